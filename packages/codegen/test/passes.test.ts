// Proves each pass by before and after, and by what it must not do: no effect is lost, doubled or made to happen where it
// did not.

import { checkOrder, type Pass, PassOrderError } from "@ts-jit/codegen";
import { Interpreter, printModule } from "@ts-jit/ir";
import test from "ava";
import { body, expectOptimized, expectUnchanged, optimized, passNamed } from "./expect-optimized.js";

test("the table refuses an order that breaks its own constraints", (t) => {
  const rows: readonly Pass[] = [passNamed("early-cse"), passNamed("mem2reg")];
  t.throws(() => checkOrder(rows), { instanceOf: PassOrderError });
});

test("mem2reg: a variable becomes values and a phi node", (t) => {
  expectOptimized(
    t,
    "mem2reg",
    body(`%v = alloca i32
  store i32 %x, ptr %v
  %c = icmp slt i32 %x, 0
  br i1 %c, label %a, label %b
a:
  store i32 %y, ptr %v
  br label %b
b:
  %r = load i32, ptr %v
  ret i32 %r`),
    body(`  %c = icmp slt i32 %x, 0
  br i1 %c, label %a, label %b
a:
  br label %b
b:
  %r = phi i32 [ %x, %0 ], [ %y, %a ]
  ret i32 %r`),
  );
});

test("mem2reg: an address that gets away keeps the variable", (t) => {
  expectUnchanged(
    t,
    "mem2reg",
    `declare void @use(ptr)\n${body("%v = alloca i32, align 4\nstore i32 %x, ptr %v, align 4\ncall void @use(ptr %v)\n%r = load i32, ptr %v, align 4\nret i32 %r")}`,
  );
  expectUnchanged(
    t,
    "mem2reg",
    body(
      "%v = alloca i32, align 4\nstore volatile i32 %x, ptr %v, align 4\n%r = load i32, ptr %v, align 4\nret i32 %r",
    ),
  );
});

test("sroa: fields, halves of words, and copies", (t) => {
  expectOptimized(
    t,
    "sroa mem2reg instcombine",
    body(`%s = alloca { i32, i32 }
  %q = getelementptr { i32, i32 }, ptr %s, i32 0, i32 1
  store i32 %x, ptr %s
  store i32 %y, ptr %q
  %a = load i32, ptr %q
  ret i32 %a`),
    body("ret i32 %y"),
  );
  expectOptimized(
    t,
    "sroa mem2reg instcombine",
    body(`%s = alloca i32
  store i32 %x, ptr %s
  %q = getelementptr i8, ptr %s, i32 2
  %a = load i16, ptr %q
  %r = zext i16 %a to i32
  ret i32 %r`),
    body("%r = lshr i32 %x, 16\nret i32 %r"),
  );
});

test("simplifycfg: a little work in two arms becomes a select", (t) => {
  expectOptimized(
    t,
    "simplifycfg",
    body(`%c = icmp slt i32 %x, %y
  br i1 %c, label %a, label %b
a:
  br label %e
b:
  br label %e
e:
  %r = phi i32 [ %x, %a ], [ %y, %b ]
  ret i32 %r`),
    body("%c = icmp slt i32 %x, %y\n%r = select i1 %c, i32 %x, i32 %y\nret i32 %r"),
  );
});

test("simplifycfg: what traps or writes is not run speculatively, and an endless loop stays", (t) => {
  const division = body(`%c = icmp eq i32 %y, 0
  br i1 %c, label %e, label %a
a:
  %d = sdiv i32 %x, %y
  br label %e
e:
  %r = phi i32 [ 0, %0 ], [ %d, %a ]
  ret i32 %r`);
  expectUnchanged(t, "simplifycfg", division);
  expectUnchanged(t, "simplifycfg", body("br label %a\na:\n  br label %a"));
});

test("early-cse: equal computations are one, with the flags both have", (t) => {
  expectOptimized(
    t,
    "early-cse",
    body("%a = add nsw i32 %x, %y\n%b = add i32 %y, %x\n%r = mul i32 %a, %b\nret i32 %r"),
    body("%a = add i32 %x, %y\n%r = mul i32 %a, %a\nret i32 %r"),
  );
});

