#!/usr/bin/env node
// Starts the command: from the bundle when it is as new as everything it was made of, else from the modules.
import { bundleTime, loadBundle, written } from "./bundle.js";

const packages = ["ir", "codegen", "kernel", "boot", "model", "ts-jit"];
/** `tsc -b` writes this file whenever it builds a package anew. */
const built = packages.map((name) => written(new URL(`../../${name}/tsconfig.tsbuildinfo`, import.meta.url)));
const made = bundleTime();

if (made === 0 || built.some((time) => time > made)) {
  const { main } = await import("../dist/main.js");
  main();
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
