/**
 * Where variables that are values are kept, stretch of code by stretch of code.
 *
 * A variable has the value of the record before; where blocks meet, one that all of them agree on. That value has a place
 * while it is still needed, which the allocator tells, and afterwards until its register is written or the block ends.
 */
import { type DebugRecord, type MDSpecialized, type Value, ValueAsMetadata } from "@ts-jit/ir";
import type { EncodedFunction } from "../emit/encoder.js";
import { type Block, baseSlot, type MachineFunction } from "../machine/machine-function.js";
import {
  DEF_MASK_WORD,
  IMPLICIT_DEFS,
  REG_COUNT,
  REG_ROLE,
  REG_STRIDE,
  REG_WORD,
  Role,
} from "../machine/opcodes.js";
import { CLASS_SPILL_BYTES, NO_REG } from "../machine/registers.js";
import { type Allocation, INSERTED, type ValuePlaces } from "../regalloc/index.js";
import { computeLiveness, type Liveness } from "../regalloc/liveness.js";
import { constantPlace, type PartPlace, slotAddress, valuePlace } from "./places.js";
import { specialized } from "./source-lines.js";
import type { VariableTable } from "./variables.js";

/** Code bytes from `start` up to `end`, from the function's first byte, in which an expression holds. */
export interface ValueRange {
  readonly start: number;
  readonly end: number;
  readonly code: readonly number[];
}

/** What a record says a variable is. */
interface Assignment {
  readonly value: Value;
  readonly expression: MDSpecialized;
  readonly regs: readonly number[];
  /** The place of a constant or an address in the frame. */
  readonly constant: readonly number[] | undefined;
}

/** No known assignment; others are counted from 1. */
const UNKNOWN = 0;
/** A block not reached yet. */
const UNREACHED = -1;
/** Beyond this many variables times blocks what holds at a block's head is not worked out. */
const MAX_STATES = 1 << 23;

/** By variable. None where the allocator does not tell places. */
export function valueRanges(
  selected: MachineFunction,
  allocation: Allocation,
  code: EncodedFunction,
  table: VariableTable,
): readonly (readonly ValueRange[] | undefined)[] {
  if (allocation.places === undefined || selected.debugMarks.length === 0) return [];
  return new RangeFinder(selected, allocation, allocation.places, code, table).run();
}

interface Mark {
  readonly inst: number;
  readonly variable: number;
  readonly assignment: number;
}
/** A stretch being followed: the places a variable's value is in since `start`. */
interface Open {
  readonly start: number;
  readonly assignment: number;
  readonly places: readonly number[];
}

class RangeFinder {
  private readonly assignments: (Assignment | undefined)[] = [undefined];
  private readonly numbers = new Map<Value, number[]>();
  private readonly marks = new Map<Block, Mark[]>();
  private readonly ranges: (ValueRange[] | undefined)[] = [];
  /** Registers that assignments name. */
  private readonly wanted = new Set<number>();
  private readonly liveness: Liveness;
  private readonly open = new Map<number, Open>();

  constructor(
    private readonly selected: MachineFunction,
    private readonly allocation: Allocation,
    private readonly places: ValuePlaces,
    private readonly code: EncodedFunction,
    private readonly table: VariableTable,
  ) {
    this.liveness = computeLiveness(selected);
  }

  run(): (readonly ValueRange[] | undefined)[] {
    const { selected, table } = this;
    for (const { block, inst, record, regs } of selected.debugMarks) {
      const variable = table.numberOf(record);
      if (variable < 0 || record.kind === "declare") continue;
      const list = this.marks.get(block) ?? [];
      this.marks.set(block, list);
      list.push({ inst, variable, assignment: this.assignmentOf(record, regs) });
    }
    const count = table.all.length;
    const states = this.statesAtHeads(count);
    const { fn } = this.allocation;
    const ends = this.ends();
    for (const block of fn.layout) {
      if (block < selected.blockCount)
        this.walk(
          block,
          states?.subarray(block * count, (block + 1) * count) ?? new Int32Array(count),
          ends[block] ?? 0,
        );
    }
    return this.ranges;
  }

  private assignmentOf(record: DebugRecord, regs: readonly number[]): number {
    const value = record.args[0] instanceof ValueAsMetadata ? record.args[0].value : undefined;
    const expression = specialized(record.args[2], "DIExpression");
    if (value === undefined || expression === undefined || record.kind !== "value") return UNKNOWN;
    const constant =
      expression.fields.length === 0
        ? (constantPlace(value) ?? slotAddress(this.code.frame, value))
        : undefined;
    if (regs.length === 0 && constant === undefined) return UNKNOWN;
    const known = this.numbers.get(value) ?? [];
    this.numbers.set(value, known);
    for (const number of known) if (this.assignments[number]?.expression === expression) return number;
    const number = this.assignments.push({ value, expression, regs, constant }) - 1;
    known.push(number);
    for (const reg of regs) this.wanted.add(reg);
    return number;
  }