test("early-cse and gvn: a store may change what is loaded, unless it cannot meet it", (t) => {
  const meets = body(
    "%a = load i32, ptr %p, align 4\nstore i32 1, ptr %q, align 4\n%b = load i32, ptr %p, align 4\n%r = add i32 %a, %b\nret i32 %r",
    "i32",
    "ptr %p, ptr %q",
  );
  expectUnchanged(t, "gvn", meets);
  expectOptimized(
    t,
    "gvn",
    meets.replace(
      "%p, align 4\nstore i32 1, ptr %q",
      "%p, align 4\n%q1 = getelementptr i8, ptr %p, i32 4\nstore i32 1, ptr %q1",
    ),
    body(
      "%a = load i32, ptr %p, align 4\n%q1 = getelementptr i8, ptr %p, i32 4\nstore i32 1, ptr %q1, align 4\n%r = add i32 %a, %a\nret i32 %r",
      "i32",
      "ptr %p, ptr %q",
    ),
  );
});

test("gvn: a write on one of two paths counts", (t) => {
  expectUnchanged(
    t,
    "gvn",
    body(
      `%a = load i32, ptr %p, align 4
  br i1 %c, label %x, label %y
x:
  store i32 1, ptr %q, align 4
  br label %y
y:
  %b = load i32, ptr %p, align 4
  %r = add i32 %a, %b
  ret i32 %r`,
      "i32",
      "ptr %p, ptr %q, i1 %c",
    ),
  );
});

test("gvn: volatile accesses stay, one by one", (t) => {
  expectUnchanged(
    t,
    "gvn",
    body(
      "%a = load volatile i32, ptr %p, align 4\n%b = load volatile i32, ptr %p, align 4\n%r = add i32 %a, %b\nret i32 %r",
      "i32",
      "ptr %p",
    ),
  );
});

test("sccp: a constant that goes round a loop", (t) => {
  expectOptimized(
    t,
    "sccp simplifycfg",
    body(`br label %l
l:
  %k = phi i32 [ 1, %0 ], [ %m, %n ]
  %c = icmp eq i32 %k, 1
  br i1 %c, label %n, label %o
n:
  %m = mul i32 %k, %k
  %d = icmp eq i32 %x, %y
  br i1 %d, label %e, label %l
o:
  ret i32 5
e:
  ret i32 %k`),
    body(`br label %l
l:
  %d = icmp eq i32 %x, %y
  br i1 %d, label %e, label %l
e:
  ret i32 1`),
  );
});

const loop = (inside: string, params: string): string =>
  body(
    `br label %l
l:
  %i = phi i32 [ 0, %0 ], [ %n, %l ]
${inside}
  %n = add i32 %i, 1
  %c = icmp slt i32 %n, %k
  br i1 %c, label %l, label %e
e:
  ret void`,
    "void",
    params,
  );

test("licm: hoists what does not change, keeps sums in registers", (t) => {
  const module = optimized(
    "loop-simplify licm",
    loop(
      "  %v = load i32, ptr @g, align 4\n  %s = load i32, ptr %p, align 4\n  %t = add i32 %s, %v\n  store i32 %t, ptr %p, align 4",
      "ptr noalias %p, i32 %k",
    ).replace("define", "@g = global i32 0\ndefine"),
  );
  const blocks = module.getFunction("f")?.blocks ?? [];
  const inLoop = [...(blocks[1]?.instructions() ?? [])].map((one) => one.opcode);
  t.deepEqual(inLoop, ["phi", "phi", "add", "add", "icmp", "br"]);
  t.deepEqual(
    [...(blocks[2]?.instructions() ?? [])].map((one) => one.opcode),
    ["store", "ret"],
  );
});

