/**
 * Proof that an allocation computes what the function computed before it, by replaying it symbolically.
 *
 * A state says which values each place (physical register or spill slot) is known to hold. A value is named by the
 * register that holds it in the function as it was: virtual, or physical, which is then a value that must stand in just
 * that register. Definitions make facts, moves copy them, clobbers end them, and where paths meet only the facts common
 * to all survive. Every use must find its value in the place the allocation gave it. Nothing is asked of the allocators
 * but which old instruction each new one stands for.
 *
 *     %40 = MOV32rr %33     %40 in esi, %33 in esi: nothing emitted, esi now holds {%33, %40}
 *     CALLy @f              eax, ecx, edx hold nothing of ours any more
 *     ADD32rr %40, %41      esi must hold %40, and the place given to %41 must hold %41
 *
 * A register not yet defined on a path may be read from anywhere: its value is undefined there.
 *
 * Source: the idea of regalloc2's `checker.rs`; Rideau and Leroy, "Validating Register Allocation and Spilling" (2010).
 */

import { COPY, FOLDED, RELOAD, SPILL } from "../i386/copies.js";
import { XCHG32rr } from "../i386/instructions.js";
import { type Block, baseSlot, type MachineFunction } from "../machine/machine-function.js";
import {
  DEF_MASK_WORD,
  IMPLICIT_DEFS,
  IMPLICIT_USES,
  MEM_WORDS,
  Mem,
  type OperandSpec,
  PROPERTIES,
  Property,
  Role,
  rowOf,
  USE_MASK_WORD,
} from "../machine/opcodes.js";
import { printMachineInst, printReg } from "../machine/print.js";
import {
  CLASS_REGISTERS,
  CLASS_SPILL_BYTES,
  EBP,
  ESP,
  FIRST_VIRTUAL,
  isVirtual,
  RegClass,
} from "../machine/registers.js";
import { type Allocation, INSERTED, rematInst } from "./allocation.js";
import { allocatable } from "./constraints.js";
import { computeLiveness, type Liveness } from "./liveness.js";

/** The allocation is wrong: in which function, block and instruction, and why. */
export class AllocationError extends Error {
  override name = "AllocationError";
}

/** A place: a physical register by its number, or a slot behind them. */
type Place = number;
const SLOT_PLACES = FIRST_VIRTUAL;
function describePlace(place: Place): string {
  return place < SLOT_PLACES ? printReg(place) : `slot${place - SLOT_PLACES}`;
}

/** Bytes that a copy, reload or spill instruction carries. */
function widths(...tables: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const bytes = new Map<number, number>();
  for (const table of tables)
    table.forEach((opcode, regClass) => {
      bytes.set(opcode, Math.max(bytes.get(opcode) ?? 0, CLASS_SPILL_BYTES[regClass] ?? 0));
    });
  return bytes;
}
const COPY_BYTES = widths(COPY);
const RELOAD_BYTES = widths(RELOAD);
const SPILL_BYTES = widths(SPILL);

/** Physical registers by operand class. */
const CONSTRAINT_REGISTERS = [RegClass.gr32, RegClass.gr8, RegClass.vr128, RegClass.vk].map(
  (regClass) => CLASS_REGISTERS[regClass] ?? 0,
);

/** Facts "this place holds this value", found from either side. */
class Facts {
  readonly holds = new Map<Place, number[]>();
  readonly places = new Map<number, Place[]>();
  /** Values not defined on this path: every place holds them. */
  readonly undefinedValues = new Set<number>();

