/** The way into the Linux kernel. */
import { declare, type Expr, type FunctionBuilder, i32, type Operand, ptr } from "@ts-jit/ir";
import { errno } from "../libc/errno.js";

/** Numbers of arch/x86/entry/syscalls/syscall_32.tbl. */
const SYS = {
  read: 3,
  write: 4,
  open: 5,
  close: 6,
  link: 9,
  unlink: 10,
  chdir: 12,
  chmod: 15,
  lchown: 16,
  lseek: 19,
  getpid: 20,
  utime: 30,
  rename: 38,
  mkdir: 39,
  rmdir: 40,
  dup: 41,
  brk: 45,
  ioctl: 54,
  umask: 60,
  dup2: 63,
  getppid: 64,
  symlink: 83,
  readlink: 85,
  munmap: 91,
  ftruncate: 93,
  fchmod: 94,
  setitimer: 104,
  fsync: 118,
  mprotect: 125,
  fdatasync: 148,
  sched_yield: 158,
  nanosleep: 162,
  prctl: 172,
  rt_sigaction: 174,
  chown: 182,
  getcwd: 183,
  mmap2: 192,
  fstat64: 197,
  fchown: 207,
  getdents64: 220,
  fcntl64: 221,
  futex: 240,
  exit_group: 252,
  clock_gettime: 265,
  utimes: 271,
  memfd_create: 356,
} as const;

const six = { number: i32, a: i32, b: i32, c: i32, d: i32, e: i32, f: i32 };
const syscall = declare("__tsjit_syscall", i32, six);

/** The raw result: an error is -4095 to -1. */
export function raw(f: FunctionBuilder, name: keyof typeof SYS, ...args: readonly Operand[]): Expr {
  const words = args.map((arg) => {
    if (typeof arg !== "object") return arg;
    const value = f.wrap(f.operand(arg));
    return value.type === ptr ? value.ptrtoint() : value;
  });
  while (words.length < 6) words.push(0);
  return f.call(syscall, SYS[name], ...words);
}

/** Returns -1 with errno set if the result is an error. */
export function returnErrors(f: FunctionBuilder, result: Expr): void {
  f.if(result.ugt(-4096), () => {
    f.address(errno).store(result.neg());
    f.return(-1);
  });
}

/** Returns the result, an error as -1 with errno set. */
export function returnChecked(f: FunctionBuilder, result: Expr): void {
  returnErrors(f, result);
  f.return(result);
}
