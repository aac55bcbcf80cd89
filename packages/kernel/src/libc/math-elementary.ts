/**
 * exp, log, pow and their relatives, in double. Where one rounding too many would cost the last bit, a number is carried
 * as the unevaluated sum of two doubles.
 *
 * Errors measured against exact values stand in docs/kernel.md. Sources: Cody and Waite, "Software Manual for the
 * Elementary Functions", 1980, for the reductions; Dekker, "A floating-point technique for extending the available
 * precision", 1971, for the two-word arithmetic. The series are Taylor's.
 */
import { define, doubleType, type Expr, type FunctionBuilder, i32, i64, ptr } from "@ts-jit/ir";
import { setErrno } from "./errno.js";
import { LN2, LN10, parts, reciprocal } from "./math-constants.js";

const d = doubleType;
/** A sum of two doubles, the second small against the first. */
export interface Pair {
  readonly high: Expr;
  readonly low: Expr;
}

/** a + b exactly, when |a| >= |b| or a = 0. */
export function quickSum(a: Expr, b: Expr): Pair {
  const high = a.add(b);
  return { high, low: b.sub(high.sub(a)) };
}
/** a + b exactly. */
export function twoSum(a: Expr, b: Expr): Pair {
  const high = a.add(b);
  const back = high.sub(a);
  return { high, low: a.sub(high.sub(back)).add(b.sub(back)) };
}
/** Halves of 26 bits, whose products are exact. */
function split(a: Expr): Pair {
  const scaled = a.mul(2 ** 27 + 1);
  const high = scaled.sub(scaled.sub(a));
  return { high, low: a.sub(high) };
}
/** a * b exactly (for magnitudes between 2^-960 and 2^990). */
export function twoProduct(a: Expr, b: Expr): Pair {
  const high = a.mul(b);
  const x = split(a);
  const y = split(b);
  const low = x.low
    .mul(y.low)
    .sub(high.sub(x.high.mul(y.high)).sub(x.low.mul(y.high)).sub(x.high.mul(y.low)));
  return { high, low };
}
/** c0 + x (c1 + x (c2 + ...)). */
export function horner(f: FunctionBuilder, x: Expr, coefficients: readonly number[]): Expr {
  const [last, ...rest] = [...coefficients].reverse();
  return rest.reduce((sum, c) => sum.mul(x).add(c), f.const(d, last ?? 0));
}

const bitsOf = (x: Expr) => x.bitcast(i64);
const highWord = (x: Expr) => x.bitcast(i64).shr(32).trunc(i32);
const INFINITY_BITS = 0x7ff0_0000_0000_0000n;

/** The nearest integer, for |x| < 2^31. */
export const nearest = (x: Expr) => {
  const f = x.f;
  return x.add(x.lt(0).select(f.const(d, -0.5), 0.5)).fptosi(i32);
};

/** y * 2^k for any k, rounding once. */
const scale = define("__tsjit_scale", d, { y: d, k: i32 }, (f, { y, k }) => {
  const power = (e: Expr | number) =>
    (typeof e === "number" ? f.const(i64, BigInt(e + 1023) << 52n) : e.add(1023).zext(i64).shl(52)).bitcast(
      d,
    );
  f.if(k.gt(1023), () => {
    y.set(y.mul(power(1023)));
    k.set(k.sub(1023).min(1023));
  });
  f.if(k.lt(-1022), () => {
    // First down to just above the subnormals, exactly; then the one rounding.
    y.set(y.mul(power(-960)));
    k.set(k.add(960).max(-1022));
  });
  f.return(y.mul(power(k)));
});

const [LN2_HIGH = 0, LN2_LOW = 0] = parts(LN2, 2, 32);
const [INV_LN2 = 0] = parts(reciprocal(LN2), 1);
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
/** 1/2!, 1/3!, ... 1/13!: e^r - 1 - r over r^2, enough for |r| <= ln2/2. */
const EXP_TERMS = Array.from({ length: 12 }, (_, n) => 1 / factorial(n + 2));

