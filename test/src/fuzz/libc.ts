/**
 * Random calls of the C library, a thousand a seed: our runtime as a Linux process beside the GNU library, both under
 * one C program that takes the calls from standard input.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { link, loadRuntime } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { readModule } from "../programs.js";
import type { Fuzzer } from "./fuzzer.js";
import { agree, randomLibcCalls } from "./random-libc.js";

const CALLS = 1000;
const source = fileURLToPath(new URL("../../fixtures/libc/driver.c", import.meta.url));

let programs: Promise<readonly [ours: string, theirs: string]> | undefined;
/** Both programs, made at the first try. */
async function build(folder: string): Promise<readonly [string, string]> {
  mkdirSync(folder, { recursive: true });
  const ir = join(folder, "driver.ll");
  execFileSync("clang-19", ["-m32", "-O1", "-fno-builtin", "-w", "-S", "-emit-llvm", source, "-o", ir]);
  const object = compileModule(readModule(ir), { tier: "O1" });
  const ours = join(folder, "driver");
  const libraries = await loadRuntime("linux", [object]);
  writeFileSync(ours, link([object], { platform: "linux", libraries }).bytes);
  chmodSync(ours, 0o755);
  const theirs = join(folder, "driver.gnu");
  execFileSync("gcc", ["-m32", "-O1", "-fno-builtin", "-w", "-DREFERENCE", source, "-o", theirs, "-lm"]);
  return [ours, theirs];
}

export const libc: Fuzzer = {
  needs: ["clang-19", "gcc"],
  what: "random calls of the C library, a thousand a seed, beside the GNU library",
  async tryOne(seed, folder) {
    programs ??= build(join(folder, "../programs"));
    const calls = randomLibcCalls(seed, CALLS);
    const [ours, theirs] = (await programs).map((program) => {
      const { stdout, status, signal } = spawnSync(program, {
        input: `${calls.join("\n")}\n`,
        encoding: "latin1",
      });
      return [...stdout.split("\n").slice(0, -1), `ended with ${signal ?? status}`];
    });
    if (ours === undefined || theirs === undefined) throw new Error("no programs");
    const wrong = [...calls, "the end"].flatMap((call, at) =>
      agree(call, ours[at] ?? "", theirs[at] ?? "")
        ? []
        : [`${call}\n  ours   ${ours[at]}\n  theirs ${theirs[at]}`],
    );
    if (wrong.length === 0) return { kind: "agreed" };
    mkdirSync(folder, { recursive: true });
    const keep = join(folder, "calls.txt");
    writeFileSync(keep, `${wrong.join("\n")}\n`);
    return { kind: "mismatch", finding: `${wrong.length} calls differ, the first ${wrong[0]}`, keep };
  },
};
