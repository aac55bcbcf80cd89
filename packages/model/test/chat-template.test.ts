/** Proves that chat templates come apart into pieces that compose to what they render, or are refused in words. */
import { ModelError } from "@ts-jit/model";
import test from "ava";
import { chatPieces, compose, plainPieces, TEMPLATES } from "#model/chat/template";

const CONTEXT = { file: "m.gguf", field: "tokenizer.chat_template", bos: "<s>", eos: "</s>", addBos: false };

test("pieces of the templates there are by name", async (t) => {
  const pieces = async (name: string, system?: string) =>
    (await chatPieces(TEMPLATES[name] ?? "", { ...CONTEXT, system })).pieces;
  t.deepEqual(await pieces("chatml", "Be kind."), {
    opening: "<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\n",
    reply: "<|im_end|>\n<|im_start|>assistant\n",
    next: "<|im_end|>\n<|im_start|>user\n",
  });
  t.deepEqual(await pieces("llama2", "Be kind."), {
    opening: "<s>[INST] <<SYS>>\nBe kind.\n<</SYS>>\n\n",
    reply: " [/INST]",
    next: " </s><s>[INST] ",
  });
  t.deepEqual(await pieces("llama2"), { opening: "<s>[INST] ", reply: " [/INST]", next: " </s><s>[INST] " });
  t.deepEqual(await pieces("mistral"), { opening: "<s>[INST] ", reply: " [/INST]", next: "</s>[INST] " });
  t.deepEqual(await pieces("zephyr"), {
    opening: "<|user|>\n",
    reply: "</s>\n<|assistant|>\n",
    next: "</s>\n<|user|>\n",
  });
  t.deepEqual(await pieces("llama3"), {
    opening: "<s><|start_header_id|>user<|end_header_id|>\n\n",
    reply: "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n",
    next: "<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n",
  });
});

test("a template's own BOS is left out where one is put first anyway", async (t) => {
  const { pieces } = await chatPieces(TEMPLATES["llama3"] ?? "", { ...CONTEXT, addBos: true });
  t.is(pieces.opening, "<|start_header_id|>user<|end_header_id|>\n\n");
});

test("templates as files have them: trimming, loops over pairs, a system part put into the first turn", async (t) => {
  const template = `{%- if messages[0]['role'] == 'system' %}{%- set system = messages[0]['content'] | trim + '\\n\\n' %}
  {%- set rest = messages[1:] %}{%- else %}{%- set system = '' %}{%- set rest = messages %}{%- endif %}
  {{- bos_token }}
  {%- for message in rest %}
    {%- if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{- raise_exception('roles must alternate') }}{%- endif %}
    {{- '<start_of_turn>' + ('model' if message.role == 'assistant' else message.role) + '\\n' + (system if loop.first else '') }}
    {{- message['content'] | trim }}{{- '<end_of_turn>\\n' }}
  {%- endfor %}
  {%- if add_generation_prompt %}{{- '<start_of_turn>model\\n' }}{%- endif %}`;
  const { pieces } = await chatPieces(template, { ...CONTEXT, system: "  Be kind. " });
  t.is(
    compose(pieces, ["Hi", "Hello!", "Bye"]),
    "<s><start_of_turn>user\nBe kind.\n\nHi<end_of_turn>\n<start_of_turn>model\nHello!<end_of_turn>\n" +
      "<start_of_turn>user\nBye<end_of_turn>\n<start_of_turn>model\n",
  );
});

test("refused: what is no template, takes no system prompt, or changes its turns", async (t) => {
  const cases: [string, string | undefined, RegExp][] = [
    ["{% for m in %}", undefined, /^m\.gguf: tokenizer\.chat_template: expected a template that takes turns/],
    [
      TEMPLATES["mistral"] ?? "",
      "x",
      /expected a template that takes a system prompt and turns .*no system prompt/,
    ],
    ["{{ messages[-1].content }}", undefined, /expected turns that stay as they are/],
    ["nothing", undefined, /found what is said 0 times in one turn/],
    ["{{ messages[0].content }}{{ messages[0].content }}", undefined, /found what is said 2 times/],
    [
      // What the model thought is kept in the last turn only: the generation prompt begins a thought that history lacks.
      "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}<assistant><think>",
      undefined,
      /found "<a1>.*" instead of "<think><a1>.*" in 3 messages/,
    ],
  ];
  for (const [template, system, message] of cases) {
    await t.throwsAsync(chatPieces(template, { ...CONTEXT, system }), { instanceOf: ModelError, message });
  }
});

test("without a template: what is typed, behind what is there", (t) => {
  t.deepEqual(plainPieces("Once.", true).pieces, { opening: "Once.\n", reply: "", next: "" });
  t.deepEqual(plainPieces(undefined, false).pieces, { opening: "", reply: "", next: " " });
});
