/**
 * fp128 (`__float128`, IEEE binary128) in software, under the names of libgcc and glibc, to nearest, ties to even.
 *
 * A result goes through a pointer, and operands lie at multiples of 16 bytes in the argument area, as gcc passes
 * `__float128` on i386; so behind the pointer stand three words of nothing.
 */
import {
  define,
  doubleType,
  type Expr,
  type FunctionBuilder,
  type FunctionDefinition,
  floatType,
  type IntegerType,
  i1,
  i32,
  i64,
  type Operand,
  ptr,
  type Type,
  voidType,
  x86Fp80Type,
} from "@ts-jit/ir";
import {
  biasOf,
  bit,
  DOUBLE,
  EXTENDED,
  exactSum,
  exponentField,
  type Format,
  i128,
  i256,
  i512,
  infinityOf,
  leadingZeros,
  maxExponent,
  type Parts,
  QUAD,
  quietOf,
  rounder,
  SINGLE,
  shiftSticky,
  signOf,
  unpack,
} from "./soft-float.js";

const SIGN = signOf(QUAD);
const INFINITY = infinityOf(QUAD);
const NAN = INFINITY | quietOf(QUAD);

const roundQuad = rounder(QUAD, i256);
const round = (f: FunctionBuilder, sign: Operand, exponent: Operand, significand: Operand): Expr =>
  f.call(roundQuad, sign, exponent, significand);

const magnitude = (x: Expr): Expr => x.and(SIGN - 1n);
const isNaN = (x: Expr): Expr => magnitude(x).ugt(INFINITY);
const isInfinite = (x: Expr): Expr => magnitude(x).eq(INFINITY);
const isZero = (x: Expr): Expr => magnitude(x).eq(0);

type Finish = (value: Operand) => void;
/** Answers with the first operand that is a NaN, made quiet. */
function spreadNaN(f: FunctionBuilder, finish: Finish, ...operands: readonly Expr[]): void {
  for (const x of operands) f.if(isNaN(x), () => finish(x.or(quietOf(QUAD))));
}

const pads = { pad0: i32, pad1: i32, pad2: i32 } as const;
type Values<N extends string> = { readonly [K in N]: Expr };

/** A function of fp128 operands that returns fp128. `finish` stores the result and returns. */
function quad<const N extends string>(
  name: string,
  operands: readonly N[],
  body: (f: FunctionBuilder, finish: Finish, values: Values<N>) => void,
): FunctionDefinition {
  return quadWith(name, operands, {}, body);
}
/** The same, with parameters of other types behind them. */
function quadWith<const N extends string, const P extends Readonly<Record<string, Type>>>(
  name: string,
  operands: readonly N[],
  others: P,
  body: (f: FunctionBuilder, finish: Finish, values: Values<N | (keyof P & string)>) => void,
): FunctionDefinition {
  const params: Record<string, Type> = { result: ptr, ...(operands.length > 0 ? pads : {}) };
  for (const operand of operands) params[operand] = i128;
  return define(
    name,
    voidType,
    { ...params, ...others },
    (f, args) => {
      const { result } = args as unknown as { readonly result: Expr };
      const values = Object.fromEntries(
        [...operands, ...Object.keys(others)].map((key) => [key, (args as Record<string, Expr>)[key]?.get()]),
      );
      const finish: Finish = (value) => {
        result.store(value, i128, { align: 4 });
        f.return();
      };
      body(f, finish, values as Values<N | (keyof P & string)>);
    },
    { structReturn: i128 },
  ) as FunctionDefinition;
}

// ---- addition ----

function addition(name: string, negated: boolean): FunctionDefinition {
  return quad(name, ["a", "b"], (f, finish, { a, b: right }) => {
    spreadNaN(f, finish, a, right);
    const b = negated ? right.xor(SIGN).get() : right;
    f.if(isInfinite(a), () => finish(isInfinite(b).and(a.ne(b)).select(f.const(i128, NAN), a)));
    f.if(isInfinite(b), () => finish(b));
    const { sign, exponent, significand } = exactSum(f, unpack(a, QUAD), unpack(b, QUAD), i256, 130);
    finish(round(f, sign, exponent, significand));
  });
}

// ---- multiplication, division, square root ----

const multiply = quad("__multf3", ["a", "b"], (f, finish, { a, b }) => {
  spreadNaN(f, finish, a, b);
  const sign = a.xor(b).and(SIGN).get();
  f.if(isInfinite(a).or(isInfinite(b)), () =>
    finish(isZero(a).or(isZero(b)).select(f.const(i128, NAN), sign.or(INFINITY))),
  );
  const x = unpack(a, QUAD);
  const y = unpack(b, QUAD);
  const product = x.significand.zext(i256).mul(y.significand.zext(i256));
  finish(round(f, sign, x.exponent.add(y.exponent), product));
});

