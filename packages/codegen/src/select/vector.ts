/**
 * Vectors: which operations have vector instructions, and how. What has none is done lane by lane (`lanes.ts`).
 *
 * A vector of a native element type fills whole registers, part by part; a narrower one has undefined upper lanes.
 * Comparisons give vectors of i1, which are held lane by lane, except where a select takes the mask at once.
 */
import {
  type CallInstruction,
  Flag,
  firstArgument,
  type Instruction,
  type InstructionOf,
  isConstant,
  OPCODES,
  type Value,
  type VectorType,
} from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import * as V from "../i386/vector-instructions.js";
import { EAX, type Reg } from "../machine/registers.js";
import { Kind, PartClass, type TypeInfo } from "../machine/type-parts.js";
import { cpuHas } from "../options.js";
import { selectAddress } from "./address.js";
import { isFoldedLoad, prefersSecond } from "./fold.js";
import { extendTo32 } from "./integer.js";
import { callByLanes, laneRegs, laneValues, reloadVector, selectByLanes, spillVector } from "./lanes.js";
import { loadParts, storeRegs } from "./memory.js";
import type { Selector } from "./selector.js";
import { selectVectorCast } from "./vector-cast.js";
import { selectReduction } from "./vector-reduce.js";
import { VectorOps } from "./vector-rules.js";
import { selectShuffle } from "./vector-shuffle.js";
import { selectX86Intrinsic } from "./x86-intrinsics.js";

/** Selects an instruction whose result or operands are vectors. */
export function selectVector(s: Selector, inst: Instruction): void {
  const first = inst.operandCount > 0 ? inst.operand(0) : undefined;
  if (inst.type.kind !== "vector" && first?.type.kind !== "vector")
    throw s.unsupported(`${inst.opcode} of ${inst.type}`);
  switch (inst.opcode) {
    case "extractelement":
      selectExtract(s, inst);
      return;
    case "insertelement":
      selectInsert(s, inst);
      return;
    case "shufflevector":
      selectShuffle(s, inst);
      return;
    case "select":
      selectVectorSelect(s, inst);
      return;
    case "shl":
    case "lshr":
    case "ashr":
      if (!selectVectorShift(s, inst)) selectByLanes(s, inst);
      return;
    case "fneg":
      if (!selectSignMask(s, inst, inst.operand(0), "negate")) selectByLanes(s, inst);
      return;
    default:
  }
  const { class: opClass } = OPCODES[inst.opcode];
  if (opClass === "binary") {
    if (!selectNativeBinary(s, inst, inst.opcode, inst.operand(0), inst.operand(1))) selectByLanes(s, inst);
  } else if (opClass === "cast") {
    if (!selectVectorCast(s, inst)) selectByLanes(s, inst);
  } else if (inst.opcode === "icmp" || inst.opcode === "fcmp") {
    if (!selectMaskLanes(s, inst)) selectByLanes(s, inst);
  } else selectByLanes(s, inst);
}

/** A binary operation (or intrinsic) with a vector instruction, register by register. */
export function selectNativeBinary(
  s: Selector,
  inst: Instruction,
  opcode: string,
  a: Value,
  b: Value,
): boolean {
  const info = s.infoOf(inst);
  if (info.kind !== Kind.vector) return false;
  const ops = new VectorOps(s);
  if (isFoldedLoad(b) || (COMMUTATIVE.has(opcode) && isFoldedLoad(a))) {
    const load = (isFoldedLoad(b) ? b : a) as Instruction;
    const other = isFoldedLoad(b) ? a : b;
    const reg = s.reg(other);
    selectAddress(s, load.operand(0));
    const result = ops.withMemory(opcode, info.bits, info.classes[0] ?? PartClass.vr128, reg);
    if (result === undefined) throw s.unsupported(`${opcode} of memory`);
    s.setResultParts(inst, [result]);
    return true;
  }
  const swap = COMMUTATIVE.has(opcode) && prefersSecond(a, b);
  const left = s.parts(swap ? b : a);
  const right = s.parts(swap ? a : b);
  const results: Reg[] = [];
  for (let part = 0; part < info.count; part++) {
    const partClass = info.classes[part] ?? PartClass.vr128;
    const result = ops.binary(opcode, info.bits, partClass, left[part] ?? EAX, right[part] ?? EAX);
    if (result === undefined) return false;
    results.push(result);
  }
  s.setResultParts(inst, results);
  return true;
}

