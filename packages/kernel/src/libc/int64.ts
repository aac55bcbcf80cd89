/**
 * 64-bit arithmetic that i386 has no instruction for, under the names of compiler-rt.
 *
 * Division: Knuth's algorithm D for two 32-bit digits, on the one 64-by-32 division that x86 has; see
 * {@link divideStep}.
 */
import { declare, define, type Expr, type FunctionBuilder, i1, i32, i64, ptr } from "@ts-jit/ir";

/** `u32 __tsjit_div64(u32 high, u32 low, u32 divisor, u32 *remainder)`; needs high < divisor. An entry stub. */
export const divideStep = declare("__tsjit_divide_step", i32, {
  high: i32,
  low: i32,
  divisor: i32,
  remainder: ptr,
});

const high = (x: Expr) => x.shr(32).trunc(i32);
const low = (x: Expr) => x.trunc(i32);
const pair = (h: Expr, l: Expr) => h.zext(i64).shl(32).or(l.zext(i64));

/** Quotient, the remainder through a pointer (may be null). Division by zero faults, as the instruction does. */
export const udivmod = define(
  "__udivmoddi4",
  i64,
  { n: i64, d: i64, remainder: ptr },
  (f, { n, d, remainder }) => {
    const rest = f.alloca(i32);
    const finish = (quotient: Expr, left: Expr) => {
      f.if(remainder.ne(0), () => remainder.store(left, i64, { align: 4 }));
      f.return(quotient);
    };
    f.if(high(d).eq(0), () => {
      const divisor = low(d);
      const top = f.local(i32, 0);
      const first = f.local(high(n));
      f.if(first.uge(divisor), () => {
        top.set(f.call(divideStep, 0, first, divisor, rest));
        first.set(rest.load(i32));
      });
      const bottom = f.call(divideStep, first, low(n), divisor, rest);
      finish(pair(top, bottom), rest.load(i32).zext(i64));
    });
    f.if(n.ult(d), () => finish(f.const(i64, 0), n.get()));
    // The divisor has two digits, so the quotient has one. Estimate it from the leading digits of both, shifted so that
    // the divisor's top bit is set; the estimate is at most one too large once the dividend is halved.
    const shift = f.intrinsic("llvm.ctlz", i32, [high(d), f.const(i1, 0)], [i32]);
    const leading = high(d.shl(shift.zext(i64)));
    const halved = n.shr(1);
    const estimate = f.call(divideStep, high(halved), low(halved), leading, rest);
    const quotient = f.local(estimate.zext(i64).shl(shift.zext(i64)).shr(31));
    f.if(quotient.ne(0), () => quotient.dec());
    const left = f.local(n.sub(quotient.mul(d)));
    f.while(
      () => left.uge(d),
      () => {
        quotient.inc();
        left.set(left.sub(d));
      },
    );
    finish(quotient, left);
  },
);

/** The product of two 64-bit numbers: its upper half, the lower through `bottom`. */
export const multiplyHigh = define(
  "__tsjit_multiply_high",
  i64,
  { a: i64, b: i64, bottom: ptr },
  (f, { a, b, bottom }) => {
    const mul = (x: Expr, y: Expr) => x.zext(i64).mul(y.zext(i64)).get();
    const lowest = mul(low(a), low(b));
    const cross = mul(high(a), low(b)).add(lowest.shr(32)).get();
    const middle = mul(low(a), high(b)).add(low(cross).zext(i64)).get();
    bottom.store(pair(low(middle), low(lowest)));
    f.return(mul(high(a), high(b)).add(cross.shr(32)).add(middle.shr(32)));
  },
);

const absolute = (x: Expr, sign: Expr) => x.xor(sign).sub(sign);

/** The signed forms: divide magnitudes, then give the quotient the product's sign, the remainder the dividend's. */
function signed(
  f: FunctionBuilder,
  n: Expr,
  d: Expr,
  want: "quotient" | "remainder" | "both",
  to?: Expr,
): void {
  const signN = n.sar(63);
  const signD = d.sar(63);
  const left = f.alloca(i64);
  const quotient = f.call(udivmod, absolute(n, signN), absolute(d, signD), left);
  const remainder = () => absolute(left.load(i64), signN);
  if (want === "remainder") {
    f.return(remainder());
    return;
  }
  if (want === "both") to?.store(remainder(), i64, { align: 4 });
  f.return(absolute(quotient, signN.xor(signD)));
}

const divisions = [
  define("__udivdi3", i64, { n: i64, d: i64 }, (f, { n, d }) => f.return(f.call(udivmod, n, d, 0))),
  define("__umoddi3", i64, { n: i64, d: i64 }, (f, { n, d }) => {
    const left = f.alloca(i64);
    f.call(udivmod, n, d, left);
    f.return(left.load(i64));
  }),
  define("__divdi3", i64, { n: i64, d: i64 }, (f, { n, d }) => signed(f, n.get(), d.get(), "quotient")),
  define("__moddi3", i64, { n: i64, d: i64 }, (f, { n, d }) => signed(f, n.get(), d.get(), "remainder")),
  define("__divmoddi4", i64, { n: i64, d: i64, remainder: ptr }, (f, { n, d, remainder }) =>
    signed(f, n.get(), d.get(), "both", remainder.get()),
  ),
];

/** Shifts by variable amounts and products, word by word, for back ends that call them. */
const others = [
  define("__muldi3", i64, { a: i64, b: i64 }, (f, { a, b }) => {
    const product = low(a).zext(i64).mul(low(b).zext(i64));
    const cross = low(a)
      .mul(high(b))
      .add(high(a).mul(low(b)));
    f.return(pair(high(product).add(cross), low(product)));
  }),
  define("__ashldi3", i64, { x: i64, n: i32 }, (f, { x, n }) => {
    f.if(n.and(32).ne(0), () => f.return(pair(low(x).shl(n.and(31)), f.const(i32, 0))));
    f.if(n.eq(0), () => f.return(x));
    f.return(
      pair(
        high(x)
          .shl(n)
          .or(low(x).shr(f.const(i32, 32).sub(n))),
        low(x).shl(n),
      ),
    );
  }),
  define("__lshrdi3", i64, { x: i64, n: i32 }, (f, { x, n }) => {
    f.if(n.and(32).ne(0), () => f.return(high(x).shr(n.and(31)).zext(i64)));
    f.if(n.eq(0), () => f.return(x));
    f.return(
      pair(
        high(x).shr(n),
        low(x)
          .shr(n)
          .or(high(x).shl(f.const(i32, 32).sub(n))),
      ),
    );
  }),
  define("__ashrdi3", i64, { x: i64, n: i32 }, (f, { x, n }) => {
    f.if(n.and(32).ne(0), () => f.return(high(x).sar(n.and(31)).sext(i64)));
    f.if(n.eq(0), () => f.return(x));
    f.return(
      pair(
        high(x).sar(n),
        low(x)
          .shr(n)
          .or(high(x).shl(f.const(i32, 32).sub(n))),
      ),
    );
  }),
];

export const int64Functions = [multiplyHigh, udivmod, ...divisions, ...others];
