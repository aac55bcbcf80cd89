/** What a program does as a Linux process, for every fuzzer. */
import { boot, link, type RunResult } from "@ts-jit/boot";
import { type CpuLevel, compileModule, type Tier } from "@ts-jit/codegen";
import type { Module } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";

/** How a program is compiled, and how long it may take. */
export interface HostRun {
  readonly tier: Tier;
  readonly cpu?: CpuLevel;
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * Compiles the program, which uses the module up, with every allocation proved, and runs it.
 *
 * @throws UnsupportedError for what the compiler refuses
 */
export async function runOnHost(module: Module, { timeout, ...settings }: HostRun): Promise<RunResult> {
  const object = compileModule(module, { ...settings, verify: true });
  const libraries = runtime("linux", { tier: "O2" });
  const image = link([object], { platform: "linux", name: "program", libraries });
  return await boot(image, { machine: "host", timeout });
}

/** What it prints; how it ended stands behind that unless it exited. @throws UnsupportedError, as above. */
export async function outputOnHost(module: Module, run: HostRun): Promise<string> {
  const { output, status, ending } = await runOnHost(module, run);
  return ending === "exit" ? output : `${output}${ending} ${status}`;
}
