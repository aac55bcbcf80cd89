/** Ending a program: exit, atexit, abort, assert. */
import { arrayType, define, functionType, global, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { exitNow, write } from "../platform/interface.js";
import { strlen } from "./string.js";

/**
 * What exit does before it ends the program, set by those who need it, so that a program without them does not carry
 * them: run what atexit was given; write out what stdio holds.
 */
export const runAtExit = global("__tsjit_run_atexit", ptr);
export const flushAtExit = global("__tsjit_flush_at_exit", ptr);
/**
 * Set by the heap when it first grows: `void (unsigned out[2])` gives the bytes in use and their peak, for a panic.
 */
export const heapSummary = global("__tsjit_heap_summary", ptr);

const SIGABRT = 6;
const hook = functionType(voidType, []);
const noreturn = { attributes: ["noreturn"] } as const;

export const exit = define(
  "exit",
  voidType,
  { status: i32 },
  (f, { status }) => {
    for (const pointer of [runAtExit, flushAtExit]) {
      const run = f.address(pointer).load(ptr);
      f.if(run.ne(0), () => f.callPointer(hook, run));
    }
    f.call(exitNow, status);
    f.unreachable();
  },
  noreturn,
);

/** As many as C promises, and some: each entry a function and its argument. */
const CAPACITY = 64;
const entries = global("__tsjit_atexit_entries", arrayType(ptr, 2 * CAPACITY));
const entryCount = global("__tsjit_atexit_count", i32);

const runEntries = define("__tsjit_run_entries", voidType, {}, (f) => {
  const n = f.address(entryCount).at(i32);
  // A function called here may register more.
  f.while(
    () => n.ne(0),
    () => {
      n.dec();
      const entry = f.address(entries).offset(ptr, n.shl(1));
      f.callPointer(functionType(voidType, [ptr]), entry.at(ptr), entry.at(ptr, 1));
    },
  );
});

/** The C++ ABI's registration: `function(argument)` at exit. Gives 0, or -1 when the table is full. */
export const cxaAtexit = define(
  "__cxa_atexit",
  i32,
  { fn: ptr, argument: ptr, dso: ptr },
  (f, { fn, argument }) => {
    const n = f.address(entryCount).at(i32);
    f.if(n.uge(CAPACITY), () => f.return(-1));
    const entry = f.address(entries).offset(ptr, n.shl(1));
    entry.at(ptr).set(fn);
    entry.at(ptr, 1).set(argument);
    n.inc();
    f.address(runAtExit).store(f.address(runEntries));
    f.return(0);
  },
);

/** Calls a function without parameters that was registered as an argument. */
const callPlain = define("__tsjit_call_plain", voidType, { fn: ptr }, (f, { fn }) => {
  f.callPointer(hook, fn);
});
export const atexit = define("atexit", i32, { fn: ptr }, (f, { fn }) =>
  f.return(f.call(cxaAtexit, f.address(callPlain), fn, 0)),
);

/** What a program does on SIGABRT; 0 and 1 are the default action and none. */
export const abortHandler = global("__tsjit_abort_handler", ptr);

export const abort = define(
  "abort",
  voidType,
  {},
  (f) => {
    const handler = f.address(abortHandler).load(ptr);
    f.if(handler.ugt(1), () => {
      f.address(abortHandler).store(f.null);
      f.callPointer(functionType(voidType, [i32]), handler, SIGABRT);
    });
    const flush = f.address(flushAtExit).load(ptr);
    f.if(flush.ne(0), () => f.callPointer(hook, flush));
    const text = "abort() called\n";
    f.call(write, 2, f.string(text), text.length);
    f.call(exitNow, 134);
    f.unreachable();
  },
  noreturn,
);

const assertFail = define(
  "__assert_fail",
  voidType,
  { expression: ptr, file: ptr, line: i32, fn: ptr },
  (f, { expression, file, line, fn }) => {
    const say = (text: Parameters<typeof f.call>[1]) => f.call(write, 2, text, f.call(strlen, text));
    say(file);
    const digits = f.alloca(arrayType(i32, 4)).add(12);
    const at = f.local(digits);
    f.doWhile(
      () => {
        at.dec();
        at.store(line.urem(10).add(48).trunc(i8));
        line.set(line.udiv(10));
      },
      () => line.ne(0),
    );
    say(f.string(":"));
    f.call(write, 2, at, digits.sub(at));
    say(f.string(": "));
    f.if(fn.ne(0), () => {
      say(fn);
      say(f.string(": "));
    });
    say(f.string("Assertion `"));
    say(expression);
    say(f.string("' failed.\n"));
    f.call(abort);
  },
  noreturn,
);

export const exitFunctions = [
  runAtExit,
  flushAtExit,
  heapSummary,
  abortHandler,
  exit,
  entries,
  entryCount,
  runEntries,
  cxaAtexit,
  callPlain,
  atexit,
  abort,
  assertFail,
  define("_Exit", voidType, { status: i32 }, (f, { status }) => {
    f.call(exitNow, status);
    f.unreachable();
  }),
];
