/** `ts-jit quantize`: a model's matrices in another element type, as a GGUF file. */
import { fileSource } from "../byte-source.js";
import type { Model, Tensor } from "../checkpoint.js";
import { ModelError } from "../errors.js";
import { columnsOf, rowsOf, sizeOf } from "../tensor.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { ELEMENT_TYPES } from "./element-types.js";
import { ENCODERS, type EncoderName } from "./encode.js";
import { Fields } from "./fields.js";
import { modelMetadata, namedTensors, vocabularyMetadata } from "./metadata.js";
import { isGguf, rawMetadata, readGgufHeader } from "./reader.js";
import { anyTensor } from "./tensor.js";
import { type GgufTensorToWrite, type GgufValue, ggufPieces, writePieces } from "./writer.js";

export interface QuantizeReport {
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** Tensors by the type they were written in. */
  readonly counts: ReadonlyMap<string, number>;
  /** Root of the mean square of what was lost, over that of the weights, of the matrices converted. */
  readonly error: number;
}

/** Numbers that are converted at once. */
const PIECE = 1 << 20;
/** What a matrix is written in whose rows make no whole blocks: types of smaller blocks, as near in bits, then none. */
const FALLBACKS: Readonly<Partial<Record<EncoderName, EncoderName>>> = {
  q6_k: "q8_0",
  q5_k: "q5_1",
  q4_k: "q5_0",
  q3_k: "q4_0",
  q2_k: "q4_0",
};
const UNBLOCKED: EncoderName = "f16";

/**
 * What a file may be made of: a type for all matrices, or a mix: another type for the classifier, and for the values and the way
 * down of the layers that lose most by it, the first and last eighth and every third between.
 * `fileType` is ggml's number for the whole (`llama_ftype`).
 *
 * Source of the mixes: llama.cpp, `llama-quant.cpp: llama_tensor_get_type_impl`.
 */
export const RECIPES = {
  f32: { base: "f32", fileType: 0 },
  f16: { base: "f16", fileType: 1 },
  bf16: { base: "bf16", fileType: 32 },
  q8_0: { base: "q8_0", fileType: 7 },
  q6_k: { base: "q6_k", fileType: 18 },
  q5_1: { base: "q5_1", fileType: 9 },
  q5_0: { base: "q5_0", fileType: 8 },
  q5_k: { base: "q5_k", fileType: 16 },
  q5_k_m: { base: "q5_k", better: "q6_k", fileType: 17 },
  q4_1: { base: "q4_1", fileType: 3 },
  q4_0: { base: "q4_0", fileType: 2 },
  q4_k: { base: "q4_k", fileType: 14 },
  q4_k_m: { base: "q4_k", better: "q6_k", fileType: 15 },
  q3_k: { base: "q3_k", fileType: 11 },
  q2_k: { base: "q2_k", fileType: 10 },
} as const satisfies Readonly<
  Record<string, { readonly base: EncoderName; readonly better?: EncoderName; readonly fileType: number }>
>;
export type RecipeName = keyof typeof RECIPES;

/** Whether a mix gives a matrix the better type. */
function wantsBetter(name: string, layers: number, classifier: string): boolean {
  if (name === classifier) return true;
  const [, layer, kind] = /^blk\.(\d+)\.(attn_v|ffn_down)\.weight$/.exec(name) ?? [];
  if (kind === undefined) return false;
  const [at, eighth] = [Number(layer), Math.floor(layers / 8)];
  return at < eighth || at >= Math.floor((7 * layers) / 8) || (at - eighth) % 3 === 2;
}

/** The type that a tensor is written in. */
function typeFor(
  recipe: RecipeName,
  name: string,
  shape: readonly number[],
  layers: number,
  classifier: string,
) {
  if (shape.length < 2) return "f32";
  const { base, better } = { better: undefined, ...RECIPES[recipe] };
  let chosen: EncoderName | undefined =
    better !== undefined && wantsBetter(name, layers, classifier) ? better : base;
  while (chosen !== undefined && columnsOf({ shape }) % lengthOf(chosen) !== 0) chosen = FALLBACKS[chosen];
  return chosen ?? UNBLOCKED;
}

function lengthOf(name: EncoderName): number {
  return ELEMENT_TYPES[ENCODERS[name].type]?.length ?? 1;
}

