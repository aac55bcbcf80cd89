/**
 * Language models beside C: our generated kernels as a Linux process at each tier and CPU level, and on machines, against
 * bench/programs/models/llama.c built by clang for the same processor, and against how fast one thread reads memory.
 * Weights are generated: speed does not depend on them.
 *
 * Processes are compared by user time, in turn: of a run of many tokens less that of a run of one. Rates on machines are
 * the guest's own, the best of three.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findQemu, type MachineName } from "@ts-jit/boot";
import type { CpuLevel, Tier } from "@ts-jit/codegen";
import {
  buildLlamaImage,
  loadModel,
  packModule,
  packRequest,
  runLlama,
  tokensPerSecond,
  type Weights,
} from "@ts-jit/model";
import { checkpointFiles, ggufFile, type Sizes } from "./llama-files.js";
import { BenchError, compare, has, table, timeProcess } from "./measure.js";
import { cache, root } from "./workloads.js";

const CLANG = "clang-19";

interface Shape {
  readonly name: string;
  readonly sizes: Sizes;
  readonly weights: Weights;
  readonly tokens: number;
  /** Runs of a process that are timed together, for those that end in a blink. */
  readonly repeat: number;
  /** Tokens on an emulator. */
  readonly emulated: number;
  readonly code: readonly { readonly tier: Tier; readonly cpu: CpuLevel }[];
}

const TIERS = (["O0", "O1", "O2", "O3"] as const).map((tier) => ({ tier, cpu: "avx2" }) as const);
const LEVELS = [
  { tier: "O2", cpu: "avx2" },
  { tier: "O2", cpu: "pentium4" },
] as const;
const SMALL = [64, 172, 5, 8, 4, 512, 512] as const;
const MIDDLE = [288, 768, 6, 6, 6, 32000, 256] as const;
const SHAPES: readonly Shape[] = [
  {
    ...{ name: "15M f32", sizes: MIDDLE, weights: "file", tokens: 250, repeat: 1, emulated: 4 },
    code: [...TIERS, { tier: "O2", cpu: "pentium4" }],
  },
  {
    ...{ name: "15M int8", sizes: MIDDLE, weights: "bytes", tokens: 250, repeat: 1, emulated: 40 },
    code: LEVELS,
  },
  {
    ...{ name: "260K f32", sizes: SMALL, weights: "file", tokens: 500, repeat: 20, emulated: 100 },
    code: [...TIERS, { tier: "O2", cpu: "pentium4" }],
  },
  {
    ...{ name: "260K int8", sizes: SMALL, weights: "bytes", tokens: 500, repeat: 20, emulated: 100 },
    code: LEVELS,
  },
];
/** As TinyLlama has it, with a context that fits a small machine. */
const LARGE = [2048, 5632, 22, 32, 4, 32000, 256] as const;

const BASELINES: Readonly<Partial<Record<CpuLevel, readonly string[]>>> = {
  avx2: ["-mavx2", "-mfma"],
  pentium4: ["-msse2"],
};
const PROGRAMS = join(root, "bench/programs/models");

function prepare(): string {
  if (!has(CLANG)) throw new BenchError(`${CLANG} is not installed (Debian: clang-19, gcc-multilib)`);
  const folder = join(cache, "llama");
  mkdirSync(folder, { recursive: true });
  const build = (source: string, name: string, ...flags: readonly string[]) =>
    execFileSync(CLANG, [
      ...["-m32", "-O3", "-ffast-math", ...flags],
      ...[join(PROGRAMS, source), "-o", join(folder, name), "-lm"],
    ]);
  for (const [cpu, flags] of Object.entries(BASELINES)) {
    build("llama.c", `${cpu}.file`, ...flags);
    // The quantised weights of 260K's feed-forward width do not divide: it has no such baseline.
    build("llama.c", `${cpu}.bytes`, ...flags, "-DBYTES");
  }
  build("bandwidth.c", "bandwidth", "-mavx2");
  return folder;
}

