/**
 * The verifier: what a module must obey beyond its syntax, checked from the outside in: globals, functions, blocks,
 * instructions, dominance. Findings are in LLVM's words, each with its place.
 *
 * Source: LLVM Language Reference; the rules LLVM's own verifier enforces.
 */
import type { VerifyError } from "../errors.js";
import type { Function } from "../function.js";
import type { Module } from "../module.js";
import { verifyFunction } from "./function.js";
import { verifyAlias, verifyGlobalValue, verifyGlobalVariable, verifyIFunc } from "./globals.js";
import { verifyNamedMetadata } from "./named-metadata.js";
import { Report } from "./report.js";

/** Everything that is wrong with the module, in order; empty when it is right. */
export function findErrors(module: Module): VerifyError[] {
  const report = new Report(module);
  for (const global of module.globals) {
    verifyGlobalValue(global, report);
    verifyGlobalVariable(global, report);
  }
  for (const alias of module.aliases) {
    verifyGlobalValue(alias, report);
    verifyAlias(alias, report);
  }
  for (const ifunc of module.ifuncs) {
    verifyGlobalValue(ifunc, report);
    verifyIFunc(ifunc, report);
  }
  for (const fn of module.functions) {
    verifyGlobalValue(fn, report);
    verifyFunction(fn, report);
  }
  verifyNamedMetadata(report);
  return report.errors;
}

/** Everything that is wrong with one function of a module. */
export function findFunctionErrors(fn: Function): VerifyError[] {
  const { parent } = fn;
  if (parent === undefined) throw new Error(`@${fn.name} stands in no module`);
  const report = new Report(parent);
  verifyFunction(fn, report);
  return report.errors;
}

/** @throws VerifyError the first thing that is wrong with the module, if anything is. */
export function verifyModule(module: Module): void {
  const [first] = findErrors(module);
  if (first !== undefined) throw first;
}
