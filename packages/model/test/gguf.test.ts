/**
 * Proves that GGUF files are read for what they mean: metadata, tensors of every element type, the tokenizer; that a
 * booted model writes the reference's text; and that damaged files are refused, quickly, with the place.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findQemu, hostRefusal } from "@ts-jit/boot";
import {
  describeModel,
  generateText,
  ModelError,
  ReferenceTransformer,
  readGguf,
  runLlama,
  Sampler,
} from "@ts-jit/model";
import test from "ava";
import { ELEMENT_TYPES, float16 } from "#model/gguf/element-types";
import { halfBits } from "#model/gguf/half";
import { TINY } from "./checkpoint-bytes.js";
import { ggufBytes } from "./gguf-bytes.js";
import { randomModel, randomNumbers } from "./random-model.js";
import { vectorOf } from "./vectors.js";
import { byteLevelTokenizer } from "./vocabularies.js";

const CONFIG = { ...TINY, dim: 64, hiddenDim: 96, vocabSize: 280, seqLen: 32 };
const { model, tokenizer } = randomModel(CONFIG, false);
/** The greatest error of a weight of magnitude up to 0.8. */
const KINDS = { F32: [0, 0], F16: [1, 0.0003], Q8_0: [8, 0.004], Q4_0: [2, 0.11] } as const;

for (const [name, [type, tolerance]] of Object.entries(KINDS)) {
  test(`${name}: sizes, settings, weights and vocabulary come back`, (t) => {
    const read = readGguf(ggufBytes(model, tokenizer, type), "test.gguf");
    t.like(read.model.config, { ...CONFIG, ropeBase: 50000 });
    t.is(read.model.config.rmsEpsilon, Math.fround(1e-6));
    t.deepEqual(read.tokenizer.pieces.map(String), tokenizer.pieces.map(String));
    t.deepEqual(read.tokenizer.encode("once upon é"), tokenizer.encode("once upon é"));
    for (const [found, expected] of [
      [read.model.layers[1]?.w2.data, model.layers[1]?.w2.data],
      [read.model.classifier.data, model.classifier.data],
      [read.model.layers[0]?.attentionNorm.data, model.layers[0]?.attentionNorm.data],
    ]) {
      expected?.forEach((value, at) => {
        if (Math.abs(value - (found?.[at] ?? 9)) > tolerance)
          t.fail(`weight ${at}: ${found?.[at]} for ${value}`);
      });
    }
    t.is(read.model.layers[0]?.wq.quantized !== undefined, name.startsWith("Q"));
  });
}

for (const pre of ["llama-bpe", "smollm"]) {
  test(`byte-level, ${pre}: the vocabulary comes back, and the guest writes the reference's text`, async (t) => {
    const bpe = byteLevelTokenizer(pre, 20);
    t.is(bpe.vocabSize, CONFIG.vocabSize);
    const bytes = ggufBytes(model, bpe, 8);
    const read = readGguf(bytes, "test.gguf");
    t.deepEqual(read.tokenizer.vocabulary, { ...bpe.vocabulary, file: "test.gguf" });
    const folder = mkdtempSync(join(tmpdir(), "gguf-"));
    t.teardown(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "model.gguf");
    writeFileSync(file, bytes);
    const prompt = "The<|im_start|> 1234 été\n\n\n";
    const report = await runLlama({ model: file, machine: "v86", prompt, tokens: 8 });
    const reference = new ReferenceTransformer(read.model, "float");
    const count = bpe.encode([{ text: prompt, special: true }]).length;
    const options = { prompt, steps: count + 7 };
    const text = generateText(reference, read.tokenizer, new Sampler({ temperature: 0 }), options);
    t.is(report.text, `${text}\n`);
    t.true(text.startsWith("The 1234 été\n\n\n"));
  });
}

