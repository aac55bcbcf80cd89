/**
 * Shorter ways to write an instruction than its own form, where the flags allow it and the processor does the same: xor
 * for zero, inc for a step, an addition for an address that is a register's own sum, tests of what is known already.
 */
import * as I from "../i386/instructions.js";
import type { MachineFunction } from "../machine/machine-function.js";
import { Mem, PROPERTIES, Property } from "../machine/opcodes.js";
import { EAX, EBX } from "../machine/registers.js";

/** What takes a function's bytes; it has room for an instruction's. */
export interface CodeSink {
  byte(value: number): void;
  word(value: number): void;
}

export function writePush(out: CodeSink, number: number): void {
  const short = number >= -128 && number <= 127;
  out.byte(short ? 0x6a : 0x68);
  if (short) out.byte(number);
  else out.word(number);
}

/**
 * Writes an instruction, of a block whose instructions are `first` to `end - 1`, in a shorter way.
 *
 * @param small whether that may be a slower one
 * @returns whether it was written, or had nothing to do
 */
export function writeShortForm(
  out: CodeSink,
  fn: MachineFunction,
  inst: number,
  first: number,
  end: number,
  small: boolean,
): boolean {
  const { words } = fn;
  const start = fn.starts[inst] ?? 0;
  const reg = words[start + 1] ?? 0;
  switch (words[start]) {
    case I.MOV32ri: {
      const number = words[start + 2] ?? 0;
      if (number === 0 && flagsAreFree(fn, inst + 1, end)) {
        // xor reg, reg
        out.byte(0x31);
        out.byte(0xc0 | (reg << 3) | reg);
        return true;
      }
      if (!small || number < -128 || number > 127) return false;
      writePush(out, number);
      out.byte(0x58 + reg);
      return true;
    }
    case I.LEA32r:
      return writeSum(out, fn, inst, end);
    case I.ADD32ri: {
      const number = words[start + 2] ?? 0;
      if ((number !== 1 && number !== -1) || !flagsAreFree(fn, inst + 1, end)) return false;
      out.byte((number === 1 ? 0x40 : 0x48) + reg);
      return true;
    }
    case I.CMP32ri:
      // test reg, reg
      if (words[start + 2] !== 0) return false;
      out.byte(0x85);
      out.byte(0xc0 | (reg << 3) | reg);
      return true;
    case I.TEST32rr:
      return inst > first && words[start + 2] === reg && setsFlagsBy(fn, inst - 1, reg);
    case I.TEST32ri: {
      // The low byte alone, where a register has one and the sign is no part of it.
      const number = words[start + 2] ?? 0;
      if (number < 0 || number > 127 || reg > EBX) return false;
      if (reg === EAX) out.byte(0xa8);
      else {
        out.byte(0xf6);
        out.byte(0xc0 | reg);
      }
      out.byte(number);
      return true;
    }
    default:
      return false;
  }
}

/** lea of a register's own sum is an addition, if the flags are free. */
function writeSum(out: CodeSink, fn: MachineFunction, inst: number, end: number): boolean {
  const { words } = fn;
  const start = fn.starts[inst] ?? 0;
  const to = words[start + 1] ?? 0;
  const base = words[start + 2 + Mem.base] ?? 0;
  const index = words[start + 2 + Mem.index] ?? 0;
  const disp = words[start + 2 + Mem.disp] ?? 0;
  if ((words[start + 2 + Mem.symbol] ?? 0) >= 0 || base < 0) return false;
  const other = base === to ? index : base;
  const isSum = index >= 0 && disp === 0 && (words[start + 2 + Mem.scale] ?? 0) === 0;
  const isStep = index < 0 && base === to && disp !== 0;
  if (!(isStep || (isSum && (base === to || index === to))) || !flagsAreFree(fn, inst + 1, end)) return false;
  if (isSum) {
    out.byte(0x01);
    out.byte(0xc0 | (other << 3) | to);
  } else if (disp === 1 || disp === -1) out.byte((disp === 1 ? 0x40 : 0x48) + to);
  else if (disp >= -128 && disp <= 127) {
    out.byte(0x83);
    out.byte(0xc0 | to);
    out.byte(disp);
  } else {
    if (to === EAX) out.byte(0x05);
    else {
      out.byte(0x81);
      out.byte(0xc0 | to);
    }
    out.word(disp);
  }
  return true;
}

/** Whether nothing from here to the block's end reads flags that stand now. Flags never outlive their block. */
function flagsAreFree(fn: MachineFunction, from: number, end: number): boolean {
  const limit = Math.min(end, from + 12);
  for (let inst = from; inst < limit; inst++) {
    const properties = PROPERTIES[fn.opcodeAt(inst)] ?? 0;
    if ((properties & Property.readsFlags) !== 0) return false;
    if ((properties & Property.writesFlags) !== 0) return true;
  }
  return limit === end;
}

/** Whether an instruction leaves the flags as a test of `reg`, its result, would. */
function setsFlagsBy(fn: MachineFunction, inst: number, reg: number): boolean {
  return LOGIC.has(fn.opcodeAt(inst)) && fn.words[(fn.starts[inst] ?? 0) + 1] === reg;
}
const LOGIC: ReadonlySet<number> = new Set([
  ...[I.AND32rr, I.AND32ri, I.AND32rm],
  ...[I.OR32rr, I.OR32ri, I.OR32rm],
  ...[I.XOR32rr, I.XOR32ri, I.XOR32rm],
]);
