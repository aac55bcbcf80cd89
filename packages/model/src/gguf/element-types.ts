/**
 * ggml's element types: a block of numbers, how many bytes it takes and what they mean.
 *
 * d is a block's scale, m its least number, both float16; q are the integers. Types that are an integer times a scale for
 * each 32 numbers become our quantised form without loss.
 *
 * Source: ggml, `ggml-common.h` (layouts), `ggml-quants.c: dequantize_row_*` (meanings).
 */

/** Writes the numbers of the block at byte `at` to `out` from `to` on. */
type Decode = (view: DataView, at: number, out: Float32Array, to: number) => void;
/** Writes the integers of the block at `at` to `out` from `to` on; gives their scale. */
type DecodeIntegers = (view: DataView, at: number, out: Int8Array, to: number) => number;

/**
 * Writes the half bytes of the block at `at`, 0 to 15, to `out` from `to` on, and for each 32 of them a scale and a
 * least number to `scales` and `least` from `group` on.
 */
type DecodeNibbles = (
  view: DataView,
  at: number,
  out: Int8Array,
  to: number,
  scales: Float32Array,
  least: Float32Array,
  group: number,
) => void;

export interface ElementType {
  readonly name: string;
  /** Numbers of a block. */
  readonly length: number;
  readonly bytes: number;
  readonly decode: Decode;
  /** For blocks of 32 integers with one scale. */
  readonly integers?: DecodeIntegers;
  /** Whether these integers are -8 to 7. */
  readonly half?: boolean;
  /** For half bytes, a scale and a least number for each 32. */
  readonly nibbles?: DecodeNibbles;
}

/** The value of a float16. */
export function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
const half = (view: DataView, at: number): number => float16(view.getUint16(at, true));

const word = new DataView(new ArrayBuffer(4));
function bfloat16(bits: number): number {
  word.setUint32(0, bits << 16);
  return word.getFloat32(0);
}

const BLOCK = 32;
const SUPER = 256;

/** A type of integers with a scale. */
function scaled(name: string, bytes: number, integers: DecodeIntegers, half = false): ElementType {
  const values = new Int8Array(BLOCK);
  const decode: Decode = (view, at, out, to) => {
    const scale = integers(view, at, values, 0);
    for (let i = 0; i < BLOCK; i++) out[to + i] = scale * (values[i] as number); // BLOCK of them
  };
  return { name, length: BLOCK, bytes, decode, integers, half };
}
/** Nibble i of 32: the low ones of 16 bytes, then the high ones. */
const nibble = (view: DataView, at: number, i: number): number =>
  i < 16 ? view.getUint8(at + i) & 15 : view.getUint8(at + i - 16) >> 4;

/** Scale and least number of part j of eight, six bits each, of a K type's twelve bytes. */
function scaleAndLeast(view: DataView, at: number, j: number): readonly [number, number] {
  const q = (i: number) => view.getUint8(at + i);
  if (j < 4) return [q(j) & 63, q(j + 4) & 63];
  return [(q(j + 4) & 15) | ((q(j - 4) >> 6) << 4), (q(j + 4) >> 4) | ((q(j) >> 6) << 4)];
}

/** Eight parts of 32: nibbles, with a fifth bit from `highBits` where there is one. */
function kParts(highBits: number | undefined, nibbles: number): Decode {
  return (view, at, out, to) => {
    const [d, least] = [half(view, at), half(view, at + 2)];
    for (let part = 0; part < 8; part++) {
      const [scale, m] = scaleAndLeast(view, at + 4, part);
      for (let i = 0; i < BLOCK; i++) {
        const byte = view.getUint8(at + nibbles + (part >> 1) * BLOCK + i);
        const high = highBits === undefined ? 0 : (view.getUint8(at + highBits + i) >> part) & 1;
        const q = (part % 2 === 0 ? byte & 15 : byte >> 4) + 16 * high;
        out[to + part * BLOCK + i] = d * scale * q - least * m;
      }
    }
  };
}

