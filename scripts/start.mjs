// npm start: from a fresh clone to a story told by a model on a machine with no operating system.
// Arguments after `--` go to `ts-jit llama`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./workspace.mjs";

setUp();
const command = join(root, "packages/ts-jit/bin/ts-jit.js");
const result = spawnSync(process.execPath, [command, "llama", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(result.status ?? 1);
