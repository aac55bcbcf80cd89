/**
 * The linker: objects in, an executable image out.
 *
 *     resolve names -> mark what is reached -> lay out -> relocate -> write
 */
import type { Archive, ObjectFile, ObjectSymbol } from "@ts-jit/codegen";
import type { Image, ImageSection, ImageSymbol, Platform } from "../image.js";
import { LinkError, RelocationError } from "./errors.js";
import { writeExecutable } from "./executable.js";
import type { InputSection, LinkSymbol } from "./input.js";
import { layOut } from "./layout.js";
import { placeSymbols } from "./linker-symbols.js";
import type { Layout } from "./output.js";
import { findReached, pcBias, type Reached } from "./reach.js";
import { RELOCATION_RULES, readAddend, writeValue } from "./relocations.js";
import { SymbolTable } from "./symbols.js";

export interface LinkOptions {
  readonly platform: Platform;
  /** The program's name; default `a.out`. */
  readonly name?: string;
  /** Objects whose definitions yield to the program's, such as the runtime. */
  readonly libraries?: readonly ObjectFile[];
  /** Members that define what is missing are added to the program. */
  readonly archives?: readonly Archive[];
  /** Default `_start`. */
  readonly entry?: string;
  /** Symbols kept though nothing refers to them. */
  readonly keep?: readonly string[];
  /** Leaves out symbol table, section table and debug information. */
  readonly strip?: boolean;
  /** Whether unreachable sections of the program are dropped; default true. */
  readonly gc?: boolean;
}

/**
 * Links a static i386 executable.
 * @throws UndefinedSymbolError, DuplicateSymbolError, RelocationError with every finding and its place.
 */
export function link(objects: readonly ObjectFile[], options: LinkOptions): Image {
  const table = new SymbolTable();
  const entry = table.reference(options.entry ?? "_start");
  entry.needed = true;
  const roots = [entry, ...(options.keep ?? []).map((name) => table.reference(name))];
  for (const object of objects) table.add(object, "program");
  table.addFromArchives(options.archives ?? []);
  for (const object of options.libraries ?? []) table.add(object, "library");
  table.addFromArchives(options.archives ?? []);
  table.checkDuplicates();

  const reached = findReached(table, roots, { gc: options.gc ?? true, debug: options.strip !== true });
  if (entry.object?.standing === "library") refuseThreadLocals(reached);
  const layout = layOut(reached, options.platform);
  placeSymbols(table.globals.values(), layout);
  placeSymbols(localCommons(reached), layout);
  const contents = fillContents(reached, layout);
  const sections = imageSections(layout);
  const symbols = imageSymbols(table, reached, sections);
  return {
    platform: options.platform,
    name: options.name ?? "a.out",
    bytes: writeExecutable({
      platform: options.platform,
      layout,
      contents,
      entry: entry.finalAddress(),
      sections,
      symbols: options.strip === true ? undefined : symbols,
    }),
    entry: entry.finalAddress(),
    start: layout.start,
    end: layout.end,
    sections,
    symbols,
  };
}

/** The runtime's start-up sets no thread pointer: thread-local variables are for programs that bring their own. */
function refuseThreadLocals({ sections }: Reached): void {
  const findings = sections
    .filter(({ section }) => section.tls)
    .map((input) => {
      const held = input.object.symbols.filter(({ type, place }) => type === "tls" && place === input);
      const names = held.map(({ name }) => name).join(", ") || "without a name";
      return `thread-local variables are not supported by the runtime: ${names}\n  in ${input.object.name}:(${input.name})`;
    });
  if (findings.length > 0) throw new LinkError(findings);
}

function* localCommons(reached: Reached): Generator<LinkSymbol, void, void> {
  for (const symbol of reached.commons) if (symbol.binding === "local") yield symbol;
}

/** The file's bytes: sections copied to their places, then relocated. */
function fillContents(reached: Reached, layout: Layout): Uint8Array {
  let size = 0;
  for (const section of layout.sections) {
    section.index = 0;
    if (!section.nobits) size = Math.max(size, section.offset + section.size);
  }
  const contents = new Uint8Array(size);
  for (const output of layout.sections) {
    if (output.nobits) continue;
    const room = contents.subarray(output.offset, output.offset + output.size);
    if (output.exec) room.fill(0xcc); // gaps trap
    for (const input of output.inputs) room.set(input.section.data, input.offset);
    for (const pool of output.pools) pool.write(room);
  }
  const relocator = new Relocator(reached, layout, contents);
  relocator.writeSlots();
  for (const section of reached.sections) relocator.relocate(section);
  relocator.check();
  return contents;
}

