/** Small checkpoints and tokenizers made in memory, for tests that need a valid or a damaged file. */

import type { ModelConfig } from "@ts-jit/model";

export const TINY: ModelConfig = {
  dim: 8,
  hiddenDim: 12,
  layers: 2,
  heads: 4,
  kvHeads: 2,
  vocabSize: 261,
  seqLen: 16,
};

/** The float32 numbers a version 0 checkpoint of this shape holds after its header. */
export function weightCount(config: ModelConfig, shared: boolean): number {
  const { dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen } = config;
  const kvDim = (dim / heads) * kvHeads;
  const layer = 2 * dim + 2 * dim * dim + 2 * dim * kvDim + 3 * dim * hiddenDim;
  const rotary = seqLen * (dim / heads);
  return vocabSize * dim * (shared ? 1 : 2) + layers * layer + dim + rotary;
}

/** A checkpoint whose every weight is its own index, so that a tensor's first number says where it begins. */
export function checkpointBytes(config: ModelConfig, shared = true): Uint8Array {
  const { dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen } = config;
  const bytes = new Uint8Array(28 + 4 * weightCount(config, shared));
  const header = Int32Array.of(
    dim,
    hiddenDim,
    layers,
    heads,
    kvHeads,
    shared ? vocabSize : -vocabSize,
    seqLen,
  );
  bytes.set(new Uint8Array(header.buffer));
  new Float32Array(bytes.buffer, 28).forEach((_, index, weights) => {
    weights[index] = index;
  });
  return bytes;
}

/** A tokenizer.bin: three controls, the bytes, then `pieces`. */
export function tokenizerBytes(pieces: readonly (readonly [text: string, score: number])[]): Uint8Array {
  const controls = ["<unk>", "\n<s>\n", "\n</s>\n"].map((text) => [text, 0] as const);
  const raw = Array.from({ length: 256 }, (_, byte) => {
    return [`<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`, 0] as const;
  });
  const parts: number[] = [...new Uint8Array(Int32Array.of(7).buffer)];
  for (const [text, score] of [...controls, ...raw, ...pieces]) {
    const utf8 = new TextEncoder().encode(text);
    parts.push(
      ...new Uint8Array(Float32Array.of(score).buffer),
      ...new Uint8Array(Int32Array.of(utf8.length).buffer),
    );
    parts.push(...utf8);
  }
  return Uint8Array.from(parts);
}
