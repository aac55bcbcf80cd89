/** Reading a module: its top-level entities, and functions block by block. */
import { AttributeList, AttributeSet } from "../attributes.js";
import { BasicBlock } from "../basic-block.js";
import { DataLayout, DataLayoutError } from "../data-layout.js";
import { Function } from "../function.js";
import {
  type Comdat,
  type DLLStorage,
  GlobalAlias,
  GlobalIFunc,
  type GlobalValue,
  GlobalVariable,
  LINKAGES,
  type Linkage,
  type ThreadLocalModel,
  type UnnamedAddr,
  type Visibility,
} from "../globals.js";
import type { Instruction } from "../instruction.js";
import type { DebugRecord } from "../metadata.js";
import type { Global, Module } from "../module.js";
import { functionType, pointerType, type Type } from "../types.js";
import type { Value } from "../value.js";
import { InstructionParser } from "./instructions.js";
import { bySymbol, keyword } from "./keywords.js";
import { decodeName, T } from "./lexer.js";
import { upgradeModule } from "./upgrade.js";
import { ForwardValue } from "./values.js";

const names = <N extends string>(...list: readonly N[]): readonly (N | undefined)[] =>
  bySymbol<N>(list.map((name) => [name, name] as const));

const LINKAGE_OF = names<Linkage>(...LINKAGES);
const VISIBILITY_OF = names<Visibility>("default", "hidden", "protected");
const DLL_OF = names<"dllimport" | "dllexport">("dllimport", "dllexport");
const PREEMPTION_OF = names("dso_local", "dso_preemptable");
const UNNAMED_OF = names<"unnamed_addr" | "local_unnamed_addr">("unnamed_addr", "local_unnamed_addr");
const TLS_OF = names<ThreadLocalModel>("localdynamic", "initialexec", "localexec");
const SELECTION_OF = bySymbol<Comdat["selection"]>([
  ["any", "any"],
  ["exactmatch", "exactmatch"],
  ["largest", "largest"],
  ["nodeduplicate", "nodeduplicate"],
  ["noduplicates", "nodeduplicate"],
  ["samesize", "samesize"],
]);
const SANITIZERS = names(
  "no_sanitize_address",
  "no_sanitize_hwaddress",
  "sanitize_memtag",
  "sanitize_address_dyninit",
);

const DECLARE = keyword("declare");
const DEFINE = keyword("define");
const MODULE = keyword("module");
const ASM = keyword("asm");
const TARGET = keyword("target");
const TRIPLE = keyword("triple");
const DATALAYOUT = keyword("datalayout");
const SOURCE_FILENAME = keyword("source_filename");
const ATTRIBUTES = keyword("attributes");
const USELISTORDER = keyword("uselistorder");
const USELISTORDER_BB = keyword("uselistorder_bb");
const COMDAT = keyword("comdat");
const GLOBAL = keyword("global");
const CONSTANT = keyword("constant");
const ALIAS = keyword("alias");
const IFUNC = keyword("ifunc");
const THREAD_LOCAL = keyword("thread_local");
const EXTERNALLY_INITIALIZED = keyword("externally_initialized");
const ADDRSPACE = keyword("addrspace");
const SECTION = keyword("section");
const PARTITION = keyword("partition");
const CODE_MODEL = keyword("code_model");
const ALIGN = keyword("align");
const GC = keyword("gc");
const PREFIX = keyword("prefix");
const PROLOGUE = keyword("prologue");
const PERSONALITY = keyword("personality");

const ALIAS_LINKAGES: ReadonlySet<string> = new Set([
  "external",
  "linkonce",
  "linkonce_odr",
  "weak",
  "weak_odr",
  "private",
  "internal",
  "available_externally",
]);

/** What stands before the kind of a global. */
interface GlobalHead {
  linkage: Linkage;
  hasLinkage: boolean;
  dsoLocal: boolean;
  visibility: Visibility;
  dllStorage: DLLStorage;
  threadLocal: ThreadLocalModel | undefined;
  unnamedAddr: UnnamedAddr;
}

export class ModuleParser extends InstructionParser {
  private readonly comdatMentions = new Map<string, number>();
  private readonly forwardGlobals: ForwardValue[] = [];
  private nextGlobalId = 0;
  private nextLocalId = 0;

