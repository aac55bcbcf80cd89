/**
 * Integers wider than 32 bits, as rules over their 32-bit parts, least significant first.
 *
 * | operation | rule |
 * |---|---|
 * | add, sub | add, adc, adc, ... / sub, sbb, sbb, ... |
 * | and, or, xor | each part |
 * | mul | schoolbook: mul 32x32 to 64, the parts above the width dropped |
 * | shl, lshr, ashr by a constant | whole parts move, shld or shrd across parts |
 * | the same by a variable, 64 bits | shld/shl, then exchange the halves where bit 5 of the count is set |
 * | the same, wider | through memory: the value is stored beside its filling and read back at the byte offset |
 * | compare for equality | xor each part, or them |
 * | compare for order | cmp, sbb, sbb, ...: the flags of the last tell |
 * | division, 64 bits | __udivdi3 and its family |
 */
import type { BinaryOpcode, Instruction, InstructionOf, IntPredicate, Value } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { slotBase } from "../machine/machine-function.js";
import { EAX, ECX, EDX, ESP, type Reg } from "../machine/registers.js";
import { Kind } from "../machine/type-parts.js";
import { branch, continueIn, jump } from "./control.js";
import { ALU, extendInto, isZeroExtended } from "./integer.js";
import type { Selector } from "./selector.js";
import { callNamed } from "./symbols.js";

/** A binary operation on integers wider than 32 bits. */
export function selectWideBinary(s: Selector, inst: InstructionOf<BinaryOpcode>): void {
  switch (inst.opcode) {
    case "add":
    case "sub":
      addParts(s, resultRegs(s, inst), inst.operand(0), inst.operand(1), inst.opcode === "sub");
      return;
    case "and":
    case "or":
    case "xor":
      selectBitwise(s, inst, inst.opcode);
      return;
    case "mul":
      selectWideMul(s, inst);
      return;
    case "shl":
    case "lshr":
    case "ashr":
      selectWideShift(s, inst);
      return;
    case "udiv":
    case "urem":
    case "sdiv":
    case "srem":
      selectWideDivision(s, inst);
      return;
    default:
      throw s.unsupported(inst.opcode);
  }
}

/** The registers of an instruction's result. */
export function resultRegs(s: Selector, inst: Instruction): Reg[] {
  const { count } = s.infoOf(inst);
  const regs: Reg[] = [];
  for (let part = 0; part < count; part++) regs.push(s.def(inst, part));
  return regs;
}

/** An operand part as second operand of an instruction: a number where it is one, else a register. */
interface PartOperand {
  readonly isNumber: boolean;
  readonly value: number;
}
function partOperand(s: Selector, value: Value, part: number): PartOperand {
  if (s.isImm(value)) return { isNumber: true, value: s.imm(value, part) };
  if (part > 0 && isNarrowZext(value)) return { isNumber: true, value: 0 };
  return { isNumber: false, value: s.reg(value, part) };
}

/**
 * `to = left + right` (or minus), leaving the flags of the last step. The operands are read into registers and the
 * results written only behind that, so `to` may be the operands themselves.
 */
export function addParts(
  s: Selector,
  to: readonly Reg[],
  left: Value,
  right: Value,
  subtract: boolean,
): void {
  const { mf } = s;
  if (!subtract && isNarrowZext(left) && !s.isImm(right)) [left, right] = [right, left];
  const others = to.map((_, part) => partOperand(s, right, part));
  const sums = to.map((_, part) => {
    const sum = s.gr();
    s.moveInto(0, sum, left, part);
    return sum;
  });
  sums.forEach((sum, part) => {
    const rows = subtract ? (part === 0 ? ALU.sub : ALU.sbb) : part === 0 ? ALU.add : ALU.adc;
    const other = others[part] ?? { isNumber: true, value: 0 };
    mf.emit2(other.isNumber ? rows.ri : rows.rr, sum, other.value);
  });
  sums.forEach((sum, part) => {
    mf.emit2(I.MOV32rr, to[part] ?? EAX, sum);
  });
}

