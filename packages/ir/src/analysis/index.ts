/** What can be known of a function without running it, as cached values: control flow, calls, effects, bits and memory. */
export * from "./alias.js";
export * from "./call-graph.js";
export * from "./cfg.js";
export * from "./dominators.js";
export * from "./effects.js";
export * from "./known-bits.js";
export * from "./loops.js";
export * from "./manager.js";
export * from "./memory-dependence.js";
export * from "./tbaa.js";