  /** Reads the whole text. @throws IrSyntaxError */
  parseModule(): Module {
    this.next();
    while (this.isWord(TARGET) || this.isWord(SOURCE_FILENAME)) this.parsePreamble();
    while (this.kind !== T.eof) this.parseTopLevel();
    this.checkTypesDefined();
    this.checkForwardGlobals();
    this.resolveBlockAddresses();
    this.resolveMetadata();
    this.resolveAttributeGroups();
    this.resolveSubprograms();
    for (const [name, place] of this.comdatMentions) {
      if (!this.definedComdats.has(name)) this.errorAt(place, `use of undefined comdat '$${name}'`);
    }
    for (const struct of this.identifiedStructs) this.module.structs.set(struct.name ?? "", struct);
    upgradeModule(this.module);
    return this.module;
  }

  private parseTopLevel(): void {
    switch (this.kind) {
      case T.word:
        this.parseTopLevelWord();
        return;
      case T.local:
      case T.localId:
        this.parseTypeDefinition();
        return;
      case T.global:
      case T.globalId:
        this.parseNamedGlobal();
        return;
      case T.exclaim:
        this.parseStandaloneMetadata();
        return;
      case T.metadataName:
        this.parseNamedMetadata();
        return;
      case T.comdat:
        this.parseComdatDefinition();
        return;
      case T.summary:
        this.skipSummary();
        return;
      default:
        this.expected("top-level entity");
    }
  }

  private parseTopLevelWord(): void {
    switch (this.sym) {
      case DECLARE:
        this.next();
        this.parseFunction(false);
        return;
      case DEFINE:
        this.next();
        this.parseFunction(true);
        return;
      case MODULE: {
        this.next();
        this.expectWord(ASM, "'module asm'");
        const text = this.readString("string constant");
        for (const line of text.replace(/\n$/, "").split("\n")) this.module.moduleAsm.push(line);
        return;
      }
      case ATTRIBUTES:
        this.next();
        this.parseAttributeGroup();
        return;
      case USELISTORDER:
        this.parseUseListOrder();
        return;
      case USELISTORDER_BB:
        this.parseUseListOrderBlock();
        return;
      default:
        this.parseUnnamedGlobal();
    }
  }

  private readString(what: string): string {
    if (this.kind !== T.string) this.expected(what);
    const text = decodeName(this.text.slice(this.stringStart, this.stringEnd));
    this.next();
    return text;
  }

  /** `target ...` and `source_filename = ...`, which stand before everything else. */
  private parsePreamble(): void {
    if (this.acceptWord(SOURCE_FILENAME)) {
      this.expect(T.equal, "'=' after source_filename");
      this.module.sourceFilename = this.readString("string constant");
      return;
    }
    this.next();
    if (this.acceptWord(TRIPLE)) {
      this.expect(T.equal, "'=' after target triple");
      this.module.targetTriple = this.readString("string constant");
      return;
    }
    this.expectWord(DATALAYOUT, "'triple' or 'datalayout' after 'target'");
    this.expect(T.equal, "'=' after target datalayout");
    const at = this.start;
    const text = this.readString("string constant");
    try {
      this.module.dataLayout = new DataLayout(text);
      this.module.hasDataLayout = true;
    } catch (error) {
      if (error instanceof DataLayoutError) this.errorAt(at, error.message);
      throw error;
    }
  }

  /** `^0 = ...`: a module summary, which says nothing about the code. Skipped with its parentheses. */
  private skipSummary(): void {
    this.next();
    this.expect(T.equal, "'=' here");
    if (this.kind !== T.label) this.expected("summary kind");
    this.next();
    if (this.kind === T.integer) {
      this.next();
      return;
    }
    let depth = 0;
    do {
      if (this.kind === T.leftParen) depth++;
      else if (this.kind === T.rightParen) depth--;
      else if (this.kind === T.eof) this.error("found end of file while parsing summary entry");
      this.next();
    } while (depth > 0);
  }

  // ---- comdats ---------------------------------------------------------------------------------------------------

  private readonly definedComdats = new Set<string>();

  private parseComdatDefinition(): void {
    const at = this.start;
    const name = this.name;
    this.next();
    this.expect(T.equal, "'=' here");
    this.expectWord(COMDAT, "comdat keyword");
    const selection = this.kind === T.word ? SELECTION_OF[this.sym] : undefined;
    if (selection === undefined) this.expected("comdat type");
    this.next();
    if (this.definedComdats.has(name)) this.errorAt(at, `redefinition of comdat '$${name}'`);
    this.definedComdats.add(name);
    const known = this.module.comdats.get(name) as { selection: Comdat["selection"] } | undefined;
    if (known === undefined) this.module.comdats.set(name, { name, selection });
    else known.selection = selection;
  }

