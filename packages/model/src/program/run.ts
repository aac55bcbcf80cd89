/**
 * From model files to text on a machine:
 *
 *     files -> Model, Tokenizer -> packed module (weights, vocabulary)
 *                    -> IR of the program -> object -> image -> machine -> text, figures
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type BootModule,
  type BootOptions,
  boot,
  defaultMachine,
  type Image,
  interpretModule,
  link,
  loadRuntime,
  type MachineName,
  machinePlatform,
  moduleObject,
  type RunResult,
} from "@ts-jit/boot";
import { type CpuLevel, compileModule, cpuHas, DEFAULT_CPU, type Tier } from "@ts-jit/codegen";
import type { Module } from "@ts-jit/ir";
import { type ByteSource, fileSource } from "../byte-source.js";
import { type ChatOptions, piecesFor } from "../chat/for-model.js";
import type { ChatPieces } from "../chat/pieces.js";
import type { Model } from "../checkpoint.js";
import { ModelError } from "../errors.js";
import { readGguf } from "../gguf/model.js";
import { isGguf } from "../gguf/reader.js";
import type { Count } from "../kernels/counters.js";
import type { KvFormat } from "../kernels/layout.js";
import type { Arithmetic } from "../kernels/panels.js";
import { readCheckpoint } from "../read-checkpoint.js";
import type { SamplerOptions } from "../sampling/options.js";
import { asBytes } from "../tensor.js";
import { Tokenizer } from "../tokenizer/tokenizer.js";
import { Diagnostics, memoryLine, ranLevel, summarize } from "./figures.js";
import { inOrder } from "./levels.js";
import { buildParts, buildProgram, type Figures } from "./main.js";
import { type ModuleLayout, moduleLayout, packFile, packModule, workingMemory } from "./pack.js";
import { type MODE, packRequest } from "./request.js";

/**
 * QEMU's translator, v86 or a processor: which instructions multiply integers. Processors do several products with one;
 * emulators are fast at what their host's vectors do alike, shifts and products of words.
 */
export const TUNES = ["tcg", "v86", "native"] as const;
export type Tune = (typeof TUNES)[number];
/** Weights as the file has them, or floats rounded to bytes in groups of 32: smaller, and far faster on emulators. */
export const WEIGHTS = ["file", "bytes"] as const;
export type Weights = (typeof WEIGHTS)[number];

const INTEGERS = { tcg: "words", v86: "words", native: "neighbours" } as const;
const TUNE_OF: Readonly<Record<MachineName, Tune>> = {
  qemu: "tcg",
  v86: "v86",
  host: "native",
  interp: "native",
};

/** What `ts-jit llama` asks for; what is undefined has a default. */
export interface LlamaOptions {
  /** Path of a checkpoint or GGUF file; default: the model that ships. */
  readonly model?: string | undefined;
  /** Path of its tokenizer.bin; default: the one that ships, for another model the tokenizer.bin beside it. */
  readonly tokenizer?: string | undefined;
  /** In chat what is said first. */
  readonly prompt?: string | undefined;
  /** Say how well the model foresees this text, and write none. */
  readonly measured?: string | undefined;
  /** Turns rather than one text. */
  readonly chat?: ChatOptions | undefined;
  /** What is typed in chat. */
  readonly stdin?: BootOptions["stdin"] | undefined;
  /** Whether the older half of a text makes room when the context is full; default: in chat. */
  readonly shift?: boolean | undefined;
  /** Tokens after the prompt, at most; default: to the end of the text or of the context. */
  readonly tokens?: number | undefined;
  /** Tokens of context, at most; default: the model's (of a GGUF file to 2048). */
  readonly context?: number | undefined;
  /** Default: the likeliest token always. */
  readonly sampling?: SamplerOptions | undefined;
  /** The text ends before any of these. */
  readonly stops?: readonly string[] | undefined;
  /** Default: QEMU where it is installed, else v86. */
  readonly machine?: MachineName | undefined;
  /** Default O2. */
  readonly tier?: Tier | undefined;
  /** The processor to compile for; of several levels the image has kernels for all, and takes the highest there is. */
  readonly cpu?: CpuLevel | readonly CpuLevel[] | undefined;
  /** What multiplies integers; default: what the machine is good at. */
  readonly tune?: Tune | undefined;
  /** How keys and values are kept; default f32. */
  readonly kv?: KvFormat | undefined;
  /** Default: as the file has them. */
  readonly weights?: Weights | undefined;
  /** MiB; default: what the model needs. */
  readonly memory?: number | undefined;
  readonly smp?: number | undefined;
  /** QEMU's processor model; default: all it can do. */
  readonly processor?: string | undefined;
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Gets the text as it comes. */
  readonly onText?: (bytes: Uint8Array) => void;
  /** Gets what the program says besides. */
  readonly onDiagnostic?: (text: string) => void;
}

