/**
 * Proves the rest of the interpreter: memory, aggregates and vectors, control flow, calls, intrinsics, atomics, and
 * the ways in and out for a host.
 */

import { Interpreter, parseModule, readText, writeBytes } from "@ts-jit/ir";
import test from "ava";
import { run, value } from "./interpreter-helpers.js";

test("a host builds and calls add(21, 21) = 42", (t) => {
  const module = parseModule("define i32 @add(i32 %a, i32 %b) {\n  %c = add i32 %a, %b\n  ret i32 %c\n}");
  t.is(new Interpreter(module).call("add", [21, 21]), 42);
});

test("values pass between host and program in every width", (t) => {
  const identity = (type: string, ...args: (number | bigint)[]) =>
    new Interpreter(parseModule(`define ${type} @f(${type} %a) {\n  ret ${type} %a\n}`)).call("f", args);
  t.is(identity("i1", 1), 1);
  t.is(identity("i8", 200), -56);
  t.is(identity("i64", -5n), -5n);
  t.is(identity("i200", 1n << 150n), 1n << 150n);
  t.is(identity("float", 0.1), Math.fround(0.1));
  t.is(identity("double", 0.1), 0.1);
  t.is(identity("ptr", 0xfffffffc), 0xfffffffc);
  t.deepEqual(identity("{ i32, double }", 1, 2.5), [1, 2.5]);
  t.deepEqual(identity("<3 x i16>", 1, 2, 3), [1, 2, 3]);
});

test("externals answer calls, read and write the program's memory", (t) => {
  const text = `
@text = constant [6 x i8] c"hello\\00"
declare i32 @length(ptr)
declare void @fill(ptr, i32)
declare i64 @twice(i64)
define i64 @f() {
  %n = call i32 @length(ptr @text)
  %p = alloca [4 x i8]
  call void @fill(ptr %p, i32 4)
  %w = load i32, ptr %p, align 1
  %s = add i32 %n, %w
  %l = sext i32 %s to i64
  %d = call i64 @twice(i64 %l)
  ret i64 %d
}`;
  const interpreter = new Interpreter(parseModule(text), {
    externals: {
      length: (machine, [at]) => readText(machine, Number(at)).length,
      fill: (machine, [at, count]) => {
        writeBytes(machine, Number(at), new Uint8Array(Number(count)).fill(1));
        return undefined;
      },
      twice: (_machine, [x]) => BigInt(x ?? 0) * 2n,
    },
  });
  t.is(interpreter.call("f"), 2n * (5n + 0x01010101n));
});

test("a program runs from its constructors to exit, with arguments, input and output", (t) => {
  const text = `
@format = constant [9 x i8] c"%d %s %c\\00"
@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 65535, ptr @before, ptr null }]
@state = global i32 0
declare i32 @printf(ptr, ...)
declare i32 @getchar()
declare i32 @atexit(ptr)
declare i32 @puts(ptr)
define void @before() {
  store i32 7, ptr @state
  ret void
}
define void @after() {
  call i32 @puts(ptr @format)
  ret void
}
define i32 @main(i32 %argc, ptr %argv) {
  call i32 @atexit(ptr @after)
  %n = load i32, ptr @state
  %p = getelementptr ptr, ptr %argv, i32 1
  %s = load ptr, ptr %p
  %c = call i32 @getchar()
  call i32 (ptr, ...) @printf(ptr @format, i32 %n, ptr %s, i32 %c)
  ret i32 298
}`;
  let output = "";
  const result = new Interpreter(parseModule(text), {
    write: (fd, bytes) => {
      t.is(fd, 1);
      output += String.fromCharCode(...bytes);
    },
    read: () => Uint8Array.of(33),
  }).run("main", ["program", "word"]);
  t.is(output, "7 word !%d %s %c\n");
  t.is(result.status, 42);
  t.true(result.steps > 10);
});

