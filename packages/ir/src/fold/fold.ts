/**
 * The constant folder: what an operation gives when its operands are constants. Poison, undef, wrap flags, odd widths
 * and IEEE rounding are exact; what cannot be told, or would be undefined behaviour to run, is not folded.
 *
 * An operation whose result is NaN is not folded: which NaN it is differs between machines and must not depend on the
 * tier.
 */

import {
  ConstantExpr,
  ConstantFP,
  ConstantInt,
  ConstantNull,
  constBool,
  constFPBits,
  constInt,
  PoisonValue,
  poison,
  UndefValue,
  undef,
  zeroOf,
} from "../constants.js";
import type { DataLayout } from "../data-layout.js";
import type { Instruction } from "../instruction.js";
import {
  type BinaryOpcode,
  type CastOpcode,
  FCMP,
  Flag,
  type FloatPredicate,
  ICMP,
  type IntPredicate,
  isBinary,
  isCast,
  OPCODES,
  type Opcode,
} from "../opcodes.js";
import { type IntegerType, i1, i8, intType, isFloat, type Type, withScalar } from "../types.js";
import type { Value } from "../value.js";
import { aggregateOf, elementCount, elementOf, elementsOf, elementType } from "./elements.js";
import { floatFromBits, floatToBits, integerToFloat, isNarrowFloat, roundTo } from "./float.js";
import { compareIntegers, foldInteger } from "./integer.js";

/** What an operation carries beyond operands and flags, as far as folding needs it. */
export interface FoldData {
  readonly predicate?: string;
  readonly indices?: readonly number[];
  readonly mask?: readonly number[];
  readonly sourceElementType?: Type;
}

/** Undef or poison (poison is a kind of undef for those who ask so). */
export function isUndefOrPoison(value: Value): boolean {
  return value instanceof UndefValue || value instanceof PoisonValue;
}

/** The instruction's value if its operands are constants that determine it, else undefined. */
export function foldInstruction(instruction: Instruction, layout: DataLayout): Value | undefined {
  for (let at = 0; at < instruction.operandCount; at++) {
    const kind = instruction.operand(at).valueKind;
    if (kind === "instruction" || kind === "argument" || kind === "block") return undefined;
  }
  const data: FoldData = (instruction.data ?? {}) as FoldData;
  return foldOperation(
    instruction.opcode,
    instruction.type,
    instruction.operands,
    data,
    instruction.flags,
    layout,
  );
}

/** What the operation gives on these constants, or undefined. */
export function foldOperation(
  opcode: Opcode,
  type: Type,
  operands: readonly Value[],
  data: FoldData,
  flags: number,
  layout: DataLayout,
): Value | undefined {
  const [a, b, c] = operands;
  if (a === undefined) return undefined;
  if (isBinary(opcode)) return b === undefined ? undefined : foldBinary(opcode, type, a, b, flags);
  if (isCast(opcode)) return foldCast(opcode, type, a, flags, layout);
  switch (opcode) {
    case "fneg":
      return lanes(type, [a], ([x]) => {
        if (x instanceof ConstantFP) return constFPBits(x.type, x.bits ^ (1n << BigInt(x.type.bits - 1)));
        return x instanceof PoisonValue ? x : undefined;
      });
    case "icmp":
      if (b === undefined) return undefined;
      return lanes(type, [a, b], ([x, y]) => foldICmp(data.predicate as IntPredicate, x, y, flags));
    case "fcmp":
      if (b === undefined) return undefined;
      return lanes(type, [a, b], ([x, y]) => foldFCmp(data.predicate as FloatPredicate, x, y));
    case "select":
      return b === undefined || c === undefined ? undefined : foldSelect(type, a, b, c);
    case "freeze":
      return foldFreeze(a);
    case "extractvalue": {
      let value: Value | undefined = a;
      for (const index of data.indices ?? [])
        value = value === undefined ? undefined : elementOf(value, index);
      return value;
    }
    case "insertvalue":
      return b === undefined ? undefined : insertAt(a, b, data.indices ?? [], 0);
    case "extractelement": {
      if (a instanceof PoisonValue || b instanceof PoisonValue) return poison(type);
      if (!(b instanceof ConstantInt)) return undefined;
      const count = elementCount(a.type);
      if (count === undefined) return undefined;
      return b.value >= BigInt(count) ? poison(type) : elementOf(a, Number(b.value));
    }
    case "insertelement": {
      if (b === undefined || !(c instanceof ConstantInt)) return undefined;
      const elements = elementsOf(a);
      if (elements === undefined || !isFoldableConstant(b)) return undefined;
      if (c.value >= BigInt(elements.length)) return poison(type);
      elements[Number(c.value)] = b;
      return aggregateOf(type, elements);
    }
    case "shufflevector": {
      if (b === undefined || data.mask === undefined || type.kind !== "vector" || type.scalable)
        return undefined;
      const count = elementCount(a.type);
      if (count === undefined) return undefined;
      const elements: Value[] = [];
      for (const at of data.mask) {
        const element =
          at < 0 ? poison(type.element) : at < count ? elementOf(a, at) : elementOf(b, at - count);
        if (element === undefined) return undefined;
        elements.push(element);
      }
      return aggregateOf(type, elements);
    }
    case "getelementptr":
      return foldGetElementPtr(type, operands, data, flags, layout);
    default:
      return undefined;
  }
}

