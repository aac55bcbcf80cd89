/** Calls, function entry and return. */
import {
  type Argument,
  AttributeSet,
  argumentCount,
  type CallInstruction,
  Function,
  firstArgument,
  InlineAsm,
  type Instruction,
  type InstructionOf,
  type Value,
} from "@ts-jit/ir";
import { COPY } from "../i386/copies.js";
import * as I from "../i386/instructions.js";
import { slotBase } from "../machine/machine-function.js";
import { EAX, ECX, EDI, EDX, ESI, ESP, maskOf, type Reg } from "../machine/registers.js";
import { Kind, PartClass, type TypeInfo } from "../machine/type-parts.js";
import { selectAddress } from "./address.js";
import {
  ArgumentAssigner,
  type ArgumentPlace,
  type ConventionName,
  calleePops,
  conventionNamed,
  isStackPlace,
  popsResultPointer,
  resultPlaces,
  ST0,
  ST1,
  stackOffset,
} from "./calling-convention.js";
import { FOLDED, isFoldedLoad, isSlotIndex, slotIndex } from "./fold.js";
import { selectAsmGoto, selectInlineAsm } from "./inline-asm.js";
import { extendInto, isZeroExtended } from "./integer.js";
import { selectIntrinsic } from "./intrinsics.js";
import { storeRegs } from "./memory.js";
import { checkBundles } from "./refusals.js";
import type { Selector } from "./selector.js";
import { callSymbol } from "./symbols.js";
import { popInto } from "./x87.js";

const POINTER_TO_RESULT = new AttributeSet([{ kind: "enum", name: "sret" }]);

function conventionOf(s: Selector, name: string): ConventionName {
  const convention = conventionNamed(name);
  if (convention === undefined) throw s.unsupported(`calling convention ${name}`);
  return convention;
}

// ---- the callee's side ----

/** Selects the function's entry: arguments come into registers or are left in the caller's frame. */
export function selectEntry(s: Selector): void {
  const { ir, mf } = s;
  const convention = conventionOf(s, ir.callingConvention);
  const { varArg } = ir.valueType;
  const assigner = new ArgumentAssigner(convention, varArg, s.cpu);
  const results = resultPlaces(s.types.of(ir.returnType), convention, ir.attributes.ret, s.cpu);
  let popped = 0;
  if (results === undefined) {
    s.sretPointer = s.gr();
    receive(s, PartClass.gr32, assigner.place(PartClass.gr32, POINTER_TO_RESULT), s.sretPointer);
    if (popsResultPointer(convention)) popped = 4;
  }
  for (const argument of ir.args) {
    argument.index = -1;
    const { attributes } = argument;
    if (attributes.has("inalloca") || attributes.has("preallocated")) throw s.unsupported("inalloca");
    if (attributes.has("swifterror") || attributes.has("swiftasync")) throw s.unsupported("swifterror");
    const byval = attributes.typeOf("byval");
    const layout = s.context.module.dataLayout;
    if (byval !== undefined) {
      const size = layout.allocSize(byval);
      const place = assigner.byval(size, attributes.int("align") ?? 4);
      argument.index = slotIndex(mf.createFixedSlot(stackOffset(place), size));
      continue;
    }
    const info = s.infoOf(argument);
    if (attributes.has("sret")) {
      s.sretPointer = s.gr();
      if (!attributes.has("inreg") && popsResultPointer(convention)) popped = 4;
    }
    const home = argumentHome(s, argument, info);
    s.createParts(argument);
    for (let part = 0; part < info.count; part++) {
      const partClass = info.classes[part] ?? PartClass.gr32;
      const place = info.kind === Kind.half ? assigner.half() : assigner.place(partClass, attributes);
      if (home !== undefined && isStackPlace(place)) {
        // The alloca it is stored to is the place it came in.
        home.alloca.index = slotIndex(mf.createFixedSlot(stackOffset(place), 4));
        home.store.index = FOLDED;
        continue;
      }
      receive(s, partClass, place, s.reg(argument, part));
      if (attributes.has("sret")) mf.emit2(I.MOV32rr, s.sretPointer, s.reg(argument, part));
    }
  }
  if (varArg) s.varArgSlot = mf.createFixedSlot(assigner.stackBytes, 4);
  mf.liveIn = assigner.registers;
  mf.popBytes = calleePops(convention) && !varArg ? assigner.stackBytes : popped;
}

