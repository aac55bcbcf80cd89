/**
 * Atomic operations of more than 64 bits, which no i386 instruction does: calls of libatomic's functions of any size, as
 * LLVM makes them, so that all code that shares a variable takes the same lock.
 *
 * Source: the GCC wiki, "Atomic/GCCMM/LIbrary"; LLVM's AtomicExpandPass for which function an operation becomes.
 */
import { type AtomicOrdering, type InstructionOf, intType, ptr, type Value } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { type Slot, slotBase } from "../machine/machine-function.js";
import { EAX, type Reg } from "../machine/registers.js";
import { combine } from "./atomics.js";
import { branch, continueIn, jump } from "./control.js";
import { Expander, setResultValue } from "./expander.js";
import { placeholder } from "./lanes.js";
import type { Selector } from "./selector.js";
import { callRuntime } from "./wide.js";

/** The numbers of C's memory orders. */
const ORDER: Readonly<Record<AtomicOrdering, number>> = {
  unordered: 0,
  monotonic: 0,
  acquire: 2,
  release: 3,
  acq_rel: 4,
  seq_cst: 5,
};

function slotFor(s: Selector, bytes: number): Slot {
  return s.mf.createSlot(bytes, 16);
}
function addressOf(s: Selector, slot: Slot): Reg {
  const reg = s.gr();
  s.addr.clear();
  s.addr.base = slotBase(slot);
  s.emitRegMem(I.LEA32r, reg);
  return reg;
}
function kept(s: Selector, value: Value, bytes: number): Slot {
  const slot = slotFor(s, bytes);
  s.storeValue(value, slotBase(slot));
  return slot;
}

export function callAtomicLoad(s: Selector, inst: InstructionOf<"load">): void {
  const info = s.infoOf(inst);
  const slot = slotFor(s, info.storeSize);
  const order = ORDER[inst.data.ordering ?? "seq_cst"];
  const pointer = s.reg(inst.operand(0));
  callRuntime(s, "__atomic_load", [s.number(info.storeSize), pointer, addressOf(s, slot), s.number(order)]);
  s.loadFrom(inst, info, slotBase(slot));
}

export function callAtomicStore(s: Selector, inst: InstructionOf<"store">): void {
  const value = inst.operand(0);
  const bytes = s.infoOf(value).storeSize;
  const slot = kept(s, value, bytes);
  const order = ORDER[inst.data.ordering ?? "seq_cst"];
  const pointer = s.reg(inst.operand(1));
  callRuntime(s, "__atomic_store", [s.number(bytes), pointer, addressOf(s, slot), s.number(order)]);
}

export function callCmpxchg(s: Selector, inst: InstructionOf<"cmpxchg">): void {
  const info = s.infoOf(inst.operand(1));
  const expected = kept(s, inst.operand(1), info.storeSize);
  const fresh = kept(s, inst.operand(2), info.storeSize);
  compareExchange(s, info.storeSize, s.reg(inst.operand(0)), expected, fresh, [
    ORDER[inst.data.success],
    ORDER[inst.data.failure],
  ]);
  const success = s.gr();
  s.mf.emit2(I.MOVZX32rr8, success, lowByte(s));
  // What stood there is written to `expected` where it was another.
  const found = loaded(s, inst.operand(1), expected);
  s.parts(found).forEach((reg, part) => {
    s.mf.emit2(I.MOV32rr, s.def(inst, part), reg);
  });
  s.mf.emit2(I.MOV32rr, s.def(inst, info.count), success);
}
/** The bool a call has just returned. */
function lowByte(s: Selector): Reg {
  const byte = s.gr8();
  s.mf.emit2(I.MOV32rr, byte, EAX);
  return byte;
}
function compareExchange(
  s: Selector,
  bytes: number,
  pointer: Reg,
  expected: Slot,
  fresh: Slot,
  [success, failure]: readonly [number, number],
): void {
  const places = [pointer, addressOf(s, expected), addressOf(s, fresh)];
  callRuntime(s, "__atomic_compare_exchange", [
    s.number(bytes),
    ...places,
    s.number(success),
    s.number(failure),
  ]);
}
/** A value like another, out of a slot. */
function loaded(s: Selector, like: Value, slot: Slot): Value {
  const address = placeholder(s, intType(32), [addressOf(s, slot)]);
  const e = new Expander(s);
  const pointer = e.emit("inttoptr", ptr, [address], undefined);
  return e.emit("load", like.type, [pointer], {
    align: 4,
    volatile: false,
    ordering: undefined,
    syncScope: undefined,
  });
}

export function callAtomicRMW(s: Selector, inst: InstructionOf<"atomicrmw">): void {
  const { mf } = s;
  const value = inst.operand(1);
  const bytes = s.infoOf(value).storeSize;
  const order = ORDER[inst.data.ordering];
  const pointer = s.copyOf(s.reg(inst.operand(0)));
  const old = slotFor(s, bytes);
  if (inst.data.operation === "xchg") {
    const fresh = kept(s, value, bytes);
    const places = [pointer, addressOf(s, fresh), addressOf(s, old)];
    callRuntime(s, "__atomic_exchange", [s.number(bytes), ...places, s.number(order)]);
    setResultValue(s, inst, loaded(s, inst, old));
    return;
  }
  // old = load; do { new = old op value } while (another has written meanwhile)
  const operand = placeholder(s, value.type, s.parts(value));
  callRuntime(s, "__atomic_load", [s.number(bytes), pointer, addressOf(s, old), s.number(ORDER.monotonic)]);
  const body = mf.createBlock();
  const after = mf.createBlock();
  jump(s, body);
  continueIn(s, body);
  const before = loaded(s, inst, old);
  const result = s.types.of(inst.type).classes.map((partClass) => s.createPart(partClass));
  s.parts(before).forEach((reg, part) => {
    s.copyPart(s.types.of(inst.type).classes[part] ?? 0, result[part] ?? EAX, reg);
  });
  const fresh = kept(s, combine(s, new Expander(s), inst.data.operation, before, operand), bytes);
  // A failure is followed by another try: it needs no order of its own, and none may be release.
  const failure = order === ORDER.release ? ORDER.monotonic : order === ORDER.acq_rel ? ORDER.acquire : order;
  compareExchange(s, bytes, pointer, old, fresh, [order, failure]);
  const done = lowByte(s);
  mf.emit2(I.TEST8rr, done, done);
  branch(s, Cond.E, body, after);
  continueIn(s, after);
  setResultValue(s, inst, placeholder(s, inst.type, result));
}
