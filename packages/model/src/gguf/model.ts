/** Llama models and their tokenizers from GGUF files. */
import { type ByteSource, sourceOf } from "../byte-source.js";
import { kvDim, type Model, type ModelConfig, type Quantized, type Tensor } from "../checkpoint.js";
import { columnsOf, roundToBytes, sizeOf } from "../tensor.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { ELEMENT_TYPES, type ElementType } from "./element-types.js";
import { describe, Fields } from "./fields.js";
import { readGgufHeader, type TensorInfo } from "./reader.js";
import { readTokenizer } from "./tokenizer.js";

/** Numbers that share a scale in ggml's plain quantised types. */
const GROUP = 32;
/** Contexts longer than this are cut to it unless asked for: keys and values take memory for all of it. */
const USUAL_CONTEXT = 2048;

/** A tensor of a GGUF file, or some of its rows; read and decoded when asked for. */
class GgufTensor implements Tensor {
  #data: Float32Array | undefined;
  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    private readonly source: ByteSource,
    private readonly at: number,
    private readonly type: ElementType,
    /** Whether the model's matrices are taken as integers. */
    private readonly integers: boolean,
  ) {}

  private view(): DataView {
    const bytes = this.source.read(this.at, (sizeOf(this) / this.type.length) * this.type.bytes);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  private decode(): Float32Array {
    const { length, bytes, decode } = this.type;
    const view = this.view();
    const data = new Float32Array(sizeOf(this));
    for (let block = 0; block < data.length / length; block++) {
      decode(view, block * bytes, data, block * length);
    }
    return data;
  }
  get data(): Float32Array {
    this.#data ??= this.decode();
    return this.#data;
  }
  /** Without loss where the type has a scale for each 32 integers; else rounded. */
  get quantized(): Quantized | undefined {
    if (!this.integers) return undefined;
    const { integers, bytes } = this.type;
    if (integers === undefined) return roundToBytes(this.decode(), GROUP);
    const view = this.view();
    const values = new Int8Array(sizeOf(this));
    const scales = new Float32Array(values.length / GROUP);
    for (let g = 0; g < scales.length; g++) scales[g] = integers(view, g * bytes, values, g * GROUP);
    return { group: GROUP, values, scales };
  }
  rows(from: number, to: number): Tensor {
    const { name, source, type, integers } = this;
    const columns = columnsOf(this);
    const at = this.at + ((from * columns) / type.length) * type.bytes;
    return new GgufTensor(name, [to - from, columns], source, at, type, integers);
  }
}

const TEMPLATE = "tokenizer.chat_template";

export interface GgufModel {
  readonly model: Model;
  readonly tokenizer: Tokenizer;
  /** The file's chat template, in Jinja. */
  readonly template: string | undefined;
}

/**
 * Reads a model of the llama architecture. Float types are taken as they are; when any matrix is quantised, all are
 * taken as integers in groups of 32.
 *
 * @param context tokens of context at most; default: the file's, to 2048
 * @throws ModelError for what is missing, disagrees, or is of a kind that is not supported.
 */
export function readGguf(from: Uint8Array | ByteSource, file: string, context?: number): GgufModel {
  const source = sourceOf(from);
  const header = readGgufHeader(source, file);
  const fields = new Fields(header, file);
  const architecture = fields.text("general.architecture");
  if (architecture !== "llama") {
    fields.fail("general.architecture", '"llama"', JSON.stringify(architecture));
  }
  const tokenizer = readTokenizer(fields);
  const config = readConfig(fields, tokenizer.vocabSize, context);
  const template = fields.has(TEMPLATE) ? fields.text(TEMPLATE) : undefined;
  return { model: readModel(source, fields, config), tokenizer, template };
}

function readConfig(fields: Fields, vocabSize: number, context: number | undefined): ModelConfig {
  const heads = fields.count("llama.attention.head_count", 1 << 10);
  const kvHeads = fields.count("llama.attention.head_count_kv", 1 << 10, heads);
  const dim = fields.count("llama.embedding_length", 1 << 16);
  const most = fields.count("llama.context_length", 1 << 24);
  if (dim % (2 * heads) !== 0)
    fields.fail("llama.attention.head_count", `heads of an even size in ${dim}`, `${heads}`);
  if (heads % kvHeads !== 0) {
    fields.fail("llama.attention.head_count_kv", `a divisor of ${heads}`, `${kvHeads}`);
  }
  const rotated = fields.count("llama.rope.dimension_count", dim, dim / heads);
  if (rotated !== dim / heads) {
    fields.fail("llama.rope.dimension_count", `${dim / heads}, all of a head`, `${rotated}`);
  }
  const scaling = fields.header.metadata.get("llama.rope.scaling.type");
  if ((scaling !== undefined && scaling !== "none") || fields.header.tensors.has("rope_freqs.weight")) {
    fields.fail("llama.rope.scaling.type", "none", describe(scaling ?? "rope_freqs.weight"));
  }
  return {
    dim,
    hiddenDim: fields.count("llama.feed_forward_length", 1 << 18),
    layers: fields.count("llama.block_count", 1 << 10),
    heads,
    kvHeads,
    vocabSize,
    seqLen: Math.min(most, context ?? USUAL_CONTEXT),
    rmsEpsilon: fields.number("llama.attention.layer_norm_rms_epsilon"),
    ropeBase: fields.number("llama.rope.freq_base", 10000),
  };
}

function readModel(source: ByteSource, fields: Fields, config: ModelConfig): Model {
  const { file, header } = fields;
  const { dim, hiddenDim, layers, vocabSize } = config;
  const typeOf = ({ name, type }: TensorInfo): ElementType =>
    ELEMENT_TYPES[type] ??
    fields.fail(name, `a type of ${Object.values(ELEMENT_TYPES).map((t) => t.name)}`, `${type}`);
  const integers = [...header.tensors.values()].some(
    (info) => info.dimensions.length > 1 && typeOf(info).length > 1,
  );
  const tensor = (name: string, ...shape: readonly number[]): Tensor => {
    const info = header.tensors.get(name);
    if (info === undefined) return fields.fail(name, "a tensor", "none");
    const found = [...info.dimensions].reverse();
    if (found.join() !== shape.join()) fields.fail(name, `shape ${shape.join(" x ")}`, found.join(" x "));
    const type = typeOf(info);
    const columns = shape.at(-1) ?? 1;
    const block = integers && shape.length > 1 ? Math.max(GROUP, type.length) : type.length;
    if (columns % block !== 0) fields.fail(name, `rows of whole blocks of ${block}`, `${columns} columns`);
    const size = (shape.reduce((product, n) => product * n, 1) / type.length) * type.bytes;
    if (info.at + size > source.size) {
      fields.fail(
        name,
        `${size} bytes at byte ${info.at}`,
        `${Math.max(0, source.size - info.at)} before the file ends`,
      );
    }
    return new GgufTensor(name, shape, source, info.at, type, integers && shape.length > 1);
  };
  const tokenEmbedding = tensor("token_embd.weight", vocabSize, dim);
  return {
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
}
