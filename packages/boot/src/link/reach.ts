/**
 * What is reached from the entry: everything else is dropped.
 *
 * Marking starts at the entry, at the sections that are kept by their name and at constructor arrays, and follows
 * relocations. On the way it notes what the layout has to make: slots of the global offset table, common symbols,
 * and the names that nothing defines.
 */
import { Relocation386 as R, type Relocation } from "@ts-jit/codegen";
import { RelocationError } from "./errors.js";
import type { InputObject, InputSection, LinkSymbol } from "./input.js";
import { linkerSymbolNames, sectionBounds } from "./linker-symbols.js";
import { MergePool, MergeSection } from "./merge.js";
import { outputFor } from "./output.js";
import { REFUSED_RELOCATIONS, RELOCATION_RULES, readAddend } from "./relocations.js";
import { type SymbolTable, undefinedSymbols } from "./symbols.js";

export interface Reached {
  /** Live sections in input order. */
  readonly sections: readonly InputSection[];
  readonly commons: readonly LinkSymbol[];
  /** Symbols with a slot that holds their address, and with one that holds their thread-pointer offset. */
  readonly addressSlots: ReadonlyMap<LinkSymbol, number>;
  readonly threadSlots: ReadonlyMap<LinkSymbol, number>;
  /** Whether anything asks where the global offset table is. */
  readonly usesTable: boolean;
  readonly pools: readonly MergePool[];
}

/** Sections a loader or start-up code finds by themselves, without a relocation to them. */
const KEPT_SECTIONS = /^\.(multiboot|multiboot2|note\.Xen|note\.pvh|preinit_array|init|fini)$/;
const CONSTRUCTORS = /^\.(init_array|fini_array)(\.|$)/;

export function findReached(
  table: SymbolTable,
  roots: readonly LinkSymbol[],
  options: { readonly gc: boolean; readonly debug: boolean },
): Reached {
  return new Reacher(table).run(roots, options);
}

class Reacher {
  private readonly work: InputSection[] = [];
  private readonly commons = new Set<LinkSymbol>();
  private readonly slots = { address: new Map<LinkSymbol, number>(), thread: new Map<LinkSymbol, number>() };
  private readonly missing = new Map<LinkSymbol, string[]>();
  private readonly refused: string[] = [];
  private readonly pools = new Map<string, MergePool>();
  private slotCount = 0;
  private usesTable = false;

  constructor(private readonly table: SymbolTable) {}

  run(roots: readonly LinkSymbol[], { gc, debug }: { gc: boolean; debug: boolean }): Reached {
    for (const root of roots) this.reachSymbol(root, 0, "the entry point");
    for (const object of this.table.objects) this.reachKept(object, gc);
    this.drain();
    // A library's constructors run only when something else of the library is in the program.
    for (const object of this.table.objects) {
      if (object.sections.some((section) => section.live)) this.reachConstructors(object);
    }
    this.drain();
    if (debug) this.reachDebug();
    if (this.missing.size > 0) throw undefinedSymbols(this.missing, this.table);
    if (this.refused.length > 0) throw new RelocationError(this.refused);
    return {
      sections: this.table.objects.flatMap((object) => object.sections.filter((section) => section.live)),
      commons: [...this.commons],
      addressSlots: this.slots.address,
      threadSlots: this.slots.thread,
      usesTable: this.usesTable,
      pools: [...this.pools.values()],
    };
  }

  private reachKept(object: InputObject, gc: boolean): void {
    for (const section of object.sections) {
      if (!section.section.alloc || section.section.type === "note") {
        if (KEPT_SECTIONS.test(section.name)) this.reachSection(section);
        continue;
      }
      const whole = !gc && object.standing === "program" && section.name !== ".eh_frame";
      if (whole || KEPT_SECTIONS.test(section.name)) this.reachSection(section, true);
      else if (object.standing === "program" && isConstructors(section)) this.reachSection(section);
    }
  }

  private reachConstructors(object: InputObject): void {
    for (const section of object.sections) if (isConstructors(section)) this.reachSection(section);
  }

  /** Debug information of objects that have code in the program; it reaches nothing. */
  private reachDebug(): void {
    for (const object of this.table.objects) {
      if (!object.sections.some((section) => section.live)) continue;
      for (const section of object.sections) {
        if (section.section.alloc || section.discarded || !section.name.startsWith(".debug_")) continue;
        section.live = true;
        this.mergeOf(section)?.useAll();
      }
    }
  }

