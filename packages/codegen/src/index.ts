export * from "./elf/index.js";
export { compileModule, generateObject } from "./generate-object.js";
export { instrument } from "./instrument.js";
export * from "./listing/index.js";
export * from "./object-file.js";
export * from "./optimizer/index.js";
export * from "./options.js";
export * from "./profile.js";
