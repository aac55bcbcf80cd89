/** Constants from JavaScript values. */
import {
  ConstantArray,
  ConstantExpr,
  type ConstantFP,
  ConstantString,
  ConstantStruct,
  ConstantVector,
  constFPBits,
  constInt,
  zeroOf,
} from "../constants.js";
import { type FloatType, i8, i32, isFloat, type Type } from "../types.js";
import { Value } from "../value.js";
import type { Definition, Initializer } from "./definition.js";

/** A JavaScript value does not make a constant of the type asked for. */
export class ConstantError extends TypeError {
  override name = "ConstantError";
}

const scratch = new DataView(new ArrayBuffer(8));

/** The float or double nearest to `value`. @throws ConstantError for other formats. */
export function constFloat(type: FloatType, value: number): ConstantFP {
  if (type.kind === "float") {
    scratch.setFloat32(0, value);
    return constFPBits(type, BigInt(scratch.getUint32(0)));
  }
  if (type.kind === "double") {
    scratch.setFloat64(0, value);
    return constFPBits(type, scratch.getBigUint64(0));
  }
  throw new ConstantError(`no ${type} constant from a number`);
}

/** A number as a constant of `type`: integer in the signed or unsigned range, float, address, or a vector's every lane. */
export function constNumber(type: Type, value: number | bigint): Value {
  if (type.kind === "integer") {
    if (typeof value === "number" && !Number.isInteger(value))
      throw new ConstantError(`${value} is not an ${type}`);
    const bits = BigInt(value);
    if (bits >= 1n << BigInt(type.bits) || bits < -(1n << BigInt(type.bits - 1))) {
      throw new ConstantError(`${value} does not fit in ${type}`);
    }
    return constInt(type, bits);
  }
  if (isFloat(type)) return constFloat(type, Number(value));
  if (type.kind === "pointer") {
    if (BigInt(value) === 0n) return zeroOf(type);
    return new ConstantExpr("inttoptr", type, [constInt(i32, BigInt(value))]);
  }
  if (type.kind === "vector") {
    const lane = constNumber(type.element, value);
    if (lane === zeroOf(type.element)) return zeroOf(type);
    return new ConstantVector(
      type,
      Array.from({ length: type.length }, () => lane),
    );
  }
  throw new ConstantError(`no ${type} constant from ${value}`);
}

/** The constant of `type` an initializer stands for; `address` finds the global of a definition it mentions. */
export function constantOf(type: Type, init: Initializer, address: (definition: Definition) => Value): Value {
  if (typeof init === "number" || typeof init === "bigint") return constNumber(type, init);
  if (init instanceof Value) {
    if (init.type !== type) throw new ConstantError(`${init.type} given where ${type} is initialized`);
    return init;
  }
  if (init instanceof Uint8Array) {
    if (type.kind !== "array" || type.element !== i8 || type.length !== init.length) {
      throw new ConstantError(`${init.length} bytes do not make ${type}`);
    }
    return new ConstantString(init);
  }
  if ("kind" in init) return address(init);
  if (type.kind === "array" || type.kind === "vector") {
    if (init.length !== type.length) throw new ConstantError(`${init.length} elements for ${type}`);
    const members = init.map((member) => constantOf(type.element, member, address));
    return type.kind === "array" ? new ConstantArray(type, members) : new ConstantVector(type, members);
  }
  if (type.kind === "struct") {
    if (init.length !== type.fields.length) throw new ConstantError(`${init.length} fields for ${type}`);
    return new ConstantStruct(
      type,
      type.fields.map((field, at) => constantOf(field, init[at] ?? 0, address)),
    );
  }
  throw new ConstantError(`a list does not make ${type}`);
}
