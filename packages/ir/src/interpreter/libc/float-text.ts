/**
 * Floating-point numbers as decimal and hexadecimal text and back, correctly rounded (to nearest, ties to even), for
 * every format: all arithmetic is on bigints.
 *
 * Source: ISO C17, 7.21.6.1 (fprintf) and 7.22.1.3 (strtod).
 */
import type { FloatFormat } from "../../float-format.js";
import { bitLength, defaultNaN, infinity, round, type Unpacked, unpack, zero } from "../softfloat.js";

const powers: bigint[] = [1n];
export function powerOfTen(exponent: number): bigint {
  if (exponent < 400) {
    for (let at = powers.length; at <= exponent; at++) powers.push((powers[at - 1] ?? 1n) * 10n);
    return powers[exponent] ?? 1n;
  }
  return 10n ** BigInt(exponent);
}

/** numerator / denominator to the nearest integer, ties to even. */
function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator - quotient * denominator) * 2n;
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) return quotient + 1n;
  return quotient;
}

/** mantissa * 2^exponent * 10^decimals, rounded to an integer. */
function scaled(mantissa: bigint, exponent: number, decimals: number): bigint {
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (decimals >= 0) numerator *= powerOfTen(decimals);
  else denominator *= powerOfTen(-decimals);
  return divideRounded(numerator, denominator);
}

/** The digits of `%.{precision}f` without sign. */
export function fixedDigits(mantissa: bigint, exponent: number, precision: number): string {
  const digits = scaled(mantissa, exponent, precision)
    .toString()
    .padStart(precision + 1, "0");
  const whole = digits.slice(0, digits.length - precision);
  return precision === 0 ? whole : `${whole}.${digits.slice(digits.length - precision)}`;
}

/** `precision + 1` significant digits and the decimal exponent of the first. */
export function exponentDigits(mantissa: bigint, exponent: number, precision: number): [string, number] {
  if (mantissa === 0n) return ["0".repeat(precision + 1), 0];
  let decimal = Math.floor((bitLength(mantissa) + exponent - 1) * Math.LOG10E * Math.LN2);
  for (;;) {
    const digits = scaled(mantissa, exponent, precision - decimal).toString();
    if (digits.length === precision + 1) {
      // A rounded-up estimate that is one too high gives too few digits, one too low too many.
      return [digits, decimal];
    }
    if (digits.length > precision + 1) decimal++;
    else decimal--;
  }
}

export interface FloatStyle {
  /** e, f, g or a, in lower case. */
  readonly conversion: string;
  /** Undefined when the text gives none. */
  readonly precision: number | undefined;
  /** The flag `#`. */
  readonly alternate: boolean;
}

/** The magnitude as printf writes it, in lower case. */
export function formatMagnitude(number: Unpacked, format: FloatFormat, style: FloatStyle): string {
  if (number.kind === "nan") return "nan";
  if (number.kind === "infinite") return "inf";
  const { mantissa, exponent } = number;
  if (style.conversion === "a") return hexadecimal(number, format, style);
  const precision = style.precision ?? 6;
  if (style.conversion === "f") {
    const text = fixedDigits(mantissa, exponent, precision);
    return style.alternate && precision === 0 ? `${text}.` : text;
  }
  if (style.conversion === "e") return scientific(mantissa, exponent, precision, style.alternate);
  // g: as many significant digits as the precision says, in the shorter style.
  const significant = precision === 0 ? 1 : precision;
  const [, decimal] = exponentDigits(mantissa, exponent, significant - 1);
  const strip = (text: string): string =>
    style.alternate || !text.includes(".") ? text : text.replace(/\.?0+$/, "");
  if (decimal >= -4 && decimal < significant) {
    const text = fixedDigits(mantissa, exponent, significant - 1 - decimal);
    return strip(style.alternate && !text.includes(".") ? `${text}.` : text);
  }
  const text = scientific(mantissa, exponent, significant - 1, style.alternate);
  const at = text.indexOf("e");
  return strip(text.slice(0, at)) + text.slice(at);
}

function scientific(mantissa: bigint, exponent: number, precision: number, alternate: boolean): string {
  const [digits, decimal] = exponentDigits(mantissa, exponent, precision);
  const fraction = precision > 0 ? `.${digits.slice(1)}` : alternate ? "." : "";
  const magnitude = Math.abs(decimal).toString().padStart(2, "0");
  return `${digits[0]}${fraction}e${decimal < 0 ? "-" : "+"}${magnitude}`;
}

