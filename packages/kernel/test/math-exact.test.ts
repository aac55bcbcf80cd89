/** Proves the exact functions the recorded vectors do not have: remquo's quotient, logb, what infinities give. */
import { declare, doubleType, i32, i64, ptr } from "@ts-jit/ir";
import test from "ava";
import { print, ROOM, run } from "./run.js";

const remquo = declare("remquo", doubleType, { x: doubleType, y: doubleType, quotient: ptr });
const rows: readonly [x: number, y: number, rest: number, quotient: number][] = [
  [7, 2, -1, 4],
  [-7, 2, 1, -4],
  [7, -2, -1, -4],
  [5, 2, 1, 2],
  [3, 2, -1, 2],
  [1, 4, 1, 0],
  [2, 4, 2, 0],
  [3, 4, -1, 1],
  [29, 3, -1, 2],
  [2 ** 70, 3, 1, 5],
  [1e308, 1e308, 0, 1],
  [5e-324, 1e308, 5e-324, 0],
];
test("remquo gives the remainder and the quotient's sign and low bits", (t) => {
  const lines = run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    const quotient = f.alloca(i32);
    for (const [x, y] of rows) {
      const rest = f.call(remquo, f.const(doubleType, x), f.const(doubleType, y), quotient).get();
      print(f, line, "%.17g %d", rest, quotient.load(i32));
    }
  });
  const expected = rows.map(([x, y, rest, quotient]) => [`${x}, ${y}`, rest, quotient] as const);
  for (const [at, [name, rest, quotient]] of expected.entries()) {
    const [gotRest, gotQuotient] = (lines[at] ?? "").split(" ").map(Number);
    t.is(gotRest, rest, name);
    t.is(gotQuotient, quotient, name);
  }
});

const infinite: readonly [name: string, args: readonly number[], bits: string][] = [
  ["remainder", [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], "nan"],
  ["remainder", [Number.POSITIVE_INFINITY, 3], "nan"],
  ["remainder", [3, Number.POSITIVE_INFINITY], "3"],
  ["fmod", [Number.POSITIVE_INFINITY, 3], "nan"],
  ["logb", [Number.NEGATIVE_INFINITY], "inf"],
  ["logb", [0], "-inf"],
  ["logb", [5e-324], "-1074"],
  ["logb", [-1024.5], "10"],
  ["cbrt", [Number.MAX_VALUE], "5.6438030941223623e+102"],
];
test("infinities, zeros and the ends of the range", (t) => {
  const lines = run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    for (const [name, args] of infinite) {
      const params = Object.fromEntries(args.map((_, at) => [`x${at}`, doubleType]));
      const result = f.call(
        declare(name, doubleType, params),
        ...args.map((arg) => f.const(doubleType, arg)),
      );
      // The sign of a NaN means nothing.
      const bits = result.bitcast(i64).get();
      const plain = result.fcmp("uno", result).select(bits.and((1n << 63n) - 1n), bits);
      print(f, line, "%.17g", plain.bitcast(doubleType));
    }
  });
  for (const [at, [name, args, expected]] of infinite.entries())
    t.is(lines[at], expected, `${name}(${args.join(", ")})`);
});
