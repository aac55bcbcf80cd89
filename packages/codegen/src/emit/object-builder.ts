/** A module's functions and data as sections, symbols and relocations of an object file. */
import {
  type Comdat,
  type Function,
  type GlobalAlias,
  type GlobalValue,
  GlobalVariable,
  type Value,
} from "@ts-jit/ir";
import type { DebugSection, DebugTarget } from "../dwarf/index.js";
import type { ObjectFile, ObjectGroup, ObjectSection, ObjectSymbol, Relocation } from "../object-file.js";
import { Relocation386 } from "../object-file.js";
import type { AsmSection } from "./asm-sections.js";
import { addressConstant, DataWriter } from "./constant-data.js";
import {
  BESIDE_SYMBOL,
  type CodeRelocation,
  type EncodedFunction,
  OWN_CODE,
  TABLE_SYMBOL,
} from "./encoder.js";
import type { ModuleAsm } from "./module-asm.js";
import type { ModuleContext, SymbolEntry } from "./module-context.js";

type MutableSection = { -readonly [K in keyof ObjectSection]: ObjectSection[K] } & {
  relocations: Relocation[];
};

/** Where functions start, unless they are to be small: a line of the decoder. */
const PREFERRED_ALIGN = 16;

const NO_BYTES = new Uint8Array(0);
const WEAK: ReadonlySet<string> = new Set(["weak", "weak_odr", "linkonce", "linkonce_odr", "extern_weak"]);

/** Relocations of code that knows where its target stands. */
const BY_PLACE: ReadonlySet<number> = new Set([Relocation386.R_386_PC32, Relocation386.R_386_GOTOFF]);

/** A global's name in the object. */
function symbolName({ name, linkage }: GlobalValue): string {
  if (name.startsWith("\u0001")) return name.slice(1);
  return linkage === "private" ? `.L${name}` : name;
}

export class ObjectBuilder {
  private readonly sections: MutableSection[] = [];
  private readonly symbols: ObjectSymbol[] = [];
  private readonly groups: ObjectGroup[] = [];
  private readonly groupOf = new Map<Comdat, number>();
  /** Object symbol of a symbol number, -1 while not made. */
  private readonly symbolIndex: number[] = [];
  /** Object symbol of each section's start. */
  private readonly sectionSymbols = new Map<number, number>();
  /** Where each defined global stands: section and offset. */
  private readonly homes = new Map<GlobalValue, { section: number; value: number; size: number }>();
  /** Offsets of the blocks of each function, by block. */
  private readonly blockOffsets = new Map<Function, Int32Array>();
  private moduleAsm: ModuleAsm | undefined = undefined;
  /** Object symbols that assembly text of the module defines, by name. */
  private readonly asmSymbols = new Map<string, number>();
  private readonly pending: { section: number; offset: number; type: Relocation["type"]; symbol: number }[] =
    [];

  constructor(private readonly context: ModuleContext) {}

  private section(
    name: string,
    properties: Partial<ObjectSection> & { readonly data?: Uint8Array },
    comdat: Comdat | undefined,
  ): number {
    const { data = NO_BYTES } = properties;
    this.sections.push({
      name,
      type: properties.type ?? "progbits",
      alloc: properties.alloc ?? true,
      write: properties.write ?? false,
      exec: properties.exec ?? false,
      tls: properties.tls ?? false,
      merge: properties.merge ?? 0,
      strings: properties.strings ?? false,
      align: properties.align ?? 1,
      size: properties.size ?? data.length,
      data,
      group: comdat === undefined || comdat.selection === "nodeduplicate" ? undefined : this.group(comdat),
      relocations: [],
    });
    return this.sections.length - 1;
  }

  private group(comdat: Comdat): number {
    if (comdat.selection !== "any")
      throw this.context.unsupported(`the comdat $${comdat.name}, of selection ${comdat.selection},`, -1);
    let group = this.groupOf.get(comdat);
    if (group === undefined) {
      group = this.groups.length;
      this.groupOf.set(comdat, group);
      // The signature symbol is filled in when symbols are made.
      this.groups.push({ signature: -1 });
    }
    return group;
  }

