/**
 * Writes GGUF files of version 3: see reader.ts for the format.
 *
 * Tensors are written one after another in pieces, so that a file may be larger than memory.
 */
import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { ModelError } from "../errors.js";
import { ELEMENT_TYPES } from "./element-types.js";

/** A value of metadata with its type; `raw` is a type and a value as another file had them. */
export type GgufValue =
  | { readonly type: "u32" | "i32" | "f32"; readonly value: number }
  | { readonly raw: Uint8Array }
  | string
  | boolean
  | readonly string[]
  | Int32Array
  | Float32Array;

export interface GgufTensorToWrite {
  readonly name: string;
  /** Rows first. */
  readonly shape: readonly number[];
  /** ggml's number of the element type. */
  readonly type: number;
  /** The tensor's bytes in order, in pieces. */
  readonly bytes: () => Iterable<Uint8Array>;
}

const TYPES = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;
const ALIGNMENT = 32;
const MAGIC = "GGUF";
const VERSION = 3;

class Header {
  private readonly parts: Uint8Array[] = [];
  push(bytes: Uint8Array): void {
    this.parts.push(bytes);
  }
  u32(value: number): void {
    const bytes = new DataView(new ArrayBuffer(4));
    bytes.setUint32(0, value, true);
    this.push(new Uint8Array(bytes.buffer));
  }
  u64(value: number): void {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigUint64(0, BigInt(value), true);
    this.push(new Uint8Array(bytes.buffer));
  }
  string(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.u64(bytes.length);
    this.push(bytes);
  }
  /** Little-endian, as x86 and ARM hosts have them. */
  numbers(values: Int32Array | Float32Array): void {
    this.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  value(value: GgufValue): void {
    if (typeof value === "string") {
      this.u32(TYPES.string);
      this.string(value);
    } else if (typeof value === "boolean") {
      this.u32(TYPES.bool);
      this.push(Uint8Array.of(Number(value)));
    } else if (value instanceof Int32Array || value instanceof Float32Array) {
      this.array(value instanceof Int32Array ? TYPES.i32 : TYPES.f32, value.length);
      this.numbers(value);
    } else if ("raw" in value) this.push(value.raw);
    else if ("type" in value) {
      this.u32(TYPES[value.type]);
      this.numbers(value.type === "f32" ? Float32Array.of(value.value) : Int32Array.of(value.value));
    } else {
      this.array(TYPES.string, value.length);
      for (const element of value) this.string(element);
    }
  }
  private array(type: number, length: number): void {
    this.u32(TYPES.array);
    this.u32(type);
    this.u64(length);
  }
  bytes(): Uint8Array {
    const bytes = Buffer.concat(this.parts);
    return Buffer.concat([bytes, Buffer.alloc(-bytes.length & (ALIGNMENT - 1))]);
  }
}

/** Bytes of a tensor in a file. */
function tensorBytes({ shape, type }: GgufTensorToWrite): number {
  const { length = 1, bytes = 1 } = ELEMENT_TYPES[type] ?? {};
  return (shape.reduce((product, n) => product * n, 1) / length) * bytes;
}

/** A file's bytes, in pieces. */
export function* ggufPieces(
  metadata: ReadonlyMap<string, GgufValue>,
  tensors: readonly GgufTensorToWrite[],
): Generator<Uint8Array, void, undefined> {
  const header = new Header();
  header.push(Buffer.from(MAGIC));
  header.u32(VERSION);
  header.u64(tensors.length);
  header.u64(metadata.size);
  for (const [key, value] of metadata) {
    header.string(key);
    header.value(value);
  }
  let at = 0;
  for (const tensor of tensors) {
    header.string(tensor.name);
    header.u32(tensor.shape.length);
    for (const size of [...tensor.shape].reverse()) header.u64(size);
    header.u32(tensor.type);
    header.u64(at);
    at = ALIGNMENT * Math.ceil((at + tensorBytes(tensor)) / ALIGNMENT);
  }
  yield header.bytes();
  for (const tensor of tensors) {
    yield* tensor.bytes();
    yield new Uint8Array(-tensorBytes(tensor) & (ALIGNMENT - 1));
  }
}

/**
 * Writes a file whole or not at all: under another name until it is done. Gives its size.
 * @throws ModelError where something else than a file stands.
 */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): number {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isFile() === false) {
    const found = there.isDirectory() ? "a directory" : "a pipe or device";
    throw new ModelError({ file: path, field: "file", expected: "a file to write", found });
  }
  const temporary = `${path}.${process.pid}.part`;
  const descriptor = openSync(temporary, "w");
  let size = 0;
  try {
    for (const piece of pieces) {
      for (let done = 0; done < piece.length; ) {
        done += writeSync(descriptor, piece, done, piece.length - done);
      }
      size += piece.length;
    }
    closeSync(descriptor);
    renameSync(temporary, path);
    return size;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
