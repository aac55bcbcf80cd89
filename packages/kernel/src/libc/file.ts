/**
 * FILE: a descriptor with a buffer. Output is written when the buffer is full, at a line's end on a terminal, before
 * standard input is read, and at exit.
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  global,
  i1,
  i8,
  i32,
  ptr,
  struct,
  voidType,
} from "@ts-jit/ir";
import { isatty, read, write } from "../platform/interface.js";
import { flushAtExit } from "./exit.js";
import { memcpy, memrchr } from "./memory.js";

export const EOF = -1;
/** Bits of `File.flags`. */
export const FileFlag = {
  end: 1,
  error: 2,
  lineBuffered: 4,
  unbuffered: 8,
  /** It has been asked whether the descriptor is a terminal. */
  known: 16,
  /** Came from fopen: freed by fclose. */
  allocated: 32,
  /** The buffer came from malloc. */
  ownsBuffer: 64,
} as const;

export const File = struct({
  fd: i32,
  flags: i32,
  buffer: ptr,
  capacity: i32,
  /** Bytes in the buffer that wait to be written. */
  pending: i32,
  /** The next byte to read, and the end of what has been read. */
  position: i32,
  limit: i32,
  /** The next open file. */
  next: ptr,
  /** Bytes read before those in the buffer. */
  passed: i32,
});
export const BUFFER_SIZE = 4096;

function standard(name: string, fd: number, flags: number) {
  const buffer = global(`__tsjit_${name}_buffer`, arrayType(i8, BUFFER_SIZE), "zero", { align: 16 });
  const file = global(`__tsjit_${name}`, File.type, [fd, flags, buffer, BUFFER_SIZE, 0, 0, 0, 0, 0]);
  // glibc's headers name the objects by pointers called stdin, stdout, stderr.
  return { file, all: [buffer, file, global(name, ptr, file)] };
}
const input = standard("stdin", 0, 0);
const output = standard("stdout", 1, 0);
const errors = standard("stderr", 2, FileFlag.unbuffered | FileFlag.known);
export const stdinFile = input.file;
export const stdoutFile = output.file;
/** Files fopen gave. */
export const openFiles = global("__tsjit_open_files", ptr);

/** Writes all of `n` bytes; false on an error, which the file remembers. */
const writeAll = define("__tsjit_write_all", i1, { file: ptr, from: ptr, n: i32 }, (f, { file, from, n }) => {
  f.while(
    () => n.ne(0),
    () => {
      const written = f.call(write, file.field(File, "fd"), from, n);
      f.if(written.le(0), () => {
        const flags = file.field(File, "flags");
        flags.set(flags.or(FileFlag.error));
        f.return(0);
      });
      from.inc(written);
      n.dec(written);
    },
  );
  f.return(1);
});

/** Writes what waits in the buffer. */
export const flushFile = define("__tsjit_flush", i1, { file: ptr }, (f, { file }) => {
  const pending = file.field(File, "pending");
  const n = pending.get();
  pending.set(0);
  f.return(f.call(writeAll, file, file.field(File, "buffer"), n));
});

export const flushAll = define("__tsjit_flush_all", voidType, {}, (f) => {
  f.call(flushFile, f.address(stdoutFile));
  const file = f.local(f.address(openFiles).load(ptr));
  f.while(
    () => file.ne(0),
    () => {
      f.call(flushFile, file);
      file.set(file.field(File, "next"));
    },
  );
});

/** At the first output: finds out whether to buffer by lines, and has the rest written at exit. */
const prepare = define("__tsjit_prepare_output", voidType, { file: ptr }, (f, { file }) => {
  f.address(flushAtExit).store(f.address(flushAll));
  const flags = file.field(File, "flags");
  const terminal = f.call(isatty, file.field(File, "fd")).ne(0);
  flags.set(flags.or(terminal.select(f.const(i32, FileFlag.known | FileFlag.lineBuffered), FileFlag.known)));
});

