/** Reading functions: their headers, their blocks, the order of uses. */
import { AttributeList, AttributeSet } from "../attributes.js";
import { BasicBlock } from "../basic-block.js";
import { Function } from "../function.js";
import type { Instruction } from "../instruction.js";
import type { DebugRecord } from "../metadata.js";
import { functionType, type Type } from "../types.js";
import { applyUseListOrder } from "../use-list-order.js";
import type { Value } from "../value.js";
import { GlobalParser } from "./globals.js";
import { keyword } from "./keywords.js";
import { T } from "./lexer.js";
import { ForwardValue } from "./references.js";

const USELISTORDER = keyword("uselistorder");
const ADDRSPACE = keyword("addrspace");
const SECTION = keyword("section");
const PARTITION = keyword("partition");
const ALIGN = keyword("align");
const GC = keyword("gc");
const PREFIX = keyword("prefix");
const PROLOGUE = keyword("prologue");
const PERSONALITY = keyword("personality");

export class FunctionParser extends GlobalParser {
  /** What `uselistorder_bb` says, to be done at the end. */
  private readonly blockOrders: { block: BasicBlock; indexes: readonly number[]; at: number }[] = [];

  protected nextLocalId = 0;

  protected parseFunction(isDefinition: boolean): void {
    const metadata = [];
    // A declaration's attachments stand before it.
    while (!isDefinition && this.kind === T.metadataName) metadata.push(this.parseGlobalAttachment());
    const headAt = this.start;
    const head = this.parseHead();
    const declaredOnly = head.linkage === "extern_weak" || (head.hasLinkage && head.linkage === "external");
    if (isDefinition && head.linkage === "extern_weak") {
      this.errorAt(headAt, "invalid linkage for function definition");
    }
    if (head.linkage === "appending" || head.linkage === "common") {
      this.errorAt(headAt, "invalid function linkage type");
    }
    if (!isDefinition && head.linkage !== "external" && !declaredOnly) {
      this.errorAt(headAt, "invalid linkage for function declaration");
    }
    this.checkHead(head, headAt);
    const callingConvention = this.parseCallingConvention();
    const ret = this.parseParameterAttributes("return", undefined);
    const typeAt = this.start;
    const returnType = this.parseAnyType();
    if (returnType.kind === "function" || returnType.kind === "label" || returnType.kind === "metadata") {
      this.errorAt(typeAt, "invalid function return type");
    }
    if (this.kind !== T.global && this.kind !== T.globalId) this.expected("function name");
    const at = this.start;
    const symbol = this.kind === T.global ? this.sym : -1;
    const id = symbol < 0 ? this.num : -1;
    this.next();

    const params: Type[] = [];
    const paramNames: (string | undefined)[] = [];
    const paramSymbols: number[] = [];
    const paramPlaces: number[] = [];
    const sets: AttributeSet[] = [];
    let varArg = false;
    let nextArgument = 0;
    this.expect(T.leftParen, "'(' in function argument list");
    while (this.kind !== T.rightParen) {
      if (params.length > 0) this.expect(T.comma, "',' or ')' in argument list");
      if (this.kind === T.ellipsis) {
        this.next();
        varArg = true;
        break;
      }
      const paramAt = this.start;
      const type = this.parseType();
      const pointee = this.pointee;
      if (type.kind === "function") {
        this.errorAt(paramAt, "invalid type for function argument");
      }
      sets.push(this.parseParameterAttributes("parameter", pointee));
      params.push(type);
      paramPlaces.push(this.start);
      if (this.kind === T.local) {
        paramNames.push(this.name);
        paramSymbols.push(this.sym);
        this.next();
      } else {
        if (this.kind === T.localId) {
          if (this.num < nextArgument) {
            this.error(`argument expected to be numbered '%${nextArgument}' or greater`);
          }
          nextArgument = this.num;
          this.next();
        }
        paramSymbols.push(-1 - nextArgument);
        nextArgument++;
        paramNames.push(undefined);
      }
    }
    this.expect(T.rightParen, "')' at end of argument list");

    if (sets[0]?.has("sret") === true && returnType.kind !== "void") {
      this.errorAt(typeAt, "functions with 'sret' argument must return void");
    }
    const name = this.globalName(symbol, id, at);
    const unnamedAddr = this.parseUnnamedAddr();
    const space = this.isWord(ADDRSPACE)
      ? this.parseAddressSpace()
      : this.module.dataLayout.programAddressSpace;
    const fn = new Function(name, functionType(returnType, params, varArg), space);
    fn.numbered = symbol < 0;
    this.applyHead(fn, head, at);
    fn.unnamedAddr = unnamedAddr;
    fn.callingConvention = callingConvention;
    fn.metadata = metadata;
    const attributesAt = this.start;
    const fnAttributes = this.parseFunctionAttributes();
    if (fnAttributes.has("builtin")) this.errorAt(attributesAt, "'builtin' attribute not valid on function");
    if (this.acceptWord(SECTION)) fn.section = this.readSection("function section string");
    if (this.acceptWord(PARTITION)) fn.partition = this.readString("partition string");
    this.parseComdat(fn);
    const alignAt = this.start;
    if (this.acceptWord(ALIGN)) {
      fn.align = this.readUnsigned(Number.MAX_VALUE);
      this.checkAlignment(fn.align, alignAt);
    }
    if (this.acceptWord(GC)) fn.gc = this.readString("garbage collector name");
    fn.attributes =
      fnAttributes === AttributeSet.empty && ret === AttributeSet.empty && sets.length === 0
        ? AttributeList.empty
        : this.attributeList(fnAttributes, ret, sets);
    this.defineGlobal(symbol, id, fn, at);
    if (this.acceptWord(PREFIX)) fn.addExtra("prefix", this.parseTypedConstant());
    if (this.acceptWord(PROLOGUE)) fn.addExtra("prologue", this.parseTypedConstant());
    if (this.acceptWord(PERSONALITY)) fn.addExtra("personality", this.parseTypedConstant());
    for (const [position, argument] of fn.args.entries()) argument.name = paramNames[position];
    if (!isDefinition) {
      if (this.kind === T.leftBrace) this.error("expected a top-level entity, found a body behind 'declare'");
      return;
    }
    while (this.kind === T.metadataName) fn.metadata.push(this.parseGlobalAttachment());
    this.beginFunction(fn, paramSymbols, paramPlaces);
    this.parseBody(fn);
    this.endFunction();
  }

