/**
 * Assembles the templates of inline assembly: AT&T syntax as GNU C has it, and Intel syntax, for the instructions of a
 * 32-bit machine that iced-x86 knows. Candidates are found by mnemonic and operand kinds; iced encodes them.
 *
 * What is read: instructions with their prefixes, local labels (`1:`, `1f`, `1b`, `.Lname:`), and the operands the
 * compiler put in place. Assembler directives are refused.
 */
import {
  Code,
  Encoder,
  Instruction,
  Mnemonic,
  type OpCodeInfo,
  OpCodeOperandKind,
  OpKind,
  Register,
} from "iced-x86";
import { type AsmOperand, baseSlot, type MachineAsm } from "../machine/machine-function.js";
import { REGISTER_NAMES } from "../machine/registers.js";
import type { Frame } from "./frame.js";

export interface AssembledInline {
  readonly bytes: Uint8Array;
  readonly relocations: readonly {
    readonly offset: number;
    readonly symbol: number;
    readonly relative: boolean;
  }[];
}

/** A template that cannot be assembled. */
export class AssemblyError extends Error {
  override name = "AssemblyError";
}

// ---- operands put into the text ----

const NAMES: Readonly<Record<number, readonly string[]>> = {
  8: ["al", "cl", "dl", "bl", "", "", "", ""],
  16: ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"],
};
function registerName(reg: number, bits: number): string {
  const name = reg < 8 && bits < 32 ? NAMES[bits]?.[reg] : REGISTER_NAMES[reg];
  if (name === undefined || name === "")
    throw new AssemblyError(`register ${REGISTER_NAMES[reg]} has no ${bits}-bit part`);
  return name;
}
const HIGH_BYTES = ["ah", "ch", "dh", "bh"];

function operandText(operand: AsmOperand, modifier: string, intel: boolean, frame: Frame): string {
  const percent = intel ? "" : "%";
  switch (operand.kind) {
    case "reg": {
      if (modifier === "h") return percent + (HIGH_BYTES[operand.reg] ?? "");
      const bits =
        modifier === "b"
          ? 8
          : modifier === "w"
            ? 16
            : modifier === "k" || modifier === "q"
              ? 32
              : operand.bits;
      return percent + registerName(operand.reg, operand.reg < 8 ? bits : 32);
    }
    case "imm": {
      const text =
        operand.symbol < 0
          ? String(operand.value)
          : `@${operand.symbol}${operand.value < 0 ? operand.value : `+${operand.value}`}`;
      return intel || modifier === "c" || modifier === "P" || modifier === "a" ? text : `$${text}`;
    }
    case "stack":
      return operand.number === 0 ? `${percent}st` : `${percent}st(${operand.number})`;
    case "mem": {
      let base: number = operand.base;
      let disp = operand.disp;
      if (base < -1) {
        const slot = baseSlot(base);
        base = frame.slotBase[slot] ?? 0;
        disp += frame.slotOffset[slot] ?? 0;
      }
      const symbol = operand.symbol >= 0 ? `@${operand.symbol}+` : "";
      if (intel) {
        const size =
          operand.bits === 8
            ? "byte ptr "
            : operand.bits === 16
              ? "word ptr "
              : operand.bits === 64
                ? "qword ptr "
                : operand.bits === 32
                  ? "dword ptr "
                  : "";
        return `${size}[${symbol}${disp}${base >= 0 ? `+${REGISTER_NAMES[base]}` : ""}]`;
      }
      return `${symbol}${disp}${base >= 0 ? `(%${REGISTER_NAMES[base]})` : ""}`;
    }
    case "block":
      throw new AssemblyError("a label operand");
  }
}

