/**
 * From logits to the next token: the most likely one, or one drawn at a temperature, from all tokens or from the
 * most likely ones (top-p).
 *
 * The draws are llama2.c's (`run.c: sample, sample_mult, sample_topp, random_f32`), in float32 where it uses float,
 * so that a seed gives the same text here and there.
 */

import { softmax } from "./reference.js";

/** How to choose a token. */
export interface SamplerOptions {
  /** 0 takes the most likely token; 1 draws from the model's own distribution; below 1 is bolder. Default: 1. */
  readonly temperature?: number;
  /** Draw from the most likely tokens that together exceed this probability; 0 or 1 draws from all. Default: 0.9. */
  readonly topP?: number;
  /** Not 0. Default: 1. */
  readonly seed?: number | bigint;
}

const MASK_64 = (1n << 64n) - 1n;

/** The xorshift64* generator (Vigna, "An experimental exploration of Marsaglia's xorshift generators", 2016). */
export class Xorshift {
  #state: bigint;

  /** @throws RangeError for the seed 0, from which the generator never leaves. */
  constructor(seed: number | bigint) {
    this.#state = BigInt(seed) & MASK_64;
    if (this.#state === 0n) throw new RangeError("seed: expected a number other than 0");
  }

  /** An integer in [0, 2^32). */
  uint32(): number {
    let x = this.#state;
    x ^= x >> 12n;
    x = (x ^ (x << 25n)) & MASK_64;
    x ^= x >> 27n;
    this.#state = x;
    return Number(((x * 0x2545f4914f6cdd1dn) & MASK_64) >> 32n);
  }

  /** A float32 in [0, 1): 24 random bits. */
  float32(): number {
    return (this.uint32() >>> 8) / 16777216;
  }
}

/** Chooses tokens; the generator's state goes on from call to call. */
export class Sampler {
  readonly #temperature: number;
  readonly #topP: number;
  readonly #random: Xorshift;

  /** @throws RangeError for a negative temperature, a topP outside 0 to 1, or the seed 0. */
  constructor({ temperature = 1, topP = 0.9, seed = 1 }: SamplerOptions = {}) {
    if (!(temperature >= 0)) throw new RangeError(`temperature: expected 0 or more, found ${temperature}`);
    if (!(topP >= 0 && topP <= 1)) throw new RangeError(`topP: expected 0 to 1, found ${topP}`);
    this.#temperature = Math.fround(temperature);
    this.#topP = Math.fround(topP);
    this.#random = new Xorshift(seed);
  }

  /** The next token. Above temperature 0, `logits` [vocabSize] hold the probabilities afterwards. */
  sample(logits: Float32Array): number {
    if (this.#temperature === 0) return argmax(logits);
    for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] as number) / this.#temperature;
    softmax(logits);
    const coin = this.#random.float32();
    return this.#topP <= 0 || this.#topP >= 1
      ? sampleAll(logits, coin)
      : sampleTopP(logits, this.#topP, coin);
  }
}

/** The token of the greatest value, the first of equals. */
export function argmax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if ((values[i] as number) > (values[best] as number)) best = i;
  }
  return best;
}

/** The token at which the running sum of `probabilities` passes `coin`, a number in [0, 1). */
export function sampleAll(probabilities: Float32Array, coin: number): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    sum = Math.fround(sum + (probabilities[i] as number));
    if (coin < sum) return i;
  }
  return probabilities.length - 1; // the sum was rounded to less than the coin
}

/**
 * Draws from the smallest set of most likely tokens whose sum exceeds `topP` (Holtzman et al., "The Curious Case of
 * Neural Text Degeneration", 2020). `coin` is a number in [0, 1).
 */
export function sampleTopP(probabilities: Float32Array, topP: number, coin: number): number {
  // A token below the cut-off cannot be in the set: it is not worth sorting.
  const cutoff = Math.fround(Math.fround(1 - topP) / (probabilities.length - 1));
  const candidates: { readonly token: number; readonly probability: number }[] = [];
  probabilities.forEach((probability, token) => {
    if (probability >= cutoff) candidates.push({ token, probability });
  });
  candidates.sort((a, b) => b.probability - a.probability);

  let sum = 0;
  let size = 0;
  for (const { probability } of candidates) {
    sum = Math.fround(sum + probability);
    size++;
    if (sum > topP) break;
  }
  const chosen = candidates.slice(0, size);
  const mark = Math.fround(coin * sum);
  let passed = 0;
  for (const { token, probability } of chosen) {
    passed = Math.fround(passed + probability);
    if (mark < passed) return token;
  }
  return chosen.at(-1)?.token ?? probabilities.length - 1;
}
