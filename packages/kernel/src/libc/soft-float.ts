/**
 * Floating-point numbers taken apart and put together in software: what fp128 and the exact functions of long double are
 * made of. Operations work exactly on integers wide enough (the compiler splits i256 into words), and one function
 * rounds what came out, `significand * 2^exponent`, whose lowest bit stands for all that was lost below it.
 */
import { define, type Expr, type FunctionBuilder, type IntegerType, i1, i32, i64, intType } from "@ts-jit/ir";

export const i128 = intType(128);
export const i256 = intType(256);
export const i512 = intType(512);
export const i80 = intType(80);

export interface Format {
  readonly name: string;
  readonly type: IntegerType;
  /** Of the significand, the leading one included. */
  readonly precision: number;
  readonly exponentBits: number;
  /** The leading one is stored. */
  readonly explicit: boolean;
}
export const SINGLE: Format = { name: "sf", type: i32, precision: 24, exponentBits: 8, explicit: false };
export const DOUBLE: Format = { name: "df", type: i64, precision: 53, exponentBits: 11, explicit: false };
export const EXTENDED: Format = { name: "xf", type: i80, precision: 64, exponentBits: 15, explicit: true };
export const QUAD: Format = { name: "tf", type: i128, precision: 113, exponentBits: 15, explicit: false };

export const bit = (at: number): bigint => 1n << BigInt(at);
export const signOf = (format: Format): bigint => bit(format.type.bits - 1);
const storedBits = (format: Format): number => format.type.bits - 1 - format.exponentBits;
export const biasOf = (format: Format): number => 2 ** (format.exponentBits - 1) - 1;
export const maxExponent = (format: Format): number => 2 ** format.exponentBits - 1;
export const infinityOf = (format: Format): bigint =>
  (BigInt(maxExponent(format)) << BigInt(storedBits(format))) | (format.explicit ? bit(63) : 0n);
/** The bit that tells a quiet NaN from a signalling one. */
export const quietOf = (format: Format): bigint => bit(format.precision - 2);

export const leadingZeros = (f: FunctionBuilder, x: Expr, type: IntegerType): Expr =>
  f.intrinsic("llvm.ctlz", type, [x, f.const(i1, 0)], [type]).trunc(i32);

/** `x >> count` with a one at the bottom where ones were shifted out; `count` is less than the width. */
export function shiftSticky(x: Expr, count: Expr, type: IntegerType): Expr {
  const by = count.zext(type).get();
  const kept = x.shr(by).get();
  return kept.or(kept.shl(by).ne(x).zext(type));
}

/**
 * `bits round(bits sign, i32 exponent, iN significand)`: the float nearest to `significand * 2^exponent`. The sign has
 * its place already.
 */
export function rounder(format: Format, width: IntegerType) {
  const { type, precision } = format;
  const dropped = width.bits - precision;
  return define(
    `__tsjit_round_${format.name}${width.bits}`,
    type,
    { sign: type, exponent: i32, significand: width },
    (f, { sign, exponent, significand }) => {
      f.if(significand.eq(0), () => f.return(sign));
      const zeros = leadingZeros(f, significand, width).get();
      const biased = exponent
        .sub(zeros)
        .add(width.bits - 1 + biasOf(format))
        .get();
      f.if(biased.ge(maxExponent(format)), () => f.return(sign.or(infinityOf(format))));
      const normal = f.local(significand.shl(zeros.zext(width)));
      // Below the least exponent the significand has fewer bits; past these many nothing is left either way.
      f.if(biased.le(0), () =>
        normal.set(
          shiftSticky(
            normal,
            f
              .const(i32, 1)
              .sub(biased)
              .min(precision + 4),
            width,
          ),
        ),
      );
      const kept = normal.shr(dropped).get();
      const rest = normal.and(bit(dropped) - 1n);
      const rounded = kept.add(
        rest
          .add(bit(dropped - 1) - 1n)
          .add(kept.and(1))
          .shr(dropped),
      );
      const cut = width.bits > type.bits ? rounded.trunc(type).get() : rounded.zext(type).get();
      if (format.explicit) {
        // A carry out of a normal significand leaves zero: the leading one is put back.
        const field = biased.max(0).zext(type).shl(storedBits(format));
        const sum = field.add(cut).get();
        const leading = biased
          .gt(0)
          .or(cut.uge(bit(63)))
          .zext(type)
          .shl(63);
        f.return(
          sum
            .or(leading)
            .or(cut.uge(bit(63)).and(biased.le(0)).zext(type).shl(64))
            .or(sign),
        );
      } else {
        // The leading one, where there is one, and a carry out of the rounding add one to the exponent.
        const field = biased.sub(1).max(0);
        f.return((type === i32 ? field : field.zext(type)).shl(storedBits(format)).add(cut).or(sign));
      }
    },
  );
}
/** A finite number's parts: its value is `significand * 2^exponent`. */
export interface Parts {
  readonly sign: Expr;
  readonly exponent: Expr;
  readonly significand: Expr;
}
/** The exponent as it is stored. */
export function exponentField(x: Expr, format: Format): Expr {
  const shifted = x.shr(storedBits(format));
  return (format.type === i32 ? shifted : shifted.trunc(i32)).and(maxExponent(format)).get();
}
export function unpack(x: Expr, format: Format): Parts {
  const { type } = format;
  const field = exponentField(x, format);
  const stored = x.and(bit(storedBits(format)) - 1n).get();
  const significand = format.explicit
    ? stored
    : field.ne(0).zext(type).shl(storedBits(format)).or(stored).get();
  const exponent = field
    .max(1)
    .sub(biasOf(format) + format.precision - 1)
    .get();
  return { sign: x.and(signOf(format)).get(), exponent, significand };
}
/** The exact sum of two signed numbers of up to 226 bits, as a number of 512 bits whose last may stand for more. */
export function exactSum(
  f: FunctionBuilder,
  a: Parts,
  b: Parts,
  width: IntegerType,
  reach: number,
): { readonly sign: Expr; readonly exponent: Expr; readonly significand: Expr } {
  const swap = a.exponent.lt(b.exponent).get();
  const pick = (ifSwapped: Expr, otherwise: Expr): Expr => swap.select(ifSwapped, otherwise).get();
  const high = pick(b.significand, a.significand).zext(width);
  const low = pick(a.significand, b.significand).zext(width).get();
  const highSign = pick(b.sign, a.sign);
  const lowSign = pick(a.sign, b.sign);
  const highExponent = pick(b.exponent, a.exponent);
  const distance = highExponent.sub(pick(a.exponent, b.exponent)).get();
  // The higher one moves up as far as there is room; the rest of the way the lower one moves down.
  const up = distance.min(reach).get();
  const shifted = high.shl(up.zext(width)).get();
  const lowered = shiftSticky(low, distance.sub(up).min(width.bits - 1), width).get();
  const same = highSign.eq(lowSign).get();
  const sum = same.select(shifted.add(lowered), shifted.sub(lowered)).get();
  const negative = sum.lt(0).get();
  const significand = negative.select(sum.neg(), sum).get();
  // What cancels out is plus zero.
  const sign = significand
    .eq(0)
    .and(same.not())
    .select(f.const(highSign.type, 0), negative.select(lowSign, highSign));
  return { sign: sign.get(), exponent: highExponent.sub(up).get(), significand };
}
