/** GGUF files of models, for tests. */
import type { Model, Tensor, Tokenizer } from "@ts-jit/model";
import { ELEMENT_TYPES } from "#model/gguf/element-types";
import { ENCODERS } from "#model/gguf/encode";
import { modelMetadata, namedTensors, vocabularyMetadata } from "#model/gguf/metadata";
import { type GgufTensorToWrite, type GgufValue, ggufPieces } from "#model/gguf/writer";

/** A tensor in ggml's `type`. */
export function encodedTensor({ data }: Tensor, type: number): Uint8Array {
  const encoder = Object.values(ENCODERS).find((one) => one.type === type);
  const { length = 1, bytes = 1 } = ELEMENT_TYPES[type] ?? {};
  const out = new Uint8Array((data.length / length) * bytes);
  const view = new DataView(out.buffer);
  for (let block = 0; block * length < data.length; block++) {
    encoder?.encode(data, block * length, view, block * bytes);
  }
  return out;
}

/** A model and its tokenizer as a GGUF file, matrices in ggml's `type`, with entries changed and tensors added. */
export function ggufBytes(
  model: Model,
  tokenizer: Tokenizer,
  type: number,
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
  const tensors = [...more, ...namedTensors(model)].map(([name, tensor]): GgufTensorToWrite => {
    const kind = tensor.shape.length > 1 ? type : 0;
    return { name, shape: tensor.shape, type: kind, bytes: () => [encodedTensor(tensor, kind)] };
  });
  return new Uint8Array(Buffer.concat([...ggufPieces(metadata, tensors)]));
}
