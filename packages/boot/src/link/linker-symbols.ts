/** The names the linker defines when a program refers to them and does not define them itself. */
import type { LinkSymbol } from "./input.js";
import type { Layout } from "./output.js";

const segmentStart = (name: "text" | "rodata" | "data") => (layout: Layout) => layout.segments[name].address;
const segmentEnd = (name: "text" | "rodata" | "data") => (layout: Layout) => layout.segments[name].end;
const sectionStart = (name: string) => (layout: Layout) => layout.bounds(name).start;
const sectionEnd = (name: string) => (layout: Layout) => layout.bounds(name).end;

const LINKER_SYMBOLS: ReadonlyMap<string, (layout: Layout) => number> = new Map([
  ["__image_start", (layout) => layout.start],
  ["__ehdr_start", (layout) => layout.start],
  ["__executable_start", (layout) => layout.start],
  ["__text_start", segmentStart("text")],
  ["__text_end", segmentEnd("text")],
  ["__etext", segmentEnd("text")],
  ["_etext", segmentEnd("text")],
  ["etext", segmentEnd("text")],
  ["__rodata_start", segmentStart("rodata")],
  ["__rodata_end", segmentEnd("rodata")],
  ["__data_start", segmentStart("data")],
  ["data_start", segmentStart("data")],
  ["__data_end", (layout) => layout.dataEnd],
  ["_edata", (layout) => layout.dataEnd],
  ["edata", (layout) => layout.dataEnd],
  ["__bss_start", sectionStart(".bss")],
  ["__bss_end", (layout) => layout.end],
  ["__image_end", (layout) => layout.end],
  ["__end", (layout) => layout.end],
  ["_end", (layout) => layout.end],
  ["end", (layout) => layout.end],
  ["__preinit_array_start", sectionStart(".preinit_array")],
  ["__preinit_array_end", sectionEnd(".preinit_array")],
  ["__init_array_start", sectionStart(".init_array")],
  ["__init_array_end", sectionEnd(".init_array")],
  ["__fini_array_start", sectionStart(".fini_array")],
  ["__fini_array_end", sectionEnd(".fini_array")],
  ["__tls_start", sectionStart(".tdata")],
  ["__tls_end", sectionEnd(".tdata")],
  ["__tls_file_size", (layout) => layout.tls.size],
  ["__tls_size", (layout) => layout.tls.size],
  ["__tls_align", (layout) => layout.tls.align],
  ["_GLOBAL_OFFSET_TABLE_", sectionStart(".got")],
] satisfies [string, (layout: Layout) => number][]);

export const linkerSymbolNames: ReadonlySet<string> = new Set(LINKER_SYMBOLS.keys());

/** The section whose bounds `__start_NAME` and `__stop_NAME` are, for a section named like a C identifier. */
export function sectionBounds(symbol: string): string | undefined {
  return /^__(?:start|stop)_([A-Za-z_]\w*)$/.exec(symbol)?.[1];
}

/** The address of a linker-defined symbol. */
function linkerSymbolAddress(name: string, layout: Layout): number {
  const known = LINKER_SYMBOLS.get(name);
  if (known !== undefined) return known(layout);
  const bounds = layout.bounds(sectionBounds(name) ?? "");
  return name.startsWith("__start_") ? bounds.start : bounds.end;
}

/** Sets the addresses of symbols that stand in no input section. */
export function placeSymbols(symbols: Iterable<LinkSymbol>, layout: Layout): void {
  const bss = layout.bounds(".bss").start;
  for (const symbol of symbols) {
    if (symbol.place === "linker") symbol.address = linkerSymbolAddress(symbol.name, layout);
    else if (symbol.place === "common") symbol.address += bss;
  }
}
