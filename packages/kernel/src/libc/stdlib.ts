/** The rest of <stdlib.h>, <string.h>, <strings.h>, <locale.h> and <signal.h> that programs touch. */
import {
  arrayType,
  declare,
  define,
  doubleType,
  type Expr,
  type FunctionBuilder,
  global,
  type IntegerType,
  i1,
  i8,
  i32,
  i64,
  ptr,
  structType,
  voidType,
} from "@ts-jit/ir";
import { environ, getenv } from "./environment.js";
import { fail } from "./errno.js";
import { malloc, realloc } from "./heap.js";
import { memcpy } from "./memory.js";
import { strchr, strlen, strnlen } from "./string.js";

/** div and its like return { quotient, remainder } in memory. */
function divider(name: string, type: IntegerType) {
  const result = structType([type, type]);
  return define(
    name,
    voidType,
    { to: ptr, n: type, d: type },
    (_, { to, n, d }) => {
      const quotient = n.div(d).get();
      to.at(type, 0, { align: 4 }).set(quotient);
      to.at(type, 1, { align: 4 }).set(n.sub(quotient.mul(d)));
    },
    { structReturn: result },
  );
}

/** Strings of the environment that the program set: replaced in place, or in a list one longer. */
const putEntry = define(
  "__tsjit_put_environment",
  i32,
  { entry: ptr, length: i32 },
  (f, { entry, length }) => {
    const list = f.address(environ).at(ptr);
    const count = f.local(i32, 0);
    f.if(list.ne(0), () =>
      f.loop(() => {
        const here = list.get().at(ptr, count);
        f.if(here.eq(0), () => f.break());
        const same = f.all(
          f.call(strnlen, here, length).eq(length),
          () => f.call(declare("memcmp", i32, { a: ptr, b: ptr, n: i32 }), here, entry, length).eq(0),
          () => here.get().at(i8, length).eq(61),
        );
        f.if(same, () => {
          here.set(entry);
          f.return(0);
        });
        count.inc();
      }),
    );
    const longer = f.call(malloc, count.add(2).shl(2)).get();
    f.if(longer.eq(0), () => f.return(-1));
    f.call(memcpy, longer, list, count.shl(2));
    longer.at(ptr, count).set(entry);
    longer.at(ptr, count.add(1)).set(f.null);
    list.set(longer);
    f.return(0);
  },
);
const setenv = define(
  "setenv",
  i32,
  { name: ptr, value: ptr, replace: i32 },
  (f, { name, value, replace }) => {
    f.if(
      f.all(replace.eq(0), () => f.call(getenv, name).ne(0)),
      () => f.return(0),
    );
    const length = f.call(strlen, name).get();
    const size = f.call(strlen, value).get();
    const entry = f.call(malloc, length.add(size).add(2)).get();
    f.if(entry.eq(0), () => f.return(-1));
    f.call(memcpy, entry, name, length);
    entry.at(i8, length).set(61);
    f.call(memcpy, entry.add(length).add(1), value, size.add(1));
    f.return(f.call(putEntry, entry, length));
  },
);

/** BSD's bounded copies: what fits, always ended; they give the length they tried to make. */
const strlcpy = define("strlcpy", i32, { to: ptr, from: ptr, room: i32 }, (f, { to, from, room }) => {
  const length = f.call(strlen, from).get();
  f.if(room.ne(0), () => {
    const kept = length.umin(room.sub(1)).get();
    f.call(memcpy, to, from, kept);
    to.at(i8, kept).set(0);
  });
  f.return(length);
});

/** drand48's 48 bits: x = 25214903917 x + 11. */
const state48 = global("__tsjit_random_48", i64, 0x1234_abcd_330en);
const step48 = (f: FunctionBuilder): Expr => {
  const state = f.address(state48).at(i64);
  const next = state.mul(0x5_deec_e66dn).add(11).and(0xffff_ffff_ffffn).get();
  state.set(next);
  return next;
};

const nothing = global("__tsjit_empty_string", i8, 0, { constant: true });
const dot = global("__tsjit_decimal_point", arrayType(i8, 2), new Uint8Array([46, 0]), { constant: true });
/** struct lconv: the decimal point, nine empty strings, fourteen characters that say "not available". */
const localeType = structType([arrayType(ptr, 10), arrayType(i8, 14)]);
const localeTable = global("__tsjit_locale", localeType, [
  [dot, ...Array.from({ length: 9 }, () => nothing)],
  Array.from({ length: 14 }, () => 127),
]);

export const stdlibFunctions = [
  divider("div", i32),
  divider("ldiv", i32),
  divider("lldiv", i64),
  divider("imaxdiv", i64),
  define("reallocarray", ptr, { memory: ptr, count: i32, size: i32 }, (f, { memory, count, size }) => {
    const bytes = count.zext(i64).mul(size.zext(i64)).get();
    f.if(bytes.shr(32).ne(0), () => fail(f, "ENOMEM", f.null));
    f.return(f.call(realloc, memory, bytes.trunc(i32)));
  }),
  putEntry,
  setenv,
  define("putenv", i32, { entry: ptr }, (f, { entry }) => {
    const end = f.call(strchr, entry, 61).get();
    f.if(end.eq(0), () => f.return(-1));
    f.return(f.call(putEntry, entry, end.sub(entry)));
  }),
  strlcpy,
  define("strlcat", i32, { to: ptr, from: ptr, room: i32 }, (f, { to, from, room }) => {
    const used = f.call(strnlen, to, room).get();
    f.return(used.add(f.call(strlcpy, to.add(used), from, room.sub(used))));
  }),
  define("memccpy", ptr, { to: ptr, from: ptr, c: i32, n: i32 }, (f, { to, from, c, n }) => {
    f.while(
      () => n.ne(0),
      () => {
        const byte = from.load(i8).get();
        to.store(byte);
        to.inc();
        from.inc();
        n.dec();
        f.if(byte.eq(c.trunc(i8)), () => f.return(to));
      },
    );
    f.return(f.null);
  }),
  define("stpncpy", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
    const length = f.call(strnlen, from, n).get();
    f.call(declare("strncpy", ptr, { to: ptr, from: ptr, n: i32 }), to, from, n);
    f.return(to.add(length));
  }),
  ...["ffs", "ffsl"].map((name) =>
    define(name, i32, { x: i32 }, (f, { x }) => {
      f.if(x.eq(0), () => f.return(0));
      f.return(f.intrinsic("llvm.cttz", i32, [x, f.const(i1, 0)], [i32]).add(1));
    }),
  ),
  state48,
  define("srand48", voidType, { seed: i32 }, (f, { seed }) =>
    f.address(state48).store(seed.zext(i64).shl(16).or(0x330e), i64),
  ),
  define("lrand48", i32, {}, (f) => f.return(step48(f).shr(17).trunc(i32))),
  define("mrand48", i32, {}, (f) => f.return(step48(f).shr(16).trunc(i32))),
  define("drand48", doubleType, {}, (f) => {
    // 48 bits behind the point of a number from 1 to 2.
    const bits = step48(f).shl(4).or(0x3ff0_0000_0000_0000n);
    f.return(bits.bitcast(doubleType).sub(1));
  }),
  nothing,
  dot,
  localeTable,
  define("setlocale", ptr, { category: i32, name: ptr }, (f) => f.return(f.string("C"))),
  define("localeconv", ptr, {}, (f) => f.return(f.address(localeTable))),
];
