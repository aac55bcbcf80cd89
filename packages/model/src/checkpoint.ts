/**
 * Models as they are read, and llama2.c's version 0 checkpoints (later versions: versioned-checkpoint.ts).
 *
 * The file is little-endian: seven int32 (dim, hidden_dim, n_layers, n_heads, n_kv_heads, vocab_size, seq_len; a
 * negative vocab_size means the classifier is not shared with the embedding), then float32 tensors without gaps:
 *
 *     token_embedding                                            [vocab, dim]
 *     attention_norm                                             [layers, dim]
 *     wq, wk, wv, wo                                             [layers, dim | kvDim, dim] each
 *     ffn_norm                                                   [layers, dim]
 *     w1, w2, w3                                                 [layers, hidden, dim], w2 [layers, dim, hidden]
 *     final_norm                                                 [dim]
 *     freq_cis_real, freq_cis_imag (old rotary tables, unused)   [seqLen, headSize / 2] each
 *     classifier, unless shared                                  [vocab, dim]
 *
 * Source: llama2.c, `run.c: memory_map_weights` and `export.py: legacy_export`.
 */

import { type ByteSource, head } from "./byte-source.js";
import { ModelError } from "./errors.js";
import { floatTensor } from "./tensor.js";

/** The sizes of a Llama model. */
export interface ModelConfig {
  /** Width of the residual stream. */
  readonly dim: number;
  /** Width of the feed-forward layer. */
  readonly hiddenDim: number;
  readonly layers: number;
  /** Query heads. */
  readonly heads: number;
  /** Key and value heads: `heads / kvHeads` query heads share one. */
  readonly kvHeads: number;
  readonly vocabSize: number;
  /** Tokens of context. */
  readonly seqLen: number;
  /** Added to the mean square that a vector is divided by the root of; default 1e-5. */
  readonly rmsEpsilon?: number;
  /** The base of the rotary angles; default 10000. */
  readonly ropeBase?: number;
  /** Where the angles are not those of the base: radians a position for each pair of a head, and what cosines and sines grow by. */
  readonly rope?: { readonly frequencies: Float64Array; readonly magnitude: number };
}

/** Weights as integers with a scale for each `group` of neighbours in a row; a row's last group may be short. */
export interface Quantized {
  readonly group: number;
  /** 4: the values are -8 to 7, or 0 to 15 with a least weight. 8: -128 to 127. */
  readonly bits: 4 | 8;
  /** Row-major. */
  readonly values: Int8Array;
  /** Row-major, [rows, ⌈columns / group⌉]: a weight is its value times its group's scale ... */
  readonly scales: Float32Array;
  /** Whether all scales are float16 numbers; not with least weights. */
  readonly halfScales?: boolean | undefined;
  /** ... plus, where there is one, its group's least weight. */
  readonly least?: Float32Array | undefined;
}

/** A named matrix (or vector), row-major. */
export interface Tensor {
  /** Such as "layers.3.wq". */
  readonly name: string;
  /** [rows, columns] of a matrix that is multiplied from the left, [size] of a vector. */
  readonly shape: readonly number[];
  /** All numbers; read at the first question and kept. */
  readonly data: Float32Array;
  /** The integers that `data` is made from, where the model is taken so; not kept. */
  readonly quantized?: Quantized | undefined;
  /** Some of a matrix's rows, read anew: how a tensor larger than memory is gone through. */
  rows(from: number, to: number): Tensor;
}

/** One transformer layer. */
export interface LayerWeights {
  readonly attentionNorm: Tensor; // [dim]
  readonly wq: Tensor; // [dim, dim]
  readonly wk: Tensor; // [kvDim, dim]
  readonly wv: Tensor; // [kvDim, dim]
  readonly wo: Tensor; // [dim, dim]
  readonly ffnNorm: Tensor; // [dim]
  readonly w1: Tensor; // [hiddenDim, dim], the gate
  readonly w2: Tensor; // [dim, hiddenDim], down
  readonly w3: Tensor; // [hiddenDim, dim], up
}

/** The weights of each layer, from the tensors of each kind, which have one a layer. */
export function layersOf(
  count: number,
  kinds: { readonly [Kind in keyof LayerWeights]: readonly Tensor[] },
): LayerWeights[] {
  return Array.from({ length: count }, (_, layer) => {
    const of = (tensors: readonly Tensor[]): Tensor => tensors[layer] as Tensor; // layer < count
    return {
      attentionNorm: of(kinds.attentionNorm),
      wq: of(kinds.wq),
      wk: of(kinds.wk),
      wv: of(kinds.wv),
      wo: of(kinds.wo),
      ffnNorm: of(kinds.ffnNorm),
      w1: of(kinds.w1),
      w2: of(kinds.w2),
      w3: of(kinds.w3),
    };
  });
}

/** A model as it was read: sizes, and weights that are read from its file when they are asked for. */
export interface Model {
  /** Where it came from, for messages. */
  readonly file: string;
  readonly config: ModelConfig;
  readonly tokenEmbedding: Tensor; // [vocabSize, dim]
  readonly layers: readonly LayerWeights[];
  readonly finalNorm: Tensor; // [dim]
  /** [vocabSize, dim]; the same tensor as `tokenEmbedding` when the model shares it. */
  readonly classifier: Tensor;
}

