/** LLVM IR as data: types, values, modules; text to modules and back; verifying, building, analysing, interpreting. */
export * from "./analysis/index.js";
export * from "./attributes.js";
export * from "./basic-block.js";
export * from "./builder/index.js";
export * from "./constants.js";
export * from "./data-layout.js";
export * from "./errors.js";
export * from "./function.js";
export * from "./globals.js";
export * from "./inline-asm.js";
export * from "./instruction.js";
export * from "./metadata.js";
export * from "./module.js";
export * from "./opcodes.js";
export * from "./structured/index.js";
export * from "./types.js";
export * from "./value.js";
