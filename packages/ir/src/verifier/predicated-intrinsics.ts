/**
 * Rules of intrinsics whose types or metadata say what an operation is: vector predication, and floats with rounding and
 * exceptions of their own.
 */
import { MetadataAsValue } from "../metadata.js";
import { FCMP, ICMP } from "../opcodes.js";
import type { Type } from "../types.js";
import {
  bitsOf,
  first,
  hasFloats,
  hasInts,
  hasPointers,
  type IntrinsicRule,
  type IntrinsicSite,
  isVector,
  lengthOf,
  typeOf,
  wordAt,
} from "./intrinsic-site.js";

// ---- vector predication ------------------------------------------------------------------------------------------

type CastCheck = readonly [(from: Type, to: Type) => boolean, string];
const ints = (from: Type, to: Type): boolean => hasInts(from) && hasInts(to);
const floats = (from: Type, to: Type): boolean => hasFloats(from) && hasFloats(to);
const narrower = (from: Type, to: Type): boolean => bitsOf(to) < bitsOf(from);
const wider = (from: Type, to: Type): boolean => bitsOf(to) > bitsOf(from);
const EXTENSION: readonly CastCheck[] = [
  [ints, "llvm.vp.zext or llvm.vp.sext intrinsic first argument and result element type must be integer"],
  [
    wider,
    "llvm.vp.zext or llvm.vp.sext intrinsic the bit size of first argument must be smaller than the bit size of the return type",
  ],
];
const TO_INTEGER: readonly CastCheck[] = [
  [
    (from, to) => hasFloats(from) && hasInts(to),
    "llvm.vp.fptoui, llvm.vp.fptosi, llvm.vp.lrint or llvm.vp.llrintintrinsic first argument element type must be floating-point and result element type must be integer",
  ],
];
const FROM_INTEGER: readonly CastCheck[] = [
  [
    (from, to) => hasInts(from) && hasFloats(to),
    "llvm.vp.uitofp or llvm.vp.sitofp intrinsic first argument element type must be integer and result element type must be floating-point",
  ],
];
const VP_CASTS: Readonly<Record<string, readonly CastCheck[]>> = {
  "vp.trunc": [
    [ints, "llvm.vp.trunc intrinsic first argument and result element type must be integer"],
    [
      narrower,
      "llvm.vp.trunc intrinsic the bit size of first argument must be larger than the bit size of the return type",
    ],
  ],
  "vp.zext": EXTENSION,
  "vp.sext": EXTENSION,
  "vp.fptoui": TO_INTEGER,
  "vp.fptosi": TO_INTEGER,
  "vp.uitofp": FROM_INTEGER,
  "vp.sitofp": FROM_INTEGER,
  "vp.fptrunc": [
    [floats, "llvm.vp.fptrunc intrinsic first argument and result element type must be floating-point"],
    [
      narrower,
      "llvm.vp.fptrunc intrinsic the bit size of first argument must be larger than the bit size of the return type",
    ],
  ],
  "vp.fpext": [
    [floats, "llvm.vp.fpext intrinsic first argument and result element type must be floating-point"],
    [
      wider,
      "llvm.vp.fpext intrinsic the bit size of first argument must be smaller than the bit size of the return type",
    ],
  ],
  "vp.ptrtoint": [
    [
      (from, to) => hasPointers(from) && hasInts(to),
      "llvm.vp.ptrtoint intrinsic first argument element type must be pointer and result element type must be integer",
    ],
  ],
  "vp.inttoptr": [
    [
      (from, to) => hasInts(from) && hasPointers(to),
      "llvm.vp.inttoptr intrinsic first argument element type must be integer and result element type must be pointer",
    ],
  ],
};
const vpCastProblem =
  (checks: readonly CastCheck[]): IntrinsicRule =>
  (site) => {
    const from = typeOf(site, 0);
    const { type } = site.call;
    if (lengthOf(from) !== lengthOf(type)) {
      return "VP cast intrinsic first argument and result vector lengths must be equal";
    }
    return checks.find(([holds]) => !holds(from, type))?.[1];
  };

