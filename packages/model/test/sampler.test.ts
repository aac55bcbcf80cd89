import {
  define,
  floatType,
  Interpreter,
  i64,
  ModuleBuilder,
  verifyModule,
  voidType,
  writeBytes,
} from "@ts-jit/ir";
import {
  argmax,
  banNgrams,
  type Candidate,
  draw,
  type FilterName,
  filterCandidates,
  penalize,
  Sampler,
  type SamplerOptions,
  Xorshift,
} from "@ts-jit/model";
import test from "ava";
import { randomState, samplerFunctions } from "#model/program/sample";
import { logarithm, logarithmFloat } from "#model/sampling/logarithm";
import { samplingChain } from "#model/sampling/options";
import { CHAIN_BYTES, packChain } from "#model/sampling/pack";
import { floatsAt, place } from "./interpreted.js";
import { randomNumbers } from "./random-model.js";

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

for (const [options, message] of [
  [{ temperature: -1 }, "temperature: expected a number from 0 on, found -1"],
  [{ temperature: Number.NaN }, "temperature: expected a number from 0 on, found NaN"],
  [{ topP: 1.5 }, "topP: expected a number from 0 to 1, found 1.5"],
  [{ topK: 2.5 }, "topK: expected a whole number from 0 on, found 2.5"],
  [{ repeatPenalty: 0 }, "repeatPenalty: expected a number above 0, found 0"],
  [{ penaltyWindow: -2 }, "penaltyWindow: expected a whole number from -1 on, found -2"],
  [{ presencePenalty: Number.NaN }, "presencePenalty: expected a number, found NaN"],
  [{ seed: 0 }, "seed: expected a number other than 0, found 0"],
  [{ order: ["topK", "topK"] }, "order: expected each filter once, found topK twice"],
] as const) {
  test(`refused: ${JSON.stringify(options)}`, (t) => {
    t.throws(() => new Sampler(options), { instanceOf: RangeError, message });
  });
}

test("argmax takes the first of equals", (t) => {
  t.is(argmax(Float32Array.of(1, 3, 3, 2)), 1);
  t.is(argmax(Float32Array.of(-5, -2)), 1);
});

/** Candidates of these probabilities, in float32. */
const candidates = (...probabilities: readonly number[]): readonly Candidate[] =>
  probabilities.map((p, token) => ({ token, logit: Math.fround(Math.log(p)) }));
const left = (name: FilterName, from: readonly Candidate[], value: number) =>
  filterCandidates(name, from, value).map(({ token }) => token);

test("filters keep what their papers say", (t) => {
  const some = candidates(0.1, 0.4, 0.05, 0.25, 0.2);
  t.deepEqual(left("topK", some, 2), [1, 3]);
  t.deepEqual(left("topK", candidates(0.3, 0.3, 0.3, 0.1), 2), [0, 1]); // the first of equals
  t.deepEqual(left("topK", some, 9), [0, 1, 2, 3, 4]);
  // 0.4, then 0.65 with token 3, then 0.85 with token 4.
  t.deepEqual(left("topP", some, 0.3), [1]);
  t.deepEqual(left("topP", some, 0.6), [1, 3]);
  t.deepEqual(left("topP", some, 0.7), [1, 3, 4]);
  // At least a half of 0.4.
  t.deepEqual(left("minP", some, 0.49), [1, 3, 4]);
  t.deepEqual(left("minP", some, 0.99), [1]);
  // Surprises 2.30 0.92 3.00 1.39 1.61, expected 1.415: nearest are tokens 3 (0.03), 4 (0.19), 1 (0.50), 0 (0.89).
  t.deepEqual(left("typicalP", some, 0.2), [3]);
  t.deepEqual(left("typicalP", some, 0.44), [3, 4]);
  t.deepEqual(left("typicalP", some, 0.5), [1, 3, 4]);
  t.deepEqual(left("typicalP", some, 0.9), [0, 1, 3, 4]);
  t.deepEqual(
    filterCandidates("temperature", [{ token: 3, logit: 3 }], 2).map(({ logit }) => logit),
    [1.5],
  );
});

test("a draw takes the candidate at which the running sum passes the coin", (t) => {
  const some = [0, 1, 0].map((logit, at) => ({ token: at + 5, logit: Math.fround(logit * Math.LN2) }));
  // Weights 1/2, 1, 1/2: marks at a quarter and three quarters.
  t.deepEqual(
    [0, 0.249, 0.251, 0.749, 0.751, 0.999].map((coin) => draw(some, coin)),
    [5, 5, 6, 6, 7, 7],
  );
});

test("penalties divide positive logits, multiply negative ones, and count", (t) => {
  const logits = Float32Array.of(2, -2, 1, 0);
  penalize(logits, [3, 0, 1, 1], { window: 3, repeat: 2, frequency: 0.25, presence: 0.5 });
  // 2 / 2 - 0.25 - 0.5; -2 * 2 - 0.5 - 0.5; token 2 was not seen; token 3 not lately.
  t.deepEqual(logits, Float32Array.of(0.25, -5, 1, 0));
});