  /** @param padded the function begins where processors fetch best, at the cost of some bytes before it */
  addFunction(fn: Function, code: EncodedFunction, padded: boolean): void {
    const preferred = padded ? PREFERRED_ALIGN : 1;
    const section = this.section(
      fn.section ?? `.text.${fn.name}`,
      { exec: true, align: Math.max(padded ? code.align : 1, fn.align ?? 1, preferred), data: code.bytes },
      fn.comdat,
    );
    this.homes.set(fn, { section, value: 0, size: code.bytes.length });
    this.blockOffsets.set(fn, code.blockOffsets);
    let tables = -1;
    const tableOffsets: number[] = [];
    if (code.tables.length > 0) {
      let size = 0;
      for (const { targets } of code.tables) {
        tableOffsets.push(size);
        size += targets.length * 4;
      }
      const data = new Uint8Array(size);
      const view = new DataView(data.buffer);
      tables = this.section(`.rodata.${fn.name}`, { align: 4, data }, fn.comdat);
      const entryType = this.context.positionIndependent
        ? Relocation386.R_386_GOTOFF
        : Relocation386.R_386_32;
      code.tables.forEach(({ targets }, table) => {
        targets.forEach((target, entry) => {
          const offset = (tableOffsets[table] ?? 0) + entry * 4;
          view.setInt32(offset, target, true);
          this.relocate(tables, offset, entryType, this.sectionSymbol(section));
        });
      });
    }
    const beside = code.beside.map(({ properties, align, data }) =>
      this.section(properties.name, { ...properties, align, data }, fn.comdat),
    );
    const relocate = (within: number, { offset, type, symbol }: CodeRelocation): void => {
      if (symbol >= 0) this.pending.push({ section: within, offset, type, symbol });
      else if (symbol <= BESIDE_SYMBOL)
        this.relocate(within, offset, type, this.sectionSymbol(beside[BESIDE_SYMBOL - symbol] ?? 0));
      else this.relocate(within, offset, type, this.sectionSymbol(section));
    };
    code.beside.forEach(({ relocations }, at) => {
      for (const relocation of relocations) relocate(beside[at] ?? 0, relocation);
    });
    for (const { offset, type, symbol } of code.relocations) {
      if (symbol >= 0 || symbol <= OWN_CODE) relocate(section, { offset, type, symbol });
      else {
        this.addInPlace(section, offset, tableOffsets[TABLE_SYMBOL - symbol] ?? 0);
        this.relocate(section, offset, type, this.sectionSymbol(tables));
      }
    }
  }

  /** Adds what assembly text of the module defines. */
  addModuleAsm(asm: ModuleAsm): void {
    this.moduleAsm = asm;
    const numbers = new Map<AsmSection, number>();
    for (const asmSection of asm.sections) {
      const { properties, align, bytes } = asmSection;
      const nobits = properties.type === "nobits";
      const data = nobits ? NO_BYTES : Uint8Array.from(bytes);
      numbers.set(
        asmSection,
        this.section(properties.name, { ...properties, align, data, size: bytes.length }, undefined),
      );
    }
    for (const asmSection of asm.sections) {
      const number = numbers.get(asmSection) ?? 0;
      for (const { offset, type, name, section } of asmSection.relocations) {
        if (name !== undefined)
          this.pending.push({ section: number, offset, type, symbol: this.context.symbolNamed(name) });
        else this.relocate(number, offset, type, this.sectionSymbol(numbers.get(section) ?? 0));
      }
    }
    for (const { place, ...symbol } of asm.symbols) {
      this.asmSymbols.set(symbol.name, this.symbols.length);
      const section = typeof place === "string" ? place : (numbers.get(place) ?? 0);
      this.symbols.push({ ...symbol, section });
    }
  }

  /** Names that assembly text gives to what the module defines: versions and aliases. */
  private addAsmAliases(): void {
    for (const [name, { target, offset, facts }] of this.moduleAsm?.aliases ?? []) {
      const defined = this.symbols[this.symbolFor(this.context.symbolNamed(target))];
      if (defined === undefined || defined.section === "undefined") continue;
      const { binding = "local", visibility } = facts;
      this.symbols.push({ ...defined, name, value: defined.value + offset, binding, visibility });
    }
  }
  /** The name under which an undefined symbol is asked for: `.symver` may have given it a version. */
  private askedFor(name: string): string {
    for (const [alias, { target }] of this.moduleAsm?.aliases ?? [])
      if (target === name && alias.includes("@")) return alias;
    return name;
  }

