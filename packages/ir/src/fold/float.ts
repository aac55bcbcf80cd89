/**
 * Floating-point constants as JavaScript numbers and back, exact to the bit, for the formats a double can hold: half,
 * bfloat, float, double. Arithmetic of the narrow formats goes through double: its 53 bits are more than twice the 24
 * of float and two, so rounding twice gives what rounding once would (Figueroa, "When is Double Rounding Innocuous?").
 */
const view = new DataView(new ArrayBuffer(8));

/** Formats whose values are all doubles. */
export type NarrowFloatKind = "half" | "bfloat" | "float" | "double";

export function isNarrowFloat(kind: string): kind is NarrowFloatKind {
  return kind === "float" || kind === "double" || kind === "half" || kind === "bfloat";
}

/** The value of the bits; any NaN comes out as NaN. */
export function floatFromBits(kind: NarrowFloatKind, bits: bigint): number {
  switch (kind) {
    case "double":
      view.setBigUint64(0, bits);
      return view.getFloat64(0);
    case "float":
      view.setUint32(0, Number(bits));
      return view.getFloat32(0);
    case "bfloat":
      view.setUint32(0, Number(bits) * 65536);
      return view.getFloat32(0);
    case "half": {
      const word = Number(bits);
      const sign = word & 0x8000 ? -1 : 1;
      const exponent = (word >> 10) & 31;
      const fraction = word & 1023;
      if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
      if (exponent === 0) return sign * fraction * 2 ** -24;
      return sign * (1024 + fraction) * 2 ** (exponent - 25);
    }
  }
}

/** The bits of `value` rounded to nearest, ties to even. NaN becomes the positive quiet NaN. */
export function floatToBits(kind: NarrowFloatKind, value: number): bigint {
  switch (kind) {
    case "double":
      if (Number.isNaN(value)) return 0x7ff8000000000000n;
      view.setFloat64(0, value);
      return view.getBigUint64(0);
    case "float":
      if (Number.isNaN(value)) return 0x7fc00000n;
      view.setFloat32(0, value);
      return BigInt(view.getUint32(0));
    case "bfloat":
      return narrow(value, 8, 7);
    case "half":
      return narrow(value, 5, 10);
  }
}

/** Rounds a double to a format of fewer exponent and fraction bits. */
function narrow(value: number, exponentBits: number, fractionBits: number): bigint {
  const maxExponent = (1 << exponentBits) - 1;
  const sign = value < 0 || Object.is(value, -0) ? 1 << (exponentBits + fractionBits) : 0;
  if (Number.isNaN(value)) return BigInt((maxExponent << fractionBits) | (1 << (fractionBits - 1)));
  const magnitude = Math.abs(value);
  const bias = maxExponent >> 1;
  // The step between neighbours at this magnitude, not below the subnormal step.
  view.setFloat64(0, magnitude);
  const exponent = Math.max(((view.getUint32(0) >>> 20) & 2047) - 1023, 1 - bias);
  const step = 2 ** (exponent - fractionBits);
  const scaled = magnitude === Infinity ? Infinity : roundHalfEven(magnitude / step);
  if (scaled * step >= 2 ** (bias + 1)) return BigInt(sign | (maxExponent << fractionBits));
  // A carry out of the fraction moves into the exponent by itself.
  const word = scaled < 2 ** fractionBits ? scaled : ((exponent + bias - 1) << fractionBits) + scaled;
  return BigInt(sign | word);
}

/** To the nearest integer, ties to even. */
export function roundHalfEven(value: number): number {
  if (!(Math.abs(value) < 2 ** 52)) return value;
  const floor = Math.floor(value);
  const rest = value - floor;
  const rounded = rest < 0.5 ? floor : rest > 0.5 ? floor + 1 : floor % 2 === 0 ? floor : floor + 1;
  return rounded === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rounded;
}

/** `value` rounded to the format, as a number. */
export function roundTo(kind: NarrowFloatKind, value: number): number {
  if (kind === "double") return value;
  if (kind === "float") return Math.fround(value);
  return floatFromBits(kind, floatToBits(kind, value));
}

/** An integer of any size rounded once to the format. */
export function integerToFloat(kind: NarrowFloatKind, value: bigint): bigint {
  const magnitude = value < 0n ? -value : value;
  const length = magnitude.toString(2).length;
  if (length <= 53) return floatToBits(kind, Number(value));
  if (kind === "double") return floatToBits(kind, Number(value));
  // Keep 52 bits, the last of which also says whether anything was cut: enough to round once to any narrower format.
  const shift = length - 52;
  let kept = magnitude >> BigInt(shift);
  if (kept << BigInt(shift) !== magnitude) kept |= 1n;
  const scaled = Number(kept) * 2 ** Math.min(shift, 900);
  return floatToBits(kind, value < 0n ? -scaled : scaled);
}
