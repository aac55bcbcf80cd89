/**
 * The part of <math.h> whose results are exact: rounding to integers, taking floats apart, remainders, square root.
 * Done on the bits, so they are the same on every processor.
 */
import {
  define,
  doubleType,
  type Expr,
  type FloatType,
  type FunctionBuilder,
  floatType,
  type IntegerType,
  i32,
  i64,
  ptr,
} from "@ts-jit/ir";
import { setErrno } from "./errno.js";

/** A format: its integer twin, bits of its fraction, bias of its exponent, and the suffix of C's names. */
export interface Format {
  readonly float: FloatType;
  readonly int: IntegerType;
  readonly fraction: number;
  readonly bias: number;
  readonly suffix: "" | "f";
}
export const DOUBLE: Format = { float: doubleType, int: i64, fraction: 52, bias: 1023, suffix: "" };
export const FLOAT: Format = { float: floatType, int: i32, fraction: 23, bias: 127, suffix: "f" };

const signBit = (k: Format) => 1n << BigInt(k.int.bits - 1);
const fractionMask = (k: Format) => (1n << BigInt(k.fraction)) - 1n;
const exponentMask = (k: Format) => BigInt(2 * k.bias + 1);
const infinity = (k: Format) => exponentMask(k) << BigInt(k.fraction);

/** The exponent field as an i32. */
function exponentField(k: Format, bits: Expr): Expr {
  const shifted = bits.shr(k.fraction);
  return (k.int === i32 ? shifted : shifted.trunc(i32)).and(exponentMask(k));
}
const toInt = (k: Format, e: Expr) => (k.int === i32 ? e : e.zext(i64));

/** Rounding to an integer: the fraction below the point is cut after `adjust` has added to the magnitude. */
function rounder(
  k: Format,
  name: string,
  small: (f: FunctionBuilder, x: Expr, e: Expr) => void,
  adjust: (bits: Expr, mask: Expr) => Expr,
) {
  return define(`${name}${k.suffix}`, k.float, { x: k.float }, (f, { x }) => {
    const bits = x.bitcast(k.int).get();
    const e = exponentField(k, bits).sub(k.bias).get();
    // Nothing below the point: integers, infinities, NaNs.
    f.if(e.ge(k.fraction), () => f.return(x));
    f.if(e.lt(0), () => small(f, x.get(), e));
    const mask = f.const(k.int, fractionMask(k)).shr(toInt(k, e)).get();
    f.if(bits.and(mask).eq(0), () => f.return(x));
    f.return(adjust(bits, mask).and(mask.not()).bitcast(k.float));
  });
}
/** A zero with the sign of x. */
const signedZero = (k: Format, x: Expr) =>
  x
    .bitcast(k.int)
    .and(BigInt.asIntN(k.int.bits, signBit(k)))
    .bitcast(k.float);
const signedOne = (f: FunctionBuilder, k: Format, x: Expr) =>
  signedZero(k, x).bitcast(k.int).or(f.const(k.float, 1).bitcast(k.int)).bitcast(k.float);

function rounding(k: Format) {
  /** Toward the side where the sign is `away`: floor goes away from zero for negative numbers, ceil for positive. */
  const directed = (name: string, away: (x: Expr) => Expr) =>
    rounder(
      k,
      name,
      (f, x) => {
        const moves = f.all(x.ne(0), () => away(x));
        f.return(moves.select(signedOne(f, k, x), signedZero(k, x)));
      },
      (bits, mask) => away(bits.bitcast(k.float)).select(bits.add(mask), bits),
    );
  const nearestEven = (name: string) =>
    rounder(
      k,
      name,
      (f, x, e) => {
        const aboveHalf = f.all(e.eq(-1), () => x.bitcast(k.int).and(fractionMask(k)).ne(0));
        f.return(aboveHalf.select(signedOne(f, k, x), signedZero(k, x)));
      },
      (bits, mask) => {
        // Just under half, plus one when the last bit kept is set: ties go to even.
        const last = bits.and(mask.add(1)).ne(0);
        return bits.add(mask.shr(1)).add(last.zext(k.int));
      },
    );
  return [
    directed("floor", (x) => x.lt(0)),
    directed("ceil", (x) => x.gt(0)),
    rounder(
      k,
      "trunc",
      (f, x) => f.return(signedZero(k, x)),
      (bits) => bits,
    ),
    rounder(
      k,
      "round",
      (f, x, e) => f.return(e.eq(-1).select(signedOne(f, k, x), signedZero(k, x))),
      (bits, mask) => bits.add(mask.shr(1).add(1)),
    ),
    nearestEven("rint"),
    nearestEven("nearbyint"),
    nearestEven("roundeven"),
  ];
}

