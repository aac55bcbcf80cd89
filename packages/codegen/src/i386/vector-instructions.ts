/** Vector instructions, in the same table as the others. */

export * from "./fused-instructions.js";
export * from "./packed-instructions.js";
export * from "./shuffle-instructions.js";
