/**
 * The little assembler the entry stubs are written in: iced-x86 encodes, this keeps labels, relocations and sections.
 * What cannot be said in LLVM IR stands here and nowhere else.
 */
import {
  type ObjectFile,
  type ObjectSection,
  type ObjectSymbol,
  type Relocation,
  Relocation386,
} from "@ts-jit/codegen";
import { Code, Encoder, Instruction, MemoryOperand, Register } from "iced-x86";

/** An operand in memory: `[base + displacement]`, or `[symbol + displacement]` when `symbol` is given. */
export interface Memory {
  readonly base?: Register;
  readonly displacement?: number;
  readonly symbol?: string;
}

interface Fixup {
  readonly offset: number;
  readonly symbol: string;
  readonly type: Relocation["type"];
}

/** Instructions of one section, in order. */
export class Assembler {
  private readonly bytes: number[] = [];
  private readonly labels = new Map<string, number>();
  private readonly jumps: { end: number; size: 1 | 4; label: string }[] = [];
  readonly fixups: Fixup[] = [];

  /** Encodes one instruction and frees it; gives the offset of its last four bytes. */
  private encode(instruction: Instruction): number {
    const encoder = new Encoder(32);
    encoder.encode(instruction, BigInt(this.bytes.length));
    const encoded = encoder.takeBuffer();
    encoder.free();
    instruction.free();
    this.bytes.push(...encoded);
    return this.bytes.length - 4;
  }
  private operand(memory: Memory): MemoryOperand {
    const base = memory.base ?? Register.None;
    const displacement = BigInt(memory.displacement ?? 0);
    const size = memory.base === undefined || memory.symbol !== undefined ? 4 : displacement === 0n ? 0 : 1;
    return new MemoryOperand(base, Register.None, 1, displacement, size, false, Register.None);
  }
  private withMemory(memory: Memory, instruction: Instruction): void {
    const at = this.encode(instruction);
    if (memory.symbol === undefined) return;
    this.fixups.push({ offset: at, symbol: memory.symbol, type: Relocation386.R_386_32 });
  }

