/** Reading metadata: nodes, strings, values as metadata, attachments and debug records. */
import type { Instruction } from "../instruction.js";
import {
  type DebugRecord,
  DIArgList,
  type MDAttachment,
  type MDField,
  MDSpecialized,
  MDString,
  MDTuple,
  type Metadata,
  MetadataAsValue,
  ValueAsMetadata,
} from "../metadata.js";
import { FIELD_VALUES, OLDER_FIELDS, PRINTED_FIELD_TABLE } from "../metadata-kinds.js";
import { keyword } from "./keywords.js";
import { decodeName, T } from "./lexer.js";
import { ForwardValue } from "./references.js";
import { MetadataUniquer, type Node } from "./unique-metadata.js";
import { ValueParser } from "./values.js";

/** `!7` before its definition: stands where the node will be put. */
class ForwardNode {
  readonly metadataKind = "forward";
  constructor(
    readonly id: number,
    readonly place: number,
  ) {}
}

/** Nodes whose parentheses hold no named fields. */
const FREE_NODES: ReadonlySet<string> = new Set(["DIExpression", "DIAssignID", "DIArgList"]);

const DISTINCT = keyword("distinct");
const NULL = keyword("null");
const DI_ARG_LIST = keyword("DIArgList");
const METADATA = keyword("metadata");
const RECORD_KINDS = new Map<number, DebugRecord["kind"]>([
  [keyword("dbg_value"), "value"],
  [keyword("dbg_declare"), "declare"],
  [keyword("dbg_assign"), "assign"],
  [keyword("dbg_label"), "label"],
]);

export class MetadataParser extends ValueParser {
  private readonly nodes = new Map<number, Metadata>();
  private readonly forwardNodes = new Map<number, Metadata>();
  private readonly strings = new Map<string, MDString>();
  // Who holds forward references, by how they hold them.
  private readonly waitingLists: (Metadata | undefined)[][] = [];
  private readonly waitingHolders: { node: Metadata | undefined }[] = [];
  private readonly waitingLocations: Instruction[] = [];
  private readonly waitingValues: MetadataAsValue[] = [];
  private emptyExpression: MDSpecialized | undefined;
  readonly seen = { aliasTags: [] as MDAttachment[], debugInfo: false };
  /** Every node, in the order in which they end. */
  private readonly madeNodes: Node[] = [];
  /** How many nodes the cursor is in. */
  private nodeDepth = 0;

  private made<N extends Node>(node: N): N {
    this.madeNodes.push(node);
    return node;
  }

  private isForward(node: Metadata | undefined): boolean {
    return (node as unknown) instanceof ForwardNode;
  }

  /** The node numbered `id`, or what stands in for it. */
  private numberedNode(id: number, place: number): Metadata {
    let node = this.nodes.get(id) ?? this.forwardNodes.get(id);
    if (node === undefined) {
      node = new ForwardNode(id, place) as unknown as Metadata;
      this.forwardNodes.set(id, node);
    }
    return node;
  }

  private metadataString(): MDString {
    const text = decodeName(this.text.slice(this.stringStart, this.stringEnd));
    let string = this.strings.get(text);
    if (string === undefined) {
      string = new MDString(text);
      this.strings.set(text, string);
    }
    this.next();
    return string;
  }

  /** `!7`, `!{...}`, `!"text"`, `!DIName(...)`, `distinct !...`, or a typed value. */
  parseMetadata(): Metadata {
    if (this.kind === T.exclaim) {
      const place = this.start;
      this.next();
      if (this.kind === T.integer) {
        const id = this.readUnsigned(0xffffffff, "metadata number");
        return this.numberedNode(id, place);
      }
      if (this.kind === T.string) return this.metadataString();
      if (this.kind === T.leftBrace) return this.parseTuple(false);
      this.expected("metadata node, number or string");
    }
    if (this.kind === T.metadataName) return this.parseSpecialized(false);
    if (this.isWord(DISTINCT)) return this.parseNodeDefinition();
    if (this.atType()) return this.parseValueAsMetadata();
    return this.expected("metadata operand");
  }

  private parseNodeDefinition(): Metadata {
    const distinct = this.acceptWord(DISTINCT);
    if (this.kind === T.metadataName) return this.parseSpecialized(distinct);
    this.expect(T.exclaim, "'!' here");
    return this.parseTuple(distinct);
  }

  private parseValueAsMetadata(): ValueAsMetadata {
    const at = this.start;
    const type = this.parseType();
    // Only a call's own operand and DIArgList may mention locals: nodes belong to the module.
    if (this.nodeDepth > 0 && (this.kind === T.local || this.kind === T.localId)) {
      this.error("invalid use of function-local name");
    }
    if (type.kind === "metadata") this.errorAt(at, "invalid metadata-value-metadata roundtrip");
    const value = this.parseValue(type);
    const node = new ValueAsMetadata(value);
    if (value instanceof ForwardValue) this.forwardMetadata.push(node);
    return node;
  }

