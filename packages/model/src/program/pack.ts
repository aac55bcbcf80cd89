/** Packs weights and vocabulary in the order the guest reads them: see kernels/layout.ts. */
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { headSize, type Model, type ModelConfig, type Tensor } from "../checkpoint.js";
import { halfBits } from "../gguf/half.js";
import { bufferBytes } from "../kernels/forward.js";
import {
  cacheLayout,
  groupBytes,
  headBytes,
  type KvFormat,
  type LayerLayout,
  type MatrixFormat,
  type ModelFormats,
  matrixBytes,
  PANEL,
  padded,
  panelBytes,
  type QuantizedFormat,
  type WeightLayout,
  weightLayout,
} from "../kernels/layout.js";
import type { Arithmetic } from "../kernels/panels.js";
import { rotaryTable } from "../kernels/rotary.js";
import { columnsOf, rowsOf } from "../tensor.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { packVocabulary, type VocabularyLayout, vocabularyLayout } from "./vocabulary.js";

/** Where things lie in the module of a model with its tokenizer. */
export interface ModuleLayout {
  readonly weights: WeightLayout;
  readonly vocabulary: VocabularyLayout;
  /** Bytes of the module. */
  readonly size: number;
}

/** How a tensor is stored, as its first row tells. @throws TypeError for groups that no kernel multiplies. */
function formatOf(tensor: Tensor, signed: boolean): MatrixFormat {
  const { quantized } = tensor.rows(0, 1);
  if (quantized === undefined) return { kind: "f32" };
  const { bits, group, least, halfScales = false } = quantized;
  // Emulators convert slowly.
  return {
    kind: "integers",
    bits,
    group,
    least: least !== undefined,
    signed,
    scaleBits: halfScales && !signed ? 16 : 32,
  };
}

/** @param integers what multiplies them, which decides how half bytes lie */
export function moduleLayout(
  model: Model,
  tokenizer: Tokenizer,
  integers: Arithmetic["integers"] = "neighbours",
): ModuleLayout {
  const signed = integers === "words";
  const [layer] = model.layers;
  if (layer === undefined) throw new TypeError("a model without layers");
  const formats = {
    qkv: formatOf(layer.wq, signed),
    output: formatOf(layer.wo, signed),
    gateUp: formatOf(layer.w1, signed),
    down: formatOf(layer.w2, signed),
    classifier: formatOf(model.classifier, signed),
    embedding: formatOf(model.tokenEmbedding, signed),
  };
  const weights = weightLayout(model.config, model.classifier === model.tokenEmbedding, formats);
  const vocabulary = vocabularyLayout(tokenizer, weights.end);
  return { weights, vocabulary, size: vocabulary.end };
}

/** Where a packed module goes, in pieces from any place. */
type Write = (at: number, bytes: Uint8Array) => void;

/** The module's bytes. */
export function packModule(model: Model, tokenizer: Tokenizer, layout: ModuleLayout): Uint8Array {
  const module = new Uint8Array(layout.size);
  pack(model, tokenizer, layout, (at, bytes) => module.set(bytes, at));
  return module;
}

/** The module as a file at `path`: no more than a few MiB of it are in memory at once. */
export function packFile(model: Model, tokenizer: Tokenizer, layout: ModuleLayout, path: string): void {
  const descriptor = openSync(path, "w");
  try {
    ftruncateSync(descriptor, layout.size);
    pack(model, tokenizer, layout, (at, bytes) => {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(descriptor, bytes, done, bytes.length - done, at + done);
      }
    });
  } finally {
    closeSync(descriptor);
  }
}

function pack(model: Model, tokenizer: Tokenizer, layout: ModuleLayout, write: Write): void {
  const { config } = model;
  const { weights } = layout;
  const { formats } = weights;
  const vector = (at: number, { data }: Tensor) => write(at, bytesOf(data));
  const matrix = (kind: keyof ModelFormats, at: number, ...tensors: readonly Tensor[]) =>
    packMatrix(write, at, tensors, formats[kind]);
  model.layers.forEach((layer, index) => {
    const base = index * weights.layer.stride;
    const at = (place: Exclude<keyof LayerLayout, "stride">) => base + weights.layer[place];
    vector(at("attentionNorm"), layer.attentionNorm);
    matrix("qkv", at("qkv"), layer.wq, layer.wk, layer.wv);
    matrix("output", at("output"), layer.wo);
    vector(at("ffnNorm"), layer.ffnNorm);
    matrix("gateUp", at("gateUp"), layer.w1);
    const ups = matrixBytes(padded(config.hiddenDim, formats), config.dim, formats.gateUp);
    matrix("gateUp", at("gateUp") + ups, layer.w3);
    matrix("down", at("down"), layer.w2);
  });
  vector(weights.finalNorm, model.finalNorm);
  matrix("classifier", weights.classifier, model.classifier);
  if (weights.embedding !== weights.classifier) {
    matrix("embedding", weights.embedding, model.tokenEmbedding);
  }
  write(weights.rotary, bytesOf(rotaryTables(config)));
  const tables = new Uint8Array(layout.size - weights.end);
  packVocabulary(tables, tokenizer, vocabularyLayout(tokenizer, 0));
  write(weights.end, tables);
}

