/** The str* functions of <string.h> and <strings.h>. */
import { define, type Expr, type FunctionBuilder, global, i8, i32, type Operand, ptr } from "@ts-jit/ir";
import { malloc } from "./heap.js";
import { memcpy } from "./memory.js";

export const strlen = define("strlen", i32, { s: ptr }, (f, { s }) => {
  const end = f.local(s);
  f.while(
    () => end.load(i8).ne(0),
    () => end.inc(),
  );
  f.return(end.sub(s));
});

export const strnlen = define("strnlen", i32, { s: ptr, n: i32 }, (f, { s, n }) => {
  const length = f.local(i32, 0);
  f.while(
    () => f.all(length.ult(n), () => s.at(i8, length).ne(0)),
    () => length.inc(),
  );
  f.return(length);
});

export const stpcpy = define("stpcpy", ptr, { to: ptr, from: ptr }, (f, { to, from }) => {
  f.loop(() => {
    const c = from.load(i8);
    to.store(c);
    f.if(c.eq(0), () => f.return(to));
    to.inc();
    from.inc();
  });
});

export const strcpy = define("strcpy", ptr, { to: ptr, from: ptr }, (f, { to, from }) => {
  f.call(stpcpy, to, from);
  f.return(to);
});

export const strncpy = define("strncpy", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const start = to.get();
  f.while(
    () => n.ne(0),
    () => {
      const c = from.load(i8);
      to.store(c);
      to.inc();
      n.dec();
      // After the end the source stands still on its NUL, and the rest is filled with it.
      f.if(c.ne(0), () => from.inc());
    },
  );
  f.return(start);
});

export const strcat = define("strcat", ptr, { to: ptr, from: ptr }, (f, { to, from }) => {
  f.call(stpcpy, to.add(f.call(strlen, to)), from);
  f.return(to);
});

export const strncat = define("strncat", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const end = to.add(f.call(strlen, to));
  const length = f.call(strnlen, from, n);
  f.call(memcpy, end, from, length);
  end.at(i8, length).set(0);
  f.return(to);
});

const lower = (c: Expr) => c.sub(65).ult(26).select(c.or(32), c);

/** Compares up to `n` characters (all when undefined) after passing each through `fold`. */
function compare(name: string, bounded: boolean, fold: (c: Expr) => Expr) {
  return define(name, i32, { a: ptr, b: ptr, ...(bounded ? { n: i32 } : {}) }, (f, args) => {
    const { a, b } = args;
    const n = "n" in args ? args.n : undefined;
    f.loop(() => {
      if (n !== undefined) f.if(n.eq(0), () => f.return(0));
      const x = fold(a.load(i8).zext(i32));
      const y = fold(b.load(i8).zext(i32));
      f.if(
        f.any(x.ne(y), () => x.eq(0)),
        () => f.return(x.sub(y)),
      );
      a.inc();
      b.inc();
      n?.dec();
    });
  });
}
export const strcmp = compare("strcmp", false, (c) => c);
export const strncmp = compare("strncmp", true, (c) => c);
export const strcoll = compare("strcoll", false, (c) => c);
export const strcasecmp = compare("strcasecmp", false, lower);
export const strncasecmp = compare("strncasecmp", true, lower);

export const strchrnul = define("strchrnul", ptr, { s: ptr, c: i32 }, (f, { s, c }) => {
  const wanted = c.trunc(i8);
  f.loop(() => {
    const here = s.load(i8);
    f.if(
      f.any(here.eq(wanted), () => here.eq(0)),
      () => f.return(s),
    );
    s.inc();
  });
});

/** In the locale "C" a string is its own sorting key. */
const strxfrm = define("strxfrm", i32, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const length = f.call(strlen, from).get();
  f.if(n.ne(0), () => {
    const kept = length.umin(n.sub(1)).get();
    f.call(memcpy, to, from, kept);
    to.at(i8, kept).set(0);
  });
  f.return(length);
});
const rawmemchr = define("rawmemchr", ptr, { s: ptr, c: i32 }, (f, { s, c }) => {
  const wanted = c.trunc(i8);
  f.while(
    () => s.load(i8).ne(wanted),
    () => s.inc(),
  );
  f.return(s);
});

/** Named twice: `index` is the older name of `strchr`, `rindex` of `strrchr`. */
function finder(name: string) {
  return define(name, ptr, { s: ptr, c: i32 }, (f, { s, c }) => {
    const found = f.call(strchrnul, s, c);
    f.return(found.load(i8).eq(c.trunc(i8)).select(found, f.null));
  });
}
export const strchr = finder("strchr");