  protected resolveSubprograms(): void {
    for (const fn of this.module.functions) {
      for (const { kind, node } of fn.metadata) if (kind === "dbg") fn.subprogram = node;
    }
  }

  protected beginFunction(fn: Function, symbols: readonly number[], places: readonly number[]): void {
    this.fn = fn;
    this.nextLocalId = 0;
    for (const [position, argument] of fn.args.entries()) {
      const symbol = symbols[position] ?? -1;
      if (symbol >= 0) {
        if (this.locals[symbol] !== undefined) {
          this.errorAt(places[position] ?? 0, `redefinition of argument '%${argument.name}'`);
        }
        this.defineSymbol(symbol, argument);
      } else {
        this.localIds[-1 - symbol] = argument;
        this.nextLocalId = -symbol;
      }
    }
  }

  protected parseBody(fn: Function): void {
    this.expect(T.leftBrace, "'{' in function body");
    if (this.kind === T.rightBrace) this.error("function body requires at least one basic block");
    while (this.kind !== T.rightBrace && !this.isWord(USELISTORDER)) this.parseBasicBlock(fn);
    while (this.isWord(USELISTORDER)) this.parseUseListOrder();
    this.expect(T.rightBrace, "'}' at end of function");
  }

  protected endFunction(): void {
    for (const { block, place, written } of this.forwardBlocks) {
      if (block.parent === undefined) this.errorAt(place, `use of undefined value '${written}'`);
    }
    for (const value of this.forwardLocals) {
      if (!this.replacements.has(value)) {
        this.errorAt(value.place, `use of undefined value '${value.written}'`);
      }
    }
    if (this.forwardLocals.length > 0) {
      for (const node of this.forwardMetadata) node.value = this.replacements.get(node.value) ?? node.value;
      this.forwardMetadata = this.forwardMetadata.filter(({ value }) => value instanceof ForwardValue);
      for (const value of this.forwardLocals) this.replacements.delete(value);
      this.forwardLocals = [];
    }
    if (this.forwardBlocks.length > 0) this.forwardBlocks = [];
    const locals = this.locals;
    for (const symbol of this.localSymbols) locals[symbol] = undefined;
    this.localSymbols.length = 0;
    this.localIds = [];
    this.fn = undefined;
  }

