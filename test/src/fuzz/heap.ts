/** The heap's soak: a million random steps a seed, every block checked, in 64 MB; what it says at the end is shown. */
import { fileURLToPath } from "node:url";
import { boot, type Image, link, loadRuntime } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { readModule } from "../programs.js";
import type { Fuzzer } from "./fuzzer.js";

const STEPS = 1_000_000;
const source = fileURLToPath(new URL("../../fixtures/libc/soak.ll", import.meta.url));

let built: Promise<Image> | undefined;
async function build(): Promise<Image> {
  const object = compileModule(readModule(source), { tier: "O2" });
  return link([object], { platform: "linux", libraries: await loadRuntime("linux", [object]) });
}

/** Runs the soak and gives its last line and status. */
export async function soak(
  steps: number,
  seed: number,
): Promise<{ readonly status: number; readonly says: string }> {
  built ??= build();
  const { status, output, errorOutput } = await boot(await built, {
    machine: "host",
    args: [String(steps), String(seed)],
    timeout: 300_000,
  });
  return { status, says: `${output}${errorOutput}`.trim() };
}

export const heap: Fuzzer = {
  needs: [],
  what: "the heap, a million random steps a seed with every block checked, in 64 MB",
  async tryOne(seed) {
    const { status, says } = await soak(STEPS, seed);
    console.log(`seed ${seed}: ${says}`);
    if (status === 0) return { kind: "agreed" };
    return { kind: "mismatch", finding: says, keep: `test/fixtures/libc/soak.c ${STEPS} ${seed}` };
  },
};
