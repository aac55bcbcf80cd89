/** Models of random weights, of any shape, with a vocabulary that fits. */
import { type Model, type ModelConfig, readCheckpoint, Tokenizer } from "@ts-jit/model";
import { checkpointBytes, tokenizerBytes } from "./checkpoint-bytes.js";

/** Numbers from -1 to 1, the same for the same seed (Lehmer's generator). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 0x7fffffff;
    return (2 * state) / 0x7fffffff - 1;
  };
}

export interface RandomModel {
  readonly model: Model;
  readonly tokenizer: Tokenizer;
}

const WORDS = ["on", "ce", "once", " a", " up", " upon", " t", "he", " the", "é", "日", " once"];

export function randomModel(config: ModelConfig, shared = true, seed = 1): RandomModel {
  const bytes = checkpointBytes(config, shared);
  const random = randomNumbers(seed);
  new Float32Array(bytes.buffer, 28).forEach((_, index, weights) => {
    weights[index] = random() * 0.8;
  });
  const pieces = Array.from({ length: config.vocabSize - 259 }, (_, i) => {
    return [WORDS[i] ?? `piece ${i}`, (i % 7) - 3] as const;
  });
  return {
    model: readCheckpoint(bytes, "random"),
    tokenizer: Tokenizer.read(tokenizerBytes(pieces), config.vocabSize),
  };
}
