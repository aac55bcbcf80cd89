/** Loads, stores and allocas. */
import { type Instruction, type InstructionOf, intType, type Type, type Value } from "@ts-jit/ir";
import { RELOAD, SPILL } from "../i386/copies.js";
import * as I from "../i386/instructions.js";
import { slotBase } from "../machine/machine-function.js";
import type { MachineOpcode } from "../machine/opcodes.js";
import { ESP, type Reg, type RegClass } from "../machine/registers.js";
import { Kind, type PartClass, type TypeInfo } from "../machine/type-parts.js";
import { type Address, selectAddress } from "./address.js";
import { fenceAll, selectAtomicLoad64, selectAtomicStore64 } from "./atomics.js";
import { packLanes, unpackLanes } from "./expander.js";
import { isFoldedLoad, isFoldedUpdate } from "./fold.js";
import { extendInto, extendTo32, isZeroExtended } from "./integer.js";
import { placeholder } from "./lanes.js";
import type { Selector } from "./selector.js";
import { loadVector, storeVector } from "./vector-memory.js";

export function selectLoad(s: Selector, inst: InstructionOf<"load">): void {
  if (inst.data.ordering !== undefined && s.infoOf(inst).storeSize > 4) {
    selectAtomicLoad64(s, inst);
    return;
  }
  selectAddress(s, inst.operand(0));
  const info = s.infoOf(inst);
  if (info.kind === Kind.int || info.kind === Kind.float) {
    loadPart(s, info, s.def(inst), 0);
    return;
  }
  const address = s.addr.clone();
  loadParts(s, info, address, 0, (part) => s.def(inst, part), 0, inst.data.align);
}

/** Loads a scalar of one part from `s.addr + disp`. */
function loadPart(s: Selector, info: TypeInfo, to: Reg, disp: number): void {
  const { bits } = info;
  if (info.kind === Kind.float) s.emitRegMem(bits === 32 ? I.MOVSSrm : I.MOVSDrm, to, disp);
  else loadBytes(s, to, info.storeSize, disp);
}

/** Loads 1 to 4 bytes, zero-extended, from `s.addr + disp`. */
export function loadBytes(s: Selector, to: Reg, bytes: number, disp: number): void {
  if (bytes === 4) s.emitRegMem(I.MOV32rm, to, disp);
  else if (bytes === 2) s.emitRegMem(I.MOVZX32rm16, to, disp);
  else if (bytes === 1) s.emitRegMem(I.MOVZX32rm8, to, disp);
  else {
    // Three bytes: nothing behind them may be touched.
    const high = s.gr();
    s.emitRegMem(I.MOVZX32rm8, high, disp + 2);
    s.emitRegMem(I.MOVZX32rm16, to, disp);
    s.mf.emit2(I.SHL32ri, high, 16);
    s.mf.emit2(I.OR32rr, to, high);
  }
}

/** Stores the low 1 to 4 bytes of a register to `s.addr + disp`. */
export function storeBytes(s: Selector, from: Reg, bytes: number, disp: number): void {
  if (bytes === 4) s.emitMem(I.MOV32mr, from, disp);
  else if (bytes === 2) s.emitMem(I.MOV16mr, from, disp);
  else if (bytes === 1) s.emitMem(I.MOV8mr, s.byteReg(from), disp);
  else {
    s.emitMem(I.MOV16mr, from, disp);
    const high = s.gr8();
    s.mf.emit2(I.MOV32rr, high, from);
    s.mf.emit2(I.SHR32ri, high, 16);
    s.emitMem(I.MOV8mr, high, disp + 2);
  }
}

