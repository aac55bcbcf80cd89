/**
 * Random machine functions by seed: any control flow (irreducible, unreachable, critical edges), the kinds of register
 * constraints the i386 table has, and as much register pressure as asked for.
 */

import * as I from "#codegen/i386/instructions";
import { type Block, MachineFunction, type Slot, slotBase } from "#codegen/machine/machine-function";
import { EAX, ECX, EDX, maskOf, type Reg, RegClass, XMM0 } from "#codegen/machine/registers";

export interface RandomOptions {
  readonly blocks: number;
  /** Instructions a block. */
  readonly length: number;
  /** Registers kept alive at once, about. */
  readonly pressure: number;
  /** How many blocks a jump goes back or forth at most, when not anywhere. */
  readonly reach?: number;
}

/** A generator of numbers below a limit: xorshift32, so that a seed names a test for ever. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}

/** Builds a function; the same seed and options give the same one. */
export function randomFunction(seed: number, options: RandomOptions): MachineFunction {
  return new RandomFunction(seed, options).build();
}

class RandomFunction {
  private readonly random: (limit: number) => number;
  private readonly fn: MachineFunction;
  private readonly blocks: Block[] = [];
  private readonly slots: Slot[] = [];
  /** Registers to read, by class: the oldest fall out so that lives stay as long as the pressure asks. */
  private readonly pools: Reg[][] = [[], [], [], [], [], [], [], []];
  /** Registers that many blocks write. */
  private readonly shared: Reg[] = [];

  constructor(
    seed: number,
    private readonly options: RandomOptions,
  ) {
    this.random = randomNumbers(seed);
    this.fn = new MachineFunction(`random${seed}`);
  }

  build(): MachineFunction {
    const { fn, options } = this;
    for (let slot = 0; slot < 3; slot++) this.slots.push(fn.createSlot(16, 16));
    for (let block = 0; block < options.blocks; block++) this.blocks.push(fn.createBlock());
    for (let count = 0; count < options.pressure; count++)
      this.shared.push(fn.createReg(count % 5 === 4 ? RegClass.fr64 : RegClass.gr32));
    if (this.random(4) === 0) fn.reserved = maskOf(EDX);
    fn.framePointer = this.random(2) === 0;
    this.blocks.forEach((block, index) => {
      fn.beginBlock(block);
      if (index === 0) for (const reg of this.shared) this.constant(reg);
      const length = 1 + this.random(options.length);
      for (let count = 0; count < length; count++) this.instruction();
      this.terminate(block, index);
    });
    fn.endBlock();
    return fn;
  }

  private fresh(regClass: RegClass): Reg {
    const reg = this.fn.createReg(regClass);
    const pool = this.pools[regClass] ?? [];
    pool.push(reg);
    if (pool.length > this.options.pressure) pool.splice(this.random(pool.length), 1);
    return reg;
  }
  /** A register to read: mostly a recent one, sometimes one written in many blocks. */
  private pick(regClass: RegClass): Reg {
    if (this.random(3) === 0) {
      const candidates = this.shared.filter((reg) => this.fn.classOf(reg) === regClass);
      const chosen = candidates[this.random(candidates.length || 1)];
      if (chosen !== undefined) return chosen;
    }
    const pool = this.pools[regClass] ?? [];
    const chosen = pool[this.random(pool.length || 1)];
    if (chosen !== undefined) return chosen;
    const reg = this.fresh(regClass);
    this.constant(reg);
    return reg;
  }
  /** A register to write: new, or one that was written before. */
  private target(regClass: RegClass): Reg {
    return this.random(4) === 0 ? this.pick(regClass) : this.fresh(regClass);
  }
  private constant(reg: Reg): void {
    const { fn } = this;
    if (fn.classOf(reg) >= RegClass.fr32) fn.emit1(I.FZERO, reg);
    else fn.emit2(I.MOV32ri, reg, this.random(1000));
  }
  private memory(
    opcode: Parameters<MachineFunction["begin"]>[0],
    reg: Reg | undefined,
    memFirst: boolean,
  ): void {
    const { fn } = this;
    const bases = [slotBase(this.slots[this.random(3)] ?? (0 as Slot)), this.pick(RegClass.gr32), -1];
    const base = bases[this.random(3)] ?? -1;
    const index = this.random(2) === 0 ? this.pick(RegClass.gr32) : -1;
    const at = fn.begin(opcode);
    fn.putMem(at + (memFirst || reg === undefined ? 1 : 2), base, index, this.random(4), this.random(64), -1);
    if (reg !== undefined) fn.words[at + (memFirst ? 6 : 1)] = reg;
  }
  /** A two-address operation: copy, then in place. */
  private copied(regClass: RegClass): Reg {
    const source = this.pick(regClass);
    const reg = this.fresh(regClass);
    this.fn.emit2(regClass >= RegClass.fr32 ? I.FMOVrr : I.MOV32rr, reg, source);
    return reg;
  }

