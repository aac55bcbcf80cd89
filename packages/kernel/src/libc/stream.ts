/** Opening, closing and moving in files. */
import { arrayType, define, type Expr, global, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { close, getpid, lseek, open, unlink } from "../platform/interface.js";
import { ERRNO, errno, fail, setErrno } from "./errno.js";
import { flushAtExit } from "./exit.js";
import { BUFFER_SIZE, EOF, File, FileFlag, flushAll, flushFile, openFiles } from "./file.js";
import { free, malloc } from "./heap.js";
import { memset } from "./memory.js";
import { strchr, strcmp, strcpy, strlen } from "./string.js";

/** Bits of open's flags, as Linux numbers them. */
export const Open = {
  write: 1,
  readWrite: 2,
  create: 0o100,
  exclusive: 0o200,
  truncate: 0o1000,
  append: 0o2000,
} as const;
const SEEK = { set: 0, current: 1 } as const;

/** The flags of open for an fopen mode; -1 for one that is none. */
const modeFlags = define("__tsjit_mode_flags", i32, { mode: ptr }, (f, { mode }) => {
  const flags = f.local(i32, -1);
  f.switch(mode.load(i8), [
    [114, () => flags.set(0)],
    [119, () => flags.set(Open.write | Open.create | Open.truncate)],
    [97, () => flags.set(Open.write | Open.create | Open.append)],
  ]);
  f.if(
    f.all(flags.ge(0), () => f.call(strchr, mode, 43).ne(0)),
    () => flags.set(flags.and(~Open.write).or(Open.readWrite)),
  );
  f.if(
    f.all(flags.ge(0), () => f.call(strchr, mode, 120).ne(0)),
    () => flags.set(flags.or(Open.exclusive)),
  );
  f.return(flags);
});

/** A FILE for a descriptor, in the list of open ones; null when there is no memory. */
const wrap = define("__tsjit_wrap_descriptor", ptr, { fd: i32 }, (f, { fd }) => {
  const file = f.call(malloc, File.size + BUFFER_SIZE);
  f.if(file.eq(0), () => f.return(file));
  f.call(memset, file, 0, File.size);
  file.field(File, "fd").set(fd);
  file.field(File, "flags").set(FileFlag.allocated);
  file.field(File, "buffer").set(file.add(File.size));
  file.field(File, "capacity").set(BUFFER_SIZE);
  const first = f.address(openFiles).at(ptr);
  file.field(File, "next").set(first);
  first.set(file);
  f.return(file);
});

function opener(name: string) {
  return define(name, ptr, { path: ptr, mode: ptr }, (f, { path, mode }) => {
    const flags = f.call(modeFlags, mode);
    f.if(flags.lt(0), () => fail(f, "EINVAL", f.null));
    const fd = f.call(open, path, flags, 0o666);
    f.if(fd.lt(0), () => f.return(f.null));
    f.return(f.call(wrap, fd));
  });
}

const fclose = define("fclose", i32, { file: ptr }, (f, { file }) => {
  const ok = f.local(f.call(flushFile, file));
  f.if(f.call(close, file.field(File, "fd")).ne(0), () => ok.set(0));
  f.if(file.field(File, "flags").and(FileFlag.allocated).ne(0), () => {
    // Take it out of the list: `link` is the place that points to it.
    const link = f.local(f.address(openFiles));
    f.while(
      () => link.load(ptr).ne(file).and(link.load(ptr).ne(0)),
      () => link.set(link.load(ptr).field(File, "next").address),
    );
    f.if(link.load(ptr).ne(0), () => link.store(file.field(File, "next")));
    f.call(free, file);
  });
  f.return(ok.select(f.const(i32, 0), EOF));
});

/** Another file in the place of one: standard output, say, becomes a file's. */
const freopen = define("freopen", ptr, { path: ptr, mode: ptr, file: ptr }, (f, { path, mode, file }) => {
  f.call(flushFile, file);
  const flags = f.call(modeFlags, mode).get();
  const fd = f.local(i32, -1);
  f.if(
    flags.lt(0).or(path.eq(0)),
    // A null path asks for another mode of the same file, which a descriptor does not have.
    () => setErrno(f, "EINVAL"),
    () => fd.set(f.call(open, path, flags, 0o666)),
  );
  f.if(file.field(File, "fd").ugt(2), () => f.call(close, file.field(File, "fd")));
  f.if(fd.lt(0), () => f.return(f.null));
  file.field(File, "fd").set(fd);
  forget(file);
  const kept = file.field(File, "flags");
  kept.set(kept.and(~(FileFlag.error | FileFlag.known | FileFlag.lineBuffered)));
  f.return(file);
});

/** The six X at a template's end become a name no file has; gives the open file, or -1. */
const mkstemp = define("mkstemp", i32, { template: ptr }, (f, { template }) => {
  const length = f.call(strlen, template).get();
  const places = template.add(length).sub(6).get();
  f.if(
    f.any(length.ult(6), () => f.call(strcmp, places, f.string("XXXXXX")).ne(0)),
    () => fail(f, "EINVAL"),
  );
  const counter = f.address(temporaries).at(i32);
  // Each process begins elsewhere, so that names are seldom tried in vain, and never seen again by another.
  f.if(counter.eq(0), () => counter.set(f.call(getpid).mul(0x9e3779b1 | 0)));
  f.range(0, TEMPORARIES, () => {
    const left = f.local(counter.get());
    counter.inc();
    f.range(0, 6, (i) => {
      places.at(i8, i).set(left.and(15).add(97).trunc(i8));
      left.set(left.shr(4));
    });
    const fd = f.call(open, template, Open.readWrite | Open.create | Open.exclusive, 0o600).get();
    f.if(fd.ge(0), () => f.return(fd));
    f.if(f.address(errno).load(i32).ne(ERRNO.EEXIST), () => f.return(-1));
  });
  f.return(-1);
});
const temporaries = global("__tsjit_temporaries", i32);
/** How many names are tried. */
const TEMPORARIES = 100_000;
const TEMPLATE = "/tmp/fileXXXXXX";
const lastName = global("__tsjit_tmpnam", arrayType(i8, 32));

/** A file for reading and writing without a name: gone when it is closed. */
const tmpfile = define("tmpfile", ptr, {}, (f) => {
  const name = f.alloca(arrayType(i8, 32));
  f.call(strcpy, name, f.string(TEMPLATE));
  const fd = f.call(mkstemp, name).get();
  f.if(fd.lt(0), () => f.return(f.null));
  f.call(unlink, name);
  f.return(f.call(wrap, fd));
});

const tmpnam = define("tmpnam", ptr, { to: ptr }, (f, { to }) => {
  f.if(to.eq(0), () => to.set(f.address(lastName)));
  f.call(strcpy, to, f.string(TEMPLATE));
  const fd = f.call(mkstemp, to).get();
  f.if(fd.lt(0), () => f.return(f.null));
  f.call(close, fd);
  f.call(unlink, to);
  f.return(to);
});

/** Bytes read ahead of the program. */
const ahead = (file: Expr) => file.field(File, "limit").sub(file.field(File, "position"));
function forget(file: Expr): void {
  file.field(File, "limit").set(0);
  file.field(File, "position").set(0);
  const flags = file.field(File, "flags");
  flags.set(flags.and(~FileFlag.end));
}

export const fseek = define(
  "fseek",
  i32,
  { file: ptr, offset: i32, from: i32 },
  (f, { file, offset, from }) => {
    f.call(flushFile, file);
    f.if(from.eq(SEEK.current), () => offset.set(offset.sub(ahead(file))));
    const at = f.call(lseek, file.field(File, "fd"), offset, from);
    f.if(at.lt(0), () => f.return(-1));
    forget(file);
    f.return(0);
  },
);

export const ftell = define("ftell", i32, { file: ptr }, (f, { file }) => {
  const at = f.call(lseek, file.field(File, "fd"), 0, SEEK.current);
  f.if(at.lt(0), () => f.return(-1));
  f.return(at.add(file.field(File, "pending")).sub(ahead(file)));
});

export const streamFunctions = [
  modeFlags,
  wrap,
  ...["fopen", "fopen64"].map(opener),
  define("fdopen", ptr, { fd: i32, mode: ptr }, (f, { fd }) => f.return(f.call(wrap, fd))),
  fclose,
  freopen,
  temporaries,
  mkstemp,
  tmpfile,
  lastName,
  tmpnam,
  fseek,
  define("fseeko", i32, { file: ptr, offset: i32, from: i32 }, (f, { file, offset, from }) =>
    f.return(f.call(fseek, file, offset, from)),
  ),
  ftell,
  define("ftello", i32, { file: ptr }, (f, { file }) => f.return(f.call(ftell, file))),
  define("rewind", voidType, { file: ptr }, (f, { file }) => {
    f.call(fseek, file, 0, SEEK.set);
    const flags = file.field(File, "flags");
    flags.set(flags.and(~FileFlag.error));
  }),
  define(
    "setvbuf",
    i32,
    { file: ptr, buffer: ptr, mode: i32, size: i32 },
    (f, { file, buffer, mode, size }) => {
      const flags = file.field(File, "flags");
      const kept = flags.and(~(FileFlag.lineBuffered | FileFlag.unbuffered)).or(FileFlag.known);
      // 0 fully, 1 by lines, 2 not at all.
      const kind = mode
        .eq(1)
        .select(f.const(i32, FileFlag.lineBuffered), mode.eq(2).select(f.const(i32, FileFlag.unbuffered), 0));
      f.call(flushFile, file);
      f.address(flushAtExit).store(f.address(flushAll));
      flags.set(kept.or(kind));
      f.if(buffer.ne(0).and(size.ne(0)), () => {
        file.field(File, "buffer").set(buffer);
        file.field(File, "capacity").set(size);
      });
      f.return(0);
    },
  ),
  define("setbuf", voidType, { file: ptr, buffer: ptr }, (f, { file, buffer }) => {
    f.if(buffer.eq(0), () => {
      f.call(flushFile, file);
      const flags = file.field(File, "flags");
      flags.set(flags.or(FileFlag.unbuffered | FileFlag.known));
    });
  }),
];
