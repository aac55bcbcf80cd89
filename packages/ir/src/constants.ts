/**
 * Constants. Data constants are interned and shared; composite ones that may mention globals are users with operands.
 *
 * Source: LLVM Language Reference, "Constants" and "Constant Expressions".
 */
import type { BasicBlock } from "./basic-block.js";
import type { ConstantExprOpcode } from "./opcodes.js";
import {
  type ArrayType,
  arrayType,
  FLOAT_BITS,
  type FloatType,
  type IntegerType,
  i8,
  intType,
  type PointerType,
  type StructType,
  type Type,
  type VectorType,
} from "./types.js";
import { Slot, User, Value } from "./value.js";

export type ConstantKind =
  | "int"
  | "fp"
  | "null"
  | "undef"
  | "poison"
  | "string"
  | "array"
  | "struct"
  | "vector"
  | "expr"
  | "blockaddress"
  | "dso_local_equivalent"
  | "no_cfi"
  | "ptrauth";

/** A constant without operands, shared between all modules. */
abstract class ConstantData extends Value {
  readonly valueKind = "constant";
  abstract readonly constantKind: ConstantKind;
  private slot: Slot | undefined = undefined;
  override get sharedSlot(): Slot {
    this.slot ??= new Slot(this);
    return this.slot;
  }
}

/** An integer. `value` is the unsigned reading of its bits, 0 to 2^bits - 1. */
export class ConstantInt extends ConstantData {
  readonly constantKind = "int";
  declare readonly type: IntegerType;
  constructor(
    type: IntegerType,
    readonly value: bigint,
  ) {
    super(type);
  }
  /** The two's-complement reading of the bits. */
  get signed(): bigint {
    return BigInt.asIntN(this.type.bits, this.value);
  }
  /** Bits 0 to 31 as a signed 32-bit number. */
  get low(): number {
    return Number(BigInt.asIntN(32, this.value));
  }
  /** Bits 32 to 63 as a signed 32-bit number. */
  get high(): number {
    return Number(BigInt.asIntN(32, this.value >> 32n));
  }
}

/** A floating-point number by its exact bits, in the layout of its type. */
export class ConstantFP extends ConstantData {
  readonly constantKind = "fp";
  declare readonly type: FloatType;
  constructor(
    type: FloatType,
    readonly bits: bigint,
  ) {
    super(type);
  }
}

/** `null`, `zeroinitializer`, `none`: the zero of a type that is not an integer or float. */
export class ConstantNull extends ConstantData {
  readonly constantKind = "null";
}
export class UndefValue extends ConstantData {
  readonly constantKind = "undef";
}
export class PoisonValue extends ConstantData {
  readonly constantKind = "poison";
}
/** `c"..."`: an array of i8 by its bytes. */
export class ConstantString extends ConstantData {
  readonly constantKind = "string";
  declare readonly type: ArrayType;
  constructor(readonly bytes: Uint8Array) {
    super(arrayType(i8, bytes.length));
  }
}

/** A constant with operands, which may mention globals. Not interned. */
abstract class ConstantUser extends User {
  readonly valueKind = "constant";
  abstract readonly constantKind: ConstantKind;
}
export class ConstantArray extends ConstantUser {
  readonly constantKind = "array";
  declare readonly type: ArrayType;
}
export class ConstantStruct extends ConstantUser {
  readonly constantKind = "struct";
  declare readonly type: StructType;
}
export class ConstantVector extends ConstantUser {
  readonly constantKind = "vector";
  declare readonly type: VectorType;
}

/** What a constant expression carries beyond its operands. */
export interface ConstantExprData {
  /** Flags as on the instruction, see `Flag`. */
  readonly flags: number;
  /** getelementptr: the source element type. */
  readonly sourceElementType?: Type;
  /** getelementptr: the half-open byte range the result may be used to reach. */
  readonly inRange?: { readonly start: bigint; readonly end: bigint };
  /** icmp and fcmp (older text): the predicate. */
  readonly predicate?: string;
  /** extractvalue and insertvalue (older text): the indices. */
  readonly indices?: readonly number[];
  /** shufflevector: the mask, -1 for poison. */
  readonly mask?: readonly number[];
}

export class ConstantExpr extends ConstantUser {
  readonly constantKind = "expr";
  constructor(
    readonly opcode: ConstantExprOpcode,
    type: Type,
    operands: readonly Value[],
    readonly data: ConstantExprData = { flags: 0 },
  ) {
    super(type, operands);
  }
}

