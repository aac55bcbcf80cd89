/**
 * The guest's tokenizer: the tokens that `Tokenizer.encode` makes, without its scans for the best merge.
 *
 * A text is bytes, from byte 1 on: byte 0 is free, for SentencePiece's space. Each byte has a level: 1 where user-defined
 * tokens are looked for, 2 where control tokens are too. Symbols are known by their first byte:
 *
 *     length[at]     bytes of the symbol that begins there; 0 once it was merged into the one before
 *     previous[at]   where the symbol before it begins
 *     token[at]      byte-level: what it is; before that, the special token found there, or -1
 *     heap           merges that were possible when they were put there: rank, place, bytes of both
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  global,
  i8,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { sequenceLength } from "../text-stream.js";
import { free, malloc, memcmp } from "./library.js";
import { type VocabularyLayout, vocabularyFunctions } from "./vocabulary.js";
import { wordFunctions } from "./words.js";

/** Three numbers of each text byte, and the most merges that can be waiting: one a pair, two more a merge. */
const ENTRY = 12;
const WORK_BYTES = 4 * 3 + 3 * ENTRY;

/** Tokens a text of `bytes` can have: each byte one, a space before each, and BOS. */
export function mostTokens(bytes: number): number {
  return 2 * bytes + 2;
}

