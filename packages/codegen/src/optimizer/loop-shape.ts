/** What a counted loop of one block looks like to a vectoriser: its counters, how values move with them, how often it runs. */
import {
  type BasicBlock,
  ConstantInt,
  type DataLayout,
  Flag,
  ICMP,
  type Instruction,
  type InstructionOf,
  type IntPredicate,
  isFixedSize,
  isInstruction,
  type Loop,
  type Type,
  type Value,
} from "@ts-jit/ir";
import { incomingValue } from "./local.js";

type Phi = InstructionOf<"phi">;

/** A phi node that grows by a constant each round. */
export interface Induction {
  readonly phi: Phi;
  readonly start: Value;
  readonly step: number;
  readonly next: Instruction;
}

/** How many rounds: `last - start + more`, if `start predicate last` holds at first, else it is not known. */
export interface TripCount {
  readonly start: Value;
  readonly last: Value;
  readonly more: number;
  /** Undefined when the count holds without a condition. */
  readonly predicate: IntPredicate | undefined;
}

/** A value as a sum of other values times constants, and a constant; everything modulo 2^32. */
export interface Linear {
  readonly terms: ReadonlyMap<Value, number>;
  readonly constant: number;
}

export function inductionOf(phi: Phi, preheader: BasicBlock, latch: BasicBlock): Induction | undefined {
  const start = incomingValue(phi, preheader);
  const next = incomingValue(phi, latch);
  if (start === undefined || next === undefined || !isInstruction(next) || next.opcode !== "add")
    return undefined;
  const step = next.operand(1);
  if (next.operand(0) !== phi || !(step instanceof ConstantInt) || step.type.bits !== 32) return undefined;
  return { phi, start, step: step.low, next };
}

/** The number of rounds of a loop that ends when its latch's comparison of a counter says so. */
export function tripCountOf(
  loop: Loop,
  latch: BasicBlock,
  inductions: readonly Induction[],
): TripCount | undefined {
  const end = latch.terminator;
  if (end?.opcode !== "br" || end.operandCount !== 3) return undefined;
  const condition = end.operand(0);
  if (!isInstruction(condition) || condition.opcode !== "icmp" || !condition.hasOneUse) return undefined;
  let { predicate } = condition.data;
  let [x, last] = [condition.operand(0), condition.operand(1)];
  if (loop.isInvariant(x)) {
    [x, last] = [last, x];
    predicate = ICMP[predicate].swapped;
  }
  if (!loop.isInvariant(last)) return undefined;
  if (!loop.contains(end.operand(1) as BasicBlock)) predicate = ICMP[predicate].inverse;
  const counter = inductions.find(({ phi, next }) => x === phi || x === next);
  if (counter === undefined || counter.step !== 1) return undefined;
  // Compared before the step, the round that finds the end still runs.
  const late = x === counter.phi ? 1 : 0;
  const { start } = counter;
  switch (predicate) {
    case "ne":
      return { start, last, more: late, predicate: undefined };
    case "slt":
    case "ult":
      return { start, last, more: late, predicate };
    case "sle":
    case "ule": {
      // Up to the greatest number the comparison would hold for ever, unless wrapping is excluded.
      const flag = predicate === "sle" ? Flag.nsw : Flag.nuw;
      return counter.next.hasFlag(flag) ? { start, last, more: late + 1, predicate } : undefined;
    }
    default:
      return undefined;
  }
}

/** Sums of the loop's counters and values that do not change in it. */
export class LinearForms {
  private readonly known = new Map<Value, Linear | undefined>();
  constructor(
    private readonly loop: Loop,
    private readonly inductions: readonly Induction[],
    private readonly layout: DataLayout,
  ) {}

