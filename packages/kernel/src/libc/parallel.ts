/**
 * Work on all processors: `void tsjit_parallel_for(int n, void (*fn)(int i, void *argument), void *argument)` calls `fn`
 * for 0 to n - 1, each once, in any order, and returns when all are done. `int tsjit_processors(void)` says on how many.
 *
 * What `fn` does must not depend on order; the library below it has no locks, so it must not allocate or print.
 */
import { declare, functionType, i32, ptr, voidType } from "@ts-jit/ir";

export const parallelFor = declare("tsjit_parallel_for", voidType, { n: i32, fn: ptr, argument: ptr });
export const processors = declare("tsjit_processors", i32, {});
export const workType = functionType(voidType, [i32, ptr]);
