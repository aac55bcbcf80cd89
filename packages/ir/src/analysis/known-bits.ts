/**
 * Which bits of an integer are the same in every run: the masks of bits known to be zero and known to be one.
 *
 * Source: LLVM's KnownBits and computeKnownBits; the transfer functions follow from the operations' definitions.
 */
import { ConstantInt } from "../constants.js";
import { splatOf } from "../fold/elements.js";
import { type Instruction, isInstruction } from "../instruction.js";
import { Flag } from "../opcodes.js";
import type { Value } from "../value.js";
import { intrinsicBase } from "./effects.js";

export interface KnownBits {
  readonly zero: bigint;
  readonly one: bigint;
}

const UNKNOWN: KnownBits = { zero: 0n, one: 0n };
const MAX_DEPTH = 6;

/** All ones in `bits` bits. */
export function maskOf(bits: number): bigint {
  return (1n << BigInt(bits)) - 1n;
}

/** The constant an integer value or a splat vector is, or undefined. */
export function integerConstant(value: Value): ConstantInt | undefined {
  if (value instanceof ConstantInt) return value;
  if (value.valueKind !== "constant" || value.type.kind !== "vector") return undefined;
  const splat = splatOf(value);
  return splat instanceof ConstantInt ? splat : undefined;
}

/** Width of an integer or of a vector's integer elements; 0 for others. */
export function widthOf(value: Value): number {
  const type = value.type.kind === "vector" ? value.type.element : value.type;
  return type.kind === "integer" ? type.bits : 0;
}

/** Known bits of an integer value (of every lane, for a vector). Poison may be anything, so claims hold where defined. */
export function knownBits(value: Value, depth = 0): KnownBits {
  const bits = widthOf(value);
  if (bits === 0) return UNKNOWN;
  const constant = integerConstant(value);
  if (constant !== undefined) return { zero: maskOf(bits) & ~constant.value, one: constant.value };
  if (depth >= MAX_DEPTH || !isInstruction(value)) return UNKNOWN;
  return ofInstruction(value, bits, depth + 1);
}

