/**
 * The state of a running program: registers with their shadow, memory, code, the calls that are active; and what the
 * exact path does on them. The fast path is in execute.ts, the exact meaning of single operations in slow.ts.
 */
import type { BasicBlock } from "../basic-block.js";
import type { DataLayout } from "../data-layout.js";
import { Function } from "../function.js";
import { callArguments, type Instruction } from "../instruction.js";
import type { Module } from "../module.js";
import { Flag } from "../opcodes.js";
import type { FunctionType } from "../types.js";
import type { Value } from "../value.js";
import { FunctionDecoder } from "./decode.js";
import { InterpreterError, type InterpreterErrorKind, type StackFrame } from "./error.js";
import { execute, HEADER } from "./execute.js";
import { type ExternalFunction, type ExternalValue, fromExternal, toExternal } from "./external.js";
import { NoArithmetic } from "./float-lane.js";
import { type ExternalGlobal, Image, storeLanes } from "./image.js";
import { machineIntrinsic } from "./intrinsics.js";
import { Lane, lane, ones, POISON, Undefined } from "./lane.js";
import { hex, Memory, MemoryLimitError } from "./memory.js";
import { OPS, Op } from "./ops.js";
import { CallRecord, type GenericRecord, type Operand } from "./records.js";
import { type Leaf, type Shape, Shapes, TooManyLeavesError } from "./shape.js";
import { slowOperation } from "./slow.js";

export interface Limits {
  /** IR instructions; no limit when absent. */
  readonly steps?: number;
  /** Bytes of live heap blocks, 1 GiB when absent. */
  readonly heap?: number;
  /** Bytes of stack objects, 64 MiB when absent (they stand further apart than on a real stack). */
  readonly stack?: number;
  /** Active calls, 100,000 when absent. */
  readonly depth?: number;
  /** Milliseconds from the making of the machine, by the host's clock; no limit when absent. */
  readonly milliseconds?: number;
}

/** Where a function's parameters stand in its frame. */
export interface Signature {
  /** Registers of each parameter's leaves. */
  readonly params: readonly (readonly number[])[];
  readonly shapes: readonly Shape[];
  /** Slots that the parameters take. */
  readonly slots: number;
  /** Register that holds the address of the variable arguments. */
  readonly varArgs: number;
}

/** What a name that the module only declares is, to the interpreter. */
export type ExternalLookup = (name: string) => ExternalFunction | undefined;

/** Instructions between two looks at the limits. */
const FUEL = 1 << 28;
const FUEL_BY_THE_CLOCK = 1 << 20;

/** Thrown by longjmp to unwind the host's stack down to the call that has the frame. */
export class LongJump {
  constructor(
    readonly nesting: number,
    readonly apply: () => void,
  ) {}
}

export class Machine {
  readonly layout: DataLayout;
  readonly shapes: Shapes;
  readonly memory: Memory;
  readonly image: Image;
  readonly maxDepth: number;

  // Decoded code; entry 0 of the code is `halt`.
  code = new Int32Array(1 << 12);
  private codeEnd = 8;
  readonly instructionAt: (Instruction | undefined)[] = [];
  readonly templates: Int32Array[] = [];
  readonly lanes: Lane[] = [];
  readonly records: GenericRecord[] = [];
  /** By function index: address of the code, 0 while not decoded; registers of a frame. */
  entries: Int32Array;
  frameSizes: Int32Array;
  private readonly signatures = new Map<FunctionType, Signature>();

  // Registers: three views of one buffer, and the shadow of each slot.
  registers: Int32Array;
  floats: Float32Array;
  doubles: Float64Array;
  private shadowUndef: Int32Array;
  private shadowPoison: Uint8Array;

  /** Address of the next operation, and of the one being run. */
  pc = 0;
  at = 0;
  fp = HEADER;
  /** Non-zero when the frame may hold undef or poison. */
  dirty = 0;
  fuel = 0;
  private granted = 0;
  private readonly stepLimit: number;
  private readonly timeLimit: number;
  private readonly deadline: number;
  /** How many times the host has called into the program. */
  nesting = 0;
  /** The call an external function is answering. */
  currentCall: CallRecord | undefined;
  /** By the address of an invoke's call: where an exception that leaves it goes on. */
  readonly unwindTargets = new Map<number, number>();
  /** What the next landingpad gives. */
  landing = { exception: 0, selector: 0 };
  private readonly typeIds = new Map<number, number>();
  /** Set by an external that has arranged by itself where the program goes on. */
  resumed = false;

