/**
 * Turns in the guest: a line is read, put into the pieces of the model's template, and answered; lines that begin with `/`
 * are commands.
 *
 *     opening | what was said | reply | what the model says | next | what was said | reply | ...
 */
import { CPU_LEVELS, type CpuLevel } from "@ts-jit/codegen";
import {
  arrayType,
  define,
  type Expr,
  type FunctionBuilder,
  type FunctionDefinition,
  global,
  i8,
  i32,
  i64,
  ptr,
  voidType,
} from "@ts-jit/ir";
import type { ModelConfig } from "../checkpoint.js";
import { countsText } from "../kernels/counters.js";
import { ERROR, MOST_LINE, OUTPUT, readLine, report, say } from "./console.js";
import { memcmp, write } from "./library.js";
import { MODE, REQUEST, TEXTS, type TextName } from "./request.js";
import { type Composer, ENDING, type FigureName, LEVEL, REFUSED, type Session } from "./session.js";

const SLASH = 47;

const NAME_WIDTH = 12;

const HELP = `/help    what can be typed
/reset   begin a new conversation
/stats   tokens, speed, memory, cycles by kernel
/quit    end the program (so does the end of the input)
A line that ends with \\ goes on; a line that begins with // is text that begins with /.
`;

/** A text of the request: where it lies, and how long it is. */
export function textOf(f: FunctionBuilder, request: Expr, name: TextName): { at: Expr; size: Expr } {
  const index = TEXTS.indexOf(name);
  const sizeOf = (i: number) => request.add(REQUEST.sizes + 4 * i).load(i32);
  const at = f.local(request.add(REQUEST.texts));
  for (let i = 0; i < index; i++) at.inc(sizeOf(i));
  return { at: at.get(), size: sizeOf(index).get() };
}

