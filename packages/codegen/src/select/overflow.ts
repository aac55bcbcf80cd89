/** Arithmetic that tells of overflow, and arithmetic that saturates. */

import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { EAX, EDX, type Reg } from "../machine/registers.js";
import { Kind } from "../machine/type-parts.js";
import { setByCondition, zeroExtendNumber } from "./integer.js";
import type { IntrinsicCall } from "./intrinsics.js";
import type { Selector } from "./selector.js";
import { selectVectorIntrinsic } from "./vector.js";
import { multiplyParts } from "./wide.js";

type Operation = "add" | "sub" | "mul";

/** The `.with.overflow` family: parts of the result, then the overflow bit. */
export function selectOverflow(s: Selector, { call, name, arg }: IntrinsicCall): void {
  const info = s.infoOf(arg(0));
  if (info.kind > Kind.wide) {
    selectVectorIntrinsic(s, call, name);
    return;
  }
  const signed = name.startsWith("s");
  const operation = name.slice(1, 4) as Operation;
  const { parts, overflow } = compute(s, operation, signed, info.bits, arg(0), arg(1));
  parts.forEach((reg, part) => {
    s.mf.emit2(I.MOV32rr, s.def(call, part), reg);
  });
  s.mf.emit2(I.MOV32rr, s.def(call, parts.length), overflow);
}

interface Computed {
  readonly parts: readonly Reg[];
  /** 1 on overflow, else 0. */
  readonly overflow: Reg;
}
type Operand = Parameters<Selector["parts"]>[0];

function compute(
  s: Selector,
  operation: Operation,
  signed: boolean,
  bits: number,
  a: Operand,
  b: Operand,
): Computed {
  const { mf } = s;
  const left = signed ? s.signExtended(a) : s.zeroExtended(a);
  const right = signed ? s.signExtended(b) : s.zeroExtended(b);
  const overflow = s.gr();
  if (operation === "mul") return multiply(s, signed, bits, left, right, overflow);
  const sums = left.map((reg) => s.copyOf(reg));
  const first = operation === "add" ? I.ADD32rr : I.SUB32rr;
  const rest = operation === "add" ? I.ADC32rr : I.SBB32rr;
  sums.forEach((sum, part) => {
    mf.emit2(part === 0 ? first : rest, sum, right[part] ?? EAX);
  });
  if (bits % 32 === 0) setByCondition(s, overflow, signed ? Cond.O : Cond.B);
  else checkWidth(s, sums, bits, signed, overflow);
  return { parts: sums, overflow };
}

/** Sets `overflow` when the parts are not what the low `bits` extend to. */
function checkWidth(s: Selector, parts: readonly Reg[], bits: number, signed: boolean, overflow: Reg): void {
  const { mf } = s;
  const top = parts[parts.length - 1] ?? EAX;
  const rest = bits % 32;
  const extended = s.copyOf(top);
  if (signed) {
    mf.emit2(I.SHL32ri, extended, 32 - rest);
    mf.emit2(I.SAR32ri, extended, 32 - rest);
  } else mf.emit2(I.AND32ri, extended, zeroExtendNumber(-1, rest));
  mf.emit2(I.CMP32rr, extended, top);
  setByCondition(s, overflow, Cond.NE);
}

