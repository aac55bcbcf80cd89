/** `ts-jit run FILE... [-- ARGS...]`: compiles, boots, and exits with the program's status. */
import { writeFileSync } from "node:fs";
import type { RunResult } from "@ts-jit/boot";
import { Command } from "commander";
import { UsageError } from "../cli/failure.js";
import { readInput, stem } from "../cli/files.js";
import {
  type CodeOptions,
  checkMachineOptions,
  collect,
  cpuOf,
  type MachineOptions,
  positive,
  type ReportOptions,
  tierOf,
  withCpu,
  withDebug,
  withMachine,
  withReports,
  withTier,
} from "../cli/options.js";
import type { Context } from "../cli/program.js";
import { StageReport } from "../cli/stage-report.js";
import { buildImage, type CompileOptions, interpret, parseAll } from "../pipeline.js";

interface Options extends CodeOptions, ReportOptions, MachineOptions {
  readonly module?: string[];
  readonly gdb?: number;
  readonly stats?: boolean;
  readonly profile?: string;
  readonly instrument?: string;
  readonly watchdog?: number;
  readonly poison?: boolean;
}

const EXAMPLES = `
Examples:
  ts-jit run hello.ll                          in QEMU, or in v86 where there is no QEMU
  ts-jit run --machine host hello.ll -- a b    as a Linux process; a and b are its arguments
  ts-jit run --machine interp hello.ll         without compiling
  echo 1 2 | ts-jit run sum.ll; echo $?        standard input and exit status are the program's
  ts-jit run --gdb 1234 -g crash.ll            waits for: gdb -ex 'target remote :1234'

The status is the program's own (128 + N after signal N, 134 when the machine went down, 124 when its time was up).`;

export function declareRun(context: Context): Command {
  const command = new Command("run")
    .description("compile, boot, print the program's output and exit with its status")
    .argument("<file...>", ".ll files to compile, .o and .a files to link along (`-`: IR on standard input)")
    .usage("[options] <file...> [-- <args...>]");
  withReports(withMachine(withDebug(withCpu(withTier(command)))));
  return command
    .option("--module <name=file>", "give the program a file as a boot module (may be repeated)", collect)
    .option("--gdb <port>", "wait for gdb on this port before the first instruction (qemu)", port)
    .option(
      "--profile <file>",
      "sample where the program spends its time; a table to standard error, and a file for compile --profile",
    )
    .option(
      "--instrument <file>",
      "count calls and cycles by function; a table to standard error, and a file for compile --profile",
    )
    .option(
      "--watchdog <seconds>",
      "end a program that runs for so long without putting anything out: a panic with its backtrace",
      positive("--watchdog"),
    )
    .option("--poison", "fill memory that malloc gives and free takes back; panic on writes to freed memory")
    .option("--stats", "print machine, status, image size and times to standard error")
    .addHelpText("after", EXAMPLES)
    .action(async (files: string[], options: Options) => {
      context.exitWith(await run(files, options, context.programArguments));
    });
}

async function run(files: readonly string[], options: Options, args: readonly string[]): Promise<number> {
  const report = new StageReport(options);
  const inputs = files.map(readInput);
  const {
    BacktraceNames,
    boot,
    CycleReader,
    defaultMachine,
    formatCycles,
    formatProfile,
    formatSamples,
    machinePlatform,
    parseModuleArgument,
    SampleReader,
  } = await import("@ts-jit/boot");
  const machine = options.machine ?? defaultMachine();
  checkMachineOptions(machine, options);
  const { profile, watchdog, instrument, poison } = options;
  if (machine === "interp" && (profile ?? watchdog ?? instrument ?? poison) !== undefined)
    throw new UsageError(
      "--profile, --instrument, --watchdog and --poison are for compiled programs: choose a machine other than interp",
    );
  const settings: CompileOptions = {
    tier: tierOf(options),
    cpu: await cpuOf(options, machine),
    debug: options.g === true,
    instrument: options.instrument !== undefined,
    report,
  };
  const name = stem(inputs.find((input) => input.kind === "ll")?.path ?? files[0] ?? "a");
  const common = {
    args,
    modules: (options.module ?? []).map(parseModuleArgument),
    // Standard input that already was the program's text is not the program's input too.
    stdin: files.includes("-") ? "" : ("inherit" as const),
    onOutput: (bytes: Uint8Array) => void process.stdout.write(bytes),
    onError: (bytes: Uint8Array) => void process.stderr.write(bytes),
    ...(options.timeout === undefined ? {} : { timeout: 1000 * options.timeout }),
    ...(options.memory === undefined ? {} : { memory: options.memory }),
  };
  let result: RunResult;
  let imageSize = 0;
  if (machine === "interp") {
    result = await interpret(await parseAll(inputs, settings), name, settings, common);
  } else {
    const platform = machinePlatform(machine);
    const image = await buildImage(inputs, {
      ...settings,
      platform,
      name,
      strip: options.gdb === undefined && options.g !== true,
      watching: {
        profile: options.profile !== undefined,
        poison: options.poison === true,
        ...(options.watchdog === undefined ? {} : { watchdog: options.watchdog }),
      },
    });
    imageSize = image.bytes.length;
    report.print();
    const names = new BacktraceNames(image);
    const samples = new SampleReader();
    const cycles = new CycleReader();
    result = await boot(image, {
      ...common,
      onError: (bytes: Uint8Array) => common.onError(names.explain(cycles.take(samples.take(bytes)))),
      machine,
      ...(options.smp === undefined ? {} : { smp: options.smp }),
      ...(options.gdb === undefined ? {} : { gdb: options.gdb }),
    });
    if (options.profile !== undefined) {
      const rows = samples.byFunction(image);
      writeFileSync(options.profile, formatProfile(rows));
      process.stderr.write(formatSamples(rows));
    }
    if (options.instrument !== undefined && cycles.profile !== undefined) {
      writeFileSync(options.instrument, cycles.profile);
      process.stderr.write(formatCycles(cycles.profile));
    }
  }
  explainEnding(result);
  if (options.stats === true) process.stderr.write(`${statsLine(result, imageSize)}\n`);
  return result.status;
}

/** A parser of TCP ports. */
function port(text: string): number {
  const value = positive("--gdb")(text);
  if (value > 65_535) throw new UsageError(`--gdb: expected a port from 1 to 65535, found "${text}"`);
  return value;
}

/** Says what a status alone does not. */
function explainEnding({ ending, machine, status }: RunResult): void {
  if (ending === "timeout") process.stderr.write(`${machine}: the time was up\n`);
  if (ending === "reset") process.stderr.write(`${machine}: the machine went down without giving a status\n`);
  if (ending === "signal") process.stderr.write(`${machine}: ended by signal ${status - 128}\n`);
}

function statsLine({ machine, status, firstByte, wall }: RunResult, imageSize: number): string {
  const first = firstByte === undefined ? "none" : `${firstByte.toFixed(1)} ms`;
  return `machine ${machine}, status ${status}, image ${imageSize} bytes, first output ${first}, wall ${wall.toFixed(1)} ms`;
}