test("licm: a store that may meet the load keeps it in the loop; so does a trap that need not come", (t) => {
  expectUnchanged(
    t,
    "licm",
    loop(
      "  %v = load i32, ptr %q, align 4\n  %a = getelementptr i32, ptr %p, i32 %i\n  store i32 %v, ptr %a, align 4",
      "ptr %p, ptr %q, i32 %k",
    ),
  );
  expectUnchanged(
    t,
    "licm",
    `${body(
      `br label %l
l:
  %i = phi i32 [ 0, %0 ], [ %n, %m ]
  %z = icmp eq i32 %y, 0
  br i1 %z, label %m, label %d
d:
  %q = sdiv i32 %x, %y
  call void @use(i32 %q)
  br label %m
m:
  %n = add i32 %i, 1
  %c = icmp slt i32 %n, %x
  br i1 %c, label %l, label %e
e:
  ret i32 0`,
    ).replace("%z = icmp eq i32 %y, 0", "%z = icmp eq i32 %i, 0")}declare void @use(i32)\n`,
  );
});

test("loop-rotate and loop-unroll: a loop of three rounds is straight code", (t) => {
  expectOptimized(
    t,
    "loop-simplify loop-rotate simplifycfg loop-simplify loop-unroll instcombine simplifycfg",
    body(`br label %h
h:
  %i = phi i32 [ 0, %0 ], [ %n, %b ]
  %s = phi i32 [ %x, %0 ], [ %t, %b ]
  %c = icmp slt i32 %i, 3
  br i1 %c, label %b, label %e
b:
  %t = add i32 %s, %y
  %n = add i32 %i, 1
  br label %h
e:
  ret i32 %s`),
    body("%a = add i32 %x, %y\n%b = add i32 %a, %y\n%c = add i32 %b, %y\nret i32 %c"),
  );
});

test("inline: noinline and recursion are honoured, always is always", (t) => {
  const input = `define internal i32 @one(i32 %x) noinline { ret i32 %x }
define internal i32 @two(i32 %x) alwaysinline { %r = mul i32 %x, %x ret i32 %r }
define i32 @f(i32 %x) { %a = call i32 @one(i32 %x) %b = call i32 @two(i32 %a) ret i32 %b }
`
    .replaceAll("{ ", "{\n  ")
    .replaceAll(") %", ")\n  %")
    .replaceAll(" ret", "\n  ret")
    .replaceAll("%x %r", "%x\n  %r");
  const module = optimized("simplifycfg inline global-dce", input);
  t.deepEqual(
    module.functions.map((fn) => fn.name),
    ["one", "f"],
  );
});

test("tail-recursion: a loop instead of a call, but not past a variable the callee knows", (t) => {
  const module = optimized(
    "tail-recursion",
    `define i32 @gcd(i32 %a, i32 %b) {
  %z = icmp eq i32 %b, 0
  br i1 %z, label %e, label %l
l:
  %m = urem i32 %a, %b
  %r = call i32 @gcd(i32 %b, i32 %m)
  ret i32 %r
e:
  ret i32 %a
}`,
  );
  t.false([...(module.functions[0]?.instructions() ?? [])].some((one) => one.opcode === "call"));
  expectUnchanged(
    t,
    "tail-recursion",
    `define i32 @g(ptr nocapture %p) {
  %v = alloca i32, align 4
  %a = load i32, ptr %p, align 4
  store i32 %a, ptr %v, align 4
  %r = call i32 @g(ptr %v)
  ret i32 %r
}`,
  );
});

test("adce: a cycle that feeds only itself goes, an effect stays", (t) => {
  expectOptimized(
    t,
    "adce",
    loop(
      "  %j = phi i32 [ 0, %0 ], [ %w, %l ]\n  %w = add i32 %j, 2\n  store i32 %i, ptr %p, align 4",
      "ptr %p, i32 %k",
    ),
    loop("  store i32 %i, ptr %p, align 4", "ptr %p, i32 %k"),
  );
});

test("global-opt: never written is constant, never read is nothing", (t) => {
  expectOptimized(
    t,
    "mem2reg global-opt instcombine",
    `@limit = internal global i32 10\n@unread = internal global i32 0\n${body("%r = load i32, ptr @limit\nstore i32 %x, ptr @unread\nret i32 %r")}`,
    `@limit = internal constant i32 10\n@unread = internal global i32 0\n${body("ret i32 10")}`,
  );
});

