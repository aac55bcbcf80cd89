/**
 * An `ObjectFile` as the bytes of an ELF32 i386 relocatable, in this order:
 *
 *     ELF header | group sections | sections, each followed by its .rel | .note.GNU-stack
 *     | .symtab [| .symtab_shndx] | .strtab | .shstrtab | section headers
 *
 * Groups come before their members and local symbols before the others, as the specification asks.
 */
import type { ObjectFile, ObjectSection, ObjectSymbol } from "../object-file.js";
import {
  BINDING_NUMBER,
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

interface OutputSection {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  /** File size for everything but nobits. */
  readonly size: number;
  readonly link: number;
  readonly info: number;
  readonly align: number;
  readonly entrySize: number;
  readonly data: Uint8Array;
}

/** NUL-terminated strings, each once. They are encoded together: a module has thousands. */
class StringTable {
  private readonly offsets = new Map<string, number>([["", 0]]);
  private readonly texts: string[] = [""];
  size = 1;

  add(text: string): number {
    let offset = this.offsets.get(text);
    if (offset === undefined) {
      offset = this.size;
      this.offsets.set(text, offset);
      this.texts.push(text);
      this.size += utf8Length(text) + 1;
    }
    return offset;
  }

  bytes(): Uint8Array {
    return encoder.encode(`${this.texts.join("\0")}\0`);
  }
}

const encoder = new TextEncoder();
const ASCII = /^[\0-\x7f]*$/;
function utf8Length(text: string): number {
  return ASCII.test(text) ? text.length : encoder.encode(text).length;
}

/** Serializes a relocatable object; throws RangeError when an index in it points nowhere. */
export function writeElf(object: ObjectFile): Uint8Array {
  const { sections, symbols, groups } = object;
  const order = localsFirst(symbols);
  const position = new Int32Array(symbols.length);
  order.forEach((index, at) => {
    position[index] = at + 1;
  });
  const symbolNumber = (index: number, user: string): number => {
    const number = position[index];
    if (number === undefined)
      throw new RangeError(`${object.name}: ${user} names symbol ${index} of ${symbols.length}`);
    return number;
  };

  // Header numbers first: groups, then each section with its relocations.
  const sectionNumber = new Int32Array(sections.length);
  const members: number[][] = groups.map(() => []);
  let count = 1 + groups.length;
  sections.forEach((section, index) => {
    sectionNumber[index] = count++;
    const group = section.group === undefined ? undefined : members[section.group];
    if (section.group !== undefined && group === undefined)
      throw new RangeError(
        `${object.name}: section ${section.name} is in group ${section.group} of ${groups.length}`,
      );
    group?.push(count - 1);
    if (section.relocations.length === 0) return;
    group?.push(count);
    count++;
  });
  const symtabNumber = count + 1;

  const output: OutputSection[] = [];
  groups.forEach((group, index) => {
    const words = new Uint32Array([GRP_COMDAT, ...(members[index] ?? [])]);
    output.push({
      name: ".group",
      type: SHT.GROUP,
      flags: 0,
      size: words.byteLength,
      link: symtabNumber,
      info: symbolNumber(group.signature, `group ${index}`),
      align: 4,
      entrySize: 4,
      data: littleEndian(words),
    });
  });
  sections.forEach((section, index) => {
    const groupFlag = section.group === undefined ? 0 : SHF.GROUP;
    output.push({
      name: section.name,
      type: SECTION_TYPE_NUMBER[section.type],
      flags: sectionFlags(section) | groupFlag,
      size: section.size,
      link: 0,
      info: 0,
      align: section.align,
      entrySize: section.merge,
      data: section.data,
    });
    if (section.relocations.length === 0) return;
    const words = new Uint32Array(section.relocations.length * 2);
    section.relocations.forEach((relocation, at) => {
      words[at * 2] = relocation.offset;
      words[at * 2 + 1] =
        (symbolNumber(relocation.symbol, `a relocation of ${section.name}`) << 8) | relocation.type;
    });
    output.push({
      name: `.rel${section.name}`,
      type: SHT.REL,
      flags: SHF.INFO_LINK | groupFlag,
      size: words.byteLength,
      link: symtabNumber,
      info: sectionNumber[index] ?? 0,
      align: 4,
      entrySize: REL_SIZE,
      data: littleEndian(words),
    });
  });
  const nothing = { flags: 0, link: 0, info: 0, align: 1, entrySize: 0 };
  const none = new Uint8Array(0);
  // Its presence tells the linker that no code here runs on the stack.
  output.push({ ...nothing, name: ".note.GNU-stack", type: SHT.PROGBITS, size: 0, data: none });

  const strings = new StringTable();
  const table = symbolTable(object, order, sectionNumber, strings);
  const locals = 1 + symbols.reduce((sum, symbol) => sum + (symbol.binding === "local" ? 1 : 0), 0);
  const strtabNumber = symtabNumber + (table.extended === undefined ? 1 : 2);
  output.push({
    ...nothing,
    name: ".symtab",
    type: SHT.SYMTAB,
    size: table.bytes.length,
    link: strtabNumber,
    info: locals,
    align: 4,
    entrySize: SYMBOL_SIZE,
    data: table.bytes,
  });
  if (table.extended !== undefined)
    output.push({
      ...nothing,
      name: ".symtab_shndx",
      type: SHT.SYMTAB_SHNDX,
      size: table.extended.length,
      link: symtabNumber,
      align: 4,
      entrySize: 4,
      data: table.extended,
    });
  output.push({ ...nothing, name: ".strtab", type: SHT.STRTAB, size: strings.size, data: strings.bytes() });

  const names = new StringTable();
  const nameOffsets = output.map((section) => names.add(section.name));
  const shstrtabName = names.add(".shstrtab");
  output.push({ ...nothing, name: ".shstrtab", type: SHT.STRTAB, size: names.size, data: names.bytes() });
  nameOffsets.push(shstrtabName);
  return layOut(output, nameOffsets);
}

function localsFirst(symbols: readonly ObjectSymbol[]): number[] {
  const locals: number[] = [];
  const others: number[] = [];
  symbols.forEach((symbol, index) => {
    (symbol.binding === "local" ? locals : others).push(index);
  });
  return locals.concat(others);
}

function sectionFlags(section: ObjectSection): number {
  return (
    (section.write ? SHF.WRITE : 0) |
    (section.alloc ? SHF.ALLOC : 0) |
    (section.exec ? SHF.EXECINSTR : 0) |
    (section.tls ? SHF.TLS : 0) |
    (section.merge > 0 ? SHF.MERGE : 0) |
    (section.strings ? SHF.STRINGS : 0)
  );
}

/** The symbol table, and the section numbers that do not fit its 16-bit field when there are any. */
function symbolTable(
  object: ObjectFile,
  order: readonly number[],
  sectionNumber: Int32Array,
  strings: StringTable,
): { bytes: Uint8Array; extended: Uint8Array | undefined } {
  const bytes = new Uint8Array((order.length + 1) * SYMBOL_SIZE);
  const view = new DataView(bytes.buffer);
  const extended = new Uint32Array(order.length + 1);
  let overflow = false;
  order.forEach((index, place) => {
    const symbol = object.symbols[index];
    if (symbol === undefined) return;
    const at = (place + 1) * SYMBOL_SIZE;
    view.setUint32(at, symbol.type === "section" ? 0 : strings.add(symbol.name), true);
    view.setUint32(at + 4, symbol.value, true);
    view.setUint32(at + 8, symbol.size, true);
    bytes[at + 12] = (BINDING_NUMBER[symbol.binding] << 4) | SYMBOL_TYPE_NUMBER[symbol.type];
    bytes[at + 13] = VISIBILITY_NUMBER[symbol.visibility];
    let section: number;
    if (symbol.section === "undefined") section = SHN.UNDEF;
    else if (symbol.section === "absolute") section = SHN.ABS;
    else if (symbol.section === "common") section = SHN.COMMON;
    else {
      const number = sectionNumber[symbol.section];
      if (number === undefined)
        throw new RangeError(
          `${object.name}: symbol ${symbol.name} is in section ${symbol.section} of ${object.sections.length}`,
        );
      section = number;
      if (number >= SHN_LORESERVE) {
        extended[place + 1] = number;
        section = SHN.XINDEX;
        overflow = true;
      }
    }
    view.setUint16(at + 14, section, true);
  });
  return { bytes, extended: overflow ? littleEndian(extended) : undefined };
}

function littleEndian(words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < words.length; index++) view.setUint32(index * 4, words[index] ?? 0, true);
  return bytes;
}

