/**
 * Floating-point constants between LLVM's text and the exact bits of each format.
 *
 * Decimal text and `0x` hold a double, which a narrower type takes only when it is exact; the letters K, L, M, H and R
 * give x86_fp80, fp128, ppc_fp128, half and bfloat by their own bits.
 * Source: LLVM Language Reference, "Simple Constants".
 */
import type { FloatKind } from "./types.js";

const view = new DataView(new ArrayBuffer(8));

/** IEEE formats narrower than double: widths of exponent and fraction in bits. */
const NARROW: Readonly<Partial<Record<FloatKind, { exponent: number; fraction: number }>>> = {
  half: { exponent: 5, fraction: 10 },
  bfloat: { exponent: 8, fraction: 7 },
  float: { exponent: 8, fraction: 23 },
};

export function doubleToBits(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}
export function bitsToDouble(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/**
 * The bits in `kind` of the double with these bits, or undefined when the format cannot hold it exactly (half, bfloat
 * and float; NaNs keep their sign and payload).
 */
export function narrowDouble(bits: bigint, kind: FloatKind): bigint | undefined {
  const format = NARROW[kind];
  if (format === undefined) return kind === "double" ? bits : undefined;
  const { exponent, fraction } = format;
  const sign = (bits >> 63n) << BigInt(exponent + fraction);
  const doubleExponent = Number((bits >> 52n) & 0x7ffn);
  const mantissa = bits & 0xfffffffffffffn;
  const dropped = BigInt(52 - fraction);
  const infinite = ((1n << BigInt(exponent)) - 1n) << BigInt(fraction);
  if (doubleExponent === 0x7ff) {
    if ((mantissa & ((1n << dropped) - 1n)) !== 0n) return undefined;
    return sign | infinite | (mantissa >> dropped);
  }
  if (doubleExponent === 0 && mantissa === 0n) return sign;
  const bias = (1 << (exponent - 1)) - 1;
  const unbiased = doubleExponent - 1023;
  if (doubleExponent === 0 || unbiased > bias) return undefined;
  if (unbiased >= 1 - bias) {
    if ((mantissa & ((1n << dropped) - 1n)) !== 0n) return undefined;
    return sign | (BigInt(unbiased + bias) << BigInt(fraction)) | (mantissa >> dropped);
  }
  // A subnormal of the narrow format: the leading one becomes explicit.
  const shift = dropped + BigInt(1 - bias - unbiased);
  const full = mantissa | (1n << 52n);
  if ((full & ((1n << shift) - 1n)) !== 0n) return undefined;
  return sign | (full >> shift);
}

/** The double with the value of a half, bfloat or float given by its bits; NaNs keep their payload. */
export function widenToDouble(bits: bigint, kind: FloatKind): bigint {
  const format = NARROW[kind];
  if (format === undefined) return bits;
  const { exponent, fraction } = format;
  const sign = (bits >> BigInt(exponent + fraction)) << 63n;
  const ones = (1 << exponent) - 1;
  const own = Number((bits >> BigInt(fraction)) & BigInt(ones));
  const mantissa = bits & ((1n << BigInt(fraction)) - 1n);
  const shift = BigInt(52 - fraction);
  const bias = (1 << (exponent - 1)) - 1;
  if (own === ones) return sign | (0x7ffn << 52n) | (mantissa << shift);
  if (own !== 0) return sign | (BigInt(own - bias + 1023) << 52n) | (mantissa << shift);
  if (mantissa === 0n) return sign;
  // A subnormal of the narrow format is normal as a double.
  const top = mantissa.toString(2).length - 1;
  const power = 1 - bias - fraction + top;
  return sign | (BigInt(power + 1023) << 52n) | ((mantissa << BigInt(52 - top)) & 0xfffffffffffffn);
}

/** What a hexadecimal literal says: the format of its bits (`double` for plain `0x`) and the bits. */
export interface HexFloat {
  readonly kind: FloatKind;
  readonly bits: bigint;
}

/** Reads `0x...`, `0xK...`, `0xL...`, `0xM...`, `0xH...`, `0xR...`. Undefined when it has too many digits. */
export function readHexFloat(text: string): HexFloat | undefined {
  const letter = text[2] ?? "";
  switch (letter) {
    case "K": {
      const digits = text.slice(3);
      if (digits.length > 20) return undefined;
      return { kind: "x86_fp80", bits: BigInt(`0x${digits}`) };
    }
    case "L":
    case "M": {
      const digits = text.slice(3);
      if (digits.length > 32) return undefined;
      // The first 16 digits are the low half, as LLVM writes them.
      const first = BigInt(`0x${digits.slice(0, 16)}`);
      const second = digits.length > 16 ? BigInt(`0x${digits.slice(16)}`) : 0n;
      return { kind: letter === "L" ? "fp128" : "ppc_fp128", bits: (second << 64n) | first };
    }
    case "H":
    case "R": {
      const digits = text.slice(3);
      const bits = digits.length > 16 ? undefined : BigInt(`0x${digits}`);
      if (bits === undefined || bits > 0xffffn) return undefined;
      return { kind: letter === "H" ? "half" : "bfloat", bits };
    }
    default: {
      if (text.length > 18) return undefined;
      return { kind: "double", bits: BigInt(text) };
    }
  }
}

/** The bits as LLVM prints them: a short decimal where that is exact, else hexadecimal. */
export function printFloat(kind: FloatKind, bits: bigint): string {
  const hex = (value: bigint, digits: number): string =>
    value.toString(16).toUpperCase().padStart(digits, "0");
  switch (kind) {
    case "half":
      return `0xH${hex(bits, 4)}`;
    case "bfloat":
      return `0xR${hex(bits, 4)}`;
    case "x86_fp80":
      return `0xK${hex(bits, 20)}`;
    case "fp128":
    case "ppc_fp128": {
      const letter = kind === "fp128" ? "L" : "M";
      return `0x${letter}${hex(bits & 0xffffffffffffffffn, 16)}${hex(bits >> 64n, 16)}`;
    }
    default: {
      const wide = kind === "float" ? widenToDouble(bits, kind) : bits;
      const value = bitsToDouble(wide);
      if (Number.isFinite(value)) {
        const short = scientific(value, wide >> 63n !== 0n);
        if (doubleToBits(Number(short)) === wide && keepsSixDigits(wide, short)) return short;
      }
      return `0x${hex(wide, 1)}`;
    }
  }
}

/** Six significant digits and a zero: `%.5e` of C, filled up as LLVM does. */
function scientific(value: number, negative: boolean): string {
  const [five = "", exponent = "+0"] = Math.abs(value).toExponential(5).split("e");
  const sign = exponent[0] ?? "+";
  return `${negative ? "-" : ""}${five}0e${sign}${exponent.slice(1).padStart(2, "0")}`;
}

/**
 * Whether LLVM too comes to the digits of `short` for a finite double. It drops the digits it does not want in two
 * steps: first by a quotient that may leave only six, which are then taken as they are, so that 9.995 becomes 9.99499
 * and is printed in hexadecimal (APFloat::toString).
 */
function keepsSixDigits(wide: bigint, short: string): boolean {
  const field = Number((wide >> 52n) & 0x7ffn);
  let significand = wide & 0xfffffffffffffn;
  if (field !== 0) significand |= 1n << 52n;
  let exponent = Math.max(field, 1) - 1075;
  const binary = significand.toString(2);
  const odd = binary.replace(/0+$/, "");
  significand >>= BigInt(binary.length - odd.length);
  exponent += binary.length - odd.length;
  if (exponent >= 0) significand <<= BigInt(exponent);
  else significand *= 5n ** BigInt(-exponent);
  // Bits for six digits, and digits that can go, by a fraction slightly over the logarithm of 10 to the base 2.
  const bits = significand.toString(2).length;
  const needed = Math.floor((6 * 196 + 58) / 59);
  if (bits <= needed) return true;
  const digits = String(significand / 10n ** BigInt(Math.floor(((bits - needed) * 59) / 196)));
  return digits.length !== 6 || digits === short.replace(/^-|\.|0e.*$/g, "");
}
