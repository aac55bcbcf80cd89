// Loads dist/bundle.cjs with V8's code cache beside it. The cache holds for one version of V8 and one set of its flags,
// so whoever makes it and whoever uses it load the bundle here. All of a cache is read before the first function runs,
// so a command that needs little of the bundle has a small one of its own.
//
// A CommonJS module, for which Node starts sooner than for an ES module.
const { readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, join } = require("node:path");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

const path = join(__dirname, "../dist/bundle.cjs");

/** The code caches there are, by the command that fills each; other commands use the compiler's. */
const CACHES = ["check", "compile"];

function cacheOf(command) {
  return `${path}.${CACHES.includes(command) ? command : "compile"}.cache`;
}

/**
 * A command lives a second, which V8's own settings are not made for: with those, half of a compile's processor time
 * went to optimizing functions that were about to be done with. A function is optimized after it has run through this
 * many bytes of bytecode (V8's own figure is 67584 in Node 20), with so many bytes of bytecode of others inlined at
 * most (920).
 * Measured on modules of 40,000 and 100,000 instructions at O0, user seconds.
 */
const FLAGS = ["--interrupt-budget=700000", "--max-inlined-bytecode-size-cumulative=200"];

/** When the bundle was written, in milliseconds; 0 when there is none. */
function bundleTime() {
  return written(path);
}

/** When a file was written; 0 for one that is not there. */
function written(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Loads what every command uses of Node. Node comes with V8's code of its modules, which holds for V8's flags as they
 * were: after they are changed, a module would be compiled anew.
 */
function loadNodeModules() {
  require("node:child_process");
  // Their first use loads what kind of stream they are.
  void process.stdout;
  void process.stderr;
}

/** Runs the bundle for a command; returns what it exports, and a function that keeps the code compiled since. */
function loadBundle(command) {
  const cachePath = cacheOf(command);
  loadNodeModules();
  for (const flag of FLAGS) setFlagsFromString(flag);
  const cachedData = written(cachePath) > bundleTime() ? readFileSync(cachePath) : undefined;
  // All ASCII: esbuild escapes the rest.
  const source = `(function (require, module, exports, __filename, __dirname, __import) {${readFileSync(path, "latin1")}\n})`;
  const script = new Script(source, { filename: path, ...(cachedData === undefined ? {} : { cachedData }) });
  const module = { exports: {} };
  const load = (url) => import(url);
  script.runInThisContext()(createRequire(path), module, module.exports, path, dirname(path), load);
  return {
    exports: module.exports,
    cached: cachedData !== undefined && script.cachedDataRejected !== true,
    keepCode() {
      // Whole or not at all: another command may be starting.
      writeFileSync(`${cachePath}.${process.pid}`, script.createCachedData());
      renameSync(`${cachePath}.${process.pid}`, cachePath);
    },
  };
}

module.exports = { CACHES, bundleTime, loadBundle, written };
