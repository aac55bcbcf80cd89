/**
 * Proves the generated kernels by running their IR: the same bits as the reference for
 * every width of vectors and for shapes that fill no panel.
 */
import { define, floatType, Interpreter, ModuleBuilder, verifyModule } from "@ts-jit/ir";
import { type ModelConfig, ReferenceTransformer, readCheckpoint, readGguf, type Tensor } from "@ts-jit/model";
import test, { type ExecutionContext } from "ava";
import { exponential, exponentialFloat } from "#model/kernels/exponential";
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

test("panels: every row's products summed in the order of the columns", (t) => {
  const random = randomNumbers(9);
  for (const lanes of WIDTHS) {
    for (const panel of [8, 16]) {
      for (const columns of [1, 3, 4, 7, 12]) {
        for (const given of [false, true]) {
          const shape = { name: "product", panel, panelStride: 4 * panel * columns, alignedOutput: true };
          const kernel = panelKernel(
            { ...shape, columns: given ? "given" : columns },
            { lanes, sums: 4, integers: "words" },
          );
          const { module } = new ModuleBuilder("panels").add(kernel);
          verifyModule(module);
          const interpreter = new Interpreter(module);
          const panels = 5;
          const w = Float32Array.from({ length: panels * panel * columns }, random);
          const x = Float32Array.from({ length: columns }, random);
          const out = place(interpreter.machine, new Float32Array(panels * panel));
          const places = [w, x].map((floats) => place(interpreter.machine, floats));
          interpreter.call("product", [out, ...places, panels, columns]);
          const expected = Float32Array.from({ length: panels * panel }, (_, row) => {
            let sum = 0;
            for (let column = 0; column < columns; column++) {
              const at = Math.floor(row / panel) * panel * columns + column * panel + (row % panel);
              sum = Math.fround(sum + Math.fround((w[at] ?? 0) * (x[column] ?? 0)));
            }
            return sum;
          });
          t.deepEqual(floatsAt(interpreter.machine, out, panels * panel), expected);
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
) {
  const layout = moduleLayout(model, tokenizer, integers);
  const module = buildProgram(model.config, layout, { lanes, sums: 4, integers });
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
): void {
  const { config } = random.model;
  const runs = WIDTHS.flatMap((lanes) => multiplied.map((integers) => load(random, lanes, integers)));
  const reference = new ReferenceTransformer(random.model, "float");
  for (let position = 0; position < Math.min(positions, config.seqLen); position++) {
    const token = (position * 37) % config.vocabSize;
    const expected = reference.forward(token, position).slice();
    t.true(expected.every(Number.isFinite));
    for (const { interpreter, machine, weights } of runs) {
      interpreter.call("llama_layers", [weights, token, position]);
      const logits = Number(interpreter.call("llama_classify", [weights]));
      t.deepEqual(floatsAt(machine, logits, config.vocabSize), expected);
    }
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
