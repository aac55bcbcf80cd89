/** Work given to tsjit_parallel_for is done once each, on every processor the machine has. */
import { boot, findQemu, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { arrayType, declare, define, global, i32, ModuleBuilder, ptr, voidType } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const booted = findQemu() === undefined ? test.serial.skip : test.serial;
const parallelFor = declare("tsjit_parallel_for", voidType, { n: i32, fn: ptr, argument: ptr });
const processors = declare("tsjit_processors", i32, {});
const printf = declare("printf", i32, { format: ptr }, { varArg: true });

const WORK = 64;
const calls = global("calls", arrayType(i32, WORK));
const stacks = global("stacks", arrayType(i32, WORK));

/** Takes long enough that one processor does not do it all, notes that it ran, and on which stack. */
const work = define("work", voidType, { i: i32, rounds: ptr }, (f, { i, rounds }) => {
  const room = f.alloca(i32);
  f.range(0, rounds.load(i32), (k) => room.at(i32, 0, { volatile: true }).set(k));
  f.address(calls).at(i32, i).inc();
  f.address(stacks).at(i32, i).set(room.ptrtoint().shr(18));
});

const main = define("main", i32, {}, (f) => {
  const rounds = f.alloca(i32);
  rounds.store(200_000, i32);
  f.call(parallelFor, WORK, f.address(work), rounds);
  const wrong = f.local(i32, 0);
  const different = f.local(i32, 0);
  f.range(0, WORK, (i) => {
    f.if(f.address(calls).at(i32, i).ne(1), () => wrong.inc());
    const first = f.local(i32, 1);
    f.range(0, i, (j) =>
      f.if(f.address(stacks).at(i32, j).eq(f.address(stacks).at(i32, i)), () => first.set(0)),
    );
    different.inc(first);
  });
  f.call(printf, f.string("%d processors, %d wrong, %d took part\n"), f.call(processors), wrong, different);
  f.return(0);
});

for (const smp of [1, 3]) {
  booted(`[qemu] ${smp} processors share the work`, async (t) => {
    const module = new ModuleBuilder("parallel").add(main, work, calls, stacks).module;
    const program = compileModule(module, { tier: "O1" });
    const libraries = runtime("bare", { tier: "O1", program: [program] });
    const image = link([program], { platform: "bare", libraries });
    const { output, status } = await boot(image, { machine: "qemu", smp, timeout: 20_000 });
    t.is(output, `${smp} processors, 0 wrong, ${smp} took part\n`);
    t.is(status, 0);
  });
}
