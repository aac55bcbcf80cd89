/**
 * Random calls in LLVM IR, by seed: what C has no types or conventions for. One module calls, the other is called; each
 * stores what it receives, and a driver in C prints that.
 */

export interface IrAbiProgram {
  readonly caller: string;
  readonly callee: string;
  readonly driver: string;
}

/** Types with some of their values. Numbers only: that a NaN passes through the x87 unchanged, nobody promises. */
const TYPES: readonly (readonly [string, readonly string[]])[] = [
  ["i1", ["true", "false"]],
  ["i8", ["1", "-100"]],
  ["i16", ["-3", "31000"]],
  ["i24", ["-70000", "123456"]],
  ["i32", ["-5", "123456789"]],
  ["i37", ["-5", "123456789012"]],
  ["i64", ["-6", "1234567890123456789"]],
  ["i96", ["-7", "12345678901234567890123456"]],
  ["i128", ["-8", "123456789012345678901234567890123456"]],
  ["ptr", ["@place", "null"]],
  ["half", ["0xH4A00", "0xHBC00"]],
  ["float", ["12.5", "-0.75"]],
  ["double", ["3.25", "-1.0e100"]],
  ["x86_fp80", ["0xK4002C800000000000000", "0xKC00E8000000000000001"]],
  ["fp128", ["0xL00000000000000004002900000000000", "0xL0000000000000001C00E000000000000"]],
  ["<2 x i32>", ["<i32 1, i32 -2>"]],
  ["<4 x i16>", ["<i16 1, i16 -2, i16 3, i16 4>"]],
  ["<8 x i8>", ["<i8 1, i8 2, i8 3, i8 4, i8 5, i8 6, i8 7, i8 -8>"]],
  ["<4 x i32>", ["<i32 1, i32 -2, i32 3, i32 4>"]],
  ["<2 x i64>", ["<i64 1234567890123, i64 -2>"]],
  ["<2 x float>", ["<float 1.5, float -2.0>"]],
  ["<4 x float>", ["<float 1.5, float -2.0, float 3.0, float 4.0>"]],
  ["<2 x double>", ["<double 1.5, double -2.0>"]],
  ["<8 x i32>", ["<i32 1, i32 2, i32 3, i32 4, i32 5, i32 6, i32 7, i32 -8>"]],
  [
    "<8 x float>",
    ["<float 1.0, float 2.0, float 3.0, float 4.0, float 5.0, float 6.0, float 7.0, float 8.0>"],
  ],
];
const SCALARS = TYPES.filter(([type]) => !type.startsWith("<"));
/** Results that take several places. */
const RESULTS: readonly (readonly [string, string])[] = [
  ["{ i32, i32 }", "{ i32 1, i32 -2 }"],
  ["{ i64, i8 }", "{ i64 -77, i8 3 }"],
  ["{ double, double }", "{ double 1.5, double -2.5 }"],
  ["{ float, i32 }", "{ float 1.5, i32 9 }"],
  ["{ i64, i64 }", "{ i64 -1, i64 5 }"],
  [
    "{ ptr, i16, <4 x float> }",
    "{ ptr @place, i16 4, <4 x float> <float 1.0, float 2.0, float 3.0, float 4.0> }",
  ],
];
/** Conventions, and how many integers of up to 32 bits may be `inreg`. */
const CONVENTIONS: readonly (readonly [string, number])[] = [
  ["ccc", 0],
  ["ccc", 3],
  ["fastcc", 0],
  ["fastcc", 0],
  ["coldcc", 0],
  ["x86_fastcallcc", 2],
  ["x86_stdcallcc", 0],
  ["x86_thiscallcc", 0],
];
const FUNCTIONS = 8;
/** Bytes for each value that is stored. */
const ROOM = 64;

