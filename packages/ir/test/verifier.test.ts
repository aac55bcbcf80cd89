// Proves that the verifier refuses what breaks a rule of the language, in the right place and in LLVM's words, one rule
// a line. `-` is the place of what has none, such as a module flag.
import {
  constInt,
  createInstruction,
  findErrors,
  findFunctionErrors,
  functionType,
  Function as IrFunction,
  i1,
  i32,
  i64,
  Module,
  parseModule,
  VerifyError,
  verifyModule,
  voidType,
} from "@ts-jit/ir";
import test from "ava";

/** `line:column: message` of the first finding. */
function expectInvalid(text: string, expected: string): void {
  test(`${expected} ${text.replace(/\s+/g, " ").slice(0, 160)}`, (t) => {
    const [first] = findErrors(parseModule(text));
    const place = first?.place === undefined ? "-" : `${first.place.line}:${first.place.column}`;
    t.is(`${place}: ${first?.finding}`, expected);
  });
}

test("what was not read from text is described", (t) => {
  const module = new Module("m");
  const fn = module.createFunction("f", functionType(voidType, []));
  const block = fn.createBlock("entry");
  const sum = createInstruction("add", i64, [constInt(i32, 1), constInt(i32, 2)], undefined);
  sum.name = "sum";
  block.append(sum);
  block.append(createInstruction("ret", voidType, [], undefined));
  t.throws(() => verifyModule(module), {
    instanceOf: VerifyError,
    message:
      "error: Integer arithmetic operators must have same type for operands and result! (in @f: %sum = add i32 1, 2)",
  });
});

test("a block without terminator and one with two", (t) => {
  const module = new Module("m");
  const fn = module.createFunction("f", functionType(voidType, []));
  fn.createBlock("open");
  t.is(
    findFunctionErrors(fn)[0]?.finding,
    "Basic Block in function 'f' does not have terminator! (in @f, block open)",
  );
  const twice = module.createFunction("g", functionType(voidType, []));
  const block = twice.createBlock("entry");
  block.append(createInstruction("ret", voidType, [], undefined));
  block.append(createInstruction("ret", voidType, [], undefined));
  t.true(
    findFunctionErrors(twice)[0]?.finding.startsWith("Terminator found in the middle of a basic block!"),
  );
});

test("operands of other functions and modules", (t) => {
  const module = new Module("m");
  const other = module.createFunction("other", functionType(voidType, [i1]));
  const fn = module.createFunction("f", functionType(voidType, []));
  const [argument] = other.args;
  const block = fn.createBlock("entry");
  const elsewhere = other.createBlock("there");
  if (argument === undefined) throw new Error("no argument");
  block.append(createInstruction("br", voidType, [argument, elsewhere, elsewhere], undefined));
  t.true(findFunctionErrors(fn)[0]?.finding.startsWith("Referring to a basic block in another function!"));
  const foreign = new Module("n").createFunction("g", functionType(voidType, []));
  const caller = new IrFunction("h", functionType(voidType, []));
  module.add(caller);
  const entry = caller.createBlock();
  const data = {
    functionType: foreign.valueType,
    callingConvention: "ccc",
    attributes: foreign.attributes,
    tail: undefined,
    bundles: [],
    addressSpace: 0,
  };
  entry.append(createInstruction("call", voidType, [foreign], data));
  entry.append(createInstruction("ret", voidType, [], undefined));
  t.true(findFunctionErrors(caller)[0]?.finding.startsWith("Referencing function in another module!"));
});

// ---- global variables and aliases ----

