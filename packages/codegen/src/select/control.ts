/** Control flow: branches, switches, the moves that phis become, selects. */
import { type BasicBlock, ConstantInt, type Instruction, type InstructionOf, type Value } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { ALWAYS, COMPOUND_AND, COMPOUND_OR, Cond, NEVER } from "../machine/conditions.js";
import { type Block, type Slot, slotBase } from "../machine/machine-function.js";
import type { Reg } from "../machine/registers.js";
import { Kind, PartClass } from "../machine/type-parts.js";
import { isFoldedLogic } from "./fold.js";
import { compareInts, extendTo32, selectCondition, zeroExtendNumber } from "./integer.js";
import { earlyEdge } from "./loop-edges.js";
import type { Selector } from "./selector.js";

/** Ends the block being filled with a jump. */
export function jump(s: Selector, to: Block): void {
  s.mf.emit1(I.JMP, to);
  s.mf.setSuccessors(s.block, [to]);
}

/** Ends the block being filled with a branch on what `selectCompare` or `selectCondition` returned. */
export function branch(s: Selector, condition: number, whenTrue: Block, whenFalse: Block): void {
  const { mf } = s;
  if (condition === ALWAYS || condition === NEVER || whenTrue === whenFalse) {
    jump(s, condition === NEVER ? whenFalse : whenTrue);
    return;
  }
  if (condition < COMPOUND_AND) mf.emit2(I.Jcc, condition, whenTrue);
  else if (condition === COMPOUND_AND) {
    mf.emit2(I.Jcc, Cond.NE, whenFalse);
    mf.emit2(I.Jcc, Cond.P, whenFalse);
  } else {
    mf.emit2(I.Jcc, Cond.NE, whenTrue);
    mf.emit2(I.Jcc, Cond.P, whenTrue);
  }
  mf.emit1(I.JMP, condition === COMPOUND_AND ? whenTrue : whenFalse);
  s.mf.setSuccessors(s.block, [whenTrue, whenFalse]);
}

/** Goes on in a new block of the same IR block. */
export function continueIn(s: Selector, block: Block): void {
  s.mf.beginBlock(block);
  s.block = block;
}

// ---- edges and phis ----

/**
 * The machine block a branch to `to` goes to: the block itself, or one of its own for the edge when moves must stand
 * there (the target has phis) or when allocation may want to put some there (both ends have other edges).
 */
function edgeBlock(
  s: Selector,
  from: BasicBlock,
  to: BasicBlock,
  edges: PendingEdge[],
  alone: boolean,
): Block {
  const target = s.blockOf(to);
  const critical = !alone && (s.predecessorCount[to.index] ?? 0) > 1;
  if (to.first?.opcode !== "phi" && !(critical && s.optimizing)) return target;
  const known = edges.find((edge) => edge.to === to);
  if (known !== undefined) return known.block;
  const block = s.mf.createBlock();
  edges.push({ from, to, block });
  return block;
}
interface PendingEdge {
  readonly from: BasicBlock;
  readonly to: BasicBlock;
  readonly block: Block;
}
function fillEdges(s: Selector, edges: readonly PendingEdge[]): void {
  for (const { from, to, block } of edges) {
    continueIn(s, block);
    copyToPhis(s, from, to);
    jump(s, s.blockOf(to));
  }
}

interface Copy {
  readonly partClass: PartClass;
  readonly to: Reg;
  from: Reg;
}

/** The moves of the edge `from` to `to`: all phis of `to` take their values at once. */
export function copyToPhis(s: Selector, from: BasicBlock, to: BasicBlock): void {
  const copies: Copy[] = [];
  const constants: { readonly phi: Instruction; readonly value: Value }[] = [];
  for (let phi = to.first; phi?.opcode === "phi"; phi = phi.next) {
    if (!phi.hasUses) continue;
    const value = incoming(phi, from);
    if (value === undefined) throw s.unsupported("a phi without a value for a predecessor");
    if (value.valueKind !== "instruction" && value.valueKind !== "argument") {
      constants.push({ phi, value });
      continue;
    }
    const info = s.infoOf(phi);
    const transfer = s.transfers?.get(phi);
    for (let part = 0; part < info.count; part++) {
      const source = s.reg(value, part);
      const target = transfer?.[part] ?? s.def(phi, part);
      if (source !== target)
        copies.push({ partClass: info.classes[part] ?? PartClass.gr32, to: target, from: source });
    }
  }
  parallelCopies(s, copies);
  // Constants read no register, so they come last.
  for (const { phi, value } of constants) {
    const info = s.infoOf(phi);
    const transfer = s.transfers?.get(phi);
    for (let part = 0; part < info.count; part++) {
      const partClass = info.classes[part] ?? PartClass.gr32;
      if (value.valueKind === "constant" && (value as { constantKind?: string }).constantKind === "poison")
        continue;
      s.moveInto(partClass, transfer?.[part] ?? s.def(phi, part), value, part);
    }
  }
}

