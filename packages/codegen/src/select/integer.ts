/**
 * Integers of up to 32 bits, and pointers: arithmetic, comparisons, conversions.
 *
 * A value of fewer than 32 bits leaves the bits above it unspecified, so what looks at those bits (division, right
 * shifts, comparisons, conversions upward) extends its operands first; what does not (add, mul, and, shl, ...) is done
 * in 32 bits as it comes.
 */
import {
  Argument,
  type BinaryOpcode,
  ConstantInt,
  type Instruction,
  type InstructionOf,
  type IntPredicate,
  type Value,
} from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { ALWAYS, COMPOUND_AND, Cond, NEVER } from "../machine/conditions.js";
import type { MachineOpcode } from "../machine/opcodes.js";
import { EAX, ECX, EDX, type Reg } from "../machine/registers.js";
import { Kind } from "../machine/type-parts.js";
import { selectAddress } from "./address.js";
import { compareFloats } from "./float.js";
import { isFoldedCompare, isFoldedLoad, isFoldedTest, prefersSecond } from "./fold.js";
import type { Selector } from "./selector.js";
import { compareWide } from "./wide.js";

/** The rows of an operation that takes a register, an immediate or memory as its second operand. */
interface AluRows {
  readonly rr: MachineOpcode;
  readonly ri: MachineOpcode;
  readonly rm: MachineOpcode;
}
export const ALU: Readonly<Record<"add" | "sub" | "and" | "or" | "xor" | "adc" | "sbb", AluRows>> = {
  add: { rr: I.ADD32rr, ri: I.ADD32ri, rm: I.ADD32rm },
  sub: { rr: I.SUB32rr, ri: I.SUB32ri, rm: I.SUB32rm },
  and: { rr: I.AND32rr, ri: I.AND32ri, rm: I.AND32rm },
  or: { rr: I.OR32rr, ri: I.OR32ri, rm: I.OR32rm },
  xor: { rr: I.XOR32rr, ri: I.XOR32ri, rm: I.XOR32rm },
  adc: { rr: I.ADC32rr, ri: I.ADC32ri, rm: I.ADC32rm },
  sbb: { rr: I.SBB32rr, ri: I.SBB32ri, rm: I.SBB32rm },
};

/** Whether the bits above a value of fewer than 32 bits are known to be zero. */
export function isZeroExtended(value: Value, depth = 0): boolean {
  if (value instanceof Argument) {
    // Callers of fastcall functions leave the rest of a register as it is.
    const partOnly = value.parent.callingConvention === "x86_fastcallcc" && value.attributes.has("inreg");
    return value.attributes.has("zeroext") && !partOnly;
  }
  if (value.valueKind !== "instruction" || value.type.kind !== "integer") return false;
  const inst = value as Instruction;
  switch (inst.opcode) {
    case "load":
      return value.type.bits === 8 || value.type.bits === 16;
    case "icmp":
    case "fcmp":
      return true;
    case "zext":
      return value.type.bits <= 32;
    case "and":
    case "or":
    case "xor":
      if (depth > 3) return false;
      return zeroExtendedOperand(inst.operand(0), depth) && zeroExtendedOperand(inst.operand(1), depth);
    default:
      return false;
  }
}
function zeroExtendedOperand(value: Value, depth: number): boolean {
  // Constants are brought in sign-extended, so only those with a clear top bit count.
  if (value instanceof ConstantInt) return value.type.bits === 1 ? false : value.signed >= 0n;
  return isZeroExtended(value, depth + 1);
}

/** Extends the low `bits` of `from` to 32 bits in `to`. */
export function extendInto(s: Selector, to: Reg, from: Reg, bits: number, signed: boolean): void {
  const { mf } = s;
  if (bits === 32) {
    s.copyPart(0, to, from);
  } else if (bits === 8) {
    mf.emit2(signed ? I.MOVSX32rr8 : I.MOVZX32rr8, to, s.byteReg(from));
  } else if (bits === 16) {
    mf.emit2(signed ? I.MOVSX32rr16 : I.MOVZX32rr16, to, from);
  } else if (signed) {
    mf.emit2(I.MOV32rr, to, from);
    mf.emit2(I.SHL32ri, to, 32 - bits);
    mf.emit2(I.SAR32ri, to, 32 - bits);
  } else {
    mf.emit2(I.MOV32rr, to, from);
    mf.emit2(I.AND32ri, to, bits === 31 ? 0x7fffffff : (1 << bits) - 1);
  }
}

