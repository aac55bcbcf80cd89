/** Models of generated weights to measure on, made once and kept in .cache/: speed does not depend on what they say. */
import { closeSync, existsSync, openSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** dim, hidden_dim, n_layers, n_heads, n_kv_heads, vocab_size, seq_len */
export type Sizes = readonly [number, number, number, number, number, number, number];

/** The same numbers always, each of 32 bits (Knuth's linear congruential generator, folded). */
function* randomWords(): Generator<number> {
  for (let state = 1; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    yield state ^ (state >>> 13);
  }
}

function pieceOf(token: number): string {
  const byte = (token - 3).toString(16).toUpperCase().padStart(2, "0");
  return token < 3 ? `<${token}>` : token < 259 ? `<0x${byte}>` : ` w${token}`;
}

/** A llama2.c checkpoint, version 0, and a vocabulary of as many tokens. */
export function checkpointFiles(
  folder: string,
  sizes: Sizes,
): { readonly model: string; readonly tokenizer: string } {
  const [dim, hidden, layers, heads, kvHeads, vocab, context] = sizes;
  const model = join(folder, `${dim}.bin`);
  const tokenizer = join(folder, `${dim}.tokenizer`);
  if (existsSync(model) && existsSync(tokenizer)) return { model, tokenizer };
  const size = dim / heads;
  const layer = 2 * dim + 2 * dim * dim + 2 * size * kvHeads * dim + 3 * hidden * dim;
  const count = vocab * dim + layers * layer + dim + context * size;
  const bytes = new Uint8Array(4 * (sizes.length + count));
  new Int32Array(bytes.buffer, 0, sizes.length).set(sizes);
  const weights = new Float32Array(bytes.buffer, 4 * sizes.length);
  const random = randomWords();
  for (let i = 0; i < count; i++) weights[i] = (0.1 * Number(random.next().value)) / 2 ** 31;
  writeFileSync(model, bytes);
  const parts = [Buffer.from(Int32Array.of(16).buffer)];
  for (let token = 0; token < vocab; token++) {
    const text = Buffer.from(pieceOf(token));
    const head = Buffer.alloc(8);
    head.writeFloatLE(-token, 0);
    head.writeInt32LE(text.length, 4);
    parts.push(head, text);
  }
  writeFileSync(tokenizer, Buffer.concat(parts));
  return { model, tokenizer };
}

/** ggml's types by name: number, bytes of a block of 32, the bits of scales for weights of about 0.1. */
const TYPES = { Q4_0: [2, 18, 0x1400], Q8_0: [8, 34, 0x0c00] } as const;
export type GgufType = keyof typeof TYPES;

/** A GGUF file whose matrices are of one type. */
export function ggufFile(folder: string, sizes: Sizes, typeName: GgufType): string {
  const [dim, hidden, layers, heads, kvHeads, vocab, context] = sizes;
  const path = join(folder, `${dim}.${typeName}.gguf`);
  if (existsSync(path)) return path;
  const [type, blockBytes, scale] = TYPES[typeName];
  const kvDim = (dim / heads) * kvHeads;
  const tensors: (readonly [string, readonly number[]])[] = [
    ["token_embd", [vocab, dim]],
    ["output_norm", [dim]],
    ["output", [vocab, dim]],
  ];
  for (let layer = 0; layer < layers; layer++) {
    for (const [name, shape] of [
      ["attn_norm", [dim]],
      ["attn_q", [dim, dim]],
      ["attn_k", [kvDim, dim]],
      ["attn_v", [kvDim, dim]],
      ["attn_output", [dim, dim]],
      ["ffn_norm", [dim]],
      ["ffn_gate", [hidden, dim]],
      ["ffn_down", [dim, hidden]],
      ["ffn_up", [hidden, dim]],
    ] as const) {
      tensors.push([`blk.${layer}.${name}`, shape]);
    }
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const push = (bytes: Uint8Array) => {
    parts.push(bytes);
    size += bytes.length;
  };
  const u32 = (...values: readonly number[]) => push(new Uint8Array(Uint32Array.from(values).buffer));
  const u64 = (value: number) => u32(value, 0);
  const text = (value: string) => {
    u64(Buffer.byteLength(value));
    push(Buffer.from(value));
  };
  const numbers: Readonly<Record<string, number>> = {
    "llama.embedding_length": dim,
    "llama.feed_forward_length": hidden,
    "llama.block_count": layers,
    "llama.attention.head_count": heads,
    "llama.attention.head_count_kv": kvHeads,
    "llama.context_length": context,
  };
  push(Buffer.from("GGUF"));
  u32(3);
  u64(tensors.length);
  u64(Object.keys(numbers).length + 5);
  for (const [key, value] of [
    ["general.architecture", "llama"],
    ["tokenizer.ggml.model", "llama"],
  ] as const) {
    text(key);
    u32(8);
    text(value);
  }
  for (const [key, value] of Object.entries(numbers)) {
    text(key);
    u32(4, value);
  }
  text("llama.attention.layer_norm_rms_epsilon");
  u32(6);
  push(new Uint8Array(Float32Array.of(1e-5).buffer));
  text("tokenizer.ggml.tokens");
  u32(9, 8);
  u64(vocab);
  for (let token = 0; token < vocab; token++) text(pieceOf(token).replace(" ", "\u2581"));
  text("tokenizer.ggml.scores");
  u32(9, 6);
  u64(vocab);
  push(new Uint8Array(Float32Array.from({ length: vocab }, (_, token) => -token).buffer));
  let at = 0;
  const plan = tensors.map(([name, shape]) => {
    const count = shape.reduce((product, n) => product * n, 1);
    const isMatrix = shape.length > 1;
    const bytes = isMatrix ? (count / 32) * blockBytes : 4 * count;
    text(`${name}.weight`);
    u32(shape.length);
    for (const n of [...shape].reverse()) u64(n);
    u32(isMatrix ? type : 0);
    u64(at);
    const place = { isMatrix, bytes, at };
    at += bytes + (-bytes & 31);
    return place;
  });
  push(new Uint8Array(-size & 31));

  // One stretch of random blocks, again and again.
  const random = randomWords();
  const words = Uint32Array.from({ length: (blockBytes * 8192) / 2 }, () => Number(random.next().value));
  const blocks = Buffer.from(words.buffer, 0, blockBytes * 8192);
  for (let block = 0; block < blocks.length; block += blockBytes) {
    blocks.writeUInt16LE(scale + ((block / blockBytes) % 256), block);
  }
  const descriptor = openSync(`${path}.partial`, "w");
  const start = size;
  writeSync(descriptor, Buffer.concat(parts), 0, start, 0);
  for (const place of plan) {
    const ones = place.isMatrix ? blocks : Buffer.from(new Float32Array(place.bytes / 4).fill(1).buffer);
    for (let done = 0; done < place.bytes; ) {
      const count = Math.min(ones.length, place.bytes - done);
      writeSync(descriptor, ones, 0, count, start + place.at + done);
      done += count;
    }
  }
  closeSync(descriptor);
  renameSync(`${path}.partial`, path);
  return path;
}