const COMMUTATIVE = new Set(["add", "mul", "and", "or", "xor", "fadd", "fmul"]);

/** The number in every lane of a constant vector, if it is the same. */
function splatNumber(value: Value): number | undefined {
  if (!isConstant(value) || value.constantKind !== "vector") return undefined;
  const first = value.operand(0);
  for (let at = 1; at < value.operandCount; at++) if (value.operand(at) !== first) return undefined;
  return isConstant(first) && first.constantKind === "int" ? Number(first.value) : undefined;
}

function selectVectorShift(s: Selector, inst: InstructionOf<"shl" | "lshr" | "ashr">): boolean {
  const info = s.infoOf(inst);
  if (info.kind !== Kind.vector) return false;
  const ops = new VectorOps(s);
  const by = splatNumber(inst.operand(1));
  const values = s.parts(inst.operand(0));
  const counts = by === undefined ? s.parts(inst.operand(1)) : [];
  const results: Reg[] = [];
  for (let part = 0; part < info.count; part++) {
    const partClass = info.classes[part] ?? PartClass.vr128;
    const value = values[part] ?? EAX;
    const result =
      by === undefined
        ? ops.shiftLanes(inst.opcode, info.bits, partClass, value, counts[part] ?? EAX)
        : ops.shiftBy(inst.opcode, info.bits, partClass, value, by);
    if (result === undefined) return false;
    results.push(result);
  }
  s.setResultParts(inst, results);
  return true;
}

/** fneg and fabs: a bit operation with a pooled mask. */
function selectSignMask(s: Selector, inst: Instruction, value: Value, operation: "negate" | "abs"): boolean {
  const info = s.infoOf(inst);
  if (info.kind !== Kind.vector) return false;
  const ops = new VectorOps(s);
  const sign = 1n << BigInt(info.bits - 1);
  s.setResultParts(
    inst,
    s.parts(value).map((reg, part) => {
      const partClass = info.classes[part] ?? PartClass.vr128;
      const mask = ops.splatConstant(partClass, info.bits, operation === "negate" ? sign : sign - 1n);
      return ops.op(operation === "negate" ? "xorps" : "andps", partClass, reg, mask);
    }),
  );
  return true;
}

// ---- comparisons and selects ----

/** The masks of a vector comparison, one a register; undefined where no instruction makes them. */
function compareMasks(s: Selector, inst: InstructionOf<"icmp"> | InstructionOf<"fcmp">): Reg[] | undefined {
  const info = s.infoOf(inst.operand(0));
  if (info.kind !== Kind.vector) return undefined;
  const ops = new VectorOps(s);
  const left = s.parts(inst.operand(0));
  const right = s.parts(inst.operand(1));
  const masks: Reg[] = [];
  for (let part = 0; part < info.count; part++) {
    const partClass = info.classes[part] ?? PartClass.vr128;
    const a = left[part] ?? EAX;
    const b = right[part] ?? EAX;
    const mask =
      inst.opcode === "icmp"
        ? ops.compareInts(inst.data.predicate, info.bits, partClass, a, b)
        : ops.compareFloats(inst.data.predicate, info.bits, partClass, a, b);
    if (mask === undefined) return undefined;
    masks.push(mask);
  }
  return masks;
}

