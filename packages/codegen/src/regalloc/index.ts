/** Register allocation: virtual registers to physical ones and spill slots, and the proof that it was done right. */
export { type Allocation, INSERTED, rematInst, rematOrigin, type ValuePlaces } from "./allocation.js";
export { AllocationError, checkAllocation } from "./checker.js";
export { allocateFast, FastAllocator, RegisterPressureError } from "./fast.js";
export { allocateLinear } from "./linear.js";
