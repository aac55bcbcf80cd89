/**
 * llvm.vector.reduce.*: registers are combined until one of 128 bits is left, then its halves, until one lane is.
 * fadd and fmul do so only where the order is free (`reassoc`); else they go lane by lane from the start value.
 */
import {
  type CallInstruction,
  createInstruction,
  type Instruction,
  type Value,
  type VectorType,
} from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import * as V from "../i386/vector-instructions.js";
import { EAX, type Reg } from "../machine/registers.js";
import { Kind, PartClass } from "../machine/type-parts.js";
import { selectIntrinsic } from "./intrinsics.js";
import { laneValues, placeholder } from "./lanes.js";
import { selectInstruction } from "./select.js";
import type { Selector } from "./selector.js";
import { mayReassociate } from "./vector.js";
import { VectorOps } from "./vector-rules.js";

const SCALAR: Readonly<Record<string, string>> = {
  add: "add",
  mul: "mul",
  and: "and",
  or: "or",
  xor: "xor",
  fadd: "fadd",
  fmul: "fmul",
  smax: "smax",
  smin: "smin",
  umax: "umax",
  umin: "umin",
  fmax: "maxnum",
  fmin: "minnum",
  fmaximum: "maximum",
  fminimum: "minimum",
};

export function selectReduction(
  s: Selector,
  call: CallInstruction,
  name: string,
  arg: (index: number) => Value,
): void {
  const operation = SCALAR[name];
  if (operation === undefined) throw s.unsupported(`llvm.vector.reduce.${name}`);
  const ordered = name === "fadd" || name === "fmul";
  const vector = arg(ordered ? 1 : 0);
  const type = vector.type as VectorType;
  const info = s.infoOf(vector);
  if (
    (!ordered || mayReassociate(call)) &&
    info.kind === Kind.vector &&
    (type.length & (type.length - 1)) === 0
  ) {
    const reduced = reduceRegisters(
      s,
      operation,
      info.bits,
      s.parts(vector),
      type.length,
      info.classes[0] ?? PartClass.vr128,
    );
    if (reduced !== undefined) {
      finishLane(s, call, operation, reduced, vector, ordered ? arg(0) : undefined);
      return;
    }
  }
  // Lane by lane.
  let total = ordered ? arg(0) : undefined;
  for (const lane of laneValues(s, vector)) {
    total = total === undefined ? lane : scalar(s, call, operation, total, lane);
  }
  if (total !== undefined) moveResult(s, call, total);
}

function moveResult(s: Selector, call: CallInstruction, value: Value): void {
  const { classes } = s.infoOf(call);
  classes.forEach((partClass, part) => {
    s.moveInto(partClass, s.def(call, part), value, part);
  });
}

/** One scalar step, as an instruction or an intrinsic. */
function scalar(s: Selector, call: CallInstruction, operation: string, a: Value, b: Value): Value {
  let made: Instruction;
  if (INSTRUCTIONS.has(operation)) {
    made = createInstruction(operation as "add", call.type, [a, b], undefined, call.flags);
    selectInstruction(s, made);
  } else {
    const { functionType } = call.data;
    made = createInstruction("call", call.type, [call.operand(0), a, b], {
      ...call.data,
      functionType: { ...functionType, params: [a.type, b.type] } as typeof functionType,
      bundles: [],
    });
    selectIntrinsic(s, made as CallInstruction, `llvm.${operation}`);
  }
  const parts = s.parts(made);
  made.dropOperands();
  return placeholder(s, call.type, parts);
}
const INSTRUCTIONS = new Set(["add", "mul", "and", "or", "xor", "fadd", "fmul"]);

function reduceRegisters(
  s: Selector,
  operation: string,
  bits: number,
  parts: readonly Reg[],
  lanes: number,
  partClass: PartClass,
): Reg | undefined {
  const ops = new VectorOps(s);
  const step = (regClass: PartClass, a: Reg, b: Reg): Reg | undefined =>
    ops.binary(operation, bits, regClass, a, b);
  let regs = [...parts];
  while (regs.length > 1) {
    // Pairwise, so that the steps do not wait for one another.
    const next: Reg[] = [];
    for (let at = 0; at < regs.length; at += 2) {
      const a = regs[at] ?? EAX;
      const b = regs[at + 1];
      const sum = b === undefined ? a : step(partClass, a, b);
      if (sum === undefined) return undefined;
      next.push(sum);
    }
    regs = next;
  }
  let [reg] = regs;
  if (reg === undefined) return undefined;
  let left = Math.min(lanes, (partClass === PartClass.vr256 ? 256 : 128) / bits);
  if (partClass === PartClass.vr256) {
    if (left * bits > 128) {
      const sum = step(PartClass.vr128, ops.lowHalf(reg), ops.highHalf(reg));
      if (sum === undefined) return undefined;
      reg = sum;
      left /= 2;
    } else reg = ops.lowHalf(reg);
  }
  while (left > 1) {
    const width = (left / 2) * bits;
    const moved = ops.reg(PartClass.vr128);
    if (width >= 32) s.mf.emit3(V.PSHUFDrri, moved, reg, width === 64 ? 0xee : 0x55);
    else {
      s.mf.emit2(I.FMOVrr, moved, reg);
      s.mf.emit2(width === 16 ? V.PSRLDri : V.PSRLWri, moved, width);
    }
    const sum = step(PartClass.vr128, reg, moved);
    if (sum === undefined) return undefined;
    reg = sum;
    left /= 2;
  }
  return reg;
}

/** Takes the low lane out, and adds the start value. */
function finishLane(
  s: Selector,
  call: CallInstruction,
  operation: string,
  reg: Reg,
  vector: Value,
  start: Value | undefined,
): void {
  const { mf } = s;
  const info = s.infoOf(call);
  const element = (vector.type as VectorType).element;
  const regs = s.types.of(element).classes.map((partClass) => s.createPart(partClass));
  const [low, high] = regs;
  if (low === undefined) return;
  if (info.kind === Kind.float) mf.emit2(I.FCASTrr, low, reg);
  else {
    mf.emit2(I.MOVDrx, low, reg);
    if (high !== undefined) {
      const moved = s.createPart(PartClass.vr128);
      mf.emit3(V.PSHUFDrri, moved, reg, 0x55);
      mf.emit2(I.MOVDrx, high, moved);
    }
  }
  const value = placeholder(s, element, regs);
  moveResult(s, call, start === undefined ? value : scalar(s, call, operation, start, value));
}
