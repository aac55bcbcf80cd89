/**
 * Floating-point intrinsics as other operations of the IR, for the formats and functions that have no instruction:
 *
 * | intrinsic | becomes |
 * |---|---|
 * | any, of half or bfloat | the same of float, rounded back; of fma and fmuladd by double, rounded to odd |
 * | minimum, maximum | comparisons and selects; the sign decides between zeros, a sum makes NaN quiet |
 * | is.fpclass | ranges of the magnitude's bits |
 * | canonicalize | a multiplication by one |
 * | lrint, llrint, lround, llround | rint or round, then the conversion |
 * | frexp | the C function, its second result through memory |
 */
import {
  type CallInstruction,
  ConstantInt,
  constFPBits,
  doubleType,
  type FloatType,
  floatType,
  type Instruction,
  type IntegerType,
  i1,
  i64,
  intType,
  type Type,
  type Value,
} from "@ts-jit/ir";
import { Expander, setResultValue } from "./expander.js";
import { formatOf, infinityBits, oneOf } from "./float-conversion.js";
import type { IntrinsicCall } from "./intrinsics.js";
import type { Selector } from "./selector.js";

function bitsType(s: Selector, type: Type): IntegerType {
  return intType(formatOf(s, type).bits);
}

/** An intrinsic of half or bfloat as that of float; integers among operands and results stay as they are. */
export function expandViaFloat(s: Selector, { call, name }: IntrinsicCall, args: readonly Value[]): void {
  const e = new Expander(s);
  const half = args.find(({ type }) => type.kind === "half" || type.kind === "bfloat")?.type ?? call.type;
  const wide = args.map((arg) => (arg.type === half ? e.cast("fpext", arg, floatType) : arg));
  if (call.type !== half) {
    setResultValue(s, call, e.intrinsic(call, name, call.type, wide));
    return;
  }
  const result = e.intrinsic(call, name, floatType, wide);
  setResultValue(s, call, e.cast("fptrunc", result, half));
}

/**
 * fma of half or bfloat: the product of two is exact as double; the sum is rounded to odd there, so that rounding once
 * more gives what rounding once would. The error of the sum is Knuth's two-sum.
 */
export function expandHalfFma(s: Selector, call: CallInstruction, args: readonly Value[]): void {
  const e = new Expander(s);
  const [a, b, c] = args.map((arg) => e.cast("fpext", arg, doubleType)) as [Value, Value, Value];
  const product = e.binary("fmul", a, b);
  const sum = e.binary("fadd", product, c);
  const back = e.binary("fsub", sum, product);
  const error = e.binary(
    "fadd",
    e.binary("fsub", product, e.binary("fsub", sum, back)),
    e.binary("fsub", c, back),
  );
  const zero = constFPBits(doubleType, 0n);
  const bits = e.cast("bitcast", sum, i64);
  const even = e.icmp("eq", e.binary("and", bits, e.number(i64, 1)), e.number(i64, 0));
  const inexact = e.binary("and", e.fcmp("one", error, zero), even);
  // Toward the true sum: away from zero where the error has the sum's sign.
  const away = e.binary("xor", e.fcmp("ogt", error, zero), e.fcmp("olt", sum, zero));
  const odd = e.select(
    away,
    e.binary("add", bits, e.number(i64, 1)),
    e.binary("sub", bits, e.number(i64, 1)),
  );
  const rounded = e.cast("bitcast", e.select(inexact, odd, bits), doubleType);
  setResultValue(s, call, e.cast("fptrunc", rounded, call.type));
}

/** llvm.minimum and maximum of any format. */
export function expandMinimum(s: Selector, call: Instruction, a: Value, b: Value, minimum: boolean): void {
  const e = new Expander(s);
  const type = bitsType(s, call.type);
  const negative = e.icmp("slt", e.cast("bitcast", a, type), e.number(type, 0));
  // Of equal numbers, which may be zeros, the sign of the first tells which is less.
  const tie = minimum ? e.select(negative, a, b) : e.select(negative, b, a);
  const less = e.fcmp("olt", a, b);
  const ordered = minimum ? e.select(less, a, b) : e.select(less, b, a);
  const chosen = e.select(e.fcmp("oeq", a, b), tie, ordered);
  setResultValue(s, call, e.select(e.fcmp("uno", a, b), e.binary("fadd", a, b), chosen));
}

