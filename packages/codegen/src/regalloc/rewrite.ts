/**
 * Writes the code with the places linear scan chose: operands become registers, parts of a value that follow one another
 * in different places are joined by moves, and so are the ends of blocks with the heads of their successors.
 */
import { FOLDED, RELOAD, SPILL } from "../i386/copies.js";
import * as I from "../i386/instructions.js";
import { type Block, type MachineFunction, type Slot, slotBase } from "../machine/machine-function.js";
import {
  type MachineOpcode,
  PROPERTIES,
  Property,
  REG_COUNT,
  REG_ROLE,
  REG_STRIDE,
  REG_WORD,
  Role,
  rowOf,
} from "../machine/opcodes.js";
import { FIRST_VIRTUAL, NO_REG, type Reg } from "../machine/registers.js";
import { type Allocation, AllocationLog, INSERTED } from "./allocation.js";
import type { Intervals, Numbering, Web } from "./intervals.js";
import type { Interval, Placement } from "./linear-scan.js";
import { firstRange } from "./linear-scan.js";
import type { Liveness } from "./liveness.js";
import { MEMORY, ParallelMoves } from "./parallel-moves.js";
import { SlotValidity } from "./slot-validity.js";

/** A value changes its place before the instruction at a position. */
interface Transition {
  readonly position: number;
  readonly web: Web;
  readonly from: number;
  readonly to: number;
}

/** Rewrites a function by a placement. */
export function rewrite(
  fn: MachineFunction,
  intervals: Intervals,
  numbering: Numbering,
  liveness: Liveness,
  placement: Placement,
): Allocation {
  return new Rewriter(fn, intervals, numbering, liveness, placement).run();
}

class Rewriter {
  private readonly out: MachineFunction;
  private readonly log: AllocationLog;
  private readonly moves: ParallelMoves;
  private readonly slots: (Slot | undefined)[] = [];
  /** Part of each web at the position being written. */
  private readonly cursor: Int32Array;
  /** Webs whose one definition stores them, so that no later spill has to. */
  private readonly storedAtDefinition: Uint8Array;
  /** Index of each web whose spills are stores, among those; -1 for the others. */
  private readonly spilledIndex: Int32Array;
  private validity: SlotValidity;
  private readonly transitions: Transition[] = [];
  private nextTransition = 0;
  /** Edges that get a block of their own: pairs of predecessor and successor. */
  private readonly splitEdges: { readonly from: Block; readonly to: Block }[] = [];
  private readonly edgeSeen: Int32Array;

  constructor(
    private readonly fn: MachineFunction,
    private readonly intervals: Intervals,
    private readonly numbering: Numbering,
    private readonly liveness: Liveness,
    private readonly placement: Placement,
  ) {
    this.out = fn.shell();
    this.log = new AllocationLog(this.out);
    this.moves = new ParallelMoves(fn, this.out, this.log, (web) => this.slotOf(web));
    this.cursor = new Int32Array(intervals.webs.length);
    this.storedAtDefinition = new Uint8Array(intervals.webs.length);
    this.spilledIndex = new Int32Array(intervals.webs.length).fill(-1);
    this.validity = new SlotValidity(fn, 0);
    this.edgeSeen = new Int32Array(intervals.webs.length).fill(-1);
  }

  run(): Allocation {
    const { fn, out } = this;
    this.findTransitions();
    this.assignSlots();
    this.findValidity();
    for (const block of fn.layout) {
      out.beginBlock(block);
      this.writeBlock(block);
    }
    this.writeSplitEdges();
    out.endBlock();
    return this.log.finish({
      before: (reg, block, inst) => this.placeBefore(reg, this.numbering.position(block, inst)),
      beforeMoves: (reg, block, inst) => {
        if (inst > fn.first(block)) return this.placeBefore(reg, this.numbering.position(block, inst) - 1);
        const parts = this.placement[this.intervals.webs[reg - FIRST_VIRTUAL]?.id ?? -1];
        if (parts?.length !== 1) return NO_REG;
        return this.placeBefore(reg, this.numbering.position(block, inst));
      },
    });
  }

  private placeBefore(reg: number, position: number): number {
    const web = this.intervals.webs[reg - FIRST_VIRTUAL];
    if (web === undefined || this.placement[web.id] === undefined) return NO_REG;
    const place = this.placeAt(web, position);
    if (place !== MEMORY) return place;
    const slot = this.slots[web.id];
    return slot === undefined ? NO_REG : slotBase(slot);
  }

  // ---- preparation ----

