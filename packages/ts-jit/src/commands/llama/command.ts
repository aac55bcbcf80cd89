/** `ts-jit llama [MODEL]`: compiles a model's kernels, boots them and prints the text they write. */
import { Command } from "commander";
import { cpuOf, tierOf } from "../../cli/options.js";
import type { Context } from "../../cli/program.js";
import { type LlamaCommandOptions, samplingOf, withLlamaOptions } from "./options.js";

const EXAMPLES = `
Examples:
  ts-jit llama                                              the model that ships, in QEMU or v86
  ts-jit llama --prompt "Tom had a red ball" --seed 7       drawn by a seed
  ts-jit llama stories15M.bin --tokenizer tokenizer.bin --machine host -O3 --cpu native
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
  const [{ describeModel, runLlama }, { defaultMachine }] = await Promise.all([
    import("@ts-jit/model"),
    import("@ts-jit/boot"),
  ]);
  if (options.info === true) {
    process.stdout.write(describeModel(model, options.tokenizer, options.context));
    return 0;
  }
  const report = await runLlama({
    model,
    tokenizer: options.tokenizer,
    prompt: options.prompt,
    tokens: options.tokens,
    context: options.context,
    sampling: samplingOf(options),
    stops: options.stop,
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
