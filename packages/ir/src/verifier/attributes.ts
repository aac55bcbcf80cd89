/** Rules of attributes: where each may stand, on which types, and which exclude each other. */

import { ATTRIBUTE_PLACES } from "../attribute-kinds.js";
import { type Attribute, type AttributeList, AttributeSet } from "../attributes.js";
import { isSized } from "../type-rules.js";
import { type FunctionType, isFloat, scalarType, type Type } from "../types.js";
import type { Culprit, Report } from "./report.js";

/** Attributes only pointers (and vectors of them) can have. */
const POINTER_ONLY = new Set([
  "noalias",
  "nocapture",
  "nonnull",
  "readnone",
  "readonly",
  "dereferenceable",
  "dereferenceable_or_null",
  "align",
  "byval",
  "byref",
  "sret",
  "inalloca",
  "preallocated",
  "elementtype",
  "nest",
  "swifterror",
  "allocptr",
  "dead_on_unwind",
  "writable",
  "initializes",
]);
/** Of these, ones a vector of pointers may have. */
const POINTER_VECTOR = new Set(["align"]);
/** Attributes only integers can have. */
const INTEGER_ONLY = new Set(["zeroext", "signext", "allocalign"]);

/** Pairs that exclude each other on a parameter. */
const PARAMETER_CONFLICTS = [
  ["inalloca", "readonly"],
  ["sret", "returned"],
  ["zeroext", "signext"],
  ["readnone", "readonly"],
  ["readnone", "writeonly"],
  ["readonly", "writeonly"],
] as const;
/** Ways of passing a parameter: one at most. */
const PASSING = ["byval", "inalloca", "preallocated", "inreg", "nest", "byref", "sret"] as const;

/** Attributes only one parameter may have. */
const ONCE = ["swiftself", "swifterror", "swiftasync"] as const;

const FUNCTION_CONFLICTS = [
  ["noinline", "alwaysinline"],
  ["optsize", "optnone"],
  ["minsize", "optnone"],
  ["optdebug", "optnone"],
  ["optsize", "optdebug"],
  ["minsize", "optdebug"],
] as const;

export function verifyAttributes(
  type: FunctionType,
  list: AttributeList,
  culprit: Culprit,
  intrinsic: boolean,
  report: Report,
): void {
  const before = report.errors.length;
  if (list.ret !== AttributeSet.empty) verifyReturn(type, list.ret, culprit, report);
  const { params } = list;
  const seen = new Set<string>();
  let sawNest = false;
  let sawReturned = false;
  let sawSRet = false;
  for (let at = 0; at < params.length; at++) {
    const set = params[at] ?? AttributeSet.empty;
    if (set === AttributeSet.empty) continue;
    const param = type.params[at];
    if (param !== undefined && report.goodParameters.get(set)?.has(param) === true) continue;
    if (param !== undefined) {
      if (set.has("elementtype")) {
        const message = "Attribute 'elementtype' can only be applied to intrinsics and inline asm.";
        if (!report.check(intrinsic, message, culprit)) return;
      }
      if (!verifyParameter(set, param, intrinsic, culprit, report)) return;
    } else {
      // Behind the fixed parameters: what a variable argument may not be.
      report.check(!set.has("sret"), "Attribute 'sret' cannot be used for vararg call arguments!", culprit);
      report.check(!set.has("nest"), "Attribute 'nest' cannot be used for vararg call arguments!", culprit);
    }
    if (set.has("nest")) {
      if (!report.check(!sawNest, "More than one parameter has attribute nest!", culprit)) return;
      sawNest = true;
    }
    if (set.has("returned")) {
      if (!report.check(!sawReturned, "More than one parameter has attribute returned!", culprit)) return;
      if (
        !report.check(
          param === type.returnType || param === undefined,
          "Incompatible argument and return types for 'returned' attribute",
          culprit,
        )
      ) {
        return;
      }
      sawReturned = true;
    }
    if (set.has("sret")) {
      if (!report.check(!sawSRet, "Cannot have multiple 'sret' parameters!", culprit)) return;
      if (!report.check(at < 2, "Attribute 'sret' is not on first or second parameter!", culprit)) return;
      const nothing = type.returnType.kind === "void";
      if (!report.check(nothing, "Invalid struct return type!", culprit)) return;
      sawSRet = true;
    }
    for (const name of ONCE) {
      if (!set.has(name)) continue;
      if (!report.check(!seen.has(name), `Cannot have multiple '${name}' parameters!`, culprit)) return;
      seen.add(name);
    }
    if (set.has("inalloca")) {
      report.check(at === type.params.length - 1, "inalloca isn't on the last parameter!", culprit);
    }
    if (param !== undefined && report.errors.length === before && !set.attributes.some(concernsOthers)) {
      const types = report.goodParameters.get(set);
      if (types === undefined) report.goodParameters.set(set, new Set([param]));
      else types.add(param);
    }
  }
  if (report.errors.length > before || report.goodFunctionSets.has(list.fn)) return;
  verifyFunctionSet(type, list.fn, culprit, report);
  // These two ask something of the function's type and of its address.
  if (report.errors.length === before && !list.fn.has("allocsize") && !list.fn.has("jumptable")) {
    report.goodFunctionSets.add(list.fn);
  }
}

