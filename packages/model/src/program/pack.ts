/** Packs weights and vocabulary in the order the guest reads them: see kernels/layout.ts. */
import { headSize, kvDim, type Model, type ModelConfig, ROPE_BASE, type Tensor } from "../checkpoint.js";
import {
  type LayerLayout,
  type MatrixFormat,
  matrixBytes,
  PANEL,
  panelBytes,
  type QuantizedFormat,
  type WeightLayout,
  weightLayout,
} from "../kernels/layout.js";
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

/** How a model's matrices are stored: in groups when any of them is given so, `weightBytes` for a weight. */
function formatOf(model: Model, weightBytes: 1 | 2): MatrixFormat {
  const group = model.layers[0]?.wq.quantized?.group;
  return group === undefined ? { kind: "f32" } : { kind: "q8", group, weightBytes };
}

/** `weightBytes`: what a quantised weight takes; 2 suits emulators, which widen slowly. */
export function moduleLayout(model: Model, tokenizer: Tokenizer, weightBytes: 1 | 2 = 1): ModuleLayout {
  const shared = model.classifier === model.tokenEmbedding;
  const weights = weightLayout(model.config, shared, formatOf(model, weightBytes));
  const vocabulary = vocabularyLayout(tokenizer, weights.end);
  return { weights, vocabulary, size: vocabulary.end };
}

/** The module's bytes. */
export function packModule(model: Model, tokenizer: Tokenizer, layout: ModuleLayout): Uint8Array {
  const { config } = model;
  const { weights } = layout;
  const { format } = weights;
  const bytes = new Uint8Array(layout.size);
  const floats = new Float32Array(bytes.buffer);
  const matrix = (at: number, tensors: readonly Tensor[]) =>
    format.kind === "f32" ? packFloats(floats, at, tensors) : packQuantized(bytes, at, tensors, format);
  model.layers.forEach((layer, index) => {
    const base = index * weights.layer.stride;
    const at = (place: Exclude<keyof LayerLayout, "stride">) => base + weights.layer[place];
    floats.set(layer.attentionNorm.data, at("attentionNorm") / 4);
    matrix(at("qkv"), [layer.wq, layer.wk, layer.wv]);
    matrix(at("output"), [layer.wo]);
    floats.set(layer.ffnNorm.data, at("ffnNorm") / 4);
    matrix(at("gateUp"), [layer.w1]);
    matrix(at("gateUp") + matrixBytes(config.hiddenDim, config.dim, format), [layer.w3]);
    matrix(at("down"), [layer.w2]);
  });
  floats.set(model.finalNorm.data, weights.finalNorm / 4);
  matrix(weights.classifier, [model.classifier]);
  if (weights.embedding !== weights.classifier) matrix(weights.embedding, [model.tokenEmbedding]);
  packRotary(floats, weights.rotary, config);
  packVocabulary(bytes, tokenizer, layout.vocabulary);
  return bytes;
}

/** Matrices of the same width, one under the other, in panels from byte `at` on. */
function packFloats(floats: Float32Array, at: number, matrices: readonly Tensor[]): void {
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

/** The same of quantised matrices: see kernels/quantized.ts. */
function packQuantized(
  bytes: Uint8Array,
  at: number,
  matrices: readonly Tensor[],
  format: QuantizedFormat,
): void {
  const { group, weightBytes } = format;
  const floats = new Float32Array(bytes.buffer);
  const weights = weightBytes === 1 ? new Int8Array(bytes.buffer) : new Int16Array(bytes.buffer);
  let row = 0;
  for (const { name, shape, quantized } of matrices) {
    const [rows = 0, columns = 0] = shape;
    if (quantized === undefined || quantized.group !== group) {
      throw new TypeError(`${name} is not quantised in groups of ${group}`);
    }
    const { values, scales } = quantized;
    const groupBytes = PANEL * (4 + weightBytes * group);
    for (let r = 0; r < rows; r++, row++) {
      let place = at + Math.floor(row / PANEL) * panelBytes(columns, format);
      const lane = row % PANEL;
      for (let g = 0; g < columns / group; g++, place += groupBytes) {
        const from = r * columns + g * group;
        floats[place / 4 + lane] = scales[from / group] as number; // of the shape checked when it was read
        let to = (place + 4 * PANEL) / weightBytes + lane;
        for (let i = 0; i < group; i++, to += PANEL) weights[to] = values[from + i] as number;
      }
    }
  }
}

/** For each position the cosines, each twice, then the sines, the first of each pair negative. */
function packRotary(floats: Float32Array, at: number, config: ModelConfig): void {
  const size = headSize(config);
  let to = at / 4;
  for (let position = 0; position < config.seqLen; position++, to += 2 * size) {
    const { cosines, sines } = rotaryTable(position, size, config.ropeBase ?? ROPE_BASE);
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
