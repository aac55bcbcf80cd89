/**
 * The error function and the gamma function, computed in long double and rounded once.
 *
 * | function | range | method |
 * |---|---|---|
 * | erf | to 3 | exp(-x^2) times a power series of positive terms |
 * | erfc | from 1 | exp(-x^2) times a continued fraction |
 * | tgamma | | that of 0.5 to 1.5, by a power series of its logarithm, times the steps between |
 * | lgamma | 0.5 to 2.5 | that power series, which is exact about its zeros at 1 and 2 |
 * | lgamma | from 25 | Stirling's series |
 *
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1.33, 6.1.41, 7.1.6, 7.1.14.
 */
import {
  constFPBits,
  define,
  doubleType,
  type Expr,
  type FunctionBuilder,
  type FunctionDefinition,
  floatType,
  global,
  i32,
  x86Fp80Type,
} from "@ts-jit/ir";
import { PI } from "./math-constants.js";
import { expl, extended, log1pl, logl, sinl, whole } from "./math-extended.js";

const long = x86Fp80Type;
const FRACTION = 320n;
const ONE = 1n << FRACTION;
/** Integer square root. */
function squareRoot(n: bigint): bigint {
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}
const ROOT_PI = squareRoot(PI << FRACTION);
/** 2^-320 units of Euler's constant. Source: Sloane, OEIS A001620. */
const EULER = (57721566490153286060651209008240243104215933593992359880576723488486n * ONE) / 10n ** 68n;
const TERMS = 40;
/**
 * zeta(k) - 1 for k from 2 on, by the alternating series with accelerated convergence.
 * Source: Borwein, "An efficient algorithm for the Riemann zeta function", 2000.
 */
const zetaRests: readonly bigint[] = (() => {
  const n = 100;
  const weights: bigint[] = [];
  // n (n + i - 1)! 4^i / ((n - i)! (2i)!), summed up.
  let term = 1n * ONE;
  let sum = ONE;
  weights.push(sum);
  for (let i = 0; i < n; i++) {
    term = (term * BigInt(n + i) * BigInt(n - i) * 4n) / (BigInt(2 * i + 1) * BigInt(2 * i + 2));
    sum += term;
    weights.push(sum);
  }
  const last = weights[n] ?? ONE;
  return Array.from({ length: TERMS }, (_, at) => {
    const k = BigInt(at + 2);
    let alternating = 0n;
    for (let i = 0; i < n; i++) {
      const part = ((weights[i] ?? 0n) - last) / BigInt(i + 1) ** k;
      alternating += i % 2 === 0 ? part : -part;
    }
    const zeta = (-alternating * ONE * 2n ** (k - 1n)) / (last * (2n ** (k - 1n) - 1n));
    return zeta - ONE;
  });
})();
/** B(2k) / (2k (2k - 1)), k from 1 on, as fractions. */
const STIRLING: readonly (readonly [number, number])[] = [
  [1, 12],
  [-1, 360],
  [1, 1260],
  [-1, 1680],
  [1, 1188],
  [-691, 360360],
  [1, 156],
  [-3617, 122400],
];
const fraction = (f: FunctionBuilder, p: number, q: number) => extended(f, (BigInt(p) * ONE) / BigInt(q));
const size = (f: FunctionBuilder, x: Expr) => f.intrinsic("llvm.fabs", long, [x], [long]);
const INFINITY = constFPBits(doubleType, 0x7ffn << 52n);

