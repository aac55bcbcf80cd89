/**
 * llama2.c's `tokenizer.bin`: a SentencePiece vocabulary.
 *
 * Little-endian: `int32 max_token_length`, then for each token `float32 score`, `int32 length` and `length` bytes of text.
 * Token 0 is <unk>, 1 is BOS, 2 is EOS, 3 to 258 are the raw bytes 0x00 to 0xFF, the rest are learned pieces.
 *
 * Source: llama2.c, `run.c: build_tokenizer`.
 */
import { ModelError } from "../errors.js";
import { MAX_PIECE_BYTES, rawByte, TOKEN, type Vocabulary } from "./vocabulary.js";

/** Begins every text, and so also marks the end of the one before. */
export const BOS = 1;
export const EOS = 2;
/** The token of byte 0x00; byte b is token FIRST_BYTE + b. */
export const FIRST_BYTE = 3;

/** @throws ModelError when the file is cut short, holds more than `vocabSize` tokens, or has an absurd length. */
export function readTokenizerBin(bytes: Uint8Array, vocabSize: number, file: string): Vocabulary {
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
  const pieces: Uint8Array[] = [];
  const found: number[] = [];
  let at = 4;
  for (let id = 0; id < vocabSize; id++) {
    if (at + 8 > bytes.length) {
      fail(`token ${id}`, `${vocabSize} tokens, as the model has`, `the file ends after ${id}`);
    }
    const length = view.getInt32(at + 4, true);
    if (length < 0 || length > MAX_PIECE_BYTES) {
      fail(`token ${id}`, `0 to ${MAX_PIECE_BYTES} bytes`, `${length}`);
    }
    if (at + 8 + length > bytes.length) {
      fail(`token ${id}`, `${length} bytes of text`, `${bytes.length - at - 8} before the file ends`);
    }
    found.push(view.getFloat32(at, true));
    pieces.push(bytes.slice(at + 8, at + 8 + length));
    at += 8 + length;
  }
  if (at !== bytes.length) {
    const more = `${bytes.length - at} bytes after the last of them`;
    fail("vocab_size", `${vocabSize} tokens, as the model has`, more);
  }
  const types = new Uint8Array(vocabSize).fill(TOKEN.normal);
  types.set([TOKEN.unknown, TOKEN.control, TOKEN.control]);
  for (let byte = 0; byte < 256; byte++) {
    const id = FIRST_BYTE + byte;
    const piece = pieces[id] ?? bytes;
    if (rawByte(piece) === byte) types[id] = TOKEN.byte;
    else fail(`token ${id}`, `the byte ${byte}`, JSON.stringify(new TextDecoder().decode(piece)));
  }
  return {
    file,
    pieces,
    types,
    merges: { kind: "scores", scores: Float32Array.from(found) },
    bos: BOS,
    eos: EOS,
    ends: [BOS, EOS],
    addBos: true,
    addPrefix: true,
  };
}
