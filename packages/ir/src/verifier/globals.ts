/** Rules of global variables, aliases and ifuncs. */
import { isConstant } from "../constants.js";
import { isZero } from "../fold-constant.js";
import { Function } from "../function.js";
import { GlobalAlias, type GlobalIFunc, GlobalValue, type GlobalVariable } from "../globals.js";
import { isSized } from "../type-rules.js";
import { i32, type Type } from "../types.js";
import type { Value } from "../value.js";
import type { Report } from "./report.js";

/** What every global obeys. */
export function verifyGlobalValue(global: GlobalValue, report: Report): void {
  const { linkage } = global;
  if (global.isDeclaration) {
    const good = linkage === "external" || linkage === "extern_weak";
    report.check(good, "Global is external, but doesn't have external or weak linkage!", global);
  }
  if (global.align !== undefined) {
    report.check(global.align <= 2 ** 32, "huge alignment values are unsupported", global);
  }
  if (linkage === "appending" && global.valueKind !== "ifunc") {
    report.check(global.valueKind === "global", "Only global variables can have appending linkage!", global);
    const array = global.valueType.kind === "array";
    report.check(array, "Only global arrays can have appending linkage!", global);
  }
  if (global.isDeclaration) {
    report.check(global.comdat === undefined, "Declaration may not be in a Comdat!", global);
  } else if (linkage === "available_externally") {
    report.check(global.comdat === undefined, "Declaration may not be in a Comdat!", global);
  }
  if (global.dllStorage === "dllimport") {
    const visible = "dllimport GlobalValue must have default visibility";
    if (!report.check(global.visibility === "default", visible, global)) return;
  } else if (global.dllStorage === "dllexport") {
    const visible = "dllexport GlobalValue must have default or protected visibility";
    if (!report.check(global.visibility !== "hidden", visible, global)) return;
  }
  if (global.dllStorage === "dllimport" && global.valueKind !== "ifunc") {
    report.check(!global.dsoLocal, "GlobalValue with DLLImport Storage is dso_local!", global);
    const good =
      (global.isDeclaration && (linkage === "external" || linkage === "extern_weak")) ||
      linkage === "available_externally";
    report.check(good, "Global is marked as dllimport, but not external", global);
  }
}

export function verifyGlobalVariable(global: GlobalVariable, report: Report): void {
  const { initializer } = global;
  if (initializer !== undefined) {
    const message = "Global variable initializer type does not match global variable type!";
    report.check(initializer.type === global.valueType, message, global);
    if (global.linkage === "common") {
      report.check(isZero(initializer), "'common' global must have a zero initializer!", global);
      report.check(!global.isConstant, "'common' global may not be marked constant!", global);
      report.check(global.comdat === undefined, "'common' global may not be in a Comdat!", global);
    }
  }
  if (global.name === "llvm.global_ctors" || global.name === "llvm.global_dtors") {
    verifyConstructors(global, report);
  }
  if (global.name === "llvm.used" || global.name === "llvm.compiler.used") {
    verifyUsed(global, report);
  }
  if (!isSized(global.valueType) && initializer !== undefined) {
    report.fail("Global variable initializer must be sized", global);
  }
  const { valueType } = global;
  const scalable = contains(
    valueType,
    (type) =>
      (type.kind === "vector" && type.scalable) ||
      (type.kind === "target" && type.name === "aarch64.svcount"),
  );
  if (!report.check(!scalable, "Globals cannot contain scalable types", global)) return;
  // Of target's types, those of SPIR-V alone may be a variable's.
  const illegal = contains(valueType, (type) => type.kind === "target" && !type.name.startsWith("spirv."));
  report.check(!illegal, `Global @${global.name} has illegal target extension type`, global);
}

function verifyConstructors(global: GlobalVariable, report: Report): void {
  const linked = global.initializer === undefined || global.linkage === "appending";
  if (!report.check(linked, "invalid linkage for intrinsic global variable", global)) return;
  report.check(!global.hasUses, "invalid uses of intrinsic global variable", global);
  const type = global.valueType;
  if (type.kind !== "array") return;
  const entry = type.element;
  const [priority, fn, key] = entry.kind === "struct" ? entry.fields : [];
  const good = priority === i32 && fn?.kind === "pointer";
  if (!report.check(good, "wrong type for intrinsic global variable", global)) return;
  const message =
    "the third field of the element type is mandatory, specify ptr null to migrate from the obsoleted 2-field form";
  if (!report.check(key !== undefined, message, global)) return;
  report.check(key?.kind === "pointer", "wrong type for intrinsic global variable", global);
}

