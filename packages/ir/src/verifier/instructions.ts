/** Rules of each operation, in LLVM's words. */
import { ConstantInt } from "../constants.js";
import { DataLayoutError } from "../data-layout.js";
import type { Function } from "../function.js";
import type { Instruction, InstructionOf } from "../instruction.js";
import {
  type BinaryOpcode,
  type CastOpcode,
  inDomain,
  isBinary,
  isCast,
  OPCODES,
  type Opcode,
} from "../opcodes.js";
import {
  castProblem,
  gepResultType,
  indexedType,
  isSized,
  memberType,
  primitiveBits,
  selectProblem,
} from "../type-rules.js";
import { i1, isAggregate, isFloat, scalarType, type Type, withScalar } from "../types.js";
import { verifyCall } from "./calls.js";
import { verifyInstructionMetadata } from "./metadata.js";
import type { Report } from "./report.js";

export function verifyInstruction(fn: Function, instruction: Instruction, report: Report): void {
  verifyOperation(fn, instruction, report);
  if (instruction.metadata !== undefined) verifyInstructionMetadata(instruction, report);
}

function verifyOperation(fn: Function, instruction: Instruction, report: Report): void {
  const rule = RULES[instruction.opcode] as (fn: Function, instruction: Instruction, report: Report) => void;
  rule(fn, instruction, report);
}

function verifyBr(_fn: Function, br: InstructionOf<"br">, report: Report): void {
  if (br.operandCount === 1) return;
  report.check(br.operand(0).type === i1, "Branch condition is not 'i1' type!", br);
}

function verifyIndirectBr(_fn: Function, branch: InstructionOf<"indirectbr">, report: Report): void {
  const pointer = branch.operand(0).type.kind === "pointer";
  report.check(pointer, "Indirectbr operand must have pointer type!", branch);
}

function verifyFence(_fn: Function, fence: InstructionOf<"fence">, report: Report): void {
  const { ordering } = fence.data;
  const message = "fence instructions may only have acquire, release, acq_rel, or seq_cst ordering.";
  report.check(ordering !== "unordered" && ordering !== "monotonic", message, fence);
}

function verifySelect(_fn: Function, select: InstructionOf<"select">, report: Report): void {
  const [condition, yes, no] = select.operands;
  const right =
    condition !== undefined &&
    yes !== undefined &&
    no !== undefined &&
    selectProblem(condition.type, yes.type, no.type) === undefined;
  if (!report.check(right, "Invalid operands for select instruction!", select)) return;
  const message = "Select values must have same type as select instruction!";
  report.check(yes?.type === select.type, message, select);
}

function verifyExtractElement(
  _fn: Function,
  instruction: InstructionOf<"extractelement">,
  report: Report,
): void {
  const [vector, index] = instruction.operands;
  const right = vector?.type.kind === "vector" && index?.type.kind === "integer";
  report.check(right, "Invalid extractelement operands!", instruction);
}

function verifyInsertElement(
  _fn: Function,
  instruction: InstructionOf<"insertelement">,
  report: Report,
): void {
  const [vector, element, index] = instruction.operands;
  const right =
    vector?.type.kind === "vector" && vector.type.element === element?.type && index?.type.kind === "integer";
  report.check(right, "Invalid insertelement operands!", instruction);
}

function verifyShuffleVector(
  _fn: Function,
  instruction: InstructionOf<"shufflevector">,
  report: Report,
): void {
  const [first, second] = instruction.operands;
  const length = first?.type.kind === "vector" ? first.type.length : -1;
  const right =
    length > 0 && first?.type === second?.type && instruction.data.mask.every((at) => at < 2 * length);
  report.check(right, "Invalid shufflevector operands!", instruction);
}

function verifyPhiPlace(_fn: Function, phi: InstructionOf<"phi">, report: Report): void {
  const { prev } = phi;
  const grouped = prev === undefined || prev.opcode === "phi";
  report.check(grouped, "PHI nodes not grouped at top of basic block!", phi);
}

