/**
 * The forward pass in plain TypeScript: what every other way of running a model is compared with.
 *
 * It reads as llama2.c's `run.c: forward` does, from the embedding to the logits, one token at a position a time.
 * Every buffer is float32. Sums are kept in doubles by default ("double": one rounding at the end, the same on any
 * machine whatever the order of a kernel's additions), or everything is rounded to float32 after every operation, sums
 * in index order and the exponential our own ("float": bit for bit what the generated kernels compute; what a C compiler
 * makes of llama2.c without -ffast-math and without fused operations differs from it by the exponential alone).
 * Quantised matrices: "float" multiplies in integers as the kernels do, "double" takes the weights for what they mean.
 */

import {
  headSize,
  kvDim,
  type Model,
  type ModelConfig,
  type Quantized,
  RMS_EPSILON,
  type Tensor,
} from "./checkpoint.js";
import { quantize } from "./kernels/activations.js";
import { exponentialFloat } from "./kernels/exponential.js";
import type { KvFormat } from "./kernels/layout.js";
import { rotaryTable } from "./kernels/rotary.js";
import { BlockCache, type HeadCache } from "./reference-attention.js";
import { dequantize } from "./tensor.js";

/** How sums are kept: see the head of this file. */
export type Accumulate = "double" | "float";

/** Anything that turns the token at a position into the logits of the next one. */
export interface Transformer {
  readonly config: ModelConfig;
  /**
   * Runs `token` at `position`; the positions before it must have been run, in order.
   * Returns the logits [vocabSize], a buffer that the next call overwrites.
   */
  forward(token: number, position: number): Float32Array;
}

/** What one token's way through the layers needs, and what the tokens after it will read: the keys and values. */
interface RunState {
  readonly x: Float32Array; // [dim] the residual stream
  readonly xb: Float32Array; // [dim] the stream normalised, then attention's output
  readonly xb2: Float32Array; // [dim] what a block adds to the stream
  readonly hb: Float32Array; // [hiddenDim] the gate, then silu(gate) * up
  readonly hb2: Float32Array; // [hiddenDim] up
  readonly q: Float32Array; // [dim] = [heads, headSize]
  readonly logits: Float32Array; // [vocabSize]
  readonly caches: readonly HeadCache[]; // for each layer its key-value heads
}

/** A model and its state, ready to run from position 0. Calling `forward` at position 0 begins a new text. */
export class ReferenceTransformer implements Transformer {
  readonly config: ModelConfig;
  readonly #model: Model;
  readonly #state: RunState;
  readonly #sum: Sums;

  /** @param kv how keys and values are kept, where sums are floats; in doubles as they are */
  constructor(model: Model, accumulate: Accumulate = "double", kv: KvFormat = "f32") {
    const { dim, hiddenDim, layers, kvHeads, vocabSize, seqLen } = model.config;
    this.config = model.config;
    this.#model = model;
    this.#sum = accumulate === "double" ? IN_DOUBLE : IN_FLOAT;
    this.#state = {
      x: new Float32Array(dim),
      xb: new Float32Array(dim),
      xb2: new Float32Array(dim),
      hb: new Float32Array(hiddenDim),
      hb2: new Float32Array(hiddenDim),
      q: new Float32Array(dim),
      logits: new Float32Array(vocabSize),
      caches: Array.from({ length: layers * kvHeads }, () =>
        accumulate === "double"
          ? new ExactCache(headSize(model.config), seqLen)
          : new BlockCache(headSize(model.config), seqLen, kv),
      ),
    };
  }

  /** @throws RangeError for a token outside the vocabulary or a position outside the context. */
  forward(token: number, position: number): Float32Array {
    const { config } = this;
    const { heads, kvHeads, vocabSize, seqLen } = config;
    const model = this.#model;
    const s = this.#state;
    const epsilon = Math.fround(config.rmsEpsilon ?? RMS_EPSILON);
    const { embed, matmul, rmsNorm, rotate, swiglu } = this.#sum;
    if (!(token >= 0 && token < vocabSize))
      throw new RangeError(`token ${token} is not in 0 to ${vocabSize - 1}`);
    if (!(position >= 0 && position < seqLen)) {
      throw new RangeError(`position ${position} is not in 0 to ${seqLen - 1}, the model's context`);
    }

    // The token's embedding enters the residual stream.
    embed(s.x, model.tokenEmbedding, token);

    model.layers.forEach((layer, index) => {
      const size = headSize(config);
      const k = new Float32Array(kvDim(config)); // [kvHeads, headSize]
      const v = new Float32Array(kvDim(config));
      const caches = s.caches.slice(index * kvHeads, (index + 1) * kvHeads);

      // Queries, keys and values; the keys and values stay for the positions to come.
      rmsNorm(s.xb, s.x, layer.attentionNorm, epsilon);
      matmul(s.q, layer.wq, s.xb);
      matmul(k, layer.wk, s.xb);
      matmul(v, layer.wv, s.xb);
      rotate(s.q, position, size, config);
      rotate(k, position, size, config);
      caches.forEach((cache, head) => {
        const [from, to] = [head * size, (head + 1) * size];
        cache.keep(position, k.subarray(from, to), v.subarray(from, to));
      });

      // Attention: every head weighs the values seen so far by how well their keys answer its query.
      for (let head = 0; head < heads; head++) {
        const [from, to] = [head * size, (head + 1) * size];
        const cache = caches[Math.floor((head * kvHeads) / heads)] as HeadCache; // one for each
        cache.attend(s.xb.subarray(from, to), s.q.subarray(from, to), position + 1);
      }
      matmul(s.xb2, layer.wo, s.xb);
      addTo(s.x, s.xb2);

      // The feed-forward network: w2 · (silu(w1 · x) * (w3 · x)).
      rmsNorm(s.xb, s.x, layer.ffnNorm, epsilon);
      matmul(s.hb, layer.w1, s.xb);
      matmul(s.hb2, layer.w3, s.xb);
      swiglu(s.hb, s.hb2);
      matmul(s.xb2, layer.w2, s.hb);
      addTo(s.x, s.xb2);
    });

    // The stream, normalised, against every token's row of the classifier.
    rmsNorm(s.xb, s.x, model.finalNorm, epsilon);
    matmul(s.logits, model.classifier, s.xb);
    return s.logits;
  }
}

