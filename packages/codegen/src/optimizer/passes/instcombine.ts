/**
 * instcombine: replaces instructions by simpler ones, following the tables of rules in ../instcombine.
 *
 *   %a = mul i32 %x, 8                       %a = shl i32 %x, 3
 *   %b = add i32 %a, 0                 =>    (uses of %b use %a)
 *   %c = icmp slt i32 %y, %y                 (uses of %c use false)
 *
 * Right because each rule is a refinement, said at the rule: where the old instruction has a value the new one has the
 * same, and where it is poison or undef the new one may be anything. Control flow stays as it is.
 */
import type { Function as IrFunction, Opcode } from "@ts-jit/ir";
import { ARITHMETIC } from "../instcombine/arithmetic.js";
import { CASTS } from "../instcombine/casts.js";
import { Combiner, type Rule } from "../instcombine/combiner.js";
import { COMPARISONS } from "../instcombine/comparisons.js";
import { FLOATS } from "../instcombine/floats.js";
import { INTRINSICS } from "../instcombine/intrinsics.js";
import { LOGIC } from "../instcombine/logic.js";
import { MEMORY } from "../instcombine/memory.js";
import { SELECTS } from "../instcombine/selects.js";
import { removeUnreachableBlocks } from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";

/** Every rule by opcode, in the order in which they are tried. */
export const RULES: ReadonlyMap<Opcode, readonly Rule[]> = byOpcode([
  ...ARITHMETIC,
  ...LOGIC,
  ...COMPARISONS,
  ...CASTS,
  ...SELECTS,
  ...MEMORY,
  ...FLOATS,
  ...INTRINSICS,
]);

function byOpcode(all: readonly Rule[]): Map<Opcode, Rule[]> {
  const table = new Map<Opcode, Rule[]>();
  for (const one of all) {
    const list = table.get(one.on);
    if (list === undefined) table.set(one.on, [one]);
    else list.push(one);
  }
  return table;
}

export function instcombine(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  if (removeUnreachableBlocks(fn)) {
    context.analyses.invalidate(fn);
    changed = true;
  }
  const combiner = new Combiner(fn, context.module, context.layout, RULES);
  return combiner.run(analysesOf(fn, context).cfg.blocks) || changed;
}
