/**
 * The intrinsics of LLVM 19 that do not belong to one target, and the multiplications of x86 that add up neighbours:
 * their types, how their names are mangled, and what is known of every one of them.
 *
 * Source: LLVM Language Reference, "Intrinsic Functions"; LLVM's IntrinsicsX86.td.
 */
import type { Attribute } from "./attributes.js";
import {
  doubleType,
  type FunctionType,
  floatType,
  i1,
  i8,
  i16,
  i32,
  i64,
  isFloat,
  metadataType,
  ptr,
  scalarType,
  type Type,
  tokenType,
  vectorType,
  voidType,
  withScalar,
} from "./types.js";

/** Attribute lists that many intrinsics share. */
const KNOWN = {
  pure: "nocallback nofree nosync nounwind speculatable willreturn memory(none)",
  none: "nocallback nofree nosync nounwind willreturn memory(none)",
  default: "nocallback nofree nosync nounwind willreturn",
  argmem: "nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)",
  transfer: "nocallback nofree nounwind willreturn memory(argmem: readwrite)",
  fill: "nocallback nofree nounwind willreturn memory(argmem: write)",
  inaccessible: "nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: readwrite)",
  assume: "nocallback nofree nosync nounwind willreturn memory(inaccessiblemem: write)",
  both: "nocallback nofree nosync nounwind willreturn memory(argmem: readwrite, inaccessiblemem: readwrite)",
  strict: "nocallback nofree nosync nounwind strictfp willreturn memory(inaccessiblemem: readwrite)",
  reads: "nocallback nofree nosync nounwind willreturn memory(read)",
  writes: "nocallback nofree nosync nounwind willreturn memory(write)",
  launder: "nocallback nofree nosync nounwind speculatable willreturn memory(inaccessiblemem: readwrite)",
  read: "nocallback nofree nosync nounwind willreturn memory(argmem: read)",
  write: "nocallback nofree nosync nounwind willreturn memory(argmem: write)",
} as const;

/**
 * One row an intrinsic, or several of the same type: names without `llvm.`, type, attributes, and parameters'
 * attributes by position, `r` for the result's.
 *
 * Types: v void, 1 8 w i l integers of 1 8 16 32 64 bits, 16x8 a vector of 16 of type 8, f d floats, p ptr, m metadata,
 * t token. I, F, P, V, A stand
 * for any integer, float, pointer, vector, type (integers and floats also as vectors): each is overloaded, and part of
 * the name. `=0` is the first overloaded type again, `=0.1` i1 in its shape, `=0.e` its element. `{...}` is a struct.
 * A parameter with `!` must be an immediate constant.
 */
