/**
 * memcpy, memset and their like. Sixteen bytes at a time where there are as many.
 */
import {
  define,
  type Expr,
  type FunctionBuilder,
  type IntegerType,
  i8,
  i32,
  ptr,
  vectorType,
  voidType,
} from "@ts-jit/ir";

const loose = { align: 1 } as const;

/** One vector register from SSE on, four words below it. */
const v16 = vectorType(i32, 4);
const VECTOR = 16;

/** Copies `count` vectors, all loaded before any is stored. */
function copyVectors(to: Expr, from: Expr, count: number): void {
  const vectors = Array.from({ length: count }, (_, at) => from.add(VECTOR * at).load(v16, loose));
  for (const [at, vector] of vectors.entries()) to.add(VECTOR * at).store(vector, v16, loose);
}

/**
 * Less than a vector, without a loop: offsets that may overlap. Words first and last, and for 8 bytes and more two
 * between them; for up to three bytes the first, the middle and the last.
 */
function shortRun(f: FunctionBuilder, n: Expr, move: (type: IntegerType, at: readonly Expr[]) => void): void {
  const zero = f.const(i32, 0);
  f.if(
    n.uge(8),
    () => move(i32, [zero, f.const(i32, 4), n.sub(8), n.sub(4)]),
    () =>
      f.if(
        n.uge(4),
        () => move(i32, [zero, n.sub(4)]),
        () => f.if(n.ne(0), () => move(i8, [zero, n.shr(1), n.sub(1)])),
      ),
  );
}

export const memcpy = define("memcpy", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const start = to.get();
  f.if(n.ult(VECTOR), () => {
    shortRun(f, n.get(), (type, offsets) => {
      const loaded = offsets.map((at) => from.add(at).load(type, loose));
      for (const [index, at] of offsets.entries()) to.add(at).store(loaded[index] ?? 0, type, loose);
    });
    f.return(start);
  });
  // The last vector is stored at the end, over bytes that may be there already. It is loaded first, and each step loads
  // before it stores, so that a target below the source may overlap it.
  const end = to.add(n).sub(VECTOR).get();
  const last = from.add(n).sub(VECTOR).load(v16, loose).get();
  const step = (count: number) =>
    f.while(
      () => n.ugt(VECTOR * count),
      () => {
        copyVectors(to, from, count);
        to.inc(VECTOR * count);
        from.inc(VECTOR * count);
        n.dec(VECTOR * count);
      },
    );
  step(4);
  step(1);
  end.store(last, v16, loose);
  f.return(start);
});

export const memmove = define("memmove", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  // Going up, as memcpy does, is right unless the target starts inside the source.
  f.if(to.sub(from).uge(n), () => f.return(f.call(memcpy, to, from, n)));
  f.if(n.ult(VECTOR), () => {
    f.while(
      () => n.ne(0),
      () => {
        n.dec();
        to.at(i8, n).set(from.at(i8, n));
      },
    );
    f.return(to);
  });
  const first = from.load(v16, loose).get();
  for (const count of [4, 1]) {
    f.while(
      () => n.ugt(VECTOR * count),
      () => {
        n.dec(VECTOR * count);
        copyVectors(to.add(n), from.add(n), count);
      },
    );
  }
  to.store(first, v16, loose);
  f.return(to);
});

export const mempcpy = define("mempcpy", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const end = to.add(n);
  f.call(memcpy, to, from, n);
  f.return(end);
});

export const memset = define("memset", ptr, { to: ptr, c: i32, n: i32 }, (f, { to, c, n }) => {
  const start = to.get();
  const word = c.and(255).mul(0x01010101).get();
  f.if(n.ult(VECTOR), () => {
    shortRun(f, n.get(), (type, offsets) => {
      const value = type === i32 ? word : word.trunc(type);
      for (const at of offsets) to.add(at).store(value, type, loose);
    });
    f.return(start);
  });
  const wide = word.splat(4).get();
  to.add(n).sub(VECTOR).store(wide, v16, loose);
  for (const count of [4, 1]) {
    f.while(
      () => n.ugt(VECTOR * count),
      () => {
        for (let at = 0; at < count; at++) to.add(VECTOR * at).store(wide, v16, loose);
        to.inc(VECTOR * count);
        n.dec(VECTOR * count);
      },
    );
  }
  f.return(start);
});

export const memcmp = define("memcmp", i32, { a: ptr, b: ptr, n: i32 }, (f, { a, b, n }) => {
  // Equal words are skipped; the first word that differs is looked at byte by byte.
  f.while(
    () => f.all(n.uge(4), () => a.load(i32, loose).eq(b.load(i32, loose))),
    () => {
      a.inc(4);
      b.inc(4);
      n.dec(4);
    },
  );
  f.while(
    () => n.ne(0),
    () => {
      const difference = a.load(i8).zext(i32).sub(b.load(i8).zext(i32));
      f.if(difference.ne(0), () => f.return(difference));
      a.inc();
      b.inc();
      n.dec();
    },
  );
  f.return(0);
});

export const bcmp = define("bcmp", i32, { a: ptr, b: ptr, n: i32 }, (f, { a, b, n }) =>
  f.return(f.call(memcmp, a, b, n)),
);

export const bzero = define("bzero", voidType, { to: ptr, n: i32 }, (f, { to, n }) => {
  f.call(memset, to, 0, n);
});

export const memchr = define("memchr", ptr, { s: ptr, c: i32, n: i32 }, (f, { s, c, n }) => {
  const wanted = c.trunc(i8);
  f.while(
    () => n.ne(0),
    () => {
      f.if(s.load(i8).eq(wanted), () => f.return(s));
      s.inc();
      n.dec();
    },
  );
  f.return(f.null);
});

export const memrchr = define("memrchr", ptr, { s: ptr, c: i32, n: i32 }, (f, { s, c, n }) => {
  const wanted = c.trunc(i8);
  f.while(
    () => n.ne(0),
    () => {
      n.dec();
      const at = s.add(n);
      f.if(at.load(i8).eq(wanted), () => f.return(at));
    },
  );
  f.return(f.null);
});

export const memmem = define("memmem", ptr, { s: ptr, n: i32, part: ptr, m: i32 }, (f, { s, n, part, m }) => {
  f.while(
    () => n.uge(m),
    () => {
      f.if(f.call(memcmp, s, part, m).eq(0), () => f.return(s));
      s.inc();
      n.dec();
    },
  );
  f.return(f.null);
});

export const memoryFunctions = [
  memcpy,
  memmove,
  mempcpy,
  memset,
  memcmp,
  bcmp,
  bzero,
  memchr,
  memrchr,
  memmem,
];
