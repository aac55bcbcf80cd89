/** Boot modules of every size reach a program on QEMU whole; large ones are mapped, never copied and never written. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BootModule, boot, findQemu, link, MachineError } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { declare, define, type FunctionBuilder, i8, i32, ModuleBuilder, ptr } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const booted = findQemu() === undefined ? test.serial.skip : test.serial;
const printf = declare("printf", i32, { format: ptr }, { varArg: true });
const malloc = declare("malloc", ptr, { n: i32 });
const moduleCount = declare("tsjit_module_count", i32, {});
const moduleData = declare("tsjit_module_data", ptr, { n: i32 });
const moduleName = declare("tsjit_module_name", ptr, { n: i32 });
const moduleSize = declare("tsjit_module_size", i32, { n: i32 });

function program(body: (f: FunctionBuilder) => void) {
  const main = define("main", i32, {}, (f) => {
    body(f);
    f.return(0);
  });
  const object = compileModule(new ModuleBuilder("modules").add(main).module, { tier: "O1" });
  return link([object], {
    platform: "bare",
    libraries: runtime("bare", { tier: "O1", program: [object] }),
  });
}

/** Prints each module's name, size and a sum over all bytes that depends on their order. */
const summing = () =>
  program((f) =>
    f.range(0, f.call(moduleCount), (i) => {
      const size = f.call(moduleSize, i);
      const data = f.call(moduleData, i);
      const sum = f.local(i32, 0);
      f.range(0, size, (at) => sum.set(sum.mul(31).add(data.at(i8, at).zext(i32))));
      f.call(printf, f.string("%s %u %08x\n"), f.call(moduleName, i), size, sum);
    }),
  );
const sumOf = (bytes: Uint8Array) => {
  let sum = 0;
  for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) >>> 0;
  return sum.toString(16).padStart(8, "0");
};
const pattern = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 7 + (i >> 9)) & 255);

booted("[qemu] modules from memory and from files, small and large, of odd and even sizes", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-test-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "file");
  const contents = [1, 16, 1 << 20, 3 * 1024 * 1024 + 5, 8192, (2 << 20) + 8191].map(pattern);
  writeFileSync(path, contents[3] ?? "");
  const modules = contents.map(
    (data, index): BootModule => ({ name: `m${index}`, data: index === 3 ? { path } : data }),
  );
  const { output, errorOutput, status } = await boot(summing(), {
    machine: "qemu",
    modules,
    memory: 64,
    timeout: 30_000,
  });
  const expected = contents.map((bytes, index) => `m${index} ${bytes.length} ${sumOf(bytes)}\n`).join("");
  t.is(output, expected);
  t.is(status, 0, errorOutput);
});

booted("[qemu] a module of half a gigabyte is there as fast as one of a megabyte", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-test-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "sparse");
  writeFileSync(path, "start");
  truncateSync(path, (512 << 20) + 3);
  const image = program((f) => {
    const size = f.call(moduleSize, 0);
    const data = f.call(moduleData, 0);
    f.call(printf, f.string("%u %.5s %d\n"), size, data, data.at(i8, size.sub(1)).zext(i32));
    // The heap lies beside it.
    f.call(
      printf,
      f.string("%d\n"),
      f
        .call(malloc, 100 << 20)
        .ne(0)
        .zext(i32),
    );
  });
  const { output, status, firstByte } = await boot(image, {
    machine: "qemu",
    modules: [{ name: "sparse", data: { path } }],
    memory: 700,
    timeout: 30_000,
  });
  t.is(output, `${(512 << 20) + 3} start 0\n1\n`);
  t.is(status, 0);
  // Copied it would take 10 seconds.
  t.true(firstByte !== undefined && firstByte < 5000, `${firstByte} ms`);
});

booted("[qemu] writing to a module is a fault, and leaves the file as it is", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-test-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "file");
  writeFileSync(path, pattern(6 << 20));
  const image = program((f) =>
    f
      .call(moduleData, 0)
      .add(4 << 20)
      .store(1, i8, { volatile: true }),
  );
  const modules = [{ name: "file", data: { path } }];
  const { status, errorOutput } = await boot(image, { machine: "qemu", modules, timeout: 30_000 });
  t.is(status, 134);
  t.regex(errorOutput, /page fault, write to [0-9a-f]{8} \(read-only\)/);
  t.true(Buffer.from(pattern(6 << 20).buffer).equals(readFileSync(path)));
});

booted("[qemu] modules that do not fit are refused with the memory they need", async (t) => {
  const modules = [{ name: "large", data: new Uint8Array(50 << 20) }];
  const error = await t.throwsAsync(boot(summing(), { machine: "qemu", modules, memory: 64 }), {
    instanceOf: MachineError,
  });
  t.regex(error.message, /^qemu: image and modules need \d+ MiB of its 64 MiB$/);
});
