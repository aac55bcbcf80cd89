/**
 * Exact decimal numbers, to print floats and to read them: limbs of nine decimal digits around a fixed point.
 *
 *     limb   first ............ POINT-1 | POINT ......... last-1
 *            most significant   units     first 9 places
 *
 * A binary float is m * 2^e with integer m; multiplying and dividing by two is exact here, so every float has its exact expansion, and every decimal can be scaled until its leading 64 bits stand before the
 * point. The room is enough for doubles: 309 digits before the point, 1074 behind, 768 digits of input.
 */
import { arrayType, define, type Expr, i32, i64, ptr, struct, voidType } from "@ts-jit/ir";

export const BASE = 1_000_000_000;
export const POINT = 40;
export const LIMBS = 180;
/** The largest steps of the two shifts. */
export const LEFT_STEP = 29;
export const RIGHT_STEP = 29;

export const Decimal = struct({ first: i32, last: i32, limbs: arrayType(i32, LIMBS) });

export const limb = (d: Expr, at: Expr | number) => d.field(Decimal, "limbs").address.at(i32, at);

/** Multiplies by 2^n, n <= LEFT_STEP. */
export const decimalLeft = define("__tsjit_decimal_left", voidType, { d: ptr, n: i32 }, (f, { d, n }) => {
  const carry = f.local(i64, 0);
  const at = f.local(d.field(Decimal, "last").get());
  const first = d.field(Decimal, "first");
  f.while(
    () => at.gt(first),
    () => {
      at.dec();
      const here = limb(d, at);
      const t = here.zext(i64).shl(n.zext(i64)).add(carry);
      carry.set(t.udiv(BASE));
      here.set(t.sub(carry.mul(BASE)).trunc(i32));
    },
  );
  f.if(carry.ne(0), () => {
    at.dec();
    limb(d, at).set(carry.trunc(i32));
    first.set(at);
  });
});

/** Divides by 2^n, n <= RIGHT_STEP. Places are added behind until nothing is left over. */
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

/** d = m * 2^e. */
export const decimalSet = define(
  "__tsjit_decimal_set",
  voidType,
  { d: ptr, m: i64, e: i32 },
  (f, { d, m, e }) => {
    const at = f.local(i32, POINT);
    d.field(Decimal, "last").set(POINT);
    f.while(
      () => m.ne(0),
      () => {
        at.dec();
        const rest = m.udiv(BASE);
        limb(d, at).set(m.sub(rest.mul(BASE)).trunc(i32));
        m.set(rest);
      },
    );
    d.field(Decimal, "first").set(at);
    f.while(
      () => e.gt(0),
      () => {
        const step = e.min(LEFT_STEP);
        f.call(decimalLeft, d, step);
        e.dec(step);
      },
    );
    f.while(
      () => e.lt(0),
      () => {
        const step = e.neg().min(RIGHT_STEP);
        f.call(decimalRight, d, step);
        e.inc(step);
      },
    );
  },
);

export const decimalFunctions = [decimalLeft, decimalRight, decimalSet];
