// Makes test/fixtures/libc/driver.ll, soak.ll and calls.json: random calls of the C library and what the GNU one answers.
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
for (const name of ["driver", "soak"])
  execFileSync("clang-19", [...flags, "-S", "-emit-llvm", `${name}.c`, "-o", `${name}.ll`], { cwd: folder });
execFileSync("gcc", [...flags, "-DREFERENCE", "driver.c", "-o", program, "-lm"], { cwd: folder });
const calls = randomLibcCalls(SEED, COUNT);
const output = execFileSync(program, { input: `${calls.join("\n")}\n`, encoding: "latin1" });
const answers = output.split("\n").slice(0, -1);
if (answers.length !== calls.length) throw new Error(`${answers.length} answers to ${calls.length} calls`);
writeFileSync(join(folder, "calls.json"), `${JSON.stringify({ seed: SEED, answers }, null, 1)}\n`);
rmSync(scratch, { recursive: true });