/** Where part 0 of each member of an aggregate or held-apart vector stands: calls `visit(type, offset, first part)`. */
export function eachMember(
  s: Selector,
  type: Type,
  visit: (type: Type, offset: number, firstPart: number) => void,
): void {
  const layout = s.context.module.dataLayout;
  if (type.kind === "struct") {
    const { offsets } = layout.structLayout(type);
    let part = 0;
    type.fields.forEach((field, at) => {
      visit(field, offsets[at] ?? 0, part);
      part += s.types.of(field).count;
    });
  } else if (type.kind === "array") {
    const stride = layout.allocSize(type.element);
    const { count } = s.types.of(type.element);
    for (let at = 0; at < type.length; at++) visit(type.element, at * stride, at * count);
  } else if (type.kind === "vector") {
    const bits = layout.sizeInBits(type.element);
    if (bits % 8 !== 0) throw s.unsupported(`memory access of ${type}`);
    const { count } = s.types.of(type.element);
    for (let at = 0; at < type.length; at++) visit(type.element, (at * bits) / 8, at * count);
  }
}

/** Loads a value of any type from `address + disp`; `to(part)` names the registers. */
export function loadParts(
  s: Selector,
  info: TypeInfo,
  address: Address,
  disp: number,
  to: (part: number) => Reg,
  firstPart: number,
  align: number | undefined,
): void {
  const { mf } = s;
  switch (info.kind) {
    case Kind.int:
    case Kind.float:
    case Kind.half:
      s.addr.copyFrom(address);
      loadPart(s, info, to(firstPart), disp);
      return;
    case Kind.wide:
    case Kind.fp128:
      s.addr.copyFrom(address);
      for (let part = 0; part < info.count; part++) {
        loadBytes(s, to(firstPart + part), Math.min(4, info.storeSize - part * 4), disp + part * 4);
      }
      return;
    case Kind.x87: {
      // Copied as integers: the bits stay as they are.
      const slot = to(firstPart);
      for (let at = 0; at < info.storeSize; at += 4) {
        s.addr.copyFrom(address);
        const temp = s.gr();
        loadBytes(s, temp, Math.min(4, info.storeSize - at), disp + at);
        const store = mf.begin(I.MOV32mr);
        mf.putMem(store + 1, slot, -1, 0, at, -1);
        mf.words[store + 6] = temp;
      }
      return;
    }
    case Kind.vector:
      loadVector(s, info, address, disp, to, firstPart, align);
      return;
    case Kind.aggregate:
      eachMember(s, info.type, (type, offset, part) => {
        loadParts(s, s.types.of(type), address, disp + offset, to, firstPart + part, undefined);
      });
      return;
    case Kind.scalars:
      loadScalars(s, info, address, disp, to, firstPart);
      return;
    default:
      throw s.unsupported(`a load of ${info.type}`);
  }
}

function loadScalars(
  s: Selector,
  info: TypeInfo,
  address: Address,
  disp: number,
  to: (part: number) => Reg,
  firstPart: number,
): void {
  if (info.bits % 8 === 0 || info.type.kind !== "vector") {
    eachMember(s, info.type, (type, offset, part) => {
      loadParts(s, s.types.of(type), address, disp + offset, to, firstPart + part, undefined);
    });
    return;
  }
  if (info.bits > 32) {
    const { element } = info.type;
    if (element.kind !== "integer") throw s.unsupported(`a load of ${info.type}`);
    const whole = intType(info.bits * info.type.length);
    const wide = s.types.of(whole);
    const regs = wide.classes.map(() => s.gr());
    loadParts(s, wide, address, disp, (part) => regs[part] ?? (0 as Reg), 0, undefined);
    const each = s.types.of(element).count;
    unpackLanes(s, placeholder(s, whole, regs), info.type.length, element).forEach((lane, at) => {
      for (let part = 0; part < each; part++) s.moveInto(0, to(firstPart + at * each + part), lane, part);
    });
    return;
  }
  // Elements of odd widths are packed bit by bit.
  const words: Reg[] = [];
  for (let at = 0; at < info.storeSize; at += 4) {
    const reg = s.gr();
    s.addr.copyFrom(address);
    loadBytes(s, reg, Math.min(4, info.storeSize - at), disp + at);
    words.push(reg);
  }
  for (let lane = 0; lane < info.type.length; lane++) {
    const bit = lane * info.bits;
    const word = words[bit >> 5] ?? (0 as Reg);
    const reg = s.copyOf(word);
    if ((bit & 31) !== 0) {
      const next = words[(bit >> 5) + 1];
      if ((bit & 31) + info.bits > 32 && next !== undefined) s.mf.emit3(I.SHRD32rri, reg, next, bit & 31);
      else s.mf.emit2(I.SHR32ri, reg, bit & 31);
    }
    s.mf.emit2(I.MOV32rr, to(firstPart + lane), reg);
  }
}