test("function-attrs: what a body does not do is written down", (t) => {
  const module = optimized("function-attrs", body("%r = add i32 %x, %y\nret i32 %r"));
  const set = module.getFunction("f")?.attributes.fn;
  t.true(set?.has("nounwind") === true && set.has("willreturn"));
  t.deepEqual(set?.get("memory"), { kind: "text", name: "memory", text: "none" });
});

test("jump-threading: a way in that decides the way out skips the test", (t) => {
  expectOptimized(
    t,
    "jump-threading simplifycfg",
    `declare void @use(i32)
${body(`%c = icmp slt i32 %x, 0
  br i1 %c, label %a, label %test
a:
  call void @use(i32 %x)
  %d = icmp eq i32 %y, 7
  br label %test
test:
  %e = phi i1 [ false, %0 ], [ %d, %a ]
  br i1 %e, label %yes, label %no
yes:
  call void @use(i32 1)
  br label %no
no:
  ret i32 %y`)}`,
    `declare void @use(i32)
${body(`%c = icmp slt i32 %x, 0
  br i1 %c, label %a, label %no
a:
  call void @use(i32 %x)
  %d = icmp eq i32 %y, 7
  br i1 %d, label %yes, label %no
yes:
  call void @use(i32 1)
  br label %no
no:
  ret i32 %y`)}`,
  );
});

test("early-cse: a dead phi may take the next instruction with it", (t) => {
  const module = optimized(
    "early-cse",
    body(`br label %l
l:
  %p = phi i32 [ 0, %0 ], [ %n, %l ]
  %dead = add i32 %p, 1
  %n = add i32 %x, 3
  %c = icmp slt i32 %x, %y
  br i1 %c, label %l, label %e
e:
  ret i32 0`),
  );
  t.is(module.getFunction("f")?.blocks.length, 3);
});

test("fast-calls: a local function that is only called takes its arguments in registers", (t) => {
  const local = (convention: string, more = "") => `define internal ${convention}i32 @g(i32 %a) {
  %r = add i32 %a, 1
  ret i32 %r
}
${body(`%r = call ${convention}i32 @g(i32 %x)\n${more}ret i32 %r`)}`;
  expectOptimized(t, "fast-calls", local(""), local("fastcc "));
  // Its address gets away, it is called by another type, or a musttail call must agree with its caller.
  expectUnchanged(t, "fast-calls", `@table = global ptr @g\n${local("")}`);
  expectUnchanged(t, "fast-calls", local("", "%s = call i32 @g(i64 1)\n"));
  expectUnchanged(
    t,
    "fast-calls",
    `define internal i32 @g(i32 %a, i32 %b) {\nret i32 %a\n}\n${body("%r = musttail call i32 @g(i32 %x, i32 %y)\nret i32 %r")}`,
  );
  expectUnchanged(t, "fast-calls", local("").replace("internal ", ""));
});

test("licm: a call that only reads leaves a loop that writes nothing, even if it may not return", (t) => {
  const loop = (before: string, inside: string) => `declare i32 @g(ptr) nounwind memory(read)
${body(
  `  br label %head
head:
  br label %loop
loop:
  %i = phi i32 [ 0, %head ], [ %next, %loop ]
${inside}
  %next = add i32 %i, %n
  %more = icmp slt i32 %next, %x
  br i1 %more, label %loop, label %done
done:
  ret i32 %next`.replace("head:\n", `head:\n${before}`),
  "i32",
  "i32 %x, ptr %p",
)}`;
  expectOptimized(
    t,
    "licm",
    loop("", "  %n = call i32 @g(ptr %p)"),
    loop("  %n = call i32 @g(ptr %p)\n", ""),
  );
  expectUnchanged(t, "licm", loop("", "  store volatile i32 0, ptr %p, align 4\n  %n = call i32 @g(ptr %p)"));
});

