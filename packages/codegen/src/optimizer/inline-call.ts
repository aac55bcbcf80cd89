/**
 * Inlining one call: the callee's blocks are copied in place of the call.
 *
 *       ...                               ...
 *       %r = call i32 @f(i32 %x)    =>    br label %f.entry
 *       ...                             f.entry: (a copy of @f, its argument standing for %x)
 *                                         br label %f.exit          (was: ret i32 %v)
 *                                       f.exit: %r = %v (a phi node when there are several returns)
 *                                         ...
 */
import {
  type AttributeSet,
  argumentCount,
  type BasicBlock,
  type CallInstruction,
  callArguments,
  callEffects,
  calledFunction,
  calledIntrinsic,
  cloneBlocks,
  constInt,
  createInstruction,
  type DataLayout,
  Effect,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  i1,
  i32,
  intrinsicBase,
  intType,
  isCall,
  type Module,
  poison,
  ptr,
  type Value,
  type ValueMap,
  voidType,
} from "@ts-jit/ir";
import { InlinedLocations } from "./inlined-locations.js";
import { createCall, intrinsic } from "./intrinsics.js";
import { addIncoming, branchTo, isAddressTaken, splitBlock } from "./local.js";

/** Linkages whose body in this module is the one that will run. */
const DEFINITIVE = new Set([
  "external",
  "private",
  "internal",
  "linkonce_odr",
  "weak_odr",
  "available_externally",
]);

/** What inlining needs to know of a callee, found once. */
export interface CalleeSummary {
  /** Instructions that become machine code, roughly. */
  readonly cost: number;
  /** Undefined when it can be inlined, else why not. */
  readonly refusal: string | undefined;
  readonly mayUnwind: boolean;
  readonly hasDynamicAlloca: boolean;
  /** Bytes of its fixed stack variables. */
  readonly frame: number;
}

/** Looks at a function as something to inline. */
export function summarize(fn: IrFunction, layout: DataLayout): CalleeSummary {
  let cost = 0;
  let refusal: string | undefined;
  let mayUnwind = false;
  let hasDynamicAlloca = false;
  let frame = 0;
  if (!DEFINITIVE.has(fn.linkage)) refusal = "its body may be replaced when linking";
  if (fn.valueType.varArg) refusal = "it takes variable arguments";
  for (const arg of fn.args) {
    const { attributes } = arg;
    if (attributes.has("inalloca") || attributes.has("preallocated") || attributes.has("swifterror")) {
      refusal = "an argument is passed in a way that needs a call";
    }
  }
  for (const block of fn.blocks) {
    if (isAddressTaken(block)) refusal = "the address of a block is taken";
    for (let one = block.first; one !== undefined; one = one.next) {
      cost += instructionCost(one);
      switch (one.opcode) {
        case "indirectbr":
        case "callbr":
        case "resume":
        case "catchswitch":
        case "cleanupret":
        case "catchret":
          refusal = `it contains ${one.opcode}`;
          break;
        case "alloca": {
          const count = one.operand(0);
          if (block !== fn.entry || count.valueKind !== "constant") hasDynamicAlloca = true;
          else frame += layout.allocSize(one.data.allocatedType);
          if (one.data.inalloca) refusal = "it contains an inalloca";
          break;
        }
        case "call":
        case "invoke": {
          const effects = callEffects(one);
          if ((effects & Effect.returnsTwice) !== 0) refusal = "it calls a function that returns twice";
          if ((effects & Effect.noDuplicate) !== 0) refusal = "it contains a call that must not be copied";
          if (one.opcode === "call" && (effects & Effect.unwind) !== 0) mayUnwind = true;
          if (one.opcode === "call" && one.data.tail === "musttail") refusal = "it contains a musttail call";
          const base = intrinsicBase(one);
          if (
            base === "va_start" ||
            base === "localescape" ||
            base === "frameaddress" ||
            base === "returnaddress"
          ) {
            refusal = `it calls llvm.${base}`;
          }
          if (base === "eh.typeid.for" || base === "icall.branch.funnel") refusal = `it calls llvm.${base}`;
          if (calledFunction(one) === fn) refusal = "it calls itself";
          break;
        }
        default:
          break;
      }
    }
  }
  return { cost, refusal, mayUnwind, hasDynamicAlloca, frame };
}

