/**
 * Types, and the namespaces and classes around them, as entries: each DI node becomes one entry of its unit when it is
 * first named. What is declared within a function stands at the unit's top, for references are by entry, not by name.
 *
 * Source: DWARF Debugging Information Format, version 4, chapter 5; LLVM Language Reference, "Specialized Metadata Nodes".
 */
import { ConstantInt, MDSpecialized, MDTuple, type Metadata, ValueAsMetadata } from "@ts-jit/ir";
import { DW_AT, DW_ATE, DW_OP, DW_TAG, type DwarfTag } from "./constants.js";
import { Entry } from "./entries.js";
import type { FileTable } from "./line-table.js";
import { fileOf, specialized } from "./source-lines.js";

/** Types made from one other: the tag alone says how. Others (members, friends) are not types. */
const DERIVED: Readonly<Record<string, DwarfTag>> = {
  DW_TAG_pointer_type: DW_TAG.pointer_type,
  DW_TAG_reference_type: DW_TAG.reference_type,
  DW_TAG_rvalue_reference_type: DW_TAG.rvalue_reference_type,
  DW_TAG_ptr_to_member_type: DW_TAG.ptr_to_member_type,
  DW_TAG_const_type: DW_TAG.const_type,
  DW_TAG_volatile_type: DW_TAG.volatile_type,
  DW_TAG_restrict_type: DW_TAG.restrict_type,
  DW_TAG_atomic_type: DW_TAG.atomic_type,
  DW_TAG_typedef: DW_TAG.typedef,
};
const COMPOSITE: Readonly<Record<string, DwarfTag>> = {
  DW_TAG_structure_type: DW_TAG.structure_type,
  DW_TAG_class_type: DW_TAG.class_type,
  DW_TAG_union_type: DW_TAG.union_type,
  DW_TAG_enumeration_type: DW_TAG.enumeration_type,
  DW_TAG_array_type: DW_TAG.array_type,
};

export class TypeEntries {
  private readonly known = new Map<Metadata, Entry>();

  constructor(
    private readonly unit: Entry,
    private readonly files: FileTable,
  ) {}

  /** The entry of a type; none for void, and for what version 4 has no entry for. */
  type(node: Metadata | undefined): Entry | undefined {
    if (!(node instanceof MDSpecialized)) return undefined;
    const known = this.known.get(node);
    if (known !== undefined) return known;
    switch (node.name) {
      case "DIBasicType":
        return this.basic(node);
      case "DIDerivedType": {
        const tag = DERIVED[textOf(node, "tag")];
        return tag === undefined ? this.type(node.node("baseType")) : this.derived(node, tag);
      }
      case "DICompositeType": {
        const tag = COMPOSITE[textOf(node, "tag")];
        return tag === undefined ? undefined : this.composite(node, tag);
      }
      case "DISubroutineType":
        return this.subroutine(node);
      default:
        return undefined;
    }
  }

  /** The entry of what a `using` names; none for functions and variables. */
  named(node: Metadata | undefined): Entry | undefined {
    if (node instanceof MDSpecialized && node.name === "DINamespace") return this.scope(node);
    return this.type(node);
  }

  /** Appends the parameters a class or function was made from its template with. */
  templateParameters(entry: Entry, node: MDSpecialized): void {
    for (const parameter of nodesOf(node, "templateParams")) {
      const isType = parameter.name === "DITemplateTypeParameter";
      if (!isType && parameter.name !== "DITemplateValueParameter") continue;
      const tag = isType ? DW_TAG.template_type_parameter : DW_TAG.template_value_parameter;
      const made = entry
        .add(new Entry(tag))
        .string(DW_AT.name, parameter.string("name"))
        .entry(DW_AT.type, this.type(parameter.node("type")));
      const value = isType ? undefined : constantOf(parameter, "value");
      if (value !== undefined) made.signed(DW_AT.const_value, value);
    }
  }

  /** Where what is declared in a scope stands: a namespace, a class, or the unit. */
  scope(node: Metadata | undefined): Entry {
    if (!(node instanceof MDSpecialized)) return this.unit;
    if (node.name === "DICompositeType") return this.type(node) ?? this.unit;
    if (node.name !== "DINamespace") return this.unit;
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const entry = this.add(node, DW_TAG.namespace, this.scope(node.node("scope")));
    return entry.string(DW_AT.name, node.string("name"));
  }

  /** The declaration of a method or static member within its class. */
  declaration(node: Metadata | undefined): Entry | undefined {
    if (!(node instanceof MDSpecialized)) return undefined;
    this.scope(node.node("scope"));
    return this.known.get(node);
  }

  /** File and line. */
  place(entry: Entry, node: MDSpecialized): Entry {
    const line = node.number("line") ?? 0;
    if (line === 0) return entry;
    return entry.unsigned(DW_AT.decl_file, this.files.numberOf(fileOf(node))).unsigned(DW_AT.decl_line, line);
  }

  private add(node: Metadata, tag: DwarfTag, parent: Entry): Entry {
    const entry = parent.add(new Entry(tag));
    this.known.set(node, entry);
    return entry;
  }

