/**
 * What cannot be done ends in a clear error on standard error and the right status, without a stack trace and without a
 * half-written file.
 */
import test, { type ExecutionContext } from "ava";
import { type CommandResult, type Folder, folder } from "./support/command.js";

const FINE = "define i32 @main() {\n  ret i32 0\n}\n";
const WRONG = "define i32 @main() {\n  %x = add i32 1,\n  ret i32 %x\n}\n";
const BROKEN = "define i32 @main() {\n  ret i64 0\n}\n";
const ELF64 = Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01", "latin1"), Buffer.alloc(57)]);

function refuses(t: ExecutionContext, result: CommandResult, status: number, message: RegExp): void {
  t.is(result.status, status, result.err);
  t.regex(result.err, message);
  t.notRegex(result.err, /\n\s+at .*:\d+/, "a stack trace");
  t.notRegex(result.err, /error: internal/);
  t.is(result.out, "");
}

/** Runs one command that must fail, and leaves the folder as it was. */
function refused(
  title: string,
  args: readonly string[],
  status: number,
  message: RegExp,
  files: Readonly<Record<string, string | Uint8Array>> = { "a.ll": FINE },
): void {
  test(title, (t) => {
    const here: Folder = folder(t, files);
    const before = here.list();
    refuses(t, here.run(args), status, message);
    t.deepEqual(here.list(), before);
  });
}

refused(
  "a profile that is none",
  ["compile", "--profile", "p", "a.ll"],
  1,
  /p: line 1: expected 'ts-jit-profile 1'/,
  {
    "a.ll": FINE,
    p: "main 1 2\n",
  },
);
refused(
  "a profile that is not there",
  ["compile", "--profile", "p", "a.ll"],
  1,
  /cannot read p: no such file/,
);
refused("no command", [], 2, /Usage: ts-jit/);
refused("an unknown command", ["compil", "a.ll"], 2, /unknown command 'compil'.*\n.*Did you mean compile\?/);
refused("an unknown option", ["compile", "--quick", "a.ll"], 2, /unknown option '--quick'/);
refused("no file", ["compile"], 2, /missing required argument 'file'/);
refused(
  "a tier that is not",
  ["compile", "-O7", "a.ll"],
  2,
  /'-O <level>' argument '7' is invalid.*0, 1, 2, 3/,
);
refused(
  "a machine that is not",
  ["run", "--machine", "vax", "a.ll"],
  2,
  /argument 'vax' is invalid.*qemu, v86, host, interp/,
);
refused("an emission that is not", ["compile", "--emit", "exe64", "a.ll"], 2, /ll, asm, obj, exe, kernel/);
refused(
  "memory that is no number",
  ["run", "--memory", "lots", "a.ll"],
  2,
  /--memory: expected a whole number.*"lots"/,
);
refused(
  "the output is an input",
  ["compile", "a.ll", "-o", "a.ll"],
  2,
  /-o a\.ll: the output is one of the inputs/,
);
refused(
  "a pass that is not",
  ["opt", "--print-after", "magic", "a.ll"],
  2,
  /--print-after magic: no such pass; the passes are/,
);

refused(
  "a file that is not there",
  ["check", "b.ll"],
  1,
  /^error: cannot read b\.ll: no such file or directory\n$/,
);
refused("a folder", ["check", "."], 1, /^error: cannot read \.: is a directory\n$/);
refused("a file of another kind", ["check", "a.c"], 1, /a\.c: expected a \.ll, \.o or \.a file/, {
  "a.c": "int x;",
});
refused("bitcode", ["check", "a.ll"], 1, /a\.ll: LLVM bitcode, not text: turn it into text with llvm-dis/, {
  "a.ll": Buffer.from("BC\xc0\xde....", "latin1"),
});
refused("an object that is none", ["check", "a.o"], 1, /a\.o: expected an ELF object, found something else/, {
  "a.o": "hello",
});
refused("a 64-bit object", ["check", "a.o"], 1, /^error: a\.o: at byte 4: expected .*32/, { "a.o": ELF64 });
refused("an archive cut short", ["check", "a.a"], 1, /^error: a\.a: at byte 8: expected a member's header/, {
  "a.a": "!<arch>\nabc",
});

refused(
  "a processor the machine is not",
  ["run", "--machine", "v86", "--cpu", "avx2", "a.ll"],
  1,
  /^error: --cpu avx2: the v86 machine has pentium4 at most\n$/,
);

refused(
  "processors of a machine that has one",
  ["run", "--machine", "v86", "--smp", "2", "a.ll"],
  2,
  /^error: --smp: expected a machine that has it \(qemu, host\), found "v86"\n/,
);
refused(
  "gdb on a machine that does not know it",
  ["run", "--machine", "host", "--gdb", "1234", "a.ll"],
  2,
  /^error: --gdb: expected a machine that has it \(qemu\), found "host"\n/,
);
refused(
  "a port that is none",
  ["run", "--gdb", "99999", "a.ll"],
  2,
  /^error: --gdb: expected a port from 1 to 65535, found "99999"\n/,
);
refused(
  "more memory than v86 has",
  ["run", "--machine", "v86", "--memory", "5000", "a.ll"],
  1,
  /^error: v86: has at most 2048 MiB of memory, not 5000\n$/,
);
refused(
  "a folder as a module",
  ["run", "--machine", "v86", "--module", "x=.", "a.ll"],
  1,
  /^error: v86: module x: .*: not a file\n$/,
);

test("text that does not parse: file:line:column, the line, a caret", (t) => {
  const result = folder(t, { "a.ll": WRONG }).run(["check", "a.ll"]);
  refuses(t, result, 1, /^a\.ll:\d+:\d+: error: .+\n.*\n *\^\n$/);
});

test("a module that breaks a rule: file:line:column, the line, a caret", (t) => {
  const result = folder(t, { "a.ll": BROKEN }).run(["check", "a.ll"]);
  refuses(t, result, 1, /^a\.ll:2:\d+: error: .+\n {2}ret i64 0\n *\^\n/);
});

test("every file is checked, and each finding shown", (t) => {
  const result = folder(t, { "a.ll": WRONG, "b.ll": FINE, "c.ll": BROKEN }).run([
    "check",
    "a.ll",
    "b.ll",
    "c.ll",
  ]);
  refuses(t, result, 1, /a\.ll:3:[\s\S]*c\.ll:2:/);
  t.notRegex(result.err, /b\.ll/);
});

test("check accepts what is fine, without a word", (t) => {
  t.deepEqual(folder(t, { "a.ll": FINE }).run(["check", "a.ll"]), { status: 0, out: "", err: "" });
  t.deepEqual(folder(t).run(["check", "-"], FINE), { status: 0, out: "", err: "" });
});

for (const [what, path, message] of [
  [
    "a folder that is not there",
    "nowhere/out.ll",
    /cannot write nowhere\/out\.ll: no such file or directory/,
  ],
  ["a folder", ".", /cannot write \.: is a directory/],
  ["a full device", "/dev/full", /cannot write \/dev\/full: no space left on the device/],
  ["a file as a folder", "a.ll/out.ll", /cannot write a\.ll\/out\.ll: a part of the path is not a directory/],
] as const) {
  refused(`an output that is ${what}`, ["opt", "a.ll", "-o", path], 1, message);
}

test("a refused input leaves the old output as it was", (t) => {
  const here = folder(t, { "a.ll": WRONG, "out.ll": "old" });
  refuses(t, here.run(["opt", "a.ll", "-o", "out.ll"]), 1, /a\.ll:3:/);
  t.deepEqual(here.list(), ["a.ll", "out.ll"]);
});
