/** One instruction: the forms that its mnemonic names, and the shortest of them that its operands fit, as iced encodes it. */
import {
  Code,
  DecoderOptions,
  Encoder,
  Instruction,
  Mnemonic,
  type OpCodeInfo,
  OpCodeOperandKind,
  OpKind,
  Register,
} from "iced-x86";
import type { Operand } from "./asm-operands.js";

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

export interface Encoded {
  readonly bytes: Uint8Array;
  readonly relocations: (Relocated & { readonly offset: number; readonly relative: boolean })[];
}
/** Names whose addresses are added to and taken off what stands in a field; "" for none. */
interface Relocated {
  readonly symbol: string;
  readonly minus: string;
}
function isRelocated({ symbol, minus }: Relocated): boolean {
  return symbol !== "" || minus !== "";
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
      // Forms of processors long gone, that a decoder knows only when asked: cmpxchg of the first i486.
      info.decoderOption !== DecoderOptions.None ||
      ((info.operandSize === 16) !== (bits === 16) && bits !== 0 && info.operandSize !== 0 && bits !== 8)
    )
      return undefined;
    const kinds = kindsOf(info);
    if (kinds.some((kind) => kind === K.br16_2 || kind === K.br16_1)) return undefined;
    if (operands.length > kinds.length) return undefined;
    let next = 0;
    let symbol: Relocated | undefined;
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
          isRelocated(operand) || none || operand.disp < -128 || operand.disp > 127
            ? 4
            : operand.disp === 0
              ? 0
              : 1;
        instruction.segmentPrefix = operand.segment;
        if (isRelocated(operand)) symbol = operand;
      } else if (operand.kind === "imm") {
        if (kind === K.br32_4) {
          if (!isRelocated(operand)) return undefined;
          instruction.setOpKind(at, OpKind.NearBranch32);
          symbol = operand;
          relative = true;
          continue;
        }
        const range = IMMEDIATES.get(kind);
        if (range === undefined) return undefined;
        const [opKind, low, high] = range;
        if (isRelocated(operand) ? kind !== K.imm32 : operand.value < low || operand.value > high)
          return undefined;
        instruction.setOpKind(at, opKind);
        instruction.setImmediateI32(at, operand.value);
        if (isRelocated(operand)) symbol = operand;
      } else return undefined;
    }
    if (next !== operands.length) return undefined;
    const encoder = new Encoder(32);
    try {
      encoder.encode(instruction, 0n);
      const offsets = encoder.getConstantOffsets();
      const bytes = encoder.takeBuffer();
      const relocations: Encoded["relocations"] = [];
      if (symbol !== undefined) {
        const offset =
          relative || !offsets.hasDisplacement ? offsets.immediateOffset : offsets.displacementOffset;
        if (relative) new DataView(bytes.buffer, bytes.byteOffset).setInt32(bytes.length - 4, -4, true);
        relocations.push({
          offset: relative ? bytes.length - 4 : offset,
          symbol: symbol.symbol,
          minus: symbol.minus,
          relative,
        });
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

/** The shortest encoding of an instruction; 32-bit operands where nothing says their size. */
export function assembleOne(
  mnemonic: string,
  operands: readonly Operand[],
  intel: boolean,
): Encoded | undefined {
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