/** Attributes whose rules ask about the other parameters, or about who is called. */
const WITH_OTHERS = new Set<string>([
  "elementtype",
  "immarg",
  "nest",
  "returned",
  "sret",
  "inalloca",
  ...ONCE,
]);
function concernsOthers({ name }: Attribute): boolean {
  return WITH_OTHERS.has(name);
}

function verifyReturn(type: FunctionType, set: AttributeSet, culprit: Culprit, report: Report): void {
  for (const attribute of set.attributes) {
    if (attribute.kind === "string") continue;
    const places = ATTRIBUTE_PLACES.get(attribute.name);
    if (places?.includes("r") === true) continue;
    report.fail(`Attribute '${attributeText(attribute)}' does not apply to function return values`, culprit);
    return;
  }
  verifyTypes(set, type.returnType, culprit, report);
}

function verifyParameter(
  set: AttributeSet,
  type: Type,
  intrinsic: boolean,
  culprit: Culprit,
  report: Report,
): boolean {
  for (const attribute of set.attributes) {
    if (attribute.kind === "string") continue;
    const places = ATTRIBUTE_PLACES.get(attribute.name);
    if (places?.includes("p") === true) continue;
    report.fail(`Attribute '${attributeText(attribute)}' does not apply to parameters`, culprit);
    return false;
  }
  if (set.has("immarg")) {
    report.check(intrinsic, "immarg attribute only applies to intrinsics", culprit);
    if (set.attributes.length > 1) {
      const message = "Attribute 'immarg' is incompatible with other attributes";
      const others = set.attributes.some(
        ({ name }) => name !== "immarg" && name !== "noundef" && name !== "range",
      );
      if (!report.check(!others, message, culprit)) return false;
    }
  }
  const passing = PASSING.filter((name) => set.has(name));
  const together = passing.length <= 1 || (passing.length === 2 && set.has("sret") && set.has("inreg"));
  const message =
    "Attributes 'byval', 'inalloca', 'preallocated', 'inreg', 'nest', 'byref', and 'sret' are incompatible!";
  if (!report.check(together, message, culprit)) return false;
  for (const other of ["readnone", "readonly"]) {
    const words = `Attributes writable and ${other} are incompatible!`;
    if (!report.check(!(set.has("writable") && set.has(other)), words, culprit)) return false;
  }
  for (const [a, b] of PARAMETER_CONFLICTS) {
    if (!report.check(!(set.has(a) && set.has(b)), `Attributes '${a} and ${b}' are incompatible!`, culprit))
      return false;
  }
  return verifyTypes(set, type, culprit, report);
}

