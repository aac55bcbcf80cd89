/**
 * Sizes, alignments and field offsets of types on a target.
 *
 * Source: LLVM Language Reference, "Data Layout".
 */
import { FLOAT_BITS, type StructType, type Type, type VectorType } from "./types.js";

/** The layout clang-19 writes for i386-unknown-linux-gnu. */
export const I386_LAYOUT_STRING =
  "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128";

/** Where each field of a struct stands. All in bytes. */
export interface StructLayout {
  readonly offsets: readonly number[];
  readonly size: number;
  readonly align: number;
}

interface PointerSpec {
  readonly size: number;
  readonly align: number;
  readonly preferred: number;
  readonly indexSize: number;
}

export class DataLayoutError extends Error {
  override name = "DataLayoutError";
}

export class DataLayout {
  bigEndian = false;
  /** In bytes; 0 when unspecified. */
  stackAlign = 0;
  /** Private-name mangling, `e` for ELF. */
  mangling = "";
  nativeIntegers: readonly number[] = [];
  allocaAddressSpace = 0;
  programAddressSpace = 0;
  globalAddressSpace = 0;
  private readonly pointers = new Map<number, PointerSpec>();
  /** ABI alignment in bytes by class letter and width in bits. */
  private readonly aligns = new Map<string, Map<number, { abi: number; preferred: number }>>();
  private aggregateAlign = { abi: 1, preferred: 8 };
  private readonly structs = new WeakMap<StructType, StructLayout>();

  /**
   * `vscale` is what scalable vectors are multiplied by, where a run has fixed that; without it they have no size.
   * @throws DataLayoutError when the text is not a layout specification.
   */
  constructor(
    readonly text: string,
    readonly vscale?: number,
  ) {
    this.pointers.set(0, { size: 8, align: 8, preferred: 8, indexSize: 8 });
    const defaults: [string, number, number, number][] = [
      ["i", 1, 1, 1],
      ["i", 8, 1, 1],
      ["i", 16, 2, 2],
      ["i", 32, 4, 4],
      ["i", 64, 4, 8],
      ["f", 16, 2, 2],
      ["f", 32, 4, 4],
      ["f", 64, 8, 8],
      ["f", 128, 16, 16],
      ["v", 64, 8, 8],
      ["v", 128, 16, 16],
    ];
    for (const [letter, bits, abi, preferred] of defaults) this.setAlign(letter, bits, abi, preferred);
    for (const part of text.split("-")) if (part !== "") this.read(part);
  }

  private setAlign(letter: string, bits: number, abi: number, preferred: number): void {
    let table = this.aligns.get(letter);
    if (table === undefined) {
      table = new Map();
      this.aligns.set(letter, table);
    }
    table.set(bits, { abi, preferred });
  }

  private read(part: string): void {
    const letter = part[0] ?? "";
    const fields = part.slice(1).split(":");
    const number = (at: number, fallback?: number): number => {
      const field = fields[at];
      if ((field === undefined || field === "") && fallback !== undefined) return fallback;
      if (field === undefined || !/^\d+$/.test(field)) {
        throw new DataLayoutError(`bad data layout specification '${part}'`);
      }
      return Number(field);
    };
    const bytes = (at: number, fallback?: number): number => {
      const bits = number(at, fallback);
      if (bits % 8 !== 0 || bits > 2 ** 19)
        throw new DataLayoutError(`bad alignment in data layout '${part}'`);
      return bits / 8;
    };
    switch (letter) {
      case "e":
      case "E":
        this.bigEndian = letter === "E";
        return;
      case "m":
        this.mangling = fields[1] ?? "";
        return;
      case "S":
        this.stackAlign = bytes(0);
        return;
      case "A":
        this.allocaAddressSpace = number(0);
        return;
      case "P":
        this.programAddressSpace = number(0);
        return;
      case "G":
        this.globalAddressSpace = number(0);
        return;
      case "n":
        if (fields[0] !== "i") this.nativeIntegers = fields.map((_, at) => number(at));
        return;
      case "p": {
        const size = bytes(1);
        const align = bytes(2, size * 8);
        this.pointers.set(number(0, 0), {
          size,
          align,
          preferred: bytes(3, align * 8),
          indexSize: bytes(4, size * 8),
        });
        return;
      }
      case "i":
      case "f":
      case "v": {
        const abi = bytes(1);
        this.setAlign(letter, number(0), Math.max(abi, 1), bytes(2, Math.max(abi, 1) * 8));
        return;
      }
      case "a": {
        const abi = bytes(1);
        this.aggregateAlign = { abi: Math.max(abi, 1), preferred: bytes(2, abi * 8) };
        return;
      }
      case "F":
      case "s":
        return;
      default:
        throw new DataLayoutError(`unknown specification '${part}' in data layout`);
    }
  }

