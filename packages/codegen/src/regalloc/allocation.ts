/** What a register allocator hands on: the rewritten function, and where each of its instructions comes from. */
import type { Block, MachineFunction } from "../machine/machine-function.js";
import { grown } from "./liveness.js";

/** Origin of an instruction the allocator put in: a move, load or store of a spill slot, an exchange, an edge's jump. */
export const INSERTED = -1;
/** Origin of a second execution of instruction `inst` of the function as it was. */
export function rematOrigin(inst: number): number {
  return -2 - inst;
}
/** The instruction executed again, for an origin below {@link INSERTED}. */
export function rematInst(origin: number): number {
  return -2 - origin;
}

export interface Allocation {
  /** Names physical registers only. Blocks and slots of the function as it was keep their numbers; new ones follow. */
  readonly fn: MachineFunction;
  /**
   * For each instruction the one it was made from, or {@link INSERTED}, or a {@link rematOrigin}.
   */
  readonly origins: Int32Array;
  /**
   * Instructions of the function as it was that have none now: moves coalesced away, constants nobody reads. Pairs of
   * the old instruction and the new one before which it would stand, ascending within a block.
   */
  readonly dropped: Int32Array;
  /** Where values are while the function runs, if the allocator can tell. */
  readonly places?: ValuePlaces | undefined;
}

/** Where a virtual register's value is kept; it says nothing about whether the value is still needed there. */
export interface ValuePlaces {
  /**
   * Before an instruction of the function as it was, behind the moves that lead there.
   * @returns a physical register, a slot as a base (see `slotBase`), or NO_REG
   */
  before(reg: number, block: Block, inst: number): number;
  /** The same before those moves. NO_REG at a block's first instruction, unless the value never moves. */
  beforeMoves(reg: number, block: Block, inst: number): number;
}

/** Collects origins while an allocator emits. */
export class AllocationLog {
  private origins: Int32Array<ArrayBuffer>;
  private dropped = new Int32Array(64);
  private droppedCount = 0;

  constructor(private readonly fn: MachineFunction) {
    this.origins = new Int32Array(1024);
  }
  /** Notes where the instruction just emitted comes from. */
  record(origin: number): void {
    const at = this.fn.instCount - 1;
    while (at >= this.origins.length) this.origins = grown(this.origins);
    this.origins[at] = origin;
  }
  /** Notes that an instruction has no counterpart: it would be the next one emitted. */
  drop(inst: number): void {
    if (this.droppedCount === this.dropped.length) this.dropped = grown(this.dropped);
    this.dropped[this.droppedCount++] = inst;
    this.dropped[this.droppedCount++] = this.fn.instCount;
  }
  finish(places?: ValuePlaces): Allocation {
    return {
      places,
      fn: this.fn,
      origins: this.origins.subarray(0, this.fn.instCount),
      dropped: this.dropped.subarray(0, this.droppedCount),
    };
  }
}