test("memory keeps every type: stores and loads of all widths, aligned or not", (t) => {
  for (const [type, constant, expected] of [
    ["i1", "true", 1],
    ["i7", "-5", -5],
    ["i8", "-5", -5],
    ["i16", "-5000", -5000],
    ["i24", "-70000", -70000],
    ["i32", "-5", -5],
    ["i48", "-5", -5n],
    ["i64", "-5", -5n],
    ["i100", "-5", -5n],
    ["half", "0xH3C00", 0x3c00n],
    ["float", "1.5", 1.5],
    ["double", "-0.0", -0],
    ["x86_fp80", "0xK3FFF8000000000000001", 0x3fff8000000000000001n],
    ["ptr", "inttoptr (i32 16 to ptr)", 16],
    ["<4 x i8>", "<i8 1, i8 2, i8 3, i8 -1>", [1, 2, 3, -1]],
    ["<5 x i1>", "<i1 1, i1 0, i1 1, i1 1, i1 0>", [1, 0, 1, 1, 0]],
    ["<3 x i13>", "<i13 -1, i13 5, i13 -4096>", [-1, 5, -4096]],
    ["{ i8, i64, [2 x i16] }", "{ i8 1, i64 -2, [2 x i16] [i16 3, i16 4] }", [1, -2n, 3, 4]],
    ["<{ i8, i32 }>", "<{ i8 1, i32 -2 }>", [1, -2]],
  ] as const) {
    for (const [at, align] of [
      [0, 16],
      [1, 1],
      [2, 2],
    ] as const) {
      const body = `
  %m = alloca [64 x i8], align 16
  %p = getelementptr i8, ptr %m, i32 ${at}
  store ${type} ${constant}, ptr %p, align ${align}
  %x = load ${type}, ptr %p, align ${align}
  ret ${type} %x`;
      t.deepEqual<unknown, unknown>(run(type, body), expected, `${type} at ${at}`);
      t.deepEqual<unknown, unknown>(
        run(type, `  %x = load ${type}, ptr @g\n  ret ${type} %x`, `@g = global ${type} ${constant}`),
        expected,
      );
    }
  }
});

test("bytes are little endian, and undef bytes stay undef through copies", (t) => {
  t.is(
    run(
      "i8",
      "  %p = getelementptr i8, ptr @g, i32 1\n  %x = load i8, ptr %p\n  ret i8 %x",
      "@g = global i32 258",
    ),
    1,
  );
  const copy = `
  %a = alloca { i8, i32 }
  %b = alloca { i8, i32 }
  %f = getelementptr { i8, i32 }, ptr %a, i32 0, i32 1
  store i8 1, ptr %a
  store i32 2, ptr %f
  call void @llvm.memcpy.p0.p0.i32(ptr %b, ptr %a, i32 8, i1 false)
  %g = getelementptr { i8, i32 }, ptr %b, i32 0, i32 1
  %x = load i32, ptr %g
  %y = load i64, ptr %b, align 4
  %z = lshr i64 %y, 32
  %w = trunc i64 %z to i32
  %s = add i32 %x, %w
  ret i32 %s`;
  t.is(run("i32", copy, "declare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)"), 4);
});

test("getelementptr: structs, arrays, negative and narrow indices, wrap flags", (t) => {
  const globals = "%S = type { i8, [3 x { i16, i32 }], i64 }\n@g = global i8 0";
  const offset = (indices: string, flags = "", type = "%S"): unknown =>
    run(
      "i32",
      `  %b = getelementptr ${flags} ${type}, ptr inttoptr (i32 1000 to ptr), ${indices}\n  %i = ptrtoint ptr %b to i32\n  ret i32 %i`,
      globals,
    );
  t.is(offset("i32 0, i32 1, i32 2, i32 1"), 1000 + 4 + 2 * 8 + 4);
  t.is(offset("i32 1"), 1000 + 36);
  t.is(offset("i32 -1, i32 2"), 1000 - 36 + 28);
  t.is(offset("i8 -1", "", "i32"), 996);
  t.is(offset("i64 3", "nusw", "i16"), 1006);
  t.throws(() => offset("i32 -2000", "nusw", "i8"), { message: /poison/ });
  t.is(offset("i32 -2000", "", "i8"), -1000);
  t.throws(() => offset("i32 1073741824", "nusw", "i16"), { message: /poison/ });
  t.is(offset("i32 1, i32 1, i32 2, i32 1", "nuw"), 1000 + 36 + 4 + 2 * 8 + 4);
  t.throws(() => offset("i32 -1", "nuw", "i8"), { message: /poison/ });
  t.throws(() => offset("i8 -1", "nuw", "i8"), { message: /poison/ });
  t.throws(() => offset("i64 4294967296", "nuw", "i8"), { message: /poison/ });
  t.throws(() => offset("i32 1073741824", "nuw", "i32"), { message: /poison/ });
});

