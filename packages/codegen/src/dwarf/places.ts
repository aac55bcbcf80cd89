/**
 * Location expressions: where a value is kept, in the words of a debugger.
 *
 * Source: DWARF Debugging Information Format, version 4, section 2.6; i386 ABI supplement for register numbers, which
 * for general registers are the hardware's.
 */
import {
  ConstantFP,
  ConstantInt,
  ConstantNull,
  isInstruction,
  type MDSpecialized,
  type Type,
  type Value,
} from "@ts-jit/ir";
import type { Frame } from "../emit/frame.js";
import { baseSlot, type Slot } from "../machine/machine-function.js";
import { EBP, ESP, K0, XMM0 } from "../machine/registers.js";
import { isSlotIndex, slotOfIndex } from "../select/fold.js";
import { DebugBytes } from "./bytes.js";
import { DW_OP } from "./constants.js";

/** Number of xmm0 for debuggers. */
const DWARF_XMM0 = 21;

/** Where a slot stands: from the frame base, which is the CFA, or in a realigned frame from its register. */
export function slotPlace(frame: Frame, slot: Slot): number[] | undefined {
  const base = frame.slotBase[slot] ?? -1;
  const offset = frame.slotOffset[slot] ?? 0;
  if (base < 0) return undefined;
  const pushed = 4 * (frame.saved.length + (frame.framePointer ? 1 : 0));
  if (base === EBP) return coded((code) => code.op(DW_OP.fbreg).signed(offset - 8));
  if (base === ESP && frame.realign === 0)
    return coded((code) => code.op(DW_OP.fbreg).signed(offset - (4 + pushed + frame.size)));
  return coded((code) => code.op(DW_OP.breg0 + base).signed(offset));
}

/** Where the variable stands that an alloca with a slot makes. */
export function allocaPlace(frame: Frame, value: Value): number[] | undefined {
  if (!isInstruction(value) || value.opcode !== "alloca" || !isSlotIndex(value.index)) return undefined;
  return slotPlace(frame, slotOfIndex(value.index));
}

/** The address of an alloca's variable as a variable's value. */
export function slotAddress(frame: Frame, value: Value): number[] | undefined {
  const place = allocaPlace(frame, value);
  return place === undefined ? undefined : [...place, DW_OP.stackValue];
}

/** A part of a value: the register or slot (as a base) it is in, and its bytes. */
export interface PartPlace {
  readonly place: number;
  readonly bytes: number;
}

/** Where a variable is whose expression applies to a value in these parts; undefined where that cannot be said. */
export function valuePlace(
  frame: Frame,
  parts: readonly PartPlace[],
  type: Type,
  expression: MDSpecialized,
): number[] | undefined {
  const operations = expression.fields.map(({ value }) => (value.kind === "text" ? value.text : ""));
  // A bit is kept in a byte whose other bits are anything.
  if (type.kind === "integer" && type.bits < 8) return undefined;
  const [first] = parts;
  if (first === undefined) return undefined;
  if (operations.length === 0) {
    if (parts.length === 1) return partPlace(frame, first.place);
    const code: number[] = [];
    for (const { place, bytes } of parts) {
      const part = partPlace(frame, place);
      if (part === undefined) return undefined;
      code.push(...part, ...coded((piece) => piece.op(DW_OP.piece).unsigned(bytes)));
    }
    return code;
  }
  // What is computed with must be a whole word, for the rest of a register is not cleared.
  if (parts.length !== 1 || !(type.kind === "pointer" || (type.kind === "integer" && type.bits === 32)))
    return undefined;
  const word =
    first.place >= 0
      ? first.place < XMM0
        ? coded((code) => code.op(DW_OP.breg0 + first.place).signed(0))
        : undefined
      : dereferenced(slotPlace(frame, baseSlot(first.place)));
  const computed = word === undefined ? undefined : operationCode(operations);
  return word === undefined || computed === undefined ? undefined : [...word, ...computed];
}

