/**
 * What attributes and metadata promise of a value, checked where the value appears: at a function's entry, at a call
 * and behind it, at a return, behind a load. A broken `nonnull`, `align`, `range` or `nofpclass` makes the value poison;
 * a broken `dereferenceable`, and anything poison or undef that is `noundef`, is undefined behaviour.
 *
 * Source: LLVM Language Reference 19, "Parameter Attributes", "'nonnull' Metadata" and its kin.
 */
import type { AttributeSet } from "../attributes.js";
import type { Instruction } from "../instruction.js";
import { classOf } from "./intrinsic-table.js";
import { type Lane, POISON } from "./lane.js";
import type { Machine } from "./machine.js";
import type { Memory } from "./memory.js";
import type { Leaf } from "./shape.js";

/** Bits of llvm.is.fpclass's test mask, by the words of `nofpclass`. */
const FLOAT_CLASSES: Readonly<Record<string, number>> = {
  all: 0x3ff,
  nan: 0x003,
  snan: 0x001,
  qnan: 0x002,
  inf: 0x204,
  ninf: 0x004,
  pinf: 0x200,
  norm: 0x108,
  nnorm: 0x008,
  pnorm: 0x100,
  sub: 0x090,
  nsub: 0x010,
  psub: 0x080,
  zero: 0x060,
  nzero: 0x020,
  pzero: 0x040,
};

export interface Facts {
  readonly nonnull: boolean;
  /** 1 when nothing is promised. */
  readonly align: number;
  /** Bytes that can be read at the pointer; 0 when nothing is promised. */
  readonly dereferenceable: number;
  readonly orNull: boolean;
  /** Bounds `[low, high)` in the value's width, which may wrap; one of them holds. Empty when nothing is promised. */
  readonly ranges: readonly (readonly [bigint, bigint])[];
  /** Classes of floats that the value is not of. */
  readonly floatClasses: number;
  readonly noundef: boolean;
}

export const NO_FACTS: Facts = {
  nonnull: false,
  align: 1,
  dereferenceable: 0,
  orNull: false,
  ranges: [],
  floatClasses: 0,
  noundef: false,
};

/** What the attributes of a parameter or result say of its value. */
export function factsOfAttributes(set: AttributeSet): Facts {
  if (set.attributes.length === 0) return NO_FACTS;
  const orNull = set.int("dereferenceable_or_null");
  const range = set.get("range");
  const bounds = range?.kind === "text" ? /(-?\d+)\s*,\s*(-?\d+)$/.exec(range.text.trim()) : undefined;
  const classes = set.get("nofpclass");
  return {
    nonnull: set.has("nonnull"),
    align: set.int("align") ?? 1,
    dereferenceable: set.int("dereferenceable") ?? orNull ?? 0,
    orNull: orNull !== undefined && !set.has("dereferenceable"),
    ranges: bounds ? [[BigInt(bounds[1] ?? 0), BigInt(bounds[2] ?? 0)]] : [],
    floatClasses: classes?.kind === "text" ? floatClasses(classes.text) : 0,
    noundef: set.has("noundef"),
  };
}

function floatClasses(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number)) return number;
  let mask = 0;
  for (const word of text.trim().split(/\s+/)) mask |= FLOAT_CLASSES[word] ?? 0;
  return mask;
}

/** What the metadata at a load or a call says of its result. */
export function factsOfMetadata(machine: Machine, instruction: Instruction): Facts {
  let facts = NO_FACTS;
  for (const { kind, node } of instruction.metadata ?? []) {
    if (node.metadataKind !== "tuple") continue;
    const numbers = node.operands.map((operand) =>
      operand?.metadataKind === "value" ? (machine.constant(operand.value)[0]?.bits ?? 0n) : 0n,
    );
    const first = Number(numbers[0] ?? 0n);
    if (kind === "nonnull") facts = { ...facts, nonnull: true };
    else if (kind === "noundef") facts = { ...facts, noundef: true };
    else if (kind === "align") facts = { ...facts, align: first };
    else if (kind === "dereferenceable") facts = { ...facts, dereferenceable: first };
    else if (kind === "dereferenceable_or_null") facts = { ...facts, dereferenceable: first, orNull: true };
    else if (kind === "range") {
      const ranges: [bigint, bigint][] = [];
      for (let at = 0; at + 1 < numbers.length; at += 2)
        ranges.push([numbers[at] ?? 0n, numbers[at + 1] ?? 0n]);
      facts = { ...facts, ranges };
    }
  }
  return facts;
}

