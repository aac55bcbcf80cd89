/** The timer's interrupts and sleeping, by the local APIC where the machine has one (QEMU), by the interval timer else (v86). */
import { boot, findQemu, type Image, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import {
  type Definition,
  declare,
  define,
  externGlobal,
  type FunctionBuilder,
  global,
  i32,
  i64,
  ModuleBuilder,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const printf = declare("printf", i32, { format: ptr }, { varArg: true });
const usleep = declare("usleep", i32, { microseconds: i32 });
const clockGettime = declare("clock_gettime", i32, { clock: i32, to: ptr });
const startTimer = declare("__tsjit_start_timer", voidType, { hz: i32, handler: ptr });
const parallelFor = declare("tsjit_parallel_for", voidType, { n: i32, fn: ptr, argument: ptr });
const apicRate = externGlobal("__tsjit_apic_timer_rate", i32);

function program(...definitions: readonly Definition[]): Image {
  const object = compileModule(new ModuleBuilder("timer").add(...definitions).module, { tier: "O1" });
  return link([object], { platform: "bare", libraries: runtime("bare", { program: [object] }) });
}
/** Microseconds since some beginning. */
const now = (f: FunctionBuilder) => {
  const time = f.alloca(i32, 2);
  f.call(clockGettime, 1, time);
  return time.at(i32, 0).zext(i64).mul(1_000_000).add(time.at(i32, 1).udiv(1000).zext(i64)).get();
};

const ticks = global("ticks", i32);
const tick = define("tick", voidType, { frame: ptr }, (f) =>
  f.address(ticks).at(i32, 0, { volatile: true }).inc(),
);
/** Sleeps with the timer in use and without it, and says whether it was long enough; whether other processors can sleep. */
const sleepWork = define("sleep_work", voidType, { i: i32, unused: ptr }, (f) => {
  f.call(usleep, 1000);
});
const main = define("main", i32, {}, (f) => {
  const sleepAndCheck = (microseconds: number) => {
    const before = now(f);
    f.call(usleep, microseconds);
    f.call(printf, f.string("%d "), now(f).sub(before).uge(microseconds).zext(i32));
  };
  sleepAndCheck(50);
  sleepAndCheck(3000);
  f.call(parallelFor, 8, f.address(sleepWork), f.null);
  sleepAndCheck(70_000);
  f.call(startTimer, 500, f.address(tick));
  sleepAndCheck(30_000);
  const count = f.address(ticks).at(i32, 0, { volatile: true });
  f.while(
    () => count.lt(10),
    () => {},
  );
  f.call(printf, f.string("apic %d\n"), f.address(apicRate).load(i32).ne(0).zext(i32));
  f.return(0);
});

for (const [machine, apic, smp] of [
  ["qemu", 1, 1],
  ["qemu", 1, 4],
  ["v86", 0, 1],
] as const) {
  const boots = machine === "qemu" && findQemu() === undefined ? test.serial.skip : test.serial;
  boots(`[${machine}, ${smp} processors] sleeps are long enough, and ticks come`, async (t) => {
    const image = program(main, tick, ticks, sleepWork);
    const result = await boot(image, { machine, smp, timeout: 30_000 });
    t.is(result.output, `1 1 1 1 apic ${apic}\n`, result.errorOutput);
    t.is(result.status, 0);
  });
}

for (const machine of ["qemu", "v86"] as const) {
  const boots = machine === "qemu" && findQemu() === undefined ? test.serial.skip : test.serial;
  boots(`[${machine}] a sleep halts the processor: between interrupts it does nothing`, async (t) => {
    // In place of the library's: counts the rounds of the sleep's loop.
    const halts = global("halts", i32);
    const rounds = define("__tsjit_await_interrupt", voidType, {}, (f) => {
      f.address(halts).at(i32).inc();
      f.call(declare("__tsjit_sleep", voidType, {}));
      f.call(declare("__tsjit_enable_interrupts", voidType, {}));
    });
    const sleeper = define("main", i32, {}, (f) => {
      f.call(usleep, 100_000);
      const n = f.address(halts).load(i32);
      f.call(printf, f.string("%s\n"), n.gt(0).and(n.lt(20)).select(f.string("halted"), f.string("not")));
      f.return(0);
    });
    const result = await boot(program(sleeper, rounds, halts), { machine, timeout: 30_000 });
    t.is(result.output, "halted\n", result.errorOutput);
  });
}
