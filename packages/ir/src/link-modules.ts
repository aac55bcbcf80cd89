/**
 * Linking modules into one, as a linker links objects: names meet, one definition of each stays.
 *
 *     declaration < available_externally < weak, linkonce < common < everything else
 *
 * Of two definitions the higher stands, of two weak ones the first, of two common ones the larger; `appending` arrays are
 * joined; internal and private names are renamed where they clash. What a name loses to is used in its place.
 *
 * Source: LLVM Language Reference, "Linkage Types".
 */
import { ConstantArray } from "./constants.js";
import { IrError, SourceText } from "./errors.js";
import { Function } from "./function.js";
import { GlobalVariable, type Linkage } from "./globals.js";
import { MDTuple } from "./metadata.js";
import type { Global, Module } from "./module.js";
import { arrayType, type Type } from "./types.js";

/** Two modules that do not go together. */
export class ModuleLinkError extends IrError {}

const RANKS: Partial<Record<Linkage, number>> = {
  available_externally: 1,
  weak: 2,
  weak_odr: 2,
  linkonce: 2,
  linkonce_odr: 2,
  common: 3,
};
const STRONG = 4;
/** Module-wide metadata that says the same in every module compiled the same way: the first one's stays. */
const SAID_ONCE = new Set(["llvm.module.flags", "llvm.ident", "llvm.commandline"]);

/**
 * Links modules into the first, which is returned; the others are used up.
 * @throws ModuleLinkError for a name defined twice, a name that is a function in one and a variable in another, data
 * layouts that differ; the place is that of the later one.
 */
export function linkModules(modules: readonly [Module, ...Module[]]): Module {
  const [target, ...others] = modules;
  for (const module of others) linkInto(target, module);
  return target;
}

function linkInto(target: Module, module: Module): void {
  if (target.hasDataLayout && module.hasDataLayout && target.dataLayout.text !== module.dataLayout.text) {
    throw new ModuleLinkError(
      `${module.name} has another target datalayout than ${target.name}: "${module.dataLayout.text}"`,
      undefined,
    );
  }
  for (const [name, type] of module.structs) if (!target.structs.has(name)) target.structs.set(name, type);
  for (const [name, comdat] of module.comdats)
    if (!target.comdats.has(name)) target.comdats.set(name, comdat);
  const globals = [...module.allGlobals()];
  for (const global of globals) linkGlobal(target, module, global);
  for (const [name, node] of module.namedMetadata) {
    const known = target.namedMetadata.get(name);
    if (known === undefined) target.namedMetadata.set(name, node);
    else if (!SAID_ONCE.has(name)) {
      target.namedMetadata.set(name, new MDTuple(known.distinct, [...known.operands, ...node.operands]));
    }
  }
  target.moduleAsm.push(...module.moduleAsm);
  if (module.source !== undefined) {
    target.source ??= new SourceText(target.name, "");
    const by = target.source.append(module.source);
    for (const global of globals) if (global.parent === target) movePlaces(global, by);
  }
}

/** Places count in the text a module was read from; that of the target goes on with it. */
function movePlaces(global: Global, by: number): void {
  if (global.place >= 0) global.place += by;
  if (!(global instanceof Function)) return;
  for (const block of global.blocks) {
    if (block.place >= 0) block.place += by;
    for (const instruction of block.instructions()) if (instruction.place >= 0) instruction.place += by;
  }
}

function linkGlobal(target: Module, module: Module, global: Global): void {
  const known = target.get(global.name);
  if (known === undefined) {
    move(target, module, global);
  } else if (global.isLocal || global.numbered) {
    rename(module, global, target);
    move(target, module, global);
  } else if (known.isLocal || known.numbered) {
    rename(target, known, module);
    move(target, module, global);
  } else if (known.linkage === "appending" && global.linkage === "appending") {
    append(known, global);
    replace(module, global, known);
  } else {
    settle(target, module, known, global);
  }
}

/** Keeps one of two globals with one name. */
function settle(target: Module, module: Module, known: Global, global: Global): void {
  const [first, second] = [rank(known), rank(global)];
  if (first > 0 && second > 0 && known instanceof Function !== global instanceof Function) {
    fail(module, global, `@${global.name} is a function in one module and a variable in another`);
  }
  if (first === STRONG && second === STRONG) {
    fail(module, global, `@${global.name} is defined in ${target.name} and in ${module.name}`);
  }
  const larger = first === 3 && second === 3 && elements(global.valueType) > elements(known.valueType);
  if (second > first || larger) {
    replace(target, known, global);
    move(target, module, global);
  } else {
    if (global.isDeclaration && known.linkage === "extern_weak" && global.linkage === "external") {
      known.linkage = "external";
    }
    replace(module, global, known);
  }
}

function rank(global: Global): number {
  return global.isDeclaration ? 0 : (RANKS[global.linkage] ?? STRONG);
}

function elements(type: Type): number {
  return type.kind === "array" ? type.length : 1;
}

/** Everything that uses `loser` uses `winner`, and `loser` is gone. */
function replace(owner: Module, loser: Global, winner: Global): void {
  loser.replaceAllUsesWith(winner);
  if (loser instanceof Function) {
    for (const instruction of loser.instructions()) instruction.dropOperands();
    loser.blocks = [];
  }
  loser.dropOperands();
  owner.remove(loser);
}

function move(target: Module, module: Module, global: Global): void {
  module.remove(global);
  target.add(global);
}

/** Joins the arrays of `llvm.global_ctors` and its kin. */
function append(known: Global, global: Global): void {
  if (!(known instanceof GlobalVariable) || !(global instanceof GlobalVariable)) return;
  const [before, after] = [known.initializer, global.initializer];
  if (!(before instanceof ConstantArray) || !(after instanceof ConstantArray)) return;
  const values = [...before.operands, ...after.operands];
  const joined = new ConstantArray(arrayType(before.type.element, values.length), values);
  const { parent } = known;
  if (parent === undefined) return;
  // A variable's type is fixed, so the longer array is another variable.
  const variable = new GlobalVariable(known.name, joined.type);
  variable.linkage = "appending";
  variable.section = known.section;
  variable.initializer = joined;
  replace(parent, known, variable);
  parent.add(variable);
}

/** Gives a global of `owner` a name that neither module has. */
function rename(owner: Module, global: Global, other: Module): void {
  let suffix = 1;
  const free = (name: string) => owner.get(name) === undefined && other.get(name) === undefined;
  while (!free(`${global.name}.${suffix}`)) suffix++;
  owner.rename(global, `${global.name}.${suffix}`);
  global.numbered = false;
}

function fail(module: Module, global: Global, finding: string): never {
  throw new ModuleLinkError(finding, global.place < 0 ? undefined : module.source?.locate(global.place));
}
