/**
 * The allocator of O0: one walk through each block, in time linear in the instructions.
 *
 * A register that occurs in one stretch of code only (a block, with the blocks behind it that nothing else leads to) is
 * given a physical register at its definition and keeps it to its last use unless somebody needs the place more; one
 * that crosses stretches lives in a stack slot between them. Values the next
 * call would destroy go to callee-saved registers, moves whose source ends there cost nothing, and constants are
 * executed again instead of being stored.
 *
 *     %40 = MOV32rm [slot0]          mov eax, [slot0]
 *     %41 = MOV32rr %40              (nothing: %40 ends here, %41 takes over eax)
 *     %41 = ADD32ri %41, 1           add eax, 1
 *     CALLy @f                       mov esi, eax ; call f
 *
 * Source: the family of LLVM's RegAllocFast; furthest-end eviction after Belady (1966).
 */
import { COPY, RELOAD, SPILL } from "../i386/copies.js";
import { type Block, MachineFunction, type Slot } from "../machine/machine-function.js";
import {
  DEF_MASK_WORD,
  IMPLICIT_DEFS,
  IMPLICIT_USES,
  type MachineOpcode,
  PROPERTIES,
  Property,
  REG_COUNT,
  REG_ROLE,
  REG_STRIDE,
  REG_WORD,
  Role,
  USE_MASK_WORD,
} from "../machine/opcodes.js";
import { CALLEE_SAVED, ESP, FIRST_VIRTUAL, type Reg, type RegClass } from "../machine/registers.js";
import { type Allocation, AllocationLog, INSERTED, rematOrigin } from "./allocation.js";
import { allocatable } from "./constraints.js";
import { grown } from "./liveness.js";

/** Every instruction's registers could not be had at once: its constraints contradict each other. */
export class RegisterPressureError extends Error {
  override name = "RegisterPressureError";
}

const NONE = -1;
const NO_ORIGINS = new Int32Array(0);
/** How many clobbers ahead a choice of register looks. */
const LOOKAHEAD = 8;
const CLASS_COUNT = COPY.length;

/** Allocates registers block by block, fast. The function is read, not changed. */
export function allocateFast(fn: MachineFunction): Allocation {
  return new FastAllocator().allocate(fn, true);
}

/** The allocator, whose tables serve one function after another: making them anew took longer than small functions do. */
export class FastAllocator {
  private fn = new MachineFunction("");
  private out = this.fn;
  /** Where instructions come from; undefined where nobody checks. */
  private log: AllocationLog | undefined = undefined;

  // By virtual register (less FIRST_VIRTUAL).
  /** The physical register it is in, or NONE. */
  private location = new Int8Array(0);
  private slot = new Int32Array(0);
  /** Whether its register is newer than its slot. */
  private dirty = new Uint8Array(0);
  /** Whether it crosses stretches. */
  private global = new Uint8Array(0);
  /** Last instruction that reads it. */
  private lastUse = new Int32Array(0);
  /** The one instruction that makes it from constants, or NONE. */
  private remat = new Int32Array(0);
  /** The physical register it is copied to in the end, or NONE. */
  private hint = new Int8Array(0);
  /** The stretch it was last defined in. */
  private definedIn = new Int32Array(0);

  /** The virtual register (less FIRST_VIRTUAL) in each physical one, or NONE. */
  private readonly occupant = new Int32Array(FIRST_VIRTUAL).fill(NONE);
  private occupied = 0;
  /** How many edges lead to each block. */
  private predecessors = new Int32Array(0);
  /** Physical registers whose own value is read after each instruction. */
  private fixedAfter = new Int32Array(0);
  /** Instructions that write physical registers, in order, and which. */
  private clobberInsts = new Int32Array(64);
  private clobberMasks = new Int32Array(64);
  private clobberNext = 0;
  /** Callee-saved registers already written: using them again is free. */
  private savedUsed = 0;
  private readonly classMasks = new Int32Array(CLASS_COUNT);
  /** Slots free for reuse, by class. */
  private readonly freeSlots: Slot[][] = Array.from({ length: CLASS_COUNT }, () => []);

  // The instruction at hand.
  private inst = 0;
  /** Registers its operands are in, not to be taken. */
  private pinned = 0;

