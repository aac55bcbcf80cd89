/**
 * A function in machine instructions: one run of 32-bit words, with blocks as ranges of instructions.
 *
 * It is not in SSA form: selection turns phis into moves at the ends of predecessors, and two-address operands are
 * used and defined in place. Physical registers stand where an encoding or the ABI fixes them; they live within one
 * block, from the move that fills them to the instruction that reads them. The flags register is no operand: between an
 * instruction that writes it and the ones that read it stand only instructions that leave it alone (moves, loads and
 * stores do, so an allocator may insert those anywhere).
 *
 * Before allocation the code names virtual registers; after it physical registers and stack slots; frame lowering then
 * adds prologue and epilogue and gives slots their places:
 *
 *     CFA ->  | arguments from the caller | fixed slots, offset 0 up
 *             | return address            |
 *             | saved ebp (if framed)     | <- ebp
 *             | saved ebx, esi, edi       |
 *             | local and spill slots     |
 *             | dynamic allocations       |
 *     esp ->  | arguments to callees      | addressed from esp
 */
import type { DebugRecord } from "@ts-jit/ir";
import { type MachineOpcode, MEM_WORD, Mem, PROPERTIES, Property, WORDS } from "./opcodes.js";
import { CLASS_REGISTERS, CLASS_SPILL_BYTES, FIRST_VIRTUAL, type Reg, type RegClass } from "./registers.js";

declare const blockBrand: unique symbol;
declare const slotBrand: unique symbol;
declare const instBrand: unique symbol;
/** A machine basic block. */
export type Block = number & { readonly [blockBrand]: "block" };
/** A stack slot. */
export type Slot = number & { readonly [slotBrand]: "slot" };
/** Position of an instruction in the function. */
export type Inst = number & { readonly [instBrand]: "inst" };

/** A slot as the base of a memory operand. */
export function slotBase(slot: Slot): Reg {
  return (-2 - slot) as Reg;
}
/** The slot of a memory operand's base (which must be below -1). */
export function baseSlot(base: number): Slot {
  return (-2 - base) as Slot;
}

/** An inline assembly statement, its operands already in fixed places. */
export interface MachineAsm {
  readonly template: string;
  readonly intel: boolean;
  /** What stands for `$0`, `$1`, ... */
  readonly operands: readonly AsmOperand[];
  /** Offset in the module's source text, for messages. */
  readonly place: number;
  /** The symbol of a name the template mentions. */
  readonly symbolNamed: (name: string) => number;
}
export type AsmOperand =
  | { readonly kind: "reg"; readonly reg: Reg; readonly bits: number }
  /** `base` may be a register, -1 for none, or a slot (see {@link slotBase}). */
  | {
      readonly kind: "mem";
      readonly base: Reg;
      readonly disp: number;
      readonly symbol: number;
      readonly bits: number;
    }
  | { readonly kind: "imm"; readonly value: number; readonly symbol: number }
  /** A place in the x87 register stack. */
  | { readonly kind: "stack"; readonly number: number }
  /** A label of the template. */
  | { readonly kind: "label"; readonly name: string };

/** From instruction `inst` of `block` on a variable has another value. */
export interface DebugMark {
  readonly block: Block;
  readonly inst: number;
  readonly record: DebugRecord;
  /** The virtual registers (or bases of x87 slots) of the parts of the value named; none for a value without registers. */
  readonly regs: readonly number[];
}

const EMPTY: readonly Block[] = [];

/** Arrays of functions that are done with, for the next ones: a module has thousands of small functions. */
const spareWords: Int32Array<ArrayBuffer>[] = [];
const spareStarts: Int32Array<ArrayBuffer>[] = [];
const spareClasses: Uint8Array<ArrayBuffer>[] = [];