  /** A label if there is one, then instructions up to a terminator. */
  protected parseBasicBlock(fn: Function): void {
    const block = this.parseLabel(fn);
    let records: DebugRecord[] | undefined;
    for (;;) {
      while (this.kind === T.hash) {
        records ??= [];
        records.push(this.parseDebugRecord());
      }
      const instruction = this.parseNamedInstruction(block);
      if (records !== undefined) {
        instruction.debugRecords = records;
        records = undefined;
      }
      if (instruction.isTerminator) return;
    }
  }

  protected parseLabel(fn: Function): BasicBlock {
    const place = this.start;
    let block: Value | undefined;
    if (this.kind === T.label) {
      const symbol = this.sym;
      block = this.locals[symbol];
      if (block === undefined) {
        block = new BasicBlock();
        this.defineSymbol(symbol, block);
      } else if (!(block instanceof BasicBlock)) {
        this.error(`unable to create block named '${this.name}'`);
      } else if (block.parent !== undefined) {
        this.error(`redefinition of basic block named '${this.name}'`);
      }
      (block as BasicBlock).name = this.name;
      this.next();
    } else {
      let id = this.nextLocalId;
      if (this.kind === T.labelId) {
        if (this.num < id) this.error(`label expected to be numbered '${id}' or greater`);
        id = this.num | 0;
        this.next();
      }
      block = this.localIds[id];
      if (block === undefined) {
        block = new BasicBlock();
        this.localIds[id] = block;
      } else if (!(block instanceof BasicBlock)) this.error(`unable to create block numbered '${id}'`);
      this.nextLocalId = id + 1;
      block.index = id;
    }
    const made = block as BasicBlock;
    made.place = place;
    made.parent = fn;
    fn.blocks.push(made);
    return made;
  }

  /** `%name = instruction`, put in the block and the symbol table. */
  protected parseNamedInstruction(block: BasicBlock): Instruction {
    const at = this.start;
    let symbol = -1;
    let id = -1;
    if (this.kind === T.local) {
      symbol = this.sym;
      this.next();
      this.expect(T.equal, "'=' after instruction name");
    } else if (this.kind === T.localId) {
      id = this.num | 0;
      this.next();
      this.expect(T.equal, "'=' after instruction id");
    }
    const instruction = this.parseInstruction();
    block.append(instruction);
    if (instruction.type.kind === "void") {
      if (symbol >= 0 || id >= 0) this.errorAt(at, "instructions returning void cannot have a name");
      return instruction;
    }
    let known: Value | undefined;
    if (symbol >= 0) {
      known = this.locals[symbol];
      instruction.name = this.names[symbol];
      if (known === undefined) {
        this.defineSymbol(symbol, instruction);
        return instruction;
      }
    } else {
      if (id < 0) id = this.nextLocalId;
      else if (id < this.nextLocalId) {
        this.errorAt(at, `instruction expected to be numbered '%${this.nextLocalId}' or greater`);
      }
      this.nextLocalId = id + 1;
      known = this.localIds[id];
      this.localIds[id] = instruction;
      if (known === undefined) return instruction;
    }
    this.resolveForward(known, instruction, at);
    if (symbol >= 0) this.locals[symbol] = instruction;
    return instruction;
  }

