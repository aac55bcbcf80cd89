/**
 * %f %e %g %a: the exact expansion of the number, rounded half to even at the digit asked for. Never a digit is
 * computed in floating point.
 */
import { arrayType, define, type Expr, i1, i8, i32, i64, ptr, voidType } from "@ts-jit/ir";
import { BASE, Decimal, decimalSet, limb } from "./decimal.js";
import { emit, emitField, Flags, pad } from "./format-sink.js";

const ZERO_DIGIT = 0x30;

/** The nine digits of a limb as text. */
const writeLimb = define("__tsjit_write_limb", voidType, { value: i32, to: ptr }, (f, { value, to }) => {
  f.range(
    8,
    -1,
    (i) => {
      const quotient = value.udiv(10).get();
      to.at(i8, i).set(value.sub(quotient.mul(10)).add(ZERO_DIGIT).trunc(i8));
      value.set(quotient);
    },
    -1,
  );
});

/** Emits `n` digits from the one of weight 10^weight on; zeros beyond those there are. */
const emitDigits = define(
  "__tsjit_emit_digits",
  voidType,
  { sink: ptr, d: ptr, weight: i32, n: i32 },
  (f, { sink, d, weight, n }) => {
    const text = f.alloca(arrayType(i8, 12));
    // Weights are counted from a limb far below, so that the division sees no negative number.
    const LOW = 2048;
    const place = f.local(weight.add(9 * LOW));
    const lowest = d.field(Decimal, "point").sub(d.field(Decimal, "last")).mul(9);
    const zeros = f.local(n);
    n.set(weight.add(1).sub(lowest).max(0).min(n));
    zeros.dec(n);
    f.while(
      () => n.gt(0),
      () => {
        const group = place.udiv(9).get();
        const at = d
          .field(Decimal, "point")
          .get()
          .add(LOW - 1)
          .sub(group)
          .get();
        const known = f.all(at.ge(d.field(Decimal, "first")), () => at.lt(d.field(Decimal, "last")));
        const value = f.choose(
          known,
          () => limb(d, at),
          () => f.const(i32, 0),
        );
        f.call(writeLimb, value, text);
        const left = place.sub(group.mul(9)).add(1).get();
        const count = left.min(n).get();
        f.call(emit, sink, text.add(9).sub(left), count);
        n.dec(count);
        place.dec(count);
      },
    );
    f.call(pad, sink, ZERO_DIGIT, zeros);
  },
);

/** Zeros before the first digit of a limb's nine. */
const leadingZeros = define("__tsjit_limb_zeros", i32, { value: i32 }, (f, { value }) => {
  const zeros = f.local(i32, 9);
  f.while(
    () => value.ne(0),
    () => {
      zeros.dec();
      value.set(value.udiv(10));
    },
  );
  f.return(zeros);
});

/** The weight of the first digit that is not zero, 0 for zero; limbs of zeros in front go. */
const firstWeight = define("__tsjit_first_weight", i32, { d: ptr }, (f, { d }) => {
  const first = d.field(Decimal, "first");
  const last = d.field(Decimal, "last").get();
  f.while(
    () => f.all(first.lt(last), () => limb(d, first).eq(0)),
    () => first.inc(),
  );
  f.if(first.ge(last), () => f.return(0));
  const zeros = f.call(leadingZeros, limb(d, first));
  f.return(d.field(Decimal, "point").sub(first).mul(9).sub(1).sub(zeros));
});

/** Rounds to `keep` digits from the one of weight `top` on (none or less: to zero or a one before them), half to even. */
const round = define(
  "__tsjit_round_decimal",
  voidType,
  { d: ptr, top: i32, keep: i32 },
  (f, { d, top, keep }) => {
    const first = d.field(Decimal, "first");
    const last = d.field(Decimal, "last");
    f.if(keep.lt(0), () => {
      last.set(first);
      f.return();
    });
    // A limb of zeros in front takes the carry, and is where the digit before the first stands.
    first.dec();
    limb(d, first).set(0);
    const index = d.field(Decimal, "point").sub(first).mul(9).sub(1).sub(top).add(keep).sub(1).get();
    const group = index.udiv(9).get();
    const at = f.local(first.add(group));
    f.if(at.ge(last), () => f.return());
    // The last digit kept is worth `unit` in its limb.
    const unit = f.local(i32, 1);
    f.range(index.sub(group.mul(9)), 8, () => unit.set(unit.mul(10)));
    const here = limb(d, at).get();
    const low = f.local(here.urem(unit));
    const half = f.local(unit.shr(1));
    const rest = f.local(at.add(1));
    limb(d, at).set(here.sub(low));
    f.if(unit.eq(1), () => {
      half.set(BASE / 2);
      f.if(rest.lt(last), () => low.set(limb(d, rest)));
      rest.inc();
    });
    f.while(
      () => f.all(rest.lt(last), () => limb(d, rest).eq(0)),
      () => rest.inc(),
    );
    const odd = here.udiv(unit).and(1).ne(0);
    const up = low
      .ugt(half)
      .or(low.eq(half).and(odd.or(rest.lt(last))))
      .get();
    last.set(at.add(1));
    f.if(up, () => {
      limb(d, at).set(limb(d, at).add(unit));
      f.while(
        () => limb(d, at).uge(BASE),
        () => {
          limb(d, at).set(limb(d, at).sub(BASE));
          at.dec();
          limb(d, at).set(limb(d, at).add(1));
        },
      );
    });
  },
);

