/**
 * Unwinding: the way of an exception up the active calls, through landing pads and the pads of funclets.
 *
 * A call that an exception may leave is an `invoke`; what stands at its unwind target says what happens then:
 *
 *     landingpad    its clauses, in order, take the exception, or it is a clean-up
 *     catchswitch   its handlers' catchpads, in order, take the exception, or it goes to the unwind target or the caller
 *     cleanuppad    always entered; its cleanupret sends the exception on
 *
 * The walk is in two phases, as the ABIs have it: first a handler is looked for, and only when there is one do the calls
 * below it end, with their clean-ups. What takes an exception is decided by the exception itself, for each runtime
 * describes types in its own way.
 *
 * Sources: LLVM Language Reference, "Exception Handling in LLVM"; Itanium C++ ABI, "Exception Handling".
 */
import type { BasicBlock } from "../basic-block.js";
import type { Function } from "../function.js";
import type { Instruction, InstructionOf } from "../instruction.js";
import type { Machine } from "./machine.js";

/** What is thrown, as far as unwinding must know it. */
export interface Exception {
  /** What a landing pad gives, and by which resume names it; no two exceptions at the same time have the same. */
  readonly object: number;
  /** Where in the object a handler's type (0 for every type) stands; undefined when the handler does not take it. */
  offsetOf(machine: Machine, type: number): number | undefined;
  /** What of the object the handler sees that takes it. */
  offset: number;
  /** Whether a filter that allows these types lets it pass. */
  passesFilter(machine: Machine, types: readonly number[]): boolean;
  /** Only of Microsoft's C++, whose exceptions stand in the frame that throws them. */
  readonly onStack?: StackException;
}

/** What Microsoft's runtime does with an exception at a catchpad, whose arguments are type, flags, variable. */
export interface StackException {
  readonly size: number;
  /** Whether the handler takes it. */
  matches(machine: Machine, type: number, flags: number): boolean;
  /** Gives the handler's variable its value. */
  enter(machine: Machine, type: number, flags: number, variable: number): void;
  /** When no handler has it any more. */
  destroy(machine: Machine): void;
}

/** Thrown to unwind the host's stack down to the run of the loop that has the frame. */
export class LongJump {
  constructor(
    readonly nesting: number,
    readonly apply: () => void,
  ) {}
}

/**
 * What an external throws to throw an exception into the program: clean-ups run, and handlers of every type take it, as
 * they do what another language throws. When nothing takes it, the host gets it back from the call it made.
 */
export class HostException extends Error {
  constructor(readonly value: unknown) {
    super("an exception of the host");
  }
}

/** An exception of another language than the program's: only handlers of every type take it. */
export class ForeignException implements Exception {
  offset = 0;
  constructor(readonly object: number) {}
  offsetOf(_machine: Machine, type: number): number | undefined {
    return type === 0 ? 0 : undefined;
  }
  passesFilter(_machine: Machine, types: readonly number[]): boolean {
    return types.length > 0;
  }
}

/** How the pads of a personality describe what they catch. */
type Family = "itanium" | "microsoft";
const FAMILIES: readonly (readonly [RegExp, Family])[] = [
  [/^__CxxFrameHandler/, "microsoft"],
  [/^__g(xx|cc|nat|cj)_|^__objc_personality|^rust_eh_personality|^__zig_/, "itanium"],
];

/** What a pad does with an exception; undefined when it lets it pass. */
interface Landing {
  /** Of llvm.eh.typeid.for: positive for a catch, zero for a clean-up only, negative for a filter. */
  readonly selector: number;
  readonly isHandler: boolean;
  readonly offset: number;
}
const CLEANUP: Landing = { selector: 0, isHandler: false, offset: 0 };

interface Stop {
  readonly fp: number;
  /** Address of the call that the exception leaves. */
  readonly call: number;
  /** How many times the host stands between. */
  readonly levels: number;
}

/** A handler of Microsoft's C++ that is running. */
interface Caught {
  readonly exception: Exception;
  readonly pad: Instruction;
  readonly fp: number;
  /** The stack pointer of the frame, while what is below still holds the exception. */
  readonly sp: number;
}

