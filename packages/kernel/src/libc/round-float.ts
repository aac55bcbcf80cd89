/** Rounding to a binary format, once and to nearest even: what reading a float and multiplying-and-adding end in. */
import { define, type Expr, i32, i64, ptr } from "@ts-jit/ir";
import { setErrno } from "./errno.js";

/** A format: bits of its significand, exponent of its smallest subnormal, exponent field of its infinity. */
export interface BinaryFormat {
  readonly precision: number;
  readonly least: number;
  readonly most: number;
}
export const FLOAT: BinaryFormat = { precision: 24, least: -149, most: 0xff };
export const DOUBLE: BinaryFormat = { precision: 53, least: -1074, most: 0x7ff };
export const EXTENDED: BinaryFormat = { precision: 64, least: -16445, most: 0x7fff };

/** A format as three arguments. */
export const formatParams = { precision: i32, least: i32, most: i32 } as const;
export const formatArgs = ({ precision, least, most }: BinaryFormat) => [precision, least, most] as const;

/**
 * Rounds (m + extra / 4) * 2^e, where m has its top bit set or is 0, and an odd `extra` says that there is more below.
 * Gives the significand with its leading bit (for infinity that bit alone), the exponent field through `field`; sets
 * errno when the number was too large, or inexact and subnormal.
 */
export const roundToFormat = define(
  "__tsjit_round_to_format",
  i64,
  { m: i64, e: i32, extra: i32, ...formatParams, field: ptr },
  (f, { m, e, extra, precision, least, most, field }) => {
    const lead = f.const(i64, 1).shl(precision.sub(1).zext(i64)).get();
    field.store(0, i32);
    f.if(m.eq(0), () => f.return(0));
    const drop = f.const(i32, 64).sub(precision).max(least.sub(e)).get();
    // A bit below the last, and whether any is set below that: shifted together with the number.
    const kept = f.local(m);
    const half = f.local(extra.shr(1));
    const below = f.local(extra.and(1));
    f.if(drop.ne(0), () => {
      below.set(below.or(half));
      const shift = drop.sub(1).umin(64).get();
      f.if(
        shift.eq(64),
        () => {
          kept.set(0);
          half.set(0);
          below.set(1);
        },
        () => {
          const wide = shift.zext(i64);
          const shifted = m.shr(wide).get();
          below.set(below.or(shifted.shl(wide).ne(m).zext(i32)));
          half.set(shifted.trunc(i32).and(1));
          kept.set(shifted.shr(1));
        },
      );
    });
    const scale = f.local(e.add(drop).sub(least).add(1));
    const up = half.and(below.or(kept.trunc(i32).and(1)));
    const inexact = half.or(below).get();
    kept.set(kept.add(up.zext(i64)));
    // A carry out of the top leaves zeros, and of 64 bits nothing.
    f.if(
      kept
        .shr(1)
        .uge(lead)
        .or(up.ne(0).and(kept.eq(0))),
      () => {
        kept.set(lead);
        scale.inc();
      },
    );
    f.if(kept.ult(lead), () => {
      f.if(inexact.ne(0), () => setErrno(f, "ERANGE"));
      f.return(kept);
    });
    f.if(scale.ge(most), () => {
      setErrno(f, "ERANGE");
      field.store(most);
      f.return(lead);
    });
    field.store(scale);
    f.return(kept);
  },
);

/** The bits of a float or double from its significand and exponent field. */
export function packFloat({ precision }: BinaryFormat, significand: Expr, field: Expr): Expr {
  const fraction = significand.and((1n << BigInt(precision - 1)) - 1n);
  return field
    .zext(i64)
    .shl(precision - 1)
    .or(fraction);
}

export const roundFloatFunctions = [roundToFormat];
