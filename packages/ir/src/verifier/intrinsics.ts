/** Rules of calls to intrinsics beyond their types: constant arguments. */
import { isConstant } from "../constants.js";
import type { Function } from "../function.js";
import { argumentCount, type CallInstruction, firstArgument } from "../instruction.js";
import type { Report } from "./report.js";

export function verifyIntrinsicCall(call: CallInstruction, callee: Function, report: Report): void {
  const first = firstArgument(call);
  const count = argumentCount(call);
  for (let at = 0; at < count; at++) {
    if (!callee.attributes.param(at).has("immarg")) continue;
    const value = call.operand(first + at);
    const immediate = isConstant(value) && (value.constantKind === "int" || value.constantKind === "fp");
    if (!report.check(immediate, "immarg operand has non-immediate parameter", call)) return;
  }
}