export function tokenizeFunctions(layout: VocabularyLayout) {
  const { find, spelled, pair, decode, never, pairInts } = vocabularyFunctions(layout);
  const words = layout.words === undefined ? undefined : wordFunctions(layout.classes, layout.words);
  const byPairs = layout.words !== undefined;

  /** length, previous, token, heap: where they lie while a text is worked on; then how many merges wait. */
  const work = global("llama_work", arrayType(ptr, 4));
  const waiting = global("llama_waiting", i32);
  const [LENGTH, PREVIOUS, TOKEN, HEAP] = [0, 1, 2, 3];
  const table = (f: FunctionBuilder, which: number) => f.address(work).at(ptr, which).get();
  const length = (f: FunctionBuilder, at: Expr) => table(f, LENGTH).at(i32, at);
  const previous = (f: FunctionBuilder, at: Expr) => table(f, PREVIOUS).at(i32, at);
  const tokenAt = (f: FunctionBuilder, at: Expr) => table(f, TOKEN).at(i32, at);

  /** Entry a before entry b: the smaller rank, the leftmost of equals. */
  const before = (f: FunctionBuilder, a: Expr, b: Expr) => {
    const [ra, rb] = [a.load(i32).get(), b.load(i32).get()];
    return f.any(ra.lt(rb), () => ra.eq(rb).and(a.at(i32, 1).lt(b.at(i32, 1))));
  };
  const entryAt = (f: FunctionBuilder, index: Expr) => table(f, HEAP).add(index.mul(ENTRY)).get();
  const swap = define("llama_swap", voidType, { a: ptr, b: ptr }, (_, { a, b }) => {
    for (let i = 0; i < ENTRY / 4; i++) {
      const kept = a.at(i32, i).get();
      a.at(i32, i).set(b.at(i32, i));
      b.at(i32, i).set(kept);
    }
  });
  const push = define("llama_push", voidType, { rank: i32, at: i32, size: i32 }, (f, { rank, at, size }) => {
    const index = f.local(f.address(waiting).load(i32));
    f.address(waiting).at(i32).inc();
    const entry = entryAt(f, index);
    for (const [i, value] of [rank, at, size].entries()) entry.at(i32, i).set(value);
    f.while(
      () => index.gt(0),
      () => {
        const parent = index.sub(1).shr(1).get();
        const [mine, above] = [entryAt(f, index), entryAt(f, parent)];
        f.if(before(f, mine, above).not(), () => f.break());
        f.call(swap, mine, above);
        index.set(parent);
      },
    );
  });
  /** Moves the first entry behind the last, for the caller to read; gives its address. */
  const pop = define("llama_pop", ptr, {}, (f) => {
    const count = f.address(waiting).at(i32);
    count.dec();
    const n = count.get();
    f.call(swap, entryAt(f, f.const(i32, 0)), entryAt(f, n));
    const index = f.local(i32, 0);
    f.loop(() => {
      const child = f.local(index.shl(1).add(1));
      f.if(child.ge(n), () => f.break());
      const second = f.all(child.add(1).lt(n), () => before(f, entryAt(f, child.add(1)), entryAt(f, child)));
      f.if(second, () => child.inc());
      const [mine, below] = [entryAt(f, index), entryAt(f, child)];
      f.if(before(f, below, mine).not(), () => f.break());
      f.call(swap, mine, below);
      index.set(child);
    });
    f.return(entryAt(f, n));
  });

  /** Puts the merge of the symbol at `at` with the next one on the heap, if there is one. */
  const look = define(
    "llama_look",
    voidType,
    { module: ptr, text: ptr, at: i32, end: i32 },
    (f, { module, text, at, end }) => {
      const next = at.add(length(f, at)).get();
      f.if(next.ge(end), () => f.return());
      const size = length(f, at).add(length(f, next)).get();
      const rank = byPairs
        ? f.call(pair, module, tokenAt(f, at), tokenAt(f, next)).get()
        : f.call(spelled, module, text.add(at), size).get();
      f.if(rank.ne(never), () => void f.call(push, rank, at, size));
    },
  );

  /** Merges the symbols from `start` to `end` until no two neighbours can be. */
  const mergeAll = define(
    "llama_merge_all",
    voidType,
    { module: ptr, text: ptr, start: i32, end: i32 },
    (f, { module, text, start, end }) => {
      const first = f.local(start);
      f.while(
        () => first.lt(end),
        () => {
          f.call(look, module, text, first, end);
          first.inc(length(f, first));
        },
      );
      f.while(
        () => f.address(waiting).load(i32).gt(0),
        () => {
          const entry = f.call(pop).get();
          const rank = entry.load(i32).get();
          const at = entry.at(i32, 1).get();
          const size = entry.at(i32, 2).get();
          const next = at.add(length(f, at)).get();
          // Both are as they were, or the merge is not possible any more.
          const stands = f.all(
            length(f, at).ne(0),
            () => next.lt(end),
            () => length(f, at).add(length(f, next)).eq(size),
          );
          f.if(stands, () => {
            length(f, next).set(0);
            length(f, at).set(size);
            const after = at.add(size).get();
            f.if(after.lt(end), () => previous(f, after).set(at));
            if (byPairs) {
              const entryOfPair = module.add(layout.pairs).add(rank.mul(4 * pairInts));
              tokenAt(f, at).set(entryOfPair.at(i32, 2));
            }
            f.call(look, module, text, at, end);
            f.if(at.gt(start), () => void f.call(look, module, text, previous(f, at), end));
          });
        },
      );
    },
  );

  const byteToken = (module: Expr, byte: Expr) => module.add(layout.bytes).at(i32, byte.zext(i32));

  /** The tokens of a stretch without special tokens; gives how many there are. */
  const encodeStretch = byPairs && words !== undefined ? stretchOfWords(words) : stretchOfPieces();

  function stretchOfPieces() {
    return define(
      "llama_encode_stretch",
      i32,
      { module: ptr, text: ptr, start: i32, end: i32, tokens: ptr },
      (f, { module, text, start, end, tokens }) => {
        const at = f.local(start);
        const from = f.local(start);
        f.while(
          () => at.lt(end),
          () => {
            const size = f.call(characterLength, text.at(i8, at).zext(i32)).min(end.sub(at)).get();
            length(f, at).set(size);
            previous(f, at).set(from);
            from.set(at);
            at.inc(size);
          },
        );
        f.call(mergeAll, module, text, start, end);
        const count = f.local(i32, 0);
        const add = (token: Expr) => {
          tokens.at(i32, count).set(token);
          count.inc();
        };
        at.set(start);
        f.while(
          () => at.lt(end),
          () => {
            const size = length(f, at).get();
            const token = f.call(find, module, text.add(at), size).get();
            f.if(
              token.ge(0),
              () => add(token),
              () => f.range(0, size, (i) => add(byteToken(module, text.at(i8, at.add(i))).get())),
            );
            at.inc(size);
          },
        );
        f.return(count);
      },
    );
  }

  function stretchOfWords({ wordEnd }: ReturnType<typeof wordFunctions>) {
    return define(
      "llama_encode_stretch",
      i32,
      { module: ptr, text: ptr, start: i32, end: i32, tokens: ptr },
      (f, { module, text, start, end, tokens }) => {
        const count = f.local(i32, 0);
        const add = (token: Expr) => {
          tokens.at(i32, count).set(token);
          count.inc();
        };
        const at = f.local(start);
        f.while(
          () => at.lt(end),
          () => {
            const stop = f.call(wordEnd, module, text, at, end).get();
            const from = at.get();
            at.set(stop);
            if (layout.words?.wholeWords === true) {
              const whole = f.call(find, module, text.add(from), stop.sub(from)).get();
              f.if(whole.ge(0), () => {
                add(whole);
                f.continue();
              });
            }
            f.range(from, stop, (i) => {
              length(f, i).set(1);
              previous(f, i).set(i.sub(1));
              tokenAt(f, i).set(byteToken(module, text.at(i8, i)));
            });
            f.call(mergeAll, module, text, from, stop);
            const symbol = f.local(from);
            f.while(
              () => symbol.lt(stop),
              () => {
                add(tokenAt(f, symbol).get());
                symbol.inc(length(f, symbol));
              },
            );
          },
        );
        f.return(count);
      },
    );
  }

  /** Marks special tokens: token[at] is one where it begins, levels are 0 where one is. */
  const findSpecials = define(
    "llama_find_specials",
    voidType,
    { module: ptr, text: ptr, levels: ptr, n: i32 },
    (f, { module, text, levels, n }) => {
      f.range(1, n.add(1), (at) => tokenAt(f, at).set(-1));
      f.range(0, layout.specialCount, (index) => {
        const token = module.add(layout.specials).at(i32, index).get();
        const least = module.add(layout.levels).at(i8, index).get();
        const offsets = module.add(layout.offsets).offset(i32, token).get();
        const piece = module.add(layout.pieces).add(offsets.load(i32)).get();
        const size = offsets.at(i32, 1).sub(offsets.load(i32)).get();
        const at = f.local(i32, 1);
        f.while(
          () => at.add(size).le(n.add(1)),
          () => {
            const here = f.all(text.at(i8, at).eq(piece.load(i8)), () =>
              f.call(memcmp, text.add(at), piece, size).eq(0),
            );
            f.if(here, () => {
              const taken = f.local(i32, 0);
              f.range(0, size, (i) => taken.inc(levels.at(i8, at.add(i)).lt(least).zext(i32)));
              f.if(taken.eq(0), () => {
                tokenAt(f, at).set(token);
                f.range(0, size, (i) => levels.at(i8, at.add(i)).set(0));
                at.inc(size.sub(1));
              });
            });
            at.inc();
          },
        );
      });
    },
  );

  const characterLength = define("llama_character_length", i32, { first: i32 }, (f, { first }) => {
    for (const least of [0xf8, 0xf0, 0xe0, 0xc0]) {
      f.if(first.ge(least), () => f.return(sequenceLength(least)));
    }
    f.return(1);
  });

  /**
   * The tokens of a text of `n` bytes from byte 1 of `text` on, with its levels from byte 1 of `levels` on; both are
   * written to. `tokens` has room for `mostTokens(n)`. Gives their number, or -1 when there is no memory.
   */
  const encode = define(
    "llama_encode",
    i32,
    { module: ptr, text: ptr, levels: ptr, n: i32, tokens: ptr },
    (f, { module, text, levels, n, tokens }) => {
      const room = n.add(2).get();
      const memory = f.call(malloc, room.mul(WORK_BYTES)).get();
      f.if(memory.eq(0), () => f.return(-1));
      [LENGTH, PREVIOUS, TOKEN, HEAP].forEach((which) => {
        f.address(work)
          .at(ptr, which)
          .set(memory.add(room.mul(4 * which)));
      });
      f.call(findSpecials, module, text, levels, n);
      const count = f.local(i32, 0);
      const at = f.local(i32, 1);
      const afterSpecial = f.local(i32, 1);
      const end = n.add(1).get();
      f.while(
        () => at.lt(end),
        () => {
          const special = tokenAt(f, at).get();
          f.if(
            special.ge(0),
            () => {
              tokens.at(i32, count).set(special);
              count.inc();
              const offsets = module.add(layout.offsets).offset(i32, special).get();
              at.inc(offsets.at(i32, 1).sub(offsets.load(i32)));
              afterSpecial.set(1);
            },
            () => {
              const from = f.local(at);
              f.while(
                () => f.all(at.lt(end), () => tokenAt(f, at).lt(0)),
                () => at.inc(),
              );
              // What the work on the stretch writes over is behind it: the next special token's place stays.
              if (layout.prefix) {
                f.if(afterSpecial.ne(0), () => {
                  from.dec();
                  text.at(i8, from).set(0x20);
                });
              }
              const more = f.call(encodeStretch, module, text, from, at, tokens.offset(i32, count));
              count.inc(more);
              afterSpecial.set(0);
            },
          );
        },
      );
      f.call(free, memory);
      f.return(count);
    },
  );
  const found = byPairs ? [find, pair, ...(words?.definitions ?? [])] : [find, spelled, characterLength];
  const definitions = [
    ...[work, waiting, ...found, swap, push, pop, look, mergeAll],
    ...[encodeStretch, findSpecials, encode, decode],
  ];
  return { encode, decode, definitions };
}
