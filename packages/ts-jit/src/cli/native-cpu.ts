/** The CPU level of this computer, from what Linux says about it. */
import { readFileSync } from "node:fs";
import type { CpuLevel } from "@ts-jit/codegen";
import { InputError } from "./failure.js";

/** Flags of /proc/cpuinfo that each level needs; the last level whose flags are all there is the answer. */
const LEVELS: readonly (readonly [CpuLevel, readonly string[]])[] = [
  ["i686", []],
  ["pentium4", ["sse2"]],
  ["avx2", ["avx2", "fma", "f16c"]],
  ["avx512vnni", ["avx512f", "avx512bw", "avx512vl", "avx512_vnni"]],
];

/** @throws InputError on a computer that does not say. */
export function nativeCpu(): CpuLevel {
  let flags: Set<string>;
  try {
    const line = /^flags\s*:(.*)$/m.exec(readFileSync("/proc/cpuinfo", "latin1"))?.[1];
    if (line === undefined) throw new Error("no flags");
    flags = new Set(line.trim().split(" "));
  } catch {
    throw new InputError("--cpu native: /proc/cpuinfo does not say what this processor can; name the level");
  }
  let level: CpuLevel = "i686";
  for (const [name, needed] of LEVELS) {
    if (!needed.every((flag) => flags.has(flag))) break;
    level = name;
  }
  return level;
}
