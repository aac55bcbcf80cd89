/** Directories, permissions and links on Linux: the system's own calls. */
import { define, i8, i32, ptr, struct } from "@ts-jit/ir";
import { errno } from "../libc/errno.js";
import { free, malloc } from "../libc/heap.js";
import { parameters } from "../libc/unread.js";
import { close, fstat64, ftruncate, open } from "./interface.js";
import { raw, returnChecked } from "./linux-calls.js";

type Call = Parameters<typeof raw>[1];

/** Calls that are the system's as they stand, with the kinds of their parameters. */
const CALLS: readonly (readonly [Call, string])[] = [
  ["rename", "pp"],
  ["unlink", "p"],
  ["chdir", "p"],
  ["mkdir", "pi"],
  ["rmdir", "p"],
  ["link", "pp"],
  ["symlink", "pp"],
  ["readlink", "ppi"],
  ["chmod", "pi"],
  ["fchmod", "ii"],
  ["chown", "pii"],
  ["lchown", "pii"],
  ["fchown", "iii"],
  ["utime", "pp"],
  ["utimes", "pp"],
  ["dup", "i"],
  ["dup2", "ii"],
  ["umask", "i"],
  ["fsync", "i"],
  ["fdatasync", "i"],
];

const passedOn = (name: string, call: Call, kinds: string) =>
  define(name, i32, parameters(kinds), (f, params) =>
    returnChecked(f, raw(f, call, ...Object.values(params))),
  );

const getcwd = define("getcwd", ptr, { to: ptr, size: i32 }, (f, { to, size }) => {
  const PATH_MAX = 4096;
  const allocated = to.eq(0).get();
  f.if(allocated, () => {
    f.if(size.eq(0), () => size.set(PATH_MAX));
    to.set(f.call(malloc, size));
    f.if(to.eq(0), () => f.return(f.null));
  });
  const length = raw(f, "getcwd", to, size).get();
  f.if(length.ugt(-4096), () => {
    f.if(allocated, () => f.call(free, to));
    f.address(errno).store(length.neg());
    f.return(f.null);
  });
  f.return(to);
});

/** An open directory: entries as the system wrote them, from `next` to `end`, and room for one of the old form. */
const Directory = struct({ fd: i32, next: i32, end: i32, entry: ptr });
const BUFFER = 4096;
/** struct dirent64: inode 8, offset 8, record length 2, type 1, name. struct dirent has 4 and 4. */
const WIDE_HEAD = 19;
const NARROW_HEAD = 11;

const opendir = define("opendir", ptr, { path: ptr }, (f, { path }) => {
  const O_DIRECTORY = 0o200000;
  const fd = f.call(open, path, O_DIRECTORY, 0).get();
  f.if(fd.lt(0), () => f.return(f.null));
  const directory = f.call(malloc, Directory.size + BUFFER).get();
  f.if(directory.eq(0), () => {
    f.call(close, fd);
    f.return(f.null);
  });
  directory.field(Directory, "fd").set(fd);
  directory.field(Directory, "next").set(0);
  directory.field(Directory, "end").set(0);
  directory.field(Directory, "entry").set(f.null);
  f.return(directory);
});

const readdir64 = define("readdir64", ptr, { directory: ptr }, (f, { directory }) => {
  const next = directory.field(Directory, "next");
  f.if(next.uge(directory.field(Directory, "end")), () => {
    const n = raw(
      f,
      "getdents64",
      directory.field(Directory, "fd"),
      directory.add(Directory.size),
      BUFFER,
    ).get();
    f.if(n.ugt(-4096), () => f.address(errno).store(n.neg()));
    f.if(n.le(0), () => f.return(f.null));
    next.set(0);
    directory.field(Directory, "end").set(n);
  });
  const entry = directory.add(next).add(Directory.size).get();
  next.inc(entry.add(16).load(i8).zext(i32).or(entry.add(17).load(i8).zext(i32).shl(8)));
  f.return(entry);
});

const readdir = define("readdir", ptr, { directory: ptr }, (f, { directory }) => {
  const wide = f.call(readdir64, directory).get();
  f.if(wide.eq(0), () => f.return(f.null));
  const place = directory.field(Directory, "entry");
  f.if(place.eq(0), () => place.set(f.call(malloc, 512)));
  const entry = place.get();
  f.if(entry.eq(0), () => f.return(f.null));
  entry.store(wide.load(i32));
  entry.add(4).store(wide.add(8).load(i32));
  entry.add(8).store(wide.add(16).load(i32));
  const at = f.local(i32, 0);
  f.loop(() => {
    const byte = wide.add(WIDE_HEAD).at(i8, at).get();
    entry.add(NARROW_HEAD).at(i8, at).set(byte);
    f.if(byte.eq(0), () => f.break());
    at.inc();
  });
  f.return(entry);
});

const closedir = define("closedir", i32, { directory: ptr }, (f, { directory }) => {
  const result = f.call(close, directory.field(Directory, "fd")).get();
  f.call(free, directory.field(Directory, "entry"));
  f.call(free, directory);
  f.return(result);
});

export const linuxFileFunctions = [
  ...CALLS.map(([name, kinds]) => passedOn(name, name, kinds)),
  passedOn("remove", "unlink", "p"),
  ...["fcntl", "fcntl64"].map((name) =>
    define(
      name,
      i32,
      { fd: i32, command: i32 },
      (f, { fd, command }) => returnChecked(f, raw(f, "fcntl64", fd, command, f.vaArg(f.vaStart(), i32))),
      { varArg: true },
    ),
  ),
  define(fstat64.name, i32, fstat64.params, (f, { fd, to }) => returnChecked(f, raw(f, "fstat64", fd, to))),
  define(ftruncate.name, i32, ftruncate.params, (f, { fd, size }) =>
    returnChecked(f, raw(f, "ftruncate", fd, size)),
  ),
  getcwd,
  opendir,
  readdir64,
  readdir,
  closedir,
];
