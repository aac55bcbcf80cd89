/**
 * The rounding mode: llvm.get.rounding and llvm.set.rounding. Both units have one, kept alike: bits 10 and 11 of the
 * x87 control word, bits 13 and 14 of mxcsr. Source: Intel SDM volume 1, 8.1.5 and 10.2.3; LangRef for the numbers.
 *
 * | mode | hardware | LLVM |
 * |---|---|---|
 * | to nearest | 0 | 1 |
 * | down | 1 | 3 |
 * | up | 2 | 2 |
 * | toward zero | 3 | 0 |
 */
import type { CallInstruction, Value } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { type Slot, slotBase } from "../machine/machine-function.js";
import type { Reg } from "../machine/registers.js";
import { cpuHas } from "../options.js";
import { extendTo32 } from "./integer.js";
import type { Selector } from "./selector.js";

/** Two bits for each number: LLVM's by the hardware's, and back. */
const TO_LLVM = 0b00_10_11_01;
const TO_HARDWARE = 0b01_10_00_11;

function translated(s: Selector, table: number, mode: Reg): Reg {
  const { mf } = s;
  const count = s.copyOf(mode);
  mf.emit2(I.ADD32rr, count, count);
  const entry = s.number(table);
  s.moveToCl(count);
  mf.emit1(I.SHR32rc, entry);
  mf.emit2(I.AND32ri, entry, 3);
  return entry;
}

export function selectGetRounding(s: Selector, call: CallInstruction): void {
  const { mf } = s;
  const slot = mf.createSlot(4, 4);
  mf.putMem(mf.begin(I.FNSTCWm) + 1, slotBase(slot), -1, 0, 0, -1);
  const mode = s.gr();
  mf.emitSlot(I.MOVZX32rm16, mode, slot);
  mf.emit2(I.SHR32ri, mode, 10);
  mf.emit2(I.AND32ri, mode, 3);
  mf.emit2(I.MOV32rr, s.def(call), translated(s, TO_LLVM, mode));
}

export function selectSetRounding(s: Selector, value: Value): void {
  const { mf } = s;
  const mode = translated(s, TO_HARDWARE, extendTo32(s, value, false));
  const slot = mf.createSlot(4, 4);
  const replace = (bit: number, reg: Reg, to: Slot): void => {
    const shifted = s.copyOf(mode);
    mf.emit2(I.SHL32ri, shifted, bit);
    mf.emit2(I.AND32ri, reg, ~(3 << bit));
    mf.emit2(I.OR32rr, reg, shifted);
    mf.emitSlot(I.MOV32mr, reg, to);
  };
  mf.putMem(mf.begin(I.FNSTCWm) + 1, slotBase(slot), -1, 0, 0, -1);
  const control = s.gr();
  mf.emitSlot(I.MOVZX32rm16, control, slot);
  replace(10, control, slot);
  mf.putMem(mf.begin(I.FLDCWm) + 1, slotBase(slot), -1, 0, 0, -1);
  if (!cpuHas(s.cpu, "pentium4")) return;
  const status = mf.createSlot(4, 4);
  mf.putMem(mf.begin(I.STMXCSRm) + 1, slotBase(status), -1, 0, 0, -1);
  const word = s.gr();
  mf.emitSlot(I.MOV32rm, word, status);
  replace(13, word, status);
  mf.putMem(mf.begin(I.LDMXCSRm) + 1, slotBase(status), -1, 0, 0, -1);
}
