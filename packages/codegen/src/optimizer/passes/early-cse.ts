/**
 * early-cse: computes each value once along a path of dominating blocks, and takes loads from what memory is known to
 * hold.
 *
 *   %a = add i32 %x, %y                      %a = add i32 %x, %y
 *   %b = add i32 %y, %x                =>    (uses of %b use %a)
 *   store i32 %v, ptr %p                     store i32 %v, ptr %p
 *   %w = load i32, ptr %p              =>    (uses of %w use %v)
 *
 * Right because a value found in the table stands in a block that dominates this one, and is computed by the same
 * operation from the same operands; flags that the two do not share are dropped from the one that stays. What memory
 * holds is trusted only while nothing in between may have written it: within a block and from its only predecessor.
 */
import {
  type BasicBlock,
  Effect,
  effectsOf,
  Flag,
  type Instruction,
  type Function as IrFunction,
  isDeadWhenUnused,
  isInstruction,
  isPinned,
  isSimpleAccess,
  OPCODES,
  type Type,
  type Value,
} from "@ts-jit/ir";
import { removeUnreachableBlocks, replaceInstruction } from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";
import { simplify } from "../simplify.js";
import { isPure, ValueTable } from "../value-table.js";

/** What memory at a pointer is known to hold, as of a generation of memory. */
interface Known {
  readonly pointer: Value;
  readonly type: Type;
  readonly value: Value;
  readonly generation: number;
}

/** What to undo when leaving a block. */
type Undo = { readonly pointer: Value; readonly before: Known | undefined };

export function earlyCse(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  if (removeUnreachableBlocks(fn)) {
    context.analyses.invalidate(fn);
    changed = true;
  }
  const { cfg, dominators } = analysesOf(fn, context);
  const { children } = dominators;
  const table = new ValueTable();
  const memory = new Map<Value, Known>();
  const undo: Undo[] = [];
  let generation = 0;
  let generations = 0;
  const exits = new Int32Array(cfg.count);

  const remember = (pointer: Value, type: Type, value: Value): void => {
    undo.push({ pointer, before: memory.get(pointer) });
    memory.set(pointer, { pointer, type, value, generation });
  };

  /** What memory at `pointer` holds now. A value that has been deleted as dead meanwhile is not there any more. */
  const lookup = (pointer: Value): Known | undefined => {
    const known = memory.get(pointer);
    if (known === undefined || known.generation !== generation) return undefined;
    return isInstruction(known.value) && known.value.parent === undefined ? undefined : known;
  };

  const visit = (number: number): void => {
    const block: BasicBlock = cfg.block(number);
    // Memory is as the predecessor left it only if there is no other way here.
    const preds = cfg.predecessors;
    const from = preds.starts[number] as number;
    if (number !== 0 && (preds.starts[number + 1] as number) - from === 1) {
      generation = exits[preds.targets[from] as number] as number;
    } else generation = ++generations;
    let lastStore: Instruction | undefined;
    for (let one = block.first; one !== undefined; ) {
      const next: Instruction | undefined = one.next;
      if (one.opcode === "phi") {
        one = next;
        continue;
      }
      if (!one.hasUses && isDeadWhenUnused(one)) {
        // What only it used is left to dce: it might be the instruction that comes next.
        one.erase();
        changed = true;
        one = next;
        continue;
      }
      const simple = one.hasUses ? simplify(one, context.layout) : undefined;
      if (simple !== undefined && isPure(one)) {
        replaceInstruction(one, simple);
        changed = true;
        one = next;
        continue;
      }
      if (isPure(one) && !isPinned(one)) {
        const known = table.find(one);
        if (known !== undefined) {
          mergeInto(known, one);
          changed = true;
        } else table.add(one);
        one = next;
        continue;
      }
      if (one.opcode === "load" && isSimpleAccess(one)) {
        const pointer = one.operand(0);
        const known = lookup(pointer);
        if (known !== undefined && known.type === one.type) {
          replaceInstruction(one, known.value);
          changed = true;
        } else remember(pointer, one.type, one);
        // What was stored before may now be read by this load, or not: the store must stay.
        lastStore = undefined;
        one = next;
        continue;
      }
      if (one.opcode === "store" && isSimpleAccess(one)) {
        const value = one.operand(0);
        const pointer = one.operand(1);
        const known = lookup(pointer);
        if (known !== undefined && known.value === value) {
          // Memory holds the value already.
          one.erase();
          changed = true;
          one = next;
          continue;
        }
        if (
          lastStore !== undefined &&
          lastStore.operand(1) === pointer &&
          lastStore.operand(0).type === value.type
        ) {
          // Nobody looked between the two.
          lastStore.erase();
          changed = true;
        }
        generation = ++generations;
        remember(pointer, value.type, value);
        lastStore = one;
        one = next;
        continue;
      }
      const effects = effectsOf(one);
      if ((effects & Effect.write) !== 0) generation = ++generations;
      if ((effects & (Effect.read | Effect.unwind | Effect.noReturn)) !== 0 || one.isTerminator) {
        lastStore = undefined;
      }
      if ((effects & Effect.returnsTwice) !== 0) generation = ++generations;
      one = next;
    }
    exits[number] = generation;
  };

  const next = children.starts.slice(0, cfg.count);
  const stack = [0];
  const marks = [0];
  table.enter();
  visit(0);
  while (stack.length > 0) {
    const node = stack[stack.length - 1] as number;
    const child = next[node] as number;
    if (child === children.starts[node + 1]) {
      stack.pop();
      table.leave();
      const mark = marks.pop() as number;
      while (undo.length > mark) {
        const { pointer, before } = undo.pop() as Undo;
        if (before === undefined) memory.delete(pointer);
        else memory.set(pointer, before);
      }
      continue;
    }
    next[node] = child + 1;
    const target = children.targets[child] as number;
    marks.push(undo.length);
    stack.push(target);
    table.enter();
    visit(target);
  }
  return changed;
}

/** Uses `kept` for `gone`, with the flags and metadata that hold of both. */
export function mergeInto(kept: Instruction, gone: Instruction): void {
  kept.flags &= gone.flags;
  if (OPCODES[kept.opcode].flags === undefined) kept.flags = 0;
  if (kept.metadata !== undefined && gone.metadata !== kept.metadata) kept.metadata = undefined;
  replaceInstruction(gone, kept);
}

/** All wrap and exactness flags, which do not change what is computed where it is defined. */
export const POISON_FLAGS =
  Flag.nuw | Flag.nsw | Flag.exact | Flag.disjoint | Flag.nneg | Flag.samesign | Flag.inbounds | Flag.nusw;
