/**
 * The text as the guest keeps it: its tokens, how many of them the model has run, and how it goes on.
 *
 *     history   t0 t1 t2 ... t(length - 1)      at most one token more than the context
 *               ---- run ----|  to be run |     keys and values of the first `run` stand in the caches
 */
import {
  arrayType,
  declare,
  define,
  doubleType,
  type Expr,
  type FunctionBuilder,
  floatType,
  global,
  i32,
  i64,
  ptr,
  voidType,
} from "@ts-jit/ir";
import type { ModelConfig } from "../checkpoint.js";
import { exponential } from "../kernels/exponential.js";
import type { ForwardKernels } from "../kernels/forward.js";
import { TOGETHER } from "../kernels/layout.js";
import { logarithm } from "../sampling/logarithm.js";
import { emitFunctions } from "./emit.js";
import { free, malloc, memcpy, memmove, memset } from "./library.js";
import type { ModuleLayout } from "./pack.js";
import { REQUEST } from "./request.js";
import { samplerFunctions } from "./sample.js";
import { tokenizeFunctions } from "./tokenize.js";

const nanoseconds = declare("tsjit_nanoseconds", i64, {});

/**
 * What the program counts, in the order it keeps them; times are microseconds, `firstToken` and `end` since the image was entered, modulo 2^32; `loss` is
 * millionths of a nat for each of the tokens foreseen, where a text is measured; `level` is the place in CPU_LEVELS of the kernels
 * that ran; the last four are KiB of memory.
 */
export const FIGURES = [
  "promptTokens",
  "promptTime",
  "generated",
  "generationTime",
  "firstToken",
  "foreseen",
  "loss",
  "level",
  "end",
  "weights",
  "cache",
  "buffers",
  "heap",
] as const;
export type FigureName = (typeof FIGURES)[number];

/** Why a text is not gone on with. */
export const ENDING = { limit: 0, end: 1, stop: 2, full: 3 } as const;
/** What `append` gives when it cannot. */
export const REFUSED = { memory: -1, room: -2 } as const;

/** Microseconds since the image was entered, modulo 2^32. */
export const microseconds = define("llama_microseconds", i32, {}, (f) => {
  f.return(f.call(nanoseconds).udiv(1000).trunc(i32));
});

