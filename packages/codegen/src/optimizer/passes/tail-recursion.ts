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
 *
 * What is done with the call's value before it is returned may be done before the call, to what all runs so far have
 * gathered, if it is one associative and commutative operation on integers, the same for all such calls:
 *
 *   base: ret i32 %v                               base: %r = add i32 %sum, %v;  ret i32 %r
 *   last: %c = call i32 @f(i32 %m)            =>   last: %sum' = add i32 %sum, %x
 *     %r = add i32 %c, %x;  ret i32 %r                   br %again          (%sum begins as 0)
 */
import {
  AliasAnalysis,
  type BasicBlock,
  callArguments,
  calledFunction,
  constInt,
  createInstruction,
  type Instruction,
  type InstructionOf,
  type IntegerType,
  type Function as IrFunction,
  isInstruction,
  type Value,
} from "@ts-jit/ir";
import { createLoad, createStore, createVariable } from "../demote.js";
import {
  branchTo,
  incomingValue,
  removeIncomingEdge,
  removeUnreachableBlocks,
  splitBlock,
} from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";
import { promoteAllocas } from "../promote.js";

type Call = InstructionOf<"call">;

type Gathering = "add" | "mul" | "and" | "or" | "xor";
/** What gathering begins with: the number that changes nothing. */
const NEUTRAL: Readonly<Record<Gathering, bigint>> = { add: 0n, mul: 1n, and: -1n, or: 0n, xor: 0n };

/** A call of itself that a block ends with, its value going to the return as it is or through `step`. */
interface Site {
  readonly call: Call;
  readonly step: Instruction | undefined;
  /** The other operand of `step`. */
  readonly other: Value | undefined;
}

function siteOf(block: BasicBlock, fn: IrFunction): Site | undefined {
  const end = block.terminator;
  const returned = returnedFrom(block);
  if (end === undefined || returned === undefined) return undefined;
  const last = end.prev;
  if (last === undefined) return undefined;
  if (last.opcode === "call") {
    const used = returned === "void" ? !last.hasUses : returned === last && last.hasOneUse;
    return used && isSelfCall(last, fn) ? { call: last, step: undefined, other: undefined } : undefined;
  }
  const call = last.prev;
  if (!Object.hasOwn(NEUTRAL, last.opcode) || last !== returned || !last.hasOneUse) return undefined;
  if (last.type.kind !== "integer" || call?.opcode !== "call" || !call.hasOneUse) return undefined;
  if (!isSelfCall(call, fn)) return undefined;
  const [a, b] = [last.operand(0), last.operand(1)];
  return a === call || b === call ? { call, step: last, other: a === call ? b : a } : undefined;
}

/** What a block returns, by its own return or by a block it goes to that only returns. */
function returnedFrom(block: BasicBlock): Value | "void" | undefined {
  let end = block.terminator;
  let join: BasicBlock | undefined;
  if (end?.opcode === "br" && end.operandCount === 1) {
    join = end.operand(0) as BasicBlock;
    end = join.firstNonPhi;
  }
  if (end?.opcode !== "ret") return undefined;
  if (end.operandCount === 0) return "void";
  const value = end.operand(0);
  if (join === undefined || !isInstruction(value) || value.opcode !== "phi" || value.parent !== join)
    return value;
  return incomingValue(value, block);
}

function isSelfCall(call: Call, fn: IrFunction): boolean {
  if (calledFunction(call) !== fn || call.data.callingConvention !== fn.callingConvention) return false;
  return call.data.bundles.length === 0 && call.data.tail !== "notail" && call.data.tail !== "musttail";
}

/** The calls that become jumps, and the operation of those that gather something. */
function sitesOf(fn: IrFunction): { sites: Site[]; gathering: Gathering | undefined } {
  const sites: Site[] = [];
  let gathering: Gathering | undefined;
  for (const block of fn.blocks) {
    const site = siteOf(block, fn);
    if (site === undefined) continue;
    const operation = site.step?.opcode as Gathering | undefined;
    gathering ??= operation;
    if (operation === undefined || operation === gathering) sites.push(site);
  }
  return { sites, gathering };
}

export function tailRecursion(fn: IrFunction, context: PassContext): boolean {
  const { sites, gathering } = sitesOf(fn);
  const calls = sites.map(({ call }) => call);
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
  if (gathering !== undefined) variables.push(gather(fn, again, gathering, sites));
  for (const { call, step } of sites) {
    const block = call.parent as BasicBlock;
    const end = block.terminator as Instruction;
    if (end.opcode === "br") removeIncomingEdge(end.operand(0) as BasicBlock, block);
    const branch = branchTo(again);
    branch.debugLoc = call.debugLoc;
    end.erase();
    step?.erase();
    call.erase();
    block.append(branch);
  }
  removeUnreachableBlocks(fn);
  context.analyses.invalidate(fn);
  promoteAllocas(variables, analysesOf(fn, context));
  return true;
}

/** Adds the variable that gathers what the runs so far add to the result, and its use where the last one returns. */
function gather(
  fn: IrFunction,
  again: BasicBlock,
  operation: Gathering,
  sites: readonly Site[],
): InstructionOf<"alloca"> {
  const type = fn.returnType as IntegerType;
  const variable = createVariable(fn, type);
  fn.entry.insertBefore(createStore(constInt(type, NEUTRAL[operation]), variable), fn.entry.terminator);
  const sofar = createLoad(type, variable);
  again.insertBefore(sofar, again.first);
  const combined = (value: Value, before: Instruction): Instruction => {
    const result = createInstruction(operation, type, [sofar, value], undefined);
    before.parent?.insertBefore(result, before);
    return result;
  };
  const ends = new Set(sites.map(({ call }) => call.parent));
  for (const block of [...fn.blocks]) {
    const end = block.terminator;
    if (end?.opcode === "ret" && !ends.has(block)) end.setOperand(0, combined(end.operand(0), end));
  }
  for (const { call, other } of sites) {
    if (other !== undefined) call.parent?.insertBefore(createStore(combined(other, call), variable), call);
  }
  return variable;
}
