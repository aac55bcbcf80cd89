/**
 * sccp: finds what is constant however control goes, and which branches are never taken, at the same time.
 *
 *   entry: br %loop                                      entry: br %loop
 *   loop: %x = phi [ 1, %entry ], [ %y, %next ]    =>    loop: br %next
 *         %c = icmp eq i32 %x, 1                         next: ... (uses of %x use 1)
 *         br i1 %c, %next, %other
 *   next: %y = mul i32 %x, 1 ...
 *
 * Right because values start as unknown and blocks as not run, and only what has been shown to run makes values vary; at
 * the end every claim is borne out by every path that can be taken.
 *
 * Source: Wegman and Zadeck, "Constant Propagation with Conditional Branches".
 */
import {
  type BasicBlock,
  ConstantInt,
  type FoldData,
  foldOperation,
  type Instruction,
  type Function as IrFunction,
  isDeadWhenUnused,
  isInstruction,
  PoisonValue,
  UndefValue,
  type Value,
} from "@ts-jit/ir";
import { foldTerminator, removeUnreachableBlocks } from "../local.js";
import type { PassContext } from "../pass.js";
import { isPure } from "../value-table.js";

/** Varies, or cannot be told. */
const VARYING = Symbol("varying");
type Lattice = Value | typeof VARYING;

export function sccp(fn: IrFunction, context: PassContext): boolean {
  let changed = removeUnreachableBlocks(fn);
  const known = new Map<Instruction, Lattice>();
  const running = new Set<BasicBlock>();
  const edges = new Map<BasicBlock, Set<BasicBlock>>();
  const blockWork: BasicBlock[] = [];
  const valueWork: Instruction[] = [];

  /** Undefined while nothing is known to have run. */
  const valueOf = (value: Value): Lattice | undefined => {
    if (isInstruction(value)) return known.get(value);
    // Undef may be another value at each use, so it is not one constant.
    if (value instanceof UndefValue || value.valueKind === "argument") return VARYING;
    return value;
  };
  const set = (one: Instruction, value: Lattice): void => {
    const old = known.get(one);
    if (old === value || old === VARYING) return;
    // From one constant to another it can only go to varying: constants are interned, expressions are not.
    known.set(one, old === undefined ? value : VARYING);
    for (const user of one.users()) if (isInstruction(user)) valueWork.push(user);
  };
  const follow = (from: BasicBlock, to: BasicBlock): void => {
    let targets = edges.get(from);
    if (targets === undefined) {
      targets = new Set();
      edges.set(from, targets);
    }
    if (targets.has(to)) return;
    targets.add(to);
    if (!running.has(to)) {
      running.add(to);
      blockWork.push(to);
    } else for (const phi of to.phis()) valueWork.push(phi);
  };
  const visit = (one: Instruction): void => {
    const block = one.parent;
    if (block === undefined || !running.has(block)) return;
    if (one.isTerminator) {
      visitTerminator(one, block);
      if (one.type.kind !== "void") set(one, VARYING);
      return;
    }
    if (known.get(one) === VARYING) return;
    if (one.opcode === "phi") {
      let merged: Lattice | undefined;
      for (let at = 0; at < one.operandCount; at += 2) {
        if (edges.get(one.operand(at + 1) as BasicBlock)?.has(block) !== true) continue;
        const value = valueOf(one.operand(at));
        if (value === undefined) continue;
        if (merged === undefined) merged = value;
        else if (merged !== value) merged = VARYING;
      }
      if (merged !== undefined) set(one, merged);
      return;
    }
    if (one.type.kind === "void") return;
    if (!isPure(one) || one.opcode === "call") {
      set(one, VARYING);
      return;
    }
    const operands: Value[] = [];
    for (let at = 0; at < one.operandCount; at++) {
      const value = valueOf(one.operand(at));
      if (value === undefined) return;
      if (value === VARYING) {
        // A choice that is decided needs one of its values only.
        if (one.opcode === "select" && at > 0) {
          operands.push(one.operand(at));
          continue;
        }
        set(one, VARYING);
        return;
      }
      operands.push(value);
    }
    if (one.opcode === "select") {
      const [condition, yes, no] = operands as [Value, Value, Value];
      if (condition instanceof ConstantInt) {
        const chosen = condition.value !== 0n ? yes : no;
        set(
          one,
          isInstruction(chosen) || chosen.valueKind === "argument" || chosen instanceof UndefValue
            ? VARYING
            : chosen,
        );
        return;
      }
      set(one, VARYING);
      return;
    }
    const folded = foldOperation(
      one.opcode,
      one.type,
      operands,
      (one.data ?? {}) as FoldData,
      one.flags,
      context.layout,
    );
    const usable =
      folded !== undefined && !(folded instanceof UndefValue) && !(folded instanceof PoisonValue);
    set(one, usable ? folded : VARYING);
  };
  const visitTerminator = (one: Instruction, block: BasicBlock): void => {
    if (one.opcode === "br" && one.operandCount === 3) {
      const condition = valueOf(one.operand(0));
      if (condition === undefined) return;
      if (condition instanceof ConstantInt) {
        follow(block, one.operand(condition.value !== 0n ? 1 : 2) as BasicBlock);
        return;
      }
    } else if (one.opcode === "switch") {
      const condition = valueOf(one.operand(0));
      if (condition === undefined) return;
      if (condition instanceof ConstantInt) {
        let target = one.operand(1);
        for (let at = 2; at < one.operandCount; at += 2)
          if (one.operand(at) === condition) target = one.operand(at + 1);
        follow(block, target as BasicBlock);
        return;
      }
    }
    for (const successor of block.successors()) follow(block, successor);
  };

  running.add(fn.entry);
  blockWork.push(fn.entry);
  while (blockWork.length > 0 || valueWork.length > 0) {
    for (let one = valueWork.pop(); one !== undefined; one = valueWork.pop()) visit(one);
    const block = blockWork.pop();
    if (block === undefined) continue;
    for (let one = block.first; one !== undefined; one = one.next) visit(one);
  }

  for (const [one, value] of known) {
    if (value === VARYING || !running.has(one.parent as BasicBlock)) continue;
    if (one.hasUses) {
      one.replaceAllUsesWith(value);
      changed = true;
    }
    if (isDeadWhenUnused(one)) {
      one.erase();
      changed = true;
    }
  }
  for (const block of running) if (foldTerminator(block)) changed = true;
  if (removeUnreachableBlocks(fn)) changed = true;
  if (changed) context.analyses.invalidate(fn);
  return changed;
}