test("tail-recursion: what is added to the result on the way back is gathered on the way down", (t) => {
  const recursive = (operation: string, other = "%x") =>
    body(`  %z = icmp eq i32 %y, 0
  br i1 %z, label %base, label %more
more:
  %m = sub i32 %y, 1
  %c = call i32 @f(i32 %x, i32 %m)
  %s = ${operation} i32 %c, ${other}
  br label %out
base:
  br label %out
out:
  %r = phi i32 [ %s, %more ], [ 7, %base ]
  ret i32 %r`);
  for (const [operation, x, result] of [
    ["add", 3, 19],
    ["mul", 2, 112],
    ["and", 5, 5],
    ["or", 8, 15],
    ["xor", 9, 7],
  ] as const) {
    const module = optimized("tail-recursion", recursive(operation));
    t.false([...(module.functions[0]?.instructions() ?? [])].some((one) => one.opcode === "call"));
    t.is(new Interpreter(module).call("f", [x, 4]), result, operation);
  }
  expectUnchanged(t, "tail-recursion", recursive("sub"));
  expectUnchanged(t, "tail-recursion", recursive("add", "%c"));
});

test("dse: what is overwritten, dies with its variable, or is never read, is not stored", (t) => {
  const p = (lines: string) => body(lines, "void", "ptr %p, ptr %q, i32 %x");
  expectOptimized(
    t,
    "dse",
    p("store i32 1, ptr %p, align 4\nstore i32 2, ptr %q, align 4\nstore i64 0, ptr %p, align 4\nret void"),
    p("store i32 2, ptr %q, align 4\nstore i64 0, ptr %p, align 4\nret void"),
  );
  // Read in between, or control may not come back.
  const read =
    "store i32 1, ptr %p, align 4\n%v = load i32, ptr %q, align 4\nstore i32 %v, ptr %p, align 4\nret void";
  expectUnchanged(t, "dse", p(read));
  const call = "store i32 1, ptr %p, align 4\ncall void @g()\nstore i32 2, ptr %p, align 4\nret void";
  expectUnchanged(t, "dse", `declare void @g() memory(none)\n${p(call)}`);
  expectOptimized(
    t,
    "dse",
    `declare void @g() nounwind willreturn memory(none)\n${p(call)}`,
    `declare void @g() nounwind willreturn memory(none)\n${p(call.replace("store i32 1, ptr %p, align 4\n", ""))}`,
  );
  expectUnchanged(
    t,
    "dse",
    p("store volatile i32 1, ptr %p, align 4\nstore i32 2, ptr %p, align 4\nret void"),
  );
  expectUnchanged(
    t,
    "dse",
    p("store i32 1, ptr %p, align 4\nfence release\nstore i32 2, ptr %p, align 4\nret void"),
  );
  // A narrower store leaves some of the wider one.
  expectUnchanged(t, "dse", p("store i32 1, ptr %p, align 4\nstore i8 2, ptr %p, align 1\nret void"));
});

test("dse: variables that nobody reads any more", (t) => {
  const p = (lines: string) => body(lines, "i32", "i32 %x, i32 %i");
  expectOptimized(
    t,
    "dse",
    p(`%v = alloca [4 x i32], align 4
  %e = getelementptr i32, ptr %v, i32 %i
  store i32 %x, ptr %e, align 4
  ret i32 %x`),
    p("ret i32 %x"),
  );
  const kept = `%v = alloca i32, align 4
  store i32 %x, ptr %v, align 4
  %r = load i32, ptr %v, align 4
  ret i32 %r`;
  expectOptimized(t, "dse", p(kept.replace("  ret", "  store i32 7, ptr %v, align 4\n  ret")), p(kept));
  // Somebody else has the address.
  const shown = `declare void @g(ptr)\n${p(`%v = alloca i32, align 4
  call void @g(ptr %v)
  store i32 %x, ptr %v, align 4
  ret i32 0`)}`;
  expectUnchanged(t, "dse", shown);
});

