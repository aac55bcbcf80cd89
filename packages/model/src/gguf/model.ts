/** Llama models and their tokenizers from GGUF files. */
import { type ByteSource, sourceOf } from "../byte-source.js";
import { kvDim, type Model, type ModelConfig, type Quantized, type Tensor } from "../checkpoint.js";
import { columnsOf, roundToBytes, sizeOf } from "../tensor.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { ELEMENT_TYPES, type ElementType } from "./element-types.js";
import { Fields } from "./fields.js";
import { readGgufHeader, type TensorInfo } from "./reader.js";
import { readRope } from "./rope.js";
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
  const config = readConfig(source, fields, tokenizer.vocabSize, context);
  const template = fields.has(TEMPLATE) ? fields.text(TEMPLATE) : undefined;
  return { model: readModel(source, fields, config), tokenizer, template };
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
  const factors = length === undefined ? undefined : openTensor(source, fields, FACTORS, length, false).data;
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

function readModel(source: ByteSource, fields: Fields, config: ModelConfig): Model {
  const { file, header } = fields;
  const { dim, hiddenDim, layers, vocabSize } = config;
  const matrices = [...header.tensors.values()].filter(({ dimensions }) => dimensions.length > 1);
  // Integers come in groups of neighbours in a row: where rows do not divide, all is taken as numbers.
  const integers =
    matrices.some((info) => typeOf(fields, info).length > 1) &&
    matrices.every(({ dimensions }) => (dimensions[0] ?? 0) % GROUP === 0);
  const used = new Set([FACTORS]);
  const tensor = (name: string, ...shape: readonly number[]): Tensor => {
    used.add(name);
    return openTensor(source, fields, name, shape, integers && shape.length > 1);
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

function typeOf(fields: Fields, { name, type }: TensorInfo): ElementType {
  const names = Object.values(ELEMENT_TYPES).map((known) => known.name);
  return ELEMENT_TYPES[type] ?? fields.fail(name, `a type of ${names.join(", ")}`, `number ${type}`);
}

/** A tensor of the file. @throws ModelError when it is not there, or is not what it should be. */
function openTensor(
  source: ByteSource,
  fields: Fields,
  name: string,
  shape: readonly number[],
  integers: boolean,
): Tensor {
  const info = fields.header.tensors.get(name);
  if (info === undefined) return fields.fail(name, "a tensor", "none");
  const found = [...info.dimensions].reverse();
  if (found.join() !== shape.join()) fields.fail(name, `shape ${shape.join(" x ")}`, found.join(" x "));
  const type = typeOf(fields, info);
  const columns = shape.at(-1) ?? 1;
  if (columns % type.length !== 0)
    fields.fail(name, `rows of whole blocks of ${type.length}`, `${columns} columns`);
  const size = (shape.reduce((product, n) => product * n, 1) / type.length) * type.bytes;
  if (info.at + size > source.size) {
    const left = Math.max(0, source.size - info.at);
    fields.fail(name, `${size} bytes at byte ${info.at}`, `${left} before the file ends`);
  }
  return new GgufTensor(name, shape, source, info.at, type, integers);
}

/** Whether the angles are those of the base alone. */
function plainRope(fields: Fields): boolean {
  const keys = [...fields.header.metadata.keys()];
  const scaled = keys.some((key) => /^llama\.rope\.(scaling\.|scale_linear|dimension_count)/.test(key));
  return !scaled && !fields.header.tensors.has(FACTORS);
}