/** A register with the low part of an integer or pointer extended to 32 bits. Not to be written to. */
export function extendTo32(s: Selector, value: Value, signed: boolean): Reg {
  const info = s.infoOf(value);
  if (info.kind === Kind.wide || info.bits === 32) return s.reg(value);
  if (s.isImm(value)) {
    const number = s.imm(value);
    return s.number(signed ? number : zeroExtendNumber(number, info.bits));
  }
  const reg = s.reg(value);
  if (!signed && isZeroExtended(value)) return reg;
  const wide = s.gr();
  extendInto(s, wide, reg, info.bits, signed);
  return wide;
}

/** The low `bits` of a number, unsigned (as a signed 32-bit number when bits is 32). */
export function zeroExtendNumber(number: number, bits: number): number {
  return bits >= 32 ? number : number & ((1 << bits) - 1);
}
function signExtendNumber(number: number, bits: number): number {
  return bits >= 32 ? number : (number << (32 - bits)) >> (32 - bits);
}

/** A binary operation on integers of up to 32 bits. */
export function selectIntBinary(s: Selector, inst: InstructionOf<BinaryOpcode>): void {
  const bits = s.infoOf(inst).bits;
  switch (inst.opcode) {
    case "add":
    case "sub":
    case "and":
    case "or":
    case "xor":
      selectAlu(s, inst, inst.opcode);
      return;
    case "mul":
      selectMul(s, inst);
      return;
    case "shl":
    case "lshr":
    case "ashr":
      selectShift(s, inst, bits);
      return;
    case "udiv":
    case "urem":
    case "sdiv":
    case "srem":
      selectDivision(s, inst);
      return;
    default:
      throw s.unsupported(inst.opcode);
  }
}

function selectAlu(s: Selector, inst: Instruction, opcode: "add" | "sub" | "and" | "or" | "xor"): void {
  const { mf } = s;
  const rows = ALU[opcode];
  let left = inst.operand(0);
  let right = inst.operand(1);
  if (opcode !== "sub" && (s.isImm(left) || (isFoldedLoad(left) && !isFoldedLoad(right)))) {
    [left, right] = [right, left];
  } else if (opcode !== "sub" && s.optimizing && !isFoldedLoad(right) && prefersSecond(left, right)) {
    [left, right] = [right, left];
  }
  if (s.isImm(right)) {
    const value = s.imm(right);
    const to = s.def(inst);
    if (
      opcode === "add" &&
      s.optimizing &&
      !left.hasOneUse &&
      !s.isImm(left) &&
      left.valueKind !== "constant" &&
      s.infoOf(inst).bits > 8
    ) {
      // The left operand lives on: lea saves the copy.
      s.addr.clear();
      s.addr.base = s.reg(left);
      s.addr.disp = value;
      s.emitRegMem(I.LEA32r, to);
      return;
    }
    s.moveInto(s.infoOf(inst).classes[0] ?? 0, to, left, 0);
    mf.emit2(rows.ri, to, value);
    return;
  }
  if (isFoldedLoad(right)) {
    const to = s.def(inst);
    s.moveInto(0, to, left, 0);
    selectAddress(s, right.operand(0));
    s.emitRegMem(rows.rm, to);
    return;
  }
  const other = s.reg(right);
  if (
    opcode === "add" &&
    s.optimizing &&
    left.valueKind !== "constant" &&
    !left.hasOneUse &&
    !right.hasOneUse &&
    s.infoOf(inst).bits > 8
  ) {
    s.addr.clear();
    s.addr.base = s.reg(left);
    s.addr.index = other;
    s.emitRegMem(I.LEA32r, s.def(inst));
    return;
  }
  const to = s.def(inst);
  s.moveInto(s.infoOf(inst).classes[0] ?? 0, to, left, 0);
  mf.emit2(rows.rr, to, other);
}

