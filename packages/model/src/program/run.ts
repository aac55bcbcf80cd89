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
import type { Arithmetic } from "../kernels/panels.js";
import { readCheckpoint } from "../read-checkpoint.js";
import type { SamplerOptions } from "../sampling/options.js";
import { asBytes } from "../tensor.js";
import { Tokenizer } from "../tokenizer/tokenizer.js";
import { Diagnostics, summarize } from "./figures.js";
import { buildProgram, type Figures } from "./main.js";
import { type ModuleLayout, moduleLayout, packFile, packModule, workingBytes } from "./pack.js";
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
  readonly cpu?: CpuLevel | undefined;
  /** What multiplies integers; default: what the machine is good at. */
  readonly tune?: Tune | undefined;
  /** Default: as the file has them. */
  readonly weights?: Weights | undefined;
  /** MiB; default: what the model needs. */
  readonly memory?: number | undefined;
  readonly smp?: number | undefined;
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

/** The program for a model, as IR, for so many processors. */
export function buildLlama(
  { model, layout, tune }: LoadedModel,
  cpu: CpuLevel = DEFAULT_CPU,
  processors = 1,
): Module {
  return buildProgram(model.config, layout, arithmeticOf(cpu, tune, processors));
}

/** The program for a model, linked for a platform. */
export async function buildLlamaImage(
  loaded: LoadedModel,
  platform: "bare" | "linux",
  {
    tier = "O2",
    cpu = DEFAULT_CPU,
    processors = 1,
  }: {
    readonly tier?: Tier | undefined;
    readonly cpu?: CpuLevel | undefined;
    readonly processors?: number | undefined;
  },
): Promise<Image> {
  const object = compileModule(buildLlama(loaded, cpu, processors), { tier, cpu });
  const libraries = await loadRuntime(platform, [object], { cpu });
  return link([object], { platform, libraries, name: "llama", strip: true });
}

const MIB = 1 << 20;
const LEAST_MEMORY = 64;

/**
 * Compiles the program for a model, boots it and passes on its text.
 * @throws ModelError for files that cannot be used or a prompt that does not fit; MachineMissingError, MachineError.
 */
export async function runLlama(options: LlamaOptions = {}): Promise<LlamaReport> {
  const { prompt = "", tier = "O2", cpu = DEFAULT_CPU, machine = defaultMachine() } = options;
  const loaded = loadModel(
    options.model,
    options.tokenizer,
    options.tune ?? TUNE_OF[machine],
    options.context,
    options.weights,
  );
  const { model, tokenizer, layout } = loaded;
  const promptTokens = tokenizer.encode([{ text: prompt, special: true }]).length;
  if (promptTokens > model.config.seqLen) {
    const [expected, found] = [
      `at most ${model.config.seqLen} tokens, the model's context`,
      `${promptTokens}`,
    ];
    throw new ModelError({ file: model.file, field: "prompt", expected, found });
  }
  const chat = options.chat === undefined ? undefined : await piecesFor(loaded, options.chat);
  const request = packRequest({
    texts: { prompt: options.measured ?? prompt, ...chat?.pieces },
    mode: modeOf(options, chat),
    tokens: options.tokens ?? model.config.seqLen,
    shift: options.shift ?? chat !== undefined,
    sampling: options.sampling ?? { temperature: 0 },
    stops: options.stops ?? [],
  });
  const needed = Math.ceil((layout.size + workingBytes(model.config)) / MIB) + LEAST_MEMORY;
  const diagnostics = new Diagnostics(options.onDiagnostic);
  const { result, imageBytes } = await withPacked(loaded, async (data) => {
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
    };
    if (machine === "interp") {
      return { result: await interpretModule(buildLlama(loaded, cpu), "llama", common), imageBytes: 0 };
    }
    const image = await buildLlamaImage(loaded, machinePlatform(machine), {
      tier,
      cpu,
      // v86 has one processor.
      processors: machine === "v86" ? 1 : options.smp,
    });
    return { result: await boot(image, { ...common, machine }), imageBytes: image.bytes.length };
  });
  const figures = diagnostics.finish();
  const summary = summarize(figures, result, imageBytes, machine === "interp" ? "" : ` ${tier} ${cpu}`);
  return { status: result.status, machine, text: result.output, figures, imageBytes, summary };
}

/** A module larger than this goes by a file. */
const MOST_IN_MEMORY = 1 << 26;

/** Packs a model into memory or, when it is large, into a file that is there until `use` is done. */
async function withPacked<T>(
  { model, tokenizer, layout }: LoadedModel,
  use: (data: BootModule["data"]) => Promise<T>,
): Promise<T> {
  if (layout.size <= MOST_IN_MEMORY) return use(packModule(model, tokenizer, layout));
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-llama-"));
  try {
    const path = join(folder, "model");
    packFile(model, tokenizer, layout, path);
    return await use({ path });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function modeOf({ measured }: LlamaOptions, chat: ChatPieces | undefined): keyof typeof MODE {
  if (measured !== undefined) return "measure";
  if (chat === undefined) return "text";
  return chat.template ? "chat" : "plain";
}
