/**
 * A {@link Module} to LLVM IR text, in LLVM's canonical form. The writer is one class in layers, as the reader is:
 * values, metadata, instructions, the module; numbers of what has no name are given by {@link Slots}.
 */
import { Function } from "../function.js";
import { type Instruction, isInstruction } from "../instruction.js";
import type { Metadata } from "../metadata.js";
import type { Module } from "../module.js";
import type { Type } from "../types.js";
import type { Value } from "../value.js";
import { ModulePrinter, type PrintOptions } from "./module.js";
import { Slots } from "./slots.js";

export type { PrintOptions };

/** The module as text that `llvm-as` accepts. */
export function printModule(module: Module, options: PrintOptions = {}): string {
  return new ModulePrinter(new Slots(), options).module(module);
}

/** A function as it stands in its module's text; metadata and attribute groups have the numbers they have there. */
export function printFunction(fn: Function): string {
  return printerFor(fn).function(fn);
}

/** One instruction, without indentation. */
export function printInstruction(instruction: Instruction): string {
  return printerFor(instruction.parent?.parent).instruction(instruction);
}

/** A value where it is used: `i32 %x`, or without its type. */
export function printOperand(value: Value, withType = true): string {
  const fn = owner(value);
  const printer = printerFor(fn);
  return withType ? printer.typed(value) : printer.operand(value);
}

/** A constant with its type. */
export function printConstant(value: Value): string {
  return printOperand(value);
}

export function printType(type: Type): string {
  return String(type);
}

/** A metadata node's definition: what stands behind `!7 = `. */
export function printMetadata(node: Metadata): string {
  return new ModulePrinter(new Slots()).definition(node);
}

function owner(value: Value): Function | undefined {
  if (isInstruction(value)) return value.parent?.parent;
  const parent = (value as Value & { parent?: unknown }).parent;
  return parent instanceof Function ? parent : undefined;
}

/** A printer that has numbered what stands before `fn` is finished. */
function printerFor(fn: Function | undefined): ModulePrinter {
  const printer = new ModulePrinter(new Slots());
  const module = fn?.parent;
  if (module !== undefined) printer.useModule(module);
  if (fn !== undefined) {
    for (const other of module?.functions ?? []) {
      if (other === fn) break;
      printer.slots.addFunction(other);
    }
    printer.slots.addFunction(fn);
  }
  return printer;
}
