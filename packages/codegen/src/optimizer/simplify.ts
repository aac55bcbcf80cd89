/**
 * Simplification: the existing value or constant that an instruction must equal, if there is one. Makes nothing new and
 * changes nothing, so any pass may ask. The rules that make new instructions are instcombine's.
 *
 * Each rule is a refinement: where the instruction is poison or undef the answer may be anything, elsewhere it is equal.
 */
import {
  aggregateOf,
  asConstantInt,
  ConstantFP,
  ConstantInt,
  type ConstantNull,
  constBool,
  constFPBits,
  constInt,
  type DataLayout,
  elementOf,
  FLOAT_FORMATS,
  Flag,
  foldInstruction,
  fractionBits,
  ICMP,
  type Instruction,
  type InstructionOf,
  type IntPredicate,
  integerConstant,
  intrinsicBase,
  isFloat,
  isInstruction,
  isKnownNonZero,
  isTrueWhenEqual,
  knownBits,
  maskOf,
  PoisonValue,
  poison,
  splatOf,
  type Type,
  UndefValue,
  type Value,
  widthOf,
  zeroOf,
} from "@ts-jit/ir";

/** The constant of an integer type, or the splat of a vector of integers. */
export function intConstant(type: Type, value: bigint | number): Value {
  if (type.kind === "integer") return constInt(type, value);
  if (type.kind === "vector" && type.element.kind === "integer" && !type.scalable) {
    return aggregateOf(type, new Array<Value>(type.length).fill(constInt(type.element, value)));
  }
  throw new TypeError(`${type} is not an integer type`);
}
/** `true` or `false`, splat for a vector of i1. */
export function boolConstant(type: Type, value: boolean): Value {
  return type.kind === "vector" ? intConstant(type, value ? 1 : 0) : constBool(value);
}

export function isZero(value: Value): boolean {
  return value.valueKind === "constant" && value === zeroOf(value.type);
}
export function isAllOnes(value: Value): boolean {
  const constant = integerConstant(value);
  return constant !== undefined && constant.signed === -1n;
}
export function isOne(value: Value): boolean {
  const constant = integerConstant(value);
  return constant !== undefined && constant.value === 1n;
}
/** `x` when the value is `xor x, -1`. */
export function notOperand(value: Value): Value | undefined {
  return isInstruction(value) && value.opcode === "xor" && isAllOnes(value.operand(1))
    ? value.operand(0)
    : undefined;
}
/** `x` when the value is `0 - x`. */
export function negOperand(value: Value): Value | undefined {
  return isInstruction(value) && value.opcode === "sub" && isZero(value.operand(0))
    ? value.operand(1)
    : undefined;
}
/** The float a constant or splat is, by its bits. */
export function floatConstantOf(value: Value): ConstantFP | undefined {
  if (value instanceof ConstantFP) return value;
  if (value.valueKind !== "constant" || value.type.kind !== "vector") return undefined;
  const splat = splatOf(value);
  return splat instanceof ConstantFP ? splat : undefined;
}
/** The bits of +1.0. */
export function oneBits(constant: ConstantFP): bigint {
  const format = FLOAT_FORMATS[constant.type.kind];
  const exponent = ((1n << BigInt(format.exponentBits - 1)) - 1n) << BigInt(fractionBits(format));
  return format.explicit ? exponent | (1n << BigInt(format.precision - 1)) : exponent;
}
function isNegativeZero(value: Value): boolean {
  const constant = floatConstantOf(value);
  return constant !== undefined && constant.bits === 1n << BigInt(constant.type.bits - 1);
}
function isPositiveZero(value: Value): boolean {
  return floatConstantOf(value)?.bits === 0n;
}

/** The value the instruction must have, or undefined. Never the instruction itself. */
export function simplify(one: Instruction, layout: DataLayout): Value | undefined {
  const folded = foldInstruction(one, layout);
  if (folded !== undefined) return folded;
  const found = byOpcode(one, layout);
  return found === one ? poison(one.type) : found;
}

