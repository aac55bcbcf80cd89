/**
 * Proves that what runs foresees a fixed text as the reference in float64 does with the weights the file means: within 0.1%, for every
 * format, though activations are rounded to bytes where weights are integers.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findQemu, hostRefusal, type MachineName } from "@ts-jit/boot";
import {
  ENCODER_NAMES,
  loadModel,
  type Model,
  measured,
  measurePerplexity,
  ReferenceTransformer,
  runLlama,
  type Tensor,
} from "@ts-jit/model";
import test, { type ExecutionContext } from "ava";
import { sourceOf } from "#model/byte-source";
import { ENCODERS } from "#model/gguf/encode";
import { loss } from "#model/perplexity";
import { columnsOf, floatTensor, rowsOf } from "#model/tensor";
import { writeStory } from "../training/stories.js";
import { shippedModel } from "./files.js";
import { ggufBytes } from "./gguf-bytes.js";

/** Stories the model was not trained on: what it was made for, several windows of it. */
const STORIES = Array.from({ length: 16 }, (_, index) => writeStory(2, index));
/** Rounding to bytes errs to both sides: it takes many tokens to see by how much on the whole. */
const [LONG, SHORT] = [STORIES.join(" "), STORIES.slice(0, 3).join(" ")];

/** A matrix with more rows and columns, all zeros. */
function padded(tensor: Tensor, rows: number, columns: number): Tensor {
  const data = new Float32Array(rows * columns);
  const [given, width] = [rowsOf(tensor), columnsOf(tensor)];
  for (let row = 0; row < given; row++) {
    data.set(tensor.data.subarray(row * width, (row + 1) * width), row * columns);
  }
  return floatTensor(tensor.name, [rows, columns], sourceOf(new Uint8Array(data.buffer)), 0);
}

/** The shipped model with a feed-forward layer whose rows divide into groups of 32: the same function. */
function divisible(): Model {
  const { model } = shippedModel();
  const [dim, hiddenDim] = [model.config.dim, 192];
  return {
    ...model,
    config: { ...model.config, hiddenDim },
    layers: model.layers.map((layer) => ({
      ...layer,
      w1: padded(layer.w1, hiddenDim, dim),
      w2: padded(layer.w2, dim, hiddenDim),
      w3: padded(layer.w3, hiddenDim, dim),
    })),
  };
}

/** A model's file, there until the test is over. */
function write(t: ExecutionContext, type: number): string {
  const folder = mkdtempSync(join(tmpdir(), "perplexity-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "model.gguf");
  const settings = { "llama.rope.freq_base": { type: "f32", value: 10000 } } as const;
  writeFileSync(file, ggufBytes(divisible(), shippedModel().tokenizer, type, settings));
  return file;
}

const native: MachineName = hostRefusal() === undefined ? "host" : "v86";
// The model's rows make no blocks of 256.
for (const name of ENCODER_NAMES.filter((one) => !one.endsWith("_k"))) {
  test.serial(`${name}: the perplexity of the reference in float64, within 0.1%`, async (t) => {
    const file = write(t, ENCODERS[name].type);
    const text = name.startsWith("q") ? LONG : SHORT;
    const { model, tokenizer } = loadModel(file);
    const expected = measurePerplexity(new ReferenceTransformer(model, "double"), tokenizer, text);
    t.true(expected.tokens > 2 * model.config.seqLen);
    const { figures } = await runLlama({ model: file, machine: native, measured: text });
    const found = figures === undefined ? undefined : measured(figures);
    t.is(found?.tokens, expected.tokens);
    const line = `${found?.perplexity.toFixed(5)} for ${expected.perplexity.toFixed(5)} over ${expected.tokens} tokens`;
    t.log(line);
    t.true(Math.abs((found?.perplexity ?? 0) / expected.perplexity - 1) < 0.001, line);
  });
}

test.serial("the same figure on every machine, tier and number of processors", async (t) => {
  const file = write(t, ENCODERS.q4_0.type);
  const text = STORIES[0] ?? "";
  const cases = [
    { machine: "v86" },
    ...(hostRefusal() === undefined
      ? ([
          { machine: "host", tier: "O0" },
          { machine: "host", cpu: "i686" },
        ] as const)
      : []),
    ...(findQemu() === undefined
      ? []
      : ([{ machine: "qemu" }, { machine: "qemu", smp: 2, tier: "O3" }] as const)),
  ] as const;
  const losses = new Set<number | undefined>();
  for (const one of cases)
    losses.add((await runLlama({ model: file, measured: text, ...one })).figures?.loss);
  t.is(losses.size, 1, [...losses].join());
});

test("a loss by hand, and windows", (t) => {
  t.true(Math.abs(loss(Float32Array.of(0, 0, 0, 0), 2) - Math.log(4)) < 1e-12);
  t.true(Math.abs(loss(Float32Array.of(0, Math.log(3)), 1) - Math.log(4 / 3)) < 1e-7);
  const { tokenizer } = shippedModel();
  const seen: [number, number][] = [];
  const uniform = {
    config: { ...shippedModel().model.config, seqLen: 5 },
    forward: (token: number, position: number) => {
      seen.push([token, position]);
      return new Float32Array(512);
    },
  };
  const tokens = tokenizer.encode("Once upon a time, there was", { bos: false });
  const { perplexity, tokens: count } = measurePerplexity(uniform, tokenizer, "Once upon a time, there was");
  t.true(Math.abs(perplexity - 512) < 1e-6);
  t.is(count, tokens.length);
  // Each window begins with BOS and holds four tokens more, the last of which is only foreseen.
  t.deepEqual(seen.slice(0, 5), [
    [1, 0],
    [tokens[0], 1],
    [tokens[1], 2],
    [tokens[2], 3],
    [1, 0],
  ] as typeof seen);
});