function selectMul(s: Selector, inst: Instruction): void {
  const { mf } = s;
  let left = inst.operand(0);
  let right = inst.operand(1);
  if (s.isImm(left) || (isFoldedLoad(left) && !isFoldedLoad(right))) [left, right] = [right, left];
  const to = s.def(inst);
  if (s.isImm(right)) {
    multiplyByNumber(s, to, s.reg(left), s.imm(right));
    return;
  }
  if (isFoldedLoad(right)) {
    s.moveInto(0, to, left, 0);
    selectAddress(s, right.operand(0));
    s.emitRegMem(I.IMUL32rm, to);
    return;
  }
  const other = s.reg(right);
  s.moveInto(0, to, left, 0);
  mf.emit2(I.IMUL32rr, to, other);
}

/** `to = from * factor` in 32 bits, by shift or lea where one does. */
export function multiplyByNumber(s: Selector, to: Reg, from: Reg, factor: number): void {
  const { mf } = s;
  if (factor > 0 && (factor & (factor - 1)) === 0) {
    mf.emit2(I.MOV32rr, to, from);
    if (factor > 1) mf.emit2(I.SHL32ri, to, 31 - Math.clz32(factor));
  } else if (factor === 3 || factor === 5 || factor === 9) {
    s.addr.clear();
    s.addr.base = from;
    s.addr.index = from;
    s.addr.scale = factor === 3 ? 1 : factor === 5 ? 2 : 3;
    s.emitRegMem(I.LEA32r, to);
  } else mf.emit3(I.IMUL32rri, to, from, factor);
}

const SHIFTS = {
  shl: { ri: I.SHL32ri, rc: I.SHL32rc },
  lshr: { ri: I.SHR32ri, rc: I.SHR32rc },
  ashr: { ri: I.SAR32ri, rc: I.SAR32rc },
} as const;

function selectShift(s: Selector, inst: InstructionOf<"shl" | "lshr" | "ashr">, bits: number): void {
  const { mf } = s;
  const rows = SHIFTS[inst.opcode];
  const value = inst.operand(0);
  const count = inst.operand(1);
  const source = inst.opcode === "shl" ? s.reg(value) : extendTo32(s, value, inst.opcode === "ashr");
  const to = s.def(inst);
  if (s.isImm(count)) {
    mf.emit2(I.MOV32rr, to, source);
    const by = s.imm(count) & 31;
    if (by !== 0) mf.emit2(rows.ri, to, by);
    return;
  }
  // The hardware looks at 5 bits of cl; a count of fewer bits must not bring in others.
  const amount = bits < 5 ? extendTo32(s, count, false) : s.reg(count);
  mf.emit2(I.MOV32rr, to, source);
  s.moveToCl(amount);
  mf.emit1(rows.rc, to);
}

function selectDivision(s: Selector, inst: InstructionOf<"udiv" | "urem" | "sdiv" | "srem">): void {
  const { mf } = s;
  const signed = inst.opcode === "sdiv" || inst.opcode === "srem";
  const remainder = inst.opcode === "urem" || inst.opcode === "srem";
  const divisor = inst.operand(1);
  const { bits } = s.infoOf(inst);
  if (s.isImm(divisor)) {
    const number = signed ? signExtendNumber(s.imm(divisor), bits) : zeroExtendNumber(s.imm(divisor), bits);
    if (divideByNumber(s, inst, number, signed, remainder)) return;
  }
  const left = extendTo32(s, inst.operand(0), signed);
  const right = extendTo32(s, divisor, signed);
  mf.emit2(I.MOV32rr, EAX, left);
  if (signed) mf.emit0(I.CDQ);
  else mf.emit2(I.MOV32ri, EDX, 0);
  mf.emit1(signed ? I.IDIV32r : I.DIV32r, right);
  mf.emit2(I.MOV32rr, s.def(inst), remainder ? EDX : EAX);
}

/**
 * Division by a known number without dividing: powers of two by shifts, others by multiplying with a reciprocal.
 * Source: Granlund and Montgomery, "Division by Invariant Integers using Multiplication"; Warren, "Hacker's Delight", 10.
 * @returns false where the plain division is to be taken.
 */