test("getelementptr inbounds: an object and its end, nothing else", (t) => {
  const distance = (from: string, by: number): unknown => {
    const body = `
  %h = call ptr @malloc(i32 16)
  %a = alloca [16 x i8]
  %p = getelementptr inbounds i8, ptr ${from}, i32 ${by}
  %x = ptrtoint ptr %p to i32
  %y = ptrtoint ptr ${from} to i32
  %z = sub i32 %x, %y
  ret i32 %z`;
    try {
      return run("i32", body, "@g = global [16 x i8] zeroinitializer\ndeclare ptr @malloc(i32)");
    } catch (error) {
      return error instanceof Error && error.message.includes("gave poison") ? "poison" : error;
    }
  };
  for (const object of ["@g", "%h", "%a"]) {
    t.is(distance(object, 15), 15, object);
    t.is(distance(object, 16), 16, object);
    t.is(distance(object, 0), 0, object);
    t.is(distance(object, 18), "poison", object);
    t.is(distance(object, -2), "poison", object);
  }
  t.is(distance("null", 4), "poison");
  t.is(distance("null", 0), 0);
});

test("aggregates and vectors: extract, insert, shuffle, by constant and by value", (t) => {
  t.is(value("i32", "extractvalue { i32, { i8, i32 } } { i32 1, { i8, i32 } { i8 2, i32 3 } }, 1, 1"), 3);
  t.deepEqual(value("[2 x i32]", "insertvalue [2 x i32] [i32 1, i32 2], i32 9, 0"), [9, 2]);
  t.is(value("i32", "extractelement <4 x i32> <i32 1, i32 2, i32 3, i32 4>, i32 2"), 3);
  t.is(value("i32", "extractelement <2 x i32> <i32 1, i32 2>, i32 2"), "poison");
  t.deepEqual(value("<2 x i32>", "insertelement <2 x i32> <i32 1, i32 2>, i32 7, i64 1"), [1, 7]);
  t.deepEqual(
    value(
      "<4 x i8>",
      "shufflevector <2 x i8> <i8 1, i8 2>, <2 x i8> <i8 3, i8 4>, <4 x i32> <i32 3, i32 0, i32 2, i32 1>",
    ),
    [4, 1, 3, 2],
  );
  const dynamic = `
  %i = load i32, ptr @i
  %v = insertelement <4 x i64> <i64 1, i64 2, i64 3, i64 4>, i64 9, i32 %i
  %x = extractelement <4 x i64> %v, i32 %i
  %y = extractelement <4 x i64> %v, i32 3
  %s = add i64 %x, %y
  ret i64 %s`;
  t.is(run("i64", dynamic, "@i = global i32 2"), 13n);
  t.deepEqual(
    value(
      "<2 x i32>",
      "select <2 x i1> <i1 true, i1 false>, <2 x i32> <i32 1, i32 2>, <2 x i32> <i32 3, i32 4>",
    ),
    [1, 4],
  );
  t.deepEqual(value("<2 x i1>", "icmp slt <2 x i32> <i32 1, i32 5>, <i32 3, i32 4>"), [1, 0]);
  t.deepEqual(
    value("<2 x float>", "fadd <2 x float> <float 1.0, float 2.0>, <float 0.5, float 0.5>"),
    [1.5, 2.5],
  );
});

test("phi nodes are one parallel copy, cycles included", (t) => {
  const body = `
entry:
  br label %loop
loop:
  %a = phi i32 [ 1, %entry ], [ %b, %loop ]
  %b = phi i32 [ 2, %entry ], [ %a, %loop ]
  %c = phi i64 [ 5, %entry ], [ %d, %loop ]
  %d = phi i64 [ 6, %entry ], [ %e, %loop ]
  %e = phi i64 [ 7, %entry ], [ %c, %loop ]
  %i = phi i32 [ 0, %entry ], [ %n, %loop ]
  %n = add i32 %i, 1
  %z = icmp eq i32 %n, 4
  br i1 %z, label %done, label %loop
done:
  %x = mul i32 %a, 10
  %y = add i32 %x, %b
  %w = trunc i64 %c to i32
  %v = mul i32 %w, 100
  %r = add i32 %y, %v
  ret i32 %r`;
  t.is(run("i32", body), 521);
});

