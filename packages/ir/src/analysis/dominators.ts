/**
 * Dominator and post-dominator trees, dominance frontiers, and the iterated frontier that places phi nodes.
 *
 * Sources: Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems" (semi-NCA); Cytron et al., "Efficiently
 * Computing Static Single Assignment Form" (frontiers); Sreedhar and Gao, "A Linear Time Algorithm for Placing
 * phi-Nodes" (iterated frontier by levels).
 */
import type { BasicBlock } from "../basic-block.js";
import type { Instruction } from "../instruction.js";
import type { ControlFlowGraph, EdgeRows } from "./cfg.js";
import { reverseRows } from "./cfg.js";

/**
 * Immediate dominators by semi-NCA of what `root` reaches; -1 for the root and for nodes it does not reach.
 *
 * Quadratic only in theory: the second loop climbs the tree being made, which is short in practice.
 */
export function immediateDominators(successors: EdgeRows, predecessors: EdgeRows, root: number): Int32Array {
  const count = successors.starts.length - 1;
  const preorder = new Int32Array(count).fill(-1);
  const vertex = new Int32Array(count);
  const parent = new Int32Array(count);
  const next = successors.starts.slice(0, count);
  const stack = new Int32Array(count + 1);
  let depth = 0;
  let reached = 0;
  preorder[root] = 0;
  vertex[reached++] = root;
  stack[depth++] = root;
  while (depth > 0) {
    const node = stack[depth - 1] as number;
    const edge = next[node] as number;
    if (edge === successors.starts[node + 1]) {
      depth--;
      continue;
    }
    next[node] = edge + 1;
    const target = successors.targets[edge] as number;
    if (preorder[target] !== -1) continue;
    preorder[target] = reached;
    parent[reached] = preorder[node] as number;
    vertex[reached++] = target;
    stack[depth++] = target;
  }
  // From here on nodes go by their preorder numbers.
  const idom = parent.slice(0, reached);
  const ancestor = parent.slice(0, reached);
  const label = new Int32Array(reached);
  const semi = new Int32Array(reached);
  for (let at = 0; at < reached; at++) {
    label[at] = at;
    semi[at] = at;
  }
  for (let at = reached - 1; at > 0; at--) {
    let best = parent[at] as number;
    const node = vertex[at] as number;
    for (let e = predecessors.starts[node] as number; e < (predecessors.starts[node + 1] as number); e++) {
      const from = preorder[predecessors.targets[e] as number] as number;
      if (from < 0) continue;
      // The least semidominator on the way up from `from` through nodes already linked, compressing that way.
      let v = from;
      if ((ancestor[v] as number) > at) {
        depth = 0;
        do {
          stack[depth++] = v;
          v = ancestor[v] as number;
        } while ((ancestor[v] as number) > at);
        let top = v;
        let topLabel = label[top] as number;
        while (depth > 0) {
          v = stack[--depth] as number;
          ancestor[v] = ancestor[top] as number;
          const own = label[v] as number;
          if ((semi[topLabel] as number) < (semi[own] as number)) label[v] = topLabel;
          else topLabel = own;
          top = v;
        }
      }
      const found = semi[label[v] as number] as number;
      if (found < best) best = found;
    }
    semi[at] = best;
  }
  for (let at = 1; at < reached; at++) {
    let candidate = idom[at] as number;
    while (candidate > (semi[at] as number)) candidate = idom[candidate] as number;
    idom[at] = candidate;
  }
  const result = new Int32Array(count).fill(-1);
  for (let at = 1; at < reached; at++) result[vertex[at] as number] = vertex[idom[at] as number] as number;
  return result;
}

/** A rooted tree over numbers with constant-time ancestry. `parents` is -1 at the root and at what is outside. */
class NumberedTree {
  /** Children as rows. */
  readonly children: EdgeRows;
  /** Nodes, parents before children. */
  readonly preorder: Int32Array;
  readonly depth: Int32Array;
  private readonly enter: Int32Array;
  private readonly leave: Int32Array;

