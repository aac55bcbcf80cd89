/**
 * CDs that GRUB boots: the program as a Multiboot 2 kernel with its arguments and modules, made by GRUB's own
 * grub-mkrescue. The same inputs give the same bytes as long as GRUB and xorriso stay the same.
 *
 * Source: GNU GRUB manual, "Writing your own configuration file", "Multiboot2".
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Image } from "../image.js";
import { withDirectory } from "../machines/processes.js";
import { DiskError, type DiskOptions } from "./options.js";

/** The date of every file and of the volume. */
const DATE = "1980010100000000";

const GRUB_MISSING =
  "GRUB's tools are not installed (grub-mkrescue and xorriso in PATH): on Debian `apt-get install grub-common grub-pc-bin xorriso`";

/** Whether GRUB CDs can be made here. */
export function hasGrub(): boolean {
  return ["grub-mkrescue", "xorriso"].every(
    (command) => spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0,
  );
}

/** GRUB's configuration that boots a kernel at once. Files are named as they stand on the CD. */
function grubConfiguration(image: Image, { args = [], modules = [] }: DiskOptions): string {
  const lines = [
    "set timeout=0",
    `menuentry ${quote(image.name)} {`,
    // Each larger piece takes a while: say which is being read.
    `  echo ${quote(`Loading ${image.name} ...`)}`,
    // GRUB gives a program what follows its file: the name goes first.
    `  multiboot2 /boot/kernel.elf ${[image.name, ...args].map(quote).join(" ")}`,
    ...modules.flatMap(({ name }, index) => [
      `  echo ${quote(`Loading ${name} ...`)}`,
      `  module2 /boot/module${index} ${quote(name)}`,
    ]),
    "  boot",
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * A CD with GRUB on it that boots the image.
 * @throws DiskError without GRUB's tools, or when they fail.
 */
export function makeGrubIso(image: Image, options: DiskOptions): Promise<Uint8Array> {
  if (!hasGrub()) throw new DiskError(GRUB_MISSING);
  return withDirectory(async (directory) => {
    const boot = join(directory, "cd", "boot");
    mkdirSync(join(boot, "grub"), { recursive: true });
    writeFileSync(join(boot, "kernel.elf"), image.bytes);
    for (const [index, { data }] of (options.modules ?? []).entries()) {
      writeFileSync(join(boot, `module${index}`), data);
    }
    writeFileSync(join(boot, "grub", "grub.cfg"), grubConfiguration(image, options));
    const words = ["-o", "out.iso", "cd", "--"];
    for (const date of ["all_file_dates", "c", "m", "uuid"]) words.push("-volume_date", date, DATE);
    const made = spawnSync("grub-mkrescue", words, { cwd: directory, encoding: "utf8" });
    if (made.status !== 0) throw new DiskError(`grub-mkrescue failed: ${made.stderr.trim()}`);
    return readFileSync(join(directory, "out.iso"));
  });
}
