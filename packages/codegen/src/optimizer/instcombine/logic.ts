/** Rules for and, or, xor. */
import {
  constInt,
  FCMP,
  type FloatPredicate,
  ICMP,
  type InstructionOf,
  type IntPredicate,
  integerConstant,
  isInstruction,
  maskOf,
  type Value,
  widthOf,
} from "@ts-jit/ir";
import { callData, pureIntrinsic, typeSuffix } from "../intrinsics.js";
import { boolConstant, intConstant, isAllOnes, notOperand } from "../simplify.js";
import { type Combiner, type Rule, rule, rules } from "./combiner.js";

/** Integer predicates as sets of relations: bit 0 greater, bit 1 equal, bit 2 less. */
const RELATIONS: Readonly<Record<IntPredicate, number>> = {
  eq: 2,
  ne: 5,
  ugt: 1,
  uge: 3,
  ult: 4,
  ule: 6,
  sgt: 1,
  sge: 3,
  slt: 4,
  sle: 6,
};
const UNSIGNED: readonly (IntPredicate | boolean)[] = [false, "ugt", "eq", "uge", "ult", "ne", "ule", true];
const SIGNED: readonly (IntPredicate | boolean)[] = [false, "sgt", "eq", "sge", "slt", "ne", "sle", true];

function isSignless(predicate: IntPredicate): boolean {
  return predicate === "eq" || predicate === "ne";
}

/** `a p b  op  a q b` as one comparison. */
function joinSameOperands(
  one: InstructionOf<"and" | "or">,
  x: InstructionOf<"icmp">,
  y: InstructionOf<"icmp">,
  combiner: Combiner,
): Value | undefined {
  const p = x.data.predicate;
  let q = y.data.predicate;
  const [a, b] = [x.operand(0), x.operand(1)];
  if (y.operand(0) === b && y.operand(1) === a) q = ICMP[q].swapped;
  else if (y.operand(0) !== a || y.operand(1) !== b) return undefined;
  if (!isSignless(p) && !isSignless(q) && ICMP[p].signed !== ICMP[q].signed) return undefined;
  const set = one.opcode === "and" ? RELATIONS[p] & RELATIONS[q] : RELATIONS[p] | RELATIONS[q];
  const signed = ICMP[p].signed || ICMP[q].signed;
  const joined = (signed ? SIGNED : UNSIGNED)[set];
  if (joined === undefined) return undefined;
  if (typeof joined === "boolean") return boolConstant(one.type, joined);
  return combiner.create("icmp", one.type, [a, b], { predicate: joined });
}

/** The half-open range of unsigned values, `[low, high)` modulo 2^bits, in which `x p c` holds. */
function rangeOf(
  predicate: IntPredicate,
  c: bigint,
  bits: number,
): { low: bigint; size: bigint } | undefined {
  const full = 1n << BigInt(bits);
  const sign = full >> 1n;
  const wrap = (value: bigint): bigint => BigInt.asUintN(bits, value);
  switch (predicate) {
    case "eq":
      return { low: c, size: 1n };
    case "ne":
      return { low: wrap(c + 1n), size: full - 1n };
    case "ult":
      return { low: 0n, size: c };
    case "ule":
      return { low: 0n, size: c + 1n };
    case "ugt":
      return { low: wrap(c + 1n), size: full - 1n - c };
    case "uge":
      return { low: c, size: full - c };
    case "slt":
      return { low: sign, size: wrap(c - sign) };
    case "sle":
      return { low: sign, size: wrap(c - sign) + 1n };
    case "sgt":
      return { low: wrap(c + 1n), size: full - 1n - wrap(c - sign) };
    case "sge":
      return { low: c, size: full - wrap(c - sign) };
    default:
      return undefined;
  }
}

/** The variable, offset and constant of `(x + k) p c`. */
function rangeTest(icmp: InstructionOf<"icmp">): { x: Value; low: bigint; size: bigint } | undefined {
  const c = integerConstant(icmp.operand(1));
  const bits = widthOf(icmp.operand(0));
  if (c === undefined || bits === 0) return undefined;
  const range = rangeOf(icmp.data.predicate, c.value, bits);
  if (range === undefined) return undefined;
  const left = icmp.operand(0);
  if (isInstruction(left) && left.opcode === "add") {
    const k = integerConstant(left.operand(1));
    if (k !== undefined) {
      return { x: left.operand(0), low: BigInt.asUintN(bits, range.low - k.value), size: range.size };
    }
  }
  return { x: left, ...range };
}

