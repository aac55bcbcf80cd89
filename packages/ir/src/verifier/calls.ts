/** Rules of calls: the callee's type, the arguments, tail calls, operand bundles. */
import { AttributeSet } from "../attributes.js";
import { isUndefOrPoison } from "../fold/index.js";
import { Argument, Function } from "../function.js";
import { InlineAsm } from "../inline-asm.js";
import {
  argumentCount,
  type CallInstruction,
  firstArgument,
  type Instruction,
  isInstruction,
} from "../instruction.js";
import { isFirstClass } from "../types.js";
import type { Value } from "../value.js";
import { verifyAttributes } from "./attributes.js";
import { verifyImmediates, verifyIntrinsicRules, verifyIntrinsicSignature } from "./intrinsics.js";
import type { Report } from "./report.js";

/** Bundles of which a call has one at most. */
const SINGLE_BUNDLES: Readonly<Record<string, string>> = {
  deopt: "Multiple deopt operand bundles",
  "gc-transition": "Multiple gc-transition operand bundles",
  funclet: "Multiple funclet operand bundles",
  cfguardtarget: "Multiple CFGuardTarget operand bundles",
  ptrauth: "Multiple ptrauth operand bundles",
  kcfi: "Multiple kcfi operand bundles",
  preallocated: "Multiple preallocated operand bundles",
  "gc-live": "Multiple gc-live operand bundles",
  "clang.arc.attachedcall": 'Multiple "clang.arc.attachedcall" operand bundles',
};

/** Attributes that change how an argument is passed: a musttail call's must be its caller's. */
const ABI_ATTRIBUTES = [
  "sret",
  "byval",
  "inalloca",
  "inreg",
  "align",
  "swiftself",
  "swiftasync",
  "swifterror",
  "preallocated",
  "byref",
] as const;

export function verifyCall(fn: Function, call: CallInstruction, report: Report): void {
  const { data } = call;
  const callee = call.operand(0);
  const type = data.functionType;
  if (!report.check(callee.type.kind === "pointer", "Called function must be a pointer!", call)) return;
  const count = argumentCount(call);
  const first = firstArgument(call);
  if (type.varArg) {
    const message = "Called function requires more parameters than were provided!";
    if (!report.check(count >= type.params.length, message, call)) return;
  } else {
    const message = "Incorrect number of arguments passed to called function!";
    if (!report.check(count === type.params.length, message, call)) return;
  }
  const { params } = type;
  for (let at = 0; at < params.length; at++) {
    const message = "Call parameter type does not match function signature!";
    if (!report.check(call.operand(first + at).type === params[at], message, call)) return;
  }
  report.check(data.attributes.params.length <= count, "Attribute after last parameter!", call);
  const target = callee instanceof Function ? callee : undefined;
  const intrinsic = target !== undefined && isIntrinsic(target);
  const known = report.goodCalls.get(data) === callee;
  const before = report.errors.length;
  if (!known) verifyCallee(call, callee, target, report);
  for (let at = params.length; at < count; at++) {
    report.check(
      isFirstClass(call.operand(first + at).type),
      "Instruction operands must be first-class values!",
      call,
    );
  }
  if (intrinsic && report.errors.length === before) {
    verifyImmediates(call, target, report);
    if (!known && report.errors.length === before) verifyIntrinsicSignature(call, target, report);
    if (report.errors.length === before) verifyIntrinsicRules(fn, call, target, report);
  }
  if (!known && report.errors.length === before) report.goodCalls.set(data, callee);
  verifyPassing(call, first, count, report);
  verifyBundles(call, report);
  if (data.tail === "musttail") verifyMustTail(fn, call, report);
  if (call.opcode === "invoke") {
    const unwind = call.operand(2) as unknown as { firstNonPhi: Instruction | undefined };
    const { firstNonPhi } = unwind;
    const isPad =
      firstNonPhi?.opcode === "landingpad" ||
      firstNonPhi?.opcode === "catchswitch" ||
      firstNonPhi?.opcode === "cleanuppad" ||
      firstNonPhi?.opcode === "catchpad";
    report.check(isPad, "The unwind destination does not have an exception handling instruction!", call);
  }
}

function isIntrinsic(fn: Function): boolean {
  return fn.name.startsWith("llvm.");
}

/** What a call says of its callee, whatever the arguments are. */
function verifyCallee(
  call: CallInstruction,
  callee: Value,
  target: Function | undefined,
  report: Report,
): void {
  const { data } = call;
  const type = data.functionType;
  const intrinsic = target !== undefined && isIntrinsic(target);
  if (intrinsic) {
    const message = "Intrinsic called with incompatible signature";
    if (!report.check(target.valueType === type, message, call)) return;
  }
  if (data.callingConvention.startsWith("amdgpu_cs_chain")) {
    report.fail(
      "Direct calls to amdgpu_cs_chain/amdgpu_cs_chain_preserve functions not allowed. Please use the @llvm.amdgpu.cs.chain intrinsic instead.",
      call,
    );
    return;
  }
  verifyAttributes(type, data.attributes, call, intrinsic || callee instanceof InlineAsm, report);
  if (intrinsic) return;
  for (const param of type.params) {
    report.check(param.kind !== "metadata", "Function has metadata parameter but isn't an intrinsic", call);
    report.check(param.kind !== "token", "Function has token parameter but isn't an intrinsic", call);
  }
  if (target === undefined && !(callee instanceof InlineAsm)) {
    report.check(type.returnType.kind !== "token", "Return type cannot be token for indirect call!", call);
    report.check(
      type.returnType.kind !== "x86_amx",
      "Return type cannot be x86_amx for indirect call!",
      call,
    );
  }
}