export function randomIrAbi(seed: number): IrAbiProgram {
  let state = (Math.imul(seed, 2246822519) ^ 0x3c6ef372) >>> 0 || 1;
  const random = (limit: number): number => {
    for (const shift of [13, -17, 5]) state = (state ^ (shift < 0 ? state >>> -shift : state << shift)) >>> 0;
    return state % limit;
  };
  const oneOf = <T>(items: readonly T[]): T => items[random(items.length)] as T;

  const features = random(3) === 0 ? ' "target-features"="+avx2"' : "";
  const attributes = `nounwind "target-cpu"="${features === "" ? "pentium4" : "haswell"}"${features}`;
  const caller: string[] = [];
  const callee: string[] = [];
  const main: string[] = [];
  let place = 0;
  const here = (): string => `getelementptr (i8, ptr @received, i32 ${ROOM * place++})`;
  for (let index = 0; index < FUNCTIONS; index++) {
    const [convention, registers] = oneOf(CONVENTIONS);
    let left = registers;
    // LLVM's own callers do not align vectors for callees that pop their arguments.
    const allowed = convention.startsWith("x86_") ? SCALARS : TYPES;
    const parameters = Array.from({ length: random(9) }, () => oneOf(allowed)).map(([type, values]) => {
      const inreg = left > 0 && /^(?:i1|i8|i16|i32|ptr)$/.test(type) && left-- > 0 ? " inreg" : "";
      const extended = /^i(?:1|8|16)$/.test(type) ? oneOf(["", " zeroext", " signext"]) : "";
      return { type, value: oneOf(values), attributes: extended + inreg };
    });
    const plain = oneOf(TYPES);
    const [result, returned] = random(4) === 0 ? oneOf(RESULTS) : [plain[0], oneOf(plain[1])];
    const types = parameters.map((one) => one.type + one.attributes).join(", ");
    const named = parameters.map((one, at) => `${one.type}${one.attributes} %p${at}`).join(", ");
    const passed = parameters.map((one) => `${one.type}${one.attributes} ${one.value}`).join(", ");
    callee.push(
      `define ${convention} ${result} @function${index}(${named}) #0 {`,
      "  %here = alloca i32, align 16",
      '  call void asm sideeffect "", "r,~{memory}"(ptr %here)',
      ...parameters.map((one, at) => `  store ${one.type} %p${at}, ptr ${here()}, align 16`),
      `  ret ${result} ${returned}`,
      "}",
    );
    const direct = random(3) > 0;
    caller.push(
      `declare ${convention} ${result} @function${index}(${types})`,
      `@pointer${index} = global ptr @function${index}`,
      `define void @call${index}() #0 {`,
      `  %target = load volatile ptr, ptr @pointer${index}`,
      `  %r = call ${convention} ${result} ${direct ? `@function${index}` : "%target"}(${passed})`,
      `  store ${result} %r, ptr ${here()}, align 16`,
      "  ret void",
      "}",
    );
    main.push(`  call${index}(); show();`);
  }
  const head = `target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-pc-linux-gnu"
@received = external global [0 x i8], align 16
@place = external global i32
`;
  const tail = `attributes #0 = { ${attributes} }\n`;
  const calls = Array.from({ length: FUNCTIONS }, (_, index) => `void call${index}(void);`).join("\n");
  return {
    caller: `${head}${caller.join("\n")}\n${tail}`,
    callee: `${head}${callee.join("\n")}\n${tail}`,
    driver: `#include <stdio.h>
int place;
unsigned char received[${place * ROOM + ROOM}] __attribute__((aligned(64)));
${calls}
static void show(void) {
  unsigned char *own = (unsigned char *)&place;
  for (unsigned at = 0; at < sizeof received; at += ${ROOM}) {
    if (*(unsigned char **)(received + at) == own) { printf("place "); continue; }
    for (unsigned byte = 0; byte < ${ROOM}; byte++) if (received[at + byte]) printf("%x:%02x ", byte, received[at + byte]);
    printf("| ");
  }
  printf("\\n");
}
int main(void) {
${main.join("\n")}
  return 0;
}
`,
  };
}
