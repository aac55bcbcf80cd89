/** Rules for floating point. Without fast-math flags each keeps every bit of every result, NaN payloads aside. */
import {
  ConstantFP,
  constFPBits,
  FLOAT_FORMATS,
  Flag,
  fractionBits,
  type Instruction,
  isInstruction,
  type Value,
} from "@ts-jit/ir";
import { floatConstantOf, oneBits } from "../simplify.js";
import { type Rule, rule, rules } from "./combiner.js";

function negated(value: Value): Value | undefined {
  return isInstruction(value) && value.opcode === "fneg" ? value.operand(0) : undefined;
}

/** The bits of 1/c when c is a power of two whose reciprocal is normal. */
function exactReciprocal(constant: ConstantFP): bigint | undefined {
  const { kind, bits: width } = constant.type;
  if (kind !== "float" && kind !== "double") return undefined;
  const exponent = FLOAT_FORMATS[kind].exponentBits;
  const fraction = fractionBits(FLOAT_FORMATS[kind]);
  if ((constant.bits & ((1n << BigInt(fraction)) - 1n)) !== 0n) return undefined;
  const field = (constant.bits >> BigInt(fraction)) & ((1n << BigInt(exponent)) - 1n);
  const bias = (1n << BigInt(exponent - 1)) - 1n;
  const turned = 2n * bias - field;
  if (field === 0n || turned <= 0n || turned > 2n * bias || field > 2n * bias) return undefined;
  const sign = constant.bits >> BigInt(width - 1);
  return (sign << BigInt(width - 1)) | (turned << BigInt(fraction));
}

export const FLOATS: readonly Rule[] = [
  ...rules(["fadd", "fmul"] as const, "c op x  =>  x op c", (one) => {
    const a = one.operand(0);
    const b = one.operand(1);
    if (floatConstantOf(a) === undefined || floatConstantOf(b) !== undefined) return undefined;
    one.setOperand(0, b);
    one.setOperand(1, a);
    return one;
  }),
  rule("fsub", "-0.0 - x  =>  fneg x", (one, combiner) => {
    const c = floatConstantOf(one.operand(0));
    if (c === undefined) return undefined;
    const negativeZero = c.bits === 1n << BigInt(c.type.bits - 1);
    if (!negativeZero && !(c.bits === 0n && one.hasFlag(Flag.nsz))) return undefined;
    return combiner.create("fneg", one.type, [one.operand(1)], undefined, one.flags);
  }),
  rule("fsub", "x - (fneg y)  =>  x + y", (one, combiner) => {
    const y = negated(one.operand(1));
    return y === undefined
      ? undefined
      : combiner.create("fadd", one.type, [one.operand(0), y], undefined, one.flags);
  }),
  rule("fadd", "x + (fneg y)  =>  x - y", (one, combiner) => {
    const y = negated(one.operand(1));
    if (y !== undefined) return combiner.create("fsub", one.type, [one.operand(0), y], undefined, one.flags);
    const x = negated(one.operand(0));
    return x === undefined
      ? undefined
      : combiner.create("fsub", one.type, [one.operand(1), x], undefined, one.flags);
  }),
  rule("fadd", "x + (fneg y) * z  =>  x - y * z", (one, combiner) => {
    for (const [x, product] of [
      [one.operand(0), one.operand(1)],
      [one.operand(1), one.operand(0)],
    ] as const) {
      if (!isInstruction(product) || product.opcode !== "fmul" || !product.hasOneUse) continue;
      const [a, b] = [product.operand(0), product.operand(1)];
      const y = negated(a) ?? negated(b);
      if (y === undefined) continue;
      const other = negated(a) === undefined ? a : b;
      const turned = combiner.create("fmul", one.type, [y, other], undefined, product.flags);
      return combiner.create("fsub", one.type, [x, turned], undefined, one.flags);
    }
    return undefined;
  }),
  rule("fadd", "x * x + 0.0  =>  x * x, which is never -0.0", (one) => {
    const c = floatConstantOf(one.operand(1));
    const square = one.operand(0);
    if (c?.bits !== 0n || !isInstruction(square) || square.opcode !== "fmul") return undefined;
    return square.operand(0) === square.operand(1) ? square : undefined;
  }),
  ...rules(["fmul", "fdiv"] as const, "(fneg x) op (fneg y)  =>  x op y", (one, combiner) => {
    const x = negated(one.operand(0));
    const y = negated(one.operand(1));
    if (x === undefined || y === undefined) return undefined;
    return combiner.create(one.opcode, one.type, [x, y], undefined, one.flags);
  }),
  ...rules(["fmul", "fdiv"] as const, "x * -1.0  =>  fneg x", (one, combiner) => {
    const c = floatConstantOf(one.operand(1));
    if (c === undefined || c.bits !== (oneBits(c) | (1n << BigInt(c.type.bits - 1)))) return undefined;
    return combiner.create("fneg", one.type, [one.operand(0)], undefined, one.flags);
  }),
  rule("fdiv", "x / c  =>  x * (1/c), c a power of two", (one, combiner) => {
    const c = one.operand(1);
    if (!(c instanceof ConstantFP)) return undefined;
    const bits = exactReciprocal(c);
    if (bits === undefined) return undefined;
    return combiner.create(
      "fmul",
      one.type,
      [one.operand(0), constFPBits(c.type, bits)],
      undefined,
      one.flags,
    );
  }),
  ...rules(["fadd", "fmul"] as const, "reassoc (x op c1) op c2  =>  x op (c1 op c2)", (one, combiner) => {
    const inner: Value = one.operand(0);
    if (!one.hasFlag(Flag.reassoc | Flag.nsz) || !isInstruction(inner) || inner.opcode !== one.opcode)
      return undefined;
    if (!inner.hasFlag(Flag.reassoc | Flag.nsz) || !inner.hasOneUse) return undefined;
    const c1 = inner.operand(1);
    const c2 = one.operand(1);
    if (floatConstantOf(c1) === undefined || floatConstantOf(c2) === undefined) return undefined;
    const joined: Instruction = combiner.create(one.opcode, one.type, [c1, c2], undefined, one.flags);
    return combiner.create(
      one.opcode,
      one.type,
      [inner.operand(0), joined],
      undefined,
      one.flags & inner.flags,
    );
  }),
];