/** Both say something of the same value. Ranges of both cannot be kept apart: the first's stand. */
export function bothFacts(a: Facts, b: Facts): Facts {
  if (a === NO_FACTS) return b;
  if (b === NO_FACTS) return a;
  const wider = a.dereferenceable >= b.dereferenceable ? a : b;
  return {
    nonnull: a.nonnull || b.nonnull,
    align: Math.max(a.align, b.align),
    dereferenceable: wider.dereferenceable,
    orNull: wider.orNull && (a.orNull || a.dereferenceable === 0) && (b.orNull || b.dereferenceable === 0),
    ranges: a.ranges.length > 0 ? a.ranges : b.ranges,
    floatClasses: a.floatClasses | b.floatClasses,
    noundef: a.noundef || b.noundef,
  };
}

/** Whether the value can become poison, or stop the program, though it is defined. */
export function judgesDefined(facts: Facts): boolean {
  return (
    facts.nonnull ||
    facts.align > 1 ||
    facts.dereferenceable > 0 ||
    facts.ranges.length > 0 ||
    facts.floatClasses !== 0
  );
}

/** A check of one scalar against the facts. */
export class FactCheck {
  private readonly mask: number;
  /** The ranges in the value's own width. */
  private readonly ranges: readonly (readonly [bigint, bigint])[];
  private readonly low: number;
  private readonly high: number;
  private readonly easy: boolean;

  constructor(
    readonly leaf: Leaf,
    private readonly facts: Facts,
    /** `argument 1 of @f`. */
    private readonly what: string,
  ) {
    this.mask = facts.align - 1;
    this.ranges = facts.ranges.map(([low, high]) => [
      BigInt.asUintN(leaf.bits, low),
      BigInt.asUintN(leaf.bits, high),
    ]);
    const [first] = this.ranges;
    this.low = Number(first?.[0] ?? 0n);
    this.high = Number(first?.[1] ?? 0n);
    // One range that does not wrap, of a value in one word, is two comparisons.
    this.easy =
      leaf.slots === 1 &&
      facts.floatClasses === 0 &&
      (this.ranges.length === 0 || (this.ranges.length === 1 && this.low < this.high));
  }

  /** Of a defined value in a word: true when all holds for certain. */
  holds(word: number, memory: Memory): boolean {
    if (!this.easy) return false;
    if (this.high !== 0) return word >>> 0 >= this.low && word >>> 0 < this.high;
    const { facts } = this;
    if ((word & this.mask) !== 0 || (word === 0 && facts.nonnull)) return false;
    const size = facts.dereferenceable;
    return size === 0 || (word === 0 && facts.orNull) || memory.check(word >>> 0, size, false) === undefined;
  }

  /** The value, or poison. @throws InterpreterError when the facts make it undefined behaviour. */
  apply(machine: Machine, value: Lane): Lane {
    const { facts, what } = this;
    const needed = facts.noundef || facts.dereferenceable > 0;
    if (!value.clean) {
      if (needed)
        machine.undefined(
          `${what} is ${value.poison ? "poison" : "undef"}, which ${facts.noundef ? "noundef" : "dereferenceable"} forbids`,
        );
      return value;
    }
    const broken = this.broken(machine, value.bits);
    if (broken === undefined) return value;
    if (facts.noundef) machine.undefined(`${what} is ${broken}, and noundef`);
    return POISON;
  }

  /** Which promise does not hold, in words. */
  private broken(machine: Machine, bits: bigint): string | undefined {
    const { facts, leaf, ranges, what } = this;
    if (leaf.type.kind === "pointer") {
      const address = Number(bits);
      if (facts.dereferenceable > 0 && !(facts.orNull && address === 0)) {
        const wrong = machine.memory.check(address, facts.dereferenceable, false);
        if (wrong !== undefined)
          machine.undefined(`${what} is not dereferenceable(${facts.dereferenceable}): ${wrong}`);
      }
      if (facts.nonnull && address === 0) return "null, though it is nonnull";
      if (!machine.allowMisaligned && address % facts.align !== 0)
        return `not aligned to ${facts.align} bytes, though it is align ${facts.align}`;
      return undefined;
    }
    const inside = ranges.some(([low, high]) =>
      low < high ? bits >= low && bits < high : bits >= low || bits < high,
    );
    if (ranges.length > 0 && !inside) return `${bits}, out of the range it promises`;
    const { type } = leaf;
    if (facts.floatClasses !== 0 && type.kind !== "integer") {
      if ((classOf(type, bits) & facts.floatClasses) !== 0) return "of a class nofpclass excludes";
    }
    return undefined;
  }
}
