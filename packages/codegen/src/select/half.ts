/**
 * half and bfloat: held as their 16 bits, computed as float, rounded back after every operation. A float has more than
 * twice their significant bits and two more, so rounding twice gives what rounding once would
 * (Figueroa, "When is double rounding innocuous?"). From double the first rounding is to odd.
 */
import {
  type BinaryOpcode,
  ConstantFP,
  constFPBits,
  doubleType,
  floatType,
  type Instruction,
  type InstructionOf,
  i16,
  i32,
  type Type,
  type Value,
} from "@ts-jit/ir";
import { Expander, setResultValue } from "./expander.js";
import { expandIntToFloat, roundToOdd } from "./float-conversion.js";
import { placeholder } from "./lanes.js";
import type { Selector } from "./selector.js";

export function isHalf(type: Type): boolean {
  return type.kind === "half" || type.kind === "bfloat";
}

/** The bits of a half or bfloat as an i32. */
function bitsOf(s: Selector, e: Expander, value: Value): Value {
  const bits = value instanceof ConstantFP ? e.number(i16, value.bits) : placeholder(s, i16, [s.reg(value)]);
  return e.cast("zext", bits, i32);
}
/** The low bits of an i32 as a half or bfloat. */
function fromBits(s: Selector, type: Type, bits: Value): Value {
  return placeholder(s, type, [s.reg(bits)]);
}

/** A half or bfloat as float, exactly. */
export function halfToFloat(s: Selector, value: Value): Value {
  const e = new Expander(s);
  const bits = bitsOf(s, e, value);
  if (value.type.kind === "bfloat")
    return e.cast("bitcast", e.binary("shl", bits, e.number(i32, 16)), floatType);
  const sign = e.binary("shl", e.binary("and", bits, e.number(i32, 0x8000)), e.number(i32, 16));
  const magnitude = e.binary("and", bits, e.number(i32, 0x7fff));
  const moved = e.binary("shl", magnitude, e.number(i32, 13));
  const normal = e.binary("add", moved, e.number(i32, 112 << 23));
  const special = e.binary("or", moved, e.number(i32, 0x7f800000));
  // A subnormal is its integer times 2^-24.
  const scaled = e.binary(
    "fmul",
    e.cast("uitofp", magnitude, floatType),
    constFPBits(floatType, 0x33800000n),
  );
  const small = e.cast("bitcast", scaled, i32);
  let result = e.select(e.icmp("ult", magnitude, e.number(i32, 0x400)), small, normal);
  result = e.select(e.icmp("ult", magnitude, e.number(i32, 0x7c00)), result, special);
  return e.cast("bitcast", e.binary("or", result, sign), floatType);
}

/** A float rounded to half or bfloat, to nearest, ties to even. */
export function floatToHalf(s: Selector, value: Value, type: Type): Value {
  const e = new Expander(s);
  const bits = e.cast("bitcast", value, i32);
  const magnitude = e.binary("and", bits, e.number(i32, 0x7fffffff));
  const isNaN = e.icmp("ult", e.number(i32, 0x7f800000), magnitude);
  if (type.kind === "bfloat") {
    const odd = e.binary("and", e.binary("lshr", bits, e.number(i32, 16)), e.number(i32, 1));
    const rounded = e.binary("add", e.binary("add", bits, e.number(i32, 0x7fff)), odd);
    const quiet = e.binary("or", bits, e.number(i32, 0x400000));
    return fromBits(s, type, e.binary("lshr", e.select(isNaN, quiet, rounded), e.number(i32, 16)));
  }
  const sign = e.binary("and", e.binary("lshr", bits, e.number(i32, 16)), e.number(i32, 0x8000));
  const odd = e.binary("and", e.binary("lshr", magnitude, e.number(i32, 13)), e.number(i32, 1));
  const biased = e.binary("sub", e.binary("add", magnitude, e.number(i32, 0xfff)), e.number(i32, 112 << 23));
  const normal = e.binary("lshr", e.binary("add", biased, odd), e.number(i32, 13));
  // Adding 1/2 rounds to multiples of 2^-24, the step of subnormal halves, in the float's own low bits.
  const half = constFPBits(floatType, 0x3f000000n);
  const sum = e.emit("fadd", floatType, [e.cast("bitcast", magnitude, floatType), half], undefined);
  const small = e.binary("sub", e.cast("bitcast", sum, i32), e.number(i32, 0x3f000000));
  const nan = e.binary(
    "or",
    e.binary("and", e.binary("lshr", magnitude, e.number(i32, 13)), e.number(i32, 0x3ff)),
    e.number(i32, 0x7e00),
  );
  let result = e.select(e.icmp("ult", magnitude, e.number(i32, 0x38800000)), small, normal);
  result = e.select(e.icmp("ult", magnitude, e.number(i32, 0x477ff000)), result, e.number(i32, 0x7c00));
  result = e.select(isNaN, nan, result);
  return fromBits(s, type, e.binary("or", result, sign));
}

/** A float of any wider format rounded to half or bfloat. */
function narrowToHalf(s: Selector, value: Value, type: Type): Value {
  let rest = value;
  if (rest.type.kind !== "float" && rest.type.kind !== "double") rest = roundToOdd(s, rest, doubleType);
  if (rest.type.kind === "double") rest = roundToOdd(s, rest, floatType);
  return floatToHalf(s, rest, type);
}

/** Selects an instruction that has a half or bfloat as its result or operand. @returns false for one it does not know. */
export function selectHalf(s: Selector, inst: Instruction): boolean {
  const e = new Expander(s);
  switch (inst.opcode) {
    case "fadd":
    case "fsub":
    case "fmul":
    case "fdiv":
    case "frem":
      selectHalfBinary(s, e, inst);
      return true;
    case "fneg": {
      const flipped = e.binary("xor", bitsOf(s, e, inst.operand(0)), e.number(i32, 0x8000));
      setResultValue(s, inst, fromBits(s, inst.type, flipped));
      return true;
    }
    case "fpext": {
      const float = halfToFloat(s, inst.operand(0));
      setResultValue(s, inst, e.cast("fpext", float, inst.type));
      return true;
    }
    case "fptrunc":
      setResultValue(s, inst, narrowToHalf(s, inst.operand(0), inst.type));
      return true;
    case "fptosi":
    case "fptoui":
      setResultValue(s, inst, e.cast(inst.opcode, halfToFloat(s, inst.operand(0)), inst.type));
      return true;
    case "sitofp":
    case "uitofp": {
      const value = inst.operand(0);
      // Up to 53 bits a double is exact.
      if (s.infoOf(value).bits > 53) expandIntToFloat(s, inst, value);
      else
        setResultValue(
          s,
          inst,
          narrowToHalf(s, e.emit(inst.opcode, doubleType, [value], undefined), inst.type),
        );
      return true;
    }
    default:
      return false;
  }
}

function selectHalfBinary(s: Selector, e: Expander, inst: InstructionOf<BinaryOpcode>): void {
  const a = halfToFloat(s, inst.operand(0));
  const b = halfToFloat(s, inst.operand(1));
  setResultValue(s, inst, floatToHalf(s, e.emit(inst.opcode, floatType, [a, b], undefined), inst.type));
}
