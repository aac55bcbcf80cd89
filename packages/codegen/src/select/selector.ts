/**
 * Instruction selection: one function of IR to machine code with virtual registers, in one pass over its blocks.
 *
 * Each value is held in parts (see `../machine/type-parts.ts`); `value.index` says where its parts are listed. Before a function
 * is selected a quick look over it (`fold.ts`) marks what need not be computed where it stands: addresses, comparisons
 * and loads that their one user takes in as an operand. Everything else is selected in order, by one function an opcode,
 * with no graph in between, so the time is linear in the input.
 */
import type { Argument, BasicBlock, Function, Instruction, Value } from "@ts-jit/ir";
import { ConstantFP, ConstantInt, createInstruction, GlobalValue, isConstant } from "@ts-jit/ir";
import { type AddressConstant, addressConstant } from "../emit/constant-data.js";
import type { ModuleContext } from "../emit/module-context.js";
import { COPY, RELOAD, SPILL } from "../i386/copies.js";
import * as I from "../i386/instructions.js";
import { type Block, MachineFunction, type Slot, slotBase } from "../machine/machine-function.js";
import { type MachineOpcode, MEM_WORD } from "../machine/opcodes.js";
import { ECX, type Reg, RegClass } from "../machine/registers.js";
import { Kind, PartClass, type TypeInfo, type TypeTable } from "../machine/type-parts.js";
import type { CpuLevel, Tier } from "../options.js";
import { Address } from "./address.js";
import { leadingZeros } from "./bit-intrinsics.js";
import { FOLDED, isSlotIndex, slotOfIndex, UNSELECTED } from "./fold.js";
import { extendTo32 } from "./integer.js";
import { placeholder } from "./lanes.js";
import { loadParts, storeRegs } from "./memory.js";
import { selectInstruction } from "./select.js";
import { addSymbol, symbolInto, threadLocalInto } from "./symbols.js";
import { extendTop } from "./wide.js";

/** Bytes of the slot of an x87 part class. */
export function x87Bytes(part: PartClass): number {
  return part === PartClass.x87f32 ? 4 : part === PartClass.x87f64 ? 8 : 12;
}

export class Selector {
  readonly mf: MachineFunction;
  readonly types: TypeTable;
  /** Registers (or slot bases, for x87 parts) of the values' parts, end to end; `value.index` is where a value's begin. */
  private partRegs: Int32Array;
  private partTop = 0;
  /** Scratch operand, refilled by each call of `address`. */
  readonly addr = new Address();
  /** Blocks of the IR by number, and what branches to them. */
  predecessorCount = new Int32Array(0);
  /** Block being filled. */
  block = 0 as Block;
  /** For phis of indirectbr's targets: the registers their values arrive in. */
  transfers: Map<Instruction, readonly Reg[]> | undefined = undefined;
  /** Registers of thread-local variables found at the entry, see `hoistThreadLocals`. */
  threadLocals: ReadonlyMap<GlobalValue, Reg> | undefined = undefined;
  /** Holds the address of the global offset table where code is position-independent, and whether anything reads it. */
  private table: Reg = -1 as Reg;
  private tableInst = -1;
  private tableUsed = false;
  /** IR instruction being selected, for messages. */
  current: Instruction | undefined = undefined;
  /** Where the caller's pointer to a returned struct is kept, and the slots the arguments stand in. */
  sretPointer: Reg = -1 as Reg;
  /** First variadic argument in the caller's frame. */
  varArgSlot: Slot = -1 as Slot;
  /** Slot that stands for the end of the outgoing argument area, see `MachineFunction.outgoingEnd`. */
  private outgoingEnd: Slot = -1 as Slot;

  constructor(
    readonly context: ModuleContext,
    readonly ir: Function,
    readonly tier: Tier,
    readonly cpu: CpuLevel,
  ) {
    this.mf = new MachineFunction(ir.name, (symbol) => context.symbolName(symbol));
    this.types = context.types(cpu);
    this.partRegs = context.partRegs;
  }

  get optimizing(): boolean {
    return this.tier !== "O0";
  }

  /** The error for what we do not compile, at the instruction being selected. */
  unsupported(what: string): Error {
    return this.context.unsupported(`'${what}' in @${this.ir.name}`, this.current?.place ?? this.ir.place);
  }

