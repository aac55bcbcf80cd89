/**
 * The assembler the boot loader is written in: iced-x86 encodes, this keeps addresses and labels. A program is a
 * function that is run twice, the first time to learn where its labels are.
 */
import { Code, Encoder, Instruction, MemoryOperand, Register, RepPrefixKind } from "iced-x86";

/** A place in memory: an address, a label, or what a register points at. */
export type Place = number | string | { readonly base: Register; readonly displacement: number };

export class Assembler {
  private bytes: number[] = [];
  /** 16 in real mode, 32 in protected mode. */
  bits: 16 | 32 = 16;

  private constructor(
    private readonly origin: number,
    private readonly labels: Map<string, number>,
  ) {}

  /** The bytes of a program that is loaded at `origin`, and its labels. */
  static assemble(
    origin: number,
    program: (a: Assembler) => void,
  ): { readonly bytes: Uint8Array; readonly labels: ReadonlyMap<string, number> } {
    const labels = new Map<string, number>();
    program(new Assembler(origin, labels));
    const second = new Assembler(origin, labels);
    program(second);
    return { bytes: Uint8Array.from(second.bytes), labels };
  }

  get here(): number {
    return this.origin + this.bytes.length;
  }
  label(name: string): void {
    this.labels.set(name, this.here);
  }
  /** The address of a label; before its place is known, one of the same size. */
  address(label: string): number {
    return this.labels.get(label) ?? this.here;
  }
  data(...bytes: readonly number[]): void {
    this.bytes.push(...bytes);
  }
  words(...words: readonly number[]): void {
    for (const word of words) this.data(word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24);
  }
  text(text: string): void {
    this.data(...Buffer.from(text, "latin1"), 0);
  }
  /** Zeros up to an address. @throws Error when it is passed already. */
  padTo(address: number): void {
    if (address < this.here) throw new Error(`boot loader: ${this.here - address} bytes too many`);
    while (this.here < address) this.bytes.push(0);
  }

  op(code: Code): void {
    this.encode(Instruction.create(code));
  }
  lodsb(): void {
    this.encode(Instruction.createLodsb(this.bits, Register.None, RepPrefixKind.None));
  }
  repMovsb(): void {
    this.encode(Instruction.createRepMovsb(this.bits));
  }
  repStosb(): void {
    this.encode(Instruction.createRepStosb(this.bits));
  }
  imm(code: Code, value: number): void {
    this.encode(Instruction.createI32(code, value));
  }
  reg(code: Code, register: Register): void {
    this.encode(Instruction.createReg(code, register));
  }
  regReg(code: Code, to: Register, from: Register): void {
    this.encode(Instruction.createRegReg(code, to, from));
  }
  regImm(code: Code, to: Register, value: number | string): void {
    const number = typeof value === "string" ? this.address(value) : value;
    this.encode(Instruction.createRegI32(code, to, number | 0));
  }
  regMem(code: Code, to: Register, from: Place): void {
    this.encode(Instruction.createRegMem(code, to, this.memory(from)));
  }
  memReg(code: Code, to: Place, from: Register): void {
    this.encode(Instruction.createMemReg(code, this.memory(to), from));
  }
  memImm(code: Code, to: Place, value: number): void {
    this.encode(Instruction.createMemI32(code, this.memory(to), value | 0));
  }
  mem(code: Code, place: Place): void {
    this.encode(Instruction.createMem(code, this.memory(place)));
  }
  jump(code: Code, label: string): void {
    this.encode(Instruction.createBranch(code, BigInt(this.address(label))));
  }
  farJump(code: Code, selector: number, label: string): void {
    this.encode(Instruction.createFarBranch(code, selector, this.address(label)));
  }
  /** `out port, al` and the like: a byte each way that is no memory. */
  outImm(code: Code, port: number, register: Register): void {
    this.encode(Instruction.createI32Reg(code, port, register));
  }
  inImm(code: Code, register: Register, port: number): void {
    this.encode(Instruction.createRegI32(code, register, port));
  }

  private memory(place: Place): MemoryOperand {
    const size = this.bits / 8;
    if (typeof place === "object") {
      return new MemoryOperand(
        place.base,
        Register.None,
        1,
        BigInt(place.displacement),
        size,
        false,
        Register.None,
      );
    }
    const address = typeof place === "string" ? this.address(place) : place;
    return new MemoryOperand(Register.None, Register.None, 1, BigInt(address), size, false, Register.None);
  }

  private encode(instruction: Instruction): void {
    const encoder = new Encoder(this.bits);
    encoder.encode(instruction, BigInt(this.here));
    this.bytes.push(...encoder.takeBuffer());
    encoder.free();
    instruction.free();
  }
}

export { Code, Register };
