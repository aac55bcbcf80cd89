/** Tensors of a file: read when they are asked for, whole or a few rows at a time. */
import { type ByteSource, readFloats } from "./byte-source.js";
import type { LayerWeights, Model, Quantized, Tensor } from "./checkpoint.js";
import { float16 } from "./gguf/element-types.js";
import { halfBits } from "./gguf/half.js";

/** Numbers in one row of a tensor, a vector being one row. */
export function columnsOf({ shape }: Pick<Tensor, "shape">): number {
  return shape.at(-1) ?? 1;
}
/** Rows of a tensor. */
export function rowsOf({ shape }: Pick<Tensor, "shape">): number {
  return shape.slice(0, -1).reduce((product, n) => product * n, 1);
}
/** Numbers in a tensor. */
export function sizeOf({ shape }: Pick<Tensor, "shape">): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Float32 in a file. */
class FloatTensor implements Tensor {
  #data: Float32Array | undefined;
  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    private readonly source: ByteSource,
    private readonly at: number,
  ) {}
  get data(): Float32Array {
    this.#data ??= readFloats(this.source, this.at, sizeOf(this));
    return this.#data;
  }
  rows(from: number, to: number): Tensor {
    const columns = columnsOf(this);
    return new FloatTensor(this.name, [to - from, columns], this.source, this.at + 4 * from * columns);
  }
}

/** A tensor of float32 that lie at byte `at` of a source, which has them. */
export function floatTensor(name: string, shape: readonly number[], source: ByteSource, at: number): Tensor {
  return new FloatTensor(name, shape, source, at);
}

/** Integers made when they are asked for, a few rows at a time. */
class QuantizedTensor implements Tensor {
  #data: Float32Array | undefined;
  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    private readonly make: (fromRow: number, toRow: number) => Quantized,
    private readonly from: number,
  ) {}
  get quantized(): Quantized {
    return this.make(this.from, this.from + rowsOf(this));
  }
  get data(): Float32Array {
    this.#data ??= dequantize(this.quantized, columnsOf(this));
    return this.#data;
  }
  rows(from: number, to: number): Tensor {
    return new QuantizedTensor(this.name, [to - from, columnsOf(this)], this.make, this.from + from);
  }
}

/** A tensor of integers; its `data` are the numbers they stand for. `make` gives those of some rows. */
export function quantizedTensor(
  name: string,
  shape: readonly number[],
  make: (fromRow: number, toRow: number) => Quantized,
): Tensor {
  return new QuantizedTensor(name, shape, make, 0);
}

/** The numbers that integers in rows of `columns` stand for. */
export function dequantize({ group, values, scales, least }: Quantized, columns: number): Float32Array {
  const data = new Float32Array(values.length);
  const groups = Math.ceil(columns / group);
  for (let row = 0, i = 0; i < values.length; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const g = row * groups + Math.floor(column / group);
      // A scale, and a least weight where there are any, for each group.
      data[i] = Math.fround((values[i] as number) * (scales[g] as number)) + (least?.[g] ?? 0);
    }
  }
  return data;
}

/** The greatest float16. */
const MOST_HALF = 65504;

/**
 * Float32 numbers in rows of `columns` to the nearest integers of a byte, a scale for each `group`: the largest
 * magnitude / 127 as the nearest float16.
 */
export function roundToBytes(data: Float32Array, columns: number, group: number): Quantized {
  const values = new Int8Array(data.length);
  const groups = Math.ceil(columns / group);
  const scales = new Float32Array((data.length / columns) * groups);
  for (let g = 0; g < scales.length; g++) {
    const start = Math.floor(g / groups) * columns + (g % groups) * group;
    const end = Math.min(start + group, (Math.floor(g / groups) + 1) * columns);
    let most = 0;
    for (let i = start; i < end; i++) most = Math.max(most, Math.abs(data[i] as number));
    const scale = Math.min(MOST_HALF, float16(halfBits(most / 127)));
    scales[g] = scale;
    if (scale === 0) continue;
    for (let i = start; i < end; i++) {
      values[i] = Math.max(-127, Math.min(127, Math.round((data[i] as number) / scale)));
    }
  }
  return { group, bits: 8, values, scales, halfScales: true };
}

/** A tensor rounded to bytes in groups of `group`. */
export function quantizeTensor(tensor: Tensor, group: number): Tensor {
  return quantizedTensor(tensor.name, tensor.shape, (from, to) =>
    roundToBytes(tensor.rows(from, to).data, columnsOf(tensor), group),
  );
}

/** Numbers that share a scale where floats are rounded. */
const GROUP = 32;

/** A model whose matrices of floats are taken as bytes in groups of 32. */
export function asBytes(model: Model): Model {
  const made = new Map<Tensor, Tensor>();
  const matrix = (tensor: Tensor): Tensor => {
    const there = made.get(tensor);
    if (there !== undefined) return there;
    const floats = tensor.shape.length > 1 && tensor.rows(0, 1).quantized === undefined;
    const taken = floats ? quantizeTensor(tensor, GROUP) : tensor;
    made.set(tensor, taken);
    return taken;
  };
  return {
    ...model,
    tokenEmbedding: matrix(model.tokenEmbedding),
    classifier: matrix(model.classifier),
    layers: model.layers.map(
      (layer) =>
        Object.fromEntries(
          Object.entries(layer).map(([name, tensor]: [string, Tensor]) => [name, matrix(tensor)]),
        ) as unknown as LayerWeights,
    ),
  };
}
