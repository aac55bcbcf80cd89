/** bswap, bitreverse, ctpop, ctlz, cttz, fshl, fshr of integers of any width. */
import { ConstantInt, constInt, type IntegerType } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { EAX, ECX, type Reg } from "../machine/registers.js";
import { Kind } from "../machine/type-parts.js";
import { cpuHas } from "../options.js";
import { Expander } from "./expander.js";
import { extendTo32 } from "./integer.js";
import type { IntrinsicCall } from "./intrinsics.js";
import type { Selector } from "./selector.js";
import { selectVectorIntrinsic } from "./vector.js";
import { shiftByNumber, shiftThroughMemory } from "./wide.js";

export function selectBitIntrinsic(s: Selector, intrinsic: IntrinsicCall): void {
  const { call, name, arg } = intrinsic;
  const info = s.infoOf(call);
  if (info.kind > Kind.wide) {
    selectVectorIntrinsic(s, call, name);
    return;
  }
  const { bits, count } = info;
  let result: readonly Reg[];
  switch (name) {
    case "bswap":
    case "bitreverse": {
      // The parts in reverse, each reversed; then what was the empty top is shifted out at the bottom.
      const parts = s
        .parts(arg(0))
        .map((reg) => (name === "bswap" ? swapBytes(s, reg) : reverseBits(s, reg)));
      parts.reverse();
      result = bits % 32 === 0 ? parts : shiftByNumber(s, "lshr", parts, count * 32 - bits);
      break;
    }
    case "ctpop": {
      const counts = s.zeroExtended(arg(0)).map((reg) => countOnes(s, reg));
      const total = counts[0] ?? EAX;
      for (const more of counts.slice(1)) s.mf.emit2(I.ADD32rr, total, more);
      result = widened(s, total, count);
      break;
    }
    case "ctlz":
      result = widened(s, leadingZeros(s, s.zeroExtended(arg(0)), bits), count);
      break;
    case "cttz":
      result = widened(s, trailingZeros(s, s.parts(arg(0)), bits), count);
      break;
    default:
      result = funnelShift(s, intrinsic, bits);
  }
  result.forEach((reg, part) => {
    s.mf.emit2(I.MOV32rr, s.def(call, part), reg);
  });
}

function widened(s: Selector, low: Reg, count: number): Reg[] {
  const parts = [low];
  while (parts.length < count) parts.push(s.number(0));
  return parts;
}

function swapBytes(s: Selector, reg: Reg): Reg {
  const copy = s.copyOf(reg);
  s.mf.emit1(I.BSWAP32r, copy);
  return copy;
}

function reverseBits(s: Selector, reg: Reg): Reg {
  const { mf } = s;
  let value = swapBytes(s, reg);
  for (const [by, mask] of [
    [4, 0x0f0f0f0f],
    [2, 0x33333333],
    [1, 0x55555555],
  ] as const) {
    const high = s.copyOf(value);
    mf.emit2(I.SHR32ri, high, by);
    mf.emit2(I.AND32ri, high, mask);
    const low = s.copyOf(value);
    mf.emit2(I.AND32ri, low, mask);
    mf.emit2(I.SHL32ri, low, by);
    mf.emit2(I.OR32rr, low, high);
    value = low;
  }
  return value;
}

/** Source: Warren, "Hacker's Delight", 5-1. */
function countOnes(s: Selector, reg: Reg): Reg {
  const { mf } = s;
  if (cpuHas(s.cpu, "avx2")) {
    const to = s.gr();
    mf.emit2(I.POPCNT32rr, to, reg);
    return to;
  }
  const pairs = s.copyOf(reg);
  const odd = s.copyOf(reg);
  mf.emit2(I.SHR32ri, odd, 1);
  mf.emit2(I.AND32ri, odd, 0x55555555);
  mf.emit2(I.SUB32rr, pairs, odd);
  const nibbles = s.copyOf(pairs);
  const high = s.copyOf(pairs);
  mf.emit2(I.AND32ri, nibbles, 0x33333333);
  mf.emit2(I.SHR32ri, high, 2);
  mf.emit2(I.AND32ri, high, 0x33333333);
  mf.emit2(I.ADD32rr, nibbles, high);
  const bytes = s.copyOf(nibbles);
  mf.emit2(I.SHR32ri, bytes, 4);
  mf.emit2(I.ADD32rr, bytes, nibbles);
  mf.emit2(I.AND32ri, bytes, 0x0f0f0f0f);
  const total = s.gr();
  mf.emit3(I.IMUL32rri, total, bytes, 0x01010101);
  mf.emit2(I.SHR32ri, total, 24);
  return total;
}

/** Leading zeros of a value extended to whole parts; all of `bits` for zero. */
export function leadingZeros(s: Selector, parts: readonly Reg[], bits: number): Reg {
  const { mf } = s;
  // The index of the highest one, found from the bottom up: a later part with a one overrides.
  const index = s.number(-1);
  parts.forEach((reg, part) => {
    const found = s.gr();
    mf.emit2(I.BSR32rr, found, reg);
    const raised = s.gr();
    if (part === 0) {
      mf.emit3(I.CMOVccrr, Cond.NE, index, found);
      return;
    }
    s.addr.clear();
    s.addr.base = found;
    s.addr.disp = part * 32;
    s.emitRegMem(I.LEA32r, raised);
    mf.emit3(I.CMOVccrr, Cond.NE, index, raised);
  });
  const result = s.number(bits - 1);
  mf.emit2(I.SUB32rr, result, index);
  return result;
}

