/** Rules for integer add, sub, mul, division and shifts. */
import {
  Flag,
  type InstructionOf,
  integerConstant,
  isInstruction,
  isNonNegative,
  knownBits,
  maskOf,
  type Opcode,
  type Value,
  widthOf,
  zeroOf,
} from "@ts-jit/ir";
import { intConstant, isAllOnes, isZero, negOperand, notOperand } from "../simplify.js";
import { type Combiner, type Rule, rule, rules } from "./combiner.js";

type Commutative = "add" | "mul" | "and" | "or" | "xor";
const COMMUTATIVE: readonly Commutative[] = ["add", "mul", "and", "or", "xor"];

/** The exponent when a constant is a power of two, else -1. */
export function logOf(value: Value): number {
  const constant = integerConstant(value);
  if (constant === undefined || constant.value === 0n) return -1;
  const text = constant.value.toString(2);
  return /^10*$/.test(text) ? text.length - 1 : -1;
}

/** How much an operand wants to stand on the right: constants last. */
export function rank(value: Value): number {
  return value.valueKind === "constant" ? 0 : value.valueKind === "instruction" ? 2 : 1;
}

function onlyUse(value: Value): boolean {
  return value.hasOneUse;
}

/** `x op c1 op c2` as `x op (c1 op c2)`. */
function reassociate(one: InstructionOf<Commutative>, combiner: Combiner): Value | undefined {
  const inner = one.operand(0);
  const outer = integerConstant(one.operand(1));
  if (outer === undefined || !isInstruction(inner) || inner.opcode !== one.opcode) return undefined;
  const constant = integerConstant(inner.operand(1));
  if (constant === undefined) return undefined;
  const joined =
    one.opcode === "add"
      ? outer.value + constant.value
      : one.opcode === "mul"
        ? outer.value * constant.value
        : one.opcode === "and"
          ? outer.value & constant.value
          : one.opcode === "or"
            ? outer.value | constant.value
            : outer.value ^ constant.value;
  let flags = 0;
  if (one.opcode === "add" || one.opcode === "mul") {
    // No wrap stays true if it was true twice and the constants do not wrap against each other.
    const both = one.flags & inner.flags;
    const bits = widthOf(one);
    if ((both & Flag.nuw) !== 0 && joined === BigInt.asUintN(bits, joined)) flags |= Flag.nuw;
    const exact = one.opcode === "add" ? outer.signed + constant.signed : outer.signed * constant.signed;
    if ((both & Flag.nsw) !== 0 && one.opcode === "add" && exact === BigInt.asIntN(bits, exact))
      flags |= Flag.nsw;
  }
  return combiner.create(
    one.opcode,
    one.type,
    [inner.operand(0), intConstant(one.type, joined)],
    undefined,
    flags,
  );
}

