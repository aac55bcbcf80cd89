/**
 * loop-vectorize: several rounds of a loop at once, in the lanes of vectors.
 *
 *   loop: %x = load float, ptr %a[i]                   vector: %x = load <4 x float>, ptr %a[i]
 *         %y = fmul float %x, %k                 =>            %y = fmul <4 x float> %x, <%k, %k, %k, %k>
 *         store float %y, ptr %b[i]                            store <4 x float> %y, ptr %b[i]
 *         i += 1 while i < n                                   i += 4 while rounds are left, then the loop itself
 *
 * For loops of one block that count to a limit known at their start. Right because each lane computes what its round
 * would, from the same operands; loads and stores keep their order, and no round may need what a later one of the same
 * vector has not done: accesses to one array are at a distance that says so, others are different objects, or are
 * compared when the loop starts, and the loop itself runs if they could meet. Sums change their order, so floating-point
 * sums are vectorised only where `reassoc` allows it. The rounds that do not fill a vector are left to the loop itself.
 */
import {
  AliasAnalysis,
  aggregateOf,
  type BasicBlock,
  ConstantInt,
  cloneInstruction,
  constFPBits,
  constInt,
  createInstruction,
  type DataLayout,
  Flag,
  type FloatType,
  type Instruction,
  type InstructionOf,
  type IntegerType,
  type Function as IrFunction,
  i1,
  i32,
  intrinsicBase,
  isInstruction,
  isSimpleAccess,
  type Loop,
  poison,
  type Type,
  type Value,
  type VectorType,
  vectorType,
  zeroOf,
} from "@ts-jit/ir";
import { describeAt, describeUnknown, lastRecords } from "../debug-records.js";
import { callData, pureIntrinsic, typeSuffix } from "../intrinsics.js";
import {
  addIncoming,
  branchTo,
  conditionalBranch,
  incomingIndex,
  incomingValue,
  isAddressTaken,
} from "../local.js";
import { type Induction, inductionOf, LinearForms, type TripCount, tripCountOf } from "../loop-shape.js";
import { analysesOf, type PassContext } from "../pass.js";
import { isPad } from "./loop-simplify.js";

/** Bits of the vectors made: what SSE2, the default level, has. */
const VECTOR_BITS = 128;
/** Pairs of arrays compared when a loop starts. */
const MAX_CHECKS = 6;
const MAX_INSTRUCTIONS = 120;

export function loopVectorize(fn: IrFunction, context: PassContext): boolean {
  // Vectors imply the registers for them.
  if (!context.vectors || fn.attributes.fn.has("noimplicitfloat")) return false;
  if (context.tierOf(fn) === "O1") return false;
  // Counters and addresses are reckoned modulo 2^32 together.
  if (context.layout.pointerSize() !== 4) return false;
  let changed = false;
  for (const loop of analysesOf(fn, context).loops.innerFirst()) {
    if (loop.blocks.length !== 1) continue;
    const plan = planOf(loop, context);
    if (plan === undefined) continue;
    new Emitter(plan, fn, context).run();
    changed = true;
  }
  if (changed) context.analyses.invalidate(fn);
  return changed;
}

type Phi = InstructionOf<"phi">;

interface Reduction {
  readonly phi: Phi;
  readonly start: Value;
  readonly next: Instruction;
  /** What is added each round. */
  readonly term: Value;
}
interface Access {
  readonly one: Instruction;
  readonly pointer: Value;
  readonly type: Type;
  readonly size: number;
  readonly stride: number;
}
interface Plan {
  readonly loop: Loop;
  readonly block: BasicBlock;
  readonly preheader: BasicBlock;
  readonly exit: BasicBlock;
  readonly lanes: number;
  readonly inductions: readonly Induction[];
  readonly reductions: readonly Reduction[];
  readonly accesses: ReadonlyMap<Instruction, Access>;
  readonly checks: readonly (readonly [Access, Access])[];
  readonly count: TripCount;
}

const REDUCTIONS = new Set(["add", "and", "or", "xor", "fadd"]);
/** Operations done lane by lane that have vector instructions. */
const WIDE_OPERATIONS = new Set([
  "add",
  "sub",
  "mul",
  "and",
  "or",
  "xor",
  "fadd",
  "fsub",
  "fmul",
  "fdiv",
  "fneg",
]);

