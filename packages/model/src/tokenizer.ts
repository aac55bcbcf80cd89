/**
 * llama2.c's tokenizer: reads `tokenizer.bin`, turns text into tokens and tokens into bytes.
 *
 * The file is little-endian: `int32 max_token_length`, then for each token `float32 score`, `int32 length` and
 * `length` bytes of text. Token 0 is <unk>, 1 is BOS, 2 is EOS, 3 to 258 are the raw bytes 0x00 to 0xFF, the rest
 * are learned pieces. The method is that of llama2.c's `run.c`: `build_tokenizer`, `encode`, `decode`, which in
 * turn is SentencePiece's byte-pair encoding with byte fallback.
 */

import { ModelError } from "./errors.js";

/** Begins every text, and so also marks the end of the one before. */
export const BOS = 1;
export const EOS = 2;
/** The token of byte 0x00; byte b is token FIRST_BYTE + b. */
export const FIRST_BYTE = 3;

/** A piece longer than this is taken for a damaged file, not a word. */
const MAX_PIECE_BYTES = 1024;

/** How the file writes the piece of a raw byte. */
const RAW_BYTE = /^<0x([0-9A-Fa-f]{2})>$/;

/** Options of `Tokenizer.encode`. */
export interface EncodeOptions {
  /** Put BOS first. Default: true. */
  readonly bos?: boolean;
  /** Put EOS last. Default: false. */
  readonly eos?: boolean;
  /** Put a space before a text that is not empty, as SentencePiece does at the start of a text. Default: true. */
  readonly prefix?: boolean;
}

/** A vocabulary with its merge scores. Immutable once read. */
export class Tokenizer {
  /** Tokens in the vocabulary. */
  readonly vocabSize: number;
  /** The longest piece in bytes, as the file states it. */
  readonly maxTokenLength: number;
  /** [vocabSize] merge scores: of two possible merges the one with the greater score is made first. */
  readonly scores: Float32Array;
  /** [vocabSize] the bytes of each piece, exactly as the file holds them. */
  readonly pieces: readonly Uint8Array[];
  /** From a piece's bytes, written as one character a byte, to its token. */
  readonly #ids: ReadonlyMap<string, number>;

  private constructor(maxTokenLength: number, scores: Float32Array, pieces: readonly Uint8Array[]) {
    this.vocabSize = pieces.length;
    this.maxTokenLength = maxTokenLength;
    this.scores = scores;
    this.pieces = pieces;
    const ids = new Map<string, number>();
    // Where two tokens have the same text, the first one is meant.
    pieces.forEach((piece, id) => {
      const key = latin1(piece);
      if (!ids.has(key)) ids.set(key, id);
    });
    this.#ids = ids;
  }

  /**
   * A vocabulary of pieces with their scores.
   *
   * @param file where they come from, for messages
   * @throws ModelError when the bytes are not tokens 3 to 258.
   */
  static of(pieces: readonly Uint8Array[], scores: Float32Array, file: string): Tokenizer {
    for (let byte = 0; byte < 256; byte++) {
      const piece = pieces[FIRST_BYTE + byte];
      if (piece !== undefined && rawByte(piece) === byte) continue;
      const found = piece === undefined ? "none" : JSON.stringify(new TextDecoder().decode(piece));
      throw new ModelError({
        file,
        field: `token ${FIRST_BYTE + byte}`,
        expected: `the byte ${byte}`,
        found,
      });
    }
    const longest = pieces.reduce((most, piece) => Math.max(most, piece.length), 1);
    return new Tokenizer(longest, scores, pieces);
  }

