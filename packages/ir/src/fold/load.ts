/** Loads from constant memory: what a constant global holds at an offset, read as a type. */
import {
  ConstantFP,
  ConstantInt,
  ConstantNull,
  ConstantString,
  PoisonValue,
  UndefValue,
  undef,
  zeroOf,
} from "../constants.js";
import type { DataLayout } from "../data-layout.js";
import type { GlobalVariable } from "../globals.js";
import { isFloat, type Type } from "../types.js";
import type { Value } from "../value.js";
import { elementCount, elementOf, elementType } from "./elements.js";
import { constantAddress, constantFromBits, isFixedSize } from "./fold.js";

/** The value a load of `type` through a constant pointer gives, if memory there can never change; else undefined. */
export function foldLoad(pointer: Value, type: Type, layout: DataLayout): Value | undefined {
  if (pointer.valueKind === "instruction" || pointer.valueKind === "argument") return undefined;
  const { base, offset } = constantAddress(pointer, layout);
  if (base.valueKind !== "global") return undefined;
  const global = base as GlobalVariable;
  const { initializer } = global;
  if (!global.isConstant || initializer === undefined || !isDefinitive(global)) return undefined;
  return readConstant(initializer, offset, type, layout);
}

/** Whether the initializer in this module is the one the program will have. */
export function isDefinitive(global: GlobalVariable): boolean {
  if (global.externallyInitialized) return false;
  switch (global.linkage) {
    case "external":
    case "private":
    case "internal":
    case "appending":
    case "linkonce_odr":
    case "weak_odr":
    case "available_externally":
      return true;
    default:
      return false;
  }
}

/** What a constant in memory holds at a byte offset, read as `type`; undefined when it cannot be told. */
export function readConstant(
  value: Value,
  offset: number,
  type: Type,
  layout: DataLayout,
): Value | undefined {
  if (!isFixedSize(type) || !isFixedSize(value.type) || offset < 0) return undefined;
  const size = layout.storeSize(type);
  let holder: Value = value;
  let at = offset;
  for (;;) {
    if (at + size > layout.storeSize(holder.type)) break;
    if (holder instanceof UndefValue || holder instanceof PoisonValue) return undef(type);
    if (holder instanceof ConstantNull && holder.type.kind !== "target") return zeroOf(type);
    if (at === 0 && holder.type === type) return isWhole(holder) ? holder : undefined;
    const inner = child(holder, at, layout);
    if (inner === undefined || inner.offset + size > layout.storeSize(inner.value.type)) break;
    holder = inner.value;
    at = inner.offset;
  }
  if (type.kind !== "integer" && !isFloat(type) && type.kind !== "vector") return undefined;
  if (layout.sizeInBits(type) !== size * 8 || size > 64) return undefined;
  const bytes = new Uint8Array(size);
  if (!readBytes(value, offset, bytes, layout)) return undefined;
  let bits = 0n;
  for (let byte = 0; byte < size; byte++) {
    const from = layout.bigEndian ? byte : size - 1 - byte;
    bits = (bits << 8n) | BigInt(bytes[from] ?? 0);
  }
  return constantFromBits(type, bits);
}

/** A constant that a load can simply become. */
function isWhole(value: Value): boolean {
  return value.valueKind === "constant" || value.valueKind === "function" || value.valueKind === "global";
}

/** The element of an aggregate that covers a byte offset, and the offset in it. */
function child(
  value: Value,
  offset: number,
  layout: DataLayout,
): { value: Value; offset: number } | undefined {
  const { type } = value;
  let index: number;
  let start: number;
  if (type.kind === "struct") {
    const { offsets } = layout.structLayout(type);
    index = offsets.length - 1;
    while (index > 0 && (offsets[index] ?? 0) > offset) index--;
    start = offsets[index] ?? 0;
  } else if (type.kind === "array" || type.kind === "vector") {
    const element = elementType(type, 0);
    if (element === undefined) return undefined;
    const size = type.kind === "vector" ? layout.sizeInBits(element) / 8 : layout.allocSize(element);
    if (size <= 0 || !Number.isInteger(size)) return undefined;
    index = Math.floor(offset / size);
    start = index * size;
  } else return undefined;
  if (index < 0 || index >= (elementCount(type) ?? 0)) return undefined;
  const found = elementOf(value, index);
  return found === undefined ? undefined : { value: found, offset: offset - start };
}

/** Fills `bytes` from a constant's memory; false when a byte is not a known number. */
function readBytes(value: Value, offset: number, bytes: Uint8Array, layout: DataLayout): boolean {
  for (let at = 0; at < bytes.length; at++) {
    let holder: Value = value;
    let where = offset + at;
    for (;;) {
      if (holder instanceof ConstantNull) {
        if (where >= layout.storeSize(holder.type)) return false;
        break;
      }
      if (holder instanceof ConstantInt || holder instanceof ConstantFP) {
        const size = layout.storeSize(holder.type);
        if (where >= size) return false;
        const shift = layout.bigEndian ? size - 1 - where : where;
        const bits = holder instanceof ConstantInt ? holder.value : holder.bits;
        bytes[at] = Number((bits >> BigInt(shift * 8)) & 0xffn);
        break;
      }
      if (holder instanceof ConstantString) {
        const byte = holder.bytes[where];
        if (byte === undefined) return false;
        bytes[at] = byte;
        break;
      }
      const inner = child(holder, where, layout);
      if (inner === undefined) return false;
      holder = inner.value;
      where = inner.offset;
    }
  }
  return true;
}
