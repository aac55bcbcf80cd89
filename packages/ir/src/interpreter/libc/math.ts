/**
 * math.h. What is exact in IEEE arithmetic (rounding, remainders, fma, scaling, square root) is exact here, for every
 * width; the transcendental functions are those of the host's Math, which may differ from glibc's in the last bit.
 */

import { FLOAT_FORMATS, type FloatFormat } from "../../float-format.js";
import type { ExternalValue } from "../external.js";
import {
  bitsToDouble,
  bitsToFloat,
  compareFloat,
  convertFloat,
  doubleToBits,
  floatBinary,
  floatFma,
  floatHypot,
  floatSqrt,
  floatToBits,
  floatToInteger,
  type Rounding,
  round,
  roundToIntegral,
  unpack,
} from "../softfloat.js";
import { int, writeInt } from "./access.js";
import type { LibraryFunction, LibraryTable } from "./library.js";

const { float: SINGLE, double: DOUBLE, x86_fp80: EXTENDED } = FLOAT_FORMATS;

interface Width {
  readonly suffix: "" | "f" | "l";
  readonly format: FloatFormat;
  readonly bits: (value: ExternalValue | undefined) => bigint;
  readonly value: (bits: bigint) => ExternalValue;
}
const WIDTHS: readonly Width[] = [
  { suffix: "", format: DOUBLE, bits: (value) => doubleToBits(Number(value ?? 0)), value: bitsToDouble },
  { suffix: "f", format: SINGLE, bits: (value) => floatToBits(Number(value ?? 0)), value: bitsToFloat },
  {
    suffix: "l",
    format: EXTENDED,
    // A module where long double is double passes numbers.
    bits: (value) =>
      typeof value === "bigint" ? value : convertFloat(DOUBLE, EXTENDED, doubleToBits(Number(value ?? 0))),
    value: (bits) => bits,
  },
];

/** The function for double, float (`f`) and long double (`l`). */
function each(name: string, make: (width: Width) => LibraryFunction): [string, LibraryFunction][] {
  return WIDTHS.map((width) => [`${name}${width.suffix}`, make(width)]);
}
const asNumber = (width: Width, value: ExternalValue | undefined): number =>
  typeof value === "bigint" ? bitsToDouble(convertFloat(width.format, DOUBLE, value)) : Number(value ?? 0);

function viaHost(name: string, operation: (a: number, b: number) => number): [string, LibraryFunction][] {
  return each(name, (width) => (_library, _machine, args) => {
    const result = operation(asNumber(width, args[0]), asNumber(width, args[1]));
    return width.suffix === "l" ? convertFloat(DOUBLE, EXTENDED, doubleToBits(result)) : result;
  });
}
function onBits(
  name: string,
  operation: (format: FloatFormat, a: bigint, b: bigint, c: bigint) => bigint,
): [string, LibraryFunction][] {
  return each(
    name,
    (width) => (_library, _machine, args) =>
      width.value(operation(width.format, width.bits(args[0]), width.bits(args[1]), width.bits(args[2]))),
  );
}
function toIntegral(name: string, mode: Rounding): [string, LibraryFunction][] {
  return onBits(name, (format, a) => roundToIntegral(format, a, mode));
}
function toInteger(name: string, mode: Rounding, size: 4 | 8): [string, LibraryFunction][] {
  return each(name, (width) => (_library, machine, args) => {
    const value =
      floatToInteger(width.format, roundToIntegral(width.format, width.bits(args[0]), mode)) ?? 0n;
    const bytes = size === 8 ? 8 : machine.layout.pointerSize();
    return bytes === 8 ? BigInt.asIntN(64, value) : Number(BigInt.asIntN(32, value));
  });
}
const isNaN_ = (format: FloatFormat, bits: bigint): boolean => unpack(format, bits).kind === "nan";

function scale(name: string): [string, LibraryFunction][] {
  return each(name, (width) => (_library, _machine, args) => {
    const bits = width.bits(args[0]);
    const number = unpack(width.format, bits);
    if (number.kind !== "finite") return width.value(bits);
    const by = Math.max(-70000, Math.min(70000, int(args, 1)));
    return width.value(round(width.format, number.negative, number.mantissa, number.exponent + by));
  });
}

/** Remainder of the division rounded to nearest, ties to even. */
function remainder(format: FloatFormat, a: bigint, b: bigint): bigint {
  const x = unpack(format, a);
  const y = unpack(format, b);
  const fallback = floatBinary("frem", format, a, b);
  if (x.kind !== "finite" || y.kind !== "finite" || y.mantissa === 0n) return fallback;
  const exponent = Math.min(x.exponent, y.exponent);
  const dividend = x.mantissa << BigInt(x.exponent - exponent);
  const divisor = y.mantissa << BigInt(y.exponent - exponent);
  let quotient = dividend / divisor;
  let rest = dividend - quotient * divisor;
  if (rest * 2n > divisor || (rest * 2n === divisor && (quotient & 1n) === 1n)) {
    rest -= divisor;
    quotient += 1n;
  }
  const negative = x.negative !== rest < 0n;
  return round(format, rest === 0n ? x.negative : negative, rest < 0n ? -rest : rest, exponent);
}

