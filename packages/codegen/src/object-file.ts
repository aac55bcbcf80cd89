/**
 * A relocatable object: what code generation hands on and what the linker takes, whether it came from us or from an
 * ELF32 file.
 *
 * Source: System V ABI, "Object Files"; Intel386 Architecture Processor Supplement.
 */

/** i386 relocations by their ELF numbers. */
export const Relocation386 = {
  R_386_NONE: 0,
  R_386_32: 1,
  R_386_PC32: 2,
  R_386_GOT32: 3,
  R_386_PLT32: 4,
  R_386_COPY: 5,
  R_386_GLOB_DAT: 6,
  R_386_JMP_SLOT: 7,
  R_386_RELATIVE: 8,
  R_386_GOTOFF: 9,
  R_386_GOTPC: 10,
  R_386_TLS_TPOFF: 14,
  R_386_TLS_IE: 15,
  R_386_TLS_GOTIE: 16,
  R_386_TLS_LE: 17,
  R_386_TLS_GD: 18,
  R_386_TLS_LDM: 19,
  R_386_16: 20,
  R_386_PC16: 21,
  R_386_8: 22,
  R_386_PC8: 23,
  R_386_TLS_LDO_32: 32,
  R_386_GOT32X: 43,
} as const;
export type RelocationType = (typeof Relocation386)[keyof typeof Relocation386];

/** i386 keeps the addend in the section's bytes (REL), which is where it stands here too. */
export interface Relocation {
  /** Byte offset in the section. */
  readonly offset: number;
  readonly type: RelocationType;
  /** Index into `ObjectFile.symbols`. */
  readonly symbol: number;
}

export type SectionType = "progbits" | "nobits" | "init_array" | "fini_array" | "note";

export interface ObjectSection {
  /** `.text.main`, `.rodata.str1.1`, ... */
  readonly name: string;
  readonly type: SectionType;
  readonly alloc: boolean;
  readonly write: boolean;
  readonly exec: boolean;
  /** Thread-local storage. */
  readonly tls: boolean;
  /** Entries of this size may be merged (`merge` 1 with `strings`: NUL-terminated strings); 0 for no. */
  readonly merge: number;
  readonly strings: boolean;
  /** In bytes, a power of two. */
  readonly align: number;
  /** In bytes; for progbits the length of `data`. */
  readonly size: number;
  /** Empty for nobits. */
  readonly data: Uint8Array;
  readonly relocations: readonly Relocation[];
  /** Index into `ObjectFile.groups` of the COMDAT group it belongs to. */
  readonly group: number | undefined;
}

export interface ObjectSymbol {
  readonly name: string;
  readonly binding: "local" | "global" | "weak";
  readonly type: "none" | "object" | "function" | "section" | "file" | "tls";
  readonly visibility: "default" | "internal" | "hidden" | "protected";
  /** Index into `ObjectFile.sections`, or one of the places that are none. */
  readonly section: number | "undefined" | "absolute" | "common";
  /** Offset in its section; for a common symbol its alignment. */
  readonly value: number;
  readonly size: number;
}

/** A COMDAT group: of all groups with one signature the linker keeps the first. */
export interface ObjectGroup {
  /** Index of the signature symbol. */
  readonly signature: number;
}

export interface ObjectFile {
  /** For messages: the file or module it came from. */
  readonly name: string;
  readonly sections: readonly ObjectSection[];
  readonly symbols: readonly ObjectSymbol[];
  readonly groups: readonly ObjectGroup[];
}