  /** Adds the sections that tell debuggers of functions and variables already added. */
  addDebugSections(sections: readonly DebugSection[]): void {
    const numbers = new Map<DebugTarget, number>();
    for (const { name, data } of sections)
      numbers.set(name, this.section(name, { alloc: false, data }, undefined));
    for (const { name, relocations } of sections) {
      for (const { offset, target } of relocations) {
        if (target instanceof GlobalVariable) {
          const symbol = this.context.symbolOf(target);
          this.pending.push({
            section: numbers.get(name) ?? 0,
            offset,
            type: Relocation386.R_386_32,
            symbol,
          });
          continue;
        }
        const section = typeof target === "string" ? numbers.get(target) : this.homes.get(target)?.section;
        if (section === undefined) throw new RangeError(`${name} refers to what the object does not have`);
        this.relocate(numbers.get(name) ?? 0, offset, Relocation386.R_386_32, this.sectionSymbol(section));
      }
    }
  }

  addVariable(global: GlobalVariable): void {
    const { initializer } = global;
    if (initializer === undefined || global.linkage === "available_externally") return;
    if (global.name === "llvm.global_ctors" || global.name === "llvm.global_dtors") {
      this.addStructors(global, initializer);
      return;
    }
    if (global.name.startsWith("llvm.")) return;
    const layout = this.context.module.dataLayout;
    const size = layout.allocSize(global.valueType);
    const align = Math.max(global.align ?? layout.preferredAlign(global.valueType), 1);
    if (global.linkage === "common") {
      this.homes.set(global, { section: -2, value: align, size });
      return;
    }
    const tls = global.threadLocal !== undefined;
    const zero = isZero(initializer) && !global.isConstant;
    const data = new Uint8Array(zero ? 0 : size);
    const writer = new DataWriter(this.context, data);
    if (!zero) writer.write(initializer, 0, global.place);
    const kind = tls
      ? zero
        ? ".tbss"
        : ".tdata"
      : zero
        ? ".bss"
        : global.isConstant && writer.relocations.length === 0
          ? ".rodata"
          : global.isConstant
            ? ".data.rel.ro"
            : ".data";
    const explicit = global.section;
    const section = this.section(
      explicit ?? `${kind}.${global.name}`,
      {
        type:
          zero && explicit === undefined
            ? "nobits"
            : explicit?.startsWith(".init_array")
              ? "init_array"
              : explicit?.startsWith(".fini_array")
                ? "fini_array"
                : "progbits",
        write: !global.isConstant || kind === ".data.rel.ro",
        tls,
        align,
        size,
        data: zero && explicit !== undefined ? new Uint8Array(size) : data,
      },
      global.comdat,
    );
    this.homes.set(global, { section, value: 0, size });
    for (const { offset, symbol, minus } of writer.relocations) {
      if (minus < 0) this.pending.push({ section, offset, type: Relocation386.R_386_32, symbol });
      else this.relocateDifference(section, offset, symbol, minus, global);
    }
  }

  /** llvm.global_ctors and dtors become arrays of functions; a priority orders them by the section's name. */
  private addStructors(global: GlobalVariable, initializer: Value): void {
    const stem = global.name === "llvm.global_ctors" ? ".init_array" : ".fini_array";
    const entries = (initializer as Value & { operands?: readonly Value[] }).operands ?? [];
    for (const entry of entries) {
      const [priority, fn] = (entry as Value & { operands: readonly Value[] }).operands;
      if (priority === undefined || fn === undefined) continue;
      const number = Number((priority as Value & { value?: bigint }).value ?? 65535n);
      const address = addressConstant(this.context, fn);
      if (address === undefined || address.symbol < 0) continue;
      const name = number === 65535 ? stem : `${stem}.${String(number).padStart(5, "0")}`;
      const section = this.section(
        name,
        {
          type: stem === ".init_array" ? "init_array" : "fini_array",
          write: true,
          align: 4,
          data: new Uint8Array(4),
        },
        undefined,
      );
      this.pending.push({ section, offset: 0, type: Relocation386.R_386_32, symbol: address.symbol });
    }
  }

