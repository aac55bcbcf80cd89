/** Keyboard, screen and timer of a PC in QEMU, worked from its monitor. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { boot, findQemu, type Image, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import {
  arrayType,
  type Definition,
  declare,
  define,
  doubleType,
  externGlobal,
  global,
  i8,
  i32,
  ModuleBuilder,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test, { type ExecutionContext } from "ava";

const qemu = findQemu();
const booted = qemu === undefined ? test.serial.skip : test.serial;
const printf = declare("printf", i32, { format: ptr }, { varArg: true });
const fgets = declare("fgets", ptr, { to: ptr, n: i32, file: ptr });
const fflush = declare("fflush", i32, { file: ptr });
const stdin = externGlobal("stdin", ptr);

function program(...definitions: readonly Definition[]): Image {
  const object = compileModule(new ModuleBuilder("devices").add(...definitions).module, { tier: "O1" });
  return link([object], { platform: "bare", libraries: runtime("bare", { program: [object] }) });
}

/** Waits for a file to hold a text. */
async function until(path: string, text: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    try {
      if (readFileSync(path, "latin1").includes(text)) return;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${path} never held ${text}`);
}

booted("[qemu] keys become lines, shown on a screen that scrolls", async (t) => {
  const main = define("main", i32, {}, (f) => {
    f.range(0, 60, (i) => f.call(printf, f.string("line %d\n"), i));
    f.call(printf, f.string("ready\n"));
    const line = f.alloca(arrayType(i8, 80));
    f.while(
      () => f.call(fgets, line, 80, f.address(stdin).load(ptr)).ne(0),
      () => f.call(printf, f.string("got <%s>\n"), line),
    );
    f.call(printf, f.string("end\n"));
    f.call(fflush, f.null);
    f.loop(() => {});
  });
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-test-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "kernel"), program(main).bytes);
  const words = ["-accel", "tcg", "-m", "64", "-nodefaults", "-display", "none", "-vga", "std"];
  words.push("-serial", "file:out", "-monitor", "stdio", "-kernel", "kernel");
  const machine = spawn(qemu ?? "", words, { cwd: folder, stdio: ["pipe", "ignore", "inherit"] });
  t.teardown(() => machine.kill("SIGKILL"));
  const out = join(folder, "out");
  await until(out, "ready");
  const type = async (keys: string) => {
    for (const key of keys.split(" ")) {
      machine.stdin.write(`sendkey ${key} 20\n`);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  };
  await type("shift-h e l l x backspace o comma spc w shift-1 caps_lock a shift-b caps_lock 7 ret");
  await until(out, "got");
  t.regex(readFileSync(out, "latin1"), /got <Hello, w!Ab7\n>/);
  // Of the newer block of keys, the arrows have no character; enter has.
  await type("up o k kp_enter ctrl-d");
  await until(out, "end");
  t.regex(readFileSync(out, "latin1"), /got <ok\n>\nend\n$/);
  machine.stdin.write('pmemsave 0xb8000 4000 "screen"\nquit\n');
  await once(machine, "exit");
  const cells = readFileSync(join(folder, "screen"));
  const rows = Array.from({ length: 25 }, (_, row) =>
    Array.from({ length: 80 }, (_, column) => String.fromCharCode(cells[2 * (80 * row + column)] ?? 0))
      .join("")
      .trimEnd(),
  );
  const tail = ["ready", "Hello, w!Ab7", "got <Hello, w!Ab7", ">", "ok", "got <ok", ">", "end", ""];
  const numbered = Array.from({ length: 16 }, (_, index) => `line ${index + 44}`);
  t.deepEqual(rows, [...numbered, ...tail]);
});

booted("[qemu] the timer interrupts, and what it interrupts keeps its registers", async (t) => {
  const startTimer = declare("__tsjit_start_timer", voidType, { hz: i32, handler: ptr });
  const ticks = global("ticks", i32);
  const noise = global("noise", doubleType);
  /** Uses floating point, as an interrupt's handler should not have to avoid. */
  const tick = define("tick", voidType, { frame: ptr }, (f) => {
    const ticksNow = f.address(ticks).at(i32, 0, { volatile: true });
    ticksNow.inc();
    const n = f.address(noise).at(doubleType, 0, { volatile: true });
    n.set(n.add(ticksNow.sitofp(doubleType)).mul(n));
  });
  const main = define("main", i32, {}, (f) => {
    f.call(startTimer, 1000, f.address(tick));
    const wrong = f.local(i32, 0);
    const count = f.address(ticks).at(i32, 0, { volatile: true });
    f.while(
      () => count.lt(50),
      () => {
        const sum = f.local(f.const(i32, 0).sitofp(doubleType));
        f.range(0, 1000, (i) =>
          sum.set(sum.add(i.sitofp(doubleType).mul(sum.add(1)).sub(i.sitofp(doubleType).mul(sum)))),
        );
        f.if(sum.fptosi(i32).ne(499_500), () => wrong.inc());
      },
    );
    f.call(printf, f.string("%d wrong\n"), wrong);
    f.return(0);
  });
  const result = await boot(program(main, tick, ticks, noise), { machine: "qemu", timeout: 20_000 });
  t.is(result.output, "0 wrong\n", result.errorOutput);
  t.is(result.status, 0);
});

/** Runs an image in a QEMU of its own that may start again; gives what came by the serial line. */
async function runAlone(
  t: ExecutionContext,
  image: Image,
  enough: (output: string) => boolean,
): Promise<{ readonly output: string; readonly ended: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-test-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "kernel"), image.bytes);
  const words = ["-accel", "tcg", "-m", "64", "-nodefaults", "-display", "none", "-serial", "stdio"];
  const machine = spawn(qemu ?? "", [...words, "-kernel", "kernel"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.teardown(() => machine.kill("SIGKILL"));
  let output = "";
  let ended = false;
  const timer = setTimeout(() => machine.kill("SIGKILL"), 20_000);
  machine.stdout.on("data", (bytes: Buffer) => {
    output += bytes.toString();
    if (enough(output)) machine.kill("SIGKILL");
  });
  const [code] = (await once(machine, "close")) as [number | null];
  ended = code === 0;
  clearTimeout(timer);
  return { output, ended };
}

booted("[qemu] tsjit_power_off turns the machine off", async (t) => {
  const main = define("main", i32, {}, (f) => {
    f.call(printf, f.string("good night\n"));
    f.call(fflush, f.null);
    f.call(declare("tsjit_power_off", voidType, {}));
    f.call(printf, f.string("still on\n"));
    f.return(0);
  });
  const { output, ended } = await runAlone(t, program(main), (text) => text.includes("still on"));
  t.regex(output, /^good night\r?\n?$/);
  t.true(ended);
});

booted("[qemu] tsjit_reboot starts the machine again", async (t) => {
  const main = define("main", i32, {}, (f) => {
    f.call(printf, f.string("good morning\n"));
    f.call(fflush, f.null);
    f.call(declare("tsjit_reboot", voidType, {}));
    f.return(0);
  });
  const { output } = await runAlone(t, program(main), (text) => text.split("good morning").length > 2);
  t.true(output.split("good morning").length > 2, output);
});

booted("[qemu] PCI: every function once, found by what it is", async (t) => {
  const find = declare("tsjit_pci_find", i32, { id: i32, n: i32 });
  const read = declare("tsjit_pci_read", i32, { address: i32, offset: i32 });
  const main = define("main", i32, {}, (f) => {
    const n = f.local(i32, 0);
    f.loop(() => {
      const address = f.call(find, -1, n).get();
      f.if(address.lt(0), () => f.break());
      f.call(printf, f.string("%08x\n"), f.call(read, address, 0));
      n.inc();
    });
    // The south bridge's second function, by its id.
    f.call(printf, f.string("%06x %d\n"), f.call(find, 0x70108086, 0), f.call(find, 0x70108086, 1));
    f.return(0);
  });
  const { output } = await boot(program(main), { machine: "qemu", timeout: 20_000 });
  t.is(output, "12378086\n70008086\n70108086\n71138086\n11111234\n000900 -1\n");
});
