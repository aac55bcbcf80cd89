/**
 * Makes instructions one at a time at an insertion point: one method an instruction, operand types checked when it is
 * made, so that a mistake is found where it is written and not by a verifier later.
 *
 * Source: the IRBuilder of LLVM; typing rules of the Language Reference.
 */
import { AttributeList } from "../attributes.js";
import type { BasicBlock } from "../basic-block.js";
import { type ConstantInt, constInt } from "../constants.js";
import { Function } from "../function.js";
import type { InlineAsm } from "../inline-asm.js";
import {
  type AtomicData,
  createInstruction,
  type Instruction,
  type InstructionData,
  type InstructionNode,
} from "../instruction.js";
import {
  type AtomicOrdering,
  type AtomicRMWOperation,
  type BinaryOpcode,
  type CastOpcode,
  type FloatPredicate,
  type IntPredicate,
  inDomain,
  OPCODES,
  type Opcode,
} from "../opcodes.js";
import {
  type FunctionType,
  i1,
  i32,
  isAggregate,
  isFloat,
  isInteger,
  isPointer,
  isVector,
  pointerType,
  ptr,
  scalarType,
  structType,
  type Type,
  vectorType,
  voidType,
  withScalar,
} from "../types.js";
import type { Value } from "../value.js";

/** An instruction was asked for with operands it cannot have. `place` names the function and block being built. */
export class BuildError extends Error {
  override name = "BuildError";
  constructor(
    readonly finding: string,
    readonly place: string,
  ) {
    super(`${place}: ${finding}`);
  }
}

export interface MemoryOptions {
  /** In bytes; the type's natural alignment when left out. */
  readonly align?: number;
  readonly volatile?: boolean;
  /** Makes the access atomic. */
  readonly ordering?: AtomicOrdering;
}

export interface CallOptions {
  readonly attributes?: AttributeList;
  readonly callingConvention?: string;
  readonly tail?: "tail" | "musttail" | "notail";
  readonly flags?: number;
  readonly name?: string;
}

/** Which scalar kinds a cast goes from and to, and how the widths must compare (bits to minus bits from). */
const CASTS: Readonly<
  Record<CastOpcode, { from: string; to: string; widths: "narrower" | "wider" | "any" }>
> = {
  trunc: { from: "integer", to: "integer", widths: "narrower" },
  zext: { from: "integer", to: "integer", widths: "wider" },
  sext: { from: "integer", to: "integer", widths: "wider" },
  fptrunc: { from: "float", to: "float", widths: "narrower" },
  fpext: { from: "float", to: "float", widths: "wider" },
  fptoui: { from: "float", to: "integer", widths: "any" },
  fptosi: { from: "float", to: "integer", widths: "any" },
  uitofp: { from: "integer", to: "float", widths: "any" },
  sitofp: { from: "integer", to: "float", widths: "any" },
  ptrtoint: { from: "pointer", to: "integer", widths: "any" },
  inttoptr: { from: "integer", to: "pointer", widths: "any" },
  bitcast: { from: "any", to: "any", widths: "any" },
  addrspacecast: { from: "pointer", to: "pointer", widths: "any" },
};

function kindOf(type: Type): string {
  return isFloat(type) ? "float" : type.kind;
}
function bitsOf(type: Type): number {
  return isInteger(type) || isFloat(type) ? type.bits : 0;
}

export class IRBuilder {
  private at: BasicBlock | undefined;
  private before: Instruction | undefined;
  /** Fast-math flags given to every floating-point operation made from now on. */
  fastMath = 0;
  private readonly taken = new WeakMap<Function, Map<string, number>>();

  /** The block instructions go to. @throws BuildError when there is no insertion point. */
  get block(): BasicBlock {
    if (this.at === undefined) throw new BuildError("there is no insertion point", "builder");
    return this.at;
  }
  /** New instructions go to the end of `block`. */
  positionAtEnd(block: BasicBlock): void {
    this.at = block;
    this.before = undefined;
  }
  /** New instructions go before `instruction`. */
  positionBefore(instruction: Instruction): void {
    this.at = instruction.parent;
    this.before = instruction;
  }

  /** @throws BuildError always. */
  fail(finding: string): never {
    const block = this.at;
    throw new BuildError(finding, `@${block?.parent?.name ?? "?"}, block %${block?.name ?? "entry"}`);
  }

