/**
 * How a value of each IR type is held: a list of parts, each a register of some class or (x87) a stack slot.
 *
 * | type | parts |
 * |---|---|
 * | i1 to i8 | one gr8, bits above the width unspecified |
 * | i9 to i32, ptr | one gr32, bits above the width unspecified |
 * | i33 and wider | ceil(bits / 32) gr32, least significant first |
 * | half, bfloat | one gr32, the bits |
 * | float, double | one xmm scalar; a slot at CPU level i686 |
 * | x86_fp80 | one slot of 12 bytes |
 * | fp128 | four gr32 |
 * | vector | whole vector registers where the CPU level has the elements, else the parts of each element in turn |
 * | struct, array | the parts of each member in turn |
 */
import { type DataLayout, type Type, type VectorType, voidType } from "@ts-jit/ir";
import { type CpuLevel, cpuHas } from "../options.js";
import { RegClass } from "./registers.js";

/** What a part lives in: a register class, or an x87 slot of 4, 8 or 12 bytes. */
export const PartClass = { ...RegClass, x87f32: 8, x87f64: 9, x87f80: 10 } as const;
export type PartClass = (typeof PartClass)[keyof typeof PartClass];

export const Kind = {
  /** 1 to 32 bits, and pointers. */
  int: 0,
  /** 33 bits and more. */
  wide: 1,
  /** float and double in xmm. */
  float: 2,
  /** Any x87 slot. */
  x87: 3,
  /** half and bfloat by their bits. */
  half: 4,
  fp128: 5,
  /** A vector in vector registers. */
  vector: 6,
  /** A vector held element by element. */
  scalars: 7,
  aggregate: 8,
  none: 9,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

export class TypeInfo {
  constructor(
    readonly type: Type,
    readonly kind: Kind,
    /** Width in bits of a scalar or of a vector's element. */
    readonly bits: number,
    readonly classes: readonly PartClass[],
    /** Bytes a load or store touches. */
    readonly storeSize: number,
    /** For a native vector: lanes in one part. */
    readonly lanes: number,
  ) {}
  get count(): number {
    return this.classes.length;
  }
}

/** A type whose values i386 has no place for; selection adds where it was met. */
export class UnsupportedType extends Error {
  override name = "UnsupportedType";
  constructor(readonly type: Type) {
    super(`values of type ${type}`);
  }
}

/** The type table of one CPU level. */
export class TypeTable {
  private readonly table = new Map<Type, TypeInfo>();
  private lastType: Type = voidType;
  private lastInfo = new TypeInfo(voidType, Kind.none, 0, [], 0, 0);
  constructor(
    readonly layout: DataLayout,
    readonly cpu: CpuLevel,
  ) {}

  of(type: Type): TypeInfo {
    // One type is asked about many times in a row.
    if (type === this.lastType) return this.lastInfo;
    let info = this.table.get(type);
    if (info === undefined) {
      info = this.describe(type);
      this.table.set(type, info);
    }
    this.lastType = type;
    this.lastInfo = info;
    return info;
  }

  private describe(type: Type): TypeInfo {
    const sse = cpuHas(this.cpu, "pentium4");
    const make = (kind: Kind, bits: number, classes: readonly PartClass[], lanes = 0): TypeInfo =>
      new TypeInfo(type, kind, bits, classes, this.layout.storeSize(type), lanes);
    switch (type.kind) {
      case "integer":
        if (type.bits <= 8) return make(Kind.int, type.bits, [PartClass.gr8]);
        if (type.bits <= 32) return make(Kind.int, type.bits, [PartClass.gr32]);
        return make(
          Kind.wide,
          type.bits,
          new Array<PartClass>(Math.ceil(type.bits / 32)).fill(PartClass.gr32),
        );
      case "pointer":
        return make(Kind.int, 32, [PartClass.gr32]);
      case "half":
      case "bfloat":
        return make(Kind.half, 16, [PartClass.gr32]);
      case "float":
        return sse ? make(Kind.float, 32, [PartClass.fr32]) : make(Kind.x87, 32, [PartClass.x87f32]);
      case "double":
        return sse ? make(Kind.float, 64, [PartClass.fr64]) : make(Kind.x87, 64, [PartClass.x87f64]);
      case "x86_fp80":
        return make(Kind.x87, 80, [PartClass.x87f80]);
      case "fp128":
        return make(Kind.fp128, 128, new Array<PartClass>(4).fill(PartClass.gr32));
      case "vector":
        return this.describeVector(type);
      case "array": {
        const element = this.of(type.element);
        const classes: PartClass[] = [];
        for (let at = 0; at < type.length; at++) classes.push(...element.classes);
        return make(Kind.aggregate, 0, classes);
      }
      case "struct": {
        const classes: PartClass[] = [];
        for (const field of type.fields) classes.push(...this.of(field).classes);
        return make(Kind.aggregate, 0, classes);
      }
      case "void":
      case "label":
      case "metadata":
      case "token":
      case "function":
        return new TypeInfo(type, Kind.none, 0, [], 0, 0);
      default:
        throw new UnsupportedType(type);
    }
  }

  private describeVector(type: VectorType): TypeInfo {
    if (type.scalable) throw new UnsupportedType(type);
    const element = this.of(type.element);
    const native = this.nativeVector(type);
    const size = type.scalable ? 0 : this.layout.storeSize(type);
    if (native !== undefined) {
      const { bits, regClass, lanes } = native;
      const parts = Math.ceil(type.length / lanes);
      return new TypeInfo(type, Kind.vector, bits, new Array<PartClass>(parts).fill(regClass), size, lanes);
    }
    const classes: PartClass[] = [];
    for (let at = 0; at < type.length; at++) classes.push(...element.classes);
    return new TypeInfo(type, Kind.scalars, element.bits, classes, size, 0);
  }

  /** The vector register that holds elements of this type, and how many; undefined where elements are held singly. */
  private nativeVector(type: VectorType): { bits: number; regClass: PartClass; lanes: number } | undefined {
    if (type.scalable || !cpuHas(this.cpu, "pentium4") || type.length < 2) return undefined;
    const { element } = type;
    let bits = 0;
    if (element.kind === "float") bits = 32;
    else if (element.kind === "double") bits = 64;
    else if (element.kind === "pointer") bits = 32;
    else if (element.kind === "integer") bits = element.bits;
    if (bits !== 8 && bits !== 16 && bits !== 32 && bits !== 64) return undefined;
    const total = bits * type.length;
    // A vector narrower than a register takes the low lanes of one; a wider one takes several.
    if (total > 128 && cpuHas(this.cpu, "avx2"))
      return { bits, regClass: PartClass.vr256, lanes: 256 / bits };
    return { bits, regClass: PartClass.vr128, lanes: 128 / bits };
  }
}
