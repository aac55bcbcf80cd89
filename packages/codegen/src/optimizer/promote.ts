/**
 * Variables in memory to SSA values: the machinery behind mem2reg, shared with passes that go through memory to move
 * values about (scalar promotion out of loops, loop rotation, unrolling).
 *
 * Source: Cytron et al., "Efficiently Computing Static Single Assignment Form"; pruned by liveness as in LLVM's
 * PromoteMemoryToRegister.
 */
import {
  type BasicBlock,
  createInstruction,
  type FunctionAnalyses,
  type Instruction,
  type InstructionOf,
  IteratedFrontier,
  intrinsicBase,
  poison,
  type Type,
  undef,
  type Value,
} from "@ts-jit/ir";
import { describeAt, prependRecord, takeDeclarations, withValue } from "./debug-records.js";
import { addIncoming, eraseIfDead } from "./local.js";

const NO_DECLARATIONS: ReturnType<typeof takeDeclarations> = new Map();

type Alloca = InstructionOf<"alloca">;

/** The type all accesses of a promotable alloca have; undefined when its address gets away or types differ. */
export function promotableType(alloca: Alloca): Type | undefined {
  if (alloca.data.inalloca || alloca.data.swifterror) return undefined;
  let type: Type | undefined;
  for (const use of alloca.uses()) {
    const user = use.user as Instruction;
    let accessed: Type;
    if (user.opcode === "load") {
      if (user.data.volatile || user.data.ordering !== undefined) return undefined;
      accessed = user.type;
    } else if (user.opcode === "store") {
      if (use.index !== 1 || user.data.volatile || user.data.ordering !== undefined) return undefined;
      accessed = user.operand(0).type;
    } else if (user.opcode === "call") {
      const base = intrinsicBase(user);
      if (base === "lifetime.start" || base === "lifetime.end") continue;
      return undefined;
    } else return undefined;
    if (type === undefined) type = accessed;
    else if (type !== accessed) return undefined;
  }
  return type ?? alloca.data.allocatedType;
}

/** Per variable: where it is written, and where it is read before being written. */
interface Variable {
  readonly alloca: Alloca;
  readonly type: Type;
  readonly definitions: number[];
  readonly exposed: number[];
  /** Block number of the last store seen. */
  stored: number;
}

/**
 * Replaces promotable allocas by values and phi nodes, and deletes them. Control flow stays as it is. Accesses in
 * unreachable blocks must have been removed before.
 * @returns the variable each new phi node stands for
 */
