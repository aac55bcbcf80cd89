/**
 * loop-unroll: a loop that surely runs a few times becomes that many copies of its body.
 *
 *   loop: %i = phi [ 0, %pre ], [ %n, %loop ]         f(0)
 *         f(%i)                                 =>    f(1)
 *         %n = add i32 %i, 1                          f(2)
 *         %c = icmp ult i32 %n, 3
 *         br i1 %c, %loop, %exit
 *
 * Right because the number of rounds is found by computing the loop's own test round by round on its own constants, and
 * each copy gets the values the round before left. Other exits stay in every copy. Values that are used behind the loop
 * go through variables while blocks are copied, and become phi nodes again.
 */
import {
  type BasicBlock,
  ConstantInt,
  cloneBlocks,
  type DataLayout,
  type FoldData,
  foldOperation,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  isInstruction,
  isPinned,
  type Loop,
  type Value,
  type ValueMap,
} from "@ts-jit/ir";
import type { Tier } from "../../options.js";
import { createLoad, createStore, createVariable, demoteUses } from "../demote.js";
import { instructionCost } from "../inline-call.js";
import { branchTo, incomingValue, isAddressTaken, removeUnreachableBlocks } from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";
import { promoteAllocas } from "../promote.js";
import { isPure } from "../value-table.js";

/** Instructions all copies together may cost, by tier. */
const LIMITS: Readonly<Record<Tier, number>> = { O0: 0, O1: 0, O2: 160, O3: 400 };
const MAX_ROUNDS = 64;

export function loopUnroll(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  // Copying a loop changes what is around it, so the analyses are made anew after each.
  for (let budget = 64; budget > 0; budget--) {
    const { loops } = analysesOf(fn, context);
    const loop = loops
      .innerFirst()
      .find((one) => one.children.length === 0 && isUnrollable(one, fn, context));
    if (loop === undefined) break;
    const rounds = tripCount(loop, context.layout) as number;
    unroll(loop, rounds, fn, context);
    changed = true;
  }
  return changed;
}

type Phi = InstructionOf<"phi">;

function isUnrollable(loop: Loop, fn: IrFunction, context: PassContext): boolean {
  const latch = loop.latch();
  if (latch === undefined || loop.preheader() === undefined || !loop.hasDedicatedExits()) return false;
  const end = latch.terminator;
  if (end?.opcode !== "br" || end.operandCount !== 3) return false;
  if (loop.contains(end.operand(1) as BasicBlock) === loop.contains(end.operand(2) as BasicBlock))
    return false;
  let cost = 0;
  for (const block of loop.blocks) {
    if (isAddressTaken(block)) return false;
    const opcode = block.terminator?.opcode;
    if (opcode !== "br" && opcode !== "switch" && opcode !== "ret" && opcode !== "unreachable") return false;
    for (let one = block.first; one !== undefined; one = one.next) {
      if (isPinned(one) || one.opcode === "alloca" || one.type.kind === "token") return false;
      if (one.opcode === "call" && one.data.tail === "musttail") return false;
      cost += instructionCost(one);
    }
  }
  const limit = LIMITS[context.tierOf(fn)];
  if (cost > limit) return false;
  const rounds = tripCount(loop, context.layout);
  return rounds !== undefined && rounds * cost <= limit;
}

/** How often the latch's test is run before it ends the loop, found by running it; undefined if not constant or many. */
export function tripCount(loop: Loop, layout: DataLayout): number | undefined {
  const latch = loop.latch();
  const preheader = loop.preheader();
  const end = latch?.terminator;
  if (latch === undefined || preheader === undefined || end?.opcode !== "br" || end.operandCount !== 3)
    return undefined;
  const condition = end.operand(0);
  const stays = loop.contains(end.operand(1) as BasicBlock);
  const needed: Phi[] = [];
  if (!dependsOnPhis(condition, loop, needed, new Set(), 0)) return undefined;
  let values = new Map<Value, Value>();
  for (const phi of needed) {
    const start = incomingValue(phi, preheader);
    if (start === undefined || !(start instanceof ConstantInt)) return undefined;
    values.set(phi, start);
  }
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const known = new Map(values);
    const test = evaluate(condition, known, layout);
    if (!(test instanceof ConstantInt)) return undefined;
    if ((test.value !== 0n) !== stays) return round;
    const next = new Map<Value, Value>();
    for (const phi of needed) {
      const value = evaluate(incomingValue(phi, latch) as Value, known, layout);
      if (!(value instanceof ConstantInt)) return undefined;
      next.set(phi, value);
    }
    values = next;
  }
  return undefined;
}

/** Whether a value is computed from constants and header phi nodes alone; collects the phi nodes. */
function dependsOnPhis(value: Value, loop: Loop, needed: Phi[], seen: Set<Value>, depth: number): boolean {
  if (value.valueKind === "constant") return true;
  if (!isInstruction(value) || depth > 16) return false;
  if (seen.has(value)) return true;
  seen.add(value);
  if (seen.size > 32) return false;
  if (value.opcode === "phi") {
    const latch = loop.latch();
    if (value.parent !== loop.header || latch === undefined) return false;
    needed.push(value);
    const next = incomingValue(value, latch);
    return next !== undefined && dependsOnPhis(next, loop, needed, seen, depth + 1);
  }
  if (!isPure(value) || value.opcode === "call") return false;
  for (let at = 0; at < value.operandCount; at++) {
    if (!dependsOnPhis(value.operand(at), loop, needed, seen, depth + 1)) return false;
  }
  return true;
}

