/** Proves that `optsize` and `minsize` are honoured: no code is copied for speed, and starts are not aligned. */
import { compileModule } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import test from "ava";

const sum = (attribute: string) => `
target triple = "i386-unknown-linux-gnu"
define i32 @sum(ptr %p) ${attribute} {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %j, %loop ]
  %s = phi i32 [ 0, %entry ], [ %t, %loop ]
  %at = getelementptr i32, ptr %p, i32 %i
  %v = load i32, ptr %at
  %t = add i32 %s, %v
  %j = add i32 %i, 1
  %more = icmp ult i32 %j, 16
  br i1 %more, label %loop, label %done
done:
  ret i32 %t
}`;
const codeOf = (attribute: string) => {
  const { sections } = compileModule(parseModule(sum(attribute), "sum.ll"), { tier: "O3" });
  const code = sections.find(({ name }) => name === ".text.sum");
  return { size: code?.data?.length ?? 0, align: code?.align };
};

test("a loop is unrolled or vectorized, unless the function is to be small", (t) => {
  const fast = codeOf("");
  for (const attribute of ["optsize", "minsize"]) {
    const small = codeOf(attribute);
    t.true(small.size > 0 && 4 * small.size < 3 * fast.size, `${attribute}: ${small.size} of ${fast.size}`);
    t.is(small.align, 1);
  }
  t.is(fast.align, 16);
});

test("an alignment that is asked for is kept", (t) => {
  t.is(codeOf("optsize align 32").align, 32);
});
