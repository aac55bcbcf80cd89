// Proves that the text form is read and written faithfully: every construct of the language stands in a file of
// test/ll, whose canonical form is pinned in test/ll/printed; what is printed reads back to the same; what is wrong is
// refused in the right place with the right words.
import { readdirSync, readFileSync } from "node:fs";
import { findErrors, IrSyntaxError, parseModule, printModule } from "@ts-jit/ir";
import test from "ava";

const folder = new URL("../../test/ll/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");

for (const name of readdirSync(folder).filter((file) => file.endsWith(".ll"))) {
  test(`corpus: ${name}`, (t) => {
    const module = parseModule(read(name), name);
    t.deepEqual(
      findErrors(module).map(({ message }) => message),
      [],
    );
    const options = { preserveUseListOrder: true };
    const printed = printModule(module, options);
    t.is(printed, read(`printed/${name}`));
    t.is(printModule(parseModule(printed, name), options), printed);
  });
}

/** The text, printed, without the first line and surrounding blanks. */
function expectPrinted(text: string, expected: string): void {
  test(`prints ${text.slice(0, 60)} as ${expected.slice(0, 60)}`, (t) => {
    const printed = printModule(parseModule(text));
    t.is(printed.replace(/^.*\n/, "").trim(), expected.trim());
  });
}

/** An instruction of a function with some values at hand, printed. */
function expectInstruction(text: string, expected = text): void {
  test(`instruction ${text}`, (t) => {
    const head = "define void @f(i32 %a, i32 %b, i64 %l, float %x, ptr %p, i1 %c, <4 x i32> %v) {\n  ";
    const printed = printModule(parseModule(`${head}%r = ${text}\n  ret void\n}\n`));
    t.is(/%r = (.*)/.exec(printed)?.[1], expected);
  });
}

/** `line:column: message` of the syntax error. */
function expectError(text: string, expected: string): void {
  test(`refuses ${text.slice(0, 50).replaceAll("\n", " ")}: ${expected.slice(0, 70)}`, (t) => {
    const error = t.throws(() => parseModule(text), { instanceOf: IrSyntaxError });
    const { place, finding } = error ?? {};
    t.is(`${place?.line}:${place?.column}: ${finding}`, expected);
  });
}

// ---- lexical ----------------------------------------------------------------------------------------------------

expectPrinted('@"a b" = global i32 0', '@"a b" = global i32 0');
expectPrinted('@"plain" = global i32 0', "@plain = global i32 0");
expectPrinted('@"\\E2\\82\\AC" = global i32 0', '@"\\E2\\82\\AC" = global i32 0');
expectPrinted('@"€" = global i32 0', '@"\\E2\\82\\AC" = global i32 0');
expectPrinted('@"\\FF" = global i32 0', '@"\\FF" = global i32 0');
expectPrinted('@"0" = global i32 0', '@"0" = global i32 0');
expectPrinted("@5 = global i32 0\n@9 = global i32 0", "@0 = global i32 0\n@1 = global i32 0");
// LLVM rounds 9.995 to 9.99499 on its way to six digits, and so prints its bits.
expectPrinted("@a = global double 9.995", "@a = global double 0x4023FD70A3D70A3D");
expectPrinted("@a = global double 99.95", "@a = global double 9.995000e+01");
expectPrinted("@a=global i32 0;comment", "@a = global i32 0");
expectPrinted("@-a$.b_9 = global i32 0", `@"-a$.b_9" = global i32 0`);
expectError("@a = global i32 0 ^", "1:19: expected a summary number after '^'");
expectError('@"abc', "1:1: end of file in quoted name");
expectError('@"a\\00b" = global i32 0', "1:1: NUL character is not allowed in names");
expectError("~", '1:1: invalid character "~"');
expectError("@ = global i32 0", "1:1: expected a name or number after '@'");
expectError("define void @f() { %99999999999 = add i32 0, 0 }", "1:20: invalid value number (too large)");

