/** Bits of one type taken as another. */
import { type Lane, ones, POISON } from "./lane.js";
import type { Shape } from "./shape.js";

/** The bits of the lanes laid end to end, cut anew. A result lane is poison when a lane it takes bits from is. */
export function bitcast(lanes: readonly Lane[], from: Shape, to: Shape): Lane[] {
  let bits = 0n;
  let undef = 0n;
  let poison = 0n;
  let at = 0n;
  from.leaves.forEach((leaf, index) => {
    const value = lanes[index] ?? POISON;
    bits |= value.bits << at;
    undef |= value.undef << at;
    if (value.poison) poison |= ones(leaf.bits) << at;
    at += BigInt(leaf.bits);
  });
  return to.leaves.map((leaf) => {
    const mask = ones(leaf.bits);
    const width = BigInt(leaf.bits);
    const value: Lane =
      (poison & mask) !== 0n
        ? POISON
        : { bits: bits & mask, undef: undef & mask, poison: false, clean: (undef & mask) === 0n };
    bits >>= width;
    undef >>= width;
    poison >>= width;
    return value;
  });
}