function widthOfType(type: Type): number {
  if (type.kind === "integer") return type.bits;
  return type.kind === "float" ? 32 : type.kind === "double" ? 64 : 0;
}

function planOf(loop: Loop, context: PassContext): Plan | undefined {
  const { layout } = context;
  const block = loop.header;
  const preheader = loop.preheader();
  const [exit, second] = loop.exits();
  if (preheader === undefined || exit === undefined || second !== undefined || isPad(exit)) return undefined;
  if (!loop.hasDedicatedExits() || isAddressTaken(block) || exit.predecessors().length !== 1)
    return undefined;
  const inductions: Induction[] = [];
  const reductions: Reduction[] = [];
  for (const phi of block.phis()) {
    const induction = inductionOf(phi, preheader, block);
    if (induction !== undefined) inductions.push(induction);
    else {
      const reduction = reductionOf(phi, preheader, block);
      if (reduction === undefined) return undefined;
      reductions.push(reduction);
    }
  }
  const count = tripCountOf(loop, block, inductions);
  if (count === undefined) return undefined;
  const forms = new LinearForms(loop, inductions, layout);
  const accesses = new Map<Instruction, Access>();
  let width = 0;
  let size = 0;
  const agree = (type: Type): boolean => {
    const bits = widthOfType(type);
    if (bits === 0 || (width !== 0 && bits !== width)) return false;
    width = bits;
    return true;
  };
  for (const one of block.instructions()) {
    if (++size > MAX_INSTRUCTIONS) return undefined;
    if (one.opcode !== "load" && one.opcode !== "store") continue;
    const access = accessOf(one, forms, layout);
    if (access === undefined || !agree(access.type)) return undefined;
    accesses.set(one, access);
  }
  for (const { phi } of reductions) if (!agree(phi.type)) return undefined;
  if (width !== 8 && width !== 16 && width !== 32 && width !== 64) return undefined;
  // One 64-bit integer takes two instructions for nearly everything, in or out of a vector.
  const lanes = VECTOR_BITS / width;
  if (count.start instanceof ConstantInt && count.last instanceof ConstantInt) {
    const rounds = count.last.low - count.start.low + count.more;
    if (rounds < 2 * lanes) return undefined;
  }
  const widening = new Widening(loop, width, inductions, reductions, accesses);
  for (const one of block.instructions()) {
    if (one.isTerminator || one.opcode === "phi") continue;
    if (one.opcode === "store") {
      if (!widening.can(one.operand(0))) return undefined;
    } else if (one.opcode !== "load" && !isHarmless(one)) return undefined;
    if (isUsedOutside(one, block) && !isCounterOrSum(one, inductions, reductions) && !widening.can(one))
      return undefined;
  }
  for (const { term, next } of reductions) {
    if (!widening.can(term)) return undefined;
    if (next.type.kind === "float" || next.type.kind === "double") {
      if (!next.hasFlag(Flag.reassoc)) return undefined;
    }
  }
  const consecutive = [...accesses.values()].some((access) => access.stride !== 0);
  if (!consecutive) return undefined;
  const checks = dependences([...accesses.values()], forms, lanes, context);
  if (checks === undefined || checks.length > MAX_CHECKS) return undefined;
  return { loop, block, preheader, exit, lanes, inductions, reductions, accesses, checks, count };
}

function isUsedOutside(one: Instruction, block: BasicBlock): boolean {
  for (const user of one.users()) if ((user as Instruction).parent !== block) return true;
  return false;
}
function isCounterOrSum(
  one: Instruction,
  inductions: readonly Induction[],
  reductions: readonly Reduction[],
): boolean {
  return inductions.some(({ next }) => next === one) || reductions.some(({ next }) => next === one);
}
/** Whether it may be left out or run for all lanes: no effect and no trap. */
function isHarmless(one: Instruction): boolean {
  switch (one.opcode) {
    case "udiv":
    case "sdiv":
    case "urem":
    case "srem":
      return false;
    case "call":
      return isWideCall(one);
    default:
      return (
        one.type.kind !== "void" &&
        one.opcode !== "alloca" &&
        one.opcode !== "va_arg" &&
        one.opcode !== "freeze"
      );
  }
}
function isWideCall(one: Instruction): boolean {
  const base = intrinsicBase(one);
  return base === "fmuladd" || base === "fabs" || base === "sqrt";
}

