/** A training run: the network, the optimizer and the corpus, one step at a time, from nothing or from a saved state. */

import type { ModelConfig } from "@ts-jit/model";
import { AdamW, cosineRate } from "./adamw.js";
import { Corpus } from "./corpus.js";
import { Network } from "./network.js";

export interface TrainingOptions {
  readonly shape: ModelConfig;
  /** Seeds the stories and the first weights. */
  readonly seed: number;
  /** The steps of the whole run, which the learning rate's schedule spans. */
  readonly steps: number;
  /** Sequences in a step. */
  readonly batch: number;
  /** The learning rate's peak. */
  readonly rate: number;
  /** Steps of linear warm-up. */
  readonly warmup: number;
}

/** What one step did. */
export interface StepReport {
  /** Mean cross-entropy of the step's batch before the step, in nats a token. */
  readonly loss: number;
  readonly tokens: number;
}

const VALIDATION_SEQUENCES = 32;

/** A run whose every step is a function of the options and the step's number, so that a resumed run is the same run. */
export class Training {
  readonly corpus: Corpus;
  readonly network: Network;
  readonly #options: TrainingOptions;
  readonly #optimizer: AdamW;
  #step = 0;

  constructor(options: TrainingOptions) {
    this.#options = options;
    this.corpus = new Corpus(options.seed, options.shape.vocabSize, options.shape.seqLen);
    this.network = new Network(options.shape, options.seed);
    this.#optimizer = new AdamW(this.network.weights.length);
  }

  /** Steps made so far. */
  get step(): number {
    return this.#step;
  }

  get done(): boolean {
    return this.#step >= this.#options.steps;
  }

  /** Reads the next batch, moves the weights. */
  advance(): StepReport {
    const { steps, batch, rate, warmup } = this.#options;
    const { network } = this;
    const sequences = this.corpus.trainingBatch(this.#step, batch);
    const loss = network.run(sequences, true);
    const stepRate = cosineRate(this.#step, steps, warmup, rate);
    this.#step++;
    this.#optimizer.step(this.#step, stepRate, network.weights, network.gradient, network.tensors);
    return { loss, tokens: sequences.tokens.length };
  }

  /** The mean cross-entropy, in nats a token, of stories that are never trained on. */
  validate(): number {
    return this.network.run(this.corpus.validationBatch(VALIDATION_SEQUENCES), false);
  }

  /** The step's number, the weights and the optimizer's two means, as float32: all that `restore` needs. */
  save(): Float32Array {
    const { weights } = this.network;
    const state = new Float32Array(1 + 3 * weights.length);
    state[0] = this.#step;
    state.set(weights, 1);
    state.set(this.#optimizer.mean, 1 + weights.length);
    state.set(this.#optimizer.square, 1 + 2 * weights.length);
    return state;
  }

  /** Goes on where `save` was called. @throws RangeError for a state of another shape. */
  restore(state: Float32Array): void {
    const size = this.network.weights.length;
    if (state.length !== 1 + 3 * size) {
      throw new RangeError(`training state: expected ${1 + 3 * size} numbers, found ${state.length}`);
    }
    this.#step = state[0] ?? 0;
    this.network.weights.set(state.subarray(1, 1 + size));
    this.#optimizer.mean.set(state.subarray(1 + size, 1 + 2 * size));
    this.#optimizer.square.set(state.subarray(1 + 2 * size));
  }
}
