/**
 * x87: long double at every CPU level, all floating point at i686, and what only the x87 unit converts.
 *
 * Values live in stack slots. An operation loads its operands on the register stack, works, and stores the result at
 * once, so the stack is empty between operations; storing rounds to the format of the slot.
 */
import { type BinaryOpcode, ConstantInt, type Instruction, type InstructionOf, type Value } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { type Slot, slotBase } from "../machine/machine-function.js";
import type { MachineOpcode } from "../machine/opcodes.js";
import { EAX, type Reg } from "../machine/registers.js";
import { Kind, PartClass } from "../machine/type-parts.js";
import { branch, continueIn, jump } from "./control.js";
import { expandFloatToInt, expandIntToFloat } from "./float-conversion.js";
import { extendTo32 } from "./integer.js";
import type { Selector } from "./selector.js";
import { callNamed } from "./symbols.js";
import { extendTop } from "./wide.js";
import { selectX87Remainder, withRounding } from "./x87-math.js";

/** The x87 format of a float type of this many bits. */
export function x87Class(bits: number): PartClass {
  return bits === 32 ? PartClass.x87f32 : bits === 64 ? PartClass.x87f64 : PartClass.x87f80;
}

/** Pushes a float of any format that fits x87 on the register stack. */
export function pushFloat(s: Selector, value: Value): void {
  const info = s.infoOf(value);
  if (info.kind === Kind.x87) {
    s.loadX87(info.classes[0] ?? PartClass.x87f80, s.reg(value));
    return;
  }
  const slot = s.mf.createSlot(8, 8);
  s.storeSlot(info.classes[0] ?? PartClass.fr64, s.reg(value), slot);
  s.loadX87(x87Class(info.bits), slotBase(slot));
}

/** Pops the register stack into the result of an instruction of float type. */
export function popFloat(s: Selector, inst: Instruction, part = 0): void {
  const info = s.infoOf(inst);
  const partClass = info.classes[part] ?? PartClass.x87f80;
  popInto(s, partClass, s.def(inst, part));
}
/** Pops the register stack into a register or slot of a class. */
export function popInto(s: Selector, partClass: PartClass, to: Reg): void {
  if (partClass >= PartClass.x87f32) {
    s.storeX87(partClass, to);
    return;
  }
  const slot = s.mf.createSlot(8, 8);
  s.storeX87(partClass === PartClass.fr32 ? PartClass.x87f32 : PartClass.x87f64, slotBase(slot));
  s.loadSlot(partClass, to, slot);
}

const ARITHMETIC: Readonly<Record<string, MachineOpcode>> = {
  fadd: I.FADDP,
  fsub: I.FSUBP,
  fmul: I.FMULP,
  fdiv: I.FDIVP,
};

export function selectX87Binary(s: Selector, inst: InstructionOf<BinaryOpcode>): void {
  if (inst.opcode === "frem") {
    selectX87Remainder(s, inst, inst.operand(0), inst.operand(1));
    return;
  }
  const opcode = ARITHMETIC[inst.opcode];
  if (opcode === undefined) throw s.unsupported(inst.opcode);
  pushFloat(s, inst.operand(0));
  pushFloat(s, inst.operand(1));
  s.mf.emit0(opcode);
  popFloat(s, inst);
}

/** Operations on the top of the stack alone: FCHS, FABS, FSQRT, FRNDINT. */
export function selectX87Unary(s: Selector, inst: Instruction, value: Value, opcode: MachineOpcode): void {
  pushFloat(s, value);
  s.mf.emit0(opcode);
  popFloat(s, inst);
}

/** Calls a C function on floats kept in slots; its result comes in st0. */
export function callX87(s: Selector, name: string, inst: Instruction, args: readonly Value[]): void {
  const { mf } = s;
  let offset = 0;
  for (const value of args) {
    const info = s.infoOf(value);
    const slot = s.reg(value);
    for (let at = 0; at < info.storeSize; at += 4) {
      const temp = s.gr();
      const load = mf.begin(I.MOV32rm);
      mf.words[load + 1] = temp;
      mf.putMem(load + 2, slot, -1, 0, at, -1);
      const store = mf.begin(I.MOV32mr);
      mf.putMem(store + 1, 4, -1, 0, offset + at, -1);
      mf.words[store + 6] = temp;
    }
    offset += Math.ceil(info.storeSize / 4) * 4;
  }
  mf.outgoingBytes = Math.max(mf.outgoingBytes, offset);
  callNamed(s, name);
  popFloat(s, inst);
}

/** Compares two x87 values: the flags are those of ucomis. */
export function compareX87(s: Selector, left: Value, right: Value, signaling: boolean): void {
  pushFloat(s, right);
  pushFloat(s, left);
  s.mf.emit0(signaling ? I.FCOMIP : I.FUCOMIP);
  s.mf.emit0(I.FSTP_ST0);
}