function alignUp(value: number, align: number): number {
  return align > 1 ? Math.ceil(value / align) * align : value;
}

function layOut(output: readonly OutputSection[], nameOffsets: readonly number[]): Uint8Array {
  const offsets: number[] = [];
  let end = ELF_HEADER_SIZE;
  for (const section of output) {
    end = alignUp(end, section.align);
    offsets.push(end);
    end += section.data.length;
  }
  const headers = alignUp(end, 4);
  const count = output.length + 1;
  const bytes = new Uint8Array(headers + count * SECTION_HEADER_SIZE);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]);
  view.setUint16(16, ET_REL, true);
  view.setUint16(18, EM_386, true);
  view.setUint32(20, 1, true);
  view.setUint32(32, headers, true);
  view.setUint16(40, ELF_HEADER_SIZE, true);
  view.setUint16(46, SECTION_HEADER_SIZE, true);
  // Counts too large for the header stand in the null section's header.
  const large = count >= SHN_LORESERVE;
  view.setUint16(48, large ? 0 : count, true);
  view.setUint16(50, large ? SHN.XINDEX : count - 1, true);
  if (large) {
    view.setUint32(headers + 20, count, true);
    view.setUint32(headers + 24, count - 1, true);
  }
  output.forEach((section, index) => {
    const offset = offsets[index] ?? 0;
    bytes.set(section.data, offset);
    const at = headers + (index + 1) * SECTION_HEADER_SIZE;
    view.setUint32(at, nameOffsets[index] ?? 0, true);
    view.setUint32(at + 4, section.type, true);
    view.setUint32(at + 8, section.flags, true);
    view.setUint32(at + 16, offset, true);
    view.setUint32(at + 20, section.size, true);
    view.setUint32(at + 24, section.link, true);
    view.setUint32(at + 28, section.info, true);
    view.setUint32(at + 32, section.align, true);
    view.setUint32(at + 36, section.entrySize, true);
  });
  return bytes;
}
