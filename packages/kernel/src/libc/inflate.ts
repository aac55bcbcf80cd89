/**
 * Unpacking what deflate packed: `int tsjit_inflate(void *to, unsigned size, const void *from, unsigned n)` reads a zlib
 * stream of `n` bytes that unpacks to exactly `size`; gives 1, or 0 when it is damaged.
 *
 * A Huffman code is looked up whole: a table of 2^15 entries for each of the two alphabets gives symbol and length for
 * the next 15 bits, however many of them the code needs.
 *
 * Source: RFC 1950 (zlib), RFC 1951 (deflate).
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  type GlobalDefinition,
  global,
  i8,
  i16,
  i32,
  type Operand,
  ptr,
} from "@ts-jit/ir";
import { free, malloc } from "./heap.js";
import { memcpy, memset } from "./memory.js";

const CODE_BITS = 15;
const TABLE = 1 << CODE_BITS;
/** An entry: the symbol above, the code's length below; 0 for bits that begin no code. */
const LENGTH_BITS = 4;
const LITERALS = 288;
const DISTANCES = 32;
const END_OF_BLOCK = 256;
const WRAPPER = 2;
const CHECKSUM = 4;

/** Lengths of matches from symbol 257 on, and distances: the least each symbol stands for, and how many bits add to it. */
const LENGTH_EXTRA = [
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2],
  ...[3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
];
const DISTANCE_EXTRA = Array.from({ length: 30 }, (_, symbol) => Math.max(0, (symbol >> 1) - 1));
const bases = (extra: readonly number[], first: number) => {
  let next = first;
  return extra.map((bits) => {
    const base = next;
    next += 1 << bits;
    return base;
  });
};
/** The last symbol is the longest match, 258, by itself. */
const LENGTH_BASE = [...bases(LENGTH_EXTRA.slice(0, -1), 3), 258];
const DISTANCE_BASE = bases(DISTANCE_EXTRA, 1);
/** The order in which lengths of the code for code lengths come. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const constants = (name: string, values: readonly number[]) =>
  global(`__tsjit_inflate_${name}`, arrayType(i16, values.length), values, { constant: true });
const lengthBase = constants("length_base", LENGTH_BASE);
const lengthExtra = constants("length_extra", LENGTH_EXTRA);
const distanceBase = constants("distance_base", DISTANCE_BASE);
const distanceExtra = constants("distance_extra", DISTANCE_EXTRA);
const order = constants("order", ORDER);
const entryOf = (f: FunctionBuilder, of: GlobalDefinition, index: Expr) =>
  f.address(of).at(i16, index).zext(i32).get();

/** Fills a table from the lengths (bytes) of `n` codes. Gives 0 when there are more codes than bits for them. */
const makeTable = define(
  "__tsjit_inflate_table",
  i32,
  { table: ptr, lengths: ptr, n: i32 },
  (f, { table, lengths, n }) => {
    const counts = f.alloca(arrayType(i32, CODE_BITS + 1));
    const next = f.alloca(arrayType(i32, CODE_BITS + 1));
    f.call(memset, counts, 0, 4 * (CODE_BITS + 1));
    f.call(memset, table, 0, 2 * TABLE);
    f.range(0, n, (i) => counts.at(i32, lengths.at(i8, i).zext(i32)).inc());
    const code = f.local(i32, 0);
    f.range(1, CODE_BITS + 1, (length) => {
      next.at(i32, length).set(code);
      code.set(code.add(counts.at(i32, length)));
      f.if(code.ugt(f.const(i32, 1).shl(length)), () => f.return(0));
      code.set(code.shl(1));
    });
    f.range(0, n, (symbol) => {
      const length = lengths.at(i8, symbol).zext(i32).get();
      f.if(length.eq(0), () => f.continue());
      const bits = next.at(i32, length).get();
      next.at(i32, length).set(bits.add(1));
      // Codes come with their first bit lowest.
      const reversed = f
        .intrinsic("llvm.bitreverse", i32, [bits], [i32])
        .shr(f.const(i32, 32).sub(length))
        .get();
      const entry = symbol.shl(LENGTH_BITS).or(length).trunc(i16);
      const at = f.local(reversed);
      f.while(
        () => at.ult(TABLE),
        () => {
          table.at(i16, at).set(entry);
          at.inc(f.const(i32, 1).shl(length));
        },
      );
    });
    f.return(1);
  },
);

