/** Floating-point operations on lanes: an undef operand makes the whole result undef. */

import { FLOAT_FORMATS, type FloatFormat } from "../float-format.js";
import { FCMP, Flag, type FloatPredicate } from "../opcodes.js";
import { FALSE, type Lane, lane, ones, POISON, TRUE, undefLane } from "./lane.js";
import type { ScalarType } from "./shape.js";
import { compareFloat, type FloatBinary, floatBinary, signBits, unpack } from "./softfloat.js";

export function formatOf(type: ScalarType): FloatFormat {
  const { kind } = type;
  if (kind === "integer" || kind === "pointer") throw new TypeError(`${type} is no float`);
  return FLOAT_FORMATS[kind];
}

/** Poison when fast-math flags promise what does not hold for one of the numbers. */
export function breaksFlags(flags: number, format: FloatFormat, ...bits: readonly bigint[]): boolean {
  if ((flags & (Flag.nnan | Flag.ninf)) === 0) return false;
  return bits.some((value) => {
    const { kind } = unpack(format, value);
    return (
      (kind === "nan" && (flags & Flag.nnan) !== 0) || (kind === "infinite" && (flags & Flag.ninf) !== 0)
    );
  });
}

/** fadd and the like, and the float operations of atomicrmw. */
export function binaryFloat(
  name: FloatBinary | "fmax" | "fmin",
  type: ScalarType,
  a: Lane,
  b: Lane,
  flags = 0,
): Lane {
  if (a.poison || b.poison) return POISON;
  const format = formatOf(type);
  if (a.undef !== 0n || b.undef !== 0n) return undefLane(format.bits);
  const result =
    name === "fmax" || name === "fmin"
      ? extreme(format, a.bits, b.bits, name === "fmax" ? 2 : 4)
      : floatBinary(name, format, a.bits, b.bits);
  return breaksFlags(flags, format, a.bits, b.bits, result) ? POISON : lane(result);
}

/**
 * maxnum (relation 2) or minnum (relation 4): the other operand when one is a nan, the first of two zeros (LLVM leaves
 * their order open; this is what glibc's fmax and fmin give).
 */
export function extreme(format: FloatFormat, a: bigint, b: bigint, relation: 2 | 4): bigint {
  const found = compareFloat(format, a, b);
  if (found === 8) return unpack(format, a).kind === "nan" ? b : a;
  return found === relation || found === 1 ? a : b;
}
/** maximum (relation 2) or minimum (relation 4) of two numbers: the positive zero is the greater. */
export function orderedExtreme(format: FloatFormat, a: bigint, b: bigint, relation: 2 | 4): bigint {
  if (compareFloat(format, a, b) !== 1) return extreme(format, a, b, relation);
  return (relation === 2) === a < b ? a : b;
}

export function compareFloatLanes(
  predicate: FloatPredicate,
  type: ScalarType,
  a: Lane,
  b: Lane,
  flags: number,
): Lane {
  const format = formatOf(type);
  if (a.undef !== 0n || b.undef !== 0n) {
    return predicate === "false" ? FALSE : predicate === "true" ? TRUE : undefLane(1);
  }
  if (breaksFlags(flags, format, a.bits, b.bits)) return POISON;
  return (FCMP[predicate] & compareFloat(format, a.bits, b.bits)) !== 0 ? TRUE : FALSE;
}

export function negateFloat(type: ScalarType, a: Lane, flags: number): Lane {
  const format = formatOf(type);
  if (a.undef === 0n && breaksFlags(flags, format, a.bits)) return POISON;
  return {
    bits: (a.bits ^ signBits(format)) & ones(format.bits) & ~a.undef,
    undef: a.undef,
    poison: false,
    clean: a.clean,
  };
}
