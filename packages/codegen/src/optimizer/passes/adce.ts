/**
 * adce: keeps only what something that can be seen depends on.
 *
 *   loop: %i = phi [ 0, %entry ], [ %j, %loop ]          loop: br ...
 *         %j = add i32 %i, 1    (used by %i alone)  =>
 *
 * Right because every instruction that is kept has an effect, decides where control goes, or feeds one that does; the rest
 * feeds only itself. Branches all stay: whether a loop ends may be the program's meaning.
 */
import { type Instruction, type Function as IrFunction, isDeadWhenUnused, isInstruction } from "@ts-jit/ir";

export function adce(fn: IrFunction): boolean {
  const live = new Set<Instruction>();
  const work: Instruction[] = [];
  for (const block of fn.blocks) {
    for (let one = block.first; one !== undefined; one = one.next) {
      if (one.isTerminator || !isDeadWhenUnused(one)) {
        live.add(one);
        work.push(one);
      }
    }
  }
  for (let one = work.pop(); one !== undefined; one = work.pop()) {
    for (let at = 0; at < one.operandCount; at++) {
      const operand = one.operand(at);
      if (!isInstruction(operand) || live.has(operand)) continue;
      live.add(operand);
      work.push(operand);
    }
  }
  const dead: Instruction[] = [];
  for (const block of fn.blocks) {
    for (let one = block.first; one !== undefined; one = one.next) if (!live.has(one)) dead.push(one);
  }
  for (const one of dead) one.dropOperands();
  for (const one of dead) one.remove();
  return dead.length > 0;
}