/** The last three bits of the quotient that goes with it, with its sign. */
function quotientBits(format: FloatFormat, a: bigint, b: bigint): bigint {
  const x = unpack(format, a);
  const y = unpack(format, b);
  if (x.kind !== "finite" || y.kind !== "finite" || y.mantissa === 0n) return 0n;
  const exponent = Math.min(x.exponent, y.exponent);
  const dividend = x.mantissa << BigInt(x.exponent - exponent);
  const divisor = y.mantissa << BigInt(y.exponent - exponent);
  const whole = dividend / divisor;
  const rest = (dividend - whole * divisor) * 2n;
  const quotient = rest > divisor || (rest === divisor && (whole & 1n) === 1n) ? whole + 1n : whole;
  return x.negative === y.negative ? quotient & 7n : -(quotient & 7n);
}

/** The neighbour of a in the direction of b. */
function nextAfter(format: FloatFormat, a: bigint, b: bigint): bigint {
  if (isNaN_(format, a)) return a;
  if (isNaN_(format, b)) return b;
  const relation = compareFloat(format, a, b);
  if (relation === 1) return b;
  const sign = 1n << BigInt(format.bits - 1);
  const magnitude = a & (sign - 1n);
  if (magnitude === 0n) return (b & sign) | 1n;
  const away = (relation === 4) === ((a & sign) === 0n);
  return (a & sign) | (away ? magnitude + 1n : magnitude - 1n);
}