/** Two range tests of one variable as one, when what they leave (or both together allow) is one range. */
function joinRanges(
  one: InstructionOf<"and" | "or">,
  x: InstructionOf<"icmp">,
  y: InstructionOf<"icmp">,
  combiner: Combiner,
): Value | undefined {
  const a = rangeTest(x);
  const b = rangeTest(y);
  if (a === undefined || b === undefined || a.x !== b.x) return undefined;
  const bits = widthOf(a.x);
  const full = 1n << BigInt(bits);
  // `a and b` is `not (not a or not b)`: work on unions throughout.
  const isAnd = one.opcode === "and";
  const complement = (r: { low: bigint; size: bigint }): { low: bigint; size: bigint } => ({
    low: BigInt.asUintN(bits, r.low + r.size),
    size: full - r.size,
  });
  const p = isAnd ? complement(a) : a;
  const q = isAnd ? complement(b) : b;
  let union: { low: bigint; size: bigint } | undefined;
  for (const [first, second] of [
    [p, q],
    [q, p],
  ] as const) {
    // Does `second` begin within `first`, or right behind it?
    const start = BigInt.asUintN(bits, second.low - first.low);
    if (start > first.size) continue;
    const end = start + second.size;
    union = { low: first.low, size: end > first.size ? end : first.size };
    break;
  }
  if (union === undefined || union.size >= full) return undefined;
  const answer = isAnd ? complement(union) : union;
  const at = a.x.type;
  if (answer.size === 0n) return boolConstant(one.type, false);
  if (answer.size === 1n) {
    return combiner.create("icmp", one.type, [a.x, intConstant(at, answer.low)], { predicate: "eq" });
  }
  // Both comparisons must go for this to be a gain when an addition is needed.
  if (answer.low !== 0n && !(x.hasOneUse && y.hasOneUse)) return undefined;
  const moved =
    answer.low === 0n
      ? a.x
      : combiner.create("add", at, [a.x, intConstant(at, BigInt.asUintN(bits, -answer.low))], undefined);
  return combiner.create("icmp", one.type, [moved, intConstant(at, answer.size)], { predicate: "ult" });
}

/** The comparison that holds exactly when `value` does not, if it may be changed freely. */
export function invertible(value: Value): boolean {
  if (!isInstruction(value) || !value.hasOneUse) return false;
  return value.opcode === "icmp" || value.opcode === "fcmp";
}
const FLOAT_NAMES = Object.keys(FCMP) as FloatPredicate[];
export function inverseFloat(predicate: FloatPredicate): FloatPredicate {
  return FLOAT_NAMES[15 - FCMP[predicate]] ?? predicate;
}

