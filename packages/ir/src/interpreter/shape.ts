/**
 * The shape of a type in the interpreter: its scalar leaves, in order.
 *
 * A vector or aggregate is decoded into its scalars, so that an operation on `<4 x i32>` runs as four operations on
 * i32. A leaf occupies one or more register slots of 32 bits:
 *
 * | leaf | slots | content |
 * |---|---|---|
 * | iN, N <= 32 | 1 | the unsigned reading of the bits (an i32 as a signed number) |
 * | iN, N > 32 | ceil(N / 32) | little endian, unused bits zero |
 * | ptr | 1 | the address |
 * | half, bfloat | 1 | the bits |
 * | float | 1 | the bits, seen through a Float32Array |
 * | double | 2, at an even slot | the bits, seen through a Float64Array |
 * | x86_fp80, fp128, ppc_fp128 | 3, 4, 4 | the bits, little endian |
 */
import type { DataLayout } from "../data-layout.js";
import type { FloatType, IntegerType, PointerType, Type } from "../types.js";

export type ScalarType = IntegerType | FloatType | PointerType;

export interface Leaf {
  readonly type: ScalarType;
  /** Width in bits of the value (32 for a pointer, whatever it takes in memory). */
  readonly bits: number;
  readonly slots: number;
  /** Offset in slots from the start of a value laid out contiguously. */
  readonly slot: number;
  /** Offset in bytes in memory; for a leaf of a bit-packed vector that of the whole vector. */
  readonly byte: number;
  /** Bytes a store of the leaf writes; for a leaf of a bit-packed vector the bytes of the whole vector. */
  readonly bytes: number;
  /** Offset in bits from `byte`, in a vector whose elements are not whole bytes. */
  readonly bit: number;
}

export interface Shape {
  readonly leaves: readonly Leaf[];
  readonly slots: number;
  /** Has a vector whose elements are not whole bytes, or a leaf with unused bits in its bytes. */
  readonly packed: boolean;
}

/** Values with more scalars than this are refused. */
export const MAX_LEAVES = 1 << 16;

export class TooManyLeavesError extends Error {
  constructor(readonly type: Type) {
    super(`a value of type ${type} has more than ${MAX_LEAVES} scalars`);
  }
}

export class Shapes {
  private readonly known = new Map<Type, Shape>();
  constructor(private readonly layout: DataLayout) {}

  /** @throws TooManyLeavesError, DataLayoutError, TypeError for types that values do not have. */
  of(type: Type): Shape {
    let shape = this.known.get(type);
    if (shape === undefined) {
      shape = this.make(type);
      this.known.set(type, shape);
    }
    return shape;
  }

  private make(type: Type): Shape {
    const leaves: Leaf[] = [];
    let slots = 0;
    let packed = false;
    const { layout } = this;
    const scalar = (leafType: ScalarType, byte: number, bit: number, bytes: number): void => {
      if (leaves.length >= MAX_LEAVES) throw new TooManyLeavesError(type);
      const bits = leafType.kind === "pointer" ? 32 : leafType.bits;
      const width = Math.ceil(bits / 32);
      if (leafType.kind === "double") slots += slots & 1;
      leaves.push({ type: leafType, bits, slots: width, slot: slots, byte, bytes, bit });
      slots += width;
    };
    const walk = (part: Type, byte: number): void => {
      switch (part.kind) {
        case "void":
        case "label":
        case "metadata":
        case "token":
          return;
        case "function":
        case "x86_amx":
        case "x86_mmx":
        case "target":
          throw new TypeError(`values of type ${part} are not interpreted`);
        case "struct": {
          const { offsets } = layout.structLayout(part);
          part.fields.forEach((field, index) => {
            walk(field, byte + (offsets[index] ?? 0));
          });
          return;
        }
        case "array": {
          if (part.length > MAX_LEAVES) throw new TooManyLeavesError(type);
          const stride = layout.allocSize(part.element);
          for (let index = 0; index < part.length; index++) walk(part.element, byte + index * stride);
          return;
        }
        case "vector": {
          const { element } = part;
          const length = layout.elementCount(part);
          if (length > MAX_LEAVES) throw new TooManyLeavesError(type);
          const bits = layout.sizeInBits(element);
          if (bits % 8 === 0) {
            for (let index = 0; index < length; index++) walk(element, byte + (index * bits) / 8);
            return;
          }
          packed = true;
          const bytes = layout.storeSize(part);
          for (let index = 0; index < length; index++)
            scalar(element as IntegerType, byte, index * bits, bytes);
          return;
        }
        case "integer":
          if (part.bits % 8 !== 0) packed = true;
          scalar(part, byte, 0, layout.storeSize(part));
          return;
        default:
          scalar(part, byte, 0, layout.storeSize(part));
      }
    };
    walk(type, 0);
    return { leaves, slots, packed };
  }
}