class Relocator {
  private readonly view: DataView;
  private readonly table: number;
  private readonly threadPointer: number;
  private readonly findings: string[] = [];

  constructor(
    private readonly reached: Reached,
    private readonly layout: Layout,
    contents: Uint8Array,
  ) {
    this.view = new DataView(contents.buffer);
    this.table = layout.bounds(".got").start;
    const { size, align } = layout.tls;
    this.threadPointer = layout.bounds(".tdata").start + Math.ceil(size / align) * align;
  }

  /** Fills the global offset table, which nothing changes at run time. */
  writeSlots(): void {
    const got = this.layout.sections.find((section) => section.name === ".got");
    if (got === undefined) return;
    for (const [symbol, slot] of this.reached.addressSlots) {
      this.view.setUint32(got.offset + 4 * slot, symbol.finalAddress() >>> 0, true);
    }
    for (const [symbol, slot] of this.reached.threadSlots) {
      this.view.setInt32(got.offset + 4 * slot, symbol.finalAddress() - this.threadPointer, true);
    }
  }

  relocate(input: InputSection): void {
    const { output } = input;
    if (output === undefined || input.merge !== undefined || input.section.relocations.length === 0) return;
    const base = output.offset + input.offset;
    for (const relocation of input.section.relocations) {
      const rule = RELOCATION_RULES.get(relocation.type);
      const symbol = input.object.symbols[relocation.symbol];
      if (rule === undefined || symbol === undefined) continue;
      const at = base + relocation.offset;
      let A = readAddend(this.view, at, rule.size);
      let S: number;
      if (symbol.type === "section" && typeof symbol.place === "object" && symbol.place.merge !== undefined) {
        // The addend says which entry is meant, and entries move one by one.
        const bias = pcBias(relocation);
        S = symbol.place.address(symbol.value + A + bias);
        A = -bias;
      } else {
        S = symbol.finalAddress();
      }
      const slots = rule.slot === undefined ? undefined : this.reached[`${rule.slot}Slots`];
      const value = rule.value({
        S,
        A,
        P: output.address + input.offset + relocation.offset,
        G: this.table + 4 * (slots?.get(symbol) ?? 0),
        GOT: this.table,
        TP: this.threadPointer,
        before: relocation.offset > 0 ? this.view.getUint8(at - 1) : 0,
      });
      if (!writeValue(this.view, at, rule.size, value)) {
        this.findings.push(
          `${rule.name} to ${symbol.name || "a section"} does not fit: 0x${(value >>> 0).toString(16)} in ${rule.size} bytes\n  at ${input.place(relocation.offset)}`,
        );
      }
      if (typeof symbol.place === "object" && symbol.place.discarded && input.section.alloc) {
        this.findings.push(
          `a reference to the discarded section ${symbol.place.name} of a group that another object provides\n  at ${input.place(relocation.offset)}`,
        );
      }
    }
  }

  check(): void {
    if (this.findings.length > 0) throw new RelocationError(this.findings);
  }
}

function imageSections(layout: Layout): ImageSection[] {
  const present = layout.sections.filter((section) => section.size > 0);
  return present.map((section, index) => {
    section.index = index;
    return {
      name: section.name,
      address: section.address,
      size: section.size,
      fileSize: section.nobits ? 0 : section.size,
      offset: section.offset,
      align: section.align,
      alloc: section.kind.segment !== "none",
      write: section.kind.segment === "data",
      exec: section.exec,
    };
  });
}

function imageSymbols(table: SymbolTable, reached: Reached, sections: ImageSection[]): ImageSymbol[] {
  const commons = new Set(reached.commons);
  const bss = sections.findIndex((section) => section.name === ".bss");
  const seen = new Set<LinkSymbol>();
  const symbols: ImageSymbol[] = [];
  const add = (symbol: LinkSymbol) => {
    if (seen.has(symbol) || symbol.name === "" || symbol.name.startsWith(".L")) return;
    seen.add(symbol);
    const section = commons.has(symbol) ? bss : symbolSection(symbol);
    if (section === undefined || symbol.type === "section" || symbol.type === "file") return;
    const type: ObjectSymbol["type"] = symbol.type;
    const { name, size, binding } = symbol;
    symbols.push({ name, address: symbol.finalAddress(), size, binding, type, section });
  };
  for (const object of table.objects) for (const symbol of object.symbols) add(symbol);
  for (const symbol of table.globals.values()) add(symbol);
  return symbols.sort((a, b) => a.address - b.address || (a.name < b.name ? -1 : 1));
}

function symbolSection({ place }: LinkSymbol): number | "absolute" | undefined {
  if (typeof place === "object") return place.live ? place.output?.index : undefined;
  return place === "absolute" || place === "linker" ? "absolute" : undefined;
}