/** Trailing zeros; all of `bits` for zero. */
function trailingZeros(s: Selector, parts: readonly Reg[], bits: number): Reg {
  const { mf } = s;
  const index = s.number(bits);
  for (let part = parts.length - 1; part >= 0; part--) {
    let reg = parts[part] ?? EAX;
    const rest = bits - part * 32;
    if (rest < 32) {
      // Ones above the width stop the search there.
      reg = s.copyOf(reg);
      mf.emit2(I.OR32ri, reg, -1 << rest);
    }
    const found = s.gr();
    mf.emit2(I.BSF32rr, found, reg);
    if (part === 0) {
      mf.emit3(I.CMOVccrr, Cond.NE, index, found);
      continue;
    }
    const raised = s.gr();
    s.addr.clear();
    s.addr.base = found;
    s.addr.disp = part * 32;
    s.emitRegMem(I.LEA32r, raised);
    mf.emit3(I.CMOVccrr, Cond.NE, index, raised);
  }
  return index;
}

/** The high (fshl) or low (fshr) part of two values laid end to end and shifted by a count modulo the width. */
function funnelShift(s: Selector, { name, arg }: IntrinsicCall, bits: number): Reg[] {
  const { mf } = s;
  const left = name === "fshl";
  const amount = arg(2);
  if (bits % 32 === 0 && bits > 32 && s.isImm(amount)) {
    const by = amount instanceof ConstantInt ? Number(amount.value % BigInt(bits)) : 0;
    return funnelByNumber(s, s.parts(arg(0)), s.parts(arg(1)), left ? by : bits - by);
  }
  if (bits === 32 && arg(0) === arg(1)) {
    const to = s.copyOf(s.reg(arg(0)));
    if (s.isImm(amount)) {
      const by = s.imm(amount) & 31;
      if (by !== 0) mf.emit2(left ? I.ROL32ri : I.ROR32ri, to, by);
    } else {
      mf.emit2(I.MOV32rr, ECX, s.reg(amount));
      mf.emit1(left ? I.ROL32rc : I.ROR32rc, to);
    }
    return [to];
  }
  if (bits === 32) {
    const to = s.copyOf(s.reg(left ? arg(0) : arg(1)));
    const other = s.reg(left ? arg(1) : arg(0));
    if (s.isImm(amount)) {
      const by = s.imm(amount) & 31;
      if (by !== 0) mf.emit3(left ? I.SHLD32rri : I.SHRD32rri, to, other, by);
    } else {
      const count = s.reg(amount);
      mf.emit2(I.MOV32rr, ECX, count);
      mf.emit2(left ? I.SHLD32rrc : I.SHRD32rrc, to, other);
    }
    return [to];
  }
  // high:low as one value of twice the width, and the count reduced modulo the width.
  const count = reducedCount(s, amount, bits);
  const high = s.zeroExtended(arg(0));
  const low = s.zeroExtended(arg(1));
  if (bits <= 16) {
    const both = s.copyOf(high[0] ?? EAX);
    mf.emit2(I.SHL32ri, both, bits);
    mf.emit2(I.OR32rr, both, low[0] ?? EAX);
    if (left) mf.emit2(I.SHL32ri, both, 32 - 2 * bits);
    mf.emit2(I.MOV32rr, ECX, count);
    mf.emit1(left ? I.SHL32rc : I.SHR32rc, both);
    if (left) mf.emit2(I.SHR32ri, both, 32 - bits);
    return [both];
  }
  const words = Math.ceil((2 * bits) / 32);
  const raised = shiftByNumber(s, "shl", pad(s, high, words), bits);
  const both = raised.map((reg, part) => {
    const below = low[part];
    if (below !== undefined) mf.emit2(I.OR32rr, reg, below);
    return reg;
  });
  if (!left) return shiftThroughMemory(s, "lshr", both, count).slice(0, low.length);
  return shiftByNumber(s, "lshr", shiftThroughMemory(s, "shl", both, count), bits).slice(0, low.length);
}

/** The upper half of `high:low << by`, for values of whole parts and `by` from 0 to their width. */
function funnelByNumber(s: Selector, high: readonly Reg[], low: readonly Reg[], by: number): Reg[] {
  const both = [...low, ...high];
  const first = high.length - (by >> 5);
  const rest = by & 31;
  return high.map((_, part) => {
    const to = s.copyOf(both[first + part] ?? EAX);
    if (rest !== 0) s.mf.emit3(I.SHLD32rri, to, both[first + part - 1] ?? EAX, rest);
    return to;
  });
}

function pad(s: Selector, parts: readonly Reg[], count: number): Reg[] {
  const result = [...parts];
  while (result.length < count) result.push(s.number(0));
  return result;
}

function reducedCount(s: Selector, amount: Parameters<Selector["reg"]>[0], bits: number): Reg {
  const { mf } = s;
  if (s.isImm(amount)) {
    return s.number(amount instanceof ConstantInt ? Number(amount.value % BigInt(bits)) : 0);
  }
  if ((bits & (bits - 1)) === 0) {
    const count = s.copyOf(s.reg(amount));
    mf.emit2(I.AND32ri, count, bits - 1);
    return count;
  }
  if (bits > 32) {
    const type = amount.type as IntegerType;
    return s.reg(new Expander(s).binary("urem", amount, constInt(type, bits)));
  }
  const dividend = extendTo32(s, amount, false);
  const divisor = s.number(bits);
  mf.emit2(I.MOV32rr, EAX, dividend);
  mf.emit2(I.MOV32ri, 2, 0);
  mf.emit1(I.DIV32r, divisor);
  const count = s.gr();
  mf.emit2(I.MOV32rr, count, 2);
  return count;
}
