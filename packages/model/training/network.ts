/**
 * A Llama transformer with its hand-written gradient: one call runs a batch forward, measures the cross-entropy of
 * the next token, and adds the gradient of its mean to `gradient`.
 *
 * A batch is several sequences laid end to end, T tokens in all; attention stays inside each sequence. The maths is
 * llama2.c's: RMSNorm, rotary embedding of interleaved pairs, grouped-query attention, SwiGLU, a classifier that
 * shares the embedding. Weights are Float32Array, sums are doubles.
 */

import type { ModelConfig } from "@ts-jit/model";
import { dense, type Matrix, matmulTransposed, transpose } from "./matmul.js";
import { Random } from "./random.js";

/** One trained tensor: where it lies in the flat arrays of weights and gradients. */
export interface TensorPlace {
  readonly name: string;
  readonly offset: number;
  readonly rows: number;
  /** 1 for the norms' gains. */
  readonly columns: number;
}

/** Sequences end to end: predict `targets[t]` from the tokens of t's sequence up to `tokens[t]`. */
export interface Batch {
  readonly tokens: Int32Array;
  readonly targets: Int32Array;
  /** Where each sequence begins, and last the total T. */
  readonly starts: readonly number[];
}

const EPSILON = 1e-5;
const ROPE_BASE = 10000;
/** Attention is computed in bands of this many rows, so that most of the masked half is never computed. */
const BAND = 32;

interface LayerPlaces {
  readonly attentionNorm: TensorPlace;
  readonly wq: TensorPlace;
  readonly wk: TensorPlace;
  readonly wv: TensorPlace;
  readonly wo: TensorPlace;
  readonly ffnNorm: TensorPlace;
  readonly w1: TensorPlace;
  readonly w2: TensorPlace;
  readonly w3: TensorPlace;
}

/** What the backward pass needs from one layer's forward pass. All [T, ...], row-major. */
interface LayerActivations {
  readonly input: Float32Array; // [T, dim] the residual stream entering the layer
  readonly attentionIn: Float32Array; // [T, dim] normalised
  readonly q: Float32Array; // [T, dim] rotated
  readonly k: Float32Array; // [T, kvDim] rotated
  readonly v: Float32Array; // [T, kvDim]
  readonly probabilities: Float32Array; // [sequence][heads][length, length]
  readonly attentionOut: Float32Array; // [T, dim] before wo
  readonly middle: Float32Array; // [T, dim] the residual stream between attention and feed-forward
  readonly ffnIn: Float32Array; // [T, dim] normalised
  readonly gate: Float32Array; // [T, hiddenDim] w1 · ffnIn
  readonly up: Float32Array; // [T, hiddenDim] w3 · ffnIn
  readonly hidden: Float32Array; // [T, hiddenDim] silu(gate) * up
}

export class Network {
  readonly shape: ModelConfig;
  /** The trained tensors in the order of llama2.c's file. */
  readonly tensors: readonly TensorPlace[];
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  readonly #embedding: TensorPlace;
  readonly #finalNorm: TensorPlace;
  readonly #layers: readonly LayerPlaces[];
  readonly #cos: Float32Array; // [seqLen, headSize / 2]
  readonly #sin: Float32Array; // [seqLen, headSize / 2]
  #room = 0;
  #activations: LayerActivations[] = [];
  #scratch: Readonly<Record<ScratchName, Float32Array>> | undefined;

