/**
 * strtod, strtof and strtold: text to the nearest float, ties to even, for every input.
 *
 * The leading 19 digits and the exponent are multiplied as 64-bit numbers with a known error (the idea of Lemire, "Number
 * parsing at a gigabyte per second", 2021, with a shorter table); where every number within the error rounds alike, that
 * is the answer. Else, and for long double, the exact decimal is scaled by powers of two until 64 bits of it stand before
 * the point, and those are rounded.
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
  i16,
  i32,
  i64,
  type Local,
  ptr,
  x86Fp80Type,
} from "@ts-jit/ir";
import { BASE, Decimal, decimalLeft, decimalRight, LOW_POINT, limb, STEP } from "./decimal.js";
import { multiplyHigh } from "./int64.js";
import { digitValue, skipSpaces } from "./parse-number.js";
import {
  DOUBLE,
  EXTENDED,
  FLOAT,
  formatArgs,
  formatParams,
  packFloat,
  roundToFormat,
} from "./round-float.js";
import { strncasecmp } from "./string.js";

/** Digits that 64 bits hold. */
const LEADING = 19;
/** More limbs of digits than these cannot change the result, except by being there at all. */
const MOST_LIMBS = 1280;
/** Where the first limb may stand: scaling up needs three before it. */
const FRONT = LOW_POINT - 1;

/** Rounds the decimal d. */
const decimalToFormat = define(
  "__tsjit_decimal_to_format",
  i64,
  { d: ptr, ...formatParams, field: ptr },
  (f, { d, precision, least, most, field }) => {
    const e = f.local(i32, 0);
    const first = d.field(Decimal, "first");
    const last = d.field(Decimal, "last");
    const point = d.field(Decimal, "point").get();
    // Below 10^18 the whole part is two limbs.
    f.while(
      () => first.lt(point.sub(2)),
      () => {
        f.call(decimalRight, d, STEP);
        e.inc(STEP);
      },
    );
    f.while(
      () => first.ge(point),
      () => {
        f.call(decimalLeft, d, STEP);
        e.dec(STEP);
      },
    );
    /** A place past the last limb is a zero. */
    const limbAt = (at: Expr) =>
      f.choose(
        at.lt(last),
        () => limb(d, at),
        () => f.const(i32, 0),
      );
    const whole = f.local(i64, 0);
    const sumUp = () => {
      whole.set(0);
      f.range(first.get(), point, (at) => whole.set(whole.mul(BASE).add(limbAt(at).zext(i64))));
    };
    // The second time round, 64 bits stand before the point.
    f.doWhile(sumUp, () => {
      const shift = f.local(f.intrinsic("llvm.ctlz", i64, [whole.get(), f.const(i1, 0)], [i64]).trunc(i32));
      const again = shift.ne(0).get();
      e.dec(shift);
      f.while(
        () => shift.gt(0),
        () => {
          const step = shift.min(STEP);
          f.call(decimalLeft, d, step);
          shift.dec(step);
        },
      );
      return again;
    });
    const fraction = limbAt(point).get();
    const half = fraction.uge(BASE / 2).get();
    const below = f.local(fraction.sub(half.select(f.const(i32, BASE / 2), 0)));
    f.range(point.add(1), last.get(), (at) => below.set(below.or(limb(d, at))));
    const extra = half.zext(i32).shl(1).or(below.ne(0).zext(i32));
    f.return(f.call(roundToFormat, whole, e, extra, precision, least, most, field));
  },
);

/**
 * The digits from `s` to `stop`, whatever their number, as the decimal 0.ddd * 10^top; `s` is the first that is not zero.
 * A point among them is passed over.
 */
