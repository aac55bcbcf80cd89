/**
 * How each row of the instruction table is encoded, read from iced-x86's own description of the instruction.
 *
 * Going through iced's `Encoder` for every instruction costs a dozen calls into WebAssembly each. What it knows is asked
 * for once a row instead (opcode bytes, prefixes, which operand goes into ModRM.reg, ModRM.rm, VEX.vvvv, the
 * immediate), and `encoder.ts` writes the bytes from that. A test encodes every row both ways.
 *
 * Source: Intel SDM volume 2, chapter 2, "Instruction Format".
 */
import {
  Code,
  EncodingKind,
  Instruction,
  MandatoryPrefix,
  OpCodeOperandKind,
  OpCodeTableKind,
} from "iced-x86";
import { type OperandSpec, ROWS, type Row, rowOf } from "../machine/opcodes.js";
import { PREPARED_FORMS, type PreparedForms } from "./prepared-forms.js";

/** Where an operand's bits go. */
export interface Form {
  /** Bytes before ModRM: prefixes, escapes, opcode. For VEX the opcode alone. */
  readonly opcode: readonly number[];
  /** VEX: 0 for legacy; else the pp, mmmmm, W and L fields. */
  readonly vex: VexFields | undefined;
  /** EVEX: encoded by iced itself. */
  readonly evex: boolean;
  /** Word whose register is added to the last opcode byte; 0 for none. */
  readonly opcodeRegWord: number;
  /** Word of the register in ModRM.reg; 0 where `group` stands there. */
  readonly regWord: number;
  /** Opcode extension in ModRM.reg. */
  readonly group: number;
  /** Word of the register in ModRM.rm; 0 for none. */
  readonly rmWord: number;
  /** Word of the memory operand; 0 for none. */
  readonly memWord: number;
  readonly hasModRM: boolean;
  readonly vvvvWord: number;
  readonly is4Word: number;
  readonly immWord: number;
  readonly immBytes: number;
  /** The immediate is a symbol and an addend. */
  readonly immSymbol: boolean;
  /** The last opcode byte of the form with a sign-extended byte; -1 when there is none. */
  readonly smallOpcode: number;
}
export interface VexFields {
  readonly pp: number;
  readonly map: number;
  readonly w: number;
  readonly l: number;
}

/** A row whose operands are not what iced says the instruction has. */
class FormError extends Error {
  override name = "FormError";
}

const legacyForms: (Form | undefined)[] = [];
const vexForms: (Form | undefined)[] = [];

/** The form of an opcode; with `avx`, of its VEX variant where it has one. */
export function formOf(opcode: number, avx: boolean): Form {
  const table = avx ? vexForms : legacyForms;
  let form = table[opcode];
  if (form === undefined) {
    const row = rowOf(opcode);
    const vex = avx && row.vex !== undefined;
    const prepared = PREPARED_FORMS?.[vex ? "vex" : "legacy"][opcode];
    form = typeof prepared === "string" ? unpackForm(prepared) : describe(row, vex);
    table[opcode] = form;
  }
  return form;
}

/** Fields of a form in the order they are packed in. */
const FIELDS = [
  "opcode",
  "vex",
  "evex",
  "opcodeRegWord",
  "regWord",
  "group",
  "rmWord",
  "memWord",
  "hasModRM",
  "vvvvWord",
  "is4Word",
  "immWord",
  "immBytes",
  "immSymbol",
  "smallOpcode",
] as const satisfies readonly (keyof Form)[];

/** Every row's forms as text: what `prepared-forms.ts` holds in the bundled command. */
export function packForms(): PreparedForms {
  const pack = (row: Row, vex: boolean): string | 0 => {
    if ((vex ? row.vex : row.code) === undefined) return 0;
    try {
      return packForm(describe(row, vex));
    } catch (error) {
      // The encoder writes such a row by itself (a jump through a table, a thread-local address).
      if (error instanceof FormError) return 0;
      throw error;
    }
  };
  return { legacy: ROWS.map((row) => pack(row, false)), vex: ROWS.map((row) => pack(row, true)) };
}

