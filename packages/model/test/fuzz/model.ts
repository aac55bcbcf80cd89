/**
 * Mutated model files: each is read, or refused by a `ModelError` that names the file and the field, quickly and without
 * taking much memory; nothing else.
 *
 *     node packages/model/dist/test/fuzz/model.js [COUNT] [SEED]
 */
import { ModelError, readCheckpoint, readGguf, Tokenizer } from "@ts-jit/model";
import { TEMPLATES } from "#model/chat/template";
import { moduleLayout } from "#model/program/pack";
import { checkpointBytes, TINY, tokenizerBytes } from "../checkpoint-bytes.js";
import { ggufBytes } from "../gguf-bytes.js";
import { randomModel, randomNumbers } from "../random-model.js";
import { versionedBytes } from "../versioned-bytes.js";
import { byteLevelTokenizer } from "../vocabularies.js";

const FILE = "fuzzed.bin";
/** What a file may take: milliseconds, bytes. */
const MOST = { time: 2000, memory: 256 << 20 } as const;

interface Format {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Bytes in which most of the mutations are. */
  readonly header: number;
  readonly read: (bytes: Uint8Array) => void;
}

/** Every format in a small file. */
export function formats(): readonly Format[] {
  const config = { ...TINY, dim: 64, hiddenDim: 96, vocabSize: 280, seqLen: 32 };
  const { model, tokenizer } = randomModel(config, false);
  const readModel = (bytes: Uint8Array) => {
    const read = readCheckpoint(bytes, FILE);
    if (read.config.vocabSize === 280) moduleLayout(read, tokenizer);
  };
  const gguf = (bytes: Uint8Array) => {
    const read = readGguf(bytes, FILE);
    moduleLayout(read.model, read.tokenizer);
    read.tokenizer.encode([{ text: "once<|im_start|> upon 12", special: true }]);
  };
  const bpe = byteLevelTokenizer("llama-bpe", 20);
  const scaled = {
    "llama.rope.scaling.type": "yarn",
    "llama.rope.scaling.factor": { type: "f32", value: 2 },
  } as const;
  const pieces = Array.from({ length: 21 }, (_, i) => [`piece ${i}`, i] as const);
  return [
    { name: "llama2.c version 0", bytes: checkpointBytes(config), header: 40, read: readModel },
    { name: "llama2.c version 1", bytes: versionedBytes(model, 1), header: 64, read: readModel },
    { name: "llama2.c version 2", bytes: versionedBytes(model, 2), header: 64, read: readModel },
    {
      name: "tokenizer.bin",
      bytes: tokenizerBytes(pieces),
      header: 4000,
      read: (bytes) => void Tokenizer.read(bytes, 280, FILE).encode("once upon"),
    },
    {
      name: "GGUF, SentencePiece",
      bytes: ggufBytes(model, tokenizer, 2, scaled),
      header: 18_000,
      read: gguf,
    },
    {
      name: "GGUF, byte-level",
      bytes: ggufBytes(model, bpe, 8, { "tokenizer.chat_template": TEMPLATES["chatml"] ?? "" }),
      header: 12_000,
      read: gguf,
    },
  ];
}

type Pick = (n: number) => number;
const EXTREME = [
  0n,
  1n,
  255n,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  1n << 40n,
  (1n << 63n) - 1n,
  (1n << 64n) - 1n,
];

/** Ways to damage a file. */
const MUTATIONS: readonly ((bytes: Uint8Array, header: number, pick: Pick) => Uint8Array)[] = [
  (bytes, header, pick) => {
    const at = pick(Math.min(header, bytes.length));
    bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    return bytes;
  },
  (bytes, header, pick) => {
    bytes[pick(Math.min(header, bytes.length))] = pick(256);
    return bytes;
  },
  (bytes, header, pick) => {
    const size = pick(2) === 0 ? 4 : 8;
    const at = pick(Math.max(1, Math.min(header, bytes.length) - size));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const value = EXTREME[pick(EXTREME.length)] ?? 0n;
    if (at + size > bytes.length) return bytes;
    if (size === 4) view.setUint32(at, Number(value & 0xffffffffn), true);
    else view.setBigUint64(at, value, true);
    return bytes;
  },
  (bytes, _, pick) => bytes.subarray(0, pick(bytes.length)),
  (bytes, header, pick) => bytes.subarray(0, pick(Math.min(header, bytes.length))),
  (bytes, header, pick) => {
    const [at, from] = [pick(Math.min(header, bytes.length)), pick(Math.min(header, bytes.length))];
    bytes.copyWithin(at, from, from + pick(64));
    return bytes;
  },
  (bytes, header, pick) => {
    const at = pick(Math.min(header, bytes.length));
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + pick(16))]);
  },
  (bytes, header, pick) => {
    const at = pick(Math.min(header, bytes.length));
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + pick(16), pick(256)), bytes.subarray(at)]);
  },
];

/** What a mutated file came to: read, refused, or what is wrong with that. */
export type Outcome = "read" | "refused" | { readonly fault: string };

/** Mutates a file by a seed and reads it. */
export function tryMutated({ bytes, header, read }: Format, seed: number): Outcome {
  const random = randomNumbers(1 + ((seed * 7919) % 0x7ffffffe));
  const pick: Pick = (n) => Math.floor(((random() + 1) / 2) * n) % n;
  let mutated: Uint8Array = bytes.slice();
  for (let count = 1 + pick(3); count > 0; count--) {
    mutated = MUTATIONS[pick(MUTATIONS.length)]?.(mutated, header, pick) ?? mutated;
    if (mutated.length === 0) break;
  }
  const before = process.memoryUsage();
  const started = performance.now();
  let outcome: Outcome = "read";
  try {
    read(mutated);
  } catch (error) {
    if (!(error instanceof ModelError))
      outcome = { fault: error instanceof Error ? `${error.stack}` : String(error) };
    else {
      const { file, field, expected, found } = error.place;
      const said = [field, expected, found].every((text) => text.length > 0 && text.length < 4096);
      outcome = file === FILE && said ? "refused" : { fault: `an error that says little: ${error.message}` };
    }
  }
  const time = performance.now() - started;
  const after = process.memoryUsage();
  const memory = after.arrayBuffers + after.heapTotal - before.arrayBuffers - before.heapTotal;
  if (time > MOST.time) return { fault: `it took ${time.toFixed(0)} ms` };
  if (memory > MOST.memory) return { fault: `it took ${memory} bytes` };
  return outcome;
}

/** Fuzzes every format in turn; gives how many went wrong. */
export function fuzz(count: number, first: number, say: (line: string) => void): number {
  const all = formats();
  const counts = new Map<string, { read: number; refused: number; faults: number }>();
  for (let seed = first; seed < first + count; seed++) {
    const format = all[seed % all.length];
    if (format === undefined) continue;
    const row = counts.get(format.name) ?? { read: 0, refused: 0, faults: 0 };
    counts.set(format.name, row);
    const outcome = tryMutated(format, seed);
    if (typeof outcome === "string") row[outcome]++;
    else {
      row.faults++;
      say(`seed ${seed}, ${format.name}: ${outcome.fault}`);
    }
  }
  let faults = 0;
  for (const [name, row] of counts) {
    say(`${name}: ${row.read} read, ${row.refused} refused, ${row.faults} faults`);
    faults += row.faults;
  }
  return faults;
}

if (process.argv[1]?.endsWith("fuzz/model.js") === true) {
  const [count = "1000", seed = "1"] = process.argv.slice(2);
  process.exitCode = fuzz(Number(count), Number(seed), console.log) === 0 ? 0 : 1;
}
