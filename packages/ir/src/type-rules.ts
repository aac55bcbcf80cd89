/** Typing rules of operations: which types they take and give. The parser and the verifier ask them alike. */
import { ConstantInt, isConstant } from "./constants.js";
import { i1, isFloat, scalarType, type Type, vectorType } from "./types.js";
import type { Value } from "./value.js";

/** Types found sized: the bodies of structs do not change. */
const sizedTypes = new WeakSet<Type>();

/** Whether values of the type have a size in memory. */
export function isSized(type: Type): boolean {
  if (type.kind === "integer" || type.kind === "pointer") return true;
  if (sizedTypes.has(type)) return true;
  if (!hasSize(type)) return false;
  sizedTypes.add(type);
  return true;
}

function hasSize(type: Type): boolean {
  // Struct nesting is walked with a list of its own: named structs may nest deeper than the stack is.
  const seen = new Set<Type>();
  const work: Type[] = [type];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    switch (at.kind) {
      case "void":
      case "label":
      case "metadata":
      case "token":
      case "function":
        return false;
      case "array":
      case "vector":
        work.push(at.element);
        break;
      case "struct":
        if (seen.has(at)) break;
        seen.add(at);
        if (at.opaque) return false;
        work.push(...at.fields);
        break;
      case "target":
        if (!at.name.startsWith("spirv.") && at.name !== "aarch64.svcount") return false;
        break;
      default:
        break;
    }
  }
  return true;
}

/** Width in bits of integers, floats and vectors of them; 0 for others. Scalable vectors count their minimum. */
export function primitiveBits(type: Type): number {
  if (type.kind === "integer") return type.bits;
  if (type.kind === "vector") return type.length * primitiveBits(type.element);
  if (type.kind === "x86_mmx") return 64;
  if (type.kind === "x86_amx") return 8192;
  return isFloat(type) ? type.bits : 0;
}

/** Why a cast is not one, or undefined when it is right. */
export function castProblem(opcode: string, from: Type, to: Type): string | undefined {
  const a = scalarType(from);
  const b = scalarType(to);
  const sameShape =
    from.kind === "vector"
      ? to.kind === "vector" && from.length === to.length && from.scalable === to.scalable
      : to.kind !== "vector";
  const both = (left: boolean, right: boolean): string | undefined =>
    left && right && sameShape ? undefined : "operand types do not fit";
  const isInt = (type: Type): boolean => type.kind === "integer";
  const isPtr = (type: Type): boolean => type.kind === "pointer";
  switch (opcode) {
    case "trunc":
      return both(isInt(a) && isInt(b), primitiveBits(a) > primitiveBits(b));
    case "zext":
    case "sext":
      return both(isInt(a) && isInt(b), primitiveBits(a) < primitiveBits(b));
    case "fptrunc":
      return both(isFloat(a) && isFloat(b), primitiveBits(a) > primitiveBits(b));
    case "fpext":
      return both(isFloat(a) && isFloat(b), primitiveBits(a) < primitiveBits(b));
    case "fptoui":
    case "fptosi":
      return both(isFloat(a), isInt(b));
    case "uitofp":
    case "sitofp":
      return both(isInt(a), isFloat(b));
    case "ptrtoint":
      return both(isPtr(a), isInt(b));
    case "inttoptr":
      return both(isInt(a), isPtr(b));
    case "addrspacecast":
      return both(isPtr(a) && isPtr(b), a !== b);
    default: {
      if (isPtr(a) || isPtr(b)) {
        if (!isPtr(a) || !isPtr(b) || a !== b) return "operand types do not fit";
        if (from.kind === "vector" && to.kind === "vector")
          return sameShape ? undefined : "element counts differ";
        const one = from.kind === "vector" ? from : to.kind === "vector" ? to : undefined;
        return one === undefined || (one.length === 1 && !one.scalable) ? undefined : "element counts differ";
      }
      const scalable = (type: Type): boolean => type.kind === "vector" && type.scalable;
      const bits = primitiveBits(from);
      if (bits === 0 || bits !== primitiveBits(to)) return "sizes differ";
      if (from.kind === "x86_amx" || to.kind === "x86_amx") return from === to ? undefined : "x86_amx";
      return scalable(from) === scalable(to) ? undefined : "sizes differ";
    }
  }
}

/** The type a getelementptr gives: a pointer, or a vector of them when an operand is one. Undefined on mismatch. */
export function gepResultType(base: Value, indices: readonly Value[]): Type | undefined {
  let shape = base.type.kind === "vector" ? base.type : undefined;
  for (const { type } of indices) {
    if (type.kind !== "vector") continue;
    if (shape === undefined) shape = vectorType(scalarType(base.type), type.length, type.scalable);
    else if (shape.length !== type.length || shape.scalable !== type.scalable) return undefined;
  }
  return shape ?? base.type;
}

/** The type that getelementptr's indices select, starting at `source`; undefined when they are wrong. */
export function indexedType(source: Type, indices: readonly Value[]): Type | undefined {
  let type: Type = source;
  for (let at = 1; at < indices.length; at++) {
    const index = indices[at];
    if (type.kind === "array" || type.kind === "vector") type = type.element;
    else if (type.kind === "struct") {
      const field: number | undefined = index === undefined ? undefined : structIndex(index);
      const member: Type | undefined = field === undefined ? undefined : type.fields[field];
      if (member === undefined) return undefined;
      type = member;
    } else return undefined;
  }
  return type;
}

/** A constant i32 (or splat vector of it) as a field number. */
function structIndex(index: Value): number | undefined {
  const scalar = scalarType(index.type);
  if (scalar.kind !== "integer" || scalar.bits !== 32 || !isConstant(index)) return undefined;
  if (index instanceof ConstantInt) return Number(index.value);
  if (index.constantKind === "null") return 0;
  if (index.constantKind !== "vector") return undefined;
  const first = index.operand(0);
  for (let at = 1; at < index.operandCount; at++) if (index.operand(at) !== first) return undefined;
  return first instanceof ConstantInt ? Number(first.value) : undefined;
}

/** The member of an array or struct type that a constant index selects. */
export function memberType(type: Type, index: number): Type | undefined {
  if (type.kind === "array") return index < type.length ? type.element : undefined;
  return type.kind === "struct" ? type.fields[index] : undefined;
}

/** Why a select is wrong, in LLVM's words. */
export function selectProblem(condition: Type, yes: Type, no: Type): string | undefined {
  if (yes !== no) return "both values to select must have same type";
  if (yes.kind === "token") return "select values cannot have token type";
  if (condition.kind === "vector") {
    if (condition.element !== i1) return "vector select condition element type must be i1";
    if (yes.kind !== "vector") return "selected values for vector select must be vectors";
    if (yes.length !== condition.length || yes.scalable !== condition.scalable) {
      return "vector select requires selected vectors to have the same vector length as select condition";
    }
  } else if (condition !== i1) return "select condition must be i1 or <n x i1>";
  return undefined;
}