  /** What each variable is at the head of each block, from the entry on until nothing changes. */
  private statesAtHeads(count: number): Int32Array | undefined {
    const { selected } = this;
    if (count * selected.blockCount > MAX_STATES) return undefined;
    const heads = new Int32Array(count * selected.blockCount).fill(UNREACHED);
    const [entry] = selected.layout;
    if (entry === undefined) return heads;
    heads.fill(UNKNOWN, entry * count, (entry + 1) * count);
    const state = new Int32Array(count);
    const work: Block[] = [entry];
    const waiting = new Set<Block>(work);
    for (let block = work.shift(); block !== undefined; block = work.shift()) {
      waiting.delete(block);
      state.set(heads.subarray(block * count, (block + 1) * count));
      for (const { variable, assignment } of this.marks.get(block) ?? []) state[variable] = assignment;
      for (const successor of selected.successors(block)) {
        let changed = false;
        for (let variable = 0, at = successor * count; variable < count; variable++, at++) {
          const before = heads[at];
          if (before === UNKNOWN || before === state[variable]) continue;
          heads[at] = before === UNREACHED ? (state[variable] ?? UNKNOWN) : UNKNOWN;
          changed = true;
        }
        // A block without variables to follow still has to be reached.
        if (changed && !waiting.has(successor)) {
          waiting.add(successor);
          work.push(successor);
        }
      }
    }
    return heads;
  }

  private walk(block: Block, head: Int32Array, end: number): void {
    const { fn, origins } = this.allocation;
    const { instOffsets } = this.code;
    const marks = this.marks.get(block) ?? [];
    const active = new Map<number, number>();
    head.forEach((assignment, variable) => {
      if (assignment > UNKNOWN) active.set(variable, assignment);
    });
    if (active.size === 0 && marks.length === 0) return;
    const live = this.liveBefore(block);
    const first = fn.first(block);
    const last = fn.end(block);
    // The old instruction that each one stands for or leads to.
    const old = new Int32Array(last - first);
    for (let k = last - 1, leadsTo = this.selected.end(block); k >= first; k--) {
      if ((origins[k] ?? -1) >= 0) leadsTo = origins[k] ?? leadsTo;
      old[k - first] = leadsTo;
    }
    const terminator = this.selected.firstTerminator(block);
    let next = 0;
    let before = -1;
    let done = this.selected.first(block) - 1;
    for (let k = first; k < last; k++) {
      const offset = instOffsets[k] ?? -1;
      if (offset < 0) continue;
      const inst = old[k - first] ?? 0;
      for (let mark = marks[next]; mark !== undefined && mark.inst <= inst; mark = marks[++next]) {
        if (mark.assignment === UNKNOWN) active.delete(mark.variable);
        else active.set(mark.variable, mark.assignment);
      }
      const moving = origins[k] !== inst;
      const firstMove = moving && (k === first || origins[k - 1] === old[k - 1 - first]);
      // Moves to where the successor wants values: the allocator tells places before them.
      const afterMoves = !moving && k > first && origins[k - 1] === INSERTED && inst >= terminator;
      const written = before < 0 ? 0 : writtenBy(fn, before);
      for (const [variable, { assignment }] of this.open)
        if (active.get(variable) !== assignment) this.close(variable, offset);
      for (const [variable, number] of active) {
        const assignment = this.assignments[number];
        if (assignment === undefined) continue;
        let now = afterMoves ? undefined : this.placesAt(assignment, block, inst, live, moving, firstMove);
        // Copies that were left out may have been the last to need it.
        for (let left = inst - 1; now === undefined && !moving && !afterMoves && left > done; left--)
          now = this.placesAt(assignment, block, left, live, false, false);
        this.follow(variable, number, now, offset, written);
      }
      before = k;
      if (!moving) done = inst;
    }
    for (const variable of [...this.open.keys()]) this.close(variable, end);
  }

  /** The places of an assignment's parts before an instruction; undefined where one is not known. */
  private placesAt(
    { regs, constant }: Assignment,
    block: Block,
    inst: number,
    live: ReadonlyMap<number, readonly number[]>,
    moving: boolean,
    firstMove: boolean,
  ): readonly number[] | undefined {
    if (constant !== undefined) return [];
    const found: number[] = [];
    for (const reg of regs) {
      if (reg < NO_REG) {
        found.push(reg);
        continue;
      }
      const stretches = live.get(reg);
      if (stretches === undefined || !covers(stretches, inst)) return undefined;
      const after = inst < this.selected.end(block) ? this.places.before(reg, block, inst) : NO_REG;
      let place = after;
      if (moving) {
        const before = inst < this.selected.end(block) ? this.places.beforeMoves(reg, block, inst) : NO_REG;
        place = firstMove || before === after ? before : NO_REG;
      }
      if (place === NO_REG) return undefined;
      found.push(place);
    }
    return found;
  }

