/** The scanf family: one scanner, reading from a FILE; a string is read as a FILE whose buffer it is. */
import {
  arrayType,
  define,
  doubleType,
  type Expr,
  type FloatType,
  type FunctionBuilder,
  floatType,
  i8,
  i16,
  i32,
  i64,
  type Local,
  ptr,
  x86Fp80Type,
} from "@ts-jit/ir";
import { isSpace } from "./ctype.js";
import { EOF, File, FileFlag, fileRead, fileUnread, standardInput } from "./file.js";
import { strtod, strtof, strtold } from "./parse-float.js";
import { digitValue, strtol, strtoll, strtoul, strtoull } from "./parse-number.js";
import { strlen } from "./string.js";

/** Characters of a number that are kept. */
const WORD = 512;
const NO_LIMIT = 0x7fff_ffff;
const letter = (text: string) => text.charCodeAt(0);

/** Reads the characters of an integer in `base` (0: by its prefix) into `to`, at most `width`; gives how many. */
const readInteger = define(
  "__tsjit_scan_integer",
  i32,
  { file: ptr, to: ptr, width: i32, base: i32 },
  (f, { file, to, width, base }) => {
    const count = f.local(i32, 0);
    const digits = f.local(i32, 0);
    const limit = width.min(WORD - 1).get();
    const open = base.eq(0).zext(i32).get();
    f.while(
      () => count.lt(limit),
      () => {
        const c = f.call(fileRead, file);
        const sign = f.all(count.eq(0), () => c.eq(letter("+")).or(c.eq(letter("-"))));
        const taken = f.local(sign.zext(i32));
        f.if(sign.not(), () => {
          // 0x: after a lone zero, where the base allows it.
          const prefix = f
            .all(
              c
                .or(32)
                .eq(letter("x"))
                .and(digits.eq(1))
                .and(base.eq(16).or(open.ne(0))),
              () => to.at(i8, count.sub(1)).eq(letter("0")),
            )
            .get();
          f.if(prefix, () => base.set(16));
          const digit = f.call(digitValue, c);
          f.if(
            f.any(prefix, () => digit.ult(base.eq(0).select(f.const(i32, 10), base))),
            () => {
              taken.set(1);
              digits.inc();
            },
          );
          // A leading zero settles an open base: octal, or hexadecimal should an x follow.
          f.if(base.eq(0).and(taken.ne(0)), () => base.set(c.eq(letter("0")).select(f.const(i32, 8), 10)));
        });
        f.if(taken.eq(0), () => {
          f.call(fileUnread, c, file);
          f.break();
        });
        to.at(i8, count).set(c.trunc(i8));
        count.inc();
      },
    );
    to.at(i8, count).set(0);
    f.return(digits.eq(0).select(digits, count));
  },
);

