// One line a test case: what a pass makes of a module, compared as text after parsing and printing both.

import { optimize, PASSES, type Pass } from "@ts-jit/codegen";
import { type Module, parseModule, printModule, verifyModule } from "@ts-jit/ir";
import type { ExecutionContext } from "ava";

export function passNamed(name: string): Pass {
  const found = PASSES.find((pass) => pass.name === name);
  if (found === undefined) throw new Error(`there is no pass named ${name}`);
  return found;
}

/** The module after the passes, verified. */
export function optimized(passes: string, input: string): Module {
  const module = parseModule(input, "input.ll");
  verifyModule(module);
  optimize(module, "O2", { passes: passes.split(" ").map(passNamed), verifyEach: verifyModule });
  return module;
}

/** The passes (names with blanks between) make `output` of `input`; the names of values count for nothing. */
export function expectOptimized(t: ExecutionContext, passes: string, input: string, output: string): void {
  const expected = parseModule(output, "output.ll");
  verifyModule(expected);
  t.is(text(optimized(passes, input)), text(expected));
}

/** The passes leave the module as it is. */
export function expectUnchanged(t: ExecutionContext, passes: string, input: string): void {
  expectOptimized(t, passes, input, input);
}

/** A function `i32 @f(i32 %x, i32 %y)` that returns `%r` (by default) from these lines. */
export function body(lines: string, type = "i32", params = "i32 %x, i32 %y"): string {
  return `define ${type} @f(${params}) {\n${lines}\n}\n`;
}

function text(module: Module): string {
  for (const fn of module.functions) {
    for (const arg of fn.args) arg.name = undefined;
    for (const block of fn.blocks) {
      block.name = undefined;
      for (const one of block.instructions()) one.name = undefined;
    }
  }
  return printModule(module)
    .replace(/^;.*\n/gm, "")
    .replace(/ *; preds =.*$/gm, "")
    .trim();
}
