/** Proves that the structured builder makes well-formed SSA: locals become phis, dead code goes, numbers find types. */

import {
  arrayType,
  BuildError,
  type Definition,
  declare,
  define,
  doubleType,
  type Function,
  floatType,
  global,
  type Instruction,
  i1,
  i8,
  i32,
  i64,
  ModuleBuilder,
  ptr,
  struct,
  vectorType,
  voidType,
} from "@ts-jit/ir";
import test from "ava";

/** The opcodes of a function, block by block. */
function shape(fn: Function | undefined): string {
  return (fn?.blocks ?? [])
    .map((block) => [...block.instructions()].map((instruction: Instruction) => instruction.opcode).join(" "))
    .join(" | ");
}
function build(...definitions: Definition[]): ModuleBuilder {
  return new ModuleBuilder("test").add(...definitions);
}

test("a straight function has no phis and one block", (t) => {
  const twice = define("twice", i32, { n: i32 }, (f, { n }) => f.return(n.add(n)));
  t.is(shape(build(twice).module.getFunction("twice")), "add ret");
});

test("a loop's locals become phis, and only those that change", (t) => {
  const sum = define("sum", i32, { p: ptr, n: i32 }, (f, { p, n }) => {
    const total = f.local(i32, 0);
    f.range(0, n, (i) => total.inc(p.at(i32, i)));
    f.return(total);
  });
  t.is(
    shape(build(sum).module.getFunction("sum")),
    "br | phi phi icmp br | getelementptr load add br | add br | ret",
  );
});

test("break, continue and return leave no dead blocks", (t) => {
  const find = define("find", i32, { p: ptr }, (f, { p }) => {
    f.loop(() => {
      const c = p.load(i8);
      f.if(c.eq(0), () => f.break());
      p.inc();
      f.if(c.eq(32), () => f.continue());
      f.return(c.zext(i32));
    });
    f.return(-1);
  });
  const made = build(find).module.getFunction("find");
  t.true(made?.blocks.every((block) => block.terminator !== undefined));
  t.false(made?.blocks.some((block) => block.name?.startsWith("dead")));
});

test("a range known to run tests at its end only", (t) => {
  const four = define("four", voidType, { p: ptr }, (f, { p }) => f.range(0, 4, (i) => p.at(i32, i).set(i)));
  t.is(shape(build(four).module.getFunction("four")), "br | phi getelementptr store br | add icmp br | ret");
});

test("switch joins its cases", (t) => {
  const kind = define("kind", i32, { c: i8 }, (f, { c }) => {
    const k = f.local(i32, 0);
    f.switch(c, [
      [[48, 49], () => k.set(1)],
      [65, () => k.set(2)],
    ]);
    f.return(k);
  });
  const made = build(kind).module.getFunction("kind");
  t.is(shape(made), "switch | br | br | br | phi ret");
  t.is(made?.entry.terminator?.operandCount, 8);
});

test("short-circuit conditions compute the second only when needed", (t) => {
  const safe = define("safe", i1, { p: ptr }, (f, { p }) => f.return(f.all(p.ne(0), () => p.load(i8).ne(0))));
  t.is(shape(build(safe).module.getFunction("safe")), "icmp br | load icmp br | br | phi ret");
});

test("struct fields, globals, strings, vectors and intrinsics", (t) => {
  const Node = struct({ value: i32, next: ptr });
  t.is(Node.offset("next"), 4);
  t.is(Node.size, 8);
  const table = global("table", arrayType(i32, 3), [1, 2, 3], { constant: true });
  const puts = declare("puts", i32, { s: ptr });
  const v4 = vectorType(floatType, 4);
  const work = define("work", floatType, { node: ptr, v: v4 }, (f, { node, v }) => {
    node.field(Node, "value").inc();
    node.field(Node, "next").set(f.address(table));
    f.call(puts, f.string("hi"));
    f.return(v.fma(v, f.const(v4, 1)).reduceAdd());
  });
  const { module } = build(work, table);
  t.true(module.getFunction("llvm.fma.v4f32")?.isDeclaration);
  t.true(module.getFunction("llvm.vector.reduce.fadd.v4f32")?.isDeclaration);
  t.true(module.getFunction("puts")?.isDeclaration);
  t.is(module.getGlobal(".str.0")?.linkage, "private");
});

test("mistakes name the function and what was expected", (t) => {
  const bad = (body: Parameters<typeof define>[3]) => () =>
    build(define("bad", i32, { n: i32, x: doubleType }, body));
  const cases: [() => unknown, RegExp][] = [
    [
      bad((f, { n, x }) => f.return(n?.add(x ?? 0) ?? 0)),
      /@bad, block %entry: double given where i32 is needed/,
    ],
    [bad((f) => f.return(f.const(i64, 1))), /i64 given where i32 is needed/],
    [bad((f) => f.break()), /break outside a loop/],
    [bad((f) => f.return(f.call(declare("g", i32, { a: i32 })))), /@g takes 1 arguments, 0 given/],
    [bad((f, { n }) => f.return(n?.zext(i8) ?? 0)), /zext: cannot go from i32 to i8/],
  ];
  for (const [run, message] of cases) t.throws(run, { instanceOf: BuildError, message });
});
