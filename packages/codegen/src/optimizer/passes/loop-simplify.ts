/**
 * loop-simplify: gives every loop one way in, one way back, and exits of its own.
 *
 *   a: br %header                    a: br %preheader
 *   b: br %header              =>    b: br %preheader
 *                                    preheader: br %header
 *
 * Right because the new blocks only pass control on, with the phi entries that the edges carried. Loop passes rely on it:
 * a preheader is where hoisted code goes, a dedicated exit where values are written back.
 */
import {
  BasicBlock,
  createInstruction,
  type Instruction,
  type Function as IrFunction,
  type Loop,
  type Value,
} from "@ts-jit/ir";
import { addIncoming, branchTo, incomingIndex } from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";

export function loopSimplify(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  const added: { readonly block: BasicBlock; readonly before: BasicBlock }[] = [];
  for (const loop of analysesOf(fn, context).loops.innerFirst()) {
    if (simplifyLoop(loop, added)) changed = true;
  }
  if (!changed) return false;
  // New blocks stand before the block they lead to, so that the text reads in order.
  const before = new Map<BasicBlock, BasicBlock[]>();
  for (const { block, before: position } of added) {
    const list = before.get(position);
    if (list === undefined) before.set(position, [block]);
    else list.push(block);
  }
  const blocks: BasicBlock[] = [];
  const place = (block: BasicBlock): void => {
    const work = [block];
    // A new block may itself have had another put before it.
    const chain: BasicBlock[] = [];
    for (let one = work.pop(); one !== undefined; one = work.pop()) {
      chain.push(one);
      work.push(...(before.get(one) ?? []));
    }
    blocks.push(...chain.reverse());
  };
  for (const block of fn.blocks) place(block);
  for (const { block } of added) block.parent = fn;
  fn.blocks = blocks;
  context.analyses.invalidate(fn);
  return true;
}

type Added = { readonly block: BasicBlock; readonly before: BasicBlock }[];

function simplifyLoop(loop: Loop, added: Added): boolean {
  const { header } = loop;
  if (isPad(header)) return false;
  let changed = false;
  if (loop.preheader() === undefined) {
    const outside = header.predecessors().filter((block) => !loop.contains(block));
    if (outside.length === 0 || !canRedirect(outside)) return false;
    added.push({ block: joinEdges(header, outside, "preheader"), before: header });
    changed = true;
  }
  if (loop.latches().length > 1) {
    const latches = loop.latches();
    if (canRedirect(latches)) {
      const latch = joinEdges(header, latches, "latch");
      for (let around: Loop | undefined = loop; around !== undefined; around = around.parent)
        around.add(latch);
      added.push({ block: latch, before: header });
      changed = true;
    }
  }
  for (const exit of loop.exits()) {
    const predecessors = exit.predecessors();
    if (predecessors.every((block) => loop.contains(block)) || isPad(exit)) continue;
    const inside = predecessors.filter((block) => loop.contains(block));
    if (!canRedirect(inside)) continue;
    const dedicated = joinEdges(exit, inside, "exit");
    for (let around = loop.parent; around !== undefined; around = around.parent) {
      if (around.contains(exit)) around.add(dedicated);
    }
    added.push({ block: dedicated, before: exit });
    changed = true;
  }
  return changed;
}

/** Blocks that unwinding enters must stay entered by it directly. */
export function isPad(block: BasicBlock): boolean {
  const opcode = block.firstNonPhi?.opcode;
  return (
    opcode === "landingpad" || opcode === "catchswitch" || opcode === "catchpad" || opcode === "cleanuppad"
  );
}

/** Whether the targets of all these blocks' terminators can be changed. */
function canRedirect(blocks: readonly BasicBlock[]): boolean {
  return blocks.every((block) => {
    const opcode = block.terminator?.opcode;
    return opcode === "br" || opcode === "switch" || opcode === "invoke";
  });
}

/**
 * A new block that all edges from `sources` to `target` go through, with phi nodes for what differs. It stands in no
 * function yet.
 */
export function joinEdges(target: BasicBlock, sources: readonly BasicBlock[], suffix: string): BasicBlock {
  const joined = new BasicBlock(target.name === undefined ? undefined : `${target.name}.${suffix}`);
  for (const phi of target.phis()) {
    const values: Value[] = [];
    for (const source of sources) {
      const at = incomingIndex(phi, source);
      values.push(phi.operand(at));
      phi.removeOperands(at, 2);
    }
    const [first] = values;
    let value = first as Value;
    if (values.some((other) => other !== first)) {
      const merged = createInstruction("phi", phi.type, [], undefined);
      for (const [at, source] of sources.entries()) addIncoming(merged, values[at] as Value, source);
      joined.append(merged);
      value = merged;
    }
    addIncoming(phi, value, joined);
  }
  joined.append(branchTo(target));
  const branch = joined.terminator as Instruction;
  for (const source of new Set(sources)) {
    const end = source.terminator as Instruction;
    branch.debugLoc ??= end.debugLoc;
    for (let at = 0; at < end.operandCount; at++) if (end.operand(at) === target) end.setOperand(at, joined);
  }
  return joined;
}