test("what a file holds, in lines", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "gguf-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "model.gguf");
  writeFileSync(file, ggufBytes(model, tokenizer, 8, { "general.name": "a test" }));
  const text = describeModel(file);
  t.regex(text, /^format +GGUF version 3$/m);
  t.regex(text, /^name +a test$/m);
  t.regex(text, /^heads +4 of 16, 2 for keys and values$/m);
  t.regex(text, /^tensors +16 Q8_0, 5 F32$/m);
  t.regex(text, /^kernels +integers of 8 bits in groups of 32$/m);
  t.regex(describeModel(), /^format +llama2\.c version 0$/m);
});

const machines = [
  ["v86", undefined, true],
  ["host", undefined, hostRefusal() === undefined],
  ["qemu", undefined, findQemu() !== undefined],
  ["qemu", "avx2", findQemu() !== undefined],
] as const;
for (const [machine, cpu, there] of machines) {
  (there ? test.serial : test.serial.skip)(
    `${machine} ${cpu ?? ""}: the reference's text from Q8_0, Q4_0 and F16`,
    async (t) => {
      const folder = mkdtempSync(join(tmpdir(), "gguf-"));
      t.teardown(() => rmSync(folder, { recursive: true }));
      for (const type of [8, 2, 1]) {
        const bytes = ggufBytes(model, tokenizer, type);
        const file = join(folder, "model.gguf");
        writeFileSync(file, bytes);
        const report = await runLlama({ model: file, machine, cpu, prompt: "once upon", tokens: 12 });
        const read = readGguf(bytes, file);
        const steps = read.tokenizer.encode("once upon").length + 11;
        const reference = new ReferenceTransformer(read.model, "float");
        const sampler = new Sampler({ temperature: 0 });
        const text = generateText(reference, read.tokenizer, sampler, { prompt: "once upon", steps });
        t.is(report.text, `${text}\n`);
      }
    },
  );
}

test("float16: every number", (t) => {
  for (let bits = 0; bits < 0x7c00; bits++) {
    t.true(halfBits(float16(bits)) === bits && float16(bits | 0x8000) === -float16(bits));
  }
  t.is(float16(0x3c00), 1);
  t.is(float16(0x7bff), 65504);
  t.is(float16(0x7c00), Number.POSITIVE_INFINITY);
  t.true(Number.isNaN(float16(0x7e00)));
});

/** A block of random bytes with scales of 0.5 and 0.25 at the bytes given. */
function randomBlock(size: number, seed: number, scales: readonly number[]): DataView {
  const random = randomNumbers(seed);
  const view = new DataView(new ArrayBuffer(size));
  for (let i = 0; i < size; i++) view.setUint8(i, Math.floor((random() + 1) * 128) & 255);
  scales.forEach((at, index) => void view.setUint16(at, halfBits(0.5 ** (index + 1)), true));
  return view;
}
function decoded(type: number, view: DataView, length: number): number[] {
  const out = new Float32Array(length);
  ELEMENT_TYPES[type]?.decode(view, 0, out, 0);
  return [...out];
}

test("Q4_1, Q5_0, Q5_1: a nibble, a fifth bit, a scale and a least number", (t) => {
  const u8 = (view: DataView, at: number) => view.getUint8(at);
  const q41 = randomBlock(20, 3, [0, 2]);
  const q50 = randomBlock(22, 4, [0]);
  const q51 = randomBlock(24, 5, [0, 2]);
  const [a, b, c] = [decoded(3, q41, 32), decoded(6, q50, 32), decoded(7, q51, 32)];
  for (let i = 0; i < 16; i++) {
    const high = (view: DataView, at: number, bit: number) =>
      ((u8(view, at + (bit >> 3)) >> (bit & 7)) & 1) * 16;
    t.is(a[i], 0.5 * (u8(q41, 4 + i) & 15) + 0.25);
    t.is(a[i + 16], 0.5 * (u8(q41, 4 + i) >> 4) + 0.25);
    t.is(b[i], 0.5 * ((u8(q50, 6 + i) & 15) + high(q50, 2, i) - 16));
    t.is(b[i + 16], 0.5 * ((u8(q50, 6 + i) >> 4) + high(q50, 2, i + 16) - 16));
    t.is(c[i], 0.5 * ((u8(q51, 8 + i) & 15) + high(q51, 4, i)) + 0.25);
    t.is(c[i + 16], 0.5 * ((u8(q51, 8 + i) >> 4) + high(q51, 4, i + 16)) + 0.25);
  }
});

