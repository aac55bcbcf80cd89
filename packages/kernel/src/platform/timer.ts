/**
 * The timer's interrupts: `__tsjit_start_timer(hz, handler)` has `handler(frame)` called so many times a second (from 19
 * on), and a program that sleeps is woken by them. The processor's local APIC has a timer of its own, whose rate is
 * measured once; where there is none (an old processor, v86) the interval timer does it.
 *
 * Sources: Intel SDM volume 3, 11.5.4 (APIC timer); Intel 8254 data sheet.
 */
import { define, global, i32, i64, ptr, voidType } from "@ts-jit/ir";
import { HZ, startTicks, tick } from "../libc/ticks.js";
import { APIC_TIMER_LINE } from "../stubs/interrupts.js";
import { apic, enableApic } from "./apic.js";
import { FIRST_VECTOR, onInterrupt } from "./interrupts.js";
import { Frame, gates } from "./panic.js";
import { PIT_CHANNEL_0, PIT_COMMAND, PIT_HZ, ratePerSecond } from "./pit.js";
import { out8 } from "./ports.js";

/** Channel 0, both bytes: an interrupt each time the count is through, or once. */
const PIT_MODE = { periodic: 0x34, once: 0x30 } as const;
const PIT_LINE = 0;
const PIT_MOST = 0xffff;
const APIC_MODE = { periodic: 1 << 17, once: 0 } as const;
const MASKED = 1 << 16;
/** The divisor 16, as its register has it. */
const BY_16 = 3;
const MICROSECOND = 1_000_000;

/** 1 when the timer was looked for. */
const known = global("__tsjit_timer_known", i32);
/** Counts a second of the local APIC's timer; 0 where the interval timer has to do. */
const apicRate = global("__tsjit_apic_timer_rate", i32);
/** 1 when interrupts come regularly: then nobody may set the timer otherwise. */
const regular = global("__tsjit_timer_regular", i32);

const find = define("__tsjit_find_timer", voidType, {}, (f) => {
  f.if(f.address(known).load(i32).ne(0), () => f.return());
  f.address(known).store(1, i32);
  f.if(f.call(enableApic, f.address(gates)).eq(0), () => f.return());
  apic(f, "timer").set(MASKED);
  apic(f, "timerDivisor").set(BY_16);
  apic(f, "timerStart").set(-1);
  const rate = ratePerSecond(f, () => apic(f, "timerCount").not().zext(i64));
  f.address(apicRate).store(rate.trunc(i32));
});

/** Sets the timer: an interrupt after so many microseconds (of the interval timer at most 54,924), once or each time. */
const setTimer = define(
  "__tsjit_set_timer",
  voidType,
  { microseconds: i32, once: i32 },
  (f, { microseconds, once }) => {
    const rate = f.address(apicRate).load(i32).get();
    const counts = (hz: Parameters<typeof f.call>[1]) =>
      microseconds.zext(i64).mul(hz).udiv(MICROSECOND).trunc(i32).umax(1);
    f.if(
      rate.ne(0),
      () => {
        const mode = once.ne(0).select(f.const(i32, APIC_MODE.once), APIC_MODE.periodic);
        apic(f, "timer").set(mode.or(FIRST_VECTOR + APIC_TIMER_LINE));
        apic(f, "timerStart").set(counts(rate.zext(i64)));
      },
      () => {
        const count = counts(f.const(i64, PIT_HZ)).umin(PIT_MOST).get();
        f.call(out8, PIT_COMMAND, once.ne(0).select(f.const(i32, PIT_MODE.once), PIT_MODE.periodic));
        f.call(out8, PIT_CHANNEL_0, count.and(255));
        f.call(out8, PIT_CHANNEL_0, count.shr(8));
      },
    );
  },
);

/** Has `handler`, if any, called when the timer interrupts; turns interrupts on. */
const listen = define("__tsjit_on_timer", voidType, { handler: ptr }, (f, { handler }) => {
  f.call(find);
  const line = f.address(apicRate).load(i32).ne(0).select(f.const(i32, APIC_TIMER_LINE), PIT_LINE);
  f.call(onInterrupt, line, handler);
});

export const startTimer = define(
  "__tsjit_start_timer",
  voidType,
  { hz: i32, handler: ptr },
  (f, { hz, handler }) => {
    f.call(listen, handler);
    f.address(regular).store(1, i32);
    f.call(setTimer, f.const(i32, MICROSECOND).udiv(hz), 0);
  },
);

/**
 * Prepares to be woken by {@link wakeAfter}.
 */
export const prepareToWake = define("__tsjit_prepare_to_wake", voidType, {}, (f) => {
  f.if(f.address(known).load(i32).eq(0), () => f.call(listen, f.null));
});

/** Has the timer interrupt in so many microseconds or earlier. */
export const wakeAfter = define(
  "__tsjit_wake_after",
  voidType,
  { microseconds: i32 },
  (f, { microseconds }) => {
    f.if(f.address(regular).load(i32).eq(0), () => f.call(setTimer, microseconds, 1));
  },
);

/** What profile and watchdog are called by: told where the program was. */
const onTick = define("__tsjit_on_tick", voidType, { frame: ptr }, (f, { frame }) => {
  f.call(tick, frame.field(Frame, "eip").get().inttoptr());
});
const startTicksHere = define(startTicks.name, voidType, startTicks.params, (f) => {
  f.call(startTimer, HZ, f.address(onTick));
});

export const timerFunctions = [
  known,
  apicRate,
  regular,
  find,
  setTimer,
  listen,
  startTimer,
  prepareToWake,
  wakeAfter,
  onTick,
  startTicksHere,
];