export class MachineFunction {
  /** All instructions, end to end. */
  words = spareWords.pop() ?? new Int32Array(1024);
  wordCount = 0;
  /** First word of each instruction. */
  starts = spareStarts.pop() ?? new Int32Array(256);
  /** Which source location each came from: a number of the module's locations, -1 for none or where nobody asks. */
  sources = spareStarts.pop() ?? new Int32Array(256);
  instCount = 0;
  /** What `emit*` records in `sources`. */
  source = -1;

  /** First instruction and end of each block; -1 while not begun. */
  blockFirst: Inst[] = [];
  blockEnd: Inst[] = [];
  blockSuccessors: (readonly Block[])[] = [];
  /** Loop depth, where somebody computed it; 0 else. */
  blockDepth: number[] = [];
  /** log2 of the alignment the block's first instruction is given. */
  blockAlign: number[] = [];
  /** Blocks in the order of the code. */
  layout: Block[] = [];

  /** Class of each virtual register: at `reg - FIRST_VIRTUAL`. */
  classes = spareClasses.pop() ?? new Uint8Array(256);
  /** Whether `classes` is another function's, whose it is to give back. */
  private sharesClasses = false;
  /** One past the highest register. */
  regEnd: number = FIRST_VIRTUAL;

  slotSize: number[] = [];
  slotAlign: number[] = [];
  /** Offset from CFA of a slot in the caller's frame; undefined for one of ours. */
  slotFixed: (number | undefined)[] = [];
  jumpTables: Block[][] = [];
  asms: MachineAsm[] = [];
  /** In the order of the code; empty where nobody asks. */
  debugMarks: DebugMark[] = [];

  /** Bytes needed at the bottom of the frame for the arguments of calls. */
  outgoingBytes = 0;
  hasCalls = false;
  /** The slot whose address is esp + outgoingBytes: where a dynamic allocation begins. -1 for none. */
  outgoingEnd = -1 as Slot;
  /** esp moves: slots are addressed from ebp, which is no register to give out. */
  hasDynamicAlloca = false;
  /** ebp is kept as the frame pointer. */
  framePointer = false;
  /** Some slot wants more alignment than the 16 bytes esp has on entry. */
  realign = false;
  /** What esp is rounded down to whatever the slots want; 0 for no. */
  stackAlign = 0;
  /** Has no prologue and no epilogue: its body is assembly that makes its own. */
  naked = false;
  /** Bytes the callee pops on return (stdcall and its like). */
  popBytes = 0;
  /** Registers never given out. */
  reserved = 0;
  /** Physical registers that hold arguments on entry; the entry block's first instructions move them away. */
  liveIn = 0;

  constructor(
    readonly name: string,
    /** Name of a symbol index, for the text form. */
    readonly symbolName: (symbol: number) => string = (symbol) => `sym${symbol}`,
  ) {}

  /** The same function without instructions, to be filled with rewritten ones: blocks, slots and tables are copied. */
  shell(): MachineFunction {
    const copy = new MachineFunction(this.name, this.symbolName);
    copy.blockSuccessors = this.blockSuccessors.slice();
    copy.blockDepth = this.blockDepth.slice();
    copy.blockAlign = this.blockAlign.slice();
    copy.blockFirst = new Array<Inst>(this.blockCount).fill(-1 as Inst);
    copy.blockEnd = new Array<Inst>(this.blockCount).fill(-1 as Inst);
    spareClasses.push(copy.classes);
    copy.classes = this.classes;
    copy.sharesClasses = true;
    copy.regEnd = this.regEnd;
    copy.slotSize = this.slotSize.slice();
    copy.slotAlign = this.slotAlign.slice();
    copy.slotFixed = this.slotFixed.slice();
    copy.jumpTables = this.jumpTables.slice();
    copy.asms = this.asms.slice();
    copy.outgoingBytes = this.outgoingBytes;
    copy.hasCalls = this.hasCalls;
    copy.outgoingEnd = this.outgoingEnd;
    copy.hasDynamicAlloca = this.hasDynamicAlloca;
    copy.framePointer = this.framePointer;
    copy.realign = this.realign;
    copy.stackAlign = this.stackAlign;
    copy.naked = this.naked;
    copy.popBytes = this.popBytes;
    copy.reserved = this.reserved;
    copy.liveIn = this.liveIn;
    return copy;
  }

