/**
 * Text to tokens and back.
 *
 *     text -> special tokens are cut out, the longest first -> what lies between
 *          SentencePiece: a space before it, code points, then the pair of best score merged again and again; what is no
 *                         piece is its bytes
 *          byte-level:    words, their bytes, then in each word the pair listed first merged again and again
 *
 * This is the plain form, which the guest's (program/tokenize.ts) is compared with.
 *
 * Sources: SentencePiece (Kudo and Richardson, 2018); Sennrich et al., "Neural Machine Translation of Rare Words with
 * Subword Units", 2016; llama.cpp, `llama-vocab.cpp`.
 */
import { words } from "./pre-tokenizers.js";
import { readTokenizerBin } from "./tokenizer-bin.js";
import { byteTokens, latin1, rawByte, TOKEN, type Vocabulary } from "./vocabulary.js";

/** A stretch of text: where `special` is set, control tokens are meant where they are written. */
export interface TextPart {
  readonly text: string;
  readonly special: boolean;
}

/** Options of `Tokenizer.encode`. */
export interface EncodeOptions {
  /** Put BOS first. Default: what the vocabulary says. */
  readonly bos?: boolean;
  /** Put EOS last. Default: false. */
  readonly eos?: boolean;
  /** Put a space before text, as SentencePiece does. Default: what the vocabulary says. */
  readonly prefix?: boolean;
}

/** A vocabulary at work. Immutable. */
export class Tokenizer {
  readonly vocabulary: Vocabulary;
  /** Tokens in the vocabulary. */
  readonly vocabSize: number;
  /** [vocabSize] the bytes of each piece. */
  readonly pieces: readonly Uint8Array[];
  /** The longest piece in bytes. */
  readonly maxTokenLength: number;
  /** Tokens that end a text or a turn. */
  readonly ends: ReadonlySet<number>;
  /** What a text begins with when nothing else does: BOS, else EOS, else token 0. */
  readonly first: number;
  /** [256] the token of each byte. */
  readonly bytes: Int32Array;
  /** Control and user-defined tokens, the longest first. */
  readonly specials: readonly number[];
  /** From a piece's bytes, written as one character a byte, to its token: only what a text may spell. */
  readonly #ids: ReadonlyMap<string, number>;
  /** Of a vocabulary of pairs: from "left,right" to the pair's place in the list. */
  readonly #ranks: ReadonlyMap<string, number>;

  /** @throws ModelError when a byte has no token. */
  constructor(vocabulary: Vocabulary) {
    const { pieces, types, merges } = vocabulary;
    this.vocabulary = vocabulary;
    this.vocabSize = pieces.length;
    this.pieces = pieces;
    this.maxTokenLength = pieces.reduce((most, piece) => Math.max(most, piece.length), 1);
    this.ends = new Set(vocabulary.ends);
    this.first = vocabulary.bos ?? vocabulary.eos ?? 0;
    this.bytes = byteTokens(vocabulary);
    this.specials = [...pieces.keys()]
      .filter((id) => isSpecial(types[id]) && (pieces[id]?.length ?? 0) > 0)
      .sort((a, b) => (pieces[b]?.length ?? 0) - (pieces[a]?.length ?? 0) || a - b);
    const ids = new Map<string, number>();
    // Where two tokens have the same text, the first one is meant.
    pieces.forEach((piece, id) => {
      const key = latin1(piece);
      if (isSpelled(types[id]) && !ids.has(key)) ids.set(key, id);
    });
    this.#ids = ids;
    const ranks = new Map<string, number>();
    if (merges.kind === "pairs") {
      for (let rank = merges.pairs.length / 3 - 1; rank >= 0; rank--) {
        ranks.set(`${merges.pairs[3 * rank]},${merges.pairs[3 * rank + 1]}`, rank);
      }
    }
    this.#ranks = ranks;
  }

  /**
   * Reads a `tokenizer.bin` of llama2.c.
   *
   * @param bytes the whole file
   * @param vocabSize the tokens the model has; the file itself does not say
   * @param file the file's name, for messages
   * @throws ModelError when the file is cut short, holds more than `vocabSize` tokens, or has an absurd length.
   */
  static read(bytes: Uint8Array, vocabSize: number, file = "tokenizer.bin"): Tokenizer {
    return new Tokenizer(readTokenizerBin(bytes, vocabSize, file));
  }

  /** [vocabSize] of SentencePiece: which of two merges goes first. Empty for a vocabulary of pairs. */
  get scores(): Float32Array {
    const { merges } = this.vocabulary;
    return merges.kind === "scores" ? merges.scores : new Float32Array();
  }

