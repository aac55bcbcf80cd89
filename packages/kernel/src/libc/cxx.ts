/**
 * The C++ runtime below exceptions: new and delete, guards of static locals, pure virtual calls, run-time type
 * information and dynamic_cast for single and multiple inheritance.
 *
 * Source: Itanium C++ ABI. A type_info is { vtable, name }, followed for a class with one public base at offset 0 by
 * { base }, for other classes by { flags, count, { base, offset and flags } ... }.
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  global,
  i8,
  i32,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { abortWith } from "../platform/interface.js";
import { aligned_alloc, free, malloc } from "./heap.js";

const noreturn = { attributes: ["noreturn"] } as const;

/** operator new: never null; without exceptions there is nothing left to do but stop. */
function allocate(f: FunctionBuilder, n: Expr, align?: Expr): Expr {
  const size = n.umax(1).get();
  const memory = align === undefined ? f.call(malloc, size) : f.call(aligned_alloc, align, size);
  return memory.get();
}
const throwing = (name: string, aligned: boolean) =>
  define(name, ptr, aligned ? { n: i32, align: i32 } : { n: i32 }, (f, args) => {
    const memory = allocate(f, args.n, "align" in args ? args.align : undefined);
    f.if(memory.eq(0), () => f.call(abortWith, f.string("operator new: out of memory"), args.n.inttoptr()));
    f.return(memory);
  });
const quiet = (name: string) =>
  define(name, ptr, { n: i32, nothrow: ptr }, (f, { n }) => f.return(allocate(f, n.get())));
const quietAligned = (name: string) =>
  define(name, ptr, { n: i32, align: i32, nothrow: ptr }, (f, { n, align }) =>
    f.return(allocate(f, n.get(), align.get())),
  );
const release = (name: string, extra: Readonly<Record<string, typeof i32 | typeof ptr>>) =>
  define(name, voidType, { memory: ptr, ...extra }, (f, args) => {
    if (args.memory !== undefined) f.call(free, args.memory);
  });

/** A guard's first byte says that the object is made. One thread makes it. */
const guards = [
  define("__cxa_guard_acquire", i32, { guard: ptr }, (f, { guard }) =>
    f.return(guard.load(i8).eq(0).zext(i32)),
  ),
  define("__cxa_guard_release", voidType, { guard: ptr }, (_, { guard }) => guard.store(1, i8)),
  define("__cxa_guard_abort", voidType, { guard: ptr }, () => {}),
];

const stop = (name: string, message: string, params: Readonly<Record<string, typeof ptr>> = {}) =>
  define(
    name,
    voidType,
    params,
    (f) => {
      f.call(abortWith, f.string(message), f.null);
      f.unreachable();
    },
    noreturn,
  );

/** What a vtable of a type_info class needs here: an address in its middle that tells the kind of class. */
const vtable = (name: string) => global(name, arrayType(ptr, 8));
const plainClass = vtable("_ZTVN10__cxxabiv117__class_type_infoE");
const singleClass = vtable("_ZTVN10__cxxabiv120__si_class_type_infoE");
const manyClass = vtable("_ZTVN10__cxxabiv121__vmi_class_type_infoE");
const TypeInfo = struct({ vtable: ptr, name: ptr, base: ptr });
const Many = struct({ vtable: ptr, name: ptr, flags: i32, count: i32 });
const Base = struct({ type: ptr, offset: i32 });
const VIRTUAL = 1;
const PUBLIC = 2;

/** Does `visit(type, object, flags)` for each direct base of the object of `type` at `object`. */
function eachBase(
  f: FunctionBuilder,
  type: Expr,
  object: Expr,
  visit: (base: Expr, at: Expr, isPublic: Expr) => void,
): void {
  const kind = type.field(TypeInfo, "vtable").get();
  // One public base at the same address.
  f.if(kind.eq(f.address(singleClass).add(8)), () =>
    visit(type.field(TypeInfo, "base").get(), object, f.const(i32, PUBLIC)),
  );
  f.if(kind.eq(f.address(manyClass).add(8)), () => {
    const bases = type.add(Many.size);
    f.range(0, type.field(Many, "count").get(), (i) => {
      const base = bases.offset(Base.type, i).get();
      const packed = base.field(Base, "offset").get();
      const offset = f.local(packed.sar(8));
      // A virtual base's offset stands in the vtable.
      f.if(packed.and(VIRTUAL).ne(0), () => offset.set(object.load(ptr).add(offset).load(i32)));
      visit(base.field(Base, "type").get(), object.add(offset).get(), packed.and(PUBLIC).get());
    });
  });
}

/** Whether the object at `at` is a public base `wanted` of the object of `type` at `object`, or that itself. */
const hasBase = define(
  "__tsjit_has_base",
  i32,
  { type: ptr, object: ptr, wanted: ptr, at: ptr },
  (f, { type, object, wanted, at }) => {
    f.if(type.eq(wanted).and(at.eq(object)), () => f.return(1));
    eachBase(f, type.get(), object.get(), (base, inside, isPublic) =>
      f.if(
        f.all(isPublic.ne(0), () => f.call(hasBase, base, inside, wanted, at).ne(0)),
        () => f.return(1),
      ),
    );
    f.return(0);
  },
);

