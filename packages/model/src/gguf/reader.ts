/**
 * Reads a GGUF file's header: metadata and where the tensors lie.
 *
 *     "GGUF" | u32 version (2, 3) | u64 tensors | u64 entries | entries: key, u32 type, value | tensor infos | padding | data
 *
 * Every length is checked against the bytes that are there before anything is made of it.
 *
 * Source: ggml, docs/gguf.md.
 */
import { type ByteSource, head } from "../byte-source.js";
import { ModelError } from "../errors.js";

export type MetadataValue = number | bigint | boolean | string | readonly MetadataValue[];

export interface TensorInfo {
  readonly name: string;
  /** As the file has it: columns first. */
  readonly dimensions: readonly number[];
  /** ggml's number of the element type. */
  readonly type: number;
  /** From the start of the file. */
  readonly at: number;
}

export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, MetadataValue>;
  readonly tensors: ReadonlyMap<string, TensorInfo>;
}

const MAGIC = 0x46554747;
const MOST_ENTRIES = 1 << 16;
const MOST_DIMENSIONS = 4;
/** Bytes of a key, and of a tensor's name (which ggml holds to 64). */
const MOST_KEY = 1024;
const MOST_NAME = 256;
/** Elements of all lists together: a vocabulary of a million tokens has four lists of as many. */
const MOST_ELEMENTS = 1 << 24;
/** Bytes of one text: a chat template has some thousands. */
const MOST_TEXT = 1 << 24;
const DEFAULT_ALIGNMENT = 32;
const STRING = 8;
const ARRAY = 9;
/** Bytes of a header that are read first; twice as many when they do not do. */
const FIRST_READ = 1 << 20;

export function isGguf(source: ByteSource): boolean {
  return source.size >= 4 && head(source, 4).getUint32(0, true) === MAGIC;
}

/** Scalars by their number in the format. */
const SCALARS: Readonly<
  Record<number, { readonly size: number; read(view: DataView, at: number): number | bigint | boolean }>
> = {
  0: { size: 1, read: (view, at) => view.getUint8(at) },
  1: { size: 1, read: (view, at) => view.getInt8(at) },
  2: { size: 2, read: (view, at) => view.getUint16(at, true) },
  3: { size: 2, read: (view, at) => view.getInt16(at, true) },
  4: { size: 4, read: (view, at) => view.getUint32(at, true) },
  5: { size: 4, read: (view, at) => view.getInt32(at, true) },
  6: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  7: { size: 1, read: (view, at) => view.getUint8(at) !== 0 },
  10: { size: 8, read: (view, at) => view.getBigUint64(at, true) },
  11: { size: 8, read: (view, at) => view.getBigInt64(at, true) },
  12: { size: 8, read: (view, at) => view.getFloat64(at, true) },
};

class Reader {
  at = 4;
  /** What is being read, for messages. */
  place = "header";
  /** The file's beginning, as much of it as was needed. */
  private view: DataView;
  /** Elements that lists may still have. */
  private left = MOST_ELEMENTS;
  private readonly text = new TextDecoder();
  constructor(
    private readonly source: ByteSource,
    private readonly file: string,
  ) {
    this.view = head(source, FIRST_READ);
  }

