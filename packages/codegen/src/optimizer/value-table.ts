/**
 * Values by what computes them: finds the earlier instruction that computes the same. Scopes follow the dominator tree, so
 * that whatever is found dominates the place that asks.
 *
 * Keys are numbers mixed from opcode, type, operands and data; candidates with an equal key are compared in full.
 */
import {
  type BasicBlock,
  ConstantExpr,
  Effect,
  effectsOf,
  ICMP,
  type Instruction,
  type IntPredicate,
  isInstruction,
  isOfOperandsAlone,
  OPCODES,
  type Type,
  type Value,
} from "@ts-jit/ir";

const numbers = new WeakMap<object, number>();
let nextNumber = 1;
/** A number for an object, the same each time. */
function numberOf(object: object): number {
  let number = numbers.get(object);
  if (number === undefined) {
    number = nextNumber++;
    numbers.set(object, number);
  }
  return number;
}

const opcodeNumbers = new Map<string, number>();
function numberOfText(text: string): number {
  let number = opcodeNumbers.get(text);
  if (number === undefined) {
    number = opcodeNumbers.size + 1;
    opcodeNumbers.set(text, number);
  }
  return number;
}

/**
 * Whether equal operands give equal results, with no effects: what may be computed once for many. Each freeze may choose
 * another value: the one kept dominates the others, so that they may be it.
 */
export function isPure(one: Instruction): boolean {
  if (one.opcode !== "call") return isOfOperandsAlone(one);
  if (one.type.kind === "void" || one.type.kind === "token") return false;
  const effects = effectsOf(one);
  if (one.data.tail === "musttail" || one.data.bundles.length > 0) return false;
  const all = Effect.read | Effect.write | Effect.unwind | Effect.noReturn;
  return (effects & (all | Effect.convergent | Effect.noDuplicate | Effect.returnsTwice)) === 0;
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x9e3779b1) ^ (hash >>> 15);
}

function predicateOf(one: Instruction): string {
  return one.opcode === "icmp" || one.opcode === "fcmp" ? one.data.predicate : "";
}

/** Data that must agree, beyond operands and predicate. */
function dataText(one: Instruction): string {
  switch (one.opcode) {
    case "getelementptr":
      return "";
    case "extractvalue":
    case "insertvalue":
      return one.data.indices.join();
    case "shufflevector":
      return one.data.mask.join();
    case "call":
      return one.data.callingConvention;
    default:
      return "";
  }
}

/** The type that matters besides the result's: what a getelementptr steps by. */
function dataType(one: Instruction): Type | undefined {
  if (one.opcode === "getelementptr") return one.data.sourceElementType;
  return one.opcode === "call" ? one.data.functionType : undefined;
}

/** Constant expressions are made anew each time, so equal ones count as the same operand. */
function operandHash(value: Value, depth: number): number {
  if (value instanceof ConstantExpr && depth < 4) {
    let hash = numberOfText(value.opcode);
    for (let at = 0; at < value.operandCount; at++)
      hash = mix(hash, operandHash(value.operand(at), depth + 1));
    return hash;
  }
  return numberOf(value);
}
/** Whether two operands are the same value. */
export function sameOperand(a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  if (!(a instanceof ConstantExpr) || !(b instanceof ConstantExpr) || depth >= 4) return false;
  if (a.opcode !== b.opcode || a.type !== b.type || a.operandCount !== b.operandCount) return false;
  if (a.data.sourceElementType !== b.data.sourceElementType || a.data.predicate !== b.data.predicate)
    return false;
  if (a.data.indices !== undefined || a.data.mask !== undefined) return false;
  if (a.data.flags !== b.data.flags || a.data.inRange !== b.data.inRange) return false;
  for (let at = 0; at < a.operandCount; at++) {
    if (!sameOperand(a.operand(at), b.operand(at), depth + 1)) return false;
  }
  return true;
}

