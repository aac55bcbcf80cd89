/** Rules for calls of intrinsics. */
import {
  asConstantInt,
  ConstantInt,
  constBool,
  constInt,
  type Instruction,
  type InstructionOf,
  i1,
  intrinsicBase,
  intType,
  isInstruction,
  type Value,
} from "@ts-jit/ir";
import { type Combiner, type Rule, rule } from "./combiner.js";

/** The alignment an argument of a call promises, in bytes. */
function argumentAlign(call: InstructionOf<"call">, index: number): number {
  return call.data.attributes.param(index).int("align") ?? 1;
}

/** memcpy and memmove of 1, 2, 4 or 8 bytes: one load and one store. */
function smallCopy(call: InstructionOf<"call">, combiner: Combiner): Value | undefined {
  const length = asConstantInt(call.operand(3));
  const isVolatile = asConstantInt(call.operand(4));
  if (length === undefined || isVolatile?.value !== 0n) return undefined;
  if (length.value === 0n) {
    combiner.erase(call);
    return call;
  }
  const bytes = Number(length.value);
  if (bytes !== 1 && bytes !== 2 && bytes !== 4 && bytes !== 8) return undefined;
  const type = intType(bytes * 8);
  const access = { volatile: false, ordering: undefined, syncScope: undefined } as const;
  const value = combiner.create("load", type, [call.operand(2)], {
    ...access,
    align: argumentAlign(call, 1),
  });
  combiner.create("store", call.type, [value, call.operand(1)], { ...access, align: argumentAlign(call, 0) });
  combiner.erase(call);
  return call;
}

/** memset of 1, 2, 4 or 8 bytes with a known byte: one store. */
function smallSet(call: InstructionOf<"call">, combiner: Combiner): Value | undefined {
  const length = asConstantInt(call.operand(3));
  const byte = asConstantInt(call.operand(2));
  const isVolatile = asConstantInt(call.operand(4));
  if (length === undefined || isVolatile?.value !== 0n) return undefined;
  if (length.value === 0n) {
    combiner.erase(call);
    return call;
  }
  const bytes = Number(length.value);
  if (byte === undefined || (bytes !== 1 && bytes !== 2 && bytes !== 4 && bytes !== 8)) return undefined;
  let bits = 0n;
  for (let at = 0; at < bytes; at++) bits = (bits << 8n) | byte.value;
  const access = { volatile: false, ordering: undefined, syncScope: undefined } as const;
  combiner.create("store", call.type, [constInt(intType(bytes * 8), bits), call.operand(1)], {
    ...access,
    align: argumentAlign(call, 0),
  });
  combiner.erase(call);
  return call;
}

type CallRule = (call: InstructionOf<"call">, combiner: Combiner) => Value | undefined;
const BY_NAME: Readonly<Record<string, CallRule>> = {
  memcpy: smallCopy,
  "memcpy.inline": smallCopy,
  memmove: smallCopy,
  memset: smallSet,
  "memset.inline": smallSet,
  /** `llvm.is.constant` of a constant is true; what is not constant now may still become so. */
  "is.constant": (call) => (call.operand(1) instanceof ConstantInt ? constBool(true) : undefined),
  /** Two operations, each rounded, at every tier: apart they meet others. */
  fmuladd: (call, combiner) => {
    const product = combiner.create(
      "fmul",
      call.type,
      [call.operand(1), call.operand(2)],
      undefined,
      call.flags,
    );
    return combiner.create("fadd", call.type, [product, call.operand(3)], undefined, call.flags);
  },
  /** A condition that is assumed and known says nothing more. */
  assume: (call, combiner) => {
    const condition = asConstantInt(call.operand(1));
    if (condition?.value !== 1n || call.data.bundles.length > 0) return undefined;
    combiner.erase(call);
    return call;
  },
  /** Overflow cannot happen with zero: the sum and `false`. */
  "uadd.with.overflow": zeroOverflow,
  "sadd.with.overflow": zeroOverflow,
  "usub.with.overflow": zeroOverflow,
  "ssub.with.overflow": zeroOverflow,
};

function zeroOverflow(call: InstructionOf<"call">, combiner: Combiner): Value | undefined {
  if (asConstantInt(call.operand(2))?.value !== 0n) return undefined;
  // Uses that ask for one part get it; others keep the pair.
  let changed = false;
  for (const user of [...call.users()]) {
    const one = user as Instruction;
    if (!isInstruction(one) || one.opcode !== "extractvalue") continue;
    combiner.replace(one, one.data.indices[0] === 0 ? call.operand(1) : constInt(i1, 0));
    changed = true;
  }
  return changed ? call : undefined;
}

export const INTRINSICS: readonly Rule[] = [
  rule("call", "calls of intrinsics, by name", (one, combiner) => {
    const base = intrinsicBase(one);
    return base === undefined ? undefined : BY_NAME[base]?.(one, combiner);
  }),
];
