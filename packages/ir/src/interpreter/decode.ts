/**
 * Decodes a function, once, into the form of ops.ts.
 *
 *     %s = add nsw <2 x i32> %a, %b      becomes      addNsw s0, a0, b0
 *                                                     addNsw s1, a1, b1
 *
 * Every SSA value has a location: one register for each of its scalar leaves. A value that is only another view of
 * existing registers (extractvalue, insertelement, shufflevector, zext to 32 bits, a bitcast that moves no bits) gets
 * the registers of its source and costs nothing; that is right because a register is written by its one definition
 * only, and the definition dominates every use of the view. Constants are registers that `enter` fills.
 * A location that is negative, -1 - n, is the constant lane n of the machine, which is undef or poison.
 *
 * Blocks are decoded in reverse postorder, so that a definition comes before its uses.
 */
import type { BasicBlock } from "../basic-block.js";
import { DataLayoutError } from "../data-layout.js";
import type { Function } from "../function.js";
import { type CallInstruction, callArguments, type Instruction, type InstructionOf } from "../instruction.js";
import { Flag } from "../opcodes.js";
import { scalarType, type Type } from "../types.js";
import type { Value } from "../value.js";
import { HEADER } from "./execute.js";
import { isIntrinsicIgnored, scalarIntrinsic } from "./intrinsic-table.js";
import { type Lane, POISON } from "./lane.js";
import type { Machine } from "./machine.js";
import { Op, type OpName } from "./ops.js";
import {
  AllocaRecord,
  AtomicRecord,
  BitcastRecord,
  ByvalRecord,
  CallRecord,
  ElementRecord,
  type GenericRecord,
  IndirectBranchRecord,
  LandingPadRecord,
  LoadRecord,
  type Operand,
  PureRecord,
  RefusedRecord,
  ResumeRecord,
  StoreRecord,
  SwitchRecord,
  UnreachableRecord,
} from "./records.js";
import { BRANCH, COMPARE, selectFast } from "./select.js";
import { type Leaf, type Shape, TooManyLeavesError } from "./shape.js";

export interface DecodedFunction {
  readonly entry: number;
  readonly frameSlots: number;
}

type Label = number;

export class FunctionDecoder {
  private readonly out: number[] = [];
  private readonly instructionAt: (Instruction | undefined)[] = [];
  private current: Instruction | undefined;
  private readonly locations = new Map<Value, readonly number[]>();
  private readonly constants = new Map<string, number>();
  private readonly constantWords: number[] = [];
  private nextSlot: number;
  private readonly labels: number[] = [];
  private readonly blockLabels = new Map<BasicBlock, Label>();
  /** Positions in `out` that hold a label. */
  private readonly patches: number[] = [];
  private readonly pending: { label: Label; from: BasicBlock; to: BasicBlock }[] = [];
  /** Static stack objects: register and offset of each. */
  private readonly stackObjects: number[] = [];
  private readonly stackParts: { offset: number; size: number }[] = [];
  private stackSize = 0;
  private stackAlign = 16;
  /** Records that hold labels, to be told the addresses at the end. */
  private readonly labelled: { resolve(address: (label: Label) => number): void }[] = [];
  /** Calls that an exception may leave, and where it goes. */
  private readonly unwinds: { pc: number; label: Label }[] = [];
  /** Positions in `out` of the frame size in calls, known at the end. */
  private readonly frameSizes: number[] = [];
  private blockCount = 0;

  constructor(
    private readonly machine: Machine,
    private readonly fn: Function,
  ) {
    const signature = machine.signature(fn);
    this.nextSlot = signature.slots;
    fn.args.forEach((argument, index) => {
      this.locations.set(argument, signature.params[index] ?? []);
    });
  }

  decode(): DecodedFunction {
    const { fn, machine } = this;
    const order = reversePostorder(fn);
    for (const block of order) this.blockLabels.set(block, this.label());
    for (const block of order)
      for (const phi of block.phis()) if (this.isInterpreted(phi.type)) this.define(phi);
    const entryBlock = fn.entry;
    fn.args.forEach((argument) => {
      const type = argument.attributes.typeOf("byval");
      if (type === undefined) return;
      const slot = this.locations.get(argument)?.[0] ?? 0;
      this.generic(
        new ByvalRecord(
          slot,
          machine.layout.allocSize(type),
          argument.attributes.int("align") ?? machine.layout.abiAlign(type),
        ),
      );
    });
    for (const block of order) {
      this.place(this.blockLabels.get(block) ?? 0);
      this.blockCount = 0;
      for (let instruction = block.first; instruction !== undefined; instruction = instruction.next) {
        this.current = instruction;
        this.blockCount++;
        try {
          this.instruction(instruction, block === entryBlock);
        } catch (error) {
          // What cannot be done is refused where it is reached, not before.
          if (
            !(
              error instanceof TypeError ||
              error instanceof TooManyLeavesError ||
              error instanceof DataLayoutError
            )
          )
            throw error;
          this.generic(new RefusedRecord(error.message));
        }
      }
      if (block.terminator === undefined) this.generic(new RefusedRecord("a block without a terminator"));
      while (this.pending.length > 0) this.edge();
    }
    return this.finish();
  }

