/**
 * Machine code to bytes: prologue, epilogues, instructions by their forms, branches as short as they reach.
 *
 * Blocks that only jump on are left out, a jump to the block that follows is left out, and a branch over a jump is
 * turned round. Branches are written last: every one begins short, those that do not reach grow until all do.
 */
import { Code, Encoder as IcedEncoder, Instruction as IcedInstruction, OpKind, Register } from "iced-x86";
import * as I from "../i386/instructions.js";
import { type Block, baseSlot, type MachineFunction } from "../machine/machine-function.js";
import { MEM_WORD, Mem, Role, type Row, rowOf } from "../machine/opcodes.js";
import { EAX, EBP, ESI, ESP } from "../machine/registers.js";
import { Relocation386, type RelocationType } from "../object-file.js";
import { isCall, pushedArguments } from "./argument-pushes.js";
import type { AsmSection, SectionProperties } from "./asm-sections.js";
import { assembleInline } from "./assembler.js";
import { type Form, formOf } from "./encoding.js";
import { forwarding } from "./forwarding.js";
import { type Frame, layOutFrame } from "./frame.js";
import { type CodeSink, writePush, writeShortForm } from "./short-forms.js";

/** A relocation in a function's code, by symbol number, or `TABLE_SYMBOL - n` for jump table n. */
export interface CodeRelocation {
  readonly offset: number;
  readonly type: RelocationType;
  readonly symbol: number;
}
/** A jump table: offsets from the function's start. */
export interface EncodedTable {
  readonly targets: readonly number[];
}
export interface EncodedFunction {
  readonly bytes: Uint8Array;
  readonly relocations: CodeRelocation[];
  readonly tables: EncodedTable[];
  readonly align: number;
  /** What inline assembly put into other sections. */
  readonly beside: readonly BesideSection[];
  /** How the prologue lays out the stack, for unwinding. */
  readonly frame: Frame;
  /** Where each epilogue begins and ends, the leaving instruction included, ascending; empty without lines. */
  readonly epilogues: readonly number[];
  /** Code offset and source of each instruction that begins a new source, for line tables. */
  readonly lines: Int32Array;
  /** Where each instruction begins, -1 for one without code; empty without lines. */
  readonly instOffsets: Int32Array;
  /** Offsets of blocks, by block: where an address of it was taken. */
  readonly blockOffsets: Int32Array;
}
/** Symbol of a relocation against jump table 0; table n has the number n below it. */
export const TABLE_SYMBOL = -1;
/** Symbol of a relocation against the function's own start. */
export const OWN_CODE = -0x10000000;
/** Symbol of a relocation against the first section beside the function. */
export const BESIDE_SYMBOL = -0x20000000;

/** A section that inline assembly wrote. */
export interface BesideSection {
  readonly properties: SectionProperties;
  readonly align: number;
  readonly data: Uint8Array;
  readonly relocations: CodeRelocation[];
}
/** A relocation by a place in a template's own bytes, which is known when branches have their sizes. */
interface OwnPlace {
  readonly relocation: CodeRelocation;
  /** The bytes the field is in, undefined for the function's. */
  readonly field: Uint8Array | undefined;
  /** Where the template's bytes begin, before branches have sizes, and the sites before that. */
  readonly start: number;
  readonly site: number;
}

const NO_CONDITION = -1;
/** Site of padding before an aligned block; its target is the log2 of the alignment. */
const PADDING = -2;

export class FunctionEncoder implements CodeSink {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  private relocations: { offset: number; type: RelocationType; symbol: number }[] = [];
  // Branch sites: where each stands among the other bytes, where it goes, on what.
  private sites = new Int32Array(256);
  private siteTargets = new Int32Array(256);
  private siteConditions = new Int32Array(256);
  private siteCount = 0;
  private beside: BesideSection[] = [];
  private ownPlaces: OwnPlace[] = [];
  private withLines = false;
  private lines: number[] = [];
  /** Branch sites before each block. */
  private blockSites = new Int32Array(0);
  /** Where each block begins, before branches have sizes; -1 while not reached. */
  private blockStarts = new Int32Array(0);
  private lastSource = -1;
  /** Where each instruction begins, before branches have sizes; -1 for one without code. Only with lines. */
  private instStarts = new Int32Array(0);
  private instSites = new Int32Array(0);
  /** Whether the function is to be small rather than fast. */
  private small = false;
  /** The return the others jump to; -1 for none. */
  private sharedReturn = -1;
  /** Stores that a call's pushes do, in small functions; and by call, the stores it pushes the values of. */
  private readonly pushed = new Set<number>();
  private readonly pushes = new Map<number, readonly number[]>();
  /** Where each epilogue begins, before branches have sizes, how many branches stand before it, and where it ends. Only with lines. */
  private epilogues: number[] = [];
  /** What stands for the first source of a three-address form; -1 for its result register. */
  private firstSource = -1;
  private frame: Frame | undefined = undefined;
  private iced: IcedEncoder | undefined = undefined;