function reductionOf(phi: Phi, preheader: BasicBlock, block: BasicBlock): Reduction | undefined {
  const start = incomingValue(phi, preheader);
  const next = incomingValue(phi, block);
  if (start === undefined || next === undefined || !isInstruction(next) || next.parent !== block)
    return undefined;
  if (!REDUCTIONS.has(next.opcode) || !phi.hasOneUse) return undefined;
  const term =
    next.operand(0) === phi ? next.operand(1) : next.operand(1) === phi ? next.operand(0) : undefined;
  if (term === undefined || term === phi) return undefined;
  // In the loop only the phi may look at the sum so far.
  for (const user of next.users()) {
    if ((user as Instruction).parent === block && user !== phi) return undefined;
  }
  return { phi, start, next, term };
}

function accessOf(one: Instruction, forms: LinearForms, layout: DataLayout): Access | undefined {
  if (!isSimpleAccess(one)) return undefined;
  const isLoad = one.opcode === "load";
  const pointer = one.operand(isLoad ? 0 : 1);
  const type = isLoad ? one.type : one.operand(0).type;
  const size = widthOfType(type) / 8;
  if (!Number.isInteger(size) || size === 0 || layout.allocSize(type) !== size) return undefined;
  if (type.kind === "integer" && type.bits === 64) return undefined;
  if (pointer.type.kind !== "pointer" || pointer.type.addressSpace !== 0) return undefined;
  const stride = forms.strideOf(pointer);
  if (stride !== size && !(stride === 0 && isLoad)) return undefined;
  return { one, pointer, type, size, stride };
}

/**
 * Pairs that must be compared when the loop starts; undefined when some pair forbids vectors. Of two accesses to the same
 * array, the later one in the block must not write (or read) what the earlier one of a following round has in its lane.
 */
function dependences(
  accesses: readonly Access[],
  forms: LinearForms,
  lanes: number,
  context: PassContext,
): [Access, Access][] | undefined {
  const alias = new AliasAnalysis(context.layout);
  const checks: [Access, Access][] = [];
  for (const [at, a] of accesses.entries()) {
    for (const b of accesses.slice(at + 1)) {
      if (a.one.opcode === "load" && b.one.opcode === "load") continue;
      const distance = forms.distance(a.pointer, b.pointer);
      if (distance !== undefined) {
        if (a.stride !== b.stride || distance % a.size !== 0) return undefined;
        const rounds = distance / a.size;
        if (rounds > 0 && rounds < lanes) return undefined;
        continue;
      }
      const apart = alias.alias(
        { pointer: a.pointer, size: undefined, tag: alias.locationOf(a.one)?.tag },
        { pointer: b.pointer, size: undefined, tag: alias.locationOf(b.one)?.tag },
      );
      if (apart !== "no") checks.push([a, b]);
    }
  }
  return checks;
}

/** Which values of the loop can be had as vectors. */
class Widening {
  private readonly known = new Map<Value, boolean>();
  constructor(
    private readonly loop: Loop,
    private readonly width: number,
    private readonly inductions: readonly Induction[],
    private readonly reductions: readonly Reduction[],
    private readonly accesses: ReadonlyMap<Instruction, Access>,
  ) {}

