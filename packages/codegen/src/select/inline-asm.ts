/** Inline assembly. */
import type { CallInstruction, InlineAsm } from "@ts-jit/ir";
import type { Selector } from "./selector.js";

/** An empty template that only orders memory is nothing to select; other templates are not assembled yet. */
export function selectInlineAsm(s: Selector, call: CallInstruction, asm: InlineAsm): void {
  const constraints = asm.constraints
    .split(",")
    .filter((constraint) => constraint !== "" && !constraint.startsWith("~"));
  if (asm.template.trim() === "" && constraints.length === 0 && call.opcode === "call") return;
  throw s.unsupported(`inline assembly "${asm.template}"`);
}
