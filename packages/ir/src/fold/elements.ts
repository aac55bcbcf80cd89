/** Constants taken apart and put together: elements of vectors, arrays and structs, and aggregates from elements. */
import {
  ConstantArray,
  ConstantNull,
  ConstantString,
  ConstantStruct,
  ConstantVector,
  constInt,
  PoisonValue,
  poison,
  UndefValue,
  undef,
  zeroOf,
} from "../constants.js";
import { i8, type Type } from "../types.js";
import type { Value } from "../value.js";

/** Elements longer than this are left alone: a `zeroinitializer` may have billions. */
const MAX_ELEMENTS = 1 << 16;

/** How many elements a value of an aggregate or fixed vector type has; undefined for others. */
export function elementCount(type: Type): number | undefined {
  if (type.kind === "array") return type.length;
  if (type.kind === "vector") return type.scalable ? undefined : type.length;
  return type.kind === "struct" ? type.fields.length : undefined;
}

/** Type of element `index`. */
export function elementType(type: Type, index: number): Type | undefined {
  if (type.kind === "array" || type.kind === "vector") return type.element;
  return type.kind === "struct" ? type.fields[index] : undefined;
}

/** Element `index` of an aggregate or vector constant, or undefined when it cannot be told. */
export function elementOf(value: Value, index: number): Value | undefined {
  if (value.valueKind !== "constant") return undefined;
  const type = elementType(value.type, index);
  const count = elementCount(value.type);
  if (type === undefined || count === undefined || index < 0 || index >= count) return undefined;
  if (value instanceof ConstantNull) return zeroOf(type);
  if (value instanceof PoisonValue) return poison(type);
  if (value instanceof UndefValue) return undef(type);
  if (value instanceof ConstantString) return constInt(i8, value.bytes[index] ?? 0);
  if (value instanceof ConstantVector || value instanceof ConstantArray || value instanceof ConstantStruct) {
    return value.operand(index);
  }
  return undefined;
}

/** All elements of a constant, or undefined. */
export function elementsOf(value: Value): Value[] | undefined {
  const count = elementCount(value.type);
  if (count === undefined || count > MAX_ELEMENTS) return undefined;
  const elements: Value[] = [];
  for (let at = 0; at < count; at++) {
    const element = elementOf(value, at);
    if (element === undefined) return undefined;
    elements.push(element);
  }
  return elements;
}

/** The constant of an aggregate or vector type with these elements, in its shortest form. */
export function aggregateOf(type: Type, elements: readonly Value[]): Value {
  if (elements.every((element) => element instanceof PoisonValue) && elements.length > 0) return poison(type);
  if (elements.every((element) => element instanceof UndefValue) && elements.length > 0) return undef(type);
  if (elements.every((element) => element === zeroOf(element.type))) return zeroOf(type);
  if (type.kind === "vector") return new ConstantVector(type, elements);
  return type.kind === "array" ? new ConstantArray(type, elements) : new ConstantStruct(type, elements);
}

/** The one element all lanes of a vector constant hold, or undefined. */
export function splatOf(value: Value): Value | undefined {
  if (value instanceof ConstantNull && value.type.kind === "vector") return zeroOf(value.type.element);
  if (!(value instanceof ConstantVector)) return undefined;
  const first = value.operand(0);
  for (let at = 1; at < value.operandCount; at++) if (value.operand(at) !== first) return undefined;
  return first;
}