  private instruction(): void {
    const { fn, random } = this;
    switch (random(23)) {
      case 0:
        this.constant(this.target(random(4) as RegClass));
        break;
      case 1:
        fn.emit2(I.MOV32rr, this.target(RegClass.gr32), this.pick(random(2) as RegClass));
        break;
      case 2:
        fn.emit2(I.MOV32rr, this.target(RegClass.gr8), this.pick(RegClass.gr32));
        break;
      case 3:
      case 4:
        fn.emit2(I.ADD32rr, this.copied(RegClass.gr32), this.pick(RegClass.gr32));
        break;
      case 5:
        this.memory(I.MOV32rm, this.target(RegClass.gr32), false);
        break;
      case 6:
        this.memory(I.MOV32mr, this.pick(RegClass.gr32), true);
        break;
      case 7:
        this.memory(I.MOV8mr, this.pick(RegClass.gr8), true);
        break;
      case 8: {
        const reg = this.copied(RegClass.gr32);
        fn.emit2(I.MOV32rr, ECX, this.pick(RegClass.gr32));
        fn.emit1(I.SHL32rc, reg);
        break;
      }
      case 9: {
        const divisor = this.pick(RegClass.gr32);
        fn.emit2(I.MOV32rr, EAX, this.pick(RegClass.gr32));
        fn.emit0(I.CDQ);
        fn.emit1(I.IDIV32r, divisor);
        const quotient = this.target(RegClass.gr32);
        fn.emit2(I.MOV32rr, quotient, random(2) === 0 || fn.reserved !== 0 ? EAX : EDX);
        break;
      }
      case 10:
      case 11: {
        const withArguments = random(3) === 0;
        if (withArguments) {
          fn.emit2(I.MOV32rr, EAX, this.pick(RegClass.gr32));
          fn.emit2(I.MOV32ri, ECX, 7);
        }
        const uses = withArguments ? maskOf(EAX, ECX) : 0;
        if (random(2) === 0) fn.emit2(I.CALLr, this.pick(RegClass.gr32), uses);
        else fn.emit3(I.CALLy, 0, 0, uses);
        fn.hasCalls = true;
        if (random(3) === 0) fn.emit2(I.FMOVrr, this.target(RegClass.fr64), XMM0);
        else fn.emit2(I.MOV32rr, this.target(RegClass.gr32), EAX);
        break;
      }
      case 12: {
        fn.emit2(I.CMP32rr, this.pick(RegClass.gr32), this.pick(RegClass.gr32));
        const flag = this.fresh(RegClass.gr8);
        fn.emit2(I.SETccr, random(16), flag);
        fn.emit2(I.MOVZX32rr8, this.target(RegClass.gr32), flag);
        break;
      }
      case 13:
        fn.emit3(I.IMUL32rri, this.target(RegClass.gr32), this.pick(RegClass.gr32), 10);
        break;
      case 14:
        fn.emit2(I.ADDSDrr, this.copied(RegClass.fr64), this.pick(RegClass.fr64));
        break;
      case 15:
        fn.emit2(I.FMOVrr, this.target(RegClass.fr32), this.pick(RegClass.fr32));
        break;
      case 16:
        fn.emit2(I.ADD32ri, this.pick(RegClass.gr32), 1);
        break;
      case 17:
        this.memory(I.MOVSDmr, this.pick(RegClass.fr64), true);
        break;
      case 18:
        fn.emit2(I.CMP8rr, this.pick(RegClass.gr8), this.pick(RegClass.gr8));
        break;
      case 19:
        fn.emit2(I.FMOVrr, this.target(RegClass.vr128), this.pick(RegClass.vr128));
        break;
      case 20:
        fn.emit2(I.VMOVAPSYrr, this.target(RegClass.vr256), this.pick(RegClass.vr256));
        break;
      case 21:
        // The wide parts of registers that narrow values share.
        fn.emit2(I.FMOVrr, this.target(RegClass.vr128), this.pick(RegClass.vr128));
        this.constant(this.target(RegClass.vr256));
        break;
      default: {
        const reg = this.shared[random(this.shared.length || 1)];
        if (reg !== undefined && fn.classOf(reg) === RegClass.gr32)
          fn.emit2(I.MOV32rr, reg, this.pick(RegClass.gr32));
      }
    }
  }

  private terminate(block: Block, index: number): void {
    const { fn, random } = this;
    const { reach } = this.options;
    const any = (): Block => {
      const target = reach === undefined ? random(this.blocks.length) : index + random(reach * 2 + 1) - reach;
      return this.blocks[target] ?? block;
    };
    const next = this.blocks[index + 1];
    const kind = random(10);
    if (next === undefined || kind === 0) {
      fn.emit2(I.MOV32rr, EAX, this.pick(RegClass.gr32));
      fn.emit2(I.RET, 0, maskOf(EAX));
    } else if (kind < 6) {
      const other = any();
      fn.emit2(I.CMP32ri, this.pick(RegClass.gr32), 3);
      fn.emit2(I.Jcc, random(16), other);
      fn.emit1(I.JMP, next);
      fn.setSuccessors(block, other === next ? [next] : [other, next]);
    } else if (kind === 6) {
      const targets = [any(), any(), next];
      fn.jumpTables.push(targets);
      fn.emit2(I.JMPtable, this.pick(RegClass.gr32), fn.jumpTables.length - 1);
      fn.setSuccessors(block, [...new Set(targets)]);
    } else {
      const target = kind === 7 ? any() : next;
      fn.emit1(I.JMP, target);
      fn.setSuccessors(block, [target]);
    }
  }
}