export function sessionFunctions(config: ModelConfig, layout: ModuleLayout, forward: ForwardKernels) {
  const { seqLen } = config;
  const { vocabulary } = layout;
  const sampler = samplerFunctions(config.vocabSize);
  const tokenizer = tokenizeFunctions(vocabulary);
  const output = emitFunctions(vocabulary.longest);

  const history = global("llama_history", arrayType(i32, seqLen + 1));
  const length = global("llama_length", i32);
  const run = global("llama_run", i32);
  const figures = global("llama_figures", arrayType(i32, FIGURES.length));
  const figure = (f: FunctionBuilder, name: FigureName) => f.address(figures).at(i32, FIGURES.indexOf(name));
  const lengthOf = (f: FunctionBuilder) => f.address(length).at(i32);
  const tokenAt = (f: FunctionBuilder, at: Parameters<ReturnType<FunctionBuilder["address"]>["at"]>[1]) =>
    f.address(history).at(i32, at);

  /** Runs the tokens that were not run yet; gives the logits after the last. */
  const advance = define("llama_advance", ptr, { model: ptr }, (f, { model }) => {
    const done = f.address(run).at(i32);
    const last = f.local(i32, 0);
    f.while(
      () => done.lt(lengthOf(f)),
      () => {
        const count = lengthOf(f).sub(done).min(TOGETHER).get();
        f.call(forward.layers, model, f.address(history).offset(i32, done), done, count);
        last.set(count.sub(1));
        done.inc(count);
      },
    );
    f.return(f.call(forward.classify, model, last));
  });

  /** The tokens of a text, in memory to be freed, and how many; returns REFUSED from the function when memory is out. */
  const encoded = (f: FunctionBuilder, model: Expr, text: Expr, levels: Expr, n: Expr) => {
    const tokens = f.call(malloc, n.add(2).mul(8)).get();
    f.if(tokens.eq(0), () => f.return(REFUSED.memory));
    const count = f.call(tokenizer.encode, model, text, levels, n, tokens).get();
    f.if(count.lt(0), () => {
      f.call(free, tokens);
      f.return(REFUSED.memory);
    });
    return { tokens, count };
  };

  /**
   * Puts the tokens of a text behind the history: see tokenize.ts for `text`, `levels` and `n`. A history that begins here
   * begins with BOS, where the vocabulary says so. Gives how many tokens it came to, or REFUSED.
   */
  const append = define(
    "llama_append",
    i32,
    { model: ptr, text: ptr, levels: ptr, n: i32 },
    (f, { model, text, levels, n }) => {
      const { tokens, count } = encoded(f, model, text, levels, n);
      const before = lengthOf(f).get();
      const first = f.local(i32, 0);
      const begins = vocabulary.addBos ? before.eq(0) : before.eq(0).and(count.eq(0));
      f.if(begins, () => first.set(1));
      const after = before.add(first).add(count).get();
      f.if(after.gt(seqLen), () => {
        f.call(free, tokens);
        f.return(REFUSED.room);
      });
      f.if(first.ne(0), () => tokenAt(f, 0).set(vocabulary.first));
      f.call(memcpy, f.address(history).offset(i32, before.add(first)), tokens, count.mul(4));
      lengthOf(f).set(after);
      f.call(free, tokens);
      f.return(after.sub(before));
    },
  );

  /** Takes out the older half of what follows the first `keep` tokens, at least `least`; the rest is run again. */
  const shift = define("llama_shift", voidType, { keep: i32, least: i32 }, (f, { keep, least }) => {
    const size = lengthOf(f).get();
    const gone = size.sub(keep).add(1).shr(1).max(least).min(size.sub(keep)).get();
    const to = f.address(history).offset(i32, keep).get();
    f.call(memmove, to, to.offset(i32, gone), size.sub(keep).sub(gone).mul(4));
    lengthOf(f).set(size.sub(gone));
    f.address(run).store(f.address(run).load(i32).min(keep));
  });

  const begin = define("llama_begin", voidType, {}, (f) => {
    f.address(length).store(0, i32);
    f.address(run).store(0, i32);
  });

  /** Prints what a token prints after another; gives 1 when a stop string came. */
  const print = define(
    "llama_print",
    i32,
    { model: ptr, previous: i32, token: i32, stops: ptr, count: i32 },
    (f, { model, previous, token, stops, count }) => {
      const start = f.alloca(ptr);
      const n = f.call(tokenizer.decode, model, previous, token, start).get();
      f.if(n.eq(0), () => f.return(0));
      f.return(f.call(output.emit, start.load(ptr), n, stops, count));
    },
  );

  /** Goes on with the text, `most` tokens at most, and prints it; `keep` tokens stay when the context shifts. Gives ENDING. */
  const generate = define(
    "llama_generate",
    i32,
    { model: ptr, request: ptr, most: i32, keep: i32 },
    (f, { model, request, most, keep }) => {
      const since = () => f.call(microseconds).get();
      const started = since();
      const stops = request.add(REQUEST.stops).get();
      const stopCount = request.add(REQUEST.stopCount).load(i32).get();
      const shifts = request.add(REQUEST.shift).load(i32).get();
      const made = f.local(i32, 0);
      const ending = f.local(i32, ENDING.limit);
      const promptDone = f.local(started);
      figure(f, "promptTokens").inc(lengthOf(f).sub(f.address(run).load(i32)));
      f.while(
        () => made.lt(most),
        () => {
          f.if(lengthOf(f).gt(seqLen), () => {
            f.if(shifts.eq(0), () => {
              ending.set(ENDING.full);
              f.break();
            });
            f.call(shift, keep, 1);
          });
          const logits = f.call(advance, model).get();
          const size = lengthOf(f).get();
          const chain = request.add(REQUEST.chain);
          const token = f.call(sampler.sample, logits, chain, f.address(history), size).get();
          f.if(made.eq(0), () => {
            promptDone.set(since());
            figure(f, "promptTime").inc(promptDone.sub(started));
            f.if(figure(f, "firstToken").eq(0), () => figure(f, "firstToken").set(promptDone));
          });
          for (const end of vocabulary.ends) {
            f.if(token.eq(end), () => {
              ending.set(ENDING.end);
              f.break();
            });
          }
          made.inc();
          const previous = tokenAt(f, size.sub(1)).get();
          tokenAt(f, size).set(token);
          lengthOf(f).set(size.add(1));
          const stopped = f.call(print, model, previous, token, stops, stopCount);
          f.if(stopped.ne(0), () => {
            ending.set(ENDING.stop);
            f.break();
          });
        },
      );
      f.call(output.flush);
      figure(f, "generated").inc(made);
      figure(f, "generationTime").inc(since().sub(promptDone));
      f.return(ending);
    },
  );

  /** -ln of the probability that logits give a token. */
  const lossOf = define("llama_loss", doubleType, { logits: ptr, token: i32 }, (f, { logits, token }) => {
    const most = f.local(logits.load(floatType));
    f.range(1, config.vocabSize, (i) => {
      const value = logits.at(floatType, i).get();
      f.if(value.gt(most), () => most.set(value));
    });
    const sum = f.local(doubleType, 0);
    f.range(0, config.vocabSize, (i) => {
      sum.inc(exponential(logits.at(floatType, i).get().sub(most).get()).fpext(doubleType));
    });
    const here = logits.at(floatType, token).get().sub(most);
    f.return(logarithm(sum.fptrunc(floatType).get()).sub(here).fpext(doubleType));
  });

  /** Measures how well the model foresees a text: see perplexity.ts. Gives 0, or REFUSED. */
  const measure = define(
    "llama_measure",
    i32,
    { model: ptr, text: ptr, levels: ptr, n: i32 },
    (f, { model, text, levels, n }) => {
      const { tokens, count } = encoded(f, model, text, levels, n);
      const since = f.call(microseconds).get();
      const total = f.local(doubleType, 0);
      const foreseen = f.local(i32, 0);
      const beginWindow = () => {
        f.call(begin);
        if (!vocabulary.addBos) return;
        tokenAt(f, f.const(i32, 0)).set(vocabulary.first);
        lengthOf(f).set(1);
      };
      beginWindow();
      f.range(0, count, (at) => {
        const token = tokens.at(i32, at).get();
        const size = lengthOf(f).get();
        f.if(size.gt(0), () => {
          total.inc(f.call(lossOf, f.call(advance, model), token));
          foreseen.inc();
        });
        tokenAt(f, size).set(token);
        lengthOf(f).set(size.add(1));
        f.if(size.add(1).eq(seqLen), beginWindow);
      });
      f.call(free, tokens);
      figure(f, "promptTokens").set(count);
      figure(f, "promptTime").set(f.call(microseconds).sub(since));
      figure(f, "foreseen").set(foreseen);
      const mean = total.mul(1e6).div(foreseen.max(1).sitofp(doubleType));
      figure(f, "loss").set(mean.add(0.5).fptosi(i32));
      f.return(0);
    },
  );

  /** Prints the history from its first token on. */
  const echo = define("llama_echo", voidType, { model: ptr }, (f, { model }) => {
    const previous = f.local(i32, vocabulary.unspaced);
    f.range(0, lengthOf(f).get(), (at) => {
      const token = tokenAt(f, at).get();
      f.call(print, model, previous, token, f.address(history), 0);
      previous.set(token);
    });
    f.call(output.flush);
  });

  const definitions = [
    ...sampler.definitions,
    ...tokenizer.definitions,
    ...output.definitions,
    ...[history, length, run, figures, microseconds],
    ...[advance, append, shift, begin, print, generate, echo, lossOf, measure],
  ];
  const { counters } = forward;
  return {
    append,
    begin,
    counters,
    definitions,
    echo,
    figure,
    figures,
    generate,
    length: lengthOf,
    measure,
    shift,
  };
}