function byOpcode(one: Instruction, layout: DataLayout): Value | undefined {
  switch (one.opcode) {
    case "add":
    case "sub":
    case "mul":
    case "udiv":
    case "sdiv":
    case "urem":
    case "srem":
    case "shl":
    case "lshr":
    case "ashr":
    case "and":
    case "or":
    case "xor":
      return integerBinary(one);
    case "fadd":
    case "fsub":
    case "fmul":
    case "fdiv":
      return floatBinary(one);
    case "fneg": {
      const a = one.operand(0);
      return isInstruction(a) && a.opcode === "fneg" ? a.operand(0) : undefined;
    }
    case "icmp":
      return comparison(one);
    case "fcmp":
      return floatComparison(one);
    case "select":
      return selection(one);
    case "phi":
      return phiValue(one);
    case "getelementptr":
      return address(one);
    case "extractvalue":
      return extracted(one);
    case "insertvalue":
      return undefined;
    case "extractelement": {
      const index = asConstantInt(one.operand(1));
      if (index === undefined) return undefined;
      return laneOf(one.operand(0), Number(index.value), 0);
    }
    case "freeze": {
      const a = one.operand(0);
      return isInstruction(a) && a.opcode === "freeze" ? a : undefined;
    }
    case "bitcast": {
      const a = one.operand(0);
      if (a.type === one.type) return a;
      return isInstruction(a) && a.opcode === "bitcast" && a.operand(0).type === one.type
        ? a.operand(0)
        : undefined;
    }
    case "trunc": {
      const a = one.operand(0);
      if (
        isInstruction(a) &&
        (a.opcode === "zext" || a.opcode === "sext") &&
        a.operand(0).type === one.type
      ) {
        return a.operand(0);
      }
      return undefined;
    }
    case "inttoptr": {
      const a = one.operand(0);
      // Only where no bits are lost on the way, and only the same pointer.
      if (!isInstruction(a) || a.opcode !== "ptrtoint" || a.operand(0).type !== one.type) return undefined;
      return widthOf(a) >= pointerBits(one.type, layout) ? a.operand(0) : undefined;
    }
    case "ptrtoint": {
      const a = one.operand(0);
      if (!isInstruction(a) || a.opcode !== "inttoptr" || a.operand(0).type !== one.type) return undefined;
      return widthOf(one) === pointerBits(a.type, layout) ? a.operand(0) : undefined;
    }
    case "fptrunc": {
      const a = one.operand(0);
      return isInstruction(a) && a.opcode === "fpext" && a.operand(0).type === one.type
        ? a.operand(0)
        : undefined;
    }
    case "call":
      return callValue(one);
    default:
      return undefined;
  }
}

function pointerBits(type: Type, layout: DataLayout): number {
  return layout.pointerSize(type.kind === "pointer" ? type.addressSpace : 0) * 8;
}