  /** @param avx take VEX forms */
  constructor(private readonly avx: boolean) {}

  /**
   * Encodes a function whose registers are all physical.
   * @param withLines whether `lines` is wanted
   * @param small whether shorter code is wanted though it may be slower
   */
  encode(fn: MachineFunction, withLines = false, small = false): EncodedFunction {
    this.withLines = withLines;
    this.small = small;
    this.length = 0;
    this.relocations = [];
    this.siteCount = 0;
    this.beside = [];
    this.ownPlaces = [];
    this.lines = [];
    this.epilogues = [];
    this.lastSource = -1;
    this.instStarts = new Int32Array(withLines ? fn.instCount : 0).fill(-1);
    this.instSites = new Int32Array(withLines ? fn.instCount : 0);
    const frame = layOutFrame(fn);
    this.frame = frame;
    const forward = forwarding(fn);
    const layout = fn.layout.filter((block, at) => at === 0 || forward[block] === block);
    // One more than there are: the shared return.
    const blockStarts = new Int32Array(fn.blockCount + 1).fill(-1);
    this.blockStarts = blockStarts;
    // Sites before this block begin, to place blocks once branches have their sizes.
    const blockSites = new Int32Array(fn.blockCount + 1);
    this.blockSites = blockSites;
    this.sharedReturn = small ? sharedReturn(fn, layout, frame) : -1;
    this.prologue(frame);
    for (let at = 0; at < layout.length; at++) {
      const block = layout[at] as Block;
      const align = fn.blockAlign[block] ?? 0;
      if (align > 0) this.site(align, PADDING);
      blockStarts[block] = this.length;
      blockSites[block] = this.siteCount;
      const next = layout[at + 1] ?? -1;
      this.block(fn, block, next, forward);
    }
    for (let block = 0; block < fn.blockCount; block++) {
      const to = forward[block] ?? block;
      if ((blockStarts[block] ?? -1) < 0 && to !== block) {
        blockStarts[block] = blockStarts[to] ?? 0;
        blockSites[block] = blockSites[to] ?? 0;
      }
    }
    return this.finish(fn, frame, blockStarts, blockSites);
  }

  private block(fn: MachineFunction, block: Block, next: number, forward: Int32Array): void {
    const first = fn.first(block);
    const end = fn.end(block);
    const { words, starts } = fn;
    if (this.small) this.planPushes(fn, first, end);
    for (let inst = first; inst < end; inst++) {
      const start = starts[inst] ?? 0;
      const opcode = words[start] ?? 0;
      if (this.small && this.pushed.has(inst)) continue;
      if (this.withLines) this.note(fn, inst);
      if (opcode === I.Jcc) {
        const target = forward[words[start + 2] ?? 0] ?? 0;
        const condition = words[start + 1] ?? 0;
        // A branch over a jump: the jump's target on the opposite condition, and fall through.
        if (inst === end - 2 && target === next && fn.opcodeAt(end - 1) === I.JMP) {
          const other = forward[words[(starts[end - 1] ?? 0) + 1] ?? 0] ?? 0;
          if (other !== next) {
            this.site(other, condition ^ 1);
            return;
          }
        }
        // Out of a loop or back to its head: the way back is the one to take by the condition.
        if (inst === end - 2 && fn.opcodeAt(end - 1) === I.JMP) {
          const other = forward[words[(starts[end - 1] ?? 0) + 1] ?? 0] ?? 0;
          const isBack = (to: number): boolean => (this.blockStarts[to] ?? -1) >= 0;
          if (
            other !== next &&
            isBack(other) &&
            !(isBack(target) && (this.blockStarts[target] ?? 0) >= (this.blockStarts[other] ?? 0))
          ) {
            this.site(other, condition ^ 1);
            this.site(target, NO_CONDITION);
            return;
          }
        }
        this.site(target, condition);
      } else if (opcode === I.JMP) {
        const target = forward[words[start + 1] ?? 0] ?? 0;
        if (target !== next) this.site(target, NO_CONDITION);
      } else if (
        this.besideControl(fn, inst, opcode) ||
        writeShortForm(this, fn, inst, first, end, this.small)
      ) {
        // Done.
      } else if (opcode === I.FMOVrr && this.avx && inst + 1 < end && this.merges(fn, start, inst + 1)) {
        // A copy and a two-address operation on it are one operation of three addresses.
        inst++;
        this.firstSource = words[start + 2] ?? 0;
        if (this.withLines) this.note(fn, inst);
        this.instruction(fn, starts[inst] ?? 0, fn.opcodeAt(inst));
        this.firstSource = -1;
      } else this.instruction(fn, start, opcode);
    }
  }

