/**
 * The words of LLVM IR that the parser knows, as small numbers.
 *
 * The lexer interns every word it meets; these are interned first, in this order, so a word's symbol number is its
 * position here and what a word means is one array lookup away.
 */
import { ATTRIBUTE_KINDS, OLDER_MEMORY_ATTRIBUTES } from "../attribute-kinds.js";
import { CALLING_CONVENTIONS } from "../calling-conventions.js";
import { ATOMIC_ORDERINGS, ATOMIC_RMW_OPERATIONS, FCMP, ICMP, OPCODES } from "../opcodes.js";

/** Words of the grammar that are neither instructions, predicates, orderings nor attributes. */
const GRAMMAR = [
  ..."x vscale opaque type void label metadata token ptr float double half bfloat x86_fp80 fp128 ppc_fp128".split(
    " ",
  ),
  ..."x86_mmx x86_amx target true false null undef poison zeroinitializer none c asm sideeffect".split(" "),
  ..."alignstack inteldialect unwind blockaddress dso_local_equivalent no_cfi ptrauth splat inrange".split(
    " ",
  ),
  ..."module source_filename triple datalayout define declare global constant alias ifunc attributes".split(
    " ",
  ),
  ..."uselistorder uselistorder_bb comdat any exactmatch largest nodeduplicate noduplicates samesize".split(
    " ",
  ),
  ..."private internal available_externally linkonce weak common appending extern_weak linkonce_odr".split(
    " ",
  ),
  ..."weak_odr external default hidden protected dllimport dllexport dso_local dso_preemptable".split(" "),
  ..."thread_local localdynamic initialexec localexec unnamed_addr local_unnamed_addr addrspace".split(" "),
  ..."externally_initialized section partition code_model align gc prefix prologue personality".split(" "),
  ..."no_sanitize_address no_sanitize_hwaddress sanitize_memtag sanitize_address_dyninit".split(" "),
  ..."to from nuw nsw exact disjoint nneg samesign inbounds nusw nnan ninf nsz arcp contract afn reassoc".split(
    " ",
  ),
  ..."fast volatile atomic syncscope weak acquire inalloca swifterror tail musttail notail within caller".split(
    " ",
  ),
  ..."cleanup catch filter distinct dbg_value dbg_declare dbg_assign dbg_label DIArgList DIExpression".split(
    " ",
  ),
] as const;

const words = new Map<string, number>();
for (const word of GRAMMAR) if (!words.has(word)) words.set(word, words.size);
for (const table of [OPCODES, ICMP, FCMP]) {
  for (const word of Object.keys(table)) if (!words.has(word)) words.set(word, words.size);
}
for (const word of [
  ...ATOMIC_ORDERINGS,
  ...ATOMIC_RMW_OPERATIONS,
  ...ATTRIBUTE_KINDS.keys(),
  ...OLDER_MEMORY_ATTRIBUTES.keys(),
  ...CALLING_CONVENTIONS,
  "cc",
]) {
  if (!words.has(word)) words.set(word, words.size);
}

/** Every known word; its index is its symbol. */
export const KEYWORDS: readonly string[] = [...words.keys()];

/** The symbol of a known word. @throws Error when the word is not in the table: a mistake in this package. */
export function keyword(word: string): number {
  const symbol = words.get(word);
  if (symbol === undefined) throw new Error(`no keyword ${word}`);
  return symbol;
}

/** An array from symbols to what a table says of them, undefined for the other words. */
export function bySymbol<T>(entries: Iterable<readonly [string, T]>): readonly (T | undefined)[] {
  const table = new Array<T | undefined>(KEYWORDS.length).fill(undefined);
  for (const [word, value] of entries) table[keyword(word)] = value;
  return table;
}
