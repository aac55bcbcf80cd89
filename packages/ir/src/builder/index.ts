/** Making instructions one at a time. */
export * from "./ir-builder.js";
