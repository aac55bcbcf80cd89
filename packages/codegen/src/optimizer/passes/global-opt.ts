/**
 * global-opt: local variables of the module that are never written become constants, and those never read go.
 *
 *   @limit = internal global i32 10             @limit = internal constant i32 10
 *   %n = load i32, ptr @limit             =>    (uses of %n use 10)
 *
 *   store i32 %x, ptr @never_read         =>    (nothing)
 *
 * And arguments that are the same constant in every call of a local function become that constant inside. Right because a
 * local symbol is used in this module only, and every use is looked at; whatever lets the address out ends the matter.
 */
import {
  type CallInstruction,
  ConstantExpr,
  callArguments,
  calledFunction,
  type GlobalVariable,
  type Instruction,
  type Function as IrFunction,
  intrinsicBase,
  isCall,
  isConstant,
  isDefinitive,
  isInstruction,
  PoisonValue,
  UndefValue,
  type Value,
} from "@ts-jit/ir";
import type { PassContext } from "../pass.js";

interface Uses {
  readonly loads: Instruction[];
  readonly stores: Instruction[];
}

/** All loads and stores through the variable's address; undefined when the address goes elsewhere. */
function usesOf(global: GlobalVariable): Uses | undefined {
  const loads: Instruction[] = [];
  const stores: Instruction[] = [];
  const work: Value[] = [global];
  for (let pointer = work.pop(); pointer !== undefined; pointer = work.pop()) {
    for (const use of pointer.uses()) {
      const user = use.user;
      if (user instanceof ConstantExpr) {
        if (user.opcode !== "getelementptr") return undefined;
        if (user.hasUses) work.push(user);
        continue;
      }
      if (!isInstruction(user)) return undefined;
      switch (user.opcode) {
        case "getelementptr":
          if (use.index !== 0) return undefined;
          work.push(user);
          break;
        case "load":
          if (user.data.volatile || user.data.ordering !== undefined) return undefined;
          loads.push(user);
          break;
        case "store":
          if (use.index === 0 || user.data.volatile || user.data.ordering !== undefined) return undefined;
          stores.push(user);
          break;
        case "icmp":
          break;
        case "call": {
          const base = intrinsicBase(user);
          const isVolatile =
            base?.startsWith("mem") === true && (user.operand(4) as { value?: bigint }).value !== 0n;
          if (isVolatile) return undefined;
          if ((base === "memcpy" || base === "memmove") && use.index === 2) loads.push(user);
          else if ((base === "memcpy" || base === "memmove" || base === "memset") && use.index === 1)
            stores.push(user);
          else return undefined;
          break;
        }
        default:
          return undefined;
      }
    }
  }
  return { loads, stores };
}

export function globalOpt(context: PassContext): boolean {
  const { module } = context;
  let changed = false;
  for (const global of module.globals) {
    if (!global.isLocal || global.initializer === undefined || global.isConstant || !isDefinitive(global))
      continue;
    if (global.threadLocal !== undefined || global.section !== undefined) continue;
    const uses = usesOf(global);
    if (uses === undefined) continue;
    if (uses.stores.length === 0) {
      global.isConstant = true;
      changed = true;
    } else if (uses.loads.length === 0) {
      for (const one of uses.stores) if (one.parent !== undefined && !one.hasUses) one.erase();
      changed = true;
    }
  }
  for (const fn of module.functions) if (propagateArguments(fn)) changed = true;
  return changed;
}

/** Puts in constants that every call passes, and for calls the constant that every return gives. */
function propagateArguments(fn: IrFunction): boolean {
  if (!fn.isLocal || fn.isDeclaration || fn.valueType.varArg) return false;
  const calls: (CallInstruction & Instruction)[] = [];
  for (const use of fn.uses()) {
    const { user } = use;
    if (use.index !== 0 || !isCall(user) || calledFunction(user) !== fn) return false;
    calls.push(user);
  }
  if (calls.length === 0 || calls.some((call) => callArguments(call).length !== fn.args.length)) return false;
  let changed = false;
  for (const arg of fn.args) {
    if (!arg.hasUses || arg.attributes.has("byval") || arg.attributes.has("inalloca")) continue;
    let constant: Value | undefined;
    for (const call of calls) {
      const value = callArguments(call)[arg.position];
      if (value === arg) continue;
      if (value === undefined || !isShared(value) || (constant !== undefined && constant !== value)) {
        constant = undefined;
        break;
      }
      constant = value;
    }
    if (constant === undefined) continue;
    arg.replaceAllUsesWith(constant);
    changed = true;
  }
  let returned: Value | undefined;
  for (const block of fn.blocks) {
    const end = block.terminator;
    if (end?.opcode !== "ret") continue;
    const value = end.operandCount === 0 ? undefined : end.operand(0);
    if (value === undefined || !isShared(value) || (returned !== undefined && returned !== value))
      return changed;
    returned = value;
  }
  if (returned === undefined) return changed;
  for (const call of calls) {
    // A musttail call's value must go to the return as it is.
    if (!call.hasUses || (call.opcode === "call" && call.data.tail === "musttail")) continue;
    call.replaceAllUsesWith(returned);
    changed = true;
  }
  return changed;
}

/** A constant that is the same object wherever it is mentioned. */
function isShared(value: Value): boolean {
  if (value instanceof UndefValue || value instanceof PoisonValue) return false;
  if (value.valueKind === "global" || value.valueKind === "function") return true;
  return isConstant(value) && !value.tracksUses;
}
