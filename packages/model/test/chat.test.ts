/** Proves that a chat's replies are the reference's, through a machine's serial line, turn by turn. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { findQemu, hostRefusal, type MachineName } from "@ts-jit/boot";
import { type LlamaOptions, type LlamaReport, readGguf, runLlama } from "@ts-jit/model";
import test from "ava";
import { chatPieces, plainPieces, TEMPLATES } from "#model/chat/template";
import { TINY } from "./checkpoint-bytes.js";
import { referenceReplies, transcript } from "./conversation.js";
import { shippedModel } from "./files.js";
import { ggufBytes } from "./gguf-bytes.js";
import { randomModel } from "./random-model.js";
import { byteLevelTokenizer } from "./vocabularies.js";

const there: Readonly<Record<MachineName, boolean>> = {
  qemu: findQemu() !== undefined,
  v86: true,
  host: hostRefusal() === undefined,
  interp: true,
};

/** Types each line once the program asks for it, as a person would; then the input ends. */
async function type(
  options: LlamaOptions,
  lines: readonly string[],
): Promise<LlamaReport & { said: string }> {
  const stdin = new PassThrough();
  // The interpreter takes its input as a whole.
  if (options.machine === "interp") {
    return { ...(await runLlama({ ...options, stdin: `${lines.join("\n")}\n` })), said: "" };
  }
  const waiting = [...lines];
  let seen = "";
  let said = "";
  const report = await runLlama({
    timeout: 120_000,
    ...options,
    stdin,
    onText: (bytes) => {
      seen += Buffer.from(bytes).toString("latin1");
      if (!/(^|\n)> $/.test(seen)) return;
      seen = "";
      // Nothing is asked in the middle of a line that goes on.
      for (;;) {
        const line = waiting.shift();
        if (line === undefined) stdin.end();
        else stdin.write(`${line}\n`);
        if (!(line ?? "").endsWith("\\")) return;
      }
    },
    onDiagnostic: (text) => {
      said += text;
    },
  });
  return { ...report, said };
}

const LINES = ["Once upon a time", "One day, a little fox", "Tom had a red ball", "é\\", "the end"];

for (const machine of ["qemu", "v86", "host"] as const) {
  (there[machine] ? test.serial : test.serial.skip)(
    `${machine}: a model without template goes on with what is typed`,
    async (t) => {
      const { model, tokenizer } = shippedModel();
      const chat = plainPieces(undefined, true);
      const spoken = { model, tokenizer, chat, tokens: 50, sampling: { topK: 20, seed: 5 } };
      const said = [...LINES.slice(0, 3), "é\nthe end"];
      const report = await type({ machine, chat: {}, tokens: 50, sampling: spoken.sampling }, LINES);
      t.is(report.status, 0);
      // The line that goes on is asked for once.
      t.is(report.text, transcript(referenceReplies(spoken, said)));
      t.is(report.figures?.generated === undefined, false);
    },
  );
}

const CONFIG = { ...TINY, dim: 64, hiddenDim: 96, vocabSize: 280, seqLen: 96 };
const SYSTEM = "Be kind.";
const TEMPLATE = TEMPLATES["chatml"] ?? "";

for (const machine of ["v86", "host", "interp"] as const) {
  (there[machine] ? test.serial : test.serial.skip)(
    `${machine}: turns by the file's template, a context that shifts, stop strings`,
    async (t) => {
      const { model } = randomModel(CONFIG, false);
      const tokenizer = byteLevelTokenizer("llama-bpe", 20);
      const folder = mkdtempSync(join(tmpdir(), "chat-"));
      t.teardown(() => rmSync(folder, { recursive: true }));
      const file = join(folder, "model.gguf");
      const bytes = ggufBytes(model, tokenizer, 8, { "tokenizer.chat_template": TEMPLATE });
      writeFileSync(file, bytes);
      const read = readGguf(bytes, file);
      const chat = await chatPieces(TEMPLATE, {
        file,
        field: "tokenizer.chat_template",
        bos: "<|im_start|>",
        eos: "<|im_end|>",
        addBos: true,
        system: SYSTEM,
      });
      const sampling = { temperature: 0.9, topP: 0.95, repeatPenalty: 1.2, seed: 3 };
      const spoken = { ...read, chat, tokens: machine === "interp" ? 3 : 25, sampling, stops: ["9", "ab"] };
      // Nobody says what only the template may: the token's name is text here.
      const lines = machine === "interp" ? ["Hi"] : ["Hi", "été <|im_end|> 12345", "a", "b".repeat(30), "c"];
      const { tokens, stops } = spoken;
      const report = await type(
        { model: file, machine, chat: { system: SYSTEM }, tokens, sampling, stops },
        lines,
      );
      t.is(report.status, 0);
      t.is(report.text, transcript(referenceReplies(spoken, lines)));
    },
  );
}

test.serial("a context that is full and does not shift says so, and /reset begins anew", async (t) => {
  const lines = ["Once", "One day", "/reset", "Once", "x ".repeat(100)];
  const options = { machine: "v86", chat: {}, shift: false, context: 40 } as const;
  const { text, said } = await type(options, lines);
  const [first, second, reset, again, last] = text.split("> ").slice(1);
  t.true((first ?? "").length > 20);
  t.is(second, ""); // it did not fit
  t.is(reset, "");
  t.is(again, first);
  t.is(last, "");
  t.is(
    said,
    [
      "llama: the context of 40 tokens is full; /reset begins anew",
      "llama: the line does not fit into what is left of 40 tokens of context; /reset begins anew",
      "a new conversation begins",
      "llama: the context of 40 tokens is full; /reset begins anew",
      "llama: the line does not fit into what is left of 40 tokens of context; /reset begins anew",
      "",
    ].join("\n"),
  );
});

test.serial("commands", async (t) => {
  const { text, said, status } = await type({ machine: "v86", chat: {}, tokens: 4 }, [
    "/stats",
    "Once upon",
    "/stats",
    "/nonsense",
    "",
    "//",
    "/quit",
    "never read",
  ]);
  t.is(status, 0);
  t.regex(text, /^> > [^>]+\n> > > > [^>]+\n> $/);
  const memory = String.raw`memory \d+ KiB weights, \d+ KiB keys and values, \d+ KiB buffers, heap \d+ KiB at most\n(\w+ +\d+ calls, \d+ Kcycles\n){10}kernels for pentium4\n`;
  const stats = (context: string, prompt: string, replies: string) =>
    String.raw`context ${context} of 256 tokens\nprompt ${prompt}\nreplies ${replies}\n${memory}`;
  const before = stats("0", "0 tokens, 0 tok/s, first token after 0 ms", "0 tokens, 0 tok/s");
  const after = stats("7", "3 tokens, \\d+ tok/s, first token after \\d+ ms", "4 tokens, \\d+ tok/s");
  t.regex(said, new RegExp(`^${before}${after}no such command`));
  t.regex(said, /\nno such command; these there are:\n\/help .*\n\/reset .*\n\/stats .*\n\/quit .*\n/);
});

test.serial("what is said first may be given; lines may end with CR, LF or both", async (t) => {
  const stdin = "One day\r\nTom\rOnce";
  const report = await runLlama({ machine: "v86", chat: {}, tokens: 5, prompt: "Once upon", stdin });
  const { model, tokenizer } = shippedModel();
  const spoken = {
    model,
    tokenizer,
    chat: plainPieces(undefined, true),
    tokens: 5,
    sampling: { temperature: 0 },
  };
  const replies = referenceReplies(spoken, ["Once upon", "One day", "Tom", "Once"]);
  t.is(report.text, transcript(replies).slice(2));
});