/** @param accounts fills in the figures that are taken when somebody asks */
export function conversationFunctions(
  config: ModelConfig,
  session: Session,
  composer: Composer,
  accounts: FunctionDefinition,
  levels: readonly CpuLevel[],
) {
  const line = global("llama_line", arrayType(i8, MOST_LINE));
  /** Tokens of the opening, which stay when the context shifts. */
  const opening = global("llama_opening", i32);
  /** How the reply before ended. */
  const ended = global("llama_ended", i32);

  const stats = define("llama_stats", voidType, {}, (f) => {
    const value = (name: FigureName) => session.figure(f, name).get();
    const rate = (tokens: FigureName, time: FigureName) =>
      value(tokens).zext(i64).mul(1_000_000).udiv(value(time).umax(1).zext(i64)).trunc(i32);
    f.call(accounts);
    const rows: readonly (readonly [text: string, number: Expr])[] = [
      ["context % ", session.length(f).get()],
      [`of ${config.seqLen} tokens\nprompt % tokens, `, value("promptTokens")],
      ["% tok/s, ", rate("promptTokens", "promptTime")],
      ["first token after % ms\n", value("firstToken").udiv(1000)],
      ["replies % tokens, ", value("generated")],
      ["% tok/s\n", rate("generated", "generationTime")],
      ["memory % KiB weights, ", value("weights")],
      ["% KiB keys and values, ", value("cache")],
      ["% KiB buffers, ", value("buffers")],
      ["heap % KiB at most\n", value("heap")],
    ];
    const numbers = f.alloca(arrayType(i32, rows.length));
    for (const [at, [, number]] of rows.entries()) numbers.at(i32, at).set(number);
    f.call(report, ERROR, f.string(rows.map(([text]) => text).join("")), numbers);
    const counts = countsText((name) => `${name.padEnd(NAME_WIDTH)}% calls, % Kcycles\n`);
    f.call(report, ERROR, f.string(counts), f.call(session.counters.tell));
    f.call(say, ERROR, f.string("kernels for "));
    for (const level of levels) {
      f.if(
        value("level").eq(CPU_LEVELS.indexOf(level)),
        () => void f.call(say, ERROR, f.string(`${level}\n`)),
      );
    }
  });

  /** Puts `n` bytes that were said, in their pieces, behind the text; gives what `append` gives. */
  const turn = define(
    "llama_turn",
    i32,
    { model: ptr, request: ptr, from: ptr, n: i32 },
    (f, { model, request, from, n }) => {
      const pieces = (["opening", "next", "reply"] as const).map((name) => textOf(f, request, name));
      const [first, next, reply] = pieces as [(typeof pieces)[0], (typeof pieces)[0], (typeof pieces)[0]];
      const size = n.add(first.size).add(next.size).add(reply.size);
      f.if(f.call(composer.room, size).eq(0), () => f.return(REFUSED.memory));
      f.if(
        session.length(f).eq(0),
        () => {
          // The opening alone, for its length.
          f.call(composer.put, first.at, first.size, LEVEL.template);
          const kept = f.call(session.append, model, ...composer.arguments(f)).get();
          f.if(kept.lt(0), () => f.return(kept));
          f.address(opening).store(kept);
          f.call(session.begin);
          f.call(composer.room, size);
          f.call(composer.put, first.at, first.size, LEVEL.template);
        },
        () => void f.call(composer.put, next.at, next.size, LEVEL.template),
      );
      f.call(composer.put, from, n, LEVEL.typed);
      f.call(composer.put, reply.at, reply.size, LEVEL.template);
      f.return(f.call(session.append, model, ...composer.arguments(f)));
    },
  );

  /** Answers what was said. */
  const answer = define(
    "llama_answer",
    voidType,
    { model: ptr, request: ptr, from: ptr, n: i32 },
    (f, { model, request, from, n }) => {
      const plain = request.add(REQUEST.mode).load(i32).eq(MODE.plain);
      // Where there are no turns, a text that ended is followed by another.
      f.if(plain.and(f.address(ended).load(i32).eq(ENDING.end)), () => void f.call(session.begin));
      const count = f.local(f.call(turn, model, request, from, n));
      const shifts = request.add(REQUEST.shift).load(i32).ne(0);
      // Older turns make room, as long as there are any.
      f.while(
        () =>
          f.all(
            count.eq(REFUSED.room),
            () => shifts,
            () => session.length(f).gt(f.address(opening).load(i32)),
          ),
        () => {
          f.call(session.shift, f.address(opening).load(i32), 1);
          count.set(f.call(turn, model, request, from, n));
        },
      );
      f.if(count.eq(REFUSED.memory), () => {
        f.call(say, ERROR, f.string("llama: no memory for the line\n"));
        f.return();
      });
      f.if(count.lt(0), () => {
        f.call(
          say,
          ERROR,
          f.string(
            `llama: the line does not fit into what is left of ${config.seqLen} tokens of context; /reset begins anew\n`,
          ),
        );
        f.return();
      });
      const most = request.add(REQUEST.tokens).load(i32);
      const ending = f.call(session.generate, model, request, most, f.address(opening).load(i32)).get();
      f.address(ended).store(ending);
      f.call(write, OUTPUT, f.string("\n"), 1);
      f.if(ending.eq(ENDING.full), () => {
        f.call(
          say,
          ERROR,
          f.string(`llama: the context of ${config.seqLen} tokens is full; /reset begins anew\n`),
        );
      });
    },
  );

  /** Reads and answers until the input ends. */
  const converse = define(
    "llama_converse",
    voidType,
    { model: ptr, request: ptr },
    (f, { model, request }) => {
      const text = f.address(line);
      const prompt = textOf(f, request, "prompt");
      f.if(prompt.size.gt(0), () => void f.call(answer, model, request, prompt.at, prompt.size));
      const is = (n: Expr, command: string) =>
        f.all(n.eq(command.length), () => f.call(memcmp, text, f.string(command), command.length).eq(0));
      f.loop(() => {
        f.call(write, OUTPUT, f.string("> "), 2);
        const n = f.call(readLine, text).get();
        f.if(n.lt(0), () => {
          f.call(write, OUTPUT, f.string("\n"), 1);
          f.return();
        });
        f.if(n.eq(0), () => f.continue());
        const slash = text.load(i8).eq(SLASH);
        const twice = f.all(
          slash,
          () => n.gt(1),
          () => text.at(i8, 1).eq(SLASH),
        );
        f.if(twice, () => {
          f.call(answer, model, request, text.add(1), n.sub(1));
          f.continue();
        });
        f.if(slash, () => {
          f.if(
            f.any(is(n, "/quit"), () => is(n, "/exit")),
            () => f.return(),
          );
          f.if(is(n, "/reset"), () => {
            f.call(session.begin);
            f.address(ended).store(ENDING.limit, i32);
            f.call(say, ERROR, f.string("a new conversation begins\n"));
            f.continue();
          });
          f.if(is(n, "/stats"), () => {
            f.call(stats);
            f.continue();
          });
          f.if(
            is(n, "/help").not(),
            () => void f.call(say, ERROR, f.string("no such command; these there are:\n")),
          );
          f.call(say, ERROR, f.string(HELP));
          f.continue();
        });
        f.call(answer, model, request, text, n);
      });
    },
  );
  return { converse, definitions: [line, opening, ended, stats, turn, answer, converse] };
}
