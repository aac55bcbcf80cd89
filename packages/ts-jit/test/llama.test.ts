/** `ts-jit llama` and `ts-jit quantize` as commands: chat on standard input, tables, files, and what is refused. */
import { hostRefusal } from "@ts-jit/boot";
import test from "ava";
import { folder } from "./support/command.js";

test("chat: lines in, replies out, commands on standard error", (t) => {
  const stdin = "Once upon a time\n/stats\n/reset\nOnce upon a time\n";
  const args = ["llama", "--chat", "--machine", "v86", "--tokens", "8", "--temperature", "0"];
  const { status, out, err } = folder(t).run(args, stdin);
  t.is(status, 0);
  const replies = out.split("> ").slice(1);
  t.is(replies.length, 5);
  t.true((replies[0] ?? "").length > 8);
  t.is(replies[3], replies[0]);
  t.regex(
    err,
    /^context \d+ of 256 tokens\nprompt .*\nreplies .*\nmemory .*\nkernels for pentium4\na new conversation begins\n.* tok\/s, .*\nmemory: weights \d+ KiB, keys and values \d+ KiB, buffers \d+ KiB, heap at most \d+ KiB\n$/,
  );
});

test("a model quantised, looked at, and measured on a text from a file", (t) => {
  const here = folder(t, { "text.txt": "Once upon a time, there was a little girl named Mia." });
  const made = here.run(["quantize", "-", "small.gguf", "--type", "q5_0"]);
  t.is(made.status, 0);
  t.regex(
    made.err,
    /^small\.gguf: 31 Q5_0, 11 F32, 5 F16; 1048348 to \d+ bytes, \d\.\d+% of the weights lost/,
  );
  const { out } = here.run(["llama", "small.gguf", "--info"]);
  t.regex(out, /^tensors +31 Q5_0, 11 F32, 5 F16$/m);
  t.regex(out, /^ends +1 .*, 2 /m);
  t.regex(out, /^chat +no template$/m);
  const measured = here.run(["llama", "small.gguf", "--perplexity", "text.txt", "--machine", "v86"]);
  t.is(measured.out, "");
  t.regex(measured.err, /^perplexity \d+\.\d{4} \(\d\.\d{6} nats a token\) over 15 tokens, /);
});

(hostRefusal() === undefined ? test : test.skip)(
  "bench: a row for every tier and level, the same text in each",
  (t) => {
    const args = ["llama", "--bench", "--machine", "host", "--cpu", "auto", "--tokens", "8"];
    const { status, out } = folder(t).run(args);
    t.is(status, 0);
    const lines = out.trimEnd().split("\n");
    t.regex(lines[0] ?? "", /^machine +tier +cpu +prompt tok\/s +tok\/s +first token ms +image bytes$/);
    t.deepEqual(
      lines.slice(1, 5).map((row) => row.split(/\s+/).slice(0, 3).join(" ")),
      [...["O0", "O1", "O2", "O3"].map((tier) => `host ${tier} pentium4,avx2`)],
    );
    t.is(lines[5], "the same text in every row");
  },
);

for (const [args, message] of [
  [["--system", "x"], "--system: expected --chat with it"],
  [["--chat-template", "chatml"], "--chat-template: expected --chat with it"],
  [["--prompt", "x", "--prompt-file", "y"], "--prompt and --prompt-file: expected one of them"],
  [["--chat", "--prompt-file", "-"], "--prompt-file: expected a file, found standard input"],
  [["--top-k", "1.5"], '--top-k: expected a whole number from 0 on, found "1.5"'],
  [
    ["--samplers", "top-k,top"],
    '--samplers: expected top-k, typical, top-p, min-p, temperature, found "top"',
  ],
  [["--cpu", "pentium4,avx"], "--cpu: expected native, auto, or some of i686, pentium4, avx2, avx512vnni"],
  [["--bench", "--chat"], "--bench: expected one text, found --chat"],
] as const) {
  test(`refused: llama ${args.join(" ")}`, (t) => {
    const { status, err } = folder(t).run(["llama", ...args]);
    t.is(status, 2);
    t.true(err.includes(message), err);
  });
}

test("refused: quantising what is no model, onto itself, or into no folder", (t) => {
  const here = folder(t, { "text.gguf": "not a model" });
  for (const [args, status, message] of [
    [["text.gguf", "text.gguf"], 2, "quantize: expected two files, found one twice"],
    [["text.gguf", "out.gguf"], 1, "text.gguf: header: expected 28 bytes, found 11"],
    [["-", "none/out.gguf"], 1, "cannot write none/out.gguf: no such file or directory"],
    [["text.gguf", "out.gguf", "--type", "q9"], 2, "Allowed choices are f32, f16"],
  ] as const) {
    const found = here.run(["quantize", ...args]);
    t.is(found.status, status, found.err);
    t.true(found.err.includes(message), found.err);
  }
  t.deepEqual(here.list(), ["text.gguf"]);
});