/** A constant that may stand as an element of another. */
function isFoldableConstant(value: Value): boolean {
  const kind = value.valueKind;
  return kind === "constant" || kind === "function" || kind === "global" || kind === "alias";
}

/** Applies `fold` to scalars, or to each lane of vectors. */
function lanes(
  type: Type,
  operands: readonly Value[],
  fold: (operands: Value[]) => Value | undefined,
): Value | undefined {
  if (type.kind !== "vector") return fold([...operands]);
  const count = elementCount(type);
  if (count === undefined) {
    return operands.some((operand) => operand instanceof PoisonValue) ? poison(type) : undefined;
  }
  const results: Value[] = [];
  for (let at = 0; at < count; at++) {
    const lane: Value[] = [];
    for (const operand of operands) {
      const element = elementOf(operand, at);
      if (element === undefined) return undefined;
      lane.push(element);
    }
    const result = fold(lane);
    if (result === undefined) return undefined;
    results.push(result);
  }
  return aggregateOf(type, results);
}

function foldBinary(opcode: BinaryOpcode, type: Type, a: Value, b: Value, flags: number): Value | undefined {
  return lanes(type, [a, b], ([x, y]) => {
    if (x === undefined || y === undefined) return undefined;
    if (x instanceof ConstantInt && y instanceof ConstantInt) {
      const result = foldInteger(opcode, x.type.bits, x.value, y.value, flags);
      if (result === "ub" || result === undefined) return undefined;
      return result === "poison" ? poison(x.type) : constInt(x.type, result);
    }
    if (x instanceof ConstantFP && y instanceof ConstantFP) return foldFloat(opcode, x, y);
    // A poison divisor would be undefined behaviour to run: leave it to those who may say so.
    const traps = OPCODES[opcode].traps === true;
    if (y instanceof PoisonValue) return traps ? undefined : y;
    if (x instanceof PoisonValue) return traps ? undefined : x;
    if (x instanceof UndefValue || y instanceof UndefValue) return foldUndef(opcode, x, y);
    return undefined;
  });
}

/** An integer operation on undef: the choice of undef that says most. */
function foldUndef(opcode: BinaryOpcode, x: Value, y: Value): Value | undefined {
  if (x.type.kind !== "integer") return undefined;
  const isX = x instanceof UndefValue;
  const isY = y instanceof UndefValue;
  switch (opcode) {
    case "xor":
      return isX && isY ? zeroOf(x.type) : undef(x.type);
    case "add":
    case "sub":
      return undef(x.type);
    case "and":
      return isX && isY ? x : zeroOf(x.type);
    case "or":
      return isX && isY ? x : constInt(x.type, -1n);
    case "mul":
      return isX && isY ? x : zeroOf(x.type);
    case "shl":
    case "lshr":
    case "ashr":
      // The amount may be chosen too large.
      return isY ? poison(x.type) : zeroOf(x.type);
    case "udiv":
    case "urem":
    case "sdiv":
    case "srem":
      return isY || !(y instanceof ConstantInt) || y.value === 0n ? undefined : zeroOf(x.type);
    default:
      return undefined;
  }
}

