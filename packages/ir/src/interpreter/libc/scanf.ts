/**
 * scanf and its kin.
 *
 * Source: ISO C17, 7.21.6.2.
 */

import { FLOAT_FORMATS } from "../../float-format.js";
import type { Machine } from "../machine.js";
import { int, readText, VarArgs, writeByte, writeBytes, writeInt } from "./access.js";
import { Files } from "./files.js";
import { parseFloatText } from "./float-text.js";
import type { Library, LibraryTable } from "./library.js";

/** Where scanf reads: one byte at a time, of which one can be given back. */
interface Source {
  get(): number;
  unget(byte: number): void;
}

class TextSource implements Source {
  private at = 0;
  constructor(private readonly text: string) {}
  get(): number {
    return this.at < this.text.length ? this.text.charCodeAt(this.at++) : -1;
  }
  unget(): void {
    this.at--;
  }
}

const SPECIFICATION = /%(\*?)(\d*)(hh|h|ll|l|L|q|j|z|t)?(\[\^?\]?[^\]]*\]|[\s\S])/y;
const SIZES: Readonly<Record<string, number>> = { hh: 1, h: 2, ll: 8, q: 8, j: 8, L: 8 };

function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}
function skipSpace(source: Source): number {
  let count = 0;
  for (;;) {
    const byte = source.get();
    if (!isSpace(byte)) {
      if (byte >= 0) source.unget(byte);
      return count;
    }
    count++;
  }
}

/** Takes characters while the text read so far could still become a match. */
function take(source: Source, most: number, accept: (text: string) => boolean): string {
  let text = "";
  while (text.length < most) {
    const byte = source.get();
    if (byte < 0) break;
    const next = text + String.fromCharCode(byte);
    if (!accept(next)) {
      source.unget(byte);
      break;
    }
    text = next;
  }
  return text;
}

const INTEGER: Readonly<Record<string, RegExp>> = {
  d: /^[+-]?\d*$/,
  u: /^[+-]?\d*$/,
  i: /^[+-]?(0[xX]?[0-9a-fA-F]*|\d*)$/,
  o: /^[+-]?[0-7]*$/,
  x: /^[+-]?(0[xX])?[0-9a-fA-F]*$/,
};
const FLOAT =
  /^[+-]?(0[xX]?[0-9a-fA-F]*\.?[0-9a-fA-F]*([pP][+-]?\d*)?|\d*\.?\d*([eE][+-]?\d*)?|i(n(f(i(n(i(t(y)?)?)?)?)?)?)?|n(a(n)?)?)$/i;

/** Sign, prefix `0x` where the base allows it, and digits of an integer; undefined when there are none. */
export function integerText(
  text: string,
  base: number,
):
  | { readonly negative: boolean; readonly digits: string; readonly radix: number; readonly length: number }
  | undefined {
  const sign = /^[+-]?/.exec(text)?.[0] ?? "";
  const hex = (base === 0 || base === 16) && /^0[xX][0-9a-fA-F]/.test(text.slice(sign.length));
  const radix = base !== 0 ? base : hex ? 16 : text[sign.length] === "0" ? 8 : 10;
  const start = sign.length + (hex ? 2 : 0);
  let end = start;
  while (end < text.length && Number.parseInt(text[end] ?? "", 36) < radix) end++;
  if (end === start) return undefined;
  return { negative: sign === "-", digits: text.slice(start, end), radix, length: end };
}

/** The value of an integer's text in a base (0: by its prefix), or undefined. */
export function parseInteger(text: string, base: number): bigint | undefined {
  const found = integerText(text, base);
  if (found === undefined) return undefined;
  let value = 0n;
  for (const digit of found.digits) value = value * BigInt(found.radix) + BigInt(Number.parseInt(digit, 36));
  return found.negative ? -value : value;
}

