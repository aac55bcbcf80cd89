/**
 * dce: deletes instructions whose value nobody uses and that do nothing else.
 *
 *   %unused = add i32 %a, %b    =>   (nothing)
 *
 * Right because effects.ts says that running it changes nothing that can be seen. Cycles of phi nodes that feed only
 * each other are left to adce.
 */
import type { Instruction, Function as IrFunction } from "@ts-jit/ir";
import { eraseIfDead } from "../local.js";

export function dce(fn: IrFunction): boolean {
  const unused: Instruction[] = [];
  for (const block of fn.blocks) {
    for (let one = block.first; one !== undefined; one = one.next) if (!one.hasUses) unused.push(one);
  }
  let changed = false;
  for (const one of unused) if (eraseIfDead(one)) changed = true;
  return changed;
}
