/**
 * simplifycfg: fewer blocks and branches.
 *
 *   br i1 true, %a, %b                          =>   br %a
 *   block with one predecessor that only comes here  =>   appended to it
 *   block that only jumps on                    =>   its predecessors jump there themselves
 *   switch with one case, or only a default     =>   icmp and br, or br
 *   br i1 %c, %a, %b where both arms only compute a little and meet  =>   select
 *   br i1 %c, %a, %unreachable                  =>   br %a  (and %c is known)
 *   phi with one distinct value                 =>   that value
 *
 * Right because each keeps, for every path, the sequence of effects and the values that phi nodes receive. What is run
 * speculatively for a select neither traps nor touches memory. Loops stay loops: a block that jumps to itself is left,
 * since an endless loop may be the program's meaning.
 */
import {
  type BasicBlock,
  ConstantInt,
  createInstruction,
  Effect,
  effectsOf,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  i1,
  isInstruction,
  isSpeculatable,
  PoisonValue,
  poison,
  UndefValue,
  type Value,
} from "@ts-jit/ir";
import { prependRecord } from "../debug-records.js";
import {
  conditionalBranch,
  eraseIfDead,
  foldTerminator,
  incomingIndex,
  incomingValue,
  isAddressTaken,
  makeUnconditional,
  makeUnreachable,
  mergeIntoPredecessor,
  removeIncomingEdge,
  removeUnreachableBlocks,
  replaceInstruction,
  sweepBlocks,
  uniqueIncoming,
} from "../local.js";
import type { PassContext } from "../pass.js";

/** Instructions moved up for one select, and cost of running them when they are not needed. */
const MAX_SPECULATED = 4;

export function simplifycfg(fn: IrFunction, context: PassContext): boolean {
  let changed = removeUnreachableBlocks(fn);
  const gone = new Set<BasicBlock>();
  const work: BasicBlock[] = [...fn.blocks].reverse();
  const queued = new Set<BasicBlock>(work);
  const push = (block: BasicBlock): void => {
    if (queued.has(block) || gone.has(block)) return;
    queued.add(block);
    work.push(block);
  };
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    queued.delete(block);
    if (gone.has(block) || block.first === undefined) continue;
    if (block !== fn.entry && !block.hasUses) {
      // Became unreachable meanwhile.
      for (const successor of block.successors()) push(successor);
      dropBlock(block);
      gone.add(block);
      changed = true;
      continue;
    }
    const before = block.successors();
    if (simplifyBlock(block, fn, gone)) {
      changed = true;
      for (const near of before) push(near);
      if (!gone.has(block)) {
        for (const near of block.successors()) push(near);
        for (const near of block.predecessors()) push(near);
        push(block);
      }
    }
  }
  sweepBlocks(fn, gone);
  if (removeUnreachableBlocks(fn)) changed = true;
  if (changed) context.analyses.invalidate(fn);
  return changed;
}

function dropBlock(block: BasicBlock): void {
  for (const successor of block.successors()) removeIncomingEdge(successor, block);
  for (let last = block.last; last !== undefined; last = block.last) {
    if (last.hasUses) last.replaceAllUsesWith(poison(last.type));
    last.erase();
  }
}

function simplifyBlock(block: BasicBlock, fn: IrFunction, gone: Set<BasicBlock>): boolean {
  let changed = simplifyPhis(block);
  if (cutAtUndefined(block)) changed = true;
  if (foldTerminator(block)) changed = true;
  const terminator = block.terminator;
  if (terminator === undefined) return changed;
  if (terminator.opcode === "switch" && simplifySwitch(terminator, block)) return true;
  if (terminator.opcode === "br" && terminator.operandCount === 3) {
    if (dropUnreachableArm(terminator, block)) return true;
    if (foldToSelect(terminator, block)) return true;
    if (foldBranchOnSameCondition(terminator, block)) return true;
  }
  if (mergeIntoPredecessor(block, fn)) {
    gone.add(block);
    return true;
  }
  if (terminator.opcode === "br" && terminator.operandCount === 1 && skipEmptyBlock(block, fn)) {
    gone.add(block);
    return true;
  }
  return changed;
}

