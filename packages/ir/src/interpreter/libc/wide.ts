/**
 * wchar.h, wctype.h and the multibyte functions of stdlib.h, in the C locale, as glibc has it: a character of a byte is
 * the wide character of the same number up to 127, and there are no others.
 */
import type { ExternalResult } from "../external.js";
import { copyMemory } from "../intrinsics.js";
import type { Machine } from "../machine.js";
import { int, newBlock, newString, readByte, readInt, readText, writeByte, writeInt } from "./access.js";
import { isOfClass, toLower, toUpper } from "./ctype.js";
import type { Library, LibraryFunction, LibraryTable } from "./library.js";
import { STDLIB } from "./stdlib.js";

/** Bytes of a wchar_t. */
const SIZE = 4;
const EILSEQ = 84;
const EVERYTHING = Number.POSITIVE_INFINITY;
const CLASSES = [
  "alnum",
  "alpha",
  "blank",
  "cntrl",
  "digit",
  "graph",
  "lower",
  "print",
  "punct",
  "space",
].concat(["upper", "xdigit"]);
const TRANSFORMATIONS = [
  ["tolower", toLower],
  ["toupper", toUpper],
] as const;

function at(machine: Machine, address: number, index: number): number {
  return Number(BigInt.asIntN(32, readInt(machine, address + index * SIZE, SIZE)));
}
function put(machine: Machine, address: number, index: number, value: number): void {
  writeInt(machine, address + index * SIZE, SIZE, value);
}
/** The characters of a string, without its terminator. */
function read(machine: Machine, address: number, most = EVERYTHING): number[] {
  const found: number[] = [];
  while (found.length < most) {
    const one = at(machine, address, found.length);
    if (one === 0) break;
    found.push(one);
  }
  return found;
}
function write(machine: Machine, address: number, characters: readonly number[]): void {
  characters.forEach((one, index) => {
    put(machine, address, index, one);
  });
}
function count(value: unknown): number {
  return Number(value ?? 0) >>> 0;
}
const ended = (characters: readonly number[]): number[] => [...characters, 0];

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [x = 0, y = 0] = [a[index], b[index]];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
/** The address of the character at an index, 0 for -1. */
function place(address: number, index: number): number {
  return index < 0 ? 0 : address + index * SIZE;
}
function spanOf(machine: Machine, address: number, set: number, inside: boolean): number {
  const members = new Set(read(machine, set));
  const text = read(machine, address);
  const end = text.findIndex((one) => members.has(one) !== inside);
  return end < 0 ? text.length : end;
}
/** Where one string begins in another, or -1. */
function indexIn(text: readonly number[], part: readonly number[]): number {
  for (let from = 0; from + part.length <= text.length; from++)
    if (part.every((one, index) => text[from + index] === one)) return from;
  return -1;
}
/** wcstok, whose place to go on is the caller's. */
function token(machine: Machine, from: number, set: number, save: number): number {
  const word = machine.layout.pointerSize();
  const first = from === 0 ? Number(readInt(machine, save, word)) : from;
  if (first === 0) return 0;
  const start = first + spanOf(machine, first, set, true) * SIZE;
  const end = start + spanOf(machine, start, set, false) * SIZE;
  const isLast = at(machine, end, 0) === 0;
  if (!isLast) put(machine, end, 0, 0);
  writeInt(machine, save, word, start === end || isLast ? 0 : end + SIZE);
  return start === end ? 0 : start;
}

