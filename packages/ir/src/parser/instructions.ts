/** Reading instructions: one reader for each operation, found through a table by its name. */
import type { BasicBlock } from "../basic-block.js";
import { ConstantInt } from "../constants.js";
import { createInstruction, type Instruction } from "../instruction.js";
import {
  type BinaryOpcode,
  type CastOpcode,
  FCMP,
  type FloatPredicate,
  ICMP,
  type IntPredicate,
  inDomain,
  OPCODES,
  type OpcodeRow,
} from "../opcodes.js";
import { castProblem, memberType, selectProblem } from "../type-rules.js";
import {
  i1,
  isAggregate,
  isFirstClass,
  labelType,
  type Type,
  vectorType,
  voidType,
  withScalar,
} from "../types.js";
import type { Value } from "../value.js";
import { CallParser, isFPMathType } from "./call-instructions.js";
import { bySymbol, keyword } from "./keywords.js";
import { T } from "./lexer.js";
import { FCMP_OF, ICMP_OF, shuffleMask } from "./values.js";

type Reader = (parser: InstructionParser, row: OpcodeRow) => Instruction;

const TO = keyword("to");
const VOID = keyword("void");
const LABEL = keyword("label");
const TAIL_KINDS = { tail: "tail", musttail: "musttail", notail: "notail" } as const;

// What every comparison with a predicate carries, made once.
const ICMP_DATA = Object.fromEntries(
  Object.keys(ICMP).map((predicate) => [predicate, { predicate }]),
) as Record<IntPredicate, { readonly predicate: IntPredicate }>;
const FCMP_DATA = Object.fromEntries(
  Object.keys(FCMP).map((predicate) => [predicate, { predicate }]),
) as Record<FloatPredicate, { readonly predicate: FloatPredicate }>;

export class InstructionParser extends CallParser {
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
    const flagsAt = this.lastEnd - row.name.length;
    const flags = this.parseFlags(row);
    const at = this.start;
    const condition = this.parseTypedValue();
    this.expectComma("',' after select condition");
    const yes = this.parseTypedValue();
    this.expectComma("',' after select value");
    const no = this.parseTypedValue();
    const problem = selectProblem(condition.type, yes.type, no.type);
    if (problem !== undefined) this.errorAt(at, problem);
    if (flags !== 0 && !isFPMathType(yes.type)) {
      const wanted =
        "fast-math-flags specified for select without floating-point scalar or vector return type";
      this.errorAt(flagsAt, wanted);
    }
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
