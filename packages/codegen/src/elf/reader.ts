/**
 * The bytes of an ELF32 i386 relocatable, ours or gcc's, as an `ObjectFile`.
 *
 * Every offset and index is checked against the file before it is followed, so that a damaged file ends in an
 * `ElfError` with its place and never in wrong data.
 */
import {
  type ObjectFile,
  type ObjectGroup,
  type ObjectSection,
  type ObjectSymbol,
  type Relocation,
  Relocation386,
  type RelocationType,
} from "../object-file.js";
import { ElfError } from "./error.js";
import {
  BINDING_NUMBER,
  byNumber,
  ELF_HEADER_SIZE,
  EM_386,
  ET_REL,
  GRP_COMDAT,
  REL_SIZE,
  SECTION_HEADER_SIZE,
  SECTION_TYPE_NUMBER,
  SHF,
  SHN,
  SHN_LORESERVE,
  SHT,
  SYMBOL_SIZE,
  SYMBOL_TYPE_NUMBER,
  VISIBILITY_NUMBER,
} from "./format.js";

const SECTION_TYPES = byNumber(SECTION_TYPE_NUMBER);
const BINDINGS = byNumber(BINDING_NUMBER);
const SYMBOL_TYPES = byNumber(SYMBOL_TYPE_NUMBER);
const VISIBILITIES = byNumber(VISIBILITY_NUMBER);
const RELOCATION_TYPES: ReadonlyMap<number, RelocationType> = new Map(
  Object.values(Relocation386).map((type) => [type, type]),
);
/** How many bytes each relocation patches; the others patch four. */
const RELOCATION_WIDTH: ReadonlyMap<number, number> = new Map([
  [Relocation386.R_386_NONE, 0],
  [Relocation386.R_386_16, 2],
  [Relocation386.R_386_PC16, 2],
  [Relocation386.R_386_8, 1],
  [Relocation386.R_386_PC8, 1],
]);

interface SectionHeader {
  /** Where the header itself stands, for messages. */
  readonly at: number;
  readonly nameOffset: number;
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly info: number;
  readonly align: number;
  readonly entrySize: number;
}

