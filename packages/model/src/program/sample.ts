/** The guest's sampler: the same choices as `Sampler` makes, for the same logits and seed. */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  floatType,
  global,
  i32,
  i64,
  type Local,
  ptr,
} from "@ts-jit/ir";
import type { ForwardKernels } from "../kernels/forward.js";

/** How to draw, and the generator's state; filled by the program from what it is asked. */
export const settings = {
  temperature: global("llama_temperature", floatType),
  topP: global("llama_top_p", floatType),
  random: global("llama_random", i64),
} as const;

const MULTIPLIER = 0x2545f4914f6cdd1dn;

/** A float32 in [0, 1), xorshift64*. */
const coinFunction = define("llama_coin", floatType, {}, (f) => {
  const state = f.address(settings.random).at(i64);
  const x = f.local(state.get());
  x.set(x.xor(x.shr(12)));
  x.set(x.xor(x.shl(25)));
  x.set(x.xor(x.shr(27)));
  state.set(x);
  const word = x.mul(MULTIPLIER).shr(32).trunc(i32);
  f.return(
    word
      .shr(8)
      .uitofp(floatType)
      .div(2 ** 24),
  );
});

export function samplerFunctions(vocabSize: number, { softmax }: ForwardKernels) {
  const argmax = define("llama_argmax", i32, { logits: ptr }, (f, { logits }) => {
    const best = f.local(i32, 0);
    const most = f.local(logits.at(floatType));
    f.range(1, vocabSize, (i) => {
      const value = logits.at(floatType, i).get();
      f.if(value.gt(most), () => {
        most.set(value);
        best.set(i);
      });
    });
    f.return(best);
  });

  const fromAll = define("llama_draw", i32, { p: ptr, coin: floatType }, (f, { p, coin }) => {
    const sum = f.local(floatType, 0);
    f.range(0, vocabSize, (i) => {
      sum.inc(p.at(floatType, i));
      f.if(coin.lt(sum), () => f.return(i));
    });
    f.return(vocabSize - 1);
  });

  /** Tokens, the likely ones as a heap: each before its children 2i + 1 and 2i + 2. */
  const heap = global("llama_candidates", arrayType(i32, vocabSize));
  /** Whether token a comes before token b: more likely, or as likely and first. */
  const before = (p: Expr, a: Expr, b: Expr) => {
    const [pa, pb] = [p.at(floatType, a).get(), p.at(floatType, b).get()];
    return pa.gt(pb).or(pa.eq(pb).and(a.lt(b)));
  };
  const sift = define("llama_sift", i32, { p: ptr, at: i32, n: i32 }, (f, { p, at, n }) => {
    const tokens = f.address(heap);
    const token = tokens.at(i32, at).get();
    f.loop(() => {
      const child = f.local(at.shl(1).add(1));
      f.if(child.ge(n), () => f.break());
      const second = f.all(child.add(1).lt(n), () =>
        before(p, tokens.at(i32, child.add(1)).get(), tokens.at(i32, child).get()),
      );
      f.if(second, () => child.inc());
      const next = tokens.at(i32, child).get();
      f.if(before(p, token, next), () => f.break());
      tokens.at(i32, at).set(next);
      at.set(child);
    });
    tokens.at(i32, at).set(token);
    f.return(0);
  });

  /** From the most likely tokens that together exceed topP: taken off the heap one by one, then drawn from in order. */
  const fromTop = define(
    "llama_draw_top",
    i32,
    { p: ptr, topP: floatType, coin: floatType, taken: ptr },
    (f, { p, topP, coin, taken }) => {
      const tokens = f.address(heap);
      const cutoff = f
        .const(floatType, 1)
        .sub(topP)
        .div(vocabSize - 1)
        .get();
      const n = f.local(i32, 0);
      f.range(0, vocabSize, (i) => {
        f.if(p.at(floatType, i).ge(cutoff), () => {
          tokens.at(i32, n).set(i);
          n.inc();
        });
      });
      f.if(n.eq(0), () => f.return(vocabSize - 1));
      f.range(n.shr(1).sub(1), -1, (i) => void f.call(sift, p, i, n), -1);
      const sum = f.local(floatType, 0);
      const count = f.local(i32, 0);
      f.doWhile(
        () => {
          const token = tokens.at(i32, 0).get();
          taken.at(i32, count).set(token);
          count.inc();
          sum.inc(p.at(floatType, token));
          n.dec();
          tokens.at(i32, 0).set(tokens.at(i32, n));
          f.call(sift, p, 0, n);
        },
        () => f.all(n.gt(0), () => sum.gt(topP).not()),
      );
      return drawInOrder(f, p, taken, count, coin.mul(sum).get());
    },
  );

  const taken = global("llama_taken", arrayType(i32, vocabSize));
  /** The next token; `logits` hold probabilities afterwards, unless the temperature is 0. */
  const sample = define("llama_sample", i32, { logits: ptr }, (f, { logits }) => {
    const temperature = f.address(settings.temperature).load(floatType).get();
    f.if(temperature.eq(0), () => f.return(f.call(argmax, logits)));
    f.call(softmax, logits, vocabSize, temperature);
    const coin = f.call(coinFunction).get();
    const topP = f.address(settings.topP).load(floatType).get();
    f.if(topP.le(0).or(topP.ge(1)), () => f.return(f.call(fromAll, logits, coin)));
    f.return(f.call(fromTop, logits, topP, coin, f.address(taken)));
  });
  const definitions = [
    ...Object.values(settings),
    coinFunction,
    argmax,
    fromAll,
    heap,
    sift,
    fromTop,
    taken,
    sample,
  ];
  return { sample, definitions };
}

function drawInOrder(f: FunctionBuilder, p: Expr, taken: Expr, count: Local, mark: Expr): void {
  const passed = f.local(floatType, 0);
  f.range(0, count, (i) => {
    const token = taken.at(i32, i).get();
    passed.inc(p.at(floatType, token));
    f.if(mark.lt(passed), () => f.return(token));
  });
  f.return(taken.at(i32, count.sub(1)));
}
