/** The environment. */
import { define, global, i8, i32, ptr } from "@ts-jit/ir";
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

/** Takes every entry of the name out of the list. */
const unsetenv = define("unsetenv", i32, { name: ptr }, (f, { name }) => {
  const length = f.call(strlen, name).get();
  const from = f.local(f.address(environ).load(ptr));
  f.if(from.eq(0), () => f.return(0));
  const to = f.local(from);
  f.loop(() => {
    const entry = from.load(ptr).get();
    const same = f.all(entry.ne(0), () =>
      f.all(f.call(strncmp, entry, name, length).eq(0), () => entry.at(i8, length).eq(61)),
    );
    f.if(same.not(), () => {
      to.store(entry);
      to.inc(4);
    });
    f.if(entry.eq(0), () => f.return(0));
    from.inc(4);
  });
});

export const environmentFunctions = [environ, getenv, unsetenv];