/** Ways of passing that ask something of the argument itself. */
function verifyPassing(call: CallInstruction, first: number, count: number, report: Report): void {
  const { data } = call;
  const preallocated = data.bundles.some(({ tag }) => tag === "preallocated");
  for (let at = 0; at < count; at++) {
    const set = data.attributes.param(at);
    if (set === AttributeSet.empty) continue;
    const argument = call.operand(first + at);
    if (set.has("swifterror")) {
      if (isInstruction(argument) && argument.opcode === "alloca") {
        const message = "swifterror argument for call has mismatched alloca";
        report.check(argument.data.swifterror, message, call);
      } else {
        const good = argument instanceof Argument && argument.attributes.has("swifterror");
        report.check(good, "swifterror argument for call has mismatched parameter", call);
      }
    }
    if (set.has("preallocated")) {
      const good = preallocated !== (data.tail === "musttail");
      const message =
        "preallocated operand either requires a preallocated bundle or the call to be musttail (but not both)";
      report.check(good, message, call);
    }
    if (set.has("inalloca") && isInstruction(argument) && argument.opcode === "alloca") {
      report.check(argument.data.inalloca, "inalloca argument for call has mismatched alloca", call);
    }
  }
}

const PADS: ReadonlySet<string> = new Set(["catchpad", "cleanuppad"]);

function verifyBundles(call: CallInstruction, report: Report): void {
  const { bundles } = call.data;
  if (bundles.length === 0) return;
  const seen = new Set<string>();
  for (const { tag, begin, end } of bundles) {
    const message = SINGLE_BUNDLES[tag];
    if (message !== undefined && !report.check(!seen.has(tag), message, call)) return;
    seen.add(tag);
    const count = end - begin;
    const operand = count > 0 ? call.operand(begin) : undefined;
    if (tag === "funclet") {
      if (!report.check(count === 1, "Expected exactly one funclet bundle operand", call)) return;
      const pad = operand !== undefined && isInstruction(operand) && PADS.has(operand.opcode);
      report.check(pad, "Funclet bundle operands should correspond to a FuncletPadInst", call);
    } else if (tag === "cfguardtarget") {
      report.check(count === 1, "Expected exactly one cfguardtarget bundle operand", call);
    } else if (tag === "ptrauth") {
      if (!report.check(count === 2, "Expected exactly two ptrauth bundle operands", call)) return;
      const direct = call.operand(0).valueKind === "function";
      report.check(!direct, "Direct call cannot have a ptrauth bundle", call);
    } else if (tag === "kcfi") {
      report.check(count === 1, "Expected exactly one kcfi bundle operand", call);
    } else if (tag === "preallocated") {
      if (!report.check(count === 1, "Expected exactly one preallocated bundle operand", call)) return;
      const token = operand !== undefined && isInstruction(operand) && operand.opcode === "call";
      const message = '"preallocated" argument must be a token from llvm.call.preallocated.setup';
      report.check(token, message, call);
    }
  }
}

function verifyMustTail(fn: Function, call: CallInstruction, report: Report): void {
  const { data } = call;
  const caller = fn.valueType;
  const callee = data.functionType;
  if (
    !report.check(!(call.operand(0) instanceof InlineAsm), "cannot use musttail call with inline asm", call)
  ) {
    return;
  }
  const matching = (condition: boolean, what: string): boolean =>
    report.check(condition, `cannot guarantee tail call due to mismatched ${what}`, call);
  if (!matching(caller.varArg === callee.varArg, "varargs")) return;
  if (!matching(caller.returnType === callee.returnType, "return types")) return;
  if (!matching(fn.callingConvention === data.callingConvention, "calling conv")) return;
  const next = call.next;
  const ret = next?.opcode === "bitcast" ? next.next : next;
  if (!report.check(ret?.opcode === "ret", "musttail call must precede a ret with an optional bitcast", call))
    return;
  if (ret !== undefined && ret.operandCount > 0) {
    const value = ret.operand(0);
    const good = value === call || (value === next && next?.operand(0) === call) || isUndefOrPoison(value);
    if (!report.check(good, "musttail call result must be returned", call)) return;
  }
  if (data.callingConvention === "tailcc" || data.callingConvention === "swifttailcc") return;
  if (!matching(caller.params.length === callee.params.length, "parameter counts")) return;
  for (const [at, param] of callee.params.entries()) {
    if (!matching(caller.params[at] === param, "parameter types")) return;
  }
  for (let at = 0; at < callee.params.length; at++) {
    const good = sameAbi(fn.attributes.param(at), data.attributes.param(at));
    if (!matching(good, "ABI impacting function attributes")) return;
  }
}

function sameAbi(a: AttributeSet, b: AttributeSet): boolean {
  return ABI_ATTRIBUTES.every((name) => {
    if (name === "align" && !a.has("byval") && !a.has("byref")) return true;
    return a.has(name) === b.has(name) && a.int(name) === b.int(name) && a.typeOf(name) === b.typeOf(name);
  });
}