expectInvalid(
  "@g = hidden dllexport global i32 0",
  "1:1: dllexport GlobalValue must have default or protected visibility",
);
expectInvalid("@g = dllimport global i32 0", "1:1: Global is marked as dllimport, but not external");
expectInvalid("@g = common global i32 1", "1:1: 'common' global must have a zero initializer!");
expectInvalid("@g = common constant i32 0", "1:1: 'common' global may not be marked constant!");
expectInvalid(
  "$c = comdat any\n@g = common global i32 0, comdat($c)",
  "2:1: 'common' global may not be in a Comdat!",
);
expectInvalid(
  "$c = comdat any\n@g = external global i32, comdat($c)",
  "2:1: Declaration may not be in a Comdat!",
);
expectInvalid("@g = appending global i32 0", "1:1: Only global arrays can have appending linkage!");
expectInvalid(
  "define void @f() {\n  ret void\n}\n@a = alias i32, ptr @b\n@b = alias i32, ptr @a",
  "4:1: Aliases cannot form a cycle",
);
expectInvalid("@a = alias i32, ptr @g\n@g = external global i32", "1:1: Alias must point to a definition");
expectInvalid("@a = alias i32, ptr null", "1:1: Aliasee should be either GlobalValue or ConstantExpr");
expectInvalid(
  "@a = alias i32, ptr @b\n@b = weak alias i32, ptr @g\n@g = global i32 0",
  "1:1: Alias cannot point to an interposable alias",
);
expectInvalid("@i = ifunc void (), ptr @g\n@g = global i32 0", "1:1: IFunc must have a Function resolver");
expectInvalid("@i = ifunc void (), ptr @f\ndeclare ptr @f()", "1:1: IFunc resolver must be a definition");
expectInvalid(
  "@i = ifunc void (), ptr @f\ndefine void @f() {\n  ret void\n}",
  "1:1: IFunc resolver must return a pointer",
);
expectInvalid(
  "@i = common ifunc void (), ptr @f\ndefine ptr @f() {\n  ret ptr null\n}",
  "1:1: IFunc should have private, internal, linkonce, weak, linkonce_odr, weak_odr, or external linkage!",
);
expectInvalid("@g = external global <vscale x 4 x i32>", "1:1: Globals cannot contain scalable types");
expectInvalid(
  "@llvm.used = global [1 x ptr] [ptr @llvm.used]",
  "1:1: invalid linkage for intrinsic global variable",
);
expectInvalid(
  "@llvm.used = appending global [1 x i32] zeroinitializer",
  "1:1: wrong type for intrinsic global variable",
);
expectInvalid(
  "@llvm.used = appending global [1 x ptr] [ptr inttoptr (i32 1 to ptr)]",
  "1:1: invalid llvm.used member",
);
expectInvalid(
  "@llvm.global_ctors = global [0 x { i32, ptr, ptr }] []",
  "1:1: invalid linkage for intrinsic global variable",
);
expectInvalid(
  "@llvm.global_ctors = appending global [0 x { i32, ptr }] []",
  "1:1: the third field of the element type is mandatory, specify ptr null to migrate from the obsoleted 2-field form",
);
expectInvalid(
  "@llvm.global_ctors = appending global [0 x { i64, ptr, ptr }] []",
  "1:1: wrong type for intrinsic global variable",
);

// ---- functions and attributes ----

