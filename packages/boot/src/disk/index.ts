/** Bootable disks. The assembler behind them is loaded when the first is made. */
import type { Image } from "../image.js";
import { DiskError, type DiskOptions } from "./options.js";

export { DiskError, type DiskOptions } from "./options.js";

export const DISK_FORMATS = ["raw", "iso", "grub"] as const;
export type DiskFormat = (typeof DISK_FORMATS)[number];

/**
 * A disk that boots a bare image with its arguments and modules: `raw` for a hard disk or a USB stick, `iso` for a CD
 * or, written as it is, a stick; `grub` is a CD too, with GRUB as its loader.
 * @throws DiskError for an image that is not bare, 2 GB or more, or arguments the loader has no room for; for `grub`,
 * without GRUB's tools.
 */
export async function makeDisk(
  image: Image,
  format: DiskFormat,
  options: DiskOptions = {},
): Promise<Uint8Array> {
  if (image.platform !== "bare") {
    throw new DiskError(`${image.name} is linked for ${image.platform}; a disk boots bare images`);
  }
  if (format === "grub") return await (await import("./grub.js")).makeGrubIso(image, options);
  const { makeIso, makeRawDisk } = await import("./disk.js");
  return format === "raw" ? makeRawDisk(image, options) : makeIso(image, options);
}
