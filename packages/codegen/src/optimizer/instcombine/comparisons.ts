/** Rules for icmp and fcmp. */
import {
  ConstantFP,
  ConstantNull,
  constantOffset,
  FCMP,
  Flag,
  type FloatPredicate,
  ICMP,
  type Instruction,
  type InstructionOf,
  type IntPredicate,
  integerConstant,
  isInstruction,
  isNonNegative,
  maskOf,
  type Value,
  widthOf,
  zeroOf,
} from "@ts-jit/ir";
import { boolConstant, intConstant, isZero } from "../simplify.js";
import { logOf, rank } from "./arithmetic.js";
import { type Combiner, type Rule, rule } from "./combiner.js";

function isEquality(predicate: IntPredicate): boolean {
  return predicate === "eq" || predicate === "ne";
}
/** The unsigned form of a signed predicate. */
function unsignedForm(predicate: IntPredicate): IntPredicate {
  return ICMP[predicate].signed ? (`u${predicate.slice(1)}` as IntPredicate) : predicate;
}

/**
 * Whether a sum is what a counter becomes in the next round. A comparison of it stays one: comparing the counter itself
 * would keep both alive at the end of the loop, in two registers.
 */
function isStepOfLoop(sum: Instruction): boolean {
  const counter = sum.operand(0);
  return isInstruction(counter) && counter.opcode === "phi" && counter.operands.includes(sum);
}

