/**
 * Conversions between integers and floats that no instruction does, on the bits of the float:
 *
 * | conversion | how |
 * |---|---|
 * | integer to float | the magnitude shifted to the top, cut to the significand, rounded to nearest even, exponent put on |
 * | float to integer | the significand shifted by the exponent |
 * | float to integer, saturating | the plain conversion, then selects of the bounds, and of zero for NaN |
 * | to a format two sizes down | first rounded to odd, so that rounding again gives what rounding once would |
 */
import {
  type ConstantFP,
  constFPBits,
  FLOAT_FORMATS,
  type FloatFormat,
  type FloatType,
  fractionBits,
  type Instruction,
  type IntegerType,
  i32,
  intType,
  isFloat,
  type Type,
  type Value,
  zeroOf,
} from "@ts-jit/ir";
import { Expander, setResultValue } from "./expander.js";
import type { Selector } from "./selector.js";

/** @throws UnsupportedError for ppc_fp128, which i386 knows nothing of. */
export function formatOf(s: Selector, type: Type): FloatFormat {
  const format = isFloat(type) ? FLOAT_FORMATS[type.kind] : undefined;
  if (format === undefined || format.pair === true)
    throw s.unsupported(`floating-point arithmetic of ${type}`);
  return format;
}
export function biasOf({ exponentBits }: FloatFormat): number {
  return (1 << (exponentBits - 1)) - 1;
}
/** The bits of plus infinity. */
export function infinityBits(format: FloatFormat): bigint {
  const exponent = ((1n << BigInt(format.exponentBits)) - 1n) << BigInt(fractionBits(format));
  return format.explicit ? exponent | (1n << BigInt(format.precision - 1)) : exponent;
}

/** The number one, in any format. */
export function oneOf(s: Selector, type: FloatType): ConstantFP {
  const format = formatOf(s, type);
  const exponent = BigInt(biasOf(format)) << BigInt(fractionBits(format));
  return constFPBits(type, format.explicit ? exponent | (1n << BigInt(format.precision - 1)) : exponent);
}

/** A value of one integer type as another, extended with zeros or cut. */
function resized(e: Expander, value: Value, type: IntegerType): Value {
  const { bits } = value.type as IntegerType;
  if (bits === type.bits) return value;
  return e.cast(bits < type.bits ? "zext" : "trunc", value, type);
}

/** fptosi and fptoui by the bits. Values that do not fit give anything. */
export function expandFloatToInt(s: Selector, inst: Instruction, value: Value): void {
  const e = new Expander(s);
  const format = formatOf(s, value.type);
  const target = inst.type as IntegerType;
  const whole = intType(format.bits);
  const stored = fractionBits(format);
  const bits = e.cast("bitcast", value, whole);
  const exponent = e.binary(
    "and",
    resized(e, e.binary("lshr", bits, e.number(whole, stored)), i32),
    e.number(i32, (1 << format.exponentBits) - 1),
  );
  const work = intType(Math.max(target.bits, format.precision));
  let significand = e.binary("and", bits, e.number(whole, (1n << BigInt(stored)) - 1n));
  if (!format.explicit)
    significand = e.binary("or", significand, e.number(whole, 1n << BigInt(format.precision - 1)));
  const wide = resized(e, significand, work);
  const point = e.number(i32, biasOf(format) + format.precision - 1);
  const up = e.binary("sub", exponent, point);
  const down = e.binary("sub", point, exponent);
  const shiftedUp = e.binary("shl", wide, resized(e, e.binary("and", up, e.number(i32, 0x7fff)), work));
  const shiftedDown = e.binary("lshr", wide, resized(e, e.binary("and", down, e.number(i32, 0x7fff)), work));
  let result = e.select(e.icmp("slt", up, e.number(i32, 0)), shiftedDown, shiftedUp);
  // Below one all is shifted out.
  result = e.select(e.icmp("ult", exponent, e.number(i32, biasOf(format))), zeroOf(work), result);
  result = resized(e, result, target);
  if (inst.opcode === "fptosi") {
    const negative = e.icmp("slt", bits, zeroOf(whole));
    result = e.select(negative, e.binary("sub", zeroOf(target), result), result);
  }
  setResultValue(s, inst, result);
}

