/**
 * Integer arithmetic of any width on the unsigned reading of the bits, with LLVM's poison and undefined cases.
 *
 * Source: LLVM Language Reference, "Binary Operations", "Bitwise Binary Operations", "icmp".
 */
import { type BinaryOpcode, Flag, type IntPredicate } from "../opcodes.js";

/** `"poison"` when a flag is broken or a shift too far; `"ub"` when running it is undefined behaviour. */
export type IntegerResult = bigint | "poison" | "ub";

/** Computes `a opcode b` in `bits` bits; undefined for an operation that is not on integers. */
export function foldInteger(
  opcode: BinaryOpcode,
  bits: number,
  a: bigint,
  b: bigint,
  flags: number,
): IntegerResult | undefined {
  switch (opcode) {
    case "add":
      return wrapped(a + b, signed(bits, a) + signed(bits, b), bits, flags);
    case "sub":
      return wrapped(a - b, signed(bits, a) - signed(bits, b), bits, flags);
    case "mul":
      return wrapped(a * b, signed(bits, a) * signed(bits, b), bits, flags);
    case "udiv":
      if (b === 0n) return "ub";
      return (flags & Flag.exact) !== 0 && a % b !== 0n ? "poison" : a / b;
    case "urem":
      return b === 0n ? "ub" : a % b;
    case "sdiv": {
      if (b === 0n) return "ub";
      const x = signed(bits, a);
      const y = signed(bits, b);
      if (y === -1n && x === -(1n << BigInt(bits - 1))) return "ub";
      return (flags & Flag.exact) !== 0 && x % y !== 0n ? "poison" : BigInt.asUintN(bits, x / y);
    }
    case "srem": {
      if (b === 0n) return "ub";
      const x = signed(bits, a);
      const y = signed(bits, b);
      if (y === -1n && x === -(1n << BigInt(bits - 1))) return "ub";
      return BigInt.asUintN(bits, x % y);
    }
    case "shl": {
      if (b >= BigInt(bits)) return "poison";
      const shifted = BigInt.asUintN(bits, a << b);
      if ((flags & Flag.nuw) !== 0 && shifted >> b !== a) return "poison";
      if ((flags & Flag.nsw) !== 0 && signed(bits, shifted) >> b !== signed(bits, a)) return "poison";
      return shifted;
    }
    case "lshr": {
      if (b >= BigInt(bits)) return "poison";
      const shifted = a >> b;
      return (flags & Flag.exact) !== 0 && shifted << b !== a ? "poison" : shifted;
    }
    case "ashr": {
      if (b >= BigInt(bits)) return "poison";
      const x = signed(bits, a);
      const shifted = x >> b;
      return (flags & Flag.exact) !== 0 && shifted << b !== x ? "poison" : BigInt.asUintN(bits, shifted);
    }
    case "and":
      return a & b;
    case "or":
      return (flags & Flag.disjoint) !== 0 && (a & b) !== 0n ? "poison" : a | b;
    case "xor":
      return a ^ b;
    default:
      return undefined;
  }
}

function signed(bits: number, value: bigint): bigint {
  return BigInt.asIntN(bits, value);
}

/** Checks the exact results of the unsigned and signed readings against the flags. */
function wrapped(unsignedExact: bigint, signedExact: bigint, bits: number, flags: number): IntegerResult {
  const result = BigInt.asUintN(bits, unsignedExact);
  if ((flags & Flag.nuw) !== 0 && result !== unsignedExact) return "poison";
  if ((flags & Flag.nsw) !== 0 && BigInt.asIntN(bits, signedExact) !== signedExact) return "poison";
  return result;
}

export function compareIntegers(predicate: IntPredicate, bits: number, a: bigint, b: bigint): boolean {
  switch (predicate) {
    case "eq":
      return a === b;
    case "ne":
      return a !== b;
    case "ugt":
      return a > b;
    case "uge":
      return a >= b;
    case "ult":
      return a < b;
    case "ule":
      return a <= b;
    case "sgt":
      return signed(bits, a) > signed(bits, b);
    case "sge":
      return signed(bits, a) >= signed(bits, b);
    case "slt":
      return signed(bits, a) < signed(bits, b);
    case "sle":
      return signed(bits, a) <= signed(bits, b);
  }
}
