/**
 * Assembly in C: `asm goto`, templates that name symbols and write other sections, and assembly beside functions. Each
 * program prints what it prints when clang compiles it. The fixtures are made by scripts/make-fixtures.mjs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { boot, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";
import { readModule, TIERS } from "./programs.js";

const folder = fileURLToPath(new URL("../fixtures/asm/", import.meta.url));

for (const file of readdirSync(folder).filter((name) => name.endsWith(".ll"))) {
  test(`[host] ${file} at every tier`, async (t) => {
    const expected = readFileSync(`${folder}${file.replace(".ll", ".txt")}`, "utf8");
    for (const tier of TIERS) {
      const object = compileModule(readModule(folder + file), { tier, verify: true });
      const libraries = runtime("linux", { tier: "O1" });
      const image = link([object], { platform: "linux", name: "asm", libraries });
      const result = await boot(image, { machine: "host", args: [], timeout: 60_000 });
      t.is(result.output, expected, tier);
      t.is(result.status, 0, tier);
    }
  });
}

const refused = (text: string) => {
  const lines = text
    .split("\n")
    .map((line) => `module asm "${line.replace(/["\\]/g, (one) => `\\${one === '"' ? "22" : "5C"}`)}"`);
  try {
    compileModule(parseModule(lines.join("\n"), "a.ll"));
    return "nothing";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

for (const [what, text, says] of [
  ["a macro", "nop\n.macro m\nnop\n.endm", /directive '\.macro' in line 2 of module asm/],
  ["an instruction there is none of", "frobnicate %eax", /'frobnicate %eax' in line 1 of module asm/],
  ["registers that do not fit", "movl %ax, %ebx", /'movl %ax, %ebx' in line 1/],
  ["a label defined twice", "a: nop\na: nop", /label 'a', which is defined twice, in line 2/],
  ["a label that is nowhere", "jmp 1f", /label '1f' in module asm/],
  ["a difference of what stands elsewhere", ".long there-nowhere", /takes off what is not defined here/],
  ["a byte too small for its place", ".byte b-a\na: .zero 300\nb:", /too far away|'b-a'/],
] as const) {
  test(`${what} is refused by its text and place`, (t) => {
    t.regex(refused(text), says);
  });
}
