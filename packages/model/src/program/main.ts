/**
 * The guest program of one model: tokenizes the prompt, runs the forward pass, samples, prints pieces as they come.
 *
 * Boot module 0 is the model (pack.ts), module 1 the request (request.ts). Text goes to standard output; at the end a
 * line of figures goes to standard error: numbers with names, in the order of `FIGURES`.
 */
import {
  arrayType,
  declare,
  define,
  type Expr,
  i8,
  i32,
  i64,
  type Module,
  ModuleBuilder,
  ptr,
} from "@ts-jit/ir";
import type { ModelConfig } from "../checkpoint.js";
import { forwardKernels } from "../kernels/forward.js";
import type { Arithmetic } from "../kernels/panels.js";
import { CHAIN } from "../sampling/pack.js";
import { BOS, EOS } from "../tokenizer.js";
import { emitFunctions } from "./emit.js";
import type { ModuleLayout } from "./pack.js";
import { REQUEST } from "./request.js";
import { randomState, samplerFunctions } from "./sample.js";
import { vocabularyFunctions } from "./vocabulary.js";

const write = declare("write", i32, { fd: i32, from: ptr, n: i32 });
const malloc = declare("malloc", ptr, { n: i32 });
const moduleCount = declare("tsjit_module_count", i32, {});
const moduleData = declare("tsjit_module_data", ptr, { n: i32 });
const moduleSize = declare("tsjit_module_size", i32, { n: i32 });
const nanoseconds = declare("tsjit_nanoseconds", i64, {});

const OUTPUT = 1;
const ERROR = 2;

/** What the program counts; times are microseconds since the image was entered. */
export const FIGURES = ["promptTokens", "generated", "firstToken", "promptDone", "end"] as const;
export type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

/** What the line of figures begins with. */
export const FIGURES_LINE = "llama:";

/** Writes a constant text. */
const say = define("llama_say", i32, { fd: i32, text: ptr }, (f, { fd, text }) => {
  const n = f.local(i32, 0);
  f.while(
    () => text.at(i8, n).ne(0),
    () => n.inc(),
  );
  f.return(f.call(write, fd, text, n));
});

/** Writes a number that is not negative, in decimal. */
const sayNumber = define("llama_say_number", i32, { fd: i32, number: i32 }, (f, { fd, number }) => {
  const digits = f.alloca(arrayType(i8, 12));
  const at = f.local(i32, 12);
  f.doWhile(
    () => {
      at.dec();
      digits.at(i8, at).set(number.urem(10).add(48).trunc(i8));
      number.set(number.udiv(10));
    },
    () => number.ne(0),
  );
  f.return(f.call(write, fd, digits.add(at), f.const(i32, 12).sub(at)));
});

/** Microseconds since the image was entered, modulo 2^32. */
const microseconds = define("llama_microseconds", i32, {}, (f) => {
  f.return(f.call(nanoseconds).udiv(1000).trunc(i32));
});

/** The program as a module. */
export function buildProgram(config: ModelConfig, layout: ModuleLayout, arithmetic: Arithmetic): Module {
  const forward = forwardKernels(config, layout.weights, arithmetic);
  const sampler = samplerFunctions(config.vocabSize);
  const vocabulary = vocabularyFunctions(layout.vocabulary);
  const output = emitFunctions(layout.vocabulary.longest);

  const main = define("main", i32, {}, (f) => {
    const fail = (text: string) => {
      f.call(say, ERROR, f.string(`${text}\n`));
      f.return(1);
    };
    const since = () => f.call(microseconds).get();
    f.if(f.call(moduleCount).lt(2), () => fail("llama: the model or the request was not loaded"));
    f.if(f.call(moduleSize, 0).ne(layout.size), () =>
      fail("llama: the model loaded is not the one compiled"),
    );
    const model = f.call(moduleData, 0).get();
    const request = f.call(moduleData, 1).get();
    const chain = request.add(REQUEST.chain).get();
    f.address(randomState).store(chain.add(CHAIN.seed).load(i64));
    const stops = request.add(REQUEST.stops).get();
    const stopCount = request.add(REQUEST.stopCount).load(i32).get();

    const promptBytes = request.add(REQUEST.promptBytes).load(i32).get();
    // The prompt, then what comes after it: the history of the text.
    const room = promptBytes
      .add(config.seqLen + 2)
      .mul(4)
      .get();
    const tokens = f.call(malloc, room).get();
    const merges = f.call(malloc, room).get();
    f.if(tokens.eq(0).or(merges.eq(0)), () => fail("llama: no memory for the prompt"));
    const count = f
      .call(vocabulary.encode, model, request.add(REQUEST.prompt), promptBytes, tokens, merges)
      .get();
    f.if(count.gt(config.seqLen), () => fail("llama: the prompt is longer than the model's context"));

    // Position p makes the token of position p + 1.
    const wanted = request.add(REQUEST.tokens).load(i32);
    const end = f.const(i32, config.seqLen).sub(count.sub(1)).min(wanted).add(count.sub(1)).get();
    const token = f.local(i32, BOS);
    const generated = f.local(i32, 0);
    const firstToken = f.local(i32, 0);
    const promptDone = f.local(i32, 0);
    const start = f.alloca(ptr);
    f.range(0, end, (position) => {
      f.call(forward.layers, model, token, position);
      const next = f.local(i32);
      f.if(
        position.add(1).lt(count),
        () => {
          next.set(tokens.at(i32, position.add(1)));
          const length = f.call(vocabulary.decode, model, token, next, start);
          f.call(output.emit, start.load(ptr), length, stops, 0);
        },
        () => {
          next.set(f.call(sampler.sample, f.call(forward.classify, model), chain, tokens, position.add(1)));
          f.if(next.eq(BOS).or(next.eq(EOS)), () => f.break());
          f.if(generated.eq(0), () => promptDone.set(since()));
          generated.inc();
          tokens.at(i32, position.add(1)).set(next);
          const length = f.call(vocabulary.decode, model, token, next, start);
          const stopped = f.call(output.emit, start.load(ptr), length, stops, stopCount);
          f.if(stopped.ne(0), () => f.break());
        },
      );
      f.if(position.eq(0), () => firstToken.set(since()));
      token.set(next);
    });
    f.call(output.flush);
    const ended = since();
    f.call(write, OUTPUT, f.string("\n"), 1);
    const values: Readonly<Record<(typeof FIGURES)[number], Expr>> = {
      promptTokens: count.get(),
      generated: generated.get(),
      firstToken: firstToken.get(),
      promptDone: promptDone.get(),
      end: ended,
    };
    f.call(say, ERROR, f.string(FIGURES_LINE));
    for (const name of FIGURES) {
      f.call(say, ERROR, f.string(` ${name}=`));
      f.call(sayNumber, ERROR, values[name]);
    }
    f.call(say, ERROR, f.string("\n"));
    f.return(0);
  });

  return new ModuleBuilder("llama").add(
    ...forward.definitions,
    ...sampler.definitions,
    ...vocabulary.definitions,
    ...output.definitions,
    say,
    sayNumber,
    microseconds,
    main,
  ).module;
}