  constructor(
    readonly parents: Int32Array,
    root: number,
  ) {
    const count = parents.length;
    const starts = new Int32Array(count + 1);
    for (const parent of parents) if (parent >= 0) starts[parent + 1] = (starts[parent + 1] as number) + 1;
    for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
    const fill = starts.slice(0, count);
    const targets = new Int32Array(starts[count] as number);
    for (let node = 0; node < count; node++) {
      const parent = parents[node] as number;
      if (parent < 0) continue;
      const slot = fill[parent] as number;
      targets[slot] = node;
      fill[parent] = slot + 1;
    }
    this.children = { starts, targets };
    this.enter = new Int32Array(count).fill(-1);
    this.leave = new Int32Array(count).fill(-1);
    this.depth = new Int32Array(count);
    const order = new Int32Array(count);
    let size = 0;
    if (count > 0) {
      const next = starts.slice(0, count);
      const stack = [root];
      this.enter[root] = size;
      order[size++] = root;
      while (stack.length > 0) {
        const node = stack[stack.length - 1] as number;
        const edge = next[node] as number;
        if (edge === starts[node + 1]) {
          this.leave[node] = size;
          stack.pop();
          continue;
        }
        next[node] = edge + 1;
        const child = targets[edge] as number;
        this.enter[child] = size;
        order[size++] = child;
        this.depth[child] = (this.depth[node] as number) + 1;
        stack.push(child);
      }
    }
    this.preorder = order.subarray(0, size);
  }
  /** Whether `a` is `b` or above it. False when either is outside the tree. */
  isAncestor(a: number, b: number): boolean {
    const at = this.enter[b] as number;
    return at >= 0 && at >= (this.enter[a] as number) && at < (this.leave[a] as number);
  }
}

/** Which blocks every path from the entry must pass. */
export class DominatorTree {
  private readonly tree: NumberedTree;

  constructor(readonly cfg: ControlFlowGraph) {
    this.tree = new NumberedTree(immediateDominators(cfg.successors, cfg.predecessors, 0), 0);
  }
  /** Immediate dominators by block number, -1 at the entry. */
  get idoms(): Int32Array {
    return this.tree.parents;
  }
  /** Children by block number. */
  get children(): EdgeRows {
    return this.tree.children;
  }
  /** Block numbers, dominators first. */
  get preorder(): Int32Array {
    return this.tree.preorder;
  }
  /** Levels below the entry by block number. */
  get depths(): Int32Array {
    return this.tree.depth;
  }
  /** The immediate dominator; undefined for the entry and for unreachable blocks. */
  idom(block: BasicBlock): BasicBlock | undefined {
    const number = this.cfg.numberOf(block);
    return number <= 0 ? undefined : this.cfg.blocks[this.tree.parents[number] as number];
  }
  /** Whether block number `a` dominates block number `b` (each dominates itself). */
  dominatesNumber(a: number, b: number): boolean {
    return this.tree.isAncestor(a, b);
  }
  /** Whether `a` dominates `b`. Every block dominates an unreachable one; an unreachable one only such. */
  dominatesBlock(a: BasicBlock, b: BasicBlock): boolean {
    if (a === b) return true;
    const to = this.cfg.numberOf(b);
    if (to < 0) return true;
    const from = this.cfg.numberOf(a);
    return from >= 0 && this.tree.isAncestor(from, to);
  }
  /**
   * Whether the value `definition` makes is there when `user` runs: strictly before it in the same block, or in a
   * block that dominates. A use by a phi node happens at the end of the incoming block: ask {@link dominatesEdge}. The
   * result of an invoke is there only along its normal edge, that of a callbr along all.
   */
  dominates(definition: Instruction, user: Instruction): boolean {
    const from = definition.parent;
    const to = user.parent;
    if (from === undefined || to === undefined) return false;
    if (!this.cfg.isReachable(to)) return true;
    if (definition.opcode === "invoke") {
      return this.dominatesAfterNormalEdge(definition, to);
    }
    if (from === to) return comesBefore(definition, user);
    return this.dominatesBlock(from, to);
  }
  /** Whether the value is there at the end of `from`, where the phi nodes of `from`'s successor `to` read it. */
  dominatesEdge(definition: Instruction, from: BasicBlock, to: BasicBlock): boolean {
    const home = definition.parent;
    if (home === undefined) return false;
    if (!this.cfg.isReachable(from)) return true;
    if (definition.opcode === "invoke") {
      const normal = definition.operand(1);
      if (home === from && normal === to) return isOnlyEdge(home, to);
      return this.dominatesAfterNormalEdge(definition, from);
    }
    return this.dominatesBlock(home, from);
  }
  private dominatesAfterNormalEdge(definition: Instruction, to: BasicBlock): boolean {
    const home = definition.parent;
    const normal = definition.operand(1) as BasicBlock;
    if (home === undefined || !this.dominatesBlock(normal, to)) return false;
    // The edge dominates its target only if the target's other predecessors are dominated by the target itself.
    let edges = 0;
    for (const predecessor of normal.predecessors()) {
      if (predecessor === home) edges++;
      else if (!this.dominatesBlock(normal, predecessor)) return false;
    }
    return edges === 1;
  }
  /** The lowest block that dominates both. */
  nearestCommonDominator(a: number, b: number): number {
    const parents = this.tree.parents;
    const depth = this.tree.depth;
    let x = a;
    let y = b;
    while (x !== y) {
      if ((depth[x] as number) < (depth[y] as number)) y = parents[y] as number;
      else x = parents[x] as number;
    }
    return x;
  }
}

