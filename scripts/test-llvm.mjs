// npm run test:llvm: our reading, printing and verifying held against LLVM 19's own tools.
// Every fixture and generated module goes through llvm-as-19; verdicts are compared with opt-19's verifier.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { provide } from "./debian.mjs";
import { root, setUp } from "./workspace.mjs";

if (!provide(["llvm-as-19", "llvm-dis-19", "opt-19", "clang-19"], ["llvm-19", "clang-19"])) {
  console.error("test:llvm needs LLVM 19's tools (Debian: llvm-19, clang-19)");
  process.exit(1);
}
setUp();
const script = join(root, "packages/ir/dist/test/oracle/llvm.js");
const args = process.argv.length > 2 ? process.argv.slice(2) : ["all"];
process.exit(spawnSync(process.execPath, [script, ...args], { stdio: "inherit", cwd: root }).status ?? 1);
