/**
 * Integer intrinsics as other operations of the IR:
 *
 * | intrinsic | becomes |
 * |---|---|
 * | sshl.sat, ushl.sat | the shift; where shifting back does not give the operand, the bound |
 * | smul.fix, umul.fix | the product in twice the width, shifted down; `sat` clamps it there |
 * | sdiv.fix, udiv.fix | the dividend shifted up in twice the width, divided toward minus infinity; `sat` clamps it |
 */
import { type Instruction, type IntegerType, intType, type Value } from "@ts-jit/ir";
import { Expander, setResultValue } from "./expander.js";
import type { Selector } from "./selector.js";

interface Bounds {
  readonly least: bigint;
  readonly greatest: bigint;
}
function boundsOf(bits: number, signed: boolean): Bounds {
  return signed
    ? { least: -(1n << BigInt(bits - 1)), greatest: (1n << BigInt(bits - 1)) - 1n }
    : { least: 0n, greatest: (1n << BigInt(bits)) - 1n };
}

/** llvm.sshl.sat and ushl.sat */
export function expandSaturatingShift(
  s: Selector,
  call: Instruction,
  value: Value,
  count: Value,
  signed: boolean,
): void {
  const e = new Expander(s);
  const type = call.type as IntegerType;
  const { least, greatest } = boundsOf(type.bits, signed);
  const shifted = e.binary("shl", value, count);
  const back = e.binary(signed ? "ashr" : "lshr", shifted, count);
  const bound = signed
    ? e.select(e.icmp("slt", value, e.number(type, 0)), e.number(type, least), e.number(type, greatest))
    : e.number(type, greatest);
  setResultValue(s, call, e.select(e.icmp("eq", back, value), shifted, bound));
}

/** Clamped to the bounds of a narrower type, and cut to it. */
function clamped(e: Expander, value: Value, type: IntegerType, signed: boolean): Value {
  const wide = value.type as IntegerType;
  const { least, greatest } = boundsOf(type.bits, signed);
  const high = e.number(wide, greatest);
  let result = e.select(e.icmp(signed ? "sgt" : "ugt", value, high), high, value);
  if (signed) {
    const low = e.number(wide, least);
    result = e.select(e.icmp("slt", result, low), low, result);
  }
  return e.cast("trunc", result, type);
}

/** llvm.[su]mul.fix[.sat] */
export function expandFixedMultiply(
  s: Selector,
  call: Instruction,
  operands: readonly [Value, Value],
  scale: number,
  how: { readonly signed: boolean; readonly saturating: boolean },
): void {
  const e = new Expander(s);
  const type = call.type as IntegerType;
  const wide = intType(type.bits * 2);
  const [a, b] = operands.map((operand) => e.cast(how.signed ? "sext" : "zext", operand, wide)) as [
    Value,
    Value,
  ];
  const product = e.binary("mul", a, b);
  const shifted = e.binary(how.signed ? "ashr" : "lshr", product, e.number(wide, scale));
  setResultValue(
    s,
    call,
    how.saturating ? clamped(e, shifted, type, how.signed) : e.cast("trunc", shifted, type),
  );
}

/** llvm.[su]div.fix[.sat] */
export function expandFixedDivide(
  s: Selector,
  call: Instruction,
  operands: readonly [Value, Value],
  scale: number,
  how: { readonly signed: boolean; readonly saturating: boolean },
): void {
  const e = new Expander(s);
  const type = call.type as IntegerType;
  // One bit more than twice: the least number by minus one, scaled.
  const wide = intType(type.bits * 2 + 1);
  const [a, b] = operands.map((operand) => e.cast(how.signed ? "sext" : "zext", operand, wide)) as [
    Value,
    Value,
  ];
  const dividend = e.binary("shl", a, e.number(wide, scale));
  let quotient = e.binary(how.signed ? "sdiv" : "udiv", dividend, b);
  if (how.signed) {
    const rest = e.binary("sub", dividend, e.binary("mul", quotient, b));
    const inexact = e.icmp("ne", rest, e.number(wide, 0));
    const opposite = e.icmp("slt", e.binary("xor", rest, b), e.number(wide, 0));
    quotient = e.select(
      e.binary("and", inexact, opposite),
      e.binary("sub", quotient, e.number(wide, 1)),
      quotient,
    );
  }
  setResultValue(
    s,
    call,
    how.saturating ? clamped(e, quotient, type, how.signed) : e.cast("trunc", quotient, type),
  );
}