export type Session = ReturnType<typeof sessionFunctions>;

/** A text being put together for `append`: parts with their levels. */
export function composer() {
  const text = global("llama_composed", ptr);
  const levels = global("llama_composed_levels", ptr);
  const size = global("llama_composed_size", i32);
  /** Makes room for a text of `n` bytes; gives whether there is. */
  const room = define("llama_compose", i32, { n: i32 }, (f, { n }) => {
    f.call(free, f.address(text).load(ptr));
    f.call(free, f.address(levels).load(ptr));
    f.address(text).store(f.call(malloc, n.add(1)));
    f.address(levels).store(f.call(malloc, n.add(1)));
    f.address(size).store(0, i32);
    const there = f.address(text).load(ptr).ne(0).and(f.address(levels).load(ptr).ne(0));
    f.return(there.zext(i32));
  });
  const put = define("llama_put", voidType, { from: ptr, n: i32, level: i32 }, (f, { from, n, level }) => {
    const at = f.address(size).load(i32).add(1).get();
    f.call(memcpy, f.address(text).load(ptr).add(at), from, n);
    f.call(memset, f.address(levels).load(ptr).add(at), level, n);
    f.address(size).at(i32).inc(n);
  });
  const arguments_ = (f: FunctionBuilder) =>
    [f.address(text).load(ptr), f.address(levels).load(ptr), f.address(size).load(i32)] as const;
  return { room, put, arguments: arguments_, definitions: [text, levels, size, room, put] };
}

export type Composer = ReturnType<typeof composer>;
/** Where special tokens are looked for: see tokenize.ts. */
export const LEVEL = { typed: 1, template: 2 } as const;
