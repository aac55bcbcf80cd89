/**
 * Live intervals: for each virtual register the stretches of code in which its value is needed, with holes, and the
 * places that read or write it.
 *
 * Positions number the code in layout order, four to an instruction and four to the head of each block:
 *
 *     p      operands are read; an early definition is written; code inserted before the instruction runs just before p
 *     p + 1  a value read for the last time ends here
 *     p + 2  results and clobbers are written
 *     p + 3  a result nobody reads ends here
 *
 * Source: Wimmer and Moessenboeck, "Optimized Interval Splitting in a Linear Scan Register Allocator" (2005).
 */
import { FOLDED } from "../i386/copies.js";
import type { Block, MachineFunction } from "../machine/machine-function.js";
import {
  DEF_MASK_WORD,
  IMPLICIT_DEFS,
  IMPLICIT_USES,
  PROPERTIES,
  Property,
  REG_COUNT,
  REG_ROLE,
  REG_STRIDE,
  REG_WORD,
  Role,
  USE_MASK_WORD,
} from "../machine/opcodes.js";
import { FIRST_VIRTUAL, type RegClass } from "../machine/registers.js";
import { type Liveness, PairList } from "./liveness.js";
import { findLoops, type Loop } from "./loops.js";

/** Where each instruction and block stands on the line of positions. */
export class Numbering {
  /** By block. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Layout index of the block at each position / 4. */
  readonly indexAt: Int32Array;
  /** Instruction at each position / 4; -1 at the heads of blocks. */
  readonly instAt: Int32Array;
  readonly loops: readonly Loop[];
  private readonly innermost: readonly (Loop | undefined)[];

  constructor(readonly fn: MachineFunction) {
    this.from = new Int32Array(fn.blockCount);
    this.to = new Int32Array(fn.blockCount);
    let count = fn.layout.length;
    for (const block of fn.layout) count += fn.end(block) - fn.first(block);
    this.indexAt = new Int32Array(count);
    this.instAt = new Int32Array(count);
    let at = 0;
    fn.layout.forEach((block, index) => {
      this.from[block] = at * 4;
      this.indexAt[at] = index;
      this.instAt[at++] = -1;
      for (let inst = fn.first(block); inst < fn.end(block); inst++) {
        this.indexAt[at] = index;
        this.instAt[at++] = inst;
      }
      this.to[block] = at * 4;
    });
    const { loops, innermost } = findLoops(fn);
    this.loops = loops;
    this.innermost = innermost;
  }
  /** Position of a block's instruction. */
  position(block: Block, inst: number): number {
    return (this.from[block] ?? 0) + 4 + (inst - this.fn.first(block)) * 4;
  }
  blockIndexAt(position: number): number {
    return this.indexAt[position >> 2] ?? 0;
  }
  loopAt(position: number): Loop | undefined {
    return this.innermost[this.blockIndexAt(position)];
  }
  depthAt(position: number): number {
    return this.loopAt(position)?.depth ?? 0;
  }
  /** First position of a loop. */
  loopStart(loop: Loop): number {
    return this.from[this.fn.layout[loop.first] ?? 0] ?? 0;
  }
  /** One past the last position of a loop. */
  loopEnd(loop: Loop): number {
    return this.to[this.fn.layout[loop.last] ?? 0] ?? 0;
  }
  /** How often code at a position runs, roughly, relative to the function's entry. */
  frequencyAt(position: number): number {
    return FREQUENCY[Math.min(this.depthAt(position), FREQUENCY.length - 1)] ?? 1;
  }
}
const FREQUENCY = [1, 8, 64, 512, 4096];

/** What a place asks of the value there, in the low bits of a `Web.uses` entry. */
export const UseKind = {
  /** It must be in a register. */
  register: 0,
  /** The end of a loop in which it is used: the next round will want it. */
  loopEnd: 1,
  /** The instruction can take it from its spill slot, if it has one. */
  foldable: 2,
  /** One side of a move: from memory that is a load, to memory a store. */
  moved: 3,
} as const;

/** Everything about one value: a virtual register, or several that were coalesced. */
export class Web {
  /** `from, to` pairs, ascending, disjoint, not touching. */
  ranges: number[] = [];
  /** `position * 4 + UseKind`, ascending. */
  uses: number[] = [];
  /** Physical register a copy would like it in, or -1. */
  hint = -1;
  /** The one instruction that makes it from constants, or -1. */
  remat = -1;
  /** How many instructions write it. */
  definitions = 0;
  /** Position of the last of them seen. */
  definedAt = -1;
  constructor(
    readonly id: number,
    readonly regClass: RegClass,
  ) {}
}

