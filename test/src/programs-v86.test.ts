/** Every fixture program prints and returns on `v86`, at every tier, what clang's own compilation does. */
import test from "ava";
import { programs, runProgram, TIERS } from "./programs.js";

for (const program of programs()) {
  for (const tier of TIERS) {
    test.serial(`[v86] ${program.name} at ${tier}`, async (t) => {
      const { status, output } = await runProgram(program, "v86", tier);
      t.is(output, program.output);
      t.is(status, program.status);
    });
  }
}
