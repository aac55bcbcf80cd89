/**
 * How often each block runs for one run of its function, by guesses where no profile says: a branch goes either way as
 * often, loops run eight times, and what ends in `unreachable` or calls something cold hardly runs.
 *
 * Source: Wu and Larus, "Static Branch Frequency and Program Profile Analysis" (1994), its loop and call heuristics.
 */
import { type BasicBlock, calledFunction, type FunctionAnalyses, type Instruction, isCall } from "@ts-jit/ir";
import { branchWeights } from "./branch-weights.js";

/** How often a loop is thought to run. */
const ROUNDS = 8;
/** Probability of a way that hardly anything goes. */
const UNLIKELY = 1 / 2048;

/** Frequencies of blocks and edges. */
export class BlockFrequency {
  private readonly frequencies: Float64Array;
  private readonly probabilities = new Map<BasicBlock, readonly number[]>();

  constructor(private readonly analyses: FunctionAnalyses) {
    const { cfg, loops } = analyses;
    this.frequencies = new Float64Array(cfg.count);
    for (let node = 0; node < cfg.count; node++) {
      const block = cfg.block(node);
      const loop = loops.loopOf(block);
      let frequency = node === 0 ? 1 : 0;
      for (const before of new Set(block.predecessors())) {
        const from = cfg.numberOf(before);
        // Ways back are in the factor of their loop.
        if (from >= 0 && from < node) frequency += this.edge(before, block);
      }
      this.frequencies[node] = loop?.header === block ? frequency * this.roundsOf(block) : frequency;
    }
  }

  /** How often a block runs: 1 is once a call. */
  of(block: BasicBlock): number {
    return this.frequencies[this.analyses.cfg.numberOf(block)] ?? 0;
  }

  /** How often control goes from one block to another directly. */
  edge(from: BasicBlock, to: BasicBlock): number {
    const probabilities = this.probabilitiesOf(from);
    let sum = 0;
    from.successors().forEach((successor, at) => {
      if (successor === to) sum += probabilities[at] ?? 0;
    });
    return this.of(from) * sum;
  }

  /** Rounds of the loop with this header: by the weights of its exits where they are known. */
  private roundsOf(header: BasicBlock): number {
    const loop = this.analyses.loops.loopOf(header);
    if (loop === undefined) return ROUNDS;
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

  private probabilitiesOf(block: BasicBlock): readonly number[] {
    const known = this.probabilities.get(block);
    if (known !== undefined) return known;
    const result = this.guess(block);
    this.probabilities.set(block, result);
    return result;
  }

  private guess(block: BasicBlock): readonly number[] {
    const successors = block.successors();
    if (successors.length === 1) return [1];
    const weights = block.terminator === undefined ? undefined : branchWeights(block.terminator);
    const loop = this.analyses.loops.loopOf(block);
    const shares =
      weights ??
      successors.map((successor) => {
        if (isCold(successor)) return UNLIKELY;
        return loop !== undefined && !loop.contains(successor) ? 1 / (ROUNDS - 1) : 1;
      });
    const total = shares.reduce((sum, share) => sum + share, 0);
    return shares.map((share) => share / total);
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
