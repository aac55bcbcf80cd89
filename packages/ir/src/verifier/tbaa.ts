/**
 * Rules of type-based alias metadata.
 *
 * An access tag `!{base, access, offset[, constant]}` says that memory of type `access` is reached at `offset` in
 * `base`. A scalar type is `!{"name", parent[, 0]}`, a struct type `!{"name", member, offset, ...}`, the root
 * `!{"name"}`. In the newer format type nodes begin with their parent and a size.
 * Source: LLVM Language Reference, "'tbaa' Metadata".
 */
import { ConstantInt } from "../constants.js";
import type { Instruction } from "../instruction.js";
import type { MDTuple, Metadata } from "../metadata.js";
import type { Report } from "./report.js";

const TAGGED = new Set(["load", "store", "call", "va_arg", "atomicrmw", "cmpxchg"]);

function asNode(node: Metadata | undefined): MDTuple | undefined {
  return node?.metadataKind === "tuple" ? node : undefined;
}
function asInteger(node: Metadata | undefined): ConstantInt | undefined {
  return node?.metadataKind === "value" && node.value instanceof ConstantInt ? node.value : undefined;
}
const isRoot = (node: MDTuple): boolean => node.operands.length < 2;

function isScalar(start: MDTuple, known: Map<Metadata, boolean>): boolean {
  const seen = new Set<MDTuple>();
  let result: boolean | undefined;
  for (let node = start; result === undefined; ) {
    result = known.get(node);
    if (result !== undefined) break;
    seen.add(node);
    const { operands } = node;
    const parent = asNode(operands[1]);
    const shaped =
      operands[0]?.metadataKind === "string" &&
      (operands.length === 2 || (operands.length === 3 && asInteger(operands[2])?.value === 0n));
    if (!shaped || parent === undefined || seen.has(parent)) result = false;
    else if (isRoot(parent)) result = true;
    else node = parent;
  }
  for (const node of seen) known.set(node, result);
  return result;
}

/** A type node of the newer format: its first operand is its parent. */
function isNewFormat(node: MDTuple | undefined): boolean {
  return node !== undefined && node.operands.length >= 3 && asNode(node.operands[0]) !== undefined;
}

export function verifyTBAA(instruction: Instruction, node: Metadata, report: Report): void {
  const problem = tagProblem(instruction, asNode(node), report.scalarTypes);
  if (problem !== undefined) report.fail(problem, instruction);
}

function tagProblem(
  instruction: Instruction,
  tag: MDTuple | undefined,
  known: Map<Metadata, boolean>,
): string | undefined {
  if (tag === undefined || tag.operands.length === 0) return "TBAA metadata cannot have 0 operands";
  if (!TAGGED.has(instruction.opcode)) return "This instruction shall not have a TBAA access tag!";
  const [first, second, third] = tag.operands;
  const base = asNode(first);
  const access = asNode(second);
  const structPath = base !== undefined && tag.operands.length >= 3;
  const newer = isNewFormat(access);
  const count = tag.operands.length;
  if (newer) {
    if (count !== 4 && count !== 5) return "Access tag metadata must have either 4 or 5 operands";
    if (asInteger(tag.operands[3]) === undefined) return "Access size field must be a constant";
  } else if (count >= 5) return "Struct tag metadata must have either 3 or 4 operands";
  const flagAt = newer ? 4 : 3;
  if (count === flagAt + 1) {
    const flag = asInteger(tag.operands[flagAt]);
    if (flag === undefined) return "Immutability tag on struct tag metadata must be a constant";
    if (flag.value > 1n) return "Immutability part of the struct tag metadata must be either 0 or 1";
  }
  if (base === undefined || access === undefined) {
    return "Malformed struct tag metadata: base and access-type should be non-null and point to Metadata nodes";
  }
  if (!newer && !isScalar(access, known)) return "Access type node must be a valid scalar type";
  if (!structPath) return "Old-style TBAA is no longer allowed, use struct-path TBAA instead";
  const offset = asInteger(third);
  if (offset === undefined) return "Offset must be constant integer";
  return pathProblem(base, access, offset, newer, known);
}

/** Walks from the base type to the member at the offset, down to the access type. */
function pathProblem(
  base: MDTuple,
  access: MDTuple,
  start: ConstantInt,
  newer: boolean,
  known: Map<Metadata, boolean>,
): string | undefined {
  let offset = start.value;
  let seenAccess = false;
  const path = new Set<MDTuple>();
  for (let node: MDTuple | undefined = base; node !== undefined && !isRoot(node); ) {
    if (path.has(node)) return "Cycle detected in struct path";
    path.add(node);
    const scalar: boolean = isScalar(node, known);
    if (!scalar) {
      const problem = structProblem(node, start.type.bits, newer);
      if (problem !== undefined) return problem;
    }
    if (node === access) seenAccess = true;
    if ((scalar || node === access) && offset !== 0n) return "Offset not zero at the point of scalar access";
    if (newer && seenAccess) break;
    const next: { node: MDTuple | undefined; offset: bigint } = memberAt(node, offset, newer);
    node = next.node;
    offset = next.offset;
  }
  return seenAccess ? undefined : "Did not see access type in access path!";
}

function structProblem(node: MDTuple, bits: number, newer: boolean): string | undefined {
  const { operands } = node;
  if (newer) {
    if (operands.length % 3 !== 0)
      return "Access tag nodes must have the number of operands that is a multiple of 3!";
  } else {
    if (operands.length % 2 !== 1) return "Struct tag nodes must have an odd number of operands!";
    if (operands[0]?.metadataKind !== "string")
      return "Struct type nodes have a string as their first operand";
  }
  const first = newer ? 3 : 1;
  const step = newer ? 3 : 2;
  let last: bigint | undefined;
  for (let at = first; at < operands.length; at += step) {
    if (asNode(operands[at]) === undefined) return "Incorrect field entry in struct type!";
    const offset = asInteger(operands[at + 1]);
    if (offset === undefined) return "Offset entries must be constants!";
    if (offset.type.bits !== bits) return "Bitwidth between the offsets and struct type entries must match";
    if (last !== undefined && last > offset.value) return "Offsets must be increasing!";
    last = offset.value;
  }
  return undefined;
}

/** The member of a type node that an offset falls in, and the offset left. */
function memberAt(
  node: MDTuple,
  offset: bigint,
  newer: boolean,
): { node: MDTuple | undefined; offset: bigint } {
  const { operands } = node;
  if (operands.length === 2) return { node: asNode(operands[1]), offset };
  const first = newer ? 3 : 1;
  const step = newer ? 3 : 2;
  let found = { node: asNode(operands[first]), offset };
  for (let at = first; at < operands.length; at += step) {
    const begin = asInteger(operands[at + 1])?.value ?? 0n;
    if (begin > offset) break;
    found = { node: asNode(operands[at]), offset: offset - begin };
  }
  return found;
}
