/** Whole modules to hold against LLVM: every .ll file of the repository, and what the fuzzers' generators write. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { CALLS, randomModule } from "../fuzz/random-ir.js";
import { randomValues } from "../fuzz/random-values.js";
import type { Case } from "./cases.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Folders that hold modules: programs clang printed, and what tests read. */
const FOLDERS = [
  "examples",
  "test/fixtures/ll",
  "packages/codegen/test/fixtures",
  "packages/ir/test/libc",
  "packages/ir/test/ll",
];
const GENERATED = 100;

export function* fileModules(): Generator<Case> {
  for (const folder of FOLDERS) {
    const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".ll"));
    for (const name of names.sort()) {
      const path = join(root, folder, name);
      yield { name: relative(root, path), text: readFileSync(path, "utf8") };
    }
  }
}

export function* generatedModules(): Generator<Case> {
  for (let seed = 1; seed <= GENERATED; seed++) {
    yield { name: `values of seed ${seed}`, text: randomValues(seed) };
    for (const [kind, options] of Object.entries({
      scalars: { vectors: false, wide: false },
      vectors: { vectors: true, wide: false },
      wide: { vectors: false, wide: true },
    })) {
      const { declarations, functions } = randomModule(seed, CALLS.length, options);
      yield { name: `${kind} of seed ${seed}`, text: declarations + functions.join("\n") };
    }
  }
}