/** e^(high + low) * 2^k - 1 * 2^k as a pair: the part of an exponential beyond 1, for |high| <= 0.35. */
function expTail(f: FunctionBuilder, high: Expr, low: Expr): Pair {
  const square = high.mul(high);
  const rest = square.mul(horner(f, high, EXP_TERMS)).add(low.mul(high.add(1)));
  return quickSum(high, rest);
}
/** Splits x + extra into k ln2 + (high + low). */
function reduceExp(x: Expr, extra?: Expr) {
  const k = nearest(x.mul(INV_LN2)).get();
  const n = k.sitofp(d);
  const a = x.sub(n.mul(LN2_HIGH));
  const c = n.mul(LN2_LOW);
  const low = extra === undefined ? c.neg() : extra.sub(c);
  const reduced = twoSum(a, low);
  return { k, high: reduced.high, low: reduced.low };
}
/** Handles what exp cannot reduce: NaN, overflow, underflow. */
function expLimits(f: FunctionBuilder, x: Expr, most: number, least: number): void {
  f.if(x.fcmp("uno", x), () => f.return(x.add(x)));
  f.if(x.gt(most), () => {
    f.if(bitsOf(x).ne(INFINITY_BITS), () => setErrno(f, "ERANGE"));
    f.return(f.const(i64, INFINITY_BITS).bitcast(d));
  });
  f.if(x.lt(least), () => {
    f.if(bitsOf(x).ne(BigInt.asIntN(64, INFINITY_BITS | (1n << 63n))), () => setErrno(f, "ERANGE"));
    f.return(0);
  });
}

export const exp = define("exp", d, { x: d }, (f, { x }) => {
  expLimits(f, x, 709.782712893384, -745.1332191019412);
  const { k, high, low } = reduceExp(x.get());
  const tail = expTail(f, high, low);
  const sum = quickSum(f.const(d, 1), tail.high);
  f.return(f.call(scale, sum.high.add(sum.low.add(tail.low)), k));
});

export const exp2 = define("exp2", d, { x: d }, (f, { x }) => {
  expLimits(f, x, 1023.9999999999999, -1075);
  const [high = 0, low = 0] = parts(LN2, 2);
  const k = nearest(x.get()).get();
  const rest = x.sub(k.sitofp(d));
  const product = twoProduct(rest, f.const(d, high));
  const reduced = quickSum(product.high, product.low.add(rest.mul(low)));
  const tail = expTail(f, reduced.high, reduced.low);
  const sum = quickSum(f.const(d, 1), tail.high);
  f.return(f.call(scale, sum.high.add(sum.low.add(tail.low)), k));
});

/** 10^x = 2^k e^r with x ln 10 as a pair. */
export const exp10 = define("exp10", d, { x: d }, (f, { x }) => {
  expLimits(f, x, 308.2547155599167, -323.6072453387798);
  const [high = 0, low = 0] = parts(LN10, 2);
  const product = twoProduct(x.get(), f.const(d, high));
  const { k, high: a, low: b } = reduceExp(product.high, product.low.add(x.mul(low)));
  const tail = expTail(f, a, b);
  const sum = quickSum(f.const(d, 1), tail.high);
  f.return(f.call(scale, sum.high.add(sum.low.add(tail.low)), k));
});

export const expm1 = define("expm1", d, { x: d }, (f, { x }) => {
  f.if(x.fabs().lt(2 ** -54), () => f.return(x));
  f.if(x.lt(-40), () => f.return(-1));
  expLimits(f, x, 709.782712893384, -40);
  const { k, high, low } = reduceExp(x.get());
  const tail = expTail(f, high, low);
  f.if(k.eq(0), () => f.return(tail.high.add(tail.low)));
  f.if(k.gt(60), () => f.return(f.call(scale, tail.high.add(tail.low).add(1), k)));
  // 2^k (1 + t) - 1 = (2^k - 1) + 2^k t
  const power = k.add(1023).zext(i64).shl(52).bitcast(d);
  const sum = twoSum(power.sub(1), tail.high.mul(power));
  f.return(sum.high.add(sum.low.add(tail.low.mul(power))));
});

/** x = m * 2^e with m in [sqrt(1/2), sqrt(2)), for positive finite x. */
function reduceLog(f: FunctionBuilder, x: Expr): { m: Expr; e: Expr } {
  const value = f.local(x);
  const e = f.local(i32, 0);
  f.if(value.lt(2 ** -1022), () => {
    value.set(value.mul(2 ** 54));
    e.set(-54);
  });
  // Adding what lies between sqrt(1/2) and 1 makes the exponent field step at sqrt(1/2) instead of 1.
  const SQRT_HALF = 0x3fe6_a09e;
  const word = highWord(value)
    .add(0x3ff0_0000 - SQRT_HALF)
    .get();
  e.inc(word.sar(20).sub(1023));
  const top = word.and(0x000f_ffff).add(SQRT_HALF).zext(i64).shl(32);
  const m = bitsOf(value).and(0xffff_ffff).or(top).bitcast(d);
  return { m: m.get(), e: e.get() };
}
/** 2/3, 2/5, ...: log((1+s)/(1-s)) - 2s over s^3, in s^2, for |s| <= 0.1716. */
const LOG_TERMS = Array.from({ length: 11 }, (_, n) => 2 / (2 * n + 3));