  // ---- assembling ------------------------------------------------------------------------------------------------

  private label(): Label {
    return this.labels.push(-1) - 1;
  }
  private place(label: Label): void {
    this.labels[label] = this.out.length;
  }
  private emit(name: OpName, ...words: number[]): void {
    this.instructionAt[this.out.length] = this.current;
    this.out.push(Op[name], ...words);
  }
  /** Marks the word `back` words before the end as a label. */
  private patch(back: number): void {
    this.patches.push(this.out.length - back);
  }
  private readonly emitter = (name: OpName, ...words: number[]): void => this.emit(name, ...words);
  private generic(record: GenericRecord): void {
    this.emit("generic", this.machine.addRecord(record));
  }

  /** `enter` in front, addresses filled in, all appended to the machine's code. */
  private finish(): DecodedFunction {
    const { machine, out } = this;
    const size = (this.stackSize + 15) & ~15;
    const template = new Int32Array(size >> 2);
    const bytes = new Uint8Array(template.buffer);
    for (const part of this.stackParts) bytes.fill(4, part.offset, part.offset + part.size);
    const head = [
      Op.enter,
      size,
      -this.stackAlign,
      size === 0 ? 0 : machine.addTemplate(template),
      this.stackObjects.length / 2,
      ...this.stackObjects,
      this.constantWords.length / 2,
      ...this.constantWords,
    ];
    const base = machine.reserveCode(head.length + out.length);
    const start = base + head.length;
    const address = (label: Label): number => start + (this.labels[label] ?? 0);
    const frameSlots = (this.nextSlot + 1) & ~1;
    for (const at of this.patches) out[at] = address(out[at] ?? 0);
    for (const at of this.frameSizes) out[at] = frameSlots + HEADER;
    for (const record of this.labelled) record.resolve(address);
    for (const { pc, label } of this.unwinds) machine.unwindTargets.set(start + pc, address(label));
    machine.code.set(head, base);
    machine.code.set(out, start);
    machine.instructionAt[base] = this.fn.entry.first;
    this.instructionAt.forEach((instruction, at) => {
      machine.instructionAt[start + at] = instruction;
    });
    return { entry: base, frameSlots };
  }

  // ---- registers -------------------------------------------------------------------------------------------------

  private slot(width: number): number {
    if (width > 1) this.nextSlot += this.nextSlot & 1;
    const slot = this.nextSlot;
    this.nextSlot += width;
    return slot;
  }
  private shape(type: Type): Shape {
    return this.machine.shapes.of(type);
  }
  private isInterpreted(type: Type): boolean {
    try {
      this.shape(type);
      return true;
    } catch {
      return false;
    }
  }
  /** Fresh registers for a value, laid out contiguously. */
  private define(value: Value): readonly number[] {
    const registers = this.fresh(value.type);
    this.locations.set(value, registers);
    return registers;
  }
  private fresh(type: Type): number[] {
    const shape = this.shape(type);
    const base = this.slot(Math.max(shape.slots, 2));
    return shape.leaves.map((leaf) => base + leaf.slot);
  }
  private alias(value: Value, registers: readonly number[]): void {
    this.locations.set(value, registers);
  }
  /** Where each leaf of a value is. */
  private location(value: Value): readonly number[] {
    const known = this.locations.get(value);
    if (known !== undefined) return known;
    if (value.valueKind === "metadata" || value.valueKind === "block") return [];
    if (value.valueKind === "instruction" || value.valueKind === "argument") {
      throw new TypeError(`a value of type ${value.type} is not interpreted`);
    }
    const shape = this.shape(value.type);
    const lanes = this.machine.constant(value);
    const registers = shape.leaves.map((leaf, index) =>
      this.constantSlot(lanes[index] ?? POISON, leaf.slots),
    );
    this.locations.set(value, registers);
    return registers;
  }
  private constantSlot(lane: Lane, slots: number): number {
    if (!lane.clean) return -1 - this.machine.addLane(lane);
    const key = `${slots}:${lane.bits}`;
    let slot = this.constants.get(key);
    if (slot === undefined) {
      slot = this.slot(slots);
      this.constants.set(key, slot);
      for (let word = 0; word < slots; word++) {
        this.constantWords.push(slot + word, Number(BigInt.asIntN(32, lane.bits >> BigInt(32 * word))));
      }
    }
    return slot;
  }
  private isPoison(register: number): boolean {
    return register < 0 && this.machine.lanes[-1 - register]?.poison === true;
  }
  /** The register, an undef or poison constant put into one first. */
  private read(register: number | undefined, width = 2): number {
    if (register === undefined) throw new Error("a leaf without a register");
    if (register >= 0) return register;
    const slot = this.slot(Math.max(width, 2));
    this.emit("taint", slot, -1 - register, width);
    return slot;
  }
  private operandsOf(instruction: Instruction): (readonly number[])[] {
    return instruction.operands.map((operand) => this.location(operand));
  }
  private whole(value: Value): Operand {
    const shape = this.shape(value.type);
    return {
      shape,
      slots: this.location(value).map((slot, index) => this.read(slot, shape.leaves[index]?.slots)),
    };
  }