function bytesOf(numbers: Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Numbers that are packed at once. */
const PIECE = 1 << 20;

/** Matrices of the same width, one under the other, in panels from byte `at` on. */
function packMatrix(write: Write, at: number, matrices: readonly Tensor[], format: MatrixFormat): void {
  const columns = columnsOf(matrices[0] as Tensor); // there is one
  const rows = matrices.reduce((sum, tensor) => sum + rowsOf(tensor), 0);
  const step = PANEL * Math.max(1, Math.floor(PIECE / (PANEL * columns)));
  for (let first = 0; first < rows; first += step) {
    const end = Math.min(rows, first + step);
    const piece = new Uint8Array(matrixBytes(end - first, columns, format));
    let top = 0;
    for (const tensor of matrices) {
      const [from, to] = [Math.max(first, top) - top, Math.min(end, top + rowsOf(tensor)) - top];
      if (from < to) packRows(piece, top + from - first, tensor.rows(from, to), format);
      top += rowsOf(tensor);
    }
    write(at + (first / PANEL) * panelBytes(columns, format), piece);
  }
}

/** Rows from `row` on of a piece of panels. */
function packRows(piece: Uint8Array, row: number, tensor: Tensor, format: MatrixFormat): void {
  if (format.kind === "integers") packQuantized(piece, row, tensor, format);
  else packFloats(new Float32Array(piece.buffer), row, tensor);
}

function packFloats(floats: Float32Array, first: number, tensor: Tensor): void {
  const { data } = tensor;
  const [rows, columns] = [rowsOf(tensor), columnsOf(tensor)];
  for (let r = 0; r < rows; r++) {
    const row = first + r;
    let to = Math.floor(row / PANEL) * PANEL * columns + (row % PANEL);
    const from = r * columns;
    for (let column = 0; column < columns; column++, to += PANEL) {
      floats[to] = data[from + column] as number; // the shape was checked when it was read
    }
  }
}

/** The same of quantised rows: see kernels/quantized.ts. */
function packQuantized(piece: Uint8Array, first: number, tensor: Tensor, format: QuantizedFormat): void {
  const { bits, group } = format;
  const { quantized, name } = tensor;
  if (
    quantized?.group !== group ||
    quantized.bits !== bits ||
    (quantized.least !== undefined) !== format.least ||
    (format.scaleBits === 16 && quantized.halfScales !== true)
  ) {
    throw new TypeError(`${name} is not quantised as the first tensor of its kind`);
  }
  const floats = new Float32Array(piece.buffer);
  const halves = new Uint16Array(piece.buffer);
  const { values, scales, least } = quantized;
  const [rows, columns] = [rowsOf(tensor), columnsOf(tensor)];
  const groups = Math.ceil(columns / group);
  // What makes a half byte's bits: 8 more for those that have no least weight, the top bit turned where they lie signed.
  const zero = least === undefined ? 8 : 0;
  const turned = format.signed ? 8 : 0;
  const head = headBytes(format);
  for (let r = 0; r < rows; r++) {
    const lane = (first + r) % PANEL;
    let place = Math.floor((first + r) / PANEL) * panelBytes(columns, format);
    for (let g = 0; g < groups; g++, place += groupBytes(format)) {
      // There is a scale for each group of a row, and a value for each column.
      const scale = scales[r * groups + g] as number;
      if (format.scaleBits === 16) halves[place / 2 + lane] = halfBits(scale);
      else floats[place / 4 + lane] = scale;
      if (least !== undefined) floats[place / 4 + PANEL + lane] = least[r * groups + g] as number;
      const from = r * columns + g * group;
      const to = place + head + 4 * lane;
      const count = Math.min(group, columns - g * group);
      if (bits === 8) {
        for (let i = 0; i < count; i++) piece[to + ((i >> 2) << 6) + (i & 3)] = values[from + i] as number;
      } else {
        for (let i = 0; i < count; i++) {
          const byte = to + ((i >> 3) << 6) + (i & 3);
          const nibble = ((values[from + i] as number) + zero) ^ turned;
          piece[byte] = (piece[byte] as number) | (nibble << (i & 4));
        }
      }
    }
  }
}

/** For each position the cosines, each twice, then the sines, the first of each pair negative. */
function rotaryTables(config: ModelConfig): Float32Array {
  const size = headSize(config);
  const floats = new Float32Array(2 * size * config.seqLen);
  let to = 0;
  for (let position = 0; position < config.seqLen; position++, to += 2 * size) {
    const { cosines, sines } = rotaryTable(position, size, config);
    for (let i = 0; i < size; i++) {
      const pair = i >> 1;
      floats[to + i] = cosines[pair] as number; // size / 2 of each
      floats[to + size + i] = (i % 2 === 0 ? -1 : 1) * (sines[pair] as number);
    }
  }
  return floats;
}

/** Bytes the guest needs beside its weights and code. */
export interface WorkingMemory {
  /** Keys and values. */
  readonly cache: number;
  readonly buffers: number;
}

export function workingMemory(
  config: ModelConfig,
  { weights }: ModuleLayout,
  kv: KvFormat = "f32",
): WorkingMemory {
  return { cache: cacheLayout(config, kv).size, buffers: bufferBytes(config, weights.formats) };
}
