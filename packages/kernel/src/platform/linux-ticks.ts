/**
 * Ticks of a Linux process: the timer of the processor time it uses (setitimer), whose signal tells where it was.
 *
 * Source: arch/x86/include/uapi/asm/sigcontext.h, asm/ucontext.h.
 */
import { arrayType, define, i32, ptr, voidType } from "@ts-jit/ir";
import { HZ, startTicks, tick } from "../libc/ticks.js";
import { raw } from "./linux-calls.js";

const ITIMER_PROF = 2;
const SIGPROF = 27;
const SA_SIGINFO = 4;
const SA_RESTART = 0x1000_0000;
/** eip within struct ucontext: flags, link and stack (20 bytes), then fourteen registers before it. */
const EIP = 20 + 14 * 4;

const onSignal = define(
  "__tsjit_on_tick",
  voidType,
  { number: i32, info: ptr, context: ptr },
  (f, { context }) => {
    f.call(tick, context.add(EIP).load(ptr));
  },
);

export const linuxTickFunctions = [
  onSignal,
  define(startTicks.name, voidType, startTicks.params, (f) => {
    // Handler, flags, where to return (the kernel knows), 64 bits of mask.
    const action = f.alloca(arrayType(i32, 5));
    for (const [at, word] of [f.address(onSignal).ptrtoint(), SA_SIGINFO | SA_RESTART, 0, 0, 0].entries())
      action.at(i32, at).set(word);
    raw(f, "rt_sigaction", SIGPROF, action, 0, 8);
    // Interval and first time, each in seconds and microseconds.
    const timer = f.alloca(arrayType(i32, 4));
    for (const [at, word] of [0, 1_000_000 / HZ, 0, 1_000_000 / HZ].entries()) timer.at(i32, at).set(word);
    raw(f, "setitimer", ITIMER_PROF, timer, 0);
  }),
];