function foldFloat(opcode: BinaryOpcode, x: ConstantFP, y: ConstantFP): Value | undefined {
  const { kind } = x.type;
  if (!isNarrowFloat(kind)) return undefined;
  const a = floatFromBits(kind, x.bits);
  const b = floatFromBits(kind, y.bits);
  const exact =
    opcode === "fadd"
      ? a + b
      : opcode === "fsub"
        ? a - b
        : opcode === "fmul"
          ? a * b
          : opcode === "fdiv"
            ? a / b
            : a % b;
  const result = roundTo(kind, exact);
  return Number.isNaN(result) ? undefined : constFPBits(x.type, floatToBits(kind, result));
}

/** Whether a constant pointer is known not to be null: a definition that must have an address. */
function isNonNullGlobal(value: Value): boolean {
  if (value.valueKind !== "global" && value.valueKind !== "function") return false;
  return !(value as { linkage?: string }).linkage?.startsWith("extern_weak") && value.type.kind === "pointer"
    ? value.type.addressSpace === 0
    : false;
}

function foldICmp(
  predicate: IntPredicate,
  x: Value | undefined,
  y: Value | undefined,
  flags: number,
): Value | undefined {
  if (x === undefined || y === undefined) return undefined;
  if (x instanceof PoisonValue || y instanceof PoisonValue) return poison(i1);
  if (x instanceof ConstantInt && y instanceof ConstantInt) {
    const { bits } = x.type;
    const top = 1n << BigInt(bits - 1);
    if ((flags & Flag.samesign) !== 0 && ((x.value ^ y.value) & top) !== 0n) return poison(i1);
    return constBool(compareIntegers(predicate, bits, x.value, y.value));
  }
  if (x instanceof UndefValue || y instanceof UndefValue) {
    if (predicate === "eq" || predicate === "ne") return undef(i1);
    return constBool(isTrueWhenEqual(predicate));
  }
  if (x === y && !(x instanceof ConstantExpr)) return constBool(isTrueWhenEqual(predicate));
  const nulls = x instanceof ConstantNull ? y : y instanceof ConstantNull ? x : undefined;
  if (nulls !== undefined && isNonNullGlobal(nulls)) {
    if (predicate === "eq") return constBool(false);
    if (predicate === "ne") return constBool(true);
  }
  return undefined;
}

/** Whether the predicate holds of equal operands. */
export function isTrueWhenEqual(predicate: IntPredicate): boolean {
  return predicate === "eq" || (predicate !== "ne" && predicate.endsWith("e"));
}

/** Which relations hold between two floating-point constants, as bits of {@link FCMP}; undefined if unknown. */
function relation(x: ConstantFP, y: ConstantFP): number | undefined {
  const { kind } = x.type;
  if (!isNarrowFloat(kind)) return undefined;
  const a = floatFromBits(kind, x.bits);
  const b = floatFromBits(kind, y.bits);
  return Number.isNaN(a) || Number.isNaN(b) ? 8 : a === b ? 1 : a > b ? 2 : 4;
}

function foldFCmp(predicate: FloatPredicate, x: Value | undefined, y: Value | undefined): Value | undefined {
  if (x instanceof PoisonValue || y instanceof PoisonValue) return poison(i1);
  if (predicate === "false") return constBool(false);
  if (predicate === "true") return constBool(true);
  if (!(x instanceof ConstantFP) || !(y instanceof ConstantFP)) return undefined;
  const found = relation(x, y);
  return found === undefined ? undefined : constBool((FCMP[predicate] & found) !== 0);
}