/** Only `verifyPads` has something to say of these. */
function notePad(_fn: Function, _instruction: Instruction, report: Report): void {
  report.hasPads = true;
}

function verifyNothing(): void {}

function verifyRet(fn: Function, ret: InstructionOf<"ret">, report: Report): void {
  const { returnType } = fn.valueType;
  if (returnType.kind === "void") {
    report.check(
      ret.operandCount === 0,
      "Found return instr that returns non-void in Function of void return type!",
      ret,
    );
    return;
  }
  report.check(
    ret.operandCount === 1 && ret.operand(0).type === returnType,
    "Function return type does not match operand type of return inst!",
    ret,
  );
}

function verifySwitch(_fn: Function, instruction: InstructionOf<"switch">, report: Report): void {
  const { type } = instruction.operand(0);
  const seen = new Set<unknown>();
  for (let at = 2; at < instruction.operandCount; at += 2) {
    const value = instruction.operand(at);
    if (
      !report.check(
        value.type === type && value instanceof ConstantInt,
        "Switch constants must all be same type as switch value!",
        instruction,
      )
    ) {
      return;
    }
    if (!report.check(!seen.has(value), "Duplicate integer as switch case", instruction)) return;
    seen.add(value);
  }
}

// ---- memory ------------------------------------------------------------------------------------------------------

const MAX_ALIGN = 2 ** 32;

function verifyAlloca(_fn: Function, alloca: InstructionOf<"alloca">, report: Report): void {
  const { data } = alloca;
  if (!report.check(isSized(data.allocatedType), "Cannot allocate unsized type", alloca)) return;
  const count = alloca.operand(0);
  if (!report.check(count.type.kind === "integer", "Alloca array size must have integer type", alloca))
    return;
  if (data.align !== undefined) {
    report.check(data.align <= MAX_ALIGN, "huge alignment values are unsupported", alloca);
  }
  if (data.swifterror) {
    report.check(data.allocatedType.kind === "pointer", "swifterror alloca must have pointer type", alloca);
    report.check(
      count instanceof ConstantInt && count.value === 1n,
      "swifterror alloca must not be array allocation",
      alloca,
    );
  }
  const space = report.module.dataLayout.allocaAddressSpace;
  report.check(
    alloca.type.kind === "pointer" && (alloca.type.addressSpace === space || !report.module.hasDataLayout),
    "alloca has illegal target type",
    alloca,
  );
}

function verifyAccess(
  _fn: Function,
  access: InstructionOf<"load"> | InstructionOf<"store">,
  report: Report,
): void {
  const isLoad = access.opcode === "load";
  const { data } = access;
  const pointer = access.operand(isLoad ? 0 : 1);
  const type = isLoad ? access.type : access.operand(0).type;
  const words = isLoad ? LOAD_WORDS : STORE_WORDS;
  if (!report.check(pointer.type.kind === "pointer", words.pointer, access)) return;
  if (data.align !== undefined) {
    if (!report.check(data.align <= MAX_ALIGN, "huge alignment values are unsupported", access)) return;
  }
  if (!report.check(isSized(type), words.unsized, access)) return;
  if (data.ordering === undefined) {
    report.check(data.syncScope === undefined, words.scope, access);
    return;
  }
  const wrong = isLoad ? "release" : "acquire";
  const right = data.ordering !== wrong && data.ordering !== "acq_rel";
  if (!report.check(right, words.ordering, access)) return;
  const good = type.kind === "integer" || type.kind === "pointer" || isFloat(type);
  if (report.check(good, words.atomic, access)) verifyAtomicSize(type, access, report);
}

