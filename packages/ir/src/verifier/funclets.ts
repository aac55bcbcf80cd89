/**
 * Rules of the pads that funclets begin with: exceptions go from a pad to one that stands beside it or around it, all
 * edges out of a funclet go to one place, and no two pads beside each other handle each other's exceptions.
 *
 * Source: LLVM Language Reference and "Exception Handling in LLVM", "Funclet transitions"; what LLVM's verifier says.
 */
import type { BasicBlock } from "../basic-block.js";
import type { Function } from "../function.js";
import { GlobalValue } from "../globals.js";
import { type Instruction, type InstructionOf, isInstruction } from "../instruction.js";
import type { Value } from "../value.js";
import type { Report } from "./report.js";

type FuncletPad = InstructionOf<"catchpad"> | InstructionOf<"cleanuppad">;
type Pad = FuncletPad | InstructionOf<"catchswitch">;
/** A pad, or undefined for `none`: the function itself. */
type Scope = Value | undefined;

function isPad(value: Scope): value is Pad {
  if (value === undefined || !isInstruction(value)) return false;
  return value.opcode === "catchpad" || value.opcode === "cleanuppad" || value.opcode === "catchswitch";
}

/** The pad a pad stands in. */
export function parentPad(pad: Scope): Scope {
  if (!isPad(pad)) return undefined;
  const parent = pad.operand(0);
  return isInstruction(parent) ? parent : undefined;
}

/** Where an instruction's exceptions go: a block, undefined for the caller. */
function unwindTarget(user: Instruction): BasicBlock | undefined {
  switch (user.opcode) {
    case "invoke":
      return user.operand(2) as BasicBlock;
    case "cleanupret":
      return user.operands[1] as BasicBlock | undefined;
    case "catchswitch":
      return user.data.hasUnwind ? (user.operand(1) as BasicBlock) : undefined;
    default:
      return undefined;
  }
}

/** Personalities of funclets, whose code is cut out where no token says what it is part of. */
const SCOPED = new Set(
  `_except_handler3 _except_handler4 __C_specific_handler __CxxFrameHandler3 ProcessCLRException
   __gxx_wasm_personality_v0`.split(/\s+/),
);

/** Whether a block is part of a funclet of a function whose funclets are cut out. */
export function isInScopedFunclet(fn: Function, block: BasicBlock): boolean {
  const personality = fn.extra("personality");
  if (!(personality instanceof GlobalValue) || !SCOPED.has(personality.name)) return false;
  // Every block is of the funclets, or the function's own code, from which it is reached.
  const colors = new Map<BasicBlock, Set<BasicBlock>>();
  const work: (readonly [BasicBlock, BasicBlock])[] = [[fn.entry, fn.entry]];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const [visited, from] = next;
    const head = visited.firstNonPhi;
    const color = isPad(head) || head?.opcode === "landingpad" ? visited : from;
    const known = colors.get(visited) ?? new Set();
    if (known.has(color)) continue;
    colors.set(visited, known.add(color));
    const { last } = visited;
    let follows = color;
    if (last?.opcode === "catchret") {
      const around = parentPad(parentPad(last.operand(0)));
      follows = (isPad(around) ? around.parent : undefined) ?? fn.entry;
    }
    for (const target of visited.successors()) work.push([target, follows]);
  }
  return [...(colors.get(block) ?? [])].some((color) => {
    const opcode = color.firstNonPhi?.opcode;
    return opcode === "catchpad" || opcode === "cleanuppad";
  });
}

// ---- edges into a pad --------------------------------------------------------------------------------------------

/** Every edge to a block with a pad is one that exceptions take, out of pads that stand in the pad's parent. */
export function verifyPadPredecessors(pad: Pad, report: Report): boolean {
  const block = pad.parent;
  if (block === undefined) return true;
  if (pad.opcode === "catchpad") return verifyCatchPredecessors(pad, block, report);
  for (const predecessor of block.predecessors()) {
    const { last } = predecessor;
    if (last !== undefined && !verifyEdge(last, pad, block, report)) return false;
  }
  return true;
}

