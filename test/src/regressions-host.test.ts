/** Programs that once were compiled wrongly, as a reducer left them: each tier and level does what the interpreter does. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";
import { runOnHost } from "./fuzz/host.js";
import { machineRuns } from "./processor.js";
import { interpret, readModule, TIERS } from "./programs.js";

const folder = fileURLToPath(new URL("../regressions/", import.meta.url));

for (const file of readdirSync(folder)) {
  for (const cpu of ["pentium4", "avx2", "avx512vnni"] as const) {
    const runs = machineRuns(cpu) ? test.serial : test.serial.skip;
    runs(`[host] ${file} at ${cpu}${machineRuns(cpu) ? "" : " (this processor has none)"}`, async (t) => {
      const { status, output } = interpret(readModule(folder + file), { allowMisaligned: true });
      for (const tier of TIERS) {
        const found = await runOnHost(readModule(folder + file), { tier, cpu, timeout: 60_000 });
        t.deepEqual({ status: found.status, output: found.output }, { status, output }, tier);
      }
    });
  }
}
