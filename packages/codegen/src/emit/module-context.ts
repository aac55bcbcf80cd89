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
  type Module,
  type Place,
  UnsupportedError,
} from "@ts-jit/ir";
import { TypeTable } from "../machine/type-parts.js";
import type { CodegenOptions, CpuLevel } from "../options.js";
import { DEFAULT_CPU } from "../options.js";

/** What a symbol number stands for. */
export type SymbolEntry =
  | { readonly kind: "global"; readonly name: string; readonly global: Global }
  /** Defined by the runtime: `__udivdi3`, `memcpy`. */
  | { readonly kind: "external"; readonly name: string }
  /** The start of a pool section, `.rodata.cst8`; operands add the offset. */
  | { readonly kind: "pool"; readonly name: string; readonly bytes: number }
  /** A block whose address is taken. */
  | { readonly kind: "block"; readonly name: string; readonly fn: Function; readonly block: BasicBlock };

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
  private readonly typeTables = new Map<CpuLevel, TypeTable>();
  readonly cpu: CpuLevel;
  /** Room for the parts of one function's values, used by one selector after the other. */
  partRegs = new Int32Array(1024);

  constructor(
    readonly module: Module,
    readonly options: CodegenOptions,
  ) {
    this.cpu = options.cpu ?? DEFAULT_CPU;
    for (const global of module.allGlobals()) {
      global.index = this.symbols.length;
      this.symbols.push({ kind: "global", name: global.name, global });
    }
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
    const own = this.module.get(name);
    let symbol = own?.index;
    if (symbol === undefined) {
      symbol = this.symbols.length;
      this.symbols.push({ kind: "external", name });
    }
    this.externals.set(name, symbol);
    return symbol;
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
