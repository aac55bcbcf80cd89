/** Proves wide characters: UTF-8 both ways with its edges and errors, and the string functions on code points. */
import { arrayType, declare, type FunctionBuilder, i8, i32, ptr } from "@ts-jit/ir";
import test from "ava";
import { print, ROOM, run } from "./run.js";

const mbrtowc = declare("mbrtowc", i32, { to: ptr, s: ptr, n: i32, state: ptr });
const wcrtomb = declare("wcrtomb", i32, { to: ptr, c: i32, state: ptr });
const mbstowcs = declare("mbstowcs", i32, { to: ptr, from: ptr, n: i32 });
const wcstombs = declare("wcstombs", i32, { to: ptr, from: ptr, n: i32 });

/** A NUL-terminated string of any bytes, in the frame. */
function bytes(f: FunctionBuilder, values: readonly number[]) {
  const memory = f.alloca(arrayType(i8, values.length + 1));
  for (const [at, value] of [...values, 0].entries())
    memory.at(i8, at).set(value > 127 ? value - 256 : value);
  return memory;
}
/** A wide string in the frame. */
function wide(f: FunctionBuilder, text: string) {
  const points = [...text].map((c) => c.codePointAt(0) ?? 0);
  const memory = f.alloca(arrayType(i32, points.length + 20));
  for (const [at, value] of [...points, 0].entries()) memory.at(i32, at).set(value);
  return memory;
}

const readings: readonly [name: string, bytes: readonly number[], used: number, value: number][] = [
  ["an ASCII letter", [0x41], 1, 0x41],
  ["the end of a string", [0], 0, 0],
  ["two bytes", [0xc3, 0xa9], 2, 0xe9],
  ["three bytes", [0xe2, 0x82, 0xac], 3, 0x20ac],
  ["four bytes", [0xf0, 0x9f, 0x98, 0x80], 4, 0x1f600],
  ["the last code point", [0xf4, 0x8f, 0xbf, 0xbf], 4, 0x10ffff],
  ["past the last code point", [0xf4, 0x90, 0x80, 0x80], -1, 7],
  ["a byte that begins nothing", [0x80], -1, 7],
  ["a longer form than needed", [0xc0, 0x80], -1, 7],
  ["three bytes for what two hold", [0xe0, 0x9f, 0xbf], -1, 7],
  ["half of a surrogate pair", [0xed, 0xa0, 0x80], -1, 7],
  ["a lead without its rest", [0xc3, 0x41], -1, 7],
];
test("mbrtowc reads UTF-8 and nothing else", (t) => {
  const lines = run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    for (const [, text] of readings) {
      const state = f.alloca(arrayType(i32, 2));
      state.at(i32, 0).set(0);
      const value = f.alloca(i32);
      value.store(7, i32);
      const used = f.call(mbrtowc, value, bytes(f, text), 4, state).get();
      print(f, line, "%d %d", used, value.load(i32));
    }
  });
  for (const [at, [name, , used, value]] of readings.entries()) t.is(lines[at], `${used} ${value}`, name);
});

test("a character that comes in pieces is put together by its state", (t) => {
  const lines = run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    const state = f.alloca(arrayType(i32, 2));
    state.at(i32, 0).set(0);
    const value = f.alloca(i32);
    for (const byte of [0xf0, 0x9f, 0x98, 0x80])
      print(f, line, "%d", f.call(mbrtowc, value, bytes(f, [byte]), 1, state));
    print(f, line, "%x", value.load(i32));
  });
  t.deepEqual(lines, ["-2", "-2", "-2", "1", "1f600"]);
});

test("wcrtomb writes what mbrtowc reads, at every length's edges", (t) => {
  const points = [0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff, 0x110000, 0xd800];
  const lines = run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    for (const point of points) {
      const out = bytes(f, [0, 0, 0, 0]);
      const used = f.call(wcrtomb, out, point, 0).get();
      print(
        f,
        line,
        "%d %02hhx%02hhx%02hhx%02hhx",
        used,
        ...[0, 1, 2, 3].map((at) => out.at(i8, at).zext(i32)),
      );
    }
  });
  const expected = points.map((point) => {
    const valid = point <= 0x10ffff && point !== 0xd800;
    const encoded = valid ? Buffer.from(String.fromCodePoint(point)) : Buffer.alloc(0);
    const hex = Buffer.concat([encoded, Buffer.alloc(4)])
      .subarray(0, 4)
      .toString("hex");
    return `${valid ? encoded.length : -1} ${hex}`;
  });
  t.deepEqual(lines, expected);
});

