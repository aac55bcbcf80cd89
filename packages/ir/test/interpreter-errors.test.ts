/**
 * Proves that the interpreter stops at undefined behaviour, at limits and at what it does not do, and says what
 * happened and where: each report is pinned with its line, column and words.
 */

import { Interpreter, InterpreterError, type Machine, parseModule } from "@ts-jit/ir";
import test from "ava";
import { failure } from "./interpreter-helpers.js";

const LIBC = `declare ptr @malloc(i32)
declare void @free(ptr)
declare ptr @realloc(ptr, i32)
`;

/** The body of @f, from line 1 on, and what it must say. */
function fails(body: string, expected: string, declarations = ""): void {
  const title = expected.replace(/^\d+:\d+ /, "");
  test(title, (t) => {
    const found = failure(`define void @f(ptr %argument) {\n${body}\n}\n${declarations}`);
    // Where stack and heap stand is nobody's business.
    t.is(found.replace(/0x2[0-9a-f]{4}\b/g, "ADDRESS"), expected);
  });
}
const ub = (place: string, finding: string): string => `${place} undefined behaviour: ${finding}`;

fails("  %x = load i32, ptr null\n  ret void", ub("2:8", "null pointer: read of 4 bytes at 0x0"));
fails(
  "  store i8 1, ptr inttoptr (i32 12 to ptr)\n  ret void",
  ub("2:3", "null pointer: write of 1 byte at 0xc"),
);
fails(
  "  %p = call ptr @malloc(i32 8)\n  %q = getelementptr i8, ptr %p, i32 8\n  store i32 1, ptr %q\n  ret void",
  ub("4:3", "write of 4 bytes at ADDRESS: out of bounds, just past the end of heap block of 8 bytes"),
  LIBC,
);
fails(
  "  %p = call ptr @malloc(i32 8)\n  %q = getelementptr i8, ptr %p, i32 -4\n  %x = load i32, ptr %q\n  ret void",
  ub("4:8", "read of 4 bytes at ADDRESS: out of bounds, 4 bytes before heap block of 8 bytes"),
  LIBC,
);
fails(
  "  %p = call ptr @malloc(i32 8)\n  call void @free(ptr %p)\n  store i32 1, ptr %p\n  ret void",
  ub("4:3", "use after free: write of 4 bytes at ADDRESS, in a freed heap block of 8 bytes"),
  LIBC,
);
fails(
  "  %p = call ptr @malloc(i32 8)\n  call void @free(ptr %p)\n  call void @free(ptr %p)\n  ret void",
  ub("4:3", "double free of a heap block of 8 bytes at ADDRESS"),
  LIBC,
);
const LIFETIME =
  "declare void @llvm.lifetime.start.p0(i64, ptr)\ndeclare void @llvm.lifetime.end.p0(i64, ptr)\ndeclare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)";
fails(
  `  %p = alloca i32
  call void @llvm.lifetime.start.p0(i64 4, ptr %p)
  store i32 1, ptr %p
  call void @llvm.lifetime.end.p0(i64 -1, ptr %p)
  store i32 2, ptr %p
  ret void`,
  ub("6:3", "write of 4 bytes at ADDRESS: the lifetime of the stack object there has ended"),
  LIFETIME,
);
test("an object whose lifetime has ended is read as undef, copied as undef, and begins again", (t) => {
  const module = parseModule(`define i32 @f() {
  %p = alloca i32
  %q = alloca i32
  call void @llvm.lifetime.start.p0(i64 4, ptr %p)
  store i32 1, ptr %p
  call void @llvm.lifetime.end.p0(i64 4, ptr %p)
  %x = load i32, ptr %p
  %frozen = freeze i32 %x
  call void @llvm.memcpy.p0.p0.i32(ptr %q, ptr %p, i32 4, i1 false)
  store i32 5, ptr %q
  call void @llvm.lifetime.start.p0(i64 4, ptr %p)
  store i32 2, ptr %p
  %a = load i32, ptr %p
  %b = load i32, ptr %q
  %r = add i32 %a, %b
  ret i32 %r
}
${LIFETIME}`);
  t.is(new Interpreter(module).call("f"), 7);
});
test("reports say where in the source, when the module knows", (t) => {
  const module = parseModule(
    `define void @f() !dbg !4 {
  call void @g(), !dbg !7
  ret void
}
define void @g() !dbg !5 {
  store i32 1, ptr null, !dbg !8
  ret void
}
!llvm.module.flags = !{!0}
!llvm.dbg.cu = !{!1}
!0 = !{i32 2, !"Debug Info Version", i32 3}
!1 = distinct !DICompileUnit(language: DW_LANG_C11, file: !2, emissionKind: FullDebug)
!2 = !DIFile(filename: "main.c", directory: "/")
!3 = !DISubroutineType(types: !{null})
!4 = distinct !DISubprogram(name: "f", scope: !2, file: !2, line: 3, type: !3, unit: !1, spFlags: DISPFlagDefinition)
!5 = distinct !DISubprogram(name: "g", scope: !2, file: !2, line: 8, type: !3, unit: !1, spFlags: DISPFlagDefinition)
!6 = distinct !DILexicalBlock(scope: !5, line: 9, column: 3)
!7 = !DILocation(line: 4, column: 3, scope: !4)
!8 = !DILocation(line: 10, column: 7, scope: !6)
`,
    "main.ll",
  );
  const error = t.throws(() => new Interpreter(module).call("f"), { instanceOf: InterpreterError });
  t.deepEqual(
    error?.callStack.map(({ source }) => source),
    [
      { file: "main.c", line: 10, column: 7 },
      { file: "main.c", line: 4, column: 3 },
    ],
  );
  t.true(
    error?.message.endsWith("in @f, block number 1: call @g (main.ll:2:3, of main.c:4:3)"),
    error?.message,
  );
});
// From one object straight into another.
const LEAP = (objects: string, step: string): string => `${objects}
  %x = ptrtoint ptr %a to i32
  %y = ptrtoint ptr %b to i32
  %distance = sub i32 %y, %x
  %q = getelementptr ${step}i8, ptr %a, i32 %distance
  %z = load i32, ptr %q
  ret void`;
