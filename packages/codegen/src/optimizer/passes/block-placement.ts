/**
 * block-placement: puts blocks in the order in which control mostly goes.
 *
 *   entry: br %c, %rare, %usual                  entry: br %c, %rare, %usual
 *   rare:  ...  br %join                   =>    usual: ...
 *   usual: ...                                   join:  ...  ret
 *   join:  ...  ret                              rare:  ...  br %join
 *
 * Right because the order of blocks means nothing. Where control falls through no jump is needed; a loop's blocks stand
 * together, its head first and the branch back at its end, which is also what the register allocator takes for the loop;
 * what hardly runs stands behind everything else.
 *
 * Each loop, inner ones first, becomes a sequence of its own: the edges inside it are taken by falling frequency, and join
 * the sequence that ends with their source to the one that begins with their target.
 *
 * Source: Pettis and Hansen, "Profile Guided Code Positioning" (1990), bottom-up positioning, loop by loop.
 */
import type { BasicBlock, FunctionAnalyses, Function as IrFunction, Loop } from "@ts-jit/ir";
import { BlockFrequency } from "../block-frequency.js";
import { analysesOf, type PassContext } from "../pass.js";

/** A block that runs this much less often than the head of its loop or function goes to the end. */
const COLD = 1 / 64;

export function blockPlacement(fn: IrFunction, context: PassContext): boolean {
  if (fn.blocks.length < 3) return false;
  const analyses = analysesOf(fn, context);
  const placement = new Placement(analyses);
  const order = placement.region(fn.entry, undefined);
  const placed = new Set([...order, ...placement.cold]);
  // Blocks nothing leads to have no number.
  const blocks = [...placed, ...fn.blocks.filter((block) => !placed.has(block))];
  if (blocks.every((block, at) => block === fn.blocks[at])) return false;
  fn.blocks = blocks;
  context.analyses.invalidate(fn);
  return true;
}

interface Edge {
  readonly from: BasicBlock;
  readonly to: BasicBlock;
  readonly frequency: number;
}

class Placement {
  /** Blocks that hardly run, in the order they were met. */
  readonly cold: BasicBlock[] = [];
  private readonly frequency: BlockFrequency;

  constructor(private readonly analyses: FunctionAnalyses) {
    this.frequency = new BlockFrequency(analyses);
  }

  /** The blocks of a loop (or, without one, of the function) that are not cold, in order, the head first. */
  region(head: BasicBlock, loop: Loop | undefined): BasicBlock[] {
    const inner = new Map<BasicBlock, Loop>();
    for (const child of loop?.children ?? this.analyses.loops.top) inner.set(child.header, child);
    const all = loop?.blocks ?? this.analyses.cfg.blocks;
    // What is put in order: single blocks, and inner loops as they have been ordered.
    const sequences: BasicBlock[][] = [];
    const limit = this.frequency.of(head) * COLD;
    for (const block of all) {
      const own = this.analyses.loops.loopOf(block);
      const child = block === head ? undefined : inner.get(block);
      if (own !== loop && child === undefined) continue;
      const sequence = child === undefined ? [block] : this.region(block, child);
      if (block !== head && this.frequency.of(block) < limit) this.cold.push(...sequence);
      else sequences.push(sequence);
    }
    return this.joined(sequences, head);
  }

  private joined(sequences: BasicBlock[][], head: BasicBlock): BasicBlock[] {
    const startingWith = new Map(sequences.map((sequence) => [sequence[0], sequence]));
    const endingWith = new Map(sequences.map((sequence) => [sequence.at(-1), sequence]));
    const edges: Edge[] = [];
    for (const sequence of sequences) {
      const from = sequence.at(-1);
      if (from === undefined) continue;
      this.frequency.forEachEdge(from, (to, frequency) => {
        if (to !== head && startingWith.has(to)) edges.push({ from, to, frequency });
      });
    }
    edges.sort((a, b) => b.frequency - a.frequency);
    const live = new Set(sequences);
    for (const { from, to } of edges) {
      const before = endingWith.get(from);
      const after = startingWith.get(to);
      if (before === undefined || after === undefined || before === after) continue;
      for (const block of after) before.push(block);
      live.delete(after);
      startingWith.delete(to);
      endingWith.delete(from);
      endingWith.set(before.at(-1), before);
    }
    const first = startingWith.get(head) ?? [];
    live.delete(first);
    // The branch back to the head comes last, if it does not stand in the first sequence.
    const latches = [...live].filter((sequence) => sequence.at(-1)?.successors().includes(head) === true);
    for (const latch of latches) live.delete(latch);
    return [first, ...live, ...latches].flat();
  }
}
