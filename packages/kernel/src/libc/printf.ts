/** The printf family: one formatter, sinks for files and buffers. */
import {
  arrayType,
  define,
  doubleType,
  type Expr,
  type FunctionBuilder,
  i1,
  i8,
  i16,
  i32,
  i64,
  type Local,
  ptr,
  voidType,
  x86Fp80Type,
} from "@ts-jit/ir";
import { errno } from "./errno.js";
import { fileWrite, standardError, standardOutput } from "./file.js";
import { formatFloat } from "./format-float.js";
import { emit, emitField, Flags, formatSinkFunctions, pad, Sink } from "./format-sink.js";
import { malloc } from "./heap.js";
import { memcpy } from "./memory.js";
import { strlen, strnlen } from "./string.js";

/** Bytes an argument's length modifier stands for. */
const Size = { char: 1, short: 2, int: 4, long: 4, longLong: 8, longDouble: 12 } as const;
/** Room for 64 bits in octal. */
const DIGITS = 24;

/** Writes `value` in `base` so that it ends at `end`; gives its first digit. Zero has no digits. */
export const writeUnsigned = define(
  "__tsjit_write_unsigned",
  ptr,
  { value: i64, base: i32, letters: i32, end: ptr },
  (f, { value, base, letters, end }) => {
    const put = (digit: Expr) => {
      end.dec();
      end.store(digit.add(digit.ult(10).select(f.const(i32, 48), letters)).trunc(i8));
    };
    // Nine digits at a time until a word is enough: dividing words is cheap.
    f.while(
      () => value.shr(32).ne(0),
      () => {
        f.if(
          base.eq(10),
          () => {
            const rest = value.udiv(1_000_000_000);
            const nine = f.local(value.sub(rest.mul(1_000_000_000)).trunc(i32));
            f.range(0, 9, () => {
              put(nine.urem(10));
              nine.set(nine.udiv(10));
            });
            value.set(rest);
          },
          () => {
            put(value.trunc(i32).and(base.sub(1)));
            value.set(value.shr(f.intrinsic("llvm.cttz", i32, [base, f.const(i1, -1)], [i32]).zext(i64)));
          },
        );
      },
    );
    const word = f.local(value.trunc(i32));
    f.while(
      () => word.ne(0),
      () => {
        const quotient = word.udiv(base).get();
        put(word.sub(quotient.mul(base)));
        word.set(quotient);
      },
    );
    f.return(end);
  },
);

/** Formats an integer with its prefix, precision and padding. */
const formatInteger = define(
  "__tsjit_format_integer",
  voidType,
  { sink: ptr, flags: i32, width: i32, precision: i32, value: i64, base: i32, letters: i32, prefix: i32 },
  (f, { sink, flags, width, precision, value, base, letters, prefix }) => {
    const text = f.alloca(arrayType(i8, DIGITS));
    const end = text.add(DIGITS);
    const start = f.call(writeUnsigned, value, base, letters, end);
    const count = end.sub(start);
    // A precision is a least number of digits and switches the flag 0 off; without one, zero is written as one digit.
    f.if(
      precision.ge(0),
      () => flags.set(flags.and(~Flags.zero)),
      () => precision.set(1),
    );
    const zeros = f.local(precision.sub(count).max(0));
    f.if(
      f.all(base.eq(8), () => f.all(flags.and(Flags.alternate).ne(0), () => zeros.eq(0))),
      () => zeros.set(1),
    );
    const right = f.call(emitField, sink, flags, width, prefix, count.add(zeros));
    f.call(pad, sink, 48, zeros);
    f.call(emit, sink, start, count);
    f.call(pad, sink, 32, right);
  },
);

/** A decimal number in the format, or `*`; moves past it. */
function readNumber(
  f: FunctionBuilder,
  format: Local,
  list: Local,
  star: (value: Expr) => void,
  plain: (value: Expr) => void,
): void {
  f.if(
    format.load(i8).eq(42),
    () => {
      format.inc();
      star(f.vaArg(list, i32));
    },
    () => {
      const n = f.local(i32, 0);
      f.loop(() => {
        const digit = format.load(i8).zext(i32).sub(48);
        f.if(digit.ugt(9), () => f.break());
        n.set(n.mul(10).add(digit));
        format.inc();
      });
      plain(n.get());
    },
  );
}

