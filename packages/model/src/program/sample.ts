/**
 * The guest's sampler: the same choices as `Sampler` makes, for the same logits, history and seed.
 *
 * The tokens that take part are `tokens` with their `logits`, `n` of them, in the vocabulary's order; a filter marks those
 * that stay in `kept`, and `keep` closes the gaps.
 */
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  floatType,
  global,
  i8,
  i32,
  i64,
  type Local,
  ptr,
  type SwitchCase,
  type Type,
  voidType,
} from "@ts-jit/ir";
import { exponential } from "../kernels/exponential.js";
import { logarithm } from "../sampling/logarithm.js";
import { FILTERS, type FilterName } from "../sampling/options.js";
import { CHAIN } from "../sampling/pack.js";

const MULTIPLIER = 0x2545f4914f6cdd1dn;
const INFINITE = Number.POSITIVE_INFINITY;

/** The generator's state; the program sets it from what it is asked. */
export const randomState = global("llama_random", i64);

/** A float32 in [0, 1), xorshift64*. */
const coin = define("llama_coin", floatType, {}, (f) => {
  const state = f.address(randomState).at(i64);
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

export function samplerFunctions(vocabSize: number) {
  const buffer = (name: string, type: Type) => global(`llama_candidate_${name}`, arrayType(type, vocabSize));
  const tokens = buffer("tokens", i32);
  const logits = buffer("logits", floatType);
  const each = buffer("weights", floatType);
  const keys = buffer("keys", floatType);
  const kept = buffer("kept", i8);
  const heap = buffer("heap", i32);
  const counts = buffer("counts", i32);

  const argmax = define("llama_argmax", i32, { values: ptr }, (f, { values }) => {
    const best = f.local(i32, 0);
    const most = f.local(values.at(floatType));
    f.range(1, vocabSize, (i) => {
      const value = values.at(floatType, i).get();
      f.if(value.gt(most), () => {
        most.set(value);
        best.set(i);
      });
    });
    f.return(best);
  });

  /** Makes what was seen lately less likely. */
  const penalize = define(
    "llama_penalize",
    voidType,
    { values: ptr, chain: ptr, history: ptr, length: i32 },
    (f, { values, chain, history, length }) => {
      const setting = (at: number) => chain.add(at).load(floatType).get();
      const window = length.min(chain.add(CHAIN.window).load(i32));
      const first = length.sub(window).get();
      const count = (at: Expr) => f.address(counts).at(i32, history.at(i32, at));
      f.range(first, length, (at) => count(at).inc());
      const [repeat, frequency, presence] = [CHAIN.repeat, CHAIN.frequency, CHAIN.presence].map(setting) as [
        Expr,
        Expr,
        Expr,
      ];
      f.range(first, length, (at) => {
        const times = count(at).get();
        f.if(times.ne(0), () => {
          count(at).set(0);
          const cell = values.at(floatType, history.at(i32, at));
          const logit = cell.get();
          const scaled = logit.le(0).select(logit.mul(repeat), logit.div(repeat));
          cell.set(scaled.sub(times.sitofp(floatType).mul(frequency).add(presence)));
        });
      });
    },
  );

  /** Bans what would repeat a run of `n` tokens. */
  const banNgrams = define(
    "llama_ban_ngrams",
    voidType,
    { values: ptr, n: i32, history: ptr, length: i32 },
    (f, { values, n, history, length }) => {
      const last = length.sub(n.sub(1)).get();
      f.range(0, last, (from) => {
        const same = f.local(i32, 0);
        f.while(
          () =>
            f.all(same.lt(n.sub(1)), () =>
              history.at(i32, from.add(same)).eq(history.at(i32, last.add(same))),
            ),
          () => same.inc(),
        );
        f.if(same.eq(n.sub(1)), () => {
          values.at(floatType, history.at(i32, from.add(n).sub(1))).set(-INFINITE);
        });
      });
    },
  );

  /** Index a of `keys` before index b: the greater key, the first of equals. */
  const before = (f: FunctionBuilder, key: Expr, a: Expr, b: Expr) => {
    const [ka, kb] = [key.at(floatType, a).get(), key.at(floatType, b).get()];
    return f.any(ka.gt(kb), () => ka.eq(kb).and(a.lt(b)));
  };
  /** Lets the index at `at` of the heap sink to where nothing below comes before it; `first` says what comes before. */
  const siftFunction = (name: string, first: (f: FunctionBuilder, key: Expr, a: Expr, b: Expr) => Expr) =>
    define(name, voidType, { key: ptr, at: i32, n: i32 }, (f, { key, at, n }) => {
      const indices = f.address(heap);
      const index = indices.at(i32, at).get();
      f.loop(() => {
        const child = f.local(at.shl(1).add(1));
        f.if(child.ge(n), () => f.break());
        const second = f.all(child.add(1).lt(n), () =>
          first(f, key, indices.at(i32, child.add(1)).get(), indices.at(i32, child).get()),
        );
        f.if(second, () => child.inc());
        const next = indices.at(i32, child).get();
        f.if(first(f, key, index, next), () => f.break());
        indices.at(i32, at).set(next);
        at.set(child);
      });
      indices.at(i32, at).set(index);
    });
  const sift = siftFunction("llama_sift", before);
  const siftWorst = siftFunction("llama_sift_worst", (f, key, a, b) => before(f, key, b, a));

  const heapify = (f: FunctionBuilder, with_: typeof sift, key: Expr, n: Expr) => {
    f.range(0, n, (i) => f.address(heap).at(i32, i).set(i));
    f.range(n.shr(1).sub(1), -1, (i) => void f.call(with_, key, i, n), -1);
  };
  const mark = (f: FunctionBuilder, index: Expr) => f.address(kept).at(i8, index).set(1);

  /** Leaves what is marked, and takes the marks away; gives how many there are. */
  const keep = define("llama_keep", i32, { n: i32 }, (f, { n }) => {
    const count = f.local(i32, 0);
    const [token, logit, marks] = [f.address(tokens), f.address(logits), f.address(kept)];
    f.range(0, n, (i) => {
      f.if(marks.at(i8, i).ne(0), () => {
        marks.at(i8, i).set(0);
        token.at(i32, count).set(token.at(i32, i));
        logit.at(floatType, count).set(logit.at(floatType, i));
        count.inc();
      });
    });
    f.return(count);
  });

  const greatest = define("llama_greatest", floatType, { n: i32 }, (f, { n }) => {
    const most = f.local(floatType, -INFINITE);
    f.range(0, n, (i) => {
      const value = f.address(logits).at(floatType, i).get();
      f.if(value.gt(most), () => most.set(value));
    });
    f.return(most);
  });

  /** e^(logit - greatest logit) of each into `each`; gives their sum. */
  const weigh = define("llama_weigh_candidates", floatType, { n: i32 }, (f, { n }) => {
    const most = f.call(greatest, n).get();
    const sum = f.local(floatType, 0);
    f.range(0, n, (i) => {
      const weight = exponential(f.address(logits).at(floatType, i).get().sub(most).get()).get();
      f.address(each).at(floatType, i).set(weight);
      sum.inc(weight);
    });
    f.return(sum);
  });

  /** Keeps those of greatest keys until their weights reach `target`. */
  const reach = define(
    "llama_reach",
    i32,
    { n: i32, key: ptr, target: floatType },
    (f, { n, key, target }) => {
      heapify(f, sift, key, n);
      const sum = f.local(floatType, 0);
      const left = f.local(n);
      const indices = f.address(heap);
      f.doWhile(
        () => {
          const index = indices.at(i32, 0).get();
          mark(f, index);
          sum.inc(f.address(each).at(floatType, index));
          left.dec();
          indices.at(i32, 0).set(indices.at(i32, left));
          f.call(sift, key, 0, left);
        },
        () => f.all(left.gt(0), () => sum.lt(target)),
      );
      f.return(f.call(keep, n));
    },
  );

  const topK = define("llama_top_k", i32, { n: i32, value: i32 }, (f, { n, value: k }) => {
    f.if(k.ge(n), () => f.return(n));
    const key = f.address(logits);
    const indices = f.address(heap);
    // The worst of the best k so far is on top.
    heapify(f, siftWorst, key, k);
    f.range(k, n, (i) => {
      f.if(key.at(floatType, i).gt(key.at(floatType, indices.at(i32, 0))), () => {
        indices.at(i32, 0).set(i);
        f.call(siftWorst, key, 0, k);
      });
    });
    f.range(0, k, (i) => mark(f, indices.at(i32, i)));
    f.return(f.call(keep, n));
  });

  const typical = define("llama_typical", i32, { n: i32, value: floatType }, (f, { n, value: p }) => {
    const sum = f.call(weigh, n).get();
    const most = f.call(greatest, n).get();
    const log = logarithm(sum);
    const surprise = (i: Expr) => log.sub(f.address(logits).at(floatType, i).get().sub(most)).get();
    const expected = f.local(floatType, 0);
    f.range(0, n, (i) => expected.inc(f.address(each).at(floatType, i).get().div(sum).mul(surprise(i))));
    f.range(0, n, (i) => {
      f.address(keys).at(floatType, i).set(surprise(i).sub(expected).fabs().neg());
    });
    f.return(f.call(reach, n, f.address(keys), p.mul(sum)));
  });

  const topP = define("llama_top_p", i32, { n: i32, value: floatType }, (f, { n, value: p }) => {
    const sum = f.call(weigh, n).get();
    f.return(f.call(reach, n, f.address(logits), p.mul(sum)));
  });

  const minP = define("llama_min_p", i32, { n: i32, value: floatType }, (f, { n, value: p }) => {
    f.call(weigh, n);
    f.range(0, n, (i) => f.if(f.address(each).at(floatType, i).get().ge(p), () => mark(f, i)));
    f.return(f.call(keep, n));
  });

  const divide = define("llama_temperature", i32, { n: i32, value: floatType }, (f, { n, value: t }) => {
    f.range(0, n, (i) => {
      const cell = f.address(logits).at(floatType, i);
      cell.set(cell.get().div(t));
    });
    f.return(n);
  });

  /** All tokens that are not banned, or all; gives how many. */
  const takeAll = define("llama_take_all", i32, { values: ptr }, (f, { values }) => {
    const count = f.local(i32, 0);
    const take = (i: Local, logit: Expr) => {
      f.address(tokens).at(i32, count).set(i);
      f.address(logits).at(floatType, count).set(logit);
      count.inc();
    };
    f.range(0, vocabSize, (i) => {
      const logit = values.at(floatType, i).get();
      f.if(logit.ne(-INFINITE), () => take(i, logit));
    });
    f.if(count.eq(0), () => f.range(0, vocabSize, (i) => take(i, f.const(floatType, -INFINITE))));
    f.return(count);
  });

  const draw = define("llama_draw", i32, { n: i32 }, (f, { n }) => {
    const stop = f.call(weigh, n).mul(f.call(coin)).get();
    const passed = f.local(floatType, 0);
    f.range(0, n, (i) => {
      passed.inc(f.address(each).at(floatType, i));
      f.if(stop.lt(passed), () => f.return(f.address(tokens).at(i32, i)));
    });
    f.return(f.address(tokens).at(i32, n.sub(1)));
  });

  const functions: Readonly<Record<FilterName, typeof topP | typeof topK>> = {
    topK,
    typicalP: typical,
    topP,
    minP,
    temperature: divide,
  };
  /** The next token after the `length` ones of `history`; bans and penalties are written into `values`. */
  const sample = define(
    "llama_sample",
    i32,
    { values: ptr, chain: ptr, history: ptr, length: i32 },
    (f, { values, chain, history, length }) => {
      const setting = (at: number) => chain.add(at).load(i32).get();
      f.if(setting(CHAIN.penalties).ne(0), () => void f.call(penalize, values, chain, history, length));
      const ngram = setting(CHAIN.ngram);
      f.if(ngram.gt(0), () => void f.call(banNgrams, values, ngram, history, length));
      f.if(setting(CHAIN.greedy).ne(0), () => f.return(f.call(argmax, values)));
      const n = f.local(f.call(takeAll, values).get());
      const filter = f.local(chain.add(CHAIN.filters));
      f.range(0, setting(CHAIN.filterCount), () => {
        const value = filter.add(4);
        const cases = (Object.keys(functions) as FilterName[]).map((name): SwitchCase => {
          const { code, value: kind } = FILTERS[name];
          return [
            code,
            () => n.set(f.call(functions[name], n, value.load(kind === "count" ? i32 : floatType))),
          ];
        });
        f.switch(filter.load(i32), cases);
        filter.inc(CHAIN.filterBytes);
      });
      f.return(f.call(draw, n));
    },
  );
  const definitions = [
    ...[randomState, tokens, logits, each, keys, kept, heap, counts],
    ...[coin, argmax, penalize, banNgrams, sift, siftWorst, keep, greatest, weigh, reach],
    ...[...Object.values(functions), takeAll, draw, sample],
  ];
  return { sample, definitions };
}
