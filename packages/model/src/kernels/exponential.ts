/**
 * e^x in float32, as IR and as TypeScript: the same operations in the same order, so the same bits.
 *
 *     x = n ln2 + r, |r| <= ln2 / 2;    e^x = 2^n (1 + r + r²/2! + ... + r^7/7!)
 *
 * n comes from adding 1.5 * 2^23, which leaves no room for a fraction; ln2 is taken off in two parts, the first short
 * enough that n times it is exact. Within 2 units in the last place. Arguments are held to -86 ... 88, where the result
 * is a normal number.
 *
 * Source: Cody and Waite, "Software Manual for the Elementary Functions", 1980, chapter 6.
 */
import { declare, type Expr, i32, isVector, type Type, vectorType } from "@ts-jit/ir";

const { fround } = Math;
const LEAST = -86;
const LEAST_BITS = 0xc2ac0000 | 0;
const MOST = 88;
const LOG2_E = fround(Math.LOG2E);
const ROUNDER = 1.5 * 2 ** 23;
/** Nine bits. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = fround(Math.LN2 - LN2_HIGH);
/** 1/7!, 1/6!, ... 1/1!, 1. */
const TERMS = [5040, 720, 120, 24, 6, 2, 1, 1].map((factorial) => fround(1 / factorial));
const EXPONENT_SHIFT = 23;

/** e^x of a float or of every lane of a vector of floats. */
export function exponential(x: Expr): Expr {
  const above = x.gt(LEAST).select(x, LEAST);
  return exponentialOfHeld(above.lt(MOST).select(above, MOST));
}

/** The same for x that is not above 0, without comparing floats: among those a greater one has smaller bits. */
export function exponentialOfNegative(x: Expr): Expr {
  const integers = integersOf(x.type);
  const name = isVector(x.type) ? `llvm.umin.v${x.type.length}i32` : "llvm.umin.i32";
  const least = declare(name, integers, { a: integers, b: integers });
  return exponentialOfHeld(x.f.call(least, x.bitcast(integers), LEAST_BITS).bitcast(x.type));
}

function integersOf(type: Type): Type {
  return isVector(type) ? vectorType(i32, type.length) : i32;
}

function exponentialOfHeld(x: Expr): Expr {
  const { f } = x;
  const held = x.get();
  const integers = integersOf(x.type);
  const shifted = held.mul(LOG2_E).add(ROUNDER);
  const n = shifted.sub(ROUNDER);
  const r = held.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
  const [first = 0, ...rest] = TERMS;
  let sum = f.const(x.type, first);
  for (const term of rest) sum = sum.mul(r).add(term);
  const power = shifted.bitcast(integers).shl(EXPONENT_SHIFT);
  return sum.bitcast(integers).add(power).bitcast(x.type);
}

const floats = new Float32Array(1);
const bits = new Int32Array(floats.buffer);

/** e^x of a float32. */
export function exponentialFloat(x: number): number {
  const above = x > LEAST ? x : LEAST;
  const held = above < MOST ? above : MOST;
  const n = fround(fround(held * LOG2_E) + ROUNDER) - ROUNDER;
  const r = fround(fround(held - n * LN2_HIGH) - fround(n * LN2_LOW));
  let sum = 0;
  for (const term of TERMS) sum = fround(fround(sum * r) + term);
  floats[0] = sum;
  bits[0] = (bits[0] as number) + (n << EXPONENT_SHIFT); // one element
  return floats[0];
}