function simplifyPhis(block: BasicBlock): boolean {
  let changed = false;
  for (const phi of block.phis()) {
    const value = uniqueIncoming(phi);
    if (value === undefined) {
      if (!phi.hasUses) {
        phi.erase();
        changed = true;
      }
      continue;
    }
    // The value dominates every predecessor, so it dominates the block, unless control never comes here.
    if (isInstruction(value) && value.parent === block) continue;
    replaceInstruction(phi, value);
    changed = true;
  }
  return changed;
}

/** Ends the block where it surely does what is undefined, or calls what never comes back. */
function cutAtUndefined(block: BasicBlock): boolean {
  for (let one = block.first; one !== undefined; one = one.next) {
    const next: Instruction | undefined = one.next;
    if (one.opcode === "store" && !one.data.volatile) {
      const pointer = one.operand(1);
      if (pointer instanceof PoisonValue || pointer instanceof UndefValue) {
        makeUnreachable(one);
        return true;
      }
    }
    if (
      one.opcode === "call" &&
      one.data.tail !== "musttail" &&
      next !== undefined &&
      next.opcode !== "unreachable"
    ) {
      const callee = one.operand(0);
      const never =
        one.data.attributes.fn.has("noreturn") ||
        (callee.valueKind === "function" && (callee as IrFunction).attributes.fn.has("noreturn"));
      if (never) {
        makeUnreachable(next);
        return true;
      }
    }
    // Control that surely comes to `unreachable` makes what stands right before it unneeded, if it must go on.
    if (one.opcode === "unreachable") {
      let changed = false;
      for (let last = one.prev; last !== undefined; last = one.prev) {
        const effects = effectsOf(last);
        if ((effects & (Effect.noReturn | Effect.unwind)) !== 0 || last.opcode === "landingpad") break;
        if (last.opcode === "catchpad" || last.opcode === "cleanuppad" || last.opcode === "phi") break;
        if (last.hasUses) last.replaceAllUsesWith(poison(last.type));
        last.erase();
        changed = true;
      }
      return changed;
    }
  }
  return false;
}

/** Whether the block is nothing but `unreachable`. */
function isUnreachableBlock(block: BasicBlock): boolean {
  return block.first?.opcode === "unreachable";
}

function simplifySwitch(terminator: InstructionOf<"switch">, block: BasicBlock): boolean {
  const fallback = terminator.operand(1) as BasicBlock;
  let changed = false;
  // Cases that go where the default goes say nothing.
  for (let at = terminator.operandCount - 2; at >= 2; at -= 2) {
    if (terminator.operand(at + 1) !== fallback) continue;
    terminator.removeOperands(at, 2);
    removeIncomingEdge(fallback, block);
    changed = true;
  }
  if (terminator.operandCount === 4) {
    const target = terminator.operand(3) as BasicBlock;
    const condition = createInstruction("icmp", i1, [terminator.operand(0), terminator.operand(2)], {
      predicate: "eq",
    });
    block.insertBefore(condition, terminator);
    const branch = conditionalBranch(condition, target, fallback);
    branch.debugLoc = terminator.debugLoc;
    terminator.erase();
    block.append(branch);
    return true;
  }
  return changed;
}

/** A branch to a block that is `unreachable` is never taken. */
function dropUnreachableArm(branch: InstructionOf<"br">, block: BasicBlock): boolean {
  const yes = branch.operand(1) as BasicBlock;
  const no = branch.operand(2) as BasicBlock;
  if (yes !== no && isUnreachableBlock(yes)) {
    makeUnconditional(block, no);
    return true;
  }
  if (yes !== no && isUnreachableBlock(no)) {
    makeUnconditional(block, yes);
    return true;
  }
  return false;
}