test("Q2_K, Q3_K: as ggml's loops go through a block", (t) => {
  const q2 = randomBlock(84, 9, [80, 82]);
  const two: number[] = [];
  for (let n = 0, is = 0, q = 16; n < 256; n += 128, q += 32) {
    for (let shift = 0; shift < 8; shift += 2) {
      for (let l = 0; l < 32; l++) {
        const sc = q2.getUint8(is + (l >> 4));
        two.push(0.5 * (sc & 0xf) * ((q2.getUint8(q + l) >> shift) & 3) - 0.25 * (sc >> 4));
      }
      is += 2;
    }
  }
  t.deepEqual(decoded(10, q2, 256), two);

  const q3 = randomBlock(110, 10, [108]);
  // ggml gathers the scales in four words.
  const word = (i: number) => q3.getUint32(96 + 4 * i, true);
  const [mask1, mask2] = [0x03030303, 0x0f0f0f0f];
  const aux = [
    (word(0) & mask2) | (((word(2) >>> 0) & mask1) << 4),
    (word(1) & mask2) | (((word(2) >>> 2) & mask1) << 4),
    ((word(0) >>> 4) & mask2) | (((word(2) >>> 4) & mask1) << 4),
    ((word(1) >>> 4) & mask2) | (((word(2) >>> 6) & mask1) << 4),
  ];
  const scales = new Uint8Array(Uint32Array.from(aux, (value) => value >>> 0).buffer);
  const three: number[] = [];
  for (let n = 0, is = 0, q = 32, m = 1; n < 256; n += 128, q += 32) {
    for (let shift = 0; shift < 8; shift += 2, is += 2, m <<= 1) {
      for (let l = 0; l < 32; l++) {
        const less = (q3.getUint8(l) & m) === 0 ? 4 : 0;
        const scale = 0.5 * ((scales[is + (l >> 4)] ?? 0) - 32);
        three.push(scale * (((q3.getUint8(q + l) >> shift) & 3) - less));
      }
    }
  }
  t.deepEqual(decoded(11, q3, 256), three);
});

test("BF16 is the upper half of a float32", (t) => {
  const view = new DataView(new ArrayBuffer(2));
  for (const [bits, value] of [
    [0x3f80, 1],
    [0xc040, -3],
    [0x0080, 2 ** -126],
    [0x7f80, Number.POSITIVE_INFINITY],
  ] as const) {
    view.setUint16(0, bits, true);
    t.deepEqual(decoded(30, view, 1), [value]);
  }
});

