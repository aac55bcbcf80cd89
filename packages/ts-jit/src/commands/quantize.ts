/** `ts-jit quantize IN OUT`: a model's matrices in another element type. */

import { statSync } from "node:fs";
import type { RecipeName } from "@ts-jit/model";
import { Command, Option } from "commander";
import { fileError, UsageError } from "../cli/failure.js";
import type { Context } from "../cli/program.js";

/** What @ts-jit/model writes; named here so that help loads no model code. */
const TYPES = [
  ...["f32", "f16", "bf16", "q8_0", "q6_k", "q5_1", "q5_0", "q5_k", "q5_k_m"],
  ...["q4_1", "q4_0", "q4_k", "q4_k_m", "q3_k", "q2_k"],
] as RecipeName[];

const HELP = `
Vectors stay float32. The K types have blocks of 256: where rows do not divide into these, q6_k becomes q8_0, q5_k q5_1, q4_k q5_0, q3_k and
q2_k q4_0; where they do not divide into blocks of 32 either, f16. q4_k_m and q5_k_m have q6_k for the classifier and half of the values
and ways down. Of a GGUF file all metadata come over; a checkpoint of llama2.c gets its vocabulary from its tokenizer.bin.

Bits a weight: q8_0 8.5, q6_k 6.6, q5_1 6, q5_0, q5_k 5.5, q4_1 5, q4_0, q4_k 4.5, q3_k 3.4, q2_k 2.6.

Examples:
  ts-jit quantize model-f16.gguf model-q8_0.gguf                          what runs fastest for its loss
  ts-jit quantize stories15M.bin stories15M.gguf --tokenizer tokenizer.bin --type q4_0
  ts-jit quantize - shipped.gguf --type q8_0                              the model that ships`;

interface Options {
  readonly type: RecipeName;
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
  const progress = (name: string, index: number, count: number) => {
    if (process.stderr.isTTY === true) process.stderr.write(`\r\x1b[K${index + 1} of ${count}: ${name}`);
  };
  const report = (() => {
    try {
      return quantizeModel(input === "-" ? undefined : input, output, type, tokenizer, progress);
    } catch (error) {
      if (error instanceof Error && "syscall" in error) throw fileError("write", output, error);
      throw error;
    }
  })();
  if (process.stderr.isTTY === true) process.stderr.write("\r\x1b[K");
  const { inputBytes, outputBytes, counts, error } = report;
  const tensors = [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
  const seconds = (performance.now() - started) / 1000;
  process.stderr.write(
    `${output}: ${tensors}; ${inputBytes} to ${outputBytes} bytes, ` +
      `${(100 * error).toFixed(3)}% of the weights lost (root mean square), ${seconds.toFixed(1)} s\n`,
  );
  return 0;
}