const PAIRS: readonly (readonly [string, string, string])[] = [
  ["stack", "  %a = alloca [3 x i32]\n  %b = alloca [3 x i32]", ""],
  ["heap", "  %a = call noalias ptr @malloc(i32 12)\n  %b = call noalias ptr @malloc(i32 12)", LIBC],
  [
    "globals",
    "  %a = getelementptr inbounds i8, ptr @g, i32 0\n  %b = getelementptr inbounds i8, ptr @h, i32 0",
    "@g = global [3 x i32] zeroinitializer\n@h = global [3 x i32] zeroinitializer",
  ],
];
for (const [where, objects, declarations] of PAIRS) {
  test(`a leap from one object into another: ${where}`, (t) => {
    const report = (step: string): string =>
      failure(`define void @f(ptr %argument) {\n${LEAP(objects, step)}\n}\n${declarations}`);
    t.is(report("inbounds "), ub("8:8", "load through a poison pointer"));
    t.regex(
      report(""),
      /^8:8 undefined behaviour: access of 0x\w+ through a pointer made from another object, the one at 0x\w+$/,
    );
  });
}
test("a pointer made of an integer may point anywhere, and one may leave an object and come back", (t) => {
  const module = parseModule(`
@g = global [3 x i32] [i32 1, i32 2, i32 3]
@h = global [3 x i32] [i32 4, i32 5, i32 6]
define i32 @f() {
  %x = ptrtoint ptr @g to i32
  %y = ptrtoint ptr @h to i32
  %distance = sub i32 %y, %x
  %back = sub i32 %x, %y
  %sum = add i32 %x, %distance
  %p = inttoptr i32 %sum to ptr
  %a = load i32, ptr %p
  %out = getelementptr i8, ptr @g, i32 %distance
  %in = getelementptr i8, ptr %out, i32 %back
  %q = getelementptr inbounds i32, ptr %in, i32 2
  %b = load i32, ptr %q
  %r = add i32 %a, %b
  ret i32 %r
}`);
  t.is(new Interpreter(module).call("f"), 7);
});
fails(
  "  %p = alloca i32\n  call void @free(ptr %p)\n  ret void",
  ub("3:3", "free of ADDRESS, which is not the start of a heap block"),
  LIBC,
);
fails(
  "  %p = call ptr @realloc(ptr inttoptr (i32 64 to ptr), i32 4)\n  ret void",
  ub("2:8", "realloc of an address that is not the start of a live heap block"),
  LIBC,
);
fails(
  "  %q = getelementptr i8, ptr @g, i32 4\n  %x = load i8, ptr %q\n  ret void",
  ub("3:8", "read of 1 byte at 0x1004: out of bounds, just past the end of global @g"),
  "@g = global i32 5",
);
fails(
  "  store i32 1, ptr @g\n  ret void",
  ub("2:3", "write of 4 bytes to constant @g"),
  "@g = constant i32 5",
);
fails(
  "  %x = load i32, ptr @g\n  ret void",
  ub("2:8", "access of @g, which is only declared"),
  "@g = external global i32",
);
fails(
  "  %a = alloca [2 x i32]\n  %q = getelementptr i8, ptr %a, i32 8\n  store i32 1, ptr %q\n  ret void",
  ub("4:3", "write of 4 bytes at ADDRESS: out of bounds of the stack objects around it"),
);
fails(
  "  %p = call ptr @local()\n  %x = load i32, ptr %p\n  ret void",
  ub("3:8", "read of 4 bytes at ADDRESS: the stack object there is gone (its function has returned)"),
  "define ptr @local() {\n  %a = alloca i32\n  store i32 1, ptr %a\n  ret ptr %a\n}",
);
fails(
  "  %a = alloca i64, align 8\n  %q = getelementptr i8, ptr %a, i32 2\n  store i32 1, ptr %q, align 4\n  ret void",
  ub("4:3", "store at ADDRESS, which is not aligned to 4 bytes as it promises"),
);
fails(
  "  %x = load <4 x i32>, ptr @g, align 16\n  ret void",
  ub("2:8", "load at 0x1014, which is not aligned to 16 bytes as it promises"),
  "@pad = global i32 0\n@g = global [4 x i32] zeroinitializer, align 4",
);
fails("  %x = load i32, ptr undef\n  ret void", ub("2:8", "load through an undef pointer"));
fails("  store i32 0, ptr poison\n  ret void", ub("2:3", "store through a poison pointer"));
fails("  %x = sdiv i32 1, 0\n  ret void", ub("2:8", "sdiv: division by zero"));
fails("  %x = urem i8 1, 0\n  ret void", ub("2:8", "urem: division by zero"));
fails("  %x = udiv i64 1, 0\n  ret void", ub("2:8", "udiv: division by zero"));
fails("  %x = srem i100 1, 0\n  ret void", ub("2:8", "srem: division by zero"));
fails(
  "  %x = sdiv i32 -2147483648, -1\n  ret void",
  ub("2:8", "sdiv: overflow dividing the least i32 by -1"),
);
fails(
  "  %x = srem i64 -9223372036854775808, -1\n  ret void",
  ub("2:8", "srem: overflow dividing the least i64 by -1"),
);
fails("  %x = udiv i32 1, poison\n  ret void", ub("2:8", "udiv by poison"));
fails("  %x = sdiv i32 1, undef\n  ret void", ub("2:8", "sdiv by an undef value"));
fails(
  "  %p = alloca i32\n  %x = load i32, ptr %p\n  %c = icmp eq i32 %x, 0\n  br i1 %c, label %a, label %a\na:\n  ret void",
  ub("5:3", "branch on an undef value"),
);
fails(
  "  %x = add nsw i32 2147483647, 1\n  %c = icmp slt i32 %x, 0\n  %d = xor i1 %c, true\n  br i1 %d, label %a, label %a\na:\n  ret void",
  ub("5:3", "branch on poison"),
);
fails(
  "  switch i32 undef, label %a [ i32 1, label %a ]\na:\n  ret void",
  ub("2:3", "switch on an undef or poison value"),
);
fails("  switch i64 poison, label %a [ i64 1, label %a ]\na:\n  ret void", ub("2:3", "switch on poison"));
fails("  unreachable", ub("2:3", "unreachable was reached"));
fails(
  "  call void inttoptr (i32 4096 to ptr)()\n  ret void",
  ub("2:3", "call of 0x1000, which is not the address of a function"),
);
fails(
  "  call void @g(i32 1)\n  ret void",
  ub("2:3", "@g takes 2 arguments and is called with 1"),
  "define void @g(i32 %x, i32 %y) {\n  ret void\n}",
);
fails(
  "  call void @g(i32 noundef undef)\n  ret void",
  ub("2:3", "argument 1 of @g is undef or poison, and the parameter is noundef"),
  "define void @g(i32 %x) {\n  ret void\n}",
);
fails(
  "  %x = call i32 @g()\n  ret void",
  ub("6:3", "@g returns undef or poison, and its result is noundef"),
  "define noundef i32 @g() {\n  ret i32 poison\n}",
);
fails(
  "  call void @llvm.memcpy.p0.p0.i32(ptr @g, ptr getelementptr (i8, ptr @g, i32 2), i32 4, i1 false)\n  ret void",
  ub("2:3", "memcpy between regions that overlap"),
  "@g = global [8 x i8] zeroinitializer\ndeclare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1)",
);
fails(
  "  call void @llvm.assume(i1 false)\n  ret void",
  ub("2:3", "llvm.assume of a condition that is false"),
  "declare void @llvm.assume(i1)",
);
fails(
  "  %a = alloca i32\n  %x = load i32, ptr %a, !noundef !0\n  ret void",
  ub("3:8", "the value loaded is undef, which noundef forbids"),
  "!0 = !{}",
);
fails(
  "  call void @nowhere()\n  ret void",
  "2:3 unsupported: call of @nowhere, which is not defined and not provided",
  "declare void @nowhere()",
);
fails(
  "  call void @llvm.nonsense()\n  ret void",
  "2:3 unsupported: the intrinsic @llvm.nonsense is not interpreted",
  "declare void @llvm.nonsense()",
);
fails(
  '  call void asm sideeffect "cli", ""()\n  ret void',
  '2:3 unsupported: inline assembly is not interpreted: "cli"',
);

