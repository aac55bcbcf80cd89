/** Functions and their arguments. */
import { AttributeList, type AttributeSet } from "./attributes.js";
import { BasicBlock } from "./basic-block.js";
import { GlobalValue } from "./globals.js";
import type { Instruction } from "./instruction.js";
import type { Metadata } from "./metadata.js";
import type { FunctionType, Type } from "./types.js";
import { Value } from "./value.js";

export class Argument extends Value {
  readonly valueKind = "argument";
  constructor(
    readonly parent: Function,
    /** Position among the parameters. */
    readonly position: number,
    type: Type,
    public name: string | undefined = undefined,
  ) {
    super(type);
  }
  get attributes(): AttributeSet {
    return this.parent.attributes.param(this.position);
  }
}

/** Operands a function may have beyond its body, by role. */
export type FunctionExtra = "prefix" | "prologue" | "personality";

export class Function extends GlobalValue {
  readonly valueKind = "function";
  declare readonly valueType: FunctionType;
  readonly args: Argument[];
  /** In order; the first is the entry block. Empty for a declaration. */
  blocks: BasicBlock[] = [];
  callingConvention = "ccc";
  attributes: AttributeList = AttributeList.empty;
  gc: string | undefined = undefined;
  /** Roles of the operands, in operand order. */
  readonly extras: FunctionExtra[] = [];
  /** The function's `!dbg` subprogram also stands in `metadata`. */
  subprogram: Metadata | undefined = undefined;

  constructor(name: string, type: FunctionType, addressSpace = 0) {
    super(name, type, addressSpace);
    this.args = type.params.map((param, position) => new Argument(this, position, param));
  }

  get isDeclaration(): boolean {
    return this.blocks.length === 0;
  }
  get returnType(): Type {
    return this.valueType.returnType;
  }
  /** The entry block. @throws Error for a declaration. */
  get entry(): BasicBlock {
    const block = this.blocks[0];
    if (block === undefined) throw new Error(`@${this.name} is a declaration`);
    return block;
  }
  /** Appends a new block, or puts it before `position`. */
  createBlock(name?: string, position?: BasicBlock): BasicBlock {
    const block = new BasicBlock(name);
    this.insertBlock(block, position);
    return block;
  }
  insertBlock(block: BasicBlock, position?: BasicBlock): void {
    block.parent = this;
    const at = position === undefined ? -1 : this.blocks.indexOf(position);
    if (at < 0) this.blocks.push(block);
    else this.blocks.splice(at, 0, block);
  }
  /** All instructions, block by block. */
  *instructions(): Generator<Instruction, void, void> {
    for (const block of this.blocks) yield* block.instructions();
  }
  extra(role: FunctionExtra): Value | undefined {
    const at = this.extras.indexOf(role);
    return at < 0 ? undefined : this.operand(at);
  }
  addExtra(role: FunctionExtra, value: Value): void {
    this.extras.push(role);
    this.appendOperand(value);
  }
}