  /** @param logged whether to note where instructions come from, for the checker */
  allocate(fn: MachineFunction, logged: boolean): Allocation {
    this.begin(fn, logged);
    const { out } = this;
    this.findLifetimes();
    const { layout } = fn;
    for (let index = 0; index < layout.length; index++) {
      const block = layout[index] as Block;
      if (!this.continues(index)) this.forgetRegisters();
      this.scanFixed(block);
      out.beginBlock(block);
      this.allocateBlock(block);
    }
    out.endBlock();
    return this.log?.finish() ?? { fn: out, origins: NO_ORIGINS, dropped: NO_ORIGINS };
  }

  private begin(fn: MachineFunction, logged: boolean): void {
    this.fn = fn;
    this.out = fn.shell();
    this.out.reserveWords(fn.wordCount + (fn.wordCount >> 1) + 64);
    this.log = logged ? new AllocationLog(this.out) : undefined;
    this.beginRegisters(fn.regEnd - FIRST_VIRTUAL);
    if (fn.instCount > this.fixedAfter.length) this.fixedAfter = new Int32Array(fn.instCount * 2);
    this.occupant.fill(NONE);
    this.occupied = 0;
    this.savedUsed = 0;
    this.fixedBefore = 0;
    for (const slots of this.freeSlots) slots.length = 0;
    for (let regClass = 0; regClass < CLASS_COUNT; regClass++)
      this.classMasks[regClass] = allocatable(fn, regClass as RegClass);
    if (fn.blockCount > this.predecessors.length) this.predecessors = new Int32Array(fn.blockCount * 2);
    else this.predecessors.fill(0, 0, fn.blockCount);
    // The entry has one edge more: the call.
    const [entry] = fn.layout;
    if (entry !== undefined) this.predecessors[entry] = 1;
    for (const block of fn.layout)
      for (const successor of fn.successors(block))
        this.predecessors[successor] = (this.predecessors[successor] ?? 0) + 1;
  }

  /** Clears the tables by register, wide enough for this many. */
  private beginRegisters(count: number): void {
    if (count > this.location.length) {
      const length = count * 2;
      this.location = new Int8Array(length);
      this.slot = new Int32Array(length);
      this.dirty = new Uint8Array(length);
      this.global = new Uint8Array(length);
      this.lastUse = new Int32Array(length);
      this.remat = new Int32Array(length);
      this.hint = new Int8Array(length);
      this.definedIn = new Int32Array(length);
    }
    this.location.fill(NONE, 0, count);
    this.slot.fill(NONE, 0, count);
    this.dirty.fill(0, 0, count);
    this.global.fill(0, 0, count);
    this.lastUse.fill(NONE, 0, count);
    this.remat.fill(NONE, 0, count);
    this.hint.fill(NONE, 0, count);
    this.definedIn.fill(0, 0, count);
  }

  /**
   * Whether the block at a place in the layout is reached from the one before it alone, and so takes over its registers.
   * Such blocks are one stretch of code to this allocator.
   */
  private continues(index: number): boolean {
    const { fn, predecessors } = this;
    const block = fn.layout[index];
    const before = fn.layout[index - 1];
    return (
      block !== undefined &&
      before !== undefined &&
      predecessors[block] === 1 &&
      fn.end(before) === fn.first(block) &&
      fn.successors(before).includes(block)
    );
  }

  /** Finds, for each register, whether it crosses blocks, its last use, and whether it is a constant. */
  private findLifetimes(): void {
    const { fn, global, lastUse, remat, hint, definedIn } = this;
    const { words, starts, layout } = fn;
    let stamp = 0;
    for (let index = 0; index < layout.length; index++) {
      const block = layout[index] as Block;
      if (!this.continues(index)) stamp++;
      const end = fn.end(block);
      for (let inst = fn.first(block); inst < end; inst++) {
        const start = starts[inst] ?? 0;
        const opcode = words[start] ?? 0;
        const row = opcode * REG_STRIDE;
        const rowEnd = row + (REG_COUNT[opcode] ?? 0);
        for (let k = row; k < rowEnd; k++) {
          if (((REG_ROLE[k] ?? 0) & Role.use) === 0) continue;
          const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
          if (v < 0) continue;
          lastUse[v] = inst;
          if (definedIn[v] !== stamp) global[v] = 1;
        }
        const properties = PROPERTIES[opcode] ?? 0;
        for (let k = row; k < rowEnd; k++) {
          if (((REG_ROLE[k] ?? 0) & Role.def) === 0) continue;
          const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
          if (v < 0) continue;
          const seen = definedIn[v] ?? 0;
          if (seen === 0) remat[v] = (properties & Property.remat) !== 0 ? inst : NONE;
          else {
            remat[v] = NONE;
            if (seen !== stamp) global[v] = 1;
          }
          definedIn[v] = stamp;
        }
        if (properties & Property.move) {
          const to = words[start + 1] ?? 0;
          const from = (words[start + 2] ?? 0) - FIRST_VIRTUAL;
          if (to < FIRST_VIRTUAL && from >= 0) hint[from] = to;
        }
      }
    }
  }