/** The template with its operands written out. */
function expand(asm: MachineAsm, frame: Frame): string {
  // $( att $| intel $) picks one.
  const variant = asm.template.replace(
    /\$\(([^$]*)(?:\$\|([^$]*))?\$\)/g,
    (_, att: string, intel: string | undefined) => (asm.intel ? (intel ?? att) : att),
  );
  return variant.replace(
    /\$(?:(\$)|\{(\d+)(?::([a-zA-Z]))?\}|(\d+)|\{:uid\})/g,
    (
      whole,
      dollar: string | undefined,
      braced: string | undefined,
      modifier: string | undefined,
      plain: string | undefined,
    ) => {
      if (dollar !== undefined) return "$";
      const number = braced ?? plain;
      if (number === undefined) return whole.includes(":uid") ? "0" : whole;
      const operand = asm.operands[Number(number)];
      if (operand === undefined) throw new AssemblyError(`operand ${number} of the template`);
      return operandText(operand, modifier ?? "", asm.intel, frame);
    },
  );
}

// ---- reading instructions ----

interface Memory {
  readonly kind: "mem";
  readonly base: Register;
  readonly index: Register;
  readonly scale: number;
  readonly disp: number;
  readonly symbol: number;
  readonly segment: Register;
  /** Bits, 0 where the text does not say. */
  readonly bits: number;
}
type Operand =
  | { readonly kind: "reg"; readonly register: Register }
  | { readonly kind: "imm"; readonly value: number; readonly symbol: number }
  | { readonly kind: "label"; readonly name: string }
  | Memory;

const registersByName = new Map<string, Register>();
function registerNamed(name: string): Register | undefined {
  if (registersByName.size === 0) {
    for (const [key, value] of Object.entries(Register)) {
      if (typeof value === "number" && value !== Register.None) registersByName.set(key.toLowerCase(), value);
    }
    registersByName.set("st", Register.ST0);
  }
  const stack = /^st\((\d)\)$/.exec(name);
  return registersByName.get(stack === null ? name.toLowerCase() : `st${stack[1]}`);
}

interface Expression {
  readonly value: number;
  readonly symbol: number;
}
/** A sum of numbers and at most one symbol. */
function readExpression(text: string): Expression | undefined {
  let value = 0;
  let symbol = -1;
  const terms = text.replace(/\s+/g, "").match(/[+-]*[^+-]+/g);
  if (terms === null) return undefined;
  for (const term of terms) {
    const match = /^([+-]*)(?:@(\d+)|(0[xX][0-9a-fA-F]+|\d+|0[bB][01]+)|([0-9a-fA-F]+)[hH])$/.exec(term);
    if (match === null) return undefined;
    const sign = ((match[1] ?? "").match(/-/g)?.length ?? 0) % 2 === 1 ? -1 : 1;
    if (match[2] !== undefined) {
      if (symbol >= 0 || sign < 0) return undefined;
      symbol = Number(match[2]);
    } else
      value += sign * (match[4] !== undefined ? Number.parseInt(match[4], 16) : readNumber(match[3] ?? "0"));
  }
  return { value: value | 0, symbol };
}
function readNumber(text: string): number {
  return /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);
}

function readAtt(text: string, branch: boolean): Operand {
  let rest = text.trim();
  let indirect = false;
  if (rest.startsWith("*")) {
    indirect = true;
    rest = rest.slice(1).trim();
  }
  if (rest.startsWith("$")) {
    const value = readExpression(rest.slice(1));
    if (value !== undefined) return { kind: "imm", ...value };
  }
  let segment: Register = Register.None;
  const prefixed = /^%(\w\w):(.*)$/s.exec(rest);
  if (prefixed !== null) {
    segment = registerNamed(prefixed[1] ?? "") ?? Register.None;
    rest = prefixed[2] ?? "";
  } else if (rest.startsWith("%")) {
    const register = registerNamed(rest.slice(1));
    if (register !== undefined) return { kind: "reg", register };
  }
  const memory = /^([^()]*)(?:\(\s*(?:%(\w+))?\s*(?:,\s*(?:%(\w+))?\s*(?:,\s*(\d)\s*)?)?\))?$/.exec(rest);
  if (memory !== null) {
    const [, disp = "", base, index, scale] = memory;
    const plain = base === undefined && index === undefined;
    const value = disp.trim() === "" && !plain ? { value: 0, symbol: -1 } : readExpression(disp);
    if (value !== undefined) {
      if (plain && branch && !indirect) return { kind: "imm", ...value };
      return {
        kind: "mem",
        base: base === undefined ? Register.None : (registerNamed(base) ?? Register.None),
        index: index === undefined ? Register.None : (registerNamed(index) ?? Register.None),
        scale: Number(scale ?? 1),
        disp: value.value,
        symbol: value.symbol,
        segment,
        bits: 0,
      };
    }
    if (plain && /^[\w.$]+$/.test(rest)) return { kind: "label", name: rest };
  }
  throw new AssemblyError(`operand '${text.trim()}'`);
}

