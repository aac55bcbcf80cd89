/**
 * What looks at a program from outside while it runs, a thousand times a second: the profile, which counts where it is,
 * and the watchdog, which ends one that no longer says anything. Both come in only when the program refers to their
 * start functions: `startObject` of `@ts-jit/boot` does, as constructors.
 */
import {
  arrayType,
  declare,
  define,
  type Expr,
  externGlobal,
  type FunctionBuilder,
  functionType,
  global,
  i8,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { abortWith } from "../platform/interface.js";
import { atexit } from "./exit.js";
import { standardError } from "./file.js";
import { calloc } from "./heap.js";
import { fprintf } from "./printf.js";

/** Interrupts a second. */
export const HZ = 1000;
/** Has `__tsjit_tick(eip)` called {@link HZ} times for each second that the program runs. Platform. */
export const startTicks = declare("__tsjit_start_ticks", voidType, {});
/** Pieces of output so far. */
export const progress = global("__tsjit_progress", i32);

const hookType = functionType(voidType, [ptr]);
const profileHook = global("__tsjit_profile_hook", ptr);
const watchdogHook = global("__tsjit_watchdog_hook", ptr);
const hooks = [profileHook, watchdogHook];

export const tick = define("__tsjit_tick", voidType, { eip: ptr }, (f, { eip }) => {
  for (const hook of hooks) {
    const fn = f.address(hook).load(ptr).get();
    f.if(fn.ne(0), () => f.callPointer(hookType, fn, eip));
  }
});
/** Sets a hook; the first starts the ticks. */
function hookIn(f: FunctionBuilder, hook: typeof profileHook, fn: Expr): void {
  const idle = f.all(f.address(profileHook).load(ptr).eq(0), () => f.address(watchdogHook).load(ptr).eq(0));
  const first = idle.get();
  f.address(hook).store(fn);
  f.if(first, () => f.call(startTicks));
}

const textStart = externGlobal("__text_start", arrayType(i8, 0));
const textEnd = externGlobal("__text_end", arrayType(i8, 0));
/** A counter for each word of the code, then one for everywhere else. */
const counts = global("__tsjit_profile_counts", ptr);
const codeWords = (f: FunctionBuilder) =>
  f.address(textEnd).ptrtoint().sub(f.address(textStart).ptrtoint()).add(3).shr(2);

const count = define("__tsjit_profile_count", voidType, { eip: ptr }, (f, { eip }) => {
  const at = eip.ptrtoint().sub(f.address(textStart).ptrtoint()).shr(2).umin(codeWords(f));
  const counter = f.address(counts).load(ptr).at(i32, at);
  counter.set(counter.add(1));
});

/** Lines of address and samples on standard error, which the host gives names. */
const dump = define("__tsjit_profile_dump", voidType, {}, (f) => {
  f.address(profileHook).store(f.null);
  const say = (format: string, ...values: readonly Expr[]) =>
    f.call(fprintf, standardError(f), f.string(format), ...values);
  say("--- samples ---\n");
  f.range(0, codeWords(f).add(1), (at) => {
    const samples = f.address(counts).load(ptr).at(i32, at).get();
    const address = f.address(textStart).ptrtoint().add(at.shl(2));
    f.if(samples.ne(0), () => say("%08x %u\n", address, samples));
  });
  say("--- end of samples ---\n");
});

const startProfile = define("tsjit_start_profile", voidType, {}, (f) => {
  const table = f.call(calloc, codeWords(f).add(1), 4).get();
  f.if(table.eq(0), () => f.call(abortWith, f.string("no memory for a profile"), f.null));
  f.address(counts).store(table);
  f.call(atexit, f.address(dump));
  hookIn(f, profileHook, f.address(count));
});

/** Seconds without output after which the program is ended, unless the program (the start object) says otherwise. */
const patience = global("tsjit_watchdog_seconds", i32, 10, { constant: true });
const seen = global("__tsjit_watchdog_seen", i32);
const quiet = global("__tsjit_watchdog_quiet", i32);

const watch = define("__tsjit_watchdog_watch", voidType, { eip: ptr }, (f, { eip }) => {
  const now = f.address(progress).load(i32).get();
  const ticks = f.address(quiet).at(i32);
  f.if(now.ne(f.address(seen).load(i32)), () => {
    f.address(seen).store(now);
    ticks.set(0);
  });
  ticks.set(ticks.add(1));
  f.if(ticks.uge(f.address(patience).load(i32).mul(HZ)), () => {
    f.address(watchdogHook).store(f.null);
    f.call(abortWith, f.string("watchdog: no output for too long"), eip);
  });
});
const startWatchdog = define("tsjit_start_watchdog", voidType, {}, (f) =>
  hookIn(f, watchdogHook, f.address(watch)),
);

export const tickFunctions = [
  progress,
  profileHook,
  watchdogHook,
  tick,
  counts,
  count,
  dump,
  startProfile,
  patience,
  seen,
  quiet,
  watch,
  startWatchdog,
];
