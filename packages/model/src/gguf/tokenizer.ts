/**
 * The vocabulary of a GGUF file.
 *
 * `tokenizer.ggml.model` says which kind: "llama" is SentencePiece, where a space is written U+2581; "gpt2" is byte-level, with the
 * words of `tokenizer.ggml.pre`.
 *
 * Source: ggml, docs/gguf.md; llama.cpp, `llama-vocab.cpp: llama_vocab::impl::load`.
 */
import { bytesOfText } from "../tokenizer/byte-text.js";
import { PRE_TOKENIZERS } from "../tokenizer/pre-tokenizers.js";
import { Tokenizer } from "../tokenizer/tokenizer.js";
import { latin1, MAX_PIECE_BYTES, type Merges, rawByte, TOKEN } from "../tokenizer/vocabulary.js";
import { type Fields, isNumber, isText } from "./fields.js";

const KEY = "tokenizer.ggml";
/** Tokens that end a turn by their names, in files that do not say it otherwise. */
const TURN_ENDS = new Set([
  "<|im_end|>",
  "<|eot_id|>",
  "<|eom_id|>",
  "<|end|>",
  "<end_of_turn>",
  "<|endoftext|>",
  "<|end_of_text|>",
]);
const SPACE = "\u2581";

interface Kind {
  readonly addBos: (fields: Fields) => boolean;
  readonly addPrefix: boolean;
  /** The ids of BOS and EOS where the file does not say. */
  readonly usual: { readonly bos?: number; readonly eos?: number };
  readonly bytes: (text: string) => Uint8Array;
  readonly merges: (fields: Fields, pieces: readonly Uint8Array[], types: Uint8Array) => Merges;
}

const utf8 = new TextEncoder();
const KINDS: Readonly<Record<string, Kind>> = {
  llama: {
    addBos: () => true,
    addPrefix: true,
    usual: { bos: 1, eos: 2 },
    bytes: (text) => utf8.encode(text.replaceAll(SPACE, " ")),
    merges: (fields, pieces) => {
      const scores = fields.list(`${KEY}.scores`, pieces.length, isNumber);
      return { kind: "scores", scores: Float32Array.from(scores) };
    },
  },
  gpt2: {
    addBos: (fields) => wordsOf(fields).bos,
    addPrefix: false,
    usual: {},
    bytes: bytesOfText,
    merges: readPairs,
  },
};

/** @throws ModelError for what is missing, does not fit, or is of a kind that is not supported. */
export function readTokenizer(fields: Fields): Tokenizer {
  const name = fields.text(`${KEY}.model`);
  const kind = KINDS[name];
  if (kind === undefined) {
    return fields.fail(`${KEY}.model`, "llama (SentencePiece) or gpt2 (byte-level)", JSON.stringify(name));
  }
  const texts = fields.list(`${KEY}.tokens`, undefined, isText);
  const count = texts.length;
  const id = (what: string, usual?: number): number | undefined => {
    const key = `${KEY}.${what}_token_id`;
    if (!fields.has(key)) return usual !== undefined && usual < count ? usual : undefined;
    const found = fields.number(key);
    if (Number.isInteger(found) && found >= 0 && found < count) return found;
    return fields.fail(key, `a token from 0 to ${count - 1}`, `${found}`);
  };
  const [bos, eos] = [id("bos", kind.usual.bos), id("eos", kind.usual.eos)];
  const types = readTypes(fields, texts, [bos, eos]);
  const pieces = texts.map((text, token) => {
    const plain = types[token] === TOKEN.normal || types[token] === TOKEN.unused;
    const bytes = plain || name === "llama" ? kind.bytes(text) : utf8.encode(text);
    if (bytes.length <= MAX_PIECE_BYTES) return bytes;
    return fields.fail(
      `${KEY}.tokens`,
      `tokens of at most ${MAX_PIECE_BYTES} bytes`,
      `${bytes.length} (token ${token})`,
    );
  });
  const named = texts.flatMap((text, token) => {
    return types[token] === TOKEN.control && TURN_ENDS.has(text) ? [token] : [];
  });
  const ends = [bos, eos, id("eot"), id("eom"), ...named].filter((token) => token !== undefined);
  return new Tokenizer({
    file: fields.file,
    pieces,
    types,
    merges: kind.merges(fields, pieces, types),
    bos,
    eos,
    ends: [...new Set(ends)],
    addBos: fields.flag(`${KEY}.add_bos_token`, kind.addBos(fields)),
    addPrefix: fields.flag(`${KEY}.add_space_prefix`, kind.addPrefix),
  });
}

/** What each token is; older files say it only by the tokens' names. */
function readTypes(
  fields: Fields,
  texts: readonly string[],
  controls: readonly (number | undefined)[],
): Uint8Array {
  if (fields.has(`${KEY}.token_type`)) {
    const types = fields.list(`${KEY}.token_type`, texts.length, isNumber);
    return Uint8Array.from(types, (type) => {
      if (type >= TOKEN.normal && type <= TOKEN.byte) return type;
      return fields.fail(`${KEY}.token_type`, `types from ${TOKEN.normal} to ${TOKEN.byte}`, `${type}`);
    });
  }
  return Uint8Array.from(texts, (text, token) => {
    if (controls.includes(token)) return TOKEN.control;
    if (text === "<unk>") return TOKEN.unknown;
    return rawByte(utf8.encode(text)) === undefined ? TOKEN.normal : TOKEN.byte;
  });
}

function wordsOf(fields: Fields) {
  const name = fields.text(`${KEY}.pre`);
  const words = PRE_TOKENIZERS[name];
  if (words !== undefined) return words;
  return fields.fail(`${KEY}.pre`, `one of ${Object.keys(PRE_TOKENIZERS).join(", ")}`, JSON.stringify(name));
}

/** The list of merges, "left right" each, as tokens: left, right, what they make. */
function readPairs(fields: Fields, pieces: readonly Uint8Array[], types: Uint8Array): Merges {
  const words = wordsOf(fields);
  const key = `${KEY}.merges`;
  const ids = new Map<string, number>();
  pieces.forEach((piece, token) => {
    const text = latin1(piece);
    if (types[token] === TOKEN.normal && !ids.has(text)) ids.set(text, token);
  });
  const list = fields.list(key, undefined, isText);
  const pairs = new Int32Array(3 * list.length);
  list.forEach((merge, rank) => {
    const blank = merge.indexOf(" ", 1);
    if (blank < 0) fields.fail(key, "two texts and a space between", JSON.stringify(merge));
    const [left, right] = [merge.slice(0, blank), merge.slice(blank + 1)].map((text) =>
      latin1(bytesOfText(text)),
    );
    [left, right, `${left}${right}`].forEach((text, part) => {
      const token = ids.get(text ?? "");
      if (token === undefined) {
        fields.fail(key, `tokens of the vocabulary in merge ${rank}, ${JSON.stringify(merge)}`, "other text");
      } else pairs[3 * rank + part] = token;
    });
  });
  return { kind: "pairs", pairs, words };
}