export function selectStore(s: Selector, inst: InstructionOf<"store">): void {
  const value = inst.operand(0);
  const info = s.infoOf(value);
  if (inst.data.ordering !== undefined) {
    if (info.storeSize > 4) {
      selectAtomicStore64(s, inst);
      return;
    }
    if (inst.data.ordering === "seq_cst" && info.kind === Kind.int) {
      storeExchange(s, inst, info);
      return;
    }
  }
  if (info.kind === Kind.int) {
    storeInt(s, value, inst.operand(1), info);
    return;
  }
  if (info.kind === Kind.float) {
    const reg = s.reg(value);
    selectAddress(s, inst.operand(1));
    s.emitMem(info.bits === 32 ? I.MOVSSmr : I.MOVSDmr, reg);
  } else {
    selectAddress(s, inst.operand(1));
    const address = s.addr.clone();
    storeParts(s, info, address, 0, value, inst.data.align);
  }
  if (inst.data.ordering === "seq_cst") fenceAll(s);
}

/** A sequentially consistent store is an exchange, which fences as well. */
function storeExchange(s: Selector, inst: InstructionOf<"store">, info: TypeInfo): void {
  if (info.kind !== Kind.int) throw s.unsupported(`an atomic store of ${info.type}`);
  const bytes = info.storeSize;
  const temp = bytes === 1 ? s.gr8() : s.gr();
  s.moveInto(0, temp, inst.operand(0), 0);
  selectAddress(s, inst.operand(1));
  if (bytes === 3) throw s.unsupported(`an atomic store of ${info.type}`);
  s.emitMem(bytes === 1 ? I.XCHG8mr : bytes === 2 ? I.XCHG16mr : I.XCHG32mr, temp);
}

/** What changes memory in place, by a number, by a register. */
const UPDATES: Readonly<Record<string, readonly [MachineOpcode, MachineOpcode]>> = {
  add: [I.ADD32mi, I.ADD32mr],
  sub: [I.SUB32mi, I.SUB32mr],
  and: [I.AND32mi, I.AND32mr],
  or: [I.OR32mi, I.OR32mr],
  xor: [I.XOR32mi, I.XOR32mr],
};

function storeInt(s: Selector, value: Value, pointer: Value, info: TypeInfo): void {
  if (isFoldedUpdate(value)) {
    const operand = value.operand(1);
    const [withNumber, withRegister] = UPDATES[value.opcode] ?? [I.ADD32mi, I.ADD32mr];
    const isNumber = s.isImm(operand);
    const other = isNumber ? s.imm(operand) : s.reg(operand);
    selectAddress(s, pointer);
    s.emitMem(isNumber ? withNumber : withRegister, other);
    return;
  }
  const bytes = info.storeSize;
  if (s.isImm(value) && bytes !== 3) {
    let number = s.imm(value);
    if (info.bits !== bytes * 8) number &= (1 << info.bits) - 1;
    selectAddress(s, pointer);
    s.emitMem(bytes === 1 ? I.MOV8mi : bytes === 2 ? I.MOV16mi : I.MOV32mi, number);
    return;
  }
  if (
    bytes === 4 &&
    info.bits === 32 &&
    value.valueKind !== "instruction" &&
    value.valueKind !== "argument" &&
    storeAddress(s, value, pointer)
  ) {
    return;
  }
  let reg = s.reg(value);
  if (info.bits !== bytes * 8 && !isZeroExtended(value)) {
    const clean = bytes === 1 ? s.gr8() : s.gr();
    extendInto(s, clean, reg, info.bits, false);
    reg = clean;
  } else if (bytes === 1) reg = s.byteReg(reg);
  selectAddress(s, pointer);
  storeBytes(s, reg, bytes, 0);
}

