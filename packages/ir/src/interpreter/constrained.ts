/**
 * llvm.experimental.constrained.*: the interpreter rounds to nearest and keeps no exception flags, so each is the plain
 * operation it is named after. One that asks for another rounding mode is none of these.
 */
import { Function } from "../function.js";
import { firstArgument, type Instruction } from "../instruction.js";
import { MDString, MetadataAsValue } from "../metadata.js";

const PREFIX = "llvm.experimental.constrained.";
/** Those that are instructions elsewhere; all others are intrinsics of the same name. */
const INSTRUCTIONS = new Set([
  ...["fadd", "fsub", "fmul", "fdiv", "frem"],
  ...["fptosi", "fptoui", "sitofp", "uitofp", "fpext", "fptrunc"],
]);

export interface ConstrainedOperation {
  /** `fadd`, or `sqrt`. */
  readonly name: string;
  readonly isInstruction: boolean;
  /** Of fcmp. */
  readonly predicate: string | undefined;
}

/** The plain operation a call of a constrained intrinsic is, or undefined. */
export function constrainedOperation(instruction: Instruction): ConstrainedOperation | undefined {
  if (instruction.opcode !== "call") return undefined;
  const callee = instruction.operand(0);
  if (!(callee instanceof Function) || !callee.name.startsWith(PREFIX)) return undefined;
  const words = instruction.operands
    .slice(firstArgument(instruction))
    .map((value) =>
      value instanceof MetadataAsValue && value.metadata instanceof MDString ? value.metadata.text : "",
    );
  const mode = words.find((word) => word.startsWith("round."));
  if (mode !== undefined && mode !== "round.dynamic" && mode !== "round.tonearest") return undefined;
  const name = callee.name.slice(PREFIX.length).split(".")[0] ?? "";
  if (name === "fcmp" || name === "fcmps")
    return { name: "fcmp", isInstruction: true, predicate: words.find((word) => word !== "") };
  return { name, isInstruction: INSTRUCTIONS.has(name), predicate: undefined };
}
