/**
 * long double: the elementary functions, by what the x87 unit computes (`stubs/x87.ts`). Arguments of sinl, cosl and
 * tanl are reduced by the unit's own pi of 66 bits: far from 0 they lose what that lacks; powl loses as many bits as the
 * result's exponent has.
 *
 * Source: Intel SDM volume 1, 8.3.7 (transcendental instructions).
 */
import {
  constFPBits,
  declare,
  define,
  type Expr,
  type FunctionBuilder,
  type FunctionDefinition,
  i32,
  x86Fp80Type,
} from "@ts-jit/ir";
import { LN2, LN10, reciprocal } from "./math-constants.js";

const long = x86Fp80Type;
const f2xm1 = declare("__tsjit_f2xm1", long, { x: long });
const fyl2x = declare("__tsjit_fyl2x", long, { y: long, x: long });
const fyl2xp1 = declare("__tsjit_fyl2xp1", long, { y: long, x: long });
const fpatan = declare("__tsjit_fpatan", long, { y: long, x: long });
const fsin = declare("__tsjit_fsin", long, { x: long });
const fcos = declare("__tsjit_fcos", long, { x: long });
const fptan = declare("__tsjit_fptan", long, { x: long });

const FRACTION = 320n;
const SIGNIFICAND = 64;
/** A number, an integer times 2^-320, rounded to a long double of so many bits. */
export function extended(f: FunctionBuilder, x: bigint, bits = SIGNIFICAND): Expr {
  const sign = x < 0n ? 1n << 79n : 0n;
  const size = x < 0n ? -x : x;
  if (size === 0n) return f.wrap(constFPBits(long, 0n));
  const length = size.toString(2).length;
  const drop = BigInt(length - bits);
  let kept = drop > 0n ? (size + (1n << (drop - 1n))) >> drop : size << -drop;
  let exponent = length - 1 - Number(FRACTION);
  if (kept >> BigInt(bits) !== 0n) {
    kept >>= 1n;
    exponent++;
  }
  const significand = kept << BigInt(SIGNIFICAND - bits);
  return f.wrap(constFPBits(long, sign | (BigInt(exponent + 16383) << 64n) | significand));
}
const ONE = 1n << FRACTION;
export const whole = (f: FunctionBuilder, n: number): Expr => extended(f, BigInt(n) * ONE);
const quotient = (f: FunctionBuilder, p: number, q: number): Expr =>
  extended(f, (BigInt(p) * ONE) / BigInt(q));

const one = (name: string, body: (f: FunctionBuilder, x: Expr) => Expr): FunctionDefinition =>
  define(name, long, { x: long }, (f, { x }) => f.return(body(f, x.get()))) as FunctionDefinition;
const two = (name: string, body: (f: FunctionBuilder, x: Expr, y: Expr) => Expr): FunctionDefinition =>
  define(name, long, { x: long, y: long }, (f, { x, y }) =>
    f.return(body(f, x.get(), y.get())),
  ) as FunctionDefinition;
const root = (f: FunctionBuilder, x: Expr) => f.intrinsic("llvm.sqrt", long, [x], [long]);
const size = (f: FunctionBuilder, x: Expr) => f.intrinsic("llvm.fabs", long, [x], [long]);
const nearest = (f: FunctionBuilder, x: Expr) => f.intrinsic("llvm.rint", long, [x], [long]);
const withSign = (f: FunctionBuilder, x: Expr, sign: Expr) =>
  f.intrinsic("llvm.copysign", long, [x, sign], [long]);

/** 2^k times 2^rest, |rest| <= 1. */
function scaled(f: FunctionBuilder, k: Expr, rest: Expr): Expr {
  const power = f.call(f2xm1, rest).add(whole(f, 1));
  return f.intrinsic("llvm.ldexp", long, [power, k.fptosi(i32)], [long, i32]);
}
/** Beyond this exponents leave the range, whichever base. */
const BEYOND = 17000;
const clamped = (f: FunctionBuilder, x: Expr): Expr => {
  const [low, high] = [whole(f, -BEYOND), whole(f, BEYOND)];
  return x.lt(low).select(low, x.gt(high).select(high, x)).get();
};
const isNumber = (x: Expr) => x.eq(x);