/** Formats into a sink; gives the number of bytes, or -1 with errno set when it passes INT_MAX. */
export const format = define("__tsjit_format", i32, { sink: ptr, format: ptr, list: ptr }, (f, args) => {
  const { sink, list } = args;
  const at = args.format;
  const string = (text: Expr, length: Expr, flags: Expr, width: Expr) => {
    const right = f.call(emitField, sink, flags.and(~Flags.zero), width, 0, length);
    f.call(emit, sink, text, length);
    f.call(pad, sink, 32, right);
  };
  f.loop(() => {
    const start = at.get();
    f.loop(() => {
      const c = at.load(i8);
      f.if(
        f.any(c.eq(0), () => c.eq(37)),
        () => f.break(),
      );
      at.inc();
    });
    f.call(emit, sink, start, at.sub(start));
    f.if(at.load(i8).eq(0), () => f.break());
    const directive = at.get();
    at.inc();

    const flags = f.local(i32, 0);
    f.loop(() => {
      f.switch(
        at.load(i8),
        [
          [45, () => flags.set(flags.or(Flags.left))],
          [43, () => flags.set(flags.or(Flags.plus))],
          [32, () => flags.set(flags.or(Flags.space))],
          [35, () => flags.set(flags.or(Flags.alternate))],
          [48, () => flags.set(flags.or(Flags.zero))],
          [39, () => {}],
        ],
        () => f.break(),
      );
      at.inc();
    });
    const width = f.local(i32, 0);
    readNumber(
      f,
      at,
      list,
      (n) => {
        width.set(n);
        f.if(n.lt(0), () => {
          flags.set(flags.or(Flags.left));
          width.set(n.neg());
        });
      },
      (n) => width.set(n),
    );
    const precision = f.local(i32, -1);
    f.if(at.load(i8).eq(46), () => {
      at.inc();
      readNumber(
        f,
        at,
        list,
        (n) => precision.set(n.max(-1)),
        (n) => precision.set(n),
      );
    });
    const size = f.local(i32, Size.int);
    f.loop(() => {
      f.switch(
        at.load(i8),
        [
          [104, () => size.set(size.eq(Size.short).select(f.const(i32, Size.char), Size.short))],
          // The second l makes it long long; the first changes nothing, but must be remembered.
          [108, () => size.set(size.eq(Size.int).select(f.const(i32, LONG), Size.longLong))],
          [[106, 113], () => size.set(Size.longLong)],
          [[122, 116], () => size.set(Size.int)],
          [76, () => size.set(Size.longDouble)],
        ],
        () => f.break(),
      );
      at.inc();
    });
    f.if(size.eq(LONG), () => size.set(Size.long));

    const conversion = at.load(i8).zext(i32).get();
    at.inc();
    const value = f.local(i64, 0);
    const readSigned = () => {
      f.if(
        size.eq(Size.longLong),
        () => value.set(f.vaArg(list, i64)),
        () => value.set(f.vaArg(list, i32).sext(i64)),
      );
      f.if(size.eq(Size.char), () => value.set(value.trunc(i8).sext(i64)));
      f.if(size.eq(Size.short), () => value.set(value.trunc(i16).sext(i64)));
    };
    const readUnsigned = () => {
      readSigned();
      f.if(size.ne(Size.longLong), () => value.set(value.and(0xffff_ffff)));
      f.if(size.eq(Size.char), () => value.set(value.and(0xff)));
      f.if(size.eq(Size.short), () => value.set(value.and(0xffff)));
    };
    const integer = (base: number, letters: number, prefix: Expr | number) =>
      f.call(formatInteger, sink, flags, width, precision, value, base, letters, prefix);
    f.switch(
      conversion,
      [
        [
          [100, 105],
          () => {
            readSigned();
            const sign = f.local(i32, 0);
            f.if(flags.and(Flags.space).ne(0), () => sign.set(32));
            f.if(flags.and(Flags.plus).ne(0), () => sign.set(43));
            f.if(value.lt(0), () => {
              sign.set(45);
              value.set(value.neg());
            });
            integer(10, 0, sign);
          },
        ],
        [
          117,
          () => {
            readUnsigned();
            integer(10, 0, 0);
          },
        ],
        [
          111,
          () => {
            readUnsigned();
            integer(8, 0, 0);
          },
        ],
        [
          [120, 88],
          () => {
            readUnsigned();
            const marked = f.all(flags.and(Flags.alternate).ne(0), () => value.ne(0));
            const prefix = marked.select(conversion.shl(8).or(48), f.const(i32, 0));
            f.call(formatInteger, sink, flags, width, precision, value, 16, conversion.sub(33), prefix);
          },
        ],
        [
          112,
          () => {
            const pointer = f.vaArg(list, i32);
            f.if(
              pointer.eq(0),
              () => string(f.string("(nil)"), f.const(i32, 5), flags, width),
              () => {
                value.set(pointer.zext(i64));
                integer(16, 87, 0x7830);
              },
            );
          },
        ],
        [
          99,
          () => {
            const c = f.alloca(i8);
            c.store(f.vaArg(list, i32).trunc(i8));
            string(c, f.const(i32, 1), flags, width);
          },
        ],
        [
          115,
          () => {
            const text = f.local(f.vaArg(list, ptr));
            f.if(text.eq(0), () => text.set(f.string("(null)")));
            const length = f.choose(
              precision.lt(0),
              () => f.call(strlen, text),
              () => f.call(strnlen, text, precision),
            );
            string(text, length, flags, width);
          },
        ],
        [
          [101, 69, 102, 70, 103, 71, 97, 65],
          () => {
            // Every float is printed as a long double, which holds it exactly.
            const from = f.local(list);
            const places = f.local(i32, 15);
            f.if(
              size.eq(Size.longDouble),
              () => list.inc(12),
              () => {
                const wide = f.alloca(arrayType(i32, 3));
                wide.store(f.vaArg(list, doubleType).fpext(x86Fp80Type), x86Fp80Type, { align: 4 });
                from.set(wide);
                places.set(13);
              },
            );
            f.call(formatFloat, sink, flags, width, precision, conversion, from, places);
          },
        ],
        [
          110,
          () => {
            const to = f.vaArg(list, ptr);
            const count = sink.field(Sink, "count");
            f.switch(
              size,
              [
                [Size.char, () => to.store(count.trunc(i8))],
                [Size.short, () => to.store(count.trunc(i16))],
                [Size.longLong, () => to.store(count.sext(i64), i64, { align: 4 })],
              ],
              () => to.store(count),
            );
          },
        ],
        [37, () => f.call(emit, sink, f.string("%"), 1)],
        [
          109,
          () => {
            const text = f.call(strerror, f.address(errno).load(i32));
            string(text, f.call(strlen, text), flags, width);
          },
        ],
      ],
      () => {
        // An unknown conversion is printed as it stands.
        f.if(conversion.eq(0), () => at.dec());
        f.call(emit, sink, directive, at.sub(directive));
      },
    );
  });
  f.return(sink.field(Sink, "count"));
});
/** One l seen, so far. */
const LONG = 5;

