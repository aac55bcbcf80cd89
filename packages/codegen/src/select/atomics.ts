/**
 * Atomic operations. Loads and stores of up to 32 bits are plain moves (x86 keeps their order; a sequentially consistent
 * store is an exchange); 64 bits move through an xmm register at once.
 *
 * | operation | becomes |
 * |---|---|
 * | atomicrmw add, sub | lock xadd |
 * | atomicrmw xchg | xchg |
 * | other atomicrmw, and all of 64 bits | a loop round lock cmpxchg (cmpxchg8b) |
 * | all of more than 64 bits | calls, see `atomics-library.ts` |
 * | cmpxchg | lock cmpxchg, cmpxchg8b |
 * | fence seq_cst | mfence, or a locked instruction on the stack; weaker fences need no instruction |
 */
import {
  type AtomicRMWOperation,
  type InstructionOf,
  type IntegerType,
  i1,
  intType,
  type Value,
  zeroOf,
} from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { slotBase } from "../machine/machine-function.js";
import type { MachineOpcode } from "../machine/opcodes.js";
import { EAX, EBX, ECX, EDX, ESP, type Reg } from "../machine/registers.js";
import { Kind, PartClass } from "../machine/type-parts.js";
import { cpuHas } from "../options.js";
import { type Address, selectAddress } from "./address.js";
import { callAtomicLoad, callAtomicRMW, callAtomicStore, callCmpxchg } from "./atomics-library.js";
import { branch, continueIn, jump } from "./control.js";
import { Expander } from "./expander.js";
import { setByCondition } from "./integer.js";
import { placeholder } from "./lanes.js";
import { loadParts } from "./memory.js";
import type { Selector } from "./selector.js";

export function selectFence(s: Selector, inst: InstructionOf<"fence">): void {
  if (inst.data.ordering !== "seq_cst") return;
  if (cpuHas(s.cpu, "pentium4")) {
    s.mf.emit0(I.MFENCE);
    return;
  }
  fenceAll(s);
}

/** An atomic load or store of 64 bits: one move through an xmm register (or the x87 stack). */
export function selectAtomicLoad64(s: Selector, inst: InstructionOf<"load">): void {
  const info = s.infoOf(inst);
  if (info.storeSize > 8 && isPowerOfTwo(info.storeSize)) {
    callAtomicLoad(s, inst);
    return;
  }
  if (info.storeSize !== 8) throw s.unsupported(`an atomic load of ${inst.type}`);
  const slot = s.mf.createSlot(8, 8);
  selectAddress(s, inst.operand(0));
  if (cpuHas(s.cpu, "pentium4")) {
    const reg = s.createPart(PartClass.vr128);
    s.emitRegMem(I.MOVQxm, reg);
    s.mf.emitSlot(I.MOVQmx, reg, slot);
  } else {
    s.emitMemOnly(I.FILD64m);
    s.mf.putMem(s.mf.begin(I.FISTP64m) + 1, slotBase(slot), -1, 0, 0, -1);
  }
  s.loadFrom(inst, info, slotBase(slot));
}
export function selectAtomicStore64(s: Selector, inst: InstructionOf<"store">): void {
  const value = inst.operand(0);
  const info = s.infoOf(value);
  if (info.storeSize > 8 && isPowerOfTwo(info.storeSize)) {
    callAtomicStore(s, inst);
    return;
  }
  if (info.storeSize !== 8) throw s.unsupported(`an atomic store of ${value.type}`);
  const slot = s.mf.createSlot(8, 8);
  s.storeValue(value, slotBase(slot));
  selectAddress(s, inst.operand(1));
  if (cpuHas(s.cpu, "pentium4")) {
    const reg = s.createPart(PartClass.vr128);
    s.mf.emitSlot(I.MOVQxm, reg, slot);
    s.emitMem(I.MOVQmx, reg);
  } else {
    const address = s.addr.clone();
    s.mf.putMem(s.mf.begin(I.FILD64m) + 1, slotBase(slot), -1, 0, 0, -1);
    s.addr.copyFrom(address);
    s.emitMemOnly(I.FISTP64m);
  }
  if (inst.data.ordering === "seq_cst") fenceAll(s);
}
/** A locked instruction on the stack: what was stored is seen before anything is loaded. */
export function fenceAll(s: Selector): void {
  s.addr.clear();
  s.addr.base = ESP;
  s.emitMem(I.LOCKOR32mi, 0);
}
function isPowerOfTwo(bytes: number): boolean {
  return (bytes & (bytes - 1)) === 0;
}