/** llvm.canonicalize */
export function expandCanonicalize(s: Selector, call: Instruction, value: Value): void {
  const e = new Expander(s);
  setResultValue(s, call, e.binary("fmul", value, oneOf(s, value.type as FloatType)));
}

/** llvm.fmuladd of a format without instructions: multiplied, rounded, added, rounded. */
export function expandMultiplyAdd(s: Selector, call: Instruction, args: readonly Value[]): void {
  const e = new Expander(s);
  const [a, b, c] = args as [Value, Value, Value];
  setResultValue(s, call, e.binary("fadd", e.binary("fmul", a, b), c));
}

/** lrint, llrint, lround, llround: `rounding` is the intrinsic that makes the float integral. */
export function expandRoundToInt(s: Selector, call: CallInstruction, value: Value, rounding: string): void {
  const e = new Expander(s);
  const integral = e.intrinsic(call, rounding, value.type, [value]);
  setResultValue(s, call, e.cast("fptosi", integral, call.type));
}

/** Sign bit taken from another value of any format: half and bfloat. */
export function expandCopysign(s: Selector, call: Instruction, magnitude: Value, sign: Value): void {
  const e = new Expander(s);
  const type = bitsType(s, magnitude.type);
  const signType = bitsType(s, sign.type);
  const top = 1n << BigInt(type.bits - 1);
  const bits = e.binary("and", e.cast("bitcast", magnitude, type), e.number(type, top - 1n));
  const negative = e.icmp("slt", e.cast("bitcast", sign, signType), e.number(signType, 0));
  const result = e.select(negative, e.binary("or", bits, e.number(type, top)), bits);
  setResultValue(s, call, e.cast("bitcast", result, call.type));
}

/** Bits of the mask of llvm.is.fpclass. */
const FPClass = {
  snan: 1,
  qnan: 2,
  negInf: 4,
  negNormal: 8,
  negSubnormal: 16,
  negZero: 32,
  posZero: 64,
  posSubnormal: 128,
  posNormal: 256,
  posInf: 512,
} as const;

/** llvm.is.fpclass of any format: each class asked for is a range of the magnitude, perhaps of one sign. */
export function expandFPClass(s: Selector, call: Instruction, value: Value, mask: number): void {
  const e = new Expander(s);
  const format = formatOf(s, value.type);
  const type = intType(format.bits);
  const bits = e.cast("bitcast", value, type);
  const negative = e.icmp("slt", bits, e.number(type, 0));
  const magnitude = e.binary("and", bits, e.number(type, (1n << BigInt(format.bits - 1)) - 1n));
  const infinity = infinityBits(format);
  const quiet = infinity | (1n << BigInt(format.precision - 2));
  const normal = 1n << BigInt(format.precision - 1);
  const top = 1n << BigInt(format.bits - 1);
  let result: Value = new Expander(s).number(i1, 0);
  const add = (from: bigint, to: bigint, negatives: boolean, positives: boolean): void => {
    if (!negatives && !positives) return;
    let inside = e.icmp("uge", magnitude, e.number(type, from));
    if (to < top) inside = e.binary("and", inside, e.icmp("ult", magnitude, e.number(type, to)));
    if (negatives !== positives)
      inside = e.binary("and", inside, negatives ? negative : e.binary("xor", negative, e.number(i1, 1)));
    result = result instanceof ConstantInt ? inside : e.binary("or", result, inside);
  };
  const has = (bit: number): boolean => (mask & bit) !== 0;
  add(0n, 1n, has(FPClass.negZero), has(FPClass.posZero));
  add(1n, normal, has(FPClass.negSubnormal), has(FPClass.posSubnormal));
  add(normal, infinity, has(FPClass.negNormal), has(FPClass.posNormal));
  add(infinity, infinity + 1n, has(FPClass.negInf), has(FPClass.posInf));
  add(infinity + 1n, quiet, has(FPClass.snan), has(FPClass.snan));
  add(quiet, top, has(FPClass.qnan), has(FPClass.qnan));
  setResultValue(s, call, result);
}