  // ---- instructions ----------------------------------------------------------------------------------------------

  private instruction(instruction: Instruction, inEntry: boolean): void {
    switch (instruction.opcode) {
      case "add":
      case "sub":
      case "mul":
      case "and":
      case "or":
      case "xor":
      case "shl":
      case "lshr":
      case "ashr":
      case "udiv":
      case "sdiv":
      case "urem":
      case "srem":
      case "fadd":
      case "fsub":
      case "fmul":
      case "fdiv":
      case "frem":
      case "fneg":
      case "icmp":
      case "fcmp":
      case "trunc":
      case "zext":
      case "sext":
      case "fptrunc":
      case "fpext":
      case "fptoui":
      case "fptosi":
      case "uitofp":
      case "sitofp":
      case "ptrtoint":
      case "inttoptr":
      case "freeze":
        this.elementwise(instruction, instruction.operands);
        return;
      case "addrspacecast":
        this.alias(instruction, this.location(instruction.operand(0)));
        return;
      case "bitcast":
        this.bitcast(instruction);
        return;
      case "select":
        this.select(instruction);
        return;
      case "phi":
        return;
      case "alloca":
        this.alloca(instruction, inEntry);
        return;
      case "load":
        this.load(instruction);
        return;
      case "store":
        this.store(instruction);
        return;
      case "getelementptr":
        this.getelementptr(instruction);
        return;
      case "fence":
        return;
      case "cmpxchg":
      case "atomicrmw":
        this.generic(
          new AtomicRecord(
            instruction,
            instruction.operands.map((operand) => this.whole(operand)),
            {
              shape: this.shape(instruction.type),
              slots: this.define(instruction),
            },
          ),
        );
        return;
      case "extractvalue":
      case "insertvalue":
        this.aggregate(instruction);
        return;
      case "extractelement":
      case "insertelement":
        this.element(instruction);
        return;
      case "shufflevector": {
        const [first = [], second = []] = this.operandsOf(instruction);
        const both = [...first, ...second];
        const none = instruction.data.mask.some((index) => index < 0) ? this.constantSlot(POISON, 1) : 0;
        this.alias(
          instruction,
          instruction.data.mask.map((index) => (index < 0 ? none : (both[index] ?? none))),
        );
        return;
      }
      case "call":
        this.call(instruction);
        return;
      case "invoke": {
        const block = instruction.parent as BasicBlock;
        const at = this.out.length;
        this.call(instruction);
        // The call is the last operation written since; operands may have been put into registers before it.
        for (let pc = at; pc < this.out.length; pc++) {
          if (
            this.instructionAt[pc] === instruction &&
            (this.out[pc] === Op.call || this.out[pc] === Op.generic)
          )
            this.unwinds.push({ pc, label: this.target(block, instruction.operand(2) as BasicBlock) });
        }
        this.jump(instruction, instruction.operand(1) as BasicBlock);
        return;
      }
      case "landingpad":
        this.generic(
          new LandingPadRecord({ shape: this.shape(instruction.type), slots: this.define(instruction) }),
        );
        return;
      case "resume":
        this.generic(new ResumeRecord(this.read(this.location(instruction.operand(0))[0])));
        return;
      case "ret":
        this.ret(instruction);
        return;
      case "br":
        this.branch(instruction);
        return;
      case "switch":
        this.switch(instruction);
        return;
      case "indirectbr": {
        const block = instruction.parent as BasicBlock;
        const targets = instruction.operands.slice(1).map((operand) => operand as BasicBlock);
        const record = new IndirectBranchRecord(
          this.read(this.location(instruction.operand(0))[0]),
          targets.map((target) => ({
            address: this.machine.blockAddress(target),
            label: this.target(block, target),
          })),
        );
        this.labelled.push(record);
        this.generic(record);
        return;
      }
      case "unreachable":
        this.generic(new UnreachableRecord());
        return;
      default:
        this.generic(new RefusedRecord(`the instruction ${instruction.opcode} is not interpreted`));
        if (instruction.type.kind !== "void" && instruction.type.kind !== "token") this.define(instruction);
    }
  }