export function packForm(form: Form): string {
  return JSON.stringify(FIELDS.map((field) => form[field]));
}
export function unpackForm(packed: string): Form {
  const values = JSON.parse(packed) as readonly unknown[];
  return Object.fromEntries(FIELDS.map((field, at) => [field, values[at] ?? undefined])) as unknown as Form;
}

/** x87 rows that name a register of the stack; the others mean st(1). */
const STACK_REGISTER: Readonly<Record<string, number>> = { FSTP_ST0: 0 };

const K = OpCodeOperandKind;
/** Operands that stand in no field: fixed registers and string memory. */
const FIXED = new Set<number>([
  K.al,
  K.cl,
  K.ax,
  K.dx,
  K.eax,
  K.st0,
  K.es_rDI,
  K.seg_rSI,
  K.imm8_const_1,
  K.seg_rDI,
]);
const REG_FIELD = new Set<number>([
  K.r8_reg,
  K.r16_reg,
  K.r32_reg,
  K.r32_reg_mem,
  K.xmm_reg,
  K.ymm_reg,
  K.zmm_reg,
  K.k_reg,
  K.seg_reg,
  K.cr_reg,
]);
const RM_FIELD = new Set<number>([
  K.mem,
  K.r8_or_mem,
  K.r16_or_mem,
  K.r32_or_mem,
  K.r32_rm,
  K.r16_rm,
  K.xmm_or_mem,
  K.ymm_or_mem,
  K.zmm_or_mem,
  K.xmm_rm,
  K.ymm_rm,
  K.k_or_mem,
  K.k_rm,
]);
const OPCODE_FIELD = new Set<number>([K.r8_opcode, K.r16_opcode, K.r32_opcode]);
const VVVV_FIELD = new Set<number>([K.xmm_vvvv, K.ymm_vvvv, K.zmm_vvvv, K.r32_vvvv, K.k_vvvv]);
const IS4_FIELD = new Set<number>([K.xmm_is4, K.ymm_is4]);
const IMMEDIATE_BYTES = new Map<number, number>([
  [K.imm8, 1],
  [K.imm8sex16, 1],
  [K.imm8sex32, 1],
  [K.imm16, 2],
  [K.imm32, 4],
  [K.br32_4, 4],
  [K.br32_1, 1],
]);

