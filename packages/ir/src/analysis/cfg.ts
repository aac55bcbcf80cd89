/**
 * The control-flow graph of a function, numbered once and kept in flat arrays: blocks in reverse post-order, edges in
 * compressed rows. Every other control-flow analysis works on these numbers.
 *
 * Reverse post-order puts a block before its successors, back edges aside, so forward analyses settle in few rounds.
 * All walks keep their own stack: a chain of a million blocks is no deeper than one of ten.
 */
import type { BasicBlock } from "../basic-block.js";
import type { Function } from "../function.js";

/** Edges as compressed rows: those of node `n` are `targets[starts[n]]` to `targets[starts[n + 1] - 1]`. */
export interface EdgeRows {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

export class ControlFlowGraph {
  /** Reachable blocks in reverse post-order; the entry is number 0. */
  readonly blocks: readonly BasicBlock[];
  /** Successors by number, in the terminator's order, one entry an edge. */
  readonly successors: EdgeRows;
  /** Predecessors by number, one entry an edge; edges from unreachable blocks are left out. */
  readonly predecessors: EdgeRows;
  private numbers: Map<BasicBlock, number> | undefined = undefined;

  /** Numbers the blocks of a definition. It also writes each block's number into its `index` (-1 if unreachable). */
  constructor(readonly fn: Function) {
    const all = fn.blocks;
    const count = all.length;
    for (let at = 0; at < count; at++) (all[at] as BasicBlock).index = at;
    const starts = new Int32Array(count + 1);
    const edges: number[] = [];
    for (let at = 0; at < count; at++) {
      for (const successor of (all[at] as BasicBlock).successors()) edges.push(successor.index);
      starts[at + 1] = edges.length;
    }
    const order = postOrder(count, starts, edges);
    const reachable = order.length;
    const numbers = new Int32Array(count).fill(-1);
    const blocks: BasicBlock[] = new Array<BasicBlock>(reachable);
    for (let at = 0; at < reachable; at++) {
      const old = order[reachable - 1 - at] as number;
      numbers[old] = at;
      blocks[at] = all[old] as BasicBlock;
    }
    this.blocks = blocks;
    const rowStarts = new Int32Array(reachable + 1);
    const rowTargets: number[] = [];
    for (let at = 0; at < reachable; at++) {
      const old = order[reachable - 1 - at] as number;
      for (let edge = starts[old] as number; edge < (starts[old + 1] as number); edge++) {
        rowTargets.push(numbers[edges[edge] as number] as number);
      }
      rowStarts[at + 1] = rowTargets.length;
    }
    this.successors = { starts: rowStarts, targets: Int32Array.from(rowTargets) };
    this.predecessors = reverseRows(this.successors);
    for (let at = 0; at < count; at++) (all[at] as BasicBlock).index = numbers[at] as number;
  }

  get count(): number {
    return this.blocks.length;
  }
  /** The number of a block, -1 when it cannot be reached. */
  numberOf(block: BasicBlock): number {
    // `index` is scratch that others may overwrite, so it is believed only where it proves itself.
    if (this.blocks[block.index] === block) return block.index;
    if (this.numbers === undefined) {
      this.numbers = new Map();
      for (let at = 0; at < this.blocks.length; at++) this.numbers.set(this.blocks[at] as BasicBlock, at);
    }
    return this.numbers.get(block) ?? -1;
  }
  /** @throws RangeError when there is no such block. */
  block(number: number): BasicBlock {
    const block = this.blocks[number];
    if (block === undefined) throw new RangeError(`block ${number} of ${this.blocks.length}`);
    return block;
  }
  isReachable(block: BasicBlock): boolean {
    return this.numberOf(block) >= 0;
  }
}

/** Post-order of what node 0 reaches. */
function postOrder(count: number, starts: Int32Array, targets: readonly number[]): number[] {
  const order: number[] = [];
  if (count === 0) return order;
  const next = starts.slice(0, count);
  const seen = new Uint8Array(count);
  const stack = [0];
  seen[0] = 1;
  while (stack.length > 0) {
    const node = stack[stack.length - 1] as number;
    const edge = next[node] as number;
    if (edge === starts[node + 1]) {
      order.push(node);
      stack.pop();
      continue;
    }
    next[node] = edge + 1;
    const target = targets[edge] as number;
    if (seen[target] === 0) {
      seen[target] = 1;
      stack.push(target);
    }
  }
  return order;
}

/** The same edges turned around. */
export function reverseRows(rows: EdgeRows): EdgeRows {
  const count = rows.starts.length - 1;
  const starts = new Int32Array(count + 1);
  for (const target of rows.targets) starts[target + 1] = (starts[target + 1] as number) + 1;
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const next = starts.slice(0, count);
  const targets = new Int32Array(rows.targets.length);
  for (let node = 0; node < count; node++) {
    for (let edge = rows.starts[node] as number; edge < (rows.starts[node + 1] as number); edge++) {
      const target = rows.targets[edge] as number;
      const slot = next[target] as number;
      targets[slot] = node;
      next[target] = slot + 1;
    }
  }
  return { starts, targets };
}