export const LOGIC: readonly Rule[] = [
  rule("xor", "!(a p b)  =>  a !p b", (one, combiner) => {
    const inner = one.operand(0);
    if (!isAllOnes(one.operand(1)) || widthOf(one) !== 1 || !invertible(inner) || !isInstruction(inner))
      return undefined;
    if (inner.opcode === "icmp") {
      const { predicate } = inner.data;
      return combiner.create(
        "icmp",
        one.type,
        inner.operands,
        { predicate: ICMP[predicate].inverse },
        inner.flags,
      );
    }
    if (inner.opcode === "fcmp") {
      const { predicate } = inner.data;
      return combiner.create(
        "fcmp",
        one.type,
        inner.operands,
        { predicate: inverseFloat(predicate) },
        inner.flags,
      );
    }
    return undefined;
  }),
  rule("xor", "~(x + c)  =>  (-1 - c) - x;  ~(c - x)  =>  x + (-1 - c)", (one, combiner) => {
    const inner = one.operand(0);
    if (!isAllOnes(one.operand(1)) || !isInstruction(inner) || !inner.hasOneUse) return undefined;
    if (inner.opcode === "add") {
      const c = integerConstant(inner.operand(1));
      if (c === undefined) return undefined;
      return combiner.create(
        "sub",
        one.type,
        [intConstant(one.type, -1n - c.value), inner.operand(0)],
        undefined,
      );
    }
    if (inner.opcode === "sub") {
      const c = integerConstant(inner.operand(0));
      if (c === undefined) return undefined;
      return combiner.create(
        "add",
        one.type,
        [inner.operand(1), intConstant(one.type, -1n - c.value)],
        undefined,
      );
    }
    return undefined;
  }),
  ...rules(["and", "or"] as const, "~x & ~y  =>  ~(x | y)", (one, combiner) => {
    const x = notOperand(one.operand(0));
    const y = notOperand(one.operand(1));
    if (x === undefined || y === undefined || !one.operand(0).hasOneUse || !one.operand(1).hasOneUse)
      return undefined;
    const inner = combiner.create(one.opcode === "and" ? "or" : "and", one.type, [x, y], undefined);
    return combiner.create("xor", one.type, [inner, intConstant(one.type, -1)], undefined);
  }),
  ...rules(["and", "or"] as const, "(a p b) & (a q b)  =>  a r b", (one, combiner) => {
    const x = one.operand(0);
    const y = one.operand(1);
    if (!isInstruction(x) || !isInstruction(y) || x.opcode !== "icmp" || y.opcode !== "icmp")
      return undefined;
    return joinSameOperands(one, x, y, combiner) ?? joinRanges(one, x, y, combiner);
  }),
  rule(
    "and",
    "(x | c1) & c2  =>  x & c2 where c1 and c2 share no bit;  (x ^ c1) & c2 the same",
    (one, combiner) => {
      const inner = one.operand(0);
      const c2 = integerConstant(one.operand(1));
      if (c2 === undefined || !isInstruction(inner) || (inner.opcode !== "or" && inner.opcode !== "xor"))
        return undefined;
      const c1 = integerConstant(inner.operand(1));
      if (c1 === undefined || (c1.value & c2.value) !== 0n) return undefined;
      return combiner.create("and", one.type, [inner.operand(0), one.operand(1)], undefined);
    },
  ),
  rule("and", "(x + c1) & low mask  =>  x & mask where c1 has no bit in it", (one, combiner) => {
    const inner = one.operand(0);
    const mask = integerConstant(one.operand(1));
    if (mask === undefined || !isInstruction(inner) || (inner.opcode !== "add" && inner.opcode !== "sub"))
      return undefined;
    const c1 = integerConstant(inner.operand(1));
    if (c1 === undefined || (mask.value & (mask.value + 1n)) !== 0n || (c1.value & mask.value) !== 0n)
      return undefined;
    return combiner.create("and", one.type, [inner.operand(0), one.operand(1)], undefined);
  }),
  rule("and", "(sext x) & mask below x's sign  =>  (zext x) & mask", (one, combiner) => {
    const inner = one.operand(0);
    const mask = integerConstant(one.operand(1));
    if (mask === undefined || !isInstruction(inner) || inner.opcode !== "sext" || !inner.hasOneUse)
      return undefined;
    if (mask.value > maskOf(widthOf(inner.operand(0)))) return undefined;
    const wide = combiner.create("zext", one.type, [inner.operand(0)], undefined);
    return combiner.create("and", one.type, [wide, one.operand(1)], undefined);
  }),
  rule("or", "(x & c1) | c2  =>  x | c2 where c1 and c2 cover all", (one, combiner) => {
    const inner = one.operand(0);
    const c2 = integerConstant(one.operand(1));
    if (c2 === undefined || !isInstruction(inner) || inner.opcode !== "and") return undefined;
    const c1 = integerConstant(inner.operand(1));
    if (c1 === undefined || (c1.value | c2.value) !== maskOf(widthOf(one))) return undefined;
    return combiner.create("or", one.type, [inner.operand(0), one.operand(1)], undefined);
  }),
  rule("or", "(x << k) | (x >> bits - k)  =>  rotate x", (one, combiner) => {
    for (const [l, r] of [
      [one.operand(0), one.operand(1)],
      [one.operand(1), one.operand(0)],
    ] as const) {
      if (!isInstruction(l) || !isInstruction(r) || l.opcode !== "shl" || r.opcode !== "lshr") continue;
      if (l.operand(0) !== r.operand(0) || one.type.kind !== "integer") continue;
      const { bits } = one.type;
      if (bits !== 8 && bits !== 16 && bits !== 32 && bits !== 64) continue;
      const left = integerConstant(l.operand(1));
      const right = integerConstant(r.operand(1));
      if (left === undefined || right === undefined || left.value + right.value !== BigInt(bits)) continue;
      const x = l.operand(0);
      const fn = pureIntrinsic(combiner.module, `llvm.fshl.${typeSuffix(one.type)}`, one.type, [
        one.type,
        one.type,
        one.type,
      ]);
      return combiner.create("call", one.type, [fn, x, x, constInt(one.type, left.value)], callData(fn));
    }
    return undefined;
  }),
  rule("or", "x | (x ^ y)  =>  x | y", (one, combiner) => {
    for (const [x, m] of [
      [one.operand(0), one.operand(1)],
      [one.operand(1), one.operand(0)],
    ] as const) {
      if (!isInstruction(m) || m.opcode !== "xor" || !m.hasOneUse) continue;
      if (m.operand(0) === x && !isAllOnes(m.operand(1)))
        return combiner.create("or", one.type, [x, m.operand(1)], undefined);
      if (m.operand(1) === x) return combiner.create("or", one.type, [x, m.operand(0)], undefined);
    }
    return undefined;
  }),
];
