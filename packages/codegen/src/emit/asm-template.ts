import { type AsmOperand, baseSlot, type MachineAsm } from "../machine/machine-function.js";
import { REGISTER_NAMES } from "../machine/registers.js";
import { AssemblyError } from "./asm-error.js";
import type { Frame } from "./frame.js";

const NAMES: Readonly<Record<number, readonly string[]>> = {
  8: ["al", "cl", "dl", "bl", "", "", "", ""],
  16: ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"],
};
function registerName(reg: number, bits: number): string {
  const name = reg < 8 && bits < 32 ? NAMES[bits]?.[reg] : REGISTER_NAMES[reg];
  if (name === undefined || name === "")
    throw new AssemblyError(`register ${REGISTER_NAMES[reg]} has no ${bits}-bit part`);
  return name;
}
const HIGH_BYTES = ["ah", "ch", "dh", "bh"];

function operandText(operand: AsmOperand, modifier: string, intel: boolean, frame: Frame): string {
  const percent = intel ? "" : "%";
  switch (operand.kind) {
    case "reg": {
      if (modifier === "h") return percent + (HIGH_BYTES[operand.reg] ?? "");
      const bits =
        modifier === "b"
          ? 8
          : modifier === "w"
            ? 16
            : modifier === "k" || modifier === "q"
              ? 32
              : operand.bits;
      return percent + registerName(operand.reg, operand.reg < 8 ? bits : 32);
    }
    case "imm": {
      const text =
        operand.symbol < 0
          ? String(operand.value)
          : `@${operand.symbol}${operand.value === 0 ? "" : operand.value < 0 ? operand.value : `+${operand.value}`}`;
      return intel || modifier === "c" || modifier === "P" || modifier === "a" ? text : `$${text}`;
    }
    case "stack":
      return operand.number === 0 ? `${percent}st` : `${percent}st(${operand.number})`;
    case "mem": {
      let base: number = operand.base;
      let disp = operand.disp;
      if (base < -1) {
        const slot = baseSlot(base);
        base = frame.slotBase[slot] ?? 0;
        disp += frame.slotOffset[slot] ?? 0;
      }
      const symbol = operand.symbol >= 0 ? `@${operand.symbol}+` : "";
      if (intel) {
        const size =
          operand.bits === 8
            ? "byte ptr "
            : operand.bits === 16
              ? "word ptr "
              : operand.bits === 64
                ? "qword ptr "
                : operand.bits === 32
                  ? "dword ptr "
                  : "";
        return `${size}[${symbol}${disp}${base >= 0 ? `+${REGISTER_NAMES[base]}` : ""}]`;
      }
      return `${symbol}${disp}${base >= 0 ? `(%${REGISTER_NAMES[base]})` : ""}`;
    }
    case "label":
      return operand.name;
  }
}

/** The template with its operands written out. */
export function expand(asm: MachineAsm, frame: Frame): string {
  // $( att $| intel $) picks one.
  const variant = asm.template.replace(
    /\$\(([^$]*)(?:\$\|([^$]*))?\$\)/g,
    (_, att: string, intel: string | undefined) => (asm.intel ? (intel ?? att) : att),
  );
  return variant.replace(
    /\$(?:(\$)|\{(\d+)(?::([a-zA-Z]))?\}|(\d+)|\{:uid\})/g,
    (
      whole,
      dollar: string | undefined,
      braced: string | undefined,
      modifier: string | undefined,
      plain: string | undefined,
    ) => {
      if (dollar !== undefined) return "$";
      const number = braced ?? plain;
      if (number === undefined) return whole.includes(":uid") ? "0" : whole;
      const operand = asm.operands[Number(number)];
      if (operand === undefined) throw new AssemblyError(`operand ${number} of the template`);
      return operandText(operand, modifier ?? "", asm.intel, frame);
    },
  );
}
