// Makes packages/kernel/test/fixtures/libc.json: what the GNU C library answers, for the runtime's tests.
//
//   node scripts/make-libc-vectors.mjs          (needs gcc -m32 and the 32-bit C library)
//
// Each vector is { call, expect }: printf formats with one argument, strtod with the bits it gives, functions of one or
// two doubles with the result's bits rounded from long double.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let state = 20240601n;
const random = (below) => {
  state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
  return Number((state >> 33n) % BigInt(below));
};
const pick = (list) => list[random(list.length)];
const view = new DataView(new ArrayBuffer(8));
const bitsOf = (value) => {
  view.setFloat64(0, value);
  return `0x${view.getBigUint64(0).toString(16)}`;
};
const randomDouble = () =>
  pick([
    () => (random(2000001) - 1000000) / 1000,
    () => (random(2001) - 1000) / 2 ** random(10),
    () => random(1 << 30) * 10 ** (random(600) - 300),
    () => random(1 << 30) * 2 ** (random(2000) - 1050),
    () =>
      pick([
        0, -0, 1, 0.5, 2.5, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 0.1, 123456789, 9.9999995, 999999.5,
      ]),
  ])();

const formats = () => {
  const flags = ["-", "+", " ", "#", "0"].filter(() => random(4) === 0).join("");
  const width = random(2) ? String(random(24) + 1) : "";
  const precision = random(2) ? `.${random(8) ? random(20) : ""}` : "";
  return `%${flags}${width}${precision}`;
};
const printf = [];
for (let n = 0; n < 120; n++)
  printf.push({ format: formats() + pick([..."eEfFgGa"]), kind: "double", value: bitsOf(randomDouble()) });
for (let n = 0; n < 60; n++) {
  const value = pick([0, 1, -1, 42, -2147483648, 2147483647, random(1 << 30), -random(1 << 20)]);
  printf.push({
    format: formats() + pick(["d", "u", "x", "X", "o", "i", "hd", "hhu", "c"]),
    kind: "int",
    value: String(value),
  });
}
for (let n = 0; n < 40; n++) {
  const value =
    BigInt.asIntN(64, (BigInt(random(1 << 30)) << 34n) ^ BigInt(random(1 << 30))) >> BigInt(random(60));
  printf.push({
    format: `${formats()}ll${pick([..."duxo"])}`,
    kind: "long",
    value: `0x${BigInt.asUintN(64, value).toString(16)}`,
  });
}
for (const format of ["%s", "%10s", "%-10s|", "%.3s", "%.0s", "%12.4s|"])
  printf.push({ format, kind: "string", value: "alphabet" });

const strtod = [
  "0",
  "-0",
  "1",
  "1.5e3",
  "  2.5x",
  "1e400",
  "-1e400",
  "1e-400",
  "4.9406564584124654e-324",
  "2.4703282292062327e-324",
  "2.4703282292062328e-324",
  "2.2250738585072011e-308",
  "2.2250738585072014e-308",
  "1.7976931348623158e308",
  "1.7976931348623159e308",
  "9007199254740993",
  "9007199254740992.5",
  "9007199254740993.00000000000000000000000000000000000001",
  "0x1.8p1",
  "0x1.fffffffffffff8p0",
  "0x.1p-1070",
  "inf",
  "-Infinity",
  "nan",
  "nan()x",
  "1e",
  "1e+",
  ".5",
  ".",
  "-.e1",
  "123456789012345678901234567890",
  "1.e2",
  "0x",
  "0xg",
];
for (let n = 0; n < 60; n++)
  strtod.push(
    pick([
      () => randomDouble().toPrecision(17),
      () => String(randomDouble()),
      () => `${random(1 << 30)}${random(1 << 30)}e${random(640) - 330}`,
    ])(),
  );

const math = [];
const one = [
  "exp",
  "exp2",
  "expm1",
  "log",
  "log2",
  "log10",
  "log1p",
  "sin",
  "cos",
  "tan",
  "atan",
  "asin",
  "acos",
  "sinh",
  "cosh",
  "tanh",
  "asinh",
  "acosh",
  "atanh",
  "cbrt",
  "floor",
  "ceil",
  "trunc",
  "round",
  "rint",
  "sqrt",
];
const ranges = { asin: 1, acos: 1, atanh: 1, expm1: 30, exp: 700, exp2: 1000, sinh: 20, cosh: 20, tanh: 5 };
for (const name of one) {
  for (let n = 0; n < 12; n++) {
    const size = ranges[name] ?? pick([1, 10, 1e6, 1e300]);
    let x = (random(2000001) / 1000000 - 1) * size;
    if (name.startsWith("log") && name !== "log1p") x = Math.abs(x);
    if (name === "acosh") x = 1 + Math.abs(x);
    math.push({ name, args: [bitsOf(x)] });
  }
}
for (const name of ["pow", "atan2", "fmod", "hypot"]) {
  for (let n = 0; n < 20; n++)
    math.push({ name, args: [bitsOf(random(1000000) / 1000), bitsOf((random(2000001) - 1000000) / 20000)] });
}

const c = JSON.stringify;
const lines = [];
const cases = [
  'static void show(const char *s) { for (; *s; s++) printf("%02x", (unsigned char)*s); puts(""); }',
  "static double d(unsigned long long b) { double x; memcpy(&x, &b, 8); return x; }",
  "static unsigned long long u(double x) { unsigned long long b; memcpy(&b, &x, 8); return b; }",
];
for (const { format, kind, value } of printf) {
  const arg = { double: `d(${value}ull)`, int: `(int)${value}ll`, long: `${value}ull`, string: c(value) }[
    kind
  ];
  lines.push(`snprintf(t, sizeof t, ${c(format)}, ${arg}); show(t);`);
}
for (const text of strtod)
  lines.push(
    `{ char *e; const char *s = ${c(text)}; double x = strtod(s, &e); printf("%llx %d\\n", u(x), (int)(e - s)); }`,
  );
for (const { name, args } of math)
  lines.push(`printf("%llx\\n", u((double)${name}l(${args.map((a) => `d(${a}ull)`).join(", ")})));`);
const source = `#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <math.h>\n${cases.join("\n")}\nstatic char t[4096];\nint main(void) {\n${lines.join("\n")}\n}\n`;

const directory = mkdtempSync(join(tmpdir(), "vectors-"));
try {
  writeFileSync(join(directory, "v.c"), source);
  execFileSync("gcc", [
    "-m32",
    "-w",
    "-fno-builtin",
    "-msse2",
    "-mfpmath=sse",
    join(directory, "v.c"),
    "-o",
    join(directory, "v"),
    "-lm",
  ]);
  const output = execFileSync(join(directory, "v"), { encoding: "utf8", maxBuffer: 1 << 26 })
    .trimEnd()
    .split("\n");
  let at = 0;
  const next = () => output[at++];
  const vectors = {
    printf: printf.map((row) => ({ ...row, expect: Buffer.from(next(), "hex").toString("latin1") })),
    strtod: strtod.map((text) => {
      const [bits, end] = next().split(" ");
      return { text, bits, end: Number(end) };
    }),
    math: math.map((row) => ({ ...row, expect: next() })),
  };
  const file = new URL("../packages/kernel/test/fixtures/libc.json", import.meta.url);
  const section = (name) =>
    `  ${c(name)}: [\n${vectors[name].map((row) => `    ${c(row)}`).join(",\n")}\n  ]`;
  writeFileSync(file, `{\n${["printf", "strtod", "math"].map(section).join(",\n")}\n}\n`);
} finally {
  rmSync(directory, { recursive: true });
}
