/** Rules of metadata attached to instructions. */
import { ConstantFP, ConstantInt } from "../constants.js";
import type { Function } from "../function.js";
import type { Instruction } from "../instruction.js";
import type { Metadata } from "../metadata.js";
import { isFloat, scalarType, type Type } from "../types.js";
import type { Report } from "./report.js";
import { verifyTBAA } from "./tbaa.js";

/** The constant integer a node holds, or undefined. */
export function integerOf(node: Metadata | undefined): ConstantInt | undefined {
  return node?.metadataKind === "value" && node.value instanceof ConstantInt ? node.value : undefined;
}

/** Broken debug info is not among the rules: LLVM drops it and takes the module. */
export function verifyInstructionMetadata(instruction: Instruction, report: Report): void {
  for (const { kind, node } of instruction.metadata ?? []) {
    const rule = RULES[kind];
    if (rule !== undefined) rule(instruction, node, report);
  }
}

type Rule = (instruction: Instruction, node: Metadata, report: Report) => void;

const isCall = ({ opcode }: Instruction): boolean =>
  opcode === "call" || opcode === "invoke" || opcode === "callbr";

const RULES: Readonly<Record<string, Rule>> = {
  range(instruction, node, report) {
    const good = instruction.opcode === "load" || isCall(instruction);
    if (!report.check(good, "Ranges are only for loads, calls and invokes!", instruction)) return;
    verifyRange(instruction, node, instruction.type, report);
  },
  nonnull(instruction, node, report) {
    const pointer = instruction.type.kind === "pointer";
    if (!report.check(pointer, "nonnull applies only to pointer types", instruction)) return;
    const load = "nonnull applies only to load instructions, use attributes for calls or invokes";
    if (!report.check(instruction.opcode === "load", load, instruction)) return;
    const empty = node.metadataKind === "tuple" && node.operands.length === 0;
    report.check(empty, "nonnull metadata must be empty", instruction);
  },
  align(instruction, node, report) {
    const pointer = instruction.type.kind === "pointer";
    if (!report.check(pointer, "align applies only to pointer types", instruction)) return;
    const load = "align applies only to load instructions, use attributes for calls or invokes";
    if (!report.check(instruction.opcode === "load", load, instruction)) return;
    const operands = node.metadataKind === "tuple" ? node.operands : [];
    if (!report.check(operands.length === 1, "align takes one operand!", instruction)) return;
    const value = integerOf(operands[0]);
    const wide = value !== undefined && value.type.bits === 64;
    if (!report.check(wide, "align metadata value must be an i64!", instruction) || value === undefined)
      return;
    const power = value.value !== 0n && (value.value & (value.value - 1n)) === 0n;
    if (!report.check(power, "align metadata value must be a power of 2!", instruction)) return;
    const limit = "alignment is larger that implementation defined limit";
    report.check(value.value <= 1n << 32n, limit, instruction);
  },
  dereferenceable: verifyDereferenceable,
  dereferenceable_or_null: verifyDereferenceable,
  fpmath(instruction, node, report) {
    const float = isFloat(scalarType(instruction.type));
    if (!report.check(float, "fpmath requires a floating point result!", instruction)) return;
    const operands = node.metadataKind === "tuple" ? node.operands : [];
    if (!report.check(operands.length === 1, "fpmath takes one operand!", instruction)) return;
    const [accuracy] = operands;
    const good =
      accuracy?.metadataKind === "value" && "bits" in accuracy.value && accuracy.value.type.kind === "float";
    if (!report.check(good, "fpmath accuracy must have float type", instruction)) return;
    const positive =
      accuracy?.metadataKind === "value" &&
      accuracy.value instanceof ConstantFP &&
      accuracy.value.bits > 0n &&
      accuracy.value.bits < 0x7f800000n;
    report.check(positive, "fpmath accuracy not a positive number!", instruction);
  },
  tbaa: verifyTBAA,
  prof: verifyProf,
  annotation(instruction, node, report) {
    if (!report.check(node.metadataKind === "tuple", "annotation must be a tuple", instruction)) return;
    const operands = tupleOperands(node);
    if (!report.check(operands.length > 0, "annotation must have at least one operand", instruction)) return;
    const isString = (each: Metadata | undefined): boolean => each?.metadataKind === "string";
    const good = operands.every(
      (each) => isString(each) || (each?.metadataKind === "tuple" && each.operands.every(isString)),
    );
    report.check(good, "operands must be a string or a tuple of strings", instruction);
  },
  "alias.scope": verifyScopes,
  noalias: verifyScopes,
  "invariant.group"(instruction, _node, report) {
    const good = instruction.opcode === "load" || instruction.opcode === "store";
    report.check(good, "invariant.group metadata is only for loads and stores", instruction);
  },
  mmra(instruction, _node, report) {
    const good = isCall(instruction) || ORDERED.has(instruction.opcode);
    report.check(good, "!mmra metadata attached to unexpected instruction kind", instruction);
  },
  memprof(instruction, node, report) {
    const good = isCall(instruction);
    if (!report.check(good, "!memprof metadata should only exist on calls", instruction)) return;
    const some = tupleOperands(node).length > 0;
    report.check(
      some,
      "!memprof annotations should have at least 1 metadata operand (MemInfoBlock)",
      instruction,
    );
  },
  callsite(instruction, _node, report) {
    report.check(isCall(instruction), "!callsite metadata should only exist on calls", instruction);
  },
};

