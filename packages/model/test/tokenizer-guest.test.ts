/** Proves that the guest's tokenizer makes the tokens of `Tokenizer` and prints the same bytes, for every kind of vocabulary. */
import { Interpreter, ModuleBuilder, readBytes, verifyModule } from "@ts-jit/ir";
import { PRE_TOKENIZERS, type TextPart, type Tokenizer } from "@ts-jit/model";
import test, { type ExecutionContext } from "ava";
import { mostTokens, tokenizeFunctions } from "#model/program/tokenize";
import { packVocabulary, vocabularyLayout } from "#model/program/vocabulary";
import { TINY } from "./checkpoint-bytes.js";
import { shippedModel } from "./files.js";
import { integersAt, place } from "./interpreted.js";
import { randomModel, randomNumbers } from "./random-model.js";
import { byteLevelTokenizer, CORPUS, randomText } from "./vocabularies.js";

/** The guest's tokenizer in an interpreter. */
function load(tokenizer: Tokenizer) {
  const layout = vocabularyLayout(tokenizer, 0);
  const bytes = new Uint8Array(layout.end);
  packVocabulary(bytes, tokenizer, layout);
  const { module } = new ModuleBuilder("tokenizer").add(...tokenizeFunctions(layout).definitions);
  verifyModule(module);
  const interpreter = new Interpreter(module, { limits: { heap: 1 << 26 } });
  const { machine } = interpreter;
  const at = place(machine, bytes);
  const encode = (parts: readonly TextPart[]): number[] => {
    const texts = parts.map(({ text }) => Buffer.from(text));
    const text = Buffer.concat([Buffer.alloc(1), ...texts]);
    const levels = Buffer.concat([
      Buffer.alloc(1),
      ...texts.map((part, i) => Buffer.alloc(part.length, parts[i]?.special === true ? 2 : 1)),
    ]);
    const n = text.length - 1;
    const tokens = place(machine, new Int32Array(mostTokens(n)));
    const args = [at, place(machine, text), place(machine, levels), n, tokens];
    const count = Number(interpreter.call("llama_encode", args));
    return [...integersAt(machine, tokens, count)];
  };
  const start = place(machine, new Int32Array(1));
  const decode = (previous: number, token: number): Buffer => {
    const length = Number(interpreter.call("llama_decode", [at, previous, token, start]));
    const [from = 0] = integersAt(machine, start, 1);
    return Buffer.from(length === 0 ? [] : readBytes(machine, from, length).slice());
  };
  return { decode, encode, layout };
}

function compare(t: ExecutionContext, tokenizer: Tokenizer, texts: readonly (readonly TextPart[])[]): void {
  const guest = load(tokenizer);
  for (const parts of texts) {
    const tokens = tokenizer.encode(parts, { bos: false });
    t.deepEqual(guest.encode(parts), tokens, JSON.stringify(parts));
  }
  for (let token = 0; token < tokenizer.vocabSize; token++) {
    for (const previous of [guest.layout.unspaced, 300 % tokenizer.vocabSize]) {
      const expected = tokenizer.decode(previous < 0 ? undefined : previous, token);
      t.deepEqual(guest.decode(previous, token), Buffer.from(expected));
    }
  }
}

const TEXTS = [
  "",
  "Once upon a time",
  " two  spaces\nand a line",
  "été 日本語 🦊 \u0000\u0001~",
  'He said: "I can not!"',
  "once once the the upon",
  "a".repeat(100),
  CORPUS,
];
const plain = (text: string): readonly TextPart[] => [{ text, special: false }];
function randomParts(seed: number, count: number): (readonly TextPart[])[] {
  const random = randomNumbers(seed);
  const pick = (n: number) => Math.floor(((random() + 1) / 2) * n) % n;
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + pick(3) }, () => ({ text: randomText(pick), special: pick(2) === 0 })),
  );
}

test("SentencePiece: the guest's tokens are the tokenizer's, and print the same bytes", (t) => {
  const parts = [...TEXTS.map(plain), ...randomParts(3, 40)];
  compare(t, shippedModel().tokenizer, parts);
  compare(t, randomModel({ ...TINY, vocabSize: 271 }).tokenizer, parts);
});

for (const pre of ["gpt-2", "smollm", "llama-bpe", "qwen2"]) {
  test(`${pre}: the guest's tokens are the tokenizer's, and print the same bytes`, (t) => {
    compare(t, byteLevelTokenizer(pre, 150), [...TEXTS.map(plain), ...randomParts(4, 150)]);
  });
}

test("every pre-tokenizer's words are a text's, nothing left out", (t) => {
  const random = randomNumbers(8);
  const pick = (n: number) => Math.floor(((random() + 1) / 2) * n) % n;
  for (const pre of Object.keys(PRE_TOKENIZERS)) {
    const tokenizer = byteLevelTokenizer(pre, 60);
    for (let i = 0; i < 20; i++) {
      const text = randomText(pick);
      const tokens = tokenizer.encode([{ text, special: true }], { bos: false });
      const bytes = tokens.flatMap((token) => [...(tokenizer.pieces[token] ?? [])]);
      t.is(Buffer.from(bytes).toString(), text);
    }
  }
});
