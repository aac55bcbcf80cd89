/** Writing modules: globals, functions, attribute groups and metadata, in LLVM's order and layout. */

import type { BasicBlock } from "../basic-block.js";
import { writtenConvention } from "../calling-conventions.js";
import { ConstantExpr } from "../constants.js";
import { DataLayout } from "../data-layout.js";
import type { Function } from "../function.js";
import {
  type Comdat,
  GlobalAlias,
  type GlobalIFunc,
  type GlobalValue,
  type GlobalVariable,
} from "../globals.js";
import type { Module } from "../module.js";
import { type UseListOrder, useListOrders } from "../use-list-order.js";

import { printAttribute } from "./attributes.js";
import { InstructionPrinter } from "./instructions.js";
import { metadataName } from "./metadata.js";
import { mentionedStructs, type Slots } from "./slots.js";
import { quoted } from "./values.js";

/** Where the comment that names a block's predecessors begins. */
const COMMENT_COLUMN = 50;

export interface PrintOptions {
  /** Says the order of use lists where reading the text would make another, as `--preserve-ll-uselistorder` does. */
  readonly preserveUseListOrder?: boolean;
}

export class ModulePrinter extends InstructionPrinter {
  private orders: ReadonlyMap<Function | undefined, readonly UseListOrder[]> = new Map();

  constructor(
    slots: Slots,
    private readonly options: PrintOptions = {},
  ) {
    super(slots);
  }

  /** Sets up for a module: its layout, and numbers of its globals, groups and metadata. */
  useModule(module: Module): void {
    if (module.hasDataLayout) this.layout = module.dataLayout;
    else this.layout = new DataLayout("");
    let number = 0;
    for (const struct of module.structs.values())
      if (struct.numbered) this.structNumbers.set(struct, number++);
    this.slots.addModule(module);
  }

  module(module: Module): string {
    const structs = mentionedStructs(module);
    let number = 0;
    for (const struct of structs) if (struct.numbered) this.structNumbers.set(struct, number++);
    this.layout = module.hasDataLayout ? module.dataLayout : new DataLayout("");
    this.slots.addModule(module);

    let text = `; ModuleID = '${module.name}'\n`;
    if (module.sourceFilename !== undefined) text += `source_filename = ${quoted(module.sourceFilename)}\n`;
    if (module.hasDataLayout) text += `target datalayout = "${module.dataLayout.text}"\n`;
    if (module.targetTriple !== undefined) text += `target triple = ${quoted(module.targetTriple)}\n`;
    if (module.moduleAsm.length > 0) {
      text += "\n";
      for (const line of module.moduleAsm) text += `module asm ${quoted(line)}\n`;
    }
    if (structs.length > 0) {
      text += "\n";
      for (const struct of structs) {
        if (struct.numbered) text += `${this.type(struct)} = type ${this.structBody(struct)}\n`;
      }
      for (const struct of structs) {
        if (!struct.numbered) text += `${this.type(struct)} = type ${this.structBody(struct)}\n`;
      }
    }
    text += this.comdats(module);
    if (module.globals.length > 0) text += "\n";
    for (const global of module.globals) text += `${this.globalVariable(global)}\n`;
    if (module.aliases.length > 0) text += "\n";
    for (const alias of module.aliases) text += `${this.aliasOrIFunc(alias)}\n`;
    if (module.ifuncs.length > 0) text += "\n";
    for (const ifunc of module.ifuncs) text += `${this.aliasOrIFunc(ifunc)}\n`;
    if (this.options.preserveUseListOrder === true) this.orders = useListOrders(module);
    for (const fn of module.functions) text += `\n${this.function(fn)}`;
    text += this.useListOrders(undefined);
    if (this.slots.groups.size > 0) text += "\n";
    for (const [body, id] of this.slots.groups) text += `attributes #${id} = { ${body} }\n`;
    if (module.namedMetadata.size > 0) text += "\n";
    for (const [name, { operands }] of module.namedMetadata) {
      const list = operands.map((node) => this.node(node)).join(", ");
      text += `!${metadataName(name)} = !{${list}}\n`;
    }
    if (this.slots.metadata.size > 0) text += "\n";
    for (const [node, id] of this.slots.metadata) text += `!${id} = ${this.definition(node)}\n`;
    return text;
  }

