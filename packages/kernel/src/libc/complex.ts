/**
 * <complex.h> in float and double. A complex argument is its parts one after the other, as the ABI passes them; a double
 * result goes through a pointer, a float one has its parts in the words of 64 bits.
 *
 * Errors are those of the real functions in each part, but for clog near modulus 1 and the inverse functions near their
 * branch points, which lose what a difference there does. Source: C99, 7.3 and annex G.
 */
import {
  define,
  doubleType,
  type Expr,
  type FloatType,
  type FunctionBuilder,
  type FunctionDefinition,
  floatType,
  i32,
  i64,
  ptr,
  structType,
  voidType,
} from "@ts-jit/ir";
import { elementaryFunctions, exp, log } from "./math-elementary.js";
import { trigonometricFunctions } from "./math-trigonometric.js";

const d = doubleType;
const named = (name: string): FunctionDefinition => {
  const found = [...elementaryFunctions, ...trigonometricFunctions].find((one) => one.name === name);
  if (found?.kind !== "function") throw new RangeError(`no function ${name}`);
  return found as FunctionDefinition;
};
const [sin, cos, sinh, cosh, atan2, hypot] = ["sin", "cos", "sinh", "cosh", "atan2", "hypot"].map(named) as [
  FunctionDefinition,
  FunctionDefinition,
  FunctionDefinition,
  FunctionDefinition,
  FunctionDefinition,
  FunctionDefinition,
];

interface Complex {
  readonly re: Expr;
  readonly im: Expr;
}
type Body<R> = (f: FunctionBuilder, z: Complex, w: Complex) => R;
const held = ({ re, im }: Complex): Complex => ({ re: re.get(), im: im.get() });
const modulus = (f: FunctionBuilder, { re, im }: Complex) => f.call(hypot, re, im);
const argument = (f: FunctionBuilder, { re, im }: Complex) => f.call(atan2, im, re);
const root = (f: FunctionBuilder, x: Expr) => f.intrinsic("llvm.sqrt", d, [x], [d]);
const size = (f: FunctionBuilder, x: Expr) => f.intrinsic("llvm.fabs", d, [x], [d]);
const signed = (f: FunctionBuilder, x: Expr, sign: Expr) => f.intrinsic("llvm.copysign", d, [x, sign], [d]);
const number = (f: FunctionBuilder, x: number) => f.const(d, x);

const times = (a: Complex, b: Complex): Complex => ({
  re: a.re.mul(b.re).sub(a.im.mul(b.im)),
  im: a.re.mul(b.im).add(a.im.mul(b.re)),
});
const exponential = (f: FunctionBuilder, z: Complex): Complex => {
  const e = f.call(exp, z.re).get();
  // A real number stays one, however large.
  const zero = number(f, 0);
  return { re: e.mul(f.call(cos, z.im)), im: z.im.eq(zero).select(z.im, e.mul(f.call(sin, z.im))) };
};
const logarithm = (f: FunctionBuilder, z: Complex): Complex => ({
  re: f.call(log, modulus(f, z)),
  im: argument(f, z),
});
const squareRoot = (f: FunctionBuilder, z: Complex): Complex => {
  const half = root(f, modulus(f, z).add(size(f, z.re)).mul(number(f, 0.5))).get();
  const zero = number(f, 0);
  const other = half
    .eq(zero)
    .select(zero, size(f, z.im).div(half.mul(number(f, 2))))
    .get();
  const right = z.re.ge(zero).get();
  return { re: right.select(half, other), im: signed(f, right.select(other, half), z.im) };
};
const sine = (f: FunctionBuilder, z: Complex): Complex => ({
  re: f.call(sin, z.re).mul(f.call(cosh, z.im)),
  im: f.call(cos, z.re).mul(f.call(sinh, z.im)),
});
const cosine = (f: FunctionBuilder, z: Complex): Complex => ({
  re: f.call(cos, z.re).mul(f.call(cosh, z.im)),
  im: f.call(sin, z.re).mul(f.call(sinh, z.im)).neg(),
});
/** i z and -i z: the hyperbolic functions are the circular ones turned. */
const turned = ({ re, im }: Complex): Complex => ({ re: im.neg(), im: re });
const turnedBack = ({ re, im }: Complex): Complex => ({ re: im, im: re.neg() });
const hyperbolicTangent = (f: FunctionBuilder, z: Complex): Complex => {
  const two = number(f, 2);
  const [x, y] = [z.re.mul(two).get(), z.im.mul(two).get()];
  // Far out it is 1 or -1, where the parts of the quotient would overflow.
  const below = f.call(cosh, x).add(f.call(cos, y)).get();
  const far = size(f, x).gt(number(f, 80)).get();
  const zero = number(f, 0);
  return {
    re: far.select(signed(f, number(f, 1), x), f.call(sinh, x).div(below)),
    im: far.select(signed(f, zero, y), f.call(sin, y).div(below)),
  };
};
/** ln(z + sqrt(z^2 + 1)), with the sign taken out, so that nothing cancels. */
const inverseHyperbolicSine = (f: FunctionBuilder, z: Complex): Complex => {
  const negative = z.re.lt(number(f, 0)).get();
  const a = held({ re: negative.select(z.re.neg(), z.re), im: negative.select(z.im.neg(), z.im) });
  const square = times(a, a);
  const s = held(squareRoot(f, held({ re: square.re.add(number(f, 1)), im: square.im })));
  const l = held(logarithm(f, held({ re: a.re.add(s.re), im: a.im.add(s.im) })));
  return { re: negative.select(l.re.neg(), l.re), im: negative.select(l.im.neg(), l.im) };
};
const inverseSine = (f: FunctionBuilder, z: Complex): Complex =>
  turnedBack(held(inverseHyperbolicSine(f, held(turned(z)))));
