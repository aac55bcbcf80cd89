/** `ts-jit quantize IN OUT`: a model's matrices in another element type. */
import { statSync } from "node:fs";
import { Command, Option } from "commander";
import { fileError, UsageError } from "../cli/failure.js";
import type { Context } from "../cli/program.js";

/** What @ts-jit/model writes; named here so that help loads no model code. */
const TYPES = ["f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0"] as const;

const HELP = `
Vectors stay float32; matrices whose rows do not divide into blocks of 32 become f16. Of a GGUF file all metadata come over;
a checkpoint of llama2.c gets its vocabulary from its tokenizer.bin.

Bits a weight: q8_0 8.5, q5_1 6, q5_0 5.5, q4_1 5, q4_0 4.5.

Examples:
  ts-jit quantize model-f16.gguf model-q8_0.gguf                          what runs fastest for its loss
  ts-jit quantize stories15M.bin stories15M.gguf --tokenizer tokenizer.bin --type q4_0
  ts-jit quantize - shipped.gguf --type q8_0                              the model that ships`;

interface Options {
  readonly type: (typeof TYPES)[number];
  readonly tokenizer?: string;
}

export function declareQuantize(context: Context): Command {
  return new Command("quantize")
    .description("write a language model with smaller weights, as a GGUF file")
    .argument("<in>", "a GGUF file or a checkpoint of llama2.c (`-`: the model that ships)")
    .argument("<out>", "the GGUF file to write")
    .addOption(new Option("--type <type>", "the matrices' element type").choices(TYPES).default("q8_0"))
    .option("--tokenizer <file>", "a checkpoint's tokenizer.bin (default: the one beside it)")
    .addHelpText("after", HELP)
    .action(async (input: string, output: string, options: Options) => {
      context.exitWith(await quantize(input, output, options));
    });
}

function sameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  return a === b || (first !== undefined && first.ino === second?.ino && first.dev === second.dev);
}

async function quantize(input: string, output: string, { type, tokenizer }: Options): Promise<number> {
  const { quantizeModel } = await import("@ts-jit/model");
  if (sameFile(input, output)) throw new UsageError("quantize: expected two files, found one twice");
  const started = performance.now();
  const report = (() => {
    try {
      return quantizeModel(input === "-" ? undefined : input, output, type, tokenizer);
    } catch (error) {
      if (error instanceof Error && "syscall" in error) throw fileError("write", output, error);
      throw error;
    }
  })();
  const { inputBytes, outputBytes, counts, error } = report;
  const tensors = [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
  const seconds = (performance.now() - started) / 1000;
  process.stderr.write(
    `${output}: ${tensors}; ${inputBytes} to ${outputBytes} bytes, ` +
      `${(100 * error).toFixed(3)}% of the weights lost (root mean square), ${seconds.toFixed(1)} s\n`,
  );
  return 0;
}