test("limits: steps, heap, stack, depth, time", (t) => {
  const loop = "define void @f() {\n  br label %a\na:\n  br label %a\n}\n";
  t.is(
    failure(loop, { limits: { steps: 1000 } }),
    "4:3 limit: the program ran for more than 1000 instructions",
  );
  t.regex(
    failure(loop, { limits: { milliseconds: 20 } }),
    /^4:3 limit: the time is up: the program ran for more than 20 milli/,
  );
  const recursive = "define void @f() {\n  call void @f()\n  ret void\n}\n";
  t.is(failure(recursive, { limits: { depth: 50 } }), "2:3 limit: more than 50 calls are active");
  const hungry = "define void @f() {\n  %a = alloca [1000 x i32]\n  call void @f()\n  ret void\n}\n";
  t.regex(
    failure(hungry, { limits: { stack: 1 << 20 } }),
    /^2:8 limit: stack overflow: no room for \d+ bytes/,
  );
  const heap = `${LIBC}define i32 @f() {\n  %p = call ptr @malloc(i32 100000)\n  %i = ptrtoint ptr %p to i32\n  ret i32 %i\n}\n`;
  t.is(new Interpreter(parseModule(heap), { limits: { heap: 65536 } }).call("f"), 0);
});

test("an error shows the line, the caret and the calls that led there", (t) => {
  const text = `define i32 @main() {
entry:
  %r = call i32 @divide(i32 7, i32 0)
  ret i32 %r
}
define i32 @divide(i32 %a, i32 %b) {
  %q = sdiv i32 %a, %b
  ret i32 %q
}
`;
  const error = t.throws(() => new Interpreter(parseModule(text, "divide.ll")).run(), {
    instanceOf: InterpreterError,
  });
  t.is(
    error?.message,
    `divide.ll:7:8: error: undefined behaviour: sdiv: division by zero
  %q = sdiv i32 %a, %b
       ^
  in @divide, block number 1: sdiv (divide.ll:7:8)
  in @main, block %entry: call @divide (divide.ll:3:8)`,
  );
  t.is(error?.kind, "undefined behaviour");
  t.deepEqual(
    error?.callStack.map((frame) => frame.function),
    ["divide", "main"],
  );
});