export function promoteAllocas(
  allocas: readonly Alloca[],
  analyses: FunctionAnalyses,
): ReadonlyMap<InstructionOf<"phi">, Alloca> {
  const variables: Variable[] = [];
  for (const alloca of allocas) {
    const type = promotableType(alloca);
    if (type === undefined) throw new Error("an alloca whose address escapes cannot be promoted");
    alloca.index = variables.length;
    variables.push({ alloca, type, definitions: [], exposed: [], stored: -1 });
  }
  if (variables.length === 0) return new Map();
  const { cfg, dominators } = analyses;
  const variableOf = (pointer: Value): number =>
    variables[pointer.index]?.alloca === pointer ? pointer.index : -1;

  for (let number = 0; number < cfg.count; number++) {
    for (let one = cfg.block(number).first; one !== undefined; one = one.next) {
      if (one.opcode === "load") {
        const variable = variables[variableOf(one.operand(0))];
        if (variable === undefined || variable.stored === number) continue;
        if (variable.exposed.at(-1) !== number) variable.exposed.push(number);
      } else if (one.opcode === "store") {
        const variable = variables[variableOf(one.operand(1))];
        if (variable === undefined || variable.stored === number) continue;
        variable.stored = number;
        variable.definitions.push(number);
      }
    }
  }

  const described = variables.some(({ alloca }) => alloca.firstFollower !== undefined);
  const declarations = described
    ? takeDeclarations(cfg.fn, new Set(variables.map(({ alloca }) => alloca)))
    : NO_DECLARATIONS;

  // Phi nodes where definitions meet and the variable is live.
  const phiVariable = new Map<InstructionOf<"phi">, number>();
  const phisOf = new Map<number, InstructionOf<"phi">[]>();
  const frontier = new IteratedFrontier(dominators);
  const live = new Uint8Array(cfg.count);
  for (const [index, variable] of variables.entries()) {
    // Where different values meet a debugger must show neither; a phi node's record comes behind this one.
    const declared = declarations.get(variable.alloca);
    if (declared !== undefined) {
      for (const number of frontier.compute(variable.definitions))
        describeAt(cfg.block(number), declared, poison(variable.type));
    }
    if (variable.exposed.length === 0 || variable.definitions.length === 0) continue;
    const lived = liveIn(variable, cfg.predecessors, live);
    for (const number of frontier.compute(variable.definitions, live)) {
      const block = cfg.block(number);
      const phi = createInstruction("phi", variable.type, [], undefined);
      phi.name = variable.alloca.name;
      block.insertBefore(phi, block.first);
      phiVariable.set(phi, index);
      const list = phisOf.get(number);
      if (list === undefined) phisOf.set(number, [phi]);
      else list.push(phi);
    }
    for (const number of lived) live[number] = 0;
  }

  // Walk the dominator tree with the current value of each variable, undoing on the way back.
  const current: Value[] = variables.map((variable) => undef(variable.type));
  const undoVariable: number[] = [];
  const undoValue: Value[] = [];
  const set = (index: number, value: Value): void => {
    undoVariable.push(index);
    undoValue.push(current[index] as Value);
    current[index] = value;
  };
  const { children } = dominators;
  const next = children.starts.slice(0, cfg.count);
  const stack = [0];
  const marks = [0];
  rename(0);
  while (stack.length > 0) {
    const node = stack[stack.length - 1] as number;
    const child = next[node] as number;
    if (child === children.starts[node + 1]) {
      stack.pop();
      const mark = marks.pop() as number;
      while (undoVariable.length > mark) {
        current[undoVariable.pop() as number] = undoValue.pop() as Value;
      }
      continue;
    }
    next[node] = child + 1;
    const target = children.targets[child] as number;
    marks.push(undoVariable.length);
    stack.push(target);
    rename(target);
  }

  function rename(number: number): void {
    const block = cfg.block(number);
    for (const phi of phisOf.get(number) ?? []) {
      const index = phiVariable.get(phi) as number;
      set(index, phi);
      const declared = declarations.get((variables[index] as Variable).alloca);
      if (declared !== undefined) describeAt(block, declared, phi);
    }
    for (let one = block.first; one !== undefined; ) {
      const after: Instruction | undefined = one.next;
      if (one.opcode === "load") {
        const index = variableOf(one.operand(0));
        if (index >= 0) {
          one.replaceAllUsesWith(current[index] as Value);
          one.erase();
        }
      } else if (one.opcode === "store") {
        const index = variableOf(one.operand(1));
        if (index >= 0) {
          const value = one.operand(0);
          set(index, value);
          if (after !== undefined) {
            for (const declaration of declarations.get((variables[index] as Variable).alloca) ?? [])
              prependRecord(after, withValue(declaration, value));
          }
          one.erase();
        }
      }
      one = after;
    }
    const rows = cfg.successors;
    for (let e = rows.starts[number] as number; e < (rows.starts[number + 1] as number); e++) {
      for (const phi of phisOf.get(rows.targets[e] as number) ?? []) {
        addIncoming(phi, current[phiVariable.get(phi) as number] as Value, block);
      }
    }
  }

  for (const { alloca } of variables) {
    // What is left are lifetime markers.
    for (const user of [...alloca.users()]) (user as Instruction).erase();
    alloca.erase();
  }
  // Edges from unreachable blocks need entries too; such blocks have been removed. A phi nobody reads is dropped.
  const made = new Map<InstructionOf<"phi">, Alloca>();
  for (const [phi, index] of phiVariable)
    if (!eraseIfDead(phi)) made.set(phi, (variables[index] as Variable).alloca);
  return made;
}

/** Marks the blocks where the variable is live on entry, and lists them. */
function liveIn(
  variable: Variable,
  predecessors: { readonly starts: Int32Array; readonly targets: Int32Array },
  live: Uint8Array,
): number[] {
  const defined = new Set(variable.definitions);
  const lived: number[] = [];
  const work = [...variable.exposed];
  for (let number = work.pop(); number !== undefined; number = work.pop()) {
    if (live[number] !== 0) continue;
    live[number] = 1;
    lived.push(number);
    for (
      let e = predecessors.starts[number] as number;
      e < (predecessors.starts[number + 1] as number);
      e++
    ) {
      const from = predecessors.targets[e] as number;
      if (!defined.has(from)) work.push(from);
    }
  }
  return lived;
}

/** The block's allocas that can be promoted. Allocas of the entry block that are not in a loop are the usual case. */
export function promotableAllocas(block: BasicBlock): Alloca[] {
  const found: Alloca[] = [];
  for (const instruction of block.instructions()) {
    if (instruction.opcode !== "alloca") continue;
    const count = instruction.operand(0);
    if (count.valueKind !== "constant" || (count as { low?: number }).low !== 1) continue;
    if (promotableType(instruction) !== undefined) found.push(instruction);
  }
  return found;
}
