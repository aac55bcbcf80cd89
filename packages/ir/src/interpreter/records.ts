/**
 * Operations of decoded code that are not in the table of the fast path: each is a record with a method that runs it
 * exactly, on lanes. A record is made once, when its function is decoded.
 */
import type { CallInstruction, Instruction, InstructionOf } from "../instruction.js";
import { i32, isFloat } from "../types.js";
import { runInlineAsm } from "./asm.js";
import { evaluateAtomic } from "./atomics.js";
import { bitcast } from "./bitcast.js";
import { performCall } from "./calls.js";
import type { FactCheck } from "./facts.js";
import { breaksFlags, formatOf } from "./float-lane.js";
import { type Lane, lane, POISON, undefLane } from "./lane.js";
import type { Machine } from "./machine.js";
import type { GenericRecord, Operand, ScalarOperand } from "./operand.js";
import { evaluateScalar } from "./scalar.js";
import type { Leaf } from "./shape.js";

const POINTER: Leaf = { type: i32, bits: 32, slots: 1, slot: 0, byte: 0, bytes: 4, bit: 0 };

/** A scalar operation without effects. */
export class PureRecord implements GenericRecord {
  constructor(
    private readonly instruction: Instruction,
    private readonly to: number,
    private readonly leaf: Leaf,
    private readonly operands: readonly ScalarOperand[],
  ) {}
  run(machine: Machine): void {
    const lanes = this.operands.map(({ slot, leaf }) => machine.getLane(slot, leaf));
    machine.setLane(this.to, this.leaf, evaluateScalar(this.instruction, lanes));
  }
}

export class LoadRecord implements GenericRecord {
  constructor(
    readonly instruction: Instruction,
    private readonly pointer: number,
    private readonly align: number,
    private readonly to: Operand,
  ) {}
  run(machine: Machine): void {
    const { leaves } = this.to.shape;
    const address = machine.pointer(this.pointer, "load");
    machine.checkAlign(address + (leaves[0]?.byte ?? 0), this.align, "load");
    const lanes = leaves.map((leaf) => machine.loadLane(address, leaf));
    machine.setLanes(this.to, lanes);
  }
}

export class StoreRecord implements GenericRecord {
  constructor(
    readonly instruction: Instruction,
    private readonly pointer: number,
    private readonly align: number,
    private readonly value: Operand,
  ) {}
  run(machine: Machine): void {
    const { leaves } = this.value.shape;
    const address = machine.pointer(this.pointer, "store");
    machine.checkAlign(address + (leaves[0]?.byte ?? 0), this.align, "store");
    machine.storeLanes(address, leaves, machine.getLanes(this.value));
  }
}

/** The facts of a value that is not in one word. */
export class CheckRecord implements GenericRecord {
  constructor(
    private readonly slot: number,
    private readonly check: FactCheck,
  ) {}
  run(machine: Machine): void {
    const { leaf } = this.check;
    machine.setLane(this.slot, leaf, this.check.apply(machine, machine.getLane(this.slot, leaf)));
  }
}

/** nnan and ninf: a result that breaks them, or an operand that does, makes the result poison. */
export class FastMathRecord implements GenericRecord {
  constructor(
    private readonly flags: number,
    private readonly to: Operand,
    private readonly sources: readonly Operand[],
  ) {}
  run(machine: Machine): void {
    const broken = [this.to, ...this.sources].some(({ shape, slots }) =>
      shape.leaves.some((leaf, at) => {
        if (!isFloat(leaf.type)) return false;
        const value = machine.getLane(slots[at] ?? 0, leaf);
        return value.clean && breaksFlags(this.flags, formatOf(leaf.type), value.bits);
      }),
    );
    if (broken)
      machine.setLanes(
        this.to,
        this.to.shape.leaves.map(() => POISON),
      );
  }
}

export class BitcastRecord implements GenericRecord {
  constructor(
    private readonly from: Operand,
    private readonly to: Operand,
  ) {}
  run(machine: Machine): void {
    machine.setLanes(this.to, bitcast(machine.getLanes(this.from), this.from.shape, this.to.shape));
  }
}

