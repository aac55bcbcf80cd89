/**
 * fp128: held as its four words. Its sign is a bit operation; all else calls the functions compilers' runtime libraries
 * have for it (libgcc and compiler-rt: `__addtf3`, `__lttf2`, ...; glibc: `sqrtf128`, ...).
 *
 * Those are called as gcc passes `__float128` on i386: the result through a pointer, which the callee pops, and each
 * operand aligned to 16 bytes in the argument area. (clang 19 packs them, and so cannot call libgcc's.)
 */
import {
  type BinaryOpcode,
  type FloatPredicate,
  type Instruction,
  type InstructionOf,
  intType,
  type Value,
} from "@ts-jit/ir";
import * as I from "../i386/instructions.js";
import { Cond } from "../machine/conditions.js";
import { type Slot, slotBase } from "../machine/machine-function.js";
import { EAX, ESP, type Reg } from "../machine/registers.js";
import { Kind } from "../machine/type-parts.js";
import { Expander, setResultValue } from "./expander.js";
import { expandFloatToInt, expandIntToFloat } from "./float-conversion.js";
import type { Selector } from "./selector.js";
import { callNamed } from "./symbols.js";
import { popFloat } from "./x87.js";

const BYTES = 16;
const i128 = intType(128);
const SIGN = 1n << 127n;

/**
 * Puts arguments in place and calls; a result slot is passed by its address, which the callee pops. `through` is a slot
 * whose address is passed last.
 */
function callLibrary(
  s: Selector,
  name: string,
  args: readonly Value[],
  result: Slot | undefined,
  through?: Slot,
): void {
  const { mf } = s;
  const values = args.map((value) => s.parts(value));
  let offset = 0;
  const put = (reg: Reg, at: number): void => {
    const word = mf.begin(I.MOV32mr);
    mf.putMem(word + 1, ESP, -1, 0, at, -1);
    mf.words[word + 6] = reg;
  };
  const putAddress = (slot: Slot, at: number): void => {
    s.addr.clear();
    s.addr.base = slotBase(slot);
    const pointer = s.gr();
    s.emitRegMem(I.LEA32r, pointer);
    put(pointer, at);
  };
  if (result !== undefined) {
    putAddress(result, 0);
    offset = 4;
  }
  args.forEach((value, at) => {
    const info = s.infoOf(value);
    const regs = values[at] ?? [];
    const [first = EAX] = regs;
    if (info.kind === Kind.fp128) offset = Math.ceil(offset / BYTES) * BYTES;
    if (info.kind === Kind.float) {
      const store = mf.begin(info.bits === 32 ? I.MOVSSmr : I.MOVSDmr);
      mf.putMem(store + 1, ESP, -1, 0, offset, -1);
      mf.words[store + 6] = first;
    } else if (info.kind === Kind.x87) {
      for (let word = 0; word < info.storeSize; word += 4) {
        const temp = s.gr();
        const load = mf.begin(I.MOV32rm);
        mf.words[load + 1] = temp;
        mf.putMem(load + 2, first, -1, 0, word, -1);
        put(temp, offset + word);
      }
    } else {
      regs.forEach((reg, word) => {
        put(reg, offset + word * 4);
      });
    }
    offset += Math.ceil(info.storeSize / 4) * 4;
  });
  if (through !== undefined) {
    putAddress(through, offset);
    offset += 4;
  }
  mf.outgoingBytes = Math.max(mf.outgoingBytes, offset);
  callNamed(s, name);
  if (result !== undefined) mf.emit2(I.SUB32ri, ESP, 4);
}

/** Calls a library function that returns fp128, into the result of an instruction. */
export function callFp128(
  s: Selector,
  name: string,
  inst: Instruction,
  args: readonly Value[],
  through?: Slot,
): void {
  const slot = s.mf.createSlot(BYTES, BYTES);
  callLibrary(s, name, args, slot, through);
  for (let part = 0; part < 4; part++) s.mf.emitSlot(I.MOV32rm, s.def(inst, part), slot, part * 4);
}
/** Calls a library function that returns 32 bits. */
function callForWord(s: Selector, name: string, args: readonly Value[]): Reg {
  callLibrary(s, name, args, undefined);
  return s.copyOf(EAX);
}

