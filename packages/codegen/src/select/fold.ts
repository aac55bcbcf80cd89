/**
 * Before selection: numbers the blocks, puts fixed allocas in slots, and marks the instructions that are computed where
 * they are used.
 *
 * | marked | when | so that |
 * |---|---|---|
 * | getelementptr | every use is the address of a load or store, or such a one again | it becomes an addressing mode |
 * | icmp, fcmp | its one use is a br or select of its block | flags are used where they are set |
 * | and | its one use compares it with 0 in its block, and neither operand is in memory | it becomes a test |
 * | add, and, ... with its load | its one use stores it where the load was, nothing written between | memory is changed in place |
 * | or, and of compares, where size is wanted | its one use is the br of its block | it becomes two branches |
 * | load | its one use stands in its block with no write to memory between | it becomes a memory operand |
 * | bitcast of eight i16 to half | its one use is a fpext of its block, at avx2 | one instruction converts all |
 *
 * A mark is a permission: a user that cannot take the operand in asks for a register and gets it (`Selector.reg`).
 */
import { ConstantInt, type Function, type Instruction, isConstant, OPCODES, type Value } from "@ts-jit/ir";
import type { Slot } from "../machine/machine-function.js";
import { Kind } from "../machine/type-parts.js";
import { cpuHas } from "../options.js";
import { wantsSize } from "../wants-size.js";
import type { Selector } from "./selector.js";
import { hasMemoryForm } from "./vector-rules.js";

/** `Value.index` of what has no registers yet. */
export const UNSELECTED = -1;
/** `Value.index` of what is computed where it is used. */
export const FOLDED = -2;
/** Below this, `index` names a stack slot: the value is its address. */
const SLOT_INDEX = -(1 << 24);
/** From this down to SLOT_INDEX, `index` says after how many memory writes a load without registers stands in its block. */
const EPOCH_INDEX = -10;

export function isSlotIndex(index: number): boolean {
  return index <= SLOT_INDEX;
}
export function slotIndex(slot: Slot): number {
  return SLOT_INDEX - slot;
}
export function slotOfIndex(index: number): Slot {
  return (SLOT_INDEX - index) as Slot;
}

/** Numbers blocks, counts predecessors, assigns slots and marks foldable instructions. */
export function prepare(s: Selector, fn: Function): void {
  const { mf } = s;
  const small = s.optimizing && wantsSize(fn);
  for (const block of fn.blocks) block.index = mf.createBlock();
  s.predecessorCount = new Int32Array(fn.blocks.length);
  for (const block of fn.blocks) {
    let epoch = 0;
    for (let inst = block.first; inst !== undefined; inst = inst.next) {
      inst.index = UNSELECTED;
      switch (inst.opcode) {
        case "load":
          inst.index =
            inst.data.volatile || inst.data.ordering !== undefined || epoch > 1e6
              ? UNSELECTED
              : EPOCH_INDEX - epoch;
          continue;
        case "store":
          markUpdate(inst, epoch);
          epoch++;
          continue;
        case "alloca":
          if (block === fn.blocks[0]) placeAlloca(s, inst);
          continue;
        case "getelementptr":
          if (addressOnly(inst)) inst.index = FOLDED;
          continue;
        case "bitcast":
          if (isHalfBits(s, inst)) {
            inst.index = FOLDED;
            continue;
          }
          break;
        case "icmp":
        case "fcmp":
          foldLoads(s, inst, epoch);
          markTest(inst);
          markCompare(s, inst);
          continue;
        case "insertelement":
          foldLoads(s, inst, epoch);
          if (isSplatSource(s, inst)) inst.index = FOLDED;
          continue;
        case "br":
        case "switch":
        case "indirectbr":
        case "invoke":
        case "callbr":
          if (small && inst.opcode === "br" && inst.operandCount === 3) markLogic(s, inst.operand(0), inst);
          for (let at = 0; at < inst.operandCount; at++) {
            const target = inst.operand(at);
            if (target.valueKind === "block")
              s.predecessorCount[target.index] = (s.predecessorCount[target.index] ?? 0) + 1;
          }
          if (inst.opcode === "invoke" || inst.opcode === "callbr") epoch++;
          continue;
      }
      foldLoads(s, inst, epoch);
      if (OPCODES[inst.opcode].sideEffects === true) epoch++;
    }
  }
}

function placeAlloca(s: Selector, inst: Instruction & { readonly opcode: "alloca" }): void {
  const count = inst.operand(0);
  if (!s.isImm(count) || inst.data.inalloca) return;
  const layout = s.context.module.dataLayout;
  const size = layout.allocSize(inst.data.allocatedType) * s.imm(count);
  const align = Math.max(inst.data.align ?? layout.preferredAlign(inst.data.allocatedType), 1);
  inst.index = slotIndex(s.mf.createSlot(size, Math.max(align, size >= 4 ? 4 : 1)));
}

