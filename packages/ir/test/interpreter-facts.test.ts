// Proves that what attributes and metadata promise of values is held to: a broken nonnull, align, range or nofpclass
// makes the value poison, and with noundef stops the program, as a broken dereferenceable does; nnan and ninf make
// the results of phi nodes, selects, calls and comparisons poison.
import { Interpreter, parseModule } from "@ts-jit/ir";
import test from "ava";
import { failure } from "./interpreter-helpers.js";

const HEAD = `@word = global i32 7
@bytes = global [8 x i8] zeroinitializer
`;

/** The program stops with these words, wherever it does. */
function stops(what: string, body: string, finding: string): void {
  test(what, (t) => {
    t.is(failure(HEAD + body).replace(/^\d+:\d+ /, ""), `undefined behaviour: ${finding}`);
  });
}
/** @f gives a value. */
function gives(what: string, body: string, expected: unknown): void {
  test(what, (t) => {
    t.deepEqual(new Interpreter(parseModule(HEAD + body)).call("f"), expected);
  });
}
/** `poison` when what @g makes of a value is poison: a branch on it is undefined. */
const POISON = "branch on poison";

/** A function @f that passes `argument` to @g(PARAMETER), which tests the parameter. */
function passed(parameter: string, argument: string, atCall = ""): string {
  const type = parameter.split(" ")[0] ?? "";
  const [argumentType = "", ...value] = argument.split(" ");
  const test =
    type === "ptr"
      ? "icmp eq ptr %x, null"
      : /^(float|double|half)/.test(type)
        ? `fcmp oeq ${type} %x, 0.0`
        : `icmp eq ${type} %x, 0`;
  return `define i32 @g(${parameter} %x) {
  %c = ${test}
  br i1 %c, label %a, label %b
a:
  ret i32 1
b:
  ret i32 2
}
define i32 @f() {
  %r = call i32 @g(${argumentType} ${atCall} ${value.join(" ")})
  ret i32 %r
}
`;
}

gives("nonnull holds", passed("ptr nonnull", "ptr @word"), 2);
stops("nonnull is broken by the caller", passed("ptr nonnull", "ptr null"), POISON);
stops("nonnull at the call", passed("ptr", "ptr null", "nonnull"), POISON);
stops(
  "nonnull and noundef",
  passed("ptr nonnull noundef", "ptr null"),
  "argument 1 of @g is null, though it is nonnull, and noundef",
);
gives("align holds", passed("ptr align 4", "ptr @word"), 2);
stops("align is broken", passed("ptr align 4", "ptr getelementptr (i8, ptr @bytes, i32 1)"), POISON);
gives("dereferenceable holds", passed("ptr dereferenceable(8)", "ptr @bytes"), 2);
test("dereferenceable past the end of the object", (t) => {
  const found = failure(HEAD + passed("ptr dereferenceable(9)", "ptr @bytes"));
  t.regex(
    found,
    /undefined behaviour: argument 1 of @g is not dereferenceable\(9\): .*past the end of global @bytes/,
  );
});
stops(
  "dereferenceable implies noundef",
  passed("ptr dereferenceable(8)", "ptr poison"),
  "argument 1 of @g is poison, which dereferenceable forbids",
);
gives("dereferenceable_or_null takes null", passed("ptr dereferenceable_or_null(8)", "ptr null"), 1);
gives("range holds", passed("i32 range(i32 -1, 4)", "i32 -1"), 2);
stops("range is broken", passed("i32 range(i32 -1, 4)", "i32 4"), POISON);
stops("range of a narrow integer", passed("i8 range(i8 1, 10)", "i8 0"), POISON);
stops("range of a wide integer", passed("i64 range(i64 1, 10)", "i64 0"), POISON);
gives("range that wraps", passed("i8 range(i8 100, -100)", "i8 -101"), 2);
stops(
  "range and noundef",
  passed("i32 noundef range(i32 0, 4)", "i32 9"),
  "argument 1 of @g is 9, out of the range it promises, and noundef",
);
stops("nofpclass(nan)", passed("double nofpclass(nan)", "double 0x7FF8000000000000"), POISON);
gives("nofpclass(nan) holds", passed("float nofpclass(nan zero)", "float 1.0"), 2);
gives(
  "a fact of another call's argument is not kept",
  `
define i32 @g(ptr %x) {
  ret i32 3
}
define i1 @f() {
  %p = select i1 true, ptr null, ptr @word
  %r = call i32 @g(ptr nonnull %p)
  %c = icmp eq ptr %p, null
  ret i1 %c
}
`,
  1,
);