/** The alloca that is an argument's home, as unoptimized code has it, when it fits the place the argument comes in. */
function argumentHome(
  s: Selector,
  argument: Argument,
  info: TypeInfo,
): { alloca: Instruction; store: Instruction } | undefined {
  const use = argument.firstUse;
  if (use === undefined || use.next !== undefined || use.index !== 0 || info.count !== 1) return undefined;
  if (info.storeSize !== 4 || info.bits !== 32 || argument.attributes.has("sret")) return undefined;
  const store = use.user as Instruction;
  if (store.opcode !== "store" || store.data.volatile || store.data.ordering !== undefined) return undefined;
  const alloca = store.operand(1) as Instruction;
  if (store.parent !== s.ir.entry || alloca.opcode !== "alloca" || !isSlotIndex(alloca.index))
    return undefined;
  const { allocatedType, align } = alloca.data;
  if (allocatedType !== argument.type || (align ?? 4) > 4) return undefined;
  const count = alloca.operand(0);
  if (!s.isImm(count) || s.imm(count) !== 1) return undefined;
  // Nothing may have looked at the alloca before the argument is stored: only allocas and such stores stand above it.
  for (let inst = store.prev; inst !== undefined; inst = inst.prev) {
    if (inst.opcode !== "alloca" && inst.opcode !== "store" && !isDebugIntrinsic(inst)) return undefined;
    if (inst.opcode === "store" && inst.operand(1) === alloca) return undefined;
  }
  return { alloca, store };
}
function isDebugIntrinsic(inst: Instruction): boolean {
  if (inst.opcode !== "call") return false;
  const callee = inst.operand(0);
  return callee instanceof Function && callee.name.startsWith("llvm.dbg.");
}

function receive(s: Selector, partClass: PartClass, place: ArgumentPlace, to: Reg): void {
  const { mf } = s;
  if (!isStackPlace(place)) {
    mf.emit2(COPY[partClass] ?? I.MOV32rr, to, place);
    return;
  }
  const offset = stackOffset(place);
  if (partClass >= PartClass.x87f32) {
    s.copyPart(partClass, to, slotBase(mf.createFixedSlot(offset, 12)));
    return;
  }
  const slot = mf.createFixedSlot(offset, 4);
  if (partClass === PartClass.vr256) mf.emitSlot(I.VMOVUPSYrm, to, slot);
  else s.loadSlot(partClass, to, slot);
}

export function selectRet(s: Selector, inst: InstructionOf<"ret">): void {
  const { mf, ir } = s;
  const info = s.types.of(ir.returnType);
  const convention = conventionOf(s, ir.callingConvention);
  const places = resultPlaces(info, convention, ir.attributes.ret, s.cpu);
  let used = 0;
  if (inst.operandCount > 0 && places !== undefined) {
    const value = inst.operand(0);
    // The register stack is filled last result first.
    for (let part = info.count - 1; part >= 0; part--) {
      const place = places[part] ?? 0;
      if (place === ST0 || place === ST1)
        pushResult(s, info.classes[part] ?? PartClass.x87f80, s.reg(value, part));
    }
    const regs = info.classes.map((_, part) =>
      (places[part] ?? 0) < 32 ? resultReg(s, value, part, info) : EAX,
    );
    regs.forEach((reg, part) => {
      const place = places[part] ?? 0;
      if (place >= 32) return;
      mf.emit2(info.kind === Kind.half ? I.MOVDxr : (COPY[info.classes[part] ?? 0] ?? I.MOV32rr), place, reg);
      used |= 1 << place;
    });
  } else if (inst.operandCount > 0 && places === undefined) {
    const value = inst.operand(0);
    s.addr.clear();
    s.addr.base = s.sretPointer;
    const address = s.addr.clone();
    storeRegs(s, info, address, 0, (part) => s.reg(value, part), 0, undefined);
  }
  if (s.sretPointer >= 0) {
    mf.emit2(I.MOV32rr, EAX, s.sretPointer);
    used |= maskOf(EAX);
  }
  mf.emit2(I.RET, mf.popBytes, used);
}

