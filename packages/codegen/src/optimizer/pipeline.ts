/**
 * The optimizer, as a table: which passes run in which tiers, in which order, and why each stands where it does.
 *
 * O0 runs nothing. O1 cleans up what a simple front end writes: SSA values, no dead code, no needless branches. O2 is
 * the classic global optimizer. O3 spends code size and compile time for speed.
 *
 * `optnone`: clang at -O0 puts it (with `noinline`) on every function. A tier asked for by the user is a clearer wish than
 * an attribute that says only which flag clang ran with, so functions with `optnone` are optimized like any other; the
 * `noinline` beside it is then clang's too and is not honoured. `noinline` without `optnone` was written by somebody and
 * is honoured, as `alwaysinline` is.
 */
import type { Tier } from "../options.js";
import type { Pass } from "./pass.js";
import { dce } from "./passes/dce.js";
import { earlyCse } from "./passes/early-cse.js";
import { instcombine } from "./passes/instcombine.js";
import { mem2reg } from "./passes/mem2reg.js";
import { simplifycfg } from "./passes/simplifycfg.js";
import { stripDebugValues } from "./passes/strip-debug-values.js";

const O1: readonly Tier[] = ["O1", "O2", "O3"];
const O2: readonly Tier[] = ["O2", "O3"];

const table: readonly Pass[] = [
  {
    name: "strip-debug-values",
    level: "function",
    run: stripDebugValues,
    tiers: O1,
    required: true,
    why: "passes delete and replace values that debug records would still name; line numbers stay",
  },
  {
    name: "simplifycfg",
    level: "function",
    run: simplifycfg,
    tiers: O1,
    required: false,
    why: "unreachable blocks go first, so that later passes need not look at them",
  },
  {
    name: "mem2reg",
    level: "function",
    run: mem2reg,
    tiers: O1,
    required: false,
    after: ["strip-debug-values"],
    why: "a front end keeps every variable in memory; nearly all else works on values",
  },
  {
    name: "early-cse",
    level: "function",
    run: earlyCse,
    tiers: O1,
    required: false,
    after: ["mem2reg"],
    why: "cheap, and makes the function small before dearer passes see it",
  },
  {
    name: "instcombine",
    level: "function",
    run: instcombine,
    tiers: O1,
    required: false,
    after: ["mem2reg"],
    why: "brings instructions into one form, which makes the following passes find more",
  },
  {
    name: "simplifycfg",
    level: "function",
    run: simplifycfg,
    tiers: O1,
    required: false,
    why: "conditions have become constant, and blocks empty",
  },
  {
    name: "early-cse",
    level: "function",
    run: earlyCse,
    tiers: O2,
    required: false,
    why: "merged blocks let more values and loads be shared",
  },
  {
    name: "dce",
    level: "function",
    run: dce,
    tiers: O1,
    required: false,
    why: "nothing unused should reach instruction selection",
  },
];

/** A table whose rows contradict each other. */
export class PassOrderError extends Error {
  override name = "PassOrderError";
}

/** Checks that what each row wants before it does stand before it in every tier that runs it. @throws PassOrderError */
export function checkOrder(rows: readonly Pass[]): readonly Pass[] {
  for (const [at, row] of rows.entries()) {
    for (const wanted of row.after ?? []) {
      for (const tier of row.tiers) {
        const found = rows
          .slice(0, at)
          .some((before) => before.name === wanted && before.tiers.includes(tier));
        if (!found) throw new PassOrderError(`${row.name} must run after ${wanted} at ${tier}`);
      }
    }
  }
  return rows;
}

/** Every pass in order. */
export const PASSES: readonly Pass[] = checkOrder(table);