  private follow(
    variable: number,
    assignment: number,
    now: readonly number[] | undefined,
    offset: number,
    written: number,
  ): void {
    const open = this.open.get(variable);
    if (open !== undefined) {
      if (
        now !== undefined &&
        now.length === open.places.length &&
        now.every((p, at) => p === open.places[at])
      )
        return;
      // Nobody needs the value any more, but it is still there.
      if (now === undefined && open.places.every((place) => place >= 0 && ((written >> place) & 1) === 0))
        return;
      this.close(variable, offset);
    }
    if (now !== undefined) this.open.set(variable, { start: offset, assignment, places: now });
  }

  private close(variable: number, end: number): void {
    const open = this.open.get(variable);
    this.open.delete(variable);
    if (open === undefined || end <= open.start) return;
    const code = this.codeOf(open);
    if (code === undefined) return;
    const list = this.ranges[variable] ?? [];
    this.ranges[variable] = list;
    const last = list.at(-1);
    if (last?.end === open.start && last.code.join() === code.join())
      list[list.length - 1] = { start: last.start, end, code };
    else list.push({ start: open.start, end, code });
  }

  private codeOf({ assignment: number, places }: Open): readonly number[] | undefined {
    const assignment = this.assignments[number];
    if (assignment === undefined || assignment.constant !== undefined) return assignment?.constant;
    const parts: PartPlace[] = places.map((place, at) => ({
      place,
      bytes: this.bytesOf(assignment.regs[at] ?? NO_REG),
    }));
    return valuePlace(this.code.frame, parts, assignment.value.type, assignment.expression);
  }
  private bytesOf(reg: number): number {
    if (reg < NO_REG) return this.selected.slotSize[baseSlot(reg)] ?? 4;
    return CLASS_SPILL_BYTES[this.selected.classOf(reg)] ?? 4;
  }

  /** Where each block's code ends: at the next instruction that has any. */
  private ends(): Int32Array {
    const { fn } = this.allocation;
    const { instOffsets, bytes } = this.code;
    const ends = new Int32Array(fn.blockCount);
    let end = bytes.length;
    for (let at = fn.layout.length - 1; at >= 0; at--) {
      const block = fn.layout[at] as Block;
      ends[block] = end;
      for (let inst = fn.end(block) - 1; inst >= fn.first(block); inst--) {
        const offset = instOffsets[inst] ?? -1;
        if (offset >= 0) end = offset;
      }
    }
    return ends;
  }

  /** For each wanted register pairs of instructions, ascending: before these, and those between, its value is needed. */
  private liveBefore(block: Block): ReadonlyMap<number, readonly number[]> {
    const { selected: fn, wanted } = this;
    const stretches = new Map<number, number[]>();
    const until = new Map<number, number>();
    const { starts, items } = this.liveness.liveOut;
    for (let at = starts[block] ?? 0; at < (starts[block + 1] ?? 0); at++) {
      const reg = items[at] ?? 0;
      if (wanted.has(reg)) until.set(reg, fn.end(block));
    }
    const finish = (reg: number, from: number): void => {
      const to = until.get(reg);
      until.delete(reg);
      if (to === undefined || to < from) return;
      const list = stretches.get(reg) ?? [];
      stretches.set(reg, list);
      list.unshift(from, to);
    };
    for (let inst = fn.end(block) - 1; inst >= fn.first(block); inst--) {
      const start = fn.starts[inst] ?? 0;
      const row = (fn.words[start] ?? 0) * REG_STRIDE;
      const end = row + (REG_COUNT[fn.words[start] ?? 0] ?? 0);
      for (const role of [Role.def, Role.use]) {
        for (let k = row; k < end; k++) {
          const reg = fn.words[start + (REG_WORD[k] ?? 0)] ?? 0;
          if (((REG_ROLE[k] ?? 0) & role) === 0 || !wanted.has(reg)) continue;
          if (role === Role.def) finish(reg, inst + 1);
          else if (!until.has(reg)) until.set(reg, inst);
        }
      }
    }
    for (const reg of [...until.keys()]) finish(reg, fn.first(block));
    return stretches;
  }
}

function covers(stretches: readonly number[], inst: number): boolean {
  for (let at = 0; at < stretches.length; at += 2)
    if (inst >= (stretches[at] ?? 0) && inst <= (stretches[at + 1] ?? 0)) return true;
  return false;
}

/** The physical registers an instruction writes, as bits. */
function writtenBy({ words, starts }: MachineFunction, inst: number): number {
  const start = starts[inst] ?? 0;
  const opcode = words[start] ?? 0;
  const mask = DEF_MASK_WORD[opcode] ?? 0;
  let written = (IMPLICIT_DEFS[opcode] ?? 0) | (mask === 0 ? 0 : (words[start + mask] ?? 0));
  const end = opcode * REG_STRIDE + (REG_COUNT[opcode] ?? 0);
  for (let at = opcode * REG_STRIDE; at < end; at++)
    if (((REG_ROLE[at] ?? 0) & Role.def) !== 0) written |= 1 << (words[start + (REG_WORD[at] ?? 0)] ?? 0);
  return written;
}