function scan(machine: Machine, source: Source, format: string, args: VarArgs): number {
  let assigned = 0;
  let at = 0;
  let consumed = 0;
  const counting: Source = {
    get: () => {
      const byte = source.get();
      if (byte >= 0) consumed++;
      return byte;
    },
    unget: (byte) => {
      consumed--;
      source.unget(byte);
    },
  };
  const ended = (): boolean => {
    const byte = counting.get();
    if (byte >= 0) counting.unget(byte);
    return byte < 0;
  };
  while (at < format.length) {
    const code = format.charCodeAt(at);
    if (isSpace(code)) {
      skipSpace(counting);
      at++;
      continue;
    }
    if (code !== 37) {
      const byte = counting.get();
      if (byte !== code) {
        if (byte >= 0) counting.unget(byte);
        return byte < 0 && assigned === 0 ? -1 : assigned;
      }
      at++;
      continue;
    }
    SPECIFICATION.lastIndex = at;
    const match = SPECIFICATION.exec(format);
    if (match === null) return assigned;
    const [all, star, widthText, length = "", conversion = ""] = match;
    at += all.length;
    const kind = conversion[0] ?? "";
    if (kind !== "[" && kind !== "c" && kind !== "n") skipSpace(counting);
    if (kind === "%") {
      const byte = counting.get();
      if (byte !== 37) {
        if (byte >= 0) counting.unget(byte);
        return byte < 0 && assigned === 0 ? -1 : assigned;
      }
      continue;
    }
    const size =
      SIZES[length] ??
      (length === "l" || length === "z" || length === "t" ? machine.layout.pointerSize() : 4);
    if (kind === "n") {
      if (star === "") writeInt(machine, args.pointer(), size, consumed);
      continue;
    }
    if (ended()) return assigned === 0 ? -1 : assigned;
    const width = widthText === "" || widthText === undefined ? undefined : Number(widthText);
    const store = star === "";
    if (kind === "c") {
      const text = take(counting, width ?? 1, () => true);
      if (text.length < (width ?? 1)) return assigned;
      if (store) writeBytes(machine, args.pointer(), bytes(text));
    } else if (kind === "s" || kind === "[") {
      const set = kind === "[" ? characterSet(conversion) : undefined;
      const text = take(counting, width ?? Number.POSITIVE_INFINITY, (so) => {
        const last = so.charCodeAt(so.length - 1);
        return set === undefined ? !isSpace(last) : set.has(last);
      });
      if (text === "") return assigned;
      if (store) {
        const to = args.pointer();
        writeBytes(machine, to, bytes(text));
        writeByte(machine, to + text.length, 0);
      }
    } else if ("efgaEFGA".includes(kind)) {
      const text = take(counting, width ?? Number.POSITIVE_INFINITY, (so) => FLOAT.test(so));
      const long = length === "L";
      const format_ = long
        ? FLOAT_FORMATS.x86_fp80
        : length === "l"
          ? FLOAT_FORMATS.double
          : FLOAT_FORMATS.float;
      const { bits, length: taken } = parseFloatText(text, format_);
      if (taken === 0) return assigned;
      if (store) writeInt(machine, args.pointer(), format_.bits / 8, bits);
    } else {
      const base =
        kind === "i" ? 0 : kind === "o" ? 8 : kind === "x" || kind === "X" || kind === "p" ? 16 : 10;
      const pattern = INTEGER[kind === "p" || kind === "X" ? "x" : kind] ?? INTEGER["d"];
      if (pattern === undefined) return assigned;
      const text = take(counting, width ?? Number.POSITIVE_INFINITY, (so) => pattern.test(so));
      const value = parseInteger(text, base);
      if (value === undefined) return assigned;
      const word = machine.layout.pointerSize();
      const read = saturated(value, Math.max(size, word) * 8, kind === "d" || kind === "i");
      if (store) writeInt(machine, args.pointer(), kind === "p" ? word : size, read);
    }
    if (store) assigned++;
  }
  return assigned;
}

/** As strtol or strtoul gives what is too large for them. */
function saturated(value: bigint, bits: number, signed: boolean): bigint {
  const most = (1n << BigInt(signed ? bits - 1 : bits)) - 1n;
  if (value > most) return most;
  const least = signed ? -most - 1n : -most;
  return value < least ? (signed ? least : most) : value;
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function characterSet(text: string): Set<number> {
  const negated = text[1] === "^";
  const body = text.slice(negated ? 2 : 1, -1);
  const set = new Set<number>();
  for (let at = 0; at < body.length; at++) {
    const from = body.charCodeAt(at);
    if (body[at + 1] === "-" && at + 2 < body.length) {
      for (let code = from; code <= body.charCodeAt(at + 2); code++) set.add(code);
      at += 2;
    } else set.add(from);
  }
  if (!negated) return set;
  return new Set(Array.from({ length: 256 }, (_, code) => code).filter((code) => !set.has(code)));
}

function scanStream(
  library: Library,
  machine: Machine,
  handle: number,
  format: number,
  list: number,
): number {
  const stream = library.files.stream(handle);
  if (stream === undefined) machine.undefined("scanf on a stream that is not open");
  return scan(machine, stream, readText(machine, format), new VarArgs(machine, list));
}
function scanText(machine: Machine, from: number, format: number, list: number): number {
  return scan(
    machine,
    new TextSource(readText(machine, from)),
    readText(machine, format),
    new VarArgs(machine, list),
  );
}

export const SCANF: LibraryTable = {
  scanf: (library, machine, args) =>
    scanStream(library, machine, Files.handle(0), int(args, 0), int(args, 1)),
  vscanf: (library, machine, args) =>
    scanStream(library, machine, Files.handle(0), int(args, 0), int(args, 1)),
  fscanf: (library, machine, args) => scanStream(library, machine, int(args, 0), int(args, 1), int(args, 2)),
  vfscanf: (library, machine, args) => scanStream(library, machine, int(args, 0), int(args, 1), int(args, 2)),
  sscanf: (_library, machine, args) => scanText(machine, int(args, 0), int(args, 1), int(args, 2)),
  vsscanf: (_library, machine, args) => scanText(machine, int(args, 0), int(args, 1), int(args, 2)),
};
