/**
 * The machine instruction table: what each instruction's operand words mean. The rows themselves stand in
 * the tables of `../i386`; this file defines the columns and keeps them as flat arrays for the hot loops.
 *
 * An instruction is a run of 32-bit words: the opcode, then its operands in the order the row's format names them.
 *
 * | token | words | operand |
 * |---|---|---|
 * | `d` | 1 | register defined |
 * | `u` | 1 | register used |
 * | `x` | 1 | register used and defined in place: a two-address operand |
 * | `e` | 1 | register defined early, while uses are still read: shares no register with them |
 * | `m` | 5 | memory: base, index, log2 of scale, displacement, symbol |
 * | `i` | 1 | immediate |
 * | `c` | 1 | condition code |
 * | `b` | 1 | block |
 * | `y` | 2 | symbol, addend |
 * | `t` | 1 | jump table |
 * | `U` | 1 | mask of physical registers used besides |
 * | `D` | 1 | mask of physical registers defined besides |
 * | `a` | 1 | index into `MachineFunction.asms` |
 *
 * A register token may carry a class: `d8` (gr8), `ds` (any xmm class), `dk` (mask register); without one it is gr32.
 * A memory base of -1 is none, of -2 - n is stack slot n; an index of -1 is none; a symbol of -1 is none.
 */
import type { Code } from "iced-x86";
import { RegClass } from "./registers.js";

declare const opcodeBrand: unique symbol;
/** Index of a row of the instruction table. */
export type MachineOpcode = number & { readonly [opcodeBrand]: "opcode" };

/** What an instruction does with a register operand. Bit 0: read. Bit 1: written. */
export const Role = { use: 1, def: 2, useDef: 3, earlyDef: 6 } as const;
export type Role = (typeof Role)[keyof typeof Role];

/** Operand kinds of a row, one per token. */
export type OperandKind = "reg" | "mem" | "imm" | "cond" | "block" | "symbol" | "table" | "mask" | "asm";

/** Words of a memory operand. */
export const MEM_WORDS = 5;
export const Mem = { base: 0, index: 1, scale: 2, disp: 3, symbol: 4 } as const;

export interface OperandSpec {
  readonly kind: OperandKind;
  /** First word, counted from the opcode's word. */
  readonly word: number;
  /** For registers. */
  readonly role: Role;
  /** For registers: which physical registers the encoding can name. */
  readonly constraint: OperandClass;
}

/** Which registers an operand can name. */
export const OperandClass = { gr32: 0, gr8: 1, xmm: 2, mask: 3 } as const;
export type OperandClass = (typeof OperandClass)[keyof typeof OperandClass];

/** The operand classes a virtual register of each class may stand in, as bits by `OperandClass`. */
export const CLASS_FITS: Uint8Array = (() => {
  const fits = new Uint8Array(8);
  fits[RegClass.gr32] = 1 << OperandClass.gr32;
  fits[RegClass.gr8] = (1 << OperandClass.gr32) | (1 << OperandClass.gr8);
  for (const xmm of [RegClass.fr32, RegClass.fr64, RegClass.vr128, RegClass.vr256, RegClass.vr512]) {
    fits[xmm] = 1 << OperandClass.xmm;
  }
  fits[RegClass.vk] = 1 << OperandClass.mask;
  return fits;
})();

/** Properties of an instruction as bits of {@link PROPERTIES}. */
export const Property = {
  /** Sets the flags register (or leaves it undefined). */
  writesFlags: 1 << 0,
  readsFlags: 1 << 1,
  /** Copies its second operand, a register, to its first, a register of the same class. */
  move: 1 << 2,
  call: 1 << 3,
  /** Ends a block, or stands in the group of instructions that does. */
  terminator: 1 << 4,
  /** Control does not reach the next instruction. */
  barrier: 1 << 5,
  load: 1 << 6,
  store: 1 << 7,
  /** Defines its one register from constants alone: may be executed again instead of being reloaded. */
  remat: 1 << 8,
  /** Has an effect besides its register definitions, though it neither stores nor calls. */
  sideEffect: 1 << 9,
  /** Both register operands may be exchanged: `x u` with equal results. */
  commutative: 1 << 10,
  /** Expanded before encoding; has no iced code. */
  pseudo: 1 << 11,
} as const;

export interface RowOptions {
  /** Bits of {@link Property}. */
  readonly is?: number;
  /** Mask of physical registers read besides the operands. */
  readonly uses?: number;
  /** Mask of physical registers written besides the operands. */
  readonly defs?: number;
  /** The VEX form of the same operation, taken where the CPU level has AVX so that the two are not mixed. */
  readonly vex?: Code;
  /** The VEX form has a second source, which is the first operand again. */
  readonly vexDup?: boolean;
}

export interface Row {
  readonly name: string;
  readonly opcode: MachineOpcode;
  /** Undefined for a pseudo instruction. */
  readonly code: Code | undefined;
  readonly vex: Code | undefined;
  readonly vexDup: boolean;
  readonly operands: readonly OperandSpec[];
}

/** Rows by opcode. */
export const ROWS: Row[] = [];
const byName = new Map<string, MachineOpcode>();