function describe(row: Row, vexVariant: boolean): Form {
  const code = vexVariant ? row.vex : row.code;
  if (code === undefined) throw new Error(`${row.name} is a pseudo instruction`);
  const instruction = Instruction.create(code);
  const info = instruction.opCode;
  try {
    const kinds = [info.op0Kind, info.op1Kind, info.op2Kind, info.op3Kind, info.op4Kind].slice(
      0,
      info.opCount,
    );
    const explicit = kinds.filter((kind) => !FIXED.has(kind) && kind !== K.sti_opcode);
    const operands = row.operands.filter(({ kind }) => kind !== "mask" && kind !== "cond" && kind !== "asm");
    const tokens: OperandSpec[] = [...operands];
    const [first] = tokens;
    const single = tokens.length === 1;
    // A VEX form names the two-address operand twice; a row of one register (a zero idiom) names it everywhere.
    while (first !== undefined && tokens.length < explicit.length && (single || (vexVariant && row.vexDup))) {
      tokens.unshift(first);
    }
    if (tokens.length !== explicit.length)
      throw new FormError(`instruction table: ${row.name}: operands do not match iced's`);
    const fields = {
      opcodeRegWord: 0,
      regWord: 0,
      rmWord: 0,
      memWord: 0,
      vvvvWord: 0,
      is4Word: 0,
      immWord: 0,
      immBytes: 0,
      immSymbol: false,
    };
    let hasModRM = info.isGroup;
    explicit.forEach((kind, at) => {
      const token = tokens[at];
      if (token === undefined) return;
      if (REG_FIELD.has(kind)) {
        fields.regWord = token.word;
        hasModRM = true;
      } else if (RM_FIELD.has(kind)) {
        hasModRM = true;
        if (token.kind === "mem") fields.memWord = token.word;
        else fields.rmWord = token.word;
      } else if (OPCODE_FIELD.has(kind)) fields.opcodeRegWord = token.word;
      else if (VVVV_FIELD.has(kind)) fields.vvvvWord = token.word;
      else if (IS4_FIELD.has(kind)) fields.is4Word = token.word;
      else {
        const bytes = IMMEDIATE_BYTES.get(kind);
        if (bytes === undefined)
          throw new FormError(`instruction table: ${row.name}: operand kind ${K[kind]}`);
        fields.immWord = token.word;
        fields.immBytes = bytes;
        fields.immSymbol = token.kind === "symbol";
      }
    });
    const stackRegister = kinds.includes(K.sti_opcode) ? (STACK_REGISTER[row.name] ?? 1) : 0;
    return {
      ...fields,
      hasModRM,
      opcode: opcodeBytes(row, info, stackRegister),
      vex:
        info.encoding === EncodingKind.VEX
          ? { pp: prefixNumber(info.mandatoryPrefix), map: mapNumber(info.table), w: info.W, l: info.L }
          : undefined,
      evex: info.encoding === EncodingKind.EVEX,
      group: info.isGroup ? info.groupIndex : 0,
      smallOpcode: fields.immBytes === 4 ? smallImmediate(code) : -1,
    };
  } finally {
    info.free();
    instruction.free();
  }
}

function opcodeBytes(row: Row, info: Instruction["opCode"], stackRegister: number): number[] {
  const bytes: number[] = [];
  if (info.encoding === EncodingKind.Legacy) {
    if (row.name.startsWith("LOCK")) bytes.push(0xf0);
    if (row.name.startsWith("REP")) bytes.push(0xf3);
    if (info.operandSize === 16 || info.mandatoryPrefix === MandatoryPrefix.P66) bytes.push(0x66);
    if (info.mandatoryPrefix === MandatoryPrefix.PF3) bytes.push(0xf3);
    if (info.mandatoryPrefix === MandatoryPrefix.PF2) bytes.push(0xf2);
    if (info.table !== OpCodeTableKind.Normal) bytes.push(0x0f);
    if (info.table === OpCodeTableKind.T0F38) bytes.push(0x38);
    if (info.table === OpCodeTableKind.T0F3A) bytes.push(0x3a);
  }
  if (info.opCodeLength === 2) bytes.push(info.opCode >> 8);
  bytes.push((info.opCode & 0xff) + stackRegister);
  return bytes;
}
function prefixNumber(prefix: MandatoryPrefix): number {
  if (prefix === MandatoryPrefix.P66) return 1;
  if (prefix === MandatoryPrefix.PF3) return 2;
  return prefix === MandatoryPrefix.PF2 ? 3 : 0;
}
function mapNumber(table: OpCodeTableKind): number {
  if (table === OpCodeTableKind.T0F38) return 2;
  return table === OpCodeTableKind.T0F3A ? 3 : 1;
}

/** The opcode byte of the same instruction with a sign-extended byte as its immediate. */
function smallImmediate(code: Code): number {
  const name = Code[code].replace(/imm32$/, "imm8");
  const small: unknown = (Code as unknown as Record<string, unknown>)[name];
  if (name === Code[code] || typeof small !== "number") return -1;
  const instruction = Instruction.create(small);
  const info = instruction.opCode;
  const last = [info.op0Kind, info.op1Kind, info.op2Kind][info.opCount - 1];
  const opcode = last === K.imm8sex32 ? info.opCode : -1;
  info.free();
  instruction.free();
  return opcode;
}
