/** Listings show what the object holds: symbols in place of relocated numbers, labels for branches, data as data. */
import { compileModule, listing } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import test from "ava";

const source = `
@text = private constant [6 x i8] c"hello\\00"
@table = global [3 x ptr] [ptr @text, ptr null, ptr getelementptr (i8, ptr @text, i32 2)]
declare void @use(ptr)
define i32 @choose(i32 %n) {
entry:
  %positive = icmp sgt i32 %n, 0
  br i1 %positive, label %yes, label %no
yes:
  call void @use(ptr @text)
  br label %no
no:
  %slot = getelementptr [3 x ptr], ptr @table, i32 0, i32 %n
  %value = load i32, ptr %slot
  ret i32 %value
}
`;

function lines(syntax: "gnu" | "intel" | "nasm"): string[] {
  const object = compileModule(parseModule(source), { tier: "O1" });
  return listing(object, { syntax })
    .split("\n")
    .map((line) => line.trim());
}

const EXPECTED = {
  gnu: [
    ".extern use",
    ".globl choose",
    "choose:",
    /\$\.Ltext/,
    "call use",
    /^mov table\(,%e\w\w,4\), %eax$/,
    "ret",
    '.ascii "hello\\000"',
    ".long .Ltext+2",
    ".byte 0, 0, 0, 0",
  ],
  intel: [
    ".intel_syntax noprefix",
    "choose:",
    /offset \.Ltext$/,
    "call use",
    /^mov eax, \[e\w\w\*4\+table\]$/,
    "ret",
  ],
  nasm: [
    "bits 32",
    "extern use",
    "global choose",
    "choose:",
    /, \.\.@Ltext$/,
    "..@Ltext:",
    "call use",
    /^mov eax, \[e\w\w\*4\+table\]$/,
    "ret",
  ],
} as const;

for (const syntax of ["gnu", "intel", "nasm"] as const) {
  test(`${syntax} syntax`, (t) => {
    const found = lines(syntax);
    for (const expected of EXPECTED[syntax]) {
      const at = found.findIndex((line) =>
        typeof expected === "string" ? line === expected : expected.test(line),
      );
      t.true(at >= 0, `${expected} stands in\n${found.join("\n")}`);
    }
  });
}

test("a branch goes to a label that stands in the listing", (t) => {
  const found = lines("gnu");
  const branches = found.flatMap((line) => /^j\w+ (\.L\S+)$/.exec(line)?.[1] ?? []);
  t.true(branches.length > 0);
  for (const label of branches) t.true(found.includes(`${label}:`), label);
});
