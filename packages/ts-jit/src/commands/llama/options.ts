/** The options of `ts-jit llama`: a table, a row each, in the groups that help shows. */
import type { CpuLevel } from "@ts-jit/codegen";
import { type Command, Option } from "commander";
import { UsageError } from "../../cli/failure.js";
import {
  CPU_NAMES,
  collect,
  type MachineOptions,
  numberBetween,
  positive,
  type TierOptions,
  withMachine,
  withTier,
} from "../../cli/options.js";

/** What @ts-jit/model knows; named here so that help loads no model code. */
const TUNES = ["tcg", "v86", "native"] as const;
const WEIGHTS = ["file", "bytes"] as const;
const KV_FORMATS = ["f32", "f16", "int8"] as const;
/** The filters as they are written on the command line, in their usual order. */
export const FILTERS = {
  "top-k": "topK",
  typical: "typicalP",
  "top-p": "topP",
  "min-p": "minP",
  temperature: "temperature",
} as const;
type FilterWord = keyof typeof FILTERS;

export interface LlamaCommandOptions extends TierOptions, MachineOptions {
  readonly cpu?: "native" | readonly CpuLevel[];
  readonly o?: string;
  readonly tokenizer?: string;
  readonly info?: boolean;
  readonly context?: number;
  readonly tune?: (typeof TUNES)[number];
  readonly weights?: (typeof WEIGHTS)[number];
  readonly kv?: (typeof KV_FORMATS)[number];
  readonly prompt?: string;
  readonly tokens?: number;
  readonly stop?: string[];
  readonly perplexity?: string;
  readonly bench?: boolean;
  readonly stats?: boolean;
  readonly promptFile?: string;
  readonly chat?: boolean;
  readonly system?: string;
  readonly chatTemplate?: string;
  readonly contextShift?: boolean;
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly minP?: number;
  readonly typical?: number;
  readonly repeatPenalty?: number;
  readonly frequencyPenalty?: number;
  readonly presencePenalty?: number;
  readonly penaltyWindow?: number;
  readonly noRepeatNgram?: number;
  readonly samplers?: (typeof FILTERS)[FilterWord][];
  readonly seed?: bigint;
}

interface Row {
  readonly flags: string;
  readonly help: string;
  /** Gets what it gave for an earlier use of the option, too. */
  readonly parse?: (text: string, before: string[] | undefined) => unknown;
  readonly choices?: readonly string[];
}

