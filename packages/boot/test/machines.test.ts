/**
 * Every machine gives a program the same arguments, modules, input and output, carries its exit status exactly, and is
 * gone afterwards, however the program ends.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BootModule, boot, MachineError, machinePlatform } from "@ts-jit/boot";
import test from "ava";
import { imageMachines, machineTest } from "./support/machine-tests.js";
import { echoProgram } from "./support/programs.js";

const timeout = 60_000;
const modules: BootModule[] = [{ name: "greeting.txt", data: Buffer.from("good day") }];

for (const machine of imageMachines) {
  const image = echoProgram(machinePlatform(machine));

  machineTest(machine, "arguments, module, input, output and status", async (t) => {
    const pieces: Uint8Array[] = [];
    const onOutput = (bytes: Uint8Array) => void pieces.push(bytes);
    const result = await boot(image, {
      machine,
      args: ["77", "b"],
      modules,
      stdin: "in\nput",
      timeout,
      onOutput,
    });
    t.is(result.output, "echo 77 b\ngreeting.txt=good day\nin\nput");
    t.is(Buffer.concat(pieces).toString(), result.output);
    t.is(result.errorOutput, "to standard error");
    t.like(result, { status: 77, ending: "exit", machine });
    t.true(result.firstByte !== undefined && result.firstByte <= result.wall);
  });

  machineTest(machine, "every kind of status is carried exactly", async (t) => {
    for (const status of [0, 1, 2, 127, 128, 255]) {
      t.is((await boot(image, { machine, args: [String(status)], timeout })).status, status);
    }
  });

  machineTest(machine, "a program that hangs is ended in time", async (t) => {
    const result = await boot(image, { machine, args: ["hang"], timeout: 5000 });
    t.like(result, { status: 124, ending: "timeout" });
    t.true(result.wall < 15_000);
    t.true(result.output.startsWith("echo hang\n"));
  });

  machineTest(machine, "a caller can end the machine", async (t) => {
    const controller = new AbortController();
    const onOutput = () => controller.abort();
    const result = await boot(image, {
      machine,
      args: ["hang"],
      timeout,
      onOutput,
      signal: controller.signal,
    });
    t.is(result.ending, "aborted");
  });

  machineTest(machine, "a fault is no clean exit", async (t) => {
    const result = await boot(image, { machine, args: ["fault"], timeout });
    t.deepEqual([result.status, result.ending], machine === "host" ? [139, "signal"] : [134, "reset"]);
  });

  machineTest(machine, "modules' names have no blanks", async (t) => {
    const error = await t.throwsAsync(
      async () => await boot(image, { machine, modules: [{ name: "a b", data: Buffer.from("") }] }),
      { instanceOf: MachineError },
    );
    t.regex(error.message, /no blanks or commas: "a b"/);
  });
}

for (const machine of ["qemu", "v86"] as const) {
  machineTest(machine, "arguments with blanks, quotes and backslashes stay words", async (t) => {
    const result = await boot(echoProgram("bare"), { machine, args: ["0", "b c", 'd"\\', ""], timeout });
    t.is(result.output, 'echo 0 "b c" "d\\"\\\\" ""\n');
  });

  machineTest(machine, "several modules, from memory and from a file", async (t) => {
    const path = new URL("../../test/fixtures/make.sh", import.meta.url).pathname;
    const several: BootModule[] = [...modules, { name: "make.sh", data: { path } }];
    const expected = `greeting.txt=good day\nmake.sh=${readFileSync(path, "latin1")}\n`;
    const result = await boot(echoProgram("bare"), { machine, modules: several, timeout });
    // QEMU puts a blank after the name even when nothing follows.
    t.is(result.output.replace("echo \n", "echo\n"), `echo\n${expected}`);
  });
}

machineTest("v86", "what does not fit is refused", async (t) => {
  const data = new Uint8Array(3 << 20);
  const error = await t.throwsAsync(
    async () =>
      await boot(echoProgram("bare"), { machine: "v86", memory: 2, modules: [{ name: "big", data }] }),
    { instanceOf: MachineError },
  );
  t.regex(error.message, /image and modules need 5 MiB of its 2 MiB/);
});

test("a machine runs only images of its platform", async (t) => {
  const error = await t.throwsAsync(boot(echoProgram("linux"), { machine: "v86" }), {
    instanceOf: MachineError,
  });
  t.is(error.message, "v86: runs bare images; echo is linked for linux");
});

for (const [machine, signal] of [
  ["qemu", "SIGTERM"],
  // Against this one only Linux helps, by way of setpriv.
  ...(spawnSync("setpriv", ["--pdeathsig", "KILL", "true"]).status === 0
    ? [["qemu", "SIGKILL"] as const]
    : []),
  ["host", "SIGINT"],
] as const) {
  machineTest(machine, `nothing is left behind when this process ends by ${signal}`, async (t) => {
    const script = join(tmpdir(), `ts-jit-test-${process.pid}-${machine}-${signal}.mjs`);
    const programs = new URL("support/programs.js", import.meta.url).href;
    const package_ = import.meta.resolve("@ts-jit/boot");
    writeFileSync(
      script,
      `import { boot } from ${JSON.stringify(package_)};
import { echoProgram } from ${JSON.stringify(programs)};
const onOutput = () => process.stdout.write("started\\n");
await boot(echoProgram(${JSON.stringify(machinePlatform(machine))}), { machine: ${JSON.stringify(machine)}, args: ["hang"], onOutput });`,
    );
    t.teardown(() => rmSync(script, { force: true }));
    const mine = `hang-${process.pid}-${machine}-${signal}`;
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, TMPDIR: tmpdir(), MARK: mine },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await firstOutput(child);
    t.true(marked(mine).length >= 2);
    child.kill(signal);
    const [, endedBy] = await once(child, "exit");
    t.is(endedBy, signal);
    for (let wait = 0; wait < 50 && marked(mine).length > 0; wait++)
      await new Promise((r) => setTimeout(r, 20));
    t.deepEqual(marked(mine), []);
  });
}

async function firstOutput(child: ChildProcess): Promise<void> {
  if (child.stdout !== null) await once(child.stdout, "data");
}

/** Processes whose environment has the mark. */
function marked(mark: string): string[] {
  return readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, "latin1").includes(`MARK=${mark}`);
    } catch {
      return false;
    }
  });
}