function foldSelect(type: Type, condition: Value, a: Value, b: Value): Value | undefined {
  if (condition instanceof PoisonValue) return poison(type);
  if (condition instanceof ConstantInt) return condition.value !== 0n ? a : b;
  if (condition instanceof UndefValue) return a instanceof PoisonValue ? b : a;
  if (condition.type.kind !== "vector") return undefined;
  if (condition instanceof ConstantNull) return b;
  return lanes(type, [condition, a, b], ([which, x, y]) => {
    if (which === undefined || x === undefined || y === undefined) return undefined;
    return foldSelect(x.type, which, x, y);
  });
}

function foldFreeze(value: Value): Value | undefined {
  if (isUndefOrPoison(value)) return zeroOf(value.type);
  if (value.valueKind !== "constant") return value;
  if (value instanceof ConstantInt || value instanceof ConstantFP || value instanceof ConstantNull)
    return value;
  if (value.type.kind !== "vector") return undefined;
  const elements = elementsOf(value);
  if (elements === undefined) return undefined;
  const frozen = elements.map(foldFreeze);
  return frozen.every((element) => element !== undefined)
    ? aggregateOf(value.type, frozen as Value[])
    : undefined;
}

function insertAt(
  aggregate: Value,
  element: Value,
  indices: readonly number[],
  depth: number,
): Value | undefined {
  const index = indices[depth];
  if (index === undefined) return isFoldableConstant(element) ? element : undefined;
  const elements = elementsOf(aggregate);
  const old = elements?.[index];
  if (elements === undefined || old === undefined) return undefined;
  const inner = insertAt(old, element, indices, depth + 1);
  if (inner === undefined) return undefined;
  elements[index] = inner;
  return aggregateOf(aggregate.type, elements);
}

function foldCast(
  opcode: CastOpcode,
  type: Type,
  value: Value,
  flags: number,
  layout: DataLayout,
): Value | undefined {
  if (value instanceof PoisonValue) return poison(type);
  if (opcode === "bitcast") return foldBitcast(type, value, layout);
  if (opcode === "ptrtoint" || opcode === "inttoptr" || opcode === "addrspacecast") {
    return lanes(type, [value], ([x]) => {
      if (x === undefined) return undefined;
      const to = type.kind === "vector" ? type.element : type;
      if (x instanceof PoisonValue) return poison(to);
      if (x instanceof UndefValue) return undef(to);
      if (opcode === "addrspacecast") return undefined;
      if (opcode === "ptrtoint" && x instanceof ConstantNull) return zeroOf(to);
      if (opcode === "inttoptr" && x instanceof ConstantInt && x.value === 0n) return zeroOf(to);
      return foldPointerRoundTrip(opcode, to, x, layout);
    });
  }
  const to = type.kind === "vector" ? type.element : type;
  return lanes(type, [value], ([x]) => (x === undefined ? undefined : foldScalarCast(opcode, to, x, flags)));
}

/** `inttoptr (ptrtoint p)` and `ptrtoint (inttoptr n)` at the width of a pointer. */
function foldPointerRoundTrip(
  opcode: CastOpcode,
  to: Type,
  value: Value,
  layout: DataLayout,
): Value | undefined {
  if (!(value instanceof ConstantExpr)) return undefined;
  const inner = value.operand(0);
  const width = layout.pointerSize(0) * 8;
  if (opcode === "ptrtoint" && value.opcode === "inttoptr" && inner instanceof ConstantInt) {
    if (to.kind !== "integer" || value.type.kind !== "pointer" || value.type.addressSpace !== 0)
      return undefined;
    return constInt(to, BigInt.asUintN(width, inner.value));
  }
  if (opcode === "inttoptr" && value.opcode === "ptrtoint" && inner.type === to) {
    return value.type.kind === "integer" && value.type.bits === width ? inner : undefined;
  }
  return undefined;
}