const LOAD_WORDS = {
  pointer: "Load operand must be a pointer.",
  unsized: "loading unsized types is not allowed",
  scope: "Non-atomic load cannot have SynchronizationScope specified",
  ordering: "Load cannot have Release ordering",
  atomic: "atomic load operand must have integer, pointer, or floating point type!",
} as const;
const STORE_WORDS = {
  pointer: "Store operand must be a pointer.",
  unsized: "storing unsized types is not allowed",
  scope: "Non-atomic store cannot have SynchronizationScope specified",
  ordering: "Store cannot have Acquire ordering",
  atomic: "atomic store operand must have integer, pointer, or floating point type!",
} as const;

function verifyAtomicSize(type: Type, access: Instruction, report: Report): void {
  let bits: number;
  try {
    bits = report.module.dataLayout.sizeInBits(type);
  } catch (error) {
    if (error instanceof DataLayoutError) return;
    throw error;
  }
  if (!report.check(bits >= 8, "atomic memory access' size must be byte-sized", access)) return;
  report.check(
    Math.log2(bits) % 1 === 0,
    "atomic memory access' operand must have a power-of-two size",
    access,
  );
}

function verifyAtomic(
  _fn: Function,
  instruction: InstructionOf<"cmpxchg"> | InstructionOf<"atomicrmw">,
  report: Report,
): void {
  const { type } = instruction.operand(1);
  if (instruction.opcode === "cmpxchg") {
    const good = type.kind === "integer" || type.kind === "pointer";
    if (report.check(good, "cmpxchg operand must have integer or pointer type", instruction)) {
      verifyAtomicSize(type, instruction, report);
    }
    return;
  }
  const { operation, ordering } = instruction.data;
  report.check(ordering !== "unordered", "atomicrmw instructions cannot be unordered.", instruction);
  if (operation === "xchg") {
    const good = type.kind === "integer" || type.kind === "pointer" || isFloat(type);
    const message = "atomicrmw xchg operand must have integer or floating point type!";
    if (!report.check(good, message, instruction)) return;
  } else if (operation[0] === "f") {
    const message = `atomicrmw ${operation} operand must have floating-point or fixed vector of floating-point type!`;
    if (!report.check(inDomain(type, "float"), message, instruction)) return;
  } else if (
    !report.check(
      type.kind === "integer",
      `atomicrmw ${operation} operand must have integer type!`,
      instruction,
    )
  ) {
    return;
  }
  verifyAtomicSize(type, instruction, report);
}

function verifyGetElementPtr(_fn: Function, gep: InstructionOf<"getelementptr">, report: Report): void {
  const base = gep.operand(0);
  const indices = gep.operands.slice(1);
  const source = gep.data.sourceElementType;
  const pointer = scalarType(base.type).kind === "pointer";
  if (!report.check(pointer, "GEP base pointer is not a vector or a vector of pointers", gep)) return;
  if (!report.check(isSized(source), "GEP into unsized type!", gep)) return;
  const integers = indices.every(({ type }) => inDomain(type, "int"));
  if (!report.check(integers, "GEP indexes must be integers", gep)) return;
  const element = indexedType(source, indices);
  if (!report.check(element !== undefined, "Invalid indices for GEP pointer type!", gep)) return;
  report.check(gepResultType(base, indices) === gep.type, "GEP is not of right type for indices!", gep);
}

function verifyAggregate(
  _fn: Function,
  instruction: InstructionOf<"extractvalue"> | InstructionOf<"insertvalue">,
  report: Report,
): void {
  const aggregate = instruction.operand(0);
  let type: Type | undefined = isAggregate(aggregate.type) ? aggregate.type : undefined;
  for (const index of instruction.data.indices)
    type = type === undefined ? undefined : memberType(type, index);
  if (instruction.opcode === "extractvalue") {
    report.check(type === instruction.type, "Invalid ExtractValueInst operands!", instruction);
    return;
  }
  report.check(
    type !== undefined && type === instruction.operand(1).type && instruction.type === aggregate.type,
    "Invalid InsertValueInst operands!",
    instruction,
  );
}

