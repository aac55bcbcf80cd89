/** Rules for select, phi and freeze. */
import {
  type BasicBlock,
  ConstantInt,
  type Instruction,
  type InstructionOf,
  i32,
  integerConstant,
  isInstruction,
  isWellDefined,
  knownBits,
  maskOf,
  type Value,
  widthOf,
  zeroOf,
} from "@ts-jit/ir";
import { intConstant, isAllOnes, isOne, isZero, notOperand } from "../simplify.js";
import { type Combiner, type Rule, rule } from "./combiner.js";

/** A value that is poison only if `condition` is too, or else frozen: so that it may be computed with always. */
function safely(value: Value, condition: Value, combiner: Combiner): Value {
  if (isWellDefined(value) || impliesPoison(value, condition)) return value;
  return combiner.create("freeze", value.type, [value], undefined);
}

/** Whether poison in `value` means poison in `condition`: both compare the same thing, and nothing else can be poison. */
function impliesPoison(value: Value, condition: Value): boolean {
  if (!isInstruction(value) || !isInstruction(condition)) return false;
  if ((value.opcode !== "icmp" && value.opcode !== "fcmp") || value.flags !== 0) return false;
  if (condition.opcode !== "icmp" && condition.opcode !== "fcmp") return false;
  for (let at = 0; at < 2; at++) {
    const operand = value.operand(at);
    if (operand === condition.operand(0) || operand === condition.operand(1)) continue;
    if (!isWellDefined(operand)) return false;
  }
  return true;
}

function not(value: Value, combiner: Combiner): Value {
  return combiner.create("xor", value.type, [value, intConstant(value.type, -1)], undefined);
}

export const SELECTS: readonly Rule[] = [
  rule("select", "select !c, x, y  =>  select c, y, x", (one) => {
    const c = notOperand(one.operand(0));
    if (c === undefined) return undefined;
    const [, x, y] = one.operands as [Value, Value, Value];
    one.setOperand(0, c);
    one.setOperand(1, y);
    one.setOperand(2, x);
    return one;
  }),
  rule(
    "select",
    "select c, true, x  =>  c | x;  select c, x, false  =>  c & x;  and with !c",
    (one, combiner) => {
      const [c, x, y] = one.operands as [Value, Value, Value];
      if (widthOf(one) !== 1 || c.type !== one.type) return undefined;
      if (isOne(x)) return combiner.create("or", one.type, [c, safely(y, c, combiner)], undefined);
      if (isZero(y)) return combiner.create("and", one.type, [c, safely(x, c, combiner)], undefined);
      if (isZero(x))
        return combiner.create("and", one.type, [not(c, combiner), safely(y, c, combiner)], undefined);
      if (isOne(y))
        return combiner.create("or", one.type, [not(c, combiner), safely(x, c, combiner)], undefined);
      return undefined;
    },
  ),
  rule(
    "select",
    "select c, 1, 0  =>  zext c;  select c, -1, 0  =>  sext c;  and with !c",
    (one, combiner) => {
      const [c, x, y] = one.operands as [Value, Value, Value];
      const width = widthOf(one);
      if (width <= 1 || (one.type.kind === "vector") !== (c.type.kind === "vector")) return undefined;
      if (isZero(y)) {
        if (isOne(x)) return combiner.create("zext", one.type, [c], undefined);
        if (isAllOnes(x)) return combiner.create("sext", one.type, [c], undefined);
      }
      if (isZero(x)) {
        if (isOne(y)) return combiner.create("zext", one.type, [not(c, combiner)], undefined);
        if (isAllOnes(y)) return combiner.create("sext", one.type, [not(c, combiner)], undefined);
      }
      return undefined;
    },
  ),
  rule("select", "select c, x + k, x  =>  x + select c, k, 0", (one, combiner) => {
    const [c, x, y] = one.operands as [Value, Value, Value];
    for (const [op, base, first] of [
      [x, y, true],
      [y, x, false],
    ] as const) {
      if (!isInstruction(op) || !op.hasOneUse || op.operand(0) !== base) continue;
      if (op.opcode !== "add" && op.opcode !== "sub" && op.opcode !== "or" && op.opcode !== "xor") continue;
      const k = integerConstant(op.operand(1));
      // Worth it where the inner select becomes an extension.
      if (k === undefined || (k.value !== 1n && k.signed !== -1n)) continue;
      const zero = zeroOf(one.type);
      const step = combiner.create(
        "select",
        one.type,
        first ? [c, op.operand(1), zero] : [c, zero, op.operand(1)],
        undefined,
      );
      return combiner.create(op.opcode, one.type, [base, step], undefined);
    }
    return undefined;
  }),
  rule("select", "select c, (select c, x, y), z  =>  select c, x, z", (one) => {
    const [c, x, y] = one.operands as [Value, Value, Value];
    if (isInstruction(x) && x.opcode === "select" && x.operand(0) === c) {
      one.setOperand(1, x.operand(1));
      return one;
    }
    if (isInstruction(y) && y.opcode === "select" && y.operand(0) === c) {
      one.setOperand(2, y.operand(2));
      return one;
    }
    return undefined;
  }),
  rule("phi", "two phi nodes with the same entries  =>  one", (one) => {
    let seen = 0;
    for (let other = one.prev; other?.opcode === "phi" && seen < 8; other = other.prev, seen++) {
      if (other.type === one.type && sameEntries(one, other)) return other;
    }
    return undefined;
  }),
  rule("phi", "phi [zext x], [zext y]  =>  zext (phi x, y)", (one, combiner) => phiOfCasts(one, combiner)),
  rule("phi", "phi i64 [x], [y], high words zero  =>  zext (phi i32 trunc x, trunc y)", (one, combiner) =>
    phiOfWords(one, combiner),
  ),
  rule("freeze", "freeze x  =>  x where x is neither undef nor poison", (one) =>
    isWellDefined(one.operand(0)) ? one.operand(0) : undefined,
  ),
];