const ARITHMETIC: Readonly<Record<string, string>> = {
  fadd: "__addtf3",
  fsub: "__subtf3",
  fmul: "__multf3",
  fdiv: "__divtf3",
  frem: "fmodf128",
};
export function selectFp128Binary(s: Selector, inst: InstructionOf<BinaryOpcode>): void {
  const name = ARITHMETIC[inst.opcode];
  if (name === undefined) throw s.unsupported(`${inst.opcode} of fp128`);
  callFp128(s, name, inst, [inst.operand(0), inst.operand(1)]);
}

/** fneg and llvm.fabs: on the sign bit. */
export function selectFp128Sign(
  s: Selector,
  inst: Instruction,
  value: Value,
  operation: "negate" | "abs",
): void {
  const e = new Expander(s);
  const bits = e.cast("bitcast", value, i128);
  const result =
    operation === "negate"
      ? e.binary("xor", bits, e.number(i128, SIGN))
      : e.binary("and", bits, e.number(i128, SIGN - 1n));
  setResultValue(s, inst, e.cast("bitcast", result, inst.type));
}

/** A comparison function, and how the number it returns compares with zero where the predicate holds. */
const COMPARISONS: Readonly<Partial<Record<FloatPredicate, readonly [string, Cond]>>> = {
  oeq: ["__eqtf2", Cond.E],
  une: ["__netf2", Cond.NE],
  olt: ["__lttf2", Cond.S],
  uge: ["__lttf2", Cond.NS],
  ole: ["__letf2", Cond.LE],
  ugt: ["__letf2", Cond.G],
  ogt: ["__gttf2", Cond.G],
  ule: ["__gttf2", Cond.LE],
  oge: ["__getf2", Cond.NS],
  ult: ["__getf2", Cond.S],
  uno: ["__unordtf2", Cond.NE],
  ord: ["__unordtf2", Cond.E],
};
/** Compares two fp128 values: the condition that holds with the flags now set. */
export function compareFp128(s: Selector, predicate: FloatPredicate, a: Value, b: Value): Cond {
  const { mf } = s;
  const simple = COMPARISONS[predicate];
  if (simple !== undefined) {
    const order = callForWord(s, simple[0], [a, b]);
    mf.emit2(I.TEST32rr, order, order);
    return simple[1];
  }
  // one and ueq: ordered and different, or not. 1 where equal or unordered.
  const unordered = callForWord(s, "__unordtf2", [a, b]);
  const different = callForWord(s, "__netf2", [a, b]);
  const same = s.gr8();
  mf.emit2(I.TEST32rr, different, different);
  mf.emit2(I.SETccr, Cond.E, same);
  const either = s.gr();
  mf.emit2(I.MOVZX32rr8, either, same);
  mf.emit2(I.OR32rr, either, unordered);
  return predicate === "ueq" ? Cond.NE : Cond.E;
}

/** fpext to fp128 and fptrunc from it. half and bfloat go by way of float. */
export function selectFp128Cast(s: Selector, inst: InstructionOf<"fpext" | "fptrunc">): void {
  const value = inst.operand(0);
  if (inst.opcode === "fpext") {
    const names: Readonly<Record<string, string>> = {
      float: "__extendsftf2",
      double: "__extenddftf2",
      x86_fp80: "__extendxftf2",
    };
    const name = names[value.type.kind];
    if (name === undefined) throw s.unsupported(`fpext of ${value.type} to fp128`);
    callFp128(s, name, inst, [value]);
    return;
  }
  const names: Readonly<Record<string, string>> = {
    float: "__trunctfsf2",
    double: "__trunctfdf2",
    x86_fp80: "__trunctfxf2",
  };
  const name = names[inst.type.kind];
  if (name === undefined) throw s.unsupported(`fptrunc of fp128 to ${inst.type}`);
  callLibrary(s, name, [value], undefined);
  popFloat(s, inst);
}

/** Conversions between fp128 and integers. */
export function selectFp128Integer(
  s: Selector,
  inst: InstructionOf<"fptosi" | "fptoui"> | InstructionOf<"sitofp" | "uitofp">,
): void {
  if (inst.opcode === "fptosi" || inst.opcode === "fptoui") expandFloatToInt(s, inst, inst.operand(0));
  else expandIntToFloat(s, inst, inst.operand(0));
}
