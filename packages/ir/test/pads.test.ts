// Proves that exceptions go from pad to pad as funclets want it: each text breaks one rule, and is refused in LLVM's words
// at the pad or edge that breaks it.
import { findErrors, parseModule } from "@ts-jit/ir";
import test from "ava";

/** The body of a function that has a personality, and `line:column: message` of what is wrong with it, if anything. */
function expectBody(body: string, expected?: string): void {
  const text = `declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n${body}\n}\n`;
  test(`${body.replaceAll("\n", " ")}: ${expected ?? "right"}`, (t) => {
    const [error] = findErrors(parseModule(text));
    const place = error?.place;
    t.is(error === undefined ? undefined : `${place?.line}:${place?.column}: ${error.finding}`, expected);
  });
}

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %cs = catchswitch within none [label %h] unwind to caller
h:
  %p = catchpad within %cs []
  br label %b
b:
  catchret from %p to label %a
x:
  br label %h`,
  "10:8: Block containg CatchPadInst must be jumped to only by its catchswitch.",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %cs = catchswitch within none [label %h] unwind label %h
h:
  %p = catchpad within %cs []
  catchret from %p to label %a`,
  "8:9: Catchswitch cannot unwind to one of its catchpads",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  br label %c
c:
  %p = cleanuppad within none []
  cleanupret from %p unwind to caller`,
  "8:8: EH pad must be jumped to via an unwind edge",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %p = cleanuppad within none []
  cleanupret from %p unwind label %d
d:
  %q = cleanuppad within %p []
  cleanupret from %q unwind to caller`,
  "9:3: A cleanupret must exit its cleanup",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %p = cleanuppad within none []
  invoke void @g() [ "funclet"(token %p) ] to label %b unwind label %c
b:
  cleanupret from %p unwind to caller`,
  "8:8: EH pad cannot handle exceptions raised within it",
);

expectBody(
  `  invoke void @g() to label %a unwind label %d
a:
  ret void
c:
  %p = cleanuppad within none []
  cleanupret from %p unwind to caller
d:
  %q = cleanuppad within %p []
  cleanupret from %q unwind to caller`,
  "4:3: A single unwind edge may only enter one EH pad",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %p = cleanuppad within none []
  invoke void @g() [ "funclet"(token %p) ] to label %b unwind label %d
b:
  cleanupret from %p unwind to caller
d:
  %q = cleanuppad within none []
  cleanupret from %q unwind to caller`,
  "8:8: Unwind edges out of a funclet pad must have the same unwind dest",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %cs = catchswitch within none [label %h] unwind to caller
h:
  %p = catchpad within %cs []
  invoke void @g() [ "funclet"(token %p) ] to label %b unwind label %d
b:
  catchret from %p to label %a
d:
  %q = cleanuppad within none []
  cleanupret from %q unwind to caller`,
  "10:8: Unwind edges out of a catch must have the same unwind dest as the parent catchswitch",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  invoke void @g() to label %e unwind label %d
e:
  ret void
c:
  %p = cleanuppad within none []
  cleanupret from %p unwind label %d
d:
  %q = cleanuppad within none []
  cleanupret from %q unwind label %c`,
  "10:8: EH pads can't handle each other's exceptions",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %cs = catchswitch within none [label %a] unwind to caller`,
  "8:9: CatchSwitchInst handlers must be catchpads",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %cs = catchswitch within none [label %h] unwind label %a
h:
  %p = catchpad within %cs []
  catchret from %p to label %a`,
  "8:9: CatchSwitchInst must unwind to an EH block which is not a landingpad.",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %p = cleanuppad within none []
  cleanupret from %p unwind label %a`,
  "9:3: CleanupReturnInst must unwind to an EH block which is not a landingpad.",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %cs = catchswitch within none [label %h] unwind to caller
h:
  %p = catchpad within %cs []
  unreachable
d:
  %q = cleanuppad within %cs []
  cleanupret from %q unwind to caller`,
  "13:8: CleanupPadInst has an invalid parent.",
);

expectBody(
  `  invoke void @g() to label %a unwind label %c
a:
  ret void
c:
  %p = cleanuppad within none []
  ret void`,
);

test("a library call within a funclet that is cut out says which", (t) => {
  const text = `declare i32 @__CxxFrameHandler3(...)
declare void @g()
declare void @llvm.objc.storeStrong(ptr, ptr)
define void @f() personality ptr @__CxxFrameHandler3 {
  invoke void @g() to label %a unwind label %c
a:
  call void @llvm.objc.storeStrong(ptr null, ptr null)
  ret void
c:
  %p = cleanuppad within none []
  call void @llvm.objc.storeStrong(ptr null, ptr null) [ "funclet"(token %p) ]
  call void @llvm.objc.storeStrong(ptr null, ptr null)
  cleanupret from %p unwind to caller
}
`;
  t.deepEqual(
    findErrors(parseModule(text)).map(({ place, finding }) => `${place?.line}: ${finding}`),
    ["12: Missing funclet token on intrinsic call"],
  );
});
