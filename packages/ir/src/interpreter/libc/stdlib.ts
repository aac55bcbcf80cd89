/** stdlib.h: allocation, sorting, numbers from text, pseudo-random numbers, the environment. */

import { FLOAT_FORMATS } from "../../float-format.js";
import type { ExternalValue } from "../external.js";
import type { Machine } from "../machine.js";
import { bitsToDouble, bitsToFloat } from "../softfloat.js";
import { int, newString, readText, utf8, writeInt } from "./access.js";
import { parseFloatText } from "./float-text.js";
import type { Library, LibraryFunction, LibraryTable } from "./library.js";
import { integerText, parseInteger } from "./scanf.js";

const ENOMEM = 12;
const EINVAL = 22;
const ERANGE = 34;

function allocate(library: Library, machine: Machine, size: number, align = 16): number {
  const address = machine.memory.allocate(size, align);
  if (address === 0) library.errno = ENOMEM;
  return address;
}
function release(machine: Machine, address: number): undefined {
  if (address === 0) return;
  const wrong = machine.memory.free(address);
  if (wrong !== undefined) machine.undefined(wrong);
}
function reallocate(library: Library, machine: Machine, address: number, size: number): number {
  if (address === 0) return allocate(library, machine, size);
  const old = machine.memory.blockSize(address);
  if (old === undefined)
    machine.undefined("realloc of an address that is not the start of a live heap block");
  const moved = allocate(library, machine, size);
  if (moved === 0) return 0;
  if (Math.min(old, size) > 0) machine.memory.copy(moved, address, Math.min(old, size));
  release(machine, address);
  return moved;
}

/** Sorts by merging, as glibc does, so that equal elements keep their order. */
function sort(
  machine: Machine,
  base: number,
  count: number,
  size: number,
  compare: (a: number, b: number) => number,
): undefined {
  if (count < 2 || size === 0) return;
  machine.checkAccess(base, count * size, true);
  let order = Array.from({ length: count }, (_, at) => at);
  let spare = new Array<number>(count);
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(start + 2 * width, count);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const a = order[left] ?? 0;
        const b = order[right] ?? 0;
        const takeLeft = left < middle && (right >= end || compare(base + a * size, base + b * size) <= 0);
        spare[at] = takeLeft ? a : b;
        if (takeLeft) left++;
        else right++;
      }
    }
    [order, spare] = [spare, order];
  }
  const copy = machine.memory.allocate(count * size);
  if (copy === 0) throw machine.error("limit", "the heap limit is reached in qsort");
  machine.memory.copy(copy, base, count * size);
  order.forEach((from, to) => {
    machine.memory.copy(base + to * size, copy + from * size, size);
  });
  release(machine, copy);
}

const callCompare =
  (machine: Machine, compare: number, ...rest: readonly ExternalValue[]) =>
  (a: number, b: number): number =>
    Number(machine.callAddress(compare, [a, b, ...rest])[0] ?? 0);

/**
 * operator new and delete of C++, of one object (w, l) and of arrays (a), by size_t of 32 bits (j) and of 64 (m); aligned
 * forms take the alignment last, or before the mark of those that do not throw.
 */
function newAndDelete(): LibraryTable {
  const table: Record<string, LibraryFunction> = {};
  const align = "St11align_val_t";
  const nothrow = "RKSt9nothrow_t";
  for (const size of ["j", "m"]) {
    for (const kind of ["w", "a"]) {
      for (const quiet of ["", nothrow]) {
        table[`_Zn${kind}${size}${quiet}`] = (library, machine, args) =>
          allocate(library, machine, int(args, 0) >>> 0);
        table[`_Zn${kind}${size}${align}${quiet}`] = (library, machine, args) =>
          allocate(library, machine, int(args, 0) >>> 0, Math.max(int(args, 1), 16));
      }
    }
  }
  for (const kind of ["l", "a"]) {
    for (const rest of ["", "j", "m", align, `j${align}`, `m${align}`, nothrow, `${align}${nothrow}`])
      table[`_Zd${kind}Pv${rest}`] = (_library, machine, args) => release(machine, int(args, 0));
  }
  return table;
}

/** strtol and its kin, of a width in bits. */
function toInteger(bits: (machine: Machine) => number, signed: boolean): LibraryFunction {
  return (library, machine, args) => {
    const text = readText(machine, int(args, 0));
    const base = int(args, 2);
    const width = bits(machine);
    const space = /^[ \t\n\v\f\r]*/.exec(text)?.[0].length ?? 0;
    const body = text.slice(space);
    let value = parseInteger(body, base);
    let length = 0;
    if (value === undefined || base === 1 || base > 36 || base < 0) {
      value = 0n;
      if (base === 1 || base > 36 || base < 0) library.errno = EINVAL;
    } else length = space + (integerText(body, base)?.length ?? 0);
    if (int(args, 1) !== 0)
      writeInt(machine, int(args, 1), machine.layout.pointerSize(), int(args, 0) + length);
    const most = signed ? (1n << BigInt(width - 1)) - 1n : (1n << BigInt(width)) - 1n;
    const least = signed ? -most - 1n : -most;
    if (value > most || value < least) {
      library.errno = ERANGE;
      value = signed && value < 0n ? least : most;
    }
    return width <= 32 ? Number(BigInt.asIntN(32, value)) : BigInt.asIntN(64, value);
  };
}
const longBits = (machine: Machine): number => machine.layout.pointerSize() * 8;

