/** Small changes that keep a function well formed: dead code, edges with their phi entries, merging and folding blocks. */
import {
  type BasicBlock,
  BlockAddress,
  ConstantInt,
  createInstruction,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  isDeadWhenUnused,
  isInstruction,
  poison,
  type Value,
  voidType,
} from "@ts-jit/ir";

/** Makes users use `replacement` and deletes the instruction. */
export function replaceInstruction(instruction: Instruction, replacement: Value): void {
  instruction.replaceAllUsesWith(replacement);
  if (isInstruction(replacement) && replacement.name === undefined) replacement.name = instruction.name;
  instruction.erase();
}

/** Deletes an unused instruction and whatever only it used. True if anything went. */
export function eraseIfDead(root: Instruction): boolean {
  if (root.hasUses || root.parent === undefined || !isDeadWhenUnused(root)) return false;
  const work: Instruction[] = [root];
  for (let dead = work.pop(); dead !== undefined; dead = work.pop()) {
    if (dead.hasUses || dead.parent === undefined || !isDeadWhenUnused(dead)) continue;
    for (let at = 0; at < dead.operandCount; at++) {
      const operand = dead.operand(at);
      if (isInstruction(operand)) work.push(operand);
    }
    dead.erase();
  }
  return true;
}

/** Index of the operand pair of a phi for an edge from `block`, or -1. */
export function incomingIndex(phi: InstructionOf<"phi">, block: BasicBlock): number {
  for (let at = 1; at < phi.operandCount; at += 2) if (phi.operand(at) === block) return at - 1;
  return -1;
}
export function incomingValue(phi: InstructionOf<"phi">, block: BasicBlock): Value | undefined {
  const at = incomingIndex(phi, block);
  return at < 0 ? undefined : phi.operand(at);
}
export function addIncoming(phi: InstructionOf<"phi">, value: Value, block: BasicBlock): void {
  phi.appendOperand(value);
  phi.appendOperand(block);
}

/** Forgets one edge from `predecessor` in the phi nodes of `block`; a phi left without entries becomes poison. */
export function removeIncomingEdge(block: BasicBlock, predecessor: BasicBlock): void {
  for (const phi of block.phis()) {
    const at = incomingIndex(phi, predecessor);
    if (at < 0) continue;
    phi.removeOperands(at, 2);
    if (phi.operandCount === 0) {
      phi.replaceAllUsesWith(poison(phi.type));
      phi.erase();
    }
  }
}
/** Renames the predecessor in the phi nodes of `block`. */
export function replaceIncomingBlock(block: BasicBlock, from: BasicBlock, to: BasicBlock): void {
  for (const phi of block.phis()) {
    for (let at = 1; at < phi.operandCount; at += 2) if (phi.operand(at) === from) phi.setOperand(at, to);
  }
}

/** The value every entry of a phi has (itself aside), or undefined. */
export function uniqueIncoming(phi: InstructionOf<"phi">): Value | undefined {
  let found: Value | undefined;
  for (let at = 0; at < phi.operandCount; at += 2) {
    const value = phi.operand(at);
    if (value === phi || value === found) continue;
    if (found !== undefined) return undefined;
    found = value;
  }
  return found;
}

export function branchTo(target: BasicBlock): InstructionOf<"br"> {
  return createInstruction("br", voidType, [target], undefined);
}
export function conditionalBranch(condition: Value, yes: BasicBlock, no: BasicBlock): InstructionOf<"br"> {
  return createInstruction("br", voidType, [condition, yes, no], undefined);
}

/** Replaces the terminator by a branch to `target`, dropping the other edges (one edge to `target` stays). */
export function makeUnconditional(block: BasicBlock, target: BasicBlock): void {
  const old = block.terminator;
  if (old === undefined) return;
  let kept = false;
  for (const successor of block.successors()) {
    if (successor === target && !kept) kept = true;
    else removeIncomingEdge(successor, block);
  }
  const branch = branchTo(target);
  branch.debugLoc = old.debugLoc;
  old.erase();
  block.append(branch);
}

/** Replaces everything from `position` to the end of its block by `unreachable`. */
export function makeUnreachable(position: Instruction): void {
  const block = position.parent;
  if (block === undefined) return;
  for (const successor of block.successors()) removeIncomingEdge(successor, block);
  for (let last = block.last; last !== undefined; last = block.last) {
    if (last.hasUses) last.replaceAllUsesWith(poison(last.type));
    last.erase();
    if (last === position) break;
  }
  block.append(createInstruction("unreachable", voidType, [], undefined));
}

/** Whether the block's address is taken, so that it must stay. */
export function isAddressTaken(block: BasicBlock): boolean {
  for (const user of block.users()) if (user instanceof BlockAddress) return true;
  return false;
}