  /** Finds where physical registers hold values of their own in a block, and where they are written. */
  private scanFixed(block: Block): void {
    const { fn, fixedAfter } = this;
    const { words, starts } = fn;
    const first = fn.first(block);
    let live = 0;
    let count = 0;
    for (let inst = fn.end(block) - 1; inst >= first; inst--) {
      fixedAfter[inst] = live;
      const start = starts[inst] ?? 0;
      const opcode = words[start] ?? 0;
      let uses = IMPLICIT_USES[opcode] ?? 0;
      let defs = IMPLICIT_DEFS[opcode] ?? 0;
      const useWord = USE_MASK_WORD[opcode] ?? 0;
      if (useWord !== 0) uses |= words[start + useWord] ?? 0;
      const defWord = DEF_MASK_WORD[opcode] ?? 0;
      if (defWord !== 0) defs |= words[start + defWord] ?? 0;
      const row = opcode * REG_STRIDE;
      const rowEnd = row + (REG_COUNT[opcode] ?? 0);
      for (let k = row; k < rowEnd; k++) {
        const reg = words[start + (REG_WORD[k] ?? 0)] ?? 0;
        if (reg < 0 || reg >= FIRST_VIRTUAL) continue;
        const role = REG_ROLE[k] ?? 0;
        if (role & Role.use) uses |= 1 << reg;
        if (role & Role.def) defs |= 1 << reg;
      }
      live = (live & ~defs) | uses;
      if (defs !== 0) {
        if (count === this.clobberInsts.length) {
          this.clobberInsts = grown(this.clobberInsts);
          this.clobberMasks = grown(this.clobberMasks);
        }
        this.clobberInsts[count] = inst;
        this.clobberMasks[count] = defs;
        count++;
      }
    }
    // The lists were made backwards: they are read from the end.
    this.clobberNext = count - 1;
    this.fixedBefore = live;
  }
  /** Physical registers whose own value is read at or after the instruction at hand. */
  private fixedBefore = 0;

  private allocateBlock(block: Block): void {
    const { fn } = this;
    const first = fn.first(block);
    const end = fn.end(block);
    const terminator = fn.firstTerminator(block);
    for (let inst = first; inst < end; inst++) {
      if (inst === terminator) this.storeGlobals();
      this.allocateInst(inst);
      this.fixedBefore = this.fixedAfter[inst] ?? 0;
    }
  }

  private forgetRegisters(): void {
    for (let left = this.occupied; left !== 0; left &= left - 1) {
      const reg = 31 - Math.clz32(left & -left);
      const v = this.occupant[reg] ?? NONE;
      this.occupant[reg] = NONE;
      if (v >= 0) this.location[v] = NONE;
    }
    this.occupied = 0;
  }

  private storeGlobals(): void {
    this.out.source = NONE;
    for (let left = this.occupied; left !== 0; left &= left - 1) {
      const v = this.occupant[31 - Math.clz32(left & -left)] ?? NONE;
      if (v >= 0 && this.global[v] === 1) this.store(v);
    }
  }

  /** Makes the slot of a register hold its value. Constants need none. */
  private store(v: number): void {
    if (this.dirty[v] === 0 || (this.remat[v] ?? NONE) >= 0) return;
    this.dirty[v] = 0;
    const regClass = this.classOf(v);
    this.out.emitSlot(
      SPILL[regClass] as MachineOpcode,
      (this.location[v] ?? 0) as Reg,
      this.slotOf(v, regClass),
    );
    this.log?.record(INSERTED);
  }

  private slotOf(v: number, regClass: RegClass): Slot {
    let slot = (this.slot[v] ?? NONE) as Slot;
    if (slot < 0) {
      const free = this.global[v] === 0 ? this.freeSlots[regClass]?.pop() : undefined;
      slot = free ?? this.out.createSpillSlot(regClass);
      this.slot[v] = slot;
    }
    return slot;
  }