  private insert<K extends Opcode>(
    opcode: K,
    type: Type,
    operands: readonly Value[],
    data: InstructionData<K>,
    flags = 0,
    name?: string,
  ): InstructionNode<K> & Instruction {
    const block = this.block;
    if (this.before === undefined && block.terminator !== undefined) {
      this.fail(`${opcode}: the block already ends in ${block.terminator.opcode}`);
    }
    const made = createInstruction(opcode, type, operands, data, flags);
    if (name !== undefined) made.name = this.uniqueName(name);
    block.insertBefore(made, this.before);
    return made;
  }

  /** `name`, or `name.N` where the function being built has that name already. */
  uniqueName(name: string): string {
    const fn = this.block.parent;
    if (fn === undefined) return name;
    let taken = this.taken.get(fn);
    if (taken === undefined) {
      taken = new Map();
      for (const named of [...fn.args, ...fn.blocks, ...fn.instructions()]) {
        if (named.name !== undefined) taken.set(named.name, 0);
      }
      this.taken.set(fn, taken);
    }
    const count = taken.get(name);
    taken.set(name, (count ?? -1) + 1);
    return count === undefined ? name : this.uniqueName(`${name}.${count}`);
  }

  // ---- arithmetic ----------------------------------------------------------------------------------------------

  /** Any two-operand operation. @throws BuildError when types differ or do not suit the operation. */
  binary(opcode: BinaryOpcode, left: Value, right: Value, flags = 0, name?: string): Value {
    if (left.type !== right.type) this.fail(`${opcode}: operands differ: ${left.type} and ${right.type}`);
    const domain = OPCODES[opcode].domain ?? "any";
    if (!inDomain(left.type, domain)) this.fail(`${opcode}: ${left.type} is not of ${domain} type`);
    const extra = domain === "float" ? this.fastMath : 0;
    return this.insert(opcode, left.type, [left, right], undefined, flags | extra, name);
  }
  add(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("add", left, right, flags, name);
  }
  sub(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("sub", left, right, flags, name);
  }
  mul(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("mul", left, right, flags, name);
  }
  udiv(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("udiv", left, right, flags, name);
  }
  sdiv(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("sdiv", left, right, flags, name);
  }
  urem(left: Value, right: Value, name?: string): Value {
    return this.binary("urem", left, right, 0, name);
  }
  srem(left: Value, right: Value, name?: string): Value {
    return this.binary("srem", left, right, 0, name);
  }
  shl(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("shl", left, right, flags, name);
  }
  lshr(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("lshr", left, right, flags, name);
  }
  ashr(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("ashr", left, right, flags, name);
  }
  and(left: Value, right: Value, name?: string): Value {
    return this.binary("and", left, right, 0, name);
  }
  or(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("or", left, right, flags, name);
  }
  xor(left: Value, right: Value, name?: string): Value {
    return this.binary("xor", left, right, 0, name);
  }
  fadd(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("fadd", left, right, flags, name);
  }
  fsub(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("fsub", left, right, flags, name);
  }
  fmul(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("fmul", left, right, flags, name);
  }
  fdiv(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("fdiv", left, right, flags, name);
  }
  frem(left: Value, right: Value, flags = 0, name?: string): Value {
    return this.binary("frem", left, right, flags, name);
  }
  fneg(value: Value, flags = 0, name?: string): Value {
    if (!inDomain(value.type, "float")) this.fail(`fneg: ${value.type} is not of float type`);
    return this.insert("fneg", value.type, [value], undefined, flags | this.fastMath, name);
  }

  // ---- comparison and choice -----------------------------------------------------------------------------------