/** A constant as a variable's value. */
export function constantPlace(value: Value): number[] | undefined {
  const bits = constantBits(value);
  if (bits === undefined) return undefined;
  const code = coded((out) => out.op(DW_OP.implicitValue).unsigned(bits.bytes));
  for (let at = 0; at < bits.bytes; at++) code.push(Number((bits.value >> BigInt(at * 8)) & 0xffn));
  return code;
}

function constantBits(value: Value): { readonly value: bigint; readonly bytes: number } | undefined {
  if (value instanceof ConstantInt && value.type.kind === "integer" && value.type.bits >= 8)
    return { value: BigInt.asUintN(value.type.bits, value.value), bytes: Math.ceil(value.type.bits / 8) };
  if (value instanceof ConstantNull && value.type.kind === "pointer") return { value: 0n, bytes: 4 };
  if (value instanceof ConstantFP && value.type.kind === "float") return { value: value.bits, bytes: 4 };
  if (value instanceof ConstantFP && value.type.kind === "double") return { value: value.bits, bytes: 8 };
  return undefined;
}

function partPlace(frame: Frame, place: number): number[] | undefined {
  if (place < 0) return slotPlace(frame, baseSlot(place));
  if (place >= K0) return undefined;
  if (place >= XMM0) return coded((code) => code.op(DW_OP.regx).unsigned(DWARF_XMM0 + place - XMM0));
  return [DW_OP.reg0 + place];
}

function dereferenced(place: readonly number[] | undefined): number[] | undefined {
  return place === undefined ? undefined : [...place, DW_OP.deref];
}

/** Operations without an operand, by LLVM's names. */
const PLAIN: Readonly<Record<string, number>> = {
  DW_OP_deref: DW_OP.deref,
  DW_OP_dup: DW_OP.dup,
  DW_OP_and: DW_OP.and,
  DW_OP_minus: DW_OP.minus,
  DW_OP_mul: DW_OP.mul,
  DW_OP_neg: DW_OP.neg,
  DW_OP_not: DW_OP.not,
  DW_OP_or: DW_OP.or,
  DW_OP_plus: DW_OP.plus,
  DW_OP_shl: DW_OP.shl,
  DW_OP_shr: DW_OP.shr,
  DW_OP_shra: DW_OP.shra,
  DW_OP_xor: DW_OP.xor,
};

/**
 * Operations upon a word: an address (a last `deref` of LLVM's is what a location of DWARF's means) or, where
 * `stack_value` ends them, the value.
 */
function operationCode(operations: readonly string[]): number[] | undefined {
  const last = operations.at(-1);
  if (last !== "DW_OP_stack_value" && last !== "DW_OP_deref") return undefined;
  const code: number[] = [];
  for (let at = 0; at < operations.length - 1; at++) {
    const name = operations[at] ?? "";
    const plain = PLAIN[name];
    if (plain !== undefined) code.push(plain);
    else if (name === "DW_OP_plus_uconst" || name === "DW_OP_constu") {
      const operand = BigInt(operations[++at] ?? "0");
      const op = name === "DW_OP_constu" ? DW_OP.constu : DW_OP.plus_uconst;
      code.push(...coded((out) => out.op(op).unsigned(operand)));
    } else if (name === "DW_OP_consts") {
      const operand = BigInt(operations[++at] ?? "0");
      code.push(...coded((out) => out.op(DW_OP.consts).signed(operand)));
    } else return undefined;
  }
  if (last === "DW_OP_stack_value") code.push(DW_OP.stackValue);
  return code;
}

class Code {
  readonly bytes = new DebugBytes(".debug_info");
  op(op: number): this {
    this.bytes.u8(op);
    return this;
  }
  signed(value: number | bigint): this {
    this.bytes.signed(value);
    return this;
  }
  unsigned(value: number | bigint): this {
    this.bytes.unsigned(value);
    return this;
  }
}
function coded(write: (code: Code) => void): number[] {
  const code = new Code();
  write(code);
  return [...code.bytes.finish().data];
}