const ROWS: readonly (readonly [string, string, keyof typeof KNOWN | "", string?])[] = [
  ["memcpy", "v(P,P,I,1!)", "transfer", "0:noalias nocapture writeonly;1:noalias nocapture readonly"],
  ["memcpy.inline", "v(P,P,I,1!)", "transfer", "0:noalias nocapture writeonly;1:noalias nocapture readonly"],
  ["memmove", "v(P,P,I,1!)", "transfer", "0:nocapture writeonly;1:nocapture readonly"],
  ["memset", "v(P,8,I,1!)", "fill", "0:nocapture writeonly"],
  ["memset.inline", "v(P,8,I,1!)", "fill", "0:nocapture writeonly"],
  ["bswap ctpop bitreverse", "I(=0)", "pure"],
  ["ctlz cttz abs", "I(=0,1!)", "pure"],
  ["fshl fshr", "I(=0,=0,=0)", "pure"],
  ["smax smin umax umin sadd.sat uadd.sat ssub.sat usub.sat sshl.sat ushl.sat", "I(=0,=0)", "pure"],
  ["scmp ucmp", "I(I,=1)", "pure"],
  [
    "sadd.with.overflow uadd.with.overflow ssub.with.overflow usub.with.overflow smul.with.overflow umul.with.overflow",
    "{I,=0.1}(=0,=0)",
    "pure",
  ],
  ["smul.fix umul.fix smul.fix.sat umul.fix.sat", "I(=0,=0,i!)", "pure"],
  ["sdiv.fix udiv.fix sdiv.fix.sat udiv.fix.sat", "I(=0,=0,i!)", "none"],
  [
    `sqrt sin cos tan asin acos atan sinh cosh tanh exp exp2 exp10 log log2 log10 floor ceil trunc rint nearbyint round
     roundeven fabs`,
    "F(=0)",
    "pure",
  ],
  ["canonicalize", "F(=0)", "pure"],
  ["pow copysign minnum maxnum minimum maximum", "F(=0,=0)", "pure"],
  ["powi ldexp", "F(=0,I)", "pure"],
  ["fma fmuladd", "F(=0,=0,=0)", "pure"],
  ["frexp", "{F,I}(=0)", "pure"],
  ["lround llround lrint llrint", "I(F)", "pure"],
  ["fptoui.sat fptosi.sat", "I(F)", "pure"],
  ["is.fpclass", "=0.1(F,i!)", "pure"],
  ["get.rounding", "i()", "inaccessible"],
  ["lifetime.start lifetime.end", "v(l!,P)", "argmem", "1:nocapture"],
  ["invariant.start", "p(l!,P)", "argmem", "1:nocapture"],
  ["invariant.end", "v(p,l!,P)", "argmem", "2:nocapture"],
  ["va_start va_end", "v(P)", "default"],
  ["va_copy", "v(P,=0)", "default"],
  ["trap", "v()", ""],
  ["debugtrap", "v()", ""],
  ["ubsantrap", "v(8!)", ""],
  ["expect", "I(=0,=0)", "none"],
  ["expect.with.probability", "I(=0,=0,d!)", "none"],
  ["assume", "v(1)", "assume", "0:noundef"],
  ["objectsize", "I(P,1!,1!,1!)", "pure"],
  ["is.constant", "1(A)", ""],
  ["returnaddress", "p(i!)", "none"],
  ["frameaddress", "P(i!)", "none"],
  ["addressofreturnaddress sponentry", "P()", "none"],
  ["stacksave", "P()", "default"],
  ["stackrestore", "v(P)", "default"],
  ["readcyclecounter readsteadycounter", "l()", "default"],
  ["thread.pointer", "p()", "none"],
  ["donothing", "v()", "none"],
  ["sideeffect", "v()", "inaccessible"],
  ["experimental.noalias.scope.decl", "v(m)", "inaccessible"],
  ["dbg.value dbg.declare", "v(m,m,m)", "pure"],
  ["dbg.label", "v(m)", "pure"],
  ["dbg.assign", "v(m,m,m,m,m,m)", "pure"],
  [
    "vector.reduce.add vector.reduce.mul vector.reduce.and vector.reduce.or vector.reduce.xor",
    "=0.e(V)",
    "pure",
  ],
  [
    `vector.reduce.smax vector.reduce.smin vector.reduce.umax vector.reduce.umin vector.reduce.fmax vector.reduce.fmin
     vector.reduce.fmaximum vector.reduce.fminimum`,
    "=0.e(V)",
    "pure",
  ],
  ["vector.reduce.fadd vector.reduce.fmul", "=0.e(=0.e,V)", "pure"],
  ["vscale", "I()", "none"],
  ["ssa.copy", "A(=0)", "none", "0:returned"],
  ["load.relative", "p(p,I)", "read"],
  ["eh.typeid.for", "i(P)", ""],
  ["eh.recoverfp", "p(p,p)", "none"],
  ["prefetch", "v(P,i!,i!,i!)", "both", "0:nocapture readonly"],
  ["masked.load", "V(P,i!,=0.1,=0)", "read", "0:nocapture"],
  ["masked.store", "v(V,P,i!,=0.1)", "write", "1:nocapture"],
  ["masked.gather", "V(V,i!,=0.1,=0)", "reads"],
  ["masked.scatter", "v(V,V,i!,=0.1)", "writes"],
  ["masked.expandload", "V(p,=0.1,=0)", "reads", "0:nocapture"],
  ["masked.compressstore", "v(V,p,=0.1)", "write", "1:nocapture"],
  ["vector.extract", "V(V,l!)", "pure"],
  ["vector.insert", "V(=0,V,l!)", "pure"],
  ["vector.reverse", "V(=0)", "none"],
  ["launder.invariant.group", "P(=0)", "launder"],
  ["strip.invariant.group", "P(=0)", "pure"],
  ["ptrmask", "A(=0,A)", "pure"],
  ["threadlocal.address", "P(=0)", "pure", "0:nonnull;r:nonnull"],
  ["arithmetic.fence", "F(=0)", "pure"],
  ["allow.ubsan.check", "1(8!)", "assume", "r:noundef"],
  ["allow.runtime.check", "1(m)", "assume", "r:noundef"],
  ["get.active.lane.mask", "V(I,=1)", "none"],
  ["experimental.constrained.fadd experimental.constrained.fsub", "F(=0,=0,m,m)", "strict"],
  ["call.preallocated.setup", "t(i)", "default"],
  ["call.preallocated.arg", "p(t,i)", "default"],
  ["call.preallocated.teardown", "v(t)", "default"],
  ["x86.sse2.pmadd.wd", "4xi(8xw,8xw)", "none"],
  ["x86.avx2.pmadd.wd", "8xi(16xw,16xw)", "none"],
  ["x86.ssse3.pmadd.ub.sw.128", "8xw(16x8,16x8)", "none"],
  ["x86.avx2.pmadd.ub.sw", "16xw(32x8,32x8)", "none"],
  ["x86.avx512.vpdpbusd.128", "4xi(4xi,4xi,4xi)", "none"],
  ["x86.avx512.vpdpbusd.256", "8xi(8xi,8xi,8xi)", "none"],
  ["experimental.constrained.fmul experimental.constrained.fdiv", "F(=0,=0,m,m)", "strict"],
];

