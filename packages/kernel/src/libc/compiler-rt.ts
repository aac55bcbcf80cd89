/** What compilers call for operations i386 has no instruction for, beyond 64-bit division: conversions, bits, powers. */
import {
  define,
  doubleType,
  type Expr,
  type FloatType,
  type FunctionBuilder,
  floatType,
  type IntegerType,
  i1,
  i32,
  i64,
  ptr,
} from "@ts-jit/ir";
import { multiplyHigh } from "./int64.js";
import { DOUBLE, formatArgs, packFloat, roundToFormat } from "./round-float.js";

/** An unsigned word as a double: the bits of 2^52 + x, less 2^52. */
const wordToDouble = (x: Expr) =>
  x
    .zext(i64)
    .or(0x4330_0000_0000_0000n)
    .bitcast(doubleType)
    .sub(2 ** 52);
const low = (x: Expr) => x.trunc(i32);
const high = (x: Expr) => x.shr(32).trunc(i32);

/** Both halves are exact, so their sum rounds once. */
const unsignedToDouble = (x: Expr) =>
  wordToDouble(high(x))
    .mul(2 ** 32)
    .add(wordToDouble(low(x)));
const signedToDouble = (x: Expr) =>
  high(x)
    .sitofp(doubleType)
    .mul(2 ** 32)
    .add(wordToDouble(low(x)));
/** The low bits of a number too long for a double become one that says whether there were any: float rounds once. */
const folded = (f: FunctionBuilder, x: Expr, long: Expr) => {
  const rest = x.and(0x7ff);
  return f.choose(
    long,
    () => rest.add(0x7ff).or(x).and(-0x800),
    () => x,
  );
};

/** Toward zero. What does not fit has no meaning, as in C. */
function toInteger(f: FunctionBuilder, x: Expr, fraction: number, bias: number, mantissa: Expr): void {
  const bits = mantissa.get();
  const e = bits
    .shr(fraction)
    .trunc(i32)
    .and(2 * bias + 1)
    .sub(bias)
    .get();
  f.if(e.lt(0), () => f.return(0));
  const m = bits
    .and((1n << BigInt(fraction)) - 1n)
    .or(1n << BigInt(fraction))
    .get();
  const value = f.choose(
    e.lt(fraction),
    () => m.shr(f.const(i32, fraction).sub(e).zext(i64)),
    () => m.shl(e.sub(fraction).and(63).zext(i64)),
  );
  f.return(x.lt(0).select(value.neg(), value));
}
const fix = (name: string, from: FloatType) =>
  define(name, i64, { x: from }, (f, { x }) => {
    if (from === doubleType) toInteger(f, x.get(), 52, 1023, x.bitcast(i64));
    else toInteger(f, x.get(), 23, 127, x.bitcast(i32).zext(i64));
  });
const fixdfdi = fix("__fixdfdi", doubleType);
const fixsfdi = fix("__fixsfdi", floatType);

function power(name: string, type: FloatType) {
  return define(name, type, { x: type, n: i32 }, (f, { x, n }) => {
    const result = f.local(type, 1);
    const left = f.local(n.lt(0).select(n.neg(), n));
    f.while(
      () => left.ne(0),
      () => {
        f.if(left.and(1).ne(0), () => result.set(result.mul(x)));
        x.set(x.mul(x));
        left.set(left.shr(1));
      },
    );
    f.return(n.lt(0).select(f.const(type, 1).div(result), result));
  });
}

/** A counting intrinsic under compiler-rt's name, for words and double words. */
const counting = (name: string, intrinsic: string, flagged: boolean) =>
  [i32, i64].map((type) =>
    define(`__${name}${type === i32 ? "si" : "di"}2`, i32, { x: type }, (f, { x }) => {
      const args = flagged ? [x, f.const(i1, 0)] : [x];
      const result = f.intrinsic(intrinsic, type, args, [type]);
      f.return(type === i32 ? result : result.trunc(i32));
    }),
  );

/** Product with overflow through a pointer. */
const checkedProduct = (name: string, type: IntegerType) =>
  define(name, type, { a: type, b: type, overflow: ptr }, (f, { a, b, overflow }) => {
    const product = a.mul(b).get();
    const back = f.choose(
      a.eq(0),
      () => b,
      () => product.div(a),
    );
    const least = f.const(type, -(1n << BigInt(type.bits - 1)));
    const wrong = back.ne(b).or(a.eq(-1).and(b.eq(least)));
    overflow.store(wrong.zext(i32));
    f.return(product);
  });

