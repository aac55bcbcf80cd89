/**
 * Whether a function's type is one an intrinsic has.
 *
 * A type is written `result(parameters)`: v void, 1 8 w i l o integers of 1 8 16 32 64 128 bits, h b f d q g the floats
 * from half to ppc_fp128, p ptr, m metadata, t token, x x86_mmx, a x86_amx, `16x8` a vector of 16 of type 8, `{...}` a
 * struct, `...` variable arguments. I F V P A stand for an integer or float (or a vector of such), a vector, a pointer,
 * any type: each is overloaded, and part of the name. `=0` is the first overloaded type again; behind it `.e` means its
 * element, `.h` it with half the elements, `.2` it with twice as many of half the width, `.p` as many pointers (these are overloaded too), and `:1` type 1 in its shape.
 *
 * Source: LLVM 19's Intrinsics.td, and what its verifier says of declarations.
 */
import {
  bfloatType,
  doubleType,
  type FunctionType,
  floatType,
  fp128Type,
  halfType,
  i1,
  i8,
  i16,
  i32,
  i64,
  i128,
  intType,
  isFloat,
  metadataType,
  ppcFp128Type,
  ptr,
  scalarType,
  type Type,
  tokenType,
  vectorType,
  voidType,
  x86AmxType,
  x86MmxType,
} from "../types.js";

const PLAIN: Readonly<Record<string, Type>> = {
  v: voidType,
  "1": i1,
  "8": i8,
  w: i16,
  i: i32,
  l: i64,
  o: i128,
  h: halfType,
  b: bfloatType,
  f: floatType,
  d: doubleType,
  q: fp128Type,
  g: ppcFp128Type,
  p: ptr,
  m: metadataType,
  t: tokenType,
  x: x86MmxType,
  a: x86AmxType,
};

const OVERLOADS: Readonly<Record<string, (type: Type) => boolean>> = {
  I: (type) => scalarType(type).kind === "integer",
  F: (type) => isFloat(scalarType(type)),
  P: (type) => type.kind === "pointer",
  V: (type) => type.kind === "vector",
  A: () => true,
};

/** Types made of an overloaded one; undefined where it has none such. */
const DERIVED: Readonly<Record<string, (base: Type) => Type | undefined>> = {
  "": (base) => base,
  e: (base) => (base.kind === "vector" ? base.element : undefined),
  h: (base) =>
    base.kind === "vector" && base.length % 2 === 0
      ? vectorType(base.element, base.length / 2, base.scalable)
      : undefined,
  // Twice as many integers of half the width.
  "2": (base) =>
    base.kind === "vector" && base.element.kind === "integer" && base.element.bits % 2 === 0
      ? vectorType(intType(base.element.bits / 2), base.length * 2, base.scalable)
      : undefined,
};

/** One type of a {@link Signature}. */
export type TypePattern =
  | { readonly kind: "plain"; readonly type: Type }
  | { readonly kind: "overload"; readonly fits: (type: Type) => boolean }
  | { readonly kind: "struct"; readonly fields: readonly TypePattern[] }
  | { readonly kind: "derived"; readonly of: number; readonly make: (base: Type) => Type | undefined }
  | { readonly kind: "shape"; readonly of: number; readonly element: TypePattern }
  | { readonly kind: "pointers"; readonly of: number };

/** A type that refers to an overloaded one. */
type Reference = Extract<TypePattern, { readonly of: number }>;

export interface Signature {
  readonly result: TypePattern;
  readonly params: readonly TypePattern[];
  readonly varArg: boolean;
  /** Whether types are part of the name. */
  readonly overloaded: boolean;
}

/** Pieces between commas that stand outside braces. */
function pieces(text: string): string[] {
  return text.match(/\{[^}]*\}|[^,]+/g) ?? [];
}