  of(value: Value): Linear | undefined {
    if (this.known.has(value)) return this.known.get(value);
    const result = this.compute(value);
    this.known.set(value, result);
    return result;
  }
  /** What the value grows by each round. */
  strideOf(value: Value): number | undefined {
    const form = this.of(value);
    if (form === undefined) return undefined;
    let stride = 0;
    for (const { phi, step } of this.inductions) stride += (form.terms.get(phi) ?? 0) * step;
    return stride;
  }
  /** The constant by which `b` is beyond `a` in the same round. */
  distance(a: Value, b: Value): number | undefined {
    const x = this.of(a);
    const y = this.of(b);
    if (x === undefined || y === undefined || x.terms.size !== y.terms.size) return undefined;
    for (const [value, factor] of x.terms) if (y.terms.get(value) !== factor) return undefined;
    return (y.constant - x.constant) | 0;
  }

  private compute(value: Value): Linear | undefined {
    if (value instanceof ConstantInt) return { terms: new Map(), constant: value.low };
    if (isInstruction(value)) {
      const inside = !this.loop.isInvariant(value);
      const isCounter = this.inductions.some(({ phi }) => phi === value);
      if (!isCounter && (inside || value.opcode === "getelementptr" || value.opcode === "add")) {
        const found = this.ofInstruction(value);
        if (found !== undefined || inside) return found;
      }
    }
    return { terms: new Map([[value, 1]]), constant: 0 };
  }
  private ofInstruction(one: Instruction): Linear | undefined {
    if (one.type.kind !== "pointer" && !(one.type.kind === "integer" && one.type.bits === 32))
      return undefined;
    switch (one.opcode) {
      case "add":
        return this.sum(one.operand(0), one.operand(1), 1);
      case "sub":
        return this.sum(one.operand(0), one.operand(1), -1);
      case "mul":
      case "shl": {
        const factor = one.operand(1);
        const form = this.of(one.operand(0));
        if (!(factor instanceof ConstantInt) || form === undefined) return undefined;
        const by = one.opcode === "mul" ? factor.low : factor.value < 31n ? 1 << factor.low : undefined;
        return by === undefined ? undefined : scaled(form, by);
      }
      case "getelementptr":
        return this.address(one);
      default:
        return undefined;
    }
  }
  private sum(a: Value, b: Value, sign: number): Linear | undefined {
    const x = this.of(a);
    const y = this.of(b);
    return x === undefined || y === undefined ? undefined : added(x, scaled(y, sign));
  }
  private address(one: InstructionOf<"getelementptr">): Linear | undefined {
    let form = this.of(one.operand(0));
    let type: Type = one.data.sourceElementType;
    for (let at = 1; at < one.operandCount; at++) {
      const index = one.operand(at);
      if (form === undefined) return undefined;
      if (at > 1 && type.kind === "struct") {
        if (!(index instanceof ConstantInt)) return undefined;
        form = added(form, {
          terms: new Map(),
          constant: this.layout.structLayout(type).offsets[index.low] ?? 0,
        });
        type = type.fields[index.low] ?? type;
        continue;
      }
      if (at > 1) {
        if (type.kind !== "array") return undefined;
        type = type.element;
      }
      if (!isFixedSize(type) || index.type.kind !== "integer" || index.type.bits !== 32) return undefined;
      const part = this.of(index);
      if (part === undefined) return undefined;
      form = added(form, scaled(part, this.layout.allocSize(type)));
    }
    return form;
  }
}

function scaled(form: Linear, by: number): Linear {
  const terms = new Map<Value, number>();
  for (const [value, factor] of form.terms) {
    const product = Math.imul(factor, by);
    if (product !== 0) terms.set(value, product);
  }
  return { terms, constant: Math.imul(form.constant, by) };
}
function added(a: Linear, b: Linear): Linear {
  const terms = new Map(a.terms);
  for (const [value, factor] of b.terms) {
    const sum = ((terms.get(value) ?? 0) + factor) | 0;
    if (sum === 0) terms.delete(value);
    else terms.set(value, sum);
  }
  return { terms, constant: (a.constant + b.constant) | 0 };
}