test("rotary frequencies: plain, of a part of a head, divided, by factors, yarn", (t) => {
  const f32 = (value: number) => ({ type: "f32", value }) as const;
  const u32 = (value: number) => ({ type: "u32", value }) as const;
  const rope = (changes: Parameters<typeof ggufBytes>[3], more: Parameters<typeof ggufBytes>[4] = []) => {
    const { config } = readGguf(ggufBytes(model, tokenizer, 8, changes, more), "rope.gguf").model;
    return config.rope;
  };
  const near = (found: Iterable<number> | undefined, expected: readonly number[]) => {
    const values = [...(found ?? [])];
    t.is(values.length, expected.length);
    values.forEach(
      (value, at) => void t.true(Math.abs(value / (expected[at] ?? 0) - 1) < 1e-12 || value === expected[at]),
    );
  };
  const plain = Array.from({ length: 8 }, (_, i) => 50000 ** (-i / 8));
  t.is(rope({}), undefined);
  near(rope({ "llama.rope.dimension_count": u32(8) })?.frequencies, [
    ...Array.from({ length: 4 }, (_, i) => 50000 ** (-i / 4)),
    ...[0, 0, 0, 0],
  ]);
  const linear = { "llama.rope.scaling.type": "linear", "llama.rope.scaling.factor": f32(4) };
  near(
    rope(linear)?.frequencies,
    plain.map((value) => value / 4),
  );
  const factors = Float32Array.of(1, 1, 1, 2, 4, 8, 8, 8);
  const tensor = vectorOf("rope_freqs.weight", factors);
  near(
    rope({}, [["rope_freqs.weight", tensor]])?.frequencies,
    plain.map((value, i) => value / (factors[i] ?? 1)),
  );
  t.throws(() => rope({}, [["rope_freqs.weight", vectorOf("", new Float32Array(8))]]), {
    message: /rope_freqs\.weight: expected factors above 0/,
  });
  t.throws(() => rope({}, [["blk.0.attn_q.bias", vectorOf("", new Float32Array(64))]]), {
    message: /blk\.0\.attn_q\.bias: expected only the tensors of a llama/,
  });
  // ggml's loop, by hand: corr dims of 16 dimensions, context 4096, base 50000, beta 32 and 1.
  const found = rope({
    "llama.rope.scaling.type": "yarn",
    "llama.rope.scaling.factor": f32(8),
    "llama.rope.scaling.original_context_length": u32(4096),
  });
  const corr = (beta: number) => (16 * Math.log(4096 / (beta * 2 * Math.PI))) / (2 * Math.log(50000));
  const [start, end] = [Math.floor(corr(32)), Math.ceil(corr(1))];
  t.deepEqual([start, end], [2, 5]);
  const expected = plain.map((extrapolated, i) => {
    const mix = 1 - Math.min(1, Math.max(0, (i - start) / (end - start)));
    return (extrapolated / 8) * (1 - mix) + extrapolated * mix;
  });
  near(found?.frequencies, expected);
  t.is(found?.magnitude, 1 + 0.1 * Math.log(8));
});

test.serial("scaled angles: the guest writes the reference's text", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "gguf-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "model.gguf");
  const bytes = ggufBytes(model, tokenizer, 1, {
    "llama.rope.dimension_count": { type: "u32", value: 12 },
    "llama.rope.scaling.type": "yarn",
    "llama.rope.scaling.factor": { type: "f32", value: 3 },
  });
  writeFileSync(file, bytes);
  const report = await runLlama({ model: file, machine: "v86", prompt: "once", tokens: 16 });
  const read = readGguf(bytes, file);
  const reference = new ReferenceTransformer(read.model, "float");
  const steps = read.tokenizer.encode("once").length + 15;
  const sampler = new Sampler({ temperature: 0 });
  t.is(report.text, `${generateText(reference, read.tokenizer, sampler, { prompt: "once", steps })}\n`);
});

test("Q4_K, Q5_K, Q6_K: as ggml's loops go through a block", (t) => {
  const q4 = randomBlock(144, 6, [0, 2]);
  const q5 = randomBlock(176, 7, [0, 2]);
  const q6 = randomBlock(210, 8, [208]);
  const six = (view: DataView, j: number): [number, number] => {
    const s = (i: number) => view.getUint8(4 + i);
    if (j < 4) return [s(j) & 63, s(j + 4) & 63];
    return [(s(j + 4) & 0xf) | ((s(j - 4) >> 6) << 4), (s(j + 4) >> 4) | ((s(j) >> 6) << 4)];
  };
  for (const [type, view, nibbles, high] of [
    [12, q4, 16, 0],
    [13, q5, 48, 16],
  ] as const) {
    const expected: number[] = [];
    for (let j = 0, is = 0, q = nibbles, bit = 1; j < 256; j += 64, is += 2, q += 32, bit <<= 2) {
      for (const [part, shift] of [
        [0, 0],
        [1, 4],
      ] as const) {
        const [scale, least] = six(view, is + part);
        for (let l = 0; l < 32; l++) {
          const fifth = high !== 0 && (view.getUint8(high + l) & (bit << part)) !== 0 ? 16 : 0;
          expected.push(0.5 * scale * (((view.getUint8(q + l) >> shift) & 15) + fifth) - 0.25 * least);
        }
      }
    }
    t.deepEqual(decoded(type, view, 256), expected);
  }
  const expected = new Array<number>(256).fill(0);
  for (let n = 0, ql = 0, qh = 128, sc = 192; n < 256; n += 128, ql += 64, qh += 32, sc += 8) {
    for (let l = 0; l < 32; l++) {
      const u = (at: number) => q6.getUint8(at);
      const scale = (at: number) => 0.5 * q6.getInt8(sc + (l >> 4) + at);
      const top = u(qh + l);
      expected[n + l] = scale(0) * (((u(ql + l) & 15) | ((top & 3) << 4)) - 32);
      expected[n + l + 32] = scale(2) * (((u(ql + l + 32) & 15) | (((top >> 2) & 3) << 4)) - 32);
      expected[n + l + 64] = scale(4) * (((u(ql + l) >> 4) | (((top >> 4) & 3) << 4)) - 32);
      expected[n + l + 96] = scale(6) * (((u(ql + l + 32) >> 4) | (((top >> 6) & 3) << 4)) - 32);
    }
  }
  t.deepEqual(decoded(14, q6, 256), expected);
});