  /** A network with weights drawn from the normal distribution by `seed`; the norms' gains are 1. */
  constructor(shape: ModelConfig, seed: number) {
    this.shape = shape;
    const { dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen } = shape;
    const kvDim = (dim / heads) * kvHeads;
    const tensors: TensorPlace[] = [];
    let offset = 0;
    const tensor = (name: string, rows: number, columns: number): TensorPlace => {
      const place = { name, offset, rows, columns };
      tensors.push(place);
      offset += rows * columns;
      return place;
    };
    const perLayer = (name: string, rows: number, columns: number): TensorPlace[] =>
      Array.from({ length: layers }, (_, layer) => tensor(`layers.${layer}.${name}`, rows, columns));
    this.#embedding = tensor("token_embedding", vocabSize, dim);
    const attentionNorm = perLayer("attention_norm", dim, 1);
    const wq = perLayer("wq", dim, dim);
    const wk = perLayer("wk", kvDim, dim);
    const wv = perLayer("wv", kvDim, dim);
    const wo = perLayer("wo", dim, dim);
    const ffnNorm = perLayer("ffn_norm", dim, 1);
    const w1 = perLayer("w1", hiddenDim, dim);
    const w2 = perLayer("w2", dim, hiddenDim);
    const w3 = perLayer("w3", hiddenDim, dim);
    this.#finalNorm = tensor("final_norm", dim, 1);
    const of = (places: readonly TensorPlace[], layer: number): TensorPlace => places[layer] as TensorPlace;
    this.#layers = Array.from({ length: layers }, (_, l) => ({
      attentionNorm: of(attentionNorm, l),
      wq: of(wq, l),
      wk: of(wk, l),
      wv: of(wv, l),
      wo: of(wo, l),
      ffnNorm: of(ffnNorm, l),
      w1: of(w1, l),
      w2: of(w2, l),
      w3: of(w3, l),
    }));
    this.tensors = tensors;
    this.weights = new Float32Array(offset);
    this.gradient = new Float32Array(offset);
    this.#initialise(seed);

    const pairs = dim / heads / 2;
    this.#cos = new Float32Array(seqLen * pairs);
    this.#sin = new Float32Array(seqLen * pairs);
    for (let position = 0; position < seqLen; position++) {
      for (let pair = 0; pair < pairs; pair++) {
        const angle = position / ROPE_BASE ** (pair / pairs);
        this.#cos[position * pairs + pair] = Math.cos(angle);
        this.#sin[position * pairs + pair] = Math.sin(angle);
      }
    }
  }

  /** The rotary tables [seqLen, headSize / 2], which llama2.c's file format carries too. */
  get rotary(): { readonly cos: Float32Array; readonly sin: Float32Array } {
    return { cos: this.#cos, sin: this.#sin };
  }

  #initialise(seed: number): void {
    // The matrices that write into the residual stream start smaller, by the number of writers (GPT-2's rule).
    const residual = 1 / Math.sqrt(2 * this.shape.layers);
    this.tensors.forEach(({ name, offset, rows, columns }, index) => {
      const random = new Random(seed, index);
      const writer = name.endsWith(".wo") || name.endsWith(".w2");
      const deviation = (0.6 / Math.sqrt(columns)) * (writer ? residual : 1);
      for (let i = offset; i < offset + rows * columns; i++) {
        this.weights[i] = columns === 1 ? 1 : random.normal() * deviation;
      }
    });
  }

  /**
   * Runs a batch and returns the mean cross-entropy in nats a token. With `learn`, adds the gradient of that mean
   * to `gradient` (which the caller clears).
   */
  run(batch: Batch, learn: boolean): number {
    const T = batch.tokens.length;
    const { dim, vocabSize } = this.shape;
    const s = this.#forward(batch);
    const loss = softmaxCrossEntropy(s.logits, batch.targets, vocabSize, T);
    if (!learn) return loss;

    // Backward: s.logits now holds d loss / d logits, s.dResidual follows the residual stream down.
    this.#multiplyBackward(s.dNormed, s.logits, s.normed, this.#embedding, T, s, false);
    s.dResidual.fill(0, 0, T * dim);
    this.#normBackward(s.dResidual, s.dNormed, s.residual, this.#finalNorm, T);
    for (let l = this.#layers.length - 1; l >= 0; l--) this.#backwardLayer(l, batch, s);
    for (let t = 0; t < T; t++) {
      const row = this.#embedding.offset + (batch.tokens[t] as number) * dim;
      for (let i = 0; i < dim; i++) add(this.gradient, row + i, s.dResidual[t * dim + i] as number);
    }
    return loss;
  }

  /** The most likely token after `tokens`, one sequence. */
  predict(tokens: Int32Array): number {
    const { vocabSize } = this.shape;
    const { logits } = this.#forward({ tokens, targets: tokens, starts: [0, tokens.length] });
    const last = logits.subarray((tokens.length - 1) * vocabSize, tokens.length * vocabSize);
    return last.indexOf(Math.max(...last));
  }

  /** Fills s.logits [T, vocabSize] and every layer's activations. */
  #forward(batch: Batch): Scratch {
    const T = batch.tokens.length;
    const { dim } = this.shape;
    const s = this.#reserve(T, batch.starts);
    const first = this.#activationsOf(0).input;
    for (let t = 0; t < T; t++) {
      const row = this.#embedding.offset + (batch.tokens[t] as number) * dim;
      first.set(this.weights.subarray(row, row + dim), t * dim);
    }
    for (let l = 0; l < this.#layers.length; l++) {
      const output = l + 1 < this.#layers.length ? this.#activationsOf(l + 1).input : s.residual;
      this.#forwardLayer(l, batch, s, output);
    }
    this.#norm(s.normed, s.residual, this.#finalNorm, T);
    this.#multiply(s.logits, s.normed, this.#embedding, T);
    return s;
  }

  #forwardLayer(l: number, batch: Batch, s: Scratch, output: Float32Array): void {
    const T = batch.tokens.length;
    const { dim, hiddenDim } = this.shape;
    const layer = this.#layers[l] as LayerPlaces;
    const a = this.#activationsOf(l);

    this.#norm(a.attentionIn, a.input, layer.attentionNorm, T);
    this.#multiply(a.q, a.attentionIn, layer.wq, T);
    this.#multiply(a.k, a.attentionIn, layer.wk, T);
    this.#multiply(a.v, a.attentionIn, layer.wv, T);
    this.#rotate(a.q, batch.starts, this.shape.heads, 1);
    this.#rotate(a.k, batch.starts, this.shape.kvHeads, 1);
    this.#eachHead(batch.starts, (head) => this.#attend(a, s, head));
    this.#multiply(a.middle, a.attentionOut, layer.wo, T);
    for (let i = 0; i < T * dim; i++) add(a.middle, i, a.input[i] as number);

    this.#norm(a.ffnIn, a.middle, layer.ffnNorm, T);
    this.#multiply(a.gate, a.ffnIn, layer.w1, T);
    this.#multiply(a.up, a.ffnIn, layer.w3, T);
    for (let i = 0; i < T * hiddenDim; i++) {
      const gate = a.gate[i] as number;
      a.hidden[i] = (gate / (1 + Math.exp(-gate))) * (a.up[i] as number);
    }
    this.#multiply(output, a.hidden, layer.w2, T);
    for (let i = 0; i < T * dim; i++) add(output, i, a.middle[i] as number);
  }

  /** s.dResidual comes in as the gradient of the layer's output and leaves as that of its input. */
  #backwardLayer(l: number, batch: Batch, s: Scratch): void {
    const T = batch.tokens.length;
    const { dim, hiddenDim } = this.shape;
    const kvDim = this.#kvDim;
    const layer = this.#layers[l] as LayerPlaces;
    const a = this.#activationsOf(l);

    this.#multiplyBackward(s.dHidden, s.dResidual, a.hidden, layer.w2, T, s, false);
    for (let i = 0; i < T * hiddenDim; i++) {
      const gate = a.gate[i] as number;
      const sigmoid = 1 / (1 + Math.exp(-gate));
      const d = s.dHidden[i] as number;
      s.dUp[i] = d * gate * sigmoid;
      s.dGate[i] = d * (a.up[i] as number) * sigmoid * (1 + gate * (1 - sigmoid));
    }
    this.#multiplyBackward(s.dNormed, s.dGate, a.ffnIn, layer.w1, T, s, false);
    this.#multiplyBackward(s.dNormed, s.dUp, a.ffnIn, layer.w3, T, s, true);
    this.#normBackward(s.dResidual, s.dNormed, a.middle, layer.ffnNorm, T);

    this.#multiplyBackward(s.dAttentionOut, s.dResidual, a.attentionOut, layer.wo, T, s, false);
    s.dQ.fill(0, 0, T * dim);
    s.dK.fill(0, 0, T * kvDim);
    s.dV.fill(0, 0, T * kvDim);
    this.#eachHead(batch.starts, (head) => this.#attendBackward(a, s, head));
    this.#rotate(s.dQ, batch.starts, this.shape.heads, -1);
    this.#rotate(s.dK, batch.starts, this.shape.kvHeads, -1);
    this.#multiplyBackward(s.dNormed, s.dQ, a.attentionIn, layer.wq, T, s, false);
    this.#multiplyBackward(s.dNormed, s.dK, a.attentionIn, layer.wk, T, s, true);
    this.#multiplyBackward(s.dNormed, s.dV, a.attentionIn, layer.wv, T, s, true);
    this.#normBackward(s.dResidual, s.dNormed, a.input, layer.attentionNorm, T);
  }

  /** Calls `work` for every head of every sequence with the places of its matrices. */
  #eachHead(starts: readonly number[], work: (head: HeadPlace) => void): void {
    const { dim, heads, kvHeads } = this.shape;
    const size = dim / heads;
    let probabilities = 0;
    for (let sequence = 0; sequence + 1 < starts.length; sequence++) {
      const start = starts[sequence] as number;
      const length = (starts[sequence + 1] as number) - start;
      for (let head = 0; head < heads; head++) {
        const kvHead = Math.floor(head / (heads / kvHeads));
        work({
          length,
          q: start * dim + head * size,
          kv: start * this.#kvDim + kvHead * size,
          probabilities,
        });
        probabilities += length * length;
      }
    }
  }

  /** attentionOut = softmax(q · kᵀ / √headSize, masked) · v for one head of one sequence. */
  #attend(a: LayerActivations, s: Scratch, { length, q, kv, probabilities }: HeadPlace): void {
    const { dim, heads } = this.shape;
    const kvDim = this.#kvDim;
    const size = dim / heads;
    const scale = 1 / Math.sqrt(size);
    transpose(dense(s.headT, length), dense(a.v, kvDim, kv), length, size);
    for (let from = 0; from < length; from += BAND) {
      const to = Math.min(from + BAND, length);
      const band = dense(a.probabilities, length, probabilities + from * length);
      matmulTransposed(
        band,
        dense(a.q, dim, q + from * dim),
        dense(a.k, kvDim, kv),
        to - from,
        to,
        size,
        false,
      );
      for (let t = from; t < to; t++) {
        const row = probabilities + t * length;
        let max = Number.NEGATIVE_INFINITY;
        for (let i = row; i <= row + t; i++) max = Math.max(max, a.probabilities[i] as number);
        let sum = 0;
        for (let i = row; i <= row + t; i++) {
          const e = Math.exp(((a.probabilities[i] as number) - max) * scale);
          a.probabilities[i] = e;
          sum += e;
        }
        for (let i = row; i <= row + t; i++) a.probabilities[i] = (a.probabilities[i] as number) / sum;
        a.probabilities.fill(0, row + t + 1, row + to);
      }
      const out = dense(a.attentionOut, dim, q + from * dim);
      matmulTransposed(out, band, dense(s.headT, length), to - from, size, to, false);
    }
  }

  /** Adds one head's part to s.dQ, s.dK and s.dV, from s.dAttentionOut. */
  #attendBackward(a: LayerActivations, s: Scratch, { length, q, kv, probabilities }: HeadPlace): void {
    const { dim, heads } = this.shape;
    const kvDim = this.#kvDim;
    const size = dim / heads;
    const scale = 1 / Math.sqrt(size);
    const dScores = dense(s.dScores, length);
    const headT = dense(s.headT, length);
    // dProbabilities = dOut · vᵀ, and through the softmax dScores = p * (dP - Σ p dP), scaled; then dQ = dScores · k.
    transpose(headT, dense(a.k, kvDim, kv), length, size);
    for (let from = 0; from < length; from += BAND) {
      const to = Math.min(from + BAND, length);
      const band = dense(s.dScores, length, from * length);
      const dOut = dense(s.dAttentionOut, dim, q + from * dim);
      matmulTransposed(band, dOut, dense(a.v, kvDim, kv), to - from, to, size, false);
      for (let t = from; t < to; t++) {
        const row = t * length;
        const p = probabilities + row;
        let mean = 0;
        for (let i = 0; i <= t; i++)
          mean += (a.probabilities[p + i] as number) * (s.dScores[row + i] as number);
        for (let i = 0; i <= t; i++) {
          const d = (s.dScores[row + i] as number) - mean;
          s.dScores[row + i] = (a.probabilities[p + i] as number) * d * scale;
        }
        s.dScores.fill(0, row + t + 1, row + to);
      }
      matmulTransposed(dense(s.dQ, dim, q + from * dim), band, headT, to - from, size, to, true);
    }
    // dV += pᵀ · dOut and dK += dScoresᵀ · q: only rows from a band's first on are not masked.
    const square = dense(s.square, length);
    for (const { matrix, of, into } of [
      {
        matrix: dense(a.probabilities, length, probabilities),
        of: dense(s.dAttentionOut, dim, q),
        into: s.dV,
      },
      { matrix: dScores, of: dense(a.q, dim, q), into: s.dK },
    ]) {
      transposeLower(square, matrix, length);
      transpose(headT, of, length, size);
      for (let from = 0; from < length; from += BAND) {
        const rows = Math.min(BAND, length - from);
        matmulTransposed(
          dense(into, kvDim, kv + from * kvDim),
          dense(s.square, length, from * length + from),
          dense(s.headT, length, from),
          rows,
          size,
          length - from,
          true,
        );
      }
    }
  }

  /** Rotates each pair (2i, 2i + 1) of every head by its position's angle; `direction` -1 turns it back. */
  #rotate(x: Float32Array, starts: readonly number[], heads: number, direction: 1 | -1): void {
    const pairs = this.shape.dim / this.shape.heads / 2;
    let at = 0;
    for (let sequence = 0; sequence + 1 < starts.length; sequence++) {
      const length = (starts[sequence + 1] as number) - (starts[sequence] as number);
      for (let position = 0; position < length; position++) {
        for (let head = 0; head < heads; head++) {
          for (let pair = 0; pair < pairs; pair++) {
            const cos = this.#cos[position * pairs + pair] as number;
            const sin = (this.#sin[position * pairs + pair] as number) * direction;
            const even = x[at] as number;
            const odd = x[at + 1] as number;
            x[at] = even * cos - odd * sin;
            x[at + 1] = even * sin + odd * cos;
            at += 2;
          }
        }
      }
    }
  }

  /** out[T, rows] = x[T, columns] · Wᵀ */
  #multiply(out: Float32Array, x: Float32Array, { offset, rows, columns }: TensorPlace, T: number): void {
    matmulTransposed(
      dense(out, rows),
      dense(x, columns),
      dense(this.weights, columns, offset),
      T,
      rows,
      columns,
      false,
    );
  }

  /** The gradient of `#multiply`: dX = (or +=) dOut · W, and W's gradient += dOutᵀ · x. */
  #multiplyBackward(
    dX: Float32Array,
    dOut: Float32Array,
    x: Float32Array,
    { offset, rows, columns }: TensorPlace,
    T: number,
    s: Scratch,
    accumulate: boolean,
  ): void {
    const weightsT = dense(s.weightsT, rows);
    transpose(weightsT, dense(this.weights, columns, offset), rows, columns);
    matmulTransposed(dense(dX, columns), dense(dOut, rows), weightsT, T, columns, rows, accumulate);
    const dOutT = dense(s.dOutT, T);
    const xT = dense(s.xT, T);
    transpose(dOutT, dense(dOut, rows), T, rows);
    transpose(xT, dense(x, columns), T, columns);
    matmulTransposed(dense(this.gradient, columns, offset), dOutT, xT, rows, columns, T, true);
  }

  /** out = x / √(mean x² + ε) * gain, row by row. */
  #norm(out: Float32Array, x: Float32Array, gain: TensorPlace, T: number): void {
    const dim = this.shape.dim;
    for (let row = 0; row < T * dim; row += dim) {
      const inverse = inverseRms(x, row, dim);
      for (let i = 0; i < dim; i++) {
        out[row + i] = (x[row + i] as number) * inverse * (this.weights[gain.offset + i] as number);
      }
    }
  }

  /** The gradient of `#norm`, added to dX and to the gain's gradient. */
  #normBackward(dX: Float32Array, dOut: Float32Array, x: Float32Array, gain: TensorPlace, T: number): void {
    const dim = this.shape.dim;
    for (let row = 0; row < T * dim; row += dim) {
      const inverse = inverseRms(x, row, dim);
      let dot = 0;
      for (let i = 0; i < dim; i++) {
        const scaled = (dOut[row + i] as number) * (x[row + i] as number);
        dot += scaled * (this.weights[gain.offset + i] as number);
        add(this.gradient, gain.offset + i, scaled * inverse);
      }
      const back = (dot * inverse * inverse * inverse) / dim;
      for (let i = 0; i < dim; i++) {
        const direct = (dOut[row + i] as number) * (this.weights[gain.offset + i] as number) * inverse;
        add(dX, row + i, direct - (x[row + i] as number) * back);
      }
    }
  }

  get #kvDim(): number {
    return (this.shape.dim / this.shape.heads) * this.shape.kvHeads;
  }

  #activationsOf(layer: number): LayerActivations {
    return this.#activations[layer] as LayerActivations;
  }

  /** Buffers for T tokens; kept from batch to batch and made anew only when a larger batch comes. */
  #reserve(T: number, starts: readonly number[]): Scratch {
    const { dim, hiddenDim, vocabSize, seqLen, layers, heads } = this.shape;
    const kvDim = this.#kvDim;
    const longest = Math.max(...starts.slice(1).map((end, i) => end - (starts[i] as number)));
    if (longest > seqLen)
      throw new RangeError(`a sequence of ${longest} tokens does not fit seqLen ${seqLen}`);
    if (this.#scratch !== undefined && T <= this.#room) return this.#scratch;
    this.#room = T;
    const f = (size: number) => new Float32Array(size);
    this.#activations = Array.from({ length: layers }, () => ({
      input: f(T * dim),
      attentionIn: f(T * dim),
      q: f(T * dim),
      k: f(T * kvDim),
      v: f(T * kvDim),
      probabilities: f(T * Math.min(T, seqLen) * heads),
      attentionOut: f(T * dim),
      middle: f(T * dim),
      ffnIn: f(T * dim),
      gate: f(T * hiddenDim),
      up: f(T * hiddenDim),
      hidden: f(T * hiddenDim),
    }));
    const widest = Math.max(dim, hiddenDim, vocabSize);
    this.#scratch = {
      residual: f(T * dim),
      normed: f(T * dim),
      logits: f(T * vocabSize),
      dResidual: f(T * dim),
      dNormed: f(T * dim),
      dHidden: f(T * hiddenDim),
      dGate: f(T * hiddenDim),
      dUp: f(T * hiddenDim),
      dAttentionOut: f(T * dim),
      dQ: f(T * dim),
      dK: f(T * kvDim),
      dV: f(T * kvDim),
      dScores: f(seqLen * seqLen),
      square: f(seqLen * seqLen),
      headT: f((dim / heads) * seqLen),
      weightsT: f(widest * Math.max(dim, hiddenDim)),
      dOutT: f(widest * T),
      xT: f(widest * T),
    };
    return this.#scratch;
  }
}

