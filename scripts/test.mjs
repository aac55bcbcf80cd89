// npm test: installs, builds, checks the style, and runs every test. The last line is `N passed, N failed, N skipped`.
//
//   npm test                        everything
//   npm test -- --qemu-required     a test skipped for want of QEMU counts as a failure
//   npm test -- PATTERN...          only the test files whose path contains a pattern
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { root, setUp, step } from "./workspace.mjs";

const qemu = "qemu-system-i386";
const args = process.argv.slice(2);
const qemuRequired = args.includes("--qemu-required");
const patterns = args.filter((arg) => !arg.startsWith("--"));

function installed(program) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** QEMU is installed where this machine lets us: Debian, as root. Elsewhere its tests are skipped, and counted. */
function installQemu() {
  if (installed(qemu) || process.getuid?.() !== 0 || !installed("apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "--no-install-recommends", "qemu-system-x86"];
  process.stderr.write("installing QEMU ... ");
  spawnSync("apt-get", ["update"], { env });
  const result = spawnSync("apt-get", install, { env, encoding: "utf8" });
  process.stderr.write(
    result.status === 0 ? "done\n" : `failed; its tests will be skipped\n${result.stderr}\n`,
  );
}

/** Runs ava and reads its TAP: failures are shown as they come, the rest is counted. */
async function runTests(files) {
  const ava = spawn("npx", ["ava", "--tap", ...files], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const count = { passed: 0, failed: 0, skipped: 0, qemuSkipped: 0 };
  let failing = false;
  for await (const line of createInterface({ input: ava.stdout })) {
    const result = /^(not ok|ok) \d+(?: - (.*))?$/.exec(line.trimEnd());
    if (result === null) {
      if (failing || !/^(TAP version|1\.\.|#|\s|$)/.test(line)) console.log(line);
      continue;
    }
    const title = result[2] ?? "";
    failing = result[1] === "not ok";
    if (failing) {
      count.failed++;
      console.log(line);
    } else if (/# SKIP\b/i.test(title)) {
      count.skipped++;
      if (/qemu/i.test(title)) count.qemuSkipped++;
      console.log(`skipped: ${title.replace(/ # SKIP.*/i, "")}`);
    } else {
      count.passed++;
      if (count.passed % 100 === 0) process.stderr.write(`${count.passed} passed\n`);
    }
  }
  const status = await new Promise((resolve) => {
    if (ava.exitCode !== null) resolve(ava.exitCode);
    else ava.on("exit", resolve);
  });
  if (status !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

setUp();
step("checking the style", "npx", ["biome", "check", "--error-on-warnings", "."]);
installQemu();
const all = ["packages/*/dist/test/**/*.test.js", "test/dist/**/*.test.js"];
const files = patterns.map((pattern) => `**/dist/**/*${pattern}*.test.js`);
const { passed, failed, skipped, qemuSkipped } = await runTests(files.length > 0 ? files : all);
if (qemuSkipped > 0) console.log(`${qemuSkipped} tests were skipped because ${qemu} is not installed`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 || (qemuRequired && qemuSkipped > 0) ? 1 : 0);
