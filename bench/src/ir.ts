/**
 * The IR library: reading beside llvm-as, memory an instruction takes, and the interpreter beside lli's.
 *
 * lli interprets with this machine's 64-bit pointers, so it gets the same C program compiled at 64 bits; both count the
 * same instructions, for the loops hold none that depend on the width.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Interpreter, parseModule } from "@ts-jit/ir";
import { BenchError, compare, compareProcesses, has, median, table, timeProcess } from "./measure.js";
import { cache, countInstructions, largeModule, root, tsJit } from "./workloads.js";

export function benchIr(): void {
  for (const tool of ["llvm-as-19", "lli-19", "clang-19", "llvm-link-19"]) {
    if (!has(tool)) throw new BenchError(`${tool} is not installed (Debian: llvm-19, clang-19)`);
  }
  reading();
  interpreting();
}

function reading(): void {
  const rows = [10_000, 100_000].map((size) => {
    const input = largeModule(size);
    const { ours, theirs, ratio } = compareProcesses(
      [...tsJit, "check", input],
      ["llvm-as-19", "--disable-output", input],
      9,
    );
    return [`${size} instructions`, ours, theirs, ratio];
  });
  console.log("read and verify a module, user seconds of the whole process");
  console.log(table(["", "ts-jit check", "llvm-as", "ratio"], rows));

  const input = largeModule(100_000);
  const text = readFileSync(input, "utf8");
  const times = [0, 1, 2, 3, 4].map(() => {
    const started = performance.now();
    parseModule(text, input);
    return performance.now() - started;
  });
  const script =
    'import { readFileSync } from "node:fs"; import { parseModule } from "@ts-jit/ir";' +
    'const text = readFileSync(process.argv[1], "utf8"); gc(); const before = process.memoryUsage().heapUsed;' +
    "const module = parseModule(text); gc();" +
    "console.log(process.memoryUsage().heapUsed - before, module.functions.length);";
  const memory = spawnSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", script, input], {
    encoding: "utf8",
    cwd: join(root, "bench"),
  });
  const bytes = Number(memory.stdout.split(" ")[0]) / countInstructions(text);
  console.log(
    `\nparseModule of ${(text.length / 1e6).toFixed(1)} MB: first ${times[0]?.toFixed(0)} ms, then ${median(times.slice(1)).toFixed(0)} ms`,
  );
  console.log(`memory: ${bytes.toFixed(0)} bytes an instruction`);
}

function interpreting(): void {
  const folder = join(root, "bench/programs/loops");
  const rounds = 2_000_000;
  const rows = readdirSync(folder).map((name) => {
    const source = join(folder, name);
    const [ours = "", theirs = ""] = ["-m32", "-m64"].map((width) => {
      const output = join(cache, `${name}${width}.ll`);
      execFileSync("clang-19", [
        width,
        "-O1",
        `-DROUNDS=${rounds}`,
        "-fno-vectorize",
        // lli has no fused multiplication and addition.
        "-ffp-contract=off",
        "-S",
        "-emit-llvm",
        source,
        "-o",
        output,
      ]);
      return output;
    });
    const text = readFileSync(ours, "utf8");
    const { status, steps } = new Interpreter(parseModule(text, ours)).run("main", []);
    const result = compare(
      () => {
        const interpreter = new Interpreter(parseModule(text, ours));
        // As the other is measured: processor time, which other programs do not change.
        const started = process.cpuUsage();
        interpreter.run("main", []);
        return process.cpuUsage(started).user / 1e6;
      },
      () => timeProcess(["lli-19", "-force-interpreter", theirs], (found) => found === status).user,
      5,
    );
    return [name, steps / result.ours / 1e6, steps / result.theirs / 1e6, result.ratio];
  });
  console.log("\ninterpreter, million instructions a second");
  console.log(table(["", "ts-jit", "lli -force-interpreter", "time ratio"], rows));
}