/** `x p c` where x is made from y and constants, as a comparison of y. */
function peel(one: InstructionOf<"icmp">, combiner: Combiner): Value | undefined {
  const left = one.operand(0);
  const c = integerConstant(one.operand(1));
  if (c === undefined || !isInstruction(left)) return undefined;
  const { predicate } = one.data;
  const bits = widthOf(left);
  const against = (x: Value, value: bigint, p: IntPredicate = predicate): Value =>
    combiner.create("icmp", one.type, [x, intConstant(x.type, value)], { predicate: p });
  const inner = left.operandCount > 1 ? integerConstant(left.operand(1)) : undefined;
  switch (left.opcode) {
    case "add": {
      if (inner === undefined || isStepOfLoop(left)) return undefined;
      if (isEquality(predicate)) return against(left.operand(0), c.value - inner.value);
      const { signed } = ICMP[predicate];
      if (signed && left.hasFlag(Flag.nsw)) {
        const moved = c.signed - inner.signed;
        if (moved === BigInt.asIntN(bits, moved)) return against(left.operand(0), moved);
      }
      if (!signed && left.hasFlag(Flag.nuw)) {
        const moved = c.value - inner.value;
        if (moved >= 0n) return against(left.operand(0), moved);
      }
      return undefined;
    }
    case "sub": {
      const from = integerConstant(left.operand(0));
      if (from !== undefined && isEquality(predicate)) return against(left.operand(1), from.value - c.value);
      if (c.value === 0n && isEquality(predicate)) {
        return combiner.create("icmp", one.type, left.operands, { predicate });
      }
      // The sign of a difference that does not wrap is the comparison.
      if (c.value === 0n && ICMP[predicate].signed && left.hasFlag(Flag.nsw)) {
        return combiner.create("icmp", one.type, left.operands, { predicate });
      }
      return undefined;
    }
    case "xor": {
      if (!isEquality(predicate)) return undefined;
      if (inner !== undefined) return against(left.operand(0), c.value ^ inner.value);
      return c.value === 0n ? combiner.create("icmp", one.type, left.operands, { predicate }) : undefined;
    }
    case "zext": {
      const x = left.operand(0);
      const from = maskOf(widthOf(x));
      const p = unsignedForm(predicate);
      if (ICMP[predicate].signed && c.signed < 0n) {
        // A value that is not negative against a negative one.
        return boolConstant(one.type, predicate === "sgt" || predicate === "sge");
      }
      if (c.value <= from) return against(x, c.value, p);
      return boolConstant(one.type, p === "ne" || p === "ult" || p === "ule");
    }
    case "sext": {
      const x = left.operand(0);
      const from = widthOf(x);
      if (!isEquality(predicate) && !ICMP[predicate].signed) return undefined;
      if (BigInt.asIntN(from, c.signed) === c.signed) return against(x, c.signed);
      if (isEquality(predicate)) return boolConstant(one.type, predicate === "ne");
      const below = predicate === "slt" || predicate === "sle";
      return boolConstant(one.type, below === c.signed > 0n);
    }
    case "and": {
      if (inner === undefined || !isEquality(predicate)) return undefined;
      // A single bit is either there or not.
      if (logOf(left.operand(1)) >= 0 && c.value === inner.value && c.value !== 0n) {
        return combiner.create("icmp", one.type, [left, zeroOf(left.type)], {
          predicate: ICMP[predicate].inverse,
        });
      }
      if ((c.value & ~inner.value) !== 0n) return boolConstant(one.type, predicate === "ne");
      // The sign bit alone.
      if (c.value === 0n && inner.value === 1n << BigInt(bits - 1)) {
        return predicate === "ne"
          ? against(left.operand(0), 0n, "slt")
          : against(left.operand(0), -1n, "sgt");
      }
      return undefined;
    }
    case "srem": {
      // Whether a power of two divides does not depend on the sign.
      if (inner === undefined || c.value !== 0n || !isEquality(predicate) || logOf(left.operand(1)) < 0)
        return undefined;
      if (!left.hasOneUse) return undefined;
      const rest = combiner.create(
        "and",
        left.type,
        [left.operand(0), intConstant(left.type, inner.value - 1n)],
        undefined,
      );
      return against(rest, 0n);
    }
    case "lshr": {
      if (inner === undefined || inner.value >= BigInt(bits)) return undefined;
      const moved = c.value << inner.value;
      if (predicate === "ult" && moved <= maskOf(bits)) return against(left.operand(0), moved);
      if (predicate === "ugt" && moved + ((1n << inner.value) - 1n) <= maskOf(bits)) {
        return against(left.operand(0), moved + ((1n << inner.value) - 1n));
      }
      if (isEquality(predicate) && c.value === 0n && left.hasOneUse) {
        const p = predicate === "eq" ? "ult" : "ugt";
        return against(left.operand(0), p === "ult" ? 1n << inner.value : (1n << inner.value) - 1n, p);
      }
      return undefined;
    }
    case "shl": {
      if (inner === undefined || !isEquality(predicate) || inner.value >= BigInt(bits)) return undefined;
      if (left.hasFlag(Flag.nuw) && (c.value >> inner.value) << inner.value === c.value) {
        return against(left.operand(0), c.value >> inner.value);
      }
      if (left.hasFlag(Flag.nsw) && (c.signed >> inner.value) << inner.value === c.signed) {
        return against(left.operand(0), c.signed >> inner.value);
      }
      return undefined;
    }
    case "mul": {
      if (inner === undefined || !isEquality(predicate) || c.value !== 0n || inner.value === 0n)
        return undefined;
      // Without wrap a product is zero only if a factor is.
      if (!left.hasFlag(Flag.nsw) && !left.hasFlag(Flag.nuw) && (inner.value & 1n) === 0n) return undefined;
      return against(left.operand(0), 0n);
    }
    case "select": {
      const a = integerConstant(left.operand(1));
      const b = integerConstant(left.operand(2));
      const which = left.operand(0);
      if (a === undefined || b === undefined || which.type !== one.type) return undefined;
      const yes = holds(predicate, a.value, c.value, bits);
      const no = holds(predicate, b.value, c.value, bits);
      if (yes === no) return boolConstant(one.type, yes);
      return yes ? which : combiner.create("xor", one.type, [which, boolConstant(one.type, true)], undefined);
    }
    default:
      return undefined;
  }
}

function holds(predicate: IntPredicate, a: bigint, b: bigint, bits: number): boolean {
  const signed = ICMP[predicate].signed;
  const x = signed ? BigInt.asIntN(bits, a) : a;
  const y = signed ? BigInt.asIntN(bits, b) : b;
  switch (predicate) {
    case "eq":
      return x === y;
    case "ne":
      return x !== y;
    case "ugt":
    case "sgt":
      return x > y;
    case "uge":
    case "sge":
      return x >= y;
    case "ult":
    case "slt":
      return x < y;
    default:
      return x <= y;
  }
}

/** A pointer as base and constant offset, through getelementptr instructions. */
function baseAndOffset(
  pointer: Value,
  combiner: Combiner,
): { base: Value; offset: number; inbounds: boolean } {
  let base = pointer;
  let offset = 0;
  let inbounds = true;
  for (let steps = 0; steps < 16 && isInstruction(base) && base.opcode === "getelementptr"; steps++) {
    const step = constantOffset(base.data.sourceElementType, base.operands.slice(1), combiner.layout);
    if (step === undefined) break;
    offset += step;
    inbounds &&= base.hasFlag(Flag.inbounds);
    base = base.operand(0);
  }
  return { base, offset, inbounds };
}

