/** Rules of calls to intrinsics: their types, and arguments that must be constants. */
import { isConstant } from "../constants.js";
import type { Function } from "../function.js";
import { argumentCount, type CallInstruction, firstArgument } from "../instruction.js";
import { findIntrinsic, intrinsicName, matchSignature } from "../intrinsics.js";
import type { Report } from "./report.js";

export function verifyIntrinsicCall(call: CallInstruction, callee: Function, report: Report): void {
  const intrinsic = findIntrinsic(callee.name);
  if (intrinsic !== undefined) {
    const match = matchSignature(intrinsic, callee.valueType);
    if ("problem" in match) {
      report.fail(match.problem, call);
      return;
    }
    const expected = intrinsicName(intrinsic, match.overloads);
    const mangled = `Intrinsic name not mangled correctly for type arguments! Should be: ${expected}`;
    if (!report.check(expected === callee.name, mangled, call)) return;
  }
  const first = firstArgument(call);
  const count = argumentCount(call);
  for (let at = 0; at < count; at++) {
    const immediateParam = intrinsic?.params[at]?.some(({ name }) => name === "immarg");
    if (immediateParam !== true && !callee.attributes.param(at).has("immarg")) continue;
    const value = call.operand(first + at);
    const immediate = isConstant(value) && (value.constantKind === "int" || value.constantKind === "fp");
    if (!report.check(immediate, "immarg operand has non-immediate parameter", call)) return;
  }
}