const MAX_ROWS = 2048;
const MAX_REGS = 8;
/** Words an instruction takes, the opcode's included. By opcode. */
export const WORDS = new Uint8Array(MAX_ROWS);
/** Bits of {@link Property}. By opcode. */
export const PROPERTIES = new Int32Array(MAX_ROWS);
/** Physical registers read besides the operands. By opcode. */
export const IMPLICIT_USES = new Int32Array(MAX_ROWS);
/** Physical registers written besides the operands. By opcode. */
export const IMPLICIT_DEFS = new Int32Array(MAX_ROWS);
/** Word of the mask of registers used, 0 where the row has none. By opcode. */
export const USE_MASK_WORD = new Uint8Array(MAX_ROWS);
/** Word of the mask of registers defined, 0 where the row has none. By opcode. */
export const DEF_MASK_WORD = new Uint8Array(MAX_ROWS);
/** How many words hold registers (memory bases and indices included, which may be negative: none or a slot). By opcode. */
export const REG_COUNT = new Uint8Array(MAX_ROWS);
/** Word, role and operand class of register k of an opcode: at `opcode * REG_STRIDE + k`. */
export const REG_STRIDE = MAX_REGS;
export const REG_WORD = new Uint8Array(MAX_ROWS * MAX_REGS);
export const REG_ROLE = new Uint8Array(MAX_ROWS * MAX_REGS);
export const REG_CLASS = new Uint8Array(MAX_ROWS * MAX_REGS);
/** Word of the memory operand, 0 where the row has none. By opcode. */
export const MEM_WORD = new Uint8Array(MAX_ROWS);
/** Word of the (first) block operand, 0 where the row has none. By opcode. */
export const BLOCK_WORD = new Uint8Array(MAX_ROWS);

const ROLE_TOKENS: Readonly<Record<string, Role>> = {
  d: Role.def,
  u: Role.use,
  x: Role.useDef,
  e: Role.earlyDef,
};
const CLASS_TOKENS: Readonly<Record<string, OperandClass>> = {
  "": OperandClass.gr32,
  "8": OperandClass.gr8,
  s: OperandClass.xmm,
  k: OperandClass.mask,
};
const OTHER_TOKENS: Readonly<Record<string, { kind: OperandKind; words: number }>> = {
  m: { kind: "mem", words: MEM_WORDS },
  i: { kind: "imm", words: 1 },
  c: { kind: "cond", words: 1 },
  b: { kind: "block", words: 1 },
  y: { kind: "symbol", words: 2 },
  t: { kind: "table", words: 1 },
  U: { kind: "mask", words: 1 },
  D: { kind: "mask", words: 1 },
  a: { kind: "asm", words: 1 },
};

/**
 * Adds a row to the table and returns its opcode.
 * @param format operand tokens, separated by blanks; see the head of this file.
 */
export function defineOpcode(
  name: string,
  code: Code | undefined,
  format: string,
  options: RowOptions = {},
): MachineOpcode {
  const opcode = ROWS.length as MachineOpcode;
  if (opcode >= MAX_ROWS || byName.has(name)) throw new Error(`instruction table: cannot add ${name}`);
  const operands: OperandSpec[] = [];
  let word = 1;
  let regs = 0;
  const addReg = (at: number, role: Role, constraint: OperandClass): void => {
    if (regs >= MAX_REGS) throw new Error(`instruction table: too many registers in ${name}`);
    REG_WORD[opcode * REG_STRIDE + regs] = at;
    REG_ROLE[opcode * REG_STRIDE + regs] = role;
    REG_CLASS[opcode * REG_STRIDE + regs] = constraint;
    regs++;
  };
  for (const token of format.split(" ")) {
    if (token === "") continue;
    const role = ROLE_TOKENS[token.charAt(0)];
    if (role !== undefined) {
      const constraint = CLASS_TOKENS[token.slice(1)];
      if (constraint === undefined) throw new Error(`instruction table: ${name}: token ${token}`);
      operands.push({ kind: "reg", word, role, constraint });
      addReg(word, role, constraint);
      word += 1;
      continue;
    }
    const other = OTHER_TOKENS[token];
    if (other === undefined) throw new Error(`instruction table: ${name}: token ${token}`);
    operands.push({ kind: other.kind, word, role: Role.use, constraint: OperandClass.gr32 });
    if (token === "m") {
      MEM_WORD[opcode] = word;
      addReg(word + Mem.base, Role.use, OperandClass.gr32);
      addReg(word + Mem.index, Role.use, OperandClass.gr32);
    } else if (token === "U") USE_MASK_WORD[opcode] = word;
    else if (token === "D") DEF_MASK_WORD[opcode] = word;
    else if (token === "b") BLOCK_WORD[opcode] ||= word;
    word += other.words;
  }
  WORDS[opcode] = word;
  REG_COUNT[opcode] = regs;
  PROPERTIES[opcode] = (options.is ?? 0) | (code === undefined ? Property.pseudo : 0);
  IMPLICIT_USES[opcode] = options.uses ?? 0;
  IMPLICIT_DEFS[opcode] = options.defs ?? 0;
  ROWS.push({ name, opcode, code, vex: options.vex, vexDup: options.vexDup ?? false, operands });
  byName.set(name, opcode);
  return opcode;
}

/** The opcode of a row's name, or undefined. */
export function opcodeNamed(name: string): MachineOpcode | undefined {
  return byName.get(name);
}
/** The row of an opcode. @throws RangeError when there is none. */
export function rowOf(opcode: number): Row {
  const row = ROWS[opcode];
  if (row === undefined) throw new RangeError(`no machine opcode ${opcode}`);
  return row;
}
export function hasProperty(opcode: number, property: number): boolean {
  return ((PROPERTIES[opcode] ?? 0) & property) !== 0;
}
