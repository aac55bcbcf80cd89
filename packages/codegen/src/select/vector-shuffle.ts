/**
 * shufflevector. Each result register of 128 bits is made from the source registers its lanes come from: one source by
 * one shuffle, two by interleaving or two-source shuffles; what matches no instruction goes through memory.
 */
import type { Instruction, InstructionOf, Value, VectorType } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import * as V from "../i386/vector-instructions.js";
import { EAX, type Reg } from "../machine/registers.js";
import { Kind, PartClass, type TypeInfo } from "../machine/type-parts.js";
import { cpuHas } from "../options.js";
import { selectAddress } from "./address.js";
import { FOLDED, isFoldedLoad } from "./fold.js";
import { joinLanes, laneRegs } from "./lanes.js";
import type { Selector } from "./selector.js";
import { type RowName, VectorOps } from "./vector-rules.js";

export function selectShuffle(s: Selector, inst: InstructionOf<"shufflevector">): void {
  const { mask } = inst.data;
  const a = inst.operand(0);
  const b = inst.operand(1);
  const source = s.infoOf(a);
  const target = s.infoOf(inst);
  if (source.kind === Kind.vector && target.kind === Kind.vector) {
    selectNativeShuffle(s, inst, source, target);
    return;
  }
  const lanes = [...laneRegs(s, source, s.parts(a)), ...laneRegs(s, source, s.parts(b))];
  const picked = mask.map((from) => lanes[Math.max(from, 0)] ?? lanes[0] ?? []);
  if (target.kind === Kind.scalars) s.setResultParts(inst, picked.flat());
  else joinLanes(s, target, picked, (part) => s.def(inst, part));
}

/** Halves of 128 bits of a value's registers, made when first asked for. */
class Halves {
  private readonly made: (Reg | undefined)[] = [];
  constructor(
    private readonly ops: VectorOps,
    private readonly parts: readonly Reg[],
    private readonly wide: boolean,
  ) {}
  get(half: number): Reg {
    if (!this.wide) return this.parts[half] ?? EAX;
    let reg = this.made[half];
    if (reg === undefined) {
      const part = this.parts[half >> 1] ?? EAX;
      reg = (half & 1) === 0 ? this.ops.lowHalf(part) : this.ops.highHalf(part);
      this.made[half] = reg;
    }
    return reg;
  }
}