// ---- types ------------------------------------------------------------------------------------------------------

expectError("@g = global i0 0", "1:13: bitwidth for integer type out of range (1 to 8388608)");
expectError("@g = global i8388609 0", "1:13: bitwidth for integer type out of range (1 to 8388608)");
expectError("@g = global i99999999999 0", "1:13: bitwidth for integer type out of range (1 to 8388608)");
expectError("@g = global <0 x i32> zeroinitializer", "1:14: zero element vector is illegal");
expectError("@g = global <4294967296 x i32> zeroinitializer", "1:14: size too large for vector");
expectError("@g = global <4 x {}> zeroinitializer", "1:18: invalid vector element type");
expectError("@g = global [4 x void] zeroinitializer", "1:18: invalid array element type");
expectError("@g = global void zeroinitializer", "1:13: void type only allowed for function results");
expectError("@g = global label zeroinitializer", "1:13: invalid type for global variable");
expectError("@g = global ptr* null", "1:16: ptr* is invalid - use ptr instead");
expectError("@g = global void* null", "1:17: pointers to void are invalid - use i8* instead");
expectError("@g = global %t zeroinitializer", "1:13: use of undefined type named 't'");
expectError("@g = external global %t", "1:22: use of undefined type named 't'");
expectError("%t = type {}\n%t = type {}", "2:1: redefinition of type");
expectError("%t = type { %t2 }", "1:13: use of undefined type named 't2'");
expectError("declare label @f()", "1:9: invalid function return type");
expectError("declare void @f(void)", "1:17: void type only allowed for function results");
expectError("declare void @f(i32", "1:20: expected ',' or ')' in argument list, found end of file");
expectError(`@g = global ${"[1 x ".repeat(1000)}i8`, "1:2514: nesting is deeper than 500 levels");
expectPrinted("@g = external global i8388608", "@g = external global i8388608");
expectPrinted("@g = external global [9007199254740991 x i8]", "@g = external global [9007199254740991 x i8]");
expectPrinted("%0 = type { i32 }\n@g = external global %0", "%0 = type { i32 }\n\n@g = external global %0");
expectPrinted("%t = type i32\n@g = external global %t", "@g = external global i32");

// ---- constants --------------------------------------------------------------------------------------------------

const expectConstant = (text: string, expected = text): void =>
  expectPrinted(`@g = global ${text}`, `@g = global ${expected}`);
