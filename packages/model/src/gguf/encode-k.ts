/**
 * Numbers to ggml's K types: 256 numbers in parts of 16 or 32, whose scales (and least numbers) are small integers times
 * scales of the whole, float16.
 *
 *     Q6_K  d · scale (int8) · q                          q from -32 to 31, parts of 16
 *     Q3_K  d · scale (6 bits) · q                        q from -4 to 3, parts of 16
 *     Q5_K  d · scale (6 bits) · q - m · least (6 bits)   q from 0 to 31, parts of 32
 *     Q4_K                                                q from 0 to 15
 *     Q2_K  d · scale (4 bits) · q - m · least (4 bits)   q from 0 to 3, parts of 16
 *
 * Each part first gets the scale with the least square error among a few; when those are rounded, integers are chosen anew
 * for what they became. Layouts: see element-types.ts.
 */
import { writeHalf } from "./half.js";

type Encode = (data: Float32Array, from: number, view: DataView, at: number) => void;

const SUPER = 256;
/** Scales that are tried around the plain one, to both sides, and how far from one another: parts of it. */
const TRIES = 5;
const STEP = 0.03;

const held = (q: number, least: number, most: number): number => (q < least ? least : q > most ? most : q);

/** The scale of `count` numbers for integers from -middle to middle - 1; its sign is free. */
function signedScale(data: Float32Array, from: number, count: number, middle: number): number {
  let most = 0;
  for (let i = from; i < from + count; i++) {
    const value = data[i] as number; // whole blocks
    if (Math.abs(value) > Math.abs(most)) most = value;
  }
  if (most === 0) return 0;
  let best = most / -middle;
  let gained = Number.NEGATIVE_INFINITY;
  for (let one = -TRIES; one <= TRIES; one++) {
    const inverse = (-middle * (1 + STEP * one)) / most;
    let [xq, qq] = [0, 0];
    for (let i = from; i < from + count; i++) {
      const x = data[i] as number;
      const q = held(Math.floor(x * inverse + 0.5), -middle, middle - 1);
      xq += x * q;
      qq += q * q;
    }
    // With these integers the best scale is xq / qq, which takes xq² / qq off the square of the numbers.
    if (qq === 0 || (xq * xq) / qq <= gained) continue;
    gained = (xq * xq) / qq;
    best = xq / qq;
  }
  return best;
}

/** Scale and -least (both from 0 on) of `count` numbers for integers from 0 to `steps`. */
function scaleAndLeast(
  data: Float32Array,
  from: number,
  count: number,
  steps: number,
): readonly [scale: number, least: number] {
  let [low, high] = [0, Number.NEGATIVE_INFINITY];
  let [sumX, sumXX] = [0, 0];
  for (let i = from; i < from + count; i++) {
    const x = data[i] as number; // whole blocks
    low = Math.min(low, x);
    high = Math.max(high, x);
    sumX += x;
    sumXX += x * x;
  }
  if (high <= low) return [0, -low];
  let best: readonly [number, number] = [(high - low) / steps, -low];
  let error = Number.POSITIVE_INFINITY;
  for (let one = -TRIES; one <= TRIES; one++) {
    const inverse = (steps * (1 + STEP * one)) / (high - low);
    let [sumQ, sumQQ, sumXQ] = [0, 0, 0];
    for (let i = from; i < from + count; i++) {
      const x = data[i] as number;
      const q = held(Math.floor((x - low) * inverse + 0.5), 0, steps);
      sumQ += q;
      sumQQ += q * q;
      sumXQ += x * q;
    }
    // The line through the points (q, x) with the least square error; its start is not above 0.
    const spread = count * sumQQ - sumQ * sumQ;
    if (spread === 0 || sumQQ === 0) continue;
    let scale = (count * sumXQ - sumX * sumQ) / spread;
    let start = (sumX - scale * sumQ) / count;
    if (start > 0) {
      start = 0;
      scale = sumXQ / sumQQ;
    }
    const lost =
      sumXX -
      2 * (scale * sumXQ + start * sumX) +
      scale * scale * sumQQ +
      2 * scale * start * sumQ +
      count * start * start;
    if (scale <= 0 || lost >= error) continue;
    error = lost;
    best = [scale, -start];
  }
  return best;
}

/** Sets bits of the byte at `at`, which were 0. */
function put(view: DataView, at: number, bits: number): void {
  view.setUint8(at, view.getUint8(at) | bits);
}

/** The integers of a block: part j of `size` numbers times d · scales[j]. */
function signedIntegers(
  data: Float32Array,
  from: number,
  size: number,
  middle: number,
  d: number,
  scales: readonly number[],
): Int8Array {
  return Int8Array.from({ length: SUPER }, (_, e) => {
    const scale = d * (scales[Math.floor(e / size)] as number); // one for each part
    return scale === 0 ? 0 : held(Math.round((data[from + e] as number) / scale), -middle, middle - 1);
  });
}

/** Scales of the parts as integers from -most to most - 1, and the scale of them all, written to `at`. */
function signedScales(
  data: Float32Array,
  from: number,
  middle: number,
  most: number,
  view: DataView,
  at: number,
): readonly [d: number, scales: readonly number[]] {
  const exact = Array.from({ length: SUPER / 16 }, (_, j) => signedScale(data, from + 16 * j, 16, middle));
  const largest = exact.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
  const d = writeHalf(view, at, largest === 0 ? 0 : largest / -most);
  return [d, exact.map((scale) => (d === 0 ? 0 : held(Math.round(scale / d), -most, most - 1)))];
}

