/** Basic blocks: a doubly linked list of instructions, ended by a terminator. */
import type { Function } from "./function.js";
import type { Instruction, InstructionOf } from "./instruction.js";
import type { DebugRecord } from "./metadata.js";
import { labelType } from "./types.js";
import { Value } from "./value.js";

export class BasicBlock extends Value {
  readonly valueKind = "block";
  parent: Function | undefined = undefined;
  first: Instruction | undefined = undefined;
  last: Instruction | undefined = undefined;
  /** Offset of the label in the module's source text, -1 when it was not read from text. */
  place = -1;
  /** Debug records that stand behind the last instruction (only while a block is being built). */
  trailingDebugRecords: DebugRecord[] | undefined = undefined;

  constructor(public name: string | undefined = undefined) {
    super(labelType);
  }

  /** The terminator, or undefined while the block is unfinished. */
  get terminator(): Instruction | undefined {
    return this.last?.isTerminator === true ? this.last : undefined;
  }
  /** The instructions in order. Safe against removal of the one being visited. */
  *instructions(): Generator<Instruction, void, void> {
    for (let instruction = this.first; instruction !== undefined; ) {
      const next: Instruction | undefined = instruction.next;
      yield instruction;
      instruction = next;
    }
  }
  /** The phi nodes at its head. */
  *phis(): Generator<InstructionOf<"phi">, void, void> {
    for (const instruction of this.instructions()) {
      if (instruction.opcode !== "phi") return;
      yield instruction;
    }
  }
  /** The first instruction that is not a phi. */
  get firstNonPhi(): Instruction | undefined {
    let instruction = this.first;
    while (instruction?.opcode === "phi") instruction = instruction.next;
    return instruction;
  }
  append(instruction: Instruction): void {
    this.insertBefore(instruction, undefined);
  }
  /** Puts an instruction that stands in no block before `position` (at the end when undefined). */
  insertBefore(instruction: Instruction, position: Instruction | undefined): void {
    if (instruction.parent !== undefined) throw new Error("the instruction already stands in a block");
    const before = position === undefined ? this.last : position.prev;
    instruction.parent = this;
    instruction.prev = before;
    instruction.next = position;
    if (before === undefined) this.first = instruction;
    else before.next = instruction;
    if (position === undefined) this.last = instruction;
    else position.prev = instruction;
    if (position === undefined && this.trailingDebugRecords !== undefined) {
      instruction.debugRecords = [...this.trailingDebugRecords, ...(instruction.debugRecords ?? [])];
      this.trailingDebugRecords = undefined;
    }
  }
  /** Takes an instruction of a block, with the debug records before it, to the end of this one. */
  takeOver(instruction: Instruction): void {
    const records = instruction.debugRecords;
    instruction.debugRecords = undefined;
    instruction.remove();
    instruction.debugRecords = records;
    this.append(instruction);
  }
  /** Takes an instruction out of the list. The debug records before it say what holds at that place, and stay there. */
  unlink(instruction: Instruction): void {
    if (instruction.parent !== this) throw new Error("the instruction stands in another block");
    if (instruction.debugRecords !== undefined) this.leaveRecords(instruction, instruction.debugRecords);
    if (instruction.prev === undefined) this.first = instruction.next;
    else instruction.prev.next = instruction.next;
    if (instruction.next === undefined) this.last = instruction.prev;
    else instruction.next.prev = instruction.prev;
    instruction.parent = undefined;
    instruction.prev = undefined;
    instruction.next = undefined;
  }
  private leaveRecords(instruction: Instruction, records: DebugRecord[]): void {
    const { next } = instruction;
    if (next === undefined)
      this.trailingDebugRecords =
        this.trailingDebugRecords === undefined ? records : [...records, ...this.trailingDebugRecords];
    else next.debugRecords = next.debugRecords === undefined ? records : [...records, ...next.debugRecords];
    instruction.debugRecords = undefined;
  }
  /** Successors in the terminator's order, duplicates kept; empty while unfinished. */
  successors(): BasicBlock[] {
    const blocks: BasicBlock[] = [];
    const terminator = this.terminator;
    if (terminator === undefined) return blocks;
    for (let index = 0; index < terminator.operandCount; index++) {
      const operand = terminator.operand(index);
      if (operand instanceof BasicBlock) blocks.push(operand);
    }
    return blocks;
  }
  /** Predecessors, once for each edge: as many entries as a phi node here must have. */
  predecessors(): BasicBlock[] {
    const blocks: BasicBlock[] = [];
    for (const user of this.users()) {
      if (user.valueKind !== "instruction") continue;
      const instruction = user as Instruction;
      if (instruction.isTerminator && instruction.parent !== undefined) blocks.push(instruction.parent);
    }
    return blocks;
  }
}
