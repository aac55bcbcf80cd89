/** Branches, and the copies into phi nodes along an edge. */
import type { BasicBlock } from "../../basic-block.js";
import type { Instruction, InstructionOf } from "../../instruction.js";
import { Op, type OpName } from "../ops.js";
import { SwitchRecord } from "../records.js";
import { BRANCH, COMPARE } from "../select.js";
import type { FunctionCode, Label } from "./code.js";

/** The label to jump to for an edge: of the block, or of the moves its phi nodes need. */
export function target(code: FunctionCode, from: BasicBlock, to: BasicBlock): Label {
  if (to.first?.opcode !== "phi") return code.blockLabels.get(to) ?? 0;
  const label = code.label();
  code.pending.push({ label, from, to });
  return label;
}

export function jump(code: FunctionCode, instruction: Instruction, to: BasicBlock): void {
  const from = instruction.parent as BasicBlock;
  code.emit("jmp", target(code, from, to), code.blockCount);
  code.patch(2);
}

export function decodeBranch(code: FunctionCode, instruction: InstructionOf<"br">): void {
  const from = instruction.parent as BasicBlock;
  if (instruction.operandCount === 1) {
    jump(code, instruction, instruction.operand(0) as BasicBlock);
    return;
  }
  const condition = instruction.operand(0);
  const yes = target(code, from, instruction.operand(1) as BasicBlock);
  const no = target(code, from, instruction.operand(2) as BasicBlock);
  const compare = instruction.prev;
  if (compare !== undefined && compare === condition && compare.opcode === "icmp" && compare.hasOneUse) {
    const fused = fuse(code, compare);
    if (fused !== undefined) {
      // The comparison just emitted is done by the branch.
      const [name, x, y, negate] = fused;
      code.emit(name, x, y, negate ? no : yes, negate ? yes : no, code.blockCount);
      code.patch(3);
      code.patch(2);
      return;
    }
  }
  code.emit("br", code.read(code.location(condition)[0]), yes, no, code.blockCount);
  code.patch(3);
  code.patch(2);
}

/** Takes the comparison emitted last back, if a branch can do it. */
export function fuse(
  code: FunctionCode,
  compare: InstructionOf<"icmp">,
): [OpName, number, number, boolean] | undefined {
  const { name } = COMPARE[compare.data.predicate];
  const at = code.out.length - 4;
  if (at < 0 || code.instructionAt[at] !== compare || code.out[at] !== Op[name]) return undefined;
  const x = code.out[at + 2] ?? 0;
  const y = code.out[at + 3] ?? 0;
  code.out.length = at;
  code.instructionAt.length = at;
  return [BRANCH[name].name, x, y, BRANCH[name].negate];
}

export function decodeSwitch(code: FunctionCode, instruction: InstructionOf<"switch">): void {
  const from = instruction.parent as BasicBlock;
  const condition = instruction.operand(0);
  const leaf = code.shape(condition.type).leaves[0];
  const register = code.read(code.location(condition)[0]);
  const otherwise = target(code, from, instruction.operand(1) as BasicBlock);
  const cases: { value: bigint; label: Label }[] = [];
  for (let at = 2; at < instruction.operandCount; at += 2) {
    const lane = code.machine.constant(instruction.operand(at))[0];
    cases.push({
      value: lane?.bits ?? 0n,
      label: target(code, from, instruction.operand(at + 1) as BasicBlock),
    });
  }
  if (leaf === undefined || leaf.bits > 32) {
    const record = new SwitchRecord(register, leaf, cases, otherwise, code.blockCount);
    code.labelled.push(record);
    code.generic(record);
    return;
  }
  const sorted = cases
    .map(({ value, label }) => ({ key: Number(BigInt.asIntN(32, value)), label }))
    .sort((a, b) => a.key - b.key);
  code.emit("switch", register, code.blockCount, cases.length, otherwise);
  code.patch(1);
  for (const { key, label } of sorted) {
    code.out.push(key, label);
    code.patch(1);
  }
}

/** Writes the moves of one edge that waits. */
export function decodeEdge(code: FunctionCode): void {
  const next = code.pending.pop();
  if (next === undefined) return;
  const { label, from, to } = next;
  code.place(label);
  code.current = from.terminator;
  const moves: { to: number; from: number }[] = [];
  const taints: { to: number; lane: number; width: number }[] = [];
  for (const phi of to.phis()) {
    const registers = code.locations.get(phi) ?? [];
    if (!code.isInterpreted(phi.type)) continue;
    const { leaves } = code.shape(phi.type);
    for (let at = 1; at < phi.operandCount; at += 2) {
      if (phi.operand(at) !== from) continue;
      const sources = code.location(phi.operand(at - 1));
      registers.forEach((register, index) => {
        const source = sources[index] ?? 0;
        if (source < 0) taints.push({ to: register, lane: -1 - source, width: leaves[index]?.slots ?? 1 });
        else
          for (let word = 0; word < (leaves[index]?.slots ?? 1); word++)
            moves.push({ to: register + word, from: source + word });
      });
      break;
    }
  }
  const ordered = sequenceMoves(code, moves);
  const block = code.blockLabels.get(to) ?? 0;
  if (taints.length === 0) {
    code.emit("moves", ordered.length / 2, block, ...ordered);
    code.patch(ordered.length + 1);
    return;
  }
  for (let at = 0; at < ordered.length; at += 2) code.emit("mov", ordered[at] ?? 0, ordered[at + 1] ?? 0);
  for (const taint of taints) code.emit("taint", taint.to, taint.lane, taint.width);
  code.emit("jmp", block, 0);
  code.patch(2);
}

/** Orders a parallel copy so that it may be done one by one; a cycle goes through a register of its own. */
export function sequenceMoves(code: FunctionCode, moves: { to: number; from: number }[]): number[] {
  const out: number[] = [];
  let todo = moves.filter((move) => move.to !== move.from);
  while (todo.length > 0) {
    const read = new Map<number, number>();
    for (const move of todo) read.set(move.from, (read.get(move.from) ?? 0) + 1);
    const ready = todo.filter((move) => !read.has(move.to));
    if (ready.length === 0) {
      const first = todo[0];
      if (first === undefined) break;
      const spare = code.slot(1);
      out.push(spare, first.to);
      todo = todo.map((move) => (move.from === first.to ? { to: move.to, from: spare } : move));
      continue;
    }
    for (const move of ready) out.push(move.to, move.from);
    const done = new Set(ready);
    todo = todo.filter((move) => !done.has(move));
  }
  return out;
}
