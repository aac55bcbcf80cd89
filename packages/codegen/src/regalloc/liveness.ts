/**
 * Which virtual registers are live where blocks meet.
 *
 * Registers that occur in one block only, after a definition there, are live at no block's edge and cost nothing. Each
 * other one is followed from its upward-exposed uses to its definitions, block by block, so the time is linear in the
 * size of the answer instead of blocks times registers as with bit sets.
 *
 * Source: Boissinot et al., "Fast Liveness Checking for SSA-Form Programs", the use-by-use path exploration of section 2
 * (which needs no SSA).
 */
import type { Block, MachineFunction } from "../machine/machine-function.js";
import { REG_COUNT, REG_ROLE, REG_STRIDE, REG_WORD, Role } from "../machine/opcodes.js";
import { FIRST_VIRTUAL } from "../machine/registers.js";

/** Lists of numbers by key: the list of key k is `items[starts[k]]` up to `items[starts[k + 1]]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** Pairs collected in any order, then grouped by key. */
export class PairList {
  private keys = new Int32Array(256);
  private values = new Int32Array(256);
  count = 0;

  add(key: number, value: number): void {
    if (this.count === this.keys.length) {
      this.keys = grown(this.keys);
      this.values = grown(this.values);
    }
    this.keys[this.count] = key;
    this.values[this.count] = value;
    this.count++;
  }
  /** Groups by key, keeping the order in which a key's values were added. */
  group(keyCount: number): Lists {
    const starts = new Int32Array(keyCount + 2);
    for (let index = 0; index < this.count; index++) {
      const slot = (this.keys[index] ?? 0) + 2;
      starts[slot] = (starts[slot] ?? 0) + 1;
    }
    for (let key = 2; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
    const items = new Int32Array(this.count);
    for (let index = 0; index < this.count; index++) {
      const slot = (this.keys[index] ?? 0) + 1;
      const at = starts[slot] ?? 0;
      items[at] = this.values[index] ?? 0;
      starts[slot] = at + 1;
    }
    return { starts: starts.subarray(0, keyCount + 1), items };
  }
}

export function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}

export interface Liveness {
  /** Virtual registers live into each block, ascending. */
  readonly liveIn: Lists;
  /** Virtual registers live out of each block, ascending. */
  readonly liveOut: Lists;
  readonly predecessors: Lists;
}

/** Predecessors of each block, once for each edge. */
export function predecessorsOf(fn: MachineFunction): Lists {
  const edges = new PairList();
  for (const block of fn.layout) for (const successor of fn.successors(block)) edges.add(successor, block);
  return edges.group(fn.blockCount);
}

/** Computes liveness at block edges, for virtual registers. */
export function computeLiveness(fn: MachineFunction): Liveness {
  const count = fn.regEnd - FIRST_VIRTUAL;
  const exposed = new PairList();
  const defined = new PairList();
  // Stamps by register: the last block (plus one) that defined it, and that was found to use it before that.
  const definedIn = new Int32Array(count);
  const exposedIn = new Int32Array(count);
  for (const block of fn.layout) scanBlock(fn, block, exposed, defined, definedIn, exposedIn);
  const uses = exposed.group(count);
  const defs = defined.group(count);
  const predecessors = predecessorsOf(fn);

  const liveInPairs = new PairList();
  const liveOutPairs = new PairList();
  const hasDef = new Int32Array(fn.blockCount).fill(-1);
  const isLiveIn = new Int32Array(fn.blockCount).fill(-1);
  const isLiveOut = new Int32Array(fn.blockCount).fill(-1);
  const work: number[] = [];
  for (let reg = 0; reg < count; reg++) {
    const from = uses.starts[reg] ?? 0;
    const to = uses.starts[reg + 1] ?? 0;
    if (from === to) continue;
    for (let at = defs.starts[reg] ?? 0; at < (defs.starts[reg + 1] ?? 0); at++)
      hasDef[defs.items[at] ?? 0] = reg;
    for (let at = from; at < to; at++) {
      const block = uses.items[at] ?? 0;
      isLiveIn[block] = reg;
      liveInPairs.add(block, reg + FIRST_VIRTUAL);
      work.push(block);
    }
    for (let block = work.pop(); block !== undefined; block = work.pop()) {
      for (let at = predecessors.starts[block] ?? 0; at < (predecessors.starts[block + 1] ?? 0); at++) {
        const predecessor = predecessors.items[at] ?? 0;
        if (isLiveOut[predecessor] === reg) continue;
        isLiveOut[predecessor] = reg;
        liveOutPairs.add(predecessor, reg + FIRST_VIRTUAL);
        if (hasDef[predecessor] === reg || isLiveIn[predecessor] === reg) continue;
        isLiveIn[predecessor] = reg;
        liveInPairs.add(predecessor, reg + FIRST_VIRTUAL);
        work.push(predecessor);
      }
    }
  }
  return {
    liveIn: liveInPairs.group(fn.blockCount),
    liveOut: liveOutPairs.group(fn.blockCount),
    predecessors,
  };
}

function scanBlock(
  fn: MachineFunction,
  block: Block,
  exposed: PairList,
  defined: PairList,
  definedIn: Int32Array,
  exposedIn: Int32Array,
): void {
  const { words, starts } = fn;
  const stamp = block + 1;
  const end = fn.end(block);
  for (let inst = fn.first(block); inst < end; inst++) {
    const start = starts[inst] ?? 0;
    const opcode = words[start] ?? 0;
    const regs = REG_COUNT[opcode] ?? 0;
    const row = opcode * REG_STRIDE;
    // Uses before definitions, whatever their order in the instruction.
    for (let k = row; k < row + regs; k++) {
      if (((REG_ROLE[k] ?? 0) & Role.use) === 0) continue;
      const reg = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (reg < 0 || definedIn[reg] === stamp || exposedIn[reg] === stamp) continue;
      exposedIn[reg] = stamp;
      exposed.add(reg, block);
    }
    for (let k = row; k < row + regs; k++) {
      if (((REG_ROLE[k] ?? 0) & Role.def) === 0) continue;
      const reg = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (reg < 0 || definedIn[reg] === stamp) continue;
      definedIn[reg] = stamp;
      defined.add(reg, block);
    }
  }
}