const exact = define(
  "__tsjit_exact_float",
  i64,
  { s: ptr, stop: ptr, top: i32, ...formatParams, field: ptr },
  (f, { s, stop, top, precision, least, most, field }) => {
    const d = f.alloca(Decimal.type);
    const LIFT = 600;
    const weight = top
      .sub(1)
      .add(9 * LIFT)
      .get();
    // How many limbs stand before the point, less than none for a small fraction.
    const before = weight
      .udiv(9)
      .sub(LIFT - 1)
      .get();
    const first = f.const(i32, FRONT).sub(before.min(0)).get();
    const at = f.local(first);
    const end = first.add(MOST_LIMBS).get();
    /** Digits that the limb has room for. */
    const room = f.local(weight.urem(9).add(1));
    const value = f.local(i32, 0);
    f.while(
      () => s.lt(stop),
      () => {
        const digit = s.load(i8).zext(i32).sub(48).get();
        s.inc();
        f.if(digit.eq(46 - 48), () => f.continue());
        f.if(at.ge(end), () => {
          f.if(digit.ne(0), () => limb(d, at.sub(1)).set(limb(d, at.sub(1)).or(1)));
          f.continue();
        });
        value.set(value.mul(10).add(digit));
        room.dec();
        f.if(room.eq(0), () => {
          limb(d, at).set(value);
          at.inc();
          room.set(9);
          value.set(0);
        });
      },
    );
    f.while(
      () => room.ne(0),
      () => {
        value.set(value.mul(10));
        room.dec();
      },
    );
    limb(d, at).set(value);
    d.field(Decimal, "first").set(first);
    d.field(Decimal, "last").set(at.add(1));
    d.field(Decimal, "point").set(first.add(before));
    f.return(f.call(decimalToFormat, d, precision, least, most, field));
  },
);

/** Powers of ten as 64-bit numbers with their top bits set, rounded down: 10^SCALE_FIRST, each SCALE_STEP times 10 more. */
const SCALE_FIRST = -352;
const SCALE_STEP = 16;
const SCALE_COUNT = 43;
const scales = global(
  "__tsjit_decimal_scales",
  arrayType(i64, SCALE_COUNT),
  Array.from({ length: SCALE_COUNT }, (_, at) => leadingBits(SCALE_FIRST + SCALE_STEP * at)),
  { constant: true },
);
/** 10^0 to 10^15. */
const units = global(
  "__tsjit_decimal_units",
  arrayType(i64, SCALE_STEP),
  Array.from({ length: SCALE_STEP }, (_, at) => 10n ** BigInt(at)),
  { constant: true },
);
function leadingBits(power: number): bigint {
  const DIGITS = 1400n;
  const size = 10n ** BigInt(Math.abs(power));
  const value = power < 0 ? (1n << DIGITS) / size : size << 64n;
  return BigInt.asIntN(64, value >> BigInt(value.toString(2).length - 64));
}

/** floor(log2(10^n)) for |n| <= 352, in fixed point. */
const binaryExponent = (n: Expr) => n.mul(217706).sar(16);
/** By how much the product below may be too small, in units of its last place, beside what is missing from `m`. */
const ERROR = 12;

/**
 * m * 10^e, or a little more than m when there were more digits; where not every number within the error rounds alike,
 * -1, which is no significand. At most 53 bits of precision.
 */
const approximate = define(
  "__tsjit_approximate_float",
  i64,
  { m: i64, e: i32, more: i32, ...formatParams, field: ptr },
  (f, { m, e, more, precision, least, most, field }) => {
    const index = e.sub(SCALE_FIRST).get();
    f.if(index.uge(SCALE_COUNT * SCALE_STEP), () => f.return(-1));
    const low = f.alloca(i64);
    const exponent = f.local(i32, 65);
    /** Shifts the top bit up; the exponent keeps the value. */
    const normalize = (value: Expr) => {
      const zeros = f.intrinsic("llvm.ctlz", i64, [value, f.const(i1, 0)], [i64]).get();
      exponent.dec(zeros.trunc(i32));
      return value.shl(zeros).get();
    };
    const step = index.and(SCALE_STEP - 1).get();
    exponent.inc(binaryExponent(e.sub(step)));
    const scale = f
      .address(scales)
      .at(i64, index.shr(Math.log2(SCALE_STEP)))
      .get();
    const unit = normalize(f.address(units).at(i64, step).get());
    const power = normalize(f.call(multiplyHigh, scale, unit, low));
    const before = exponent.get();
    const digits = normalize(m.get());
    // What digits that were left out may add, in the same units; 19 digits leave at most four bits free.
    const slack = more.shl(before.sub(exponent).and(7).add(1)).get();
    const product = f.local(f.call(multiplyHigh, digits, power, low));
    f.if(product.lt(0).not(), () => {
      product.set(product.shl(1).or(low.load(i64).shr(63)));
      exponent.dec();
    });
    const drop = f.const(i32, 64).sub(precision).max(least.sub(exponent)).get();
    f.if(drop.gt(62), () => f.return(-1));
    const half = f.const(i64, 1).shl(drop.sub(1).zext(i64)).get();
    const rest = product.and(half.shl(1).sub(1));
    f.if(half.sub(rest).ule(slack.add(ERROR).zext(i64)), () => f.return(-1));
    f.return(f.call(roundToFormat, product, exponent, 1, precision, least, most, field));
  },
);