/** A comparison whose lanes are wanted singly: the mask's lanes are read as integers, whose low bit counts. */
function selectMaskLanes(s: Selector, inst: InstructionOf<"icmp"> | InstructionOf<"fcmp">): boolean {
  const masks = compareMasks(s, inst);
  if (masks === undefined) return false;
  const source = s.infoOf(inst.operand(0));
  const address = spillVector(s, source, masks);
  const { length } = inst.type as VectorType;
  for (let lane = 0; lane < length; lane++) {
    const to = s.def(inst, lane);
    s.addr.copyFrom(address);
    s.emitRegMem(I.MOVZX32rm8, to, (lane * source.bits) / 8);
    // All other bits are cleared, as with every comparison.
    s.mf.emit2(I.AND32ri, to, 1);
  }
  return true;
}

function selectVectorSelect(s: Selector, inst: InstructionOf<"select">): void {
  const condition = inst.operand(0);
  const info = s.infoOf(inst);
  if (condition.valueKind === "instruction" && info.kind === Kind.vector) {
    const compare = condition as Instruction;
    if (compare.opcode === "icmp" || compare.opcode === "fcmp") {
      const source = s.infoOf(compare.operand(0));
      if (source.kind === Kind.vector && source.bits === info.bits && source.count === info.count) {
        const masks = compareMasks(s, compare);
        if (masks !== undefined) {
          const ops = new VectorOps(s);
          const yes = s.parts(inst.operand(1));
          const no = s.parts(inst.operand(2));
          s.setResultParts(
            inst,
            masks.map((mask, part) =>
              ops.select(info.classes[part] ?? PartClass.vr128, mask, yes[part] ?? EAX, no[part] ?? EAX),
            ),
          );
          return;
        }
      }
    }
  }
  if (info.kind === Kind.vector) {
    selectByMaskInMemory(s, inst, info);
    return;
  }
  selectByLanes(s, inst);
}

/** Spreads the condition bits into a mask in memory, and selects with that. */
function selectByMaskInMemory(s: Selector, inst: InstructionOf<"select">, info: TypeInfo): void {
  const ops = new VectorOps(s);
  const conditions = laneValues(s, inst.operand(0));
  const lanes = conditions.map((value) => {
    const mask = s.copyOf(extendTo32(s, value, true));
    return info.bits === 64 ? [mask, mask] : [mask];
  });
  const masks = info.classes.map((partClass) => ops.reg(partClass));
  const bytes = info.classes[0] === PartClass.vr256 ? 32 : 16;
  const slot = s.mf.createSlot(bytes * info.count, 16);
  const opcode = info.bits === 8 ? I.MOV8mr : info.bits === 16 ? I.MOV16mr : I.MOV32mr;
  lanes.forEach((regs, lane) => {
    regs.forEach((reg, word) => {
      s.mf.emitSlot(opcode, info.bits === 8 ? s.byteReg(reg) : reg, slot, (lane * info.bits) / 8 + word * 4);
    });
  });
  masks.forEach((reg, part) => {
    s.mf.emitSlot(s.wholeLoad(info.classes[part] ?? PartClass.vr128), reg, slot, part * bytes);
  });
  const yes = s.parts(inst.operand(1));
  const no = s.parts(inst.operand(2));
  s.setResultParts(
    inst,
    masks.map((mask, part) =>
      ops.select(info.classes[part] ?? PartClass.vr128, mask, yes[part] ?? EAX, no[part] ?? EAX),
    ),
  );
}

// ---- elements ----

