/**
 * Numbers to ggml's element types: a block's scale and integers, the nearest there are to the numbers with that scale as
 * float16 has it.
 *
 *     scale only          d = the greatest magnitude, with its sign, / -2^(bits - 1): that one comes out exact
 *     scale and least m   d = (greatest - least) / (2^bits - 1), m = least
 *
 * Source: ggml, `ggml-quants.c: quantize_row_*_ref` (layouts and the choice of scales).
 */
import { K_ENCODERS } from "./encode-k.js";
import { brainBits, halfBits, writeHalf } from "./half.js";

/** Writes a block of numbers from `from` on to byte `at`. */
type Encode = (data: Float32Array, from: number, view: DataView, at: number) => void;

export interface Encoder {
  /** ggml's number of the type. */
  readonly type: number;
  readonly encode: Encode;
}

const BLOCK = 32;
const HALF = BLOCK / 2;

const held = (q: number, most: number): number => Math.min(most, Math.max(0, q));

/** Integers from 0 to 2^bits - 1 as nibbles: the first 16 below the others; fifth bits in a word of their own. */
function writeIntegers(view: DataView, at: number, bits: 4 | 5, integer: (i: number) => number): void {
  const nibbles = bits === 5 ? at + 4 : at;
  let high = 0;
  for (let i = 0; i < HALF; i++) {
    const [low, up] = [integer(i), integer(i + HALF)];
    view.setUint8(nibbles + i, (low & 15) | ((up & 15) << 4));
    high |= ((low >> 4) << i) | ((up >> 4) << (i + HALF));
  }
  if (bits === 5) view.setUint32(at, high >>> 0, true);
}

function scaled(bits: 4 | 5): Encode {
  const middle = 2 ** (bits - 1);
  return (data, from, view, at) => {
    let most = 0;
    for (let i = from; i < from + BLOCK; i++) {
      const value = data[i] as number; // whole blocks
      if (Math.abs(value) > Math.abs(most)) most = value;
    }
    const d = writeHalf(view, at, most === 0 ? 0 : most / -middle);
    const integer = (i: number) =>
      d === 0 ? middle : held(Math.round((data[from + i] as number) / d) + middle, 2 * middle - 1);
    writeIntegers(view, at + 2, bits, integer);
  };
}

function scaledFrom(bits: 4 | 5): Encode {
  const steps = 2 ** bits - 1;
  return (data, from, view, at) => {
    const block = data.subarray(from, from + BLOCK);
    const [least, most] = [Math.min(...block), Math.max(...block)];
    const d = writeHalf(view, at, (most - least) / steps);
    const m = writeHalf(view, at + 2, least);
    const integer = (i: number) => (d === 0 ? 0 : held(Math.round(((block[i] as number) - m) / d), steps));
    writeIntegers(view, at + 4, bits, integer);
  };
}

/** By the names a command line gives them. */
export const ENCODERS = {
  f32: { type: 0, encode: (data, from, view, at) => view.setFloat32(at, data[from] as number, true) },
  f16: {
    type: 1,
    encode: (data, from, view, at) => view.setUint16(at, halfBits(data[from] as number), true),
  },
  bf16: {
    type: 30,
    encode: (data, from, view, at) => view.setUint16(at, brainBits(data[from] as number), true),
  },
  q8_0: {
    type: 8,
    encode: (data, from, view, at) => {
      let most = 0;
      for (let i = from; i < from + BLOCK; i++) most = Math.max(most, Math.abs(data[i] as number));
      const d = writeHalf(view, at, most / 127);
      for (let i = 0; i < BLOCK; i++) {
        const q = d === 0 ? 0 : Math.round((data[from + i] as number) / d);
        view.setInt8(at + 2 + i, Math.max(-128, Math.min(127, q)));
      }
    },
  },
  q5_1: { type: 7, encode: scaledFrom(5) },
  q5_0: { type: 6, encode: scaled(5) },
  q4_1: { type: 3, encode: scaledFrom(4) },
  q4_0: { type: 2, encode: scaled(4) },
  ...K_ENCODERS,
} as const satisfies Readonly<Record<string, Encoder>>;

export type EncoderName = keyof typeof ENCODERS;
export const ENCODER_NAMES = Object.keys(ENCODERS) as readonly EncoderName[];
