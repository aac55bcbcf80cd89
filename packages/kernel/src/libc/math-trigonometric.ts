/**
 * sin, cos, tan and their inverses, in double, for every argument.
 *
 * The argument is reduced modulo pi/2 to a pair of doubles: below 2^20 by subtracting multiples of pi/2 in three parts,
 * above by multiplying with the 256 bits of 2/pi that matter (Payne and Hanek, "Radian reduction for trigonometric
 * functions", SIGNUM Newsletter 1983).
 */
import {
  arrayType,
  define,
  doubleType,
  type Expr,
  type FunctionBuilder,
  global,
  i1,
  i32,
  i64,
  type Operand,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { setErrno } from "./errno.js";
import { atanEighths, PI, parts, reciprocal, twoOverPiWords } from "./math-constants.js";
import { horner, nearest, type Pair, quickSum, twoProduct, twoSum } from "./math-elementary.js";

const d = doubleType;
const bitsOf = (x: Expr) => x.bitcast(i64);

const [TWO_OVER_PI = 0] = parts(reciprocal(PI / 2n), 1);
/** pi/2 in parts of 33 bits: products with integers below 2^20 are exact. */
const [P1 = 0, P2 = 0, P3 = 0, P4 = 0] = parts(PI / 2n, 4, 33);
const [HALF_PI = 0, HALF_PI_LOW = 0] = parts(PI / 2n, 2);

/** Words that are multiplied, and words for every place the window can stand. */
const WINDOW = 8;
const WORDS = 40;
const twoOverPi = global("__tsjit_two_over_pi", arrayType(i32, WORDS), twoOverPiWords(WORDS), {
  constant: true,
});

/** |x| >= 2^20: the quadrant, the rest in out[0] + out[1]. */
const reduceLarge = define("__tsjit_reduce_large", i32, { x: d, out: ptr }, (f, { x, out }) => {
  const bits = bitsOf(x).get();
  const mantissa = bits
    .and((1n << 52n) - 1n)
    .or(1n << 52n)
    .get();
  // |x| = mantissa * 2^e, e >= -32. Words before the first have weights whose products are multiples of 4.
  const e = bits.shr(52).trunc(i32).and(0x7ff).sub(1075).get();
  const first = e.sub(2).max(0).shr(5).get();
  const lift = e.sub(first.shl(5)).get();
  // product = mantissa * eight words, in ten words, most significant first: one pass for each half of the mantissa.
  const product = f.alloca(arrayType(i32, WINDOW + 2));
  f.range(0, WINDOW + 2, (i) => product.at(i32, i).set(0));
  for (const [half, place] of [
    [mantissa.and(0xffff_ffff).get(), 2],
    [mantissa.shr(32).get(), 1],
  ] as const) {
    const carry = f.local(i64, 0);
    f.range(
      WINDOW - 1,
      -1,
      (i) => {
        const here = product.at(i32, i.add(place));
        const word = f.address(twoOverPi).at(i32, first.add(i)).zext(i64);
        const sum = word.mul(half).add(here.zext(i64)).add(carry).get();
        here.set(sum.trunc(i32));
        carry.set(sum.shr(32));
      },
      -1,
    );
    product.at(i32, place - 1).set(carry.trunc(i32));
  }
  const at = (n: number) => product.at(i32, n).zext(i64);
  const top = at(0).shl(32).or(at(1)).get();
  const middle = at(2).shl(32).or(at(3)).get();
  const bottom = at(4).shl(32).or(at(5)).get();
  // Shift left by 62 + lift: the two bits of the quadrant come to the top.
  const shift = lift.add(62).get();
  const a = f.local(top);
  const b = f.local(middle);
  const c = f.local(bottom);
  f.if(shift.ge(64), () => {
    a.set(b);
    b.set(c);
    c.set(at(6).shl(32).or(at(7)));
  });
  const n = shift.and(63).zext(i64).get();
  f.if(n.ne(0), () => {
    const m = f.const(i64, 64).sub(n);
    a.set(a.shl(n).or(b.shr(m)));
    b.set(b.shl(n).or(c.shr(m)));
  });
  const quadrant = f.local(a.shr(62).trunc(i32));
  // The fraction, 126 bits; nearest means -1/2 to 1/2.
  a.set(a.shl(2).or(b.shr(62)));
  b.set(b.shl(2));
  const negative = a.lt(0).get();
  f.if(negative, () => {
    quadrant.inc();
    b.set(b.neg());
    a.set(a.not().add(b.eq(0).zext(i64)));
  });
  // As a pair: 53 bits, then the next.
  const zeros = f.intrinsic("llvm.ctlz", i64, [a, f.const(i1, 0)], [i64]).get();
  f.if(zeros.ne(0), () => {
    a.set(a.shl(zeros).or(b.shr(f.const(i64, 64).sub(zeros))));
    b.set(b.shl(zeros));
  });
  // 53 significant bits, so both halves and their sum are exact.
  const half = (word: Expr) =>
    word
      .or(0x4330_0000_0000_0000n)
      .bitcast(d)
      .sub(2 ** 52);
  const toDouble = (word: Expr, weight: Expr) =>
    half(word.shr(32))
      .mul(2 ** 32)
      .add(half(word.and(0xffff_ffff)))
      .mul(weight);
  const weight = f
    .const(i64, 1023 - 64)
    .sub(zeros)
    .shl(52)
    .bitcast(d)
    .get();
  const leading = toDouble(a.and(-2048), weight);
  const trailing = toDouble(a.and(2047).shl(53).or(b.shr(11)), weight.mul(2 ** -53));
  const scaled = twoProduct(leading, f.const(d, HALF_PI));
  const sum = quickSum(scaled.high, scaled.low.add(trailing.mul(HALF_PI)).add(leading.mul(HALF_PI_LOW)));
  const flip = negative.xor(bits.lt(0));
  out.at(d, 0).set(flip.select(sum.high.neg(), sum.high));
  out.at(d, 1).set(flip.select(sum.low.neg(), sum.low));
  f.return(bits.lt(0).select(quadrant.neg(), quadrant).and(3));
});

/** x = n * pi/2 + out[0] + out[1], |rest| <= pi/4; gives n mod 4. */
const reduce = define("__tsjit_reduce", i32, { x: d, out: ptr }, (f, { x, out }) => {
  f.if(x.fabs().le(Math.PI / 4), () => {
    out.at(d, 0).set(x);
    out.at(d, 1).set(0);
    f.return(0);
  });
  f.if(x.fabs().ge(2 ** 20), () => f.return(f.call(reduceLarge, x, out)));
  const n = nearest(x.mul(TWO_OVER_PI)).get();
  const m = n.sitofp(d).get();
  // Each difference is exact until it is small against what follows.
  const first = x.sub(m.mul(P1));
  const second = twoSum(first, m.mul(-P2));
  const third = twoSum(second.high, m.mul(-P3));
  const rest = second.low.add(third.low).sub(m.mul(P4));
  const sum = quickSum(third.high, rest);
  out.at(d, 0).set(sum.high);
  out.at(d, 1).set(sum.low);
  f.return(n.and(3));
});

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
/** (-1)^n / (2n+3)! and (-1)^n / (2n+4)!: the series behind the first terms. */
const SIN_TERMS = Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? -1 : 1) / factorial(2 * n + 3));
const COS_TERMS = Array.from({ length: 7 }, (_, n) => (n % 2 === 0 ? 1 : -1) / factorial(2 * n + 4));

