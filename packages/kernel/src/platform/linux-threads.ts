/**
 * Threads on Linux: one for each processor but the first, started when work for them first comes, asleep between pieces
 * of work. The environment says how many processors there are: TSJIT_PROCESSORS, 1 when it does not.
 *
 * Source: clone(2), futex(2), prctl(2).
 */
import { declare, define, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { getenv } from "../libc/environment.js";
import { generation, workers } from "../libc/parallel.js";
import { exitNow } from "./interface.js";
import { raw } from "./linux-calls.js";

const startThread = declare("__tsjit_start_thread", i32, { flags: i32, top: ptr });

/** Memory, file system, files, signal handlers; one process; semaphores. */
const THREAD = 0x100 | 0x200 | 0x400 | 0x800 | 0x10000 | 0x40000;
const MOST_PROCESSORS = 64;
const STACK_SIZE = 256 * 1024;
const PAGE = 4096;
const NO_ACCESS = 0;
const READ_WRITE = 3;
const PRIVATE_ANONYMOUS_STACK = 0x20022;
/** Operations of futex, in memory that no other process shares. */
const FUTEX = { wait: 128, wake: 129 } as const;

/** The whole number a variable of the environment starts with; 0 without one. */
const environmentNumber = define("__tsjit_environment_number", i32, { name: ptr }, (f, { name }) => {
  const text = f.local(f.call(getenv, name));
  const value = f.local(i32, 0);
  f.if(text.eq(0), () => f.return(0));
  f.loop(() => {
    const digit = text.load(i8).zext(i32).sub(48).get();
    f.if(digit.ugt(9), () => f.return(value));
    value.set(value.mul(10).add(digit));
    text.inc();
  });
});

/** TSJIT_PARENT, the process that started this one: when that ends, this one is killed. */
export const bindToParent = define("__tsjit_bind_to_parent", voidType, {}, (f) => {
  const SET_PARENT_DEATH_SIGNAL = 1;
  const SIGKILL = 9;
  const parent = f.call(environmentNumber, f.string("TSJIT_PARENT"));
  f.if(parent.eq(0), () => f.return());
  raw(f, "prctl", SET_PARENT_DEATH_SIGNAL, SIGKILL);
  // It may have ended before.
  f.if(raw(f, "getppid").ne(parent), () => f.call(exitNow, 128 + SIGKILL));
});

const startAll = define(workers.start.name, i32, {}, (f) => {
  const wanted = f.call(environmentNumber, f.string("TSJIT_PROCESSORS")).umin(MOST_PROCESSORS).get();
  const count = f.local(i32, 1);
  f.while(
    () => count.lt(wanted),
    () => {
      const stack = raw(f, "mmap2", 0, STACK_SIZE, READ_WRITE, PRIVATE_ANONYMOUS_STACK, -1, 0).get();
      f.if(stack.ugt(-PAGE), () => f.break());
      // The lowest page guards it.
      raw(f, "mprotect", stack, PAGE, NO_ACCESS);
      f.if(f.call(startThread, THREAD, stack.add(STACK_SIZE).inttoptr()).le(0), () => f.break());
      count.inc();
    },
  );
  f.return(count);
});

export const threadFunctions = [
  environmentNumber,
  bindToParent,
  startAll,
  define(workers.wait.name, voidType, workers.wait.params, (f, { seen }) => {
    raw(f, "futex", f.address(generation), FUTEX.wait, seen, 0, 0, 0);
  }),
  define(workers.wake.name, voidType, {}, (f) => {
    raw(f, "futex", f.address(generation), FUTEX.wake, MOST_PROCESSORS, 0, 0, 0);
  }),
  define(workers.yield.name, voidType, {}, (f) => {
    raw(f, "sched_yield");
  }),
];