/** A part of a result in a register, extended where the ABI's attributes say so. */
function resultReg(s: Selector, value: Value, part: number, info: TypeInfo): Reg {
  const { ret } = s.ir.attributes;
  if (
    info.bits < 32 &&
    info.count === 1 &&
    (ret.has("zeroext") || ret.has("signext")) &&
    value.type.kind === "integer"
  ) {
    return extended(s, value, info, ret);
  }
  return s.reg(value, part);
}

function pushResult(s: Selector, partClass: PartClass, reg: Reg): void {
  if (partClass >= PartClass.x87f32) {
    s.loadX87(partClass, reg);
    return;
  }
  const slot = s.mf.createSlot(8, 8);
  s.storeSlot(partClass, reg, slot);
  s.loadX87(partClass === PartClass.fr32 ? PartClass.x87f32 : PartClass.x87f64, slotBase(slot));
}

// ---- the caller's side ----

function extended(s: Selector, value: Value, info: TypeInfo, attributes: AttributeSet): Reg {
  const signed = attributes.has("signext");
  if (s.isImm(value)) {
    const number = s.imm(value);
    return s.number(
      signed ? (number << (32 - info.bits)) >> (32 - info.bits) : number & ((1 << info.bits) - 1),
    );
  }
  const reg = s.reg(value);
  if (!signed && isZeroExtended(value)) return reg;
  const wide = s.gr();
  extendInto(s, wide, reg, info.bits, signed);
  return wide;
}

export function selectCall(s: Selector, call: CallInstruction): void {
  const callee = call.operand(0);
  if (callee instanceof Function && callee.name.startsWith("llvm.")) {
    selectIntrinsic(s, call, callee.name);
    return;
  }
  if (call.data.bundles.length > 0) checkBundles(s, call);
  if (callee instanceof InlineAsm) {
    if (call.opcode === "callbr") selectAsmGoto(s, call, callee);
    else selectInlineAsm(s, call, callee);
    return;
  }
  if (call.opcode === "callbr") throw s.unsupported("callbr to a function");
  emitCall(s, call, callee);
}

interface PlacedArgument {
  readonly partClass: PartClass;
  readonly place: ArgumentPlace;
  readonly reg: Reg;
}

