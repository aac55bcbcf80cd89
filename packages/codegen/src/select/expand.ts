/**
 * Operations written as other operations of the IR: rare ones, whose instructions are selected as if the program had
 * contained them.
 *
 * | operation | becomes |
 * |---|---|
 * | fptosi.sat, fptoui.sat | the plain conversion, then selects of the bounds, and of zero for NaN |
 * | fptosi, fptoui to more than 64 bits | the significand shifted by the exponent |
 * | sitofp, uitofp from more than 64 bits | the top 64 bits (the lowest one sticky) converted, times a power of two |
 * | vectors of odd wide integers in memory | one integer as wide as all of them |
 */
import {
  type ConstantInt,
  constFPBits,
  constInt,
  createInstruction,
  doubleType,
  FLOAT_BITS,
  type FloatType,
  floatType,
  type Instruction,
  type InstructionData,
  type IntegerType,
  i1,
  i64,
  intType,
  type Opcode,
  type Type,
  type Value,
  zeroOf,
} from "@ts-jit/ir";
import { placeholder } from "./lanes.js";
import { selectInstruction } from "./select.js";
import type { Selector } from "./selector.js";

/** Selects instructions as they are asked for; each result is a value to be an operand of the next. */
export class Expander {
  constructor(private readonly s: Selector) {}

  emit<K extends Opcode>(opcode: K, type: Type, operands: readonly Value[], data: InstructionData<K>): Value {
    const made = createInstruction(opcode, type, operands, data);
    selectInstruction(this.s, made);
    const parts = this.s.parts(made);
    made.dropOperands();
    return placeholder(this.s, type, parts);
  }
  binary(
    opcode: "add" | "sub" | "and" | "or" | "xor" | "shl" | "lshr" | "ashr" | "mul" | "urem" | "fmul",
    a: Value,
    b: Value,
  ): Value {
    return this.emit(opcode, a.type, [a, b], undefined);
  }
  cast(
    opcode: "zext" | "sext" | "trunc" | "bitcast" | "uitofp" | "fpext" | "fptosi" | "fptoui",
    value: Value,
    type: Type,
  ): Value {
    return value.type === type ? value : this.emit(opcode, type, [value], undefined);
  }
  icmp(predicate: "eq" | "ult" | "slt" | "ne", a: Value, b: Value): Value {
    return this.emit("icmp", i1, [a, b], { predicate });
  }
  fcmp(predicate: "ult" | "ogt" | "uno", a: Value, b: Value): Value {
    return this.emit("fcmp", i1, [a, b], { predicate });
  }
  select(condition: Value, a: Value, b: Value): Value {
    return this.emit("select", a.type, [condition, a, b], undefined);
  }
  number(type: Type, value: bigint | number): ConstantInt {
    return constInt(type as IntegerType, value);
  }
}

/** Makes a value the result of an instruction. */
export function setResultValue(s: Selector, inst: Instruction, value: Value): void {
  const { classes } = s.infoOf(inst);
  classes.forEach((partClass, part) => {
    s.moveInto(partClass, s.def(inst, part), value, part);
  });
}

/** The float nearest to an integer, toward zero, by its bits. Only powers of two and ones below them come here. */
function floatBits(type: FloatType, value: bigint): bigint {
  const negative = value < 0n;
  const magnitude = negative ? -value : value;
  const [fraction, exponentBits] = type.kind === "float" ? [23, 8] : [52, 11];
  if (magnitude === 0n) return 0n;
  const length = magnitude.toString(2).length;
  const shift = length - 1 - fraction;
  let significand = shift > 0 ? magnitude >> BigInt(shift) : magnitude << BigInt(-shift);
  significand &= (1n << BigInt(fraction)) - 1n;
  const bias = (1 << (exponentBits - 1)) - 1;
  // Out of range: the greatest finite number.
  if (length - 1 > bias) {
    const greatest =
      (((1n << BigInt(exponentBits)) - 2n) << BigInt(fraction)) | ((1n << BigInt(fraction)) - 1n);
    return negative ? greatest | (1n << BigInt(exponentBits + fraction)) : greatest;
  }
  const exponent = BigInt(length - 1 + bias);
  const sign = negative ? 1n << BigInt(exponentBits + fraction) : 0n;
  return sign | (exponent << BigInt(fraction)) | significand;
}

/** llvm.fptosi.sat and llvm.fptoui.sat of float and double. */
export function expandSaturatingConversion(
  s: Selector,
  call: Instruction,
  value: Value,
  signed: boolean,
): void {
  if (value.type.kind !== "float" && value.type.kind !== "double")
    throw s.unsupported(`a saturating conversion of ${value.type}`);
  const type = call.type as IntegerType;
  if (call.type.kind !== "integer") throw s.unsupported(`a saturating conversion to ${call.type}`);
  const e = new Expander(s);
  const { bits } = type;
  const least = signed ? -(1n << BigInt(bits - 1)) : 0n;
  const greatest = (1n << BigInt(signed ? bits - 1 : bits)) - 1n;
  const float = value.type;
  const low = constFPBits(float, floatBits(float, least));
  const high = constFPBits(float, floatBits(float, greatest));
  let result = e.cast(signed ? "fptosi" : "fptoui", value, type);
  result = e.select(e.fcmp("ult", value, low), e.number(type, least), result);
  result = e.select(e.fcmp("ogt", value, high), e.number(type, greatest), result);
  if (signed) result = e.select(e.fcmp("uno", value, value), zeroOf(type), result);
  setResultValue(s, call, result);
}

