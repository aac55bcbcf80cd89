/**
 * Mathematics the x87 unit does by itself, for long double at every CPU level and all floats at i686:
 *
 * | operation | instructions |
 * |---|---|
 * | floor, ceil, trunc, roundeven | FRNDINT under a rounding mode of its own |
 * | rint, nearbyint | FRNDINT |
 * | round | truncated; the rest, which is exact, tells whether to go one further |
 * | frem | FPREM until it says it is done |
 * | ldexp | FSCALE |
 */
import type { CallInstruction, FloatType, Instruction, Value } from "@ts-jit/ir";
import { constFPBits } from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { slotBase } from "../machine/machine-function.js";
import { EAX } from "../machine/registers.js";
import { branch, continueIn, jump } from "./control.js";
import { Expander, setResultValue } from "./expander.js";
import { oneOf } from "./float-conversion.js";
import { expandCopysign } from "./float-expand.js";
import { extendTo32 } from "./integer.js";
import { placeholder } from "./lanes.js";
import type { Selector } from "./selector.js";
import { popFloat, popInto, pushFloat } from "./x87.js";

/** Values of the rounding field, bits 10 and 11 of the control word. */
const ROUNDING: Readonly<Record<string, number>> = { roundeven: 0, floor: 1, ceil: 2, trunc: 3 };

/** Runs `operation` with the rounding field set, and puts back what it was. */
export function withRounding(s: Selector, mode: number, operation: () => void): void {
  const { mf } = s;
  const before = slotBase(mf.createSlot(4, 4));
  const during = slotBase(mf.createSlot(4, 4));
  mf.putMem(mf.begin(I.FNSTCWm) + 1, before, -1, 0, 0, -1);
  const word = s.gr();
  const load = mf.begin(I.MOVZX32rm16);
  mf.words[load + 1] = word;
  mf.putMem(load + 2, before, -1, 0, 0, -1);
  if (mode !== 3) mf.emit2(I.AND32ri, word, ~0xc00);
  if (mode !== 0) mf.emit2(I.OR32ri, word, mode << 10);
  const store = mf.begin(I.MOV16mr);
  mf.putMem(store + 1, during, -1, 0, 0, -1);
  mf.words[store + 6] = word;
  mf.putMem(mf.begin(I.FLDCWm) + 1, during, -1, 0, 0, -1);
  operation();
  mf.putMem(mf.begin(I.FLDCWm) + 1, before, -1, 0, 0, -1);
}

/** The integral value `name` rounds to. @returns false for a name that is none of these. */
export function selectX87Rounding(s: Selector, call: CallInstruction, name: string, value: Value): boolean {
  if (name === "round") {
    selectRoundAway(s, call, value);
    return true;
  }
  const mode = ROUNDING[name];
  if (mode === undefined && name !== "rint" && name !== "nearbyint") return false;
  pushFloat(s, value);
  if (mode === undefined) s.mf.emit0(I.FRNDINT);
  else withRounding(s, mode, () => s.mf.emit0(I.FRNDINT));
  popFloat(s, call);
  return true;
}

function selectRoundAway(s: Selector, call: CallInstruction, value: Value): void {
  const e = new Expander(s);
  const type = value.type as FloatType;
  const { classes } = s.infoOf(value);
  const [partClass = 0] = classes;
  pushFloat(s, value);
  withRounding(s, 3, () => s.mf.emit0(I.FRNDINT));
  const reg = s.createPart(partClass);
  popInto(s, partClass, reg);
  const whole = placeholder(s, type, [reg]);
  const one = oneOf(s, type);
  const rest = e.binary("fsub", value, whole);
  const twice = e.binary("fadd", rest, rest);
  const up = e.select(e.fcmp("oge", twice, one), one, constFPBits(type, 0n));
  const step = e.select(e.fcmp("ole", twice, e.emit("fneg", type, [one], undefined)), one, up);
  const away = e.select(
    e.fcmp("olt", value, constFPBits(type, 0n)),
    e.emit("fneg", type, [step], undefined),
    step,
  );
  // A zero keeps the operand's sign.
  expandCopysign(s, call, e.binary("fadd", whole, away), value);
}

/** frem */
export function selectX87Remainder(s: Selector, inst: Instruction, a: Value, b: Value): void {
  const { mf } = s;
  pushFloat(s, b);
  pushFloat(s, a);
  const again = mf.createBlock();
  const done = mf.createBlock();
  jump(s, again);
  continueIn(s, again);
  mf.emit0(I.FPREM);
  // C2, bit 10 of the status word, stays set while there is more to take off.
  mf.emit0(I.FNSTSW);
  const status = s.copyOf(EAX);
  mf.emit2(I.AND32ri, status, 0x400);
  branch(s, Cond.NE, again, done);
  continueIn(s, done);
  mf.emit0(I.FSTP_ST1);
  popFloat(s, inst);
}

/** llvm.ldexp: the value times two to the power of an integer. */
export function selectX87Scale(s: Selector, call: Instruction, value: Value, power: Value): void {
  const { mf } = s;
  const slot = mf.createSlot(4, 4);
  mf.emitSlot(I.MOV32mr, extendTo32(s, power, true), slot);
  mf.putMem(mf.begin(I.FILD32m) + 1, slotBase(slot), -1, 0, 0, -1);
  pushFloat(s, value);
  mf.emit0(I.FSCALE);
  mf.emit0(I.FSTP_ST1);
  popFloat(s, call);
}

/** The operand that is no NaN, of two the least or the greatest: C's fmin and fmax. */
export function expandExtreme(s: Selector, call: Instruction, a: Value, b: Value, least: boolean): void {
  const e = new Expander(s);
  const first = e.fcmp(least ? "olt" : "ogt", a, b);
  const chosen = e.select(e.binary("or", first, e.fcmp("uno", b, b)), a, b);
  setResultValue(s, call, chosen);
}