function foldScalarCast(opcode: CastOpcode, to: Type, x: Value, flags: number): Value | undefined {
  if (x instanceof PoisonValue) return poison(to);
  if (x instanceof UndefValue) {
    if (opcode === "trunc") return undef(to);
    return opcode === "zext" || opcode === "sext" || opcode === "uitofp" || opcode === "sitofp"
      ? zeroOf(to)
      : undefined;
  }
  if (x instanceof ConstantInt) {
    if (to.kind === "integer") {
      if (opcode === "sext") return constInt(to, x.signed);
      if (opcode === "zext") {
        return (flags & Flag.nneg) !== 0 && x.signed < 0n ? poison(to) : constInt(to, x.value);
      }
      const result = constInt(to, x.value);
      if ((flags & Flag.nuw) !== 0 && result.value !== x.value) return poison(to);
      if ((flags & Flag.nsw) !== 0 && result.signed !== x.signed) return poison(to);
      return result;
    }
    if (!isFloat(to) || !isNarrowFloat(to.kind)) return undefined;
    if (opcode === "uitofp" && (flags & Flag.nneg) !== 0 && x.signed < 0n) return poison(to);
    return constFPBits(to, integerToFloat(to.kind, opcode === "sitofp" ? x.signed : x.value));
  }
  if (!(x instanceof ConstantFP) || !isNarrowFloat(x.type.kind)) return undefined;
  const number = floatFromBits(x.type.kind, x.bits);
  if (to.kind === "integer") {
    if (!Number.isFinite(number)) return poison(to);
    const whole = BigInt(Math.trunc(number));
    const back = opcode === "fptosi" ? BigInt.asIntN(to.bits, whole) : BigInt.asUintN(to.bits, whole);
    return back === whole ? constInt(to, whole) : poison(to);
  }
  if (!isFloat(to) || !isNarrowFloat(to.kind) || Number.isNaN(number)) return undefined;
  return constFPBits(to, floatToBits(to.kind, number));
}

/** The bits of an integer, float or vector of such, lowest lane lowest; undefined when some are unknown. */
function bitsOf(value: Value): bigint | undefined {
  if (value instanceof ConstantInt) return value.value;
  if (value instanceof ConstantFP) return value.bits;
  if (value.type.kind !== "vector") return undefined;
  const width = scalarBits(value.type.element);
  const elements = elementsOf(value);
  if (width === undefined || elements === undefined) return undefined;
  let bits = 0n;
  for (const [at, element] of elements.entries()) {
    const lane = bitsOf(element);
    if (lane === undefined) return undefined;
    bits |= lane << BigInt(at * width);
  }
  return bits;
}
function scalarBits(type: Type): number | undefined {
  return type.kind === "integer" ? type.bits : isFloat(type) ? type.bits : undefined;
}
/** The constant of an integer, float or vector type with these bits; undefined for other types. */
export function constantFromBits(type: Type, bits: bigint): Value | undefined {
  if (type.kind === "integer") return constInt(type, bits);
  if (isFloat(type)) return constFPBits(type, bits);
  if (type.kind !== "vector" || type.scalable) return undefined;
  const width = scalarBits(type.element);
  if (width === undefined) return undefined;
  const elements: Value[] = [];
  for (let at = 0; at < type.length; at++) {
    const lane = constantFromBits(type.element, BigInt.asUintN(width, bits >> BigInt(at * width)));
    if (lane === undefined) return undefined;
    elements.push(lane);
  }
  return aggregateOf(type, elements);
}

function foldBitcast(type: Type, value: Value, layout: DataLayout): Value | undefined {
  if (value.type === type) return value;
  if (value instanceof UndefValue) return undef(type);
  if (type.kind === "pointer") return undefined;
  if (value instanceof ConstantNull) return zeroOf(type);
  if (layout.bigEndian && (type.kind === "vector" || value.type.kind === "vector")) return undefined;
  const bits = bitsOf(value);
  return bits === undefined ? undefined : constantFromBits(type, bits);
}

// ---- addresses ---------------------------------------------------------------------------------------------------

/** A pointer as a base and a constant number of bytes beyond it. */
export interface ConstantAddress {
  readonly base: Value;
  readonly offset: number;
}

