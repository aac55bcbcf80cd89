/**
 * The guest program of one model: tokenizes, runs the forward pass, samples, prints pieces as they come.
 *
 * Boot module 0 is the model (pack.ts), module 1 the request (request.ts). Text goes to standard output; at the end a
 * line of figures goes to standard error: numbers with names, in the order of `FIGURES`.
 *
 *     console.ts        lines and numbers
 *     tokenize.ts       text to tokens; vocabulary.ts and words.ts: its tables
 *     sample.ts         logits to a token
 *     emit.ts           bytes of tokens to whole characters
 *     session.ts        the text so far, and how it goes on
 *     conversation.ts   turns
 */
import { declare, define, type Expr, i32, i64, type Module, ModuleBuilder, ptr } from "@ts-jit/ir";
import type { ModelConfig } from "../checkpoint.js";
import { forwardKernels } from "../kernels/forward.js";
import type { Arithmetic } from "../kernels/panels.js";
import { CHAIN } from "../sampling/pack.js";
import { consoleDefinitions, ERROR, OUTPUT, say, sayNumber } from "./console.js";
import { conversationFunctions, textOf } from "./conversation.js";
import { write } from "./library.js";
import type { ModuleLayout } from "./pack.js";
import { MODE, REQUEST } from "./request.js";
import { randomState } from "./sample.js";
import {
  composer,
  ENDING,
  FIGURES,
  type FigureName,
  LEVEL,
  microseconds,
  REFUSED,
  sessionFunctions,
} from "./session.js";

const moduleCount = declare("tsjit_module_count", i32, {});
const moduleData = declare("tsjit_module_data", ptr, { n: i32 });
const moduleSize = declare("tsjit_module_size", i32, { n: i32 });

export { FIGURES };
export type Figures = Readonly<Record<FigureName, number>>;

/** What the line of figures begins with. */
export const FIGURES_LINE = "llama:";

/** The program as a module. */
export function buildProgram(config: ModelConfig, layout: ModuleLayout, arithmetic: Arithmetic): Module {
  const session = sessionFunctions(config, layout, forwardKernels(config, layout.weights, arithmetic));
  const compose = composer();
  const conversation = conversationFunctions(config, session, compose);

  const main = define("main", i32, {}, (f) => {
    const fail = (text: string) => {
      f.call(say, ERROR, f.string(`llama: ${text}\n`));
      f.return(1);
    };
    f.if(f.call(moduleCount).lt(2), () => fail("the model or the request was not loaded"));
    f.if(f.call(moduleSize, 0).ne(layout.size), () => fail("the model loaded is not the one compiled"));
    const model = f.call(moduleData, 0).get();
    const request = f.call(moduleData, 1).get();
    f.address(randomState).store(request.add(REQUEST.chain + CHAIN.seed).load(i64));

    const mode = request.add(REQUEST.mode).load(i32).get();
    f.if(
      mode.eq(MODE.chat).or(mode.eq(MODE.plain)),
      () => void f.call(conversation.converse, model, request),
      () => {
        const prompt = textOf(f, request, "prompt");
        f.if(f.call(compose.room, prompt.size).eq(0), () => fail("no memory for the text"));
        f.call(compose.put, prompt.at, prompt.size, LEVEL.template);
        const takes = (done: Expr) => {
          f.if(done.eq(REFUSED.memory), () => fail("no memory for the text"));
          f.if(done.lt(0), () =>
            fail(`the prompt is longer than the model's context of ${config.seqLen} tokens`),
          );
        };
        f.if(
          mode.eq(MODE.measure),
          () => takes(f.call(session.measure, model, ...compose.arguments(f)).get()),
          () => {
            takes(f.call(session.append, model, ...compose.arguments(f)).get());
            f.call(session.echo, model);
            const most = request.add(REQUEST.tokens).load(i32);
            const ending = f.call(session.generate, model, request, most, 0).get();
            f.call(write, OUTPUT, f.string("\n"), 1);
            f.if(ending.eq(ENDING.full), () => {
              const text = `llama: the text ends here: the context of ${config.seqLen} tokens is full\n`;
              f.call(say, ERROR, f.string(text));
            });
          },
        );
      },
    );
    session.figure(f, "end").set(f.call(microseconds));
    f.call(say, ERROR, f.string(FIGURES_LINE));
    for (const name of FIGURES) {
      f.call(say, ERROR, f.string(` ${name}=`));
      f.call(sayNumber, ERROR, session.figure(f, name));
    }
    f.call(say, ERROR, f.string("\n"));
    f.return(0);
  });

  return new ModuleBuilder("llama").add(
    ...session.definitions,
    ...consoleDefinitions,
    ...compose.definitions,
    ...conversation.definitions,
    main,
  ).module;
}