test("calls through the host that nest without end are stopped", (t) => {
  const text = `declare void @again()
define void @f() {
  call void @again()
  ret void
}`;
  const module = parseModule(text);
  const f = module.getFunction("f");
  const externals = {
    again: (machine: Machine) => {
      if (f !== undefined) machine.callFunction(f, []);
      return undefined;
    },
  };
  const error = t.throws(() => new Interpreter(module, { externals }).call("f"), {
    instanceOf: InterpreterError,
  });
  t.is(error?.kind, "limit");
});

test("misaligned accesses work where they are allowed", (t) => {
  const text = `@g = global [8 x i8] c"\\01\\02\\03\\04\\05\\06\\07\\08", align 4
define i64 @f() {
  %p = getelementptr i8, ptr @g, i32 1
  store i32 287454020, ptr %p, align 4
  %x = load i64, ptr getelementptr (i8, ptr @g, i32 0), align 8
  ret i64 %x
}`;
  t.is(new Interpreter(parseModule(text), { allowMisaligned: true }).call("f"), 0x0807061122334401n);
});

test("a module that does not define the function is refused", (t) => {
  t.throws(() => new Interpreter(parseModule("declare void @main()")).run(), {
    message: /does not define @main/,
  });
});

test("a frame still knows its undef values after a call has come back by the fast path", (t) => {
  const module = parseModule(`
define i32 @next(i32 %x) {
  %r = add i32 %x, 1
  ret i32 %r
}
define i32 @main() {
  %p = alloca i32
  %u = load i32, ptr %p
  %a = call i32 @next(i32 1)
  %b = call i32 @next(i32 %a)
  %s = and i32 %u, 0
  %c = icmp eq i32 %u, 0
  br i1 %c, label %yes, label %no
yes:
  ret i32 1
no:
  ret i32 %s
}`);
  const error = t.throws(() => new Interpreter(module).run("main", ["program"]), {
    instanceOf: InterpreterError,
  });
  t.regex(error?.message ?? "", /branch on an undef value/);
});
