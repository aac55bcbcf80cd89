/**
 * Exact arithmetic of every binary floating-point format of LLVM, on the bits as bigint: the result of an operation is
 * computed without error and rounded once, to nearest, ties to even. (Sums and products of ppc_fp128 are the exception,
 * see double-double.ts.)
 *
 * Source: IEEE 754-2019; for x86_fp80 Intel's Software Developer's Manual, volume 1, chapter 4.2 (its integer bit is
 * stored; what that makes unnormal is read as not a number).
 */
import { FLOAT_FORMATS, type FloatFormat } from "../float-format.js";
import { addPairs, halves, multiplyPairs, PAIR_SIGNS, pairOf } from "./double-double.js";

const DOUBLE = FLOAT_FORMATS.double;

/** A number: (-1)^negative * mantissa * 2^exponent when finite. */
export interface Unpacked {
  readonly kind: "finite" | "infinite" | "nan";
  readonly negative: boolean;
  readonly mantissa: bigint;
  readonly exponent: number;
  /** Of a nan: its quiet bit is clear. */
  readonly signaling: boolean;
}

function bias(format: FloatFormat): number {
  return (1 << (format.exponentBits - 1)) - 1;
}
/** Stored bits of the significand. */
function fieldBits(format: FloatFormat): number {
  return format.explicit ? format.precision : format.precision - 1;
}

/** Exponent of the least significant bit of the smallest numbers. */
function leastExponent(format: FloatFormat): number {
  return 2 - bias(format) - (format.pair === true ? DOUBLE.precision : format.precision);
}

/** The sum of a pair of doubles, rounded to the format's precision as whatever reads one has it. */
function unpackPair(format: FloatFormat, bits: bigint): Unpacked {
  const [high, low] = halves(bits).map((half) => unpack(DOUBLE, half)) as [Unpacked, Unpacked];
  if (high.kind !== "finite" || high.mantissa === 0n) return high;
  if (low.kind !== "finite") return low;
  const [a, b, exponent] = align(high, low);
  const sum = (high.negative ? -a : a) + (low.negative ? -b : b);
  const rounded = roundTo(format, sum < 0n ? -sum : sum, exponent);
  return { ...high, negative: sum < 0n, mantissa: rounded.mantissa, exponent: rounded.exponent };
}

export function unpack(format: FloatFormat, bits: bigint): Unpacked {
  if (format.pair === true) return unpackPair(format, bits);
  const width = fieldBits(format);
  const field = bits & ((1n << BigInt(width)) - 1n);
  const biased = Number((bits >> BigInt(width)) & ((1n << BigInt(format.exponentBits)) - 1n));
  const negative = bits >> BigInt(format.bits - 1) !== 0n;
  const top = 1n << BigInt(format.precision - 1);
  const make = (kind: Unpacked["kind"], mantissa: bigint, exponent: number, signaling = false): Unpacked => ({
    kind,
    negative,
    mantissa,
    exponent,
    signaling,
  });
  const fraction = field & (top - 1n);
  if (biased === (1 << format.exponentBits) - 1) {
    if (format.explicit && (field & top) === 0n) return make("nan", 0n, 0);
    if (fraction === 0n) return make("infinite", 0n, 0);
    return make("nan", fraction, 0, (fraction & (top >> 1n)) === 0n);
  }
  const least = leastExponent(format);
  if (biased === 0) return make("finite", field, least);
  if (format.explicit && (field & top) === 0n) return make("nan", 0n, 0);
  return make("finite", fraction | top, least + biased - 1);
}

function assemble(format: FloatFormat, negative: boolean, biased: number, field: bigint): bigint {
  return (
    (negative ? 1n << BigInt(format.bits - 1) : 0n) | (BigInt(biased) << BigInt(fieldBits(format))) | field
  );
}

/** The quiet nan that an invalid operation gives. */
export function defaultNaN(format: FloatFormat, negative = false): bigint {
  if (format.pair === true) return defaultNaN(DOUBLE, negative);
  const quiet = 1n << BigInt(format.precision - 2);
  const top = format.explicit ? 1n << BigInt(format.precision - 1) : 0n;
  return assemble(format, negative, (1 << format.exponentBits) - 1, quiet | top);
}
export function infinity(format: FloatFormat, negative: boolean): bigint {
  if (format.pair === true) return infinity(DOUBLE, negative);
  const top = format.explicit ? 1n << BigInt(format.precision - 1) : 0n;
  return assemble(format, negative, (1 << format.exponentBits) - 1, top);
}
export function zero(format: FloatFormat, negative: boolean): bigint {
  if (format.pair === true) return zero(DOUBLE, negative);
  return assemble(format, negative, 0, 0n);
}

