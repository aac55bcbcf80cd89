// What the set-up commands share: they run on a fresh machine that has Node and npm, and nothing else of ours.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** Runs a step; its output is shown only when it fails, which ends the process with its status. */
export function step(what, command, args, options = {}) {
  const started = Date.now();
  process.stderr.write(`${what} ... `);
  const result = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (result.status !== 0) {
    process.stderr.write(
      `failed\n${result.stdout ?? ""}${result.stderr ?? ""}${result.error?.message ?? ""}\n`,
    );
    process.exit(result.status ?? 1);
  }
  process.stderr.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Installs the locked packages (pnpm by npx, nothing global) and builds. */
export function setUp() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`ts-jit needs Node 20.19 or later; this is ${process.version}\n`);
    process.exit(1);
  }
  step("installing packages", "npx", ["-y", manifest.packageManager, "install", "--frozen-lockfile"]);
  step("building", "npx", ["tsc", "-b"]);
  step("preparing the runtime and the command", process.execPath, ["packages/ts-jit/scripts/bundle.mjs"]);
}
