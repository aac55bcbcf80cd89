/** Small objects for linker tests, written down as data. */
import {
  type ObjectFile,
  type ObjectGroup,
  type ObjectSection,
  type ObjectSymbol,
  Relocation386,
} from "@ts-jit/codegen";

export interface SectionSpec extends Partial<Omit<ObjectSection, "data" | "relocations" | "type">> {
  readonly name: string;
  readonly data?: readonly number[] | string;
  readonly type?: ObjectSection["type"];
  /** Offset, kind, name of the symbol. */
  readonly relocations?: readonly (readonly [number, keyof typeof Relocation386, string])[];
}

export type SymbolSpec = Partial<ObjectSymbol> & { readonly name: string; readonly in?: string };

/** An object of sections and symbols; names that only relocations mention become undefined symbols. */
export function makeObject(
  name: string,
  sections: readonly SectionSpec[],
  symbols: readonly SymbolSpec[] = [],
  groups: readonly ObjectGroup[] = [],
): ObjectFile {
  const table: ObjectSymbol[] = sections.map((section, index) => ({
    name: `section ${section.name}`,
    binding: "local",
    type: "section",
    visibility: "default",
    section: index,
    value: 0,
    size: 0,
  }));
  for (const { in: place, ...symbol } of symbols) {
    const section = place === undefined ? "undefined" : sections.findIndex((s) => s.name === place);
    table.push({
      binding: "global",
      type: "none",
      visibility: "default",
      section,
      value: 0,
      size: 0,
      ...symbol,
    });
  }
  const symbolIndex = (wanted: string) => {
    const at = table.findIndex((symbol) => symbol.name === wanted);
    if (at >= 0) return at;
    const undefinedSymbol: ObjectSymbol = {
      name: wanted,
      binding: "global",
      type: "none",
      visibility: "default",
      section: "undefined",
      value: 0,
      size: 0,
    };
    return table.push(undefinedSymbol) - 1;
  };
  return { name, sections: sections.map((spec) => makeSection(spec, symbolIndex)), symbols: table, groups };
}

function makeSection(spec: SectionSpec, symbolIndex: (name: string) => number): ObjectSection {
  const { data: given = [], relocations = [], ...rest } = spec;
  const data = typeof given === "string" ? Buffer.from(given, "latin1") : Uint8Array.from(given);
  return {
    type: "progbits",
    alloc: true,
    write: false,
    exec: spec.name.startsWith(".text"),
    tls: false,
    merge: 0,
    strings: false,
    align: 1,
    size: data.length,
    group: undefined,
    ...rest,
    data: Uint8Array.from(data),
    relocations: relocations.map(([offset, type, symbol]) => ({
      offset,
      type: Relocation386[type],
      symbol: symbolIndex(symbol),
    })),
  };
}