function selectExtract(s: Selector, inst: InstructionOf<"extractelement">): void {
  const vector = inst.operand(0);
  const index = inst.operand(1);
  const info = s.infoOf(vector);
  const element = s.infoOf(inst);
  const type = vector.type as VectorType;
  if (s.isImm(index)) {
    const lane = s.imm(index) >>> 0;
    if (lane >= type.length) {
      s.setResultParts(
        inst,
        element.classes.map((partClass) => s.zeroPart(partClass)),
      );
      return;
    }
    if (info.kind === Kind.scalars) {
      const parts: Reg[] = [];
      for (let part = 0; part < element.count; part++) parts.push(s.reg(vector, lane * element.count + part));
      s.setResultParts(inst, parts);
      return;
    }
    extractLane(s, inst, info, s.reg(vector, Math.floor(lane / info.lanes)), lane % info.lanes);
    return;
  }
  // By a variable: through memory, the index kept within the vector.
  const address =
    info.kind === Kind.scalars ? storeScalars(s, vector, info) : spillVector(s, info, s.parts(vector));
  const stride =
    info.kind === Kind.scalars ? s.context.module.dataLayout.allocSize(type.element) : info.bits / 8;
  s.addr.copyFrom(address);
  s.addr.index = laneOffset(s, index, type.length, stride);
  const at = s.addr.clone();
  loadParts(s, element, at, 0, (part) => s.def(inst, part), 0, undefined);
}

/** Lane `lane` of one register into the result. */
function extractLane(s: Selector, inst: Instruction, info: TypeInfo, from: Reg, lane: number): void {
  const { mf } = s;
  const ops = new VectorOps(s);
  let reg = from;
  let at = lane;
  if (info.classes[0] === PartClass.vr256) {
    const half = 128 / info.bits;
    reg = lane >= half ? ops.highHalf(reg) : ops.lowHalf(reg);
    at = lane % half;
  }
  const element = s.infoOf(inst);
  const to = s.def(inst);
  if (element.kind === Kind.float) {
    if (at === 0) mf.emit2(I.FCASTrr, to, reg);
    else if (info.bits === 32) mf.emit3(V.PSHUFDrri, to, reg, at * 0x55);
    else mf.emit3(V.PSHUFDrri, to, reg, 0xee);
    return;
  }
  switch (info.bits) {
    case 8: {
      const word = s.gr();
      mf.emit3(V.PEXTRWri, word, reg, at >> 1);
      if ((at & 1) === 1) mf.emit2(I.SHR32ri, word, 8);
      // Loads of bytes count as extended with zeros; this one need not be.
      mf.emit2(I.MOV32rr, to, word);
      return;
    }
    case 16:
      mf.emit3(V.PEXTRWri, to, reg, at);
      return;
    case 32:
      extractWord(s, to, reg, at);
      return;
    default:
      extractWord(s, to, reg, at * 2);
      extractWord(s, s.def(inst, 1), reg, at * 2 + 1);
  }
}
function extractWord(s: Selector, to: Reg, from: Reg, word: number): void {
  const { mf } = s;
  if (word === 0) mf.emit2(I.MOVDrx, to, from);
  else if (cpuHas(s.cpu, "avx2")) mf.emit3(V.VPEXTRDri, to, from, word);
  else {
    const moved = s.createPart(PartClass.vr128);
    mf.emit3(V.PSHUFDrri, moved, from, word);
    mf.emit2(I.MOVDrx, to, moved);
  }
}

/** The byte offset of a lane named by a variable, within the vector whatever the variable is. */
function laneOffset(s: Selector, index: Value, length: number, stride: number): Reg {
  const { mf } = s;
  const offset = s.copyOf(extendTo32(s, index, false));
  if ((length & (length - 1)) === 0) mf.emit2(I.AND32ri, offset, length - 1);
  else {
    const last = s.number(length - 1);
    mf.emit2(I.CMP32rr, offset, last);
    mf.emit3(I.CMOVccrr, 7, offset, last);
  }
  if (stride === 1) return offset;
  const scaled = s.gr();
  mf.emit3(I.IMUL32rri, scaled, offset, stride);
  return scaled;
}

/** Stores a vector held by elements to a slot, each at its allocation size. */
function storeScalars(s: Selector, vector: Value, info: TypeInfo): ReturnType<typeof spillVector> {
  const type = vector.type as VectorType;
  const element = s.types.of(type.element);
  const stride = s.context.module.dataLayout.allocSize(type.element);
  const slot = s.mf.createSlot(stride * type.length, 16);
  s.addr.clear();
  s.addr.base = (-2 - slot) as Reg;
  const address = s.addr.clone();
  laneRegs(s, info, s.parts(vector)).forEach((regs, lane) => {
    storeRegs(s, element, address, lane * stride, (part) => regs[part] ?? EAX, 0, undefined);
  });
  return address;
}

