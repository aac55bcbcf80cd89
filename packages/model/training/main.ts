/** Trains the model that ships: `node packages/model/dist/training/main.js --help`. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AdamW, cosineRate } from "./adamw.js";
import { Corpus } from "./corpus.js";
import { Network, type Shape } from "./network.js";
import { continueGreedily } from "./sample.js";
import { encodeCheckpoint } from "./write-files.js";

const HELP = `Trains a small Llama on generated stories and writes stories.bin and tokenizer.bin.

usage: node packages/model/dist/training/main.js [options]

  --out DIR      where to write                         (default: packages/model/assets beside the build)
  --steps N      training steps                         (default: 3000)
  --batch N      stories in a step                      (default: 8)
  --rate X       peak learning rate                     (default: 0.004)
  --warmup N     steps of linear warm-up                (default: 100)
  --seed N       seed of the stories and the weights    (default: 1)
  --every N      steps between two progress reports, each of which saves (default: 100)
  --resume       go on from DIR/training.state, if it is there
  --help         this text

A run is a function of its options: the same options give the same bytes, resumed or not.
`;

/** The shape of llama2.c's 260K model, with the context the stories fill. */
const SHAPE: Shape = {
  dim: 64,
  hiddenDim: 172,
  layers: 5,
  heads: 8,
  kvHeads: 4,
  vocabSize: 512,
  seqLen: 256,
};
const VALIDATION_STORIES = 32;
/** Tokens of each sample in a report: every token runs the whole text again, so a whole story would be slow. */
const SAMPLE_TOKENS = 100;
const PROMPTS = ["", "One day, a little fox"];

interface Options {
  readonly out: string;
  readonly steps: number;
  readonly batch: number;
  readonly rate: number;
  readonly warmup: number;
  readonly seed: number;
  readonly every: number;
  readonly resume: boolean;
}

function readOptions(args: readonly string[]): Options | undefined {
  const string = (value: string) => ({ type: "string", default: value }) as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: string(new URL("../../assets", import.meta.url).pathname),
      steps: string("3000"),
      batch: string("8"),
      rate: string("0.004"),
      warmup: string("100"),
      seed: string("1"),
      every: string("100"),
      resume: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const number = (name: "steps" | "batch" | "rate" | "warmup" | "seed" | "every"): number => {
    const value = Number(values[name]);
    const whole = name === "rate" || Number.isInteger(value);
    if (!whole || !(value > 0))
      throw new RangeError(`--${name}: expected a number above 0, found "${values[name]}"`);
    return value;
  };
  return {
    out: values.out,
    resume: values.resume,
    steps: number("steps"),
    batch: number("batch"),
    rate: number("rate"),
    warmup: number("warmup"),
    seed: number("seed"),
    every: number("every"),
  };
}

function train(options: Options): void {
  const { out, steps, batch, rate, warmup, seed, every } = options;
  const corpus = new Corpus(seed, SHAPE.vocabSize, SHAPE.seqLen);
  const network = new Network(SHAPE, seed);
  const optimizer = new AdamW(network.weights.length);
  const stateFile = join(out, "training.state");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "tokenizer.bin"), corpus.tokenizerFile);
  const validation = corpus.validationBatch(VALIDATION_STORIES);
  const from = options.resume && existsSync(stateFile) ? loadState(stateFile, network, optimizer) : 0;
  console.log(`${network.weights.length} weights, steps ${from} to ${steps}`);

  const began = performance.now();
  let tokens = 0;
  let sum = 0;
  let reported = from;
  for (let step = from; step < steps; step++) {
    const stories = corpus.trainingBatch(step, batch);
    sum += network.run(stories, true);
    optimizer.step(
      step + 1,
      cosineRate(step, steps, warmup, rate),
      network.weights,
      network.gradient,
      network.tensors,
    );
    tokens += stories.tokens.length;
    if ((step + 1) % every !== 0 && step + 1 !== steps) continue;
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `step ${step + 1}/${steps}`,
      `train ${(sum / (step + 1 - reported)).toFixed(4)}`,
      `validation ${network.run(validation, false).toFixed(4)}`,
      `${Math.round(tokens / seconds)} tokens/s`,
      `${Math.round(seconds)} s`,
    );
    for (const prompt of PROMPTS)
      console.log(`  > ${continueGreedily(network, corpus.tokenizer, prompt, SAMPLE_TOKENS)}`);
    saveState(stateFile, step + 1, network, optimizer);
    replaceFile(join(out, "stories.bin"), encodeCheckpoint(network));
    sum = 0;
    reported = step + 1;
  }
}

/** The state of a run: the step, then weights and the optimizer's means, all as float32. */
function saveState(file: string, step: number, network: Network, optimizer: AdamW): void {
  const size = network.weights.length;
  const state = new Float32Array(1 + 3 * size);
  state[0] = step;
  state.set(network.weights, 1);
  state.set(optimizer.mean, 1 + size);
  state.set(optimizer.square, 1 + 2 * size);
  replaceFile(file, new Uint8Array(state.buffer));
}

function loadState(file: string, network: Network, optimizer: AdamW): number {
  const size = network.weights.length;
  const bytes = new Uint8Array(readFileSync(file));
  if (bytes.length !== 4 * (1 + 3 * size)) {
    throw new RangeError(`${file}: expected ${4 * (1 + 3 * size)} bytes, found ${bytes.length}`);
  }
  const state = new Float32Array(bytes.buffer);
  network.weights.set(state.subarray(1, 1 + size));
  optimizer.mean.set(state.subarray(1 + size, 1 + 2 * size));
  optimizer.square.set(state.subarray(1 + 2 * size));
  return state[0] ?? 0;
}

/** Written beside and renamed, so that a run stopped half-way leaves the last whole file. */
function replaceFile(file: string, bytes: Uint8Array): void {
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}

const options = readOptions(process.argv.slice(2));
if (options === undefined) process.stdout.write(HELP);
else train(options);