function ofInstruction(one: Instruction, bits: number, depth: number): KnownBits {
  const mask = maskOf(bits);
  switch (one.opcode) {
    case "and": {
      const a = knownBits(one.operand(0), depth);
      const b = knownBits(one.operand(1), depth);
      return { zero: a.zero | b.zero, one: a.one & b.one };
    }
    case "or": {
      const a = knownBits(one.operand(0), depth);
      const b = knownBits(one.operand(1), depth);
      return { zero: a.zero & b.zero, one: a.one | b.one };
    }
    case "xor": {
      const a = knownBits(one.operand(0), depth);
      const b = knownBits(one.operand(1), depth);
      return { zero: (a.zero & b.zero) | (a.one & b.one), one: (a.zero & b.one) | (a.one & b.zero) };
    }
    case "shl":
    case "lshr":
    case "ashr": {
      const amount = integerConstant(one.operand(1));
      if (amount === undefined || amount.value >= BigInt(bits)) {
        // Shifting right by an unknown amount keeps the leading zeros.
        if (one.opcode !== "lshr") return UNKNOWN;
        return { zero: leadingMask(knownBits(one.operand(0), depth).zero, bits), one: 0n };
      }
      const a = knownBits(one.operand(0), depth);
      const by = amount.value;
      if (one.opcode === "shl") {
        return { zero: ((a.zero << by) | ((1n << by) - 1n)) & mask, one: (a.one << by) & mask };
      }
      const high = mask & ~(mask >> by);
      if (one.opcode === "lshr") return { zero: (a.zero >> by) | high, one: a.one >> by };
      const sign = 1n << BigInt(bits - 1);
      return {
        zero: (a.zero >> by) | ((a.zero & sign) !== 0n ? high : 0n),
        one: (a.one >> by) | ((a.one & sign) !== 0n ? high : 0n),
      };
    }
    case "add":
    case "sub": {
      const a = knownBits(one.operand(0), depth);
      const b = knownBits(one.operand(1), depth);
      return addBits(a, b, one.opcode === "sub", bits);
    }
    case "mul": {
      const a = knownBits(one.operand(0), depth);
      const b = knownBits(one.operand(1), depth);
      const low = trailingOnes(a.zero) + trailingOnes(b.zero);
      return { zero: low >= bits ? mask : maskOf(low), one: 0n };
    }
    case "urem": {
      const divisor = integerConstant(one.operand(1));
      if (divisor === undefined || divisor.value === 0n) return UNKNOWN;
      const top = (divisor.value - 1n).toString(2).length;
      return { zero: mask & ~maskOf(top), one: 0n };
    }
    case "udiv": {
      const divisor = integerConstant(one.operand(1));
      if (divisor === undefined || divisor.value === 0n) return UNKNOWN;
      const a = knownBits(one.operand(0), depth);
      const top = ((mask & ~a.zero) / divisor.value).toString(2).length;
      return { zero: mask & ~maskOf(top), one: 0n };
    }
    case "zext": {
      const a = knownBits(one.operand(0), depth);
      return { zero: a.zero | (mask & ~maskOf(widthOf(one.operand(0)))), one: a.one };
    }
    case "sext": {
      const a = knownBits(one.operand(0), depth);
      const from = widthOf(one.operand(0));
      const high = mask & ~maskOf(from);
      const sign = 1n << BigInt(from - 1);
      return {
        zero: a.zero | ((a.zero & sign) !== 0n ? high : 0n),
        one: a.one | ((a.one & sign) !== 0n ? high : 0n),
      };
    }
    case "trunc": {
      const a = knownBits(one.operand(0), depth);
      return { zero: a.zero & mask, one: a.one & mask };
    }
    case "select": {
      const a = knownBits(one.operand(1), depth);
      const b = knownBits(one.operand(2), depth);
      return { zero: a.zero & b.zero, one: a.one & b.one };
    }
    case "phi": {
      // One step into the entries, to end on cycles.
      if (one.operandCount > 16 || depth > 2) return UNKNOWN;
      let zero = mask;
      let ones = mask;
      for (let at = 0; at < one.operandCount; at += 2) {
        const value = one.operand(at);
        if (value === one) continue;
        const entry = knownBits(value, MAX_DEPTH - 1);
        zero &= entry.zero;
        ones &= entry.one;
        if (zero === 0n && ones === 0n) break;
      }
      return (zero & ones) !== 0n ? UNKNOWN : { zero, one: ones };
    }
    case "call": {
      const base = intrinsicBase(one);
      if (base === "ctpop" || base === "ctlz" || base === "cttz") {
        return { zero: mask & ~maskOf(bits.toString(2).length), one: 0n };
      }
      if (base === "abs") return UNKNOWN;
      if (base === "umin") {
        const a = knownBits(one.operand(1), depth);
        const b = knownBits(one.operand(2), depth);
        return { zero: leadingMask(a.zero, bits) | leadingMask(b.zero, bits), one: 0n };
      }
      return UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

/** The leading run of ones in a mask. */
function leadingMask(zero: bigint, bits: number): bigint {
  const mask = maskOf(bits);
  const unknown = mask & ~zero;
  return unknown === 0n ? mask : mask & ~maskOf(unknown.toString(2).length);
}
function trailingOnes(mask: bigint): number {
  let count = 0;
  for (let rest = mask; (rest & 1n) !== 0n; rest >>= 1n) count++;
  return count;
}

/** Sum or difference, by adding the least and greatest values the unknown bits allow. */
function addBits(a: KnownBits, b: KnownBits, subtract: boolean, bits: number): KnownBits {
  const mask = maskOf(bits);
  const other = subtract ? { zero: b.one, one: b.zero } : b;
  const carry = subtract ? 1n : 0n;
  const least = a.one + other.one + carry;
  const greatest = (mask & ~a.zero) + (mask & ~other.zero) + carry;
  // A carry into a bit is known where both sums agree with their own known bits.
  const carryKnownZero = ~(greatest ^ (mask & ~a.zero) ^ (mask & ~other.zero));
  const carryKnownOne = least ^ a.one ^ other.one;
  const known = (a.zero | a.one) & (other.zero | other.one) & (carryKnownZero | carryKnownOne) & mask;
  return { zero: ~least & known & mask, one: least & known };
}

/** How many of the top bits surely equal the sign bit; at least 1. */
export function signBits(value: Value, depth = 0): number {
  const bits = widthOf(value);
  if (bits === 0) return 1;
  const constant = integerConstant(value);
  if (constant !== undefined) {
    const { signed } = constant;
    return (
      bits -
      (signed < 0n ? ~signed : signed).toString(2).length +
      ((signed < 0n ? ~signed : signed) === 0n ? 1 : 0)
    );
  }
  if (depth < MAX_DEPTH && isInstruction(value)) {
    switch (value.opcode) {
      case "sext":
        return bits - widthOf(value.operand(0)) + signBits(value.operand(0), depth + 1);
      case "ashr": {
        const by = integerConstant(value.operand(1));
        const own = signBits(value.operand(0), depth + 1);
        return by === undefined ? own : Math.min(bits, own + Number(by.value));
      }
      case "trunc": {
        const own = signBits(value.operand(0), depth + 1) - (widthOf(value.operand(0)) - bits);
        if (own > 1) return own;
        break;
      }
      case "select":
        return Math.min(signBits(value.operand(1), depth + 1), signBits(value.operand(2), depth + 1));
      case "and":
      case "or":
      case "xor": {
        const least = Math.min(signBits(value.operand(0), depth + 1), signBits(value.operand(1), depth + 1));
        if (least > 1) return least;
        break;
      }
      case "add":
      case "sub": {
        const least = Math.min(signBits(value.operand(0), depth + 1), signBits(value.operand(1), depth + 1));
        if (least > 2) return least - 1;
        break;
      }
    }
  }
  const known = knownBits(value, depth);
  const sign = 1n << BigInt(bits - 1);
  const side = (known.zero & sign) !== 0n ? known.zero : (known.one & sign) !== 0n ? known.one : 0n;
  if (side === 0n) return 1;
  const unknown = maskOf(bits) & ~side;
  return unknown === 0n ? bits : bits - unknown.toString(2).length;
}

/** Whether the value is surely not negative. */
export function isNonNegative(value: Value): boolean {
  const bits = widthOf(value);
  return bits > 0 && (knownBits(value).zero & (1n << BigInt(bits - 1))) !== 0n;
}

/** Whether the value is surely not zero. */
export function isKnownNonZero(value: Value): boolean {
  if (knownBits(value).one !== 0n) return true;
  return (
    isInstruction(value) &&
    value.opcode === "or" &&
    (isKnownNonZero(value.operand(0)) || isKnownNonZero(value.operand(1)))
  );
}

/** Whether the value can be neither undef nor poison. `depth` bounds the search. */
export function isWellDefined(value: Value, depth = 0): boolean {
  switch (value.valueKind) {
    case "constant":
      return integerConstant(value) !== undefined ||
        value.type.kind === "float" ||
        value.type.kind === "double"
        ? (value as { constantKind?: string }).constantKind !== "undef" &&
            (value as { constantKind?: string }).constantKind !== "poison"
        : (value as { constantKind?: string }).constantKind === "null";
    case "function":
    case "global":
    case "alias":
      return true;
    case "argument":
      return (value as { attributes?: { has(name: string): boolean } }).attributes?.has("noundef") === true;
    case "instruction":
      break;
    default:
      return false;
  }
  const one = value as Instruction;
  if (depth >= 4) return false;
  switch (one.opcode) {
    case "freeze":
    case "alloca":
      return true;
    case "load":
      return one.metadata?.some((attachment) => attachment.kind === "noundef") === true;
    case "call":
      return one.data.attributes.ret.has("noundef");
    case "icmp":
    case "and":
    case "or":
    case "xor":
    case "add":
    case "sub":
    case "mul":
    case "trunc":
    case "zext":
    case "sext":
      if (one.opcode !== "icmp" && (one.flags & (Flag.nuw | Flag.nsw | Flag.disjoint | Flag.nneg)) !== 0)
        return false;
      if (one.flags !== 0) return false;
      for (let at = 0; at < one.operandCount; at++)
        if (!isWellDefined(one.operand(at), depth + 1)) return false;
      return true;
    case "phi":
      for (let at = 0; at < one.operandCount; at += 2) {
        const entry = one.operand(at);
        if (entry !== one && !isWellDefined(entry, depth + 2)) return false;
      }
      return true;
    default:
      return false;
  }
}