/** Operations that take part in the memory model. */
const ORDERED = new Set(["load", "store", "atomicrmw", "cmpxchg", "fence"]);

function tupleOperands(node: Metadata): readonly (Metadata | undefined)[] {
  return node.metadataKind === "tuple" ? node.operands : [];
}

/** How many weights `branch_weights` has on an instruction: -1 where it may not stand. */
function expectedWeights(instruction: Instruction): number {
  switch (instruction.opcode) {
    case "br":
      return instruction.operandCount === 1 ? 1 : 2;
    case "switch":
      return instruction.operandCount / 2;
    case "call":
      return 1;
    case "select":
      return 2;
    case "indirectbr":
      return instruction.operandCount - 1;
    case "callbr":
      return instruction.data.indirectCount + 1;
    default:
      return -1;
  }
}

function verifyProf(instruction: Instruction, node: Metadata, report: Report): void {
  const operands = tupleOperands(node);
  const enough = "!prof annotations should have no less than 2 operands";
  if (!report.check(operands.length >= 2, enough, instruction)) return;
  const [name, second] = operands;
  if (!report.check(name !== undefined, "first operand should not be null", instruction)) return;
  const named = name?.metadataKind === "string";
  if (!report.check(named, "expected string with name of the !prof annotation", instruction)) return;
  if (name?.metadataKind !== "string" || name.text !== "branch_weights") return;
  const first = second?.metadataKind === "string" ? 2 : 1;
  const weights = operands.length - first;
  if (instruction.opcode === "invoke") {
    const good = weights === 1 || weights === 2;
    if (!report.check(good, "Wrong number of InvokeInst branch_weights operands", instruction)) return;
  } else {
    const expected = expectedWeights(instruction);
    const allowed = "!prof branch_weights are not allowed for this instruction";
    if (!report.check(expected >= 0, allowed, instruction)) return;
    if (!report.check(weights === expected, "Wrong number of operands", instruction)) return;
  }
  for (const weight of operands.slice(first)) {
    if (!report.check(weight !== undefined, "second operand should not be null", instruction)) return;
    const constant = integerOf(weight) !== undefined;
    if (!report.check(constant, "!prof brunch_weights operand is not a const int", instruction)) return;
  }
}

/** The `!prof` of a function. */
export function verifyFunctionProf(fn: Function, node: Metadata, report: Report): void {
  const operands = tupleOperands(node);
  const enough = "!prof annotations should have no less than 2 operands";
  if (!report.check(operands.length >= 2, enough, fn)) return;
  const [name, count] = operands;
  if (!report.check(name !== undefined, "first operand should not be null", fn)) return;
  const named = name?.metadataKind === "string";
  if (!report.check(named, "expected string with name of the !prof annotation", fn)) return;
  const text = name?.metadataKind === "string" ? name.text : "";
  const good = text === "function_entry_count" || text === "synthetic_function_entry_count";
  const which = "first operand should be 'function_entry_count' or 'synthetic_function_entry_count'";
  if (!report.check(good, which, fn)) return;
  if (!report.check(count !== undefined, "second operand should not be null", fn)) return;
  report.check(integerOf(count) !== undefined, "expected integer argument to function_entry_count", fn);
}

