/**
 * One scalar with all that LLVM says about it: its bits, which of them are undef, and whether it is poison; and the
 * exact arithmetic of integers on it. This is the slow, precise path: the fast path knows only defined bits of common
 * widths and comes here for the rest.
 *
 * Undefined bits are tracked bit by bit, as Memcheck does (Seward and Nethercote, "Using Valgrind to detect undefined
 * value errors with bit-precision", 2005): a bit of a result is undef when it can differ with the undef bits of the
 * operands.
 */
import { Flag, type IntPredicate } from "../opcodes.js";

export class Lane {
  constructor(
    /** The bits; zero where undef. */
    readonly bits: bigint,
    /** A one for each undef bit. */
    readonly undef: bigint,
    readonly poison: boolean,
  ) {}
  /** Neither undef nor poison. */
  get clean(): boolean {
    return this.undef === 0n && !this.poison;
  }
}

export const POISON = new Lane(0n, 0n, true);
export function lane(bits: bigint): Lane {
  return new Lane(bits, 0n, false);
}
export function undefLane(width: number): Lane {
  return new Lane(0n, ones(width), false);
}
/** A lane with some bits undef; fully defined when `undef` is zero. */
export function partial(bits: bigint, undef: bigint): Lane {
  return new Lane(bits & ~undef, undef, false);
}
export const TRUE = lane(1n);
export const FALSE = lane(0n);

const onesTable: bigint[] = [];
/** 2^width - 1. */
export function ones(width: number): bigint {
  let value = onesTable[width];
  if (value === undefined) {
    value = (1n << BigInt(width)) - 1n;
    if (width <= 512) onesTable[width] = value;
  }
  return value;
}

/** What is wrong with an operation, in words; the interpreter adds where. */
export class Undefined extends Error {}

/** Bits at and above the lowest undef bit. */
function leftOf(undef: bigint, width: number): bigint {
  if (undef === 0n) return 0n;
  const lowest = undef & -undef;
  return ones(width) & ~(lowest - 1n);
}

type IntOperation = (width: number, flags: number, a: Lane, b: Lane) => Lane;

const signed = (width: number, a: bigint): bigint => BigInt.asIntN(width, a);
const wrap = (width: number, a: bigint): bigint => BigInt.asUintN(width, a);

function overflows(width: number, flags: number, signedResult: bigint, unsignedResult: bigint): boolean {
  if ((flags & Flag.nsw) !== 0 && BigInt.asIntN(width, signedResult) !== signedResult) return true;
  return (flags & Flag.nuw) !== 0 && BigInt.asUintN(width, unsignedResult) !== unsignedResult;
}

/** add and sub: exact where the undef bits let the carries be known (the two extreme results agree). */
function sum(sign: 1n | -1n): IntOperation {
  return (width, flags, a, b) => {
    const undef = a.undef | b.undef;
    if (undef === 0n) {
      const unsignedResult = a.bits + sign * b.bits;
      const signedResult = signed(width, a.bits) + sign * signed(width, b.bits);
      if (flags !== 0 && overflows(width, flags, signedResult, unsignedResult)) return POISON;
      return lane(wrap(width, unsignedResult));
    }
    const low = wrap(width, sign === 1n ? a.bits + b.bits : a.bits - (b.bits | b.undef));
    const high = wrap(
      width,
      sign === 1n ? (a.bits | a.undef) + (b.bits | b.undef) : (a.bits | a.undef) - b.bits,
    );
    return partial(low, (low ^ high) | undef);
  };
}

function divide(
  name: string,
  operation: (width: number, flags: number, a: bigint, b: bigint) => bigint | undefined,
): IntOperation {
  return (width, flags, a, b) => {
    if (!b.clean) throw new Undefined(`${name} by ${b.poison ? "poison" : "an undef value"}`);
    if (b.bits === 0n) throw new Undefined(`${name}: division by zero`);
    const minimum = 1n << BigInt(width - 1);
    if (name[0] === "s" && b.bits === ones(width) && (a.bits | a.undef) === minimum)
      throw new Undefined(`${name}: overflow dividing the least i${width} by -1`);
    if (a.poison) return POISON;
    if (a.undef !== 0n) return undefLane(width);
    const result = operation(width, flags, a.bits, b.bits);
    return result === undefined ? POISON : lane(result);
  };
}

function shift(
  operation: (width: number, flags: number, a: bigint, by: bigint) => bigint | undefined,
  undefOf: (width: number, undef: bigint, by: bigint) => bigint,
): IntOperation {
  return (width, flags, a, b) => {
    if (b.undef !== 0n) return (a.bits | a.undef) === 0n ? a : undefLane(width);
    if (b.bits >= BigInt(width)) return POISON;
    if (a.undef !== 0n)
      return partial(operation(width, 0, a.bits, b.bits) ?? 0n, undefOf(width, a.undef, b.bits));
    const result = operation(width, flags, a.bits, b.bits);
    return result === undefined ? POISON : lane(result);
  };
}

