/**
 * Where a model's numbers lie, for the host that packs them and the kernels that read them.
 *
 * A matrix lies in panels of 16 rows, a panel column by column, so that a kernel reads straight on and keeps one sum for
 * each row of a panel in a vector's lanes. Every row's sum is then taken in the order of its columns, whatever the
 * width of the vectors: all machines, tiers and CPU levels get the same bits.
 *
 *     row:      0     1         15  |  0     1         15
 *             w0,0  w1,0 ... w15,0  | w0,1  w1,1 ... w15,1 | ... | then rows 16 to 31
 *             64 bytes: column 0    | column 1             |
 *
 * The weights in the order of a token's way through them, every tensor at a multiple of 64 bytes:
 *
 *     layer 0: attention norm | q, k, v rows | output | feed-forward norm | gate and up rows | down
 *     layer 1 ...
 *     final norm | classifier | embedding, if it is another | rotary cosines and sines | the tokenizer's tables
 */
import { headSize, kvDim, type ModelConfig } from "../checkpoint.js";

/** Rows of a panel; also what the lengths of vectors are rounded up to. */
export const PANEL = 16;
/** Tokens of a prompt that go through the layers together: a weight is read from memory once for all of them. */
export const TOGETHER = 32;
const FLOAT = 4;
const LINE = 64;

/** `n` rounded up to whole panels. */
export function panels(n: number): number {
  return PANEL * Math.ceil(n / PANEL);
}

/** Numbers as they are, or as float16. */
export interface FloatFormat {
  readonly kind: "f32" | "f16";
}
/** Integers with a scale for each `group` columns of a row (see quantized.ts). */
export interface QuantizedFormat {
  readonly kind: "integers";
  readonly bits: 4 | 8;
  /** Columns: to 256; of bytes a multiple of 4, of half bytes of 8. */
  readonly group: number;
  /** Whether a group has a least weight too, which its unsigned integers are counted from. */
  readonly least: boolean;
  /** Whether half bytes lie as 0 to 15 or, 8 less, as -8 to 7: what is better depends on how they are multiplied. */
  readonly signed: boolean;
  /** Scales as floats, as float16, which they are exactly, or none: all are 1. With a least weight: floats. */
  readonly scaleBits: 32 | 16 | 0;
}
/** How a matrix is stored. */
export type MatrixFormat = FloatFormat | QuantizedFormat;

/** Columns of a matrix in whole groups. */
export function wholeGroups(columns: number, format: MatrixFormat): number {
  return format.kind === "integers" ? format.group * Math.ceil(columns / format.group) : columns;
}
/** Bytes before the weights of a group. */
export function headBytes({ least, scaleBits }: QuantizedFormat): number {
  return (PANEL * (scaleBits + (least ? 32 : 0))) / 8;
}
/** Bytes of a group of columns of a panel. */
export function groupBytes(format: QuantizedFormat): number {
  return headBytes(format) + (PANEL * format.group * format.bits) / 8;
}
/** Bytes of a number. */
export function floatBytes({ kind }: FloatFormat): 2 | 4 {
  return kind === "f32" ? 4 : 2;
}
/** Bytes of a panel of 16 rows. */
export function panelBytes(columns: number, format: MatrixFormat): number {
  if (format.kind !== "integers") return floatBytes(format) * PANEL * columns;
  return Math.ceil(columns / format.group) * groupBytes(format);
}

/** Bytes of `rows` x `columns` in panels. */
export function matrixBytes(rows: number, columns: number, format: MatrixFormat): number {
  return (panels(rows) / PANEL) * panelBytes(columns, format);
}

/** How the matrices of each kind are stored, in all layers. */
export interface ModelFormats {
  readonly qkv: MatrixFormat;
  readonly output: MatrixFormat;
  readonly gateUp: MatrixFormat;
  readonly down: MatrixFormat;
  readonly classifier: MatrixFormat;
  readonly embedding: MatrixFormat;
}

/** What a vector that the matrices are multiplied with has room for: whole groups, whole panels. */
export function padded(n: number, formats: ModelFormats): number {
  return Math.max(...Object.values(formats).map((format) => panels(wholeGroups(n, format))));
}

/** Byte offsets in one layer. */
export interface LayerLayout {
  readonly attentionNorm: number;
  /** [dim + 2 kvDim, dim]: queries, keys, values. */
  readonly qkv: number;
  /** [dim, dim] */
  readonly output: number;
  readonly ffnNorm: number;
  /** [2 padded(hiddenDim), dim]: gates, then ups. */
  readonly gateUp: number;
  /** [dim, hiddenDim] */
  readonly down: number;
  /** From one layer to the next. */
  readonly stride: number;
}