/** sin(high + low) for |high| <= pi/4, as a pair. */
function sinPair(f: FunctionBuilder, high: Expr, low: Expr): Pair {
  const z = high.mul(high);
  const rest = z
    .mul(high)
    .mul(horner(f, z, SIN_TERMS))
    .add(low.mul(f.const(d, 1).sub(z.mul(0.5))));
  return quickSum(high, rest);
}
function cosPair(f: FunctionBuilder, high: Expr, low: Expr): Pair {
  const square = twoProduct(high, high);
  const z = square.high;
  const first = quickSum(f.const(d, 1), z.mul(-0.5));
  const rest = z
    .mul(z)
    .mul(horner(f, z, COS_TERMS))
    .sub(high.mul(low))
    .sub(square.low.mul(0.5));
  return quickSum(first.high, first.low.add(rest));
}
/** Infinities and NaNs have no angle. */
function angleLimits(f: FunctionBuilder, x: Expr): void {
  f.if(bitsOf(x).and(0x7ff0_0000_0000_0000n).eq(0x7ff0_0000_0000_0000n), () => {
    f.if(x.fcmp("ord", x), () => setErrno(f, "EDOM"));
    f.return(x.sub(x));
  });
}

/** sin and cos differ by the quadrant they start in. */
function circular(name: string, start: number) {
  return define(name, d, { x: d }, (f, { x }) => {
    angleLimits(f, x);
    const rest = f.alloca(d, 2);
    const quadrant = f.call(reduce, x, rest).add(start).get();
    const high = rest.load(d).get();
    const low = rest.at(d, 1).get();
    // Keeps the sign of zero and the digits of tiny numbers.
    if (start === 0) f.if(x.fabs().lt(2 ** -27), () => f.return(x));
    const pair = f.local(d);
    f.if(
      quadrant.and(1).eq(0),
      () => {
        const { high: h, low: l } = sinPair(f, high, low);
        pair.set(h.add(l));
      },
      () => {
        const { high: h, low: l } = cosPair(f, high, low);
        pair.set(h.add(l));
      },
    );
    f.return(quadrant.and(2).ne(0).select(pair.neg(), pair));
  });
}
export const sin = circular("sin", 0);
export const cos = circular("cos", 1);

