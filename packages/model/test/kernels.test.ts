/**
 * Proves the generated kernels by running their IR: the same bits as the reference for
 * every width of vectors and for shapes that fill no panel.
 */
import { define, floatType, Interpreter, ModuleBuilder, verifyModule } from "@ts-jit/ir";
import { type ModelConfig, ReferenceTransformer, readCheckpoint, readGguf, type Tensor } from "@ts-jit/model";
import test, { type ExecutionContext } from "ava";
import { float16 } from "#model/gguf/element-types";
import { halfBits } from "#model/gguf/half";
import { exponential, exponentialFloat } from "#model/kernels/exponential";
import { cacheLayout, KV_FORMATS, type KvFormat } from "#model/kernels/layout";
import { type Arithmetic, panelKernel } from "#model/kernels/panels";
import { buildProgram } from "#model/program/main";
import { moduleLayout, packModule } from "#model/program/pack";
import { asBytes } from "#model/tensor";
import { TINY } from "./checkpoint-bytes.js";
import { ggufBytes } from "./gguf-bytes.js";
import { floatsAt, place } from "./interpreted.js";
import { type RandomModel, randomModel, randomNumbers } from "./random-model.js";
import { versionedBytes } from "./versioned-bytes.js";

const WIDTHS = [1, 4, 8] as const;
const METHODS = ["neighbours", "words"] as const;

