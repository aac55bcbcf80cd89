/** Which operation of the fast path does a scalar instruction, on the common types. */
import type { Instruction } from "../instruction.js";
import { FCMP, Flag, type IntPredicate } from "../opcodes.js";
import { scalarIntrinsic } from "./intrinsic-table.js";
import type { OpName } from "./ops.js";
import type { Leaf } from "./shape.js";

/** Operations on integers of up to 32 bits, on i64, on float and on double, where the fast path has them. */
const INT64: Partial<Record<string, OpName>> = {
  add: "add64",
  sub: "sub64",
  mul: "mul64",
  and: "and64",
  or: "or64",
  xor: "xor64",
  shl: "shl64",
  lshr: "lshr64",
  ashr: "ashr64",
  udiv: "udiv64",
  sdiv: "sdiv64",
  urem: "urem64",
  srem: "srem64",
};

/** How each icmp predicate is done with the four orders the fast path has: the operation, operands exchanged. */
export const COMPARE: Record<
  IntPredicate,
  { readonly name: "eq" | "ne" | "slt" | "sle" | "ult" | "ule"; readonly swap: boolean }
> = {
  eq: { name: "eq", swap: false },
  ne: { name: "ne", swap: false },
  slt: { name: "slt", swap: false },
  sle: { name: "sle", swap: false },
  sgt: { name: "slt", swap: true },
  sge: { name: "sle", swap: true },
  ult: { name: "ult", swap: false },
  ule: { name: "ule", swap: false },
  ugt: { name: "ult", swap: true },
  uge: { name: "ule", swap: true },
};
export const BRANCH: Record<
  "eq" | "ne" | "slt" | "sle" | "ult" | "ule",
  { readonly name: OpName; readonly negate: boolean }
> = {
  eq: { name: "brEq", negate: false },
  ne: { name: "brEq", negate: true },
  slt: { name: "brSlt", negate: false },
  sle: { name: "brSle", negate: false },
  ult: { name: "brUlt", negate: false },
  ule: { name: "brUle", negate: false },
};

const NO_NAN = Flag.nnan | Flag.ninf;

/** The word behind the operands of an intrinsic's operation. */
function lastWord(name: OpName, bits: number): number[] {
  if (name === "smax" || name === "smin") return [32 - bits];
  if (/^(ct[lt]z|abs)32$/.test(name)) return [bits];
  return /^[su](max|min)64$/.test(name) ? [0] : [];
}