function emitCall(s: Selector, call: CallInstruction, callee: Value): void {
  const { mf } = s;
  const { data } = call;
  const convention = conventionOf(s, data.callingConvention);
  const { varArg, params } = data.functionType;
  if (data.tail === "musttail") {
    selectMustTail(s, call, callee, convention);
    return;
  }
  const assigner = new ArgumentAssigner(convention, varArg, s.cpu);
  const resultInfo = s.types.of(call.type);
  const places = resultPlaces(resultInfo, convention, data.attributes.ret, s.cpu);
  const inRegisters: PlacedArgument[] = [];
  let popped = 0;
  let resultSlot = slotBase(0 as never);
  if (places === undefined) {
    // The result does not fit registers: it comes through a hidden pointer.
    const slot = mf.createSlot(
      s.context.module.dataLayout.allocSize(call.type),
      Math.max(16, s.context.module.dataLayout.abiAlign(call.type)),
    );
    resultSlot = slotBase(slot);
    s.addr.clear();
    s.addr.base = resultSlot;
    const pointer = s.gr();
    s.emitRegMem(I.LEA32r, pointer);
    passPart(s, PartClass.gr32, assigner.place(PartClass.gr32, POINTER_TO_RESULT), pointer, inRegisters);
    if (popsResultPointer(convention)) popped = 4;
  }
  const first = firstArgument(call);
  const count = argumentCount(call);
  for (let at = 0; at < count; at++) {
    const value = call.operand(first + at);
    const attributes = data.attributes.param(at);
    if (value.type.kind === "metadata") continue;
    const byval = attributes.typeOf("byval");
    if (byval !== undefined) {
      const size = s.context.module.dataLayout.allocSize(byval);
      passByval(s, value, stackOffset(assigner.byval(size, attributes.int("align") ?? 4)), size);
      continue;
    }
    if (attributes.has("inalloca") || attributes.has("preallocated")) throw s.unsupported("inalloca");
    if (attributes.has("sret") && !attributes.has("inreg") && popsResultPointer(convention)) popped = 4;
    const info = s.infoOf(value);
    // Variadic vectors go on the stack like the rest; named ones of a variadic function too.
    void params;
    for (let part = 0; part < info.count; part++) {
      const partClass = info.classes[part] ?? PartClass.gr32;
      const place = info.kind === Kind.half ? assigner.half() : assigner.place(partClass, attributes);
      if (isStackPlace(place) && partClass <= PartClass.gr8 && s.isImm(value) && info.bits >= 32) {
        storeOutgoingNumber(s, stackOffset(place), s.imm(value, part));
        continue;
      }
      if (
        isStackPlace(place) &&
        partClass === PartClass.gr32 &&
        storeOutgoingAddress(s, stackOffset(place), value)
      )
        continue;
      const extend =
        info.bits < 32 &&
        info.count === 1 &&
        partClass <= PartClass.gr8 &&
        (attributes.has("signext") || attributes.has("zeroext"));
      const reg = extend ? extended(s, value, info, attributes) : s.reg(value, part);
      passPart(s, partClass, place, reg, inRegisters);
    }
  }
  // The callee, and what it takes in registers, come last.
  const direct = callee instanceof Function || s.addressConstant(callee) !== undefined;
  const memory = !direct && isFoldedLoad(callee);
  const target = direct || memory ? EAX : s.reg(callee);
  for (const { partClass, place, reg } of inRegisters) mf.emit2(COPY[partClass] ?? I.MOV32rr, place, reg);
  mf.hasCalls = true;
  mf.outgoingBytes = Math.max(mf.outgoingBytes, assigner.stackBytes);
  if (direct) {
    const address = s.addressConstant(callee);
    if (address === undefined || address.symbol < 0) {
      // An absolute address: called through a register.
      const reg = s.reg(callee);
      mf.emit2(I.CALLr, reg, assigner.registers);
    } else callSymbol(s, address.symbol, address.addend, assigner.registers);
  } else if (memory) {
    selectAddress(s, callee.operand(0));
    const at = mf.begin(I.CALLm);
    s.addr.put(mf, at + 1, 0);
    mf.words[at + 6] = assigner.registers;
  } else mf.emit2(I.CALLr, target, assigner.registers);
  const calleeTook = calleePops(convention) && !varArg ? assigner.stackBytes : popped;
  // What the callee popped is taken back at once: esp stays put between calls.
  if (calleeTook > 0) mf.emit2(I.SUB32ri, ESP, calleeTook);
  takeResult(s, call, resultInfo, places, resultSlot);
}

/**
 * A musttail call: the arguments take the place of the caller's own, which are as many by the rules of musttail, and
 * control jumps. The ret behind it is never reached.
 */
