/** Running an image on a machine by its name. */
import type { Image, Platform } from "../image.js";
import { findQemu } from "./find-qemu.js";
import { type BootOptions, MachineError, type MachineName, type RunResult } from "./machine.js";

interface MachineRow {
  readonly name: Exclude<MachineName, "interp">;
  /** The platform of the images it runs. */
  readonly platform: Platform;
  /** Loaded when first used: a compiler that boots nothing loads no emulator. */
  readonly run: (image: Image, options: BootOptions) => Promise<RunResult>;
}

const MACHINES: readonly MachineRow[] = [
  { name: "qemu", platform: "bare", run: async (i, o) => (await import("./qemu.js")).runInQemu(i, o) },
  { name: "v86", platform: "bare", run: async (i, o) => (await import("./v86.js")).runInV86(i, o) },
  { name: "host", platform: "linux", run: async (i, o) => (await import("./host.js")).runOnHost(i, o) },
];

/** The platform to link for, for a machine that runs images. */
export function machinePlatform(machine: Exclude<MachineName, "interp">): Platform {
  return MACHINES.find((row) => row.name === machine)?.platform ?? "bare";
}

/**
 * Runs an image until it exits, fails, or its time is up.
 * @throws MachineMissingError when the machine is not on this computer; MachineError when it cannot run the image.
 */
export async function boot(
  image: Image,
  { machine, ...options }: BootOptions & { readonly machine: Exclude<MachineName, "interp"> },
): Promise<RunResult> {
  const row = MACHINES.find((candidate) => candidate.name === machine);
  if (row === undefined) throw new MachineError(machine, "not a machine that runs images");
  if (row.platform !== image.platform) {
    throw new MachineError(
      machine,
      `runs ${row.platform} images; ${image.name} is linked for ${image.platform}`,
    );
  }
  return await row.run(image, options);
}

/** The machine used when none is named: QEMU where it is installed, else v86, which needs Node alone. */
export function defaultMachine(): "qemu" | "v86" {
  return findQemu() === undefined ? "v86" : "qemu";
}