/** What an instruction costs in code, in instructions. */
export function instructionCost(one: Instruction): number {
  switch (one.opcode) {
    case "phi":
    case "bitcast":
    case "inttoptr":
    case "ptrtoint":
    case "alloca":
    case "unreachable":
    case "freeze":
    case "trunc":
    case "ret":
      return 0;
    case "getelementptr":
      return one.operandCount > 2 ? 1 : 0;
    case "br":
      return one.operandCount === 1 ? 0 : 1;
    case "switch":
      return one.operandCount;
    case "call":
    case "invoke": {
      const name = calledIntrinsic(one);
      if (name === undefined) return 3 + argumentCount(one);
      return name.startsWith("lifetime") || name.startsWith("assume") || name.startsWith("dbg") ? 0 : 2;
    }
    case "udiv":
    case "sdiv":
    case "urem":
    case "srem":
      return 3;
    default:
      return one.type.kind === "integer" && one.type.bits > 32 ? 2 : 1;
  }
}

/** Why this call cannot be inlined whatever it costs, or undefined when it can. */
export function refusalOf(
  call: CallInstruction,
  callee: IrFunction,
  summary: CalleeSummary,
): string | undefined {
  const caller = call.parent?.parent;
  if (caller === undefined || caller === callee) return "it calls itself";
  if (summary.refusal !== undefined) return summary.refusal;
  if (call.opcode === "callbr") return "it is a callbr";
  if (call.opcode === "call" && call.data.tail === "musttail") return "it is a musttail call";
  if (call.data.bundles.length > 0) return "it carries operand bundles";
  if (call.data.callingConvention !== callee.callingConvention) return "calling conventions differ";
  if (call.opcode === "invoke" && summary.mayUnwind) return "what it calls may unwind";
  if (argumentCount(call) !== callee.args.length) return "the number of arguments differs";
  const mine = caller.attributes.fn;
  const theirs = callee.attributes.fn;
  for (const key of ["target-cpu", "target-features"]) {
    if (theirs.has(key) && mine.string(key) !== theirs.string(key)) return "it is made for another CPU";
  }
  if (mine.has("strictfp") !== theirs.has("strictfp")) return "floating point is strict in one of them";
  if (caller.gc !== callee.gc && callee.gc !== undefined) return "garbage collectors differ";
  const personality = callee.extra("personality");
  if (
    personality !== undefined &&
    caller.extra("personality") !== undefined &&
    caller.extra("personality") !== personality
  ) {
    return "personalities differ";
  }
  return undefined;
}

