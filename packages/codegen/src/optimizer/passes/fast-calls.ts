/**
 * fast-calls: arguments of local functions go in registers.
 *
 *   define internal i32 @f(i32 %x) ...           =>   define internal fastcc i32 @f(i32 %x) ...
 *   %r = call i32 @f(i32 1)                           %r = call fastcc i32 @f(i32 1)
 *
 * Right because nobody outside the module can name a local function, and when its address is used for nothing but direct
 * calls every call of it is known and is changed with it. Left alone are variadic functions, those whose body is
 * assembler that looks for its arguments itself (`naked`), and both ends of a musttail call, which must agree.
 */
import { type Function as IrFunction, isCall, isInstruction } from "@ts-jit/ir";
import type { PassContext } from "../pass.js";

export function fastCalls(context: PassContext): boolean {
  const fixed = endsOfMustTail(context);
  let changed = false;
  for (const fn of context.module.functions) {
    if (fixed.has(fn) || !isCandidate(fn) || !onlyCalled(fn)) continue;
    fn.callingConvention = "fastcc";
    for (let use = fn.firstUse; use !== undefined; use = use.next) {
      const call = use.user;
      if (isCall(call)) call.data = { ...call.data, callingConvention: "fastcc" };
    }
    changed = true;
  }
  return changed;
}

function isCandidate(fn: IrFunction): boolean {
  return (
    fn.isLocal &&
    !fn.isDeclaration &&
    fn.callingConvention === "ccc" &&
    !fn.valueType.varArg &&
    !fn.attributes.fn.has("naked")
  );
}

/** Whether every use is a call of the function, by its own type and convention. */
function onlyCalled(fn: IrFunction): boolean {
  for (let use = fn.firstUse; use !== undefined; use = use.next) {
    const { user } = use;
    if (!isInstruction(user) || !isCall(user) || user.opcode === "callbr") return false;
    if (use.index !== 0 || user.data.functionType !== fn.valueType) return false;
    if (user.data.callingConvention !== fn.callingConvention) return false;
  }
  return true;
}

/** Functions that make or take a musttail call. */
function endsOfMustTail(context: PassContext): ReadonlySet<IrFunction> {
  const ends = new Set<IrFunction>();
  for (const fn of context.module.functions) {
    for (const one of fn.instructions()) {
      if (one.opcode !== "call" || one.data.tail !== "musttail") continue;
      ends.add(fn);
      const callee = one.operand(0);
      if (callee.valueKind === "function") ends.add(callee as IrFunction);
    }
  }
  return ends;
}