  constructor(
    readonly module: Module,
    limits: Limits,
    readonly lookup: ExternalLookup,
    externalGlobal: ExternalGlobal,
  ) {
    this.layout = module.dataLayout;
    this.shapes = new Shapes(this.layout);
    this.memory = new Memory(limits.heap ?? 1 << 30, limits.stack ?? 64 << 20);
    this.maxDepth = limits.depth ?? 100_000;
    this.stepLimit = limits.steps ?? Number.POSITIVE_INFINITY;
    this.timeLimit = limits.milliseconds ?? Number.POSITIVE_INFINITY;
    this.deadline = Date.now() + this.timeLimit;
    const buffer = new ArrayBuffer(4 << 13);
    this.registers = new Int32Array(buffer);
    this.floats = new Float32Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.shadowUndef = new Int32Array(1 << 13);
    this.shadowPoison = new Uint8Array(1 << 13);
    try {
      this.image = new Image(module, this.memory, this.shapes, externalGlobal);
    } catch (error) {
      throw this.explain(error);
    }
    this.entries = new Int32Array(this.image.functions.length);
    this.frameSizes = new Int32Array(this.image.functions.length);
  }

  get steps(): number {
    return this.granted - this.fuel;
  }

  // ---- what the decoder asks for ---------------------------------------------------------------------------------

  constant(value: Value): readonly Lane[] {
    return this.image.constant(value);
  }
  blockAddress(block: BasicBlock): number {
    return this.image.blockAddress(block);
  }
  functionIndex(fn: Function): number {
    return this.image.functionIndex(fn);
  }
  addRecord(record: GenericRecord): number {
    return this.records.push(record) - 1;
  }
  addTemplate(template: Int32Array): number {
    return this.templates.push(template) - 1;
  }
  addLane(value: Lane): number {
    return this.lanes.push(value) - 1;
  }
  /** Makes room for code; returns its address. */
  reserveCode(words: number): number {
    const base = this.codeEnd;
    this.codeEnd += words;
    if (this.codeEnd + 16 > this.code.length) {
      const code = new Int32Array(Math.max(this.code.length * 2, this.codeEnd * 2));
      code.set(this.code);
      this.code = code;
    }
    return base;
  }
  /** Parameters stand at the start of the frame, behind the address of the variable arguments. */
  signature(fn: Function): Signature {
    const type = fn.valueType;
    let signature = this.signatures.get(type);
    if (signature === undefined) {
      let slots = 2;
      const shapes = type.params.map((param) => this.shapes.of(param));
      const params = shapes.map((shape) => {
        slots += slots & 1;
        const base = slots;
        slots += Math.max(shape.slots, 1);
        return shape.leaves.map((leaf) => base + leaf.slot);
      });
      signature = { params, shapes, slots: slots + (slots & 1), varArgs: 0 };
      this.signatures.set(type, signature);
    }
    return signature;
  }