/** Elements of one query, key or value head. */
export function headSize(config: ModelConfig): number {
  return config.dim / config.heads;
}

/** Width of the keys and values of all heads. */
export function kvDim(config: ModelConfig): number {
  return headSize(config) * config.kvHeads;
}

/** What llama2.c's files do not say. */
export const RMS_EPSILON = 1e-5;
export const ROPE_BASE = 10000;

/** The header's fields in the file's order, with the greatest value that is taken for a real model. */
const HEADER = [
  { key: "dim", field: "dim", limit: 1 << 16 },
  { key: "hiddenDim", field: "hidden_dim", limit: 1 << 18 },
  { key: "layers", field: "n_layers", limit: 1 << 10 },
  { key: "heads", field: "n_heads", limit: 1 << 10 },
  { key: "kvHeads", field: "n_kv_heads", limit: 1 << 10 },
  { key: "vocabSize", field: "vocab_size", limit: 1 << 20 },
  { key: "seqLen", field: "seq_len", limit: 1 << 20 },
] as const satisfies readonly {
  readonly key: keyof ModelConfig;
  readonly field: string;
  readonly limit: number;
}[];

const HEADER_BYTES = 4 * HEADER.length;

/**
 * Reads a version 0 checkpoint.
 *
 * @param source the whole file
 * @param file its name, for messages
 * @throws ModelError when a header field is absurd, the sizes do not divide, a tensor is cut short, or bytes are left over.
 */
export function readVersion0(source: ByteSource, file: string): Model {
  const { config, sharedClassifier } = readHeader(source, file, 0);
  const { dim, hiddenDim, layers: layerCount, vocabSize, seqLen } = config;
  let at = HEADER_BYTES;

  const tensor = (name: string, ...shape: readonly number[]): Tensor => {
    const size = shape.reduce((product, n) => product * n, 1);
    if (at + 4 * size > source.size) {
      const found = `${Math.max(0, source.size - at)} before the file ends`;
      throw new ModelError({ file, field: name, expected: `${4 * size} bytes at byte ${at}`, found });
    }
    at += 4 * size;
    return floatTensor(name, shape, source, at - 4 * size);
  };
  const perLayer = (name: string, ...shape: readonly number[]): readonly Tensor[] =>
    Array.from({ length: layerCount }, (_, layer) => tensor(`layers.${layer}.${name}`, ...shape));

  const tokenEmbedding = tensor("token_embedding", vocabSize, dim);
  const attentionNorm = perLayer("attention_norm", dim);
  const wq = perLayer("wq", dim, dim);
  const wk = perLayer("wk", kvDim(config), dim);
  const wv = perLayer("wv", kvDim(config), dim);
  const wo = perLayer("wo", dim, dim);
  const ffnNorm = perLayer("ffn_norm", dim);
  const w1 = perLayer("w1", hiddenDim, dim);
  const w2 = perLayer("w2", dim, hiddenDim);
  const w3 = perLayer("w3", hiddenDim, dim);
  const finalNorm = tensor("final_norm", dim);
  tensor("freq_cis_real", seqLen, headSize(config) / 2);
  tensor("freq_cis_imag", seqLen, headSize(config) / 2);
  const classifier = sharedClassifier ? tokenEmbedding : tensor("classifier", vocabSize, dim);
  if (at !== source.size) {
    throw new ModelError({ file, field: "length", expected: `${at} bytes`, found: `${source.size}` });
  }

  const layers = layersOf(layerCount, { attentionNorm, wq, wk, wv, wo, ffnNorm, w1, w2, w3 });
  return { file, config, tokenEmbedding, layers, finalNorm, classifier };
}

/** The seven numbers from byte `offset` on. @throws ModelError for a field that no model has. */
export function readHeader(
  source: ByteSource,
  file: string,
  offset: number,
): { readonly config: ModelConfig; readonly sharedClassifier: boolean } {
  if (source.size < offset + HEADER_BYTES) {
    throw new ModelError({
      file,
      field: "header",
      expected: `${offset + HEADER_BYTES} bytes`,
      found: `${source.size}`,
    });
  }
  const view = head(source, offset + HEADER_BYTES);
  const config = { dim: 0, hiddenDim: 0, layers: 0, heads: 0, kvHeads: 0, vocabSize: 0, seqLen: 0 };
  let sharedClassifier = true;
  HEADER.forEach(({ key, field, limit }, index) => {
    const stored = view.getInt32(offset + 4 * index, true);
    if (key === "vocabSize") sharedClassifier = stored > 0;
    const value = key === "vocabSize" ? Math.abs(stored) : stored;
    if (value < 1 || value > limit) {
      throw new ModelError({ file, field, expected: `1 to ${limit}`, found: `${stored}` });
    }
    config[key] = value;
  });
  const { dim, heads, kvHeads } = config;
  if (dim % (2 * heads) !== 0) {
    throw new ModelError({
      file,
      field: "n_heads",
      expected: `heads of an even size in dim ${dim}`,
      found: `${heads}`,
    });
  }
  if (heads % kvHeads !== 0) {
    throw new ModelError({
      file,
      field: "n_kv_heads",
      expected: `a divisor of n_heads ${heads}`,
      found: `${kvHeads}`,
    });
  }
  return { config, sharedClassifier };
}
