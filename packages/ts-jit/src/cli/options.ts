/** Options that several commands share, and what their words mean. */
import type { MachineName } from "@ts-jit/boot";
import type { CpuLevel, Tier } from "@ts-jit/codegen";
import { type Command, Option } from "commander";

export const TIERS: Readonly<Record<string, Tier>> = { "0": "O0", "1": "O1", "2": "O2", "3": "O3" };
export const CPU_NAMES: readonly CpuLevel[] = ["i686", "pentium4", "avx2", "avx512vnni"];
export const MACHINES = ["qemu", "v86", "host", "interp"] as const;

/** What commander gives for `-O` and its neighbours. */
export interface TierOptions {
  readonly O?: string;
}
export interface CodeOptions extends TierOptions {
  readonly cpu?: CpuLevel | "native";
  /** Debug information. */
  readonly g?: boolean;
}
export interface ReportOptions {
  readonly timePasses?: boolean;
  readonly printAfter?: string[];
}

export function tierOf(options: TierOptions): Tier {
  return TIERS[options.O ?? "2"] ?? "O2";
}

export function withTier(command: Command): Command {
  return command.addOption(
    new Option("-O <level>", "how hard to optimize: -O0, -O1, -O2 or -O3")
      .choices(["0", "1", "2", "3"])
      .default("2"),
  );
}

export function withCpu(command: Command): Command {
  return command.addOption(
    new Option("--cpu <level>", "the processor to compile for").choices([...CPU_NAMES, "native"]),
  );
}

export function withDebug(command: Command): Command {
  return command.option("-g", "write debug information, for gdb; keeps symbols");
}

export function withInstrument(command: Command): Command {
  return command.option(
    "--instrument",
    "have the program count calls and cycles by function: a profile on standard error as it ends",
  );
}

export function withReports(command: Command): Command {
  return command
    .option("--time-passes", "print the time of each stage and pass to standard error")
    .option(
      "--print-after <pass>",
      "print the IR after an optimizer pass to standard error (may be repeated)",
      collect,
    );
}

export function withMachine(command: Command): Command {
  return command
    .addOption(
      new Option("--machine <name>", "where to run (default: qemu where it is installed, else v86)").choices(
        MACHINES,
      ),
    )
    .addOption(new Option("--memory <MiB>", "memory of the machine").argParser(positive("--memory")))
    .addOption(new Option("--smp <n>", "processors (qemu); threads (host)").argParser(positive("--smp")))
    .addOption(
      new Option("--timeout <seconds>", "end the machine after this time, with status 124").argParser(
        seconds,
      ),
    );
}

export interface MachineOptions {
  readonly machine?: (typeof MACHINES)[number];
  readonly memory?: number;
  readonly smp?: number;
  readonly timeout?: number;
}

/** Machines that have what an option asks for. */
const SUITED = { smp: ["qemu", "host"], gdb: ["qemu"] } as const satisfies Record<
  string,
  readonly MachineName[]
>;

/** @throws UsageError for an option that the machine would have to ignore. */
export function checkMachineOptions(
  machine: MachineName,
  options: { readonly smp?: number; readonly gdb?: number },
): void {
  for (const name of ["smp", "gdb"] as const) {
    const suited: readonly MachineName[] = SUITED[name];
    const value = options[name];
    if (value === undefined || suited.includes(machine) || (name === "smp" && value === 1)) continue;
    throw invalid(`--${name}`, machine, `a machine that has it (${suited.join(", ")})`);
  }
}

/** A parser of whole numbers from 1 on. */
export function positive(name: string): (text: string) => number {
  return (text) => {
    if (!/^[1-9]\d{0,8}$/.test(text)) throw invalid(name, text, "a whole number from 1 on");
    return Number(text);
  };
}

/** A parser of numbers within bounds. */
export function numberBetween(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !(value >= least && value <= most)) {
      throw invalid(
        name,
        text,
        Number.isFinite(most) ? `a number from ${least} to ${most}` : `a number from ${least} on`,
      );
    }
    return value;
  };
}

function seconds(text: string): number {
  return numberBetween("--timeout", 0.001, 1_000_000)(text);
}

function invalid(name: string, text: string, expected: string): Error {
  const error = new Error(`${name}: expected ${expected}, found ${JSON.stringify(text)}`);
  error.name = "UsageError";
  return error;
}

/**
 * The level to compile for: `native` is this computer's, or the machine's when the program is to run on one.
 * @throws InputError when the machine lacks what the level needs.
 */
export async function cpuOf(
  options: { readonly cpu?: CpuLevel | "native" },
  machine?: MachineName,
): Promise<CpuLevel | undefined> {
  const { cpu } = options;
  if (cpu === undefined) return undefined;
  if (machine === undefined && cpu !== "native") return cpu;
  const { cpuForMachine, nativeCpu } = await import("./machine-cpu.js");
  return machine === undefined ? nativeCpu() : cpuForMachine(cpu, machine);
}

/** The values of an option that may be repeated. */
export function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}