  /** Finds the calls of a block that push their arguments. */
  private planPushes(fn: MachineFunction, first: number, end: number): void {
    this.pushed.clear();
    this.pushes.clear();
    for (let inst = first; inst < end; inst++) {
      if (!isCall(fn.opcodeAt(inst))) continue;
      const stores = pushedArguments(fn, first, inst);
      if (stores.length === 0) continue;
      this.pushes.set(inst, stores);
      for (const store of stores) this.pushed.add(store);
    }
  }
  private pushArguments(fn: MachineFunction, stores: readonly number[]): void {
    const { words, starts } = fn;
    this.ensure(8 * stores.length + 8);
    this.adjustStack(0, 4 * stores.length);
    for (let at = stores.length - 1; at >= 0; at--) {
      const start = starts[stores[at] ?? 0] ?? 0;
      const value = words[start + 6] ?? 0;
      const opcode = words[start] ?? 0;
      if (opcode === I.MOV32mr) this.byte(0x50 + value);
      else if (opcode === I.MOV32mi) writePush(this, value);
      else {
        this.byte(0x68);
        this.relocation(Relocation386.R_386_32, value);
        this.word(words[start + 7] ?? 0);
      }
    }
  }
  /** What goes with a call or a return besides its own form. @returns whether nothing is left to write of it */
  private besideControl(fn: MachineFunction, inst: number, opcode: number): boolean {
    this.ensure(32);
    switch (opcode) {
      case I.CALLy:
      case I.CALLr:
      case I.CALLm: {
        const stores = this.small ? this.pushes.get(inst) : undefined;
        if (stores !== undefined) this.pushArguments(fn, stores);
        return false;
      }
      case I.RET: {
        if (this.sharedReturn < 0) return false;
        const { blockCount } = fn;
        if (this.sharedReturn !== inst) this.site(blockCount, NO_CONDITION);
        else {
          this.blockStarts[blockCount] = this.length;
          this.blockSites[blockCount] = this.siteCount;
        }
        return this.sharedReturn !== inst;
      }
      default:
        return false;
    }
  }

  /** Whether an instruction works in place on the register the copy at word `copy` has just written. */
  private merges(fn: MachineFunction, copy: number, inst: number): boolean {
    const { words } = fn;
    const start = fn.starts[inst] ?? 0;
    const row = rowOf(words[start] ?? 0);
    const to = words[copy + 1] ?? 0;
    if (!row.vexDup || row.vex === undefined || words[start + 1] !== to) return false;
    const [first, ...others] = row.operands;
    return (
      first?.role === Role.useDef &&
      others.every(({ kind, word }) => kind !== "reg" || words[start + word] !== to)
    );
  }

  /** Remembers where an instruction begins. */
  private note(fn: MachineFunction, inst: number): void {
    this.instStarts[inst] = this.length;
    this.instSites[inst] = this.siteCount;
    const source = fn.sources[inst] ?? -1;
    if (source === this.lastSource) return;
    this.lastSource = source;
    this.lines.push(this.length, this.siteCount, source);
  }

  private site(target: number, condition: number): void {
    if (this.siteCount === this.sites.length) {
      this.sites = grown(this.sites);
      this.siteTargets = grown(this.siteTargets);
      this.siteConditions = grown(this.siteConditions);
    }
    this.sites[this.siteCount] = this.length;
    this.siteTargets[this.siteCount] = target;
    this.siteConditions[this.siteCount] = condition;
    this.siteCount++;
  }

