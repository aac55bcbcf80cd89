/** GGUF files of models, for tests. */
import type { Model, Tensor, Tokenizer } from "@ts-jit/model";
import { ELEMENT_TYPES } from "#model/gguf/element-types";
import { ENCODERS } from "#model/gguf/encode";
import { modelMetadata, namedTensors, vocabularyMetadata } from "#model/gguf/metadata";
import { type GgufTensorToWrite, type GgufValue, ggufPieces } from "#model/gguf/writer";

/** Where the float16 scales stand in a block of a type that is not written: any bytes but them are some weights. */
const SCALES: Readonly<Record<number, readonly number[]>> = { 3: [0, 2], 12: [0, 2], 14: [208] };
/** 0.0005 */
const SCALE_BITS = 0x1019;

/** A tensor in ggml's `type`; of one that is not written, weights that its numbers lead to. */
export function encodedTensor({ data }: Tensor, type: number): Uint8Array {
  const encoder = Object.values(ENCODERS).find((one) => one.type === type);
  const { length = 1, bytes = 1 } = ELEMENT_TYPES[type] ?? {};
  const out = new Uint8Array((data.length / length) * bytes);
  const view = new DataView(out.buffer);
  if (encoder === undefined) {
    data.forEach((value, at) => {
      out[at % out.length] = ((out[at % out.length] ?? 0) + Math.round(997 * value)) & 255;
    });
    for (let block = 0; block < out.length; block += bytes) {
      for (const at of SCALES[type] ?? []) view.setUint16(block + at, SCALE_BITS, true);
    }
  }
  for (let block = 0; block * length < data.length; block++) {
    encoder?.encode(data, block * length, view, block * bytes);
  }
  return out;
}

/** A model and its tokenizer as a GGUF file, matrices in ggml's type, or in several by turns, with entries changed and tensors added. */
export function ggufBytes(
  model: Model,
  tokenizer: Tokenizer,
  types: number | readonly number[],
  changes: Readonly<Record<string, GgufValue>> = {},
  more: readonly (readonly [string, Tensor])[] = [],
): Uint8Array {
  const metadata = new Map<string, GgufValue>([
    ...modelMetadata(model),
    ["llama.attention.layer_norm_rms_epsilon", { type: "f32", value: 1e-6 }],
    ["llama.rope.freq_base", { type: "f32", value: 50000 }],
    ...vocabularyMetadata(tokenizer),
    ...Object.entries(changes),
  ]);
  const turns = [types].flat();
  const tensors = [...more, ...namedTensors(model)].map(([name, tensor], index): GgufTensorToWrite => {
    const kind = tensor.shape.length > 1 ? (turns[index % turns.length] ?? 0) : 0;
    return { name, shape: tensor.shape, type: kind, bytes: () => [encodedTensor(tensor, kind)] };
  });
  return new Uint8Array(Buffer.concat([...ggufPieces(metadata, tensors)]));
}