  /** An operation done leaf by leaf; scalar operands of a vector operation are used for every leaf. */
  private elementwise(instruction: Instruction, operands: readonly Value[]): void {
    const locations = operands.map((operand) => this.location(operand));
    const leaves = this.shape(instruction.type).leaves;
    const types = operands.map((operand) => this.shape(operand.type).leaves[0]);
    const registers: number[] = [];
    let fresh: number[] | undefined;
    leaves.forEach((leaf, index) => {
      const inputs = locations.map(
        (location) => (location.length === 1 ? location[0] : location[index]) ?? 0,
      );
      if (
        inputs.some((input) => this.isPoison(input)) &&
        instruction.opcode !== "freeze" &&
        instruction.opcode !== "call" &&
        !/^[us](div|rem)$/.test(instruction.opcode)
      ) {
        registers.push(this.constantSlot(POISON, leaf.slots));
        return;
      }
      const sources = inputs.map((input, operand) => this.read(input, types[operand]?.slots));
      const same = this.view(instruction, leaf, types[0], sources[0] ?? 0);
      if (same !== undefined) {
        registers.push(same);
        return;
      }
      fresh ??= this.fresh(instruction.type);
      const to = fresh[index] ?? 0;
      registers.push(to);
      if (!selectFast(this.emitter, instruction, leaf, types[0], to, sources)) {
        this.generic(
          new PureRecord(
            instruction,
            to,
            leaf,
            sources.map((slot, operand) => ({ slot, leaf: types[operand] ?? leaf })),
          ),
        );
      }
    });
    this.alias(instruction, registers);
  }

  /** The register itself where a cast changes no bit of it. */
  private view(
    instruction: Instruction,
    to: Leaf,
    from: Leaf | undefined,
    source: number,
  ): number | undefined {
    switch (instruction.opcode) {
      case "zext":
        return to.bits <= 32 && instruction.flags === 0 ? source : undefined;
      case "ptrtoint":
        return to.bits === 32 ? source : undefined;
      case "inttoptr":
        // Bits past the width of a pointer are cut off.
        return from !== undefined && from.bits <= 64 ? source : undefined;
      case "trunc":
        return to.bits === 32 && from?.bits === 64 && instruction.flags === 0 ? source : undefined;
      default:
        return undefined;
    }
  }

  private bitcast(instruction: InstructionOf<"bitcast">): void {
    const source = instruction.operand(0);
    const from = this.shape(source.type);
    const to = this.shape(instruction.type);
    const registers = this.location(source);
    const words = (shape: Shape): boolean => shape.leaves.every((leaf) => leaf.bits % 32 === 0);
    if (
      from.leaves.length === to.leaves.length &&
      from.leaves.every((leaf, at) => leaf.bits === to.leaves[at]?.bits)
    ) {
      // i64 as double must stand at an even register; two-slot registers always do.
      this.alias(instruction, registers);
      return;
    }
    if (words(from) && words(to) && registers.every((register) => register >= 0)) {
      const slots: number[] = [];
      from.leaves.forEach((leaf, index) => {
        for (let word = 0; word < leaf.slots; word++) slots.push((registers[index] ?? 0) + word);
      });
      if (to.leaves.every((leaf) => leaf.slots === 1)) {
        this.alias(instruction, slots);
        return;
      }
      const fresh = this.define(instruction);
      let at = 0;
      to.leaves.forEach((leaf, index) => {
        for (let word = 0; word < leaf.slots; word++)
          this.emit("mov", (fresh[index] ?? 0) + word, slots[at++] ?? 0);
      });
      return;
    }
    const operand = this.whole(source);
    this.generic(new BitcastRecord(operand, { shape: to, slots: this.define(instruction) }));
  }

  private select(instruction: InstructionOf<"select">): void {
    const [conditions = [], first = [], second = []] = this.operandsOf(instruction);
    const leaves = this.shape(instruction.type).leaves;
    const registers = this.define(instruction);
    leaves.forEach((leaf, index) => {
      const condition = this.read(conditions.length === 1 ? conditions[0] : conditions[index]);
      const a = this.read(first[index], leaf.slots);
      const b = this.read(second[index], leaf.slots);
      const d = registers[index] ?? 0;
      if (leaf.slots === 1) this.emit("select", d, condition, a, b);
      else if (leaf.slots === 2) this.emit("select2", d, condition, a, b);
      else {
        const bool = this.shape(scalarType(instruction.operand(0).type)).leaves[0] ?? leaf;
        this.generic(
          new PureRecord(instruction, d, leaf, [
            { slot: condition, leaf: bool },
            { slot: a, leaf },
            { slot: b, leaf },
          ]),
        );
      }
    });
  }