  /** Gives branches and paddings their sizes and puts everything together. */
  private finish(
    fn: MachineFunction,
    frame: Frame,
    blockStarts: Int32Array,
    blockSites: Int32Array,
  ): EncodedFunction {
    const count = this.siteCount;
    const sizes = new Uint8Array(count).fill(2);
    // Bytes of sites before site k.
    const before = new Int32Array(count + 1);
    const place = (): void => {
      for (let k = 0; k < count; k++) {
        if (this.siteConditions[k] === PADDING) {
          const size = 1 << (this.siteTargets[k] ?? 0);
          sizes[k] = -((this.sites[k] ?? 0) + (before[k] ?? 0)) & (size - 1);
        }
        before[k + 1] = (before[k] ?? 0) + (sizes[k] ?? 0);
      }
    };
    const position = (block: number): number =>
      (blockStarts[block] ?? 0) + (before[blockSites[block] ?? 0] ?? 0);
    for (let changed = true; changed; ) {
      changed = false;
      place();
      for (let k = 0; k < count; k++) {
        const condition = this.siteConditions[k] ?? 0;
        if (sizes[k] !== 2 || condition === PADDING) continue;
        const distance = position(this.siteTargets[k] ?? 0) - ((this.sites[k] ?? 0) + (before[k] ?? 0) + 2);
        if (distance < -128 || distance > 127) {
          sizes[k] = condition === NO_CONDITION ? 5 : 6;
          changed = true;
        }
      }
    }
    const out = new Uint8Array(this.length + (before[count] ?? 0));
    const { relocations } = this;
    let relocation = 0;
    let from = 0;
    let to = 0;
    let align = 1;
    for (let k = 0; k <= count; k++) {
      const end = k < count ? (this.sites[k] ?? 0) : this.length;
      if (end > from) {
        out.set(this.bytes.subarray(from, end), to);
        for (
          let entry = relocations[relocation];
          entry !== undefined && entry.offset < end;
          entry = relocations[++relocation]
        ) {
          entry.offset += to - from;
        }
        to += end - from;
        from = end;
      }
      if (k === count) break;
      const condition = this.siteConditions[k] ?? 0;
      const size = sizes[k] ?? 0;
      if (condition === PADDING) {
        align = Math.max(align, 1 << (this.siteTargets[k] ?? 0));
        writeNops(out, to, size);
        to += size;
        continue;
      }
      const distance = position(this.siteTargets[k] ?? 0) - (to + size);
      if (size === 2) {
        out[to++] = condition === NO_CONDITION ? 0xeb : 0x70 + condition;
        out[to++] = distance;
        continue;
      }
      if (condition === NO_CONDITION) out[to++] = 0xe9;
      else {
        out[to++] = 0x0f;
        out[to++] = 0x80 + condition;
      }
      write32(out, to, distance);
      to += 4;
    }
    const blockOffsets = new Int32Array(fn.blockCount);
    for (let block = 0; block < fn.blockCount; block++) blockOffsets[block] = position(block);
    const tables = fn.jumpTables.map((targets) => ({
      targets: targets.map((block) => blockOffsets[block] ?? 0),
    }));
    const lines = new Int32Array((this.lines.length / 3) * 2);
    for (let at = 0; at < this.lines.length / 3; at++) {
      lines[at * 2] = (this.lines[at * 3] ?? 0) + (before[this.lines[at * 3 + 1] ?? 0] ?? 0);
      lines[at * 2 + 1] = this.lines[at * 3 + 2] ?? -1;
    }
    const instOffsets = this.instStarts.map((start, inst) =>
      start < 0 ? -1 : start + (before[this.instSites[inst] ?? 0] ?? 0),
    );
    const epilogues: number[] = [];
    for (let at = 0; at < this.epilogues.length; at += 3) {
      const shift = before[this.epilogues[at + 1] ?? 0] ?? 0;
      epilogues.push((this.epilogues[at] ?? 0) + shift, (this.epilogues[at + 2] ?? 0) + shift);
    }
    for (const { relocation, field = out, start, site } of this.ownPlaces)
      write32(field, relocation.offset, read32(field, relocation.offset) + start + (before[site] ?? 0));
    const { beside } = this;
    return {
      epilogues,
      bytes: out,
      relocations,
      tables,
      beside,
      align,
      frame,
      lines,
      instOffsets,
      blockOffsets,
    };
  }

  // ---- prologue and epilogue ----