function sameEntries(a: InstructionOf<"phi">, b: InstructionOf<"phi">): boolean {
  if (a.operandCount !== b.operandCount) return false;
  for (let at = 0; at < a.operandCount; at++) if (a.operand(at) !== b.operand(at)) return false;
  return true;
}

/** Whether an instruction can be put behind the phi nodes of a block. */
function hasRoomBehindPhis(block: BasicBlock | undefined): boolean {
  const first = block?.firstNonPhi;
  return first !== undefined && !PADS.has(first.opcode);
}
const PADS: ReadonlySet<string> = new Set(["landingpad", "catchpad", "cleanuppad", "catchswitch"]);

/**
 * What never needs more than a word is kept in one: the other would be a register of zeros, carried around the loop. The
 * low word of a value is there without an instruction, so nothing is computed more often.
 */
function phiOfWords(one: InstructionOf<"phi">, combiner: Combiner): Value | undefined {
  const { type } = one;
  if (type.kind !== "integer" || type.bits <= 32 || type.bits > 64 || !hasRoomBehindPhis(one.parent))
    return undefined;
  const fits = (value: Value): boolean => knownBits(value).zero >> 32n === maskOf(type.bits - 32);
  let computed = false;
  for (let at = 0; at < one.operandCount; at += 2) {
    const value = one.operand(at);
    if (isInstruction(value)) {
      computed = true;
      if (value.isTerminator || !hasRoomBehindPhis(value.parent)) return undefined;
    } else if (!(value instanceof ConstantInt)) return undefined;
    if (!fits(value)) return undefined;
  }
  if (!computed) return undefined;
  // One for each value: several edges from one block must bring the same.
  const words = new Map<Value, Value>();
  const wordOf = (value: Value): Value => {
    let word = words.get(value);
    if (word === undefined) {
      word =
        value instanceof ConstantInt
          ? intConstant(i32, value.value)
          : combiner.createAfter(value as Instruction, "trunc", i32, [value], undefined);
      words.set(value, word);
    }
    return word;
  };
  const operands: Value[] = [];
  for (let at = 0; at < one.operandCount; at += 2)
    operands.push(wordOf(one.operand(at)), one.operand(at + 1));
  const narrow = combiner.create("phi", i32, operands, undefined);
  return combiner.create("zext", type, [narrow], undefined);
}

/** Extensions from i1 or bytes on every edge (or constants that fit) are done once behind the phi. */
function phiOfCasts(one: InstructionOf<"phi">, combiner: Combiner): Value | undefined {
  let first: Instruction | undefined;
  if (one.operandCount < 4 || one.type.kind !== "integer") return undefined;
  for (let at = 0; at < one.operandCount; at += 2) {
    const value = one.operand(at);
    if (value instanceof ConstantInt) continue;
    if (!isInstruction(value) || value.opcode !== "zext" || !value.hasOneUse) return undefined;
    if (first === undefined) first = value;
    else if (value.operand(0).type !== first.operand(0).type) return undefined;
  }
  if (first === undefined) return undefined;
  const from = first.operand(0).type;
  if (from.kind !== "integer") return undefined;
  if (!hasRoomBehindPhis(one.parent)) return undefined;
  const operands: Value[] = [];
  for (let at = 0; at < one.operandCount; at += 2) {
    const value = one.operand(at);
    if (value instanceof ConstantInt) {
      if (value.value >> BigInt(from.bits) !== 0n) return undefined;
      operands.push(intConstant(from, value.value));
    } else operands.push((value as Instruction).operand(0));
    operands.push(one.operand(at + 1));
  }
  const narrow = combiner.create("phi", from, operands, undefined);
  return combiner.create("zext", one.type, [narrow], undefined);
}
