/** `ts-jit llama [MODEL]`: compiles a model's kernels, boots them and prints the text they write. */
import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import type { ChatOptions, LlamaOptions } from "@ts-jit/model";
import { Command } from "commander";
import { fileError, InputError, UsageError } from "../../cli/failure.js";
import { writeOutput } from "../../cli/files.js";
import { checkMachineOptions, tierOf } from "../../cli/options.js";
import type { Context } from "../../cli/program.js";
import { FORMATS } from "../image.js";
import { AUTO, type LlamaCommandOptions, samplingOf, withLlamaOptions } from "./options.js";

const EXAMPLES = `
Examples:
  ts-jit llama                                              the model that ships, in QEMU or v86
  ts-jit llama --prompt "Tom had a red ball" --seed 7       drawn by a seed
  ts-jit llama stories15M.bin --tokenizer tokenizer.bin --machine host -O3 --cpu native
  ts-jit llama tinyllama.Q4_K_M.gguf --chat --system "Answer in one sentence."
  ts-jit llama chat.gguf --chat -o chat.iso                 a CD or stick that boots into the chat
  ts-jit llama --bench --machine host                       how fast it is at every tier and level
  ts-jit llama chat.Q4_K_M.gguf --info                      what a file holds and needs

The prompt and the text go to standard output, figures to standard error.`;

export function declareLlama(context: Context): Command {
  const command = new Command("llama")
    .description("compile a language model, boot it and print the text it writes")
    .argument("[model]", "a checkpoint of llama2.c or a GGUF file (default: the model that ships)");
  return withLlamaOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (model: string | undefined, options: LlamaCommandOptions) => {
      context.exitWith(await llama(model, options));
    });
}

async function llama(model: string | undefined, options: LlamaCommandOptions): Promise<number> {
  const [{ cyclesTable, describeModel, runLlama, TEMPLATES }, { defaultMachine }, { fastestCpu, levelsFor }] =
    await Promise.all([import("@ts-jit/model"), import("@ts-jit/boot"), import("../../cli/machine-cpu.js")]);
  checkOptions(model, options);
  if (options.info === true) {
    process.stdout.write(describeModel(model, options.tokenizer, options.context));
    return 0;
  }
  const asked = {
    model,
    tokenizer: options.tokenizer,
    prompt: promptOf(options),
    tokens: options.tokens,
    context: options.context,
    sampling: samplingOf(options, options.chat),
    stops: options.stop,
    tune: options.tune,
    weights: options.weights,
    kv: options.kv,
    memory: options.memory,
    smp: options.smp,
    timeout: options.timeout === undefined ? undefined : 1000 * options.timeout,
  };
  if (options.bench === true) {
    const { bench } = await import("./bench.js");
    const { machine } = options;
    // On a terminal alone, and gone before the next row.
    const progress = (what: string) => {
      if (process.stderr.isTTY === true) process.stderr.write(`\r\x1b[K${what}`);
    };
    const same = await bench({
      ...asked,
      machine,
      cpu: options.cpu,
      say: (line) => {
        progress("");
        process.stdout.write(`${line}\n`);
      },
      progress,
    });
    return same ? 0 : 1;
  }
  if (options.o !== undefined) {
    await writeAppliance(options.o, options, {
      ...asked,
      measured: options.perplexity === undefined ? undefined : readText(options.perplexity),
      chat: chatOf(options, TEMPLATES),
      ...(options.contextShift === false ? { shift: false } : {}),
    });
    return 0;
  }
  const machine = options.machine ?? defaultMachine();
  checkMachineOptions(machine, options);
  const report = await runLlama({
    ...asked,
    measured: options.perplexity === undefined ? undefined : readText(options.perplexity),
    chat: chatOf(options, TEMPLATES),
    ...(options.chat === true ? { stdin: "inherit" } : {}),
    ...(options.contextShift === false ? { shift: false } : {}),
    machine,
    tier: tierOf(options),
    cpu: levelsFor(options.cpu, machine) ?? fastestCpu(machine),
    onText: (bytes) => void process.stdout.write(bytes),
    onDiagnostic: (text) => void process.stderr.write(text),
  });
  process.stderr.write(`${report.summary}\n`);
  if (report.memory !== undefined) process.stderr.write(`${report.memory}\n`);
  if (options.stats === true) process.stderr.write(`${cyclesTable(report.counts)}\n`);
  return report.status;
}