const INTEL_SIZES: Readonly<Record<string, number>> = {
  byte: 8,
  word: 16,
  dword: 32,
  qword: 64,
  xmmword: 128,
  tbyte: 80,
};

function readIntel(text: string): Operand {
  let rest = text.trim();
  const register = registerNamed(rest);
  if (register !== undefined) return { kind: "reg", register };
  let bits = 0;
  const sized = /^(\w+)\s+ptr\s+(.*)$/is.exec(rest);
  if (sized !== null) {
    bits = INTEL_SIZES[(sized[1] ?? "").toLowerCase()] ?? 0;
    rest = sized[2] ?? "";
  }
  let segment: Register = Register.None;
  const prefixed = /^(\w\w):\s*(.*)$/s.exec(rest);
  if (prefixed !== null) {
    segment = registerNamed(prefixed[1] ?? "") ?? Register.None;
    rest = prefixed[2] ?? "";
  }
  const memory = /^\[(.*)\]$/s.exec(rest);
  if (memory === null) {
    const value = readExpression(rest);
    if (value !== undefined)
      return segment === Register.None
        ? { kind: "imm", ...value }
        : {
            kind: "mem",
            base: 0,
            index: 0,
            scale: 1,
            disp: value.value,
            symbol: value.symbol,
            segment,
            bits,
          };
    if (/^[\w.$]+$/.test(rest)) return { kind: "label", name: rest };
    throw new AssemblyError(`operand '${text.trim()}'`);
  }
  let base: Register = Register.None;
  let index: Register = Register.None;
  let scale = 1;
  const numbers: string[] = [];
  for (const term of (memory[1] ?? "").replace(/\s+/g, "").match(/[+-]*[^+-]+/g) ?? []) {
    const scaled = /^\+*(?:(\w+)\*(\d)|(\d)\*(\w+))$/.exec(term);
    const plain = registerNamed(term.replace(/^\++/, ""));
    if (scaled !== null) {
      index = registerNamed(scaled[1] ?? scaled[4] ?? "") ?? Register.None;
      scale = Number(scaled[2] ?? scaled[3]);
    } else if (plain === undefined) numbers.push(term);
    else if (base === Register.None) base = plain;
    else index = plain;
  }
  const value = numbers.length === 0 ? { value: 0, symbol: -1 } : readExpression(numbers.join("+"));
  if (value === undefined) throw new AssemblyError(`operand '${text.trim()}'`);
  return { kind: "mem", base, index, scale, disp: value.value, symbol: value.symbol, segment, bits };
}

/** Splits at commas that stand in no parentheses. */
function splitOperands(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "(" || character === "[") depth++;
    else if (character === ")" || character === "]") depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (text.slice(from).trim() !== "") parts.push(text.slice(from));
  return parts;
}

// ---- choosing an instruction ----

const codesByMnemonic = new Map<string, Code[]>();
function codesNamed(name: string): readonly Code[] {
  if (codesByMnemonic.size === 0) {
    const count = Object.values(Code).filter((value) => typeof value === "number").length;
    for (let code = 1; code < count; code++) {
      const instruction = Instruction.create(code);
      const key = Mnemonic[instruction.mnemonic].toLowerCase();
      instruction.free();
      const list = codesByMnemonic.get(key);
      if (list === undefined) codesByMnemonic.set(key, [code]);
      else list.push(code);
    }
  }
  return codesByMnemonic.get(name) ?? [];
}