const sixBits: Encode = (data, from, view, at) => {
  const [d, scales] = signedScales(data, from, 32, 128, view, at + 208);
  const integers = signedIntegers(data, from, 16, 32, d, scales);
  for (let byte = 0; byte < 192; byte++) view.setUint8(at + byte, 0);
  for (const [j, scale] of scales.entries()) view.setInt8(at + 192 + j, scale);
  integers.forEach((integer, e) => {
    const [side, quarter, l] = [e >> 7, (e >> 5) & 3, e & 31];
    const q = integer + 32;
    put(view, at + side * 64 + (quarter & 1) * 32 + l, (q & 15) << (quarter >= 2 ? 4 : 0));
    put(view, at + 128 + side * 32 + l, (q >> 4) << (2 * quarter));
  });
};

const threeBits: Encode = (data, from, view, at) => {
  const [d, scales] = signedScales(data, from, 4, 32, view, at + 108);
  const integers = signedIntegers(data, from, 16, 4, d, scales);
  for (let byte = 0; byte < 108; byte++) view.setUint8(at + byte, 0);
  scales.forEach((scale, j) => {
    const bits = scale + 32;
    put(view, at + 96 + (j & 7), (bits & 15) << (j < 8 ? 0 : 4));
    put(view, at + 104 + (j & 3), (bits >> 4) << (2 * (j >> 2)));
  });
  integers.forEach((integer, e) => {
    const q = integer + 4;
    put(view, at + 32 + (e >> 7) * 32 + (e & 31), (q & 3) << (2 * ((e >> 5) & 3)));
    put(view, at + (e & 31), (q >> 2) << (e >> 5));
  });
};

interface FromLeast {
  /** Numbers of a part. */
  readonly size: 16 | 32;
  /** The greatest integer, and the greatest scale and least number of a part. */
  readonly steps: number;
  readonly most: number;
  /** Where d stands, and behind it m. */
  readonly scaleAt: number;
  readonly bytes: number;
  putScale(view: DataView, at: number, j: number, scale: number, least: number): void;
  putInteger(view: DataView, at: number, e: number, q: number): void;
}

function fromLeast({ size, steps, most, scaleAt, bytes, putScale, putInteger }: FromLeast): Encode {
  return (data, from, view, at) => {
    const exact = Array.from({ length: SUPER / size }, (_, j) =>
      scaleAndLeast(data, from + size * j, size, steps),
    );
    for (let byte = 0; byte < bytes; byte++) view.setUint8(at + byte, 0);
    const d = writeHalf(view, at + scaleAt, Math.max(...exact.map(([scale]) => scale)) / most);
    const m = writeHalf(view, at + scaleAt + 2, Math.max(...exact.map(([, least]) => least)) / most);
    exact.forEach(([exactScale, exactLeast], j) => {
      const scale = d === 0 ? 0 : held(Math.round(exactScale / d), 0, most);
      const least = m === 0 ? 0 : held(Math.round(exactLeast / m), 0, most);
      putScale(view, at, j, scale, least);
      for (let e = size * j; e < size * (j + 1); e++) {
        const above = (data[from + e] as number) + m * least;
        putInteger(view, at, e, scale === 0 ? 0 : held(Math.round(above / (d * scale)), 0, steps));
      }
    });
  };
}

/** Six bits each of eight scales and least numbers in twelve bytes. */
function putSixBits(view: DataView, at: number, j: number, scale: number, least: number): void {
  if (j < 4) {
    put(view, at + j, scale);
    put(view, at + j + 4, least);
    return;
  }
  put(view, at + j + 4, (scale & 15) | ((least & 15) << 4));
  put(view, at + j - 4, (scale >> 4) << 6);
  put(view, at + j, (least >> 4) << 6);
}
const putNibble = (view: DataView, at: number, e: number, q: number): void =>
  put(view, at + (e >> 6) * 32 + (e & 31), q << (((e >> 5) & 1) * 4));

const sixBitParts = {
  size: 32,
  most: 63,
  scaleAt: 0,
  putScale: (view: DataView, at: number, j: number, scale: number, least: number) =>
    putSixBits(view, at + 4, j, scale, least),
} as const;

const fiveBits = fromLeast({
  ...sixBitParts,
  steps: 31,
  bytes: 176,
  putInteger: (view, at, e, q) => {
    putNibble(view, at + 48, e, q & 15);
    put(view, at + 16 + (e & 31), (q >> 4) << (e >> 5));
  },
});

const fourBits = fromLeast({
  ...sixBitParts,
  steps: 15,
  bytes: 144,
  putInteger: (view, at, e, q) => putNibble(view, at + 16, e, q),
});

const twoBits = fromLeast({
  size: 16,
  steps: 3,
  most: 15,
  scaleAt: 80,
  bytes: 84,
  putScale: (view, at, j, scale, least) => put(view, at + j, scale | (least << 4)),
  putInteger: (view, at, e, q) => put(view, at + 16 + (e >> 7) * 32 + (e & 31), q << (2 * ((e >> 5) & 3))),
});

/** By the names a command line gives them, with ggml's numbers. */
export const K_ENCODERS = {
  q6_k: { type: 14, encode: sixBits },
  q5_k: { type: 13, encode: fiveBits },
  q4_k: { type: 12, encode: fourBits },
  q3_k: { type: 11, encode: threeBits },
  q2_k: { type: 10, encode: twoBits },
} as const satisfies Readonly<Record<string, { readonly type: number; readonly encode: Encode }>>;
