/** The environment. */
import { define, global, i8, ptr } from "@ts-jit/ir";
import { strlen, strncmp } from "./string.js";

/** Set by start-up to the list of `NAME=value` strings, ended by null. */
export const environ = global("environ", ptr);

export const getenv = define("getenv", ptr, { name: ptr }, (f, { name }) => {
  const length = f.call(strlen, name);
  const at = f.local(f.address(environ).load(ptr));
  f.if(at.eq(0), () => f.return(f.null));
  f.loop(() => {
    const entry = at.load(ptr);
    f.if(entry.eq(0), () => f.return(entry));
    f.if(
      f.all(f.call(strncmp, entry, name, length).eq(0), () => entry.at(i8, length).eq(61)),
      () => f.return(entry.add(length).add(1)),
    );
    at.inc(4);
  });
});

export const environmentFunctions = [environ, getenv];
