/** A short run of the heap's soak (`npm run fuzz -- heap`). */
import test from "ava";
import { soak } from "./fuzz/heap.js";

for (const seed of [1, 2, 3]) {
  test.serial(`[host] random use of the heap keeps every block, seed ${seed}`, async (t) => {
    const { status, says } = await soak(100_000, seed);
    t.is(status, 0, says);
    t.regex(says, /^100000 steps, 0 refused; /);
  });
}
