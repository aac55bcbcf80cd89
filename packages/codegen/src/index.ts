export * from "./elf/index.js";
export * from "./object-file.js";
export * from "./optimizer/index.js";
export * from "./options.js";
