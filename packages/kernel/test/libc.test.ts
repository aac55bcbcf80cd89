/**
 * Proves the C library against the answers of the GNU one, recorded by scripts/make-libc-vectors.mjs: the functions run
 * in the interpreter, every line of output by the library's own stdio.
 */
import { readFileSync } from "node:fs";
import { constInt, declare, doubleType, type Expr, type FunctionBuilder, i32, i64, ptr } from "@ts-jit/ir";
import test from "ava";
import { print, ROOM, run } from "./run.js";

interface PrintfVector {
  readonly format: string;
  readonly kind: "double" | "int" | "long" | "string";
  readonly value: string;
  readonly expect: string;
}
interface Vectors {
  readonly printf: readonly PrintfVector[];
  readonly strtod: readonly { readonly text: string; readonly bits: string; readonly end: number }[];
  readonly math: readonly {
    readonly name: string;
    readonly args: readonly string[];
    readonly expect: string;
  }[];
}
const vectors = JSON.parse(
  readFileSync(new URL("../../test/fixtures/libc.json", import.meta.url), "utf8"),
) as Vectors;

const strtod = declare("strtod", doubleType, { s: ptr, end: ptr });
const bits = (f: FunctionBuilder, value: string): Expr => f.wrap(constInt(i64, BigInt(value)));

test("printf agrees with the GNU library to the byte", (t) => {
  const lines = run((f) => {
    const buffer = f.alloca(ptr, ROOM / 4);
    for (const { format, kind, value } of vectors.printf) {
      if (kind === "double") print(f, buffer, format, bits(f, value).bitcast(doubleType));
      else if (kind === "int") print(f, buffer, format, f.const(i32, Number(value)));
      else if (kind === "long") print(f, buffer, format, bits(f, value));
      else print(f, buffer, format, f.string(value));
    }
  });
  t.is(lines.length, vectors.printf.length);
  for (const [at, { format, value, expect }] of vectors.printf.entries()) {
    t.is(lines[at], expect, `${format} of ${value}`);
  }
});

test("strtod gives the nearest double and stops where the number ends", (t) => {
  const lines = run((f) => {
    const buffer = f.alloca(ptr, ROOM / 4);
    const end = f.alloca(ptr);
    for (const { text } of vectors.strtod) {
      const s = f.string(text);
      const value = f.call(strtod, s, end).bitcast(i64);
      print(f, buffer, "%llx %d", value, end.load(ptr).sub(s));
    }
  });
  for (const [at, { text, bits: expected, end }] of vectors.strtod.entries()) {
    t.is(lines[at], `${expected} ${end}`, text);
  }
});

/** Steps between two doubles on the line of all doubles. */
function distance(a: string, b: string): bigint {
  const position = (text: string) => {
    const raw = BigInt.asIntN(64, BigInt(`0x${text}`));
    return raw < 0n ? -(raw & ((1n << 63n) - 1n)) : raw;
  };
  const difference = position(a) - position(b);
  return difference < 0n ? -difference : difference;
}
const isNaN64 = (text: string) => (BigInt(`0x${text}`) & 0x7fff_ffff_ffff_ffffn) > 0x7ff0_0000_0000_0000n;
/** Steps from the correctly rounded result: 0 where the result is exact, 1 for at most one unit of error. */
const ALLOWED: Readonly<Record<string, bigint>> = {
  floor: 0n,
  ceil: 0n,
  trunc: 0n,
  round: 0n,
  rint: 0n,
  sqrt: 0n,
  fmod: 0n,
};

test("mathematical functions are within one unit of the exact result", (t) => {
  const lines = run((f) => {
    const buffer = f.alloca(ptr, ROOM / 4);
    for (const { name, args } of vectors.math) {
      const params = Object.fromEntries(args.map((_, at) => [`x${at}`, doubleType]));
      const fn = declare(name, doubleType, params);
      const result = f.call(fn, ...args.map((arg) => bits(f, arg).bitcast(doubleType)));
      print(f, buffer, "%llx", result.bitcast(i64));
    }
  });
  for (const [at, { name, args, expect }] of vectors.math.entries()) {
    const got = lines[at] ?? "";
    if (isNaN64(expect)) {
      t.true(isNaN64(got), `${name}(${args}) is not a number`);
      continue;
    }
    const steps = distance(got, expect);
    t.true(steps <= (ALLOWED[name] ?? 1n), `${name}(${args}): ${steps} steps from ${expect}`);
  }
});
