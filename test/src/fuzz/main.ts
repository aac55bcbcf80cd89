/**
 * `npm run fuzz -- FUZZER [COUNT] [--seed FIRST]`: seeds FIRST, FIRST + 1, ...; what disagrees is kept under
 * .cache/fuzz/ with all that made it. Ends with status 1 when anything disagreed.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { abi } from "./abi.js";
import { csmith } from "./csmith.js";
import type { Fuzzer } from "./fuzzer.js";
import { heap } from "./heap.js";
import { ir } from "./ir.js";
import { libc } from "./libc.js";
import { lli } from "./lli.js";
import { passes } from "./passes.js";

const FUZZERS: Readonly<Record<string, Fuzzer>> = { abi, csmith, heap, ir, libc, lli, passes };
/** Fuzzers of one package stand beside its tests, as commands that take COUNT and the first seed. */
const COMMANDS: Readonly<Record<string, { readonly what: string; readonly script: string }>> = {
  text: {
    what: "mutated .ll text: a module, or an error with its place, and nothing else",
    script: "packages/ir/dist/test/fuzz/text.js",
  },
  model: {
    what: "mutated model files of every format: read, or an error that names the field, and nothing else",
    script: "packages/model/dist/test/fuzz/model.js",
  },
};
const root = fileURLToPath(new URL("../../../", import.meta.url));

function usage(message: string): never {
  console.error(message);
  console.error("usage: npm run fuzz -- FUZZER [COUNT] [--seed FIRST]");
  for (const [name, { what }] of Object.entries({ ...FUZZERS, ...COMMANDS }))
    console.error(`  ${name.padEnd(10)}${what}`);
  process.exit(2);
}

async function run(name: string, fuzzer: Fuzzer, count: number, first: number): Promise<number> {
  for (const program of fuzzer.needs) {
    if (spawnSync(program, ["--version"], { cwd: tmpdir() }).error !== undefined)
      usage(`${name} needs ${program}, which is not installed`);
  }
  const passedOver = new Map<string, number>();
  const counts = { agreed: 0, "passed over": 0, mismatch: 0 };
  for (let seed = first; seed < first + count; seed++) {
    const folder = join(root, ".cache/fuzz", name, String(seed));
    const verdict = await fuzzer.tryOne(seed, folder);
    counts[verdict.kind]++;
    const leftOut =
      verdict.kind === "passed over"
        ? [verdict.why]
        : verdict.kind === "agreed"
          ? (verdict.refused ?? [])
          : [];
    for (const why of leftOut) passedOver.set(why, (passedOver.get(why) ?? 0) + 1);
    if (verdict.kind === "mismatch") console.log(`seed ${seed}: ${verdict.finding}\n  ${verdict.keep}`);
    else rmSync(folder, { recursive: true, force: true });
    if ((seed - first + 1) % 50 === 0) console.error(`${seed - first + 1} of ${count}`);
  }
  console.log(
    `${name}: seeds ${first} to ${first + count - 1}: ${counts.agreed} agreed, ${counts.mismatch} disagreed, ` +
      `${counts["passed over"]} passed over`,
  );
  for (const [why, times] of [...passedOver].sort(([, a], [, b]) => b - a))
    console.log(`  left out ${times} times: ${why}`);
  return counts.mismatch;
}

const { values, positionals } = parseArgs({
  options: { seed: { type: "string", default: "1" } },
  allowPositionals: true,
});
const [name = "", count = "100"] = positionals;
const fuzzer = FUZZERS[name];
const command = COMMANDS[name];
if (fuzzer === undefined && command === undefined)
  usage(name === "" ? "which fuzzer?" : `no such fuzzer: ${name}`);
if (!/^\d+$/.test(count) || !/^\d+$/.test(values.seed)) usage("COUNT and FIRST are whole numbers");
if (command !== undefined) {
  const script = [join(root, command.script), count, values.seed];
  process.exitCode = spawnSync(process.execPath, script, { stdio: "inherit" }).status ?? 1;
} else if (fuzzer !== undefined) {
  process.exitCode = (await run(name, fuzzer, Number(count), Number(values.seed))) > 0 ? 1 : 0;
}