  knows(place: Place, value: number): boolean {
    return this.undefinedValues.has(value) || (this.places.get(value)?.includes(place) ?? false);
  }
  add(place: Place, value: number): void {
    const values = this.holds.get(place);
    if (values === undefined) this.holds.set(place, [value]);
    else if (values.includes(value)) return;
    else values.push(value);
    const places = this.places.get(value);
    if (places === undefined) this.places.set(value, [place]);
    else places.push(place);
  }
  clearPlace(place: Place): void {
    const values = this.holds.get(place);
    if (values === undefined) return;
    this.holds.delete(place);
    for (const value of values) dropFrom(this.places, value, place);
  }
  /** Ends a value: it is about to be defined anew. */
  clearValue(value: number): void {
    this.undefinedValues.delete(value);
    const places = this.places.get(value);
    if (places === undefined) return;
    this.places.delete(value);
    for (const place of places) dropFrom(this.holds, place, value);
  }
  remove(place: Place, value: number): void {
    dropFrom(this.holds, place, value);
    dropFrom(this.places, value, place);
  }
}

function dropFrom(map: Map<number, number[]>, key: number, item: number): void {
  const list = map.get(key);
  if (list === undefined) return;
  const at = list.indexOf(item);
  if (at < 0) return;
  const last = list.pop();
  if (list.length === 0) map.delete(key);
  else if (at < list.length && last !== undefined) list[at] = last;
}

/**
 * Checks an allocation against the function it was made from.
 *
 * @throws AllocationError at the first instruction that is missing, changed, or reads a value from the wrong place
 */
export function checkAllocation(before: MachineFunction, allocation: Allocation): void {
  new Checker(before, allocation).run();
}

class Checker {
  private readonly fn: MachineFunction;
  private readonly origins: Int32Array;
  private readonly liveness: Liveness;
  /** Slots of the function as it was: its memory, not ours. */
  private readonly ownSlots: number;
  /** How often each virtual register is defined. */
  private readonly definitions: Int32Array;
  /** Before which new instruction each dropped one stands. */
  private readonly dropPoints = new Map<number, number>();
  private readonly entries: (Facts | undefined)[] = [];

  constructor(
    private readonly before: MachineFunction,
    allocation: Allocation,
  ) {
    this.fn = allocation.fn;
    this.origins = allocation.origins;
    for (let at = 0; at < allocation.dropped.length; at += 2)
      this.dropPoints.set(allocation.dropped[at] ?? 0, allocation.dropped[at + 1] ?? 0);
    this.liveness = computeLiveness(before);
    this.ownSlots = before.slotSize.length;
    this.definitions = countDefinitions(before);
  }

  private fail(inst: number, message: string): never {
    const text = inst >= 0 && inst < this.fn.instCount ? ` '${printMachineInst(this.fn, inst)}'` : "";
    throw new AllocationError(`@${this.fn.name}: instruction ${inst}${text}: ${message}`);
  }

  run(): void {
    const { fn, before } = this;
    this.checkBlocks();
    const first = fn.layout[0];
    if (first === undefined) return;
    if (first !== before.layout[0]) this.fail(-1, `bb${before.layout[0]} is no longer the entry`);
    const entry = new Facts();
    for (let reg = 0; reg < SLOT_PLACES; reg++) entry.add(reg, reg);
    forEachIn(this.liveness.liveIn, first, (value) => entry.undefinedValues.add(value));
    this.entries[first] = entry;
    const work: Block[] = [first];
    const queued = new Set<Block>(work);
    for (let block = work.pop(); block !== undefined; block = work.pop()) {
      queued.delete(block);
      const facts = this.replay(block, copyOf(this.entries[block] ?? new Facts()));
      for (const successor of fn.successors(block)) {
        if (this.flowInto(successor, facts) && !queued.has(successor)) {
          queued.add(successor);
          work.push(successor);
        }
      }
    }
  }

