/** Tensors whose weights are integers with scales. */
import type { Quantized, Tensor } from "./checkpoint.js";

class QuantizedTensor implements Tensor {
  #data: Float32Array | undefined;
  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    readonly quantized: Quantized,
  ) {}

  /** The weights as numbers, made when first asked for: packing a model never does. */
  get data(): Float32Array {
    if (this.#data === undefined) {
      const { group, values, scales } = this.quantized;
      this.#data = new Float32Array(values.length);
      for (let i = 0; i < values.length; i++) {
        this.#data[i] = (values[i] as number) * (scales[Math.floor(i / group)] as number); // a scale for each group
      }
    }
    return this.#data;
  }
}

/** A tensor of integers; its `data` are the numbers they stand for. */
export function quantizedTensor(name: string, shape: readonly number[], quantized: Quantized): Tensor {
  return new QuantizedTensor(name, shape, quantized);
}

/** Float32 weights to the nearest integers of a byte, a scale for each `group`: the largest magnitude / 127. */
export function quantizeTensor({ name, shape, data }: Tensor, group: number): Tensor {
  const values = new Int8Array(data.length);
  const scales = new Float32Array(data.length / group);
  for (let g = 0; g < scales.length; g++) {
    let most = 0;
    for (let i = g * group; i < (g + 1) * group; i++) most = Math.max(most, Math.abs(data[i] as number));
    const scale = Math.fround(most / 127);
    scales[g] = scale;
    if (scale === 0) continue;
    for (let i = g * group; i < (g + 1) * group; i++) values[i] = Math.round((data[i] as number) / scale);
  }
  return quantizedTensor(name, shape, { group, values, scales });
}