  private pointer(space: number): PointerSpec {
    const spec = this.pointers.get(space) ?? this.pointers.get(0);
    if (spec === undefined) throw new DataLayoutError("data layout without pointers");
    return spec;
  }
  /** Pointer size in bytes. */
  pointerSize(space = 0): number {
    return this.pointer(space).size;
  }
  /** Width in bits of the indices of getelementptr. */
  indexBits(space = 0): number {
    return this.pointer(space).indexSize * 8;
  }

  /** Size in bits of what a value of the type holds, without padding. @throws DataLayoutError for unsized types. */
  sizeInBits(type: Type): number {
    switch (type.kind) {
      case "integer":
        return type.bits;
      case "pointer":
        return this.pointerSize(type.addressSpace) * 8;
      case "array":
        return type.length * this.allocSize(type.element) * 8;
      case "vector":
        return this.elementCount(type) * this.sizeInBits(type.element);
      case "struct":
        return this.structLayout(type).size * 8;
      case "x86_mmx":
        return 64;
      case "x86_amx":
        return 8192;
      case "target":
        return type.name.startsWith("spirv.") ? this.pointerSize() * 8 : 0;
      case "void":
      case "label":
      case "metadata":
      case "token":
      case "function":
        throw new DataLayoutError(`${type} has no size`);
      default:
        return FLOAT_BITS[type.kind];
    }
  }
  /** Elements of a vector. @throws DataLayoutError for a scalable one where vscale is not known. */
  elementCount(type: VectorType): number {
    if (!type.scalable) return type.length;
    if (this.vscale === undefined) throw new DataLayoutError(`${type} has no fixed size`);
    return type.length * this.vscale;
  }
  /** Bytes a store of the type may overwrite. */
  storeSize(type: Type): number {
    return Math.ceil(this.sizeInBits(type) / 8);
  }
  /** Bytes from one array element of the type to the next. */
  allocSize(type: Type): number {
    return alignTo(this.storeSize(type), this.abiAlign(type));
  }
  abiAlign(type: Type): number {
    return this.alignOf(type, "abi");
  }
  preferredAlign(type: Type): number {
    return this.alignOf(type, "preferred");
  }

  private alignOf(type: Type, which: "abi" | "preferred"): number {
    switch (type.kind) {
      case "integer": {
        const table = this.aligns.get("i") ?? new Map<number, { abi: number; preferred: number }>();
        const exact = table.get(type.bits);
        if (exact !== undefined) return exact[which];
        // The next wider integer that is specified, else the widest.
        const widths = [...table.keys()].sort((a, b) => a - b);
        const wider = widths.find((bits) => bits > type.bits) ?? widths.at(-1) ?? 8;
        return table.get(wider)?.[which] ?? 1;
      }
      case "pointer": {
        const spec = this.pointer(type.addressSpace);
        return which === "abi" ? spec.align : spec.preferred;
      }
      case "array":
        return this.alignOf(type.element, which);
      case "vector": {
        // A scalable vector is aligned as its shortest form.
        const bits = type.length * this.sizeInBits(type.element);
        const exact = this.aligns.get("v")?.get(bits);
        return exact !== undefined ? exact[which] : powerOfTwoAtLeast(Math.ceil(bits / 8));
      }
      case "struct": {
        const own = this.structLayout(type).align;
        if (which === "abi") return own;
        return Math.max(own, this.aggregateAlign.preferred);
      }
      case "x86_mmx":
        return 8;
      case "x86_amx":
        return 64;
      case "target":
        return 1;
      case "void":
      case "label":
      case "metadata":
      case "token":
      case "function":
        throw new DataLayoutError(`${type} has no alignment`);
      default: {
        const bits = FLOAT_BITS[type.kind];
        const exact = this.aligns.get("f")?.get(bits);
        return exact !== undefined ? exact[which] : powerOfTwoAtLeast(bits / 8);
      }
    }
  }

  structLayout(type: StructType): StructLayout {
    const known = this.structs.get(type);
    if (known !== undefined) return known;
    if (type.opaque) throw new DataLayoutError(`${type} is opaque and has no size`);
    const offsets: number[] = [];
    let size = 0;
    let align = type.packed ? 1 : this.aggregateAlign.abi;
    for (const field of type.fields) {
      const fieldAlign = type.packed ? 1 : this.abiAlign(field);
      size = alignTo(size, fieldAlign);
      offsets.push(size);
      size += this.allocSize(field);
      align = Math.max(align, fieldAlign);
    }
    const layout: StructLayout = { offsets, size: alignTo(size, align), align };
    this.structs.set(type, layout);
    return layout;
  }
}

/** `value` rounded up to a multiple of `align`. */
export function alignTo(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}

function powerOfTwoAtLeast(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}

export const I386_DATA_LAYOUT = new DataLayout(I386_LAYOUT_STRING);
