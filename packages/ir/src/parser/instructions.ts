/** Reading instructions: one reader for each operation, found through a table by its name. */
import { type AttributeList, AttributeSet } from "../attributes.js";
import type { BasicBlock } from "../basic-block.js";
import { CALLING_CONVENTIONS, conventionName } from "../calling-conventions.js";
import { ConstantInt, constInt, constNull } from "../constants.js";
import { Function } from "../function.js";
import {
  type AtomicData,
  type CallData,
  createInstruction,
  type Instruction,
  type InstructionData,
  type OperandBundle,
} from "../instruction.js";
import {
  ATOMIC_ORDERINGS,
  ATOMIC_RMW_OPERATIONS,
  type AtomicOrdering,
  type AtomicRMWOperation,
  type BinaryOpcode,
  type CastOpcode,
  FCMP,
  Flag,
  type FloatPredicate,
  ICMP,
  type IntPredicate,
  inDomain,
  OPCODES,
  type OpcodeRow,
} from "../opcodes.js";
import {
  type FunctionType,
  functionType,
  i1,
  i32,
  isAggregate,
  isFirstClass,
  isFloat,
  labelType,
  pointerType,
  scalarType,
  structType,
  type Type,
  tokenType,
  vectorType,
  voidType,
  withScalar,
} from "../types.js";
import type { Value } from "../value.js";
import { castProblem, gepResultType, indexedType, isSized } from "./checks.js";
import { bySymbol, keyword } from "./keywords.js";
import { decodeName, T } from "./lexer.js";
import { MetadataParser } from "./metadata.js";
import { FCMP_OF, ICMP_OF, type InlineAsmText, inlineAsm, memberType, shuffleMask } from "./values.js";

type Reader = (parser: InstructionParser, row: OpcodeRow) => Instruction;

const ORDERING_OF = bySymbol<AtomicOrdering>(ATOMIC_ORDERINGS.map((name) => [name, name] as const));
const RMW_OF = bySymbol<AtomicRMWOperation>(ATOMIC_RMW_OPERATIONS.map((name) => [name, name] as const));

const ALIGN = keyword("align");
const ADDRSPACE = keyword("addrspace");
const INALLOCA = keyword("inalloca");
const SWIFTERROR = keyword("swifterror");
const ATOMIC = keyword("atomic");
const VOLATILE = keyword("volatile");
const WEAK = keyword("weak");
const SYNCSCOPE = keyword("syncscope");
const TO = keyword("to");
const FROM = keyword("from");
const WITHIN = keyword("within");
const UNWIND = keyword("unwind");
const CALLER = keyword("caller");
const NONE = keyword("none");
const CLEANUP = keyword("cleanup");
const CATCH = keyword("catch");
const FILTER = keyword("filter");
const CALL = keyword("call");
const VOID = keyword("void");
const ASM = keyword("asm");
const CC = keyword("cc");
const LABEL = keyword("label");
const TAIL_KINDS = { tail: "tail", musttail: "musttail", notail: "notail" } as const;

const ONE = constInt(i32, 1);
const NO_BUNDLES: readonly OperandBundle[] = [];

// What every comparison with a predicate carries, made once.
const ICMP_DATA = Object.fromEntries(
  Object.keys(ICMP).map((predicate) => [predicate, { predicate }]),
) as Record<IntPredicate, { readonly predicate: IntPredicate }>;
const FCMP_DATA = Object.fromEntries(
  Object.keys(FCMP).map((predicate) => [predicate, { predicate }]),
) as Record<FloatPredicate, { readonly predicate: FloatPredicate }>;

/** Whether a call with this result and these arguments has exactly the type `fnType`. */
function callsAs(fnType: FunctionType, result: Type, args: readonly Value[]): boolean {
  const { params } = fnType;
  if (fnType.varArg || fnType.returnType !== result || params.length !== args.length) return false;
  for (let at = 0; at < args.length; at++) if (params[at] !== args[at]?.type) return false;
  return true;
}

function sameSets(
  list: AttributeList,
  fn: AttributeSet,
  ret: AttributeSet,
  params: readonly AttributeSet[],
): boolean {
  if (list.fn !== fn || list.ret !== ret) return false;
  for (let at = 0; at < params.length; at++) if (list.param(at) !== params[at]) return false;
  return list.params.length <= params.length;
}

function isValidReturnType(type: Type): boolean {
  return type.kind !== "function" && type.kind !== "label" && type.kind !== "metadata";
}

/** Types whose calls, phis and selects may bear fast-math flags: floats, and arrays and structs of one float type. */
function isFPMathType(type: Type): boolean {
  let inner = type;
  while (inner.kind === "array") inner = inner.element;
  if (inner.kind === "struct") {
    const [first] = inner.fields;
    if (first === undefined || inner.name !== undefined) return false;
    return inner.fields.every((field) => field === first) && isFloat(scalarType(first));
  }
  return isFloat(scalarType(inner));
}

/** Why a select is wrong, in LLVM's words. */
export function selectProblem(condition: Type, yes: Type, no: Type): string | undefined {
  if (yes !== no) return "both values to select must have same type";
  if (yes.kind === "token") return "select values cannot have token type";
  if (condition.kind === "vector") {
    if (condition.element !== i1) return "vector select condition element type must be i1";
    if (yes.kind !== "vector") return "selected values for vector select must be vectors";
    if (yes.length !== condition.length || yes.scalable !== condition.scalable) {
      return "vector select requires selected vectors to have the same vector length as select condition";
    }
  } else if (condition !== i1) return "select condition must be i1 or <n x i1>";
  return undefined;
}