test("switch, indirectbr, calls through pointers, recursion", (t) => {
  const pick = (type: string, at: string): unknown =>
    run(
      "i32",
      `  switch ${type} ${at}, label %d [ ${type} -3, label %a\n ${type} 0, label %b\n ${type} 70, label %c ]
a:
  ret i32 1
b:
  ret i32 2
c:
  ret i32 3
d:
  ret i32 4`,
    );
  for (const type of ["i8", "i32", "i64", "i90"]) {
    t.deepEqual(
      ["-3", "0", "70", "5"].map((at) => pick(type, at)),
      [1, 2, 3, 4],
      type,
    );
  }
  t.is(
    run(
      "i32",
      "  %p = load ptr, ptr @target\n  indirectbr ptr %p, [label %a, label %b]\na:\n  ret i32 1\nb:\n  ret i32 2",
      "@target = global ptr blockaddress(@f, %b)",
    ),
    2,
  );
  const through = `@table = constant [2 x ptr] [ptr @one, ptr @two]
define i32 @one(i32 %x) {
  ret i32 %x
}
define i32 @two(i32 %x) {
  %p = load ptr, ptr @table
  %y = call i32 %p(i32 %x)
  %z = mul i32 %y, 2
  ret i32 %z
}`;
  t.is(
    run(
      "i32",
      "  %q = getelementptr ptr, ptr @table, i32 1\n  %p = load ptr, ptr %q\n  %r = call i32 %p(i32 21)\n  ret i32 %r",
      through,
    ),
    42,
  );
  const fib = `define i32 @fib(i32 %n) {
  %c = icmp slt i32 %n, 2
  br i1 %c, label %base, label %rec
base:
  ret i32 %n
rec:
  %a = sub i32 %n, 1
  %x = call i32 @fib(i32 %a)
  %b = sub i32 %n, 2
  %y = call i32 @fib(i32 %b)
  %s = add i32 %x, %y
  ret i32 %s
}`;
  t.is(run("i32", "  %r = call i32 @fib(i32 15)\n  ret i32 %r", fib), 610);
});

test("by-value arguments are the callee's own; aggregates and wide results come back whole", (t) => {
  const byval = `%S = type { i32, i32 }
@s = global %S { i32 1, i32 2 }
define i32 @change(ptr byval(%S) align 4 %p) {
  store i32 50, ptr %p
  %q = getelementptr %S, ptr %p, i32 0, i32 1
  %x = load i32, ptr %q
  ret i32 %x
}`;
  t.is(
    run(
      "i32",
      "  %a = call i32 @change(ptr byval(%S) @s)\n  %b = load i32, ptr @s\n  %c = add i32 %a, %b\n  ret i32 %c",
      byval,
    ),
    3,
  );
  const pair = `define { i64, i32, double } @three(i64 %x) {
  %a = insertvalue { i64, i32, double } { i64 0, i32 2, double 3.5 }, i64 %x, 0
  ret { i64, i32, double } %a
}`;
  t.deepEqual(
    run(
      "{ i64, i32, double }",
      "  %r = call { i64, i32, double } @three(i64 -9)\n  ret { i64, i32, double } %r",
      pair,
    ),
    [-9n, 2, 3.5],
  );
});

test("variable arguments in the i386 layout", (t) => {
  const sum = `declare void @llvm.va_start(ptr)
declare void @llvm.va_copy(ptr, ptr)
declare void @llvm.va_end(ptr)
define double @sum(i32 %n, ...) {
  %ap = alloca ptr
  %aq = alloca ptr
  call void @llvm.va_start(ptr %ap)
  call void @llvm.va_copy(ptr %aq, ptr %ap)
  %p = load ptr, ptr %aq
  %i = load i32, ptr %p
  %p2 = getelementptr i8, ptr %p, i32 4
  %l = load i64, ptr %p2, align 4
  %p3 = getelementptr i8, ptr %p, i32 12
  %d = load double, ptr %p3, align 4
  call void @llvm.va_end(ptr %ap)
  %a = sitofp i32 %i to double
  %b = sitofp i64 %l to double
  %c = fadd double %a, %b
  %e = fadd double %c, %d
  ret double %e
}`;
  t.is(
    run(
      "double",
      "  %r = call double (i32, ...) @sum(i32 3, i32 1, i64 20, double 3.5)\n  ret double %r",
      sum,
    ),
    24.5,
  );
});