  private basic(node: MDSpecialized): Entry {
    if (textOf(node, "tag") === "DW_TAG_unspecified_type")
      return this.add(node, DW_TAG.unspecified_type, this.unit).string(DW_AT.name, node.string("name"));
    return this.add(node, DW_TAG.base_type, this.unit)
      .string(DW_AT.name, node.string("name"))
      .unsigned(DW_AT.encoding, DW_ATE[textOf(node, "encoding")] ?? 0)
      .unsigned(DW_AT.byte_size, bytesOf(node));
  }

  private derived(node: MDSpecialized, tag: DwarfTag): Entry {
    const entry = this.add(node, tag, this.scope(node.node("scope")));
    entry.string(DW_AT.name, node.string("name")).entry(DW_AT.type, this.type(node.node("baseType")));
    if (tag === DW_TAG.ptr_to_member_type)
      entry.entry(DW_AT.containing_type, this.type(node.node("extraData")));
    return this.place(entry, node);
  }

  private composite(node: MDSpecialized, tag: DwarfTag): Entry {
    const entry = this.add(node, tag, this.scope(node.node("scope")));
    entry.string(DW_AT.name, node.string("name"));
    if (tag === DW_TAG.array_type) {
      entry.flag(DW_AT.GNU_vector, hasFlag(node, "DIFlagVector"));
      entry.entry(DW_AT.type, this.type(node.node("baseType")));
      for (const range of nodesOf(node, "elements")) subrange(entry, range);
      return entry;
    }
    if (hasFlag(node, "DIFlagFwdDecl")) entry.flag(DW_AT.declaration);
    else entry.unsigned(DW_AT.byte_size, bytesOf(node));
    if (tag === DW_TAG.enumeration_type) {
      entry.flag(DW_AT.enum_class, hasFlag(node, "DIFlagEnumClass"));
      entry.entry(DW_AT.type, this.type(node.node("baseType")));
      for (const value of nodesOf(node, "elements")) enumerator(entry, value);
    } else {
      entry.entry(DW_AT.containing_type, this.type(node.node("vtableHolder")));
      for (const element of nodesOf(node, "elements")) this.element(entry, element);
      this.templateParameters(entry, node);
    }
    return this.place(entry, node);
  }

  /** A member, base class or method of a structure, or a type declared in it, which comes when it is named. */
  private element(parent: Entry, node: MDSpecialized): void {
    if (node.name === "DISubprogram") this.method(parent, node);
    if (node.name !== "DIDerivedType") return;
    const tag = textOf(node, "tag");
    if (tag === "DW_TAG_inheritance") this.base(parent, node);
    else if (hasFlag(node, "DIFlagStaticMember")) {
      const entry = this.add(node, DW_TAG.member, parent).string(DW_AT.name, node.string("name"));
      entry.entry(DW_AT.type, this.type(node.node("baseType")));
      accessibility(this.place(entry, node).flag(DW_AT.external).flag(DW_AT.declaration), node);
    } else if (tag === "DW_TAG_member") {
      const entry = this.add(node, DW_TAG.member, parent).string(DW_AT.name, node.string("name"));
      entry.entry(DW_AT.type, this.type(node.node("baseType")));
      accessibility(this.place(entry, node), node).flag(DW_AT.artificial, hasFlag(node, "DIFlagArtificial"));
      const offset = node.number("offset") ?? 0;
      if (hasFlag(node, "DIFlagBitField"))
        entry.unsigned(DW_AT.bit_size, node.number("size") ?? 0).unsigned(DW_AT.data_bit_offset, offset);
      else entry.unsigned(DW_AT.data_member_location, offset / 8);
    }
  }

  /** A base class; the place of a virtual one is found in the table of virtual functions, `offset` bytes below its start. */
  private base(parent: Entry, node: MDSpecialized): void {
    const entry = this.add(node, DW_TAG.inheritance, parent);
    accessibility(entry, node).entry(DW_AT.type, this.type(node.node("baseType")));
    const offset = node.number("offset") ?? 0;
    if (!hasFlag(node, "DIFlagVirtual")) {
      entry.unsigned(DW_AT.data_member_location, offset / 8);
      return;
    }
    const { dup, deref, constu, minus, plus } = DW_OP;
    entry.unsigned(DW_AT.virtuality, 1);
    entry.expression(DW_AT.data_member_location, 6 + lebBytes(offset), (bytes) => {
      for (const op of [dup, deref, constu]) bytes.u8(op);
      bytes.unsigned(offset);
      for (const op of [minus, deref, plus]) bytes.u8(op);
    });
  }

  private method(parent: Entry, node: MDSpecialized): void {
    const entry = this.add(node, DW_TAG.subprogram, parent).string(DW_AT.name, node.string("name"));
    entry.string(DW_AT.linkage_name, node.string("linkageName"));
    accessibility(this.place(entry, node), node)
      .flag(DW_AT.external)
      .flag(DW_AT.declaration)
      .flag(DW_AT.artificial, hasFlag(node, "DIFlagArtificial"));
    this.virtual(entry, node);
    this.templateParameters(entry, node);
    this.signature(entry, node.node("type"));
    const first = entry.children.find(({ tag }) => tag === DW_TAG.formal_parameter);
    if (first !== undefined && takesObject(node)) entry.entry(DW_AT.object_pointer, first);
  }