/** An arm that can be run in the branching block: entered from it alone, goes to one place, computes a little. */
function armTarget(arm: BasicBlock, from: BasicBlock): BasicBlock | undefined {
  const terminator = arm.terminator;
  if (terminator?.opcode !== "br" || terminator.operandCount !== 1 || isAddressTaken(arm)) return undefined;
  const predecessors = arm.predecessors();
  if (predecessors.length !== 1 || predecessors[0] !== from) return undefined;
  let cost = 0;
  for (let one = arm.first; one !== undefined && one !== terminator; one = one.next) {
    if (!isSpeculatable(one)) return undefined;
    cost += speculationCost(one);
    if (cost > MAX_SPECULATED) return undefined;
  }
  return terminator.operand(0) as BasicBlock;
}

function speculationCost(instruction: Instruction): number {
  switch (instruction.opcode) {
    case "getelementptr":
    case "bitcast":
    case "zext":
    case "sext":
    case "trunc":
    case "ptrtoint":
    case "inttoptr":
    case "freeze":
      return 0;
    case "mul":
    case "fadd":
    case "fsub":
    case "fmul":
      return 2;
    case "fdiv":
    case "udiv":
    case "sdiv":
    case "urem":
    case "srem":
    case "frem":
    case "call":
      return MAX_SPECULATED + 1;
    default:
      return 1;
  }
}

/** `if (c) x = a; else x = b;` as `x = c ? a : b` (either arm may be missing). */
function foldToSelect(branch: InstructionOf<"br">, block: BasicBlock): boolean {
  const condition = branch.operand(0);
  const yes = branch.operand(1) as BasicBlock;
  const no = branch.operand(2) as BasicBlock;
  if (yes === no || yes === block || no === block) return false;
  const afterYes = armTarget(yes, block);
  const afterNo = armTarget(no, block);
  let join: BasicBlock;
  let fromYes: BasicBlock;
  let fromNo: BasicBlock;
  if (afterYes !== undefined && afterYes === afterNo) {
    join = afterYes;
    fromYes = yes;
    fromNo = no;
  } else if (afterYes === no) {
    join = no;
    fromYes = yes;
    fromNo = block;
  } else if (afterNo === yes) {
    join = yes;
    fromYes = block;
    fromNo = no;
  } else return false;
  if (join === block) return false;
  let selects = 0;
  for (const phi of join.phis()) {
    if (incomingValue(phi, fromYes) === incomingValue(phi, fromNo)) continue;
    const kind = phi.type.kind;
    if (kind !== "integer" && kind !== "pointer" && kind !== "float" && kind !== "double") return false;
    if (kind === "integer" && phi.type.kind === "integer" && phi.type.bits > 64) return false;
    selects++;
  }
  // More than two selects cost more than a branch that is predicted well.
  if (selects > 2) return false;
  for (const arm of [fromYes, fromNo]) {
    if (arm === block) continue;
    for (let one = arm.first; one !== undefined && !one.isTerminator; one = arm.first) {
      one.remove();
      // It now runs where it did not: what its attributes and metadata promised need not hold.
      one.metadata = undefined;
      block.insertBefore(one, branch);
    }
  }
  for (const phi of join.phis()) {
    const a = incomingValue(phi, fromYes);
    const b = incomingValue(phi, fromNo);
    if (a === undefined || b === undefined) continue;
    let value = a;
    if (a !== b) {
      const select = createInstruction("select", phi.type, [condition, a, b], undefined, phi.flags);
      select.debugLoc = branch.debugLoc;
      block.insertBefore(select, branch);
      value = select;
    }
    // One edge from `block` replaces the two.
    phi.removeOperands(incomingIndex(phi, fromYes), 2);
    phi.removeOperands(incomingIndex(phi, fromNo), 2);
    phi.appendOperand(value);
    phi.appendOperand(block);
  }
  const jump = createInstruction("br", branch.type, [join], undefined);
  jump.debugLoc = branch.debugLoc;
  branch.erase();
  block.append(jump);
  for (const arm of [fromYes, fromNo]) if (arm !== block) arm.terminator?.erase();
  // The arms are empty and unused now; the caller finds them without predecessors.
  for (const arm of [fromYes, fromNo]) {
    if (arm !== block) arm.append(createInstruction("unreachable", branch.type, [], undefined));
  }
  return true;
}

