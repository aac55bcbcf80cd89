/** Proves that the quantiser writes what ggml's types mean, as near as they can be, and that its files run. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hostRefusal } from "@ts-jit/boot";
import {
  ENCODER_NAMES,
  type EncoderName,
  generateText,
  loadModel,
  quantizeModel,
  ReferenceTransformer,
  runLlama,
  Sampler,
} from "@ts-jit/model";
import test, { type ExecutionContext } from "ava";
import { fileSource } from "#model/byte-source";
import { ELEMENT_TYPES, float16 } from "#model/gguf/element-types";
import { ENCODERS } from "#model/gguf/encode";
import { brainBits, halfBits } from "#model/gguf/half";
import { readGgufHeader } from "#model/gguf/reader";
import { TINY } from "./checkpoint-bytes.js";
import { ggufBytes } from "./gguf-bytes.js";
import { randomModel, randomNumbers } from "./random-model.js";

/** Types whose blocks the shipped model's rows make. */
const PLAIN = ENCODER_NAMES.filter((name) => !name.endsWith("_k"));

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), "quantize-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("float16: to the nearest, ties to even, subnormals, infinities", (t) => {
  for (const [value, bits] of [
    [1, 0x3c00],
    [-2, 0xc000],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [1 + 2 ** -11 + 2 ** -20, 0x3c01],
    [2 - 2 ** -12, 0x4000],
    [65504, 0x7bff],
    [65519, 0x7bff],
    [65520, 0x7c00],
    [1e9, 0x7c00],
    [2 ** -24, 1],
    [2 ** -25, 0],
    [3 * 2 ** -25, 2],
    [2 ** -14 - 2 ** -26, 0x0400],
    [-0, 0x8000],
    [Number.NaN, 0x7e00],
  ] as const) {
    t.is(halfBits(value), bits, `${value}`);
  }
  t.is(brainBits(1), 0x3f80);
  t.is(brainBits(1 + 2 ** -8), 0x3f80);
  t.is(brainBits(1 + 3 * 2 ** -8), 0x3f82);
  t.is(brainBits(-3.0000001), 0xc040);
});

/** A block there and back. */
function back(name: EncoderName, block: readonly number[]): number[] {
  const { type, encode } = ENCODERS[name];
  const known = ELEMENT_TYPES[type];
  const view = new DataView(new ArrayBuffer(known?.bytes ?? 0));
  encode(Float32Array.from(block), 0, view, 0);
  const out = new Float32Array(known?.length ?? 0);
  known?.decode(view, 0, out, 0);
  return [...out];
}

/** Half a step of each type, as a part of a block's range: greatest magnitude, or greatest less least. */
const STEPS = { q8_0: 127, q5_0: 16, q4_0: 8, q5_1: 31, q4_1: 15 } as const;

test("blocks come back within half a step, their ends nearly exactly", (t) => {
  const random = randomNumbers(17);
  for (const [name, steps] of Object.entries(STEPS) as [keyof typeof STEPS, number][]) {
    for (let round = 0; round < 200; round++) {
      const [scale, shift] = [10 ** (3 * random()), name.endsWith("1") ? random() : 0];
      const block = Array.from({ length: 32 }, () => Math.fround((random() + shift) * scale));
      const [least, most] = [Math.min(...block), Math.max(...block)];
      const magnitude = Math.max(most, -least);
      const range = name.endsWith("1") ? most - least : magnitude;
      // Half a step, and what float16 rounds off scale and least number; a side of the signed types ends a step early.
      const allowed = range / steps / 2 + magnitude * 2 ** -10;
      back(name, block).forEach((value, i) => {
        const x = block[i] ?? 0;
        const clipped = (name === "q4_0" || name === "q5_0") && Math.abs(x) > range * (1 - 1.5 / steps);
        t.true(Math.abs(value - x) <= (clipped ? 2 : 1) * allowed, `${name}: ${value} for ${x}`);
      });
    }
    t.deepEqual(back(name, Array(32).fill(0)), Array(32).fill(0));
  }
});

test("by hand: integers that a scale of a half gives exactly", (t) => {
  const eighths = Array.from({ length: 32 }, (_, i) => (i % 16) / 2 - 4);
  t.deepEqual(back("q4_0", eighths), eighths);
  t.deepEqual(back("q4_1", eighths), eighths);
  const finer = Array.from({ length: 32 }, (_, i) => i / 2 - 8);
  t.deepEqual(back("q5_0", finer), finer);
  t.deepEqual(back("q5_1", finer), finer);
  const bytes = Array.from({ length: 32 }, (_, i) => (i * 8 - 127) / 4);
  bytes[31] = 127 / 4;
  t.deepEqual(back("q8_0", bytes), bytes);
});

