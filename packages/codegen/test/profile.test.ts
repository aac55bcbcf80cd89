// Proves what a profile's text means and what the compiler makes of it: hot functions like O3, cold ones small and last.

import { compileModule, optimize, Profile, ProfileError, readProfile } from "@ts-jit/codegen";
import { calledFunction, isCall, parseModule } from "@ts-jit/ir";
import test from "ava";

test("a profile is one line a function; figures of a name add up", (t) => {
  const profile = readProfile(
    `ts-jit-profile 1\n# a comment\nmatmul 800 10\n"a \\22b\\C3\\A4" 5 -\n\nts-jit-profile 1\nmatmul 12 3 90\nidle 0 -\n`,
  );
  t.deepEqual(profile.functions.get("matmul"), { samples: 812, calls: 13, inclusive: 90 });
  t.deepEqual(profile.functions.get('a "bä'), { samples: 5, calls: undefined, inclusive: undefined });
  t.is(profile.total, 817);
  t.deepEqual(
    ["matmul", 'a "bä', "idle", "never met"].map((name) => profile.heatOf(name)),
    ["hot", "usual", "cold", "cold"],
  );
});

test("a console's log is read between its marks", (t) => {
  const log = `hello\r\n--- profile ---\r\nts-jit-profile 1\r\nf 3 -\r\n--- end of profile ---\r\nbye bye\r\n`;
  t.is(readProfile(log).samplesOf("f"), 3);
});

test("a profile without samples says nothing", (t) => {
  t.is(readProfile("ts-jit-profile 1\nf 0 7\n").heatOf("f"), "usual");
  t.is(readProfile("ts-jit-profile 1\n").heatOf("f"), "usual");
});

test("what is no profile is refused with its line", (t) => {
  const refused = (text: string, line: number, message: RegExp): void => {
    const error = t.throws(() => readProfile(text), { instanceOf: ProfileError });
    t.is(error?.line, line);
    t.regex(error?.message ?? "", message);
  };
  refused("f 1 2\n", 1, /^line 1: expected 'ts-jit-profile 1', found 'f 1 2'/);
  refused("ts-jit-profile 2\n", 1, /expected version 1 .*found 2/);
  refused("ts-jit-profile 1\nf 1\n", 2, /expected a function's name, its samples and its calls/);
  refused("ts-jit-profile 1\nf -1 2\n", 2, /found 'f -1 2'/);
  refused("", 1, /found none/);
  refused("--- profile ---\n--- end of profile ---\n", 3, /found none/);
});

const PROGRAM = `define i32 @callee(i32 %x) {
  ${Array.from({ length: 70 }, (_, at) => `%v${at} = ${at % 2 === 0 ? "mul" : "xor"} i32 ${at === 0 ? "%x" : `%v${at - 1}`}, %x`).join("\n  ")}
  ret i32 %v69
}
define i32 @cold(i32 %x) {
  %r = call i32 @callee(i32 %x)
  ret i32 %r
}
define i32 @usual(i32 %x) {
  %r = call i32 @callee(i32 %x)
  ret i32 %r
}
define i32 @hot(i32 %x) {
  %r = call i32 @callee(i32 %x)
  ret i32 %r
}
`;
const profile = (...samples: [string, number][]) =>
  new Profile(
    new Map(
      samples.map(([name, count]) => [name, { samples: count, calls: undefined, inclusive: undefined }]),
    ),
  );

test("hot callers take in more", (t) => {
  const module = parseModule(PROGRAM, "test.ll");
  optimize(module, "O2", { profile: profile(["hot", 90], ["usual", 5], ["callee", 5]) });
  const calls = module.functions
    .filter((fn) => [...fn.instructions()].some((one) => isCall(one) && calledFunction(one) !== undefined))
    .map(({ name }) => name);
  t.deepEqual(calls, ["cold", "usual"]);
});

test("hot functions come first in the object, cold ones last and without padding", (t) => {
  const object = compileModule(parseModule(PROGRAM, "test.ll"), {
    tier: "O2",
    profile: profile(["hot", 90], ["usual", 5], ["callee", 5]),
  });
  const code = object.sections.filter(({ name }) => name.startsWith(".text."));
  t.deepEqual(
    code.map(({ name }) => name),
    [".text.hot", ".text.callee", ".text.usual", ".text.cold"],
  );
  t.true((code[0]?.align ?? 0) >= 16);
  t.is(code[3]?.align, 1);
});
