/**
 * Large modules to measure on: the fixture programs as clang -O0 printed them, copied under new names until there are
 * enough instructions, linked to one module by llvm-link and kept in .cache/.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const fixtures = join(root, "test/fixtures/ll");
export const cache = join(root, ".cache");
/** The command line under test. */
export const tsJit = [process.execPath, join(root, "packages/ts-jit/bin/ts-jit.js")];

/** Lines of a .ll file that are instructions. */
export function countInstructions(text: string): number {
  let count = 0;
  for (const line of text.split("\n")) if (/^ {2,}[%a-z]/.test(line)) count++;
  return count;
}

/** Path of a module of about `instructions` instructions; made once. */
export function largeModule(instructions: number): string {
  mkdirSync(cache, { recursive: true });
  const output = join(cache, `large-${instructions}.ll`);
  if (existsSync(output)) return output;
  // Without comdats, whose names would have to change too: the C programs.
  const names = readdirSync(fixtures).filter(
    (name) =>
      name.endsWith(".O0.ll") && !readFileSync(join(fixtures, name), "utf8").includes(" = comdat any"),
  );
  const parts: string[] = [];
  const partFolder = join(cache, `parts-${instructions}`);
  mkdirSync(partFolder, { recursive: true });
  let total = 0;
  for (let copy = 0; total < instructions; copy++) {
    for (const name of names) {
      const text = readFileSync(join(fixtures, name), "utf8");
      total += countInstructions(text);
      const defined = [...text.matchAll(/^(?:define\b[^@\n]*)@([\w.]+)\(|^@([\w.]+) =/gm)].map(
        (m) => m[1] ?? m[2] ?? "",
      );
      const renamed = new Set(defined);
      const tag = `_${name.split(".")[0]}_${copy}`;
      const part = text.replace(/@([\w.]+)/g, (whole, global: string) =>
        renamed.has(global) ? `${whole.replace(/\./g, "_")}${tag}` : whole,
      );
      const path = join(partFolder, `${copy}-${name}`);
      writeFileSync(path, part);
      parts.push(path);
      if (total >= instructions) break;
    }
  }
  // Without `optnone`, which would keep LLVM from optimizing what clang printed at -O0.
  for (const path of parts) {
    writeFileSync(path, readFileSync(path, "utf8").replace(/\bnoinline | optnone\b/g, ""));
  }
  execFileSync("llvm-link-19", ["-S", "-o", `${output}.partial`, ...parts]);
  renameSync(`${output}.partial`, output);
  return output;
}
