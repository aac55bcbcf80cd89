/** Packs weights and vocabulary in the order the guest reads them: see kernels/layout.ts. */
import { headSize, kvDim, type Model, type ModelConfig, type Tensor } from "../checkpoint.js";
import { type LayerLayout, PANEL, panels, type WeightLayout, weightLayout } from "../kernels/layout.js";
import { rotaryTable } from "../kernels/rotary.js";
import type { Tokenizer } from "../tokenizer.js";
import { packVocabulary, type VocabularyLayout, vocabularyLayout } from "./vocabulary.js";

/** Where things lie in the module of a model with its tokenizer. */
export interface ModuleLayout {
  readonly weights: WeightLayout;
  readonly vocabulary: VocabularyLayout;
  /** Bytes of the module. */
  readonly size: number;
}

export function moduleLayout(model: Model, tokenizer: Tokenizer): ModuleLayout {
  const weights = weightLayout(model.config, model.classifier === model.tokenEmbedding);
  const vocabulary = vocabularyLayout(tokenizer, weights.end);
  return { weights, vocabulary, size: vocabulary.end };
}

/** The module's bytes. */
export function packModule(model: Model, tokenizer: Tokenizer, layout: ModuleLayout): Uint8Array {
  const { config } = model;
  const { weights } = layout;
  const floats = new Float32Array(layout.size / 4);
  model.layers.forEach((layer, index) => {
    const base = index * weights.layer.stride;
    const at = (place: Exclude<keyof LayerLayout, "stride">) => base + weights.layer[place];
    floats.set(layer.attentionNorm.data, at("attentionNorm") / 4);
    packMatrix(floats, at("qkv"), [layer.wq, layer.wk, layer.wv]);
    packMatrix(floats, at("output"), [layer.wo]);
    floats.set(layer.ffnNorm.data, at("ffnNorm") / 4);
    packMatrix(floats, at("gateUp"), [layer.w1]);
    packMatrix(floats, at("gateUp") + 4 * panels(config.hiddenDim) * config.dim, [layer.w3]);
    packMatrix(floats, at("down"), [layer.w2]);
  });
  floats.set(model.finalNorm.data, weights.finalNorm / 4);
  packMatrix(floats, weights.classifier, [model.classifier]);
  if (weights.embedding !== weights.classifier) packMatrix(floats, weights.embedding, [model.tokenEmbedding]);
  packRotary(floats, weights.rotary, config);
  const bytes = new Uint8Array(floats.buffer);
  packVocabulary(bytes, tokenizer, layout.vocabulary);
  return bytes;
}

/** Matrices of the same width, one under the other, in panels from byte `at` on. */
function packMatrix(floats: Float32Array, at: number, matrices: readonly Tensor[]): void {
  let row = 0;
  for (const { data, shape } of matrices) {
    const [rows = 0, columns = 0] = shape;
    for (let r = 0; r < rows; r++, row++) {
      let to = at / 4 + Math.floor(row / PANEL) * PANEL * columns + (row % PANEL);
      const from = r * columns;
      for (let column = 0; column < columns; column++, to += PANEL) {
        floats[to] = data[from + column] as number; // the shape was checked when it was read
      }
    }
  }
}

/** For each position the cosines, each twice, then the sines, the first of each pair negative. */
function packRotary(floats: Float32Array, at: number, config: ModelConfig): void {
  const size = headSize(config);
  let to = at / 4;
  for (let position = 0; position < config.seqLen; position++, to += 2 * size) {
    const { cosines, sines } = rotaryTable(position, size);
    for (let i = 0; i < size; i++) {
      const pair = i >> 1;
      floats[to + i] = cosines[pair] as number; // size / 2 of each
      floats[to + size + i] = (i % 2 === 0 ? -1 : 1) * (sines[pair] as number);
    }
  }
}

/** Bytes the guest needs beside its weights and code: keys, values and buffers. */
export function workingBytes(config: ModelConfig): number {
  const caches = 2 * config.layers * config.seqLen * Math.max(kvDim(config), PANEL * config.kvHeads);
  return 4 * (caches + 4 * config.dim + 4 * config.hiddenDim + 3 * config.vocabSize + 2 * config.seqLen);
}
