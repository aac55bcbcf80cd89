/**
 * The intrinsics that work on one element of each operand: what they compute, and the fast operation for the common
 * types where there is one.
 *
 * Source: LLVM Language Reference, "Intrinsic Functions".
 */

import { FLOAT_FORMATS } from "../float-format.js";
import { Function } from "../function.js";
import type { Instruction } from "../instruction.js";
import { Flag } from "../opcodes.js";
import { constrainedOperation } from "./constrained.js";
import { breaksFlags, extreme, formatOf, orderedExtreme } from "./float-lane.js";
import { INT_BINARY, type Lane, lane, ones, POISON, partial, undefLane } from "./lane.js";
import type { OpName } from "./ops.js";
import type { Leaf, ScalarType } from "./shape.js";
import {
  bitsToDouble,
  convertFloat,
  doubleToBits,
  floatBinary,
  floatFma,
  floatSqrt,
  floatToInteger,
  isNegative,
  type Rounding,
  round,
  roundToIntegral,
  signBits,
  unpack,
} from "./softfloat.js";

type Evaluate = (to: ScalarType, lanes: readonly Lane[], types: readonly ScalarType[], flags: number) => Lane;

export interface ScalarIntrinsic {
  /** None of the lanes is poison. */
  readonly evaluate: Evaluate;
  readonly fast?: (to: Leaf) => OpName | undefined;
}

const widthOf = (type: ScalarType): number => (type.kind === "pointer" ? 32 : type.bits);

/** An integer operation: undef bits in any operand make the whole result undef. */
function int(operation: (width: number, a: bigint, b: bigint, c: bigint) => bigint | undefined): Evaluate {
  return (to, lanes) => {
    if (lanes.some((value) => value.undef !== 0n)) return undefLane(widthOf(to));
    const [a = 0n, b = 0n, c = 0n] = lanes.map((value) => value.bits);
    const result = operation(widthOf(to), a, b, c);
    return result === undefined ? POISON : lane(BigInt.asUintN(widthOf(to), result));
  };
}
/** As {@link int}, of signed numbers. */
function signedInt(operation: (width: number, a: bigint, b: bigint) => bigint): Evaluate {
  return int((width, a, b) => operation(width, BigInt.asIntN(width, a), BigInt.asIntN(width, b)));
}
function clamp(value: bigint, low: bigint, high: bigint): bigint {
  return value < low ? low : value > high ? high : value;
}
const least = (width: number): bigint => -(1n << BigInt(width - 1));
const most = (width: number): bigint => (1n << BigInt(width - 1)) - 1n;

/** A floating-point operation on bits; the first operand's type gives the format. */
function float(
  operation: (to: ScalarType, bits: readonly bigint[], types: readonly ScalarType[]) => bigint,
): Evaluate {
  return (to, lanes, types, flags) => {
    if (lanes.some((value) => value.undef !== 0n)) return undefLane(widthOf(to));
    const bits = lanes.map((value) => value.bits);
    const result = operation(to, bits, types);
    const floats = bits.filter((_, at) => types[at] === to);
    return (flags & (Flag.nnan | Flag.ninf)) !== 0 && breaksFlags(flags, formatOf(to), ...floats, result)
      ? POISON
      : lane(result);
  };
}
/** By JavaScript's Math, for all formats through double. */
function viaDouble(operation: (a: number, b: number) => number): Evaluate {
  return float((to, bits, types) => {
    const numbers = bits.map((value, at) => toNumber(types[at] ?? to, value));
    return fromNumber(to, operation(numbers[0] ?? 0, numbers[1] ?? 0));
  });
}
/** A number of any float type as the nearest double. */
export function toNumber(type: ScalarType, bits: bigint): number {
  if (type.kind === "integer") return Number(BigInt.asIntN(type.bits, bits));
  return bitsToDouble(convertFloat(formatOf(type), FLOAT_FORMATS.double, bits));
}
export function fromNumber(type: ScalarType, value: number): bigint {
  return convertFloat(FLOAT_FORMATS.double, formatOf(type), doubleToBits(value));
}

