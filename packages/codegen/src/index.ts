export * from "./elf/index.js";
export * from "./object-file.js";
export * from "./options.js";
