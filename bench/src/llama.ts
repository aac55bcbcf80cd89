/**
 * Language models beside C: our generated kernels as a Linux process at each tier and CPU level, and on machines, against
 * bench/programs/models/llama.c built by clang for the same processor. Weights are generated: speed does not depend on them.
 *
 * Processes are compared by user time for the same number of tokens, in turn; rates on machines are the guest's own.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findQemu, type MachineName } from "@ts-jit/boot";
import type { CpuLevel, Tier } from "@ts-jit/codegen";
import { buildLlamaImage, loadModel, packModule, packRequest, runLlama } from "@ts-jit/model";
import { BenchError, compareProcesses, has, table } from "./measure.js";
import { cache, root } from "./workloads.js";

const CLANG = "clang-19";

interface Shape {
  readonly name: string;
  /** dim, hidden_dim, n_layers, n_heads, n_kv_heads, vocab_size, seq_len */
  readonly header: readonly [number, number, number, number, number, number, number];
  readonly tokens: number;
  /** Runs of a process that are timed together, for those that end in a blink. */
  readonly repeat: number;
  /** Tokens on an emulator. */
  readonly emulated: number;
}

const SHAPES: readonly Shape[] = [
  { name: "15M f32", header: [288, 768, 6, 6, 6, 32000, 256], tokens: 250, repeat: 1, emulated: 4 },
  { name: "260K f32", header: [64, 172, 5, 8, 4, 512, 512], tokens: 500, repeat: 20, emulated: 100 },
];

const CODE: readonly { readonly tier: Tier; readonly cpu: CpuLevel }[] = [
  { tier: "O0", cpu: "avx2" },
  { tier: "O1", cpu: "avx2" },
  { tier: "O2", cpu: "avx2" },
  { tier: "O3", cpu: "avx2" },
  { tier: "O2", cpu: "pentium4" },
];
const BASELINES: Readonly<Partial<Record<CpuLevel, readonly string[]>>> = {
  avx2: ["-mavx2", "-mfma"],
  pentium4: ["-msse2"],
};

/** @throws BenchError without clang, or when a program fails. */
export async function benchLlama(): Promise<void> {
  if (!has(CLANG)) throw new BenchError(`${CLANG} is not installed (Debian: clang-19, gcc-multilib)`);
  const folder = join(cache, "llama");
  mkdirSync(folder, { recursive: true });
  for (const [cpu, flags] of Object.entries(BASELINES)) {
    const source = join(root, "bench/programs/models/llama.c");
    execFileSync(CLANG, ["-m32", "-O3", ...flags, "-ffast-math", source, "-o", join(folder, cpu), "-lm"]);
  }
  const rows: (string | number)[][] = [];
  for (const shape of SHAPES) rows.push(...(await onHost(folder, shape)));
  console.log("as a Linux process, user seconds (clang -m32 -O3 -ffast-math for the same processor)");
  console.log(table(["model", "code", "tok/s", "clang tok/s", "speed / clang"], rows));

  const emulated: string[][] = [];
  const machines: MachineName[] = findQemu() === undefined ? ["v86"] : ["qemu", "v86"];
  for (const shape of SHAPES) {
    for (const machine of machines) {
      const report = await runLlama({ ...files(folder, shape), machine, tokens: shape.emulated });
      emulated.push([shape.name, machine, report.summary]);
    }
  }
  console.log("\non emulators, by the guest's own clock");
  console.log(table(["model", "machine", "figures"], emulated));
}

async function onHost(folder: string, shape: Shape): Promise<(string | number)[][]> {
  const { model, tokenizer } = files(folder, shape);
  const loaded = loadModel(model, tokenizer);
  const packed = join(folder, `${shape.header[0]}.packed`);
  const request = join(folder, `${shape.header[0]}.request`);
  writeFileSync(packed, packModule(loaded.model, loaded.tokenizer, loaded.layout));
  writeFileSync(request, packRequest({ tokens: shape.tokens, sampling: { temperature: 0 } }));
  const rows: (string | number)[][] = [];
  for (const { tier, cpu } of CODE) {
    const program = join(folder, `${shape.header[0]}.${tier}.${cpu}`);
    writeFileSync(program, (await buildLlamaImage(loaded, "linux", { tier, cpu })).bytes);
    chmodSync(program, 0o755);
    const repeated = (command: string) =>
      ["bash", "-c", `for ((i = 0; i < ${shape.repeat}; i++)); do ${command}; done`] as const;
    const ours = `TSJIT_MODULE_0='${packed}' TSJIT_MODULE_1='${request}' '${program}'`;
    const theirs = `'${join(folder, cpu)}' '${model}' ${shape.tokens}`;
    const { ours: a, theirs: b, ratio } = compareProcesses(repeated(ours), repeated(theirs), 3);
    const rate = (seconds: number) => Math.round((shape.tokens * shape.repeat) / seconds);
    rows.push([shape.name, `${tier} ${cpu}`, `${rate(a)}`, `${rate(b)}`, 1 / ratio]);
  }
  return rows;
}

/** A checkpoint of this shape and a vocabulary of as many tokens, made once. */
function files(folder: string, { header }: Shape): { readonly model: string; readonly tokenizer: string } {
  const [dim, hidden, layers, heads, kvHeads, vocab, context] = header;
  const model = join(folder, `${dim}.bin`);
  const tokenizer = join(folder, `${dim}.tokenizer`);
  if (existsSync(model) && existsSync(tokenizer)) return { model, tokenizer };
  const size = dim / heads;
  const layer = 2 * dim + 2 * dim * dim + 2 * size * kvHeads * dim + 3 * hidden * dim;
  const count = vocab * dim + layers * layer + dim + context * size;
  const bytes = new Uint8Array(4 * (header.length + count));
  new Int32Array(bytes.buffer, 0, header.length).set(header);
  const weights = new Float32Array(bytes.buffer, 4 * header.length);
  let state = 1;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    weights[i] = (0.1 * state) / 2 ** 31;
  }
  writeFileSync(model, bytes);
  const parts = [Buffer.from(Int32Array.of(16).buffer)];
  for (let token = 0; token < vocab; token++) {
    const raw = (token - 3).toString(16).toUpperCase().padStart(2, "0");
    const text = Buffer.from(token < 3 ? `<${token}>` : token < 259 ? `<0x${raw}>` : ` w${token}`);
    const head = Buffer.alloc(8);
    head.writeFloatLE(-token, 0);
    head.writeInt32LE(text.length, 4);
    parts.push(head, text);
  }
  writeFileSync(tokenizer, Buffer.concat(parts));
  return { model, tokenizer };
}