/** A checked view of the file: reads little-endian fields, or says what is missing where. */
class ElfBytes {
  readonly view: DataView;
  private readonly decoder = new TextDecoder();
  constructor(
    readonly file: string,
    readonly bytes: Uint8Array,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  fail(offset: number, expected: string, found: string): never {
    throw new ElfError(this.file, offset, expected, found);
  }
  need(offset: number, size: number, what: string, place: number): void {
    if (offset + size > this.bytes.length)
      this.fail(place, `${what} (${size} bytes at ${offset})`, `a file of ${this.bytes.length} bytes`);
  }
  u16(offset: number): number {
    return this.view.getUint16(offset, true);
  }
  u32(offset: number): number {
    return this.view.getUint32(offset, true);
  }
  /** The NUL-terminated string at an offset of a string table. */
  string(table: SectionHeader, offset: number, place: number): string {
    const end = table.offset + table.size;
    const start = table.offset + offset;
    const stop = start < end ? this.bytes.indexOf(0, start) : -1;
    if (stop < 0 || stop >= end)
      this.fail(place, `the offset of a string in a table of ${table.size} bytes`, `${offset}`);
    return this.decoder.decode(this.bytes.subarray(start, stop));
  }
}

/**
 * Reads a relocatable object. Sections that only guide the linker's bookkeeping (`.note.GNU-stack`, excluded and
 * compressed debug sections, LLVM's address tables) are left out; a symbol in one becomes absolute.
 *
 * @param bytes the whole file
 * @param name for messages: the file's name, `libc.a(printf.o)` for a member
 * @throws ElfError when it is not a well-formed ELF32 i386 relocatable or uses what is not supported
 */
export function readElf(bytes: Uint8Array, name: string): ObjectFile {
  const elf: ElfBytes = new ElfBytes(name, bytes);
  const headers = readHeaders(elf);
  const kept = new Int32Array(headers.length).fill(-1);
  let count = 0;
  headers.forEach((header, index) => {
    if (isContent(elf, headers, header)) kept[index] = count++;
  });
  const names = headers.map((header) => sectionName(elf, headers, header));
  const symtabs = headers.filter((header) => header.type === SHT.SYMTAB);
  const symtab = symtabs[0];
  if (symtabs[1] !== undefined) elf.fail(symtabs[1].at, "one symbol table", "a second");
  const symbols = symtab === undefined ? [] : readSymbols(elf, headers, symtab, kept, names);
  const { groups, groupOf } = readGroups(elf, headers, symtab, symbols.length);
  const relocations = readRelocations(elf, headers, symtab, kept, symbols);

  const sections: ObjectSection[] = [];
  headers.forEach((header, index) => {
    if ((kept[index] ?? -1) < 0) return;
    const type = SECTION_TYPES.get(header.type);
    if (type === undefined)
      elf.fail(header.at + 4, "a section type this linker knows", `type ${header.type} of ${names[index]}`);
    const nobits = type === "nobits";
    sections.push({
      name: names[index] ?? "",
      type,
      alloc: (header.flags & SHF.ALLOC) !== 0,
      write: (header.flags & SHF.WRITE) !== 0,
      exec: (header.flags & SHF.EXECINSTR) !== 0,
      tls: (header.flags & SHF.TLS) !== 0,
      merge: header.flags & SHF.MERGE ? header.entrySize : 0,
      strings: (header.flags & SHF.STRINGS) !== 0,
      align: Math.max(header.align, 1),
      size: header.size,
      data: nobits ? new Uint8Array(0) : bytes.subarray(header.offset, header.offset + header.size),
      relocations: relocations.get(index) ?? [],
      group: groupOf.get(index),
    });
  });
  return { name, sections, symbols, groups };
}

function readHeaders(elf: ElfBytes): SectionHeader[] {
  elf.need(0, ELF_HEADER_SIZE, "an ELF header", 0);
  if (elf.u32(0) !== 0x464c457f) elf.fail(0, "the ELF magic 7f 45 4c 46", hex(elf.u32(0)));
  if (elf.bytes[4] !== 1) elf.fail(4, "class 1 (32-bit)", `${elf.bytes[4]}`);
  if (elf.bytes[5] !== 1) elf.fail(5, "data encoding 1 (little-endian)", `${elf.bytes[5]}`);
  if (elf.u16(16) !== ET_REL) elf.fail(16, "type 1 (relocatable)", `${elf.u16(16)}`);
  if (elf.u16(18) !== EM_386) elf.fail(18, "machine 3 (i386)", `${elf.u16(18)}`);
  const table = elf.u32(32);
  let count = elf.u16(48);
  if (table === 0) return [];
  if (elf.u16(46) !== SECTION_HEADER_SIZE)
    elf.fail(46, `section headers of ${SECTION_HEADER_SIZE} bytes`, `${elf.u16(46)}`);
  elf.need(table, SECTION_HEADER_SIZE, "a section header table", 32);
  if (count === 0) count = elf.u32(table + 20);
  elf.need(table, count * SECTION_HEADER_SIZE, `a table of ${count} section headers`, 32);
  const headers: SectionHeader[] = [];
  for (let index = 0; index < count; index++) {
    const at = table + index * SECTION_HEADER_SIZE;
    const header: SectionHeader = {
      at,
      nameOffset: elf.u32(at),
      type: elf.u32(at + 4),
      flags: elf.u32(at + 8),
      offset: elf.u32(at + 16),
      size: elf.u32(at + 20),
      link: elf.u32(at + 24),
      info: elf.u32(at + 28),
      align: elf.u32(at + 32),
      entrySize: elf.u32(at + 36),
    };
    if (header.type !== SHT.NOBITS && header.type !== SHT.NULL)
      elf.need(header.offset, header.size, `section ${index}`, at + 16);
    if ((header.align & (header.align - 1)) !== 0)
      elf.fail(at + 32, "an alignment that is a power of two", `${header.align}`);
    if (header.flags & SHF.MERGE && header.entrySize === 0 && header.size > 0)
      elf.fail(at + 36, "an entry size for a section that may be merged", "0");
    headers.push(header);
  }
  return headers;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

function sectionName(elf: ElfBytes, headers: readonly SectionHeader[], header: SectionHeader): string {
  if (header.type === SHT.NULL) return "";
  let index = elf.u16(50);
  if (index === SHN.XINDEX) index = headers[0]?.link ?? 0;
  const table = headers[index];
  if (table?.type !== SHT.STRTAB) elf.fail(50, "the index of a string table", `${index}`);
  return elf.string(table, header.nameOffset, header.at);
}

/** Whether a section is part of the program (or its debug information), not of the object's bookkeeping. */
function isContent(elf: ElfBytes, headers: readonly SectionHeader[], header: SectionHeader): boolean {
  switch (header.type) {
    case SHT.NULL:
    case SHT.SYMTAB:
    case SHT.STRTAB:
    case SHT.REL:
    case SHT.GROUP:
    case SHT.SYMTAB_SHNDX:
      return false;
    case SHT.RELA:
      return elf.fail(header.at + 4, "relocations of type REL, as i386 has them", "RELA");
    default:
  }
  if (header.flags & SHF.ALLOC) return true;
  if (header.flags & (SHF.EXCLUDE | SHF.COMPRESSED)) return false;
  return sectionName(elf, headers, header) !== ".note.GNU-stack";
}

function readSymbols(
  elf: ElfBytes,
  headers: readonly SectionHeader[],
  symtab: SectionHeader,
  kept: Int32Array,
  names: readonly string[],
): ObjectSymbol[] {
  const strtab = headers[symtab.link];
  if (strtab?.type !== SHT.STRTAB) elf.fail(symtab.at + 24, "the index of a string table", `${symtab.link}`);
  if (symtab.size % SYMBOL_SIZE !== 0)
    elf.fail(symtab.at + 20, `a multiple of ${SYMBOL_SIZE} bytes of symbols`, `${symtab.size}`);
  const tableIndex = headers.indexOf(symtab);
  const extended = headers.find((header) => header.type === SHT.SYMTAB_SHNDX && header.link === tableIndex);
  const symbols: ObjectSymbol[] = [];
  // Entry 0 is the null symbol: entry n becomes symbol n - 1.
  for (let entry = 1; entry * SYMBOL_SIZE < symtab.size; entry++) {
    const at = symtab.offset + entry * SYMBOL_SIZE;
    const info = elf.bytes[at + 12] ?? 0;
    const type = symbolType(elf, at + 12, info & 15);
    const binding = info >> 4 === STB_GNU_UNIQUE ? "weak" : BINDINGS.get(info >> 4);
    if (binding === undefined) elf.fail(at + 12, "binding local, global or weak", `${info >> 4}`);
    const visibility = VISIBILITIES.get((elf.bytes[at + 13] ?? 0) & 3) ?? "default";
    let index = elf.u16(at + 14);
    const reserved = index >= SHN_LORESERVE && index !== SHN.XINDEX;
    if (index === SHN.XINDEX) {
      if (extended === undefined || entry * 4 + 4 > extended.size)
        elf.fail(at + 14, "a section number in .symtab_shndx", "none");
      index = elf.u32(extended.offset + entry * 4);
    }
    const section = symbolSection(elf, at + 14, index, reserved, kept);
    const nameOffset = elf.u32(at);
    symbols.push({
      name:
        type === "section" && nameOffset === 0 ? (names[index] ?? "") : elf.string(strtab, nameOffset, at),
      binding,
      type,
      visibility,
      section,
      value: elf.u32(at + 4),
      size: elf.u32(at + 8),
    });
  }
  return symbols;
}

/** C++ inline variables of g++: one definition in the process, which a weak symbol is too. */
const STB_GNU_UNIQUE = 10;
const STT_COMMON = 5;
const STT_GNU_IFUNC = 10;

function symbolType(elf: ElfBytes, at: number, number: number): ObjectSymbol["type"] {
  if (number === STT_COMMON) return "object";
  if (number === STT_GNU_IFUNC)
    elf.fail(at, "a symbol type this linker knows", "an indirect function (IFUNC)");
  const type = SYMBOL_TYPES.get(number);
  if (type === undefined) elf.fail(at, "a symbol type this linker knows", `${number}`);
  return type;
}

function symbolSection(
  elf: ElfBytes,
  at: number,
  index: number,
  reserved: boolean,
  kept: Int32Array,
): ObjectSymbol["section"] {
  if (index === SHN.UNDEF) return "undefined";
  if (reserved) {
    if (index === SHN.ABS) return "absolute";
    if (index === SHN.COMMON) return "common";
    elf.fail(at, "a section number, absolute or common", hex(index));
  }
  const number = kept[index];
  if (number === undefined) elf.fail(at, `a section number below ${kept.length}`, `${index}`);
  return number < 0 ? "absolute" : number;
}

function readGroups(
  elf: ElfBytes,
  headers: readonly SectionHeader[],
  symtab: SectionHeader | undefined,
  symbolCount: number,
): { groups: ObjectGroup[]; groupOf: Map<number, number> } {
  const groups: ObjectGroup[] = [];
  const groupOf = new Map<number, number>();
  for (const header of headers) {
    if (header.type !== SHT.GROUP) continue;
    if (header.size < 4 || header.size % 4 !== 0)
      elf.fail(header.at + 20, "a group of words", `${header.size} bytes`);
    if (symtab === undefined || headers[header.link] !== symtab)
      elf.fail(header.at + 24, "the symbol table's index", `${header.link}`);
    // A group that is no COMDAT only keeps its members together.
    if ((elf.u32(header.offset) & GRP_COMDAT) === 0) continue;
    if (header.info === 0 || header.info > symbolCount)
      elf.fail(header.at + 28, `a signature symbol from 1 to ${symbolCount}`, `${header.info}`);
    const group = groups.push({ signature: header.info - 1 }) - 1;
    for (let at = header.offset + 4; at < header.offset + header.size; at += 4) {
      const member = elf.u32(at);
      if (member === 0 || member >= headers.length)
        elf.fail(at, `a section number below ${headers.length}`, `${member}`);
      if (groupOf.has(member)) elf.fail(at, "a section in no other group", `${member}`);
      groupOf.set(member, group);
    }
  }
  return { groups, groupOf };
}

function readRelocations(
  elf: ElfBytes,
  headers: readonly SectionHeader[],
  symtab: SectionHeader | undefined,
  kept: Int32Array,
  symbols: ObjectSymbol[],
): Map<number, Relocation[]> {
  const result = new Map<number, Relocation[]>();
  const symbolCount = symbols.length;
  let nullSymbol = -1;
  for (const header of headers) {
    if (header.type !== SHT.REL) continue;
    const target = headers[header.info];
    if (target === undefined || header.info === 0)
      elf.fail(header.at + 28, `a section number below ${headers.length}`, `${header.info}`);
    if ((kept[header.info] ?? -1) < 0) continue;
    if (symtab === undefined || headers[header.link] !== symtab)
      elf.fail(header.at + 24, "the symbol table's index", `${header.link}`);
    if (header.size % REL_SIZE !== 0)
      elf.fail(header.at + 20, `a multiple of ${REL_SIZE} bytes of relocations`, `${header.size}`);
    let list = result.get(header.info);
    if (list === undefined) {
      list = [];
      result.set(header.info, list);
    }
    for (let at = header.offset; at < header.offset + header.size; at += REL_SIZE) {
      const offset = elf.u32(at);
      const info = elf.u32(at + 4);
      const type = RELOCATION_TYPES.get(info & 0xff);
      if (type === undefined) elf.fail(at + 4, "a relocation type this linker knows", `${info & 0xff}`);
      if (target.type === SHT.NOBITS) elf.fail(at, "relocations of a section with bytes", "a nobits section");
      if (offset + (RELOCATION_WIDTH.get(type) ?? 4) > target.size)
        elf.fail(at, `an offset within the section's ${target.size} bytes`, `${offset}`);
      const entry = info >>> 8;
      if (entry > symbolCount) elf.fail(at + 4, `a symbol number up to ${symbolCount}`, `${entry}`);
      if (entry === 0 && nullSymbol < 0) {
        // The null symbol as a target means address 0.
        nullSymbol = symbols.length;
        symbols.push({
          name: "",
          binding: "local",
          type: "none",
          visibility: "default",
          section: "absolute",
          value: 0,
          size: 0,
        });
      }
      list.push({ offset, type, symbol: entry === 0 ? nullSymbol : entry - 1 });
    }
  }
  return result;
}