  /** The shapes of a function's parameters. @throws InterpreterError when one is of a type that is not interpreted. */
  shapesOf(fn: Function): readonly Shape[] {
    try {
      return this.signature(fn).shapes;
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** The number by which landing pads know a type of exceptions. */
  typeId(type: number): number {
    let id = this.typeIds.get(type);
    if (id === undefined) {
      id = this.typeIds.size + 1;
      this.typeIds.set(type, id);
    }
    return id;
  }

  private entry(index: number): number {
    const known = this.entries[index] ?? 0;
    if (known !== 0) return known;
    const fn = this.image.functions[index];
    if (fn === undefined) throw new Error("no such function");
    const { entry, frameSlots } = new FunctionDecoder(this, fn).decode();
    this.entries[index] = entry;
    this.frameSizes[index] = frameSlots;
    return entry;
  }

  // ---- registers -------------------------------------------------------------------------------------------------

  private growRegisters(slots: number): void {
    if (slots < this.registers.length - 64) return;
    const size = Math.max(this.registers.length * 2, slots + 1024) & ~1;
    if (size > 1 << 28) throw this.error("limit", "the registers of all active calls take too much memory");
    const buffer = new ArrayBuffer(size * 4);
    const registers = new Int32Array(buffer);
    registers.set(this.registers);
    this.registers = registers;
    this.floats = new Float32Array(buffer);
    this.doubles = new Float64Array(buffer);
    const undef = new Int32Array(size);
    undef.set(this.shadowUndef);
    this.shadowUndef = undef;
    const poison = new Uint8Array(size);
    poison.set(this.shadowPoison);
    this.shadowPoison = poison;
  }

  getLane(slot: number, leaf: Leaf): Lane {
    const at = this.fp + slot;
    const { registers, shadowUndef } = this;
    if ((this.shadowPoison[at] ?? 0) !== 0) return POISON;
    let bits = 0n;
    let undef = 0n;
    for (let word = leaf.slots - 1; word >= 0; word--) {
      bits = (bits << 32n) | BigInt((registers[at + word] ?? 0) >>> 0);
      undef = (undef << 32n) | BigInt((shadowUndef[at + word] ?? 0) >>> 0);
    }
    const mask = ones(leaf.bits);
    return new Lane(bits & ~undef & mask, undef & mask, false);
  }

  setLane(slot: number, leaf: Leaf, value: Lane): void {
    this.setLaneAt(this.fp + slot, leaf, value);
    if (!value.clean) this.dirty = 1;
  }
  private setLaneAt(at: number, leaf: Leaf, value: Lane): void {
    const { registers, shadowUndef } = this;
    for (let word = 0; word < leaf.slots; word++) {
      const by = BigInt(32 * word);
      registers[at + word] = Number(BigInt.asIntN(32, value.bits >> by));
      shadowUndef[at + word] = value.undef === 0n ? 0 : Number(BigInt.asIntN(32, value.undef >> by));
    }
    this.shadowPoison[at] = value.poison ? 1 : 0;
  }
  getLanes(operand: Operand): Lane[] {
    return operand.shape.leaves.map((leaf, index) => this.getLane(operand.slots[index] ?? 0, leaf));
  }
  setLanes(to: Operand, lanes: readonly Lane[]): void {
    to.shape.leaves.forEach((leaf, index) => {
      this.setLane(to.slots[index] ?? 0, leaf, lanes[index] ?? POISON);
    });
  }
  setPointer(slot: number, address: number): void {
    this.registers[this.fp + slot] = address;
    this.shadowUndef[this.fp + slot] = 0;
    this.shadowPoison[this.fp + slot] = 0;
  }
  /** An address from a register. */
  pointer(slot: number, use: string): number {
    const at = this.fp + slot;
    if ((this.shadowPoison[at] ?? 0) !== 0) this.undefined(`${use} through a poison pointer`);
    if ((this.shadowUndef[at] ?? 0) !== 0) this.undefined(`${use} through an undef pointer`);
    return (this.registers[at] ?? 0) >>> 0;
  }
  /** Copies a register with its shadow. */
  move(to: number, from: number): void {
    const d = this.fp + to;
    const s = this.fp + from;
    this.registers[d] = this.registers[s] ?? 0;
    this.shadowUndef[d] = this.shadowUndef[s] ?? 0;
    this.shadowPoison[d] = this.shadowPoison[s] ?? 0;
  }
  isTainted(slot: number): boolean {
    const at = this.fp + slot;
    return (this.shadowUndef[at] ?? 0) !== 0 || (this.shadowPoison[at] ?? 0) !== 0;
  }

  // ---- memory ----------------------------------------------------------------------------------------------------

  checkAccess(address: number, size: number, write: boolean): void {
    const wrong = this.memory.check(address, size, write);
    if (wrong !== undefined) {
      const declared = this.image.declared.get(address);
      this.undefined(declared === undefined ? wrong : `access of @${declared}, which is only declared`);
    }
  }
  checkAlign(address: number, align: number, use: string): void {
    if (address % align !== 0) {
      this.undefined(`${use} at ${hex(address)}, which is not aligned to ${align} bytes as it promises`);
    }
  }
  loadLane(address: number, leaf: Leaf): Lane {
    const from = (address + leaf.byte) >>> 0;
    this.checkAccess(from, leaf.bytes, false);
    if (leaf.bit === 0) {
      const value = this.memory.read(
        from,
        leaf.bytes,
        leaf.type.kind === "pointer" ? leaf.bytes * 8 : leaf.bits,
      );
      if (value.bits >> 32n !== 0n && leaf.type.kind === "pointer") return lane(0xffffffffn);
      return value;
    }
    const whole = this.memory.read(from, leaf.bytes, leaf.bytes * 8);
    if (whole.poison) return POISON;
    const by = BigInt(leaf.bit);
    return new Lane((whole.bits >> by) & ones(leaf.bits), (whole.undef >> by) & ones(leaf.bits), false);
  }
  storeLanes(address: number, leaves: readonly Leaf[], lanes: readonly Lane[]): void {
    for (const leaf of leaves) this.checkAccess((address + leaf.byte) >>> 0, leaf.bytes, true);
    storeLanes(this.memory, address, leaves, lanes);
  }
  allocateStack(bytes: number, align: number): number {
    const { memory } = this;
    if (memory.sp - bytes - align - 48 < memory.stackBase) this.growStack(bytes + align + 48);
    const to = memory.sp - bytes;
    const address = to - (to % align);
    memory.sp = Math.floor((address - 16) / 16) * 16;
    memory.shadow.fill(0, memory.sp, to + bytes);
    memory.undefine(address, bytes);
    return address;
  }
  /** Makes room on the stack. @throws InterpreterError at its limit. */
  growStack(bytes: number): void {
    if (!this.memory.growStack(bytes)) {
      throw this.error(
        "limit",
        `stack overflow: no room for ${bytes} bytes under the limit of ${this.memory.stackLimit}`,
      );
    }
  }
  /** Takes the stack back up to an address it had. */
  releaseStack(to: number): void {
    this.memory.releaseStack(to);
  }

  // ---- errors ----------------------------------------------------------------------------------------------------

  undefined(finding: string): never {
    throw this.error("undefined behaviour", finding);
  }
  unsupported(finding: string): never {
    throw this.error("unsupported", finding);
  }
  error(kind: InterpreterErrorKind, finding: string): InterpreterError {
    return new InterpreterError(kind, finding, this.callStack());
  }
  /** An error of the interpreter's own layers, as one with a place. */
  explain(error: unknown): unknown {
    if (error instanceof Undefined) return this.error("undefined behaviour", error.message);
    if (error instanceof MemoryLimitError) return this.error("limit", error.message);
    if (error instanceof NoArithmetic || error instanceof TooManyLeavesError || error instanceof TypeError)
      return this.error("unsupported", error.message);
    return error;
  }
  callStack(): StackFrame[] {
    const frames: StackFrame[] = [];
    const { registers } = this;
    if (registers === undefined || this.entries === undefined) return frames;
    let { fp } = this;
    let at = this.at;
    while (frames.length < 100_000) {
      const fn = this.image.functions[registers[fp - 1] ?? 0];
      if (fn === undefined) break;
      frames.push(this.describe(fn, this.instructionAt[at]));
      at = registers[fp - 2] ?? 0;
      fp = registers[fp - 4] ?? 0;
    }
    return frames;
  }
  private describe(fn: Function, instruction: Instruction | undefined): StackFrame {
    const block = instruction?.parent;
    const number = block === undefined ? 0 : fn.blocks.indexOf(block);
    const callee =
      instruction?.opcode === "call" || instruction?.opcode === "invoke" ? instruction.operand(0) : undefined;
    const called = callee instanceof Function ? ` @${callee.name}` : "";
    return {
      function: fn.name,
      block: block?.name === undefined ? `number ${number + 1}` : `%${block.name}`,
      instruction: `${instruction?.opcode ?? "?"}${called}`,
      place:
        instruction === undefined || instruction.place < 0
          ? undefined
          : this.module.source?.locate(instruction.place),
    };
  }

  // ---- steps -----------------------------------------------------------------------------------------------------

  refuel(fuel: number, pc: number, fp: number): number {
    const left = this.stepLimit - this.granted;
    if (left <= 0) {
      this.fp = fp;
      this.at = pc;
      throw this.error("limit", `the program ran for more than ${this.stepLimit} instructions`);
    }
    const timed = this.timeLimit !== Number.POSITIVE_INFINITY;
    if (timed && Date.now() > this.deadline) {
      this.fp = fp;
      this.at = pc;
      throw this.error(
        "limit",
        `the time is up: the program ran for more than ${this.timeLimit} milliseconds`,
      );
    }
    const more = Math.min(timed ? FUEL_BY_THE_CLOCK : FUEL, left);
    this.granted += more;
    return fuel + more;
  }
  spend(count: number): void {
    this.fuel -= count;
    if (this.fuel < 0) this.fuel = this.refuel(this.fuel, this.at, this.fp);
  }

  // ---- the exact path --------------------------------------------------------------------------------------------

  /**
   * In a dirty frame, before an operation: true when it must be run exactly. Otherwise what it writes is made clean.
   */
  screen(pc: number, fp: number): boolean {
    this.fp = fp;
    const { code, shadowUndef, shadowPoison } = this;
    const number = code[pc] ?? 0;
    // A parallel copy or a call whose sources are all clean needs no exact path.
    if (number === Op.moves) return this.screenPairs(pc + 3, code[pc + 1] ?? 0, true);
    if (number === Op.call) {
      if (this.screenPairs(pc + 6, code[pc + 4] ?? 0, false)) return true;
      this.cleanResult(code[pc + 5] ?? 0);
      return false;
    }
    const format = OPS[number]?.format ?? "";
    for (let at = 0; at < format.length; at++) {
      const letter = format.charCodeAt(at);
      if (letter === 33) return true; // !
      const slot = fp + (code[pc + 1 + at] ?? 0);
      if (letter === 115) {
        if ((shadowUndef[slot] ?? 0) !== 0 || (shadowPoison[slot] ?? 0) !== 0) return true; // s
      } else if (letter === 83) {
        if (
          ((shadowUndef[slot] ?? 0) | (shadowUndef[slot + 1] ?? 0)) !== 0 ||
          (shadowPoison[slot] ?? 0) !== 0
        )
          return true;
      }
    }
    const first = format.charCodeAt(0);
    if (first === 100 || first === 68) {
      const slot = fp + (code[pc + 1] ?? 0);
      shadowUndef[slot] = 0;
      shadowPoison[slot] = 0;
      if (first === 68) shadowUndef[slot + 1] = 0;
    }
    return false;
  }

  /** True when one of the sources of register pairs is undef or poison; else the targets are made clean on request. */
  private screenPairs(start: number, count: number, clean: boolean): boolean {
    const { code, shadowUndef, shadowPoison, fp } = this;
    const end = start + 2 * count;
    for (let at = start + 1; at < end; at += 2) {
      const slot = fp + (code[at] ?? 0);
      if ((shadowUndef[slot] ?? 0) !== 0 || (shadowPoison[slot] ?? 0) !== 0) return true;
    }
    if (!clean) return false;
    for (let at = start; at < end; at += 2) {
      const slot = fp + (code[at] ?? 0);
      shadowUndef[slot] = 0;
      shadowPoison[slot] = 0;
    }
    return false;
  }
  private cleanResult(number: number): void {
    const record = this.records[number];
    if (!(record instanceof CallRecord)) return;
    for (const [at, slot] of record.to.slots.entries())
      this.cleanLeaf(slot, record.to.shape.leaves[at]?.slots ?? 1);
  }

  /** Runs the operation at `pc` exactly. */
  slowStep(): void {
    this.at = this.pc;
    try {
      slowOperation(this);
    } catch (error) {
      throw this.explain(error);
    }
  }

  multiplyOverflows(aLow: number, aHigh: number, bLow: number, bHigh: number, flags: number): boolean {
    const a = (BigInt(aHigh >>> 0) << 32n) | BigInt(aLow >>> 0);
    const b = (BigInt(bHigh >>> 0) << 32n) | BigInt(bLow >>> 0);
    if ((flags & Flag.nuw) !== 0 && a * b > ones(64)) return true;
    const product = BigInt.asIntN(64, a) * BigInt.asIntN(64, b);
    return (flags & Flag.nsw) !== 0 && BigInt.asIntN(64, product) !== product;
  }
  breaksFastMath32(d: number, a: number, b: number, flags: number): boolean {
    return [d, a, b].some((slot) => breaks(this.floats[slot] ?? 0, flags));
  }
  breaksFastMath64(d: number, a: number, b: number, flags: number): boolean {
    return [d, a, b].some((slot) => breaks(this.doubles[slot >> 1] ?? 0, flags));
  }

  /** Metadata that makes a loaded value poison when it does not hold. */
  checkLoadMetadata(instruction: Instruction, lanes: Lane[]): Lane[] {
    for (const { kind, node } of instruction.metadata ?? []) {
      const value = lanes[0];
      if (value === undefined) continue;
      if (kind === "noundef" && lanes.some((each) => !each.clean))
        this.undefined("load of an undef or poison value marked !noundef");
      if (!value.clean) continue;
      if (kind === "nonnull" && value.bits === 0n) lanes[0] = POISON;
      if (kind === "range" && node.metadataKind === "tuple") {
        let inside = false;
        for (let at = 0; at + 1 < node.operands.length; at += 2) {
          const [low, high] = [node.operands[at], node.operands[at + 1]].map((operand) =>
            operand?.metadataKind === "value" ? (this.constant(operand.value)[0]?.bits ?? 0n) : 0n,
          );
          if (low === undefined || high === undefined) continue;
          inside ||=
            low < high ? value.bits >= low && value.bits < high : value.bits >= low || value.bits < high;
        }
        if (!inside) lanes[0] = POISON;
      }
    }
    return lanes;
  }

  // ---- calls -----------------------------------------------------------------------------------------------------

  /** Registers from here up are free. */
  get frameTop(): number {
    return this.fp + (this.frameSizes[this.registers[this.fp - 1] ?? 0] ?? 0);
  }

  performCall(record: CallRecord): void {
    const { instruction } = record;
    let callee: Value = instruction.operand(0);
    let index: number;
    if (record.target >= 0) {
      const address = this.pointer(record.target, "call");
      const found = this.image.functionAt(address);
      if (found === undefined)
        this.undefined(`call of ${hex(address)}, which is not the address of a function`);
      index = found;
      callee = this.image.functions[index] as Function;
    } else if (callee.valueKind === "asm") {
      this.inlineAsm(record);
      return;
    } else index = this.image.functionIndex(callee as Function);
    const fn = callee as Function;
    if (!fn.isDeclaration) {
      this.enter(record, fn, index);
      return;
    }
    if (fn.name.startsWith("llvm.")) {
      const intrinsic = machineIntrinsic(fn.name);
      if (intrinsic === undefined) this.unsupported(`the intrinsic @${fn.name} is not interpreted`);
      const result = intrinsic(
        this,
        record.args.map((argument) => this.getLanes(argument)),
        record,
      );
      if (result !== undefined) this.setLanes(record.to, result);
      return;
    }
    this.callExternal(record, fn);
  }

  private callExternal(record: CallRecord, fn: Function): void {
    const external = this.lookup(fn.name);
    if (external === undefined)
      this.unsupported(`call of @${fn.name}, which is not defined and not provided`);
    const fixed = record.instruction.data.functionType.varArg
      ? Math.min(record.args.length, fn.valueType.params.length)
      : record.args.length;
    const saved = this.memory.sp;
    const args: ExternalValue[] = [];
    for (let position = 0; position < fixed; position++) {
      const argument = record.args[position];
      if (argument === undefined) continue;
      const { leaves } = argument.shape;
      for (let at = 0; at < leaves.length; at++) {
        const leaf = leaves[at];
        if (leaf !== undefined) args.push(this.readExternal(argument.slots[at] ?? 0, leaf, fn, position));
      }
    }
    if (record.instruction.data.functionType.varArg) args.push(this.pushVarArgs(record, fixed));
    const previous = this.currentCall;
    this.currentCall = record;
    this.resumed = false;
    const result = external(this, args);
    this.currentCall = previous;
    if (this.resumed) {
      this.resumed = false;
      return;
    }
    this.releaseStack(saved);
    const { leaves } = record.to.shape;
    for (let at = 0; at < leaves.length; at++) {
      const leaf = leaves[at];
      if (leaf === undefined) continue;
      const value = Array.isArray(result)
        ? (result as readonly ExternalValue[])[at]
        : (result as ExternalValue);
      this.writeExternal(record.to.slots[at] ?? 0, leaf, value);
    }
  }

  /** An argument for the host, straight from its register where that is easy. */
  private readExternal(slot: number, leaf: Leaf, fn: Function, position: number): ExternalValue {
    const at = this.fp + slot;
    if (this.dirty === 0 && leaf.slots === 1) {
      const { type } = leaf;
      if (type.kind === "pointer") return (this.registers[at] ?? 0) >>> 0;
      if (type.kind === "integer" && leaf.bits > 1) {
        return ((this.registers[at] ?? 0) << (32 - leaf.bits)) >> (32 - leaf.bits);
      }
      if (type.kind === "float") return this.floats[at] ?? 0;
    } else if (this.dirty === 0 && leaf.type.kind === "double") return this.doubles[at >> 1] ?? 0;
    const value = this.getLane(slot, leaf);
    if (!value.clean) {
      this.undefined(`argument ${position + 1} of @${fn.name} is ${value.poison ? "poison" : "undef"}`);
    }
    return toExternal(value, leaf);
  }
  /** The host's answer, straight into its register where that is easy. */
  private writeExternal(slot: number, leaf: Leaf, value: ExternalValue | boolean | undefined): void {
    const at = this.fp + slot;
    const { type } = leaf;
    const whole =
      leaf.bits === 32 && leaf.slots === 1 && (type.kind === "integer" || type.kind === "pointer");
    if (this.dirty === 0 && typeof value === "number" && whole && Number.isInteger(value))
      this.registers[at] = value;
    else if (this.dirty === 0 && typeof value === "number" && type.kind === "double")
      this.doubles[at >> 1] = value;
    else this.setLane(slot, leaf, fromExternal(value, leaf));
  }

  /** Lays variable arguments out in stack memory, as va_arg of i386 finds them; returns their address. */
  private pushVarArgs(record: CallRecord, from: number): number {
    const word = this.layout.pointerSize();
    const args = callArguments(record.instruction);
    const places: number[] = [];
    let size = 0;
    record.args.slice(from).forEach((_, position) => {
      const type = record.instruction.data.attributes.param(from + position).typeOf("byval");
      const passed = type ?? args[from + position]?.type;
      // On x86-64 a long double stands at a multiple of 16; on i386 nothing is aligned past its word.
      if (word === 8 && passed !== undefined && this.layout.abiAlign(passed) > 8)
        size = Math.ceil(size / 16) * 16;
      places.push(size);
      const bytes = passed === undefined ? 0 : this.layout.allocSize(passed);
      size += Math.ceil(bytes / word) * word;
    });
    const area = this.allocateStack(Math.max(size, word), 16);
    record.args.slice(from).forEach((argument, position) => {
      const type = record.instruction.data.attributes.param(from + position).typeOf("byval");
      const to = area + (places[position] ?? 0);
      if (type !== undefined) {
        const source = this.pointer(argument.slots[0] ?? 0, "byval argument");
        const bytes = this.layout.allocSize(type);
        this.checkAccess(source, bytes, false);
        this.memory.copy(to, source, bytes);
      } else storeLanes(this.memory, to, argument.shape.leaves, this.getLanes(argument));
    });
    return area;
  }

  /** Enters a function of the module with the arguments of a call. */
  private enter(record: CallRecord, fn: Function, index: number): void {
    const { instruction } = record;
    const signature = this.signature(fn);
    const expected = fn.valueType.params.length;
    const given = record.args.length;
    if (given < expected || (given > expected && !fn.valueType.varArg)) {
      this.undefined(`@${fn.name} takes ${expected} arguments and is called with ${given}`);
    }
    const { returnType } = instruction.data.functionType;
    if (fn.returnType !== returnType && this.shapes.of(fn.returnType).slots !== record.to.shape.slots) {
      this.undefined(`@${fn.name} returns ${fn.returnType} and is called as if it returned ${returnType}`);
    }
    const entry = this.entry(index);
    const top = this.frameTop;
    const frame = top + HEADER;
    this.growRegisters(frame + (this.frameSizes[index] ?? 0));
    const { registers, shadowUndef, shadowPoison, fp } = this;
    const depth = (registers[fp - 7] ?? 0) + 1;
    const isTail = instruction.data.tail === "musttail";
    if (depth > this.maxDepth && !isTail)
      throw this.error("limit", `more than ${this.maxDepth} calls are active`);
    const sp = this.memory.sp;
    let tainted = 0;
    for (let position = 0; position < expected; position++) {
      const argument = record.args[position];
      const params = signature.params[position];
      const shape = signature.shapes[position];
      if (argument === undefined || params === undefined || shape === undefined) continue;
      if (argument.shape !== shape && argument.shape.slots !== shape.slots) {
        this.undefined(
          `argument ${position + 1} of @${fn.name} has another type than the function's parameter`,
        );
      }
      let unclean = 0;
      for (let at = 0; at < params.length; at++) {
        const to = frame + (params[at] ?? 0);
        const from = fp + (argument.slots[at] ?? 0);
        const width = shape.leaves[at]?.slots ?? 1;
        for (let word = 0; word < width; word++) {
          registers[to + word] = registers[from + word] ?? 0;
          if (this.dirty !== 0) {
            const undef = shadowUndef[from + word] ?? 0;
            const poison = shadowPoison[from + word] ?? 0;
            shadowUndef[to + word] = undef;
            shadowPoison[to + word] = poison;
            unclean |= undef | poison;
          }
        }
      }
      if (unclean !== 0) {
        tainted = 1;
        if (
          fn.attributes.param(position).has("noundef") ||
          instruction.data.attributes.param(position).has("noundef")
        ) {
          shadowUndef.fill(0, frame, frame + signature.slots);
          shadowPoison.fill(0, frame, frame + signature.slots);
          this.undefined(
            `argument ${position + 1} of @${fn.name} is undef or poison, and the parameter is noundef`,
          );
        }
      }
    }
    if (isTail && !fn.valueType.varArg) {
      this.replaceFrame(index, entry, frame, signature.slots, tainted);
      return;
    }
    if (fn.valueType.varArg) registers[frame + signature.varArgs] = this.pushVarArgs(record, expected);
    registers[frame - 1] = index;
    registers[frame - 2] = this.at;
    registers[frame - 3] = fp + (record.to.slots[0] ?? 0);
    registers[frame - 4] = fp;
    registers[frame - 5] = sp;
    registers[frame - 6] = this.dirty;
    registers[frame - 7] = depth;
    registers[frame - 8] = this.pc;
    // The result's shadow must be clean when the callee returns a clean value by the fast path.
    if (this.dirty !== 0)
      for (const [at, slot] of record.to.slots.entries())
        this.cleanLeaf(slot, record.to.shape.leaves[at]?.slots ?? 1);
    this.fp = frame;
    this.pc = entry;
    this.dirty = tainted;
  }
  /** A call that takes the place of its caller: the arguments move down into the caller's frame. */
  private replaceFrame(index: number, entry: number, from: number, slots: number, tainted: number): void {
    const { registers, shadowUndef, shadowPoison, fp } = this;
    this.cleanFrame(fp, registers[fp - 1] ?? 0);
    this.releaseStack(registers[fp - 5] ?? 0);
    registers.copyWithin(fp, from, from + slots);
    shadowUndef.copyWithin(fp, from, from + slots);
    shadowPoison.copyWithin(fp, from, from + slots);
    const end = Math.max(from, fp + slots);
    shadowUndef.fill(0, end, from + slots);
    shadowPoison.fill(0, end, from + slots);
    registers[fp - 1] = index;
    this.pc = entry;
    this.dirty = tainted;
  }
  private cleanLeaf(slot: number, width: number): void {
    this.shadowUndef.fill(0, this.fp + slot, this.fp + slot + width);
    this.shadowPoison.fill(0, this.fp + slot, this.fp + slot + width);
  }

  /** Returns from a dirty frame: words of the result and where they stand, relative to the result and the frame. */
  returnFrom(pairs: readonly number[]): void {
    const { registers, shadowUndef, shadowPoison, fp } = this;
    const to = registers[fp - 3] ?? 0;
    let tainted = 0;
    for (let at = 0; at < pairs.length; at += 2) {
      const d = to + (pairs[at] ?? 0);
      const s = fp + (pairs[at + 1] ?? 0);
      registers[d] = registers[s] ?? 0;
      shadowUndef[d] = shadowUndef[s] ?? 0;
      shadowPoison[d] = shadowPoison[s] ?? 0;
      tainted |= (shadowUndef[s] ?? 0) | (shadowPoison[s] ?? 0);
    }
    const index = registers[fp - 1] ?? 0;
    const fn = this.image.functions[index];
    if (tainted !== 0 && fn?.attributes.ret.has("noundef") === true) {
      this.undefined(`@${fn.name} returns undef or poison, and its result is noundef`);
    }
    this.cleanFrame(fp, index);
    this.releaseStack(registers[fp - 5] ?? 0);
    this.pc = registers[fp - 8] ?? 0;
    this.dirty = (registers[fp - 6] ?? 0) | (tainted === 0 ? 0 : 1);
    this.fp = registers[fp - 4] ?? 0;
  }
  private cleanFrame(fp: number, index: number): void {
    const end = fp + (this.frameSizes[index] ?? 0);
    this.shadowUndef.fill(0, fp, end);
    this.shadowPoison.fill(0, fp, end);
  }
  /** Leaves active calls behind, down to a frame that is among them. */
  unwindTo(fp: number): void {
    while (this.fp !== fp) {
      this.cleanFrame(this.fp, this.registers[this.fp - 1] ?? 0);
      this.releaseStack(this.registers[this.fp - 5] ?? 0);
      this.dirty = this.registers[this.fp - 6] ?? 0;
      this.fp = this.registers[this.fp - 4] ?? 0;
    }
  }

  /** Calls a function of the module from the host and runs it to its end. */
  callFunction(fn: Function, args: readonly (readonly Lane[])[]): Lane[] {
    const index = this.functionIndex(fn);
    const signature = this.signature(fn);
    const saved = {
      pc: this.pc,
      at: this.at,
      fp: this.fp,
      dirty: this.dirty,
      sp: this.memory.sp,
      call: this.currentCall,
    };
    try {
      const entry = this.entry(index);
      const result = this.shapes.of(fn.returnType);
      const area = this.frameTop + (this.frameTop & 1);
      const frame = area + result.slots + (result.slots & 1) + HEADER;
      this.growRegisters(frame + (this.frameSizes[index] ?? 0));
      const { registers } = this;
      let tainted = 0;
      signature.params.forEach((params, position) => {
        params.forEach((slot, at) => {
          const leaf = signature.shapes[position]?.leaves[at];
          const value = args[position]?.[at] ?? POISON;
          if (leaf !== undefined) this.setLaneAt(frame + slot, leaf, value);
          if (!value.clean) tainted = 1;
        });
      });
      const header = [
        index,
        this.at,
        area,
        this.fp,
        this.memory.sp,
        this.dirty,
        (registers[this.fp - 7] ?? 0) + 1,
        0,
      ];
      header.forEach((word, at) => {
        registers[frame - 1 - at] = word;
      });
      this.fp = frame;
      this.pc = entry;
      this.dirty = tainted;
      this.runNested();
      this.dirty = this.dirty | 0;
      const offset = area - this.fp;
      const lanes = result.leaves.map((leaf) => this.getLane(offset + leaf.slot, leaf));
      this.shadowUndef.fill(0, area, area + result.slots);
      this.shadowPoison.fill(0, area, area + result.slots);
      return lanes;
    } catch (error) {
      throw this.explain(error);
    } finally {
      this.pc = saved.pc;
      this.at = saved.at;
      this.fp = saved.fp;
      this.dirty = saved.dirty;
      this.currentCall = saved.call;
    }
  }

  /** Calls what is at an address, with values as externals have them; gives the scalars of the result. */
  callAddress(address: number, args: readonly ExternalValue[]): ExternalValue[] {
    const index = this.image.functionAt(address);
    const fn = index === undefined ? undefined : this.image.functions[index];
    if (fn === undefined) this.undefined(`call of ${hex(address)}, which is not the address of a function`);
    const { leaves } = this.shapes.of(fn.returnType);
    if (fn.isDeclaration) {
      const external = this.lookup(fn.name);
      if (external === undefined)
        this.unsupported(`call of @${fn.name}, which is not defined and not provided`);
      const value = external(this, args);
      if (value === undefined) return [];
      if (typeof value === "boolean") return [Number(value)];
      return Array.isArray(value) ? [...(value as readonly ExternalValue[])] : [value as ExternalValue];
    }
    let next = 0;
    const lanes = this.signature(fn).shapes.map((shape) =>
      shape.leaves.map((leaf) => fromExternal(args[next++], leaf)),
    );
    return this.callFunction(fn, lanes).map((value, at) => {
      const leaf = leaves[at];
      if (!value.clean || leaf === undefined)
        this.undefined(`@${fn.name} gave undef or poison to a library function`);
      return toExternal(value, leaf);
    });
  }

  private runNested(): void {
    this.nesting++;
    try {
      for (;;) {
        try {
          execute(this);
          return;
        } catch (error) {
          if (!(error instanceof LongJump) || error.nesting !== this.nesting) throw error;
          error.apply();
        }
      }
    } finally {
      this.nesting--;
    }
  }

  private inlineAsm(record: CallRecord): void {
    const asm = record.instruction.operand(0);
    const template = asm.valueKind === "asm" ? (asm as unknown as { template: string }).template : "?";
    if (template.trim() === "" && record.to.slots.length === 0) return;
    this.unsupported(`inline assembly is not interpreted: ${JSON.stringify(template)}`);
  }
}

function breaks(value: number, flags: number): boolean {
  if (Number.isNaN(value)) return (flags & Flag.nnan) !== 0;
  return Math.abs(value) === Number.POSITIVE_INFINITY && (flags & Flag.ninf) !== 0;
}

export { Op };