  private comdats(module: Module): string {
    const used = new Set<Comdat>();
    for (const fn of module.functions) if (fn.comdat !== undefined) used.add(fn.comdat);
    for (const global of module.globals) if (global.comdat !== undefined) used.add(global.comdat);
    if (used.size === 0) return "";
    const lines = [...used].map(({ name, selection }) => `$${this.name(name)} = comdat ${selection}\n`);
    return `\n${lines.join("\n")}`;
  }

  // ---- globals ---------------------------------------------------------------------------------------------------

  /** Linkage and what stands behind it, each word with a space behind it. */
  private head(global: GlobalValue): string {
    let text = "";
    if (global.linkage !== "external") text += `${global.linkage} `;
    const local = global.linkage === "internal" || global.linkage === "private";
    const implicit = local || (global.visibility !== "default" && global.linkage !== "extern_weak");
    if (global.dsoLocal && !implicit) text += "dso_local ";
    if (global.visibility !== "default") text += `${global.visibility} `;
    if (global.dllStorage !== undefined) text += `${global.dllStorage} `;
    return text;
  }

  private middle(global: GlobalValue): string {
    let text = "";
    if (global.threadLocal === "generaldynamic") text += "thread_local ";
    else if (global.threadLocal !== undefined) text += `thread_local(${global.threadLocal}) `;
    if (global.unnamedAddr !== undefined) text += `${global.unnamedAddr} `;
    return text;
  }

  private comdat(global: GlobalValue): string {
    if (global.comdat === undefined) return "";
    return global.comdat.name === global.name ? " comdat" : ` comdat($${this.name(global.comdat.name)})`;
  }

  globalVariable(global: GlobalVariable): string {
    const { initializer } = global;
    let text = `${this.global(global)} = `;
    if (initializer === undefined && global.linkage === "external") text += "external ";
    text += this.head(global) + this.middle(global);
    const space = global.type.kind === "pointer" ? global.type.addressSpace : 0;
    if (space !== 0) text += `addrspace(${space}) `;
    if (global.externallyInitialized) text += "externally_initialized ";
    text += `${global.isConstant ? "constant" : "global"} ${this.type(global.valueType)}`;
    if (initializer !== undefined) text += ` ${this.operand(initializer)}`;
    if (global.section !== undefined) text += `, section ${quoted(global.section)}`;
    if (global.partition !== undefined) text += `, partition ${quoted(global.partition)}`;
    if (global.codeModel !== undefined) text += `, code_model ${quoted(global.codeModel)}`;
    for (const word of global.sanitizer) text += `, ${word}`;
    if (global.comdat !== undefined) text += `,${this.comdat(global)}`;
    if (global.align !== undefined) text += `, align ${global.align}`;
    text += this.attachments(global.metadata, ", ");
    if (global.attributes.attributes.length > 0) text += ` #${this.slots.group(global.attributes)}`;
    return text;
  }

  private aliasOrIFunc(global: GlobalAlias | GlobalIFunc): string {
    const isAlias = global instanceof GlobalAlias;
    const target = isAlias ? global.aliasee : global.resolver;
    let text = `${this.global(global)} = ${this.head(global)}${this.middle(global)}`;
    text += `${isAlias ? "alias" : "ifunc"} ${this.type(global.valueType)}, `;
    if (target !== undefined)
      text += target instanceof ConstantExpr ? this.operand(target) : this.typed(target);
    if (global.partition !== undefined) text += `, partition ${quoted(global.partition)}`;
    return text + this.attachments(global.metadata, ", ");
  }

  // ---- functions -------------------------------------------------------------------------------------------------

