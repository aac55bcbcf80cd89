/**
 * Exact decimal numbers, to print floats and to read them: limbs of nine decimal digits around a point.
 *
 *     limb   first ............ point-1 | point ......... last-1
 *            most significant   units     first 9 places
 *
 * A binary float is m * 2^e with integer m; multiplying and dividing by two is exact here, so every float has its exact
 * expansion, and every decimal can be scaled until its leading 64 bits stand before the point. The room is enough for
 * x87 long doubles: 4933 digits before the point or 16445 behind it, or 11564 digits of input.
 */
import { arrayType, define, type Expr, i32, i64, ptr, struct, voidType } from "@ts-jit/ir";
import { divideStep } from "./int64.js";

export const BASE = 1_000_000_000;
const LIMBS = 1860;
/** The point of a number that is whole: its limbs stand before it. */
const WHOLE_POINT = 560;
/** The point of a number below 2^64: three limbs before it, and one for what rounding carries. */
export const LOW_POINT = 4;
/** The largest step of the two shifts. */
export const STEP = 29;

export const Decimal = struct({ first: i32, last: i32, point: i32, limbs: arrayType(i32, LIMBS) });

export const limb = (d: Expr, at: Expr | number) => d.field(Decimal, "limbs").address.at(i32, at);

/** Multiplies by 2^n, n <= STEP. */
export const decimalLeft = define("__tsjit_decimal_left", voidType, { d: ptr, n: i32 }, (f, { d, n }) => {
  const carry = f.local(i32, 0);
  const at = f.local(d.field(Decimal, "last").get());
  const first = d.field(Decimal, "first");
  const start = first.get();
  const factor = f.const(i32, 1).shl(n).zext(i64).get();
  f.while(
    () => at.gt(start),
    () => {
      at.dec();
      const here = limb(d, at);
      const t = here.zext(i64).mul(factor).add(carry.zext(i64)).get();
      carry.set(f.call(divideStep, t.shr(32).trunc(i32), t.trunc(i32), BASE, here.address));
    },
  );
  f.if(carry.ne(0), () => {
    at.dec();
    limb(d, at).set(carry);
    first.set(at);
  });
});

/** Divides by 2^n, n <= STEP. Places are added behind until nothing is left over, or the last says that something is. */
export const decimalRight = define("__tsjit_decimal_right", voidType, { d: ptr, n: i32 }, (f, { d, n }) => {
  const rest = f.local(i32, 0);
  const mask = f.const(i32, 1).shl(n).sub(1).get();
  const shift = n.zext(i64).get();
  const first = d.field(Decimal, "first");
  const at = f.local(first.get());
  const last = f.local(d.field(Decimal, "last").get());
  f.while(
    () => at.lt(last).or(rest.ne(0)),
    () => {
      f.if(at.eq(LIMBS), () => {
        limb(d, LIMBS - 1).set(limb(d, LIMBS - 1).or(1));
        f.break();
      });
      const here = f.local(i32, 0);
      f.if(at.lt(last), () => here.set(limb(d, at)));
      const t = rest.zext(i64).mul(BASE).add(here.zext(i64)).get();
      limb(d, at).set(t.shr(shift).trunc(i32));
      rest.set(t.trunc(i32).and(mask));
      at.inc();
    },
  );
  d.field(Decimal, "last").set(at);
  f.while(
    () => f.all(first.lt(at), () => limb(d, first).eq(0)),
    () => first.inc(),
  );
});

/** d = m * 2^e, with a limb free in front. */
export const decimalSet = define(
  "__tsjit_decimal_set",
  voidType,
  { d: ptr, m: i64, e: i32 },
  (f, { d, m, e }) => {
    const at = f.local(e.gt(0).select(f.const(i32, WHOLE_POINT), LOW_POINT));
    d.field(Decimal, "point").set(at);
    d.field(Decimal, "last").set(at);
    f.while(
      () => m.ne(0),
      () => {
        at.dec();
        const rest = m.udiv(BASE).get();
        limb(d, at).set(m.trunc(i32).sub(rest.trunc(i32).mul(BASE)));
        m.set(rest);
      },
    );
    d.field(Decimal, "first").set(at);
    f.while(
      () => e.gt(0),
      () => {
        const step = e.min(STEP);
        f.call(decimalLeft, d, step);
        e.dec(step);
      },
    );
    f.while(
      () => e.lt(0),
      () => {
        const step = e.neg().min(STEP);
        f.call(decimalRight, d, step);
        e.inc(step);
      },
    );
  },
);

export const decimalFunctions = [decimalLeft, decimalRight, decimalSet];