test("what does not fit is refused: the place, what was expected, what was found", (t) => {
  const u32 = (value: number) => ({ type: "u32", value }) as const;
  const cases: [Parameters<typeof ggufBytes>[3], RegExp][] = [
    [{ "general.architecture": "gpt2" }, /general\.architecture: expected "llama", found "gpt2"/],
    [{ "tokenizer.ggml.model": "bert" }, /ggml\.model: expected llama .* or gpt2 .*, found "bert"/],
    [{ "tokenizer.ggml.model": "gpt2" }, /tokenizer\.ggml\.pre: expected a text, found nothing/],
    [
      { "tokenizer.ggml.model": "gpt2", "tokenizer.ggml.pre": "viking" },
      /ggml\.pre: expected one of gpt-2, .*, found "viking"/,
    ],
    [
      {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "qwen2",
        "tokenizer.ggml.token_type": new Int32Array(280).fill(1),
        "tokenizer.ggml.merges": ["o n", "o ?"],
        "tokenizer.ggml.tokens": [..."on", "on", ...Array.from({ length: 277 }, (_, i) => `t${i}`)],
      },
      /ggml\.merges: expected tokens of the vocabulary in merge 1, "o \?", found other text/,
    ],
    [
      {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "qwen2",
        "tokenizer.ggml.token_type": new Int32Array(280).fill(1),
        "tokenizer.ggml.merges": ["o n"],
        "tokenizer.ggml.tokens": [..."on", "on", ...Array.from({ length: 277 }, (_, i) => `t${i}`)],
      },
      /bad\.gguf: tokens: expected a token for each of the 256 bytes, found none for the byte 0/,
    ],
    [{ "llama.embedding_length": u32(128) }, /expected shape 280 x 128, found 280 x 64/],
    [{ "llama.block_count": u32(3) }, /blk\.2\.attn_norm\.weight: expected a tensor, found none/],
    [{ "llama.attention.head_count_kv": u32(3) }, /head_count_kv: expected a divisor of 4/],
    [{ "llama.rope.dimension_count": u32(18) }, /dimension_count: expected 1 to 16, found 18/],
    [{ "llama.rope.dimension_count": u32(7) }, /dimension_count: expected an even number, found 7/],
    [{ "llama.rope.scaling.type": "longrope" }, /scaling\.factor: expected a number, found nothing/],
    [
      { "llama.rope.scaling.type": "longrope", "llama.rope.scaling.factor": u32(2) },
      /scaling\.type: expected none, linear or yarn, found "longrope"/,
    ],
    [{ "llama.rope.scaling.type": "linear" }, /scaling\.factor: expected a number, found nothing/],
    [
      { "llama.rope.scaling.type": "linear", "llama.rope.scaling.factor": u32(0) },
      /scaling\.factor: expected a number above 0, found 0/,
    ],
    [{ "llama.expert_count": u32(8) }, /expert_count: expected 0: a model without experts, found 8/],
    [{ "llama.attention.key_length": u32(8) }, /key_length: expected 16, the width by the heads, found 8/],
    [{ "tokenizer.ggml.tokens": ["a"] }, /bos_token_id: expected a token from 0 to 0, found 1/],
    [{ "tokenizer.ggml.bos_token_id": u32(280) }, /bos_token_id: expected a token from 0 to 279, found 280/],
    [
      { "tokenizer.ggml.token_type": Int32Array.from({ length: 280 }, (_, i) => (i === 9 ? 7 : 1)) },
      /token_type: expected types from 1 to 6, found 7/,
    ],
    [{ "general.alignment": u32(3) }, /general\.alignment: expected a multiple of 8/],
    [
      { "split.count": u32(3), "split.no": u32(1) },
      /split\.count: expected a whole model .*, found part 2 of 3/,
    ],
    ...["qwen2", "gemma", "phi3", "mixtral"].map((name): (typeof cases)[number] => [
      { "general.architecture": name },
      new RegExp(`general\\.architecture: expected "llama", found "${name}"`),
    ]),
  ];
  for (const [changes, message] of cases) {
    t.throws(() => readGguf(ggufBytes(model, tokenizer, 8, changes), "bad.gguf"), {
      name: "ModelError",
      message,
    });
  }
});

