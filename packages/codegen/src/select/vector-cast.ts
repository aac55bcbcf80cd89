/** Conversions of vectors: widening and narrowing of integers, between integers and floats, between floats. */
import type { Instruction, Value, VectorType } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import * as V from "../i386/vector-instructions.js";
import type { MachineOpcode } from "../machine/opcodes.js";
import { EAX, type Reg } from "../machine/registers.js";
import { Kind, PartClass, type TypeInfo } from "../machine/type-parts.js";
import { isFoldedHalfBits } from "./fold.js";
import { slotAlign } from "./select.js";
import type { Selector } from "./selector.js";
import { type RowName, VectorOps } from "./vector-rules.js";

/** Selects a cast with vector instructions. @returns false where there are none. */
export function selectVectorCast(s: Selector, inst: Instruction): boolean {
  const value = inst.operand(0);
  const source = s.infoOf(value);
  const target = s.infoOf(inst);
  switch (inst.opcode) {
    case "bitcast":
      return selectVectorBitcast(s, inst, value, source, target);
    case "ptrtoint":
    case "inttoptr":
      if (source.kind !== target.kind || source.count !== target.count) return false;
      s.setResultParts(inst, s.parts(value));
      return true;
    default:
  }
  if (inst.opcode === "zext" || inst.opcode === "sext") {
    if (target.kind !== Kind.vector) return false;
    if (source.kind === Kind.scalars && source.bits === 1) return false;
  }
  if (inst.opcode === "fpext" && isFoldedHalfBits(value)) {
    const result = s.createPart(PartClass.vr256);
    s.mf.emit2(V.VCVTPH2PSYrr, result, s.parts(value.operand(0))[0] ?? EAX);
    s.setResultParts(inst, [result]);
    return true;
  }
  if (source.kind !== Kind.vector || target.kind !== Kind.vector) return false;
  switch (inst.opcode) {
    case "sext":
    case "zext":
      return widen(s, inst, value, source, target, inst.opcode === "sext");
    case "trunc":
      return narrow(s, inst, value, source, target);
    case "sitofp":
      return (
        convert(s, inst, value, source, target, 32, 32, V.CVTDQ2PSrr, V.CVTDQ2PSYrr) ||
        intToDouble(s, inst, value, source, target)
      );
    case "fptosi":
      return convert(s, inst, value, source, target, 32, 32, V.CVTTPS2DQrr, V.CVTTPS2DQYrr);
    case "fpext":
      return floatToDouble(s, inst, value, source, target);
    default:
      return false;
  }
}

/** The same bits: the registers as they are where they are as many of one class, else through memory. */
function selectVectorBitcast(
  s: Selector,
  inst: Instruction,
  value: Value,
  source: TypeInfo,
  target: TypeInfo,
): boolean {
  if (
    source.kind === Kind.vector &&
    target.kind === Kind.vector &&
    source.count === target.count &&
    source.classes[0] === target.classes[0]
  ) {
    s.setResultParts(inst, s.parts(value));
    return true;
  }
  const slot = s.mf.createSlot(Math.max(source.storeSize, target.storeSize, 4), slotAlign(s, inst, value));
  s.storeValue(value, (-2 - slot) as Reg);
  s.loadFrom(inst, target, (-2 - slot) as Reg);
  return true;
}

/** Splits all registers into ones of 128 bits. */
function halves(ops: VectorOps, info: TypeInfo, parts: readonly Reg[]): Reg[] {
  if (info.classes[0] !== PartClass.vr256) return [...parts];
  return parts.flatMap((reg) => [ops.lowHalf(reg), ops.highHalf(reg)]);
}
/** Puts registers of 128 bits together as the type has them. */
function assemble(s: Selector, ops: VectorOps, info: TypeInfo, regs: readonly Reg[]): Reg[] {
  if (info.classes[0] !== PartClass.vr256) return regs.slice(0, info.count);
  const parts: Reg[] = [];
  for (let part = 0; part < info.count; part++) {
    const low = regs[part * 2] ?? EAX;
    const high = regs[part * 2 + 1];
    if (high === undefined) {
      const to = ops.reg(PartClass.vr256);
      s.mf.emit2(I.FCASTrr, to, low);
      parts.push(to);
    } else parts.push(ops.join(low, high));
  }
  return parts;
}

