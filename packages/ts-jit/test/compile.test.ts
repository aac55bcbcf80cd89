/** `ts-jit compile` writes each kind of output, whole and the same every time. */
import { readFileSync, statSync } from "node:fs";
import { boot, hostRefusal, type Image } from "@ts-jit/boot";
import { readElf } from "@ts-jit/codegen";
import test from "ava";
import { folder } from "./support/command.js";

const ADD = `define i32 @add(i32 %a, i32 %b) {
  %sum = add i32 %a, %b
  ret i32 %sum
}

define i32 @main() {
  %r = call i32 @add(i32 21, i32 21)
  ret i32 %r
}
`;

test("a kernel is the default: an ELF file with a Multiboot header in its first 8 KB", (t) => {
  const here = folder(t, { "add.ll": ADD });
  t.deepEqual(here.run(["compile", "add.ll"]), { status: 0, out: "", err: "" });
  t.deepEqual(here.list(), ["add.elf", "add.ll"]);
  const kernel = readFileSync(here.file("add.elf"));
  t.is(kernel.toString("latin1", 0, 4), "\x7fELF");
  const header = kernel.indexOf(Uint8Array.of(0x02, 0xb0, 0xad, 0x1b));
  t.true(header > 0 && header < 8192 && header % 4 === 0);
  const sum = kernel.readUInt32LE(header) + kernel.readUInt32LE(header + 4) + kernel.readUInt32LE(header + 8);
  t.is(sum % 2 ** 32, 0);
});

(hostRefusal() === undefined ? test : test.skip)("a program runs by itself", async (t) => {
  const here = folder(t, { "add.ll": ADD });
  t.deepEqual(here.run(["compile", "--emit", "exe", "-O3", "add.ll", "-o", "add"]), {
    status: 0,
    out: "",
    err: "",
  });
  t.is(statSync(here.file("add")).mode & 0o111, 0o111 & ~process.umask());
  const bytes = readFileSync(here.file("add"));
  const image: Image = {
    platform: "linux",
    name: "add",
    bytes,
    entry: 0,
    start: 0,
    end: 0,
    sections: [],
    symbols: [],
  };
  t.is((await boot(image, { machine: "host", timeout: 10_000 })).status, 42);
});

test("an object defines the module's functions", (t) => {
  const here = folder(t, { "add.ll": ADD });
  t.is(here.run(["compile", "--emit", "obj", "-O1", "add.ll"]).status, 0);
  const object = readElf(readFileSync(here.file("add.o")), "add.o");
  const defined = object.symbols.filter(
    (symbol) => symbol.binding === "global" && symbol.section !== "undefined",
  );
  t.deepEqual(defined.map((symbol) => symbol.name).sort(), ["add", "main"]);
});

test("the same input gives the same bytes", (t) => {
  const here = folder(t, { "add.ll": ADD });
  for (const emit of ["obj", "exe", "kernel"]) {
    for (const out of ["one", "two"])
      t.is(here.run(["compile", "--emit", emit, "add.ll", "-o", out]).status, 0);
    t.true(readFileSync(here.file("one")).equals(readFileSync(here.file("two"))), emit);
  }
});

test("--symbols and --sections show what is in it", (t) => {
  const here = folder(t, { "add.ll": ADD });
  const { err } = here.run(["compile", "--emit", "exe", "--symbols", "--sections", "add.ll", "-o", "add"]);
  t.regex(err, /^section +address +memory +file\n\.text +0x080480/);
  t.true(readFileSync(here.file("add")).includes("main\0"));
  here.run(["compile", "--emit", "exe", "add.ll", "-o", "add"]);
  t.false(readFileSync(here.file("add")).includes("main\0"));
});

test("disk images", (t) => {
  const here = folder(t, { "add.ll": ADD });
  for (const [name, offset, magic] of [
    ["add.iso", 0x8001, "CD001"],
    ["add.img", 510, "\x55\xaa"],
    ["add.elf", 0, "\x7fELF"],
  ] as const) {
    t.deepEqual(here.run(["image", "add.ll", "-o", name]), { status: 0, out: "", err: "" });
    t.is(readFileSync(here.file(name)).toString("latin1", offset, offset + magic.length), magic);
  }
});

test("a profile puts the hot function first", (t) => {
  const here = folder(t, {
    "add.ll": ADD.replace("i32 %a, i32 %b) {", "i32 %a, i32 %b) noinline {"),
  });
  const order = (profile: string): string[] => {
    here.write("profile", `ts-jit-profile 1\n${profile}`);
    t.deepEqual(here.run(["compile", "--emit", "asm", "--profile", "profile", "add.ll"]).err, "");
    return (
      here.run(["compile", "--emit", "asm", "--profile", "profile", "add.ll"]).out.match(/^(main|add):/gm) ??
      []
    );
  };
  t.deepEqual(order("add 9 -\nmain 1 1\n"), ["add:", "main:"]);
  t.deepEqual(order("add 1 -\nmain 9 1\n"), ["main:", "add:"]);
});
