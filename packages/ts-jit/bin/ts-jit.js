#!/usr/bin/env node
// Starts the command: from the bundle when it is as new as everything it was made of, else from the modules.
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const bundle = fileURLToPath(new URL("../dist/bundle.cjs", import.meta.url));
const packages = ["ir", "codegen", "kernel", "boot", "model", "ts-jit"];

/** When a file was written; 0 for one that is not there. */
function written(url) {
  return statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** `tsc -b` writes this file whenever it builds a package anew. */
const built = packages.map((name) => written(new URL(`../../${name}/tsconfig.tsbuildinfo`, import.meta.url)));
const made = written(bundle);

if (made === 0 || built.some((time) => time > made)) {
  await import("../dist/main.js");
} else {
  runBundle(made);
}

/** Compiled code is kept beside the bundle; it is V8 that says whether it still fits. */
function runBundle(made) {
  const cachePath = `${bundle}.cache`;
  const cachedData = written(cachePath) > made ? readFileSync(cachePath) : undefined;
  const source = `(function (require, module, exports, __filename, __dirname, __import) {${readFileSync(bundle, "utf8")}\n})`;
  const script = new Script(source, {
    filename: bundle,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module = { exports: {} };
  const load = (url) => import(url);
  script.runInThisContext()(createRequire(bundle), module, module.exports, bundle, dirname(bundle), load);
  if (cachedData === undefined || script.cachedDataRejected === true) {
    process.once("exit", () => {
      try {
        // Whole or not at all: another command may be starting.
        writeFileSync(`${cachePath}.${process.pid}`, script.createCachedData());
        renameSync(`${cachePath}.${process.pid}`, cachePath);
      } catch {
        // A read-only installation does without.
      }
    });
  }
}