function integerBinary(one: Instruction): Value | undefined {
  const a = one.operand(0);
  const b = one.operand(1);
  const type = one.type;
  if (a instanceof PoisonValue) return a;
  switch (one.opcode) {
    case "add": {
      if (isZero(b)) return a;
      if (isZero(a)) return b;
      // (x - y) + y, y + (x - y)
      if (isInstruction(a) && a.opcode === "sub" && a.operand(1) === b) return a.operand(0);
      if (isInstruction(b) && b.opcode === "sub" && b.operand(1) === a) return b.operand(0);
      if (notOperand(a) === b || notOperand(b) === a) return intConstant(type, -1);
      return undefined;
    }
    case "sub": {
      if (isZero(b)) return a;
      if (a === b) return zeroOf(type);
      if (isInstruction(a) && a.opcode === "add") {
        if (a.operand(1) === b) return a.operand(0);
        if (a.operand(0) === b) return a.operand(1);
      }
      if (isInstruction(b) && b.opcode === "sub" && b.operand(0) === a) return b.operand(1);
      return undefined;
    }
    case "mul":
      if (isZero(b) || isOne(a)) return b;
      if (isZero(a) || isOne(b)) return a;
      return undefined;
    case "udiv":
    case "sdiv": {
      if (isOne(b)) return a;
      if (isZero(a)) return a;
      // x / x, whose divisor cannot be zero.
      if (a === b) return intConstant(type, 1);
      return one.opcode === "udiv" && isLess(a, b) ? zeroOf(type) : undefined;
    }
    case "urem":
    case "srem":
      if (isOne(b) || a === b) return zeroOf(type);
      if (isZero(a)) return a;
      return one.opcode === "urem" && isLess(a, b) ? a : undefined;
    case "shl":
    case "lshr":
    case "ashr": {
      if (isZero(b) || isZero(a)) return a;
      const amount = integerConstant(b);
      if (amount !== undefined && amount.value >= BigInt(widthOf(one))) return poison(type);
      if (one.opcode === "ashr" && isAllOnes(a)) return a;
      // Shifts that undo each other exactly.
      if (isInstruction(a) && a.operandCount === 2 && a.operand(1) === b) {
        if (one.opcode === "lshr" && a.opcode === "shl" && a.hasFlag(Flag.nuw)) return a.operand(0);
        if (one.opcode === "ashr" && a.opcode === "shl" && a.hasFlag(Flag.nsw)) return a.operand(0);
        if (one.opcode === "shl" && (a.opcode === "lshr" || a.opcode === "ashr") && a.hasFlag(Flag.exact)) {
          return a.operand(0);
        }
      }
      return allBitsKnown(one);
    }
    case "and": {
      if (a === b || isAllOnes(b)) return a;
      if (isAllOnes(a)) return b;
      if (isZero(b)) return b;
      if (isZero(a)) return a;
      if (notOperand(a) === b || notOperand(b) === a) return zeroOf(type);
      if (isInstruction(a) && a.opcode === "or" && (a.operand(0) === b || a.operand(1) === b)) return b;
      if (isInstruction(b) && b.opcode === "or" && (b.operand(0) === a || b.operand(1) === a)) return a;
      if (isInstruction(a) && a.opcode === "and" && (a.operand(0) === b || a.operand(1) === b)) return a;
      if (isInstruction(b) && b.opcode === "and" && (b.operand(0) === a || b.operand(1) === a)) return b;
      const mask = integerConstant(b);
      if (mask !== undefined) {
        const known = knownBits(a);
        // Every bit the mask would clear is zero already.
        if ((maskOf(widthOf(one)) & ~mask.value & ~known.zero) === 0n) return a;
        if ((mask.value & ~known.zero) === 0n) return zeroOf(type);
      }
      return allBitsKnown(one);
    }
    case "or": {
      if (a === b || isZero(b)) return a;
      if (isZero(a)) return b;
      if (isAllOnes(b)) return b;
      if (isAllOnes(a)) return a;
      if (notOperand(a) === b || notOperand(b) === a) return intConstant(type, -1);
      if (isInstruction(a) && a.opcode === "and" && (a.operand(0) === b || a.operand(1) === b)) return b;
      if (isInstruction(b) && b.opcode === "and" && (b.operand(0) === a || b.operand(1) === a)) return a;
      if (isInstruction(a) && a.opcode === "or" && (a.operand(0) === b || a.operand(1) === b)) return a;
      const set = integerConstant(b);
      if (set !== undefined && (set.value & ~knownBits(a).one) === 0n) return a;
      return allBitsKnown(one);
    }
    case "xor": {
      if (isZero(b)) return a;
      if (isZero(a)) return b;
      if (a === b) return zeroOf(type);
      if (isInstruction(a) && a.opcode === "xor") {
        if (a.operand(1) === b) return a.operand(0);
        if (a.operand(0) === b) return a.operand(1);
      }
      if (isInstruction(b) && b.opcode === "xor") {
        if (b.operand(1) === a) return b.operand(0);
        if (b.operand(0) === a) return b.operand(1);
      }
      if (notOperand(a) === b || notOperand(b) === a) return intConstant(type, -1);
      return undefined;
    }
    default:
      return undefined;
  }
}

/** Whether `a` is surely below `b` as unsigned numbers, by their known bits. */
function isLess(a: Value, b: Value): boolean {
  const limit = integerConstant(b);
  if (limit === undefined) return false;
  const known = knownBits(a);
  return (maskOf(widthOf(a)) & ~known.zero) < limit.value;
}

function allBitsKnown(one: Instruction): Value | undefined {
  const known = knownBits(one);
  if ((known.zero | known.one) !== maskOf(widthOf(one)) || (known.zero & known.one) !== 0n) return undefined;
  return intConstant(one.type, known.one);
}