/** Whether a getelementptr is only ever the address of loads and stores. */
function addressOnly(inst: Instruction): boolean {
  if (inst.type.kind !== "pointer" || inst.firstUse === undefined) return false;
  let variable = false;
  for (let at = 1; at < inst.operandCount; at++) variable ||= inst.operand(at).valueKind !== "constant";
  for (let use = inst.firstUse; use !== undefined; ) {
    const user = use.user as Instruction;
    // What is computed again at each use must be cheap, and its operands near.
    if (variable && user.parent !== inst.parent) return false;
    if (user.opcode === "load") {
      // a folded load may move its address computation; both stand in the same block
    } else if (user.opcode === "store") {
      if (use.index !== 1) return false;
    } else if (
      user.opcode === "getelementptr" &&
      user.type.kind === "pointer" &&
      user.parent === inst.parent
    ) {
      if (use.index !== 0 || variable || inst.firstUse.next !== undefined) return false;
    } else return false;
    const next = use.next;
    if (next === undefined) break;
    if (variable && tooCostly(inst)) return false;
    use = next;
  }
  return true;
}

/** Whether an instruction makes halves of words for a conversion to floats, which F16C does for eight at once. */
function isHalfBits(s: Selector, inst: Instruction): boolean {
  if (!cpuHas(s.cpu, "avx2") || !inst.hasOneUse) return false;
  const { type } = inst;
  const from = inst.operand(0).type;
  const user = inst.firstUse?.user as Instruction | undefined;
  return (
    type.kind === "vector" &&
    type.length === 8 &&
    type.element.kind === "half" &&
    from.kind === "vector" &&
    from.length === 8 &&
    user?.opcode === "fpext" &&
    user.parent === inst.parent &&
    user.type.kind === "vector" &&
    user.type.element.kind === "float"
  );
}

/** More than one variable index: not worth computing at every use. */
function tooCostly(inst: Instruction): boolean {
  let variables = 0;
  for (let at = 1; at < inst.operandCount; at++) if (inst.operand(at).valueKind !== "constant") variables++;
  return variables > 1;
}

function markCompare(s: Selector, inst: Instruction): void {
  const use = inst.firstUse;
  if (use === undefined || use.next !== undefined || inst.type.kind === "vector") return;
  const user = use.user as Instruction;
  if (user.parent !== inst.parent || use.index !== 0) return;
  if (user.opcode !== "br" && user.opcode !== "select") return;
  // Its operands must not have been taken in from memory, for it moves down to its user.
  for (let at = 0; at < inst.operandCount; at++) {
    if (isFoldedLoad(inst.operand(at)) && !movesDown(s, inst, user)) return;
  }
  inst.index = FOLDED;
}

/** Operations that change a word of memory in place. */
const UPDATES = new Set(["add", "sub", "and", "or", "xor"]);

/** Marks the operation whose result a store puts back where its operand came from, and that operand's load. */
function markUpdate(store: Instruction & { readonly opcode: "store" }, epoch: number): void {
  const value = store.operand(0) as Instruction;
  if (value.valueKind !== "instruction" || !UPDATES.has(value.opcode) || !value.hasOneUse) return;
  const { type, parent } = value;
  if (type.kind !== "integer" || type.bits !== 32 || parent !== store.parent) return;
  if (store.data.volatile || store.data.ordering !== undefined) return;
  const load = value.operand(0) as Instruction;
  if (load.index !== EPOCH_INDEX - epoch || load.valueKind !== "instruction" || load.opcode !== "load")
    return;
  if (load.parent !== parent || !load.hasOneUse || load.operand(0) !== store.operand(1)) return;
  if (value.operand(1).index === FOLDED) return;
  load.index = FOLDED;
  value.index = FOLDED;
}

/** Marks the bits that a comparison with zero looks at. */
function markTest(compare: Instruction): void {
  if (compare.opcode !== "icmp") return;
  const bits = compare.operand(0) as Instruction;
  const zero = compare.operand(1);
  if (bits.valueKind !== "instruction" || bits.opcode !== "and" || !bits.hasOneUse) return;
  if (bits.parent !== compare.parent || !(zero instanceof ConstantInt) || zero.value !== 0n) return;
  if (bits.type.kind !== "integer" || bits.type.bits > 32 || isWiderTest(compare, bits)) return;
  // What is taken in from memory may have changed where the test stands.
  if (bits.operand(0).index !== FOLDED && bits.operand(1).index !== FOLDED) bits.index = FOLDED;
}
/** Whether registers, which hold narrow values with anything above them, would be tested with that. */
function isWiderTest(compare: Instruction & { readonly opcode: "icmp" }, bits: Instruction): boolean {
  const { predicate } = compare.data;
  if (bits.type.kind === "integer" && bits.type.bits === 32) {
    return predicate !== "eq" && predicate !== "ne" && predicate !== "slt" && predicate !== "sge";
  }
  return (predicate !== "eq" && predicate !== "ne") || !(bits.operand(1) instanceof ConstantInt);
}

