/**
 * Who calls whom, and in which order to work so that callees come before callers.
 *
 * Source: Tarjan, "Depth-First Search and Linear Graph Algorithms" (strongly connected components), with an explicit
 * stack.
 */
import type { Function } from "../function.js";
import type { CallInstruction, Instruction } from "../instruction.js";
import type { Module } from "../module.js";
import type { Value } from "../value.js";

/** The function a call names, or undefined for an indirect call, inline assembly, or a call through another type. */
export function calledFunction(call: CallInstruction): Function | undefined {
  const callee = call.operand(0);
  if (callee.valueKind !== "function") return undefined;
  const fn = callee as Function;
  return fn.valueType === call.data.functionType ? fn : undefined;
}

export function isCall(value: Value): value is CallInstruction & Instruction {
  if (value.valueKind !== "instruction") return false;
  const { opcode } = value as Instruction;
  return opcode === "call" || opcode === "invoke" || opcode === "callbr";
}

export class CallGraph {
  /** Direct callees of each defined function, each once. */
  readonly callees = new Map<Function, Set<Function>>();
  /** Direct callers of each function, each once. */
  readonly callers = new Map<Function, Set<Function>>();
  /** Functions whose address is used otherwise than as a callee. */
  readonly addressTaken = new Set<Function>();

  constructor(readonly module: Module) {
    for (const fn of module.functions) {
      for (const use of fn.uses()) {
        const user = use.user;
        if (use.index !== 0 || !isCall(user) || calledFunction(user) === undefined) {
          this.addressTaken.add(fn);
          continue;
        }
        const caller = (user as Instruction).parent?.parent;
        if (caller === undefined) continue;
        edge(this.callees, caller, fn);
        edge(this.callers, fn, caller);
      }
    }
  }
  /** Defined functions grouped into cycles of calls, callees first. A group of one may still call itself. */
  components(): Function[][] {
    const result: Function[][] = [];
    const number = new Map<Function, number>();
    const low = new Map<Function, number>();
    const onStack = new Set<Function>();
    const component: Function[] = [];
    for (const root of this.module.functions) {
      if (root.isDeclaration || number.has(root)) continue;
      const path: { fn: Function; next: Iterator<Function> }[] = [];
      const enter = (fn: Function): void => {
        number.set(fn, number.size);
        low.set(fn, number.size - 1);
        component.push(fn);
        onStack.add(fn);
        path.push({ fn, next: (this.callees.get(fn) ?? new Set<Function>()).values() });
      };
      enter(root);
      for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
        const { fn } = top;
        const step = top.next.next();
        if (step.done !== true) {
          const callee = step.value;
          if (callee.isDeclaration) continue;
          if (!number.has(callee)) enter(callee);
          else if (onStack.has(callee)) low.set(fn, Math.min(get(low, fn), get(number, callee)));
          continue;
        }
        path.pop();
        const above = path.at(-1);
        if (above !== undefined) low.set(above.fn, Math.min(get(low, above.fn), get(low, fn)));
        if (get(low, fn) !== get(number, fn)) continue;
        const group: Function[] = [];
        for (let member = component.pop(); member !== undefined; member = component.pop()) {
          onStack.delete(member);
          group.push(member);
          if (member === fn) break;
        }
        result.push(group);
      }
    }
    return result;
  }
  /** Whether a function can come to call itself by direct calls. */
  isRecursive(fn: Function): boolean {
    const seen = new Set<Function>();
    const work = [...(this.callees.get(fn) ?? [])];
    for (let one = work.pop(); one !== undefined; one = work.pop()) {
      if (one === fn) return true;
      if (seen.has(one)) continue;
      seen.add(one);
      work.push(...(this.callees.get(one) ?? []));
    }
    return false;
  }
}

function edge(table: Map<Function, Set<Function>>, from: Function, to: Function): void {
  let set = table.get(from);
  if (set === undefined) {
    set = new Set();
    table.set(from, set);
  }
  set.add(to);
}
function get(table: Map<Function, number>, fn: Function): number {
  return table.get(fn) ?? -1;
}
