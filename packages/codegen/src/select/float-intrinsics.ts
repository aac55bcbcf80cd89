/** Floating-point intrinsics that take more than an instruction or a plain call. */
import type { Instruction, Value } from "@ts-jit/ir";
import { Cond } from "../i386/conditions.js";
import * as I from "../i386/instructions.js";
import { slotBase } from "../machine/machine-function.js";
import type { Reg } from "../machine/registers.js";
import { continueIn, jump } from "./control.js";
import { FLOAT_ROWS } from "./float.js";
import { extendTo32 } from "./integer.js";
import type { Selector } from "./selector.js";
import { Kind, PartClass } from "./type-parts.js";

/** llvm.powi by the runtime's function, which takes the float and the integer on the stack. */
export function selectPowiCall(
  s: Selector,
  call: Instruction,
  base: Value,
  exponent: Value,
  name: string,
): void {
  const { mf } = s;
  const info = s.infoOf(call);
  const single = info.bits === 32;
  const float = s.reg(base);
  const integer = extendTo32(s, exponent, true);
  s.addr.clear();
  s.addr.base = 4 as Reg;
  s.emitMem(single ? I.MOVSSmr : I.MOVSDmr, float);
  s.emitMem(I.MOV32mr, integer, single ? 4 : 8);
  mf.outgoingBytes = Math.max(mf.outgoingBytes, 12);
  mf.hasCalls = true;
  mf.emit3(I.CALLy, s.context.symbolNamed(name), 0, 0);
  const slot = mf.createSlot(8, 8);
  s.storeX87(single ? PartClass.x87f32 : PartClass.x87f64, slotBase(slot));
  s.loadSlot(info.classes[0] ?? PartClass.fr64, s.def(call), slot);
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

/** Bits of the mask of llvm.is.fpclass. */
const FPClass = {
  snan: 1,
  qnan: 2,
  negInf: 4,
  negNormal: 8,
  negSubnormal: 16,
  negZero: 32,
  posZero: 64,
  posSubnormal: 128,
  posNormal: 256,
  posInf: 512,
} as const;

/** llvm.is.fpclass of float and double, by the bits: each class asked for is a range of them. */
export function selectFPClass(s: Selector, call: Instruction, value: Value, mask: number): void {
  const { mf } = s;
  const info = s.infoOf(value);
  if (info.bits !== 32 && info.bits !== 64) throw s.unsupported(`llvm.is.fpclass of ${value.type}`);
  const slot = mf.createSlot(8, 8);
  if (info.kind === Kind.float) s.storeSlot(info.classes[0] ?? PartClass.fr64, s.reg(value), slot);
  else if (info.kind === Kind.x87)
    s.copyPart(info.classes[0] ?? PartClass.x87f64, slotBase(slot), s.reg(value));
  else throw s.unsupported(`llvm.is.fpclass of ${value.type}`);
  const double = info.bits === 64;
  // The magnitude as high:low; for a float the low word is zero and the word is the high one.
  const high = s.gr();
  mf.emitSlot(I.MOV32rm, high, slot, double ? 4 : 0);
  const low = s.gr();
  if (double) mf.emitSlot(I.MOV32rm, low, slot, 0);
  else mf.emit2(I.MOV32ri, low, 0);
  const sign = s.copyOf(high);
  mf.emit2(I.SHR32ri, sign, 31);
  const magnitude = s.copyOf(high);
  mf.emit2(I.AND32ri, magnitude, 0x7fffffff);
  const inf = double ? 0x7ff00000 : 0x7f800000;
  const quiet = double ? 0x7ff80000 : 0x7fc00000;
  const normal = double ? 0x00100000 : 0x00800000;
  const result = s.number(0);
  /** 1 where the magnitude is at least high:low. */
  const atLeast = (limitHigh: number, limitLow: number): Reg => {
    const rest = s.copyOf(magnitude);
    mf.emit2(I.CMP32ri, low, limitLow);
    mf.emit2(I.SBB32ri, rest, limitHigh);
    const byte = s.gr8();
    mf.emit2(I.SETccr, Cond.AE, byte);
    const bit = s.gr();
    mf.emit2(I.MOVZX32rr8, bit, byte);
    return bit;
  };
  const range = (from: Reg, to: Reg | undefined): Reg => {
    const inside = s.copyOf(from);
    if (to !== undefined) mf.emit2(I.SUB32rr, inside, to);
    return inside;
  };
  const add = (inside: Reg, negative: boolean, positive: boolean): void => {
    const bit = s.copyOf(inside);
    if (!negative || !positive) {
      const wanted = s.copyOf(sign);
      if (positive) mf.emit2(I.XOR32ri, wanted, 1);
      mf.emit2(I.AND32rr, bit, wanted);
    }
    mf.emit2(I.OR32rr, result, bit);
  };
  const one = atLeast(0, 1);
  const zero = s.number(1);
  mf.emit2(I.SUB32rr, zero, one);
  const isNormal = atLeast(normal, 0);
  const isInf = atLeast(inf, 0);
  const isNan = atLeast(inf, 1);
  // For a float there is no low word: the next magnitude is in the high one.
  const nan = double ? isNan : atLeast(inf + 1, 0);
  const quietNan = atLeast(quiet, 0);
  const has = (bit: number): boolean => (mask & bit) !== 0;
  if (has(FPClass.snan)) add(range(nan, quietNan), true, true);
  if (has(FPClass.qnan)) add(quietNan, true, true);
  if (has(FPClass.negInf) || has(FPClass.posInf))
    add(range(isInf, nan), has(FPClass.negInf), has(FPClass.posInf));
  if (has(FPClass.negNormal) || has(FPClass.posNormal)) {
    add(range(isNormal, isInf), has(FPClass.negNormal), has(FPClass.posNormal));
  }
  const nonzero = double ? one : atLeast(1, 0);
  const isZero = double ? zero : s.number(1);
  if (!double) mf.emit2(I.SUB32rr, isZero, nonzero);
  if (has(FPClass.negSubnormal) || has(FPClass.posSubnormal)) {
    add(range(nonzero, isNormal), has(FPClass.negSubnormal), has(FPClass.posSubnormal));
  }
  if (has(FPClass.negZero) || has(FPClass.posZero)) add(isZero, has(FPClass.negZero), has(FPClass.posZero));
  mf.emit2(I.MOV32rr, s.def(call), result);
}
