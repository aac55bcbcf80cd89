/** A program has the memory of its machine, small or large, each byte of it its own. */
import { boot, findQemu, link } from "@ts-jit/boot";
import { compileModule } from "@ts-jit/codegen";
import { declare, define, i32, ModuleBuilder, ptr } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";

const booted = findQemu() === undefined ? test.serial.skip : test.serial;
const printf = declare("printf", i32, { format: ptr }, { varArg: true });
const atoi = declare("atoi", i32, { text: ptr });
const malloc = declare("malloc", ptr, { n: i32 });
const MIB = 1 << 20;

/** Takes all memory by pieces of so many MiB, marks each megabyte, and counts those whose mark is still there. */
const main = define("main", i32, { argc: i32, argv: ptr }, (f, { argv }) => {
  const piece = f.call(atoi, argv.at(ptr, 1)).get();
  const pieces = f.local(i32, 0);
  const last = f.local(f.null);
  f.loop(() => {
    const made = f.call(malloc, piece.mul(MIB));
    f.if(made.eq(0), () => f.break());
    f.range(0, piece, (i) => made.add(i.mul(MIB)).add(8).store(pieces.mul(piece).add(i)));
    made.store(last);
    last.set(made);
    pieces.inc();
  });
  const right = f.local(i32, 0);
  const number = f.local(pieces);
  f.while(
    () => last.ne(0),
    () => {
      number.dec();
      f.range(0, piece, (i) =>
        right.inc(last.add(i.mul(MIB)).add(8).load(i32).eq(number.mul(piece).add(i)).zext(i32)),
      );
      last.set(last.load(ptr));
    },
  );
  const enough = pieces
    .mul(piece)
    .ge(f.call(atoi, argv.at(ptr, 2)))
    .zext(i32);
  f.call(printf, f.string("%d %d\n"), enough, right.eq(pieces.mul(piece)).zext(i32));
  f.if(enough.eq(0), () => f.call(printf, f.string("%d MiB\n"), pieces.mul(piece)));
  f.return(0);
});

for (const [memory, piece, least] of [
  [16, 1, 8],
  [256, 10, 230],
  [256, 200, 200],
  [1024, 64, 896],
  [3500, 100, 3300],
  [4096, 10, 3040],
  [8192, 512, 2560],
] as const) {
  booted(`[qemu] ${least} MiB of ${memory}, ${piece} at a time`, async (t) => {
    const object = compileModule(new ModuleBuilder("memory").add(main).module, { tier: "O1" });
    const image = link([object], { platform: "bare", libraries: runtime("bare", { program: [object] }) });
    const args = [String(piece), String(least)];
    const { output, status, errorOutput } = await boot(image, {
      machine: "qemu",
      memory,
      args,
      timeout: 30_000,
    });
    t.is(output, "1 1\n", errorOutput);
    t.is(status, 0);
  });
}
