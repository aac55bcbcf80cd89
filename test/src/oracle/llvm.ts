/**
 * Holds reading, verifying and printing against LLVM 19: each module's verdict with that of `opt-19 -passes=verify`;
 * what is valid must be printed here as opt-19 prints it, and be read again by llvm-as-19.
 *
 *     node test/dist/oracle/llvm.js [GROUP [EVERY [words]]]
 *
 * takes every EVERYth case of a group (`all` of them, and 4, when absent), lists differences by name, and refusals in
 * other words when `words` is said behind it. Ends with status 1 when a verdict or a printed form differs.
 */
import { spawnSync } from "node:child_process";
import { findErrors, IrError, parseModule, printModule } from "@ts-jit/ir";
import { CASE_GROUPS, type Case } from "./cases.js";
import { intrinsicCases } from "./intrinsics.js";
import { fileModules, generatedModules } from "./modules.js";

/** Modules made by rule are so many that only some are taken. */
const EVERY = 4;
const GROUPS: Readonly<Record<string, { readonly cases: () => Iterable<Case>; readonly every: number }>> = {
  files: { cases: fileModules, every: 1 },
  generated: { cases: generatedModules, every: 1 },
  intrinsics: { cases: intrinsicCases, every: 16 },
  ...Object.fromEntries(Object.entries(CASE_GROUPS).map(([name, cases]) => [name, { cases, every: EVERY }])),
};

/** Where LLVM prints what is not what it read, and why. */
const KNOWN: Readonly<Record<string, string>> = {
  "packages/ir/test/ll/debug.ll": "LLVM exchanges getter and setter of a DIObjCProperty when it reads one",
  "packages/ir/test/ll/functions.ll": 'LLVM does not escape a quote in an attribute\'s key: "a"b"',
};

/** A module as it is printed, or why it is refused. LLVM's is not known where it dropped debug information. */
type Answer = { readonly printed: string | undefined } | { readonly refusal: string };

function run(program: string, args: readonly string[], input: string): ReturnType<typeof spawnSync> {
  const result = spawnSync(program, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.error !== undefined) throw result.error;
  return result;
}

/** What LLVM makes of a text; undefined when it crashes. */
function llvmAnswer(text: string): Answer | undefined {
  const { status, stdout, stderr } = run(
    "opt-19",
    ["-passes=verify", "-S", "--preserve-ll-uselistorder", "-"],
    text,
  );
  if (status === 0) {
    const dropped = String(stderr).includes("ignoring invalid debug info");
    return { printed: dropped ? undefined : String(stdout) };
  }
  if (status !== 1) return undefined;
  const lines = String(stderr)
    .split("\n")
    .map((line) => line.replace(/^opt-19: |^<stdin>:[0-9:]+ error: /g, ""));
  return { refusal: lines.find((line) => !line.startsWith("assembly parsed, but")) ?? "" };
}

function ownAnswer(text: string): { readonly printed: string } | { readonly refusal: string } {
  try {
    const module = parseModule(text, "<stdin>");
    const [first] = findErrors(module);
    return first === undefined
      ? { printed: printModule(module, { preserveUseListOrder: true }) }
      : { refusal: first.finding };
  } catch (error) {
    if (error instanceof IrError) return { refusal: error.finding };
    throw error;
  }
}

/**
 * Without what is no part of a module: comments, the name of the file it was read from, and, unless the text says them,
 * orders of use lists (equal constants are one user to LLVM, so that it has some of its own).
 */