/** Marks what a branch depends on: comparisons joined by `or` and `and`. */
function markLogic(s: Selector, value: Value, branch: Instruction): boolean {
  const inst = value as Instruction;
  if (value.valueKind !== "instruction" || !inst.hasOneUse || inst.parent !== branch.parent) return false;
  if (inst.opcode === "icmp") {
    if (s.infoOf(inst.operand(0)).kind !== Kind.int) return false;
    for (let at = 0; at < 2; at++)
      if (isFoldedLoad(inst.operand(at)) && !movesDown(s, inst, branch)) return false;
    inst.index = FOLDED;
    return true;
  }
  if ((inst.opcode !== "or" && inst.opcode !== "and") || inst.type.kind !== "integer" || inst.type.bits !== 1)
    return false;
  const first = markLogic(s, inst.operand(0), branch);
  const second = markLogic(s, inst.operand(1), branch);
  if (first && second) inst.index = FOLDED;
  return first && second;
}

/** Whether nothing between a compare and its user writes memory: a taken-in load may move along. */
function movesDown(_s: Selector, inst: Instruction, user: Instruction): boolean {
  let steps = 0;
  for (let at = inst.next; at !== undefined && at !== user; at = at.next) {
    if (OPCODES[at.opcode].sideEffects === true || ++steps > 16) return false;
  }
  return true;
}

/** Marks the one load this instruction takes in as a memory operand. */
function foldLoads(s: Selector, inst: Instruction, epoch: number): void {
  const at = inst.type.kind === "vector" ? vectorMemoryOperand(s, inst) : memoryOperand(inst);
  if (at < 0) return;
  const load = inst.operand(at);
  if (load.index !== EPOCH_INDEX - epoch || load.valueKind !== "instruction") return;
  if (
    (load as Instruction).opcode !== "load" ||
    !load.hasOneUse ||
    (load as Instruction).parent !== inst.parent
  )
    return;
  load.index = FOLDED;
}

/** Which operand of a vector operation may be in memory: it fills one register, and is aligned where that is asked for. */
function vectorMemoryOperand(s: Selector, inst: Instruction): number {
  const { class: opClass, commutative } = OPCODES[inst.opcode];
  if (inst.opcode === "insertelement") return isSplatSource(s, inst) && cpuHas(s.cpu, "avx2") ? 1 : -1;
  if (opClass !== "binary") return -1;
  const info = s.infoOf(inst);
  if (info.kind !== Kind.vector || info.count !== 1 || !hasMemoryForm(inst.opcode, info.bits)) return -1;
  const bytes = info.lanes * (info.bits / 8);
  if (info.storeSize !== bytes) return -1;
  const fits = (value: Value): boolean => {
    if (!isEpochLoad(inst, value)) return false;
    const { align } = (value as Instruction & { readonly opcode: "load" }).data;
    return cpuHas(s.cpu, "avx2") || (align ?? s.context.module.dataLayout.abiAlign(value.type)) >= 16;
  };
  if (fits(inst.operand(1))) return 1;
  return commutative === true && fits(inst.operand(0)) ? 0 : -1;
}

/** An insertelement whose number only goes to every lane of one shuffle, which then takes the number itself. */
function isSplatSource(s: Selector, inst: Instruction): boolean {
  const use = inst.firstUse;
  if (use === undefined || use.next !== undefined || use.index !== 0) return false;
  const user = use.user as Instruction;
  if (user.opcode !== "shufflevector" || user.parent !== inst.parent || !movesDown(s, inst, user))
    return false;
  const vector = inst.operand(0);
  if (!isConstant(vector) || (vector.constantKind !== "undef" && vector.constantKind !== "poison"))
    return false;
  const index = inst.operand(2);
  const { type } = inst.operand(1);
  const fits = type.kind === "float" || (isWord(type) && cpuHas(s.cpu, "avx2"));
  if (!fits || !s.isImm(index) || s.imm(index) !== 0) return false;
  if (s.infoOf(inst).kind !== Kind.vector || s.infoOf(user).kind !== Kind.vector) return false;
  return user.data.mask.every((lane) => lane === 0);
}

