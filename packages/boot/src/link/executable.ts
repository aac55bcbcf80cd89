/**
 * ELF32 executables: header, program headers, the segments' bytes, and unless stripped the section and symbol tables.
 *
 * Source: System V ABI, "Program Header", "Sections", "Symbol Table".
 */
import type { ImageSection, ImageSymbol, Platform } from "../image.js";
import { alignUp } from "./align.js";
import { headersSize, PAGE } from "./layout.js";
import type { Layout, Segment } from "./output.js";

const PT = { NULL: 0, LOAD: 1, NOTE: 4, TLS: 7, GNU_STACK: 0x6474_e551 } as const;
const PF = { R: 4, W: 2, X: 1 } as const;
const SEGMENT_FLAGS = { text: PF.R | PF.X, rodata: PF.R, data: PF.R | PF.W } as const;
const SHT = { PROGBITS: 1, SYMTAB: 2, STRTAB: 3, NOBITS: 8 } as const;
const SHF = { WRITE: 1, ALLOC: 2, EXEC: 4 } as const;
const SHN_ABS = 0xfff1;
const BINDING = { local: 0, global: 1, weak: 2 } as const;
const SYMBOL_TYPE = { none: 0, object: 1, function: 2, section: 3, file: 4, tls: 6 } as const;

export interface ExecutableParts {
  readonly platform: Platform;
  readonly layout: Layout;
  /** The file's bytes up to the end of the last section; the headers' room is empty. */
  readonly contents: Uint8Array;
  readonly entry: number;
  readonly sections: readonly ImageSection[];
  /** What goes into the symbol table; undefined leaves out both tables. */
  readonly symbols: readonly ImageSymbol[] | undefined;
}

/** The bytes of the executable. */
export function writeExecutable(parts: ExecutableParts): Uint8Array {
  const tables = parts.symbols === undefined ? undefined : makeTables(parts.sections, parts.symbols);
  const tablesAt = alignUp(parts.contents.length, 4);
  const bytes = new Uint8Array(tables === undefined ? parts.contents.length : tablesAt + tables.bytes.length);
  bytes.set(parts.contents);
  if (tables !== undefined) {
    bytes.set(tables.bytes, tablesAt);
    const view = new DataView(bytes.buffer);
    for (const field of tables.offsets)
      view.setUint32(tablesAt + field, view.getUint32(tablesAt + field, true) + tablesAt, true);
  }
  const view = new DataView(bytes.buffer);
  const headers = programHeaders(parts);
  writeHeader(
    view,
    parts,
    headers.length,
    tables === undefined ? undefined : { at: tablesAt + tables.headers, ...tables },
  );
  for (const [index, header] of headers.entries()) {
    for (const [field, value] of header.entries()) view.setUint32(52 + 32 * index + 4 * field, value, true);
  }
  return bytes;
}

function writeHeader(
  view: DataView,
  { platform, entry }: ExecutableParts,
  programHeaderCount: number,
  tables: { readonly at: number; readonly count: number; readonly names: number } | undefined,
): void {
  const identification = [0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, platform === "linux" ? 3 : 0];
  for (const [at, byte] of identification.entries()) view.setUint8(at, byte);
  const halves: [number, number][] = [
    [16, 2], // ET_EXEC
    [18, 3], // EM_386
    [40, 52],
    [42, 32],
    [44, programHeaderCount],
    [46, 40],
    [48, tables?.count ?? 0],
    [50, tables?.names ?? 0],
  ];
  for (const [at, value] of halves) view.setUint16(at, value, true);
  view.setUint32(20, 1, true);
  view.setUint32(24, entry, true);
  view.setUint32(28, 52, true);
  view.setUint32(32, tables?.at ?? 0, true);
}

/** Rows of type, offset, virtual and physical address, bytes in file and memory, flags, alignment. */
function programHeaders({ platform, layout }: ExecutableParts): number[][] {
  const { segments } = layout;
  const rows: number[][] = [];
  for (const segment of [segments.text, segments.rodata, segments.data]) {
    if (segment.end === segment.address) continue;
    rows.push(loadHeader(segment, platform));
  }
  const note = layout.bounds(".note");
  if (note.end > note.start) {
    const offset = segments.rodata.offset + note.start - segments.rodata.address;
    rows.push([
      PT.NOTE,
      offset,
      note.start,
      note.start,
      note.end - note.start,
      note.end - note.start,
      PF.R,
      4,
    ]);
  }
  if (platform === "linux") rows.push([PT.GNU_STACK, 0, 0, 0, 0, 0, PF.R | PF.W, 16]);
  return rows;
}

