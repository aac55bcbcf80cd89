/**
 * How well a model foresees a text: e to the mean of -ln p over its tokens.
 *
 * The text is taken in windows of the context's length, each beginning with BOS where the vocabulary has one; every token but a
 * window's first is foreseen from those before it in the window. The guest does the same (program/session.ts).
 */
import type { Transformer } from "./reference.js";
import type { Tokenizer } from "./tokenizer/tokenizer.js";

export interface Perplexity {
  /** Tokens that were foreseen. */
  readonly tokens: number;
  /** Mean of -ln p, in nats. */
  readonly loss: number;
  readonly perplexity: number;
}

/** Of a mean loss. */
export function perplexityOf(tokens: number, loss: number): Perplexity {
  return { tokens, loss, perplexity: Math.exp(loss) };
}

/** By a transformer, sums in double. */
export function measurePerplexity(transformer: Transformer, tokenizer: Tokenizer, text: string): Perplexity {
  const { seqLen } = transformer.config;
  const { bos, addBos } = tokenizer.vocabulary;
  const begin = addBos && bos !== undefined ? [bos] : [];
  let window: number[] = [...begin];
  let sum = 0;
  let count = 0;
  for (const token of tokenizer.encode(text, { bos: false })) {
    const previous = window.at(-1);
    if (previous !== undefined) {
      sum += loss(transformer.forward(previous, window.length - 1), token);
      count++;
    }
    window.push(token);
    if (window.length === seqLen) window = [...begin];
  }
  return perplexityOf(count, count === 0 ? 0 : sum / count);
}

/** -ln of the probability that logits give a token. */
export function loss(logits: Float32Array, token: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const logit of logits) most = Math.max(most, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - most);
  return Math.log(sum) - ((logits[token] as number) - most); // a token of the vocabulary
}
