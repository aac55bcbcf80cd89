/** The heap's poisoning, and that it uses every stretch of memory the loader tells of. */
import { boot, findQemu, hostRefusal, link, startObject } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import {
  type Definition,
  declare,
  define,
  type FunctionBuilder,
  i8,
  i32,
  ModuleBuilder,
  parseModule,
  ptr,
  voidType,
} from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const malloc = declare("malloc", ptr, { n: i32 });
const calloc = declare("calloc", ptr, { count: i32, size: i32 });
const realloc = declare("realloc", ptr, { memory: ptr, n: i32 });
const free = declare("free", voidType, { memory: ptr });
const printf = declare("printf", i32, { format: ptr }, { varArg: true });
const runs = hostRefusal() === undefined ? test : test.skip;

async function run(poison: boolean, body: (f: FunctionBuilder) => void) {
  const main: Definition = define("main", i32, {}, (f) => {
    body(f);
    f.return(0);
  });
  const program = [
    compileModule(new ModuleBuilder("poison").add(main).module, { tier: "O1" }),
    startObject({ poison }),
  ];
  const image = link(program, { platform: "linux", libraries: runtime("linux", { program }) });
  return await boot(image, { machine: "host", timeout: 20_000 });
}

/** Says what a fresh block, one grown in place, a cleared one and a freed large one hold. */
const look = (f: FunctionBuilder) => {
  const byte = (memory: ReturnType<typeof f.local>, at: number) =>
    memory.at(i8, at, { volatile: true }).zext(i32);
  const large = f.local(f.call(malloc, 5000));
  const grown = f.local(f.call(realloc, large, 9000));
  const small = f.local(f.call(malloc, 40));
  const clear = f.local(f.call(calloc, 10, 4));
  const values = [byte(large, 4000), byte(grown, 8000), byte(small, 20), byte(clear, 20)].map((value) =>
    value.get(),
  );
  f.call(free, grown);
  f.call(printf, f.string("%x %x %x %x, freed %x\n"), ...values, byte(grown, 4000));
};
runs("[host] poisoned memory is filled when it is given and when it is freed", async (t) => {
  const { output, errorOutput } = await run(true, look);
  t.is(output, "a5 a5 a5 0, freed dd\n", errorOutput);
});
runs("[host] without the option memory is as it comes", async (t) => {
  const { output } = await run(false, look);
  t.is(output, "0 0 0 0, freed 0\n");
});
runs("[host] a write to freed memory is found when the memory is given again", async (t) => {
  const { status, errorOutput } = await run(true, (f) => {
    const memory = f.local(f.call(malloc, 100));
    f.call(free, memory);
    memory.at(i8, 50, { volatile: true }).set(1);
    f.call(malloc, 100);
  });
  t.is(status, 134);
  t.regex(errorOutput, /malloc: memory was written to after it was freed: 0x[0-9a-f]{8}/);
  t.regex(errorOutput, /heap: in use/);
});

const booted = findQemu() === undefined ? test.skip : test;
booted("[qemu] the heap uses every stretch of memory, the largest first", async (t) => {
  // Information of a loader that knows of three stretches: 3, 8 and 1 MiB.
  const MIB = 1 << 20;
  const stretches = [
    [4 * MIB, 3 * MIB],
    [16 * MIB, 8 * MIB],
    [40 * MIB, 1 * MIB],
  ] as const;
  const words = (values: readonly number[]) => values.map((value) => `i32 ${value}`).join(", ");
  const map = stretches.flatMap(([base, length]) => [20, base, 0, length, 0, 1]);
  const text = `
@map = constant [${map.length} x i32] [${words(map)}]
@information = global { [11 x i32], i32, ptr, [16 x i32] } { [11 x i32] [i32 64, ${words(Array(10).fill(0))}], i32 ${4 * map.length}, ptr @map, [16 x i32] zeroinitializer }
define void @told() naked noinline {
  call void asm sideeffect "movl $0, %ebx; jmp _start", "i"(ptr @information)
  unreachable
}`;
  const counter = define("main", i32, {}, (f) => {
    const last = f.local(ptr, f.null);
    const seen = stretches.map(() => f.local(i32, 0));
    f.loop(() => {
      const block = f.call(malloc, 100_000).get();
      f.if(block.eq(0), () => f.break());
      last.set(block);
      stretches.forEach(([base, length], at) => {
        f.if(block.ptrtoint().sub(base).ult(length), () => seen[at]?.inc());
      });
    });
    f.call(printf, f.string("%d %d %d\n"), ...seen);
    f.return(last.ptrtoint().sub(stretches[2][0]).ult(MIB).select(f.const(i32, 0), 1));
  });
  const program = [
    compileModule(new ModuleBuilder("count").add(counter).module, { tier: "O1" }),
    compileModule(parseModule(text, "told.ll"), { tier: "O1" }),
  ];
  const libraries = runtime("bare", { program });
  const image = link(program, { platform: "bare", libraries, entry: "told", keep: ["_start"] });
  const { output, status, errorOutput } = await boot(image, { machine: "qemu", memory: 64, timeout: 20_000 });
  const [small, large, least] = output.split(" ").map(Number);
  t.true((large ?? 0) > 78 && (large ?? 0) <= 83, output + errorOutput);
  t.true((small ?? 0) > 28 && (small ?? 0) <= 31, output);
  t.true((least ?? 0) >= 9 && (least ?? 0) <= 10, output);
  t.is(status, 0);
});
