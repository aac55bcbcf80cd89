/**
 * Which edges back to a loop's head may have their moves before the branch instead of in a block of their own.
 *
 *     loop:  %i = phi [0, ...], [%next, loop]           loop:  ...
 *            ...                                               cmp  next, n
 *            br (%next < n), loop, done          =>            mov  i, next
 *                                                              jl   loop
 *
 * The moves then run on the way out as well. That is right when no value they overwrite, a phi of the head, is wanted
 * there: when every use of it stands where the branch back can still be reached without coming through the head.
 * (A place behind the exit that uses the phi and comes before the head again would be such a place itself.) Moves leave
 * the flags alone, so they may stand behind the comparison.
 */
import { type BasicBlock, type Instruction, isInstruction, type Value } from "@ts-jit/ir";
import { FOLDED } from "./fold.js";

/** Loops of more blocks are left as they are: what is looked at for each edge stays small. */
const MAX_BLOCKS = 256;
/** Values derived from the phis that may be looked through. */
const MAX_ALIASES = 64;

/** Operations whose scalar results always get registers of their own. Others may be names for their operands. */
// biome-ignore format: a list
const FRESH: ReadonlySet<string> = new Set([
  "add", "sub", "mul", "udiv", "sdiv", "urem", "srem", "shl", "lshr", "ashr", "and", "or", "xor",
  "fadd", "fsub", "fmul", "fdiv", "frem", "fneg", "load", "store", "br", "switch", "ret", "sitofp", "uitofp",
  "fptosi", "fptoui", "atomicrmw", "cmpxchg",
]);

/** The target of a conditional branch that is such an edge, if one is. Blocks must be numbered in their order. */
export function earlyEdge(
  from: BasicBlock,
  whenTrue: BasicBlock,
  whenFalse: BasicBlock,
): BasicBlock | undefined {
  if (isEarly(from, whenTrue, whenFalse)) return whenTrue;
  return isEarly(from, whenFalse, whenTrue) ? whenFalse : undefined;
}

function isEarly(from: BasicBlock, to: BasicBlock, other: BasicBlock): boolean {
  if (to.index > from.index || to === other || to.first?.opcode !== "phi") return false;
  const body = bodyOf(from, to);
  if (body === undefined || body.has(other)) return false;
  const values: Value[] = [];
  for (let phi: Instruction | undefined = to.first; phi?.opcode === "phi"; phi = phi.next) values.push(phi);
  const phis = values.length;
  for (let at = 0; at < values.length; at++) {
    if (at > phis + MAX_ALIASES) return false;
    for (let use = values[at]?.firstUse; use !== undefined; use = use.next) {
      const user = use.user;
      if (!isInstruction(user) || user.parent === undefined) return false;
      if (user.opcode === "phi") {
        const source = user.operand(use.index + 1) as BasicBlock;
        if (user.parent === other || !body.has(source)) return false;
      } else if (!body.has(user.parent)) return false;
      else if (!isFresh(user) && !values.includes(user)) values.push(user);
    }
  }
  return true;
}

/** The blocks from which `from` can be reached without coming through `to`, and `to`. */
function bodyOf(from: BasicBlock, to: BasicBlock): ReadonlySet<BasicBlock> | undefined {
  const body = new Set([to, from]);
  const work = from === to ? [] : [from];
  for (let block = work.pop(); block !== undefined && body.size <= MAX_BLOCKS; block = work.pop()) {
    for (const before of block.predecessors()) {
      if (body.has(before)) continue;
      body.add(before);
      work.push(before);
    }
  }
  return body.size <= MAX_BLOCKS ? body : undefined;
}

/** Whether what an instruction makes cannot be a name for its operand, nor be computed where it is used. */
function isFresh(inst: Instruction): boolean {
  const { kind } = inst.type;
  const scalar = kind === "integer" || kind === "pointer" || kind === "float" || kind === "double";
  return (scalar || kind === "void") && FRESH.has(inst.opcode) && inst.index !== FOLDED;
}
