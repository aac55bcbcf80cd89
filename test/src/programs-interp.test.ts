/** Every fixture program prints and returns, interpreted, what clang's own compilation does. */
import test from "ava";
import { interpretProgram, programs } from "./programs.js";

for (const program of programs()) {
  test(`[interp] ${program.name}`, (t) => {
    const { status, output } = interpretProgram(program);
    t.is(output, program.output);
    t.is(status, program.status);
  });
}
