/**
 * tail-recursion: a function that ends by calling itself starts again instead.
 *
 *   define i32 @gcd(i32 %a, i32 %b) {            entry: br %again
 *     ...                                        again: %a' = phi [ %a, %entry ], [ %b', %last ]
 *   last: %r = call i32 @gcd(i32 %b, i32 %m)  =>        %b' = phi [ %b, %entry ], [ %m, %last ]
 *     ret i32 %r                                        ...
 *                                                last: br %again
 *
 * Right because nothing of this run is needed once the call has its arguments: its value is returned as it is, and no
 * variable of this run's frame can be known to the next.
 */
import {
  type BasicBlock,
  callArguments,
  calledFunction,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  isInstruction,
} from "@ts-jit/ir";
import { AliasAnalysis } from "../alias.js";
import { createLoad, createStore, createVariable } from "../demote.js";
import { branchTo, splitBlock } from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";
import { promoteAllocas } from "../promote.js";

type Call = InstructionOf<"call">;

/** The call of itself that a block ends with, its value going straight to the return. */
function selfCall(block: BasicBlock, fn: IrFunction): Call | undefined {
  const end = block.terminator;
  if (end?.opcode !== "ret") return undefined;
  const call: Instruction | undefined = end.prev;
  if (call?.opcode !== "call" || calledFunction(call) !== fn) return undefined;
  if (call.data.bundles.length > 0 || call.data.tail === "notail" || call.data.tail === "musttail")
    return undefined;
  if (call.data.callingConvention !== fn.callingConvention) return undefined;
  if (end.operandCount === 1 ? end.operand(0) !== call || !call.hasOneUse : call.hasUses) return undefined;
  return call;
}

export function tailRecursion(fn: IrFunction, context: PassContext): boolean {
  const calls: Call[] = [];
  for (const block of fn.blocks) {
    const call = selfCall(block, fn);
    if (call !== undefined) calls.push(call);
  }
  if (calls.length === 0 || fn.valueType.varArg || fn.attributes.fn.string("disable-tail-calls") === "true")
    return false;
  for (const arg of fn.args) {
    const { attributes } = arg;
    if (attributes.has("byval") || attributes.has("inalloca") || attributes.has("preallocated")) return false;
    if (attributes.has("swifterror")) return false;
  }
  const alias = new AliasAnalysis(context.layout);
  for (const one of fn.instructions()) {
    // The next run has variables of its own: fixed ones may be used again when nobody kept their address.
    if (one.opcode === "alloca" && (one.parent !== fn.entry || alias.isCaptured(one))) return false;
  }
  if (fn.entry.first?.opcode === "alloca") {
    // A callee that promises not to keep an address may still read through it while it runs.
    for (const call of calls) {
      for (const value of callArguments(call)) {
        const object = alias.objectOf(value);
        if (object.type.kind !== "pointer" || !isInstruction(object)) continue;
        if (object.opcode !== "load" && object.opcode !== "call") return false;
      }
    }
  }
  // Variables first, then everything else in a block that can be jumped to.
  let position = fn.entry.first;
  while (position?.opcode === "alloca") position = position.next;
  if (position === undefined) return false;
  for (let one: Instruction | undefined = position; one !== undefined; one = one.next) {
    if (one.opcode === "alloca") return false;
  }
  const again = splitBlock(position, "tailrecurse");
  const entryEnd = fn.entry.terminator;
  const variables: InstructionOf<"alloca">[] = [];
  for (const [at, arg] of fn.args.entries()) {
    if (!arg.hasUses) continue;
    const variable = createVariable(fn, arg.type, arg.name);
    variables.push(variable);
    const uses = [...arg.uses()];
    const load = createLoad(arg.type, variable);
    again.insertBefore(load, again.first);
    for (const use of uses) use.user.setOperand(use.index, load);
    fn.entry.insertBefore(createStore(arg, variable), entryEnd);
    for (const call of calls)
      call.parent?.insertBefore(createStore(callArguments(call)[at] ?? arg, variable), call);
  }
  // Every argument is evaluated before any variable is written: a load of one may be the argument of another, and it
  // stands at the head of `again`, before all stores.
  for (const call of calls) {
    const block = call.parent as BasicBlock;
    const end = block.terminator as Instruction;
    const branch = branchTo(again);
    branch.debugLoc = call.debugLoc;
    end.erase();
    call.erase();
    block.append(branch);
  }
  context.analyses.invalidate(fn);
  promoteAllocas(variables, analysesOf(fn, context));
  return true;
}