function floatBinary(one: Instruction): Value | undefined {
  const a = one.operand(0);
  const b = one.operand(1);
  if (a instanceof PoisonValue || b instanceof PoisonValue) return poison(one.type);
  const noSignedZeros = one.hasFlag(Flag.nsz);
  const noNaNs = one.hasFlag(Flag.nnan);
  switch (one.opcode) {
    case "fadd":
      // x + -0.0 is x for every x; x + 0.0 is not for x = -0.0.
      if (isNegativeZero(b) || (noSignedZeros && isPositiveZero(b))) return a;
      if (isNegativeZero(a) || (noSignedZeros && isPositiveZero(a))) return b;
      return undefined;
    case "fsub":
      if (isPositiveZero(b) || (noSignedZeros && isNegativeZero(b))) return a;
      if (noNaNs && a === b && one.hasFlag(Flag.ninf)) return zeroOf(one.type);
      return undefined;
    case "fmul": {
      const factor = floatConstantOf(b);
      if (factor !== undefined && factor.bits === oneBits(factor)) return a;
      if (factor !== undefined && factor.bits === 0n && noNaNs && noSignedZeros) return b;
      return undefined;
    }
    case "fdiv": {
      const divisor = floatConstantOf(b);
      return divisor !== undefined && divisor.bits === oneBits(divisor) ? a : undefined;
    }
    default:
      return undefined;
  }
}

function comparison(one: InstructionOf<"icmp">): Value | undefined {
  const a = one.operand(0);
  const b = one.operand(1);
  const { predicate } = one.data;
  if (a instanceof PoisonValue || b instanceof PoisonValue) return poison(one.type);
  if (a === b) return boolConstant(one.type, isTrueWhenEqual(predicate));
  if (a.type.kind === "pointer") return pointerComparison(one, a, b, predicate);
  const bits = widthOf(a);
  if (bits === 0) return undefined;
  const range = rangeAnswer(predicate, a, b, bits);
  if (range !== undefined) return boolConstant(one.type, range);
  if ((predicate === "eq" || predicate === "ne") && isZero(b) && isKnownNonZero(a)) {
    return boolConstant(one.type, predicate === "ne");
  }
  return undefined;
}

/** Decides a comparison by the least and greatest values the known bits allow. */
function rangeAnswer(predicate: IntPredicate, a: Value, b: Value, bits: number): boolean | undefined {
  const x = knownBits(a);
  const y = knownBits(b);
  const mask = maskOf(bits);
  if ((x.one & y.zero) !== 0n || (x.zero & y.one) !== 0n) {
    if (predicate === "eq") return false;
    if (predicate === "ne") return true;
  }
  if (predicate === "eq" || predicate === "ne") return undefined;
  const { signed } = ICMP[predicate];
  const sign = 1n << BigInt(bits - 1);
  const least = (known: { zero: bigint; one: bigint }): bigint => {
    if (!signed) return known.one;
    // The least has the sign bit set unless that is known to be zero.
    return BigInt.asIntN(bits, (known.zero & sign) !== 0n ? known.one : known.one | sign);
  };
  const greatest = (known: { zero: bigint; one: bigint }): bigint => {
    const top = mask & ~known.zero;
    if (!signed) return top;
    return BigInt.asIntN(bits, (known.one & sign) !== 0n ? top : top & ~sign);
  };
  switch (predicate) {
    case "ult":
    case "slt":
      if (greatest(x) < least(y)) return true;
      return least(x) >= greatest(y) ? false : undefined;
    case "ule":
    case "sle":
      if (greatest(x) <= least(y)) return true;
      return least(x) > greatest(y) ? false : undefined;
    case "ugt":
    case "sgt":
      if (least(x) > greatest(y)) return true;
      return greatest(x) <= least(y) ? false : undefined;
    case "uge":
    case "sge":
      if (least(x) >= greatest(y)) return true;
      return greatest(x) < least(y) ? false : undefined;
    default:
      return undefined;
  }
}

function pointerComparison(
  one: InstructionOf<"icmp">,
  a: Value,
  b: Value,
  predicate: IntPredicate,
): Value | undefined {
  if (predicate !== "eq" && predicate !== "ne") return undefined;
  const isNull = (value: Value): boolean =>
    (value as ConstantNull).constantKind === "null" && value.valueKind === "constant";
  const other = isNull(b) ? a : isNull(a) ? b : undefined;
  if (other !== undefined && isNonNullPointer(other, 0)) return boolConstant(one.type, predicate === "ne");
  // Two different live allocas have different addresses.
  if (
    isInstruction(a) &&
    isInstruction(b) &&
    a.opcode === "alloca" &&
    b.opcode === "alloca" &&
    hasRoom(a) &&
    hasRoom(b)
  ) {
    return boolConstant(one.type, predicate === "ne");
  }
  return undefined;
}
function hasRoom(alloca: InstructionOf<"alloca">): boolean {
  const { kind } = alloca.data.allocatedType;
  return kind === "integer" || kind === "float" || kind === "double" || kind === "pointer";
}