function selectNativeShuffle(
  s: Selector,
  inst: InstructionOf<"shufflevector">,
  source: TypeInfo,
  target: TypeInfo,
): void {
  const { mask } = inst.data;
  const ops = new VectorOps(s);
  const { length } = inst.operand(0).type as VectorType;
  const wideSource = source.classes[0] === PartClass.vr256;
  const wideTarget = target.classes[0] === PartClass.vr256;
  const inserted = inst.operand(0);
  if (
    inserted.index === FOLDED &&
    inserted.valueKind === "instruction" &&
    (inserted as Instruction).opcode === "insertelement"
  ) {
    s.setResultParts(inst, splat(s, ops, (inserted as Instruction).operand(1), target));
    return;
  }
  const usesSecond = mask.some((from) => from >= length);
  const first = s.parts(inst.operand(0));
  const second = usesSecond ? s.parts(inst.operand(1)) : [];
  // One lane everywhere: a broadcast.
  const lane0 = mask.find((from) => from >= 0) ?? 0;
  if (
    wideTarget &&
    mask.every((from) => from < 0 || from === lane0) &&
    lane0 === 0 &&
    (source.bits === 32 || source.bits === 64)
  ) {
    const from = wideSource ? ops.lowHalf(first[0] ?? EAX) : (first[0] ?? EAX);
    s.setResultParts(
      inst,
      target.classes.map(() => {
        const to = ops.reg(PartClass.vr256);
        s.mf.emit2(source.bits === 32 ? V.VBROADCASTSSYrr : V.VBROADCASTSDYrr, to, from);
        return to;
      }),
    );
    return;
  }
  // Source halves are numbered through both operands; each holds `lanes` lanes.
  const lanes = 128 / source.bits;
  const firstHalves = new Halves(ops, first, wideSource);
  const secondHalves = new Halves(ops, second, wideSource);
  const halvesOf = (half: number): Reg => {
    const perOperand = Math.ceil(length / lanes);
    return half < perOperand ? firstHalves.get(half) : secondHalves.get(half - perOperand);
  };
  /** Where a mask element comes from: half and lane in it. */
  const locate = (from: number): { half: number; lane: number } => {
    const operand = from < length ? 0 : 1;
    const within = from - operand * length;
    return { half: operand * Math.ceil(length / lanes) + Math.floor(within / lanes), lane: within % lanes };
  };
  const resultHalves: Reg[] = [];
  const count = Math.ceil(mask.length / lanes);
  for (let half = 0; half < count; half++) {
    const wanted: { half: number; lane: number }[] = [];
    for (let lane = 0; lane < lanes; lane++) {
      const from = mask[half * lanes + lane] ?? -1;
      wanted.push(from < 0 ? { half: -1, lane: -1 } : locate(from));
    }
    resultHalves.push(buildHalf(s, ops, source.bits, wanted, halvesOf));
  }
  if (!wideTarget) {
    s.setResultParts(inst, resultHalves);
    return;
  }
  const parts: Reg[] = [];
  for (let half = 0; half < target.count * 2; half += 2) {
    const low = resultHalves[half] ?? ops.zero(PartClass.vr128);
    const high = resultHalves[half + 1];
    if (high === undefined) {
      const to = ops.reg(PartClass.vr256);
      s.mf.emit2(I.FCASTrr, to, low);
      parts.push(to);
    } else parts.push(ops.join(low, high));
  }
  s.setResultParts(inst, parts);
}

/** A float or, at avx2, an integer of 32 bits in every lane. */
function splat(s: Selector, ops: VectorOps, value: Value, target: TypeInfo): Reg[] {
  const { mf } = s;
  const partClass = target.classes[0] ?? PartClass.vr128;
  const wide = partClass === PartClass.vr256;
  const to = ops.reg(partClass);
  if (cpuHas(s.cpu, "avx2") && isFoldedLoad(value)) {
    selectAddress(s, value.operand(0));
    s.emitRegMem(wide ? V.VBROADCASTSSYrm : V.VBROADCASTSSrm, to);
  } else if (value.type.kind !== "float") {
    const single = ops.reg(PartClass.vr128);
    mf.emit2(I.MOVDxr, single, s.reg(value));
    mf.emit2(wide ? V.VPBROADCASTDYrr : V.VPBROADCASTDrr, to, single);
  } else if (wide) mf.emit2(V.VBROADCASTSSYrr, to, s.reg(value));
  else mf.emit3(V.PSHUFDrri, to, s.reg(value), 0);
  return target.classes.map(() => to);
}

interface Wanted {
  readonly half: number;
  readonly lane: number;
}

/** One register of 128 bits whose lanes are the wanted ones. */
function buildHalf(
  s: Selector,
  ops: VectorOps,
  bits: number,
  wanted: readonly Wanted[],
  halves: (half: number) => Reg,
): Reg {
  const sources = [...new Set(wanted.filter(({ half }) => half >= 0).map(({ half }) => half))];
  const [x, y] = sources;
  if (x === undefined) return ops.zero(PartClass.vr128);
  if (y === undefined)
    return shuffleOne(
      s,
      ops,
      bits,
      wanted.map(({ lane }) => lane),
      halves(x),
    );
  if (sources.length === 2) {
    const lanes = wanted.length;
    // Lanes of the second source count on behind the first's.
    const order = (first: number): number[] =>
      wanted.map(({ half, lane }) => (half < 0 ? -1 : half === first ? lane : lane + lanes));
    for (const [first, second] of [
      [x, y],
      [y, x],
    ] as const) {
      const made = shuffleTwo(s, ops, bits, order(first), halves(first), halves(second));
      if (made !== undefined) return made;
    }
  }
  // Any number of sources: each is shuffled into place, what it does not give is cleared, and all are or-ed.
  let total: Reg | undefined;
  for (const half of sources) {
    const placed = shuffleOne(
      s,
      ops,
      bits,
      wanted.map((entry) => (entry.half === half ? entry.lane : -1)),
      halves(half),
    );
    let keep = 0n;
    wanted.forEach((entry, lane) => {
      if (entry.half === half) keep |= ((1n << BigInt(bits)) - 1n) << BigInt(lane * bits);
    });
    s.poolAddress(keep, 16);
    const mask = ops.reg(PartClass.vr128);
    s.emitRegMem(I.MOVAPSrm, mask);
    const masked = ops.op("pand", PartClass.vr128, placed, mask);
    total = total === undefined ? masked : ops.op("por", PartClass.vr128, total, masked);
  }
  return total ?? halves(x);
}