/** The operations that add many numbers up, in one of the two ways. */
interface Sums {
  /** x [dim] = row `token` of the embedding */
  embed(x: Float32Array, embedding: Tensor, token: number): void;
  /** x = exp(x - max x) / Σ, in place */
  softmax(x: Float32Array): void;
  /** out [rows] = w [rows, columns] · x [columns] */
  matmul(out: Float32Array, w: Tensor, x: Float32Array): void;
  /** Rotary position embedding: each pair (2i, 2i + 1) of every head turns by position * its frequency. */
  rotate(x: Float32Array, position: number, headSize: number, config: ModelConfig): void;
  /** gates = gates / (1 + e^-gates) * ups */
  swiglu(gates: Float32Array, ups: Float32Array): void;
  /** out [dim] = gain [dim] * x [dim] / √(mean x² + ε) */
  rmsNorm(out: Float32Array, x: Float32Array, gain: Tensor, epsilon: number): void;
}

function identity(x: number): number {
  return x;
}

/** The angles that were asked for last: all layers of a token want the same. */
let angles: { position: number; config: ModelConfig; table: ReturnType<typeof rotaryTable> } | undefined;
function anglesOf(position: number, size: number, config: ModelConfig): ReturnType<typeof rotaryTable> {
  if (angles?.position !== position || angles.config !== config) {
    angles = { position, config, table: rotaryTable(position, size, config) };
  }
  return angles.table;
}

const kept = new WeakMap<Tensor, Quantized>();
/** A tensor's integers, made once. */
function quantizedOf(tensor: Tensor): Quantized | undefined {
  const found = kept.get(tensor) ?? tensor.quantized;
  if (found !== undefined) kept.set(tensor, found);
  return found;
}

/** out = w · x in integers within a group, x quantised as the kernels do (kernels/quantized.ts). */
function multiplyQuantized(out: Float32Array, w: Quantized, x: Float32Array): void {
  const { fround } = Math;
  const { values, scales, scaledSums } = quantize(x, w.group);
  for (let row = 0; row < out.length; row++) {
    let sum = 0;
    for (let g = 0; g < scales.length; g++) {
      const end = Math.min(x.length, (g + 1) * w.group);
      let exact = 0;
      for (let i = g * w.group; i < end; i++) {
        exact += (w.values[row * x.length + i] as number) * (values[i] as number);
      }
      const at = row * scales.length + g;
      const scale = fround((w.scales[at] as number) * (scales[g] as number));
      sum = fround(sum + fround(exact * scale));
      if (w.least !== undefined) {
        sum = fround(sum + fround((w.least[at] as number) * (scaledSums[g] as number)));
      }
    }
    out[row] = sum;
  }
}