/** By ggml's number. */
export const ELEMENT_TYPES: Readonly<Record<number, ElementType>> = {
  0: {
    name: "F32",
    length: 1,
    bytes: 4,
    decode: (view, at, out, to) => {
      out[to] = view.getFloat32(at, true);
    },
  },
  1: {
    name: "F16",
    length: 1,
    bytes: 2,
    decode: (view, at, out, to) => {
      out[to] = half(view, at);
    },
  },
  30: {
    name: "BF16",
    length: 1,
    bytes: 2,
    decode: (view, at, out, to) => {
      out[to] = bfloat16(view.getUint16(at, true));
    },
  },
  2: {
    ...scaled(
      "Q4_0",
      18,
      (view, at, out, to) => {
        for (let i = 0; i < BLOCK; i++) out[to + i] = nibble(view, at + 2, i) - 8;
        return half(view, at);
      },
      true,
    ),
    nibbles: (view, at, out, to, scales, least, group) => {
      for (let i = 0; i < BLOCK; i++) out[to + i] = nibble(view, at + 2, i);
      scales[group] = half(view, at);
      least[group] = -8 * half(view, at);
    },
  },
  3: {
    name: "Q4_1",
    length: BLOCK,
    bytes: 20,
    decode: (view, at, out, to) => {
      const [d, m] = [half(view, at), half(view, at + 2)];
      for (let i = 0; i < BLOCK; i++) out[to + i] = d * nibble(view, at + 4, i) + m;
    },
    nibbles: (view, at, out, to, scales, least, group) => {
      for (let i = 0; i < BLOCK; i++) out[to + i] = nibble(view, at + 4, i);
      scales[group] = half(view, at);
      least[group] = half(view, at + 2);
    },
  },
  6: scaled("Q5_0", 22, (view, at, out, to) => {
    const high = view.getUint32(at + 2, true);
    for (let i = 0; i < BLOCK; i++) out[to + i] = (nibble(view, at + 6, i) | (((high >>> i) & 1) << 4)) - 16;
    return half(view, at);
  }),
  7: {
    name: "Q5_1",
    length: BLOCK,
    bytes: 24,
    decode: (view, at, out, to) => {
      const [d, m] = [half(view, at), half(view, at + 2)];
      const high = view.getUint32(at + 4, true);
      for (let i = 0; i < BLOCK; i++) {
        out[to + i] = d * (nibble(view, at + 8, i) | (((high >>> i) & 1) << 4)) + m;
      }
    },
  },
  8: scaled("Q8_0", 34, (view, at, out, to) => {
    for (let i = 0; i < BLOCK; i++) out[to + i] = view.getInt8(at + 2 + i);
    return half(view, at);
  }),
  10: {
    name: "Q2_K",
    length: SUPER,
    bytes: 84,
    decode: (view, at, out, to) => {
      const [d, least] = [half(view, at + 80), half(view, at + 82)];
      for (let e = 0; e < SUPER; e++) {
        // Sixteen parts of 16, a nibble for the scale and one for the least number; two bits from one byte of four.
        const part = view.getUint8(at + (e >> 4));
        const q = (view.getUint8(at + 16 + (e >> 7) * 32 + (e & 31)) >> (2 * ((e >> 5) & 3))) & 3;
        out[to + e] = d * (part & 15) * q - least * (part >> 4);
      }
    },
  },
  11: {
    name: "Q3_K",
    length: SUPER,
    bytes: 110,
    decode: (view, at, out, to) => {
      const d = half(view, at + 108);
      for (let e = 0; e < SUPER; e++) {
        const [part, l] = [e >> 4, e & 31];
        // Six bits of a scale: four in one nibble of the first eight bytes, two in the four after them.
        const low = (view.getUint8(at + 96 + (part & 7)) >> (part < 8 ? 0 : 4)) & 15;
        const high = (view.getUint8(at + 104 + (part & 3)) >> (2 * (part >> 2))) & 3;
        const q = (view.getUint8(at + 32 + (e >> 7) * 32 + l) >> (2 * ((e >> 5) & 3))) & 3;
        // A third bit, and where it is missing four less.
        const third = (view.getUint8(at + l) >> (e >> 5)) & 1;
        out[to + e] = d * ((low | (high << 4)) - 32) * (q - 4 * (1 - third));
      }
    },
  },
  12: {
    name: "Q4_K",
    length: SUPER,
    bytes: 144,
    decode: kParts(undefined, 16),
    nibbles: (view, at, out, to, scales, least, group) => {
      const [d, lowest] = [half(view, at), half(view, at + 2)];
      for (let part = 0; part < 8; part++) {
        const [scale, m] = scaleAndLeast(view, at + 4, part);
        scales[group + part] = d * scale;
        least[group + part] = -lowest * m;
        for (let i = 0; i < BLOCK; i++) {
          const byte = view.getUint8(at + 16 + (part >> 1) * BLOCK + i);
          out[to + part * BLOCK + i] = part % 2 === 0 ? byte & 15 : byte >> 4;
        }
      }
    },
  },
  13: { name: "Q5_K", length: SUPER, bytes: 176, decode: kParts(16, 48) },
  14: {
    name: "Q6_K",
    length: SUPER,
    bytes: 210,
    decode: (view, at, out, to) => {
      const d = half(view, at + 208);
      for (let e = 0; e < SUPER; e++) {
        // Two halves of four quarters: nibbles shared by quarters 0 and 2, 1 and 3; two high bits from one byte of four.
        const [side, quarter, l] = [e >> 7, (e >> 5) & 3, e & 31];
        const low = (view.getUint8(at + side * 64 + (quarter & 1) * 32 + l) >> (quarter >= 2 ? 4 : 0)) & 15;
        const high = (view.getUint8(at + 128 + side * 32 + l) >> (2 * quarter)) & 3;
        const scale = view.getInt8(at + 192 + side * 8 + quarter * 2 + (l >> 4));
        out[to + e] = d * scale * ((low | (high << 4)) - 32);
      }
    },
  },
};