const CONVENTION_OF = bySymbol<string>(CALLING_CONVENTIONS.map((name) => [name, name] as const));

export class InstructionParser extends MetadataParser {
  /** A comma was passed over and metadata follows it. */
  private extraComma = false;
  // What many instructions carry alike is made once.
  private readonly plainAccess: (AtomicData | undefined)[] = [];
  private readonly plainAllocas = new Map<Type, InstructionData<"alloca">>();
  private readonly gepData = new Map<Type, InstructionData<"getelementptr">>();
  private readonly callData = new Map<Value, CallData>();

  /** Passes over a comma, unless metadata attachments follow it. */
  private acceptComma(): boolean {
    if (this.kind !== T.comma) return false;
    this.next();
    if (this.kind !== T.metadataName) return true;
    this.extraComma = true;
    return false;
  }

  /** An instruction, behind its `%name =`; metadata attached. */
  parseInstruction(): Instruction {
    const place = this.start;
    if (this.kind !== T.word) this.expected("instruction opcode");
    const symbol = this.sym;
    const reader = READERS[symbol];
    const row = ROWS[symbol];
    if (reader === undefined || row === undefined) this.expected("instruction opcode");
    this.next();
    this.extraComma = false;
    const instruction = reader(this, row);
    instruction.place = place;
    if (this.extraComma || this.accept(T.comma)) this.parseInstructionMetadata(instruction);
    return instruction;
  }

  // ---- pieces ----------------------------------------------------------------------------------------------------

  parseCallingConvention(): string {
    if (this.kind !== T.word) return "ccc";
    const symbol = this.sym;
    if (symbol === CC) {
      this.next();
      return conventionName(this.readUnsigned(1023, "calling convention number"));
    }
    const name = CONVENTION_OF[symbol];
    if (name === undefined) return "ccc";
    this.next();
    return name;
  }

  /** `align N` behind a comma that was passed over. */
  private parseAlign(): number {
    const at = this.start;
    this.expectWord(ALIGN, "'align'");
    const value = this.readUnsigned(Number.MAX_VALUE);
    this.checkAlignment(value, at);
    return value;
  }

  private parseSyncScope(): string | undefined {
    if (!this.acceptWord(SYNCSCOPE)) return undefined;
    this.expect(T.leftParen, "'(' in syncscope");
    if (this.kind !== T.string) this.expected("synchronization scope name");
    const scope = decodeName(this.text.slice(this.stringStart, this.stringEnd));
    this.next();
    this.expect(T.rightParen, "')' in syncscope");
    // The empty name is the system scope.
    return scope === "" ? undefined : scope;
  }

  private parseOrdering(): AtomicOrdering {
    const ordering = this.kind === T.word ? ORDERING_OF[this.sym] : undefined;
    if (ordering === undefined) this.expected("ordering on atomic instruction");
    this.next();
    return ordering;
  }

  /** A plain access of this alignment: one object for all. */
  private access(align: number | undefined): AtomicData {
    const slot = align === undefined ? 0 : 1 + Math.log2(align);
    let data = this.plainAccess[slot];
    if (data === undefined) {
      data = { volatile: false, ordering: undefined, syncScope: undefined, align };
      this.plainAccess[slot] = data;
    }
    return data;
  }

  /** What follows the operands of a load or store. */
  private parseAccess(atomic: boolean, volatile: boolean): AtomicData {
    let syncScope: string | undefined;
    let ordering: AtomicOrdering | undefined;
    if (atomic) {
      syncScope = this.parseSyncScope();
      ordering = this.parseOrdering();
    }
    const align = this.acceptComma() ? this.parseAlign() : undefined;
    if (!atomic && !volatile) return this.access(align);
    return { volatile, ordering, syncScope, align };
  }

  /** `label %a` between commas. */
  private parseTarget(): BasicBlock {
    // The usual spelling, without the detour through types.
    if (this.isWord(LABEL)) return this.parseBlock();
    return this.expected("a basic block");
  }

  private expectComma(what: string): void {
    this.expect(T.comma, what);
  }

  // ---- readers: terminators --------------------------------------------------------------------------------------

  readRet(): Instruction {
    const at = this.start;
    const result = this.fn?.valueType.returnType ?? voidType;
    if (this.isWord(VOID)) {
      const type = this.parseAnyType();
      if (type.kind === "void") {
        if (result.kind !== "void") this.errorAt(at, `value doesn't match function result type '${result}'`);
        return createInstruction("ret", voidType, [], undefined);
      }
    }
    const value = this.parseTypedValue();
    if (value.type !== result) this.errorAt(at, `value doesn't match function result type '${result}'`);
    return createInstruction("ret", voidType, [value], undefined);
  }

  readBr(): Instruction {
    const at = this.start;
    if (this.isWord(LABEL)) return createInstruction("br", voidType, [this.parseTarget()], undefined);
    const condition = this.parseTypedValue();
    if (condition.type !== i1) this.errorAt(at, "branch condition must have 'i1' type");
    this.expectComma("',' after branch condition");
    const yes = this.parseTarget();
    this.expectComma("',' after true destination");
    const no = this.parseTarget();
    return createInstruction("br", voidType, [condition, yes, no], undefined);
  }

