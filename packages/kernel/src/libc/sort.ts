/**
 * qsort and bsearch. The sort is a merge sort, so it keeps the order of equal elements, as programs have come to
 * expect of the C library they were written with.
 */
import {
  define,
  type Expr,
  type FunctionBuilder,
  functionType,
  i8,
  i32,
  type Local,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { free, malloc } from "./heap.js";
import { memcpy } from "./memory.js";

/** Sorted this way without merging. */
const INSERTION = 6;
const Order = struct({ size: i32, compare: ptr, argument: ptr, scratch: ptr });

/** `qsort`, or with an argument for the comparison `qsort_r`. */
function sorter(name: string, withArgument: boolean) {
  const type = functionType(i32, withArgument ? [ptr, ptr, ptr] : [ptr, ptr]);
  const compare = (f: FunctionBuilder, order: Expr, a: Expr, b: Expr) => {
    const fn = order.field(Order, "compare").get();
    const extra = withArgument ? [order.field(Order, "argument")] : [];
    return f.callPointer(type, fn, a, b, ...extra);
  };
  /** Copies one element and moves both pointers on. */
  const move = (f: FunctionBuilder, to: Local, from: Local, size: Expr) => {
    f.if(
      size.and(3).ne(0),
      () => f.call(memcpy, to, from, size),
      () => {
        const left = f.local(size);
        const at = f.local(i32, 0);
        f.while(
          () => at.ne(left),
          () => {
            to.add(at).store(from.add(at).load(i32, { align: 1 }), i32, { align: 1 });
            at.inc(4);
          },
        );
      },
    );
    to.inc(size);
    from.inc(size);
  };
  const sort = define(
    `__tsjit_${name}`,
    voidType,
    { base: ptr, n: i32, order: ptr },
    (f, { base, n, order }) => {
      const size = order.field(Order, "size").get();
      const scratch = order.field(Order, "scratch").get();
      f.if(n.ule(INSERTION), () => {
        const end = base.add(n.mul(size));
        const at = f.local(base.add(size));
        f.while(
          () => at.lt(end),
          () => {
            const to = f.local(at);
            f.while(
              () => f.all(to.gt(base), () => compare(f, order, to.sub(size), at).gt(0)),
              () => to.set(to.sub(size)),
            );
            f.if(to.ne(at), () => {
              f.call(memcpy, scratch, at, size);
              const from = f.local(at);
              f.while(
                () => from.gt(to),
                () => {
                  f.call(memcpy, from, from.sub(size), size);
                  from.set(from.sub(size));
                },
              );
              f.call(memcpy, to, scratch, size);
            });
            at.inc(size);
          },
        );
        f.return();
      });
      const half = n.shr(1);
      const left = f.local(base);
      const right = f.local(base.add(half.mul(size)));
      f.call(sort, left, half, order);
      f.call(sort, right, n.sub(half), order);
      const leftEnd = right.get();
      const rightEnd = base.add(n.mul(size));
      const to = f.local(scratch);
      f.while(
        () => f.all(left.ne(leftEnd), () => right.ne(rightEnd)),
        () =>
          f.if(
            compare(f, order, left, right).le(0),
            () => move(f, to, left, size),
            () => move(f, to, right, size),
          ),
      );
      // What is left of the right half stands where it belongs.
      f.call(memcpy, to, left, leftEnd.sub(left));
      to.inc(leftEnd.sub(left));
      f.call(memcpy, base, scratch, to.sub(scratch));
    },
  );
  const params = { base: ptr, n: i32, size: i32, compare: ptr };
  const outer = define(name, voidType, withArgument ? { ...params, argument: ptr } : params, (f, args) => {
    const { base, n, size } = args;
    const order = f.alloca(Order.type);
    const bytes = n.mul(size);
    order.field(Order, "size").set(size);
    order.field(Order, "compare").set(args.compare);
    if ("argument" in args) order.field(Order, "argument").set(args.argument);
    const SMALL = 1024;
    const room = f.alloca(i8, SMALL, 4);
    f.if(bytes.ule(SMALL), () => {
      order.field(Order, "scratch").set(room);
      f.call(sort, base, n, order);
      f.return();
    });
    const scratch = f.call(malloc, bytes);
    f.if(scratch.eq(0), () => {
      f.call(inPlace, base, n, order);
      f.return();
    });
    order.field(Order, "scratch").set(scratch);
    f.call(sort, base, n, order);
    f.call(free, scratch);
  });
  /** Heap sort, for when there is no memory to merge into. */
  const inPlace = define(
    `__tsjit_${name}_in_place`,
    voidType,
    { base: ptr, n: i32, order: ptr },
    (f, { base, n, order }) => {
      const size = order.field(Order, "size").get();
      const swap = (a: Expr, b: Expr) =>
        f.range(0, size, (i) => {
          const x = a.at(i8, i).get();
          a.at(i8, i).set(b.at(i8, i));
          b.at(i8, i).set(x);
        });
      const start = f.local(n.shr(1));
      const count = f.local(n);
      f.while(
        () => count.ugt(1),
        () => {
          f.if(
            start.ne(0),
            () => start.dec(),
            () => {
              count.dec();
              swap(base, base.add(count.mul(size)));
            },
          );
          const root = f.local(start);
          f.loop(() => {
            const child = f.local(root.shl(1).add(1));
            f.if(child.uge(count), () => f.break());
            const at = (index: Expr) => base.add(index.mul(size));
            f.if(
              f.all(child.add(1).ult(count), () => compare(f, order, at(child), at(child.add(1))).lt(0)),
              () => child.inc(),
            );
            f.if(compare(f, order, at(root), at(child)).ge(0), () => f.break());
            swap(at(root), at(child));
            root.set(child);
          });
        },
      );
    },
  );
  return [sort, inPlace, outer];
}

const bsearch = define(
  "bsearch",
  ptr,
  { key: ptr, base: ptr, n: i32, size: i32, compare: ptr },
  (f, { key, base, n, size, compare }) => {
    f.while(
      () => n.ne(0),
      () => {
        const half = n.shr(1);
        const middle = base.add(half.mul(size));
        const order = f.callPointer(functionType(i32, [ptr, ptr]), compare, key, middle);
        f.if(order.eq(0), () => f.return(middle));
        f.if(
          order.gt(0),
          () => {
            base.set(middle.add(size));
            n.set(n.sub(half).sub(1));
          },
          () => n.set(half),
        );
      },
    );
    f.return(f.null);
  },
);

export const sortFunctions = [...sorter("qsort", false), ...sorter("qsort_r", true), bsearch];