  private findTransitions(): void {
    const { numbering } = this;
    for (const parts of this.placement) {
      if (parts === undefined || parts.length < 2) continue;
      const web = parts[0]?.web;
      if (web === undefined) continue;
      let storeCost = 0;
      let inMemory = false;
      for (let at = 1; at < parts.length; at++) {
        const before = parts[at - 1];
        const after = parts[at];
        if (before === undefined || after === undefined) continue;
        inMemory ||= after.reg === MEMORY;
        const position = after.start;
        if (before.reg === after.reg || before.end !== position) continue;
        if (after.reg === MEMORY) storeCost += numbering.frequencyAt(position);
        if (position % 4 === 0 && (numbering.instAt[position >> 2] ?? -1) < 0) continue;
        const range = firstRange(web.ranges, position);
        if ((web.ranges[range] ?? position) >= position) continue;
        this.transitions.push({ position, web, from: before.reg, to: after.reg });
      }
      if (
        inMemory &&
        web.remat < 0 &&
        web.definitions === 1 &&
        numbering.frequencyAt(web.definedAt) <= storeCost
      )
        this.storedAtDefinition[web.id] = 1;
    }
    this.transitions.sort((a, b) => a.position - b.position);
  }

  /** Gives webs that are in memory somewhere a slot; those whose lives do not overlap may share one. */
  private assignSlots(): void {
    const spilled: Interval[][] = [];
    for (const parts of this.placement) {
      if (parts === undefined) continue;
      const web = parts[0]?.web;
      if (web !== undefined && web.remat < 0 && parts.some((part) => part.reg === MEMORY))
        spilled.push([...parts]);
    }
    spilled.sort((a, b) => (a[0]?.start ?? 0) - (b[0]?.start ?? 0));
    const free: { readonly slot: Slot; readonly regClass: number; until: number }[] = [];
    for (const parts of spilled) {
      const web = parts[0]?.web;
      if (web === undefined) continue;
      const start = parts[0]?.start ?? 0;
      const end = web.ranges[web.ranges.length - 1] ?? 0;
      let found = free.find((entry) => entry.regClass === web.regClass && entry.until <= start);
      if (found === undefined) {
        found = { slot: this.out.createSpillSlot(web.regClass), regClass: web.regClass, until: 0 };
        // Only the latest are looked through, so that this stays linear.
        if (free.length >= 32) free.shift();
        free.push(found);
      }
      found.until = end;
      this.slots[web.id] = found.slot;
    }
  }

  private slotOf(web: Web): Slot {
    let slot = this.slots[web.id];
    if (slot === undefined) {
      slot = this.out.createSpillSlot(web.regClass);
      this.slots[web.id] = slot;
    }
    return slot;
  }

  /** Finds where stores would repeat what the slot holds. */
  private findValidity(): void {
    const { fn, numbering } = this;
    let count = 0;
    for (let id = 0; id < this.slots.length; id++)
      if (this.slots[id] !== undefined && this.storedAtDefinition[id] === 0) this.spilledIndex[id] = count++;
    this.validity = new SlotValidity(fn, count);
    if (count === 0) return;
    const { validity } = this;
    let next = 0;
    for (const block of fn.layout) {
      const to = numbering.to[block] ?? 0;
      const noteTransitions = (limit: number): void => {
        for (;;) {
          const transition = this.transitions[next];
          if (transition === undefined || transition.position > limit) return;
          next++;
          const index = this.spilledIndex[transition.web.id] ?? -1;
          if (transition.to === MEMORY && index >= 0) validity.noteStore(block, index);
        }
      };
      for (let inst = fn.first(block); inst < fn.end(block); inst++) {
        const position = numbering.position(block, inst);
        noteTransitions(position + 2);
        this.forEachSpilledDefinition(inst, position, (index, inMemory) => {
          if (inMemory) validity.noteStore(block, index);
          else validity.noteDefinition(block, index);
        });
      }
      noteTransitions(to - 1);
      for (const successor of fn.successors(block))
        this.someEdgeMove(block, successor, (web, _, target) => {
          const index = this.spilledIndex[web.id] ?? -1;
          if (target === MEMORY && index >= 0) validity.noteEdgeStore(block, successor, index);
          return false;
        });
    }
    validity.solve(this.liveness.predecessors);
  }

