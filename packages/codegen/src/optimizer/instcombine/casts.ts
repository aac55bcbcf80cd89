/** Rules for casts. */
import {
  ConstantFP,
  constFPBits,
  FLOAT_FORMATS,
  Flag,
  floatFromBits,
  floatToBits,
  fractionBits,
  type Instruction,
  integerConstant,
  isFloat,
  isInstruction,
  isNarrowFloat,
  isNonNegative,
  knownBits,
  maskOf,
  signBits,
  type Type,
  type Value,
  widthOf,
} from "@ts-jit/ir";
import { intConstant } from "../simplify.js";
import { type Combiner, type Rule, rule, rules } from "./combiner.js";

function bitsOf(type: Type): number {
  const scalar = type.kind === "vector" ? type.element : type;
  return scalar.kind === "integer" ? scalar.bits : 0;
}

/** Whether `value` can be computed in the narrower `type` at no cost: its low bits depend on low bits alone. */
function narrows(value: Value, type: Type, depth: number): boolean {
  if (integerConstant(value) !== undefined) return true;
  if (!isInstruction(value)) return false;
  if ((value.opcode === "zext" || value.opcode === "sext") && bitsOf(value.operand(0).type) <= bitsOf(type))
    return true;
  if (value.opcode === "trunc") return true;
  if (depth >= 6 || !value.hasOneUse) return false;
  switch (value.opcode) {
    case "add":
    case "sub":
    case "mul":
    case "and":
    case "or":
    case "xor":
      return narrows(value.operand(0), type, depth + 1) && narrows(value.operand(1), type, depth + 1);
    case "shl": {
      const amount = integerConstant(value.operand(1));
      return (
        amount !== undefined &&
        amount.value < BigInt(bitsOf(type)) &&
        narrows(value.operand(0), type, depth + 1)
      );
    }
    case "lshr": {
      const amount = integerConstant(value.operand(1));
      if (amount === undefined || amount.value >= BigInt(bitsOf(type))) return false;
      // The bits that would be shifted in must be zeros.
      const high = maskOf(widthOf(value)) & ~maskOf(bitsOf(type));
      return (knownBits(value.operand(0)).zero & high) === high && narrows(value.operand(0), type, depth + 1);
    }
    case "select":
      return narrows(value.operand(1), type, depth + 1) && narrows(value.operand(2), type, depth + 1);
    default:
      return false;
  }
}

/** Makes in `type` what `narrows` has found possible. */
function narrowed(value: Value, type: Type, combiner: Combiner): Value {
  const constant = integerConstant(value);
  if (constant !== undefined) return intConstant(type, constant.value);
  const one = value as Instruction;
  switch (one.opcode) {
    case "zext":
    case "sext":
    case "trunc": {
      const x = one.operand(0);
      if (x.type === type) return x;
      return bitsOf(x.type) < bitsOf(type)
        ? combiner.create(one.opcode, type, [x], undefined)
        : combiner.create("trunc", type, [x], undefined);
    }
    case "select": {
      const a = narrowed(one.operand(1), type, combiner);
      const b = narrowed(one.operand(2), type, combiner);
      return combiner.create("select", type, [one.operand(0), a, b], undefined);
    }
    case "add":
    case "sub":
    case "mul":
    case "and":
    case "or":
    case "xor":
    case "shl":
    case "lshr": {
      const a = narrowed(one.operand(0), type, combiner);
      const b = narrowed(one.operand(1), type, combiner);
      return combiner.create(one.opcode, type, [a, b], undefined);
    }
    default:
      throw new Error(`${one.opcode} cannot be narrowed`);
  }
}

/** The float value that `value` extends, or the constant rounded without loss, in `type`. */
function asNarrowFloat(value: Value, type: Type): Value | undefined {
  if (isInstruction(value) && value.opcode === "fpext" && value.operand(0).type === type)
    return value.operand(0);
  if (!(value instanceof ConstantFP) || !isFloat(type)) return undefined;
  const from = value.type.kind;
  if (!isNarrowFloat(from) || !isNarrowFloat(type.kind)) return undefined;
  const number = floatFromBits(from, value.bits);
  const bits = floatToBits(type.kind, number);
  return !Number.isNaN(number) && Object.is(floatFromBits(type.kind, bits), number)
    ? constFPBits(type, bits)
    : undefined;
}

