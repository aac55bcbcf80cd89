/** A module: everything one .ll file says. */
import { type DataLayout, I386_DATA_LAYOUT } from "./data-layout.js";
import type { SourceText } from "./errors.js";
import { Function } from "./function.js";
import { type Comdat, GlobalAlias, type GlobalIFunc, type GlobalValue, GlobalVariable } from "./globals.js";
import type { MDTuple } from "./metadata.js";
import type { FunctionType, StructType, Type } from "./types.js";

export type Global = Function | GlobalVariable | GlobalAlias | GlobalIFunc;

export class Module {
  /** `source_filename`. */
  sourceFilename: string | undefined = undefined;
  targetTriple: string | undefined = undefined;
  /** Lines of `module asm`. */
  moduleAsm: string[] = [];
  dataLayout: DataLayout = I386_DATA_LAYOUT;
  /** Whether the text had a `target datalayout`. */
  hasDataLayout = false;
  /** Identified structs in order of appearance. */
  readonly structs = new Map<string, StructType>();
  readonly comdats = new Map<string, Comdat>();
  readonly globals: GlobalVariable[] = [];
  readonly functions: Function[] = [];
  readonly aliases: GlobalAlias[] = [];
  readonly ifuncs: GlobalIFunc[] = [];
  /** `!llvm.module.flags = !{...}`. */
  readonly namedMetadata = new Map<string, MDTuple>();
  /** What it was read from, to place errors. */
  source: SourceText | undefined = undefined;
  private readonly symbols = new Map<string, Global>();

  constructor(public name = "module") {}

  /** The global named `name`, or undefined. */
  get(name: string): Global | undefined {
    return this.symbols.get(name);
  }
  getFunction(name: string): Function | undefined {
    const found = this.symbols.get(name);
    return found instanceof Function ? found : undefined;
  }
  getGlobal(name: string): GlobalVariable | undefined {
    const found = this.symbols.get(name);
    return found instanceof GlobalVariable ? found : undefined;
  }
  /** Adds a global under its name. @throws Error when the name is taken. */
  add<G extends Global>(global: G): G {
    if (this.symbols.has(global.name)) throw new Error(`@${global.name} is defined twice`);
    this.symbols.set(global.name, global);
    global.parent = this;
    if (global instanceof Function) this.functions.push(global);
    else if (global instanceof GlobalVariable) this.globals.push(global);
    else if (global instanceof GlobalAlias) this.aliases.push(global);
    else this.ifuncs.push(global);
    return global;
  }
  createFunction(name: string, type: FunctionType): Function {
    return this.add(new Function(name, type));
  }
  createGlobal(name: string, type: Type): GlobalVariable {
    return this.add(new GlobalVariable(name, type));
  }
  /** Takes a global out. Its uses must be gone. */
  remove(global: Global): void {
    this.symbols.delete(global.name);
    global.parent = undefined;
    const list: GlobalValue[] =
      global instanceof Function
        ? this.functions
        : global instanceof GlobalVariable
          ? this.globals
          : global instanceof GlobalAlias
            ? this.aliases
            : this.ifuncs;
    const at = list.indexOf(global);
    if (at >= 0) list.splice(at, 1);
  }
  rename(global: Global, name: string): void {
    if (this.symbols.has(name)) throw new Error(`@${name} is defined twice`);
    this.symbols.delete(global.name);
    global.name = name;
    this.symbols.set(name, global);
  }
  /** Every global: variables, functions, aliases, ifuncs. */
  *allGlobals(): Generator<Global, void, void> {
    yield* this.globals;
    yield* this.functions;
    yield* this.aliases;
    yield* this.ifuncs;
  }
}
