/**
 * LLVM IR text to a {@link Module}. The reader is one class in layers, each a file: tokens, types, attributes,
 * references, values, metadata, instructions (memory, calls, the others), globals, functions, the module.
 */
import type { Module } from "../module.js";
import { ModuleParser } from "./module.js";

/**
 * Reads a module written in LLVM IR, as LLVM 14 to 19 print it.
 *
 * @param text the source
 * @param file its name, for messages
 * @throws IrSyntaxError where the text is not LLVM IR
 */
export function parseModule(text: string, file = "<string>"): Module {
  return new ModuleParser(text, file).parseModule();
}