  function(fn: Function): string {
    this.slots.addFunction(fn);
    const { attributes } = fn;
    const known = attributes.fn.attributes.filter(({ kind }) => kind !== "string");
    let text = "";
    if (known.length > 0) {
      text += `; Function Attrs: ${known.map((attribute) => printAttribute(attribute, false, this.type)).join(" ")}\n`;
    }
    text += fn.isDeclaration ? `declare${this.attachments(fn.metadata, " ")} ` : "define ";
    text += this.head(fn);
    if (fn.callingConvention !== "ccc") text += `${writtenConvention(fn.callingConvention)} `;
    if (attributes.ret.attributes.length > 0) text += `${this.attributes(attributes.ret)} `;
    text += `${this.type(fn.returnType)} ${this.global(fn)}(`;
    for (const [at, argument] of fn.args.entries()) {
      if (at > 0) text += ", ";
      text += this.type(argument.type);
      const set = attributes.param(at);
      if (set.attributes.length > 0) text += ` ${this.attributes(set)}`;
      if (!fn.isDeclaration) text += ` ${this.local(argument)}`;
    }
    if (fn.valueType.varArg) text += fn.args.length > 0 ? ", ..." : "...";
    text += ")";
    if (fn.unnamedAddr !== undefined) text += ` ${fn.unnamedAddr}`;
    const space = fn.type.kind === "pointer" ? fn.type.addressSpace : 0;
    if (space !== 0 || this.layout.programAddressSpace !== 0) text += ` addrspace(${space})`;
    if (attributes.fn.attributes.length > 0) text += ` #${this.slots.group(attributes.fn)}`;
    if (fn.section !== undefined) text += ` section ${quoted(fn.section)}`;
    if (fn.partition !== undefined) text += ` partition ${quoted(fn.partition)}`;
    text += this.comdat(fn);
    if (fn.align !== undefined) text += ` align ${fn.align}`;
    if (fn.gc !== undefined) text += ` gc ${quoted(fn.gc)}`;
    for (const role of ["prefix", "prologue", "personality"] as const) {
      const value = fn.extra(role);
      if (value !== undefined) text += ` ${role} ${this.typed(value)}`;
    }
    if (fn.isDeclaration) return `${text}\n`;
    text += this.attachments(fn.metadata, " ");
    text += " {";
    for (const block of fn.blocks) text += this.block(block, block === fn.blocks[0]);
    return `${text}${this.useListOrders(fn)}}\n`;
  }

  /** Directives of a function's own values, or of all others. */
  private useListOrders(fn: Function | undefined): string {
    const orders = this.orders.get(fn) ?? [];
    if (orders.length === 0) return "";
    const indent = fn === undefined ? "" : "  ";
    const lines = orders.map(
      ({ value, indexes }) => `${indent}uselistorder ${this.typed(value)}, { ${indexes.join(", ")} }\n`,
    );
    return `\n; uselistorder directives\n${lines.join("")}`;
  }

  /** A block, from the line break before its first line to the one behind its last instruction. */
  private block(block: BasicBlock, isEntry: boolean): string {
    let text = "\n";
    if (!isEntry || block.name !== undefined) {
      const label =
        block.name === undefined
          ? `${this.slots.locals.get(block) ?? "<badref>"}:`
          : `${this.name(block.name)}:`;
      if (isEntry) text += `${label}\n`;
      else {
        const predecessors = block.predecessors().map((other) => this.local(other));
        const comment =
          predecessors.length === 0 ? "; No predecessors!" : `; preds = ${predecessors.join(", ")}`;
        text += `${label.padEnd(COMMENT_COLUMN - 1)} ${comment}\n`;
      }
    }
    for (const instruction of block.instructions()) {
      if (instruction.debugRecords !== undefined) {
        for (const record of instruction.debugRecords) text += `    ${this.debugRecord(record)}\n`;
      }
      text += `  ${this.instruction(instruction)}\n`;
    }
    return text;
  }
}
