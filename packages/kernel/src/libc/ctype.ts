/** <ctype.h> in the "C" locale: the functions, and the tables glibc's macros read. */
import { arrayType, define, type Expr, global, i16, i32, ptr } from "@ts-jit/ir";

/** One row a class: its bit in glibc's table (little endian) and which characters belong to it. */
const within = (low: number, high: number) => (c: number) => c >= low && c <= high;
const either =
  (...tests: readonly ((c: number) => boolean)[]) =>
  (c: number) =>
    tests.some((test) => test(c));
const upper = within(65, 90);
const lower = within(97, 122);
const digit = within(48, 57);
const alpha = either(upper, lower);
const alnum = either(alpha, digit);
const graph = within(33, 126);
const CLASSES: readonly (readonly [name: string, bit: number, test: (c: number) => boolean])[] = [
  ["isupper", 0x100, upper],
  ["islower", 0x200, lower],
  ["isalpha", 0x400, alpha],
  ["isdigit", 0x800, digit],
  ["isxdigit", 0x1000, either(digit, within(65, 70), within(97, 102))],
  ["isspace", 0x2000, either(within(9, 13), within(32, 32))],
  ["isprint", 0x4000, within(32, 126)],
  ["isgraph", 0x8000, graph],
  ["isblank", 0x1, either(within(9, 9), within(32, 32))],
  ["iscntrl", 0x2, either(within(0, 31), within(127, 127))],
  ["ispunct", 0x4, (c) => graph(c) && !alnum(c)],
  ["isalnum", 0x8, alnum],
];

/** glibc's tables are indexed from -128 to 255. */
const FIRST = -128;
const indices = Array.from({ length: 384 }, (_, at) => at + FIRST);
const constant = { constant: true } as const;

const bits = (c: number) =>
  c < 0 ? 0 : CLASSES.reduce((sum, [, bit, test]) => (test(c) ? sum | bit : sum), 0);
const classTable = global("__tsjit_ctype_classes", arrayType(i16, 384), indices.map(bits), constant);
const lowerTable = global(
  "__tsjit_ctype_lower",
  arrayType(i32, 384),
  indices.map((c) => (upper(c) ? c + 32 : c)),
  constant,
);
const upperTable = global(
  "__tsjit_ctype_upper",
  arrayType(i32, 384),
  indices.map((c) => (lower(c) ? c - 32 : c)),
  constant,
);

/** `__ctype_b_loc` and its like give the address of a pointer to entry 0 of a table. */
function tableFunction(name: string, table: typeof classTable, size: number) {
  const pointer = global(`${name}_pointer`, ptr);
  return [
    pointer,
    define(name, ptr, {}, (f) => {
      f.address(pointer).store(f.address(table).add(-FIRST * size));
      f.return(f.address(pointer));
    }),
  ];
}

export const isSpace = (c: Expr) => c.eq(32).or(c.sub(9).ult(5));

export const toLower = define("tolower", i32, { c: i32 }, (f, { c }) =>
  f.return(c.sub(65).ult(26).select(c.add(32), c)),
);

export const ctypeFunctions = [
  classTable,
  lowerTable,
  upperTable,
  ...tableFunction("__ctype_b_loc", classTable, 2),
  ...tableFunction("__ctype_tolower_loc", lowerTable, 4),
  ...tableFunction("__ctype_toupper_loc", upperTable, 4),
  ...CLASSES.map(([name, bit]) =>
    define(name, i32, { c: i32 }, (f, { c }) => {
      f.if(c.uge(256), () => f.return(0));
      f.return(f.address(classTable).at(i16, c.sub(FIRST)).zext(i32).and(bit));
    }),
  ),
  toLower,
  define("toupper", i32, { c: i32 }, (f, { c }) => f.return(c.sub(97).ult(26).select(c.sub(32), c))),
  define("isascii", i32, { c: i32 }, (f, { c }) => f.return(c.ult(128).zext(i32))),
  define("toascii", i32, { c: i32 }, (f, { c }) => f.return(c.and(127))),
];
