/** `ts-jit compile FILE... [-o OUT]`: LLVM IR to text, objects, programs and kernels. */
import type { AsmSyntax, Profile, RelocationModel } from "@ts-jit/codegen";
import { Command, Option } from "commander";
import { InputError, UsageError } from "../cli/failure.js";
import { type InputFile, readInput, readText, stem, writeOutput } from "../cli/files.js";
import { loadModules, type ModuleOptions, withModules } from "../cli/modules.js";
import {
  type CodeOptions,
  cpuOf,
  type ReportOptions,
  tierOf,
  withCpu,
  withDebug,
  withInstrument,
  withReports,
  withTier,
} from "../cli/options.js";
import type { Context } from "../cli/program.js";
import { StageReport } from "../cli/stage-report.js";
import { buildImage, buildModule, type CompileOptions } from "../pipeline.js";

interface Emission {
  /** What follows the input's name when no `-o` is given; undefined for standard output. */
  readonly extension: string | undefined;
  readonly executable: boolean;
  readonly what: string;
}

const EMISSIONS = {
  ll: { extension: undefined, executable: false, what: "optimized LLVM IR" },
  asm: { extension: undefined, executable: false, what: "an assembly listing" },
  obj: { extension: ".o", executable: false, what: "an ELF32 relocatable object" },
  exe: { extension: "", executable: true, what: "a Linux i386 program" },
  kernel: { extension: ".elf", executable: true, what: "a Multiboot kernel" },
} as const satisfies Record<string, Emission>;
type EmissionName = keyof typeof EMISSIONS;

interface Options extends CodeOptions, ReportOptions, ModuleOptions {
  readonly o?: string;
  readonly emit: EmissionName;
  readonly syntax: AsmSyntax;
  readonly relocationModel: RelocationModel;
  readonly symbols?: boolean;
  readonly sections?: boolean;
  readonly profile?: string;
  readonly instrument?: boolean;
}

export function declareCompile(_context: Context): Command {
  const names = Object.keys(EMISSIONS);
  const command = new Command("compile")
    .description("compile LLVM IR to an object, a Linux program or a bootable kernel")
    .argument("<file...>", ".ll files to compile, .o and .a files to link along (`-`: IR on standard input)")
    .option("-o <out>", "where to write (`-`: standard output)")
    .addOption(new Option("--emit <kind>", "what to write").choices(names).default("kernel"))
    .addOption(
      new Option("--syntax <name>", "dialect of a listing: GNU as, GNU as with Intel operands, NASM")
        .choices(["gnu", "intel", "nasm"])
        .default("gnu"),
    )
    .addOption(
      new Option("--relocation-model <name>", "how code names what is elsewhere: for a shared library, pic")
        .choices(["static", "pic", "pie"])
        .default("static"),
    )
    .option("--symbols", "keep symbols and debug information in a program or kernel")
    .option("--profile <file>", "a run's profile: speed for hot functions, size for cold ones")
    .option("--sections", "print the image's section table to standard error");
  withModules(command, "put a file into a program or kernel");
  withReports(withDebug(withInstrument(withCpu(withTier(command)))));
  return command
    .addHelpText("after", () => `\nKinds:\n${kindsText()}\n${EXAMPLES}`)
    .action(async (files: string[], options: Options) => compile(files, options));
}

const EXAMPLES = `
Examples:
  ts-jit compile hello.ll                              hello.elf, a Multiboot kernel
  ts-jit compile --emit exe hello.ll -o hello          a Linux program
  ts-jit compile --emit obj -O1 hello.ll && gcc -m32 hello.o
  ts-jit compile --emit obj --relocation-model pic lib.ll && gcc -m32 -shared lib.o -o lib.so
  ts-jit compile --emit asm hello.ll                   what the code looks like
  ts-jit compile main.ll util.ll driver.o libm.a -o app.elf`;

function kindsText(): string {
  return Object.entries(EMISSIONS)
    .map(([name, { what }]) => `  ${name.padEnd(8)} ${what}`)
    .join("\n");
}

async function compile(files: readonly string[], options: Options): Promise<void> {
  const report = new StageReport(options);
  const inputs = report.time("read", () => files.map(readInput));
  const cpu = await cpuOf(options);
  const debug = options.g === true;
  const profile = options.profile === undefined ? undefined : await loadProfile(options.profile);
  const { syntax, relocationModel } = options;
  const tier = tierOf(options);
  const instrument = options.instrument === true;
  const settings: CompileOptions = {
    tier,
    cpu,
    debug,
    report,
    syntax,
    profile,
    relocationModel,
    instrument,
  };
  const output = outputPath(inputs, options);
  const emission: Emission = EMISSIONS[options.emit];
  const contents = await emit(inputs, options, settings);
  report.time("write", () => writeOutput(output, contents, emission.executable ? 0o777 : 0o666));
  report.print();
}

/** @throws InputError when the file cannot be read or is no profile. */
async function loadProfile(path: string): Promise<Profile> {
  const { ProfileError, readProfile } = await import("@ts-jit/codegen");
  const text = readText(path);
  try {
    return readProfile(text);
  } catch (error) {
    if (error instanceof ProfileError) throw new InputError(`${path}: ${error.message}`);
    throw error;
  }
}

async function emit(
  inputs: readonly InputFile[],
  options: Options,
  settings: CompileOptions,
): Promise<string | Uint8Array> {
  const { emit: kind } = options;
  switch (kind) {
    case "ll":
    case "asm":
    case "obj":
      return await buildModule(inputs, kind, settings);
    case "exe":
    case "kernel": {
      const [first] = inputs;
      const image = await buildImage(inputs, {
        ...settings,
        platform: kind === "exe" ? "linux" : "bare",
        name: first === undefined ? "a" : stem(first.path),
        strip: options.symbols !== true && options.g !== true,
        modules: await loadModules(options),
      });
      if (options.sections === true) {
        const { formatSections } = await import("@ts-jit/boot");
        process.stderr.write(`${formatSections(image)}\n`);
      }
      return image.bytes;
    }
  }
}

function outputPath(inputs: readonly InputFile[], { o, emit: kind }: Options): string {
  const { extension }: Emission = EMISSIONS[kind];
  const [first] = inputs;
  const path =
    o ?? (first === undefined || extension === undefined ? "-" : `${stem(first.path)}${extension}`);
  if (path === "-" && o === undefined && extension !== undefined)
    throw new UsageError("-o: expected a file to write");
  if (path === "-" && process.stdout.isTTY === true && EMISSIONS[kind].extension !== undefined) {
    throw new InputError("binary output is not written to a terminal");
  }
  if (inputs.some((input) => input.path === path))
    throw new UsageError(`-o ${path}: the output is one of the inputs`);
  return path;
}
