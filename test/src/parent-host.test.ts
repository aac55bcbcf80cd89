/** A hosted program does not outlive the process that booted it, not even one that is killed outright. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hostRefusal } from "@ts-jit/boot";
import test from "ava";

const HANG = `@line = private constant [8 x i8] c"started\\00"
declare i32 @puts(ptr)
declare i32 @fflush(ptr)
define i32 @main() {
  %p = call i32 @puts(ptr @line)
  %f = call i32 @fflush(ptr null)
  br label %again
again:
  br label %again
}
`;

(hostRefusal() === undefined ? test : test.skip)(
  "[host] a killed ts-jit leaves no program behind",
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "ts-jit-test-"));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "hang.ll"), HANG);
    const command = new URL("../../packages/ts-jit/bin/ts-jit.js", import.meta.url).pathname;
    const child = spawn(process.execPath, [command, "run", "--machine", "host", "--smp", "2", "hang.ll"], {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder },
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (child.pid === undefined) return t.fail("not started");
    const [text] = (await once(child.stdout, "data")) as [Uint8Array];
    t.is(Buffer.from(text).toString(), "started\n");
    const [program] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "latin1")
      .trim()
      .split(" ");
    t.truthy(program);
    child.kill("SIGKILL");
    await once(child, "exit");
    const state = () => {
      try {
        return /^State:\s+(\S)/m.exec(readFileSync(`/proc/${program}/status`, "latin1"))?.[1] ?? "gone";
      } catch {
        return "gone";
      }
    };
    for (let wait = 0; wait < 100 && !["gone", "Z"].includes(state()); wait++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    t.true(["gone", "Z"].includes(state()), state());
  },
);