/** Writes what boots the model. @throws as `makeLlama` and `makeDisk` do; UsageError for a file of no known kind. */
async function writeAppliance(
  file: string,
  { cpu, machine, ...options }: LlamaCommandOptions,
  asked: Omit<LlamaOptions, "machine" | "cpu" | "tier">,
): Promise<void> {
  const format = FORMATS[extname(file)];
  if (format === undefined) {
    throw new UsageError(
      `-o: expected a file that ends with ${Object.keys(FORMATS).join(", ")}, found ${file}`,
    );
  }
  if (machine !== undefined) throw new UsageError("-o and --machine: expected one of them");
  const [{ makeLlama }, { makeDisk }, { nativeCpu }] = await Promise.all([
    import("@ts-jit/model"),
    import("@ts-jit/boot"),
    import("../../cli/machine-cpu.js"),
  ]);
  const levels = cpu === "native" ? [nativeCpu()] : (cpu ?? AUTO);
  const within = format === "elf";
  const { image, modules } = await makeLlama({ ...asked, cpu: levels, tier: tierOf(options) }, within);
  const bytes = format === "elf" ? image.bytes : await makeDisk(image, format, { modules });
  writeOutput(file, bytes);
  process.stderr.write(`${file}: ${bytes.length} bytes, kernels for ${levels.join(", ")}\n`);
}

/** @throws UsageError for options that do not go together. */
function checkOptions(model: string | undefined, options: LlamaCommandOptions): void {
  const { prompt, promptFile, chat } = options;
  if (model === "") throw new UsageError("model: expected a file's name, found none");
  const [one, other] = (["info", "perplexity", "bench", "chat"] as const).filter(
    (name) => options[name] !== undefined,
  );
  if (other !== undefined) throw new UsageError(`--${one} and --${other}: expected one of them`);
  for (const name of ["info", "bench"] as const) {
    if (options.o !== undefined && options[name] !== undefined) {
      throw new UsageError(`--${name} and -o: expected one of them`);
    }
  }
  if (prompt !== undefined && promptFile !== undefined) {
    throw new UsageError("--prompt and --prompt-file: expected one of them");
  }
  if (promptFile === "-" && chat === true) {
    throw new UsageError("--prompt-file: expected a file, found standard input, which is where chat reads");
  }
  if (chat === true) return;
  for (const name of ["system", "chatTemplate"] as const) {
    const shown = name === "system" ? "--system" : "--chat-template";
    if (options[name] !== undefined) throw new UsageError(`${shown}: expected --chat with it`);
  }
}

function promptOf({ prompt, promptFile }: LlamaCommandOptions): string | undefined {
  return promptFile === undefined ? prompt : readText(promptFile);
}

/** What is asked of a conversation; undefined for one text. */
function chatOf(
  { chat, system, chatTemplate }: LlamaCommandOptions,
  templates: Readonly<Record<string, string>>,
): ChatOptions | undefined {
  if (chat !== true) return undefined;
  const named =
    chatTemplate === undefined || chatTemplate === "none" || Object.hasOwn(templates, chatTemplate);
  if (named) return { system, template: chatTemplate };
  if (!existsSync(chatTemplate)) {
    const expected = `${Object.keys(templates).join(", ")}, none or a file`;
    throw new UsageError(`--chat-template: expected ${expected}, found ${JSON.stringify(chatTemplate)}`);
  }
  return { system, template: readText(chatTemplate) };
}

function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    throw fileError("read", file, error);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(`${file}: expected a text in UTF-8, found other bytes`);
  }
}
