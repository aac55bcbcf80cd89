/** Writing instructions. */
import type { AttributeSet } from "../attributes.js";
import { writtenConvention } from "../calling-conventions.js";
import { ConstantInt } from "../constants.js";
import { DataLayout, DataLayoutError } from "../data-layout.js";
import {
  argumentCount,
  type CallInstruction,
  firstArgument,
  type Instruction,
  type InstructionOf,
} from "../instruction.js";
import type { Type } from "../types.js";
import type { Value } from "../value.js";
import { printAttributes } from "./attributes.js";
import { MetadataPrinter } from "./metadata.js";
import { printFlags, printMask, quoted } from "./values.js";

const DEFAULT_LAYOUT = new DataLayout("");

/** Operations that write the type of each operand even when all are the same. */
const ALL_TYPES = new Set(["select", "store", "shufflevector", "ret", "cmpxchg", "atomicrmw"]);

export class InstructionPrinter extends MetadataPrinter {
  /** Gives the alignments that the text left to the target. */
  layout: DataLayout = DEFAULT_LAYOUT;

  /** An instruction on its line or lines, without indentation. */
  instruction(instruction: Instruction): string {
    let text = "";
    if (instruction.type.kind !== "void") text = `${this.local(instruction)} = `;
    text += this.body(instruction);
    if (instruction.debugLoc !== undefined) text += `, !dbg ${this.node(instruction.debugLoc)}`;
    if (instruction.metadata !== undefined) text += this.attachments(instruction.metadata, ", ");
    return text;
  }