  /** Makes room for this many words of instructions; to be called before the first. */
  reserveWords(count: number): void {
    if (count > this.words.length) this.words = new Int32Array(count);
  }

  /** Gives its arrays back. The function must not be used any more. */
  release(): void {
    if (!this.sharesClasses) spareClasses.push(this.classes);
    spareWords.push(this.words);
    spareStarts.push(this.starts);
    if (this.sources.length >= this.starts.length) spareStarts.push(this.sources);
  }

  // ---- blocks ----

  get blockCount(): number {
    return this.blockFirst.length;
  }
  /** A new block, not yet in the layout. */
  createBlock(): Block {
    this.blockFirst.push(-1 as Inst);
    this.blockEnd.push(-1 as Inst);
    this.blockSuccessors.push(EMPTY);
    this.blockDepth.push(0);
    this.blockAlign.push(0);
    return (this.blockFirst.length - 1) as Block;
  }
  /** Ends the block being filled and begins `block`, which goes to the end of the layout. */
  beginBlock(block: Block): void {
    this.endBlock();
    this.blockFirst[block] = this.instCount as Inst;
    this.layout.push(block);
  }
  /** Ends the block being filled. To be called once behind the last block. */
  endBlock(): void {
    const last = this.layout.at(-1);
    if (last !== undefined && this.blockEnd[last] === -1) this.blockEnd[last] = this.instCount as Inst;
  }
  /** First instruction of a block. */
  first(block: Block): number {
    return this.blockFirst[block] ?? 0;
  }
  /** One past the last instruction of a block. */
  end(block: Block): number {
    return this.blockEnd[block] ?? 0;
  }
  successors(block: Block): readonly Block[] {
    return this.blockSuccessors[block] ?? EMPTY;
  }
  setSuccessors(block: Block, successors: readonly Block[]): void {
    this.blockSuccessors[block] = successors;
  }

  // ---- registers and slots ----

  createReg(regClass: RegClass): Reg {
    const at = this.regEnd - FIRST_VIRTUAL;
    if (at >= this.classes.length) {
      const wider = new Uint8Array(this.classes.length * 2);
      wider.set(this.classes);
      this.classes = wider;
    }
    this.classes[at] = regClass;
    return this.regEnd++ as Reg;
  }
  /** Class of a virtual register. */
  classOf(reg: number): RegClass {
    return (this.classes[reg - FIRST_VIRTUAL] ?? 0) as RegClass;
  }
  /** The physical registers a register of the class may be given in this function. */
  allocatable(regClass: RegClass): number {
    return (CLASS_REGISTERS[regClass] ?? 0) & ~this.reserved;
  }
  /** A slot of the function's own frame. Sizes and alignments in bytes. */
  createSlot(size: number, align: number): Slot {
    this.slotSize.push(size);
    this.slotAlign.push(align);
    this.slotFixed.push(undefined);
    return (this.slotSize.length - 1) as Slot;
  }
  createSpillSlot(regClass: RegClass): Slot {
    const bytes = CLASS_SPILL_BYTES[regClass] ?? 4;
    // Wider registers are spilled by unaligned moves: aligning the frame for them would cost a register.
    return this.createSlot(bytes, Math.min(bytes, 16));
  }
  /** A slot in the caller's frame, `offset` bytes above the return address's end. */
  createFixedSlot(offset: number, size: number): Slot {
    const slot = this.createSlot(size, 4);
    this.slotFixed[slot] = offset;
    return slot;
  }

  // ---- instructions ----

