/** The command line as a whole: its commands, its help, and how it ends. */
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { declareCheck } from "../commands/check.js";
import { declareCompile } from "../commands/compile.js";
import { declareImage } from "../commands/image.js";
import { declareLlama } from "../commands/llama/command.js";
import { declareOpt } from "../commands/opt.js";
import { declareQuantize } from "../commands/quantize.js";
import { declareRun } from "../commands/run.js";
import { describeFailure, STATUS_USAGE } from "./failure.js";

const EXAMPLES = `
Examples:
  clang-19 -m32 -O1 -S -emit-llvm hello.c -o hello.ll
  ts-jit run hello.ll                          boot it, print its output, exit with its status
  ts-jit run --machine host hello.ll -- a b    run it as a Linux process with two arguments
  ts-jit compile hello.ll -o hello.elf         a Multiboot kernel: qemu-system-i386 -kernel hello.elf
  ts-jit compile --emit exe -O3 hello.ll util.o libm.a -o hello
  ts-jit check hello.ll                        parse and verify
  ts-jit opt -O2 hello.ll                      print what the optimizer makes of it
  ts-jit image hello.ll -o hello.iso           a CD or stick that boots it
  ts-jit llama --prompt "Once upon a time"     boot a language model
  ts-jit quantize model.gguf small.gguf        with 8-bit weights

Exit status: 0 done, 1 the input is refused or the work failed, 2 bad usage; \`run\` exits with the program's own.`;

/** What a command gets from the line besides its own options. */
export interface Context {
  /** What follows \`--\`. */
  readonly programArguments: readonly string[];
  /** Sets the status to exit with. */
  readonly exitWith: (status: number) => void;
}

/**
 * Runs one command line.
 * @param args the words after the command's name
 * @returns the status to exit with; never throws
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  // Only a program that is run has arguments of its own.
  const separator = args[0] === "run" || args[0] === "image" ? args.indexOf("--") : -1;
  const own = separator < 0 ? args : args.slice(0, separator);
  let status = 0;
  const context: Context = {
    programArguments: separator < 0 ? [] : args.slice(separator + 1),
    exitWith: (given) => {
      status = given;
    },
  };
  try {
    await createProgram(context).parseAsync(own, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : STATUS_USAGE;
    const failure = describeFailure(error, own.includes("--stack"));
    process.stderr.write(`${failure.text}\n`);
    return failure.status;
  }
}

function createProgram(context: Context): Command {
  const program = new Command("ts-jit")
    .description(
      "Compiles LLVM IR to i386 code and boots it: no LLVM, no C compiler, no operating system under it.",
    )
    .version(version(), "--version", "print the version")
    .helpOption("-h, --help", "show this help")
    .option("--stack", "show where an internal error comes from")
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(ts-jit --help shows how it is used)")
    .exitOverride();
  for (const declare of [
    declareCompile,
    declareRun,
    declareCheck,
    declareOpt,
    declareImage,
    declareLlama,
    declareQuantize,
  ]) {
    const command = declare(context);
    command.option("--stack", "show where an internal error comes from").copyInheritedSettings(program);
    command.exitOverride().showHelpAfterError(`(ts-jit ${command.name()} --help shows how it is used)`);
    program.addCommand(command);
  }
  return program;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const found =
    typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : "";
  return `ts-jit ${String(found)}`;
}