/** Those of no common attributes. */
const OWN_ATTRIBUTES: Readonly<Record<string, string>> = {
  trap: "cold noreturn nounwind memory(inaccessiblemem: write)",
  debugtrap: "nounwind",
  ubsantrap: "cold noreturn nounwind",
  "eh.typeid.for": "nounwind memory(none)",
  "is.constant": "convergent nocallback nofree nosync nounwind willreturn memory(none)",
};

export interface Intrinsic {
  /** Without `llvm.` and without mangled types. */
  readonly name: string;
  readonly signature: string;
  /** As written behind a declaration. */
  readonly attributes: readonly Attribute[];
  readonly ret: readonly Attribute[];
  /** Attributes of each parameter, `immarg` included. */
  readonly params: readonly (readonly Attribute[])[];
}

function attribute(word: string): Attribute {
  const open = word.indexOf("(");
  if (open < 0) return { kind: "enum", name: word };
  return { kind: "text", name: word.slice(0, open), text: word.slice(open + 1, -1) };
}
function attributes(text: string): Attribute[] {
  return (text.match(/[a-z_]+(\([^)]*\))?/g) ?? []).map(attribute);
}

const IMMEDIATE: Attribute = { kind: "enum", name: "immarg" };

function makeTable(): Map<string, Intrinsic> {
  const table = new Map<string, Intrinsic>();
  for (const [names, signature, known, own = ""] of ROWS) {
    const paramTexts = splitTypes(signature.slice(signature.indexOf("(") + 1, -1));
    let ret: Attribute[] = [];
    const params: Attribute[][] = paramTexts.map((text) => (text.endsWith("!") ? [IMMEDIATE] : []));
    for (const part of own.split(";").filter((text) => text !== "")) {
      const [at = "0", list = ""] = part.split(":");
      if (at === "r") ret = attributes(list);
      else params[Number(at)] = attributes(list);
    }
    for (const name of names.split(/\s+/)) {
      const text = known === "" ? (OWN_ATTRIBUTES[name] ?? "") : KNOWN[known];
      table.set(name, { name, signature, attributes: attributes(text), ret, params });
    }
  }
  return table;
}

/** Pieces between commas that stand outside braces. */
function splitTypes(text: string): string[] {
  return text === "" ? [] : (text.match(/\{[^}]*\}!?|[^,]+/g) ?? []);
}

const TABLE = makeTable();

/** The intrinsic a function name stands for, or undefined when it is not in the table. */
export function findIntrinsic(functionName: string): Intrinsic | undefined {
  if (!functionName.startsWith("llvm.")) return undefined;
  let name = functionName.slice(5);
  for (;;) {
    const found = TABLE.get(name);
    if (found !== undefined) return found;
    const dot = name.lastIndexOf(".");
    if (dot < 0) return undefined;
    name = name.slice(0, dot);
  }
}

const PLAIN: Readonly<Record<string, Type>> = {
  v: voidType,
  "1": i1,
  "8": i8,
  w: i16,
  i: i32,
  l: i64,
  f: floatType,
  d: doubleType,
  p: ptr,
  m: metadataType,
  t: tokenType,
  "16x8": vectorType(i8, 16),
  "32x8": vectorType(i8, 32),
  "8xw": vectorType(i16, 8),
  "16xw": vectorType(i16, 16),
  "4xi": vectorType(i32, 4),
  "8xi": vectorType(i32, 8),
};