  opcodeAt(inst: number): MachineOpcode {
    return (this.words[this.starts[inst] ?? 0] ?? 0) as MachineOpcode;
  }
  /** Reserves an instruction's words and returns the first; the caller fills the operands. */
  begin(opcode: MachineOpcode): number {
    const count = WORDS[opcode] ?? 0;
    const at = this.wordCount;
    if (at + count > this.words.length) {
      const wider = new Int32Array(this.words.length * 2);
      wider.set(this.words);
      this.words = wider;
    }
    if (this.instCount >= this.starts.length || this.instCount >= this.sources.length)
      this.growInstructions();
    this.starts[this.instCount] = at;
    this.sources[this.instCount] = this.source;
    this.instCount++;
    this.wordCount = at + count;
    this.words[at] = opcode;
    // The array may be a used one.
    for (let word = at + 1; word < at + count; word++) this.words[word] = 0;
    return at;
  }
  private growInstructions(): void {
    const length = Math.max(this.starts.length, this.sources.length, this.instCount) * 2;
    const starts = new Int32Array(length);
    starts.set(this.starts);
    this.starts = starts;
    const sources = new Int32Array(length);
    sources.set(this.sources);
    this.sources = sources;
  }
  emit0(opcode: MachineOpcode): void {
    this.begin(opcode);
  }
  emit1(opcode: MachineOpcode, a: number): void {
    const at = this.begin(opcode);
    this.words[at + 1] = a;
  }
  emit2(opcode: MachineOpcode, a: number, b: number): void {
    const at = this.begin(opcode);
    this.words[at + 1] = a;
    this.words[at + 2] = b;
  }
  emit3(opcode: MachineOpcode, a: number, b: number, c: number): void {
    const at = this.begin(opcode);
    this.words[at + 1] = a;
    this.words[at + 2] = b;
    this.words[at + 3] = c;
  }
  emit4(opcode: MachineOpcode, a: number, b: number, c: number, d: number): void {
    const at = this.begin(opcode);
    this.words[at + 1] = a;
    this.words[at + 2] = b;
    this.words[at + 3] = c;
    this.words[at + 4] = d;
  }
  /** Fills a memory operand at word `at`. `base` may come from {@link slotBase}; `scale` is a log2; -1 is no symbol. */
  putMem(at: number, base: number, index: number, scale: number, disp: number, symbol: number): void {
    this.words[at + Mem.base] = base;
    this.words[at + Mem.index] = index;
    this.words[at + Mem.scale] = scale;
    this.words[at + Mem.disp] = disp;
    this.words[at + Mem.symbol] = symbol;
  }
  /** A load or store between a register and a slot: for rows whose operands are `d m` or `m u`. */
  emitSlot(opcode: MachineOpcode, reg: Reg, slot: Slot, disp = 0): void {
    const at = this.begin(opcode);
    const mem = MEM_WORD[opcode] ?? 1;
    this.putMem(at + mem, slotBase(slot), -1, 0, disp, -1);
    this.words[at + (mem === 1 ? 6 : 1)] = reg;
  }
  /** Copies an instruction of another function of the same shape (see {@link shell}) to the end; returns its first word. */
  copyInst(from: MachineFunction, inst: number): number {
    const start = from.starts[inst] ?? 0;
    this.source = from.sources[inst] ?? -1;
    const opcode = (from.words[start] ?? 0) as MachineOpcode;
    const at = this.begin(opcode);
    const count = WORDS[opcode] ?? 0;
    for (let word = 1; word < count; word++) this.words[at + word] = from.words[start + word] ?? 0;
    return at;
  }
  /** First instruction of the block's group of terminators (its end when it has none). */
  firstTerminator(block: Block): number {
    let inst = this.end(block);
    const first = this.first(block);
    while (inst > first) {
      const opcode = this.words[this.starts[inst - 1] ?? 0] ?? 0;
      if (((PROPERTIES[opcode] ?? 0) & Property.terminator) === 0) break;
      inst--;
    }
    return inst;
  }
}
