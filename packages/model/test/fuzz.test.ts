/** Proves that damaged model files of every format are read or refused; `npm run fuzz -- model 100000` goes on. */
import { ModelError, readGguf } from "@ts-jit/model";
import test from "ava";
import { sourceOf } from "#model/byte-source";
import { readGgufHeader } from "#model/gguf/reader";
import { TINY } from "./checkpoint-bytes.js";
import { fuzz } from "./fuzz/model.js";
import { ggufBytes } from "./gguf-bytes.js";
import { randomModel } from "./random-model.js";

test("ten thousand damaged files: read or refused, with a place, and nothing else", (t) => {
  const said: string[] = [];
  t.is(
    fuzz(10_000, 1, (line) => said.push(line)),
    0,
    said.join("\n"),
  );
});

test("names that a damaged file gives are shown as text, on one line, in part", (t) => {
  const error = new ModelError({
    file: "f",
    field: "a\n\u0000\u{202e}",
    expected: "x",
    found: "y".repeat(5000),
  });
  t.true(error.message.startsWith("f: a\\u{a}\\u{0}\\u{202e}: expected x, found yyy"));
  t.true(error.message.length < 1100);
});

test("names of no bytes, or too many, are refused", (t) => {
  const { model, tokenizer } = randomModel({ ...TINY, dim: 64, hiddenDim: 96, vocabSize: 280, seqLen: 32 });
  for (const key of ["", "k".repeat(1025)]) {
    const bytes = ggufBytes(model, tokenizer, 8, { [key]: true });
    t.throws(() => readGguf(bytes, "f"), {
      message: new RegExp(`a name of 1 to 1024 bytes, found ${key.length}`),
    });
    t.throws(() => readGgufHeader(sourceOf(bytes), "f"), { instanceOf: ModelError });
  }
});
