/**
 * The types of LLVM IR.
 *
 * Every type but an identified struct is interned: two structurally equal types are the same object, so types are
 * compared with `===`. An identified (named) struct has an identity of its own, as in LLVM.
 *
 * Source: LLVM Language Reference, "Type System".
 */

/** The floating-point formats of LLVM, by keyword, with their width in bits. */
export const FLOAT_BITS = {
  half: 16,
  bfloat: 16,
  float: 32,
  double: 64,
  x86_fp80: 80,
  fp128: 128,
  ppc_fp128: 128,
} as const;
export type FloatKind = keyof typeof FLOAT_BITS;

/** Types that have a keyword and no parameters besides the floating-point ones. */
export type SimpleKind = "void" | "label" | "metadata" | "token" | "x86_amx" | "x86_mmx";

export class SimpleType<K extends SimpleKind = SimpleKind> {
  constructor(readonly kind: K) {}
  toString(): string {
    return this.kind;
  }
}

export class FloatType<K extends FloatKind = FloatKind> {
  constructor(readonly kind: K) {}
  /** Width in bits. */
  get bits(): number {
    return FLOAT_BITS[this.kind];
  }
  toString(): string {
    return this.kind;
  }
}

/** `iN`, 1 to 2^23 bits. */
export class IntegerType {
  readonly kind = "integer";
  constructor(readonly bits: number) {}
  toString(): string {
    return `i${this.bits}`;
  }
}

/** An opaque pointer, `ptr` or `ptr addrspace(N)`. */
export class PointerType {
  readonly kind = "pointer";
  constructor(readonly addressSpace: number) {}
  toString(): string {
    return this.addressSpace === 0 ? "ptr" : `ptr addrspace(${this.addressSpace})`;
  }
}

/** `[length x element]`. The length is a safe integer (arrays past 2^53 elements are refused by the parser). */
export class ArrayType {
  readonly kind = "array";
  constructor(
    readonly element: Type,
    readonly length: number,
  ) {}
  toString(): string {
    return `[${this.length} x ${this.element}]`;
  }
}

/** `<length x element>`, or `<vscale x length x element>` when scalable. */
export class VectorType {
  readonly kind = "vector";
  constructor(
    readonly element: Type,
    readonly length: number,
    readonly scalable: boolean,
  ) {}
  toString(): string {
    return `<${this.scalable ? "vscale x " : ""}${this.length} x ${this.element}>`;
  }
}

/** A literal struct `{ ... }` or `<{ ... }>`, or an identified one, `%name`. */
export class StructType {
  readonly kind = "struct";
  private body: readonly Type[] | undefined;
  private isPacked = false;

  /**
   * Use {@link structType} or {@link identifiedStruct}. `name` is undefined for a literal struct; a `numbered` one is
   * written `%0`, unlike the one named `%"0"`.
   */
  constructor(
    readonly name: string | undefined,
    readonly numbered = false,
  ) {}

  /** True while an identified struct has no body. */
  get opaque(): boolean {
    return this.body === undefined;
  }
  get packed(): boolean {
    return this.isPacked;
  }
  /** Field types; empty when opaque. */
  get fields(): readonly Type[] {
    return this.body ?? [];
  }
  /** Gives an identified struct its body, once. */
  setBody(fields: readonly Type[], packed = false): void {
    if (this.body !== undefined) throw new TypeError(`struct ${this} already has a body`);
    this.body = fields;
    this.isPacked = packed;
  }
  /** The body as text, whether named or not. */
  bodyToString(): string {
    if (this.body === undefined) return "opaque";
    const inner = this.body.length === 0 ? "{}" : `{ ${this.body.join(", ")} }`;
    return this.isPacked ? `<${inner}>` : inner;
  }
  toString(): string {
    if (this.name === undefined) return this.bodyToString();
    return `%${this.numbered ? this.name : quoteName(this.name)}`;
  }
}

export class FunctionType {
  readonly kind = "function";
  constructor(
    readonly returnType: Type,
    readonly params: readonly Type[],
    readonly varArg: boolean,
  ) {}
  toString(): string {
    const params = this.varArg ? [...this.params, "..."] : this.params;
    return `${this.returnType} (${params.join(", ")})`;
  }
}

/** `target("name", types..., integers...)`. */
export class TargetExtType {
  readonly kind = "target";
  constructor(
    readonly name: string,
    readonly types: readonly Type[],
    readonly ints: readonly number[],
  ) {}
  toString(): string {
    return `target(${[`"${this.name}"`, ...this.types, ...this.ints].join(", ")})`;
  }
}

export type Type =
  | SimpleType
  | FloatType
  | IntegerType
  | PointerType
  | ArrayType
  | VectorType
  | StructType
  | FunctionType
  | TargetExtType;

/** Writes a name as LLVM does: bare where it can be, else quoted with `\XX` escapes. */
export function quoteName(name: string): string {
  if (/^[-a-zA-Z._][-a-zA-Z._0-9]*$/.test(name)) return name;
  return `"${escapeText(name)}"`;
}

/**
 * UTF-8 bytes of a string, without a platform's TextEncoder (the core runs anywhere). The lone surrogates U+DC80 to
 * U+DCFF stand for single bytes that are not UTF-8.
 */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code >= 0xdc80 && code <= 0xdcff) bytes.push(code - 0xdc00);
    else if (code < 0x10000) {
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    } else {
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
    }
  }
  return bytes;
}

