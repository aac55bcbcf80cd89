/**
 * The code of one function while it is decoded: operations and labels as they are written, the register of every
 * value, the constants and stack objects that `enter` sets up.
 */
import type { BasicBlock } from "../../basic-block.js";
import type { Function } from "../../function.js";
import type { Instruction } from "../../instruction.js";
import type { Type } from "../../types.js";
import type { Value } from "../../value.js";
import { type Lane, POISON } from "../lane.js";
import type { DecodedFunction, Machine } from "../machine.js";
import type { GenericRecord, Operand } from "../operand.js";
import { Op, type OpName } from "../ops.js";
import { HEADER } from "../registers.js";
import type { Shape } from "../shape.js";

/** A place in the code that is not known yet. */
export type Label = number;

export class FunctionCode {
  readonly out: number[] = [];
  readonly instructionAt: (Instruction | undefined)[] = [];
  current: Instruction | undefined;
  readonly locations = new Map<Value, readonly number[]>();
  private readonly constants = new Map<string, number>();
  private readonly constantWords: number[] = [];
  private nextSlot: number;
  private readonly labels: number[] = [];
  readonly blockLabels = new Map<BasicBlock, Label>();
  /** Positions in `out` that hold a label. */
  private readonly patches: number[] = [];
  readonly pending: { label: Label; from: BasicBlock; to: BasicBlock }[] = [];
  /** Static stack objects: register and offset of each. */
  readonly stackObjects: number[] = [];
  readonly stackParts: { offset: number; size: number }[] = [];
  /** Bytes of the stack objects whose size is fixed. */
  readonly sizes = new Map<Value, number>();
  stackSize = 0;
  stackAlign = 16;
  /** Records that hold labels, to be told the addresses at the end. */
  readonly labelled: { resolve(address: (label: Label) => number): void }[] = [];
  /** Calls that an exception may leave, and where it goes. */
  private readonly unwinds: { pc: number; label: Label }[] = [];
  /** Positions in `out` of the frame size in calls, known at the end. */
  private readonly frameSizes: number[] = [];
  blockCount = 0;

  constructor(
    readonly machine: Machine,
    readonly fn: Function,
  ) {
    const signature = machine.signature(fn);
    this.nextSlot = signature.slots;
    fn.args.forEach((argument, index) => {
      this.locations.set(argument, signature.params[index] ?? []);
    });
  }

  // ---- assembling ------------------------------------------------------------------------------------------------

  label(): Label {
    return this.labels.push(-1) - 1;
  }
  place(label: Label): void {
    this.labels[label] = this.out.length;
  }
  emit(name: OpName, ...words: number[]): void {
    this.instructionAt[this.out.length] = this.current;
    this.out.push(Op[name], ...words);
  }
  /** Marks the word `back` words before the end as a label. */
  patch(back: number): void {
    this.patches.push(this.out.length - back);
  }
  /** Marks the word `back` words before the end as the size of the frame. */
  patchFrameSize(back: number): void {
    this.frameSizes.push(this.out.length - back);
  }
  /** An exception that leaves the call at `pc` of this code goes on at a label. */
  unwind(pc: number, label: Label): void {
    this.unwinds.push({ pc, label });
  }
  readonly emitter = (name: OpName, ...words: number[]): void => this.emit(name, ...words);
  generic(record: GenericRecord): void {
    this.emit("generic", this.machine.addRecord(record));
  }