expectInvalid("declare token @f()", "1:15: Function returns a token but isn't an intrinsic");
expectInvalid("declare void @f(token)", "1:14: Function takes token but isn't an intrinsic");
expectInvalid("declare void @f(metadata)", "1:14: Function takes metadata but isn't an intrinsic");
expectInvalid(
  "declare fastcc void @f(i32, ...)",
  "1:21: Calling convention does not support varargs or perfect forwarding!",
);
expectInvalid("declare spir_kernel i32 @f()", "1:25: Calling convention requires void return type");
expectInvalid(
  "declare void @f() personality ptr @p\ndeclare i32 @p(...)",
  "1:14: Function declaration shouldn't have a personality routine",
);
expectInvalid("define void @llvm.trap() {\n  ret void\n}", "1:13: llvm intrinsics cannot be defined!");
expectInvalid("declare void @f(i32 noalias)", "1:14: Attribute 'noalias' applied to incompatible type!");
expectInvalid("declare void @f(ptr zeroext)", "1:14: Attribute 'zeroext' applied to incompatible type!");
expectInvalid(
  "declare void @f(ptr byval(%o))\n%o = type opaque",
  "1:14: Attribute 'byval' does not support unsized types!",
);
expectInvalid(
  "declare void @f(ptr byval(i32) inreg)",
  "1:14: Attributes 'byval', 'inalloca', 'preallocated', 'inreg', 'nest', 'byref', and 'sret' are incompatible!",
);
expectInvalid(
  "declare void @f(i32 zeroext signext)",
  "1:14: Attributes 'zeroext and signext' are incompatible!",
);
expectInvalid(
  "declare void @f(ptr readonly writeonly)",
  "1:14: Attributes 'readonly and writeonly' are incompatible!",
);
expectInvalid(
  "declare void @f(ptr sret(i32), ptr sret(i32))",
  "1:14: Cannot have multiple 'sret' parameters!",
);
expectInvalid(
  "declare void @f(i32, i32, ptr sret(i32))",
  "1:14: Attribute 'sret' is not on first or second parameter!",
);
expectInvalid("declare i32 @f(i32, ptr sret(i32))", "1:13: Invalid struct return type!");
expectInvalid("declare void @f(ptr nest, ptr nest)", "1:14: More than one parameter has attribute nest!");
expectInvalid(
  "declare i32 @f(i32 returned, i32 returned)",
  "1:13: More than one parameter has attribute returned!",
);
expectInvalid(
  "declare i32 @f(i64 returned)",
  "1:13: Incompatible argument and return types for 'returned' attribute",
);
expectInvalid("declare void @f(ptr inalloca(i32), i32)", "1:14: inalloca isn't on the last parameter!");
expectInvalid(
  "declare void @f(ptr swiftself, ptr swiftself)",
  "1:14: Cannot have multiple 'swiftself' parameters!",
);
expectInvalid("declare void @f(i32 immarg)", "1:14: immarg attribute only applies to intrinsics");
expectInvalid("declare void @f(i32 range(i8 0, 4))", "1:14: Range bit width must match type bit width!");
expectInvalid(
  "declare void @f(i32 nofpclass(nan))",
  "1:14: Attribute 'nofpclass(nan)' applied to incompatible type!",
);
expectInvalid("declare noundef void @f()", "1:22: Attribute 'noundef' applied to incompatible type!");
expectInvalid(
  "declare void @f(ptr elementtype(i32))",
  "1:14: Attribute 'elementtype' can only be applied to intrinsics and inline asm.",
);
expectInvalid(
  "declare void @f() noinline alwaysinline",
  "1:14: Attributes 'noinline and alwaysinline' are incompatible!",
);
expectInvalid("declare void @f() optnone", "1:14: Attribute 'optnone' requires 'noinline'!");
expectInvalid(
  "declare void @f() optnone noinline minsize",
  "1:14: Attributes 'minsize and optnone' are incompatible!",
);
expectInvalid("declare void @f() allocsize(1)", "1:14: 'allocsize' element size argument is out of bounds");
expectInvalid(
  "declare void @f(ptr) allocsize(0)",
  "1:14: 'allocsize' element size argument must refer to an integer parameter",
);
expectInvalid(
  "declare void @f() vscale_range(4,2)",
  "1:14: 'vscale_range' minimum cannot be greater than maximum",
);
expectInvalid(
  'declare void @f() "frame-pointer"="some"',
  "1:14: invalid value for 'frame-pointer' attribute: some",
);
expectInvalid("declare void @f() jumptable", "1:14: Attribute 'jumptable' requires 'unnamed_addr'");

// ---- blocks, phi nodes, dominance ----

expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\ne:\n  br label %e\n}",
  "2:1: Entry block to function must not have predecessors!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  br label %e\ne:\n  %y = phi i32 [ 0, %b ]\n  ret i32 0\nb:\n  ret i32 1\n}",
  "4:8: PHI node entries do not match predecessors!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  br label %e\ne:\n  %y = phi i32 [ 0, %0 ], [ 1, %0 ]\n  ret i32 0\n}",
  "4:8: PHINode should have one entry for each predecessor of its parent basic block!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  br i1 true, label %b, label %b\nb:\n  %y = phi i32 [ 0, %0 ], [ 1, %0 ]\n  ret i32 0\n}",
  "4:8: PHI node has multiple entries for the same basic block with different incoming values!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  br label %b\nb:\n  %z = add i32 1, 1\n  %y = phi i32 [ 0, %0 ]\n  ret i32 0\n}",
  "5:8: PHI nodes not grouped at top of basic block!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = add i32 %z, 1\n  %z = add i32 1, 1\n  ret i32 0\n}",
  "2:8: Instruction does not dominate all uses!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = add i32 %y, 1\n  ret i32 0\n}",
  "2:8: Only PHI nodes may reference their own value!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  br i1 true, label %b, label %c\nb:\n  %y = add i32 1, 1\n  br label %c\nc:\n  ret i32 %y\n}",
  "7:3: Instruction does not dominate all uses!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  br i1 true, label %b, label %c\nb:\n  %y = add i32 1, 1\n  br label %d\nc:\n  br label %d\nd:\n  %z = phi i32 [ 0, %b ], [ %y, %c ]\n  ret i32 0\n}",
  "9:8: Instruction does not dominate all uses!",
);
expectInvalid(
  "define i32 @f(ptr %a) {\n  %y = load ptr, ptr blockaddress(@f, %0)\n  ret i32 0\n}",
  "1:12: blockaddress may not be used with the entry block!",
);

// ---- instructions ----

expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  switch i32 %a, label %d [ i64 1, label %d ]\nd:\n  ret i32 0\n}",
  "2:3: Switch constants must all be same type as switch value!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = alloca swifterror i32\n  ret i32 0\n}",
  "2:8: swifterror alloca must have pointer type",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = alloca swifterror ptr, i32 2\n  ret i32 0\n}",
  "2:8: swifterror alloca must not be array allocation",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load atomic { i32 }, ptr %p seq_cst, align 4\n  ret i32 0\n}",
  "2:8: atomic load operand must have integer, pointer, or floating point type!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load atomic i1, ptr %p seq_cst, align 4\n  ret i32 0\n}",
  "2:8: atomic memory access' size must be byte-sized",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  store atomic i24 0, ptr %p seq_cst, align 4\n  ret i32 0\n}",
  "2:3: atomic memory access' operand must have a power-of-two size",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = cmpxchg ptr %p, float %x, float %x seq_cst seq_cst\n  ret i32 0\n}",
  "2:8: cmpxchg operand must have integer or pointer type",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  store ptr @llvm.trap, ptr %p\n  ret i32 0\n}\ndeclare void @llvm.trap()",
  "2:3: Cannot take the address of an intrinsic!",
);

// ---- calls ----

expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  call void (i32) @llvm.trap(i32 1)\n  ret i32 0\n}\ndeclare void @llvm.trap()",
  "2:3: Intrinsic called with incompatible signature",
);
expectInvalid(
  "define i32 @f(i32 %a, i1 %c) {\n  %y = call i32 @llvm.ctlz.i32(i32 %a, i1 %c)\n  ret i32 0\n}\ndeclare i32 @llvm.ctlz.i32(i32, i1)",
  "2:8: immarg operand has non-immediate parameter",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = call i32 @llvm.ctpop.i32(float %x)\n  ret i32 0\n}\ndeclare i32 @llvm.ctpop.i32(float)",
  "2:8: Intrinsic has incorrect argument type!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = call float @llvm.ctpop.i32(float %x)\n  ret i32 0\n}\ndeclare float @llvm.ctpop.i32(float)",
  "2:8: Intrinsic has incorrect return type!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  call void @llvm.memcpy.p0.p0.i32(ptr %p, ptr %p, i32 1, i1 false)\n  ret i32 0\n}\ndeclare void @llvm.memcpy.p0.p0.i32(ptr, ptr, i32, i1, ...)",
  "2:3: Intrinsic called with incompatible signature",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = musttail call i32 @f(i32 1, ptr %p, float %x)\n  ret i32 0\n}",
  "2:8: musttail call result must be returned",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = musttail call i32 @g()\n  ret i32 %y\n}\ndeclare i32 @g()",
  "2:8: cannot guarantee tail call due to mismatched parameter counts",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = musttail call i64 @g()\n  ret i32 0\n}\ndeclare i64 @g()",
  "2:8: cannot guarantee tail call due to mismatched return types",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = musttail call fastcc i32 @f(i32 %a, ptr %p, float %x)\n  ret i32 %y\n}",
  "2:8: cannot guarantee tail call due to mismatched calling conv",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = musttail call i32 (...) @g()\n  ret i32 %y\n}\ndeclare i32 @g(...)",
  "2:8: cannot guarantee tail call due to mismatched varargs",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = musttail call i32 @f(i32 %a, ptr %p, float %x)\n  br label %b\nb:\n  ret i32 %y\n}",
  "2:8: musttail call must precede a ret with an optional bitcast",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = musttail call i32 asm "", "=r"()\n  ret i32 %y\n}',
  "2:8: cannot use musttail call with inline asm",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  call void @g() [ "deopt"(), "deopt"() ]\n  ret i32 0\n}\ndeclare void @g()',
  "2:3: Multiple deopt operand bundles",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  call void @g() [ "funclet"(i32 1) ]\n  ret i32 0\n}\ndeclare void @g()',
  "2:3: Funclet bundle operands should correspond to a FuncletPadInst",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  call void @g() [ "ptrauth"(i32 1, i64 2) ]\n  ret i32 0\n}\ndeclare void @g()',
  "2:3: Direct call cannot have a ptrauth bundle",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  call void @g(ptr preallocated(i32) %p)\n  ret i32 0\n}\ndeclare void @g(ptr)",
  "2:3: preallocated operand either requires a preallocated bundle or the call to be musttail (but not both)",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  call void @g(ptr swifterror %p)\n  ret i32 0\n}\ndeclare void @g(ptr)",
  "2:3: swifterror argument for call has mismatched parameter",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = alloca ptr\n  call void @g(ptr swifterror %y)\n  ret i32 0\n}\ndeclare void @g(ptr)",
  "3:3: swifterror argument for call has mismatched alloca",
);

// ---- exception handling ----

expectInvalid(
  "declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n  invoke void @g() to label %a unwind label %b\na:\n  ret void\nb:\n  ret void\n}",
  "4:3: The unwind destination does not have an exception handling instruction!",
);
expectInvalid(
  "declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n  %l = landingpad { ptr, i32 } cleanup\n  ret void\n}",
  "4:8: EH pad cannot be in entry block.",
);
expectInvalid(
  "declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n  br label %b\nb:\n  %l = landingpad { ptr, i32 } cleanup\n  ret void\n}",
  "6:8: Block containing LandingPadInst must be jumped to only by the unwind edge of an invoke.",
);
expectInvalid(
  "declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n  invoke void @g() to label %a unwind label %b\na:\n  ret void\nb:\n  %l = landingpad { ptr, i32 }\n  ret void\n}",
  "8:8: LandingPadInst needs at least one clause or to be a cleanup.",
);
expectInvalid(
  "declare void @g()\ndefine void @f() {\n  invoke void @g() to label %a unwind label %b\na:\n  ret void\nb:\n  %l = landingpad { ptr, i32 } cleanup\n  ret void\n}",
  "7:8: LandingPadInst needs to be in a function with a personality.",
);
expectInvalid(
  "declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n  invoke void @g() to label %a unwind label %b\na:\n  ret void\nb:\n  %x = add i32 1, 1\n  %l = landingpad { ptr, i32 } cleanup\n  ret void\n}",
  "4:3: The unwind destination does not have an exception handling instruction!",
);
expectInvalid(
  "declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n  invoke void @g() to label %a unwind label %b\na:\n  resume i32 1\nb:\n  %l = landingpad { ptr, i32 } cleanup\n  ret void\n}",
  "8:8: The landingpad instruction should have a consistent result type inside a function.",
);
expectInvalid(
  "define void @f() {\n  resume { ptr, i32 } undef\n}",
  "2:3: ResumeInst needs to be in a function with a personality.",
);
expectInvalid(
  "declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n  invoke void @g() to label %a unwind label %b\na:\n  ret void\nb:\n  %c = cleanuppad within none []\n  catchret from %c to label %a\n}",
  "9:3: CatchReturnInst needs to be provided a CatchPad",
);
expectInvalid(
  "declare i32 @pers(...)\ndeclare void @g()\ndefine void @f() personality ptr @pers {\n  invoke void @g() to label %a unwind label %b\na:\n  ret void\nb:\n  %c = cleanuppad within none []\n  %d = catchpad within %c []\n  unreachable\n}",
  "9:8: Bogus funclet pad use",
);

