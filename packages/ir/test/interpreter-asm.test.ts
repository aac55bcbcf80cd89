// Proves that inline assembly that means the same everywhere is run, and all else refused by its text and place; that
// callbr goes where its assembly jumps; that code around funclet pads runs as long as nothing is thrown; va_arg.
import { Interpreter, parseModule } from "@ts-jit/ir";
import test from "ava";
import { failure, run } from "./interpreter-helpers.js";

/** The value of @f's body. */
function gives(what: string, type: string, body: string, expected: unknown, declarations = ""): void {
  test(what, (t) => {
    t.deepEqual(run(type, body, declarations), expected);
  });
}

gives("empty assembly is a fence", "i32", '  call void asm sideeffect "", "~{memory}"()\n  ret i32 1', 1);
gives("hints", "i32", '  call void asm sideeffect "pause\\0Anop; rep; nop # wait", ""()\n  ret i32 1', 1);
gives(
  "a value goes through empty assembly",
  "i32",
  '  %x = call i32 asm "", "=r,0"(i32 42)\n  ret i32 %x',
  42,
);
gives(
  "two values go through empty assembly",
  "i32",
  `  %x = call { i32, i32 } asm "", "=r,=r,0,1"(i32 40, i32 2)
  %a = extractvalue { i32, i32 } %x, 0
  %b = extractvalue { i32, i32 } %x, 1
  %c = sub i32 %a, %b
  ret i32 %c`,
  38,
);
gives(
  "memory operands of empty assembly",
  "i32",
  `  %p = alloca i32
  store i32 5, ptr %p
  call void asm "", "=*m,*m"(ptr elementtype(i32) %p, ptr elementtype(i32) %p)
  %x = load i32, ptr %p
  ret i32 %x`,
  5,
);
gives("bswap", "i32", '  %x = call i32 asm "bswap $0", "=r,0"(i32 16909060)\n  ret i32 %x', 0x04030201);
test("what is only written by empty assembly is undef", (t) => {
  const text =
    'define i32 @f() {\n  %x = call i32 asm "", "=r"()\n  %c = icmp eq i32 %x, 0\n  br i1 %c, label %a, label %a\na:\n  ret i32 1\n}';
  t.is(failure(text), "4:3 undefined behaviour: branch on an undef value");
});
test("other assembly is refused by its text", (t) => {
  t.is(
    failure('define i32 @f() {\n  %x = call i32 asm "rdtsc", "={eax},~{edx}"()\n  ret i32 %x\n}'),
    '2:8 unsupported: inline assembly is not interpreted: "rdtsc"',
  );
});

for (const [template, expected] of [
  ["", 1],
  [`jmp \${1:l}`, 2],
  [`jmp \${2:l}`, 3],
] as const) {
  gives(
    `callbr ${JSON.stringify(template)}`,
    "i32",
    `  callbr void asm sideeffect "${template}", "r,!i,!i"(i32 5) to label %straight [label %first, label %second]
straight:
  ret i32 1
first:
  ret i32 2
second:
  ret i32 3`,
    expected,
  );
}
gives(
  "callbr gives a value on every way",
  "i32",
  `  %x = callbr i32 asm "jmp \${2:l}", "=r,0,!i"(i32 7) to label %straight [label %first]
straight:
  ret i32 1
first:
  ret i32 %x`,
  7,
);
test("callbr to what it does not list", (t) => {
  const text = `define void @f() {
  callbr void asm "jmp \${7:l}", "!i"() to label %a [label %a]
a:
  ret void
}`;
  t.is(failure(text), "2:3 unsupported: inline assembly jumps to a label that callbr does not list");
});

const FUNCLETS = `declare i32 @__CxxFrameHandler3(...)
declare void @__cxa_throw(ptr, ptr, ptr)
declare ptr @__cxa_allocate_exception(i32)
@type = external constant ptr
define void @may(i1 %throws) {
  br i1 %throws, label %yes, label %no
yes:
  %e = call ptr @__cxa_allocate_exception(i32 4)
  call void @__cxa_throw(ptr %e, ptr @type, ptr null)
  unreachable
no:
  ret void
}
define i32 @f(i1 %throws) personality ptr @__CxxFrameHandler3 {
  invoke void @may(i1 %throws) to label %done unwind label %dispatch
dispatch:
  %s = catchswitch within none [label %handler] unwind label %cleanup
handler:
  %h = catchpad within %s [ptr null, i32 64, ptr null]
  call void @may(i1 false) [ "funclet"(token %h) ]
  catchret from %h to label %done
cleanup:
  %c = cleanuppad within none []
  cleanupret from %c unwind to caller
done:
  ret i32 3
}`;
test("functions with funclets run, whether something is thrown or not", (t) => {
  const text = FUNCLETS.replace("external constant ptr", "constant ptr null");
  for (const throws of [0, 1]) t.is(new Interpreter(parseModule(text)).call("f", [throws]), 3);
});
test("va_arg takes the arguments one after the other, in whole words", (t) => {
  const text = `declare void @llvm.va_start.p0(ptr)
declare void @llvm.va_end.p0(ptr)
define double @sum(i32 %count, ...) {
  %list = alloca ptr
  call void @llvm.va_start.p0(ptr %list)
  %a = va_arg ptr %list, i32
  %b = va_arg ptr %list, i64
  %c = va_arg ptr %list, double
  %d = va_arg ptr %list, i8
  %e = va_arg ptr %list, { i32, i32 }
  call void @llvm.va_end.p0(ptr %list)
  %e1 = extractvalue { i32, i32 } %e, 1
  %af = sitofp i32 %a to double
  %bf = sitofp i64 %b to double
  %df = sitofp i8 %d to double
  %ef = sitofp i32 %e1 to double
  %s1 = fadd double %af, %bf
  %s2 = fadd double %s1, %c
  %s3 = fadd double %s2, %df
  %s4 = fadd double %s3, %ef
  ret double %s4
}
define double @f() {
  %r = call double (i32, ...) @sum(i32 5, i32 1, i64 20, double 0.5, i32 300, { i32, i32 } { i32 7, i32 4000 })
  ret double %r
}`;
  t.is(new Interpreter(parseModule(text)).call("f"), 1 + 20 + 0.5 + 44 + 4000);
});
test("va_arg of a list that was not started", (t) => {
  t.is(
    failure("define void @f() {\n  %p = alloca ptr\n  %x = va_arg ptr %p, i32\n  ret void\n}"),
    "3:8 undefined behaviour: va_arg of a va_list that was not started",
  );
});
