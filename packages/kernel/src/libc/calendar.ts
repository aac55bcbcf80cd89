/** Dates. */
import { type Expr, i32 } from "@ts-jit/ir";

/** Seconds from 1970 to a date, days counted as in the proleptic Gregorian calendar. */
export function secondsOf(year: Expr, month: Expr, day: Expr, hour: Expr, minute: Expr, second: Expr): Expr {
  // Years that begin in March put the leap day at their end.
  const shifted = month.le(2).zext(i32);
  const y = year.sub(shifted);
  const m = month.add(9).rem(12);
  const days = y
    .mul(365)
    .add(y.div(4))
    .sub(y.div(100))
    .add(y.div(400))
    .add(m.mul(153).add(2).div(5))
    .add(day)
    .sub(719469);
  return days.mul(24).add(hour).mul(60).add(minute).mul(60).add(second);
}