test("the exponential: as IR and in TypeScript the same, within two units of the last place", (t) => {
  const e = define("e", floatType, { x: floatType }, (f, { x }) => f.return(exponential(x.get())));
  const interpreter = new Interpreter(new ModuleBuilder("e").add(e).module);
  const random = randomNumbers(5);
  for (let i = 0; i < 600; i++) {
    const x = Math.fround(i < 300 ? 86 * random() : 3 * random());
    const y = exponentialFloat(x);
    t.is(interpreter.call("e", [x]), y);
    t.true(Math.abs(y / Math.exp(x) - 1) <= 2 * 2 ** -23, `e^${x} is ${y}`);
  }
  for (const x of [0, -0, 1e9, -1e9, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    t.is(interpreter.call("e", [x]), exponentialFloat(x));
  }
});

test("panels: every row's products summed in the order of the columns, for each vector", (t) => {
  const random = randomNumbers(9);
  for (const lanes of WIDTHS) {
    for (const panelRows of [8, 16] as const) {
      for (const columns of [1, 3, 4, 7, 12]) {
        for (const [streams, kind] of [
          [1, "f32"],
          [2, "f32"],
          [1, "f16"],
        ] as const) {
          const shape = { format: { kind }, columns, panelRows, vectorStride: 4 * columns } as const;
          const kernel = panelKernel("product", shape, { lanes, sums: 4, integers: "words" }, streams);
          const { module } = new ModuleBuilder("panels").add(kernel);
          verifyModule(module);
          const interpreter = new Interpreter(module);
          const panels = 5;
          const size = panels * panelRows;
          const w = Float32Array.from({ length: size * columns }, () => float16(halfBits(random())));
          const words = kind === "f32" ? w : Uint16Array.from(w, halfBits);
          for (const tokens of [1, 5]) {
            const x = Float32Array.from({ length: tokens * columns }, random);
            const out = place(interpreter.machine, new Float32Array(tokens * size));
            const [from, vectors] = [words, x].map((numbers) => place(interpreter.machine, numbers));
            interpreter.call("product", [out, 4 * size, from as number, vectors as number, panels, tokens]);
            const expected = Float32Array.from({ length: tokens * size }, (_, i) => {
              const [token, row] = [Math.floor(i / size), i % size];
              let sum = 0;
              for (let column = 0; column < columns; column++) {
                const at = Math.floor(row / panelRows) * panelRows * columns + column * panelRows;
                const product = (w[at + (row % panelRows)] ?? 0) * (x[token * columns + column] ?? 0);
                sum = Math.fround(sum + Math.fround(product));
              }
              return sum;
            });
            t.deepEqual(floatsAt(interpreter.machine, out, tokens * size), expected);
          }
        }
      }
    }
  }
});

/** The program of a model in an interpreter, with its packed module in memory. */
function load(
  { model, tokenizer }: RandomModel,
  lanes: 1 | 4 | 8,
  integers: Arithmetic["integers"] = "words",
  kv: KvFormat = "f32",
) {
  const layout = moduleLayout(model, tokenizer, integers);
  const module = buildProgram(model.config, layout, { lanes, sums: 4, integers }, kv);
  verifyModule(module);
  const interpreter = new Interpreter(module, { limits: { heap: 1 << 28 } });
  const weights = place(interpreter.machine, packModule(model, tokenizer, layout));
  return { interpreter, machine: interpreter.machine, weights };
}

const SHAPES: Readonly<Record<string, ModelConfig>> = {
  "heads of 2, shared by two": TINY,
  "heads of 12": { ...TINY, dim: 36, heads: 3, kvHeads: 3, hiddenDim: 20, layers: 1, vocabSize: 270 },
  "heads of 24, hidden 33": { ...TINY, dim: 48, heads: 2, kvHeads: 1, hiddenDim: 33, vocabSize: 300 },
  "heads of 16, one key-value head": { ...TINY, dim: 64, heads: 4, kvHeads: 1, hiddenDim: 96, seqLen: 40 },
};

/** Runs some positions and compares every logit. */
function compareForward(
  t: ExecutionContext,
  random: RandomModel,
  multiplied: readonly Arithmetic["integers"][] = ["words"],
  positions = 18,
  kv: KvFormat = "f32",
): void {
  const { config } = random.model;
  const runs = WIDTHS.flatMap((lanes) => multiplied.map((integers) => load(random, lanes, integers, kv)));
  const reference = new ReferenceTransformer(random.model, "float", kv);
  const length = Math.min(positions, config.seqLen);
  const tokens = Int32Array.from({ length }, (_, position) => (position * 37) % config.vocabSize);
  const places = runs.map(({ machine }) => place(machine, tokens));
  // One token, then five together, then two ...
  for (let position = 0, step = 0; position < length; step++) {
    const count = Math.min(length - position, [1, 5, 2][step % 3] ?? 1);
    const expected = Array.from(tokens.subarray(position, position + count), (token, k) =>
      reference.forward(token, position + k).slice(),
    );
    runs.forEach(({ interpreter, machine, weights }, k) => {
      interpreter.call("llama_layers", [weights, (places[k] as number) + 4 * position, position, count]);
      expected.forEach((logits, which) => {
        t.true(logits.every(Number.isFinite));
        const found = Number(interpreter.call("llama_classify", [weights, which]));
        t.deepEqual(floatsAt(machine, found, config.vocabSize), logits);
      });
    });
    position += count;
  }
}

for (const [title, config] of Object.entries(SHAPES)) {
  test(`forward pass: the reference's bits (${title})`, (t) => {
    for (const shared of [true, false]) compareForward(t, randomModel(config, shared));
  });
}

for (const [group, dim, hiddenDim] of [
  [32, 64, 96],
  [64, 64, 128],
  [4, 24, 20],
] as const) {
  test(`forward pass in integers: the reference's bits (groups of ${group})`, (t) => {
    for (const shared of [true, false]) {
      const { model, tokenizer } = randomModel({ ...TINY, dim, hiddenDim, seqLen: 6 }, shared);
      const quantized = readCheckpoint(versionedBytes(model, 2, group));
      compareForward(t, { model: quantized, tokenizer }, METHODS);
      // And near to what the weights meant: a step is a 127th of a group's greatest.
      const [exact, rounded] = [model, quantized].map((one) => new ReferenceTransformer(one).forward(3, 0));
      const most = Math.max(...(exact ?? []).map(Math.abs));
      exact?.forEach((value, at) => void t.true(Math.abs(value - (rounded?.[at] ?? 0)) < 0.1 * most));
    }
  });
}

for (const [title, config] of Object.entries(SHAPES)) {
  test(`forward pass with floats taken as bytes: the reference's bits (${title})`, (t) => {
    for (const shared of [true, false]) {
      const { model, tokenizer } = randomModel({ ...config, seqLen: 6 }, shared);
      compareForward(t, { model: asBytes(model), tokenizer }, METHODS, 3);
    }
  });
}

/** How far the logits of attention over keys and values of a format may be from those by the book, of the greatest. */
const KV_BOUNDS = { f32: 1e-5, f16: 4e-3, int8: 8e-2 } as const;
for (const kv of KV_FORMATS) {
  test(`forward pass, keys and values as ${kv}: the reference's bits, and near to the exact`, (t) => {
    for (const config of [
      { ...TINY, dim: 64, heads: 4, kvHeads: 1, hiddenDim: 96, seqLen: 40 },
      { ...TINY, dim: 48, heads: 2, kvHeads: 2, hiddenDim: 32, seqLen: 18 },
    ]) {
      const random = randomModel(config, true);
      compareForward(t, random, METHODS, 36, kv);
      const [exact, kept] = [
        new ReferenceTransformer(random.model),
        new ReferenceTransformer(random.model, "float", kv),
      ];
      for (let position = 0; position < config.seqLen; position++) {
        const [expected, found] = [exact, kept].map((one) => one.forward((position * 37) % 260, position));
        const most = Math.max(...(expected ?? []).map(Math.abs));
        expected?.forEach((x, at) => void t.true(Math.abs(x - (found?.[at] ?? 0)) <= KV_BOUNDS[kv] * most));
      }
    }
  });
}

test("keys as bytes: heads that make no whole words are refused", (t) => {
  t.throws(() => cacheLayout({ ...TINY, dim: 36, heads: 6, kvHeads: 6 }, "int8"), {
    instanceOf: RangeError,
    message: /expected heads of 4, 8, ... 256 numbers, found 6/,
  });
});

/** A model in a GGUF file of one element type, or of two by turns. */
function fromGguf(config: ModelConfig, types: readonly number[]): RandomModel {
  const { model, tokenizer } = randomModel(config, false);
  return readGguf(ggufBytes(model, tokenizer, types), "test.gguf");
}
const WIDE = { ...TINY, dim: 64, hiddenDim: 96, vocabSize: 280, seqLen: 6 };
for (const [title, config, types] of [
  ["Q8_0", WIDE, [8]],
  ["Q4_0", WIDE, [2]],
  ["Q4_1", WIDE, [3]],
  ["Q4_0 with Q8_0", WIDE, [2, 8]],
  ["Q4_1 with Q4_0", WIDE, [3, 2]],
  ["Q4_K", { ...WIDE, dim: 256, hiddenDim: 512, vocabSize: 270 }, [12]],
  ["Q4_K with Q6_K", { ...WIDE, dim: 256, hiddenDim: 256, vocabSize: 270 }, [12, 14]],
] as const) {
  test(`forward pass from ${title}: the reference's bits`, (t) => {
    const pair = fromGguf(config, types);
    compareForward(t, pair, METHODS, config.dim > 64 ? 2 : undefined);
    // What is rounded besides the weights are activations, to a 127th.
    const [exact, rounded] = (["double", "float"] as const).map((sums) =>
      new ReferenceTransformer(pair.model, sums).forward(3, 0),
    );
    const most = Math.max(...(exact ?? []).map(Math.abs));
    exact?.forEach((value, at) => void t.true(Math.abs(value - (rounded?.[at] ?? 0)) < 0.1 * most));
  });
}

test("version 1 is version 0 in another order", (t) => {
  for (const shared of [true, false]) {
    const { model } = randomModel(TINY, shared);
    const read = readCheckpoint(versionedBytes(model, 1));
    read.layers.forEach((layer, index) => {
      for (const [name, tensor] of Object.entries(layer) as [keyof typeof layer, Tensor][]) {
        t.deepEqual(tensor.data, model.layers[index]?.[name].data);
      }
    });
    t.deepEqual(read.classifier.data, model.classifier.data);
    t.deepEqual(read.finalNorm.data, model.finalNorm.data);
  }
});

test("versions 1 and 2: damaged files are refused with the place", (t) => {
  const { model } = randomModel({ ...TINY, dim: 64, hiddenDim: 96 });
  const good = versionedBytes(model, 2);
  const changed = (at: number, value: number) => {
    const bytes = good.slice();
    bytes[at] = value;
    return bytes;
  };
  const cases: [Uint8Array, RegExp][] = [
    [good.subarray(0, 100), /header: expected 256 bytes, found 100/],
    [changed(4, 3), /version: expected 1 or 2, found 3/],
    [changed(8, 0), /dim: expected/],
    [changed(36, 7), /shared_classifier: expected 0 or 1/],
    [changed(37, 33), /group_size: expected a multiple of 4/],
    [good.subarray(0, good.length - 1), /w3's scales: expected/],
    [Buffer.concat([good, good.subarray(0, 1)]), /length: expected/],
  ];
  for (const [bytes, message] of cases) {
    t.throws(() => readCheckpoint(bytes), { name: "ModelError", message });
  }
});