/** `blockaddress(@function, %block)`; operands: the function, the block. */
export class BlockAddress extends ConstantUser {
  readonly constantKind = "blockaddress";
  constructor(type: PointerType, fn: Value, block: BasicBlock) {
    super(type, [fn, block]);
  }
}
/** `dso_local_equivalent @function`. */
export class DSOLocalEquivalent extends ConstantUser {
  readonly constantKind = "dso_local_equivalent";
}
/** `no_cfi @function`. */
export class NoCFIValue extends ConstantUser {
  readonly constantKind = "no_cfi";
}
/** `ptrauth (ptr P, i32 key[, i64 discriminator[, ptr address]])`. */
export class ConstantPtrAuth extends ConstantUser {
  readonly constantKind = "ptrauth";
}

export type Constant =
  | ConstantInt
  | ConstantFP
  | ConstantNull
  | UndefValue
  | PoisonValue
  | ConstantString
  | ConstantArray
  | ConstantStruct
  | ConstantVector
  | ConstantExpr
  | BlockAddress
  | DSOLocalEquivalent
  | NoCFIValue
  | ConstantPtrAuth;

// ---- making them -----------------------------------------------------------------------------------------------

const smallInts = new Map<IntegerType, Map<number, ConstantInt>>();
const ints = new WeakMap<IntegerType, Map<bigint, ConstantInt>>();

/** The integer constant of `type` with the bits of `value` (any sign; wrapped to the width). */
export function constInt(type: IntegerType, value: bigint | number): ConstantInt {
  if (typeof value === "number") {
    let table = smallInts.get(type);
    if (table === undefined) {
      table = new Map();
      smallInts.set(type, table);
    }
    let found = table.get(value);
    if (found === undefined) {
      found = constInt(type, BigInt(value));
      table.set(value, found);
    }
    return found;
  }
  const bits = BigInt.asUintN(type.bits, value);
  let table = ints.get(type);
  if (table === undefined) {
    table = new Map();
    ints.set(type, table);
  }
  let found = table.get(bits);
  if (found === undefined) {
    found = new ConstantInt(type, bits);
    table.set(bits, found);
  }
  return found;
}

/** `i1 true` or `i1 false`. */
export function constBool(value: boolean): ConstantInt {
  return constInt(intType(1), value ? 1 : 0);
}

const floats = new Map<FloatType, Map<bigint, ConstantFP>>();

/** The floating-point constant of `type` with exactly these bits. */
export function constFPBits(type: FloatType, bits: bigint): ConstantFP {
  let table = floats.get(type);
  if (table === undefined) {
    table = new Map();
    floats.set(type, table);
  }
  const wrapped = BigInt.asUintN(FLOAT_BITS[type.kind], bits);
  let found = table.get(wrapped);
  if (found === undefined) {
    found = new ConstantFP(type, wrapped);
    table.set(wrapped, found);
  }
  return found;
}

function perType<T>(make: (type: Type) => T): (type: Type) => T {
  const table = new WeakMap<Type, T>();
  return (type) => {
    let value = table.get(type);
    if (value === undefined) {
      value = make(type);
      table.set(type, value);
    }
    return value;
  };
}
const nullOf = perType((type) => new ConstantNull(type));
export const undef: (type: Type) => UndefValue = perType((type) => new UndefValue(type));
export const poison: (type: Type) => PoisonValue = perType((type) => new PoisonValue(type));

/** The zero of any first-class type: 0, +0.0, null or zeroinitializer. */
export function zeroOf(type: Type): ConstantInt | ConstantFP | ConstantNull {
  if (type.kind === "integer") return constInt(type, 0);
  if (type.kind in FLOAT_BITS) return constFPBits(type as FloatType, 0n);
  return nullOf(type);
}
/** `null` of a pointer type, `zeroinitializer` of an aggregate or vector, `none` of token. */
export function constNull(type: Type): ConstantNull {
  return nullOf(type);
}

/** True for every constant that is not a global value. */
export function isConstant(value: Value): value is Constant & Value {
  return value.valueKind === "constant";
}
/** The value as an integer constant, or undefined. */
export function asConstantInt(value: Value): ConstantInt | undefined {
  return value instanceof ConstantInt ? value : undefined;
}