  private drain(): void {
    for (let section = this.work.pop(); section !== undefined; section = this.work.pop()) this.scan(section);
  }

  private reachSection(section: InputSection, whole = false): void {
    if (section.discarded) return;
    if (!section.live) {
      section.live = true;
      this.work.push(section);
    }
    if (whole) this.mergeOf(section)?.useAll();
  }

  private reachSymbol(symbol: LinkSymbol, addend: number, from: string, weak = false): void {
    const { place } = symbol;
    if (typeof place === "object") {
      this.reachSection(place);
      this.mergeOf(place)?.use(symbol.value + addend);
    } else if (place === "common") {
      this.commons.add(symbol);
    } else if (place === "undefined") {
      this.reachUndefined(symbol, from, weak);
    }
  }

  private reachUndefined(symbol: LinkSymbol, from: string, weak: boolean): void {
    const bounds = sectionBounds(symbol.name);
    if (bounds !== undefined) {
      symbol.place = "linker";
      for (const object of this.table.objects) {
        for (const section of object.sections) if (section.name === bounds) this.reachSection(section, true);
      }
    } else if (linkerSymbolNames.has(symbol.name)) {
      symbol.place = "linker";
    } else if (!weak) {
      const places = this.missing.get(symbol);
      if (places === undefined) this.missing.set(symbol, [from]);
      else places.push(from);
    }
  }

  private scan(section: InputSection): void {
    const { data, relocations } = section.section;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    for (const relocation of relocations) this.follow(section, relocation, view);
  }

  private follow(section: InputSection, relocation: Relocation, view: DataView): void {
    const rule = RELOCATION_RULES.get(relocation.type);
    if (rule === undefined) {
      const reason =
        REFUSED_RELOCATIONS.get(relocation.type) ?? `relocation of the unknown type ${relocation.type}`;
      this.refused.push(`${reason}\n  at ${section.place(relocation.offset)}`);
      return;
    }
    const symbol = section.object.symbols[relocation.symbol];
    if (symbol === undefined) return;
    const addend =
      symbol.type === "section" && mergeable(symbol) ? entryAddend(relocation, view, rule.size) : 0;
    const weak = section.object.file.symbols[relocation.symbol]?.binding === "weak";
    if (symbol.name === "_GLOBAL_OFFSET_TABLE_" || relocation.type === R.R_386_GOTOFF) this.usesTable = true;
    if (symbol.place === "undefined")
      this.reachSymbol(symbol, addend, section.place(relocation.offset), weak);
    else this.reachSymbol(symbol, addend, "", weak);
    if (rule.slot !== undefined) {
      const slots = this.slots[rule.slot];
      if (!slots.has(symbol)) slots.set(symbol, this.slotCount++);
    }
  }

  private mergeOf(section: InputSection): MergeSection | undefined {
    if (section.merge === undefined && isMergeable(section)) {
      const { merge, strings, align } = section.section;
      const key = `${outputFor(section).name}|${merge}|${strings}|${align}`;
      let pool = this.pools.get(key);
      if (pool === undefined) {
        pool = new MergePool(merge, strings, align);
        this.pools.set(key, pool);
      }
      section.merge = new MergeSection(section.section, pool);
      pool.sections.push(section.merge);
    }
    return section.merge;
  }
}

/** The offset, beyond its symbol, of the entry a relocation to a merged section means. */
export function entryAddend(relocation: Relocation, view: DataView, size: 0 | 1 | 2 | 4): number {
  const addend = readAddend(view, relocation.offset, size);
  return addend + pcBias(relocation);
}

/** A relative reference counts from the field's end, four bytes on: its addend has that taken off. */
export function pcBias(relocation: Relocation): number {
  return relocation.type === R.R_386_PC32 || relocation.type === R.R_386_PLT32 ? 4 : 0;
}

function mergeable(symbol: LinkSymbol): boolean {
  return typeof symbol.place === "object" && isMergeable(symbol.place);
}

function isMergeable({ section }: InputSection): boolean {
  return (
    section.merge > 0 &&
    !section.write &&
    section.relocations.length === 0 &&
    section.type === "progbits" &&
    section.data.length % section.merge === 0
  );
}

function isConstructors(section: InputSection): boolean {
  return CONSTRUCTORS.test(section.name);
}
