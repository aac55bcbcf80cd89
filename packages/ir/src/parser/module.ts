/** Reading a module: what stands at its top level, and what is looked up once all of it is read. */
import { DataLayout, DataLayoutError } from "../data-layout.js";
import type { Module } from "../module.js";
import { FunctionParser } from "./functions.js";
import { keyword } from "./keywords.js";
import { T } from "./lexer.js";
import { upgradeModule } from "./upgrade/index.js";

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

export class ModuleParser extends FunctionParser {
  /** Reads the whole text. @throws IrSyntaxError */
  parseModule(): Module {
    this.next();
    while (this.isWord(TARGET) || this.isWord(SOURCE_FILENAME)) this.parsePreamble();
    while (this.kind !== T.eof) this.parseTopLevel();
    this.checkTypesDefined();
    this.checkForwardGlobals();
    this.resolveBlockAddresses();
    this.orderBlockUses();
    this.resolveMetadata();
    this.resolveAttributeGroups();
    this.uniqueMetadata();
    this.resolveSubprograms();
    for (const [name, place] of this.comdatMentions) {
      if (!this.definedComdats.has(name)) this.errorAt(place, `use of undefined comdat '$${name}'`);
    }
    for (const struct of this.identifiedStructs) this.module.structs.set(struct.name ?? "", struct);
    upgradeModule(this.module, this.seen);
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
}
