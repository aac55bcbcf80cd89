/**
 * The vocabulary as the guest has it, and the guest's tokenizer.
 *
 *     offsets [vocabSize + 1] i32 | scores [vocabSize] f32 | raw [vocabSize] i16 | table [2^k] i32 | pieces, bytes
 *
 * Piece t is the bytes from offsets[t] to offsets[t + 1]. raw[t] is the byte that token t stands for, or -1. The table
 * finds a token by its text: open addressing from the text's hash on, -1 where it is empty.
 */
import { arrayType, declare, define, type Expr, floatType, global, i8, i16, i32, ptr } from "@ts-jit/ir";
import { Places } from "../kernels/layout.js";
import { BOS, FIRST_BYTE, rawByte, type Tokenizer } from "../tokenizer.js";

export interface VocabularyLayout {
  readonly offsets: number;
  readonly scores: number;
  readonly raw: number;
  readonly table: number;
  /** Entries of the table, a power of two. */
  readonly tableSize: number;
  readonly pieces: number;
  readonly end: number;
  /** Bytes of the longest piece. */
  readonly longest: number;
}

/** Places from byte `from` of the module on. */
export function vocabularyLayout({ vocabSize, pieces }: Tokenizer, from: number): VocabularyLayout {
  const places = new Places();
  places.take(from);
  const tableSize = 2 ** Math.ceil(Math.log2(2 * vocabSize));
  const layout = {
    offsets: places.take(4 * (vocabSize + 1)),
    scores: places.take(4 * vocabSize),
    raw: places.take(2 * vocabSize),
    table: places.take(4 * tableSize),
    tableSize,
    pieces: places.take(pieces.reduce((sum, piece) => sum + piece.length, 0)),
    longest: pieces.reduce((most, piece) => Math.max(most, piece.length), 1),
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

export function packVocabulary(module: Uint8Array, tokenizer: Tokenizer, layout: VocabularyLayout): void {
  const { vocabSize, pieces, scores } = tokenizer;
  const offsets = new Int32Array(module.buffer, layout.offsets, vocabSize + 1);
  const raw = new Int16Array(module.buffer, layout.raw, vocabSize);
  const table = new Int32Array(module.buffer, layout.table, layout.tableSize).fill(-1);
  new Float32Array(module.buffer, layout.scores, vocabSize).set(scores);
  let at = 0;
  pieces.forEach((piece, token) => {
    offsets[token] = at;
    module.set(piece, layout.pieces + at);
    at += piece.length;
    raw[token] = rawByte(piece) ?? -1;
    for (let slot = hash(piece); ; slot++) {
      const entry = slot & (layout.tableSize - 1);
      const there = table[entry] ?? -1;
      if (there === -1) table[entry] = token;
      // Where two tokens have the same text, the first one is meant.
      if (there === -1 || Buffer.compare(pieces[there] ?? piece, piece) === 0) break;
    }
  });
  offsets[vocabSize] = at;
}

const memcmp = declare("memcmp", i32, { a: ptr, b: ptr, n: i32 });
const memcpy = declare("memcpy", ptr, { to: ptr, from: ptr, n: i32 });

/** The least score a piece made by a merge may have. */
const LEAST_SCORE = -1e10;

/** The guest's tokenizer for one vocabulary; `module` is where its weights and tables are. */
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

  /** Copies a token's piece to `to`; gives its length. */
  const spell = define(
    "llama_spell",
    i32,
    { module: ptr, token: i32, to: ptr },
    (f, { module, token, to }) => {
      const offsets = module.add(layout.offsets).get();
      const from = offsets.at(i32, token).get();
      const length = offsets.at(i32, token.add(1)).sub(from).get();
      f.call(memcpy, to, module.add(layout.pieces).add(from), length);
      f.return(length);
    },
  );

  const pair = global("llama_pair", arrayType(i8, 2 * layout.longest));
  /** The token that two neighbours spell together, or -1. */
  const merge = define("llama_merge", i32, { module: ptr, a: i32, b: i32 }, (f, { module, a, b }) => {
    const text = f.address(pair);
    const first = f.call(spell, module, a, text);
    const second = f.call(spell, module, b, text.add(first));
    const found = f.call(find, module, text, first.add(second));
    const score = () => module.add(layout.scores).at(floatType, found);
    f.if(
      f.all(found.ge(0), () => score().fcmp("ule", LEAST_SCORE)),
      () => f.return(-1),
    );
    f.return(found);
  });

  /**
   * Tokens of `n` bytes of UTF-8 text, as `Tokenizer.encode` makes them; `tokens` and `merges` have room for n + 2.
   * Gives their number. merges[i] is what tokens i and i + 1 spell together, so that a merge looks up only its
   * neighbours.
   */
  const encode = define(
    "llama_encode",
    i32,
    { module: ptr, text: ptr, n: i32, tokens: ptr, merges: ptr },
    (f, { module, text, n, tokens, merges }) => {
      const count = f.local(i32, 0);
      const push = (token: Expr | number) => {
        tokens.at(i32, count).set(token);
        count.inc();
      };
      push(BOS);
      f.if(n.gt(0), () => {
        const space = f.call(find, module, f.string(" "), 1);
        f.if(space.ge(0), () => push(space));
      });
      const end = text.add(n).get();
      f.while(
        () => text.ult(end),
        () => {
          // A code point: a byte and the continuing bytes (10xxxxxx) after it.
          const length = f.local(i32, 1);
          const goesOn = () =>
            f.all(
              text.add(length).ult(end),
              () => length.lt(4),
              () => text.at(i8, length).and(0xc0).eq(0x80),
            );
          f.while(goesOn, () => length.inc());
          const token = f.call(find, module, text, length);
          f.if(
            token.ge(0),
            () => push(token),
            () => f.range(0, length, (i) => push(text.at(i8, i).zext(i32).add(FIRST_BYTE))),
          );
          text.inc(length);
        },
      );
      const look = (at: Expr) => {
        const [a, b] = [tokens.at(i32, at), tokens.at(i32, at.add(1))];
        merges.at(i32, at).set(f.call(merge, module, a, b));
      };
      f.range(0, count.sub(1), (i) => look(i));
      f.loop(() => {
        // The pair of best score, the leftmost of equals.
        const best = f.local(i32, -1);
        const bestScore = f.local(floatType, LEAST_SCORE);
        f.range(0, count.sub(1), (i) => {
          const merged = merges.at(i32, i).get();
          f.if(merged.ge(0), () => {
            const score = module.add(layout.scores).at(floatType, merged).get();
            f.if(score.gt(bestScore), () => {
              best.set(i);
              bestScore.set(score);
            });
          });
        });
        f.if(best.lt(0), () => f.return(count));
        tokens.at(i32, best).set(merges.at(i32, best));
        count.dec();
        f.range(best.add(1), count, (i) => {
          tokens.at(i32, i).set(tokens.at(i32, i.add(1)));
          merges.at(i32, i).set(merges.at(i32, i.add(1)));
        });
        f.if(best.gt(0), () => look(best.sub(1)));
        f.if(best.lt(count.sub(1)), () => look(best));
      });
    },
  );

  const byte = global("llama_byte", i8);
  /** Gives the bytes that `token` prints after `previous` to `print`. */
  const decode = define(
    "llama_decode",
    i32,
    { module: ptr, previous: i32, token: i32, start: ptr },
    (f, { module, previous, token, start }) => {
      const raw = module.add(layout.raw).at(i16, token).get();
      f.if(raw.ge(0), () => {
        f.address(byte).store(raw.trunc(i8));
        start.store(f.address(byte));
        f.return(1);
      });
      const offsets = module.add(layout.offsets).get();
      const from = f.local(offsets.at(i32, token));
      const to = offsets.at(i32, token.add(1)).get();
      const piece = () => module.add(layout.pieces).at(i8, from);
      // Right after BOS the space before the first word is left out.
      const blank = f.all(
        previous.eq(BOS),
        () => from.ult(to),
        () => piece().eq(0x20),
      );
      f.if(blank, () => from.inc());
      start.store(module.add(layout.pieces).add(from));
      f.return(to.sub(from));
    },
  );
  return { encode, decode, definitions: [find, spell, pair, merge, encode, byte, decode] };
}