  readSwitch(): Instruction {
    const at = this.start;
    const condition = this.parseTypedValue();
    if (condition.type.kind !== "integer") this.errorAt(at, "switch condition must have integer type");
    this.expectComma("',' after switch condition");
    const operands: Value[] = [condition, this.parseTarget()];
    this.expect(T.leftSquare, "'[' with switch table");
    const seen = new Set<Value>();
    while (this.kind !== T.rightSquare) {
      const caseAt = this.start;
      const value = this.parseTypedValue();
      if (!(value instanceof ConstantInt)) this.errorAt(caseAt, "case value is not a constant integer");
      if (seen.has(value)) this.errorAt(caseAt, "duplicate case value in switch");
      seen.add(value);
      this.expectComma("',' after case value");
      operands.push(value, this.parseTarget());
    }
    this.next();
    return createInstruction("switch", voidType, operands, undefined);
  }

  readIndirectBr(): Instruction {
    const at = this.start;
    const address = this.parseTypedValue();
    if (address.type.kind !== "pointer") this.errorAt(at, "indirectbr address must have pointer type");
    this.expectComma("',' after indirectbr address");
    const operands: Value[] = [address];
    this.expect(T.leftSquare, "'[' with indirectbr");
    while (this.kind !== T.rightSquare) {
      if (operands.length > 1) this.expectComma("',' or ']' in indirectbr");
      operands.push(this.parseTarget());
    }
    this.next();
    return createInstruction("indirectbr", voidType, operands, undefined);
  }

  readResume(): Instruction {
    return createInstruction("resume", voidType, [this.parseTypedValue()], undefined);
  }

  /** `unwind to caller` (undefined) or `unwind label %x`. */
  private parseUnwind(what: string): BasicBlock | undefined {
    this.expectWord(UNWIND, `'unwind' in ${what}`);
    if (this.acceptWord(TO)) {
      this.expectWord(CALLER, `'caller' in ${what}`);
      return undefined;
    }
    return this.parseTarget();
  }

  /** `none` or a token. */
  private parsePad(what: string): Value {
    if (this.kind !== T.local && this.kind !== T.localId && !this.isWord(NONE)) {
      this.expected(`scope value for ${what}`);
    }
    if (this.acceptWord(NONE)) return constNull(tokenType);
    return this.parseValue(tokenType);
  }

  readCatchSwitch(): Instruction {
    this.expectWord(WITHIN, "'within' after catchswitch");
    const parent = this.parsePad("catchswitch");
    this.expect(T.leftSquare, "'[' with catchswitch labels");
    const handlers: BasicBlock[] = [];
    do handlers.push(this.parseTarget());
    while (this.accept(T.comma));
    this.expect(T.rightSquare, "']' after catchswitch labels");
    const unwind = this.parseUnwind("catchswitch");
    const operands: Value[] = unwind === undefined ? [parent, ...handlers] : [parent, unwind, ...handlers];
    return createInstruction("catchswitch", tokenType, operands, { hasUnwind: unwind !== undefined });
  }

  readCatchRet(): Instruction {
    this.expectWord(FROM, "'from' after catchret");
    const pad = this.parseValue(tokenType);
    this.expectWord(TO, "'to' in catchret");
    return createInstruction("catchret", voidType, [pad, this.parseTarget()], undefined);
  }

  readCleanupRet(): Instruction {
    this.expectWord(FROM, "'from' after cleanupret");
    const pad = this.parseValue(tokenType);
    const unwind = this.parseUnwind("cleanupret");
    const operands = unwind === undefined ? [pad] : [pad, unwind];
    return createInstruction("cleanupret", voidType, operands, undefined);
  }

  readPad(opcode: "catchpad" | "cleanuppad"): Instruction {
    this.expectWord(WITHIN, `'within' after ${opcode}`);
    if (opcode === "catchpad" && this.isWord(NONE)) this.expected("scope value for catchpad");
    const operands = [this.parsePad(opcode)];
    this.expect(T.leftSquare, `'[' in ${opcode}`);
    while (this.kind !== T.rightSquare) {
      if (operands.length > 1) this.expectComma("',' or ']' in argument list");
      operands.push(this.parseArgumentValue());
    }
    this.next();
    return createInstruction(opcode, tokenType, operands, undefined);
  }

  /** A typed value that may be metadata. */
  private parseArgumentValue(): Value {
    const type = this.parseType();
    return type.kind === "metadata" ? this.parseMetadataAsValue() : this.parseValue(type);
  }

  // ---- readers: arithmetic ---------------------------------------------------------------------------------------

  readBinary(row: OpcodeRow): Instruction {
    const flags = this.parseFlags(row);
    const at = this.start;
    const left = this.parseTypedValue();
    this.expectComma("',' in arithmetic operation");
    const right = this.parseValue(left.type);
    if (!inDomain(left.type, row.domain ?? "any")) {
      this.errorAt(at, "invalid operand type for instruction");
    }
    return createInstruction(row.name as BinaryOpcode, left.type, [left, right], undefined, flags);
  }

  readUnary(row: OpcodeRow): Instruction {
    const flags = this.parseFlags(row);
    const at = this.start;
    const operand = this.parseTypedValue();
    if (!inDomain(operand.type, "float")) this.errorAt(at, "invalid operand type for instruction");
    return createInstruction("fneg", operand.type, [operand], undefined, flags);
  }