/** The checksum of zlib: two sums modulo 65521. */
const adler = define("__tsjit_adler32", i32, { from: ptr, n: i32 }, (f, { from, n }) => {
  const MODULUS = 65521;
  /** So many bytes can be added before a sum overflows. */
  const RUN = 5552;
  const a = f.local(i32, 1);
  const b = f.local(i32, 0);
  f.while(
    () => n.ne(0),
    () => {
      const run = n.umin(RUN).get();
      n.dec(run);
      f.range(0, run, (i) => {
        a.inc(from.at(i8, i).zext(i32));
        b.inc(a);
      });
      from.inc(run);
      a.set(a.urem(MODULUS));
      b.set(b.urem(MODULUS));
    },
  );
  f.return(b.shl(16).or(a));
});

/** The blocks of a deflate stream. `tables` has room for both tables and the lengths of their codes. */
const blocks = define(
  "__tsjit_inflate_blocks",
  i32,
  { to: ptr, size: i32, from: ptr, n: i32, tables: ptr },
  (f, { to, size, from, n, tables }) => {
    const literals = tables.get();
    const distances = literals.add(2 * TABLE).get();
    const lengths = distances.add(2 * TABLE).get();
    const start = to.get();
    const end = from.add(n).get();
    const outEnd = to.add(size).get();
    const bits = f.local(i32, 0);
    const count = f.local(i32, 0);
    const damaged = () => f.return(0);

    const fill = (wanted: Operand) =>
      f.while(
        () => f.all(count.ult(wanted), () => from.lt(end)),
        () => {
          bits.set(bits.or(from.load(i8).zext(i32).shl(count)));
          count.inc(8);
          from.inc();
        },
      );
    const drop = (used: Operand) => {
      f.if(count.ult(used), damaged);
      bits.set(bits.shr(used));
      count.dec(used);
    };
    /** The next bits, 16 at most. */
    const take = (wanted: Operand): Expr => {
      fill(wanted);
      const width = typeof wanted === "object" ? f.wrap(f.operand(wanted)) : f.const(i32, Number(wanted));
      const value = bits.and(f.const(i32, 1).shl(width).sub(1)).get();
      drop(width);
      return value;
    };
    /** The symbol of the next code. */
    const decode = (table: Expr): Expr => {
      fill(CODE_BITS);
      const entry = table
        .at(i16, bits.and(TABLE - 1))
        .zext(i32)
        .get();
      const length = entry.and((1 << LENGTH_BITS) - 1).get();
      f.if(length.eq(0), damaged);
      drop(length);
      return entry.shr(LENGTH_BITS).get();
    };
    const table = (of: Expr, from_: Expr, number: Operand) =>
      f.if(f.call(makeTable, of, from_, number).eq(0), damaged);

    const stored = () => {
      drop(count.and(7));
      const length = take(16);
      f.if(take(16).xor(length).ne(0xffff), damaged);
      // Whole bytes that were read ahead go back.
      from.set(from.sub(count.shr(3)));
      bits.set(0);
      count.set(0);
      f.if(length.ugt(end.sub(from)).or(length.ugt(outEnd.sub(to))), damaged);
      f.call(memcpy, to, from, length);
      to.inc(length);
      from.inc(length);
    };

    const fixedCodes = () => {
      for (const [first, last, length] of [
        [0, 144, 8],
        [144, 256, 9],
        [256, 280, 7],
        [280, LITERALS, 8],
        [LITERALS, LITERALS + DISTANCES, 5],
      ] as const) {
        f.call(memset, lengths.add(first), length, last - first);
      }
      table(literals, lengths, LITERALS);
      table(distances, lengths.add(LITERALS), DISTANCES);
    };

    const writtenCodes = () => {
      const literalCount = take(5).add(257).get();
      const all = take(5).add(1).add(literalCount).get();
      const orderCount = take(4).add(4).get();
      f.call(memset, lengths, 0, ORDER.length);
      f.range(0, orderCount, (i) => lengths.at(i8, entryOf(f, order, i)).set(take(3).trunc(i8)));
      table(literals, lengths, ORDER.length);
      const at = f.local(i32, 0);
      const previous = f.local(i32, 0);
      f.while(
        () => at.ult(all),
        () => {
          const symbol = decode(literals);
          const times = f.local(i32, 1);
          f.switch(
            symbol,
            [
              [
                16,
                () => {
                  f.if(at.eq(0), damaged);
                  times.set(take(2).add(3));
                },
              ],
              [
                17,
                () => {
                  previous.set(0);
                  times.set(take(3).add(3));
                },
              ],
              [
                18,
                () => {
                  previous.set(0);
                  times.set(take(7).add(11));
                },
              ],
            ],
            () => previous.set(symbol),
          );
          f.if(times.ugt(all.sub(at)), damaged);
          f.call(memset, lengths.add(at), previous, times);
          at.inc(times);
        },
      );
      table(literals, lengths, literalCount);
      table(distances, lengths.add(literalCount), all.sub(literalCount));
    };

    const codes = () =>
      f.loop(() => {
        const symbol = decode(literals);
        f.if(symbol.lt(END_OF_BLOCK), () => {
          f.if(to.eq(outEnd), damaged);
          to.store(symbol.trunc(i8));
          to.inc();
          f.continue();
        });
        f.if(symbol.eq(END_OF_BLOCK), () => f.break());
        const kind = symbol.sub(END_OF_BLOCK + 1).get();
        f.if(kind.uge(LENGTH_BASE.length), damaged);
        const length = entryOf(f, lengthBase, kind)
          .add(take(entryOf(f, lengthExtra, kind)))
          .get();
        const far = decode(distances);
        f.if(far.uge(DISTANCE_BASE.length), damaged);
        const distance = entryOf(f, distanceBase, far)
          .add(take(entryOf(f, distanceExtra, far)))
          .get();
        f.if(distance.ugt(to.sub(start)).or(length.ugt(outEnd.sub(to))), damaged);
        // What is copied may be what is being written.
        const source = to.sub(distance).get();
        f.range(0, length, (i) => to.at(i8, i).set(source.at(i8, i)));
        to.inc(length);
      });

    f.loop(() => {
      const last = take(1);
      const kind = take(2);
      f.switch(kind, [
        [0, stored],
        [1, fixedCodes],
        [2, writtenCodes],
        [3, damaged],
      ]);
      f.if(kind.ne(0), codes);
      f.if(last.ne(0), () => f.break());
    });
    f.return(to.eq(outEnd).zext(i32));
  },
);

export const inflate = define(
  "tsjit_inflate",
  i32,
  { to: ptr, size: i32, from: ptr, n: i32 },
  (f, { to, size, from, n }) => {
    const DEFLATE = 8;
    f.if(n.ult(WRAPPER + CHECKSUM), () => f.return(0));
    f.if(from.load(i8).and(15).ne(DEFLATE), () => f.return(0));
    const tables = f.call(malloc, 2 * 2 * TABLE + LITERALS + DISTANCES);
    f.if(tables.eq(0), () => f.return(0));
    const deflated = n.sub(WRAPPER + CHECKSUM);
    const whole = f.local(f.call(blocks, to, size, from.add(WRAPPER), deflated, tables));
    f.call(free, tables);
    const sum = f.intrinsic("llvm.bswap", i32, [from.add(n).sub(CHECKSUM).load(i32, { align: 1 })], [i32]);
    f.return(f.all(whole.ne(0), () => f.call(adler, to, size).eq(sum)).zext(i32));
  },
);

export const inflateFunctions = [
  lengthBase,
  lengthExtra,
  distanceBase,
  distanceExtra,
  order,
  makeTable,
  adler,
  blocks,
  inflate,
];
