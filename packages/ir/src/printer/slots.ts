/**
 * Numbers of what has no name, given in LLVM's order: globals, locals, metadata nodes, attribute groups, and the
 * types that are mentioned.
 *
 * Source: the behaviour of LLVM's assembly writer.
 */
import type { AttributeSet } from "../attributes.js";
import { isConstant } from "../constants.js";
import type { Function } from "../function.js";
import type { GlobalValue } from "../globals.js";
import { type Instruction, isInstruction } from "../instruction.js";
import { type MDAttachment, type MDSpecialized, type Metadata, MetadataAsValue } from "../metadata.js";
import { METADATA_OPERANDS } from "../metadata-kinds.js";
import type { Module } from "../module.js";
import type { StructType, Type } from "../types.js";
import type { Value } from "../value.js";
import { printAttributes } from "./attributes.js";

/** The metadata kinds LLVM knows, in the order it prints attachments. */
const KNOWN_KINDS = `dbg tbaa prof fpmath range tbaa.struct invariant.load alias.scope noalias nontemporal
  llvm.mem.parallel_loop_access nonnull dereferenceable dereferenceable_or_null make.implicit unpredictable
  invariant.group align llvm.loop type section_prefix absolute_symbol associated callees irr_loop
  llvm.access.group callback llvm.preserve.access.index vcall_visibility noundef annotation nosanitize
  func_sanitize exclude memprof callsite kcfi_type pcsections DIAssignID coro.outside.frame mmra`.split(
  /\s+/,
);

export class Slots {
  /** Numbers of unnamed globals. */
  readonly globals = new Map<GlobalValue, number>();
  /** Numbers of unnamed arguments, blocks and instructions of the function numbered last. */
  locals = new Map<Value, number>();
  readonly metadata = new Map<Metadata, number>();
  /** Numbers of attribute groups by what they say. */
  readonly groups = new Map<string, number>();
  private readonly groupOf = new Map<AttributeSet, number>();
  private readonly kinds = new Map<string, number>(KNOWN_KINDS.map((kind, order) => [kind, order]));
  private owner: Function | undefined;

  /** Numbers what belongs to the module itself. */
  addModule(module: Module): void {
    for (const global of module.globals) {
      this.addGlobal(global);
      this.addAttachments(global.metadata);
      if (global.attributes.attributes.length > 0) this.group(global.attributes);
    }
    for (const alias of module.aliases) this.addGlobal(alias);
    for (const ifunc of module.ifuncs) this.addGlobal(ifunc);
    for (const { operands } of module.namedMetadata.values()) {
      for (const node of operands) if (node !== undefined) this.addNode(node);
    }
    for (const fn of module.functions) {
      this.addGlobal(fn);
      if (fn.attributes.fn.attributes.length > 0) this.group(fn.attributes.fn);
    }
  }

  private addGlobal(global: GlobalValue): void {
    if (global.numbered) this.globals.set(global, this.globals.size);
  }

  /** Numbers a function's locals, and the metadata and groups first mentioned in it. */
  addFunction(fn: Function): void {
    this.numberLocals(fn);
    this.addAttachments(fn.metadata);
    for (const block of fn.blocks) {
      for (const instruction of block.instructions()) this.addInstruction(instruction);
    }
  }

  /** Numbers a function's unnamed values, unless it is the function numbered last. */
  numberLocals(fn: Function): void {
    if (this.owner === fn) return;
    this.owner = fn;
    this.locals = new Map();
    for (const argument of fn.args) {
      if (argument.name === undefined) this.locals.set(argument, this.locals.size);
    }
    for (const block of fn.blocks) {
      if (block.name === undefined) this.locals.set(block, this.locals.size);
      for (const instruction of block.instructions()) {
        if (instruction.name === undefined && instruction.type.kind !== "void") {
          this.locals.set(instruction, this.locals.size);
        }
      }
    }
  }

  private addInstruction(instruction: Instruction): void {
    if (instruction.debugRecords !== undefined) {
      for (const { args } of instruction.debugRecords) for (const node of args) this.addNode(node);
    }
    if (instruction.opcode === "call" || instruction.opcode === "invoke" || instruction.opcode === "callbr") {
      for (let at = 1; at < instruction.operandCount; at++) {
        const operand = instruction.operand(at);
        if (operand instanceof MetadataAsValue) this.addNode(operand.metadata);
      }
      const { fn } = instruction.data.attributes;
      if (fn.attributes.length > 0) this.group(fn);
    }
    if (instruction.debugLoc !== undefined) this.addNode(instruction.debugLoc);
    if (instruction.metadata !== undefined) this.addAttachments(instruction.metadata);
  }

  /** Attachments in the order they are printed. */
  sorted(attachments: readonly MDAttachment[]): readonly MDAttachment[] {
    // Kinds LLVM does not know come in the order they are met.
    for (const { kind } of attachments) this.kindOrder(kind);
    if (attachments.length < 2) return attachments;
    return [...attachments].sort((a, b) => this.kindOrder(a.kind) - this.kindOrder(b.kind));
  }
  private kindOrder(kind: string): number {
    let order = this.kinds.get(kind);
    if (order === undefined) {
      order = this.kinds.size;
      this.kinds.set(kind, order);
    }
    return order;
  }
  private addAttachments(attachments: readonly MDAttachment[]): void {
    for (const { node } of this.sorted(attachments)) this.addNode(node);
  }

