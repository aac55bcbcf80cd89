/**
 * The specialised metadata nodes LLVM 19 knows.
 *
 * Source: LLVM Language Reference, "Specialized Metadata Nodes"; DebugInfoMetadata's operand order.
 */

import type { MDField } from "./metadata.js";

/** The order in which a node keeps the nodes it mentions, by field: it decides the numbers they print with. */
export const METADATA_OPERANDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    DILocation: "scope inlinedAt",
    DIExpression: "",
    DISubrange: "count lowerBound upperBound stride",
    DIGenericSubrange: "count lowerBound upperBound stride",
    DIEnumerator: "name",
    DIBasicType: "name",
    DIStringType: "name stringLength stringLengthExpression stringLocationExpression",
    DIDerivedType: "file scope name baseType extraData annotations",
    DICompositeType: `file scope name baseType elements vtableHolder templateParams identifier discriminator
      dataLocation associated allocated rank annotations`,
    DISubroutineType: "types",
    DIFile: "filename directory checksum source",
    DICompileUnit: `file producer flags splitDebugFilename enums retainedTypes globals imports macros sysroot sdk`,
    DISubprogram: `file scope name linkageName type unit declaration retainedNodes containingType templateParams
      thrownTypes annotations targetFuncName`,
    DILexicalBlock: "file scope",
    DILexicalBlockFile: "file scope",
    DINamespace: "scope name",
    DICommonBlock: "scope declaration name file",
    DIModule: "file scope name configMacros includePath apinotes",
    DITemplateTypeParameter: "name type",
    DITemplateValueParameter: "name type value",
    DIGlobalVariable: `scope name file type linkageName declaration templateParams annotations`,
    DIGlobalVariableExpression: "var expr",
    DILocalVariable: "scope name file type annotations",
    DILabel: "scope name file",
    DIObjCProperty: "name file getter setter type",
    DIImportedEntity: "scope entity name file elements",
    DIMacro: "name value",
    DIMacroFile: "file nodes",
    DIAssignID: "",
    GenericDINode: "header operands",
  }).map(([name, fields]) => [name, fields.split(/\s+/)]),
);

/**
 * The fields of each node in the order LLVM prints them. `!` marks one that is printed even when it is null, zero or
 * empty, with what is printed when it is not given; `name=value` one that is left out when it has that value.
 */
const PRINTED_FIELDS: Readonly<Record<string, string>> = {
  DILocation: "line!0 column scope! inlinedAt isImplicitCode",
  DISubrange: "count lowerBound! upperBound stride",
  DIGenericSubrange: "count lowerBound upperBound stride",
  DIEnumerator: "name! value! isUnsigned",
  DIBasicType: "tag=DW_TAG_base_type name size align encoding flags",
  DIStringType: `tag=DW_TAG_string_type name stringLength stringLengthExpression stringLocationExpression size align
    encoding`,
  DIDerivedType: `tag! name scope file line baseType!null size align offset flags extraData dwarfAddressSpace! annotations
    ptrAuthKey ptrAuthIsAddressDiscriminated ptrAuthExtraDiscriminator ptrAuthIsaPointer
    ptrAuthAuthenticatesNullValues`,
  DICompositeType: `tag! name scope file line baseType size align offset flags elements runtimeLang vtableHolder
    templateParams identifier discriminator dataLocation associated allocated rank annotations`,
  DISubroutineType: "flags cc types!null",
  DIFile: "filename! directory! checksumkind checksum source!",
  DICompileUnit: `language! file! producer isOptimized!false flags runtimeVersion!0 splitDebugFilename emissionKind!NoDebug enums
    retainedTypes globals imports macros dwoId splitDebugInlining=true debugInfoForProfiling nameTableKind=Default
    rangesBaseAddress sysroot sdk`,
  DISubprogram: `name linkageName scope! file line type scopeLine containingType virtualIndex! thisAdjustment flags
    spFlags!0 unit templateParams declaration retainedNodes thrownTypes annotations targetFuncName`,
  DILexicalBlock: "scope! file line column",
  DILexicalBlockFile: "scope! file discriminator!0",
  DINamespace: "name scope! exportSymbols",
  DICommonBlock: "scope! declaration! name file line",
  DIModule: "scope! name configMacros includePath apinotes file line isDecl",
  DITemplateTypeParameter: "name type! defaulted",
  DITemplateValueParameter: "tag=DW_TAG_template_value_parameter name type defaulted value!",
  DIGlobalVariable: `name linkageName scope! file line type isLocal!false isDefinition!true declaration templateParams align
    annotations`,
  DIGlobalVariableExpression: "var! expr!",
  DILocalVariable: "name arg scope! file line type flags align annotations",
  DILabel: "scope! name! file! line!",
  DIObjCProperty: "name file line setter getter attributes type",
  DIImportedEntity: "tag! name scope! entity file line elements",
  DIMacro: "type! line name! value",
  DIMacroFile: "type=DW_MACINFO_start_file line! file! nodes",
  GenericDINode: "tag! header operands",
};