  // ---- the global offset table ----

  /** The register with the address of the global offset table. */
  tableBase(): Reg {
    this.tableUsed = true;
    return this.table;
  }
  /** Finds the global offset table; to be called in the entry block of position-independent code. */
  findTable(): void {
    this.table = this.gr();
    this.tableInst = this.mf.instCount;
    this.mf.emit3(I.GETTABLE, this.table, this.context.symbolNamed("_GLOBAL_OFFSET_TABLE_"), 0);
  }
  /** Takes that back, at the end, if nothing asked for it. */
  dropUnusedTable(): void {
    if (this.tableInst >= 0 && !this.tableUsed)
      this.mf.words[this.mf.starts[this.tableInst] ?? 0] = I.NOTABLE;
  }

  // ---- parts of values ----

  /** Index of the parts of a value that has registers, made now if it has none yet. */
  private partsAt(value: Instruction | Argument): number {
    if (value.index >= 0) return value.index;
    return this.createParts(value);
  }
  /** Gives a value fresh registers for its parts. */
  createParts(value: Value): number {
    const info = this.types.of(value.type);
    const at = this.reserveParts(info.count);
    for (let part = 0; part < info.count; part++) {
      this.partRegs[at + part] = this.createPart(info.classes[part] ?? PartClass.gr32);
    }
    value.index = at;
    return at;
  }
  private reserveParts(count: number): number {
    const at = this.partTop;
    this.partTop += count;
    if (this.partTop > this.partRegs.length) {
      const wider = new Int32Array(Math.max(this.partTop, this.partRegs.length * 2));
      wider.set(this.partRegs);
      this.partRegs = wider;
      this.context.partRegs = wider;
    }
    return at;
  }
  /** A fresh register of a class, or a fresh x87 slot as its base. */
  createPart(part: PartClass): Reg {
    if (part >= PartClass.x87f32)
      return slotBase(this.mf.createSlot(x87Bytes(part), part === PartClass.x87f32 ? 4 : 4));
    return this.mf.createReg(part as RegClass);
  }
  gr(): Reg {
    return this.mf.createReg(RegClass.gr32);
  }
  gr8(): Reg {
    return this.mf.createReg(RegClass.gr8);
  }

  /** The registers of a value's parts; none if it has none. */
  partsOf(value: Value): readonly number[] {
    if (value.index < 0) return [];
    return [...this.partRegs.subarray(value.index, value.index + this.types.of(value.type).count)];
  }
  /** The register an instruction's result part goes into. */
  def(inst: Instruction, part = 0): Reg {
    const at = inst.index >= 0 ? inst.index : this.createParts(inst);
    return (this.partRegs[at + part] ?? 0) as Reg;
  }
  /** Makes `reg` the (single) part of the result, without a copy where the result has no register yet. */
  setResult(inst: Instruction, reg: Reg): void {
    this.setResultParts(inst, [reg]);
  }
  setResultParts(inst: Instruction, regs: readonly Reg[]): void {
    if (inst.index >= 0) {
      const { classes } = this.types.of(inst.type);
      for (let part = 0; part < regs.length; part++) {
        this.copyPart(classes[part] ?? PartClass.gr32, this.def(inst, part), regs[part] ?? (0 as Reg));
      }
      return;
    }
    const at = this.reserveParts(regs.length);
    for (let part = 0; part < regs.length; part++) this.partRegs[at + part] = regs[part] ?? 0;
    inst.index = at;
  }

  /** Says that a value made here is held in these registers. */
  adopt(value: Value, regs: readonly Reg[]): void {
    const at = this.reserveParts(regs.length);
    for (let part = 0; part < regs.length; part++) this.partRegs[at + part] = regs[part] ?? 0;
    value.index = at;
  }
  /** A fresh register holding zero. */
  zeroPart(partClass: PartClass): Reg {
    const reg = this.createPart(partClass);
    this.zeroInto(partClass, reg);
    return reg;
  }
  wholeLoad(partClass: PartClass): MachineOpcode {
    return RELOAD[partClass as RegClass] ?? I.MOV32rm;
  }
  /** The parts of a value as a new array. */
  parts(value: Value): Reg[] {
    const count = this.types.of(value.type).count;
    const regs: Reg[] = [];
    for (let part = 0; part < count; part++) regs.push(this.reg(value, part));
    return regs;
  }