function multiply(
  s: Selector,
  signed: boolean,
  bits: number,
  left: readonly Reg[],
  right: readonly Reg[],
  overflow: Reg,
): Computed {
  const { mf } = s;
  const x = left[0] ?? EAX;
  const y = right[0] ?? EAX;
  if (left.length === 1) {
    const product = s.gr();
    if (signed) {
      mf.emit2(I.MOV32rr, product, x);
      mf.emit2(I.IMUL32rr, product, y);
    } else {
      mf.emit2(I.MOV32rr, EAX, x);
      mf.emit1(I.MUL32r, y);
      mf.emit2(I.MOV32rr, product, EAX);
    }
    setByCondition(s, overflow, Cond.O);
    if (bits < 32) {
      const outside = s.gr();
      checkWidth(s, [product], bits, signed, outside);
      mf.emit2(I.OR32rr, overflow, outside);
    }
    return { parts: [product], overflow };
  }
  // The whole product, twice as wide: what stands above the width must be its extension.
  const count = left.length;
  const wide = multiplyParts(s, left, right, count * 2);
  if (signed) {
    // The unsigned product of negative numbers is too great by the other operand, shifted up by the width of a part.
    subtractWhereNegative(s, wide, count, left[count - 1] ?? EAX, right);
    subtractWhereNegative(s, wide, count, right[count - 1] ?? EAX, left);
  }
  const expected = signed ? s.copyOf(wide[count - 1] ?? EAX) : s.number(0);
  const rest = bits % 32;
  let different: Reg | undefined;
  if (signed) {
    if (rest !== 0) mf.emit2(I.SHL32ri, expected, 32 - rest);
    mf.emit2(I.SAR32ri, expected, 31);
  }
  const note = (reg: Reg): void => {
    if (different === undefined) different = reg;
    else mf.emit2(I.OR32rr, different, reg);
  };
  if (rest !== 0) {
    const above = s.copyOf(wide[count - 1] ?? EAX);
    if (signed) {
      mf.emit2(I.SAR32ri, above, rest);
      const sign = s.copyOf(expected);
      mf.emit2(I.XOR32rr, above, sign);
    } else mf.emit2(I.SHR32ri, above, rest);
    note(above);
  }
  for (let part = count; part < count * 2; part++) {
    const difference = s.copyOf(wide[part] ?? EAX);
    mf.emit2(I.XOR32rr, difference, expected);
    note(difference);
  }
  const sum = different ?? EDX;
  mf.emit2(I.TEST32rr, sum, sum);
  setByCondition(s, overflow, Cond.NE);
  return { parts: wide.slice(0, count), overflow };
}

function subtractWhereNegative(
  s: Selector,
  wide: readonly Reg[],
  count: number,
  top: Reg,
  amount: readonly Reg[],
): void {
  const { mf } = s;
  const mask = s.copyOf(top);
  mf.emit2(I.SAR32ri, mask, 31);
  const masked = amount.map((reg) => {
    const copy = s.copyOf(reg);
    mf.emit2(I.AND32rr, copy, mask);
    return copy;
  });
  masked.forEach((reg, part) => {
    mf.emit2(part === 0 ? I.SUB32rr : I.SBB32rr, wide[count + part] ?? EAX, reg);
  });
}

/** The `.sat` family: on overflow the nearest representable value. */
export function selectSaturating(s: Selector, { call, name, arg }: IntrinsicCall): void {
  const info = s.infoOf(call);
  if (info.kind > Kind.wide) {
    selectVectorIntrinsic(s, call, name);
    return;
  }
  const { mf } = s;
  const signed = name.startsWith("s");
  const operation = name.slice(1, 4) as Operation;
  const { parts, overflow } = compute(s, operation, signed, info.bits, arg(0), arg(1));
  const limits = parts.map((_, part) =>
    saturated(s, signed, operation, info.bits, arg(0), part, parts.length),
  );
  mf.emit2(I.TEST32rr, overflow, overflow);
  parts.forEach((reg, part) => {
    const to = s.def(call, part);
    mf.emit2(I.MOV32rr, to, reg);
    mf.emit3(I.CMOVccrr, Cond.NE, to, limits[part] ?? EAX);
  });
}

function saturated(
  s: Selector,
  signed: boolean,
  operation: Operation,
  bits: number,
  left: Operand,
  part: number,
  count: number,
): Reg {
  const { mf } = s;
  if (!signed) {
    const low = operation === "sub" ? 0 : -1;
    return s.number(low);
  }
  // Overflow goes the way of the left operand's sign: the greatest value, or all its bits flipped.
  const parts = s.signExtended(left);
  const limit = s.copyOf(parts[count - 1] ?? EAX);
  mf.emit2(I.SAR32ri, limit, 31);
  const rest = bits % 32 === 0 ? 32 : bits % 32;
  const greatest = part === count - 1 ? (rest === 32 ? 0x7fffffff : (1 << (rest - 1)) - 1) : -1;
  mf.emit2(I.XOR32ri, limit, greatest);
  return limit;
}
