/** A model and its vocabulary as GGUF names them. */
import type { LayerWeights, Model, Tensor } from "../checkpoint.js";
import { RMS_EPSILON, ROPE_BASE } from "../checkpoint.js";
import { textOfBytes } from "../tokenizer/byte-text.js";
import { PRE_TOKENIZERS } from "../tokenizer/pre-tokenizers.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { TOKEN } from "../tokenizer/vocabulary.js";
import type { GgufValue } from "./writer.js";

const u32 = (value: number): GgufValue => ({ type: "u32", value });
const f32 = (value: number): GgufValue => ({ type: "f32", value });

/** Sizes and settings. */
export function modelMetadata({ config }: Model): Map<string, GgufValue> {
  return new Map<string, GgufValue>([
    ["general.architecture", "llama"],
    ["llama.context_length", u32(config.seqLen)],
    ["llama.embedding_length", u32(config.dim)],
    ["llama.block_count", u32(config.layers)],
    ["llama.feed_forward_length", u32(config.hiddenDim)],
    ["llama.attention.head_count", u32(config.heads)],
    ["llama.attention.head_count_kv", u32(config.kvHeads)],
    ["llama.attention.layer_norm_rms_epsilon", f32(config.rmsEpsilon ?? RMS_EPSILON)],
    ["llama.rope.freq_base", f32(config.ropeBase ?? ROPE_BASE)],
  ]);
}

/** The vocabulary. */
export function vocabularyMetadata({ pieces, vocabulary }: Tokenizer): Map<string, GgufValue> {
  const { merges, types, bos, eos, addBos } = vocabulary;
  const decoder = new TextDecoder();
  const token = (id: number): string => {
    const piece = pieces[id] ?? new Uint8Array();
    if (merges.kind === "scores") return decoder.decode(piece).replaceAll(" ", "\u2581");
    return types[id] === TOKEN.normal ? textOfBytes(piece) : decoder.decode(piece);
  };
  const metadata = new Map<string, GgufValue>([
    ["tokenizer.ggml.model", merges.kind === "scores" ? "llama" : "gpt2"],
    ["tokenizer.ggml.tokens", pieces.map((_, id) => token(id))],
    ["tokenizer.ggml.token_type", Int32Array.from(types)],
    ["tokenizer.ggml.add_bos_token", addBos],
  ]);
  if (merges.kind === "scores") metadata.set("tokenizer.ggml.scores", merges.scores);
  else {
    const { pairs, words } = merges;
    const [pre = ""] = Object.entries(PRE_TOKENIZERS).find(([, settings]) => settings === words) ?? [];
    metadata.set("tokenizer.ggml.pre", pre);
    const pair = (rank: number) => `${token(pairs[3 * rank] ?? 0)} ${token(pairs[3 * rank + 1] ?? 0)}`;
    const ranks = [...Array(pairs.length / 3).keys()];
    metadata.set("tokenizer.ggml.merges", ranks.map(pair));
  }
  if (bos !== undefined) metadata.set("tokenizer.ggml.bos_token_id", u32(bos));
  if (eos !== undefined) metadata.set("tokenizer.ggml.eos_token_id", u32(eos));
  return metadata;
}

/** A layer's tensors by their names in the file. */
export const LAYER_NAMES = {
  attentionNorm: "attn_norm",
  wq: "attn_q",
  wk: "attn_k",
  wv: "attn_v",
  wo: "attn_output",
  ffnNorm: "ffn_norm",
  w1: "ffn_gate",
  w2: "ffn_down",
  w3: "ffn_up",
} as const satisfies Readonly<Record<keyof LayerWeights, string>>;

/** Every tensor with its name; a classifier that is the embedding is not there twice. */
export function namedTensors(model: Model): readonly (readonly [name: string, tensor: Tensor])[] {
  const { tokenEmbedding, finalNorm, classifier, layers } = model;
  return [
    ["token_embd.weight", tokenEmbedding],
    ["output_norm.weight", finalNorm],
    ...(classifier === tokenEmbedding ? [] : [["output.weight", classifier] as const]),
    ...layers.flatMap((layer, index) =>
      (Object.keys(LAYER_NAMES) as (keyof LayerWeights)[]).map((key) => {
        return [`blk.${index}.${LAYER_NAMES[key]}.weight`, layer[key]] as const;
      }),
    ),
  ];
}