  readCompare(row: OpcodeRow): Instruction {
    const flags = this.parseFlags(row);
    const integer = row.name === "icmp";
    const predicate = this.kind === T.word ? (integer ? ICMP_OF : FCMP_OF)[this.sym] : undefined;
    if (predicate === undefined) this.expected(`${row.name} predicate (e.g. '${integer ? "eq" : "oeq"}')`);
    this.next();
    const at = this.start;
    const left = this.parseTypedValue();
    this.expectComma("',' after compare value");
    const right = this.parseValue(left.type);
    if (!inDomain(left.type, row.domain ?? "any")) {
      this.errorAt(at, integer ? "icmp requires integer operands" : "fcmp requires floating point operands");
    }
    const type = withScalar(left.type, i1);
    return integer
      ? createInstruction("icmp", type, [left, right], ICMP_DATA[predicate as IntPredicate], flags)
      : createInstruction("fcmp", type, [left, right], FCMP_DATA[predicate as FloatPredicate], flags);
  }

  readCast(row: OpcodeRow): Instruction {
    const flags = this.parseFlags(row);
    const at = this.start;
    const operand = this.parseTypedValue();
    this.expectWord(TO, "'to' after cast value");
    const type = this.parseType();
    if (castProblem(row.name, operand.type, type) !== undefined) {
      this.errorAt(at, `invalid cast opcode for cast from '${operand.type}' to '${type}'`);
    }
    return createInstruction(row.name as CastOpcode, type, [operand], undefined, flags);
  }

  readSelect(row: OpcodeRow): Instruction {
    const flags = this.parseFlags(row);
    const at = this.start;
    const condition = this.parseTypedValue();
    this.expectComma("',' after select condition");
    const yes = this.parseTypedValue();
    this.expectComma("',' after select value");
    const no = this.parseTypedValue();
    const problem = selectProblem(condition.type, yes.type, no.type);
    if (problem !== undefined) this.errorAt(at, problem);
    return createInstruction("select", yes.type, [condition, yes, no], undefined, flags);
  }

  readFreeze(): Instruction {
    const operand = this.parseTypedValue();
    return createInstruction("freeze", operand.type, [operand], undefined);
  }

  readVaArg(): Instruction {
    const list = this.parseTypedValue();
    this.expectComma("',' after vaarg operand");
    const at = this.start;
    const type = this.parseType();
    if (!isFirstClass(type)) this.errorAt(at, "va_arg requires operand with first class type");
    return createInstruction("va_arg", type, [list], undefined);
  }

  readPhi(row: OpcodeRow): Instruction {
    const flags = this.parseFlags(row);
    const at = this.start;
    const type = this.parseType();
    if (!isFirstClass(type)) this.errorAt(at, "phi node must have first class type");
    const operands: Value[] = [];
    // A phi of a block without predecessors has no entries.
    if (this.kind !== T.leftSquare) return createInstruction("phi", type, operands, undefined, flags);
    do {
      this.expect(T.leftSquare, "'[' in phi value list");
      operands.push(this.parseValue(type));
      this.expectComma("',' after insertelement value");
      operands.push(this.parsePhiBlock());
      this.expect(T.rightSquare, "']' in phi value list");
    } while (this.acceptComma());
    return createInstruction("phi", type, operands, undefined, flags);
  }

  private parsePhiBlock(): BasicBlock {
    if (this.kind !== T.local && this.kind !== T.localId) this.expected("basic block in phi value list");
    return this.parseLocal(labelType) as BasicBlock;
  }

  // ---- readers: vectors and aggregates ---------------------------------------------------------------------------

  readExtractElement(): Instruction {
    const at = this.start;
    const vector = this.parseTypedValue();
    this.expectComma("',' after extract value");
    const index = this.parseTypedValue();
    if (vector.type.kind !== "vector" || index.type.kind !== "integer") {
      this.errorAt(at, "invalid extractelement operands");
    }
    return createInstruction("extractelement", vector.type.element, [vector, index], undefined);
  }

  readInsertElement(): Instruction {
    const at = this.start;
    const vector = this.parseTypedValue();
    this.expectComma("',' after insertelement value");
    const element = this.parseTypedValue();
    this.expectComma("',' after insertelement value");
    const index = this.parseTypedValue();
    if (
      vector.type.kind !== "vector" ||
      vector.type.element !== element.type ||
      index.type.kind !== "integer"
    ) {
      this.errorAt(at, "invalid insertelement operands");
    }
    return createInstruction("insertelement", vector.type, [vector, element, index], undefined);
  }

  readShuffleVector(): Instruction {
    const at = this.start;
    const first = this.parseTypedValue();
    this.expectComma("',' after shuffle mask");
    const second = this.parseTypedValue();
    this.expectComma("',' after shuffle value");
    const maskValue = this.parseTypedValue();
    const mask = shuffleMask(maskValue);
    const { type } = first;
    if (type.kind !== "vector" || second.type !== type || mask === undefined) {
      this.errorAt(at, "invalid shufflevector operands");
    }
    const scalable = maskValue.type.kind === "vector" && maskValue.type.scalable;
    if (mask.some((element) => element >= 2 * type.length) || scalable !== type.scalable) {
      this.errorAt(at, "invalid shufflevector operands");
    }
    const result = vectorType(type.element, mask.length, scalable);
    return createInstruction("shufflevector", result, [first, second], { mask });
  }

