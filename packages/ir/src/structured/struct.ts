/** Structs whose fields have names, laid out for i386. */
import { I386_DATA_LAYOUT } from "../data-layout.js";
import { type StructType, structType, type Type } from "../types.js";

export class Struct<F extends Readonly<Record<string, Type>> = Readonly<Record<string, Type>>> {
  readonly type: StructType;
  private readonly names: readonly string[];
  constructor(readonly fields: F) {
    this.names = Object.keys(fields);
    this.type = structType(Object.values(fields));
  }
  /** In bytes, padding included. */
  get size(): number {
    return I386_DATA_LAYOUT.allocSize(this.type);
  }
  /** Position of a field. @throws RangeError when there is none of the name. */
  index(name: keyof F & string): number {
    const at = this.names.indexOf(name);
    if (at < 0) throw new RangeError(`no field '${name}' in ${this.type}`);
    return at;
  }
  /** Byte offset of a field. */
  offset(name: keyof F & string): number {
    return I386_DATA_LAYOUT.structLayout(this.type).offsets[this.index(name)] ?? 0;
  }
  typeOf(name: keyof F & string): Type {
    return this.type.fields[this.index(name)] ?? this.type;
  }
}

/** `struct({ size: i32, next: ptr })`. */
export function struct<const F extends Readonly<Record<string, Type>>>(fields: F): Struct<F> {
  return new Struct(fields);
}