/** A significand other than zero with its leading one at bit 112. */
function normalized(
  f: FunctionBuilder,
  { exponent, significand }: Parts,
): { exponent: Expr; significand: Expr } {
  const up = leadingZeros(f, significand, i128)
    .sub(128 - QUAD.precision)
    .get();
  return { exponent: exponent.sub(up).get(), significand: significand.shl(up.zext(i128)).get() };
}

const divide = quad("__divtf3", ["a", "b"], (f, finish, { a, b }) => {
  spreadNaN(f, finish, a, b);
  const sign = a.xor(b).and(SIGN).get();
  const undefined_ = isInfinite(a)
    .and(isInfinite(b))
    .or(isZero(a).and(isZero(b)));
  f.if(undefined_, () => finish(NAN));
  f.if(isInfinite(a).or(isZero(b)), () => finish(sign.or(INFINITY)));
  f.if(isInfinite(b).or(isZero(a)), () => finish(sign));
  const x = normalized(f, unpack(a, QUAD));
  const y = normalized(f, unpack(b, QUAD));
  const dividend = x.significand.zext(i256).shl(128).get();
  const divisor = y.significand.zext(i256).get();
  const quotient = dividend.udiv(divisor).get();
  const inexact = quotient.mul(divisor).ne(dividend).zext(i256);
  finish(round(f, sign, x.exponent.sub(y.exponent).sub(128), quotient.or(inexact)));
});

const squareRoot = quad("sqrtf128", ["a"], (f, finish, { a }) => {
  spreadNaN(f, finish, a);
  f.if(isZero(a), () => finish(a));
  f.if(a.lt(0), () => finish(NAN));
  f.if(isInfinite(a), () => finish(a));
  const x = normalized(f, unpack(a, QUAD));
  const odd = x.exponent.and(1).get();
  const rest = f.local(x.significand.zext(i256).shl(odd.add(128).zext(i256)));
  const root = f.local(i256, 0);
  const step = f.local(i256, bit(254));
  f.while(
    () => step.ne(0),
    () => {
      const trial = root.add(step).get();
      const fits = rest.uge(trial).get();
      rest.set(fits.select(rest.sub(trial), rest));
      root.set(root.shr(1));
      root.set(fits.select(root.add(step), root));
      step.set(step.shr(2));
    },
  );
  // One more bit below, for what is left over.
  const significand = root.shl(1).or(rest.ne(0).zext(i256));
  finish(round(f, 0, x.exponent.sub(odd).sub(128).sar(1).sub(1), significand));
});

const fused = quad("fmaf128", ["a", "b", "c"], (f, finish, { a, b, c }) => {
  spreadNaN(f, finish, a, b, c);
  const sign = a.xor(b).and(SIGN).get();
  f.if(isInfinite(a).or(isInfinite(b)), () => {
    f.if(isZero(a).or(isZero(b)), () => finish(NAN));
    finish(isInfinite(c).and(c.and(SIGN).ne(sign)).select(f.const(i128, NAN), sign.or(INFINITY)));
  });
  f.if(isInfinite(c), () => finish(c));
  const x = unpack(a, QUAD);
  const y = unpack(b, QUAD);
  const z = unpack(c, QUAD);
  const product = x.significand.zext(i256).mul(y.significand.zext(i256)).get();
  // A product of zero has an exponent that means nothing: the addend decides.
  f.if(product.eq(0), () => finish(isZero(c).select(sign.and(z.sign), c)));
  const sum = exactSum(
    f,
    { sign, exponent: x.exponent.add(y.exponent).get(), significand: product },
    { ...z, significand: z.significand.zext(i256).get() },
    i512,
    250,
  );
  const over = f
    .const(i32, 256)
    .sub(leadingZeros(f, sum.significand, i512))
    .max(0)
    .get();
  const cut = shiftSticky(sum.significand, over, i512).trunc(i256);
  finish(round(f, sum.sign, sum.exponent.add(over), cut));
});

const remainder = quad("fmodf128", ["a", "b"], (f, finish, { a, b }) => {
  spreadNaN(f, finish, a, b);
  f.if(isInfinite(a).or(isZero(b)), () => finish(NAN));
  f.if(magnitude(a).ult(magnitude(b)), () => finish(a));
  const x = unpack(a, QUAD);
  const y = unpack(b, QUAD);
  const rest = f.local(x.significand.urem(y.significand));
  const rounds = f.local(x.exponent.sub(y.exponent));
  f.while(
    () => rounds.gt(0).and(rest.ne(0)),
    () => {
      rest.set(rest.shl(1));
      f.if(rest.uge(y.significand), () => rest.set(rest.sub(y.significand)));
      rounds.dec();
    },
  );
  finish(round(f, x.sign, y.exponent, rest.zext(i256)));
});

