/** strlen and strcmp, which read vectors: right at every alignment, and never beyond the last page of a string. */
import { boot, hostRefusal, link } from "@ts-jit/boot";
import { type CpuLevel, compileModule } from "@ts-jit/codegen";
import { declare, define, i8, i32, ModuleBuilder, ptr } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const sbrk = declare("sbrk", ptr, { n: i32 });
const printf = declare("printf", i32, { format: ptr }, { varArg: true });
const strlen = declare("strlen", i32, { s: ptr });
const strcmp = declare("strcmp", i32, { a: ptr, b: ptr });
const PAGE = 4096;
const MOST = 40;

/** Strings that end with the memory the program has, and copies of them elsewhere that differ in one place or none. */
const main = define("main", i32, {}, (f) => {
  const start = f
    .call(sbrk, 0)
    .ptrtoint()
    .add(PAGE - 1)
    .and(-PAGE)
    .get();
  f.call(sbrk, start.sub(f.call(sbrk, 0).ptrtoint()).add(2 * PAGE));
  const end = start
    .add(2 * PAGE)
    .inttoptr()
    .get();
  const copy = start.add(64).inttoptr().get();
  const wrong = f.local(i32, 0);
  const checks = f.local(i32, 0);
  f.range(0, MOST, (length) => {
    const s = end.sub(1).sub(length).get();
    f.range(0, length, (i) => s.at(i8, i).set(i.and(15).add(97).trunc(i8)));
    end.sub(1).store(0, i8);
    f.if(f.call(strlen, s).ne(length), () => wrong.inc());
    f.range(0, 16, (shift) => {
      const other = copy.add(shift).get();
      f.range(0, length.add(1), (i) => other.at(i8, i).set(s.at(i8, i)));
      f.if(f.call(strlen, other).ne(length), () => wrong.inc());
      f.if(f.call(strcmp, s, other).ne(0), () => wrong.inc());
      f.range(0, length, (at) => {
        const c = other.at(i8, at);
        c.set(c.or(-128));
        // As unsigned characters.
        f.if(f.call(strcmp, s, other).ge(0), () => wrong.inc());
        f.if(f.call(strcmp, other, s).le(0), () => wrong.inc());
        c.set(0);
        f.if(f.call(strcmp, s, other).le(0), () => wrong.inc());
        c.set(s.at(i8, at));
        checks.inc();
      });
    });
  });
  f.call(printf, f.string("%d wrong in %d\n"), wrong, checks);
  f.return(0);
});

const runs = hostRefusal() === undefined ? test : test.skip;
for (const cpu of ["pentium4", "i686"] as const satisfies readonly CpuLevel[]) {
  runs(`[host ${cpu}] strings at every place of a vector, up to the end of memory`, async (t) => {
    const object = compileModule(new ModuleBuilder("strings").add(main).module, { tier: "O1", cpu });
    const image = link([object], {
      platform: "linux",
      libraries: runtime("linux", { cpu, program: [object] }),
    });
    const { output, errorOutput } = await boot(image, { machine: "host", timeout: 20_000 });
    t.is(output, `0 wrong in ${(16 * MOST * (MOST - 1)) / 2}\n`, errorOutput);
  });
}