test("intrinsics on integers", (t) => {
  const one = (name: string, type: string, args: string, types: string): unknown =>
    value(type, `call ${type} @llvm.${name}(${args})`, `declare ${type} @llvm.${name}(${types})`);
  const cases: [string, string, string, unknown][] = [
    ["abs.i32", "i32", "i32 -5, i1 false", 5],
    ["abs.i32", "i32", "i32 -2147483648, i1 true", "poison"],
    ["abs.i32", "i32", "i32 -2147483648, i1 false", -2147483648],
    ["smax.i8", "i8", "i8 -1, i8 1", 1],
    ["smin.i64", "i64", "i64 -1, i64 1", -1n],
    ["umax.i32", "i32", "i32 -1, i32 1", -1],
    ["umin.i16", "i16", "i16 -1, i16 1", 1],
    ["bswap.i32", "i32", "i32 16909060", 0x04030201],
    ["bswap.i64", "i64", "i64 1", 1n << 56n],
    ["bitreverse.i8", "i8", "i8 1", -128],
    ["ctpop.i32", "i32", "i32 -1", 32],
    ["ctlz.i32", "i32", "i32 1, i1 false", 31],
    ["ctlz.i32", "i32", "i32 0, i1 false", 32],
    ["ctlz.i32", "i32", "i32 0, i1 true", "poison"],
    ["cttz.i64", "i64", "i64 8, i1 true", 3n],
    ["cttz.i16", "i16", "i16 0, i1 false", 16],
    ["fshl.i32", "i32", "i32 1, i32 -2147483648, i32 1", 3],
    ["fshr.i8", "i8", "i8 1, i8 2, i8 9", -127],
    ["sadd.sat.i8", "i8", "i8 100, i8 100", 127],
    ["uadd.sat.i8", "i8", "i8 -56, i8 100", -1],
    ["ssub.sat.i32", "i32", "i32 -2147483648, i32 1", -2147483648],
    ["usub.sat.i32", "i32", "i32 1, i32 2", 0],
    ["sshl.sat.i8", "i8", "i8 64, i8 1", 127],
    ["ushl.sat.i8", "i8", "i8 64, i8 3", -1],
    ["vector.reduce.add.v4i32", "i32", "<4 x i32> <i32 1, i32 2, i32 3, i32 4>", 10],
    ["vector.reduce.umax.v2i8", "i8", "<2 x i8> <i8 -1, i8 3>", -1],
    ["vector.reduce.fadd.v2f32", "float", "float 1.0, <2 x float> <float 2.0, float 4.0>", 7],
    ["expect.i32", "i32", "i32 5, i32 1", 5],
  ];
  for (const [name, type, args, expected] of cases) {
    const types = args.replace(/(<[^<>]*>|i\d+|float|double) (<[^<>]*>|[^,<]+)/g, "$1");
    t.deepEqual(one(name, type, args, types), expected, `${name}(${args})`);
  }
  const overflow = (name: string, a: string, b: string): unknown =>
    value(
      "{ i32, i1 }",
      `call { i32, i1 } @llvm.${name}.with.overflow.i32(i32 ${a}, i32 ${b})`,
      `declare { i32, i1 } @llvm.${name}.with.overflow.i32(i32, i32)`,
    );
  t.deepEqual(overflow("sadd", "2147483647", "1"), [-2147483648, 1]);
  t.deepEqual(overflow("uadd", "2147483647", "1"), [-2147483648, 0]);
  t.deepEqual(overflow("ssub", "-2147483648", "1"), [2147483647, 1]);
  t.deepEqual(overflow("usub", "1", "2"), [-1, 1]);
  t.deepEqual(overflow("smul", "65536", "65536"), [0, 1]);
  t.deepEqual(overflow("umul", "65535", "65537"), [-1, 0]);
});

