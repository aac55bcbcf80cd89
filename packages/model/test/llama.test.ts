/**
 * Proves that a model writes the reference's text on every machine, at every tier and CPU level, greedily and by a seed,
 * and that what cannot run is refused in words.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findQemu, hostRefusal } from "@ts-jit/boot";
import type { CpuLevel, Tier } from "@ts-jit/codegen";
import {
  generateText,
  type LlamaOptions,
  loadModel,
  ReferenceTransformer,
  runLlama,
  Sampler,
  type SamplerOptions,
} from "@ts-jit/model";
import test from "ava";
import { checkpointBytes, TINY, tokenizerBytes } from "./checkpoint-bytes.js";
import { sharedModelFiles } from "./files.js";
import { ggufBytes } from "./gguf-bytes.js";
import { randomModel } from "./random-model.js";

/** What the reference writes; `tokens` after the prompt. */
function referenceText(
  files: { readonly model?: string; readonly tokenizer?: string },
  prompt: string,
  tokens: number,
  sampling: SamplerOptions,
  stops: readonly string[] = [],
): string {
  const { model, tokenizer } = loadModel(files.model, files.tokenizer);
  const steps = tokenizer.encode(prompt).length - 1 + tokens;
  const transformer = new ReferenceTransformer(model, "float");
  return `${generateText(transformer, tokenizer, new Sampler(sampling), { prompt, steps, stops })}\n`;
}

const TASKS: readonly {
  readonly prompt: string;
  readonly tokens: number;
  readonly sampling: SamplerOptions;
  readonly stops?: readonly string[];
}[] = [
  { prompt: "", tokens: 60, sampling: { temperature: 0 } },
  { prompt: "One day, a little fox", tokens: 40, sampling: { temperature: 0 } },
  {
    prompt: "Tom \"had\" a 'red' ball\\ and 1 é",
    tokens: 40,
    sampling: { temperature: 0.9, topK: 40, topP: 0.9, minP: 0.01, seed: 11, repeatPenalty: 1.1 },
  },
  { prompt: "Once", tokens: 40, sampling: { temperature: 1, seed: 4_294_967_311 } },
  {
    prompt: "Once",
    tokens: 40,
    sampling: { typicalP: 0.8, noRepeatNgram: 3, presencePenalty: 0.3, seed: 9 },
  },
];

type Case = Pick<LlamaOptions, "machine" | "tier" | "cpu">;
const CASES: readonly (Case & { readonly there: boolean })[] = [
  ...(["O0", "O1", "O2", "O3"] as const).map((tier: Tier) => {
    return { machine: "host", tier, there: hostRefusal() === undefined } as const;
  }),
  { machine: "host", tier: "O2", cpu: "i686", there: hostRefusal() === undefined },
  { machine: "v86", tier: "O2", there: true },
  { machine: "qemu", tier: "O2", there: findQemu() !== undefined },
  { machine: "qemu", tier: "O0", there: findQemu() !== undefined },
  { machine: "qemu", tier: "O2", cpu: "avx2" as CpuLevel, there: findQemu() !== undefined },
];

for (const { there, ...at } of CASES) {
  const title = `${at.machine} ${at.tier} ${at.cpu ?? ""}`.trim();
  (there ? test.serial : test.serial.skip)(`${title}: the reference's text`, async (t) => {
    for (const task of TASKS) {
      const pieces: Uint8Array[] = [];
      const report = await runLlama({ ...at, ...task, onText: (bytes) => pieces.push(bytes.slice()) });
      t.is(report.status, 0);
      t.is(report.text, referenceText({}, task.prompt, task.tokens, task.sampling));
      t.is(Buffer.concat(pieces).toString(), report.text);
      t.is(report.figures?.generated, task.tokens);
      t.regex(report.summary, /^\d+(\.\d+)? tok\/s, .* ms from entry to first token, .*image \d+ bytes/);
      t.true(report.imageBytes < 64 * 1024);
    }
  });
}

const LEVELS = ["i686", "pentium4", "avx2"] as const;
const ON: readonly (Case & {
  readonly processor?: string;
  readonly ran: (typeof LEVELS)[number];
  readonly there: boolean;
})[] = [
  { machine: "qemu", processor: "pentium2", ran: "i686", there: findQemu() !== undefined },
  { machine: "qemu", processor: "n270", ran: "pentium4", there: findQemu() !== undefined },
  // AVX without AVX2 or FMA.
  { machine: "qemu", processor: "SandyBridge", ran: "pentium4", there: findQemu() !== undefined },
  { machine: "qemu", ran: "avx2", there: findQemu() !== undefined },
  { machine: "v86", ran: "pentium4", there: true },
  {
    machine: "host",
    ran: "avx2",
    there: hostRefusal() === undefined && readFileSync("/proc/cpuinfo", "latin1").includes(" avx2 "),
  },
];
for (const { ran, there, ...at } of ON) {
  (there ? test.serial : test.serial.skip)(
    `${at.machine} ${at.processor ?? ""}: one image for three levels runs ${ran}`,
    async (t) => {
      const report = await runLlama({ ...at, cpu: LEVELS, prompt: "One day", tokens: 12 });
      t.is(report.text, referenceText({}, "One day", 12, { temperature: 0 }));
      t.is(report.figures?.level, LEVELS.indexOf(ran));
      t.true(report.summary.endsWith(`${at.machine} O2 i686,pentium4,avx2 (${ran})`), report.summary);
      t.true(report.imageBytes < 80 * 1024, `${report.imageBytes}`);
    },
  );
}