  private classOf(v: number): RegClass {
    return this.fn.classOf(v + FIRST_VIRTUAL);
  }

  private put(v: number, reg: number): void {
    this.occupant[reg] = v;
    this.location[v] = reg;
    this.occupied |= 1 << reg;
  }
  private release(v: number): void {
    const reg = this.location[v] ?? NONE;
    if (reg < 0) return;
    this.occupant[reg] = NONE;
    this.location[v] = NONE;
    this.occupied &= ~(1 << reg);
  }
  /** Whether a register's value is needed no more after the instruction at hand. */
  private endsHere(v: number): boolean {
    return this.global[v] === 0 && (this.lastUse[v] ?? NONE) <= this.inst;
  }
  /** Frees what a value ending here holds. */
  private end(v: number): void {
    this.release(v);
    const slot = (this.slot[v] ?? NONE) as Slot;
    if (slot >= 0) {
      this.freeSlots[this.classOf(v)]?.push(slot);
      this.slot[v] = NONE;
    }
  }

  /** Which of the physical registers are written, from this instruction on, before a register's last use. */
  private clobberedWithin(v: number): number {
    if (this.global[v] === 1) return 0;
    const last = this.lastUse[v] ?? NONE;
    let mask = 0;
    const stop = Math.max(this.clobberNext - LOOKAHEAD, NONE);
    for (let at = this.clobberNext; at > stop; at--) {
      const inst = this.clobberInsts[at] ?? 0;
      if (inst >= last) break;
      if (inst >= this.inst) mask |= this.clobberMasks[at] ?? 0;
    }
    return mask;
  }

  /** A free register for `v` outside `avoid`, or NONE. */
  private freeRegister(v: number, avoid: number): number {
    const free = (this.classMasks[this.classOf(v)] ?? 0) & ~this.occupied & ~avoid;
    if (free === 0) return NONE;
    const hint = this.hint[v] ?? NONE;
    const lasting = free & ~this.clobberedWithin(v);
    if (hint >= 0 && (lasting >>> hint) & 1) return hint;
    const cheap = lasting & ~(CALLEE_SAVED & ~this.savedUsed);
    let from = cheap !== 0 ? cheap : lasting !== 0 ? lasting : free;
    // Byte registers are scarce: a value that needs none takes another where that costs nothing.
    if (from & 0xf && from & 0xf0 && this.classOf(v) === 0) from &= 0xf0;
    const reg = 31 - Math.clz32(from & -from);
    if ((CALLEE_SAVED >>> reg) & 1) this.savedUsed |= 1 << reg;
    return reg;
  }

