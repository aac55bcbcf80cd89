/** AdamW: Loshchilov and Hutter, "Decoupled Weight Decay Regularization" (2019), with the gradient's norm clipped. */

import type { TensorPlace } from "./network.js";

export interface AdamWOptions {
  /** Decay of the mean of the gradients. */
  readonly beta1: number;
  /** Decay of the mean of their squares. */
  readonly beta2: number;
  readonly weightDecay: number;
  /** The gradient is scaled down to this Euclidean norm when it is longer. */
  readonly clip: number;
}

export const ADAMW: AdamWOptions = { beta1: 0.9, beta2: 0.98, weightDecay: 0.05, clip: 1 };

const EPSILON = 1e-8;

export class AdamW {
  /** The running means, one a weight: saved with a checkpoint so that a run can be resumed. */
  readonly mean: Float32Array;
  readonly square: Float32Array;
  readonly #options: AdamWOptions;

  constructor(size: number, options: AdamWOptions = ADAMW) {
    this.mean = new Float32Array(size);
    this.square = new Float32Array(size);
    this.#options = options;
  }

  /**
   * Moves the weights one step (counted from 1) against the gradient, then clears the gradient. Matrices decay,
   * the norms' gains do not. Returns the gradient's norm before clipping.
   */
  step(
    step: number,
    rate: number,
    weights: Float32Array,
    gradient: Float32Array,
    tensors: readonly TensorPlace[],
  ): number {
    const { beta1, beta2, weightDecay, clip } = this.#options;
    let sum = 0;
    for (let i = 0; i < gradient.length; i++) sum += (gradient[i] as number) * (gradient[i] as number);
    const norm = Math.sqrt(sum);
    const scale = norm > clip ? clip / norm : 1;
    const correction1 = 1 - beta1 ** step;
    const correction2 = 1 - beta2 ** step;
    for (const { offset, rows, columns } of tensors) {
      const keep = 1 - (columns === 1 ? 0 : rate * weightDecay);
      for (let i = offset; i < offset + rows * columns; i++) {
        const g = (gradient[i] as number) * scale;
        const mean = beta1 * (this.mean[i] as number) + (1 - beta1) * g;
        const square = beta2 * (this.square[i] as number) + (1 - beta2) * g * g;
        this.mean[i] = mean;
        this.square[i] = square;
        const update = mean / correction1 / (Math.sqrt(square / correction2) + EPSILON);
        weights[i] = (weights[i] as number) * keep - rate * update;
      }
    }
    gradient.fill(0);
    return norm;
  }
}

/** Linear warm-up, then half a cosine down to a twentieth of the peak. `step` counts from 0. */
export function cosineRate(step: number, steps: number, warmup: number, peak: number): number {
  if (step < warmup) return (peak * (step + 1)) / warmup;
  const progress = (step - warmup) / Math.max(1, steps - warmup);
  return peak * (0.05 + 0.95 * 0.5 * (1 + Math.cos(Math.PI * progress)));
}
