/** Intrinsics get the name and attributes they have now, and calls of the debug intrinsics become debug records. */
import { ConstantInt } from "../../constants.js";
import { Function } from "../../function.js";
import type { Instruction, InstructionOf } from "../../instruction.js";
import { findIntrinsic, intrinsicName, matchSignature } from "../../intrinsics/index.js";
import { type DebugRecord, MDSpecialized, type Metadata, MetadataAsValue } from "../../metadata.js";
import type { Module } from "../../module.js";
import { intrinsicAttributes } from "./intrinsic-attributes.js";
import { upgradeOlderCalls } from "./older-calls.js";

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
  ["llvm.flt.rounds", "llvm.get.rounding"],
  ["llvm.invariant.group.barrier", "llvm.launder.invariant.group"],
];
/** Intrinsics of which nothing is left: it is known without them. */
const REMOVED = /^llvm\.stackprotectorcheck$/;

const DEBUG_KINDS: Readonly<Record<string, DebugRecord["kind"]>> = {
  "llvm.dbg.value": "value",
  "llvm.dbg.declare": "declare",
  "llvm.dbg.assign": "assign",
  "llvm.dbg.label": "label",
};

/** Returns whether all debug intrinsics were called as they must be: else what they say is dropped. */
export function upgradeIntrinsics(module: Module): boolean {
  let good = true;
  for (const fn of [...module.functions]) {
    if (!fn.isDeclaration || !fn.name.startsWith("llvm.") || fn.numbered) continue;
    if (DEBUG_KINDS[fn.name] !== undefined) good = upgradeDebugCalls(module, fn) && good;
    else if (REMOVED.test(fn.name)) removeCalls(module, fn);
    else if (!upgradeOlderCalls(module, fn)) upgradeIntrinsic(module, fn);
  }
  return good;
}

function removeCalls(module: Module, fn: Function): void {
  for (const user of [...fn.users()]) {
    const call = user as Instruction;
    if (user.valueKind === "instruction" && call.opcode === "call" && !call.hasUses) call.erase();
  }
  if (!fn.hasUses) module.remove(fn);
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
  fn.attributes = intrinsicAttributes(intrinsic);
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

/**
 * `call void @llvm.dbg.value(...)` becomes a record before the instruction that follows. Returns whether each said all a
 * record says.
 */
function upgradeDebugCalls(module: Module, fn: Function): boolean {
  const kind = DEBUG_KINDS[fn.name];
  if (kind === undefined) return true;
  let good = true;
  const calls: InstructionOf<"call">[] = [];
  for (const user of fn.users()) {
    const call = user as Instruction;
    if (user.valueKind !== "instruction" || call.opcode !== "call" || call.operand(0) !== fn) return false;
    calls.push(call);
  }
  // The use list has the last call first: in that order each record goes before those of the calls behind it.
  for (const call of calls) {
    if (call.hasUses) return false;
    const { next } = call;
    const args = recordArguments(call);
    if (args === undefined) good = false;
    else if (next !== undefined) {
      next.debugRecords = [{ kind, args }, ...(next.debugRecords ?? [])];
    }
    call.erase();
  }
  if (!fn.hasUses) module.remove(fn);
  return good;
}

/** What a record of a call says; undefined when it would not say all. */
function recordArguments(call: InstructionOf<"call">): Metadata[] | undefined {
  const { debugLoc } = call;
  if (!(debugLoc instanceof MDSpecialized) || debugLoc.name !== "DILocation") return undefined;
  const args: Metadata[] = [];
  for (const operand of call.operands.slice(1)) {
    // Values once had an offset, of which nought alone is left.
    if (operand instanceof ConstantInt && operand.value === 0n && args.length === 1) continue;
    if (!(operand instanceof MetadataAsValue)) return undefined;
    args.push(operand.metadata);
  }
  return [...args, debugLoc];
}