const GROUPS: readonly (readonly [title: string, rows: readonly Row[]])[] = [
  [
    "Model:",
    [
      {
        flags: "--tokenizer <file>",
        help: "its tokenizer.bin (default: the one beside the model; a GGUF file has its own)",
      },
      { flags: "--context <n>", help: "tokens of context, at most", parse: positive("--context") },
      {
        flags: "--tune <for>",
        help: "multiply integers as this does fast (default: the machine)",
        choices: TUNES,
      },
      {
        flags: "--weights <as>",
        help: "floats as the file has them, or rounded to bytes in groups of 32: faster on emulators (default file)",
        choices: WEIGHTS,
      },
      {
        flags: "--kv <as>",
        help: "how keys and values are kept: half, or a quarter, of the memory, and other text (default f32)",
        choices: KV_FORMATS,
      },
      { flags: "--info", help: "print what the model's file holds, and run nothing" },
      {
        flags: "-o <file>",
        help: "run nothing; write a disk (.img), CD (.iso) or kernel (.elf) that boots the model (default --cpu auto)",
      },
    ],
  ],
  [
    "Text:",
    [
      { flags: "--prompt <text>", help: "the text to go on from; in chat, what is said first" },
      { flags: "--prompt-file <file>", help: "the same from a file; `-`: standard input" },
      {
        flags: "--tokens <n>",
        help: "tokens to generate after the prompt, in chat for each reply, at most",
        parse: whole("--tokens", 0),
      },
      { flags: "--stop <text>", help: "end the text before this (may be repeated)", parse: stop },
      {
        flags: "--perplexity <file>",
        help: "write nothing; say how well the model foresees this text: e to the mean of -ln p of its tokens",
      },
      { flags: "--stats", help: "say at the end how many cycles each kernel took" },
      {
        flags: "--bench",
        help: "write nothing; a table of its speed at all tiers, processor levels and machines (or the one named)",
      },
    ],
  ],
  [
    "Chat:",
    [
      {
        flags: "--chat",
        help: "talk: lines from standard input (serial line, keyboard) in turn with replies; /help there",
      },
      { flags: "--system <text>", help: "what the model is told before anything else" },
      {
        flags: "--chat-template <name>",
        help: "chatml, llama2, llama3, mistral, zephyr, a Jinja file, or none (default: the model's own)",
      },
      {
        flags: "--no-context-shift",
        help: "stop when the context is full, rather than forget the older half",
      },
    ],
  ],
  [
    "Choice of tokens (in this order; without any of these the likeliest token is taken):",
    [
      {
        flags: "--no-repeat-ngram <n>",
        help: "never write the same n tokens twice",
        parse: whole("--no-repeat-ngram", 0),
      },
      {
        flags: "--repeat-penalty <x>",
        help: "divide the logit of what was seen lately by this; 1.1 is mild",
        parse: numberBetween("--repeat-penalty", 0.001, 1000),
      },
      {
        flags: "--frequency-penalty <x>",
        help: "take this off it as many times as it was seen",
        parse: numberBetween("--frequency-penalty", -1000, 1000),
      },
      {
        flags: "--presence-penalty <x>",
        help: "take this off it once",
        parse: numberBetween("--presence-penalty", -1000, 1000),
      },
      {
        flags: "--penalty-window <n>",
        help: "how many tokens lately means; -1: all (default 64)",
        parse: whole("--penalty-window", -1),
      },
      {
        flags: "--top-k <k>",
        help: "draw from the k likeliest tokens (default 40; 0: from all)",
        parse: whole("--top-k", 0),
      },
      {
        flags: "--typical <p>",
        help: "draw from the least surprising tokens of this probability",
        parse: numberBetween("--typical", 0, 1),
      },
      {
        flags: "--top-p <p>",
        help: "draw from the likeliest tokens of this probability (default 0.95)",
        parse: numberBetween("--top-p", 0, 1),
      },
      {
        flags: "--min-p <p>",
        help: "leave out what is less than this times as likely as the likeliest (default 0.05)",
        parse: numberBetween("--min-p", 0, 1),
      },
      {
        flags: "--temperature <t>",
        help: "0 takes the likeliest token (default 0; 0.8 when anything about drawing is asked for)",
        parse: numberBetween("--temperature", 0, 1e6),
      },
      {
        flags: "--samplers <names>",
        help: `another order of the filters: ${Object.keys(FILTERS).join(",")}; one left out does nothing`,
        parse: filterOrder,
      },
      { flags: "--seed <n>", help: "where the draws begin (default 1)", parse: seed },
    ],
  ],
];

/** What `--cpu auto` stands for: an image that starts on anything with SSE2, and is fast on today's. */
export const AUTO: readonly CpuLevel[] = ["pentium4", "avx2"];

function levels(text: string): "native" | readonly CpuLevel[] {
  if (text === "native") return text;
  if (text === "auto") return AUTO;
  const names = text.split(",");
  const known = CPU_NAMES.filter((level) => names.includes(level));
  const unknown = names.find((name) => !(CPU_NAMES as readonly string[]).includes(name));
  if (unknown === undefined) return known;
  const expected = `native, auto, or some of ${CPU_NAMES.join(", ")} with commas between`;
  throw new UsageError(`--cpu: expected ${expected}, found ${JSON.stringify(unknown)}`);
}