function lastFinder(name: string) {
  return define(name, ptr, { s: ptr, c: i32 }, (f, { s, c }) => {
    const found = f.local(ptr, 0);
    const wanted = c.trunc(i8);
    f.loop(() => {
      const here = s.load(i8);
      f.if(here.eq(wanted), () => found.set(s));
      f.if(here.eq(0), () => f.return(found));
      s.inc();
    });
  });
}
export const strrchr = lastFinder("strrchr");

export const strstr = define("strstr", ptr, { s: ptr, part: ptr }, (f, { s, part }) => {
  const length = f.call(strlen, part);
  f.loop(() => {
    f.if(f.call(strncmp, s, part, length).eq(0), () => f.return(s));
    f.if(s.load(i8).eq(0), () => f.return(f.null));
    s.inc();
  });
});

export const strcasestr = define("strcasestr", ptr, { s: ptr, part: ptr }, (f, { s, part }) => {
  const length = f.call(strlen, part);
  f.loop(() => {
    f.if(f.call(strncasecmp, s, part, length).eq(0), () => f.return(s));
    f.if(s.load(i8).eq(0), () => f.return(f.null));
    s.inc();
  });
});

/** Moves on while the character is (not) in `set`; gives how many were passed. */
function span(name: string, inside: boolean) {
  return define(name, i32, { s: ptr, set: ptr }, (f, { s, set }) => {
    const at = f.local(s);
    f.loop(() => {
      const c = at.load(i8);
      f.if(c.eq(0), () => f.break());
      const found = f.call(strchr, set, c.zext(i32)).ne(0);
      f.if(inside ? found.not() : found, () => f.break());
      at.inc();
    });
    f.return(at.sub(s));
  });
}
export const strspn = span("strspn", true);
export const strcspn = span("strcspn", false);

export const strpbrk = define("strpbrk", ptr, { s: ptr, set: ptr }, (f, { s, set }) => {
  const at = s.add(f.call(strcspn, s, set));
  f.return(at.load(i8).eq(0).select(f.null, at));
});

/** strtok_r: the next word of the text in `*state`, cut off with a NUL. */
function token(f: FunctionBuilder, s: Expr, set: Expr, state: Expr): void {
  const from = f.local(s);
  f.if(from.eq(0), () => from.set(state.load(ptr)));
  f.if(from.eq(0), () => f.return(f.null));
  from.inc(f.call(strspn, from, set));
  f.if(from.load(i8).eq(0), () => {
    state.store(f.null);
    f.return(f.null);
  });
  const end = from.add(f.call(strcspn, from, set));
  const last = end.load(i8).eq(0);
  state.store(last.select(f.null, end.add(1)));
  f.if(last.not(), () => end.store(0, i8));
  f.return(from);
}
function tokenizer(name: string) {
  return define(name, ptr, { s: ptr, set: ptr, state: ptr }, (f, { s, set, state }) =>
    token(f, s.get(), set.get(), state.get()),
  );
}
export const strtok_r = tokenizer("strtok_r");
const tokenState = global("__tsjit_strtok_state", ptr);
export const strtok = define("strtok", ptr, { s: ptr, set: ptr }, (f, { s, set }) =>
  f.return(f.call(strtok_r, s, set, f.address(tokenState))),
);

export const strsep = define("strsep", ptr, { state: ptr, set: ptr }, (f, { state, set }) => {
  const start = state.load(ptr);
  f.if(start.eq(0), () => f.return(f.null));
  const end = start.add(f.call(strcspn, start, set));
  const last = end.load(i8).eq(0);
  state.store(last.select(f.null, end.add(1)));
  f.if(last.not(), () => end.store(0, i8));
  f.return(start);
});

function duplicate(f: FunctionBuilder, s: Expr, length: Operand): void {
  const size = f.wrap(f.operand(length, i32));
  const copy = f.call(malloc, size.add(1));
  f.if(copy.ne(0), () => {
    f.call(memcpy, copy, s, size);
    copy.at(i8, size).set(0);
  });
  f.return(copy);
}
export const strdup = define("strdup", ptr, { s: ptr }, (f, { s }) =>
  duplicate(f, s.get(), f.call(strlen, s)),
);
export const strndup = define("strndup", ptr, { s: ptr, n: i32 }, (f, { s, n }) =>
  duplicate(f, s.get(), f.call(strnlen, s, n)),
);

export const stringFunctions = [
  strxfrm,
  rawmemchr,
  strlen,
  strnlen,
  stpcpy,
  strcpy,
  strncpy,
  strcat,
  strncat,
  strcmp,
  strncmp,
  strcoll,
  strcasecmp,
  strncasecmp,
  strchrnul,
  strchr,
  finder("index"),
  strrchr,
  lastFinder("rindex"),
  strstr,
  strcasestr,
  strspn,
  strcspn,
  strpbrk,
  strtok_r,
  tokenizer("__strtok_r"),
  tokenState,
  strtok,
  strsep,
  strdup,
  strndup,
];