/** Output of `n` bytes; gives how many were taken. */
export const fileWrite = define(
  "__tsjit_file_write",
  i32,
  { file: ptr, from: ptr, n: i32 },
  (f, { file, from, n }) => {
    const flags = file.field(File, "flags");
    f.if(flags.and(FileFlag.known).eq(0), () => f.call(prepare, file));
    const ok = f.local(i1, 1);
    const pending = file.field(File, "pending");
    f.if(flags.and(FileFlag.unbuffered).ne(0), () =>
      f.return(f.call(writeAll, file, from, n).select(n, f.const(i32, 0))),
    );
    // More than fits goes out at once, so that order is kept.
    f.if(n.ugt(file.field(File, "capacity").sub(pending)), () => ok.set(f.call(flushFile, file)));
    f.if(n.uge(file.field(File, "capacity")), () =>
      f.return(f.call(writeAll, file, from, n).select(n, f.const(i32, 0))),
    );
    f.call(memcpy, file.field(File, "buffer").add(pending), from, n);
    pending.inc(n);
    f.if(
      f.all(flags.and(FileFlag.lineBuffered).ne(0), () => f.call(memrchr, from, 10, n).ne(0)),
      () => ok.set(f.call(flushFile, file)),
    );
    f.return(ok.select(n, f.const(i32, 0)));
  },
);

/** Reads a buffer full; gives how many bytes there are now. */
const fill = define("__tsjit_fill", i32, { file: ptr }, (f, { file }) => {
  // What a program asked should be seen before it waits for the answer.
  f.call(flushFile, f.address(stdoutFile));
  const n = f.call(read, file.field(File, "fd"), file.field(File, "buffer"), file.field(File, "capacity"));
  file.field(File, "passed").inc(file.field(File, "limit"));
  file.field(File, "position").set(0);
  const flags = file.field(File, "flags");
  f.if(n.le(0), () => {
    flags.set(flags.or(n.eq(0).select(f.const(i32, FileFlag.end), FileFlag.error)));
    file.field(File, "limit").set(0);
    f.return(0);
  });
  file.field(File, "limit").set(n);
  f.return(n);
});

/** The next byte, or EOF. */
export const fileRead = define("__tsjit_file_read", i32, { file: ptr }, (f, { file }) => {
  const position = file.field(File, "position");
  f.if(
    f.all(position.eq(file.field(File, "limit")), () => f.call(fill, file).eq(0)),
    () => f.return(EOF),
  );
  const at = position.get();
  position.set(at.add(1));
  f.return(file.field(File, "buffer").at(i8, at).zext(i32));
});

/** Makes room for a byte before the position and puts it there. */
export const fileUnread = define("__tsjit_file_unread", i32, { c: i32, file: ptr }, (f, { c, file }) => {
  const position = file.field(File, "position");
  f.if(
    f.any(c.eq(EOF), () => f.all(position.eq(0), () => file.field(File, "limit").ne(0))),
    () => f.return(EOF),
  );
  f.if(
    position.eq(0),
    () => file.field(File, "limit").set(1),
    () => position.dec(),
  );
  // Most often it is the byte just read, and the buffer may be a constant string.
  const slot = file.field(File, "buffer").at(i8, position);
  f.if(slot.ne(c.trunc(i8)), () => slot.set(c.trunc(i8)));
  const flags = file.field(File, "flags");
  flags.set(flags.and(~FileFlag.end));
  f.return(c.and(255));
});

/** `stdout` as the program sees it (it may have been assigned). */
export function standardOutput(f: FunctionBuilder): Expr {
  return f.address(stdoutPointer).load(ptr);
}
export function standardInput(f: FunctionBuilder): Expr {
  return f.address(stdinPointer).load(ptr);
}
export function standardError(f: FunctionBuilder): Expr {
  return f.address(stderrPointer).load(ptr);
}
const stderrPointer = errors.all[2] ?? errors.file;
const stdoutPointer = output.all[2] ?? output.file;
const stdinPointer = input.all[2] ?? input.file;

export const fileFunctions = [
  ...input.all,
  ...output.all,
  ...errors.all,
  openFiles,
  writeAll,
  flushFile,
  flushAll,
  prepare,
  fileWrite,
  fill,
  fileRead,
  fileUnread,
];