/** Deletes blocks that control cannot reach. True if there were any. */
export function removeUnreachableBlocks(fn: IrFunction): boolean {
  const seen = new Set<BasicBlock>([fn.entry]);
  const work = [fn.entry];
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    for (const successor of block.successors()) {
      if (seen.has(successor)) continue;
      seen.add(successor);
      work.push(successor);
    }
  }
  if (seen.size === fn.blocks.length) return false;
  const dead = fn.blocks.filter((block) => !seen.has(block));
  // A block whose address is taken may only be jumped to by indirectbr, which would have reached it: its address
  // still has to be some address, so it stays as an empty block.
  for (const block of dead) {
    for (const successor of block.successors()) if (seen.has(successor)) removeIncomingEdge(successor, block);
  }
  let changed = false;
  const kept = new Set<BasicBlock>();
  for (const block of dead) {
    const taken = isAddressTaken(block);
    if (taken && block.first === block.last && block.first?.opcode === "unreachable") {
      kept.add(block);
      continue;
    }
    changed = true;
    for (let last = block.last; last !== undefined; last = block.last) {
      if (last.hasUses) last.replaceAllUsesWith(poison(last.type));
      last.erase();
    }
    if (taken) {
      kept.add(block);
      block.append(createInstruction("unreachable", voidType, [], undefined));
    } else block.parent = undefined;
  }
  fn.blocks = fn.blocks.filter((block) => seen.has(block) || kept.has(block));
  return changed;
}

/** Turns a terminator whose condition is constant, or whose targets are one, into a plain branch. True if it did. */
export function foldTerminator(block: BasicBlock): boolean {
  const terminator = block.terminator;
  if (terminator === undefined) return false;
  if (terminator.opcode === "br" && terminator.operandCount === 3) {
    const condition = terminator.operand(0);
    const yes = terminator.operand(1) as BasicBlock;
    const no = terminator.operand(2) as BasicBlock;
    if (yes === no) {
      makeUnconditional(block, yes);
      return true;
    }
    if (!(condition instanceof ConstantInt)) return false;
    makeUnconditional(block, condition.value !== 0n ? yes : no);
    return true;
  }
  if (terminator.opcode !== "switch") return false;
  const condition = terminator.operand(0);
  const fallback = terminator.operand(1) as BasicBlock;
  if (condition instanceof ConstantInt) {
    let target = fallback;
    for (let at = 2; at < terminator.operandCount; at += 2) {
      if (terminator.operand(at) === condition) target = terminator.operand(at + 1) as BasicBlock;
    }
    makeUnconditional(block, target);
    return true;
  }
  for (let at = 3; at < terminator.operandCount; at += 2)
    if (terminator.operand(at) !== fallback) return false;
  makeUnconditional(block, fallback);
  return true;
}

/** Appends a block to its only predecessor when that goes nowhere else. True if it did; `block` is then empty. */
export function mergeIntoPredecessor(block: BasicBlock, fn: IrFunction): boolean {
  if (block === fn.entry || block.first === undefined) return false;
  const predecessors = block.predecessors();
  const [predecessor] = predecessors;
  if (predecessor === undefined || predecessors.length !== 1 || predecessor === block) return false;
  const branch = predecessor.terminator;
  if (branch?.opcode !== "br" || branch.operandCount !== 1 || isAddressTaken(block)) return false;
  for (const phi of block.phis()) {
    const value = phi.operand(0);
    phi.replaceAllUsesWith(value === phi ? poison(phi.type) : value);
    phi.erase();
  }
  branch.erase();
  for (let one = block.first; one !== undefined; one = block.first) {
    predecessor.takeOver(one);
  }
  block.replaceAllUsesWith(predecessor);
  return true;
}

/** Takes blocks that were emptied out of the function. */
export function sweepBlocks(fn: IrFunction, gone: ReadonlySet<BasicBlock>): void {
  if (gone.size === 0) return;
  fn.blocks = fn.blocks.filter((block) => !gone.has(block));
  for (const block of gone) block.parent = undefined;
}

/** Splits a block before `position`: the new block, after it in the function, gets the rest and the phi edges. */
export function splitBlock(position: Instruction, name?: string): BasicBlock {
  const block = position.parent;
  const fn = block?.parent;
  if (block === undefined || fn === undefined)
    throw new Error("only an instruction in a function can be split at");
  const rest = fn.createBlock(name, fn.blocks[fn.blocks.indexOf(block) + 1]);
  for (const successor of new Set(block.successors())) replaceIncomingBlock(successor, block, rest);
  for (let one: Instruction | undefined = position; one !== undefined; ) {
    const next: Instruction | undefined = one.next;
    rest.takeOver(one);
    one = next;
  }
  block.append(branchTo(rest));
  return rest;
}
