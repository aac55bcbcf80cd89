/** The C library as a Linux process, compiled at every tier, gives the GNU library's recorded answers to random calls. */
import { readFileSync } from "node:fs";
import { boot, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";
import { agree, randomLibcCalls } from "./fuzz/random-libc.js";
import { TIERS } from "./programs.js";

const folder = new URL("../fixtures/libc/", import.meta.url);
const { seed, answers } = JSON.parse(readFileSync(new URL("calls.json", folder), "utf8")) as {
  readonly seed: number;
  readonly answers: readonly string[];
};
const calls = randomLibcCalls(seed, answers.length);

for (const tier of TIERS) {
  test.serial(`[host] random calls answered as the GNU library does, runtime at ${tier}`, async (t) => {
    const driver = parseModule(readFileSync(new URL("driver.ll", folder), "utf8"), "driver.ll");
    const object = compileModule(driver, { tier: "O1" });
    const image = link([object], {
      platform: "linux",
      libraries: runtime("linux", { tier, program: [object] }),
    });
    const { outputBytes, status } = await boot(image, {
      machine: "host",
      stdin: `${calls.join("\n")}\n`,
      timeout: 60_000,
    });
    t.is(status, 0);
    const lines = Buffer.from(outputBytes).toString("latin1").split("\n");
    for (const [at, call] of calls.entries())
      t.true(agree(call, lines[at] ?? "", answers[at] ?? ""), `${call}: ${lines[at]}, not ${answers[at]}`);
  });
}

test("answers are told apart: a digit, a unit in the last place of what is exact", (t) => {
  t.true(agree("m exp 0 0", "3ff0000000000001", "3ff0000000000000"));
  t.false(agree("m exp 0 0", "3ff0000000000002", "3ff0000000000000"));
  t.false(agree("m floor 0 0", "3ff0000000000001", "3ff0000000000000"));
  t.false(agree("p d 0 %g", "1 0", "1 1"));
});
