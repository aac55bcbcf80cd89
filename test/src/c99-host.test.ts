/** Complex numbers, erf and gamma, long double, rounding and exceptions: a process prints what the GNU library's does. */
import { readFileSync } from "node:fs";
import { boot, hostRefusal, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const folder = new URL("../fixtures/libc/", import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), "utf8");

const runs = hostRefusal() === undefined ? test.serial : test.serial.skip;
for (const tier of ["O0", "O2"] as const) {
  runs(`[host] C99's numerics as the GNU library has them, runtime at ${tier}`, async (t) => {
    const program = [compileModule(parseModule(text("c99.ll"), "c99.ll"), { tier: "O1" })];
    const image = link(program, { platform: "linux", libraries: runtime("linux", { tier, program }) });
    const { output, status, errorOutput } = await boot(image, { machine: "host", timeout: 30_000 });
    t.is(status, 0, errorOutput);
    t.deepEqual(output.split("\n"), text("c99.txt").split("\n"));
  });
}