/** A prompt of 64 tokens, one for each byte: BOS, the space that begins a text, and these. */
const PROMPT = "abcdefg ".repeat(8).slice(2);

/** Tokens of a prompt a second, those after the first. */
function promptRate(
  { tokenizer }: ReturnType<typeof loadModel>,
  command: (tokens: number, prompt?: string) => readonly string[],
  repeat = 1,
): number {
  const count = tokenizer.encode([{ text: PROMPT, special: true }]).length - 1;
  const seconds = timeProcess(command(1, PROMPT)).user - timeProcess(command(1)).user;
  return (count * repeat) / seconds;
}

/** User seconds of a command for `tokens`, less those for one. */
function tokenSeconds(command: (tokens: number) => readonly string[], tokens: number): number {
  return timeProcess(command(tokens)).user - timeProcess(command(1)).user;
}

/** GB a second that one thread reads of a file again and again. */
function bandwidth(folder: string, file: string): number {
  const size = statSync(file).size;
  const times = Math.max(2, Math.ceil(4e9 / size));
  const run = (n: number) => timeProcess([join(folder, "bandwidth"), file, `${n}`]).user;
  return (size * times) / 1e9 / (run(times + 1) - run(1));
}

/** @throws BenchError without clang, or when a program fails. */
export async function benchLlama(): Promise<void> {
  const folder = prepare();
  const rows: (string | number)[][] = [];
  for (const shape of SHAPES) rows.push(...(await onHost(folder, shape)));
  console.log("as a Linux process, user time (clang -m32 -O3 -ffast-math for the same processor)");
  console.log(
    table(["model", "code", "tok/s", "clang tok/s", "speed / clang", "of bandwidth", "prompt tok/s"], rows),
  );

  const emulated: string[][] = [];
  const machines: readonly (readonly [MachineName, CpuLevel])[] = [
    ...(findQemu() === undefined
      ? []
      : ([
          ["qemu", "pentium4"],
          ["qemu", "avx2"],
        ] as const)),
    ["v86", "pentium4"],
  ];
  for (const shape of SHAPES) {
    for (const [machine, cpu] of machines) {
      emulated.push([shape.name, machine, cpu, await onMachine(machine, cpu, shape, folder)]);
    }
  }
  console.log("\non emulators, by the guest's own clock, the best of three");
  console.log(table(["model", "machine", "code", "figures"], emulated));
}

/** A model of 1.1 thousand million weights: on the host, packing it, and in QEMU. */
export async function benchLargeLlama(): Promise<void> {
  const folder = prepare();
  const rows: (string | number)[][] = [];
  for (const type of ["Q4_0", "Q8_0"] as const) {
    const model = ggufFile(folder, LARGE, type);
    const packed = join(folder, `${type}.packed`);
    const packer = fileURLToPath(new URL("llama-pack.js", import.meta.url));
    const output = execFileSync(process.execPath, [packer, model, packed], { encoding: "utf8" });
    const { seconds, mib } = JSON.parse(output) as { readonly seconds: number; readonly mib: number };
    const loaded = loadModel(model);
    const command = await hostCommand(loaded, packed, { tier: "O2", cpu: "avx2" });
    const tokens = 12;
    const rate = (tokens - 1) / tokenSeconds(command, tokens);
    const read = ((statSync(packed).size - embeddingBytes(loaded)) * rate) / 1e9;
    const prompt = promptRate(loaded, command);
    rows.push([`1.1B ${type}`, rate, read / bandwidth(folder, packed), prompt, seconds, mib]);
    rmSync(packed);
  }
  console.log("1.1B as a Linux process, O2 avx2, user time");
  console.log(table(["model", "tok/s", "of bandwidth", "prompt tok/s", "packing, s", "packing, MiB"], rows));
  if (findQemu() === undefined) return;
  const model = ggufFile(folder, LARGE, "Q4_0");
  const report = await runLlama({ model, machine: "qemu", tokens: 4 });
  console.log(`\n1.1B Q4_0 in QEMU: ${report.summary}`);
}

