/** Programs that once were compiled wrongly, as a reducer left them: each tier does what the interpreter does. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { boot, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { Interpreter, parseModule, verifyModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";
import { TIERS } from "./programs.js";

const folder = fileURLToPath(new URL("../regressions/", import.meta.url));

for (const file of readdirSync(folder)) {
  const read = () => {
    const module = parseModule(readFileSync(`${folder}${file}`, "utf8"), file);
    verifyModule(module);
    return module;
  };
  test.serial(`[host] ${file}`, async (t) => {
    let output = "";
    const interpreter = new Interpreter(read(), {
      allowMisaligned: true,
      write: (_fd, bytes) => {
        output += Buffer.from(bytes).toString("latin1");
      },
    });
    const { status } = interpreter.run("main", ["program"]);
    for (const tier of TIERS) {
      const object = compileModule(read(), { tier });
      const libraries = runtime("linux", { tier });
      const image = link([object], { platform: "linux", name: file, libraries });
      const found = await boot(image, { machine: "host", timeout: 60_000 });
      t.deepEqual({ status: found.status, output: found.output }, { status, output }, tier);
    }
  });
}
