/**
 * `.debug_info`, its abbreviations and `.debug_ranges`: one unit for each DICompileUnit, with its functions.
 *
 * Source: DWARF Debugging Information Format, version 4, sections 2.17, 3.1, 3.3 and 7.5.
 */
import type { MDSpecialized } from "@ts-jit/ir";
import type { DebugBytes } from "./bytes.js";
import type { FileTable } from "./line-table.js";
import { type DebugFunction, fileOf, subprogramOf } from "./source-lines.js";

const DW_TAG = { compileUnit: 0x11, subprogram: 0x2e } as const;
const DW_AT = {
  name: 0x03,
  stmtList: 0x10,
  lowPc: 0x11,
  highPc: 0x12,
  language: 0x13,
  compDir: 0x1b,
  producer: 0x25,
  declFile: 0x3a,
  declLine: 0x3b,
  external: 0x3f,
  frameBase: 0x40,
  ranges: 0x55,
  linkageName: 0x6e,
} as const;
const DW_FORM = {
  addr: 0x01,
  data2: 0x05,
  data4: 0x06,
  string: 0x08,
  flag: 0x0c,
  udata: 0x0f,
  secOffset: 0x17,
  exprloc: 0x18,
} as const;
const DW_OP_CALL_FRAME_CFA = 0x9c;

/** Numbers of the source languages clang names. */
const LANGUAGES: Readonly<Record<string, number>> = {
  DW_LANG_C89: 0x01,
  DW_LANG_C: 0x02,
  DW_LANG_C_plus_plus: 0x04,
  DW_LANG_C99: 0x0c,
  DW_LANG_C_plus_plus_03: 0x19,
  DW_LANG_C_plus_plus_11: 0x1a,
  DW_LANG_Rust: 0x1c,
  DW_LANG_C11: 0x1d,
  DW_LANG_C_plus_plus_14: 0x21,
};

const UNIT = 1;
const SUBPROGRAM = 2;
const LINKED_SUBPROGRAM = 3;

/** The shapes of entries: tag, whether it has children, attributes and forms. */
export function writeAbbreviations(bytes: DebugBytes): void {
  const subprogram = [
    [DW_AT.name, DW_FORM.string],
    [DW_AT.declFile, DW_FORM.udata],
    [DW_AT.declLine, DW_FORM.udata],
    [DW_AT.external, DW_FORM.flag],
    [DW_AT.lowPc, DW_FORM.addr],
    [DW_AT.highPc, DW_FORM.data4],
    [DW_AT.frameBase, DW_FORM.exprloc],
  ] as const;
  const shapes = [
    {
      code: UNIT,
      tag: DW_TAG.compileUnit,
      children: 1,
      attributes: [
        [DW_AT.producer, DW_FORM.string],
        [DW_AT.language, DW_FORM.data2],
        [DW_AT.name, DW_FORM.string],
        [DW_AT.compDir, DW_FORM.string],
        [DW_AT.stmtList, DW_FORM.secOffset],
        [DW_AT.lowPc, DW_FORM.addr],
        [DW_AT.ranges, DW_FORM.secOffset],
      ],
    },
    { code: SUBPROGRAM, tag: DW_TAG.subprogram, children: 0, attributes: subprogram },
    {
      code: LINKED_SUBPROGRAM,
      tag: DW_TAG.subprogram,
      children: 0,
      attributes: [...subprogram, [DW_AT.linkageName, DW_FORM.string]],
    },
  ] as const;
  for (const { code, tag, children, attributes } of shapes) {
    bytes.unsigned(code);
    bytes.unsigned(tag);
    bytes.u8(children);
    for (const [attribute, form] of attributes) {
      bytes.unsigned(attribute);
      bytes.unsigned(form);
    }
    bytes.u16(0);
  }
  bytes.u8(0);
}

/** Appends a unit. `lineTable` is where its line table begins. */
export function writeUnit(
  info: DebugBytes,
  ranges: DebugBytes,
  unit: MDSpecialized,
  functions: readonly DebugFunction[],
  files: FileTable,
  lineTable: number,
): void {
  const start = info.beginUnit();
  info.u16(4);
  info.address(".debug_abbrev");
  info.u8(4);
  const file = fileOf(unit);
  info.unsigned(UNIT);
  info.string(unit.string("producer") ?? "");
  const language = unit.field("language");
  info.u16(language?.kind === "text" ? (LANGUAGES[language.text] ?? 0x02) : 0x02);
  info.string(file?.string("filename") ?? "");
  info.string(file?.string("directory") ?? "");
  info.address(".debug_line", lineTable);
  info.u32(0);
  info.address(".debug_ranges", ranges.length);
  for (const debug of functions) {
    writeSubprogram(info, debug, files);
    ranges.address(debug.fn);
    ranges.address(debug.fn, debug.size);
  }
  ranges.u32(0);
  ranges.u32(0);
  info.u8(0);
  info.endUnit(start);
}

function writeSubprogram(info: DebugBytes, { fn, size }: DebugFunction, files: FileTable): void {
  const subprogram = subprogramOf(fn);
  const linkageName = subprogram?.string("linkageName");
  info.unsigned(linkageName === undefined ? SUBPROGRAM : LINKED_SUBPROGRAM);
  info.string(subprogram?.string("name") ?? fn.name);
  info.unsigned(files.numberOf(fileOf(subprogram)));
  info.unsigned(subprogram?.number("line") ?? 0);
  info.u8(fn.linkage === "internal" || fn.linkage === "private" ? 0 : 1);
  info.address(fn);
  info.u32(size);
  info.unsigned(1);
  info.u8(DW_OP_CALL_FRAME_CFA);
  if (linkageName !== undefined) info.string(linkageName);
}