/** fcmp predicates by the set of relations that make them true. */
const FLOAT_NAMES = Object.keys(FCMP) as FloatPredicate[];
/** The predicate with less and greater exchanged. */
export function swappedFloat(predicate: FloatPredicate): FloatPredicate {
  const set = FCMP[predicate];
  return FLOAT_NAMES[(set & 9) | ((set & 2) << 1) | ((set & 4) >> 1)] ?? predicate;
}

function isCastOf(value: Value, opcode: "zext" | "sext"): value is Instruction {
  return isInstruction(value) && value.opcode === opcode;
}

export const COMPARISONS: readonly Rule[] = [
  rule("icmp", "c p x  =>  x p' c", (one, combiner) => {
    const a = one.operand(0);
    const b = one.operand(1);
    if (rank(a) >= rank(b)) return undefined;
    return combiner.create(
      "icmp",
      one.type,
      [b, a],
      { predicate: ICMP[one.data.predicate].swapped },
      one.flags,
    );
  }),
  rule("icmp", "x <= c  =>  x < c + 1, and its like", (one, combiner) => {
    const c = integerConstant(one.operand(1));
    const { predicate } = one.data;
    if (c === undefined) return undefined;
    const bits = widthOf(one.operand(0));
    const up = predicate === "ule" || predicate === "sle";
    if (!up && predicate !== "uge" && predicate !== "sge") return undefined;
    const { signed } = ICMP[predicate];
    const moved = (signed ? c.signed : c.value) + (up ? 1n : -1n);
    // At the end of the range the comparison is constant, which simplification has found.
    if (moved !== (signed ? BigInt.asIntN(bits, moved) : BigInt.asUintN(bits, moved))) return undefined;
    const strict: IntPredicate =
      predicate === "ule" ? "ult" : predicate === "sle" ? "slt" : predicate === "uge" ? "ugt" : "sgt";
    return combiner.create("icmp", one.type, [one.operand(0), intConstant(one.operand(0).type, moved)], {
      predicate: strict,
    });
  }),
  rule("icmp", "x <u 1  =>  x == 0;  x >u 0  =>  x != 0", (one, combiner) => {
    const c = integerConstant(one.operand(1));
    const { predicate } = one.data;
    if (c === undefined) return undefined;
    const x = one.operand(0);
    if (predicate === "ult" && c.value === 1n)
      return combiner.create("icmp", one.type, [x, zeroOf(x.type)], { predicate: "eq" });
    if (predicate === "ugt" && c.value === 0n)
      return combiner.create("icmp", one.type, [x, one.operand(1)], { predicate: "ne" });
    return undefined;
  }),
  rule("icmp", "i1 x != false  =>  x;  x == false  =>  !x", (one, combiner) => {
    const c = integerConstant(one.operand(1));
    const { predicate } = one.data;
    const x = one.operand(0);
    if (c === undefined || widthOf(x) !== 1 || !isEquality(predicate)) return undefined;
    if ((predicate === "ne") === (c.value === 0n)) return x;
    return combiner.create("xor", one.type, [x, intConstant(x.type, -1)], undefined);
  }),
  rule("icmp", "f(x) p c  =>  x p' c'", peel),
  rule("icmp", "zext x p zext y  =>  x p y;  sext the same", (one, combiner) => {
    const a = one.operand(0);
    const b = one.operand(1);
    const { predicate } = one.data;
    if (isCastOf(a, "zext") && isCastOf(b, "zext") && a.operand(0).type === b.operand(0).type) {
      return combiner.create("icmp", one.type, [a.operand(0), b.operand(0)], {
        predicate: unsignedForm(predicate),
      });
    }
    if (isCastOf(a, "sext") && isCastOf(b, "sext") && a.operand(0).type === b.operand(0).type) {
      return combiner.create("icmp", one.type, [a.operand(0), b.operand(0)], { predicate });
    }
    return undefined;
  }),
  rule("icmp", "(x + z) == (y + z)  =>  x == y", (one, combiner) => {
    const a = one.operand(0);
    const b = one.operand(1);
    if (!isEquality(one.data.predicate) || !isInstruction(a) || !isInstruction(b)) return undefined;
    if (a.opcode !== b.opcode || (a.opcode !== "add" && a.opcode !== "xor")) return undefined;
    for (const [i, j] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      if (a.operand(i) !== b.operand(j)) continue;
      return combiner.create("icmp", one.type, [a.operand(1 - i), b.operand(1 - j)], {
        predicate: one.data.predicate,
      });
    }
    return undefined;
  }),
  rule("icmp", "x <s y, neither negative  =>  x <u y", (one, combiner) => {
    const { predicate } = one.data;
    if (!ICMP[predicate].signed || one.operand(0).type.kind === "pointer") return undefined;
    if (!isNonNegative(one.operand(0)) || !isNonNegative(one.operand(1))) return undefined;
    return combiner.create("icmp", one.type, one.operands, { predicate: unsignedForm(predicate) });
  }),
  rule("icmp", "ptrtoint p == ptrtoint q  =>  p == q", (one, combiner) => {
    const a = one.operand(0);
    const b = one.operand(1);
    if (!isInstruction(a) || a.opcode !== "ptrtoint") return undefined;
    const from = a.operand(0);
    if (
      from.type.kind !== "pointer" ||
      widthOf(a) !== combiner.layout.pointerSize(from.type.addressSpace) * 8
    )
      return undefined;
    if (ICMP[one.data.predicate].signed) return undefined;
    if (isInstruction(b) && b.opcode === "ptrtoint" && b.operand(0).type === from.type) {
      return combiner.create("icmp", one.type, [from, b.operand(0)], { predicate: one.data.predicate });
    }
    return isZero(b)
      ? combiner.create("icmp", one.type, [from, zeroOf(from.type)], { predicate: one.data.predicate })
      : undefined;
  }),
  rule("icmp", "p + c1 == p + c2  =>  c1 == c2", (one, combiner) => {
    const { predicate } = one.data;
    if (one.operand(0).type.kind !== "pointer" || one.operand(1) instanceof ConstantNull) return undefined;
    const a = baseAndOffset(one.operand(0), combiner);
    const b = baseAndOffset(one.operand(1), combiner);
    if (a.base !== b.base) return undefined;
    // Order of addresses within an object is that of offsets only if nothing wraps.
    if (!isEquality(predicate) && (!a.inbounds || !b.inbounds || ICMP[predicate].signed)) return undefined;
    const bits = 64;
    return boolConstant(
      one.type,
      isEquality(predicate)
        ? (a.offset === b.offset) === (predicate === "eq")
        : holds(
            predicate.replace("u", "s") as IntPredicate,
            BigInt.asUintN(bits, BigInt(a.offset)),
            BigInt.asUintN(bits, BigInt(b.offset)),
            bits,
          ),
    );
  }),
  rule("icmp", "getelementptr inbounds T, p, x == p  =>  x == 0", (one, combiner) => {
    const { predicate } = one.data;
    if (!isEquality(predicate)) return undefined;
    for (const [g, p] of [
      [one.operand(0), one.operand(1)],
      [one.operand(1), one.operand(0)],
    ] as const) {
      if (!isInstruction(g) || g.opcode !== "getelementptr" || g.operand(0) !== p || g.operandCount !== 2)
        continue;
      const type = g.data.sourceElementType;
      if (!g.hasFlag(Flag.inbounds) || type.kind === "void" || g.type.kind !== "pointer") continue;
      if (combiner.layout.allocSize(type) === 0) continue;
      const index = g.operand(1);
      if (widthOf(index) !== combiner.layout.indexBits(0)) continue;
      return combiner.create("icmp", one.type, [index, zeroOf(index.type)], { predicate });
    }
    return undefined;
  }),

  rule("fcmp", "c p x  =>  x p' c", (one, combiner) => {
    const a = one.operand(0);
    const b = one.operand(1);
    if (!(a instanceof ConstantFP) || b instanceof ConstantFP) return undefined;
    return combiner.create(
      "fcmp",
      one.type,
      [b, a],
      { predicate: swappedFloat(one.data.predicate) },
      one.flags,
    );
  }),
  rule("fcmp", "fpext x p fpext y  =>  x p y", (one, combiner) => {
    const a = one.operand(0);
    const b = one.operand(1);
    if (!isInstruction(a) || !isInstruction(b) || a.opcode !== "fpext" || b.opcode !== "fpext")
      return undefined;
    if (a.operand(0).type !== b.operand(0).type) return undefined;
    return combiner.create(
      "fcmp",
      one.type,
      [a.operand(0), b.operand(0)],
      { predicate: one.data.predicate },
      one.flags,
    );
  }),
];