  /** `{...}` behind the exclamation mark. */
  private parseTuple(distinct: boolean): MDTuple {
    const operands = this.parseNodeList();
    return this.made(new MDTuple(distinct, operands));
  }

  private parseNodeList(): (Metadata | undefined)[] {
    this.enterNest();
    this.nodeDepth++;
    this.expect(T.leftBrace, "'{' here");
    const operands: (Metadata | undefined)[] = [];
    let waits = false;
    while (this.kind !== T.rightBrace) {
      if (operands.length > 0) this.expect(T.comma, "',' or end of metadata node");
      if (this.acceptWord(NULL)) operands.push(undefined);
      else {
        const node = this.parseMetadata();
        waits ||= this.isForward(node);
        operands.push(node);
      }
    }
    this.next();
    this.nodeDepth--;
    this.leaveNest();
    if (waits) this.waitingLists.push(operands);
    return operands;
  }

  /** `!Name(field: value, ...)` with the cursor on the name. */
  private parseSpecialized(distinct: boolean): Metadata {
    const name = this.name;
    this.seen.debugInfo = true;
    this.enterNest();
    if (this.sym === DI_ARG_LIST) {
      this.next();
      this.expect(T.leftParen, "'(' here");
      const args: ValueAsMetadata[] = [];
      while (this.kind !== T.rightParen) {
        if (args.length > 0) this.expect(T.comma, "',' or ')' here");
        args.push(this.parseValueAsMetadata());
      }
      this.next();
      this.leaveNest();
      return new DIArgList(args);
    }
    const known = PRINTED_FIELD_TABLE.get(name);
    if (known === undefined && !FREE_NODES.has(name)) this.expected("metadata type");
    this.next();
    this.nodeDepth++;
    this.expect(T.leftParen, "'(' here");
    const fields: { key: string; value: MDField }[] = [];
    while (this.kind !== T.rightParen) {
      if (fields.length > 0) this.expect(T.comma, "',' or ')' here");
      let key = "";
      if (known !== undefined && this.kind !== T.label) this.expected("field label here");
      if (this.kind === T.label) {
        key = this.name;
        if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(key)) this.expected("field label here");
        for (const field of fields) {
          if (field.key === key) this.error(`field '${key}' cannot be specified more than once`);
        }
        if (known !== undefined && !known.has(key) && !OLDER_FIELDS.has(key))
          this.error(`invalid field '${key}'`);
        this.next();
      }
      const at = this.start;
      const value = this.parseField();
      if (known !== undefined) this.checkField(key, value, at);
      fields.push({ key, value });
    }
    this.next();
    this.nodeDepth--;
    this.leaveNest();
    // Nearly every debug record has an expression that does nothing.
    if (fields.length === 0 && name === "DIExpression") {
      this.emptyExpression ??= this.made(new MDSpecialized(name, false, fields));
      return this.emptyExpression;
    }
    return this.made(new MDSpecialized(name, distinct, fields));
  }

  /** Refuses a value its field cannot have. */
  private checkField(key: string, value: MDField, at: number): void {
    const form = FIELD_VALUES.get(key);
    if (form === undefined) return;
    const text = value.kind === "text" ? value.text : "";
    if (form === "string") {
      if (value.kind !== "string") this.errorAt(at, "expected string constant");
    } else if (form === "boolean") {
      if (text !== "true" && text !== "false") this.errorAt(at, "expected 'true' or 'false'");
    } else if (value.kind !== "metadata") {
      // A composite type's discriminator may be a node, and a size one in later releases.
      if (!/^[0-9]+$/.test(text)) this.errorAt(at, "expected unsigned integer");
      if (text.length > 9 && (text.length > 30 || BigInt(text) > form)) {
        this.errorAt(at, `value for '${key}' too large, limit is ${form}`);
      }
    }
  }

  private parseField(): MDField {
    if (this.kind === T.string) {
      const text = decodeName(this.text.slice(this.stringStart, this.stringEnd));
      this.next();
      return { kind: "string", text };
    }
    if (this.kind === T.leftBrace) return { kind: "list", nodes: this.parseNodeList() };
    if (this.acceptWord(NULL)) return { kind: "metadata", node: undefined };
    if (
      this.kind === T.exclaim ||
      this.kind === T.metadataName ||
      this.isWord(DISTINCT) ||
      (this.atType() && this.kind !== T.less)
    ) {
      const node = this.parseMetadata();
      const field: MDField & { kind: "metadata" } = { kind: "metadata", node };
      if (this.isForward(node)) this.waitingHolders.push(field);
      return field;
    }
    let text = "";
    for (;;) {
      if (this.kind !== T.word && this.kind !== T.integer) this.expected("field value");
      text += this.text.slice(this.start, this.pos);
      this.next();
      if (!this.accept(T.bar)) break;
      text += " | ";
    }
    return { kind: "text", text };
  }

  /** A metadata operand of a call, behind the word `metadata`. */
  parseMetadataAsValue(): MetadataAsValue {
    const node = this.parseMetadata();
    const value = new MetadataAsValue(node);
    if (this.isForward(node)) this.waitingValues.push(value);
    return value;
  }

  /** `!kind !node` attachments separated by commas, the cursor on the first name. */
  parseInstructionMetadata(instruction: Instruction): void {
    for (;;) {
      if (this.kind !== T.metadataName) this.expected("metadata after comma");
      const attachment = this.parseAttachment();
      if (attachment.kind === "dbg") {
        instruction.debugLoc = attachment.node;
        if (this.isForward(attachment.node)) this.waitingLocations.push(instruction);
      } else {
        if (this.isForward(attachment.node)) this.waitingHolders.push(attachment);
        if (attachment.kind === "tbaa") this.seen.aliasTags.push(attachment);
        instruction.metadata ??= [];
        instruction.metadata.push(attachment);
      }
      if (!this.accept(T.comma)) return;
    }
  }

  private parseAttachment(): MDAttachment {
    const kind = this.name;
    if (kind === "dbg") this.seen.debugInfo = true;
    this.next();
    if (this.kind !== T.exclaim && this.kind !== T.metadataName && !this.isWord(DISTINCT)) {
      this.expected("metadata node");
    }
    return { kind, node: this.parseMetadata() };
  }

  /** `!kind !node` on a global or function. */
  parseGlobalAttachment(): MDAttachment {
    const attachment = this.parseAttachment();
    if (this.isForward(attachment.node)) this.waitingHolders.push(attachment);
    return attachment;
  }

  /** `#dbg_value(...)`, the cursor on the hash. */
  parseDebugRecord(): DebugRecord {
    this.seen.debugInfo = true;
    this.next();
    const kind = this.kind === T.word ? RECORD_KINDS.get(this.sym) : undefined;
    if (kind === undefined) this.expected("debug record type here");
    this.next();
    this.expect(T.leftParen, "'(' here");
    const args: Metadata[] = [];
    let waits = false;
    do {
      if (this.isWord(METADATA)) this.next();
      const node = this.parseMetadata();
      waits ||= this.isForward(node);
      args.push(node);
    } while (this.accept(T.comma));
    this.expect(T.rightParen, "')' here");
    if (waits) this.waitingLists.push(args);
    return { kind, args };
  }

  /** `!7 = ...`, the cursor on the exclamation mark. */
  parseStandaloneMetadata(): void {
    this.next();
    const at = this.start;
    const id = this.readUnsigned(0xffffffff, "metadata number");
    this.expect(T.equal, "'=' here");
    if (this.atType()) this.error("unexpected type in metadata definition");
    const node = this.parseNodeDefinition();
    if (this.nodes.has(id)) this.errorAt(at, "Metadata id is already used");
    this.nodes.set(id, node);
    this.forwardNodes.delete(id);
  }

  /** `!name = !{!1, !2}`, the cursor on the name. */
  parseNamedMetadata(): void {
    const name = this.name;
    this.next();
    this.expect(T.equal, "'=' here");
    this.expect(T.exclaim, "'!' here");
    if (name.startsWith("llvm.dbg.") || name === "llvm.gcov") this.seen.debugInfo = true;
    const operands = this.parseNodeList();
    const known = this.module.namedMetadata.get(name);
    if (known === undefined) this.module.namedMetadata.set(name, new MDTuple(false, operands));
    else {
      known.operands.push(...operands);
      this.waitingLists.push(known.operands);
    }
  }

  /** Puts every node where it was referred to. */
  resolveMetadata(): void {
    for (const list of this.waitingLists) {
      for (let at = 0; at < list.length; at++) list[at] = this.resolved(list[at]);
    }
    for (const holder of this.waitingHolders) holder.node = this.resolved(holder.node);
    for (const instruction of this.waitingLocations) {
      instruction.debugLoc = this.resolved(instruction.debugLoc);
    }
    for (const value of this.waitingValues) {
      const node = this.resolved(value.metadata);
      if (node !== undefined) value.metadata = node;
    }
  }

  /** Makes equal nodes one, once every reference is resolved. */
  uniqueMetadata(): void {
    if (this.madeNodes.length > 0) new MetadataUniquer(this.madeNodes).run(this.module);
  }

  private resolved(node: Metadata | undefined): Metadata | undefined {
    const forward = node as unknown;
    if (!(forward instanceof ForwardNode)) return node;
    const found = this.nodes.get(forward.id);
    if (found === undefined) this.errorAt(forward.place, `use of undefined metadata '!${forward.id}'`);
    return found;
  }
}