/** Whether a pointer in the default address space surely is not null. */
export function isNonNullPointer(value: Value, depth: number): boolean {
  if (value.type.kind !== "pointer" || value.type.addressSpace !== 0) return false;
  if (value.valueKind === "global" || value.valueKind === "function") {
    return (value as unknown as { linkage: string }).linkage !== "extern_weak";
  }
  if (value.valueKind === "argument") {
    const { attributes } = value as unknown as { attributes: { has(name: string): boolean } };
    return attributes.has("nonnull") || attributes.has("byval") || attributes.has("sret");
  }
  if (!isInstruction(value)) return false;
  if (value.opcode === "alloca") return true;
  if (value.opcode === "getelementptr" && value.hasFlag(Flag.inbounds)) {
    return depth < 4 && isNonNullPointer(value.operand(0), depth + 1);
  }
  return false;
}

function floatComparison(one: InstructionOf<"fcmp">): Value | undefined {
  const { predicate } = one.data;
  if (predicate === "false" || predicate === "true") return boolConstant(one.type, predicate === "true");
  const a = one.operand(0);
  const b = one.operand(1);
  if (a instanceof PoisonValue || b instanceof PoisonValue) return poison(one.type);
  if (a === b) {
    // Equal unless it is NaN: what is true in both cases, or false in both, is known.
    if (predicate === "ueq" || predicate === "uge" || predicate === "ule")
      return boolConstant(one.type, true);
    if (predicate === "one" || predicate === "ogt" || predicate === "olt")
      return boolConstant(one.type, false);
  }
  return undefined;
}

function selection(one: Instruction): Value | undefined {
  const condition = one.operand(0);
  const a = one.operand(1);
  const b = one.operand(2);
  if (a === b) return a;
  if (condition instanceof PoisonValue) return poison(one.type);
  if (integerConstant(condition)?.value === 1n) return a;
  if (isZero(condition)) return b;
  if (condition instanceof UndefValue) return a instanceof PoisonValue ? b : a;
  if (a instanceof PoisonValue) return b;
  if (b instanceof PoisonValue) return a;
  if (one.type === condition.type && isOne(a) && isZero(b) && widthOf(one) === 1) return condition;
  // select (x == c), c, x and select (x != c), x, c are x.
  if (isInstruction(condition) && condition.opcode === "icmp" && widthOf(a) > 0) {
    const x = condition.operand(0);
    const y = condition.operand(1);
    const { predicate } = condition.data;
    if (predicate === "eq" && ((a === y && b === x) || (a === x && b === y))) return b;
    if (predicate === "ne" && ((a === x && b === y) || (a === y && b === x))) return a;
  }
  return undefined;
}

function phiValue(one: InstructionOf<"phi">): Value | undefined {
  let found: Value | undefined;
  for (let at = 0; at < one.operandCount; at += 2) {
    const value = one.operand(at);
    if (value === one || value === found) continue;
    if (found !== undefined) return undefined;
    found = value;
  }
  // The value dominates every predecessor and so the phi, unless control never comes here.
  if (found !== undefined && isInstruction(found) && found.parent === one.parent) return undefined;
  return found;
}

function address(one: InstructionOf<"getelementptr">): Value | undefined {
  const base = one.operand(0);
  if (base.type !== one.type) return undefined;
  if (base instanceof PoisonValue) return base;
  for (let at = 1; at < one.operandCount; at++) if (!isZero(one.operand(at))) return undefined;
  return base;
}

/** What an extractvalue finds where insertvalues put it. */
function extracted(one: InstructionOf<"extractvalue">): Value | undefined {
  let from = one.operand(0);
  let wanted: readonly number[] = one.data.indices;
  for (let steps = 0; steps < 64; steps++) {
    if (!isInstruction(from)) {
      let value: Value | undefined = from;
      for (const index of wanted) value = value === undefined ? undefined : elementOf(value, index);
      return value;
    }
    if (from.opcode !== "insertvalue") return undefined;
    const placed = from.data.indices;
    const common = Math.min(placed.length, wanted.length);
    let same = 0;
    while (same < common && placed[same] === wanted[same]) same++;
    if (same < common) {
      from = from.operand(0);
      continue;
    }
    if (placed.length > wanted.length) return undefined;
    wanted = wanted.slice(placed.length);
    from = from.operand(1);
    if (wanted.length === 0) return from;
  }
  return undefined;
}