function logLimits(f: FunctionBuilder, x: Expr): void {
  f.if(bitsOf(x).uge(INFINITY_BITS).or(x.eq(0)), () => {
    f.if(x.eq(0), () => {
      setErrno(f, "ERANGE");
      f.return(f.const(d, -1).div(x.fabs()));
    });
    f.if(x.lt(0), () => {
      setErrno(f, "EDOM");
      const zero = x.sub(x);
      f.return(zero.div(zero));
    });
    f.return(x.add(x));
  });
}

/** ln x as a pair, with about 68 bits, for positive finite x. */
const logPair = define("__tsjit_log_pair", d, { x: d, low: ptr }, (f, { x, low }) => {
  const { m, e } = reduceLog(f, x.get());
  // s = (m - 1) / (m + 1) as a pair; m - 1 is exact.
  const top = m.sub(1);
  const bottom = twoSum(m, f.const(d, 1));
  const s = top.div(bottom.high).get();
  const back = twoProduct(s, bottom.high);
  const sLow = top.sub(back.high).sub(back.low).sub(s.mul(bottom.low)).div(bottom.high).get();
  const square = twoProduct(s, s);
  const z = square.high;
  const zLow = square.low.add(s.mul(sLow).mul(2));
  // 2 s + s^3 (2/3 + z (2/5 + ...)): the term with 2/3 as a pair too.
  const [third = 0, thirdLow = 0] = [2 / 3, 2 ** -54 / 1.5];
  const tail = horner(f, z, LOG_TERMS.slice(1)).mul(z);
  const factor = quickSum(f.const(d, third), tail.add(thirdLow));
  const cube = twoProduct(s, z);
  const cubeLow = cube.low.add(s.mul(zLow)).add(sLow.mul(z));
  const term = twoProduct(cube.high, factor.high);
  const termLow = term.low.add(cube.high.mul(factor.low)).add(cubeLow.mul(factor.high));
  const n = e.sitofp(d);
  const whole = twoSum(n.mul(LN2_HIGH), s.mul(2));
  const sum = twoSum(whole.high, term.high);
  const rest = sum.low.add(whole.low).add(sLow.mul(2).add(termLow).add(n.mul(LN2_LOW)));
  const result = quickSum(sum.high, rest);
  low.store(result.low);
  f.return(result.high);
});

export const log = define("log", d, { x: d }, (f, { x }) => {
  logLimits(f, x);
  const { m, e } = reduceLog(f, x.get());
  const t = m.sub(1).get();
  const s = t.div(t.add(2)).get();
  const z = s.mul(s).get();
  const rest = z.mul(horner(f, z, LOG_TERMS));
  // log(1+t) = t - (t^2/2 - s (t^2/2 + rest)): t is exact and the largest term.
  const half = t.mul(t).mul(0.5).get();
  const n = e.sitofp(d);
  const correction = half.sub(s.mul(half.add(rest)).add(n.mul(LN2_LOW)));
  f.return(n.mul(LN2_HIGH).sub(correction.sub(t)));
});

/** Logarithms of other bases: ln x times 1 / ln base, both as pairs. */
function logOf(name: string, base: bigint) {
  return define(name, d, { x: d }, (f, { x }) => {
    logLimits(f, x);
    const low = f.alloca(d);
    const high = f.call(logPair, x, low);
    const [factor = 0, factorLow = 0] = parts(reciprocal(base), 2);
    const product = twoProduct(high, f.const(d, factor));
    f.return(product.high.add(product.low.add(low.load(d).mul(factor)).add(high.mul(factorLow))));
  });
}
export const log2 = logOf("log2", LN2);
export const log10 = logOf("log10", LN10);

