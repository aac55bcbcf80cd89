/** ELF32 as numbers: the header fields, section types and flags that reading and writing share.
 *
 * Source: System V ABI, "Object Files"; Intel386 Architecture Processor Supplement; gABI draft of 2013 for groups.
 */
import type { ObjectSymbol, SectionType } from "../object-file.js";

export const ELF_HEADER_SIZE = 52;
export const SECTION_HEADER_SIZE = 40;
export const SYMBOL_SIZE = 16;
export const REL_SIZE = 8;

export const ET_REL = 1;
export const EM_386 = 3;

export const SHT = {
  NULL: 0,
  PROGBITS: 1,
  SYMTAB: 2,
  STRTAB: 3,
  RELA: 4,
  NOTE: 7,
  NOBITS: 8,
  REL: 9,
  INIT_ARRAY: 14,
  FINI_ARRAY: 15,
  GROUP: 17,
  SYMTAB_SHNDX: 18,
} as const;

export const SHF = {
  WRITE: 0x1,
  ALLOC: 0x2,
  EXECINSTR: 0x4,
  MERGE: 0x10,
  STRINGS: 0x20,
  INFO_LINK: 0x40,
  GROUP: 0x200,
  TLS: 0x400,
  COMPRESSED: 0x800,
  EXCLUDE: 0x80000000,
} as const;

/** Section indices from here on are places that are no sections. */
export const SHN_LORESERVE = 0xff00;
export const SHN = { UNDEF: 0, ABS: 0xfff1, COMMON: 0xfff2, XINDEX: 0xffff } as const;

export const GRP_COMDAT = 1;

export const SECTION_TYPE_NUMBER: Readonly<Record<SectionType, number>> = {
  progbits: SHT.PROGBITS,
  nobits: SHT.NOBITS,
  init_array: SHT.INIT_ARRAY,
  fini_array: SHT.FINI_ARRAY,
  note: SHT.NOTE,
};

export const BINDING_NUMBER: Readonly<Record<ObjectSymbol["binding"], number>> = {
  local: 0,
  global: 1,
  weak: 2,
};

export const SYMBOL_TYPE_NUMBER: Readonly<Record<ObjectSymbol["type"], number>> = {
  none: 0,
  object: 1,
  function: 2,
  section: 3,
  file: 4,
  tls: 6,
};

export const VISIBILITY_NUMBER: Readonly<Record<ObjectSymbol["visibility"], number>> = {
  default: 0,
  internal: 1,
  hidden: 2,
  protected: 3,
};

/** A table of names to numbers, turned round. */
export function byNumber<Name extends string>(
  table: Readonly<Record<Name, number>>,
): ReadonlyMap<number, Name> {
  const names = new Map<number, Name>();
  for (const name of Object.keys(table) as Name[]) names.set(table[name], name);
  return names;
}
