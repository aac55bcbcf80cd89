/**
 * The guest's output: what tokens print, whole characters at a time and nothing of a stop string, as `TextStream` does it.
 *
 * Stop strings are a table in memory: for each its length, then MOST_STOP_BYTES of room.
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  global,
  i8,
  i32,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { MOST_STOP_BYTES } from "../text-stream.js";
import { OUTPUT } from "./console.js";
import { memcmp, memcpy, memmove, write } from "./library.js";

export const STOP_STRIDE = 4 + MOST_STOP_BYTES;
const MATCH = { none: 0, begun: 1, whole: 2 } as const;

/** @param longest bytes that one token prints at most */
export function emitFunctions(longest: number) {
  const pending = global("llama_pending", arrayType(i8, MOST_STOP_BYTES + 8 + longest));
  const length = global("llama_pending_length", i32);

  /** Hands on the first `n` pending bytes. */
  const hand = define("llama_hand_on", voidType, { n: i32 }, (f, { n }) => {
    const [bytes, left] = [f.address(pending), f.address(length).at(i32)];
    f.if(n.gt(0), () => {
      f.call(write, OUTPUT, bytes, n);
      left.set(left.sub(n));
      f.call(memmove, bytes, bytes.add(n), left);
    });
  });

  /** Whether a stop string begins, or is, at byte `at`. */
  const match = define(
    "llama_match_stop",
    i32,
    { at: i32, stops: ptr, count: i32 },
    (f, { at, stops, count }) => {
      const found = f.local(i32, MATCH.none);
      const rest = f.address(length).load(i32).sub(at).get();
      f.range(0, count, () => {
        const whole = stops.load(i32).get();
        const n = whole.min(rest).get();
        f.if(f.call(memcmp, stops.add(4), f.address(pending).add(at), n).eq(0), () => {
          f.if(n.eq(whole), () => f.return(MATCH.whole));
          found.set(MATCH.begun);
        });
        stops.inc(STOP_STRIDE);
      });
      f.return(found);
    },
  );

  const byteAt = (f: FunctionBuilder, at: Expr) => f.address(pending).at(i8, at).zext(i32);
  /** Bytes up to a character that is not whole yet. */
  const whole = define("llama_whole_characters", i32, {}, (f) => {
    const n = f.address(length).load(i32).get();
    const at = f.local(n.sub(1));
    const continues = () =>
      f.all(
        at.ge(0),
        () => at.gt(n.sub(4)),
        () => byteAt(f, at).and(0xc0).eq(0x80),
      );
    f.while(continues, () => at.dec());
    f.if(at.lt(0), () => f.return(n));
    const first = byteAt(f, at).get();
    const expected = f.local(i32, 1);
    f.if(first.ge(0xc0).and(first.lt(0xf8)), () => {
      expected.set(2);
      f.if(first.ge(0xe0), () => expected.inc());
      f.if(first.ge(0xf0), () => expected.inc());
    });
    f.return(n.sub(at).lt(expected).select(at, n));
  });

  /** Takes what a token prints; gives 1 when a stop string came, else 0. */
  const emit = define(
    "llama_emit",
    i32,
    { from: ptr, n: i32, stops: ptr, count: i32 },
    (f, { from, n, stops, count }) => {
      const left = f.address(length).at(i32);
      f.call(memcpy, f.address(pending).add(left), from, n);
      left.inc(n);
      const total = left.get();
      f.if(count.gt(0), () => {
        f.range(0, total, (at) => {
          const found = f.call(match, at, stops, count).get();
          f.if(found.eq(MATCH.whole), () => {
            f.call(hand, at);
            left.set(0);
            f.return(1);
          });
          f.if(found.eq(MATCH.begun), () => {
            f.call(hand, at.min(f.call(whole)));
            f.return(0);
          });
        });
      });
      f.call(hand, f.call(whole));
      f.return(0);
    },
  );

  /** Hands on all that was held back. */
  const flush = define("llama_flush", voidType, {}, (f) => {
    f.call(hand, f.address(length).load(i32));
  });
  return { emit, flush, definitions: [pending, length, hand, match, whole, emit, flush] };
}