/** Byte offsets in the module of weights. */
export interface WeightLayout {
  readonly formats: ModelFormats;
  readonly layer: LayerLayout;
  readonly finalNorm: number;
  /** [vocabSize, dim] in panels. */
  readonly classifier: number;
  /** [vocabSize, dim] in panels; the classifier's own place when the model shares it. */
  readonly embedding: number;
  /** [seqLen, 2, headSize]: c0 c0 c1 c1 ..., then -s0 s0 -s1 s1 ... */
  readonly rotary: number;
  /** Bytes. */
  readonly end: number;
}

/** Hands out places one after another, each at a multiple of a cache line. */
export class Places {
  private next = 0;
  take(bytes: number): number {
    const at = this.next;
    this.next = LINE * Math.ceil((at + bytes) / LINE);
    return at;
  }
  get end(): number {
    return this.next;
  }
}

/** How keys and values are kept: as they are computed, rounded to float16, or to bytes with a scale for each. */
export const KV_FORMATS = ["f32", "f16", "int8"] as const;
export type KvFormat = (typeof KV_FORMATS)[number];

/** Positions that attention takes together. */
export const BLOCK = PANEL;

/**
 * Where keys and values lie: for each layer and key-value head blocks of 16 positions, and of each
 *
 *     keys, a panel [16 positions, headSize] | of bytes: 16 scales | values, panels [headSize, 16 positions]
 */
export interface CacheLayout {
  readonly format: KvFormat;
  /** A panel of keys. */
  readonly keys: MatrixFormat;
  /** Panels of values. */
  readonly values: MatrixFormat;
  /** Rows of a panel of values. */
  readonly valueRows: 8 | 16;
  /** Bytes of a panel of values. */
  readonly valuePanel: number;
  /** Bytes from a block's keys to the scales of its values, where there are any. */
  readonly valueScales: number;
  /** Bytes from a block's keys to its values. */
  readonly valuesAt: number;
  /** Bytes of a block. */
  readonly block: number;
  /** Bytes of one head of one layer. */
  readonly head: number;
  /** Bytes of one layer. */
  readonly layer: number;
  /** Bytes of all. */
  readonly size: number;
}

/** @throws RangeError for heads whose keys make no whole words of bytes. */
export function cacheLayout(config: ModelConfig, format: KvFormat): CacheLayout {
  const size = headSize(config);
  if (format === "int8" && (size % 4 !== 0 || size > 256)) {
    throw new RangeError(`keys of bytes: expected heads of 4, 8, ... 256 numbers, found ${size}`);
  }
  const integers = { kind: "integers", bits: 8, least: false, signed: false } as const;
  const [keys, values]: readonly [MatrixFormat, MatrixFormat] =
    format === "int8"
      ? [
          { ...integers, group: size, scaleBits: 32 },
          { ...integers, group: BLOCK, scaleBits: 0 },
        ]
      : [{ kind: format }, { kind: format }];
  const valueRows = size <= 8 && format !== "int8" ? 8 : PANEL;
  const valuePanel = (panelBytes(BLOCK, values) * valueRows) / PANEL;
  const places = new Places();
  places.take(panelBytes(size, keys));
  const valueScales = format === "int8" ? places.take(FLOAT * BLOCK) : places.end;
  const valuesAt = places.take(valuePanel * Math.ceil(size / valueRows));
  const block = places.end;
  const head = (block * panels(config.seqLen)) / BLOCK;
  const layer = head * config.kvHeads;
  return {
    ...{ format, keys, values, valueRows, valuePanel, valueScales, valuesAt, block, head, layer },
    size: layer * config.layers,
  };
}

export function weightLayout(
  config: ModelConfig,
  sharedClassifier: boolean,
  formats: ModelFormats,
): WeightLayout {
  const { dim, hiddenDim, layers, vocabSize, seqLen } = config;
  const places = new Places();
  const vector = () => places.take(FLOAT * panels(dim));
  const matrix = (kind: keyof ModelFormats, rows: number, columns: number) =>
    places.take(matrixBytes(rows, columns, formats[kind]));
  const layer = {
    attentionNorm: vector(),
    qkv: matrix("qkv", dim + 2 * kvDim(config), dim),
    output: matrix("output", dim, dim),
    ffnNorm: vector(),
    gateUp: matrix("gateUp", 2 * padded(hiddenDim, formats), dim),
    down: matrix("down", dim, hiddenDim),
    stride: places.end,
  };
  places.take((layers - 1) * layer.stride);
  const finalNorm = vector();
  const classifier = matrix("classifier", vocabSize, dim);
  const embedding = sharedClassifier ? classifier : matrix("embedding", vocabSize, dim);
  const rotary = places.take(FLOAT * 2 * seqLen * headSize(config));
  return { formats, layer, finalNorm, classifier, embedding, rotary, end: places.end };
}