const OVERLOADS: Readonly<Record<string, (type: Type) => boolean>> = {
  I: (type) => scalarType(type).kind === "integer",
  F: (type) => isFloat(scalarType(type)),
  P: (type) => type.kind === "pointer",
  V: (type) => type.kind === "vector",
  A: () => true,
};

function matches(pattern: string, type: Type, overloads: Type[]): boolean {
  const bare = pattern.endsWith("!") ? pattern.slice(0, -1) : pattern;
  const overload = OVERLOADS[bare];
  if (overload !== undefined) {
    overloads.push(type);
    return overload(type);
  }
  if (bare.startsWith("=")) {
    const base = overloads[Number(bare[1])];
    // A type that refers to a later overload is checked by whoever comes back to it.
    if (base === undefined) return true;
    if (bare.endsWith(".1")) return type === withScalar(base, i1);
    if (bare.endsWith(".e")) return base.kind === "vector" && type === base.element;
    return type === base;
  }
  if (bare.startsWith("{")) {
    const parts = splitTypes(bare.slice(1, -1));
    return (
      type.kind === "struct" &&
      type.fields.length === parts.length &&
      parts.every((part, at) => matches(part, type.fields[at] ?? voidType, overloads))
    );
  }
  return PLAIN[bare] === type;
}

/** What an intrinsic's declared type says: a problem in LLVM's words, or the overloaded types in order. */
export function matchSignature(
  { signature }: Intrinsic,
  type: FunctionType,
): { readonly problem: string } | { readonly overloads: readonly Type[] } {
  const open = signature.indexOf("(");
  const result = signature.slice(0, open);
  const params = splitTypes(signature.slice(open + 1, -1));
  const overloads: Type[] = [];
  // A result given by a parameter's type is checked once the parameters are known.
  const later = result.startsWith("=");
  if (!later && !matches(result, type.returnType, overloads)) {
    return { problem: "Intrinsic has incorrect return type!" };
  }
  const back: (() => boolean)[] = [];
  for (const [at, pattern] of params.entries()) {
    const param = type.params[at];
    if (param === undefined) return { problem: "Intrinsic has incorrect argument type!" };
    const refers = pattern.startsWith("=") && overloads[Number(pattern[1])] === undefined;
    if (refers) back.push(() => matches(pattern, param, overloads));
    else if (!matches(pattern, param, overloads))
      return { problem: "Intrinsic has incorrect argument type!" };
  }
  if (type.params.length > params.length) return { problem: "Intrinsic has incorrect argument type!" };
  if (later && !matches(result, type.returnType, overloads)) {
    return { problem: "Intrinsic has incorrect return type!" };
  }
  if (!back.every((check) => check())) return { problem: "Intrinsic has incorrect argument type!" };
  if (type.varArg) return { problem: "Intrinsic was not defined with variable arguments!" };
  return { overloads };
}

const FLOAT_MANGLING: Readonly<Record<string, string>> = {
  half: "f16",
  bfloat: "bf16",
  float: "f32",
  double: "f64",
  x86_fp80: "f80",
  fp128: "f128",
  ppc_fp128: "ppcf128",
};

/** A type as it stands in an intrinsic's name. */
export function mangleType(type: Type): string {
  switch (type.kind) {
    case "integer":
      return `i${type.bits}`;
    case "pointer":
      return `p${type.addressSpace}`;
    case "array":
      return `a${type.length}${mangleType(type.element)}`;
    case "vector":
      return `${type.scalable ? "nx" : ""}v${type.length}${mangleType(type.element)}`;
    case "struct":
      return type.name === undefined ? `sl_${type.fields.map(mangleType).join("")}s` : `s_${type.name}s`;
    case "function":
      return `f_${mangleType(type.returnType)}${type.params.map(mangleType).join("")}${type.varArg ? "vararg" : ""}f`;
    case "void":
      return "isVoid";
    case "metadata":
      return "Metadata";
    case "x86_mmx":
      return "x86mmx";
    case "x86_amx":
      return "x86amx";
    case "target":
      return `t${type.name}${type.types.map((each) => `_${mangleType(each)}`).join("")}${type.ints.map((each) => `_${each}`).join("")}t`;
    case "label":
    case "token":
      return type.kind;
    default:
      return FLOAT_MANGLING[type.kind] ?? type.kind;
  }
}

/** The full name for these overloaded types. */
export function intrinsicName({ name }: Intrinsic, overloads: readonly Type[]): string {
  return ["llvm", name, ...overloads.map(mangleType)].join(".");
}
