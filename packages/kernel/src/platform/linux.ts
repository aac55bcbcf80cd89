/** The Linux i386 platform: int 0x80, the process's own stack, boot modules as files named by the environment. */
import { arrayType, define, global, i8, i32, i64, ptr, voidType } from "@ts-jit/ir";
import { environ, getenv } from "../libc/environment.js";
import { ERRNO, fail } from "../libc/errno.js";
import { exit } from "../libc/exit.js";
import { memcpy, memmove } from "../libc/memory.js";
import { loaded, moduleCount, moduleData, moduleName, moduleSize } from "../libc/modules.js";
import { mainFunction, runConstructors } from "../libc/start.js";
import { strcmp, strrchr } from "../libc/string.js";
import { progress } from "../libc/ticks.js";
import {
  abortWith,
  close,
  exitNow,
  isatty,
  lseek,
  moreMemory,
  open,
  read,
  sbrk,
  write,
} from "./interface.js";
import { raw, returnChecked, returnErrors } from "./linux-calls.js";
import { linuxFileFunctions } from "./linux-files.js";
import { bindToParent, threadFunctions } from "./linux-threads.js";
import { linuxTickFunctions } from "./linux-ticks.js";
import { reportFunctions, say, sayHeap, sayHex } from "./report.js";

/** Called by the entry stub with the address of argc, argv..., 0, envp..., 0. */
const start = define("__tsjit_start", voidType, { stack: ptr }, (f, { stack }) => {
  const argc = stack.load(i32);
  const argv = stack.add(4);
  const envp = argv.offset(ptr, argc.add(1));
  f.address(environ).store(envp);
  f.call(bindToParent); // nothing outlives the machine it runs on
  runConstructors(f);
  f.call(exit, f.call(mainFunction, argc, argv, envp));
});

/** A descriptor that reads the bytes at `data`. */
const openMemory = define(
  "__tsjit_open_memory",
  i32,
  { name: ptr, data: ptr, size: i32 },
  (f, { name, data, size }) => {
    const fd = raw(f, "memfd_create", name, 0).get();
    f.if(fd.lt(0), () => f.return(fd));
    f.while(
      () => size.ne(0),
      () => {
        const written = raw(f, "write", fd, data, size).get();
        f.if(written.le(0), () => f.break());
        data.inc(written);
        size.dec(written);
      },
    );
    raw(f, "lseek", fd, 0, 0);
    f.return(fd);
  },
);

const files = [
  openMemory,
  define(write.name, i32, write.params, (f, { fd, from, n }) => {
    f.address(progress).at(i32).inc();
    returnChecked(f, raw(f, "write", fd, from, n));
  }),
  define(read.name, i32, read.params, (f, { fd, to, n }) => returnChecked(f, raw(f, "read", fd, to, n))),
  define(
    open.name,
    i32,
    open.params,
    (f, { path, flags }) => {
      const mode = f.vaArg(f.vaStart(), i32);
      const result = f.local(raw(f, "open", path, flags, mode));
      // Boot modules can be opened by their names, as on bare metal.
      f.if(result.eq(-ERRNO.ENOENT).and(flags.and(3).eq(0)), () =>
        f.range(0, f.call(moduleCount), (i) =>
          f.if(f.call(strcmp, path, f.call(moduleName, i)).eq(0), () =>
            result.set(f.call(openMemory, path, f.call(moduleData, i), f.call(moduleSize, i))),
          ),
        ),
      );
      returnChecked(f, result);
    },
    open.options,
  ),
  define(close.name, i32, close.params, (f, { fd }) => returnChecked(f, raw(f, "close", fd))),
  define(lseek.name, i32, lseek.params, (f, { fd, offset, from }) =>
    returnChecked(f, raw(f, "lseek", fd, offset, from)),
  ),
  define(isatty.name, i32, isatty.params, (f, { fd }) => {
    const settings = f.alloca(arrayType(i8, 64), 1, 4);
    const TCGETS = 0x5401;
    f.return(raw(f, "ioctl", fd, TCGETS, settings).eq(0).zext(i32));
  }),
];

const processes = [
  define(
    exitNow.name,
    voidType,
    exitNow.params,
    (f, { status }) => {
      raw(f, "exit_group", status);
      f.unreachable();
    },
    exitNow.options,
  ),
  define("getpid", i32, {}, (f) => f.return(raw(f, "getpid"))),
  define(
    abortWith.name,
    voidType,
    abortWith.params,
    (f, { message, address }) => {
      f.call(say, f.string("panic: "));
      f.call(say, message);
      f.call(sayHex, f.string(": 0x"), address.ptrtoint());
      f.call(sayHeap);
      f.call(say, f.string("\n"));
      f.call(exitNow, 134);
      f.unreachable();
    },
    abortWith.options,
  ),
];

