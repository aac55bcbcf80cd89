/** Writing types, constants and references to values. */
import type { BasicBlock } from "../basic-block.js";
import { type Constant, type ConstantExpr, isConstant } from "../constants.js";
import { printFloat } from "../float-text.js";
import type { Argument, Function } from "../function.js";
import type { GlobalValue } from "../globals.js";
import type { InlineAsm } from "../inline-asm.js";
import { type Instruction, isInstruction } from "../instruction.js";
import { type Metadata, MetadataAsValue } from "../metadata.js";
import { Flag, isCast } from "../opcodes.js";
import { escapeBytes, escapeText, quoteName, type StructType, type Type } from "../types.js";
import type { Value } from "../value.js";
import type { Slots } from "./slots.js";

/** Flags in the order they are written. */
const FLAG_ORDER = [
  ["nuw", Flag.nuw],
  ["nsw", Flag.nsw],
  ["exact", Flag.exact],
  ["disjoint", Flag.disjoint],
  ["nneg", Flag.nneg],
  ["samesign", Flag.samesign],
] as const;
const FAST_ORDER = [
  ["reassoc", Flag.reassoc],
  ["nnan", Flag.nnan],
  ["ninf", Flag.ninf],
  ["nsz", Flag.nsz],
  ["arcp", Flag.arcp],
  ["contract", Flag.contract],
  ["afn", Flag.afn],
] as const;

/** Flags, each with a space before it. */
export function printFlags(flags: number): string {
  if (flags === 0) return "";
  let text = "";
  if ((flags & Flag.fast) === Flag.fast) text += " fast";
  else for (const [name, bit] of FAST_ORDER) if ((flags & bit) !== 0) text += ` ${name}`;
  if ((flags & Flag.inbounds) !== 0) text += " inbounds";
  else if ((flags & Flag.nusw) !== 0) text += " nusw";
  for (const [name, bit] of FLAG_ORDER) if ((flags & bit) !== 0) text += ` ${name}`;
  return text;
}

/** A quoted string of the text's UTF-8 bytes. */
export function quoted(text: string): string {
  return `"${escapeText(text)}"`;
}

export class ValuePrinter {
  /** Numbers of structs that are not written by name. */
  readonly structNumbers = new Map<StructType, number>();
  private readonly typeTexts = new Map<Type, string>();
  private readonly names = new Map<string, string>();

  constructor(readonly slots: Slots) {}

  // ---- types -----------------------------------------------------------------------------------------------------

  readonly type = (type: Type | { toString(): string }): string => {
    let text = this.typeTexts.get(type as Type);
    if (text === undefined) {
      text = this.composeType(type as Type);
      this.typeTexts.set(type as Type, text);
    }
    return text;
  };

  private composeType(type: Type): string {
    switch (type.kind) {
      case "array":
        return `[${type.length} x ${this.type(type.element)}]`;
      case "vector":
        return `<${type.scalable ? "vscale x " : ""}${type.length} x ${this.type(type.element)}>`;
      case "struct": {
        const number = this.structNumbers.get(type);
        if (number !== undefined) return `%${number}`;
        return type.name === undefined ? this.structBody(type) : String(type);
      }
      case "function": {
        const params = type.params.map(this.type);
        if (type.varArg) params.push("...");
        return `${this.type(type.returnType)} (${params.join(", ")})`;
      }
      case "target": {
        return `target(${[quoted(type.name), ...type.types.map(this.type), ...type.ints].join(", ")})`;
      }
      default:
        return String(type);
    }
  }

  structBody(type: StructType): string {
    if (type.opaque) return "opaque";
    const inner = type.fields.length === 0 ? "{}" : `{ ${type.fields.map(this.type).join(", ")} }`;
    return type.packed ? `<${inner}>` : inner;
  }

  // ---- references ------------------------------------------------------------------------------------------------

  /** A name as it is written behind a sigil. */
  name(name: string): string {
    let text = this.names.get(name);
    if (text === undefined) {
      text = quoteName(name);
      this.names.set(name, text);
    }
    return text;
  }
  global(global: GlobalValue): string {
    if (!global.numbered) return `@${this.name(global.name)}`;
    return `@${this.slots.globals.get(global) ?? global.name}`;
  }
  local(value: Argument | BasicBlock | Instruction): string {
    if (value.name !== undefined) return `%${this.name(value.name)}`;
    const slot = this.slots.locals.get(value);
    return slot === undefined ? "%<badref>" : `%${slot}`;
  }

  /** A value without its type. */
  operand(value: Value): string {
    switch (value.valueKind) {
      case "instruction":
      case "argument":
      case "block":
        return this.local(value as Argument | BasicBlock | Instruction);
      case "function":
      case "global":
      case "alias":
      case "ifunc":
        return this.global(value as GlobalValue);
      case "constant":
        return this.constant(value as Constant);
      case "metadata":
        return value instanceof MetadataAsValue ? this.metadataOperand(value.metadata) : "<badref>";
      case "asm":
        return this.asm(value as InlineAsm);
    }
  }
  /** A value behind its type. */
  typed(value: Value): string {
    return `${this.type(value.type)} ${this.operand(value)}`;
  }
  /** Overridden where metadata is written. */
  protected metadataOperand(_node: Metadata): string {
    return "<badref>";
  }