function illegal(library: Library): number {
  library.errno = EILSEQ;
  return -1;
}
/** mbrtowc: the bytes of the next character, 0 for the terminator, -1, or -2 when there are none. */
function toWide(library: Library, machine: Machine, to: number, from: number, most: number): number {
  if (from === 0) return 0;
  if (most === 0) return -2;
  const byte = readByte(machine, from);
  if (byte > 127) return illegal(library);
  if (to !== 0) put(machine, to, 0, byte);
  return byte === 0 ? 0 : 1;
}
/** wcrtomb. */
function toBytes(library: Library, machine: Machine, to: number, wide: number): number {
  if (to === 0) return 1;
  if (wide >>> 0 > 127) return illegal(library);
  writeByte(machine, to, wide);
  return 1;
}
/** mbstowcs, and mbsrtowcs when `place` holds the address: how many characters there are before the terminator. */
function stringToWide(
  library: Library,
  machine: Machine,
  to: number,
  from: number,
  most: number,
): [number, number] {
  const limit = to === 0 ? EVERYTHING : most;
  let done = 0;
  for (; done < limit; done++) {
    const byte = readByte(machine, from + done);
    if (byte > 127) return [illegal(library), from + done];
    if (to !== 0) put(machine, to, done, byte);
    if (byte === 0) return [done, 0];
  }
  return [done, from + done];
}
function stringToBytes(
  library: Library,
  machine: Machine,
  to: number,
  from: number,
  most: number,
): [number, number] {
  const limit = to === 0 ? EVERYTHING : most;
  let done = 0;
  for (; done < limit; done++) {
    const wide = at(machine, from, done);
    if (wide >>> 0 > 127) return [illegal(library), from + done * SIZE];
    if (to !== 0) writeByte(machine, to + done, wide);
    if (wide === 0) return [done, 0];
  }
  return [done, from + done * SIZE];
}
/** The form with a conversion state, which takes the address of the source and leaves there how far it came. */
function restartable(convert: typeof stringToWide): LibraryFunction {
  return (library, machine, args) => {
    const word = machine.layout.pointerSize();
    const from = Number(readInt(machine, int(args, 1), word));
    const [done, end] = convert(library, machine, int(args, 0), from, count(args[2]));
    if (int(args, 0) !== 0) writeInt(machine, int(args, 1), word, end);
    return done;
  };
}

/** A function on numbers in text, done on the text's bytes: the end it reports is carried over. */
function numeric(name: string): LibraryFunction {
  return (library, machine, args): ExternalResult => {
    const bytes = read(machine, int(args, 0)).map((one) => (one >>> 0 > 127 ? 1 : one));
    const copy = newString(machine, Uint8Array.from(bytes));
    const end = library.static_("wide end", 8);
    const result = STDLIB[name]?.(library, machine, [copy, end, ...args.slice(2)]);
    const word = machine.layout.pointerSize();
    const used = Number(readInt(machine, end, word)) - copy;
    machine.memory.free(copy);
    if (int(args, 1) !== 0) writeInt(machine, int(args, 1), word, int(args, 0) + used * SIZE);
    return result;
  };
}

/** Every class has its function; what is no character is of no class. */
const classes: LibraryTable = Object.fromEntries(
  CLASSES.map((name): [string, LibraryFunction] => [
    `isw${name}`,
    (_library, _machine, args) => isOf(name, int(args, 0)),
  ]),
);
function isOf(name: string | undefined, code: number): number {
  return name !== undefined && code >>> 0 <= 127 && isOfClass(`is${name}`, code) ? 1 : 0;
}
function changed(code: number, by: ((code: number) => number) | undefined): number {
  return by === undefined || code >>> 0 > 127 ? code : by(code);
}

