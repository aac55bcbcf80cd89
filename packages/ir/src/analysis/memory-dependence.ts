/**
 * Memory dependence: which writes an access may see, and whether memory stays the same between two points of a function.
 *
 * A point is a block and how many of the block's writes stand before it, so that a question walks over writes alone.
 * Every question looks at a bounded number of blocks and writes; beyond that the answer is the cautious one.
 *
 * Source: LLVM's MemoryDependenceAnalysis; here without memory between questions, which is what keeps it right while
 * a pass deletes instructions.
 */
import type { BasicBlock } from "../basic-block.js";
import type { Instruction } from "../instruction.js";
import type { AliasAnalysis, MemoryLocation } from "./alias.js";
import type { ControlFlowGraph } from "./cfg.js";
import { Effect, effectsOf } from "./effects.js";

/** Blocks and writes looked at to answer one question. */
const MAX_BLOCKS = 48;
const MAX_WRITES = 200;

/** Before write number `writes` of the block (and behind the one before that). */
export interface MemoryPoint {
  /** The block's number in the control-flow graph. */
  readonly block: number;
  readonly writes: number;
}

/** What a location may hold at a point: what one of the writes left, or what it held when the function was entered. */
export interface ReachingWrites {
  /** On each way back, the nearest instruction that may write the location; each once. */
  readonly writes: readonly Instruction[];
  /** Whether some way leads back to the function's entry without such a write. */
  readonly entry: boolean;
}

export class MemoryDependence {
  /** Writes of each block in order. */
  private readonly writes: Instruction[][];
  /** By block: in which question it was seen last. */
  private readonly stamps: Int32Array;
  private stamp = 0;

  /** Holds while no write is added or moved; writes that are erased are left out from then on. */
  constructor(
    readonly cfg: ControlFlowGraph,
    readonly alias: AliasAnalysis,
  ) {
    this.stamps = new Int32Array(cfg.count);
    this.writes = cfg.blocks.map((block) => {
      const list: Instruction[] = [];
      for (let one = block.first; one !== undefined; one = one.next) {
        if ((effectsOf(one) & Effect.write) !== 0) list.push(one);
      }
      return list;
    });
  }

  /** The instructions of a block that may write memory, in order, as they were when the analysis was made. */
  writesOf(block: number): readonly Instruction[] {
    return this.writes[block] ?? [];
  }

  /** The point before an instruction of a reachable block. Time linear in the writes of the block. */
  pointBefore(one: Instruction): MemoryPoint {
    const block = this.cfg.numberOf(one.parent as BasicBlock);
    const before = new Set<Instruction>();
    for (let at = one.prev; at !== undefined; at = at.prev) before.add(at);
    const list = this.writesOf(block);
    let writes = 0;
    for (let at = 0; at < list.length; at++) if (before.has(list[at] as Instruction)) writes = at + 1;
    return { block, writes };
  }

  /**
   * The nearest writes above an access that may be to its bytes: the stores it may see, and calls that may have changed
   * them. Undefined when the access is not one of known place, is unreachable, or when there is too much to look at.
   */
  reachingWrites(
    one: Instruction,
    location: MemoryLocation | undefined = this.alias.locationOf(one),
  ): ReachingWrites | undefined {
    if (location === undefined || one.parent === undefined || !this.cfg.isReachable(one.parent))
      return undefined;
    const point = this.pointBefore(one);
    const found = new Set<Instruction>();
    const budget = { writes: MAX_WRITES };
    let entry = false;
    const finished = this.walkUp(point.block, (block) => {
      const end = block === undefined ? point.writes : this.writesOf(block).length;
      const nearest = this.lastWrite(block ?? point.block, 0, end, location, budget);
      if (nearest === null) return "stop";
      if (nearest !== undefined) {
        found.add(nearest);
        return "enough";
      }
      if ((block ?? point.block) === 0) entry = true;
      return "further";
    });
    return finished ? { writes: [...found], entry } : undefined;
  }

  /**
   * Whether nothing on any path writes the location between two points, of which the first dominates the second. False
   * also when there is too much to look at.
   */
  isUnchanged(from: MemoryPoint, to: MemoryPoint, location: MemoryLocation): boolean {
    const budget = { writes: MAX_WRITES };
    const isClear = (block: number, start: number, end: number): boolean =>
      this.lastWrite(block, start, end, location, budget) === undefined;
    if (from.block === to.block) return isClear(from.block, from.writes, to.writes);
    return this.walkUp(to.block, (block) => {
      if (block === undefined) return isClear(to.block, 0, to.writes) ? "further" : "stop";
      const start = block === from.block ? from.writes : 0;
      if (!isClear(block, start, this.writesOf(block).length)) return "stop";
      return block === from.block ? "enough" : "further";
    });
  }

  /**
   * The last write of a block, among those numbered `start` to before `end`, that may be to the location; null when the
   * budget is used up.
   */
  private lastWrite(
    block: number,
    start: number,
    end: number,
    location: MemoryLocation,
    budget: { writes: number },
  ): Instruction | undefined | null {
    const list = this.writesOf(block);
    for (let at = end - 1; at >= start; at--) {
      const write = list[at] as Instruction;
      if (write.parent === undefined) continue;
      if (budget.writes-- <= 0) return null;
      if (this.alias.mayWriteTo(write, location)) return write;
    }
    return undefined;
  }

  /**
   * Visits the part of a block above a point (`undefined`), then whole blocks that lead there, each once; the block itself
   * again if it leads back to itself. `visit` says whether to go further up, that this way has been looked at enough, or
   * to stop everything. False when it was stopped, by `visit` or by the number of blocks.
   */
  private walkUp(
    block: number,
    visit: (block: number | undefined) => "further" | "enough" | "stop",
  ): boolean {
    const stamp = ++this.stamp;
    const rows = this.cfg.predecessors;
    const work: number[] = [];
    const push = (of: number): void => {
      for (let e = rows.starts[of] as number; e < (rows.starts[of + 1] as number); e++) {
        const source = rows.targets[e] as number;
        if (this.stamps[source] === stamp) continue;
        this.stamps[source] = stamp;
        work.push(source);
      }
    };
    const first = visit(undefined);
    if (first !== "further") return first === "enough";
    push(block);
    let blocks = 0;
    for (let one = work.pop(); one !== undefined; one = work.pop()) {
      if (++blocks > MAX_BLOCKS) return false;
      const next = visit(one);
      if (next === "stop") return false;
      if (next === "further") push(one);
    }
    return true;
  }
}
