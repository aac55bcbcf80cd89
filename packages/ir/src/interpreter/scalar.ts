/**
 * The exact meaning of every scalar operation, on lanes. The fast path, the slow path, constant expressions and the
 * intrinsics that work element by element all agree on what is written here.
 */
import { firstArgument, type Instruction } from "../instruction.js";
import { Flag, type FloatPredicate, type IntPredicate } from "../opcodes.js";
import { scalarType, type Type } from "../types.js";
import { constrainedOperation } from "./constrained.js";
import { binaryFloat, breaksFlags, compareFloatLanes, formatOf, negateFloat } from "./float-lane.js";
import { scalarIntrinsic } from "./intrinsic-table.js";
import {
  compareInt,
  INT_BINARY,
  type IntBinaryName,
  Lane,
  lane,
  ones,
  POISON,
  partial,
  undefLane,
} from "./lane.js";
import type { ScalarType } from "./shape.js";
import { convertFloat, floatToInteger, integerToFloat } from "./softfloat.js";

/** An operation apart from where it stands: an instruction, or a constant expression. */
export interface ScalarOperation {
  readonly opcode: string;
  readonly flags: number;
  readonly predicate?: string | undefined;
  /** Scalar type of the first operand, and of the result. */
  readonly from: ScalarType;
  readonly to: ScalarType;
}

export function widthOf(type: ScalarType): number {
  return type.kind === "pointer" ? 32 : type.bits;
}

/** What an instruction does with one lane of each operand. @throws Undefined on undefined behaviour. */
export function evaluateScalar(instruction: Instruction, lanes: readonly Lane[]): Lane {
  if (instruction.opcode === "call") {
    const constrained = constrainedOperation(instruction);
    if (constrained?.isInstruction === true) {
      const from = scalarOf(instruction.operand(firstArgument(instruction)).type);
      const { name: opcode, predicate } = constrained;
      return evaluateOperation({ opcode, predicate, flags: 0, from, to: scalarOf(instruction.type) }, lanes);
    }
    const intrinsic = scalarIntrinsic(instruction);
    if (intrinsic === undefined) throw new Error(`no scalar operation ${instruction.opcode}`);
    if (lanes.some((value) => value.poison)) return POISON;
    const types = instruction.operands
      .slice(firstArgument(instruction))
      .filter(({ type }) => type.kind !== "metadata")
      .map((operand) => scalarOf(operand.type));
    return intrinsic.evaluate(scalarOf(instruction.type), lanes, types, instruction.flags);
  }
  return evaluateOperation(
    {
      opcode: instruction.opcode,
      flags: instruction.flags,
      predicate:
        instruction.opcode === "icmp" || instruction.opcode === "fcmp"
          ? instruction.data.predicate
          : undefined,
      from: scalarOf(instruction.operand(0).type),
      to: scalarOf(instruction.type),
    },
    lanes,
  );
}

export function scalarOf(type: Type): ScalarType {
  return scalarType(type) as ScalarType;
}

export function evaluateOperation(operation: ScalarOperation, lanes: readonly Lane[]): Lane {
  const { opcode, flags, from, to } = operation;
  const [a = POISON, b = POISON, c = POISON] = lanes;
  if (opcode === "freeze") return new Lane(a.bits, 0n, false);
  if (opcode === "select") {
    if (a.poison) return POISON;
    if (a.undef !== 0n) return b.poison || c.poison ? POISON : either(b, c, widthOf(to));
    return a.bits === 1n ? b : c;
  }
  if (opcode in INT_BINARY) {
    const name = opcode as IntBinaryName;
    // A division by poison or by zero is undefined even when the dividend is poison.
    if ((a.poison || b.poison) && !(name.endsWith("div") || name.endsWith("rem"))) return POISON;
    return INT_BINARY[name](widthOf(to), flags, a, b);
  }
  if (a.poison) return POISON;
  const fromWidth = widthOf(from);
  const toWidth = widthOf(to);
  switch (opcode) {
    case "fadd":
    case "fsub":
    case "fmul":
    case "fdiv":
    case "frem":
      return binaryFloat(opcode, to, a, b, flags);
    case "fneg":
      return negateFloat(to, a, flags);
    case "icmp":
      return b.poison ? POISON : compareInt(operation.predicate as IntPredicate, fromWidth, flags, a, b);
    case "fcmp":
      return b.poison ? POISON : compareFloatLanes(operation.predicate as FloatPredicate, from, a, b, flags);
    case "trunc": {
      const result = partial(a.bits & ones(toWidth), a.undef & ones(toWidth));
      if (a.undef === 0n && (flags & Flag.nuw) !== 0 && result.bits !== a.bits) return POISON;
      if (
        a.undef === 0n &&
        (flags & Flag.nsw) !== 0 &&
        BigInt.asIntN(toWidth, a.bits) !== BigInt.asIntN(fromWidth, a.bits)
      )
        return POISON;
      return result;
    }
    case "zext":
      return (flags & Flag.nneg) !== 0 && a.bits >> BigInt(fromWidth - 1) !== 0n ? POISON : a;
    case "ptrtoint":
    case "inttoptr":
    case "addrspacecast":
      return partial(a.bits & ones(toWidth), a.undef & ones(toWidth));
    case "bitcast":
      return a;
    case "sext": {
      const widen = (x: bigint): bigint => BigInt.asUintN(toWidth, BigInt.asIntN(fromWidth, x));
      return partial(widen(a.bits), widen(a.undef));
    }
    case "fptrunc":
    case "fpext": {
      if (a.undef !== 0n) return undefLane(toWidth);
      if (breaksFlags(flags, formatOf(from), a.bits)) return POISON;
      const result = convertFloat(formatOf(from), formatOf(to), a.bits);
      return breaksFlags(flags, formatOf(to), result) ? POISON : lane(result);
    }
    case "sitofp":
    case "uitofp": {
      if (a.undef !== 0n) return undefLane(toWidth);
      if ((flags & Flag.nneg) !== 0 && a.bits >> BigInt(fromWidth - 1) !== 0n) return POISON;
      const value = opcode === "sitofp" ? BigInt.asIntN(fromWidth, a.bits) : a.bits;
      return lane(integerToFloat(formatOf(to), value));
    }
    case "fptosi":
    case "fptoui": {
      if (a.undef !== 0n) return undefLane(toWidth);
      const value = floatToInteger(formatOf(from), a.bits);
      if (value === undefined) return POISON;
      const wrapped = BigInt.asUintN(toWidth, value);
      const back = opcode === "fptosi" ? BigInt.asIntN(toWidth, wrapped) : wrapped;
      return back === value ? lane(wrapped) : POISON;
    }
    default:
      throw new Error(`no scalar operation ${opcode}`);
  }
}

/** One of two values, not known which. */
function either(a: Lane, b: Lane, width: number): Lane {
  return partial(a.bits, (a.bits ^ b.bits) | a.undef | b.undef | (0n & ones(width)));
}
