/** Float32 to the nearest float16 and bfloat16, ties to the even one (IEEE 754). */
import { float16 } from "./element-types.js";

const word = new DataView(new ArrayBuffer(4));

/** The bits of the float16 nearest to a number. */
export function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  // Below 2^-14 steps are 2^-24, above 2^-10 of the power of two.
  const exponent = magnitude === 0 ? -14 : Math.max(-14, Math.floor(Math.log2(magnitude)));
  const steps = roundHalfEven(magnitude / 2 ** (exponent - 10));
  // A carry into the next power of two is one into the exponent.
  const bits = ((exponent + 14) << 10) + steps;
  return sign | (exponent > 15 ? 0x7c00 : Math.min(bits, 0x7c00));
}

function roundHalfEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
}

/** Writes the float16 nearest to a number; gives its value. */
export function writeHalf(view: DataView, at: number, value: number): number {
  const bits = halfBits(value);
  view.setUint16(at, bits, true);
  return float16(bits);
}

/** The bits of the bfloat16 nearest to a number. */
export function brainBits(value: number): number {
  if (Number.isNaN(value)) return 0x7fc0;
  word.setFloat32(0, value);
  const bits = word.getUint32(0);
  return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}