  icmp(predicate: IntPredicate, left: Value, right: Value, name?: string): Value {
    if (left.type !== right.type)
      this.fail(`icmp ${predicate}: operands differ: ${left.type} and ${right.type}`);
    if (!inDomain(left.type, "any")) this.fail(`icmp: ${left.type} is neither integer nor pointer`);
    return this.insert("icmp", withScalar(left.type, i1), [left, right], { predicate }, 0, name);
  }
  fcmp(predicate: FloatPredicate, left: Value, right: Value, flags = 0, name?: string): Value {
    if (left.type !== right.type)
      this.fail(`fcmp ${predicate}: operands differ: ${left.type} and ${right.type}`);
    if (!inDomain(left.type, "float")) this.fail(`fcmp: ${left.type} is not of float type`);
    const type = withScalar(left.type, i1);
    return this.insert("fcmp", type, [left, right], { predicate }, flags | this.fastMath, name);
  }
  select(condition: Value, ifTrue: Value, ifFalse: Value, name?: string): Value {
    if (ifTrue.type !== ifFalse.type) this.fail(`select: choices differ: ${ifTrue.type} and ${ifFalse.type}`);
    const lanes = isVector(condition.type) ? withScalar(ifTrue.type, i1) : i1;
    if (condition.type !== lanes) this.fail(`select: the condition is ${condition.type}, not ${lanes}`);
    return this.insert("select", ifTrue.type, [condition, ifTrue, ifFalse], undefined, 0, name);
  }
  freeze(value: Value, name?: string): Value {
    return this.insert("freeze", value.type, [value], undefined, 0, name);
  }
  /** An empty phi at the head of the current block; see {@link addIncoming}. */
  phi(type: Type, name?: string): InstructionNode<"phi"> & Instruction {
    const made = createInstruction("phi", type, [], undefined);
    if (name !== undefined) made.name = this.uniqueName(name);
    this.block.insertBefore(made, this.block.firstNonPhi);
    return made;
  }
  addIncoming(phi: InstructionNode<"phi">, value: Value, block: BasicBlock): void {
    if (phi.type !== value.type) this.fail(`phi: incoming ${value.type} where ${phi.type} is merged`);
    phi.appendOperand(value);
    phi.appendOperand(block);
  }

  // ---- memory --------------------------------------------------------------------------------------------------

  private wantPointer(what: string, value: Value): void {
    if (!isPointer(value.type)) this.fail(`${what}: the address is ${value.type}, not ptr`);
  }
  private wantInteger(what: string, value: Value): void {
    if (!isInteger(scalarType(value.type))) this.fail(`${what}: ${value.type} is not an integer`);
  }
  private atomicData(options: MemoryOptions): AtomicData {
    return {
      volatile: options.volatile === true,
      ordering: options.ordering,
      syncScope: undefined,
      align: options.align,
    };
  }
  alloca(type: Type, count: Value = constInt(i32, 1), align?: number, name?: string): Value {
    this.wantInteger("alloca", count);
    const data = { allocatedType: type, align, inalloca: false, swifterror: false };
    return this.insert("alloca", ptr, [count], data, 0, name);
  }
  load(type: Type, address: Value, options: MemoryOptions = {}, name?: string): Value {
    this.wantPointer("load", address);
    return this.insert("load", type, [address], this.atomicData(options), 0, name);
  }
  store(value: Value, address: Value, options: MemoryOptions = {}): Value {
    this.wantPointer("store", address);
    return this.insert("store", voidType, [value, address], this.atomicData(options));
  }
  fence(ordering: AtomicOrdering): Value {
    return this.insert("fence", voidType, [], { ordering, syncScope: undefined });
  }
  /** Gives `{ old value, i1 success }`. */
  cmpxchg(
    address: Value,
    expected: Value,
    replacement: Value,
    ordering: AtomicOrdering = "seq_cst",
    failure: AtomicOrdering = "seq_cst",
    name?: string,
  ): Value {
    this.wantPointer("cmpxchg", address);
    if (expected.type !== replacement.type)
      this.fail(`cmpxchg: operands differ: ${expected.type} and ${replacement.type}`);
    const data = {
      weak: false,
      volatile: false,
      success: ordering,
      failure,
      syncScope: undefined,
      align: undefined,
    };
    const type = structType([expected.type, i1]);
    return this.insert("cmpxchg", type, [address, expected, replacement], data, 0, name);
  }
  atomicrmw(
    operation: AtomicRMWOperation,
    address: Value,
    value: Value,
    ordering: AtomicOrdering = "seq_cst",
    name?: string,
  ): Value {
    this.wantPointer("atomicrmw", address);
    const data = { operation, volatile: false, ordering, syncScope: undefined, align: undefined };
    return this.insert("atomicrmw", value.type, [address, value], data, 0, name);
  }
  /** Indices after the first step into `element`'s fields; struct indices must be i32 constants. */
  getelementptr(element: Type, base: Value, indices: readonly Value[], flags = 0, name?: string): Value {
    if (!isPointer(scalarType(base.type))) this.fail(`getelementptr: the base is ${base.type}, not ptr`);
    for (const index of indices) this.wantInteger("getelementptr", index);
    const lanes = [base, ...indices].find((value) => isVector(value.type))?.type;
    const type = lanes === undefined ? base.type : withScalar(lanes, scalarType(base.type));
    return this.insert(
      "getelementptr",
      type,
      [base, ...indices],
      { sourceElementType: element },
      flags,
      name,
    );
  }