function bare(printed: string, text: string): string {
  const dropped = text.includes("uselistorder ")
    ? /^\s*;|^source_filename/
    : /^\s*;|^source_filename|^\s*uselistorder/;
  return printed
    .split("\n")
    .filter((line) => !dropped.test(line))
    .map((line) => line.replace(/\s*; (preds = .*|No predecessors!)$/, ""))
    .join("\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** Whether two refusals say the same, apart from what was found instead. */
function sameWords(theirs: string, ours: string): boolean {
  const words = (text: string): string => text.replace(/, found .*|^.*error: /g, "").trim();
  return words(theirs) === words(ours);
}

/** The first line in which two texts differ, of each. */
function firstDifference(theirs: string, ours: string): string {
  const [theirLines, ourLines] = [theirs.split("\n"), ours.split("\n")];
  const length = Math.max(theirLines.length, ourLines.length);
  let line = 0;
  while (line < length && theirLines[line] === ourLines[line]) line++;
  const [their, our] = [theirLines[line] ?? "", ourLines[line] ?? ""];
  let at = 0;
  while (at < their.length && their[at] === our[at]) at++;
  const part = (text: string): string => text.slice(Math.max(0, at - 40), at + 80);
  return `LLVM prints "${part(their)}"; here "${part(our)}"`;
}

interface Tally {
  valid: number;
  broken: number;
  readonly verdicts: string[];
  /** Printed otherwise than LLVM does, or not read again by it. */
  readonly printed: string[];
  /** Refused by both, in other words. */
  readonly reworded: string[];
}

function judge({ name, text }: Case, tally: Tally): void {
  const theirs = llvmAnswer(text);
  if (theirs === undefined) return;
  const ours = ownAnswer(text);
  if ("printed" in theirs) {
    tally.valid++;
    if ("refusal" in ours) tally.verdicts.push(`${name}: LLVM accepts; here ${ours.refusal}`);
    else {
      const [their = "", our = ""] = [theirs.printed, ours.printed].map((each) => bare(each ?? "", text));
      const same = theirs.printed === undefined || their === our;
      if (!same && KNOWN[name] === undefined) tally.printed.push(`${name}: ${firstDifference(their, our)}`);
      const again = run("llvm-as-19", ["-o", "/dev/null", "-"], ours.printed);
      if (again.status !== 0)
        tally.printed.push(`${name}: llvm-as-19 refuses what is printed: ${again.stderr}`);
    }
    return;
  }
  tally.broken++;
  if ("printed" in ours) tally.verdicts.push(`${name}: LLVM ${theirs.refusal}; here accepted`);
  else if (!sameWords(theirs.refusal, ours.refusal))
    tally.reworded.push(`${name}: LLVM ${theirs.refusal}; here ${ours.refusal}`);
}

function main(only: string, every: number | undefined, words: boolean): number {
  const total = { valid: 0, broken: 0, verdicts: 0, printed: 0 };
  for (const [group, { cases, every: usual }] of Object.entries(GROUPS)) {
    if (only !== "all" && only !== group) continue;
    const tally: Tally = { valid: 0, broken: 0, verdicts: [], printed: [], reworded: [] };
    let at = 0;
    for (const each of cases()) if (at++ % (every ?? usual) === 0) judge(each, tally);
    for (const line of tally.verdicts) console.log(line);
    for (const line of tally.printed) console.log(line);
    if (words) for (const line of tally.reworded) console.log(`words of ${line}`);
    console.log(
      `${group}: ${tally.valid} valid, ${tally.broken} broken; ` +
        `${tally.verdicts.length} verdicts differ, ${tally.printed.length} are printed otherwise`,
    );
    total.valid += tally.valid;
    total.broken += tally.broken;
    total.verdicts += tally.verdicts.length;
    total.printed += tally.printed.length;
  }
  for (const [name, why] of Object.entries(KNOWN)) console.log(`not compared as printed: ${name}: ${why}`);
  console.log(
    `${total.valid} valid and ${total.broken} broken modules: ` +
      `${total.verdicts} verdicts differ, ${total.printed} are printed otherwise`,
  );
  return total.verdicts + total.printed === 0 ? 0 : 1;
}

const [only = "all", every, words] = process.argv.slice(2);
process.exitCode = main(only, every === undefined ? undefined : Number(every), words === "words");
