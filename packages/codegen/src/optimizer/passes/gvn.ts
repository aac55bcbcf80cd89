/**
 * gvn: computes each value once along dominating paths, also through memory that nothing in between may have changed.
 *
 *   %a = load i32, ptr %p                    %a = load i32, ptr %p
 *   br i1 %c, label %x, label %y             br i1 %c, label %x, label %y
 *   x: store i32 1, ptr @other         =>    x: store i32 1, ptr @other
 *   y: %b = load i32, ptr %p                 y: (uses of %b use %a)
 *
 * It is early-cse with a longer sight: a load is replaced by an earlier load or store of the same address when on no path
 * between the two anything may write there (the analysis of memory dependence decides). Stores of what memory holds already are deleted the same
 * way.
 */
import {
  type AliasAnalysis,
  type ControlFlowGraph,
  type Instruction,
  type Function as IrFunction,
  isDeadWhenUnused,
  isInstruction,
  isPinned,
  isSimpleAccess,
  type MemoryDependence,
  type MemoryLocation,
  type MemoryPoint,
  type Type,
  type Value,
} from "@ts-jit/ir";
import { removeUnreachableBlocks, replaceInstruction } from "../local.js";
import { analysesOf, type PassContext } from "../pass.js";
import { simplify } from "../simplify.js";
import { isPure, ValueTable } from "../value-table.js";
import { mergeInto } from "./early-cse.js";

/** An access after which memory at its pointer is known. */
interface Access {
  readonly one: Instruction;
  readonly type: Type;
  readonly value: Value;
  readonly point: MemoryPoint;
}

export function gvn(fn: IrFunction, context: PassContext): boolean {
  let changed = false;
  if (removeUnreachableBlocks(fn)) {
    context.analyses.invalidate(fn);
    changed = true;
  }
  return new Numbering(fn, context).run() || changed;
}

class Numbering {
  private readonly cfg: ControlFlowGraph;
  private readonly alias: AliasAnalysis;
  private readonly memory: MemoryDependence;
  private readonly table = new ValueTable();
  /** Known accesses by pointer, innermost last. */
  private readonly accesses = new Map<Value, Access[]>();
  private readonly undo: Value[] = [];
  private changed = false;

  constructor(
    fn: IrFunction,
    private readonly context: PassContext,
  ) {
    const { cfg, alias, memory } = analysesOf(fn, context);
    this.cfg = cfg;
    this.alias = alias;
    this.memory = memory;
  }

  run(): boolean {
    const { dominators } = this.context.analyses.get(this.cfg.fn);
    const { children } = dominators;
    const next = children.starts.slice(0, this.cfg.count);
    const stack = [0];
    const marks = [0];
    this.table.enter();
    this.visit(0);
    while (stack.length > 0) {
      const node = stack[stack.length - 1] as number;
      const child = next[node] as number;
      if (child === children.starts[node + 1]) {
        stack.pop();
        this.table.leave();
        const mark = marks.pop() as number;
        while (this.undo.length > mark) this.accesses.get(this.undo.pop() as Value)?.pop();
        continue;
      }
      next[node] = child + 1;
      const target = children.targets[child] as number;
      marks.push(this.undo.length);
      stack.push(target);
      this.table.enter();
      this.visit(target);
    }
    return this.changed;
  }

  private remember(pointer: Value, access: Access): void {
    const list = this.accesses.get(pointer);
    if (list === undefined) this.accesses.set(pointer, [access]);
    else list.push(access);
    this.undo.push(pointer);
  }

  private visit(number: number): void {
    const block = this.cfg.block(number);
    const writes = this.memory.writesOf(number);
    let writesSeen = 0;
    for (let one = block.first; one !== undefined; ) {
      const next: Instruction | undefined = one.next;
      const isWrite = writes[writesSeen] === one;
      this.visitInstruction(one, { block: number, writes: writesSeen });
      if (isWrite) writesSeen++;
      one = next;
    }
  }

  private visitInstruction(one: Instruction, point: MemoryPoint): void {
    if (one.opcode === "phi") return;
    if (!one.hasUses && isDeadWhenUnused(one)) {
      one.erase();
      this.changed = true;
      return;
    }
    if (isPure(one)) {
      const simple = one.hasUses ? simplify(one, this.context.layout) : undefined;
      if (simple !== undefined) {
        replaceInstruction(one, simple);
        this.changed = true;
        return;
      }
      if (isPinned(one)) return;
      const known = this.table.find(one);
      if (known !== undefined) {
        mergeInto(known, one);
        this.changed = true;
      } else this.table.add(one);
      return;
    }
    if (!isSimpleAccess(one)) return;
    const location = this.alias.locationOf(one);
    if (location === undefined) return;
    if (one.opcode === "load") {
      const known = this.find(location, one.type, point);
      if (known !== undefined) {
        replaceInstruction(one, known);
        this.changed = true;
        return;
      }
      this.remember(location.pointer, { one, type: one.type, value: one, point });
      return;
    }
    const value = one.operand(0);
    if (this.find(location, value.type, point) === value) {
      one.erase();
      this.changed = true;
      return;
    }
    // The store itself is among the block's writes; what follows it sees its value.
    const behind = { block: point.block, writes: point.writes + 1 };
    this.remember(location.pointer, { one, type: value.type, value, point: behind });
  }

  /** What memory at the place holds for sure, if a dominating access tells. */
  private find(location: MemoryLocation, type: Type, point: MemoryPoint): Value | undefined {
    const list = this.accesses.get(location.pointer);
    if (list === undefined) return undefined;
    for (let at = list.length - 1; at >= 0 && at >= list.length - 2; at--) {
      const access = list[at] as Access;
      if (access.type !== type || access.one.parent === undefined) continue;
      if (isInstruction(access.value) && access.value.parent === undefined) continue;
      if (this.memory.isUnchanged(access.point, point, location)) return access.value;
    }
    return undefined;
  }
}
