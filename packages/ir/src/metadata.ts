/**
 * Metadata: nodes, strings, and values seen as metadata.
 *
 * Specialised nodes (`!DILocation(line: 1, ...)`) keep their name and fields as written, in order, so that every kind
 * that exists or will exist is read, carried and printed.
 * Source: LLVM Language Reference, "Metadata".
 */
import { metadataType } from "./types.js";
import { type Follower, Slot, Value } from "./value.js";

export type Metadata = MDString | MDTuple | MDSpecialized | ValueAsMetadata | DIArgList;

export class MDString {
  readonly metadataKind = "string";
  constructor(readonly text: string) {}
}

/** `!{...}`; an undefined operand is `null`. */
export class MDTuple {
  readonly metadataKind = "tuple";
  constructor(
    public distinct: boolean,
    public operands: (Metadata | undefined)[],
  ) {}
}

/** One field's value of a specialised node. */
export type MDField =
  | { readonly kind: "metadata"; node: Metadata | undefined }
  /** `{!1, null}`: the operands of a GenericDINode. */
  | { readonly kind: "list"; readonly nodes: (Metadata | undefined)[] }
  /** A number, a flag expression `A | B`, an enumerator `DW_TAG_member`, true, false: as written. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "string"; readonly text: string };

/** `!Name(field: value, ...)`. Positional fields (DIExpression, DIArgList) have an empty key. */
export class MDSpecialized {
  readonly metadataKind = "specialized";
  constructor(
    readonly name: string,
    public distinct: boolean,
    public fields: { readonly key: string; readonly value: MDField }[],
  ) {}
  field(key: string): MDField | undefined {
    return this.fields.find((field) => field.key === key)?.value;
  }
  /** A numeric field, or undefined. */
  number(key: string): number | undefined {
    const field = this.field(key);
    return field?.kind === "text" && /^-?\d+$/.test(field.text) ? Number(field.text) : undefined;
  }
  /** A node field, or undefined. */
  node(key: string): Metadata | undefined {
    const field = this.field(key);
    return field?.kind === "metadata" ? field.node : undefined;
  }
  /** A string field, or undefined. */
  string(key: string): string | undefined {
    const field = this.field(key);
    return field?.kind === "string" ? field.text : undefined;
  }
}

/** `i32 4` or `ptr %x` where metadata stands. */
export class ValueAsMetadata {
  readonly metadataKind = "value";
  nextFollower: Follower | undefined = undefined;
  constructor(public value: Value) {}
  /** One that names what replaces the value, if anything does. */
  static following(value: Value): ValueAsMetadata {
    const metadata = new ValueAsMetadata(value);
    value.addFollower(metadata);
    return metadata;
  }
}

/** `!DIArgList(i32 %a, ...)`. */
export class DIArgList {
  readonly metadataKind = "arglist";
  constructor(readonly args: readonly ValueAsMetadata[]) {}
}

/** A metadata operand of a call: `metadata !3`. */
export class MetadataAsValue extends Value {
  readonly valueKind = "metadata";
  constructor(public metadata: Metadata) {
    super(metadataType);
  }
  private slot: Slot | undefined = undefined;
  override get sharedSlot(): Slot {
    this.slot ??= new Slot(this);
    return this.slot;
  }
}

/** `!dbg !7` behind an instruction or global. */
export interface MDAttachment {
  readonly kind: string;
  node: Metadata;
}

/** A debug record: `#dbg_value(...)`, `#dbg_declare`, `#dbg_assign`, `#dbg_label`; the location is the last argument. */
export interface DebugRecord {
  readonly kind: "value" | "declare" | "assign" | "label";
  readonly args: Metadata[];
}