  // ---- casts ---------------------------------------------------------------------------------------------------

  /** Any cast. @throws BuildError when it does not go from this type to that. */
  cast(opcode: CastOpcode, value: Value, type: Type, flags = 0, name?: string): Value {
    const from = scalarType(value.type);
    const to = scalarType(type);
    const rule = CASTS[opcode];
    const kindsFit =
      (rule.from === "any" || kindOf(from) === rule.from) && (rule.to === "any" || kindOf(to) === rule.to);
    const shapesFit =
      opcode === "bitcast" ||
      (isVector(value.type) ? isVector(type) && type.length === value.type.length : !isVector(type));
    const growth = bitsOf(to) - bitsOf(from);
    const widthsFit = rule.widths === "any" || (rule.widths === "wider" ? growth > 0 : growth < 0);
    if (!kindsFit || !shapesFit || !widthsFit)
      this.fail(`${opcode}: cannot go from ${value.type} to ${type}`);
    return this.insert(opcode, type, [value], undefined, flags, name);
  }
  trunc(value: Value, type: Type, name?: string): Value {
    return this.cast("trunc", value, type, 0, name);
  }
  zext(value: Value, type: Type, name?: string): Value {
    return this.cast("zext", value, type, 0, name);
  }
  sext(value: Value, type: Type, name?: string): Value {
    return this.cast("sext", value, type, 0, name);
  }
  fptrunc(value: Value, type: Type, name?: string): Value {
    return this.cast("fptrunc", value, type, 0, name);
  }
  fpext(value: Value, type: Type, name?: string): Value {
    return this.cast("fpext", value, type, 0, name);
  }
  fptoui(value: Value, type: Type, name?: string): Value {
    return this.cast("fptoui", value, type, 0, name);
  }
  fptosi(value: Value, type: Type, name?: string): Value {
    return this.cast("fptosi", value, type, 0, name);
  }
  uitofp(value: Value, type: Type, name?: string): Value {
    return this.cast("uitofp", value, type, 0, name);
  }
  sitofp(value: Value, type: Type, name?: string): Value {
    return this.cast("sitofp", value, type, 0, name);
  }
  ptrtoint(value: Value, type: Type, name?: string): Value {
    return this.cast("ptrtoint", value, type, 0, name);
  }
  inttoptr(value: Value, type: Type = ptr, name?: string): Value {
    return this.cast("inttoptr", value, type, 0, name);
  }
  bitcast(value: Value, type: Type, name?: string): Value {
    return this.cast("bitcast", value, type, 0, name);
  }
  addrspacecast(value: Value, addressSpace: number, name?: string): Value {
    return this.cast("addrspacecast", value, pointerType(addressSpace), 0, name);
  }

  // ---- vectors and aggregates ----------------------------------------------------------------------------------

  extractelement(vector: Value, index: Value, name?: string): Value {
    if (!isVector(vector.type)) return this.fail(`extractelement: ${vector.type} is not a vector`);
    this.wantInteger("extractelement", index);
    return this.insert("extractelement", vector.type.element, [vector, index], undefined, 0, name);
  }
  insertelement(vector: Value, element: Value, index: Value, name?: string): Value {
    if (!isVector(vector.type)) return this.fail(`insertelement: ${vector.type} is not a vector`);
    if (element.type !== vector.type.element)
      this.fail(`insertelement: ${element.type} does not go into ${vector.type}`);
    this.wantInteger("insertelement", index);
    return this.insert("insertelement", vector.type, [vector, element, index], undefined, 0, name);
  }
  /** Mask elements index `left` and `right` laid end to end; -1 is poison. */
  shufflevector(left: Value, right: Value, mask: readonly number[], name?: string): Value {
    if (!isVector(left.type)) return this.fail(`shufflevector: ${left.type} is not a vector`);
    if (left.type !== right.type) this.fail(`shufflevector: vectors differ: ${left.type} and ${right.type}`);
    const lanes = left.type.length * 2;
    for (const lane of mask) {
      if (lane < -1 || lane >= lanes) this.fail(`shufflevector: no lane ${lane} in ${lanes}`);
    }
    const type = vectorType(left.type.element, mask.length, left.type.scalable);
    return this.insert("shufflevector", type, [left, right], { mask }, 0, name);
  }
  extractvalue(aggregate: Value, indices: readonly number[], name?: string): Value {
    const type = this.memberType("extractvalue", aggregate.type, indices);
    return this.insert("extractvalue", type, [aggregate], { indices }, 0, name);
  }
  insertvalue(aggregate: Value, element: Value, indices: readonly number[], name?: string): Value {
    const type = this.memberType("insertvalue", aggregate.type, indices);
    if (type !== element.type) this.fail(`insertvalue: ${element.type} where ${type} stands`);
    return this.insert("insertvalue", aggregate.type, [aggregate, element], { indices }, 0, name);
  }
  private memberType(what: string, type: Type, indices: readonly number[]): Type {
    let at = type;
    for (const index of indices) {
      if (!isAggregate(at)) return this.fail(`${what}: ${at} has no members`);
      const member: Type | undefined =
        at.kind === "struct" ? at.fields[index] : index < at.length ? at.element : undefined;
      if (member === undefined) return this.fail(`${what}: ${at} has no member ${index}`);
      at = member;
    }
    return at;
  }