// ---- arithmetic --------------------------------------------------------------------------------------------------

const ICMP_WORDS = {
  same: "Both operands to ICmp instruction are not of the same type!",
  domain: "Invalid operand types for ICmp instruction",
  result: "Invalid result type of ICmp instruction",
} as const;
const FCMP_WORDS = {
  same: "Both operands to FCmp instruction are not of the same type!",
  domain: "Invalid operand types for FCmp instruction",
  result: "Invalid result type of FCmp instruction",
} as const;

function verifyCompare(
  _fn: Function,
  compare: InstructionOf<"icmp"> | InstructionOf<"fcmp">,
  report: Report,
): void {
  const isInt = compare.opcode === "icmp";
  const words = isInt ? ICMP_WORDS : FCMP_WORDS;
  if (!report.check(compare.operandCount === 2, words.same, compare)) return;
  const { type } = compare.operand(0);
  if (!report.check(type === compare.operand(1).type, words.same, compare)) return;
  if (!report.check(inDomain(type, isInt ? "any" : "float"), words.domain, compare)) return;
  report.check(compare.type === withScalar(type, i1), words.result, compare);
}

/** Which family's words LLVM uses for a binary operation. */
function binaryFamily(opcode: string): "arithmetic" | "float" | "logical" | "shift" {
  switch (opcode) {
    case "and":
    case "or":
    case "xor":
      return "logical";
    case "shl":
    case "lshr":
    case "ashr":
      return "shift";
    default:
      return opcode[0] === "f" ? "float" : "arithmetic";
  }
}
const BINARY_WORDS = {
  arithmetic: {
    domain: "Integer arithmetic operators only work with integral types!",
    result: "Integer arithmetic operators must have same type for operands and result!",
  },
  float: {
    domain: "Floating-point arithmetic operators only work with floating-point types!",
    result: "Floating-point arithmetic operators must have same type for operands and result!",
  },
  logical: {
    domain: "Logical operators only work with integral types!",
    result: "Logical operators must have same type for operands and result!",
  },
  shift: {
    domain: "Shifts only work with integral types!",
    result: "Shift return type must be same as operands!",
  },
} as const;

/** What casts are called, what they take and give, and what LLVM says of their widths. */
const CAST_WORDS: Readonly<
  Record<string, { name: string; from: "int" | "float"; to: "int" | "float"; width?: string }>
> = {
  trunc: { name: "Trunc", from: "int", to: "int", width: "DestTy too big for Trunc" },
  zext: { name: "ZExt", from: "int", to: "int", width: "Type too small for ZExt" },
  sext: { name: "SExt", from: "int", to: "int", width: "Type too small for SExt" },
  fptrunc: { name: "FPTrunc", from: "float", to: "float", width: "DestTy too big for FPTrunc" },
  fpext: { name: "FPExt", from: "float", to: "float", width: "DestTy too small for FPExt" },
  fptoui: { name: "FPToUI", from: "float", to: "int" },
  fptosi: { name: "FPToSI", from: "float", to: "int" },
  uitofp: { name: "UIToFP", from: "int", to: "float" },
  sitofp: { name: "SIToFP", from: "int", to: "float" },
};

function verifyArithmetic(_fn: Function, instruction: Instruction, report: Report): void {
  const row = OPCODES[instruction.opcode];
  if (instruction.operandCount === 0) {
    report.fail("Operand is null", instruction);
    return;
  }
  const { type } = instruction.operand(0);
  if (row.class === "cast") {
    verifyCast(instruction, type, report);
    return;
  }
  if (row.class === "unary") {
    const message = "Unary operators must have same type for operands and result!";
    if (!report.check(type === instruction.type, message, instruction)) return;
    report.check(inDomain(type, "float"), "FNeg operator only works with float types!", instruction);
    return;
  }
  const same = "Both operands to a binary operator are not of the same type!";
  if (!report.check(instruction.operandCount === 2, same, instruction)) return;
  if (!report.check(type === instruction.operand(1).type, same, instruction)) return;
  const words = BINARY_WORDS[binaryFamily(instruction.opcode)];
  if (!report.check(inDomain(type, row.domain ?? "any"), words.domain, instruction)) return;
  report.check(instruction.type === type, words.result, instruction);
}

