/**
 * strtod and strtof: text to the nearest float, ties to even, for every input. Up to 15 digits with a small power of
 * ten are one exact product or quotient (Clinger, "How to read floating point numbers accurately", PLDI 1990); else the
 * exact decimal is scaled by powers of two until 64 bits of it stand before the point, and those are rounded.
 */
import {
  arrayType,
  define,
  doubleType,
  type Expr,
  type FunctionBuilder,
  floatType,
  global,
  i1,
  i8,
  i32,
  i64,
  ptr,
} from "@ts-jit/ir";
import { BASE, Decimal, decimalLeft, decimalRight, LEFT_STEP, limb, POINT, RIGHT_STEP } from "./decimal.js";
import { errno } from "./errno.js";
import { digitValue, ERANGE, skipSpaces } from "./parse-number.js";
import { strncasecmp } from "./string.js";

/** More digits than these cannot change the result, except by being there at all. */
const DIGITS = 770;

/**
 * The bits of the float nearest to (m + a little if `sticky`) * 2^e, where m has its top bit set or is 0. `precision`
 * bits, least exponent `least` (that of the smallest subnormal), `infinity` the bits of infinity.
 */
export const roundToFloat = define(
  "__tsjit_round_to_float",
  i64,
  { m: i64, e: i32, sticky: i32, precision: i32, least: i32, infinity: i64 },
  (f, { m, e, sticky, precision, least, infinity }) => {
    f.if(m.eq(0), () => f.return(0));
    const drop = f.const(i32, 64).sub(precision).max(least.sub(e)).get();
    f.if(drop.gt(64), () => {
      f.address(errno).store(ERANGE, i32);
      f.return(0);
    });
    const half = f.const(i64, 1).shl(drop.sub(1).zext(i64)).get();
    const rest = m.and(half.shl(1).sub(1)).get();
    const kept = f.local(i64, 0);
    f.if(drop.lt(64), () => kept.set(m.shr(drop.zext(i64))));
    const up = f.any(rest.ugt(half), () => f.all(rest.eq(half), () => sticky.ne(0).or(kept.and(1).ne(0))));
    const scale = e.add(drop).sub(least);
    f.if(
      scale.gt(2100),
      () => kept.set(infinity),
      () => kept.set(scale.zext(i64).shl(precision.sub(1).zext(i64)).add(kept).add(up.zext(i64))),
    );
    f.if(kept.uge(infinity), () => {
      f.address(errno).store(ERANGE, i32);
      f.return(infinity);
    });
    f.return(kept);
  },
);

/** Rounds the decimal d. */
const decimalToFloat = define(
  "__tsjit_decimal_to_float",
  i64,
  { d: ptr, precision: i32, least: i32, infinity: i64 },
  (f, { d, precision, least, infinity }) => {
    const e = f.local(i32, 0);
    const first = d.field(Decimal, "first");
    const last = d.field(Decimal, "last");
    // Below 10^18 the whole part is two limbs.
    f.while(
      () => first.lt(POINT - 2),
      () => {
        f.call(decimalRight, d, RIGHT_STEP);
        e.inc(RIGHT_STEP);
      },
    );
    f.while(
      () => first.ge(POINT),
      () => {
        f.call(decimalLeft, d, LEFT_STEP);
        e.dec(LEFT_STEP);
      },
    );
    const whole = () => {
      const sum = f.local(i64, 0);
      const at = f.local(first.get());
      f.while(
        () => at.lt(POINT),
        () => {
          // A place past the last limb is a zero.
          const here = f.local(i32, 0);
          f.if(at.lt(last), () => here.set(limb(d, at)));
          sum.set(sum.mul(BASE).add(here.zext(i64)));
          at.inc();
        },
      );
      return sum.get();
    };
    const shift = f.local(f.intrinsic("llvm.ctlz", i64, [whole(), f.const(i1, 0)], [i64]).trunc(i32));
    e.dec(shift);
    f.while(
      () => shift.gt(0),
      () => {
        const step = shift.min(LEFT_STEP);
        f.call(decimalLeft, d, step);
        shift.dec(step);
      },
    );
    const sticky = f.local(i32, 0);
    const at = f.local(i32, POINT);
    f.while(
      () => at.lt(last),
      () => {
        sticky.set(sticky.or(limb(d, at)));
        at.inc();
      },
    );
    f.return(f.call(roundToFloat, whole(), e, sticky, precision, least, infinity));
  },
);

