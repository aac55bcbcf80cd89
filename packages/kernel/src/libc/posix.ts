/** POSIX calls that programs touch, made of the platform's few. */
import { declare, define, global, i8, i32, ptr, voidType } from "@ts-jit/ir";
import { lseek, write } from "../platform/interface.js";
import { fail } from "./errno.js";
import { File, FileFlag, flushFile, standardError } from "./file.js";
import { free, malloc } from "./heap.js";
import { memset } from "./memory.js";
import { vfprintf, vsnprintf } from "./printf.js";
import { strchr, strlen, strrchr } from "./string.js";
import { parameters } from "./unread.js";

const PAGE = 4096;
/** Bytes of struct rusage. */
const RUSAGE_SIZE = 72;
const SEEK = { set: 0, current: 1, end: 2 } as const;

/** Numbers of sysconf's questions, as glibc has them. */
const SYSCONF = {
  clockTicks: 2,
  openMax: 4,
  pageSize: 30,
  processorsConfigured: 83,
  processorsOnline: 84,
} as const;

/** getopt, arguments in order (no permutation): its four variables are the program's to see. */
const optarg = global("optarg", ptr);
const optind = global("optind", i32, 1);
const opterr = global("opterr", i32, 1);
const optopt = global("optopt", i32);
/** Where in a group of letters (-abc) the next one stands. */
const place = global("__tsjit_getopt_place", ptr);
const complain = define(
  "__tsjit_getopt_complain",
  voidType,
  { format: ptr },
  (f, { format }) => {
    f.if(f.address(opterr).load(i32).ne(0), () => f.call(vfprintf, standardError(f), format, f.vaStart()));
  },
  { varArg: true },
);
const getopt = define("getopt", i32, { argc: i32, argv: ptr, options: ptr }, (f, { argc, argv, options }) => {
  const index = f.address(optind).at(i32);
  const at = f.address(place).at(ptr);
  f.address(optarg).store(f.null);
  f.if(
    f.any(at.eq(0), () => at.get().load(i8).eq(0)),
    () => {
      at.set(f.null);
      f.if(index.ge(argc), () => f.return(-1));
      const word = argv.at(ptr, index).get();
      f.if(
        f.any(word.load(i8).ne(45), () => word.at(i8, 1).eq(0)),
        () => f.return(-1),
      );
      index.inc();
      f.if(
        f.all(word.at(i8, 1).eq(45), () => word.at(i8, 2).eq(0)),
        () => f.return(-1),
      );
      at.set(word.add(1));
    },
  );
  const letter = at.get().load(i8).zext(i32).get();
  at.set(at.add(1));
  f.address(optopt).store(letter);
  const known = f.call(strchr, options, letter).get();
  f.if(known.eq(0).or(letter.eq(58)), () => {
    f.call(complain, f.string("%s: invalid option -- '%c'\n"), argv.load(ptr), letter);
    f.return(63);
  });
  f.if(known.at(i8, 1).ne(58), () => f.return(letter));
  f.if(
    at.get().load(i8).ne(0),
    () => {
      f.address(optarg).store(at);
      at.set(f.null);
    },
    () => {
      at.set(f.null);
      f.if(index.ge(argc), () => {
        // A colon may be missing where a double one makes the argument optional.
        f.if(known.at(i8, 2).eq(58), () => f.return(letter));
        f.call(complain, f.string("%s: option requires an argument -- '%c'\n"), argv.load(ptr), letter);
        f.return(options.load(i8).eq(58).select(f.const(i32, 58), 63));
      });
      f.if(known.at(i8, 2).ne(58), () => {
        f.address(optarg).store(argv.at(ptr, index));
        index.inc();
      });
    },
  );
  f.return(letter);
});

const vdprintf = define("vdprintf", i32, { fd: i32, format: ptr, list: ptr }, (f, { fd, format, list }) => {
  const length = f.call(vsnprintf, f.null, 0, format, list).get();
  const text = f.call(malloc, length.add(1)).get();
  f.if(text.eq(0), () => f.return(-1));
  f.call(vsnprintf, text, length.add(1), format, list);
  const written = f.call(write, fd, text, length).get();
  f.call(free, text);
  f.return(written);
});

/** One thread: locks are always free, and taking them changes nothing. */
const alwaysZero = (name: string, kinds: string) => define(name, i32, parameters(kinds), (f) => f.return(0));

const basename = define("basename", ptr, { path: ptr }, (f, { path }) => {
  f.if(path.eq(0).or(f.call(strlen, path).eq(0)), () => f.return(f.string(".")));
  const slash = f.call(strrchr, path, 47).get();
  f.return(slash.eq(0).select(path, slash.add(1)));
});

export const posixFunctions = [
  define("getpagesize", i32, {}, (f) => f.return(PAGE)),
  define("sysconf", i32, { question: i32 }, (f, { question }) => {
    f.switch(question, [
      [SYSCONF.clockTicks, () => f.return(100)],
      [SYSCONF.openMax, () => f.return(64)],
      [SYSCONF.pageSize, () => f.return(PAGE)],
      [[SYSCONF.processorsConfigured, SYSCONF.processorsOnline], () => f.return(1)],
    ]);
    fail(f, "EINVAL");
  }),
  ...["getuid", "geteuid", "getgid", "getegid", "sched_yield", "pthread_self"].map((name) =>
    alwaysZero(name, ""),
  ),
  ...["lock", "trylock", "unlock", "destroy"].map((name) => alwaysZero(`pthread_mutex_${name}`, "p")),
  alwaysZero("pthread_mutex_init", "pp"),
  // Nobody has a name here.
  ...["getpwuid", "getpwnam", "getgrgid"].map((name) =>
    define(name, ptr, { who: i32 }, (f) => f.return(f.null)),
  ),
  define("getrusage", i32, { who: i32, to: ptr }, (f, { to }) => {
    // All time is the program's own, none the system's; the other members are not counted.
    f.call(memset, to, 0, RUSAGE_SIZE);
    const used = f.call(declare("clock", i32, {})).get();
    const seconds = used.udiv(1_000_000).get();
    to.store(seconds);
    to.at(i32, 1).set(used.sub(seconds.mul(1_000_000)));
    f.return(0);
  }),
  optarg,
  optind,
  opterr,
  optopt,
  place,
  complain,
  getopt,
  vdprintf,
  define(
    "dprintf",
    i32,
    { fd: i32, format: ptr },
    (f, { fd, format }) => f.return(f.call(vdprintf, fd, format, f.vaStart())),
    { varArg: true },
  ),
  basename,
  define("fgetpos", i32, { file: ptr, to: ptr }, (f, { file, to }) => {
    const read = file.field(File, "limit").sub(file.field(File, "position"));
    const at = f.call(lseek, file.field(File, "fd"), 0, SEEK.current).get();
    f.if(at.lt(0), () => f.return(-1));
    to.store(at.add(file.field(File, "pending")).sub(read));
    f.return(0);
  }),
  define("fsetpos", i32, { file: ptr, from: ptr }, (f, { file, from }) => {
    f.call(flushFile, file);
    f.if(f.call(lseek, file.field(File, "fd"), from.load(i32), SEEK.set).lt(0), () => f.return(-1));
    file.field(File, "limit").set(0);
    file.field(File, "position").set(0);
    const flags = file.field(File, "flags");
    flags.set(flags.and(~FileFlag.end));
    f.return(0);
  }),
];
