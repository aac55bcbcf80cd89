/**
 * Compares this package with LLVM 19: verdicts on modules made by rule, and round trips through `llvm-as-19`.
 * `node dist/test/oracle/llvm.js [GROUP [EVERY [words]]]` takes every EVERYth case of a group (all groups: `all`), and lists
 * refusals in other words when `words` is said behind it; it needs
 * `llvm-as-19` and ends with status 1 when a valid module is refused, or too many verdicts differ.
 */
import { spawnSync } from "node:child_process";
import { findErrors, IrError, parseModule, printModule } from "@ts-jit/ir";
import { seeds } from "../fuzz/text.js";
import { CASE_GROUPS, type Case } from "./cases.js";

/** What LLVM says: undefined when it accepts, else its first line. "crash" when it does not answer. */
export function llvmVerdict(text: string): string | undefined {
  const run = spawnSync("llvm-as-19", ["-o", "/dev/null", "-"], { input: text, encoding: "utf8" });
  if (run.error !== undefined) throw run.error;
  if (run.status === 0) return undefined;
  if (run.status === null || run.status > 1) return "crash";
  const lines = run.stderr
    .split("\n")
    .map((line) => line.replace(/^llvm-as-19: |^<stdin>:[0-9:]+ error: /g, ""));
  return lines.find((line) => !line.startsWith("assembly parsed, but")) ?? "";
}

/** What this package says, in the same form. */
export function ownVerdict(text: string): string | undefined {
  try {
    return findErrors(parseModule(text, "<stdin>"))[0]?.finding;
  } catch (error) {
    if (error instanceof IrError) return error.finding;
    throw error;
  }
}

/** Whether two refusals say the same, apart from what was found instead. */
function sameWords(theirs: string, ours: string): boolean {
  const bare = (text: string): string =>
    text
      .replace(/, found .*/, "")
      .replace(/^.*error: /, "")
      .trim();
  return bare(theirs) === bare(ours);
}

interface Tally {
  valid: number;
  broken: number;
  readonly differ: string[];
  /** Refused by both, in other words. */
  readonly reworded: string[];
}

function compare(cases: Iterable<Case>, every: number): Tally {
  const tally: Tally = { valid: 0, broken: 0, differ: [], reworded: [] };
  let at = 0;
  for (const { name, text } of cases) {
    if (at++ % every !== 0) continue;
    const theirs = llvmVerdict(text);
    if (theirs === "crash") continue;
    const ours = ownVerdict(text);
    if (theirs === undefined) tally.valid++;
    else tally.broken++;
    if ((theirs === undefined) !== (ours === undefined)) {
      tally.differ.push(`${name}: LLVM ${theirs ?? "accepts"}; here ${ours ?? "accepted"}`);
    } else if (theirs !== undefined && ours !== undefined && !sameWords(theirs, ours)) {
      tally.reworded.push(`${name}: LLVM ${theirs}; here ${ours}`);
    }
  }
  return tally;
}

/** The corpus, printed, is read by LLVM. */
function roundTrips(): string[] {
  const problems: string[] = [];
  for (const text of seeds()) {
    const theirs = llvmVerdict(printModule(parseModule(text)));
    if (theirs !== undefined) problems.push(theirs);
  }
  return problems;
}

function main(group: string, every: number, words: boolean): number {
  const problems = roundTrips();
  for (const problem of problems) console.log(`printed corpus: ${problem}`);
  let valid = 0;
  let broken = 0;
  let differ = 0;
  for (const [name, cases] of Object.entries(CASE_GROUPS)) {
    if (group !== "all" && group !== name) continue;
    const tally = compare(cases(), every);
    for (const line of tally.differ) console.log(line);
    if (words) for (const line of tally.reworded) console.log(`  words of ${line}`);
    console.log(
      `${name}: ${tally.valid} valid, ${tally.broken} broken, ${tally.differ.length} verdicts differ`,
    );
    valid += tally.valid;
    broken += tally.broken;
    differ += tally.differ.length;
  }
  console.log(`${valid} valid and ${broken} broken modules, ${differ} verdicts differ`);
  return problems.length === 0 && differ * 50 <= valid + broken ? 0 : 1;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  process.exitCode = main(
    process.argv[2] ?? "all",
    Number(process.argv[3] ?? 8),
    process.argv[4] === "words",
  );
}
