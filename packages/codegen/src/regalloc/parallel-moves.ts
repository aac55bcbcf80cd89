/**
 * Moves that happen at once, put in an order: stores, then register to register, then loads. A circle of general
 * registers is opened by an exchange, one of xmm registers by way of a stack slot, for there may be none free.
 */
import { COPY, RELOAD, SPILL } from "../i386/copies.js";
import { XCHG32rr } from "../i386/instructions.js";
import type { MachineFunction, Slot } from "../machine/machine-function.js";
import type { MachineOpcode } from "../machine/opcodes.js";
import { type Reg, RegClass } from "../machine/registers.js";
import { type AllocationLog, INSERTED, rematOrigin } from "./allocation.js";
import type { Web } from "./intervals.js";

/** The place of a value outside registers. */
export const MEMORY = -1;

export class ParallelMoves {
  private readonly webs: Web[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly scratch: (Slot | undefined)[] = [];

  constructor(
    private readonly before: MachineFunction,
    private readonly out: MachineFunction,
    private readonly log: AllocationLog,
    private readonly slotOf: (web: Web) => Slot,
  ) {}

  /** Adds a move of a web between registers and memory. */
  add(web: Web, from: number, to: number): void {
    if (from === to) return;
    this.webs.push(web);
    this.from.push(from);
    this.to.push(to);
  }

  /** Emits what was added, and forgets it. */
  emit(): void {
    const { webs, from, to } = this;
    if (webs.length === 0) return;
    for (const [at, web] of webs.entries())
      if (to[at] === MEMORY) this.store(web, from[at] ?? 0, this.slotOf(web));
    this.emitRegisterMoves();
    for (const [at, web] of webs.entries()) if (from[at] === MEMORY) this.load(web, to[at] ?? 0);
    webs.length = 0;
    from.length = 0;
    to.length = 0;
  }

  private emitRegisterMoves(): void {
    const { webs, from, to } = this;
    const pending: number[] = [];
    /** How many pending moves read each register. */
    const readers = new Uint8Array(32);
    for (let at = 0; at < webs.length; at++) {
      const source = from[at] ?? MEMORY;
      if (source === MEMORY || to[at] === MEMORY) continue;
      pending.push(at);
      readers[source] = (readers[source] ?? 0) + 1;
    }
    for (;;) {
      this.emitChain(pending, readers);
      if (pending.length === 0) return;
      const at = pending.pop() ?? 0;
      const web = webs[at];
      if (web === undefined) continue;
      if (web.regClass === RegClass.gr32 || web.regClass === RegClass.gr8) {
        this.exchange(pending, from[at] ?? 0, to[at] ?? 0, readers);
        continue;
      }
      // A circle: its other moves follow one from another now, so that it can be closed before the next is opened.
      this.store(web, from[at] ?? 0, this.scratchSlot(web.regClass));
      readers[from[at] ?? 0] = 0;
      this.emitChain(pending, readers);
      this.out.emitSlot(
        RELOAD[web.regClass] as MachineOpcode,
        (to[at] ?? 0) as Reg,
        this.scratchSlot(web.regClass),
      );
      this.log.record(INSERTED);
    }
  }

  /** Does one move of a circle by exchanging: whoever wanted the target's old value finds it in the source now. */
  private exchange(pending: number[], source: number, target: number, readers: Uint8Array): void {
    this.out.emit2(XCHG32rr, source, target);
    this.log.record(INSERTED);
    readers[source] = (readers[source] ?? 0) - 1;
    for (let k = pending.length - 1; k >= 0; k--) {
      const other = pending[k] ?? 0;
      if (this.from[other] !== target) continue;
      readers[target] = (readers[target] ?? 0) - 1;
      if (this.to[other] === source) pending.splice(k, 1);
      else {
        this.from[other] = source;
        readers[source] = (readers[source] ?? 0) + 1;
      }
    }
  }

  /** Emits every pending move whose target nobody reads any more. */
  private emitChain(pending: number[], readers: Uint8Array): void {
    const { webs, from, to } = this;
    for (let progress = true; progress; ) {
      progress = false;
      for (let k = pending.length - 1; k >= 0; k--) {
        const at = pending[k] ?? 0;
        const source = from[at] ?? 0;
        const target = to[at] ?? 0;
        if ((readers[target] ?? 0) > 0) continue;
        this.out.emit2(COPY[webs[at]?.regClass ?? 0] as MachineOpcode, target, source);
        this.log.record(INSERTED);
        readers[source] = (readers[source] ?? 0) - 1;
        pending.splice(k, 1);
        progress = true;
      }
    }
  }

  private scratchSlot(regClass: RegClass): Slot {
    let slot = this.scratch[regClass];
    if (slot === undefined) {
      slot = this.out.createSpillSlot(regClass);
      this.scratch[regClass] = slot;
    }
    return slot;
  }

  /** Stores a register to a slot. */
  store(web: Web, reg: number, slot: Slot): void {
    this.out.emitSlot(SPILL[web.regClass] as MachineOpcode, reg as Reg, slot);
    this.log.record(INSERTED);
  }

  /** Loads a register from a web's slot, or makes its constant there. */
  load(web: Web, reg: number): void {
    if (web.remat >= 0) {
      const at = this.out.copyInst(this.before, web.remat);
      this.out.words[at + 1] = reg;
      this.log.record(rematOrigin(web.remat));
    } else {
      this.out.emitSlot(RELOAD[web.regClass] as MachineOpcode, reg as Reg, this.slotOf(web));
      this.log.record(INSERTED);
    }
  }
}
