/** Work given to tsjit_parallel_for is done once each, on every processor the machine has: QEMU's, or a process's threads. */
import { boot, findQemu, hostRefusal, link, machinePlatform } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import {
  arrayType,
  type Definition,
  declare,
  define,
  global,
  i32,
  ModuleBuilder,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const parallelFor = declare("tsjit_parallel_for", voidType, { n: i32, fn: ptr, argument: ptr });
const processors = declare("tsjit_processors", i32, {});
const printf = declare("printf", i32, { format: ptr }, { varArg: true });

const WORK = 64;
const calls = global("calls", arrayType(i32, WORK));
const stacks = global("stacks", arrayType(i32, WORK));

/** Notes that it ran, and on which stack; then waits until as many pieces of work have begun as there are processors. */
const work = define("work", voidType, { i: i32, unused: ptr }, (f, { i }) => {
  f.address(calls).at(i32, i).inc();
  f.address(stacks).at(i32, i).set(f.alloca(i32).ptrtoint().shr(17));
  const wanted = f.call(processors);
  const begun = f.local(i32, 0);
  f.while(
    () => begun.lt(wanted),
    () => {
      begun.set(0);
      f.range(0, WORK, (k) => begun.inc(f.address(calls).at(i32, k, { volatile: true })));
    },
  );
});

const main = define("main", i32, {}, (f) => {
  f.call(parallelFor, WORK, f.address(work), f.null);
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

/** Adds `i + 1` to the sum of its own number; work within work is done too. */
const sums = global("sums", arrayType(i32, WORK));
const inner = define("inner", voidType, { i: i32, to: ptr }, (_, { i, to }) => to.at(i32).inc(i.add(1)));
const outer = define("outer", voidType, { i: i32, unused: ptr }, (f, { i }) => {
  f.call(parallelFor, 3, f.address(inner), f.address(sums).offset(i32, i));
});
const ROUNDS = 1000;
const often = define("main", i32, {}, (f) => {
  f.range(0, ROUNDS, (round) => f.call(parallelFor, round.and(7), f.address(outer), f.null));
  const total = f.local(i32, 0);
  f.range(0, WORK, (i) => total.inc(f.address(sums).at(i32, i)));
  f.call(printf, f.string("%d\n"), total);
  f.return(0);
});

for (const [machine, missing] of [
  ["qemu", findQemu() === undefined],
  ["host", hostRefusal() !== undefined],
] as const) {
  const runs = missing ? test.serial.skip : test.serial;
  const run = async (smp: number, ...definitions: readonly Definition[]) => {
    const program = compileModule(new ModuleBuilder("parallel").add(...definitions).module, { tier: "O1" });
    const platform = machinePlatform(machine);
    const libraries = runtime(platform, { tier: "O1", program: [program] });
    const image = link([program], { platform, libraries });
    return await boot(image, { machine, smp, timeout: 20_000 });
  };
  for (const smp of [1, 3]) {
    runs(`[${machine}] ${smp} processors share the work`, async (t) => {
      const { output, status } = await run(smp, main, work, calls, stacks);
      t.is(output, `${smp} processors, 0 wrong, ${smp} took part\n`);
      t.is(status, 0);
    });
    runs(`[${machine}] ${smp} processors: little work very often, and work within work`, async (t) => {
      const { output, status } = await run(smp, often, inner, outer, sums);
      const perRound = (0 + 1 + 2 + 3 + 4 + 5 + 6 + 7) / 8;
      t.is(output, `${ROUNDS * perRound * 6}\n`);
      t.is(status, 0);
    });
  }
}
