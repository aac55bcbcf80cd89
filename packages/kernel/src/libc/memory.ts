/**
 * memcpy, memset and their like. Sixteen bytes at a time where there are as many.
 */
import {
  define,
  type Expr,
  type FunctionBuilder,
  i8,
  i32,
  type Local,
  ptr,
  vectorType,
  voidType,
} from "@ts-jit/ir";

const loose = { align: 1 } as const;

/** One vector register from SSE on, four words below it. */
const v16 = vectorType(i32, 4);
const VECTOR = 16;

/** Copies `count` vectors, all loaded before any is stored. */
function copyVectors(to: Expr, from: Expr, count: number): void {
  const vectors = Array.from({ length: count }, (_, at) => from.add(VECTOR * at).load(v16, loose));
  for (const [at, vector] of vectors.entries()) to.add(VECTOR * at).store(vector, v16, loose);
}

/** Copies 16, 4, then 1 bytes at a time upwards, `n` counting down to 0. */
function copyUp(f: FunctionBuilder, to: Local, from: Local, n: Local): void {
  const step = (bytes: number, move: () => void) =>
    f.while(
      () => n.uge(bytes),
      () => {
        move();
        to.inc(bytes);
        from.inc(bytes);
        n.dec(bytes);
      },
    );
  step(4 * VECTOR, () => copyVectors(to, from, 4));
  step(VECTOR, () => copyVectors(to, from, 1));
  step(4, () => to.store(from.load(i32, loose), i32, loose));
  step(1, () => to.store(from.load(i8)));
}

export const memcpy = define("memcpy", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const start = to.get();
  copyUp(f, to, from, n);
  f.return(start);
});

export const memmove = define("memmove", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const start = to.get();
  // Going up is right unless the target starts inside the source.
  f.if(
    to.sub(from).uge(n),
    () => copyUp(f, to, from, n),
    () => {
      to.inc(n);
      from.inc(n);
      f.while(
        () => n.uge(16),
        () => {
          to.dec(16);
          from.dec(16);
          n.dec(16);
          copyVectors(to, from, 1);
        },
      );
      f.while(
        () => n.ne(0),
        () => {
          to.dec(1);
          from.dec(1);
          n.dec(1);
          to.store(from.load(i8));
        },
      );
    },
  );
  f.return(start);
});

export const mempcpy = define("mempcpy", ptr, { to: ptr, from: ptr, n: i32 }, (f, { to, from, n }) => {
  const end = to.add(n);
  f.call(memcpy, to, from, n);
  f.return(end);
});

export const memset = define("memset", ptr, { to: ptr, c: i32, n: i32 }, (f, { to, c, n }) => {
  const start = to.get();
  const word = c.and(255).mul(0x01010101);
  const wide = word.splat(4);
  for (const count of [4, 1]) {
    f.while(
      () => n.uge(VECTOR * count),
      () => {
        for (let at = 0; at < count; at++) to.add(VECTOR * at).store(wide, v16, loose);
        to.inc(VECTOR * count);
        n.dec(VECTOR * count);
      },
    );
  }
  f.while(
    () => n.uge(4),
    () => {
      to.store(word, i32, loose);
      to.inc(4);
      n.dec(4);
    },
  );
  f.while(
    () => n.ne(0),
    () => {
      to.store(word.trunc(i8));
      to.inc();
      n.dec();
    },
  );
  f.return(start);
});

export const memcmp = define("memcmp", i32, { a: ptr, b: ptr, n: i32 }, (f, { a, b, n }) => {
  // Equal words are skipped; the first word that differs is looked at byte by byte.
  f.while(
    () => f.all(n.uge(4), () => a.load(i32, loose).eq(b.load(i32, loose))),
    () => {
      a.inc(4);
      b.inc(4);
      n.dec(4);
    },
  );
  f.while(
    () => n.ne(0),
    () => {
      const difference = a.load(i8).zext(i32).sub(b.load(i8).zext(i32));
      f.if(difference.ne(0), () => f.return(difference));
      a.inc();
      b.inc();
      n.dec();
    },
  );
  f.return(0);
});

export const bcmp = define("bcmp", i32, { a: ptr, b: ptr, n: i32 }, (f, { a, b, n }) =>
  f.return(f.call(memcmp, a, b, n)),
);

export const bzero = define("bzero", voidType, { to: ptr, n: i32 }, (f, { to, n }) => {
  f.call(memset, to, 0, n);
});

export const memchr = define("memchr", ptr, { s: ptr, c: i32, n: i32 }, (f, { s, c, n }) => {
  const wanted = c.trunc(i8);
  f.while(
    () => n.ne(0),
    () => {
      f.if(s.load(i8).eq(wanted), () => f.return(s));
      s.inc();
      n.dec();
    },
  );
  f.return(f.null);
});

export const memrchr = define("memrchr", ptr, { s: ptr, c: i32, n: i32 }, (f, { s, c, n }) => {
  const wanted = c.trunc(i8);
  f.while(
    () => n.ne(0),
    () => {
      n.dec();
      const at = s.add(n);
      f.if(at.load(i8).eq(wanted), () => f.return(at));
    },
  );
  f.return(f.null);
});

export const memmem = define("memmem", ptr, { s: ptr, n: i32, part: ptr, m: i32 }, (f, { s, n, part, m }) => {
  f.while(
    () => n.uge(m),
    () => {
      f.if(f.call(memcmp, s, part, m).eq(0), () => f.return(s));
      s.inc();
      n.dec();
    },
  );
  f.return(f.null);
});

export const memoryFunctions = [
  memcpy,
  memmove,
  mempcpy,
  memset,
  memcmp,
  bcmp,
  bzero,
  memchr,
  memrchr,
  memmem,
];