function selectInsert(s: Selector, inst: InstructionOf<"insertelement">): void {
  const vector = inst.operand(0);
  const value = inst.operand(1);
  const index = inst.operand(2);
  const info = s.infoOf(inst);
  const type = inst.type as VectorType;
  const element = s.types.of(type.element);
  if (s.isImm(index)) {
    const lane = s.imm(index) >>> 0;
    const parts = s.parts(vector);
    if (lane >= type.length) {
      s.setResultParts(inst, parts);
      return;
    }
    if (info.kind === Kind.scalars) {
      for (let part = 0; part < element.count; part++)
        parts[lane * element.count + part] = s.reg(value, part);
      s.setResultParts(inst, parts);
      return;
    }
    const part = Math.floor(lane / info.lanes);
    const undefinedRest =
      isConstant(vector) && (vector.constantKind === "undef" || vector.constantKind === "poison");
    parts[part] = insertLane(s, info, parts[part] ?? EAX, value, lane % info.lanes, undefinedRest);
    s.setResultParts(inst, parts);
    return;
  }
  if (info.kind === Kind.scalars) {
    const address = storeScalars(s, vector, info);
    const stride = s.context.module.dataLayout.allocSize(type.element);
    s.addr.copyFrom(address);
    s.addr.index = laneOffset(s, index, type.length, stride);
    const at = s.addr.clone();
    storeRegs(s, element, at, 0, (part) => s.reg(value, part), 0, undefined);
    for (let lane = 0; lane < type.length; lane++) {
      loadParts(
        s,
        element,
        address,
        lane * stride,
        (part) => s.def(inst, lane * element.count + part),
        0,
        undefined,
      );
    }
    return;
  }
  const address = spillVector(s, info, s.parts(vector));
  s.addr.copyFrom(address);
  s.addr.index = laneOffset(s, index, type.length, info.bits / 8);
  const at = s.addr.clone();
  storeRegs(s, element, at, 0, (part) => s.reg(value, part), 0, undefined);
  reloadVector(s, info, address, (part) => s.def(inst, part));
}

