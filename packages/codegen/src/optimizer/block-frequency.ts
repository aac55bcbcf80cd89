/**
 * How often each block runs for one run of its function, by guesses where no profile says: a branch goes either way as
 * often, loops run eight times, and what ends in `unreachable` or calls something cold hardly runs.
 *
 * Source: Wu and Larus, "Static Branch Frequency and Program Profile Analysis" (1994), its loop and call heuristics.
 */
import {
  type BasicBlock,
  calledFunction,
  type FunctionAnalyses,
  type Instruction,
  isCall,
  type Loop,
} from "@ts-jit/ir";
import { branchWeights } from "./branch-weights.js";

/** How often a loop is thought to run. */
const ROUNDS = 8;
/** Probability of a way that hardly anything goes. */
const UNLIKELY = 1 / 2048;

/** Frequencies of blocks and edges. */
export class BlockFrequency {
  /** By number of the block in the control-flow graph: 1 is once a call. */
  private readonly frequencies: Float64Array;
  /** Probability of each edge, as the graph's successor rows number them. */
  private readonly shares: Float64Array;
  /** Whether any branch says how often it goes where. */
  private weighted = false;

  constructor(private readonly analyses: FunctionAnalyses) {
    const { cfg, loops } = analyses;
    const { starts, targets } = cfg.successors;
    this.frequencies = new Float64Array(cfg.count);
    this.shares = new Float64Array(targets.length);
    for (let node = 0; node < cfg.count; node++) this.share(node);
    this.frequencies[0] = 1;
    for (let node = 0; node < cfg.count; node++) {
      const block = cfg.block(node);
      const loop = loops.loopOf(block);
      let frequency = this.frequencies[node] ?? 0;
      if (loop?.header === block) frequency *= this.roundsOf(loop);
      this.frequencies[node] = frequency;
      for (let edge = starts[node] ?? 0; edge < (starts[node + 1] ?? 0); edge++) {
        const to = targets[edge] ?? 0;
        // Ways back are in the factor of their loop.
        if (to > node)
          this.frequencies[to] = (this.frequencies[to] ?? 0) + frequency * (this.shares[edge] ?? 0);
      }
    }
  }

  /** How often a block runs: 1 is once a call. */
  of(block: BasicBlock): number {
    return this.frequencies[this.analyses.cfg.numberOf(block)] ?? 0;
  }

  /** Calls `act` for each edge out of a block, with how often control takes it. */
  forEachEdge(from: BasicBlock, act: (to: BasicBlock, frequency: number) => void): void {
    const { cfg } = this.analyses;
    const { starts, targets } = cfg.successors;
    const node = cfg.numberOf(from);
    const frequency = this.frequencies[node] ?? 0;
    for (let edge = starts[node] ?? 0; edge < (starts[node + 1] ?? 0); edge++)
      act(cfg.block(targets[edge] ?? 0), frequency * (this.shares[edge] ?? 0));
  }

  /** Rounds of a loop: by the weights of an exit where they are known. */
  private roundsOf(loop: Loop): number {
    if (!this.weighted) return ROUNDS;
    for (const block of loop.exiting()) {
      const end = block.terminator;
      const weights = end === undefined ? undefined : branchWeights(end);
      if (weights === undefined) continue;
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let out = 0;
      block.successors().forEach((successor, at) => {
        if (!loop.contains(successor)) out += weights[at] ?? 0;
      });
      return Math.min(Math.max(total / Math.max(out, 1), 1), 1e6);
    }
    return ROUNDS;
  }

  /** Shares out a block's frequency among its edges. */
  private share(node: number): void {
    const { cfg, loops } = this.analyses;
    const { starts, targets } = cfg.successors;
    const first = starts[node] ?? 0;
    const end = starts[node + 1] ?? 0;
    if (end - first === 1) {
      this.shares[first] = 1;
      return;
    }
    const block = cfg.block(node);
    const weights = block.terminator === undefined ? undefined : branchWeights(block.terminator);
    if (weights !== undefined) this.weighted = true;
    const loop = loops.loopOf(block);
    let total = 0;
    for (let edge = first; edge < end; edge++) {
      const to = cfg.block(targets[edge] ?? 0);
      const stays = loop === undefined || loop.contains(to);
      const share = weights?.[edge - first] ?? (isCold(to) ? UNLIKELY : stays ? 1 : 1 / (ROUNDS - 1));
      this.shares[edge] = share;
      total += share;
    }
    for (let edge = first; edge < end; edge++) this.shares[edge] = (this.shares[edge] ?? 0) / total;
  }
}

/** Whether a block is hardly ever run: it leads nowhere, or calls what is said to be cold. */
function isCold(block: BasicBlock): boolean {
  const end = block.terminator;
  if (end?.opcode === "unreachable" || end?.opcode === "resume") return true;
  for (let one: Instruction | undefined = block.first; one !== undefined; one = one.next) {
    if (!isCall(one)) continue;
    if (one.data.attributes.fn.has("cold")) return true;
    const callee = calledFunction(one)?.attributes.fn;
    if (callee?.has("cold") === true || callee?.has("noreturn") === true) return true;
  }
  return false;
}
