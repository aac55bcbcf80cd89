/** `ts-jit llama [MODEL]`: compiles a model's kernels, boots them and prints the text they write. */
import { Command, Option } from "commander";
import { UsageError } from "../cli/failure.js";
import {
  type CodeOptions,
  cpuOf,
  type MachineOptions,
  numberBetween,
  positive,
  tierOf,
  withCpu,
  withMachine,
  withTier,
} from "../cli/options.js";
import type { Context } from "../cli/program.js";

/** What @ts-jit/model knows; named here so that help loads no model code. */
const TUNES = ["tcg", "v86", "native"] as const;

interface Options extends CodeOptions, MachineOptions {
  readonly tokenizer?: string;
  readonly prompt?: string;
  readonly info?: boolean;
  readonly tokens?: number;
  readonly context?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed?: bigint;
  readonly tune?: (typeof TUNES)[number];
}

const EXAMPLES = `
Examples:
  ts-jit llama                                              the model that ships, in QEMU or v86
  ts-jit llama --prompt "Tom had a red ball" --seed 7       drawn by a seed
  ts-jit llama stories15M.bin --tokenizer tokenizer.bin --machine host -O3 --cpu native

The prompt and the text go to standard output, figures to standard error.`;

export function declareLlama(context: Context): Command {
  const command = new Command("llama")
    .description("compile a language model, boot it and print the text it writes")
    .argument("[model]", "a checkpoint of llama2.c or a GGUF file (default: the model that ships)")
    .option(
      "--tokenizer <file>",
      "its tokenizer.bin (default: the one beside the model; a GGUF file has its own)",
    )
    .option("--prompt <text>", "the text to go on from", "")
    .option("--tokens <n>", "tokens to generate after the prompt, at most", count)
    .option("--context <n>", "tokens of context, at most", positive("--context"))
    .addOption(
      new Option(
        "--temperature <t>",
        "0 takes the likeliest token; default 0, or 1 when --seed or --top-p is given",
      ).argParser(numberBetween("--temperature", 0, 1000)),
    )
    .addOption(
      new Option("--top-p <p>", "draw from the likeliest tokens of this probability (default 0.9)").argParser(
        numberBetween("--top-p", 0, 1),
      ),
    )
    .option("--seed <n>", "where the draws begin (default 1)", seed)
    .addOption(
      new Option("--tune <for>", "lay quantised weights out for this (default: for the machine)").choices(
        TUNES,
      ),
    );
  command.option("--info", "print what the model's file holds, and run nothing");
  return withMachine(withCpu(withTier(command)))
    .addHelpText("after", EXAMPLES)
    .action(async (model: string | undefined, options: Options) => {
      context.exitWith(await llama(model, options));
    });
}

async function llama(model: string | undefined, options: Options): Promise<number> {
  const [{ describeModel, runLlama }, { defaultMachine }] = await Promise.all([
    import("@ts-jit/model"),
    import("@ts-jit/boot"),
  ]);
  if (options.info === true) {
    process.stdout.write(describeModel(model, options.tokenizer, options.context));
    return 0;
  }
  const drawn = options.seed !== undefined || options.topP !== undefined;
  const report = await runLlama({
    model,
    tokenizer: options.tokenizer,
    prompt: options.prompt,
    tokens: options.tokens,
    context: options.context,
    temperature: options.temperature ?? (drawn ? 1 : 0),
    topP: options.topP,
    seed: options.seed,
    tune: options.tune,
    machine: options.machine,
    tier: tierOf(options),
    cpu: await cpuOf(options, options.machine ?? defaultMachine()),
    memory: options.memory,
    smp: options.smp,
    timeout: options.timeout === undefined ? undefined : 1000 * options.timeout,
    onText: (bytes) => void process.stdout.write(bytes),
    onDiagnostic: (text) => void process.stderr.write(text),
  });
  process.stderr.write(`${report.summary}\n`);
  return report.status;
}

function count(text: string): number {
  return wholeNumber("--tokens", text, /^\d{1,9}$/, "a whole number from 0 on", Number);
}
function seed(text: string): bigint {
  return wholeNumber("--seed", text, /^0*[1-9]\d{0,18}$/, "a whole number from 1 on", BigInt);
}
function wholeNumber<T>(
  name: string,
  text: string,
  form: RegExp,
  expected: string,
  convert: (text: string) => T,
): T {
  if (form.test(text)) return convert(text);
  throw new UsageError(`${name}: expected ${expected}, found ${JSON.stringify(text)}`);
}
