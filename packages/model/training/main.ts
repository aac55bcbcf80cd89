/** Trains the model that ships: `node packages/model/dist/training/main.js --help`. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { ModelConfig } from "@ts-jit/model";
import { continueGreedily } from "./sample.js";
import { Training } from "./training.js";
import { encodeCheckpoint } from "./write-files.js";

const HELP = `Trains a small Llama on generated stories and writes stories.bin and tokenizer.bin.

usage: node packages/model/dist/training/main.js [options]

  --out DIR      where to write                         (default: packages/model/assets beside the build)
  --steps N      training steps                         (default: 2800)
  --batch N      stories in a step                      (default: 5)
  --rate X       peak learning rate                     (default: 0.005)
  --warmup N     steps of linear warm-up                (default: 100)
  --seed N       seed of the stories and the weights    (default: 1)
  --every N      steps between two progress reports, each of which saves (default: 100)
  --resume       go on from DIR/training.state, if it is there
  --help         this text

A run is a function of its options: the same options give the same bytes, resumed or not.
`;

/** The shape of llama2.c's 260K model, with the context the stories fill. */
const SHAPE: ModelConfig = {
  dim: 64,
  hiddenDim: 172,
  layers: 5,
  heads: 8,
  kvHeads: 4,
  vocabSize: 512,
  seqLen: 256,
};
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
      out: string(fileURLToPath(new URL("../../assets", import.meta.url))),
      steps: string("2800"),
      batch: string("5"),
      rate: string("0.005"),
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
  const { out, every } = options;
  const training = new Training({ ...options, shape: SHAPE });
  const { network, corpus } = training;
  const stateFile = join(out, "training.state");
  mkdirSync(out, { recursive: true });
  replaceFile(join(out, "tokenizer.bin"), corpus.tokenizerFile);
  if (options.resume && existsSync(stateFile)) training.restore(new Float32Array(readBytes(stateFile)));
  console.log(`${network.weights.length} weights, steps ${training.step} to ${options.steps}`);

  const began = performance.now();
  let tokens = 0;
  let losses: number[] = [];
  while (!training.done) {
    const report = training.advance();
    losses.push(report.loss);
    tokens += report.tokens;
    if (training.step % every !== 0 && !training.done) continue;
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `step ${training.step}/${options.steps}`,
      `train ${(losses.reduce((sum, loss) => sum + loss, 0) / losses.length).toFixed(4)}`,
      `validation ${training.validate().toFixed(4)}`,
      `${Math.round(tokens / seconds)} tokens/s`,
      // Six operations a weight and token: a product and a sum forward, twice that backward; attention is not counted.
      `${((6 * network.weights.length * tokens) / seconds / 1e9).toFixed(1)} GFLOP/s`,
      `${Math.round(seconds)} s`,
    );
    for (const prompt of PROMPTS) {
      console.log(`  > ${continueGreedily(network, corpus.tokenizer, prompt, SAMPLE_TOKENS)}`);
    }
    replaceFile(stateFile, new Uint8Array(training.save().buffer));
    replaceFile(join(out, "stories.bin"), encodeCheckpoint(network));
    losses = [];
  }
}

function readBytes(file: string): ArrayBuffer {
  return new Uint8Array(readFileSync(file)).buffer;
}

/** Written beside and renamed, so that a run stopped half-way leaves the last whole file. */
function replaceFile(file: string, bytes: Uint8Array): void {
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(HELP);
  else train(options);
} catch (error) {
  // What a wrong option or file throws says it all; anything else is a fault of this program and keeps its stack.
  if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