test("intrinsics on floats", (t) => {
  const cases: [string, string, string, unknown][] = [
    ["fabs.f64", "double", "double -1.5", 1.5],
    ["sqrt.f64", "double", "double 2.0", Math.SQRT2],
    ["sqrt.f32", "float", "float 2.0", Math.fround(Math.SQRT2)],
    ["copysign.f64", "double", "double 1.0, double -0.0", -1],
    ["floor.f64", "double", "double -1.5", -2],
    ["ceil.f32", "float", "float 1.25", 2],
    ["trunc.f64", "double", "double -1.75", -1],
    ["round.f64", "double", "double 2.5", 3],
    ["roundeven.f64", "double", "double 2.5", 2],
    ["rint.f64", "double", "double 3.5", 4],
    ["nearbyint.f32", "float", "float -0.25", -0],
    [
      "fma.f64",
      "double",
      "double 0x3FF0000000000001, double 0x3FF0000000000001, double -1.0",
      2 ** -51 + 2 ** -104,
    ],
    ["fmuladd.f64", "double", "double 0x3FF0000000000001, double 0x3FF0000000000001, double -1.0", 2 ** -51],
    ["minnum.f64", "double", "double 0x7FF8000000000000, double 1.0", 1],
    ["maxnum.f32", "float", "float 3.0, float 2.0", 3],
    ["minimum.f64", "double", "double 0.0, double -0.0", -0],
    ["maximum.f64", "double", "double 0x7FF8000000000000, double 1.0", Number.NaN],
    ["fptosi.sat.i8.f32", "i8", "float 1000.0", 127],
    ["fptoui.sat.i32.f64", "i32", "double -5.0", 0],
    ["fptosi.sat.i32.f64", "i32", "double 0x7FF8000000000000", 0],
    ["is.fpclass.f32", "i1", "float 0x7FF8000000000000, i32 3", 1],
    ["is.fpclass.f64", "i1", "double -0.0, i32 32", 1],
    ["is.fpclass.f64", "i1", "double 4.9e-324, i32 256", 0],
    ["ldexp.f64.i32", "double", "double 1.5, i32 4", 24],
    ["lround.i32.f64", "i32", "double -2.5", -3],
    ["powi.f64.i32", "double", "double 2.0, i32 -2", 0.25],
    ["canonicalize.f64", "double", "double 2.0", 2],
  ];
  for (const [name, type, args, expected] of cases) {
    const types = args.replace(/(i\d+|float|double) [^,]+/g, "$1");
    t.deepEqual<unknown, unknown>(
      value(type, `call ${type} @llvm.${name}(${args})`, `declare ${type} @llvm.${name}(${types})`),
      expected,
      `${name}(${args})`,
    );
  }
});

test("intrinsics on memory: masked access, gather, scatter, stack", (t) => {
  const globals = `@a = global [4 x i32] [i32 1, i32 2, i32 3, i32 4]
declare <4 x i32> @llvm.masked.load.v4i32.p0(ptr, i32, <4 x i1>, <4 x i32>)
declare void @llvm.masked.store.v4i32.p0(<4 x i32>, ptr, i32, <4 x i1>)
declare <2 x i32> @llvm.masked.gather.v2i32.v2p0(<2 x ptr>, i32, <2 x i1>, <2 x i32>)
declare void @llvm.masked.scatter.v2i32.v2p0(<2 x i32>, <2 x ptr>, i32, <2 x i1>)
declare ptr @llvm.stacksave.p0()
declare void @llvm.stackrestore.p0(ptr)
declare void @llvm.memset.p0.i32(ptr, i8, i32, i1)`;
  t.deepEqual(
    value(
      "<4 x i32>",
      "call <4 x i32> @llvm.masked.load.v4i32.p0(ptr @a, i32 4, <4 x i1> <i1 1, i1 0, i1 1, i1 0>, <4 x i32> splat (i32 9))",
      globals,
    ),
    [1, 9, 3, 9],
  );
  const body = `
  call void @llvm.masked.store.v4i32.p0(<4 x i32> splat (i32 7), ptr @a, i32 4, <4 x i1> <i1 1, i1 0, i1 0, i1 0>)
  %p = getelementptr i32, ptr @a, <2 x i32> <i32 0, i32 3>
  %v = call <2 x i32> @llvm.masked.gather.v2i32.v2p0(<2 x ptr> %p, i32 4, <2 x i1> <i1 1, i1 1>, <2 x i32> poison)
  %w = shufflevector <2 x i32> %v, <2 x i32> poison, <2 x i32> <i32 1, i32 0>
  call void @llvm.masked.scatter.v2i32.v2p0(<2 x i32> %w, <2 x ptr> %p, i32 4, <2 x i1> <i1 1, i1 1>)
  %s = call ptr @llvm.stacksave.p0()
  %d = alloca i8, i32 100
  call void @llvm.memset.p0.i32(ptr %d, i8 1, i32 100, i1 false)
  call void @llvm.stackrestore.p0(ptr %s)
  %r = load <4 x i32>, ptr @a, align 4
  ret <4 x i32> %r`;
  t.deepEqual(run("<4 x i32>", body, globals), [4, 2, 3, 7]);
});

