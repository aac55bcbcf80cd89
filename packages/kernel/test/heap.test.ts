/** Proves the heap: alignment, contents kept through realloc, merging, counting, refusals, and that damage is found. */
import { declare, type FunctionBuilder, i8, i32, ptr, voidType } from "@ts-jit/ir";
import test from "ava";
import { print, ROOM, runProgram } from "./run.js";

const malloc = declare("malloc", ptr, { n: i32 });
const calloc = declare("calloc", ptr, { count: i32, size: i32 });
const realloc = declare("realloc", ptr, { memory: ptr, n: i32 });
const free = declare("free", voidType, { memory: ptr });
const alignedAlloc = declare("aligned_alloc", ptr, { align: i32, n: i32 });
const usable = declare("malloc_usable_size", i32, { memory: ptr });
const used = declare("tsjit_heap_used", i32, {});
const statistics = declare("tsjit_heap_statistics", voidType, { out: ptr });

const lines = (
  body: (
    f: FunctionBuilder,
    say: (format: string, value: ReturnType<FunctionBuilder["const"]>) => void,
  ) => void,
) =>
  runProgram((f) => {
    const buffer = f.alloca(i32, ROOM / 4);
    body(f, (format, value) => print(f, buffer, format, value));
  }).lines;

test("payloads are aligned and as large as asked for", (t) => {
  const wrong = lines((f, say) => {
    const bad = f.local(i32, 0);
    f.range(0, 300, (n) => {
      const memory = f.call(malloc, n.mul(7)).get();
      f.if(memory.ptrtoint().and(15).ne(0), () => bad.inc());
      f.if(f.call(usable, memory).ult(n.mul(7)), () => bad.inc());
    });
    for (const align of [32, 256, 4096]) {
      f.if(
        f
          .call(alignedAlloc, align, 100)
          .ptrtoint()
          .and(align - 1)
          .ne(0),
        () => bad.inc(),
      );
    }
    say("%d", bad.get());
  });
  t.deepEqual(wrong, ["0"]);
});

test("realloc keeps what was there, in place or moved", (t) => {
  const sums = lines((f, say) => {
    const memory = f.local(f.call(malloc, 20));
    f.range(0, 20, (i) => memory.at(i8, i).set(i.trunc(i8)));
    const wrong = f.local(i32, 0);
    f.range(1, 60, (n) => {
      memory.set(f.call(realloc, memory, n.mul(37).add(20)));
      f.call(malloc, n);
      f.range(0, 20, (i) => f.if(memory.at(i8, i).ne(i.trunc(i8)), () => wrong.inc()));
    });
    say("%d", wrong.get());
  });
  t.deepEqual(sums, ["0"]);
});

test("everything freed is one block again, and the count is back at zero", (t) => {
  const [before, after, inUse] = lines((f, say) => {
    const out = f.alloca(i32, 4);
    const blocks = f.alloca(ptr, 100);
    f.call(free, f.call(malloc, 60_000));
    f.call(statistics, out);
    say("%u", out.at(i32, 2).get());
    f.range(0, 100, (i) => blocks.at(ptr, i).set(f.call(malloc, i.mul(5).add(1))));
    f.range(0, 100, (i) => f.call(free, blocks.at(ptr, i.mul(37).rem(100))));
    f.call(statistics, out);
    say("%u", out.at(i32, 2).get());
    say("%u", f.call(used));
  });
  t.is(after, before);
  t.is(inUse, "0");
});

test("impossible sizes are refused, calloc's product among them", (t) => {
  const results = lines((f, say) => {
    say("%d", f.call(malloc, -1).eq(0).zext(i32));
    say("%d", f.call(calloc, 0x10001, 0x10000).eq(0).zext(i32));
    say("%d", f.call(realloc, f.call(malloc, 1), -16).eq(0).zext(i32));
    say("%d", f.call(calloc, 10, 10).load(i32));
  });
  t.deepEqual(results, ["1", "1", "1", "0"]);
});

const broken: readonly [name: string, says: RegExp, body: (f: FunctionBuilder) => void][] = [
  [
    "a small block freed twice",
    /free: not in use/,
    (f) => {
      const memory = f.call(malloc, 8);
      f.call(free, memory);
      f.call(free, memory);
    },
  ],
  [
    "a large block freed twice",
    /free: not in use/,
    (f) => {
      const memory = f.call(malloc, 5000);
      f.call(malloc, 8);
      f.call(free, memory);
      f.call(free, memory);
    },
  ],
  ["a pointer into a block", /free: not in use/, (f) => void f.call(free, f.call(malloc, 100).add(4))],
];
for (const [name, says, body] of broken) {
  test(`${name} stops the program`, (t) => {
    const { status, errors } = runProgram(body);
    t.is(status, 134);
    t.regex(errors, says);
  });
}
