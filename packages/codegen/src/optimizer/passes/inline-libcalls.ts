/**
 * inline-libcalls: computes in place what a library function would, and calls it only for what needs it.
 *
 *   %r = call double @sqrt(double %x)    =>    %s = call double @llvm.sqrt.f64(double %x)
 *                                              %ok = fcmp ord double %s, %s
 *                                              br i1 %ok, label %done, label %domain
 *                                        domain: %l = call double @sqrt(double %x);  br label %done
 *                                        done:   %r = phi double [ %s, ... ], [ %l, %domain ]
 *
 * Right because the square root is correctly rounded both here and there, and sqrt does nothing else unless its result is
 * not a number, when it may set errno: then it is called.
 */
import { createInstruction, type InstructionOf, type Function as IrFunction, i1 } from "@ts-jit/ir";
import { setBranchWeights } from "../branch-weights.js";
import { createCall, pureIntrinsic, typeSuffix } from "../intrinsics.js";
import { branchTo, conditionalBranch, splitBlock } from "../local.js";
import type { PassContext } from "../pass.js";

/** Library functions with one argument of the type they return, and its kind. */
const ROOTS: Readonly<Record<string, "double" | "float">> = { sqrt: "double", sqrtf: "float" };

export function inlineLibcalls(fn: IrFunction, context: PassContext): boolean {
  if (!context.vectors || fn.attributes.fn.has("strictfp")) return false;
  if (!Object.keys(ROOTS).some((name) => context.module.getFunction(name) !== undefined)) return false;
  const calls: InstructionOf<"call">[] = [];
  for (const one of fn.instructions()) if (one.opcode === "call" && isRoot(one)) calls.push(one);
  for (const call of calls) inlineRoot(call, fn, context);
  if (calls.length > 0) context.analyses.invalidate(fn);
  return calls.length > 0;
}

function isRoot(call: InstructionOf<"call">): boolean {
  const callee = call.operand(0);
  if (callee.valueKind !== "function" || !call.hasUses || call.data.tail === "musttail") return false;
  const declared = callee as IrFunction;
  const kind = Object.hasOwn(ROOTS, declared.name) ? ROOTS[declared.name] : undefined;
  const { params, returnType, varArg } = declared.valueType;
  return (
    kind !== undefined &&
    declared.isDeclaration &&
    call.data.functionType === declared.valueType &&
    !varArg &&
    params.length === 1 &&
    params[0]?.kind === kind &&
    returnType.kind === kind &&
    call.data.bundles.length === 0 &&
    [call.data.attributes.fn, declared.attributes.fn].every(
      (set) => !set.has("nobuiltin") && !set.has("strictfp"),
    )
  );
}

function inlineRoot(call: InstructionOf<"call">, fn: IrFunction, context: PassContext): void {
  const { type } = call;
  const root = pureIntrinsic(context.module, `llvm.sqrt.${typeSuffix(type)}`, type, [type]);
  const block = call.parent;
  const after = call.next;
  if (block === undefined || after === undefined) return;
  const inPlace = createCall(root, [call.operand(1)], call.flags);
  const isNumber = createInstruction("fcmp", i1, [inPlace, inPlace], { predicate: "ord" });
  block.insertBefore(inPlace, call);
  block.insertBefore(isNumber, call);
  const done = splitBlock(after);
  const domain = fn.createBlock("domain", done);
  block.terminator?.erase();
  call.remove();
  domain.append(call);
  domain.append(branchTo(done));
  const branch = conditionalBranch(isNumber, done, domain);
  for (const made of [inPlace, isNumber, branch]) made.debugLoc = call.debugLoc;
  block.append(branch);
  setBranchWeights(branch, [2000, 1]);
  const result = createInstruction("phi", type, [inPlace, block, inPlace, domain], undefined);
  done.insertBefore(result, done.first);
  call.replaceAllUsesWith(result);
  result.setOperand(2, call);
}