  private prologue(frame: Frame): void {
    this.ensure(64);
    if (frame.framePointer) {
      this.byte(0x55);
      this.byte(0x89);
      this.byte(0xe5);
    }
    for (const reg of frame.saved) this.byte(0x50 + reg);
    this.adjustStack(5, frame.size);
    if (frame.realign > 0) {
      this.byte(0x81);
      this.byte(0xe4);
      this.word(-frame.realign);
    }
    if (frame.basePointer) {
      this.byte(0x89);
      this.byte(0xc0 | (ESP << 3) | ESI);
    }
  }
  private epilogue(frame: Frame): void {
    this.ensure(64);
    if (this.withLines) this.epilogues.push(this.length, this.siteCount);
    const { saved } = frame;
    if (frame.restoreFromFramePointer) {
      // lea esp, [ebp - saved]
      this.byte(0x8d);
      this.byte(0x40 | (ESP << 3) | EBP);
      this.byte(-4 * saved.length);
    } else if (frame.framePointer && saved.length === 0 && frame.size > 0) {
      this.byte(0xc9);
      return;
    } else this.adjustStack(0, frame.size);
    for (let at = saved.length - 1; at >= 0; at--) this.byte(0x58 + (saved[at] ?? 0));
    if (frame.framePointer) this.byte(0x5d);
  }
  /** To be called behind the instruction that leaves the function. */
  private endEpilogue(): void {
    if (this.withLines) this.epilogues.push(this.length);
  }
  /** add (group 0) or sub (group 5) of a number and esp. */
  private adjustStack(group: number, amount: number): void {
    if (amount === 0) return;
    const small = amount < 128;
    this.byte(small ? 0x83 : 0x81);
    this.byte(0xc0 | (group << 3) | ESP);
    if (small) this.byte(amount);
    else this.word(amount);
  }

  // ---- instructions ----

  /** mov reg, gs:[0] */
  private threadPointer(reg: number): void {
    this.byte(0x65);
    this.byte(0x8b);
    this.byte((reg << 3) | 5);
    this.word(0);
  }

