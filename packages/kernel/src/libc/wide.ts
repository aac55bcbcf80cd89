/**
 * Wide characters: wchar_t is a 32-bit code point, multibyte text is UTF-8 in every locale. The wcs and wmem functions of
 * <wchar.h>, conversions both ways, and the classes of <wctype.h>, which are those of ASCII.
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  type FunctionDefinition,
  global,
  i8,
  i32,
  ptr,
  type Type,
} from "@ts-jit/ir";
import { ctypeFunctions } from "./ctype.js";
import { fail } from "./errno.js";
import { malloc } from "./heap.js";
import { memcpy, memmove } from "./memory.js";
import { strtod, strtof, strtold } from "./parse-float.js";
import { strtol, strtoll, strtoul, strtoull } from "./parse-number.js";

const WIDTH = 4;
/** What conversions give for bytes that mean nothing, and for a character whose end is missing. */
const INVALID = -1;
const INCOMPLETE = -2;

const wcslen = define("wcslen", i32, { s: ptr }, (f, { s }) => {
  const n = f.local(i32, 0);
  f.while(
    () => s.at(i32, n).ne(0),
    () => n.inc(),
  );
  f.return(n);
});
const wcsnlen = define("wcsnlen", i32, { s: ptr, most: i32 }, (f, { s, most }) => {
  const n = f.local(i32, 0);
  f.while(
    () => f.all(n.ult(most), () => s.at(i32, n).ne(0)),
    () => n.inc(),
  );
  f.return(n);
});
const sized = (name: string, move: typeof memcpy) =>
  define(name, ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) =>
    f.return(f.call(move, to, from, n.shl(2))),
  );
const wmemset = define("wmemset", ptr, { to: ptr, c: i32, n: i32 }, (f, { to, c, n }) => {
  f.range(0, n, (i) => to.at(i32, i).set(c));
  f.return(to);
});
const wmemchr = define("wmemchr", ptr, { s: ptr, c: i32, n: i32 }, (f, { s, c, n }) => {
  f.range(0, n, (i) => f.if(s.at(i32, i).eq(c), () => f.return(s.offset(i32, i))));
  f.return(f.null);
});

/** Compares as signed numbers, up to `n` (all when there is none) and, for strings, to the end. */
function comparison(name: string, bounded: boolean, isString: boolean) {
  return define(name, i32, { a: ptr, b: ptr, ...(bounded ? { n: i32 } : {}) }, (f, args) => {
    const { a, b } = args;
    const n = "n" in args ? args.n : undefined;
    f.loop(() => {
      if (n !== undefined) f.if(n.eq(0), () => f.return(0));
      const x = a.load(i32).get();
      const y = b.load(i32).get();
      f.if(x.ne(y), () => f.return(x.lt(y).select(f.const(i32, -1), 1)));
      if (isString) f.if(x.eq(0), () => f.return(0));
      a.inc(WIDTH);
      b.inc(WIDTH);
      n?.dec();
    });
  });
}
const wcsncmp = comparison("wcsncmp", true, true);

