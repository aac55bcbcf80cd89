/**
 * Fuzzes the reader, the verifier and the writer: mutated modules give a module or an error with a place, and nothing
 * else. `node dist/test/fuzz/text.js [COUNT [SEED]]`; ends with status 1 when something else came of one.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { findErrors, IrSyntaxError, parseModule, printModule } from "@ts-jit/ir";
import { mutate, Random } from "./mutate.js";

/** Longest time one text may take, in milliseconds. */
const TIME_LIMIT = 5000;

/** What came of one text. */
export type Outcome = "module" | "syntax error" | "verify error";

/** Reads, verifies and prints a text. @throws Error when something happens that must not. */
export function tryText(text: string): Outcome {
  let module: ReturnType<typeof parseModule>;
  try {
    module = parseModule(text, "fuzz.ll");
  } catch (error) {
    if (error instanceof IrSyntaxError) {
      if (error.place === undefined) throw new Error(`a syntax error without a place: ${error.message}`);
      return "syntax error";
    }
    throw error;
  }
  if (findErrors(module).length > 0) {
    printModule(module);
    return "verify error";
  }
  // The order of uses shows in the comments that name a block's predecessors.
  const options = { preserveUseListOrder: true };
  const printed = printModule(module, options);
  let again: string;
  try {
    again = printModule(parseModule(printed, "printed.ll"), options);
  } catch (error) {
    throw new Error(`what was printed does not read back: ${error instanceof Error ? error.message : error}`);
  }
  const body = (all: string): string => all.slice(all.indexOf("\n"));
  if (body(again) !== body(printed)) throw new Error("what was printed reads back as something else");
  return "module";
}

/** The texts mutation begins with: the corpus. */
export function seeds(): string[] {
  const folder = new URL("../../../test/ll/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ll"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
}

/** The text of number `at` of the run that begins with `seed`. */
export function mutant(texts: readonly string[], seed: number, at: number): string {
  const random = new Random(Math.imul(seed, 0x9e3779b1) + at);
  const text = random.pick(texts);
  return mutate(text, random.pick(texts), random);
}

function main(count: number, seed: number): number {
  const texts = seeds();
  const outcomes = new Map<string, number>();
  let failures = 0;
  let slowest = 0;
  for (let at = 0; at < count; at++) {
    const text = mutant(texts, seed, at);
    const start = performance.now();
    let problem: string | undefined;
    try {
      const outcome = tryText(text);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      problem = error instanceof Error ? `${error.stack}` : String(error);
    }
    const time = performance.now() - start;
    slowest = Math.max(slowest, time);
    if (time > TIME_LIMIT) problem ??= `took ${time.toFixed(0)} ms`;
    if (problem === undefined) continue;
    failures++;
    const name = `fuzz-text-${seed}-${at}.ll`;
    writeFileSync(name, text);
    console.log(`${name}: ${problem.split("\n").slice(0, 6).join("\n")}`);
  }
  const counts = [...outcomes].map(([outcome, number]) => `${number} ${outcome}`).join(", ");
  console.log(`${count} texts: ${counts}; ${failures} failed; slowest ${slowest.toFixed(0)} ms`);
  return failures === 0 ? 0 : 1;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  process.exitCode = main(Number(process.argv[2] ?? 10000), Number(process.argv[3] ?? 1));
}
