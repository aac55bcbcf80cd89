/**
 * What running an instruction may do besides giving a value: read or write memory, unwind, not return. Every pass that
 * deletes, moves or duplicates asks here.
 *
 * Calls answer by the attributes of call site and callee; intrinsics that came without attributes by the table below.
 * Source: LLVM Language Reference, "Function Attributes" (memory, nounwind, willreturn), "Intrinsic Functions".
 */

import type { AttributeSet } from "../attributes.js";
import { ConstantInt } from "../constants.js";
import { splatOf } from "../fold/elements.js";
import type { Function as IrFunction } from "../function.js";
import type { CallInstruction, Instruction } from "../instruction.js";
import type { Value } from "../value.js";
import { isCall } from "./call-graph.js";

export const Effect = {
  /** May read memory that others can see. */
  read: 1,
  /** May write memory that others can see. */
  write: 2,
  /** May unwind. */
  unwind: 4,
  /** May run for ever, or end the program. */
  noReturn: 8,
  /** Whatever it reads or writes is reached through its pointer arguments. */
  argumentsOnly: 16,
  /** Must not be made dependent on other conditions, nor copied. */
  convergent: 32,
  noDuplicate: 64,
  returnsTwice: 128,
  /** It touches only memory the module cannot see. */
  inaccessible: 256,
} as const;

const OPAQUE = Effect.read | Effect.write | Effect.unwind | Effect.noReturn;

/** Intrinsics by the name behind `llvm.` (up to the type suffix), with what they do. */
const PURE = 0;
const ARG = Effect.argumentsOnly;
const INTRINSICS: Readonly<Record<string, number>> = {
  abs: PURE,
  bitreverse: PURE,
  bswap: PURE,
  canonicalize: PURE,
  ceil: PURE,
  copysign: PURE,
  cos: PURE,
  ctlz: PURE,
  ctpop: PURE,
  cttz: PURE,
  exp: PURE,
  exp10: PURE,
  exp2: PURE,
  expect: PURE,
  fabs: PURE,
  floor: PURE,
  fma: PURE,
  fmuladd: PURE,
  fptosi: PURE,
  fptoui: PURE,
  fshl: PURE,
  fshr: PURE,
  is: PURE,
  ldexp: PURE,
  llrint: PURE,
  llround: PURE,
  log: PURE,
  log10: PURE,
  log2: PURE,
  lrint: PURE,
  lround: PURE,
  maximum: PURE,
  maxnum: PURE,
  minimum: PURE,
  minnum: PURE,
  nearbyint: PURE,
  objectsize: PURE,
  pow: PURE,
  powi: PURE,
  ptrmask: PURE,
  rint: PURE,
  round: PURE,
  roundeven: PURE,
  sadd: PURE,
  scmp: PURE,
  sin: PURE,
  smax: PURE,
  smin: PURE,
  smul: PURE,
  sqrt: PURE,
  sshl: PURE,
  ssub: PURE,
  trunc: PURE,
  uadd: PURE,
  ucmp: PURE,
  umax: PURE,
  umin: PURE,
  umul: PURE,
  ushl: PURE,
  usub: PURE,
  vector: PURE,
  // Only those that compute are read.
  x86: PURE,
  memcpy: ARG | Effect.read | Effect.write,
  memmove: ARG | Effect.read | Effect.write,
  memset: ARG | Effect.write,
  lifetime: ARG | Effect.read | Effect.write,
  invariant: ARG | Effect.read | Effect.write,
  assume: Effect.inaccessible | Effect.write,
  experimental: OPAQUE,
  donothing: PURE,
  annotation: PURE,
  va_start: ARG | Effect.read | Effect.write,
  va_end: ARG | Effect.read | Effect.write,
  va_copy: ARG | Effect.read | Effect.write,
  stacksave: Effect.read | Effect.write,
  stackrestore: Effect.read | Effect.write,
  prefetch: ARG | Effect.read | Effect.write,
  trap: OPAQUE & ~Effect.unwind,
  frameaddress: PURE,
  returnaddress: PURE,
  threadlocal: PURE,
  masked: Effect.read | Effect.write,
};

const ofSets = new WeakMap<AttributeSet, number>();

/** Effects an attribute set leaves possible, as bits to keep, with the bits it adds in `added`. */
function keptBy(set: AttributeSet): number {
  const known = ofSets.get(set);
  if (known !== undefined) return known;
  let kept = OPAQUE;
  let added = 0;
  for (const attribute of set.attributes) {
    switch (attribute.name) {
      case "nounwind":
        kept &= ~Effect.unwind;
        break;
      case "willreturn":
        kept &= ~Effect.noReturn;
        break;
      case "readnone":
        kept &= ~(Effect.read | Effect.write);
        break;
      case "readonly":
        kept &= ~Effect.write;
        break;
      case "writeonly":
        kept &= ~Effect.read;
        break;
      case "argmemonly":
        added |= Effect.argumentsOnly;
        break;
      case "inaccessiblememonly":
        added |= Effect.inaccessible;
        break;
      case "convergent":
        added |= Effect.convergent;
        break;
      case "noduplicate":
        added |= Effect.noDuplicate;
        break;
      case "returns_twice":
        added |= Effect.returnsTwice;
        break;
      case "memory":
        if (attribute.kind === "text") {
          const { keep, where } = memoryText(attribute.text);
          kept &= keep | ~(Effect.read | Effect.write);
          added |= where;
        }
        break;
    }
  }
  const result = kept | (added << 16);
  ofSets.set(set, result);
  return result;
}

