/** Llama models and their tokenizers from GGUF files. */
import { type ByteSource, sourceOf } from "../byte-source.js";
import { kvDim, type Model, type ModelConfig, type Tensor } from "../checkpoint.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { Fields } from "./fields.js";
import { readGgufHeader } from "./reader.js";
import { readRope } from "./rope.js";
import { GROUP, openTensor, type Taken, takenFor, typeOf } from "./tensor.js";
import { readTokenizer } from "./tokenizer.js";

/** Contexts longer than this are cut to it unless asked for: keys and values take memory for all of it. */
const USUAL_CONTEXT = 2048;

/** What each frequency is divided by: Llama 3. */
const FACTORS = "rope_freqs.weight";
const TEMPLATE = "tokenizer.chat_template";

export interface GgufModel {
  readonly model: Model;
  readonly tokenizer: Tokenizer;
  /** The file's chat template, in Jinja. */
  readonly template: string | undefined;
}

/**
 * Reads a model of the llama architecture. Float types are taken as they are; when any matrix is quantised, all are
 * taken as integers in groups of 32, those of one kind in all layers alike.
 *
 * @param context tokens of context at most; default: the file's, to 2048
 * @throws ModelError for what is missing, disagrees, or is of a kind that is not supported.
 */
export function readGguf(from: Uint8Array | ByteSource, file: string, context?: number): GgufModel {
  const source = sourceOf(from);
  const header = readGgufHeader(source, file);
  const fields = new Fields(header, file);
  refuseParts(fields);
  const architecture = fields.text("general.architecture");
  if (architecture !== "llama") {
    fields.fail("general.architecture", '"llama"', JSON.stringify(architecture));
  }
  const tokenizer = readTokenizer(fields);
  const config = readConfig(source, fields, tokenizer.vocabSize, context);
  const template = fields.has(TEMPLATE) ? fields.text(TEMPLATE) : undefined;
  return { model: readModel(source, fields, config), tokenizer, template };
}

/** A model in several files cannot be read from one of them. */
function refuseParts(fields: Fields): void {
  const parts = fields.number("split.count", 1);
  if (parts <= 1) return;
  const part = fields.number("split.no", 0) + 1;
  fields.fail(
    "split.count",
    "a whole model (gguf-split --merge joins the parts)",
    `part ${part} of ${parts}`,
  );
}

function readConfig(
  source: ByteSource,
  fields: Fields,
  vocabSize: number,
  context: number | undefined,
): ModelConfig {
  const heads = fields.count("llama.attention.head_count", 1 << 10);
  const kvHeads = fields.count("llama.attention.head_count_kv", 1 << 10, heads);
  const dim = fields.count("llama.embedding_length", 1 << 16);
  const most = fields.count("llama.context_length", 1 << 24);
  if (dim % (2 * heads) !== 0)
    fields.fail("llama.attention.head_count", `heads of an even size in ${dim}`, `${heads}`);
  if (heads % kvHeads !== 0) {
    fields.fail("llama.attention.head_count_kv", `a divisor of ${heads}`, `${kvHeads}`);
  }
  const size = dim / heads;
  for (const key of ["llama.attention.key_length", "llama.attention.value_length"]) {
    const found = fields.number(key, size);
    if (found !== size) fields.fail(key, `${size}, the width by the heads`, `${found}`);
  }
  const experts = fields.number("llama.expert_count", 0);
  if (experts !== 0) fields.fail("llama.expert_count", "0: a model without experts", `${experts}`);
  // What a position farther away would not see.
  const window = fields.count("llama.attention.sliding_window", 1 << 24, most);
  const length = fields.header.tensors.has(FACTORS) ? [size / 2] : undefined;
  const factors = length === undefined ? undefined : openTensor(source, fields, FACTORS, length, "f32").data;
  if (factors?.some((factor) => !(factor > 0)) === true) {
    fields.fail(FACTORS, "factors above 0", "others");
  }
  return {
    dim,
    hiddenDim: fields.count("llama.feed_forward_length", 1 << 18),
    layers: fields.count("llama.block_count", 1 << 10),
    heads,
    kvHeads,
    vocabSize,
    seqLen: Math.min(most, window, context ?? USUAL_CONTEXT),
    rmsEpsilon: fields.number("llama.attention.layer_norm_rms_epsilon"),
    ropeBase: fields.number("llama.rope.freq_base", 10000),
    ...(plainRope(fields) ? {} : { rope: readRope(fields, size, factors, most) }),
  };
}

/** Matrices that lie in one, by parts of their names. */
const KINDS = [
  [".attn_q.", ".attn_k.", ".attn_v."],
  [".attn_output."],
  [".ffn_gate.", ".ffn_up."],
  [".ffn_down."],
] as const;

function readModel(source: ByteSource, fields: Fields, config: ModelConfig): Model {
  const { file, header } = fields;
  const { dim, hiddenDim, layers, vocabSize } = config;
  const matrices = [...header.tensors.values()].filter(({ dimensions }) => dimensions.length > 1);
  // Integers come in groups of neighbours in a row: where rows do not divide, all is taken as numbers.
  const integers =
    matrices.some((info) => typeOf(fields, info).length > 1) &&
    matrices.every(({ dimensions }) => (dimensions[0] ?? 0) % GROUP === 0);
  const taken = (name: string): Taken => {
    if (!integers) return "f32";
    const kind = KINDS.find((names) => names.some((part) => name.includes(part))) ?? [name];
    const alike = matrices.filter((info) => kind.some((part) => info.name.includes(part)));
    return takenFor(alike.map((info) => typeOf(fields, info)));
  };
  const used = new Set([FACTORS]);
  const tensor = (name: string, ...shape: readonly number[]): Tensor => {
    used.add(name);
    return openTensor(source, fields, name, shape, shape.length > 1 ? taken(name) : "f32");
  };
  const tokenEmbedding = tensor("token_embd.weight", vocabSize, dim);
  const model = {
    file,
    config,
    tokenEmbedding,
    layers: Array.from({ length: layers }, (_, layer) => {
      const of = (name: string, ...shape: readonly number[]) =>
        tensor(`blk.${layer}.${name}.weight`, ...shape);
      return {
        attentionNorm: of("attn_norm", dim),
        wq: of("attn_q", dim, dim),
        wk: of("attn_k", kvDim(config), dim),
        wv: of("attn_v", kvDim(config), dim),
        wo: of("attn_output", dim, dim),
        ffnNorm: of("ffn_norm", dim),
        w1: of("ffn_gate", hiddenDim, dim),
        w2: of("ffn_down", dim, hiddenDim),
        w3: of("ffn_up", hiddenDim, dim),
      };
    }),
    finalNorm: tensor("output_norm.weight", dim),
    classifier: header.tensors.has("output.weight")
      ? tensor("output.weight", vocabSize, dim)
      : tokenEmbedding,
  };
  const unknown = [...header.tensors.keys()].find((name) => !used.has(name));
  if (unknown !== undefined)
    fields.fail(unknown, "only the tensors of a llama", "this one, which would change it");
  return model;
}

/** Whether the angles are those of the base alone. */
function plainRope(fields: Fields): boolean {
  const keys = [...fields.header.metadata.keys()];
  const scaled = keys.some((key) => /^llama\.rope\.(scaling\.|scale_linear|dimension_count)/.test(key));
  return !scaled && !fields.header.tensors.has(FACTORS);
}
