/** Constants as bytes with relocations: what initializers become, and what addresses constant expressions name. */
import {
  type BasicBlock,
  type ConstantExpr,
  ConstantFP,
  ConstantInt,
  ConstantString,
  type DataLayout,
  FLOAT_BITS,
  type Function,
  GlobalValue,
  isConstant,
  type Type,
  type Value,
} from "@ts-jit/ir";
import type { ModuleContext } from "./module-context.js";

/** `symbol + addend`, or a plain number when `symbol` is -1. */
export interface AddressConstant {
  readonly symbol: number;
  readonly addend: number;
  /** For the difference of two symbols: the one subtracted; else -1. */
  readonly minus: number;
}

/**
 * The value of a constant of up to 32 bits as `symbol + addend`; undefined when it has no such form (and must be
 * computed by instructions).
 */
export function addressConstant(context: ModuleContext, value: Value): AddressConstant | undefined {
  // A thread-local variable has an address in each thread.
  if (value instanceof GlobalValue && value.threadLocal !== undefined) return undefined;
  if (value instanceof GlobalValue) return { symbol: context.symbolOf(value), addend: 0, minus: -1 };
  if (!isConstant(value)) return undefined;
  switch (value.constantKind) {
    case "int":
      return value.type.bits <= 32 ? { symbol: -1, addend: value.low, minus: -1 } : undefined;
    case "null":
    case "undef":
    case "poison":
      return value.type.kind === "pointer" || value.type.kind === "integer"
        ? { symbol: -1, addend: 0, minus: -1 }
        : undefined;
    case "blockaddress": {
      const symbol = context.symbolOfBlock(value.operand(0) as Function, value.operand(1) as BasicBlock);
      return { symbol, addend: 0, minus: -1 };
    }
    case "dso_local_equivalent":
    case "no_cfi":
      return addressConstant(context, value.operand(0));
    case "expr":
      return addressOfExpression(context, value);
    default:
      return undefined;
  }
}

function addressOfExpression(context: ModuleContext, value: ConstantExpr): AddressConstant | undefined {
  const layout = context.module.dataLayout;
  switch (value.opcode) {
    case "bitcast":
    case "addrspacecast":
    case "inttoptr":
      return widthOf(layout, value.operand(0).type) <= 32
        ? addressConstant(context, value.operand(0))
        : undefined;
    case "ptrtoint":
      return widthOf(layout, value.type) === 32 ? addressConstant(context, value.operand(0)) : undefined;
    case "trunc": {
      const inner = addressConstant(context, value.operand(0));
      return inner !== undefined && (inner.symbol < 0 || widthOf(layout, value.type) === 32)
        ? inner
        : undefined;
    }
    case "getelementptr": {
      const base = addressConstant(context, value.operand(0));
      if (base === undefined || value.data.sourceElementType === undefined) return undefined;
      const offset = constantGepOffset(layout, value.data.sourceElementType, value);
      if (offset === undefined) return undefined;
      return { symbol: base.symbol, addend: (base.addend + offset) | 0, minus: base.minus };
    }
    case "add":
    case "sub": {
      if (widthOf(layout, value.type) !== 32) return undefined;
      const left = addressConstant(context, value.operand(0));
      const right = addressConstant(context, value.operand(1));
      if (left === undefined || right === undefined) return undefined;
      if (value.opcode === "add") {
        if (right.symbol >= 0 && left.symbol >= 0) return undefined;
        if (right.minus >= 0 || left.minus >= 0) return undefined;
        return {
          symbol: Math.max(left.symbol, right.symbol),
          addend: (left.addend + right.addend) | 0,
          minus: -1,
        };
      }
      if (right.minus >= 0 || (left.minus >= 0 && right.symbol >= 0)) return undefined;
      const addend = (left.addend - right.addend) | 0;
      if (right.symbol < 0) return { symbol: left.symbol, addend, minus: left.minus };
      if (left.symbol === right.symbol) return { symbol: -1, addend, minus: -1 };
      return left.symbol < 0 ? undefined : { symbol: left.symbol, addend, minus: right.symbol };
    }
    default:
      return undefined;
  }
}

function widthOf(layout: DataLayout, type: Type): number {
  return type.kind === "integer" || type.kind === "pointer" ? layout.sizeInBits(type) : 1 << 20;
}