/** The remainder of |x| / |y| by long division of the mantissas; the sign of x. Exact. */
function fmodOf(k: Format) {
  return define(`fmod${k.suffix}`, k.float, { x: k.float, y: k.float }, (f, { x, y }) => {
    const sign = x
      .bitcast(k.int)
      .and(BigInt.asIntN(k.int.bits, signBit(k)))
      .get();
    const magnitude = (v: Expr) =>
      v
        .bitcast(k.int)
        .and(signBit(k) - 1n)
        .get();
    const a = magnitude(x);
    const b = magnitude(y);
    f.if(
      b
        .eq(0)
        .or(a.uge(infinity(k)))
        .or(b.ugt(infinity(k))),
      () => {
        f.if(
          f.all(b.ule(infinity(k)), () => a.ule(infinity(k))),
          () => setErrno(f, "EDOM"),
        );
        const product = x.mul(y);
        f.return(product.div(product));
      },
    );
    f.if(a.ult(b), () => f.return(x));
    const unpack = (bits: Expr) => {
      const field = exponentField(k, bits);
      const m = bits.and(fractionMask(k));
      const normal = field.ne(0);
      return {
        m: f.local(normal.select(m.or(1n << BigInt(k.fraction)), m)),
        e: f.local(field.umax(1)),
      };
    };
    const left = unpack(a);
    const right = unpack(b);
    // One division makes the rest smaller than the divisor; then each doubling needs at most one subtraction.
    left.m.set(left.m.urem(right.m));
    f.while(
      () => left.e.gt(right.e),
      () => {
        left.m.set(left.m.shl(1));
        f.if(left.m.uge(right.m), () => left.m.set(left.m.sub(right.m)));
        left.e.dec();
      },
    );
    f.if(left.m.eq(0), () => f.return(sign.bitcast(k.float)));
    f.while(
      () => left.m.ult(1n << BigInt(k.fraction)).and(left.e.gt(1)),
      () => {
        left.m.set(left.m.shl(1));
        left.e.dec();
      },
    );
    // The leading bit adds the one that the field is short of.
    f.return(toInt(k, left.e.sub(1)).shl(k.fraction).add(left.m).or(sign).bitcast(k.float));
  });
}

/** The remainder nearest to zero, ties to an even quotient: fmod by 2|y| leaves at most two subtractions. Exact. */
function remainderOf(k: Format) {
  return define(`remainder${k.suffix}`, k.float, { x: k.float, y: k.float }, (f, { x, y }) => {
    const magnitude = (v: Expr) =>
      v
        .bitcast(k.int)
        .and(signBit(k) - 1n)
        .bitcast(k.float)
        .get();
    const divisor = magnitude(y);
    const huge = 2 ** (k.bias - 1);
    const reduced = f.choose(
      divisor.lt(huge),
      () => f.call(fmodOf(k), x, divisor.mul(2)),
      () => x.get(),
    );
    // No numbers, zero below, infinity above: fmod gives what is right.
    const infinite = magnitude(x).bitcast(k.int).uge(infinity(k));
    f.if(reduced.fcmp("uno", divisor).or(divisor.eq(0)).or(infinite), () =>
      f.return(f.call(fmodOf(k), x, y)),
    );
    const rest = f.local(magnitude(reduced));
    // Halves are compared so that doubling the rest does not overflow; where y is subnormal it is the half that rounds.
    const small = divisor.lt(2 ** (2 - k.bias));
    const over = () =>
      f.choose(
        small,
        () => rest.add(rest).gt(divisor),
        () => rest.gt(divisor.mul(0.5)),
      );
    f.if(over(), () => {
      rest.set(rest.sub(divisor));
      const again = f.choose(
        small,
        () => rest.add(rest).ge(divisor),
        () => rest.ge(divisor.mul(0.5)),
      );
      f.if(again, () => rest.set(rest.sub(divisor)));
    });
    const sign = x
      .bitcast(k.int)
      .and(BigInt.asIntN(k.int.bits, signBit(k)))
      .get();
    f.return(rest.bitcast(k.int).xor(sign).bitcast(k.float));
  });
}

