/** string.h and strings.h. */
import type { ExternalValue } from "../external.js";
import { copyMemory } from "../intrinsics.js";
import { lane } from "../lane.js";
import type { Machine } from "../machine.js";
import {
  int,
  newString,
  readByte,
  readBytes,
  readInt,
  readString,
  textToBytes,
  writeByte,
  writeBytes,
  writeInt,
} from "./access.js";
import type { LibraryTable } from "./library.js";

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
const same = (byte: number): number => byte;

/** Order of two byte sequences that both end by a zero or after `most` bytes. */
function compare(
  machine: Machine,
  a: number,
  b: number,
  most: number,
  fold: (byte: number) => number,
): number {
  for (let at = 0; at < most; at++) {
    const x = fold(readByte(machine, a + at));
    const y = fold(readByte(machine, b + at));
    if (x !== y) return x < y ? -1 : 1;
    if (x === 0) return 0;
  }
  return 0;
}

function copyString(machine: Machine, to: number, from: number): number {
  const bytes = Uint8Array.from(readString(machine, from));
  if (to < from + bytes.length + 1 && from < to + bytes.length + 1)
    machine.undefined("strcpy between strings that overlap");
  writeBytes(machine, to, bytes);
  writeByte(machine, to + bytes.length, 0);
  return bytes.length;
}
function padded(machine: Machine, to: number, from: number, size: number): number {
  const bytes = Uint8Array.from(readString(machine, from, size));
  writeBytes(machine, to, bytes);
  for (let at = bytes.length; at < size; at++) writeByte(machine, to + at, 0);
  return bytes.length;
}
function append(machine: Machine, to: number, from: number, most: number): number {
  const end = to + readString(machine, to).length;
  const bytes = Uint8Array.from(readString(machine, from, most));
  writeBytes(machine, end, bytes);
  writeByte(machine, end + bytes.length, 0);
  return to;
}

/** The number of the lowest set bit, from 1; 0 for none. */
function firstSet(value: bigint): number {
  for (let bit = 0; value !== 0n; bit++) if (((value >> BigInt(bit)) & 1n) !== 0n) return bit + 1;
  return 0;
}

/** Length of the start of a string whose bytes are all, or all not, in a set. */
function span(machine: Machine, from: number, set: number, inside: boolean): number {
  const bytes = new Set(readString(machine, set));
  let at = from;
  for (;;) {
    const byte = readByte(machine, at);
    if (byte === 0 || bytes.has(byte) !== inside) return at - from;
    at++;
  }
}

function find(machine: Machine, from: number, byte: number): number {
  for (let at = from; ; at++) {
    const found = readByte(machine, at);
    if (found === byte) return at;
    if (found === 0) return 0;
  }
}
function findLast(machine: Machine, from: number, byte: number): number {
  let last = 0;
  for (let at = from; ; at++) {
    const found = readByte(machine, at);
    if (found === byte) last = at;
    if (found === 0) return last;
  }
}
function findIn(text: Uint8Array, part: Uint8Array): number {
  for (let at = 0; at + part.length <= text.length; at++) {
    let matched = 0;
    while (matched < part.length && text[at + matched] === part[matched]) matched++;
    if (matched === part.length) return at;
  }
  return -1;
}

/** strtok with its place kept at an address. */
function token(machine: Machine, text: number, set: number, place: number): number {
  const word = machine.layout.pointerSize();
  let start = text === 0 ? Number(readInt(machine, place, word)) : text;
  if (start === 0) return 0;
  start += span(machine, start, set, true);
  if (readByte(machine, start) === 0) {
    writeInt(machine, place, word, 0);
    return 0;
  }
  const end = start + span(machine, start, set, false);
  if (readByte(machine, end) === 0) writeInt(machine, place, word, 0);
  else {
    writeByte(machine, end, 0);
    writeInt(machine, place, word, end + 1);
  }
  return start;
}

function fill(machine: Machine, to: number, value: number, size: number): number {
  machine.checkAccess(to, size, true);
  machine.memory.fill(to, size, lane(BigInt(value & 255)));
  return to;
}
function copy(overlap: boolean): LibraryTable[string] {
  return (_library, machine, args) => {
    copyMemory(machine, int(args, 0), int(args, 1), int(args, 2) >>> 0, overlap);
    return int(args, 0);
  };
}

