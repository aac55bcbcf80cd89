/**
 * Work on all processors: `void tsjit_parallel_for(int n, void (*fn)(int i, void *argument), void *argument)` calls `fn`
 * for 0 to n - 1, each once, in any order, and returns when all are done. `int tsjit_processors(void)` says on how many.
 *
 * What `fn` does must not depend on order; the library below it has no locks, so it must not allocate or print. A call
 * from within `fn` does its work by itself.
 *
 *     caller    fn, argument, limit, next = 0, done = 0; generation + 1; wake   take ...   wait for done = workers
 *     worker    wait for another generation                                     take ...   done + 1
 *
 * To take work is to add 1 to `next`, locked, until it passes the limit.
 */
import {
  declare,
  define,
  type Expr,
  type FunctionBuilder,
  functionType,
  global,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";

/** What a platform does for it. */
export const workers = {
  /** Starts a worker on each processor but this one; gives how many processors there are then. Called once. */
  start: declare("__tsjit_start_workers", i32, {}),
  /** Sleeps while the generation is `seen`; may return early. */
  wait: declare("__tsjit_wait_for_work", voidType, { seen: i32 }),
  /** Wakes those that sleep. */
  wake: declare("__tsjit_wake_workers", voidType, {}),
  /** Lets others run. */
  yield: declare("__tsjit_yield", voidType, {}),
} as const;
const pause = declare("__tsjit_pause", voidType, {});
const workType = functionType(voidType, [i32, ptr]);
/** Work often follows work: so many looks before going to sleep. */
const LOOKS = 2000;

/** How many processors work; 0 before the others were started. */
const processorCount = global("__tsjit_processor_count", i32);
export const generation = global("__tsjit_work_generation", i32);
const next = global("__tsjit_work_next", i32);
const limit = global("__tsjit_work_limit", i32);
const workFunction = global("__tsjit_work_function", ptr);
const workArgument = global("__tsjit_work_argument", ptr);
const done = global("__tsjit_work_done", i32);
/** Not 0 while there is work. */
const busy = global("__tsjit_work_busy", i32);

/** A cell that another processor may change. */
export const shared = (f: FunctionBuilder, cell: typeof next, type: typeof i32 | typeof ptr = i32) =>
  f.address(cell).at(type, 0, { volatile: true });
/** Adds 1, locked; gives what was there. */
export const increment = (f: FunctionBuilder, cell: typeof next): Expr =>
  f.wrap(f.ir.atomicrmw("add", f.address(cell).value, f.const(i32, 1).value));

/** Looks while `condition` holds, for a while; then calls `rest` each time. */
function waitWhile(f: FunctionBuilder, condition: () => Expr, rest: () => void): void {
  const looks = f.local(i32, LOOKS);
  f.while(
    () => f.all(looks.ne(0), condition),
    () => {
      f.call(pause);
      looks.dec();
    },
  );
  f.while(condition, rest);
}

const takeWork = define("__tsjit_take_work", voidType, {}, (f) => {
  const fn = shared(f, workFunction, ptr).get();
  const argument = shared(f, workArgument, ptr).get();
  const end = shared(f, limit).get();
  f.loop(() => {
    const number = increment(f, next);
    f.if(number.ge(end), () => f.break());
    f.callPointer(workType, fn, number, argument);
  });
});

/** What a worker does for ever. It was started before there was any work. */
export const workerMain = define("__tsjit_worker_main", voidType, {}, (f) => {
  const seen = f.local(i32, 0);
  f.loop(() => {
    waitWhile(
      f,
      () => shared(f, generation).eq(seen),
      () => f.call(workers.wait, seen),
    );
    seen.set(shared(f, generation));
    f.call(takeWork);
    increment(f, done);
  });
});

const processors = define("tsjit_processors", i32, {}, (f) => {
  const count = f.address(processorCount).at(i32);
  f.if(count.eq(0), () => count.set(f.call(workers.start)));
  f.return(count);
});

const parallelFor = define(
  "tsjit_parallel_for",
  voidType,
  { n: i32, fn: ptr, argument: ptr },
  (f, { n, fn, argument }) => {
    const others = f.call(processors).sub(1).get();
    f.if(others.eq(0).or(n.le(1)).or(shared(f, busy).ne(0)), () => {
      f.range(0, n, (i) => f.callPointer(workType, fn, i, argument));
      f.return();
    });
    shared(f, busy).set(1);
    shared(f, workFunction, ptr).set(fn);
    shared(f, workArgument, ptr).set(argument);
    shared(f, limit).set(n);
    shared(f, next).set(0);
    shared(f, done).set(0);
    increment(f, generation);
    f.call(workers.wake);
    f.call(takeWork);
    waitWhile(
      f,
      () => shared(f, done).ne(others),
      () => f.call(workers.yield),
    );
    shared(f, busy).set(0);
  },
);

export const parallelFunctions = [
  processorCount,
  generation,
  next,
  limit,
  workFunction,
  workArgument,
  done,
  busy,
  takeWork,
  workerMain,
  processors,
  parallelFor,
];
