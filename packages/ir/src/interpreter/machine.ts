/**
 * The state of a running program: registers with their shadow, memory, code, the calls that are active. What runs on it
 * stands above it: the fast path in execute.ts, the exact meaning of single operations in slow.ts.
 */
import type { BasicBlock } from "../basic-block.js";
import { DataLayout } from "../data-layout.js";
import { Function } from "../function.js";
import type { Instruction } from "../instruction.js";
import type { Module } from "../module.js";
import { Flag } from "../opcodes.js";
import type { FunctionType } from "../types.js";
import type { Value } from "../value.js";
import { InterpreterError, type InterpreterErrorKind, type StackFrame, sourceLine } from "./error.js";
import type { ExternalFunction, ExternalValue } from "./external.js";
import type { FactCheck } from "./facts.js";
import { type ExternalGlobal, Image, storeLanes } from "./image.js";
import { Lane, ones, POISON, Undefined } from "./lane.js";
import { hex, Memory, MemoryLimitError } from "./memory.js";
import type { GenericRecord, Operand } from "./operand.js";
import type { CallRecord } from "./records.js";
import { HEADER, RegisterFile } from "./registers.js";
import { type Leaf, type Shape, Shapes, TooManyLeavesError } from "./shape.js";
import { Unwinder } from "./unwind.js";

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

/** Where a function's code begins, and the registers that a call of it takes. */
export interface DecodedFunction {
  readonly entry: number;
  readonly frameSlots: number;
}

/** What runs the machine. It is handed down to the state, which thus needs to know nothing of what stands above it. */
export interface Engine {
  decode(machine: Machine, fn: Function): DecodedFunction;
  /** Runs from the machine's state until the operation `halt`. */
  execute(machine: Machine): void;
  callFunction(machine: Machine, fn: Function, args: readonly (readonly Lane[])[]): Lane[];
  callAddress(machine: Machine, address: number, args: readonly ExternalValue[]): ExternalValue[];
}

/** What a name that the module only declares is, to the interpreter. */
export type ExternalLookup = (name: string) => ExternalFunction | undefined;

/** Instructions between two looks at the limits. */
const FUEL = 1 << 28;
const FUEL_BY_THE_CLOCK = 1 << 20;

export class Machine extends RegisterFile {
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
  readonly checks: FactCheck[] = [];
  /** By function index: address of the code, 0 while not decoded; registers of a frame. */
  entries: Int32Array;
  frameSizes: Int32Array;
  private readonly signatures = new Map<FunctionType, Signature>();

  /** Address of the next operation, and of the one being run. */
  pc = 0;
  at = 0;
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
  allowMisaligned = false;
  readonly unwinder = new Unwinder(this);
  /** Set by an external that has arranged by itself where the program goes on. */
  resumed = false;