  /** The register that holds a part of a value; constants and addresses are brought into a fresh one. */
  reg(value: Value, part = 0): Reg {
    if (value.index >= 0 && (value.valueKind === "instruction" || value.valueKind === "argument")) {
      return (this.partRegs[value.index + part] ?? 0) as Reg;
    }
    switch (value.valueKind) {
      case "instruction":
      case "argument": {
        const inst = value as Instruction | Argument;
        if (isSlotIndex(inst.index)) {
          const reg = this.gr();
          this.addr.clear();
          this.addr.base = slotBase(slotOfIndex(inst.index));
          this.emitRegMem(I.LEA32r, reg);
          return reg;
        }
        if (inst.index === FOLDED && inst.valueKind === "instruction") return this.unfold(inst, part);
        // First the index: making it may put a larger array in the place of this one.
        const at = this.partsAt(inst);
        return (this.partRegs[at + part] ?? 0) as Reg;
      }
      default:
        return this.constantReg(value, part);
    }
  }

  /** Selects a folded instruction here, because its user wants it in a register after all. */
  private unfold(inst: Instruction, part: number): Reg {
    const saved = this.current;
    this.current = inst;
    inst.index = UNSELECTED;
    selectInstruction(this, inst);
    this.current = saved;
    const reg = this.reg(inst, part);
    // An address may be wanted again where this block does not reach: forget the registers (others have one use).
    if (inst.opcode === "getelementptr") inst.index = FOLDED;
    return reg;
  }

  private constantReg(value: Value, part: number): Reg {
    const info = this.types.of(value.type);
    const partClass = info.classes[part] ?? PartClass.gr32;
    const reg = this.createPart(partClass);
    this.constantInto(value, part, partClass, reg);
    return reg;
  }

  /** Brings part `part` of a constant into a register (or slot). Leaves the flags alone. */
  constantInto(value: Value, part: number, partClass: PartClass, reg: Reg): void {
    const { mf } = this;
    if (this.isImm(value)) {
      mf.emit2(I.MOV32ri, reg, this.imm(value, part));
      return;
    }
    if (value instanceof ConstantFP) {
      this.floatConstantInto(value, part, partClass, reg);
      return;
    }
    if (value instanceof GlobalValue && value.threadLocal !== undefined) {
      const hoisted = this.threadLocals?.get(value);
      if (hoisted === undefined) threadLocalInto(this, reg, value);
      else mf.emit2(I.MOV32rr, reg, hoisted);
      return;
    }
    if (!isConstant(value) && !(value instanceof GlobalValue)) {
      throw this.unsupported(`a value of kind ${value.valueKind} as operand`);
    }
    if (partClass <= PartClass.gr8) {
      const address = addressConstant(this.context, value);
      if (address !== undefined && address.minus < 0) {
        if (address.symbol < 0) mf.emit2(I.MOV32ri, reg, address.addend);
        else symbolInto(this, reg, address.symbol, address.addend);
        return;
      }
    }
    if (isConstant(value)) {
      switch (value.constantKind) {
        case "null":
        case "undef":
        case "poison":
          this.zeroInto(partClass, reg);
          return;
        case "string":
          mf.emit2(I.MOV32ri, reg, value.bytes[part] ?? 0);
          return;
        case "array":
        case "struct": {
          let rest = part;
          for (let at = 0; at < value.operandCount; at++) {
            const element = value.operand(at);
            const { count } = this.types.of(element.type);
            if (rest < count) {
              this.moveInto(partClass, reg, element, rest);
              return;
            }
            rest -= count;
          }
          break;
        }
        case "vector":
          this.vectorConstantInto(value, part, partClass, reg);
          return;
        case "expr": {
          // Computed where it is used, as the instruction it abbreviates.
          const { opcode, data } = value;
          const made = createInstruction(
            opcode,
            value.type,
            value.operands,
            expressionData(opcode, data) as never,
            data.flags,
          );
          selectInstruction(this, made);
          const result = this.reg(made, part);
          made.dropOperands();
          this.copyPart(partClass, reg, result);
          return;
        }
      }
    }
    throw this.unsupported(`the constant ${isConstant(value) ? value.constantKind : value.valueKind}`);
  }