  /** `, 1, 2` behind an aggregate. */
  private parseIndices(aggregate: Type, at: number, what: string): { indices: number[]; type: Type } {
    const indices: number[] = [];
    if (this.kind !== T.comma) this.expected("',' as start of index list");
    let type: Type | undefined = aggregate;
    while (this.acceptComma()) {
      const index = this.readUnsigned(0xffffffff, "index");
      indices.push(index);
      type = type === undefined ? undefined : memberType(type, index);
    }
    if (indices.length === 0) this.expected("index");
    if (type === undefined) this.errorAt(at, `invalid indices for ${what}`);
    return { indices, type };
  }

  readExtractValue(): Instruction {
    const at = this.start;
    const aggregate = this.parseTypedValue();
    if (!isAggregate(aggregate.type)) this.errorAt(at, "extractvalue operand must be aggregate type");
    const { indices, type } = this.parseIndices(aggregate.type, at, "extractvalue");
    return createInstruction("extractvalue", type, [aggregate], { indices });
  }

  readInsertValue(): Instruction {
    const at = this.start;
    const aggregate = this.parseTypedValue();
    this.expectComma("comma after insertvalue operand");
    const valueAt = this.start;
    const value = this.parseTypedValue();
    if (!isAggregate(aggregate.type)) this.errorAt(at, "insertvalue operand must be aggregate type");
    const { indices, type } = this.parseIndices(aggregate.type, at, "insertvalue");
    if (type !== value.type) {
      this.errorAt(
        valueAt,
        `insertvalue operand and field disagree in type: '${value.type}' instead of '${type}'`,
      );
    }
    return createInstruction("insertvalue", aggregate.type, [aggregate, value], { indices });
  }

  // ---- readers: memory -------------------------------------------------------------------------------------------

  readAlloca(): Instruction {
    const inalloca = this.acceptWord(INALLOCA);
    const swifterror = this.acceptWord(SWIFTERROR);
    const at = this.start;
    const allocatedType = this.parseType();
    if (allocatedType.kind === "function") this.errorAt(at, "invalid type for alloca");
    let count: Value = ONE;
    let align: number | undefined;
    let space = this.module.dataLayout.allocaAddressSpace;
    let sizeAt = -1;
    while (this.acceptComma()) {
      if (this.isWord(ALIGN)) align = this.parseAlign();
      else if (this.isWord(ADDRSPACE)) space = this.parseAddressSpace();
      else if (sizeAt < 0) {
        sizeAt = this.start;
        count = this.parseTypedValue();
      } else this.expected("metadata after comma");
    }
    if (count.type.kind !== "integer") this.errorAt(sizeAt, "element count must have integer type");
    if (!isSized(allocatedType)) this.errorAt(at, "Cannot allocate unsized type");
    let data = this.plainAllocas.get(allocatedType);
    if (data === undefined || data.align !== align || inalloca || swifterror) {
      data = { allocatedType, align, inalloca, swifterror };
      if (!inalloca && !swifterror) this.plainAllocas.set(allocatedType, data);
    }
    return createInstruction("alloca", pointerType(space), [count], data);
  }

  readLoad(): Instruction {
    const atomic = this.acceptWord(ATOMIC);
    const volatile = this.acceptWord(VOLATILE);
    const typeAt = this.start;
    const type = this.parseType();
    this.expectComma("comma after load's type");
    const at = this.start;
    const pointer = this.parseTypedValue();
    const data = this.parseAccess(atomic, volatile);
    if (pointer.type.kind !== "pointer" || !isFirstClass(type)) {
      this.errorAt(at, "load operand must be a pointer to a first class type");
    }
    if (atomic && data.align === undefined) {
      this.errorAt(at, "atomic load must have explicit non-zero alignment");
    }
    if (data.ordering === "release" || data.ordering === "acq_rel") {
      this.errorAt(at, "atomic load cannot use Release ordering");
    }
    if (type.kind !== "integer" && !isSized(type))
      this.errorAt(typeAt, "loading unsized types is not allowed");
    return createInstruction("load", type, [pointer], data);
  }

  readStore(): Instruction {
    const atomic = this.acceptWord(ATOMIC);
    const volatile = this.acceptWord(VOLATILE);
    const at = this.start;
    const value = this.parseTypedValue();
    this.expectComma("',' after store operand");
    const pointerAt = this.start;
    const pointer = this.parseTypedValue();
    const data = this.parseAccess(atomic, volatile);
    if (pointer.type.kind !== "pointer") this.errorAt(pointerAt, "store operand must be a pointer");
    if (!isFirstClass(value.type)) this.errorAt(at, "store operand must be a first class value");
    if (atomic && data.align === undefined) {
      this.errorAt(at, "atomic store must have explicit non-zero alignment");
    }
    if (data.ordering === "acquire" || data.ordering === "acq_rel") {
      this.errorAt(at, "atomic store cannot use Acquire ordering");
    }
    if (value.type.kind !== "integer" && !isSized(value.type)) {
      this.errorAt(at, "storing unsized types is not allowed");
    }
    return createInstruction("store", voidType, [value, pointer], data);
  }

  readFence(): Instruction {
    const syncScope = this.parseSyncScope();
    const at = this.start;
    const ordering = this.parseOrdering();
    if (ordering === "unordered") this.errorAt(at, "fence cannot be unordered");
    if (ordering === "monotonic") this.errorAt(at, "fence cannot be monotonic");
    return createInstruction("fence", voidType, [], { ordering, syncScope });
  }

