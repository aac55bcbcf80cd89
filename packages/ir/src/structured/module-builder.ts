/** Takes definitions into a module. */
import { type Attribute, AttributeList, AttributeSet } from "../attributes.js";
import { ConstantString, zeroOf } from "../constants.js";
import { I386_LAYOUT_STRING } from "../data-layout.js";
import { Function } from "../function.js";
import { type GlobalValue, GlobalVariable, type Linkage } from "../globals.js";
import { Module } from "../module.js";
import { ConstantError, constantOf } from "./constant.js";
import type { Definition, FunctionDefinition, GlobalDefinition } from "./definition.js";
import { FunctionBuilder } from "./function-builder.js";

export class ModuleBuilder {
  readonly module: Module;
  private readonly strings = new Map<string, GlobalVariable>();

  /** Builds into `module`, or into a new one for i386; every function it defines bears `attributes`. */
  constructor(
    module: Module | string = "module",
    private readonly attributes: readonly Attribute[] = [],
  ) {
    if (typeof module === "string") {
      this.module = new Module(module);
      this.module.targetTriple = "i386-unknown-linux-gnu";
      this.module.hasDataLayout = true;
    } else this.module = module;
    if (this.module.dataLayout.text !== I386_LAYOUT_STRING) {
      throw new ConstantError(
        `the structured builder lays out data for i386, not ${this.module.dataLayout.text}`,
      );
    }
  }

  /** Defines functions and globals. @throws Error when a name is defined already or with another type. */
  add(...definitions: readonly Definition[]): this {
    for (const definition of definitions) {
      if (definition.kind === "global") this.defineGlobal(definition);
      else this.defineFunction(definition);
    }
    return this;
  }

  /** The global of a definition, declared if the module does not have it yet. */
  reference(definition: Definition): Function | GlobalVariable {
    return definition.kind === "global" ? this.globalOf(definition) : this.functionOf(definition);
  }

  functionOf(definition: FunctionDefinition): Function {
    const known = this.module.get(definition.name);
    if (known === undefined) {
      const made = this.module.createFunction(definition.name, definition.type);
      const { options } = definition;
      const names = new Set(["nounwind", ...(options.attributes ?? [])]);
      made.attributes = new AttributeList(
        new AttributeSet([...names].map((name) => ({ kind: "enum", name }))),
        AttributeSet.empty,
        options.structReturn === undefined
          ? []
          : [new AttributeSet([{ kind: "type", name: "sret", type: options.structReturn }])],
      );
      for (const [position, name] of Object.keys(definition.params).entries()) {
        const arg = made.args[position];
        if (arg !== undefined) arg.name = name;
      }
      return made;
    }
    if (!(known instanceof Function) || known.valueType !== definition.type) {
      throw new ConstantError(`@${definition.name} is ${known.valueType}, not ${definition.type}`);
    }
    return known;
  }

  private globalOf(definition: GlobalDefinition): GlobalVariable {
    const known = this.module.get(definition.name);
    if (known === undefined) {
      const made = this.module.createGlobal(definition.name, definition.type);
      const { options } = definition;
      made.isConstant = options.constant === true;
      if (options.section !== undefined) made.section = options.section;
      if (options.align !== undefined) made.align = options.align;
      return made;
    }
    if (!(known instanceof GlobalVariable) || known.valueType !== definition.type) {
      throw new ConstantError(`@${definition.name} is ${known.valueType}, not ${definition.type}`);
    }
    return known;
  }

  private defineGlobal(definition: GlobalDefinition): void {
    const made = this.globalOf(definition);
    if (definition.initializer === undefined) return;
    if (made.initializer !== undefined) throw new ConstantError(`@${definition.name} is defined twice`);
    made.initializer =
      definition.initializer === "zero"
        ? zeroOf(definition.type)
        : constantOf(definition.type, definition.initializer, (named) => this.reference(named));
    if (definition.options.linkage !== undefined) setLinkage(made, definition.options.linkage);
  }

  private defineFunction(definition: FunctionDefinition): void {
    const made = this.functionOf(definition);
    if (definition.body === undefined) return;
    if (!made.isDeclaration) throw new ConstantError(`@${definition.name} is defined twice`);
    if (this.attributes.length > 0) {
      const { fn, ret, params } = made.attributes;
      made.attributes = new AttributeList(fn.with(...this.attributes), ret, params);
    }
    const { options } = definition;
    if (options.linkage !== undefined) setLinkage(made, options.linkage);
    if (options.section !== undefined) made.section = options.section;
    if (options.align !== undefined) made.align = options.align;
    new FunctionBuilder(this, made).make(definition);
  }

  /** The address of a private NUL-terminated string; equal strings share one. */
  string(text: string): GlobalVariable {
    let found = this.strings.get(text);
    if (found === undefined) {
      const bytes = utf8(`${text}\0`);
      let number = this.strings.size;
      while (this.module.get(`.str.${number}`) !== undefined) number++;
      found = this.module.createGlobal(`.str.${number}`, new ConstantString(bytes).type);
      found.initializer = new ConstantString(bytes);
      found.isConstant = true;
      found.linkage = "private";
      found.dsoLocal = true;
      found.unnamedAddr = "unnamed_addr";
      found.align = 1;
      this.strings.set(text, found);
    }
    return found;
  }
}

/** What no other object can see is in this one. */
function setLinkage(global: GlobalValue, linkage: Linkage): void {
  global.linkage = linkage;
  if (global.isLocal) global.dsoLocal = true;
}

/** UTF-8 without a platform's TextEncoder. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at++) {
    if (escaped[at] === "%") {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(escaped.charCodeAt(at));
  }
  return Uint8Array.from(bytes);
}
