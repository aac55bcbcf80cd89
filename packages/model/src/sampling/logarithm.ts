/**
 * ln x in float32, as IR and as TypeScript: the same operations in the same order, so the same bits.
 *
 *     x = 2^n m, √½ <= m < √2;    s = (m - 1) / (m + 1);    ln x = n ln2 + 2s (1 + s²/3 + s⁴/5 + s⁶/7 + s⁸/9)
 *
 * For normal numbers above 0; within 2 units in the last place, and 1e-7 near 1.
 *
 * Source: Cody and Waite, "Software Manual for the Elementary Functions", 1980, chapter 5.
 */
import { type Expr, floatType, i32 } from "@ts-jit/ir";

const { fround } = Math;
/** The bits of √½, what an exponent is counted from. */
const ROOT_HALF = 0x3f3504f3;
const FRACTION_BITS = 23;
const FRACTION = (1 << FRACTION_BITS) - 1;
const LN2 = fround(Math.LN2);
/** 1/9, 1/7, 1/5, 1/3, 1. */
const TERMS = [9, 7, 5, 3, 1].map((divisor) => fround(1 / divisor));

/** ln x of a float. */
export function logarithm(x: Expr): Expr {
  const { f } = x;
  const above = x.bitcast(i32).sub(ROOT_HALF).get();
  const m = above.and(FRACTION).add(ROOT_HALF).bitcast(floatType).get();
  const n = above.sar(FRACTION_BITS).sitofp(floatType);
  const s = m.sub(1).div(m.add(1)).get();
  const square = s.mul(s).get();
  const [first = 0, ...rest] = TERMS;
  let sum = f.const(floatType, first);
  for (const term of rest) sum = sum.mul(square).add(term);
  return n.mul(LN2).add(s.add(s).mul(sum)).get();
}

const floats = new Float32Array(1);
const bits = new Int32Array(floats.buffer);

/** ln x of a float32. */
export function logarithmFloat(x: number): number {
  floats[0] = x;
  const above = ((bits[0] as number) - ROOT_HALF) | 0; // one element
  bits[0] = (above & FRACTION) + ROOT_HALF;
  const m = floats[0];
  const n = above >> FRACTION_BITS;
  const s = fround(fround(m - 1) / fround(m + 1));
  const square = fround(s * s);
  const [first = 0, ...rest] = TERMS;
  let sum = first;
  for (const term of rest) sum = fround(fround(sum * square) + term);
  return fround(fround(n * LN2) + fround(fround(s + s) * sum));
}