export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  const digits = value.toString(16);
  return (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(digits[0] ?? "0", 16)));
}

/**
 * The format's number nearest to mantissa * 2^exponent, ties to even. `sticky` says that the exact value is a little
 * greater in magnitude than that (by less than one unit of the mantissa).
 */
export function round(
  format: FloatFormat,
  negative: boolean,
  mantissa: bigint,
  exponent: number,
  sticky = false,
): bigint {
  if (mantissa === 0n && !sticky) return zero(format, negative);
  const { mantissa: value, exponent: scale } = sticky
    ? // Two bits below, so that "a little more" is neither a tie nor exact.
      roundTo(format, (mantissa << 2n) | 1n, exponent - 2)
    : roundTo(format, mantissa, exponent);
  if (format.pair === true) return splitPair(negative, value, scale);
  const top = 1n << BigInt(format.precision - 1);
  if ((value & top) === 0n) return assemble(format, negative, 0, value);
  const biased = scale - leastExponent(format) + 1;
  if (biased >= (1 << format.exponentBits) - 1) return infinity(format, negative);
  return assemble(format, negative, biased, format.explicit ? value : value & (top - 1n));
}

/** mantissa * 2^exponent with no more bits than the format has, as many where it has them. */
function roundTo(
  format: FloatFormat,
  mantissa: bigint,
  exponent: number,
): { readonly mantissa: bigint; readonly exponent: number } {
  const drop = Math.max(bitLength(mantissa) - format.precision, leastExponent(format) - exponent);
  if (drop <= 0) return { mantissa: mantissa << BigInt(-drop), exponent: exponent + drop };
  const by = BigInt(drop);
  const half = 1n << (by - 1n);
  const rest = mantissa & ((1n << by) - 1n);
  let value = mantissa >> by;
  if (rest > half || (rest === half && (value & 1n) === 1n)) value += 1n;
  if (bitLength(value) <= format.precision) return { mantissa: value, exponent: exponent + drop };
  return { mantissa: value >> 1n, exponent: exponent + drop + 1 };
}

/** The double nearest to a number of 106 bits, and the rest. */
function splitPair(negative: boolean, mantissa: bigint, exponent: number): bigint {
  const high = round(DOUBLE, negative, mantissa, exponent);
  const leading = unpack(DOUBLE, high);
  if (leading.kind !== "finite") return high;
  const by = Math.min(leading.exponent, exponent);
  const rest = (mantissa << BigInt(exponent - by)) - (leading.mantissa << BigInt(leading.exponent - by));
  if (rest === 0n) return high;
  return pairOf(high, round(DOUBLE, negative !== rest < 0n, rest < 0n ? -rest : rest, by));
}

export function isNaNBits(format: FloatFormat, bits: bigint): boolean {
  return unpack(format, bits).kind === "nan";
}
function quiet(format: FloatFormat, bits: bigint): bigint {
  return bits | (1n << BigInt((format.pair === true ? DOUBLE : format).precision - 2));
}
/** The bits that change when a number changes its sign. */
export function signBits(format: FloatFormat): bigint {
  return format.pair === true ? PAIR_SIGNS : 1n << BigInt(format.bits - 1);
}
/** Whether the sign is minus, of a zero or nan too. */
export function isNegative(format: FloatFormat, bits: bigint): boolean {
  return ((bits >> BigInt(format.pair === true ? 63 : format.bits - 1)) & 1n) === 1n;
}

/** Aligns two finite numbers to one exponent. */
function align(a: Unpacked, b: Unpacked): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.mantissa << BigInt(a.exponent - exponent), b.mantissa << BigInt(b.exponent - exponent), exponent];
}

function addUnpacked(format: FloatFormat, x: Unpacked, y: Unpacked): bigint {
  const [a, b, exponent] = align(x, y);
  const total = (x.negative ? -a : a) + (y.negative ? -b : b);
  if (total === 0n) return zero(format, x.negative && y.negative);
  return round(format, total < 0n, total < 0n ? -total : total, exponent);
}

export type FloatBinary = "fadd" | "fsub" | "fmul" | "fdiv" | "frem";

