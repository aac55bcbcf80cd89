/**
 * Making composite constants in canonical form, as LLVM does when it builds them: an aggregate of zeros is
 * `zeroinitializer`, an array of known bytes a string, and an expression that can be computed without knowing the
 * target is computed.
 */
import {
  type ConstantArray,
  ConstantExpr,
  type ConstantExprData,
  ConstantString,
  type ConstantStruct,
  ConstantVector,
  constInt,
  isConstant,
  poison,
  undef,
  zeroOf,
} from "./constants.js";
import { DataLayout } from "./data-layout.js";
import { foldOperation } from "./fold/fold.js";
import type { ConstantExprOpcode } from "./opcodes.js";
import type { Type } from "./types.js";
import { type ArrayType, i8, i64, type StructType, type VectorType } from "./types.js";
import type { Value } from "./value.js";

/** True for 0, +0.0, null and zeroinitializer. */
export function isZero(value: Value): boolean {
  if (!isConstant(value)) return false;
  switch (value.constantKind) {
    case "null":
      return true;
    case "int":
      return value.value === 0n;
    case "fp":
      return value.bits === 0n;
    default:
      return false;
  }
}

/** The array, struct or vector of these elements. */
export function aggregateConstant(
  type: ArrayType | StructType | VectorType,
  values: readonly Value[],
  make: new (type: Type, values: readonly Value[]) => ConstantArray | ConstantStruct | ConstantVector,
): Value {
  const first = values[0];
  if (first === undefined) return zeroOf(type);
  if (isZero(first) && values.every(isZero)) return zeroOf(type);
  if (isConstant(first)) {
    if (
      first.constantKind === "poison" &&
      values.every((value) => isConstant(value) && value.constantKind === "poison")
    ) {
      return poison(type);
    }
    if (
      first.constantKind === "undef" &&
      values.every((value) => isConstant(value) && value.constantKind === "undef")
    ) {
      return undef(type);
    }
    if (type.kind === "array" && type.element === i8 && first.constantKind === "int") {
      const bytes = new Uint8Array(values.length);
      let all = true;
      for (let at = 0; at < values.length && all; at++) {
        const value = values[at];
        if (value !== undefined && isConstant(value) && value.constantKind === "int") bytes[at] = value.low;
        else all = false;
      }
      if (all) return new ConstantString(bytes);
    }
  }
  return new make(type, values);
}

/** The array of i8 with these bytes. */
export function stringConstant(bytes: Uint8Array): Value {
  const string = new ConstantString(bytes);
  return bytes.every((byte) => byte === 0) ? zeroOf(string.type) : string;
}

/** Vectors longer than this are not written out element by element. */
export const MAX_SPLAT = 1 << 16;

/**
 * The vector whose elements are all `element`; a scalable one is the shuffle of an inserted element, as LLVM has it.
 * Undefined when it would be longer than {@link MAX_SPLAT}.
 */
export function vectorSplat(type: VectorType, element: Value): Value | undefined {
  if (isZero(element)) return zeroOf(type);
  if (isConstant(element)) {
    if (element.constantKind === "poison") return poison(type);
    if (element.constantKind === "undef") return undef(type);
  }
  if (type.length > MAX_SPLAT) return undefined;
  if (type.scalable) {
    const one = new ConstantExpr("insertelement", type, [poison(type), element, constInt(i64, 0)]);
    const mask = new Array<number>(type.length).fill(0);
    return new ConstantExpr("shufflevector", type, [one, poison(type)], { flags: 0, mask });
  }
  return new ConstantVector(type, new Array<Value>(type.length).fill(element));
}

/** Operations whose value depends on the target's data layout, which is not asked here. */
const LAYOUT_DEPENDENT: ReadonlySet<string> = new Set([
  "getelementptr",
  "ptrtoint",
  "inttoptr",
  "addrspacecast",
]);
const NO_LAYOUT = new DataLayout("");

/** The constant expression, or what it is when that can be told. Operand types have been checked. */
export function foldConstantExpr(
  opcode: ConstantExprOpcode,
  type: Type,
  operands: readonly Value[],
  data: ConstantExprData,
): Value {
  const first = operands[0];
  if (first !== undefined) {
    if (opcode === "bitcast" && first.type === type) return first;
    if (opcode === "getelementptr" && first.type === type && data.inRange === undefined) {
      if (operands.every((operand, at) => at === 0 || isZero(operand))) return first;
    }
    if (opcode === "inttoptr" && type.kind === "pointer" && isZero(first)) return zeroOf(type);
    if (opcode === "ptrtoint" && type.kind === "integer" && isZero(first)) return zeroOf(type);
    if (opcode === "trunc" && first instanceof ConstantExpr && first.opcode === "ptrtoint") {
      return new ConstantExpr("ptrtoint", type, first.operands);
    }
    if (!LAYOUT_DEPENDENT.has(opcode)) {
      const folded = foldOperation(opcode, type, operands, data, data.flags, NO_LAYOUT);
      if (folded !== undefined) return folded;
    }
  }
  return new ConstantExpr(opcode, type, operands, data);
}