/** erf(x) of 0 to 3. */
const series = define("__tsjit_erf_series", long, { x: long }, (f, { x }) => {
  const square = x.mul(x).get();
  const term = f.local(x.get());
  const sum = f.local(x.get());
  f.range(1, 80, (n) => {
    term.set(term.mul(square.mul(whole(f, 2))).div(n.mul(2).add(1).sitofp(long)));
    sum.set(sum.add(term));
  });
  f.return(sum.mul(f.call(expl, square.neg())).mul(extended(f, (2n * ONE * ONE) / ROOT_PI)));
});
/** erfc(x) from 1 on. */
const continued = define("__tsjit_erfc_fraction", long, { x: long }, (f, { x }) => {
  const rest = f.local(x.get());
  const n = f.local(i32, 400);
  f.while(
    () => n.ne(0),
    () => {
      rest.set(
        x.add(
          n
            .sitofp(long)
            .mul(fraction(f, 1, 2))
            .div(rest),
        ),
      );
      n.dec();
    },
  );
  const e = f.call(expl, x.mul(x).neg());
  f.return(e.div(rest).mul(extended(f, (ONE * ONE) / ROOT_PI)));
});
/** Beyond this erfc is less than the least double. */
const ERFC_END = 28;
const erf = define("erf", doubleType, { x: doubleType }, (f, { x }) => {
  f.if(x.ne(x), () => f.return(x));
  const a = size(f, x.fpext(long)).get();
  const result = f.local(whole(f, 1));
  f.if(a.lt(whole(f, 3)), () => result.set(f.call(series, a)));
  f.if(a.ge(whole(f, 3)).and(a.lt(whole(f, 7))), () => result.set(whole(f, 1).sub(f.call(continued, a))));
  f.return(f.intrinsic("llvm.copysign", doubleType, [result.fptrunc(doubleType), x], [doubleType]));
});
const erfc = define("erfc", doubleType, { x: doubleType }, (f, { x }) => {
  f.if(x.ne(x), () => f.return(x));
  const a = size(f, x.fpext(long)).get();
  const positive = x.gt(f.const(doubleType, 0)).get();
  const upper = f.local(whole(f, 0));
  f.if(
    a.lt(whole(f, 1)),
    () => upper.set(whole(f, 1).sub(f.call(series, a))),
    () => f.if(a.lt(whole(f, ERFC_END)), () => upper.set(f.call(continued, a))),
  );
  f.return(positive.select(upper, whole(f, 2).sub(upper)).fptrunc(doubleType));
});

/** ln gamma(2 + e) of |e| <= 0.5. */
const nearTwo = define("__tsjit_lgamma_series", long, { e: long }, (f, { e }) => {
  const sum = f.local(whole(f, 0));
  for (let at = TERMS - 1; at >= 0; at--) {
    const k = BigInt(at + 2);
    const weight = (zetaRests[at] ?? 0n) / k;
    sum.set(sum.mul(e).add(extended(f, k % 2n === 0n ? weight : -weight)));
  }
  f.return(
    sum
      .mul(e)
      .add(extended(f, ONE - EULER))
      .mul(e),
  );
});

/** gamma(x) of any x that is no pole and at most 200 away from 0. */
const gammaOf = define("__tsjit_gamma", long, { x: long }, (f, { x }) => {
  const above = f.local(whole(f, 1));
  const below = f.local(whole(f, 1));
  const at = f.local(x.get());
  f.while(
    () => at.gt(fraction(f, 5, 2)),
    () => {
      at.set(at.sub(whole(f, 1)));
      above.set(above.mul(at));
    },
  );
  f.while(
    () => at.lt(fraction(f, 3, 2)),
    () => {
      below.set(below.mul(at));
      at.set(at.add(whole(f, 1)));
    },
  );
  f.return(
    f
      .call(expl, f.call(nearTwo, at.sub(whole(f, 2))))
      .mul(above)
      .div(below),
  );
});

const isWhole = (f: FunctionBuilder, x: Expr) =>
  f.intrinsic("llvm.trunc", doubleType, [x], [doubleType]).eq(x);