export interface Intervals {
  /** By virtual register less FIRST_VIRTUAL; coalesced registers share one. */
  readonly webs: Web[];
  /** By physical register: `from, to` pairs in which it is not free, ascending. */
  readonly fixed: readonly number[][];
  /** Moves between two virtual registers. */
  readonly moves: number[];
}

/** Builds the intervals of every virtual register and the busy stretches of every physical one. */
export function buildIntervals(fn: MachineFunction, liveness: Liveness, numbering: Numbering): Intervals {
  const count = fn.regEnd - FIRST_VIRTUAL;
  const webs: Web[] = [];
  for (let v = 0; v < count; v++) webs.push(new Web(v, fn.classOf(v + FIRST_VIRTUAL)));
  const builder = new IntervalBuilder(fn, webs, numbering);
  for (let index = fn.layout.length - 1; index >= 0; index--) {
    const block = fn.layout[index];
    if (block !== undefined) builder.addBlock(block, liveness);
  }
  builder.finish();
  markLoopEnds(webs, liveness, numbering);
  return { webs, fixed: builder.fixed, moves: builder.moves };
}

/** Walks the code backwards; lists are made in descending order and turned round at the end. */
class IntervalBuilder {
  readonly fixed: number[][] = Array.from({ length: FIRST_VIRTUAL }, () => []);
  readonly moves: number[] = [];
  /** End of the value a physical register holds, -1 while it holds none. */
  private readonly fixedEnd = new Int32Array(FIRST_VIRTUAL).fill(-1);

  constructor(
    private readonly fn: MachineFunction,
    private readonly webs: readonly Web[],
    private readonly numbering: Numbering,
  ) {}

  addBlock(block: Block, liveness: Liveness): void {
    const { fn, numbering } = this;
    const from = numbering.from[block] ?? 0;
    const to = numbering.to[block] ?? 0;
    const { starts, items } = liveness.liveOut;
    for (let at = starts[block] ?? 0; at < (starts[block + 1] ?? 0); at++)
      this.need((items[at] ?? 0) - FIRST_VIRTUAL, from, to);
    this.fixedEnd.fill(-1);
    for (let inst = fn.end(block) - 1; inst >= fn.first(block); inst--)
      this.addInst(inst, numbering.position(block, inst), from);
    for (let reg = 0; reg < FIRST_VIRTUAL; reg++) {
      const end = this.fixedEnd[reg] ?? -1;
      if (end >= 0) this.fixed[reg]?.push(end, from);
    }
  }

  private addInst(inst: number, p: number, from: number): void {
    const { words, starts } = this.fn;
    const start = starts[inst] ?? 0;
    const opcode = words[start] ?? 0;
    let uses = IMPLICIT_USES[opcode] ?? 0;
    let defs = IMPLICIT_DEFS[opcode] ?? 0;
    const useWord = USE_MASK_WORD[opcode] ?? 0;
    if (useWord !== 0) uses |= words[start + useWord] ?? 0;
    const defWord = DEF_MASK_WORD[opcode] ?? 0;
    if (defWord !== 0) defs |= words[start + defWord] ?? 0;
    const properties = PROPERTIES[opcode] ?? 0;
    const row = opcode * REG_STRIDE;
    const rowEnd = row + (REG_COUNT[opcode] ?? 0);
    const kind = properties & Property.move ? UseKind.moved : UseKind.foldable;
    const folded = row + this.memoryOperand(start, opcode);
    for (let k = row; k < rowEnd; k++) {
      const role = REG_ROLE[k] ?? 0;
      const reg = words[start + (REG_WORD[k] ?? 0)] ?? 0;
      if (reg < 0) continue;
      if (reg < FIRST_VIRTUAL) {
        if (role & Role.use) uses |= 1 << reg;
        if (role & Role.def) defs |= 1 << reg;
      } else if (role & Role.def) {
        this.define(
          reg - FIRST_VIRTUAL,
          role,
          p,
          from,
          (properties & Property.remat) !== 0 ? inst : -1,
          k === folded ? kind : UseKind.register,
        );
      }
    }
    for (let left = defs; left !== 0; left &= left - 1) {
      const reg = 31 - Math.clz32(left & -left);
      const end = this.fixedEnd[reg] ?? -1;
      this.fixed[reg]?.push(end >= 0 ? end : p + 3, p + 2);
      this.fixedEnd[reg] = -1;
    }
    for (let left = uses; left !== 0; left &= left - 1) {
      const reg = 31 - Math.clz32(left & -left);
      if ((this.fixedEnd[reg] ?? -1) < 0) this.fixedEnd[reg] = p + 1;
    }
    for (let k = row; k < rowEnd; k++) {
      if (REG_ROLE[k] !== Role.use) continue;
      const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (v < 0) continue;
      this.need(v, from, p + 1);
      this.webs[v]?.uses.push(p * 4 + (k === folded ? kind : UseKind.register));
    }
    if (properties & Property.move) this.addMove(inst, words[start + 1] ?? 0, words[start + 2] ?? 0);
  }