  /** `comdat` or `comdat($name)` on a global, if it is there. */
  private parseComdat(global: GlobalValue): void {
    const at = this.start;
    if (!this.acceptWord(COMDAT)) return;
    let name = global.name;
    if (this.accept(T.leftParen)) {
      if (this.kind !== T.comdat) this.expected("comdat variable");
      name = this.name;
      this.next();
      this.expect(T.rightParen, "')' after comdat var");
    } else if (global.numbered) this.errorAt(at, "comdat cannot be unnamed");
    let comdat = this.module.comdats.get(name);
    if (comdat === undefined) {
      comdat = { name, selection: "any" };
      this.module.comdats.set(name, comdat);
      this.comdatMentions.set(name, at);
    }
    global.comdat = comdat;
  }

  // ---- globals ---------------------------------------------------------------------------------------------------

  private parseHead(): GlobalHead {
    const head: GlobalHead = {
      linkage: "external",
      hasLinkage: false,
      dsoLocal: false,
      visibility: "default",
      dllStorage: undefined,
      threadLocal: undefined,
      unnamedAddr: undefined,
    };
    const at = this.start;
    const linkage = this.kind === T.word ? LINKAGE_OF[this.sym] : undefined;
    if (linkage !== undefined) {
      head.linkage = linkage;
      head.hasLinkage = true;
      this.next();
    }
    const preemption = this.kind === T.word ? PREEMPTION_OF[this.sym] : undefined;
    if (preemption !== undefined) {
      head.dsoLocal = preemption === "dso_local";
      this.next();
    }
    const visibility = this.kind === T.word ? VISIBILITY_OF[this.sym] : undefined;
    if (visibility !== undefined) {
      head.visibility = visibility;
      this.next();
    }
    const dll = this.kind === T.word ? DLL_OF[this.sym] : undefined;
    if (dll !== undefined) {
      head.dllStorage = dll;
      this.next();
    }
    const local = head.linkage === "internal" || head.linkage === "private";
    if (head.dllStorage === "dllimport" && head.dsoLocal) {
      this.errorAt(at, "dso_location and DLL-StorageClass mismatch");
    }
    if (local && head.visibility !== "default") {
      this.errorAt(at, "symbol with local linkage must have default visibility");
    }
    if (local && head.dllStorage !== undefined) {
      this.errorAt(at, "symbol with local linkage cannot have a DLL storage class");
    }
    // What cannot be replaced at run time is local to the output.
    if (local || (head.visibility !== "default" && head.linkage !== "extern_weak")) head.dsoLocal = true;
    return head;
  }

  private parseThreadLocal(): ThreadLocalModel | undefined {
    if (!this.acceptWord(THREAD_LOCAL)) return undefined;
    if (!this.accept(T.leftParen)) return "generaldynamic";
    const model = this.kind === T.word ? TLS_OF[this.sym] : undefined;
    if (model === undefined) this.expected("localdynamic, initialexec or localexec");
    this.next();
    this.expect(T.rightParen, "')' after thread local model");
    return model;
  }

  private parseUnnamedAddr(): UnnamedAddr {
    const found = this.kind === T.word ? UNNAMED_OF[this.sym] : undefined;
    if (found !== undefined) this.next();
    return found;
  }

  /** `@name = ...` or `@0 = ...`. */
  private parseNamedGlobal(): void {
    const at = this.start;
    const symbol = this.kind === T.global ? this.sym : -1;
    const id = symbol < 0 ? this.num : -1;
    this.next();
    this.expect(T.equal, symbol < 0 ? "'=' after name" : "'=' in global variable");
    this.parseGlobalBody(symbol, id, at);
  }
  private parseUnnamedGlobal(): void {
    const word = this.sym;
    const known = [LINKAGE_OF, PREEMPTION_OF, VISIBILITY_OF, DLL_OF, UNNAMED_OF].some(
      (table) => table[word] !== undefined,
    );
    const starts = [THREAD_LOCAL, ADDRSPACE, EXTERNALLY_INITIALIZED, GLOBAL, CONSTANT, ALIAS, IFUNC];
    if (!known && !starts.includes(word)) this.expected("top-level entity");
    this.parseGlobalBody(-1, -1, this.start);
  }