/** A register with one lane replaced. */
function insertLane(
  s: Selector,
  info: TypeInfo,
  from: Reg,
  value: Value,
  lane: number,
  undefinedRest: boolean,
): Reg {
  const { mf } = s;
  const ops = new VectorOps(s);
  const partClass = info.classes[0] ?? PartClass.vr128;
  if (partClass === PartClass.vr256) {
    const half = 128 / info.bits;
    const narrow = {
      ...info,
      classes: [PartClass.vr128] as readonly PartClass[],
      count: 1,
    } as unknown as TypeInfo;
    if (undefinedRest && lane < half) {
      const low = insertLane(s, narrow, from, value, lane, true);
      const wide = ops.reg(PartClass.vr256);
      mf.emit2(I.FCASTrr, wide, low);
      return wide;
    }
    const low = ops.lowHalf(from);
    const high = ops.highHalf(from);
    if (lane < half) return ops.join(insertLane(s, narrow, low, value, lane, false), high);
    return ops.join(low, insertLane(s, narrow, high, value, lane - half, false));
  }
  const float =
    info.type.kind === "vector" &&
    (info.type.element.kind === "float" || info.type.element.kind === "double");
  const to = ops.reg(PartClass.vr128);
  if (info.bits === 8) {
    // The 16-bit lane is read, one of its bytes replaced, and written back.
    const word = s.gr();
    const byte = s.gr();
    const fresh = s.reg(value);
    if (undefinedRest) mf.emit2(I.MOV32ri, word, 0);
    else mf.emit3(V.PEXTRWri, word, from, lane >> 1);
    mf.emit2(I.MOVZX32rr8, byte, s.byteReg(fresh));
    if ((lane & 1) === 1) {
      mf.emit2(I.SHL32ri, byte, 8);
      mf.emit2(I.AND32ri, word, 0xff);
    } else mf.emit2(I.AND32ri, word, 0xff00);
    mf.emit2(I.OR32rr, word, byte);
    mf.emit2(I.FMOVrr, to, from);
    mf.emit3(V.PINSRWrri, to, word, lane >> 1);
    return to;
  }
  if (info.bits === 16) {
    const word = s.reg(value);
    mf.emit2(I.FMOVrr, to, from);
    mf.emit3(V.PINSRWrri, to, word, lane);
    return to;
  }
  // The element in the low lane of a register of its own.
  let single: Reg;
  if (float) single = s.reg(value);
  else if (info.bits === 32) {
    const word = s.reg(value);
    if (cpuHas(s.cpu, "avx2") && !(undefinedRest && lane === 0)) {
      mf.emit4(V.VPINSRDrri, to, from, word, lane);
      return to;
    }
    single = ops.reg(PartClass.vr128);
    mf.emit2(I.MOVDxr, single, word);
  } else {
    single = ops.reg(PartClass.vr128);
    const high = ops.reg(PartClass.vr128);
    mf.emit2(I.MOVDxr, single, s.reg(value, 0));
    mf.emit2(I.MOVDxr, high, s.reg(value, 1));
    mf.emit2(V.PUNPCKLDQrr, single, high);
  }
  if (undefinedRest && lane === 0) {
    mf.emit2(I.FCASTrr, to, single);
    return to;
  }
  if (info.bits === 64) {
    mf.emit2(I.FMOVrr, to, from);
    mf.emit2(lane === 0 ? V.MOVSDrr : V.MOVLHPSrr, to, single);
    return to;
  }
  if (lane === 0) {
    mf.emit2(I.FMOVrr, to, from);
    mf.emit2(V.MOVSSrr, to, single);
    return to;
  }
  if (float && cpuHas(s.cpu, "avx2")) {
    mf.emit4(V.VINSERTPSrri, to, from, single, lane << 4);
    return to;
  }
  // Lane k and lane 0 change places, lane 0 is replaced, and they change places again.
  const swap = [0xe4, 0xe1, 0xc6, 0x27][lane] ?? 0xe4;
  const swapped = ops.reg(PartClass.vr128);
  mf.emit3(V.PSHUFDrri, swapped, from, swap);
  mf.emit2(V.MOVSSrr, swapped, single);
  mf.emit3(V.PSHUFDrri, to, swapped, swap);
  return to;
}

// ---- intrinsics ----

