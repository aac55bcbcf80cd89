/**
 * Exceptions of C++ as the Itanium ABI has them: throwing, catching, throwing again. The way to the handler is in
 * unwind.ts.
 *
 * Source: Itanium C++ ABI, "Exception Handling" and 2.9.5 "RTTI Layout".
 */
import { ProgramExit, STATUS } from "../error.js";
import type { Machine } from "../machine.js";
import { type Exception, ForeignException } from "../unwind.js";
import { int, newBlock, readInt, textToBytes } from "./access.js";
import type { Library, LibraryFunction, LibraryTable } from "./library.js";
import { baseOffset, kindOf, pointerOffset } from "./rtti.js";

/** What `_Unwind_RaiseException` returns when nothing takes the exception. */
const END_OF_STACK = 5;
/** Why an exception is cleaned up: another language caught it. */
const FOREIGN_CAUGHT = 1;
/** Where `_Unwind_Exception` has its clean-up function. */
const CLEANUP_OFFSET = 8;

class CxxException implements Exception {
  /** How many handlers have it; negative when the innermost has thrown it again. */
  handlers = 0;
  offset = 0;
  constructor(
    readonly object: number,
    private readonly type: number,
    readonly destructor: number,
  ) {}
  offsetOf(machine: Machine, type: number): number | undefined {
    if (type === 0) return 0;
    const isPointer = kindOf(machine, this.type) === "__pointer";
    if (isPointer && type !== this.type && kindOf(machine, type) === "__pointer")
      return pointerOffset(machine, this.type, type, this.pointer(machine));
    return baseOffset(machine, this.type, type, this.object);
  }
  passesFilter(machine: Machine, types: readonly number[]): boolean {
    return types.some((type) => this.offsetOf(machine, type) !== undefined);
  }
  /** The address a handler sees: the pointer itself for a thrown pointer. */
  adjusted(machine: Machine): number {
    if (kindOf(machine, this.type) !== "__pointer") return this.object + this.offset;
    const pointer = this.pointer(machine);
    return pointer === 0 ? 0 : pointer + this.offset;
  }
  private pointer(machine: Machine): number {
    return Number(readInt(machine, this.object, machine.layout.pointerSize()));
  }
}

/** Exceptions being handled, innermost last. */
const caughtOf = new WeakMap<Library, Exception[]>();
function caught(library: Library): Exception[] {
  let list = caughtOf.get(library);
  if (list === undefined) {
    list = [];
    caughtOf.set(library, list);
  }
  return list;
}

/** What happens to an exception that nothing takes. */
export function terminate(library: Library): never {
  library.files.byDescriptor(2)?.put(textToBytes("terminate called: an exception was not caught\n"));
  throw new ProgramExit(STATUS.abort);
}

function throwAway(machine: Machine, exception: Exception): void {
  machine.unwinder.forget(exception);
  if (exception instanceof CxxException) {
    if (exception.destructor !== 0) machine.callAddress(exception.destructor, [exception.object]);
    machine.memory.free(exception.object);
    return;
  }
  const cleanup = Number(readInt(machine, exception.object + CLEANUP_OFFSET, machine.layout.pointerSize()));
  if (cleanup !== 0) machine.callAddress(cleanup, [FOREIGN_CAUGHT, exception.object]);
}

function adjusted(machine: Machine, exception: Exception): number {
  return exception instanceof CxxException ? exception.adjusted(machine) : exception.object;
}

const resume: LibraryFunction = (_library, machine, args) => {
  const exception = machine.unwinder.find(int(args, 0));
  if (exception === undefined)
    throw machine.error("undefined behaviour", "resume of what is not an exception in flight");
  machine.unwinder.raise(exception, true);
};
const raise: LibraryFunction = (_library, machine, args) => {
  const object = int(args, 0);
  const exception = machine.unwinder.find(object) ?? new ForeignException(object);
  return machine.unwinder.raise(exception) ? undefined : END_OF_STACK;
};

export const EXCEPTIONS: LibraryTable = {
  __cxa_allocate_exception: (_library, machine, args) => newBlock(machine, int(args, 0) >>> 0),
  __cxa_free_exception: (_library, machine, args) => {
    machine.memory.free(int(args, 0));
  },
  __cxa_throw: (library, machine, args) => {
    const exception = new CxxException(int(args, 0), int(args, 1), int(args, 2));
    if (!machine.unwinder.raise(exception)) terminate(library);
  },
  __cxa_begin_catch: (library, machine, args) => {
    const exception = machine.unwinder.find(int(args, 0));
    if (exception === undefined)
      throw machine.error("undefined behaviour", "__cxa_begin_catch of no exception");
    if (exception instanceof CxxException) exception.handlers = Math.abs(exception.handlers) + 1;
    if (caught(library).at(-1) !== exception) caught(library).push(exception);
    return adjusted(machine, exception);
  },
  __cxa_end_catch: (library, machine) => {
    const exception = caught(library).at(-1);
    if (exception === undefined) return;
    if (exception instanceof CxxException) {
      const isOnItsWay = exception.handlers < 0;
      exception.handlers += isOnItsWay ? 1 : -1;
      if (exception.handlers !== 0) return;
      caught(library).pop();
      if (isOnItsWay) return;
    } else caught(library).pop();
    throwAway(machine, exception);
  },
  __cxa_rethrow: (library, machine) => {
    const exception = caught(library).at(-1);
    if (exception === undefined) terminate(library);
    if (exception instanceof CxxException) exception.handlers = -exception.handlers;
    else caught(library).pop();
    if (!machine.unwinder.raise(exception)) terminate(library);
  },
  __cxa_get_exception_ptr: (_library, machine, args) => {
    const exception = machine.unwinder.find(int(args, 0));
    return exception === undefined ? 0 : adjusted(machine, exception);
  },
  __cxa_current_exception_type: () => 0,
  __cxa_begin_cleanup: () => 1,
  __cxa_call_unexpected: (library) => terminate(library),
  __clang_call_terminate: (library) => terminate(library),
  _Unwind_Resume: resume,
  _Unwind_RaiseException: raise,
  _Unwind_Resume_or_Rethrow: raise,
  _Unwind_DeleteException: (_library, machine, args) => {
    throwAway(machine, new ForeignException(int(args, 0)));
  },
};
