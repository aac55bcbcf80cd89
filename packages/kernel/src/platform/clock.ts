/**
 * Time on bare metal: the processor's time stamp counter, its rate measured once against the interval timer, and the
 * real-time clock for the date. Nothing runs until a program asks.
 *
 * Sources: Intel 8254 data sheet; Motorola MC146818 data sheet (the CMOS clock).
 */
import { define, type Expr, type FunctionBuilder, global, i32, i64, ptr } from "@ts-jit/ir";
import { secondsOf } from "../libc/calendar.js";
import { readCounter } from "../libc/cpu.js";
import { elapsedUnit } from "../libc/time.js";
import { awaitInterrupt, disableInterrupts, interruptsMayCome } from "./interrupts.js";
import { ratePerSecond } from "./pit.js";
import { in8, out8 } from "./ports.js";
import { prepareToWake, wakeAfter } from "./timer.js";

const CMOS_ADDRESS = 0x70;
const CMOS_DATA = 0x71;

/** Ticks a second; 0 before they were measured. */
const rate = global("__tsjit_clock_rate", i64);
/** The counter when it was measured, and the date of that moment in seconds from 1970. */
const origin = global("__tsjit_clock_origin", i64);
const epoch = global("__tsjit_clock_epoch", i32);

/** One register of the CMOS clock, from binary-coded decimal. */
function register(f: FunctionBuilder, number: number): Expr {
  f.call(out8, CMOS_ADDRESS, number);
  const value = f.call(in8, CMOS_DATA);
  return value.shr(4).mul(10).add(value.and(15));
}

const readDate = define("__tsjit_read_date", i32, {}, (f) => {
  f.call(out8, CMOS_ADDRESS, 0x0a);
  // While bit 7 is set the registers are changing. A machine without the clock reads as all ones: give up after a while.
  const tries = f.local(i32, 100_000);
  f.while(
    () => f.all(tries.ne(0), () => f.call(in8, CMOS_DATA).and(0x80).ne(0)),
    () => tries.dec(),
  );
  const [second, minute, hour, day, month, year] = [0, 2, 4, 7, 8, 9].map((number) => register(f, number));
  if (!second || !minute || !hour || !day || !month || !year) return f.fail("no clock registers");
  f.return(secondsOf(year.add(2000), month, day, hour, minute, second));
});

const measure = define("__tsjit_measure_clock", i64, {}, (f) => {
  const known = f.address(rate).load(i64);
  f.if(known.ne(0), () => f.return(known));
  const measured = ratePerSecond(f, () => f.call(readCounter)).get();
  f.address(rate).store(measured);
  f.address(origin).store(f.call(readCounter));
  f.address(epoch).store(f.call(readDate));
  f.return(measured);
});

const REALTIME = 0;

/** Since 1970 for the real-time clock, since the first question for every other. */
const clockGettime = define("clock_gettime", i32, { clock: i32, to: ptr }, (f, { clock, to }) => {
  const hz = f.call(measure);
  const ticks = f.call(readCounter).sub(f.address(origin).load(i64));
  const seconds = ticks.udiv(hz).get();
  const rest = ticks.sub(seconds.mul(hz)).mul(1_000_000_000).udiv(hz);
  const base = clock.eq(REALTIME).select(f.address(epoch).load(i32), f.const(i32, 0));
  to.at(i32, 0).set(seconds.trunc(i32).add(base));
  to.at(i32, 1).set(rest.trunc(i32));
  f.return(0);
});

/** A shorter time is not worth a sleep: so many microseconds. */
const WORTH_SLEEPING = 100;

/** Sleeps till the processor's next interrupt where one can come, looks at the counter in a loop where not. */
const nanosleep = define("nanosleep", i32, { wanted: ptr, left: ptr }, (f, { wanted, left }) => {
  // What measuring takes at the first time is part of the sleep.
  const start = f.call(readCounter);
  const hz = f.call(measure);
  const nanoseconds = wanted.at(i32, 1).zext(i64).mul(hz).udiv(1_000_000_000);
  const ticks = wanted.at(i32, 0).zext(i64).mul(hz).add(nanoseconds).get();
  f.loop(() => {
    const passed = f.call(readCounter).sub(start).get();
    f.if(passed.uge(ticks), () => f.break());
    // A second at a time, so that nothing overflows.
    const microseconds = ticks.sub(passed).umin(hz).mul(1_000_000).udiv(hz).trunc(i32).get();
    f.if(microseconds.lt(WORTH_SLEEPING), () => f.continue());
    f.call(prepareToWake);
    f.if(f.call(interruptsMayCome).eq(0), () => f.continue());
    f.call(disableInterrupts);
    f.call(wakeAfter, microseconds);
    f.call(awaitInterrupt);
  });
  f.if(left.ne(0), () => {
    left.at(i32, 0).set(0);
    left.at(i32, 1).set(0);
  });
  f.return(0);
});

export const clockFunctions = [rate, origin, epoch, readDate, measure, clockGettime, nanosleep];

/** By the counter itself: its rate is not measured before somebody asks. */
export const counterUnit = elapsedUnit(
  (f) => f.call(readCounter),
  (f, noted) => {
    const hz = f.call(measure);
    const ticks = f.call(readCounter).sub(noted);
    const seconds = ticks.udiv(hz).get();
    const rest = ticks.sub(seconds.mul(hz)).mul(1_000_000_000).udiv(hz);
    return seconds.mul(1_000_000_000).add(rest);
  },
);
