/** Attention in TypeScript as the generated kernels do it, bit for bit: see kernels/attention.ts. */
import { float16 } from "./gguf/element-types.js";
import { halfBits } from "./gguf/half.js";
import { quantize } from "./kernels/activations.js";
import { exponentialFloat } from "./kernels/exponential.js";
import { BLOCK, type KvFormat } from "./kernels/layout.js";

const { fround } = Math;

/** The keys and values of one head of one layer. */
export interface HeadCache {
  /** Keeps those of a position, [headSize] each. */
  keep(position: number, key: Float32Array, value: Float32Array): void;
  /** out [headSize] = the values of the first `seen` positions, weighed by how well their keys answer a query [headSize]. */
  attend(out: Float32Array, query: Float32Array, seen: number): void;
}

/** Blocks of positions in one pass, everything rounded to float32. */
export class BlockCache implements HeadCache {
  /** [seqLen, headSize] as they are kept: rounded to float16, or bytes with a scale for each position. */
  private readonly keys: Float32Array;
  private readonly values: Float32Array;
  private readonly keyScales: Float32Array;
  private readonly valueScales: Float32Array;

  constructor(
    private readonly size: number,
    seqLen: number,
    private readonly format: KvFormat,
  ) {
    this.keys = new Float32Array(seqLen * size);
    this.values = new Float32Array(seqLen * size);
    this.keyScales = new Float32Array(seqLen);
    this.valueScales = new Float32Array(seqLen);
  }

  keep(position: number, key: Float32Array, value: Float32Array): void {
    const at = position * this.size;
    for (const [from, to, scales] of [
      [key, this.keys, this.keyScales],
      [value, this.values, this.valueScales],
    ] as const) {
      if (this.format === "f32") to.set(from, at);
      else if (this.format === "f16")
        to.set(
          from.map((x) => float16(halfBits(x))),
          at,
        );
      else {
        const rounded = quantize(from, this.size);
        to.set(rounded.values, at);
        scales[position] = rounded.scales[0] as number; // one group
      }
    }
  }

  attend(out: Float32Array, query: Float32Array, seen: number): void {
    const { size } = this;
    const scale = fround(1 / fround(Math.sqrt(size)));
    const rounded = this.format === "int8" ? quantize(query, size) : undefined;
    const scores = new Float32Array(BLOCK);
    const weights = new Float32Array(BLOCK);
    const totals = new Float32Array(BLOCK);
    const sums = new Float32Array(size);
    let most = fround(-1e30);
    for (let first = 0; first < seen; first += BLOCK) {
      const count = Math.min(BLOCK, seen - first);
      let now = most;
      for (let t = 0; t < count; t++) {
        const at = (first + t) * size;
        const x = rounded?.values ?? query;
        const product = this.dot(size, (i) => (x[i] as number) * (this.keys[at + i] as number));
        const scales = (rounded?.scales[0] ?? 0) * (this.keyScales[first + t] as number);
        scores[t] = scale * (rounded === undefined ? product : fround(product * fround(scales)));
        now = Math.max(now, scores[t] as number);
      }
      if (now !== most) {
        const c = exponentialFloat(fround(most - now));
        for (let t = 0; t < BLOCK; t++) totals[t] = (totals[t] as number) * c;
        for (let i = 0; i < size; i++) sums[i] = (sums[i] as number) * c;
        most = now;
      }
      weights.fill(0);
      for (let t = 0; t < count; t++) {
        const weight = exponentialFloat(fround((scores[t] as number) - most));
        totals[t] = (totals[t] as number) + weight;
        weights[t] = weight;
      }
      this.weigh(sums, first, count, weights);
    }
    const total = totals.reduce((sum, x) => fround(sum + x), 0);
    for (let i = 0; i < size; i++) out[i] = (sums[i] as number) / total;
  }

  /** Adds a block's values, weighed. */
  private weigh(sums: Float32Array, first: number, count: number, weights: Float32Array): void {
    const { size, values, valueScales } = this;
    const integers = this.format === "int8";
    if (integers)
      for (let t = 0; t < count; t++)
        weights[t] = (weights[t] as number) * (valueScales[first + t] as number);
    const rounded = integers ? quantize(weights, BLOCK) : undefined;
    const by = rounded?.values ?? weights;
    for (let i = 0; i < size; i++) {
      const sum = this.dot(count, (t) => (by[t] as number) * (values[(first + t) * size + i] as number));
      const product = rounded === undefined ? sum : fround(sum * (rounded.scales[0] as number));
      sums[i] = (sums[i] as number) + product;
    }
  }

  /** A sum in order: of floats rounded each time, of integers exact. */
  private dot(count: number, product: (i: number) => number): number {
    let sum = 0;
    for (let i = 0; i < count; i++)
      sum = this.format === "int8" ? sum + product(i) : fround(sum + fround(product(i)));
    return sum;
  }
}
