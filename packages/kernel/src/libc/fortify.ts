/**
 * The names that headers use when _FORTIFY_SOURCE is defined: the function's arguments and the size of the object, at
 * which the program is stopped before it writes past it.
 */
import { define, type FunctionDefinition, i32, ptr, type Type, voidType } from "@ts-jit/ir";
import { abortWith } from "../platform/interface.js";
import { memcpy, memmove, mempcpy, memset } from "./memory.js";
import { vfprintf, vsnprintf } from "./printf.js";
import { stpcpy, strcat, strcpy, strlen, strncat, strncpy } from "./string.js";

/** `plain` with one more argument, the room; `needs` says which argument is the number of bytes, if any. */
function checked(plain: FunctionDefinition, needs: number | undefined): FunctionDefinition {
  const params: Record<string, Type> = { ...plain.params, room: i32 };
  return define(`__${plain.name}_chk`, plain.type.returnType, params, (f, args) => {
    const values = Object.values(args);
    const room = values.pop();
    const wanted = needs === undefined ? undefined : values[needs];
    if (room !== undefined && wanted !== undefined) {
      f.if(wanted.ugt(room), () =>
        f.call(abortWith, f.string(`${plain.name}: writes past the end of its target`), values[0] ?? 0),
      );
    }
    f.return(f.call(plain, ...values));
  });
}

export const fortifyFunctions = [
  ...[memcpy, memmove, mempcpy, memset, strncpy].map((plain) => checked(plain, 2)),
  ...[strcpy, stpcpy, strcat].map((plain) => checked(plain, undefined)),
  checked(strncat, undefined),
  define(
    "__vsnprintf_chk",
    i32,
    { to: ptr, n: i32, flag: i32, room: i32, format: ptr, list: ptr },
    (f, args) => f.return(f.call(vsnprintf, args.to, args.n, args.format, args.list)),
  ),
  define("__vsprintf_chk", i32, { to: ptr, flag: i32, room: i32, format: ptr, list: ptr }, (f, args) =>
    f.return(f.call(vsnprintf, args.to, args.room.umin(0x7fff_ffff), args.format, args.list)),
  ),
  define("__vfprintf_chk", i32, { file: ptr, flag: i32, format: ptr, list: ptr }, (f, args) =>
    f.return(f.call(vfprintf, args.file, args.format, args.list)),
  ),
  define("__strlen_chk", i32, { s: ptr, room: i32 }, (f, { s }) => f.return(f.call(strlen, s))),
  ...["__stack_chk_fail", "__chk_fail"].map((name) =>
    define(
      name,
      voidType,
      {},
      (f) => {
        f.call(abortWith, f.string("a buffer on the stack was written past its end"), f.null);
        f.unreachable();
      },
      { attributes: ["noreturn"] },
    ),
  ),
];