/** The weight of the last digit that is not zero. */
const lastWeight = define("__tsjit_last_weight", i32, { d: ptr, top: i32 }, (f, { d, top }) => {
  const first = d.field(Decimal, "first").get();
  const at = f.local(d.field(Decimal, "last").get());
  f.while(
    () => f.all(at.gt(first), () => limb(d, at.sub(1)).eq(0)),
    () => at.dec(),
  );
  f.if(at.eq(first), () => f.return(top));
  const weight = f.local(d.field(Decimal, "point").sub(at).mul(9));
  const value = f.local(limb(d, at.sub(1)));
  f.while(
    () => value.urem(10).eq(0),
    () => {
      value.set(value.udiv(10));
      weight.inc();
    },
  );
  f.return(weight);
});

/** An exponent with its letter and sign, at least `least` digits, into `to`; gives how many bytes. */
const writeExponent = define(
  "__tsjit_write_exponent",
  i32,
  { to: ptr, letter: i32, exponent: i32, least: i32 },
  (f, { to, letter, exponent, least }) => {
    const text = f.alloca(arrayType(i8, 12));
    to.at(i8, 0).set(letter.trunc(i8));
    to.at(i8, 1).set(exponent.lt(0).select(f.const(i8, 45), 43));
    f.call(writeLimb, exponent.lt(0).select(exponent.neg(), exponent), text);
    const from = f.local(f.const(i32, 9).sub(least));
    f.range(4, from.get(), (i) => f.if(text.at(i8, i).ne(ZERO_DIGIT).and(i.lt(from)), () => from.set(i)));
    const length = f.const(i32, 9).sub(from).get();
    f.range(0, length, (i) => to.at(i8, i.add(2)).set(text.at(i8, from.add(i))));
    f.return(length.add(2));
  },
);

const lowerCase = (c: Expr) => c.or(32);

/** Prints m * 2^e (m = 0 for zero) by `conversion` (f F e E g G). */
const formatDecimal = define(
  "__tsjit_format_decimal",
  voidType,
  { sink: ptr, flags: i32, width: i32, precision: i32, conversion: i32, sign: i32, m: i64, e: i32 },
  (f, { sink, flags, width, precision, conversion, sign, m, e }) => {
    const d = f.alloca(Decimal.type);
    const kind = lowerCase(conversion).get();
    f.if(precision.lt(0), () => precision.set(6));
    // Trailing zero bits only cost passes.
    f.if(m.ne(0), () => {
      const zeros = f.intrinsic("llvm.cttz", i64, [m, f.const(i1, -1)], [i64]).get();
      m.set(m.shr(zeros));
      e.inc(zeros.trunc(i32));
    });
    f.call(decimalSet, d, m, e);
    const general = kind.eq(103).get();
    f.if(general.and(precision.eq(0)), () => precision.set(1));
    // How many digits are kept: before the point and `precision` behind (f), one and `precision` (e), `precision` (g).
    const exponent = f.local(f.call(firstWeight, d));
    const keep = f.local(precision);
    f.if(kind.eq(102), () => keep.inc(exponent.add(1)));
    f.if(kind.eq(101), () => keep.inc());
    f.call(round, d, exponent, keep);
    exponent.set(f.call(firstWeight, d));
    const scientific = f.local(kind.eq(101));
    f.if(general, () => {
      scientific.set(exponent.lt(-4).or(exponent.ge(precision)));
      // From here on precision counts digits behind the point.
      precision.dec();
      f.if(scientific.not(), () => precision.dec(exponent));
      f.if(flags.and(Flags.alternate).eq(0), () => {
        const end = f.call(lastWeight, d, exponent);
        const needed = scientific.select(exponent.sub(end), end.neg());
        precision.set(precision.min(needed.max(0)));
      });
    });
    const suffix = f.alloca(arrayType(i8, 12));
    const suffixLength = f.local(i32, 0);
    const top = f.local(exponent.max(0));
    const whole = f.local(top.add(1));
    f.if(scientific, () => {
      const letter = conversion.and(32).or(69);
      suffixLength.set(f.call(writeExponent, suffix, letter, exponent, 2));
      top.set(exponent);
      whole.set(1);
    });
    const point = f
      .any(precision.gt(0), () => flags.and(Flags.alternate).ne(0))
      .zext(i32)
      .get();
    const length = whole.add(point).add(precision).add(suffixLength);
    const right = f.call(emitField, sink, flags, width, sign, length);
    f.call(emitDigits, sink, d, top, whole);
    f.call(emit, sink, f.string("."), point);
    f.call(emitDigits, sink, d, top.sub(whole), precision);
    f.call(emit, sink, suffix, suffixLength);
    f.call(pad, sink, 32, right);
  },
);

