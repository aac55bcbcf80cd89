import { BOS, EOS, FIRST_BYTE, ModelError, Tokenizer } from "@ts-jit/model";
import test from "ava";
import { tokenizerBytes } from "./checkpoint-bytes.js";
import { testWithSharedModel } from "./files.js";

// Token numbers from 259 on, in this order.
const PIECES = [
  [" ", -9],
  ["a", -9],
  ["b", -9],
  ["ab", -2],
  [" a", -1],
  ["bb", -3],
  [" ab", -4],
] as const;
const VOCAB = 259 + PIECES.length;
const [SPACE, A, B, AB, SPACE_A, BB, SPACE_AB] = PIECES.map((_, index) => 259 + index) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const tokenizer = Tokenizer.read(tokenizerBytes(PIECES), VOCAB);

test("encode puts BOS and a space first, and merges the best score first", (t) => {
  t.deepEqual(tokenizer.encode("a"), [BOS, SPACE_A]);
  // " a" (-1) goes before "ab" (-2), and " ab" (-4) can still be made from " a" and "b".
  t.deepEqual(tokenizer.encode("ab"), [BOS, SPACE_AB]);
  // "bb" (-3) goes before " ab" (-4): the second b is taken.
  t.deepEqual(tokenizer.encode("abb"), [BOS, SPACE_A, BB]);
  t.deepEqual(tokenizer.encode("bbb"), [BOS, SPACE, BB, B]);
});

test("encode without BOS, with EOS, without the prefix", (t) => {
  t.deepEqual(tokenizer.encode("ab", { bos: false, eos: true }), [SPACE_AB, EOS]);
  t.deepEqual(tokenizer.encode("ab", { bos: false, prefix: false }), [AB]);
  t.deepEqual(tokenizer.encode("a a", { bos: false, prefix: false }), [A, SPACE_A]);
});

test("the empty text is BOS alone", (t) => {
  t.deepEqual(tokenizer.encode(""), [BOS]);
});

test("a code point the vocabulary lacks is its UTF-8 bytes, three further on", (t) => {
  t.deepEqual(tokenizer.encode("é\n", { bos: false }), [SPACE, 0xc3 + 3, 0xa9 + 3, 0x0a + 3]);
  t.deepEqual(tokenizer.encode("😀", { prefix: false, bos: false }), [
    0xf0 + 3,
    0x9f + 3,
    0x98 + 3,
    0x80 + 3,
  ]);
});

test("decode strips the space after BOS only, and gives bytes raw", (t) => {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  t.is(text(tokenizer.decode(BOS, SPACE_AB)), "ab");
  t.is(text(tokenizer.decode(A, SPACE_AB)), " ab");
  t.deepEqual(tokenizer.decode(A, FIRST_BYTE + 0x80), Uint8Array.of(0x80));
  t.throws(() => tokenizer.decode(A, VOCAB), { instanceOf: RangeError, message: /token 266/ });
});

test("what is decoded is what was encoded", (t) => {
  for (const text of ["ab", "  a b", "naïve 😀 ab\n", "日本"]) {
    const tokens = tokenizer.encode(text);
    const bytes = tokens.slice(1).flatMap((token, at) => [...tokenizer.decode(tokens[at] ?? BOS, token)]);
    t.is(new TextDecoder().decode(Uint8Array.from(bytes)), text);
  }
});

const refused = test.macro({
  exec(t, bytes: Uint8Array, vocabSize: number, message: string) {
    t.throws(() => Tokenizer.read(bytes, vocabSize, "bad.bin"), { instanceOf: ModelError, message });
  },
  title: (name = "") => `refused: ${name}`,
});

const bytes = tokenizerBytes(PIECES);
/** The file with the int32 at `at` replaced. */
function patched(at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setInt32(at, value, true);
  return copy;
}
test(
  "an empty file",
  refused,
  new Uint8Array(0),
  VOCAB,
  "bad.bin: max_token_length: expected 4 bytes, found 0",
);
test(
  "an absurd longest piece",
  refused,
  patched(0, 1 << 20),
  VOCAB,
  "bad.bin: max_token_length: expected 1 to 1024, found 1048576",
);
test(
  "an absurd piece",
  refused,
  patched(8, -5),
  VOCAB,
  "bad.bin: token 0: expected 0 to 1024 bytes, found -5",
);
test(
  "fewer tokens than the model",
  refused,
  bytes,
  VOCAB + 1,
  "bad.bin: token 266: expected 267 tokens, as the model has, found the file ends after 266",
);
test(
  "more tokens than the model",
  refused,
  bytes,
  VOCAB - 1,
  "bad.bin: vocab_size: expected 265 tokens, as the model has, found 11 bytes after the last of them",
);
test(
  "a piece cut short",
  refused,
  bytes.subarray(0, bytes.length - 1),
  VOCAB,
  "bad.bin: token 265: expected 3 bytes of text, found 2 before the file ends",
);

testWithSharedModel("llama2.c's 512-token vocabulary gives llama2.c's tokens", (t, { tokenizer }) => {
  const tokens = tokenizer.encode("Once upon a time, there was a cat.");
  t.deepEqual(tokens.slice(0, 5), [1, 403, 407, 261, 378]);
  const bytes = tokens.slice(1).flatMap((token, at) => [...tokenizer.decode(tokens[at] ?? BOS, token)]);
  t.is(new TextDecoder().decode(Uint8Array.from(bytes)), "Once upon a time, there was a cat.");
});