function loadHeader(segment: Segment, platform: Platform): number[] {
  const size = segment.end - segment.address;
  const flags = SEGMENT_FLAGS[segment.name];
  if (platform === "bare") {
    return [PT.LOAD, segment.offset, segment.address, segment.address, segment.fileSize, size, flags, 16];
  }
  // The first segment of a Linux program holds the headers too.
  const before = segment.name === "text" ? headersSize(platform) : 0;
  const [address, offset] = [segment.address - before, segment.offset - before];
  return [PT.LOAD, offset, address, address, segment.fileSize + before, size + before, flags, PAGE];
}

interface Tables {
  readonly bytes: Uint8Array;
  /** Where in `bytes` the section headers start, how many there are, which one holds the names. */
  readonly headers: number;
  readonly count: number;
  readonly names: number;
  /** Fields that count from the start of the tables. */
  readonly offsets: readonly number[];
}

/** Symbol table, its strings, section names and section headers, as one piece that can stand anywhere. */
function makeTables(sections: readonly ImageSection[], symbols: readonly ImageSymbol[]): Tables {
  const strings = new StringTable();
  const names = new StringTable();
  const ordered = [
    ...symbols.filter((s) => s.binding === "local"),
    ...symbols.filter((s) => s.binding !== "local"),
  ];
  const symtab = new DataView(new ArrayBuffer(16 * (ordered.length + 1)));
  for (const [index, symbol] of ordered.entries()) {
    const at = 16 * (index + 1);
    symtab.setUint32(at, strings.add(symbol.name), true);
    symtab.setUint32(at + 4, symbol.address, true);
    symtab.setUint32(at + 8, symbol.size, true);
    symtab.setUint8(at + 12, (BINDING[symbol.binding] << 4) | SYMBOL_TYPE[symbol.type]);
    symtab.setUint16(at + 14, symbol.section === "absolute" ? SHN_ABS : symbol.section + 1, true);
  }
  const firstGlobal = 1 + ordered.findIndex((symbol) => symbol.binding !== "local");
  const rows: number[][] = [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]];
  for (const section of sections) {
    const flags =
      (section.write ? SHF.WRITE : 0) | (section.alloc ? SHF.ALLOC : 0) | (section.exec ? SHF.EXEC : 0);
    const type = section.fileSize === 0 && section.size > 0 ? SHT.NOBITS : SHT.PROGBITS;
    rows.push([
      names.add(section.name),
      type,
      flags,
      section.address,
      section.offset,
      section.size,
      0,
      0,
      section.align,
      0,
    ]);
  }
  const tableNames = [".symtab", ".strtab", ".shstrtab"].map((name) => names.add(name));
  const stringsAt = symtab.byteLength;
  const namesAt = stringsAt + strings.size;
  const headers = alignUp(namesAt + names.size, 4);
  const link = rows.length + 1;
  rows.push(
    [
      tableNames[0] ?? 0,
      SHT.SYMTAB,
      0,
      0,
      0,
      symtab.byteLength,
      link,
      firstGlobal || ordered.length + 1,
      4,
      16,
    ],
    [tableNames[1] ?? 0, SHT.STRTAB, 0, 0, stringsAt, strings.size, 0, 0, 1, 0],
    [tableNames[2] ?? 0, SHT.STRTAB, 0, 0, namesAt, names.size, 0, 0, 1, 0],
  );
  const bytes = new Uint8Array(headers + 40 * rows.length);
  bytes.set(new Uint8Array(symtab.buffer));
  strings.write(bytes, stringsAt);
  names.write(bytes, namesAt);
  const view = new DataView(bytes.buffer);
  for (const [row, fields] of rows.entries()) {
    for (const [field, value] of fields.entries())
      view.setUint32(headers + 40 * row + 4 * field, value, true);
  }
  const offsets = [3, 2, 1].map((back) => headers + 40 * (rows.length - back) + 16);
  return { bytes, headers, count: rows.length, names: rows.length - 1, offsets };
}

class StringTable {
  private readonly offsets = new Map<string, number>([["", 0]]);
  private readonly parts: Buffer[] = [Buffer.from([0])];
  size = 1;

  add(text: string): number {
    const known = this.offsets.get(text);
    if (known !== undefined) return known;
    const bytes = Buffer.from(`${text}\0`);
    const at = this.size;
    this.offsets.set(text, at);
    this.parts.push(bytes);
    this.size += bytes.length;
    return at;
  }
  write(into: Uint8Array, offset: number): void {
    into.set(Buffer.concat(this.parts), offset);
  }
}