function selectMustTail(s: Selector, call: CallInstruction, callee: Value, convention: ConventionName): void {
  const { mf } = s;
  const { data } = call;
  const assigner = new ArgumentAssigner(convention, data.functionType.varArg, s.cpu);
  const placed: PlacedArgument[] = [];
  const results = resultPlaces(s.types.of(call.type), convention, data.attributes.ret, s.cpu);
  if (results === undefined) {
    placed.push({
      partClass: PartClass.gr32,
      place: assigner.place(PartClass.gr32, POINTER_TO_RESULT),
      reg: s.sretPointer,
    });
  }
  const first = firstArgument(call);
  for (let at = 0; at < argumentCount(call); at++) {
    const value = call.operand(first + at);
    const attributes = data.attributes.param(at);
    if (attributes.has("byval") || attributes.has("inalloca"))
      throw s.unsupported("musttail with a struct by value");
    const info = s.infoOf(value);
    for (let part = 0; part < info.count; part++) {
      const partClass = info.classes[part] ?? PartClass.gr32;
      const place = info.kind === Kind.half ? assigner.half() : assigner.place(partClass, attributes);
      const extend =
        info.bits < 32 &&
        info.count === 1 &&
        partClass <= PartClass.gr8 &&
        (attributes.has("signext") || attributes.has("zeroext"));
      // Copies: what they are read from may be the very places that are written.
      const source = extend ? extended(s, value, info, attributes) : s.reg(value, part);
      const reg = s.createPart(partClass);
      s.copyPart(partClass, reg, source);
      placed.push({ partClass, place, reg });
    }
  }
  const address = s.addressConstant(callee);
  // A jump by the linkage table would need ebx, which is the caller's again by then.
  const direct =
    address !== undefined &&
    address.symbol >= 0 &&
    (!s.context.positionIndependent || s.context.isLocal(address.symbol));
  const target = direct ? EAX : s.copyOf(s.reg(callee));
  for (const { partClass, place, reg } of placed) {
    if (!isStackPlace(place)) continue;
    const slot = mf.createFixedSlot(stackOffset(place), 4);
    if (partClass >= PartClass.x87f32) s.copyPart(partClass, slotBase(slot), reg);
    else if (partClass === PartClass.vr128) mf.emitSlot(I.MOVUPSmr, reg, slot);
    else s.storeSlot(partClass, reg, slot);
  }
  for (const { partClass, place, reg } of placed)
    if (!isStackPlace(place)) mf.emit2(COPY[partClass] ?? I.MOV32rr, place, reg);
  if (direct) mf.emit3(I.TAILJMPy, address.symbol, address.addend, assigner.registers);
  else {
    const free = [ECX, EDX, EAX].find((reg) => ((assigner.registers >> reg) & 1) === 0);
    if (free === undefined) throw s.unsupported("musttail with no register left for the callee");
    mf.emit2(I.MOV32rr, free, target);
    mf.emit2(I.TAILJMPr, free, assigner.registers);
  }
  mf.setSuccessors(s.block, []);
  // The ret that follows stands in a block nothing reaches.
  const rest = mf.createBlock();
  mf.beginBlock(rest);
  s.block = rest;
  if (call.hasUses) s.createParts(call);
}

function takeResult(
  s: Selector,
  call: Instruction,
  info: TypeInfo,
  places: number[] | undefined,
  resultSlot: Reg,
): void {
  const { mf } = s;
  if (info.count === 0) return;
  if (places === undefined) {
    if (!call.hasUses) return;
    s.loadFrom(call, info, resultSlot);
    return;
  }
  // Results on the register stack must be popped, used or not. General registers are read first: popping needs none.
  if (call.hasUses || call.index >= 0) {
    info.classes.forEach((partClass, part) => {
      const place = places[part] ?? 0;
      if (place < 32)
        mf.emit2(
          info.kind === Kind.half ? I.MOVDrx : (COPY[partClass] ?? I.MOV32rr),
          s.def(call, part),
          place,
        );
    });
  }
  info.classes.forEach((partClass, part) => {
    const place = places[part] ?? 0;
    if (place < 32) return;
    if (call.hasUses || call.index >= 0) popInto(s, partClass, s.def(call, part));
    else mf.emit0(I.FSTP_ST0);
  });
}

function storeOutgoingNumber(s: Selector, offset: number, number: number): void {
  const at = s.mf.begin(I.MOV32mi);
  s.mf.putMem(at + 1, ESP, -1, 0, offset, -1);
  s.mf.words[at + 6] = number;
}

