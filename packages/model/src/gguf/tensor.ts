/** Tensors of GGUF files: read and decoded when they are asked for, whole or a few rows at a time. */
import type { ByteSource } from "../byte-source.js";
import type { Quantized, Tensor } from "../checkpoint.js";
import { columnsOf, roundToBytes, sizeOf } from "../tensor.js";
import { ELEMENT_TYPES, type ElementType } from "./element-types.js";
import type { Fields } from "./fields.js";
import type { TensorInfo } from "./reader.js";

/** Numbers that share a scale in ggml's plain quantised types. */
export const GROUP = 32;

/** What a matrix is taken for: numbers, bytes, half bytes, half bytes counted from a group's least weight. */
export type Taken = "f32" | "bytes" | "halves" | "halves from least";

/** What matrices of these types are best taken for together. Bytes lose little of any type, halves nothing of theirs. */
export function takenFor(types: readonly ElementType[]): Exclude<Taken, "f32"> {
  if (types.every(({ half }) => half === true)) return "halves";
  return types.every(({ nibbles }) => nibbles !== undefined) ? "halves from least" : "bytes";
}

class GgufTensor implements Tensor {
  #data: Float32Array | undefined;
  constructor(
    readonly name: string,
    readonly shape: readonly number[],
    private readonly source: ByteSource,
    /** Its first byte in the source. */
    private readonly at: number,
    private readonly type: ElementType,
    private readonly taken: Taken,
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
  get quantized(): Quantized | undefined {
    const { taken } = this;
    if (taken === "f32") return undefined;
    const { length, bytes, integers, nibbles } = this.type;
    const values = new Int8Array(sizeOf(this));
    const scales = new Float32Array(values.length / GROUP);
    if (taken === "halves from least" && nibbles !== undefined) {
      const view = this.view();
      const least = new Float32Array(scales.length);
      for (let block = 0; block < values.length / length; block++) {
        const first = block * length;
        nibbles(view, block * bytes, values, first, scales, least, first / GROUP);
      }
      return { group: GROUP, bits: 4, values, scales, least };
    }
    if (integers === undefined) return roundToBytes(this.decode(), columnsOf(this), GROUP);
    const view = this.view();
    for (let g = 0; g < scales.length; g++) scales[g] = integers(view, g * bytes, values, g * GROUP);
    return { group: GROUP, bits: taken === "halves" ? 4 : 8, values, scales, halfScales: true };
  }
  rows(from: number, to: number): Tensor {
    const { name, source, type, taken } = this;
    const columns = columnsOf(this);
    const at = this.at + ((from * columns) / type.length) * type.bytes;
    return new GgufTensor(name, [to - from, columns], source, at, type, taken);
  }
}

/** The element type of a tensor. @throws ModelError when it is not known. */
export function typeOf(fields: Fields, { name, type }: TensorInfo): ElementType {
  const names = Object.values(ELEMENT_TYPES).map((known) => known.name);
  return ELEMENT_TYPES[type] ?? fields.fail(name, `a type of ${names.join(", ")}`, `number ${type}`);
}

/** A tensor of the file. @throws ModelError when it is not there, or is not what it should be. */
export function openTensor(
  source: ByteSource,
  fields: Fields,
  name: string,
  shape: readonly number[],
  taken: Taken,
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
  return new GgufTensor(name, shape, source, info.at, type, taken);
}

/** A tensor of whatever shape it has. @throws ModelError when its bytes are not there. */
export function anyTensor(source: ByteSource, fields: Fields, name: string): Tensor {
  const { dimensions = [] } = fields.header.tensors.get(name) ?? {};
  return openTensor(source, fields, name, [...dimensions].reverse(), "f32");
}