export interface PrintedField {
  readonly order: number;
  /** Printed whatever its value. */
  readonly always: boolean;
  /** Printed in its place when it is not given. */
  readonly missing: string | undefined;
  /** Not printed when it has this value. */
  readonly unless: string | undefined;
}

export const PRINTED_FIELD_TABLE: ReadonlyMap<string, ReadonlyMap<string, PrintedField>> = new Map(
  Object.entries(PRINTED_FIELDS).map(([node, fields]) => [
    node,
    new Map(
      fields.split(/\s+/).map((field, order) => {
        const [text = "", unless] = field.split("=");
        const [key = "", missing] = text.split("!");
        return [key, { order, always: text !== key, missing: missing === "" ? undefined : missing, unless }];
      }),
    ),
  ]),
);

/** Whether a field's value is what its absence means. */
export function isDefaultField(field: MDField, row: PrintedField | undefined): boolean {
  switch (field.kind) {
    case "metadata":
      return field.node === undefined;
    case "list":
      return false;
    case "string":
      return field.text === "";
    case "text":
      if (row?.unless !== undefined) return field.text === row.unless;
      return field.text === "0" || field.text === "false" || field.text === row?.missing;
  }
}

const words = (prefix: string, names: string): [string, number][] =>
  names.split(/\s+/).map((name, order) => [prefix + name, order]);

/** The order in which flags joined by `|` are written. */
export const FLAG_WORD_ORDER: ReadonlyMap<string, number> = new Map([
  ...words(
    "DIFlag",
    `Private Protected Public SingleInheritance MultipleInheritance VirtualInheritance IndirectVirtualBase FwdDecl
     AppleBlock ReservedBit4 Virtual Artificial Explicit Prototyped ObjcClassComplete ObjectPointer Vector
     StaticMember LValueReference RValueReference ExportSymbols IntroducedVirtual BitField NoReturn TypePassByValue
     TypePassByReference EnumClass Thunk NonTrivial BigEndian LittleEndian AllCallsDescribed`,
  ),
  ...words(
    "DISPFlag",
    `Virtual PureVirtual LocalToUnit Definition Optimized Pure Elemental Recursive MainSubprogram Deleted ObjCDirect`,
  ),
]);

/** Fields older releases wrote that are no longer printed. */
export const OLDER_FIELDS: ReadonlySet<string> = new Set([
  "isLocal",
  "isDefinition",
  "isOptimized",
  "virtuality",
  "sysroot",
  "isysroot",
  "variables",
  "function",
  "displayName",
]);

/** What a field's value must be, where that follows from its name; numbers with their limit. */
export const FIELD_VALUES: ReadonlyMap<string, "string" | "boolean" | bigint> = new Map<
  string,
  "string" | "boolean" | bigint
>([
  ...`name linkageName filename directory producer identifier checksum splitDebugFilename sysroot sdk includePath
    apinotes configMacros setter getter targetFuncName source header`
    .split(/\s+/)
    .map((key) => [key, "string"] as const),
  ...`isOptimized isLocal isDefinition isImplicitCode exportSymbols defaulted splitDebugInlining debugInfoForProfiling
    rangesBaseAddress isUnsigned isDecl`
    .split(/\s+/)
    .map((key) => [key, "boolean"] as const),
  ...([
    ["line", 0xffffffffn],
    ["column", 0xffffn],
    ["scopeLine", 0xffffffffn],
    ["arg", 0xffffn],
    ["size", 0xffffffffffffffffn],
    ["align", 0xffffffffn],
    ["offset", 0xffffffffffffffffn],
    ["virtualIndex", 0xffffffffn],
    ["discriminator", 0xffffffffn],
    ["runtimeVersion", 0xffffffffn],
    ["dwoId", 0xffffffffffffffffn],
  ] as const),
]);