/** What the root of the mean square error of numbers spread evenly over [-1, 1] is at best: step / sqrt 12. */
const K_STEPS = { q6_k: 1 / 32, q5_k: 2 / 31, q4_k: 2 / 15, q3_k: 1 / 4, q2_k: 2 / 3 } as const;
/** How far the ends of a part may be moved by half a step of its scale and of its least number, of the greatest part's size. */
const K_ENDS = { q6_k: 0.5 / 128, q5_k: 1.5 / 63, q4_k: 1.5 / 63, q3_k: 0.5 / 32, q2_k: 1.5 / 15 } as const;

test("K types: blocks of 256 come back nearly as well as their steps allow, small parts beside large ones", (t) => {
  const random = randomNumbers(23);
  for (const [name, step] of Object.entries(K_STEPS) as [keyof typeof K_STEPS, number][]) {
    let [error, whole] = [0, 0];
    for (let round = 0; round < 40; round++) {
      // Small enough numbers have scales that float16 has few bits for.
      const scale = 10 ** random();
      // The parts differ in size up to four times.
      const block = Array.from({ length: 256 }, (_, e) =>
        Math.fround(random() * scale * (1 - 0.75 * ((e >> 5) & 1))),
      );
      back(name, block).forEach((value, e) => {
        const size = scale * (1 - 0.75 * ((e >> 5) & 1));
        const off = Math.abs(value - (block[e] ?? 0)) / size;
        const ends = (K_ENDS[name] * scale) / size;
        t.true(off <= 1.35 * step + ends, `${name}: ${value} for ${block[e]}`);
        error += off * off;
        whole++;
      });
    }
    const found = Math.sqrt(error / whole);
    t.true(found <= step / Math.sqrt(12), `${name}: ${found} of ${step / Math.sqrt(12)}`);
    t.deepEqual(back(name, Array(256).fill(0)), Array(256).fill(0));
  }
});

test("K types by hand: integers times scales that come out exactly, each part with its own", (t) => {
  const block = (number: (e: number) => number) => Array.from({ length: 256 }, (_, e) => number(e));
  /** Parts take turns at a whole and a part of the greatest scale. */
  const turn = (part: number, one: number, other: number) => (part % 2 === 0 ? one : other);
  const exact: Readonly<Record<keyof typeof K_STEPS, readonly number[]>> = {
    q6_k: block((e) => (4 * (e % 16) - 32) * turn(e >> 4, 0.5, 0.25)),
    q5_k: block((e) => (e % 32) * turn(e >> 5, 63 / 64, 21 / 64) - turn(e >> 5, 63 / 8, 9 / 8)),
    q4_k: block((e) => (e % 16) * turn(e >> 5, 63 / 64, 21 / 64) - turn(e >> 5, 63 / 8, 9 / 8)),
    q3_k: block((e) => ((e % 8) - 4) * turn(e >> 4, 0.5, 0.25)),
    q2_k: block((e) => (e % 4) * turn(e >> 4, 15 / 16, 5 / 16) - turn(e >> 4, 15 / 4, 3 / 4)),
  };
  for (const [name, numbers] of Object.entries(exact) as [keyof typeof K_STEPS, readonly number[]][]) {
    // A zero times a negative scale is a negative one.
    t.deepEqual(
      back(name, numbers).map((value) => value + 0),
      numbers.map((value) => value + 0),
      name,
    );
  }
});

const WIDE = {
  ...TINY,
  dim: 256,
  hiddenDim: 512,
  layers: 9,
  heads: 4,
  kvHeads: 2,
  vocabSize: 280,
  seqLen: 24,
};

