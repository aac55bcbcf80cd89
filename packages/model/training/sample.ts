/** Greedy text from a network in training, to look at while it learns. */

import { BOS, type Tokenizer } from "@ts-jit/model";
import type { Network } from "./network.js";

/**
 * The most likely continuation of `prompt`, up to `limit` tokens or the next BOS, prompt included. Each token runs
 * the whole text again, which is slow and needs nothing but the trainer's own forward pass.
 */
export function continueGreedily(
  network: Network,
  tokenizer: Tokenizer,
  prompt: string,
  limit: number,
): string {
  const tokens = tokenizer.encode(prompt);
  while (tokens.length < limit) {
    const next = network.predict(Int32Array.from(tokens));
    if (next === BOS) break;
    tokens.push(next);
  }
  const text = tokens.flatMap((token, at) =>
    at === 0 ? [] : [...tokenizer.decode(tokens[at - 1] ?? BOS, token)],
  );
  return new TextDecoder().decode(Uint8Array.from(text));
}
