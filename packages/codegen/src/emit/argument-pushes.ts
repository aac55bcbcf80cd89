/**
 * Small code for the arguments of calls: stores into the outgoing area, each with its address, become pushes.
 *
 *     mov [esp], eax                       add esp, 12
 *     mov [esp+4], ecx              =>     push 5
 *     mov dword [esp+8], 5                 push ecx
 *     call f                               push eax
 *                                          call f
 *
 * Right because the pushes fill the same bytes, all of them, and end with esp where it was: what an interrupt may have
 * left between the `add` and a push is overwritten. A store moves down to its call only past instructions that neither
 * write its register nor touch the outgoing area.
 */
import * as I from "../i386/instructions.js";
import type { MachineFunction } from "../machine/machine-function.js";
import {
  DEF_MASK_WORD,
  IMPLICIT_DEFS,
  MEM_WORD,
  Mem,
  PROPERTIES,
  Property,
  REG_COUNT,
  REG_ROLE,
  REG_STRIDE,
  REG_WORD,
  Role,
} from "../machine/opcodes.js";
import { ESP } from "../machine/registers.js";

/** Stores farther from their call are left alone. */
const REACH = 32;
/** Bytes of `add esp, n`. */
const ADD_SIZE = 3;

export function isCall(opcode: number): boolean {
  return opcode === I.CALLy || opcode === I.CALLr || opcode === I.CALLm;
}

/** The stores whose values a call's pushes take, that of the first argument first; empty when that is no shorter. */
export function pushedArguments(fn: MachineFunction, first: number, call: number): readonly number[] {
  const { words, starts } = fn;
  const byWord: number[] = [];
  let written = 0;
  let saved = -ADD_SIZE;
  for (let inst = call - 1; inst >= Math.max(first, call - REACH); inst--) {
    const start = starts[inst] ?? 0;
    const opcode = words[start] ?? 0;
    if (!isOutgoing(words, start, opcode)) {
      if (touchesStack(words, start, opcode)) break;
      written |= definedBy(words, start, opcode);
      continue;
    }
    const word = (words[start + 1 + Mem.disp] ?? 0) / 4;
    const value = words[start + 6] ?? 0;
    const isRegister = opcode === I.MOV32mr;
    if (!isStore(opcode) || !Number.isInteger(word) || word < 0 || byWord[word] !== undefined) break;
    if (isRegister && ((written >> value) & 1) !== 0) break;
    byWord[word] = inst;
    const isShort = opcode === I.MOV32mi && value >= -128 && value <= 127;
    saved += (word === 0 ? 3 : 4) + (isRegister ? 0 : 4) - (isRegister ? 1 : isShort ? 2 : 5);
  }
  const gap = byWord.length !== byWord.filter((inst) => inst !== undefined).length;
  return gap || saved <= 0 ? [] : byWord;
}

function isStore(opcode: number): boolean {
  return opcode === I.MOV32mr || opcode === I.MOV32mi || opcode === I.MOV32my;
}
/** Whether the instruction's memory operand is in the outgoing area: nothing else is addressed by esp. */
function isOutgoing(words: Int32Array, start: number, opcode: number): boolean {
  const mem = MEM_WORD[opcode] ?? 0;
  return mem !== 0 && words[start + mem + Mem.base] === ESP;
}
/** Calls, pushes, inline assembly and the like. */
function touchesStack(words: Int32Array, start: number, opcode: number): boolean {
  const properties = PROPERTIES[opcode] ?? 0;
  if ((properties & (Property.sideEffect | Property.call | Property.pseudo)) !== 0) return true;
  return ((definedBy(words, start, opcode) >> ESP) & 1) !== 0;
}
function definedBy(words: Int32Array, start: number, opcode: number): number {
  let mask = IMPLICIT_DEFS[opcode] ?? 0;
  const defs = DEF_MASK_WORD[opcode] ?? 0;
  if (defs !== 0) mask |= words[start + defs] ?? 0;
  const count = REG_COUNT[opcode] ?? 0;
  for (let at = 0; at < count; at++) {
    if (REG_ROLE[opcode * REG_STRIDE + at] === Role.use) continue;
    mask |= 1 << (words[start + (REG_WORD[opcode * REG_STRIDE + at] ?? 0)] ?? 0);
  }
  return mask;
}
