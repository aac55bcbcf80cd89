import {
  argmax,
  BOS,
  generate,
  generateText,
  ModelError,
  ReferenceTransformer,
  Sampler,
  Tokenizer,
} from "@ts-jit/model";
import test from "ava";
import { tokenizerBytes } from "./checkpoint-bytes.js";
import { shippedModel, testWithSharedModel } from "./files.js";

const LILY = "Once upon a time, there was a little girl named Lily. She loved to play outside in the park.";

testWithSharedModel(
  "llama2.c's 260K model tells llama2.c's story, whichever way sums are kept",
  (t, pair) => {
    for (const accumulate of ["double", "float"] as const) {
      const transformer = new ReferenceTransformer(pair.model, accumulate);
      const text = generateText(transformer, pair.tokenizer, new Sampler({ temperature: 0 }), { steps: 64 });
      t.true(text.startsWith(LILY), text);
    }
  },
);

const { model, tokenizer } = shippedModel();
const greedy = () => new Sampler({ temperature: 0 });

test("position 0 begins a new text: nothing of the last one stays", (t) => {
  const transformer = new ReferenceTransformer(model);
  const first = generateText(transformer, tokenizer, greedy(), { steps: 40 });
  generateText(transformer, tokenizer, greedy(), { prompt: "One day", steps: 40 });
  t.is(generateText(transformer, tokenizer, greedy(), { steps: 40 }), first);
});

test("the two ways of adding differ by rounding only", (t) => {
  const double = new ReferenceTransformer(model, "double");
  const float = new ReferenceTransformer(model, "float");
  tokenizer.encode("Once upon a time, there was a little fox").forEach((token, position) => {
    const expected = double.forward(token, position);
    const found = float.forward(token, position);
    const worst = Math.max(...expected.map((logit, i) => Math.abs(logit - (found[i] ?? Number.NaN))));
    t.true(worst > 0 && worst < 1e-3, `position ${position}: ${worst}`);
  });
});

test("a token or a position outside the model is refused", (t) => {
  const transformer = new ReferenceTransformer(model);
  t.throws(() => transformer.forward(512, 0), { instanceOf: RangeError, message: /token 512/ });
  t.throws(() => transformer.forward(1, model.config.seqLen), {
    instanceOf: RangeError,
    message: /position 256/,
  });
});

test("generate yields the prompt's pieces first, then the sampler's", (t) => {
  const prompt = "Once upon a";
  const tokens = tokenizer.encode(prompt);
  const pieces = [...generate(new ReferenceTransformer(model), tokenizer, greedy(), { prompt, steps: 8 })];
  t.is(pieces.length, 8);
  t.deepEqual([BOS, ...pieces.map(({ token }) => token)].slice(0, tokens.length), tokens);
  pieces.forEach((piece, position) => {
    t.is(piece.position, position);
    t.is(piece.fromPrompt, position + 1 < tokens.length);
  });
});

test("generate stops at the end of the context, and steps 0 means all of it", (t) => {
  // A sampler that never draws BOS: the second-best token whenever BOS is best.
  const restless = new (class extends Sampler {
    override sample(logits: Float32Array): number {
      logits[BOS] = Number.NEGATIVE_INFINITY;
      return argmax(logits);
    }
  })();
  const count = (steps: number) =>
    [...generate(new ReferenceTransformer(model), tokenizer, restless, { steps })].length;
  t.is(count(0), model.config.seqLen);
  t.is(count(10_000), model.config.seqLen);
  t.is(count(5), 5);
});

test("a tokenizer of another size is refused", (t) => {
  const other = Tokenizer.read(tokenizerBytes([[" ", 0]]), 260);
  const text = () => generateText(new ReferenceTransformer(model), other, greedy());
  t.throws(text, {
    instanceOf: ModelError,
    message: "tokenizer: vocab_size: expected 512, the model's, found 260",
  });
});