  private parseGlobalBody(symbol: number, id: number, at: number): void {
    const head = this.parseHead();
    head.threadLocal = this.parseThreadLocal();
    head.unnamedAddr = this.parseUnnamedAddr();
    if (this.isWord(ALIAS) || this.isWord(IFUNC)) this.parseAliasOrIFunc(symbol, id, at, head);
    else this.parseGlobalVariable(symbol, id, at, head);
  }

  private applyHead(global: GlobalValue, head: GlobalHead, at: number): void {
    global.place = at;
    global.linkage = head.linkage;
    global.dsoLocal = head.dsoLocal;
    global.visibility = head.visibility;
    global.dllStorage = head.dllStorage;
    global.threadLocal = head.threadLocal;
    global.unnamedAddr = head.unnamedAddr;
  }

  private parseGlobalVariable(symbol: number, id: number, at: number, head: GlobalHead): void {
    const space = this.isWord(ADDRSPACE) ? this.parseAddressSpace() : 0;
    const externallyInitialized = this.acceptWord(EXTERNALLY_INITIALIZED);
    const isConstant = this.isWord(CONSTANT);
    if (!isConstant && !this.isWord(GLOBAL)) this.expected("'global' or 'constant'");
    this.next();
    const typeAt = this.start;
    const type = this.parseType();
    if (
      type.kind === "function" ||
      type.kind === "label" ||
      type.kind === "metadata" ||
      type.kind === "token"
    ) {
      this.errorAt(typeAt, "invalid type for global variable");
    }
    const name = this.globalName(symbol, id, at);
    const global = new GlobalVariable(name, type, space);
    global.numbered = symbol < 0;
    this.applyHead(global, head, at);
    global.isConstant = isConstant;
    global.externallyInitialized = externallyInitialized;
    // `external` and `extern_weak` say that there is no initializer; a missing linkage says that there is one.
    const declared = head.hasLinkage && (head.linkage === "external" || head.linkage === "extern_weak");
    this.defineGlobal(symbol, id, global, at);
    if (!declared) global.initializer = this.parseConstant(type);
    while (this.accept(T.comma)) {
      if (this.acceptWord(SECTION)) global.section = this.readString("global section string");
      else if (this.acceptWord(PARTITION)) global.partition = this.readString("partition string");
      else if (this.isWord(ALIGN)) {
        const alignAt = this.start;
        this.next();
        global.align = this.readUnsigned(Number.MAX_VALUE);
        this.checkAlignment(global.align, alignAt);
      } else if (this.acceptWord(CODE_MODEL)) {
        const modelAt = this.start;
        global.codeModel = this.readString("global code model string");
        if (!["tiny", "small", "kernel", "medium", "large"].includes(global.codeModel)) {
          this.errorAt(modelAt, "invalid code model string");
        }
      } else if (this.kind === T.metadataName) {
        global.metadata.push(this.parseGlobalAttachment());
      } else if (this.kind === T.word && SANITIZERS[this.sym] !== undefined) {
        global.sanitizer.push(this.name);
        this.next();
      } else if (this.isWord(COMDAT)) this.parseComdat(global);
      else this.error("unknown global variable property!");
    }
    global.attributes = this.parseFunctionAttributes();
  }

  private parseAliasOrIFunc(symbol: number, id: number, at: number, head: GlobalHead): void {
    const isAlias = this.isWord(ALIAS);
    this.next();
    const type = this.parseType();
    this.expect(T.comma, "comma after alias or ifunc's type");
    const targetAt = this.start;
    let target: Value;
    // A constant expression may stand without its type.
    if (this.kind === T.word && !this.atType()) target = this.parseConstant(pointerType(0));
    else target = this.parseTypedConstant();
    if (target.type.kind !== "pointer") {
      this.errorAt(targetAt, isAlias ? "An alias must have pointer type" : "An ifunc must have pointer type");
    }
    if (isAlias && !ALIAS_LINKAGES.has(head.linkage)) this.error("invalid linkage type for alias");
    const name = this.globalName(symbol, id, at);
    const space = target.type.addressSpace;
    const global = isAlias ? new GlobalAlias(name, type, space) : new GlobalIFunc(name, type, space);
    global.numbered = symbol < 0;
    this.applyHead(global, head, at);
    // An ifunc has no DLL storage class, whatever is said.
    if (!isAlias) global.dllStorage = undefined;
    if (global instanceof GlobalAlias) global.aliasee = target;
    else global.resolver = target;
    while (this.accept(T.comma)) {
      if (this.acceptWord(PARTITION)) global.partition = this.readString("partition string");
      else if (this.kind === T.metadataName) global.metadata.push(this.parseGlobalAttachment());
      else this.error("unknown alias or ifunc property!");
    }
    this.defineGlobal(symbol, id, global, at);
  }