  private zeroInto(partClass: PartClass, reg: Reg): void {
    if (partClass <= PartClass.gr8) this.mf.emit2(I.MOV32ri, reg, 0);
    else if (partClass === PartClass.vr256) this.mf.emit1(I.VZERO256, reg);
    else if (partClass <= PartClass.vr128) this.mf.emit1(I.FZERO, reg);
    else if (partClass >= PartClass.x87f32) {
      this.mf.emit0(I.FLDZ);
      this.storeX87(partClass, reg);
    } else throw this.unsupported("a zero of this vector type");
  }

  private floatConstantInto(value: ConstantFP, part: number, partClass: PartClass, reg: Reg): void {
    const { mf } = this;
    if (partClass === PartClass.fr32 || partClass === PartClass.fr64) {
      if (value.bits === 0n) mf.emit1(I.FZERO, reg);
      else {
        const bytes = partClass === PartClass.fr32 ? 4 : 8;
        this.poolAddress(value.bits, bytes);
        this.emitRegMem(bytes === 4 ? I.MOVSSrm : I.MOVSDrm, reg);
      }
      return;
    }
    if (partClass >= PartClass.x87f32) {
      const words = partClass === PartClass.x87f32 ? 1 : partClass === PartClass.x87f64 ? 2 : 3;
      for (let word = 0; word < words; word++) {
        const at = mf.begin(I.MOV32mi);
        mf.putMem(at + 1, reg, -1, 0, word * 4, -1);
        mf.words[at + 6] = Number(BigInt.asIntN(32, value.bits >> BigInt(32 * word)));
      }
      return;
    }
    mf.emit2(I.MOV32ri, reg, Number(BigInt.asIntN(32, value.bits >> BigInt(32 * part))));
  }

  /** A constant of a vector type in vector registers comes from the pool; element by element it is its elements. */
  private vectorConstantInto(
    value: Value & { operand(index: number): Value; operandCount: number },
    part: number,
    partClass: PartClass,
    reg: Reg,
  ): void {
    const info = this.types.of(value.type);
    if (info.kind === Kind.scalars) {
      const each = info.count / value.operandCount;
      this.moveInto(partClass, reg, value.operand(Math.floor(part / each)), part % each);
      return;
    }
    let bits = 0n;
    for (let lane = 0; lane < info.lanes; lane++) {
      const at = part * info.lanes + lane;
      if (at >= value.operandCount) break;
      const element = value.operand(at);
      let laneBits = 0n;
      if (element instanceof ConstantInt) laneBits = element.value;
      else if (element instanceof ConstantFP) laneBits = element.bits;
      else if (isConstant(element) && element.constantKind !== "expr") laneBits = 0n;
      else throw this.unsupported("a vector constant with addresses");
      bits |= laneBits << BigInt(lane * info.bits);
    }
    if (bits === 0n) {
      this.zeroInto(partClass, reg);
      return;
    }
    const bytes = partClass === PartClass.vr256 ? 32 : 16;
    this.poolAddress(bits, bytes);
    this.emitRegMem(RELOAD[partClass as RegClass] ?? I.MOVAPSrm, reg);
  }

  /** Points `addr` at a pooled constant. */
  poolAddress(bits: bigint, bytes: number): void {
    const pool = this.context.pool(bytes);
    this.addr.clear();
    addSymbol(this, pool.symbol, pool.offsetOf(bits));
  }

  /** An integer or null constant whose parts are plain numbers. */
  isImm(value: Value): boolean {
    if (value instanceof ConstantInt) return true;
    if (value.valueKind !== "constant" || !isConstant(value)) return false;
    const kind = value.constantKind;
    if (kind !== "null" && kind !== "undef" && kind !== "poison") return false;
    return value.type.kind === "pointer" || value.type.kind === "integer";
  }
  /** Part `part` of a constant for which `isImm` holds, as a signed 32-bit number. */
  imm(value: Value, part = 0): number {
    if (!(value instanceof ConstantInt)) return 0;
    if (part === 0) return smallLow(value);
    return Number(BigInt.asIntN(32, value.value >> BigInt(32 * part)));
  }

