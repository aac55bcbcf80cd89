/** Vectors. */
import type { Instruction } from "@ts-jit/ir";
import type { Selector } from "./selector.js";

export function selectVectorIntrinsic(s: Selector, _inst: Instruction, name: string): void {
  throw s.unsupported(`llvm.${name}`);
}
export function selectVector(s: Selector, inst: Instruction): void {
  throw s.unsupported(`${inst.opcode} of ${inst.type}`);
}