/** A list of alias scopes, each in a domain. */
function verifyScopes(instruction: Instruction, node: Metadata, report: Report): void {
  for (const scope of tupleOperands(node)) {
    const problem = scopeProblem(scope);
    if (!report.check(problem === undefined, problem ?? "", instruction)) return;
  }
}

/** What is wrong with an alias scope, if anything. */
export function scopeProblem(scope: Metadata | undefined): string | undefined {
  if (scope?.metadataKind !== "tuple") return "scope list must consist of MDNodes";
  const { operands } = scope;
  if (operands.length < 2 || operands.length > 3) return "scope must have two or three operands";
  const isString = (each: Metadata | undefined): boolean => each?.metadataKind === "string";
  if (operands[0] !== scope && !isString(operands[0])) {
    return "first scope operand must be self-referential or string";
  }
  if (operands.length === 3 && !isString(operands[2])) return "third scope operand must be string (if used)";
  const domain = operands[1];
  if (domain?.metadataKind !== "tuple") return "second scope operand must be MDNode";
  const parts = domain.operands;
  if (parts.length < 1 || parts.length > 2) return "domain must have one or two operands";
  if (parts[0] !== domain && !isString(parts[0]))
    return "first domain operand must be self-referential or string";
  if (parts.length === 2 && !isString(parts[1])) return "second domain operand must be string (if used)";
  return undefined;
}

function verifyDereferenceable(instruction: Instruction, node: Metadata, report: Report): void {
  const name = "dereferenceable, dereferenceable_or_null";
  const pointer = instruction.type.kind === "pointer";
  if (!report.check(pointer, `${name} apply only to pointer types`, instruction)) return;
  const good = instruction.opcode === "load" || instruction.opcode === "inttoptr";
  const load = `${name} apply only to load and inttoptr instructions, use attributes for calls or invokes`;
  if (!report.check(good, load, instruction)) return;
  const operands = node.metadataKind === "tuple" ? node.operands : [];
  if (!report.check(operands.length === 1, `${name} take one operand!`, instruction)) return;
  const value = integerOf(operands[0]);
  const wide = value !== undefined && value.type.bits === 64;
  report.check(wide, `${name} metadata value must be an i64!`, instruction);
}

function verifyRange(instruction: Instruction, node: Metadata, type: Type, report: Report): void {
  const operands = node.metadataKind === "tuple" ? node.operands : [];
  if (!report.check(operands.length % 2 === 0, "Unfinished range!", instruction)) return;
  if (!report.check(operands.length > 0, "It should have at least one range!", instruction)) return;
  let last: { low: bigint; high: bigint } | undefined;
  for (let at = 0; at < operands.length; at += 2) {
    const low = integerOf(operands[at]);
    const high = integerOf(operands[at + 1]);
    if (!report.check(low !== undefined, "The lower limit must be an integer!", instruction) || !low) return;
    if (!report.check(high !== undefined, "The upper limit must be an integer!", instruction) || !high)
      return;
    const same = low.type === high.type && low.type === scalarType(type);
    if (!report.check(same, "Range types must match instruction type!", instruction)) return;
    if (!report.check(low !== high, "The upper and lower limits cannot be the same value", instruction))
      return;
    if (last !== undefined) {
      const overlap =
        contains(last, low.value, low.type.bits) ||
        contains({ low: low.value, high: high.value }, last.low, low.type.bits);
      if (!report.check(!overlap, "Intervals are overlapping", instruction)) return;
      const ordered = low.signed > BigInt.asIntN(low.type.bits, last.low);
      if (!report.check(ordered, "Intervals are not in order", instruction)) return;
      const contiguous = last.high === low.value || last.low === high.value;
      if (!report.check(!contiguous, "Intervals are contiguous", instruction)) return;
    }
    last = { low: low.value, high: high.value };
  }
}

/** Whether a half-open interval of unsigned numbers that may wrap around holds `value`. */
function contains(interval: { low: bigint; high: bigint }, value: bigint, bits: number): boolean {
  const from = BigInt.asUintN(bits, value - interval.low);
  return from < BigInt.asUintN(bits, interval.high - interval.low);
}