/** Emits the fast operation, if there is one. */
export function selectFast(
  emit: (name: OpName, ...words: number[]) => void,
  instruction: Instruction,
  to: Leaf,
  from: Leaf | undefined,
  d: number,
  sources: readonly number[],
): boolean {
  const [a = 0, b = 0] = sources;
  const { flags } = instruction;
  const bits = to.bits;
  switch (instruction.opcode) {
    case "add":
    case "sub":
    case "mul": {
      const name = instruction.opcode;
      if (bits === 64) emit(INT64[name] ?? "add64", d, a, b, flags);
      else if (bits > 32) return false;
      else if (bits === 32 && flags === 0) emit(name, d, a, b);
      else if (bits === 32 && flags === Flag.nsw) emit(`${name}Nsw`, d, a, b);
      else emit(`${name}Flags`, d, a, b, bits, flags);
      return true;
    }
    case "and":
    case "or":
    case "xor": {
      const name = instruction.opcode;
      const disjoint = name === "or" && flags !== 0;
      if (bits <= 32) emit(disjoint ? "orDisjoint" : name, d, a, b);
      else if (bits === 64 && disjoint) emit("orDisjoint64", d, a, b, 0);
      else if (bits === 64) emit(INT64[name] ?? "and64", d, a, b);
      else return false;
      return true;
    }
    case "shl":
    case "lshr":
    case "ashr": {
      const name = instruction.opcode;
      if (bits === 64) emit(INT64[name] ?? "shl64", d, a, b, flags);
      else if (bits > 32) return false;
      else if (flags === 0) emit(name, d, a, b, bits);
      else if (name === "shl") emit("shlFlags", d, a, b, bits, flags);
      else emit(`${name}Exact`, d, a, b, bits);
      return true;
    }
    case "udiv":
    case "sdiv":
    case "urem":
    case "srem": {
      const name = instruction.opcode;
      if (bits === 64) emit(INT64[name] ?? "udiv64", d, a, b, flags);
      else if (bits > 32) return false;
      else if (name === "udiv") emit("udiv", d, a, b, flags);
      else if (name === "sdiv") emit("sdiv", d, a, b, bits, flags);
      else if (name === "urem") emit("urem", d, a, b);
      else emit("srem", d, a, b, bits);
      return true;
    }
    case "fadd":
    case "fsub":
    case "fmul":
    case "fdiv":
    case "frem": {
      const name = instruction.opcode;
      const kind = to.type.kind;
      if (kind === "float") {
        emit(`${name}32`, d, a, b);
        if ((flags & NO_NAN) !== 0) emit("fcheck32", d, a, b, flags);
      } else if (kind === "double") {
        emit(`${name}64`, d, a, b);
        if ((flags & NO_NAN) !== 0) emit("fcheck64", d, a, b, flags);
      } else return false;
      return true;
    }
    case "fneg":
      if ((flags & NO_NAN) !== 0) return false;
      if (to.type.kind === "float") emit("fneg32", d, a);
      else if (to.type.kind === "double") emit("fneg64", d, a);
      else return false;
      return true;
    case "icmp": {
      if (flags !== 0 || from === undefined) return false;
      const { name, swap } = COMPARE[instruction.data.predicate];
      const x = swap ? b : a;
      const y = swap ? a : b;
      if (from.bits === 64) emit(`${name}64`, d, x, y);
      else if (from.bits > 32) return false;
      else if (from.bits < 32 && (name === "slt" || name === "sle"))
        emit(`${name}Narrow`, d, x, y, 32 - from.bits);
      else emit(name, d, x, y);
      return true;
    }
    case "fcmp": {
      if ((flags & NO_NAN) !== 0) return false;
      const relation = FCMP[instruction.data.predicate];
      if (from?.type.kind === "float") emit("fcmp32", d, a, b, relation);
      else if (from?.type.kind === "double") emit("fcmp64", d, a, b, relation);
      else return false;
      return true;
    }
    case "trunc":
      if (from === undefined || bits > 32 || from.bits > 64) return false;
      if (flags === 0) emit("trunc", d, a, -1 >>> (32 - bits));
      else if (from.bits <= 32) emit("truncFlags", d, a, from.bits, bits, flags);
      else if (from.bits === 64) emit("truncFlags64", d, a, bits, flags);
      else return false;
      return true;
    case "zext":
    case "ptrtoint":
      if (from === undefined || from.bits > 32) return false;
      if (flags !== 0) {
        if (bits > 64 || (bits > 32 && bits < 64)) return false;
        emit(bits === 64 ? "zext64Nneg" : "zextNneg", d, a, 32 - from.bits);
      } else if (bits === 64) emit("zext64", d, a);
      else if (bits < 32 && instruction.opcode === "ptrtoint") emit("trunc", d, a, -1 >>> (32 - bits));
      else return false;
      return true;
    case "sext":
      if (from === undefined || from.bits > 32) return false;
      if (bits === 64) emit("sext64", d, a, 32 - from.bits);
      else if (bits <= 32) emit("sext", d, a, 32 - from.bits, 32 - bits);
      else return false;
      return true;
    case "fptrunc":
      if (to.type.kind !== "float" || from?.type.kind !== "double" || flags !== 0) return false;
      emit("fptrunc", d, a);
      return true;
    case "fpext":
      if (to.type.kind !== "double" || from?.type.kind !== "float" || flags !== 0) return false;
      emit("fpext", d, a);
      return true;
    case "sitofp":
      if (from === undefined || from.bits > 32) return false;
      if (to.type.kind === "float") emit("sitofp32", d, a, 32 - from.bits);
      else if (to.type.kind === "double") emit("sitofp64", d, a, 32 - from.bits);
      else return false;
      return true;
    case "uitofp": {
      if (from === undefined || from.bits > 32) return false;
      const sign = flags === 0 ? 0 : 1 << (from.bits - 1);
      if (to.type.kind === "float") emit("uitofp32", d, a, sign);
      else if (to.type.kind === "double") emit("uitofp64", d, a, sign);
      else return false;
      return true;
    }
    case "fptosi":
    case "fptoui": {
      if (bits > 32) return false;
      if (from?.type.kind === "float") emit(`${instruction.opcode}32`, d, a, bits);
      else if (from?.type.kind === "double") emit(`${instruction.opcode}64`, d, a, bits);
      else return false;
      return true;
    }
    case "freeze":
      if (to.slots === 1) emit("or", d, a, a);
      else if (to.slots === 2) emit("or64", d, a, a);
      else return false;
      return true;
    case "call": {
      const name = scalarIntrinsic(instruction)?.fast?.(to);
      if (name === undefined || (flags & NO_NAN) !== 0) return false;
      emit(name, d, ...sources, ...lastWord(name, bits));
      return true;
    }
    default:
      return false;
  }
}