export const WIDE: LibraryTable = {
  ...classes,
  ...Object.fromEntries(
    ["tol", "toll", "toul", "toull", "tod", "tof", "told", "toimax", "toumax"].map(
      (name): [string, LibraryFunction] => [`wcs${name}`, numeric(`str${name}`)],
    ),
  ),
  towlower: (_library, _machine, args) => changed(int(args, 0), toLower),
  towupper: (_library, _machine, args) => changed(int(args, 0), toUpper),
  wctype: (_library, machine, args) => CLASSES.indexOf(readText(machine, int(args, 0))) + 1,
  iswctype: (_library, _machine, args) => isOf(CLASSES[int(args, 1) - 1], int(args, 0)),
  wctrans: (_library, machine, args) =>
    TRANSFORMATIONS.findIndex(([name]) => name === readText(machine, int(args, 0))) + 1,
  towctrans: (_library, _machine, args) => changed(int(args, 0), TRANSFORMATIONS[int(args, 1) - 1]?.[1]),

  wcslen: (_library, machine, args) => read(machine, int(args, 0)).length,
  wcsnlen: (_library, machine, args) => read(machine, int(args, 0), count(args[1])).length,
  wcscpy: (_library, machine, args) => {
    write(machine, int(args, 0), ended(read(machine, int(args, 1))));
    return int(args, 0);
  },
  wcsncpy: (_library, machine, args) => {
    const most = count(args[2]);
    const text = read(machine, int(args, 1), most);
    write(machine, int(args, 0), [...text, ...new Array<number>(most - text.length).fill(0)]);
    return int(args, 0);
  },
  wcscat: (_library, machine, args) => {
    const end = place(int(args, 0), read(machine, int(args, 0)).length);
    write(machine, end, ended(read(machine, int(args, 1))));
    return int(args, 0);
  },
  wcsncat: (_library, machine, args) => {
    const end = place(int(args, 0), read(machine, int(args, 0)).length);
    write(machine, end, ended(read(machine, int(args, 1), count(args[2]))));
    return int(args, 0);
  },
  wcsdup: (_library, machine, args) => {
    const text = ended(read(machine, int(args, 0)));
    const copy = newBlock(machine, text.length * SIZE);
    write(machine, copy, text);
    return copy;
  },
  wcscmp: (_library, machine, args) => compare(read(machine, int(args, 0)), read(machine, int(args, 1))),
  wcscoll: (_library, machine, args) => compare(read(machine, int(args, 0)), read(machine, int(args, 1))),
  wcsncmp: (_library, machine, args) => {
    const [a = [], b = []] = [0, 1].map((one) => read(machine, int(args, one), count(args[2])));
    return compare(a, b);
  },
  wcsxfrm: (_library, machine, args) => {
    const text = ended(read(machine, int(args, 1)));
    write(machine, int(args, 0), text.slice(0, count(args[2])));
    return text.length - 1;
  },
  wcschr: (_library, machine, args) =>
    place(int(args, 0), ended(read(machine, int(args, 0))).indexOf(int(args, 1))),
  wcsrchr: (_library, machine, args) =>
    place(int(args, 0), ended(read(machine, int(args, 0))).lastIndexOf(int(args, 1))),
  wcsspn: (_library, machine, args) => spanOf(machine, int(args, 0), int(args, 1), true),
  wcscspn: (_library, machine, args) => spanOf(machine, int(args, 0), int(args, 1), false),
  wcspbrk: (_library, machine, args) => {
    const found = place(int(args, 0), spanOf(machine, int(args, 0), int(args, 1), false));
    return at(machine, found, 0) === 0 ? 0 : found;
  },
  wcsstr: (_library, machine, args) =>
    place(int(args, 0), indexIn(read(machine, int(args, 0)), read(machine, int(args, 1)))),
  wcstok: (_library, machine, args) => token(machine, int(args, 0), int(args, 1), int(args, 2)),

  wmemcpy: (_library, machine, args) => {
    copyMemory(machine, int(args, 0), int(args, 1), count(args[2]) * SIZE, false);
    return int(args, 0);
  },
  wmemmove: (_library, machine, args) => {
    copyMemory(machine, int(args, 0), int(args, 1), count(args[2]) * SIZE, true);
    return int(args, 0);
  },
  wmemset: (_library, machine, args) => {
    write(machine, int(args, 0), new Array<number>(count(args[2])).fill(int(args, 1)));
    return int(args, 0);
  },
  wmemcmp: (_library, machine, args) => {
    for (let index = 0; index < count(args[2]); index++) {
      const [x = 0, y = 0] = [0, 1].map((one) => at(machine, int(args, one), index));
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  },
  wmemchr: (_library, machine, args) => {
    for (let index = 0; index < count(args[2]); index++)
      if (at(machine, int(args, 0), index) === int(args, 1)) return place(int(args, 0), index);
    return 0;
  },

  btowc: (_library, _machine, args) => (int(args, 0) >>> 0 > 127 ? -1 : int(args, 0)),
  wctob: (_library, _machine, args) => (int(args, 0) >>> 0 > 127 ? -1 : int(args, 0)),
  mbsinit: () => 1,
  mbrtowc: (library, machine, args) => toWide(library, machine, int(args, 0), int(args, 1), count(args[2])),
  mbrlen: (library, machine, args) => toWide(library, machine, 0, int(args, 0), count(args[1])),
  mbtowc: (library, machine, args) =>
    Math.max(-1, toWide(library, machine, int(args, 0), int(args, 1), count(args[2]))),
  mblen: (library, machine, args) => Math.max(-1, toWide(library, machine, 0, int(args, 0), count(args[1]))),
  wcrtomb: (library, machine, args) => toBytes(library, machine, int(args, 0), int(args, 1)),
  // There is no state to ask for.
  wctomb: (library, machine, args) =>
    int(args, 0) === 0 ? 0 : toBytes(library, machine, int(args, 0), int(args, 1)),
  mbstowcs: (library, machine, args) =>
    stringToWide(library, machine, int(args, 0), int(args, 1), count(args[2]))[0],
  wcstombs: (library, machine, args) =>
    stringToBytes(library, machine, int(args, 0), int(args, 1), count(args[2]))[0],
  mbsrtowcs: restartable(stringToWide),
  wcsrtombs: restartable(stringToBytes),
};
