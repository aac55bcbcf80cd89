/**
 * Loops as stretches of the layout: from a block that is jumped back to, to the last block that jumps there. Layouts
 * keep loops together, so this needs no dominators; where one does not, only the choice of split positions suffers.
 * What hardly runs stands at the end of a layout and jumps back into the loop it was taken out of: such a jump makes no
 * loop, or everything in between would be taken for part of it.
 */
import type { MachineFunction } from "../machine/machine-function.js";

export interface Loop {
  /** Index in the layout of the first block and of the last. */
  readonly first: number;
  readonly last: number;
  /** 1 for an outermost loop. */
  readonly depth: number;
  readonly parent: Loop | undefined;
}

/** Innermost loop of each block, by layout index; and all loops, outer before inner. */
export interface Loops {
  readonly loops: readonly Loop[];
  readonly innermost: readonly (Loop | undefined)[];
}

/** Loops nested deeper are taken for part of the one around them: walks up the nest stay short. */
const MAX_DEPTH = 12;

/** Finds the loops of a function's layout. Stretches that overlap without nesting are widened until they nest. */
export function findLoops(fn: MachineFunction): Loops {
  const index = new Int32Array(fn.blockCount).fill(-1);
  fn.layout.forEach((block, at) => {
    index[block] = at;
  });
  const lastOf = new Int32Array(fn.layout.length).fill(-1);
  const bodies = new Bodies(fn, index);
  fn.layout.forEach((block, at) => {
    for (const successor of fn.successors(block)) {
      const to = index[successor] ?? -1;
      if (to >= 0 && to <= at && at > (lastOf[to] ?? -1) && bodies.fill(to, at)) lastOf[to] = at;
    }
  });
  // From the back: a loop takes in those that begin within it, and reaches as far as they do.
  const ends: { first: number; last: number }[] = [];
  const open: { first: number; last: number }[] = [];
  for (let first = lastOf.length - 1; first >= 0; first--) {
    let last = lastOf[first] ?? -1;
    if (last < 0) continue;
    for (let inner = open.at(-1); inner !== undefined && inner.first <= last; inner = open.at(-1)) {
      last = Math.max(last, inner.last);
      open.pop();
    }
    const stretch = { first, last };
    open.push(stretch);
    ends.push(stretch);
  }
  ends.reverse();
  const loops: Loop[] = [];
  const innermost: (Loop | undefined)[] = new Array(fn.layout.length).fill(undefined);
  let inside: Loop | undefined;
  let next = 0;
  for (let at = 0; at < innermost.length; at++) {
    while (inside !== undefined && inside.last < at) inside = inside.parent;
    const stretch = ends[next];
    if (stretch?.first === at) {
      next++;
      if ((inside?.depth ?? 0) < MAX_DEPTH) {
        inside = { first: at, last: stretch.last, depth: (inside?.depth ?? 0) + 1, parent: inside };
        loops.push(inside);
      }
    }
    innermost[at] = inside;
  }
  return { loops, innermost };
}

/** A body is looked through up to this many blocks; a larger one is believed. */
const MAX_BODY = 4096;

/** Says of edges back whether the blocks between their ends are the loop. */
class Bodies {
  private predecessors: number[][] | undefined;
  private readonly stamps: Int32Array;
  private stamp = 0;

  constructor(
    private readonly fn: MachineFunction,
    private readonly index: Int32Array,
  ) {
    this.stamps = new Int32Array(fn.layout.length);
  }

  /**
   * Whether the loop of the edge from `last` back to `first` (what comes to `last` without passing `first`) begins with
   * `first` and fills at least half of the stretch between them. All by index in the layout.
   */
  fill(first: number, last: number): boolean {
    if (first === last) return true;
    const stamp = ++this.stamp;
    this.stamps[first] = stamp;
    this.stamps[last] = stamp;
    const work = [last];
    let count = 2;
    for (let at = work.pop(); at !== undefined; at = work.pop()) {
      for (const before of this.before(at)) {
        if (before < first) return false;
        if (this.stamps[before] === stamp) continue;
        this.stamps[before] = stamp;
        if (++count > MAX_BODY) return true;
        work.push(before);
      }
    }
    return count * 2 >= last - first + 1;
  }

  private before(at: number): readonly number[] {
    if (this.predecessors === undefined) {
      const rows: number[][] = this.fn.layout.map(() => []);
      this.fn.layout.forEach((block, from) => {
        for (const successor of this.fn.successors(block)) rows[this.index[successor] ?? -1]?.push(from);
      });
      this.predecessors = rows;
    }
    return this.predecessors[at] ?? [];
  }
}
