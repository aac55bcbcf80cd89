/** How a register of each class is copied, loaded and stored whole: what spilling and coalescing need to know. */
import type { MachineOpcode } from "../machine/opcodes.js";
import { opcodeNamed, ROWS } from "../machine/opcodes.js";
import * as I from "./instructions.js";

/** By register class: the instruction that copies a register (`d u`). */
export const COPY: readonly MachineOpcode[] = [
  I.MOV32rr,
  I.MOV32rr,
  I.FMOVrr,
  I.FMOVrr,
  I.FMOVrr,
  I.VMOVAPSYrr,
  I.VMOVAPSZrr,
  I.KMOVQrr,
];
/** By register class: the instruction that reloads a register from its slot (`d m`). */
export const RELOAD: readonly MachineOpcode[] = [
  I.MOV32rm,
  I.MOV32rm,
  I.MOVSSrm,
  I.MOVSDrm,
  I.MOVAPSrm,
  I.VMOVUPSYrm,
  I.VMOVAPSZrm,
  I.KMOVQrm,
];
/** By register class: the instruction that spills a register to its slot (`m u`). */
export const SPILL: readonly MachineOpcode[] = [
  I.MOV32mr,
  I.MOV32mr,
  I.MOVSSmr,
  I.MOVSDmr,
  I.MOVAPSmr,
  I.VMOVUPSYmr,
  I.VMOVAPSZmr,
  I.KMOVQmr,
];

/**
 * The row that does the same with register operand `k` (counted among the row's register tokens) in memory, or -1. An
 * `x` operand in memory is read and written there. At `opcode * 4 + k`.
 */
export const FOLDED: Int16Array = (() => {
  const folded = new Int16Array(2048 * 4).fill(-1);
  for (const row of ROWS) {
    // Only 32-bit general rows and scalar floats: the spill slot must be as wide as what the memory form reads.
    const match =
      /^(MOV32|ADD32|OR32|AND32|XOR32|SUB32|ADC32|SBB32|CMP32|IMUL32|CMOVcc|[A-Z]+S[SD]|CVTS[SD]2S[SD]|CVTTS[SD]2SI|CVTSI2S[SD])(rr|ri)(i?)$/.exec(
        row.name,
      );
    if (match === null || row.name.startsWith("MOVS")) continue;
    const [, stem, places, rest] = match;
    const put = (k: number, name: string): void => {
      const target = opcodeNamed(name);
      if (target !== undefined) folded[row.opcode * 4 + k] = target;
    };
    if (places === "rr") {
      if (stem !== "MOV32") put(1, `${stem}rm${rest}`);
      if (rest === "" && stem !== "MOV32") put(0, `${stem}mr`);
    } else if (places === "ri" && stem !== "MOV32") put(0, `${stem}mi`);
  }
  for (const [from, to] of [
    [I.MUL32r, I.MUL32m],
    [I.DIV32r, I.DIV32m],
    [I.IDIV32r, I.IDIV32m],
    [I.CALLr, I.CALLm],
    [I.JMP32r, I.JMP32m],
  ] as const) {
    folded[from * 4] = to;
  }
  return folded;
})();