export const log1p = define("log1p", d, { x: d }, (f, { x }) => {
  f.if(x.fabs().lt(2 ** -54), () => f.return(x));
  const sum = twoSum(x.get(), f.const(d, 1));
  logLimits(f, sum.high);
  const low = f.alloca(d);
  const high = f.call(logPair, sum.high, low);
  f.return(high.add(low.load(d).add(sum.low.div(sum.high))));
});

/** 2 when y is an even integer, 1 when odd, else 0. */
const parity = define("__tsjit_parity", i32, { y: d }, (f, { y }) => {
  const bits = bitsOf(y).get();
  const e = bits.shr(52).trunc(i32).and(0x7ff).sub(1023).get();
  f.if(e.lt(0), () => f.return(0));
  f.if(e.gt(52), () => f.return(2));
  const unit = f
    .const(i64, 1n << 52n)
    .shr(e.zext(i64))
    .get();
  const mantissa = bits.and((1n << 52n) - 1n).or(1n << 52n);
  f.if(mantissa.and(unit.sub(1)).ne(0), () => f.return(0));
  f.return(mantissa.and(unit).eq(0).select(f.const(i32, 2), 1));
});

export const pow = define("pow", d, { x: d, y: d }, (f, { x, y }) => {
  f.if(x.eq(1).or(y.eq(0)), () => f.return(1));
  f.if(x.fcmp("uno", y), () => f.return(x.add(y)));
  const size = x.fabs().get();
  const infinite = f.const(i64, INFINITY_BITS).bitcast(d);
  f.if(y.fabs().eq(infinite), () => {
    f.if(size.eq(1), () => f.return(1));
    f.return(size.gt(1).xor(y.lt(0)).select(infinite, f.const(d, 0)));
  });
  const kind = f.call(parity, y).get();
  // The sign of the result, for negative bases (and negative zero) with odd exponents.
  const negative = f.all(bitsOf(x).lt(0), () => kind.eq(1)).get();
  const signed = (value: Expr) => negative.select(value.neg(), value);
  f.if(size.eq(0).or(size.eq(infinite)), () => {
    const grows = size.eq(0).xor(y.gt(0));
    f.if(
      f.all(size.eq(0), () => y.lt(0)),
      () => setErrno(f, "ERANGE"),
    );
    f.return(signed(grows.select(infinite, f.const(d, 0))));
  });
  f.if(
    f.all(x.lt(0), () => kind.eq(0)),
    () => {
      setErrno(f, "EDOM");
      const zero = x.sub(x);
      f.return(zero.div(zero));
    },
  );
  f.if(size.eq(1), () => f.return(signed(f.const(d, 1))));
  const low = f.alloca(d);
  const high = f.call(logPair, size, low);
  // Exponents this large or small decide alone; and products below do not overflow.
  const rough = y.mul(high).get();
  f.if(
    rough
      .fabs()
      .gt(800)
      .or(y.fabs().gt(2 ** 900)),
    () => {
      setErrno(f, "ERANGE");
      f.return(signed(rough.gt(0).select(infinite, f.const(d, 0))));
    },
  );
  f.if(rough.fabs().lt(2 ** -60), () => f.return(signed(rough.add(1))));
  const product = twoProduct(y.get(), high);
  const extra = product.low.add(y.mul(low.load(d)));
  const { k, high: a, low: b } = reduceExp(product.high, extra);
  const tail = expTail(f, a, b);
  const sum = quickSum(f.const(d, 1), tail.high);
  const result = f.call(scale, sum.high.add(sum.low.add(tail.low)), k).get();
  f.if(result.eq(infinite).or(result.eq(0)), () => setErrno(f, "ERANGE"));
  f.return(signed(result));
});

/** (a + aLow) / (b + bLow) as a pair. */
export function dividePair(a: Expr, aLow: Expr, b: Expr, bLow: Expr): Pair {
  const quotient = a.div(b).get();
  const back = twoProduct(quotient, b);
  const left = a.sub(back.high).sub(back.low).add(aLow).sub(quotient.mul(bLow));
  return quickSum(quotient, left.div(b));
}
/** The square root of a pair, not zero. */
export function sqrtPair(high: Expr, low: Expr): Pair {
  const root = high.sqrt().get();
  const back = twoProduct(root, root);
  const left = high.sub(back.high).sub(back.low).add(low);
  return quickSum(root, left.div(root.mul(2)));
}