  private addPools(): void {
    for (const pool of this.context.pools.values()) {
      const data = new Uint8Array(pool.values.length * pool.bytes);
      pool.values.forEach((bits, at) => {
        let rest = bits;
        for (let byte = 0; byte < pool.bytes; byte++) {
          data[at * pool.bytes + byte] = Number(rest & 0xffn);
          rest >>= 8n;
        }
      });
      const mergeable = pool.bytes <= 32;
      const section = this.section(
        `.rodata.cst${pool.bytes}`,
        { align: pool.bytes, data, merge: mergeable ? pool.bytes : 0 },
        undefined,
      );
      this.symbolIndex[pool.symbol] = this.sectionSymbol(section);
    }
  }

  /** A call that an assembly template writes goes by the linkage table where the function may stand elsewhere. */
  private callable(type: Relocation["type"], symbol: number): Relocation["type"] {
    const { context } = this;
    return type === Relocation386.R_386_PC32 && context.positionIndependent && !context.isLocal(symbol)
      ? Relocation386.R_386_PLT32
      : type;
  }

  /**
   * Where a definition stands that position-independent code takes for its own though others see it by its name. It is
   * named by its section, for by its name a linker would look for another.
   */
  private unreplaceable(
    entry: SymbolEntry | undefined,
    type: Relocation["type"],
  ): { readonly section: number; readonly value: number } | undefined {
    if (!this.context.positionIndependent || entry?.kind !== "global" || !BY_PLACE.has(type))
      return undefined;
    const { global } = entry;
    if (global.linkage !== "external" || global.visibility !== "default" || global.comdat !== undefined)
      return undefined;
    return global.dsoLocal ? this.homes.get(global) : undefined;
  }

  private relocate(section: number, offset: number, type: Relocation["type"], symbol: number): void {
    this.sections[section]?.relocations.push({ offset, type, symbol });
  }

  /** Writes the difference of two symbols: a number where they stand in one section, else relative to the place. */
  private relocateDifference(
    section: number,
    offset: number,
    symbol: number,
    minus: number,
    global: GlobalVariable,
  ): void {
    const left = this.homeOf(symbol);
    const right = this.homeOf(minus);
    if (left !== undefined && right !== undefined && left.section === right.section) {
      this.addInPlace(section, offset, left.value - right.value);
      return;
    }
    if (right?.section !== section) {
      throw this.context.unsupported(
        `in the initializer of @${global.name}, the difference of '${this.context.symbolName(symbol)}' and ` +
          `'${this.context.symbolName(minus)}', which stand in different sections,`,
        global.place,
      );
    }
    // a - b, with b in this section: a - place + (place - b).
    this.addInPlace(section, offset, offset - right.value);
    this.pending.push({ section, offset, type: Relocation386.R_386_PC32, symbol });
  }

  /** Where a symbol of this module stands, when it is defined here and settled. */
  private homeOf(symbol: number): { readonly section: number; readonly value: number } | undefined {
    const entry = this.context.symbols[symbol];
    if (entry?.kind === "global") return this.homes.get(entry.global as GlobalValue);
    if (entry?.kind !== "block") return undefined;
    const home = this.homes.get(entry.fn);
    if (home === undefined) return undefined;
    return { section: home.section, value: this.blockOffsets.get(entry.fn)?.[entry.block.index] ?? 0 };
  }

  private addInPlace(section: number, offset: number, amount: number): void {
    const { data } = this.sections[section] as MutableSection;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    view.setInt32(offset, view.getInt32(offset, true) + amount, true);
  }

  private sectionSymbol(section: number): number {
    let symbol = this.sectionSymbols.get(section);
    if (symbol === undefined) {
      symbol = this.symbols.length;
      this.symbols.push({
        name: "",
        binding: "local",
        type: "section",
        visibility: "default",
        section,
        value: 0,
        size: 0,
      });
      this.sectionSymbols.set(section, symbol);
    }
    return symbol;
  }

  /** The object symbol of a symbol number, made when first named. */
  private symbolFor(symbol: number): number {
    const known = this.symbolIndex[symbol];
    if (known !== undefined) return known;
    const entry = this.context.symbols[symbol];
    const undefinedHere = {
      name: entry?.name ?? "",
      binding: "global",
      type: "none",
      visibility: "default",
      section: "undefined",
      value: 0,
      size: 0,
    } as const;
    let made: ObjectSymbol = entry?.kind === "global" ? this.globalSymbol(entry.global) : undefinedHere;
    if (this.moduleAsm !== undefined) {
      const asmSymbol = made.section === "undefined" ? this.asmSymbols.get(made.name) : undefined;
      if (asmSymbol !== undefined) {
        this.symbolIndex[symbol] = asmSymbol;
        return asmSymbol;
      }
      const facts = this.moduleAsm.facts.get(made.name);
      const { binding = made.binding } = facts ?? {};
      const said = facts?.visibility ?? "default";
      const visibility = said === "default" ? made.visibility : said;
      const name = made.section === "undefined" ? this.askedFor(made.name) : made.name;
      made = { ...made, name, binding, visibility };
    }
    this.symbols.push(made);
    this.symbolIndex[symbol] = this.symbols.length - 1;
    return this.symbols.length - 1;
  }