export interface LlamaReport {
  readonly status: number;
  readonly machine: MachineName;
  /** The prompt and the text after it, and a line's end. */
  readonly text: string;
  /** What the program counted; undefined when it did not reach its end. */
  readonly figures: Figures | undefined;
  /** Bytes of the image, weights not included; 0 for the interpreter. */
  readonly imageBytes: number;
  /** One line for a person. */
  readonly summary: string;
  /** Another, of what memory was for; undefined as the figures are. */
  readonly memory: string | undefined;
  /** Cycles by kernel. */
  readonly counts: readonly Count[];
}

const ASSETS = new URL("../../assets/", import.meta.url);
const SHIPPED = {
  model: fileURLToPath(new URL("stories.bin", ASSETS)),
  tokenizer: fileURLToPath(new URL("tokenizer.bin", ASSETS)),
} as const;

/** A model with its tokenizer, checked, and where its numbers lie in the packed module; what it is to run on. */
export interface LoadedModel {
  readonly model: Model;
  readonly tokenizer: Tokenizer;
  /** The file's chat template, where it has one. */
  readonly template: string | undefined;
  readonly layout: ModuleLayout;
  /** What its kernels are made for. */
  readonly tune: Tune;
}

/** @throws ModelError when a file cannot be read or is not what its format asks for, or the two do not fit. */
export function loadModel(
  model?: string,
  tokenizer?: string,
  tune: Tune = "native",
  context?: number,
  weights: Weights = "file",
): LoadedModel {
  const read = readFiles(model, tokenizer, context);
  const { seqLen } = read.model.config;
  if (context !== undefined && context > seqLen) {
    const expected = `at most ${seqLen} tokens, which the model was made for`;
    throw new ModelError({ file: read.model.file, field: "context", expected, found: `${context}` });
  }
  const loaded = weights === "bytes" ? { ...read, model: asBytes(read.model) } : read;
  return { ...loaded, tune, layout: moduleLayout(loaded.model, loaded.tokenizer, INTEGERS[tune]) };
}

/** The path of a model: the one that ships when none is named. */
export function modelPath(model = SHIPPED.model): string {
  return model;
}
/** A model's file. @throws ModelError when it cannot be read. */
export function modelSource(model?: string): ByteSource {
  return fileSource(modelPath(model));
}
/** A tokenizer's file, whole. @throws ModelError when it cannot be read. */
function readTokenizer(file: string, vocabSize: number): Tokenizer {
  const source = fileSource(file);
  return Tokenizer.read(source.read(0, source.size), vocabSize, file);
}

function readFiles(
  modelFile = SHIPPED.model,
  tokenizerFile: string | undefined,
  context: number | undefined,
): Omit<LoadedModel, "layout" | "tune"> {
  const source = fileSource(modelFile);
  if (isGguf(source)) {
    const read = readGguf(source, modelFile, context);
    if (tokenizerFile === undefined) return read;
    return { ...read, tokenizer: readTokenizer(tokenizerFile, read.model.config.vocabSize) };
  }
  const read = readCheckpoint(source, modelFile);
  const seqLen = Math.min(read.config.seqLen, context ?? read.config.seqLen);
  const beside = modelFile === SHIPPED.model ? SHIPPED.tokenizer : join(dirname(modelFile), "tokenizer.bin");
  const file = tokenizerFile ?? beside;
  const tokenizer = readTokenizer(file, read.config.vocabSize);
  return { model: { ...read, config: { ...read.config, seqLen } }, tokenizer, template: undefined };
}

/** Four sums hide the latency of an addition, and with factor and product they fit into eight registers. */
function arithmeticOf(cpu: CpuLevel, tune: Tune, processors: number): Arithmetic {
  const lanes = cpuHas(cpu, "avx2") ? 8 : cpuHas(cpu, "pentium4") ? 4 : 1;
  return { lanes, sums: 4, integers: INTEGERS[tune], processors };
}

/** The program for a model, as IR, for one level. */
export function buildLlama(
  { model, layout, tune }: LoadedModel,
  cpu: CpuLevel = DEFAULT_CPU,
  kv?: KvFormat,
): Module {
  return buildProgram(model.config, layout, arithmeticOf(cpu, tune, 1), kv);
}

export interface LlamaImageOptions extends Pick<LlamaOptions, "cpu" | "kv" | "tier"> {
  readonly processors?: number | undefined;
  /** Files that become part of the image. */
  readonly modules?: readonly HeldModule[] | undefined;
}

