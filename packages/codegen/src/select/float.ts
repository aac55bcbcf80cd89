/**
 * Floats and doubles in xmm registers. x87 values, and conversions that pass through them, are in `x87.ts`.
 */
import {
  type BinaryOpcode,
  ConstantFP,
  type FloatPredicate,
  type Instruction,
  type InstructionOf,
  type Value,
} from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { ALWAYS, COMPOUND_AND, COMPOUND_OR, Cond, NEVER } from "../machine/conditions.js";
import { slotBase } from "../machine/machine-function.js";
import type { MachineOpcode } from "../machine/opcodes.js";
import type { Reg } from "../machine/registers.js";
import { Kind, PartClass } from "../machine/type-parts.js";
import { selectAddress } from "./address.js";
import { expandFloatToInt, expandIntToFloat } from "./float-conversion.js";
import { isFoldedLoad, prefersSecond } from "./fold.js";
import { compareFp128 } from "./fp128.js";
import { halfToFloat } from "./half.js";
import { extendTo32 } from "./integer.js";
import type { Selector } from "./selector.js";
import { callNamed } from "./symbols.js";
import { compareX87, convertX87ToInt64, int64ToFloat } from "./x87.js";

/** Rows of an operation on float and on double, with a register and with memory. */
interface FloatRows {
  readonly ss: MachineOpcode;
  readonly ssm: MachineOpcode;
  readonly sd: MachineOpcode;
  readonly sdm: MachineOpcode;
}
export const FLOAT_ROWS: Readonly<
  Record<"fadd" | "fsub" | "fmul" | "fdiv" | "min" | "max" | "sqrt" | "ucomi" | "comi", FloatRows>
> = {
  fadd: { ss: I.ADDSSrr, ssm: I.ADDSSrm, sd: I.ADDSDrr, sdm: I.ADDSDrm },
  fsub: { ss: I.SUBSSrr, ssm: I.SUBSSrm, sd: I.SUBSDrr, sdm: I.SUBSDrm },
  fmul: { ss: I.MULSSrr, ssm: I.MULSSrm, sd: I.MULSDrr, sdm: I.MULSDrm },
  fdiv: { ss: I.DIVSSrr, ssm: I.DIVSSrm, sd: I.DIVSDrr, sdm: I.DIVSDrm },
  min: { ss: I.MINSSrr, ssm: I.MINSSrm, sd: I.MINSDrr, sdm: I.MINSDrm },
  max: { ss: I.MAXSSrr, ssm: I.MAXSSrm, sd: I.MAXSDrr, sdm: I.MAXSDrm },
  sqrt: { ss: I.SQRTSSrr, ssm: I.SQRTSSrm, sd: I.SQRTSDrr, sdm: I.SQRTSDrm },
  ucomi: { ss: I.UCOMISSrr, ssm: I.UCOMISSrm, sd: I.UCOMISDrr, sdm: I.UCOMISDrm },
  comi: { ss: I.COMISSrr, ssm: I.COMISSrm, sd: I.COMISDrr, sdm: I.COMISDrm },
};

/** Emits an operation of two operands whose second may be a constant or a folded load: `first op second`. */
export function emitFloat(s: Selector, rows: FloatRows, bits: number, first: Reg, second: Value): void {
  const single = bits === 32;
  if (second instanceof ConstantFP && second.bits !== 0n) {
    s.poolAddress(second.bits, single ? 4 : 8);
    s.emitRegMem(single ? rows.ssm : rows.sdm, first);
  } else if (isFoldedLoad(second)) {
    selectAddress(s, second.operand(0));
    s.emitRegMem(single ? rows.ssm : rows.sdm, first);
  } else s.mf.emit2(single ? rows.ss : rows.sd, first, s.reg(second));
}

/** fadd, fsub, fmul, fdiv, frem of float or double. */
export function selectFloatBinary(s: Selector, inst: InstructionOf<BinaryOpcode>): void {
  const { bits } = s.infoOf(inst);
  const partClass = bits === 32 ? PartClass.fr32 : PartClass.fr64;
  let left = inst.operand(0);
  let right = inst.operand(1);
  switch (inst.opcode) {
    case "fadd":
    case "fmul":
      if (left instanceof ConstantFP || (isFoldedLoad(left) && !isFoldedLoad(right)))
        [left, right] = [right, left];
      else if (
        s.optimizing &&
        !(right instanceof ConstantFP) &&
        !isFoldedLoad(right) &&
        prefersSecond(left, right)
      )
        [left, right] = [right, left];
      break;
    case "fsub":
    case "fdiv":
      break;
    case "frem":
      callFloat(s, bits === 32 ? "fmodf" : "fmod", inst, [left, right]);
      return;
    default:
      throw s.unsupported(`${inst.opcode} of ${inst.type}`);
  }
  // The second operand is brought in first: doing so may take a register that stands in for a constant.
  if (right instanceof ConstantFP || isFoldedLoad(right)) {
    const to = s.def(inst);
    s.moveInto(partClass, to, left, 0);
    emitFloat(s, FLOAT_ROWS[inst.opcode], bits, to, right);
    return;
  }
  const other = s.reg(right);
  const to = s.def(inst);
  s.moveInto(partClass, to, left, 0);
  const rows = FLOAT_ROWS[inst.opcode];
  s.mf.emit2(bits === 32 ? rows.ss : rows.sd, to, other);
}