  can(value: Value): boolean {
    if (this.loop.isInvariant(value)) return widthOfType(value.type) === this.width || value.type === i1;
    const known = this.known.get(value);
    if (known !== undefined) return known;
    // Cycles go through phi nodes, which are decided at once.
    const result = this.decide(value as Instruction);
    this.known.set(value, result);
    return result;
  }
  private all(one: Instruction): boolean {
    for (let at = 0; at < one.operandCount; at++) if (!this.can(one.operand(at))) return false;
    return true;
  }
  private decide(one: Instruction): boolean {
    if (this.reductions.some(({ phi, next }) => phi === one || next === one)) return false;
    if (one.opcode === "phi") return this.width === 32 && this.inductions.some(({ phi }) => phi === one);
    if (one.opcode === "load") return this.accesses.has(one);
    const fits = widthOfType(one.type) === this.width;
    if (WIDE_OPERATIONS.has(one.opcode)) {
      if (one.type === i1)
        return one.opcode === "and" || one.opcode === "or" || one.opcode === "xor" ? this.all(one) : false;
      return fits && !(one.opcode === "mul" && this.width === 8) && this.all(one);
    }
    switch (one.opcode) {
      case "shl":
      case "lshr":
      case "ashr":
        return fits && this.width !== 8 && one.operand(1) instanceof ConstantInt && this.can(one.operand(0));
      case "icmp":
      case "fcmp":
        return widthOfType(one.operand(0).type) === this.width && this.all(one);
      case "select":
        return fits && this.all(one);
      case "sitofp":
      case "fptosi":
        return (
          fits && this.width === 32 && widthOfType(one.operand(0).type) === 32 && this.can(one.operand(0))
        );
      case "call":
        if (!isWideCall(one) || !fits) return false;
        for (let at = 1; at < one.operandCount; at++) if (!this.can(one.operand(at))) return false;
        return true;
      default:
        return false;
    }
  }
}

class Emitter {
  private readonly vectors = new Map<Value, Value>();
  private readonly scalars = new Map<Value, Value>();
  private readonly starts = new Map<Value, Value>();
  private readonly guard: BasicBlock;
  private readonly head: BasicBlock;
  private readonly body: BasicBlock;
  private readonly middle: BasicBlock;
  private readonly rest: BasicBlock;
  private readonly index: Phi;
  private readonly reductionPhis = new Map<Reduction, Phi>();

  constructor(
    private readonly plan: Plan,
    fn: IrFunction,
    private readonly context: PassContext,
  ) {
    const { block, preheader } = plan;
    this.guard = preheader;
    this.head = fn.createBlock("vector.ph", block);
    this.body = fn.createBlock("vector.body", block);
    this.middle = fn.createBlock("middle.block", block);
    this.rest = fn.createBlock("scalar.ph", block);
    this.index = createInstruction("phi", i32, [], undefined);
    this.body.append(this.index);
  }

  run(): void {
    const { plan } = this;
    this.closeExit();
    // How many rounds, and whether the arrays can meet.
    const end = this.guard.terminator as Instruction;
    end.remove();
    const rounds = this.rounds();
    const lanes = constInt(i32, plan.lanes);
    let skip: Value = this.add(this.guard, "icmp", i1, [rounds, lanes], { predicate: "ult" });
    for (const [a, b] of plan.checks) {
      skip = this.add(this.guard, "or", i1, [skip, this.overlap(a, b, rounds)], undefined);
    }
    this.guard.append(conditionalBranch(skip, this.rest, this.head));
    end.dropOperands();
    const vectorRounds = this.add(this.head, "and", i32, [rounds, constInt(i32, -plan.lanes)], undefined);

    // The body, in the block's order.
    for (const reduction of plan.reductions) this.beginReduction(reduction);
    for (const one of plan.block.instructions()) {
      if (one.opcode === "load") this.vector(one);
      else if (one.opcode === "store") this.store(one);
    }
    for (const reduction of plan.reductions) this.stepReduction(reduction);
    const exitValues = this.exitValues();
    const next = this.add(this.body, "add", i32, [this.index, lanes], undefined);
    addIncoming(this.index, constInt(i32, 0), this.head);
    addIncoming(this.index, next, this.body);
    for (const [value, vector] of this.vectors) {
      if (value.valueKind !== "instruction" || !isInstruction(vector) || vector.opcode !== "phi") continue;
      const induction = plan.inductions.find(({ phi }) => phi === value);
      if (induction !== undefined) this.stepInduction(induction, vector);
    }
    const done = this.add(this.body, "icmp", i1, [next, vectorRounds], { predicate: "eq" });
    describeUnknown(this.body, plan.block);
    this.head.append(branchTo(this.body));
    this.body.append(conditionalBranch(done, this.middle, this.body));

    // Behind it: sums, values for what follows, and the rounds that are left.
    const sums = new Map<Reduction, Value>();
    for (const reduction of plan.reductions) sums.set(reduction, this.finishReduction(reduction));
    for (const phi of plan.exit.phis()) {
      const value = phi.operand(incomingIndex(phi, plan.block));
      addIncoming(phi, this.finalValue(value, rounds, sums, exitValues), this.middle);
    }
    for (const phi of plan.block.phis()) {
      const resume = createInstruction("phi", phi.type, [], undefined);
      const induction = plan.inductions.find((one) => one.phi === phi);
      const reduction = plan.reductions.find((one) => one.phi === phi);
      const at = incomingIndex(phi, this.guard);
      addIncoming(resume, phi.operand(at), this.guard);
      const later =
        induction !== undefined
          ? this.advanced(induction, vectorRounds)
          : (sums.get(reduction as Reduction) as Value);
      addIncoming(resume, later, this.middle);
      this.rest.append(resume);
      phi.setOperand(at, resume);
      phi.setOperand(at + 1, this.rest);
    }
    const whole = this.add(this.middle, "icmp", i1, [rounds, vectorRounds], { predicate: "eq" });
    this.middle.append(conditionalBranch(whole, plan.exit, this.rest));
    this.rest.append(branchTo(plan.block));
  }