const heapTop = global("__tsjit_break", ptr);
/** Protection and flags of private memory that is no file's. */
const READ_WRITE = 3;
const PRIVATE_ANONYMOUS = 0x22;
const memory = [
  heapTop,
  define(sbrk.name, ptr, sbrk.params, (f, { n }) => {
    const top = f.address(heapTop).at(ptr);
    f.if(top.eq(0), () => top.set(raw(f, "brk", 0).add(15).and(-16).inttoptr()));
    const old = top.get();
    f.if(n.eq(0), () => f.return(old));
    const wanted = old.add(n);
    // brk gives the break there is now: the one asked for, or the old one when there is no room.
    f.if(raw(f, "brk", wanted).inttoptr().eq(wanted), () => {
      top.set(wanted);
      f.return(old);
    });
    // Something stands in the way: memory from elsewhere does as well, the heap takes any.
    const elsewhere = raw(f, "mmap2", 0, n, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0).get();
    f.if(elsewhere.ugt(-4096), () => fail(f, "ENOMEM"));
    f.return(elsewhere.inttoptr());
  }),
  define(
    "mmap",
    ptr,
    { address: ptr, n: i32, protection: i32, flags: i32, fd: i32, offset: i32 },
    (f, { address, n, protection, flags, fd, offset }) => {
      const result = raw(f, "mmap2", address, n, protection, flags, fd, offset.shr(12));
      returnErrors(f, result);
      f.return(result.inttoptr());
    },
  ),
  define("munmap", i32, { address: ptr, n: i32 }, (f, { address, n }) =>
    returnChecked(f, raw(f, "munmap", address, n)),
  ),
];

const time = [
  define("clock_gettime", i32, { clock: i32, to: ptr }, (f, { clock, to }) =>
    returnChecked(f, raw(f, "clock_gettime", clock, to)),
  ),
  define("nanosleep", i32, { wanted: ptr, left: ptr }, (f, { wanted, left }) =>
    returnChecked(f, raw(f, "nanosleep", wanted, left)),
  ),
];

const MAX_MODULES = 16;
const dataTable = global("__tsjit_module_addresses", arrayType(ptr, MAX_MODULES));
const sizeTable = global("__tsjit_module_sizes", arrayType(i32, MAX_MODULES));
const nameTable = global("__tsjit_module_names", arrayType(ptr, MAX_MODULES));
/** How many modules are mapped, plus one; 0 before the environment has been read. */
const moduleState = global("__tsjit_module_state", i32);

/** Maps the files TSJIT_MODULE_0, TSJIT_MODULE_1, ... name, at the first question about modules. */
const count = define(loaded.count.name, i32, {}, (f) => {
  const state = f.address(moduleState).at(i32);
  f.if(state.ne(0), () => f.return(state.sub(1)));
  const name = f.alloca(arrayType(i8, 24));
  const status = f.alloca(arrayType(i8, 96), 1, 8);
  for (const [at, c] of [..."TSJIT_MODULE_"].entries()) name.at(i8, at).set(c.charCodeAt(0));
  const found = f.local(i32, 0);
  f.while(
    () => found.lt(MAX_MODULES),
    () => {
      const digits = f.local(name.add(13));
      f.if(found.ge(10), () => {
        digits.at(i8).set(49);
        digits.inc();
      });
      digits.at(i8).set(found.rem(10).add(48).trunc(i8));
      digits.at(i8, 1).set(0);
      const path = f.call(getenv, name);
      f.if(path.eq(0), () => f.break());
      const fd = raw(f, "open", path, 0, 0);
      f.if(fd.lt(0), () => f.call(abortWith, f.string("cannot open a module"), path));
      raw(f, "fstat64", fd, status);
      // st_size of struct stat64 stands at byte 44.
      const size = status.add(44).load(i64, { align: 4 }).trunc(i32);
      f.address(sizeTable).at(i32, found).set(size);
      const READ = 1;
      const PRIVATE = 2;
      const data = f.local(raw(f, "mmap2", 0, size, READ, PRIVATE, fd, 0));
      f.if(data.ugt(-4096), () => {
        f.if(size.ne(0), () => f.call(abortWith, f.string("cannot map a module"), path));
        data.set(0);
      });
      f.address(dataTable).at(ptr, found).set(data.inttoptr());
      raw(f, "close", fd);
      // The name is what TSJIT_MODULE_NAME_n says, else the path's last part.
      f.call(memmove, name.add(18), name.add(13), 4);
      f.call(memcpy, name.add(13), f.string("NAME_"), 5);
      const last = f.local(f.call(getenv, name));
      f.if(last.eq(0), () => {
        const slash = f.call(strrchr, path, 47);
        last.set(slash.eq(0).select(path, slash.add(1)));
      });
      f.address(nameTable).at(ptr, found).set(last);
      found.inc();
    },
  );
  state.set(found.add(1));
  f.return(found);
});

const modules = [
  dataTable,
  sizeTable,
  nameTable,
  moduleState,
  count,
  define(loaded.data.name, ptr, { n: i32 }, (f, { n }) => {
    f.if(n.uge(f.call(count)), () => f.return(f.null));
    f.return(f.address(dataTable).at(ptr, n));
  }),
  define(loaded.size.name, i32, { n: i32 }, (f, { n }) => {
    f.if(n.uge(f.call(count)), () => f.return(0));
    f.return(f.address(sizeTable).at(i32, n));
  }),
  define(loaded.name.name, ptr, { n: i32 }, (f, { n }) => {
    f.if(n.uge(f.call(count)), () => f.return(f.null));
    f.return(f.address(nameTable).at(ptr, n));
  }),
];

/** The system gives what it has at one end. */
const noMoreMemory = define(moreMemory.name, i32, {}, (f) => f.return(0));

export const linuxFunctions = [
  ...reportFunctions,
  noMoreMemory,
  ...linuxTickFunctions,
  start,
  ...threadFunctions,
  ...files,
  ...linuxFileFunctions,
  ...processes,
  ...memory,
  ...time,
  ...modules,
];
