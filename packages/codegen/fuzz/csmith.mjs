#!/usr/bin/env node
/**
 * Compiles random C programs at every tier and compares what they print with clang's own executable.
 *
 *     node packages/codegen/fuzz/csmith.mjs [COUNT] [--seed N] [--tiers O0,O1,O2,O3] [--keep DIR] [--csmith "OPTIONS"]
 *
 * Needs csmith, clang-19 and gcc with 32-bit libraries. Each program is read twice, as clang prints it at -O0 and
 * at -O2, so that both the plain and the optimized shapes of IR are met. A program that fails is kept in DIR. Exits with 1 when
 * any failed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileModule, writeElf } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";

const options = {
  count: 10,
  seed: 1,
  tiers: ["O0", "O1", "O2", "O3"],
  keep: "csmith-failures",
  csmith: [],
  cpu: undefined,
};
for (let at = 2; at < process.argv.length; at++) {
  const word = process.argv[at];
  if (word === "--seed") options.seed = Number(process.argv[++at]);
  else if (word === "--tiers") options.tiers = process.argv[++at].split(",");
  else if (word === "--keep") options.keep = process.argv[++at];
  else if (word === "--cpu") options.cpu = process.argv[++at];
  else if (word === "--clang") options.clang = process.argv[++at].split(" ");
  else if (word === "--csmith") options.csmith = process.argv[++at].split(" ");
  else options.count = Number(word);
}

const include = ["/usr/include/csmith", "/usr/local/include/csmith-2.3.0"].find(existsSync) ?? ".";
const clang = ["-m32", "-w", `-I${include}`, ...options.clang];
const work = mkdtempSync(join(tmpdir(), "csmith-"));
const at = (name) => join(work, name);
let passed = 0;
let skipped = 0;
const failures = [];

function run(file) {
  const result = spawnSync(file, [], { timeout: 10_000, encoding: "latin1" });
  return result.error !== undefined ? undefined : `${result.stdout}status ${result.status ?? result.signal}`;
}

function check(seed) {
  execFileSync("csmith", ["--seed", String(seed), "--no-packed-struct", ...options.csmith, "-o", at("t.c")]);
  execFileSync("clang-19", [...clang, "-O1", "-o", at("reference"), at("t.c")]);
  const expected = run(at("reference"));
  if (expected === undefined) return "skipped";
  for (const level of ["-O0", "-O2"]) {
    execFileSync("clang-19", [...clang, level, "-S", "-emit-llvm", "-o", at("t.ll"), at("t.c")]);
    const text = readFileSync(at("t.ll"), "utf8");
    for (const tier of options.tiers) {
      const place = `seed ${seed}, clang ${level}, tier ${tier}`;
      try {
        const module = parseModule(text, "t.ll");
        const settings =
          options.cpu === undefined ? { tier, verify: true } : { tier, verify: true, cpu: options.cpu };
        writeFileSync(at("t.o"), writeElf(compileModule(module, settings)));
      } catch (error) {
        return `${place}: ${String(error).split("\n").slice(0, 4).join("\n  ")}`;
      }
      execFileSync("gcc", ["-m32", "-no-pie", "-o", at("ours"), at("t.o")], { stdio: "pipe" });
      const got = run(at("ours"));
      if (got !== expected)
        return `${place}: printed ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`;
    }
  }
  return undefined;
}

for (let seed = options.seed; seed < options.seed + options.count; seed++) {
  let failure;
  try {
    failure = check(seed);
  } catch (error) {
    failure = `seed ${seed}: ${String(error).split("\n")[0]}`;
  }
  if (failure === undefined) passed++;
  else if (failure === "skipped") skipped++;
  else {
    failures.push(failure);
    console.error(failure);
    mkdirSync(options.keep, { recursive: true });
    if (existsSync(at("t.c"))) copyFileSync(at("t.c"), join(options.keep, `seed${seed}.c`));
  }
}
rmSync(work, { recursive: true, force: true });
console.log(`csmith: ${passed} passed, ${failures.length} failed, ${skipped} skipped (they run too long)`);
process.exitCode = failures.length > 0 ? 1 : 0;