  /** The blocks, their order of edges, and new blocks on edges. */
  private checkBlocks(): void {
    const { fn, before } = this;
    if (fn.layout.length < before.layout.length) this.fail(-1, "a block is missing from the layout");
    const placed = new Set<number>(fn.layout);
    for (const block of before.layout) {
      if (!placed.has(block)) this.fail(-1, `bb${block} is missing from the layout`);
      const expected = before.successors(block);
      const found = fn.successors(block).map((successor) => this.target(successor));
      if (found.length !== expected.length || found.some((successor, at) => successor !== expected[at]))
        this.fail(fn.end(block) - 1, `bb${block} leads to ${found}, not to ${expected}`);
    }
    for (const block of fn.layout) {
      if (fn.first(block) < 0 || fn.end(block) < fn.first(block))
        this.fail(-1, `bb${block} has no instructions`);
      if (block >= before.blockCount && fn.successors(block).length !== 1)
        this.fail(fn.first(block), `the inserted bb${block} has not one successor`);
    }
  }

  /** The old block a new one on an edge leads to; an old one itself. */
  private target(block: Block): Block {
    if (block < this.before.blockCount) return block;
    return this.fn.successors(block)[0] ?? block;
  }

  /** Meets the facts at a block's end with what is known at a successor's entry; whether that lost or gained any. */
  private flowInto(successor: Block, facts: Facts): boolean {
    const known = this.entries[successor];
    const target = this.target(successor);
    if (known === undefined) {
      const entry = new Facts();
      const keep = (value: number): void => {
        if (facts.undefinedValues.has(value)) entry.undefinedValues.add(value);
        else for (const place of facts.places.get(value) ?? []) entry.add(place, value);
      };
      forEachIn(this.liveness.liveIn, target, keep);
      keep(ESP);
      keep(EBP);
      this.entries[successor] = entry;
      return true;
    }
    let changed = false;
    for (const [value, places] of [...known.places]) {
      if (facts.undefinedValues.has(value)) continue;
      for (const place of [...places]) {
        if (facts.knows(place, value)) continue;
        known.remove(place, value);
        changed = true;
      }
    }
    for (const value of [...known.undefinedValues]) {
      if (facts.undefinedValues.has(value)) continue;
      known.undefinedValues.delete(value);
      for (const place of facts.places.get(value) ?? []) known.add(place, value);
      changed = true;
    }
    return changed;
  }

  /** Replays a block from the facts at its entry; they become those at its end. */
  private replay(block: Block, facts: Facts): Facts {
    const { fn, before, origins } = this;
    const isNew = block >= before.blockCount;
    let next = isNew ? 0 : before.first(block);
    const end = isNew ? 0 : before.end(block);
    for (let inst = fn.first(block); inst < fn.end(block); inst++) {
      const origin = origins[inst] ?? INSERTED;
      while (next < end && (this.dropPoints.get(next) ?? Number.POSITIVE_INFINITY) <= inst)
        this.replayDropped(facts, inst, next++);
      if (origin === INSERTED) this.replayInserted(facts, inst);
      else if (origin < 0) this.replayAgain(facts, inst, rematInst(origin));
      else {
        if (origin !== next || origin >= end)
          this.fail(inst, `stands for instruction ${origin}, where ${next} is due`);
        this.replayOriginal(facts, inst, origin);
        next = origin + 1;
      }
    }
    if (next < end)
      this.fail(fn.end(block) - 1, `is the last in bb${block}, but instruction ${next} is missing`);
    return facts;
  }

  /** A move coalesced away, or a constant nobody reads any more. */
  private replayDropped(facts: Facts, inst: number, origin: number): void {
    const { before } = this;
    const start = before.starts[origin] ?? 0;
    const opcode = before.words[start] ?? 0;
    const properties = PROPERTIES[opcode] ?? 0;
    const defined = before.words[start + 1] ?? 0;
    if (properties & Property.move) {
      const source = before.words[start + 2] ?? 0;
      if (defined === source) return;
      const wasUndefined = facts.undefinedValues.has(source);
      const places = facts.places.get(source)?.slice() ?? [];
      facts.clearValue(defined);
      if (wasUndefined) facts.undefinedValues.add(defined);
      for (const place of places) facts.add(place, defined);
    } else if (properties & Property.remat && isVirtual(defined)) facts.clearValue(defined);
    else
      this.fail(inst, `'${printMachineInst(before, origin)}' (instruction ${origin}) was dropped before it`);
  }