function toFloat(kind: "float" | "double" | "x86_fp80"): LibraryFunction {
  const format = FLOAT_FORMATS[kind];
  return (library, machine, args) => {
    const { bits, length, range } = parseFloatText(readText(machine, int(args, 0)), format);
    if (int(args, 1) !== 0)
      writeInt(machine, int(args, 1), machine.layout.pointerSize(), int(args, 0) + length);
    if (range) library.errno = ERANGE;
    return kind === "double" ? bitsToDouble(bits) : kind === "float" ? bitsToFloat(bits) : bits;
  };
}
/** atoi and its kin: strtol's value without its errors, cut to the result. */
function simpleInteger(width: number | undefined): LibraryFunction {
  return (_library, machine, args) => {
    const long = width === 64 ? 64 : longBits(machine);
    const most = (1n << BigInt(long - 1)) - 1n;
    const read = parseInteger(readText(machine, int(args, 0)).trimStart(), 10) ?? 0n;
    const value = read > most ? most : read < -most - 1n ? -most - 1n : read;
    return (width ?? long) <= 32 ? Number(BigInt.asIntN(32, value)) : BigInt.asIntN(64, value);
  };
}

/** glibc's srandom for the default generator (TYPE_3): r[i] = r[i-3] + r[i-31]. */
export function seedRandom(library: Library, seed: number): undefined {
  const state = [seed === 0 ? 1 : seed | 0];
  for (let at = 1; at < 31; at++) {
    const previous = state[at - 1] ?? 0;
    // 16807 * previous % (2^31 - 1), by Schrage's method, on signed words.
    let word = 16807 * (previous % 127773) - 2836 * Math.trunc(previous / 127773);
    if (word < 0) word += 2147483647;
    state.push(word);
  }
  for (let at = 31; at < 34; at++) state.push(state[at - 31] ?? 0);
  for (let at = 34; at < 344; at++) state.push(((state[at - 31] ?? 0) + (state[at - 3] ?? 0)) | 0);
  library.random = state.slice(-34);
}
function nextRandom(library: Library): number {
  if (library.random.length === 0) seedRandom(library, 1);
  const state = library.random;
  const word = ((state[state.length - 31] ?? 0) + (state[state.length - 3] ?? 0)) | 0;
  state.push(word);
  state.shift();
  return word >>> 1;
}
/** rand_r of glibc. */
function randomFrom(machine: Machine, address: number): number {
  let next = Number(machine.memory.read(address, 4, 32).bits);
  let result = 0;
  for (const [mask, shift] of [
    [0x7ff, 0],
    [0x3ff, 10],
    [0x3ff, 10],
  ] as const) {
    next = (Math.imul(next, 1103515245) + 12345) >>> 0;
    result = (result << shift) ^ ((next >>> 16) & mask);
  }
  writeInt(machine, address, 4, next);
  return result;
}
/** drand48's 48-bit linear congruential state. */
function next48(library: Library, machine: Machine): bigint {
  const place = library.static_("drand48", 8);
  const old = machine.memory.read(place, 8, 64).bits;
  const next = (old * 0x5deece66dn + 0xbn) & 0xffffffffffffn;
  writeInt(machine, place, 8, next);
  return next;
}

/** div and its kin: through a hidden pointer on i386, in registers on x86-64. */
const quotient =
  (width: (machine: Machine) => number): LibraryFunction =>
  (_library, machine, args) => {
    const hidden = args.length === 3;
    const size = width(machine);
    const a = BigInt(args[hidden ? 1 : 0] ?? 0);
    const b = BigInt(args[hidden ? 2 : 1] ?? 1);
    if (b === 0n) machine.undefined("division by zero");
    if (!hidden) return size === 4 ? BigInt.asUintN(32, a / b) | ((a % b) << 32n) : [a / b, a % b];
    writeInt(machine, int(args, 0), size, a / b);
    writeInt(machine, int(args, 0) + size, size, a % b);
    return undefined;
  };

