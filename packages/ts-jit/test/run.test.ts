/**
 * `ts-jit run` gives the same output and the same status on every machine at every tier; standard output is the
 * program's alone.
 */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { findQemu, hostRefusal } from "@ts-jit/boot";
import test, { type ExecutionContext } from "ava";
import { folder } from "./support/command.js";

/** Prints its arguments and its input; the status is the number of arguments times 7. */
const PROGRAM = `@line = private unnamed_addr constant [10 x i8] c"%d: <%s>\\0A\\00"
@error = private unnamed_addr constant [6 x i8] c"done\\0A\\00"
@stderr = external global ptr

declare i32 @printf(ptr, ...)
declare i32 @getchar()
declare i32 @putchar(i32)
declare i32 @fputs(ptr, ptr)

define i32 @main(i32 %argc, ptr %argv) {
entry:
  br label %arguments

arguments:
  %i = phi i32 [ 0, %entry ], [ %next, %arguments ]
  %slot = getelementptr inbounds ptr, ptr %argv, i32 %i
  %text = load ptr, ptr %slot, align 4
  %printed = call i32 (ptr, ...) @printf(ptr @line, i32 %i, ptr %text)
  %next = add nuw nsw i32 %i, 1
  %more = icmp slt i32 %next, %argc
  br i1 %more, label %arguments, label %input

input:
  %c = call i32 @getchar()
  %ended = icmp eq i32 %c, -1
  br i1 %ended, label %done, label %echo

echo:
  %put = call i32 @putchar(i32 %c)
  br label %input

done:
  %file = load ptr, ptr @stderr, align 4
  %said = call i32 @fputs(ptr @error, ptr %file)
  %status = mul nsw i32 %argc, 7
  ret i32 %status
}
`;

const machines = [
  ["interp", true],
  ["host", hostRefusal() === undefined],
  ["v86", true],
  ["qemu", findQemu() !== undefined],
] as const;

/** A test on one machine, skipped by name where there is none. */
function on(machine: string, available: boolean, title: string, body: (t: ExecutionContext) => void): void {
  (available ? test.serial : test.serial.skip)(`${machine}: ${title}`, body);
}

/** Prints each module's name, size and bytes; the status is their number. */
const MODULES = `@line = private constant [14 x i8] c"%s %u: <%.*s>\\00"
@end = private constant [2 x i8] c"\\0A\\00"
declare i32 @printf(ptr, ...)
declare i32 @tsjit_module_count()
declare ptr @tsjit_module_data(i32)
declare i32 @tsjit_module_size(i32)
declare ptr @tsjit_module_name(i32)

define i32 @main() {
entry:
  %count = call i32 @tsjit_module_count()
  br label %loop

loop:
  %i = phi i32 [ 0, %entry ], [ %next, %body ]
  %more = icmp slt i32 %i, %count
  br i1 %more, label %body, label %done

body:
  %data = call ptr @tsjit_module_data(i32 %i)
  %size = call i32 @tsjit_module_size(i32 %i)
  %name = call ptr @tsjit_module_name(i32 %i)
  %p = call i32 (ptr, ...) @printf(ptr @line, ptr %name, i32 %size, i32 %size, ptr %data)
  %q = call i32 (ptr, ...) @printf(ptr @end)
  %next = add i32 %i, 1
  br label %loop

done:
  ret i32 %count
}
`;

/** Writes through a null pointer, two calls deep. */
const CRASH = `define void @inner(ptr %p) noinline {
  store volatile i32 1, ptr %p
  ret void
}

define i32 @main() {
  call void @inner(ptr null)
  ret i32 0
}
`;

for (const [machine, available] of machines) {
  for (const tier of ["-O0", "-O1", "-O2", "-O3"]) {
    on(machine, available, `arguments, input, output and status at ${tier}`, (t) => {
      const here = folder(t, { "echo.ll": PROGRAM });
      const args = [
        "run",
        tier,
        "--machine",
        machine,
        "--timeout",
        "30",
        "echo.ll",
        "--",
        "one",
        "two words",
        '"q"\\',
      ];
      const { status, out, err } = here.run(args, "some\ninput");
      t.is(out, '0: <echo>\n1: <one>\n2: <two words>\n3: <"q"\\>\nsome\ninput');
      t.is(err, "done\n");
      t.is(status, 28);
      t.deepEqual(here.list(), ["echo.ll"]);
    });
  }

  on(machine, available, "a loop without end is ended in time", (t) => {
    const here = folder(t, {
      "loop.ll": "define i32 @main() {\n  br label %again\nagain:\n  br label %again\n}\n",
    });
    const { status, out, err } = here.run(["run", "--machine", machine, "--timeout", "1", "loop.ll"]);
    t.is(status, 124, err);
    t.is(out, "");
    t.regex(err, /time/);
  });
}

