/**
 * Coalescing: two registers joined by a move become one value where their intervals do not overlap.
 *
 *     %41 = MOV32rr %40      last use of %40          one value: the move needs no instruction
 *     %41 = ADD32rr %41, %35                          add in place
 *
 * This takes away the copies of two-address operands and of phis. The moves of the deepest loops are tried first.
 *
 * Source: Chaitin et al., "Register Allocation via Coloring" (1981); overlap as the test instead of a graph.
 */
import type { MachineFunction } from "../machine/machine-function.js";
import { FIRST_VIRTUAL } from "../machine/registers.js";
import type { Intervals, Numbering, Web } from "./intervals.js";

/** Joins what can be joined; `intervals.webs` then names the same web for joined registers. */
export function coalesce(fn: MachineFunction, intervals: Intervals, numbering: Numbering): void {
  const { webs } = intervals;
  const depth = new Uint8Array(fn.instCount);
  for (const [index, block] of fn.layout.entries()) {
    const loops = Math.min(numbering.depthAt(numbering.from[fn.layout[index] ?? 0] ?? 0), 7);
    depth.fill(loops, fn.first(block), fn.end(block));
  }
  const buckets: number[][] = Array.from({ length: 8 }, () => []);
  for (const move of intervals.moves) buckets[7 - (depth[move] ?? 0)]?.push(move);
  const parent = Int32Array.from({ length: webs.length }, (_, v) => v);
  const find = (v: number): number => {
    let root = v;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] ?? 0] ?? 0;
      root = parent[root] ?? 0;
    }
    return root;
  };
  for (const moves of buckets) {
    for (const move of moves) {
      const start = fn.starts[move] ?? 0;
      const to = find((fn.words[start + 1] ?? 0) - FIRST_VIRTUAL);
      const from = find((fn.words[start + 2] ?? 0) - FIRST_VIRTUAL);
      const v = webs[to];
      const w = webs[from];
      if (to === from || v === undefined || w === undefined || v.regClass !== w.regClass) continue;
      if (overlap(v.ranges, w.ranges)) continue;
      const [kept, merged] = v.ranges.length >= w.ranges.length ? [v, w] : [w, v];
      join(kept, merged);
      parent[merged.id] = kept.id;
    }
  }
  for (let v = 0; v < webs.length; v++) {
    const root = webs[find(v)];
    if (root !== undefined) webs[v] = root;
  }
}

/** Whether two lists of ranges share a position. The shorter is looked up in the longer. */
export function overlap(a: readonly number[], b: readonly number[]): boolean {
  if (a.length > b.length) return overlap(b, a);
  const lastEnd = b[b.length - 1] ?? 0;
  const firstStart = b[0] ?? 0;
  for (let at = 0; at < a.length; at += 2) {
    const from = a[at] ?? 0;
    const to = a[at + 1] ?? 0;
    if (to <= firstStart) continue;
    if (from >= lastEnd) return false;
    // The first range of b that ends behind `from`.
    let low = 0;
    let high = b.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((b[middle * 2 + 1] ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    if (low * 2 < b.length && (b[low * 2] ?? 0) < to) return true;
  }
  return false;
}

function join(kept: Web, merged: Web): void {
  kept.ranges = mergeRanges(kept.ranges, merged.ranges);
  kept.uses = mergeSorted(kept.uses, merged.uses);
  if (kept.hint < 0) kept.hint = merged.hint;
  kept.remat = -1;
  kept.definitions += merged.definitions;
}

function mergeRanges(a: readonly number[], b: readonly number[]): number[] {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const first = j >= b.length || (i < a.length && (a[i] ?? 0) < (b[j] ?? 0));
    const from = (first ? a[i] : b[j]) ?? 0;
    const to = (first ? a[i + 1] : b[j + 1]) ?? 0;
    if (first) i += 2;
    else j += 2;
    const last = result.length - 1;
    // A gap of one lies within the move that joined them.
    if (last > 0 && from - (result[last] ?? 0) <= 1) result[last] = to;
    else result.push(from, to);
  }
  return result;
}

function mergeSorted(a: readonly number[], b: readonly number[]): number[] {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) result.push(((a[i] ?? 0) <= (b[j] ?? 0) ? a[i++] : b[j++]) ?? 0);
  while (i < a.length) result.push(a[i++] ?? 0);
  while (j < b.length) result.push(b[j++] ?? 0);
  return result;
}
