/** Byte-level vocabularies: words and merges checked by hand. */
import { PRE_TOKENIZERS, TOKEN, Tokenizer } from "@ts-jit/model";
import test from "ava";
import { bytesOfText, textOfBytes } from "#model/tokenizer/byte-text";
import { words } from "#model/tokenizer/pre-tokenizers";

const WORDS: Readonly<Record<string, readonly (readonly [text: string, words: readonly string[]])[]>> = {
  "gpt-2": [
    ["Hello, I'M 12345 test\n\n  x", ["Hello", ",", " I", "'", "M", " 12345", " test", "\n\n ", " x"]],
    ["we've  it's", ["we", "'ve", " ", " it", "'s"]],
    ["a!?\n b ", ["a", "!?", "\n", " b", " "]],
    ["日本 1é", ["日本", " 1", "é"]],
  ],
  smollm: [
    ["ab 12 c3", ["ab", " ", "1", "2", " c", "3"]],
    ["x  7", ["x", "  ", "7"]],
  ],
  "llama-bpe": [
    [
      "Hello, I'M 12345 test\n\n  x",
      ["Hello", ",", " I", "'M", " ", "123", "45", " test", "\n\n", " ", " x"],
    ],
    ["f(x) {\n\ty;\r\n\n}", ["f", "(x", ")", " {\n", "\ty", ";\r\n\n", "}"]],
    ["a \n b\n  \n", ["a", " \n", " b", "\n  \n"]],
    ["«été»", ["«été", "»"]],
  ],
  qwen2: [
    ["in 1234", ["in", " ", "1", "2", "3", "4"]],
    ["they'LL go", ["they", "'LL", " go"]],
  ],
};

for (const [pre, cases] of Object.entries(WORDS)) {
  test(`words of ${pre}`, (t) => {
    const settings = PRE_TOKENIZERS[pre];
    for (const [text, expected] of cases) t.deepEqual(settings && words(text, settings), expected);
  });
}

test("bytes are written as GPT-2 writes them", (t) => {
  t.is(textOfBytes(Uint8Array.of(0x20, 0x41, 0x0a, 0xad, 0xff)), "ĠAĊŃÿ");
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  t.deepEqual(bytesOfText(textOfBytes(all)), all);
  t.is(new Set(textOfBytes(all)).size, 256);
});

/** 256 bytes, then what each merge makes. */
function vocabulary(merges: readonly (readonly [number, number])[], wholeWords = false): Tokenizer {
  const settings = PRE_TOKENIZERS["gpt-2"];
  const pieces: Uint8Array[] = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  const pairs = merges.flatMap(([left, right]) => {
    pieces.push(Buffer.concat([pieces[left] ?? Buffer.of(), pieces[right] ?? Buffer.of()]));
    return [left, right, pieces.length - 1];
  });
  pieces.push(Buffer.from("<end>"), Buffer.from("hello"));
  const types = new Uint8Array(pieces.length).fill(TOKEN.normal);
  types[pieces.length - 2] = TOKEN.control;
  if (settings === undefined) throw new RangeError();
  return new Tokenizer({
    file: "test",
    pieces,
    types,
    merges: { kind: "pairs", pairs: Int32Array.from(pairs), words: { ...settings, wholeWords } },
    bos: undefined,
    eos: pieces.length - 2,
    ends: [pieces.length - 2],
    addBos: false,
    addPrefix: false,
  });
}
const code = (character: string) => character.charCodeAt(0);
const [H, E, L, O] = [..."helo"].map(code) as [number, number, number, number];

test("merges are made in the order of the list, not from left to right", (t) => {
  // 256 "ll", 257 "he", 258 "el", 259 "hell"
  const tokenizer = vocabulary([
    [L, L],
    [H, E],
    [E, L],
    [257, 256],
  ]);
  t.deepEqual(tokenizer.encode("hello"), [259, O]);
  t.deepEqual(tokenizer.encode("helo"), [257, L, O]);
  t.deepEqual(tokenizer.encode("elll"), [E, 256, L]);
  t.deepEqual(tokenizer.encode("hel lo"), [257, L, code(" "), L, O]); // no merge goes over a word's end
  t.deepEqual(tokenizer.encode(""), []);
});

test("a word that is a token stays whole where the vocabulary says so", (t) => {
  const merges = [[L, L]] as const;
  t.deepEqual(vocabulary(merges).encode("hello"), [H, E, 256, O]);
  t.deepEqual(vocabulary(merges, true).encode("hello"), [258]);
});

test("control tokens are meant only where they are asked for", (t) => {
  const tokenizer = vocabulary([[L, L]]);
  t.deepEqual(tokenizer.encode("a<end>b").length, 7);
  t.deepEqual(tokenizer.encode([{ text: "a<end>b", special: true }]), [code("a"), 257, code("b")]);
  // A token is not put together from a template's part and what was typed.
  const parts = [
    { text: "<en", special: true },
    { text: "d>", special: false },
  ];
  t.false(tokenizer.encode(parts).includes(257));
  t.is(tokenizer.decode(0, 257).length, 0);
});