  /** Copies a part of a value into a register or slot that exists. */
  moveInto(partClass: PartClass, to: Reg, value: Value, part: number): void {
    if (value.valueKind === "constant" || value instanceof GlobalValue) {
      this.constantInto(value, part, partClass, to);
      return;
    }
    if (isSlotIndex(value.index)) {
      this.addr.clear();
      this.addr.base = slotBase(slotOfIndex(value.index));
      this.emitRegMem(I.LEA32r, to);
      return;
    }
    this.copyPart(partClass, to, this.reg(value, part));
  }
  copyPart(partClass: PartClass, to: Reg, from: Reg): void {
    if (to === from) return;
    if (partClass < PartClass.x87f32) {
      this.mf.emit2(COPY[partClass] ?? I.MOV32rr, to, from);
      return;
    }
    // Slots are copied as integers: loading a float on the x87 stack would quiet a signalling NaN.
    for (let at = 0; at < x87Bytes(partClass); at += 4) {
      const temp = this.gr();
      const load = this.mf.begin(I.MOV32rm);
      this.mf.words[load + 1] = temp;
      this.mf.putMem(load + 2, from, -1, 0, at, -1);
      const store = this.mf.begin(I.MOV32mr);
      this.mf.putMem(store + 1, to, -1, 0, at, -1);
      this.mf.words[store + 6] = temp;
    }
  }
  /** A fresh general register with a copy of `reg`. */
  copyOf(reg: Reg): Reg {
    const copy = this.gr();
    this.mf.emit2(I.MOV32rr, copy, reg);
    return copy;
  }
  /** `reg`, or a copy of it, in a register whose low byte has a name. */
  byteReg(reg: Reg): Reg {
    if (this.mf.classOf(reg) === RegClass.gr8) return reg;
    const copy = this.gr8();
    this.mf.emit2(I.MOV32rr, copy, reg);
    return copy;
  }
  /** A fresh register holding a number. Leaves the flags alone. */
  number(value: number): Reg {
    const reg = this.gr();
    this.mf.emit2(I.MOV32ri, reg, value);
    return reg;
  }

  // ---- x87 slots ----

  /** Pushes a slot on the x87 stack. */
  loadX87(partClass: PartClass, slot: Reg, disp = 0): void {
    const opcode =
      partClass === PartClass.x87f32 ? I.FLD32m : partClass === PartClass.x87f64 ? I.FLD64m : I.FLD80m;
    this.mf.putMem(this.mf.begin(opcode) + 1, slot, -1, 0, disp, -1);
  }
  /** Pops the x87 stack into a slot. */
  storeX87(partClass: PartClass, slot: Reg, disp = 0): void {
    const opcode =
      partClass === PartClass.x87f32 ? I.FSTP32m : partClass === PartClass.x87f64 ? I.FSTP64m : I.FSTP80m;
    this.mf.putMem(this.mf.begin(opcode) + 1, slot, -1, 0, disp, -1);
  }

  // ---- memory ----

  /** Emits `opcode reg, [addr + disp]` for a row whose operands are a register, then memory. */
  emitRegMem(opcode: MachineOpcode, reg: number, disp = 0): void {
    const at = this.mf.begin(opcode);
    this.mf.words[at + 1] = reg;
    this.addr.put(this.mf, at + 2, disp);
  }
  /** Emits `opcode [addr + disp], operand` for a row whose operands are memory, then a register or immediate. */
  emitMem(opcode: MachineOpcode, operand: number, disp = 0): void {
    const at = this.mf.begin(opcode);
    this.addr.put(this.mf, at + 1, disp);
    this.mf.words[at + 6] = operand;
  }
  /** Emits a row whose only operand is memory. */
  emitMemOnly(opcode: MachineOpcode, disp = 0): void {
    const at = this.mf.begin(opcode);
    this.addr.put(this.mf, at + (MEM_WORD[opcode] ?? 1), disp);
  }
  /** Loads a whole part from a slot. */
  loadSlot(partClass: PartClass, reg: Reg, slot: Slot, disp = 0): void {
    if (partClass >= PartClass.x87f32) this.copyPart(partClass, reg, slotBase(slot));
    else this.mf.emitSlot(RELOAD[partClass as RegClass] ?? I.MOV32rm, reg, slot, disp);
  }
  storeSlot(partClass: PartClass, reg: Reg, slot: Slot, disp = 0): void {
    this.mf.emitSlot(SPILL[partClass as RegClass] ?? I.MOV32mr, reg, slot, disp);
  }
  /** The slot whose address is the end of the outgoing argument area. */
  outgoingEndSlot(): Slot {
    if (this.outgoingEnd < 0) {
      this.outgoingEnd = this.mf.createSlot(0, 1);
      this.mf.outgoingEnd = this.outgoingEnd;
    }
    return this.outgoingEnd;
  }