function divideByNumber(
  s: Selector,
  inst: Instruction,
  divisor: number,
  signed: boolean,
  remainder: boolean,
): boolean {
  const { mf } = s;
  if (divisor === 0 || divisor === 1 || divisor === -1) return false;
  const magnitude = signed ? Math.abs(divisor) : divisor >>> 0;
  const isPower = (magnitude & (magnitude - 1)) === 0;
  const log = 31 - Math.clz32(magnitude);
  if (!signed && isPower) {
    const left = extendTo32(s, inst.operand(0), false);
    const to = s.def(inst);
    mf.emit2(I.MOV32rr, to, left);
    if (remainder) mf.emit2(I.AND32ri, to, magnitude - 1);
    else mf.emit2(I.SHR32ri, to, log);
    return true;
  }
  if (!s.optimizing && !isPower) return false;
  if (signed && divisor === -2147483648) return false;
  const left = extendTo32(s, inst.operand(0), signed);
  const quotient = s.gr();
  if (signed && isPower) {
    // Adds 2^log - 1 to negative numbers, so that the shift rounds toward zero.
    const bias = s.copyOf(left);
    if (log > 1) mf.emit2(I.SAR32ri, bias, 31);
    mf.emit2(I.SHR32ri, bias, 32 - log);
    mf.emit2(I.MOV32rr, quotient, left);
    mf.emit2(I.ADD32rr, quotient, bias);
    mf.emit2(I.SAR32ri, quotient, log);
    if (divisor < 0) mf.emit1(I.NEG32r, quotient);
  } else if (signed) {
    const { multiplier, shift } = signedMagic(divisor);
    mf.emit2(I.MOV32ri, EAX, multiplier);
    mf.emit1(I.IMUL32r, left);
    mf.emit2(I.MOV32rr, quotient, EDX);
    if (divisor > 0 && multiplier < 0) mf.emit2(I.ADD32rr, quotient, left);
    if (divisor < 0 && multiplier > 0) mf.emit2(I.SUB32rr, quotient, left);
    if (shift > 0) mf.emit2(I.SAR32ri, quotient, shift);
    const sign = s.copyOf(quotient);
    mf.emit2(I.SHR32ri, sign, 31);
    mf.emit2(I.ADD32rr, quotient, sign);
  } else {
    const { multiplier, shift, add } = unsignedMagic(magnitude);
    mf.emit2(I.MOV32ri, EAX, multiplier);
    mf.emit1(I.MUL32r, left);
    const high = s.gr();
    mf.emit2(I.MOV32rr, high, EDX);
    mf.emit2(I.MOV32rr, quotient, add ? left : high);
    if (add) {
      mf.emit2(I.SUB32rr, quotient, high);
      mf.emit2(I.SHR32ri, quotient, 1);
      mf.emit2(I.ADD32rr, quotient, high);
      if (shift > 1) mf.emit2(I.SHR32ri, quotient, shift - 1);
    } else if (shift > 0) mf.emit2(I.SHR32ri, quotient, shift);
  }
  const to = s.def(inst);
  if (!remainder) {
    mf.emit2(I.MOV32rr, to, quotient);
    return true;
  }
  const product = s.gr();
  multiplyByNumber(s, product, quotient, divisor | 0);
  mf.emit2(I.MOV32rr, to, left);
  mf.emit2(I.SUB32rr, to, product);
  return true;
}

function signedMagic(divisor: number): { multiplier: number; shift: number } {
  const two31 = 1n << 31n;
  const d = BigInt(divisor);
  const ad = d < 0n ? -d : d;
  const t = two31 + (d < 0n ? 1n : 0n);
  const anc = t - 1n - (t % ad);
  let p = 31n;
  let q1 = two31 / anc;
  let r1 = two31 - q1 * anc;
  let q2 = two31 / ad;
  let r2 = two31 - q2 * ad;
  let delta: bigint;
  do {
    p++;
    q1 *= 2n;
    r1 *= 2n;
    if (r1 >= anc) {
      q1++;
      r1 -= anc;
    }
    q2 *= 2n;
    r2 *= 2n;
    if (r2 >= ad) {
      q2++;
      r2 -= ad;
    }
    delta = ad - r2;
  } while (q1 < delta || (q1 === delta && r1 === 0n));
  const multiplier = d < 0n ? -(q2 + 1n) : q2 + 1n;
  return { multiplier: Number(BigInt.asIntN(32, multiplier)), shift: Number(p - 32n) };
}

