/**
 * Rules of garbage collection's safepoints: `llvm.experimental.gc.statepoint` wraps a call, and `gc.relocate` reads the
 * pointers behind it.
 *
 *     statepoint(i64 id, i32 bytes, ptr elementtype(T) callee, i32 count, i32 flags, arguments..., i32 0, i32 0)
 */
import { ConstantInt } from "../constants.js";
import { isUndefOrPoison } from "../fold/index.js";
import { type CallInstruction, isInstruction } from "../instruction.js";
import { scalarType, type Type } from "../types.js";
import type { Value } from "../value.js";
import { calledIntrinsic, first, type IntrinsicSite, integer } from "./intrinsic-site.js";

/** Arguments before those of the wrapped call. */
const BEFORE = 5;
const KNOWN_FLAGS = 3n;
const STATEPOINT = "experimental.gc.statepoint";

export function statepointProblem(site: IntrinsicSite): string | undefined {
  const { call, args } = site;
  const callee = call.data.attributes.param(2).typeOf("elementtype");
  const memory = call.data.attributes.fn.get("memory");
  const count = Number(integer(args[3])?.signed ?? -1n);
  const problem = first(
    [
      memory === undefined,
      "gc.statepoint must read and write all memory to preserve reordering restrictions required by safepoint semantics",
    ],
    [(integer(args[1])?.signed ?? 0n) >= 0n, "gc.statepoint number of patchable bytes must be positive"],
    [callee !== undefined, "gc.statepoint callee argument must have elementtype attribute"],
    [callee?.kind === "function", "gc.statepoint callee elementtype must be function type"],
    [count >= 0, "gc.statepoint number of arguments to underlying call must be positive"],
  );
  if (problem !== undefined || callee?.kind !== "function") return problem;
  const wrapped = callee.params.length;
  const shape = callee.varArg
    ? first(
        [count >= wrapped, "gc.statepoint mismatch in number of vararg call args"],
        [
          callee.returnType.kind === "void",
          "gc.statepoint doesn't support wrapping non-void vararg functions yet",
        ],
      )
    : first([count === wrapped, "gc.statepoint mismatch in number of call args"]);
  if (shape !== undefined) return shape;
  if (((integer(args[4])?.value ?? 0n) & ~KNOWN_FLAGS) !== 0n) {
    return "unknown flag used in gc.statepoint flags argument";
  }
  if (callee.params.some((type, at) => args[BEFORE + at]?.type !== type)) {
    return "gc.statepoint call argument does not match wrapped function type";
  }
  const transitions = args[BEFORE + count];
  const deopts = args[BEFORE + count + 1];
  const isConstant = (value: Value | undefined): boolean => value instanceof ConstantInt;
  return (
    first(
      [isConstant(transitions), "gc.statepoint number of transition arguments must be constant integer"],
      [integer(transitions)?.value === 0n, "gc.statepoint w/inline transition bundle is deprecated"],
      [isConstant(deopts), "gc.statepoint number of deoptimization arguments must be constant integer"],
      [integer(deopts)?.value === 0n, "gc.statepoint w/inline deopt operands is deprecated"],
      [args.length === BEFORE + count + 2, "gc.statepoint too many arguments"],
    ) ?? userProblem(call)
  );
}

/** A statepoint's token is for the results and the pointers behind it alone. */
function userProblem(call: CallInstruction): string | undefined {
  for (const user of call.users()) {
    const problem = first(
      [isInstruction(user) && user.opcode === "call", "illegal use of statepoint token"],
      [
        ["experimental.gc.result", "experimental.gc.relocate"].includes(calledIntrinsic(user) ?? ""),
        "gc.result or gc.relocate are the only value uses of a gc.statepoint",
      ],
    );
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The statepoint that `gc.relocate` reads from: the token itself, or the invoke whose landing pad the token is. */
function statepointOf(token: Value | undefined): CallInstruction | string {
  if (token !== undefined && isInstruction(token) && token.opcode === "landingpad") {
    const predecessors = new Set(token.parent?.predecessors() ?? []);
    const [before] = predecessors;
    const { last } = before ?? { last: undefined };
    if (predecessors.size !== 1) return "safepoints should have unique landingpads";
    return calledIntrinsic(last) === STATEPOINT
      ? (last as CallInstruction)
      : "gc relocate should be linked to a statepoint";
  }
  return calledIntrinsic(token) === STATEPOINT
    ? (token as CallInstruction)
    : "gc relocate is incorrectly tied to the statepoint";
}

export function relocateProblem({ call, args, fn }: IntrinsicSite): string | undefined {
  if (fn.gc === undefined) return "Enclosing function does not use GC.";
  if (scalarType(call.type).kind !== "pointer") {
    return "gc.relocate must return a pointer or a vector of pointers";
  }
  const [token] = args;
  if (token !== undefined && isUndefOrPoison(token)) return undefined;
  const statepoint = statepointOf(token);
  if (typeof statepoint === "string") return statepoint;
  const live = statepoint.data.bundles.find(({ tag }) => tag === "gc-live");
  if (live === undefined) return undefined;
  const values = statepoint.operands.slice(live.begin, live.end);
  const [base, derived] = [args[1], args[2]].map((at) => values[Number(integer(at)?.value ?? -1n)]);
  if (base === undefined) return "gc.relocate: statepoint base index out of bounds";
  if (derived === undefined) return "gc.relocate: statepoint derived index out of bounds";
  const isPointer = ({ type }: Value): boolean => scalarType(type).kind === "pointer";
  const space = (type: Type): number => {
    const scalar = scalarType(type);
    return scalar.kind === "pointer" ? scalar.addressSpace : -1;
  };
  return first(
    [isPointer(base) && isPointer(derived), "gc.relocate: relocated value must be a pointer"],
    [
      (call.type.kind === "vector") === (derived.type.kind === "vector"),
      "gc.relocate: vector relocates to vector and pointer to pointer",
    ],
    [
      space(call.type) === space(derived.type),
      "gc.relocate: relocating a pointer shouldn't change its address space",
    ],
  );
}
