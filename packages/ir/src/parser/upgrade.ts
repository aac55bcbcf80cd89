/**
 * What older text says, said in today's terms, once a module is read: intrinsics get the name and attributes they have
 * now, and calls of the debug intrinsics become debug records.
 *
 * Source: the behaviour of LLVM 19's automatic upgrade.
 */
import { type Attribute, AttributeList, AttributeSet } from "../attributes.js";
import { Function } from "../function.js";
import type { Instruction, InstructionOf } from "../instruction.js";
import { findIntrinsic, intrinsicName, matchSignature } from "../intrinsics/index.js";
import { type DebugRecord, MDSpecialized, MetadataAsValue } from "../metadata.js";
import type { Module } from "../module.js";
import { compareAttributes } from "./attributes.js";

/** Intrinsics that were renamed: what their names begin with, before and now. */
const RENAMED: readonly (readonly [string, string])[] = [
  ["llvm.experimental.vector.reduce.v2.", "llvm.vector.reduce."],
  ["llvm.experimental.vector.reduce.", "llvm.vector.reduce."],
  ["llvm.experimental.vector.extract.", "llvm.vector.extract."],
  ["llvm.experimental.vector.insert.", "llvm.vector.insert."],
  ["llvm.experimental.vector.reverse.", "llvm.vector.reverse."],
  ["llvm.experimental.vector.splice.", "llvm.vector.splice."],
  ["llvm.experimental.vector.interleave2.", "llvm.vector.interleave2."],
  ["llvm.experimental.vector.deinterleave2.", "llvm.vector.deinterleave2."],
];

const DEBUG_KINDS: Readonly<Record<string, DebugRecord["kind"]>> = {
  "llvm.dbg.value": "value",
  "llvm.dbg.declare": "declare",
  "llvm.dbg.assign": "assign",
  "llvm.dbg.label": "label",
};

export function upgradeModule(module: Module): void {
  for (const fn of [...module.functions]) {
    if (!fn.isDeclaration || !fn.name.startsWith("llvm.") || fn.numbered) continue;
    if (DEBUG_KINDS[fn.name] !== undefined) upgradeDebugCalls(module, fn);
    else upgradeIntrinsic(module, fn);
  }
}

function upgradeIntrinsic(module: Module, fn: Function): void {
  let { name } = fn;
  for (const [before, now] of RENAMED) {
    if (name.startsWith(before)) name = now + name.slice(before.length);
  }
  const intrinsic = findIntrinsic(name);
  if (intrinsic === undefined) {
    if (name !== fn.name) rename(module, fn, name);
    return;
  }
  const set = (list: readonly Attribute[]): AttributeSet =>
    list.length === 0 ? AttributeSet.empty : new AttributeSet([...list].sort(compareAttributes));
  const params = intrinsic.params.map(set);
  while (params.length > 0 && params.at(-1) === AttributeSet.empty) params.pop();
  fn.attributes = new AttributeList(set(intrinsic.attributes), set(intrinsic.ret), params);
  const match = matchSignature(intrinsic, fn.valueType);
  if ("problem" in match) return;
  name = intrinsicName(intrinsic, match.overloads);
  if (name !== fn.name) rename(module, fn, name);
}

/** Gives a function its name of today, or puts the one that has it in its place. */
function rename(module: Module, fn: Function, name: string): void {
  const other = module.get(name);
  if (other === undefined) {
    // It is a new function to LLVM, behind all others.
    module.remove(fn);
    fn.name = name;
    module.add(fn);
    return;
  }
  if (other instanceof Function && other.valueType === fn.valueType) {
    fn.replaceAllUsesWith(other);
    module.remove(fn);
  }
}

/** `call void @llvm.dbg.value(...)` becomes a record before the instruction that follows. */
function upgradeDebugCalls(module: Module, fn: Function): void {
  const kind = DEBUG_KINDS[fn.name];
  if (kind === undefined) return;
  const calls: InstructionOf<"call">[] = [];
  for (const user of fn.users()) {
    const call = user as Instruction;
    if (user.valueKind !== "instruction" || call.opcode !== "call" || !isRecord(call)) return;
    calls.push(call);
  }
  // The use list has the last call first: in that order each record goes before those of the calls behind it.
  for (const call of calls) {
    const args: DebugRecord["args"] = [];
    for (let at = 1; at < call.operandCount; at++) {
      const operand = call.operand(at);
      if (operand instanceof MetadataAsValue) args.push(operand.metadata);
    }
    if (call.debugLoc !== undefined) args.push(call.debugLoc);
    const { next } = call;
    if (next === undefined) continue;
    next.debugRecords = [{ kind, args }, ...(next.debugRecords ?? [])];
    call.erase();
  }
  if (!fn.hasUses) module.remove(fn);
}

/** Whether a call says all a record says. */
function isRecord(call: InstructionOf<"call">): boolean {
  if (call.next === undefined || call.operand(0) === undefined) return false;
  for (let at = 1; at < call.operandCount; at++) {
    if (!(call.operand(at) instanceof MetadataAsValue)) return false;
  }
  const { debugLoc } = call;
  return debugLoc instanceof MDSpecialized && debugLoc.name === "DILocation";
}