function gamma(x: number): number {
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  if (Number.isInteger(x) && x <= 171) {
    let product = 1;
    for (let factor = 2; factor < x; factor++) product *= factor;
    return product;
  }
  return Math.exp(logGamma(x));
}
/** Lanczos' approximation, g = 7, n = 9. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.abs(Math.PI / Math.sin(Math.PI * x))) - logGamma(1 - x);
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  let sum = coefficients[0] ?? 0;
  for (let at = 1; at < coefficients.length; at++) sum += (coefficients[at] ?? 0) / (x - 1 + at);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
/** The error function by its Taylor series, or the continued fraction of its complement. */
function complementaryError(x: number): number {
  if (x < 0) return 2 - complementaryError(-x);
  if (x < 2) return 1 - error(x);
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
function error(x: number): number {
  if (Math.abs(x) >= 2) return 1 - complementaryError(x);
  let term = x;
  let sum = x;
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function power(a: number, b: number): number {
  if (a === 1 || (a === -1 && Math.abs(b) === Number.POSITIVE_INFINITY)) return 1;
  return a ** b;
}

export const MATH: LibraryTable = Object.fromEntries([
  ...viaHost("sin", Math.sin),
  ...viaHost("cos", Math.cos),
  ...viaHost("tan", Math.tan),
  ...viaHost("asin", Math.asin),
  ...viaHost("acos", Math.acos),
  ...viaHost("atan", Math.atan),
  ...viaHost("atan2", Math.atan2),
  ...viaHost("sinh", Math.sinh),
  ...viaHost("cosh", Math.cosh),
  ...viaHost("tanh", Math.tanh),
  ...viaHost("asinh", Math.asinh),
  ...viaHost("acosh", Math.acosh),
  ...viaHost("atanh", Math.atanh),
  ...viaHost("exp", Math.exp),
  ...viaHost("exp2", (a) => 2 ** a),
  ...viaHost("exp10", (a) => 10 ** a),
  ...viaHost("expm1", Math.expm1),
  ...viaHost("log", Math.log),
  ...viaHost("log2", Math.log2),
  ...viaHost("log10", Math.log10),
  ...viaHost("log1p", Math.log1p),
  ...viaHost("pow", power),
  ...viaHost("cbrt", Math.cbrt),
  ...onBits("hypot", floatHypot),
  ...viaHost("tgamma", gamma),
  ...viaHost("lgamma", logGamma),
  ...viaHost("erf", error),
  ...viaHost("erfc", complementaryError),
  ...viaHost("logb", (a) => (a === 0 ? Number.NEGATIVE_INFINITY : Math.floor(Math.log2(Math.abs(a))))),
  ...onBits("sqrt", (format, a) => floatSqrt(format, a)),
  ...onBits("fmod", (format, a, b) => floatBinary("frem", format, a, b)),
  ...onBits("remainder", remainder),
  ...onBits("fma", floatFma),
  ...onBits("fabs", (format, a) => a & ((1n << BigInt(format.bits - 1)) - 1n)),
  ...onBits("copysign", (format, a, b) => {
    const sign = 1n << BigInt(format.bits - 1);
    return (a & (sign - 1n)) | (b & sign);
  }),
  ...onBits("fmax", (format, a, b) =>
    isNaN_(format, a) ? b : isNaN_(format, b) ? a : compareFloat(format, a, b) === 4 ? b : a,
  ),
  ...onBits("fmin", (format, a, b) =>
    isNaN_(format, a) ? b : isNaN_(format, b) ? a : compareFloat(format, a, b) === 2 ? b : a,
  ),
  ...onBits("fdim", (format, a, b) =>
    compareFloat(format, a, b) === 2 || isNaN_(format, a) || isNaN_(format, b)
      ? floatBinary("fsub", format, a, b)
      : 0n,
  ),
  ...onBits("nextafter", nextAfter),
  ...each("nexttoward", (width) => (_library, _machine, args) => {
    const long = WIDTHS.at(-1) ?? width;
    const from = width.bits(args[0]);
    const to = long.bits(args[1]);
    if (isNaN_(long.format, to)) return width.value(convertFloat(long.format, width.format, to));
    const relation = compareFloat(long.format, convertFloat(width.format, long.format, from), to);
    if (relation === 1) return width.value(convertFloat(long.format, width.format, to));
    const infinity = relation === 4 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    const towards = convertFloat(DOUBLE, width.format, doubleToBits(infinity));
    return width.value(nextAfter(width.format, from, towards));
  }),
  ...each("remquo", (width) => (_library, machine, args) => {
    const [a, b] = [width.bits(args[0]), width.bits(args[1])];
    writeInt(machine, int(args, 2), 4, quotientBits(width.format, a, b));
    return width.value(remainder(width.format, a, b));
  }),
  ...toIntegral("floor", "floor"),
  ...toIntegral("ceil", "ceil"),
  ...toIntegral("trunc", "trunc"),
  ...toIntegral("round", "round"),
  ...toIntegral("rint", "roundeven"),
  ...toIntegral("nearbyint", "roundeven"),
  ...toIntegral("roundeven", "roundeven"),
  ...toInteger("lround", "round", 4),
  ...toInteger("llround", "round", 8),
  ...toInteger("lrint", "roundeven", 4),
  ...toInteger("llrint", "roundeven", 8),
  ...scale("ldexp"),
  ...scale("scalbn"),
  ...scale("scalbln"),
  ...each("ilogb", (width) => (_library, _machine, args) => {
    const number = unpack(width.format, width.bits(args[0]));
    if (number.kind === "infinite") return 0x7fffffff;
    if (number.kind === "nan" || number.mantissa === 0n) return -0x80000000;
    return number.exponent + number.mantissa.toString(2).length - 1;
  }),
  ...each("frexp", (width) => (_library, machine, args) => {
    const bits = width.bits(args[0]);
    const number = unpack(width.format, bits);
    if (number.kind !== "finite" || number.mantissa === 0n) {
      writeInt(machine, int(args, 1), 4, 0);
      return width.value(bits);
    }
    const length = number.mantissa.toString(2).length;
    writeInt(machine, int(args, 1), 4, number.exponent + length);
    return width.value(round(width.format, number.negative, number.mantissa, -length));
  }),
  ...each("modf", (width) => (_library, machine, args) => {
    const bits = width.bits(args[0]);
    const whole = roundToIntegral(width.format, bits, "trunc");
    writeInt(machine, int(args, 1), width.format.bits / 8, whole);
    const number = unpack(width.format, bits);
    const sign = bits & (1n << BigInt(width.format.bits - 1));
    if (number.kind === "infinite") return width.value(sign);
    const fraction = floatBinary("fsub", width.format, bits, whole);
    return width.value((fraction & ((1n << BigInt(width.format.bits - 1)) - 1n)) | sign);
  }),
  ...each("sincos", (width) => (_library, machine, args) => {
    const x = asNumber(width, args[0]);
    const bytes = width.format.bits / 8;
    writeInt(machine, int(args, 1), bytes, convertFloat(DOUBLE, width.format, doubleToBits(Math.sin(x))));
    writeInt(machine, int(args, 2), bytes, convertFloat(DOUBLE, width.format, doubleToBits(Math.cos(x))));
  }),
  ...each(
    "isnan",
    (width) => (_library, _machine, args) => (isNaN_(width.format, width.bits(args[0])) ? 1 : 0),
  ),
  ...each("isinf", (width) => (_library, _machine, args) => {
    const number = unpack(width.format, width.bits(args[0]));
    return number.kind === "infinite" ? (number.negative ? -1 : 1) : 0;
  }),
  ...each(
    "finite",
    (width) => (_library, _machine, args) =>
      unpack(width.format, width.bits(args[0])).kind === "finite" ? 1 : 0,
  ),
  ...each(
    "__signbit",
    (width) => (_library, _machine, args) => (unpack(width.format, width.bits(args[0])).negative ? 1 : 0),
  ),
  // To nearest is all there is; FE_TONEAREST is 0.
  ["fegetround", () => 0],
  ["fesetround", (_library, _machine, args) => (int(args, 0) === 0 ? 0 : 1)],
  ...each("nan", (width) => () => width.value(convertFloat(DOUBLE, width.format, doubleToBits(Number.NaN)))),
]);
