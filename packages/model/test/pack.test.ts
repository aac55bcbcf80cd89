/** Proves that a model read from a file in pieces and packed into a file is the one read and packed in memory. */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moduleLayout, packFile, packModule, readCheckpoint, readGguf } from "@ts-jit/model";
import test, { type ExecutionContext } from "ava";
import { fileSource } from "#model/byte-source";
import { TINY } from "./checkpoint-bytes.js";
import { ggufBytes } from "./gguf-bytes.js";
import { randomModel } from "./random-model.js";
import { versionedBytes } from "./versioned-bytes.js";

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
}

// A matrix of more numbers than are packed at once, and rows that fill no panel.
const config = { ...TINY, dim: 64, hiddenDim: 96, vocabSize: 17_011 };
const { model, tokenizer } = randomModel(config, false);

for (const [name, bytes] of [
  ["GGUF Q4_0", () => ggufBytes(model, tokenizer, 2)],
  ["GGUF F16", () => ggufBytes(model, tokenizer, 1)],
  ["llama2.c version 1", () => versionedBytes(model, 1)],
  ["llama2.c version 2", () => versionedBytes(model, 2)],
] as const) {
  test(`${name}: in pieces through files, the same module`, (t) => {
    const folder = folderOf(t);
    const whole = bytes();
    const path = join(folder, "model");
    writeFileSync(path, whole);
    const read = (from: Parameters<typeof readCheckpoint>[0]) =>
      name.startsWith("GGUF") ? readGguf(from, path) : { model: readCheckpoint(from, path), tokenizer };
    const [inMemory, inFile] = [read(whole), read(fileSource(path))];
    const layout = moduleLayout(inMemory.model, inMemory.tokenizer);
    const packed = join(folder, "packed");
    packFile(inFile.model, inFile.tokenizer, layout, packed);
    t.true(readFileSync(packed).equals(packModule(inMemory.model, inMemory.tokenizer, layout)));
  });
}

test("a header longer than what is read first", (t) => {
  const path = join(folderOf(t), "model.gguf");
  const bytes = ggufBytes(model, tokenizer, 8, { "general.name": "x".repeat(3 << 20) });
  writeFileSync(path, bytes);
  t.is(readGguf(fileSource(path), path).tokenizer.vocabSize, config.vocabSize);
  for (const end of [bytes.length - 1, 2 << 20]) {
    truncateSync(path, end);
    t.throws(() => readGguf(fileSource(path), path), {
      name: "ModelError",
      message: /expected (at most \d+|\d+ bytes at byte)/,
    });
  }
});

test("a file that shrinks while it is read is an error, no hang", (t) => {
  const path = join(folderOf(t), "model.bin");
  const bytes = versionedBytes(model, 1);
  writeFileSync(path, bytes);
  const read = readCheckpoint(fileSource(path), path);
  truncateSync(path, bytes.length - 4);
  t.throws(() => read.classifier.data, {
    name: "ModelError",
    message: /expected a file that can be read, found its end at byte \d+, where it had \d+ bytes before/,
  });
});