expectConstant("i8 255", "i8 -1");
expectConstant("i8 256", "i8 0");
expectConstant("i1 1", "i1 true");
expectConstant("i64 -9223372036854775808");
expectConstant("i200 160693804425899027554196209234116260252220299378279283530137");
expectConstant("i16 u0xFFFF", "i16 -1");
expectConstant("float 1.0", "float 1.000000e+00");
expectConstant("float 0x36A0000000000000", "float 0x36A0000000000000");
expectConstant("double 4.940656458412465e-324", "double 4.940660e-324");
expectConstant("double 1.0e999", "double 0x7FF0000000000000");
expectConstant("double -0.0", "double -0.000000e+00");
expectConstant("double +1.0", "double 1.000000e+00");
expectConstant("double 1.23456", "double 1.234560e+00");
expectConstant("double 1.234567", "double 0x3FF3C0C9539B8887");
expectConstant("half 0xH7C01");
expectConstant("half 1.0", "half 0xH3C00");
expectConstant("half 0x3E70000000000000", "half 0xH0001");
expectConstant("bfloat 0xR0001");
expectConstant("x86_fp80 0xK4000C000000000000000");
expectConstant("fp128 0xL0123456789ABCDEF0123456789ABCDE0");
expectConstant("ppc_fp128 0xM4000000000000000FFFFFFFFFFFFFFFF");
expectConstant('[2 x i8] c"\\41\\0a"', '[2 x i8] c"A\\0A"');
expectConstant("[2 x i8] [i8 65, i8 10]", '[2 x i8] c"A\\0A"');
expectConstant("[2 x i32] [i32 0, i32 0]", "[2 x i32] zeroinitializer");
expectConstant("[2 x i32] [i32 undef, i32 undef]", "[2 x i32] undef");
expectConstant("[0 x i32] []", "[0 x i32] zeroinitializer");
expectConstant("{} {}", "{} zeroinitializer");
expectConstant("<2 x i32> splat (i32 3)", "<2 x i32> <i32 3, i32 3>");
expectConstant("i32 add (i32 1, i32 2)", "i32 3");
expectConstant("ptr getelementptr (i8, ptr @g, i32 0)", "ptr @g");
expectConstant("i32 zext (i8 -1 to i32)", "i32 255");
expectConstant("i1 icmp ult (i32 1, i32 2)", "i1 true");
expectConstant("i32 select (i1 true, i32 1, i32 2)", "i32 1");
expectError("@g = global float 0.1", "1:19: floating point constant invalid for type");
expectError("@g = global float 0x3FB999999999999A", "1:19: floating point constant invalid for type");
expectError("@g = global x86_fp80 1.0", "1:22: floating point constant does not have type 'x86_fp80'");
expectError("@g = global i32 1.0", "1:17: floating point constant invalid for type");
expectError("@g = global float 1", "1:19: integer constant must have integer type");
expectError("@g = global i32 null", "1:17: null must be a pointer type");
expectError("@g = global i32 @h", "1:17: global variable reference must have pointer type");
expectError("@g = global ptr @h", "1:17: use of undefined value '@h'");
expectError("@g = global ptr %h", "1:17: invalid use of function-local name");
expectError(
  "@g = global [2 x i32] [i32 1]",
  "1:23: constant expression type mismatch: got type '[1 x i32]' but expected '[2 x i32]'",
);
expectError("@g = global [1 x i32] [i8 1]", "1:24: array element #0 is not of type 'i32'");
expectError(
  "@g = global { i32 } { i8 1 }",
  "1:23: element 0 of struct initializer doesn't match struct element type",
);
expectError("@g = global { i32 } <{ i32 1 }>", "1:21: packed'ness of initializer and type don't match");
expectError(
  '@g = global [3 x i8] c"ab"',
  "1:22: constant expression type mismatch: got type '[2 x i8]' but expected '[3 x i8]'",
);
expectError("@g = global i32 trunc (i8 1 to i32)", "1:17: invalid cast opcode for cast from 'i8' to 'i32'");
expectError("@g = global ptr getelementptr (i32, i32 0)", "1:17: base of getelementptr must be a pointer");
expectError(
  "@g = global ptr blockaddress(@f, %b)\ndefine void @f() { ret void }",
  "1:34: referenced value is not a basic block",
);
expectError("@g = global i32 load (ptr @g)", "1:17: expected value token, found 'load'");

// ---- globals and functions --------------------------------------------------------------------------------------

expectError("@g = global i32 0\n@g = global i32 1", "2:1: redefinition of global '@g'");
expectError("declare void @f()\ndefine void @f() { ret void }", "2:13: redefinition of global '@f'");
expectError(
  "@g = private hidden global i32 0",
  "1:6: symbol with local linkage must have default visibility",
);
expectError("@g = global i32 0, align 3", "1:20: alignment is not a power of two");
expectError("@g = global i32 0, align 1099511627776", "1:20: huge alignments are not supported yet");
expectError("@g = global i32 0, colour 3", "1:20: unknown global variable property!");
expectError("@g = global i32 0, comdat($c)", "1:20: use of undefined comdat '$c'");
expectError("declare internal void @f()", "1:9: invalid linkage for function declaration");
expectError("define common void @f() { ret void }", "1:8: invalid function linkage type");
expectError("define void @f() { }", "1:20: function body requires at least one basic block");
expectError("define void @f() { ret void", "1:28: expected instruction opcode, found end of file");
expectError("define void @f(i32 %x, i32 %x) { ret void }", "1:28: redefinition of argument '%x'");
expectError("hello", "1:1: expected top-level entity, found 'hello'");
expectError("target triple", "1:14: expected '=' after target triple, found end of file");
expectError('target datalayout = "x-y"', "1:21: unknown specification 'x' in data layout");

