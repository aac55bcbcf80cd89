/** What a tokenizer is made from, whichever file it came in. */
import { ModelError } from "../errors.js";
import type { PreTokenizer } from "./pre-tokenizers.js";

/** What a token is, by ggml's numbers. */
export const TOKEN = { normal: 1, unknown: 2, control: 3, userDefined: 4, unused: 5, byte: 6 } as const;

/** Which neighbours are merged, and in what order. */
export type Merges =
  /** SentencePiece: any two that spell a piece; the greater score first. */
  | { readonly kind: "scores"; readonly scores: Float32Array }
  /** Byte-level: the pairs listed, the earlier first; within words. */
  | { readonly kind: "pairs"; readonly pairs: Int32Array; readonly words: PreTokenizer };

export interface Vocabulary {
  /** Where it comes from, for messages. */
  readonly file: string;
  /** [vocabSize] the bytes of each token; of a byte token of SentencePiece, its name, such as <0x0A>. */
  readonly pieces: readonly Uint8Array[];
  /** [vocabSize] {@link TOKEN} */
  readonly types: Uint8Array;
  readonly merges: Merges;
  /** The token that begins a text, where there is one. */
  readonly bos: number | undefined;
  readonly eos: number | undefined;
  /** Tokens that end a text or a turn. */
  readonly ends: readonly number[];
  readonly addBos: boolean;
  /** SentencePiece's space before the first word, and after each control token. */
  readonly addPrefix: boolean;
}

/** A token longer than this is taken for a damaged file, not a word. */
export const MAX_PIECE_BYTES = 1024;

/** How SentencePiece writes the piece of a raw byte. */
const RAW_BYTE = /^<0x([0-9A-Fa-f]{2})>$/;

/** The byte a piece such as <0x0A> stands for, or undefined. */
export function rawByte(piece: Uint8Array): number | undefined {
  if (piece.length !== 6) return undefined;
  const digits = RAW_BYTE.exec(latin1(piece))?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** Bytes as a string of one character a byte: a key for maps that loses nothing. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/**
 * The token of each byte, [256].
 * @throws ModelError when one is missing.
 */
export function byteTokens({ file, pieces, types, merges }: Vocabulary): Int32Array {
  const tokens = new Int32Array(256).fill(-1);
  pieces.forEach((piece, id) => {
    const single = piece.length === 1 && types[id] === TOKEN.normal;
    const byte = merges.kind === "pairs" ? (single ? piece[0] : undefined) : rawByte(piece);
    if (byte === undefined || (merges.kind === "scores" && types[id] !== TOKEN.byte)) return;
    if (tokens[byte] === -1) tokens[byte] = id;
  });
  const missing = tokens.indexOf(-1);
  if (missing >= 0) {
    const expected = `a token for each of the 256 bytes`;
    throw new ModelError({ file, field: "tokens", expected, found: `none for the byte ${missing}` });
  }
  return tokens;
}
