/**
 * licm: takes out of a loop what is the same in every round.
 *
 *   loop: %n = load i32, ptr @n                  %n = load i32, ptr @n
 *         %k = mul i32 %x, %y             =>     %k = mul i32 %x, %y
 *         ... %n ... %k ...                loop: ... %n ... %k ...
 *
 * and keeps in a register what the loop updates in one place of memory:
 *
 *   loop: %s = load i32, ptr %p                  %s0 = load i32, ptr %p
 *         %t = add i32 %s, %v             =>     loop: %s = phi [ %s0 ], [ %t ];  %t = add i32 %s, %v
 *         store i32 %t, ptr %p             exit: store i32 %t, ptr %p
 *
 * Right because the operands do not change in the loop and nothing in it writes what is read; what could trap or fault is
 * moved only if it was sure to run once the loop is entered, or is known not to fault. A store moves to the exits only if
 * no other access of the loop can meet it, if control leaves by the exits alone, and if the loop stored anyway (or the
 * variable is the function's own), so that no other thread sees a store that was not there.
 */
import {
  type AliasAnalysis,
  type BasicBlock,
  type DominatorTree,
  Effect,
  effectsOf,
  type Instruction,
  type InstructionOf,
  type Function as IrFunction,
  isCall,
  isDereferenceable,
  isInstruction,
  isPinned,
  isSimpleAccess,
  isSpeculatable,
  type Loop,
  type MemoryLocation,
  mayNotContinue,
  type Type,
  type Value,
} from "@ts-jit/ir";
import { createLoad, createStore, createVariable } from "../demote.js";
import { analysesOf, type PassContext } from "../pass.js";
import { promoteAllocas } from "../promote.js";
import { isPad } from "./loop-simplify.js";

/** Loops with more writes than this are not searched for loads to hoist. */
const MAX_WRITES = 200;
/** Variables promoted in one loop. */
const MAX_PROMOTED = 8;

export function licm(fn: IrFunction, context: PassContext): boolean {
  const { loops, dominators, alias } = analysesOf(fn, context);
  const variables: InstructionOf<"alloca">[] = [];
  let changed = false;
  for (const loop of loops.innerFirst()) {
    const preheader = loop.preheader();
    if (preheader === undefined) continue;
    const work = new LoopWork(loop, preheader, dominators, alias);
    if (work.hoist()) changed = true;
    if (work.promote(fn, variables)) changed = true;
  }
  if (variables.length > 0) promoteAllocas(variables, analysesOf(fn, context));
  return changed;
}

class LoopWork {
  private readonly writes: Instruction[] = [];
  private readonly reads: Instruction[] = [];
  /** Something in the loop may leave it otherwise than by its exits. */
  private leaves = false;
  private readonly exiting: BasicBlock[];

  constructor(
    private readonly loop: Loop,
    private readonly preheader: BasicBlock,
    private readonly dominators: DominatorTree,
    private readonly alias: AliasAnalysis,
  ) {
    for (const block of loop.blocks) {
      for (let one = block.first; one !== undefined; one = one.next) {
        const effects = effectsOf(one);
        if ((effects & Effect.write) !== 0) this.writes.push(one);
        else if ((effects & Effect.read) !== 0) this.reads.push(one);
        if ((effects & (Effect.unwind | Effect.noReturn)) !== 0) this.leaves = true;
      }
    }
    this.exiting = loop.exiting();
  }

  hoist(): boolean {
    let changed = false;
    const { loop } = this;
    const end = this.preheader.terminator;
    if (end === undefined) return false;
    // In the header nothing has happened yet until something that may not go on.
    for (const block of loop.blocks) {
      let certain = this.runsEachRound(block);
      for (let one = block.first; one !== undefined; ) {
        const next: Instruction | undefined = one.next;
        if (this.canHoist(one, certain)) {
          one.remove();
          if (!certain) one.metadata = undefined;
          this.preheader.insertBefore(one, end);
          changed = true;
        } else if (mayNotContinue(one)) certain = false;
        one = next;
      }
    }
    return changed;
  }

  /** Whether the block runs whenever the loop is entered, with nothing before it that may not go on. */
  private runsEachRound(block: BasicBlock): boolean {
    if (block === this.loop.header) return true;
    if (this.leaves || this.exiting.length === 0) return false;
    return this.exiting.every((exit) => this.dominators.dominatesBlock(block, exit));
  }

  private isInvariant(value: Value): boolean {
    return this.loop.isInvariant(value);
  }
  private hasInvariantOperands(one: Instruction): boolean {
    for (let at = 0; at < one.operandCount; at++) if (!this.isInvariant(one.operand(at))) return false;
    return true;
  }

