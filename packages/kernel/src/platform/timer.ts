/**
 * The interval timer's interrupts: `__tsjit_start_timer(hz, handler)` has `handler(frame)` called so many times a second,
 * from 19 on.
 *
 * Source: Intel 8254 data sheet.
 */
import { define, i32, ptr, voidType } from "@ts-jit/ir";
import { HZ, startTicks, tick } from "../libc/ticks.js";
import { onInterrupt } from "./interrupts.js";
import { Frame } from "./panic.js";
import { out8 } from "./ports.js";

const PIT_HZ = 1_193_182;
const PIT_COMMAND = 0x43;
const PIT_CHANNEL_0 = 0x40;
/** Channel 0, both bytes, mode 2: an interrupt each time the count is through. */
const RATE_GENERATOR = 0x34;
const TIMER_LINE = 0;

export const startTimer = define(
  "__tsjit_start_timer",
  voidType,
  { hz: i32, handler: ptr },
  (f, { hz, handler }) => {
    const divisor = f.const(i32, PIT_HZ).udiv(hz).umin(0xffff).get();
    f.call(out8, PIT_COMMAND, RATE_GENERATOR);
    f.call(out8, PIT_CHANNEL_0, divisor.and(255));
    f.call(out8, PIT_CHANNEL_0, divisor.shr(8));
    f.call(onInterrupt, TIMER_LINE, handler);
  },
);

/** What profile and watchdog are called by: told where the program was. */
const onTick = define("__tsjit_on_tick", voidType, { frame: ptr }, (f, { frame }) => {
  f.call(tick, frame.field(Frame, "eip").get().inttoptr());
});
const startTicksHere = define(startTicks.name, voidType, startTicks.params, (f) => {
  f.call(startTimer, HZ, f.address(onTick));
});

export const timerFunctions = [startTimer, onTick, startTicksHere];
