/**
 * The vocabulary as the guest has it, and how tokens are printed and found by their text.
 *
 *     offsets [vocabSize + 1] i32     piece t is the bytes from offsets[t] to offsets[t + 1]
 *     shown [vocabSize] i16           the byte that a token prints, or SHOWN
 *     bytes [256] i32                 the token of each byte
 *     specials i32, levels u8         special tokens, the longest first, and where they are looked for: tokenize.ts
 *     table [2^k] i32                 finds a token by its text: open addressing from the text's hash on, -1 where empty
 *     ranks [vocabSize] i32           SentencePiece: which merge goes first, the smallest; NEVER
 *     pairs [merges, 3] i32           byte-level: left, right, what they make
 *     pairTable [2^k] i32             finds a pair's place in the list, as `table` does
 *     classes                         byte-level: what code points are: words.ts
 *     pieces                          bytes
 */
import { define, i8, i16, i32, ptr } from "@ts-jit/ir";
import { Places } from "../kernels/layout.js";
import type { PreTokenizer } from "../tokenizer/pre-tokenizers.js";
import { isSpelled, printedBytes, type Tokenizer } from "../tokenizer/tokenizer.js";
import { TOKEN } from "../tokenizer/vocabulary.js";
import { memcmp } from "./library.js";
import { CLASS_BYTES, packClasses } from "./words.js";

export interface VocabularyLayout {
  readonly vocabSize: number;
  readonly offsets: number;
  readonly shown: number;
  readonly bytes: number;
  readonly specials: number;
  readonly levels: number;
  readonly specialCount: number;
  readonly table: number;
  /** Entries of the table, a power of two. */
  readonly tableSize: number;
  readonly ranks: number;
  readonly pairs: number;
  readonly pairTable: number;
  readonly pairTableSize: number;
  readonly classes: number;
  readonly pieces: number;
  readonly end: number;
  /** Bytes of the longest piece. */
  readonly longest: number;
  /** Byte-level: how a text is cut into words. */
  readonly words: PreTokenizer | undefined;
  /** The token after which a first space is not printed: BOS, or -1 for the beginning of a text. */
  readonly unspaced: number;
  readonly prefix: boolean;
  readonly addBos: boolean;
  /** What a text begins with when nothing else does. */
  readonly first: number;
  /** Tokens that end a text or a turn. */
  readonly ends: readonly number[];
}

/** The rank of a piece that no merge makes. */
const NEVER = 0x7fffffff;
/** A token that prints its piece, and one that prints nothing. */
export const SHOWN = { piece: -1, nothing: -2 } as const;
const PAIR = 3;
const BLANK = 0x20;

const tableFor = (entries: number) => 2 ** Math.ceil(Math.log2(2 * Math.max(1, entries)));

/** Places from byte `from` of the module on. */
export function vocabularyLayout(tokenizer: Tokenizer, from: number): VocabularyLayout {
  const { vocabSize, pieces, specials, vocabulary } = tokenizer;
  const { merges, bos, addPrefix } = vocabulary;
  const places = new Places();
  places.take(from);
  const tableSize = tableFor(vocabSize);
  const pairCount = merges.kind === "pairs" ? merges.pairs.length / PAIR : 0;
  const pairTableSize = tableFor(pairCount);
  const layout = {
    vocabSize,
    offsets: places.take(4 * (vocabSize + 1)),
    shown: places.take(2 * vocabSize),
    bytes: places.take(4 * 256),
    specials: places.take(4 * specials.length),
    levels: places.take(specials.length),
    specialCount: specials.length,
    table: places.take(4 * tableSize),
    tableSize,
    ranks: places.take(merges.kind === "scores" ? 4 * vocabSize : 0),
    pairs: places.take(4 * PAIR * pairCount),
    pairTable: places.take(merges.kind === "pairs" ? 4 * pairTableSize : 0),
    pairTableSize,
    classes: places.take(merges.kind === "pairs" ? CLASS_BYTES : 0),
    pieces: places.take(pieces.reduce((sum, piece) => sum + piece.length, 0)),
    longest: tokenizer.maxTokenLength,
    words: merges.kind === "pairs" ? merges.words : undefined,
    unspaced: bos ?? -1,
    prefix: addPrefix,
    addBos: vocabulary.addBos && bos !== undefined,
    first: tokenizer.first,
    ends: [...tokenizer.ends],
  };
  return { ...layout, end: places.end };
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo). */
const HASH = { start: 0x811c9dc5 | 0, factor: 0x01000193 } as const;

function hash(bytes: Uint8Array): number {
  let h: number = HASH.start;
  for (const byte of bytes) h = Math.imul(h ^ byte, HASH.factor);
  return h;
}
/** Where a pair of tokens is looked for first. */
const pairHash = (left: number, right: number): number => {
  const mixed = Math.imul(Math.imul(left, HASH.factor) ^ right, HASH.factor);
  return mixed ^ (mixed >>> 15);
};

