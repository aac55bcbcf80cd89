/**
 * The compiler: how long it takes beside llc, how that grows with the input, and how fast its code is.
 *
 * Compile times are user seconds of whole processes on the same file. Code speed is user seconds of the fixture
 * kernels in bench/programs, compiled by us at each tier and by clang from the same C.
 */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { BenchError, compareProcesses, has, median, table, timeProcess } from "./measure.js";
import { cache, largeModule, root, tsJit } from "./workloads.js";

const llc = "llc-19";
const clang = "clang-19";

export function benchCodegen(): void {
  for (const tool of [llc, clang, "opt-19", "llvm-link-19"]) {
    if (!has(tool))
      throw new BenchError(`${tool} is not installed (Debian: llvm-19, clang-19, gcc-multilib)`);
  }
  compileTime();
  growth();
  codeSpeed();
}

/** What each tier is held against. opt runs beside llc where ours optimizes. */
const PEERS = {
  O0: (input: string, object: string) => [llc, "-O0", "-filetype=obj", input, "-o", object],
  O2: (input: string, object: string) => [
    "bash",
    "-c",
    `opt-19 -O2 ${input} | ${llc} -O2 -filetype=obj -o ${object}`,
  ],
} as const;

function compileTime(): void {
  const rows = [40_000, 100_000].flatMap((size) =>
    (["O0", "O2"] as const).map((tier) => {
      const input = largeModule(size);
      const object = join(cache, "bench.o");
      const { ours, theirs, ratio } = compareProcesses(
        [...tsJit, "compile", `-${tier}`, "--emit", "obj", input, "-o", object],
        PEERS[tier](input, object),
      );
      return [`${size} instructions, ${tier}`, ours, theirs, ratio];
    }),
  );
  console.log("compile time, user seconds of the whole process");
  console.log(table(["", "ts-jit", "llc, opt | llc", "ratio"], rows));
}

/** Least squares for log(time) against log(size): the exponent, 1 when time grows linearly. */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

function growth(): void {
  const sizes = [1_000, 10_000, 100_000, 1_000_000];
  const object = join(cache, "bench.o");
  const points = sizes.map((size) => {
    const command = [...tsJit, "compile", "-O0", "--emit", "obj", largeModule(size), "-o", object];
    return [size, median([0, 1, 2].map(() => timeProcess(command).user))] as const;
  });
  console.log("\ncompile time at O0 by size, user seconds");
  console.log(
    table(
      ["instructions", "seconds", "instructions/s"],
      points.map(([n, t]) => [String(n), t, n / t]),
    ),
  );
  console.log(`exponent of growth from 10,000 on: ${exponent(points.slice(1)).toFixed(2)} (1 is linear)`);
}

function codeSpeed(): void {
  const folder = join(root, "bench/programs");
  const names = readdirSync(folder).filter((name) => name.endsWith(".c"));
  const tiers = ["O0", "O1", "O2", "O3"] as const;
  const rows: (string | number)[][] = [];
  const logs = tiers.map(() => 0);
  for (const name of names) {
    const source = join(folder, name);
    const ir = join(cache, `${name}.ll`);
    const reference = join(cache, `${name}.clang`);
    execFileSync(clang, ["-m32", "-O0", "-w", "-S", "-emit-llvm", source, "-o", ir]);
    const programs = tiers.map((tier) => {
      const program = join(cache, `${name}.${tier}`);
      execFileSync(tsJit[0] ?? "node", [
        tsJit[1] ?? "",
        "compile",
        `-${tier}`,
        "--emit",
        "exe",
        ir,
        "-o",
        program,
      ]);
      return program;
    });
    const seconds = ["O0", "O2"].map((level) => {
      execFileSync(clang, [
        "-m32",
        `-${level}`,
        "-march=pentium4",
        "-mfpmath=sse",
        "-w",
        source,
        "-o",
        reference,
        "-lm",
      ]);
      return median([0, 1, 2].map(() => timeProcess([reference], () => true).user));
    });
    const best = seconds[1] ?? Number.NaN;
    const ours = programs.map((program) =>
      median([0, 1, 2].map(() => timeProcess([program], () => true).user)),
    );
    ours.forEach((time, at) => {
      logs[at] = (logs[at] ?? 0) + Math.log(time / best);
    });
    rows.push([name, ...ours, ...seconds]);
  }
  rows.push(["mean of time / clang -O2", ...logs.map((sum) => Math.exp(sum / names.length)), "", ""]);
  console.log("\nspeed of the code, user seconds (clang with SSE2)");
  console.log(table(["", ...tiers, "clang -O0", "clang -O2"], rows));
}