/** extractelement and insertelement by an index known only when it runs. */
export class ElementRecord implements GenericRecord {
  constructor(
    private readonly extract: boolean,
    private readonly operands: readonly Operand[],
    private readonly to: Operand,
  ) {}
  run(machine: Machine): void {
    const [vector = [], element = [], last = []] = this.operands.map((operand) => machine.getLanes(operand));
    const index = this.extract ? element[0] : last[0];
    const at = index?.clean === true && index.bits < BigInt(vector.length) ? Number(index.bits) : -1;
    if (this.extract) machine.setLanes(this.to, [vector[at] ?? POISON]);
    else
      machine.setLanes(
        this.to,
        at < 0
          ? vector.map(() => POISON)
          : vector.map((value, lane) => (lane === at ? (element[0] ?? POISON) : value)),
      );
  }
}

/** An alloca whose size is known only when it runs, or that stands outside the entry block. */
export class AllocaRecord implements GenericRecord {
  constructor(
    private readonly count: Operand,
    private readonly to: number,
    private readonly each: number,
    private readonly align: number,
  ) {}
  run(machine: Machine): void {
    const [count] = machine.getLanes(this.count);
    if (count?.clean !== true) machine.undefined("alloca of an undefined number of elements");
    const bytes = Number(count.bits) * this.each;
    machine.setPointer(this.to, machine.allocateStack(bytes, this.align));
  }
}

/**
 * llvm.lifetime.start and .end: what a stack object holds is undef from here on, and past its end it is not written. It may
 * be read, for loads are moved to where they read nothing of use.
 */
export class LifetimeRecord implements GenericRecord {
  constructor(
    private readonly starts: boolean,
    /** In bytes; -1 when it is not known. */
    private readonly size: number,
    private readonly pointer: number,
  ) {}
  run(machine: Machine): void {
    const { memory } = machine;
    const { size } = this;
    const address = (machine.registers[machine.fp + this.pointer] ?? 0) >>> 0;
    // Outside the stack there is nothing to do.
    if (size <= 0 || !memory.isStack(address) || memory.check(address, size, false) !== undefined) return;
    memory.undefine(address, size);
    if (!this.starts) memory.end(address, size);
  }
}

/** At the entry: the callee's own copy of an argument passed by value. */
export class ByvalRecord implements GenericRecord {
  constructor(
    private readonly register: number,
    private readonly size: number,
    private readonly align: number,
  ) {}
  run(machine: Machine): void {
    const from = machine.pointer(this.register, "byval argument");
    machine.checkAccess(from, this.size, false);
    const to = machine.allocateStack(this.size, Math.max(this.align, 4));
    machine.memory.copy(to, from, this.size);
    machine.setPointer(this.register, to);
  }
}

/** One addition of getelementptr: an index, known or in a register, times the size of a step. */
export interface AddressStep {
  readonly index: Lane | number;
  readonly leaf: Leaf;
  readonly scale: number;
}

/** `nuw` of getelementptr, behind it: a step that wraps, all numbers taken without sign, makes the address poison. */
export class UnsignedAddressRecord implements GenericRecord {
  constructor(
    private readonly base: number,
    private readonly steps: readonly AddressStep[],
    private readonly to: number,
  ) {}
  run(machine: Machine): void {
    const base = machine.getLane(this.base, POINTER);
    if (!base.clean) return;
    let offset = 0n;
    for (const { index, leaf, scale } of this.steps) {
      const value = typeof index === "number" ? machine.getLane(index, leaf) : index;
      if (!value.clean) return;
      // A narrow index is widened with its sign; a wide one must keep its value when it is cut.
      const wide = leaf.bits < 32 ? BigInt.asUintN(32, BigInt.asIntN(leaf.bits, value.bits)) : value.bits;
      offset += wide * BigInt(scale);
    }
    if (base.bits + offset > 0xffffffffn) machine.setLane(this.to, POINTER, POISON);
  }
}

export class AtomicRecord implements GenericRecord {
  constructor(
    readonly instruction: InstructionOf<"cmpxchg"> | InstructionOf<"atomicrmw">,
    private readonly operands: readonly Operand[],
    private readonly to: Operand,
  ) {}
  run(machine: Machine): void {
    const [pointer, ...values] = this.operands;
    const address = machine.pointer(pointer?.slots[0] ?? 0, this.instruction.opcode);
    const leaf = values[0]?.shape.leaves[0];
    if (leaf === undefined) return;
    machine.checkAlign(address, this.instruction.data.align ?? leaf.bytes, this.instruction.opcode);
    const old = machine.loadLane(address, leaf);
    const lanes = values.map((value) => machine.getLanes(value)[0] ?? POISON);
    const { stored, result } = evaluateAtomic(this.instruction, leaf, old, lanes);
    if (stored !== undefined) machine.storeLanes(address, [leaf], [stored]);
    else machine.checkAccess(address, leaf.bytes, true);
    machine.setLanes(this.to, result);
  }
}

