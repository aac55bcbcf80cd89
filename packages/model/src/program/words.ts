/**
 * Where words end in the guest: the settings of a pre-tokenizer as a function. It tries what the regular expressions of
 * tokenizer/pre-tokenizers.ts try, in their order.
 *
 * What a code point is stands in a table of two levels: for each 256 code points which block, then a block's 256 classes.
 */
import { define, type Expr, type FunctionBuilder, i8, i32, type Local, ptr } from "@ts-jit/ir";
import { CLASSES, classOf, type PreTokenizer } from "../tokenizer/pre-tokenizers.js";

const BLOCK = 256;
const INDEX = 0x110000 / BLOCK;
/** The table, computed when first asked for. */
let known: Uint8Array | undefined;

function classes(): Uint8Array {
  if (known !== undefined) return known;
  const blocks = new Map<string, number>();
  const index = new Uint8Array(INDEX);
  const bytes: Uint8Array[] = [];
  for (let i = 0; i < INDEX; i++) {
    // Surrogates are in no text.
    const surrogates = i >= 0xd800 / BLOCK && i < 0xe000 / BLOCK;
    const block = Uint8Array.from({ length: BLOCK }, (_, j) => (surrogates ? 0 : classOf(BLOCK * i + j)));
    const key = block.join("");
    const number = blocks.get(key) ?? blocks.size;
    if (number > 255) throw new RangeError("more than 256 blocks of code points that differ");
    if (number === blocks.size) {
      blocks.set(key, number);
      bytes.push(block);
    }
    index[i] = number;
  }
  known = Buffer.concat([index, ...bytes]);
  return known;
}

/** Room for the table; every block apart would be the most. */
export const CLASS_BYTES = INDEX + 256 * BLOCK;

export function packClasses(module: Uint8Array, at: number): void {
  module.set(classes(), at);
}

const APOSTROPHE = 0x27;
const BLANK = 0x20;
const byteOf = (letter: string) => letter.charCodeAt(0);
/** What follows an apostrophe in one piece. */
const CONTRACTIONS = ["s", "t", "re", "ve", "m", "ll", "d"] as const;
/** A code point: its class, whether it ends a line, and how many bytes it has. No bytes: the end of the text. */
const LINE_END = 4;
const CLASS_MASK = 3;
const LENGTH_SHIFT = 8;

