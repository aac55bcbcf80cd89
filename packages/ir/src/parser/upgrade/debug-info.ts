/**
 * Debug information is of a version, which a module flag says. What is not of version 3, or of none, is dropped, as LLVM
 * drops it: nobody knows what it means.
 */
import { ConstantInt } from "../../constants.js";
import type { Function } from "../../function.js";
import { MDTuple, type Metadata } from "../../metadata.js";
import type { Module } from "../../module.js";

const VERSION = 3n;

/** @param whole Whether what was read of it so far is right. */
export function upgradeDebugInfo(module: Module, whole: boolean): void {
  if (!whole || debugInfoVersion(module) !== VERSION) stripDebugInfo(module);
}

function debugInfoVersion(module: Module): bigint {
  for (const flag of module.namedMetadata.get("llvm.module.flags")?.operands ?? []) {
    if (flag?.metadataKind !== "tuple") continue;
    const [, key, value] = flag.operands;
    if (key?.metadataKind !== "string" || key.text !== "Debug Info Version") continue;
    return value?.metadataKind === "value" && value.value instanceof ConstantInt ? value.value.value : 0n;
  }
  return 0n;
}

/** Takes every mention of source text, variables and types out of a module. */
export function stripDebugInfo(module: Module): void {
  for (const name of [...module.namedMetadata.keys()]) {
    if (name.startsWith("llvm.dbg.") || name === "llvm.gcov") module.namedMetadata.delete(name);
  }
  const isDebug = ({ kind }: { readonly kind: string }): boolean => kind === "dbg";
  for (const global of module.globals) {
    if (global.metadata.some(isDebug)) global.metadata = global.metadata.filter(({ kind }) => kind !== "dbg");
  }
  const loops = new Map<Metadata, MDTuple | undefined>();
  for (const fn of module.functions) stripFunction(fn, loops);
}

/** Attachments of instructions that are of debug information or lead into it. */
const ATTACHMENTS = new Set(["heapallocsite", "DIAssignID"]);

function stripFunction(fn: Function, loops: Map<Metadata, MDTuple | undefined>): void {
  fn.metadata = fn.metadata.filter(({ kind }) => kind !== "dbg");
  fn.subprogram = undefined;
  for (const block of fn.blocks) {
    block.trailingDebugRecords = undefined;
    for (let instruction = block.first; instruction !== undefined; instruction = instruction.next) {
      instruction.debugLoc = undefined;
      instruction.debugRecords = undefined;
      if (instruction.metadata === undefined) continue;
      const kept = instruction.metadata.filter(({ kind }) => !ATTACHMENTS.has(kind));
      const others = kept.filter((attachment) => {
        if (attachment.kind !== "llvm.loop") return true;
        const loop = stripLoop(attachment.node, loops);
        if (loop !== undefined) attachment.node = loop;
        return loop !== undefined;
      });
      instruction.metadata = others.length === 0 ? undefined : others;
    }
  }
}

/** A loop's properties without its locations; undefined when nothing is left of them. */
function stripLoop(node: Metadata, loops: Map<Metadata, MDTuple | undefined>): Metadata | undefined {
  if (node.metadataKind !== "tuple" || !node.operands.some(isLocation)) return node;
  if (loops.has(node)) return loops.get(node);
  const rest = node.operands.slice(1).filter((operand) => !isLocation(operand));
  let loop: MDTuple | undefined;
  if (rest.length > 0) {
    loop = new MDTuple(true, [undefined, ...rest]);
    loop.operands[0] = loop;
  }
  loops.set(node, loop);
  return loop;
}

function isLocation(node: Metadata | undefined): boolean {
  return node?.metadataKind === "specialized" && node.name === "DILocation";
}
