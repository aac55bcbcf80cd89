/**
 * %f %e %g %a: the exact expansion of the number, rounded half to even at the digit asked for. Never a digit is
 * computed in floating point.
 */
import { arrayType, define, type Expr, i1, i8, i32, i64, ptr, voidType } from "@ts-jit/ir";
import { Decimal, decimalSet, LIMBS, limb, POINT } from "./decimal.js";
import { emit, emitField, Flags, pad } from "./format-sink.js";

/** Emits `n` of the digits from number `from` on, zeros behind the last. */
const emitDigits = define(
  "__tsjit_emit_digits",
  voidType,
  { sink: ptr, digits: ptr, count: i32, from: i32, n: i32 },
  (f, { sink, digits, count, from, n }) => {
    const known = count.sub(from).max(0).min(n);
    f.call(emit, sink, digits.add(from), known);
    f.call(pad, sink, 48, n.sub(known));
  },
);

/**
 * Rounds the digit string to its first `keep` digits, half to even, and cuts zeros off its end. Gives how many digits
 * are left; the byte before the string takes a carry out of the first digit and is then '1' (else '0').
 */
const roundDigits = define(
  "__tsjit_round_digits",
  i32,
  { digits: ptr, count: i32, keep: i32 },
  (f, { digits, count, keep }) => {
    digits.at(i8, -1).set(48);
    f.if(keep.lt(0), () => f.return(0));
    f.if(keep.lt(count), () => {
      const next = digits.at(i8, keep).zext(i32).get();
      const up = f.local(next.gt(53).zext(i32));
      f.if(next.eq(53), () => {
        // Exactly half only when nothing follows; the string has no zeros at its end.
        const odd = digits.at(i8, keep.sub(1)).zext(i32).and(1);
        up.set(keep.add(1).lt(count).select(f.const(i32, 1), odd));
      });
      count.set(keep);
      f.if(up.ne(0), () => {
        const at = f.local(keep.sub(1));
        f.while(
          () => f.all(at.ge(0), () => digits.at(i8, at).eq(57)),
          () => {
            digits.at(i8, at).set(48);
            at.dec();
          },
        );
        digits.at(i8, at).set(digits.at(i8, at).add(1));
      });
    });
    f.while(
      () => f.all(count.gt(0), () => digits.at(i8, count.sub(1)).eq(48)),
      () => count.dec(),
    );
    f.return(count);
  },
);

/** Writes the decimal's digits, nine for each limb, as text; gives their number without zeros at the end. */
const writeDigits = define("__tsjit_write_digits", i32, { d: ptr, to: ptr }, (f, { d, to }) => {
  const at = f.local(d.field(Decimal, "first").get());
  const start = to.get();
  f.while(
    () => at.lt(d.field(Decimal, "last")),
    () => {
      const rest = f.local(limb(d, at).get());
      f.range(
        8,
        -1,
        (i) => {
          const quotient = rest.udiv(10);
          to.at(i8, i).set(rest.sub(quotient.mul(10)).add(48).trunc(i8));
          rest.set(quotient);
        },
        -1,
      );
      to.inc(9);
      at.inc();
    },
  );
  f.while(
    () => f.all(to.gt(start), () => to.at(i8, -1).eq(48)),
    () => to.dec(),
  );
  f.return(to.sub(start));
});

const lowerCase = (c: Expr) => c.or(32);