export const STDLIB: LibraryTable = {
  malloc: (library, machine, args) => allocate(library, machine, int(args, 0) >>> 0),
  calloc: (library, machine, args) => {
    const size = (int(args, 0) >>> 0) * (int(args, 1) >>> 0);
    const address = allocate(library, machine, size);
    if (address !== 0) {
      machine.memory.bytes.fill(0, address, address + size);
      machine.memory.shadow.fill(5, address, address + size);
    }
    return address;
  },
  realloc: (library, machine, args) => reallocate(library, machine, int(args, 0), int(args, 1) >>> 0),
  reallocarray: (library, machine, args) =>
    reallocate(library, machine, int(args, 0), (int(args, 1) >>> 0) * (int(args, 2) >>> 0)),
  free: (_library, machine, args) => {
    release(machine, int(args, 0));
  },
  cfree: (_library, machine, args) => {
    release(machine, int(args, 0));
  },
  memalign: (library, machine, args) => allocate(library, machine, int(args, 1) >>> 0, int(args, 0)),
  aligned_alloc: (library, machine, args) => allocate(library, machine, int(args, 1) >>> 0, int(args, 0)),
  valloc: (library, machine, args) => allocate(library, machine, int(args, 0) >>> 0, 4096),
  posix_memalign: (library, machine, args) => {
    const address = allocate(library, machine, int(args, 2) >>> 0, int(args, 1));
    if (address === 0) return ENOMEM;
    writeInt(machine, int(args, 0), machine.layout.pointerSize(), address);
    return 0;
  },
  malloc_usable_size: (_library, machine, args) => machine.memory.blockSize(int(args, 0)) ?? 0,
  ...newAndDelete(),

  qsort: (_library, machine, args) =>
    sort(machine, int(args, 0), int(args, 1) >>> 0, int(args, 2) >>> 0, callCompare(machine, int(args, 3))),
  qsort_r: (_library, machine, args) =>
    sort(
      machine,
      int(args, 0),
      int(args, 1) >>> 0,
      int(args, 2) >>> 0,
      callCompare(machine, int(args, 3), int(args, 4)),
    ),
  bsearch: (_library, machine, args) => {
    const size = int(args, 3) >>> 0;
    const compare = callCompare(machine, int(args, 4));
    let low = 0;
    let high = int(args, 2) >>> 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = int(args, 1) + middle * size;
      const order = compare(int(args, 0), at);
      if (order === 0) return at;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    return 0;
  },

  strtol: toInteger(longBits, true),
  strtoul: toInteger(longBits, false),
  strtoll: toInteger(() => 64, true),
  strtoull: toInteger(() => 64, false),
  strtoimax: toInteger(() => 64, true),
  strtoumax: toInteger(() => 64, false),
  strtod: toFloat("double"),
  strtof: toFloat("float"),
  strtold: toFloat("x86_fp80"),
  atoi: simpleInteger(32),
  atol: simpleInteger(undefined),
  atoll: simpleInteger(64),
  atof: (_library, machine, args) =>
    bitsToDouble(parseFloatText(readText(machine, int(args, 0)), FLOAT_FORMATS.double).bits),

  abs: (_library, _machine, args) => Math.abs(int(args, 0)) | 0,
  labs: (_library, _machine, args) => {
    const value = args[0] ?? 0;
    return typeof value === "bigint" ? (value < 0n ? -value : value) : Math.abs(value) | 0;
  },
  llabs: (_library, _machine, args) => {
    const value = BigInt(args[0] ?? 0);
    return value < 0n ? -value : value;
  },
  imaxabs: (_library, _machine, args) => {
    const value = BigInt(args[0] ?? 0);
    return value < 0n ? -value : value;
  },
  imaxdiv: quotient(() => 8),
  div: quotient(() => 4),
  ldiv: quotient((machine) => machine.layout.pointerSize()),
  lldiv: quotient(() => 8),

  rand: (library) => nextRandom(library),
  random: (library) => nextRandom(library),
  srand: (library, _machine, args) => seedRandom(library, int(args, 0)),
  srandom: (library, _machine, args) => seedRandom(library, int(args, 0)),
  rand_r: (_library, machine, args) => randomFrom(machine, int(args, 0)),
  srand48: (library, machine, args) => {
    writeInt(machine, library.static_("drand48", 8), 8, (BigInt(int(args, 0) >>> 0) << 16n) | 0x330en);
  },
  drand48: (library, machine) => Number(next48(library, machine)) / 2 ** 48,
  lrand48: (library, machine) => Number(next48(library, machine) >> 17n),
  mrand48: (library, machine) => Number(BigInt.asIntN(32, next48(library, machine) >> 16n)),

  getenv: (library, machine, args) => {
    const name = readText(machine, int(args, 0));
    const value = library.environment.get(name);
    if (value === undefined) return 0;
    const known = library.strings.get(name);
    if (known !== undefined) return known;
    const address = newString(machine, utf8(value), "host");
    library.strings.set(name, address);
    return address;
  },
  secure_getenv: () => 0,
  system: () => 0,
};
