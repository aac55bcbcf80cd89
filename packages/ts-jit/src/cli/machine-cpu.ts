/** What a machine's processor can do: `--cpu native` asks, and a level beyond it is refused before anything boots. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { findQemu, type MachineName } from "@ts-jit/boot";
import type { CpuLevel } from "@ts-jit/codegen";
import { InputError } from "./failure.js";

/** From the least to the most. The flags of /proc/cpuinfo that each needs beyond the one before it. */
const LEVELS: readonly (readonly [CpuLevel, readonly string[]])[] = [
  ["i686", []],
  ["pentium4", ["sse2"]],
  ["avx2", ["avx2", "fma", "f16c"]],
  ["avx512vnni", ["avx512f", "avx512bw", "avx512vl", "avx512_vnni"]],
];

const MOST: Readonly<Record<MachineName, (() => CpuLevel) | undefined>> = {
  v86: () => "pentium4",
  qemu: qemuCpu,
  host: nativeCpu,
  interp: undefined,
};

/** QEMU 7.2 and later translate AVX2; none translates AVX-512. */
const TRANSLATES_AVX2 = [7, 2] as const;

function qemuCpu(): CpuLevel {
  const binary = findQemu();
  const text = binary === undefined ? "" : spawnSync(binary, ["--version"], { encoding: "utf8" }).stdout;
  const [, major, minor] = /version (\d+)\.(\d+)/.exec(text) ?? [];
  // Where it does not say, it is taken for a recent one.
  if (major === undefined) return "avx2";
  const [least, within] = TRANSLATES_AVX2;
  const recent = Number(major) > least || (Number(major) === least && Number(minor) >= within);
  return recent ? "avx2" : "pentium4";
}

/** The level for code that takes what a machine has, and knows what to do with no more than AVX2. */
export function vectorCpu(machine: MachineName): CpuLevel | undefined {
  const native = cpuForMachine("native", machine);
  return native === "avx512vnni" ? "avx2" : native;
}

/**
 * The level whose code for a language model runs fastest on a machine; undefined for the compiler's own default.
 * Emulators do wide vectors and fused products by calls: AVX2 takes 1.2 to 2.4 times as long there as SSE2
 * (`npm run bench -- llama` prints both).
 */
export function fastestCpu(machine: MachineName): CpuLevel | undefined {
  return machine === "host" ? vectorCpu(machine) : undefined;
}

/**
 * The level to compile for when a program is to run on a machine.
 * @throws InputError when the machine lacks what the level needs.
 */
export function cpuForMachine(
  level: CpuLevel | "native" | undefined,
  machine: MachineName,
): CpuLevel | undefined {
  const most = MOST[machine]?.();
  if (level === "native") return most ?? "pentium4";
  if (level !== undefined && most !== undefined && rank(level) > rank(most)) {
    throw new InputError(`--cpu ${level}: the ${machine} machine has ${most} at most`);
  }
  return level;
}

/**
 * The levels of one image that is to run on a machine, least first: the machine has to have the least.
 * @throws InputError when it lacks it.
 */
export function levelsFor(
  asked: "native" | readonly CpuLevel[] | undefined,
  machine: MachineName,
): readonly CpuLevel[] | undefined {
  if (asked === undefined) return undefined;
  if (asked !== "native") {
    cpuForMachine(asked[0], machine);
    return asked;
  }
  const level = cpuForMachine(asked, machine);
  return level === undefined ? undefined : [level];
}

/**
 * The level of this computer.
 * @throws InputError on a computer that does not say.
 */
export function nativeCpu(): CpuLevel {
  let flags: Set<string>;
  try {
    const line = /^flags\s*:(.*)$/m.exec(readFileSync("/proc/cpuinfo", "latin1"))?.[1];
    if (line === undefined) throw new Error("no flags");
    flags = new Set(line.trim().split(" "));
  } catch {
    throw new InputError("/proc/cpuinfo does not say what this processor can do; name the level with --cpu");
  }
  let level: CpuLevel = "i686";
  for (const [name, needed] of LEVELS) {
    if (!needed.every((flag) => flags.has(flag))) break;
    level = name;
  }
  return level;
}

function rank(level: CpuLevel): number {
  return LEVELS.findIndex(([name]) => name === level);
}