const inverseCosine = (f: FunctionBuilder, z: Complex): Complex => {
  const s = held(inverseSine(f, z));
  return { re: number(f, Math.PI / 2).sub(s.re), im: s.im.neg() };
};
const inverseHyperbolicCosine = (f: FunctionBuilder, z: Complex): Complex => {
  const c = held(inverseCosine(f, z));
  // i times it or -i times it: the one whose real part is not negative.
  const back = c.im.gt(number(f, 0)).get();
  return { re: back.select(c.im, c.im.neg()), im: back.select(c.re.neg(), c.re) };
};
const inverseHyperbolicTangent = (f: FunctionBuilder, z: Complex): Complex => {
  const one = number(f, 1);
  const above = held(logarithm(f, held({ re: one.add(z.re), im: z.im })));
  const below = held(logarithm(f, held({ re: one.sub(z.re), im: z.im.neg() })));
  const half = number(f, 0.5);
  return { re: above.re.sub(below.re).mul(half), im: above.im.sub(below.im).mul(half) };
};
const power = (f: FunctionBuilder, z: Complex, w: Complex): Complex => {
  const l = held(logarithm(f, z));
  return exponential(f, held(times(w, l)));
};
const projection = (f: FunctionBuilder, z: Complex): Complex => {
  const infinite = modulus(f, z).eq(number(f, Number.POSITIVE_INFINITY)).get();
  return {
    re: infinite.select(number(f, Number.POSITIVE_INFINITY), z.re),
    im: infinite.select(signed(f, number(f, 0), z.im), z.im),
  };
};

const TO_COMPLEX: Readonly<Record<string, Body<Complex>>> = {
  conj: (_, z) => ({ re: z.re, im: z.im.neg() }),
  cproj: projection,
  cexp: exponential,
  clog: logarithm,
  csqrt: squareRoot,
  cpow: power,
  csin: sine,
  ccos: cosine,
  ctan: (f, z) => turnedBack(held(hyperbolicTangent(f, held(turned(z))))),
  csinh: (f, z) => turnedBack(held(sine(f, held(turned(z))))),
  ccosh: (f, z) => cosine(f, held(turned(z))),
  ctanh: hyperbolicTangent,
  casin: inverseSine,
  cacos: inverseCosine,
  catan: (f, z) => turnedBack(held(inverseHyperbolicTangent(f, held(turned(z))))),
  casinh: inverseHyperbolicSine,
  cacosh: inverseHyperbolicCosine,
  catanh: inverseHyperbolicTangent,
};
const TO_REAL: Readonly<Record<string, Body<Expr>>> = {
  creal: (_, z) => z.re,
  cimag: (_, z) => z.im,
  cabs: modulus,
  carg: argument,
};

function parts(f: FunctionBuilder, values: readonly Expr[]): [Complex, Complex] {
  const [a, b, c, e] = values.map((value) => (value.type === d ? value : value.fpext(d)).get());
  if (a === undefined || b === undefined) return f.fail("no complex argument");
  const z = { re: a, im: b };
  return [z, c === undefined || e === undefined ? z : { re: c, im: e }];
}
const parameters = (name: string, type: FloatType) => ({
  ...{ re: type, im: type },
  ...(name === "cpow" ? { re2: type, im2: type } : {}),
});
const toComplex = Object.entries(TO_COMPLEX).flatMap(([name, body]) => [
  define(
    name,
    voidType,
    { to: ptr, ...parameters(name, d) },
    (f, { to, ...args }) => {
      const result = body(f, ...parts(f, Object.values(args)));
      to.at(d, 0).set(result.re);
      to.at(d, 1).set(result.im);
    },
    { structReturn: structType([d, d]) },
  ),
  define(`${name}f`, i64, parameters(name, floatType), (f, args) => {
    const { re, im } = body(f, ...parts(f, Object.values(args)));
    const bits = (value: Expr) => value.fptrunc(floatType).bitcast(i32).zext(i64);
    f.return(bits(im).shl(32).or(bits(re)));
  }),
]);
const toReal = Object.entries(TO_REAL).flatMap(([name, body]) => [
  define(name, d, parameters(name, d), (f, args) => f.return(body(f, ...parts(f, Object.values(args))))),
  define(`${name}f`, floatType, parameters(name, floatType), (f, args) =>
    f.return(body(f, ...parts(f, Object.values(args))).fptrunc(floatType)),
  ),
]);
export const complexFunctions = [...toComplex, ...toReal];