function selectBitwise(s: Selector, inst: Instruction, opcode: "and" | "or" | "xor"): void {
  const { mf } = s;
  let left = inst.operand(0);
  let right = inst.operand(1);
  if (s.isImm(left) || (isNarrowZext(left) && !s.isImm(right))) [left, right] = [right, left];
  const rows = ALU[opcode];
  const to = resultRegs(s, inst);
  to.forEach((reg, part) => {
    const other = partOperand(s, right, part);
    if (other.isNumber && opcode === "and" && other.value === 0) mf.emit2(I.MOV32ri, reg, 0);
    else {
      s.moveInto(0, reg, left, part);
      const neutral = other.isNumber && other.value === (opcode === "and" ? -1 : 0);
      if (!neutral) mf.emit2(other.isNumber ? rows.ri : rows.rr, reg, other.value);
    }
  });
}

/** Whether the value is a zero extension from 32 bits or fewer: its high parts are zero. */
function isNarrowZext(value: Value): boolean {
  if (value.valueKind !== "instruction" || (value as Instruction).opcode !== "zext") return false;
  const { type } = (value as Instruction).operand(0);
  return type.kind === "integer" && type.bits <= 32;
}

function selectWideMul(s: Selector, inst: Instruction): void {
  const { mf } = s;
  const to = resultRegs(s, inst);
  const count = to.length;
  let a = inst.operand(0);
  let b = inst.operand(1);
  if (s.isImm(a)) [a, b] = [b, a];
  if (count === 2) {
    multiplyPair(s, to, a, b);
    return;
  }
  const left = s.parts(a);
  const right = s.parts(b);
  const product = multiplyParts(s, left, right, count);
  product.forEach((reg, part) => {
    mf.emit2(I.MOV32rr, to[part] ?? EAX, reg);
  });
}

/**
 * Two parts by two parts: the product of the low parts, and to its high part the low halves of the cross products. A
 * cross product with a part known to be zero is left out.
 */