  readCmpXchg(): Instruction {
    const weak = this.acceptWord(WEAK);
    const volatile = this.acceptWord(VOLATILE);
    const at = this.start;
    const pointer = this.parseTypedValue();
    this.expectComma("',' after cmpxchg address");
    const expectedAt = this.start;
    const expectedValue = this.parseTypedValue();
    this.expectComma("',' after cmpxchg cmp operand");
    const newAt = this.start;
    const replacement = this.parseTypedValue();
    const syncScope = this.parseSyncScope();
    const successAt = this.start;
    const success = this.parseOrdering();
    const failureAt = this.start;
    const failure = this.parseOrdering();
    const align = this.acceptComma() ? this.parseAlign() : undefined;
    if (success === "unordered") this.errorAt(successAt, "invalid cmpxchg success ordering");
    if (failure === "unordered" || failure === "release" || failure === "acq_rel") {
      this.errorAt(failureAt, "invalid cmpxchg failure ordering");
    }
    if (pointer.type.kind !== "pointer") this.errorAt(at, "cmpxchg operand must be a pointer");
    if (expectedValue.type !== replacement.type) {
      this.errorAt(newAt, "compare value and new value type do not match");
    }
    if (!isFirstClass(replacement.type)) {
      this.errorAt(expectedAt, "cmpxchg operand must be a first class value");
    }
    return createInstruction(
      "cmpxchg",
      structType([expectedValue.type, i1]),
      [pointer, expectedValue, replacement],
      { weak, volatile, success, failure, syncScope, align },
    );
  }

  readAtomicRMW(): Instruction {
    const volatile = this.acceptWord(VOLATILE);
    const operation = this.kind === T.word ? RMW_OF[this.sym] : undefined;
    if (operation === undefined) this.expected("binary operation in atomicrmw");
    this.next();
    const at = this.start;
    const pointer = this.parseTypedValue();
    this.expectComma("',' after atomicrmw address");
    const valueAt = this.start;
    const value = this.parseTypedValue();
    const syncScope = this.parseSyncScope();
    const orderingAt = this.start;
    const ordering = this.parseOrdering();
    const align = this.acceptComma() ? this.parseAlign() : undefined;
    if (ordering === "unordered") this.errorAt(orderingAt, "atomicrmw cannot be unordered");
    if (pointer.type.kind !== "pointer") this.errorAt(at, "atomicrmw operand must be a pointer");
    const scalar = scalarType(value.type);
    if (operation === "xchg") {
      if (value.type.kind !== "integer" && value.type.kind !== "pointer" && !inDomain(value.type, "float")) {
        this.errorAt(valueAt, "atomicrmw xchg operand must be an integer, floating point, or pointer type");
      }
    } else if (operation[0] === "f") {
      if (!inDomain(scalar, "float")) {
        this.errorAt(valueAt, `atomicrmw ${operation} operand must be a floating point type`);
      }
    } else if (value.type.kind !== "integer") {
      this.errorAt(valueAt, `atomicrmw ${operation} operand must be an integer`);
    }
    if (value.type.kind === "integer" && (value.type.bits < 8 || Math.log2(value.type.bits) % 1 !== 0)) {
      this.errorAt(valueAt, "atomicrmw operand must be power-of-two byte-sized integer");
    }
    return createInstruction("atomicrmw", value.type, [pointer, value], {
      operation,
      volatile,
      ordering,
      syncScope,
      align,
    });
  }

  readGetElementPtr(row: OpcodeRow): Instruction {
    let flags = this.parseFlags(row);
    // inbounds says nusw too.
    if ((flags & Flag.inbounds) !== 0) flags |= Flag.nusw;
    const sourceElementType = this.parseType();
    this.expectComma("comma after getelementptr's type");
    const at = this.start;
    const base = this.parseTypedValue();
    if (scalarType(base.type).kind !== "pointer") this.errorAt(at, "base of getelementptr must be a pointer");
    const operands = [base];
    let vectors = base.type.kind === "vector";
    while (this.acceptComma()) {
      const indexAt = this.start;
      const index = this.parseTypedValue();
      if (index.type.kind !== "integer") {
        if (!inDomain(index.type, "int")) this.errorAt(indexAt, "getelementptr index must be an integer");
        vectors = true;
      }
      operands.push(index);
    }
    if (operands.length > 1 && sourceElementType.kind !== "integer" && !isSized(sourceElementType)) {
      this.errorAt(at, "base element of getelementptr must be sized");
    }
    let type: Type | undefined = base.type;
    if (vectors) {
      type = gepResultType(base, operands.slice(1));
      if (type === undefined) this.errorAt(at, "getelementptr vector index has a wrong number of elements");
    }
    if (operands.length > 2 && indexedType(sourceElementType, operands.slice(1)) === undefined) {
      this.errorAt(at, "invalid getelementptr indices");
    }
    let data = this.gepData.get(sourceElementType);
    if (data === undefined) {
      data = { sourceElementType };
      this.gepData.set(sourceElementType, data);
    }
    return createInstruction("getelementptr", type, operands, data, flags);
  }

  // ---- readers: calls --------------------------------------------------------------------------------------------

  readTailCall(row: OpcodeRow, tail: "tail" | "musttail" | "notail"): Instruction {
    this.expectWord(CALL, `'${tail} call'`);
    return this.readCall(row, tail);
  }

