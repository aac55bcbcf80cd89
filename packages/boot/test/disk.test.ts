/**
 * Disks boot by the BIOS alone: as a hard disk and as a CD, with arguments and modules on them, reproducible to the byte.
 */
import { bootDisk, DISK_FORMATS, DiskError, hasGrub, makeDisk } from "@ts-jit/boot";
import test from "ava";
import { machineTest } from "./support/machine-tests.js";
import { echoProgram } from "./support/programs.js";

const timeout = 60_000;
const image = echoProgram("bare");
const big = Buffer.from(Array.from({ length: 100_000 }, (_, index) => 97 + ((index * 7) % 26)));
const options = {
  args: ["77", "x y"],
  modules: [
    { name: "a.txt", data: Buffer.from("hello") },
    { name: "big", data: big },
  ],
};
const expected = `echo 77 "x y"\na.txt=hello\nbig=${big.toString()}\n`;

for (const [format, medium] of [
  ["raw", "disk"],
  ["iso", "disk"],
  ["iso", "cdrom"],
] as const) {
  machineTest("qemu", `${format} boots as ${medium}`, async (t) => {
    const result = await bootDisk(await makeDisk(image, format, options), medium, { timeout });
    t.is(result.output, expected);
    t.like(result, { status: 77, ending: "exit", errorOutput: "to standard error" });
  });
}

machineTest("qemu", "a machine too small for the program says so and ends", async (t) => {
  const modules = [{ name: "big", data: new Uint8Array(9 << 20) }];
  const disk = await makeDisk(image, "raw", { modules });
  t.like(await bootDisk(disk, "disk", { timeout, memory: 8 }), { status: 1, ending: "exit", output: "" });
});

for (const format of DISK_FORMATS) {
  const made = format !== "grub" || hasGrub() ? test : test.skip;
  made(`${format}: the same inputs give the same bytes`, async (t) => {
    const [first, second] = [await makeDisk(image, format, options), await makeDisk(image, format, options)];
    t.true(Buffer.from(first.buffer).equals(second));
  });

  if (format === "grub") continue;
  test(`${format}: has a boot signature, an active partition over the whole, whole megabytes`, async (t) => {
    const disk = await makeDisk(image, format, options);
    const view = new DataView(disk.buffer);
    t.deepEqual([...disk.subarray(510, 512)], [0x55, 0xaa]);
    t.is(view.getUint8(446), 0x80);
    t.is(view.getUint32(458, true), disk.length / 512);
    t.is(disk.length % (1 << 20), 0);
  });

  test(`${format}: what the loader has no room for, and images of another platform, are refused`, async (t) => {
    const long = { args: ["x".repeat(40_000)] };
    const error = await t.throwsAsync(makeDisk(image, format, long), { instanceOf: DiskError });
    t.regex(
      error.message,
      /command line and module names take \d+ bytes; a disk's loader has room for 33792/,
    );
    await t.throwsAsync(makeDisk(echoProgram("linux"), format), {
      message: /linked for linux; a disk boots bare/,
    });
  });
}
