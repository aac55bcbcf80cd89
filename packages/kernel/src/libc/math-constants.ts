/**
 * The constants of the mathematical functions, computed here to 320 bits in integers, so that no table of digits has to
 * be believed. A number is held as an integer times 2^-FRACTION.
 */
const FRACTION = 320n;
const ONE = 1n << FRACTION;

/** atan(p / q) by its power series; |p / q| < 1. */
function arctangent(p: bigint, q: bigint): bigint {
  let power = (ONE * p) / q;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += n % 4n === 1n ? power / n : -(power / n);
    power = (power * p * p) / (q * q);
  }
  return sum;
}
/** Machin's formula. */
export const PI = 16n * arctangent(1n, 5n) - 4n * arctangent(1n, 239n);

/** ln 2 = 2 artanh(1/3). */
export const LN2 = (() => {
  let power = (2n * ONE) / 3n;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power /= 9n;
  }
  return sum;
})();

/** ln of a number a / b near 1, by artanh. */
function logarithm(a: bigint, b: bigint): bigint {
  const p = a - b;
  const q = a + b;
  let power = (2n * ONE * p) / q;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * p * p) / (q * q);
  }
  return sum;
}
/** ln 10 = 3 ln 2 + ln(10/8). */
export const LN10 = 3n * LN2 + logarithm(10n, 8n);

/** 1 / x. */
export const reciprocal = (x: bigint): bigint => (ONE * ONE) / x;
export const atanEighths = (k: number): bigint =>
  k === 8 ? PI / 4n : k === 0 ? 0n : arctangent(BigInt(k), 8n);

/** The value with its lowest bits cleared so that `bits` significant ones stay, as a double: exact when bits <= 53. */
function leading(x: bigint, bits: number): number {
  const magnitude = x < 0n ? -x : x;
  const excess = BigInt(Math.max(0, magnitude.toString(2).length - bits));
  const half = excess === 0n ? 0n : 1n << (excess - 1n);
  const kept = (magnitude + half) >> excess;
  const value = Number(kept) * 2 ** Number(excess - FRACTION);
  return x < 0n ? -value : value;
}
/** A double as such an integer; exact. */
function fixed(value: number): bigint {
  return BigInt(value * 2 ** 200) << (FRACTION - 200n);
}

/** The constant as a sum of doubles, the first `bits` long (so that products with small integers are exact). */
export function parts(x: bigint, count: number, bits = 53): number[] {
  const result: number[] = [];
  let rest = x;
  for (let at = 0; at < count; at++) {
    const part = leading(rest, at === count - 1 ? 53 : bits);
    result.push(part);
    rest -= fixed(part);
  }
  return result;
}

/** The first `count` 32-bit words of the fraction bits of 2/pi. */
export function twoOverPiWords(count: number): number[] {
  const bits = 32n * BigInt(count);
  // pi to enough bits: Machin's series again, on a finer grid.
  const scale = 1n << (bits + 64n);
  const series = (q: bigint): bigint => {
    let power = scale / q;
    let sum = 0n;
    for (let n = 1n; power !== 0n; n += 2n) {
      sum += n % 4n === 1n ? power / n : -(power / n);
      power /= q * q;
    }
    return sum;
  };
  const pi = 16n * series(5n) - 4n * series(239n);
  const value = ((2n * scale) << bits) / pi;
  return Array.from({ length: count }, (_, at) =>
    Number((value >> (bits - 32n * BigInt(at + 1))) & 0xffff_ffffn),
  );
}