  private add<K extends Instruction["opcode"]>(
    block: BasicBlock,
    opcode: K,
    type: Type,
    operands: readonly Value[],
    data: InstructionOf<K>["data"],
    flags = 0,
  ): Instruction {
    const made = createInstruction(opcode, type, operands, data as never, flags) as Instruction;
    block.append(made);
    return made;
  }

  /** Uses behind the loop go through phi nodes of the exit block, which get a second entry. */
  private closeExit(): void {
    const { block, exit } = this.plan;
    for (const one of [...block.instructions()]) {
      const outside = [...one.uses()].filter((use) => {
        const { parent, opcode } = use.user as Instruction;
        return parent !== block && !(parent === exit && opcode === "phi");
      });
      if (outside.length === 0) continue;
      const phi = createInstruction("phi", one.type, [one, block], undefined);
      exit.insertBefore(phi, exit.first);
      describeAt(exit, lastRecords(block, one), phi);
      for (const use of outside) use.user.setOperand(use.index, phi);
    }
  }

  private rounds(): Value {
    const { start, last, more, predicate } = this.plan.count;
    let rounds: Value = this.add(this.guard, "sub", i32, [last, start], undefined);
    if (more !== 0) rounds = this.add(this.guard, "add", i32, [rounds, constInt(i32, more)], undefined);
    if (predicate === undefined) return rounds;
    const counted = this.add(this.guard, "icmp", i1, [start, last], { predicate });
    return this.add(this.guard, "select", i32, [counted, rounds, constInt(i32, 1)], undefined);
  }

  /** Whether the bytes two accesses touch in all rounds can meet. */
  private overlap(a: Access, b: Access, rounds: Value): Value {
    const span = (access: Access): { from: Value; to: Value } => {
      const from = this.add(this.guard, "ptrtoint", i32, [this.atStart(access.pointer)], undefined);
      const size = constInt(i32, access.size);
      const length = access.stride === 0 ? size : this.add(this.guard, "mul", i32, [rounds, size], undefined);
      return { from, to: this.add(this.guard, "add", i32, [from, length], undefined) };
    };
    const x = span(a);
    const y = span(b);
    const below = this.add(this.guard, "icmp", i1, [x.from, y.to], { predicate: "ult" });
    const above = this.add(this.guard, "icmp", i1, [y.from, x.to], { predicate: "ult" });
    return this.add(this.guard, "and", i1, [below, above], undefined);
  }

  /** A value as it is in the first round, computed before the loop. */
  private atStart(value: Value): Value {
    return this.copied(value, this.guard, this.starts, (induction) => induction.start);
  }
  /** A value as it is in the first of the rounds that a vector holds. */
  private scalar(value: Value): Value {
    return this.copied(value, this.body, this.scalars, (induction) =>
      this.counterAt(this.body, induction, this.index),
    );
  }
  private copied(
    value: Value,
    block: BasicBlock,
    made: Map<Value, Value>,
    counter: (induction: Induction) => Value,
  ): Value {
    if (this.plan.loop.isInvariant(value)) return value;
    const known = made.get(value);
    if (known !== undefined) return known;
    const induction = this.plan.inductions.find(({ phi }) => phi === value);
    let result: Value;
    if (induction !== undefined) result = counter(induction);
    else {
      const copy = cloneInstruction(value as Instruction);
      for (let at = 0; at < copy.operandCount; at++) {
        copy.setOperand(at, this.copied(copy.operand(at), block, made, counter));
      }
      block.append(copy);
      result = copy;
    }
    made.set(value, result);
    return result;
  }
  /** `start + rounds * step`. */
  private counterAt(block: BasicBlock, { start, step }: Induction, rounds: Value): Value {
    const moved = step === 1 ? rounds : this.add(block, "mul", i32, [rounds, constInt(i32, step)], undefined);
    if (start instanceof ConstantInt && start.value === 0n) return moved;
    return this.add(block, "add", i32, [start, moved], undefined);
  }
  private advanced(induction: Induction, rounds: Value): Value {
    return this.counterAt(this.middle, induction, rounds);
  }

