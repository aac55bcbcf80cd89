// npm run test:llvm: our reading, printing and verifying held against LLVM 19's own tools.
// Every .ll file of the repository, generated modules and small ones made by rule; see test/src/oracle.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { provide } from "./debian.mjs";
import { root, setUp } from "./workspace.mjs";

if (!provide(["llvm-as-19", "llvm-dis-19", "opt-19", "clang-19"], ["llvm-19", "clang-19"])) {
  console.error("test:llvm needs LLVM 19's tools (Debian: llvm-19, clang-19)");
  process.exit(1);
}
setUp();
const script = join(root, "test/dist/oracle/llvm.js");
const args = [script, ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, args, { stdio: "inherit", cwd: root }).status ?? 1);
