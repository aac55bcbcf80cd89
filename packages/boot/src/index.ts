/** Linking and booting: objects to an executable image, and an image to its output and exit status. */

export { BacktraceNames } from "./backtrace.js";
export { CycleReader, formatCycles } from "./cycles.js";
export { DebugLines } from "./debug-lines.js";
export { hasGrub } from "./disk/grub.js";
export * from "./disk/index.js";
export * from "./image.js";
export * from "./link/errors.js";
export { type LinkOptions, link } from "./link/link.js";
export { boot, defaultMachine, machinePlatform } from "./machines/boot.js";
export { findQemu } from "./machines/find-qemu.js";
export { hostRefusal } from "./machines/host.js";
export { interpretModule } from "./machines/interpreter.js";
export * from "./machines/machine.js";
export { bootDisk } from "./machines/qemu.js";
export { moduleObject } from "./module-object.js";
export { packModule } from "./packed-module.js";
export { loadRuntime, prepareRuntime, type RuntimeSettings } from "./runtime-cache.js";
export { formatProfile, formatSamples, SampleReader } from "./samples.js";
export { startObject, type Watching } from "./start-object.js";
export { type ArchiveEntry, writeArchive } from "./write-archive.js";
