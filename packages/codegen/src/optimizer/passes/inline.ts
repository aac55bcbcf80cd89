/**
 * inline: replaces calls by the bodies of what they call, where that is likely to pay.
 *
 *   %r = call i32 @square(i32 %x)    =>    %r = mul i32 %x, %x
 *
 * Right because the callee's body is what the call would run, on the same arguments; inline-call.ts says what is
 * refused. Functions come callees first, so a body is small by the time it is looked at. The cost model counts
 * instructions: a call itself costs some, an argument that is constant lets some of the body fold, and the last call of
 * a local function costs nothing, for the function itself goes.
 */
import {
  type AttributeSet,
  callArguments,
  calledFunction,
  type Function as IrFunction,
  isConstant,
} from "@ts-jit/ir";
import type { Tier } from "../../options.js";
import {
  type CalleeSummary,
  inlinableCalls,
  inlineCall,
  instructionCost,
  refusalOf,
  summarize,
} from "../inline-call.js";
import { removeUnreachableBlocks } from "../local.js";
import type { PassContext } from "../pass.js";

/** The cost a callee may have, by tier. */
const LIMITS: Readonly<Record<Tier, number>> = { O0: 0, O1: 8, O2: 50, O3: 110 };
/** A local function with one call may cost this much. */
const ONLY_CALL_LIMIT = 600;
/** A caller that has grown to this many instructions takes in only what is tiny. */
const LARGE_CALLER = 6000;
/** Stack variables of a callee beyond this would stay in the caller's frame for good. */
const MAX_FRAME = 8192;

function isOptnone(attributes: AttributeSet): boolean {
  return attributes.has("optnone");
}

export function inline(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  const tier = context.tierOf(fn);
  const summaries = new Map<IrFunction, CalleeSummary>();
  let size = 0;
  for (const one of fn.instructions()) size += instructionCost(one);
  for (const call of inlinableCalls(fn)) {
    if (call.parent === undefined) continue;
    const callee = calledFunction(call);
    if (callee === undefined || callee.isDeclaration) continue;
    const { fn: attributes } = callee.attributes;
    const always = attributes.has("alwaysinline");
    // `noinline` beside `optnone` is clang's -O0 speaking, not the programmer.
    if (attributes.has("noinline") && !isOptnone(attributes)) continue;
    if (call.data.attributes.fn.has("noinline")) continue;
    let summary = summaries.get(callee);
    if (summary === undefined) {
      summary = summarize(callee, context.layout);
      summaries.set(callee, summary);
    }
    if (refusalOf(call, callee, summary) !== undefined) continue;
    if (!always) {
      if (summary.frame > MAX_FRAME) continue;
      let limit = LIMITS[tier];
      if (attributes.has("inlinehint")) limit *= 1.5;
      if (attributes.has("cold") || attributes.has("minsize") || context.tierOf(callee) === "O1")
        limit = LIMITS.O1;
      if (attributes.has("optsize")) limit = Math.min(limit, LIMITS.O2 / 2);
      if (size > LARGE_CALLER) limit = LIMITS.O1;
      if (callee.isLocal && callee.hasOneUse && tier !== "O1") limit = Math.max(limit, ONLY_CALL_LIMIT);
      let cost = summary.cost - 5;
      for (const arg of callArguments(call)) if (isConstant(arg)) cost -= 4;
      if (cost > limit) continue;
    }
    inlineCall(call, callee, summary, context.module);
    size += summary.cost;
    changed = true;
  }
  if (changed) {
    removeUnreachableBlocks(fn);
    context.analyses.invalidate(fn);
  }
  return changed;
}
