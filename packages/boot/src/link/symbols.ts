/**
 * Symbol resolution: one definition for every name.
 *
 *     library weak < library < program weak < program common < program strong
 *
 * Of two definitions the higher stands; of two equals the first stands when they are weak, the larger when they are
 * common, and else the name is defined twice. So a program may bring its own `malloc`, and a tentative definition of C
 * yields to a real one.
 *
 * Source: System V ABI, "Symbol Table" (weak, common, visibility) and "Section Groups" (COMDAT).
 */
import { type Archive, type ObjectFile, type ObjectSymbol, readElf } from "@ts-jit/codegen";
import { DuplicateSymbolError, UndefinedSymbolError } from "./errors.js";
import { InputObject, LinkSymbol, type Standing, type SymbolPlace } from "./input.js";
import { nearestName } from "./near.js";
import { withStaticThreadLocals } from "./thread-local.js";

/** Ranks of definitions; 0 is none. */
const RANK = {
  library: { weak: 1, common: 2, strong: 2 },
  program: { weak: 3, common: 4, strong: 5 },
} as const;

/** The program-wide names, and the objects that took part in naming them. */
export class SymbolTable {
  readonly globals = new Map<string, LinkSymbol>();
  readonly objects: InputObject[] = [];
  private readonly comdats = new Set<string>();
  private readonly taken = new Map<Archive, Set<number>>();
  private readonly duplicates: string[] = [];

  /** Takes in an object: its groups, then its symbols. */
  add(given: ObjectFile, standing: Standing): InputObject {
    const file = withStaticThreadLocals(given);
    const object = new InputObject(file, standing);
    this.objects.push(object);
    this.dropKnownGroups(object);
    object.symbols = file.symbols.map((symbol) =>
      symbol.binding === "local" ? localSymbol(object, symbol) : this.resolve(object, symbol),
    );
    return object;
  }

  /** The symbol of that name, made when absent. */
  reference(name: string): LinkSymbol {
    let symbol = this.globals.get(name);
    if (symbol === undefined) {
      symbol = new LinkSymbol(name);
      this.globals.set(name, symbol);
    }
    return symbol;
  }

  /** Adds members of archives that define what is missing, until nothing more is found. */
  addFromArchives(archives: readonly Archive[]): void {
    if (archives.length === 0) return;
    for (let grew = true; grew; ) {
      grew = false;
      for (const symbol of [...this.globals.values()]) {
        if (symbol.place !== "undefined" || !symbol.needed) continue;
        for (const archive of archives) {
          const index = archive.symbols.get(symbol.name);
          if (index === undefined) continue;
          grew = this.addMember(archive, index) || grew;
          break;
        }
      }
    }
  }

  /** @throws DuplicateSymbolError naming both places of each name defined twice. */
  checkDuplicates(): void {
    if (this.duplicates.length > 0) throw new DuplicateSymbolError(this.duplicates);
  }

  /** Adds a member once; returns whether it was new. */
  private addMember(archive: Archive, index: number): boolean {
    let taken = this.taken.get(archive);
    if (taken === undefined) {
      taken = new Set();
      this.taken.set(archive, taken);
    }
    const member = archive.members[index];
    if (member === undefined || taken.has(index)) return false;
    taken.add(index);
    this.add(readElf(member.data, `${archive.name}(${member.name})`), "program");
    return true;
  }

  private dropKnownGroups(object: InputObject): void {
    const dropped = object.file.groups.map((group) => {
      const name = object.file.symbols[group.signature]?.name ?? "";
      if (this.comdats.has(name)) return true;
      this.comdats.add(name);
      return false;
    });
    for (const section of object.sections) {
      const { group } = section.section;
      if (group !== undefined && dropped[group] === true) section.discarded = true;
    }
  }

  private resolve(object: InputObject, symbol: ObjectSymbol): LinkSymbol {
    const global = this.reference(symbol.name);
    const place = placeOf(object, symbol);
    if (place === "undefined") {
      if (symbol.binding !== "weak") global.needed = true;
      return global;
    }
    const ranks = RANK[object.standing];
    const rank = symbol.binding === "weak" ? ranks.weak : place === "common" ? ranks.common : ranks.strong;
    if (rank > global.rank) define(global, object, symbol, place, rank);
    else if (rank === global.rank && symbol.binding !== "weak")
      this.settleEquals(global, object, symbol, place);
    return global;
  }

  private settleEquals(
    global: LinkSymbol,
    object: InputObject,
    symbol: ObjectSymbol,
    place: SymbolPlace,
  ): void {
    if (place === "common" && global.place === "common") {
      global.size = Math.max(global.size, symbol.size);
      global.value = Math.max(global.value, symbol.value);
      return;
    }
    if (global.place === "absolute" && place === "absolute" && global.value === symbol.value) return;
    this.duplicates.push(
      `duplicate symbol: ${symbol.name}\n  defined in ${definitionPlace(global.object, global.place, global.value)}\n  and in ${definitionPlace(object, place, symbol.value)}`,
    );
  }
}

/** Explains every symbol of `missing`: who refers to it, where, and which defined name is near. */
export function undefinedSymbols(
  missing: ReadonlyMap<LinkSymbol, readonly string[]>,
  table: SymbolTable,
): UndefinedSymbolError {
  const defined = [...table.globals.values()]
    .filter((symbol) => symbol.place !== "undefined")
    .map((s) => s.name);
  const findings = [...missing].map(([symbol, places]) => {
    const shown = places.slice(0, 3).map((place) => `\n  referred to by ${place}`);
    const more = places.length > 3 ? `\n  and ${places.length - 3} more` : "";
    const near = nearestName(symbol.name, defined);
    return `undefined symbol: ${symbol.name}${shown.join("")}${more}${near === undefined ? "" : `\n  did you mean: ${near}`}`;
  });
  return new UndefinedSymbolError(findings);
}

function define(
  global: LinkSymbol,
  object: InputObject,
  symbol: ObjectSymbol,
  place: SymbolPlace,
  rank: number,
): void {
  global.place = place;
  global.object = object;
  global.value = symbol.value;
  global.size = symbol.size;
  global.rank = rank;
  global.binding = symbol.binding;
  global.type = symbol.type;
  if (place === "absolute") global.address = symbol.value;
}

function localSymbol(object: InputObject, symbol: ObjectSymbol): LinkSymbol {
  const local = new LinkSymbol(symbol.name);
  define(local, object, symbol, placeOf(object, symbol), RANK.program.strong);
  return local;
}

function placeOf(object: InputObject, symbol: ObjectSymbol): SymbolPlace {
  if (typeof symbol.section !== "number") return symbol.section;
  const section = object.sections[symbol.section];
  // A name in a section that lost to another object's group is the other's.
  return section === undefined || (section.discarded && symbol.binding !== "local") ? "undefined" : section;
}

function definitionPlace(object: InputObject | undefined, place: SymbolPlace, value: number): string {
  if (typeof place === "object") return `${place.object.name}:(${place.name}+0x${value.toString(16)})`;
  return `${object?.name ?? "the linker"} (${place})`;
}