function evaluate(value: Value, known: Map<Value, Value>, layout: DataLayout): Value | undefined {
  if (!isInstruction(value)) return value;
  const found = known.get(value);
  if (found !== undefined) return found;
  if (value.opcode === "phi") return undefined;
  const operands: Value[] = [];
  for (let at = 0; at < value.operandCount; at++) {
    const operand = evaluate(value.operand(at), known, layout);
    if (operand === undefined) return undefined;
    operands.push(operand);
  }
  const result = foldOperation(
    value.opcode,
    value.type,
    operands,
    (value.data ?? {}) as FoldData,
    value.flags,
    layout,
  );
  if (result !== undefined) known.set(value, result);
  return result;
}

/**
 * Puts values of the loop that are used behind it into variables, so that its blocks can be copied without a thought for
 * phi nodes outside.
 */
export function demoteLiveOuts(loop: Loop, fn: IrFunction, variables: InstructionOf<"alloca">[]): void {
  for (const exit of loop.exits()) {
    for (const phi of exit.phis()) {
      const variable = createVariable(fn, phi.type, phi.name);
      variables.push(variable);
      for (let at = 0; at < phi.operandCount; at += 2) {
        const from = phi.operand(at + 1) as BasicBlock;
        from.insertBefore(createStore(phi.operand(at), variable), from.terminator);
      }
      const load = createLoad(phi.type, variable);
      exit.insertBefore(load, exit.firstNonPhi);
      phi.replaceAllUsesWith(load);
      phi.erase();
    }
  }
  for (const block of loop.blocks) {
    for (const one of [...block.instructions()]) {
      if (one.type.kind === "void" || !isUsedOutside(one, loop)) continue;
      const variable = createVariable(fn, one.type, one.name);
      variables.push(variable);
      demoteUses(one, variable, (user) => user.parent !== undefined && !loop.contains(user.parent));
    }
  }
}

function isUsedOutside(value: Instruction, loop: Loop): boolean {
  for (const user of value.users()) {
    const { parent } = user as Instruction;
    if (parent !== undefined && !loop.contains(parent)) return true;
  }
  return false;
}

function unroll(loop: Loop, rounds: number, fn: IrFunction, context: PassContext): void {
  const variables: InstructionOf<"alloca">[] = [];
  demoteLiveOuts(loop, fn, variables);
  const { header } = loop;
  const latch = loop.latch() as BasicBlock;
  const preheader = loop.preheader() as BasicBlock;
  const end = latch.terminator as Instruction;
  const exit = [end.operand(1), end.operand(2)].find(
    (block) => !loop.contains(block as BasicBlock),
  ) as BasicBlock;
  const phis = [...header.phis()];

  // All copies are made of the untouched loop, then tied together.
  const copies: { readonly map: ValueMap; readonly blocks: BasicBlock[] }[] = [];
  for (let round = 1; round < rounds; round++) {
    const map: ValueMap = new Map();
    copies.push({ map, blocks: cloneBlocks(loop.blocks, map) });
  }
  // What each header phi is in the round at hand.
  let current = new Map<Value, Value>();
  for (const phi of phis) current.set(phi, incomingValue(phi, preheader) as Value);
  const tie = (map: ValueMap | undefined, next: BasicBlock): void => {
    const at = (map?.get(latch) ?? latch) as BasicBlock;
    const old = at.terminator as Instruction;
    const branch = branchTo(next);
    branch.debugLoc = old.debugLoc;
    old.erase();
    at.append(branch);
  };
  const inRound = (value: Value, map: ValueMap | undefined): Value =>
    current.get(value) ?? map?.get(value) ?? value;
  const nextValues = phis.map((phi) => incomingValue(phi, latch) as Value);
  let previous: ValueMap | undefined;
  const starts: Map<Value, Value>[] = [current];
  for (const copy of copies) {
    const next = new Map<Value, Value>();
    for (const [at, phi] of phis.entries()) next.set(phi, inRound(nextValues[at] as Value, previous));
    current = next;
    starts.push(next);
    previous = copy.map;
  }
  for (const [at, copy] of copies.entries()) {
    const start = starts[at + 1] as Map<Value, Value>;
    for (const phi of phis) {
      const twin = copy.map.get(phi) as Instruction;
      const value = start.get(phi) as Value;
      twin.replaceAllUsesWith(value);
      // A value of the round before may itself have been named by a phi of that round that is gone: keep maps true.
      for (const later of starts) for (const [key, held] of later) if (held === twin) later.set(key, value);
      twin.erase();
    }
  }
  for (let round = 0; round < rounds; round++) {
    const map = round === 0 ? undefined : copies[round - 1]?.map;
    const next = round === rounds - 1 ? exit : (copies[round]?.map.get(header) as BasicBlock);
    tie(map, next);
  }
  const first = starts[0] as Map<Value, Value>;
  for (const phi of phis) {
    phi.replaceAllUsesWith(first.get(phi) as Value);
    phi.erase();
  }
  const position = fn.blocks.indexOf(latch) + 1;
  const all = copies.flatMap(({ blocks }) => blocks);
  for (const block of all) block.parent = fn;
  fn.blocks.splice(position, 0, ...all);
  removeUnreachableBlocks(fn);
  context.analyses.invalidate(fn);
  promoteAllocas(variables, analysesOf(fn, context));
}