  // ---- blocks ----

  blockOf(block: BasicBlock): Block {
    return block.index as Block;
  }
  /** A register of the result's class with the count of a shift, in cl. */
  moveToCl(count: Reg): void {
    this.mf.emit2(I.MOV32rr, ECX, count);
  }
  /** The parts of an integer, the top one extended by its sign to a whole part. Not to be written to. */
  signExtended(value: Value): Reg[] {
    const info = this.infoOf(value);
    if (info.kind === Kind.int) return [extendTo32(this, value, true)];
    return extendTop(this, this.parts(value), info.bits, true);
  }
  /** The parts of an integer, the top one extended with zeros to a whole part. Not to be written to. */
  zeroExtended(value: Value): Reg[] {
    const info = this.infoOf(value);
    if (info.kind === Kind.int) return [extendTo32(this, value, false)];
    return extendTop(this, this.parts(value), info.bits, false);
  }
  /** The number of leading zeros of an integer, as a value of its type. */
  countLeadingZeros(value: Value): Value {
    const { bits, count } = this.infoOf(value);
    const regs = [leadingZeros(this, this.zeroExtended(value), bits)];
    while (regs.length < count) regs.push(this.number(0));
    return placeholder(this, value.type, regs);
  }
  /** Loads a value of the result's type from memory at a base. */
  loadFrom(inst: Instruction, info: TypeInfo, base: Reg): void {
    this.addr.clear();
    this.addr.base = base;
    loadParts(this, info, this.addr.clone(), 0, (part) => this.def(inst, part), 0, undefined);
  }
  /** Stores a value of any type to memory at a base. */
  storeValue(value: Value, base: Reg): void {
    this.addr.clear();
    this.addr.base = base;
    storeRegs(this, this.infoOf(value), this.addr.clone(), 0, (part) => this.reg(value, part), 0, undefined);
  }
  /** Stops the program; what follows is never reached, but stands in a block of its own. */
  trap(): void {
    this.mf.emit0(I.UD2);
    this.mf.setSuccessors(this.block, []);
    this.block = this.mf.createBlock();
    this.mf.beginBlock(this.block);
  }
  addressConstant(value: Value): AddressConstant | undefined {
    return addressConstant(this.context, value);
  }
  infoOf(value: Value): TypeInfo {
    return this.types.of(value.type);
  }
}

const lowCache = new WeakMap<ConstantInt, number>();
/** The low 32 bits, of a narrower constant its signed value; remembered, for most constants recur. */
function smallLow(constant: ConstantInt): number {
  let value = lowCache.get(constant);
  if (value === undefined) {
    value = Number(BigInt.asIntN(Math.min(32, constant.type.bits), constant.value));
    lowCache.set(constant, value);
  }
  return value;
}

/** What an instruction of the same opcode carries. */
function expressionData(
  opcode: string,
  data: {
    readonly sourceElementType?: unknown;
    readonly predicate?: string;
    readonly indices?: readonly number[];
    readonly mask?: readonly number[];
  },
): unknown {
  switch (opcode) {
    case "getelementptr":
      return { sourceElementType: data.sourceElementType };
    case "icmp":
    case "fcmp":
      return { predicate: data.predicate };
    case "extractvalue":
    case "insertvalue":
      return { indices: data.indices };
    case "shufflevector":
      return { mask: data.mask };
    default:
      return undefined;
  }
}
