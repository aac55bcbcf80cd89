#!/usr/bin/env node
// Starts the command: from the bundle when it is as new as everything it was made of, else from the modules.
const { join } = require("node:path");
const { bundleTime, loadBundle, written } = require("./bundle.js");

const packages = ["ir", "codegen", "kernel", "boot", "model", "ts-jit"];
/** `tsc -b` writes this file whenever it builds a package anew. */
const built = packages.map((name) => written(join(__dirname, `../../${name}/tsconfig.tsbuildinfo`)));
const made = bundleTime();

if (made === 0 || built.some((time) => time > made)) {
  import("../dist/main.js").then(({ main }) => main());
} else {
  const { exports, cached, keepCode } = loadBundle(process.argv[2]);
  if (!cached) {
    // Another version of Node than the one that made the cache: this command leaves its own.
    process.once("exit", () => {
      try {
        keepCode();
      } catch {
        // A read-only installation does without.
      }
    });
  }
  exports.main();
}
