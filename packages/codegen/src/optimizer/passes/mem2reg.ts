/**
 * mem2reg: local variables become values.
 *
 *     %x = alloca i32                          (nothing)
 *     store i32 1, ptr %x                      (nothing)
 *     br i1 %c, label %a, label %b        =>   br i1 %c, label %a, label %b
 *   a: store i32 2, ptr %x                   a:
 *   b: %v = load i32, ptr %x                 b: %v = phi i32 [ 1, %entry ], [ 2, %a ]
 *
 * Right because the alloca's address is used for nothing but whole loads and stores, so no other code can see or change
 * it, and each load gives what the last store on the way to it wrote; a load before any store gives undef.
 */
import type { Function as IrFunction } from "@ts-jit/ir";
import { removeUnreachableBlocks } from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";
import { promotableAllocas, promoteAllocas } from "../promote.js";

export function mem2reg(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  if (removeUnreachableBlocks(fn)) {
    context.analyses.invalidate(fn);
    changed = true;
  }
  const allocas = promotableAllocas(fn.entry);
  if (allocas.length === 0) return changed;
  promoteAllocas(allocas, analysesOf(fn, context));
  return true;
}