// ---- instructions -----------------------------------------------------------------------------------------------

expectInstruction("add i32 %a, %b");
expectInstruction("add nsw nuw i32 %a, %b", "add nuw nsw i32 %a, %b");
expectInstruction("fadd nnan ninf nsz arcp contract afn reassoc float %x, %x", "fadd fast float %x, %x");
expectInstruction("fadd nsz reassoc float %x, %x", "fadd reassoc nsz float %x, %x");
expectInstruction(
  "getelementptr inbounds nusw i8, ptr %p, i32 1",
  "getelementptr inbounds i8, ptr %p, i32 1",
);
expectInstruction("load i64, ptr %p", "load i64, ptr %p, align 4");
expectInstruction("alloca i32, i32 1", "alloca i32, align 4");
expectInstruction("alloca i32, i64 1", "alloca i32, i64 1, align 4");
expectInstruction("icmp eq ptr %p, null");
expectInstruction(
  "shufflevector <4 x i32> %v, <4 x i32> %v, <2 x i32> <i32 0, i32 undef>",
  "shufflevector <4 x i32> %v, <4 x i32> %v, <2 x i32> <i32 0, i32 poison>",
);
expectInstruction("select i1 %c, i32 %a, i32 %b");
expectInstruction("bitcast float* %p to i8*", "bitcast ptr %p to ptr");
expectInstruction("call cc 8 i32 %p(i32 %a)", "call fastcc i32 %p(i32 %a)");
expectInstruction("call i32 (i32)* %p(i32 %a)", "call ptr %p(i32 %a)");

const expectBodyError = (body: string, expected: string): void =>
  expectError(`define i32 @f(i32 %a, ptr %p, float %x) {\n${body}\n}`, expected);