test("a header that lies or is not for this machine is refused before anything is made of it", (t) => {
  const good = ggufBytes(model, tokenizer, 8);
  const changed = (change: (view: DataView) => void) => {
    const bytes = good.slice();
    change(new DataView(bytes.buffer));
    return bytes;
  };
  const find = (text: string, from = 0) => Buffer.from(good).indexOf(text, from);
  const cases: readonly (readonly [Uint8Array, RegExp])[] = [
    [
      changed((view) => view.setUint32(4, 3)),
      /header: expected a little-endian file, found a big-endian one, of version 3/,
    ],
    [changed((view) => view.setUint32(4, 1, true)), /header: expected version 2 or 3, found 1/],
    // A list of more elements than any has, and a text longer than the file.
    [
      changed((view) => view.setBigUint64(find("ggml.tokens") + 19, 1n << 40n, true)),
      /tokenizer\.ggml\.tokens: expected at most 16777216, found 1099511627776/,
    ],
    [
      changed((view) => view.setBigUint64(find("general.architecture") + 24, 1n << 33n, true)),
      /general\.architecture: expected at most 16777216, found 8589934592/,
    ],
    [
      changed((view) => Buffer.from(view.buffer).write("blk.0.attn_q", find("blk.0.attn_k"))),
      /blk\.0\.attn_q\.weight: expected one tensor of this name, found two/,
    ],
    [
      // Behind its name: u32 dimensions, two of 8 bytes, u32 type.
      changed((view) => view.setBigUint64(find("blk.0.attn_q.weight") + 19 + 24, 31n, true)),
      /blk\.0\.attn_q\.weight: expected a place that is a multiple of 32, found 31/,
    ],
  ];
  for (const [bytes, message] of cases) {
    t.throws(() => readGguf(bytes, "bad.gguf"), { name: "ModelError", message });
  }
});

test("ten thousand damaged headers: read or refused, never anything else", (t) => {
  const good = ggufBytes(randomModel({ ...CONFIG, layers: 1 }).model, tokenizer, 8);
  const random = randomNumbers(21);
  const pick = (n: number) => Math.floor(((random() + 1) / 2) * n) % n;
  let refused = 0;
  for (let round = 0; round < 10_000; round++) {
    const bytes = good.slice(0, round % 4 === 0 ? pick(good.length) : good.length);
    for (let flips = pick(3); flips >= 0; flips--) bytes[pick(Math.min(bytes.length, 1200))] = pick(256);
    try {
      readGguf(bytes, "damaged.gguf");
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      refused++;
    }
  }
  t.true(refused > 5000);
});
