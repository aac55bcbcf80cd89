/** Sections that assembly text fills. */
import type { RelocationType, SectionType } from "../object-file.js";
import { AssemblyError } from "./asm-error.js";

export interface SectionProperties {
  readonly name: string;
  readonly type: SectionType;
  readonly alloc: boolean;
  readonly write: boolean;
  readonly exec: boolean;
  readonly tls: boolean;
  /** Bytes of an entry that may be merged, 0 for none. */
  readonly merge: number;
  readonly strings: boolean;
}

/** Against a name, or against the start of one of the text's sections. */
export type AsmRelocation = { readonly offset: number; readonly type: RelocationType } & (
  | { readonly name: string; readonly section?: undefined }
  | { readonly section: AsmSection; readonly name?: undefined }
);

export class AsmSection {
  readonly bytes: number[] = [];
  readonly relocations: AsmRelocation[] = [];
  align = 1;
  constructor(readonly properties: SectionProperties) {}

  /** Writes a field. @throws AssemblyError when the value does not fit; `text` names it. */
  write(offset: number, size: number, value: number, text = ""): void {
    if (size === 1 && (value < -128 || value > 255)) throw new AssemblyError(`'${text}', too far away,`);
    for (let byte = 0; byte < size; byte++) this.bytes[offset + byte] = (value >> (8 * byte)) & 0xff;
  }
}

const PLAIN = {
  type: "progbits",
  alloc: true,
  write: false,
  exec: false,
  tls: false,
  merge: 0,
  strings: false,
} as const;
/** Where a template's own bytes go: into the function it stands in. */
export const OWN_SECTION: SectionProperties = { ...PLAIN, name: "", exec: true };

/** What sections are by their names, where nothing else is said. Source: GNU as, `.section`. */
const BY_NAME: readonly (readonly [RegExp, Partial<SectionProperties>])[] = [
  [/^\.(?:text|init|fini)(?:\.|$)/, { exec: true }],
  [/^\.tdata(?:\.|$)/, { write: true, tls: true }],
  [/^\.tbss(?:\.|$)/, { write: true, tls: true, type: "nobits" }],
  [/^\.data(?:\.|$)/, { write: true }],
  [/^\.bss(?:\.|$)/, { write: true, type: "nobits" }],
  [/^\.init_array(?:\.|$)/, { write: true, type: "init_array" }],
  [/^\.fini_array(?:\.|$)/, { write: true, type: "fini_array" }],
  [/^\.rodata(?:\.|$)/, {}],
  [/^\.note(?:\.|$)/, { alloc: false, type: "note" }],
];
export function sectionNamed(name: string): SectionProperties {
  const known = BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? { alloc: false };
  return { ...PLAIN, ...known, name };
}
