/**
 * The specialised metadata nodes LLVM 19 knows.
 *
 * Source: LLVM Language Reference, "Specialized Metadata Nodes"; DebugInfoMetadata's operand order.
 */

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