  /** `enter` in front, addresses filled in, all appended to the machine's code. */
  finish(): DecodedFunction {
    const { machine, out } = this;
    const size = (this.stackSize + 15) & ~15;
    const template = new Int32Array((size >> 2) + (size >> 4));
    const bytes = new Uint8Array(template.buffer);
    // The shadow, then the numbers of the objects by granules.
    const owners = new Uint16Array(template.buffer, size);
    for (const { offset, size: length } of this.stackParts) {
      bytes.fill(4, offset, offset + length);
      owners.fill(machine.memory.newOwner(), offset >>> 3, ((offset + length) >>> 3) + 1);
    }
    const head = [
      Op.enter,
      size,
      -this.stackAlign,
      size === 0 ? 0 : machine.addTemplate(template),
      this.stackObjects.length / 2,
      ...this.stackObjects,
      this.constantWords.length / 2,
      ...this.constantWords,
    ];
    const base = machine.reserveCode(head.length + out.length);
    const start = base + head.length;
    const address = (label: Label): number => start + (this.labels[label] ?? 0);
    const frameSlots = (this.nextSlot + 1) & ~1;
    for (const at of this.patches) out[at] = address(out[at] ?? 0);
    for (const at of this.frameSizes) out[at] = frameSlots + HEADER;
    for (const record of this.labelled) record.resolve(address);
    for (const { pc, label } of this.unwinds) machine.unwindTargets.set(start + pc, address(label));
    machine.code.set(head, base);
    machine.code.set(out, start);
    machine.instructionAt[base] = this.fn.entry.first;
    this.instructionAt.forEach((instruction, at) => {
      machine.instructionAt[start + at] = instruction;
    });
    return { entry: base, frameSlots };
  }

  // ---- registers -------------------------------------------------------------------------------------------------

  slot(width: number): number {
    if (width > 1) this.nextSlot += this.nextSlot & 1;
    const slot = this.nextSlot;
    this.nextSlot += width;
    return slot;
  }
  shape(type: Type): Shape {
    return this.machine.shapes.of(type);
  }
  isInterpreted(type: Type): boolean {
    try {
      this.shape(type);
      return true;
    } catch {
      return false;
    }
  }
  /** Fresh registers for a value, laid out contiguously. */
  define(value: Value): readonly number[] {
    const registers = this.fresh(value.type);
    this.locations.set(value, registers);
    return registers;
  }
  fresh(type: Type): number[] {
    const shape = this.shape(type);
    const base = this.slot(Math.max(shape.slots, 2));
    return shape.leaves.map((leaf) => base + leaf.slot);
  }
  /** Registers for an instruction's result, as records take it. */
  result(instruction: Instruction): Operand {
    return { shape: this.shape(instruction.type), slots: this.define(instruction) };
  }
  alias(value: Value, registers: readonly number[]): void {
    this.locations.set(value, registers);
  }
  /** Where each leaf of a value is. */
  location(value: Value): readonly number[] {
    const known = this.locations.get(value);
    if (known !== undefined) return known;
    if (value.valueKind === "metadata" || value.valueKind === "block") return [];
    if (value.valueKind === "instruction" || value.valueKind === "argument") {
      throw new TypeError(`a value of type ${value.type} is not interpreted`);
    }
    const shape = this.shape(value.type);
    const lanes = this.machine.constant(value);
    const registers = shape.leaves.map((leaf, index) =>
      this.constantSlot(lanes[index] ?? POISON, leaf.slots),
    );
    this.locations.set(value, registers);
    return registers;
  }
  constantSlot(lane: Lane, slots: number): number {
    if (!lane.clean) return -1 - this.machine.addLane(lane);
    const key = `${slots}:${lane.bits}`;
    let slot = this.constants.get(key);
    if (slot === undefined) {
      slot = this.slot(slots);
      this.constants.set(key, slot);
      for (let word = 0; word < slots; word++) {
        this.constantWords.push(slot + word, Number(BigInt.asIntN(32, lane.bits >> BigInt(32 * word))));
      }
    }
    return slot;
  }
  isPoison(register: number): boolean {
    return register < 0 && this.machine.lanes[-1 - register]?.poison === true;
  }
  /** The register, an undef or poison constant put into one first. */
  read(register: number | undefined, width = 2): number {
    if (register === undefined) throw new Error("a leaf without a register");
    if (register >= 0) return register;
    const slot = this.slot(Math.max(width, 2));
    this.emit("taint", slot, -1 - register, width);
    return slot;
  }
  operandsOf(instruction: Instruction): (readonly number[])[] {
    return instruction.operands.map((operand) => this.location(operand));
  }
  whole(value: Value): Operand {
    const shape = this.shape(value.type);
    return {
      shape,
      slots: this.location(value).map((slot, index) => this.read(slot, shape.leaves[index]?.slots)),
    };
  }
}