/** Of a checkpoint that is no GGUF file: what it holds. */
export interface CheckpointToQuantize {
  readonly model: Model;
  readonly tokenizer: Tokenizer;
}

/**
 * Converts a model file; vectors stay float32. Of a GGUF file all metadata come over.
 * @param checkpoint what the input holds where it is no GGUF file
 * @param onTensor gets each tensor's name and place before it is written
 * @throws ModelError for an input that cannot be read, or would be written over.
 */
export function quantizeFile(
  input: string,
  output: string,
  recipe: RecipeName,
  checkpoint?: CheckpointToQuantize,
  onTensor: (name: string, index: number, count: number) => void = () => undefined,
): QuantizeReport {
  const source = fileSource(input);
  const counts = new Map<string, number>();
  const loss = { error: 0, whole: 0 };
  let metadata: Map<string, GgufValue>;
  let tensors: readonly (readonly [string, Tensor])[];
  if (isGguf(source)) {
    const fields = new Fields(readGgufHeader(source, input), input);
    metadata = new Map([...rawMetadata(source, input)].map(([key, raw]) => [key, { raw }]));
    metadata.delete("general.alignment");
    tensors = [...fields.header.tensors.keys()].map((key) => [key, anyTensor(source, fields, key)]);
  } else if (checkpoint !== undefined) {
    metadata = new Map([...modelMetadata(checkpoint.model), ...vocabularyMetadata(checkpoint.tokenizer)]);
    tensors = namedTensors(checkpoint.model);
  } else throw new ModelError({ file: input, field: "file", expected: "a GGUF file", found: "another one" });
  metadata.set("general.quantization_version", { type: "u32", value: 2 });
  metadata.set("general.file_type", { type: "u32", value: RECIPES[recipe].fileType });

  const names = tensors.map(([key]) => key);
  const layers = names.filter((key) => key.endsWith(".attn_v.weight")).length;
  const classifier = names.find((key) => key === "output.weight") ?? "token_embd.weight";
  const writes = tensors.map(([key, tensor], index): GgufTensorToWrite => {
    const matrix = tensor.shape.length > 1;
    const chosen = typeFor(recipe, key, tensor.shape, layers, classifier);
    const { type } = ENCODERS[chosen];
    const called = ELEMENT_TYPES[type]?.name ?? chosen;
    counts.set(called, (counts.get(called) ?? 0) + 1);
    return {
      name: key,
      shape: tensor.shape,
      type,
      bytes: () => {
        onTensor(key, index, tensors.length);
        return encoded(tensor, chosen, matrix ? loss : undefined);
      },
    };
  });
  const outputBytes = writePieces(output, ggufPieces(metadata, writes));
  const error = loss.whole === 0 ? 0 : Math.sqrt(loss.error / loss.whole);
  return { inputBytes: source.size, outputBytes, counts, error };
}

/** A tensor's bytes in another type, some rows at a time. */
function* encoded(
  tensor: Tensor,
  name: EncoderName,
  loss: { error: number; whole: number } | undefined,
): Generator<Uint8Array, void, undefined> {
  const { type, encode } = ENCODERS[name];
  const known = ELEMENT_TYPES[type];
  if (known === undefined) throw new RangeError(`no element type ${type}`);
  const { length, bytes, decode } = known;
  const rows = rowsOf(tensor);
  const step = Math.max(1, Math.floor(PIECE / columnsOf(tensor)));
  const back = new Float32Array(length);
  for (let first = 0; first < rows; first += step) {
    // A vector is taken whole: `rows` makes matrices.
    const part = tensor.shape.length > 1 ? tensor.rows(first, Math.min(rows, first + step)) : tensor;
    const { data } = part;
    const out = new Uint8Array((sizeOf(part) / length) * bytes);
    const view = new DataView(out.buffer);
    for (let block = 0; block * length < data.length; block++) {
      encode(data, block * length, view, block * bytes);
      if (loss === undefined) continue;
      decode(view, block * bytes, back, 0);
      for (let i = 0; i < length; i++) {
        const value = data[block * length + i] as number; // whole blocks
        loss.error += (value - (back[i] as number)) ** 2;
        loss.whole += value * value;
      }
    }
    yield out;
  }
}
