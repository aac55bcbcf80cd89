/**
 * Values, users and the use lists that tie them: who uses what, and which operand it is.
 *
 * A use is a node of a doubly linked list headed at the used value, so adding, removing and replacing a use take
 * constant time. Plain data constants (integers, floats, null, undef, poison) are shared between modules and keep no
 * list; values that belong to a module do.
 */
import type { Type } from "./types.js";

/** One operand slot of a user. `index` is the operand's number. */
export class Use {
  next: Use | undefined = undefined;
  prev: Use | undefined = undefined;
  constructor(
    public value: Value,
    readonly user: User,
    readonly index: number,
  ) {}
}

export type ValueKind =
  | "argument"
  | "block"
  | "instruction"
  | "constant"
  | "function"
  | "global"
  | "alias"
  | "ifunc"
  | "metadata"
  | "asm";

export abstract class Value {
  abstract readonly valueKind: ValueKind;
  /** Head of the use list. */
  firstUse: Use | undefined = undefined;
  /**
   * Scratch number for whoever numbered last (a pass, the printer, instruction selection). Never relied upon across
   * passes.
   */
  index = -1;

  constructor(public type: Type) {}

  /** False for shared data constants, which keep no use list. */
  get tracksUses(): boolean {
    return true;
  }
  get hasUses(): boolean {
    return this.firstUse !== undefined;
  }
  get hasOneUse(): boolean {
    return this.firstUse !== undefined && this.firstUse.next === undefined;
  }
  /** The uses, most recent first. Safe against removal of the use being visited. */
  *uses(): Generator<Use, void, void> {
    for (let use = this.firstUse; use !== undefined; ) {
      const next: Use | undefined = use.next;
      yield use;
      use = next;
    }
  }
  /** The users, once per use. */
  *users(): Generator<User, void, void> {
    for (const use of this.uses()) yield use.user;
  }
  /** Makes every user of this value use `replacement` instead. */
  replaceAllUsesWith(replacement: Value): void {
    if (replacement === this) return;
    for (const use of this.uses()) use.user.setOperand(use.index, replacement);
  }
}

function link(use: Use): void {
  const value = use.value;
  if (!value.tracksUses) return;
  use.prev = undefined;
  use.next = value.firstUse;
  if (use.next !== undefined) use.next.prev = use;
  value.firstUse = use;
}

function unlink(use: Use): void {
  const value = use.value;
  if (!value.tracksUses) return;
  if (use.prev === undefined) value.firstUse = use.next;
  else use.prev.next = use.next;
  if (use.next !== undefined) use.next.prev = use.prev;
  use.next = undefined;
  use.prev = undefined;
}

/** A value with operands: an instruction, a composite constant, or a global with an initializer. */
export abstract class User extends Value {
  private readonly slots: Use[];

  constructor(type: Type, operands: readonly Value[] = []) {
    super(type);
    // Exactly as long as needed: an array grown by push would keep room for 17 operands.
    const count = operands.length;
    const slots = new Array<Use>(count);
    for (let index = 0; index < count; index++) {
      const use = new Use(operands[index] as Value, this, index);
      slots[index] = use;
      link(use);
    }
    this.slots = slots;
  }

  get operandCount(): number {
    return this.slots.length;
  }
  /** Operand `index`. @throws RangeError when there is none. */
  operand(index: number): Value {
    const slot = this.slots[index];
    if (slot === undefined) throw new RangeError(`operand ${index} of ${this.slots.length}`);
    return slot.value;
  }
  /** The operands as a new array. */
  get operands(): Value[] {
    return this.slots.map((slot) => slot.value);
  }
  setOperand(index: number, value: Value): void {
    const slot = this.slots[index];
    if (slot === undefined) throw new RangeError(`operand ${index} of ${this.slots.length}`);
    if (slot.value === value) return;
    unlink(slot);
    slot.value = value;
    link(slot);
  }
  appendOperand(value: Value): void {
    const slot = new Use(value, this, this.slots.length);
    this.slots.push(slot);
    link(slot);
  }
  /** Removes operands `start` to `start + count`; later operands move down. */
  removeOperands(start: number, count: number): void {
    const rest = this.slots.slice(start + count).map((slot) => slot.value);
    for (const slot of this.slots.splice(start)) unlink(slot);
    for (const value of rest) this.appendOperand(value);
  }
  /** Lets go of every operand: what a deleted user must do. */
  dropOperands(): void {
    for (const slot of this.slots) unlink(slot);
    this.slots.length = 0;
  }
}
