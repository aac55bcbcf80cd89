/**
 * Random C programs by csmith: clang's own compilation, the interpreter, and every tier on the host must print the same
 * checksum. The oracle is clang with SSE2, whose floats are IEEE's as IR's are, at -O0 and at -O1: a loop that is for
 * ever ends at one level and not at the other, and says nothing of us.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InterpreterError, parseModule } from "@ts-jit/ir";
import { interpret, parseChecked, TIERS } from "../programs.js";
import type { Fuzzer, Verdict } from "./fuzzer.js";
import { outputOnHost } from "./host.js";
import { reduceAndKeep } from "./reduce.js";

const clang = "clang-19";
const common = ["-m32", "-w", "-I/usr/include/csmith"];
/** Programs that clang's compilation does not finish in this time are passed over, ms. */
const patience = 2_000;
/** Interpreted instructions before a program counts as too long to interpret. */
const maxSteps = 200_000_000;

export const csmith: Fuzzer = {
  needs: ["csmith", clang],
  what: "random C programs: clang, the interpreter and every tier agree on the checksum",
  async tryOne(seed: number, folder: string): Promise<Verdict> {
    mkdirSync(folder, { recursive: true });
    const source = join(folder, "program.c");
    const native = join(folder, "native");
    // csmith leaves a platform.info where it runs.
    execFileSync("csmith", ["--seed", String(seed), "--max-funcs", "6", "--output", source], { cwd: folder });
    const outputs = new Set<string>();
    for (const level of ["-O1", "-O0"]) {
      execFileSync(clang, [...common, level, "-march=pentium4", "-mfpmath=sse", source, "-o", native]);
      const { status, stdout } = spawnSync(native, [], { encoding: "utf8", timeout: patience });
      if (status !== 0) return { kind: "passed over", why: "clang's program does not end" };
      outputs.add(stdout);
    }
    const [oracle = "", different] = outputs;
    if (different !== undefined) return { kind: "passed over", why: "clang's own levels disagree" };
    const level = seed % 2 === 0 ? "O0" : "O2";
    const ir = join(folder, `program.${level}.ll`);
    const flags = level === "O0" ? ["-O0", "-Xclang", "-disable-O0-optnone"] : [`-${level}`];
    execFileSync(clang, [...common, ...flags, "-S", "-emit-llvm", source, "-o", ir]);
    const found = await runEverywhere(ir);
    for (const [where, output] of found) {
      if (output !== oracle) {
        const finding = `${where}: ${output.trim() || "no output"}, clang: ${oracle.trim()}`;
        writeFileSync(join(folder, "finding.txt"), `${finding}\n`);
        const tier = TIERS.find((each) => each === where);
        const keep = tier === undefined ? ir : await reduceAndKeep(ir, { tier }, folder, `csmith-${seed}`);
        return { kind: "mismatch", finding, keep };
      }
    }
    return { kind: "agreed" };
  },
};

/** What the program prints interpreted and at each tier; an error stands as its message. */
async function runEverywhere(path: string): Promise<[string, string][]> {
  const text = readFileSync(path, "utf8");
  const results: [string, string][] = [];
  const attempt = async (where: string, run: () => Promise<string | undefined>) => {
    try {
      const output = await run();
      if (output !== undefined) results.push([where, output]);
    } catch (error) {
      results.push([where, error instanceof Error ? (error.stack ?? error.message) : String(error)]);
    }
  };
  await attempt("interp", async () => interpreted(text, path));
  for (const tier of TIERS) {
    await attempt(tier, () => outputOnHost(parseChecked(text, path), { tier, timeout: 4 * patience }));
  }
  return results;
}

/** Undefined when the program is too long to interpret. */
function interpreted(text: string, path: string): string | undefined {
  try {
    // csmith packs structs, and clang promises alignments that packed fields do not have.
    return interpret(parseModule(text, path), { allowMisaligned: true, limits: { steps: maxSteps } }).output;
  } catch (error) {
    if (error instanceof InterpreterError && error.kind === "limit") return undefined;
    throw error;
  }
}
