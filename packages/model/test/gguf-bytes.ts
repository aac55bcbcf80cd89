/** A writer of GGUF files, for tests. */
import { type Model, PRE_TOKENIZERS, type Tensor, TOKEN, type Tokenizer } from "@ts-jit/model";
import { textOfBytes } from "#model/tokenizer/byte-text";

type Value =
  | { readonly type: "u32" | "f32"; readonly value: number }
  | string
  | boolean
  | readonly string[]
  | Int32Array
  | Float32Array;
const TYPES = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;

class Writer {
  private readonly parts: Uint8Array[] = [];
  size = 0;
  push(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.size += bytes.length;
  }
  number(size: 4 | 8, value: number | bigint): void {
    const bytes = new DataView(new ArrayBuffer(size));
    if (size === 8) bytes.setBigUint64(0, BigInt(value), true);
    else bytes.setUint32(0, Number(value), true);
    this.push(new Uint8Array(bytes.buffer));
  }
  float(value: number): void {
    this.push(new Uint8Array(Float32Array.of(value).buffer));
  }
  string(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.number(8, bytes.length);
    this.push(bytes);
  }
  value(value: Value): void {
    if (typeof value === "string") {
      this.number(4, TYPES.string);
      this.string(value);
    } else if (typeof value === "boolean") {
      this.number(4, TYPES.bool);
      this.push(Uint8Array.of(Number(value)));
    } else if (value instanceof Int32Array) {
      this.number(4, TYPES.array);
      this.number(4, TYPES.i32);
      this.number(8, value.length);
      for (const element of value) this.number(4, element);
    } else if (value instanceof Float32Array) {
      this.number(4, TYPES.array);
      this.number(4, TYPES.f32);
      this.number(8, value.length);
      for (const element of value) this.float(element);
    } else if ("type" in value) {
      this.number(4, TYPES[value.type]);
      if (value.type === "f32") this.float(value.value);
      else this.number(4, value.value);
    } else {
      this.number(4, TYPES.array);
      this.number(4, TYPES.string);
      this.number(8, value.length);
      for (const element of value) this.string(element);
    }
  }
  bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.parts));
  }
}

/** The float16 nearest to a number that one can hold. */
export function halfBits(value: number): number {
  if (value === 0) return 0;
  const sign = value < 0 ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  const exponent = Math.max(-14, Math.floor(Math.log2(magnitude)));
  const fraction = Math.round((magnitude / 2 ** exponent) * 1024);
  if (exponent === -14 && fraction < 1024) return sign | fraction;
  return sign | (((exponent + 15) << 10) + fraction - 1024);
}
const half = (value: number): Uint8Array => new Uint8Array(Uint16Array.of(halfBits(value)).buffer);

/** Encoders of matrices by ggml's number. */
const ENCODERS: Readonly<Record<number, (tensor: Tensor) => Uint8Array>> = {
  0: ({ data }) => new Uint8Array(data.slice().buffer),
  1: ({ data }) => new Uint8Array(Uint16Array.from(data, halfBits).buffer),
  2: (tensor) => blocks(tensor, 4),
  8: (tensor) => blocks(tensor, 8),
};

/** Q4_0 and Q8_0. */
function blocks({ data }: Tensor, bits: 4 | 8): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < data.length; at += 32) {
    const block = data.subarray(at, at + 32);
    const most = block.reduce((found, value) => Math.max(found, Math.abs(value)), 0);
    const scale = most / (bits === 8 ? 127 : 7);
    const q = Array.from(block, (value) => (scale === 0 ? 0 : Math.round(value / scale)));
    parts.push(half(scale));
    if (bits === 8) parts.push(new Uint8Array(Int8Array.from(q).buffer));
    else
      parts.push(
        Uint8Array.from({ length: 16 }, (_, i) => ((q[i] ?? 0) + 8) | (((q[i + 16] ?? 0) + 8) << 4)),
      );
  }
  return Buffer.concat(parts);
}

const NAMES = {
  attentionNorm: "attn_norm",
  wq: "attn_q",
  wk: "attn_k",
  wv: "attn_v",
  wo: "attn_output",
  ffnNorm: "ffn_norm",
  w1: "ffn_gate",
  w2: "ffn_down",
  w3: "ffn_up",
} as const;

