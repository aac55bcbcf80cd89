/**
 * Bootable disks: an image, its arguments and modules behind our own boot loader, for a hard disk, a USB stick or a CD.
 *
 *     raw   | loader | program | module | module ...        blocks of 2048 bytes, everything starts on one
 *     iso   | copy of the boot sector | ISO 9660 volume | loader | program | modules | kernel as ELF |
 *
 * The same inputs give the same bytes: nothing here depends on the time or the machine.
 */
import type { Image } from "../image.js";
import { alignUp } from "../link/align.js";
import { commandLine } from "../machines/command-line.js";
import { makeVolume, type VolumeFile } from "./iso9660.js";
import { BLOCK, type LoadEntry, type LoadPlan, makeLoader, PARTITIONS, SECTOR } from "./loader.js";
import { DiskError, type DiskOptions } from "./options.js";

const PAGE = 4096;
/** The largest disk this makes: what a 32-bit block number of 512 bytes, and a buffer, hold with ease. */
const MOST_BYTES = 0x7fff_ffff;

/** A raw disk that boots by BIOS. */
export function makeRawDisk(image: Image, options: DiskOptions = {}): Uint8Array {
  const parts = prepare(image, options);
  const loaderBlocks = makeLoader(planFor(image, options, parts, 0, 0)).length / BLOCK;
  const plan = planFor(image, options, parts, 0, loaderBlocks);
  const contents = [makeLoader(plan), ...parts.map((part) => part.bytes)];
  const disk = concatenateBlocks(contents);
  writePartition(disk);
  return disk;
}

/**
 * An ISO 9660 volume that boots from a CD (El Torito) and, written as it is to a stick, as a disk.
 */
export function makeIso(image: Image, options: DiskOptions = {}): Uint8Array {
  const parts = prepare(image, options);
  const kernel = { name: "KERNEL.ELF", bytes: image.bytes };
  const names = ["PROGRAM.BIN", ...parts.slice(1).map((_, index) => `MODULE${index}.BIN`)];
  const files = (loader: Uint8Array): VolumeFile[] => [
    { name: "LOADER.BIN", bytes: loader },
    ...parts.map((part, index) => ({ name: names[index] ?? "", bytes: part.bytes })),
    kernel,
  ];
  // Where files stand depends on the loader's size alone, which the plan's numbers do not change.
  const draft = makeLoader(planFor(image, options, parts, 0, 0));
  const places = makeVolume(files(draft), "LOADER.BIN").blocks;
  const loader = makeLoader(
    planFor(image, options, parts, places.get("LOADER.BIN") ?? 0, places.get("PROGRAM.BIN") ?? 0),
  );
  const { bytes } = makeVolume(files(loader), "LOADER.BIN");
  bytes.set(loader.subarray(0, SECTOR));
  writePartition(bytes);
  return bytes;
}

/** What is loaded as one piece. */
interface Part {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** The program as it stands in memory, then the modules on the pages after it. */
function prepare(image: Image, { modules = [] }: DiskOptions): Part[] {
  const loaded = image.sections.filter((section) => section.alloc && section.fileSize > 0);
  const end = Math.max(image.start, ...loaded.map((section) => section.address + section.fileSize));
  const program = new Uint8Array(end - image.start);
  for (const section of loaded) {
    const bytes = image.bytes.subarray(section.offset, section.offset + section.fileSize);
    program.set(bytes, section.address - image.start);
  }
  const parts: Part[] = [{ address: image.start, bytes: program }];
  let at = image.end;
  for (const { data } of modules) {
    const address = alignUp(at, PAGE);
    parts.push({ address, bytes: data });
    at = address + data.length;
  }
  if (parts.reduce((sum, part) => sum + part.bytes.length, 0) > MOST_BYTES - (1 << 20)) {
    throw new DiskError("program and modules are larger than 2 GB");
  }
  return parts;
}

function planFor(
  image: Image,
  { args = [], modules = [] }: DiskOptions,
  parts: readonly Part[],
  loaderBlock: number,
  firstBlock: number,
): LoadPlan {
  let block = firstBlock;
  const loads: LoadEntry[] = parts.map(({ address, bytes }) => {
    const entry = { address, size: bytes.length, block };
    block += Math.ceil(bytes.length / BLOCK);
    return entry;
  });
  const [program] = parts;
  const programEnd = program === undefined ? image.start : program.address + program.bytes.length;
  if (image.end > programEnd)
    loads.splice(1, 0, { address: programEnd, size: image.end - programEnd, block: undefined });
  return {
    entry: image.entry,
    end: parts.reduce((end, part) => Math.max(end, part.address + part.bytes.length), image.end),
    commandLine: commandLine(image.name, args),
    loads,
    modules: parts.slice(1).map(({ address, bytes }, index) => ({
      address,
      size: bytes.length,
      name: modules[index]?.name ?? "",
    })),
    loaderBlock,
  };
}

function concatenateBlocks(contents: readonly Uint8Array[]): Uint8Array {
  const size = contents.reduce((sum, bytes) => sum + alignUp(bytes.length, BLOCK), 0);
  const whole = new Uint8Array(alignUp(size, 1 << 20));
  let at = 0;
  for (const bytes of contents) {
    whole.set(bytes, at);
    at += alignUp(bytes.length, BLOCK);
  }
  return whole;
}

/** One active partition over the whole disk: some BIOSes start no stick without one. */
function writePartition(disk: Uint8Array): void {
  const view = new DataView(disk.buffer, disk.byteOffset);
  view.setUint32(PARTITIONS, 0x7473_6a69, true);
  const entry = PARTITIONS + 6;
  disk.set([0x80, 0, 1, 0, 0x17, 0xfe, 0xff, 0xff], entry);
  view.setUint32(entry + 8, 0, true);
  view.setUint32(entry + 12, disk.length / SECTOR, true);
}