/** fptosi, fptoui with an x87 operand. */
export function selectX87ToInt(s: Selector, inst: InstructionOf<"fptosi" | "fptoui">): void {
  const info = s.infoOf(inst);
  const value = inst.operand(0);
  if (info.bits > 64) {
    expandFloatToInt(s, inst, value);
    return;
  }
  const low = s.def(inst, 0);
  const high = info.count === 2 ? s.def(inst, 1) : s.gr();
  const source = s.infoOf(value);
  convertX87ToInt64(
    s,
    source.classes[0] ?? PartClass.x87f80,
    s.reg(value),
    inst.opcode === "fptoui" && info.bits === 64,
    [low, high],
  );
}

/**
 * Converts the float in a slot to 64 bits, rounding toward zero, which takes setting the control word. Unsigned values
 * from 2^63 on are converted less 2^63, whose bit is then put back.
 */
export function convertX87ToInt64(
  s: Selector,
  partClass: PartClass,
  from: Reg,
  unsigned: boolean,
  to: readonly [Reg, Reg],
): void {
  const { mf } = s;
  const result = mf.createSlot(8, 8);
  let topBit: Reg | undefined;
  s.loadX87(partClass, from);
  if (unsigned) {
    topBit = s.number(0);
    const big = mf.createBlock();
    const join = mf.createBlock();
    s.poolAddress(0x5f000000n, 4);
    s.emitMemOnly(I.FLD32m);
    // st0 = 2^63, st1 = value; the comparison leaves the value on top.
    mf.emit0(I.FUCOMIP);
    branch(s, Cond.BE, big, join);
    continueIn(s, big);
    s.poolAddress(0x5f000000n, 4);
    s.emitMemOnly(I.FSUB32m);
    mf.emit2(I.MOV32ri, topBit, -0x80000000);
    jump(s, join);
    continueIn(s, join);
  }
  withRounding(s, 3, () => mf.putMem(mf.begin(I.FISTP64m) + 1, slotBase(result), -1, 0, 0, -1));
  mf.emitSlot(I.MOV32rm, to[0], result, 0);
  mf.emitSlot(I.MOV32rm, to[1], result, 4);
  if (topBit !== undefined) mf.emit2(I.XOR32rr, to[1], topBit);
}

/** Pushes an integer of up to 64 bits as a float, exactly. */
export function pushInteger(s: Selector, value: Value, signed: boolean): void {
  const { mf } = s;
  const info = s.infoOf(value);
  const slot = mf.createSlot(8, 8);
  if (info.kind === Kind.int) {
    // 32 unsigned bits are 64 signed ones.
    mf.emitSlot(I.MOV32mr, extendTo32(s, value, signed), slot, 0);
    if (signed) {
      mf.putMem(mf.begin(I.FILD32m) + 1, slotBase(slot), -1, 0, 0, -1);
      return;
    }
    const at = mf.begin(I.MOV32mi);
    mf.putMem(at + 1, slotBase(slot), -1, 0, 4, -1);
    mf.words[at + 6] = 0;
    mf.putMem(mf.begin(I.FILD64m) + 1, slotBase(slot), -1, 0, 0, -1);
    return;
  }
  const parts = extendTop(s, s.parts(value), info.bits, signed);
  const high = parts[1] ?? EAX;
  mf.emitSlot(I.MOV32mr, parts[0] ?? EAX, slot, 0);
  mf.emitSlot(I.MOV32mr, high, slot, 4);
  mf.putMem(mf.begin(I.FILD64m) + 1, slotBase(slot), -1, 0, 0, -1);
  if (signed || info.bits < 64 || value instanceof ConstantInt) {
    if (signed || info.bits < 64 || !(value instanceof ConstantInt) || value.signed >= 0n) return;
  }
  // The unsigned reading of a negative number is 2^64 more.
  const negative = mf.createBlock();
  const join = mf.createBlock();
  mf.emit2(I.TEST32rr, high, high);
  branch(s, Cond.S, negative, join);
  continueIn(s, negative);
  s.poolAddress(0x5f800000n, 4);
  s.emitMemOnly(I.FADD32m);
  jump(s, join);
  continueIn(s, join);
}

/** A 64-bit integer as float or double, rounded once, in a slot. */
export function int64ToFloat(s: Selector, value: Value, signed: boolean, partClass: PartClass): Slot {
  pushInteger(s, value, signed);
  const slot = s.mf.createSlot(8, 8);
  s.storeX87(partClass, slotBase(slot));
  return slot;
}

/** sitofp, uitofp with an x87 result. */
export function selectIntToX87(s: Selector, inst: InstructionOf<"sitofp" | "uitofp">): void {
  if (s.infoOf(inst.operand(0)).bits > 64) {
    expandIntToFloat(s, inst, inst.operand(0));
    return;
  }
  pushInteger(s, inst.operand(0), inst.opcode === "sitofp");
  popFloat(s, inst);
}

/** fpext, fptrunc where either side is x87. */
export function selectX87Cast(s: Selector, inst: InstructionOf<"fpext" | "fptrunc">): void {
  pushFloat(s, inst.operand(0));
  popFloat(s, inst);
}