  private alloca(instruction: InstructionOf<"alloca">, inEntry: boolean): void {
    const { layout } = this.machine;
    const { allocatedType } = instruction.data;
    const align = instruction.data.align ?? layout.preferredAlign(allocatedType);
    const each = layout.allocSize(allocatedType);
    const count = instruction.operand(0);
    const lanes = count.valueKind === "constant" ? this.machine.constant(count) : undefined;
    const registers = this.define(instruction);
    if (inEntry && lanes?.[0]?.clean === true) {
      const size = each * Number(lanes[0].bits);
      if (size < 1 << 20) {
        const offset = Math.ceil(this.stackSize / align) * align;
        this.stackParts.push({ offset, size });
        this.stackObjects.push(registers[0] ?? 0, offset);
        this.stackAlign = Math.max(this.stackAlign, align);
        // Room that may not be touched stands between objects, more behind the large ones.
        this.stackSize = ((offset + size + 3) & ~3) + (size <= 16 ? 8 : size < 256 ? 16 : 64);
        return;
      }
    }
    this.generic(new AllocaRecord(this.whole(count), registers[0] ?? 0, each, align));
  }

  private load(instruction: InstructionOf<"load">): void {
    const shape = this.shape(instruction.type);
    const pointer = this.read(this.location(instruction.operand(0))[0]);
    const align = instruction.data.align ?? this.machine.layout.abiAlign(instruction.type);
    const registers = this.define(instruction);
    if (
      shape.packed ||
      instruction.metadata?.some(({ kind }) => kind === "range" || kind === "nonnull" || kind === "noundef")
    ) {
      this.generic(new LoadRecord(instruction, pointer, align, { shape, slots: registers }));
      return;
    }
    shape.leaves.forEach((leaf, index) => {
      const d = registers[index] ?? 0;
      const mask = (index === 0 ? align : 1) - 1;
      if (leaf.slots === 1 && leaf.bytes === 1) {
        if (mask !== 0)
          this.generic(
            new LoadRecord(instruction, pointer, align, {
              shape: { leaves: [leaf], slots: 1, packed: false },
              slots: [d],
            }),
          );
        else this.emit("load8", d, pointer, leaf.byte);
      } else if (leaf.slots === 1 && leaf.bytes === 2) this.emit("load16", d, pointer, leaf.byte, mask | 1);
      else if (leaf.slots === 1 && leaf.bytes === 4) this.emit("load32", d, pointer, leaf.byte, mask | 3);
      else if (leaf.slots === 2 && leaf.bytes === 8) this.emit("load64", d, pointer, leaf.byte, mask | 3);
      else
        this.generic(
          new LoadRecord(instruction, pointer, index === 0 ? align : 1, {
            shape: { leaves: [leaf], slots: leaf.slots, packed: false },
            slots: [d],
          }),
        );
    });
  }

  private store(instruction: InstructionOf<"store">): void {
    const value = instruction.operand(0);
    const shape = this.shape(value.type);
    const location = this.location(value);
    const pointer = this.read(this.location(instruction.operand(1))[0]);
    const align = instruction.data.align ?? this.machine.layout.abiAlign(value.type);
    if (shape.packed) {
      this.generic(new StoreRecord(instruction, pointer, align, this.whole(value)));
      return;
    }
    shape.leaves.forEach((leaf, index) => {
      const s = this.read(location[index], leaf.slots);
      const mask = (index === 0 ? align : 1) - 1;
      if (leaf.slots === 1 && leaf.bytes === 1 && mask === 0) this.emit("store8", pointer, s, leaf.byte);
      else if (leaf.slots === 1 && leaf.bytes === 2) this.emit("store16", pointer, s, leaf.byte, mask | 1);
      else if (leaf.slots === 1 && leaf.bytes === 4) this.emit("store32", pointer, s, leaf.byte, mask | 3);
      else if (leaf.slots === 2 && leaf.bytes === 8) this.emit("store64", pointer, s, leaf.byte, mask | 3);
      else
        this.generic(
          new StoreRecord(instruction, pointer, index === 0 ? align : 1, {
            shape: { leaves: [leaf], slots: leaf.slots, packed: false },
            slots: [s],
          }),
        );
    });
  }