export class Unwinder {
  /** By their objects. */
  private readonly exceptions = new Map<number, Exception>();
  private readonly caught: Caught[] = [];
  private readonly typeIds = new Map<number, number>();
  /** The exception that was sent to a pad last, and what the pad was chosen by. */
  private landed: { readonly exception: Exception; readonly selector: number } | undefined;
  /** The stack pointer to go back to when the handler of an exception that stands on the stack ends. */
  private readonly stackPointers = new WeakMap<Exception, number>();

  constructor(private readonly machine: Machine) {}

  /** The number by which landing pads know a type of exceptions. */
  typeId(type: number): number {
    let id = this.typeIds.get(type);
    if (id === undefined) {
      id = this.typeIds.size + 1;
      this.typeIds.set(type, id);
    }
    return id;
  }
  /** The exception with an object. */
  find(object: number): Exception | undefined {
    return this.exceptions.get(object);
  }
  /** Forgets an exception that is over. */
  forget(exception: Exception): void {
    this.exceptions.delete(exception.object);
  }
  /** What a pad was entered with. */
  get landing(): { readonly exception: Exception; readonly selector: number } {
    if (this.landed === undefined) this.machine.undefined("a pad is entered otherwise than by unwinding");
    return this.landed;
  }
  /** The exception that the innermost handler of Microsoft's C++ has. */
  get handled(): Exception | undefined {
    this.dropStale(this.machine.fp);
    return this.caught.at(-1)?.exception;
  }

  /**
   * Throws an exception from the running function, or, when `fromCaller`, from where that was called. False when nothing
   * takes it; then nothing has happened.
   */
  raise(exception: Exception, fromCaller = false): boolean {
    const { machine } = this;
    let isTaken = false;
    for (const stop of this.walk(fromCaller)) {
      if (this.endsAt(this.targetOf(stop), exception)) {
        isTaken = true;
        break;
      }
    }
    if (!isTaken) return false;
    if (!fromCaller) this.stackPointers.set(exception, machine.memory.sp);
    this.exceptions.set(exception.object, exception);
    for (const stop of this.walk(fromCaller)) {
      const block = this.targetOf(stop);
      if (block === undefined) continue;
      const landing = this.landingAt(block, exception);
      if (landing === undefined) continue;
      if (landing.isHandler) exception.offset = landing.offset;
      const apply = (): void => {
        this.leaveHandlers(stop.fp, padOf(block), exception);
        this.leaveFrames(stop.fp, exception);
        machine.at = stop.call;
        this.landed = { exception, selector: landing.selector };
        machine.pc = machine.unwindTargets.get(stop.call) ?? 0;
      };
      if (stop.levels > 0) throw new LongJump(machine.nesting - stop.levels, apply);
      apply();
      machine.resumed = true;
      return true;
    }
    return false;
  }

  /** resume, and cleanupret or catchswitch that unwind to the caller. */
  goOn(object: number): void {
    const exception = this.exceptions.get(object);
    if (exception === undefined) this.machine.undefined("resume of what is not an exception in flight");
    if (!this.raise(exception, true)) this.machine.undefined("nothing takes the exception any more");
    this.machine.resumed = false;
  }
  /** cleanupret to a pad of the same function. */
  sendTo(object: number, block: BasicBlock): void {
    const exception = this.exceptions.get(object);
    if (exception === undefined) this.machine.undefined("cleanupret of what is not an exception in flight");
    this.leaveHandlers(this.machine.fp, padOf(block), exception);
    this.landed = { exception, selector: 0 };
  }

