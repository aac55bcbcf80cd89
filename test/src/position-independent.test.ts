/**
 * Position-independent code: a library and a program that call each other and share data, common to all and of each
 * thread, linked by our linker and, where gcc is installed, as a shared library that is opened while the program runs.
 * The fixtures are made by scripts/make-fixtures.mjs.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { link } from "@ts-jit/boot";
import {
  compileModule,
  type ObjectFile,
  RELOCATION_MODELS,
  type RelocationModel,
  type Tier,
  writeElf,
} from "@ts-jit/codegen";
import { runtime } from "@ts-jit/kernel";
import test from "ava";
import { readModule, TIERS } from "./programs.js";

const folder = fileURLToPath(new URL("../fixtures/pic/", import.meta.url));
const expected = readFileSync(`${folder}expected.txt`, "utf8");

function compile(name: "library" | "host", tier: Tier, relocationModel: RelocationModel): ObjectFile {
  return compileModule(readModule(`${folder}${name}.ll`), { tier, relocationModel, verify: true });
}
function relocationTypes(object: ObjectFile): ReadonlySet<number> {
  return new Set(object.sections.flatMap(({ relocations }) => relocations.map(({ type }) => type)));
}

for (const tier of TIERS) {
  test(`${tier}: objects of every model link with each other`, (t) => {
    for (const model of RELOCATION_MODELS) {
      const objects = [compile("library", tier, model), compile("host", tier, "pie")];
      const libraries = runtime("linux", { tier: "O1" });
      // From `main` on: the runtime's start makes no thread-local variables yet.
      t.notThrows(() => link(objects, { platform: "linux", name: "pic", libraries, entry: "main" }), model);
    }
  });

  test(`${tier}: no address is in the code, and every model of thread-local storage has its relocation`, (t) => {
    const code = (object: ObjectFile) => ({
      ...object,
      sections: object.sections.filter(({ exec }) => exec),
    });
    const pic = relocationTypes(code(compile("library", tier, "pic")));
    // R_386_32, R_386_GOT32, R_386_TLS_IE; LE and GOTIE
    for (const type of [1, 3, 15, 17, 16]) t.false(pic.has(type), `type ${type}`);
    // GOTOFF, GOTPC, GD, LDM, LDO_32, GOT32X, PLT32
    for (const type of [9, 10, 18, 19, 32, 43, 4]) t.true(pic.has(type), `type ${type}`);
    const pie = relocationTypes(code(compile("library", tier, "pie")));
    for (const type of [1, 15, 18, 19, 32]) t.false(pie.has(type), `type ${type}`);
    t.true(pie.has(16) && pie.has(17));
    const fixed = relocationTypes(code(compile("library", tier, "static")));
    t.true(fixed.has(1) && fixed.has(15) && fixed.has(17));
    for (const type of [9, 10, 43, 4, 18, 19]) t.false(fixed.has(type), `type ${type}`);
  });
}

const linksFor32Bits = ["-m32", "-x", "c", "-", "-o", "/dev/null"];
const hasGcc = spawnSync("gcc", linksFor32Bits, { input: "int main(void) { return 0; }" }).status === 0;
const withGcc = hasGcc ? test : test.skip;

for (const tier of ["O0", "O2"] as const) {
  withGcc(`${tier}: gcc opens it as a shared library${hasGcc ? "" : " (gcc -m32 is missing)"}`, (t) => {
    const cwd = mkdtempSync(join(tmpdir(), "ts-jit-pic-"));
    t.teardown(() => rmSync(cwd, { recursive: true }));
    const gcc = (...args: readonly string[]) =>
      execFileSync("gcc", ["-m32", ...args], { cwd, stdio: "pipe" });
    writeFileSync(join(cwd, "library.o"), writeElf(compile("library", tier, "pic")));
    writeFileSync(join(cwd, "main.o"), writeElf(compile("host", tier, "pie")));
    const strict = ["-Wl,-z,text", "-Wl,--fatal-warnings"];
    gcc("-shared", ...strict, "library.o", "-o", "library.so");
    gcc("-rdynamic", "-DTHREADS", '-DLIBRARY="./library.so"', `${folder}host.c`, "-o", "opens", "-lpthread");
    const [last, ...first] = expected.trimEnd().split("\n").reverse();
    const threads = ["thread 15287814", "thread 20059339", "thread 24830864"];
    t.is(
      execFileSync(join(cwd, "opens"), { cwd, encoding: "utf8" }),
      `${[...first.reverse(), ...threads, last].join("\n")}\n`,
    );
    gcc("-pie", ...strict, "main.o", "library.o", "-o", "program");
    t.is(execFileSync(join(cwd, "program"), { encoding: "utf8" }), expected);
    for (const [model, how] of [
      ["static", "-no-pie"],
      ["pie", "-pie"],
      ["pic", "-static"],
    ] as const) {
      writeFileSync(join(cwd, "library.o"), writeElf(compile("library", tier, model)));
      gcc(how, "main.o", "library.o", "-o", how);
      t.is(execFileSync(join(cwd, how), { encoding: "utf8" }), expected, model);
    }
  });
}