/**
 * What a cast looks for and has found in the whole object: objects of the type `to` that have the subobject at `object`
 * of type `from` as a public base (the last one, and how many), and all of that type with whether one is public.
 */
const Search = struct({
  from: ptr,
  object: ptr,
  to: ptr,
  above: ptr,
  aboveCount: i32,
  any: ptr,
  anyCount: i32,
  anyPublic: i32,
});
const search = define(
  "__tsjit_search_bases",
  voidType,
  { state: ptr, type: ptr, object: ptr, open: i32 },
  (f, { state, type, object, open }) => {
    f.if(type.eq(state.field(Search, "to")), () => {
      // The same virtual base may be met on several ways.
      const any = state.field(Search, "any");
      f.if(any.ne(object), () => {
        any.set(object);
        state.field(Search, "anyCount").inc();
        state.field(Search, "anyPublic").set(0);
        const [from, at] = [state.field(Search, "from"), state.field(Search, "object")] as const;
        f.if(f.call(hasBase, type, object, from, at).ne(0), () => {
          state.field(Search, "above").set(object);
          state.field(Search, "aboveCount").inc();
        });
      });
      const isPublic = state.field(Search, "anyPublic");
      isPublic.set(isPublic.or(open));
      f.return();
    });
    eachBase(f, type.get(), object.get(), (base, inside, isPublic) =>
      f.call(search, state, base, inside, open.and(isPublic)),
    );
  },
);

/** dynamic_cast<To>(object): the vtable's head holds the whole object's type and where in it the subobject stands. */
const dynamicCast = define(
  "__dynamic_cast",
  ptr,
  { object: ptr, from: ptr, to: ptr, hint: i32 },
  (f, { object, from, to }) => {
    const table = object.load(ptr).get();
    const whole = object.add(table.sub(8).load(i32)).get();
    const type = table.sub(4).load(ptr).get();
    const state = f.alloca(Search.type);
    for (const name of ["above", "any"] as const) state.field(Search, name).set(f.null);
    for (const name of ["aboveCount", "anyCount", "anyPublic"] as const) state.field(Search, name).set(0);
    state.field(Search, "from").set(from);
    state.field(Search, "object").set(object);
    state.field(Search, "to").set(to);
    f.call(search, state, type, whole, PUBLIC);
    // Downwards: one object of the type stands above this one.
    f.if(state.field(Search, "aboveCount").eq(1), () => f.return(state.field(Search, "above")));
    // Sideways: the whole object has both, publicly, and the wanted one only once.
    const single = state.field(Search, "anyCount").eq(1).and(state.field(Search, "anyPublic").ne(0));
    f.if(
      f.all(single, () => f.call(hasBase, type, whole, from, object).ne(0)),
      () => f.return(state.field(Search, "any")),
    );
    f.return(f.null);
  },
);

/** Names by mangling: `j` is i386's size_t, the aligned forms take std::align_val_t. */
export const cxxFunctions = [
  throwing("_Znwj", false),
  throwing("_Znaj", false),
  throwing("_ZnwjSt11align_val_t", true),
  throwing("_ZnajSt11align_val_t", true),
  quiet("_ZnwjRKSt9nothrow_t"),
  quiet("_ZnajRKSt9nothrow_t"),
  quietAligned("_ZnwjSt11align_val_tRKSt9nothrow_t"),
  quietAligned("_ZnajSt11align_val_tRKSt9nothrow_t"),
  release("_ZdlPv", {}),
  release("_ZdaPv", {}),
  release("_ZdlPvj", { n: i32 }),
  release("_ZdaPvj", { n: i32 }),
  release("_ZdlPvSt11align_val_t", { align: i32 }),
  release("_ZdaPvSt11align_val_t", { align: i32 }),
  release("_ZdlPvjSt11align_val_t", { n: i32, align: i32 }),
  release("_ZdaPvjSt11align_val_t", { n: i32, align: i32 }),
  release("_ZdlPvRKSt9nothrow_t", { nothrow: ptr }),
  release("_ZdaPvRKSt9nothrow_t", { nothrow: ptr }),
  release("_ZdlPvSt11align_val_tRKSt9nothrow_t", { align: i32, nothrow: ptr }),
  release("_ZdaPvSt11align_val_tRKSt9nothrow_t", { align: i32, nothrow: ptr }),
  global("_ZSt7nothrow", i8, 0, { constant: true }),
  global("__dso_handle", ptr),
  ...guards,
  stop("__cxa_pure_virtual", "a pure virtual function was called"),
  stop("__cxa_deleted_virtual", "a deleted virtual function was called"),
  stop("__cxa_throw", "an exception was thrown; exceptions are not supported", {
    object: ptr,
    type: ptr,
    destructor: ptr,
  }),
  stop("__cxa_rethrow", "an exception was thrown again; exceptions are not supported"),
  stop("__cxa_bad_cast", "dynamic_cast of a reference failed"),
  stop("__cxa_bad_typeid", "typeid of a null pointer"),
  stop("_ZSt9terminatev", "std::terminate was called"),
  define("__cxa_allocate_exception", ptr, { n: i32 }, (f, { n }) => f.return(f.call(malloc, n))),
  plainClass,
  singleClass,
  manyClass,
  hasBase,
  search,
  dynamicCast,
];
