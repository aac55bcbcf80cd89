/**
 * POSIX calls about files that are made of the platform's few: asking after a path, and the names that glibc's headers
 * give to calls with 64-bit offsets. A file may have 2 GB; an offset beyond is refused.
 */
import { declare, define, type Expr, type FunctionBuilder, i32, i64, type Local, ptr } from "@ts-jit/ir";
import { close, fstat64, ftruncate, lseek, open } from "../platform/interface.js";
import { fail } from "./errno.js";
import { memset } from "./memory.js";
import { fseek, ftell } from "./stream.js";
import { refused } from "./unread.js";

/** Bits of open's flags: a descriptor to ask with, not to read; the link itself. */
const PATH_ONLY = 0o10000000;
const NO_FOLLOW = 0o400000;

/** Members of glibc's struct stat64 and struct stat for i386, by their offsets. Up to `bytes` they are one. */
const WIDE = { bytes: 44, blockSize: 52, blocks: 56, times: 64, inode: 88, size: 96 } as const;
const NARROW = { bytes: 44, blockSize: 48, blocks: 52, times: 56, inode: 12, size: 88 } as const;

const fstat = define("fstat", i32, { fd: i32, to: ptr }, (f, { fd, to }) => {
  const wide = f.alloca(i64, WIDE.size / 8);
  f.if(f.call(fstat64, fd, wide).ne(0), () => f.return(-1));
  f.call(memset, to, 0, NARROW.size);
  const copy = (from: number, offset: number) => to.add(offset).store(wide.add(from).load(i32));
  for (let at = 0; at < NARROW.inode; at += 4) copy(at, at);
  for (let at = 16; at < WIDE.bytes; at += 4) copy(at, at);
  copy(WIDE.bytes, NARROW.bytes);
  copy(WIDE.blockSize, NARROW.blockSize);
  copy(WIDE.blocks, NARROW.blocks);
  for (let at = 0; at < 24; at += 4) copy(WIDE.times + at, NARROW.times + at);
  copy(WIDE.inode, NARROW.inode);
  f.return(0);
});

/** Opens a path to ask something about it. */
function asking(
  name: string,
  flags: number,
  params: { readonly [name: string]: typeof ptr | typeof i32 },
  ask: (f: FunctionBuilder, fd: Expr, args: readonly Local[]) => Expr,
) {
  return define(name, i32, { path: ptr, ...params }, (f, args) => {
    const [path, ...rest] = Object.values(args);
    const fd = f.call(open, path ?? 0, flags, 0).get();
    f.if(fd.lt(0), () => f.return(-1));
    const answer = ask(f, fd, rest).get();
    f.call(close, fd);
    f.return(answer);
  });
}

const access = define("access", i32, { path: ptr, mode: i32 }, (f, { path, mode }) => {
  const W_OK = 2;
  const O_WRONLY = 1;
  const fd = f.call(open, path, mode.and(W_OK).ne(0).select(f.const(i32, O_WRONLY), PATH_ONLY), 0).get();
  f.if(fd.lt(0), () => f.return(-1));
  f.call(close, fd);
  f.return(0);
});

/** An offset of 64 bits as one of 32, or an error. */
function narrow(f: FunctionBuilder, offset: Expr): Expr {
  const low = offset.trunc(i32).get();
  f.if(low.sext(i64).ne(offset), () => fail(f, "EOVERFLOW"));
  return low;
}

const mmap = declare("mmap", ptr, {
  address: ptr,
  n: i32,
  protection: i32,
  flags: i32,
  fd: i32,
  offset: i32,
});

export const posixFileFunctions = [
  fstat,
  ...(["stat", "lstat"] as const).flatMap((name) => {
    const flags = PATH_ONLY | (name === "lstat" ? NO_FOLLOW : 0);
    return [
      asking(name, flags, { to: ptr }, (f, fd, [to]) => f.call(fstat, fd, to ?? 0)),
      asking(`${name}64`, flags, { to: ptr }, (f, fd, [to]) => f.call(fstat64, fd, to ?? 0)),
    ];
  }),
  access,
  define(
    "open64",
    i32,
    { path: ptr, flags: i32 },
    (f, { path, flags }) => f.return(f.call(open, path, flags, f.vaArg(f.vaStart(), i32))),
    { varArg: true },
  ),
  define("creat", i32, { path: ptr, mode: i32 }, (f, { path, mode }) => {
    const WRITE_CREATE_TRUNCATE = 0o1101;
    f.return(f.call(open, path, WRITE_CREATE_TRUNCATE, mode));
  }),
  define("lseek64", i64, { fd: i32, offset: i64, from: i32 }, (f, { fd, offset, from }) =>
    f.return(f.call(lseek, fd, narrow(f, offset), from).sext(i64)),
  ),
  define("fseeko64", i32, { file: ptr, offset: i64, from: i32 }, (f, { file, offset, from }) =>
    f.return(f.call(fseek, file, narrow(f, offset), from)),
  ),
  define("ftello64", i64, { file: ptr }, (f, { file }) => f.return(f.call(ftell, file).sext(i64))),
  define("ftruncate64", i32, { fd: i32, size: i64 }, (f, { fd, size }) =>
    f.return(f.call(ftruncate, fd, narrow(f, size))),
  ),
  ...["truncate", "truncate64"].map((name) =>
    define(name, i32, { path: ptr, size: name === "truncate" ? i32 : i64 }, (f, { path, size }) => {
      const O_WRONLY = 1;
      const wanted = name === "truncate" ? size.get() : narrow(f, size);
      const fd = f.call(open, path, O_WRONLY, 0).get();
      f.if(fd.lt(0), () => f.return(-1));
      const result = f.call(ftruncate, fd, wanted).get();
      f.call(close, fd);
      f.return(result);
    }),
  ),
  define(
    "mmap64",
    ptr,
    { address: ptr, n: i32, protection: i32, flags: i32, fd: i32, offset: i64 },
    (f, { address, n, protection, flags, fd, offset }) =>
      f.return(f.call(mmap, address, n, protection, flags, fd, narrow(f, offset))),
  ),
  define("freopen64", ptr, { path: ptr, mode: ptr, file: ptr }, (f, { path, mode, file }) =>
    f.return(f.call(declare("freopen", ptr, { path: ptr, mode: ptr, file: ptr }), path, mode, file)),
  ),
  define("tmpfile64", ptr, {}, (f) => f.return(f.call(declare("tmpfile", ptr, {})))),
  define("mkstemp64", i32, { template: ptr }, (f, { template }) =>
    f.return(f.call(declare("mkstemp", i32, { template: ptr }), template)),
  ),
  // `system(NULL)` asks whether there is a shell.
  define("system", i32, { command: ptr }, (f, { command }) => {
    f.if(command.eq(0), () => f.return(0));
    fail(f, "ENOSYS");
  }),
  // What needs other processes is refused as a system without them does.
  refused("popen", "ENOSYS", "pp", ptr),
  refused("pclose", "ENOSYS", "p"),
  refused("fork", "ENOSYS", ""),
  refused("execvp", "ENOSYS", "pp"),
  refused("waitpid", "ENOSYS", "ipi"),
  refused("pipe", "ENOSYS", "p"),
  refused("mremap", "ENOSYS", "piii", ptr),
];