const exp2l = define("exp2l", long, { x: long }, (f, { x }) => {
  f.if(isNumber(x).not(), () => f.return(x));
  const power = clamped(f, x.get());
  const k = nearest(f, power).get();
  f.return(scaled(f, k, power.sub(k)));
});
/** ln 2 to 48 bits, of which a multiple by any exponent is exact; and the rest. */
const LN2_BITS = 48;
const LN2_HIGH = (LN2 >> (FRACTION - BigInt(LN2_BITS))) << (FRACTION - BigInt(LN2_BITS));
export const expl = define("expl", long, { x: long }, (f, { x }) => {
  f.if(isNumber(x).not(), () => f.return(x));
  const power = clamped(f, x.get());
  const k = nearest(f, power.mul(extended(f, reciprocal(LN2)))).get();
  const rest = power.sub(k.mul(extended(f, LN2_HIGH))).sub(k.mul(extended(f, LN2 - LN2_HIGH)));
  f.return(scaled(f, k, rest.mul(extended(f, reciprocal(LN2)))));
});
const expm1l = define("expm1l", long, { x: long }, (f, { x }) => {
  f.if(size(f, x).lt(quotient(f, 1, 2)), () => f.return(f.call(f2xm1, x.mul(extended(f, reciprocal(LN2))))));
  f.return(f.call(expl, x).sub(whole(f, 1)));
});
/** The unit gives a logarithm with any factor. */
const logarithm = (name: string, factor: bigint) =>
  one(name, (f, x) => f.call(fyl2x, extended(f, factor), x));
export const logl = logarithm("logl", LN2);
const log2l = logarithm("log2l", ONE);
const log10l = logarithm("log10l", (LN2 * ONE) / LN10);
export const log1pl = define("log1pl", long, { x: long }, (f, { x }) => {
  f.if(size(f, x).lt(quotient(f, 1, 4)), () => f.return(f.call(fyl2xp1, extended(f, LN2), x)));
  f.return(f.call(logl, x.add(whole(f, 1))));
});

const truncated = (f: FunctionBuilder, x: Expr) => f.intrinsic("llvm.trunc", long, [x], [long]);
const powl = define("powl", long, { x: long, y: long }, (f, { x, y }) => {
  f.if(
    f.any(y.eq(whole(f, 0)), () => x.eq(whole(f, 1))),
    () => f.return(whole(f, 1)),
  );
  const result = f.call(exp2l, f.call(fyl2x, y, size(f, x))).get();
  const isWhole = truncated(f, y).eq(y);
  const half = y.mul(quotient(f, 1, 2)).get();
  const isOdd = truncated(f, half).ne(half);
  f.if(x.lt(whole(f, 0)), () => {
    f.if(isWhole.not(), () => f.return(root(f, x)));
    f.if(isOdd, () => f.return(result.neg()));
  });
  f.return(result);
});

export const sinl = one("sinl", (f, x) => f.call(fsin, x));
const cosl = one("cosl", (f, x) => f.call(fcos, x));
const tanl = one("tanl", (f, x) => f.call(fptan, x));
const atan2l = two("atan2l", (f, y, x) => f.call(fpatan, y, x));
const atanl = one("atanl", (f, x) => f.call(fpatan, x, whole(f, 1)));
const cosineOf = (f: FunctionBuilder, x: Expr) => root(f, whole(f, 1).sub(x).mul(whole(f, 1).add(x)));
const asinl = one("asinl", (f, x) => f.call(fpatan, x, cosineOf(f, x)));
const acosl = one("acosl", (f, x) => f.call(fpatan, cosineOf(f, x), x));