/** Intrinsics on vectors; those without vector instructions are called once a lane. `name` is without `llvm.`. */
export function selectVectorIntrinsic(s: Selector, call: CallInstruction, name: string): void {
  const arg = (index: number): Value => call.operand(firstArgument(call) + index);
  const base = name.replace(/(\.[vnp]x?[0-9]*[a-z0-9]*)+$/, "");
  if (base.startsWith("vector.reduce.")) {
    selectReduction(s, call, base.slice("vector.reduce.".length), arg);
    return;
  }
  if (name.startsWith("x86.") && selectX86Intrinsic(s, call, name)) return;
  const info = s.infoOf(call);
  if (info.kind === Kind.vector) {
    const stem = base.startsWith("min/max ") ? (MIN_MAX_NAMES[base.slice(8)] ?? base) : base;
    switch (stem) {
      case "fabs":
        if (selectSignMask(s, call, arg(0), "abs")) return;
        break;
      case "fmuladd":
        selectMultiplyAdd(s, call, info, arg);
        return;
      case "fma":
        if (cpuHas(s.cpu, "avx2")) {
          selectFused(s, call, info, arg);
          return;
        }
        break;
      case "sqrt": {
        const regs = s.parts(arg(0));
        s.setResultParts(
          call,
          regs.map((reg, part) => {
            const wide = info.classes[part] === PartClass.vr256;
            const to = s.createPart(info.classes[part] ?? PartClass.vr128);
            const single = info.bits === 32;
            s.mf.emit2(
              wide ? (single ? V.SQRTPSYrr : V.SQRTPDYrr) : single ? V.SQRTPSrr : V.SQRTPDrr,
              to,
              reg,
            );
            return to;
          }),
        );
        return;
      }
      case "smin":
      case "smax":
      case "umin":
      case "umax":
      case "sadd.sat":
      case "uadd.sat":
      case "ssub.sat":
      case "usub.sat":
        if (selectNativeBinary(s, call, stem, arg(0), arg(1))) return;
        break;
      case "abs":
        if (selectVectorAbs(s, call, info, arg(0))) return;
        break;
    }
    callByLanes(s, call, stem);
    return;
  }
  if (info.kind === Kind.scalars || call.type.kind === "struct") {
    const stem = base.startsWith("min/max ") ? (MIN_MAX_NAMES[base.slice(8)] ?? base) : base;
    callByLanes(s, call, stem);
    return;
  }
  throw s.unsupported(`llvm.${name}`);
}
const MIN_MAX_NAMES: Readonly<Record<string, string>> = {
  sgt: "smax",
  slt: "smin",
  ugt: "umax",
  ult: "umin",
};

function selectVectorAbs(s: Selector, call: Instruction, info: TypeInfo, value: Value): boolean {
  if (info.bits === 64) return false;
  const ops = new VectorOps(s);
  s.setResultParts(
    call,
    s.parts(value).map((reg, part) => {
      const partClass = info.classes[part] ?? PartClass.vr128;
      const zero = ops.zero(partClass);
      const negated = ops.binary("sub", info.bits, partClass, zero, reg) ?? reg;
      const negative = ops.compareInts("sgt", info.bits, partClass, zero, reg) ?? reg;
      return ops.select(partClass, negative, negated, reg);
    }),
  );
  return true;
}

/** Multiplied, rounded, added, rounded. */
function selectMultiplyAdd(
  s: Selector,
  call: Instruction,
  info: TypeInfo,
  arg: (index: number) => Value,
): void {
  const ops = new VectorOps(s);
  const a = s.parts(arg(0));
  const b = s.parts(arg(1));
  const c = s.parts(arg(2));
  const single = info.bits === 32;
  s.setResultParts(
    call,
    a.map((reg, part) => {
      const partClass = info.classes[part] ?? PartClass.vr128;
      const product = ops.op(single ? "mulps" : "mulpd", partClass, reg, b[part] ?? EAX);
      return ops.op(single ? "addps" : "addpd", partClass, product, c[part] ?? EAX);
    }),
  );
}
function selectFused(s: Selector, call: Instruction, info: TypeInfo, arg: (index: number) => Value): void {
  const a = s.parts(arg(0));
  const b = s.parts(arg(1));
  const c = s.parts(arg(2));
  const single = info.bits === 32;
  s.setResultParts(
    call,
    c.map((reg, part) => {
      const partClass = info.classes[part] ?? PartClass.vr128;
      const wide = partClass === PartClass.vr256;
      const to = s.createPart(partClass);
      s.copyPart(partClass, to, reg);
      const opcode = wide
        ? single
          ? V.VFMADD231PSYrr
          : V.VFMADD231PDYrr
        : single
          ? V.VFMADD231PSrr
          : V.VFMADD231PDrr;
      s.mf.emit3(opcode, to, a[part] ?? EAX, b[part] ?? EAX);
      return to;
    }),
  );
}

/** Whether float operations may be taken in another order. */
export function mayReassociate(inst: Instruction): boolean {
  return inst.hasFlag(Flag.reassoc);
}
