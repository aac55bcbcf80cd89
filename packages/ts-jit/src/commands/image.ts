/** `ts-jit image FILE... -o OUT`: a bootable disk or CD with program, arguments and files on it. */
import { extname } from "node:path";
import type { DiskFormat } from "@ts-jit/boot";
import { Command, Option } from "commander";
import { UsageError } from "../cli/failure.js";
import { readInput, stem, writeOutput } from "../cli/files.js";
import { loadModules, type ModuleOptions, withModules } from "../cli/modules.js";
import {
  type CodeOptions,
  cpuOf,
  type ReportOptions,
  tierOf,
  withCpu,
  withInstrument,
  withReports,
  withTier,
} from "../cli/options.js";
import type { Context } from "../cli/program.js";
import { StageReport } from "../cli/stage-report.js";
import { buildImage } from "../pipeline.js";

export type Format = DiskFormat | "elf";

interface Options extends CodeOptions, ReportOptions, ModuleOptions {
  readonly o: string;
  readonly format?: Format;
  readonly instrument?: boolean;
}

/** What an extension asks for. */
export const FORMATS: Readonly<Record<string, Format>> = {
  ".iso": "iso",
  ".img": "raw",
  ".raw": "raw",
  ".elf": "elf",
};

const EXAMPLES = `
Formats:
  raw   a disk image with our own boot loader; write it to a stick with dd
  iso   boots as a CD, and as a disk when written to a stick
  grub  a CD with GRUB as its loader; needs grub-mkrescue and xorriso
  elf   a kernel for GRUB or qemu -kernel (Multiboot, Multiboot 2, PVH), as ts-jit compile makes it

Examples:
  ts-jit image hello.ll -o hello.iso && qemu-system-i386 -cdrom hello.iso
  ts-jit image app.ll -o app.img --module data.txt=./data.txt -- first second`;

export function declareImage(context: Context): Command {
  const command = new Command("image")
    .description("make a bootable disk or CD of a program, its arguments and its files")
    .usage("[options] <file...> -o <out> [-- <args...>]")
    .argument("<file...>", ".ll files to compile, .o and .a files to link along")
    .requiredOption("-o <out>", "where to write")
    .addOption(
      new Option("--format <kind>", "what to write (default: by the output's extension, else raw)").choices([
        "raw",
        "iso",
        "grub",
        "elf",
      ]),
    );
  withModules(command, "take a file along, as a boot module");
  return withReports(withInstrument(withCpu(withTier(command))))
    .addHelpText("after", EXAMPLES)
    .action(async (files: string[], options: Options) => image(files, options, context.programArguments));
}

async function image(files: readonly string[], options: Options, args: readonly string[]): Promise<void> {
  const report = new StageReport(options);
  const inputs = files.map(readInput);
  if (inputs.some((input) => input.path === options.o)) {
    throw new UsageError(`-o ${options.o}: the output is one of the inputs`);
  }
  const format = options.format ?? FORMATS[extname(options.o)] ?? "raw";
  const modules = await loadModules(options);
  if (format === "elf" && args.length > 0) {
    throw new UsageError("--format elf: a kernel gets its arguments from its loader, not from its file");
  }
  const program = await buildImage(inputs, {
    tier: tierOf(options),
    cpu: await cpuOf(options),
    report,
    instrument: options.instrument === true,
    platform: "bare",
    name: stem(files[0] ?? "a"),
    strip: true,
    modules: format === "elf" ? modules : [],
  });
  const { makeDisk } = await import("@ts-jit/boot");
  const bytes =
    format === "elf"
      ? program.bytes
      : await report.timeAsync("disk", () => makeDisk(program, format, { args, modules }));
  report.time("write", () => writeOutput(options.o, bytes));
  report.print();
}
