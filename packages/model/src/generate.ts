/** The token loop, as llama2.c's `generate` runs it. */

import { ModelError } from "./errors.js";
import type { Transformer } from "./reference.js";
import type { Sampler } from "./sampling/sampler.js";
import { TextStream } from "./text-stream.js";
import type { Tokenizer } from "./tokenizer/tokenizer.js";

/** What to generate. */
export interface GenerateOptions {
  /** The text to go on from; it is part of what comes out. Default: "". */
  readonly prompt?: string;
  /** Positions to run, the prompt's among them; 0 or more than the context means the whole context. Default: 0. */
  readonly steps?: number;
  /** The text ends before any of these; they are not looked for in the prompt. */
  readonly stops?: readonly string[];
}

/** One token of the text. */
export interface GeneratedPiece {
  readonly token: number;
  /** What the token prints. A code point may be spread over several pieces. */
  readonly bytes: Uint8Array;
  /** The position it was predicted at: BOS stands at 0, so the first piece comes from position 0; -1 of a text without it. */
  readonly position: number;
  /** Whether the token was the prompt's, not the sampler's. */
  readonly fromPrompt: boolean;
}

/**
 * Yields the text's pieces, the prompt's first, until a token comes that ends a text or `steps` positions have run.
 * The sampler draws only once the prompt is over.
 *
 * @throws ModelError when the tokenizer has not as many tokens as the model.
 */
export function* generate(
  transformer: Transformer,
  tokenizer: Tokenizer,
  sampler: Sampler,
  { prompt = "", steps = 0 }: GenerateOptions = {},
): Generator<GeneratedPiece, void, undefined> {
  const { seqLen, vocabSize } = transformer.config;
  if (tokenizer.vocabSize !== vocabSize) {
    const found = `${tokenizer.vocabSize}`;
    throw new ModelError({
      file: "tokenizer",
      field: "vocab_size",
      expected: `${vocabSize}, the model's`,
      found,
    });
  }
  const encoded = tokenizer.encode([{ text: prompt, special: true }]);
  const promptTokens = encoded.length > 0 ? encoded : [tokenizer.first];
  const history: number[] = promptTokens.slice(0, 1);
  const end = steps <= 0 || steps > seqLen ? seqLen : steps;
  let token = promptTokens[0] as number; // there is one
  const first = tokenizer.decode(undefined, token);
  if (first.length > 0) yield { token, bytes: first, position: -1, fromPrompt: true };
  for (let position = 0; position < end; position++) {
    const logits = transformer.forward(token, position);
    const forced = promptTokens[position + 1];
    const next = forced ?? sampler.sample(logits, history);
    if (forced === undefined && tokenizer.ends.has(next)) return;
    yield { token: next, bytes: tokenizer.decode(token, next), position, fromPrompt: forced !== undefined };
    token = next;
    history.push(next);
  }
}

/** The whole text of `generate`: its pieces' bytes as UTF-8, what is not UTF-8 replaced by U+FFFD. */
export function generateText(
  transformer: Transformer,
  tokenizer: Tokenizer,
  sampler: Sampler,
  options: GenerateOptions = {},
): string {
  const decoder = new TextDecoder();
  const stream = new TextStream(options.stops);
  let text = "";
  for (const { bytes, fromPrompt } of generate(transformer, tokenizer, sampler, options)) {
    if (fromPrompt) text += decoder.decode(bytes, { stream: true });
    else {
      const certain = stream.push(bytes);
      text += decoder.decode(certain.bytes, { stream: true });
      if (certain.stopped) break;
    }
  }
  return text + decoder.decode(stream.end());
}
