/** Each kind of loader gives a program the same command line, modules and memory: Multiboot, Multiboot 2 by GRUB, PVH. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bootDisk, findQemu, hasGrub, type Image, link, makeDisk } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { declare, define, i8, i32, ModuleBuilder, ptr } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const qemu = findQemu();
const printf = declare("printf", i32, { format: ptr }, { varArg: true });
const malloc = declare("malloc", ptr, { n: i32 });
const moduleCount = declare("tsjit_module_count", i32, {});
const moduleData = declare("tsjit_module_data", ptr, { n: i32 });
const moduleName = declare("tsjit_module_name", ptr, { n: i32 });
const moduleSize = declare("tsjit_module_size", i32, { n: i32 });

/** Prints its arguments but the first, its modules, and whether the memory is there; the status is 7. */
const main = define("main", i32, { argc: i32, argv: ptr }, (f, { argc, argv }) => {
  f.range(1, argc, (i) => f.call(printf, f.string("[%s]"), argv.at(ptr, i)));
  f.range(0, f.call(moduleCount), (i) => {
    const size = f.call(moduleSize, i);
    const data = f.call(moduleData, i);
    const last = data.at(i8, size.sub(1)).zext(i32);
    f.call(printf, f.string(" %s %u %.5s %d"), f.call(moduleName, i), size, data, last);
  });
  const mebibytes = f.local(i32, 0);
  f.while(
    () => f.call(malloc, 1 << 20).ne(0),
    () => mebibytes.inc(),
  );
  f.call(printf, f.string(mebibytesText), mebibytes.gt(40).and(mebibytes.lt(64)).zext(i32));
  f.return(7);
});
const mebibytesText = " memory %d\n";

function program(): Image {
  const object = compileModule(new ModuleBuilder("loaders").add(main).module, { tier: "O1" });
  return link([object], {
    platform: "bare",
    name: "loaders",
    libraries: runtime("bare", { program: [object] }),
  });
}

const args = ["one", "two words", "it's", 'a "quote"', "back\\slash", "$x"];
const shownArgs = args.map((word) => `[${word}]`).join("");
const big = Buffer.alloc(300_001, "abcde");

(qemu !== undefined && hasGrub() ? test.serial : test.serial.skip)(
  "[qemu] Multiboot 2, by GRUB (needs grub-mkrescue and xorriso)",
  async (t) => {
    const modules = [
      { name: "big", data: big },
      { name: "text.txt", data: Buffer.from("hello") },
    ];
    const disk = await makeDisk(program(), "grub", { args, modules });
    const { output, status, errorOutput } = await bootDisk(disk, "cdrom", { memory: 64, timeout: 60_000 });
    t.is(output, `${shownArgs} big 300001 abcde 97 text.txt 5 hello 111 memory 1\n`, errorOutput);
    t.is(status, 7);
  },
);

/** The image without the header that QEMU prefers. */
function withoutMultiboot(image: Image): Uint8Array {
  const bytes = Buffer.from(image.bytes);
  const header = Buffer.from([0x02, 0xb0, 0xad, 0x1b]);
  const at = bytes.indexOf(header);
  bytes.fill(0, at, at + 4);
  return bytes;
}

for (const [name, make, moduleText] of [
  ["Multiboot", (image: Image) => image.bytes, "module"],
  ["PVH", withoutMultiboot, ""],
] as const) {
  (qemu === undefined ? test.serial.skip : test.serial)(`[qemu] ${name}, by QEMU's own loader`, (t) => {
    const folder = mkdtempSync(join(tmpdir(), "ts-jit-test-"));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "kernel"), make(program()));
    writeFileSync(join(folder, "module"), big);
    const append = args.map((word) => `"${word.replaceAll(/["\\]/g, "\\$&")}"`).join(" ");
    const words = ["-accel", "tcg", "-cpu", "max", "-m", "64", "-nodefaults", "-display", "none"];
    words.push("-serial", "file:out", "-device", "isa-debugcon,iobase=0xe9,chardev=status");
    words.push("-chardev", "file,id=status,path=status", "-device", "isa-debug-exit,iobase=0xf4,iosize=4");
    words.push("-kernel", "kernel", "-append", append, "-initrd", "module");
    const { stderr } = spawnSync(qemu ?? "", words, { cwd: folder, encoding: "utf8", timeout: 30_000 });
    t.is(stderr, "");
    const read = (file: string) => readFileSync(join(folder, file));
    t.is(read("out").toString(), `${shownArgs} ${moduleText} 300001 abcde 97 memory 1\n`);
    t.deepEqual([...read("status")], [7]);
  });
}
