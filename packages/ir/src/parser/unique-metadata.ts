/**
 * Nodes that say the same are one node, unless they are distinct, as LLVM keeps them: what they mention is compared by
 * identity, so nodes that mention each other in a circle stay. A node that mentions itself is distinct, whatever it says.
 */
import { type MDField, type MDSpecialized, MDTuple, type Metadata, MetadataAsValue } from "../metadata.js";
import { isDefaultField, PRINTED_FIELD_TABLE } from "../metadata-kinds.js";
import type { Module } from "../module.js";

export type Node = MDTuple | MDSpecialized;

export class MetadataUniquer {
  private readonly replaced = new Map<Metadata, Metadata>();
  private readonly numbers = new Map<object, number>();

  /** @param nodes Every node of the module, those that others mention without forward references first. */
  constructor(private readonly nodes: readonly Node[]) {}

  /** Finds nodes that say the same and puts the first of them in the place of the others. */
  run(module: Module): void {
    // Those that mention what was merged may have become the same.
    while (this.mergeOnce()) if (!this.mentionKeptNodes()) break;
    if (this.replaced.size > 0) this.replaceIn(module);
  }

  /** One look at every node; merging some may make those that mention them the same. */
  private mergeOnce(): boolean {
    const buckets = new Map<number, Node[]>();
    const before = this.replaced.size;
    for (const node of this.nodes) {
      if (node.distinct || this.replaced.has(node)) continue;
      if (mentions(node, node)) {
        node.distinct = true;
        continue;
      }
      const hash = this.hashOf(node);
      const bucket = buckets.get(hash);
      if (bucket === undefined) buckets.set(hash, [node]);
      else {
        const same = bucket.find((other) => isSame(other, node));
        if (same === undefined) bucket.push(node);
        else this.replaced.set(node, same);
      }
    }
    return this.replaced.size > before;
  }

  private hashOf(node: Node): number {
    if (node.metadataKind === "tuple") {
      let hash = node.operands.length;
      for (const operand of node.operands) hash = mix(hash, this.numberOf(operand));
      return hash;
    }
    // The fields may be given in any order, and those that say nothing be left out. Words are not looked at: what tells
    // nodes apart are numbers, strings and other nodes.
    let hash = node.name.length;
    for (const { value } of node.fields) {
      if (value.kind === "metadata") hash = (hash + Math.imul(this.numberOf(value.node), 0x9e3779b1)) | 0;
      else if (value.kind === "string") {
        if (value.text !== "") hash = (hash + Math.imul(this.numberOfText(value.text), 0x85ebca6b)) | 0;
      } else if (value.kind === "text" && value.text < ":") {
        hash = (hash + Math.imul(Number.parseInt(value.text, 10), 0xc2b2ae35)) | 0;
      }
    }
    return hash;
  }

  private readonly texts = new Map<string, number>();
  private numberOfText(text: string): number {
    let number = this.texts.get(text);
    if (number === undefined) {
      number = this.texts.size + 1;
      this.texts.set(text, number);
    }
    return number;
  }

  /** A number that what is the same has in common. */
  private numberOf(node: Metadata | undefined): number {
    if (node === undefined) return 0;
    if (node.metadataKind === "arglist") return 1;
    const identity = node.metadataKind === "value" ? node.value : node;
    let number = this.numbers.get(identity);
    if (number === undefined) {
      number = this.numbers.size + 2;
      this.numbers.set(identity, number);
    }
    return number;
  }

  private kept<M extends Metadata | undefined>(node: M): M {
    if (node === undefined) return node;
    let found: Metadata = node;
    for (let next = this.replaced.get(found); next !== undefined; next = this.replaced.get(found))
      found = next;
    return found as M;
  }

  /** Returns whether any node mentioned one that is gone. */
  private mentionKeptNodes(): boolean {
    let changed = false;
    for (const node of this.nodes) {
      if (node.metadataKind === "tuple") changed = this.keepList(node.operands) || changed;
      else {
        for (const { value } of node.fields) {
          if (value.kind === "list") changed = this.keepList(value.nodes) || changed;
          else if (value.kind === "metadata") {
            const kept = this.kept(value.node);
            if (kept === value.node) continue;
            value.node = kept;
            changed = true;
          }
        }
      }
    }
    return changed;
  }

  private keepList(list: (Metadata | undefined)[]): boolean {
    let changed = false;
    for (let at = 0; at < list.length; at++) {
      const kept = this.kept(list[at]);
      if (kept === list[at]) continue;
      list[at] = kept;
      changed = true;
    }
    return changed;
  }

  private replaceIn(module: Module): void {
    for (const { operands } of module.namedMetadata.values()) this.keepList(operands);
    for (const global of module.globals) this.keepAttachments(global.metadata);
    for (const fn of module.functions) {
      this.keepAttachments(fn.metadata);
      for (const block of fn.blocks) {
        for (let instruction = block.first; instruction !== undefined; instruction = instruction.next) {
          instruction.debugLoc = this.kept(instruction.debugLoc);
          if (instruction.metadata !== undefined) this.keepAttachments(instruction.metadata);
          for (const { args } of instruction.debugRecords ?? []) this.keepList(args);
          for (let at = 0; at < instruction.operandCount; at++) {
            const operand = instruction.operand(at);
            if (operand instanceof MetadataAsValue) operand.metadata = this.kept(operand.metadata);
          }
        }
      }
    }
  }

  private keepAttachments(attachments: readonly { node: Metadata }[]): void {
    for (const attachment of attachments) attachment.node = this.kept(attachment.node);
  }
}

function mix(hash: number, value: number): number {
  return (Math.imul(hash, 0x9e3779b1) ^ value) | 0;
}

function mentions(node: Node, other: Node): boolean {
  if (node.metadataKind === "tuple") return node.operands.includes(other);
  return node.fields.some(({ value }) => value.kind === "metadata" && value.node === other);
}

function isSame(a: Node, b: Node): boolean {
  if (a instanceof MDTuple || b instanceof MDTuple) {
    return a instanceof MDTuple && b instanceof MDTuple && sameList(a.operands, b.operands);
  }
  return a.name === b.name && saysAll(a, b) && saysAll(b, a);
}

/** Whether every field of `a` that says something stands in `b` too. */
function saysAll(a: MDSpecialized, b: MDSpecialized): boolean {
  const table = PRINTED_FIELD_TABLE.get(a.name);
  // Fields without names are what they are by their place.
  if (table === undefined) {
    return (
      a.fields.length === b.fields.length &&
      a.fields.every(({ value }, at) => sameField(value, b.fields[at]?.value))
    );
  }
  return a.fields.every(
    ({ key, value }) => isDefaultField(value, table.get(key)) || sameField(value, b.field(key)),
  );
}

function sameField(a: MDField, b: MDField | undefined): boolean {
  if (a.kind === "metadata") return b?.kind === "metadata" && sameNode(a.node, b.node);
  if (a.kind === "list") return b?.kind === "list" && sameList(a.nodes, b.nodes);
  return b?.kind === a.kind && a.text === b.text;
}

function sameList(a: readonly (Metadata | undefined)[], b: readonly (Metadata | undefined)[]): boolean {
  return a.length === b.length && a.every((node, at) => sameNode(node, b[at]));
}

function sameNode(a: Metadata | undefined, b: Metadata | undefined): boolean {
  if (a === b) return true;
  if (a?.metadataKind === "value") return b?.metadataKind === "value" && a.value === b.value;
  if (a?.metadataKind === "arglist") return b?.metadataKind === "arglist" && sameList(a.args, b.args);
  return false;
}
