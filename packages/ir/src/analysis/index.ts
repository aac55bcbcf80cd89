/** Control flow and calls as cached values: graph, dominance, loops, call graph. */
export * from "./call-graph.js";
export * from "./cfg.js";
export * from "./dominators.js";
export * from "./loops.js";
export * from "./manager.js";
