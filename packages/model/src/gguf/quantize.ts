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
/** Rows that make no whole blocks are kept in a type that has none. */
const UNBLOCKED: EncoderName = "f16";
/** ggml's numbers of a file's main type (`llama_ftype`). */
const FILE_TYPES: Readonly<Record<EncoderName, number>> = {
  f32: 0,
  f16: 1,
  q4_0: 2,
  q4_1: 3,
  q8_0: 7,
  q5_0: 8,
  q5_1: 9,
  bf16: 32,
};

/** Of a checkpoint that is no GGUF file: what it holds. */
export interface CheckpointToQuantize {
  readonly model: Model;
  readonly tokenizer: Tokenizer;
}

/**
 * Converts a model file; vectors stay float32. Of a GGUF file all metadata come over.
 * @param checkpoint what the input holds where it is no GGUF file
 * @throws ModelError for an input that cannot be read, or would be written over.
 */
export function quantizeFile(
  input: string,
  output: string,
  name: EncoderName,
  checkpoint?: CheckpointToQuantize,
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
  metadata.set("general.file_type", { type: "u32", value: FILE_TYPES[name] });

  const writes = tensors.map(([key, tensor]): GgufTensorToWrite => {
    const matrix = tensor.shape.length > 1;
    const { length = 1 } = ELEMENT_TYPES[ENCODERS[name].type] ?? {};
    const chosen = !matrix ? "f32" : columnsOf(tensor) % length === 0 ? name : UNBLOCKED;
    const { type } = ENCODERS[chosen];
    const called = ELEMENT_TYPES[type]?.name ?? chosen;
    counts.set(called, (counts.get(called) ?? 0) + 1);
    return {
      name: key,
      shape: tensor.shape,
      type,
      bytes: () => encoded(tensor, chosen, matrix ? loss : undefined),
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
