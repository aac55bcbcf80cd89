/**
 * The engine of instcombine: a worklist of instructions, each offered to simplification and then to the rules of its
 * opcode until nothing applies. Every change puts back on the list what might now be simpler, so the work is
 * proportional to the changes made.
 */
import {
  type BasicBlock,
  createInstruction,
  type DataLayout,
  type Instruction,
  type InstructionData,
  type InstructionNode,
  type InstructionOf,
  type Function as IrFunction,
  isDeadWhenUnused,
  isInstruction,
  type Module,
  type Opcode,
  type Type,
  type Value,
} from "@ts-jit/ir";
import { simplify } from "../simplify.js";

/** One rewriting: what it turns into what, and the code that does it. */
export interface Rule<K extends Opcode = Opcode> {
  readonly on: K;
  /** Before and after, in the words of the IR. */
  readonly what: string;
  /**
   * Gives the value that replaces the instruction, the instruction itself when it was changed in place, or undefined
   * when the rule does not apply.
   */
  readonly apply: (one: InstructionOf<K>, combiner: Combiner) => Value | undefined;
}

/** Lets a table of rules be written with the instruction's type following from `on`. */
export function rule<K extends Opcode>(
  on: K,
  what: string,
  apply: (one: InstructionOf<K>, combiner: Combiner) => Value | undefined,
): Rule {
  return { on, what, apply } as unknown as Rule;
}
/** The same rule for several opcodes. */
export function rules<K extends Opcode>(
  on: readonly K[],
  what: string,
  apply: (one: InstructionOf<K>, combiner: Combiner) => Value | undefined,
): Rule[] {
  return on.map((opcode) => rule(opcode, what, apply as never));
}

export class Combiner {
  private readonly work: Instruction[] = [];
  private readonly queued = new Set<Instruction>();
  private current: Instruction | undefined = undefined;
  changed = false;

  constructor(
    readonly fn: IrFunction,
    readonly module: Module,
    readonly layout: DataLayout,
    private readonly table: ReadonlyMap<Opcode, readonly Rule[]>,
  ) {}

  /** Runs until nothing applies. `order` gives the blocks, definitions before uses as far as possible. */
  run(order: readonly BasicBlock[]): boolean {
    for (let at = order.length - 1; at >= 0; at--) {
      for (let one = order[at]?.last; one !== undefined; one = one.prev) this.push(one);
    }
    for (let one = this.work.pop(); one !== undefined; one = this.work.pop()) {
      this.queued.delete(one);
      if (one.parent !== undefined) this.visit(one);
    }
    return this.changed;
  }

  push(one: Instruction): void {
    if (this.queued.has(one)) return;
    this.queued.add(one);
    this.work.push(one);
  }
  pushUsers(value: Value): void {
    for (const user of value.users()) if (isInstruction(user)) this.push(user);
  }
  private pushOperands(one: Instruction): void {
    for (let at = 0; at < one.operandCount; at++) {
      const operand = one.operand(at);
      if (isInstruction(operand)) this.push(operand);
    }
  }

  /** Makes an instruction before the one being combined (behind the phi nodes, when that is one). */
  create<K extends Opcode>(
    opcode: K,
    type: Type,
    operands: readonly Value[],
    data: InstructionData<K>,
    flags = 0,
  ): InstructionNode<K> & Instruction {
    const made = createInstruction(opcode, type, operands, data, flags);
    const before = this.current;
    const block = before?.parent;
    if (before === undefined || block === undefined) throw new Error("nothing is being combined");
    made.debugLoc = before.debugLoc;
    block.insertBefore(made, before.opcode === "phi" && opcode !== "phi" ? block.firstNonPhi : before);
    this.push(made);
    return made;
  }

  /** Makes an instruction right after another, which is no terminator (behind the phi nodes, when that is one). */
  createAfter<K extends Opcode>(
    before: Instruction,
    opcode: K,
    type: Type,
    operands: readonly Value[],
    data: InstructionData<K>,
  ): InstructionNode<K> & Instruction {
    const made = createInstruction(opcode, type, operands, data);
    const block = before.parent;
    if (block === undefined) throw new Error("the instruction stands in no block");
    made.debugLoc = before.debugLoc;
    block.insertBefore(made, before.opcode === "phi" ? block.firstNonPhi : before.next);
    this.push(made);
    return made;
  }

  /** Deletes an instruction without uses, and looks again at what it used. */
  erase(one: Instruction): void {
    this.pushOperands(one);
    one.erase();
    this.changed = true;
  }
  /** Replaces an instruction by a value and deletes it. */
  replace(one: Instruction, value: Value): void {
    this.pushUsers(one);
    one.replaceAllUsesWith(value);
    if (isInstruction(value)) {
      value.name ??= one.name;
      this.push(value);
    }
    if (isDeadWhenUnused(one)) this.erase(one);
    this.changed = true;
  }

  private visit(one: Instruction): void {
    if (!one.hasUses && isDeadWhenUnused(one)) {
      this.erase(one);
      return;
    }
    const simple = one.hasUses ? simplify(one, this.layout) : undefined;
    if (simple !== undefined) {
      this.replace(one, simple);
      return;
    }
    this.current = one;
    for (const { apply } of this.table.get(one.opcode) ?? []) {
      const result = apply(one, this);
      if (result === undefined) continue;
      this.changed = true;
      if (result === one) {
        this.pushUsers(one);
        this.pushOperands(one);
        if (one.parent !== undefined) this.push(one);
      } else this.replace(one, result);
      return;
    }
  }
}
