/** From IR to machine code with virtual registers. */
import { type DebugRecord, type Function, type Instruction, OPCODES, ValueAsMetadata } from "@ts-jit/ir";
import type { ModuleContext } from "../emit/module-context.js";
import * as I from "../i386/instructions.js";
import type { MachineFunction } from "../machine/machine-function.js";
import { EBP, ESI, maskOf } from "../machine/registers.js";
import { UnsupportedType } from "../machine/type-parts.js";
import type { CpuLevel, Tier } from "../options.js";
import { selectEntry } from "./calls.js";
import { continueIn, prepareTransfers, receiveTransfers } from "./control.js";
import { FOLDED, isSlotIndex, prepare } from "./fold.js";
import { checkFunction } from "./refusals.js";
import { selectInstruction } from "./select.js";
import { Selector } from "./selector.js";
import { callNamed, hoistThreadLocals } from "./symbols.js";

/**
 * Selects a function that has a body.
 * @returns machine code with virtual registers.
 * @throws UnsupportedError, placed at the instruction, for what is not compiled.
 */
export function selectFunction(
  context: ModuleContext,
  ir: Function,
  tier: Tier,
  cpu: CpuLevel,
): MachineFunction {
  const s = new Selector(context, ir, tier, cpu);
  checkFunction(s, ir);
  try {
    select(s, ir);
  } catch (error) {
    throw error instanceof UnsupportedType ? s.unsupported(error.message) : error;
  }
  return s.mf;
}

/** Selects entry and blocks, and decides on the frame. */
function select(s: Selector, ir: Function): void {
  const { mf, context, tier } = s;
  const debug = context.options.debug === true;
  prepare(s, ir);
  prepareTransfers(s);
  // The entry block of the IR may be a loop's head in older text; ours never is, for arguments come in there once.
  const entry = mf.createBlock();
  continueIn(s, entry);
  mf.naked = ir.attributes.fn.has("naked");
  if (!mf.naked) selectEntry(s);
  countEntry(s, ir);
  if (context.positionIndependent && !mf.naked) {
    s.findTable();
    if (context.dynamicThreadLocals) s.threadLocals = hoistThreadLocals(s, ir);
  }
  mf.emit1(I.JMP, s.blockOf(ir.entry));
  mf.setSuccessors(entry, [s.blockOf(ir.entry)]);
  for (const block of ir.blocks) {
    continueIn(s, s.blockOf(block));
    if (s.transfers !== undefined) receiveTransfers(s, block);
    for (let inst = block.first; inst !== undefined; inst = inst.next) {
      if (debug && inst.debugRecords !== undefined) noteRecords(s, inst.debugRecords);
      if (inst.index === FOLDED || isSlotIndex(inst.index)) continue;
      if (!inst.hasUses && OPCODES[inst.opcode].sideEffects !== true && !isVolatileLoad(inst)) continue;
      s.current = inst;
      if (debug) mf.source = context.locationNumber(inst.debugLoc);
      selectInstruction(s, inst);
    }
  }
  mf.endBlock();
  s.dropUnusedTable();
  finish(s, tier);
  if (debug) mf.debugMarks = mf.debugMarks.map((mark) => ({ ...mark, regs: registersOf(s, mark.record) }));
}

function noteRecords({ mf, block }: Selector, records: readonly DebugRecord[]): void {
  for (const record of records) mf.debugMarks.push({ block, inst: mf.instCount, record, regs: [] });
}

/** The registers of the value a debug record names: known when all is selected, for a value may get them with its use. */
function registersOf(s: Selector, { args: [first] }: DebugRecord): readonly number[] {
  const value = first instanceof ValueAsMetadata ? first.value : undefined;
  if (value?.valueKind === "instruction")
    return (value as Instruction).parent === undefined ? [] : s.partsOf(value);
  return value?.valueKind === "argument" ? s.partsOf(value) : [];
}

function isVolatileLoad(inst: { readonly opcode: string; readonly data: unknown }): boolean {
  return (
    inst.opcode === "load" &&
    (inst.data as { readonly volatile: boolean; readonly ordering: unknown }).volatile
  );
}

/** Calls the function that counts entries, as `-pg` asks by an attribute. */
function countEntry(s: Selector, ir: Function): void {
  const counter = ir.attributes.fn.string("instrument-function-entry-inlined");
  if (counter === undefined || counter === "" || s.mf.naked) return;
  if (!counter.endsWith("mcount")) throw s.unsupported(`instrumentation by ${counter}`);
  callNamed(s, counter.replace("\u0001", ""));
}

/** Decides on the frame: which registers the allocators may not give out. */
function finish(s: Selector, tier: Tier): void {
  const { mf } = s;
  const wideSlots = mf.slotAlign.some((align) => align > 16) || mf.stackAlign > 0;
  mf.realign = wideSlots;
  if (mf.hasDynamicAlloca || wideSlots || tier === "O0") mf.framePointer = true;
  if (mf.framePointer) mf.reserved |= maskOf(EBP);
  // Aligned slots below a stack that also grows are addressed from a register of their own.
  if (mf.realign && mf.hasDynamicAlloca) mf.reserved |= maskOf(ESI);
}