/** The same for a float: every character that may stand in one, in an order that makes sense. */
const readFloat = define(
  "__tsjit_scan_float",
  i32,
  { file: ptr, to: ptr, width: i32 },
  (f, { file, to, width }) => {
    const count = f.local(i32, 0);
    const limit = width.min(WORD - 1).get();
    const point = f.local(i32, 0);
    const exponent = f.local(i32, 0);
    const hexadecimal = f.local(i32, 0);
    const digits = f.local(i32, 0);
    const named = f.local(i32, 0);
    const before = f.local(i32, 0);
    f.while(
      () => count.lt(limit),
      () => {
        const c = f.call(fileRead, file);
        const low = c.or(32).get();
        const taken = f.local(i32, 0);
        const take = () => taken.set(1);
        const afterExponent = before
          .eq(letter("e"))
          .or(before.eq(letter("p")))
          .get();
        f.if(c.eq(letter("+")).or(c.eq(letter("-"))), () => f.if(count.eq(0).or(afterExponent), take));
        const wide = hexadecimal.ne(0).and(exponent.eq(0));
        f.if(
          f
            .call(digitValue, c)
            .ult(wide.select(f.const(i32, 16), 10))
            .and(named.eq(0)),
          () => {
            take();
            digits.inc();
          },
        );
        f.if(c.eq(letter(".")).and(point.eq(0)).and(exponent.eq(0)).and(named.eq(0)), () => {
          take();
          point.set(1);
        });
        f.if(
          low
            .eq(letter("x"))
            .and(digits.eq(1))
            .and(point.eq(0))
            .and(before.eq(letter("0")))
            .and(hexadecimal.eq(0)),
          () => {
            take();
            hexadecimal.set(1);
          },
        );
        const mark = hexadecimal.ne(0).select(f.const(i32, letter("p")), letter("e"));
        f.if(low.eq(mark).and(exponent.eq(0)).and(digits.ne(0)).and(taken.eq(0)), () => {
          take();
          exponent.set(1);
        });
        // inf, infinity, nan: letters only, from the start.
        const isLetter = low.sub(letter("a")).ult(26);
        f.if(isLetter.and(digits.eq(0)).and(point.eq(0)).and(named.ult(8)), () => {
          f.if(
            named
              .ne(0)
              .or(low.eq(letter("i")))
              .or(low.eq(letter("n"))),
            () => {
              take();
              named.inc();
            },
          );
        });
        f.if(taken.eq(0), () => {
          f.call(fileUnread, c, file);
          f.break();
        });
        to.at(i8, count).set(c.trunc(i8));
        before.set(low);
        count.inc();
      },
    );
    to.at(i8, count).set(0);
    f.return(count);
  },
);

/** Passes blanks; gives the character behind them, which stays unread. */
const skipBlanks = define("__tsjit_scan_blanks", i32, { file: ptr }, (f, { file }) => {
  const c = f.local(i32);
  f.doWhile(
    () => c.set(f.call(fileRead, file)),
    () => isSpace(c),
  );
  f.call(fileUnread, c, file);
  f.return(c);
});

