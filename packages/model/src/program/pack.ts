/** Packs weights and vocabulary in the order the guest reads them: see kernels/layout.ts. */
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { headSize, kvDim, type Model, type ModelConfig, type Tensor } from "../checkpoint.js";
import {
  type LayerLayout,
  type MatrixFormat,
  matrixBytes,
  PANEL,
  panelBytes,
  type QuantizedFormat,
  type WeightLayout,
  weightLayout,
} from "../kernels/layout.js";
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

/** How a model's matrices are stored: in groups when any of them is given so, `weightBytes` for a weight. */
function formatOf(model: Model, weightBytes: 1 | 2): MatrixFormat {
  const group = model.layers[0]?.wq.rows(0, 1).quantized?.group;
  return group === undefined ? { kind: "f32" } : { kind: "q8", group, weightBytes };
}

/** `weightBytes`: what a quantised weight takes; 2 suits emulators, which widen slowly. */
export function moduleLayout(model: Model, tokenizer: Tokenizer, weightBytes: 1 | 2 = 1): ModuleLayout {
  const shared = model.classifier === model.tokenEmbedding;
  const weights = weightLayout(model.config, shared, formatOf(model, weightBytes));
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
  const { format } = weights;
  const vector = (at: number, { data }: Tensor) => write(at, bytesOf(data));
  const matrix = (at: number, tensors: readonly Tensor[]) => packMatrix(write, at, tensors, format);
  model.layers.forEach((layer, index) => {
    const base = index * weights.layer.stride;
    const at = (place: Exclude<keyof LayerLayout, "stride">) => base + weights.layer[place];
    vector(at("attentionNorm"), layer.attentionNorm);
    matrix(at("qkv"), [layer.wq, layer.wk, layer.wv]);
    matrix(at("output"), [layer.wo]);
    vector(at("ffnNorm"), layer.ffnNorm);
    matrix(at("gateUp"), [layer.w1]);
    matrix(at("gateUp") + matrixBytes(config.hiddenDim, config.dim, format), [layer.w3]);
    matrix(at("down"), [layer.w2]);
  });
  vector(weights.finalNorm, model.finalNorm);
  matrix(weights.classifier, [model.classifier]);
  if (weights.embedding !== weights.classifier) matrix(weights.embedding, [model.tokenEmbedding]);
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
  if (format.kind === "f32") packFloats(new Float32Array(piece.buffer), row, tensor);
  else packQuantized(piece, row, tensor, format);
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
  const { group, weightBytes } = format;
  const floats = new Float32Array(piece.buffer);
  const weights = weightBytes === 1 ? new Int8Array(piece.buffer) : new Int16Array(piece.buffer);
  const { quantized, name } = tensor;
  if (quantized === undefined || quantized.group !== group) {
    throw new TypeError(`${name} is not quantised in groups of ${group}`);
  }
  const { values, scales } = quantized;
  const [rows, columns] = [rowsOf(tensor), columnsOf(tensor)];
  const groupBytes = PANEL * (4 + weightBytes * group);
  for (let r = 0; r < rows; r++) {
    const row = first + r;
    let place = Math.floor(row / PANEL) * panelBytes(columns, format);
    const lane = row % PANEL;
    for (let g = 0; g < columns / group; g++, place += groupBytes) {
      const from = r * columns + g * group;
      floats[place / 4 + lane] = scales[from / group] as number; // of the shape checked when it was read
      let to = (place + 4 * PANEL) / weightBytes + lane;
      for (let i = 0; i < group; i++, to += PANEL) weights[to] = values[from + i] as number;
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

/** Bytes the guest needs beside its weights and code: keys, values and buffers. */
export function workingBytes(config: ModelConfig): number {
  const caches = 2 * config.layers * config.seqLen * Math.max(kvDim(config), PANEL * config.kvHeads);
  return 4 * (caches + 4 * config.dim + 4 * config.hiddenDim + 3 * config.vocabSize + 2 * config.seqLen);
}