/**
 * Prints a long double, and by way of it every double: the ten bytes at `from`. `places` is how many hexadecimal digits
 * %a has behind the point: 13 for a double, 15 for a long double, whose first digit holds four bits.
 */
export const formatFloat = define(
  "__tsjit_format_float",
  voidType,
  { sink: ptr, flags: i32, width: i32, precision: i32, conversion: i32, from: ptr, places: i32 },
  (f, { sink, flags, width, precision, conversion, from, places }) => {
    const m = from.load(i64, { align: 4 }).get();
    const top = from.add(8).load(i32).get();
    const sign = f.local(i32, 0);
    f.if(flags.and(Flags.space).ne(0), () => sign.set(32));
    f.if(flags.and(Flags.plus).ne(0), () => sign.set(43));
    f.if(top.and(0x8000).ne(0), () => sign.set(45));
    const biased = top.and(0x7fff).get();
    f.if(biased.eq(0x7fff), () => {
      // Three letters; the lower case has one more bit.
      const text = m.shl(1).eq(0).select(f.string("INFinf"), f.string("NANnan"));
      const right = f.call(emitField, sink, flags.and(~Flags.zero), width, sign, 3);
      f.call(emit, sink, conversion.and(32).ne(0).select(text.add(3), text), 3);
      f.call(pad, sink, 32, right);
      f.return();
    });
    const e = biased
      .max(1)
      .sub(16383 + 63)
      .get();
    f.if(lowerCase(conversion).eq(97), () => {
      f.call(formatHex, sink, flags, width, precision, conversion, sign, m, e, places);
      f.return();
    });
    f.call(formatDecimal, sink, flags, width, precision, conversion, sign, m, e);
  },
);

/** %a of m * 2^e: one hexadecimal digit, the point, up to `places` digits, the exponent of two. */
const formatHex = define(
  "__tsjit_format_hex",
  voidType,
  {
    sink: ptr,
    flags: i32,
    width: i32,
    precision: i32,
    conversion: i32,
    sign: i32,
    m: i64,
    e: i32,
    places: i32,
  },
  (f, { sink, flags, width, precision, conversion, sign, m, e, places }) => {
    // `m` is brought to 4 * places bits behind the first digit: the point stands above them.
    const exponent = f.local(e.add(60));
    f.if(places.eq(13), () => {
      // A double's subnormals are written with the smallest exponent and a zero before the point.
      const least = -1022 - 63;
      const short = f.const(i32, least).sub(e).max(0).min(63).get();
      m.set(m.shr(short.zext(i64)).shr(11));
      exponent.set(e.add(short).add(63));
    });
    f.if(m.eq(0), () => exponent.set(0));
    f.if(precision.ge(0).and(precision.lt(places)), () => {
      const shift = places.sub(precision).shl(2).zext(i64);
      const unit = f.const(i64, 1).shl(shift).get();
      const low = m.and(unit.sub(1)).get();
      const half = unit.shr(1).get();
      m.set(m.sub(low));
      const odd = m.and(unit).ne(0);
      f.if(low.ugt(half).or(low.eq(half).and(odd)), () => {
        m.set(m.add(unit));
        // A carry out of 64 bits.
        f.if(m.eq(0), () => {
          m.set(1n << 60n);
          exponent.inc(4);
        });
      });
    });
    const text = f.alloca(arrayType(i8, 20));
    const letters = conversion.and(32).add(55).get();
    // First digit in text[0], then the places; `count` of these are not zeros at the end.
    const count = f.local(i32, 0);
    f.range(0, places.add(1), (i) => {
      const value = m.shr(places.sub(i).shl(2).zext(i64)).trunc(i32).and(15).get();
      text.at(i8, i).set(value.add(value.lt(10).select(f.const(i32, ZERO_DIGIT), letters)).trunc(i8));
      f.if(value.ne(0), () => count.set(i));
    });
    f.if(precision.lt(0), () => precision.set(count));
    const point = f
      .any(precision.gt(0), () => flags.and(Flags.alternate).ne(0))
      .zext(i32)
      .get();
    const suffix = f.alloca(arrayType(i8, 12));
    const small = conversion.and(32).get();
    const length = f.call(writeExponent, suffix, small.or(80), exponent, 1);
    // "0x" is part of the sign as far as zero padding goes.
    const body = f.const(i32, 1).add(point).add(precision).add(length);
    const marked = sign.or(small.or(88).shl(16)).or(ZERO_DIGIT << 8);
    const right = f.call(emitField, sink, flags, width, marked, body);
    f.call(emit, sink, text, 1);
    f.call(emit, sink, f.string("."), point);
    f.call(emit, sink, text.add(1), precision.min(places));
    f.call(pad, sink, ZERO_DIGIT, precision.sub(places));
    f.call(emit, sink, suffix, length);
    f.call(pad, sink, 32, right);
  },
);

export const formatFloatFunctions = [
  writeLimb,
  emitDigits,
  leadingZeros,
  firstWeight,
  round,
  lastWeight,
  writeExponent,
  formatDecimal,
  formatHex,
  formatFloat,
];