  /** A virtual method is called by its number in the table of virtual functions. */
  private virtual(entry: Entry, node: MDSpecialized): void {
    const pure = hasFlag(node, "DISPFlagPureVirtual", "spFlags");
    if (!pure && !hasFlag(node, "DISPFlagVirtual", "spFlags")) return;
    const index = node.number("virtualIndex") ?? 0;
    entry.unsigned(DW_AT.virtuality, pure ? 2 : 1);
    entry.expression(DW_AT.vtable_elem_location, 1 + lebBytes(index), (bytes) => {
      bytes.u8(DW_OP.constu);
      bytes.unsigned(index);
    });
    entry.entry(DW_AT.containing_type, this.type(node.node("containingType")));
  }

  private subroutine(node: MDSpecialized): Entry {
    const entry = this.add(node, DW_TAG.subroutine_type, this.unit).flag(DW_AT.prototyped);
    this.signature(entry, node);
    return entry;
  }

  /** Type of the result and of the parameters: `types` has the result first, and null last for `...`. */
  private signature(entry: Entry, node: Metadata | undefined): void {
    const types = node instanceof MDSpecialized ? node.node("types") : undefined;
    if (!(types instanceof MDTuple)) return;
    const [result, ...params] = types.operands;
    entry.entry(DW_AT.type, this.type(result));
    for (const param of params) {
      if (param === undefined || param === null) entry.add(new Entry(DW_TAG.unspecified_parameters));
      else
        entry
          .add(new Entry(DW_TAG.formal_parameter))
          .entry(DW_AT.type, this.type(param))
          .flag(DW_AT.artificial, param instanceof MDSpecialized && hasFlag(param, "DIFlagArtificial"));
    }
  }

  /** The type of a function's result. */
  result(node: Metadata | undefined): Entry | undefined {
    const types = node instanceof MDSpecialized ? node.node("types") : undefined;
    return types instanceof MDTuple ? this.type(types.operands[0]) : undefined;
  }
}

const ACCESS: readonly (readonly [string, number])[] = [
  ["DIFlagPublic", 1],
  ["DIFlagProtected", 2],
  ["DIFlagPrivate", 3],
];
/** Who may name a member, where that is not what its class says by default. */
function accessibility(entry: Entry, node: MDSpecialized): Entry {
  const found = ACCESS.find(([flag]) => hasFlag(node, flag));
  return found === undefined ? entry : entry.unsigned(DW_AT.accessibility, found[1]);
}

/** Whether a method's first parameter is the object. */
function takesObject(method: MDSpecialized): boolean {
  const types = specialized(method.node("type"), "DISubroutineType")?.node("types");
  const first = types instanceof MDTuple ? types.operands[1] : undefined;
  return first instanceof MDSpecialized && hasFlag(first, "DIFlagObjectPointer");
}

/** One dimension. A length computed when the program runs is left open. */
function subrange(parent: Entry, node: MDSpecialized): void {
  const entry = parent.add(new Entry(DW_TAG.subrange_type));
  const lower = node.number("lowerBound") ?? 0;
  if (lower !== 0) entry.signed(DW_AT.lower_bound, lower);
  const count = constantOf(node, "count");
  if (count !== undefined && count >= 0n) entry.unsigned(DW_AT.count, count);
}

function enumerator(parent: Entry, node: MDSpecialized): void {
  const value = constantOf(node, "value") ?? 0n;
  const entry = parent.add(new Entry(DW_TAG.enumerator)).string(DW_AT.name, node.string("name"));
  if (textOf(node, "isUnsigned") === "true") entry.unsigned(DW_AT.const_value, value);
  else entry.signed(DW_AT.const_value, value);
}

/** A whole number of any width, as written or as a constant: `count: 4`, `count: i64 4`. */
function constantOf(node: MDSpecialized, key: string): bigint | undefined {
  const text = textOf(node, key);
  if (/^-?\d+$/.test(text)) return BigInt(text);
  const constant = node.node(key);
  return constant instanceof ValueAsMetadata && constant.value instanceof ConstantInt
    ? constant.value.value
    : undefined;
}

function bytesOf(node: MDSpecialized): number {
  return Math.ceil((node.number("size") ?? 0) / 8);
}
function lebBytes(value: number): number {
  return value < 0x80 ? 1 : 1 + lebBytes(value >>> 7);
}
export function textOf(node: MDSpecialized, key: string): string {
  const field = node.field(key);
  return field?.kind === "text" ? field.text : "";
}
export function hasFlag(node: MDSpecialized, flag: string, key = "flags"): boolean {
  return textOf(node, key)
    .split(/\s*\|\s*/)
    .includes(flag);
}
/** The specialised nodes of a list. */
export function nodesOf(node: MDSpecialized | undefined, key: string): MDSpecialized[] {
  const list = node?.node(key);
  if (!(list instanceof MDTuple)) return [];
  return list.operands.filter((operand) => operand instanceof MDSpecialized);
}