/** AT&T names that are other words of Intel's. */
const ATT_NAMES: Readonly<Record<string, string>> = {
  cltd: "cdq",
  cwtl: "cwde",
  cbtw: "cbw",
  cwtd: "cwd",
  pushf: "pushfd",
  pushfl: "pushfd",
  popf: "popfd",
  popfl: "popfd",
  pusha: "pushad",
  pushal: "pushad",
  popa: "popad",
  popal: "popad",
  iret: "iretd",
  movsl: "movsd",
  stosl: "stosd",
  lodsl: "lodsd",
  scasl: "scasd",
  cmpsl: "cmpsd",
  insl: "insd",
  outsl: "outsd",
  leavel: "leave",
  fwait: "wait",
  sal: "shl",
  setz: "sete",
  setnz: "setne",
  setc: "setb",
  setnc: "setae",
  jz: "je",
  jnz: "jne",
  jc: "jb",
  jnc: "jae",
};
const SUFFIX_BITS: Readonly<Record<string, number>> = { b: 8, w: 16, l: 32, q: 64, s: 32, t: 80 };

interface Names {
  readonly name: string;
  /** Operand width, 0 where the text does not say. */
  readonly bits: number;
  /** Width of the source of a movzx or movsx. */
  readonly sourceBits: number;
}
function resolveName(text: string, intel: boolean): readonly Names[] {
  const plain = text.toLowerCase();
  const found: Names[] = [];
  if (codesNamed(plain).length > 0) found.push({ name: plain, bits: 0, sourceBits: 0 });
  const other = ATT_NAMES[plain];
  if (other !== undefined) found.unshift({ name: other, bits: 0, sourceBits: 0 });
  if (intel) return found;
  const extend = /^mov([sz])([bw])([wl])$/.exec(plain);
  if (extend !== null) {
    return [
      {
        name: `mov${extend[1]}x`,
        bits: SUFFIX_BITS[extend[3] ?? ""] ?? 0,
        sourceBits: SUFFIX_BITS[extend[2] ?? ""] ?? 0,
      },
    ];
  }
  const suffix = SUFFIX_BITS[plain.at(-1) ?? ""];
  if (suffix !== undefined) {
    const stem = plain.slice(0, -1);
    const name = ATT_NAMES[stem] ?? stem;
    if (codesNamed(name).length > 0) found.push({ name, bits: suffix, sourceBits: 0 });
  }
  return found;
}

const K = OpCodeOperandKind;
function kindsOf(info: OpCodeInfo): OpCodeOperandKind[] {
  return [info.op0Kind, info.op1Kind, info.op2Kind, info.op3Kind, info.op4Kind].slice(0, info.opCount);
}
/** Fixed registers and string operands, which the text may leave out. */
const IMPLICIT = new Map<number, Register>([
  [K.al, Register.AL],
  [K.cl, Register.CL],
  [K.ax, Register.AX],
  [K.dx, Register.DX],
  [K.eax, Register.EAX],
  [K.st0, Register.ST0],
  [K.es, Register.ES],
  [K.cs, Register.CS],
  [K.ss, Register.SS],
  [K.ds, Register.DS],
  [K.fs, Register.FS],
  [K.gs, Register.GS],
]);
const STRING = new Map<number, OpKind>([
  [K.es_rDI, OpKind.MemoryESEDI],
  [K.seg_rSI, OpKind.MemorySegESI],
  [K.seg_rDI, OpKind.MemorySegEDI],
]);
const IMMEDIATES = new Map<number, readonly [OpKind, number, number]>([
  [K.imm8, [OpKind.Immediate8, -128, 255]],
  [K.imm8_const_1, [OpKind.Immediate8, 1, 1]],
  [K.imm8sex16, [OpKind.Immediate8to16, -128, 127]],
  [K.imm8sex32, [OpKind.Immediate8to32, -128, 127]],
  [K.imm16, [OpKind.Immediate16, -32768, 65535]],
  [K.imm32, [OpKind.Immediate32, -0x80000000, 0xffffffff]],
]);