function parsePattern(text: string): TypePattern {
  if (text.startsWith("{")) return { kind: "struct", fields: pieces(text.slice(1, -1)).map(parsePattern) };
  const fits = OVERLOADS[text];
  if (fits !== undefined) return { kind: "overload", fits };
  const reference = /^=(\d)(?:\.(\w)|:(.+))?$/.exec(text);
  if (reference !== null) {
    const [, number, suffix = "", shape] = reference;
    const of = Number(number);
    if (shape !== undefined) return { kind: "shape", of, element: parsePattern(shape) };
    if (suffix === "p") return { kind: "pointers", of };
    const make = DERIVED[suffix];
    if (make !== undefined) return { kind: "derived", of, make };
  }
  const [, count, element = text] = /^(\d+)x(.)$/.exec(text) ?? [];
  const type = PLAIN[element];
  if (type === undefined) throw new Error(`no type of an intrinsic is written ${text}`);
  return { kind: "plain", type: count === undefined ? type : vectorType(type, Number(count)) };
}

/** Reads a type as the table writes it. */
export function parseSignature(text: string): Signature {
  const open = text.indexOf("(");
  const params = pieces(text.slice(open + 1, -1));
  const varArg = params.at(-1) === "...";
  if (varArg) params.pop();
  return {
    result: parsePattern(text.slice(0, open)),
    params: params.map(parsePattern),
    varArg,
    overloaded: /[AIFPV]|\.p/.test(text),
  };
}

/** Matches types one by one; a type that refers to an overloaded one not seen yet waits for the end. */
class Matcher {
  readonly overloads: Type[] = [];
  private readonly waiting: { readonly pattern: Reference; readonly type: Type; readonly problem: string }[] =
    [];

  match(pattern: TypePattern, type: Type, problem: string): boolean {
    switch (pattern.kind) {
      case "plain":
        return pattern.type === type;
      case "overload":
        this.overloads.push(type);
        return pattern.fits(type);
      case "struct":
        return (
          type.kind === "struct" &&
          type.name === undefined &&
          !type.packed &&
          type.fields.length === pattern.fields.length &&
          pattern.fields.every((field, at) => this.match(field, type.fields[at] ?? voidType, problem))
        );
      default: {
        const base = this.overloads[pattern.of];
        // Pointers take their own place among the overloaded types in any case.
        if (pattern.kind === "pointers") this.overloads.push(type);
        if (base !== undefined) return this.follows(pattern, type, base);
        this.waiting.push({ pattern, type, problem });
        return true;
      }
    }
  }

  private follows(pattern: Reference, type: Type, base: Type): boolean {
    switch (pattern.kind) {
      case "derived":
        return pattern.make(base) === type;
      case "shape":
        return sameShape(base, type) && this.match(pattern.element, scalarType(type), "");
      case "pointers":
        return type.kind === "vector" && sameShape(base, type) && type.element.kind === "pointer";
    }
  }

  /** What is wrong with a type that waited, if anything. */
  finish(): string | undefined {
    for (const { pattern, type, problem } of this.waiting) {
      const base = this.overloads[pattern.of];
      if (base === undefined || !this.follows(pattern, type, base)) return problem;
    }
    return undefined;
  }
}

/** Both scalars, or vectors of as many elements. */
function sameShape(a: Type, b: Type): boolean {
  if (a.kind !== "vector" || b.kind !== "vector") return a.kind !== "vector" && b.kind !== "vector";
  return a.length === b.length && a.scalable === b.scalable;
}

const RESULT = "Intrinsic has incorrect return type!";
const ARGUMENT = "Intrinsic has incorrect argument type!";

/** What a declared type says: a problem in LLVM's words, or the overloaded types in order. */
export function matchType(
  { result, params, varArg }: Signature,
  type: FunctionType,
): { readonly problem: string } | { readonly overloads: readonly Type[] } {
  const matcher = new Matcher();
  if (!matcher.match(result, type.returnType, RESULT)) return { problem: RESULT };
  for (const [at, param] of type.params.entries()) {
    const pattern = params[at];
    if (pattern === undefined || !matcher.match(pattern, param, ARGUMENT)) return { problem: ARGUMENT };
  }
  const problem = matcher.finish();
  if (problem !== undefined) return { problem };
  const whole = type.params.length === params.length;
  if (type.varArg && !(varArg && whole)) {
    return { problem: "Intrinsic was not defined with variable arguments!" };
  }
  if (!type.varArg && (varArg || !whole)) {
    return { problem: "Callsite was not defined with variable arguments!" };
  }
  return { overloads: matcher.overloads };
}
