/** Reading what a module names: comdats, global variables, aliases, ifuncs. */

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
import type { CallInstruction, Instruction } from "../instruction.js";
import { findIntrinsic, type Intrinsic, intrinsicName, matchSignature } from "../intrinsics/index.js";
import type { Global } from "../module.js";
import { pointerType } from "../types.js";
import type { Value } from "../value.js";
import { InstructionParser } from "./instructions.js";
import { bySymbol, keyword } from "./keywords.js";
import { decodeName, T } from "./lexer.js";
import { ForwardValue } from "./references.js";

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

export class GlobalParser extends InstructionParser {
  protected readonly comdatMentions = new Map<string, number>();
  protected nextGlobalId = 0;

  protected readString(what: string): string {
    if (this.kind !== T.string) this.expected(what);
    const text = decodeName(this.text.slice(this.stringStart, this.stringEnd));
    this.next();
    return text;
  }

  // ---- comdats ---------------------------------------------------------------------------------------------------

  protected readonly definedComdats = new Set<string>();

  protected parseComdatDefinition(): void {
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
  protected parseComdat(global: GlobalValue): void {
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

  protected parseHead(): GlobalHead {
    const head: GlobalHead = {
      linkage: "external",
      hasLinkage: false,
      dsoLocal: false,
      visibility: "default",
      dllStorage: undefined,
      threadLocal: undefined,
      unnamedAddr: undefined,
    };
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
    return head;
  }

  /** Refuses what does not go together in a head that began at `at`. */
  protected checkHead(head: GlobalHead, at: number): void {
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
  }

  /** A section's name; none when it is empty. */
  protected readSection(what: string): string | undefined {
    const name = this.readString(what);
    return name === "" ? undefined : name;
  }

  protected parseThreadLocal(): ThreadLocalModel | undefined {
    if (!this.acceptWord(THREAD_LOCAL)) return undefined;
    if (!this.accept(T.leftParen)) return "generaldynamic";
    const model = this.kind === T.word ? TLS_OF[this.sym] : undefined;
    if (model === undefined) this.expected("localdynamic, initialexec or localexec");
    this.next();
    this.expect(T.rightParen, "')' after thread local model");
    return model;
  }

  protected parseUnnamedAddr(): UnnamedAddr {
    const found = this.kind === T.word ? UNNAMED_OF[this.sym] : undefined;
    if (found !== undefined) this.next();
    return found;
  }

  /** `@name = ...` or `@0 = ...`. */
  protected parseNamedGlobal(): void {
    const at = this.start;
    const symbol = this.kind === T.global ? this.sym : -1;
    const id = symbol < 0 ? this.num : -1;
    this.next();
    this.expect(T.equal, symbol < 0 ? "'=' after name" : "'=' in global variable");
    this.parseGlobalBody(symbol, id, at);
  }
  protected parseUnnamedGlobal(): void {
    const word = this.sym;
    const known = [LINKAGE_OF, PREEMPTION_OF, VISIBILITY_OF, DLL_OF, UNNAMED_OF].some(
      (table) => table[word] !== undefined,
    );
    const starts = [THREAD_LOCAL, ADDRSPACE, EXTERNALLY_INITIALIZED, GLOBAL, CONSTANT, ALIAS, IFUNC];
    if (!known && !starts.includes(word)) this.expected("top-level entity");
    this.parseGlobalBody(-1, -1, this.start);
  }

  protected parseGlobalBody(symbol: number, id: number, at: number): void {
    const headAt = this.start;
    const head = this.parseHead();
    this.checkHead(head, headAt);
    head.threadLocal = this.parseThreadLocal();
    head.unnamedAddr = this.parseUnnamedAddr();
    if (this.isWord(ALIAS) || this.isWord(IFUNC)) this.parseAliasOrIFunc(symbol, id, at, head);
    else this.parseGlobalVariable(symbol, id, at, head);
  }

  protected applyHead(global: GlobalValue, head: GlobalHead, at: number): void {
    global.place = at;
    global.linkage = head.linkage;
    global.dsoLocal = head.dsoLocal;
    global.visibility = head.visibility;
    global.dllStorage = head.dllStorage;
    global.threadLocal = head.threadLocal;
    global.unnamedAddr = head.unnamedAddr;
  }

  protected parseGlobalVariable(symbol: number, id: number, at: number, head: GlobalHead): void {
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
      type.kind === "token" ||
      type.kind === "x86_amx"
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
      if (this.acceptWord(SECTION)) global.section = this.readSection("global section string");
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

  protected parseAliasOrIFunc(symbol: number, id: number, at: number, head: GlobalHead): void {
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
      else this.error("unknown alias or ifunc property!");
    }
    this.defineGlobal(symbol, id, global, at);
  }

  /** The name of a global about to be defined; checks its number. */
  protected globalName(symbol: number, id: number, at: number): string {
    if (symbol >= 0) return this.names[symbol] as string;
    if (id >= 0 && id < this.nextGlobalId) {
      this.errorAt(at, `variable expected to be numbered '@${this.nextGlobalId}' or greater`);
    }
    return String(id < 0 ? this.nextGlobalId : id);
  }

  /** Adds a global to the module and to whoever waited for it. */
  protected defineGlobal(symbol: number, id: number, global: Global, at: number): void {
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

  /** An intrinsic needs no declaration, nor the types in its name: each call says what it is of. */
  private declareIntrinsic(value: ForwardValue, intrinsic: Intrinsic): void {
    for (const { user, index } of [...value.uses()]) {
      const call = user as Instruction;
      const isCall =
        call.valueKind === "instruction" &&
        (call.opcode === "call" || call.opcode === "invoke" || call.opcode === "callbr") &&
        index === 0;
      if (!isCall) this.errorAt(value.place, "intrinsic can only be used as callee");
      const { functionType } = (call as CallInstruction).data;
      const match = matchSignature(intrinsic, functionType);
      if ("problem" in match) this.errorAt(value.place, "invalid intrinsic signature");
      const name = intrinsicName(intrinsic, match.overloads);
      const known = this.module.get(name);
      call.setOperand(0, known ?? this.module.add(new Function(name, functionType)));
    }
  }

  protected checkForwardGlobals(): void {
    const waiting = [...this.globals, ...this.numberedGlobals.values()].filter(
      (value) => value instanceof ForwardValue,
    );
    // LLVM keeps them by name.
    waiting.sort((a, b) => (a.written < b.written ? -1 : 1));
    for (const value of waiting) {
      const intrinsic = findIntrinsic(value.written.slice(1));
      if (intrinsic === undefined) this.errorAt(value.place, `use of undefined value '${value.written}'`);
      this.declareIntrinsic(value, intrinsic);
    }
    for (const node of this.forwardMetadata) node.value = this.replacements.get(node.value) ?? node.value;
  }
}