function rounding(mode: Rounding): ScalarIntrinsic {
  return { evaluate: float((to, [a = 0n]) => roundToIntegral(formatOf(to), a, mode)) };
}
function roundToInt(mode: Rounding): ScalarIntrinsic {
  return {
    evaluate: (to, lanes, types) => {
      const [a = POISON] = lanes;
      const [from = to] = types;
      if (a.undef !== 0n) return undefLane(widthOf(to));
      const value = floatToInteger(formatOf(from), roundToIntegral(formatOf(from), a.bits, mode));
      if (value === undefined || BigInt.asIntN(widthOf(to), value) !== value) return POISON;
      return lane(BigInt.asUintN(widthOf(to), value));
    },
  };
}
function saturate(signed: boolean): ScalarIntrinsic {
  return {
    evaluate: (to, lanes, types) => {
      const [a = POISON] = lanes;
      const [from = to] = types;
      const width = widthOf(to);
      if (a.undef !== 0n) return undefLane(width);
      const number = unpack(formatOf(from), a.bits);
      const low = signed ? least(width) : 0n;
      const high = signed ? most(width) : ones(width);
      if (number.kind === "nan") return lane(0n);
      const value =
        number.kind === "infinite"
          ? number.negative
            ? low
            : high
          : (floatToInteger(formatOf(from), a.bits) ?? 0n);
      return lane(BigInt.asUintN(width, clamp(value, low, high)));
    },
  };
}

/** Integers of up to 32 bits, and of 64 where there is an operation for them. */
function bits32(name: OpName, wide?: OpName): (to: Leaf) => OpName | undefined {
  return ({ type, bits }) =>
    type.kind !== "integer" ? undefined : bits <= 32 ? name : bits === 64 ? wide : undefined;
}
/** Only of exactly 32 bits, or of 64. */
function word(name: OpName, wide?: OpName): (to: Leaf) => OpName | undefined {
  return ({ type, bits }) =>
    type.kind !== "integer" ? undefined : bits === 32 ? name : bits === 64 ? wide : undefined;
}
function byFloat(single: OpName, double: OpName): (to: Leaf) => OpName | undefined {
  return (to) => (to.type.kind === "float" ? single : to.type.kind === "double" ? double : undefined);
}

function countLeadingZeros(width: number, a: bigint): bigint {
  let count = 0;
  for (let at = width - 1; at >= 0 && ((a >> BigInt(at)) & 1n) === 0n; at--) count++;
  return BigInt(count);
}
function countTrailingZeros(width: number, a: bigint): bigint {
  let count = 0;
  while (count < width && ((a >> BigInt(count)) & 1n) === 0n) count++;
  return BigInt(count);
}

/** minimum and maximum: a nan when either is, zeros ordered by sign. */
function nanExtreme(relation: 2 | 4): ScalarIntrinsic {
  return {
    evaluate: float((to, [a = 0n, b = 0n]) => {
      const format = formatOf(to);
      if (unpack(format, a).kind === "nan") return a;
      if (unpack(format, b).kind === "nan") return b;
      return orderedExtreme(format, a, b, relation);
    }),
  };
}

/** Math functions that may differ from the C library's in the last bit. */
const MATH: Record<string, (a: number, b: number) => number> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  exp: Math.exp,
  exp2: (a) => 2 ** a,
  exp10: (a) => 10 ** a,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  pow: (a, b) => (a === 1 || (a === -1 && Math.abs(b) === Number.POSITIVE_INFINITY) ? 1 : a ** b),
  powi: (a, b) => a ** b,
};

