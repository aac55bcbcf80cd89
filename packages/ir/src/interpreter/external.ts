/** Functions that the host provides to a program, and how values pass between the two. */
import { type Lane, lane, POISON } from "./lane.js";
import type { Machine } from "./machine.js";
import type { Leaf } from "./shape.js";
import { bitsToDouble, bitsToFloat, doubleToBits, floatToBits } from "./softfloat.js";

/**
 * A value outside the program: integers of up to 32 bits and addresses are numbers (integers signed, addresses not),
 * wider integers bigints (signed), float and double numbers, other floats their bits as bigint.
 */
export type ExternalValue = number | bigint;

/**
 * A function the program may call. Aggregates arrive as their scalars one after the other, and are given back so in an
 * array. When the program calls it as a variadic function, the last argument is the address of the variable arguments.
 */
export type ExternalFunction = (machine: Machine, args: readonly ExternalValue[]) => ExternalResult;
export type ExternalResult = ExternalValue | readonly ExternalValue[] | boolean | undefined;

export function toExternal(value: Lane, leaf: Leaf): ExternalValue {
  switch (leaf.type.kind) {
    case "float":
      return bitsToFloat(value.bits);
    case "double":
      return bitsToDouble(value.bits);
    case "pointer":
      return Number(value.bits);
    case "integer": {
      if (leaf.bits === 1) return Number(value.bits);
      const signed = BigInt.asIntN(leaf.bits, value.bits);
      return leaf.bits <= 32 ? Number(signed) : signed;
    }
    default:
      return value.bits;
  }
}

/** A host's value as a lane; nothing becomes poison. */
export function fromExternal(value: ExternalValue | boolean | undefined, leaf: Leaf): Lane {
  if (value === undefined) return POISON;
  switch (leaf.type.kind) {
    case "float":
      return lane(floatToBits(Number(value)));
    case "double":
      return lane(doubleToBits(Number(value)));
    default:
      if (typeof value === "bigint") return lane(BigInt.asUintN(leaf.bits, value));
      return lane(BigInt.asUintN(leaf.bits, BigInt(Math.trunc(Number(value)))));
  }
}