/** Which operand of an instruction may be in memory, -1 for none. The selection rules must match. */
function memoryOperand(inst: Instruction): number {
  switch (inst.opcode) {
    case "add":
    case "mul":
    case "and":
    case "or":
    case "xor":
      if (!isWord(inst.type)) return -1;
      if (isEpochLoad(inst, inst.operand(1))) return 1;
      return isEpochLoad(inst, inst.operand(0)) && inst.operand(1).valueKind !== "constant" ? 0 : -1;
    case "sub":
      return isWord(inst.type) ? 1 : -1;
    case "fadd":
    case "fmul":
      if (inst.type.kind !== "float" && inst.type.kind !== "double") return -1;
      return isEpochLoad(inst, inst.operand(1)) ? 1 : isEpochLoad(inst, inst.operand(0)) ? 0 : -1;
    case "fsub":
    case "fdiv":
      return inst.type.kind === "float" || inst.type.kind === "double" ? 1 : -1;
    case "sext":
    case "zext": {
      const from = inst.operand(0).type;
      const to = inst.type;
      if (from.kind !== "integer" || to.kind !== "integer" || to.bits > 64) return -1;
      return from.bits === 8 || from.bits === 16 ? 0 : -1;
    }
    case "icmp": {
      const { type } = inst.operand(0);
      if (isWord(type)) return isEpochLoad(inst, inst.operand(1)) ? 1 : 0;
      // Narrow comparisons take memory against a constant.
      if (type.kind === "integer" && (type.bits === 8 || type.bits === 16)) {
        return inst.operand(1).valueKind === "constant" ? 0 : -1;
      }
      return -1;
    }
    case "sitofp":
      return isWord(inst.operand(0).type) && (inst.type.kind === "float" || inst.type.kind === "double")
        ? 0
        : -1;
    case "fpext":
      return inst.type.kind === "double" && inst.operand(0).type.kind === "float" ? 0 : -1;
    case "fptrunc":
      return inst.type.kind === "float" && inst.operand(0).type.kind === "double" ? 0 : -1;
    default:
      return -1;
  }
}

/** Whether an operand is a load of the same block that may be taken in. */
function isEpochLoad(inst: Instruction, operand: Value): boolean {
  return (
    operand.valueKind === "instruction" &&
    operand.index <= EPOCH_INDEX &&
    operand.index > SLOT_INDEX &&
    (operand as Instruction).parent === inst.parent
  );
}
function isWord(type: Value["type"]): boolean {
  return type.kind === "pointer" || (type.kind === "integer" && type.bits === 32);
}

/**
 * Whether a commutative operation had better work in place on its second operand: a phi, which the result is likely to
 * become again, or a value that ends here while the first lives on.
 */
export function prefersSecond(a: Value, b: Value): boolean {
  if (b.valueKind !== "instruction") return false;
  const firstIsPhi = a.valueKind === "instruction" && (a as Instruction).opcode === "phi";
  if ((b as Instruction).opcode === "phi") return !firstIsPhi;
  return !firstIsPhi && b.hasOneUse && a.valueKind !== "constant" && !a.hasOneUse;
}

/** Whether the value is a load its user takes in. */
export function isFoldedLoad(value: Value): value is Instruction & { readonly opcode: "load" } {
  return (
    value.index === FOLDED && value.valueKind === "instruction" && (value as Instruction).opcode === "load"
  );
}
/** Whether the value is eight words taken for halves, which its user converts. */
export function isFoldedHalfBits(value: Value): value is Instruction & { readonly opcode: "bitcast" } {
  return (
    value.index === FOLDED && value.valueKind === "instruction" && (value as Instruction).opcode === "bitcast"
  );
}
/** Whether the value is a comparison its user takes in. */
export function isFoldedCompare(value: Value): value is Instruction & { readonly opcode: "icmp" | "fcmp" } {
  if (value.index !== FOLDED || value.valueKind !== "instruction") return false;
  const { opcode } = value as Instruction;
  return opcode === "icmp" || opcode === "fcmp";
}
/** Whether the value joins comparisons that its branch takes in. */
export function isFoldedLogic(value: Value): value is Instruction & { readonly opcode: "or" | "and" } {
  if (value.index !== FOLDED || value.valueKind !== "instruction" || value.type.kind !== "integer")
    return false;
  const { opcode } = value as Instruction;
  return value.type.bits === 1 && (opcode === "or" || opcode === "and");
}
/** Whether the value is an `and` its user, a comparison with 0, takes in. */
export function isFoldedTest(value: Value): value is Instruction & { readonly opcode: "and" } {
  return (
    value.index === FOLDED && value.valueKind === "instruction" && (value as Instruction).opcode === "and"
  );
}
/** Whether the value is an operation on memory that its store does in place. */
export function isFoldedUpdate(value: Value): value is Instruction {
  return (
    value.index === FOLDED && value.valueKind === "instruction" && UPDATES.has((value as Instruction).opcode)
  );
}
/** Kinds whose loads and stores are plain register moves. */
export function isPlain(kind: Kind): boolean {
  return kind === Kind.int || kind === Kind.float;
}