function verifyUsed(global: GlobalVariable, report: Report): void {
  const linked = global.initializer === undefined || global.linkage === "appending";
  if (!report.check(linked, "invalid linkage for intrinsic global variable", global)) return;
  const type = global.valueType;
  if (type.kind !== "array") return;
  if (!report.check(type.element.kind === "pointer", "wrong type for intrinsic global variable", global))
    return;
  const { initializer } = global;
  if (initializer === undefined || !isConstant(initializer)) return;
  if (
    !report.check(
      initializer.constantKind === "array",
      "wrong initalizer for intrinsic global variable",
      global,
    )
  ) {
    return;
  }
  for (const member of initializer.constantKind === "array" ? initializer.operands : []) {
    const target = stripCasts(member);
    const good = target instanceof GlobalValue;
    report.check(good, `invalid ${global.name} member`, global);
  }
}

function contains(type: Type, wanted: (type: Type) => boolean): boolean {
  const work: Type[] = [type];
  const seen = new Set<Type>();
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (wanted(at)) return true;
    if (at.kind === "array") work.push(at.element);
    else if (at.kind === "struct") work.push(...at.fields);
  }
  return false;
}

/** The value behind casts and all-zero address computations. */
export function stripCasts(value: Value): Value {
  let at = value;
  for (;;) {
    if (!isConstant(at) || at.constantKind !== "expr") return at;
    const { opcode } = at;
    const transparent = opcode === "bitcast" || opcode === "addrspacecast" || opcode === "getelementptr";
    if (!transparent) return at;
    at = at.operand(0);
  }
}

const IFUNC_LINKAGES: ReadonlySet<string> = new Set([
  "private",
  "internal",
  "linkonce",
  "weak",
  "linkonce_odr",
  "weak_odr",
  "external",
]);

export function verifyAlias(alias: GlobalAlias, report: Report): void {
  const { aliasee, linkage } = alias;
  const allowed = new Set([
    "private",
    "internal",
    "linkonce",
    "weak",
    "linkonce_odr",
    "weak_odr",
    "external",
    "available_externally",
  ]);
  const linkageMessage =
    "Alias should have private, internal, linkonce, weak, linkonce_odr, weak_odr, external, or available_externally linkage!";
  if (!report.check(allowed.has(linkage), linkageMessage, alias)) return;
  if (linkage === "available_externally") {
    const target = aliasee === undefined ? undefined : stripCasts(aliasee);
    const good = target instanceof GlobalValue && target.linkage === "available_externally";
    const message = "available_externally alias must point to available_externally global value";
    if (!report.check(good, message, alias)) return;
  }
  if (!report.check(aliasee !== undefined, "Aliasee cannot be NULL!", alias) || aliasee === undefined) return;
  if (!report.check(aliasee.type === alias.type, "Alias and aliasee types should match!", alias)) return;
  const good = aliasee instanceof GlobalValue || (isConstant(aliasee) && aliasee.constantKind === "expr");
  if (!report.check(good, "Aliasee should be either GlobalValue or ConstantExpr", alias)) return;
  // Everything the aliasee mentions, through other aliases, is a definition and not this alias again.
  const seen = new Set<Value>([alias]);
  const work: Value[] = [aliasee];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (at instanceof GlobalAlias) {
      // What an alias that was found right leads to is right, and does not lead here.
      if (report.goodAliases.has(at) && at.linkage !== "weak" && at.linkage !== "linkonce") continue;
      if (!report.check(!seen.has(at), "Aliases cannot form a cycle", alias)) return;
      seen.add(at);
      const interposable = at.linkage === "weak" || at.linkage === "linkonce";
      if (!report.check(!interposable, "Alias cannot point to an interposable alias", alias)) return;
      if (at.aliasee !== undefined) work.push(at.aliasee);
      continue;
    }
    if (at instanceof GlobalValue) {
      const defined =
        linkage === "available_externally"
          ? true
          : !at.isDeclaration && at.linkage !== "available_externally";
      if (!report.check(defined, "Alias must point to a definition", alias)) return;
      continue;
    }
    if (isConstant(at) && "operands" in at) work.push(...at.operands);
  }
  if (linkage === "available_externally") return;
  for (const value of seen) if (value instanceof GlobalAlias) report.goodAliases.add(value);
}

export function verifyIFunc(ifunc: GlobalIFunc, report: Report): void {
  const words =
    "IFunc should have private, internal, linkonce, weak, linkonce_odr, weak_odr, or external linkage!";
  if (!report.check(IFUNC_LINKAGES.has(ifunc.linkage), words, ifunc)) return;
  let found = ifunc.resolver;
  for (const seen = new Set<Value>(); found !== undefined && !seen.has(found); ) {
    seen.add(found);
    const stripped = stripCasts(found);
    found = stripped instanceof GlobalAlias ? stripped.aliasee : stripped;
  }
  const resolver = found;
  const isFunction = resolver instanceof Function;
  if (!report.check(isFunction, "IFunc must have a Function resolver", ifunc) || !isFunction) return;
  if (!report.check(!resolver.isDeclaration, "IFunc resolver must be a definition", ifunc)) return;
  const { returnType } = resolver;
  report.check(returnType.kind === "pointer", "IFunc resolver must return a pointer", ifunc);
}
