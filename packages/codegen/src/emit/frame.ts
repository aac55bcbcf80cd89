/**
 * Frame lowering: which registers a function saves, how large its frame is, and where each slot stands. The picture is
 * in `../machine/machine-function.ts`; prologue and epilogue are written by the encoder from what is decided here.
 *
 * | frame | locals from | arguments from |
 * |---|---|---|
 * | plain | esp | esp |
 * | with frame pointer | ebp | ebp |
 * | realigned (a slot wants more than 16 bytes) | esp | ebp |
 * | realigned and growing (dynamic alloca) | esi, set to esp in the prologue | ebp |
 */
import { baseSlot, type MachineFunction } from "../machine/machine-function.js";
import {
  DEF_MASK_WORD,
  IMPLICIT_DEFS,
  MEM_WORD,
  REG_COUNT,
  REG_ROLE,
  REG_STRIDE,
  REG_WORD,
  Role,
} from "../machine/opcodes.js";
import { CALLEE_SAVED, EBP, EBX, EDI, ESI, ESP, type Reg } from "../machine/registers.js";

export interface Frame {
  /** Pushed in this order, behind ebp. */
  readonly saved: readonly Reg[];
  readonly framePointer: boolean;
  /** Subtracted from esp behind the pushes. */
  readonly size: number;
  /** esp is rounded down to this; 0 for no. */
  readonly realign: number;
  /** esi is set to esp behind the prologue. */
  readonly basePointer: boolean;
  /** esp is not where the prologue left it when the function returns. */
  readonly restoreFromFramePointer: boolean;
  /** Base register and displacement of each slot; a slot that no instruction names has base -1. */
  readonly slotBase: Int32Array;
  readonly slotOffset: Int32Array;
}

export function layOutFrame(fn: MachineFunction): Frame {
  const used = new Uint8Array(fn.slotSize.length);
  const written = scan(fn, used);
  for (const { operands } of fn.asms) {
    for (const operand of operands)
      if (operand.kind === "mem" && operand.base < -1) used[baseSlot(operand.base)] = 1;
  }
  let maxAlign = 4;
  const order: number[] = [];
  for (let slot = 0; slot < used.length; slot++) {
    if (used[slot] !== 1 || fn.slotFixed[slot] !== undefined) continue;
    maxAlign = Math.max(maxAlign, fn.slotAlign[slot] ?? 0);
    if (slot !== fn.outgoingEnd) order.push(slot);
  }
  const wanted = maxAlign > 16 ? Math.max(maxAlign, fn.stackAlign) : fn.stackAlign;
  const realign = fn.naked ? 0 : wanted;
  const framePointer = (fn.framePointer || realign > 0) && !fn.naked;
  const basePointer = realign > 0 && fn.hasDynamicAlloca;
  const saved: Reg[] = [];
  for (const reg of [EBX, ESI, EDI, EBP]) {
    if (reg === EBP && framePointer) continue;
    const isWritten = ((written & CALLEE_SAVED) >> reg) & 1;
    if ((isWritten === 1 && !fn.naked) || (reg === ESI && basePointer)) saved.push(reg);
  }
  const pushed = 4 * (saved.length + (framePointer ? 1 : 0));

  // Offsets up from the final esp: small slots where their displacement is short.
  const espBased = !framePointer || realign > 0;
  order.sort((a, b) => {
    const difference = (fn.slotSize[a] ?? 0) - (fn.slotSize[b] ?? 0);
    return (espBased ? difference : -difference) || a - b;
  });
  const outgoing = roundUp(fn.outgoingBytes, fn.hasDynamicAlloca ? 16 : 4);
  let end = outgoing;
  const offsets = new Int32Array(fn.slotSize.length);
  for (const slot of order) {
    end = roundUp(end, fn.slotAlign[slot] ?? 4);
    offsets[slot] = end;
    end += fn.slotSize[slot] ?? 0;
  }
  let size = fn.naked ? 0 : roundUp(end, 4);
  // The caller's arguments begin at a multiple of 16: below them stand the return address and what was pushed.
  const aligned = fn.hasCalls || maxAlign > 4 || fn.hasDynamicAlloca;
  if (aligned && !fn.naked) size += (16 - ((4 + pushed + size) % 16)) % 16;

  const slotBase = new Int32Array(fn.slotSize.length);
  const slotOffset = new Int32Array(fn.slotSize.length);
  const framePointerAbove = pushed + size - 4;
  for (let slot = 0; slot < fn.slotSize.length; slot++) {
    const fixed = fn.slotFixed[slot];
    if (slot === fn.outgoingEnd) {
      slotBase[slot] = ESP;
      slotOffset[slot] = outgoing;
    } else if (fixed !== undefined) {
      slotBase[slot] = framePointer ? EBP : ESP;
      slotOffset[slot] = framePointer ? 8 + fixed : 4 + pushed + size + fixed;
    } else if (used[slot] !== 1) slotBase[slot] = -1;
    else if (espBased) {
      slotBase[slot] = basePointer ? ESI : ESP;
      slotOffset[slot] = offsets[slot] ?? 0;
    } else {
      slotBase[slot] = EBP;
      slotOffset[slot] = (offsets[slot] ?? 0) - framePointerAbove;
    }
  }
  return {
    saved,
    framePointer,
    size,
    realign,
    basePointer,
    restoreFromFramePointer: framePointer && (fn.hasDynamicAlloca || realign > 0),
    slotBase,
    slotOffset,
  };
}

/**
 * Marks the slots that instructions name, and returns the registers they write. A function of its own, so that V8 need
 * not optimize the rest of frame lowering for the sake of this loop.
 */
function scan(fn: MachineFunction, used: Uint8Array): number {
  const { words, starts } = fn;
  let written = 0;
  for (let inst = 0; inst < fn.instCount; inst++) {
    const start = starts[inst] ?? 0;
    const opcode = words[start] ?? 0;
    written |= IMPLICIT_DEFS[opcode] ?? 0;
    const defMask = DEF_MASK_WORD[opcode] ?? 0;
    if (defMask !== 0) written |= words[start + defMask] ?? 0;
    const end = opcode * REG_STRIDE + (REG_COUNT[opcode] ?? 0);
    for (let at = opcode * REG_STRIDE; at < end; at++) {
      if (((REG_ROLE[at] ?? 0) & Role.def) !== 0) written |= 1 << (words[start + (REG_WORD[at] ?? 0)] ?? 0);
    }
    const mem = MEM_WORD[opcode] ?? 0;
    if (mem !== 0) {
      const base = words[start + mem] ?? 0;
      if (base < -1) used[baseSlot(base)] = 1;
    }
  }
  return written;
}

function roundUp(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}
