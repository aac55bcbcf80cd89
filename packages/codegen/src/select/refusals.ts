/** What functions ask for that is not compiled, looked for before they are: refused by its name, for ignoring it would be wrong. */
import type { CallInstruction, Function, Value } from "@ts-jit/ir";
import type { Selector } from "./selector.js";

/** @throws UnsupportedError for attributes and data of a function that code generation would have to heed. */
export function checkFunction(s: Selector, fn: Function): void {
  const { fn: attributes } = fn.attributes;
  if (attributes.string("split-stack") !== undefined) throw s.unsupported("split-stack");
  if (fn.gc !== undefined) throw s.unsupported(`gc "${fn.gc}"`);
  for (const role of fn.extras) if (role !== "personality") throw s.unsupported(`${role} data`);
  const align = attributes.int("alignstack") ?? 0;
  if (align > 16) s.mf.stackAlign = align;
  else if (attributes.string("stackrealign") !== undefined) s.mf.stackAlign = 16;
}

/** Bundles that say nothing code must heed. */
const HARMLESS: ReadonlySet<string> = new Set([
  "align",
  "cold",
  "nonnull",
  "dereferenceable",
  "convergencectrl",
]);

export function checkBundles(s: Selector, call: CallInstruction): void {
  for (const { tag } of call.data.bundles)
    if (!HARMLESS.has(tag)) throw s.unsupported(`a call with the operand bundle "${tag}"`);
}

/** Address spaces that are segments: gs, fs, ss; and pointers of 64 bits. Source: LLVM's X86 target. */
const SEGMENTS: Readonly<Record<number, string>> = {
  256: "gs",
  257: "fs",
  258: "ss",
  272: "64-bit pointers",
};

export function checkAddressSpace(s: Selector, pointer: Value): void {
  if (pointer.type.kind !== "pointer" || pointer.type.addressSpace === 0) return;
  const { addressSpace } = pointer.type;
  const meaning = SEGMENTS[addressSpace];
  if (meaning !== undefined) throw s.unsupported(`address space ${addressSpace} (${meaning})`);
}
