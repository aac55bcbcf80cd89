/** The functions of the C library that the guest's program calls. */
import { declare, i32, ptr, voidType } from "@ts-jit/ir";

export const malloc = declare("malloc", ptr, { n: i32 });
export const free = declare("free", voidType, { at: ptr });
export const memcmp = declare("memcmp", i32, { a: ptr, b: ptr, n: i32 });
export const memcpy = declare("memcpy", ptr, { to: ptr, from: ptr, n: i32 });
export const memmove = declare("memmove", ptr, { to: ptr, from: ptr, n: i32 });
export const memset = declare("memset", ptr, { to: ptr, value: i32, n: i32 });
export const read = declare("read", i32, { fd: i32, to: ptr, n: i32 });
export const write = declare("write", i32, { fd: i32, from: ptr, n: i32 });
