/**
 * What the library asks of a platform: each of these is defined by `platform/linux` and by `platform/bare`, with the
 * meaning POSIX gives it. Failures return -1 and set errno.
 */
import { declare, i32, ptr, voidType } from "@ts-jit/ir";

export const write = declare("write", i32, { fd: i32, from: ptr, n: i32 });
export const read = declare("read", i32, { fd: i32, to: ptr, n: i32 });
export const open = declare("open", i32, { path: ptr, flags: i32 }, { varArg: true });
export const close = declare("close", i32, { fd: i32 });
export const lseek = declare("lseek", i32, { fd: i32, offset: i32, from: i32 });
export const isatty = declare("isatty", i32, { fd: i32 });
export const unlink = declare("unlink", i32, { path: ptr });
export const getpid = declare("getpid", i32, {});
/** Ends the program at once with a status. */
export const exitNow = declare("_exit", voidType, { status: i32 }, { attributes: ["noreturn"] });
/** Moves the end of the heap by `n` bytes; gives where it was, or -1. */
export const sbrk = declare("sbrk", ptr, { n: i32 });
/** Moves the heap's end to another stretch of memory, when one is used up; 0 when there is none. */
export const moreMemory = declare("__tsjit_more_memory", i32, {});
/** Reports a broken program in words with an address and ends it with status 134. */
export const abortWith = declare(
  "__tsjit_abort_with",
  voidType,
  { message: ptr, address: ptr },
  { attributes: ["noreturn"] },
);
/** What is known of an open descriptor, as glibc's struct stat64 for i386 (96 bytes). */
export const fstat64 = declare("fstat64", i32, { fd: i32, to: ptr });
/** Cuts an open file off at a size, or fills it up to it with zeros. */
export const ftruncate = declare("ftruncate", i32, { fd: i32, size: i32 });