  constructor(
    readonly module: Module,
    limits: Limits,
    readonly lookup: ExternalLookup,
    externalGlobal: ExternalGlobal,
    /** What scalable vectors are multiplied by. */
    readonly vscale: number,
    readonly engine: Engine,
  ) {
    super();
    this.fp = HEADER;
    this.layout = new DataLayout(module.dataLayout.text, vscale);
    this.shapes = new Shapes(this.layout);
    this.memory = new Memory(limits.heap ?? 1 << 30, limits.stack ?? 64 << 20);
    this.maxDepth = limits.depth ?? 100_000;
    this.stepLimit = limits.steps ?? Number.POSITIVE_INFINITY;
    this.timeLimit = limits.milliseconds ?? Number.POSITIVE_INFINITY;
    this.deadline = Date.now() + this.timeLimit;
    try {
      this.image = new Image(module, this.layout, this.memory, this.shapes, externalGlobal, (resolver) =>
        this.resolveWith(resolver),
      );
      this.entries = new Int32Array(this.image.functions.length);
      this.frameSizes = new Int32Array(this.image.functions.length);
      this.image.fill();
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** The address that the resolver of an ifunc gives. */
  private resolveWith(resolver: Function): number {
    const [address] = this.callFunction(resolver, []);
    if (address?.clean !== true) this.undefined(`@${resolver.name} resolves an ifunc to undef or poison`);
    return Number(address.bits);
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
  addCheck(check: FactCheck): number {
    return this.checks.push(check) - 1;
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

  /** Where a function's code starts; decodes it the first time. */
  entry(index: number): number {
    const known = this.entries[index] ?? 0;
    if (known !== 0) return known;
    const fn = this.image.functions[index];
    if (fn === undefined) throw new Error("no such function");
    const { entry, frameSlots } = this.engine.decode(this, fn);
    this.entries[index] = entry;
    this.frameSizes[index] = frameSlots;
    return entry;
  }

  /** An address from a register. */
  pointer(slot: number, use: string): number {
    const at = this.fp + slot;
    if ((this.shadowPoison[at] ?? 0) !== 0) this.undefined(`${use} through a poison pointer`);
    if ((this.shadowUndef[at] ?? 0) !== 0) this.undefined(`${use} through an undef pointer`);
    return (this.registers[at] ?? 0) >>> 0;
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
    if (address % align !== 0 && !this.allowMisaligned) {
      this.undefined(`${use} at ${hex(address)}, which is not aligned to ${align} bytes as it promises`);
    }
  }
  loadLane(address: number, leaf: Leaf): Lane {
    const from = (address + leaf.byte) >>> 0;
    this.checkAccess(from, leaf.bytes, false);
    if (leaf.bit === 0) {
      const isPointer = leaf.type.kind === "pointer";
      const value = this.memory.read(from, leaf.bytes, isPointer ? leaf.bytes * 8 : leaf.bits);
      if (isPointer && leaf.bytes > 4)
        return new Lane(value.bits & ones(32), value.undef & ones(32), value.poison);
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
    // Apart from what stands above it.
    const to = memory.sp - bytes - 16;
    const address = to - (to % align);
    memory.sp = Math.floor((address - 16) / 16) * 16;
    memory.shadow.fill(0, memory.sp, to + bytes);
    memory.undefine(address, bytes);
    memory.own(address, bytes);
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
    if (error instanceof RangeError) return this.error("limit", `the host gave up: ${error.message}`);
    if (error instanceof TooManyLeavesError || error instanceof TypeError)
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
      source: sourceLine(instruction?.debugLoc),
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

  // ---- what the loop asks -----------------------------------------------------------------------------------------

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

  // ---- calls -----------------------------------------------------------------------------------------------------

  /** Registers from here up are free. */
  get frameTop(): number {
    return this.fp + (this.frameSizes[this.registers[this.fp - 1] ?? 0] ?? 0);
  }
  /** Calls a function of the module from the host and runs it to its end. */
  callFunction(fn: Function, args: readonly (readonly Lane[])[]): Lane[] {
    return this.engine.callFunction(this, fn, args);
  }
  /** Calls what is at an address, with values as externals have them; gives the scalars of the result. */
  callAddress(address: number, args: readonly ExternalValue[]): ExternalValue[] {
    return this.engine.callAddress(this, address, args);
  }
  /** Leaves active calls behind, down to a frame that is among them; gives the stack pointer that this has. */
  unwindTo(fp: number, keepStack = false): number {
    let { sp } = this.memory;
    while (this.fp !== fp) {
      this.cleanFrame(this.fp, this.registers[this.fp - 1] ?? 0);
      sp = this.registers[this.fp - 5] ?? 0;
      if (!keepStack) this.releaseStack(sp);
      this.dirty = this.registers[this.fp - 6] ?? 0;
      this.fp = this.registers[this.fp - 4] ?? 0;
    }
    return sp;
  }
  cleanFrame(fp: number, index: number): void {
    this.cleanSlots(fp, this.frameSizes[index] ?? 0);
  }
  /** Makes the registers of a call's result defined. */
  cleanOperand(to: Operand): void {
    for (const [at, slot] of to.slots.entries())
      this.cleanSlots(this.fp + slot, to.shape.leaves[at]?.slots ?? 1);
  }
}

function breaks(value: number, flags: number): boolean {
  if (Number.isNaN(value)) return (flags & Flag.nnan) !== 0;
  return Math.abs(value) === Number.POSITIVE_INFINITY && (flags & Flag.ninf) !== 0;
}
