/**
 * x86's own intrinsics, as clang's headers use them: a program compiled here for each set of extensions prints what it
 * prints when clang compiles it. The fixtures are made by scripts/make-fixtures.mjs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { boot, link } from "@ts-jit/boot";
import { type CpuLevel, compileModule } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";
import { machineRuns } from "./processor.js";
import { TIERS } from "./programs.js";

const folder = fileURLToPath(new URL("../fixtures/x86/", import.meta.url));
/** The level that has an extension; code for SSSE3 and SSE4.1 is that of pentium4 but for the intrinsics themselves. */
const LEVELS: Readonly<Record<string, CpuLevel>> = { sse2: "pentium4", sse41: "pentium4", avx2: "avx2" };

for (const file of readdirSync(folder).filter((name) => name.endsWith(".ll"))) {
  const [name = "", extension = ""] = file.split(".");
  const cpu = LEVELS[extension] ?? "avx2";
  const able = machineRuns(extension === "sse41" ? "avx2" : cpu);
  const runs = able ? test : test.skip;
  for (const tier of TIERS) {
    runs(
      `[host] x86 ${name} with ${extension}, ${tier}${able ? "" : " (this processor has none)"}`,
      async (t) => {
        t.timeout(120_000);
        const text = readFileSync(`${folder}${file}`, "utf8");
        const object = compileModule(parseModule(text, file), { tier, cpu, verify: true });
        const image = link([object], {
          platform: "linux",
          name,
          libraries: runtime("linux", { tier: "O1" }),
        });
        const result = await boot(image, { machine: "host", args: [], timeout: 60_000 });
        t.is(result.output, readFileSync(`${folder}${name}.${extension}.txt`, "utf8"));
        t.is(result.status, 0);
      },
    );
  }
}