/** The operation on bits of the format. */
export function floatBinary(name: FloatBinary, format: FloatFormat, aBits: bigint, bBits: bigint): bigint {
  const a = unpack(format, aBits);
  let b = unpack(format, bBits);
  if (a.kind === "nan") return quiet(format, aBits);
  if (b.kind === "nan") return quiet(format, bBits);
  const invalid = defaultNaN(format);
  const negative = a.negative !== b.negative;
  switch (name) {
    case "fsub":
    case "fadd": {
      // A difference of pairs is -(-a + b), as LLVM has it.
      if (format.pair === true && name === "fsub")
        return PAIR_SIGNS ^ floatBinary("fadd", format, aBits ^ PAIR_SIGNS, bBits);
      if (name === "fsub") b = { ...b, negative: !b.negative };
      if (a.kind === "infinite") {
        return b.kind === "infinite" && a.negative !== b.negative ? invalid : infinity(format, a.negative);
      }
      if (b.kind === "infinite") return infinity(format, b.negative);
      if (format.pair === true) return addPairs(aBits, bBits);
      return addUnpacked(format, a, b);
    }
    case "fmul":
      if (a.kind === "infinite" || b.kind === "infinite") {
        const isZero = (x: Unpacked): boolean => x.kind === "finite" && x.mantissa === 0n;
        return isZero(a) || isZero(b) ? invalid : infinity(format, negative);
      }
      if (format.pair === true && a.mantissa !== 0n && b.mantissa !== 0n)
        return multiplyPairs(aBits, bBits, (x, y, z) => floatFma(DOUBLE, x, y, z));
      return round(format, negative, a.mantissa * b.mantissa, a.exponent + b.exponent);
    case "fdiv": {
      if (a.kind === "infinite") return b.kind === "infinite" ? invalid : infinity(format, negative);
      if (b.kind === "infinite") return zero(format, negative);
      if (b.mantissa === 0n) return a.mantissa === 0n ? invalid : infinity(format, negative);
      const extra = Math.max(0, format.precision + 2 + bitLength(b.mantissa) - bitLength(a.mantissa));
      const dividend = a.mantissa << BigInt(extra);
      const quotient = dividend / b.mantissa;
      return round(
        format,
        negative,
        quotient,
        a.exponent - b.exponent - extra,
        quotient * b.mantissa !== dividend,
      );
    }
    case "frem": {
      if (a.kind === "infinite" || (b.kind === "finite" && b.mantissa === 0n)) return invalid;
      if (b.kind === "infinite") return aBits;
      const [x, y, exponent] = align(a, b);
      return round(format, a.negative, x % y, exponent);
    }
  }
}