/** Copies with the end, or `n` characters, the rest filled with zeros; gives the end of what was copied. */
const copy = define("__tsjit_copy_wide", ptr, { to: ptr, from: ptr }, (f, { to, from }) => {
  f.loop(() => {
    const c = from.load(i32).get();
    to.store(c);
    f.if(c.eq(0), () => f.return(to));
    to.inc(WIDTH);
    from.inc(WIDTH);
  });
});
const wcscpy = define("wcscpy", ptr, { to: ptr, from: ptr }, (f, { to, from }) => {
  f.call(copy, to, from);
  f.return(to);
});
const wcsncpy = define("wcsncpy", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  f.range(0, n, (i) => {
    const c = from.load(i32).get();
    to.at(i32, i).set(c);
    f.if(c.ne(0), () => from.inc(WIDTH));
  });
  f.return(to);
});
const wcscat = define("wcscat", ptr, { to: ptr, from: ptr }, (f, { to, from }) => {
  f.call(copy, to.offset(i32, f.call(wcslen, to)), from);
  f.return(to);
});
const wcsncat = define("wcsncat", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const end = to.offset(i32, f.call(wcslen, to)).get();
  const length = f.call(wcsnlen, from, n).get();
  f.call(memcpy, end, from, length.shl(2));
  end.at(i32, length).set(0);
  f.return(to);
});
const wcschr = define("wcschr", ptr, { s: ptr, c: i32 }, (f, { s, c }) => {
  f.loop(() => {
    const here = s.load(i32).get();
    f.if(here.eq(c), () => f.return(s));
    f.if(here.eq(0), () => f.return(f.null));
    s.inc(WIDTH);
  });
});
const wcsrchr = define("wcsrchr", ptr, { s: ptr, c: i32 }, (f, { s, c }) => {
  const found = f.local(ptr, 0);
  f.loop(() => {
    const here = s.load(i32).get();
    f.if(here.eq(c), () => found.set(s));
    f.if(here.eq(0), () => f.return(found));
    s.inc(WIDTH);
  });
});
const wcsstr = define("wcsstr", ptr, { s: ptr, part: ptr }, (f, { s, part }) => {
  const length = f.call(wcslen, part).get();
  f.loop(() => {
    f.if(f.call(wcsncmp, s, part, length).eq(0), () => f.return(s));
    f.if(s.load(i32).eq(0), () => f.return(f.null));
    s.inc(WIDTH);
  });
});
function span(name: string, inside: boolean) {
  return define(name, i32, { s: ptr, set: ptr }, (f, { s, set }) => {
    const n = f.local(i32, 0);
    f.loop(() => {
      const c = s.at(i32, n).get();
      f.if(c.eq(0), () => f.break());
      const found = f.call(wcschr, set, c).ne(0);
      f.if(inside ? found.not() : found, () => f.break());
      n.inc();
    });
    f.return(n);
  });
}
const wcsspn = span("wcsspn", true);
const wcscspn = span("wcscspn", false);
const wcspbrk = define("wcspbrk", ptr, { s: ptr, set: ptr }, (f, { s, set }) => {
  const at = s.offset(i32, f.call(wcscspn, s, set)).get();
  f.return(at.load(i32).eq(0).select(f.null, at));
});
const wcstok = define("wcstok", ptr, { s: ptr, set: ptr, state: ptr }, (f, { s, set, state }) => {
  f.if(s.eq(0), () => s.set(state.load(ptr)));
  f.if(s.eq(0), () => f.return(f.null));
  s.set(s.offset(i32, f.call(wcsspn, s, set)));
  state.store(f.null);
  f.if(s.load(i32).eq(0), () => f.return(f.null));
  const end = s.offset(i32, f.call(wcscspn, s, set)).get();
  f.if(end.load(i32).ne(0), () => {
    state.store(end.add(WIDTH));
    end.store(0, i32);
  });
  f.return(s);
});
const wcsdup = define("wcsdup", ptr, { s: ptr }, (f, { s }) => {
  const size = f.call(wcslen, s).add(1).shl(2).get();
  const made = f.call(malloc, size).get();
  f.if(made.ne(0), () => f.call(memcpy, made, s, size));
  f.return(made);
});

/** mbstate_t: how many bytes are missing, above bit 8 how many the character has; its bits so far. */
const sharedState = global("__tsjit_multibyte_state", arrayType(i32, 2));
function refuse(f: FunctionBuilder, state: Expr): void {
  state.at(i32, 0).set(0);
  fail(f, "EILSEQ", INVALID);
}

const mbrtowc = define("mbrtowc", i32, { to: ptr, s: ptr, n: i32, state: ptr }, (f, { to, s, n, state }) => {
  f.if(state.eq(0), () => state.set(f.address(sharedState)));
  f.if(s.eq(0), () => {
    state.at(i32, 0).set(0);
    f.return(0);
  });
  const missing = f.local(state.at(i32, 0).get().and(255));
  const length = f.local(state.at(i32, 0).get().shr(8));
  const value = f.local(state.at(i32, 1));
  const read = f.local(i32, 0);
  f.doWhile(
    () => {
      f.if(read.eq(n), () => {
        state.at(i32, 0).set(length.shl(8).or(missing));
        state.at(i32, 1).set(value);
        f.return(INCOMPLETE);
      });
      const c = s.at(i8, read).zext(i32).get();
      read.inc();
      f.if(
        missing.ne(0),
        () => {
          f.if(c.and(0xc0).ne(0x80), () => refuse(f, state.get()));
          value.set(value.shl(6).or(c.and(0x3f)));
          missing.dec();
        },
        () => {
          value.set(c);
          length.set(0);
          f.if(c.uge(0x80), () => {
            f.if(c.ult(0xc2).or(c.ugt(0xf4)), () => refuse(f, state.get()));
            missing.set(c.uge(0xf0).select(f.const(i32, 3), c.uge(0xe0).select(f.const(i32, 2), 1)));
            length.set(missing);
            value.set(c.and(f.const(i32, 0x3f).shr(missing)));
          });
        },
      );
    },
    () => missing.ne(0),
  );
  // Not shorter than written, no half of a pair, nothing past the last code point.
  const least = length.eq(3).select(f.const(i32, 0x10000), length.eq(2).select(f.const(i32, 0x800), 0));
  const half = value.and(~0x7ff).eq(0xd800);
  f.if(value.ult(least).or(half).or(value.ugt(0x10ffff)), () => refuse(f, state.get()));
  state.at(i32, 0).set(0);
  f.if(to.ne(0), () => to.store(value));
  f.return(value.eq(0).select(f.const(i32, 0), read));
});