type ScratchName =
  | "residual" // [T, dim] the stream after the last layer
  | "normed" // [T, dim]
  | "logits" // [T, vocabSize], then their gradient
  | "dResidual" // [T, dim]
  | "dNormed" // [T, dim]
  | "dHidden" // [T, hiddenDim]
  | "dGate" // [T, hiddenDim]
  | "dUp" // [T, hiddenDim]
  | "dAttentionOut" // [T, dim]
  | "dQ" // [T, dim]
  | "dK" // [T, kvDim]
  | "dV" // [T, kvDim]
  | "dScores" // [length, length]
  | "square" // [length, length] transposed
  | "headT" // [headSize, length]
  | "weightsT" // [columns, rows]
  | "dOutT" // [rows, T]
  | "xT"; // [columns, T]
type Scratch = Readonly<Record<ScratchName, Float32Array>>;

/** One head of one sequence: its length, and where its rows begin in q, in k and v, and in the probabilities. */
interface HeadPlace {
  readonly length: number;
  readonly q: number;
  readonly kv: number;
  readonly probabilities: number;
}

/** The transpose of a square of which only the lower triangle is meant; the rest of the band is made zero. */
function transposeLower(target: Matrix, source: Matrix, length: number): void {
  for (let column = 0; column < length; column++) {
    const row = target.offset + column * target.stride;
    target.data.fill(0, row + column - (column % BAND), row + column);
    for (let t = column; t < length; t++) {
      target.data[row + t] = source.data[source.offset + t * source.stride + column] as number;
    }
  }
}