// ---- metadata ----

expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !range !0\n  ret i32 0\n}\n!0 = !{i32 1}",
  "2:8: Unfinished range!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !range !0\n  ret i32 0\n}\n!0 = !{i32 1, i32 1}",
  "2:8: The upper and lower limits cannot be the same value",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !range !0\n  ret i32 0\n}\n!0 = !{i64 1, i64 2}",
  "2:8: Range types must match instruction type!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !range !0\n  ret i32 0\n}\n!0 = !{i32 1, i32 5, i32 3, i32 7}",
  "2:8: Intervals are overlapping",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  store i32 1, ptr %p, !range !0\n  ret i32 0\n}\n!0 = !{i32 1, i32 5}",
  "2:3: Ranges are only for loads, calls and invokes!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !nonnull !0\n  ret i32 0\n}\n!0 = !{}",
  "2:8: nonnull applies only to pointer types",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load ptr, ptr %p, !align !0\n  ret i32 0\n}\n!0 = !{i64 3}",
  "2:8: align metadata value must be a power of 2!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load ptr, ptr %p, !dereferenceable !0\n  ret i32 0\n}\n!0 = !{i32 3}",
  "2:8: dereferenceable, dereferenceable_or_null metadata value must be an i64!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = fadd float %x, %x, !fpmath !0\n  ret i32 0\n}\n!0 = !{float 0.0}",
  "2:8: fpmath accuracy not a positive number!",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = add i32 1, 1, !fpmath !0\n  ret i32 0\n}\n!0 = !{float 1.0}",
  "2:8: fpmath requires a floating point result!",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !tbaa !0\n  ret i32 0\n}\n!0 = !{!1, !1, i64 0}\n!1 = !{!"root"}',
  "2:8: Access type node must be a valid scalar type",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = add i32 1, 1, !tbaa !0\n  ret i32 0\n}\n!0 = !{!1, !1, i64 0}\n!1 = !{!"int", !2}\n!2 = !{!"root"}',
  "2:8: This instruction shall not have a TBAA access tag!",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !tbaa !0\n  ret i32 0\n}\n!0 = !{!1, !1, i64 4}\n!1 = !{!"int", !2}\n!2 = !{!"root"}',
  "2:8: Offset not zero at the point of scalar access",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !tbaa !0\n  ret i32 0\n}\n!0 = !{!3, !1, i64 8}\n!1 = !{!"int", !2}\n!2 = !{!"root"}\n!3 = !{!"S", !1, i64 0}',
  "2:8: Offset not zero at the point of scalar access",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !prof !0\n  ret i32 0\n}\n!0 = !{!"branch_weights", i32 1}',
  "2:8: !prof branch_weights are not allowed for this instruction",
);
expectInvalid(
  'define i32 @f(i32 %a, ptr %p, float %x) {\n  br i1 true, label %b, label %b, !prof !0\nb:\n  ret i32 0\n}\n!0 = !{!"branch_weights", i32 1}',
  "2:3: Wrong number of operands",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !noalias !0\n  ret i32 0\n}\n!0 = !{!1}\n!1 = !{!1}",
  "2:8: scope must have two or three operands",
);
expectInvalid(
  "define i32 @f(i32 %a, ptr %p, float %x) {\n  %y = load i32, ptr %p, !annotation !0\n  ret i32 0\n}\n!0 = !{i32 1}",
  "2:8: operands must be a string or a tuple of strings",
);
expectInvalid(
  '!llvm.module.flags = !{!0}\n!0 = !{i32 9, !"a", i32 1}',
  "-: invalid behavior operand in module flag (unexpected constant)",
);
expectInvalid(
  '!llvm.module.flags = !{!0, !1}\n!0 = !{i32 1, !"a", i32 1}\n!1 = !{i32 1, !"a", i32 2}',
  "-: module flag identifiers must be unique (or of 'require' type)",
);
expectInvalid(
  "!llvm.ident = !{!0}\n!0 = !{i32 1}",
  "-: invalid value for llvm.ident metadata entry operand(the operand should be a string)",
);