const XADD: Readonly<Record<number, MachineOpcode>> = {
  1: I.LOCKXADD8mr,
  2: I.LOCKXADD16mr,
  4: I.LOCKXADD32mr,
};
const XCHG: Readonly<Record<number, MachineOpcode>> = { 1: I.XCHG8mr, 2: I.XCHG16mr, 4: I.XCHG32mr };
const CMPXCHG: Readonly<Record<number, MachineOpcode>> = {
  1: I.LOCKCMPXCHG8mr,
  2: I.LOCKCMPXCHG16mr,
  4: I.LOCKCMPXCHG32mr,
};

export function selectAtomicRMW(s: Selector, inst: InstructionOf<"atomicrmw">): void {
  const { mf } = s;
  const { operation } = inst.data;
  const value = inst.operand(1);
  const info = s.infoOf(inst);
  const bytes = info.storeSize;
  if (info.kind === Kind.int && XADD[bytes] !== undefined && info.bits === bytes * 8) {
    const direct =
      operation === "xchg"
        ? XCHG[bytes]
        : operation === "add" || operation === "sub"
          ? XADD[bytes]
          : undefined;
    if (direct !== undefined) {
      const temp = bytes === 1 ? s.gr8() : s.gr();
      s.moveInto(PartClass.gr32, temp, value, 0);
      if (operation === "sub") mf.emit1(I.NEG32r, temp);
      selectAddress(s, inst.operand(0));
      s.emitMem(direct, temp);
      mf.emit2(I.MOV32rr, s.def(inst), temp);
      return;
    }
  }
  if (bytes > 8 && isPowerOfTwo(bytes)) {
    callAtomicRMW(s, inst);
    return;
  }
  if (bytes !== 1 && bytes !== 2 && bytes !== 4 && bytes !== 8)
    throw s.unsupported(`atomicrmw of ${inst.type}`);
  // old = load; do { new = old op value } while (another has written meanwhile)
  const bits = intType(bytes * 8);
  const wide = s.types.of(bits);
  const parts = s.parts(value);
  const kept = placeholder(s, value.type, parts);
  selectAddress(s, inst.operand(0));
  const address = s.addr.clone();
  if (bytes === 8) narrowAddress(s, address);
  const old = wide.classes.map((partClass) => s.createPart(partClass));
  loadParts(s, wide, address, 0, (part) => old[part] ?? EAX, 0, undefined);
  const body = mf.createBlock();
  const after = mf.createBlock();
  jump(s, body);
  continueIn(s, body);
  const e = new Expander(s);
  const oldBits = placeholder(s, bits, old);
  const isInteger = value.type.kind === "integer";
  const oldValue = isInteger ? oldBits : asType(e, oldBits, value);
  const fresh = combine(s, e, operation, oldValue, kept);
  const freshBits = isInteger ? fresh : asInteger(e, fresh, bits);
  const found = exchange(s, address, bytes, old, s.parts(freshBits));
  found.forEach((reg, part) => {
    mf.emit2(I.MOV32rr, old[part] ?? EAX, reg);
  });
  branch(s, Cond.NE, body, after);
  continueIn(s, after);
  const result = isInteger ? oldBits : asType(new Expander(s), oldBits, value);
  s.setResultParts(
    inst,
    s.parts(result).map((reg, part) => copied(s, info.classes[part] ?? PartClass.gr32, reg)),
  );
}
function copied(s: Selector, partClass: PartClass, reg: Reg): Reg {
  const copy = s.createPart(partClass);
  s.copyPart(partClass, copy, reg);
  return copy;
}
function asType(e: Expander, bits: Value, like: Value): Value {
  return like.type.kind === "pointer"
    ? e.emit("inttoptr", like.type, [bits], undefined)
    : e.cast("bitcast", bits, like.type);
}
function asInteger(e: Expander, value: Value, bits: IntegerType): Value {
  return value.type.kind === "pointer"
    ? e.emit("ptrtoint", bits, [value], undefined)
    : e.cast("bitcast", value, bits);
}

