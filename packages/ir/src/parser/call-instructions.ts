/** Reading calls, and the instructions of exception handling. */
import { type AttributeList, AttributeSet } from "../attributes.js";
import type { BasicBlock } from "../basic-block.js";
import { constNull } from "../constants.js";
import { Function } from "../function.js";
import { type CallData, createInstruction, type Instruction, type OperandBundle } from "../instruction.js";
import type { OpcodeRow } from "../opcodes.js";
import {
  type FunctionType,
  functionType,
  isFloat,
  pointerType,
  scalarType,
  type Type,
  tokenType,
  voidType,
} from "../types.js";
import type { Value } from "../value.js";
import { keyword } from "./keywords.js";
import { decodeName, T } from "./lexer.js";
import { MemoryParser } from "./memory-instructions.js";
import { type InlineAsmText, inlineAsm } from "./values.js";

const ADDRSPACE = keyword("addrspace");
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
const ASM = keyword("asm");

const NO_BUNDLES: readonly OperandBundle[] = [];

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
export function isFPMathType(type: Type): boolean {
  let inner = type;
  while (inner.kind === "array") inner = inner.element;
  if (inner.kind === "struct") {
    const [first] = inner.fields;
    if (first === undefined || inner.name !== undefined) return false;
    return inner.fields.every((field) => field === first) && isFloat(scalarType(first));
  }
  return isFloat(scalarType(inner));
}

export class CallParser extends MemoryParser {
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
  protected parseCallee(
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
    let fnType: FunctionType | undefined = type.kind === "function" ? type : undefined;
    // A pointer to a function is what the callee returns; before LLVM 3.7 it could be the callee's own type.
    const older = type.kind === "pointer" && this.pointee?.kind === "function" ? this.pointee : undefined;

    // The callee's type may follow from the arguments, so a callee is kept until they are read.
    const calleeAt = this.start;
    let callee: Value | undefined;
    let asm: InlineAsmText | undefined;
    if (this.isWord(ASM)) asm = this.parseInlineAsm();
    else callee = this.parseValue(pointerType(addressSpace));
    if (older !== undefined && callee instanceof Function && callee.valueType === older) fnType = older;

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
  protected parseBundles(bundles: { tag: string; begin: number; end: number }[], values: Value[]): void {
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

  // ---- readers: exception handling -----------------------------------------------------------------------------

  readResume(): Instruction {
    return createInstruction("resume", voidType, [this.parseTypedValue()], undefined);
  }

  /** `unwind to caller` (undefined) or `unwind label %x`. */
  protected parseUnwind(what: string): BasicBlock | undefined {
    this.expectWord(UNWIND, `'unwind' in ${what}`);
    if (this.acceptWord(TO)) {
      this.expectWord(CALLER, `'caller' in ${what}`);
      return undefined;
    }
    return this.parseTarget();
  }

  /** `none` or a token. */
  protected parsePad(what: string): Value {
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
  protected parseArgumentValue(): Value {
    const type = this.parseType();
    return type.kind === "metadata" ? this.parseMetadataAsValue() : this.parseValue(type);
  }
}
