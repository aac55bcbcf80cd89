/**
 * Proves the allocation of a function whose values have holes in their lives by the dozen: each of many calls has a
 * block at the function's end that works out an argument, so that values live there are dead for long in between.
 */

import { parseModule } from "@ts-jit/ir";
import test from "ava";
import { compileModule } from "#codegen/index";

/** `n` times: call, test, seldom compute an address in a block far away, join, call. */
function farBlocks(n: number): string {
  const each = Array.from({ length: n }, (_, i) => i);
  const near = each.map(
    (i) => `
near${i}:
  %n${i} = call i32 @next(ptr %s)
  %top${i} = load i32, ptr %top
  %some${i} = icmp sgt i32 %top${i}, 0
  br i1 %some${i}, label %far${i}, label %join${i}, !prof !0
join${i}:
  %value${i} = phi ptr [ %entry${i}, %far${i} ], [ @undefined, %near${i} ]
  call void @put(ptr %s, i32 %n${i}, ptr %value${i})
  %old${i} = load i32, ptr %top
  %less${i} = add i32 %old${i}, -1
  store i32 %less${i}, ptr %top
  br label %near${i + 1}`,
  );
  const far = each.map(
    (i) => `
far${i}:
  %base${i} = load ptr, ptr %stack
  %bytes${i} = shl i32 %top${i}, 4
  %end${i} = getelementptr i8, ptr %base${i}, i32 %bytes${i}
  %entry${i} = getelementptr i8, ptr %end${i}, i32 -16
  br label %join${i}`,
  );
  return `
@undefined = global i32 0
declare i32 @next(ptr)
declare void @put(ptr, i32, ptr)
define void @f(ptr %s) {
  %top = getelementptr i8, ptr %s, i32 200
  %stack = getelementptr i8, ptr %s, i32 204
  br label %near0
${near.join("")}
near${n}:
  ret void
${far.join("")}
}
!0 = !{!"branch_weights", i32 1, i32 2000}
`;
}

for (const tier of ["O1", "O2", "O3"] as const) {
  test(`${tier}: values with more holes than the allocator looks through`, (t) => {
    t.notThrows(() => compileModule(parseModule(farBlocks(60), "holes.ll"), { tier, verify: true }));
  });
}
