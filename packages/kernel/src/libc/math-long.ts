/**
 * long double: the functions of the C library that are exact or that the x87 unit does. Those the compiler makes
 * instructions of are their own intrinsics.
 */
import {
  constFPBits,
  define,
  type Expr,
  type FunctionBuilder,
  type FunctionDefinition,
  i32,
  i64,
  ptr,
  type Type,
  x86Fp80Type,
} from "@ts-jit/ir";
import {
  biasOf,
  EXTENDED,
  exactSum,
  exponentField,
  i80,
  i128,
  i256,
  leadingZeros,
  maxExponent,
  rounder,
  unpack,
} from "./soft-float.js";

const long = x86Fp80Type;
type One = (f: FunctionBuilder, x: Expr) => Expr;
const one = (name: string, result: One, type: Type = long): FunctionDefinition =>
  define(name, type, { x: long }, (f, { x }) => f.return(result(f, x.get()))) as FunctionDefinition;
const two = (name: string, result: (f: FunctionBuilder, x: Expr, y: Expr) => Expr): FunctionDefinition =>
  define(name, long, { x: long, y: long }, (f, { x, y }) =>
    f.return(result(f, x.get(), y.get())),
  ) as FunctionDefinition;

const unary = ["sqrt", "fabs", "floor", "ceil", "trunc", "rint", "nearbyint", "round", "roundeven"].map(
  (name) => one(`${name}l`, (f, x) => f.intrinsic(`llvm.${name}`, long, [x], [long])),
);
const binary = (
  [
    ["copysignl", "copysign"],
    ["fminl", "minnum"],
    ["fmaxl", "maxnum"],
  ] as const
).map(([name, intrinsic]) => two(name, (f, x, y) => f.intrinsic(`llvm.${intrinsic}`, long, [x, y], [long])));

const toInteger = (["rint", "round"] as const).flatMap((name) => [
  one(`l${name}l`, (f, x) => f.intrinsic(`llvm.${name}`, long, [x], [long]).fptosi(i32), i32),
  one(`ll${name}l`, (f, x) => f.intrinsic(`llvm.${name}`, long, [x], [long]).fptosi(i64), i64),
]);

const scaling = (name: string): FunctionDefinition =>
  define(name, long, { x: long, n: i32 }, (f, { x, n }) =>
    f.return(f.intrinsic("llvm.ldexp", long, [x, n], [long, i32])),
  ) as FunctionDefinition;

const isFinite = (bits: Expr): Expr => exponentField(bits, EXTENDED).ne(maxExponent(EXTENDED));

const isZero = (bits: Expr): Expr => bits.shl(1).eq(0);
const ONE = constFPBits(long, (BigInt(biasOf(EXTENDED)) << 64n) | (1n << 63n));

const roundLong = rounder(EXTENDED, i256);
/** The product has up to 128 bits; what stands more than 125 bits below the other summand only decides ties. */
const fused = define("fmal", long, { a: long, b: long, c: long }, (f, { a, b, c }) => {
  const [x, y, z] = [a, b, c].map((value) => value.bitcast(i80).get()) as [Expr, Expr, Expr];
  f.if(isFinite(x).and(isFinite(y)).and(isFinite(z).not()), () => f.return(c));
  // What is not a number, or infinite, the plain operations get right; so do they where a factor is zero.
  f.if(
    isFinite(x)
      .and(isFinite(y))
      .and(isFinite(z))
      .and(isZero(x).or(isZero(y)).not())
      .not(),
    () => f.return(a.mul(b).add(c)),
  );
  const left = unpack(x, EXTENDED);
  const right = unpack(y, EXTENDED);
  const addend = unpack(z, EXTENDED);
  const product = left.significand.zext(i128).mul(right.significand.zext(i128)).get();
  const sum = exactSum(
    f,
    {
      sign: left.sign.xor(right.sign).get(),
      exponent: left.exponent.add(right.exponent).get(),
      significand: product,
    },
    { ...addend, significand: addend.significand.zext(i128).get() },
    i256,
    125,
  );
  f.return(f.call(roundLong, sum.sign, sum.exponent, sum.significand).bitcast(long));
});

const split = define("frexpl", long, { x: long, e: ptr }, (f, { x, e }) => {
  const bits = x.bitcast(i80).get();
  e.store(0, i32);
  f.if(isFinite(bits).not().or(isZero(bits)), () => f.return(x));
  const { sign, exponent, significand } = unpack(bits, EXTENDED);
  const zeros = leadingZeros(f, significand.zext(i128), i128).sub(64).get();
  e.store(exponent.sub(zeros).add(EXTENDED.precision), i32);
  const half = BigInt(biasOf(EXTENDED) - 1) << 64n;
  f.return(significand.shl(zeros.zext(i80)).or(half).or(sign).bitcast(long));
});

const power = define("__powixf2", long, { x: long, n: i32 }, (f, { x, n }) => {
  const result = f.local(f.wrap(ONE));
  const left = f.local(n.lt(0).select(n.neg(), n));
  f.while(
    () => left.ne(0),
    () => {
      f.if(left.and(1).ne(0), () => result.set(result.mul(x)));
      x.set(x.mul(x));
      left.set(left.shr(1));
    },
  );
  f.if(n.lt(0), () => result.set(f.wrap(ONE).div(result)));
  f.return(result);
});

export const mathLongFunctions: readonly FunctionDefinition[] = [
  ...unary,
  ...binary,
  ...toInteger,
  two("fmodl", (_, x, y) => x.rem(y)),
  scaling("ldexpl"),
  scaling("scalbnl"),
  scaling("scalblnl"),
  roundLong as FunctionDefinition,
  fused as FunctionDefinition,
  split as FunctionDefinition,
  power as FunctionDefinition,
];