function verifyCatchPredecessors(pad: InstructionOf<"catchpad">, block: BasicBlock, report: Report): boolean {
  const predecessors = new Set(block.predecessors());
  if (predecessors.size === 0) return true;
  const [only] = predecessors;
  const from = pad.operand(0);
  const own = isInstruction(from) && predecessors.size === 1 && only === from.parent;
  const message = "Block containg CatchPadInst must be jumped to only by its catchswitch.";
  if (!report.check(own, message, pad) || !isInstruction(from)) return false;
  return report.check(
    unwindTarget(from) !== block,
    "Catchswitch cannot unwind to one of its catchpads",
    from,
  );
}

function verifyEdge(from: Instruction, pad: Pad, block: BasicBlock, report: Report): boolean {
  const parent = parentPad(pad);
  const byEdge = "EH pad must be jumped to via an unwind edge";
  let scope: Scope;
  switch (from.opcode) {
    case "invoke": {
      const unwinds = from.operand(2) === block && from.operand(1) !== block;
      if (!report.check(unwinds, byEdge, pad)) return false;
      const bundle = from.data.bundles.find(({ tag }) => tag === "funclet");
      const token = bundle === undefined ? undefined : from.operand(bundle.begin);
      scope = token !== undefined && isInstruction(token) ? token : undefined;
      break;
    }
    case "cleanupret":
      scope = from.operand(0);
      if (!report.check(scope !== parent, "A cleanupret must exit its cleanup", from)) return false;
      break;
    case "catchswitch":
      scope = from;
      break;
    default:
      report.fail(byEdge, pad);
      return false;
  }
  // The edge may leave any number of pads within each other.
  const seen = new Set<Scope>();
  for (; scope !== parent; scope = parentPad(scope)) {
    if (!report.check(scope !== pad, "EH pad cannot handle exceptions raised within it", pad)) return false;
    const single = "A single unwind edge may only enter one EH pad";
    if (!report.check(scope !== undefined, single, from)) return false;
    const cycle = seen.has(scope);
    if (!report.check(!cycle, "EH pad jumps through a cycle of pads", pad)) return false;
    seen.add(scope);
    const kind = "Parent pad must be catchpad/cleanuppad/catchswitch";
    if (!report.check(isPad(scope), kind, from)) return false;
  }
  return true;
}

// ---- edges out of a funclet --------------------------------------------------------------------------------------

/** Which pad the exceptions that leave a pad go to, when that is one beside it: the instruction they leave by. */
export type SiblingEdges = Map<Pad, Instruction>;

/** All edges out of a funclet, those of the cleanups within it too, go to the same pad. */
export function verifyFuncletEdges(funclet: FuncletPad, siblings: SiblingEdges, report: Report): void {
  const edges = new FuncletEdges(funclet, siblings, report);
  if (!edges.walk() || !edges.found) return;
  const parent = funclet.operand(0);
  if (!isInstruction(parent) || parent.opcode !== "catchswitch") return;
  const target = unwindTarget(parent)?.firstNonPhi;
  report.check(
    target === edges.target,
    "Unwind edges out of a catch must have the same unwind dest as the parent catchswitch",
    funclet,
  );
}

class FuncletEdges {
  /** Whether an edge out of the funclet was found. */
  found = false;
  /** The pad that edge goes to; undefined for the caller. */
  target: Instruction | undefined;
  private readonly work: FuncletPad[];
  private readonly seen = new Set<FuncletPad>();

  constructor(
    private readonly funclet: FuncletPad,
    private readonly siblings: SiblingEdges,
    private readonly report: Report,
  ) {
    this.work = [funclet];
  }

  walk(): boolean {
    for (let pad = this.work.pop(); pad !== undefined; pad = this.work.pop()) {
      const nested = "FuncletPadInst must not be nested within itself";
      if (!this.report.check(!this.seen.has(pad), nested, pad)) return false;
      this.seen.add(pad);
      const state: { resolved: boolean; unresolved: Scope } = { resolved: false, unresolved: undefined };
      for (const user of pad.users()) {
        if (!isInstruction(user)) continue;
        const step = this.visit(pad, user, state);
        if (step === "wrong") return false;
        // Where a nested pad unwinds to is known by its first edge; the funclet's own are all looked at.
        if (step === "edge" && pad !== this.funclet) break;
      }
      if (state.resolved && pad !== state.unresolved) this.dropResolved(pad, state.unresolved);
    }
    return true;
  }