export const tan = define("tan", d, { x: d }, (f, { x }) => {
  angleLimits(f, x);
  f.if(x.fabs().lt(2 ** -27), () => f.return(x));
  const rest = f.alloca(d, 2);
  const quadrant = f.call(reduce, x, rest).get();
  const high = rest.load(d).get();
  const low = rest.at(d, 1).get();
  const sine = sinPair(f, high, low);
  const cosine = cosPair(f, high, low);
  const odd = quadrant.and(1).ne(0).get();
  const top = odd.select(cosine.high.neg(), sine.high).get();
  const topLow = odd.select(cosine.low.neg(), sine.low);
  const bottom = odd.select(sine.high, cosine.high).get();
  const bottomLow = odd.select(sine.low, cosine.low);
  f.return(divide(top, topLow, bottom, bottomLow));
});

/** (a + aLow) / (b + bLow), rounded nearly once. */
function divide(a: Expr, aLow: Expr, b: Expr, bLow: Expr): Expr {
  const quotient = a.div(b).get();
  const back = twoProduct(quotient, b);
  const left = a.sub(back.high).sub(back.low).add(aLow).sub(quotient.mul(bLow));
  return quotient.add(left.div(b));
}

const eighths = Array.from({ length: 9 }, (_, k) => parts(atanEighths(k), 2));
const atanTable = global("__tsjit_atan_eighths", arrayType(d, 18), eighths.flat(), { constant: true });
/** -1/3, 1/5, ...: atan t - t over t^3, in t^2, for |t| <= 1/16. */
const ATAN_TERMS = Array.from({ length: 7 }, (_, n) => (n % 2 === 0 ? -1 : 1) / (2 * n + 3));

/**
 * atan of (n + nLow) / (m + mLow) for 0 <= n <= m, as a pair: near k/8 it is atan(k/8) + atan((n - k/8 m)/(m + k/8 n)).
 */
const atanRatio = define(
  "__tsjit_atan_ratio",
  d,
  { n: d, nLow: d, m: d, mLow: d, low: ptr },
  (f, { n, nLow, m, mLow, low }) => {
    const k = nearest(n.div(m).mul(8)).get();
    const c = k.sitofp(d).mul(0.125).get();
    const product = twoProduct(c, m.get());
    const top = n
      .sub(product.high)
      .sub(product.low)
      .add(nLow.sub(c.mul(mLow)))
      .get();
    const bottom = twoSum(m.get(), c.mul(n));
    const bottomLow = bottom.low.add(mLow);
    const t = top.div(bottom.high).get();
    const back = twoProduct(t, bottom.high);
    const tLow = top.sub(back.high).sub(back.low).sub(t.mul(bottomLow)).div(bottom.high).get();
    const z = t.mul(t).get();
    const series = t.mul(z).mul(horner(f, z, ATAN_TERMS));
    const entry = f.address(atanTable).offset(d, k.shl(1)).get();
    const sum = twoSum(entry.load(d), t);
    const result = quickSum(sum.high, sum.low.add(entry.at(d, 1).add(series.add(tLow))));
    low.store(result.low);
    f.return(result.high);
  },
);

/** The angle of the point (x, y) given as pairs of magnitudes, the quadrant by the signs. */
function angle(f: FunctionBuilder, y: Pair, x: Pair, xNegative: Operand, yNegative: Operand): Expr {
  const low = f.alloca(d);
  const high = f.local(d);
  const steep = y.high.gt(x.high).get();
  const flat = f.choose(
    steep,
    () => f.call(atanRatio, x.high, x.low, y.high, y.low, low),
    () => f.call(atanRatio, y.high, y.low, x.high, x.low, low),
  );
  high.set(flat);
  const rest = f.local(low.load(d));
  const subtractFrom = (from: number, fromLow: number) => {
    const sum = quickSum(f.const(d, from), high.neg());
    const tail = sum.low.sub(rest).add(fromLow).get();
    high.set(sum.high);
    rest.set(tail);
  };
  f.if(steep, () => subtractFrom(HALF_PI, HALF_PI_LOW));
  f.if(xNegative, () => subtractFrom(2 * HALF_PI, 2 * HALF_PI_LOW));
  const result = high.add(rest);
  return f.wrap(f.operand(yNegative, i1)).select(result.neg(), result);
}
const exact = (f: FunctionBuilder, x: Expr): Pair => ({ high: x, low: f.const(d, 0) });