const fileSink = define(
  "__tsjit_put_file",
  voidType,
  { sink: ptr, from: ptr, n: i32 },
  (f, { sink, from, n }) => {
    f.call(fileWrite, sink.field(Sink, "target"), from, n);
  },
);
const bufferSink = define(
  "__tsjit_put_buffer",
  voidType,
  { sink: ptr, from: ptr, n: i32 },
  (f, { sink, from, n }) => {
    const room = sink.field(Sink, "room");
    n.set(n.umin(room));
    room.dec(n);
    const to = sink.field(Sink, "target");
    f.call(memcpy, to, from, n);
    to.inc(n);
  },
);

export const vfprintf = define("vfprintf", i32, { file: ptr, format: ptr, list: ptr }, (f, args) => {
  const sink = f.alloca(Sink.type);
  sink.field(Sink, "put").set(f.address(fileSink));
  sink.field(Sink, "count").set(0);
  sink.field(Sink, "target").set(args.file);
  f.return(f.call(format, sink, args.format, args.list));
});

export const vsnprintf = define(
  "vsnprintf",
  i32,
  { to: ptr, n: i32, format: ptr, list: ptr },
  (f, { to, n, ...args }) => {
    const sink = f.alloca(Sink.type);
    sink.field(Sink, "put").set(f.address(bufferSink));
    sink.field(Sink, "count").set(0);
    sink.field(Sink, "target").set(to);
    sink.field(Sink, "room").set(n.eq(0).select(n, n.sub(1)));
    f.call(format, sink, args.format, args.list);
    f.if(n.ne(0), () => sink.field(Sink, "target").store(0, i8));
    f.return(sink.field(Sink, "count"));
  },
);
const NO_LIMIT = 0x7fff_ffff;
const vsprintf = define("vsprintf", i32, { to: ptr, format: ptr, list: ptr }, (f, args) =>
  f.return(f.call(vsnprintf, args.to, NO_LIMIT, args.format, args.list)),
);