/** remainder, and through `quotient` the sign and low three bits of the quotient rounded to nearest. */
function remquoOf(k: Format) {
  return define(`remquo${k.suffix}`, k.float, { x: k.float, y: k.float, quotient: ptr }, (f, args) => {
    const { x, y, quotient } = args;
    const rest = f.call(remainderOf(k), x, y).get();
    quotient.store(0, i32);
    const magnitude = (v: Expr) =>
      v
        .bitcast(k.int)
        .and(signBit(k) - 1n)
        .bitcast(k.float);
    const divisor = magnitude(y).get();
    f.if(rest.fcmp("uno", rest).or(magnitude(y).bitcast(k.int).uge(infinity(k))), () => f.return(rest));
    // x - rest is a multiple of y: what is left of it by 8 |y| is up to seven of them, and all steps are exact. Where
    // 8 |y| would overflow, the quotient is small itself.
    const negative = x.bitcast(k.int).xor(y.bitcast(k.int)).lt(0);
    const huge = 2 ** (k.bias - 3);
    const part = f.local(
      f.choose(
        divisor.lt(huge),
        () => f.call(fmodOf(k), magnitude(x), divisor.mul(8)),
        () => magnitude(x),
      ),
    );
    const count = f.local(i32, 0);
    f.while(
      () => part.ge(divisor),
      () => {
        part.set(part.sub(divisor));
        count.inc();
      },
    );
    // The remainder went past zero where the quotient was rounded up.
    const up = rest.ne(0).and(rest.bitcast(k.int).xor(x.bitcast(k.int)).lt(0));
    f.if(up, () => count.inc());
    count.set(count.and(7));
    quotient.store(negative.select(count.neg(), count));
    f.return(rest);
  });
}

function scaling(k: Format) {
  const ldexp = define(`ldexp${k.suffix}`, k.float, { x: k.float, n: i32 }, (f, { x, n }) => {
    // By at most three exact-until-the-last products with powers of two that a float can hold.
    const power = (e: Expr) => toInt(k, e.add(k.bias)).shl(k.fraction).bitcast(k.float);
    const most = k.bias;
    const least = 1 - k.bias;
    for (const _ of [1, 2]) {
      f.if(n.gt(most), () => {
        x.set(x.mul(power(f.const(i32, most))));
        n.dec(most);
      });
    }
    // Going down, stop short of the subnormals so that only the last product rounds.
    const guard = least + k.fraction + 1;
    for (const _ of [1, 2]) {
      f.if(n.lt(least), () => {
        x.set(x.mul(power(f.const(i32, guard))));
        n.dec(guard);
      });
    }
    f.return(x.mul(power(n.min(most).max(least))));
  });
  const frexp = define(`frexp${k.suffix}`, k.float, { x: k.float, e: ptr }, (f, { x, e }) => {
    const field = f.local(exponentField(k, x.bitcast(k.int)));
    e.store(0, i32);
    f.if(field.eq(exponentMask(k)).or(x.eq(0)), () => f.return(x));
    const extra = f.local(i32, 0);
    f.if(field.eq(0), () => {
      const lift = k.fraction + 2;
      x.set(x.mul(2 ** lift));
      extra.set(lift);
      field.set(exponentField(k, x.bitcast(k.int)));
    });
    e.store(field.sub(k.bias - 1).sub(extra));
    const cleared = x.bitcast(k.int).and(BigInt.asIntN(k.int.bits, ~infinity(k)));
    f.return(cleared.or(f.const(k.float, 0.5).bitcast(k.int)).bitcast(k.float));
  });
  const logb = define(`ilogb${k.suffix}`, i32, { x: k.float }, (f, { x }) => {
    const e = f.alloca(i32);
    f.if(x.eq(0), () => f.return(-0x7fff_ffff));
    f.if(exponentField(k, x.bitcast(k.int)).eq(exponentMask(k)), () => f.return(0x7fff_ffff));
    f.call(frexp, x, e);
    f.return(e.load(i32).sub(1));
  });
  const wholeLog = define(`logb${k.suffix}`, k.float, { x: k.float }, (f, { x }) => {
    const size = x
      .bitcast(k.int)
      .and(signBit(k) - 1n)
      .get();
    // Of infinities and NaNs the square, of zero the pole.
    f.if(size.uge(infinity(k)), () => f.return(x.mul(x)));
    f.if(size.eq(0), () => f.return(f.const(k.float, -1).div(size.bitcast(k.float))));
    const e = f.alloca(i32);
    f.call(frexp, x, e);
    f.return(e.load(i32).sub(1).sitofp(k.float));
  });
  const again = (name: string) =>
    define(`${name}${k.suffix}`, k.float, { x: k.float, n: i32 }, (f, { x, n }) =>
      f.return(f.call(ldexp, x, n)),
    );
  return [ldexp, again("scalbn"), again("scalbln"), frexp, logb, wholeLog];
}