/** Stores the address of a global as an immediate. */
function storeAddress(s: Selector, value: Value, pointer: Value): boolean {
  const constant = s.addressConstant(value);
  if (constant === undefined || constant.symbol < 0 || s.context.positionIndependent) return false;
  selectAddress(s, pointer);
  const at = s.mf.begin(I.MOV32my);
  s.addr.put(s.mf, at + 1, 0);
  s.mf.words[at + 6] = constant.symbol;
  s.mf.words[at + 7] = constant.addend;
  return true;
}

/** Stores a value of any type to `address + disp`, part by part from `value`'s part `firstPart`. */
export function storeParts(
  s: Selector,
  info: TypeInfo,
  address: Address,
  disp: number,
  value: Value,
  align: number | undefined,
): void {
  storeRegs(s, info, address, disp, (part) => s.reg(value, part), 0, align);
}

/** Stores registers (`from(part)`) that hold a value of any type to `address + disp`. */
export function storeRegs(
  s: Selector,
  info: TypeInfo,
  address: Address,
  disp: number,
  from: (part: number) => Reg,
  firstPart: number,
  align: number | undefined,
): void {
  const { mf } = s;
  switch (info.kind) {
    case Kind.int:
    case Kind.half: {
      let reg = from(firstPart);
      if (info.bits !== info.storeSize * 8) {
        const clean = info.storeSize === 1 ? s.gr8() : s.gr();
        extendInto(s, clean, reg, info.bits, false);
        reg = clean;
      }
      s.addr.copyFrom(address);
      storeBytes(s, reg, info.storeSize, disp);
      return;
    }
    case Kind.float: {
      const reg = from(firstPart);
      s.addr.copyFrom(address);
      s.emitMem(info.bits === 32 ? I.MOVSSmr : I.MOVSDmr, reg, disp);
      return;
    }
    case Kind.wide:
    case Kind.fp128:
      for (let part = 0; part < info.count; part++) {
        let reg = from(firstPart + part);
        const bits = info.bits - part * 32;
        if (bits < 32 && bits % 8 !== 0) {
          const clean = s.gr();
          extendInto(s, clean, reg, bits, false);
          reg = clean;
        }
        s.addr.copyFrom(address);
        storeBytes(s, reg, Math.min(4, info.storeSize - part * 4), disp + part * 4);
      }
      return;
    case Kind.x87: {
      const slot = from(firstPart);
      for (let at = 0; at < info.storeSize; at += 4) {
        const temp = s.gr();
        const load = mf.begin(I.MOV32rm);
        mf.words[load + 1] = temp;
        mf.putMem(load + 2, slot, -1, 0, at, -1);
        s.addr.copyFrom(address);
        storeBytes(s, temp, Math.min(4, info.storeSize - at), disp + at);
      }
      return;
    }
    case Kind.vector:
      storeVector(s, info, address, disp, from, firstPart, align);
      return;
    case Kind.aggregate:
      eachMember(s, info.type, (type, offset, part) => {
        storeRegs(s, s.types.of(type), address, disp + offset, from, firstPart + part, undefined);
      });
      return;
    case Kind.scalars:
      if (info.bits % 8 === 0) {
        eachMember(s, info.type, (type, offset, part) => {
          storeRegs(s, s.types.of(type), address, disp + offset, from, firstPart + part, undefined);
        });
        return;
      }
      storePackedBits(s, info, address, disp, from, firstPart);
      return;
    default:
      throw s.unsupported(`a store of ${info.type}`);
  }
}