  fail(expected: string, found: string): never {
    throw new ModelError({ file: this.file, field: this.place, expected, found });
  }
  /** Where the next `size` bytes are in `view`, which this may replace: to be asked before `view` is. */
  private take(size: number): number {
    const end = this.at + size;
    if (end > this.view.byteLength) {
      if (end > this.source.size) {
        this.fail(`${size} bytes at byte ${this.at}`, `${this.source.size - this.at} before the file ends`);
      }
      this.view = head(this.source, Math.max(end, 2 * this.view.byteLength));
    }
    this.at = end;
    return end - size;
  }
  u32(): number {
    const at = this.take(4);
    return this.view.getUint32(at, true);
  }
  /** A length or offset, at most `most`. */
  size(most: number): number {
    const at = this.take(8);
    const value = this.view.getBigUint64(at, true);
    if (value > BigInt(most)) this.fail(`at most ${most}`, `${value}`);
    return Number(value);
  }
  string(): string {
    const length = this.size(MOST_TEXT);
    const from = this.take(length);
    return this.text.decode(new Uint8Array(this.view.buffer, this.view.byteOffset + from, length));
  }
  /** Entry `i` of the metadata: its key, its value, and the byte its type begins at. */
  entry(i: number): readonly [key: string, value: MetadataValue, from: number] {
    this.place = `metadata entry ${i}`;
    const key = this.name(MOST_KEY);
    this.place = key;
    const from = this.at;
    return [key, this.value(this.u32()), from];
  }
  /** What something is called: `most` bytes at most. */
  name(most: number): string {
    const at = this.at;
    const name = this.string();
    const bytes = this.at - at - 8;
    return bytes > 0 && bytes <= most ? name : this.fail(`a name of 1 to ${most} bytes`, `${bytes}`);
  }
  value(type: number, depth = 0): MetadataValue {
    if (type === STRING) return this.string();
    if (type === ARRAY) {
      if (depth > 2) this.fail("lists within lists at most twice", "more");
      const element = this.u32();
      const count = this.size(this.left);
      this.left -= count;
      const values: MetadataValue[] = [];
      for (let i = 0; i < count; i++) values.push(this.value(element, depth + 1));
      return values;
    }
    const scalar = SCALARS[type];
    if (scalar === undefined) return this.fail("a type from 0 to 12", `${type}`);
    const at = this.take(scalar.size);
    return scalar.read(this.view, at);
  }
}

interface Beginning {
  readonly reader: Reader;
  readonly version: number;
  readonly tensorCount: number;
  readonly entryCount: number;
}

function readBeginning(source: ByteSource, file: string): Beginning {
  const reader = new Reader(source, file);
  if (!isGguf(source)) reader.fail("a GGUF file", "another one");
  const version = reader.u32();
  const swapped = version >>> 24;
  if (version === swapped << 24 && swapped > 0) {
    reader.fail("a little-endian file", `a big-endian one, of version ${swapped}`);
  }
  if (version !== 2 && version !== 3) reader.fail("version 2 or 3", `${version}`);
  return { reader, version, tensorCount: reader.size(MOST_ENTRIES), entryCount: reader.size(MOST_ENTRIES) };
}

/**
 * Each entry's type and value as they stand in the file, for a file made from it.
 * @throws ModelError as `readGgufHeader` does.
 */
export function rawMetadata(source: ByteSource, file: string): ReadonlyMap<string, Uint8Array> {
  const { reader, entryCount } = readBeginning(source, file);
  const raw = new Map<string, Uint8Array>();
  for (let i = 0; i < entryCount; i++) {
    const [key, , from] = reader.entry(i);
    raw.set(key, source.read(from, reader.at - from));
  }
  return raw;
}

/** @throws ModelError for what is not a GGUF file of version 2 or 3, or is cut short. */
export function readGgufHeader(source: ByteSource, file: string): GgufHeader {
  const { reader, version, tensorCount, entryCount } = readBeginning(source, file);
  const metadata = new Map<string, MetadataValue>();
  for (let i = 0; i < entryCount; i++) {
    const [key, value] = reader.entry(i);
    if (metadata.has(key)) reader.fail("one entry of this name", "two");
    metadata.set(key, value);
  }
  const infos: TensorInfo[] = [];
  const names = new Set<string>();
  for (let i = 0; i < tensorCount; i++) {
    reader.place = `tensor ${i}`;
    const name = reader.name(MOST_NAME);
    reader.place = name;
    if (names.has(name)) reader.fail("one tensor of this name", "two");
    names.add(name);
    const count = reader.u32();
    if (count < 1 || count > MOST_DIMENSIONS) reader.fail(`1 to ${MOST_DIMENSIONS} dimensions`, `${count}`);
    const dimensions = Array.from({ length: count }, () => reader.size(2 ** 31));
    infos.push({ name, dimensions, type: reader.u32(), at: reader.size(Number.MAX_SAFE_INTEGER) });
  }
  const alignment = metadata.get("general.alignment") ?? DEFAULT_ALIGNMENT;
  reader.place = "general.alignment";
  if (typeof alignment !== "number" || alignment < 1 || alignment % 8 !== 0) {
    return reader.fail("a multiple of 8", String(alignment));
  }
  for (const { name, at } of infos) {
    reader.place = name;
    if (at % alignment !== 0) reader.fail(`a place that is a multiple of ${alignment}`, `${at}`);
  }
  const data = alignment * Math.ceil(reader.at / alignment);
  const tensors = new Map(infos.map((info) => [info.name, { ...info, at: data + info.at }]));
  return { version, metadata, tensors };
}
