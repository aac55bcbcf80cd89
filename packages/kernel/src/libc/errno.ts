/** errno, and the numbers it takes (those of Linux). */
import { define, type FunctionBuilder, global, i32, type Operand, ptr } from "@ts-jit/ir";

/** Source: Linux, include/uapi/asm-generic/errno-base.h and errno.h. */
export const ERRNO = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EBADF: 9,
  ENOMEM: 12,
  EACCES: 13,
  EEXIST: 17,
  ENODEV: 19,
  ENOTDIR: 20,
  EINVAL: 22,
  EMFILE: 24,
  EDOM: 33,
  ERANGE: 34,
  ENOSYS: 38,
  EOVERFLOW: 75,
  EILSEQ: 84,
} as const;
export type ErrorName = keyof typeof ERRNO;

export const errno = global("errno", i32);
const location = define("__errno_location", ptr, {}, (f) => f.return(f.address(errno)));

export function setErrno(f: FunctionBuilder, error: ErrorName): void {
  f.address(errno).store(ERRNO[error], i32);
}

/** Returns -1, or another value that means failure, with errno set. */
export function fail(f: FunctionBuilder, error: ErrorName, result: Operand = -1): void {
  setErrno(f, error);
  f.return(result);
}

export const errnoFunctions = [errno, location];
