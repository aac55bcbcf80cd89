/** Finding QEMU on this computer. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const BINARIES = ["qemu-system-i386", "qemu-system-x86_64"] as const;

export const QEMU_MISSING =
  "QEMU is not installed (no qemu-system-i386 or qemu-system-x86_64 in PATH): on Debian `apt-get install qemu-system-x86`, or use --machine v86";

/** The name of QEMU's binary in PATH, or undefined. */
export function findQemu(): string | undefined {
  const { PATH = "" } = process.env;
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  return BINARIES.find((binary) => folders.some((folder) => isExecutable(join(folder, binary))));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