function incoming(phi: InstructionOf<"phi">, from: BasicBlock): Value | undefined {
  for (let at = 1; at < phi.operandCount; at += 2) if (phi.operand(at) === from) return phi.operand(at - 1);
  return undefined;
}

/**
 * Copies that happen at once, in an order that overwrites nothing still wanted; a cycle goes through a fresh register.
 * Source: Boissinot et al., "Revisiting Out-of-SSA Translation", CGO 2009, algorithm 1 in spirit.
 */
function parallelCopies(s: Selector, copies: Copy[]): void {
  if (copies.length === 1) {
    for (const copy of copies) s.copyPart(copy.partClass, copy.to, copy.from);
    return;
  }
  const readers = new Map<number, number>();
  for (const { from } of copies) readers.set(from, (readers.get(from) ?? 0) + 1);
  const ready: Copy[] = [];
  const writer = new Map<number, Copy>();
  for (const copy of copies) {
    writer.set(copy.to, copy);
    if (!readers.has(copy.to)) ready.push(copy);
  }
  const done = new Set<Copy>();
  const emitReady = (): void => {
    for (let copy = ready.pop(); copy !== undefined; copy = ready.pop()) {
      s.copyPart(copy.partClass, copy.to, copy.from);
      done.add(copy);
      const left = (readers.get(copy.from) ?? 1) - 1;
      readers.set(copy.from, left);
      const freed = writer.get(copy.from);
      if (left === 0 && freed !== undefined && !done.has(freed)) ready.push(freed);
    }
  };
  emitReady();
  for (const copy of copies) {
    if (done.has(copy)) continue;
    // What is left are cycles: save the register this copy overwrites, and let its readers read the saved one.
    const saved = s.createPart(copy.partClass);
    s.copyPart(copy.partClass, saved, copy.to);
    for (const other of copies) if (!done.has(other) && other.from === copy.to) other.from = saved;
    readers.set(saved, readers.get(copy.to) ?? 0);
    readers.set(copy.to, 0);
    ready.push(copy);
    emitReady();
  }
}

/**
 * Nothing can stand on an edge out of an indirectbr, so the values of all its targets' phis are moved before the jump,
 * to registers of their own that each target copies from when it begins: the phis of targets not taken stay untouched.
 */
export function prepareTransfers(s: Selector): void {
  for (const block of s.ir.blocks) {
    const inst = block.last;
    if (inst?.opcode !== "indirectbr") continue;
    for (let at = 1; at < inst.operandCount; at++) {
      for (let phi = (inst.operand(at) as BasicBlock).first; phi?.opcode === "phi"; phi = phi.next) {
        s.transfers ??= new Map();
        if (!s.transfers.has(phi))
          s.transfers.set(
            phi,
            s.infoOf(phi).classes.map((partClass) => s.createPart(partClass)),
          );
      }
    }
  }
}
/** At the head of a block: takes over what its phis were given. */
export function receiveTransfers(s: Selector, block: BasicBlock): void {
  for (let phi = block.first; phi?.opcode === "phi"; phi = phi.next) {
    const { classes } = s.infoOf(phi);
    s.transfers?.get(phi)?.forEach((reg, part) => {
      s.copyPart(classes[part] ?? PartClass.gr32, s.def(phi as Instruction, part), reg);
    });
  }
}

// ---- terminators ----

export function selectBr(s: Selector, inst: InstructionOf<"br">): void {
  const from = inst.parent as BasicBlock;
  if (inst.operandCount === 1) {
    const to = inst.operand(0) as BasicBlock;
    copyToPhis(s, from, to);
    jump(s, s.blockOf(to));
    return;
  }
  const whenTrue = inst.operand(1) as BasicBlock;
  const whenFalse = inst.operand(2) as BasicBlock;
  if (whenTrue === whenFalse) {
    copyToPhis(s, from, whenTrue);
    jump(s, s.blockOf(whenTrue));
    return;
  }
  const edges: PendingEdge[] = [];
  const joined = inst.operand(0);
  if (isFoldedLogic(joined) && earlyEdge(from, whenTrue, whenFalse) === undefined) {
    const [onTrue, onFalse] = [whenTrue, whenFalse].map((to) => edgeBlock(s, from, to, edges, false));
    branchOnLogic(s, joined, onTrue as Block, onFalse as Block);
    fillEdges(s, edges);
    return;
  }
  const condition = selectCondition(s, joined);
  // What the next round of a loop begins with is moved before the branch back, where nothing behind the loop minds.
  const early = s.optimizing ? earlyEdge(from, whenTrue, whenFalse) : undefined;
  if (early !== undefined) copyToPhis(s, from, early);
  const trueBlock = early === whenTrue ? s.blockOf(early) : edgeBlock(s, from, whenTrue, edges, false);
  const falseBlock = early === whenFalse ? s.blockOf(early) : edgeBlock(s, from, whenFalse, edges, false);
  branch(s, condition, trueBlock, falseBlock);
  // An edge block whose edge turned out never to be taken is still a block; it has no predecessor.
  fillEdges(s, edges);
}