/** Calls a C function of floats or doubles: its result comes in st0. */
export function callFloat(s: Selector, name: string, inst: Instruction, args: readonly Value[]): void {
  callFloatRegs(
    s,
    name,
    args.map((value) => [value, s.infoOf(value).bits] as const),
  );
  const info = s.infoOf(inst);
  const slot = s.mf.createSlot(8, 8);
  s.storeX87(info.bits === 32 ? PartClass.x87f32 : PartClass.x87f64, slotBase(slot));
  s.loadSlot(info.classes[0] ?? PartClass.fr64, s.def(inst), slot);
}
function callFloatRegs(s: Selector, name: string, args: readonly (readonly [Value, number])[]): void {
  const { mf } = s;
  const regs = args.map(([value]) => s.reg(value));
  let offset = 0;
  args.forEach(([, bits], at) => {
    const store = mf.begin(bits === 32 ? I.MOVSSmr : I.MOVSDmr);
    mf.putMem(store + 1, 4, -1, 0, offset, -1);
    mf.words[store + 6] = regs[at] ?? 0;
    offset += bits / 8;
  });
  mf.outgoingBytes = Math.max(mf.outgoingBytes, offset);
  callNamed(s, name);
}

const SIGN = { 32: 0x80000000800000008000000080000000n, 64: 0x80000000000000008000000000000000n } as const;
const MAGNITUDE = {
  32: 0x7fffffff7fffffff7fffffff7fffffffn,
  64: 0x7fffffffffffffff7fffffffffffffffn,
} as const;

/** fneg, llvm.fabs: a bit operation with a pooled mask. */
export function selectSignBit(
  s: Selector,
  inst: Instruction,
  value: Value,
  operation: "negate" | "abs",
): void {
  const { bits } = s.infoOf(inst);
  const to = s.def(inst);
  s.moveInto(bits === 32 ? PartClass.fr32 : PartClass.fr64, to, value, 0);
  const width = bits === 32 ? 32 : 64;
  s.poolAddress(operation === "negate" ? SIGN[width] : MAGNITUDE[width], 16);
  s.emitRegMem(operation === "negate" ? I.XORPSrm : I.ANDPSrm, to);
}

/** llvm.copysign */
export function selectCopysign(s: Selector, inst: Instruction, magnitude: Value, sign: Value): void {
  const { bits } = s.infoOf(inst);
  const partClass = bits === 32 ? PartClass.fr32 : PartClass.fr64;
  const width = bits === 32 ? 32 : 64;
  const signBit = s.createPart(partClass);
  s.moveInto(partClass, signBit, sign, 0);
  s.poolAddress(SIGN[width], 16);
  s.emitRegMem(I.ANDPSrm, signBit);
  const to = s.def(inst);
  s.moveInto(partClass, to, magnitude, 0);
  s.poolAddress(MAGNITUDE[width], 16);
  s.emitRegMem(I.ANDPSrm, to);
  s.mf.emit2(I.ORPSrr, to, signBit);
}

interface FloatTest {
  readonly condition: number;
  readonly swap: boolean;
}
/** How ucomis (and fucomip) tell each predicate: they set ZF, PF, CF to 111 unordered, 001 less, 100 equal, 000 greater. */
const FLOAT_TESTS: Readonly<Record<FloatPredicate, FloatTest>> = {
  false: { condition: NEVER, swap: false },
  oeq: { condition: COMPOUND_AND, swap: false },
  ogt: { condition: Cond.A, swap: false },
  oge: { condition: Cond.AE, swap: false },
  olt: { condition: Cond.A, swap: true },
  ole: { condition: Cond.AE, swap: true },
  one: { condition: Cond.NE, swap: false },
  ord: { condition: Cond.NP, swap: false },
  uno: { condition: Cond.P, swap: false },
  ueq: { condition: Cond.E, swap: false },
  ugt: { condition: Cond.B, swap: true },
  uge: { condition: Cond.BE, swap: true },
  ult: { condition: Cond.B, swap: false },
  ule: { condition: Cond.BE, swap: false },
  une: { condition: COMPOUND_OR, swap: false },
  true: { condition: ALWAYS, swap: false },
};

/**
 * Compares two floats of any format; see `selectCompare` for what is returned. A signaling comparison raises "invalid"
 * for every NaN.
 */
export function compareFloats(
  s: Selector,
  predicate: FloatPredicate,
  a: Value,
  b: Value,
  signaling = false,
): number {
  const { condition, swap } = FLOAT_TESTS[predicate];
  if (condition >= ALWAYS) return condition;
  const left = swap ? b : a;
  const right = swap ? a : b;
  const info = s.infoOf(left);
  if (info.kind === Kind.x87) {
    compareX87(s, left, right, signaling);
    return condition;
  }
  if (info.kind === Kind.half) {
    const first = halfToFloat(s, left);
    return compareFloats(
      s,
      predicate,
      swap ? halfToFloat(s, right) : first,
      swap ? first : halfToFloat(s, right),
      signaling,
    );
  }
  if (info.kind === Kind.fp128) return compareFp128(s, predicate, a, b);
  if (info.kind !== Kind.float) throw s.unsupported(`fcmp of ${left.type}`);
  emitFloat(s, signaling ? FLOAT_ROWS.comi : FLOAT_ROWS.ucomi, info.bits, s.reg(left), right);
  return condition;
}

