/** Archives read back as they were written, and a runtime kept as one links to the same image as one compiled along. */
import { boot, link, loadRuntime, prepareRuntime, writeArchive } from "@ts-jit/boot";
import { compileModule, readArchive, readElf, writeElf } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import { runtime } from "@ts-jit/kernel";
import test from "ava";
import { makeObject } from "./support/objects.js";

test("an archive reads back: members, long names, the symbol index", (t) => {
  const names = ["a.o", "a name that is longer than sixteen characters.o", "odd.o"];
  const entries = names.map((name, index) => {
    const data = Array.from({ length: 16 + index }, (_, at) => at);
    const object = makeObject(name, [{ name: ".text", data }], [{ name: `f${index}`, in: ".text" }]);
    return { name, data: writeElf(object), object };
  });
  const archive = readArchive(writeArchive(entries), "lib.a");
  t.deepEqual(
    archive.members.map((member) => member.name),
    names,
  );
  t.deepEqual(
    [...archive.symbols],
    [
      ["f0", 0],
      ["f1", 1],
      ["f2", 2],
    ],
  );
  for (const [index, member] of archive.members.entries()) {
    t.deepEqual(Buffer.from(member.data), Buffer.from(entries[index]?.data ?? []));
    t.true(readElf(member.data, "m").symbols.some((symbol) => symbol.name === `f${index}`));
  }
});

test("a kept runtime gives the same bytes as one compiled along", async (t) => {
  const text = `@s = private constant [6 x i8] c"hello\\00"
declare i32 @puts(ptr)
define i32 @main() {
  %r = call i32 @puts(ptr @s)
  ret i32 9
}
`;
  const program = [compileModule(parseModule(text, "hello.ll"), { tier: "O1" })];
  const image = (libraries: ReturnType<typeof runtime>) =>
    link(program, { platform: "bare", name: "hello", libraries, strip: true });
  const compiled = image(runtime("bare", { program }));
  await prepareRuntime("bare");
  const kept = image(await loadRuntime("bare", program));
  t.true(Buffer.from(kept.bytes).equals(Buffer.from(compiled.bytes)));
  t.like(await boot(kept, { machine: "v86", timeout: 60_000 }), { status: 9, output: "hello\n" });
});