export const ARITHMETIC: readonly Rule[] = [
  ...rules(COMMUTATIVE, "c op x  =>  x op c", (one) => {
    const a = one.operand(0);
    const b = one.operand(1);
    if (rank(a) >= rank(b)) return undefined;
    one.setOperand(0, b);
    one.setOperand(1, a);
    return one;
  }),
  ...rules(COMMUTATIVE, "(x op c1) op c2  =>  x op (c1 op c2)", reassociate),

  rule("add", "x + x  =>  x << 1", (one, combiner) => {
    const a = one.operand(0);
    if (a !== one.operand(1) || widthOf(one) === 1) return undefined;
    return combiner.create(
      "shl",
      one.type,
      [a, intConstant(one.type, 1)],
      undefined,
      one.flags & (Flag.nuw | Flag.nsw),
    );
  }),
  rule("add", "x + (0 - y)  =>  x - y", (one, combiner) => {
    const y = negOperand(one.operand(1));
    if (y !== undefined) return combiner.create("sub", one.type, [one.operand(0), y], undefined);
    const x = negOperand(one.operand(0));
    return x === undefined ? undefined : combiner.create("sub", one.type, [one.operand(1), x], undefined);
  }),
  rule("add", "~x + 1  =>  0 - x;  ~x + c  =>  (c - 1) - x", (one, combiner) => {
    const x = notOperand(one.operand(0));
    const c = integerConstant(one.operand(1));
    if (x === undefined || c === undefined || !onlyUse(one.operand(0))) return undefined;
    return combiner.create("sub", one.type, [intConstant(one.type, c.value - 1n), x], undefined);
  }),
  rule("add", "(c1 - x) + c2  =>  (c1 + c2) - x", (one, combiner) => {
    const inner = one.operand(0);
    const c2 = integerConstant(one.operand(1));
    if (c2 === undefined || !isInstruction(inner) || inner.opcode !== "sub" || !onlyUse(inner))
      return undefined;
    const c1 = integerConstant(inner.operand(0));
    if (c1 === undefined) return undefined;
    return combiner.create(
      "sub",
      one.type,
      [intConstant(one.type, c1.value + c2.value), inner.operand(1)],
      undefined,
    );
  }),
  rule("add", "i1 x + y  =>  x ^ y", (one, combiner) =>
    widthOf(one) === 1 ? combiner.create("xor", one.type, one.operands, undefined) : undefined,
  ),
  rule("add", "(x * c1) + x  =>  x * (c1 + 1);  (x << c) + x  =>  x * (2^c + 1)", (one, combiner) => {
    for (const [m, x] of [
      [one.operand(0), one.operand(1)],
      [one.operand(1), one.operand(0)],
    ] as const) {
      if (!isInstruction(m) || !onlyUse(m) || m.operand(0) !== x) continue;
      const c = m.opcode === "mul" || m.opcode === "shl" ? integerConstant(m.operand(1)) : undefined;
      if (c === undefined) continue;
      const factor = m.opcode === "mul" ? c.value : 1n << c.value;
      return combiner.create("mul", one.type, [x, intConstant(one.type, factor + 1n)], undefined);
    }
    return undefined;
  }),

  rule("sub", "x - c  =>  x + -c", (one, combiner) => {
    const c = integerConstant(one.operand(1));
    if (c === undefined) return undefined;
    const bits = widthOf(one);
    const least = c.signed === -(1n << BigInt(bits - 1));
    // The negated constant adds without signed wrap unless it is the least number.
    const flags = (one.flags & Flag.nsw) !== 0 && !least ? Flag.nsw : 0;
    return combiner.create(
      "add",
      one.type,
      [one.operand(0), intConstant(one.type, -c.value)],
      undefined,
      flags,
    );
  }),
  rule("sub", "x - (0 - y)  =>  x + y", (one, combiner) => {
    const y = negOperand(one.operand(1));
    if (y === undefined || isZero(one.operand(0))) return undefined;
    return combiner.create("add", one.type, [one.operand(0), y], undefined);
  }),
  rule("sub", "0 - (x - y)  =>  y - x", (one, combiner) => {
    const inner = one.operand(1);
    if (!isZero(one.operand(0)) || !isInstruction(inner) || inner.opcode !== "sub" || !onlyUse(inner))
      return undefined;
    return combiner.create("sub", one.type, [inner.operand(1), inner.operand(0)], undefined);
  }),
  rule("sub", "-1 - x  =>  ~x", (one, combiner) =>
    isAllOnes(one.operand(0))
      ? combiner.create("xor", one.type, [one.operand(1), one.operand(0)], undefined)
      : undefined,
  ),
  rule("sub", "c1 - (x + c2)  =>  (c1 - c2) - x", (one, combiner) => {
    const c1 = integerConstant(one.operand(0));
    const inner = one.operand(1);
    if (c1 === undefined || !isInstruction(inner) || inner.opcode !== "add" || !onlyUse(inner))
      return undefined;
    const c2 = integerConstant(inner.operand(1));
    if (c2 === undefined) return undefined;
    return combiner.create(
      "sub",
      one.type,
      [intConstant(one.type, c1.value - c2.value), inner.operand(0)],
      undefined,
    );
  }),
  rule("sub", "x - (x & y)  =>  x & ~y", (one, combiner) => {
    const x = one.operand(0);
    const inner = one.operand(1);
    if (!isInstruction(inner) || inner.opcode !== "and" || !onlyUse(inner)) return undefined;
    const y =
      inner.operand(0) === x ? inner.operand(1) : inner.operand(1) === x ? inner.operand(0) : undefined;
    if (y === undefined || integerConstant(y) === undefined) return undefined;
    const not = combiner.create("xor", one.type, [y, intConstant(one.type, -1)], undefined);
    return combiner.create("and", one.type, [x, not], undefined);
  }),
  rule("sub", "i1 x - y  =>  x ^ y", (one, combiner) =>
    widthOf(one) === 1 ? combiner.create("xor", one.type, one.operands, undefined) : undefined,
  ),

  rule("mul", "x * 2^k  =>  x << k", (one, combiner) => {
    const k = logOf(one.operand(1));
    if (k < 0) return undefined;
    const bits = widthOf(one);
    let flags = one.flags & Flag.nuw;
    // Multiplying by the sign bit is not a signed shift without wrap.
    if ((one.flags & Flag.nsw) !== 0 && k < bits - 1) flags |= Flag.nsw;
    return combiner.create("shl", one.type, [one.operand(0), intConstant(one.type, k)], undefined, flags);
  }),
  rule("mul", "x * -1  =>  0 - x", (one, combiner) => {
    if (!isAllOnes(one.operand(1))) return undefined;
    return combiner.create(
      "sub",
      one.type,
      [zeroOf(one.type), one.operand(0)],
      undefined,
      one.flags & Flag.nsw,
    );
  }),
  rule("mul", "(0 - x) * c  =>  x * -c", (one, combiner) => {
    const x = negOperand(one.operand(0));
    const c = integerConstant(one.operand(1));
    if (x === undefined || c === undefined) return undefined;
    return combiner.create("mul", one.type, [x, intConstant(one.type, -c.value)], undefined);
  }),
  rule("mul", "(x << k) * c  =>  x * (c << k)", (one, combiner) => {
    const inner = one.operand(0);
    const c = integerConstant(one.operand(1));
    if (c === undefined || !isInstruction(inner) || inner.opcode !== "shl") return undefined;
    const k = integerConstant(inner.operand(1));
    if (k === undefined || k.value >= BigInt(widthOf(one))) return undefined;
    return combiner.create(
      "mul",
      one.type,
      [inner.operand(0), intConstant(one.type, c.value << k.value)],
      undefined,
    );
  }),
  rule("mul", "(x + c1) * c2  =>  x * c2 + c1 * c2", (one, combiner) => {
    const inner = one.operand(0);
    const c2 = integerConstant(one.operand(1));
    if (c2 === undefined || !isInstruction(inner) || inner.opcode !== "add" || !onlyUse(inner))
      return undefined;
    const c1 = integerConstant(inner.operand(1));
    if (c1 === undefined) return undefined;
    const product = combiner.create("mul", one.type, [inner.operand(0), one.operand(1)], undefined);
    return combiner.create("add", one.type, [product, intConstant(one.type, c1.value * c2.value)], undefined);
  }),

  rule("udiv", "x / 2^k  =>  x >> k", (one, combiner) => {
    const k = logOf(one.operand(1));
    if (k < 0) return undefined;
    return combiner.create(
      "lshr",
      one.type,
      [one.operand(0), intConstant(one.type, k)],
      undefined,
      one.flags & Flag.exact,
    );
  }),
  rule("udiv", "(x / c1) / c2  =>  x / (c1 * c2)", (one, combiner) => {
    const inner = one.operand(0);
    const c2 = integerConstant(one.operand(1));
    if (c2 === undefined || !isInstruction(inner) || inner.opcode !== "udiv") return undefined;
    const c1 = integerConstant(inner.operand(1));
    if (c1 === undefined || c1.value === 0n || c2.value === 0n) return undefined;
    const product = c1.value * c2.value;
    if (product > maskOf(widthOf(one))) return zeroOf(one.type);
    return combiner.create("udiv", one.type, [inner.operand(0), intConstant(one.type, product)], undefined);
  }),
  rule("urem", "x % 2^k  =>  x & (2^k - 1)", (one, combiner) => {
    if (logOf(one.operand(1)) < 0) return undefined;
    const c = integerConstant(one.operand(1));
    if (c === undefined) return undefined;
    return combiner.create("and", one.type, [one.operand(0), intConstant(one.type, c.value - 1n)], undefined);
  }),
  rule("sdiv", "x / -1  =>  0 - x", (one, combiner) =>
    isAllOnes(one.operand(1)) && widthOf(one) > 1
      ? combiner.create("sub", one.type, [zeroOf(one.type), one.operand(0)], undefined, Flag.nsw)
      : undefined,
  ),
  rule("sdiv", "exact x / 2^k  =>  exact x >> k", (one, combiner) => {
    const k = logOf(one.operand(1));
    if (k < 0 || k >= widthOf(one) - 1 || !one.hasFlag(Flag.exact)) return undefined;
    return combiner.create(
      "ashr",
      one.type,
      [one.operand(0), intConstant(one.type, k)],
      undefined,
      Flag.exact,
    );
  }),
  rule("sdiv", "x / y, neither negative  =>  unsigned x / y", (one, combiner) => {
    if (!isNonNegative(one.operand(0)) || !isNonNegative(one.operand(1))) return undefined;
    return combiner.create("udiv", one.type, one.operands, undefined, one.flags & Flag.exact);
  }),
  rule("srem", "x % y, neither negative  =>  unsigned x % y", (one, combiner) => {
    if (!isNonNegative(one.operand(0)) || !isNonNegative(one.operand(1))) return undefined;
    return combiner.create("urem", one.type, one.operands, undefined);
  }),
  rule("srem", "x % -c  =>  x % c", (one) => {
    const c = integerConstant(one.operand(1));
    if (c === undefined || c.signed >= 0n || c.signed === -(1n << BigInt(widthOf(one) - 1))) return undefined;
    one.setOperand(1, intConstant(one.type, -c.signed));
    return one;
  }),

  ...rules(["shl", "lshr", "ashr"] as const, "(x >> c1) >> c2  =>  x >> (c1 + c2)", (one, combiner) => {
    const inner = one.operand(0);
    const c2 = integerConstant(one.operand(1));
    if (c2 === undefined || !isInstruction(inner) || inner.opcode !== one.opcode) return undefined;
    const c1 = integerConstant(inner.operand(1));
    const bits = BigInt(widthOf(one));
    if (c1 === undefined || c1.value >= bits || c2.value >= bits) return undefined;
    const total = c1.value + c2.value;
    if (total >= bits) {
      if (one.opcode !== "ashr") return zeroOf(one.type);
      return combiner.create(
        "ashr",
        one.type,
        [inner.operand(0), intConstant(one.type, bits - 1n)],
        undefined,
      );
    }
    return combiner.create(
      one.opcode,
      one.type,
      [inner.operand(0), intConstant(one.type, total)],
      undefined,
      one.flags & inner.flags,
    );
  }),
  ...rules(
    ["shl", "lshr"] as const,
    "(x >> c) << c  =>  x & mask, and the other way round",
    (one, combiner) => {
      const inner = one.operand(0);
      const opposite: Opcode = one.opcode === "shl" ? "lshr" : "shl";
      const c = integerConstant(one.operand(1));
      if (c === undefined || !isInstruction(inner)) return undefined;
      const matches = inner.opcode === opposite || (one.opcode === "shl" && inner.opcode === "ashr");
      if (!matches || integerConstant(inner.operand(1)) !== c) return undefined;
      const mask = maskOf(widthOf(one));
      const kept = one.opcode === "shl" ? (mask << c.value) & mask : mask >> c.value;
      return combiner.create("and", one.type, [inner.operand(0), intConstant(one.type, kept)], undefined);
    },
  ),
  rule("lshr", "(x << c1) >> c2  =>  (x << (c1 - c2)) & mask, x >> (c2 - c1) & mask", (one, combiner) => {
    const inner = one.operand(0);
    const c2 = integerConstant(one.operand(1));
    if (c2 === undefined || !isInstruction(inner) || inner.opcode !== "shl" || !onlyUse(inner))
      return undefined;
    const c1 = integerConstant(inner.operand(1));
    const bits = BigInt(widthOf(one));
    if (c1 === undefined || c1.value >= bits || c2.value >= bits || c1.value === c2.value) return undefined;
    const mask = ((maskOf(widthOf(one)) << c1.value) & maskOf(widthOf(one))) >> c2.value;
    const moved =
      c1.value > c2.value
        ? combiner.create(
            "shl",
            one.type,
            [inner.operand(0), intConstant(one.type, c1.value - c2.value)],
            undefined,
          )
        : combiner.create(
            "lshr",
            one.type,
            [inner.operand(0), intConstant(one.type, c2.value - c1.value)],
            undefined,
          );
    return combiner.create("and", one.type, [moved, intConstant(one.type, mask)], undefined);
  }),
  ...rules(["shl", "lshr"] as const, "(x & m) >> c  =>  (x >> c) & (m >> c)", (one, combiner) => {
    const inner = one.operand(0);
    const c = integerConstant(one.operand(1));
    if (c === undefined || !isInstruction(inner) || inner.opcode !== "and" || !onlyUse(inner))
      return undefined;
    const m = integerConstant(inner.operand(1));
    if (m === undefined || c.value >= BigInt(widthOf(one))) return undefined;
    const moved = combiner.create(one.opcode, one.type, [inner.operand(0), one.operand(1)], undefined);
    const mask = one.opcode === "shl" ? m.value << c.value : m.value >> c.value;
    return combiner.create("and", one.type, [moved, intConstant(one.type, mask)], undefined);
  }),
  rule("ashr", "x >> c, not negative  =>  unsigned x >> c", (one, combiner) => {
    if (!isNonNegative(one.operand(0))) return undefined;
    return combiner.create("lshr", one.type, one.operands, undefined, one.flags & Flag.exact);
  }),
  rule("shl", "(x + c1) << c2  =>  (x << c2) + (c1 << c2)", (one, combiner) => {
    const inner = one.operand(0);
    const c2 = integerConstant(one.operand(1));
    if (c2 === undefined || c2.value >= BigInt(widthOf(one))) return undefined;
    if (!isInstruction(inner) || inner.opcode !== "add" || !onlyUse(inner)) return undefined;
    const c1 = integerConstant(inner.operand(1));
    if (c1 === undefined) return undefined;
    const moved = combiner.create("shl", one.type, [inner.operand(0), one.operand(1)], undefined);
    return combiner.create("add", one.type, [moved, intConstant(one.type, c1.value << c2.value)], undefined);
  }),
  rule("add", "known not to wrap  =>  nuw", (one) => {
    // Worth it only where it lets an extension or comparison fold: narrow values in wide arithmetic.
    if ((one.flags & Flag.nuw) !== 0) return undefined;
    const b = integerConstant(one.operand(1));
    if (b === undefined) return undefined;
    const most = maskOf(widthOf(one)) & ~knownBits(one.operand(0)).zero;
    if (most + b.value > maskOf(widthOf(one))) return undefined;
    one.flags |= Flag.nuw;
    if (most + b.value < 1n << BigInt(widthOf(one) - 1)) one.flags |= Flag.nsw;
    return one;
  }),
];