for (const [machine, there] of [
  ["host", hostRefusal() === undefined],
  ["qemu", findQemu() !== undefined],
] as const) {
  (there ? test.serial : test.serial.skip)(
    `${machine}: the same text on 1, 2 and 3 processors`,
    async (t) => {
      const folder = mkdtempSync(join(tmpdir(), "llama-"));
      t.teardown(() => rmSync(folder, { recursive: true }));
      // A classifier large enough to be shared.
      const { model, tokenizer } = randomModel({
        ...TINY,
        dim: 64,
        hiddenDim: 96,
        vocabSize: 3000,
        seqLen: 32,
      });
      const file = join(folder, "model.gguf");
      for (const type of [0, 2]) {
        writeFileSync(file, ggufBytes(model, tokenizer, type));
        const read = loadModel(file);
        const prompt = "once";
        const steps = read.tokenizer.encode(prompt).length - 1 + 20;
        const reference = new ReferenceTransformer(read.model, "float");
        const sampler = new Sampler({ temperature: 0 });
        const expected = generateText(reference, read.tokenizer, sampler, { prompt, steps });
        for (const smp of [1, 2, 3]) {
          const report = await runLlama({ model: file, machine, smp, tokens: 20, prompt });
          t.is(report.status, 0);
          t.is(report.text, `${expected}\n`);
        }
      }
    },
  );
}

test.serial("interp: the reference's text", async (t) => {
  const task = { prompt: "Once", tokens: 6 };
  const report = await runLlama({ machine: "interp", ...task });
  t.is(report.text, referenceText({}, task.prompt, task.tokens, { temperature: 0 }));
});

const shared = sharedModelFiles();
const opening =
  "Once upon a time, there was a little girl named Lily. She loved to play outside in the park.";
for (const machine of ["host", "v86", "qemu"] as const) {
  const there = { host: hostRefusal() === undefined, v86: true, qemu: findQemu() !== undefined }[machine];
  const title = `${machine}: llama2.c's 260K model, 200 tokens`;
  if (shared === undefined)
    test.serial.skip(`${title} (skipped: there is no stories260K.bin)`, () => undefined);
  else {
    (there ? test.serial : test.serial.skip)(title, async (t) => {
      const report = await runLlama({ ...shared, machine, tokens: 200 });
      t.true(report.text.startsWith(opening));
      t.is(report.text, referenceText(shared, "", 200, { temperature: 0 }));
    });
  }
}

test.serial("what cannot run is refused: the file, what was expected, what was found", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "llama-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const model = file("model.bin", checkpointBytes(TINY));
  const tokenizer = file("small.bin", tokenizerBytes([["a", 0]]));
  const full = file(
    "full.bin",
    tokenizerBytes([
      ["a", 0],
      ["b", 0],
    ]),
  );
  const random = randomModel({ ...TINY, dim: 64, hiddenDim: 96, vocabSize: 280 });
  const settings = { "llama.context_length": { type: "u32", value: 1 << 23 } } as const;
  const long = file("long.gguf", ggufBytes(random.model, random.tokenizer, 8, settings));
  const cut = file("cut.bin", checkpointBytes(TINY).subarray(0, 1000));
  for (const [options, message] of [
    [
      { model: join(folder, "none.bin") },
      /none\.bin: file: expected a file that can be read, found no such file/,
    ],
    [{ model }, /tokenizer\.bin: file: expected a file that can be read, found no such file/],
    [{ model: folder }, /file: expected a file that can be read, found a directory/],
    [{ model, tokenizer }, /small\.bin: token 260: expected 261 tokens, as the model has/],
    [{ model: cut, tokenizer: full }, /cut\.bin: token_embedding: expected \d+ bytes at byte 28, found/],
    [{ model, tokenizer: full, context: 17 }, /context: expected at most 16 tokens, .*, found 17/],
    [
      { model: long, context: 8_000_000 },
      /long\.gguf: context: expected weights, .* of 3584 MiB at most, found \d+ MiB .* for 8000000 tokens/,
    ],
    [
      { model, tokenizer: full, prompt: "x".repeat(40) },
      /prompt: expected at most 16 tokens in the model's context of 16, found/,
    ],
  ] as const) {
    await t.throwsAsync(runLlama({ machine: "v86", ...options }), { name: "ModelError", message });
  }
});

test.serial("no tokens asked for: the prompt alone", async (t) => {
  const report = await runLlama({ machine: "v86", prompt: "One day", tokens: 0 });
  t.is(report.text, "One day\n");
  t.is(report.figures?.generated, 0);
});

test.serial("a stop string ends the text before it, across tokens", async (t) => {
  const whole = referenceText({}, "One day", 60, { temperature: 0 }).trimEnd();
  // From the middle of one word to the middle of another, and a string that begins the same and never comes.
  const stop = whole.slice(60, 73);
  const stops = [`${stop.slice(0, 6)}~`, stop];
  for (const machine of ["v86", "interp"] as const) {
    const report = await runLlama({ machine, prompt: "One day", tokens: 60, stops });
    t.is(report.text, `${whole.slice(0, whole.indexOf(stop))}\n`);
    t.is(report.text, referenceText({}, "One day", 60, { temperature: 0 }, stops));
  }
  await t.throwsAsync(runLlama({ machine: "v86", stops: [""] }), {
    name: "RangeError",
    message: /^stop: expected 1/,
  });
});
