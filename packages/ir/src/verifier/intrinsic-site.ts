/** A call of an intrinsic, and what its rules ask of it. */
import { type Constant, ConstantInt, isConstant } from "../constants.js";
import { DataLayout } from "../data-layout.js";
import { Function } from "../function.js";
import { type CallInstruction, isInstruction } from "../instruction.js";
import { findIntrinsic } from "../intrinsics/index.js";
import { MetadataAsValue } from "../metadata.js";
import { primitiveBits } from "../type-rules.js";
import { isFloat, scalarType, type Type } from "../types.js";
import type { Value } from "../value.js";

/** A call of an intrinsic whose type is right. */
export interface IntrinsicSite {
  readonly call: CallInstruction;
  readonly args: readonly Value[];
  /** The function the call stands in. */
  readonly fn: Function;
}
export type IntrinsicRule = (site: IntrinsicSite) => string | undefined;

/** The message of the first pair whose condition does not hold. */
export function first(...checks: readonly (readonly [boolean, string])[]): string | undefined {
  return checks.find(([holds]) => !holds)?.[1];
}

export const NO_LAYOUT = new DataLayout("");

export function integer(value: Value | undefined): ConstantInt | undefined {
  return value instanceof ConstantInt ? value : undefined;
}
/** An argument that the signature says is an immediate. */
export function immediate({ args }: IntrinsicSite, at: number): bigint {
  return integer(args[at])?.value ?? 0n;
}
export function typeOf({ args, call }: IntrinsicSite, at: number): Type {
  return args[at]?.type ?? call.type;
}
export const isPowerOf2 = (value: bigint): boolean => value > 0n && (value & (value - 1n)) === 0n;
export const isVector = (type: Type): boolean => type.kind === "vector";
export const bitsOf = (type: Type): number => primitiveBits(scalarType(type));
/** Elements of a vector, scalable ones apart from others; 0 of a scalar. */
export const lengthOf = (type: Type): number =>
  type.kind !== "vector" ? 0 : type.scalable ? -type.length : type.length;
export const hasInts = (type: Type): boolean => scalarType(type).kind === "integer";
export const hasFloats = (type: Type): boolean => isFloat(scalarType(type));
export const hasPointers = (type: Type): boolean => scalarType(type).kind === "pointer";
export const isNull = (value: Value | undefined): boolean =>
  value !== undefined && isConstant(value) && value.constantKind === "null";

/** The word of a metadata argument, if it is one. */
export function wordAt({ args }: IntrinsicSite, at: number): string | undefined {
  const value = args.at(at);
  const node = value instanceof MetadataAsValue ? value.metadata : undefined;
  return node?.metadataKind === "string" ? node.text : undefined;
}

/** The pointer behind casts that keep it, and additions of nothing. */
export function stripCasts(value: Value | undefined): Value | undefined {
  let found = value;
  for (;;) {
    if (found === undefined) return undefined;
    const expression: Constant | undefined = isConstant(found) ? found : undefined;
    const user = expression?.constantKind === "expr" ? expression : isInstruction(found) ? found : undefined;
    const cast = user?.opcode === "bitcast" || user?.opcode === "addrspacecast";
    const still =
      user?.opcode === "getelementptr" &&
      user.operands.slice(1).every((index) => index instanceof ConstantInt && index.value === 0n);
    if (user === undefined || !(cast || still)) return found;
    found = user.operand(0);
  }
}

/** The intrinsic a value is a call of, without `llvm.`. */
export function calledIntrinsic(value: Value | undefined): string | undefined {
  if (value === undefined || !isInstruction(value)) return undefined;
  if (value.opcode !== "call" && value.opcode !== "invoke" && value.opcode !== "callbr") return undefined;
  const callee = value.operand(0);
  return callee instanceof Function ? findIntrinsic(callee.name)?.name : undefined;
}

export function bundleCount({ call }: IntrinsicSite, tag: string): number {
  return call.data.bundles.filter((bundle) => bundle.tag === tag).length;
}
