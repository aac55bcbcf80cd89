/** `ts-jit run --profile` finds where a program spends its time, `--watchdog` ends one that hangs, on every machine. */
import { readFileSync } from "node:fs";
import { findQemu, formatProfile, hostRefusal, SampleReader } from "@ts-jit/boot";
import { readProfile } from "@ts-jit/codegen";
import test from "ava";
import { folder } from "./support/command.js";

/** Spends its time in @hot, none in @cold; without arguments it ends, with one it never does. */
const PROGRAM = `declare i32 @putchar(i32)
define i32 @cold(i32 %n) noinline {
  %r = mul i32 %n, 3
  ret i32 %r
}
define i32 @hot(i32 %n) noinline {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %j, %loop ]
  %s = phi i32 [ %n, %entry ], [ %t, %loop ]
  %m = mul i32 %s, 1664525
  %x = lshr i32 %s, 3
  %t = xor i32 %m, %x
  %j = add i32 %i, 1
  %more = icmp ult i32 %j, 20000000
  br i1 %more, label %loop, label %done
done:
  ret i32 %t
}
define i32 @main(i32 %argc, ptr %argv) {
entry:
  %put = call i32 @putchar(i32 10)
  br label %again
again:
  %s = phi i32 [ %argc, %entry ], [ %t, %again ]
  %t = call i32 @hot(i32 %s)
  %c = call i32 @cold(i32 %t)
  %hangs = icmp ne i32 %argc, 1
  br i1 %hangs, label %again, label %done
done:
  %bit = and i32 %c, 0
  ret i32 %bit
}
`;
/** Calls by function are exact: @fib calls itself, @jumper is left by longjmp each time, @last ends in a tail call. */
const CALLS = `@buffer = global [6 x i32] zeroinitializer
declare i32 @_setjmp(ptr) returns_twice
declare void @longjmp(ptr, i32) noreturn
define i32 @fib(i32 %n) noinline {
  %small = icmp ult i32 %n, 2
  br i1 %small, label %done, label %more
done:
  ret i32 %n
more:
  %a = sub i32 %n, 1
  %b = sub i32 %n, 2
  %x = call i32 @fib(i32 %a)
  %y = call i32 @fib(i32 %b)
  %s = add i32 %x, %y
  ret i32 %s
}
define void @jumper(i32 %n) noinline {
  call void @longjmp(ptr @buffer, i32 %n)
  unreachable
}
define i32 @"a last"(i32 %n) noinline {
  %r = musttail call i32 @fib(i32 %n)
  ret i32 %r
}
define i32 @main(i32 %argc, ptr %argv) {
  %n = call i32 @_setjmp(ptr @buffer) returns_twice
  %next = add i32 %n, 1
  %again = icmp ult i32 %n, 5
  br i1 %again, label %jump, label %done
jump:
  call void @jumper(i32 %next)
  unreachable
done:
  %f = call i32 @"a last"(i32 15)
  %status = sub i32 %f, 610
  ret i32 %status
}
`;
for (const [machine, missing] of [
  ["host", hostRefusal() !== undefined],
  ["qemu", findQemu() === undefined],
  ["v86", false],
] as const) {
  const runs = missing ? test.serial.skip : test.serial;
  runs(`[${machine}] most samples are where the loop is, and the compiler can read them`, (t) => {
    const here = folder(t);
    const { status, err } = here.run(["run", "-", "--machine", machine, "--profile", "samples"], PROGRAM);
    t.is(status, 0);
    t.regex(err, /\d+ {2,}\d+\.\d % {2}hot\n/);
    t.notRegex(err, /---/);
    const profile = readProfile(readFileSync(here.file("samples"), "utf8"));
    t.true(profile.samplesOf("hot") > 0 && 2 * profile.samplesOf("hot") > profile.total);
    t.is(profile.samplesOf("cold"), 0);
  });
  // The optimizer makes a loop of one of fib's two calls.
  for (const [tier, fibs] of [
    ["-O0", 1973],
    ["-O2", 987],
  ] as const) {
    runs(`[${machine} ${tier}] an instrumented program counts calls exactly, and cycles`, (t) => {
      const here = folder(t);
      const args = ["run", "-", tier, "--machine", machine, "--instrument", "cycles"];
      const { status, err } = here.run(args, CALLS);
      t.is(status, 0, err);
      t.regex(err, /^ +cycles +share +with callees +calls {2}function\n/);
      t.notRegex(err, /---/);
      const { functions } = readProfile(readFileSync(here.file("cycles"), "utf8"));
      const calls = [...functions].map(([name, { calls }]) => [name, calls] as const);
      t.deepEqual(
        new Map(calls),
        new Map([
          ["fib", fibs],
          ["jumper", 5],
          ["a last", 1],
          ["main", 1],
        ]),
      );
      const [fib, main] = [functions.get("fib"), functions.get("main")];
      t.true((fib?.samples ?? 0) > 0);
      // It called nothing but itself, whose outermost calls count once; everything ran within main.
      t.is(fib?.inclusive, fib?.samples);
      const all = [...functions.values()].reduce((sum, { samples }) => sum + samples, 0);
      t.is(main?.inclusive, all);
    });
  }
  runs(`[${machine}] a program that hangs is ended by the watchdog, where it hangs`, (t) => {
    const args = ["run", "-", "--machine", machine, "--watchdog", "1", "--", "hang"];
    const { status, err } = folder(t).run(args, PROGRAM);
    t.is(status, 134);
    t.regex(err, /panic: watchdog: no output for too long/);
    if (machine !== "host") t.regex(err, /in hot\+/);
  });
}

test("the interpreter refuses both", (t) => {
  const { status, err } = folder(t).run(["run", "-", "--machine", "interp", "--watchdog", "1"], PROGRAM);
  t.not(status, 0);
  t.regex(err, /--profile, --instrument, --watchdog and --poison are for compiled programs/);
});

test("samples are taken out of the stream wherever it is cut, other lines stay", (t) => {
  const text = "a\n--- samples ---\n00001000 3\nstray\n00001010 1\n--- end of samples ---\n-- b";
  for (let cut = 0; cut <= text.length; cut++) {
    const reader = new SampleReader();
    const parts = [text.slice(0, cut), text.slice(cut)].map((part) => reader.take(Buffer.from(part)));
    t.is(Buffer.concat(parts).toString(), "a\nstray\n-- b");
  }
});

test("names that need quotes have them", (t) => {
  t.is(
    formatProfile([
      ["a b", 2],
      ["?", 1],
    ]),
    'ts-jit-profile 1\n# 3 samples\n"a b" 2 -\n',
  );
});