/** Gives the command its options. */
export function withLlamaOptions(command: Command): Command {
  for (const [title, rows] of GROUPS) {
    for (const { flags, help, parse, choices } of rows) {
      const option = new Option(flags, help).helpGroup(title);
      if (parse !== undefined) {
        option.argParser<unknown>((text, before) => parse(text, before as string[] | undefined));
      }
      if (choices !== undefined) option.choices(choices);
      command.addOption(option);
    }
  }
  command.optionsGroup("Machine and code:");
  return withMachine(
    withTier(command).addOption(
      new Option(
        "--cpu <levels>",
        `the processor: ${CPU_NAMES.join(", ")}, native; or several, such as pentium4,avx2 (in short: auto): ` +
          "kernels for each in one image, which asks the processor and takes the highest it has",
      ).argParser(levels),
    ),
  );
}

/** What asks for draws rather than for the likeliest token. */
const DRAWN = ["topK", "topP", "minP", "typical", "samplers", "seed"] as const;
/** llama.cpp's values where anything is drawn. */
const WHEN_DRAWN = { temperature: 0.8, topK: 40, topP: 0.95, minP: 0.05 } as const;

/** The sampler's options, which @ts-jit/model names without dashes. */
export function samplingOf(options: LlamaCommandOptions, draws = false) {
  const drawn =
    draws || options.temperature !== undefined || DRAWN.some((name) => options[name] !== undefined);
  const { temperature, topK, topP, minP } = {
    ...(drawn ? WHEN_DRAWN : { temperature: 0 }),
    ...defined(options),
  };
  return {
    temperature,
    topK,
    topP,
    minP,
    typicalP: options.typical,
    repeatPenalty: options.repeatPenalty,
    frequencyPenalty: options.frequencyPenalty,
    presencePenalty: options.presencePenalty,
    penaltyWindow: options.penaltyWindow,
    noRepeatNgram: options.noRepeatNgram,
    seed: options.seed,
    order: options.samplers,
  };
}

type Drawn = Pick<LlamaCommandOptions, "temperature" | "topK" | "topP" | "minP">;
function defined({ temperature, topK, topP, minP }: Drawn): Drawn {
  const given = Object.entries({ temperature, topK, topP, minP }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

function filterOrder(text: string): (typeof FILTERS)[FilterWord][] {
  return text.split(",").map((word, at, all) => {
    if (all.indexOf(word) !== at) throw new UsageError(`--samplers: expected each once, found ${word} twice`);
    const name = (FILTERS as Readonly<Record<string, (typeof FILTERS)[FilterWord]>>)[word.trim()];
    if (name !== undefined) return name;
    throw new UsageError(
      `--samplers: expected ${Object.keys(FILTERS).join(", ")}, found ${JSON.stringify(word.trim())}`,
    );
  });
}

/** A parser of whole numbers. */
function whole(name: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d{1,9}$/.test(text) && value >= least) return value;
    const expected = `a whole number from ${least} to 999999999`;
    throw new UsageError(`${name}: expected ${expected}, found ${JSON.stringify(text)}`);
  };
}

/** Bytes of a stop text, as MOST_STOP_BYTES of @ts-jit/model has it, and how many of them. */
const [MOST_STOP_BYTES, MOST_STOPS] = [256, 16];

function stop(text: string, before: string[] | undefined): string[] {
  const bytes = Buffer.byteLength(text);
  if (bytes === 0 || bytes > MOST_STOP_BYTES) {
    throw new UsageError(`--stop: expected 1 to ${MOST_STOP_BYTES} bytes, found ${bytes}`);
  }
  const all = collect(text, before);
  if (all.length > MOST_STOPS) throw new UsageError(`--stop: expected ${MOST_STOPS} texts at most`);
  return all;
}

function seed(text: string): bigint {
  if (/^0*[1-9]\d{0,18}$/.test(text)) return BigInt(text);
  const expected = "a whole number from 1 to 9999999999999999999";
  throw new UsageError(`--seed: expected ${expected}, found ${JSON.stringify(text)}`);
}
