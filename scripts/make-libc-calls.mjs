// Makes test/fixtures/libc/driver.ll, soak.ll, c99.ll, calls.json and c99.txt: calls of the C library and what the GNU one
// answers.
//
//   npx tsc -b && node scripts/make-libc-calls.mjs          (needs clang-19, gcc -m32 and the 32-bit C library)
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomLibcCalls } from "../test/dist/fuzz/random-libc.js";

const SEED = 20261122;
const COUNT = 2200;
const folder = new URL("../test/fixtures/libc/", import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), "ts-jit-libc-"));
const program = join(scratch, "driver");
const flags = ["-m32", "-O1", "-fno-builtin", "-w"];
for (const name of ["driver", "soak", "c99"])
  execFileSync("clang-19", [...flags, "-S", "-emit-llvm", `${name}.c`, "-o", `${name}.ll`], { cwd: folder });
execFileSync("gcc", [...flags, "-DREFERENCE", "driver.c", "-o", program, "-lm"], { cwd: folder });
const calls = randomLibcCalls(SEED, COUNT);
const output = execFileSync(program, { input: `${calls.join("\n")}\n`, encoding: "latin1" });
const answers = output.split("\n").slice(0, -1);
if (answers.length !== calls.length) throw new Error(`${answers.length} answers to ${calls.length} calls`);
writeFileSync(join(folder, "calls.json"), `${JSON.stringify({ seed: SEED, answers }, null, 1)}\n`);
const c99 = join(scratch, "c99");
execFileSync("gcc", [...flags, "-msse2", "-mfpmath=sse", "c99.c", "-o", c99, "-lm"], { cwd: folder });
writeFileSync(join(folder, "c99.txt"), execFileSync(c99));
rmSync(scratch, { recursive: true });
