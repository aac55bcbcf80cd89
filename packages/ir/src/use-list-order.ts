/**
 * The order of use lists, as `uselistorder` says it: how a list differs from the one that reading the text makes.
 *
 *     uselistorder i32 %x, { 1, 2, 0 }      the first use of the list as read goes to place 1, and so on
 *
 * The incoming blocks of phi nodes are no uses to LLVM, and equal constants are one user there and several here: a
 * value used by constants is left as it is read.
 *
 * Source: the behaviour of LLVM's reader and assembly writer ("Use-list Order Directives" in the Language Reference).
 */
import type { Function } from "./function.js";
import type { Module } from "./module.js";
import type { Use, Value } from "./value.js";

/** The uses that LLVM counts, most recent first. */
function countedUses(value: Value): Use[] {
  const uses = [...value.uses()];
  return value.valueKind === "block" ? uses.filter(({ user }) => !isPhi(user)) : uses;
}
function isPhi(user: Value): boolean {
  return user.valueKind === "instruction" && (user as Value & { opcode: string }).opcode === "phi";
}

/**
 * Puts the uses of a value into the order that a directive says. Gives what is wrong with the directive, in LLVM's words.
 */
export function applyUseListOrder(value: Value, indexes: readonly number[]): string | undefined {
  // Constants of plain data keep no uses here.
  if (!value.tracksUses) return undefined;
  const uses = countedUses(value);
  if (uses.some(({ user }) => user.valueKind === "constant")) return undefined;
  if (uses.length === 0) return "value has no uses";
  if (uses.length === 1) return "value only has one use";
  if (uses.length !== indexes.length) return `wrong number of indexes, expected ${uses.length}`;
  const sorted = new Array<Use>(uses.length);
  for (const [at, use] of uses.entries()) sorted[indexes[at] ?? 0] = use;
  const counted = new Set(uses);
  value.relinkUses([...sorted, ...[...value.uses()].filter((use) => !counted.has(use))]);
  return undefined;
}

/** What `uselistorder` must say of a value so that its uses are read back in their order. */
export interface UseListOrder {
  readonly value: Value;
  readonly indexes: readonly number[];
}

/** The directives of a module: of each function's own values, and of all else under `undefined`. */
export function useListOrders(module: Module): Map<Function | undefined, UseListOrder[]> {
  const numbers = numberValues(module);
  const orders = new Map<Function | undefined, UseListOrder[]>();
  for (const [value, { number, fn }] of numbers) {
    const indexes = shuffleOf(value, number, numbers);
    if (indexes === undefined) continue;
    const list = orders.get(fn) ?? [];
    orders.set(fn, list);
    list.push({ value, indexes });
  }
  return orders;
}

type Numbers = ReadonlyMap<Value, { readonly number: number; readonly fn: Function | undefined }>;

/** Values and users in the order in which the text mentions them. */
function numberValues(module: Module): Numbers {
  const numbers = new Map<Value, { readonly number: number; readonly fn: Function | undefined }>();
  const add = (value: Value, fn?: Function): void => {
    numbers.set(value, { number: numbers.size + 1, fn });
  };
  for (const global of module.globals) add(global);
  for (const alias of module.aliases) add(alias);
  for (const ifunc of module.ifuncs) add(ifunc);
  for (const fn of module.functions) {
    add(fn);
    if (fn.isDeclaration) continue;
    for (const argument of fn.args) add(argument, fn);
    for (const block of fn.blocks) {
      add(block, fn);
      for (const instruction of block.instructions()) add(instruction, fn);
    }
  }
  return numbers;
}

/** Places in the list as it is, of the uses in the order in which they are read; undefined when that is the same. */
function shuffleOf(value: Value, number: number, numbers: Numbers): number[] | undefined {
  if (value.firstUse?.next === undefined) return undefined;
  const uses = countedUses(value);
  if (uses.length < 2 || uses.some(({ user }) => !numbers.has(user))) return undefined;
  const entries = uses.map((use, place) => ({
    place,
    operand: use.index,
    user: numbers.get(use.user)?.number ?? 0,
  }));
  // A use before the definition is of a stand-in; replacing that turns the order round. Blocks have none.
  const turns = value.valueKind !== "block";
  entries.sort((a, b) => {
    const early = turns && Math.max(a.user, b.user) <= number;
    const ascending = a.user === b.user ? a.operand - b.operand : a.user - b.user;
    return early ? ascending : -ascending;
  });
  return entries.every(({ place }, at) => place === at) ? undefined : entries.map(({ place }) => place);
}