const atan = define("atan", d, { x: d }, (f, { x }) => {
  f.if(x.fcmp("uno", x).or(x.fabs().lt(2 ** -27)), () => f.return(x));
  f.if(x.fabs().gt(2 ** 60), () => f.return(x.gt(0).select(f.const(d, HALF_PI), -HALF_PI)));
  f.return(angle(f, exact(f, x.fabs().get()), exact(f, f.const(d, 1)), 0, x.lt(0).get()));
});

const atan2 = define("atan2", d, { y: d, x: d }, (f, { y, x }) => {
  f.if(x.fcmp("uno", y), () => f.return(x.add(y)));
  const left = bitsOf(x).lt(0).get();
  const below = bitsOf(y).lt(0).get();
  const signed = (value: Expr) => below.select(value.neg(), value);
  const a = y.fabs().get();
  const b = x.fabs().get();
  const infinite = f.const(i64, 0x7ff0_0000_0000_0000n).bitcast(d);
  f.if(a.eq(infinite), () => {
    const onDiagonal = left.select(f.const(d, 1.5 * HALF_PI), HALF_PI / 2);
    f.return(signed(b.eq(infinite).select(onDiagonal, f.const(d, HALF_PI))));
  });
  f.if(a.eq(0).or(b.eq(infinite)), () => f.return(signed(left.select(f.const(d, 2 * HALF_PI), 0))));
  f.if(b.eq(0), () => f.return(signed(f.const(d, HALF_PI))));
  // So far apart that one does not matter; otherwise brought to where products are exact.
  const exponent = (v: Expr) => bitsOf(v).shr(52).trunc(i32);
  const distance = exponent(a).sub(exponent(b)).get();
  f.if(distance.gt(64), () => f.return(signed(f.const(d, HALF_PI))));
  f.if(distance.lt(-64), () =>
    f.return(
      signed(
        f.choose(
          left,
          () => f.const(d, 2 * HALF_PI),
          () => a.div(b),
        ),
      ),
    ),
  );
  const up = f.local(d, 1);
  f.if(a.max(b).lt(2 ** -700), () => up.set(2 ** 300));
  f.if(a.max(b).gt(2 ** 700), () => up.set(2 ** -300));
  f.return(angle(f, exact(f, a.mul(up).get()), exact(f, b.mul(up).get()), left, below));
});

/** sqrt(1 - x^2) as a pair. */
function coLength(f: FunctionBuilder, x: Expr): Pair {
  const square = twoProduct(x, x);
  const sum = twoSum(f.const(d, 1), square.high.neg());
  const rest = sum.low.sub(square.low);
  const root = sum.high.sqrt().get();
  const back = twoProduct(root, root);
  const left = sum.high.sub(back.high).sub(back.low).add(rest);
  return { high: root, low: root.eq(0).select(f.const(d, 0), left.div(root.mul(2))) };
}
function inverse(name: string, result: (f: FunctionBuilder, x: Expr) => Expr) {
  return define(name, d, { x: d }, (f, { x }) => {
    f.if(x.fabs().le(1).not(), () => {
      f.if(x.fcmp("ord", x), () => setErrno(f, "EDOM"));
      const zero = x.sub(x);
      f.return(zero.div(zero));
    });
    f.return(result(f, x.get()));
  });
}
const asin = inverse("asin", (f, x) => {
  f.if(x.fabs().lt(2 ** -27), () => f.return(x));
  return angle(f, exact(f, x.fabs()), coLength(f, x), 0, x.lt(0));
});
const acos = inverse("acos", (f, x) => angle(f, coLength(f, x), exact(f, x.fabs()), x.lt(0), 0));

export const trigonometricFunctions = [
  twoOverPi,
  reduceLarge,
  reduce,
  sin,
  cos,
  tan,
  atanTable,
  atanRatio,
  atan,
  atan2,
  asin,
  acos,
  define("sincos", voidType, { x: d, sine: ptr, cosine: ptr }, (f, { x, sine, cosine }) => {
    sine.store(f.call(sin, x));
    cosine.store(f.call(cos, x));
  }),
];
