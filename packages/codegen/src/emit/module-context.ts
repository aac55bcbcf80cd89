/**
 * What the functions of one module share while they are compiled: the symbols they name and the constants they pool.
 *
 * A symbol is a small number. A global's number is kept in its `index`, so that naming one costs no look-up.
 */
import {
  type BasicBlock,
  type Function,
  type Global,
  type GlobalValue,
  type Metadata,
  type Module,
  type Place,
  UnsupportedError,
} from "@ts-jit/ir";
import { TypeTable } from "../machine/type-parts.js";
import { Relocation386, type RelocationType } from "../object-file.js";
import type { CodegenOptions, CpuLevel } from "../options.js";
import { DEFAULT_CPU, type RelocationModel } from "../options.js";
import { isDsoLocal, relocationModelOf, threadLocalModel } from "./relocation-model.js";

/** What a symbol number stands for. */
export type SymbolEntry =
  | { readonly kind: "global"; readonly name: string; readonly global: Global }
  /** Defined by the runtime: `__udivdi3`, `memcpy`. */
  | { readonly kind: "external"; readonly name: string }
  /** The start of a pool section, `.rodata.cst8`; operands add the offset. */
  | { readonly kind: "pool"; readonly name: string; readonly bytes: number }
  /** Another symbol by way of a relocation of its own: `counter@GOTOFF`. */
  | {
      readonly kind: "reference";
      readonly name: string;
      readonly symbol: number;
      readonly relocation: RelocationType;
    }
  /** A block whose address is taken. */
  | { readonly kind: "block"; readonly name: string; readonly fn: Function; readonly block: BasicBlock };

/** Relocations that a reference may name: those of the processor supplement, without their prefix. */
export type ReferenceRelocation =
  | "GOT32X"
  | "GOTOFF"
  | "PLT32"
  | "TLS_GOTIE"
  | "TLS_IE"
  | "TLS_LE"
  | "TLS_LDO_32";

/** Constants of one size, each once. */
export class ConstantPool {
  readonly offsets = new Map<bigint, number>();
  readonly values: bigint[] = [];
  constructor(
    readonly bytes: number,
    readonly symbol: number,
  ) {}
  /** Offset of the constant with these bits. */
  offsetOf(bits: bigint): number {
    let offset = this.offsets.get(bits);
    if (offset === undefined) {
      offset = this.values.length * this.bytes;
      this.values.push(bits);
      this.offsets.set(bits, offset);
    }
    return offset;
  }
}

export class ModuleContext {
  readonly symbols: SymbolEntry[] = [];
  readonly pools = new Map<number, ConstantPool>();
  private readonly externals = new Map<string, number>();
  private readonly blocks = new Map<BasicBlock, number>();
  private readonly references = new Map<number, number>();
  private readonly typeTables = new Map<CpuLevel, TypeTable>();
  readonly cpu: CpuLevel;
  /** `pic` and `pie`: code may stand anywhere. */
  readonly relocationModel: RelocationModel;
  /** Whether some thread-local variable takes a call to find. */
  dynamicThreadLocals = false;
  /** Room for the parts of one function's values, used by one selector after the other. */
  partRegs = new Int32Array(1024);

  /** Source locations of the code by number; only with debug information. */
  readonly locations: Metadata[] = [];
  private readonly locationNumbers = new Map<Metadata, number>();
  private lastLocation: Metadata | undefined = undefined;
  private lastNumber = -1;

  constructor(
    readonly module: Module,
    readonly options: CodegenOptions,
  ) {
    this.cpu = options.cpu ?? DEFAULT_CPU;
    this.relocationModel = relocationModelOf(module, options);
    for (const global of module.allGlobals()) {
      if (global.threadLocal !== undefined && this.relocationModel === "pic")
        this.dynamicThreadLocals ||= threadLocalModel(global, "pic").endsWith("dynamic");
      global.index = this.symbols.length;
      this.symbols.push({ kind: "global", name: global.name, global });
    }
  }

  /** Numbers a source location; -1 for none. The numbers are those of {@link locations}. */
  locationNumber(location: Metadata | undefined): number {
    if (location === undefined) return -1;
    if (location === this.lastLocation) return this.lastNumber;
    let number = this.locationNumbers.get(location);
    if (number === undefined) {
      number = this.locations.push(location) - 1;
      this.locationNumbers.set(location, number);
    }
    this.lastLocation = location;
    this.lastNumber = number;
    return number;
  }
  symbolName(symbol: number): string {
    return this.symbols[symbol]?.name ?? `sym${symbol}`;
  }
  symbolOf(global: GlobalValue): number {
    return global.index;
  }
  /** The symbol of a runtime function by its name, which the module itself may define. */
  symbolNamed(name: string): number {
    const known = this.externals.get(name);
    if (known !== undefined) return known;
    const own = this.module.get(name) ?? this.module.get(`\u0001${name}`);
    let symbol = own?.index;
    if (symbol === undefined) {
      symbol = this.symbols.length;
      this.symbols.push({ kind: "external", name });
    }
    this.externals.set(name, symbol);
    return symbol;
  }
  /** Whether code must not hold absolute addresses. */
  get positionIndependent(): boolean {
    return this.relocationModel !== "static";
  }
  /** The symbol that stands for `symbol` by this relocation, whatever relocation its user would write. */
  reference(symbol: number, relocation: ReferenceRelocation): number {
    const key = symbol * 64 + Relocation386[`R_386_${relocation}`];
    let made = this.references.get(key);
    if (made === undefined) {
      made = this.symbols.length;
      this.symbols.push({
        kind: "reference",
        name: `${this.symbolName(symbol)}@${relocation}`,
        symbol,
        relocation: Relocation386[`R_386_${relocation}`],
      });
      this.references.set(key, made);
    }
    return made;
  }
  /** Whether a symbol stands in the object the code will be linked into, so that nothing loaded beside can replace it. */
  isLocal(symbol: number): boolean {
    const entry = this.symbols[symbol];
    if (entry?.kind === "global") return isDsoLocal(entry.global);
    return entry?.kind === "pool" || entry?.kind === "block";
  }
  /** The symbol of a block's address. */
  symbolOfBlock(fn: Function, block: BasicBlock): number {
    let symbol = this.blocks.get(block);
    if (symbol === undefined) {
      symbol = this.symbols.length;
      this.symbols.push({ kind: "block", name: `.L${fn.name}.${symbol}`, fn, block });
      this.blocks.set(block, symbol);
    }
    return symbol;
  }
  /** The pool of constants of this many bytes (4, 8, 16, 32, 64). */
  pool(bytes: number): ConstantPool {
    let pool = this.pools.get(bytes);
    if (pool === undefined) {
      pool = new ConstantPool(bytes, this.symbols.length);
      this.symbols.push({ kind: "pool", name: `.rodata.cst${bytes}`, bytes });
      this.pools.set(bytes, pool);
    }
    return pool;
  }
  types(cpu: CpuLevel): TypeTable {
    let table = this.typeTables.get(cpu);
    if (table === undefined) {
      table = new TypeTable(this.module.dataLayout, cpu);
      this.typeTables.set(cpu, table);
    }
    return table;
  }
  locate(place: number): Place | undefined {
    return place < 0 ? undefined : this.module.source?.locate(place);
  }
  /** The error to throw for what we do not compile. */
  unsupported(what: string, place: number): UnsupportedError {
    return new UnsupportedError(`${what} is not supported by the i386 back end`, this.locate(place));
  }
}