test("no run of n tokens comes twice", (t) => {
  const banned = (history: readonly number[], n: number) => {
    const logits = new Float32Array(6);
    banNgrams(logits, history, n);
    return [...logits.keys()].filter((token) => logits[token] === Number.NEGATIVE_INFINITY);
  };
  t.deepEqual(banned([1, 2, 3, 1, 2], 3), [3]);
  t.deepEqual(banned([1, 2, 3, 1, 2, 4, 1, 2], 3), [3, 4]);
  t.deepEqual(banned([1, 1, 1], 3), [1]);
  t.deepEqual(banned([4, 2], 1), [2, 4]);
  t.deepEqual(banned([1, 2], 3), []);
  t.deepEqual(banned([], 3), []);
});

test("temperature 0 is greedy and draws nothing; penalties count all the same", (t) => {
  const logits = Float32Array.of(0, 2, 1);
  t.is(new Sampler({ temperature: 0 }).sample(logits), 1);
  t.deepEqual(logits, Float32Array.of(0, 2, 1));
  t.is(new Sampler({ temperature: 0, repeatPenalty: 4 }).sample(logits, [1]), 2);
});

test("what is banned is never drawn, unless everything is", (t) => {
  const drawn = new Set<number>();
  const sampler = new Sampler({ noRepeatNgram: 1 });
  for (let i = 0; i < 200; i++) drawn.add(sampler.sample(new Float32Array(4), [0, 2]));
  t.deepEqual([...drawn].sort(), [1, 3]);
  t.true([0, 1].includes(sampler.sample(new Float32Array(2), [0, 1])));
});

test("a seed repeats its tokens, and they come as often as they should", (t) => {
  const drawAll = (seed: number) => {
    const sampler = new Sampler({ seed });
    return Array.from({ length: 200 }, () => sampler.sample(Float32Array.of(Math.log(1), Math.log(3))));
  };
  t.deepEqual(drawAll(7), drawAll(7));
  t.notDeepEqual(drawAll(7), drawAll(8));
  const ones = drawAll(7).filter((token) => token === 1).length;
  t.true(ones > 130 && ones < 170, `${ones} of 200 at probability 0.75`);
});

test("the logarithm: as IR and in TypeScript the same, near to the true one", (t) => {
  const l = define("l", floatType, { x: floatType }, (f, { x }) => f.return(logarithm(x.get())));
  const interpreter = new Interpreter(new ModuleBuilder("l").add(l).module);
  const random = randomNumbers(6);
  for (let i = 0; i < 600; i++) {
    const x = Math.fround(i < 300 ? Math.exp(80 * random()) : 1 + random() / 2);
    const y = logarithmFloat(x);
    t.is(interpreter.call("l", [x]), y);
    t.true(Math.abs(y - Math.log(x)) <= 2e-7 * Math.max(1, Math.abs(y)), `ln ${x} is ${y}`);
  }
});

const VOCAB = 300;
const ASKED: readonly SamplerOptions[] = [
  { temperature: 0 },
  { temperature: 0, repeatPenalty: 1.3, penaltyWindow: 5 },
  { temperature: 0, noRepeatNgram: 2 },
  { temperature: 1 },
  { temperature: 0.7, topP: 0.5, seed: 12345678901 },
  { temperature: 1.5, seed: 3 },
  { temperature: 0.1, topP: 0.99, seed: 5 },
  { topP: 0.0001, seed: 6 },
  { topK: 1 },
  { topK: 40, topP: 0.95, minP: 0.05, temperature: 0.8, seed: 8 },
  { topK: 299, seed: 9 },
  { topK: 1000, seed: 10 },
  { minP: 0.2, seed: 11 },
  { typicalP: 0.3, seed: 12 },
  { typicalP: 0.95, topK: 20, seed: 13 },
  { frequencyPenalty: 0.7, presencePenalty: -0.5, repeatPenalty: 0.9, penaltyWindow: -1, seed: 14 },
  { noRepeatNgram: 1, topP: 0.9, seed: 15 },
  { order: ["temperature", "minP", "topP", "topK"], temperature: 2, minP: 0.1, topP: 0.9, topK: 7, seed: 16 },
];

test("draws: the guest's are the sampler's, whatever is asked", (t) => {
  const random = randomNumbers(77);
  const seed = define("set_seed", voidType, { seed: i64 }, (f, { seed }) =>
    f.address(randomState).store(seed),
  );
  const { module } = new ModuleBuilder("sampler").add(...samplerFunctions(VOCAB).definitions, seed);
  verifyModule(module);
  for (const options of ASKED) {
    const interpreter = new Interpreter(module, { limits: { heap: 1 << 26 } });
    const { machine } = interpreter;
    const sampler = new Sampler(options);
    const chain = samplingChain(options);
    const packed = new Uint8Array(CHAIN_BYTES);
    packChain(new DataView(packed.buffer), 0, chain);
    const chainAt = place(machine, packed);
    interpreter.call("set_seed", [chain.seed]);
    const history: number[] = [];
    const historyAt = place(machine, new Int32Array(64));
    for (let turn = 0; turn < 30; turn++) {
      // Equal logits too, so that the order of equals shows.
      const logits = Float32Array.from({ length: VOCAB }, () => Math.round(20 * random()) / 4);
      writeBytes(machine, historyAt, new Uint8Array(Int32Array.from(history).buffer));
      const at = place(machine, logits);
      const token = sampler.sample(logits, history);
      t.is(
        interpreter.call("llama_sample", [at, chainAt, historyAt, history.length]),
        token,
        JSON.stringify(options),
      );
      t.deepEqual(floatsAt(machine, at, VOCAB), logits);
      history.push(turn % 3 === 0 ? turn : token);
    }
  }
});