function unsignedMagic(divisor: number): { multiplier: number; shift: number; add: boolean } {
  // The smallest shift whose rounded-up reciprocal is exact enough; 33 bits of reciprocal need the add form.
  const d = BigInt(divisor);
  for (let shift = 0n; shift <= 32n; shift++) {
    const power = 1n << (32n + shift);
    const multiplier = (power + d - 1n) / d;
    if (multiplier * d - power <= 1n << shift) {
      const add = multiplier >= 1n << 32n;
      return { multiplier: Number(BigInt.asIntN(32, multiplier)), shift: Number(shift), add };
    }
  }
  throw new RangeError("no reciprocal");
}

const CONDITIONS: Readonly<Record<IntPredicate, Cond>> = {
  eq: Cond.E,
  ne: Cond.NE,
  ugt: Cond.A,
  uge: Cond.AE,
  ult: Cond.B,
  ule: Cond.BE,
  sgt: Cond.G,
  sge: Cond.GE,
  slt: Cond.L,
  sle: Cond.LE,
};
const SWAPPED: Readonly<Record<IntPredicate, IntPredicate>> = {
  eq: "eq",
  ne: "ne",
  ugt: "ult",
  uge: "ule",
  ult: "ugt",
  ule: "uge",
  sgt: "slt",
  sge: "sle",
  slt: "sgt",
  sle: "sge",
};

/**
 * Emits a comparison, so that the flags tell.
 * @returns a condition code; `COMPOUND_AND` means E and NP, `COMPOUND_OR` means NE or P; or `ALWAYS`, `NEVER`.
 */
export function selectCompare(s: Selector, inst: InstructionOf<"icmp" | "fcmp">): number {
  if (inst.opcode === "fcmp") return compareFloats(s, inst.data.predicate, inst.operand(0), inst.operand(1));
  return compareInts(s, inst.data.predicate, inst.operand(0), inst.operand(1));
}

export function compareInts(s: Selector, predicate: IntPredicate, a: Value, b: Value): number {
  const { mf } = s;
  let left = a;
  let right = b;
  let test = predicate;
  const info = s.infoOf(left);
  if (info.kind === Kind.wide) return compareWide(s, test, left, right);
  if (info.kind !== Kind.int) throw s.unsupported(`icmp of ${left.type}`);
  if (s.isImm(left) && !s.isImm(right)) {
    [left, right] = [right, left];
    test = SWAPPED[test];
  }
  const signed = test.startsWith("s");
  const condition = CONDITIONS[test];
  const { bits } = info;
  if (isFoldedLoad(left) && s.isImm(right) && (bits === 8 || bits === 16 || bits === 32)) {
    selectAddress(s, left.operand(0));
    const opcode = bits === 8 ? I.CMP8mi : bits === 16 ? I.CMP16mi : I.CMP32mi;
    s.emitMem(opcode, s.imm(right));
    return condition;
  }
  if (isFoldedTest(left)) {
    const mask = left.operand(1);
    const reg = s.reg(left.operand(0));
    if (s.isImm(mask)) mf.emit2(I.TEST32ri, reg, zeroExtendNumber(s.imm(mask), bits));
    else mf.emit2(I.TEST32rr, reg, s.reg(mask));
    return test === "slt" ? Cond.S : test === "sge" ? Cond.NS : condition;
  }
  if (s.isImm(right)) {
    let number = s.imm(right);
    if (bits < 32) number = signed ? signExtendNumber(number, bits) : zeroExtendNumber(number, bits);
    const reg = extendTo32(s, left, signed);
    if (number === 0 && (test === "eq" || test === "ne" || test === "slt" || test === "sge")) {
      mf.emit2(I.TEST32rr, reg, reg);
      return test === "slt" ? Cond.S : test === "sge" ? Cond.NS : condition;
    }
    mf.emit2(I.CMP32ri, reg, number);
    return condition;
  }
  if (isFoldedLoad(right) && bits === 32) {
    const reg = s.reg(left);
    selectAddress(s, right.operand(0));
    s.emitRegMem(I.CMP32rm, reg);
    return condition;
  }
  if (isFoldedLoad(left) && bits === 32) {
    const reg = s.reg(right);
    selectAddress(s, left.operand(0));
    s.emitMem(I.CMP32mr, reg);
    return condition;
  }
  const first = extendTo32(s, left, signed);
  const second = extendTo32(s, right, signed);
  mf.emit2(I.CMP32rr, first, second);
  return condition;
}

