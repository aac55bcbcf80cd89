/** Version 1 and 2 checkpoints written from a model, for tests. */
import { type Model, quantizeTensor, type Tensor } from "@ts-jit/model";

const LAYER_MATRICES = ["wq", "wk", "wv", "wo", "w1", "w2", "w3"] as const;

export function versionedBytes(model: Model, version: 1 | 2, group = 32): Uint8Array {
  const { dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen } = model.config;
  const header = new Uint8Array(256);
  const view = new DataView(header.buffer);
  const shared = model.classifier === model.tokenEmbedding;
  [0x616b3432, version, dim, hiddenDim, layers, heads, kvHeads, vocabSize, seqLen].forEach((value, index) => {
    view.setInt32(4 * index, value, true);
  });
  view.setUint8(36, shared ? 1 : 0);
  if (version === 2) view.setInt32(37, group, true);
  const parts: Uint8Array[] = [header];
  const push = (array: ArrayBufferView) =>
    parts.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const matrix = (tensor: Tensor) => {
    if (version === 1) push(tensor.data);
    else {
      const { quantized } = quantizeTensor(tensor, group);
      if (quantized === undefined) return;
      push(quantized.values);
      push(quantized.scales);
    }
  };
  for (const layer of model.layers) push(layer.attentionNorm.data);
  for (const layer of model.layers) push(layer.ffnNorm.data);
  push(model.finalNorm.data);
  matrix(model.tokenEmbedding);
  for (const name of LAYER_MATRICES) for (const layer of model.layers) matrix(layer[name]);
  if (!shared) matrix(model.classifier);
  return new Uint8Array(Buffer.concat(parts));
}