/** Branches comparison by comparison. */
function branchOnLogic(s: Selector, value: Value, whenTrue: Block, whenFalse: Block): void {
  if (!isFoldedLogic(value)) {
    branch(s, selectCondition(s, value), whenTrue, whenFalse);
    return;
  }
  const second = s.mf.createBlock();
  if (value.opcode === "or") branchOnLogic(s, value.operand(0), whenTrue, second);
  else branchOnLogic(s, value.operand(0), second, whenFalse);
  continueIn(s, second);
  branchOnLogic(s, value.operand(1), whenTrue, whenFalse);
}

interface Case {
  readonly value: number;
  readonly block: Block;
}
/** From this many cases on a dense switch becomes a jump table. */
const TABLE_CASES = 4;
/** A table may have this many entries for each case. */
const TABLE_SPARSITY = 4;

export function selectSwitch(s: Selector, inst: InstructionOf<"switch">): void {
  const from = inst.parent as BasicBlock;
  const value = inst.operand(0);
  const info = s.infoOf(value);
  const edges: PendingEdge[] = [];
  const other = edgeBlock(s, from, inst.operand(1) as BasicBlock, edges, inst.operandCount === 2);
  if (inst.operandCount === 2) {
    jump(s, other);
    fillEdges(s, edges);
    return;
  }
  if (info.kind === Kind.wide) {
    for (let at = 2; at < inst.operandCount; at += 2) {
      const target = edgeBlock(s, from, inst.operand(at + 1) as BasicBlock, edges, false);
      const next = s.mf.createBlock();
      branch(s, compareInts(s, "eq", value, inst.operand(at)), target, next);
      continueIn(s, next);
    }
    jump(s, other);
    fillEdges(s, edges);
    return;
  }
  const cases: Case[] = [];
  for (let at = 2; at < inst.operandCount; at += 2) {
    const number = inst.operand(at);
    const key = number instanceof ConstantInt ? zeroExtendNumber(number.low, info.bits) >>> 0 : 0;
    cases.push({ value: key, block: edgeBlock(s, from, inst.operand(at + 1) as BasicBlock, edges, false) });
  }
  cases.sort((a, b) => a.value - b.value);
  const reg = extendTo32(s, value, false);
  selectCases(s, reg, cases, 0, cases.length, 0, 0xffffffff, other);
  fillEdges(s, edges);
}

/** Decides among `cases[begin..end)` for a value known to be between `low` and `high`, from the block being filled. */
function selectCases(
  s: Selector,
  reg: Reg,
  cases: readonly Case[],
  begin: number,
  end: number,
  low: number,
  high: number,
  other: Block,
): void {
  const { mf } = s;
  const count = end - begin;
  const first = cases[begin]?.value ?? 0;
  const last = cases[end - 1]?.value ?? 0;
  if (count >= TABLE_CASES && last - first < count * TABLE_SPARSITY) {
    const table: Block[] = new Array<Block>(last - first + 1).fill(other);
    for (let at = begin; at < end; at++) {
      const entry = cases[at];
      if (entry !== undefined) table[entry.value - first] = entry.block;
    }
    const index = s.copyOf(reg);
    if (first !== 0) mf.emit2(I.SUB32ri, index, first | 0);
    const inside = mf.createBlock();
    if (first !== low || last !== high) {
      mf.emit2(I.CMP32ri, index, (last - first) | 0);
      branch(s, Cond.A, other, inside);
    } else jump(s, inside);
    continueIn(s, inside);
    mf.jumpTables.push(table);
    jumpByTable(s, index, mf.jumpTables.length - 1);
    mf.setSuccessors(s.block, [...new Set(table)]);
    return;
  }
  if (count <= 3) {
    for (let at = begin; at < end; at++) {
      const entry = cases[at];
      if (entry === undefined) continue;
      const next = mf.createBlock();
      if (entry.value === 0) mf.emit2(I.TEST32rr, reg, reg);
      else mf.emit2(I.CMP32ri, reg, entry.value | 0);
      branch(s, Cond.E, entry.block, next);
      continueIn(s, next);
    }
    jump(s, other);
    return;
  }
  const middle = (begin + end) >> 1;
  const pivot = cases[middle]?.value ?? 0;
  const below = mf.createBlock();
  const above = mf.createBlock();
  mf.emit2(I.CMP32ri, reg, pivot | 0);
  branch(s, Cond.B, below, above);
  continueIn(s, below);
  selectCases(s, reg, cases, begin, middle, low, pivot - 1, other);
  continueIn(s, above);
  selectCases(s, reg, cases, middle, end, pivot, high, other);
}