function verifyTypes(set: AttributeSet, type: Type, culprit: Culprit, report: Report): boolean {
  const scalar = type.kind === "vector" ? type.element : type;
  for (const attribute of set.attributes) {
    if (attribute.kind === "string") continue;
    const { name } = attribute;
    if (name === "range" && attribute.kind === "text" && scalar.kind === "integer") {
      const same = attribute.text.startsWith(`i${scalar.bits} `);
      if (!report.check(same, "Range bit width must match type bit width!", culprit)) return false;
    }
    const fits =
      (!POINTER_ONLY.has(name) ||
        type.kind === "pointer" ||
        (POINTER_VECTOR.has(name) && scalar.kind === "pointer")) &&
      (!INTEGER_ONLY.has(name) || type.kind === "integer") &&
      (name !== "range" || scalar.kind === "integer") &&
      (name !== "nofpclass" || isFloatLike(type)) &&
      (name !== "noundef" || type.kind !== "void");
    if (
      !report.check(fits, `Attribute '${attributeText(attribute)}' applied to incompatible type!`, culprit)
    ) {
      return false;
    }
    if (attribute.kind === "type" && name !== "elementtype") {
      const message = `Attribute '${name}' does not support unsized types!`;
      if (!report.check(isSized(attribute.type), message, culprit)) return false;
    }
  }
  return true;
}

function verifyFunctionSet(type: FunctionType, set: AttributeSet, culprit: Culprit, report: Report): void {
  for (const attribute of set.attributes) {
    if (attribute.kind === "string") continue;
    const places = ATTRIBUTE_PLACES.get(attribute.name);
    if (places?.includes("f") === true) continue;
    report.fail(`Attribute '${attributeText(attribute)}' does not apply to functions!`, culprit);
    return;
  }
  for (const [a, b] of FUNCTION_CONFLICTS.slice(0, 1)) {
    if (!report.check(!(set.has(a) && set.has(b)), `Attributes '${a} and ${b}' are incompatible!`, culprit))
      return;
  }
  if (
    set.has("optnone") &&
    !report.check(set.has("noinline"), "Attribute 'optnone' requires 'noinline'!", culprit)
  ) {
    return;
  }
  for (const [a, b] of FUNCTION_CONFLICTS.slice(1)) {
    if (!report.check(!(set.has(a) && set.has(b)), `Attributes '${a} and ${b}' are incompatible!`, culprit))
      return;
  }
  if (
    set.has("jumptable") &&
    (culprit === undefined || !("unnamedAddr" in culprit) || culprit.unnamedAddr !== "unnamed_addr")
  ) {
    report.fail("Attribute 'jumptable' requires 'unnamed_addr'", culprit);
    return;
  }
  const allocSize = set.get("allocsize");
  if (allocSize?.kind === "int") {
    for (const [at, value] of allocSize.values.entries()) {
      const param = type.params[Number(value)];
      const what = at === 0 ? "element size" : "number of elements";
      const bounds = `'allocsize' ${what} argument is out of bounds`;
      if (!report.check(param !== undefined, bounds, culprit)) return;
      const integer = `'allocsize' ${what} argument must refer to an integer parameter`;
      if (!report.check(param?.kind === "integer", integer, culprit)) return;
    }
  }
  const range = set.get("vscale_range");
  if (range?.kind === "int") {
    const [low = 0n, high = 0n] = range.values;
    report.check(low > 0n, "'vscale_range' minimum must be greater than 0", culprit);
    report.check((low & (low - 1n)) === 0n, "'vscale_range' minimum must be power-of-two value", culprit);
    report.check(
      high === 0n || low <= high,
      "'vscale_range' minimum cannot be greater than maximum",
      culprit,
    );
    report.check((high & (high - 1n)) === 0n, "'vscale_range' maximum must be power-of-two value", culprit);
  }
  const framePointer = set.string("frame-pointer");
  if (framePointer !== undefined) {
    const known = ["all", "non-leaf", "none", "reserved"].includes(framePointer);
    report.check(known, `invalid value for 'frame-pointer' attribute: ${framePointer}`, culprit);
  }
}

/** A float, a vector of floats, or arrays of them. */
function isFloatLike(type: Type): boolean {
  let inner = type;
  while (inner.kind === "array") inner = inner.element;
  return isFloat(scalarType(inner));
}

function attributeText(attribute: Attribute): string {
  switch (attribute.kind) {
    case "int":
      return attribute.name === "align"
        ? `align ${attribute.values[0]}`
        : `${attribute.name}(${attribute.values.join(",")})`;
    case "type":
      return `${attribute.name}(${attribute.type})`;
    case "text":
      return attribute.text === "" ? attribute.name : `${attribute.name}(${attribute.text})`;
    default:
      return attribute.name;
  }
}