  // ---- calls and control ---------------------------------------------------------------------------------------

  /** Calls a function, a pointer (give its type with {@link callIndirect}) or inline assembly. */
  call(callee: Function | InlineAsm, args: readonly Value[], options: CallOptions = {}): Value {
    const type = callee instanceof Function ? callee.valueType : callee.functionType;
    return this.callIndirect(type, callee, args, options);
  }
  callIndirect(type: FunctionType, callee: Value, args: readonly Value[], options: CallOptions = {}): Value {
    const label = callee instanceof Function ? `@${callee.name}` : "the callee";
    if (!isPointer(callee.type)) this.fail(`call: ${label} is ${callee.type}, not ptr`);
    const { params } = type;
    if (args.length < params.length || (args.length > params.length && !type.varArg)) {
      this.fail(`call: ${label} takes ${params.length} arguments, ${args.length} given`);
    }
    for (const [position, param] of params.entries()) {
      const given = args[position]?.type;
      if (given !== param)
        this.fail(`call: argument ${position + 1} of ${label} is ${param}, ${given} given`);
    }
    const data = {
      functionType: type,
      callingConvention:
        options.callingConvention ?? (callee instanceof Function ? callee.callingConvention : "ccc"),
      attributes: options.attributes ?? AttributeList.empty,
      tail: options.tail,
      bundles: [],
      addressSpace: 0,
    };
    return this.insert(
      "call",
      type.returnType,
      [callee, ...args],
      data,
      options.flags,
      type.returnType === voidType ? undefined : options.name,
    );
  }
  va_arg(list: Value, type: Type, name?: string): Value {
    this.wantPointer("va_arg", list);
    return this.insert("va_arg", type, [list], undefined, 0, name);
  }
  ret(value?: Value): Value {
    const fn = this.block.parent;
    const given = value?.type ?? voidType;
    if (fn !== undefined && fn.returnType !== given) {
      this.fail(`ret: ${given} given, the function returns ${fn.returnType}`);
    }
    return this.insert("ret", voidType, value === undefined ? [] : [value], undefined);
  }
  br(target: BasicBlock): Value {
    return this.insert("br", voidType, [target], undefined);
  }
  condBr(condition: Value, ifTrue: BasicBlock, ifFalse: BasicBlock): Value {
    if (condition.type !== i1) this.fail(`br: the condition is ${condition.type}, not i1`);
    return this.insert("br", voidType, [condition, ifTrue, ifFalse], undefined);
  }
  switch(
    value: Value,
    otherwise: BasicBlock,
    cases: readonly { readonly value: ConstantInt; readonly target: BasicBlock }[],
  ): Value {
    this.wantInteger("switch", value);
    const operands: Value[] = [value, otherwise];
    for (const row of cases) {
      if (row.value.type !== value.type) this.fail(`switch: a case of ${row.value.type} for ${value.type}`);
      operands.push(row.value, row.target);
    }
    return this.insert("switch", voidType, operands, undefined);
  }
  indirectbr(address: Value, targets: readonly BasicBlock[]): Value {
    this.wantPointer("indirectbr", address);
    return this.insert("indirectbr", voidType, [address, ...targets], undefined);
  }
  unreachable(): Value {
    return this.insert("unreachable", voidType, [], undefined);
  }
}
