/** A memory operand being put together, and how a pointer value becomes one. */
import { ConstantInt, GlobalValue, type Instruction, type InstructionOf, type Value } from "@ts-jit/ir";
import { addressConstant, constantGepOffset, smallSigned } from "../emit/constant-data.js";
import * as I from "../i386/instructions.js";
import { type MachineFunction, slotBase } from "../machine/machine-function.js";
import { Mem } from "../machine/opcodes.js";
import { NO_REG, type Reg } from "../machine/registers.js";
import { FOLDED, isSlotIndex, slotOfIndex } from "./fold.js";
import { extendTo32 } from "./integer.js";
import { selectByLanes } from "./lanes.js";
import { checkAddressSpace } from "./refusals.js";
import type { Selector } from "./selector.js";
import { addSymbol } from "./symbols.js";

export class Address {
  base: Reg = NO_REG;
  index: Reg = NO_REG;
  /** log2 */
  scale = 0;
  disp = 0;
  symbol = -1;

  clear(): void {
    this.base = NO_REG;
    this.index = NO_REG;
    this.scale = 0;
    this.disp = 0;
    this.symbol = -1;
  }
  copyFrom(other: Address): void {
    this.base = other.base;
    this.index = other.index;
    this.scale = other.scale;
    this.disp = other.disp;
    this.symbol = other.symbol;
  }
  clone(): Address {
    const copy = new Address();
    copy.copyFrom(this);
    return copy;
  }
  put(fn: MachineFunction, at: number, disp: number): void {
    const { words } = fn;
    words[at + Mem.base] = this.base;
    words[at + Mem.index] = this.index;
    words[at + Mem.scale] = this.scale;
    words[at + Mem.disp] = this.disp + disp;
    words[at + Mem.symbol] = this.symbol;
  }
}

/** Points `s.addr` at what `pointer` points to. */
export function selectAddress(s: Selector, pointer: Value): void {
  checkAddressSpace(s, pointer);
  s.addr.clear();
  addPointer(s, pointer);
}

/** Adds a pointer to `s.addr`, whose base must be free unless the pointer is constant. */
function addPointer(s: Selector, pointer: Value): void {
  const { addr } = s;
  if (pointer.valueKind === "instruction" || pointer.valueKind === "argument") {
    if (isSlotIndex(pointer.index)) {
      addr.base = slotBase(slotOfIndex(pointer.index));
      return;
    }
    const inst = pointer as Instruction;
    if (inst.index === FOLDED && inst.opcode === "getelementptr") {
      addPointer(s, inst.operand(0));
      addIndices(s, inst);
      return;
    }
    addr.base = s.reg(pointer);
    return;
  }
  const constant = addressConstant(s.context, pointer);
  if (
    constant !== undefined &&
    constant.minus < 0 &&
    !(pointer instanceof GlobalValue && pointer.threadLocal !== undefined)
  ) {
    if (constant.symbol >= 0) addSymbol(s, constant.symbol, constant.addend);
    else addr.disp = (addr.disp + constant.addend) | 0;
    return;
  }
  addr.base = s.reg(pointer);
}

/** Adds the indices of a getelementptr to `s.addr`, computing what one index and scale cannot say. */
function addIndices(s: Selector, gep: InstructionOf<"getelementptr">): void {
  const layout = s.context.module.dataLayout;
  const { addr } = s;
  const whole = constantGepOffset(layout, gep.data.sourceElementType, gep);
  if (whole !== undefined) {
    addr.disp = (addr.disp + whole) | 0;
    return;
  }
  let type = gep.data.sourceElementType;
  for (let at = 1; at < gep.operandCount; at++) {
    const index = gep.operand(at);
    let stride: number;
    if (at === 1) stride = layout.allocSize(type);
    else if (type.kind === "struct") {
      const field = index instanceof ConstantInt ? smallSigned(index) : 0;
      addr.disp = (addr.disp + (layout.structLayout(type).offsets[field] ?? 0)) | 0;
      type = type.fields[field] ?? type;
      continue;
    } else if (type.kind === "array") {
      type = type.element;
      stride = layout.allocSize(type);
    } else if (type.kind === "vector") {
      type = type.element;
      stride = layout.sizeInBits(type) / 8;
    } else throw s.unsupported(`getelementptr into ${type}`);
    if (index instanceof ConstantInt) addr.disp = (addr.disp + smallSigned(index) * stride) | 0;
    else if (stride !== 0 && !s.isImm(index)) addScaled(s, index, stride);
  }
}

function addScaled(s: Selector, index: Value, stride: number): void {
  const { addr, mf } = s;
  // extendTo32 may select a folded value, which uses the scratch address.
  const saved = addr.clone();
  let reg = extendTo32(s, index, true);
  addr.copyFrom(saved);
  let scale = 0;
  if (stride === 2) scale = 1;
  else if (stride === 4) scale = 2;
  else if (stride === 8) scale = 3;
  else if (stride !== 1) {
    const scaled = s.gr();
    const log = Math.log2(stride);
    if (Number.isInteger(log)) {
      mf.emit2(I.MOV32rr, scaled, reg);
      mf.emit2(I.SHL32ri, scaled, log);
    } else mf.emit3(I.IMUL32rri, scaled, reg, stride | 0);
    reg = scaled;
  }
  if (addr.index !== NO_REG) {
    // Both places are taken: sum up what stands there.
    const sum = s.gr();
    const at = mf.begin(I.LEA32r);
    mf.words[at + 1] = sum;
    addr.put(mf, at + 2, 0);
    addr.clear();
    addr.base = sum;
  }
  if (addr.base === NO_REG && scale === 0) addr.base = reg;
  else {
    addr.index = reg;
    addr.scale = scale;
  }
}

/** A getelementptr whose result is wanted in a register. */
export function selectGep(s: Selector, inst: InstructionOf<"getelementptr">): void {
  if (inst.type.kind === "vector") {
    selectByLanes(s, inst);
    return;
  }
  const { addr, mf } = s;
  addr.clear();
  addPointer(s, inst.operand(0));
  addIndices(s, inst);
  const to = s.def(inst);
  if (addr.base === NO_REG && addr.index === NO_REG) {
    if (addr.symbol < 0) mf.emit2(I.MOV32ri, to, addr.disp);
    else mf.emit3(I.MOV32ry, to, addr.symbol, addr.disp);
  } else if (addr.index === NO_REG && addr.symbol < 0 && addr.disp === 0 && addr.base >= 0) {
    mf.emit2(I.MOV32rr, to, addr.base);
  } else s.emitRegMem(I.LEA32r, to);
}