test("block-placement: loops stand together with the branch back at their end, what hardly runs behind everything", (t) => {
  const module = optimized(
    "block-placement",
    `declare void @abort() noreturn
define i32 @f(i32 %x, i32 %n) {
entry:
  br label %head
fail:
  call void @abort()
  unreachable
latch:
  %next = add i32 %i, 1
  br label %head
done:
  ret i32 %i
head:
  %i = phi i32 [ 0, %entry ], [ %next, %latch ]
  %more = icmp slt i32 %i, %n
  br i1 %more, label %body, label %done
body:
  %bad = icmp eq i32 %i, %x
  br i1 %bad, label %fail, label %latch
}
`,
  );
  t.deepEqual(
    module.functions.at(-1)?.blocks.map(({ name }) => name),
    ["entry", "head", "body", "latch", "done", "fail"],
  );
  const weighed = optimized(
    "block-placement",
    `define i32 @f(i32 %x) {
entry:
  %c = icmp eq i32 %x, 0
  br i1 %c, label %a, label %b, !prof !0
a:
  br label %join
b:
  br label %join
join:
  %r = phi i32 [ 1, %a ], [ 2, %b ]
  ret i32 %r
}
!0 = !{!"branch_weights", i32 1, i32 1000}
`,
  );
  t.deepEqual(
    weighed.functions.at(-1)?.blocks.map(({ name }) => name),
    ["entry", "b", "join", "a"],
  );
});

test("inline-libcalls: a root is computed in place, and the library called for what is no number", (t) => {
  const f = (declaration: string, line: string) =>
    `${declaration}\ndefine double @f(double %x) {\n${line}\n  ret double %r\n}\n`;
  const module = optimized(
    "inline-libcalls",
    f("declare double @sqrt(double)", "%r = call double @sqrt(double %x)"),
  );
  const text = printModule(module);
  t.regex(text, /@llvm\.sqrt\.f64[\s\S]*fcmp ord[\s\S]*!prof[\s\S]*call double @sqrt[\s\S]*phi double/);
  t.is(new Interpreter(module).call("f", [9]), 3);
  t.is(new Interpreter(module).call("f", [-1]), Number.NaN);
  expectUnchanged(
    t,
    "inline-libcalls",
    f("declare double @sqrt(double) nobuiltin", "%r = call double @sqrt(double %x)"),
  );
  expectUnchanged(
    t,
    "inline-libcalls",
    f("define double @sqrt(double %x) {\nret double %x\n}", "%r = call double @sqrt(double %x)"),
  );
});

test("loop-load-elim: what the round before stored is passed on in a register", (t) => {
  const sums = (offset: string, more = "", type = "i32") => `define void @f(ptr %a, ptr %q, i32 %n) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 1, %entry ], [ %next, %loop ]
  %j = add i32 %i, ${offset}
  %b = getelementptr ${type}, ptr %a, i32 %j
  %v = load i32, ptr %b, align 4
  %w = add i32 %v, %i
  %p = getelementptr ${type}, ptr %a, i32 %i
  store i32 %w, ptr %p, align 4
${more}
  %next = add i32 %i, 1
  %c = icmp slt i32 %next, %n
  br i1 %c, label %loop, label %done
done:
  ret void
}
`;
  expectOptimized(
    t,
    "loop-load-elim dce",
    sums("-1"),
    `define void @f(ptr %a, ptr %q, i32 %n) {
entry:
  %j = add i32 1, -1
  %b = getelementptr i32, ptr %a, i32 %j
  %first = load i32, ptr %b, align 4
  br label %loop
loop:
  %v = phi i32 [ %first, %entry ], [ %w, %loop ]
  %i = phi i32 [ 1, %entry ], [ %next, %loop ]
  %w = add i32 %v, %i
  %p = getelementptr i32, ptr %a, i32 %i
  store i32 %w, ptr %p, align 4
  %next = add i32 %i, 1
  %c = icmp slt i32 %next, %n
  br i1 %c, label %loop, label %done
done:
  ret void
}
`,
  );
  // Two rounds back, the round to come, another store, one that reaches into the next element, one that is volatile.
  expectUnchanged(t, "loop-load-elim", sums("-2"));
  expectUnchanged(t, "loop-load-elim", sums("1"));
  expectUnchanged(t, "loop-load-elim", sums("-1", "  store i32 %i, ptr %q, align 4"));
  expectUnchanged(t, "loop-load-elim", sums("-1", "", "i16"));
  expectUnchanged(t, "loop-load-elim", sums("-1").replace("load i32", "load volatile i32"));
});
