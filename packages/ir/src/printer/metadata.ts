/** Writing metadata. */
import type { DebugRecord, MDAttachment, MDField, MDSpecialized, Metadata } from "../metadata.js";
import { FLAG_WORD_ORDER, isDefaultField, PRINTED_FIELD_TABLE } from "../metadata-kinds.js";
import { utf8Bytes } from "../types.js";
import { quoted, ValuePrinter } from "./values.js";

/** How deep nodes without a number are written within each other. */
const MAX_INLINE = 200;

export class MetadataPrinter extends ValuePrinter {
  private inline = 0;

  /** A node where another mentions it: its number, or itself when it has none. */
  node(node: Metadata | undefined): string {
    if (node === undefined) return "null";
    switch (node.metadataKind) {
      case "string":
        return `!${quoted(node.text)}`;
      case "value":
        return this.typed(node.value);
      case "arglist":
        return `!DIArgList(${node.args.map(({ value }) => this.typed(value)).join(", ")})`;
      default: {
        const slot = this.slots.metadata.get(node);
        if (slot !== undefined) return `!${slot}`;
        if (this.inline >= MAX_INLINE) return "<badref>";
        this.inline++;
        const text = this.definition(node);
        this.inline--;
        return text;
      }
    }
  }

  protected override metadataOperand(node: Metadata): string {
    return this.node(node);
  }

  /** What stands behind `!7 = `. */
  definition(node: Metadata): string {
    switch (node.metadataKind) {
      case "tuple":
        return `${node.distinct ? "distinct " : ""}!{${node.operands.map((operand) => this.node(operand)).join(", ")}}`;
      case "specialized":
        return `${node.distinct ? "distinct " : ""}!${node.name}(${this.fields(node)})`;
      default:
        return this.node(node);
    }
  }

  /** Fields in LLVM's order, without those that say nothing. */
  private fields(node: MDSpecialized): string {
    const table = PRINTED_FIELD_TABLE.get(node.name);
    if (table === undefined) {
      return node.fields
        .map(({ key, value }) => (key === "" ? this.field(value) : `${key}: ${this.field(value)}`))
        .join(", ");
    }
    const given = new Map(node.fields.map(({ key, value }) => [key, value]));
    const texts: string[] = [];
    for (const [key, row] of table) {
      const { always, missing } = row;
      const value = given.get(key);
      given.delete(key);
      if (value === undefined) {
        if (missing !== undefined) texts.push(`${key}: ${missing}`);
      } else if (always || !isDefaultField(value, row)) texts.push(`${key}: ${this.field(value)}`);
    }
    // Fields this table does not know come last, as they were given.
    for (const [key, value] of given) texts.push(`${key}: ${this.field(value)}`);
    return texts.join(", ");
  }

  private field(field: MDField): string {
    switch (field.kind) {
      case "metadata":
        return this.node(field.node);
      case "list":
        return `{${field.nodes.map((node) => this.node(node)).join(", ")}}`;
      case "string":
        return quoted(field.text);
      case "text":
        return field.text.includes("|") ? sortedFlags(field.text) : field.text;
    }
  }

  /** `!kind !7` for each, with `separator` before it. */
  attachments(attachments: readonly MDAttachment[], separator: string): string {
    let text = "";
    for (const { kind, node } of this.slots.sorted(attachments)) {
      text += `${separator}!${metadataName(kind)} ${this.node(node)}`;
    }
    return text;
  }

  debugRecord({ kind, args }: DebugRecord): string {
    return `#dbg_${kind}(${args.map((node) => this.node(node)).join(", ")})`;
  }
}

function sortedFlags(text: string): string {
  const order = (word: string): number => FLAG_WORD_ORDER.get(word) ?? FLAG_WORD_ORDER.size;
  return text
    .split(" | ")
    .sort((a, b) => order(a) - order(b))
    .join(" | ");
}

/** A metadata name as written behind `!`, with `\XX` for what may not stand in it. */
export function metadataName(name: string): string {
  if (/^[-a-zA-Z$._][-a-zA-Z$._0-9]*$/.test(name)) return name;
  let text = "";
  for (const [at, byte] of utf8Bytes(name).entries()) {
    const char = String.fromCharCode(byte);
    const plain = byte < 0x80 && (at === 0 ? /[-a-zA-Z$._]/ : /[-a-zA-Z$._0-9]/).test(char);
    text += plain ? char : `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return text;
}
