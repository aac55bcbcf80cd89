/** ELF32 relocatables and archives: to bytes and back. */
export { type Archive, type ArchiveMember, readArchive } from "./archive.js";
export { ElfError } from "./error.js";
export { readElf } from "./reader.js";
export { writeElf } from "./writer.js";