  op(code: Code): void {
    this.encode(Instruction.create(code));
  }
  reg(code: Code, register: Register): void {
    this.encode(Instruction.createReg(code, register));
  }
  imm(code: Code, value: number): void {
    this.encode(Instruction.createI32(code, value));
  }
  regReg(code: Code, to: Register, from: Register): void {
    this.encode(Instruction.createRegReg(code, to, from));
  }
  regImm(code: Code, to: Register, value: number): void {
    this.encode(Instruction.createRegI32(code, to, value | 0));
  }
  regMem(code: Code, to: Register, from: Memory): void {
    this.withMemory(from, Instruction.createRegMem(code, to, this.operand(from)));
  }
  memReg(code: Code, to: Memory, from: Register): void {
    this.withMemory(to, Instruction.createMemReg(code, this.operand(to), from));
  }
  memImm(code: Code, to: Memory, value: number): void {
    this.withMemory(to, Instruction.createMemI32(code, this.operand(to), value));
  }
  mem(code: Code, memory: Memory): void {
    this.withMemory(memory, Instruction.createMem(code, this.operand(memory)));
  }
  /** `mov register, symbol + addend`. */
  address(to: Register, symbol: string, addend = 0): void {
    const offset = this.encode(Instruction.createRegI32(Code.Mov_r32_imm32, to, addend));
    this.fixups.push({ offset, symbol, type: Relocation386.R_386_32 });
  }
  /** `sub register, symbol`. */
  minusAddress(register: Register, symbol: string): void {
    const offset = this.encode(Instruction.createRegI32(Code.Sub_rm32_imm32, register, 0x7fff_ffff));
    this.put32(offset, 0);
    this.fixups.push({ offset, symbol, type: Relocation386.R_386_32 });
  }
  /** A call or jump to a symbol. */
  toSymbol(code: Code, symbol: string): void {
    const offset = this.encode(Instruction.createBranch(code, 0n));
    this.put32(offset, -4);
    this.fixups.push({ offset, symbol, type: Relocation386.R_386_PC32 });
  }
  /** `jmp selector:symbol`. */
  farJump(selector: number, symbol: string, addend = 0): void {
    const end = this.encode(Instruction.createFarBranch(Code.Jmp_ptr1632, selector, addend));
    this.fixups.push({ offset: end - 2, symbol, type: Relocation386.R_386_32 });
  }
  label(name: string): void {
    this.labels.set(name, this.bytes.length);
  }
  /** Offset of a label in the section. */
  labelAt(name: string): number {
    return this.labels.get(name) ?? 0;
  }
  /** A jump to a label of this section, short or long as its code says. */
  jump(code: Code, label: string): void {
    const start = this.bytes.length;
    this.encode(Instruction.createBranch(code, BigInt(start)));
    const end = this.bytes.length;
    this.jumps.push({ end, size: end - start === 2 ? 1 : 4, label });
  }
  /** Raw bytes: tables, headers. */
  data(...bytes: readonly number[]): void {
    this.bytes.push(...bytes);
  }
  word(value: number): void {
    this.bytes.push(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
  }
  /** The address of a symbol as data. */
  addressWord(symbol: string, addend = 0): void {
    this.fixups.push({ offset: this.bytes.length, symbol, type: Relocation386.R_386_32 });
    this.word(addend);
  }
  private put32(at: number, value: number): void {
    for (let byte = 0; byte < 4; byte++) this.bytes[at + byte] = (value >> (8 * byte)) & 255;
  }
  /** The section's bytes, jumps resolved. @throws Error for a label never placed or out of a short jump's reach. */
  finish(): Uint8Array {
    for (const { end, size, label } of this.jumps) {
      const target = this.labels.get(label);
      if (target === undefined) throw new Error(`no label ${label}`);
      const distance = target - end;
      if (size === 4) this.put32(end - 4, distance);
      else if (distance < -128 || distance > 127) throw new Error(`${label} is too far for a short jump`);
      else this.bytes[end - 1] = distance & 255;
    }
    return Uint8Array.from(this.bytes);
  }
}

/** One section with one global symbol at its start (and others at labels, as named). */
export interface Stub {
  readonly name: string;
  /** `.text.NAME` when left out. */
  readonly section?: string;
  /** Code unless said otherwise. */
  readonly kind?: "code" | "rodata" | "data" | "bss";
  readonly align?: number;
  /** For bss: its size in bytes. */
  readonly size?: number;
  /** Symbols at labels inside. */
  readonly labels?: readonly string[];
  readonly build?: (a: Assembler) => void;
}

/** The stubs as one object file, a section each. */
export function assemble(name: string, stubs: readonly Stub[]): ObjectFile {
  const sections: ObjectSection[] = [];
  const symbols: ObjectSymbol[] = [];
  const index = new Map<string, number>();
  const symbolOf = (symbol: string): number => {
    let at = index.get(symbol);
    if (at === undefined) {
      at = symbols.length;
      index.set(symbol, at);
      symbols.push(undefinedSymbol(symbol));
    }
    return at;
  };
  for (const [section, stub] of stubs.entries()) {
    const a = new Assembler();
    stub.build?.(a);
    const data = a.finish();
    const kind = stub.kind ?? "code";
    const size = kind === "bss" ? (stub.size ?? 0) : data.length;
    const binding = "global";
    const type = kind === "code" ? "function" : "object";
    symbols[symbolOf(stub.name)] = { ...undefinedSymbol(stub.name), binding, type, section, size };
    for (const label of stub.labels ?? []) {
      const value = kind === "bss" ? size : a.labelAt(label);
      symbols[symbolOf(label)] = { ...undefinedSymbol(label), type: "none", section, value };
    }
    sections.push({
      name: stub.section ?? `.${kind === "code" ? "text" : kind}.${stub.name}`,
      type: kind === "bss" ? "nobits" : "progbits",
      alloc: true,
      write: kind === "data" || kind === "bss",
      exec: kind === "code",
      tls: false,
      merge: 0,
      strings: false,
      align: stub.align ?? (kind === "code" ? 1 : 4),
      size,
      data,
      relocations: a.fixups.map(({ offset, type: relocation, symbol }) => ({
        offset,
        type: relocation,
        symbol: symbolOf(symbol),
      })),
      group: undefined,
    });
  }
  return { name, sections, symbols, groups: [] };
}

function undefinedSymbol(name: string): ObjectSymbol {
  return {
    name,
    binding: "global",
    type: "none",
    visibility: "default",
    section: "undefined",
    value: 0,
    size: 0,
  };
}
