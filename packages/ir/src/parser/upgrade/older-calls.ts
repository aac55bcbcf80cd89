/**
 * Intrinsics that took other arguments once: each call is made anew with those of today.
 *
 *     call i32 @llvm.ctlz.i32(i32 %x)     becomes     call i32 @llvm.ctlz.i32(i32 %x, i1 false)
 */
import { type Attribute, AttributeList, AttributeSet } from "../../attributes.js";
import { ConstantInt, constBool, constNull } from "../../constants.js";
import { Function } from "../../function.js";
import { createInstruction, firstArgument, type Instruction, type InstructionOf } from "../../instruction.js";
import { findIntrinsic, intrinsicName, matchSignature } from "../../intrinsics/index.js";
import type { Module } from "../../module.js";
import { functionType, ptr, tokenType } from "../../types.js";
import type { Value } from "../../value.js";
import { compareAttributes } from "../attributes.js";
import { intrinsicAttributes } from "./intrinsic-attributes.js";

interface OlderCall {
  /** How many parameters the older ones have. */
  readonly counts: readonly number[];
  readonly args: (args: readonly Value[]) => Value[];
  readonly attributes?: (call: InstructionOf<"call">) => AttributeList;
}

const no: Value = constBool(false);

/** `align` of the pointers was an argument of its own. */
function alignedPointers(pointers: number): (call: InstructionOf<"call">) => AttributeList {
  return (call) => {
    const { fn, ret, params } = call.data.attributes;
    const value = call.operand(firstArgument(call) + 3);
    const align = value instanceof ConstantInt ? value.value : 0n;
    const at = (place: number): AttributeSet => params[place] ?? AttributeSet.empty;
    const kept = [at(0), at(1), at(2), at(4)].map((set, place) => {
      if (place >= pointers || align === 0n) return set;
      const added: Attribute = { kind: "int", name: "align", values: [align] };
      return new AttributeSet([...set.attributes, added].sort(compareAttributes));
    });
    while (kept.at(-1)?.attributes.length === 0) kept.pop();
    return new AttributeList(fn, ret, kept);
  };
}
const withoutAlign = ([a, b, c, , e]: readonly Value[]): Value[] =>
  [a, b, c, e].filter((value) => value !== undefined);

const withNull = (args: readonly Value[]): Value[] => [...args, constNull(args[1]?.type ?? ptr)];

const OLDER: Readonly<Record<string, OlderCall>> = {
  ctlz: { counts: [1], args: (args) => [...args, no] },
  cttz: { counts: [1], args: (args) => [...args, no] },
  memcpy: { counts: [5], args: withoutAlign, attributes: alignedPointers(2) },
  memmove: { counts: [5], args: withoutAlign, attributes: alignedPointers(2) },
  memset: { counts: [5], args: withoutAlign, attributes: alignedPointers(1) },
  objectsize: {
    counts: [2, 3],
    args: ([pointer, least, unknown = no]) => [pointer ?? no, least ?? no, unknown, no],
  },
  "ptr.annotation": { counts: [4], args: withNull },
  "var.annotation": { counts: [4], args: withNull },
  "coro.end": { counts: [2], args: (args) => [...args, constNull(tokenType)] },
};

/** Puts calls of today in the place of those of an older intrinsic. Returns whether `fn` was one; it is gone then. */
export function upgradeOlderCalls(module: Module, fn: Function): boolean {
  const intrinsic = findIntrinsic(fn.name);
  const older = intrinsic === undefined ? undefined : OLDER[intrinsic.name];
  if (intrinsic === undefined || older === undefined || fn.valueType.varArg) return false;
  if (!older.counts.includes(fn.args.length)) return false;
  const type = functionType(
    fn.returnType,
    older.args(fn.args).map((value) => value.type),
  );
  const match = matchSignature(intrinsic, type);
  if ("problem" in match) return false;
  const calls: InstructionOf<"call">[] = [];
  for (const user of fn.users()) {
    const call = user as Instruction;
    if (user.valueKind !== "instruction" || call.opcode !== "call") return false;
    if (call.data.functionType !== fn.valueType || call.operand(0) !== fn) return false;
    calls.push(call);
  }
  const name = intrinsicName(intrinsic, match.overloads);
  module.remove(fn);
  const known = module.get(name);
  const callee = known instanceof Function ? known : module.add(new Function(name, type));
  callee.attributes = intrinsicAttributes(intrinsic);
  for (const call of calls) renew(call, callee, older);
  return true;
}

function renew(call: InstructionOf<"call">, callee: Function, older: OlderCall): void {
  const args = older.args(call.operands.slice(firstArgument(call)));
  const renewed = createInstruction("call", call.type, [callee, ...args], {
    ...call.data,
    tail: undefined,
    functionType: callee.valueType,
    attributes: older.attributes?.(call) ?? AttributeList.empty,
    bundles: [],
  });
  renewed.name = call.name;
  renewed.place = call.place;
  renewed.debugLoc = call.debugLoc;
  renewed.debugRecords = call.debugRecords;
  call.debugRecords = undefined;
  call.parent?.insertBefore(renewed, call);
  call.replaceAllUsesWith(renewed);
  call.erase();
}
