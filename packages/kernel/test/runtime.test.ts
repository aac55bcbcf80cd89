/** Proves that the runtime is whole: valid IR, every reference met, and only what a program reaches is compiled. */
import { compileModule } from "@ts-jit/codegen";
import { declare, define, findErrors, i32, ModuleBuilder, ptr } from "@ts-jit/ir";
import { type Platform, runtime, runtimeModule } from "@ts-jit/kernel";
import test from "ava";

/** What the linker defines, and the program itself. */
const FROM_OUTSIDE =
  /^(main|__(image|text|rodata|data|bss)_(start|end)|__(init|fini)_array_(start|end)|__(start|stop)_.*)$/;
const platforms: readonly Platform[] = ["linux", "bare"];

for (const platform of platforms) {
  test(`${platform}: the IR is valid`, (t) => {
    t.deepEqual(findErrors(runtimeModule(platform)), []);
  });

  test(`${platform}: every symbol is defined, none twice`, (t) => {
    const objects = runtime(platform, { tier: "O0" });
    const defined = new Set<string>();
    const wanted = new Set<string>();
    for (const { symbols } of objects) {
      for (const { name, section, binding } of symbols) {
        if (binding === "local" || name === "") continue;
        if (section === "undefined") wanted.add(name);
        else {
          t.false(defined.has(name), `${name} is defined twice`);
          defined.add(name);
        }
      }
    }
    const missing = [...wanted].filter((name) => !defined.has(name) && !FROM_OUTSIDE.test(name));
    t.deepEqual(missing, []);
    t.true(defined.has("_start"));
  });
}

test("a program that prints a line does not carry printf or the mathematical functions", (t) => {
  const puts = declare("puts", i32, { s: ptr });
  const main = define("main", i32, {}, (f) => {
    f.call(puts, f.string("hello"));
    f.return(0);
  });
  const program = compileModule(new ModuleBuilder("hello").add(main).module, { tier: "O0" });
  const names = new Set(
    runtime("bare", { tier: "O0", program: [program] }).flatMap(({ symbols }) =>
      symbols.filter(({ section }) => section !== "undefined").map(({ name }) => name),
    ),
  );
  t.true(names.has("puts"));
  for (const absent of ["printf", "__tsjit_format", "exp", "malloc", "fopen"]) {
    t.false(names.has(absent), absent);
  }
});