/**
 * Whether `a` stands before `b` in the block of both. Takes as long as they are apart, or as `b` is from the block's
 * end; to ask about all pairs of a block, number it instead.
 */
export function comesBefore(a: Instruction, b: Instruction): boolean {
  let x = a.next;
  let y = b.next;
  for (;;) {
    if (x === b) return true;
    if (x === undefined || y === a) return false;
    if (y === undefined) return true;
    x = x.next;
    y = y.next;
  }
}

function isOnlyEdge(from: BasicBlock, to: BasicBlock): boolean {
  let edges = 0;
  for (const successor of from.successors()) if (successor === to) edges++;
  return edges === 1;
}

/**
 * Which blocks every path to the function's end must pass. A virtual node, numbered `cfg.count`, stands behind every
 * block without successors; one block of each endless loop is tied to it too, so that every block is in the tree.
 */
export class PostDominatorTree {
  private readonly tree: NumberedTree;
  readonly virtualExit: number;
  /** Reverse graph with the virtual exit: the edges of the tree's own walk. */
  readonly successors: EdgeRows;
  readonly predecessors: EdgeRows;
  /** Blocks tied to the virtual exit though control never leaves them for good. */
  readonly endless: readonly number[];

  constructor(readonly cfg: ControlFlowGraph) {
    const count = cfg.count;
    this.virtualExit = count;
    const rows = cfg.successors;
    const tied = new Uint8Array(count);
    const reaches = new Uint8Array(count);
    const endless: number[] = [];
    const stack: number[] = [];
    const spread = (from: number): void => {
      stack.push(from);
      reaches[from] = 1;
      for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
        const back = cfg.predecessors;
        for (let e = back.starts[node] as number; e < (back.starts[node + 1] as number); e++) {
          const one = back.targets[e] as number;
          if (reaches[one] !== 0) continue;
          reaches[one] = 1;
          stack.push(one);
        }
      }
    };
    for (let node = 0; node < count; node++) {
      if (rows.starts[node] !== rows.starts[node + 1]) continue;
      tied[node] = 1;
      spread(node);
    }
    for (let node = count - 1; node >= 0; node--) {
      if (reaches[node] !== 0) continue;
      tied[node] = 1;
      endless.push(node);
      spread(node);
    }
    this.endless = endless;
    const starts = new Int32Array(count + 2);
    const targets: number[] = [];
    for (let node = 0; node < count; node++) {
      for (let e = rows.starts[node] as number; e < (rows.starts[node + 1] as number); e++) {
        targets.push(rows.targets[e] as number);
      }
      if (tied[node] !== 0) targets.push(count);
      starts[node + 1] = targets.length;
    }
    starts[count + 1] = targets.length;
    this.predecessors = { starts, targets: Int32Array.from(targets) };
    this.successors = reverseRows(this.predecessors);
    this.tree = new NumberedTree(immediateDominators(this.successors, this.predecessors, count), count);
  }
  /** Immediate post-dominators by block number; `virtualExit` where there is none, -1 for the virtual exit itself. */
  get ipdoms(): Int32Array {
    return this.tree.parents;
  }
  /** The immediate post-dominator, undefined where only the virtual exit follows for sure. */
  ipdom(block: BasicBlock): BasicBlock | undefined {
    const number = this.cfg.numberOf(block);
    return number < 0 ? undefined : this.cfg.blocks[this.tree.parents[number] as number];
  }
  postDominatesNumber(a: number, b: number): boolean {
    return this.tree.isAncestor(a, b);
  }
  /** Whether every path from `b` to the end passes `a`. */
  postDominatesBlock(a: BasicBlock, b: BasicBlock): boolean {
    const x = this.cfg.numberOf(a);
    const y = this.cfg.numberOf(b);
    return x >= 0 && y >= 0 && this.tree.isAncestor(x, y);
  }
  /**
   * On which blocks' branches the running of each block depends: the dominance frontier of the reverse graph, by block
   * number. What dead-code elimination keeps alive with a block.
   */
  controlDependences(): number[][] {
    return frontiers(this.cfg.count + 1, this.predecessors, this.tree.parents).slice(0, this.cfg.count);
  }
}