const wcrtomb = define("wcrtomb", i32, { to: ptr, c: i32, state: ptr }, (f, { to, c, state }) => {
  f.if(to.eq(0), () => f.return(1));
  f.if(state.eq(0), () => state.set(f.address(sharedState)));
  f.if(c.ult(0x80), () => {
    to.store(c.trunc(i8));
    f.return(1);
  });
  f.if(c.ugt(0x10ffff).or(c.and(~0x7ff).eq(0xd800)), () => refuse(f, state.get()));
  const more = c
    .ult(0x800)
    .select(f.const(i32, 1), c.ult(0x10000).select(f.const(i32, 2), 3))
    .get();
  const lead = f.const(i32, 0xff80).shr(more).and(0xff);
  to.at(i8, 0).set(lead.or(c.shr(more.mul(6))).trunc(i8));
  f.range(1, more.add(1), (i) => {
    const bits = c.shr(more.sub(i).mul(6)).and(0x3f);
    to.at(i8, i).set(bits.or(0x80).trunc(i8));
  });
  f.return(more.add(1));
});

/** Whole strings, at most `n` characters or bytes; `*from` is moved on, and null at the end. Null `to` only counts. */
const mbsrtowcs = define(
  "mbsrtowcs",
  i32,
  { to: ptr, from: ptr, n: i32, state: ptr },
  (f, { to, from, n, state }) => {
    const s = f.local(from.load(ptr));
    const count = f.local(i32, 0);
    const wide = f.alloca(i32);
    const LONGEST = 4;
    f.loop(() => {
      f.if(
        f.all(to.ne(0), () => count.eq(n)),
        () => f.break(),
      );
      const used = f.call(mbrtowc, wide, s, LONGEST, state).get();
      f.if(used.lt(0), () => f.return(INVALID));
      f.if(to.ne(0), () => to.at(i32, count).set(wide.load(i32)));
      f.if(used.eq(0), () => {
        f.if(to.ne(0), () => from.store(f.null));
        f.return(count);
      });
      s.inc(used);
      count.inc();
    });
    from.store(s);
    f.return(count);
  },
);
const wcsrtombs = define(
  "wcsrtombs",
  i32,
  { to: ptr, from: ptr, n: i32, state: ptr },
  (f, { to, from, n, state }) => {
    const s = f.local(from.load(ptr));
    const count = f.local(i32, 0);
    const bytes = f.alloca(arrayType(i8, 4));
    f.loop(() => {
      const c = s.load(i32).get();
      const used = f.call(wcrtomb, bytes, c, state).get();
      f.if(used.lt(0), () => f.return(INVALID));
      f.if(to.ne(0), () => {
        f.if(count.add(used).ugt(n), () => f.break());
        f.call(memcpy, to.add(count), bytes, used);
      });
      f.if(c.eq(0), () => {
        f.if(to.ne(0), () => from.store(f.null));
        f.return(count);
      });
      s.inc(WIDTH);
      count.inc(used);
    });
    from.store(s);
    f.return(count);
  },
);
/** The forms without a state begin anew with each call. */
const plain = (name: string, of: typeof mbsrtowcs) =>
  define(name, i32, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
    const at = f.alloca(ptr);
    const state = f.alloca(arrayType(i32, 2));
    state.at(i32, 0).set(0);
    at.store(from);
    f.return(f.call(of, to, at, n, state));
  });
function single(name: string, withTarget: boolean) {
  return define(name, i32, { ...(withTarget ? { to: ptr } : {}), s: ptr, n: i32 }, (f, args) => {
    // There are no shift states.
    f.if(args.s.eq(0), () => f.return(0));
    const state = f.alloca(arrayType(i32, 2));
    state.at(i32, 0).set(0);
    const used = f.call(mbrtowc, "to" in args ? args.to : f.null, args.s, args.n, state).get();
    f.return(used.max(INVALID));
  });
}

