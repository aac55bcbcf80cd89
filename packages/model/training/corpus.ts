/** Stories as tokens: the vocabulary learned from them, and the batches a training step reads. */

import { BOS, Tokenizer } from "@ts-jit/model";
import { learnVocabulary, splitWords } from "./bpe.js";
import type { Batch } from "./network.js";
import { Random } from "./random.js";
import { writeStory } from "./stories.js";
import { encodeTokenizer } from "./write-files.js";

/** Stories the vocabulary is learned from. */
const VOCABULARY_STORIES = 8000;
/** The validation stories' numbers begin here, far from any the training reads. */
const VALIDATION_FROM = 1 << 30;
/** One sequence in so many goes on with a second story, so that every position of the context is trained. */
const TWO_STORIES_IN = 6;

export class Corpus {
  readonly tokenizer: Tokenizer;
  /** The bytes of tokenizer.bin. */
  readonly tokenizerFile: Uint8Array;
  readonly #seed: number;
  readonly #seqLen: number;
  /** From a word with its space to its tokens; exact, for no piece crosses a word's boundary. */
  readonly #words = new Map<string, readonly number[]>();

  constructor(seed: number, vocabSize: number, seqLen: number) {
    const stories = Array.from({ length: VOCABULARY_STORIES }, (_, index) => writeStory(seed, index));
    this.tokenizerFile = encodeTokenizer(learnVocabulary(stories, vocabSize));
    this.tokenizer = Tokenizer.read(this.tokenizerFile, vocabSize);
    this.#seed = seed;
    this.#seqLen = seqLen;
  }

  /** The batch of one training step: `size` sequences of stories no other step reads. */
  trainingBatch(step: number, size: number): Batch {
    return this.#batch(step * size, size);
  }

  /** The same `size` sequences every time, never trained on. */
  validationBatch(size: number): Batch {
    return this.#batch(VALIDATION_FROM, size);
  }

  /** A story's tokens with BOS first: the same as `tokenizer.encode`, but each word is encoded only once. */
  encodeStory(story: string): number[] {
    const tokens = [BOS];
    for (const word of splitWords(` ${story}`)) {
      let ids = this.#words.get(word);
      if (ids === undefined) {
        ids = this.tokenizer.encode(word, { bos: false, prefix: false });
        this.#words.set(word, ids);
      }
      tokens.push(...ids);
    }
    return tokens;
  }

  #batch(first: number, size: number): Batch {
    const tokens: number[] = [];
    const targets: number[] = [];
    const starts = [0];
    for (let index = first; index < first + size; index++) {
      const sequence = this.#sequence(index);
      tokens.push(...sequence.slice(0, -1));
      targets.push(...sequence.slice(1));
      starts.push(tokens.length);
    }
    return { tokens: Int32Array.from(tokens), targets: Int32Array.from(targets), starts };
  }

  /** BOS, a story, BOS; now and then a second story behind it, cut where the context ends. */
  #sequence(index: number): number[] {
    const sequence = this.encodeStory(writeStory(this.#seed, index));
    if (index % TWO_STORIES_IN === 0) {
      const other = new Random(this.#seed ^ 0x5bd1e995, index).uint32();
      sequence.push(...this.encodeStory(writeStory(this.#seed, other)));
    }
    sequence.push(BOS);
    return sequence.slice(0, this.#seqLen + 1);
  }
}
