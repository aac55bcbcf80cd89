/** stdio's plain input: characters, lines, blocks. */
import { define, type Expr, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { read } from "../platform/interface.js";
import { EOF, File, FileFlag, fileRead, fileUnread, standardInput } from "./file.js";
import { realloc } from "./heap.js";
import { memcpy } from "./memory.js";

const fgets = define("fgets", ptr, { to: ptr, n: i32, file: ptr }, (f, { to, n, file }) => {
  const start = to.get();
  f.while(
    () => n.gt(1),
    () => {
      const c = f.call(fileRead, file);
      f.if(c.eq(EOF), () => f.break());
      to.store(c.trunc(i8));
      to.inc();
      n.dec();
      f.if(c.eq(10), () => f.break());
    },
  );
  f.if(to.eq(start).or(file.field(File, "flags").and(FileFlag.error).ne(0)), () => f.return(f.null));
  to.store(0, i8);
  f.return(start);
});

const fread = define(
  "fread",
  i32,
  { to: ptr, size: i32, count: i32, file: ptr },
  (f, { to, size, count, file }) => {
    const n = size.mul(count).get();
    f.if(n.eq(0), () => f.return(0));
    const left = f.local(n);
    const position = file.field(File, "position");
    f.while(
      () => left.ne(0),
      () => {
        const ready = file.field(File, "limit").sub(position).umin(left).get();
        f.if(ready.ne(0), () => {
          f.call(memcpy, to, file.field(File, "buffer").add(position), ready);
          position.inc(ready);
          to.inc(ready);
          left.dec(ready);
          f.continue();
        });
        // What would fill the buffer goes straight to its place.
        f.if(left.uge(file.field(File, "capacity")), () => {
          const got = f.call(read, file.field(File, "fd"), to, left);
          f.if(got.gt(0), () => {
            to.inc(got);
            left.dec(got);
            f.continue();
          });
        });
        const c = f.call(fileRead, file);
        f.if(c.eq(EOF), () => f.break());
        to.store(c.trunc(i8));
        to.inc();
        left.dec();
      },
    );
    f.return(left.eq(0).select(count, n.sub(left).udiv(size)));
  },
);

const getdelim = define(
  "getdelim",
  i32,
  { line: ptr, size: ptr, delimiter: i32, file: ptr },
  (f, { line, size, delimiter, file }) => {
    const length = f.local(i32, 0);
    f.if(line.load(ptr).eq(0), () => size.store(0, i32));
    f.loop(() => {
      // Room for this character and the NUL.
      f.if(length.add(2).ugt(size.load(i32)), () => {
        const wanted = size.load(i32).shl(1).umax(128).get();
        const larger = f.call(realloc, line.load(ptr), wanted);
        f.if(larger.eq(0), () => f.return(EOF));
        line.store(larger);
        size.store(wanted);
      });
      const c = f.call(fileRead, file);
      f.if(c.eq(EOF), () => f.break());
      line.load(ptr).at(i8, length).set(c.trunc(i8));
      length.inc();
      f.if(c.eq(delimiter), () => f.break());
    });
    line.load(ptr).at(i8, length).set(0);
    f.return(length.eq(0).select(f.const(i32, EOF), length));
  },
);

const flagQuestion = (name: string, flag: number) =>
  define(name, i32, { file: ptr }, (f, { file }) =>
    f.return(file.field(File, "flags").and(flag).ne(0).zext(i32)),
  );
const reader = (name: string) =>
  define(name, i32, { file: ptr }, (f, { file }) => f.return(f.call(fileRead, file)));
const clear = (file: Expr) => {
  const flags = file.field(File, "flags");
  flags.set(flags.and(~(FileFlag.end | FileFlag.error)));
};

export const inputFunctions = [
  ...["fgetc", "getc", "_IO_getc", "getc_unlocked", "fgetc_unlocked"].map(reader),
  ...["getchar", "getchar_unlocked"].map((name) =>
    define(name, i32, {}, (f) => f.return(f.call(fileRead, standardInput(f)))),
  ),
  define("ungetc", i32, { c: i32, file: ptr }, (f, { c, file }) => f.return(f.call(fileUnread, c, file))),
  fgets,
  fread,
  getdelim,
  ...["getline", "__getline"].map((name) =>
    define(name, i32, { line: ptr, size: ptr, file: ptr }, (f, { line, size, file }) =>
      f.return(f.call(getdelim, line, size, 10, file)),
    ),
  ),
  flagQuestion("feof", FileFlag.end),
  flagQuestion("ferror", FileFlag.error),
  define("clearerr", voidType, { file: ptr }, (_, { file }) => clear(file)),
  define("fileno", i32, { file: ptr }, (f, { file }) => f.return(file.field(File, "fd"))),
];