/** Lanes of one register in another order; -1 is anything. */
function shuffleOne(s: Selector, ops: VectorOps, bits: number, lanes: readonly number[], from: Reg): Reg {
  const { mf } = s;
  if (lanes.every((lane, at) => lane < 0 || lane === at)) return from;
  const to = ops.reg(PartClass.vr128);
  // The order of 32-bit words, where the lanes move by such.
  const words = wordOrder(bits, lanes);
  if (words !== undefined) {
    mf.emit3(V.PSHUFDrri, to, from, immediate(words));
    return to;
  }
  const count = lanes.length;
  const interleave = (high: boolean): boolean =>
    lanes.every((lane, at) => lane < 0 || lane === (at >> 1) + (high ? count / 2 : 0));
  if (interleave(false)) return ops.op(bits === 8 ? "punpcklbw" : "punpcklwd", PartClass.vr128, from, from);
  if (interleave(true)) return ops.op(bits === 8 ? "punpckhbw" : "punpckhwd", PartClass.vr128, from, from);
  // All lanes one step or more down, bytes of zero or anything coming in.
  const down = lanes.findIndex((lane) => lane >= 0);
  const step = (lanes[down] ?? 0) - down;
  if (step > 0 && lanes.every((lane, at) => lane < 0 || lane === at + step)) {
    mf.emit2(I.FMOVrr, to, from);
    mf.emit2(V.PSRLDQri, to, (step * bits) / 8);
    return to;
  }
  if (bits === 16) {
    const low = lanes.slice(0, 4);
    const high = lanes.slice(4);
    if (low.every((lane) => lane < 4) && high.every((lane) => lane < 0 || lane >= 4)) {
      let reg = from;
      if (!low.every((lane, at) => lane < 0 || lane === at)) {
        const moved = ops.reg(PartClass.vr128);
        mf.emit3(V.PSHUFLWrri, moved, reg, immediate(low));
        reg = moved;
      }
      if (!high.every((lane, at) => lane < 0 || lane === at + 4)) {
        const moved = ops.reg(PartClass.vr128);
        mf.emit3(V.PSHUFHWrri, moved, reg, immediate(high.map((lane) => lane - 4)));
        reg = moved;
      }
      return reg;
    }
  }
  if (cpuHas(s.cpu, "avx2")) {
    let control = 0n;
    for (let at = 0; at < count; at++) {
      for (let byte = 0; byte < bits / 8; byte++) {
        const lane = lanes[at] ?? -1;
        const index = lane < 0 ? 0x80 : (lane * bits) / 8 + byte;
        control |= BigInt(index) << BigInt(at * bits + byte * 8);
      }
    }
    const order = ops.reg(PartClass.vr128);
    s.poolAddress(control, 16);
    s.emitRegMem(I.MOVAPSrm, order);
    mf.emit3(V.VPSHUFBrr, to, from, order);
    return to;
  }
  return shuffleInMemory(s, bits, lanes, from, to);
}