  /**
   * Reads a `tokenizer.bin`.
   *
   * @param bytes the whole file
   * @param vocabSize the tokens the model has; the file itself does not say
   * @param file the file's name, for messages
   * @throws ModelError when the file is cut short, holds more than `vocabSize` tokens, or has an absurd length.
   */
  static read(bytes: Uint8Array, vocabSize: number, file = "tokenizer.bin"): Tokenizer {
    const fail = (field: string, expected: string, found: string): never => {
      throw new ModelError({ file, field, expected, found });
    };
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 4) fail("max_token_length", "4 bytes", `${bytes.length}`);
    if (!Number.isInteger(vocabSize) || vocabSize < FIRST_BYTE + 256) {
      fail("vocab_size", `at least ${FIRST_BYTE + 256} tokens: 3 controls and 256 bytes`, `${vocabSize}`);
    }
    const maxTokenLength = view.getInt32(0, true);
    if (maxTokenLength < 1 || maxTokenLength > MAX_PIECE_BYTES) {
      fail("max_token_length", `1 to ${MAX_PIECE_BYTES}`, `${maxTokenLength}`);
    }
    const scores = new Float32Array(vocabSize);
    const pieces: Uint8Array[] = [];
    let at = 4;
    for (let id = 0; id < vocabSize; id++) {
      if (at + 8 > bytes.length)
        fail(`token ${id}`, `${vocabSize} tokens, as the model has`, `the file ends after ${id}`);
      const length = view.getInt32(at + 4, true);
      if (length < 0 || length > MAX_PIECE_BYTES)
        fail(`token ${id}`, `0 to ${MAX_PIECE_BYTES} bytes`, `${length}`);
      if (at + 8 + length > bytes.length) {
        fail(`token ${id}`, `${length} bytes of text`, `${bytes.length - at - 8} before the file ends`);
      }
      scores[id] = view.getFloat32(at, true);
      pieces.push(bytes.slice(at + 8, at + 8 + length));
      at += 8 + length;
    }
    if (at !== bytes.length) {
      fail(
        "vocab_size",
        `${vocabSize} tokens, as the model has`,
        `${bytes.length - at} bytes after the last of them`,
      );
    }
    return new Tokenizer(maxTokenLength, scores, pieces);
  }

  /**
   * Turns text into tokens, as llama2.c's `encode` does: a space before the first word, one token for each code
   * point (or one for each of its UTF-8 bytes when the vocabulary lacks it), then the neighbouring pair of best
   * score merged again and again until no two neighbours spell a piece.
   */
  encode(text: string, { bos = true, eos = false, prefix = true }: EncodeOptions = {}): number[] {
    const tokens = bos ? [BOS] : [];
    if (prefix && text !== "") {
      // The dummy prefix: " Once" and "Once" at the start of a text are one token.
      const space = this.#ids.get(" ");
      if (space !== undefined) tokens.push(space);
    }
    const utf8 = new TextEncoder();
    for (const codePoint of text) {
      const bytes = utf8.encode(codePoint);
      const id = this.#ids.get(latin1(bytes));
      if (id !== undefined) tokens.push(id);
      else for (const byte of bytes) tokens.push(FIRST_BYTE + byte);
    }
    for (;;) {
      const merge = this.#bestMerge(tokens);
      if (merge === undefined) break;
      tokens.splice(merge.at, 2, merge.id);
    }
    if (eos) tokens.push(EOS);
    return tokens;
  }

  /** The pair to merge next: the best score, the leftmost of equals. */
  #bestMerge(tokens: readonly number[]): { readonly at: number; readonly id: number } | undefined {
    let best: { readonly at: number; readonly id: number } | undefined;
    let bestScore = -1e10; // llama2.c's bound: a piece scored lower is never made by a merge
    for (let at = 0; at + 1 < tokens.length; at++) {
      const id = this.#ids.get(latin1(this.#piece(tokens[at])) + latin1(this.#piece(tokens[at + 1])));
      if (id === undefined) continue;
      const score = this.scores[id] ?? 0;
      if (score > bestScore) {
        best = { at, id };
        bestScore = score;
      }
    }
    return best;
  }

  /**
   * The bytes `token` prints after `previous`, as llama2.c's `decode` gives them: the piece's leading space is
   * left out right after BOS, and a byte token such as <0x0A> is the raw byte. A code point may be spread over
   * several tokens, so bytes, not text, are what one token stands for.
   *
   * @throws RangeError when `token` is not in the vocabulary.
   */
  decode(previous: number, token: number): Uint8Array {
    const piece = this.#piece(token);
    const byte = rawByte(piece);
    if (byte !== undefined) return Uint8Array.of(byte);
    return previous === BOS && piece[0] === 0x20 ? piece.subarray(1) : piece;
  }

  #piece(token: number | undefined): Uint8Array {
    const piece = token === undefined ? undefined : this.pieces[token];
    if (piece === undefined)
      throw new RangeError(`token ${token} is not in a vocabulary of ${this.vocabSize}`);
    return piece;
  }
}

/** The byte a piece such as <0x0A> stands for, or undefined. */
export function rawByte(piece: Uint8Array): number | undefined {
  const digits = RAW_BYTE.exec(latin1(piece))?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** Bytes as a string of one character a byte: a key for maps that loses nothing. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
