/**
 * Exceptions of C++: throwing, catching, and the walk up the active calls between.
 *
 * A call that an exception may leave is an `invoke`; where it goes then is decided by the clauses of the landingpad at
 * its unwind target, against the exception's type. The walk is in two phases, as the ABI has it: first a handler is
 * looked for, and only when there is one do the calls below it end (with their clean-ups).
 *
 * Source: Itanium C++ ABI, "Exception Handling" and 2.9.5 "RTTI Layout".
 */

import type { BasicBlock } from "../../basic-block.js";
import type { InstructionOf } from "../../instruction.js";
import { ProgramExit, STATUS } from "../error.js";
import { LongJump, type Machine } from "../machine.js";
import { newBlock, readInt, textToBytes } from "./access.js";
import { int, type Library, type LibraryFunction, type LibraryTable } from "./library.js";
import { baseOffset, kindOf } from "./rtti.js";

interface Exception {
  readonly object: number;
  readonly type: number;
  readonly destructor: number;
  handlers: number;
  /** Of the base class that the handler names, in the object. */
  offset: number;
}

class State {
  readonly thrown = new Map<number, Exception>();
  /** Being handled, innermost last. */
  readonly caught: Exception[] = [];
}
const states = new WeakMap<Library, State>();
function stateOf(library: Library): State {
  let state = states.get(library);
  if (state === undefined) {
    state = new State();
    states.set(library, state);
  }
  return state;
}

interface Landing {
  /** Of llvm.eh.typeid.for: positive for a catch, zero for a clean-up only. */
  readonly selector: number;
  readonly isHandler: boolean;
  readonly offset: number;
}

/** What a landing pad does with an exception: undefined when it lets it pass. */
function match(
  machine: Machine,
  pad: InstructionOf<"landingpad">,
  exception: Exception,
): Landing | undefined {
  const { clauses, cleanup } = pad.data;
  for (const [at, clause] of clauses.entries()) {
    const lanes = machine.constant(pad.operand(at));
    if (clause === "catch") {
      const type = Number(lanes[0]?.bits ?? 0n);
      const offset = type === 0 ? 0 : baseOffset(machine, exception.type, type, exception.object);
      if (offset !== undefined) return { selector: machine.typeId(type), isHandler: true, offset };
    } else if (
      !lanes.some(
        (value) => baseOffset(machine, exception.type, Number(value.bits), exception.object) !== undefined,
      )
    ) {
      return { selector: -1 - at, isHandler: true, offset: 0 };
    }
  }
  return cleanup ? { selector: 0, isHandler: false, offset: 0 } : undefined;
}

interface Stop {
  readonly fp: number;
  /** Address of the call that the exception leaves. */
  readonly call: number;
  /** How many times the host stands between. */
  readonly levels: number;
}

/** The calls that wait, from the one that has just been left outwards. */
function* walk(machine: Machine, fromCaller: boolean): Generator<Stop, void, void> {
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

function landingAt(machine: Machine, stop: Stop, exception: Exception): Landing | undefined {
  const instruction = machine.instructionAt[stop.call];
  if (instruction?.opcode !== "invoke") return undefined;
  const pad = (instruction.operand(2) as BasicBlock).firstNonPhi;
  if (pad?.opcode === "landingpad") return match(machine, pad, exception);
  machine.unsupported(
    `an exception would leave @${instruction.parent?.parent?.name} by ${pad?.opcode}; only landingpad is interpreted`,
  );
}

/** Sends an exception to where it is handled. `fromCaller` when the running function has no part in it any more. */
function unwind(library: Library, machine: Machine, exception: Exception, fromCaller: boolean): void {
  let handled = false;
  for (const stop of walk(machine, fromCaller)) {
    if (landingAt(machine, stop, exception)?.isHandler === true) {
      handled = true;
      break;
    }
  }
  if (!handled) {
    library.files.byDescriptor(2)?.put(textToBytes("terminate called: an exception was not caught\n"));
    throw new ProgramExit(STATUS.abort);
  }
  for (const stop of walk(machine, fromCaller)) {
    const landing = landingAt(machine, stop, exception);
    if (landing === undefined) continue;
    if (landing.isHandler) exception.offset = landing.offset;
    const apply = (): void => {
      machine.unwindTo(stop.fp);
      machine.landing = { exception: exception.object, selector: landing.selector };
      machine.pc = machine.unwindTargets.get(stop.call) ?? 0;
    };
    if (stop.levels > 0) throw new LongJump(machine.nesting - stop.levels, apply);
    apply();
    machine.resumed = true;
    return;
  }
}

/** Goes on with an exception after a clean-up. */
export function resumeUnwinding(library: Library, machine: Machine, object: number): void {
  const exception = stateOf(library).thrown.get(object);
  if (exception === undefined) {
    throw machine.error("undefined behaviour", "resume of what is not an exception in flight");
  }
  unwind(library, machine, exception, true);
}

/** The address a handler sees: the pointer itself for a thrown pointer. */
function adjusted(machine: Machine, exception: Exception): number {
  if (kindOf(machine, exception.type) !== "__pointer") return exception.object + exception.offset;
  return Number(readInt(machine, exception.object, machine.layout.pointerSize()));
}

const resume: LibraryFunction = (library, machine, args) => {
  resumeUnwinding(library, machine, int(args, 0));
  return undefined;
};

export const EXCEPTIONS: LibraryTable = {
  __cxa_allocate_exception: (_library, machine, args) => newBlock(machine, int(args, 0) >>> 0),
  __cxa_free_exception: (_library, machine, args) => {
    machine.memory.free(int(args, 0));
  },
  __cxa_throw: (library, machine, args) => {
    const exception: Exception = {
      object: int(args, 0),
      type: int(args, 1),
      destructor: int(args, 2),
      handlers: 0,
      offset: 0,
    };
    stateOf(library).thrown.set(exception.object, exception);
    unwind(library, machine, exception, false);
  },
  __cxa_begin_catch: (library, machine, args) => {
    const state = stateOf(library);
    const exception = state.thrown.get(int(args, 0));
    if (exception === undefined)
      throw machine.error("undefined behaviour", "__cxa_begin_catch of no exception");
    exception.handlers++;
    state.caught.push(exception);
    return adjusted(machine, exception);
  },
  __cxa_end_catch: (library, machine) => {
    const state = stateOf(library);
    const exception = state.caught.pop();
    if (exception === undefined) return;
    exception.handlers--;
    if (exception.handlers > 0 || state.caught.includes(exception)) return;
    if (exception.destructor !== 0) machine.callAddress(exception.destructor, [exception.object]);
    state.thrown.delete(exception.object);
    machine.memory.free(exception.object);
  },
  __cxa_rethrow: (library, machine) => {
    const exception = stateOf(library).caught.at(-1);
    if (exception === undefined) throw new ProgramExit(STATUS.abort);
    // The handler that rethrows ends, but the exception lives on.
    exception.handlers++;
    unwind(library, machine, exception, false);
  },
  __cxa_get_exception_ptr: (library, machine, args) => {
    const exception = stateOf(library).thrown.get(int(args, 0));
    return exception === undefined ? 0 : adjusted(machine, exception);
  },
  __cxa_begin_cleanup: () => 1,
  __cxa_call_unexpected: () => {
    throw new ProgramExit(STATUS.abort);
  },
  __clang_call_terminate: () => {
    throw new ProgramExit(STATUS.abort);
  },
  _Unwind_Resume: resume,
};
