/** Tensors of a file: read when they are asked for, whole or a few rows at a time. */
import { type ByteSource, readFloats } from "./byte-source.js";
import type { Quantized, Tensor } from "./checkpoint.js";

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
    this.#data ??= dequantize(this.quantized);
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

/** The numbers that integers stand for. */
export function dequantize({ group, values, scales }: Quantized): Float32Array {
  const data = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    data[i] = (values[i] as number) * (scales[Math.floor(i / group)] as number); // a scale for each group
  }
  return data;
}

/** Float32 numbers to the nearest integers of a byte, a scale for each `group`: the largest magnitude / 127. */
export function roundToBytes(data: Float32Array, group: number): Quantized {
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
  return { group, values, scales };
}

/** A tensor rounded to bytes in groups of `group`. */
export function quantizeTensor(tensor: Tensor, group: number): Tensor {
  return quantizedTensor(tensor.name, tensor.shape, (from, to) =>
    roundToBytes(tensor.rows(from, to).data, group),
  );
}
