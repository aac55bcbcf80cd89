// npm test: installs, builds, checks the style, and runs every test. The last line is `N passed, N failed, N skipped`.
//
//   npm test                        everything
//   npm test -- --qemu-required     a test skipped for want of QEMU counts as a failure
//   npm test -- PATTERN...          only the test files whose path contains a pattern
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { provide } from "./debian.mjs";
import { root, setUp, step } from "./workspace.mjs";

const qemu = "qemu-system-i386";
const args = process.argv.slice(2);
const qemuRequired = args.includes("--qemu-required");
const patterns = args.filter((arg) => !arg.startsWith("--"));

function sourceOf(path) {
  return path.replace(/^test\/dist/, "test/src").replace("/dist/", "/");
}

/** The built test files whose source paths contain one of the patterns; all of them without patterns. */
function testFiles() {
  const folders = readdirSync(`${root}/packages`).map((name) => `packages/${name}/dist/test`);
  return [...folders, "test/dist"]
    .filter((folder) => existsSync(`${root}/${folder}`))
    .flatMap((folder) =>
      readdirSync(`${root}/${folder}`, { recursive: true }).map((file) => `${folder}/${file}`),
    )
    .filter((path) => path.endsWith(".test.js"))
    .filter((path) => patterns.length === 0 || patterns.some((pattern) => sourceOf(path).includes(pattern)));
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
      // A test that says why it was skipped was not skipped for want of QEMU.
      if (/qemu/i.test(title) && !title.includes("(skipped:")) count.qemuSkipped++;
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
// Where QEMU cannot be installed its tests are skipped, and counted.
provide([qemu], ["qemu-system-x86"]);
const files = testFiles();
if (files.length === 0) console.log(`no test file's path contains ${patterns.join(" or ")}`);
const { passed, failed, skipped, qemuSkipped } =
  files.length > 0 ? await runTests(files) : { passed: 0, failed: 0, skipped: 0, qemuSkipped: 0 };
if (qemuSkipped > 0) console.log(`${qemuSkipped} tests were skipped because ${qemu} is not installed`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 || passed === 0 || (qemuRequired && qemuSkipped > 0) ? 1 : 0);
