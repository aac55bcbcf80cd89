import { type ModelConfig, ReferenceTransformer, readCheckpoint } from "@ts-jit/model";
import test from "ava";
import { cosineRate } from "../training/adamw.js";
import { learnVocabulary, splitWords } from "../training/bpe.js";
import { Corpus } from "../training/corpus.js";
import { dense, matmulTransposed, transpose } from "../training/matmul.js";
import { type Batch, Network } from "../training/network.js";
import { Random } from "../training/random.js";
import { writeStory } from "../training/stories.js";
import { Training } from "../training/training.js";
import { encodeCheckpoint, encodeTokenizer } from "../training/write-files.js";
import { shippedModel } from "./files.js";

const SMALL: ModelConfig = {
  dim: 16,
  hiddenDim: 20,
  layers: 2,
  heads: 4,
  kvHeads: 2,
  vocabSize: 23,
  seqLen: 50,
};

function randomBatch(random: Random, vocabSize: number, starts: readonly number[]): Batch {
  const draw = () => Int32Array.from({ length: starts.at(-1) ?? 0 }, () => random.uint32() % vocabSize);
  return { tokens: draw(), targets: draw(), starts };
}

test("the gradient is the slope of the loss, tensor by tensor", (t) => {
  const network = new Network(SMALL, 3);
  const random = new Random(1, 2);
  const { weights, gradient } = network;
  // Away from the first weights, where some gradients are nearly nothing.
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) + 0.1 * random.normal();
  // Two sequences, one longer than a band of attention rows.
  const batch = randomBatch(random, SMALL.vocabSize, [0, 17, 60]);
  network.run(batch, true);
  for (const { name, offset, rows, columns } of network.tensors) {
    for (let trial = 0; trial < 5; trial++) {
      const i = offset + (random.uint32() % (rows * columns));
      const weight = weights[i] ?? 0;
      const [above, below] = [0.01, -0.01].map((change) => {
        weights[i] = weight + change;
        return { weight: weights[i] ?? 0, loss: network.run(batch, false) };
      }) as [{ weight: number; loss: number }, { weight: number; loss: number }];
      weights[i] = weight;
      const slope = (above.loss - below.loss) / (above.weight - below.weight);
      t.true(
        Math.abs(slope - (gradient[i] ?? 0)) < 1e-4 + 0.01 * Math.abs(slope),
        `${name}: ${gradient[i]}, ${slope}`,
      );
    }
  }
});

test("the trainer's forward pass is the reference's", (t) => {
  const config: ModelConfig = { ...SMALL, vocabSize: 300 };
  const network = new Network(config, 5);
  const reference = new ReferenceTransformer(readCheckpoint(encodeCheckpoint(network)));
  const { tokens } = randomBatch(new Random(5, 5), config.vocabSize, [0, 40]);
  // The loss of a target is -log p(target): compare it at every position, alone.
  tokens.forEach((token, position) => {
    const logits = reference.forward(token, position);
    const target = tokens[position + 1] ?? 0;
    const logSum = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
    const prefix = tokens.slice(0, position + 1);
    const targets = Int32Array.from([...prefix.slice(1), target]);
    const through =
      network.run({ tokens: prefix, targets, starts: [0, position + 1] }, false) * (position + 1);
    const before =
      position === 0
        ? 0
        : network.run(
            { tokens: prefix.slice(0, -1), targets: targets.slice(0, -1), starts: [0, position] },
            false,
          ) * position;
    t.true(Math.abs(through - before - (logSum - (logits[target] ?? 0))) < 1e-4, `position ${position}`);
  });
});

test("matmulTransposed is the plain product for every rest of a tile", (t) => {
  const random = new Random(9, 9);
  const fill = (size: number) => Float32Array.from({ length: size }, () => random.normal());
  for (const [rows, columns, inner] of [
    [4, 4, 8],
    [5, 7, 3],
    [1, 9, 6],
    [11, 2, 1],
  ] as const) {
    const [a, b, c] = [fill(rows * inner), fill(columns * inner), fill(rows * columns)];
    const plain = (row: number, column: number) => {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += (a[row * inner + k] ?? 0) * (b[column * inner + k] ?? 0);
      return sum;
    };
    const added = c.slice();
    matmulTransposed(dense(added, columns), dense(a, inner), dense(b, inner), rows, columns, inner, true);
    const set = c.slice();
    matmulTransposed(dense(set, columns), dense(a, inner), dense(b, inner), rows, columns, inner, false);
    const turned = new Float32Array(rows * columns);
    transpose(dense(turned, rows), dense(set, columns), rows, columns);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const at = row * columns + column;
        t.is(set[at], Math.fround(plain(row, column)));
        t.is(added[at], Math.fround((c[at] ?? 0) + plain(row, column)));
        t.is(turned[column * rows + row], set[at]);
      }
    }
  }
});