/**
 * Behind the assembly of a callbr, which has left in a slot where it went: 0 for the fallthrough target, k for the k-th
 * of the others.
 */
export function selectCallBrEnd(s: Selector, inst: InstructionOf<"callbr">, went: Slot): void {
  const edges: PendingEdge[] = [];
  const from = inst.parent as BasicBlock;
  const target = (k: number): Block => edgeBlock(s, from, inst.operand(1 + k) as BasicBlock, edges, false);
  for (let k = 1; k <= inst.data.indirectCount; k++) {
    const at = s.mf.begin(I.CMP32mi);
    s.mf.putMem(at + 1, slotBase(went), -1, 0, 0, -1);
    s.mf.words[at + 6] = k;
    const next = s.mf.createBlock();
    branch(s, Cond.E, target(k), next);
    continueIn(s, next);
  }
  jump(s, target(0));
  fillEdges(s, edges);
}

function jumpByTable(s: Selector, index: Reg, table: number): void {
  const { mf } = s;
  if (!s.context.positionIndependent) {
    mf.emit2(I.JMPtable, index, table);
    return;
  }
  // Entries count from the global offset table.
  const target = s.gr();
  mf.emit4(I.TABLEENTRY, target, index, s.tableBase(), table);
  mf.emit2(I.ADD32rr, target, s.tableBase());
  mf.emit2(I.JMPbytable, target, table);
}

/** Behind an invoke's call: on to the normal target. (The unwind target is never entered.) */
export function selectInvokeEnd(s: Selector, inst: InstructionOf<"invoke">): void {
  const edges: PendingEdge[] = [];
  const to = edgeBlock(s, inst.parent as BasicBlock, inst.operand(1) as BasicBlock, edges, true);
  jump(s, to);
  fillEdges(s, edges);
}

export function selectIndirectBr(s: Selector, inst: InstructionOf<"indirectbr">): void {
  const from = inst.parent as BasicBlock;
  const targets: Block[] = [];
  const address = s.reg(inst.operand(0));
  for (let at = 1; at < inst.operandCount; at++) {
    const to = inst.operand(at) as BasicBlock;
    copyToPhis(s, from, to);
    targets.push(s.blockOf(to));
  }
  s.mf.emit1(I.JMP32r, address);
  s.mf.setSuccessors(s.block, [...new Set(targets)]);
}

// ---- select ----

export function selectSelect(s: Selector, inst: InstructionOf<"select">): void {
  const { mf } = s;
  const condition = inst.operand(0);
  if (condition.type.kind === "vector") throw s.unsupported("select by a vector");
  const info = s.infoOf(inst);
  const whenTrue = inst.operand(1);
  const whenFalse = inst.operand(2);
  if (info.classes.every((partClass) => partClass <= PartClass.gr8)) {
    const yes = s.parts(whenTrue);
    const no = s.parts(whenFalse);
    const code = selectCondition(s, condition);
    for (let part = 0; part < info.count; part++) {
      const a = yes[part] ?? (0 as Reg);
      const b = no[part] ?? (0 as Reg);
      const to = s.def(inst, part);
      if (code >= ALWAYS) mf.emit2(I.MOV32rr, to, code === ALWAYS ? a : b);
      else if (code === COMPOUND_AND) {
        mf.emit2(I.MOV32rr, to, a);
        mf.emit3(I.CMOVccrr, Cond.NE, to, b);
        mf.emit3(I.CMOVccrr, Cond.P, to, b);
      } else {
        mf.emit2(I.MOV32rr, to, b);
        mf.emit3(I.CMOVccrr, code === COMPOUND_OR ? Cond.NE : code, to, a);
        if (code === COMPOUND_OR) mf.emit3(I.CMOVccrr, Cond.P, to, a);
      }
    }
    return;
  }
  // Other registers have no conditional move: branch around one.
  const results: Reg[] = [];
  for (let part = 0; part < info.count; part++) results.push(s.def(inst, part));
  const code = selectCondition(s, condition);
  const trueBlock = mf.createBlock();
  const falseBlock = mf.createBlock();
  const join = mf.createBlock();
  branch(s, code, trueBlock, falseBlock);
  for (const [block, value] of [
    [falseBlock, whenFalse],
    [trueBlock, whenTrue],
  ] as const) {
    continueIn(s, block);
    results.forEach((reg, part) => {
      s.moveInto(info.classes[part] ?? PartClass.gr32, reg, value, part);
    });
    jump(s, join);
  }
  continueIn(s, join);
}
