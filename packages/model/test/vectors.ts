/** Vectors that are in no file, for tests. */
import type { Tensor } from "@ts-jit/model";
import { sourceOf } from "#model/byte-source";
import { floatTensor } from "#model/tensor";

export function vectorOf(name: string, data: Float32Array): Tensor {
  return floatTensor(name, [data.length], sourceOf(new Uint8Array(data.buffer)), 0);
}