  private wide(type: Type): VectorType {
    return vectorType(type, this.plan.lanes);
  }
  /** The same scalar in every lane, made before the vector loop. */
  private splat(value: Value, block = this.head): Value {
    const type = this.wide(value.type);
    if (value.valueKind === "constant" && !value.tracksUses) {
      return aggregateOf(type, new Array<Value>(this.plan.lanes).fill(value));
    }
    const one = this.add(block, "insertelement", type, [poison(type), value, constInt(i32, 0)], undefined);
    return this.add(block, "shufflevector", type, [one, poison(type)], {
      mask: new Array<number>(this.plan.lanes).fill(0),
    });
  }

  private vector(value: Value): Value {
    const known = this.vectors.get(value);
    if (known !== undefined) return known;
    const made = this.plan.loop.isInvariant(value) ? this.splat(value) : this.widen(value as Instruction);
    this.vectors.set(value, made);
    return made;
  }
  private widen(one: Instruction): Value {
    const type = this.wide(one.type);
    switch (one.opcode) {
      case "phi": {
        const induction = this.plan.inductions.find(({ phi }) => phi === one) as Induction;
        const phi = createInstruction("phi", type, [], undefined);
        this.body.insertBefore(phi, this.body.first);
        const steps = Array.from({ length: this.plan.lanes }, (_, lane) =>
          constInt(i32, lane * induction.step),
        );
        const first = this.add(
          this.head,
          "add",
          type,
          [this.splat(induction.start), aggregateOf(type, steps)],
          undefined,
        );
        addIncoming(phi, first, this.head);
        return phi;
      }
      case "load": {
        const access = this.plan.accesses.get(one) as Access;
        const pointer = this.scalar(access.pointer);
        if (access.stride === 0) {
          const copy = cloneInstruction(one);
          copy.setOperand(0, pointer);
          this.body.append(copy);
          return this.splat(copy, this.body);
        }
        const load = this.add(this.body, "load", type, [pointer], {
          ...(one.data as InstructionOf<"load">["data"]),
          align: alignOf(one, access),
        });
        load.debugLoc = one.debugLoc;
        return load;
      }
      case "call":
        return this.wideCall(one, type);
      default: {
        const operands = one.operands.map((operand) => this.vector(operand));
        const made = createInstruction(
          one.opcode,
          type,
          operands,
          one.data as never,
          one.flags,
        ) as Instruction;
        made.debugLoc = one.debugLoc;
        this.body.append(made);
        return made;
      }
    }
  }
  private wideCall(one: Instruction, type: VectorType): Value {
    const base = intrinsicBase(one) as string;
    const args = one.operands.slice(1).map((arg) => this.vector(arg));
    if (base === "fmuladd") {
      // Twice rounded, as everywhere.
      const product = this.add(this.body, "fmul", type, args.slice(0, 2), undefined, one.flags);
      return this.add(this.body, "fadd", type, [product, args[2] as Value], undefined, one.flags);
    }
    const callee = pureIntrinsic(this.context.module, `llvm.${base}.${typeSuffix(type)}`, type, [type]);
    return this.add(this.body, "call", type, [callee, ...args], callData(callee), one.flags);
  }
  private store(one: Instruction): void {
    const access = this.plan.accesses.get(one) as Access;
    const value = this.vector(one.operand(0));
    const store = this.add(this.body, "store", one.type, [value, this.scalar(access.pointer)], {
      ...(one.data as InstructionOf<"store">["data"]),
      align: alignOf(one, access),
    });
    store.debugLoc = one.debugLoc;
  }
  private stepInduction(induction: Induction, phi: Phi): void {
    const step = constInt(i32, this.plan.lanes * induction.step);
    addIncoming(phi, this.add(this.body, "add", phi.type, [phi, this.splat(step)], undefined), this.body);
  }