/** Prints m * 2^e (m = 0 for zero) by `conversion` (f F e E g G). */
const formatDecimal = define(
  "__tsjit_format_decimal",
  voidType,
  { sink: ptr, flags: i32, width: i32, precision: i32, conversion: i32, sign: i32, m: i64, e: i32 },
  (f, { sink, flags, width, precision, conversion, sign, m, e }) => {
    const d = f.alloca(Decimal.type);
    const text = f.alloca(arrayType(i8, 9 * LIMBS + 1), 1, 4);
    const digits = f.local(text.add(1));
    const kind = lowerCase(conversion).get();
    f.if(precision.lt(0), () => precision.set(6));
    // Trailing zero bits only cost passes.
    f.if(m.ne(0), () => {
      const zeros = f.intrinsic("llvm.cttz", i64, [m, f.const(i1, -1)], [i64]);
      m.set(m.shr(zeros));
      e.inc(zeros.trunc(i32));
    });
    f.call(decimalSet, d, m, e);
    const count = f.local(f.call(writeDigits, d, digits));
    // The exponent of ten of the first digit that is not zero.
    const exponent = f.local(f.const(i32, POINT).sub(d.field(Decimal, "first")).mul(9).sub(1));
    f.while(
      () => f.all(count.gt(0), () => digits.load(i8).eq(48)),
      () => {
        digits.inc();
        count.dec();
        exponent.dec();
      },
    );
    f.if(m.eq(0), () => exponent.set(0));
    const general = kind.eq(103).get();
    f.if(
      f.all(general, () => precision.eq(0)),
      () => precision.set(1),
    );
    // How many digits are kept: before the point and `precision` behind (f), one and `precision` (e), `precision` (g).
    const keep = f.local(precision);
    f.if(kind.eq(102), () => keep.set(exponent.add(1).add(precision)));
    f.if(kind.eq(101), () => keep.inc());
    count.set(f.call(roundDigits, digits, count, keep));
    f.if(digits.at(i8, -1).eq(49), () => {
      digits.dec();
      count.set(1);
      exponent.inc();
    });
    const scientific = f.local(kind.eq(101));
    f.if(general, () => {
      scientific.set(f.any(exponent.lt(-4), () => exponent.ge(precision)));
      // From here on precision counts digits behind the point.
      precision.set(precision.sub(1));
      f.if(scientific.not(), () => precision.set(precision.sub(exponent)));
      f.if(flags.and(Flags.alternate).eq(0), () => {
        const needed = scientific.select(count.sub(1), count.sub(1).sub(exponent));
        precision.set(precision.min(needed.max(0)));
      });
    });
    const point = f.any(precision.gt(0), () => flags.and(Flags.alternate).ne(0)).zext(i32);
    const suffix = f.alloca(arrayType(i8, 8));
    const suffixLength = f.local(i32, 0);
    const whole = f.local(i32, 1);
    f.if(
      scientific,
      () => {
        suffix.at(i8, 0).set(conversion.and(32).or(69).trunc(i8));
        suffix.at(i8, 1).set(exponent.lt(0).select(f.const(i8, 45), 43));
        const size = exponent.lt(0).select(exponent.neg(), exponent);
        const at = f.local(suffix.add(2));
        const put = (digit: Expr) => {
          at.store(digit.add(48).trunc(i8));
          at.inc();
        };
        f.if(size.ge(1000), () => put(size.udiv(1000)));
        f.if(size.ge(100), () => put(size.udiv(100).urem(10)));
        put(size.udiv(10).urem(10));
        put(size.urem(10));
        suffixLength.set(at.sub(suffix));
      },
      () => f.if(exponent.gt(0), () => whole.set(exponent.add(1))),
    );
    const length = whole.add(point).add(precision).add(suffixLength);
    const right = f.call(emitField, sink, flags, width, sign, length);
    // Digits before the point: the first, or as many as the exponent says, or a zero that is not among the digits.
    const small = f.all(scientific.not(), () => exponent.lt(0)).get();
    f.if(
      small,
      () => f.call(pad, sink, 48, 1),
      () => f.call(emitDigits, sink, digits, count, 0, whole),
    );
    f.if(point.ne(0), () => f.call(emit, sink, f.string("."), 1));
    const zeros = small.select(exponent.not(), f.const(i32, 0)).min(precision);
    f.call(pad, sink, 48, zeros);
    f.call(emitDigits, sink, digits, count, small.select(f.const(i32, 0), whole), precision.sub(zeros));
    f.call(emit, sink, suffix, suffixLength);
    f.call(pad, sink, 32, right);
  },
);