  private asm(asm: InlineAsm): string {
    let text = "asm ";
    if (asm.sideEffect) text += "sideeffect ";
    if (asm.alignStack) text += "alignstack ";
    if (asm.intelDialect) text += "inteldialect ";
    if (asm.canThrow) text += "unwind ";
    return `${text}${quoted(asm.template)}, ${quoted(asm.constraints)}`;
  }

  // ---- constants -------------------------------------------------------------------------------------------------

  constant(constant: Constant): string {
    switch (constant.constantKind) {
      case "int":
        if (constant.type.bits === 1) return constant.value === 0n ? "false" : "true";
        return constant.signed.toString();
      case "fp":
        return printFloat(constant.type.kind, constant.bits);
      case "null": {
        if (constant.type.kind === "pointer") return "null";
        return constant.type.kind === "token" ? "none" : "zeroinitializer";
      }
      case "undef":
      case "poison":
        return constant.constantKind;
      case "string":
        return `c"${escapeBytes(constant.bytes)}"`;
      case "array":
        return `[${this.elements(constant.operands)}]`;
      case "vector":
        return `<${this.elements(constant.operands)}>`;
      case "struct": {
        const inner = constant.operandCount === 0 ? "{}" : `{ ${this.elements(constant.operands)} }`;
        return constant.type.packed ? `<${inner}>` : inner;
      }
      case "blockaddress": {
        const fn = constant.operand(0) as Function;
        const block = constant.operand(1) as BasicBlock;
        return `blockaddress(${this.operand(fn)}, ${this.blockIn(block, fn)})`;
      }
      case "dso_local_equivalent":
        return `dso_local_equivalent ${this.operand(constant.operand(0))}`;
      case "no_cfi":
        return `no_cfi ${this.operand(constant.operand(0))}`;
      case "ptrauth": {
        return `ptrauth (${this.elements(this.shortPtrAuth(constant.operands))})`;
      }
      case "expr":
        return this.expression(constant);
    }
  }

  /** Without the discriminators that are the default. */
  private shortPtrAuth(operands: Value[]): Value[] {
    const isNull = (value: Value | undefined): boolean =>
      value !== undefined &&
      isConstant(value) &&
      (value.constantKind === "null" || (value.constantKind === "int" && value.value === 0n));
    const kept = [...operands];
    if (kept.length === 4 && isNull(kept[3])) kept.pop();
    if (kept.length === 3 && isNull(kept[2])) kept.pop();
    return kept;
  }

  private elements(operands: readonly Value[]): string {
    return operands.map((operand) => this.typed(operand)).join(", ");
  }

  /** A block of another function has that function's numbers. */
  private blockIn(block: BasicBlock, fn: Function): string {
    if (block.name !== undefined || this.slots.locals.has(block)) return this.local(block);
    let next = 0;
    for (const argument of fn.args) if (argument.name === undefined) next++;
    for (const other of fn.blocks) {
      if (other === block) return `%${next}`;
      if (other.name === undefined) next++;
      for (const instruction of other.instructions()) {
        if (instruction.name === undefined && instruction.type.kind !== "void") next++;
      }
    }
    return "%<badref>";
  }

  private expression(expr: ConstantExpr): string {
    const { opcode, data } = expr;
    let head = `${opcode}${printFlags(data.flags)}`;
    if (data.inRange !== undefined) head += ` inrange(${data.inRange.start}, ${data.inRange.end})`;
    if (data.predicate !== undefined) head += ` ${data.predicate}`;
    let inner = this.elements(expr.operands);
    if (data.sourceElementType !== undefined) inner = `${this.type(data.sourceElementType)}, ${inner}`;
    if (isCast(opcode)) inner += ` to ${this.type(expr.type)}`;
    if (data.indices !== undefined) inner += `, ${data.indices.join(", ")}`;
    if (data.mask !== undefined) inner += `, ${printMask(data.mask, expr.type)}`;
    return `${head} (${inner})`;
  }

  protected isInstruction(value: Value): value is Instruction {
    return isInstruction(value);
  }
}

/** A shuffle mask as the vector of i32 it stands for; `type` is the shuffle's result. */
export function printMask(mask: readonly number[], type: Type): string {
  const scalable = type.kind === "vector" && type.scalable ? "vscale x " : "";
  const head = `<${scalable}${mask.length} x i32>`;
  if (mask.every((element) => element === 0)) return `${head} zeroinitializer`;
  if (mask.every((element) => element < 0)) return `${head} poison`;
  return `${head} <${mask.map((element) => `i32 ${element < 0 ? "poison" : element}`).join(", ")}>`;
}
