/**
 * Type-based alias analysis: whether two access tags allow the same memory, after the rules of the source language.
 *
 * A tag is `!{base, access, offset}`; a type is `!{"name", member, offset, ...}` with its parent (or members) behind the
 * name. Two accesses may meet if one's type at its place inside a struct is the other's base, or an ancestor of it.
 * Source: LLVM Language Reference, "'tbaa' Metadata".
 */
import { ConstantInt } from "../constants.js";
import type { Instruction } from "../instruction.js";
import { MDString, MDTuple, type Metadata, ValueAsMetadata } from "../metadata.js";

/** The access tag of an instruction. */
export function tbaaTag(one: Instruction): object | undefined {
  if (one.metadata === undefined) return undefined;
  for (const { kind, node } of one.metadata) if (kind === "tbaa") return node;
  return undefined;
}

function tuple(node: Metadata | undefined): MDTuple | undefined {
  return node instanceof MDTuple ? node : undefined;
}
function integer(node: Metadata | undefined): number | undefined {
  return node instanceof ValueAsMetadata && node.value instanceof ConstantInt
    ? Number(node.value.value)
    : undefined;
}

/** The type at the next level out at an offset: a scalar's parent, or the member of a struct that covers the offset. */
function inner(type: MDTuple, offset: number): { type: MDTuple; offset: number } | undefined {
  const { operands } = type;
  if (operands.length < 2) return undefined;
  if (!(operands[0] instanceof MDString)) return undefined;
  if (operands.length <= 3) {
    const parent = tuple(operands[1]);
    const start = integer(operands[2]) ?? 0;
    return parent === undefined || offset < start ? undefined : { type: parent, offset: offset - start };
  }
  let found: { type: MDTuple; offset: number } | undefined;
  for (let at = 1; at + 1 < operands.length; at += 2) {
    const member = tuple(operands[at]);
    const start = integer(operands[at + 1]);
    if (member === undefined || start === undefined) return undefined;
    if (start > offset) break;
    found = { type: member, offset: offset - start };
  }
  return found;
}

function root(type: MDTuple): MDTuple {
  let at = type;
  for (let steps = 0; steps < 64; steps++) {
    const next = inner(at, 0);
    if (next === undefined) return at;
    at = next.type;
  }
  return at;
}

/** Whether, walking from base type `from` at `offset` down to scalars and their parents, one meets `to` at `at`. */
function reaches(from: MDTuple, offset: number, to: MDTuple, at: number): boolean {
  let current: { type: MDTuple; offset: number } | undefined = { type: from, offset };
  for (let steps = 0; steps < 64 && current !== undefined; steps++) {
    if (current.type === to) return current.offset === at;
    current = inner(current.type, current.offset);
  }
  return current !== undefined;
}

/** Whether accesses with these tags may touch the same memory. Whatever is not understood may. */
export function tbaaMayAlias(a: object, b: object): boolean {
  if (a === b || !(a instanceof MDTuple) || !(b instanceof MDTuple)) return true;
  const baseA = tuple(a.operands[0]);
  const baseB = tuple(b.operands[0]);
  const accessA = tuple(a.operands[1]);
  const accessB = tuple(b.operands[1]);
  const offsetA = integer(a.operands[2]);
  const offsetB = integer(b.operands[2]);
  if (baseA === undefined || baseB === undefined || accessA === undefined || accessB === undefined)
    return true;
  if (offsetA === undefined || offsetB === undefined) return true;
  // Different languages have nothing to say about each other.
  if (root(baseA) !== root(baseB)) return true;
  return reaches(baseA, offsetA, baseB, offsetB) || reaches(baseB, offsetB, baseA, offsetA);
}