  /** A register for `v` outside `avoid`, made free if need be. Values in `pinned` registers stay. */
  private takeRegister(v: number, avoid: number): number {
    const reg = this.freeRegister(v, avoid);
    if (reg >= 0) return reg;
    const candidates = (this.classMasks[this.classOf(v)] ?? 0) & ~avoid & ~this.pinned;
    let best = NONE;
    let bestScore = -1;
    for (let left = candidates; left !== 0; left &= left - 1) {
      const candidate = 31 - Math.clz32(left & -left);
      const holder = this.occupant[candidate] ?? NONE;
      if (holder < 0) continue;
      const clean = this.dirty[holder] === 0 || (this.remat[holder] ?? NONE) >= 0;
      const last = this.global[holder] === 1 ? this.inst + 64 : (this.lastUse[holder] ?? 0);
      const score = last + (clean ? 32 : 0);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    if (best < 0)
      throw new RegisterPressureError(
        `@${this.fn.name}: no register for %${v + FIRST_VIRTUAL} at instruction ${this.inst}`,
      );
    this.evict(this.occupant[best] ?? 0);
    return best;
  }

  /** Takes a value out of its register, to its slot. */
  private evict(v: number): void {
    this.store(v);
    this.release(v);
  }

  /** Moves a value whose register is about to be written to another, or to its slot. */
  private relocate(v: number, avoid: number): void {
    const constant = (this.remat[v] ?? NONE) >= 0;
    const last = this.global[v] === 0 && !constant && this.dirty[v] === 1;
    const reg = last ? this.freeRegister(v, avoid | this.clobberedWithin(v)) : NONE;
    if (reg < 0) {
      this.evict(v);
      return;
    }
    this.copyTo(v, reg);
  }
  private copyTo(v: number, reg: number): void {
    this.out.emit2(COPY[this.classOf(v)] as MachineOpcode, reg, this.location[v] ?? 0);
    this.log?.record(INSERTED);
    this.release(v);
    this.put(v, reg);
  }

  /** Brings a value into a register outside `avoid`. */
  private reload(v: number, avoid: number): void {
    const reg = this.takeRegister(v, avoid);
    const remat = this.remat[v] ?? NONE;
    if (remat >= 0) {
      const at = this.out.copyInst(this.fn, remat);
      this.out.words[at + 1] = reg;
      this.log?.record(rematOrigin(remat));
    } else {
      const regClass = this.classOf(v);
      this.out.emitSlot(RELOAD[regClass] as MachineOpcode, reg as Reg, this.slotOf(v, regClass));
      this.log?.record(INSERTED);
    }
    this.dirty[v] = 0;
    this.put(v, reg);
  }

  private allocateInst(inst: number): void {
    const { fn, out } = this;
    const words = fn.words;
    const start = fn.starts[inst] ?? 0;
    const opcode = words[start] ?? 0;
    this.inst = inst;
    this.pinned = 0;
    out.source = fn.sources[inst] ?? NONE;
    while (this.clobberNext >= 0 && (this.clobberInsts[this.clobberNext] ?? 0) < inst) this.clobberNext--;
    const properties = PROPERTIES[opcode] ?? 0;
    if (properties & Property.move && this.allocateMove(inst, start)) return;

    const fixedBefore = this.fixedBefore;
    const fixedAfter = this.fixedAfter[inst] ?? 0;
    const clobbered =
      this.clobberNext >= 0 && this.clobberInsts[this.clobberNext] === inst
        ? (this.clobberMasks[this.clobberNext] ?? 0)
        : 0;
    const row = opcode * REG_STRIDE;
    const rowEnd = row + (REG_COUNT[opcode] ?? 0);

    // Operands already in registers keep them; then the others are brought in.
    let missing = false;
    for (let k = row; k < rowEnd; k++) {
      const role = REG_ROLE[k] ?? 0;
      if ((role & Role.use) === 0) continue;
      const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (v < 0) continue;
      const reg = this.location[v] ?? NONE;
      if (reg < 0) missing = true;
      else if (role === Role.useDef && (clobbered >>> reg) & 1) missing = true;
      else this.pinned |= 1 << reg;
    }
    if (missing) {
      for (let k = row; k < rowEnd; k++) {
        const role = REG_ROLE[k] ?? 0;
        if ((role & Role.use) === 0) continue;
        const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
        if (v < 0) continue;
        let avoid = fixedBefore;
        if (role === Role.useDef) avoid |= clobbered | fixedAfter;
        const reg = this.location[v] ?? NONE;
        if (reg < 0) this.reload(v, avoid);
        else if (role === Role.useDef && (clobbered >>> reg) & 1)
          this.copyTo(v, this.takeRegister(v, avoid | this.pinned));
        this.pinned |= 1 << (this.location[v] ?? 0);
      }
    }

    // The words of the rewritten instruction: uses are read from where they are now.
    const patched = this.operandRegs;
    let useRegs = 0;
    for (let k = row; k < rowEnd; k++) {
      if (((REG_ROLE[k] ?? 0) & Role.use) === 0) continue;
      const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (v < 0) continue;
      const reg = this.location[v] ?? 0;
      patched[k - row] = reg;
      useRegs |= 1 << reg;
    }

    // What the instruction destroys is moved away, and what ends here makes room for what begins.
    for (let left = clobbered & this.occupied; left !== 0; left &= left - 1) {
      const v = this.occupant[31 - Math.clz32(left & -left)] ?? NONE;
      if (v < 0) continue;
      if (this.endsHere(v)) this.release(v);
      else this.relocate(v, fixedBefore | fixedAfter | clobbered | useRegs);
    }
    let defined = 0;
    for (let k = row; k < rowEnd; k++) {
      if (REG_ROLE[k] !== Role.earlyDef) continue;
      const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (v >= 0) {
        this.define(v, fixedBefore | fixedAfter | clobbered | useRegs);
        defined |= 1 << (this.location[v] ?? 0);
        patched[k - row] = this.location[v] ?? 0;
      }
    }
    for (let k = row; k < rowEnd; k++) {
      const role = REG_ROLE[k] ?? 0;
      const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (v < 0) continue;
      if (role === Role.useDef) {
        defined |= 1 << (this.location[v] ?? 0);
        this.dirty[v] = 1;
      } else if (role === Role.use && this.endsHere(v) && !this.definedHere(start, row, rowEnd, v))
        this.end(v);
    }
    this.pinned = defined;
    for (let k = row; k < rowEnd; k++) {
      if (REG_ROLE[k] !== Role.def) continue;
      const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (v < 0) continue;
      this.define(v, fixedAfter | clobbered | defined);
      const reg = this.location[v] ?? 0;
      defined |= 1 << reg;
      this.pinned = defined;
      patched[k - row] = reg;
    }

    const at = out.copyInst(fn, inst);
    this.log?.record(inst);
    for (let k = row; k < rowEnd; k++) {
      const word = REG_WORD[k] ?? 0;
      if ((words[start + word] ?? 0) >= FIRST_VIRTUAL) out.words[at + word] = patched[k - row] ?? 0;
    }
    for (let k = row; k < rowEnd; k++) {
      if (((REG_ROLE[k] ?? 0) & Role.def) === 0) continue;
      const v = (words[start + (REG_WORD[k] ?? 0)] ?? 0) - FIRST_VIRTUAL;
      if (v >= 0 && this.endsHere(v)) this.end(v);
    }
  }
  private readonly operandRegs = new Int32Array(REG_STRIDE);

  /** Whether an operand of the instruction defines `v`. */
  private definedHere(start: number, row: number, rowEnd: number, v: number): boolean {
    for (let k = row; k < rowEnd; k++)
      if ((REG_ROLE[k] ?? 0) & Role.def && this.fn.words[start + (REG_WORD[k] ?? 0)] === v + FIRST_VIRTUAL)
        return true;
    return false;
  }

  /** Gives a value that begins here a register outside `avoid`. */
  private define(v: number, avoid: number): void {
    const old = this.location[v] ?? NONE;
    if (old >= 0 && (avoid >>> old) & 1) this.release(v);
    if ((this.location[v] ?? NONE) < 0) this.put(v, this.takeRegister(v, avoid));
    this.dirty[v] = 1;
  }

  /** Does a register move without an instruction where it can; false leaves it to the common way. */
  private allocateMove(inst: number, start: number): boolean {
    const { fn } = this;
    const to = fn.words[start + 1] ?? 0;
    const from = fn.words[start + 2] ?? 0;
    if (to === from) {
      this.log?.drop(inst);
      return true;
    }
    const fixedAfter = this.fixedAfter[inst] ?? 0;
    const v = to - FIRST_VIRTUAL;
    const w = from - FIRST_VIRTUAL;
    if (v >= 0 && w >= 0) {
      // The source ends here: the destination takes its register over.
      if (!this.endsHere(w)) return false;
      if ((this.location[w] ?? NONE) < 0) this.reload(w, this.fixedBefore);
      const reg = this.location[w] ?? 0;
      if ((((this.classMasks[this.classOf(v)] ?? 0) >>> reg) & 1) === 0) return false;
      this.log?.drop(inst);
      this.end(w);
      this.takeOver(v, reg);
      return true;
    }
    if (v >= 0) {
      // A result in a fixed register, read for the last time.
      const mask = this.classMasks[this.classOf(v)] ?? 0;
      if ((fixedAfter >>> from) & 1 || ((mask >>> from) & 1) === 0 || from === ESP) return false;
      if ((this.occupant[from] ?? NONE) >= 0) return false;
      this.log?.drop(inst);
      this.takeOver(v, from);
      return true;
    }
    if (w >= 0 && ((this.classMasks[this.classOf(w)] ?? 0) >>> to) & 1) {
      if ((this.location[w] ?? NONE) < 0 && ((this.fixedBefore >>> to) & 1) === 0) {
        const holder = this.occupant[to] ?? NONE;
        if (holder >= 0) this.relocate(holder, this.fixedBefore | fixedAfter | (1 << to));
        this.reload(w, ~(1 << to));
      }
      if (this.location[w] !== to) return false;
      // Already there.
      this.log?.drop(inst);
      if (this.endsHere(w)) this.end(w);
      else this.relocate(w, this.fixedBefore | fixedAfter | (1 << to));
      return true;
    }
    return false;
  }
  private takeOver(v: number, reg: number): void {
    this.release(v);
    this.put(v, reg);
    this.dirty[v] = 1;
    if ((CALLEE_SAVED >>> reg) & 1) this.savedUsed |= 1 << reg;
    if (this.endsHere(v)) this.end(v);
  }
}
