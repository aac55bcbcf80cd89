/** stdio's plain output: characters, strings, blocks. */
import { define, type Expr, type FunctionBuilder, i8, i32, ptr } from "@ts-jit/ir";
import { EOF, File, fileWrite, flushFile, openFiles, standardOutput, stdoutFile } from "./file.js";
import { strlen } from "./string.js";

function putCharacter(f: FunctionBuilder, c: Expr, file: Expr): void {
  const byte = f.alloca(i8);
  byte.store(c.trunc(i8));
  const written = f.call(fileWrite, file, byte, 1);
  f.return(written.eq(1).select(c.and(255), EOF));
}
function characterWriter(name: string) {
  return define(name, i32, { c: i32, file: ptr }, (f, { c, file }) => putCharacter(f, c.get(), file.get()));
}

export const fputs = define("fputs", i32, { s: ptr, file: ptr }, (f, { s, file }) => {
  const n = f.call(strlen, s);
  f.return(f.call(fileWrite, file, s, n).eq(n).select(f.const(i32, 1), EOF));
});

export const fwrite = define(
  "fwrite",
  i32,
  { from: ptr, size: i32, count: i32, file: ptr },
  (f, { from, size, count, file }) => {
    const n = size.mul(count);
    f.if(n.eq(0), () => f.return(0));
    const written = f.call(fileWrite, file, from, n);
    f.return(written.eq(n).select(count, written.udiv(size)));
  },
);

export const fflush = define("fflush", i32, { file: ptr }, (f, { file }) => {
  f.if(file.ne(0), () => f.return(f.call(flushFile, file).select(f.const(i32, 0), EOF)));
  const ok = f.local(f.call(flushFile, f.address(stdoutFile)));
  file.set(f.address(openFiles).load(ptr));
  f.while(
    () => file.ne(0),
    () => {
      ok.set(f.call(flushFile, file).and(ok));
      file.set(file.field(File, "next"));
    },
  );
  f.return(ok.select(f.const(i32, 0), EOF));
});

export const outputFunctions = [
  ...["fputc", "putc", "_IO_putc", "putc_unlocked", "fputc_unlocked"].map(characterWriter),
  ...["putchar", "putchar_unlocked"].map((name) =>
    define(name, i32, { c: i32 }, (f, { c }) => putCharacter(f, c.get(), standardOutput(f))),
  ),
  define("puts", i32, { s: ptr }, (f, { s }) => {
    const out = standardOutput(f);
    const n = f.call(strlen, s);
    f.if(f.call(fileWrite, out, s, n).ne(n), () => f.return(EOF));
    const end = f.alloca(i8);
    end.store(10, i8);
    f.return(f.call(fileWrite, out, end, 1).eq(1).select(f.const(i32, 1), EOF));
  }),
  fputs,
  fwrite,
  fflush,
];