/** Takes a double apart and prints it. */
export const formatDouble = define(
  "__tsjit_format_double",
  voidType,
  { sink: ptr, flags: i32, width: i32, precision: i32, conversion: i32, bits: i64 },
  (f, { sink, flags, width, precision, conversion, bits }) => {
    const sign = f.local(i32, 0);
    f.if(flags.and(Flags.space).ne(0), () => sign.set(32));
    f.if(flags.and(Flags.plus).ne(0), () => sign.set(43));
    f.if(bits.lt(0), () => sign.set(45));
    const biased = bits.shr(52).trunc(i32).and(0x7ff).get();
    const m = f.local(bits.and((1n << 52n) - 1n));
    f.if(biased.eq(0x7ff), () => {
      const upper = conversion.and(32).eq(0);
      const text = m
        .eq(0)
        .select(
          upper.select(f.string("INF"), f.string("inf")),
          upper.select(f.string("NAN"), f.string("nan")),
        );
      const right = f.call(emitField, sink, flags.and(~Flags.zero), width, sign, 3);
      f.call(emit, sink, text, 3);
      f.call(pad, sink, 32, right);
      f.return();
    });
    f.if(biased.ne(0), () => m.set(m.or(1n << 52n)));
    const e = biased.max(1).sub(1075);
    f.if(conversion.or(32).eq(97), () => {
      f.call(formatHex, sink, flags, width, precision, conversion, sign, m, e);
      f.return();
    });
    f.call(formatDecimal, sink, flags, width, precision, conversion, sign, m, e);
  },
);

/** %a: one hexadecimal digit, the point, up to thirteen digits, the exponent of two. */
const formatHex = define(
  "__tsjit_format_hex",
  voidType,
  { sink: ptr, flags: i32, width: i32, precision: i32, conversion: i32, sign: i32, m: i64, e: i32 },
  (f, { sink, flags, width, precision, conversion, sign, m, e }) => {
    const exponent = f.local(e.add(52));
    f.if(m.eq(0), () => exponent.set(0));
    f.if(
      f.all(precision.ge(0), () => precision.lt(13)),
      () => {
        const shift = f.const(i32, 13).sub(precision).shl(2).zext(i64);
        const unit = f.const(i64, 1).shl(shift);
        const low = m.and(unit.sub(1)).get();
        const half = unit.shr(1);
        m.set(m.sub(low));
        const odd = m.and(unit).ne(0);
        f.if(
          f.any(low.ugt(half), () => low.eq(half).and(odd)),
          () => m.inc(unit),
        );
      },
    );
    const text = f.alloca(arrayType(i8, 16));
    const count = f.local(i32, 0);
    const letters = conversion.and(32).add(55);
    const digit = (value: Expr) => value.lt(10).select(value.add(48), value.add(letters)).trunc(i8);
    const first = m.shr(52).trunc(i32).get();
    f.range(0, 13, (i) => {
      const value = m
        .shr(f.const(i32, 48).sub(i.shl(2)).zext(i64))
        .trunc(i32)
        .and(15);
      text.at(i8, i).set(digit(value));
      f.if(value.ne(0), () => count.set(i.add(1)));
    });
    f.if(precision.lt(0), () => precision.set(count));
    const point = f
      .any(precision.gt(0), () => flags.and(Flags.alternate).ne(0))
      .zext(i32)
      .get();
    const suffix = f.alloca(arrayType(i8, 8));
    suffix.at(i8, 0).set(conversion.and(32).or(80).trunc(i8));
    suffix.at(i8, 1).set(exponent.lt(0).select(f.const(i8, 45), 43));
    const rest = f.local(exponent.lt(0).select(exponent.neg(), exponent));
    const length = f.local(i32, 2);
    const limit = f.local(i32, 1);
    f.while(
      () => rest.udiv(limit).uge(10),
      () => limit.set(limit.mul(10)),
    );
    f.while(
      () => limit.ne(0),
      () => {
        suffix.at(i8, length).set(rest.udiv(limit).urem(10).add(48).trunc(i8));
        length.inc();
        limit.set(limit.udiv(10));
      },
    );
    const prefix = f.alloca(arrayType(i8, 4));
    prefix.at(i8, 0).set(48);
    prefix.at(i8, 1).set(conversion.and(32).or(88).trunc(i8));
    // "0x" is part of the sign as far as zero padding goes.
    const body = f.const(i32, 1).add(point).add(precision).add(length);
    const marked = sign.or(prefix.at(i8, 1).zext(i32).shl(16)).or(48 << 8);
    const right = f.call(emitField, sink, flags, width, marked, body);
    prefix.at(i8, 0).set(first.add(48).trunc(i8));
    f.call(emit, sink, prefix, 1);
    f.if(point.ne(0), () => f.call(emit, sink, f.string("."), 1));
    f.call(emitDigits, sink, text, 13, 0, precision);
    f.call(emit, sink, suffix, length);
    f.call(pad, sink, 32, right);
  },
);

export const formatFloatFunctions = [
  emitDigits,
  roundDigits,
  writeDigits,
  formatDecimal,
  formatHex,
  formatDouble,
];