/** Bytes as LLVM prints them between double quotes: printable ASCII as is, `\\\\` for a backslash, the rest as `\XX`. */
export function escapeBytes(bytes: Iterable<number>): string {
  let text = "";
  for (const byte of bytes) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22;
    if (byte === 0x5c) text += "\\\\";
    else text += plain ? String.fromCharCode(byte) : `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return text;
}

/** As {@link escapeBytes}, of a string's UTF-8 bytes. */
export function escapeText(text: string): string {
  return text.replace(/[^ !#-[\]-~]+/g, (part) => escapeBytes(utf8Bytes(part)));
}

// ---- the interning tables --------------------------------------------------------------------------------------

const typeNumbers = new WeakMap<Type, number>();
let nextTypeNumber = 0;
/** A small number per type object, to key the tables of composite types. */
function numberOf(type: Type): number {
  let number = typeNumbers.get(type);
  if (number === undefined) {
    number = nextTypeNumber++;
    typeNumbers.set(type, number);
  }
  return number;
}

function interner<T>(): (key: string, make: () => T) => T {
  const table = new Map<string, T>();
  return (key, make) => {
    let value = table.get(key);
    if (value === undefined) {
      value = make();
      table.set(key, value);
    }
    return value;
  };
}

const integers = new Map<number, IntegerType>();
const pointers = new Map<number, PointerType>();
const arrays = interner<ArrayType>();
const vectors = interner<VectorType>();
const structs = interner<StructType>();
const functions = interner<FunctionType>();
const targets = interner<TargetExtType>();

export const voidType = new SimpleType("void");
export const labelType = new SimpleType("label");
export const metadataType = new SimpleType("metadata");
export const tokenType = new SimpleType("token");
export const x86AmxType = new SimpleType("x86_amx");
export const x86MmxType = new SimpleType("x86_mmx");
export const halfType = new FloatType("half");
export const bfloatType = new FloatType("bfloat");
export const floatType = new FloatType("float");
export const doubleType = new FloatType("double");
export const x86Fp80Type = new FloatType("x86_fp80");
export const fp128Type = new FloatType("fp128");
export const ppcFp128Type = new FloatType("ppc_fp128");

/** The widest integer LLVM allows, in bits. */
export const MAX_INTEGER_BITS = 1 << 23;

/** @throws RangeError when `bits` is not 1 to 2^23. */
export function intType(bits: number): IntegerType {
  let type = integers.get(bits);
  if (type === undefined) {
    if (!Number.isInteger(bits) || bits < 1 || bits > MAX_INTEGER_BITS) {
      throw new RangeError(`integer width must be 1 to ${MAX_INTEGER_BITS} bits, not ${bits}`);
    }
    type = new IntegerType(bits);
    integers.set(bits, type);
  }
  return type;
}
export const i1 = intType(1);
export const i8 = intType(8);
export const i16 = intType(16);
export const i32 = intType(32);
export const i64 = intType(64);
export const i128 = intType(128);

export function pointerType(addressSpace = 0): PointerType {
  let type = pointers.get(addressSpace);
  if (type === undefined) {
    type = new PointerType(addressSpace);
    pointers.set(addressSpace, type);
  }
  return type;
}
/** `ptr`, in the default address space. */
export const ptr = pointerType(0);

export function arrayType(element: Type, length: number): ArrayType {
  return arrays(`${length}:${numberOf(element)}`, () => new ArrayType(element, length));
}

export function vectorType(element: Type, length: number, scalable = false): VectorType {
  return vectors(
    `${length}:${numberOf(element)}:${scalable}`,
    () => new VectorType(element, length, scalable),
  );
}

/** A literal struct type. */
export function structType(fields: readonly Type[], packed = false): StructType {
  return structs(`${packed}:${fields.map(numberOf).join(",")}`, () => {
    const type = new StructType(undefined);
    type.setBody([...fields], packed);
    return type;
  });
}

/** A new identified struct; opaque until `setBody`. */
export function identifiedStruct(name: string, numbered = false): StructType {
  return new StructType(name, numbered);
}

export function functionType(returnType: Type, params: readonly Type[], varArg = false): FunctionType {
  const key = `${numberOf(returnType)}:${params.map(numberOf).join(",")}:${varArg}`;
  return functions(key, () => new FunctionType(returnType, [...params], varArg));
}

export function targetExtType(
  name: string,
  types: readonly Type[] = [],
  ints: readonly number[] = [],
): TargetExtType {
  const key = `${name}:${types.map(numberOf).join(",")}:${ints.join(",")}`;
  return targets(key, () => new TargetExtType(name, [...types], [...ints]));
}

// ---- questions -------------------------------------------------------------------------------------------------

export function isFloat(type: Type): type is FloatType {
  return type.kind in FLOAT_BITS;
}
export function isInteger(type: Type): type is IntegerType {
  return type.kind === "integer";
}
export function isPointer(type: Type): type is PointerType {
  return type.kind === "pointer";
}
export function isVector(type: Type): type is VectorType {
  return type.kind === "vector";
}
/** Array or struct: what extractvalue and insertvalue work on. */
export function isAggregate(type: Type): type is ArrayType | StructType {
  return type.kind === "array" || type.kind === "struct";
}
/** The element type of a vector, else the type itself. */
export function scalarType(type: Type): Type {
  return type.kind === "vector" ? type.element : type;
}
/** `type` with its scalar replaced: `withScalar(<4 x i32>, i1)` is `<4 x i1>`, `withScalar(i32, i1)` is `i1`. */
export function withScalar(type: Type, scalar: Type): Type {
  return type.kind === "vector" ? vectorType(scalar, type.length, type.scalable) : scalar;
}
/** First class: what a value can have as its type. */
export function isFirstClass(type: Type): boolean {
  return type.kind !== "void" && type.kind !== "function" && !(type.kind === "struct" && type.opaque);
}