/** The scalar in lane `lane` of a vector, looked up through insertions and shuffles. */
function laneOf(vector: Value, lane: number, depth: number): Value | undefined {
  if (depth > 16) return undefined;
  if (!isInstruction(vector)) return elementOf(vector, lane);
  if (vector.opcode === "insertelement") {
    const at = asConstantInt(vector.operand(2));
    if (at === undefined) return undefined;
    return Number(at.value) === lane ? vector.operand(1) : laneOf(vector.operand(0), lane, depth + 1);
  }
  if (vector.opcode === "shufflevector") {
    const from = vector.data.mask[lane];
    const source = vector.operand(0);
    if (from === undefined || source.type.kind !== "vector" || source.type.scalable) return undefined;
    if (from < 0 && vector.type.kind === "vector") return poison(vector.type.element);
    return from < source.type.length
      ? laneOf(source, from, depth + 1)
      : laneOf(vector.operand(1), from - source.type.length, depth + 1);
  }
  return undefined;
}

function callValue(one: InstructionOf<"call">): Value | undefined {
  const base = intrinsicBase(one);
  if (base === undefined) return undefined;
  const a = one.operandCount > 1 ? one.operand(1) : undefined;
  const b = one.operandCount > 2 ? one.operand(2) : undefined;
  if (a === undefined) return undefined;
  switch (base) {
    case "expect":
    case "expect.with.probability":
      return a;
    case "launder.invariant.group":
    case "strip.invariant.group":
      return a;
    case "smax":
    case "smin":
    case "umax":
    case "umin":
      return a === b ? a : foldMinMax(base, a, b);
    case "fabs": {
      const constant = a instanceof ConstantFP ? a : undefined;
      if (constant !== undefined) {
        return constFPBits(constant.type, constant.bits & ((1n << BigInt(constant.type.bits - 1)) - 1n));
      }
      return isInstruction(a) && intrinsicBase(a) === "fabs" ? a : undefined;
    }
    default:
      return foldBitIntrinsic(base, a, b, one.operandCount > 3 ? one.operand(3) : undefined, one.type);
  }
}

function foldMinMax(base: string, a: Value, b: Value | undefined): Value | undefined {
  const x = asConstantInt(a);
  const y = b === undefined ? undefined : asConstantInt(b);
  if (x === undefined || y === undefined) return undefined;
  const less = base.startsWith("s") ? x.signed < y.signed : x.value < y.value;
  return less === base.endsWith("min") ? x : y;
}

function foldBitIntrinsic(
  base: string,
  a: Value,
  b: Value | undefined,
  c: Value | undefined,
  type: Type,
): Value | undefined {
  if (!(a instanceof ConstantInt) || type.kind !== "integer" || isFloat(type)) return undefined;
  const { bits } = type;
  switch (base) {
    case "ctpop":
      return constInt(type, a.value.toString(2).replaceAll("0", "").length);
    case "ctlz":
      if (a.value === 0n) return isOne(b ?? a) ? poison(type) : constInt(type, bits);
      return constInt(type, bits - a.value.toString(2).length);
    case "cttz": {
      if (a.value === 0n) return isOne(b ?? a) ? poison(type) : constInt(type, bits);
      const text = a.value.toString(2);
      return constInt(type, text.length - 1 - text.lastIndexOf("1"));
    }
    case "bswap": {
      let out = 0n;
      for (let at = 0; at < bits; at += 8) out = (out << 8n) | ((a.value >> BigInt(at)) & 0xffn);
      return constInt(type, out);
    }
    case "bitreverse": {
      let out = 0n;
      for (let at = 0; at < bits; at++) out = (out << 1n) | ((a.value >> BigInt(at)) & 1n);
      return constInt(type, out);
    }
    case "abs": {
      const least = -(1n << BigInt(bits - 1));
      if (a.signed === least && isOne(b ?? a)) return poison(type);
      return constInt(type, a.signed < 0n ? -a.signed : a.signed);
    }
    case "fshl":
    case "fshr": {
      const y = b === undefined ? undefined : asConstantInt(b);
      const z = c === undefined ? undefined : asConstantInt(c);
      if (y === undefined || z === undefined) return undefined;
      const by = z.value % BigInt(bits);
      const whole = (a.value << BigInt(bits)) | y.value;
      return constInt(type, base === "fshl" ? (whole << by) >> BigInt(bits) : whole >> by);
    }
    default:
      return undefined;
  }
}
