/**
 * `ts-jit run` gives the same output and the same status on every machine at every tier; standard output is the
 * program's alone.
 */
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