  private body(instruction: Instruction): string {
    switch (instruction.opcode) {
      case "ret":
        return instruction.operandCount === 0 ? "ret void" : `ret ${this.typed(instruction.operand(0))}`;
      case "br":
        return `br ${this.list(instruction, 0)}`;
      case "switch": {
        let text = `switch ${this.typed(instruction.operand(0))}, ${this.typed(instruction.operand(1))} [`;
        for (let at = 2; at + 1 < instruction.operandCount; at += 2) {
          text += `\n    ${this.typed(instruction.operand(at))}, ${this.typed(instruction.operand(at + 1))}`;
        }
        return `${text}\n  ]`;
      }
      case "indirectbr":
        return `indirectbr ${this.typed(instruction.operand(0))}, [${this.list(instruction, 1)}]`;
      case "catchswitch": {
        const unwinds = instruction.data.hasUnwind;
        const handlers = this.list(instruction, unwinds ? 2 : 1);
        const unwind = unwinds ? this.typed(instruction.operand(1)) : "to caller";
        return `catchswitch within ${this.operand(instruction.operand(0))} [${handlers}] unwind ${unwind}`;
      }
      case "catchret":
        return `catchret from ${this.operand(instruction.operand(0))} to ${this.typed(instruction.operand(1))}`;
      case "cleanupret": {
        const unwind = instruction.operandCount > 1 ? this.typed(instruction.operand(1)) : "to caller";
        return `cleanupret from ${this.operand(instruction.operand(0))} unwind ${unwind}`;
      }
      case "catchpad":
      case "cleanuppad":
        return `${instruction.opcode} within ${this.operand(instruction.operand(0))} [${this.list(instruction, 1)}]`;
      case "landingpad": {
        let text = `landingpad ${this.type(instruction.type)}`;
        if (instruction.data.cleanup) text += "\n          cleanup";
        for (const [at, clause] of instruction.data.clauses.entries()) {
          text += `\n          ${clause} ${this.typed(instruction.operand(at))}`;
        }
        return text;
      }
      case "call":
      case "invoke":
      case "callbr":
        return this.call(instruction);
      case "alloca":
        return this.alloca(instruction);
      case "load": {
        const { data } = instruction;
        const head = `load${data.ordering === undefined ? "" : " atomic"}${data.volatile ? " volatile" : ""}`;
        const operands = `${this.type(instruction.type)}, ${this.typed(instruction.operand(0))}`;
        return `${head} ${operands}${this.atomic(data.syncScope, data.ordering)}${this.align(data.align, instruction.type)}`;
      }
      case "store": {
        const { data } = instruction;
        const head = `store${data.ordering === undefined ? "" : " atomic"}${data.volatile ? " volatile" : ""}`;
        const align = this.align(data.align, instruction.operand(0).type);
        return `${head} ${this.list(instruction, 0)}${this.atomic(data.syncScope, data.ordering)}${align}`;
      }
      case "fence":
        return `fence${this.atomic(instruction.data.syncScope, instruction.data.ordering)}`;
      case "cmpxchg": {
        const { data } = instruction;
        const head = `cmpxchg${data.weak ? " weak" : ""}${data.volatile ? " volatile" : ""}`;
        const align = this.naturalAlign(data.align, instruction.operand(1).type);
        return `${head} ${this.list(instruction, 0)}${this.atomic(data.syncScope, data.success)} ${data.failure}${align}`;
      }
      case "atomicrmw": {
        const { data } = instruction;
        const head = `atomicrmw${data.volatile ? " volatile" : ""} ${data.operation}`;
        const align = this.naturalAlign(data.align, instruction.type);
        return `${head} ${this.list(instruction, 0)}${this.atomic(data.syncScope, data.ordering)}${align}`;
      }
      case "getelementptr": {
        const head = `getelementptr${printFlags(instruction.flags)}`;
        return `${head} ${this.type(instruction.data.sourceElementType)}, ${this.list(instruction, 0)}`;
      }
      case "icmp":
      case "fcmp":
        return `${instruction.opcode}${printFlags(instruction.flags)} ${instruction.data.predicate} ${this.sameTypes(instruction)}`;
      case "phi": {
        const pairs: string[] = [];
        for (let at = 0; at + 1 < instruction.operandCount; at += 2) {
          pairs.push(
            `[ ${this.operand(instruction.operand(at))}, ${this.operand(instruction.operand(at + 1))} ]`,
          );
        }
        return `phi${printFlags(instruction.flags)} ${this.type(instruction.type)} ${pairs.join(", ")}`;
      }
      case "extractvalue":
      case "insertvalue":
        return `${instruction.opcode} ${this.list(instruction, 0)}, ${instruction.data.indices.join(", ")}`;
      case "shufflevector":
        return `shufflevector ${this.list(instruction, 0)}, ${printMask(instruction.data.mask, instruction.type)}`;
      case "va_arg":
        return `va_arg ${this.typed(instruction.operand(0))}, ${this.type(instruction.type)}`;
      case "unreachable":
        return "unreachable";
      case "trunc":
      case "zext":
      case "sext":
      case "fptrunc":
      case "fpext":
      case "fptoui":
      case "fptosi":
      case "uitofp":
      case "sitofp":
      case "ptrtoint":
      case "inttoptr":
      case "bitcast":
      case "addrspacecast": {
        const head = `${instruction.opcode}${printFlags(instruction.flags)}`;
        return `${head} ${this.typed(instruction.operand(0))} to ${this.type(instruction.type)}`;
      }
      default: {
        const head = `${instruction.opcode}${printFlags(instruction.flags)}`;
        if (ALL_TYPES.has(instruction.opcode)) return `${head} ${this.list(instruction, 0)}`;
        return `${head} ${this.sameTypes(instruction)}`;
      }
    }
  }

  /** Operands from `from` on, each with its type. */
  private list(instruction: Instruction, from: number): string {
    let text = "";
    for (let at = from; at < instruction.operandCount; at++) {
      text += `${at > from ? ", " : ""}${this.typed(instruction.operand(at))}`;
    }
    return text;
  }

  /** All operands with the type before the first alone, when it is the type of all. */
  private sameTypes(instruction: Instruction): string {
    const { operands } = instruction;
    const type = operands[0]?.type;
    if (type === undefined || operands.some((operand) => operand.type !== type)) {
      return this.list(instruction, 0);
    }
    return `${this.type(type)} ${operands.map((operand) => this.operand(operand)).join(", ")}`;
  }