// ---- to integral values ----

type Mode = "floor" | "ceil" | "trunc" | "away" | "even";
function integral(name: string, mode: Mode): FunctionDefinition {
  return quad(name, ["x"], (f, finish, { x }) => {
    spreadNaN(f, finish, x);
    const exponent = exponentField(x, QUAD).sub(biasOf(QUAD)).get();
    f.if(exponent.ge(112).or(isZero(x)), () => finish(x));
    const one = f.const(i128, BigInt(biasOf(QUAD)) << 112n);
    const unit = f.local(i128);
    const whole = f.local(i128);
    const rest = f.local(i128);
    const half = f.local(i128);
    f.if(
      exponent.lt(0),
      () => {
        // Less than one: the integral part is zero, and the next value one.
        whole.set(0);
        unit.set(one);
        rest.set(magnitude(x));
        half.set(one.sub(bit(112)));
      },
      () => {
        unit.set(f.const(i128, bit(112)).shr(exponent.zext(i128)));
        whole.set(magnitude(x).and(unit.neg()));
        rest.set(x.and(unit.sub(1)));
        half.set(unit.shr(1));
      },
    );
    f.if(rest.eq(0), () => finish(x));
    const odd = whole.and(unit).ne(0).and(exponent.ge(0));
    const up: Readonly<Record<Mode, () => Expr>> = {
      floor: () => x.lt(0),
      ceil: () => x.ge(0),
      trunc: () => f.const(i1, 0),
      away: () => rest.uge(half),
      even: () => rest.ugt(half).or(rest.eq(half).and(odd)),
    };
    const result = up[mode]().select(whole.add(unit), whole);
    finish(result.or(x.and(SIGN)));
  });
}

// ---- comparison ----

/** Less, equal, greater as -1, 0, 1; `unordered` where an operand is a NaN. */
function comparison(names: readonly string[], unordered: number): FunctionDefinition[] {
  return names.map(
    (name) =>
      define(name, i32, { a: i128, b: i128 }, (f, { a, b }) => {
        f.if(isNaN(a).or(isNaN(b)), () => f.return(unordered));
        f.if(a.eq(b).or(isZero(a.or(b))), () => f.return(0));
        // As integers, but that numbers below zero run backwards.
        const less = a.lt(b).xor(a.lt(0).and(b.lt(0)));
        f.return(less.select(f.const(i32, -1), 1));
      }) as FunctionDefinition,
  );
}

/** C's fmin and fmax: the operand that is no NaN. */
function extreme(name: string, greatest: boolean): FunctionDefinition {
  return quad(name, ["a", "b"], (f, finish, { a, b }) => {
    f.if(isNaN(a), () => finish(b));
    f.if(isNaN(b), () => finish(a));
    const less = a.lt(b).xor(a.lt(0).and(b.lt(0)));
    finish(greatest ? less.select(b, a) : less.select(a, b));
  });
}

// ---- conversions ----

/** From a smaller format: exact. */
function widen(format: Format, source: Type): FunctionDefinition {
  return quadWith(`__extend${format.name}tf2`, [], { x: source }, (f, finish, { x }) => {
    const bits = x.bitcast(format.type).get();
    const { sign, exponent, significand } = unpack(bits, format);
    const moved = sign
      .zext(i128)
      .shl(128 - format.type.bits)
      .get();
    f.if(exponentField(bits, format).eq(maxExponent(format)), () => {
      const payload = bits
        .and(bit(format.precision - 1) - 1n)
        .zext(i128)
        .shl(QUAD.precision - format.precision)
        .get();
      const quiet = payload.ne(0).select(f.const(i128, quietOf(QUAD)), 0);
      finish(moved.or(INFINITY).or(payload).or(quiet));
    });
    finish(round(f, moved, exponent, significand.zext(i256)));
  });
}
/** To a smaller format. */
function narrow(format: Format, target: Type): readonly FunctionDefinition[] {
  const rounding = rounder(format, i128);
  const { type } = format;
  const narrowing = define(`__trunctf${format.name}2`, target, { x: i128 }, (f, { x: argument }) => {
    const x = argument.get();
    const { sign, exponent, significand } = unpack(x, QUAD);
    const moved = sign
      .shr(128 - type.bits)
      .trunc(type)
      .get();
    f.if(isNaN(x), () => {
      const payload = x
        .shr(QUAD.precision - format.precision)
        .trunc(type)
        .and(bit(format.precision - 1) - 1n);
      f.return(moved.or(payload).or(infinityOf(format)).or(quietOf(format)).bitcast(target));
    });
    f.if(isInfinite(x), () => f.return(moved.or(infinityOf(format)).bitcast(target)));
    f.return(f.call(rounding, moved, exponent, significand).bitcast(target));
  });
  return [rounding as FunctionDefinition, narrowing as FunctionDefinition];
}
function fromInteger(name: string, type: IntegerType, signed: boolean): FunctionDefinition {
  return quadWith(name, [], { n: type }, (f, finish, { n }) => {
    const negative = signed ? n.lt(0).get() : f.const(i1, 0);
    const size = negative.select(n.neg(), n).zext(i256);
    finish(round(f, negative.zext(i128).shl(127), 0, size));
  });
}
/** Toward zero. What does not fit has no meaning, as in C. */
function toInteger(name: string, type: IntegerType): FunctionDefinition {
  return define(name, type, { x: i128 }, (f, { x }) => {
    const { sign, exponent, significand } = unpack(x, QUAD);
    f.if(exponent.lt(-112), () => f.return(0));
    const size = f.choose(
      exponent.lt(0),
      () => significand.shr(exponent.neg().zext(i128)).trunc(type),
      () => significand.shl(exponent.and(63).zext(i128)).trunc(type),
    );
    f.return(sign.ne(0).select(size.neg(), size));
  }) as FunctionDefinition;
}

