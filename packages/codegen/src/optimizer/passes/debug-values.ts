/**
 * debug-values: what is known of variables follows the values that passes replace, or is dropped if nobody wants it.
 *
 *   #dbg_value(i32 %x, !12, !DIExpression(), !14)   =>   the same, but naming whatever replaces %x from now on
 *                                                   =>   (nothing, without debug information)
 *   call void @llvm.dbg.declare(...)                =>   (nothing: such a call that is no record stands in the way)
 *
 * Right because these say nothing about what the program computes. A record whose value is deleted without a replacement
 * names an instruction that stands in no block: from there on the variable has no value, for a wrong one is worse than none.
 */
import { calledIntrinsic, type DebugRecord, type Function as IrFunction, ValueAsMetadata } from "@ts-jit/ir";
import type { PassContext } from "../pass.js";

export function debugValues(fn: IrFunction, { debug }: PassContext): boolean {
  let changed = false;
  for (const block of fn.blocks) {
    for (const one of block.instructions()) {
      if (one.debugRecords !== undefined) {
        one.debugRecords = debug ? one.debugRecords.map(following) : undefined;
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

function following({ kind, args }: DebugRecord): DebugRecord {
  const follow = (arg: DebugRecord["args"][number]): DebugRecord["args"][number] =>
    arg instanceof ValueAsMetadata ? ValueAsMetadata.following(arg.value) : arg;
  return { kind, args: args.map(follow) };
}