  /** Which handler of a catchswitch takes an exception: its position, or -1. */
  choose(one: InstructionOf<"catchswitch">, exception: Exception): number {
    return handlersOf(one).findIndex((block) => this.catchAt(block, exception) !== undefined);
  }
  /** A catchpad is entered, which was chosen: the selector is known, and its variable gets its value. */
  enterHandler(pad: InstructionOf<"catchpad">, args: readonly number[]): number {
    const { machine } = this;
    const { exception } = this.landing;
    const landing = this.catchAt(pad.parent as BasicBlock, exception);
    exception.offset = landing?.offset ?? 0;
    const { onStack } = exception;
    if (familyOf(pad) === "microsoft") {
      const sp = this.stackPointers.get(exception) ?? machine.memory.sp;
      this.caught.push({ exception, pad, fp: machine.fp, sp });
      const [type = 0, flags = 0, variable = 0] = args;
      if (type !== 0 && variable !== 0) onStack?.enter(machine, type, flags, variable);
    }
    this.landed = { exception, selector: landing?.selector ?? 0 };
    return exception.object;
  }
  /** catchret: the handler ends. */
  leaveHandler(pad: Instruction): void {
    const { machine } = this;
    this.dropStale(machine.fp);
    const top = this.caught.at(-1);
    if (top === undefined || top.pad !== pad || top.fp !== machine.fp) return;
    this.caught.pop();
    if (this.isCaught(top.exception)) return;
    this.end(top.exception);
    if (top.exception.onStack !== undefined) machine.releaseStack(top.sp);
  }

  // ---- the walk --------------------------------------------------------------------------------------------------

  /** The calls that wait, from the one that has just been left outwards. */
  private *walk(fromCaller: boolean): Generator<Stop, void, void> {
    const { machine } = this;
    const { registers } = machine;
    let { fp } = machine;
    let call = machine.at;
    let levels = 0;
    for (let first = true; machine.image.functions[registers[fp - 1] ?? 0] !== undefined; first = false) {
      if (!first || !fromCaller) yield { fp, call, levels };
      if (registers[fp - 8] === 0) levels++;
      call = registers[fp - 2] ?? 0;
      fp = registers[fp - 4] ?? 0;
    }
  }
  /** Where an exception goes that leaves a call; undefined when it leaves the function. */
  private targetOf(stop: Stop): BasicBlock | undefined {
    const instruction = this.machine.instructionAt[stop.call];
    return instruction?.opcode === "invoke" ? (instruction.operand(2) as BasicBlock) : undefined;
  }
  /** Whether the exception will be handled in this function, when it goes to a block of it. */
  private endsAt(target: BasicBlock | undefined, exception: Exception): boolean {
    for (let block = target; block !== undefined; ) {
      const pad = padOf(block);
      if (pad?.opcode === "catchswitch") {
        if (this.choose(pad, exception) >= 0) return true;
        block = pad.data.hasUnwind ? (pad.operand(1) as BasicBlock) : undefined;
      } else if (pad?.opcode === "cleanuppad") block = afterCleanup(pad);
      else return this.landingAt(block, exception)?.isHandler === true;
    }
    return false;
  }
  private landingAt(block: BasicBlock, exception: Exception): Landing | undefined {
    const pad = padOf(block);
    // These decide themselves, where they are run.
    if (pad?.opcode === "catchswitch" || pad?.opcode === "cleanuppad") return CLEANUP;
    if (pad?.opcode !== "landingpad") this.machine.undefined("unwinding to a block without a pad");
    const { clauses, cleanup } = pad.data;
    for (const [at, clause] of clauses.entries()) {
      const types = this.machine.constant(pad.operand(at)).map(({ bits }) => Number(bits));
      if (clause === "catch") {
        const [type = 0] = types;
        const offset = exception.offsetOf(this.machine, type);
        if (offset !== undefined) return { selector: this.typeId(type), isHandler: true, offset };
      } else if (!exception.passesFilter(this.machine, types))
        return { selector: -1 - at, isHandler: true, offset: 0 };
    }
    return cleanup ? CLEANUP : undefined;
  }
  /** What the catchpad of a handler takes the exception as. */
  private catchAt(block: BasicBlock, exception: Exception): Landing | undefined {
    const { machine } = this;
    const pad = padOf(block);
    if (pad?.opcode !== "catchpad") return undefined;
    const family = familyOf(pad);
    if (family === undefined)
      machine.unsupported(
        `an exception reaches a catchpad of the personality ${personalityOf(pad)?.name ?? "none"}`,
      );
    const value = (at: number): number =>
      at < pad.operandCount && pad.operand(at).valueKind !== "instruction"
        ? Number(machine.constant(pad.operand(at))[0]?.bits ?? 0n)
        : 0;
    if (family === "microsoft") {
      const isTaken = value(1) === 0 || exception.onStack?.matches(machine, value(1), value(2)) === true;
      return isTaken ? { selector: 1, isHandler: true, offset: 0 } : undefined;
    }
    for (let at = 1; at < pad.operandCount; at++) {
      const offset = exception.offsetOf(machine, value(at));
      if (offset !== undefined) return { selector: this.typeId(value(at)), isHandler: true, offset };
    }
    return undefined;
  }