/** A vocabulary as metadata. */
function vocabularyOf({ pieces, vocabulary }: Tokenizer): Record<string, Value> {
  const { merges, types, bos, eos, addBos } = vocabulary;
  const decoder = new TextDecoder();
  if (merges.kind === "scores") {
    return {
      "tokenizer.ggml.model": "llama",
      "tokenizer.ggml.tokens": pieces.map((piece) => decoder.decode(piece).replaceAll(" ", "\u2581")),
      "tokenizer.ggml.scores": merges.scores,
    };
  }
  const text = (token: number) => {
    const piece = pieces[token] ?? new Uint8Array();
    return types[token] === TOKEN.normal ? textOfBytes(piece) : decoder.decode(piece);
  };
  const { pairs, words } = merges;
  const [pre = ""] = Object.entries(PRE_TOKENIZERS).find(([, settings]) => settings === words) ?? [];
  return {
    "tokenizer.ggml.model": "gpt2",
    "tokenizer.ggml.pre": pre,
    "tokenizer.ggml.tokens": pieces.map((_, token) => text(token)),
    "tokenizer.ggml.token_type": Int32Array.from(types),
    "tokenizer.ggml.merges": Array.from({ length: pairs.length / 3 }, (_, rank) => {
      return `${text(pairs[3 * rank] ?? 0)} ${text(pairs[3 * rank + 1] ?? 0)}`;
    }),
    ...(bos === undefined ? {} : { "tokenizer.ggml.bos_token_id": { type: "u32", value: bos } as const }),
    ...(eos === undefined ? {} : { "tokenizer.ggml.eos_token_id": { type: "u32", value: eos } as const }),
    "tokenizer.ggml.add_bos_token": addBos,
  };
}

/** A model and its tokenizer as a GGUF file, matrices in ggml's `type`. */
export function ggufBytes(
  { config, layers, tokenEmbedding, classifier, finalNorm }: Model,
  tokenizer: Tokenizer,
  type: number,
  changes: Readonly<Record<string, Value>> = {},
  more: readonly (readonly [string, Tensor])[] = [],
): Uint8Array {
  const u32 = (value: number): Value => ({ type: "u32", value });
  const metadata: Record<string, Value> = {
    "general.architecture": "llama",
    "llama.embedding_length": u32(config.dim),
    "llama.feed_forward_length": u32(config.hiddenDim),
    "llama.block_count": u32(config.layers),
    "llama.attention.head_count": u32(config.heads),
    "llama.attention.head_count_kv": u32(config.kvHeads),
    "llama.context_length": u32(config.seqLen),
    "llama.attention.layer_norm_rms_epsilon": { type: "f32", value: 1e-6 },
    "llama.rope.freq_base": { type: "f32", value: 50000 },
    ...vocabularyOf(tokenizer),
    ...changes,
  };
  const tensors: (readonly [string, Tensor])[] = [
    ...more,
    ["token_embd.weight", tokenEmbedding],
    ["output_norm.weight", finalNorm],
    ...(classifier === tokenEmbedding ? [] : [["output.weight", classifier] as const]),
    ...layers.flatMap((layer, index) =>
      Object.entries(layer).map(([key, tensor]: [string, Tensor]) => {
        return [`blk.${index}.${NAMES[key as keyof typeof NAMES]}.weight`, tensor] as const;
      }),
    ),
  ];
  const head = new Writer();
  head.push(Buffer.from("GGUF"));
  head.number(4, 3);
  head.number(8, tensors.length);
  head.number(8, Object.keys(metadata).length);
  for (const [key, value] of Object.entries(metadata)) {
    head.string(key);
    head.value(value);
  }
  const data = new Writer();
  for (const [name, tensor] of tensors) {
    const kind = tensor.shape.length > 1 ? type : 0;
    head.string(name);
    head.number(4, tensor.shape.length);
    for (const size of [...tensor.shape].reverse()) head.number(8, size);
    head.number(4, kind);
    head.number(8, data.size);
    data.push(ENCODERS[kind]?.(tensor) ?? new Uint8Array());
    data.push(new Uint8Array(-data.size & 31));
  }
  head.push(new Uint8Array(-head.size & 31));
  head.push(data.bytes());
  return head.bytes();
}