/** Frontier of each node: where its dominance ends. `inEdges` are the edges into a node in the tree's direction. */
function frontiers(count: number, inEdges: EdgeRows, idoms: Int32Array): number[][] {
  const result: number[][] = Array.from({ length: count }, () => []);
  const last = new Int32Array(count).fill(-1);
  for (let node = 0; node < count; node++) {
    const start = inEdges.starts[node] as number;
    const end = inEdges.starts[node + 1] as number;
    const stop = idoms[node] as number;
    // A node with one edge in has its source as dominator, and is in no frontier, unless it is the root.
    if (end - start < 2 && stop >= 0) continue;
    for (let e = start; e < end; e++) {
      for (let runner = inEdges.targets[e] as number; runner !== stop && runner >= 0; ) {
        if (last[runner] === node) break;
        last[runner] = node;
        (result[runner] as number[]).push(node);
        runner = idoms[runner] as number;
      }
    }
  }
  return result;
}

/** Dominance frontiers by block number. */
export function dominanceFrontiers(tree: DominatorTree): number[][] {
  return frontiers(tree.cfg.count, tree.cfg.predecessors, tree.idoms);
}

/** Makes iterated dominance frontiers of many sets of blocks; its tables are kept from one to the next. */
export class IteratedFrontier {
  private readonly marks: Int32Array;
  private readonly visits: Int32Array;
  private readonly levels: number[][];
  private round = 0;

  constructor(readonly tree: DominatorTree) {
    this.marks = new Int32Array(tree.cfg.count);
    this.visits = new Int32Array(tree.cfg.count);
    let deepest = 0;
    for (const depth of tree.depths) if (depth > deepest) deepest = depth;
    this.levels = Array.from({ length: deepest + 1 }, () => []);
  }
  /**
   * The blocks where definitions in `definitions` meet. With `liveIn`, blocks where the value is not live on entry are
   * left out (pruned SSA); `liveIn[n]` is nonzero where it is.
   */
  compute(definitions: readonly number[], liveIn?: Uint8Array): number[] {
    const round = ++this.round;
    const { marks, visits, levels } = this;
    const { children, depths, cfg } = this.tree;
    const rows = cfg.successors;
    const result: number[] = [];
    let level = 0;
    for (const node of definitions) {
      const depth = depths[node] as number;
      (levels[depth] as number[]).push(node);
      if (depth > level) level = depth;
      visits[node] = -round;
    }
    const stack: number[] = [];
    for (; level >= 0; level--) {
      const bucket = levels[level] as number[];
      for (let root = bucket.pop(); root !== undefined; root = bucket.pop()) {
        stack.push(root);
        visits[root] = round;
        for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
          for (let e = rows.starts[node] as number; e < (rows.starts[node + 1] as number); e++) {
            const target = rows.targets[e] as number;
            const depth = depths[target] as number;
            if (depth > level || marks[target] === round) continue;
            marks[target] = round;
            if (liveIn !== undefined && liveIn[target] === 0) continue;
            result.push(target);
            // A definition too waits in its bucket already.
            if (visits[target] !== -round) (levels[depth] as number[]).push(target);
          }
          for (let c = children.starts[node] as number; c < (children.starts[node + 1] as number); c++) {
            const child = children.targets[c] as number;
            if (visits[child] === round) continue;
            visits[child] = round;
            stack.push(child);
          }
        }
      }
    }
    return result;
  }
}