/** Passes a constant address; false when the value is none, or the code must not hold it. */
function storeOutgoingAddress(s: Selector, offset: number, value: Value): boolean {
  if (value.valueKind === "instruction" || value.valueKind === "argument") return false;
  const constant = s.addressConstant(value);
  if (constant === undefined || constant.symbol < 0 || s.context.positionIndependent) return false;
  const at = s.mf.begin(I.MOV32my);
  s.mf.putMem(at + 1, ESP, -1, 0, offset, -1);
  s.mf.words[at + 6] = constant.symbol;
  s.mf.words[at + 7] = constant.addend;
  return true;
}

function passPart(
  s: Selector,
  partClass: PartClass,
  place: ArgumentPlace,
  reg: Reg,
  inRegisters: PlacedArgument[],
): void {
  if (!isStackPlace(place)) {
    inRegisters.push({ partClass, place, reg });
    return;
  }
  const { mf } = s;
  const offset = stackOffset(place);
  if (partClass >= PartClass.x87f32) {
    const bytes = partClass === PartClass.x87f32 ? 4 : partClass === PartClass.x87f64 ? 8 : 12;
    for (let at = 0; at < bytes; at += 4) {
      const temp = s.gr();
      const load = mf.begin(I.MOV32rm);
      mf.words[load + 1] = temp;
      mf.putMem(load + 2, reg, -1, 0, at, -1);
      const store = mf.begin(I.MOV32mr);
      mf.putMem(store + 1, ESP, -1, 0, offset + at, -1);
      mf.words[store + 6] = temp;
    }
    return;
  }
  s.addr.clear();
  s.addr.base = ESP;
  s.addr.disp = offset;
  switch (partClass) {
    case PartClass.fr32:
      s.emitMem(I.MOVSSmr, reg);
      return;
    case PartClass.fr64:
      s.emitMem(I.MOVSDmr, reg);
      return;
    case PartClass.vr128:
      s.emitMem(I.MOVUPSmr, reg);
      return;
    case PartClass.vr256:
      // Callees count on its alignment.
      mf.stackAlign = Math.max(mf.stackAlign, 32);
      s.emitMem(I.VMOVUPSYmr, reg);
      return;
    default:
      s.emitMem(I.MOV32mr, reg);
  }
}

/** Up to this many bytes a struct argument is copied by single moves. */
const BYVAL_MOVES = 64;

/** Copies a struct into the argument area. Nothing is called: the area is being filled. */
function passByval(s: Selector, pointer: Value, offset: number, size: number): void {
  const { mf } = s;
  if (size <= BYVAL_MOVES) {
    selectAddress(s, pointer);
    const address = s.addr.clone();
    for (let at = 0; at < size; ) {
      const left = size - at;
      const bytes = left >= 4 ? 4 : left >= 2 ? 2 : 1;
      const temp = bytes === 1 ? s.gr8() : s.gr();
      s.addr.copyFrom(address);
      s.emitRegMem(bytes === 4 ? I.MOV32rm : bytes === 2 ? I.MOVZX32rm16 : I.MOVZX32rm8, temp, at);
      s.addr.clear();
      s.addr.base = ESP;
      s.emitMem(bytes === 4 ? I.MOV32mr : bytes === 2 ? I.MOV16mr : I.MOV8mr, temp, offset + at);
      at += bytes;
    }
    return;
  }
  const source = s.reg(pointer);
  const target = s.gr();
  s.addr.clear();
  s.addr.base = ESP;
  s.addr.disp = offset;
  s.emitRegMem(I.LEA32r, target);
  mf.emit2(I.MOV32rr, ESI, source);
  mf.emit2(I.MOV32rr, EDI, target);
  mf.emit2(I.MOV32ri, ECX, Math.ceil(size / 4));
  // The area's size is rounded up to words; the struct's own last bytes lie in the same word.
  if (size % 4 !== 0) {
    mf.emit2(I.MOV32ri, ECX, size);
    mf.emit0(I.REPMOVSB);
  } else mf.emit0(I.REPMOVSD);
}