/** Gives the number of values assigned, EOF when the input ended before the first. */
export const scan = define(
  "__tsjit_scan",
  i32,
  { file: ptr, format: ptr, list: ptr },
  (f, { file, format, list }) => {
    const word = f.alloca(arrayType(i8, WORD));
    const assigned = f.local(i32, 0);
    const consumed = f.local(i32, 0);
    /** Characters taken so far, for %n: where the file stands now against where it stood. */
    const where = () => file.field(File, "passed").add(file.field(File, "position"));
    const start = where().get();
    const stop = () => f.return(assigned);
    const endOfInput = () => f.return(assigned.eq(0).and(consumed.eq(0)).select(f.const(i32, EOF), assigned));

    f.loop(() => {
      const c = format.load(i8).zext(i32).get();
      f.if(c.eq(0), stop);
      format.inc();
      f.if(isSpace(c), () => {
        f.call(skipBlanks, file);
        f.continue();
      });
      const literal = (expected: Expr) => {
        const next = f.call(fileRead, file).get();
        f.if(next.eq(EOF), endOfInput);
        f.if(next.ne(expected), () => {
          f.call(fileUnread, next, file);
          stop();
        });
      };
      f.if(c.ne(letter("%")), () => {
        literal(c);
        f.continue();
      });

      const suppressed = format.load(i8).eq(letter("*")).get();
      f.if(suppressed, () => format.inc());
      const width = f.local(i32, 0);
      f.loop(() => {
        const digit = format.load(i8).zext(i32).sub(48);
        f.if(digit.ugt(9), () => f.break());
        width.set(width.mul(10).add(digit));
        format.inc();
      });
      const limited = width.ne(0).get();
      f.if(limited.not(), () => width.set(NO_LIMIT));
      const size = f.local(i32, 4);
      f.loop(() => {
        f.switch(
          format.load(i8),
          [
            [letter("h"), () => size.set(size.eq(2).select(f.const(i32, 1), 2))],
            // One l is a long, and a double; two are eight bytes.
            [letter("l"), () => size.set(size.eq(5).select(f.const(i32, 8), 5))],
            [[letter("j"), letter("q"), letter("L")], () => size.set(8)],
            [[letter("z"), letter("t")], () => size.set(4)],
          ],
          () => f.break(),
        );
        format.inc();
      });
      const conversion = format.load(i8).zext(i32).get();
      format.inc();
      const storeInteger = (to: Expr, value: Expr) =>
        f.switch(
          size,
          [
            [1, () => to.store(value.trunc(i8))],
            [2, () => to.store(value.trunc(i16), i16, { align: 1 })],
            [8, () => to.store(value, i64, { align: 4 })],
          ],
          () => to.store(value.trunc(i32), i32, { align: 1 }),
        );
      /** The next argument, unless the value is to be dropped. */
      const assign = (store: (to: Expr) => void) =>
        f.if(suppressed.not(), () => {
          store(f.vaArg(list, ptr));
          assigned.inc();
        });
      const blanks = () => f.if(f.call(skipBlanks, file).eq(EOF), endOfInput);
      const integer = (base: number, signed: boolean) => {
        blanks();
        f.if(f.call(readInteger, file, word, width, base).eq(0), stop);
        consumed.set(1);
        const [short, long] = signed ? ([strtol, strtoll] as const) : ([strtoul, strtoull] as const);
        assign((to) =>
          storeInteger(
            to,
            f.choose(
              size.eq(8),
              () => f.call(long, word, 0, base),
              () => f.call(short, word, 0, base).zext(i64),
            ),
          ),
        );
      };
      /** Characters for which `belongs` holds, at most `width`; `ended` puts a NUL behind them. */
      const characters = (belongs: (c: Expr) => Expr, ended: boolean) => {
        const to = f.local(ptr, 0);
        f.if(suppressed.not(), () => to.set(f.vaArg(list, ptr)));
        const count = f.local(i32, 0);
        f.while(
          () => count.lt(width),
          () => {
            const next = f.call(fileRead, file).get();
            f.if(next.eq(EOF), () => {
              f.if(count.eq(0), endOfInput);
              f.break();
            });
            f.if(belongs(next).not(), () => {
              f.call(fileUnread, next, file);
              f.break();
            });
            f.if(suppressed.not(), () => to.at(i8, count).set(next.trunc(i8)));
            count.inc();
          },
        );
        if (ended) f.if(count.eq(0), stop);
        consumed.set(1);
        f.if(suppressed.not(), () => {
          if (ended) to.at(i8, count).set(0);
          assigned.inc();
        });
      };
      f.switch(
        conversion,
        [
          [letter("d"), () => integer(10, true)],
          [letter("i"), () => integer(0, true)],
          [letter("u"), () => integer(10, false)],
          [letter("o"), () => integer(8, false)],
          [[letter("x"), letter("X"), letter("p")], () => integer(16, false)],
          [
            [..."eEfFgGaA"].map(letter),
            () => {
              blanks();
              f.if(f.call(readFloat, file, word, width).eq(0), stop);
              consumed.set(1);
              const end = f.alloca(ptr);
              end.store(word);
              const to = f.local(ptr, 0);
              f.if(suppressed.not(), () => to.set(f.vaArg(list, ptr)));
              const read = (parse: typeof strtod, type: FloatType) => {
                const value = f.call(parse, word, end).get();
                f.if(to.ne(0).and(end.load(ptr).ne(word)), () => to.store(value, type, { align: 4 }));
              };
              f.switch(
                size,
                [
                  [5, () => read(strtod, doubleType)],
                  [8, () => read(strtold, x86Fp80Type)],
                ],
                () => read(strtof, floatType),
              );
              f.if(end.load(ptr).eq(word), stop);
              f.if(suppressed.not(), () => assigned.inc());
            },
          ],
          [
            letter("s"),
            () => {
              blanks();
              characters((next) => isSpace(next).not(), true);
            },
          ],
          [
            letter("c"),
            () => {
              f.if(limited.not(), () => width.set(1));
              characters(() => f.const(i32, 0).eq(0), false);
            },
          ],
          [
            letter("["),
            () => {
              // A bit for each character of the set.
              const set = f.alloca(arrayType(i32, 8));
              for (let at = 0; at < 8; at++) set.at(i32, at).set(0);
              const inverted = format.load(i8).eq(letter("^")).get();
              f.if(inverted, () => format.inc());
              const first = format.get();
              const bitOf = (member: Expr) => f.const(i32, 1).shl(member.and(31));
              f.loop(() => {
                const member = f.local(format.load(i8).zext(i32));
                f.if(
                  f.any(member.eq(0), () => member.eq(letter("]")).and(format.ne(first))),
                  () => f.break(),
                );
                const last = f.local(member);
                // A range, unless the minus is the last in the set.
                const end = format.at(i8, 2);
                f.if(
                  f.all(
                    format.at(i8, 1).eq(letter("-")),
                    () => end.ne(letter("]")),
                    () => end.ne(0),
                  ),
                  () => {
                    last.set(end.zext(i32));
                    format.inc(2);
                  },
                );
                f.while(
                  () => member.le(last),
                  () => {
                    const group = set.at(i32, member.shr(5));
                    group.set(group.or(bitOf(member)));
                    member.inc();
                  },
                );
                format.inc();
              });
              f.if(format.load(i8).ne(0), () => format.inc());
              characters((next) => set.at(i32, next.shr(5)).and(bitOf(next)).ne(0).xor(inverted), true);
            },
          ],
          [
            letter("n"),
            () =>
              f.if(suppressed.not(), () => storeInteger(f.vaArg(list, ptr), where().sub(start).sext(i64))),
          ],
          [
            letter("%"),
            () => {
              blanks();
              literal(f.const(i32, letter("%")));
            },
          ],
        ],
        stop,
      );
    });
  },
);

