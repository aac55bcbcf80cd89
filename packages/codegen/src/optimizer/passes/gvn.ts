/**
 * gvn: computes each value once along dominating paths, also through memory that nothing in between may have changed.
 *
 *   %a = load i32, ptr %p                    %a = load i32, ptr %p
 *   br i1 %c, label %x, label %y             br i1 %c, label %x, label %y
 *   x: store i32 1, ptr @other         =>    x: store i32 1, ptr @other
 *   y: %b = load i32, ptr %p                 y: (uses of %b use %a)
 *
 * It is early-cse with a longer sight: a load is replaced by an earlier load or store of the same address when on no path
 * between the two anything may write there (alias.ts decides). Stores of what memory holds already are deleted the same
 * way.
 */
import {
  type BasicBlock,
  type ControlFlowGraph,
  type Instruction,
  type Function as IrFunction,
  isInstruction,
  type Type,
  type Value,
} from "@ts-jit/ir";
import { AliasAnalysis, type Location } from "../alias.js";
import { Effect, effectsOf, isDeadWhenUnused, isPinned, isSimpleAccess } from "../effects.js";
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
  /** How many writes the block had before it. */
  readonly writesBefore: number;
}

/** Blocks and writes looked at to answer one question. */
const MAX_BLOCKS = 48;
const MAX_WRITES = 200;

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
  private readonly table = new ValueTable();
  /** Known accesses by pointer, innermost last. */
  private readonly accesses = new Map<Value, Access[]>();
  private readonly undo: Value[] = [];
  /** Writes of each block in order. */
  private readonly writes: Instruction[][];
  private readonly stamps: Int32Array;
  private stamp = 0;
  private changed = false;

  constructor(
    fn: IrFunction,
    private readonly context: PassContext,
  ) {
    this.cfg = analysesOf(fn, context).cfg;
    this.alias = new AliasAnalysis(context.layout);
    this.stamps = new Int32Array(this.cfg.count);
    this.writes = this.cfg.blocks.map((block) => {
      const list: Instruction[] = [];
      for (let one = block.first; one !== undefined; one = one.next) {
        if ((effectsOf(one) & Effect.write) !== 0) list.push(one);
      }
      return list;
    });
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
    let writesSeen = 0;
    for (let one = block.first; one !== undefined; ) {
      const next: Instruction | undefined = one.next;
      const isWrite = this.writes[number]?.[writesSeen] === one;
      this.visitInstruction(one, number, writesSeen);
      if (isWrite) writesSeen++;
      one = next;
    }
  }

  private visitInstruction(one: Instruction, number: number, writesSeen: number): void {
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
      const known = this.find(location, one.type, number, writesSeen);
      if (known !== undefined) {
        replaceInstruction(one, known);
        this.changed = true;
        return;
      }
      this.remember(location.pointer, { one, type: one.type, value: one, writesBefore: writesSeen });
      return;
    }
    const value = one.operand(0);
    if (this.find(location, value.type, number, writesSeen) === value) {
      one.erase();
      this.changed = true;
      return;
    }
    // The store itself is among the block's writes; what follows it sees its value.
    this.remember(location.pointer, { one, type: value.type, value, writesBefore: writesSeen + 1 });
  }

  /** What memory at the place holds for sure, if a dominating access tells. */
  private find(location: Location, type: Type, number: number, writesSeen: number): Value | undefined {
    const list = this.accesses.get(location.pointer);
    if (list === undefined) return undefined;
    for (let at = list.length - 1; at >= 0 && at >= list.length - 2; at--) {
      const access = list[at] as Access;
      if (access.type !== type || access.one.parent === undefined) continue;
      if (isInstruction(access.value) && access.value.parent === undefined) continue;
      if (this.isClear(access, location, number, writesSeen)) return access.value;
    }
    return undefined;
  }

  /** Whether on no path from the access to before write `writesSeen` of block `number` anything writes the place. */
  private isClear(access: Access, location: Location, number: number, writesSeen: number): boolean {
    const from = this.cfg.numberOf(access.one.parent as BasicBlock);
    let budget = MAX_WRITES;
    const scan = (block: number, start: number, end: number): boolean => {
      const list = this.writes[block] as Instruction[];
      for (let at = start; at < end; at++) {
        const write = list[at] as Instruction;
        // Deleted stores wrote nothing new.
        if (write.parent === undefined) continue;
        if (budget-- <= 0 || this.alias.mayWriteTo(write, location)) return false;
      }
      return true;
    };
    if (from === number) return scan(number, access.writesBefore, writesSeen);
    if (!scan(number, 0, writesSeen)) return false;
    const stamp = ++this.stamp;
    const work: number[] = [];
    let blocks = 0;
    const pushPredecessors = (block: number): void => {
      const rows = this.cfg.predecessors;
      for (let e = rows.starts[block] as number; e < (rows.starts[block + 1] as number); e++) {
        const source = rows.targets[e] as number;
        if (this.stamps[source] === stamp) continue;
        this.stamps[source] = stamp;
        work.push(source);
      }
    };
    pushPredecessors(number);
    for (let block = work.pop(); block !== undefined; block = work.pop()) {
      if (++blocks > MAX_BLOCKS) return false;
      const end = (this.writes[block] as Instruction[]).length;
      if (block === from) {
        if (!scan(block, access.writesBefore, end)) return false;
        continue;
      }
      if (!scan(block, 0, end)) return false;
      pushPredecessors(block);
    }
    return true;
  }
}
