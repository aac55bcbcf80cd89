/**
 * Natural loops: a header that dominates the sources of its back edges, and what reaches those without passing it.
 * Cycles that can be entered at two places (irreducible ones) are no loops here, as in LLVM.
 */
import type { BasicBlock } from "../basic-block.js";
import type { Instruction } from "../instruction.js";
import type { Value } from "../value.js";
import type { ControlFlowGraph } from "./cfg.js";
import type { DominatorTree } from "./dominators.js";

export class Loop {
  parent: Loop | undefined = undefined;
  readonly children: Loop[] = [];
  /** The header first; blocks of inner loops too. In reverse post-order. */
  readonly blocks: BasicBlock[] = [];
  private readonly members = new Set<BasicBlock>();

  constructor(readonly header: BasicBlock) {}

  /** Adds a block (analyses and passes that keep loops up to date). */
  add(block: BasicBlock): void {
    if (this.members.has(block)) return;
    this.members.add(block);
    this.blocks.push(block);
  }
  /** 1 for an outermost loop. */
  get depth(): number {
    let depth = 1;
    for (let loop = this.parent; loop !== undefined; loop = loop.parent) depth++;
    return depth;
  }
  contains(block: BasicBlock): boolean {
    return this.members.has(block);
  }
  containsLoop(other: Loop): boolean {
    for (let loop: Loop | undefined = other; loop !== undefined; loop = loop.parent) {
      if (loop === this) return true;
    }
    return false;
  }
  /** Whether the value is the same in every round because nothing in the loop makes it. */
  isInvariant(value: Value): boolean {
    if (value.valueKind !== "instruction") return true;
    const block = (value as Instruction).parent;
    return block === undefined || !this.contains(block);
  }
  /** Sources of back edges, once an edge. */
  latches(): BasicBlock[] {
    return this.header.predecessors().filter((block) => this.contains(block));
  }
  /** The only source of a back edge, if there is one only. */
  latch(): BasicBlock | undefined {
    const [latch, second] = this.latches();
    return second === undefined ? latch : undefined;
  }
  /** The only block outside that enters the loop, over one edge, if there is one only. */
  predecessor(): BasicBlock | undefined {
    const [outside, second] = this.header.predecessors().filter((block) => !this.contains(block));
    return second === undefined ? outside : undefined;
  }
  /** The predecessor when the loop's header is the only place it goes to: where hoisted code stands. */
  preheader(): BasicBlock | undefined {
    const outside = this.predecessor();
    if (outside === undefined || outside.successors().length !== 1) return undefined;
    return outside;
  }
  /** Blocks with an edge out of the loop. */
  exiting(): BasicBlock[] {
    return this.blocks.filter((block) => block.successors().some((successor) => !this.contains(successor)));
  }
  /** Blocks outside that an edge from the loop reaches, each once. */
  exits(): BasicBlock[] {
    const found = new Set<BasicBlock>();
    for (const block of this.blocks) {
      for (const successor of block.successors()) if (!this.contains(successor)) found.add(successor);
    }
    return [...found];
  }
  /** Whether every exit block is entered from the loop alone. */
  hasDedicatedExits(): boolean {
    return this.exits().every((exit) => exit.predecessors().every((block) => this.contains(block)));
  }
}

export class LoopInfo {
  /** Outermost loops in reverse post-order. */
  readonly top: Loop[] = [];
  private readonly innermost: (Loop | undefined)[];

  constructor(
    readonly cfg: ControlFlowGraph,
    readonly dominators: DominatorTree,
  ) {
    const count = cfg.count;
    this.innermost = new Array<Loop | undefined>(count).fill(undefined);
    const { preorder } = dominators;
    const stack: number[] = [];
    const all: Loop[] = [];
    // Dominated headers first, so inner loops are found before the loops around them.
    for (let at = preorder.length - 1; at >= 0; at--) {
      const header = preorder[at] as number;
      const back = cfg.predecessors;
      for (let e = back.starts[header] as number; e < (back.starts[header + 1] as number); e++) {
        const source = back.targets[e] as number;
        if (dominators.dominatesNumber(header, source)) stack.push(source);
      }
      if (stack.length === 0) continue;
      const loop = new Loop(cfg.block(header));
      all.push(loop);
      for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
        let inner = this.innermost[node];
        if (inner === undefined) {
          this.innermost[node] = loop;
          if (node === header) continue;
          this.pushPredecessors(node, stack);
          continue;
        }
        // The outermost known loop of this block is nested directly in the new one, unless it is the new one.
        inner = outermost(inner);
        if (inner === loop) continue;
        inner.parent = loop;
        this.pushPredecessors(cfg.numberOf(inner.header), stack, inner);
      }
      this.innermost[header] ??= loop;
    }
    for (let at = 0; at < count; at++) {
      for (let loop = this.innermost[at]; loop !== undefined; loop = loop.parent) loop.add(cfg.block(at));
    }
    for (let at = all.length - 1; at >= 0; at--) {
      const loop = all[at] as Loop;
      if (loop.parent === undefined) this.top.push(loop);
      else loop.parent.children.push(loop);
    }
  }
  private pushPredecessors(node: number, stack: number[], inside?: Loop): void {
    const back = this.cfg.predecessors;
    for (let e = back.starts[node] as number; e < (back.starts[node + 1] as number); e++) {
      const source = back.targets[e] as number;
      if (inside !== undefined && this.innermost[source] === inside) continue;
      stack.push(source);
    }
  }
  /** The innermost loop around a block. */
  loopOf(block: BasicBlock): Loop | undefined {
    const number = this.cfg.numberOf(block);
    return number < 0 ? undefined : this.innermost[number];
  }
  /** How many loops stand around a block. */
  depthOf(block: BasicBlock): number {
    return this.loopOf(block)?.depth ?? 0;
  }
  /** All loops, inner ones before the ones around them. */
  innerFirst(): Loop[] {
    const order: Loop[] = [];
    const stack = [...this.top];
    for (let loop = stack.pop(); loop !== undefined; loop = stack.pop()) {
      order.push(loop);
      stack.push(...loop.children);
    }
    return order.reverse();
  }
}

function outermost(loop: Loop): Loop {
  let found = loop;
  while (found.parent !== undefined) found = found.parent;
  return found;
}
