/**
 * How often a branch goes where: `!prof !{!"branch_weights", i32 1, i32 2000}`, one weight a target in the order the
 * terminator names them.
 *
 * Source: LLVM, "LLVM Branch Weight Metadata".
 */
import { ConstantInt, constInt, type Instruction, i32, MDString, MDTuple, ValueAsMetadata } from "@ts-jit/ir";

/** The weights of a terminator's targets, if it has as many as targets and not all are zero. */
export function branchWeights(terminator: Instruction): number[] | undefined {
  const node = terminator.metadata?.find(({ kind }) => kind === "prof")?.node;
  if (node?.metadataKind !== "tuple") return undefined;
  const [name, ...values] = node.operands;
  if (name?.metadataKind !== "string" || name.text !== "branch_weights") return undefined;
  const weights: number[] = [];
  for (const value of values) {
    // `!"expected"`: the weights come from __builtin_expect.
    if (value?.metadataKind === "string") continue;
    if (value?.metadataKind !== "value" || !(value.value instanceof ConstantInt)) return undefined;
    weights.push(value.value.low >>> 0);
  }
  const targets = terminator.parent?.successors().length;
  return weights.length === targets && weights.some((weight) => weight > 0) ? weights : undefined;
}

/** Writes down how often a terminator goes to each of its targets. */
export function setBranchWeights(terminator: Instruction, weights: readonly number[]): void {
  const values = weights.map((weight) => new ValueAsMetadata(constInt(i32, weight)));
  const node = new MDTuple(false, [new MDString("branch_weights"), ...values]);
  const others = terminator.metadata?.filter(({ kind }) => kind !== "prof") ?? [];
  terminator.metadata = [...others, { kind: "prof", node }];
}