  private replayInserted(facts: Facts, inst: number): void {
    const { fn } = this;
    const start = fn.starts[inst] ?? 0;
    const opcode = fn.words[start] ?? 0;
    const copy = COPY_BYTES.get(opcode);
    const reload = RELOAD_BYTES.get(opcode);
    const spill = SPILL_BYTES.get(opcode);
    if (copy !== undefined) {
      const to = fn.words[start + 1] ?? -1;
      this.checkWritable(inst, to);
      this.copyFacts(facts, fn.words[start + 2] ?? -1, to, copy);
    } else if (reload !== undefined) {
      const to = fn.words[start + 1] ?? -1;
      this.checkWritable(inst, to);
      this.copyFacts(facts, this.spillPlace(inst, start + 2, reload), to, reload);
    } else if (spill !== undefined) {
      const place = this.spillPlace(inst, start + 1, spill);
      this.copyFacts(facts, fn.words[start + 1 + MEM_WORDS] ?? -1, place, spill);
    } else if (opcode === XCHG32rr) {
      this.exchangeFacts(facts, inst, fn.words[start + 1] ?? -1, fn.words[start + 2] ?? -1);
    } else {
      const row = rowOf(opcode);
      const jumps = row.operands.length === 1 && row.operands[0]?.kind === "block";
      if (!jumps || ((PROPERTIES[opcode] ?? 0) & Property.barrier) === 0)
        this.fail(inst, "was inserted, but is no copy, spill, reload or jump");
    }
  }

  private checkWritable(inst: number, reg: number): void {
    const { fn } = this;
    const all = CLASS_REGISTERS.reduce((mask, registers) => mask | registers, 0);
    if (reg < 0 || reg >= SLOT_PLACES || ((all & ~fn.reserved) >>> reg) % 2 === 0)
      this.fail(inst, `writes ${printReg(reg)}, which is not given out`);
  }

  /** The slot a memory operand of an inserted instruction names: one of the allocator's, wide enough. */
  private spillPlace(inst: number, at: number, bytes: number): Place {
    const { words } = this.fn;
    const base = words[at + Mem.base] ?? -1;
    const plain = (words[at + Mem.index] ?? -1) === -1 && (words[at + Mem.disp] ?? 0) === 0;
    if (base >= -1 || !plain || (words[at + Mem.symbol] ?? -1) !== -1)
      this.fail(inst, "was inserted, but its memory operand is not a spill slot");
    const slot = baseSlot(base);
    if (slot < this.ownSlots || slot >= this.fn.slotSize.length)
      this.fail(inst, `slot${slot} is not one of the allocator's`);
    if ((this.fn.slotSize[slot] ?? 0) < bytes)
      this.fail(inst, `slot${slot} has ${this.fn.slotSize[slot]} bytes, ${bytes} are needed`);
    return SLOT_PLACES + slot;
  }

  /** What `from` holds, as far as `bytes` carry it, is now in `to`. */
  private copyFacts(facts: Facts, from: Place, to: Place, bytes: number): void {
    if (from === to) return;
    const values = (facts.holds.get(from) ?? []).filter((value) => this.bytesOf(value) <= bytes);
    facts.clearPlace(to);
    for (const value of values) facts.add(to, value);
  }

  private exchangeFacts(facts: Facts, inst: number, a: number, b: number): void {
    const carried = (place: Place): number[] =>
      (facts.holds.get(place) ?? []).filter((value) => this.bytesOf(value) <= 4);
    this.checkWritable(inst, a);
    this.checkWritable(inst, b);
    const inA = carried(a);
    const inB = carried(b);
    facts.clearPlace(a);
    facts.clearPlace(b);
    for (const value of inB) facts.add(a, value);
    for (const value of inA) facts.add(b, value);
  }