for (const [machine, available] of machines) {
  on(machine, available, "files given along", (t) => {
    const here = folder(t, { "modules.ll": MODULES, "a.txt": "hello", "b.bin": "world" });
    const given = ["--module", "a.txt", "--module", "b=b.bin"];
    const result = here.run(["run", "--machine", machine, ...given, "modules.ll"]);
    t.deepEqual(result, { status: 2, out: "a.txt 5: <hello>\nb 5: <world>\n", err: "" });
    const missing = here.run(["run", "--machine", machine, "--module", "c.txt", "modules.ll"]);
    t.is(missing.status, 1);
    t.regex(missing.err, /^error: .*c\.txt: no such file\n$/);
  });
}

for (const [machine, available] of machines.slice(2)) {
  on(machine, available, "a fault is explained with the names of functions", (t) => {
    const { status, out, err } = folder(t, { "crash.ll": CRASH }).run([
      "run",
      "--machine",
      machine,
      "crash.ll",
    ]);
    t.is(status, 134);
    t.is(out, "");
    t.regex(err, /^panic: page fault, write to 00000000/m);
    t.regex(err, /^ {2}in inner\+0x[0-9a-f]+\n {2}by main\+0x/m);
  });
}

(hostRefusal() === undefined ? test : test.skip)("a program carries its files with it", (t) => {
  const here = folder(t, { "modules.ll": MODULES, "a.txt": "hello" });
  const result = here.run(["compile", "--emit", "exe", "--module", "a.txt", "modules.ll", "-o", "modules"]);
  t.deepEqual(result, { status: 0, out: "", err: "" });
  const { status, stdout } = spawnSync(here.file("modules"), { encoding: "utf8", timeout: 10_000 });
  t.deepEqual([status, stdout], [1, "a.txt 5: <hello>\n"]);
});

(hostRefusal() === undefined ? test : test.skip)("a program carries its files packed", (t) => {
  const here = folder(t, { "modules.ll": MODULES, "a.txt": "hello ".repeat(40_000), "b.txt": "tiny" });
  const given = ["--module", "a.txt", "--module", "b.txt", "--emit", "exe", "modules.ll"];
  t.is(here.run(["compile", ...given, "-o", "plain"]).err, "");
  t.is(here.run(["compile", "--compress", ...given, "-o", "packed"]).err, "");
  t.true(statSync(here.file("plain")).size - statSync(here.file("packed")).size > 230_000);
  const { status, stdout } = spawnSync(here.file("packed"), { encoding: "utf8", timeout: 10_000 });
  t.deepEqual([status, stdout], [2, `a.txt 240000: <${"hello ".repeat(40_000)}>\nb.txt 4: <tiny>\n`]);
});

test("several files: IR, an object, an archive", (t) => {
  const here = folder(t, {
    "main.ll":
      "declare i32 @twice(i32)\ndefine i32 @main() {\n  %r = call i32 @twice(i32 21)\n  ret i32 %r\n}\n",
    "twice.ll": "define i32 @twice(i32 %x) {\n  %r = add i32 %x, %x\n  ret i32 %r\n}\n",
  });
  t.is(here.run(["run", "--machine", "v86", "main.ll", "twice.ll"]).status, 42);
  t.is(here.run(["compile", "--emit", "obj", "twice.ll", "-o", "twice.o"]).err, "");
  t.is(here.run(["run", "--machine", "v86", "main.ll", "twice.o"]).status, 42);
  t.is(here.run(["run", "--machine", "interp", "main.ll", "twice.ll"]).status, 42);
  const missing = here.run(["run", "--machine", "v86", "main.ll"]);
  t.is(missing.status, 1);
  t.regex(
    missing.err,
    /^error: undefined symbol: twice\n {2}referred to by main\.ll:\(\.text.*\) in function main\n/,
  );
});

test("--stats says what ran and how long", (t) => {
  const here = folder(t, { "a.ll": "define i32 @main() {\n  ret i32 3\n}\n" });
  const { status, err } = here.run(["run", "--machine", "v86", "--stats", "a.ll"]);
  t.is(status, 3);
  t.regex(err, /^machine v86, status 3, image \d+ bytes, first output none, wall [\d.]+ ms\n$/);
});
