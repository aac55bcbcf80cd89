import { argmax, Sampler, sampleAll, sampleTopP, Xorshift } from "@ts-jit/model";
import test from "ava";

test("xorshift64* gives the numbers of its C definition", (t) => {
  // Expected: the four lines of llama2.c's random_u32, compiled with gcc and run.
  for (const [seed, ...expected] of [
    [1n, 1206177355, 2882512552, 3117485455, 1303648416],
    [42n, 1456360119, 3359763283, 3393612768, 4054632243],
    [2n ** 64n - 1n, 4180462053, 2415166680, 879531507, 3310800028],
  ] as const) {
    const random = new Xorshift(seed);
    t.deepEqual(
      expected.map(() => random.uint32()),
      expected,
    );
  }
});

test("float32 is the upper 24 bits over 2^24", (t) => {
  t.is(new Xorshift(1).float32(), Math.floor(1206177355 / 256) / 2 ** 24);
});

test("seed 0, from which xorshift never leaves, is refused", (t) => {
  t.throws(() => new Xorshift(0), { instanceOf: RangeError, message: /seed/ });
});

test("options out of range are refused by name", (t) => {
  t.throws(() => new Sampler({ temperature: -1 }), { instanceOf: RangeError, message: /temperature.*-1/ });
  t.throws(() => new Sampler({ temperature: Number.NaN }), {
    instanceOf: RangeError,
    message: /temperature/,
  });
  t.throws(() => new Sampler({ topP: 1.5 }), { instanceOf: RangeError, message: /topP.*1.5/ });
});

test("argmax takes the first of equals", (t) => {
  t.is(argmax(Float32Array.of(1, 3, 3, 2)), 1);
  t.is(argmax(Float32Array.of(-5, -2)), 1);
});

test("sampleAll takes the token at which the running sum passes the coin", (t) => {
  const probabilities = Float32Array.of(0.25, 0.5, 0.25);
  t.is(sampleAll(probabilities, 0), 0);
  t.is(sampleAll(probabilities, 0.25), 1);
  t.is(sampleAll(probabilities, 0.75), 2);
  t.is(sampleAll(Float32Array.of(0.25, 0.25), 0.99), 1);
});

test("sampleTopP draws among the likeliest that exceed topP, and no others", (t) => {
  const probabilities = Float32Array.of(0.125, 0.5, 0.0625, 0.3125);
  // Sorted: 0.5 (token 1), 0.3125 (3), ...; the first two exceed 0.75, and 0.5 of 0.8125 is where 3 begins.
  t.is(sampleTopP(probabilities, 0.75, 0), 1);
  t.is(sampleTopP(probabilities, 0.75, 0.61), 1);
  t.is(sampleTopP(probabilities, 0.75, 0.62), 3);
  t.is(sampleTopP(probabilities, 0.75, 0.999), 3);
  t.is(sampleTopP(probabilities, 0.4, 0.999), 1);
});

test("temperature 0 is greedy and draws nothing", (t) => {
  const logits = Float32Array.of(0, 2, 1);
  t.is(new Sampler({ temperature: 0 }).sample(logits), 1);
  t.deepEqual(logits, Float32Array.of(0, 2, 1));
});

test("above it the logits become probabilities, and a seed repeats its tokens", (t) => {
  const draw = (seed: number) => {
    const sampler = new Sampler({ temperature: 1, topP: 1, seed });
    return Array.from({ length: 200 }, () => sampler.sample(Float32Array.of(Math.log(1), Math.log(3))));
  };
  t.deepEqual(draw(7), draw(7));
  t.notDeepEqual(draw(7), draw(8));
  const ones = draw(7).filter((token) => token === 1).length;
  t.true(ones > 130 && ones < 170, `${ones} of 200 at probability 0.75`);
});