  /** Width of a value; a physical register's is not known, and nobody needs it copied. */
  private bytesOf(value: number): number {
    return isVirtual(value) ? (CLASS_SPILL_BYTES[this.before.classOf(value)] ?? 0) : Number.POSITIVE_INFINITY;
  }

  /** A second execution of a constant's only definition. */
  private replayAgain(facts: Facts, inst: number, origin: number): void {
    const { fn, before } = this;
    if (origin >= before.instCount) this.fail(inst, `repeats instruction ${origin} of ${before.instCount}`);
    const start = fn.starts[inst] ?? 0;
    const old = before.starts[origin] ?? 0;
    const opcode = before.words[old] ?? 0;
    const value = before.words[old + 1] ?? 0;
    if (fn.words[start] !== opcode || ((PROPERTIES[opcode] ?? 0) & Property.remat) === 0)
      this.fail(inst, `does not repeat '${printMachineInst(before, origin)}'`);
    if (!isVirtual(value) || this.definitions[value - FIRST_VIRTUAL] !== 1)
      this.fail(inst, `repeats one of several definitions of ${printReg(value)}`);
    this.checkOtherWords(inst, origin, -1);
    const to = fn.words[start + 1] ?? -1;
    this.checkWritable(inst, to);
    // Any register the instruction can write holds the constant as well as those of the value's class.
    const writable = CONSTRAINT_REGISTERS[rowOf(opcode).operands[0]?.constraint ?? 0] ?? 0;
    if ((writable >>> to) % 2 === 0) this.fail(inst, `writes ${printReg(to)}`);
    facts.clearPlace(to);
    facts.add(to, value);
  }

  private checkClass(inst: number, value: number, reg: number): void {
    if (isVirtual(reg) || reg < 0) this.fail(inst, `${printReg(value)} was given no register`);
    if (!isVirtual(value)) {
      if (value !== reg) this.fail(inst, `${printReg(value)} became ${printReg(reg)}`);
      return;
    }
    if ((allocatable(this.before, this.before.classOf(value)) >>> reg) % 2 === 0)
      this.fail(inst, `${printReg(value)} may not be in ${printReg(reg)}`);
  }

  /** Words that are no registers, and the folded operand, must be as they were. */
  private checkOtherWords(inst: number, origin: number, folded: number): void {
    const { fn, before } = this;
    const start = fn.starts[inst] ?? 0;
    const old = before.starts[origin] ?? 0;
    const operands = rowOf(before.words[old] ?? 0).operands;
    const placed = rowOf(fn.words[start] ?? 0).operands;
    if (placed.length !== operands.length) this.fail(inst, "has another number of operands than before");
    operands.forEach((operand, k) => {
      const other = placed[k];
      if (other === undefined || k === folded) return;
      if (
        other.kind !== operand.kind ||
        (other.role !== operand.role && operand.kind === "reg" && folded < 0)
      )
        this.fail(inst, `operand ${k} is a ${other.kind}, it was a ${operand.kind}`);
      const word = (offset: number): number => fn.words[start + other.word + offset] ?? 0;
      const was = (offset: number): number => before.words[old + operand.word + offset] ?? 0;
      let same = true;
      if (operand.kind === "mem") {
        for (let offset = Mem.scale; offset < MEM_WORDS; offset++) same &&= word(offset) === was(offset);
        if (was(Mem.base) < 0) same &&= word(Mem.base) === was(Mem.base);
        if (was(Mem.index) < 0) same &&= word(Mem.index) === was(Mem.index);
      } else if (operand.kind === "block") same = this.target(word(0) as Block) === was(0);
      else if (operand.kind === "symbol") same = word(0) === was(0) && word(1) === was(1);
      else if (operand.kind === "table") {
        const targets = fn.jumpTables[word(0)] ?? [];
        const expected = before.jumpTables[was(0)] ?? [];
        same =
          targets.length === expected.length &&
          targets.every((block, at) => this.target(block) === expected[at]);
      } else if (operand.kind !== "reg") same = word(0) === was(0);
      if (!same) this.fail(inst, `operand ${k} is not what it was in '${printMachineInst(before, origin)}'`);
    });
  }