export const CASTS: readonly Rule[] = [
  ...rules(
    ["zext", "sext"] as const,
    "zext (zext x)  =>  zext x;  sext (zext x)  =>  zext x",
    (one, combiner) => {
      const inner = one.operand(0);
      if (!isInstruction(inner)) return undefined;
      if (inner.opcode === "zext")
        return combiner.create("zext", one.type, [inner.operand(0)], undefined, inner.flags);
      if (inner.opcode === "sext" && one.opcode === "sext")
        return combiner.create("sext", one.type, [inner.operand(0)], undefined);
      return undefined;
    },
  ),
  rule("trunc", "trunc (trunc x)  =>  trunc x;  trunc (zext x)  =>  zext or trunc x", (one, combiner) => {
    const inner = one.operand(0);
    if (!isInstruction(inner)) return undefined;
    if (inner.opcode === "trunc") return combiner.create("trunc", one.type, [inner.operand(0)], undefined);
    if (inner.opcode !== "zext" && inner.opcode !== "sext") return undefined;
    const x = inner.operand(0);
    return bitsOf(x.type) < bitsOf(one.type)
      ? combiner.create(inner.opcode, one.type, [x], undefined)
      : combiner.create("trunc", one.type, [x], undefined);
  }),
  rule("trunc", "trunc (x & m)  =>  trunc x where m keeps all that stays", (one, combiner) => {
    const inner = one.operand(0);
    if (!isInstruction(inner) || inner.opcode !== "and") return undefined;
    const m = integerConstant(inner.operand(1));
    const kept = maskOf(bitsOf(one.type));
    if (m === undefined || (m.value & kept) !== kept) return undefined;
    return combiner.create("trunc", one.type, [inner.operand(0)], undefined);
  }),
  rule("trunc", "trunc (x op y)  =>  (trunc x) op (trunc y), from more than 32 bits", (one, combiner) => {
    const x = one.operand(0);
    // Below 32 bits the machine computes as cheaply in 32.
    const wide = bitsOf(x.type);
    const to = bitsOf(one.type);
    if (wide <= 32 || (to !== 32 && to !== 16 && to !== 8)) return undefined;
    if (!isInstruction(x) || x.opcode === "trunc" || x.opcode === "zext" || x.opcode === "sext")
      return undefined;
    if (!x.hasOneUse || !narrows(x, one.type, 0)) return undefined;
    return narrowed(x, one.type, combiner);
  }),
  rule(
    "trunc",
    "trunc ((x << c) of 64 bits)  =>  (trunc x) << c;  add, sub, mul, and, or, xor with a constant",
    (one, combiner) => {
      const x = one.operand(0);
      if (!isInstruction(x) || !x.hasOneUse || bitsOf(x.type) <= 32 || bitsOf(one.type) !== 32)
        return undefined;
      switch (x.opcode) {
        case "add":
        case "sub":
        case "mul":
        case "and":
        case "or":
        case "xor":
          break;
        case "shl": {
          const amount = integerConstant(x.operand(1));
          if (amount === undefined || amount.value >= 32n) return undefined;
          break;
        }
        default:
          return undefined;
      }
      const a = combiner.create("trunc", one.type, [x.operand(0)], undefined);
      const c = integerConstant(x.operand(1));
      const b =
        c === undefined
          ? combiner.create("trunc", one.type, [x.operand(1)], undefined)
          : intConstant(one.type, c.value);
      return combiner.create(x.opcode, one.type, [a, b], undefined);
    },
  ),
  rule("zext", "zext (trunc x)  =>  x & mask", (one, combiner) => {
    const inner = one.operand(0);
    if (!isInstruction(inner) || inner.opcode !== "trunc" || inner.operand(0).type !== one.type)
      return undefined;
    const x = inner.operand(0);
    return combiner.create("and", one.type, [x, intConstant(one.type, maskOf(widthOf(inner)))], undefined);
  }),
  rule("sext", "sext (trunc x)  =>  x where the bits cut off are copies of the sign", (one) => {
    const inner = one.operand(0);
    if (!isInstruction(inner) || inner.opcode !== "trunc" || inner.operand(0).type !== one.type)
      return undefined;
    const x = inner.operand(0);
    return signBits(x) > widthOf(x) - widthOf(inner) ? x : undefined;
  }),
  rule("sext", "sext x, not negative  =>  zext nneg x", (one, combiner) =>
    isNonNegative(one.operand(0))
      ? combiner.create("zext", one.type, one.operands, undefined, Flag.nneg)
      : undefined,
  ),
  rule("uitofp", "uitofp x, not negative  =>  sitofp x", (one, combiner) =>
    one.hasFlag(Flag.nneg) || isNonNegative(one.operand(0))
      ? combiner.create("sitofp", one.type, one.operands, undefined)
      : undefined,
  ),
  rule("sitofp", "sitofp (sext x)  =>  sitofp x;  sitofp (zext x)  =>  uitofp x", (one, combiner) => {
    const inner = one.operand(0);
    if (!isInstruction(inner) || widthOf(inner) <= 32) return undefined;
    if (inner.opcode === "sext") return combiner.create("sitofp", one.type, [inner.operand(0)], undefined);
    // From 32 bits unsigned conversion is the dearer one; from fewer, extending to 32 is enough.
    return undefined;
  }),
  ...rules(
    ["fptosi", "fptoui"] as const,
    "fptosi (sitofp x)  =>  x where the float holds every x",
    (one, combiner) => {
      const inner = one.operand(0);
      if (!isInstruction(inner) || (inner.opcode !== "sitofp" && inner.opcode !== "uitofp")) return undefined;
      const float = inner.type.kind === "vector" ? inner.type.element : inner.type;
      if (!isFloat(float)) return undefined;
      const x = inner.operand(0);
      if (widthOf(x) > fractionBits(FLOAT_FORMATS[float.kind])) return undefined;
      const signed = inner.opcode === "sitofp";
      if (signed !== (one.opcode === "fptosi")) return undefined;
      if (x.type === one.type) return x;
      if (widthOf(x) > widthOf(one)) return combiner.create("trunc", one.type, [x], undefined);
      return combiner.create(signed ? "sext" : "zext", one.type, [x], undefined);
    },
  ),
  rule("fptrunc", "fptrunc (fpext x op fpext y)  =>  x op y", (one, combiner) => {
    const inner = one.operand(0);
    // Exact: double has more than twice float's bits and two, so rounding twice is rounding once.
    if (!isInstruction(inner) || inner.type.kind !== "double" || one.type.kind !== "float") return undefined;
    switch (inner.opcode) {
      case "fadd":
      case "fsub":
      case "fmul":
      case "fdiv": {
        const a = asNarrowFloat(inner.operand(0), one.type);
        const b = asNarrowFloat(inner.operand(1), one.type);
        if (a === undefined || b === undefined) return undefined;
        return combiner.create(inner.opcode, one.type, [a, b], undefined, inner.flags);
      }
      case "fneg": {
        const a = asNarrowFloat(inner.operand(0), one.type);
        return a === undefined ? undefined : combiner.create("fneg", one.type, [a], undefined, inner.flags);
      }
      default:
        return undefined;
    }
  }),
  rule("fpext", "fpext (fpext x)  =>  fpext x", (one, combiner) => {
    const inner = one.operand(0);
    if (!isInstruction(inner) || inner.opcode !== "fpext") return undefined;
    return combiner.create("fpext", one.type, [inner.operand(0)], undefined);
  }),
  rule("bitcast", "bitcast (bitcast x)  =>  bitcast x", (one, combiner) => {
    const inner = one.operand(0);
    if (!isInstruction(inner) || inner.opcode !== "bitcast") return undefined;
    return combiner.create("bitcast", one.type, [inner.operand(0)], undefined);
  }),
];