test("stories are well-formed, and the same for the same seed", (t) => {
  const stories = Array.from({ length: 2000 }, (_, index) => writeStory(4, index));
  t.true(new Set(stories).size > 1990);
  t.deepEqual([writeStory(4, 7)], stories.slice(7, 8));
  t.not(writeStory(5, 7), writeStory(4, 7));
  for (const story of stories) {
    t.notRegex(story, /[{}]| {2}|\ba [aeiou]/);
    t.regex(story, /^(Once upon a time,|There was once|One) .*[.!?]"?$/);
    t.notRegex(story, /[.!?] [a-z]/, "every sentence begins with a capital");
    t.is((story.match(/"/g) ?? []).length % 2, 0, "quotes are closed");
  }
});

test("a vocabulary has 512 pieces, and the encoder makes the learner's merges", (t) => {
  const corpus = new Corpus(1, 512, 256);
  t.is(corpus.tokenizer.vocabSize, 512);
  for (let index = 0; index < 50; index++) {
    const story = writeStory(1, index);
    const tokens = corpus.tokenizer.encode(story);
    t.deepEqual(corpus.encodeStory(story), tokens, "word by word is the same as the whole");
    t.true(
      tokens.every((token) => token === 1 || token >= 259),
      "no byte is needed",
    );
    t.true(tokens.length < 256);
  }
});

test("byte-pair learning merges the most frequent pair first", (t) => {
  // 3 controls, 256 bytes, merges, then the characters " ", a, b, c.
  const pieces = learnVocabulary(["ab ab abc"], 259 + 4 + 3).map(({ text }) => text);
  t.deepEqual(pieces.slice(259), [" a", " ab", " abc", " ", "a", "b", "c"]);
  t.throws(() => learnVocabulary(["ab"], 261), { instanceOf: RangeError, message: /do not fit/ });
  t.throws(() => learnVocabulary(["ab"], 300), { instanceOf: RangeError, message: /no pair left/ });
});

test("words are split where no piece may cross", (t) => {
  t.deepEqual(splitWords(' "Oh no!" said Mia.'), [' "', "Oh", " no", "!", '"', " said", " Mia", "."]);
});

test("the learning rate warms up, peaks and falls to a twentieth", (t) => {
  t.is(cosineRate(0, 100, 10, 1), 0.1);
  t.is(cosineRate(9, 100, 10, 1), 1);
  t.is(cosineRate(10, 100, 10, 1), 1);
  t.true(Math.abs(cosineRate(55, 100, 10, 1) - 0.525) < 1e-12);
  t.true(Math.abs(cosineRate(100, 100, 10, 1) - 0.05) < 1e-12);
});

const RUN = {
  shape: { ...SMALL, vocabSize: 400, seqLen: 128 },
  seed: 2,
  steps: 6,
  batch: 2,
  rate: 0.01,
  warmup: 2,
};

test("a run is a function of its options, resumed or not, and it learns", (t) => {
  const whole = new Training(RUN);
  const before = whole.validate();
  while (!whole.done) whole.advance();
  const half = new Training(RUN);
  for (let step = 0; step < 3; step++) half.advance();
  const resumed = new Training(RUN);
  resumed.restore(half.save());
  t.is(resumed.step, 3);
  while (!resumed.done) resumed.advance();
  t.deepEqual(resumed.network.weights, whole.network.weights);
  t.true(whole.validate() < before);
  t.throws(() => resumed.restore(new Float32Array(5)), { instanceOf: RangeError, message: /found 5/ });
});

test("the tokenizer that ships is the one its seed gives", (t) => {
  const stories = Array.from({ length: 8000 }, (_, index) => writeStory(1, index));
  const pieces = learnVocabulary(stories, 512);
  const { tokenizer } = shippedModel();
  t.deepEqual(
    pieces.map(({ text }) => text),
    tokenizer.pieces.map((piece) => new TextDecoder().decode(piece)),
  );
  t.deepEqual(
    Float32Array.from(pieces, ({ score }) => score),
    tokenizer.scores,
  );
  t.is(
    encodeTokenizer(pieces).length,
    4 + pieces.length * 8 + tokenizer.pieces.reduce((n, p) => n + p.length, 0),
  );
});