/** e^x - 1 as a pair, for 0 <= x < 40. */
const expm1Pair = define("__tsjit_expm1_pair", d, { x: d, low: ptr }, (f, { x, low }) => {
  const { k, high, low: rest } = reduceExp(x.get());
  const tail = expTail(f, high, rest);
  const power = k.add(1023).zext(i64).shl(52).bitcast(d).get();
  const sum = twoSum(power.sub(1), tail.high.mul(power));
  const result = quickSum(sum.high, sum.low.add(tail.low.mul(power)));
  low.store(result.low);
  f.return(result.high);
});
/** ln(1 + high + low). */
const log1pPair = define("__tsjit_log1p_pair", d, { high: d, low: d }, (f, { high, low }) => {
  const sum = twoSum(high.get(), f.const(d, 1));
  const out = f.alloca(d);
  const log = f.call(logPair, sum.high, out);
  f.return(log.add(out.load(d).add(sum.low.add(low).div(sum.high))));
});

/** Beyond this, e^-x does not reach the last place of e^x. */
const FAR = 22;
/** Below this, the function is its argument. */
const TINY = 2 ** -28;
const withSign = (x: Expr, value: Expr) => x.lt(0).select(value.neg(), value);
/** e^x / 2 without overflowing early. */
function halfExp(f: FunctionBuilder, size: Expr): void {
  f.if(size.lt(709), () => f.return(f.call(exp, size).mul(0.5)));
  const root = f.call(exp, size.mul(0.5)).get();
  f.return(root.mul(0.5).mul(root));
}
const sinhOf = define("__tsjit_sinh_of", d, { size: d }, (f, { size }) => {
  f.if(size.ge(FAR), () => halfExp(f, size.get()));
  const out = f.alloca(d);
  const t = f.call(expm1Pair, size, out).get();
  const low = out.load(d).get();
  // With t = e^x - 1: (t + t / (t + 1)) / 2.
  const bottom = twoSum(t, f.const(d, 1));
  const quotient = dividePair(t, low, bottom.high, bottom.low.add(low));
  const sum = twoSum(t, quotient.high);
  f.return(sum.high.add(sum.low.add(low.add(quotient.low))).mul(0.5));
});
const sinh = define("sinh", d, { x: d }, (f, { x }) => {
  f.if(x.fabs().lt(TINY).or(x.fcmp("uno", x)), () => f.return(x));
  f.return(withSign(x, f.call(sinhOf, x.fabs())));
});
const cosh = define("cosh", d, { x: d }, (f, { x }) => {
  const size = x.fabs().get();
  f.if(x.fcmp("uno", x), () => f.return(x));
  f.if(size.ge(FAR), () => halfExp(f, size));
  const out = f.alloca(d);
  const t = f.call(expm1Pair, size, out).get();
  const e = twoSum(t, f.const(d, 1));
  const low = e.low.add(out.load(d));
  const sum = twoSum(e.high, f.const(d, 1).div(e.high));
  f.return(sum.high.add(sum.low.add(low)).mul(0.5));
});
const tanh = define("tanh", d, { x: d }, (f, { x }) => {
  const size = x.fabs().get();
  f.if(size.lt(TINY).or(x.fcmp("uno", x)), () => f.return(x));
  f.if(size.gt(FAR), () => f.return(withSign(x, f.const(d, 1))));
  const out = f.alloca(d);
  const t = f.call(expm1Pair, size.mul(2), out).get();
  const low = out.load(d).get();
  const bottom = twoSum(t, f.const(d, 2));
  const quotient = dividePair(t, low, bottom.high, bottom.low.add(low));
  f.return(withSign(x, quotient.high.add(quotient.low)));
});
const asinh = define("asinh", d, { x: d }, (f, { x }) => {
  const size = x.fabs().get();
  f.if(size.lt(TINY).or(size.fcmp("ueq", f.const(i64, INFINITY_BITS).bitcast(d))), () => f.return(x));
  f.if(size.gt(2 ** 28), () => f.return(withSign(x, f.call(log, size).add(LN2_HIGH + LN2_LOW))));
  // ln(x + sqrt(1 + x^2)) = ln(1 + x + x^2 / (1 + sqrt(1 + x^2)))
  const square = size.mul(size).get();
  const sum = twoSum(size, square.div(square.add(1).sqrt().add(1)));
  f.return(withSign(x, f.call(log1pPair, sum.high, sum.low)));
});
const acosh = define("acosh", d, { x: d }, (f, { x }) => {
  f.if(x.lt(1), () => {
    setErrno(f, "EDOM");
    const zero = x.sub(x);
    f.return(zero.div(zero));
  });
  f.if(x.eq(1), () => f.return(0));
  f.if(x.le(2 ** 28).not(), () => f.return(f.call(log, x).add(LN2_HIGH + LN2_LOW)));
  // With t = x - 1: ln(1 + t + sqrt(t (t + 2)))
  const t = x.sub(1).get();
  const other = twoSum(t, f.const(d, 2));
  const product = twoProduct(t, other.high);
  const root = sqrtPair(product.high, product.low.add(t.mul(other.low)));
  const sum = twoSum(root.high, t);
  f.return(f.call(log1pPair, sum.high, sum.low.add(root.low)));
});
const atanh = define("atanh", d, { x: d }, (f, { x }) => {
  const size = x.fabs().get();
  f.if(size.lt(TINY).or(x.fcmp("uno", x)), () => f.return(x));
  f.if(size.ge(1), () => {
    setErrno(f, "EDOM");
    const zero = size.sub(size);
    f.return(size.eq(1).select(x.div(zero), zero.div(zero)));
  });
  // ln((1 + x) / (1 - x)) / 2
  const bottom = twoSum(f.const(d, 1), size.neg());
  const quotient = dividePair(size.mul(2), f.const(d, 0), bottom.high, bottom.low);
  f.return(withSign(x, f.call(log1pPair, quotient.high, quotient.low).mul(0.5)));
});