/** The integer operations on two lanes of a width; poison operands are dealt with by the caller except in divisions. */
export const INT_BINARY = {
  add: sum(1n),
  sub: sum(-1n),
  mul: (width, flags, a, b) => {
    const undef = a.undef | b.undef;
    if (undef !== 0n) {
      if ((a.bits | a.undef) === 0n || (b.bits | b.undef) === 0n) return lane(0n);
      // A product's bit k depends on no operand bit above k; a factor's trailing zeros move that up.
      return partial(wrap(width, a.bits * b.bits), leftOf(undef, width));
    }
    const unsignedResult = a.bits * b.bits;
    if (flags !== 0 && overflows(width, flags, signed(width, a.bits) * signed(width, b.bits), unsignedResult))
      return POISON;
    return lane(wrap(width, unsignedResult));
  },
  udiv: divide("udiv", (_width, flags, a, b) =>
    (flags & Flag.exact) !== 0 && a % b !== 0n ? undefined : a / b,
  ),
  sdiv: divide("sdiv", (width, flags, a, b) => {
    const x = signed(width, a);
    const y = signed(width, b);
    return (flags & Flag.exact) !== 0 && x % y !== 0n ? undefined : wrap(width, x / y);
  }),
  urem: divide("urem", (_width, _flags, a, b) => a % b),
  srem: divide("srem", (width, _flags, a, b) => wrap(width, signed(width, a) % signed(width, b))),
  shl: shift(
    (width, flags, a, by) => {
      const result = wrap(width, a << by);
      if ((flags & Flag.nuw) !== 0 && result >> by !== a) return undefined;
      if ((flags & Flag.nsw) !== 0 && signed(width, result) >> by !== signed(width, a)) return undefined;
      return result;
    },
    (width, undef, by) => wrap(width, undef << by),
  ),
  lshr: shift(
    (_width, flags, a, by) => {
      const result = a >> by;
      return (flags & Flag.exact) !== 0 && result << by !== a ? undefined : result;
    },
    (_width, undef, by) => undef >> by,
  ),
  ashr: shift(
    (width, flags, a, by) => {
      const result = wrap(width, signed(width, a) >> by);
      return (flags & Flag.exact) !== 0 && wrap(width, result << by) !== a ? undefined : result;
    },
    (width, undef, by) => wrap(width, signed(width, undef) >> by),
  ),
  and: (_width, _flags, a, b) =>
    partial(a.bits & b.bits, (a.undef | b.undef) & (a.bits | a.undef) & (b.bits | b.undef)),
  or: (_width, flags, a, b) => {
    if ((flags & Flag.disjoint) !== 0 && (a.bits & b.bits) !== 0n) return POISON;
    return partial(a.bits | b.bits, (a.undef & ~b.bits) | (b.undef & ~a.bits));
  },
  xor: (_width, _flags, a, b) => partial(a.bits ^ b.bits, a.undef | b.undef),
} as const satisfies Record<string, IntOperation>;
export type IntBinaryName = keyof typeof INT_BINARY;

const UNDEF_BOOL = undefLane(1);

/** Compares the ranges the operands may stand for: decided, or undef. */
function order(aLow: bigint, aHigh: bigint, bLow: bigint, bHigh: bigint, orEqual: boolean): Lane {
  if (orEqual ? aHigh <= bLow : aHigh < bLow) return TRUE;
  if (orEqual ? aLow > bHigh : aLow >= bHigh) return FALSE;
  return UNDEF_BOOL;
}

/** icmp on two lanes that are not poison. */
export function compareInt(predicate: IntPredicate, width: number, flags: number, a: Lane, b: Lane): Lane {
  if ((flags & Flag.samesign) !== 0 && (a.bits ^ b.bits) >> BigInt(width - 1) !== 0n) return POISON;
  if (predicate === "eq" || predicate === "ne") {
    const undef = a.undef | b.undef;
    const differ = ((a.bits ^ b.bits) & ~undef) !== 0n;
    if (!differ && undef !== 0n) return UNDEF_BOOL;
    return differ === (predicate === "ne") ? TRUE : FALSE;
  }
  // Flipping the sign bit maps signed order on unsigned order.
  const flip = predicate[0] === "s" ? 1n << BigInt(width - 1) : 0n;
  const low = (x: Lane): bigint => (x.bits ^ flip) & ~x.undef;
  const high = (x: Lane): bigint => (x.bits ^ flip) | x.undef;
  const orEqual = predicate[2] === "e";
  if (predicate[1] === "l") return order(low(a), high(a), low(b), high(b), orEqual);
  return order(low(b), high(b), low(a), high(a), orEqual);
}
