// Proves the rules of instcombine by before and after, and by what they must leave alone.
import test from "ava";
import { body, expectOptimized, expectUnchanged } from "./expect-optimized.js";

const cases: readonly (readonly [string, string, string])[] = [
  [
    "a carry in a word",
    "br label %l\nl:\n%c = phi i64 [ 0, %0 ], [ %n, %l ]\n%w = zext i32 %x to i64\n%s = add i64 %c, %w\n%n = lshr i64 %s, 32\n%e = icmp eq i64 %n, 0\nbr i1 %e, label %l, label %d\nd:\nret i32 %y",
    "br label %l\nl:\n%t = phi i32 [ 0, %0 ], [ %m, %l ]\n%c = zext i32 %t to i64\n%w = zext i32 %x to i64\n%s = add i64 %c, %w\n%n = lshr i64 %s, 32\n%m = trunc i64 %n to i32\n%e = icmp eq i64 %n, 0\nbr i1 %e, label %l, label %d\nd:\nret i32 %y",
  ],
  ["x + 0", "%r = add i32 %x, 0\nret i32 %r", "ret i32 %x"],
  [
    "constants to the right and joined",
    "%a = add i32 5, %x\n%r = add i32 %a, 7\nret i32 %r",
    "%r = add i32 %x, 12\nret i32 %r",
  ],
  ["x - c", "%r = sub nsw i32 %x, 5\nret i32 %r", "%r = add nsw i32 %x, -5\nret i32 %r"],
  ["x - least", "%r = sub nsw i32 %x, -2147483648\nret i32 %r", "%r = add i32 %x, -2147483648\nret i32 %r"],
  ["x * 8", "%r = mul nsw nuw i32 %x, 8\nret i32 %r", "%r = shl nuw nsw i32 %x, 3\nret i32 %r"],
  ["x * sign bit", "%r = mul nsw i32 %x, -2147483648\nret i32 %r", "%r = shl i32 %x, 31\nret i32 %r"],
  ["x / 16 unsigned", "%r = udiv i32 %x, 16\nret i32 %r", "%r = lshr i32 %x, 4\nret i32 %r"],
  ["x % 16 unsigned", "%r = urem i32 %x, 16\nret i32 %r", "%r = and i32 %x, 15\nret i32 %r"],
  ["x ^ x", "%r = xor i32 %x, %x\nret i32 %r", "ret i32 0"],
  [
    "x & mask & mask",
    "%a = and i32 %x, 255\n%r = and i32 %a, 15\nret i32 %r",
    "%r = and i32 %x, 15\nret i32 %r",
  ],
  [
    "mask that clears nothing",
    "%a = lshr i32 %x, 24\n%r = and i32 %a, 255\nret i32 %r",
    "%r = lshr i32 %x, 24\nret i32 %r",
  ],
  ["shifts in a row", "%a = lshr i32 %x, 20\n%r = lshr i32 %a, 20\nret i32 %r", "ret i32 0"],
  [
    "shift there and back",
    "%a = shl i32 %x, 8\n%r = lshr i32 %a, 8\nret i32 %r",
    "%r = and i32 %x, 16777215\nret i32 %r",
  ],
  [
    "range test",
    "%a = icmp sge i32 %x, 48\n%b = icmp sle i32 %x, 57\n%c = and i1 %a, %b\n%r = zext i1 %c to i32\nret i32 %r",
    "%a = add i32 %x, -48\n%c = icmp ult i32 %a, 10\n%r = zext i1 %c to i32\nret i32 %r",
  ],
  [
    "two comparisons of the same",
    "%a = icmp slt i32 %x, %y\n%b = icmp eq i32 %y, %x\n%c = or i1 %a, %b\n%r = zext i1 %c to i32\nret i32 %r",
    "%c = icmp sle i32 %x, %y\n%r = zext i1 %c to i32\nret i32 %r",
  ],
  [
    "even",
    "%a = srem i32 %x, 2\n%b = icmp eq i32 %a, 0\n%r = zext i1 %b to i32\nret i32 %r",
    "%a = and i32 %x, 1\n%b = icmp eq i32 %a, 0\n%r = zext i1 %b to i32\nret i32 %r",
  ],
  [
    "bool through a byte",
    "%a = icmp ne i32 %x, 0\n%b = zext i1 %a to i8\n%c = icmp ne i8 %b, 0\n%r = select i1 %c, i32 %y, i32 3\nret i32 %r",
    "%a = icmp ne i32 %x, 0\n%r = select i1 %a, i32 %y, i32 3\nret i32 %r",
  ],
  [
    "64 bits that need 32",
    "%a = sext i32 %x to i64\n%b = sext i32 %y to i64\n%c = mul i64 %a, %b\n%r = trunc i64 %c to i32\nret i32 %r",
    "%r = mul i32 %x, %y\nret i32 %r",
  ],
  [
    "rotation",
    "%a = shl i32 %x, 7\n%b = lshr i32 %x, 25\n%r = or i32 %a, %b\nret i32 %r",
    "%r = call i32 @llvm.fshl.i32(i32 %x, i32 %x, i32 7)\nret i32 %r",
  ],
  [
    "a counter that becomes its compared sum keeps the comparison",
    "br label %l\nl:\n%i = phi i32 [ 0, %0 ], [ %n, %l ]\n%n = add nsw i32 %i, 1\n%c = icmp slt i32 %n, 9\nbr i1 %c, label %l, label %e\ne:\nret i32 %n",
    "br label %l\nl:\n%i = phi i32 [ 0, %0 ], [ %n, %l ]\n%n = add nsw i32 %i, 1\n%c = icmp slt i32 %n, 9\nbr i1 %c, label %l, label %e\ne:\nret i32 %n",
  ],
];