/** Predicates that metadata may name: those that are always true or false have no word there. */
const FLOAT_WORDS = new Set(Object.keys(FCMP).filter((word) => word !== "true" && word !== "false"));
const INT_WORDS = new Set(Object.keys(ICMP));
const predicateProblem =
  (known: ReadonlySet<string>, what: string): IntrinsicRule =>
  (site) =>
    known.has(wordAt(site, 2) ?? "") ? undefined : `invalid predicate for ${what} comparison intrinsic`;

/** Rules of vector-predicated intrinsics. */
export const PREDICATED_RULES: readonly (readonly [string, IntrinsicRule])[] = [
  ["vp.fcmp", predicateProblem(FLOAT_WORDS, "VP FP")],
  ["vp.icmp", predicateProblem(INT_WORDS, "VP integer")],
  ...Object.entries(VP_CASTS).map(([name, checks]) => [name, vpCastProblem(checks)] as const),
];

// ---- constrained floats ------------------------------------------------------------------------------------------

const EXCEPTIONS = new Set(["fpexcept.ignore", "fpexcept.maytrap", "fpexcept.strict"]);

/** Rounding modes that metadata may name, without the one of the moment. */
export const ROUNDINGS = new Set(
  ["tonearest", "downward", "upward", "towardzero", "tonearestaway"].map((mode) => `round.${mode}`),
);

const CONSTRAINED_ROUNDINGS = new Set([...ROUNDINGS, "round.dynamic"]);

function sameShapeProblem(from: Type, to: Type): string | undefined {
  return first(
    [isVector(from) === isVector(to), "Intrinsic first argument and result disagree on vector use"],
    [lengthOf(from) === lengthOf(to), "Intrinsic first argument and result vector lengths must be equal"],
  );
}

/** Of rounding to an integer of another kind. */
export const noVectorsProblem: IntrinsicRule = (site) =>
  isVector(typeOf(site, 0)) || isVector(site.call.type) ? "Intrinsic does not support vectors" : undefined;

const CONSTRAINED: Readonly<Record<string, IntrinsicRule>> = {
  lrint: noVectorsProblem,
  llrint: noVectorsProblem,
  lround: noVectorsProblem,
  llround: noVectorsProblem,
  fcmp: predicateProblem(FLOAT_WORDS, "constrained FP"),
  fcmps: predicateProblem(FLOAT_WORDS, "constrained FP"),
  fptosi: (site) => sameShapeProblem(typeOf(site, 0), site.call.type),
  fptoui: (site) => sameShapeProblem(typeOf(site, 0), site.call.type),
  sitofp: (site) => sameShapeProblem(typeOf(site, 0), site.call.type),
  uitofp: (site) => sameShapeProblem(typeOf(site, 0), site.call.type),
  fptrunc: (site) =>
    sameShapeProblem(typeOf(site, 0), site.call.type) ??
    first([
      narrower(typeOf(site, 0), site.call.type),
      "Intrinsic first argument's type must be larger than result type",
    ]),
  fpext: (site) =>
    sameShapeProblem(typeOf(site, 0), site.call.type) ??
    first([
      wider(typeOf(site, 0), site.call.type),
      "Intrinsic first argument's type must be smaller than result type",
    ]),
};

/** What the names of operations that mind rounding and exceptions begin with. */
export const CONSTRAINED_PREFIX = "experimental.constrained.";

/** What is wrong with a call of a constrained operation, by its name behind the prefix. */
export function constrainedProblem(name: string, site: IntrinsicSite): string | undefined {
  const problem = CONSTRAINED[name]?.(site);
  if (problem !== undefined) return problem;
  if (!EXCEPTIONS.has(wordAt(site, -1) ?? "")) return "invalid exception behavior argument";
  const rounds = !name.startsWith("fcmp") && site.args.at(-2) instanceof MetadataAsValue;
  if (!rounds || CONSTRAINED_ROUNDINGS.has(wordAt(site, -2) ?? "")) return undefined;
  return "invalid rounding mode argument";
}
