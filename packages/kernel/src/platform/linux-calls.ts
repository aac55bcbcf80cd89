/** The way into the Linux kernel. */
import { declare, type Expr, type FunctionBuilder, i32, type Operand, ptr } from "@ts-jit/ir";

/** Numbers of arch/x86/entry/syscalls/syscall_32.tbl. */
const SYS = {
  read: 3,
  write: 4,
  open: 5,
  close: 6,
  unlink: 10,
  lseek: 19,
  getpid: 20,
  rename: 38,
  brk: 45,
  ioctl: 54,
  getppid: 64,
  munmap: 91,
  setitimer: 104,
  mprotect: 125,
  sched_yield: 158,
  nanosleep: 162,
  prctl: 172,
  rt_sigaction: 174,
  mmap2: 192,
  fstat64: 197,
  futex: 240,
  exit_group: 252,
  clock_gettime: 265,
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
