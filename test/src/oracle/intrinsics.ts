/**
 * Declarations and calls of every intrinsic, right and wrong, made from the table of their types: with each kind of
 * overloaded type, with one type changed, one too few or too many, variable arguments, another name, and variables where
 * constants must stand.
 */

import {
  doubleType,
  type FunctionType,
  findIntrinsic,
  floatType,
  functionType,
  type Intrinsic,
  i1,
  i8,
  i16,
  i32,
  i64,
  intrinsicName,
  intrinsicNames,
  matchSignature,
  pointerType,
  ptr,
  type Signature,
  structType,
  type Type,
  type TypePattern,
  vectorType,
  withScalar,
} from "@ts-jit/ir";
import type { Case } from "./cases.js";

const vector = (element: Type, scalable = false): Type => vectorType(element, 4, scalable);
/** Types to stand for overloaded ones, in turn. */
const CHOICES: readonly Type[] = [
  i32,
  floatType,
  ptr,
  vector(i32),
  vector(floatType),
  i64,
  doubleType,
  pointerType(1),
  vector(doubleType, true),
  vector(i8, true),
  vector(ptr),
  structType([i32]),
];
const WRONG: readonly Type[] = [i32, floatType, ptr, vector(i16), i1, pointerType(2)];

/** A type for a pattern; undefined where it refers to what is not there. */
function choose(pattern: TypePattern, overloads: Type[], from: number): Type | undefined {
  switch (pattern.kind) {
    case "plain":
      return pattern.type;
    case "overload": {
      const fitting = CHOICES.filter(pattern.fits);
      const type = fitting[from % fitting.length];
      if (type !== undefined) overloads.push(type);
      return type;
    }
    case "struct": {
      const fields = pattern.fields.map((field) => choose(field, overloads, from));
      return fields.some((field) => field === undefined) ? undefined : structType(fields as Type[]);
    }
    case "derived": {
      const base = overloads[pattern.of];
      return base === undefined ? undefined : pattern.make(base);
    }
    case "shape": {
      const base = overloads[pattern.of];
      const element = choose(pattern.element, overloads, from);
      return base === undefined || element === undefined ? undefined : withScalar(base, element);
    }
    case "pointers": {
      const type = vector(ptr);
      overloads.push(type);
      return type;
    }
  }
}

/** The type of an intrinsic with the `from`th choice of overloaded types; patterns may refer to later ones. */
function instance({ result, params, varArg }: Signature, from: number): FunctionType | undefined {
  const patterns = [result, ...params];
  const overloads: Type[] = [];
  const types: (Type | undefined)[] = [];
  for (const pattern of patterns) types.push(choose(pattern, overloads, from));
  for (const [at, pattern] of patterns.entries()) types[at] ??= choose(pattern, [...overloads], from);
  const [first, ...rest] = types;
  if (first === undefined || rest.some((type) => type === undefined)) return undefined;
  return functionType(first, rest as Type[], varArg);
}

/** A module that declares a function and calls it with its own arguments, or constants where these must stand. */
function moduleOf(name: string, type: FunctionType, intrinsic: Intrinsic, constants: boolean): string {
  const taken: string[] = [];
  const args = type.params.map((param, at) => {
    const immediate = intrinsic.params[at]?.some((attribute) => attribute.name === "immarg") === true;
    if (param.kind === "metadata") return "metadata !0";
    if (param.kind === "token") return "token none";
    if (immediate && constants && param.kind === "integer") return `${param} ${param.bits === 1 ? 0 : 1}`;
    taken.push(`${param} %a${at}`);
    return `${param} %a${at}`;
  });
  const callee = type.varArg ? `${type}` : `${type.returnType}`;
  return [
    `declare ${type.returnType} @${name}(${[...type.params, ...(type.varArg ? ["..."] : [])].join(", ")})`,
    `define void @f(${taken.join(", ")}) {`,
    `  call ${callee} @${name}(${args.join(", ")})`,
    "  ret void",
    "}",
    '!0 = !{!"a"}',
    "",
  ].join("\n");
}

export function* intrinsicCases(): Generator<Case> {
  for (const [number, short] of intrinsicNames().entries()) {
    const intrinsic = findIntrinsic(`llvm.${short}`);
    if (intrinsic === undefined) continue;
    const { signature } = intrinsic;
    for (let from = 0; from < (signature.overloaded ? 5 : 1); from++) {
      const type = instance(signature, from);
      if (type === undefined) continue;
      const match = matchSignature(intrinsic, type);
      const name = "problem" in match ? `llvm.${short}` : intrinsicName(intrinsic, match.overloads);
      const made = (what: string, other: FunctionType, called = name, constants = true): Case => ({
        name: `@${called} ${what}`,
        text: moduleOf(called, other, intrinsic, constants),
      });
      yield made(`of choice ${from}`, type);
      const { returnType, params, varArg } = type;
      const wrong = WRONG[(number + from) % WRONG.length] ?? i32;
      yield made(`with a result of ${wrong}`, functionType(wrong, params, varArg));
      for (let at = 0; at < params.length; at++) {
        const changed = params.map((param, place) => (place === at ? wrong : param));
        yield made(`with ${wrong} as parameter ${at}`, functionType(returnType, changed, varArg));
      }
      yield made("with one parameter less", functionType(returnType, params.slice(0, -1), varArg));
      yield made("with one parameter more", functionType(returnType, [...params, wrong], varArg));
      yield made("with variable arguments changed", functionType(returnType, params, !varArg));
      yield made("of variables", type, name, false);
      yield made("with more behind the name", type, `${name}.i7`);
      if (signature.overloaded) yield made("of the bare name", type, `llvm.${short}`);
    }
  }
}
