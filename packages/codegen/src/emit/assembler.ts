/** Assembles the templates of inline assembly. */
import type { MachineAsm } from "../machine/machine-function.js";
import type { Frame } from "./frame.js";

export interface AssembledInline {
  readonly bytes: Uint8Array;
  readonly relocations: readonly {
    readonly offset: number;
    readonly symbol: number;
    readonly relative: boolean;
  }[];
}

export function assembleInline(asm: MachineAsm, _frame: Frame): AssembledInline {
  throw new Error(`inline assembly "${asm.template}"`);
}