/** fptosi and fptoui to integers of more than 64 bits. Values that do not fit give anything. */
export function expandFloatToWide(s: Selector, inst: Instruction, value: Value): void {
  if (value.type.kind !== "float" && value.type.kind !== "double")
    throw s.unsupported(`${inst.opcode} of ${value.type}`);
  const e = new Expander(s);
  const { type } = inst;
  const double = e.cast("fpext", value, doubleType);
  const bits = e.cast("bitcast", double, i64);
  const exponent = e.binary("and", e.binary("lshr", bits, e.number(i64, 52)), e.number(i64, 0x7ff));
  const fraction = e.binary(
    "or",
    e.binary("and", bits, e.number(i64, (1n << 52n) - 1n)),
    e.number(i64, 1n << 52n),
  );
  const significand = e.cast("zext", fraction, type);
  const up = e.binary("sub", exponent, e.number(i64, 1075));
  const down = e.binary("and", e.binary("sub", e.number(i64, 1075), exponent), e.number(i64, 63));
  const shiftedUp = e.binary(
    "shl",
    significand,
    e.cast("zext", e.binary("and", up, e.number(i64, 0x3ff)), type),
  );
  const shiftedDown = e.cast("zext", e.binary("lshr", fraction, down), type);
  const small = e.icmp("slt", up, e.number(i64, 0));
  let result = e.select(small, shiftedDown, shiftedUp);
  // Below one all is shifted out.
  result = e.select(e.icmp("ult", exponent, e.number(i64, 1023)), zeroOf(type), result);
  if (inst.opcode === "fptosi") {
    const negative = e.icmp("slt", bits, e.number(i64, 0));
    result = e.select(negative, e.binary("sub", zeroOf(type), result), result);
  }
  setResultValue(s, inst, result);
}

/** sitofp and uitofp from integers of more than 64 bits. */
export function expandWideToFloat(s: Selector, inst: Instruction, value: Value): void {
  const type = value.type as IntegerType;
  const target = inst.type;
  if (
    (target.kind !== "float" && target.kind !== "double") ||
    type.bits > (target.kind === "float" ? 190 : 1024)
  ) {
    throw s.unsupported(`${inst.opcode} of ${type} to ${target}`);
  }
  const e = new Expander(s);
  const { bits } = type;
  const zero = zeroOf(type);
  const signed = inst.opcode === "sitofp";
  const negative = signed ? e.icmp("slt", value, zero) : undefined;
  const magnitude = negative === undefined ? value : e.select(negative, e.binary("sub", zero, value), value);
  const leading = s.countLeadingZeros(magnitude);
  const normal = e.binary("shl", magnitude, leading);
  const rest = bits - 64;
  const top = e.cast("trunc", e.binary("lshr", normal, e.number(type, rest)), i64);
  const lost = e.binary("and", normal, e.number(type, (1n << BigInt(rest)) - 1n));
  const sticky = e.cast("zext", e.icmp("ne", lost, zero), i64);
  const float = e.cast("uitofp", e.binary("or", top, sticky), target);
  // 2^(rest - leading), by its exponent field.
  const integer = intType(FLOAT_BITS[target.kind]);
  const [fraction, bias] = target === floatType ? [23, 127] : [52, 1023];
  const count = bits > integer.bits ? e.cast("trunc", leading, integer) : e.cast("zext", leading, integer);
  const exponent = e.binary("sub", e.number(integer, rest + bias), count);
  const power = e.cast("bitcast", e.binary("shl", exponent, e.number(integer, fraction)), target);
  const scaled = e.binary("fmul", float, power);
  const sign = 1n << BigInt(integer.bits - 1);
  const bitsOf = e.cast("bitcast", scaled, integer);
  const withSign =
    negative === undefined
      ? bitsOf
      : e.select(negative, e.binary("or", bitsOf, e.number(integer, sign)), bitsOf);
  const result = e.select(e.icmp("eq", value, zero), zeroOf(integer), withSign);
  setResultValue(s, inst, e.cast("bitcast", result, target));
}

/** The lanes of a vector of odd-sized integers as one integer. */
export function packLanes(s: Selector, lanes: readonly Value[], bits: number): Value {
  const e = new Expander(s);
  const type = intType(bits * lanes.length);
  let all: Value = zeroOf(type);
  lanes.forEach((lane, at) => {
    all = e.binary("or", all, e.binary("shl", e.cast("zext", lane, type), e.number(type, at * bits)));
  });
  return all;
}
/** The lanes of a vector of odd-sized integers out of one integer. */
export function unpackLanes(s: Selector, all: Value, count: number, element: IntegerType): Value[] {
  const e = new Expander(s);
  const lanes: Value[] = [];
  for (let at = 0; at < count; at++) {
    lanes.push(e.cast("trunc", e.binary("lshr", all, e.number(all.type, at * element.bits)), element));
  }
  return lanes;
}