/** The functions that find words; `tables` is where the classes lie in the module. */
export function wordFunctions(tables: number, settings: PreTokenizer) {
  const kindAt = define(
    "llama_kind_at",
    i32,
    { module: ptr, text: ptr, at: i32, end: i32 },
    (f, { module, text, at, end }) => {
      f.if(at.ge(end), () => f.return(0));
      const first = text.at(i8, at).zext(i32).get();
      const point = f.local(first);
      const length = f.local(i32, 1);
      f.if(first.ge(0xc0), () => {
        f.if(first.lt(0xe0), () => {
          length.set(2);
          point.set(first.and(0x1f));
        });
        f.if(first.ge(0xe0).and(first.lt(0xf0)), () => {
          length.set(3);
          point.set(first.and(0x0f));
        });
        f.if(first.ge(0xf0), () => {
          length.set(4);
          point.set(first.and(0x07));
        });
        length.set(length.min(end.sub(at)));
        f.range(1, length, (i) => {
          point.set(point.shl(6).or(text.at(i8, at.add(i)).zext(i32).and(0x3f)));
        });
      });
      // What is no UTF-8 may come to more than there are code points.
      point.set(point.umin(0x10ffff));
      const table = module.add(tables).get();
      const block = table.at(i8, point.shr(8)).zext(i32);
      const kind = table
        .add(INDEX)
        .at(i8, block.shl(8).add(point.and(0xff)))
        .zext(i32)
        .get();
      const lineEnd = point.eq(10).or(point.eq(13)).zext(i32).mul(LINE_END);
      f.return(kind.or(lineEnd).or(length.shl(LENGTH_SHIFT)));
    },
  );

  /** The end of a word from `start` on, in a text that ends at `limit`. */
  const wordEnd = define(
    "llama_word_end",
    i32,
    { module: ptr, text: ptr, start: i32, limit: i32 },
    (f, { module, text, start, limit }) => {
      const end = f.local(limit);
      const kind = (at: Expr) => f.call(kindAt, module, text, at, end).get();
      const lengthOf = (k: Expr) => k.shr(LENGTH_SHIFT);
      const is = (k: Expr, of: number) => k.and(CLASS_MASK).eq(of).and(lengthOf(k).ne(0));
      /** Goes over what is of a class, `most` characters at most. */
      const skip = (at: Local, of: number, most = Number.POSITIVE_INFINITY) => {
        const count = f.local(i32, 0);
        f.loop(() => {
          const k = kind(at);
          f.if(is(k, of).not(), () => f.break());
          if (Number.isFinite(most)) f.if(count.ge(most), () => f.break());
          count.inc();
          at.inc(lengthOf(k));
        });
      };
      const skipLineEnds = (at: Local) => {
        f.while(
          () => kind(at).and(LINE_END).ne(0),
          () => at.inc(),
        );
      };
      const first = kind(start);
      if (settings.digitsApart) cutDigits(f, { is, kind, lengthOf, first, start, end });
      contraction(f, text, start, end);

      const blank = text.at(i8, start).eq(BLANK);
      const afterBlank = start.add(blank.zext(i32)).get();
      // Letters, with what may stand before them.
      const at = f.local(afterBlank);
      if (settings.beforeLetters === "any") {
        const open = is(first, CLASSES.letter).or(is(first, CLASSES.number)).not();
        at.set(open.and(first.and(LINE_END).eq(0)).select(start.add(lengthOf(first)), start));
      }
      f.if(is(kind(at), CLASSES.letter), () => {
        skip(at, CLASSES.letter);
        f.return(at);
      });
      at.set(settings.spaceBeforeNumbers ? afterBlank : start);
      f.if(is(kind(at), CLASSES.number), () => {
        skip(at, CLASSES.number, settings.mostDigits);
        f.return(at);
      });
      at.set(afterBlank);
      f.if(is(kind(at), CLASSES.other), () => {
        skip(at, CLASSES.other);
        if (settings.lineEnds) skipLineEnds(at);
        f.return(at);
      });
      // White space: to its last line end; else all of it but the last, which belongs to the word after it.
      at.set(start);
      const last = f.local(start);
      const lineEnd = f.local(i32, 0);
      f.loop(() => {
        const k = kind(at);
        f.if(is(k, CLASSES.space).not(), () => f.break());
        last.set(at);
        at.inc(lengthOf(k));
        f.if(k.and(LINE_END).ne(0), () => lineEnd.set(at));
      });
      if (settings.lineEnds) f.if(lineEnd.ne(0), () => f.return(lineEnd));
      f.if(at.lt(end).and(last.gt(start)), () => f.return(last));
      f.return(at);
    },
  );

  /** 's and its like are words. */
  function contraction(f: FunctionBuilder, text: Expr, start: Expr, end: Expr): void {
    f.if(text.at(i8, start).eq(APOSTROPHE), () => {
      for (const letters of CONTRACTIONS) {
        const same = [...letters].map((letter, i) => () => {
          const byte = text.at(i8, start.add(1 + i)).get();
          return (settings.anyCase ? byte.or(0x20) : byte).eq(byteOf(letter));
        });
        const size = 1 + letters.length;
        f.if(f.all(start.add(size).le(end), ...same), () => f.return(start.add(size)));
      }
    });
  }
  return { wordEnd, definitions: [kindAt, wordEnd] };
}

interface Scan {
  readonly is: (kind: Expr, of: number) => Expr;
  readonly kind: (at: Expr) => Expr;
  readonly lengthOf: (kind: Expr) => Expr;
  readonly first: Expr;
  readonly start: Expr;
  readonly end: Local;
}
/** A digit is a word; other words end before the next one. */
function cutDigits(f: FunctionBuilder, { is, kind, lengthOf, first, start, end }: Scan): void {
  f.if(is(first, CLASSES.number), () => f.return(start.add(lengthOf(first))));
  const digit = f.local(start);
  f.loop(() => {
    const k = kind(digit);
    f.if(lengthOf(k).eq(0).or(is(k, CLASSES.number)), () => f.break());
    digit.inc(lengthOf(k));
  });
  end.set(digit);
}