/** What an atomicrmw writes. */
export function combine(
  s: Selector,
  e: Expander,
  operation: AtomicRMWOperation,
  old: Value,
  value: Value,
): Value {
  const { type } = value;
  const pick = (predicate: "sgt" | "slt" | "ugt" | "ult"): Value =>
    e.select(e.emit("icmp", i1, [old, value], { predicate }), old, value);
  switch (operation) {
    case "xchg":
      return value;
    case "add":
    case "sub":
    case "and":
    case "or":
    case "xor":
      return e.binary(operation, old, value);
    case "nand":
      return e.binary("xor", e.binary("and", old, value), e.number(type, -1n));
    case "max":
      return pick("sgt");
    case "min":
      return pick("slt");
    case "umax":
      return pick("ugt");
    case "umin":
      return pick("ult");
    case "fadd":
    case "fsub":
      return e.emit(operation, type, [old, value], undefined);
    case "fmax":
    case "fmin": {
      // A NaN is passed over.
      const better = e.fcmp(operation === "fmax" ? "ogt" : "olt", old, value);
      return e.select(e.fcmp("uno", value, value), old, e.select(better, old, value));
    }
    case "uinc_wrap": {
      const next = e.binary("add", old, e.number(type, 1));
      return e.select(e.emit("icmp", i1, [old, value], { predicate: "uge" }), zeroOf(type), next);
    }
    case "udec_wrap": {
      const next = e.binary("sub", old, e.number(type, 1));
      const wraps = e.binary(
        "or",
        e.icmp("eq", old, zeroOf(type)),
        e.emit("icmp", i1, [old, value], { predicate: "ugt" }),
      );
      return e.select(wraps, value, next);
    }
    default:
      throw s.unsupported(`atomicrmw ${operation}`);
  }
}

/**
 * lock cmpxchg: writes `fresh` where `expected` stands.
 * @returns what stood there; the flags say E where it was written.
 */
function exchange(
  s: Selector,
  address: Address,
  bytes: number,
  expected: readonly Reg[],
  fresh: readonly Reg[],
): Reg[] {
  const { mf } = s;
  const low = fresh[0] ?? EAX;
  if (bytes === 8) {
    mf.emit2(I.MOV32rr, EAX, expected[0] ?? EAX);
    mf.emit2(I.MOV32rr, EDX, expected[1] ?? EDX);
    mf.emit2(I.MOV32rr, EBX, low);
    mf.emit2(I.MOV32rr, ECX, fresh[1] ?? ECX);
    s.addr.copyFrom(address);
    s.emitMemOnly(I.LOCKCMPXCHG8B);
    const found = [s.gr(), s.gr()];
    mf.emit2(I.MOV32rr, found[0] ?? EAX, EAX);
    mf.emit2(I.MOV32rr, found[1] ?? EDX, EDX);
    return found;
  }
  const operand = bytes === 1 ? s.byteReg(low) : low;
  mf.emit2(I.MOV32rr, EAX, expected[0] ?? EAX);
  s.addr.copyFrom(address);
  s.emitMem(CMPXCHG[bytes] ?? I.LOCKCMPXCHG32mr, operand);
  const found = bytes === 1 ? s.gr8() : s.gr();
  mf.emit2(I.MOV32rr, found, EAX);
  return [found];
}

export function selectCmpxchg(s: Selector, inst: InstructionOf<"cmpxchg">): void {
  const info = s.infoOf(inst.operand(1));
  const bytes = info.storeSize;
  if (bytes > 8 && isPowerOfTwo(bytes)) {
    callCmpxchg(s, inst);
    return;
  }
  if ((bytes !== 1 && bytes !== 2 && bytes !== 4 && bytes !== 8) || info.bits !== bytes * 8)
    throw s.unsupported(`cmpxchg of ${inst.operand(1).type}`);
  const expected = s.parts(inst.operand(1));
  const fresh = s.parts(inst.operand(2));
  selectAddress(s, inst.operand(0));
  const address = s.addr.clone();
  if (bytes === 8) narrowAddress(s, address);
  const found = exchange(s, address, bytes, expected, fresh);
  const success = s.gr();
  setByCondition(s, success, Cond.E);
  found.forEach((reg, part) => {
    s.mf.emit2(I.MOV32rr, s.def(inst, part), reg);
  });
  s.mf.emit2(I.MOV32rr, s.def(inst, found.length), success);
}

/** cmpxchg8b takes four registers for itself: the address gets along with one. */
function narrowAddress(s: Selector, address: Address): void {
  if (address.index < 0) return;
  const base = s.gr();
  s.addr.copyFrom(address);
  s.emitRegMem(I.LEA32r, base);
  address.clear();
  address.base = base;
}
