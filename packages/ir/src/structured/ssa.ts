/**
 * SSA for mutable local variables, built while the code is: a read finds the definition that reaches it, placing a phi
 * where definitions meet. A block whose predecessors are not all known yet gets a phi without operands, filled when the
 * block is sealed. Phis that turn out to merge one value only are removed at the end, when nobody holds them.
 *
 * Source: Braun, Buchwald, Hack, Leissa, Mallon, Zwinkau, "Simple and Efficient Construction of Static Single
 * Assignment Form", CC 2013.
 */
import type { BasicBlock } from "../basic-block.js";
import { undef } from "../constants.js";
import type { Function } from "../function.js";
import { createInstruction, type InstructionOf, isInstruction } from "../instruction.js";
import type { Type } from "../types.js";
import type { Value } from "../value.js";

type Phi = InstructionOf<"phi">;

/** A mutable variable as SSA construction sees it. */
export interface Variable {
  readonly type: Type;
}

export class SsaBuilder {
  private readonly definitions = new Map<BasicBlock, Map<Variable, Value>>();
  private readonly sealed = new Set<BasicBlock>();
  private readonly incomplete = new Map<BasicBlock, Map<Variable, Phi>>();
  private readonly phis = new Set<Phi>();

  /** `value` is what reads of `variable` after this point of `block` see. */
  write(variable: Variable, block: BasicBlock, value: Value): void {
    let table = this.definitions.get(block);
    if (table === undefined) {
      table = new Map();
      this.definitions.set(block, table);
    }
    table.set(variable, value);
  }

  /** The value of `variable` at the end of what `block` holds so far; undef where nothing was written. */
  read(variable: Variable, block: BasicBlock): Value {
    const known = this.definitions.get(block)?.get(variable);
    if (known !== undefined) return known;
    let value: Value;
    if (!this.sealed.has(block)) {
      const phi = this.placePhi(variable, block);
      let waiting = this.incomplete.get(block);
      if (waiting === undefined) {
        waiting = new Map();
        this.incomplete.set(block, waiting);
      }
      waiting.set(variable, phi);
      value = phi;
    } else {
      const predecessors = block.predecessors();
      const [only] = predecessors;
      if (only === undefined) value = undef(variable.type);
      else if (predecessors.length === 1) value = this.read(variable, only);
      else {
        const phi = this.placePhi(variable, block);
        // Written before the operands are looked up, so that a loop finds this phi and stops.
        this.write(variable, block, phi);
        this.fill(phi, variable, predecessors);
        value = phi;
      }
    }
    this.write(variable, block, value);
    return value;
  }

  /** No predecessor will be added to `block` any more. */
  seal(block: BasicBlock): void {
    this.sealed.add(block);
    const waiting = this.incomplete.get(block);
    if (waiting === undefined) return;
    this.incomplete.delete(block);
    const predecessors = block.predecessors();
    for (const [variable, phi] of waiting) this.fill(phi, variable, predecessors);
  }

  private placePhi(variable: Variable, block: BasicBlock): Phi {
    const phi = createInstruction("phi", variable.type, [], undefined);
    block.insertBefore(phi, block.firstNonPhi);
    this.phis.add(phi);
    return phi;
  }
  private fill(phi: Phi, variable: Variable, predecessors: readonly BasicBlock[]): void {
    for (const block of predecessors) {
      phi.appendOperand(this.read(variable, block));
      phi.appendOperand(block);
    }
  }

  /** Removes blocks nothing reaches and phis that merge one value. Call once, when the function is complete. */
  finish(fn: Function): void {
    removeUnreachable(fn);
    const work = [...this.phis].filter((phi) => phi.parent !== undefined);
    for (let phi = work.pop(); phi !== undefined; phi = work.pop()) {
      if (phi.parent === undefined) continue;
      const merged = mergedValue(phi);
      if (merged === undefined) continue;
      for (const user of phi.users()) {
        if (isInstruction(user) && user.opcode === "phi" && user !== phi) work.push(user);
      }
      phi.replaceAllUsesWith(merged);
      phi.erase();
    }
  }
}

/** The one value a phi merges besides itself, or undefined when there are several. */
function mergedValue(phi: Phi): Value | undefined {
  let same: Value | undefined;
  for (let at = 0; at < phi.operandCount; at += 2) {
    const value = phi.operand(at);
    if (value === phi || value === same) continue;
    if (same !== undefined) return undefined;
    same = value;
  }
  return same ?? undef(phi.type);
}

/** Removes the blocks control cannot reach, and their edges into phis. */
function removeUnreachable(fn: Function): void {
  const reached = new Set<BasicBlock>([fn.entry]);
  const work = [fn.entry];
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    for (const next of block.successors()) {
      if (reached.has(next)) continue;
      reached.add(next);
      work.push(next);
    }
  }
  const dead = fn.blocks.filter((block) => !reached.has(block));
  for (const block of dead) {
    for (const next of block.successors()) {
      if (!reached.has(next)) continue;
      for (const phi of next.phis()) removeIncoming(phi, block);
    }
  }
  for (const block of dead) {
    for (const instruction of block.instructions()) {
      instruction.replaceAllUsesWith(undef(instruction.type));
      instruction.erase();
    }
  }
  fn.blocks = fn.blocks.filter((block) => reached.has(block));
}

function removeIncoming(phi: Phi, block: BasicBlock): void {
  for (let at = phi.operandCount - 1; at > 0; at -= 2) {
    if (phi.operand(at) === block) phi.removeOperands(at - 1, 2);
  }
}