  /** The operand that went to memory, -1 for none. */
  private foldedOperand(inst: number, origin: number): number {
    const { fn, before } = this;
    const opcode = fn.opcodeAt(inst);
    const old = before.opcodeAt(origin);
    if (opcode === old) return -1;
    if ((PROPERTIES[old] ?? 0) & Property.move) {
      if (RELOAD_BYTES.has(opcode)) return 1;
      if (SPILL_BYTES.has(opcode)) return 0;
    }
    const operands = rowOf(old).operands;
    let k = 0;
    for (let at = 0; at < operands.length; at++) {
      const kind = operands[at]?.kind;
      if (kind === "mem") k += 2;
      if (kind !== "reg") continue;
      if (k < 4 && FOLDED[old * 4 + k] === opcode && rowOf(opcode).operands[at]?.kind === "mem") return at;
      k++;
    }
    return this.fail(inst, `is not a form of '${printMachineInst(before, origin)}'`);
  }

  private replayOriginal(facts: Facts, inst: number, origin: number): void {
    const { fn, before } = this;
    const folded = this.foldedOperand(inst, origin);
    this.checkOtherWords(inst, origin, folded);
    const start = fn.starts[inst] ?? 0;
    const old = before.starts[origin] ?? 0;
    const opcode = before.words[old] ?? 0;
    const useWord = USE_MASK_WORD[opcode] ?? 0;
    const defWord = DEF_MASK_WORD[opcode] ?? 0;
    const implicitUses =
      (IMPLICIT_USES[opcode] ?? 0) | (useWord > 0 ? (before.words[old + useWord] ?? 0) : 0);
    const implicitDefs =
      (IMPLICIT_DEFS[opcode] ?? 0) | (defWord > 0 ? (before.words[old + defWord] ?? 0) : 0);

    const use = (value: number, place: Place): void => {
      if (!facts.knows(place, value)) {
        const held = (facts.holds.get(place) ?? []).map(printReg).join(" ");
        const places = (facts.places.get(value) ?? []).map(describePlace).join(" ");
        this.fail(
          inst,
          `reads ${printReg(value)} from ${describePlace(place)}, which holds {${held}}; ${printReg(value)} is in {${places}}`,
        );
      }
    };
    const uses: Place[] = [];
    const defs: { value: number; place: Place }[] = [];
    const early: Place[] = [];
    const reg = (value: number, place: Place, role: Role): void => {
      if (place < SLOT_PLACES) this.checkClass(inst, value, place);
      if (role & Role.use) {
        use(value, place);
        uses.push(place);
      }
      if (role & Role.def) defs.push({ value, place });
      if (role === Role.earlyDef) early.push(place);
    };
    const operands = rowOf(opcode).operands;
    operands.forEach((operand, k) => {
      const other = rowOf(fn.opcodeAt(inst)).operands[k];
      if (other === undefined) return;
      const value = before.words[old + operand.word] ?? 0;
      if (operand.kind === "reg") {
        reg(value, this.placeOf(inst, start, other, value, k === folded), operand.role);
      } else if (operand.kind === "mem") {
        for (const offset of [Mem.base, Mem.index]) {
          const was = before.words[old + operand.word + offset] ?? -1;
          if (was >= 0) reg(was, fn.words[start + other.word + offset] ?? -1, Role.use);
        }
      }
    });
    for (let bit = 0; bit < SLOT_PLACES; bit++)
      if ((implicitUses >>> bit) % 2 === 1 && bit !== ESP) use(bit, bit);

    for (const place of early)
      if (uses.includes(place)) this.fail(inst, `defines ${describePlace(place)} before it has read it`);
    for (const [at, { place }] of defs.entries()) {
      if (place < SLOT_PLACES && (implicitDefs >>> place) % 2 === 1 && isVirtual(defs[at]?.value ?? 0))
        this.fail(inst, `writes ${describePlace(place)} itself, which was given to an operand`);
      if (defs.some((other, index) => index < at && other.place === place))
        this.fail(inst, `defines ${describePlace(place)} twice`);
    }
    const properties = PROPERTIES[opcode] ?? 0;
    if (properties & Property.move) {
      const [definition] = defs;
      const source = before.words[old + 2] ?? 0;
      const [from] = uses;
      const written = fn.opcodeAt(inst);
      const bytes = COPY_BYTES.get(written) ?? RELOAD_BYTES.get(written) ?? SPILL_BYTES.get(written) ?? 0;
      if (definition !== undefined && from !== undefined)
        this.replayMove(facts, definition, source, from, bytes);
      return;
    }
    for (let bit = 0; bit < SLOT_PLACES; bit++) {
      if ((implicitDefs >>> bit) % 2 === 0) continue;
      facts.clearPlace(bit);
      facts.clearValue(bit);
      facts.add(bit, bit);
    }
    for (const { place } of defs) facts.clearPlace(place);
    for (const { value, place } of defs) {
      facts.clearValue(value);
      facts.add(place, value);
    }
  }

