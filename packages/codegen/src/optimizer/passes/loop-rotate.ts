/**
 * loop-rotate: tests at the end of a loop instead of at its head.
 *
 *   preheader: br %header                          preheader: %t0 = test; br i1 %t0, %body, %exit
 *   header: %t = test; br i1 %t, %body, %exit  =>  body: ...
 *   body: ...; br %header                            %t = test; br i1 %t, %body, %exit
 *
 * Right because the header is copied into the preheader, where it runs once as before, and stays on the way back, where it
 * runs as often as before. One jump less a round, and what stands in the body is now sure to run when the loop is entered
 * at all, which lets licm hoist what may trap.
 */
import {
  type BasicBlock,
  cloneInstruction,
  type DebugRecord,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  isInstruction,
  isPinned,
  type Loop,
  remapInstruction,
  type Value,
  type ValueMap,
} from "@ts-jit/ir";
import { describeAt, lastRecords } from "../debug-records.js";
import { createStore, createVariable, demoteUses } from "../demote.js";
import { instructionCost } from "../inline-call.js";
import {
  addIncoming,
  incomingValue,
  isAddressTaken,
  mergeIntoPredecessor,
  removeIncomingEdge,
  sweepBlocks,
} from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";
import { promoteAllocas } from "../promote.js";
import { isPad, joinEdges } from "./loop-simplify.js";

/** The most a header may cost to be copied. */
const MAX_HEADER = 24;

export function loopRotate(fn: IrFunction, context: PassContext): boolean {
  const variables: Alloca[] = [];
  const gone = new Set<BasicBlock>();
  const rotated = new Map<Alloca, Rotated>();
  let changed = false;
  for (const loop of analysesOf(fn, context).loops.innerFirst()) {
    if (rotate(loop, fn, variables, gone, rotated)) changed = true;
  }
  if (!changed) return false;
  sweepBlocks(fn, gone);
  context.analyses.invalidate(fn);
  for (const [phi, variable] of promoteAllocas(variables, analysesOf(fn, context))) {
    const { records = [], blocks = [] } = rotated.get(variable) ?? {};
    if (phi.parent !== undefined && blocks.includes(phi.parent)) describeAt(phi.parent, records, phi);
  }
  return true;
}

type Alloca = InstructionOf<"alloca">;
/** What the header said of variables that had a value, and where that is said again of the phi nodes in its place. */
interface Rotated {
  readonly records: readonly DebugRecord[];
  readonly blocks: readonly BasicBlock[];
}

function rotate(
  loop: Loop,
  fn: IrFunction,
  variables: Alloca[],
  gone: Set<BasicBlock>,
  rotated: Map<Alloca, Rotated>,
): boolean {
  const { header } = loop;
  const preheader = loop.preheader();
  const latch = loop.latch();
  if (preheader === undefined || latch === undefined || latch === header) return false;
  const branch = header.terminator;
  if (branch?.opcode !== "br" || branch.operandCount !== 3) return false;
  const yes = branch.operand(1) as BasicBlock;
  const no = branch.operand(2) as BasicBlock;
  if (loop.contains(yes) === loop.contains(no)) return false;
  // A loop that ends at its latch is as it should be.
  const end = latch.terminator;
  if (end?.opcode !== "br" || end.operandCount !== 1) return false;
  const body = loop.contains(yes) ? yes : no;
  const exit = body === yes ? no : yes;
  if (body === header || isPad(exit) || isAddressTaken(header)) return false;
  let cost = 0;
  for (const one of header.instructions()) {
    cost += instructionCost(one);
    if (isPinned(one) || one.type.kind === "token" || one.opcode === "alloca") return false;
    if (one.opcode === "call" && one.data.tail === "musttail") return false;
  }
  if (cost > MAX_HEADER) return false;

  // The body becomes the header, so nothing else may come to it, and its phi nodes must take both edges.
  let start = body;
  if (body.predecessors().length !== 1 || body.first?.opcode === "phi") {
    start = joinEdges(body, [header], "body");
    fn.insertBlock(start, body);
    for (let around: Loop | undefined = loop; around !== undefined; around = around.parent) around.add(start);
  }
  // The exit gets edges from the preheader too.
  const landing = joinEdges(exit, [header], "rotated");
  fn.insertBlock(landing, exit);
  for (let around = loop.parent; around !== undefined; around = around.parent) {
    if (around.contains(exit)) around.add(landing);
  }

  const map: ValueMap = new Map();
  const originals: Instruction[] = [...header.instructions()];
  const stores: { readonly value: Instruction; readonly variable: Alloca }[] = [];
  for (const one of originals) {
    if (one.type.kind === "void" || !usedOutside(one, header)) continue;
    const variable = createVariable(fn, one.type, one.name);
    variables.push(variable);
    stores.push({ value: one, variable });
    const records = lastRecords(header, one);
    if (records.length > 0) rotated.set(variable, { records, blocks: [start, landing] });
    demoteUses(one, variable, (user, operand) => {
      if (user.parent !== header) return true;
      // The header's own phi nodes read at the end of the latch.
      return user.opcode === "phi" && user.operand(operand + 1) !== header;
    });
  }
  preheader.terminator?.erase();
  for (const one of originals) {
    if (one.opcode === "phi") {
      map.set(one, incomingValue(one, preheader) as Value);
      continue;
    }
    const copy = cloneInstruction(one);
    remapInstruction(copy, map);
    preheader.append(copy);
    map.set(one, copy);
  }
  const last = preheader.terminator;
  for (const { value, variable } of stores) {
    preheader.insertBefore(createStore(map.get(value) ?? value, variable), last);
  }
  // The copied branch goes where the header's does; the entries there are the same, or come from memory.
  for (const successor of [start, landing]) {
    for (const phi of successor.phis())
      addIncoming(phi, mapped(incomingValue(phi, header) as Value, map), preheader);
  }
  removeIncomingEdge(header, preheader);
  for (const phi of header.phis()) {
    // One edge is left: the phi is what comes along it.
    phi.replaceAllUsesWith(phi.operand(0));
    phi.erase();
  }
  if (mergeIntoPredecessor(header, fn)) gone.add(header);
  return true;
}

function mapped(value: Value, map: ValueMap): Value {
  return map.get(value) ?? value;
}

/** Whether anything but the block itself reads the value, or reads it a round later. */
function usedOutside(value: Instruction, block: BasicBlock): boolean {
  for (const use of value.uses()) {
    const user = use.user;
    if (!isInstruction(user) || user.parent !== block || user.opcode === "phi") return true;
  }
  return false;
}