function multiplyPair(s: Selector, to: readonly Reg[], a: Value, b: Value): void {
  const { mf } = s;
  const a0 = s.reg(a, 0);
  const b0 = s.reg(b, 0);
  const crosses: Reg[] = [];
  for (const [value, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const high = partOperand(s, value, 1);
    if (high.isNumber && high.value === 0) continue;
    const cross = s.gr();
    const low = partOperand(s, other, 0);
    if (high.isNumber) mf.emit3(I.IMUL32rri, cross, value === a ? b0 : a0, high.value);
    else if (low.isNumber) mf.emit3(I.IMUL32rri, cross, high.value as Reg, low.value);
    else {
      mf.emit2(I.MOV32rr, cross, high.value);
      mf.emit2(I.IMUL32rr, cross, value === a ? b0 : a0);
    }
    crosses.push(cross);
  }
  mf.emit2(I.MOV32rr, EAX, a0);
  mf.emit1(I.MUL32r, b0);
  const low = s.gr();
  const high = s.gr();
  mf.emit2(I.MOV32rr, low, EAX);
  mf.emit2(I.MOV32rr, high, EDX);
  for (const cross of crosses) mf.emit2(I.ADD32rr, high, cross);
  mf.emit2(I.MOV32rr, to[0] ?? EAX, low);
  mf.emit2(I.MOV32rr, to[1] ?? EDX, high);
}

/** The low `count` parts of a product. */
export function multiplyParts(
  s: Selector,
  left: readonly Reg[],
  right: readonly Reg[],
  count: number,
): Reg[] {
  const { mf } = s;
  const sums: Reg[] = [];
  for (let part = 0; part < count; part++) sums.push(s.number(0));
  for (let i = 0; i < left.length && i < count; i++) {
    for (let j = 0; j < right.length && i + j < count; j++) {
      const at = i + j;
      const x = left[i] ?? EAX;
      const y = right[j] ?? EAX;
      const low = sums[at] ?? EAX;
      if (at === count - 1) {
        // Only the low half is wanted.
        const product = s.copyOf(x);
        mf.emit2(I.IMUL32rr, product, y);
        mf.emit2(I.ADD32rr, low, product);
        continue;
      }
      mf.emit2(I.MOV32rr, EAX, x);
      mf.emit1(I.MUL32r, y);
      const productLow = s.gr();
      const productHigh = s.gr();
      mf.emit2(I.MOV32rr, productLow, EAX);
      mf.emit2(I.MOV32rr, productHigh, EDX);
      mf.emit2(I.ADD32rr, low, productLow);
      mf.emit2(I.ADC32rr, sums[at + 1] ?? EAX, productHigh);
      for (let carry = at + 2; carry < count; carry++) mf.emit2(I.ADC32ri, sums[carry] ?? EAX, 0);
    }
  }
  return sums;
}

// ---- shifts ----

function selectWideShift(s: Selector, inst: InstructionOf<"shl" | "lshr" | "ashr">): void {
  const { mf } = s;
  const to = resultRegs(s, inst);
  const count = inst.operand(1);
  const { bits } = s.infoOf(inst);
  let value = s.parts(inst.operand(0));
  if (inst.opcode !== "shl") value = extendTop(s, value, bits, inst.opcode === "ashr");
  if (s.isImm(count)) {
    const by = Math.min(s.imm(count) >>> 0, bits);
    const shifted = shiftByNumber(s, inst.opcode, value, by);
    shifted.forEach((reg, part) => {
      mf.emit2(I.MOV32rr, to[part] ?? EAX, reg);
    });
    return;
  }
  const shifted =
    to.length === 2
      ? shiftPair(s, inst.opcode, value, s.reg(count, 0))
      : shiftThroughMemory(s, inst.opcode, value, s.reg(count, 0));
  shifted.forEach((reg, part) => {
    mf.emit2(I.MOV32rr, to[part] ?? EAX, reg);
  });
}

/** The parts with the top one extended from the width to a whole part. The given registers are not changed. */
export function extendTop(s: Selector, parts: readonly Reg[], bits: number, signed: boolean): Reg[] {
  const rest = bits % 32;
  const result = [...parts];
  if (rest === 0) return result;
  const top = s.gr();
  extendInto(s, top, parts[parts.length - 1] ?? EAX, rest, signed);
  result[parts.length - 1] = top;
  return result;
}

/** Shifts by a known count; fresh registers. */
export function shiftByNumber(
  s: Selector,
  opcode: "shl" | "lshr" | "ashr",
  value: readonly Reg[],
  by: number,
): Reg[] {
  const { mf } = s;
  const count = value.length;
  const whole = by >> 5;
  const rest = by & 31;
  const result: Reg[] = [];
  const top = value[count - 1] ?? EAX;
  for (let part = 0; part < count; part++) {
    const reg = s.gr();
    result.push(reg);
    const from = opcode === "shl" ? part - whole : part + whole;
    if (from < 0 || from >= count) {
      if (opcode === "ashr") {
        mf.emit2(I.MOV32rr, reg, top);
        mf.emit2(I.SAR32ri, reg, 31);
      } else mf.emit2(I.MOV32ri, reg, 0);
      continue;
    }
    mf.emit2(I.MOV32rr, reg, value[from] ?? EAX);
    if (rest === 0) continue;
    if (opcode === "shl") {
      const below = value[from - 1];
      if (below === undefined) mf.emit2(I.SHL32ri, reg, rest);
      else mf.emit3(I.SHLD32rri, reg, below, rest);
    } else {
      const above = value[from + 1];
      if (above === undefined) mf.emit2(opcode === "ashr" ? I.SAR32ri : I.SHR32ri, reg, rest);
      else mf.emit3(I.SHRD32rri, reg, above, rest);
    }
  }
  return result;
}

/** Shifts 64 bits by a count in a register. */
function shiftPair(s: Selector, opcode: "shl" | "lshr" | "ashr", value: readonly Reg[], count: Reg): Reg[] {
  const { mf } = s;
  const low = s.copyOf(value[0] ?? EAX);
  const high = s.copyOf(value[1] ?? EAX);
  // What the half that runs empty is filled with.
  const fill = opcode === "ashr" ? s.copyOf(high) : s.number(0);
  if (opcode === "ashr") mf.emit2(I.SAR32ri, fill, 31);
  mf.emit2(I.MOV32rr, ECX, count);
  if (opcode === "shl") {
    mf.emit2(I.SHLD32rrc, high, low);
    mf.emit1(I.SHL32rc, low);
    mf.emit2(I.TEST32ri, ECX, 32);
    mf.emit3(I.CMOVccrr, Cond.NE, high, low);
    mf.emit3(I.CMOVccrr, Cond.NE, low, fill);
  } else {
    mf.emit2(I.SHRD32rrc, low, high);
    mf.emit1(opcode === "ashr" ? I.SAR32rc : I.SHR32rc, high);
    mf.emit2(I.TEST32ri, ECX, 32);
    mf.emit3(I.CMOVccrr, Cond.NE, low, high);
    mf.emit3(I.CMOVccrr, Cond.NE, high, fill);
  }
  return [low, high];
}

/** Shifts any width by a count in a register: the value in memory beside its filling, read at a byte offset. */
export function shiftThroughMemory(
  s: Selector,
  opcode: "shl" | "lshr" | "ashr",
  value: readonly Reg[],
  count: Reg,
): Reg[] {
  const { mf } = s;
  const parts = value.length;
  const left = opcode === "shl";
  const bytes = parts * 4;
  const slot = mf.createSlot(bytes * 2, 4);
  let fill = s.number(0);
  if (opcode === "ashr") {
    fill = s.copyOf(value[parts - 1] ?? EAX);
    mf.emit2(I.SAR32ri, fill, 31);
  }
  for (let part = 0; part < parts; part++) {
    mf.emitSlot(I.MOV32mr, value[part] ?? EAX, slot, (left ? bytes : 0) + part * 4);
    mf.emitSlot(I.MOV32mr, fill, slot, (left ? 0 : bytes) + part * 4);
  }
  // Whole 32-bit parts by the address, the rest by shld and shrd. A count past the width is poison, but the address
  // must stay within the slot.
  const offset = s.copyOf(count);
  mf.emit2(I.SHR32ri, offset, 5);
  mf.emit2(I.AND32ri, offset, powerAtLeast(parts) - 1);
  if ((parts & (parts - 1)) !== 0) {
    // Clamp to the last part where the mask alone does not.
    const last = s.number(parts - 1);
    mf.emit2(I.CMP32rr, offset, last);
    mf.emit3(I.CMOVccrr, Cond.A, offset, last);
  }
  if (left) mf.emit1(I.NEG32r, offset);
  const moved: Reg[] = [];
  for (let part = 0; part < parts; part++) {
    const reg = s.gr();
    const at = mf.begin(I.MOV32rm);
    mf.words[at + 1] = reg;
    mf.putMem(at + 2, slotBase(slot), offset, 2, (left ? bytes : 0) + part * 4, -1);
    moved.push(reg);
  }
  mf.emit2(I.MOV32rr, ECX, count);
  if (left) {
    for (let part = parts - 1; part > 0; part--)
      mf.emit2(I.SHLD32rrc, moved[part] ?? EAX, moved[part - 1] ?? EAX);
    mf.emit1(I.SHL32rc, moved[0] ?? EAX);
  } else {
    for (let part = 0; part < parts - 1; part++)
      mf.emit2(I.SHRD32rrc, moved[part] ?? EAX, moved[part + 1] ?? EAX);
    mf.emit1(opcode === "ashr" ? I.SAR32rc : I.SHR32rc, moved[parts - 1] ?? EAX);
  }
  return moved;
}
function powerAtLeast(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}

// ---- division ----

const DIVISION = { udiv: "__udivdi3", urem: "__umoddi3", sdiv: "__divdi3", srem: "__moddi3" } as const;

function selectWideDivision(s: Selector, inst: InstructionOf<"udiv" | "urem" | "sdiv" | "srem">): void {
  const { bits } = s.infoOf(inst);
  const signed = inst.opcode === "sdiv" || inst.opcode === "srem";
  if (bits > 64) {
    divideByShifting(s, inst, bits, signed, inst.opcode === "urem" || inst.opcode === "srem");
    return;
  }
  const args = [
    ...extendTop(s, s.parts(inst.operand(0)), bits, signed),
    ...extendTop(s, s.parts(inst.operand(1)), bits, signed),
  ];
  const result = callRuntime64(s, DIVISION[inst.opcode], args);
  s.mf.emit2(I.MOV32rr, s.def(inst, 0), result[0]);
  s.mf.emit2(I.MOV32rr, s.def(inst, 1), result[1]);
}

/** Calls a runtime function of 32-bit argument words that returns 64 bits in edx:eax. */
export function callRuntime64(s: Selector, name: string, args: readonly Reg[]): [Reg, Reg] {
  const { mf } = s;
  storeRuntimeArgs(s, args);
  callNamed(s, name);
  const low = s.gr();
  const high = s.gr();
  mf.emit2(I.MOV32rr, low, EAX);
  mf.emit2(I.MOV32rr, high, EDX);
  return [low, high];
}
/** Calls a runtime function of 32-bit argument words; its result is in eax, or st0, or nowhere. */
export function callRuntime(s: Selector, name: string, args: readonly Reg[]): void {
  storeRuntimeArgs(s, args);
  callNamed(s, name);
}
function storeRuntimeArgs(s: Selector, args: readonly Reg[]): void {
  const { mf } = s;
  mf.hasCalls = true;
  mf.outgoingBytes = Math.max(mf.outgoingBytes, args.length * 4);
  args.forEach((reg, at) => {
    const word = mf.begin(I.MOV32mr);
    mf.putMem(word + 1, ESP, -1, 0, at * 4, -1);
    mf.words[word + 6] = reg;
  });
}
// ---- comparison ----

const ORDERED: Readonly<
  Record<Exclude<IntPredicate, "eq" | "ne">, { cond: Cond; swap: boolean; signed: boolean }>
> = {
  ult: { cond: Cond.B, swap: false, signed: false },
  uge: { cond: Cond.AE, swap: false, signed: false },
  ugt: { cond: Cond.B, swap: true, signed: false },
  ule: { cond: Cond.AE, swap: true, signed: false },
  slt: { cond: Cond.L, swap: false, signed: true },
  sge: { cond: Cond.GE, swap: false, signed: true },
  sgt: { cond: Cond.L, swap: true, signed: true },
  sle: { cond: Cond.GE, swap: true, signed: true },
};

/** Compares integers wider than 32 bits; the condition code returned tells. */
export function compareWide(s: Selector, predicate: IntPredicate, a: Value, b: Value): Cond {
  const { mf } = s;
  const { bits, count } = s.infoOf(a);
  const odd = bits % 32 !== 0;
  if (predicate === "eq" || predicate === "ne") {
    let left = s.parts(a);
    let all: Reg | undefined;
    if (odd) left = extendTop(s, left, bits, false);
    const right = odd ? extendTop(s, s.parts(b), bits, false) : undefined;
    for (let part = 0; part < count; part++) {
      const difference = s.copyOf(left[part] ?? EAX);
      const other =
        right === undefined ? partOperand(s, b, part) : { isNumber: false, value: right[part] ?? EAX };
      if (!other.isNumber || other.value !== 0) {
        mf.emit2(other.isNumber ? I.XOR32ri : I.XOR32rr, difference, other.value);
      }
      if (all === undefined) all = difference;
      else mf.emit2(I.OR32rr, all, difference);
    }
    const sum = all ?? EAX;
    mf.emit2(I.TEST32rr, sum, sum);
    return predicate === "eq" ? Cond.E : Cond.NE;
  }
  const { cond, swap, signed } = ORDERED[predicate];
  const left = swap ? b : a;
  const right = swap ? a : b;
  if (!odd && s.isImm(right) && s.imm(right, 0) === 0 && count === 2 && s.imm(right, 1) === 0 && signed) {
    const high = s.reg(left, 1);
    mf.emit2(I.TEST32rr, high, high);
    return cond === Cond.L ? Cond.S : Cond.NS;
  }
  let first = s.parts(left);
  let second = odd || !s.isImm(right) ? s.parts(right) : undefined;
  if (odd) {
    first = extendTop(s, first, bits, signed);
    second = extendTop(s, second ?? [], bits, signed);
  }
  const rest = first.map((reg, part) => (part === 0 ? reg : s.copyOf(reg)));
  rest.forEach((reg, part) => {
    const number = second === undefined;
    const value = second === undefined ? s.imm(right, part) : (second[part] ?? EAX);
    if (part === 0) mf.emit2(number ? I.CMP32ri : I.CMP32rr, reg, value);
    else mf.emit2(number ? I.SBB32ri : I.SBB32rr, reg, value);
  });
  return cond;
}

// ---- conversions ----

/** trunc, zext and sext that involve more than 32 bits. */
export function selectWideCast(s: Selector, inst: InstructionOf<"trunc" | "zext" | "sext">): void {
  const { mf } = s;
  const from = inst.operand(0);
  const source = s.infoOf(from);
  const target = s.infoOf(inst);
  if (inst.opcode === "trunc") {
    if (from.valueKind === "constant") {
      for (let part = 0; part < target.count; part++) s.moveInto(0, s.def(inst, part), from, part);
    } else if (target.bits <= 8) mf.emit2(I.MOV32rr, s.def(inst), s.reg(from, 0));
    else s.setResultParts(inst, s.parts(from).slice(0, target.count));
    return;
  }
  const signed = inst.opcode === "sext";
  let parts = s.parts(from);
  if (source.bits % 32 !== 0) {
    if (source.kind === Kind.int && !signed && isZeroExtended(from)) parts = [...parts];
    else parts = extendTop(s, parts, source.bits, signed);
  }
  const result = [...parts];
  if (signed && result.length < target.count) {
    const sign = s.copyOf(result[result.length - 1] ?? EAX);
    mf.emit2(I.SAR32ri, sign, 31);
    while (result.length < target.count) result.push(sign);
  }
  while (result.length < target.count) result.push(s.number(0));
  s.setResultParts(inst, result);
}

/**
 * Division of more than 64 bits, a bit a round: the dividend moves up into the remainder, from which the divisor is
 * taken where it fits, and the bits of the quotient come in below.
 */
function divideByShifting(
  s: Selector,
  inst: Instruction,
  bits: number,
  signed: boolean,
  wantsRemainder: boolean,
): void {
  const { mf } = s;
  const left = extendTop(s, s.parts(inst.operand(0)), bits, signed);
  const right = extendTop(s, s.parts(inst.operand(1)), bits, signed);
  const count = left.length;
  const top = count - 1;
  const signOf = (parts: readonly Reg[]): Reg => {
    const sign = s.copyOf(parts[top] ?? EAX);
    mf.emit2(I.SAR32ri, sign, 31);
    return sign;
  };
  /** `(parts ^ sign) - sign`: negated where the sign is all ones. */
  const negateBy = (parts: readonly Reg[], sign: Reg): Reg[] => {
    const result = parts.map((reg) => {
      const copy = s.copyOf(reg);
      mf.emit2(I.XOR32rr, copy, sign);
      return copy;
    });
    result.forEach((reg, part) => {
      mf.emit2(part === 0 ? I.SUB32rr : I.SBB32rr, reg, sign);
    });
    return result;
  };
  const leftSign = signed ? signOf(left) : EAX;
  const rightSign = signed ? signOf(right) : EAX;
  const quotient = signed ? negateBy(left, leftSign) : left.map((reg) => s.copyOf(reg));
  const divisor = signed ? negateBy(right, rightSign) : right;
  const remainder = [...left, EAX].map(() => s.number(0));
  const rounds = s.number(count * 32);
  const body = mf.createBlock();
  const after = mf.createBlock();
  jump(s, body);
  continueIn(s, body);
  [...quotient, ...remainder].forEach((reg, at) => {
    mf.emit2(at === 0 ? I.ADD32rr : I.ADC32rr, reg, reg);
  });
  const difference = remainder.map((reg) => s.copyOf(reg));
  difference.forEach((reg, part) => {
    const other = divisor[part];
    if (other === undefined) mf.emit2(I.SBB32ri, reg, 0);
    else mf.emit2(part === 0 ? I.SUB32rr : I.SBB32rr, reg, other);
  });
  const fits = s.gr8();
  mf.emit2(I.SETccr, Cond.AE, fits);
  remainder.forEach((reg, part) => {
    mf.emit3(I.CMOVccrr, Cond.AE, reg, difference[part] ?? EAX);
  });
  const bit = s.gr();
  mf.emit2(I.MOVZX32rr8, bit, fits);
  mf.emit2(I.OR32rr, quotient[0] ?? EAX, bit);
  mf.emit2(I.SUB32ri, rounds, 1);
  branch(s, Cond.NE, body, after);
  continueIn(s, after);
  let result = (wantsRemainder ? remainder : quotient).slice(0, count);
  if (signed) {
    // The remainder has the dividend's sign; the quotient is negative where the signs differ.
    const sign = s.copyOf(leftSign);
    if (!wantsRemainder) mf.emit2(I.XOR32rr, sign, rightSign);
    result = negateBy(result, sign);
  }
  result.forEach((reg, part) => {
    mf.emit2(I.MOV32rr, s.def(inst, part), reg);
  });
}
