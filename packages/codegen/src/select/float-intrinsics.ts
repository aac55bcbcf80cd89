/** Floating-point intrinsics that take more than an instruction or a plain call. */
import type { Instruction, Value } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { type Slot, slotBase } from "../machine/machine-function.js";
import { ESP, type Reg } from "../machine/registers.js";
import { Kind, PartClass } from "../machine/type-parts.js";
import { continueIn, jump } from "./control.js";
import { FLOAT_ROWS } from "./float.js";
import { callFp128 } from "./fp128.js";
import { extendTo32 } from "./integer.js";
import type { Selector } from "./selector.js";
import { callNamed } from "./symbols.js";
import { popInto } from "./x87.js";

/** A function of a float and an integer, by the C library's or the compiler's runtime: llvm.powi, llvm.ldexp. */
export function selectFloatIntegerCall(
  s: Selector,
  call: Instruction,
  float: Value,
  integer: Value,
  name: string,
): void {
  const number = extendTo32(s, integer, true);
  const bytes = passFloat(s, float);
  passWord(s, bytes, number);
  callForFloat(s, call, name, bytes + 4);
}

/** llvm.frexp: the exponent comes through a pointer, which the C function takes behind the float. */
export function selectFrexpCall(s: Selector, call: Instruction, value: Value, name: string): void {
  const slot = s.mf.createSlot(4, 4);
  if (s.infoOf(value).kind === Kind.fp128) {
    callFp128(s, name, call, [value], slot);
  } else {
    const bytes = passFloat(s, value);
    passWord(s, bytes, addressOf(s, slot));
    callForFloat(s, call, name, bytes + 4);
  }
  const exponent = s.infoOf(call).count - 1;
  s.mf.emitSlot(I.MOV32rm, s.def(call, exponent), slot);
}

function addressOf(s: Selector, slot: Slot): Reg {
  const pointer = s.gr();
  s.addr.clear();
  s.addr.base = slotBase(slot);
  s.emitRegMem(I.LEA32r, pointer);
  return pointer;
}
function passWord(s: Selector, offset: number, reg: Reg): void {
  s.addr.clear();
  s.addr.base = ESP;
  s.emitMem(I.MOV32mr, reg, offset);
}
/** Passes a float as the first argument. @returns the bytes it takes. */
function passFloat(s: Selector, value: Value): number {
  const info = s.infoOf(value);
  const reg = s.reg(value);
  if (info.kind === Kind.float) {
    s.addr.clear();
    s.addr.base = ESP;
    s.emitMem(info.bits === 32 ? I.MOVSSmr : I.MOVSDmr, reg);
    return info.bits / 8;
  }
  for (let at = 0; at < info.storeSize; at += 4) {
    const temp = s.gr();
    s.addr.clear();
    s.addr.base = reg;
    s.emitRegMem(I.MOV32rm, temp, at);
    passWord(s, at, temp);
  }
  return Math.ceil(info.storeSize / 4) * 4;
}
function callForFloat(s: Selector, call: Instruction, name: string, bytes: number): void {
  const { mf } = s;
  mf.outgoingBytes = Math.max(mf.outgoingBytes, bytes);
  callNamed(s, name);
  popInto(s, s.infoOf(call).classes[0] ?? PartClass.fr64, s.def(call));
}

/** llvm.minimum and maximum: a NaN operand is the result, and -0 is less than +0. */
export function selectMinimum(s: Selector, call: Instruction, a: Value, b: Value, minimum: boolean): void {
  const { mf } = s;
  const info = s.infoOf(call);
  const single = info.bits === 32;
  const partClass = info.classes[0] ?? PartClass.fr64;
  const left = s.reg(a);
  const right = s.reg(b);
  const to = s.createPart(partClass);
  const equal = mf.createBlock();
  const different = mf.createBlock();
  const ordered = mf.createBlock();
  const unordered = mf.createBlock();
  const join = mf.createBlock();
  mf.emit2(single ? I.UCOMISSrr : I.UCOMISDrr, left, right);
  mf.emit2(I.Jcc, Cond.P, unordered);
  mf.emit2(I.Jcc, Cond.E, equal);
  mf.emit1(I.JMP, ordered);
  mf.setSuccessors(s.block, [unordered, equal, ordered]);
  continueIn(s, equal);
  // Equal numbers differ at most in the sign of zero: or keeps a minus, and drops it.
  mf.emit2(I.FMOVrr, to, left);
  mf.emit2(minimum ? I.ORPSrr : I.ANDPSrr, to, right);
  jump(s, join);
  continueIn(s, unordered);
  // The sum of a NaN and anything is a quiet NaN.
  mf.emit2(I.FMOVrr, to, left);
  mf.emit2(single ? FLOAT_ROWS.fadd.ss : FLOAT_ROWS.fadd.sd, to, right);
  jump(s, join);
  continueIn(s, ordered);
  mf.emit2(I.FMOVrr, to, left);
  const rows = minimum ? FLOAT_ROWS.min : FLOAT_ROWS.max;
  mf.emit2(single ? rows.ss : rows.sd, to, right);
  jump(s, different);
  continueIn(s, different);
  jump(s, join);
  continueIn(s, join);
  mf.emit2(I.FMOVrr, s.def(call), to);
}
