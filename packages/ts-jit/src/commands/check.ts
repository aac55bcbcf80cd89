/** `ts-jit check FILE...`: parses and verifies. */
import { Command } from "commander";
import { describeFailure, InputError, isRefusal, STATUS_REFUSED } from "../cli/failure.js";
import { inputText, readInput } from "../cli/files.js";
import type { Context } from "../cli/program.js";

/** So many findings of one file are shown. */
const MOST_FINDINGS = 20;

export function declareCheck(context: Context): Command {
  return new Command("check")
    .description("parse and verify; exits 1 when a file is refused")
    .argument("<file...>", ".ll files (`-` reads standard input); .o and .a are read too")
    .addHelpText("after", "\nExample:\n  ts-jit check a.ll b.ll && echo fine")
    .action(async (files: string[]) => {
      let refused = 0;
      for (const file of files) {
        const findings = await findingsOf(file);
        refused += findings.length > 0 ? 1 : 0;
        for (const finding of findings.slice(0, MOST_FINDINGS)) report(finding);
        if (findings.length > MOST_FINDINGS)
          report(new InputError(`${file}: and ${findings.length - MOST_FINDINGS} more`));
      }
      if (refused > 0) context.exitWith(STATUS_REFUSED);
    });
}

async function findingsOf(file: string): Promise<Error[]> {
  try {
    const input = readInput(file);
    if (input.kind === "ll") {
      const { parseModule, findErrors } = await import("@ts-jit/ir");
      return findErrors(parseModule(inputText(input), input.path));
    }
    const { readArchive, readElf } = await import("@ts-jit/codegen");
    if (input.kind === "object") readElf(input.bytes, input.path);
    else
      for (const member of readArchive(input.bytes, input.path).members)
        readElf(member.data, `${input.path}(${member.name})`);
    return [];
  } catch (error) {
    if (error instanceof Error && isRefusal(error)) return [error];
    throw error;
  }
}

function report(finding: Error): void {
  process.stderr.write(`${describeFailure(finding).text}\n`);
}