function inverseRms(x: Float32Array, row: number, dim: number): number {
  let sum = 0;
  for (let i = row; i < row + dim; i++) sum += (x[i] as number) * (x[i] as number);
  return 1 / Math.sqrt(sum / dim + EPSILON);
}

/** The mean of -log softmax(logits)[target]; leaves its gradient by the logits in their place. */
function softmaxCrossEntropy(
  logits: Float32Array,
  targets: Int32Array,
  vocabSize: number,
  T: number,
): number {
  let loss = 0;
  for (let t = 0; t < T; t++) {
    const row = t * vocabSize;
    let max = Number.NEGATIVE_INFINITY;
    for (let i = row; i < row + vocabSize; i++) max = Math.max(max, logits[i] as number);
    const target = row + (targets[t] as number);
    const margin = (logits[target] as number) - max;
    let sum = 0;
    for (let i = row; i < row + vocabSize; i++) {
      const e = Math.exp((logits[i] as number) - max);
      logits[i] = e;
      sum += e;
    }
    loss += Math.log(sum) - margin;
    for (let i = row; i < row + vocabSize; i++) logits[i] = (logits[i] as number) / sum / T;
    add(logits, target, -1 / T);
  }
  return loss / T;
}

function add(x: Float32Array, at: number, value: number): void {
  x[at] = (x[at] as number) + value;
}