/** fptosi and fptoui from float or double to integers of up to 64 bits. */
export function selectFloatToInt(s: Selector, inst: InstructionOf<"fptosi" | "fptoui">): void {
  const { mf } = s;
  const value = inst.operand(0);
  const source = s.infoOf(value);
  const target = s.infoOf(inst);
  const single = source.bits === 32;
  const convert = single ? I.CVTTSS2SIrr : I.CVTTSD2SIrr;
  if (target.bits > 64) {
    expandFloatToInt(s, inst, value);
    return;
  }
  if (target.kind === Kind.wide) {
    const slot = s.mf.createSlot(8, 8);
    s.storeSlot(source.classes[0] ?? PartClass.fr64, s.reg(value), slot);
    convertX87ToInt64(
      s,
      single ? PartClass.x87f32 : PartClass.x87f64,
      slotBase(slot),
      inst.opcode === "fptoui" && target.bits === 64,
      [s.def(inst, 0), s.def(inst, 1)],
    );
    return;
  }
  const from = s.reg(value);
  if (inst.opcode === "fptosi" || target.bits < 32) {
    mf.emit2(convert, s.def(inst), from);
    return;
  }
  // From 2^31 on the signed conversion overflows to 0x80000000: combine it with that of value - 2^31.
  const small = s.gr();
  mf.emit2(convert, small, from);
  const partClass = single ? PartClass.fr32 : PartClass.fr64;
  const less = s.createPart(partClass);
  mf.emit2(I.FMOVrr, less, from);
  s.poolAddress(single ? 0x4f000000n : 0x41e0000000000000n, single ? 4 : 8);
  s.emitRegMem(single ? I.SUBSSrm : I.SUBSDrm, less);
  const big = s.gr();
  mf.emit2(convert, big, less);
  const overflowed = s.copyOf(small);
  mf.emit2(I.SAR32ri, overflowed, 31);
  mf.emit2(I.AND32rr, big, overflowed);
  const to = s.def(inst);
  mf.emit2(I.MOV32rr, to, small);
  mf.emit2(I.OR32rr, to, big);
}

/** sitofp and uitofp to float or double. */
export function selectIntToFloat(s: Selector, inst: InstructionOf<"sitofp" | "uitofp">): void {
  const { mf } = s;
  const value = inst.operand(0);
  const source = s.infoOf(value);
  const target = s.infoOf(inst);
  const single = target.bits === 32;
  const signed = inst.opcode === "sitofp";
  if (source.bits > 64) {
    expandIntToFloat(s, inst, value);
    return;
  }
  if (source.kind === Kind.wide) {
    const slot = int64ToFloat(s, value, signed, single ? PartClass.x87f32 : PartClass.x87f64);
    s.loadSlot(target.classes[0] ?? PartClass.fr64, s.def(inst), slot);
    return;
  }
  const to = s.def(inst);
  if (!signed && source.bits === 32) {
    // 2^52 + value is exact as a double whose low bits are the value; take 2^52 off again.
    const double = single ? s.createPart(PartClass.fr64) : to;
    mf.emit2(I.MOVDxr, double, s.reg(value));
    s.poolAddress(0x4330000000000000n, 16);
    s.emitRegMem(I.ORPSrm, double);
    s.poolAddress(0x4330000000000000n, 8);
    s.emitRegMem(I.SUBSDrm, double);
    if (single) mf.emit2(I.CVTSD2SSrr, to, double);
    return;
  }
  // The conversion keeps the register's upper bits: clearing it first spares waiting for them.
  if (isFoldedLoad(value) && source.bits === 32) {
    mf.emit1(I.FZERO, to);
    selectAddress(s, value.operand(0));
    s.emitRegMem(single ? I.CVTSI2SSrm : I.CVTSI2SDrm, to);
    return;
  }
  const from = extendTo32(s, value, signed);
  mf.emit1(I.FZERO, to);
  mf.emit2(single ? I.CVTSI2SSrr : I.CVTSI2SDrr, to, from);
}

/** fpext and fptrunc between float and double. */
export function selectFloatCast(s: Selector, inst: InstructionOf<"fpext" | "fptrunc">): void {
  const widen = inst.opcode === "fpext";
  const value = inst.operand(0);
  if (isFoldedLoad(value)) {
    selectAddress(s, value.operand(0));
    s.emitRegMem(widen ? I.CVTSS2SDrm : I.CVTSD2SSrm, s.def(inst));
    return;
  }
  s.mf.emit2(widen ? I.CVTSS2SDrr : I.CVTSD2SSrr, s.def(inst), s.reg(value));
}
