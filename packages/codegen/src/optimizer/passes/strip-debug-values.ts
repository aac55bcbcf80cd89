/**
 * strip-debug-values: forgets where variables live, keeps which line an instruction is of.
 *
 *   #dbg_value(i32 %x, !12, !DIExpression(), !14)   =>   (nothing)
 *   call void @llvm.dbg.declare(...)                =>   (nothing)
 *
 * Right because these say nothing about what the program computes. They name values that passes delete or replace, and a
 * location that is wrong is worse for a debugger than none.
 */
import { calledIntrinsic, type Function as IrFunction } from "@ts-jit/ir";

export function stripDebugValues(fn: IrFunction): boolean {
  let changed = false;
  for (const block of fn.blocks) {
    if (block.trailingDebugRecords !== undefined) {
      block.trailingDebugRecords = undefined;
      changed = true;
    }
    for (const one of block.instructions()) {
      if (one.debugRecords !== undefined) {
        one.debugRecords = undefined;
        changed = true;
      }
      if (one.opcode === "call" && calledIntrinsic(one)?.startsWith("dbg.") === true) {
        one.erase();
        changed = true;
      }
    }
  }
  return changed;
}