/** @f branches on what @g returns. */
function returned(result: string, value: string, call = result): string {
  return `define ${result} @g() {
  ret ${value}
}
define i32 @f() {
  %r = call ${call} @g()
  %c = icmp eq ${value.split(" ")[0]} %r, ${value.startsWith("ptr") ? "@word" : "0"}
  br i1 %c, label %a, label %b
a:
  ret i32 1
b:
  ret i32 2
}
`;
}
stops("nonnull result", returned("nonnull ptr", "ptr null"), POISON);
stops("nonnull at the call of a result", returned("ptr", "ptr null", "nonnull ptr"), POISON);
stops("range result", returned("range(i32 0, 2) i32", "i32 2"), POISON);
stops(
  "noundef at the call of a result",
  returned("i32", "i32 poison", "noundef i32"),
  "the result of @g is poison, which noundef forbids",
);
stops(
  "nonnull and noundef result",
  returned("nonnull noundef ptr", "ptr null"),
  "the result of @g is null, though it is nonnull, and noundef",
);

/** @f branches on a value loaded from a global with metadata. */
function loaded(type: string, initializer: string, metadata: string, node: string): string {
  return `@v = global ${type} ${initializer}
define i32 @f() {
  %r = load ${type}, ptr @v, ${metadata} !0
  %c = icmp eq ${type} %r, ${type === "ptr" ? "@word" : "0"}
  br i1 %c, label %a, label %b
a:
  ret i32 1
b:
  ret i32 2
}
!0 = ${node}
`;
}
stops("!nonnull", loaded("ptr", "null", "!nonnull", "!{}"), POISON);
gives("!nonnull holds", loaded("ptr", "@word", "!nonnull", "!{}"), 1);
stops("!align", loaded("ptr", "getelementptr (i8, ptr @word, i32 2)", "!align", "!{i64 4}"), POISON);
stops("!range", loaded("i8", "2", "!range", "!{i8 0, i8 2}"), POISON);
gives("!range of two intervals", loaded("i32", "9", "!range", "!{i32 0, i32 2, i32 8, i32 10}"), 2);
stops(
  "!range of two intervals, between",
  loaded("i32", "5", "!range", "!{i32 0, i32 2, i32 8, i32 10}"),
  POISON,
);
test("!dereferenceable", (t) => {
  const found = failure(HEAD + loaded("ptr", "@word", "!dereferenceable", "!{i64 5}"));
  t.regex(found, /the value loaded is not dereferenceable\(5\)/);
});
stops(
  "!range of a call",
  `
define i8 @g() {
  ret i8 3
}
define i32 @f() {
  %r = call i8 @g(), !range !0
  %c = icmp eq i8 %r, 3
  br i1 %c, label %a, label %a
a:
  ret i32 1
}
!0 = !{i8 0, i8 2}
`,
  POISON,
);

// ---- nnan and ninf ------------------------------------------------------------------------------------------------

/** A body that leaves a float in %r, which is compared. */
function compared(body: string, type = "double"): string {
  return `define ${type} @id(${type} %x) {
  ret ${type} %x
}
define i32 @f() {
entry:
${body}
  %k = fcmp uno ${type} %r, 0.0
  br i1 %k, label %yes, label %no
yes:
  ret i32 1
no:
  ret i32 2
}
`;
}
function fast(what: string, body: string, type: string, expected: "poison" | 1 | 2): void {
  if (expected === "poison") stops(what, compared(body, type), POISON);
  else gives(what, compared(body, type), expected);
}
const NAN: Readonly<Record<string, string>> = {
  half: "0xH7E00",
  float: "0x7FF8000000000000",
  double: "0x7FF8000000000000",
};
for (const type of ["half", "float", "double"]) {
  const nan = NAN[type] ?? "";
  fast(`select nnan of ${type}`, `  %r = select nnan i1 true, ${type} ${nan}, ${type} 1.0`, type, "poison");
  fast(
    `select nnan of ${type} not taken`,
    `  %r = select nnan i1 false, ${type} ${nan}, ${type} 1.0`,
    type,
    2,
  );
  fast(
    `phi nnan of ${type}`,
    `  br label %next\nnext:\n  %r = phi nnan ${type} [ ${nan}, %entry ]`,
    type,
    "poison",
  );
  fast(`phi ninf of ${type}`, `  br label %next\nnext:\n  %r = phi ninf ${type} [ ${nan}, %entry ]`, type, 1);
  fast(`call nnan of ${type}`, `  %r = call nnan ${type} @id(${type} ${nan})`, type, "poison");
  fast(`call nnan of ${type} holds`, `  %r = call nnan ${type} @id(${type} 1.0)`, type, 2);
}
stops(
  "fcmp nnan",
  "define i32 @f() {\n  %k = fcmp nnan uno double 0x7FF8000000000000, 0.0\n  br i1 %k, label %a, label %a\na:\n  ret i32 1\n}\n",
  POISON,
);
gives(
  "dereferenceable of a memset that LLVM shortened",
  `declare void @llvm.memset.p0.i32(ptr, i8, i32, i1)
define i32 @f() {
  call void @llvm.memset.p0.i32(ptr dereferenceable(160) @bytes, i8 0, i32 8, i1 false)
  ret i32 1
}
`,
  1,
);
