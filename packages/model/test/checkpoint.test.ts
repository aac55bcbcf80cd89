import { type ModelConfig, ModelError, readCheckpoint, type Tensor } from "@ts-jit/model";
import test from "ava";
import { checkpointBytes, TINY, weightCount } from "./checkpoint-bytes.js";

test("the tensors follow each other in llama2.c's order", (t) => {
  const model = readCheckpoint(checkpointBytes(TINY), "tiny.bin");
  t.deepEqual(model.config, TINY);
  const begins = (tensor: Tensor | undefined) => tensor?.data[0];
  const { dim, hiddenDim, vocabSize } = TINY;
  const kvDim = 4;
  t.is(begins(model.tokenEmbedding), 0);
  let at = vocabSize * dim;
  const [first, second] = model.layers;
  for (const [name, size] of [
    ["attentionNorm", dim],
    ["wq", dim * dim],
    ["wk", kvDim * dim],
    ["wv", kvDim * dim],
    ["wo", dim * dim],
    ["ffnNorm", dim],
    ["w1", hiddenDim * dim],
    ["w2", dim * hiddenDim],
    ["w3", hiddenDim * dim],
  ] as const) {
    t.is(begins(first?.[name]), at, name);
    t.is(begins(second?.[name]), at + size, name);
    t.is(first?.[name].data.length, size, name);
    at += 2 * size;
  }
  t.is(begins(model.finalNorm), at);
  t.deepEqual(first?.w2.shape, [dim, hiddenDim]);
  t.is(second?.wk.name, "layers.1.wk");
  t.is(model.classifier, model.tokenEmbedding);
});

test("a negative vocab_size means a classifier of its own, at the end", (t) => {
  const model = readCheckpoint(checkpointBytes(TINY, false));
  t.is(model.config.vocabSize, TINY.vocabSize);
  t.not(model.classifier, model.tokenEmbedding);
  t.is(model.classifier.data.at(-1), weightCount(TINY, false) - 1);
});

test("bytes that do not begin at a multiple of four are read all the same", (t) => {
  const bytes = checkpointBytes(TINY);
  const shifted = new Uint8Array(bytes.length + 1).subarray(1);
  shifted.set(bytes);
  t.is(readCheckpoint(shifted).finalNorm.data[0], readCheckpoint(bytes).finalNorm.data[0]);
});

const refused = test.macro({
  exec(t, bytes: Uint8Array, field: string, expected: string, found: string) {
    const error = t.throws(() => readCheckpoint(bytes, "bad.bin"), { instanceOf: ModelError });
    t.deepEqual(error.place, { file: "bad.bin", field, expected, found });
    t.is(error.message, `bad.bin: ${field}: expected ${expected}, found ${found}`);
  },
  title: (name = "") => `refused: ${name}`,
});

/** A header with the fields in the file's order, and nothing behind it. */
function headerOf(change: Partial<ModelConfig>): Uint8Array {
  const { dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen } = { ...TINY, ...change };
  return new Uint8Array(Int32Array.of(dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen).buffer);
}

const whole = checkpointBytes(TINY);
const embeddingBytes = 4 * TINY.vocabSize * TINY.dim;
test("an empty file", refused, new Uint8Array(0), "header", "28 bytes", "0");
test("no dimension", refused, headerOf({ dim: 0 }), "dim", "1 to 65536", "0");
test("an absurd width", refused, headerOf({ hiddenDim: 1 << 30 }), "hidden_dim", "1 to 262144", "1073741824");
test("negative layers", refused, headerOf({ layers: -1 }), "n_layers", "1 to 1024", "-1");
test(
  "an absurd vocabulary",
  refused,
  headerOf({ vocabSize: -(2 ** 31) }),
  "vocab_size",
  "1 to 1048576",
  "-2147483648",
);
test("no context", refused, headerOf({ seqLen: 0 }), "seq_len", "1 to 1048576", "0");
test(
  "heads that do not divide",
  refused,
  headerOf({ heads: 3 }),
  "n_heads",
  "heads of an even size in dim 8",
  "3",
);
test(
  "heads of an odd size",
  refused,
  headerOf({ heads: 8 }),
  "n_heads",
  "heads of an even size in dim 8",
  "8",
);
test(
  "key heads that do not divide",
  refused,
  headerOf({ kvHeads: 3 }),
  "n_kv_heads",
  "a divisor of n_heads 4",
  "3",
);
test(
  "a file cut in the embedding",
  refused,
  whole.subarray(0, 100),
  "token_embedding",
  `${embeddingBytes} bytes at byte 28`,
  "72 before the file ends",
);
test(
  "a file cut in a layer",
  refused,
  whole.subarray(0, 28 + embeddingBytes + 4 * 8),
  "layers.1.attention_norm",
  `32 bytes at byte ${28 + embeddingBytes + 32}`,
  "0 before the file ends",
);
test(
  "bytes left over",
  refused,
  Uint8Array.from([...whole, 0]),
  "length",
  `${whole.length} bytes`,
  `${whole.length + 1}`,
);
