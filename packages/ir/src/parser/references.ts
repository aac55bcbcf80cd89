/** References to locals and globals, to those used before their definition too. */
import { BasicBlock } from "../basic-block.js";
import type { Function } from "../function.js";
import { GlobalValue } from "../globals.js";
import type { ValueAsMetadata } from "../metadata.js";
import { Module } from "../module.js";
import type { Type } from "../types.js";
import { Value } from "../value.js";
import { AttributeParser } from "./attributes.js";
import { T } from "./lexer.js";

/** A value that was used before its definition: stands in until then. */
export class ForwardValue extends Value {
  readonly valueKind = "argument";
  constructor(
    type: Type,
    /** Where it was first used. */
    readonly place: number,
    /** How it was written. */
    readonly written: string,
  ) {
    super(type);
  }
}

/** A `blockaddress` whose block is found when all functions are read. */
interface PendingBlock {
  readonly fn: Value;
  readonly fnPlace: number;
  readonly stand: BasicBlock;
  readonly name: string | undefined;
  readonly id: number;
  readonly place: number;
}

export class ReferenceParser extends AttributeParser {
  readonly module: Module;
  protected override namedAddressSpace(name: string): number | undefined {
    const { dataLayout } = this.module;
    if (name === "A") return dataLayout.allocaAddressSpace;
    if (name === "G") return dataLayout.globalAddressSpace;
    return name === "P" ? dataLayout.programAddressSpace : undefined;
  }

  /** Globals by symbol, forward references included. */
  protected readonly globals: (Value | undefined)[] = [];
  protected readonly numberedGlobals = new Map<number, Value>();
  /** Locals of the function at hand, by symbol and by number. */
  protected locals: (Value | undefined)[] = [];
  protected localSymbols: number[] = [];
  protected localIds: (Value | undefined)[] = [];
  protected forwardLocals: ForwardValue[] = [];
  protected forwardBlocks: { block: BasicBlock; place: number; written: string }[] = [];
  protected fn: Function | undefined = undefined;
  protected readonly pendingBlocks: PendingBlock[] = [];
  /** Metadata that mentions values used before their definition. */
  protected forwardMetadata: ValueAsMetadata[] = [];

  constructor(text: string, file: string) {
    super(text, file);
    this.module = new Module(file);
    this.module.source = this.source;
  }

  // ---- references ------------------------------------------------------------------------------------------------

  /** The local at hand, which must be of `type`. */
  parseLocal(type: Type): Value {
    const place = this.start;
    if (this.fn === undefined) this.error("invalid use of function-local name");
    let found: Value | undefined;
    if (this.kind === T.local) {
      const symbol = this.sym;
      found = this.locals[symbol];
      if (found === undefined) {
        found = this.forward(type, place, `%${this.name}`);
        this.defineSymbol(symbol, found);
      }
    } else {
      found = this.localIds[this.num];
      if (found === undefined) {
        found = this.forward(type, place, `%${this.num}`);
        this.localIds[this.num] = found;
      }
    }
    if (found.type !== type) {
      const written = this.text.slice(place, this.pos);
      if (type.kind === "label") this.errorAt(place, `'${written}' is not a basic block`);
      this.errorAt(place, `'${written}' defined with type '${found.type}' but expected '${type}'`);
    }
    this.next();
    return found;
  }

  /** Enters a local in the symbol table (dense up to the newest symbol). */
  protected defineSymbol(symbol: number, value: Value): void {
    const locals = this.locals;
    while (locals.length < symbol) locals.push(undefined);
    locals[symbol] = value;
    this.localSymbols.push(symbol);
  }

  private forward(type: Type, place: number, written: string): Value {
    if (type.kind === "label") {
      const block = new BasicBlock();
      this.forwardBlocks.push({ block, place, written });
      return block;
    }
    if (type.kind === "void" || type.kind === "function")
      this.errorAt(place, "invalid use of a non-first-class type");
    const value = new ForwardValue(type, place, written);
    this.forwardLocals.push(value);
    return value;
  }

  /** The global at hand, as a pointer of `type`. */
  parseGlobal(type: Type): Value {
    const place = this.start;
    if (type.kind !== "pointer") this.error("global variable reference must have pointer type");
    let found: Value | undefined;
    if (this.kind === T.global) {
      const symbol = this.sym;
      found = this.globals[symbol];
      if (found === undefined) {
        found = new ForwardValue(type, place, `@${this.name}`);
        this.setGlobal(symbol, found);
      }
    } else {
      found = this.numberedGlobals.get(this.num);
      if (found === undefined) {
        found = new ForwardValue(type, place, `@${this.num}`);
        this.numberedGlobals.set(this.num, found);
      }
    }
    if (found.type !== type) {
      const written = this.text.slice(place, this.pos);
      this.errorAt(place, `'${written}' defined with type '${found.type}' but expected '${type}'`);
    }
    this.next();
    return found;
  }

  protected setGlobal(symbol: number, value: Value): void {
    const globals = this.globals;
    while (globals.length < symbol) globals.push(undefined);
    globals[symbol] = value;
  }

  /** Finds the blocks of every blockaddress; block numbers stand in `index` since they were read. */
  protected resolveBlockAddresses(): void {
    const tables = new Map<Function, Map<string | number, BasicBlock>>();
    for (const { fn, fnPlace, stand, name, id, place } of this.pendingBlocks) {
      const real = fn instanceof ForwardValue ? this.replacements.get(fn) : fn;
      if (!(real instanceof GlobalValue) || real.valueKind !== "function") {
        this.errorAt(fnPlace, "expected function name in blockaddress");
      }
      const owner = real as unknown as Function;
      if (owner.isDeclaration) this.errorAt(fnPlace, "cannot take blockaddress inside a declaration");
      let table = tables.get(owner);
      if (table === undefined) {
        table = new Map();
        for (const block of owner.blocks) table.set(block.name ?? block.index, block);
        tables.set(owner, table);
      }
      const block = table.get(name ?? id);
      if (block === undefined) this.errorAt(place, "referenced value is not a basic block");
      stand.replaceAllUsesWith(block);
    }
  }
  /** What forward references to globals turned out to be. */
  protected readonly replacements = new Map<Value, Value>();
}