const perCharacter = (name: string, result: Type, body: (f: FunctionBuilder, c: Expr) => Expr) =>
  define(name, result, { c: i32 }, (f, { c }) => f.return(body(f, c.get())));
/** The class of an ASCII character by its narrow function; others are in none and have no other case. */
const classes = ctypeFunctions.flatMap((one) => {
  const [, prefix, rest] = /^(is|to)([a-z]+)$/.exec(one.name) ?? [];
  if (one.kind !== "function" || rest === undefined || one.type.params.length !== 1) return [];
  return [
    define(`${prefix}w${rest}`, i32, { c: i32 }, (f, { c }) =>
      f.return(
        f.choose(
          c.ult(0x80),
          () => f.call(one, c),
          () => (prefix === "to" ? c.get() : f.const(i32, 0)),
        ),
      ),
    ),
  ];
});

/** Characters of a number that are read. */
const NUMBER = 512;
/** Numbers stand in ASCII, of which a copy is read. */
function number(name: string, of: FunctionDefinition, withBase: boolean) {
  return define(
    name,
    of.type.returnType,
    { s: ptr, end: ptr, ...(withBase ? { base: i32 } : {}) },
    (f, args) => {
      const { s, end } = args;
      const text = f.alloca(arrayType(i8, NUMBER)).get();
      const n = f.local(i32, 0);
      f.while(
        () => f.all(n.lt(NUMBER - 1), () => s.at(i32, n).get().sub(1).ult(0x7f)),
        () => {
          text.at(i8, n).set(s.at(i32, n).trunc(i8));
          n.inc();
        },
      );
      text.at(i8, n).set(0);
      const stop = f.alloca(ptr);
      const result = f.call(of, text, stop, ...("base" in args ? [args.base] : [])).get();
      f.if(end.ne(0), () => end.store(s.offset(i32, stop.load(ptr).sub(text))));
      f.return(result);
    },
  );
}
const NUMBERS = [
  ["wcstol", strtol],
  ["wcstoul", strtoul],
  ["wcstoll", strtoll],
  ["wcstoull", strtoull],
  ["wcstoimax", strtoll],
  ["wcstoumax", strtoull],
] as const;
const FLOATS = [
  ["wcstod", strtod],
  ["wcstof", strtof],
  ["wcstold", strtold],
] as const;

export const wideFunctions = [
  ...NUMBERS.map(([name, of]) => number(name, of as FunctionDefinition, true)),
  ...FLOATS.map(([name, of]) => number(name, of as FunctionDefinition, false)),
  wcslen,
  wcsnlen,
  sized("wmemcpy", memcpy),
  sized("wmemmove", memmove),
  wmemset,
  wmemchr,
  comparison("wmemcmp", true, false),
  comparison("wcscmp", false, true),
  comparison("wcscoll", false, true),
  wcsncmp,
  copy,
  wcscpy,
  wcsncpy,
  wcscat,
  wcsncat,
  wcschr,
  wcsrchr,
  wcsstr,
  wcsspn,
  wcscspn,
  wcspbrk,
  wcstok,
  wcsdup,
  sharedState,
  mbrtowc,
  wcrtomb,
  mbsrtowcs,
  wcsrtombs,
  plain("mbstowcs", mbsrtowcs),
  plain("wcstombs", wcsrtombs),
  single("mbtowc", true),
  single("mblen", false),
  define("mbrlen", i32, { s: ptr, n: i32, state: ptr }, (f, { s, n, state }) =>
    f.return(f.call(mbrtowc, 0, s, n, state)),
  ),
  define("wctomb", i32, { to: ptr, c: i32 }, (f, { to, c }) => {
    f.if(to.eq(0), () => f.return(0));
    f.return(f.call(wcrtomb, to, c, 0));
  }),
  define("mbsinit", i32, { state: ptr }, (f, { state }) => {
    f.if(state.eq(0), () => f.return(1));
    f.return(state.at(i32, 0).get().and(255).eq(0).zext(i32));
  }),
  perCharacter("btowc", i32, (f, c) => c.ult(0x80).select(c, f.const(i32, -1))),
  perCharacter("wctob", i32, (f, c) => c.ult(0x80).select(c, f.const(i32, -1))),
  ...classes,
];