export class CallRecord implements GenericRecord {
  constructor(
    readonly instruction: CallInstruction,
    /** The register with the callee's address, or -1 when the instruction names it. */
    readonly target: number,
    readonly args: readonly Operand[],
    readonly to: Operand,
  ) {}
  run(machine: Machine): void {
    performCall(machine, this);
  }
}

export interface LabelTarget {
  readonly label: number;
  target?: number;
}

/** callbr: assembly that goes on at the fallthrough target or jumps to one of the others. */
export class CallbrRecord implements GenericRecord {
  private addresses: readonly number[] = [];
  constructor(
    private readonly call: CallRecord,
    /** The fallthrough target, then the others. */
    private readonly labels: readonly number[],
    private readonly count: number,
  ) {}
  resolve(address: (label: number) => number): void {
    this.addresses = this.labels.map(address);
  }
  run(machine: Machine): void {
    const jump = runInlineAsm(machine, this.call);
    const to = this.addresses[jump === undefined ? 0 : jump + 1];
    if (to === undefined) machine.unsupported("inline assembly jumps to a label that callbr does not list");
    machine.pc = to;
    machine.spend(this.count);
  }
}

/** va_arg: arguments stand one after the other in whole words, as the list's pointer finds them. */
export class VaArgRecord implements GenericRecord {
  constructor(
    private readonly list: number,
    private readonly size: number,
    private readonly to: Operand,
  ) {}
  run(machine: Machine): void {
    const word = machine.layout.pointerSize();
    if (word !== 4) machine.unsupported("va_arg where pointers have 64 bits");
    const list = machine.pointer(this.list, "va_arg");
    machine.checkAccess(list, word, true);
    const next = machine.memory.read(list, word, 8 * word);
    if (!next.clean) machine.undefined("va_arg of a va_list that was not started");
    const address = Number(next.bits);
    machine.setLanes(
      this.to,
      this.to.shape.leaves.map((leaf) => machine.loadLane(address, leaf)),
    );
    const past = address + Math.ceil(this.size / word) * word;
    machine.memory.write(list, word, numberLane(past, 8 * word));
  }
}

/** switch on more than 32 bits. */
export class SwitchRecord implements GenericRecord {
  private readonly targets = new Map<bigint, number>();
  private otherwise = 0;
  constructor(
    private readonly register: number,
    private readonly leaf: Leaf | undefined,
    private readonly cases: readonly { readonly value: bigint; readonly label: number }[],
    private readonly otherwiseLabel: number,
    private readonly count: number,
  ) {}
  resolve(address: (label: number) => number): void {
    for (const { value, label } of this.cases) this.targets.set(value, address(label));
    this.otherwise = address(this.otherwiseLabel);
  }
  run(machine: Machine): void {
    if (this.leaf === undefined) return;
    const value = machine.getLane(this.register, this.leaf);
    if (!value.clean) machine.undefined(`switch on ${value.poison ? "poison" : "an undef value"}`);
    machine.pc = this.targets.get(value.bits) ?? this.otherwise;
    machine.spend(this.count);
  }
}

export class IndirectBranchRecord implements GenericRecord {
  private readonly known = new Map<number, number>();
  constructor(
    private readonly register: number,
    private readonly targets: readonly { readonly address: number; readonly label: number }[],
  ) {}
  resolve(address: (label: number) => number): void {
    for (const target of this.targets) this.known.set(target.address, address(target.label));
  }
  run(machine: Machine): void {
    const target = this.known.get(machine.pointer(this.register, "indirectbr"));
    if (target === undefined) machine.undefined("indirectbr to an address that is not among its targets");
    machine.pc = target;
    machine.spend(1);
  }
}

export class UnreachableRecord implements GenericRecord {
  run(machine: Machine): void {
    machine.undefined("unreachable was reached");
  }
}

/** Something the interpreter does not do: an error when it is reached, not before. */
export class RefusedRecord implements GenericRecord {
  constructor(private readonly reason: string) {}
  run(machine: Machine): void {
    machine.unsupported(this.reason);
  }
}

/** The lane of an integer of at most 53 bits. */
export function numberLane(value: number, bits: number): Lane {
  return lane(BigInt.asUintN(bits, BigInt(value)));
}
export { undefLane };