  private atomic(syncScope: string | undefined, ordering: string | undefined): string {
    if (ordering === undefined) return "";
    return `${syncScope === undefined ? "" : ` syncscope(${quoted(syncScope)})`} ${ordering}`;
  }

  /** `, align N`: as given, else what the target asks for. */
  private align(align: number | undefined, type: Type): string {
    return this.alignText(align, () => this.layout.abiAlign(type));
  }
  private naturalAlign(align: number | undefined, type: Type): string {
    return this.alignText(align, () => this.layout.storeSize(type));
  }
  private alignText(align: number | undefined, fallback: () => number): string {
    if (align !== undefined) return `, align ${align}`;
    try {
      return `, align ${fallback()}`;
    } catch (error) {
      if (error instanceof DataLayoutError) return "";
      throw error;
    }
  }

  private alloca(instruction: InstructionOf<"alloca">): string {
    const { data } = instruction;
    const { allocatedType } = data;
    let text = `alloca ${data.inalloca ? "inalloca " : ""}${data.swifterror ? "swifterror " : ""}${this.type(allocatedType)}`;
    const count = instruction.operand(0);
    const one = count instanceof ConstantInt && count.type.bits === 32 && count.value === 1n;
    if (!one) text += `, ${this.typed(count)}`;
    text += this.alignText(data.align, () => this.layout.preferredAlign(allocatedType));
    const space = instruction.type.kind === "pointer" ? instruction.type.addressSpace : 0;
    return space === 0 ? text : `${text}, addrspace(${space})`;
  }

  // ---- calls -----------------------------------------------------------------------------------------------------

  private call(call: CallInstruction): string {
    const { data } = call;
    const { attributes, functionType } = data;
    let text = data.tail === undefined ? call.opcode : `${data.tail} ${call.opcode}`;
    text += printFlags(call.flags);
    if (data.callingConvention !== "ccc") text += ` ${writtenConvention(data.callingConvention)}`;
    if (attributes.ret.attributes.length > 0) text += ` ${this.attributes(attributes.ret)}`;
    if (data.addressSpace !== 0) text += ` addrspace(${data.addressSpace})`;
    text += ` ${this.type(functionType.varArg ? functionType : functionType.returnType)}`;
    text += ` ${this.operand(call.operand(0))}(`;
    const first = firstArgument(call);
    const count = argumentCount(call);
    for (let at = 0; at < count; at++) {
      if (at > 0) text += ", ";
      text += this.argument(call.operand(first + at), attributes.param(at));
    }
    if (data.tail === "musttail" && functionType.varArg && call.parent?.parent?.valueType.varArg === true) {
      text += count > 0 ? ", ..." : "...";
    }
    text += ")";
    if (attributes.fn.attributes.length > 0) text += ` #${this.slots.group(attributes.fn)}`;
    if (data.bundles.length > 0) text += ` [ ${this.bundles(call)} ]`;
    if (call.opcode === "invoke") {
      text += `\n          to ${this.typed(call.operand(1))} unwind ${this.typed(call.operand(2))}`;
    } else if (call.opcode === "callbr") {
      const targets: string[] = [];
      for (let at = 0; at < call.data.indirectCount; at++) targets.push(this.typed(call.operand(2 + at)));
      text += `\n          to ${this.typed(call.operand(1))} [${targets.join(", ")}]`;
    }
    return text;
  }

  private argument(value: Value, attributes: AttributeSet): string {
    if (attributes.attributes.length === 0) return this.typed(value);
    return `${this.type(value.type)} ${this.attributes(attributes)} ${this.operand(value)}`;
  }

  private bundles(call: CallInstruction): string {
    return call.data.bundles
      .map(({ tag, begin, end }) => {
        const inputs: string[] = [];
        for (let at = begin; at < end; at++) inputs.push(this.typed(call.operand(at)));
        return `${quoted(tag)}(${inputs.join(", ")})`;
      })
      .join(", ");
  }

  attributes(set: AttributeSet): string {
    return printAttributes(set, false, this.type);
  }
}