/** A branch on a condition that the only predecessor has just branched on goes the same way. */
function foldBranchOnSameCondition(branch: InstructionOf<"br">, block: BasicBlock): boolean {
  const predecessors = block.predecessors();
  const [predecessor] = predecessors;
  if (predecessor === undefined || predecessors.length !== 1) return false;
  const above = predecessor.terminator;
  if (above?.opcode !== "br" || above.operandCount !== 3 || above.operand(0) !== branch.operand(0))
    return false;
  if (above.operand(1) === above.operand(2) || branch.operand(0) instanceof ConstantInt) return false;
  const way = above.operand(1) === block ? 1 : 2;
  const condition = branch.operand(0);
  makeUnconditional(block, branch.operand(way) as BasicBlock);
  if (isInstruction(condition)) eraseIfDead(condition);
  return true;
}

/** Lets the predecessors of a block that only jumps on jump there themselves. */
function skipEmptyBlock(block: BasicBlock, fn: IrFunction): boolean {
  const terminator = block.terminator;
  if (terminator === undefined || block === fn.entry || block.firstNonPhi !== terminator) return false;
  const target = terminator.operand(0) as BasicBlock;
  if (target === block || isAddressTaken(block)) return false;
  const predecessors = block.predecessors();
  if (predecessors.length === 0) return false;
  const targetPredecessors = new Set(target.predecessors());
  for (const predecessor of new Set(predecessors)) {
    const end = predecessor.terminator;
    if (end === undefined) return false;
    // These name their targets in ways that cannot be changed at will.
    if (end.opcode !== "br" && end.opcode !== "switch" && end.opcode !== "invoke") return false;
    if (end.opcode === "invoke" && end.operand(2) === block) return false;
    // If it goes to the target already, the target's phi nodes must agree on both edges.
    if (targetPredecessors.has(predecessor)) {
      for (const phi of target.phis()) {
        const through = incomingValue(phi, block);
        const direct = incomingValue(phi, predecessor);
        const own =
          through !== undefined &&
          isInstruction(through) &&
          through.parent === block &&
          through.opcode === "phi"
            ? incomingValue(through, predecessor)
            : through;
        if (own !== direct) return false;
      }
    }
  }
  // The block's own phi nodes must be used only by the target's phi nodes for this edge.
  for (const phi of block.phis()) {
    for (const use of phi.uses()) {
      const user = use.user as Instruction;
      if (user.opcode !== "phi" || user.parent !== target || user.operand(use.index + 1) !== block)
        return false;
    }
  }
  // Many edges times many phi nodes would make the function grow without bound.
  if (predecessors.length > 64 && target.first?.opcode === "phi") return false;
  // A header with one latch stays one: merging two back edges into the header makes loops harder to see.
  for (const phi of target.phis()) {
    const at = incomingIndex(phi, block);
    const value = phi.operand(at);
    const entries: [Value, BasicBlock][] = predecessors.map((predecessor) => [
      isInstruction(value) && value.parent === block && value.opcode === "phi"
        ? (incomingValue(value, predecessor) as Value)
        : value,
      predecessor,
    ]);
    phi.removeOperands(at, 2);
    for (const [entry, predecessor] of entries) {
      phi.appendOperand(entry);
      phi.appendOperand(predecessor);
    }
  }
  for (const predecessor of new Set(predecessors)) {
    const end = predecessor.terminator as Instruction;
    for (let at = 0; at < end.operandCount; at++) if (end.operand(at) === block) end.setOperand(at, target);
  }
  // What is said of variables here holds in the target if nothing else comes there.
  const { debugRecords } = terminator;
  terminator.erase();
  if (debugRecords !== undefined && [...targetPredecessors].every((other) => other === block))
    for (const record of [...debugRecords].reverse())
      if (target.firstNonPhi !== undefined) prependRecord(target.firstNonPhi, record);
  for (const phi of block.phis()) phi.erase();
  return true;
}
