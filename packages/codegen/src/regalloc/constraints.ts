/** Which physical registers a value may be given. */
import type { MachineFunction } from "../machine/machine-function.js";
import { EBP, maskOf, type RegClass } from "../machine/registers.js";

/** The registers a virtual register of the class may be in: without ebp where it is the frame pointer. */
export function allocatable(fn: MachineFunction, regClass: RegClass): number {
  const mask = fn.allocatable(regClass);
  return fn.framePointer || fn.hasDynamicAlloca ? mask & ~maskOf(EBP) : mask;
}