  private replayMove(
    facts: Facts,
    { value, place }: { readonly value: number; readonly place: Place },
    source: number,
    from: Place,
    bytes: number,
  ): void {
    const wasUndefined = facts.undefinedValues.has(source);
    for (const moved of [value, source])
      if (isVirtual(moved) && this.bytesOf(moved) > bytes)
        this.fail(-1, `a move of ${printReg(moved)} carries ${bytes} bytes`);
    this.copyFacts(facts, from, place, bytes);
    if (value !== source) {
      facts.clearValue(value);
      for (const other of facts.places.get(source)?.slice() ?? []) facts.add(other, value);
      if (wasUndefined) facts.undefinedValues.add(value);
    } else if (!wasUndefined) facts.add(place, source);
    facts.add(place, value);
  }

  private placeOf(inst: number, start: number, operand: OperandSpec, value: number, folded: boolean): Place {
    if (!folded) return this.fn.words[start + operand.word] ?? -1;
    return this.spillPlace(inst, start + operand.word, this.bytesOf(value));
  }
}

function countDefinitions(fn: MachineFunction): Int32Array {
  const counts = new Int32Array(fn.regEnd - FIRST_VIRTUAL);
  for (const block of fn.layout) {
    for (let inst = fn.first(block); inst < fn.end(block); inst++) {
      const start = fn.starts[inst] ?? 0;
      for (const operand of rowOf(fn.words[start] ?? 0).operands) {
        const reg = (fn.words[start + operand.word] ?? 0) - FIRST_VIRTUAL;
        if (operand.kind === "reg" && operand.role & Role.def && reg >= 0)
          counts[reg] = (counts[reg] ?? 0) + 1;
      }
    }
  }
  return counts;
}

function copyOf(facts: Facts): Facts {
  const copy = new Facts();
  for (const [place, values] of facts.holds) copy.holds.set(place, values.slice());
  for (const [value, places] of facts.places) copy.places.set(value, places.slice());
  for (const value of facts.undefinedValues) copy.undefinedValues.add(value);
  return copy;
}

function forEachIn(
  lists: { readonly starts: Int32Array; readonly items: Int32Array },
  key: number,
  act: (item: number) => void,
): void {
  const end = lists.starts[key + 1] ?? 0;
  for (let at = lists.starts[key] ?? 0; at < end; at++) act(lists.items[at] ?? 0);
}