  private canHoist(one: Instruction, certain: boolean): boolean {
    if (one.isTerminator || one.opcode === "phi" || one.opcode === "alloca" || isPinned(one)) return false;
    if (one.type.kind === "token" || one.type.kind === "void" || !this.hasInvariantOperands(one))
      return false;
    if (isSpeculatable(one)) return true;
    if (one.opcode === "load") {
      if (!isSimpleAccess(one) || this.writes.length > MAX_WRITES) return false;
      const location = this.alias.locationOf(one);
      if (location === undefined) return false;
      if (
        !certain &&
        !(location.size !== undefined && isDereferenceable(location.pointer, location.size, this.alias))
      ) {
        return false;
      }
      return !this.isWritten(location);
    }
    if (isCall(one)) {
      const effects = effectsOf(one);
      const bad = Effect.write | Effect.unwind | Effect.returnsTwice;
      if (!certain || (effects & bad) !== 0 || one.opcode !== "call" || one.data.tail === "musttail")
        return false;
      // One that may not return must not overtake a write.
      return (effects & (Effect.read | Effect.noReturn)) === 0 || this.writes.length === 0;
    }
    // Divisions and their like: no effects, but they may trap.
    return certain && effectsOf(one) === 0 && one.opcode !== "freeze" && !one.isTerminator;
  }
  private isWritten(location: MemoryLocation): boolean {
    return this.writes.some((write) => write.parent !== undefined && this.alias.mayWriteTo(write, location));
  }

  /** Keeps memory that only loads and stores of one address touch in a variable throughout the loop. */
  promote(fn: IrFunction, variables: InstructionOf<"alloca">[]): boolean {
    const { loop } = this;
    if (this.writes.length > MAX_WRITES || this.reads.length > MAX_WRITES) return false;
    const exits = loop.exits();
    if (exits.length === 0 || exits.length > 8 || !loop.hasDedicatedExits() || exits.some(isPad))
      return false;
    const groups = this.accessGroups();
    let changed = false;
    let count = 0;
    for (const [pointer, accesses] of groups) {
      if (count >= MAX_PROMOTED) break;
      const type = this.promotableType(pointer, accesses);
      if (type === undefined) continue;
      const [first] = accesses;
      const variable = createVariable(fn, type);
      variables.push(variable);
      const end = this.preheader.terminator;
      const aligns = accesses.map((one) => ((one.data as { align?: number }).align ?? 1) as number);
      const align = Math.min(...aligns);
      const load = createLoad(type, pointer);
      load.data = { volatile: false, ordering: undefined, syncScope: undefined, align } as never;
      load.debugLoc = first?.debugLoc;
      this.preheader.insertBefore(load, end);
      this.preheader.insertBefore(createStore(load, variable), end);
      for (const one of accesses) {
        one.setOperand(one.opcode === "load" ? 0 : 1, variable);
        one.metadata = undefined;
      }
      for (const exit of exits) {
        const at = exit.firstNonPhi;
        const value = createLoad(type, variable);
        const store = createStore(value, pointer);
        store.data = { volatile: false, ordering: undefined, syncScope: undefined, align } as never;
        store.debugLoc = first?.debugLoc;
        exit.insertBefore(value, at);
        exit.insertBefore(store, at);
      }
      count++;
      changed = true;
    }
    return changed;
  }

  /** Simple loads and stores by invariant pointer, where at least one is a store. */
  private accessGroups(): Map<Value, Instruction[]> {
    const groups = new Map<Value, Instruction[]>();
    const stored = new Set<Value>();
    for (const one of [...this.writes, ...this.reads]) {
      if (one.parent === undefined || !this.loop.contains(one.parent) || !isSimpleAccess(one)) continue;
      const pointer = one.operand(one.opcode === "load" ? 0 : 1);
      if (!this.isInvariant(pointer)) continue;
      if (one.opcode === "store") stored.add(pointer);
      const group = groups.get(pointer);
      if (group === undefined) groups.set(pointer, [one]);
      else group.push(one);
    }
    for (const pointer of groups.keys()) if (!stored.has(pointer)) groups.delete(pointer);
    return groups;
  }

  private promotableType(pointer: Value, accesses: readonly Instruction[]): Type | undefined {
    const [first] = accesses;
    const location = first === undefined ? undefined : this.alias.locationOf(first);
    if (first === undefined || location?.size === undefined) return undefined;
    if (isInstruction(pointer) && pointer.opcode === "alloca" && pointer.parent === undefined)
      return undefined;
    const type = first.opcode === "load" ? first.type : first.operand(0).type;
    const mine = new Set(accesses);
    for (const one of accesses) {
      if ((one.opcode === "load" ? one.type : one.operand(0).type) !== type) return undefined;
    }
    const object = this.alias.objectOf(pointer);
    const own = isInstruction(object) && object.opcode === "alloca" && !this.alias.isCaptured(object);
    // Where control may leave in between, memory must be up to date, unless nobody else can look.
    if (this.leaves && !own) return undefined;
    const certain = accesses.some((one) => one.parent !== undefined && this.runsEachRound(one.parent));
    const certainStore = accesses.some(
      (one) => one.opcode === "store" && one.parent !== undefined && this.runsEachRound(one.parent),
    );
    if (!own && !certainStore) return undefined;
    if (!certain && !isDereferenceable(pointer, location.size, this.alias)) return undefined;
    const anywhere: MemoryLocation = { pointer, size: location.size, tag: undefined };
    for (const one of this.writes) {
      if (one.parent === undefined || mine.has(one)) continue;
      if (this.alias.mayWriteTo(one, anywhere) || this.alias.mayReadFrom(one, anywhere)) return undefined;
    }
    for (const one of this.reads) {
      if (one.parent === undefined || mine.has(one) || !this.loop.contains(one.parent)) continue;
      if (this.alias.mayReadFrom(one, anywhere)) return undefined;
    }
    return type;
  }
}
