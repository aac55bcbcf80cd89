/** `ts-jit opt FILE`: prints optimized IR. */
import { Command } from "commander";
import { InputError } from "../cli/failure.js";
import { readInput, writeOutput } from "../cli/files.js";
import { type ReportOptions, type TierOptions, tierOf, withReports, withTier } from "../cli/options.js";
import type { Context } from "../cli/program.js";
import { StageReport } from "../cli/stage-report.js";
import { buildModule } from "../pipeline.js";

interface Options extends TierOptions, ReportOptions {
  readonly o?: string;
}

export function declareOpt(_context: Context): Command {
  const command = new Command("opt")
    .description("optimize LLVM IR and print it")
    .argument("<file>", "a .ll file (`-`: standard input)")
    .option("-o <out>", "where to write (default: standard output)");
  return withReports(withTier(command))
    .addHelpText("after", "\nExample:\n  ts-jit opt -O2 --print-after mem2reg loop.ll -o loop.opt.ll")
    .action(async (file: string, options: Options) => {
      const report = new StageReport(options);
      const input = readInput(file);
      if (input.kind !== "ll") throw new InputError(`${file}: expected a .ll file`);
      const text = await buildModule([input], "ll", { tier: tierOf(options), report });
      writeOutput(options.o ?? "-", text);
      report.print();
    });
}