/** A decimal exponent `e+12`, kept within +-99999; moves past it when a digit follows. */
function exponentPart(f: FunctionBuilder, s: Local, letter: Expr | number): Expr {
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

/** inf, infinity, nan, nan(...): the significand, where `s` is moved past it; 0 for anything else. */
const parseName = define(
  "__tsjit_parse_float_name",
  i64,
  { s: ptr, end: ptr, precision: i32 },
  (f, { s, end, precision }) => {
    const starts = (text: string) => f.call(strncasecmp, s, f.string(text), text.length).eq(0);
    const lead = f.const(i64, 1).shl(precision.sub(1).zext(i64)).get();
    f.if(starts("inf"), () => {
      s.inc(3);
      f.if(starts("inity"), () => s.inc(5));
      end.store(s);
      f.return(lead);
    });
    f.if(starts("nan").not(), () => f.return(0));
    s.inc(3);
    f.if(s.load(i8).eq(40), () => {
      const at = f.local(s.add(1));
      f.while(
        () => f.any(f.call(digitValue, at.load(i8).zext(i32)).ult(36), () => at.load(i8).eq(95)),
        () => at.inc(),
      );
      f.if(at.load(i8).eq(41), () => s.set(at.add(1)));
    });
    end.store(s);
    f.return(lead.or(lead.shr(1)));
  },
);

/** The digits behind 0x: the significand, where `s` is moved past it. */
const parseHexadecimal = define(
  "__tsjit_parse_float_hex",
  i64,
  { s: ptr, end: ptr, ...formatParams, field: ptr },
  (f, { s, end, precision, least, most, field }) => {
    const m = f.local(i64, 0);
    const e = f.local(i32, 0);
    const point = f.local(i32, 0);
    // Behind the digits that fit: two more in a byte, and whether any of the rest is not zero.
    const tail = f.local(i32, 0);
    const room = f.local(i32, 4);
    const sticky = f.local(i32, 0);
    f.loop(() => {
      const c = s.load(i8).zext(i32).get();
      f.if(
        f.all(c.eq(46), () => point.eq(0)),
        () => point.set(4),
        () => {
          const digit = f.call(digitValue, c).get();
          f.if(digit.uge(16), () => f.break());
          f.if(
            m.shr(60).eq(0),
            () => {
              m.set(m.shl(4).or(digit.zext(i64)));
              e.dec(point);
            },
            () => {
              f.if(
                room.ge(0),
                () => tail.set(tail.or(digit.shl(room))),
                () => sticky.set(sticky.or(digit)),
              );
              room.dec(4);
              e.inc(f.const(i32, 4).sub(point));
            },
          );
        },
      );
      s.inc();
    });
    e.inc(exponentPart(f, s, 112));
    end.store(s);
    f.if(m.eq(0), () => f.return(0));
    const zeros = f.intrinsic("llvm.ctlz", i64, [m, f.const(i1, -1)], [i64]).get();
    m.set(m.shl(zeros));
    e.dec(zeros.trunc(i32));
    // At most three bits of the tail move up; where there are more zeros, there is no tail.
    tail.set(tail.shl(zeros.trunc(i32).and(3)));
    m.set(m.or(tail.shr(8).zext(i64)));
    const below = tail.and(0x7f).or(sticky).ne(0).zext(i32);
    const extra = tail.shr(6).and(2).or(below);
    f.return(f.call(roundToFormat, m, e, extra, precision, least, most, field));
  },
);

/** Reads a float: its significand, the exponent field with the sign above bit 15 through `field`, its end through `end`. */
const parse = define(
  "__tsjit_parse_float",
  i64,
  { s: ptr, end: ptr, ...formatParams, field: ptr },
  (f, { s, end, precision, least, most, field }) => {
    f.if(end.eq(0), () => end.set(f.alloca(ptr)));
    end.store(s);
    field.store(0, i32);
    skipSpaces(f, s);
    const sign = s.load(i8).get();
    const negative = sign.eq(45).zext(i32).shl(15).get();
    f.if(sign.eq(45).or(sign.eq(43)), () => s.inc());
    const finish = (significand: Expr) => {
      field.store(field.load(i32).or(negative));
      f.return(significand);
    };

    const begin = s.get();
    const m = f.local(i64, 0);
    /** Digits from the first that is not zero on, which stands at `from`. */
    const count = f.local(i32, 0);
    const from = f.local(s);
    const e = f.local(i32, 0);
    const seen = f.local(i32, 0);
    const point = f.local(i32, 0);
    const word = f.local(i32, 0);
    f.loop(() => {
      const digit = s.load(i8).zext(i32).sub(48).get();
      f.if(
        digit.ult(10),
        () => {
          seen.set(1);
          f.if(count.eq(0), () => from.set(s));
          f.if(count.or(digit).ne(0), () => count.inc());
          // Nine digits fit in a word, which is cheaper.
          f.if(
            count.le(9),
            () => word.set(word.mul(10).add(digit)),
            () => {
              f.if(count.eq(10), () => m.set(word.zext(i64)));
              f.if(
                count.le(LEADING),
                () => m.set(m.mul(10).add(digit.zext(i64))),
                () => e.inc(),
              );
            },
          );
          e.dec(point);
        },
        () => {
          f.if(
            f.any(digit.ne(46 - 48), () => point.ne(0)),
            () => f.break(),
          );
          point.set(1);
        },
      );
      s.inc();
    });
    f.if(seen.eq(0), () => {
      const name = f.call(parseName, begin, end, precision).get();
      f.if(name.eq(0), () => f.return(0));
      field.store(most);
      finish(name);
    });
    // 0x with a digit behind it, perhaps after a point.
    const isHex = (at: Expr) => f.call(digitValue, at.load(i8).zext(i32)).ult(16);
    const prefixed = f.all(
      s.load(i8).or(32).eq(120),
      () => s.sub(begin).eq(1),
      () => count.eq(0),
      () => f.any(isHex(s.add(1)), () => f.all(s.at(i8, 1).eq(46), () => isHex(s.add(2)))),
    );
    f.if(prefixed, () => finish(f.call(parseHexadecimal, s.add(1), end, precision, least, most, field)));
    f.if(count.le(9), () => m.set(word.zext(i64)));
    const stop = s.get();
    e.inc(exponentPart(f, s, 101));
    end.store(s);
    f.if(count.eq(0), () => finish(f.const(i64, 0)));
    const kept = count.min(LEADING).get();
    f.if(precision.ne(EXTENDED.precision), () => {
      const more = count.gt(LEADING).zext(i32);
      const quick = f.call(approximate, m, e, more, precision, least, most, field).get();
      f.if(quick.ne(-1), () => finish(quick));
    });
    const top = e.add(kept).get();
    // Beyond every format on either side: infinity and zero come out of any such number.
    const far = f.const(i32, 5000);
    const limited = top.min(far).max(far.neg()).get();
    f.if(limited.ne(top), () => {
      const way = top.gt(0).select(f.const(i32, 20000), -20000);
      finish(f.call(roundToFormat, -1, way, 1, precision, least, most, field));
    });
    finish(f.call(exact, from, stop, top, precision, least, most, field));
  },
);

export const strtod = define("strtod", doubleType, { s: ptr, end: ptr }, (f, { s, end }) => {
  const field = f.alloca(i32);
  const significand = f.call(parse, s, end, ...formatArgs(DOUBLE), field);
  const word = field.load(i32).get();
  const sign = word.shr(15).zext(i64).shl(63);
  f.return(packFloat(DOUBLE, significand, word.and(0x7fff)).or(sign).bitcast(doubleType));
});
export const strtof = define("strtof", floatType, { s: ptr, end: ptr }, (f, { s, end }) => {
  const field = f.alloca(i32);
  const significand = f.call(parse, s, end, ...formatArgs(FLOAT), field);
  const word = field.load(i32).get();
  const bits = packFloat(FLOAT, significand, word.and(0x7fff)).trunc(i32);
  f.return(bits.or(word.shr(15).shl(31)).bitcast(floatType));
});
export const strtold = define("strtold", x86Fp80Type, { s: ptr, end: ptr }, (f, { s, end }) => {
  const value = f.alloca(arrayType(i32, 4));
  const field = f.alloca(i32);
  value.store(f.call(parse, s, end, ...formatArgs(EXTENDED), field), i64, { align: 4 });
  value.add(8).store(field.load(i32).trunc(i16));
  f.return(value.load(x86Fp80Type, { align: 4 }));
});

export const parseFloatFunctions = [
  decimalToFormat,
  exact,
  scales,
  units,
  approximate,
  parseName,
  parseHexadecimal,
  parse,
  strtod,
  strtof,
  strtold,
  define("atof", doubleType, { s: ptr }, (f, { s }) => f.return(f.call(strtod, s, 0))),
];
