/**
 * The allocator of O1 and above, stage by stage: liveness, intervals, coalescing, linear scan with splitting, rewriting.
 */
import type { MachineFunction } from "../machine/machine-function.js";
import type { Allocation } from "./allocation.js";
import { coalesce } from "./coalesce.js";
import { buildIntervals, Numbering } from "./intervals.js";
import { linearScan } from "./linear-scan.js";
import { computeLiveness } from "./liveness.js";
import { rewrite } from "./rewrite.js";

/**
 * Allocates registers by linear scan. The function is read, not changed.
 *
 * @throws RegisterPressureError when an instruction's operands cannot all have registers
 */
export function allocateLinear(fn: MachineFunction): Allocation {
  const liveness = computeLiveness(fn);
  const numbering = new Numbering(fn);
  const intervals = buildIntervals(fn, liveness, numbering);
  coalesce(fn, intervals, numbering);
  const placement = linearScan(fn, intervals, numbering);
  return rewrite(fn, intervals, numbering, liveness, placement);
}
