/**
 * The registers of all active calls: one array of 32-bit slots under three views, and a shadow that says of each slot
 * which bits are undef and whether the value that starts there is poison. Slots are named relative to the running
 * call's frame, which stands behind a header:
 *
 *     frame - 8     7      6            5          4              3       2            1         0 ...
 *     | return pc | depth | caller dirty | saved sp | caller frame | result | pc of call | function | registers
 */
import { Lane, ones, POISON } from "./lane.js";
import type { Operand } from "./operand.js";
import type { Leaf } from "./shape.js";

/** Slots of a frame's header. */
export const HEADER = 8;
const FIRST_SLOTS = 1 << 13;
const MOST_SLOTS = 1 << 28;

export class RegisterFile {
  registers: Int32Array;
  floats: Float32Array;
  doubles: Float64Array;
  shadowUndef = new Int32Array(FIRST_SLOTS);
  shadowPoison = new Uint8Array(FIRST_SLOTS);
  /** The slot where the running call's registers start. */
  fp = 0;
  /** Non-zero when the frame may hold undef or poison. */
  dirty = 0;

  constructor() {
    const buffer = new ArrayBuffer(4 * FIRST_SLOTS);
    this.registers = new Int32Array(buffer);
    this.floats = new Float32Array(buffer);
    this.doubles = new Float64Array(buffer);
  }

  /** Makes room for slots up to a number. False when that is more than an array holds. */
  growRegisters(slots: number): boolean {
    if (slots < this.registers.length - 64) return true;
    const size = Math.max(this.registers.length * 2, slots + 1024) & ~1;
    if (size > MOST_SLOTS) return false;
    const buffer = new ArrayBuffer(size * 4);
    const registers = new Int32Array(buffer);
    registers.set(this.registers);
    this.registers = registers;
    this.floats = new Float32Array(buffer);
    this.doubles = new Float64Array(buffer);
    const undef = new Int32Array(size);
    undef.set(this.shadowUndef);
    this.shadowUndef = undef;
    const poison = new Uint8Array(size);
    poison.set(this.shadowPoison);
    this.shadowPoison = poison;
    return true;
  }

  getLane(slot: number, leaf: Leaf): Lane {
    const at = this.fp + slot;
    const { registers, shadowUndef } = this;
    if ((this.shadowPoison[at] ?? 0) !== 0) return POISON;
    let bits = 0n;
    let undef = 0n;
    for (let word = leaf.slots - 1; word >= 0; word--) {
      bits = (bits << 32n) | BigInt((registers[at + word] ?? 0) >>> 0);
      undef = (undef << 32n) | BigInt((shadowUndef[at + word] ?? 0) >>> 0);
    }
    const mask = ones(leaf.bits);
    return new Lane(bits & ~undef & mask, undef & mask, false);
  }

  setLane(slot: number, leaf: Leaf, value: Lane): void {
    this.setLaneAt(this.fp + slot, leaf, value);
    if (!value.clean) this.dirty = 1;
  }
  /** As setLane, at an absolute slot. */
  setLaneAt(at: number, leaf: Leaf, value: Lane): void {
    const { registers, shadowUndef } = this;
    for (let word = 0; word < leaf.slots; word++) {
      const by = BigInt(32 * word);
      registers[at + word] = Number(BigInt.asIntN(32, value.bits >> by));
      shadowUndef[at + word] = value.undef === 0n ? 0 : Number(BigInt.asIntN(32, value.undef >> by));
    }
    this.shadowPoison[at] = value.poison ? 1 : 0;
  }
  getLanes(operand: Operand): Lane[] {
    return operand.shape.leaves.map((leaf, index) => this.getLane(operand.slots[index] ?? 0, leaf));
  }
  setLanes(to: Operand, lanes: readonly Lane[]): void {
    to.shape.leaves.forEach((leaf, index) => {
      this.setLane(to.slots[index] ?? 0, leaf, lanes[index] ?? POISON);
    });
  }
  setPointer(slot: number, address: number): void {
    this.registers[this.fp + slot] = address;
    this.shadowUndef[this.fp + slot] = 0;
    this.shadowPoison[this.fp + slot] = 0;
  }
  /** Copies a register with its shadow. */
  move(to: number, from: number): void {
    const d = this.fp + to;
    const s = this.fp + from;
    this.registers[d] = this.registers[s] ?? 0;
    this.shadowUndef[d] = this.shadowUndef[s] ?? 0;
    this.shadowPoison[d] = this.shadowPoison[s] ?? 0;
  }
  isTainted(slot: number): boolean {
    const at = this.fp + slot;
    return (this.shadowUndef[at] ?? 0) !== 0 || (this.shadowPoison[at] ?? 0) !== 0;
  }

  /** Makes slots defined again. */
  cleanSlots(start: number, count: number): void {
    this.shadowUndef.fill(0, start, start + count);
    this.shadowPoison.fill(0, start, start + count);
  }
}