  private getelementptr(instruction: InstructionOf<"getelementptr">): void {
    const { layout } = this.machine;
    const lanes = this.shape(instruction.type).leaves.length;
    const checked = (instruction.flags & (Flag.inbounds | Flag.nusw | Flag.nuw)) !== 0;
    const operands = instruction.operands;
    const registers: number[] = [];
    for (let lane = 0; lane < lanes; lane++) {
      const pick = (location: readonly number[]): number | undefined =>
        location.length === 1 ? location[0] : location[lane];
      let base = this.read(pick(this.location(instruction.operand(0))));
      let offset = 0;
      const dynamic: { slot: number; scale: number }[] = [];
      let type = instruction.data.sourceElementType;
      operands.slice(1).forEach((index, position) => {
        let scale: number;
        const constant = index.valueKind === "constant" ? this.machine.constant(index) : undefined;
        const known = constant?.[constant.length === 1 ? 0 : lane];
        const leaf = this.shape(index.type).leaves[0];
        if (position > 0 && type.kind === "struct") {
          const field = Number(known?.bits ?? 0n);
          offset += layout.structLayout(type).offsets[field] ?? 0;
          type = type.fields[field] ?? type;
          return;
        }
        if (position > 0 && (type.kind === "array" || type.kind === "vector")) {
          scale =
            type.kind === "vector" ? layout.sizeInBits(type.element) / 8 : layout.allocSize(type.element);
          type = type.element;
        } else scale = layout.allocSize(type);
        if (known?.clean === true && leaf !== undefined)
          offset += Number(BigInt.asIntN(leaf.bits, known.bits)) * scale;
        else {
          let slot = this.read(pick(this.location(index)), leaf?.slots);
          if (leaf !== undefined && leaf.bits < 32) {
            const wide = this.slot(2);
            this.emit("sext", wide, slot, 32 - leaf.bits, 0);
            slot = wide;
          }
          dynamic.push({ slot, scale });
        }
      });
      offset = Number(BigInt.asIntN(32, BigInt(offset)));
      if (dynamic.length === 0 && offset === 0) {
        registers.push(base);
        continue;
      }
      const target = this.slot(2);
      if (dynamic.length === 0)
        this.emit(checked ? "gepFlags" : "gep", target, base, offset, instruction.flags);
      dynamic.forEach(({ slot, scale }, at) => {
        const last = at === dynamic.length - 1;
        const to = last ? target : this.slot(2);
        this.emit(
          checked ? "gepIndexFlags" : "gepIndex",
          to,
          base,
          slot,
          scale,
          last ? offset : 0,
          instruction.flags,
        );
        base = to;
      });
      registers.push(target);
    }
    this.alias(instruction, registers);
  }

  private aggregate(instruction: InstructionOf<"extractvalue"> | InstructionOf<"insertvalue">): void {
    const { indices } = instruction.data;
    const whole = this.location(instruction.operand(0));
    const [start, count] = this.part(instruction.operand(0).type, indices);
    if (instruction.opcode === "extractvalue") this.alias(instruction, whole.slice(start, start + count));
    else {
      const inserted = this.location(instruction.operand(1));
      this.alias(instruction, [...whole.slice(0, start), ...inserted, ...whole.slice(start + count)]);
    }
  }
  /** First leaf and number of leaves of a part of an aggregate. */
  private part(type: Type, indices: readonly number[]): [number, number] {
    let start = 0;
    let part = type;
    for (const index of indices) {
      if (part.kind === "array") {
        part = part.element;
        start += index * this.shape(part).leaves.length;
      } else if (part.kind === "struct") {
        for (let field = 0; field < index; field++) {
          const fieldType = part.fields[field];
          if (fieldType !== undefined) start += this.shape(fieldType).leaves.length;
        }
        part = part.fields[index] ?? part;
      }
    }
    return [start, this.shape(part).leaves.length];
  }

  private element(instruction: InstructionOf<"extractelement"> | InstructionOf<"insertelement">): void {
    const extract = instruction.opcode === "extractelement";
    const vector = instruction.operand(0);
    const index = instruction.operand(extract ? 1 : 2);
    const location = this.location(vector);
    const known = index.valueKind === "constant" ? this.machine.constant(index)[0] : undefined;
    if (known?.clean === true) {
      const at = Number(known.bits);
      const leaf = this.shape(scalarType(vector.type)).leaves[0];
      const none = (): number => this.constantSlot(POISON, leaf?.slots ?? 1);
      if (extract) this.alias(instruction, [location[at] ?? none()]);
      else if (at >= location.length) this.alias(instruction, location.map(none));
      else {
        const element = this.location(instruction.operand(1))[0] ?? none();
        this.alias(
          instruction,
          location.map((slot, lane) => (lane === at ? element : slot)),
        );
      }
      return;
    }
    this.generic(
      new ElementRecord(
        extract,
        instruction.operands.map((operand) => this.whole(operand)),
        {
          shape: this.shape(instruction.type),
          slots: this.define(instruction),
        },
      ),
    );
  }

  // ---- calls -----------------------------------------------------------------------------------------------------

