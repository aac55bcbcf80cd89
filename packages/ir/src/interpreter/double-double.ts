/**
 * ppc_fp128, the unevaluated sum of two doubles: addition and multiplication as LLVM does them on the halves. All else
 * goes through a format of 106 significant bits (see softfloat.ts). The first half stands in the low 64 bits.
 *
 * Source: the algorithms of LLVM's DoubleAPFloat; T. J. Dekker, "A floating-point technique for extending the available
 * precision", 1971.
 */

const HALF = 0xffffffffffffffffn;
const scratch = new DataView(new ArrayBuffer(8));
function toNumber(bits: bigint): number {
  scratch.setBigUint64(0, bits);
  return scratch.getFloat64(0);
}
function toBits(value: number): bigint {
  scratch.setFloat64(0, value);
  return scratch.getBigUint64(0);
}

/** The halves as the bits of doubles: the sum's leading part, and what is missing from it. */
export function halves(bits: bigint): [bigint, bigint] {
  return [bits & HALF, bits >> 64n];
}
export function pairOf(high: bigint, low: bigint): bigint {
  return (low << 64n) | high;
}
function pairOfNumbers(high: number, low: number): bigint {
  return pairOf(toBits(high), toBits(low));
}

/** Both halves change their sign. */
export const PAIR_SIGNS = (1n << 63n) | (1n << 127n);

/** `a + b` of numbers that are not nan. */
export function addPairs(aBits: bigint, bBits: bigint): bigint {
  const [a, aa] = halves(aBits).map(toNumber) as [number, number];
  const [c, cc] = halves(bBits).map(toNumber) as [number, number];
  if (a === 0) return c === 0 ? pairOfNumbers(a + c, 0) : bBits;
  if (c === 0) return aBits;
  let z = a + c;
  if (Number.isNaN(z) || !(Number.isFinite(a) && Number.isFinite(c))) return pairOfNumbers(z, 0);
  if (!Number.isFinite(z)) {
    // The leading halves overflow, though the whole may not: the small parts come first.
    const [large, small] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a];
    z = cc + aa + small + large;
    if (!Number.isFinite(z)) return pairOfNumbers(z, 0);
    return pairOfNumbers(z, large - z + small + (aa + cc));
  }
  const q = a - z;
  const zz = q + c + -(q + z - a) + aa + cc;
  if (Object.is(zz, 0)) return pairOfNumbers(z, 0);
  const high = z + zz;
  return pairOfNumbers(high, Number.isFinite(high) ? z - high + zz : 0);
}

/** `a * b` of numbers that are neither nan, zero nor infinite; `fma` of doubles by their bits. */
export function multiplyPairs(
  aBits: bigint,
  bBits: bigint,
  fma: (a: bigint, b: bigint, c: bigint) => bigint,
): bigint {
  const [a, b] = halves(aBits).map(toNumber) as [number, number];
  const [c, d] = halves(bBits).map(toNumber) as [number, number];
  const t = a * c;
  if (t === 0 || !Number.isFinite(t)) return pairOfNumbers(t, 0);
  const tau = toNumber(fma(toBits(a), toBits(c), toBits(-t))) + (a * d + b * c);
  const u = t + tau;
  return pairOfNumbers(u, Number.isFinite(u) ? t - u + tau : 0);
}