function registerBits(register: Register): number {
  if (register >= Register.AL && register <= Register.R15L) return 8;
  if (register >= Register.AX && register <= Register.R15W) return 16;
  if (register >= Register.EAX && register <= Register.R15D) return 32;
  return 0;
}
/** Whether a register stands for an operand kind. */
function registerFits(register: Register, kind: OpCodeOperandKind): boolean {
  const name = K[kind];
  const bits = registerBits(register);
  if (/^r8_/.test(name)) return bits === 8;
  if (/^r16_/.test(name)) return bits === 16;
  if (/^r32_/.test(name)) return bits === 32;
  if (/^xmm/.test(name)) return register >= Register.XMM0 && register <= Register.XMM7;
  if (/^ymm/.test(name)) return register >= Register.YMM0 && register <= Register.YMM7;
  if (/^mm_/.test(name)) return register >= Register.MM0 && register <= Register.MM7;
  if (/^cr_/.test(name)) return register >= Register.CR0 && register <= Register.CR15;
  if (/^dr_/.test(name)) return register >= Register.DR0 && register <= Register.DR15;
  if (/^seg_reg/.test(name)) return register >= Register.ES && register <= Register.GS;
  if (name === "sti_opcode") return register >= Register.ST0 && register <= Register.ST7;
  return IMPLICIT.get(kind) === register;
}
function takesMemory(kind: OpCodeOperandKind): boolean {
  return kind === K.mem || kind === K.mem_offs || /_or_mem$/.test(K[kind]);
}

interface Encoded {
  readonly bytes: Uint8Array;
  readonly relocations: { readonly offset: number; readonly symbol: number; readonly relative: boolean }[];
}

/** Encodes operands (destination first) as one form of an instruction; undefined when they do not fit it. */
function tryEncode(
  code: Code,
  operands: readonly Operand[],
  bits: number,
  sourceBits: number,
): Encoded | undefined {
  const instruction = Instruction.create(code);
  const info = instruction.opCode;
  try {
    if (
      !info.mode32 ||
      ((info.operandSize === 16) !== (bits === 16) && bits !== 0 && info.operandSize !== 0 && bits !== 8)
    )
      return undefined;
    const kinds = kindsOf(info);
    if (kinds.some((kind) => kind === K.br16_2 || kind === K.br16_1)) return undefined;
    if (operands.length > kinds.length) return undefined;
    let next = 0;
    let symbol = -1;
    let relative = false;
    for (let at = 0; at < kinds.length; at++) {
      const kind = kinds[at] ?? K.None;
      const operand = operands[next];
      const left = kinds.length - at;
      const implicit = IMPLICIT.get(kind);
      const string = STRING.get(kind);
      if (string !== undefined) {
        instruction.setOpKind(at, string);
        if (operand?.kind === "mem") next++;
        continue;
      }
      if (
        implicit !== undefined &&
        (operand === undefined || operands.length - next < left) &&
        !(operand?.kind === "reg" && operand.register === implicit)
      ) {
        instruction.setOpRegister(at, implicit);
        continue;
      }
      if (operand === undefined) return undefined;
      next++;
      if (operand.kind === "reg") {
        if (!registerFits(operand.register, kind)) return undefined;
        const width = registerBits(operand.register);
        if (bits !== 0 && width !== 0 && at === 0 && width !== bits && sourceBits === 0 && kind !== K.dx)
          return undefined;
        instruction.setOpRegister(at, operand.register);
      } else if (operand.kind === "mem") {
        if (!takesMemory(kind) || kind === K.mem_offs) return undefined;
        const wanted = sourceBits !== 0 && at > 0 ? sourceBits : operand.bits !== 0 ? operand.bits : bits;
        const width = /^r(8|16|32)_/.exec(K[kind]);
        if (wanted !== 0 && width !== null && Number(width[1]) !== wanted) return undefined;
        if (wanted !== 0 && kind === K.mem && memoryBits(info) !== 0 && memoryBits(info) !== wanted)
          return undefined;
        instruction.setOpKind(at, OpKind.Memory);
        instruction.memoryBase = operand.base;
        instruction.memoryIndex = operand.index;
        instruction.memoryIndexScale = operand.scale;
        instruction.memoryDisplacement = BigInt(operand.disp >>> 0);
        const none = operand.base === Register.None;
        instruction.memoryDisplSize =
          operand.symbol >= 0 || none || operand.disp < -128 || operand.disp > 127
            ? 4
            : operand.disp === 0
              ? 0
              : 1;
        instruction.segmentPrefix = operand.segment;
        if (operand.symbol >= 0) symbol = operand.symbol;
      } else if (operand.kind === "imm") {
        if (kind === K.br32_4) {
          if (operand.symbol < 0) return undefined;
          instruction.setOpKind(at, OpKind.NearBranch32);
          symbol = operand.symbol;
          relative = true;
          continue;
        }
        const range = IMMEDIATES.get(kind);
        if (range === undefined) return undefined;
        const [opKind, low, high] = range;
        if (operand.symbol >= 0 ? kind !== K.imm32 : operand.value < low || operand.value > high)
          return undefined;
        instruction.setOpKind(at, opKind);
        instruction.setImmediateI32(at, operand.value);
        if (operand.symbol >= 0) symbol = operand.symbol;
      } else return undefined;
    }
    if (next !== operands.length) return undefined;
    const encoder = new Encoder(32);
    try {
      encoder.encode(instruction, 0n);
      const offsets = encoder.getConstantOffsets();
      const bytes = encoder.takeBuffer();
      const relocations: Encoded["relocations"] = [];
      if (symbol >= 0) {
        const offset =
          relative || !offsets.hasDisplacement ? offsets.immediateOffset : offsets.displacementOffset;
        if (relative) new DataView(bytes.buffer, bytes.byteOffset).setInt32(bytes.length - 4, -4, true);
        relocations.push({ offset: relative ? bytes.length - 4 : offset, symbol, relative });
      }
      offsets.free();
      return { bytes, relocations };
    } catch {
      return undefined;
    } finally {
      encoder.free();
    }
  } finally {
    info.free();
    instruction.free();
  }
}
/** Bits an instruction's plain memory operand has, where its name tells. */
function memoryBits(info: OpCodeInfo): number {
  const match = /m(8|16|32|64|80)(?:fp|int)?$/.exec(Code[info.code]);
  return match === null ? 0 : Number(match[1]);
}