/**
 * Bytes that constant indices of a getelementptr add to its base, in the index width as a signed number; undefined when
 * an index is not constant, a type is not sized, or the result is a vector.
 */
export function constantOffset(
  sourceElementType: Type,
  indices: readonly Value[],
  layout: DataLayout,
  addressSpace = 0,
): number | undefined {
  let type = sourceElementType;
  let offset = 0;
  for (const [at, index] of indices.entries()) {
    if (!(index instanceof ConstantInt)) return undefined;
    const number = Number(index.signed);
    if (!Number.isSafeInteger(number)) return undefined;
    if (at === 0) {
      if (number !== 0) {
        if (!isFixedSize(type)) return undefined;
        offset += number * layout.allocSize(type);
      }
    } else if (type.kind === "struct") {
      offset += layout.structLayout(type).offsets[number] ?? 0;
      type = type.fields[number] ?? type;
    } else {
      const element = elementType(type, number);
      if (element === undefined || !isFixedSize(element)) return undefined;
      // The elements of a vector stand without padding between them.
      const size = type.kind === "vector" ? layout.sizeInBits(element) / 8 : layout.allocSize(element);
      offset += number * size;
      type = element;
    }
    if (!Number.isSafeInteger(offset)) return undefined;
  }
  const bits = layout.indexBits(addressSpace);
  return bits <= 32 ? Number(BigInt.asIntN(bits, BigInt(offset))) : offset;
}

/** Whether a type has a size known when compiling. */
export function isFixedSize(type: Type): boolean {
  switch (type.kind) {
    case "void":
    case "label":
    case "metadata":
    case "token":
    case "function":
      return false;
    case "vector":
      return !type.scalable;
    case "array":
      return isFixedSize(type.element);
    case "struct":
      return !type.opaque && type.fields.every(isFixedSize);
    default:
      return true;
  }
}

/** Takes constant getelementptr expressions off a pointer constant. */
export function constantAddress(pointer: Value, layout: DataLayout): ConstantAddress {
  let base = pointer;
  let offset = 0;
  while (base instanceof ConstantExpr && base.opcode === "getelementptr" && base.type.kind === "pointer") {
    const source = base.data.sourceElementType;
    if (source === undefined) break;
    const step = constantOffset(source, base.operands.slice(1), layout, base.type.addressSpace);
    if (step === undefined) break;
    offset += step;
    base = base.operand(0);
  }
  return { base, offset };
}

function foldGetElementPtr(
  type: Type,
  operands: readonly Value[],
  data: FoldData,
  flags: number,
  layout: DataLayout,
): Value | undefined {
  const [base] = operands;
  if (base === undefined || data.sourceElementType === undefined) return undefined;
  if (operands.some((operand) => operand instanceof PoisonValue)) return poison(type);
  if (type.kind !== "pointer") return undefined;
  const step = constantOffset(data.sourceElementType, operands.slice(1), layout, type.addressSpace);
  if (step === undefined) return undefined;
  if (step === 0) return base;
  if (base instanceof UndefValue) return undef(type);
  const inner = constantAddress(base, layout);
  const offset = inner.offset + step;
  if (offset === 0 && inner.base.type === type) return inner.base;
  if (!isFoldableConstant(inner.base)) return undefined;
  let kept = flags & (Flag.inbounds | Flag.nusw | Flag.nuw);
  if (inner.base !== base && base instanceof ConstantExpr) kept &= base.data.flags;
  const indexType: IntegerType = intType(layout.indexBits(type.addressSpace));
  return new ConstantExpr("getelementptr", type, [inner.base, constInt(indexType, BigInt(offset))], {
    flags: kept,
    sourceElementType: i8,
  });
}

/** A comparison's predicate with its operands exchanged. */
export function swappedPredicate(predicate: IntPredicate): IntPredicate {
  return ICMP[predicate].swapped;
}
/** The type of a comparison of values of `type`. */
export function compareType(type: Type): Type {
  return withScalar(type, i1);
}
