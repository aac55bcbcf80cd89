/**
 * The format strings of printf.
 *
 * Source: ISO C17, 7.21.6.1; where C leaves a choice, glibc's.
 */

import { FLOAT_FORMATS } from "../../float-format.js";
import type { Machine } from "../machine.js";
import { unpack } from "../softfloat.js";
import { bytesToText, readInt, readText, textToBytes, type VarArgs, writeInt } from "./access.js";
import { formatMagnitude } from "./float-text.js";

const SPECIFICATION = /%([-+ #0']*)(\*|\d*)(?:\.(\*|-?\d*))?(hh|h|ll|l|L|q|j|z|t)?([\s\S]?)/y;

const SIZES: Readonly<Record<string, number>> = { hh: 1, h: 2, ll: 8, q: 8, j: 8, L: 8 };

/** The text (one character a byte) that printf makes of a format and its arguments. */
export function formatPrintf(machine: Machine, format: string, args: VarArgs): string {
  let out = "";
  let at = 0;
  while (at < format.length) {
    const next = format.indexOf("%", at);
    if (next < 0) return out + format.slice(at);
    out += format.slice(at, next);
    SPECIFICATION.lastIndex = next;
    const match = SPECIFICATION.exec(format);
    if (match === null) return out;
    const [all, flags = "", widthText = "", precisionText, length = "", conversion = ""] = match;
    at = next + all.length;
    if (conversion === "%") {
      out += "%";
      continue;
    }
    let left = flags.includes("-");
    let width = widthText === "*" ? Number(BigInt.asIntN(32, args.int(4))) : Number(widthText);
    if (width < 0) {
      left = true;
      width = -width;
    }
    let precision: number | undefined;
    if (precisionText !== undefined) {
      const given = precisionText === "*" ? Number(BigInt.asIntN(32, args.int(4))) : Number(precisionText);
      precision = given < 0 ? undefined : given;
    }
    const spec: Specification = {
      plus: flags.includes("+"),
      space: flags.includes(" "),
      alternate: flags.includes("#"),
      zero: flags.includes("0") && !left,
      group: flags.includes("'"),
      left,
      width,
      precision,
      size:
        SIZES[length] ??
        (length === "l" || length === "z" || length === "t" ? machine.layout.pointerSize() : 4),
      long: length === "L",
      wide: length === "l",
      conversion,
    };
    out += one(machine, spec, args, out.length);
  }
  return out;
}

interface Specification {
  readonly plus: boolean;
  readonly space: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly group: boolean;
  readonly left: boolean;
  readonly width: number;
  readonly precision: number | undefined;
  readonly size: number;
  readonly long: boolean;
  readonly wide: boolean;
  readonly conversion: string;
}

function one(machine: Machine, spec: Specification, args: VarArgs, written: number): string {
  switch (spec.conversion) {
    case "d":
    case "i": {
      const raw = args.int(Math.max(spec.size, 4));
      const value = BigInt.asIntN(spec.size * 8, raw);
      return integer(spec, (value < 0n ? -value : value).toString(), signOf(spec, value < 0n));
    }
    case "u":
      return integer(spec, unsigned(spec, args).toString(), "");
    case "o": {
      const digits = unsigned(spec, args).toString(8);
      if (!spec.alternate) return integer(spec, digits, "");
      const needed = Math.max(spec.precision ?? 1, digits === "0" ? 1 : digits.length + 1);
      return integer(
        {
          ...spec,
          precision: digits === "0" && spec.precision === undefined ? undefined : needed,
          zero: spec.zero && spec.precision === undefined,
        },
        digits,
        "",
        spec.zero && spec.precision === undefined,
      );
    }
    case "x":
    case "X": {
      const value = unsigned(spec, args);
      const text = integer(spec, value.toString(16), spec.alternate && value !== 0n ? "0x" : "");
      return spec.conversion === "X" ? text.toUpperCase() : text;
    }
    case "b":
      return integer(spec, unsigned(spec, args).toString(2), spec.alternate ? "0b" : "");
    case "c":
      return pad(spec, String.fromCharCode(Number(args.int(4) & 255n)));
    case "s": {
      const address = args.pointer();
      if (address === 0) return pad(spec, spec.precision !== undefined && spec.precision < 6 ? "" : "(null)");
      if (spec.wide) return pad(spec, wideText(machine, address, spec.precision));
      return pad(spec, readText(machine, address, spec.precision));
    }
    case "p": {
      const address = args.pointer();
      if (address === 0) return pad(spec, "(nil)");
      return integer({ ...spec, precision: undefined }, address.toString(16), `${signOf(spec, false)}0x`);
    }
    case "n": {
      writeInt(machine, args.pointer(), spec.size, written);
      return "";
    }
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "a":
    case "A":
      return floating(spec, args);
    case "m":
      return pad(spec, "Success");
    default:
      machine.undefined(`printf with the conversion %${spec.conversion}, which does not exist`);
  }
}

function unsigned(spec: Specification, args: VarArgs): bigint {
  return BigInt.asUintN(spec.size * 8, args.int(Math.max(spec.size, 4)));
}
function signOf(spec: Specification, negative: boolean): string {
  return negative ? "-" : spec.plus ? "+" : spec.space ? " " : "";
}

function integer(spec: Specification, digits: string, prefix: string, zeroPad = false): string {
  const { precision } = spec;
  const body = precision === 0 && digits === "0" ? "" : digits.padStart(precision ?? 0, "0");
  if ((spec.zero && precision === undefined) || zeroPad)
    return prefix + body.padStart(spec.width - prefix.length, "0");
  return pad(spec, prefix + body);
}
function pad(spec: Specification, text: string): string {
  return spec.left ? text.padEnd(spec.width) : text.padStart(spec.width);
}

function floating(spec: Specification, args: VarArgs): string {
  const format = spec.long ? FLOAT_FORMATS.x86_fp80 : FLOAT_FORMATS.double;
  const number = unpack(format, spec.long ? args.longDouble() : args.double());
  const lower = spec.conversion.toLowerCase();
  const magnitude = formatMagnitude(number, format, {
    conversion: lower,
    precision: spec.precision,
    alternate: spec.alternate,
  });
  const sign = signOf(spec, number.negative);
  let text: string;
  if (spec.zero && number.kind === "finite") {
    const prefix = sign + (lower === "a" ? "0x" : "");
    const body = lower === "a" ? magnitude.slice(2) : magnitude;
    text = prefix + body.padStart(spec.width - prefix.length, "0");
  } else text = pad(spec, sign + magnitude);
  return spec.conversion === lower ? text : text.toUpperCase();
}

/** A wide string as UTF-8; the precision counts bytes. */
function wideText(machine: Machine, address: number, precision: number | undefined): string {
  let out = "";
  for (let at = address; ; at += 4) {
    const code = Number(readInt(machine, at, 4));
    if (code === 0) return out;
    const bytes = bytesToText(encode(code));
    if (precision !== undefined && out.length + bytes.length > precision) return out;
    out += bytes;
  }
}
export function encode(code: number): Uint8Array {
  if (code < 0x80) return Uint8Array.of(code);
  if (code < 0x800) return Uint8Array.of(0xc0 | (code >> 6), 0x80 | (code & 63));
  if (code < 0x10000)
    return Uint8Array.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  return Uint8Array.of(
    0xf0 | (code >> 18),
    0x80 | ((code >> 12) & 63),
    0x80 | ((code >> 6) & 63),
    0x80 | (code & 63),
  );
}
export { textToBytes };
