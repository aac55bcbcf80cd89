/** Machines small and large, old processors, long command lines: each works, or ends with a status that says it did not. */
import { findQemu } from "@ts-jit/boot";
import test, { type ExecutionContext } from "ava";
import { compile, type Image, run } from "ts-jit";

const timeout = 60_000;
const qemu = (title: string, body: (t: ExecutionContext) => Promise<void>) =>
  (findQemu() === undefined ? test.serial.skip : test.serial)(`qemu: ${title}`, body);

/** Prints the length of its argument; the status is the number of arguments. */
const PROGRAM = `@format = private constant [4 x i8] c"%d\\0A\\00"
declare i32 @printf(ptr, ...)
declare i32 @strlen(ptr)

define i32 @main(i32 %argc, ptr %argv) {
  %last = sub i32 %argc, 1
  %slot = getelementptr ptr, ptr %argv, i32 %last
  %text = load ptr, ptr %slot
  %length = call i32 @strlen(ptr %text)
  %printed = call i32 (ptr, ...) @printf(ptr @format, i32 %length)
  ret i32 %argc
}
`;
let image: Image;
test.before(async () => {
  image = await compile(PROGRAM, { name: "length", strip: true });
});

for (const memory of [4, 16, 3000]) {
  qemu(`${memory} MiB of memory`, async (t) => {
    const result = await run(image, { machine: "qemu", memory, args: ["abc"], timeout });
    t.like(result, { status: 2, output: "3\n", ending: "exit" });
  });
}

for (const machine of ["qemu", "v86"] as const) {
  const declare =
    machine === "qemu"
      ? qemu
      : (title: string, body: (t: ExecutionContext) => Promise<void>) => test.serial(`v86: ${title}`, body);
  declare("a command line of 64 KB", async (t) => {
    const result = await run(image, { machine, args: ["x".repeat(64 * 1024 - 100)], timeout });
    t.like(result, { status: 2, output: `${64 * 1024 - 100}\n`, ending: "exit" });
  });
}

for (const cpu of ["486", "pentium2"]) {
  qemu(`a processor without SSE2 (${cpu}) ends with a failure`, async (t) => {
    const { status, ending, output } = await run(image, { machine: "qemu", processor: cpu, timeout });
    t.not(status, 0);
    t.not(ending, "timeout");
    t.is(output, "");
  });
}

qemu("several processors", async (t) => {
  t.like(await run(image, { machine: "qemu", smp: 4, args: ["four"], timeout }), {
    status: 2,
    output: "4\n",
  });
});