function storePackedBits(
  s: Selector,
  info: TypeInfo,
  address: Address,
  disp: number,
  from: (part: number) => Reg,
  firstPart: number,
): void {
  if (info.type.kind !== "vector") throw s.unsupported(`a store of ${info.type}`);
  if (info.bits > 32) {
    const { element } = info.type;
    if (element.kind !== "integer") throw s.unsupported(`a store of ${info.type}`);
    const each = s.types.of(element).count;
    const lanes: Value[] = [];
    for (let lane = 0; lane < info.type.length; lane++) {
      const regs: Reg[] = [];
      for (let part = 0; part < each; part++) regs.push(from(firstPart + lane * each + part));
      lanes.push(placeholder(s, element, regs));
    }
    const all = packLanes(s, lanes, info.bits);
    storeRegs(s, s.infoOf(all), address, disp, (part) => s.reg(all, part), 0, undefined);
    return;
  }
  const words: Reg[] = [];
  for (let at = 0; at < info.storeSize; at += 4) words.push(s.number(0));
  for (let lane = 0; lane < info.type.length; lane++) {
    const clean = s.gr();
    extendInto(s, clean, from(firstPart + lane), info.bits, false);
    const bit = lane * info.bits;
    const word = words[bit >> 5] ?? (0 as Reg);
    const next = words[(bit >> 5) + 1];
    if ((bit & 31) + info.bits > 32 && next !== undefined) {
      const high = s.copyOf(clean);
      s.mf.emit2(I.SHR32ri, high, 32 - (bit & 31));
      s.mf.emit2(I.OR32rr, next, high);
    }
    if ((bit & 31) !== 0) s.mf.emit2(I.SHL32ri, clean, bit & 31);
    s.mf.emit2(I.OR32rr, word, clean);
  }
  words.forEach((reg, at) => {
    s.addr.copyFrom(address);
    storeBytes(s, reg, Math.min(4, info.storeSize - at * 4), disp + at * 4);
  });
}

/** va_arg: the next argument in the caller's frame, each in whole words. */
export function selectVaArg(s: Selector, inst: InstructionOf<"va_arg">): void {
  const { mf } = s;
  selectAddress(s, inst.operand(0));
  const list = s.addr.clone();
  const pointer = s.gr();
  s.emitRegMem(I.MOV32rm, pointer);
  const next = s.gr();
  mf.emit2(I.MOV32rr, next, pointer);
  mf.emit2(I.ADD32ri, next, Math.ceil(s.context.module.dataLayout.allocSize(inst.type) / 4) * 4);
  s.addr.copyFrom(list);
  s.emitMem(I.MOV32mr, next);
  s.loadFrom(inst, s.infoOf(inst), pointer);
}

/** An alloca that is not a fixed slot: esp moves down. */
export function selectAlloca(s: Selector, inst: InstructionOf<"alloca">): void {
  const { mf } = s;
  if (inst.data.inalloca) throw s.unsupported("inalloca");
  const layout = s.context.module.dataLayout;
  const size = layout.allocSize(inst.data.allocatedType);
  const align = Math.max(inst.data.align ?? 1, 16);
  mf.hasDynamicAlloca = true;
  const bytes = s.copyOf(extendTo32(s, inst.operand(0), false));
  if (size !== 1) mf.emit3(I.IMUL32rri, bytes, s.copyOf(bytes), size | 0);
  mf.emit2(I.ADD32ri, bytes, align > 16 ? 15 + align : 15);
  mf.emit2(I.AND32ri, bytes, -16);
  const top = s.copyOf(ESP);
  mf.emit2(I.SUB32rr, top, bytes);
  if (align > 16) mf.emit2(I.AND32ri, top, -align);
  mf.emit2(I.MOV32rr, ESP, top);
  // The outgoing arguments stay at the bottom; the memory begins behind them.
  const to = s.def(inst);
  s.addr.clear();
  s.addr.base = slotBase(s.outgoingEndSlot());
  s.emitRegMem(I.LEA32r, to);
  if (align > 16) {
    mf.emit2(I.ADD32ri, to, align - 1);
    mf.emit2(I.AND32ri, to, -align);
  }
}

/** Copies whole registers of the part's class between memory and a register: for values in slots we made. */
export function wholeLoad(partClass: PartClass): (typeof RELOAD)[number] {
  return RELOAD[partClass as RegClass] ?? I.MOV32rm;
}
export function wholeStore(partClass: PartClass): (typeof SPILL)[number] {
  return SPILL[partClass as RegClass] ?? I.MOV32mr;
}

/** Whether the value is a folded load of 32 bits, whose address may be taken in. */
export function isMemoryWord(value: Value): value is Instruction & { readonly opcode: "load" } {
  return isFoldedLoad(value);
}