test("whole strings go both ways, cut where there is no room", (t) => {
  const text = "aé€😀z";
  const lines = run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    const to = f.alloca(arrayType(i32, 20));
    const back = f.alloca(arrayType(i8, 40));
    print(f, line, "%d", f.call(mbstowcs, to, f.string(text), 20));
    print(f, line, "%d", f.call(wcstombs, back, to, 40));
    print(f, line, "%s", back);
    print(f, line, "%d", f.call(mbstowcs, 0, f.string(text), 0));
    print(f, line, "%d", f.call(mbstowcs, to, f.string(text), 2));
    print(f, line, "%d", f.call(wcstombs, back, wide(f, text), 5));
    print(f, line, "%d", f.call(mbstowcs, to, bytes(f, [0x41, 0xff]), 20));
  });
  const written = Buffer.from(text).toString("latin1");
  t.deepEqual(lines, ["5", "11", written, "5", "2", "3", "-1"]);
});

/** Calls with wide strings; pointers are shown as the distance in characters from the first argument. */
const calls: readonly [name: string, args: readonly (string | number)[], result: number | "null"][] = [
  ["wcslen", ["aé😀"], 3],
  ["wcsnlen", ["hello", 3], 3],
  ["wcscmp", ["a", "b"], -1],
  ["wcscmp", ["é", "e"], 1],
  ["wcscmp", ["", ""], 0],
  ["wcsncmp", ["abx", "aby", 2], 0],
  ["wmemcmp", ["abx", "aby", 3], -1],
  ["wcsspn", ["aab", "a"], 2],
  ["wcscspn", ["aab", "b"], 2],
  ["iswalpha", [0x41], 0x400],
  ["iswalpha", [0x20ac], 0],
  ["towupper", [0x7a], 0x5a],
  ["towupper", [0xe9], 0xe9],
  ["btowc", [0x41], 0x41],
  ["btowc", [0x80], -1],
  ["wctob", [0x20ac], -1],
];
test("strings and classes of wide characters", (t) => {
  const lines = run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    for (const [name, args] of calls) {
      const params = Object.fromEntries(
        args.map((arg, at) => [`p${at}`, typeof arg === "string" ? ptr : i32]),
      );
      const values = args.map((arg) => (typeof arg === "string" ? wide(f, arg) : f.const(i32, arg)));
      print(f, line, "%d", f.call(declare(name, i32, params), ...values));
    }
  });
  for (const [at, [name, args, result]] of calls.entries())
    t.is(lines[at], String(result), `${name}(${args.join(", ")})`);
});

const finders: readonly [name: string, args: readonly (string | number)[], offset: number | "null"][] = [
  ["wcschr", ["aéb", 0xe9], 1],
  ["wcschr", ["abc", 0x78], "null"],
  ["wcsrchr", ["abab", 0x61], 2],
  ["wcsstr", ["the cat", "cat"], 4],
  ["wcsstr", ["the cat", "dog"], "null"],
  ["wcspbrk", ["hello", "ol"], 2],
  ["wmemchr", ["abc", 0x63, 3], 2],
];
test("searches in wide strings", (t) => {
  const lines = run((f) => {
    const line = f.alloca(i32, ROOM / 4);
    for (const [name, args] of finders) {
      const params = Object.fromEntries(
        args.map((arg, at) => [`p${at}`, typeof arg === "string" ? ptr : i32]),
      );
      const values = args.map((arg) => (typeof arg === "string" ? wide(f, arg) : f.const(i32, arg)));
      const found = f.call(declare(name, ptr, params), ...values).get();
      f.if(
        found.eq(0),
        () => print(f, line, "null"),
        () => print(f, line, "%d", found.sub(values[0] ?? found).sar(2)),
      );
    }
  });
  for (const [at, [name, args, offset]] of finders.entries())
    t.is(lines[at], String(offset), `${name}(${args.join(", ")})`);
});