  private visit(
    pad: FuncletPad,
    user: Instruction,
    state: { resolved: boolean; unresolved: Scope },
  ): "edge" | "none" | "wrong" {
    switch (user.opcode) {
      case "cleanuppad":
        this.work.push(user);
        return "none";
      case "catchswitch":
        // It has no form that says it does not unwind, so that one to the caller says nothing.
        if (!user.data.hasUnwind) return "none";
        break;
      case "cleanupret":
      case "invoke":
        break;
      case "call":
      case "catchret":
        return "none";
      default:
        this.report.fail("Bogus funclet pad use", user);
        return "wrong";
    }
    const block = unwindTarget(user);
    const target = block?.firstNonPhi;
    let leaves = true;
    if (block === undefined) state.unresolved = this.funclet;
    else {
      if (!isPad(target) && target?.opcode !== "landingpad") return "none";
      const around = parentPad(target);
      if (around === pad) return "none";
      leaves = this.leaves(pad, around, state);
    }
    state.resolved = true;
    if (leaves && !this.agrees(user, target)) return "wrong";
    return "edge";
  }

  /** Whether an edge from `pad` to a pad within `around` leaves the funclet; notes up to where it resolves. */
  private leaves(pad: FuncletPad, around: Scope, state: { unresolved: Scope }): boolean {
    for (let left: Scope = pad; left !== undefined; ) {
      if (left === this.funclet) {
        state.unresolved = this.funclet;
        return true;
      }
      const parent = parentPad(left);
      if (parent === around) {
        state.unresolved = parent;
        return false;
      }
      left = parent;
    }
    return false;
  }

  private agrees(user: Instruction, target: Instruction | undefined): boolean {
    if (this.found) {
      const message = "Unwind edges out of a funclet pad must have the same unwind dest";
      return this.report.check(target === this.target, message, this.funclet);
    }
    this.found = true;
    this.target = target;
    const beside = target !== undefined && parentPad(target) === parentPad(this.funclet);
    if (this.funclet.opcode === "cleanuppad" && beside) this.siblings.set(this.funclet, user);
    return true;
  }

  /** Takes from the work those pads around `pad` whose edges are known with its own. */
  private dropResolved(pad: FuncletPad, unresolved: Scope): void {
    let resolved: Scope = pad;
    for (let uncle = this.work.at(-1); uncle !== undefined; uncle = this.work.at(-1)) {
      const ancestor = parentPad(uncle);
      while (resolved !== ancestor) {
        const parent = parentPad(resolved);
        if (parent === unresolved || parent === undefined) break;
        resolved = parent;
      }
      if (resolved !== ancestor) return;
      this.work.pop();
    }
  }
}

// ---- pads beside each other --------------------------------------------------------------------------------------

/** Notes a catchswitch whose exceptions go to a pad beside it. */
export function noteSibling(pad: InstructionOf<"catchswitch">, siblings: SiblingEdges): void {
  const target = unwindTarget(pad)?.firstNonPhi;
  if (target !== undefined && parentPad(target) === parentPad(pad)) siblings.set(pad, pad);
}

/** Nobody's exceptions come back to it by way of the pads beside it. */
export function verifySiblings(fn: Function, siblings: SiblingEdges, report: Report): void {
  const done = new Set<Scope>();
  for (const start of siblings.keys()) {
    const active = new Set<Scope>();
    let pad: Scope = start;
    while (isPad(pad) && !done.has(pad)) {
      done.add(pad);
      active.add(pad);
      const edge = siblings.get(pad);
      if (edge === undefined) break;
      pad = unwindTarget(edge)?.firstNonPhi;
      if (active.has(pad)) {
        report.fail("EH pads can't handle each other's exceptions", isPad(pad) ? pad : fn);
        break;
      }
    }
  }
}
