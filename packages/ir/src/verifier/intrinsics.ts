/** Rules of calls to intrinsics: their types, and arguments that must be constants. */
import { isConstant } from "../constants.js";
import type { Function } from "../function.js";
import { argumentCount, type CallInstruction, firstArgument } from "../instruction.js";
import { findIntrinsic, intrinsicName, matchSignature } from "../intrinsics/index.js";
import { intrinsicProblem } from "./intrinsic-rules.js";
import type { Report } from "./report.js";

/** Whether an intrinsic is declared with a type it has, under the name that type gives it. */
export function verifyIntrinsicSignature(call: CallInstruction, callee: Function, report: Report): void {
  const intrinsic = findIntrinsic(callee.name);
  if (intrinsic === undefined) return;
  const match = matchSignature(intrinsic, callee.valueType);
  if ("problem" in match) {
    report.fail(match.problem, call);
    return;
  }
  const expected = intrinsicName(intrinsic, match.overloads);
  if (expected === callee.name) return;
  report.fail(`Intrinsic name not mangled correctly for type arguments! Should be: ${expected}`, call);
}

/** What the intrinsic itself asks of a call whose type is right. */
export function verifyIntrinsicRules(
  fn: Function,
  call: CallInstruction,
  callee: Function,
  report: Report,
): void {
  const name = findIntrinsic(callee.name)?.name;
  const problem = name === undefined ? undefined : intrinsicProblem(name, fn, call);
  if (problem !== undefined) report.fail(problem, call);
}

/** Arguments that must be constants. */
export function verifyImmediates(call: CallInstruction, callee: Function, report: Report): void {
  let positions = report.immediates.get(callee);
  if (positions === undefined) {
    positions = immediatePositions(callee);
    report.immediates.set(callee, positions);
  }
  const first = firstArgument(call);
  const count = argumentCount(call);
  for (const at of positions) {
    if (at >= count) return;
    const value = call.operand(first + at);
    const immediate = isConstant(value) && (value.constantKind === "int" || value.constantKind === "fp");
    if (!report.check(immediate, "immarg operand has non-immediate parameter", call)) return;
  }
}

function immediatePositions(callee: Function): number[] {
  const intrinsic = findIntrinsic(callee.name);
  const positions: number[] = [];
  const count = Math.max(intrinsic?.params.length ?? 0, callee.attributes.params.length);
  for (let at = 0; at < count; at++) {
    const immediate = intrinsic?.params[at]?.some(({ name }) => name === "immarg");
    if (immediate === true || callee.attributes.param(at).has("immarg")) positions.push(at);
  }
  return positions;
}