/** A file for the program, whole. */
export interface HeldModule {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The program for a model, linked for a platform: all but kernels for the least of the levels. */
export async function buildLlamaImage(
  { model, layout, tune }: LoadedModel,
  platform: "bare" | "linux",
  { tier = "O2", cpu = DEFAULT_CPU, kv, processors = 1, modules = [] }: LlamaImageOptions,
): Promise<Image> {
  const [least = DEFAULT_CPU, ...more] = levelsOf(cpu);
  const level = (one: CpuLevel) => ({ cpu: one, arithmetic: arithmeticOf(one, tune, processors) });
  const { main, kernels } = buildParts(model.config, layout, [level(least), ...more.map(level)], kv);
  const objects = [
    compileModule(main, { tier, cpu: least }),
    ...kernels.map((one) => compileModule(one.module, { tier, cpu: one.cpu })),
    ...(modules.length === 0 ? [] : [moduleObject(modules)]),
  ];
  // The runtime is kept for the usual level, which every higher one contains.
  const libraries = await loadRuntime(platform, objects, cpuHas(least, DEFAULT_CPU) ? {} : { cpu: least });
  return link(objects, { platform, libraries, name: "llama", strip: true });
}

/** From the least to the most. */
function levelsOf(cpu: CpuLevel | readonly CpuLevel[]): readonly CpuLevel[] {
  return typeof cpu === "string" ? [cpu] : inOrder(cpu);
}

const MIB = 1 << 20;
const LEAST_MEMORY = 64;

/** A model's program for bare metal, with all it needs to start. */
export interface Appliance {
  readonly image: Image;
  /** In this order; within the image already, where that was asked for. */
  readonly modules: readonly HeldModule[];
}

/**
 * Compiles the program for a model and packs what it reads, to be put on a disk.
 * @param within whether the image is to hold its modules
 * @throws ModelError as `runLlama` does.
 */
export async function makeLlama(options: Omit<LlamaOptions, "machine">, within = false): Promise<Appliance> {
  const { model, tokenizer, tune, context, weights, tier, cpu, kv, smp: processors } = options;
  const loaded = loadModel(model, tokenizer, tune, context, weights);
  const request = await requestFor(loaded, options);
  const modules = [
    { name: "model", data: packModule(loaded.model, loaded.tokenizer, loaded.layout) },
    { name: "request", data: request },
  ];
  const held = within ? modules : undefined;
  const image = await buildLlamaImage(loaded, "bare", { tier, cpu, kv, processors, modules: held });
  return { modules, image };
}

/** What is asked of a model once it is packed: all but what decides how it lies in memory. */
export type RunOptions = Omit<
  LlamaOptions,
  "model" | "tokenizer" | "context" | "tune" | "weights" | "machine"
> & {
  readonly machine: MachineName;
};

/**
 * Compiles the program for a model, boots it and passes on its text.
 * @throws ModelError for files that cannot be used or a prompt that does not fit; MachineMissingError, MachineError.
 */
export async function runLlama(options: LlamaOptions = {}): Promise<LlamaReport> {
  const { machine = defaultMachine() } = options;
  return await withLlama({ ...options, machine }, (run) => run({ ...options, machine }));
}

/**
 * Loads a model and packs it for a machine; `use` gets the function that runs it, as often as it likes.
 * @throws ModelError for files that cannot be used.
 */
export async function withLlama<T>(
  { model, tokenizer, context, weights, tune, machine }: LlamaOptions & Pick<RunOptions, "machine">,
  use: (run: (options: RunOptions) => Promise<LlamaReport>) => Promise<T>,
): Promise<T> {
  const loaded = loadModel(model, tokenizer, tune ?? TUNE_OF[machine], context, weights);
  let packed: Packed | undefined;
  try {
    return await use(async (options) => {
      // What is asked is looked at before the time is taken to pack.
      const request = await requestFor(loaded, options);
      packed ??= packLoaded(loaded);
      return await runPacked(loaded, packed.data, request, options);
    });
  } finally {
    packed?.remove();
  }
}

type Asked = Pick<
  RunOptions,
  "prompt" | "chat" | "measured" | "tokens" | "shift" | "sampling" | "stops" | "kv"
>;

/** What a 32-bit machine has room for: the rest of its addresses are devices', or the system's. */
const MOST_MEMORY = 3.5 * 2 ** 30;

/** Bytes a model takes in memory. @throws ModelError for more than there are addresses for. */
function neededBytes({ model, layout }: LoadedModel, kv: KvFormat | undefined): number {
  const { cache, buffers } = workingMemory(model.config, layout, kv);
  const needed = layout.size + cache + buffers;
  if (needed <= MOST_MEMORY) return needed;
  const mib = (bytes: number) => Math.ceil(bytes / MIB);
  const expected = `weights, keys, values and buffers of ${mib(MOST_MEMORY)} MiB at most`;
  const found = `${mib(layout.size)} MiB of weights and tables, ${mib(cache)} MiB of keys and values for ${model.config.seqLen} tokens`;
  throw new ModelError({ file: model.file, field: "context", expected, found });
}

/** What a model is asked, as the program reads it. @throws ModelError for a prompt or template that cannot be used. */
async function requestFor(loaded: LoadedModel, options: Asked): Promise<Uint8Array> {
  const { model, tokenizer } = loaded;
  const { prompt = "", chat: asked, measured } = options;
  neededBytes(loaded, options.kv);
  const { seqLen } = model.config;
  const fits = (field: string, text: string, room: number) => {
    // No token has more bytes. What is far too long takes long to encode.
    const least = Math.ceil(Buffer.byteLength(text) / tokenizer.maxTokenLength);
    const count = least > room ? least : tokenizer.encode([{ text, special: true }]).length;
    if (count <= room) return;
    const expected = `at most ${room} tokens in the model's context of ${seqLen}`;
    throw new ModelError({
      file: model.file,
      field,
      expected,
      found: `${count}${least > room ? " at least" : ""}`,
    });
  };
  fits("prompt", prompt, seqLen);
  const chat = asked === undefined ? undefined : await piecesFor(loaded, asked);
  // A turn has something that is said, and something that is replied.
  if (chat !== undefined)
    fits("what the template and the system say", chat.pieces.opening + chat.pieces.reply, seqLen - 2);
  if (measured?.trim() === "") {
    throw new ModelError({ file: model.file, field: "perplexity", expected: "a text", found: "none" });
  }
  return packRequest({
    texts: { prompt: options.measured ?? prompt, ...chat?.pieces },
    mode: modeOf(options, chat),
    tokens: options.tokens ?? model.config.seqLen,
    shift: options.shift ?? chat !== undefined,
    sampling: options.sampling ?? { temperature: 0 },
    stops: options.stops ?? [],
  });
}

async function runPacked(
  loaded: LoadedModel,
  data: BootModule["data"],
  request: Uint8Array,
  options: RunOptions,
): Promise<LlamaReport> {
  const { tier = "O2", cpu = DEFAULT_CPU, kv, machine } = options;
  const needed = Math.ceil(neededBytes(loaded, kv) / MIB) + LEAST_MEMORY;
  const diagnostics = new Diagnostics(options.onDiagnostic);
  const common = {
    modules: [
      { name: "model", data },
      { name: "request", data: request },
    ],
    memory: options.memory ?? needed,
    onError: (bytes: Uint8Array) => diagnostics.take(bytes),
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
    ...(options.onText === undefined ? {} : { onOutput: options.onText }),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.smp === undefined ? {} : { smp: options.smp }),
    ...(options.processor === undefined ? {} : { processor: options.processor }),
  };
  const levels = levelsOf(cpu);
  let result: RunResult;
  let imageBytes = 0;
  if (machine === "interp") {
    result = await interpretModule(buildLlama(loaded, levels[0], kv), "llama", common);
  } else {
    // v86 has one processor.
    const processors = machine === "v86" ? 1 : options.smp;
    const image = await buildLlamaImage(loaded, machinePlatform(machine), { tier, cpu, kv, processors });
    imageBytes = image.bytes.length;
    result = await boot(image, { ...common, machine });
  }
  const figures = diagnostics.finish();
  const ran = figures === undefined || levels.length === 1 ? "" : ` (${ranLevel(figures)})`;
  const code = machine === "interp" ? "" : ` ${tier} ${levels.join(",")}${ran}`;
  const summary = summarize(figures, result, imageBytes, code);
  const memory = figures === undefined ? undefined : memoryLine(figures);
  return {
    status: result.status,
    machine,
    text: result.output,
    figures,
    imageBytes,
    summary,
    memory,
    counts: diagnostics.counts,
  };
}

/** A module larger than this goes by a file. */
const MOST_IN_MEMORY = 1 << 26;

/** A packed model: in memory or, when it is large, in a file that is there until it is removed. */
interface Packed {
  readonly data: BootModule["data"];
  readonly remove: () => void;
}

function packLoaded({ model, tokenizer, layout }: LoadedModel): Packed {
  if (layout.size <= MOST_IN_MEMORY) {
    return { data: packModule(model, tokenizer, layout), remove: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-llama-"));
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const path = join(folder, "model");
    packFile(model, tokenizer, layout, path);
    return { data: { path }, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function modeOf({ measured }: Asked, chat: ChatPieces | undefined): keyof typeof MODE {
  if (measured !== undefined) return "measure";
  if (chat === undefined) return "text";
  return chat.template ? "chat" : "plain";
}