test("atomics: every operation of atomicrmw, cmpxchg, ordered loads and stores, fences", (t) => {
  const rmw = (operation: string, type: string, old: string, operand: string): unknown =>
    run(
      type,
      `  %o = atomicrmw ${operation} ptr @g, ${type} ${operand} seq_cst\n  fence seq_cst\n  %n = load atomic ${type}, ptr @g acquire, align 8\n  ret ${type} %n`,
      `@g = global ${type} ${old}, align 8`,
    );
  const cases: [string, string, string, string, unknown][] = [
    ["xchg", "i32", "1", "2", 2],
    ["add", "i32", "2147483647", "1", -2147483648],
    ["sub", "i8", "0", "1", -1],
    ["and", "i32", "12", "10", 8],
    ["nand", "i32", "12", "10", -9],
    ["or", "i64", "12", "10", 14n],
    ["xor", "i32", "12", "10", 6],
    ["max", "i32", "-1", "1", 1],
    ["min", "i32", "-1", "1", -1],
    ["umax", "i32", "-1", "1", -1],
    ["umin", "i32", "-1", "1", 1],
    ["fadd", "float", "1.5", "2.0", 3.5],
    ["fsub", "double", "1.5", "2.0", -0.5],
    ["fmax", "float", "1.5", "2.0", 2],
    ["fmin", "float", "1.5", "2.0", 1.5],
    ["uinc_wrap", "i32", "5", "5", 0],
    ["udec_wrap", "i32", "0", "5", 5],
  ];
  for (const [operation, type, old, operand, expected] of cases)
    t.is(rmw(operation, type, old, operand), expected, operation);
  const exchange = (expected: number): unknown =>
    run(
      "{ i32, i1 }",
      `  %r = cmpxchg ptr @g, i32 ${expected}, i32 9 seq_cst monotonic\n  ret { i32, i1 } %r`,
      "@g = global i32 5",
    );
  t.deepEqual(exchange(5), [5, 1]);
  t.deepEqual(exchange(6), [5, 0]);
});

test("constant expressions and aliases are evaluated", (t) => {
  const globals = `@a = global [4 x i32] [i32 1, i32 2, i32 3, i32 4]
@p = global ptr getelementptr inbounds ([4 x i32], ptr @a, i32 0, i32 2)
@d = global i32 sub (i32 ptrtoint (ptr getelementptr (i32, ptr @a, i32 3) to i32), i32 ptrtoint (ptr @a to i32))
@b = alias i32, getelementptr (i32, ptr @a, i32 1)`;
  t.is(run("i32", "  %p = load ptr, ptr @p\n  %x = load i32, ptr %p\n  ret i32 %x", globals), 3);
  t.is(run("i32", "  %x = load i32, ptr @d\n  ret i32 %x", globals), 12);
  t.is(run("i32", "  %x = load i32, ptr @b\n  ret i32 %x", globals), 2);
  t.is(value("i32", "add i32 ptrtoint (ptr null to i32), 3"), 3);
});

test("exit, abort and trap end the program with their statuses", (t) => {
  const status = (body: string): number =>
    new Interpreter(
      parseModule(
        `declare void @exit(i32)\ndeclare void @abort()\ndeclare void @llvm.trap()\ndefine i32 @main() {\n${body}\n  ret i32 0\n}`,
      ),
    ).run().status;
  t.is(status("  call void @exit(i32 300)"), 44);
  t.is(status("  call void @abort()"), 134);
  t.is(status("  call void @llvm.trap()"), 134);
  t.is(status(""), 0);
});

test("an ifunc is the function that its resolver gives", (t) => {
  const text = `
@chosen = global i32 0
@table = constant [1 x ptr] [ptr @i]
@i = ifunc i32 (i32), ptr @resolver
@alias = alias i32 (i32), ptr @i
define ptr @resolver() {
  %n = load i32, ptr @chosen
  %m = add i32 %n, 1
  store i32 %m, ptr @chosen
  ret ptr @twice
}
define i32 @twice(i32 %x) {
  %y = shl i32 %x, 1
  ret i32 %y
}
define i32 @f() {
  %a = call i32 @i(i32 10)
  %p = load ptr, ptr @table
  %b = call i32 %p(i32 100)
  %c = call i32 @alias(i32 1000)
  %s = add i32 %a, %b
  %t = add i32 %s, %c
  %n = load i32, ptr @chosen
  %r = add i32 %t, %n
  ret i32 %r
}
`;
  // The resolver ran once.
  t.is(new Interpreter(parseModule(text)).call("f"), 2221);
});