function isSwappable(one: Instruction): boolean {
  return OPCODES[one.opcode].commutative === true;
}

export function hashOf(one: Instruction): number {
  let hash = mix(numberOfText(one.opcode), numberOf(one.type));
  if (one.opcode === "icmp" || isSwappable(one)) {
    const a = operandHash(one.operand(0), 0);
    const b = operandHash(one.operand(1), 0);
    const swap = a > b;
    if (one.opcode === "icmp") {
      const { predicate } = one.data;
      hash = mix(
        hash,
        numberOfText(swap ? ICMP[predicate].swapped : a === b ? symmetric(predicate) : predicate),
      );
    }
    return mix(mix(hash, swap ? b : a), swap ? a : b);
  }
  const predicate = predicateOf(one);
  if (predicate !== "") hash = mix(hash, numberOfText(predicate));
  for (let at = 0; at < one.operandCount; at++) hash = mix(hash, operandHash(one.operand(at), 0));
  return hash;
}
/** One name for a predicate and its swapped form. */
function symmetric(predicate: IntPredicate): string {
  const { swapped } = ICMP[predicate];
  return predicate < swapped ? predicate : swapped;
}

/** Whether two pure instructions compute the same, flags aside. */
export function isSameComputation(a: Instruction, b: Instruction): boolean {
  if (a.opcode !== b.opcode || a.type !== b.type || a.operandCount !== b.operandCount) return false;
  if (dataType(a) !== dataType(b) || dataText(a) !== dataText(b)) return false;
  if (a.opcode === "call" && b.opcode === "call" && a.data.attributes.fn !== b.data.attributes.fn) {
    // A pure call stays pure under either call site's attributes; what they promise of the result may differ.
    if (a.data.attributes.ret !== b.data.attributes.ret) return false;
  }
  if (a.opcode === "icmp" && b.opcode === "icmp" && a.data.predicate !== b.data.predicate) {
    return (
      ICMP[a.data.predicate].swapped === b.data.predicate &&
      sameOperand(a.operand(0), b.operand(1)) &&
      sameOperand(a.operand(1), b.operand(0))
    );
  }
  if (predicateOf(a) !== predicateOf(b)) return false;
  let same = true;
  for (let at = 0; at < a.operandCount && same; at++) same = sameOperand(a.operand(at), b.operand(at));
  if (same || !isSwappable(a)) return same;
  return sameOperand(a.operand(0), b.operand(1)) && sameOperand(a.operand(1), b.operand(0));
}

export class ValueTable {
  private readonly buckets = new Map<number, Instruction[]>();
  private readonly added: number[] = [];
  private readonly marks: number[] = [];

  /** Opens a scope. */
  enter(): void {
    this.marks.push(this.added.length);
  }
  /** Closes the scope: what was added in it is forgotten. */
  leave(): void {
    const mark = this.marks.pop() ?? 0;
    while (this.added.length > mark) {
      const hash = this.added.pop() as number;
      const bucket = this.buckets.get(hash);
      bucket?.pop();
      if (bucket?.length === 0) this.buckets.delete(hash);
    }
  }
  /** An earlier instruction that computes the same. */
  find(one: Instruction): Instruction | undefined {
    const bucket = this.buckets.get(hashOf(one));
    if (bucket === undefined) return undefined;
    for (let at = bucket.length - 1; at >= 0; at--) {
      const known = bucket[at] as Instruction;
      if (known.parent !== undefined && isSameComputation(known, one)) return known;
    }
    return undefined;
  }
  add(one: Instruction): void {
    const hash = hashOf(one);
    const bucket = this.buckets.get(hash);
    if (bucket === undefined) this.buckets.set(hash, [one]);
    else bucket.push(one);
    this.added.push(hash);
  }
}

/** Whether a value is an instruction of the block. */
export function isIn(value: Value, block: BasicBlock): boolean {
  return isInstruction(value) && value.parent === block;
}
