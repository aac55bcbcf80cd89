/**
 * jump-threading: where the way into a block decides the way out of it, goes there directly.
 *
 *   a: br %test                                       a: br %no
 *   b: br %test                                       b: br %test
 *   test: %c = phi i1 [ false, %a ], [ %d, %b ]  =>   test: br i1 %d, %yes, %no
 *         br i1 %c, %yes, %no
 *
 * Right because the predecessor gets a copy of the block in which the phi nodes are what they are on that edge, and the
 * branch is what it then must be; every path runs the same instructions as before. Values of the block that are used
 * beyond it go through variables while this is done. Loop headers are left: a loop entered in two places is none.
 */
import {
  type BasicBlock,
  ConstantInt,
  cloneInstruction,
  type FoldData,
  foldOperation,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  isInstruction,
  isPinned,
  remapInstruction,
  type Value,
  type ValueMap,
} from "@ts-jit/ir";
import { createVariable, demoteUses } from "../demote.js";
import { instructionCost } from "../inline-call.js";
import {
  addIncoming,
  branchTo,
  incomingValue,
  isAddressTaken,
  removeIncomingEdge,
  removeUnreachableBlocks,
} from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";
import { promoteAllocas } from "../promote.js";
import { isPure } from "../value-table.js";

/** What a block may cost to be copied for one edge. */
const MAX_COPY = 8;
/** Copies made in one run over a function. */
const MAX_THREADS = 200;

export function jumpThreading(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  if (removeUnreachableBlocks(fn)) {
    context.analyses.invalidate(fn);
    changed = true;
  }
  const { loops } = analysesOf(fn, context);
  const headers = new Set<BasicBlock>();
  for (const loop of loops.innerFirst()) headers.add(loop.header);
  const variables: InstructionOf<"alloca">[] = [];
  let threads = 0;
  for (const block of [...fn.blocks]) {
    if (threads >= MAX_THREADS || block === fn.entry || headers.has(block)) continue;
    threads += threadThrough(block, fn, variables, context);
  }
  if (threads === 0) return changed;
  removeUnreachableBlocks(fn);
  context.analyses.invalidate(fn);
  promoteAllocas(variables, analysesOf(fn, context));
  return true;
}

/** Threads every predecessor that decides the block's branch; gives how many. */
function threadThrough(
  block: BasicBlock,
  fn: IrFunction,
  variables: InstructionOf<"alloca">[],
  context: PassContext,
): number {
  const end = block.terminator;
  if (block.first?.opcode !== "phi" || isAddressTaken(block)) return 0;
  if (!(end?.opcode === "br" && end.operandCount === 3) && end?.opcode !== "switch") return 0;
  const condition = end.operand(0);
  if (!isInstruction(condition) || condition.parent !== block) return 0;
  let cost = 0;
  for (const one of block.instructions()) {
    if (isPinned(one) || one.opcode === "alloca" || one.type.kind === "token") return 0;
    if (one.opcode === "call" && one.data.tail === "musttail") return 0;
    if (one !== end) cost += instructionCost(one);
  }
  if (cost > MAX_COPY) return 0;
  const found: { readonly from: BasicBlock; readonly target: BasicBlock }[] = [];
  const predecessors = block.predecessors();
  for (const from of new Set(predecessors)) {
    if (from === block || predecessors.filter((one) => one === from).length !== 1) continue;
    const { terminator } = from;
    if (terminator?.opcode !== "br" && terminator?.opcode !== "switch") continue;
    const value = onEdge(condition, from, block, context, 0);
    if (value instanceof ConstantInt) found.push({ from, target: targetFor(end, value) });
  }
  if (found.length === 0) return 0;
  for (const one of [...block.instructions()]) {
    if (one.type.kind === "void" || !isUsedBeyond(one, block)) continue;
    const variable = createVariable(fn, one.type, one.name);
    variables.push(variable);
    demoteUses(one, variable, (user, operand) => isBeyond(user, operand, block));
  }
  for (const { from, target } of found) thread(from, block, target, fn);
  return found.length;
}

/** Uses that the copy of the block cannot stand in for: not in it, nor in a phi node for an edge from it. */
function isBeyond(user: Instruction, operand: number, block: BasicBlock): boolean {
  if (user.parent === block) return false;
  return user.opcode !== "phi" || user.operand(operand + 1) !== block;
}
function isUsedBeyond(value: Instruction, block: BasicBlock): boolean {
  for (const use of value.uses()) if (isBeyond(use.user as Instruction, use.index, block)) return true;
  return false;
}

/** What a value of the block is when control comes from `from`, if that is a constant. */
function onEdge(
  value: Value,
  from: BasicBlock,
  block: BasicBlock,
  context: PassContext,
  depth: number,
): Value | undefined {
  if (value.valueKind === "constant") return value;
  if (!isInstruction(value) || value.parent !== block || depth > 4) return undefined;
  if (value.opcode === "phi") {
    const entry = incomingValue(value, from);
    return entry?.valueKind === "constant" ? entry : undefined;
  }
  if (!isPure(value) || value.opcode === "call") return undefined;
  const operands: Value[] = [];
  for (let at = 0; at < value.operandCount; at++) {
    const operand = onEdge(value.operand(at), from, block, context, depth + 1);
    if (operand === undefined) return undefined;
    operands.push(operand);
  }
  return foldOperation(
    value.opcode,
    value.type,
    operands,
    (value.data ?? {}) as FoldData,
    value.flags,
    context.layout,
  );
}

function targetFor(end: Instruction, value: ConstantInt): BasicBlock {
  if (end.opcode === "br") return end.operand(value.value !== 0n ? 1 : 2) as BasicBlock;
  for (let at = 2; at < end.operandCount; at += 2) {
    if (end.operand(at) === value) return end.operand(at + 1) as BasicBlock;
  }
  return end.operand(1) as BasicBlock;
}

function thread(from: BasicBlock, block: BasicBlock, target: BasicBlock, fn: IrFunction): void {
  const copy = fn.createBlock(block.name, block);
  const map: ValueMap = new Map();
  for (const one of block.instructions()) {
    if (one.opcode === "phi") map.set(one, incomingValue(one, from) as Value);
    else if (!one.isTerminator) {
      const twin = cloneInstruction(one);
      remapInstruction(twin, map);
      copy.append(twin);
      map.set(one, twin);
    }
  }
  const branch = branchTo(target);
  branch.debugLoc = block.terminator?.debugLoc;
  copy.append(branch);
  for (const phi of target.phis()) {
    const value = incomingValue(phi, block) as Value;
    addIncoming(phi, map.get(value) ?? value, copy);
  }
  const end = from.terminator as Instruction;
  for (let at = 0; at < end.operandCount; at++) if (end.operand(at) === block) end.setOperand(at, copy);
  removeIncomingEdge(block, from);
}
