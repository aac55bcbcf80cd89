/**
 * The optimizer, as a table: which passes run in which tiers, in which order, and why each stands where it does.
 *
 * O0 runs nothing. O1 cleans up what a simple front end writes: SSA values, no dead code, no needless branches, and
 * nothing in a loop that does not change there. O2 is the classic global optimizer with vectors. O3 has the same passes with
 * higher limits: it spends code size and compile time for speed.
 *
 * `optnone`: clang at -O0 puts it (with `noinline`) on every function. A tier asked for by the user is a clearer wish than
 * an attribute that says only which flag clang ran with, so functions with `optnone` are optimized like any other; the
 * `noinline` beside it is then clang's too and is not honoured. `noinline` without `optnone` was written by somebody and
 * is honoured, as `alwaysinline` is.
 */
import type { Tier } from "../options.js";
import type { FunctionPass, ModulePass, Pass } from "./pass.js";
import { adce } from "./passes/adce.js";
import { blockPlacement } from "./passes/block-placement.js";
import { dce } from "./passes/dce.js";
import { debugValues } from "./passes/debug-values.js";
import { dse } from "./passes/dse.js";
import { earlyCse } from "./passes/early-cse.js";
import { fastCalls } from "./passes/fast-calls.js";
import { functionAttrs } from "./passes/function-attrs.js";
import { globalDce } from "./passes/global-dce.js";
import { globalOpt } from "./passes/global-opt.js";
import { gvn } from "./passes/gvn.js";
import { inline } from "./passes/inline.js";
import { inlineLibcalls } from "./passes/inline-libcalls.js";
import { instcombine } from "./passes/instcombine.js";
import { jumpThreading } from "./passes/jump-threading.js";
import { licm } from "./passes/licm.js";
import { loopLoadElim } from "./passes/loop-load-elim.js";
import { loopRotate } from "./passes/loop-rotate.js";
import { loopSimplify } from "./passes/loop-simplify.js";
import { loopUnroll } from "./passes/loop-unroll.js";
import { loopVectorize } from "./passes/loop-vectorize.js";
import { mem2reg } from "./passes/mem2reg.js";
import { sccp } from "./passes/sccp.js";
import { simplifycfg } from "./passes/simplifycfg.js";
import { sroa } from "./passes/sroa.js";
import { tailRecursion } from "./passes/tail-recursion.js";

const O1: readonly Tier[] = ["O1", "O2", "O3"];
/** Passes that others rely on; the rest may be left out without harm. */
const REQUIRED = new Set(["debug-values"]);
/** Passes that copy code. */
const GROWING = new Set(["jump-threading", "loop-unroll", "loop-vectorize"]);

const O2: readonly Tier[] = ["O2", "O3"];

