/**
 * llvm.experimental.constrained.*: floating-point operations that observe the rounding mode of the moment and raise
 * exactly their own exceptions. To the optimizer they are calls with effects, so none is moved, merged, folded or left
 * out; here each becomes the operation it is named after, but for those whose usual instructions do more than that:
 *
 * | operation | differs |
 * |---|---|
 * | uitofp of 32 bits | by way of 64 bits: taking 2^52 off again would give -0 for 0 when rounding down |
 * | fptoui to 32 bits | by way of 64 bits: the usual pair of conversions may raise "invalid" in vain |
 * | fcmps | `comis` and `fcomi`, which raise "invalid" for any NaN, instead of `ucomis` and `fucomi` |
 *
 * The rounding mode must be `round.dynamic`, or `round.tonearest`, which is a promise about it; others, which would
 * ask for the mode to be changed around the operation, are refused.
 */
import {
  type CallInstruction,
  type FloatPredicate,
  firstArgument,
  i64,
  MDString,
  MetadataAsValue,
  scalarType,
  type Type,
  type Value,
} from "@ts-jit/ir";
import type { Reg } from "../machine/registers.js";
import { PartClass } from "../machine/type-parts.js";
import { Expander, setResultValue } from "./expander.js";
import { compareFloats } from "./float.js";
import { setByCondition } from "./integer.js";
import { joinLanes, laneValues } from "./lanes.js";
import type { Selector } from "./selector.js";

const PREFIX = "experimental.constrained.";
/** Those that are instructions elsewhere; all others are intrinsics of the same name. */
const BINARY = ["fadd", "fsub", "fmul", "fdiv", "frem"] as const;
const CASTS = ["fptosi", "fptoui", "sitofp", "uitofp", "fpext", "fptrunc"] as const;
type BinaryName = (typeof BINARY)[number];
type CastName = (typeof CASTS)[number];
function isBinaryName(name: string): name is BinaryName {
  return (BINARY as readonly string[]).includes(name);
}
function isCastName(name: string): name is CastName {
  return (CASTS as readonly string[]).includes(name);
}

function metadataText(value: Value): string {
  return value instanceof MetadataAsValue && value.metadata instanceof MDString ? value.metadata.text : "";
}

/** Selects a constrained operation; `name` is without `llvm.`, its type suffixes still there. */
export function selectConstrained(s: Selector, call: CallInstruction, name: string): void {
  const begin = firstArgument(call);
  const args = call.operands.slice(begin);
  const values = args.filter(({ type }) => type.kind !== "metadata");
  const words = args.filter(({ type }) => type.kind === "metadata").map(metadataText);
  const operation = operationOf(name);
  const mode = words.find((word) => word.startsWith("round."));
  if (mode !== undefined && mode !== "round.dynamic" && mode !== "round.tonearest")
    throw s.unsupported(`llvm.${PREFIX}${operation} with the rounding mode "${mode}"`);
  const [first] = values;
  if (first === undefined) throw s.unsupported(`llvm.${name}`);
  const e = new Expander(s);
  if (operation === "fcmp" || operation === "fcmps") {
    const predicate = words[0] as FloatPredicate;
    byLanes(s, call, values, ([a, b]) => {
      const bit = s.gr();
      if (a !== undefined && b !== undefined)
        setByCondition(s, bit, compareFloats(s, predicate, a, b, operation === "fcmps"));
      return [bit];
    });
  } else if (isCastName(operation)) {
    byLanes(s, call, values, ([value = first]) =>
      s.parts(convert(e, operation, value, scalarType(call.type))),
    );
  } else if (isBinaryName(operation)) {
    setResultValue(s, call, e.emit(operation, call.type, values, undefined));
  } else setResultValue(s, call, e.intrinsic(call, operation, call.type, values));
}

/** `fadd` of `experimental.constrained.fadd.f64`. */
function operationOf(name: string): string {
  return name.slice(PREFIX.length).split(".")[0] ?? "";
}

/** Selects for each lane of the operands; a scalar is one lane. */
function byLanes(
  s: Selector,
  call: CallInstruction,
  values: readonly Value[],
  select: (operands: readonly Value[]) => readonly Reg[],
): void {
  if (call.type.kind !== "vector") {
    const { classes } = s.infoOf(call);
    select(values).forEach((reg, part) => {
      s.copyPart(classes[part] ?? PartClass.gr32, s.def(call, part), reg);
    });
    return;
  }
  const operands = values.map((value) => laneValues(s, value));
  const lanes = Array.from({ length: call.type.length }, (_, lane) =>
    select(operands.map((list) => list[lane] as Value)),
  );
  joinLanes(s, s.infoOf(call), lanes, (part) => s.def(call, part));
}

function convert(e: Expander, opcode: CastName, value: Value, type: Type): Value {
  if (opcode === "uitofp" && value.type.kind === "integer" && value.type.bits <= 32)
    return e.cast("sitofp", e.cast("zext", value, i64), type);
  if (opcode === "fptoui" && type.kind === "integer" && type.bits <= 32)
    return e.cast("trunc", e.cast("fptosi", value, i64), type);
  return e.cast(opcode, value, type);
}
