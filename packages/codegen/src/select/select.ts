/** Which rule selects an instruction: by opcode, then by how its type is held. */
import type { Instruction, InstructionOf, Value } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { slotBase } from "../machine/machine-function.js";
import { Kind, PartClass } from "../machine/type-parts.js";
import { selectGep } from "./address.js";
import { selectAtomicRMW, selectCmpxchg, selectFence } from "./atomics.js";
import { selectCall, selectRet } from "./calls.js";
import { selectBr, selectIndirectBr, selectInvokeEnd, selectSelect, selectSwitch } from "./control.js";
import {
  selectFloatBinary,
  selectFloatCast,
  selectFloatToInt,
  selectIntToFloat,
  selectSignBit,
} from "./float.js";
import { selectFp128Binary, selectFp128Cast, selectFp128Integer, selectFp128Sign } from "./fp128.js";
import { selectHalf } from "./half.js";
import { selectCompareValue, selectIntBinary, selectIntCast } from "./integer.js";
import { selectAlloca, selectLoad, selectStore, selectVaArg } from "./memory.js";
import type { Selector } from "./selector.js";
import { selectVector } from "./vector.js";
import { selectWideBinary, selectWideCast } from "./wide.js";
import { selectIntToX87, selectX87Binary, selectX87Cast, selectX87ToInt, selectX87Unary } from "./x87.js";

/** Selects one instruction into the block being filled. @throws UnsupportedError for what is not compiled. */
export function selectInstruction(s: Selector, inst: Instruction): void {
  switch (inst.opcode) {
    // The most frequent ones first: until V8 has optimized this, it compares one by one.
    case "load":
      selectLoad(s, inst);
      return;
    case "store":
      selectStore(s, inst);
      return;
    case "getelementptr":
      selectGep(s, inst);
      return;
    case "alloca":
      selectAlloca(s, inst);
      return;
    case "br":
      selectBr(s, inst);
      return;
    case "call":
      selectCall(s, inst);
      return;
    case "icmp":
    case "fcmp":
      if (inst.type.kind === "vector") selectVector(s, inst);
      else selectCompareValue(s, inst);
      return;
    case "add":
    case "sub":
    case "mul":
    case "udiv":
    case "sdiv":
    case "urem":
    case "srem":
    case "shl":
    case "lshr":
    case "ashr":
    case "and":
    case "or":
    case "xor": {
      const { kind } = s.infoOf(inst);
      if (kind === Kind.int) selectIntBinary(s, inst);
      else if (kind === Kind.wide) selectWideBinary(s, inst);
      else selectVector(s, inst);
      return;
    }
    case "fadd":
    case "fsub":
    case "fmul":
    case "fdiv":
    case "frem": {
      const { kind } = s.infoOf(inst);
      if (kind === Kind.float) selectFloatBinary(s, inst);
      else if (kind === Kind.x87) selectX87Binary(s, inst);
      else if (kind === Kind.fp128) selectFp128Binary(s, inst);
      else if (kind === Kind.half && selectHalf(s, inst)) return;
      else selectVector(s, inst);
      return;
    }
    case "fneg": {
      const { kind } = s.infoOf(inst);
      if (kind === Kind.float) selectSignBit(s, inst, inst.operand(0), "negate");
      else if (kind === Kind.x87) selectX87Unary(s, inst, inst.operand(0), I.FCHS);
      else if (kind === Kind.fp128) selectFp128Sign(s, inst, inst.operand(0), "negate");
      else if (kind === Kind.half && selectHalf(s, inst)) return;
      else selectVector(s, inst);
      return;
    }
    case "trunc":
    case "zext":
    case "sext": {
      if (inst.type.kind === "vector") selectVector(s, inst);
      else if (s.infoOf(inst).kind === Kind.wide || s.infoOf(inst.operand(0)).kind === Kind.wide)
        selectWideCast(s, inst);
      else selectIntCast(s, inst);
      return;
    }
    case "fpext":
    case "fptrunc": {
      const from = s.infoOf(inst.operand(0)).kind;
      const to = s.infoOf(inst).kind;
      if (from === Kind.float && to === Kind.float) selectFloatCast(s, inst);
      else if ((from === Kind.float || from === Kind.x87) && (to === Kind.float || to === Kind.x87))
        selectX87Cast(s, inst);
      else if ((from === Kind.half || to === Kind.half) && selectHalf(s, inst)) return;
      else if (from === Kind.fp128 || to === Kind.fp128) selectFp128Cast(s, inst);
      else selectVector(s, inst);
      return;
    }
    case "fptosi":
    case "fptoui": {
      const from = s.infoOf(inst.operand(0)).kind;
      if (from === Kind.float) selectFloatToInt(s, inst);
      else if (from === Kind.x87) selectX87ToInt(s, inst);
      else if (from === Kind.fp128) selectFp128Integer(s, inst);
      else if (from === Kind.half && selectHalf(s, inst)) return;
      else selectVector(s, inst);
      return;
    }
    case "sitofp":
    case "uitofp": {
      const to = s.infoOf(inst).kind;
      if (to === Kind.float) selectIntToFloat(s, inst);
      else if (to === Kind.x87) selectIntToX87(s, inst);
      else if (to === Kind.fp128) selectFp128Integer(s, inst);
      else if (to === Kind.half && selectHalf(s, inst)) return;
      else selectVector(s, inst);
      return;
    }
    case "ptrtoint":
    case "inttoptr":
    case "bitcast":
    case "addrspacecast":
      selectBitcast(s, inst);
      return;
    case "freeze":
      selectSame(s, inst, inst.operand(0));
      return;
    case "phi":
      // Its registers are written at the ends of the predecessors.
      if (inst.index < 0) s.createParts(inst);
      return;
    case "select":
      if (inst.operand(0).type.kind === "vector") selectVector(s, inst);
      else selectSelect(s, inst);
      return;
    case "switch":
      selectSwitch(s, inst);
      return;
    case "indirectbr":
      selectIndirectBr(s, inst);
      return;
    case "ret":
      selectRet(s, inst);
      return;
    case "unreachable":
      s.mf.emit0(I.UD2);
      s.mf.setSuccessors(s.block, []);
      return;
    case "invoke":
      selectCall(s, inst);
      selectInvokeEnd(s, inst);
      return;
    case "callbr":
      selectCall(s, inst);
      return;
    case "landingpad":
      // Nothing unwinds into our code: what is thrown ends the program where it is thrown.
      if (inst.index < 0) s.createParts(inst);
      return;
    case "resume":
      s.mf.emit0(I.UD2);
      s.mf.setSuccessors(s.block, []);
      return;
    case "fence":
      selectFence(s, inst);
      return;
    case "atomicrmw":
      selectAtomicRMW(s, inst);
      return;
    case "cmpxchg":
      selectCmpxchg(s, inst);
      return;
    case "va_arg":
      selectVaArg(s, inst);
      return;
    case "extractvalue":
    case "insertvalue":
      selectAggregate(s, inst);
      return;
    case "extractelement":
    case "insertelement":
    case "shufflevector":
      selectVector(s, inst);
      return;
    default:
      throw s.unsupported(inst.opcode);
  }
}

