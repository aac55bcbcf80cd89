/**
 * Boot modules inside the image: an object whose section `tsjit_modules` lists them, so that a program carries its files
 * with it, as a kernel for any Multiboot loader or as a Linux program.
 *
 *     tsjit_modules   { u32 data, u32 size, u32 name } ...
 *     .rodata.moduleN data, on a page of its own
 *     .rodata.names   NUL-terminated names
 */
import { type ObjectFile, type ObjectSection, type ObjectSymbol, Relocation386 } from "@ts-jit/codegen";

const PAGE = 4096;
const ENTRY = 12;

/** The object that puts modules into a program; without modules it is empty. */
export function moduleObject(
  modules: readonly { readonly name: string; readonly data: Uint8Array }[],
): ObjectFile {
  const names = Buffer.from(modules.map(({ name }) => `${name}\0`).join(""));
  const table = Buffer.alloc(ENTRY * modules.length);
  const relocations: { offset: number; type: typeof Relocation386.R_386_32; symbol: number }[] = [];
  const nameSymbol = modules.length + 1;
  let nameAt = 0;
  for (const [index, { name, data }] of modules.entries()) {
    const entry = ENTRY * index;
    table.writeUInt32LE(data.length, entry + 4);
    table.writeUInt32LE(nameAt, entry + 8);
    relocations.push({ offset: entry, type: Relocation386.R_386_32, symbol: index + 1 });
    relocations.push({ offset: entry + 8, type: Relocation386.R_386_32, symbol: nameSymbol });
    nameAt += Buffer.byteLength(name) + 1;
  }
  const sections: ObjectSection[] = [
    { ...section("tsjit_modules", table, 4), relocations },
    ...modules.map(({ data }, index) => section(`.rodata.module${index}`, data, PAGE)),
    section(".rodata.names", names, 1),
  ];
  return { name: "modules", sections, symbols: sections.map((_, index) => sectionSymbol(index)), groups: [] };
}

function section(name: string, data: Uint8Array, align: number): ObjectSection {
  return {
    name,
    type: "progbits",
    alloc: true,
    write: false,
    exec: false,
    tls: false,
    merge: 0,
    strings: false,
    align,
    size: data.length,
    data,
    relocations: [],
    group: undefined,
  };
}

function sectionSymbol(index: number): ObjectSymbol {
  return {
    name: "",
    binding: "local",
    type: "section",
    visibility: "default",
    section: index,
    value: 0,
    size: 0,
  };
}