/** The number m * 10^e when both are exactly representable; else false in `ok`. */
const powers = global(
  "__tsjit_powers_of_ten",
  arrayType(doubleType, 23),
  Array.from({ length: 23 }, (_, e) => 10 ** e),
  { constant: true },
);

/** A decimal exponent `e+12`, kept within +-99999; moves past it when a digit follows. */
function exponentPart(f: FunctionBuilder, s: ReturnType<FunctionBuilder["local"]>, letter: number): Expr {
  const value = f.local(i32, 0);
  f.if(s.load(i8).or(32).eq(letter), () => {
    const at = f.local(s.add(1));
    const sign = at.load(i8);
    f.if(sign.eq(43).or(sign.eq(45)), () => at.inc());
    f.if(at.load(i8).zext(i32).sub(48).ult(10), () => {
      f.loop(() => {
        const digit = at.load(i8).zext(i32).sub(48);
        f.if(digit.uge(10), () => f.break());
        f.if(value.lt(99999), () => value.set(value.mul(10).add(digit)));
        at.inc();
      });
      f.if(sign.eq(45), () => value.set(value.neg()));
      s.set(at);
    });
  });
  return value.get();
}

/** Reads a float of the given format; gives its bits, where it ends through `end`. */
const parse = define(
  "__tsjit_parse_float",
  i64,
  { s: ptr, end: ptr, precision: i32, least: i32, infinity: i64 },
  (f, { s, end, precision, least, infinity }) => {
    const start = s.get();
    const finish = (bits: Expr, negative: Expr) => {
      f.if(end.ne(0), () => end.store(s));
      // The sign stands above the exponent: one more than the highest bit of infinity's field.
      const signBit = precision.eq(53).select(f.const(i64, 1n << 63n), 1n << 31n);
      f.return(negative.select(bits.or(signBit), bits));
    };
    skipSpaces(f, s);
    const sign = s.load(i8);
    const negative = sign.eq(45).get();
    f.if(negative.or(sign.eq(43)), () => s.inc());
    f.if(f.call(strncasecmp, s, f.string("inf"), 3).eq(0), () => {
      s.inc(3);
      f.if(f.call(strncasecmp, s, f.string("inity"), 5).eq(0), () => s.inc(5));
      finish(infinity, negative);
    });
    f.if(f.call(strncasecmp, s, f.string("nan"), 3).eq(0), () => {
      s.inc(3);
      f.if(s.load(i8).eq(40), () => {
        const at = f.local(s.add(1));
        f.while(
          () => f.any(f.call(digitValue, at.load(i8).zext(i32)).ult(36), () => at.load(i8).eq(95)),
          () => at.inc(),
        );
        f.if(at.load(i8).eq(41), () => s.set(at.add(1)));
      });
      finish(infinity.or(f.const(i64, 1).shl(precision.sub(2).zext(i64))), negative);
    });

    const m = f.local(i64, 0);
    const e = f.local(i32, 0);
    const seen = f.local(i32, 0);
    const point = f.local(i32, 0);
    const sticky = f.local(i32, 0);
    const hexadecimal = f.all(
      s.load(i8).eq(48),
      () => s.at(i8, 1).or(32).eq(120),
      () =>
        f.any(f.call(digitValue, s.at(i8, 2).zext(i32)).ult(16), () =>
          f.all(s.at(i8, 2).eq(46), () => f.call(digitValue, s.at(i8, 3).zext(i32)).ult(16)),
        ),
    );
    f.if(hexadecimal, () => {
      s.inc(2);
      f.loop(() => {
        const c = s.load(i8).get();
        f.if(
          f.all(c.eq(46), () => point.eq(0)),
          () => point.set(1),
          () => {
            const digit = f.call(digitValue, c.zext(i32));
            f.if(digit.uge(16), () => f.break());
            f.if(
              m.shr(60).eq(0),
              () => {
                m.set(m.shl(4).or(digit.zext(i64)));
                e.dec(point.shl(2));
              },
              () => {
                sticky.set(sticky.or(digit));
                e.inc(f.const(i32, 4).sub(point.shl(2)));
              },
            );
          },
        );
        s.inc();
      });
      e.inc(exponentPart(f, s, 112));
      f.if(m.ne(0), () => {
        const zeros = f.intrinsic("llvm.ctlz", i64, [m, f.const(i1, 0)], [i64]);
        m.set(m.shl(zeros));
        e.dec(zeros.trunc(i32));
      });
      finish(f.call(roundToFloat, m, e, sticky, precision, least, infinity), negative);
    });

    // Digits without leading zeros; `e` is the exponent of ten behind the last digit kept.
    const digits = f.alloca(arrayType(i8, DIGITS + 2));
    const count = f.local(i32, 0);
    f.loop(() => {
      const c = s.load(i8).get();
      f.if(
        f.all(c.eq(46), () => point.eq(0)),
        () => point.set(1),
        () => {
          const digit = c.zext(i32).sub(48).get();
          f.if(digit.uge(10), () => f.break());
          seen.set(1);
          f.if(
            f.any(count.ne(0), () => digit.ne(0)),
            () =>
              f.if(
                count.lt(DIGITS),
                () => {
                  digits.at(i8, count).set(digit.trunc(i8));
                  count.inc();
                  f.if(count.le(18), () => m.set(m.mul(10).add(digit.zext(i64))));
                  e.dec(point);
                },
                () => {
                  sticky.set(sticky.or(digit));
                  f.if(point.eq(0), () => e.inc());
                },
              ),
            () => e.dec(point),
          );
        },
      );
      s.inc();
    });
    f.if(seen.eq(0), () => {
      s.set(start);
      finish(f.const(i64, 0), f.const(i1, 0));
    });
    e.inc(exponentPart(f, s, 101));
    f.if(count.eq(0), () => finish(f.const(i64, 0), negative));
    f.if(
      f.all(precision.eq(53).and(count.le(15)), () => e.add(22).ule(44)),
      () => {
        // Two exact words make an exact double below 2^53.
        const high = m.shr(32).trunc(i32).sitofp(doubleType).mul(4294967296);
        const low = m
          .and(0xffff_ffff)
          .or(0x4330_0000_0000_0000n)
          .bitcast(doubleType)
          .sub(2 ** 52);
        const exact = high.add(low).get();
        const result = f.choose(
          e.lt(0),
          () => exact.div(f.address(powers).at(doubleType, e.neg())),
          () => exact.mul(f.address(powers).at(doubleType, e)),
        );
        finish(result.bitcast(i64), negative);
      },
    );
    f.if(sticky.ne(0), () => {
      digits.at(i8, count).set(1);
      count.inc();
      e.dec();
    });
    const top = e.add(count).get();
    f.if(top.gt(310), () => {
      f.address(errno).store(ERANGE, i32);
      finish(infinity, negative);
    });
    f.if(top.lt(-330), () => {
      f.address(errno).store(ERANGE, i32);
      finish(f.const(i64, 0), negative);
    });
    // The limb of the digit of weight 10^w is POINT - 1 - floor(w / 9).
    const d = f.alloca(Decimal.type);
    const SHIFT = 200;
    const limbOf = (w: Expr) => f.const(i32, POINT - 1 + SHIFT).sub(w.add(9 * SHIFT).udiv(9));
    const firstLimb = limbOf(top.sub(1)).get();
    const lastLimb = limbOf(e).get();
    f.range(firstLimb, lastLimb.add(1), (i) => limb(d, i).set(0));
    f.range(0, count, (i) => {
      const here = limb(d, limbOf(top.sub(1).sub(i)));
      here.set(here.mul(10).add(digits.at(i8, i).zext(i32)));
    });
    const missing = f.local(e.add(9 * SHIFT).urem(9));
    f.while(
      () => missing.ne(0),
      () => {
        limb(d, lastLimb).set(limb(d, lastLimb).mul(10));
        missing.dec();
      },
    );
    d.field(Decimal, "first").set(firstLimb);
    d.field(Decimal, "last").set(lastLimb.add(1));
    finish(f.call(decimalToFloat, d, precision, least, infinity), negative);
  },
);

/** precision, exponent of the least subnormal, bits of infinity. */
const DOUBLE = [53, -1074, 0x7ff0_0000_0000_0000n] as const;
const FLOAT = [24, -149, 0x7f80_0000n] as const;

export const strtod = define("strtod", doubleType, { s: ptr, end: ptr }, (f, { s, end }) =>
  f.return(f.call(parse, s, end, ...DOUBLE).bitcast(doubleType)),
);
export const strtof = define("strtof", floatType, { s: ptr, end: ptr }, (f, { s, end }) =>
  f.return(
    f
      .call(parse, s, end, ...FLOAT)
      .trunc(i32)
      .bitcast(floatType),
  ),
);

export const parseFloatFunctions = [
  roundToFloat,
  decimalToFloat,
  powers,
  parse,
  strtod,
  strtof,
  define("atof", doubleType, { s: ptr }, (f, { s }) => f.return(f.call(strtod, s, 0))),
];