/** The result is the operand, part by part. */
function selectSame(s: Selector, inst: Instruction, value: Value): void {
  if (value.valueKind === "instruction" || value.valueKind === "argument") {
    s.setResultParts(inst, s.parts(value));
    return;
  }
  const { classes } = s.infoOf(inst);
  classes.forEach((partClass, part) => {
    s.moveInto(partClass, s.def(inst, part), value, part);
  });
}

/** ptrtoint, inttoptr, bitcast, addrspacecast: the same bits, perhaps in other registers. */
function selectBitcast(s: Selector, inst: Instruction): void {
  const value = inst.operand(0);
  const from = s.infoOf(value);
  const to = s.infoOf(inst);
  if (inst.type === value.type) {
    selectSame(s, inst, value);
    return;
  }
  const general = (classes: readonly PartClass[]): boolean =>
    classes.every((partClass) => partClass <= PartClass.gr8);
  if (inst.opcode === "ptrtoint" || inst.opcode === "inttoptr") {
    if (from.kind > Kind.wide || to.kind > Kind.wide) {
      selectVector(s, inst);
      return;
    }
    if (to.bits > from.bits) {
      const parts = s.zeroExtended(value);
      while (parts.length < to.count) parts.push(s.number(0));
      s.setResultParts(inst, parts);
    } else if (to.bits <= 8) s.mf.emit2(I.MOV32rr, s.def(inst), s.reg(value));
    else {
      const parts = s.parts(value).slice(0, to.count);
      s.setResultParts(inst, parts);
    }
    return;
  }
  if (
    from.count === to.count &&
    from.classes.every((partClass, part) => sameRegisters(partClass, to.classes[part] ?? -1))
  ) {
    selectSame(s, inst, value);
    return;
  }
  if (general(from.classes) && to.kind === Kind.float && to.bits === 32) {
    s.mf.emit2(I.MOVDxr, s.def(inst), s.reg(value));
    return;
  }
  if (from.kind === Kind.float && from.bits === 32 && general(to.classes) && to.count === 1) {
    s.mf.emit2(I.MOVDrx, s.def(inst), s.reg(value));
    return;
  }
  // Through memory.
  const slot = s.mf.createSlot(Math.max(from.storeSize, to.storeSize, 4), slotAlign(s, inst, value));
  s.storeValue(value, slotBase(slot));
  s.loadFrom(inst, to, slotBase(slot));
}

/** Whether a value of one part class is as it stands a value of the other. */
function sameRegisters(a: PartClass, b: number): boolean {
  return a === b || (a <= PartClass.gr8 && b === PartClass.gr32);
}

/** extractvalue and insertvalue name parts of the aggregate. */
function selectAggregate(
  s: Selector,
  inst: InstructionOf<"extractvalue"> | InstructionOf<"insertvalue">,
): void {
  const aggregate = inst.operand(0);
  let { type } = aggregate;
  let begin = 0;
  for (const index of inst.data.indices) {
    if (type.kind === "struct") {
      for (let at = 0; at < index; at++) begin += s.types.of(type.fields[at] ?? type).count;
      type = type.fields[index] ?? type;
    } else if (type.kind === "array") {
      type = type.element;
      begin += index * s.types.of(type).count;
    }
  }
  const { count } = s.types.of(type);
  if (inst.opcode === "extractvalue") {
    const parts = [];
    for (let part = 0; part < count; part++) parts.push(s.reg(aggregate, begin + part));
    s.setResultParts(inst, parts);
    return;
  }
  const parts = [];
  const total = s.infoOf(inst).count;
  for (let part = 0; part < total; part++) {
    const inside = part >= begin && part < begin + count;
    parts.push(inside ? s.reg(inst.operand(1), part - begin) : s.reg(aggregate, part));
  }
  s.setResultParts(inst, parts);
}

/** The alignment both types of a cast through memory are accessed with. */
export function slotAlign(s: Selector, inst: Instruction, value: Value): number {
  const layout = s.context.module.dataLayout;
  return Math.max(4, layout.abiAlign(inst.type), layout.abiAlign(value.type));
}