/** Sets the flags by an i1 value; see {@link selectCompare} for what is returned. */
export function selectCondition(s: Selector, value: Value): number {
  if (isFoldedCompare(value)) {
    const saved = s.current;
    s.current = value;
    const condition = selectCompare(s, value);
    s.current = saved;
    return condition;
  }
  if (s.isImm(value)) return (s.imm(value) & 1) !== 0 ? ALWAYS : NEVER;
  const reg = s.reg(value);
  if (isZeroExtended(value)) s.mf.emit2(I.TEST32rr, reg, reg);
  else s.mf.emit2(I.TEST8ri, s.byteReg(reg), 1);
  return Cond.NE;
}

/** Puts 1 into `to` where the condition holds, else 0, in all 32 bits. */
export function setByCondition(s: Selector, to: Reg, condition: number): void {
  const { mf } = s;
  if (condition >= ALWAYS) {
    mf.emit2(I.MOV32ri, to, condition === ALWAYS ? 1 : 0);
    return;
  }
  const byte = s.gr8();
  if (condition < COMPOUND_AND) mf.emit2(I.SETccr, condition, byte);
  else {
    const other = s.gr8();
    const both = condition === COMPOUND_AND;
    mf.emit2(I.SETccr, both ? Cond.E : Cond.NE, byte);
    mf.emit2(I.SETccr, both ? Cond.NP : Cond.P, other);
    mf.emit2(both ? I.AND32rr : I.OR32rr, byte, other);
  }
  mf.emit2(I.MOVZX32rr8, to, byte);
}

/** icmp or fcmp whose result is wanted in a register. */
export function selectCompareValue(s: Selector, inst: InstructionOf<"icmp" | "fcmp">): void {
  const condition = selectCompare(s, inst);
  setByCondition(s, s.def(inst), condition);
}

/** trunc, zext and sext whose operand or result has up to 32 bits; wider results take `wide.ts`. */
export function selectIntCast(s: Selector, inst: InstructionOf<"trunc" | "zext" | "sext">): void {
  const from = inst.operand(0);
  const source = s.infoOf(from);
  const target = s.infoOf(inst);
  if (inst.opcode === "trunc") {
    if (from.valueKind === "constant") {
      s.moveInto(target.classes[0] ?? 0, s.def(inst), from, 0);
      return;
    }
    const reg = s.reg(from);
    // A byte value wants a byte register, so it is copied into one; other truncations are the same register.
    if (target.bits <= 8 && source.bits > 8) s.mf.emit2(I.MOV32rr, s.def(inst), reg);
    else s.setResult(inst, reg);
    return;
  }
  const signed = inst.opcode === "sext";
  if (isFoldedLoad(from) && (source.bits === 8 || source.bits === 16)) {
    selectAddress(s, from.operand(0));
    const opcode =
      source.bits === 8 ? (signed ? I.MOVSX32rm8 : I.MOVZX32rm8) : signed ? I.MOVSX32rm16 : I.MOVZX32rm16;
    s.emitRegMem(opcode, s.def(inst));
    return;
  }
  if (s.isImm(from)) {
    const number = s.imm(from);
    s.mf.emit2(
      I.MOV32ri,
      s.def(inst),
      signed ? signExtendNumber(number, source.bits) : zeroExtendNumber(number, source.bits),
    );
    return;
  }
  const reg = s.reg(from);
  if (!signed && isZeroExtended(from)) {
    s.setResult(inst, reg);
    return;
  }
  extendInto(s, s.def(inst), reg, source.bits, signed);
}

/** `count` in ecx for a shift that looks at more bits than the value's own width. */
export function shiftCountInCl(s: Selector, count: Reg): void {
  s.mf.emit2(I.MOV32rr, ECX, count);
}