  /** The name of a global about to be defined; checks its number. */
  private globalName(symbol: number, id: number, at: number): string {
    if (symbol >= 0) return this.names[symbol] as string;
    if (id >= 0 && id < this.nextGlobalId) {
      this.errorAt(at, `variable expected to be numbered '@${this.nextGlobalId}' or greater`);
    }
    return String(id < 0 ? this.nextGlobalId : id);
  }

  /** Adds a global to the module and to whoever waited for it. */
  private defineGlobal(symbol: number, id: number, global: Global, at: number): void {
    const number = symbol >= 0 ? -1 : id < 0 ? this.nextGlobalId : id;
    const written = `@${symbol >= 0 ? this.names[symbol] : number}`;
    const known = symbol >= 0 ? this.globals[symbol] : this.numberedGlobals.get(number);
    if (known !== undefined && !(known instanceof ForwardValue)) {
      this.errorAt(at, `redefinition of global '${written}'`);
    }
    if (known !== undefined && known.type !== global.type) {
      this.errorAt(at, `forward reference and definition of global '${written}' have different types`);
    }
    if (this.module.get(global.name) !== undefined) this.errorAt(at, `redefinition of global '${written}'`);
    this.module.add(global);
    if (symbol >= 0) this.setGlobal(symbol, global);
    else {
      this.numberedGlobals.set(number, global);
      this.nextGlobalId = number + 1;
    }
    if (known !== undefined) {
      known.replaceAllUsesWith(global);
      this.replacements.set(known, global);
    }
  }

  private checkForwardGlobals(): void {
    for (const value of [...this.globals, ...this.numberedGlobals.values()]) {
      if (value instanceof ForwardValue) this.forwardGlobals.push(value);
    }
    for (const value of this.forwardGlobals) {
      this.errorAt(value.place, `use of undefined value '${value.written}'`);
    }
    for (const node of this.forwardMetadata) node.value = this.replacements.get(node.value) ?? node.value;
  }

  // ---- functions -------------------------------------------------------------------------------------------------

  private parseFunction(isDefinition: boolean): void {
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
    if (this.acceptWord(SECTION)) fn.section = this.readString("function section string");
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

  private resolveSubprograms(): void {
    for (const fn of this.module.functions) {
      for (const { kind, node } of fn.metadata) if (kind === "dbg") fn.subprogram = node;
    }
  }

  private beginFunction(fn: Function, symbols: readonly number[], places: readonly number[]): void {
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

  private parseBody(fn: Function): void {
    this.expect(T.leftBrace, "'{' in function body");
    if (this.kind === T.rightBrace) this.error("function body requires at least one basic block");
    while (this.kind !== T.rightBrace && !this.isWord(USELISTORDER)) this.parseBasicBlock(fn);
    while (this.isWord(USELISTORDER)) this.parseUseListOrder();
    this.expect(T.rightBrace, "'}' at end of function");
  }

  private endFunction(): void {
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
  private parseBasicBlock(fn: Function): void {
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

  private parseLabel(fn: Function): BasicBlock {
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
  private parseNamedInstruction(block: BasicBlock): Instruction {
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

  private resolveForward(known: Value, instruction: Instruction, at: number): void {
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

  /** `uselistorder type value, { 1, 0 }`: read and checked; the order of uses has no meaning here. */
  private parseUseListOrder(): void {
    this.next();
    this.parseTypedValue();
    this.expect(T.comma, "comma in uselistorder directive");
    this.parseOrderIndexes();
  }
  private parseUseListOrderBlock(): void {
    this.next();
    if (this.kind !== T.global && this.kind !== T.globalId) {
      this.expected("function name in uselistorder_bb");
    }
    this.next();
    this.expect(T.comma, "comma in uselistorder_bb directive");
    if (this.kind !== T.local && this.kind !== T.localId) {
      this.expected("basic block name in uselistorder_bb");
    }
    this.next();
    this.expect(T.comma, "comma in uselistorder_bb directive");
    this.parseOrderIndexes();
  }
  private parseOrderIndexes(): void {
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
  }
}