  private instruction(fn: MachineFunction, start: number, opcode: number): void {
    this.ensure(32);
    const { words } = fn;
    switch (opcode) {
      case I.RET: {
        if (this.frame !== undefined) this.epilogue(this.frame);
        const popped = words[start + 1] ?? 0;
        this.ensure(32);
        if (popped === 0) this.byte(0xc3);
        else {
          this.byte(0xc2);
          this.byte(popped);
          this.byte(popped >> 8);
        }
        this.endEpilogue();
        return;
      }
      case I.TAILJMPy:
      case I.TAILJMPr:
        if (this.frame !== undefined) this.epilogue(this.frame);
        this.ensure(32);
        if (opcode === I.TAILJMPr) {
          this.byte(0xff);
          this.byte(0xe0 | (words[start + 1] ?? 0));
        } else {
          this.byte(0xe9);
          this.relocation(Relocation386.R_386_PC32, words[start + 1] ?? 0);
          this.word((words[start + 2] ?? 0) - 4);
        }
        this.endEpilogue();
        return;
      case I.CALLy:
        this.byte(0xe8);
        this.relocation(Relocation386.R_386_PC32, words[start + 1] ?? 0);
        this.word((words[start + 2] ?? 0) - 4);
        return;
      case I.JMPtable:
        // jmp [table + reg*4]
        this.byte(0xff);
        this.byte(0x24);
        this.byte(0x85 | ((words[start + 1] ?? 0) << 3));
        this.relocation(Relocation386.R_386_32, TABLE_SYMBOL - (words[start + 2] ?? 0));
        this.word(0);
        return;
      case I.THREADPTR:
        this.threadPointer(words[start + 1] ?? 0);
        return;
      case I.NOTABLE:
        return;
      case I.GETTABLE: {
        // call next ; next: pop reg ; add reg, _GLOBAL_OFFSET_TABLE_ + (. - next)
        const reg = words[start + 1] ?? 0;
        this.byte(0xe8);
        this.word(0);
        this.byte(0x58 + reg);
        this.byte(0x81);
        this.byte(0xc0 | reg);
        this.relocation(Relocation386.R_386_GOTPC, words[start + 2] ?? 0);
        this.word(3);
        return;
      }
      case I.TABLEENTRY:
        // mov reg, [table base + index*4 + table@GOTOFF]
        this.byte(0x8b);
        this.byte(0x84 | ((words[start + 1] ?? 0) << 3));
        this.byte(0x80 | ((words[start + 2] ?? 0) << 3) | (words[start + 3] ?? 0));
        this.relocation(Relocation386.R_386_GOTOFF, TABLE_SYMBOL - (words[start + 4] ?? 0));
        this.word(0);
        return;
      case I.JMPbytable:
        this.byte(0xff);
        this.byte(0xe0 | (words[start + 1] ?? 0));
        return;
      case I.TLSGD:
      case I.TLSLDM: {
        // lea eax, [ebx*1 + x@tlsgd] or lea eax, [ebx + x@tlsldm]; linkers know these bytes and replace them
        const general = opcode === I.TLSGD;
        this.byte(0x8d);
        this.byte(general ? 0x04 : 0x83);
        if (general) this.byte(0x1d);
        this.relocation(
          general ? Relocation386.R_386_TLS_GD : Relocation386.R_386_TLS_LDM,
          words[start + 1] ?? 0,
        );
        this.word(0);
        this.byte(0xe8);
        this.relocation(Relocation386.R_386_PLT32, words[start + 3] ?? 0);
        this.word(-4);
        return;
      }
      case I.TLSADDR: {
        // mov reg, gs:[0]; lea reg, [reg + offset]
        const reg = words[start + 1] ?? 0;
        this.threadPointer(reg);
        this.byte(0x8d);
        this.byte(0x80 | (reg << 3) | reg);
        this.relocation(Relocation386.R_386_TLS_LE, words[start + 2] ?? 0);
        this.word(words[start + 3] ?? 0);
        return;
      }
      case I.INLINEASM: {
        const asm = fn.asms[words[start + 1] ?? 0];
        if (asm === undefined || this.frame === undefined) return;
        this.inlineAssembly(assembleInline(asm, this.frame), asm.symbolNamed);
        return;
      }
      case I.SETccr:
      case I.SETccm:
      case I.CMOVccrr:
      case I.CMOVccrm: {
        const form = formOf(opcode, false);
        const condition = words[start + 1] ?? 0;
        this.byte(0x0f);
        this.byte((form.opcode[form.opcode.length - 1] ?? 0) + condition);
        this.modRM(fn, start, form);
        return;
      }
    }
    const form = formOf(opcode, this.avx);
    if (form.evex) {
      this.encodeByIced(fn, start, rowOf(opcode));
      return;
    }
    if (form.vex !== undefined) this.vexPrefix(fn, start, form);
    let immBytes = form.immBytes;
    const { opcode: prefix } = form;
    const lastByte = prefix.length - 1;
    for (let at = 0; at < lastByte; at++) this.byte(prefix[at] ?? 0);
    let last = prefix[lastByte] ?? 0;
    const imm = form.immWord === 0 ? 0 : (words[start + form.immWord] ?? 0);
    if (form.smallOpcode >= 0 && !form.immSymbol && imm >= -128 && imm <= 127) {
      last = form.smallOpcode;
      immBytes = 1;
    }
    if (form.opcodeRegWord !== 0) last += words[start + form.opcodeRegWord] ?? 0;
    if (last === 0x81 && lastByte === 0 && form.rmWord !== 0 && words[start + form.rmWord] === EAX) {
      // Arithmetic of eax and a number has a form of its own.
      this.byte((form.group << 3) | 5);
    } else if (this.isAbsoluteMove(words, start, opcode)) {
      this.byte(opcode === I.MOV32rm ? 0xa1 : 0xa3);
      const at = start + form.memWord;
      const symbol = words[at + Mem.symbol] ?? 0;
      if (symbol >= 0) this.relocation(Relocation386.R_386_32, symbol);
      this.word(words[at + Mem.disp] ?? 0);
    } else {
      this.byte(last);
      if (form.hasModRM) this.modRM(fn, start, form);
    }
    if (form.is4Word !== 0) this.byte(((words[start + form.is4Word] ?? 0) & 7) << 4);
    if (immBytes === 0) return;
    if (form.immSymbol) {
      this.relocation(Relocation386.R_386_32, imm);
      this.word(words[start + form.immWord + 1] ?? 0);
    } else if (immBytes === 1) this.byte(imm);
    else if (immBytes === 2) {
      this.byte(imm);
      this.byte(imm >> 8);
    } else this.word(imm);
  }

