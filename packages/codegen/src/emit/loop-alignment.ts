/**
 * Innermost loops begin at a boundary: the processor fetches their first instructions at once, and the translated code of
 * an emulator is less likely to be cut by the end of a page.
 */
import type { MachineFunction } from "../machine/machine-function.js";
import { findLoops, type Loop } from "../regalloc/loops.js";

/** Gives the heads of innermost loops an alignment of `1 << log2` bytes. */
export function alignLoops(fn: MachineFunction, log2: number): void {
  const { loops } = findLoops(fn);
  const outer = new Set<Loop | undefined>(loops.map((loop) => loop.parent));
  for (const loop of loops) {
    const head = fn.layout[loop.first];
    if (head !== undefined && !outer.has(loop)) fn.blockAlign[head] = log2;
  }
}