const PREFIXES: Readonly<Record<string, number>> = {
  lock: 0xf0,
  rep: 0xf3,
  repe: 0xf3,
  repz: 0xf3,
  repne: 0xf2,
  repnz: 0xf2,
};
const BRANCHES = /^(j[a-z]+|call|loop[a-z]*)$/;

interface Fixup {
  readonly at: number;
  readonly bytes: number;
  readonly label: string;
  readonly statement: number;
}

/**
 * Assembles a template whose operands have their registers and slots.
 * @throws AssemblyError for what cannot be read or has no encoding.
 */
export function assembleInline(asm: MachineAsm, frame: Frame): AssembledInline {
  const text = expand(asm, frame)
    .replace(/\/\*.*?\*\//gs, " ")
    .replace(/(^|[\n;\t ])#[^\n]*/g, "$1");
  const bytes: number[] = [];
  const relocations: { offset: number; symbol: number; relative: boolean }[] = [];
  const labels: { name: string; at: number; statement: number }[] = [];
  const fixups: Fixup[] = [];
  text.split(/[\n;]/).forEach((line, statement) => {
    let rest = line.trim();
    for (
      let label = /^([\w.$]+):(?!:)\s*/.exec(rest);
      label !== null;
      label = /^([\w.$]+):(?!:)\s*/.exec(rest)
    ) {
      labels.push({ name: label[1] ?? "", at: bytes.length, statement });
      rest = rest.slice(label[0].length);
    }
    for (;;) {
      const word = /^([a-z]+)(?=\s|$)/i.exec(rest);
      const prefix = word === null ? undefined : PREFIXES[(word[1] ?? "").toLowerCase()];
      if (prefix === undefined || word === null) break;
      bytes.push(prefix);
      rest = rest.slice(word[0].length).trim();
    }
    if (rest === "") return;
    if (rest.startsWith(".")) throw new AssemblyError(`directive '${rest}'`);
    const match = /^([a-z][\w.]*)\s*(.*)$/is.exec(rest);
    if (match === null) throw new AssemblyError(`'${rest}'`);
    const [, mnemonic = "", operandText = ""] = match;
    const branch = BRANCHES.test(mnemonic.toLowerCase());
    const operands = splitOperands(operandText).map((part) =>
      asm.intel ? readIntel(part) : readAtt(part, branch),
    );
    if (!asm.intel) operands.reverse();
    const [only] = operands;
    if (only?.kind === "label" && branch) {
      branchTo(bytes, fixups, mnemonic.toLowerCase(), only.name, statement);
      return;
    }
    const encoded = assembleOne(mnemonic, operands, asm.intel);
    if (encoded === undefined) throw new AssemblyError(`'${rest}'`);
    for (const { offset, symbol, relative } of encoded.relocations)
      relocations.push({ offset: offset + bytes.length, symbol, relative });
    bytes.push(...encoded.bytes);
  });
  for (const { at, bytes: size, label, statement } of fixups) {
    const target = findLabel(labels, label, statement);
    if (target === undefined) throw new AssemblyError(`label '${label}'`);
    const distance = target - (at + size);
    for (let byte = 0; byte < size; byte++) bytes[at + byte] = (distance >> (8 * byte)) & 0xff;
  }
  return { bytes: Uint8Array.from(bytes), relocations };
}

function findLabel(
  labels: readonly { name: string; at: number; statement: number }[],
  wanted: string,
  statement: number,
): number | undefined {
  const local = /^(\d+)([fb])$/.exec(wanted);
  if (local === null) return labels.find(({ name }) => name === wanted)?.at;
  const [, name, direction] = local;
  if (direction === "f")
    return labels.find((label) => label.name === name && label.statement > statement)?.at;
  return labels.filter((label) => label.name === name && label.statement <= statement).at(-1)?.at;
}

const CONDITION_NAMES: Readonly<Record<string, number>> = {
  o: 0,
  no: 1,
  b: 2,
  c: 2,
  nae: 2,
  ae: 3,
  nb: 3,
  nc: 3,
  e: 4,
  z: 4,
  ne: 5,
  nz: 5,
  be: 6,
  na: 6,
  a: 7,
  nbe: 7,
  s: 8,
  ns: 9,
  p: 10,
  pe: 10,
  np: 11,
  po: 11,
  l: 12,
  nge: 12,
  ge: 13,
  nl: 13,
  le: 14,
  ng: 14,
  g: 15,
  nle: 15,
};
function branchTo(
  bytes: number[],
  fixups: Fixup[],
  mnemonic: string,
  label: string,
  statement: number,
): void {
  const short: Readonly<Record<string, number>> = { loop: 0xe2, loope: 0xe1, loopne: 0xe0, jecxz: 0xe3 };
  const opcode = short[mnemonic];
  let size = 4;
  if (opcode !== undefined) {
    bytes.push(opcode);
    size = 1;
  } else if (mnemonic === "jmp") bytes.push(0xe9);
  else if (mnemonic === "call") bytes.push(0xe8);
  else {
    const condition = CONDITION_NAMES[mnemonic.slice(1)];
    if (condition === undefined) throw new AssemblyError(`'${mnemonic}'`);
    bytes.push(0x0f, 0x80 + condition);
  }
  fixups.push({ at: bytes.length, bytes: size, label, statement });
  for (let byte = 0; byte < size; byte++) bytes.push(0);
}

/** The shortest encoding of an instruction; 32-bit operands where nothing says their size. */
function assembleOne(mnemonic: string, operands: readonly Operand[], intel: boolean): Encoded | undefined {
  for (const { name, bits, sourceBits } of resolveName(mnemonic, intel)) {
    const widths =
      bits !== 0 || operands.some((operand) => operand.kind === "reg" && registerBits(operand.register) !== 0)
        ? [bits]
        : [32, 0];
    for (const width of widths) {
      let best: Encoded | undefined;
      for (const code of codesNamed(name)) {
        const encoded = tryEncode(code, operands, width, sourceBits);
        if (encoded !== undefined && (best === undefined || encoded.bytes.length < best.bytes.length))
          best = encoded;
      }
      if (best !== undefined) return best;
    }
  }
  return undefined;
}
