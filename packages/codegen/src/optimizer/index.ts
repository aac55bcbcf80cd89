/** Module to better module: the pass table and what runs it. */
export * from "./optimize.js";
export type { FunctionPass, ModulePass, Pass, PassContext } from "./pass.js";
export { checkOrder, PASSES, PassOrderError } from "./pipeline.js";
