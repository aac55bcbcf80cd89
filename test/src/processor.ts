/** What this machine's processor can run. */
import { readFileSync } from "node:fs";
import type { CpuLevel } from "@ts-jit/codegen";

const flags = new Set(cpuFlags().split(" "));
/** What this machine's processor must have to run a level's code. */
const NEEDED: Readonly<Record<CpuLevel, readonly string[]>> = {
  i686: [],
  pentium4: [],
  avx2: ["avx2", "fma", "f16c"],
  avx512vnni: ["avx512_vnni", "avx512vl"],
};
/** Whether this machine's processor runs a level's code. */
export function machineRuns(cpu: CpuLevel): boolean {
  return NEEDED[cpu].every((flag) => flags.has(flag));
}
function cpuFlags(): string {
  try {
    return /^flags\s*:(.*)$/m.exec(readFileSync("/proc/cpuinfo", "latin1"))?.[1] ?? "";
  } catch {
    return "";
  }
}
