/**
 * Values, users and the use lists that tie them: who uses what, and which operand it is.
 *
 * A use is a node of a doubly linked list headed at the used value, so adding, removing and replacing a use take
 * constant time. Plain data constants (integers, floats, null, undef, poison) are shared between modules and keep no
 * list; values that belong to a module do.
 */
import type { Type } from "./types.js";

/** What stands in an operand's place. A value that keeps no use list has one, shared by all who use it. */
export class Slot {
  constructor(public value: Value) {}
}

/**
 * Something that names a value without using it, such as a debug record: it follows the value through replacement, but
 * does not keep it alive. Those of a value form a list.
 */
export interface Follower {
  value: Value;
  nextFollower: Follower | undefined;
}

/** One operand of a user whose value keeps a use list. `index` is the operand's number. */
export class Use extends Slot {
  next: Use | undefined = undefined;
  prev: Use | undefined = undefined;
  constructor(
    value: Value,
    readonly user: User,
    readonly index: number,
  ) {
    super(value);
  }
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
  /** Head of the list of those that follow it. */
  firstFollower: Follower | undefined = undefined;
  /**
   * Scratch number for whoever numbered last (a pass, the printer, instruction selection). Never relied upon across
   * passes.
   */
  index = -1;

  constructor(public type: Type) {}

  /** The slot all users share, of a value that keeps no use list; undefined for one that does. */
  get sharedSlot(): Slot | undefined {
    return undefined;
  }
  /** False for shared data constants, which keep no use list. */
  get tracksUses(): boolean {
    return this.sharedSlot === undefined;
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
  /** Puts the uses, which are all of this value's, into another order. */
  relinkUses(order: readonly Use[]): void {
    let last: Use | undefined;
    this.firstUse = order[0];
    for (const use of order) {
      use.prev = last;
      use.next = undefined;
      if (last !== undefined) last.next = use;
      last = use;
    }
  }
  /** Makes every user of this value use `replacement` instead. */
  replaceAllUsesWith(replacement: Value): void {
    if (replacement === this) return;
    for (const use of this.uses()) use.user.setOperand(use.index, replacement);
    if (this.firstFollower !== undefined) this.leadFollowersTo(replacement);
  }
  /** Makes `follower` name whatever replaces this value from now on. It must not be in a list. */
  addFollower(follower: Follower): void {
    follower.value = this;
    // A shared constant is never replaced, and must not keep modules in memory.
    if (!this.tracksUses) return;
    follower.nextFollower = this.firstFollower;
    this.firstFollower = follower;
  }
  private leadFollowersTo(replacement: Value): void {
    for (let follower = this.firstFollower; follower !== undefined; ) {
      const next: Follower | undefined = follower.nextFollower;
      follower.nextFollower = undefined;
      replacement.addFollower(follower);
      follower = next;
    }
    this.firstFollower = undefined;
  }
}

/** The slot of operand `index` of `user`: in `value`'s use list, if it keeps one. */
function makeSlot(value: Value, user: User, index: number): Slot {
  const shared = value.sharedSlot;
  if (shared !== undefined) return shared;
  const use = new Use(value, user, index);
  const head = value.firstUse;
  if (head !== undefined) {
    use.next = head;
    head.prev = use;
  }
  value.firstUse = use;
  return use;
}

/** Takes a slot out of its value's use list. */
function releaseSlot(slot: Slot): void {
  if (!(slot instanceof Use)) return;
  if (slot.prev === undefined) slot.value.firstUse = slot.next;
  else slot.prev.next = slot.next;
  if (slot.next !== undefined) slot.next.prev = slot.prev;
  slot.next = undefined;
  slot.prev = undefined;
}

/**
 * A value with operands: an instruction, a composite constant, or a global with an initializer.
 *
 * The first three operands have fields of their own, for most users have no more; the others stand in an array.
 */
export abstract class User extends Value {
  private slot0: Slot | undefined = undefined;
  private slot1: Slot | undefined = undefined;
  private slot2: Slot | undefined = undefined;
  private more: Slot[] | undefined = undefined;
  private count = 0;

  constructor(type: Type, operands: readonly Value[] = []) {
    super(type);
    const count = operands.length;
    this.count = count;
    if (count === 0) return;
    this.slot0 = makeSlot(operands[0] as Value, this, 0);
    if (count > 1) this.slot1 = makeSlot(operands[1] as Value, this, 1);
    if (count > 2) this.slot2 = makeSlot(operands[2] as Value, this, 2);
    if (count > 3) {
      // Exactly as long as needed: an array grown by push would keep room for 17 operands.
      const more = new Array<Slot>(count - 3);
      for (let index = 3; index < count; index++) {
        more[index - 3] = makeSlot(operands[index] as Value, this, index);
      }
      this.more = more;
    }
  }

  private slotAt(index: number): Slot | undefined {
    switch (index) {
      case 0:
        return this.slot0;
      case 1:
        return this.slot1;
      case 2:
        return this.slot2;
      default:
        return this.more?.[index - 3];
    }
  }
  private putSlot(index: number, slot: Slot | undefined): void {
    if (index === 0) this.slot0 = slot;
    else if (index === 1) this.slot1 = slot;
    else if (index === 2) this.slot2 = slot;
    else if (slot !== undefined) {
      this.more ??= [];
      this.more[index - 3] = slot;
    } else this.more?.pop();
  }

  get operandCount(): number {
    return this.count;
  }
  /** Operand `index`. @throws RangeError when there is none. */
  operand(index: number): Value {
    const slot = this.slotAt(index);
    if (slot === undefined) throw new RangeError(`operand ${index} of ${this.count}`);
    return slot.value;
  }
  /** The operands as a new array. */
  get operands(): Value[] {
    const values = new Array<Value>(this.count);
    for (let index = 0; index < this.count; index++) values[index] = this.operand(index);
    return values;
  }
  setOperand(index: number, value: Value): void {
    const slot = this.slotAt(index);
    if (slot === undefined) throw new RangeError(`operand ${index} of ${this.count}`);
    if (slot.value === value) return;
    releaseSlot(slot);
    this.putSlot(index, makeSlot(value, this, index));
  }
  appendOperand(value: Value): void {
    const index = this.count++;
    this.putSlot(index, makeSlot(value, this, index));
  }
  /** Removes operands `start` to `start + count`; later operands move down. */
  removeOperands(start: number, count: number): void {
    const rest = this.operands.slice(start + count);
    this.truncate(start);
    for (const value of rest) this.appendOperand(value);
  }
  /** Lets go of every operand: what a deleted user must do. */
  dropOperands(): void {
    this.truncate(0);
  }
  private truncate(count: number): void {
    while (this.count > count) {
      const index = --this.count;
      const slot = this.slotAt(index);
      if (slot !== undefined) releaseSlot(slot);
      this.putSlot(index, undefined);
    }
  }
}