  /** Numbers a node and what it mentions, itself first; walks with a list of its own, for nodes nest deeply. */
  addNode(root: Metadata): void {
    const work: Metadata[] = [root];
    for (let node = work.pop(); node !== undefined; node = work.pop()) {
      if (node.metadataKind !== "tuple" && node.metadataKind !== "specialized") continue;
      if (node.metadataKind === "specialized" && node.name === "DIExpression") continue;
      if (this.metadata.has(node)) continue;
      this.metadata.set(node, this.metadata.size);
      const operands = node.metadataKind === "tuple" ? node.operands : specializedOperands(node);
      for (let at = operands.length - 1; at >= 0; at--) {
        const operand = operands[at];
        if (operand !== undefined) work.push(operand);
      }
    }
  }

  /** The number of the group with these attributes. */
  group(set: AttributeSet): number {
    let number = this.groupOf.get(set);
    if (number === undefined) {
      const text = printAttributes(set, true);
      number = this.groups.get(text);
      if (number === undefined) {
        number = this.groups.size;
        this.groups.set(text, number);
      }
      this.groupOf.set(set, number);
    }
    return number;
  }
}

/** The nodes a specialised node mentions, in the order LLVM keeps them. */
export function specializedOperands(node: MDSpecialized): (Metadata | undefined)[] {
  const operands: (Metadata | undefined)[] = [];
  const order = METADATA_OPERANDS.get(node.name);
  const fields =
    order === undefined
      ? node.fields
      : [...node.fields].sort((a, b) => rank(order, a.key) - rank(order, b.key));
  for (const { value } of fields) {
    if (value.kind === "metadata") operands.push(value.node);
    else if (value.kind === "list") operands.push(...value.nodes);
  }
  return operands;
}
function rank(order: readonly string[], key: string): number {
  const at = order.indexOf(key);
  return at < 0 ? order.length : at;
}

/** The identified structs a module mentions, in LLVM's order: globals, aliases, ifuncs, then functions. */
export function mentionedStructs(module: Module): StructType[] {
  const found: StructType[] = [];
  const types = new Set<Type>();
  const values = new Set<Value>();
  const nodes = new Set<Metadata>();
  const addType = (root: Type): void => {
    const work = [root];
    for (let type = work.pop(); type !== undefined; type = work.pop()) {
      if (types.has(type)) continue;
      types.add(type);
      if (type.kind === "struct" && type.name !== undefined) found.push(type);
      for (const inner of innerTypes(type).reverse()) if (!types.has(inner)) work.push(inner);
    }
  };
  const addValue = (root: Value): void => {
    const work = [root];
    for (let value = work.pop(); value !== undefined; value = work.pop()) {
      if (value instanceof MetadataAsValue) {
        addNode(value.metadata);
        continue;
      }
      if (isInstruction(value) || !isConstant(value) || values.has(value)) continue;
      values.add(value);
      addType(value.type);
      if (value.constantKind === "expr" && value.data.sourceElementType !== undefined) {
        addType(value.data.sourceElementType);
      }
      if ("operands" in value) work.push(...value.operands.reverse());
    }
  };
  const addNode = (root: Metadata): void => {
    const work: Metadata[] = [root];
    for (let node = work.pop(); node !== undefined; node = work.pop()) {
      if (node.metadataKind === "value") {
        addValue(node.value);
        continue;
      }
      if (nodes.has(node) || node.metadataKind === "string") continue;
      nodes.add(node);
      const operands =
        node.metadataKind === "tuple"
          ? node.operands
          : node.metadataKind === "arglist"
            ? node.args
            : specializedOperands(node);
      for (const operand of operands) if (operand !== undefined) work.push(operand);
    }
  };
  for (const global of module.globals) {
    addType(global.valueType);
    if (global.initializer !== undefined) addValue(global.initializer);
    for (const attribute of global.attributes.attributes)
      if (attribute.kind === "type") addType(attribute.type);
  }
  for (const alias of module.aliases) {
    addType(alias.valueType);
    if (alias.aliasee !== undefined) addValue(alias.aliasee);
  }
  for (const ifunc of module.ifuncs) addType(ifunc.valueType);
  for (const fn of module.functions) {
    addType(fn.valueType);
    for (const set of [fn.attributes.ret, ...fn.attributes.params]) {
      for (const attribute of set.attributes) if (attribute.kind === "type") addType(attribute.type);
    }
    for (const operand of fn.operands) addValue(operand);
    for (const instruction of fn.instructions()) {
      addType(instruction.type);
      for (let at = 0; at < instruction.operandCount; at++) {
        const operand = instruction.operand(at);
        if (!isInstruction(operand)) addValue(operand);
      }
      switch (instruction.opcode) {
        case "getelementptr":
          addType(instruction.data.sourceElementType);
          break;
        case "alloca":
          addType(instruction.data.allocatedType);
          break;
        case "call":
        case "invoke":
        case "callbr":
          addType(instruction.data.functionType);
          for (const set of [instruction.data.attributes.ret, ...instruction.data.attributes.params]) {
            for (const attribute of set.attributes) if (attribute.kind === "type") addType(attribute.type);
          }
          break;
        default:
          break;
      }
      for (const { node } of instruction.metadata ?? []) addNode(node);
    }
  }
  for (const { operands } of module.namedMetadata.values()) {
    for (const node of operands) if (node !== undefined) addNode(node);
  }
  return found;
}

function innerTypes(type: Type): Type[] {
  switch (type.kind) {
    case "array":
    case "vector":
      return [type.element];
    case "struct":
      return [...type.fields];
    case "function":
      return [type.returnType, ...type.params];
    case "target":
      return [...type.types];
    default:
      return [];
  }
}
