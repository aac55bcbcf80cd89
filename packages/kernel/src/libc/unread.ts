/** Functions that look at few of their parameters or none: those a system without the thing they ask for still has. */
import { type Definition, define, i32, ptr } from "@ts-jit/ir";
import { type ErrorName, fail } from "./errno.js";

/** Parameters p0, p1, ... by their kinds: `p` a pointer, `i` an integer. */
export function parameters(kinds: string): Record<`p${number}`, typeof ptr | typeof i32> {
  return Object.fromEntries([...kinds].map((kind, at) => [`p${at}`, kind === "p" ? ptr : i32]));
}

/** A function that always fails: with -1, or with null where its result is a pointer. */
export function refused(
  name: string,
  error: ErrorName,
  kinds: string,
  result: typeof ptr | typeof i32 = i32,
): Definition {
  return define(name, result, parameters(kinds), (f) => fail(f, error, result === ptr ? f.null : -1));
}