const WIDEN_AVX: Readonly<Record<string, readonly [MachineOpcode, MachineOpcode]>> = {
  "8:16": [V.VPMOVSXBWYrr, V.VPMOVZXBWYrr],
  "8:32": [V.VPMOVSXBDYrr, V.VPMOVZXBDYrr],
  "16:32": [V.VPMOVSXWDYrr, V.VPMOVZXWDYrr],
  "16:64": [V.VPMOVSXWQYrr, V.VPMOVZXWQYrr],
  "32:64": [V.VPMOVSXDQYrr, V.VPMOVZXDQYrr],
  "8:64": [V.VPMOVSXBQYrr, V.VPMOVZXBQYrr],
};

function widen(
  s: Selector,
  inst: Instruction,
  value: Value,
  source: TypeInfo,
  target: TypeInfo,
  signed: boolean,
): boolean {
  const ops = new VectorOps(s);
  const wide = target.classes[0] === PartClass.vr256;
  if (wide) {
    const rows = WIDEN_AVX[`${source.bits}:${target.bits}`];
    if (rows === undefined) return false;
    // Each result register takes the next lanes of the source.
    const low = halves(ops, source, s.parts(value));
    const lanesPerHalf = 128 / source.bits;
    const results: Reg[] = [];
    for (let part = 0; part < target.count; part++) {
      const lane = part * target.lanes;
      let from = low[Math.floor(lane / lanesPerHalf)] ?? EAX;
      const within = lane % lanesPerHalf;
      if (within > 0) {
        const moved = ops.reg(PartClass.vr128);
        s.mf.emit2(I.FMOVrr, moved, from);
        s.mf.emit2(V.PSRLDQri, moved, (within * source.bits) / 8);
        from = moved;
      }
      const to = ops.reg(PartClass.vr256);
      s.mf.emit2(rows[signed ? 0 : 1], to, from);
      results.push(to);
    }
    s.setResultParts(inst, results);
    return true;
  }
  // Step by step to twice the width: interleaved with zeros, or with itself and shifted down.
  let regs = halves(ops, source, s.parts(value));
  let bits = source.bits;
  const total = (inst.type as VectorType).length;
  while (bits < target.bits) {
    const next: Reg[] = [];
    const needed = Math.ceil((total * bits * 2) / 128);
    for (const reg of regs) {
      for (const high of [false, true]) {
        if (next.length < needed) next.push(widenOnce(ops, reg, bits, high, signed));
      }
    }
    regs = next;
    bits *= 2;
  }
  s.setResultParts(inst, regs.slice(0, target.count));
  return true;
}

const INTERLEAVE: Readonly<Record<number, readonly [RowName, RowName]>> = {
  8: ["punpcklbw", "punpckhbw"],
  16: ["punpcklwd", "punpckhwd"],
  32: ["punpckldq", "punpckhdq"],
};

function widenOnce(ops: VectorOps, reg: Reg, bits: number, high: boolean, signed: boolean): Reg {
  const name = INTERLEAVE[bits]?.[high ? 1 : 0] ?? "punpcklbw";
  if (!signed) return ops.op(name, PartClass.vr128, reg, ops.zero(PartClass.vr128));
  if (bits === 32) {
    const sign = ops.op("pcmpgtd", PartClass.vr128, ops.zero(PartClass.vr128), reg);
    return ops.op(name, PartClass.vr128, reg, sign);
  }
  return ops.shift("ashr", bits * 2, PartClass.vr128, ops.op(name, PartClass.vr128, reg, reg), bits);
}