// What was right once is not taken for right where the question is another.
expectInvalid(
  `declare void @llvm.memset.p0.i32(ptr, i8, i32, i1 immarg)
define void @f(ptr %p, i1 %volatile) {
  call void @llvm.memset.p0.i32(ptr %p, i8 0, i32 4, i1 false)
  call void @llvm.memset.p0.i32(ptr %p, i8 0, i32 4, i1 %volatile)
  ret void
}`,
  "4:3: immarg operand has non-immediate parameter",
);
expectInvalid(
  "declare void @f(i32 noundef, ptr sret(i32))\ndeclare void @g(i32 noundef, i32, ptr sret(i32))",
  "2:14: Attribute 'sret' is not on first or second parameter!",
);
expectInvalid(
  "declare ptr @f(i32, i32) allocsize(1)\ndeclare ptr @g(i32) allocsize(1)",
  "2:13: 'allocsize' element size argument is out of bounds",
);
expectInvalid(
  `define i32 @f(i1 %c) {
entry:
  %a = add i32 1, 2
  br i1 %c, label %left, label %right
left:
  %b = add i32 %a, 1
  br label %join
right:
  br label %join
join:
  %d = add i32 %a, %b
  ret i32 %d
}`,
  "11:8: Instruction does not dominate all uses!",
);
expectInvalid(
  `define i32 @f(i1 %c) {
entry:
  br i1 %c, label %left, label %join
left:
  %b = add i32 1, 1
  br label %join
join:
  %d = phi i32 [ 0, %left ], [ %b, %entry ]
  ret i32 %d
}`,
  "8:8: Instruction does not dominate all uses!",
);
expectInvalid(
  "define i32 @f() {\n  br label %a\na:\n  %x = add i32 %x, 1\n  ret i32 %x\n}",
  "4:8: Only PHI nodes may reference their own value!",
);

test("what cannot be reached may use anything", (t) => {
  const text = `define i32 @f() {
entry:
  ret i32 0
dead:
  %x = add i32 %x, %y
  br label %after
after:
  %y = add i32 %x, 1
  br label %dead
}`;
  t.notThrows(() => verifyModule(parseModule(text)));
});

// ---- conventions, ifuncs, types of globals ----

expectInvalid("declare amdgpu_kernel i32 @f()", "1:27: Calling convention requires void return type");
expectInvalid("declare amdgpu_vs void @f(ptr sret(i32))", "1:24: Calling convention does not allow sret");
expectInvalid("declare amdgpu_cs void @f(ptr byval(i32))", "1:24: Calling convention disallows byval");
expectInvalid("declare amdgpu_cs void @f(ptr byref(i32))", "1:24: Calling convention disallows stack byref");
expectInvalid("declare x86_intrcc void @f(ptr)", "1:25: Calling convention parameter requires byval");
expectInvalid(
  "declare amdgpu_cs_chain void @f()\ndefine void @g() {\n  call amdgpu_cs_chain void @f()\n  ret void\n}",
  "3:3: Direct calls to amdgpu_cs_chain/amdgpu_cs_chain_preserve functions not allowed. Please use the @llvm.amdgpu.cs.chain intrinsic instead.",
);
expectInvalid('@g = external global target("a")', "1:1: Global @g has illegal target extension type");
expectInvalid('@g = external global target("aarch64.svcount")', "1:1: Globals cannot contain scalable types");

test("an ifunc's resolver may be an alias of it", (t) => {
  const text = "@a = ifunc void (), ptr @b\n@b = alias ptr (), ptr @r\ndefine ptr @r() {\n  ret ptr null\n}";
  t.notThrows(() => verifyModule(parseModule(text)));
});
