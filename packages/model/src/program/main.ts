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
 *     levels.ts         the kernels, for one CPU level or for several
 */
import { type CpuLevel, DEFAULT_CPU } from "@ts-jit/codegen";
import {
  type Definition,
  declare,
  define,
  type Expr,
  type FunctionBuilder,
  i32,
  i64,
  linkModules,
  type Module,
  ModuleBuilder,
  type Operand,
  ptr,
  voidType,
} from "@ts-jit/ir";
import type { ModelConfig } from "../checkpoint.js";
import { countsText } from "../kernels/counters.js";
import { forwardKernels } from "../kernels/forward.js";
import type { KvFormat } from "../kernels/layout.js";
import type { Arithmetic } from "../kernels/panels.js";
import { CHAIN } from "../sampling/pack.js";
import { consoleDefinitions, ERROR, OUTPUT, report, say } from "./console.js";
import { conversationFunctions, textOf } from "./conversation.js";
import { addKernels, levelFunction } from "./levels.js";
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

/** What is not a kernel takes a thousandth of the time, and most of the room. */
const SMALL = { kind: "enum", name: "minsize" } as const;

/** What the line of figures begins with. */
export const FIGURES_LINE = "llama:";
/** What the line of cycles begins with: of each thing its calls, and by 1024 its cycles. */
export const CYCLES_LINE = "llama-cycles:";
const CYCLES_TEXT = `${CYCLES_LINE}${countsText((name) => ` ${name}=%/%`)}\n`;
const FIGURES_TEXT = `${FIGURES_LINE}${FIGURES.map((name) => ` ${name}=%`).join("")}\n`;

const heapPeak = declare("tsjit_heap_peak", i32, {});
const KIB = 1024;
/** Where keys and values stay, by name. */
const CACHES: ReadonlySet<string> = new Set(["llama_kept"]);

/** Bytes of the program's variables. */
function variableBytes(f: FunctionBuilder, definitions: readonly Definition[]) {
  const bytes = { cache: 0, buffers: 0 };
  for (const one of definitions) {
    if (one.kind === "global") bytes[CACHES.has(one.name) ? "cache" : "buffers"] += f.sizeof(one.type);
  }
  return bytes;
}

/** A CPU level, and how kernels for it compute. */
export interface ProgramLevel {
  readonly cpu: CpuLevel;
  readonly arithmetic: Arithmetic;
}

/** The program's modules: what is compiled for the first of the levels, and the kernels, a module for each level. */
export interface Program {
  readonly main: Module;
  readonly kernels: readonly { readonly cpu: CpuLevel; readonly module: Module }[];
}

/** The program for one level as a single module. */
export function buildProgram(
  config: ModelConfig,
  layout: ModuleLayout,
  arithmetic: Arithmetic,
  kv?: KvFormat,
): Module {
  const { main, kernels } = buildParts(config, layout, [{ cpu: DEFAULT_CPU, arithmetic }], kv);
  return linkModules([main, ...kernels.map(({ module }) => module)]);
}

/** The program, with kernels for each of the levels, which stand from the least to the most. */
export function buildParts(
  config: ModelConfig,
  layout: ModuleLayout,
  levels: readonly [ProgramLevel, ...ProgramLevel[]],
  kv?: KvFormat,
): Program {
  const sets = levels.map(({ cpu, arithmetic }) => ({
    cpu,
    forward: forwardKernels(config, layout.weights, arithmetic, kv),
  }));
  const session = sessionFunctions(config, layout, (sets[0] as (typeof sets)[0]).forward); // there is one
  const cpus = levels.map(({ cpu }) => cpu);
  const runningLevel = levelFunction(cpus);
  const compose = composer();

  /** Fills in the figures of what memory is for, and of which kernels run. */
  const accounts = define("llama_accounts", voidType, {}, (f) => {
    const set = (name: FigureName, value: Operand) => session.figure(f, name).set(value);
    const { cache, buffers } = variableBytes(f, variables);
    const kib = (bytes: number) => Math.ceil(bytes / KIB);
    set("weights", kib(layout.size));
    set("cache", kib(cache));
    set("buffers", kib(buffers));
    set(
      "heap",
      f
        .call(heapPeak)
        .add(KIB - 1)
        .udiv(KIB),
    );
    set("level", f.call(runningLevel));
    set("end", f.call(microseconds));
  });
  const conversation = conversationFunctions(config, session, compose, accounts, cpus);
  const others = [
    ...session.definitions,
    ...consoleDefinitions,
    ...compose.definitions,
    ...conversation.definitions,
  ];
  const variables = [...(sets[0]?.forward.definitions ?? []), ...others];

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
    f.call(accounts);
    f.call(report, ERROR, f.string(FIGURES_TEXT), f.address(session.figures));
    f.call(report, ERROR, f.string(CYCLES_TEXT), f.call(session.counters.tell));
    f.return(0);
  });

  const program = new ModuleBuilder("llama", [SMALL]).add(...others, runningLevel, accounts, main);
  const kernels = addKernels(
    program,
    sets.map(({ cpu, forward }) => ({ cpu, definitions: forward.definitions })),
  );
  return {
    main: program.module,
    kernels: sets.map(({ cpu }, at) => ({ cpu, module: kernels[at] as Module })), // one for each
  };
}