/** What glibc's strerror says. */
const ERRORS: Readonly<Record<number, string>> = {
  0: "Success",
  1: "Operation not permitted",
  2: "No such file or directory",
  4: "Interrupted system call",
  5: "Input/output error",
  9: "Bad file descriptor",
  11: "Resource temporarily unavailable",
  12: "Cannot allocate memory",
  13: "Permission denied",
  17: "File exists",
  22: "Invalid argument",
  33: "Numerical argument out of domain",
  34: "Numerical result out of range",
};

const one = (args: readonly ExternalValue[], at: number): number => int(args, at) & 255;
const count = (args: readonly ExternalValue[], at: number): number => int(args, at) >>> 0;

const BASE: LibraryTable = {
  strlen: (_library, machine, args) => readString(machine, int(args, 0)).length,
  strnlen: (_library, machine, args) => readString(machine, int(args, 0), count(args, 1)).length,
  strcpy: (_library, machine, args) => {
    copyString(machine, int(args, 0), int(args, 1));
    return int(args, 0);
  },
  stpcpy: (_library, machine, args) => int(args, 0) + copyString(machine, int(args, 0), int(args, 1)),
  strncpy: (_library, machine, args) => {
    padded(machine, int(args, 0), int(args, 1), count(args, 2));
    return int(args, 0);
  },
  stpncpy: (_library, machine, args) =>
    int(args, 0) + padded(machine, int(args, 0), int(args, 1), count(args, 2)),
  strcat: (_library, machine, args) => append(machine, int(args, 0), int(args, 1), Number.POSITIVE_INFINITY),
  strncat: (_library, machine, args) => append(machine, int(args, 0), int(args, 1), count(args, 2)),
  strlcpy: (_library, machine, args) => {
    const bytes = Uint8Array.from(readString(machine, int(args, 1)));
    const size = count(args, 2);
    if (size > 0) {
      writeBytes(machine, int(args, 0), bytes.subarray(0, size - 1));
      writeByte(machine, int(args, 0) + Math.min(bytes.length, size - 1), 0);
    }
    return bytes.length;
  },
  strcmp: (_library, machine, args) =>
    compare(machine, int(args, 0), int(args, 1), Number.POSITIVE_INFINITY, same),
  strcoll: (_library, machine, args) =>
    compare(machine, int(args, 0), int(args, 1), Number.POSITIVE_INFINITY, same),
  strncmp: (_library, machine, args) => compare(machine, int(args, 0), int(args, 1), count(args, 2), same),
  strcasecmp: (_library, machine, args) =>
    compare(machine, int(args, 0), int(args, 1), Number.POSITIVE_INFINITY, lower),
  strncasecmp: (_library, machine, args) =>
    compare(machine, int(args, 0), int(args, 1), count(args, 2), lower),
  strxfrm: (_library, machine, args) => {
    const bytes = Uint8Array.from(readString(machine, int(args, 1)));
    writeBytes(machine, int(args, 0), bytes.subarray(0, count(args, 2)));
    if (bytes.length < count(args, 2)) writeByte(machine, int(args, 0) + bytes.length, 0);
    return bytes.length;
  },
  strlcat: (_library, machine, args) => {
    const [to, size] = [int(args, 0), count(args, 2)];
    const start = readString(machine, to, size).length;
    const bytes = Uint8Array.from(readString(machine, int(args, 1)));
    if (start < size) {
      const fits = bytes.subarray(0, size - start - 1);
      writeBytes(machine, to + start, fits);
      writeByte(machine, to + start + fits.length, 0);
    }
    return start + bytes.length;
  },
  memccpy: (_library, machine, args) => {
    for (let at = 0; at < count(args, 3); at++) {
      const byte = readByte(machine, int(args, 1) + at);
      writeByte(machine, int(args, 0) + at, byte);
      if (byte === one(args, 2)) return int(args, 0) + at + 1;
    }
    return 0;
  },
  rawmemchr: (_library, machine, args) => {
    let at = int(args, 0);
    while (readByte(machine, at) !== one(args, 1)) at++;
    return at;
  },
  ffs: (_library, _machine, args) => firstSet(BigInt(args[0] ?? 0)),
  ffsl: (_library, _machine, args) => firstSet(BigInt(args[0] ?? 0)),
  ffsll: (_library, _machine, args) => firstSet(BigInt(args[0] ?? 0)),
  strchr: (_library, machine, args) => find(machine, int(args, 0), one(args, 1)),
  strchrnul: (_library, machine, args) => {
    const start = int(args, 0);
    const found = find(machine, start, one(args, 1));
    return found === 0 ? start + readString(machine, start).length : found;
  },
  strrchr: (_library, machine, args) => findLast(machine, int(args, 0), one(args, 1)),
  strspn: (_library, machine, args) => span(machine, int(args, 0), int(args, 1), true),
  strcspn: (_library, machine, args) => span(machine, int(args, 0), int(args, 1), false),
  strpbrk: (_library, machine, args) => {
    const at = int(args, 0) + span(machine, int(args, 0), int(args, 1), false);
    return readByte(machine, at) === 0 ? 0 : at;
  },
  strstr: (_library, machine, args) => {
    const at = findIn(readString(machine, int(args, 0)), readString(machine, int(args, 1)));
    return at < 0 ? 0 : int(args, 0) + at;
  },
  strcasestr: (_library, machine, args) => {
    const folded = (address: number): Uint8Array => readString(machine, address).map(lower);
    const at = findIn(folded(int(args, 0)), folded(int(args, 1)));
    return at < 0 ? 0 : int(args, 0) + at;
  },
  strtok: (library, machine, args) =>
    token(machine, int(args, 0), int(args, 1), library.static_("strtok", 8)),
  strtok_r: (_library, machine, args) => token(machine, int(args, 0), int(args, 1), int(args, 2)),
  strsep: (_library, machine, args) => {
    const place = int(args, 0);
    const word = machine.layout.pointerSize();
    const start = Number(readInt(machine, place, word));
    if (start === 0) return 0;
    const end = start + span(machine, start, int(args, 1), false);
    if (readByte(machine, end) === 0) writeInt(machine, place, word, 0);
    else {
      writeByte(machine, end, 0);
      writeInt(machine, place, word, end + 1);
    }
    return start;
  },
  strdup: (_library, machine, args) => newString(machine, Uint8Array.from(readString(machine, int(args, 0)))),
  strndup: (_library, machine, args) =>
    newString(machine, Uint8Array.from(readString(machine, int(args, 0), count(args, 1)))),
  strerror: (library, machine, args) => {
    const text = ERRORS[int(args, 0)] ?? `Unknown error ${int(args, 0)}`;
    let address = library.strings.get(text);
    if (address === undefined) {
      address = newString(machine, textToBytes(text), "host");
      library.strings.set(text, address);
    }
    return address;
  },
  memcpy: copy(false),
  memmove: copy(true),
  mempcpy: (_library, machine, args) => {
    copyMemory(machine, int(args, 0), int(args, 1), count(args, 2), false);
    return int(args, 0) + count(args, 2);
  },
  bcopy: (_library, machine, args) => {
    copyMemory(machine, int(args, 1), int(args, 0), count(args, 2), true);
  },
  memset: (_library, machine, args) => fill(machine, int(args, 0), int(args, 1), count(args, 2)),
  bzero: (_library, machine, args) => {
    fill(machine, int(args, 0), 0, count(args, 1));
  },
  memcmp: (_library, machine, args) => {
    for (let at = 0; at < count(args, 2); at++) {
      const difference = readByte(machine, int(args, 0) + at) - readByte(machine, int(args, 1) + at);
      if (difference !== 0) return Math.sign(difference);
    }
    return 0;
  },
  memchr: (_library, machine, args) => {
    for (let at = int(args, 0); at < int(args, 0) + count(args, 2); at++)
      if (readByte(machine, at) === one(args, 1)) return at;
    return 0;
  },
  memrchr: (_library, machine, args) => {
    for (let at = int(args, 0) + count(args, 2) - 1; at >= int(args, 0); at--)
      if (readByte(machine, at) === one(args, 1)) return at;
    return 0;
  },
  memmem: (_library, machine, args) => {
    const text = readBytes(machine, int(args, 0), count(args, 1));
    const at = findIn(text, readBytes(machine, int(args, 2), count(args, 3)));
    return at < 0 ? 0 : int(args, 0) + at;
  },
};

/** The checked forms of _FORTIFY_SOURCE have the size of the destination behind, which memory itself knows better. */
const CHECKED = [
  "memcpy",
  "memmove",
  "memset",
  "mempcpy",
  "strcpy",
  "strncpy",
  "strcat",
  "strncat",
  "stpcpy",
];

export const STRING: LibraryTable = {
  ...BASE,
  bcmp: BASE["memcmp"] ?? (() => 0),
  index: BASE["strchr"] ?? (() => 0),
  rindex: BASE["strrchr"] ?? (() => 0),
  ...Object.fromEntries(CHECKED.map((name) => [`__${name}_chk`, BASE[name] ?? (() => 0)])),
};