const table: readonly Pass[] = [
  fn("debug-values", debugValues, O1, [], "passes replace and delete the values that debug records name"),
  fn(
    "simplifycfg",
    simplifycfg,
    O1,
    [],
    "unreachable blocks go first, so that later passes need not look at them",
  ),
  fn("sroa", sroa, O1, ["debug-values"], "structs and small arrays in memory become scalars there"),
  fn("mem2reg", mem2reg, O1, ["debug-values"], "variables are in memory; nearly all else works on values"),
  fn(
    "early-cse",
    earlyCse,
    O1,
    ["mem2reg"],
    "cheap, and makes functions small before dearer passes see them",
  ),
  fn("instcombine", instcombine, O1, ["mem2reg"], "one form for each computation makes the others find more"),
  fn("simplifycfg", simplifycfg, O1, [], "conditions have become constant, and blocks empty"),
  module(
    "global-opt",
    globalOpt,
    O2,
    ["mem2reg"],
    "variables that never change are constants to what follows",
  ),
  module(
    "global-dce",
    globalDce,
    O1,
    [],
    "what nobody calls need not be optimized; a last caller is known as such",
  ),

  fn("inline", inline, O1, ["simplifycfg"], "callees are small now; what follows sees through the calls"),
  fn("sroa", sroa, O1, ["inline"], "a struct passed by address may now be seen through"),
  fn("mem2reg", mem2reg, O1, ["inline"], "an inlined body may have been the only one to need an address"),
  fn("early-cse", earlyCse, O1, ["mem2reg"], "caller and callee compute the same things"),
  fn(
    "sccp",
    sccp,
    O2,
    ["mem2reg"],
    "constants through loops and joins, which combining one by one cannot see",
  ),
  fn("instcombine", instcombine, O1, ["mem2reg"], "arguments are now known"),
  fn("simplifycfg", simplifycfg, O1, [], "branches on arguments are now decided"),
  fn("tail-recursion", tailRecursion, O2, ["mem2reg"], "a loop is what the loop passes can work on"),
  fn("gvn", gvn, O2, ["simplifycfg"], "values and loads are shared across blocks, where memory allows"),
  fn("instcombine", instcombine, O2, ["gvn"], "loads have become values that combine"),
  fn("simplifycfg", simplifycfg, O2, ["gvn"], "loaded conditions are known"),
  fn(
    "jump-threading",
    jumpThreading,
    O2,
    ["gvn"],
    "`&&` and `||` leave branches on what the way there has decided",
  ),
  fn("instcombine", instcombine, O2, ["jump-threading"], "phi nodes have fewer entries"),
  fn("simplifycfg", simplifycfg, O2, ["jump-threading"], "copies join the blocks they were made for"),

  fn(
    "loop-simplify",
    loopSimplify,
    O1,
    ["simplifycfg"],
    "the loop passes want a preheader, one latch, own exits",
  ),
  fn("loop-rotate", loopRotate, O1, ["loop-simplify"], "a test at the end makes the body sure to run"),
  fn("simplifycfg", simplifycfg, O1, ["loop-rotate"], "copied tests of constants decide themselves"),
  fn("instcombine", instcombine, O1, ["loop-rotate"], "the first test of a loop often folds"),
  fn("loop-simplify", loopSimplify, O1, ["loop-rotate"], "rotation and simplification have moved edges"),
  fn("licm", licm, O1, ["loop-simplify"], "what does not change is computed once, before the loop"),
  fn(
    "loop-unroll",
    loopUnroll,
    O2,
    ["loop-rotate"],
    "short loops of known length cost more than their bodies",
  ),
  fn("simplifycfg", simplifycfg, O2, ["loop-unroll"], "loops of one block are what is vectorised"),
  fn("loop-simplify", loopSimplify, O2, ["licm"], "what was merged wants its preheader again"),
  fn(
    "loop-vectorize",
    loopVectorize,
    O2,
    ["loop-unroll"],
    "rounds side by side; what unrolls whole has gone before",
  ),
  fn(
    "loop-load-elim",
    loopLoadElim,
    O2,
    ["loop-vectorize"],
    "what one round stores for the next need not go through memory; vectors would rather load it",
  ),
  fn("sroa", sroa, O2, ["loop-unroll"], "indices that were variable are constant now"),
  fn("mem2reg", mem2reg, O2, ["loop-unroll"], "the elements of small arrays become values"),
  fn("gvn", gvn, O2, ["licm"], "hoisted and unrolled values meet others"),
  fn("sccp", sccp, O2, ["loop-unroll"], "unrolled tests are constant"),
  fn("instcombine", instcombine, O2, ["licm"], "promoted memory has become values"),
  fn("simplifycfg", simplifycfg, O2, ["licm"], "preheaders that stayed empty go"),
  fn(
    "inline-libcalls",
    inlineLibcalls,
    O2,
    ["loop-vectorize"],
    "late, for it makes several blocks of one, which the loop passes would rather not have",
  ),
  fn("dse", dse, O2, ["gvn"], "loads have found their values elsewhere; what they read need not be stored"),
  fn(
    "adce",
    adce,
    O2,
    ["licm"],
    "phi cycles that feed only themselves are all that is left of some variables",
  ),
  fn("dce", dce, O1, [], "nothing unused should reach instruction selection"),
  fn(
    "function-attrs",
    functionAttrs,
    O2,
    ["adce"],
    "what a function does not do serves its callers, which come next",
  ),
  module("global-dce", globalDce, O1, ["inline"], "functions that were inlined everywhere are not needed"),
  module("fast-calls", fastCalls, O1, ["global-dce"], "last: passes need not know two conventions"),
  fn("block-placement", blockPlacement, O1, ["dce"], "last: passes need not keep an order of blocks"),
];

function fn(
  name: string,
  run: FunctionPass["run"],
  tiers: readonly Tier[],
  after: readonly string[],
  why: string,
): FunctionPass {
  const grows = GROWING.has(name);
  return { name, level: "function", run, tiers, required: REQUIRED.has(name), grows, after, why };
}
function module(
  name: string,
  run: ModulePass["run"],
  tiers: readonly Tier[],
  after: readonly string[],
  why: string,
): ModulePass {
  return { name, level: "module", run, tiers, required: REQUIRED.has(name), after, why };
}

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