/** Bytes of the packed module that a token reads one row of. */
function embeddingBytes({ layout }: ReturnType<typeof loadModel>): number {
  const { classifier, embedding, rotary } = layout.weights;
  return embedding === classifier ? 0 : rotary - embedding;
}

/** The command that runs a model's program for so many tokens. */
async function hostCommand(
  loaded: ReturnType<typeof loadModel>,
  packed: string,
  { tier, cpu }: Shape["code"][number],
  repeat = 1,
): Promise<(tokens: number, prompt?: string) => readonly string[]> {
  const program = `${packed}.${tier}.${cpu}`;
  writeFileSync(program, (await buildLlamaImage(loaded, "linux", { tier, cpu })).bytes);
  chmodSync(program, 0o755);
  return (tokens, prompt = "") => {
    const request = `${packed}.${tokens}.${prompt.length}`;
    if (!existsSync(request)) {
      writeFileSync(request, packRequest({ tokens, texts: { prompt }, sampling: { temperature: 0 } }));
    }
    return repeated(`TSJIT_MODULE_0='${packed}' TSJIT_MODULE_1='${request}' '${program}'`, repeat);
  };
}

function repeated(command: string, repeat: number): readonly string[] {
  return ["bash", "-c", `for ((i = 0; i < ${repeat}; i++)); do ${command}; done`];
}

async function onHost(folder: string, shape: Shape): Promise<(string | number)[][]> {
  const { name, sizes, weights, tokens, repeat } = shape;
  const { model, tokenizer } = checkpointFiles(folder, sizes);
  const loaded = loadModel(model, tokenizer, "native", undefined, weights);
  const packed = join(folder, `${sizes[0]}.${weights}.packed`);
  writeFileSync(packed, packModule(loaded.model, loaded.tokenizer, loaded.layout));
  const rows: (string | number)[][] = [];
  for (const code of shape.code) {
    const ours = await hostCommand(loaded, packed, code, repeat);
    const theirs = (n: number) =>
      repeated(`'${join(folder, `${code.cpu}.${weights}`)}' '${model}' ${n}`, repeat);
    const rate = (seconds: number) => ((tokens - 1) * repeat) / seconds;
    const read = (seconds: number) => (statSync(packed).size * rate(seconds)) / 1e9;
    const label = [name, `${code.tier} ${code.cpu}`];
    if (weights === "bytes" && sizes[1] % 32 !== 0) {
      const seconds = tokenSeconds(ours, tokens);
      const prompt = Math.round(promptRate(loaded, ours, repeat));
      rows.push([...label, `${Math.round(rate(seconds))}`, "", "", "", `${prompt}`]);
      continue;
    }
    const found = compare(
      () => tokenSeconds(ours, tokens),
      () => tokenSeconds(theirs, tokens),
      3,
    );
    const rates = [found.ours, found.theirs].map((seconds) => `${Math.round(rate(seconds))}`);
    const share = repeat === 1 ? read(found.ours) / bandwidth(folder, packed) : "";
    const prompt = `${Math.round(promptRate(loaded, ours, repeat))}`;
    rows.push([...label, ...rates, 1 / found.ratio, share, prompt]);
  }
  return rows;
}

async function onMachine(machine: MachineName, cpu: CpuLevel, shape: Shape, folder: string): Promise<string> {
  const { model, tokenizer } = checkpointFiles(folder, shape.sizes);
  let best: { readonly rate: number; readonly summary: string } | undefined;
  for (let round = 0; round < 3; round++) {
    const options = { model, tokenizer, machine, cpu, weights: shape.weights } as const;
    const { figures, summary } = await runLlama({ ...options, tokens: shape.emulated });
    const rate = figures === undefined ? 0 : tokensPerSecond(figures);
    if (best === undefined || rate > best.rate) best = { rate, summary };
  }
  return best?.summary ?? "";
}