function simple(k: Format) {
  const one = (name: string, result: (f: FunctionBuilder, x: Expr) => Expr) =>
    define(`${name}${k.suffix}`, k.float, { x: k.float }, (f, { x }) => f.return(result(f, x.get())));
  const two = (name: string, result: (f: FunctionBuilder, x: Expr, y: Expr) => Expr) =>
    define(`${name}${k.suffix}`, k.float, { x: k.float, y: k.float }, (f, { x, y }) =>
      f.return(result(f, x.get(), y.get())),
    );
  const low = signBit(k) - 1n;
  return [
    one("fabs", (_, x) => x.bitcast(k.int).and(low).bitcast(k.float)),
    one("sqrt", (_, x) => x.sqrt()),
    two("copysign", (_, x, y) =>
      x
        .bitcast(k.int)
        .and(low)
        .or(y.bitcast(k.int).and(BigInt.asIntN(k.int.bits, signBit(k))))
        .bitcast(k.float),
    ),
    // A NaN loses against a number.
    two("fmin", (_, x, y) => x.lt(y).or(y.fcmp("uno", y)).select(x, y)),
    two("fmax", (_, x, y) => x.gt(y).or(y.fcmp("uno", y)).select(x, y)),
    two("fdim", (f, x, y) => x.le(y).select(f.const(k.float, 0), x.sub(y))),
    two("nextafter", (_, x, y) => {
      const bits = x.bitcast(k.int).get();
      const up = x.lt(y).get();
      const away = up.xor(bits.lt(0));
      const step = away.select(bits.add(1), bits.sub(1)).bitcast(k.float);
      const fromZero = y
        .bitcast(k.int)
        .and(BigInt.asIntN(k.int.bits, signBit(k)))
        .or(1)
        .bitcast(k.float);
      const moved = x.eq(0).select(fromZero, step);
      const unordered = x.fcmp("uno", y);
      return unordered.select(x.add(y), x.eq(y).select(y, moved));
    }),
    define(`modf${k.suffix}`, k.float, { x: k.float, whole: ptr }, (f, { x, whole }) => {
      const cut = rounding(k)[2];
      if (cut === undefined) return f.fail("no trunc");
      const integer = f.call(cut, x).get();
      whole.store(integer);
      const infinite = x.bitcast(k.int).and(low).eq(infinity(k));
      const rest = infinite.select(f.const(k.float, 0), x.sub(integer));
      f.return(
        rest
          .bitcast(k.int)
          .or(x.bitcast(k.int).and(BigInt.asIntN(k.int.bits, signBit(k))))
          .bitcast(k.float),
      );
    }),
    // Which NaN it is says nothing here.
    define(`nan${k.suffix}`, k.float, { tag: ptr }, (f) =>
      f.return(f.const(k.int, infinity(k) | (1n << BigInt(k.fraction - 1))).bitcast(k.float)),
    ),
    ...["__isnan", "isnan"].map((name) =>
      define(`${name}${k.suffix}`, i32, { x: k.float }, (f, { x }) => f.return(x.fcmp("uno", x).zext(i32))),
    ),
    define(`__signbit${k.suffix}`, i32, { x: k.float }, (f, { x }) =>
      f.return(x.bitcast(k.int).lt(0).zext(i32)),
    ),
    ...["__isinf", "isinf"].map((name) =>
      define(`${name}${k.suffix}`, i32, { x: k.float }, (f, { x }) => {
        const infinite = x.bitcast(k.int).and(low).eq(infinity(k));
        f.return(infinite.select(x.lt(0).select(f.const(i32, -1), 1), f.const(i32, 0)));
      }),
    ),
    ...["__finite", "finite"].map((name) =>
      define(`${name}${k.suffix}`, i32, { x: k.float }, (f, { x }) =>
        f.return(x.bitcast(k.int).and(low).ult(infinity(k)).zext(i32)),
      ),
    ),
    define(`__fpclassify${k.suffix}`, i32, { x: k.float }, (f, { x }) => {
      const bits = x.bitcast(k.int).and(low).get();
      f.if(bits.eq(0), () => f.return(2));
      f.if(bits.ult(1n << BigInt(k.fraction)), () => f.return(3));
      f.if(bits.ult(infinity(k)), () => f.return(4));
      f.return(bits.eq(infinity(k)).zext(i32));
    }),
  ];
}

/** lrint, lround and their 64-bit forms: round, then convert (the hardware's result where it does not fit). */
function toIntegers(k: Format) {
  const [, , , round, rint] = rounding(k);
  if (round === undefined || rint === undefined) throw new RangeError("rounding functions moved");
  const convert = (name: string, by: typeof round, type: IntegerType) =>
    define(`${name}${k.suffix}`, type, { x: k.float }, (f, { x }) => f.return(f.call(by, x).fptosi(type)));
  return [
    convert("lround", round, i32),
    convert("llround", round, i64),
    convert("lrint", rint, i32),
    convert("llrint", rint, i64),
  ];
}

export const mathExactFunctions = [DOUBLE, FLOAT].flatMap((k) => [
  ...rounding(k),
  fmodOf(k),
  remainderOf(k),
  remquoOf(k),
  ...scaling(k),
  ...simple(k),
  ...toIntegers(k),
]);
