/** strtol and its family: text to integers. */
import { define, type Expr, type FunctionBuilder, i8, i32, i64, type Local, ptr, struct } from "@ts-jit/ir";
import { isSpace } from "./ctype.js";
import { fail, setErrno } from "./errno.js";

/** What the parser found: the magnitude, and whether it had a minus or did not fit in 64 bits. */
const Parsed = struct({ magnitude: i64, negative: i32, overflow: i32 });

/** The value of a digit or letter, 36 and more for anything else. */
export const digitValue = define("__tsjit_digit_value", i32, { c: i32 }, (f, { c }) => {
  const decimal = c.sub(48).get();
  f.if(decimal.ult(10), () => f.return(decimal));
  const letter = c.or(32).sub(97).get();
  f.return(letter.ult(26).select(letter.add(10), 99));
});

export function skipSpaces(f: FunctionBuilder, s: Local): void {
  f.while(
    () => isSpace(s.load(i8).zext(i32)),
    () => s.inc(),
  );
}

const parse = define("__tsjit_parse_integer", ptr, { s: ptr, base: i32, out: ptr }, (f, { s, base, out }) => {
  const start = s.get();
  out.field(Parsed, "magnitude").set(0);
  out.field(Parsed, "negative").set(0);
  out.field(Parsed, "overflow").set(0);
  skipSpaces(f, s);
  const sign = s.load(i8);
  out.field(Parsed, "negative").set(sign.eq(45).zext(i32));
  f.if(sign.eq(45).or(sign.eq(43)), () => s.inc());
  // 0x before a hexadecimal digit; a lone 0 makes the base 8 where it was left open.
  const hexadecimal = () =>
    f.all(
      s.load(i8).eq(48),
      () => s.at(i8, 1).or(32).eq(120),
      () => f.call(digitValue, s.at(i8, 2).zext(i32)).ult(16),
    );
  f.if(
    f.all(base.eq(0).or(base.eq(16)), hexadecimal),
    () => {
      s.inc(2);
      base.set(16);
    },
    () => f.if(base.eq(0), () => base.set(s.load(i8).eq(48).select(f.const(i32, 8), 10))),
  );
  const value = f.local(i64, 0);
  const any = f.local(i32, 0);
  f.loop(() => {
    const digit = f.call(digitValue, s.load(i8).zext(i32));
    f.if(digit.uge(base), () => f.break());
    any.set(1);
    const wide = base.zext(i64);
    const low = value.and(0xffff_ffff).mul(wide).add(digit.zext(i64));
    const high = value.shr(32).mul(wide).add(low.shr(32));
    f.if(high.shr(32).ne(0), () => out.field(Parsed, "overflow").set(1));
    value.set(high.shl(32).or(low.and(0xffff_ffff)));
    s.inc();
  });
  out.field(Parsed, "magnitude").set(value);
  f.return(any.ne(0).select(s, start));
});

/** One member: its width, its signedness, and every name it has. */
function converter(name: string, bits: 32 | 64, signed: boolean) {
  const type = bits === 32 ? i32 : i64;
  const most = signed ? (1n << BigInt(bits - 1)) - 1n : (1n << BigInt(bits)) - 1n;
  return define(name, type, { s: ptr, end: ptr, base: i32 }, (f, { s, end, base }) => {
    f.if(base.eq(1).or(base.ugt(36)), () => fail(f, "EINVAL", 0));
    const out = f.alloca(Parsed.type);
    const stop = f.call(parse, s, base, out);
    f.if(end.ne(0), () => end.store(stop));
    const magnitude = out.field(Parsed, "magnitude").get();
    const negative = out.field(Parsed, "negative").ne(0).get();
    const limit: Expr = signed
      ? f.const(i64, most).add(negative.zext(i64))
      : f.const(i64, BigInt.asIntN(64, most));
    f.if(
      f.any(out.field(Parsed, "overflow").ne(0), () => magnitude.ugt(limit)),
      () => {
        setErrno(f, "ERANGE");
        const least = signed ? f.const(type, -most - 1n) : f.const(type, -1);
        f.return(negative.select(least, f.const(type, signed ? most : -1)));
      },
    );
    const value = negative.select(magnitude.neg(), magnitude);
    f.return(bits === 32 ? value.trunc(i32) : value);
  });
}

const MEMBERS = [
  ["strtol", 32, true],
  ["strtoul", 32, false],
  ["strtoll", 64, true],
  ["strtoull", 64, false],
  ["strtoimax", 64, true],
  ["strtoumax", 64, false],
  ["strtoq", 64, true],
  ["strtouq", 64, false],
] as const;
/** The names of newer C headers, which mean the same here. */
const PREFIXES = ["", "__isoc23_"] as const;
export const strtol = converter("strtol", 32, true);
export const strtoul = converter("strtoul", 32, false);
export const strtoull = converter("strtoull", 64, false);
export const strtoll = converter("strtoll", 64, true);

export const parseNumberFunctions = [
  digitValue,
  parse,
  ...PREFIXES.flatMap((prefix) =>
    MEMBERS.map(([name, bits, signed]) => converter(`${prefix}${name}`, bits, signed)),
  ),
  ...["atoi", "atol"].map((name) =>
    define(name, i32, { s: ptr }, (f, { s }) => f.return(f.call(strtol, s, 0, 10))),
  ),
  define("atoll", i64, { s: ptr }, (f, { s }) => f.return(f.call(strtoll, s, 0, 10))),
  ...["abs", "labs"].map((name) =>
    define(name, i32, { n: i32 }, (f, { n }) => f.return(n.lt(0).select(n.neg(), n))),
  ),
  ...["llabs", "imaxabs"].map((name) =>
    define(name, i64, { n: i64 }, (f, { n }) => f.return(n.lt(0).select(n.neg(), n))),
  ),
];
