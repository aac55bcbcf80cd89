/**
 * The text form of machine code, one instruction a line:
 *
 *     function @sum
 *     bb0: -> bb1
 *       %33:gr32 = MOV32rm [%32 + %34*4 + 8]
 *       %33 = ADD32rr %33, %35
 *       Jcc e, bb1
 */
import { COND_NAMES } from "./conditions.js";
import { baseSlot, type MachineFunction } from "./machine-function.js";
import { Mem, Role, rowOf } from "./opcodes.js";
import { CLASS_NAMES, isVirtual, REGISTER_NAMES } from "./registers.js";

export function printReg(reg: number): string {
  return isVirtual(reg) ? `%${reg}` : (REGISTER_NAMES[reg] ?? `reg${reg}`);
}

function printMask(mask: number): string {
  const names = REGISTER_NAMES.filter((_, reg) => ((mask >>> reg) & 1) !== 0);
  return `{${names.join(" ")}}`;
}

function printMem(fn: MachineFunction, at: number): string {
  const word = (offset: number): number => fn.words[at + offset] ?? 0;
  const parts: string[] = [];
  const base = word(Mem.base);
  if (base < -1) parts.push(`slot${baseSlot(base)}`);
  else if (base >= 0) parts.push(printReg(base));
  const index = word(Mem.index);
  if (index >= 0) parts.push(`${printReg(index)}*${1 << word(Mem.scale)}`);
  const symbol = word(Mem.symbol);
  if (symbol >= 0) parts.push(`@${fn.symbolName(symbol)}`);
  const disp = word(Mem.disp);
  if (disp !== 0 || parts.length === 0) parts.push(String(disp));
  return `[${parts.join(" + ").replace(/\+ -/g, "- ")}]`;
}

/** One instruction, without indentation. */
export function printMachineInst(fn: MachineFunction, inst: number): string {
  const start = fn.starts[inst] ?? 0;
  const row = rowOf(fn.words[start] ?? 0);
  const defs: string[] = [];
  const rest: string[] = [];
  for (const operand of row.operands) {
    const value = fn.words[start + operand.word] ?? 0;
    switch (operand.kind) {
      case "reg":
        if ((operand.role & Role.def) !== 0) {
          const early = operand.role === Role.earlyDef ? "early " : "";
          defs.push(
            `${early}${printReg(value)}${isVirtual(value) ? `:${CLASS_NAMES[fn.classOf(value)]}` : ""}`,
          );
        }
        if ((operand.role & Role.use) !== 0) rest.push(printReg(value));
        break;
      case "mem":
        rest.push(printMem(fn, start + operand.word));
        break;
      case "cond":
        rest.push(COND_NAMES[value] ?? "?");
        break;
      case "block":
        rest.push(`bb${value}`);
        break;
      case "symbol": {
        const addend = fn.words[start + operand.word + 1] ?? 0;
        rest.push(`@${fn.symbolName(value)}${addend === 0 ? "" : addend > 0 ? `+${addend}` : addend}`);
        break;
      }
      case "table":
        rest.push(`table(${(fn.jumpTables[value] ?? []).map((block) => `bb${block}`).join(" ")})`);
        break;
      case "mask":
        rest.push(printMask(value));
        break;
      case "asm":
        rest.push(JSON.stringify(fn.asms[value]?.template ?? ""));
        break;
      case "imm":
        rest.push(String(value));
    }
  }
  return `${defs.length > 0 ? `${defs.join(", ")} = ` : ""}${row.name}${rest.length > 0 ? ` ${rest.join(", ")}` : ""}`;
}

/** A whole function, blocks in layout order. */
export function printMachineFunction(fn: MachineFunction): string {
  const lines = [`function @${fn.name}`];
  fn.slotSize.forEach((size, slot) => {
    const fixed = fn.slotFixed[slot];
    lines.push(
      `  slot${slot}: ${size} bytes${fixed === undefined ? ` align ${fn.slotAlign[slot]}` : ` at CFA+${fixed}`}`,
    );
  });
  for (const block of fn.layout) {
    const successors = fn.successors(block);
    lines.push(
      `bb${block}:${successors.length > 0 ? ` -> ${successors.map((to) => `bb${to}`).join(", ")}` : ""}`,
    );
    for (let inst = fn.first(block); inst < fn.end(block); inst++)
      lines.push(`  ${printMachineInst(fn, inst)}`);
  }
  return `${lines.join("\n")}\n`;
}