const vfscanf = define("vfscanf", i32, { file: ptr, format: ptr, list: ptr }, (f, { file, format, list }) =>
  f.return(f.call(scan, file, format, list)),
);
const vsscanf = define("vsscanf", i32, { s: ptr, format: ptr, list: ptr }, (f, { s, format, list }) => {
  const file = f.alloca(File.type);
  const length = f.call(strlen, s);
  file.field(File, "fd").set(-1);
  file.field(File, "flags").set(FileFlag.known);
  file.field(File, "buffer").set(s);
  file.field(File, "capacity").set(0);
  file.field(File, "pending").set(0);
  file.field(File, "position").set(0);
  file.field(File, "passed").set(0);
  file.field(File, "limit").set(length);
  f.return(f.call(scan, file, format, list));
});

type Call = (f: FunctionBuilder, format: Local, list: Local, first: Local | undefined) => Expr;
function variadic(name: string, first: string | undefined, call: Call) {
  const params = { ...(first === undefined ? {} : { first: ptr }), format: ptr };
  return define(
    name,
    i32,
    params,
    (f, args) => f.return(call(f, args.format, f.vaStart(), "first" in args ? args.first : undefined)),
    { varArg: true },
  );
}
/** The names that C99's and C23's headers use. */
const PREFIXES = ["", "__isoc99_", "__isoc23_"] as const;

export const scanfFunctions = [
  readInteger,
  readFloat,
  skipBlanks,
  scan,
  vfscanf,
  define("vscanf", i32, { format: ptr, list: ptr }, (f, { format, list }) =>
    f.return(f.call(scan, standardInput(f), format, list)),
  ),
  vsscanf,
  ...PREFIXES.flatMap((prefix) => [
    variadic(`${prefix}scanf`, undefined, (f, format, list) => f.call(scan, standardInput(f), format, list)),
    variadic(`${prefix}fscanf`, "file", (f, format, list, file) => f.call(scan, file ?? 0, format, list)),
    variadic(`${prefix}sscanf`, "s", (f, format, list, s) => f.call(vsscanf, s ?? 0, format, list)),
  ]),
  define("__isoc99_vsscanf", i32, { s: ptr, format: ptr, list: ptr }, (f, { s, format, list }) =>
    f.return(f.call(vsscanf, s, format, list)),
  ),
];
