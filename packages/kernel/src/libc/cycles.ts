/**
 * Cycles and calls by function, of a program whose functions say when they begin and end (`instrument` of
 * `@ts-jit/codegen`). The stack of functions that have begun is kept here:
 *
 *     record   name, calls (64 bits), cycles in it alone (64), cycles with what it called (64), how often it is open
 *     frame    record, esp at its begin, cycles counted before it
 *
 * The time stamp counter is read when a callback begins and again when it ends, so that what counting takes is not
 * counted. A function that called itself has the cycles of its outermost call. A frame below the stack pointer was left by
 * longjmp, and closed when that is seen. What runs on other processors' stacks is not counted.
 */
import {
  arrayType,
  define,
  type Expr,
  externGlobal,
  type FunctionBuilder,
  global,
  i8,
  i32,
  i64,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { abortWith } from "../platform/interface.js";
import { readCounter } from "./cpu.js";
import { atexit } from "./exit.js";
import { standardError } from "./file.js";
import { calloc } from "./heap.js";
import { fprintf } from "./printf.js";

const CycleRecord = struct({ name: ptr, calls: i64, alone: i64, inclusive: i64, open: i32 });
const CycleFrame = struct({ record: ptr, stack: i32, before: i64 });
const recordsStart = externGlobal("__start_tsjit_cycles", arrayType(i8, 0));
const recordsEnd = externGlobal("__stop_tsjit_cycles", arrayType(i8, 0));

/** Functions deeper than this count for the deepest that is kept. */
const MOST_FRAMES = 65_536;
/** No stack of a main program is larger; those of other processors and threads are farther away. */
const STACK_REACH = 64 << 20;
/** What lies between a constructor's stack pointer and main's, at most. */
const STACK_SLACK = 4096;

const frames = global("__tsjit_cycle_frames", ptr);
const depth = global("__tsjit_cycle_depth", i32);
/** Functions begun that have no frame. */
const excess = global("__tsjit_cycle_excess", i32);
/** Not 0 while a callback is at work: what interrupts it is not counted. */
const busy = global("__tsjit_cycle_busy", i32);
const last = global("__tsjit_cycle_last", i64);
/** All cycles counted so far. */
const counted = global("__tsjit_cycle_counted", i64);
const home = global("__tsjit_cycle_home", i32);

const topFrame = (f: FunctionBuilder): Expr =>
  f.address(frames).load(ptr).offset(CycleFrame.type, f.address(depth).load(i32).sub(1));

/** What has passed since the last callback counts for the function on top. */
const charge = define("__tsjit_cycle_charge", voidType, { now: i64 }, (f, { now }) => {
  const cycles = now.sub(f.address(last).load(i64)).get();
  f.if(f.address(depth).load(i32).ne(0), () => {
    f.address(counted).at(i64).inc(cycles);
    topFrame(f).field(CycleFrame, "record").get().field(CycleRecord, "alone").inc(cycles);
  });
});

/** Takes the topmost frame off. */
const close = define("__tsjit_cycle_close", voidType, {}, (f) => {
  const frame = topFrame(f).get();
  const record = frame.field(CycleFrame, "record").get();
  const open = record.field(CycleRecord, "open");
  open.dec();
  f.if(open.eq(0), () =>
    record
      .field(CycleRecord, "inclusive")
      .inc(f.address(counted).load(i64).sub(frame.field(CycleFrame, "before"))),
  );
  f.address(depth).at(i32).dec();
});

/** Begins a callback's work; returns from it when there is none to do. */
function begin(f: FunctionBuilder, stack: Expr, now: Expr): void {
  const idle = f.any(
    f.address(frames).load(ptr).eq(0),
    () => f.address(busy).load(i32).ne(0),
    () => f.address(home).load(i32).sub(stack).uge(STACK_REACH),
  );
  f.if(idle, () => f.return());
  f.address(busy).store(1, i32);
  f.call(charge, now);
  f.while(
    () => f.all(f.address(depth).load(i32).ne(0), () => topFrame(f).field(CycleFrame, "stack").ult(stack)),
    () => {
      f.call(close);
      f.address(excess).store(0, i32);
    },
  );
}
function end(f: FunctionBuilder): void {
  f.address(busy).store(0, i32);
  f.address(last).store(f.call(readCounter));
}

/** Called by the entry stubs, with their stack pointer and when they were called. */
const parameters = { stack: i32, now: i64, record: ptr } as const;
const entered = define("__tsjit_entered", voidType, parameters, (f, { stack, now, record }) => {
  begin(f, stack, now);
  record.field(CycleRecord, "calls").inc();
  const n = f.address(depth).at(i32);
  f.if(
    n.lt(MOST_FRAMES),
    () => {
      n.inc();
      const frame = topFrame(f).get();
      frame.field(CycleFrame, "record").set(record);
      frame.field(CycleFrame, "stack").set(stack);
      frame.field(CycleFrame, "before").set(f.address(counted).load(i64));
      record.field(CycleRecord, "open").inc();
    },
    () => f.address(excess).at(i32).inc(),
  );
  end(f);
});
const left = define("__tsjit_left", voidType, parameters, (f, { stack, now, record }) => {
  begin(f, stack, now);
  const over = f.address(excess).at(i32);
  const isOpen = () =>
    f.all(f.address(depth).load(i32).ne(0), () => topFrame(f).field(CycleFrame, "record").eq(record));
  f.if(
    over.ne(0),
    () => over.dec(),
    () => f.if(isOpen(), () => f.call(close)),
  );
  end(f);
});

/** The profile, as `ts-jit compile --profile` reads it, on standard error. */
const dump = define("__tsjit_cycle_dump", voidType, {}, (f) => {
  f.call(charge, f.call(readCounter));
  f.address(busy).store(1, i32);
  f.while(
    () => f.address(depth).load(i32).ne(0),
    () => f.call(close),
  );
  const say = (format: string, ...values: readonly Expr[]) =>
    f.call(fprintf, standardError(f), f.string(format), ...values);
  say("--- profile ---\nts-jit-profile 1\n");
  say("# function, cycles in it alone, calls, cycles with what it called\n");
  const record = f.local(f.address(recordsStart));
  f.while(
    () => record.ult(f.address(recordsEnd)),
    () => {
      const field = (name: "calls" | "alone" | "inclusive") => record.field(CycleRecord, name).get();
      f.if(field("calls").ne(0), () =>
        say(
          "%s %llu %llu %llu\n",
          record.field(CycleRecord, "name").get(),
          field("alone"),
          field("calls"),
          field("inclusive"),
        ),
      );
      record.set(record.add(CycleRecord.size));
    },
  );
  say("--- end of profile ---\n");
});

const start = define("tsjit_start_cycles", voidType, {}, (f) => {
  // Each instrumented module asks.
  f.if(f.address(frames).load(ptr).ne(0), () => f.return());
  f.address(home).store(f.alloca(i32).ptrtoint().add(STACK_SLACK));
  const table = f.call(calloc, MOST_FRAMES, CycleFrame.size);
  f.if(table.eq(0), () => f.call(abortWith, f.string("no memory for counting cycles"), f.null));
  f.call(atexit, f.address(dump));
  f.address(frames).store(table);
});

export const cycleFunctions = [
  frames,
  depth,
  excess,
  busy,
  last,
  counted,
  home,
  charge,
  close,
  entered,
  left,
  dump,
  start,
];
