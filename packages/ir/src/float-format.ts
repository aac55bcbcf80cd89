import type { FloatKind } from "./types.js";

/** A binary floating-point format as its bits lie: the fraction, the exponent, the sign. */
export interface FloatFormat {
  readonly bits: number;
  /** Significant bits, the leading one included. */
  readonly precision: number;
  readonly exponentBits: number;
  /** The leading bit of the significand is stored. */
  readonly explicit: boolean;
  /** A pair of doubles: 106 bits between them, with the exponents of double. */
  readonly pair?: true;
}

/** Every floating-point type of LLVM, by its name. */
export const FLOAT_FORMATS: Readonly<Record<FloatKind, FloatFormat>> = {
  half: { bits: 16, precision: 11, exponentBits: 5, explicit: false },
  bfloat: { bits: 16, precision: 8, exponentBits: 8, explicit: false },
  float: { bits: 32, precision: 24, exponentBits: 8, explicit: false },
  double: { bits: 64, precision: 53, exponentBits: 11, explicit: false },
  x86_fp80: { bits: 80, precision: 64, exponentBits: 15, explicit: true },
  fp128: { bits: 128, precision: 113, exponentBits: 15, explicit: false },
  ppc_fp128: { bits: 128, precision: 106, exponentBits: 11, explicit: false, pair: true },
};

/** Bits stored below the exponent: the leading bit is among them where it is stored; of a pair, those of its first half. */
export function fractionBits({ bits, exponentBits, pair }: FloatFormat): number {
  return (pair === true ? FLOAT_FORMATS.double.bits : bits) - 1 - exponentBits;
}