/** Byte offset of a getelementptr whose indices are all constant integers, wrapped to 32 bits; else undefined. */
export function constantGepOffset(
  layout: DataLayout,
  sourceElementType: Type,
  gep: { readonly operandCount: number; operand(index: number): Value },
): number | undefined {
  let type = sourceElementType;
  let offset = 0;
  for (let at = 1; at < gep.operandCount; at++) {
    const index = gep.operand(at);
    let number: number;
    if (index instanceof ConstantInt) number = smallSigned(index);
    else if (isConstant(index) && index.constantKind === "null") number = 0;
    else return undefined;
    if (at === 1) offset += number * layout.allocSize(type);
    else if (type.kind === "struct") {
      offset += layout.structLayout(type).offsets[number] ?? 0;
      type = type.fields[number] ?? type;
    } else if (type.kind === "array") {
      type = type.element;
      offset += number * layout.allocSize(type);
    } else if (type.kind === "vector") {
      type = type.element;
      offset += number * (layout.sizeInBits(type) / 8);
    }
  }
  return offset | 0;
}

const smallCache = new WeakMap<ConstantInt, number>();
/** The signed value of an integer constant as a number (exact up to 53 bits, which any offset fits). */
export function smallSigned(constant: ConstantInt): number {
  let value = smallCache.get(constant);
  if (value === undefined) {
    value = Number(BigInt.asIntN(Math.min(64, constant.type.bits), constant.value));
    smallCache.set(constant, value);
  }
  return value;
}

/** A relocation in a run of data: at `offset` stands the address of `symbol` (the addend is in the bytes). */
export interface DataRelocation {
  readonly offset: number;
  readonly symbol: number;
  /** The symbol whose address is taken off again, for a difference of addresses; -1 for none. */
  readonly minus: number;
}

/** Writes constants into bytes. */
export class DataWriter {
  readonly relocations: DataRelocation[] = [];
  private readonly view: DataView;
  constructor(
    private readonly context: ModuleContext,
    readonly bytes: Uint8Array,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** @throws UnsupportedError for constants that no relocation expresses. */
  write(value: Value, offset: number, place: number): void {
    const { context } = this;
    const layout = context.module.dataLayout;
    if (value instanceof ConstantInt) {
      this.writeBits(value.value, offset, layout.storeSize(value.type));
      return;
    }
    if (value instanceof ConstantFP) {
      this.writeBits(value.bits, offset, FLOAT_BITS[value.type.kind] / 8);
      return;
    }
    if (value instanceof ConstantString) {
      this.bytes.set(value.bytes, offset);
      return;
    }
    const address = addressConstant(context, value);
    if (address !== undefined && layout.storeSize(value.type) === 4) {
      this.writeAddress(address, offset);
      return;
    }
    if (!isConstant(value)) throw context.unsupported("this initializer", place);
    switch (value.constantKind) {
      case "null":
      case "undef":
      case "poison":
        return;
      case "array":
      case "vector": {
        const element = value.type.element;
        const bits = layout.sizeInBits(element);
        if (value.constantKind === "vector" && bits % 8 !== 0) {
          this.writePackedBits(value.operands, bits, offset, place);
          return;
        }
        const stride = value.constantKind === "vector" ? bits / 8 : layout.allocSize(element);
        for (let at = 0; at < value.operandCount; at++)
          this.write(value.operand(at), offset + at * stride, place);
        return;
      }
      case "struct": {
        const { offsets } = layout.structLayout(value.type);
        for (let at = 0; at < value.operandCount; at++) {
          this.write(value.operand(at), offset + (offsets[at] ?? 0), place);
        }
        return;
      }
      case "expr": {
        // An address widened to 64 bits: the low half is relocated, the high half is zero.
        const inner =
          value.opcode === "ptrtoint" || value.opcode === "zext"
            ? addressConstant(context, value.operand(0))
            : undefined;
        if (inner !== undefined && layout.storeSize(value.type) > 4) {
          this.writeAddress(inner, offset);
          return;
        }
        break;
      }
    }
    throw context.unsupported(
      `an initializer that is '${value.constantKind === "expr" ? value.opcode : value.constantKind}'`,
      place,
    );
  }

  private writeAddress(address: AddressConstant, offset: number): void {
    const { symbol, minus, addend } = address;
    if (symbol >= 0) this.relocations.push({ offset, symbol, minus });
    this.view.setInt32(offset, addend, true);
  }

  private writeBits(bits: bigint, offset: number, size: number): void {
    if (size === 1) this.bytes[offset] = Number(bits & 0xffn);
    else if (size === 4) this.view.setUint32(offset, Number(bits & 0xffffffffn), true);
    else {
      let rest = bits;
      for (let at = 0; at < size; at++) {
        this.bytes[offset + at] = Number(rest & 0xffn);
        rest >>= 8n;
      }
    }
  }

  private writePackedBits(operands: readonly Value[], bits: number, offset: number, place: number): void {
    let all = 0n;
    operands.forEach((operand, at) => {
      if (operand instanceof ConstantInt) all |= operand.value << BigInt(at * bits);
      else if (!isConstant(operand) || operand.constantKind === "expr") {
        throw this.context.unsupported("an address in a vector of odd-sized elements", place);
      }
    });
    this.writeBits(all, offset, Math.ceil((operands.length * bits) / 8));
  }
}