/** Reads `memory(...)`: which accesses remain, and whether they stay within arguments or hidden memory. */
function memoryText(text: string): { keep: number; where: number } {
  let keep = 0;
  let argument = 0;
  let hidden = 0;
  let other = 0;
  let sawDefault = 0;
  for (const part of text.split(",")) {
    const [left = "", right] = part.split(":").map((piece) => piece.trim());
    const access = ACCESS[right ?? left] ?? Effect.read | Effect.write;
    if (right === undefined) sawDefault = access;
    else if (left === "argmem") argument = access;
    else if (left === "inaccessiblemem") hidden = access;
    else other |= access;
  }
  // The default holds for every place that is not named.
  if (!/argmem/.test(text)) argument = sawDefault;
  if (!/inaccessiblemem/.test(text)) hidden = sawDefault;
  other |= sawDefault;
  keep = argument | hidden | other;
  let where = 0;
  if (other === 0 && hidden === 0) where = Effect.argumentsOnly;
  else if (other === 0 && argument === 0) where = Effect.inaccessible;
  return { keep, where };
}
const ACCESS: Readonly<Record<string, number>> = {
  none: 0,
  read: Effect.read,
  write: Effect.write,
  readwrite: Effect.read | Effect.write,
};

/** The name of the intrinsic a call is of, without `llvm.`; undefined for other calls. */
export function calledIntrinsic(instruction: Instruction): string | undefined {
  if (instruction.opcode !== "call" && instruction.opcode !== "invoke") return undefined;
  const callee = instruction.operand(0);
  if (callee.valueKind !== "function") return undefined;
  const { name } = callee as IrFunction;
  return name.startsWith("llvm.") ? name.slice(5) : undefined;
}

/** The part of an intrinsic's name that says what it does: `smax` of `smax.i32`, `lifetime.start` of `lifetime.start.p0`. */
export function intrinsicBase(instruction: Instruction): string | undefined {
  const name = calledIntrinsic(instruction);
  if (name === undefined) return undefined;
  const known = bases.get(name);
  if (known !== undefined) return known;
  const base = name
    .split(".")
    .filter((part) => !/^(([iv]|nxv)\d+\w*|p\d+\w*|f\d+|bf16|isVoid|s_\w*|sl_\w*|a\d+\w*)$/.test(part))
    .join(".");
  bases.set(name, base);
  return base;
}
const bases = new Map<string, string>();

/** Effects of a call. */
export function callEffects(call: CallInstruction): number {
  const callee = call.operand(0);
  let kept = keptBy(call.data.attributes.fn);
  let added = kept >>> 16;
  let effects = kept & 0xffff;
  if (callee.valueKind === "function") {
    const fn = callee as IrFunction;
    kept = keptBy(fn.attributes.fn);
    added |= kept >>> 16;
    effects &= kept & 0xffff;
    if (fn.name.startsWith("llvm.")) {
      const row = INTRINSICS[fn.name.split(".", 2)[1] ?? ""];
      if (row !== undefined) {
        effects &= row | ~OPAQUE;
        added |= row & ~OPAQUE;
      }
    }
  } else if (callee.valueKind === "asm") {
    const asm = callee as Value & { sideEffect: boolean; constraints: string; canThrow: boolean };
    if (!asm.canThrow) effects &= ~Effect.unwind;
    if (!asm.sideEffect) {
      effects &= ~Effect.noReturn;
      if (!asm.constraints.includes("memory") && !asm.constraints.includes("*"))
        effects &= ~(Effect.read | Effect.write);
    }
  }
  // Operand bundles may mean anything.
  if (
    call.data.bundles.length > 0 &&
    (callee.valueKind !== "function" || !(callee as IrFunction).name.startsWith("llvm.assume"))
  ) {
    effects |= OPAQUE;
    added &= ~(Effect.argumentsOnly | Effect.inaccessible);
  }
  return effects | added;
}

