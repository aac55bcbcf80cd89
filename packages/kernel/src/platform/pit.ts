/**
 * The interval timer's channel 2 as a measure of time for calibrating other clocks: it counts down at a known rate and
 * interrupts nobody. Its count is read, not waited for, so that a processor that was away at the wrong moment (a virtual
 * one, mostly) measures as exactly as another.
 *
 * Source: Intel 8254 data sheet.
 */
import { define, type Expr, type FunctionBuilder, i32, voidType } from "@ts-jit/ir";
import { in8, out8 } from "./ports.js";

/** Counts a second. */
export const PIT_HZ = 1_193_182;
export const PIT_COMMAND = 0x43;
export const PIT_CHANNEL_0 = 0x40;
const PIT_CHANNEL_2 = 0x42;
/** Channel 2, both bytes, mode 0: counts down once. */
const COUNT_ONCE = 0xb0;
/** Keeps channel 2's count for reading. */
const LATCH = 0x80;
/** Bit 0 gates channel 2, bit 1 the speaker. */
const PORT_B = 0x61;
const MOST = 0xffff;
/** A hundredth of a second. */
const SLICE = Math.round(PIT_HZ / 100);
/** Looks after which there is no such timer: a real one takes a microsecond for each. */
const PATIENCE = 1_000_000;

const begin = define("__tsjit_interval_begin", voidType, {}, (f) => {
  f.call(out8, PORT_B, f.call(in8, PORT_B).and(~2).or(1));
  f.call(out8, PIT_COMMAND, COUNT_ONCE);
  f.call(out8, PIT_CHANNEL_2, MOST & 255);
  f.call(out8, PIT_CHANNEL_2, MOST >> 8);
});

/** Waits for a hundredth of a second to pass since the beginning; gives how many counts have passed by now. */
const end = define("__tsjit_interval_end", i32, {}, (f) => {
  const passed = f.local(i32, 0);
  f.range(0, PATIENCE, () => {
    f.call(out8, PIT_COMMAND, LATCH);
    const low = f.call(in8, PIT_CHANNEL_2);
    passed.set(f.const(i32, MOST).sub(f.call(in8, PIT_CHANNEL_2).shl(8).or(low)).and(MOST));
    f.if(passed.ge(SLICE), () => f.return(passed));
  });
  f.return(SLICE);
});

/**
 * How far a counter goes in a second, measured over a hundredth of one.
 *
 * @param read the counter, an i64 that grows
 */
export function ratePerSecond(f: FunctionBuilder, read: () => Expr): Expr {
  f.call(begin);
  const before = read().get();
  const passed = f.call(end);
  return read().sub(before).mul(PIT_HZ).udiv(passed.zext(before.type)).umax(1);
}

export const pitFunctions = [begin, end];
