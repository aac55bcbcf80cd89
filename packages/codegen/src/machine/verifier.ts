/**
 * The machine verifier: the rules every stage of the back end keeps. It runs after selection, after allocation and
 * after frame lowering under test.
 */
import { baseSlot, type MachineFunction } from "./machine-function.js";
import {
  CLASS_FITS,
  DEF_MASK_WORD,
  hasProperty,
  IMPLICIT_DEFS,
  IMPLICIT_USES,
  Mem,
  OperandClass,
  Property,
  Role,
  rowOf,
  USE_MASK_WORD,
} from "./opcodes.js";
import { printMachineInst } from "./print.js";
import { ESP, FIRST_VIRTUAL, isVirtual } from "./registers.js";

export class MachineVerifyError extends Error {
  override name = "MachineVerifyError";
}

/** Operand classes by physical register. */
function physicalFits(reg: number): number {
  if (reg < 4) return (1 << OperandClass.gr32) | (1 << OperandClass.gr8);
  if (reg < 8) return 1 << OperandClass.gr32;
  return reg < 16 ? 1 << OperandClass.xmm : 1 << OperandClass.mask;
}

/**
 * Checks that operands fit their classes, memory operands name real slots, blocks end in terminators and only there,
 * the branches of a block are its successors, flags are written in the block that reads them, and physical registers
 * are defined before they are read.
 * @param stage after "select" virtual registers are expected, after "allocate" none may be left.
 * @throws MachineVerifyError at the first rule broken.
 */
export function verifyMachineFunction(fn: MachineFunction, stage: "select" | "allocate"): void {
  const fail = (inst: number, message: string): never => {
    throw new MachineVerifyError(
      `@${fn.name}: instruction ${inst} '${printMachineInst(fn, inst)}': ${message} (after ${stage})`,
    );
  };
  for (const block of fn.layout) {
    const first = fn.first(block);
    const end = fn.end(block);
    if (end <= first) throw new MachineVerifyError(`@${fn.name}: bb${block} is empty (after ${stage})`);
    const targets = new Set<number>();
    let terminated = false;
    let flagsKnown = false;
    // Physical registers written so far in the block; esp and ebp always hold.
    let written = (1 << ESP) | (1 << 5) | (block === fn.layout[0] ? fn.liveIn : 0);
    for (let inst = first; inst < end; inst++) {
      const start = fn.starts[inst] ?? 0;
      const opcode = fn.words[start] ?? 0;
      const row = rowOf(opcode);
      const isTerminator = hasProperty(opcode, Property.terminator);
      if (terminated && !isTerminator) fail(inst, "stands behind a terminator");
      terminated ||= isTerminator;
      if (hasProperty(opcode, Property.readsFlags) && !flagsKnown)
        fail(inst, "reads flags nobody wrote in this block");
      let reads = IMPLICIT_USES[opcode] ?? 0;
      const useMask = USE_MASK_WORD[opcode] ?? 0;
      if (useMask !== 0) reads |= fn.words[start + useMask] ?? 0;
      let defs = IMPLICIT_DEFS[opcode] ?? 0;
      const defMask = DEF_MASK_WORD[opcode] ?? 0;
      if (defMask !== 0) defs |= fn.words[start + defMask] ?? 0;
      const checkReg = (reg: number, role: number, constraint: number): void => {
        if (reg < 0) fail(inst, "lacks a register");
        if (isVirtual(reg)) {
          if (stage === "allocate") fail(inst, "still names a virtual register");
          if (reg >= fn.regEnd) fail(inst, `names register ${reg}, which was never made`);
          if ((((CLASS_FITS[fn.classes[reg - FIRST_VIRTUAL] ?? 0] ?? 0) >> constraint) & 1) === 0) {
            fail(inst, `register %${reg} is of a class that does not fit`);
          }
        } else {
          if (((physicalFits(reg) >> constraint) & 1) === 0)
            fail(inst, `physical register ${reg} does not fit`);
          if ((role & Role.use) !== 0) reads |= 1 << reg;
          if ((role & Role.def) !== 0) defs |= 1 << reg;
        }
      };
      for (const operand of row.operands) {
        const at = start + operand.word;
        const value = fn.words[at] ?? 0;
        if (operand.kind === "reg") checkReg(value, operand.role, operand.constraint);
        else if (operand.kind === "mem") {
          if (value >= 0) checkReg(value, Role.use, OperandClass.gr32);
          else if (value < -1 && baseSlot(value) >= fn.slotSize.length) fail(inst, "names a slot never made");
          const index = fn.words[at + Mem.index] ?? -1;
          if (index >= 0) checkReg(index, Role.use, OperandClass.gr32);
          if (index === ESP) fail(inst, "has esp as index");
          if (((fn.words[at + Mem.scale] ?? 0) & ~3) !== 0) fail(inst, "has a scale that is no log2 up to 3");
        } else if (operand.kind === "block") targets.add(value);
        else if (operand.kind === "table") for (const to of fn.jumpTables[value] ?? []) targets.add(to);
      }
      // Before allocation a block-local discipline holds for physical registers. Afterwards they cross blocks freely.
      if (stage === "select" && (reads & ~written) !== 0)
        fail(inst, "reads a physical register not written in this block");
      written |= defs;
      if (hasProperty(opcode, Property.writesFlags)) flagsKnown = true;
      if (isTerminator && hasProperty(opcode, Property.barrier) && inst !== end - 1) {
        fail(inst, "ends the block early");
      }
    }
    if (!terminated || !hasProperty(fn.opcodeAt(end - 1), Property.barrier))
      fail(end - 1, "does not end its block");
    const successors = new Set<number>(fn.successors(block));
    for (const to of targets)
      if (!successors.has(to)) fail(end - 1, `branches to bb${to}, which is no successor`);
  }
}