  private call(instruction: CallInstruction): void {
    const callee = instruction.operand(0);
    const args = callArguments(instruction);
    if (callee.valueKind === "function") {
      const name = (callee as Function).name;
      if (name.startsWith("llvm.")) {
        if (isIntrinsicIgnored(name)) return;
        if (
          /^llvm\.(expect(\.with\.probability)?|launder\.invariant\.group|strip\.invariant\.group|ssa\.copy|annotation|ptr\.annotation|preserve\.\w+\.access\.index|arithmetic\.fence)(\.|$)/.test(
            name,
          )
        ) {
          this.alias(instruction, this.location(args[0] ?? callee));
          return;
        }
        if (scalarIntrinsic(instruction) !== undefined) {
          this.elementwise(instruction, args);
          return;
        }
      }
    }
    const operands = args.map((argument) =>
      argument.type.kind === "metadata"
        ? { shape: this.shape(argument.type), slots: [] }
        : this.whole(argument),
    );
    const target =
      callee.valueKind === "asm"
        ? -1
        : callee.valueKind === "function"
          ? -1
          : this.read(this.location(callee)[0]);
    const shape = this.shape(instruction.type);
    const result = instruction.type.kind === "void" ? [] : this.define(instruction);
    const record = new CallRecord(instruction, target, operands, { shape, slots: result });
    if (callee.valueKind === "function") {
      const fn = callee as Function;
      const signature = this.machine.signature(fn);
      const isTail = instruction.data.tail === "musttail";
      if (
        !fn.isDeclaration &&
        !fn.valueType.varArg &&
        !isTail &&
        fn.valueType === instruction.data.functionType
      ) {
        const pairs: number[] = [];
        operands.forEach((operand, index) => {
          operand.slots.forEach((slot, leafIndex) => {
            const to = signature.params[index]?.[leafIndex] ?? 0;
            for (let word = 0; word < (operand.shape.leaves[leafIndex]?.slots ?? 1); word++)
              pairs.push(to + word, slot + word);
          });
        });
        const number = this.machine.addRecord(record);
        this.emit(
          "call",
          this.machine.functionIndex(fn),
          0,
          result[0] ?? 0,
          pairs.length / 2,
          number,
          ...pairs,
        );
        this.frameSizes.push(this.out.length - pairs.length - 4);
        return;
      }
    }
    this.generic(record);
  }

  private ret(instruction: InstructionOf<"ret">): void {
    if (instruction.operandCount === 0) {
      this.emit("ret", this.blockCount);
      return;
    }
    const value = instruction.operand(0);
    const { leaves } = this.shape(value.type);
    const slots = this.location(value).map((slot, index) => this.read(slot, leaves[index]?.slots));
    const first = leaves[0];
    if (leaves.length === 1 && first !== undefined && first.slots <= 2) {
      this.emit(first.slots === 1 ? "ret1" : "ret2", slots[0] ?? 0, this.blockCount);
      return;
    }
    const pairs: number[] = [];
    leaves.forEach((leaf, index) => {
      for (let word = 0; word < leaf.slots; word++) pairs.push(leaf.slot + word, (slots[index] ?? 0) + word);
    });
    this.emit("retMany", this.blockCount, pairs.length / 2, ...pairs);
  }

  // ---- control flow ----------------------------------------------------------------------------------------------

  /** The label to jump to for an edge: of the block, or of the moves its phi nodes need. */
  private target(from: BasicBlock, to: BasicBlock): Label {
    if (to.first?.opcode !== "phi") return this.blockLabels.get(to) ?? 0;
    const label = this.label();
    this.pending.push({ label, from, to });
    return label;
  }

  private jump(instruction: Instruction, to: BasicBlock): void {
    const from = instruction.parent as BasicBlock;
    this.emit("jmp", this.target(from, to), this.blockCount);
    this.patch(2);
  }

  private branch(instruction: InstructionOf<"br">): void {
    const from = instruction.parent as BasicBlock;
    if (instruction.operandCount === 1) {
      this.jump(instruction, instruction.operand(0) as BasicBlock);
      return;
    }
    const condition = instruction.operand(0);
    const yes = this.target(from, instruction.operand(1) as BasicBlock);
    const no = this.target(from, instruction.operand(2) as BasicBlock);
    const compare = instruction.prev;
    if (compare !== undefined && compare === condition && compare.opcode === "icmp" && compare.hasOneUse) {
      const fused = this.fuse(compare);
      if (fused !== undefined) {
        // The comparison just emitted is done by the branch.
        const [name, x, y, negate] = fused;
        this.emit(name, x, y, negate ? no : yes, negate ? yes : no, this.blockCount);
        this.patch(3);
        this.patch(2);
        return;
      }
    }
    this.emit("br", this.read(this.location(condition)[0]), yes, no, this.blockCount);
    this.patch(3);
    this.patch(2);
  }

  /** Takes the comparison emitted last back, if a branch can do it. */
  private fuse(compare: InstructionOf<"icmp">): [OpName, number, number, boolean] | undefined {
    const { name } = COMPARE[compare.data.predicate];
    const at = this.out.length - 4;
    if (at < 0 || this.instructionAt[at] !== compare || this.out[at] !== Op[name]) return undefined;
    const x = this.out[at + 2] ?? 0;
    const y = this.out[at + 3] ?? 0;
    this.out.length = at;
    this.instructionAt.length = at;
    return [BRANCH[name].name, x, y, BRANCH[name].negate];
  }