/** `0x1.8p+3`; of x86_fp80 the first digit holds four bits, as in glibc. */
function hexadecimal(number: Unpacked, format: FloatFormat, style: FloatStyle): string {
  const lead = format.explicit ? 4 : 1;
  let fractionBits = Math.ceil((format.precision - lead) / 4) * 4;
  let { mantissa } = number;
  let exponent = 0;
  if (mantissa !== 0n) {
    // Put the leading bit in front of the point, where the number is normal.
    mantissa <<= BigInt(fractionBits - (format.precision - lead));
    exponent = number.exponent + format.precision - lead;
    if (format.explicit) {
      const missing = fractionBits + lead - bitLength(mantissa);
      mantissa <<= BigInt(missing);
      exponent -= missing;
    }
  }
  let digits = fractionBits / 4;
  if (style.precision !== undefined && style.precision < digits) {
    mantissa = divideRounded(mantissa, 1n << BigInt(4 * (digits - style.precision)));
    digits = style.precision;
    fractionBits = digits * 4;
  }
  if (mantissa >> BigInt(fractionBits + 4) !== 0n) {
    // Rounding carried out of the first digit.
    mantissa >>= 4n;
    exponent += 4;
  }
  const whole = (mantissa >> BigInt(fractionBits)).toString(16);
  let fraction =
    digits === 0 ? "" : (mantissa & ((1n << BigInt(fractionBits)) - 1n)).toString(16).padStart(digits, "0");
  if (style.precision === undefined) fraction = fraction.replace(/0+$/, "");
  else fraction = fraction.padEnd(style.precision, "0");
  const point = fraction !== "" || style.alternate ? "." : "";
  return `0x${whole}${point}${fraction}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}

export interface ParsedFloat {
  readonly bits: bigint;
  /** Characters taken; 0 when there is no number. */
  readonly length: number;
  /** Over- or underflow happened. */
  readonly range: boolean;
}

/** Reads a number as strtod does, leading white space included. */
export function parseFloatText(text: string, format: FloatFormat): ParsedFloat {
  const start = /^[ \t\n\v\f\r]*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(start);
  const done = (match: string, bits: bigint, range = false): ParsedFloat => ({
    bits,
    length: start + match.length,
    range,
  });
  const hex = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?\d+))?/.exec(rest);
  if (hex !== null && ((hex[2] ?? "") !== "" || (hex[3] ?? "") !== "")) {
    const digits = (hex[2] ?? "") + (hex[3] ?? "");
    const mantissa = BigInt(`0x${digits}`);
    const power = Math.max(-1e6, Math.min(1e6, Number(hex[4] ?? 0)));
    const bits = round(format, hex[1] === "-", mantissa, power - 4 * (hex[3] ?? "").length);
    const scale = power - 4 * (hex[3] ?? "").length;
    return done(hex[0], bits, isOut(format, bits, mantissa, [2n, scale]));
  }
  const decimal = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?/.exec(rest);
  if (decimal !== null) {
    const [matched, sign, body = ""] = decimal;
    const [whole = "", fraction = ""] = body.split(".");
    const mantissa = BigInt(whole + fraction);
    const power = Math.max(-1e6, Math.min(1e6, Number(decimal[3] ?? 0))) - fraction.length;
    const bits = decimalToBits(format, sign === "-", mantissa, power);
    return done(matched, bits, isOut(format, bits, mantissa, [10n, power]));
  }
  const word = /^([+-]?)(infinity|inf|nan(?:\([0-9a-zA-Z_]*\))?)/i.exec(rest);
  if (word !== null) {
    const negative = word[1] === "-";
    const bits =
      word[2]?.[0]?.toLowerCase() === "i" ? infinity(format, negative) : defaultNaN(format, negative);
    return done(word[0], bits);
  }
  return { bits: 0n, length: 0, range: false };
}

/** Too great for the format, or so small that it is not normal and not exact either. */
function isOut(
  format: FloatFormat,
  bits: bigint,
  mantissa: bigint,
  [base, power]: readonly [bigint, number],
): boolean {
  const magnitude = bits & ((1n << BigInt(format.bits - 1)) - 1n);
  if (magnitude === infinity(format, false)) return true;
  if (mantissa === 0n || magnitude >= 1n << BigInt(format.precision - (format.explicit ? 0 : 1)))
    return false;
  if (magnitude === 0n || power < -20000) return true;
  const found = unpack(format, bits);
  const [up, down] = power < 0 ? [1n, base ** BigInt(-power)] : [base ** BigInt(power), 1n];
  return found.mantissa * down !== (mantissa * up) << BigInt(-found.exponent);
}

/** mantissa * 10^power, rounded. */
export function decimalToBits(
  format: FloatFormat,
  negative: boolean,
  mantissa: bigint,
  power: number,
): bigint {
  if (mantissa === 0n) return zero(format, negative);
  const digits = mantissa.toString().length;
  // Beyond every format's range there is no need for exact powers.
  if (digits + power > 5000) return infinity(format, negative);
  if (digits + power < -5200) return zero(format, negative);
  if (power >= 0) return round(format, negative, mantissa * powerOfTen(power), 0);
  const denominator = powerOfTen(-power);
  const extra = Math.max(0, format.precision + 3 + bitLength(denominator) - bitLength(mantissa));
  const numerator = mantissa << BigInt(extra);
  const quotient = numerator / denominator;
  return round(format, negative, quotient, -extra, quotient * denominator !== numerator);
}