expectBodyError("%r = add i32 %a, %zz\nret i32 %r", "2:18: use of undefined value '%zz'");
expectBodyError("%r = add i64 %a, 1\nret i32 0", "2:14: '%a' defined with type 'i32' but expected 'i64'");
expectBodyError("%r = add float %x, %x\nret i32 0", "2:10: invalid operand type for instruction");
expectBodyError("%r = fadd i32 %a, %a\nret i32 0", "2:11: invalid operand type for instruction");
expectBodyError("%r = add i32 %a %a", "2:17: expected ',' in arithmetic operation, found '%a'");
expectBodyError("%r = frobnicate i32 %a", "2:6: expected instruction opcode, found 'frobnicate'");
expectBodyError("%a = add i32 1, 2\nret i32 0", "2:1: multiple definition of local value named 'a'");
expectBodyError(
  "%7 = add i32 1, 2\n%5 = add i32 1, 2\nret i32 0",
  "3:1: instruction expected to be numbered '%8' or greater",
);
expectBodyError("%r = store i32 1, ptr %p\nret i32 0", "2:1: instructions returning void cannot have a name");
expectBodyError("br label %nowhere", "2:10: use of undefined value '%nowhere'");
expectBodyError("br label %a", "2:10: '%a' is not a basic block");
expectBodyError("br i32 %a, label %x, label %y", "2:4: branch condition must have 'i1' type");
expectBodyError("ret i64 0", "2:5: value doesn't match function result type 'i32'");
expectBodyError("ret void", "2:5: value doesn't match function result type 'i32'");
expectBodyError(
  "switch i32 %a, label %d [ i32 1, label %d i32 1, label %d ]\nd:\nret i32 0",
  "2:43: duplicate case value in switch",
);
expectBodyError(
  "%r = load i32, i32 %a\nret i32 0",
  "2:16: load operand must be a pointer to a first class type",
);
expectBodyError(
  "%r = load atomic i32, ptr %p seq_cst\nret i32 0",
  "2:23: atomic load must have explicit non-zero alignment",
);
expectBodyError(
  "%r = load atomic i32, ptr %p release, align 4\nret i32 0",
  "2:23: atomic load cannot use Release ordering",
);
expectBodyError("store i32 1, i32 %a\nret i32 0", "2:14: store operand must be a pointer");
expectBodyError("%r = alloca {%o}\nret i32 0", "2:13: Cannot allocate unsized type");
expectBodyError(
  "%r = getelementptr i32, i32 %a, i32 0\nret i32 0",
  "2:25: base of getelementptr must be a pointer",
);
expectBodyError(
  "%r = getelementptr { i32 }, ptr %p, i32 0, i32 1\nret i32 0",
  "2:29: invalid getelementptr indices",
);
expectBodyError(
  "%r = getelementptr i32, ptr %p, float 0.0\nret i32 0",
  "2:33: getelementptr index must be an integer",
);
expectBodyError(
  "%r = zext i32 %a to i16\nret i32 0",
  "2:11: invalid cast opcode for cast from 'i32' to 'i16'",
);
expectBodyError(
  "%r = icmp foo i32 %a, 1\nret i32 0",
  "2:11: expected icmp predicate (e.g. 'eq'), found 'foo'",
);
expectBodyError("%r = fcmp oeq i32 %a, 1\nret i32 0", "2:15: fcmp requires floating point operands");
expectBodyError(
  "%r = select i32 %a, i32 1, i32 2\nret i32 0",
  "2:13: select condition must be i1 or <n x i1>",
);
expectBodyError("%r = phi i32 [ 1, %x ]\nret i32 0", "2:19: '%x' is not a basic block");
expectBodyError("%r = extractvalue { i32 } undef, 1\nret i32 0", "2:19: invalid indices for extractvalue");
expectBodyError(
  "%r = insertvalue { i32 } undef, i64 1, 0\nret i32 0",
  "2:33: insertvalue operand and field disagree in type: 'i64' instead of 'i32'",
);
expectBodyError(
  "%r = atomicrmw foo ptr %p, i32 1 seq_cst\nret i32 0",
  "2:16: expected binary operation in atomicrmw, found 'foo'",
);
expectBodyError(
  "%r = atomicrmw add ptr %p, i7 1 seq_cst\nret i32 0",
  "2:28: atomicrmw operand must be power-of-two byte-sized integer",
);
expectBodyError("fence monotonic\nret i32 0", "2:7: fence cannot be monotonic");
expectBodyError("%r = tail add i32 1, 2\nret i32 0", "2:11: expected 'tail call', found 'add'");
expectBodyError("%r = call i32 (i32) %p(i64 1)\nret i32 0", "2:24: argument is not of expected type 'i32'");
expectBodyError("%r = call i32 (i32) %p()\nret i32 0", "2:21: not enough parameters specified for call");
expectBodyError("%r = call i32 (i32) %p(i32 1, i32 2)\nret i32 0", "2:31: too many arguments specified");
expectBodyError("ret i32 0, !dbg !9", "2:17: use of undefined metadata '!9'");
expectBodyError("ret i32 0, !dbg", "3:1: expected metadata node, found '}'");

// ---- metadata ---------------------------------------------------------------------------------------------------