const TABLE: Record<string, ScalarIntrinsic> = {
  abs: {
    evaluate: int((width, a, minimumIsPoison) => {
      const value = BigInt.asIntN(width, a);
      if (minimumIsPoison === 1n && value === least(width)) return undefined;
      return value < 0n ? -value : value;
    }),
    fast: bits32("abs32"),
  },
  smax: { evaluate: signedInt((_, a, b) => (a > b ? a : b)), fast: bits32("smax", "smax64") },
  smin: { evaluate: signedInt((_, a, b) => (a < b ? a : b)), fast: bits32("smin", "smin64") },
  umax: { evaluate: int((_, a, b) => (a > b ? a : b)), fast: bits32("umax", "umax64") },
  umin: { evaluate: int((_, a, b) => (a < b ? a : b)), fast: bits32("umin", "umin64") },
  scmp: {
    evaluate: (to, lanes, types) => {
      const [a = POISON, b = POISON] = lanes;
      if (!a.clean || !b.clean) return undefLane(widthOf(to));
      const width = widthOf(types[0] ?? to);
      const x = BigInt.asIntN(width, a.bits);
      const y = BigInt.asIntN(width, b.bits);
      return lane(BigInt.asUintN(widthOf(to), x < y ? -1n : x > y ? 1n : 0n));
    },
  },
  ucmp: { evaluate: int((_, a, b) => (a < b ? -1n : a > b ? 1n : 0n)) },
  bswap: {
    evaluate: (to, [a = POISON]) => {
      const swap = (value: bigint): bigint => {
        let result = 0n;
        for (let at = 0; at < widthOf(to); at += 8) result = (result << 8n) | ((value >> BigInt(at)) & 255n);
        return result;
      };
      return partial(swap(a.bits), swap(a.undef));
    },
    fast: word("bswap32"),
  },
  bitreverse: {
    evaluate: (to, [a = POISON]) => {
      const reverse = (value: bigint): bigint => {
        let result = 0n;
        for (let at = 0; at < widthOf(to); at++) result = (result << 1n) | ((value >> BigInt(at)) & 1n);
        return result;
      };
      return partial(reverse(a.bits), reverse(a.undef));
    },
  },
  ctpop: {
    evaluate: int((_, a) => {
      let count = 0n;
      for (let rest = a; rest !== 0n; rest &= rest - 1n) count++;
      return count;
    }),
    fast: bits32("ctpop32"),
  },
  ctlz: {
    evaluate: int((width, a, zeroIsPoison) =>
      a === 0n && zeroIsPoison === 1n ? undefined : countLeadingZeros(width, a),
    ),
    fast: bits32("ctlz32"),
  },
  cttz: {
    evaluate: int((width, a, zeroIsPoison) =>
      a === 0n && zeroIsPoison === 1n ? undefined : countTrailingZeros(width, a),
    ),
    fast: bits32("cttz32"),
  },
  fshl: {
    evaluate: int((width, a, b, by) => {
      const shift = by % BigInt(width);
      return ((((a << BigInt(width)) | b) << shift) >> BigInt(width)) & ones(width);
    }),
    fast: word("fshl32", "fshl64"),
  },
  fshr: {
    evaluate: int((width, a, b, by) => ((a << BigInt(width)) | b) >> (by % BigInt(width))),
    fast: word("fshr32", "fshr64"),
  },
  "sadd.sat": { evaluate: signedInt((width, a, b) => clamp(a + b, least(width), most(width))) },
  "ssub.sat": { evaluate: signedInt((width, a, b) => clamp(a - b, least(width), most(width))) },
  "uadd.sat": { evaluate: int((width, a, b) => clamp(a + b, 0n, ones(width))) },
  "usub.sat": { evaluate: int((width, a, b) => clamp(a - b, 0n, ones(width))) },
  "sshl.sat": {
    evaluate: int((width, a, b) =>
      b >= BigInt(width) ? undefined : clamp(BigInt.asIntN(width, a) << b, least(width), most(width)),
    ),
  },
  "ushl.sat": {
    evaluate: int((width, a, b) => (b >= BigInt(width) ? undefined : clamp(a << b, 0n, ones(width)))),
  },
  "smul.fix": { evaluate: fixed(true, false) },
  "umul.fix": { evaluate: fixed(false, false) },
  "smul.fix.sat": { evaluate: fixed(true, true) },
  "umul.fix.sat": { evaluate: fixed(false, true) },
  ptrmask: { evaluate: (_to, [a = POISON, b = POISON]) => INT_BINARY.and(32, 0, a, b) },

  fabs: {
    evaluate: (to, [a = POISON], _types, flags) => {
      const format = formatOf(to);
      if (breaksFlags(flags, format, a.bits)) return POISON;
      if (format.pair === true)
        return a.clean && isNegative(format, a.bits) ? lane(a.bits ^ signBits(format)) : a;
      const mask = ones(widthOf(to) - 1);
      return partial(a.bits & mask, a.undef & mask);
    },
    fast: byFloat("fabs32", "fabs64"),
  },
  copysign: {
    evaluate: float((to, [a = 0n, b = 0n]) => {
      const format = formatOf(to);
      return isNegative(format, a) === isNegative(format, b) ? a : a ^ signBits(format);
    }),
  },
  sqrt: { evaluate: float((to, [a = 0n]) => floatSqrt(formatOf(to), a)), fast: byFloat("sqrt32", "sqrt64") },
  fma: { evaluate: float((to, [a = 0n, b = 0n, c = 0n]) => floatFma(formatOf(to), a, b, c)) },
  // Two roundings on every machine: see docs/architecture.md.
  fmuladd: {
    evaluate: float((to, [a = 0n, b = 0n, c = 0n]) =>
      floatBinary("fadd", formatOf(to), floatBinary("fmul", formatOf(to), a, b), c),
    ),
    fast: byFloat("fmuladd32", "fmuladd64"),
  },
  minnum: { evaluate: float((to, [a = 0n, b = 0n]) => extreme(formatOf(to), a, b, 4)) },
  maxnum: { evaluate: float((to, [a = 0n, b = 0n]) => extreme(formatOf(to), a, b, 2)) },
  minimum: nanExtreme(4),
  maximum: nanExtreme(2),
  canonicalize: { evaluate: float((_, [a = 0n]) => a) },
  floor: rounding("floor"),
  ceil: rounding("ceil"),
  trunc: rounding("trunc"),
  round: rounding("round"),
  roundeven: rounding("roundeven"),
  rint: rounding("roundeven"),
  nearbyint: rounding("roundeven"),
  lround: roundToInt("round"),
  llround: roundToInt("round"),
  lrint: roundToInt("roundeven"),
  llrint: roundToInt("roundeven"),
  "fptosi.sat": saturate(true),
  "fptoui.sat": saturate(false),
  ldexp: {
    evaluate: float((to, [a = 0n, b = 0n], types) => {
      const number = unpack(formatOf(to), a);
      if (number.kind !== "finite") return a;
      const by = Math.max(-40000, Math.min(40000, Number(BigInt.asIntN(widthOf(types[1] ?? to), b))));
      return round(formatOf(to), number.negative, number.mantissa, number.exponent + by);
    }),
  },
  "is.fpclass": {
    evaluate: (_to, [a = POISON, mask = POISON], types) => {
      const type = types[0];
      if (type === undefined || a.undef !== 0n) return undefLane(1);
      return lane((classOf(type, a.bits) & Number(mask.bits)) === 0 ? 0n : 1n);
    },
  },
  ...Object.fromEntries(
    Object.entries(MATH).map(([name, operation]) => [name, { evaluate: viaDouble(operation) }]),
  ),
};

