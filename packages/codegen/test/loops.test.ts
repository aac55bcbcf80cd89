// Proves that loops of many shapes (aliased arrays, sums, distances, counts that fill no vector) compute the same at every
// tier, in the interpreter, with the verifier after every pass; and that the vectoriser takes those it may take only.
import { readFileSync } from "node:fs";
import { optimize } from "@ts-jit/codegen";
import { Interpreter, type Module, parseModule, verifyModule } from "@ts-jit/ir";
import test from "ava";

const text = readFileSync(new URL("../../test/fixtures/loops.ll", import.meta.url), "utf8");

function output(module: Module): string {
  let written = "";
  const interpreter = new Interpreter(module, {
    write: (_fd: number, bytes: Uint8Array) => {
      written += String.fromCharCode(...bytes);
    },
  });
  const { status } = interpreter.run("main", []);
  return `${written}status ${status}`;
}

const expected = output(parseModule(text, "loops.ll"));

for (const tier of ["O1", "O2", "O3"] as const) {
  test(`loops at ${tier}`, (t) => {
    const module = parseModule(text, "loops.ll");
    optimize(module, tier, { verifyEach: verifyModule });
    t.is(output(module), expected);
  });
}

test("vectors at O3 where rounds do not need each other, and only there", (t) => {
  const module = parseModule(text, "loops.ll");
  optimize(module, "O3");
  const isVector = (name: string): boolean =>
    [...(module.getFunction(name)?.instructions() ?? [])].some((one) => one.type.kind === "vector");
  for (const name of ["f1", "f2", "f3", "f6", "f8", "f9", "f10", "f11", "f12", "f13", "f15", "f16"]) {
    t.true(isVector(name), name);
  }
  // Each round reads what the one before wrote.
  t.false(isVector("f7"));
});