  private switch(instruction: InstructionOf<"switch">): void {
    const from = instruction.parent as BasicBlock;
    const condition = instruction.operand(0);
    const leaf = this.shape(condition.type).leaves[0];
    const register = this.read(this.location(condition)[0]);
    const otherwise = this.target(from, instruction.operand(1) as BasicBlock);
    const cases: { value: bigint; label: Label }[] = [];
    for (let at = 2; at < instruction.operandCount; at += 2) {
      const lane = this.machine.constant(instruction.operand(at))[0];
      cases.push({
        value: lane?.bits ?? 0n,
        label: this.target(from, instruction.operand(at + 1) as BasicBlock),
      });
    }
    if (leaf === undefined || leaf.bits > 32) {
      const record = new SwitchRecord(register, leaf, cases, otherwise, this.blockCount);
      this.labelled.push(record);
      this.generic(record);
      return;
    }
    const sorted = cases
      .map(({ value, label }) => ({ key: Number(BigInt.asIntN(32, value)), label }))
      .sort((a, b) => a.key - b.key);
    this.emit("switch", register, this.blockCount, cases.length, otherwise);
    this.patch(1);
    for (const { key, label } of sorted) {
      this.out.push(key, label);
      this.patch(1);
    }
  }

  /** Writes the moves of one edge that waits. */
  private edge(): void {
    const next = this.pending.pop();
    if (next === undefined) return;
    const { label, from, to } = next;
    this.place(label);
    this.current = from.terminator;
    const moves: { to: number; from: number }[] = [];
    const taints: { to: number; lane: number; width: number }[] = [];
    for (const phi of to.phis()) {
      const registers = this.locations.get(phi) ?? [];
      if (!this.isInterpreted(phi.type)) continue;
      const { leaves } = this.shape(phi.type);
      for (let at = 1; at < phi.operandCount; at += 2) {
        if (phi.operand(at) !== from) continue;
        const sources = this.location(phi.operand(at - 1));
        registers.forEach((register, index) => {
          const source = sources[index] ?? 0;
          if (source < 0) taints.push({ to: register, lane: -1 - source, width: leaves[index]?.slots ?? 1 });
          else
            for (let word = 0; word < (leaves[index]?.slots ?? 1); word++)
              moves.push({ to: register + word, from: source + word });
        });
        break;
      }
    }
    const ordered = this.sequence(moves);
    const block = this.blockLabels.get(to) ?? 0;
    if (taints.length === 0) {
      this.emit("moves", ordered.length / 2, block, ...ordered);
      this.patch(ordered.length + 1);
      return;
    }
    for (let at = 0; at < ordered.length; at += 2) this.emit("mov", ordered[at] ?? 0, ordered[at + 1] ?? 0);
    for (const taint of taints) this.emit("taint", taint.to, taint.lane, taint.width);
    this.emit("jmp", block, 0);
    this.patch(2);
  }

  /** Orders a parallel copy so that it may be done one by one; a cycle goes through a register of its own. */
  private sequence(moves: { to: number; from: number }[]): number[] {
    const out: number[] = [];
    let todo = moves.filter((move) => move.to !== move.from);
    while (todo.length > 0) {
      const read = new Map<number, number>();
      for (const move of todo) read.set(move.from, (read.get(move.from) ?? 0) + 1);
      const ready = todo.filter((move) => !read.has(move.to));
      if (ready.length === 0) {
        const first = todo[0];
        if (first === undefined) break;
        const spare = this.slot(1);
        out.push(spare, first.to);
        todo = todo.map((move) => (move.from === first.to ? { to: move.to, from: spare } : move));
        continue;
      }
      for (const move of ready) out.push(move.to, move.from);
      const done = new Set(ready);
      todo = todo.filter((move) => !done.has(move));
    }
    return out;
  }
}

/** The blocks that can be reached, each after those that dominate it. */
function reversePostorder(fn: Function): BasicBlock[] {
  const order: BasicBlock[] = [];
  const seen = new Set<BasicBlock>([fn.entry]);
  const stack: { block: BasicBlock; successors: BasicBlock[]; next: number }[] = [
    { block: fn.entry, successors: fn.entry.successors(), next: 0 },
  ];
  for (let top = stack[0]; top !== undefined; top = stack[stack.length - 1]) {
    const successor = top.successors[top.next++];
    if (successor === undefined) {
      order.push(top.block);
      stack.pop();
    } else if (!seen.has(successor)) {
      seen.add(successor);
      stack.push({ block: successor, successors: successor.successors(), next: 0 });
    }
  }
  return order.reverse();
}
