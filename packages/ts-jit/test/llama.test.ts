/** `ts-jit llama` and `ts-jit quantize` as commands: chat on standard input, tables, files, and what is refused. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { bootDisk, findQemu, hostRefusal } from "@ts-jit/boot";
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
    /^context \d+ of 256 tokens\nprompt .*\nreplies .*\nmemory .*\n(?:\w+ +\d+ calls, \d+ .?cycles\n)+kernels for pentium4\na new conversation begins\n.* tok\/s, .*\nmemory: weights \d+ KiB, keys and values \d+ KiB, buffers \d+ KiB, heap at most \d+ KiB\n$/,
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
  [["--top-k", "1.5"], '--top-k: expected a whole number from 0 to 999999999, found "1.5"'],
  [
    ["--samplers", "top-k,top"],
    '--samplers: expected top-k, typical, top-p, min-p, temperature, found "top"',
  ],
  [["--cpu", "pentium4,avx"], "--cpu: expected native, auto, or some of i686, pentium4, avx2, avx512vnni"],
  [["--bench", "--chat"], "--bench and --chat: expected one of them"],
  [["--bench", "-o", "x.iso"], "--bench and -o: expected one of them"],
  [["-o", "x.txt"], "-o: expected a file that ends with .iso, .img, .raw, .elf, found x.txt"],
  [["-o", "x.iso", "--machine", "qemu"], "-o and --machine: expected one of them"],
  [["--info", "--perplexity", "x"], "--info and --perplexity: expected one of them"],
  [["--samplers", "top-k,top-k"], "--samplers: expected each once, found top-k twice"],
  [["--stop", ""], "--stop: expected 1 to 256 bytes, found 0"],
  [["--seed", "0"], '--seed: expected a whole number from 1 to 9999999999999999999, found "0"'],
  [["--tokens", "99999999999"], "--tokens: expected a whole number from 0 to 999999999"],
  [["--machine", "v86", "--smp", "2"], '--smp: expected a machine that has it (qemu, host), found "v86"'],
  [
    ["--chat", "--chat-template", "none-such"],
    "--chat-template: expected chatml, llama2, llama3, zephyr, mistral, none or a file",
  ],
  [[""], "model: expected a file's name, found none"],
] as const) {
  test(`refused: llama ${args.join(" ")}`, (t) => {
    const { status, err } = folder(t).run(["llama", ...args]);
    t.is(status, 2);
    t.true(err.includes(message), err);
  });
}

(findQemu() === undefined ? test.skip : test)(
  "a CD and a kernel that boot the model, for whatever processor there is",
  async (t) => {
    const here = folder(t);
    const asked = ["--prompt", "One day", "--tokens", "12"];
    const expected = here.run(["llama", ...asked, "--machine", "v86"]).out;
    t.true(expected.startsWith("One day"));
    for (const file of ["model.iso", "model.elf"]) {
      const { status, err } = here.run(["llama", ...asked, "-o", file]);
      t.is(status, 0, err);
      t.regex(err, /^model\.(iso|elf): \d+ bytes, kernels for pentium4, avx2\n$/);
    }
    const disk = readFileSync(here.file("model.iso"));
    for (const processor of ["n270", "max"]) {
      t.is((await bootDisk(disk, "cdrom", { processor, timeout: 60_000 })).output, expected, processor);
    }
    const kernel = spawnSync(
      findQemu() ?? "",
      [
        ...["-accel", "tcg", "-m", "64", "-nodefaults", "-display", "none", "-serial", "stdio"],
        ...["-device", "isa-debug-exit,iobase=0xf4,iosize=4", "-kernel", here.file("model.elf")],
      ],
      { encoding: "utf8", timeout: 60_000 },
    );
    t.is(kernel.stdout.split("llama:")[0], expected);
  },
);

test("refused: what is no model, or no text, by what it is", (t) => {
  const pickle = Buffer.from("\u0080\u0002}q\u0000 and more than a header has in bytes", "latin1");
  const files = {
    "old.bin": "tjgg and more than a header has in bytes",
    "model.pt": pickle,
    "model.safetensors": Buffer.concat([
      Buffer.from([9, 9, 9, 0, 0, 0, 0, 0]),
      Buffer.from('{"a":{"dtype":"F32"}}'),
    ]),
    "pointer.gguf": "version https://git-lfs.github.com/spec/v1\n",
    "binary.txt": Buffer.from([0xff, 0xfe, 0x41]),
    "empty.txt": "",
  };
  const here = folder(t, files);
  const none = "a GGUF file or a checkpoint of llama2.c, found";
  for (const [args, message] of [
    [["old.bin"], `old.bin: file: expected ${none} a file of ggml's from before GGUF`],
    [["model.pt"], `model.pt: file: expected ${none} a Python pickle`],
    [["model.safetensors"], `model.safetensors: file: expected ${none} a file of safetensors`],
    [["pointer.gguf"], `pointer.gguf: file: expected ${none} the pointer that Git LFS leaves`],
    [["/dev/null"], "/dev/null: file: expected a file that can be read, found a pipe or device"],
    [["--prompt-file", "binary.txt"], "binary.txt: expected a text in UTF-8, found other bytes"],
    [["--perplexity", "empty.txt"], "perplexity: expected a text, found none"],
    [
      ["--chat", "--system", "x ".repeat(4000)],
      "what the template and the system say: expected at most 254 tokens in",
    ],
    [
      ["--prompt", "x ".repeat(40_000)],
      "prompt: expected at most 256 tokens in the model's context of 256, found",
    ],
  ] as const) {
    const { status, err } = here.run(["llama", "--machine", "v86", ...args]);
    t.is(status, 1);
    t.true(err.includes(message), err);
  }
});

test("refused: quantising what is no model, onto itself, or into no folder", (t) => {
  const here = folder(t, { "text.gguf": "not a model" });
  for (const [args, status, message] of [
    [["text.gguf", "./text.gguf"], 2, "quantize: expected two files, found one twice"],
    [["-", "."], 1, ".: file: expected a file to write, found a directory"],
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
