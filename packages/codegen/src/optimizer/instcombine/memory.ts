/** Rules for addresses, loads and stores. */
import {
  ConstantExpr,
  type ConstantInt,
  constantOffset,
  constInt,
  Flag,
  foldLoad,
  type GlobalVariable,
  type InstructionOf,
  i8,
  integerConstant,
  intType,
  isInstruction,
  isSimpleAccess,
  PoisonValue,
  type Type,
  UndefValue,
  type Value,
  widthOf,
} from "@ts-jit/ir";
import { isZero } from "../simplify.js";
import { type Combiner, type Rule, rule } from "./combiner.js";

/** Bytes that the constant indices of a getelementptr add, when all are constant and it is not one of bytes already. */
function offsetOf(one: InstructionOf<"getelementptr">, combiner: Combiner): number | undefined {
  if (one.type.kind !== "pointer" || one.operand(0).type.kind !== "pointer") return undefined;
  return constantOffset(
    one.data.sourceElementType,
    one.operands.slice(1),
    combiner.layout,
    one.type.addressSpace,
  );
}

function byteOffset(one: InstructionOf<"getelementptr">, offset: number, combiner: Combiner): ConstantInt {
  const space = one.type.kind === "pointer" ? one.type.addressSpace : 0;
  return constInt(intType(combiner.layout.indexBits(space)), BigInt(offset));
}

/** The element type a single variable index behind leading zeros steps by. */
function steppedType(one: InstructionOf<"getelementptr">): Type | undefined {
  let type: Type = one.data.sourceElementType;
  if (!isZero(one.operand(1))) return undefined;
  for (let at = 2; at < one.operandCount; at++) {
    if (type.kind !== "array") return undefined;
    type = type.element;
    if (at < one.operandCount - 1 && !isZero(one.operand(at))) return undefined;
  }
  return type;
}

export const MEMORY: readonly Rule[] = [
  rule("getelementptr", "constant indices of any type  =>  one constant index of bytes", (one, combiner) => {
    const offset = offsetOf(one, combiner);
    if (offset === undefined) return undefined;
    if (
      one.data.sourceElementType === i8 &&
      one.operandCount === 2 &&
      one.operand(1) === byteOffset(one, offset, combiner)
    ) {
      return undefined;
    }
    const index = byteOffset(one, offset, combiner);
    return combiner.create(
      "getelementptr",
      one.type,
      [one.operand(0), index],
      { sourceElementType: i8 },
      one.flags,
    );
  }),
  rule("getelementptr", "p + c1 + c2  =>  p + (c1 + c2)", (one, combiner) => {
    const inner = one.operand(0);
    const outer = offsetOf(one, combiner);
    if (outer === undefined || !isInstruction(inner) || inner.opcode !== "getelementptr") return undefined;
    const offset = offsetOf(inner, combiner);
    if (offset === undefined) return undefined;
    // Both steps stay inside the object, so their sum does when they go the same way.
    const both = one.flags & inner.flags & Flag.inbounds;
    const flags = offset >= 0 === outer >= 0 ? both : 0;
    const total = byteOffset(one, offset + outer, combiner);
    if (isZero(total)) return inner.operand(0).type === one.type ? inner.operand(0) : undefined;
    return combiner.create(
      "getelementptr",
      one.type,
      [inner.operand(0), total],
      { sourceElementType: i8 },
      flags,
    );
  }),
  rule("getelementptr", "[n x T], p, 0, i  =>  T, p, i", (one, combiner) => {
    if (one.operandCount < 3 || one.type.kind !== "pointer") return undefined;
    const type = steppedType(one);
    if (type === undefined) return undefined;
    const index = one.operand(one.operandCount - 1);
    return combiner.create(
      "getelementptr",
      one.type,
      [one.operand(0), index],
      { sourceElementType: type },
      one.flags,
    );
  }),
  rule("getelementptr", "T, p, sext or zext i  =>  T, p, i at the width of an address", (one, combiner) => {
    if (one.type.kind !== "pointer") return undefined;
    const bits = combiner.layout.indexBits(one.type.addressSpace);
    for (let at = 1; at < one.operandCount; at++) {
      const index = one.operand(at);
      const width = widthOf(index);
      if (width <= bits || index.type.kind !== "integer") continue;
      const constant = integerConstant(index);
      const narrow =
        constant !== undefined
          ? constInt(intType(bits), constant.value)
          : combiner.create("trunc", intType(bits), [index], undefined);
      one.setOperand(at, narrow);
      // No wrap of the wide index says nothing of the narrow one.
      one.flags &= ~(Flag.nuw | Flag.nusw);
      return one;
    }
    return undefined;
  }),
  rule("load", "load of a constant global  =>  its value", (one, combiner) => {
    if (one.data.volatile || one.data.ordering !== undefined) return undefined;
    return foldLoad(one.operand(0), one.type, combiner.layout);
  }),
  rule("store", "store undef, p  =>  nothing", (one, combiner) => {
    if (!isSimpleAccess(one)) return undefined;
    const value = one.operand(0);
    if (!(value instanceof UndefValue) && !(value instanceof PoisonValue)) return undefined;
    combiner.erase(one);
    return one;
  }),
];

/** The variable behind a pointer constant, if it is one. */
export function globalBehind(pointer: Value): GlobalVariable | undefined {
  let base = pointer;
  while (base instanceof ConstantExpr && base.opcode === "getelementptr") base = base.operand(0);
  return base.valueKind === "global" ? (base as GlobalVariable) : undefined;
}
