/** ctype.h in the C locale, and glibc's tables behind its macros. */
import type { Machine } from "../machine.js";
import { int, writeInt } from "./access.js";
import type { Library, LibraryFunction, LibraryTable } from "./library.js";

const within =
  (low: number, high: number) =>
  (code: number): boolean =>
    code >= low && code <= high;
const isUpper = within(65, 90);
const isLower = within(97, 122);
const isDigit = within(48, 57);
const isGraph = within(33, 126);
const isAlpha = (code: number): boolean => isUpper(code) || isLower(code);
const isAlnum = (code: number): boolean => isAlpha(code) || isDigit(code);

/** Each class, with its bit in glibc's table (little endian). */
const CLASSES: Readonly<Record<string, { readonly test: (code: number) => boolean; readonly bit: number }>> =
  {
    isupper: { test: isUpper, bit: 0x100 },
    islower: { test: isLower, bit: 0x200 },
    isalpha: { test: isAlpha, bit: 0x400 },
    isdigit: { test: isDigit, bit: 0x800 },
    isxdigit: { test: (code) => isDigit(code) || within(65, 70)(code) || within(97, 102)(code), bit: 0x1000 },
    isspace: { test: (code) => code === 32 || within(9, 13)(code), bit: 0x2000 },
    isprint: { test: within(32, 126), bit: 0x4000 },
    isgraph: { test: isGraph, bit: 0x8000 },
    isblank: { test: (code) => code === 32 || code === 9, bit: 1 },
    iscntrl: { test: (code) => within(0, 31)(code) || code === 127, bit: 2 },
    ispunct: { test: (code) => isGraph(code) && !isAlnum(code), bit: 4 },
    isalnum: { test: isAlnum, bit: 8 },
  };

export function isOfClass(name: string, code: number): boolean {
  return CLASSES[name]?.test(code) === true;
}

export const toLower = (code: number): number => (isUpper(code) ? code + 32 : code);
export const toUpper = (code: number): number => (isLower(code) ? code - 32 : code);

/** A pointer to a pointer to entry 0 of a table for -128 to 255. */
function table(
  library: Library,
  machine: Machine,
  name: string,
  size: number,
  entry: (code: number) => number,
): number {
  const place = library.static_(name, 8 + 384 * size);
  const start = place + 8;
  const pointer = machine.layout.pointerSize();
  if (machine.memory.read(place, pointer, pointer * 8).bits === 0n) {
    for (let code = -128; code < 256; code++)
      writeInt(machine, start + (code + 128) * size, size, entry(code));
    writeInt(machine, place, pointer, start + 128 * size);
  }
  return place;
}

export const CTYPE: LibraryTable = {
  ...Object.fromEntries(
    Object.entries(CLASSES).map(([name, { test }]): [string, LibraryFunction] => [
      name,
      (_library, _machine, args) => (test(int(args, 0)) ? 1 : 0),
    ]),
  ),
  isascii: (_library, _machine, args) => (int(args, 0) >>> 0 < 128 ? 1 : 0),
  toascii: (_library, _machine, args) => int(args, 0) & 127,
  tolower: (_library, _machine, args) => toLower(int(args, 0)),
  toupper: (_library, _machine, args) => toUpper(int(args, 0)),
  __ctype_b_loc: (library, machine) =>
    table(library, machine, "__ctype_b_loc", 2, (code) =>
      Object.values(CLASSES).reduce((bits, { test, bit }) => (test(code) ? bits | bit : bits), 0),
    ),
  __ctype_tolower_loc: (library, machine) => table(library, machine, "__ctype_tolower_loc", 4, toLower),
  __ctype_toupper_loc: (library, machine) => table(library, machine, "__ctype_toupper_loc", 4, toUpper),
};
