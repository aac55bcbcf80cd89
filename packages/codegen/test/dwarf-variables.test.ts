/**
 * Proves that variables and types reach debuggers: the entries are read back by the abbreviations they are written with,
 * and gdb, where it is installed, prints what the program has.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileModule, type ObjectFile, readElf, type Tier, writeElf } from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import test from "ava";

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
function dataOf(object: ObjectFile, name: string): Uint8Array {
  return object.sections.find((section) => section.name === name)?.data ?? new Uint8Array();
}

const TAGS: Readonly<Record<number, string>> = {
  1: "array",
  4: "enumeration",
  5: "parameter",
  11: "block",
  13: "member",
  17: "unit",
  19: "structure",
  21: "subroutine",
  33: "subrange",
  36: "base",
  40: "enumerator",
  46: "subprogram",
  52: "variable",
};

/** Reads the entries of the first unit: depth, tag, name, and `@` for those with a location. */
function entries(object: ObjectFile): string[] {
  let data = dataOf(object, ".debug_abbrev");
  let at = 0;
  const leb = (): number => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = data[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const shapes = new Map<number, { tag: number; children: boolean; attributes: [number, number][] }>();
  for (let code = leb(); code !== 0; code = leb()) {
    const shape = { tag: leb(), children: leb() === 1, attributes: [] as [number, number][] };
    for (let name = leb(), form = leb(); name !== 0; name = leb(), form = leb())
      shape.attributes.push([name, form]);
    shapes.set(code, shape);
  }
  data = dataOf(object, ".debug_info");
  at = 11;
  let depth = 0;
  const lines: string[] = [];
  const fixed: Readonly<Record<number, number>> = { 1: 4, 5: 2, 6: 4, 19: 4, 23: 4, 25: 0 };
  do {
    const code = leb();
    if (code === 0) {
      depth--;
      continue;
    }
    const shape = shapes.get(code);
    if (shape === undefined) throw new Error(`no abbreviation ${code}`);
    let text = "";
    let place = "";
    for (const [name, form] of shape.attributes) {
      const start = at;
      if (form === 8) while (data[at++] !== 0);
      else if (form === 0x18) {
        const length = leb();
        at += length;
      } else if (form === 0x0d || form === 0x0f) leb();
      else at += fixed[form] ?? Number.NaN;
      if (name === 3) text = ` ${new TextDecoder().decode(data.subarray(start, at - 1))}`;
      if (name === 2) place = " @";
    }
    lines.push(`${" ".repeat(depth)}${TAGS[shape.tag] ?? shape.tag}${text}${place}`);
    if (shape.children) depth++;
  } while (depth > 0);
  return lines;
}

test("entries are functions, their variables by block, and the types they name", (t) => {
  t.deepEqual(entries(readElf(compiled(true), "a.o")), [
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

test("variables that optimization dissolved have no place", (t) => {
  const lines = entries(readElf(compiled(true, "O2"), "a.o"));
  t.true(lines.includes(" subprogram work") && lines.includes(" variable total @"));
  t.false(lines.some((line) => /(parameter|variable) [npi] @/.test(line)));
});

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

withGdb(`gdb prints variables and types${absent === undefined ? "" : ` (${absent} is missing)`}`, (t) => {
  const folder = mkdtempSync(join(tmpdir(), "ts-jit-dwarf-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "a.o"), compiled(true));
  execFileSync("gcc", ["-m32", "-no-pie", "a.o", "-o", "a"], { cwd: folder });
  const commands = ["break a.c:13", "run", "info args", "print p.b", "print p", "ptype p", "print total"];
  const out = execFileSync(
    "gdb",
    ["-q", "-nx", "-batch", ...commands.flatMap((command) => ["-ex", command]), "./a"],
    { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  for (const line of [
    "n = 42",
    "$1 = {4, 5}",
    "$2 = {a = -3, b = {4, 5}}",
    "type = struct pair {\n    int a;\n    short b[2];\n}",
    "$3 = 7",
  ])
    t.true(out.includes(line), `${line}\n---\n${out}`);
});