function narrow(s: Selector, inst: Instruction, value: Value, source: TypeInfo, target: TypeInfo): boolean {
  const ops = new VectorOps(s);
  let regs = halves(ops, source, s.parts(value));
  let bits = source.bits;
  while (bits > target.bits) {
    const next: Reg[] = [];
    for (let at = 0; at < regs.length; at += 2) {
      const a = regs[at] ?? EAX;
      const b = regs[at + 1] ?? a;
      next.push(narrowOnce(s, ops, a, b, bits));
    }
    regs = next;
    bits /= 2;
  }
  s.setResultParts(inst, assemble(s, ops, target, regs));
  return true;
}

/** The low halves of the lanes of two registers in one. */
function narrowOnce(s: Selector, ops: VectorOps, a: Reg, b: Reg, bits: number): Reg {
  const xmm = PartClass.vr128;
  if (bits === 16) {
    const mask = ops.splatConstant(xmm, 16, 0xffn);
    return ops.op("packuswb", xmm, ops.op("pand", xmm, a, mask), ops.op("pand", xmm, b, mask));
  }
  if (bits === 32) {
    // Sign-extended from 16 bits first, so that packing saturates nothing.
    const low = (reg: Reg): Reg => ops.shift("ashr", 32, xmm, ops.shift("shl", 32, xmm, reg, 16), 16);
    return ops.op("packssdw", xmm, low(a), low(b));
  }
  const to = ops.reg(xmm);
  s.mf.emit2(I.FMOVrr, to, a);
  s.mf.emit3(V.SHUFPSrri, to, b, 0x88);
  return to;
}

/** A conversion of lanes in place. */
function convert(
  s: Selector,
  inst: Instruction,
  value: Value,
  source: TypeInfo,
  target: TypeInfo,
  from: number,
  to: number,
  x: MachineOpcode,
  y: MachineOpcode,
): boolean {
  if (source.bits !== from || target.bits !== to || source.count !== target.count) return false;
  s.setResultParts(
    inst,
    s.parts(value).map((reg, part) => {
      const partClass = target.classes[part] ?? PartClass.vr128;
      const result = s.createPart(partClass);
      s.mf.emit2(partClass === PartClass.vr256 ? y : x, result, reg);
      return result;
    }),
  );
  return true;
}

/** Lanes of 32 bits to doubles: from the low half of a register each. */
function expand(
  s: Selector,
  inst: Instruction,
  value: Value,
  source: TypeInfo,
  target: TypeInfo,
  x: MachineOpcode,
  y: MachineOpcode,
): boolean {
  if (source.bits !== 32 || target.bits !== 64) return false;
  const ops = new VectorOps(s);
  const low = halves(ops, source, s.parts(value));
  const wide = target.classes[0] === PartClass.vr256;
  const results: Reg[] = [];
  for (let part = 0; part < target.count; part++) {
    const lane = part * target.lanes;
    let from = low[lane >> 2] ?? EAX;
    if ((lane & 3) !== 0) {
      const moved = ops.reg(PartClass.vr128);
      s.mf.emit3(V.PSHUFDrri, moved, from, 0xee);
      from = moved;
    }
    const to = ops.reg(wide ? PartClass.vr256 : PartClass.vr128);
    s.mf.emit2(wide ? y : x, to, from);
    results.push(to);
  }
  s.setResultParts(inst, results);
  return true;
}
function intToDouble(
  s: Selector,
  inst: Instruction,
  value: Value,
  source: TypeInfo,
  target: TypeInfo,
): boolean {
  return expand(s, inst, value, source, target, V.CVTDQ2PDrr, V.CVTDQ2PDYrr);
}
function floatToDouble(
  s: Selector,
  inst: Instruction,
  value: Value,
  source: TypeInfo,
  target: TypeInfo,
): boolean {
  return expand(s, inst, value, source, target, V.CVTPS2PDrr, V.CVTPS2PDYrr);
}