expectError("!0 = !{}\n!0 = !{}", "2:2: Metadata id is already used");
expectError("!named = !{!0}", "1:12: use of undefined metadata '!0'");
expectError("!0 = !DILocation(line: 1, line: 2)", "1:27: field 'line' cannot be specified more than once");
expectError(`!0 = ${"!{".repeat(1000)}`, "1:1007: nesting is deeper than 500 levels");
expectPrinted(
  "!n = !{!5}\n!5 = !{!9, null}\n!9 = distinct !{!5}",
  "!n = !{!0}\n\n!0 = !{!1, null}\n!1 = distinct !{!0}",
);
expectPrinted(
  "@g = global i32 0, !b !0, !a !0\n@h = global i32 0, !a !0, !b !0\n!0 = !{}",
  "@g = global i32 0, !b !0, !a !0\n@h = global i32 0, !b !0, !a !0\n\n!0 = !{}",
);
expectError("!0 = !DILocation(line: 1, colour: 2)", "1:27: invalid field 'colour'");
expectError("!0 = !DILocation(line: 4294967296)", "1:24: value for 'line' too large, limit is 4294967295");
expectError('!0 = !DIFile(filename: 1, directory: "")', "1:24: expected string constant");
expectError("!0 = !DINothing(line: 1)", "1:6: expected metadata type, found '!DINothing'");
expectError("!0 = !{i32 %x}", "1:12: invalid use of function-local name");

// ---- summaries, use-list orders, what may stand where -----------------------------------------------------------

expectPrinted(
  '^0 = module: (path: "a.o", hash: (0, 0, 0, 0, 0))\n^1 = flags: 8\n@g = global i32 0\n^2 = blockcount: 1',
  "@g = global i32 0",
);
expectError('^0 = module: (path: "a.o"', "1:26: found end of file while parsing summary entry");
expectPrinted(
  "define i32 @f(i32 %a) {\n  %x = add i32 %a, 1\n  %y = add i32 %x, %x\n  ret i32 %y\n  uselistorder i32 %x, { 1, 0 }\n}",
  "define i32 @f(i32 %a) {\n  %x = add i32 %a, 1\n  %y = add i32 %x, %x\n  ret i32 %y\n}",
);
expectBodyError(
  "ret i32 %a\nuselistorder i32 %a, { 0, 1 }",
  "3:22: expected uselistorder indexes to change the order",
);
expectBodyError("ret i32 %a\nuselistorder i32 %a, { 0 }", "3:22: expected >= 2 uselistorder indexes");
expectBodyError(
  "ret i32 %a\nuselistorder i32 %a, { 1, 2 }",
  "3:22: expected distinct uselistorder indexes in range [0, size)",
);
expectError('@g = global i32 0\ntarget triple = "x"', "2:1: expected top-level entity, found 'target'");

// ---- what must not be done at length ----------------------------------------------------------------------------

expectError("%a = type { %a }", "1:1: identified structure type 'a' is recursive");
expectError(
  Array.from({ length: 600 }, (_, at) => `%t${at} = type { ${at === 0 ? "i8" : `%t${at - 1}`} }`).join("\n"),
  "501:1: nesting is deeper than 500 levels",
);
expectError("@g = global <4000000000 x i8> splat (i8 1)", "1:31: vector constant is too long");
expectError(`@g = global i32 ${"add (i32 ".repeat(100000)}`, "1:4517: nesting is deeper than 500 levels");

// ---- older text -------------------------------------------------------------------------------------------------

