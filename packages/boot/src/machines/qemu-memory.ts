/**
 * QEMU's memory and the modules in it. Small modules go by the loader (`-initrd`), which copies them through a device,
 * 50 MB a second. Large ones are not copied at all: the machine's memory is put together from parts, and the module's
 * file itself is one of them, mapped privately and read only.
 *
 *     0                            memory: image and small modules
 *     from a whole megabyte on     module | its last bytes, in a file of their own | module | ...
 *     the rest                     memory: the heap; the firmware lives in its last 20 MiB
 *
 * QEMU calls such parts the memory of NUMA nodes. The loader is given 16 bytes in place of such a module, which say
 * where it is; the runtime reads them (`packages/kernel/src/platform/boot-information.ts`).
 */
import { closeSync, openSync, readSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Image } from "../image.js";
import { type BootModule, DEFAULT_MEMORY, MachineError } from "./machine.js";

const MIB = 1 << 20;
/** From this size on a module is mapped. */
const LARGE = MIB;
/** QEMU's memory comes in multiples of this. */
const UNIT = 8192;
/** SeaBIOS works below the last 16 MiB, where it keeps its tables. */
const FIRMWARE = 24 * MIB;
/** Memory up to the first is all below 4 GiB; of more, so much as the second says. */
const MOST_LOW = 0xe000_0000;
const LOW = 0xc000_0000;
/** "tsjit@" and two bytes no text has; then the address and the size. */
const ELSEWHERE_MAGIC = 0x0102_4074_696a_7374n;

export interface PlacedModules {
  /** QEMU's words for the machine's memory. */
  readonly memory: readonly string[];
  /** QEMU's words for what its loader gets. */
  readonly initrd: readonly string[];
}

/** QEMU's words for plain memory. */
export function plainMemory(mebibytes = DEFAULT_MEMORY): string[] {
  return ["-m", String(mebibytes)];
}

/**
 * Puts modules where QEMU finds them: under plain names in its directory.
 * @throws MachineError when image and modules need more memory than the machine has.
 */
export function placeModules(
  directory: string,
  image: Image,
  modules: readonly BootModule[],
  mebibytes = DEFAULT_MEMORY,
): PlacedModules {
  const placed = modules.map((module, index) => placeModule(directory, module, index));
  const isMapped = ({ size }: PlacedModule) => size >= LARGE && process.platform === "linux";
  const mapped = placed.filter(isMapped);
  const total = mebibytes * MIB;
  const copied = placed.reduce((sum, part) => sum + (isMapped(part) ? UNIT : roundUp(part.size)), 0);
  const first = Math.ceil((image.end + copied) / MIB) * MIB;
  const needed =
    mapped.length === 0 ? first : mapped.reduce((sum, { size }) => sum + roundUp(size), first + FIRMWARE);
  if (needed > (total > MOST_LOW ? LOW : total)) {
    const found = total > MOST_LOW ? `the ${LOW / MIB} MiB below 4 GiB` : `its ${mebibytes} MiB`;
    throw new MachineError("qemu", `image and modules need ${Math.ceil(needed / MIB)} MiB of ${found}`);
  }
  const initrd = placed.map((module) => `${module.file} ${module.name}`);
  if (mapped.length === 0) return { memory: plainMemory(mebibytes), initrd: initrdWords(initrd) };

  const parts: MemoryPart[] = [{ size: first }];
  let at = first;
  for (const [index, { file, size, name }] of placed.entries()) {
    if (!mapped.some((module) => module.file === file)) continue;
    writeFileSync(join(directory, `${file}.place`), elsewhere(at, size));
    initrd[index] = `${file}.place ${name}`;
    const whole = size - (size % UNIT);
    parts.push({ size: whole, file, readOnly: true });
    if (whole < size) {
      writeFileSync(join(directory, `${file}.end`), lastBytes(join(directory, file), whole, size));
      // What follows the module's last byte is memory like any other.
      parts.push({ size: UNIT, file: `${file}.end`, readOnly: false });
    }
    at += roundUp(size);
  }
  parts.push({ size: total - at });
  return {
    memory: ["-m", `${total / 1024}k`, ...parts.flatMap(partWords)],
    initrd: initrdWords(initrd),
  };
}

interface PlacedModule {
  readonly name: string;
  readonly file: string;
  readonly size: number;
}

/** A stretch of memory; with a file, that file's bytes, which writes do not reach. */
type MemoryPart =
  | { readonly size: number; readonly file?: undefined }
  | { readonly size: number; readonly file: string; readonly readOnly: boolean };

function partWords(part: MemoryPart, index: number): string[] {
  const common = `id=part${index},size=${part.size}`;
  const backend =
    part.file === undefined
      ? `memory-backend-ram,${common}`
      : `memory-backend-file,${common},mem-path=${part.file},share=off,readonly=${part.readOnly ? "on" : "off"}`;
  return ["-object", backend, "-numa", `node,memdev=part${index}`];
}

function initrdWords(files: readonly string[]): string[] {
  return files.length === 0 ? [] : ["-initrd", files.join(",")];
}

/** Makes the module reachable under a plain name. */
function placeModule(directory: string, { name, data }: BootModule, index: number): PlacedModule {
  const file = `module${index}`;
  const path = join(directory, file);
  if (data instanceof Uint8Array) {
    writeFileSync(path, data);
    return { name, file, size: data.length };
  }
  symlinkSync(resolve(data.path), path);
  return { name, file, size: statSync(path).size };
}

/** The last bytes of a file from `from` on, with zeros up to a unit. */
function lastBytes(path: string, from: number, size: number): Uint8Array {
  const bytes = new Uint8Array(UNIT);
  const file = openSync(path, "r");
  try {
    readSync(file, bytes, 0, size - from, from);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function elsewhere(address: number, size: number): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, ELSEWHERE_MAGIC, true);
  view.setUint32(8, address, true);
  view.setUint32(12, size, true);
  return bytes;
}

function roundUp(size: number): number {
  return Math.ceil(size / UNIT) * UNIT;
}
