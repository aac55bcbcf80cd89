/** Module flags whose behaviour or value is another today. */
import { ConstantInt, constInt } from "../../constants.js";
import { MDString, MDTuple, type Metadata, ValueAsMetadata } from "../../metadata.js";
import type { Module } from "../../module.js";
import { type IntegerType, i8, i32 } from "../../types.js";

/** What merging modules does with a flag, by number. */
const ERROR = 1n;
const OVERRIDE = 4n;
const MAX = 7n;
const MIN = 8n;

/** Flags whose behaviour became another: which were, and what is now. */
const BEHAVIORS: readonly (readonly [RegExp, readonly bigint[], bigint])[] = [
  [/^PIC Level$/, [ERROR, MAX], MIN],
  [/^PIE Level$/, [ERROR], MAX],
  [/^(branch-target-enforcement$|sign-return-address)/, [ERROR], MIN],
];

const COLLECTION = "Objective-C Garbage Collection";
const VERSION = "Objective-C Image Info Version";
const PROPERTIES = "Objective-C Class Properties";

function integer(type: IntegerType, value: bigint): Metadata {
  return new ValueAsMetadata(constInt(type, value));
}
function valueOf(node: Metadata | undefined): ConstantInt | undefined {
  return node?.metadataKind === "value" && node.value instanceof ConstantInt ? node.value : undefined;
}

export function upgradeModuleFlags(module: Module): void {
  const flags = module.namedMetadata.get("llvm.module.flags");
  if (flags === undefined) return;
  const added: MDTuple[] = [];
  const names = new Set<string>();
  for (const [at, flag] of flags.operands.entries()) {
    if (flag?.metadataKind !== "tuple" || flag.operands.length !== 3) continue;
    const [, key] = flag.operands;
    if (key?.metadataKind !== "string") continue;
    names.add(key.text);
    flags.operands[at] = upgradeFlag(flag, key.text, added);
  }
  // Linking takes a module without it for one that has no class properties.
  if (names.has(VERSION) && !names.has(PROPERTIES))
    added.unshift(makeFlag(OVERRIDE, PROPERTIES, integer(i32, 0n)));
  flags.operands.push(...added);
}

function makeFlag(behavior: bigint, name: string, value: Metadata): MDTuple {
  return new MDTuple(false, [integer(i32, behavior), new MDString(name), value]);
}

function upgradeFlag(flag: MDTuple, name: string, added: MDTuple[]): MDTuple {
  const [behavior, key, value] = flag.operands;
  const kind = valueOf(behavior)?.value ?? 0n;
  for (const [pattern, before, now] of BEHAVIORS) {
    if (pattern.test(name) && before.includes(kind))
      return new MDTuple(false, [integer(i32, now), key, value]);
  }
  if (name === "Objective-C Image Info Section" && value?.metadataKind === "string") {
    return new MDTuple(false, [behavior, key, new MDString(value.text.replaceAll(" ", ""))]);
  }
  const number = valueOf(value);
  if (name === COLLECTION && number !== undefined && number.type !== i8) {
    // What stood above the lowest byte are Swift's versions.
    const byte = (shift: bigint): bigint => (number.value >> shift) & 0xffn;
    if (number.value > 0xffn) {
      added.push(makeFlag(ERROR, "Swift ABI Version", integer(i32, byte(8n))));
      added.push(makeFlag(ERROR, "Swift Major Version", integer(i8, byte(24n))));
      added.push(makeFlag(ERROR, "Swift Minor Version", integer(i8, byte(16n))));
    }
    return makeFlag(ERROR, COLLECTION, integer(i8, byte(0n)));
  }
  return flag;
}