function verifyCast(cast: Instruction, from: Type, report: Report): void {
  const to = cast.type;
  const words = CAST_WORDS[cast.opcode];
  if (words === undefined) {
    const problem = castProblem(cast.opcode, from, to);
    const pointerWords: Readonly<Record<string, string>> = {
      ptrtoint: "PtrToInt source must be pointer",
      inttoptr: "IntToPtr source must be an integral",
      bitcast: "Invalid bitcast",
      addrspacecast: "AddrSpaceCast must be between different address spaces",
    };
    report.check(problem === undefined, pointerWords[cast.opcode] ?? "Invalid cast", cast);
    return;
  }
  // The rule in one question; only a wrong cast is asked which part of it is broken.
  if (castProblem(cast.opcode, from, to) === undefined) return;
  const { name } = words;
  const kinds = { int: "integer", float: "FP" } as const;
  if (!report.check(inDomain(from, words.from), `${name} only operates on ${kinds[words.from]}`, cast))
    return;
  const produced = words.to === "int" ? "an integer" : "an FP";
  if (!report.check(inDomain(to, words.to), `${name} only produces ${produced}`, cast)) return;
  const vectors = `${name} source and destination must both be a vector or neither`;
  if (!report.check((from.kind === "vector") === (to.kind === "vector"), vectors, cast)) return;
  if (words.width !== undefined) {
    const a = primitiveBits(scalarType(from));
    const b = primitiveBits(scalarType(to));
    const narrows = cast.opcode === "trunc" || cast.opcode === "fptrunc";
    if (!report.check(narrows ? a > b : a < b, words.width, cast)) return;
  }
  report.fail(`${name} source and dest vector length mismatch`, cast);
}

type Rule<K extends Opcode> = (fn: Function, instruction: InstructionOf<K>, report: Report) => void;

const RULES: { readonly [K in Opcode]: Rule<K> } = {
  ret: verifyRet,
  br: verifyBr,
  switch: verifySwitch,
  indirectbr: verifyIndirectBr,
  call: verifyCall,
  invoke: verifyCall,
  callbr: verifyCall,
  alloca: verifyAlloca,
  load: verifyAccess,
  store: verifyAccess,
  cmpxchg: verifyAtomic,
  atomicrmw: verifyAtomic,
  fence: verifyFence,
  getelementptr: verifyGetElementPtr,
  icmp: verifyCompare,
  fcmp: verifyCompare,
  select: verifySelect,
  extractelement: verifyExtractElement,
  insertelement: verifyInsertElement,
  shufflevector: verifyShuffleVector,
  extractvalue: verifyAggregate,
  insertvalue: verifyAggregate,
  phi: verifyPhiPlace,
  freeze: verifyNothing,
  va_arg: verifyNothing,
  unreachable: verifyNothing,
  landingpad: notePad,
  resume: notePad,
  catchswitch: notePad,
  catchpad: notePad,
  cleanuppad: notePad,
  catchret: notePad,
  cleanupret: notePad,
  fneg: verifyArithmetic,
  ...arithmeticRules(),
};

/** Binary operations and casts are told apart by the table of operations. */
function arithmeticRules(): { readonly [K in BinaryOpcode | CastOpcode]: Rule<K> } {
  const names = Object.keys(OPCODES) as Opcode[];
  const rules = names
    .filter((name) => isBinary(name) || isCast(name))
    .map((name) => [name, verifyArithmetic]);
  return Object.fromEntries(rules) as { readonly [K in BinaryOpcode | CastOpcode]: Rule<K> };
}
