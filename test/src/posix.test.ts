/** Programs that use POSIX's files and signals do the same on Linux with our library, and booted, as with glibc. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { boot, findQemu, link, machinePlatform } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { runtime } from "@ts-jit/kernel";
import test from "ava";
import { readModule } from "./programs.js";

const folder = fileURLToPath(new URL("../fixtures/posix/", import.meta.url));

for (const name of readdirSync(folder).filter((file) => file.endsWith(".ll"))) {
  const expected: unknown = JSON.parse(readFileSync(`${folder}${name.replace(/ll$/, "json")}`, "utf8"));
  for (const machine of ["host", "qemu"] as const) {
    const run = machine === "qemu" && findQemu() === undefined ? test.skip : test;
    for (const tier of ["O0", "O2"] as const) {
      run(`[${machine}] ${name} ${tier}`, async (t) => {
        const platform = machinePlatform(machine);
        const object = compileModule(readModule(`${folder}${name}`), { tier, verify: true });
        const libraries = runtime(platform, { tier: "O2", program: [object] });
        const image = link([object], { platform, libraries });
        const { output, status } = await boot(image, { machine, timeout: 60_000 });
        t.deepEqual({ status, output }, expected);
      });
    }
  }
}
