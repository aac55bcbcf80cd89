/** Machine code as data: registers, the instruction table's columns, functions, their text form and their rules. */
export * from "./machine-function.js";
export * from "./opcodes.js";
export * from "./print.js";
export * from "./registers.js";
export * from "./verifier.js";
