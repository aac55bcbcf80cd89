/** `ts-jit opt` and `compile --emit ll` print IR that reads back; reports go to standard error. */
import { readFileSync } from "node:fs";
import test from "ava";
import { folder } from "./support/command.js";

const SQUARE = `define i32 @square(i32 %x) {
  %slot = alloca i32, align 4
  store i32 %x, ptr %slot, align 4
  %a = load i32, ptr %slot, align 4
  %b = load i32, ptr %slot, align 4
  %c = mul i32 %a, %b
  ret i32 %c
}
`;

test("-O0 keeps the memory, -O1 and above do not", (t) => {
  const here = folder(t, { "a.ll": SQUARE });
  for (const [level, kept] of [
    ["-O0", true],
    ["-O1", false],
    ["-O2", false],
    ["-O3", false],
  ] as const) {
    const result = here.run(["opt", level, "a.ll"]);
    t.is(result.status, 0, result.err);
    t.is(result.out.includes("alloca"), kept, level);
    t.deepEqual(here.run(["check", "-"], result.out), { status: 0, out: "", err: "" });
    t.is(here.run(["compile", "--emit", "ll", level, "a.ll"]).out, result.out);
  }
});

test("-o writes the file instead", (t) => {
  const here = folder(t, { "a.ll": SQUARE });
  t.deepEqual(here.run(["opt", "a.ll", "-o", "out.ll"]), { status: 0, out: "", err: "" });
  t.is(readFileSync(here.file("out.ll"), "utf8"), here.run(["opt", "a.ll"]).out);
});

test("--time-passes and --print-after report to standard error", (t) => {
  const here = folder(t, { "a.ll": SQUARE });
  const result = here.run(["opt", "--time-passes", "--print-after", "mem2reg", "--", "a.ll"]);
  t.is(result.out, here.run(["opt", "a.ll"]).out);
  t.regex(
    result.err,
    /^; after mem2reg on @square\ndefine i32 @square\(i32 %x\) {\n {2}%c = mul i32 %x, %x\n/m,
  );
  t.regex(result.err, /^parse +[\d.]+ ms$/m);
  t.regex(result.err, /^ {2}mem2reg +[\d.]+ ms$/m);
});