  // ---- leaving ---------------------------------------------------------------------------------------------------

  /** Ends the calls above a frame. What stands on the stack of an exception that does stays there. */
  private leaveFrames(fp: number, exception: Exception): void {
    const { machine } = this;
    const { object, onStack } = exception;
    const { memory } = machine;
    if (machine.fp === fp) return;
    if (onStack === undefined) {
      machine.unwindTo(fp);
      return;
    }
    const to = machine.unwindTo(fp, true);
    this.stackPointers.set(exception, to);
    if (to < memory.sp || to > memory.stackTop) return;
    const kept = memory.shadow.slice(object, object + onStack.size);
    memory.shadow.fill(0, memory.sp, to);
    memory.shadow.set(kept, object);
  }
  /** Handlers that an exception leaves on its way to a pad are over, and with them what they handled. */
  private leaveHandlers(fp: number, pad: Instruction | undefined, inFlight: Exception): void {
    for (let top = this.caught.at(-1); top !== undefined; top = this.caught.at(-1)) {
      if (top.fp < fp || (top.fp === fp && isWithin(pad, top.pad))) return;
      this.caught.pop();
      if (top.exception !== inFlight && !this.isCaught(top.exception)) this.end(top.exception);
    }
  }
  /** Handlers of calls that longjmp has left. */
  private dropStale(fp: number): void {
    while ((this.caught.at(-1)?.fp ?? 0) > fp) this.caught.pop();
  }
  private isCaught(exception: Exception): boolean {
    return this.caught.some((one) => one.exception === exception);
  }
  private end(exception: Exception): void {
    const { landed } = this;
    exception.onStack?.destroy(this.machine);
    this.landed = landed;
    this.forget(exception);
  }
}

function padOf(block: BasicBlock): Instruction | undefined {
  return block.firstNonPhi;
}
function handlersOf(one: InstructionOf<"catchswitch">): BasicBlock[] {
  return one.operands.slice(one.data.hasUnwind ? 2 : 1) as BasicBlock[];
}
/** Where the cleanupret of a pad sends an exception; undefined for the caller, and when it does not end. */
function afterCleanup(pad: InstructionOf<"cleanuppad">): BasicBlock | undefined {
  for (const { user } of pad.uses()) {
    const one = user as Instruction;
    if (one.opcode === "cleanupret" && one.operandCount > 1) return one.operand(1) as BasicBlock;
  }
  return undefined;
}
/** Whether a pad stands inside a funclet. */
function isWithin(pad: Instruction | undefined, outer: Instruction): boolean {
  for (let one = pad; one !== undefined && isPad(one); one = one.operand(0) as Instruction)
    if (one === outer) return true;
  return false;
}
function isPad(one: Instruction): boolean {
  return one.opcode === "catchpad" || one.opcode === "cleanuppad" || one.opcode === "catchswitch";
}
function personalityOf(one: Instruction): Function | undefined {
  const fn = one.parent?.parent;
  const at = fn?.extras.indexOf("personality") ?? -1;
  return at < 0 ? undefined : (fn?.operand(at) as Function);
}
function familyOf(one: Instruction): Family | undefined {
  const name = personalityOf(one)?.name ?? "";
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1];
}
