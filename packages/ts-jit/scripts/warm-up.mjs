// Runs a command on enough samples that most of what it ever does is done, and keeps what V8 compiled for that as the
// command's code cache. Functions that are not in it are compiled by every command that needs them, at a tenth of a
// second in all.
//
//   node scripts/warm-up.mjs COMMAND        from bundle.mjs, in a process of its own
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadBundle } from "../bin/bundle.js";

const [command] = process.argv.slice(2);
const fixtures = fileURLToPath(new URL("../../../test/fixtures/ll", import.meta.url));
const samples = (existsSync(fixtures) ? readdirSync(fixtures) : [])
  .filter((name) => name.endsWith(".ll"))
  .map((name) => join(fixtures, name));
const folder = mkdtempSync(join(tmpdir(), "ts-jit-"));
const output = join(folder, "out");

const { exports, keepCode } = loadBundle(command);
// What a command makes of a sample is for tests to judge.
const run = async (...args) => {
  await exports.runCommandLine(args);
};
const WARM_UPS = {
  async check() {
    await run("check", ...samples);
  },
  async compile() {
    for (const sample of samples) await run("compile", "-O0", "--emit", "obj", sample, "-o", output);
    for (const sample of samples.slice(0, 8)) await run("compile", "-O2", sample, "-o", output);
    await run("--version");
  },
};
try {
  await WARM_UPS[command]();
  keepCode();
} finally {
  rmSync(folder, { recursive: true });
}