  /** Which register operand may stand in memory, NaN for none: one at most, and a source before a destination. */
  private memoryOperand(start: number, opcode: number): number {
    const { words } = this.fn;
    const count = REG_COUNT[opcode] ?? 0;
    const first = words[start + (REG_WORD[opcode * REG_STRIDE] ?? 0)] ?? 0;
    const second = count > 1 ? (words[start + (REG_WORD[opcode * REG_STRIDE + 1] ?? 0)] ?? 0) : -1;
    const isMove = ((PROPERTIES[opcode] ?? 0) & Property.move) !== 0;
    if (first === second) return Number.NaN;
    if (second >= FIRST_VIRTUAL && (isMove || (FOLDED[opcode * 4 + 1] ?? -1) >= 0)) return 1;
    if (count > 0 && first >= FIRST_VIRTUAL && (isMove || (FOLDED[opcode * 4] ?? -1) >= 0)) return 0;
    return Number.NaN;
  }

  private addMove(inst: number, to: number, from: number): void {
    const v = this.webs[to - FIRST_VIRTUAL];
    const w = this.webs[from - FIRST_VIRTUAL];
    if (v !== undefined && w !== undefined) this.moves.push(inst);
    else if (v !== undefined) v.hint = from;
    else if (w !== undefined) w.hint = to;
  }

  private define(v: number, role: number, p: number, from: number, remat: number, kind: number): void {
    const web = this.webs[v];
    if (web === undefined) return;
    web.remat = web.definitions === 0 && role === Role.def ? remat : -1;
    web.definitions++;
    web.definedAt = p;
    const { ranges } = web;
    if (role === Role.useDef) {
      // Read and written in place: no hole between.
      this.need(v, from, p + 3);
      web.uses.push((p + 2) * 4 + kind, p * 4 + kind);
      return;
    }
    const at = role === Role.earlyDef ? p : p + 2;
    const last = ranges.length - 1;
    if (last > 0 && (ranges[last] ?? 0) === from) ranges[last] = at;
    else ranges.push(p + 3, at);
    web.uses.push(at * 4 + kind);
  }

  /** The value is needed from the head of the block to `to`. */
  private need(v: number, from: number, to: number): void {
    const ranges = this.webs[v]?.ranges;
    if (ranges === undefined) return;
    const last = ranges.length - 1;
    const begins = ranges[last];
    if (begins !== undefined && begins <= to + 1) {
      if (begins > from) ranges[last] = from;
      if ((ranges[last - 1] ?? 0) < to) ranges[last - 1] = to;
    } else ranges.push(to, from);
  }

  finish(): void {
    for (const web of this.webs) {
      web.ranges.reverse();
      web.uses.reverse();
    }
    for (const ranges of this.fixed) ranges.reverse();
  }
}

/** Adds a use at the end of each loop that uses a value it carries round. */
function markLoopEnds(webs: readonly Web[], liveness: Liveness, numbering: Numbering): void {
  const marks = new PairList();
  const { starts, items } = liveness.liveIn;
  for (const loop of numbering.loops) {
    const header = numbering.fn.layout[loop.first] ?? 0;
    const from = numbering.loopStart(loop);
    const to = numbering.loopEnd(loop);
    for (let at = starts[header] ?? 0; at < (starts[header + 1] ?? 0); at++) {
      const v = (items[at] ?? 0) - FIRST_VIRTUAL;
      const uses = webs[v]?.uses ?? [];
      const next = uses[lowerBound(uses, from * 4)];
      if (next !== undefined && next < to * 4) marks.add(v, (to - 1) * 4 + UseKind.loopEnd);
    }
  }
  const lists = marks.group(webs.length);
  for (const web of webs) {
    const from = lists.starts[web.id] ?? 0;
    const to = lists.starts[web.id + 1] ?? 0;
    if (from === to) continue;
    for (let at = from; at < to; at++) web.uses.push(lists.items[at] ?? 0);
    web.uses.sort(ascending);
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** Index of the first item not below `value` in an ascending list. */
export function lowerBound(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