const scale = quadWith("ldexpf128", ["x"], { n: i32 }, (f, finish, { x, n }) => {
  spreadNaN(f, finish, x);
  f.if(isInfinite(x).or(isZero(x)), () => finish(x));
  const { sign, exponent, significand } = unpack(x, QUAD);
  // Beyond this every number is infinite or zero.
  const by = n.min(40_000).max(-40_000);
  finish(round(f, sign, exponent.add(by), significand.zext(i256)));
});
const split = quadWith("frexpf128", ["x"], { e: ptr }, (f, finish, { x, e }) => {
  e.store(0, i32);
  f.if(magnitude(x).uge(INFINITY).or(isZero(x)), () => finish(isNaN(x).select(x.or(quietOf(QUAD)), x)));
  const { sign, ...parts } = unpack(x, QUAD);
  const { exponent, significand } = normalized(f, { sign, ...parts });
  e.store(exponent.add(QUAD.precision), i32);
  finish(round(f, sign, -QUAD.precision, significand.zext(i256)));
});
const power = quadWith("__powitf2", ["x"], { n: i32 }, (f, finish, { x, n }) => {
  const base = f.alloca(i128, 1, 16);
  const product = f.alloca(i128, 1, 16);
  const left = f.local(n.lt(0).select(n.neg(), n));
  const times = (to: Expr, a: Expr, b: Expr): void => {
    f.call(multiply, to, 0, 0, 0, a.load(i128), b.load(i128));
  };
  base.store(x, i128);
  product.store(BigInt(biasOf(QUAD)) << 112n, i128);
  f.while(
    () => left.ne(0),
    () => {
      f.if(left.and(1).ne(0), () => times(product, product, base));
      left.set(left.shr(1));
      f.if(left.ne(0), () => times(base, base, base));
    },
  );
  f.if(n.lt(0), () => {
    base.store(BigInt(biasOf(QUAD)) << 112n, i128);
    f.call(divide, product, 0, 0, 0, base.load(i128), product.load(i128));
  });
  finish(product.load(i128));
});

export const float128Functions: readonly FunctionDefinition[] = [
  roundQuad as FunctionDefinition,
  addition("__addtf3", false),
  addition("__subtf3", true),
  multiply,
  divide,
  squareRoot,
  fused,
  remainder,
  integral("floorf128", "floor"),
  integral("ceilf128", "ceil"),
  integral("truncf128", "trunc"),
  integral("roundf128", "away"),
  integral("roundevenf128", "even"),
  integral("rintf128", "even"),
  integral("nearbyintf128", "even"),
  ...comparison(["__eqtf2", "__netf2", "__lttf2", "__letf2"], 1),
  ...comparison(["__gttf2", "__getf2"], -1),
  define("__unordtf2", i32, { a: i128, b: i128 }, (f, { a, b }) =>
    f.return(isNaN(a).or(isNaN(b)).zext(i32)),
  ) as FunctionDefinition,
  extreme("fminf128", false),
  extreme("fmaxf128", true),
  widen(SINGLE, floatType),
  widen(DOUBLE, doubleType),
  widen(EXTENDED, x86Fp80Type),
  ...narrow(SINGLE, floatType),
  ...narrow(DOUBLE, doubleType),
  ...narrow(EXTENDED, x86Fp80Type),
  fromInteger("__floatsitf", i32, true),
  fromInteger("__floatunsitf", i32, false),
  fromInteger("__floatditf", i64, true),
  fromInteger("__floatunditf", i64, false),
  toInteger("__fixtfsi", i32),
  toInteger("__fixunstfsi", i32),
  toInteger("__fixtfdi", i64),
  toInteger("__fixunstfdi", i64),
  scale,
  split,
  power,
];
