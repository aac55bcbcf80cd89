/**
 * global-dce: deletes local functions and variables that nothing mentions, and what only they mentioned.
 *
 *   define internal void @unused() { ... }    =>    (nothing)
 *
 * Right because no other object file can name a local symbol, and within the module nobody does.
 */
import type { Global, GlobalVariable, Instruction, Function as IrFunction } from "@ts-jit/ir";
import { User, type Value } from "@ts-jit/ir";
import type { PassContext } from "../pass.js";

/** Linkages of definitions that may go when nobody uses them here. */
const DISCARDABLE = new Set(["internal", "private", "linkonce", "linkonce_odr", "available_externally"]);

export function globalDce(context: PassContext): boolean {
  const { module } = context;
  // Whatever is reached from what must stay, stays.
  const alive = new Set<Value>();
  const work: Value[] = [];
  const mark = (value: Value): void => {
    if (alive.has(value)) return;
    const { valueKind } = value;
    if (valueKind === "instruction" || valueKind === "argument" || valueKind === "block") return;
    if (valueKind === "constant" && !(value instanceof User)) return;
    alive.add(value);
    work.push(value);
  };
  const comdats = new Map<object, Global[]>();
  for (const global of module.allGlobals()) {
    if (global.comdat !== undefined) {
      const group = comdats.get(global.comdat);
      if (group === undefined) comdats.set(global.comdat, [global]);
      else group.push(global);
    }
    if (!DISCARDABLE.has(global.linkage) && !isUnusedDeclaration(global)) mark(global);
  }
  const scanned = new Set<object>();
  for (let value = work.pop(); value !== undefined; value = work.pop()) {
    if (value instanceof User) for (const operand of value.operands) mark(operand);
    if (value.valueKind === "function") {
      for (const block of (value as IrFunction).blocks) {
        for (let one: Instruction | undefined = block.first; one !== undefined; one = one.next) {
          for (let at = 0; at < one.operandCount; at++) mark(one.operand(at));
        }
      }
    }
    const comdat = (value as Partial<Global>).comdat;
    if (comdat !== undefined && !scanned.has(comdat)) {
      scanned.add(comdat);
      for (const member of comdats.get(comdat) ?? []) mark(member);
    }
  }
  const dead = [...module.allGlobals()].filter((global) => !alive.has(global));
  if (dead.length === 0) return false;
  for (const global of dead) {
    if (global.valueKind === "function") dropBody(global as IrFunction);
    global.dropOperands();
  }
  // Constants that mentioned each other are unreachable now; only the symbols have to go.
  const gone = new Set<Global>(dead);
  for (const global of gone) context.analyses.invalidate(global as IrFunction);
  removeAll(module.functions, gone);
  removeAll(module.globals, gone);
  for (const global of dead) module.remove(global);
  return true;
}

/** Removes from a list in one go what `Module.remove` would look up one by one. */
function removeAll<T extends Global>(list: T[], gone: ReadonlySet<Global>): void {
  let kept = 0;
  for (const one of list) if (!gone.has(one)) list[kept++] = one;
  list.length = kept;
}

function isUnusedDeclaration(global: Global): boolean {
  if (!global.isDeclaration) return false;
  return global.valueKind === "function" || (global as GlobalVariable).valueKind === "global";
}

function dropBody(fn: IrFunction): void {
  for (const block of fn.blocks) {
    for (let last = block.last; last !== undefined; last = block.last) {
      last.dropOperands();
      last.remove();
    }
    block.parent = undefined;
  }
  fn.blocks = [];
}