  protected resolveForward(known: Value, instruction: Instruction, at: number): void {
    if (!(known instanceof ForwardValue)) {
      if (known instanceof BasicBlock || instruction.name === undefined) {
        this.errorAt(at, "instruction name is already used by a basic block");
      }
      this.errorAt(at, `multiple definition of local value named '${instruction.name}'`);
    }
    if (known.type !== instruction.type) {
      this.errorAt(at, `instruction forward referenced with type '${known.type}'`);
    }
    known.replaceAllUsesWith(instruction);
    this.replacements.set(known, instruction);
  }

  // ---- use-list orders -------------------------------------------------------------------------------------------

  /** `uselistorder type value, { 1, 0 }`. */
  protected parseUseListOrder(): void {
    const at = this.start;
    this.next();
    const value = this.parseTypedValue();
    this.expect(T.comma, "comma in uselistorder directive");
    this.orderUses(at, value, this.parseOrderIndexes());
  }
  /** `uselistorder_bb @f, %block, { 1, 0 }`: of a block outside of its function. */
  protected parseUseListOrderBlock(): void {
    const at = this.start;
    this.next();
    if (this.kind !== T.global && this.kind !== T.globalId) {
      this.expected("function name in uselistorder_bb");
    }
    const named = this.kind === T.global ? this.globals[this.sym] : this.numberedGlobals.get(this.num);
    const fnPlace = this.start;
    this.next();
    this.expect(T.comma, "comma in uselistorder_bb directive");
    if (this.kind !== T.local && this.kind !== T.localId) {
      this.expected("basic block name in uselistorder_bb");
    }
    const isName = this.kind === T.local;
    const { name, start: place } = this;
    this.next();
    this.expect(T.comma, "comma in uselistorder_bb directive");
    const indexes = this.parseOrderIndexes();
    if (named === undefined || named instanceof ForwardValue)
      this.errorAt(fnPlace, "invalid function forward reference in uselistorder_bb");
    if (named.valueKind !== "function") this.errorAt(fnPlace, "expected function name in uselistorder_bb");
    const fn = named as unknown as Function;
    if (fn.isDeclaration) this.errorAt(fnPlace, "invalid declaration in uselistorder_bb");
    if (!isName) this.errorAt(place, "invalid numeric label in uselistorder_bb");
    const block = fn.blocks.find((each) => each.name === name);
    if (block === undefined) this.errorAt(place, "invalid basic block in uselistorder_bb");
    // The uses of the block by blockaddress are known when all is read.
    this.blockOrders.push({ block, indexes, at });
  }
  private orderUses(at: number, value: Value, indexes: readonly number[]): void {
    const wrong = applyUseListOrder(value, indexes);
    if (wrong !== undefined) this.errorAt(at, wrong);
  }
  /** The orders of `uselistorder_bb`. */
  protected orderBlockUses(): void {
    for (const { block, indexes, at } of this.blockOrders) this.orderUses(at, block, indexes);
  }
  private parseOrderIndexes(): number[] {
    const at = this.start;
    this.expect(T.leftBrace, "'{' here");
    const indexes: number[] = [];
    do indexes.push(this.readUnsigned(0xffffffff));
    while (this.accept(T.comma));
    this.expect(T.rightBrace, "'}' here");
    if (indexes.length < 2) this.errorAt(at, "expected >= 2 uselistorder indexes");
    if (new Set(indexes).size !== indexes.length || indexes.some((index) => index >= indexes.length)) {
      this.errorAt(at, "expected distinct uselistorder indexes in range [0, size)");
    }
    if (indexes.every((index, position) => index === position)) {
      this.errorAt(at, "expected uselistorder indexes to change the order");
    }
    return indexes;
  }
}