function shuffleInMemory(s: Selector, bits: number, lanes: readonly number[], from: Reg, to: Reg): Reg {
  const { mf } = s;
  const source = mf.createSlot(16, 16);
  const target = mf.createSlot(16, 16);
  mf.emitSlot(I.MOVAPSmr, from, source);
  lanes.forEach((lane, at) => {
    if (lane < 0) return;
    const temp = bits === 8 ? s.gr8() : s.gr();
    mf.emitSlot(bits === 8 ? I.MOVZX32rm8 : I.MOVZX32rm16, temp, source, (lane * bits) / 8);
    mf.emitSlot(bits === 8 ? I.MOV8mr : I.MOV16mr, temp, target, (at * bits) / 8);
  });
  mf.emitSlot(I.MOVAPSrm, to, target);
  return to;
}

/** The order of 32-bit words that moves lanes as wanted, or undefined. */
function wordOrder(bits: number, lanes: readonly number[]): number[] | undefined {
  if (bits === 32) return [...lanes];
  const words: number[] = [];
  if (bits === 64) {
    for (const lane of lanes) words.push(lane < 0 ? -1 : lane * 2, lane < 0 ? -1 : lane * 2 + 1);
    return words;
  }
  const each = 32 / bits;
  for (let word = 0; word < 4; word++) {
    let from = -1;
    for (let at = 0; at < each; at++) {
      const lane = lanes[word * each + at] ?? -1;
      if (lane < 0) continue;
      if (lane % each !== at) return undefined;
      const source = Math.floor(lane / each);
      if (from >= 0 && from !== source) return undefined;
      from = source;
    }
    words.push(from);
  }
  return words;
}
function immediate(words: readonly number[]): number {
  return words.reduce((bits, word, at) => bits | ((word < 0 ? at & 3 : word & 3) << (at * 2)), 0);
}

const INTERLEAVE: Readonly<Record<number, readonly [RowName, RowName]>> = {
  8: ["punpcklbw", "punpckhbw"],
  16: ["punpcklwd", "punpckhwd"],
  32: ["punpckldq", "punpckhdq"],
  64: ["punpcklqdq", "punpckhqdq"],
};

/** Lanes of two registers (the second's numbered behind the first's), where one or two instructions do it. */
function shuffleTwo(
  s: Selector,
  ops: VectorOps,
  bits: number,
  lanes: readonly number[],
  a: Reg,
  b: Reg,
): Reg | undefined {
  const { mf } = s;
  const count = lanes.length;
  const rows = INTERLEAVE[bits];
  if (rows !== undefined) {
    const matches = (high: boolean): boolean =>
      lanes.every(
        (lane, at) => lane < 0 || lane === (at >> 1) + (high ? count / 2 : 0) + ((at & 1) === 1 ? count : 0),
      );
    if (matches(false)) return ops.op(rows[0], PartClass.vr128, a, b);
    if (matches(true)) return ops.op(rows[1], PartClass.vr128, a, b);
  }
  const to = ops.reg(PartClass.vr128);
  if (bits === 64) {
    const [low = -1, high = -1] = lanes;
    if (low < 2 && (high < 0 || high >= 2)) {
      mf.emit2(I.FMOVrr, to, a);
      mf.emit3(V.SHUFPDrri, to, b, Math.max(low, 0) | ((high < 0 ? 0 : high - 2) << 1));
      return to;
    }
    return undefined;
  }
  if (bits !== 32) return undefined;
  const low = lanes.slice(0, 2);
  const high = lanes.slice(2);
  if (low.every((lane) => lane < 4) && high.every((lane) => lane < 0 || lane >= 4)) {
    mf.emit2(I.FMOVrr, to, a);
    mf.emit3(V.SHUFPSrri, to, b, immediate([...low, ...high.map((lane) => (lane < 0 ? -1 : lane - 4))]));
    return to;
  }
  // Lane 0 from the second, the rest as it stands.
  if (lanes[0] === 4 && lanes.every((lane, at) => at === 0 || lane < 0 || lane === at)) {
    mf.emit2(I.FMOVrr, to, a);
    mf.emit2(V.MOVSSrr, to, b);
    return to;
  }
  return undefined;
}