/** a[aAt .. aAt + size) · b[bAt .. bAt + size). Indices stay inside: `checkpoint.ts` has checked every tensor's shape. */
type Dot = (a: Float32Array, aAt: number, b: Float32Array, bAt: number, size: number) => number;
/** Four sums, each of every fourth product, so that none waits for the one before it. */
const dotInDouble: Dot = (a, aAt, b, bAt, size) => {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = size & -4;
  for (let i = 0; i < whole; i += 4) {
    s0 += (a[aAt + i] as number) * (b[bAt + i] as number);
    s1 += (a[aAt + i + 1] as number) * (b[bAt + i + 1] as number);
    s2 += (a[aAt + i + 2] as number) * (b[bAt + i + 2] as number);
    s3 += (a[aAt + i + 3] as number) * (b[bAt + i + 3] as number);
  }
  for (let i = whole; i < size; i++) s0 += (a[aAt + i] as number) * (b[bAt + i] as number);
  return s0 + s1 + (s2 + s3);
};
const dotInFloat: Dot = (a, aAt, b, bAt, size) => {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    sum = Math.fround(sum + Math.fround((a[aAt + i] as number) * (b[bAt + i] as number)));
  }
  return sum;
};

const IN_DOUBLE: Sums = sums(dotInDouble, identity, Math.exp);
const IN_FLOAT: Sums = sums(dotInFloat, Math.fround, exponentialFloat);

function sums(dot: Dot, round: (x: number) => number, exp: (x: number) => number): Sums {
  return {
    embed(x, embedding, token) {
      if (round === identity) {
        x.set(embedding.data.subarray(token * x.length, (token + 1) * x.length));
        return;
      }
      const row = embedding.rows(token, token + 1);
      const { quantized } = row;
      x.set(quantized === undefined ? row.data : dequantize(quantized, x.length));
    },
    rotate(x, position, size, config) {
      const { cosines, sines } = anglesOf(position, size, config);
      for (let i = 0; i < x.length; i += 2) {
        const pair = (i % size) / 2;
        const [cos, sin] = [round(cosines[pair] as number), round(sines[pair] as number)];
        const [even, odd] = [x[i] as number, x[i + 1] as number];
        x[i] = round(even * cos) - round(odd * sin);
        x[i + 1] = round(even * sin) + round(odd * cos);
      }
    },
    swiglu(gates, ups) {
      for (let i = 0; i < gates.length; i++) {
        const gate = gates[i] as number;
        gates[i] = round(gate / round(1 + exp(-gate))) * (ups[i] as number);
      }
    },
    softmax(x) {
      // The largest is taken off first, so that nothing overflows.
      let max = Number.NEGATIVE_INFINITY;
      for (const value of x) max = Math.max(max, value);
      let sum = 0;
      for (let i = 0; i < x.length; i++) {
        const e = exp(round((x[i] as number) - max));
        x[i] = e;
        sum = round(sum + e);
      }
      for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) / sum;
    },
    matmul(out, w, x) {
      const quantized = round === identity ? undefined : quantizedOf(w);
      if (quantized !== undefined) {
        multiplyQuantized(out, quantized, x);
        return;
      }
      const { data } = w;
      for (let row = 0; row < out.length; row++) out[row] = dot(data, row * x.length, x, 0, x.length);
    },
    rmsNorm(out, x, gain, epsilon) {
      const meanSquare = round(dot(x, 0, x, 0, x.length) / x.length);
      const inverse = round(1 / round(Math.sqrt(round(meanSquare + epsilon))));
      for (let i = 0; i < x.length; i++)
        out[i] = (gain.data[i] as number) * round(inverse * (x[i] as number));
    },
  };
}

/** x = exp(x - max x) / Σ, in place; sums as llama2.c keeps them, in float32. */
export const softmax: (x: Float32Array) => void = IN_FLOAT.softmax;

/** The keys and values of one head of one layer, as attention by the book reads them. */
class ExactCache implements HeadCache {
  private readonly keys: Float32Array; // [seqLen, headSize]
  private readonly values: Float32Array;
  constructor(
    private readonly size: number,
    seqLen: number,
  ) {
    this.keys = new Float32Array(seqLen * size);
    this.values = new Float32Array(seqLen * size);
  }
  keep(position: number, key: Float32Array, value: Float32Array): void {
    this.keys.set(key, position * this.size);
    this.values.set(value, position * this.size);
  }
  attend(out: Float32Array, query: Float32Array, seen: number): void {
    const { size, keys, values } = this;
    const scores = new Float32Array(seen);
    for (let t = 0; t < seen; t++)
      scores[t] = dotInDouble(query, 0, keys, t * size, size) / Math.fround(Math.sqrt(size));
    IN_DOUBLE.softmax(scores);
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let t = 0; t < seen; t++) sum += (scores[t] as number) * (values[t * size + i] as number);
      out[i] = sum;
    }
  }
}

function addTo(x: Float32Array, y: Float32Array): void {
  for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) + (y[i] as number);
}