  readCall(row: OpcodeRow, tail: CallData["tail"]): Instruction {
    const flags = this.parseFlags(row);
    const at = this.start;
    const operands: Value[] = [];
    const data = this.parseCallee("call", operands, tail, undefined);
    const { returnType } = data.functionType;
    if (flags !== 0 && !isFPMathType(returnType)) {
      this.errorAt(
        at,
        "fast-math-flags specified for call without floating-point scalar or vector return type",
      );
    }
    return createInstruction("call", returnType, operands, data, flags);
  }

  readInvoke(row: OpcodeRow): Instruction {
    const flags = this.parseFlags(row);
    const operands: Value[] = [];
    const targets: Value[] = [];
    const data = this.parseCallee("invoke", operands, undefined, targets);
    return createInstruction("invoke", data.functionType.returnType, operands, data, flags);
  }

  readCallBr(): Instruction {
    const operands: Value[] = [];
    const targets: Value[] = [];
    const data = this.parseCallee("callbr", operands, undefined, targets);
    return createInstruction("callbr", data.functionType.returnType, operands, {
      ...data,
      indirectCount: targets.length - 1,
    });
  }

  /**
   * From the calling convention to the end of a call, invoke or callbr. Fills `operands` in the order of the operand
   * table (callee, targets, arguments, bundles) and `targets`.
   */
  private parseCallee(
    what: "call" | "invoke" | "callbr",
    operands: Value[],
    tail: CallData["tail"],
    targets: Value[] | undefined,
  ): CallData {
    const callingConvention = this.parseCallingConvention();
    const ret = this.parseParameterAttributes("return", undefined);
    const program = this.module.dataLayout.programAddressSpace;
    const addressSpace = this.isWord(ADDRSPACE) ? this.parseAddressSpace() : program;
    const typeAt = this.start;
    const type = this.parseAnyType();
    let fnType: FunctionType | undefined =
      type.kind === "function"
        ? type
        : type.kind === "pointer" && this.pointee?.kind === "function"
          ? this.pointee
          : undefined;

    // The callee's type may follow from the arguments, so a callee is kept until they are read.
    const calleeAt = this.start;
    let callee: Value | undefined;
    let asm: InlineAsmText | undefined;
    if (this.isWord(ASM)) asm = this.parseInlineAsm();
    else callee = this.parseValue(pointerType(addressSpace));

    if (this.kind !== T.leftParen) this.expected("'(' in call");
    this.next();
    const args: Value[] = [];
    const places: number[] = [];
    const sets: AttributeSet[] = [];
    while (this.kind !== T.rightParen) {
      if (args.length > 0) this.expectComma("',' in argument list");
      if (this.kind === T.ellipsis) {
        // `...` forwards the variadic arguments of a musttail thunk.
        if (tail !== "musttail") this.error("unexpected ellipsis in argument list for non-musttail call");
        if (this.fn?.valueType.varArg !== true) {
          this.error("unexpected ellipsis in argument list for musttail call in non-varargs function");
        }
        this.next();
        break;
      }
      places.push(this.start);
      const argType = this.parseType();
      const pointee = this.pointee;
      if (argType.kind === "metadata") {
        args.push(this.parseMetadataAsValue());
        sets.push(AttributeSet.empty);
      } else {
        sets.push(this.parseParameterAttributes("parameter", pointee));
        args.push(this.parseValue(argType));
      }
    }
    this.expect(T.rightParen, "')' at end of argument list");

    const fnAttributes = this.parseFunctionAttributes();
    const bundleValues: Value[] = [];
    const bundles: { tag: string; begin: number; end: number }[] = [];
    if (this.kind === T.leftSquare) this.parseBundles(bundles, bundleValues);

    if (what === "invoke" && targets !== undefined) {
      this.expectWord(TO, "'to' in invoke");
      targets.push(this.parseTarget());
      this.expectWord(UNWIND, "'unwind' in invoke");
      targets.push(this.parseTarget());
    } else if (what === "callbr" && targets !== undefined) {
      this.expectWord(TO, "'to' in callbr");
      targets.push(this.parseTarget());
      this.expect(T.leftSquare, "'[' in callbr");
      while (this.kind !== T.rightSquare) {
        if (targets.length > 1) this.expectComma("',' or ']' in callbr");
        targets.push(this.parseTarget());
      }
      this.next();
    }

    const known = callee === undefined ? undefined : this.callData.get(callee);
    if (fnType === undefined) {
      if (!isValidReturnType(type)) this.errorAt(typeAt, "Invalid result type for LLVM function");
      if (known !== undefined && callsAs(known.functionType, type, args)) fnType = known.functionType;
      else {
        const own = callee instanceof Function ? callee.valueType : undefined;
        fnType =
          own !== undefined && callsAs(own, type, args)
            ? own
            : functionType(
                type,
                args.map((value) => value.type),
              );
      }
    } else {
      const { params } = fnType;
      for (let at = 0; at < args.length; at++) {
        const param = params[at];
        if (param === undefined) {
          if (!fnType.varArg) this.errorAt(places[at] ?? calleeAt, "too many arguments specified");
        } else if (param !== args[at]?.type) {
          this.errorAt(places[at] ?? calleeAt, `argument is not of expected type '${param}'`);
        }
      }
      if (args.length < params.length) this.errorAt(calleeAt, "not enough parameters specified for call");
    }
    if (asm !== undefined) callee = inlineAsm(fnType, asm);
    if (callee !== undefined) operands.push(callee);
    if (targets !== undefined) for (const target of targets) operands.push(target);
    for (const value of args) operands.push(value);
    if (
      known !== undefined &&
      bundles.length === 0 &&
      known.functionType === fnType &&
      known.callingConvention === callingConvention &&
      known.tail === tail &&
      known.addressSpace === addressSpace &&
      sameSets(known.attributes, fnAttributes, ret, sets)
    ) {
      return known;
    }
    const base = operands.length;
    for (const value of bundleValues) operands.push(value);
    const data: CallData = {
      functionType: fnType,
      callingConvention,
      attributes: this.attributeList(fnAttributes, ret, sets),
      tail,
      bundles:
        bundles.length === 0
          ? NO_BUNDLES
          : bundles.map(({ tag, begin, end }) => ({ tag, begin: base + begin, end: base + end })),
      addressSpace,
    };
    // Kept for the next call that says the same; not for locals, of which there are many.
    if (callee !== undefined && bundles.length === 0 && callee.valueKind === "function") {
      this.callData.set(callee, data);
    }
    return data;
  }

