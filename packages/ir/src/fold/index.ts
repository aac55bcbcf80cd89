/** Constant folding: exact results of operations on constants. */
export * from "./elements.js";
export * from "./float.js";
export * from "./fold.js";
export * from "./integer.js";
export * from "./load.js";
