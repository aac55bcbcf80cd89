/**
 * Proves that variables and types reach debuggers: the entries are read back by the abbreviations they are written with,
 * and gdb, where it is installed, prints what the program has.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileModule, readElf, type Tier, writeElf } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import test from "ava";
import { readEntries } from "./read-dwarf.js";

const SOURCE = `
@total = global i32 7, !dbg !20
define i32 @work(i32 %n) !dbg !4 {
  %n.addr = alloca i32
  %p = alloca { i32, [2 x i16] }
  %unused = alloca i32
  %i = alloca i32
  store i32 %n, ptr %n.addr
    #dbg_declare(ptr %n.addr, !10, !DIExpression(), !30)
    #dbg_declare(ptr %p, !11, !DIExpression(), !30)
    #dbg_declare(ptr %unused, !13, !DIExpression(), !30)
  store { i32, [2 x i16] } { i32 -3, [2 x i16] [i16 4, i16 5] }, ptr %p, !dbg !30
    #dbg_declare(ptr %i, !12, !DIExpression(), !31)
  store i32 9, ptr %i, !dbg !31
  %v = load i32, ptr %n.addr, !dbg !32
  ret i32 %v, !dbg !32
}
define i32 @main() !dbg !5 {
  %r = call i32 @work(i32 42), !dbg !33
  ret i32 0, !dbg !33
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, producer: "test", emissionKind: FullDebug, globals: !{!20})
!1 = !DIFile(filename: "a.c", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DISubroutineType(types: !{!6, !6})
!4 = distinct !DISubprogram(name: "work", scope: !1, file: !1, line: 10, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!5 = distinct !DISubprogram(name: "main", scope: !1, file: !1, line: 20, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!6 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!7 = !DIBasicType(name: "short", size: 16, encoding: DW_ATE_signed)
!8 = distinct !DICompositeType(tag: DW_TAG_structure_type, name: "pair", file: !1, line: 1, size: 64, elements: !{!14, !15})
!9 = !DICompositeType(tag: DW_TAG_array_type, baseType: !7, size: 32, elements: !{!16})
!10 = !DILocalVariable(name: "n", arg: 1, scope: !4, file: !1, line: 10, type: !6)
!11 = !DILocalVariable(name: "p", scope: !4, file: !1, line: 11, type: !8)
!12 = !DILocalVariable(name: "i", scope: !17, file: !1, line: 12, type: !18)
!13 = !DILocalVariable(name: "unused", scope: !4, file: !1, line: 11, type: !6)
!14 = !DIDerivedType(tag: DW_TAG_member, name: "a", scope: !8, file: !1, line: 1, baseType: !6, size: 32)
!15 = !DIDerivedType(tag: DW_TAG_member, name: "b", scope: !8, file: !1, line: 1, baseType: !9, size: 32, offset: 32)
!16 = !DISubrange(count: 2)
!17 = distinct !DILexicalBlock(scope: !4, file: !1, line: 12, column: 3)
!18 = !DICompositeType(tag: DW_TAG_enumeration_type, name: "kind", file: !1, line: 2, baseType: !6, size: 32, elements: !{!19})
!19 = !DIEnumerator(name: "NINE", value: 9)
!20 = !DIGlobalVariableExpression(var: !21, expr: !DIExpression())
!21 = distinct !DIGlobalVariable(name: "total", scope: !0, file: !1, line: 3, type: !6, isLocal: false, isDefinition: true)
!30 = !DILocation(line: 11, column: 3, scope: !4)
!31 = !DILocation(line: 12, column: 3, scope: !17)
!32 = !DILocation(line: 13, column: 3, scope: !4)
!33 = !DILocation(line: 21, column: 3, scope: !5)
`;

function compiled(debug: boolean, tier: Tier = "O0"): Uint8Array {
  return writeElf(compileModule(parseModule(SOURCE, "a.ll"), { tier, verify: true, debug }));
}
test("entries are functions, their variables by block, and the types they name", (t) => {
  t.deepEqual(readEntries(readElf(compiled(true), "a.o")), [
    "unit a.c",
    " subprogram work",
    "  parameter n @",
    "  variable p @",
    "  variable unused",
    "  block",
    "   variable i @",
    " base int",
    " structure pair",
    "  member a",
    "  member b",
    " array",
    "  subrange",
    " base short",
    " enumeration kind",
    "  enumerator NINE",
    " subprogram main",
    " variable total @",
  ]);
});

const INLINED = `
declare void @out(i32)
define internal i32 @scaled(i32 %x) !dbg !4 {
  %x.addr = alloca i32
  %y = alloca i32
  store i32 %x, ptr %x.addr
    #dbg_declare(ptr %x.addr, !10, !DIExpression(), !30)
    #dbg_declare(ptr %y, !11, !DIExpression(), !31)
  %v = load i32, ptr %x.addr, !dbg !30
  %m = mul i32 %v, %v, !dbg !30
  store i32 %m, ptr %y, !dbg !30
  call void @out(i32 %m), !dbg !31
  %r = load i32, ptr %y, !dbg !31
  ret i32 %r, !dbg !31
}
define i32 @main(i32 %argc, ptr %argv) !dbg !5 {
  #dbg_value(i32 %argc, !12, !DIExpression(), !32)
  %r = call i32 @scaled(i32 %argc), !dbg !32
  #dbg_value(i32 %r, !13, !DIExpression(), !33)
  call void @out(i32 7), !dbg !33
  #dbg_value(i32 8, !14, !DIExpression(), !34)
  call void @out(i32 %r), !dbg !34
  ret i32 0, !dbg !34
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, producer: "test", emissionKind: FullDebug)
!1 = !DIFile(filename: "b.c", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DISubroutineType(types: !{!6, !6})
!4 = distinct !DISubprogram(name: "scaled", scope: !1, file: !1, line: 10, type: !3, spFlags: DISPFlagLocalToUnit | DISPFlagDefinition, unit: !0)
!5 = distinct !DISubprogram(name: "main", scope: !1, file: !1, line: 20, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!6 = !DIBasicType(name: "int", size: 32, encoding: DW_ATE_signed)
!10 = !DILocalVariable(name: "x", arg: 1, scope: !4, file: !1, line: 10, type: !6)
!11 = !DILocalVariable(name: "y", scope: !15, file: !1, line: 11, type: !6)
!12 = !DILocalVariable(name: "argc", arg: 1, scope: !5, file: !1, line: 20, type: !6)
!13 = !DILocalVariable(name: "result", scope: !5, file: !1, line: 21, type: !6)
!14 = !DILocalVariable(name: "eight", scope: !5, file: !1, line: 22, type: !6)
!15 = distinct !DILexicalBlock(scope: !4, file: !1, line: 11, column: 3)
!30 = !DILocation(line: 11, column: 3, scope: !4)
!31 = !DILocation(line: 12, column: 3, scope: !15)
!32 = !DILocation(line: 21, column: 12, scope: !5)
!33 = !DILocation(line: 22, column: 3, scope: !5)
!34 = !DILocation(line: 23, column: 3, scope: !5)
`;

function compiledInlined(tier: Tier): Uint8Array {
  return writeElf(compileModule(parseModule(INLINED, "b.ll"), { tier, verify: true, debug: true }));
}

for (const tier of ["O1", "O2", "O3"] as const) {
  test(`${tier}: an inlined call is one, and values of variables have places`, (t) => {
    t.deepEqual(readEntries(readElf(compiledInlined(tier), "b.o")), [
      "unit b.c",
      " subprogram main",
      "  parameter argc ~",
      "  variable result ~",
      "  variable eight ~",
      "  inlined (scaled):21",
      "   parameter (x) ~",
      "   block",
      "    variable (y) ~",
      " base int",
      " subprogram scaled",
      "  parameter x",
      "  block",
      "   variable y",
    ]);
  });
}

for (const tier of ["O0", "O2"] as const) {
  test(`${tier}: code and data are the same with debug information and without`, (t) => {
    const parts = (debug: boolean) =>
      readElf(compiled(debug, tier), "a.o")
        .sections.filter(({ name }) => name !== "" && !name.startsWith(".debug") && !name.startsWith(".rel"))
        .filter(({ alloc }) => alloc)
        .map(({ name, data, relocations }) => [name, [...data], relocations.length]);
    t.deepEqual(parts(true), parts(false));
  });
}

function missing(tool: string, args: readonly string[], input = ""): boolean {
  return spawnSync(tool, args, { input }).status !== 0;
}
const linksFor32Bits = ["-m32", "-x", "c", "-", "-o", "/dev/null"];
const absent = missing("gdb", ["--version"])
  ? "gdb"
  : missing("gcc", linksFor32Bits, "int main(void) { return 0; }")
    ? "gcc -m32"
    : undefined;
const withGdb = absent === undefined ? test : test.skip;
const reason = absent === undefined ? "" : ` (${absent} is missing)`;

function gdb(folder: string, program: string, commands: readonly string[]): string {
  const args = ["-q", "-nx", "-batch", ...commands.flatMap((command) => ["-ex", command]), program];
  return execFileSync("gdb", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

withGdb(`gdb stops in inlined calls and prints what is in registers${reason}`, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-dwarf-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "b.o"), compiledInlined("O2"));
  writeFileSync(join(folder, "out.c"), "void out(int n) { (void)n; }");
  execFileSync("gcc", ["-m32", "-no-pie", "b.o", "out.c", "-o", "b"], { cwd: folder });
  const out = gdb(folder, "./b", [
    "break b.c:12",
    "break b.c:23",
    "run 1 2 3",
    "bt",
    "info locals",
    "continue",
    "info locals",
    "info args",
  ]);
  for (const line of [
    "#0  scaled (x=4) at b.c:12",
    "#1  main (argc=4) at b.c:21",
    "y = 16",
    "result = 16\neight = 8",
    "argc = <optimized out>",
  ])
    t.true(out.includes(line), `${line}\n---\n${out}`);
});

withGdb(`gdb prints variables and types${reason}`, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-dwarf-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "a.o"), compiled(true));
  execFileSync("gcc", ["-m32", "-no-pie", "a.o", "-o", "a"], { cwd: folder });
  const commands = ["break a.c:13", "run", "info args", "print p.b", "print p", "ptype p", "print total"];
  const out = gdb(folder, "./a", commands);
  for (const line of [
    "n = 42",
    "$1 = {4, 5}",
    "$2 = {a = -3, b = {4, 5}}",
    "type = struct pair {\n    int a;\n    short b[2];\n}",
    "$3 = 7",
  ])
    t.true(out.includes(line), `${line}\n---\n${out}`);
});