const vasprintf = define("vasprintf", i32, { to: ptr, format: ptr, list: ptr }, (f, args) => {
  const length = f.call(vsnprintf, f.null, 0, args.format, args.list);
  const text = f.call(malloc, length.add(1));
  f.if(text.eq(0), () => f.return(-1));
  args.to.store(text);
  f.return(f.call(vsnprintf, text, length.add(1), args.format, args.list));
});

/** Messages by number for the errors this library sets. */
const MESSAGES: readonly (readonly [number, string])[] = [
  [0, "Success"],
  [2, "No such file or directory"],
  [5, "Input/output error"],
  [9, "Bad file descriptor"],
  [12, "Cannot allocate memory"],
  [13, "Permission denied"],
  [22, "Invalid argument"],
  [24, "Too many open files"],
  [28, "No space left on device"],
  [29, "Illegal seek"],
  [33, "Numerical argument out of domain"],
  [34, "Numerical result out of range"],
];
export const strerror = define("strerror", ptr, { n: i32 }, (f, { n }) => {
  f.switch(
    n,
    MESSAGES.map(([number, text]) => [number, () => f.return(f.string(text))] as const),
  );
  f.return(f.string("Unknown error"));
});

/** A function with `...` in place of the `list` of its v-form. */
function variadic(
  name: string,
  params: readonly string[],
  call: (f: FunctionBuilder, values: readonly Expr[], list: Expr) => Expr,
) {
  const types = Object.fromEntries(
    params.map((param) => [param, param === "n" || param === "flag" || param === "room" ? i32 : ptr]),
  );
  return define(
    name,
    i32,
    types,
    (f, args) => {
      const values = Object.values(args).map((arg) => arg.get());
      f.return(call(f, values, f.vaStart()));
    },
    { varArg: true },
  );
}
const at = (values: readonly Expr[], index: number): Expr => {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no argument ${index}`);
  return value;
};

export const fprintf = variadic("fprintf", ["file", "format"], (f, v, list) =>
  f.call(vfprintf, at(v, 0), at(v, 1), list),
);

/** The names glibc's headers use when _FORTIFY_SOURCE is defined carry a flag and the object's size; both are ignored. */
const variadics = [
  variadic("printf", ["format"], (f, v, list) => f.call(vfprintf, standardOutput(f), at(v, 0), list)),
  variadic("__printf_chk", ["flag", "format"], (f, v, list) =>
    f.call(vfprintf, standardOutput(f), at(v, 1), list),
  ),
  fprintf,
  variadic("__fprintf_chk", ["file", "flag", "format"], (f, v, list) =>
    f.call(vfprintf, at(v, 0), at(v, 2), list),
  ),
  variadic("sprintf", ["to", "format"], (f, v, list) => f.call(vsprintf, at(v, 0), at(v, 1), list)),
  variadic("__sprintf_chk", ["to", "flag", "room", "format"], (f, v, list) =>
    f.call(vsprintf, at(v, 0), at(v, 3), list),
  ),
  variadic("snprintf", ["to", "n", "format"], (f, v, list) =>
    f.call(vsnprintf, at(v, 0), at(v, 1), at(v, 2), list),
  ),
  variadic("__snprintf_chk", ["to", "n", "flag", "room", "format"], (f, v, list) =>
    f.call(vsnprintf, at(v, 0), at(v, 1), at(v, 4), list),
  ),
  variadic("asprintf", ["to", "format"], (f, v, list) => f.call(vasprintf, at(v, 0), at(v, 1), list)),
];

export const printfFunctions = [
  ...formatSinkFunctions,
  writeUnsigned,
  formatInteger,
  format,
  fileSink,
  bufferSink,
  strerror,
  vfprintf,
  vsnprintf,
  vsprintf,
  vasprintf,
  define("vprintf", i32, { format: ptr, list: ptr }, (f, args) =>
    f.return(f.call(vfprintf, standardOutput(f), args.format, args.list)),
  ),
  ...variadics,
  define("perror", voidType, { s: ptr }, (f, { s }) => {
    const text = f.call(strerror, f.address(errno).load(i32));
    const pattern = s.eq(0).select(f.string("%.0s%s\n"), f.string("%s: %s\n"));
    f.call(fprintf, standardError(f), pattern, s, text);
  }),
];
