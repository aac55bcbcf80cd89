/**
 * rand and srand: the additive feedback generator x(n) = x(n-3) + x(n-31), its low bit dropped, with the seeding that
 * GNU systems document, so that programs print what they print there.
 *
 * Source: Knuth, The Art of Computer Programming 2, 3.2.2; Park and Miller, "Random number generators: good ones are
 * hard to find", CACM 1988, for the seeds.
 */
import { arrayType, define, global, i32, ptr, voidType } from "@ts-jit/ir";

const DEGREE = 31;
const SEPARATION = 3;
const state = global("__tsjit_random_state", arrayType(i32, DEGREE));
/** Where the next number goes; -1 before the first seed. */
const position = global("__tsjit_random_position", i32, -1);

const next = define("__tsjit_random_next", i32, {}, (f) => {
  const at = f.address(position).at(i32);
  const here = at.get();
  const back = here.sub(SEPARATION);
  const other = back.lt(0).select(back.add(DEGREE), back);
  const slot = f.address(state).at(i32, here);
  const sum = slot.add(f.address(state).at(i32, other)).get();
  slot.set(sum);
  const following = here.add(1);
  at.set(following.eq(DEGREE).select(f.const(i32, 0), following));
  f.return(sum.shr(1));
});

const seed = define("srand", voidType, { seed: i32 }, (f, args) => {
  const word = f.local(args.seed.eq(0).select(f.const(i32, 1), args.seed));
  f.range(0, DEGREE, (i) => {
    f.address(state).at(i32, i).set(word);
    // 16807 * word mod 2^31 - 1 without wider numbers.
    const product = word.rem(127773).mul(16807).sub(word.div(127773).mul(2836)).get();
    word.set(product.lt(0).select(product.add(0x7fff_ffff), product));
  });
  f.address(position).store(SEPARATION, i32);
  f.range(0, 10 * DEGREE, () => f.call(next));
});

function generator(name: string) {
  return define(name, i32, {}, (f) => {
    f.if(f.address(position).load(i32).lt(0), () => f.call(seed, 1));
    f.return(f.call(next));
  });
}

/** rand_r keeps its state with the caller: three steps of a linear congruential generator. */
const randR = define("rand_r", i32, { state: ptr }, (f, args) => {
  const word = f.local(args.state.load(i32));
  const result = f.local(i32, 0);
  for (const [bits, keep] of [
    [0, 2048],
    [10, 1024],
    [10, 1024],
  ] as const) {
    word.set(word.mul(1103515245).add(12345));
    result.set(result.shl(bits).xor(word.shr(16).urem(keep)));
  }
  args.state.store(word);
  f.return(result);
});

export const randomFunctions = [
  state,
  position,
  next,
  seed,
  define("srandom", voidType, { seed: i32 }, (f, args) => {
    f.call(seed, args.seed);
  }),
  generator("rand"),
  generator("random"),
  randR,
];