/** a * b + c, rounded once. */
export function floatFma(format: FloatFormat, aBits: bigint, bBits: bigint, cBits: bigint): bigint {
  const a = unpack(format, aBits);
  const b = unpack(format, bBits);
  const c = unpack(format, cBits);
  if (a.kind === "nan") return quiet(format, aBits);
  if (b.kind === "nan") return quiet(format, bBits);
  if (c.kind === "nan") return quiet(format, cBits);
  const negative = a.negative !== b.negative;
  if (a.kind === "infinite" || b.kind === "infinite") {
    const other = a.kind === "infinite" ? b : a;
    if (other.kind === "finite" && other.mantissa === 0n) return defaultNaN(format);
    if (c.kind === "infinite" && c.negative !== negative) return defaultNaN(format);
    return infinity(format, negative);
  }
  if (c.kind === "infinite") return cBits;
  const product: Unpacked = {
    kind: "finite",
    negative,
    mantissa: a.mantissa * b.mantissa,
    exponent: a.exponent + b.exponent,
    signaling: false,
  };
  return addUnpacked(format, product, c);
}

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let x = 1n << BigInt(Math.ceil(bitLength(value) / 2));
  for (;;) {
    const next = (x + value / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}
export function floatSqrt(format: FloatFormat, bits: bigint): bigint {
  const a = unpack(format, bits);
  if (a.kind === "nan") return quiet(format, bits);
  if (a.kind === "finite" && a.mantissa === 0n) return bits;
  if (a.negative) return defaultNaN(format);
  if (a.kind === "infinite") return bits;
  let shift = Math.max(0, 2 * (format.precision + 2) - bitLength(a.mantissa));
  if (((a.exponent - shift) & 1) !== 0) shift++;
  const value = a.mantissa << BigInt(shift);
  const root = squareRoot(value);
  return round(format, false, root, (a.exponent - shift) / 2, root * root !== value);
}

/** The square root of the sum of the squares, rounded once. */
export function floatHypot(format: FloatFormat, aBits: bigint, bBits: bigint): bigint {
  const a = unpack(format, aBits);
  const b = unpack(format, bBits);
  if (a.kind === "infinite" || b.kind === "infinite") return infinity(format, false);
  if (a.kind === "nan") return quiet(format, aBits);
  if (b.kind === "nan") return quiet(format, bBits);
  const [x, y, exponent] = align(a, b);
  const sum = x * x + y * y;
  const shift = 2 * Math.max(0, format.precision + 3 - Math.floor(bitLength(sum) / 2));
  const value = sum << BigInt(shift);
  const root = squareRoot(value);
  return round(format, false, root, exponent - shift / 2, root * root !== value);
}

/** From one format to another. A nan keeps the upper bits of its payload and becomes quiet. */
export function convertFloat(from: FloatFormat, to: FloatFormat, bits: bigint): bigint {
  // Of a pair LLVM takes the leading half, which is the whole rounded to double.
  if (from.pair === true && to.pair !== true) return convertFloat(DOUBLE, to, halves(bits)[0]);
  const a = unpack(from, bits);
  if (a.kind === "infinite") return infinity(to, a.negative);
  if (a.kind === "finite") return round(to, a.negative, a.mantissa, a.exponent);
  const by = (to.pair === true ? DOUBLE : to).precision - from.precision;
  const payload = by >= 0 ? a.mantissa << BigInt(by) : a.mantissa >> BigInt(-by);
  return defaultNaN(to, a.negative) | payload;
}

export function integerToFloat(format: FloatFormat, value: bigint): bigint {
  return round(format, value < 0n, value < 0n ? -value : value, 0);
}

/** The integer towards zero, or undefined for what has none. */
export function floatToInteger(format: FloatFormat, bits: bigint): bigint | undefined {
  const a = unpack(format, bits);
  if (a.kind !== "finite") return undefined;
  const magnitude = a.exponent >= 0 ? a.mantissa << BigInt(a.exponent) : a.mantissa >> BigInt(-a.exponent);
  return a.negative ? -magnitude : magnitude;
}

export type Rounding = "floor" | "ceil" | "trunc" | "round" | "roundeven";

/** To an integral number of the format. A zero result keeps the sign. */
export function roundToIntegral(format: FloatFormat, bits: bigint, mode: Rounding): bigint {
  const a = unpack(format, bits);
  if (a.kind === "nan") return quiet(format, bits);
  if (a.kind === "infinite" || a.exponent >= 0) return bits;
  const by = BigInt(-a.exponent);
  let whole = a.mantissa >> by;
  const rest = a.mantissa - (whole << by);
  if (rest !== 0n) {
    const half = 1n << (by - 1n);
    const up =
      mode === "floor"
        ? a.negative
        : mode === "ceil"
          ? !a.negative
          : mode === "round"
            ? rest >= half
            : mode === "roundeven"
              ? rest > half || (rest === half && (whole & 1n) === 1n)
              : false;
    if (up) whole += 1n;
  }
  return round(format, a.negative, whole, 0);
}

/** Relation of two numbers in fcmp's encoding: 1 equal, 2 greater, 4 less, 8 unordered. */
export function compareFloat(format: FloatFormat, aBits: bigint, bBits: bigint): number {
  if (format.pair === true) {
    const [a, aLow] = halves(aBits);
    const [b, bLow] = halves(bBits);
    const found = compareFloat(DOUBLE, a, b);
    return found === 1 ? compareFloat(DOUBLE, aLow, bLow) : found;
  }
  const a = unpack(format, aBits);
  const b = unpack(format, bBits);
  if (a.kind === "nan" || b.kind === "nan") return 8;
  const order = (x: Unpacked): number => (x.kind === "infinite" ? (x.negative ? -1 : 1) : 0);
  if (a.kind === "infinite" || b.kind === "infinite") {
    const difference = order(a) - order(b);
    return difference === 0 ? 1 : difference > 0 ? 2 : 4;
  }
  const [x, y] = align(a, b);
  const left = a.negative ? -x : x;
  const right = b.negative ? -y : y;
  return left === right ? 1 : left > right ? 2 : 4;
}

const scratch = new DataView(new ArrayBuffer(8));
export function doubleToBits(value: number): bigint {
  scratch.setFloat64(0, value);
  return scratch.getBigUint64(0);
}
export function bitsToDouble(bits: bigint): number {
  scratch.setBigUint64(0, bits);
  return scratch.getFloat64(0);
}
export function floatToBits(value: number): bigint {
  scratch.setFloat32(0, value);
  return BigInt(scratch.getUint32(0));
}
export function bitsToFloat(bits: bigint): number {
  scratch.setUint32(0, Number(bits));
  return scratch.getFloat32(0);
}
