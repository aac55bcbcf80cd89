import * as I from "../i386/instructions.js";
import type { Block, MachineFunction } from "../machine/machine-function.js";

/** Where a branch to each block really goes: past blocks that only jump on. */
export function forwarding(fn: MachineFunction): Int32Array {
  const forward = new Int32Array(fn.blockCount);
  for (let block = 0; block < forward.length; block++) forward[block] = block;
  const onlyJumps = (block: number): number => {
    const first = fn.first(block as Block);
    if (fn.end(block as Block) - first !== 1 || fn.opcodeAt(first) !== I.JMP) return -1;
    return fn.words[(fn.starts[first] ?? 0) + 1] ?? -1;
  };
  for (const block of fn.layout) {
    let to: number = block;
    // A ring of such blocks is an endless loop: stop where it began.
    for (let steps = 0; steps < 64; steps++) {
      const next = onlyJumps(to);
      if (next < 0 || next === to) break;
      to = next;
      if (to === block) break;
    }
    forward[block] = to;
  }
  // Where a chain ended inside a ring, keep the block itself.
  for (const block of fn.layout) {
    const to = forward[block] ?? block;
    if (forward[to] !== to) forward[block] = block;
  }
  return forward;
}