test.serial(
  "q4_k_m is the mix that its files usually are; what is read back runs as the reference",
  async (t) => {
    const folder = folderOf(t);
    const { model, tokenizer } = randomModel(WIDE, false);
    const [input, output] = [join(folder, "in.gguf"), join(folder, "out.gguf")];
    writeFileSync(input, ggufBytes(model, tokenizer, 1));
    const seen: string[] = [];
    const report = quantizeModel(input, output, "q4_k_m", undefined, (name, index, count) => {
      seen.push(`${name} ${index + 1}/${count}`);
    });
    const header = readGgufHeader(fileSource(output), output);
    t.is(header.metadata.get("general.file_type"), 15);
    const better = [...header.tensors.values()].filter(({ type }) => type === 14).map(({ name }) => name);
    // Of nine layers the first, every third from the fourth on, and from the eighth on all.
    const layers = [0, 3, 6, 7, 8];
    const expected = layers.flatMap((layer) => [
      `blk.${layer}.attn_v.weight`,
      `blk.${layer}.ffn_down.weight`,
    ]);
    t.deepEqual(better.sort(), ["output.weight", ...expected].sort());
    t.is(report.counts.get("Q4_K"), 1 + 9 * 7 - expected.length);
    t.true(report.error < 0.075, `${report.error}`);
    t.is(seen.length, header.tensors.size);
    t.is(seen[0], `${[...header.tensors.keys()][0]} 1/${header.tensors.size}`);
    const loaded = loadModel(output);
    const transformer = new ReferenceTransformer(loaded.model, "float");
    const sampler = new Sampler({ temperature: 0 });
    const prompt = "once upon";
    const steps = loaded.tokenizer.encode(prompt).length + 7;
    const text = generateText(transformer, loaded.tokenizer, sampler, { prompt, steps });
    const machine = hostRefusal() === undefined ? "host" : "v86";
    const run = await runLlama({ model: output, machine, prompt, tokens: 8 });
    t.is(run.text, `${text}\n`);
  },
);

test("rows that make no blocks of 256 go into types of smaller ones", (t) => {
  const folder = folderOf(t);
  const config = { ...TINY, dim: 64, hiddenDim: 96, vocabSize: 280 };
  const { model, tokenizer } = randomModel(config, false);
  const input = join(folder, "in.gguf");
  writeFileSync(input, ggufBytes(model, tokenizer, 0));
  for (const [recipe, type] of [
    ["q6_k", "Q8_0"],
    ["q5_k", "Q5_1"],
    ["q4_k", "Q5_0"],
    ["q3_k", "Q4_0"],
    ["q2_k", "Q4_0"],
  ] as const) {
    t.is(quantizeModel(input, join(folder, "out.gguf"), recipe).counts.get(type), 16);
  }
});

for (const name of PLAIN) {
  test.serial(`${name}: the shipped model written, read and run writes the reference's text`, async (t) => {
    const file = join(folderOf(t), "shipped.gguf");
    const report = quantizeModel(undefined, file, name);
    const bounds: Readonly<Record<string, number>> = {
      f32: 0,
      f16: 0.0003,
      bf16: 0.003,
      q8_0: 0.01,
      q5_1: 0.04,
      q5_0: 0.05,
      q4_1: 0.08,
      q4_0: 0.1,
    };
    t.true(report.error <= (bounds[name] ?? -1), `${name} loses ${report.error}`);
    // 172 columns make no whole blocks.
    if (name.startsWith("q")) t.is(report.counts.get("F16"), 5);
    const { model, tokenizer } = loadModel(file);
    const shipped = loadModel();
    t.deepEqual(tokenizer.vocabulary, { ...shipped.tokenizer.vocabulary, file });
    t.deepEqual(model.config, { ...shipped.model.config, rmsEpsilon: Math.fround(1e-5), ropeBase: 10000 });
    const text = generateText(
      new ReferenceTransformer(model, "float"),
      tokenizer,
      new Sampler({ temperature: 0 }),
      { prompt: "One day", steps: 40 },
    );
    const tokens = 41 - tokenizer.encode("One day").length;
    const machine = hostRefusal() === undefined ? "host" : "v86";
    const run = await runLlama({ model: file, machine, prompt: "One day", tokens });
    t.is(run.text, `${text}\n`);
  });
}

test("a GGUF file comes over with all it says, and again without loss", (t) => {
  const folder = folderOf(t);
  const config = { ...TINY, dim: 64, hiddenDim: 96, vocabSize: 280 };
  const { model, tokenizer } = randomModel(config, false);
  const input = join(folder, "in.gguf");
  writeFileSync(
    input,
    ggufBytes(model, tokenizer, 0, { "general.name": "a test", "x.y": [["a", "b"]].flat() }),
  );
  const q4 = join(folder, "q4.gguf");
  const report = quantizeModel(input, q4, "q4_0");
  t.deepEqual(
    [...report.counts],
    [
      ["Q4_0", 16],
      ["F32", 5],
    ],
  );
  const again = join(folder, "again.gguf");
  t.is(quantizeModel(q4, again, "f32").error, 0);
  const [a, b] = [loadModel(q4), loadModel(again)];
  t.deepEqual(b.model.layers[1]?.w2.data, a.model.layers[1]?.w2.data);
  t.deepEqual(b.model.config, a.model.config);
  t.deepEqual(b.tokenizer.vocabulary.pieces, tokenizer.vocabulary.pieces);
  t.throws(() => quantizeModel(join(folder, "none.gguf"), q4, "q8_0"), { name: "ModelError" });
  t.is(float16(halfBits(0.1)), 0.0999755859375);
});