/** Inlines the call. `refusalOf` must have found nothing. */
export function inlineCall(
  call: InstructionOf<"call"> | InstructionOf<"invoke">,
  callee: IrFunction,
  summary: CalleeSummary,
  module: Module,
): void {
  const block = call.parent as BasicBlock;
  const caller = block.parent as IrFunction;
  const personality = callee.extra("personality");
  if (personality !== undefined && caller.extra("personality") === undefined)
    caller.addExtra("personality", personality);

  // Where control goes on.
  let after: BasicBlock;
  if (call.opcode === "invoke") {
    after = call.operand(1) as BasicBlock;
    const unwind = call.operand(2) as BasicBlock;
    // The normal edge gets a block of its own for the result; the unwind edge goes.
    const bridge = caller.createBlock(undefined, after);
    bridge.append(branchTo(after));
    for (const phi of after.phis()) {
      for (let at = 1; at < phi.operandCount; at += 2) {
        if (phi.operand(at) === block) {
          phi.setOperand(at, bridge);
          break;
        }
      }
    }
    for (const phi of unwind.phis()) {
      for (let at = 1; at < phi.operandCount; at += 2) {
        if (phi.operand(at) === block) {
          phi.removeOperands(at - 1, 2);
          break;
        }
      }
    }
    after = bridge;
  } else {
    after = splitBlock(call.next as Instruction);
    block.terminator?.erase();
  }

  const map: ValueMap = new Map();
  const args = callArguments(call);
  for (const [at, arg] of callee.args.entries()) {
    map.set(arg, passArgument(call, args[at] as Value, arg.attributes, caller, module));
  }
  let stack: Value | undefined;
  if (summary.hasDynamicAlloca) {
    const save = createCall(intrinsic(module, "llvm.stacksave.p0", ptr, [], ["nounwind", "willreturn"]), []);
    block.insertBefore(save, call);
    stack = save;
  }

  const copies = cloneBlocks(callee.blocks, map);
  const [entry] = copies;
  if (entry === undefined) throw new Error(`@${callee.name} has no body`);
  const locations = new InlinedLocations(call.debugLoc);
  const isTail = call.opcode === "call" && call.data.tail === "tail";
  const results: { readonly value: Value | undefined; readonly from: BasicBlock }[] = [];
  for (const copy of copies) {
    for (const one of copy.instructions()) {
      locations.place(one);
      // Its aliasing scopes would be shared by two copies.
      if (one.metadata !== undefined) {
        one.metadata = one.metadata.filter(({ kind }) => kind !== "noalias" && kind !== "alias.scope");
        if (one.metadata.length === 0) one.metadata = undefined;
      }
      if (one.opcode === "call") {
        if (calledIntrinsic(one)?.startsWith("experimental.noalias.scope.decl") === true) {
          one.erase();
          continue;
        }
        // What it is passed may now be a variable of the caller.
        if (one.data.tail === "tail" && !isTail) one.data = { ...one.data, tail: undefined };
      } else if (one.opcode === "ret") {
        const value = one.operandCount === 0 ? undefined : one.operand(0);
        if (stack !== undefined) {
          const restore = intrinsic(
            module,
            "llvm.stackrestore.p0",
            voidType,
            [ptr],
            ["nounwind", "willreturn"],
          );
          copy.insertBefore(createCall(restore, [stack]), one);
        }
        const branch = branchTo(after);
        branch.debugLoc = one.debugLoc;
        one.erase();
        copy.append(branch);
        results.push({ value, from: copy });
      }
    }
  }

  // Fixed variables join the caller's, so that a call in a loop does not grow the stack.
  const firstInCaller = caller.entry.first;
  for (const one of entry.instructions()) {
    if (one.opcode !== "alloca" || one.operand(0).valueKind !== "constant") continue;
    one.remove();
    caller.entry.insertBefore(one, firstInCaller);
  }

  const at = caller.blocks.indexOf(block) + 1;
  for (const copy of copies) copy.parent = caller;
  caller.blocks.splice(at, 0, ...copies);

  let result: Value | undefined;
  const [only, second] = results;
  if (call.type !== voidType) {
    if (only === undefined) result = poison(call.type);
    else if (second === undefined) result = only.value;
    else {
      const phi = createInstruction("phi", call.type, [], undefined);
      phi.name = call.name;
      for (const { value, from } of results) addIncoming(phi, value as Value, from);
      after.insertBefore(phi, after.first);
      result = phi;
    }
    call.replaceAllUsesWith(result ?? poison(call.type));
  }
  const branch = branchTo(entry);
  branch.debugLoc = call.debugLoc;
  call.erase();
  block.append(branch);
}

/** The value an argument has inside: the callee's own copy for `byval`, else what was passed. */
function passArgument(
  call: CallInstruction & Instruction,
  value: Value,
  attributes: AttributeSet,
  caller: IrFunction,
  module: Module,
): Value {
  const type = attributes.typeOf("byval");
  if (type === undefined) return value;
  const align = attributes.int("align") ?? 1;
  const copy = createInstruction("alloca", ptr, [constInt(i32, 1)], {
    allocatedType: type,
    align: Math.max(align, module.dataLayout.abiAlign(type)),
    inalloca: false,
    swifterror: false,
  });
  caller.entry.insertBefore(copy, caller.entry.first);
  const bits = module.dataLayout.pointerSize() * 8;
  const length = intType(bits);
  const fn = intrinsic(
    module,
    `llvm.memcpy.p0.p0.i${bits}`,
    voidType,
    [ptr, ptr, length, i1],
    ["nounwind", "willreturn"],
  );
  const size = constInt(length, module.dataLayout.allocSize(type));
  call.parent?.insertBefore(createCall(fn, [copy, value, size, constInt(i1, 0)]), call);
  return copy;
}

/** The calls of a function that name a definition, in order. */
export function inlinableCalls(fn: IrFunction): (InstructionOf<"call"> | InstructionOf<"invoke">)[] {
  const calls: (InstructionOf<"call"> | InstructionOf<"invoke">)[] = [];
  for (const block of fn.blocks) {
    for (const one of block.instructions()) {
      if (!isCall(one) || one.opcode === "callbr") continue;
      const callee = calledFunction(one);
      if (callee !== undefined && !callee.isDeclaration) {
        calls.push(one as InstructionOf<"call"> | InstructionOf<"invoke">);
      }
    }
  }
  return calls;
}