  /**
   * The tokens of a text. In a plain string no control token is meant; see {@link TextPart}.
   * An empty text without BOS has no tokens.
   */
  encode(text: string | readonly TextPart[], options: EncodeOptions = {}): number[] {
    const { addBos, addPrefix, bos: first, eos: last } = this.vocabulary;
    const { bos = addBos, eos = false, prefix = addPrefix } = options;
    const tokens: number[] = [];
    if (bos && first !== undefined) tokens.push(first);
    const parts = typeof text === "string" ? [{ text, special: false }] : text;
    for (const piece of this.#cut(parts)) {
      if (typeof piece === "number") tokens.push(piece);
      else for (const token of this.#encodeText(prefix ? ` ${piece}` : piece)) tokens.push(token);
    }
    if (eos && last !== undefined) tokens.push(last);
    return tokens;
  }

  /** Special tokens, and the text between them. */
  #cut(parts: readonly TextPart[]): readonly (number | string)[] {
    const { pieces } = this;
    const { types } = this.vocabulary;
    const bytes = Buffer.concat(parts.map(({ text }) => Buffer.from(text)));
    // What each byte may belong to: 1 a user-defined token, 2 a control token too, 0 it is taken.
    const open = Buffer.concat(
      parts.map(({ text, special }) => Buffer.alloc(Buffer.byteLength(text), special ? 2 : 1)),
    );
    const found = new Map<number, number>();
    for (const id of this.specials) {
      const piece = pieces[id] ?? bytes;
      const least = types[id] === TOKEN.control ? 2 : 1;
      for (let at = bytes.indexOf(piece); at >= 0; ) {
        const free = open.subarray(at, at + piece.length).every((value) => value >= least);
        if (free) {
          found.set(at, id);
          open.fill(0, at, at + piece.length);
        }
        at = bytes.indexOf(piece, at + (free ? piece.length : 1));
      }
    }
    const out: (number | string)[] = [];
    let from = 0;
    const textTo = (to: number) => {
      if (to > from) out.push(bytes.toString("utf8", from, to));
    };
    for (const [at, id] of [...found].sort(([a], [b]) => a - b)) {
      textTo(at);
      out.push(id);
      from = at + (pieces[id]?.length ?? 0);
    }
    textTo(bytes.length);
    return out;
  }

  #encodeText(text: string): readonly number[] {
    const { merges } = this.vocabulary;
    if (merges.kind === "scores") return this.#mergeScores(text, merges.scores);
    return words(text, merges.words).flatMap((word) => {
      const key = latin1(Buffer.from(word));
      const whole = merges.words.wholeWords ? this.#ids.get(key) : undefined;
      return whole === undefined ? this.#mergePairs(key, merges.pairs) : [whole];
    });
  }

  /** SentencePiece's merges; spans are kept as their bytes, one character a byte. */
  #mergeScores(text: string, scores: Float32Array): readonly number[] {
    const spans = [...text].map((character) => latin1(Buffer.from(character)));
    const score = (left: string | undefined, right: string | undefined): number => {
      const id = left === undefined || right === undefined ? undefined : this.#ids.get(left + right);
      return id === undefined ? Number.NaN : (scores[id] as number); // a score for each token
    };
    mergeAll(
      spans,
      score,
      (a, b) => a > b,
      (left, right) => left + right,
    );
    return spans.flatMap((span) => {
      const id = this.#ids.get(span);
      return id ?? Array.from(Buffer.from(span, "latin1"), (byte) => this.bytes[byte] as number); // of 256
    });
  }

  #mergePairs(word: string, pairs: Int32Array): readonly number[] {
    const tokens = Array.from(Buffer.from(word, "latin1"), (byte) => this.bytes[byte] as number); // of 256
    const rank = (left: number | undefined, right: number | undefined) =>
      this.#ranks.get(`${left},${right}`) ?? Number.NaN;
    mergeAll(
      tokens,
      rank,
      (a, b) => a < b,
      (left, right) => pairs[3 * rank(left, right) + 2] as number,
    ); // it has a rank
    return tokens;
  }

  /**
   * The bytes `token` prints after `previous`: at the start and right after BOS a piece's leading space is left out where the vocabulary
   * puts one there, a byte token is the raw byte, a control token nothing. A code point may be spread over several tokens,
   * so bytes, not text, are what one token stands for.
   *
   * @throws RangeError when `token` is not in the vocabulary.
   */
  decode(previous: number | undefined, token: number): Uint8Array {
    const { vocabulary, pieces } = this;
    const piece = pieces[token];
    if (piece === undefined) {
      throw new RangeError(`token ${token} is not in a vocabulary of ${this.vocabSize}`);
    }
    const printed = printedBytes(vocabulary, token);
    const begins = previous === undefined || previous === vocabulary.bos;
    const blank = vocabulary.addPrefix && begins && printed[0] === 0x20;
    return blank ? printed.subarray(1) : printed;
  }
}

/** The bytes a token prints anywhere but at the start. */
export function printedBytes({ pieces, types }: Vocabulary, token: number): Uint8Array {
  const piece = pieces[token] ?? new Uint8Array();
  if (types[token] === TOKEN.byte) return Uint8Array.of(rawByte(piece) ?? 0);
  return isSpelled(types[token]) || types[token] === TOKEN.userDefined ? piece : piece.subarray(0, 0);
}

/** Whether a text spells such a token by its letters. */
export function isSpelled(type: number | undefined): boolean {
  return type === TOKEN.normal || type === TOKEN.unused;
}
function isSpecial(type: number | undefined): boolean {
  return type === TOKEN.control || type === TOKEN.userDefined;
}

/** Merges the best pair of neighbours, the leftmost of equals, until none has a value; NaN is none. */
function mergeAll<T>(
  spans: T[],
  value: (left: T | undefined, right: T | undefined) => number,
  better: (a: number, b: number) => boolean,
  join: (left: T, right: T) => T,
): void {
  const values = spans.map((span, at) => value(span, spans[at + 1]));
  for (;;) {
    let best = -1;
    for (let at = 0; at + 1 < spans.length; at++) {
      const here = values[at] as number; // one for each span
      if (!Number.isNaN(here) && (best < 0 || better(here, values[best] as number))) best = at;
    }
    const [left, right] = [spans[best], spans[best + 1]];
    if (left === undefined || right === undefined) return;
    spans.splice(best, 2, join(left, right));
    values.splice(best + 1, 1);
    values[best] = value(spans[best], spans[best + 1]);
    if (best > 0) values[best - 1] = value(spans[best - 1], spans[best]);
  }
}