  private globalSymbol(global: GlobalValue): ObjectSymbol {
    const { linkage } = global;
    const target = aliased(global);
    const home = this.homes.get(target);
    const isFunction = target.valueKind === "function";
    const isLocal = linkage === "internal" || linkage === "private";
    const tls = global.threadLocal !== undefined;
    const defined = home !== undefined;
    const common = home?.section === -2;
    return {
      name: symbolName(global),
      binding: isLocal ? "local" : WEAK.has(linkage) ? "weak" : "global",
      type: tls && !isFunction ? "tls" : !defined ? "none" : isFunction ? "function" : "object",
      visibility: global.visibility,
      section: home === undefined ? "undefined" : common ? "common" : home.section,
      value: home === undefined ? 0 : common ? home.value : home.value + aliasOffset(this.context, global),
      size: home?.size ?? 0,
    };
  }

  /** Resolves everything and hands over the object. */
  finish(name: string): ObjectFile {
    this.addPools();
    const { module } = this.context;
    for (const global of module.allGlobals()) {
      if (this.homes.has(aliased(global)) && !global.name.startsWith("llvm."))
        this.symbolFor(this.context.symbolOf(global));
    }
    this.addAsmAliases();
    for (const { section, offset, type: plain, symbol: named } of this.pending) {
      const reference = this.context.symbols[named];
      const { symbol, relocation: type } =
        reference?.kind === "reference" ? reference : { symbol: named, relocation: plain };
      const entry = this.context.symbols[symbol];
      if (entry?.kind !== "block") {
        const home = this.unreplaceable(entry, type);
        if (home === undefined)
          this.relocate(section, offset, this.callable(type, symbol), this.symbolFor(symbol));
        else {
          this.addInPlace(section, offset, home.value);
          this.relocate(section, offset, type, this.sectionSymbol(home.section));
        }
        continue;
      }
      const home = this.homeOf(symbol);
      if (home === undefined)
        throw this.context.unsupported(
          `the address of a block of @${entry.fn.name}, which is not compiled,`,
          -1,
        );
      this.addInPlace(section, offset, home.value);
      this.relocate(section, offset, type, this.sectionSymbol(home.section));
    }
    for (const [comdat, group] of this.groupOf) {
      const global = module.get(comdat.name);
      this.groups[group] = {
        signature: global === undefined ? -1 : this.symbolFor(this.context.symbolOf(global)),
      };
    }
    return { name, sections: this.sections, symbols: this.symbols, groups: this.groups };
  }
}

function aliased(global: GlobalValue): GlobalValue {
  let value = global;
  for (let steps = 0; value.valueKind === "alias" && steps < 64; steps++) {
    let target: Value | undefined = (value as GlobalAlias).aliasee;
    while (target !== undefined && target.valueKind === "constant")
      target = (target as Value & { operand(index: number): Value }).operand(0);
    if (target === undefined) break;
    value = target as GlobalValue;
  }
  return value;
}
function aliasOffset(context: ModuleContext, global: GlobalValue): number {
  let offset = 0;
  let value: GlobalValue = global;
  for (let steps = 0; value.valueKind === "alias" && steps < 64; steps++) {
    const target = (value as GlobalAlias).aliasee;
    if (target === undefined) break;
    offset += addressConstant(context, target)?.addend ?? 0;
    value = aliased(target as GlobalValue);
    if (value.valueKind !== "alias") break;
  }
  return offset;
}

function isZero(value: Value): boolean {
  if (value.valueKind !== "constant") return false;
  const constant = value as Value & { constantKind: string; value?: bigint; bits?: bigint };
  switch (constant.constantKind) {
    case "null":
    case "undef":
    case "poison":
      return true;
    case "int":
      return constant.value === 0n;
    case "fp":
      return constant.bits === 0n;
    default:
      return false;
  }
}