const cbrt = define("cbrt", d, { x: d }, (f, { x }) => {
  f.if(bitsOf(x).and(INFINITY_BITS).eq(INFINITY_BITS).or(x.eq(0)), () => f.return(x.add(x)));
  const size = f.local(x.fabs());
  const back = f.local(d, 1);
  f.if(size.lt(2 ** -1022), () => {
    size.set(size.mul(2 ** 54));
    back.set(2 ** -18);
  });
  // The exact products below split their factors, which must leave room above.
  f.if(size.ge(2 ** 900), () => {
    size.set(size.mul(2 ** -300));
    back.set(2 ** 100);
  });
  // A third of the exponent, then three Newton steps and one with the exact remainder.
  const guess = highWord(size).udiv(3).add(715094163).zext(i64).shl(32).bitcast(d);
  const root = f.local(guess);
  for (const _ of [1, 2, 3, 4])
    root.set(
      root
        .mul(2)
        .add(size.div(root.mul(root)))
        .div(3),
    );
  const square = twoProduct(root.get(), root.get());
  const cube = twoProduct(square.high, root.get());
  const left = size.sub(cube.high).sub(cube.low.add(square.low.mul(root)));
  const fixed = root.add(left.div(square.high.mul(3))).mul(back);
  f.return(x.lt(0).select(fixed.neg(), fixed));
});

const hypot = define("hypot", d, { x: d, y: d }, (f, { x, y }) => {
  const a = x.fabs().max(y.fabs()).get();
  const b = x.fabs().min(y.fabs()).get();
  const infinite = f.const(i64, INFINITY_BITS).bitcast(d);
  f.if(x.fabs().eq(infinite).or(y.fabs().eq(infinite)), () => f.return(infinite));
  f.if(x.fcmp("uno", y), () => f.return(x.add(y)));
  f.if(b.eq(0), () => f.return(a));
  // Scaled by a power of two so that squares neither overflow nor vanish.
  const e = highWord(a).shr(20).sub(1023).max(-1022).min(1022).get();
  const down = f.const(i32, 1023).sub(e).zext(i64).shl(52).bitcast(d);
  const p = a.mul(down).get();
  const q = b.mul(down).get();
  const pp = twoProduct(p, p);
  const qq = twoProduct(q, q);
  const sum = quickSum(pp.high, qq.high);
  const rest = sum.low.add(pp.low.add(qq.low)).get();
  const root = sum.high.sqrt().get();
  const back = twoProduct(root, root);
  const fixed = root.add(sum.high.sub(back.high).sub(back.low).add(rest).div(root.mul(2)));
  f.return(f.call(scale, fixed, e));
});

export const elementaryFunctions = [
  scale,
  exp,
  exp2,
  exp10,
  expm1,
  logPair,
  log,
  log2,
  log10,
  log1p,
  parity,
  pow,
  expm1Pair,
  log1pPair,
  sinhOf,
  sinh,
  cosh,
  tanh,
  asinh,
  acosh,
  atanh,
  cbrt,
  hypot,
];
