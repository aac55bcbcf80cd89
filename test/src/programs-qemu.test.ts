/** Every fixture program prints and returns on `qemu`, at every tier, what clang's own compilation does. */
import { findQemu } from "@ts-jit/boot";
import test from "ava";
import { programs, runProgram, TIERS } from "./programs.js";

const booted = findQemu() === undefined ? test.serial.skip : test.serial;

for (const program of programs()) {
  for (const tier of TIERS) {
    booted(`[qemu] ${program.name} at ${tier}`, async (t) => {
      const { status, output } = await runProgram(program, "qemu", tier);
      t.is(output, program.output);
      t.is(status, program.status);
    });
  }
}
