/**
 * Proves the interpreter's C library against glibc: programs that call its functions on ordinary and on edge values
 * write the same bytes and end with the same status as on Linux i386 (test/libc, made by test/libc/make.sh). Math
 * functions that are not exact in IEEE arithmetic are compared to 14 digits.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Interpreter, parseModule } from "@ts-jit/ir";
import test from "ava";

const folder = new URL("../../test/libc/", import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith(".ll"))) {
  const name = file.replace(/\.ll$/, "");
  // The same program for another runtime writes the same.
  const program = name.replace(/-\w+$/, "");
  test(name, (t) => {
    const input = new URL(`${name}.in`, folder);
    const stdin = existsSync(input) ? readFileSync(input) : Buffer.alloc(0);
    let at = 0;
    const output: Uint8Array[] = [];
    const interpreter = new Interpreter(parseModule(readFileSync(new URL(file, folder), "utf8"), file), {
      write: (fd, bytes) => {
        if (fd === 1) output.push(bytes);
      },
      read: (_fd, max) => {
        const part = stdin.subarray(at, at + max);
        at += part.length;
        return part;
      },
    });
    const { status } = interpreter.run("main", [name, "a", "b c"]);
    const text = `${Buffer.concat(output).toString("latin1")}status ${status}\n`;
    t.deepEqual(text.split("\n"), readFileSync(new URL(`${program}.out`, folder), "latin1").split("\n"));
  });
}

test("time and clock come from the host", (t) => {
  const module = parseModule(
    "declare i32 @time(ptr)\ndefine i32 @f() {\n  %t = call i32 @time(ptr null)\n  ret i32 %t\n}",
  );
  t.is(new Interpreter(module, { now: () => 1234567890.5 }).call("f"), 1234567890);
});

test("compiler-rt's helpers divide and convert", (t) => {
  const module = parseModule(`
declare i64 @__divdi3(i64, i64)
declare i64 @__umoddi3(i64, i64)
declare i64 @__fixdfdi(double)
declare double @__floatundidf(i64)
define { i64, i64, i64, double } @f() {
  %a = call i64 @__divdi3(i64 -100, i64 7)
  %b = call i64 @__umoddi3(i64 -1, i64 10)
  %c = call i64 @__fixdfdi(double -1.0e15)
  %d = call double @__floatundidf(i64 -1)
  %w = insertvalue { i64, i64, i64, double } undef, i64 %a, 0
  %x = insertvalue { i64, i64, i64, double } %w, i64 %b, 1
  %y = insertvalue { i64, i64, i64, double } %x, i64 %c, 2
  %z = insertvalue { i64, i64, i64, double } %y, double %d, 3
  ret { i64, i64, i64, double } %z
}`);
  t.deepEqual(new Interpreter(module).call("f"), [-14n, 5n, -1000000000000000n, 2 ** 64]);
});

test("boot modules and the heap's figures", (t) => {
  const module = parseModule(`
declare i32 @tsjit_module_count()
declare ptr @tsjit_module_data(i32)
declare i32 @tsjit_module_size(i32)
declare ptr @malloc(i32)
declare i32 @tsjit_heap_used()
define { i32, i32, i32, i32 } @f() {
  %c = call i32 @tsjit_module_count()
  %p = call ptr @tsjit_module_data(i32 0)
  %x = load i32, ptr %p, align 4096
  %s = call i32 @tsjit_module_size(i32 0)
  %before = call i32 @tsjit_heap_used()
  %m = call ptr @malloc(i32 100)
  %after = call i32 @tsjit_heap_used()
  %u = sub i32 %after, %before
  %1 = insertvalue { i32, i32, i32, i32 } poison, i32 %c, 0
  %2 = insertvalue { i32, i32, i32, i32 } %1, i32 %x, 1
  %3 = insertvalue { i32, i32, i32, i32 } %2, i32 %s, 2
  %4 = insertvalue { i32, i32, i32, i32 } %3, i32 %u, 3
  ret { i32, i32, i32, i32 } %4
}`);
  const bytes = Uint8Array.of(1, 2, 0, 0, 9);
  t.deepEqual(new Interpreter(module, { modules: [{ name: "m", bytes }] }).call("f"), [1, 513, 5, 100]);
});