interface Unpacked {
  readonly m: Expr;
  readonly e: Expr;
  readonly negative: Expr;
}
/** |x| = m * 2^e with the top bit of m set; x finite and not zero. */
function unpack(f: FunctionBuilder, x: Expr): Unpacked {
  const bits = x.bitcast(i64).get();
  const field = bits.shr(52).trunc(i32).and(0x7ff).get();
  const fraction = bits.and((1n << 52n) - 1n);
  const m = field
    .eq(0)
    .select(fraction, fraction.or(1n << 52n))
    .get();
  const zeros = f.intrinsic("llvm.ctlz", i64, [m, f.const(i1, 0)], [i64]).get();
  return {
    m: m.shl(zeros).get(),
    e: field.max(1).sub(1075).sub(zeros.trunc(i32)).get(),
    negative: bits.lt(0).get(),
  };
}

/** a * b + c, rounded once: 128-bit integers, the smaller term shifted to the larger's place with a sticky bit. */
const fma = define("fma", doubleType, { a: doubleType, b: doubleType, c: doubleType }, (f, { a, b, c }) => {
  const special = (x: Expr) =>
    x
      .bitcast(i64)
      .shl(1)
      .add(-2)
      .uge(0xffe0_0000_0000_0000n - 2n);
  f.if(special(a).or(special(b)), () => f.return(a.mul(b).add(c)));
  f.if(c.eq(0), () => f.return(a.mul(b)));
  f.if(special(c), () => f.return(c.add(c)));
  const x = unpack(f, a.get());
  const y = unpack(f, b.get());
  const z = unpack(f, c.get());
  // The product of two 64-bit numbers in 128 bits, its top bit at 127 or 126.
  const bottom = f.alloca(i64);
  const productHigh = f.local(f.call(multiplyHigh, x.m, y.m, bottom));
  const productLow = f.local(bottom.load(i64));
  const productE = f.local(x.e.add(y.e));
  f.if(productHigh.lt(0).not(), () => {
    productHigh.set(productHigh.shl(1).or(productLow.shr(63)));
    productLow.set(productLow.shl(1));
    productE.dec();
  });
  const negative = x.negative.xor(y.negative).get();
  // Both with one bit of room above: the low bits are zeros.
  const addendE = z.e.sub(64).get();
  const productLarger = productE
    .gt(addendE)
    .or(productE.eq(addendE).and(productHigh.ugt(z.m).or(productHigh.eq(z.m))));
  const swap = productLarger.not().get();
  const h1 = f.local(swap.select(z.m, productHigh));
  const l1 = f.local(swap.select(f.const(i64, 0), productLow));
  const h2 = f.local(swap.select(productHigh, z.m));
  const l2 = f.local(swap.select(productLow, f.const(i64, 0)));
  const e = f.local(swap.select(addendE, productE).add(1));
  const distance = f.local(swap.select(addendE.sub(productE), productE.sub(addendE)));
  const halve = (h: typeof h1, l: typeof l1) => {
    l.set(l.shr(1).or(h.shl(63)));
    h.set(h.shr(1));
  };
  halve(h1, l1);
  halve(h2, l2);
  const sticky = f.local(i64, 0);
  f.if(distance.ge(64), () => {
    sticky.set(l2);
    l2.set(h2);
    h2.set(0);
    distance.dec(64);
  });
  f.if(distance.ge(64), () => {
    sticky.set(sticky.or(l2));
    l2.set(0);
    distance.set(0);
  });
  f.if(distance.ne(0), () => {
    const n = distance.zext(i64).get();
    const up = f.const(i64, 64).sub(n);
    sticky.set(sticky.or(l2.shl(up)));
    l2.set(l2.shr(n).or(h2.shl(up)));
    h2.set(h2.shr(n));
  });
  f.if(
    negative.xor(z.negative),
    () => {
      // What was shifted out is borrowed from the last place; the rest of that place is what remains sticky.
      f.if(sticky.ne(0), () => {
        l2.inc();
        f.if(l2.eq(0), () => h2.inc());
      });
      h1.set(h1.sub(h2).sub(l1.ult(l2).zext(i64)));
      l1.set(l1.sub(l2));
    },
    () => {
      const sum = l1.add(l2).get();
      h1.set(h1.add(h2).add(sum.ult(l1).zext(i64)));
      l1.set(sum);
    },
  );
  f.if(h1.or(l1).or(sticky).eq(0), () => f.return(0));
  f.if(h1.eq(0), () => {
    h1.set(l1);
    l1.set(0);
    e.dec(64);
  });
  const zeros = f.intrinsic("llvm.ctlz", i64, [h1, f.const(i1, 0)], [i64]).get();
  f.if(zeros.ne(0), () => {
    h1.set(h1.shl(zeros).or(l1.shr(f.const(i64, 64).sub(zeros))));
    l1.set(l1.shl(zeros));
  });
  const rest = l1.or(sticky).ne(0).zext(i32);
  const field = f.alloca(i32);
  const scale = e.sub(zeros.trunc(i32)).add(64);
  const significand = f.call(roundToFormat, h1, scale, rest, ...formatArgs(DOUBLE), field);
  const rounded = packFloat(DOUBLE, significand, field.load(i32));
  const sign = swap.select(z.negative, negative).zext(i64).shl(63);
  f.return(rounded.or(sign).bitcast(doubleType));
});