  private beginReduction(reduction: Reduction): void {
    const type = this.wide(reduction.phi.type);
    const phi = createInstruction("phi", type, [], undefined);
    this.body.insertBefore(phi, this.body.first);
    // The start value in one lane, what changes nothing in the others.
    const neutral = this.splat(neutralOf(reduction.next));
    const first = this.add(
      this.head,
      "insertelement",
      type,
      [neutral, reduction.start, constInt(i32, 0)],
      undefined,
    );
    addIncoming(phi, first, this.head);
    this.reductionPhis.set(reduction, phi);
  }
  private stepReduction(reduction: Reduction): void {
    const phi = this.reductionPhis.get(reduction) as Phi;
    const { next } = reduction;
    // Lanes add in another order, so what was said of overflow need not hold.
    const flags = next.type.kind === "integer" ? 0 : next.flags;
    const sum = this.add(
      this.body,
      next.opcode,
      phi.type,
      [phi, this.vector(reduction.term)],
      undefined,
      flags,
    );
    addIncoming(phi, sum, this.body);
  }
  private finishReduction(reduction: Reduction): Value {
    const phi = this.reductionPhis.get(reduction) as Phi;
    let sum = incomingValue(phi, this.body) as Value;
    const flags = reduction.next.type.kind === "integer" ? 0 : reduction.next.flags;
    for (let half = this.plan.lanes / 2; half >= 1; half /= 2) {
      const mask = Array.from({ length: this.plan.lanes }, (_, lane) => (lane < half ? lane + half : -1));
      const moved = this.add(this.middle, "shufflevector", phi.type, [sum, poison(phi.type)], { mask });
      sum = this.add(this.middle, reduction.next.opcode, phi.type, [sum, moved], undefined, flags);
    }
    return this.add(this.middle, "extractelement", reduction.phi.type, [sum, constInt(i32, 0)], undefined);
  }

  /** Vectors of the other values that are used behind the loop. */
  private exitValues(): Map<Value, Value> {
    const values = new Map<Value, Value>();
    for (const phi of this.plan.exit.phis()) {
      const value = phi.operand(incomingIndex(phi, this.plan.block));
      if (this.plan.loop.isInvariant(value) || this.known(value)) continue;
      values.set(value, this.vector(value));
    }
    return values;
  }
  private known(value: Value): boolean {
    const { inductions, reductions } = this.plan;
    return (
      inductions.some(({ phi, next }) => phi === value || next === value) ||
      reductions.some(({ next }) => next === value)
    );
  }
  /** What a value is in the last round, when all rounds were in vectors. */
  private finalValue(
    value: Value,
    rounds: Value,
    sums: ReadonlyMap<Reduction, Value>,
    vectors: ReadonlyMap<Value, Value>,
  ): Value {
    const { inductions, reductions, lanes, loop } = this.plan;
    if (loop.isInvariant(value)) return value;
    const reduction = reductions.find(({ next }) => next === value);
    if (reduction !== undefined) return sums.get(reduction) as Value;
    const induction = inductions.find(({ phi, next }) => phi === value || next === value);
    if (induction !== undefined) {
      if (value === induction.next) return this.advanced(induction, rounds);
      const before = this.add(this.middle, "sub", i32, [rounds, constInt(i32, 1)], undefined);
      return this.advanced(induction, before);
    }
    const vector = vectors.get(value) as Value;
    return this.add(this.middle, "extractelement", value.type, [vector, constInt(i32, lanes - 1)], undefined);
  }
}

function alignOf(one: Instruction, access: Access): number {
  return (one.data as { readonly align?: number | undefined }).align ?? access.size;
}

/** What leaves the other operand as it is. */
function neutralOf(operation: Instruction): Value {
  const { type } = operation;
  if (operation.opcode === "and") return constInt(type as IntegerType, -1n);
  // -0.0 is neutral for every float; +0.0 is not for -0.0.
  if (operation.opcode === "fadd") return constFPBits(type as FloatType, 1n << BigInt(widthOfType(type) - 1));
  return zeroOf(type);
}
