/**
 * From logits to the next token, in plain TypeScript: what the guest's sampler (program/sample.ts) is compared with, bit by bit.
 *
 *     bans, penalties on the logits -> greedy: the greatest
 *                                   -> else: all tokens -> filter -> filter ... -> a draw
 *
 * The tokens that take part are always in the vocabulary's order, and so are sums over them; everything is rounded to
 * float32 after every operation.
 */
import { exponentialFloat } from "../kernels/exponential.js";
import { logarithmFloat } from "./logarithm.js";
import { type Chain, type FilterName, hasPenalties, type SamplerOptions, samplingChain } from "./options.js";

const { fround } = Math;
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

/** A token that takes part in the draw. */
export interface Candidate {
  readonly token: number;
  readonly logit: number;
}

/** Chooses tokens; the generator's state goes on from call to call. */
export class Sampler {
  readonly #chain: Chain;
  readonly #random: Xorshift;

  /** @throws RangeError for an option outside of its bounds. */
  constructor(options: SamplerOptions = {}) {
    this.#chain = samplingChain(options);
    this.#random = new Xorshift(this.#chain.seed);
  }

  /**
   * The next token.
   * @param logits [vocabSize]; penalties and bans are written into them
   * @param history the tokens before it, for penalties and bans
   */
  sample(logits: Float32Array, history: ArrayLike<number> = []): number {
    const chain = this.#chain;
    if (hasPenalties(chain)) penalize(logits, history, chain);
    if (chain.ngram > 0) banNgrams(logits, history, chain.ngram);
    if (chain.greedy) return argmax(logits);
    let candidates: readonly Candidate[] = Array.from(logits, (logit, token) => ({ token, logit }));
    const allowed = candidates.filter(({ logit }) => logit !== Number.NEGATIVE_INFINITY);
    if (allowed.length > 0) candidates = allowed;
    for (const { name, value } of chain.filters) candidates = RUN[name](candidates, value);
    return draw(candidates, this.#random.float32());
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

/**
 * Makes what was seen in the last `window` tokens less likely (Keskar et al., "CTRL", 2019; llama.cpp, `llama_sampler_penalties`).
 */
export function penalize(
  logits: Float32Array,
  history: ArrayLike<number>,
  { window, repeat, frequency, presence }: Pick<Chain, "window" | "repeat" | "frequency" | "presence">,
): void {
  const counts = new Map<number, number>();
  for (let at = Math.max(0, history.length - window); at < history.length; at++) {
    const token = history[at] as number; // below its length
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  for (const [token, count] of counts) {
    const logit = logits[token] as number; // history holds tokens of the vocabulary
    const scaled = fround(logit <= 0 ? logit * repeat : logit / repeat);
    logits[token] = fround(scaled - fround(fround(count * frequency) + presence));
  }
}

/** Bans the tokens that would repeat a run of `n` tokens (Paulus et al., "A Deep Reinforced Model ...", 2017). */
export function banNgrams(logits: Float32Array, history: ArrayLike<number>, n: number): void {
  const last = history.length - (n - 1);
  for (let from = 0; from < last; from++) {
    let same = 0;
    while (same < n - 1 && history[from + same] === history[last + same]) same++;
    const next = history[from + n - 1];
    if (same === n - 1 && next !== undefined) logits[next] = Number.NEGATIVE_INFINITY;
  }
}

/** e^(logit - greatest logit) of each, and their sum. */
function weights(candidates: readonly Candidate[]): { readonly each: Float32Array; readonly sum: number } {
  let most = Number.NEGATIVE_INFINITY;
  for (const { logit } of candidates) if (logit > most) most = logit;
  const each = Float32Array.from(candidates, ({ logit }) => exponentialFloat(fround(logit - most)));
  return { each, sum: each.reduce((sum, weight) => fround(sum + weight), 0) };
}

/** The candidates of greatest keys, the first of equals, until their weights reach `target`. */
function reach(
  candidates: readonly Candidate[],
  keys: Float32Array,
  each: Float32Array,
  target: number,
): readonly Candidate[] {
  const order = [...candidates.keys()].sort((a, b) => (keys[b] as number) - (keys[a] as number) || a - b);
  const kept = new Set<number>();
  let sum = 0;
  for (const at of order) {
    kept.add(at);
    sum = fround(sum + (each[at] as number));
    if (sum >= target) break;
  }
  return candidates.filter((_, at) => kept.has(at));
}

/** The filters: each takes candidates in the vocabulary's order and gives some of them, at least one. */
const RUN: Readonly<Record<FilterName, (from: readonly Candidate[], value: number) => readonly Candidate[]>> =
  {
    // Fan et al., "Hierarchical Neural Story Generation", 2018.
    topK(candidates, k) {
      const order = [...candidates.keys()].sort(
        (a, b) => (candidates[b] as Candidate).logit - (candidates[a] as Candidate).logit || a - b,
      );
      const kept = new Set(order.slice(0, k));
      return candidates.filter((_, at) => kept.has(at));
    },
    // Meister et al., "Locally Typical Sampling", 2022.
    typicalP(candidates, p) {
      const { each, sum } = weights(candidates);
      const most = candidates.reduce(
        (max, { logit }) => (logit > max ? logit : max),
        Number.NEGATIVE_INFINITY,
      );
      const log = logarithmFloat(sum);
      const surprise = candidates.map(({ logit }) => fround(log - fround(logit - most)));
      let expected = 0;
      surprise.forEach((value, at) => {
        expected = fround(expected + fround(fround((each[at] as number) / sum) * value));
      });
      const nearness = Float32Array.from(surprise, (value) => -Math.abs(fround(value - expected)));
      return reach(candidates, nearness, each, fround(p * sum));
    },
    // Holtzman et al., "The Curious Case of Neural Text Degeneration", 2020.
    topP(candidates, p) {
      const { each, sum } = weights(candidates);
      return reach(
        candidates,
        Float32Array.from(candidates, ({ logit }) => logit),
        each,
        fround(p * sum),
      );
    },
    // Nguyen et al., "Turning Up the Heat: Min-p Sampling", 2024.
    minP(candidates, p) {
      const { each } = weights(candidates);
      return candidates.filter((_, at) => (each[at] as number) >= p);
    },
    temperature(candidates, t) {
      return candidates.map(({ token, logit }) => ({ token, logit: fround(logit / t) }));
    },
  };

/** Runs one filter; for tests and for people who want only that. */
export function filterCandidates(
  name: FilterName,
  candidates: readonly Candidate[],
  value: number,
): readonly Candidate[] {
  return RUN[name](candidates, Math.fround(value));
}

/** The candidate at which the running sum of weights passes `coin`, a number in [0, 1), of them all. */
export function draw(candidates: readonly Candidate[], coin: number): number {
  const { each, sum } = weights(candidates);
  const mark = fround(coin * sum);
  let passed = 0;
  for (const [at, { token }] of candidates.entries()) {
    passed = fround(passed + (each[at] as number));
    if (mark < passed) return token;
  }
  return candidates.at(-1)?.token ?? 0; // the product was rounded up to the sum
}