  /** Takes over what a template was assembled to: its bytes come here, other sections stand beside the function. */
  private inlineAssembly(parts: readonly AsmSection[], symbolNamed: (name: string) => number): void {
    const [own, ...others] = parts;
    if (own === undefined) return;
    const start = this.length;
    const site = this.siteCount;
    const firstBeside = this.beside.length;
    const symbolOf = (name: string): number =>
      name.startsWith("@") ? Number(name.slice(1)) : symbolNamed(name);
    for (const { properties, align, bytes } of others)
      this.beside.push({ properties, align, data: Uint8Array.from(bytes), relocations: [] });
    parts.forEach(({ relocations, bytes }, part) => {
      const into = part === 0 ? this.relocations : (this.beside[firstBeside + part - 1]?.relocations ?? []);
      for (const { offset, type, name, section } of relocations) {
        const relocation = {
          offset: part === 0 ? start + offset : offset,
          type,
          symbol: name === undefined ? OWN_CODE : symbolOf(name.replace(/(?<=.)@[A-Za-z]+$/, "")),
        };
        into.push(relocation);
        if (section === undefined) continue;
        if (section === own) {
          const field = part === 0 ? undefined : this.beside[firstBeside + part - 1]?.data;
          this.ownPlaces.push({ relocation, field, start, site });
        } else relocation.symbol = BESIDE_SYMBOL - (firstBeside + parts.indexOf(section) - 1);
      }
      if (part === 0) {
        this.ensure(bytes.length + 32);
        this.bytes.set(bytes, start);
        this.length += bytes.length;
      }
    });
  }

  /** A move between eax and memory at an address that is known, which has a form of its own. */
  private isAbsoluteMove(words: Int32Array, start: number, opcode: number): boolean {
    if (opcode !== I.MOV32rm && opcode !== I.MOV32mr) return false;
    const mem = MEM_WORD[opcode] ?? 0;
    const reg = words[start + (opcode === I.MOV32rm ? 1 : 6)] ?? 0;
    return reg === EAX && words[start + mem + Mem.base] === -1 && (words[start + mem + Mem.index] ?? 0) < 0;
  }

  private vexPrefix(fn: MachineFunction, start: number, form: Form): void {
    const { vex } = form;
    if (vex === undefined) return;
    const inPlace = this.firstSource < 0 || form.regWord === 0;
    const source = inPlace ? (fn.words[start + form.vvvvWord] ?? 0) : this.firstSource;
    const vvvv = form.vvvvWord === 0 ? 0 : source & 7;
    const tail = ((~vvvv & 15) << 3) | (vex.l << 2) | vex.pp;
    if (vex.map === 1 && vex.w === 0) {
      this.byte(0xc5);
      this.byte(0x80 | tail);
    } else {
      this.byte(0xc4);
      this.byte(0xe0 | vex.map);
      this.byte((vex.w << 7) | tail);
    }
  }

  private modRM(fn: MachineFunction, start: number, form: Form): void {
    const { words } = fn;
    const reg = (form.regWord === 0 ? form.group : (words[start + form.regWord] ?? 0) & 7) << 3;
    if (form.memWord === 0) {
      // Shifts by a number have their result in VEX.vvvv and their source here.
      const source =
        form.regWord === 0 && this.firstSource >= 0 ? this.firstSource : (words[start + form.rmWord] ?? 0);
      this.byte(0xc0 | reg | (source & 7));
      return;
    }
    const at = start + form.memWord;
    let base = words[at + Mem.base] ?? 0;
    const index = words[at + Mem.index] ?? 0;
    let disp = words[at + Mem.disp] ?? 0;
    const symbol = words[at + Mem.symbol] ?? 0;
    if (base < -1 && this.frame !== undefined) {
      const slot = baseSlot(base);
      disp += this.frame.slotOffset[slot] ?? 0;
      base = this.frame.slotBase[slot] ?? 0;
    }
    if (base < 0) {
      if (index < 0) this.byte(reg | 5);
      else {
        this.byte(reg | 4);
        this.byte(((words[at + Mem.scale] ?? 0) << 6) | (index << 3) | 5);
      }
      if (symbol >= 0) this.relocation(Relocation386.R_386_32, symbol);
      this.word(disp);
      return;
    }
    const mode =
      symbol >= 0 ? 0x80 : disp === 0 && base !== EBP ? 0 : disp >= -128 && disp <= 127 ? 0x40 : 0x80;
    if (index >= 0) {
      this.byte(mode | reg | 4);
      this.byte(((words[at + Mem.scale] ?? 0) << 6) | (index << 3) | base);
    } else if (base === ESP) {
      this.byte(mode | reg | 4);
      this.byte(0x24);
    } else this.byte(mode | reg | base);
    if (mode === 0x40) this.byte(disp);
    else if (mode === 0x80) {
      if (symbol >= 0) this.relocation(Relocation386.R_386_32, symbol);
      this.word(disp);
    }
  }

