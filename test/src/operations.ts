/**
 * Programs made of many small functions, each returning a number: what compiled code prints on `host` must be what the
 * interpreter prints.
 */
import { boot, link } from "@ts-jit/boot";
import { type CpuLevel, compileModule, type Tier } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";
import { machineRuns } from "./processor.js";
import { interpret, parseChecked } from "./programs.js";

/** A program that prints results: each a function of no arguments that returns i64, called in turn. */
export class Program {
  private readonly functions: string[] = [];
  private readonly declarations = new Set<string>();
  private count = 0;

  /** Adds a body that ends in `ret i64`. Values from `opaque` hide constants from the optimizer. */
  add(body: string): void {
    this.functions.push(`define i64 @f${this.count++}() noinline {\n${body}\n}\n`);
  }
  declare(text: string): void {
    this.declarations.add(text);
  }
  toString(): string {
    const calls = this.functions.map(
      (_, at) =>
        `  %r${at} = call i64 @f${at}()\n  call i32 (ptr, ...) @printf(ptr @format, i32 ${at}, i64 %r${at})`,
    );
    return [
      '@format = private constant [12 x i8] c"%d %016llx\\0A\\00"',
      "declare i32 @printf(ptr, ...)",
      ...this.declarations,
      ...this.functions,
      `define i32 @main() {\n${calls.join("\n")}\n  ret i32 0\n}`,
    ].join("\n");
  }
}

async function compiled(text: string, tier: Tier, cpu: CpuLevel): Promise<string> {
  const object = compileModule(parseModule(text, "operations.ll"), { tier, cpu, verify: true });
  const image = link([object], {
    platform: "linux",
    name: "operations",
    libraries: runtime("linux", { tier: "O1" }),
  });
  const result = await boot(image, { machine: "host", args: [], timeout: 60_000 });
  return result.output;
}

export function check(
  title: string,
  program: Program,
  levels: readonly CpuLevel[] = ["pentium4", "avx2"],
): void {
  const text = program.toString();
  let expectation: string[] | undefined;
  for (const cpu of levels) {
    for (const tier of ["O0", "O2"] as const) {
      const runs = machineRuns(cpu) ? test.serial : test.serial.skip;
      runs(
        `[host] ${title}, ${tier}, ${cpu}${machineRuns(cpu) ? "" : " (this processor has none)"}`,
        async (t) => {
          t.timeout(120_000);
          expectation ??= interpret(parseChecked(text, "operations.ll")).output.split("\n");
          const expected = expectation;
          const got = (await compiled(text, tier, cpu)).split("\n");
          t.is(got.length, expected.length);
          expected.forEach((line, at) => {
            if (got[at] !== line) t.fail(`${got[at]}, interpreter ${line}:\n${functionOf(text, line)}`);
          });
        },
      );
    }
  }
}
function functionOf(text: string, line: string): string {
  const number = line.split(" ")[0];
  const from = text.indexOf(`@f${number}()`);
  return text.slice(from, text.indexOf("\n}", from));
}

/** Interesting bit patterns of a width. */
export function samples(bits: number): bigint[] {
  const mask = (1n << BigInt(bits)) - 1n;
  const pattern = 0x9e3779b97f4a7c15f39cc0605cedc835n & mask;
  return [...new Set([0n, 1n, mask, mask >> 1n, (mask >> 1n) + 1n, pattern, 5n & mask])];
}
/** A value loaded from memory that the optimizer cannot see through. */
export function opaque(name: string, type: string, value: string): string {
  return `  %${name}.p = alloca ${type}\n  store volatile ${type} ${value}, ptr %${name}.p\n  %${name} = load volatile ${type}, ptr %${name}.p`;
}
/** Folds a value of a width into an i64 and returns it. */
export function result(name: string, bits: number): string {
  if (bits < 64) return `  %out = zext i${bits} %${name} to i64\n  ret i64 %out`;
  if (bits === 64) return `  ret i64 %${name}`;
  return `  %lo = trunc i${bits} %${name} to i64\n  %sh = lshr i${bits} %${name}, ${bits - 64}\n  %hi = trunc i${bits} %sh to i64\n  %m = mul i64 %hi, 31\n  %out = xor i64 %lo, %m\n  ret i64 %out`;
}