/** Effects of any instruction. Terminators count as having none of their own beyond calls. */
export function effectsOf(instruction: Instruction): number {
  switch (instruction.opcode) {
    case "call":
    case "invoke":
    case "callbr":
      return callEffects(instruction);
    case "load":
      if (instruction.data.volatile) return Effect.read | Effect.write | Effect.noReturn;
      return isStrongOrdering(instruction.data.ordering) ? Effect.read | Effect.write : Effect.read;
    case "store":
      if (instruction.data.volatile) return Effect.read | Effect.write | Effect.noReturn;
      return isStrongOrdering(instruction.data.ordering) ? Effect.read | Effect.write : Effect.write;
    case "fence":
    case "cmpxchg":
    case "atomicrmw":
    case "va_arg":
      return Effect.read | Effect.write;
    case "catchpad":
    case "cleanuppad":
    case "landingpad":
      return Effect.read | Effect.write;
    case "resume":
    case "cleanupret":
    case "catchret":
    case "catchswitch":
      return OPAQUE;
    default:
      return 0;
  }
}

function isStrongOrdering(ordering: string | undefined): boolean {
  return ordering !== undefined && ordering !== "unordered";
}

export function mayWrite(instruction: Instruction): boolean {
  return (effectsOf(instruction) & Effect.write) !== 0;
}
export function mayRead(instruction: Instruction): boolean {
  return (effectsOf(instruction) & Effect.read) !== 0;
}
/** Whether control may go elsewhere than to the next instruction. */
export function mayNotContinue(instruction: Instruction): boolean {
  return (effectsOf(instruction) & (Effect.unwind | Effect.noReturn)) !== 0;
}
/** A load or store that is neither volatile nor atomic. */
export function isSimpleAccess(instruction: Instruction): boolean {
  return (
    (instruction.opcode === "load" || instruction.opcode === "store") &&
    !instruction.data.volatile &&
    instruction.data.ordering === undefined
  );
}

/** Whether it can be deleted once nobody uses its value. */
export function isDeadWhenUnused(instruction: Instruction): boolean {
  if (instruction.isTerminator) return false;
  switch (instruction.opcode) {
    case "landingpad":
    case "catchpad":
    case "cleanuppad":
    case "store":
    case "fence":
    case "cmpxchg":
    case "atomicrmw":
    case "va_arg":
      return false;
    case "load":
      return !instruction.data.volatile && !isStrongOrdering(instruction.data.ordering);
    case "alloca":
      return !instruction.data.inalloca;
    case "call": {
      if (instruction.data.tail === "musttail") return false;
      const base = intrinsicBase(instruction);
      if (base === "stacksave" || base === "donothing") return true;
      // A range on an unused address says nothing.
      if (base === "lifetime.start" || base === "lifetime.end") {
        const pointer = instruction.operand(instruction.operandCount - 1);
        return pointer.valueKind === "constant";
      }
      if (base === "assume") {
        const condition = instruction.operand(1);
        return (
          condition instanceof ConstantInt && condition.value !== 0n && instruction.data.bundles.length === 0
        );
      }
      return (callEffects(instruction) & (Effect.write | Effect.unwind | Effect.noReturn)) === 0;
    }
    default:
      return true;
  }
}

/**
 * Whether it may be run where it did not run before: no trap, no access, no call that could misbehave. Its flags may
 * then make poison that was not made before, which is harmless while nobody looks.
 */
export function isSpeculatable(instruction: Instruction): boolean {
  switch (instruction.opcode) {
    case "udiv":
    case "urem":
      return isNonZeroConstant(instruction.operand(1));
    case "sdiv":
    case "srem": {
      const divisor = scalarConstant(instruction.operand(1));
      return divisor !== undefined && divisor.value !== 0n && divisor.signed !== -1n;
    }
    case "call": {
      const base = intrinsicBase(instruction);
      if (base === undefined || instruction.data.bundles.length > 0) return false;
      const row = INTRINSICS[base.split(".", 1)[0] ?? ""];
      return (
        row === PURE &&
        !base.startsWith("objectsize") &&
        !base.startsWith("donothing") &&
        base !== "is.constant"
      );
    }
    default:
      return isOfOperandsAlone(instruction);
  }
}

/** Operations whose result depends on memory, on the way control came, or on where they stand. */
const OF_MORE: ReadonlySet<string> = new Set([
  ...["load", "store", "alloca", "phi", "fence", "cmpxchg", "atomicrmw", "va_arg"],
  ...["landingpad", "catchpad", "cleanuppad"],
]);

/** Whether an operation other than a call makes its result of its operands alone, and does nothing else. */
export function isOfOperandsAlone(instruction: Instruction): boolean {
  return !OF_MORE.has(instruction.opcode) && !instruction.isTerminator;
}

function scalarConstant(value: Value): ConstantInt | undefined {
  const scalar = value instanceof ConstantInt ? value : splatOf(value);
  return scalar instanceof ConstantInt ? scalar : undefined;
}
function isNonZeroConstant(value: Value): boolean {
  const scalar = scalarConstant(value);
  return scalar !== undefined && scalar.value !== 0n;
}

/** Whether the value is a call (of any kind) that must not be copied or moved to other conditions. */
export function isPinned(instruction: Instruction): boolean {
  return isCall(instruction) && (callEffects(instruction) & (Effect.convergent | Effect.noDuplicate)) !== 0;
}