const tgamma = define("tgamma", doubleType, { x: doubleType }, (f, { x }) => {
  const zero = f.const(doubleType, 0);
  f.if(
    f.any(x.ne(x), () => x.gt(f.const(doubleType, 172))),
    () => f.return(x.mul(x)),
  );
  f.if(x.eq(zero), () => f.return(f.const(doubleType, 1).div(x)));
  f.if(x.lt(zero).and(isWhole(f, x)), () => f.return(x.sub(x).div(x.sub(x))));
  // Less than the least double: its sign alternates.
  f.if(x.lt(f.const(doubleType, -190)), () => {
    const half = f.intrinsic("llvm.floor", doubleType, [x], [doubleType]).mul(f.const(doubleType, 0.5)).get();
    f.return(isWhole(f, half).select(zero, zero.neg()));
  });
  f.return(f.call(gammaOf, x.fpext(long)).fptrunc(doubleType));
});

const sign = global("signgam", i32);
const stirling = define("__tsjit_lgamma_far", long, { x: long }, (f, { x }) => {
  const square = x.mul(x).get();
  const sum = f.local(whole(f, 0));
  for (const [p, q] of [...STIRLING].reverse()) sum.set(sum.div(square).add(fraction(f, p, q)));
  const half = fraction(f, 1, 2);
  const main = x.sub(half).mul(f.call(logl, x)).sub(x);
  f.return(main.add(f.call(logl, extended(f, 2n * PI)).mul(half)).add(sum.div(x)));
});
const lgamma = define("lgamma", doubleType, { x: doubleType }, (f, { x }) => {
  const zero = f.const(doubleType, 0);
  f.address(sign).store(1, i32);
  f.if(
    f.any(x.ne(x), () => x.sub(x).ne(zero)),
    () => f.return(x.mul(x)),
  );
  f.if(x.le(zero).and(isWhole(f, x)), () => f.return(f.wrap(INFINITY)));
  const wide = x.fpext(long).get();
  const between = (low: Expr, high: Expr) => wide.ge(low).and(wide.le(high));
  f.if(between(fraction(f, 3, 2), fraction(f, 5, 2)), () =>
    f.return(f.call(nearTwo, wide.sub(whole(f, 2))).fptrunc(doubleType)),
  );
  f.if(between(fraction(f, 1, 2), fraction(f, 3, 2)), () => {
    const e = wide.sub(whole(f, 1)).get();
    f.return(f.call(nearTwo, e).sub(f.call(log1pl, e)).fptrunc(doubleType));
  });
  f.if(wide.ge(whole(f, 25)), () => f.return(f.call(stirling, wide).fptrunc(doubleType)));
  f.if(x.lt(zero), () => {
    const floor = f.intrinsic("llvm.floor", doubleType, [x.mul(f.const(doubleType, 0.5))], [doubleType]);
    // Between -1 and 0, -3 and -2, and so on it is negative.
    f.if(x.sub(floor.mul(f.const(doubleType, 2))).gt(f.const(doubleType, 1)), () =>
      f.address(sign).store(-1, i32),
    );
  });
  f.if(wide.gt(whole(f, -150)), () =>
    f.return(f.call(logl, size(f, f.call(gammaOf, wide))).fptrunc(doubleType)),
  );
  // Reflection: gamma(x) gamma(1 - x) = pi / sin(pi x).
  const part = wide.sub(f.intrinsic("llvm.rint", long, [wide], [long]));
  const sine = size(f, f.call(sinl, part.mul(extended(f, PI))));
  const other = f.call(stirling, whole(f, 1).sub(wide));
  f.return(f.call(logl, extended(f, PI).div(sine)).sub(other).fptrunc(doubleType));
});

const narrowed = (wide: FunctionDefinition): FunctionDefinition =>
  define(`${wide.name}f`, floatType, { x: floatType }, (f, { x }) =>
    f.return(f.call(wide, x.fpext(doubleType)).fptrunc(floatType)),
  ) as FunctionDefinition;
const functions = [erf, erfc, tgamma, lgamma].map((fn) => fn as FunctionDefinition);
export const mathGammaFunctions = [
  sign,
  series,
  continued,
  nearTwo,
  gammaOf,
  stirling,
  ...functions,
  ...functions.map(narrowed),
];