/** sitofp and uitofp by the bits, rounded to nearest even; beyond the format's range to infinity. */
export function expandIntToFloat(s: Selector, inst: Instruction, value: Value): void {
  const e = new Expander(s);
  const source = value.type as IntegerType;
  const format = formatOf(s, inst.type);
  const { precision } = format;
  const stored = fractionBits(format);
  const negative = inst.opcode === "sitofp" ? e.icmp("slt", value, zeroOf(source)) : undefined;
  const magnitude =
    negative === undefined ? value : e.select(negative, e.binary("sub", zeroOf(source), value), value);
  const work = intType(Math.max(source.bits, precision + 2));
  const wide = resized(e, magnitude, work);
  const leading = s.countLeadingZeros(wide);
  const normal = e.binary("shl", wide, leading);
  const dropped = work.bits - precision;
  const kept = e.binary("lshr", normal, e.number(work, dropped));
  const rest = e.binary("and", normal, e.number(work, (1n << BigInt(dropped)) - 1n));
  const odd = e.binary("and", kept, e.number(work, 1));
  const nudged = e.binary(
    "add",
    e.binary("add", rest, e.number(work, (1n << BigInt(dropped - 1)) - 1n)),
    odd,
  );
  const rounded = e.binary("add", kept, e.binary("lshr", nudged, e.number(work, dropped)));
  // The leading one, where it is not stored, adds one to the exponent; so does a carry out of the rounding.
  const mayOverflow = source.bits > biasOf(format);
  const result = intType(mayOverflow ? format.bits + 16 : format.bits);
  const top = biasOf(format) + work.bits - (format.explicit ? 1 : 2);
  const exponent = e.binary("sub", e.number(result, top), resized(e, leading, result));
  let bits = e.binary(
    "add",
    e.binary("shl", exponent, e.number(result, stored)),
    resized(e, rounded, result),
  );
  if (format.explicit) bits = e.binary("or", bits, e.number(result, 1n << BigInt(precision - 1)));
  if (mayOverflow) {
    const infinity = e.number(result, infinityBits(format));
    bits = e.select(e.icmp("ult", bits, infinity), bits, infinity);
  }
  const zero = e.icmp("eq", value, zeroOf(source));
  bits = e.select(zero, zeroOf(result), bits);
  const whole = intType(format.bits);
  bits = resized(e, bits, whole);
  if (negative !== undefined) {
    const sign = e.number(whole, 1n << BigInt(format.bits - 1));
    bits = e.select(negative, e.binary("or", bits, sign), bits);
  }
  setResultValue(s, inst, e.cast("bitcast", bits, inst.type));
}

/** The float nearest to an integer, toward zero; the greatest finite number where it is out of range. */
function nearestBelow(s: Selector, type: FloatType, value: bigint): ConstantFP {
  const format = formatOf(s, type);
  const magnitude = value < 0n ? -value : value;
  const length = magnitude === 0n ? 0 : magnitude.toString(2).length;
  const sign = value < 0n ? 1n << BigInt(format.bits - 1) : 0n;
  if (length === 0) return constFPBits(type, 0n);
  if (length - 1 > biasOf(format)) {
    const below = infinityBits(format) - 1n;
    const greatest = format.explicit ? below | (1n << BigInt(format.precision - 1)) : below;
    return constFPBits(type, sign | greatest);
  }
  const shift = length - format.precision;
  let significand = shift > 0 ? magnitude >> BigInt(shift) : magnitude << BigInt(-shift);
  if (!format.explicit) significand &= (1n << BigInt(format.precision - 1)) - 1n;
  const exponent = BigInt(length - 1 + biasOf(format)) << BigInt(fractionBits(format));
  return constFPBits(type, sign | exponent | significand);
}

/** llvm.fptosi.sat and llvm.fptoui.sat of a float whose plain conversion there is. */
export function expandSaturatingConversion(
  s: Selector,
  call: Instruction,
  value: Value,
  signed: boolean,
): void {
  if (call.type.kind !== "integer") throw s.unsupported(`a saturating conversion to ${call.type}`);
  const e = new Expander(s);
  const { type } = call;
  const { bits } = type;
  const least = signed ? -(1n << BigInt(bits - 1)) : 0n;
  const greatest = (1n << BigInt(signed ? bits - 1 : bits)) - 1n;
  const float = value.type as FloatType;
  let result = e.cast(signed ? "fptosi" : "fptoui", value, type);
  result = e.select(e.fcmp("ult", value, nearestBelow(s, float, least)), e.number(type, least), result);
  result = e.select(e.fcmp("ogt", value, nearestBelow(s, float, greatest)), e.number(type, greatest), result);
  if (signed) result = e.select(e.fcmp("uno", value, value), zeroOf(type), result);
  setResultValue(s, call, result);
}

/** A float rounded to a smaller format to odd: where bits are lost the last one kept is set. */
export function roundToOdd(s: Selector, value: Value, type: FloatType): Value {
  const e = new Expander(s);
  const integer = intType(formatOf(s, type).bits);
  const nearest = e.cast("fptrunc", value, type);
  const back = e.cast("fpext", nearest, value.type);
  const bits = e.cast("bitcast", nearest, integer);
  const lost = e.fcmp("one", back, value);
  const negative = e.icmp("slt", bits, zeroOf(integer));
  const above = e.select(negative, e.fcmp("olt", back, value), e.fcmp("ogt", back, value));
  const down = e.select(above, e.binary("sub", bits, e.number(integer, 1)), bits);
  const odd = e.select(lost, e.binary("or", down, e.number(integer, 1)), bits);
  return e.cast("bitcast", odd, type);
}