/** The product of floats is exact in double; the sum is rounded to odd, so that the last rounding is the only one. */
const fmaf = define("fmaf", floatType, { a: floatType, b: floatType, c: floatType }, (f, { a, b, c }) => {
  const product = a.fpext(doubleType).mul(b.fpext(doubleType)).get();
  const addend = c.fpext(doubleType).get();
  const sum = product.add(addend).get();
  const back = sum.sub(product);
  const error = product.sub(sum.sub(back)).add(addend.sub(back)).get();
  const bits = f.local(sum.bitcast(i64));
  f.if(
    f.all(bits.and(1).eq(0), () => error.ne(0).and(error.fcmp("ord", error))),
    () => bits.set(error.gt(0).xor(sum.lt(0)).select(bits.add(1), bits.sub(1))),
  );
  f.return(bits.bitcast(doubleType).fptrunc(floatType));
});

export const compilerRtFunctions = [
  define("__floatundidf", doubleType, { x: i64 }, (f, { x }) => f.return(unsignedToDouble(x))),
  define("__floatdidf", doubleType, { x: i64 }, (f, { x }) => f.return(signedToDouble(x))),
  define("__floatundisf", floatType, { x: i64 }, (f, { x }) =>
    f.return(unsignedToDouble(folded(f, x.get(), x.shr(53).ne(0))).fptrunc(floatType)),
  ),
  define("__floatdisf", floatType, { x: i64 }, (f, { x }) =>
    f.return(
      signedToDouble(
        folded(
          f,
          x.get(),
          x
            .add(1n << 53n)
            .shr(54)
            .ne(0),
        ),
      ).fptrunc(floatType),
    ),
  ),
  define("__floatunsidf", doubleType, { x: i32 }, (f, { x }) => f.return(wordToDouble(x))),
  define("__floatunsisf", floatType, { x: i32 }, (f, { x }) => f.return(wordToDouble(x).fptrunc(floatType))),
  fixdfdi,
  fixsfdi,
  fix("__fixunsdfdi", doubleType),
  fix("__fixunssfdi", floatType),
  define("__fixunsdfsi", i32, { x: doubleType }, (f, { x }) => f.return(f.call(fixdfdi, x).trunc(i32))),
  define("__fixunssfsi", i32, { x: floatType }, (f, { x }) => f.return(f.call(fixsfdi, x).trunc(i32))),
  power("__powidf2", doubleType),
  power("__powisf2", floatType),
  ...counting("popcount", "llvm.ctpop", false),
  ...counting("clz", "llvm.ctlz", true),
  ...counting("ctz", "llvm.cttz", true),
  define("__ffsdi2", i32, { x: i64 }, (f, { x }) => {
    f.if(x.eq(0), () => f.return(0));
    f.return(
      f
        .intrinsic("llvm.cttz", i64, [x, f.const(i1, 0)], [i64])
        .trunc(i32)
        .add(1),
    );
  }),
  ...[i32, i64].map((type) =>
    define(`__bswap${type === i32 ? "si" : "di"}2`, type, { x: type }, (f, { x }) =>
      f.return(f.intrinsic("llvm.bswap", type, [x], [type])),
    ),
  ),
  define("__negdi2", i64, { x: i64 }, (f, { x }) => f.return(x.neg())),
  // 0 less, 1 equal, 2 greater.
  ...(["cmp", "ucmp"] as const).map((name) =>
    define(`__${name}di2`, i32, { a: i64, b: i64 }, (f, { a, b }) => {
      const less = name === "cmp" ? a.lt(b) : a.ult(b);
      f.return(less.select(f.const(i32, 0), a.eq(b).select(f.const(i32, 1), 2)));
    }),
  ),
  checkedProduct("__mulosi4", i32),
  checkedProduct("__mulodi4", i64),
  fma,
  fmaf,
];
