// Runs commands that between them use most of the compiler, and keeps what V8 compiled for that as the bundle's code
// cache. Functions that are not in it are compiled by every command that needs them, at a tenth of a second in all.
//
//   node scripts/warm-up.mjs        from bundle.mjs, in a process of its own
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadBundle } from "../bin/bundle.js";

const fixtures = fileURLToPath(new URL("../../../test/fixtures/ll", import.meta.url));
const samples = (existsSync(fixtures) ? readdirSync(fixtures) : [])
  .filter((name) => name.endsWith(".ll"))
  .map((name) => join(fixtures, name));
const folder = mkdtempSync(join(tmpdir(), "ts-jit-"));
const output = join(folder, "out");

const { exports, keepCode } = loadBundle();
// What a command makes of a sample is for tests to judge.
const run = async (...args) => {
  await exports.runCommandLine(args);
};
try {
  for (const sample of samples) await run("compile", "-O0", "--emit", "obj", sample, "-o", output);
  for (const sample of samples.slice(0, 8)) await run("compile", "-O2", sample, "-o", output);
  await run("--version");
  keepCode();
} finally {
  rmSync(folder, { recursive: true });
}