export function packVocabulary(module: Uint8Array, tokenizer: Tokenizer, layout: VocabularyLayout): void {
  const { vocabSize, pieces, vocabulary, specials } = tokenizer;
  const { types, merges } = vocabulary;
  const integers = (at: number, length: number) =>
    new Int32Array(module.buffer, module.byteOffset + at, length);
  const offsets = integers(layout.offsets, vocabSize + 1);
  const shown = new Int16Array(module.buffer, module.byteOffset + layout.shown, vocabSize);
  const table = integers(layout.table, layout.tableSize).fill(-1);
  let at = 0;
  pieces.forEach((piece, token) => {
    offsets[token] = at;
    module.set(piece, layout.pieces + at);
    at += piece.length;
    const printed = printedBytes(vocabulary, token);
    const byte = types[token] === TOKEN.byte ? (printed[0] ?? 0) : SHOWN.piece;
    shown[token] = printed.length === 0 ? SHOWN.nothing : byte;
    if (!isSpelled(types[token])) return;
    for (let slot = hash(piece); ; slot++) {
      const entry = slot & (layout.tableSize - 1);
      const there = table[entry] ?? -1;
      if (there === -1) table[entry] = token;
      // Where two tokens have the same text, the first one is meant.
      if (there === -1 || Buffer.compare(pieces[there] ?? piece, piece) === 0) break;
    }
  });
  offsets[vocabSize] = at;
  integers(layout.bytes, 256).set(tokenizer.bytes);
  integers(layout.specials, specials.length).set(specials);
  specials.forEach((token, index) => {
    module[layout.levels + index] = types[token] === TOKEN.control ? 2 : 1;
  });
  if (merges.kind === "scores") integers(layout.ranks, vocabSize).set(ranks(merges.scores));
  else {
    integers(layout.pairs, merges.pairs.length).set(merges.pairs);
    packPairs(integers(layout.pairTable, layout.pairTableSize), merges.pairs);
    packClasses(module, layout.classes);
  }
}

/** The places of scores among them all, the greatest first; equal ones share theirs. */
function ranks(scores: Float32Array): Int32Array {
  const order = [...new Set(scores)].filter((score) => !Number.isNaN(score)).sort((a, b) => b - a);
  const places = new Map(order.map((score, place) => [score, place]));
  return Int32Array.from(scores, (score) => places.get(score) ?? NEVER);
}

function packPairs(table: Int32Array, pairs: Int32Array): void {
  table.fill(-1);
  for (let rank = 0; rank < pairs.length / PAIR; rank++) {
    const [left = 0, right = 0] = pairs.subarray(PAIR * rank);
    for (let slot = pairHash(left, right); ; slot++) {
      const entry = slot & (table.length - 1);
      const there = table[entry] ?? -1;
      if (there === -1) table[entry] = rank;
      // Of a pair listed twice the first counts.
      if (there === -1 || (pairs[PAIR * there] === left && pairs[PAIR * there + 1] === right)) break;
    }
  }
}

/** Finding and printing tokens of one vocabulary; `module` is where its tables are. */
export function vocabularyFunctions(layout: VocabularyLayout) {
  /** The token of a text, or -1. */
  const find = define("llama_find", i32, { module: ptr, text: ptr, n: i32 }, (f, { module, text, n }) => {
    const h = f.local(i32, HASH.start);
    f.range(0, n, (i) => h.set(h.xor(text.at(i8, i).zext(i32)).mul(HASH.factor)));
    const offsets = module.add(layout.offsets).get();
    f.loop(() => {
      const token = module
        .add(layout.table)
        .at(i32, h.and(layout.tableSize - 1))
        .get();
      f.if(token.lt(0), () => f.return(-1));
      const from = offsets.at(i32, token).get();
      const length = offsets.at(i32, token.add(1)).sub(from);
      const same = f.all(length.eq(n), () =>
        f.call(memcmp, module.add(layout.pieces).add(from), text, n).eq(0),
      );
      f.if(same, () => f.return(token));
      h.inc();
    });
  });

  /** The rank of the merge of two texts that lie together, `n` bytes, or NEVER. */
  const spelled = define(
    "llama_spelled",
    i32,
    { module: ptr, text: ptr, n: i32 },
    (f, { module, text, n }) => {
      const token = f.call(find, module, text, n).get();
      f.if(token.lt(0), () => f.return(NEVER));
      f.return(module.add(layout.ranks).at(i32, token));
    },
  );

  /** The rank of the merge of two tokens, or NEVER. */
  const pair = define(
    "llama_pair",
    i32,
    { module: ptr, left: i32, right: i32 },
    (f, { module, left, right }) => {
      const mixed = left.mul(HASH.factor).xor(right).mul(HASH.factor).get();
      const slot = f.local(mixed.xor(mixed.shr(15)));
      f.loop(() => {
        const rank = module
          .add(layout.pairTable)
          .at(i32, slot.and(layout.pairTableSize - 1))
          .get();
        f.if(rank.lt(0), () => f.return(NEVER));
        const entry = module
          .add(layout.pairs)
          .add(rank.mul(4 * PAIR))
          .get();
        const same = f.all(entry.at(i32, 0).eq(left), () => entry.at(i32, 1).eq(right));
        f.if(same, () => f.return(rank));
        slot.inc();
      });
    },
  );

  /** Stores where the bytes lie that `token` prints after `previous`; gives their number. */
  const decode = define(
    "llama_decode",
    i32,
    { module: ptr, previous: i32, token: i32, start: ptr },
    (f, { module, previous, token, start }) => {
      const shown = module.add(layout.shown).at(i16, token);
      f.if(shown.eq(SHOWN.nothing), () => f.return(0));
      f.if(shown.ge(0), () => {
        if (layout.prefix) {
          f.if(previous.eq(layout.unspaced).and(shown.eq(BLANK)), () => f.return(0));
        }
        // Little-endian: the byte is the first of the two.
        start.store(module.add(layout.shown).offset(i16, token));
        f.return(1);
      });
      const offsets = module.add(layout.offsets).get();
      const from = f.local(offsets.at(i32, token));
      const to = offsets.at(i32, token.add(1)).get();
      if (layout.prefix) {
        const blank = f.all(previous.eq(layout.unspaced), () =>
          module.add(layout.pieces).at(i8, from).eq(BLANK),
        );
        f.if(blank, () => from.inc());
      }
      start.store(module.add(layout.pieces).add(from));
      f.return(to.sub(from));
    },
  );
  return { find, spelled, pair, decode, never: NEVER, pairInts: PAIR };
}