  /** Calls `act` for each spilled web an instruction writes, with whether it writes the slot itself. */
  private forEachSpilledDefinition(
    inst: number,
    position: number,
    act: (index: number, inMemory: boolean) => void,
  ): void {
    const { fn } = this;
    const start = fn.starts[inst] ?? 0;
    const opcode = fn.words[start] ?? 0;
    const row = opcode * REG_STRIDE;
    // A move within a web leaves its value as it is.
    if ((PROPERTIES[opcode] ?? 0) & Property.move && this.webOf(start + 1) === this.webOf(start + 2)) return;
    for (let k = row; k < row + (REG_COUNT[opcode] ?? 0); k++) {
      if (((REG_ROLE[k] ?? 0) & Role.def) === 0) continue;
      const web = this.intervals.webs[(fn.words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL];
      const index = web === undefined ? -1 : (this.spilledIndex[web.id] ?? -1);
      if (web === undefined || index < 0) continue;
      const at = REG_ROLE[k] === Role.earlyDef ? position : position + 2;
      act(index, this.placeAt(web, at) === MEMORY);
    }
  }

  private webOf(word: number): Web | undefined {
    return this.intervals.webs[(this.fn.words[word] ?? 0) - FIRST_VIRTUAL];
  }

  // ---- blocks ----

  private writeBlock(block: Block): void {
    const { fn, out } = this;
    const end = fn.end(block);
    const terminator = fn.firstTerminator(block);
    if (this.predecessorCount(block) === 1) {
      const from = this.liveness.predecessors.items[this.liveness.predecessors.starts[block] ?? 0] ?? 0;
      if (this.movesGoToSuccessor(from as Block)) {
        this.validity.enterEnd(from as Block);
        this.emitEdge(from as Block, block);
      }
    }
    this.validity.enter(block);
    for (let inst = fn.first(block); inst < end; inst++) {
      const position = this.numbering.position(block, inst);
      out.source = fn.sources[inst] ?? -1;
      this.emitTransitions(position);
      if (inst === terminator && !this.movesGoToSuccessor(block)) {
        const [successor] = fn.successors(block);
        if (successor !== undefined) this.emitEdge(block, successor);
      }
      this.writeInst(inst, position);
      this.forEachSpilledDefinition(inst, position, (index, inMemory) =>
        this.validity.setValid(index, inMemory),
      );
    }
    if (fn.successors(block).length < 2 && !this.movesGoToSuccessor(block)) return;
    this.validity.enterEnd(block);
    for (const successor of new Set(fn.successors(block)))
      if (this.predecessorCount(successor) !== 1 && this.edgeNeedsMoves(block, successor))
        this.splitEdges.push({ from: block, to: successor });
  }

  private predecessorCount(block: Block): number {
    const { starts } = this.liveness.predecessors;
    return (starts[block + 1] ?? 0) - (starts[block] ?? 0);
  }

  /** Whether moves on the edges out of a block cannot stand at its end: it has several, or its jump reads registers. */
  private movesGoToSuccessor(block: Block): boolean {
    const { fn } = this;
    if (fn.successors(block).length !== 1) return true;
    for (let inst = fn.firstTerminator(block); inst < fn.end(block); inst++)
      if ((REG_COUNT[fn.opcodeAt(inst)] ?? 0) > 0) return true;
    return false;
  }

  private emitTransitions(position: number): void {
    // Those at the instruction's head come before those that save what it is about to overwrite.
    for (const limit of [position, position + 2]) {
      for (;;) {
        const transition = this.transitions[this.nextTransition];
        if (transition === undefined || transition.position > limit) break;
        this.nextTransition++;
        this.addMove(transition.web, transition.from, transition.to);
      }
      this.moves.emit();
    }
  }

  private addMove(web: Web, from: number, to: number): void {
    if (to === MEMORY && !this.needsStore(web)) return;
    this.moves.add(web, from, to);
  }

  /** Whether spilling a web here is a store; if so its slot holds it from now on. */
  private needsStore(web: Web): boolean {
    const index = this.spilledIndex[web.id] ?? -1;
    if (index < 0 || this.validity.isValid(index)) return false;
    this.validity.setValid(index, true);
    return true;
  }

  // ---- edges ----

  private placeAt(web: Web, position: number): number {
    const parts = this.placement[web.id];
    if (parts === undefined) return MEMORY;
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((parts[middle]?.start ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return parts[low]?.reg ?? MEMORY;
  }

  /** Calls `act` for each value that changes its place on an edge, until it returns true. */
  private someEdgeMove(
    from: Block,
    to: Block,
    act: (web: Web, from: number, to: number) => boolean,
  ): boolean {
    const { starts, items } = this.liveness.liveIn;
    const end = (this.numbering.to[from] ?? 0) - 1;
    const head = this.numbering.from[to] ?? 0;
    const stamp = this.edgeStamp++;
    for (let at = starts[to] ?? 0; at < (starts[to + 1] ?? 0); at++) {
      const web = this.intervals.webs[(items[at] ?? 0) - FIRST_VIRTUAL];
      if (web === undefined || (this.placement[web.id]?.length ?? 0) < 2 || this.edgeSeen[web.id] === stamp)
        continue;
      this.edgeSeen[web.id] = stamp;
      const source = this.placeAt(web, end);
      const target = this.placeAt(web, head);
      if (source !== target && act(web, source, target)) return true;
    }
    return false;
  }
  private edgeStamp = 0;

  private emitEdge(from: Block, to: Block): void {
    this.someEdgeMove(from, to, (web, source, target) => {
      this.addMove(web, source, target);
      return false;
    });
    this.moves.emit();
  }

  private edgeNeedsMoves(from: Block, to: Block): boolean {
    return this.someEdgeMove(from, to, (web, _, target) => {
      const index = this.spilledIndex[web.id] ?? -1;
      return target !== MEMORY || (index >= 0 && !this.validity.isValid(index));
    });
  }

  /**
   * Blocks for the edges whose moves fit neither end: the branches of the predecessor lead there instead. That of an
   * edge back to a loop's head stands behind the predecessor, where the branch falls into it; others at the end.
   */
  private writeSplitEdges(): void {
    const { out, numbering } = this;
    for (const { from, to } of this.splitEdges) {
      const block = out.createBlock();
      out.beginBlock(block);
      out.source = -1;
      this.validity.enterEnd(from);
      this.emitEdge(from, to);
      out.emit1(I.JMP, to);
      this.log.record(INSERTED);
      out.setSuccessors(block, [to]);
      out.setSuccessors(
        from,
        out.successors(from).map((successor) => (successor === to ? block : successor)),
      );
      this.retarget(from, to, block);
      if ((numbering.from[to] ?? 0) > (numbering.from[from] ?? 0)) continue;
      out.endBlock();
      out.layout.pop();
      out.layout.splice(out.layout.indexOf(from) + 1, 0, block);
    }
  }

  private retarget(from: Block, to: Block, block: Block): void {
    const { out } = this;
    for (let inst = out.firstTerminator(from); inst < out.end(from); inst++) {
      const start = out.starts[inst] ?? 0;
      for (const operand of rowOf(out.words[start] ?? 0).operands) {
        const at = start + operand.word;
        if (operand.kind === "block" && out.words[at] === to) out.words[at] = block;
        else if (operand.kind === "table") {
          const table = out.jumpTables[out.words[at] ?? 0] ?? [];
          out.jumpTables[out.words[at] ?? 0] = table.map((target) => (target === to ? block : target));
        }
      }
    }
  }

  // ---- instructions ----

  private regAt(v: number, position: number): number {
    const web = this.intervals.webs[v];
    const parts = web === undefined ? undefined : this.placement[web.id];
    if (web === undefined || parts === undefined) return MEMORY;
    if (parts.length === 1) return parts[0]?.reg ?? MEMORY;
    let at = this.cursor[web.id] ?? 0;
    while (at + 1 < parts.length && (parts[at + 1]?.start ?? 0) <= position) at++;
    this.cursor[web.id] = at;
    return parts[at]?.reg ?? MEMORY;
  }

  private writeInst(inst: number, position: number): void {
    const { fn, out } = this;
    const start = fn.starts[inst] ?? 0;
    const opcode = fn.words[start] ?? 0;
    const properties = PROPERTIES[opcode] ?? 0;
    if (properties & Property.move) {
      const to = this.operandAt(start + 1, position + 2);
      const from = this.operandAt(start + 2, position);
      if (to === from) {
        this.log.drop(inst);
        this.storeDefined(start, opcode, position);
        return;
      }
      if (to === MEMORY || from === MEMORY) {
        this.writeMemoryMove(inst, start, to, from);
        this.storeDefined(start, opcode, position);
        return;
      }
    } else if (properties & Property.remat && this.isUnread(start, position)) {
      this.log.drop(inst);
      return;
    }
    const row = opcode * REG_STRIDE;
    const rowEnd = row + (REG_COUNT[opcode] ?? 0);
    const folded = this.operandInMemory(start, row, rowEnd, position);
    if (folded >= 0) {
      this.writeFolded(inst, start, opcode, folded, position);
      this.storeDefined(start, opcode, position);
      return;
    }
    const at = out.copyInst(fn, inst);
    this.log.record(inst);
    // Uses first: the cursors only go forward.
    for (let k = row; k < rowEnd; k++) {
      if (((REG_ROLE[k] ?? 0) & Role.use) === 0 && REG_ROLE[k] !== Role.earlyDef) continue;
      const word = REG_WORD[k] ?? 0;
      if ((fn.words[start + word] ?? 0) >= FIRST_VIRTUAL)
        out.words[at + word] = this.operandAt(start + word, position);
    }
    for (let k = row; k < rowEnd; k++) {
      if (REG_ROLE[k] !== Role.def) continue;
      const word = REG_WORD[k] ?? 0;
      if ((fn.words[start + word] ?? 0) >= FIRST_VIRTUAL)
        out.words[at + word] = this.operandAt(start + word, position + 2);
    }
    this.storeDefined(start, opcode, position);
  }

  /** A move between a register and memory. */
  private writeMemoryMove(inst: number, start: number, to: number, from: number): void {
    const { fn, out } = this;
    const v = this.intervals.webs[(fn.words[start + 1] ?? 0) - FIRST_VIRTUAL];
    const w = this.intervals.webs[(fn.words[start + 2] ?? 0) - FIRST_VIRTUAL];
    if (from === MEMORY && w !== undefined) {
      if (w.remat >= 0) {
        // The constant is made where the copy would go.
        this.moves.load(w, to);
        this.log.drop(inst);
        return;
      }
      out.emitSlot(RELOAD[w.regClass] as MachineOpcode, to as Reg, this.slotOf(w));
    } else if (v !== undefined) out.emitSlot(SPILL[v.regClass] as MachineOpcode, from as Reg, this.slotOf(v));
    this.log.record(inst);
  }

  /** The operand (counted among the registers) whose value is in memory, -1 for none. */
  private operandInMemory(start: number, row: number, rowEnd: number, position: number): number {
    for (let k = row; k < rowEnd; k++) {
      const role = REG_ROLE[k] ?? 0;
      const reg = this.fn.words[start + (REG_WORD[k] ?? 0)] ?? 0;
      if (reg >= FIRST_VIRTUAL && role & Role.use && this.regAt(reg - FIRST_VIRTUAL, position) === MEMORY)
        return k - row;
    }
    return -1;
  }

  /** Writes the form of an instruction that has operand `folded` in its spill slot. */
  private writeFolded(inst: number, start: number, opcode: number, folded: number, position: number): void {
    const { fn, out } = this;
    const target = (FOLDED[opcode * 4 + folded] ?? -1) as MachineOpcode;
    const web =
      this.intervals.webs[
        (fn.words[start + (REG_WORD[opcode * REG_STRIDE + folded] ?? 0)] ?? 0) - FIRST_VIRTUAL
      ];
    if (target < 0 || web === undefined)
      throw new RangeError(`@${fn.name}: instruction ${inst} lacks a memory form`);
    const slot = this.slotOf(web);
    const at = out.begin(target);
    this.log.record(inst);
    const operands = rowOf(target).operands;
    let k = 0;
    for (const [index, operand] of rowOf(opcode).operands.entries()) {
      const word = at + (operands[index]?.word ?? 0);
      if (operand.kind !== "reg") {
        out.words[word] = fn.words[start + operand.word] ?? 0;
        continue;
      }
      if (k++ === folded) out.putMem(word, slotBase(slot), -1, 0, 0, -1);
      else
        out.words[word] = this.operandAt(
          start + operand.word,
          operand.role === Role.def ? position + 2 : position,
        );
    }
  }

  private operandAt(word: number, position: number): number {
    const reg = this.fn.words[word] ?? 0;
    return reg < FIRST_VIRTUAL ? reg : this.regAt(reg - FIRST_VIRTUAL, position);
  }

  /** Whether a constant is read from its register nowhere: there is no use, or every use executes it again. */
  private isUnread(start: number, position: number): boolean {
    const web = this.intervals.webs[(this.fn.words[start + 1] ?? 0) - FIRST_VIRTUAL];
    const parts = web === undefined ? undefined : this.placement[web.id];
    if (web === undefined || parts === undefined || web.remat < 0) return false;
    const at = parts.findIndex((part) => part.start <= position + 2 && position + 2 < part.end);
    const next = parts[at + 1];
    return (parts[at]?.end ?? 0) <= position + 4 && (next === undefined || next.reg === MEMORY);
  }

  private storeDefined(start: number, opcode: number, position: number): void {
    const row = opcode * REG_STRIDE;
    for (let k = row; k < row + (REG_COUNT[opcode] ?? 0); k++) {
      if (((REG_ROLE[k] ?? 0) & Role.def) === 0) continue;
      const v = (this.fn.words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      const web = v >= 0 ? this.intervals.webs[v] : undefined;
      if (web === undefined || this.storedAtDefinition[web.id] === 0) continue;
      const reg = this.regAt(v, position + 2);
      if (reg !== MEMORY) this.moves.store(web, reg, this.slotOf(web));
    }
  }
}