const sinhl = one("sinhl", (f, x) => {
  const e = f.call(expm1l, size(f, x)).get();
  const small = e.add(e.div(e.add(whole(f, 1)))).mul(quotient(f, 1, 2));
  const half = f.call(expl, size(f, x).mul(quotient(f, 1, 2))).get();
  const large = half.mul(half.mul(quotient(f, 1, 2)));
  return withSign(f, size(f, x).lt(whole(f, 40)).select(small, large), x);
});
const coshl = one("coshl", (f, x) => {
  const half = f.call(expl, size(f, x).mul(quotient(f, 1, 2))).get();
  const e = half.mul(half);
  const large = half.mul(half.mul(quotient(f, 1, 2)));
  return large.add(quotient(f, 1, 2).div(e));
});
const tanhl = one("tanhl", (f, x) => {
  const bounded = size(f, x).lt(whole(f, 40)).select(size(f, x), whole(f, 40));
  const e = f.call(expm1l, bounded.mul(whole(f, 2))).get();
  return isNumber(x).select(withSign(f, e.div(e.add(whole(f, 2))), x), x);
});
const asinhl = one("asinhl", (f, x) => {
  const a = size(f, x).get();
  const square = a.mul(a);
  const near = f.call(log1pl, a.add(square.div(whole(f, 1).add(root(f, square.add(whole(f, 1)))))));
  const far = f.call(logl, a).add(extended(f, LN2));
  return withSign(f, a.lt(extended(f, ONE << 40n)).select(near, far), x);
});
const acoshl = one("acoshl", (f, x) => {
  const t = x.sub(whole(f, 1)).get();
  const near = f.call(log1pl, t.add(root(f, t.mul(whole(f, 2)).add(t.mul(t)))));
  const far = f.call(logl, x).add(extended(f, LN2));
  return x.gt(extended(f, ONE << 40n)).select(far, near);
});
const atanhl = one("atanhl", (f, x) => {
  const a = size(f, x).get();
  const twice = a.mul(whole(f, 2));
  return withSign(f, f.call(log1pl, twice.div(whole(f, 1).sub(a))).mul(quotient(f, 1, 2)), x);
});
const cbrtl = define("cbrtl", long, { x: long }, (f, { x }) => {
  const a = size(f, x).get();
  // Zero, infinity and what is no number are their own.
  f.if(
    f.any(x.add(x).eq(x), () => isNumber(x).not()),
    () => f.return(x),
  );
  const guess = f.call(exp2l, f.call(fyl2x, quotient(f, 1, 3), a)).get();
  const better = guess.sub(guess.sub(a.div(guess.mul(guess))).mul(quotient(f, 1, 3)));
  f.return(withSign(f, better, x));
});
/** Scaled by a power of two, so that squares stay in range. */
const hypotl = define("hypotl", long, { x: long, y: long }, (f, { x, y }) => {
  const [a, b] = [size(f, x).get(), size(f, y).get()];
  const large = a.gt(b).select(a, b).get();
  f.if(
    f.any(large.eq(whole(f, 0)), () => large.add(large).eq(large)),
    () => f.return(large),
  );
  const power = nearest(f, f.call(log2l, large)).fptosi(i32).get();
  const scale = (value: Expr, by: Expr) => f.intrinsic("llvm.ldexp", long, [value, by], [long, i32]);
  const [p, q] = [scale(a, power.neg()).get(), scale(b, power.neg()).get()];
  f.return(scale(root(f, p.mul(p).add(q.mul(q))), power));
});

export const mathExtendedFunctions: readonly FunctionDefinition[] = [
  ...[exp2l, expl, expm1l, log1pl, powl, cbrtl, hypotl].map((fn) => fn as FunctionDefinition),
  ...[logl, log2l, log10l, sinl, cosl, tanl, atan2l, atanl, asinl, acosl],
  ...[sinhl, coshl, tanhl, asinhl, acoshl, atanhl],
];