  /** `[ "tag"(i32 %x), ... ]`; begin and end count from the first bundle operand. */
  private parseBundles(bundles: { tag: string; begin: number; end: number }[], values: Value[]): void {
    this.next();
    while (this.kind !== T.rightSquare) {
      if (bundles.length > 0) this.expectComma("',' in input list");
      if (this.kind !== T.string) this.expected("operand bundle tag");
      const tag = decodeName(this.text.slice(this.stringStart, this.stringEnd));
      this.next();
      this.expect(T.leftParen, "'(' in operand bundle");
      const begin = values.length;
      while (this.kind !== T.rightParen) {
        if (values.length > begin) this.expectComma("',' in input list");
        values.push(this.parseArgumentValue());
      }
      this.next();
      bundles.push({ tag, begin, end: values.length });
    }
    if (bundles.length === 0) this.error("operand bundle set must not be empty");
    this.next();
  }

  readLandingPad(): Instruction {
    const type = this.parseType();
    const cleanup = this.acceptWord(CLEANUP);
    const clauses: ("catch" | "filter")[] = [];
    const operands: Value[] = [];
    for (;;) {
      const clause = this.isWord(CATCH) ? "catch" : this.isWord(FILTER) ? "filter" : undefined;
      if (clause === undefined) break;
      this.next();
      const at = this.start;
      const value = this.parseTypedConstant();
      if (clause === "catch" && value.type.kind === "array") {
        this.errorAt(at, "'catch' clause has an invalid type");
      }
      if (clause === "filter" && value.type.kind !== "array") {
        this.errorAt(at, "'filter' clause has an invalid type");
      }
      clauses.push(clause);
      operands.push(value);
    }
    return createInstruction("landingpad", type, operands, { cleanup, clauses });
  }
}

const READERS = bySymbol<Reader>(
  Object.entries({
    ret: (p) => p.readRet(),
    br: (p) => p.readBr(),
    switch: (p) => p.readSwitch(),
    indirectbr: (p) => p.readIndirectBr(),
    invoke: (p, row) => p.readInvoke(row),
    callbr: (p) => p.readCallBr(),
    resume: (p) => p.readResume(),
    catchswitch: (p) => p.readCatchSwitch(),
    catchret: (p) => p.readCatchRet(),
    cleanupret: (p) => p.readCleanupRet(),
    unreachable: () => createInstruction("unreachable", voidType, [], undefined),
    fneg: (p, row) => p.readUnary(row),
    extractelement: (p) => p.readExtractElement(),
    insertelement: (p) => p.readInsertElement(),
    shufflevector: (p) => p.readShuffleVector(),
    extractvalue: (p) => p.readExtractValue(),
    insertvalue: (p) => p.readInsertValue(),
    alloca: (p) => p.readAlloca(),
    load: (p) => p.readLoad(),
    store: (p) => p.readStore(),
    fence: (p) => p.readFence(),
    cmpxchg: (p) => p.readCmpXchg(),
    atomicrmw: (p) => p.readAtomicRMW(),
    getelementptr: (p, row) => p.readGetElementPtr(row),
    icmp: (p, row) => p.readCompare(row),
    fcmp: (p, row) => p.readCompare(row),
    phi: (p, row) => p.readPhi(row),
    select: (p, row) => p.readSelect(row),
    freeze: (p) => p.readFreeze(),
    call: (p, row) => p.readCall(row, undefined),
    tail: (p, row) => p.readTailCall(row, TAIL_KINDS.tail),
    musttail: (p, row) => p.readTailCall(row, TAIL_KINDS.musttail),
    notail: (p, row) => p.readTailCall(row, TAIL_KINDS.notail),
    va_arg: (p) => p.readVaArg(),
    landingpad: (p) => p.readLandingPad(),
    catchpad: (p) => p.readPad("catchpad"),
    cleanuppad: (p) => p.readPad("cleanuppad"),
    ...classReaders(),
  } satisfies Record<string, Reader>),
);

/** Binary operations and casts are read alike. */
function classReaders(): Record<string, Reader> {
  const readers: Record<string, Reader> = {};
  for (const row of Object.values(OPCODES)) {
    if (row.class === "binary") readers[row.name] = (p, own) => p.readBinary(own);
    if (row.class === "cast") readers[row.name] = (p, own) => p.readCast(own);
  }
  return readers;
}

const ROWS = bySymbol<OpcodeRow>([
  ...Object.entries(OPCODES),
  ...Object.keys(TAIL_KINDS).map((word) => [word, OPCODES.call] as const),
]);
