/** The runtime programs run on: start-up, heap, C library, devices; for bare metal and for Linux i386. */
export * from "./runtime.js";
