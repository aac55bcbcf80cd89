/**
 * The i386 relocations of a static program, one row each.
 *
 * S is the symbol's address, A the addend in the section's bytes, P the place, G the symbol's slot in the global offset
 * table, GOT the table, TP what the thread register points at (the end of the thread-local block).
 *
 * Source: Intel386 Architecture Processor Supplement, "Relocation"; Drepper, "ELF Handling For Thread-Local Storage".
 */
import { Relocation386 as R } from "@ts-jit/codegen";

/** What a relocation is computed from; all 32-bit values. */
export interface RelocationInput {
  readonly S: number;
  readonly A: number;
  readonly P: number;
  /** Address of the symbol's slot; 0 without one. */
  readonly G: number;
  readonly GOT: number;
  readonly TP: number;
  /** The byte before the relocated field: the ModR/M byte of an instruction with a bare displacement. */
  readonly before: number;
}

export interface RelocationRule {
  readonly name: string;
  /** Bytes written. */
  readonly size: 0 | 1 | 2 | 4;
  /** The slot it needs: one with the symbol's address, or one with its offset from the thread pointer. */
  readonly slot?: "address" | "thread";
  readonly value: (input: RelocationInput) => number;
}

/** A ModR/M byte that says "displacement without a base register". */
const hasNoBase = (modrm: number) => (modrm & 0xc7) === 0x05;
const slotReference = ({ A, G, GOT, before }: RelocationInput) => (hasNoBase(before) ? G + A : G + A - GOT);

export const RELOCATION_RULES: ReadonlyMap<number, RelocationRule> = new Map<number, RelocationRule>([
  [R.R_386_NONE, { name: "R_386_NONE", size: 0, value: () => 0 }],
  [R.R_386_32, { name: "R_386_32", size: 4, value: ({ S, A }) => S + A }],
  [R.R_386_PC32, { name: "R_386_PC32", size: 4, value: ({ S, A, P }) => S + A - P }],
  [R.R_386_PLT32, { name: "R_386_PLT32", size: 4, value: ({ S, A, P }) => S + A - P }],
  [R.R_386_GOT32, { name: "R_386_GOT32", size: 4, slot: "address", value: slotReference }],
  [R.R_386_GOT32X, { name: "R_386_GOT32X", size: 4, slot: "address", value: slotReference }],
  [R.R_386_GOTOFF, { name: "R_386_GOTOFF", size: 4, value: ({ S, A, GOT }) => S + A - GOT }],
  [R.R_386_GOTPC, { name: "R_386_GOTPC", size: 4, value: ({ A, P, GOT }) => GOT + A - P }],
  [R.R_386_TLS_LE, { name: "R_386_TLS_LE", size: 4, value: ({ S, A, TP }) => S + A - TP }],
  [R.R_386_TLS_IE, { name: "R_386_TLS_IE", size: 4, slot: "thread", value: ({ A, G }) => G + A }],
  [
    R.R_386_TLS_GOTIE,
    { name: "R_386_TLS_GOTIE", size: 4, slot: "thread", value: ({ A, G, GOT }) => G + A - GOT },
  ],
  [R.R_386_TLS_LDO_32, { name: "R_386_TLS_LDO_32", size: 4, value: ({ S, A, TP }) => S + A - TP }],
  [R.R_386_16, { name: "R_386_16", size: 2, value: ({ S, A }) => S + A }],
  [R.R_386_PC16, { name: "R_386_PC16", size: 2, value: ({ S, A, P }) => S + A - P }],
  [R.R_386_8, { name: "R_386_8", size: 1, value: ({ S, A }) => S + A }],
  [R.R_386_PC8, { name: "R_386_PC8", size: 1, value: ({ S, A, P }) => S + A - P }],
]);

/** Relocations that need a dynamic linker or another thread-local model, and what to do instead. */
export const REFUSED_RELOCATIONS: ReadonlyMap<number, string> = new Map([
  [R.R_386_COPY, "R_386_COPY belongs in a dynamically linked program"],
  [R.R_386_GLOB_DAT, "R_386_GLOB_DAT belongs in a dynamically linked program"],
  [R.R_386_JMP_SLOT, "R_386_JMP_SLOT belongs in a dynamically linked program"],
  [R.R_386_RELATIVE, "R_386_RELATIVE belongs in a dynamically linked program"],
  [
    R.R_386_TLS_GD,
    "R_386_TLS_GD in code of an unknown form: compile thread-local variables with -ftls-model=local-exec",
  ],
  [
    R.R_386_TLS_LDM,
    "R_386_TLS_LDM in code of an unknown form: compile thread-local variables with -ftls-model=local-exec",
  ],
]);

/** The addend that stands in the bytes, sign-extended. */
export function readAddend(data: DataView, offset: number, size: RelocationRule["size"]): number {
  switch (size) {
    case 0:
      return 0;
    case 1:
      return data.getInt8(offset);
    case 2:
      return data.getInt16(offset, true);
    case 4:
      return data.getInt32(offset, true);
  }
}

/** Writes a value of 1, 2 or 4 bytes; returns whether it fits (as signed or as unsigned; 4 bytes wrap). */
export function writeValue(
  data: DataView,
  offset: number,
  size: RelocationRule["size"],
  value: number,
): boolean {
  switch (size) {
    case 0:
      return true;
    case 1:
      data.setInt8(offset, value);
      return value >= -0x80 && value <= 0xff;
    case 2:
      data.setInt16(offset, value, true);
      return value >= -0x8000 && value <= 0xffff;
    case 4:
      data.setInt32(offset, value | 0, true);
      return true;
  }
}