for (const [name, before, after] of cases) {
  test(`instcombine: ${name}`, (t) => {
    const declare =
      after.includes("@llvm.fshl") === true
        ? "\ndeclare i32 @llvm.fshl.i32(i32, i32, i32) nocallback nofree nosync nounwind speculatable willreturn memory(none)\n"
        : "";
    expectOptimized(t, "instcombine", body(before), body(after) + declare);
  });
}

const untouched: readonly (readonly [string, string])[] = [
  ["division that traps stays when its value is used", "%r = sdiv i32 1, %y\nret i32 %r"],
  [
    "x + 0.0 is not x for -0.0",
    "%a = bitcast i32 %x to float\n%b = fadd float %a, 0.000000e+00\n%r = bitcast float %b to i32\nret i32 %r",
  ],
  [
    "0.0 / 0.0 is left to the machine",
    "%b = fdiv float 0.000000e+00, 0.000000e+00\n%r = bitcast float %b to i32\nret i32 %r",
  ],
  ["a shift by an unknown amount", "%r = shl i32 %x, %y\nret i32 %r"],
  [
    "a volatile load nobody uses",
    "%p = inttoptr i32 %x to ptr\n%v = load volatile i32, ptr %p, align 4\nret i32 0",
  ],
];
for (const [name, text] of untouched) {
  test(`instcombine leaves alone: ${name}`, (t) => expectUnchanged(t, "instcombine", body(text)));
}

test("instcombine: an arm that may be poison is frozen before it is computed with", (t) => {
  expectOptimized(
    t,
    "instcombine",
    body(
      "%a = icmp eq i32 %x, 0\n%b = icmp eq i32 %y, 0\n%r = select i1 %a, i1 %b, i1 false\nret i1 %r",
      "i1",
    ),
    body(
      "%a = icmp eq i32 %x, 0\n%b = icmp eq i32 %y, 0\n%c = freeze i1 %b\n%r = and i1 %a, %c\nret i1 %r",
      "i1",
    ),
  );
});

test("instcombine: constant indices become bytes, and add up", (t) => {
  expectOptimized(
    t,
    "instcombine",
    "%t = type { i32, [4 x i32] }\n" +
      body(
        "%a = getelementptr inbounds %t, ptr %p, i32 1, i32 1, i32 2\n%b = getelementptr inbounds i32, ptr %a, i32 -1\nret ptr %b",
        "ptr",
        "ptr %p",
      ),
    body("%b = getelementptr i8, ptr %p, i32 28\nret ptr %b", "ptr", "ptr %p"),
  );
});

test("instcombine: loads of constants", (t) => {
  expectOptimized(
    t,
    "instcombine",
    "@t = internal constant [3 x i32] [i32 1, i32 2, i32 3]\n" +
      body("%p = getelementptr [3 x i32], ptr @t, i32 0, i32 2\n%r = load i32, ptr %p, align 4\nret i32 %r"),
    `@t = internal constant [3 x i32] [i32 1, i32 2, i32 3]\n${body("ret i32 3")}`,
  );
});

test("instcombine: fast-math flags decide", (t) => {
  expectOptimized(
    t,
    "instcombine",
    body("%r = fadd nsz float %x, 0.000000e+00\nret float %r", "float", "float %x"),
    body("ret float %x", "float", "float %x"),
  );
  expectOptimized(
    t,
    "instcombine",
    body("%r = fdiv float %x, 8.000000e+00\nret float %r", "float", "float %x"),
    body("%r = fmul float %x, 1.250000e-01\nret float %r", "float", "float %x"),
  );
  expectUnchanged(
    t,
    "instcombine",
    body("%r = fdiv float %x, 3.000000e+00\nret float %r", "float", "float %x"),
  );
});
