/** Whether a function asks to be small rather than fast, by its attributes. */
import type { Function as IrFunction } from "@ts-jit/ir";

export function wantsSize({ attributes: { fn } }: IrFunction): boolean {
  return fn.has("optsize") || fn.has("minsize");
}
