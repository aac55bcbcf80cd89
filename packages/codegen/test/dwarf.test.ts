/**
 * Proves that the debug sections say what the IR's metadata says, by reading them back: the line table with a small
 * decoder of its own, the others by their headers and relocations. (gdb and objdump read the same sections when they
 * are changed.)
 */
import {
  compileModule,
  type ObjectFile,
  type ObjectSection,
  Relocation386,
  readElf,
  writeElf,
} from "@ts-jit/codegen";
import { parseModule } from "@ts-jit/ir";
import test from "ava";

const SOURCE = `
define internal i32 @square(i32 %x) !dbg !4 {
  %y = mul i32 %x, %x, !dbg !6
  ret i32 %y, !dbg !7
}
define i32 @main() !dbg !5 {
  %r = call i32 @square(i32 7), !dbg !8
  ret i32 %r, !dbg !9
}
define void @silent() {
  ret void
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C11, file: !1, producer: "test", isOptimized: false, emissionKind: FullDebug)
!1 = !DIFile(filename: "a.c", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DISubroutineType(types: !{})
!4 = distinct !DISubprogram(name: "square", scope: !1, file: !1, line: 10, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!5 = distinct !DISubprogram(name: "main", scope: !1, file: !1, line: 200, type: !3, spFlags: DISPFlagDefinition, unit: !0)
!6 = !DILocation(line: 12, column: 9, scope: !4)
!7 = !DILocation(line: 13, column: 3, scope: !4)
!8 = !DILocation(line: 500, column: 7, scope: !5)
!9 = !DILocation(line: 199, column: 1, scope: !5)
`;

function compiled(debug: boolean): ObjectFile {
  const module = parseModule(SOURCE, "a.ll");
  return readElf(writeElf(compileModule(module, { tier: "O0", verify: true, debug })), "a.o");
}
function sectionOf(object: ObjectFile, name: string): ObjectSection {
  const section = object.sections.find((candidate) => candidate.name === name);
  if (section === undefined) throw new Error(`no ${name}`);
  return section;
}
/** Names of the sections that a section's relocations point into, in order. */
function targets(object: ObjectFile, section: ObjectSection): string[] {
  return section.relocations.map(({ symbol }) => {
    const place = object.symbols[symbol]?.section;
    return typeof place === "number" ? (object.sections[place]?.name ?? "") : String(place);
  });
}

/** Runs a line number program (DWARF 4, section 6.2.5) of standard opcodes 2 to 5 and special ones: lines by sequence. */
function lineSequences(data: Uint8Array): number[][] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 10 + view.getUint32(6, true);
  const leb = (signed: boolean): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = data[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return signed && byte & 0x40 ? value | (-1 << (shift + 7)) : value;
    }
  };
  const sequences: number[][] = [];
  let rows: number[] = [];
  let line = 1;
  while (at < view.getUint32(0, true) + 4) {
    const opcode = data[at++] ?? 0;
    if (opcode >= 13) {
      line += ((opcode - 13) % 14) - 5;
      rows.push(line);
    } else if (opcode === 3) line += leb(true);
    else if (opcode === 0) {
      const size = leb(false);
      if (data[at] === 1) {
        sequences.push(rows);
        rows = [];
        line = 1;
      }
      at += size;
    } else if (opcode !== 6) leb(false);
  }
  return sequences;
}

test("nothing is written unless asked for", (t) => {
  t.false(compiled(false).sections.some(({ name }) => name.startsWith(".debug")));
});

test("the line table has the lines of each function in order, its first line first", (t) => {
  const object = compiled(true);
  const lines = sectionOf(object, ".debug_line");
  t.deepEqual(lineSequences(lines.data), [
    [10, 12, 13],
    [200, 500, 199],
  ]);
  t.deepEqual(targets(object, lines), [".text.square", ".text.main"]);
});

test("units name their functions and point at their code", (t) => {
  const object = compiled(true);
  const info = sectionOf(object, ".debug_info");
  const text = new TextDecoder("latin1").decode(info.data);
  for (const name of ["a.c\0/src\0", "square\0", "main\0"]) t.true(text.includes(name), name);
  t.false(text.includes("silent"));
  t.deepEqual(targets(object, info), [
    ".debug_abbrev",
    ".debug_line",
    ".debug_ranges",
    ".text.square",
    ".text.main",
  ]);
  t.is(new DataView(info.data.buffer, info.data.byteOffset).getUint32(0, true), info.size - 4);
});

test("every function can be unwound, described or not", (t) => {
  const object = compiled(true);
  const frames = sectionOf(object, ".debug_frame");
  const functions = targets(object, frames).filter((name) => name !== ".debug_frame");
  t.deepEqual(functions, [".text.square", ".text.main", ".text.silent"]);
  t.true(frames.relocations.every(({ type }) => type === Relocation386.R_386_32));
  t.is(frames.size % 4, 0);
});