expectPrinted(
  "declare void @f(i32* byval, { i8 }* sret)",
  "declare void @f(ptr byval(i32), ptr sret({ i8 }))",
);
expectPrinted(
  "declare void @f() argmemonly readonly",
  "; Function Attrs: memory(argmem: read)\ndeclare void @f() #0\n\nattributes #0 = { memory(argmem: read) }",
);
expectPrinted(
  "declare void @f() readnone",
  "; Function Attrs: memory(none)\ndeclare void @f() #0\n\nattributes #0 = { memory(none) }",
);
expectPrinted(
  "declare float @llvm.experimental.vector.reduce.fmax.v4f32(<4 x float>)",
  "; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)\ndeclare float @llvm.vector.reduce.fmax.v4f32(<4 x float>) #0\n\nattributes #0 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }",
);
expectConstant(
  "i8* getelementptr inbounds ([2 x i8], [2 x i8]* @h, i32 0, i32 1)\n@h = global [2 x i8] zeroinitializer",
  "ptr getelementptr inbounds ([2 x i8], ptr @h, i32 0, i32 1)\n@h = global [2 x i8] zeroinitializer",
);
// A pointer to a function in front of a callee is what the callee returns ...
expectPrinted(
  "declare double (double)* @pick(i8)\ndefine double (double)* @f(i8 %c) {\n  %r = call double (double)* @pick(i8 %c)\n  ret double (double)* %r\n}",
  "declare ptr @pick(i8)\n\ndefine ptr @f(i8 %c) {\n  %r = call ptr @pick(i8 %c)\n  ret ptr %r\n}",
);
// ... but before LLVM 3.7 it was the callee's own type.
expectPrinted(
  "declare i32 @p(i8*, ...)\ndefine void @g(i8* %s) {\n  %r = call i32 (i8*, ...)* @p(i8* %s)\n  ret void\n}",
  "declare i32 @p(ptr, ...)\n\ndefine void @g(ptr %s) {\n  %r = call i32 (ptr, ...) @p(ptr %s)\n  ret void\n}",
);

expectInstruction("load <vscale x 2 x i32>, ptr %p", "load <vscale x 2 x i32>, ptr %p, align 8");

// ---- intrinsics that are not declared -----------------------------------------------------------------------------

expectPrinted(
  "define float @f(float %x) {\n  %r = call float @llvm.fabs(float %x)\n  ret float %r\n}",
  `define float @f(float %x) {
  %r = call float @llvm.fabs.f32(float %x)
  ret float %r
}

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.fabs.f32(float) #0

attributes #0 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }`,
);
expectError(
  "define void @f() {\n  call i32 @llvm.foo()\n  ret void\n}",
  "2:12: use of undefined value '@llvm.foo'",
);
expectError(
  "define void @f(float %x) {\n  call float @llvm.fabs.f32(float %x)\n  call i32 @llvm.fabs.f32(i32 1)\n  ret void\n}",
  "2:14: invalid intrinsic signature",
);
expectError("@p = global ptr @llvm.fabs.f32", "1:17: intrinsic can only be used as callee");

// ---- orders of use lists ------------------------------------------------------------------------------------------

test("uselistorder puts the uses into its order", (t) => {
  const users = (directive: string): (string | undefined)[] => {
    const text = `define i32 @f(i32 %a) {
  %x = add i32 %a, 1
  %y = add i32 %a, 2
  %z = add i32 %a, 3
  ret i32 %z
${directive}
}`;
    const argument = parseModule(text).getFunction("f")?.args[0];
    return [...(argument?.users() ?? [])].map((user) => (user as { name?: string }).name);
  };
  t.deepEqual(users(""), ["z", "y", "x"]);
  t.deepEqual(users("uselistorder i32 %a, { 2, 0, 1 }"), ["y", "x", "z"]);
});
expectPrinted(
  "define i32 @f(i32 %a) {\n  %x = add i32 %a, %a\n  ret i32 %x\nuselistorder i32 %a, { 1, 0 }\n}",
  "define i32 @f(i32 %a) {\n  %x = add i32 %a, %a\n  ret i32 %x\n}",
);
const ORDERED = "define i32 @f(i32 %a) {\nentry:\n  %x = add i32 %a, %a\n  ret i32 %x\n";
for (const [directive, expected] of [
  ["uselistorder i32 %x, { 1, 0 }", "5:1: value only has one use"],
  ["uselistorder i32 %a, { 1, 2, 0 }", "5:1: wrong number of indexes, expected 2"],
  ["uselistorder i32 %a, { 0, 1 }", "5:22: expected uselistorder indexes to change the order"],
  ["uselistorder i32 %a, { 1, 1 }", "5:22: expected distinct uselistorder indexes in range [0, size)"],
  ["uselistorder i32 %a, { 0 }", "5:22: expected >= 2 uselistorder indexes"],
  ["uselistorder label %entry, { 1, 0 }", "5:1: value has no uses"],
] as const)
  expectError(`${ORDERED}${directive}\n}`, expected);