  /** EVEX encodings are iced's own. */
  private encodeByIced(fn: MachineFunction, start: number, row: Row): void {
    this.iced ??= new IcedEncoder(32);
    const { words } = fn;
    const instruction = IcedInstruction.create(row.code ?? Code.INVALID);
    let operand = 0;
    for (const spec of row.operands) {
      const value = words[start + spec.word] ?? 0;
      if (spec.kind === "reg") setIcedRegister(instruction, operand, value, row);
      else if (spec.kind === "mem") {
        let base = value;
        let disp = words[start + spec.word + Mem.disp] ?? 0;
        if (base < -1 && this.frame !== undefined) {
          disp += this.frame.slotOffset[baseSlot(base)] ?? 0;
          base = this.frame.slotBase[baseSlot(base)] ?? 0;
        }
        const index = words[start + spec.word + Mem.index] ?? -1;
        instruction.setOpKind(operand, OpKind.Memory);
        instruction.memoryBase = base < 0 ? Register.None : Register.EAX + base;
        instruction.memoryIndex = index < 0 ? Register.None : Register.EAX + index;
        instruction.memoryIndexScale = 1 << (words[start + spec.word + Mem.scale] ?? 0);
        instruction.memoryDisplacement = BigInt(disp);
        instruction.memoryDisplSize = 4;
      } else if (spec.kind === "imm") instruction.setImmediateU32(operand, value >>> 0);
      operand++;
    }
    this.iced.encode(instruction, 0n);
    const bytes = this.iced.takeBuffer();
    instruction.free();
    this.ensure(bytes.length + 32);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  // ---- bytes ----

  private ensure(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const wider = new Uint8Array((this.bytes.length + count) * 2);
    wider.set(this.bytes);
    this.bytes = wider;
  }
  byte(value: number): void {
    this.bytes[this.length++] = value;
  }
  word(value: number): void {
    write32(this.bytes, this.length, value);
    this.length += 4;
  }
  private relocation(type: RelocationType, symbol: number): void {
    this.relocations.push({ offset: this.length, type, symbol });
  }
}

/** The last return, when jumping to it is shorter than to return as it does; -1 else. */
function sharedReturn(fn: MachineFunction, layout: readonly Block[], frame: Frame): number {
  const JUMP_SIZE = 2;
  const size = (frame.size > 0 ? 3 : 0) + frame.saved.length + (frame.framePointer ? 1 : 0) + 1;
  if (size <= JUMP_SIZE) return -1;
  let last = -1;
  for (const block of layout) {
    const inst = fn.end(block) - 1;
    if (inst >= fn.first(block) && fn.opcodeAt(inst) === I.RET) last = inst;
  }
  return last;
}

function setIcedRegister(instruction: IcedInstruction, operand: number, reg: number, row: Row): void {
  const name = row.name;
  let register = Register.EAX + reg;
  if (reg >= 16) register = Register.K0 + reg - 16;
  else if (reg >= 8)
    register =
      (name.includes("Z") ? Register.ZMM0 : name.includes("Y") ? Register.YMM0 : Register.XMM0) + reg - 8;
  instruction.setOpRegister(operand, register);
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}
function write32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value >> 16;
  bytes[at + 3] = value >> 24;
}

function read32(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

/** The recommended multi-byte NOPs. Source: Intel SDM volume 2, NOP. */
const NOPS: readonly (readonly number[])[] = [
  [],
  [0x90],
  [0x66, 0x90],
  [0x0f, 0x1f, 0x00],
  [0x0f, 0x1f, 0x40, 0x00],
  [0x0f, 0x1f, 0x44, 0x00, 0x00],
  [0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00],
  [0x0f, 0x1f, 0x80, 0x00, 0x00, 0x00, 0x00],
  [0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00],
];
function writeNops(bytes: Uint8Array, at: number, count: number): void {
  for (let left = count; left > 0; ) {
    const size = Math.min(left, 8);
    bytes.set(NOPS[size] ?? [], at + count - left);
    left -= size;
  }
}