function fixed(signed: boolean, saturated: boolean): Evaluate {
  return int((width, a, b, scale) => {
    const read = (x: bigint): bigint => (signed ? BigInt.asIntN(width, x) : x);
    const product = (read(a) * read(b)) >> scale;
    if (!saturated) return product;
    return signed ? clamp(product, least(width), most(width)) : clamp(product, 0n, ones(width));
  });
}

/** The bit of is.fpclass a number falls under. */
export function classOf(type: ScalarType, bits: bigint): number {
  const format = formatOf(type);
  const number = unpack(format, bits);
  if (number.kind === "nan") return number.signaling ? 1 : 2;
  const { negative } = number;
  if (number.kind === "infinite") return negative ? 4 : 512;
  if (number.mantissa === 0n) return negative ? 32 : 64;
  const leading = format.pair === true ? FLOAT_FORMATS.double : format;
  const normal = number.mantissa >> BigInt(leading.precision - 1) !== 0n;
  if (normal) return negative ? 8 : 256;
  return negative ? 16 : 128;
}

const known = new Map<string, ScalarIntrinsic | undefined>();

/** The row of the longest name that starts a mangled intrinsic name, `llvm.smax.v4i32`. */
function find(name: string): ScalarIntrinsic | undefined {
  const parts = name.slice("llvm.".length).split(".");
  for (let count = Math.min(parts.length, 3); count > 0; count--) {
    const key = parts.slice(0, count).join(".");
    if (Object.hasOwn(TABLE, key)) return TABLE[key];
  }
  return undefined;
}

/** The element-wise intrinsic a call calls, or undefined. */
export function scalarIntrinsic(instruction: Instruction): ScalarIntrinsic | undefined {
  const callee = instruction.operand(0);
  if (!(callee instanceof Function) || !callee.name.startsWith("llvm.")) return undefined;
  if (callee.name.includes(".vp.")) return undefined;
  if (callee.name.includes("constrained")) {
    const operation = constrainedOperation(instruction);
    return operation === undefined || operation.isInstruction ? undefined : find(`llvm.${operation.name}`);
  }
  if (!known.has(callee.name)) known.set(callee.name, find(callee.name));
  return known.get(callee.name);
}

/** Intrinsics that say something to the compiler and do nothing. */
export function isIntrinsicIgnored(name: string): boolean {
  return /^llvm\.(dbg\.|donothing|sideeffect|pseudoprobe|experimental\.noalias\.scope\.decl|invariant\.end|prefetch|var\.annotation|codeview\.annotation|fake\.use|instrprof\.)/.test(
    name,
  );
}