for (const [directive, expected] of [
  ["uselistorder_bb @f, %entry, { 1, 0 }", "6:1: value has no uses"],
  ["uselistorder_bb @f, %0, { 1, 0 }", "6:21: invalid numeric label in uselistorder_bb"],
  ["uselistorder_bb @f, %other, { 1, 0 }", "6:21: invalid basic block in uselistorder_bb"],
  [
    "uselistorder_bb @nowhere, %entry, { 1, 0 }",
    "6:17: invalid function forward reference in uselistorder_bb",
  ],
  ["uselistorder_bb f, %entry, { 1, 0 }", "6:17: expected function name in uselistorder_bb, found 'f'"],
] as const)
  expectError(`${ORDERED}}\n${directive}`, expected);

test("characters that are not ASCII do not shift what follows them", (t) => {
  const text = '; naïve – 漢字 🙂\n@"é🙂" = global i32 1\ndefine ptr @f() {\n  ret ptr @"é🙂"\n}\n';
  const module = parseModule(text);
  t.deepEqual(
    [...module.allGlobals()].map(({ name }) => name),
    ["é🙂", "f"],
  );
  const { place } = t.throws(() => parseModule(`${text}@x = global i32 bad`), { instanceOf: IrSyntaxError });
  t.deepEqual([place?.line, place?.column], [6, 17]);
  t.throws(() => parseModule("@x = glöbal i32 1"), { message: /invalid character "ö"|expected/ });
});
expectPrinted(
  '@g = global i32 0, section "a\\22b\\5C\\09é\\F0\\9F\\98\\80\\FFz"',
  '@g = global i32 0, section "a\\22b\\\\\\09\\C3\\A9\\F0\\9F\\98\\80\\FFz"',
);

// ---- heads, conventions, flags, types of LLVM 19 as opt-19 judges them ---------------------------------------------

expectError('define void @f() addrspace("X") {\n  ret void\n}', "1:28: invalid symbolic addrspace 'X'");
expectError("@g = addrspace(16777216) global i32 0", "1:16: invalid address space, must be a 24-bit integer");
expectPrinted(
  'target datalayout = "e-A5-G1"\n@g = addrspace("G") global ptr addrspace("A") null',
  'target datalayout = "e-A5-G1"\n\n@g = addrspace(1) global ptr addrspace(5) null',
);
expectError("define webkit_jscc void @f() {\n  ret void\n}", "1:8: expected type, found 'webkit_jscc'");
expectError("declare internal hidden void @f()", "1:9: invalid linkage for function declaration");
expectError("@g = alias i32, ptr @h, !foo !0\n@h = global i32 0", "1:25: unknown alias or ifunc property!");
expectError(
  "define void @f() {\n  %r = add nuw nuw i32 1, 1\n  ret void\n}",
  "2:16: expected type, found 'nuw'",
);
expectError(
  "define void @f(i1 %c) {\n  %r = select fast i1 %c, i32 1, i32 2\n  ret void\n}",
  "2:8: fast-math-flags specified for select without floating-point scalar or vector return type",
);
expectError(
  "@g = global i64 0\n@h = global ptr dso_local_equivalent @g",
  "2:38: expected a function, alias to function, or ifunc in dso_local_equivalent",
);
expectError("@g = external global x86_amx", "1:22: invalid type for global variable");
expectError("define void @f() {\n  %a = alloca token\n  ret void\n}", "2:15: invalid type for alloca");
expectError(
  "define void @f(ptr %p) {\n  %r = getelementptr { <vscale x 2 x i32> }, ptr %p, i32 0, i32 0\n  ret void\n}",
  "2:46: getelementptr cannot target structure that contains scalable vector type",
);
expectPrinted('@g = global i32 0, section ""', "@g = global i32 0");
expectPrinted("declare avr_intrcc void @f()", "declare avr_intrcc  void @f()");
