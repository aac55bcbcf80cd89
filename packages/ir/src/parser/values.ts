/** Reading values: constants of every kind, and constant expressions. */
import { BasicBlock } from "../basic-block.js";
import {
  BlockAddress,
  ConstantArray,
  type ConstantExprData,
  ConstantPtrAuth,
  ConstantStruct,
  ConstantVector,
  constBool,
  constFPBits,
  constInt,
  constNull,
  DSOLocalEquivalent,
  isConstant,
  NoCFIValue,
  poison,
  undef,
  zeroOf,
} from "../constants.js";
import { doubleToBits, narrowDouble, readHexFloat } from "../float-text.js";
import {
  aggregateConstant,
  foldConstantExpr,
  MAX_SPLAT,
  stringConstant,
  vectorSplat,
} from "../fold-constant.js";
import { GlobalValue } from "../globals.js";
import { InlineAsm } from "../inline-asm.js";
import {
  type ConstantExprOpcode,
  FCMP,
  Flag,
  type FlagName,
  ICMP,
  inDomain,
  OPCODES,
  type OpcodeRow,
} from "../opcodes.js";
import { castProblem, gepResultType, indexedType, isSized, memberType } from "../type-rules.js";
import {
  type FloatType,
  type FunctionType,
  i1,
  i32,
  isFloat,
  type Type,
  vectorType,
  withScalar,
} from "../types.js";
import type { Value } from "../value.js";
import { bySymbol, keyword } from "./keywords.js";
import { decodeBytes, decodeName, T } from "./lexer.js";
import { ReferenceParser } from "./references.js";

const OPCODE_OF = bySymbol<OpcodeRow>(Object.entries(OPCODES));
export const FLAG_OF = bySymbol<number>(Object.entries(Flag));
export const ICMP_OF = bySymbol<string>(Object.keys(ICMP).map((name) => [name, name] as const));
export const FCMP_OF = bySymbol<string>(Object.keys(FCMP).map((name) => [name, name] as const));

const TRUE = keyword("true");
const FALSE = keyword("false");
const NULL = keyword("null");
const UNDEF = keyword("undef");
const POISON = keyword("poison");
const ZERO = keyword("zeroinitializer");
const NONE = keyword("none");
const C = keyword("c");
const ASM = keyword("asm");
const BLOCKADDRESS = keyword("blockaddress");
const DSO_LOCAL_EQUIVALENT = keyword("dso_local_equivalent");
const NO_CFI = keyword("no_cfi");
const PTRAUTH = keyword("ptrauth");
const SPLAT = keyword("splat");
const INRANGE = keyword("inrange");
const TO = keyword("to");
const ASM_FLAGS = ["sideeffect", "alignstack", "inteldialect", "unwind"].map(keyword);

export class ValueParser extends ReferenceParser {
  // ---- values ----------------------------------------------------------------------------------------------------

  /** A type and a value of it. */
  parseTypedValue(): Value {
    return this.parseValue(this.parseType());
  }
  /** `label %name`. */
  parseBlock(): BasicBlock {
    const start = this.start;
    const type = this.parseType();
    if (type.kind !== "label") this.errorAt(start, "expected a basic block");
    return this.parseLocal(type) as BasicBlock;
  }
  /** A type and a constant of it. */
  parseTypedConstant(): Value {
    return this.parseConstant(this.parseType());
  }

  /** A constant or a global: no locals. */
  parseConstant(type: Type): Value {
    if (this.kind === T.local || this.kind === T.localId) this.error("invalid use of function-local name");
    return this.parseValue(type);
  }

  /** A value of `type`, which has been read. */
  parseValue(type: Type): Value {
    switch (this.kind) {
      case T.local:
      case T.localId:
        return this.parseLocal(type);
      case T.global:
      case T.globalId:
        return this.parseGlobal(type);
      case T.integer: {
        if (type.kind !== "integer") this.error("integer constant must have integer type");
        const value = this.big ? constInt(type, this.tokenBigInt()) : constInt(type, this.num);
        this.next();
        return value;
      }
      case T.word:
        return this.parseWordValue(type);
      case T.float:
      case T.hexFloat:
      case T.hexInteger:
        return this.parseNumber(type);
      case T.leftSquare:
      case T.leftBrace:
      case T.less:
        return this.parseAggregate(type);
      default:
        return this.expected("value token");
    }
  }

  private parseWordValue(type: Type): Value {
    const at = this.start;
    const symbol = this.sym;
    switch (symbol) {
      case TRUE:
      case FALSE:
        if (type !== i1) this.error("integer constant must have integer type");
        this.next();
        return constBool(symbol === TRUE);
      case NULL:
        if (type.kind !== "pointer") this.error("null must be a pointer type");
        this.next();
        return constNull(type);
      case UNDEF:
      case POISON:
        if (!isConstantType(type)) {
          this.error(`invalid type for ${symbol === UNDEF ? "undef" : "poison"} constant`);
        }
        this.next();
        return symbol === UNDEF ? undef(type) : poison(type);
      case ZERO:
        if (!isConstantType(type) || (type.kind === "target" && !hasZero(type.name))) {
          this.error("invalid type for null constant");
        }
        this.next();
        return zeroOf(type);
      case NONE:
        if (type.kind !== "token") this.error("invalid type for none constant");
        this.next();
        return constNull(type);
      case C: {
        this.next();
        if (this.kind !== T.string) this.expected("string");
        const bytes = decodeBytes(this.text.slice(this.stringStart, this.stringEnd));
        if (type.kind !== "array" || type.element.kind !== "integer" || type.element.bits !== 8) {
          this.errorAt(
            at,
            `constant expression type mismatch: got type '[${bytes.length} x i8]' but expected '${type}'`,
          );
        }
        if (type.length !== bytes.length) {
          this.errorAt(
            at,
            `constant expression type mismatch: got type '[${bytes.length} x i8]' but expected '${type}'`,
          );
        }
        this.next();
        return stringConstant(bytes);
      }
      case SPLAT: {
        this.next();
        if (type.kind !== "vector") this.errorAt(at, "vector constant must have vector type");
        this.expect(T.leftParen, "'(' after vector splat");
        const elementAt = this.start;
        this.enterNest();
        const element = this.parseTypedConstant();
        this.leaveNest();
        this.expect(T.rightParen, "')' at end of vector splat");
        if (element.type !== type.element) {
          this.errorAt(
            elementAt,
            `constant expression type mismatch: got type '${element.type}' but expected '${type.element}'`,
          );
        }
        return vectorSplat(type, element) ?? this.errorAt(at, "vector constant is too long");
      }
      case ASM:
        return this.error("invalid use of inline assembly: only a callee");
      case BLOCKADDRESS:
        return this.parseBlockAddress(type);
      case DSO_LOCAL_EQUIVALENT:
      case NO_CFI: {
        this.next();
        if (this.kind !== T.global && this.kind !== T.globalId) {
          this.expected(`global value name in ${this.names[symbol]}`);
        }
        const at = this.start;
        const fn = this.parseGlobal(type);
        if (
          symbol === DSO_LOCAL_EQUIVALENT &&
          fn instanceof GlobalValue &&
          fn.valueType.kind !== "function"
        ) {
          const wanted = "expected a function, alias to function, or ifunc in dso_local_equivalent";
          this.errorAt(at, wanted);
        }
        return symbol === NO_CFI ? new NoCFIValue(type, [fn]) : new DSOLocalEquivalent(type, [fn]);
      }
      case PTRAUTH:
        return this.parsePtrAuth(type);
      default: {
        const row = OPCODE_OF[symbol];
        if (row === undefined || row.constantExpr === undefined) this.expected("value token");
        this.enterNest();
        const value = this.parseConstantExpr(row);
        this.leaveNest();
        if (value.type !== type) {
          this.errorAt(
            at,
            `constant expression type mismatch: got type '${value.type}' but expected '${type}'`,
          );
        }
        return value;
      }
    }
  }

  private parseNumber(type: Type): Value {
    const text = this.text.slice(this.start, this.pos);
    if (this.kind === T.hexInteger) {
      if (type.kind !== "integer") this.error("integer constant must have integer type");
      const digits = text.slice(3);
      if (digits.length > 1 << 21) this.error("integer constant is too large");
      let value = BigInt(`0x${digits}`);
      // s0x is read at the width its digits need, without leading zeros beyond four bits each, as signed.
      if (text[0] === "s") value = BigInt.asIntN(Math.max(1, value.toString(2).length), value);
      this.next();
      return constInt(type, value);
    }
    if (!isFloat(type)) this.error("floating point constant invalid for type");
    const bits = this.floatBits(type, text);
    this.next();
    return constFPBits(type, bits);
  }

  private floatBits(type: FloatType, text: string): bigint {
    if (this.kind === T.float) {
      const number = Number(text);
      const bits = narrowDouble(doubleToBits(number), type.kind);
      if (bits === undefined || !Number.isFinite(number)) {
        if (type.kind in { x86_fp80: 1, fp128: 1, ppc_fp128: 1 }) {
          this.error(`floating point constant does not have type '${type}'`);
        }
        if (bits === undefined) this.error("floating point constant invalid for type");
      }
      return bits;
    }
    const hex = readHexFloat(text);
    if (hex === undefined) this.error("constant bigger than the floating point type holds");
    if (hex.kind === type.kind) return hex.bits;
    const bits = hex.kind === "double" ? narrowDouble(hex.bits, type.kind) : undefined;
    if (bits === undefined) this.error("floating point constant invalid for type");
    return bits;
  }

  /** `[...]`, `{...}`, `<...>`, `<{...}>`. */
  private parseAggregate(type: Type): Value {
    const at = this.start;
    this.enterNest();
    let value: Value;
    if (this.kind === T.leftSquare) value = this.parseArrayConstant(type, at);
    else if (this.kind === T.leftBrace) value = this.parseStructConstant(type, at, false);
    else {
      this.next();
      if (this.kind === T.leftBrace) value = this.parseStructConstant(type, at, true);
      else value = this.parseVectorConstant(type, at);
    }
    this.leaveNest();
    return value;
  }

  private parseArrayConstant(type: Type, at: number): Value {
    if (type.kind !== "array")
      this.error(`constant expression type mismatch: an array but expected '${type}'`);
    this.next();
    const values: Value[] = [];
    const { element, length } = type;
    while (this.kind !== T.rightSquare) {
      if (values.length > 0) this.expect(T.comma, "',' or ']' in array constant");
      const elementAt = this.start;
      const elementType = this.parseType();
      if (elementType !== element) {
        this.errorAt(elementAt, `array element #${values.length} is not of type '${element}'`);
      }
      values.push(this.parseConstant(elementType));
    }
    if (values.length === 0 && length !== 0) this.errorAt(at, "invalid empty array initializer");
    if (values.length !== length) {
      this.errorAt(
        at,
        `constant expression type mismatch: got type '[${values.length} x ${element}]' but expected '${type}'`,
      );
    }
    this.next();
    return aggregateConstant(type, values, ConstantArray);
  }

  private parseStructConstant(type: Type, at: number, packed: boolean): Value {
    if (type.kind !== "struct")
      this.error(`constant expression type mismatch: a struct but expected '${type}'`);
    const fields = type.fields;
    if (type.packed !== packed) this.errorAt(at, "packed'ness of initializer and type don't match");
    this.next();
    const values: Value[] = [];
    while (this.kind !== T.rightBrace) {
      if (values.length > 0) this.expect(T.comma, "',' or '}' in struct constant");
      const fieldAt = this.start;
      const value = this.parseTypedConstant();
      const field = fields[values.length];
      if (field === undefined) this.errorAt(fieldAt, "initializer with struct type has wrong # elements");
      if (value.type !== field) {
        this.errorAt(
          fieldAt,
          `element ${values.length} of struct initializer doesn't match struct element type`,
        );
      }
      values.push(value);
    }
    if (values.length !== fields.length)
      this.errorAt(at, "initializer with struct type has wrong # elements");
    this.next();
    if (packed) this.expect(T.greater, "'>' at end of packed struct constant");
    return aggregateConstant(type, values, ConstantStruct);
  }

  private parseVectorConstant(type: Type, at: number): Value {
    const values: Value[] = [];
    let element: Type | undefined;
    while (this.kind !== T.greater) {
      if (values.length > 0) this.expect(T.comma, "',' or '>' in vector constant");
      const elementAt = this.start;
      const value = this.parseTypedConstant();
      element ??= value.type;
      if (value.type !== element) {
        this.errorAt(elementAt, `vector element #${values.length} is not of type '${element}'`);
      }
      values.push(value);
    }
    if (element === undefined) this.errorAt(at, "constant vector must not be empty");
    if (element.kind !== "integer" && element.kind !== "pointer" && !isFloat(element)) {
      this.errorAt(at, "vector elements must have integer, pointer or floating point type");
    }
    const own = vectorType(element, values.length);
    if (type !== own || type.kind !== "vector") {
      this.errorAt(at, `constant expression type mismatch: got type '${own}' but expected '${type}'`);
    }
    this.next();
    return aggregateConstant(type, values, ConstantVector);
  }

  private parseBlockAddress(type: Type): Value {
    if (type.kind !== "pointer") this.error("blockaddress must have pointer type");
    this.next();
    this.expect(T.leftParen, "'(' in block address expression");
    const fnPlace = this.start;
    if (this.kind !== T.global && this.kind !== T.globalId) this.expected("function name in blockaddress");
    const fn = this.parseGlobal(type);
    this.expect(T.comma, "',' in block address expression");
    if (this.kind !== T.local && this.kind !== T.localId) this.expected("basic block name in blockaddress");
    const stand = new BasicBlock();
    const named = this.kind === T.local;
    this.pendingBlocks.push({
      fn,
      fnPlace,
      stand,
      name: named ? this.name : undefined,
      id: named ? -1 : this.num,
      place: this.start,
    });
    this.next();
    this.expect(T.rightParen, "')' in block address expression");
    return new BlockAddress(type, fn, stand);
  }

  private parsePtrAuth(type: Type): Value {
    this.next();
    this.expect(T.leftParen, "'(' in constant ptrauth expression");
    this.enterNest();
    const operands: Value[] = [];
    do operands.push(this.parseTypedConstant());
    while (this.accept(T.comma));
    this.leaveNest();
    this.expect(T.rightParen, "')' in constant ptrauth expression");
    const [pointer, key, discriminator, address] = operands;
    if (operands.length < 2 || operands.length > 4) this.error("constant ptrauth has two to four operands");
    if (pointer?.type.kind !== "pointer") this.error("constant ptrauth base pointer must be a pointer");
    if (key?.type !== i32) this.error("constant ptrauth key must be i32 constant");
    if (
      discriminator !== undefined &&
      (discriminator.type.kind !== "integer" || discriminator.type.bits !== 64)
    ) {
      this.error("constant ptrauth integer discriminator must be i64 constant");
    }
    if (address !== undefined && address.type.kind !== "pointer") {
      this.error("constant ptrauth address discriminator must be a pointer");
    }
    if (pointer.type !== type)
      this.error(`constant expression type mismatch: got type '${pointer.type}' but expected '${type}'`);
    return new ConstantPtrAuth(type, operands);
  }

  /** `asm sideeffect "template", "constraints"`. */
  parseInlineAsm(): InlineAsmText {
    this.next();
    const flags = ASM_FLAGS.map((word) => this.acceptWord(word));
    if (this.kind !== T.string) this.expected("string constant");
    const template = decodeName(this.text.slice(this.stringStart, this.stringEnd));
    this.next();
    this.expect(T.comma, "comma in inline asm expression");
    if (this.kind !== T.string) this.expected("constraint string");
    const constraints = decodeName(this.text.slice(this.stringStart, this.stringEnd));
    this.next();
    return { template, constraints, flags };
  }

  // ---- constant expressions --------------------------------------------------------------------------------------

  /** Flags the row allows, as many as there are. */
  protected parseFlags(row: OpcodeRow): number {
    if (row.flags === undefined) return 0;
    let flags = 0;
    while (this.kind === T.word) {
      const bits = FLAG_OF[this.sym];
      if (bits === undefined) break;
      const name = this.name;
      const allowed = row.flags as readonly FlagName[];
      if (name === "fast" ? !allowed.includes("nnan") : !allowed.includes(name as FlagName)) break;
      // Fast-math flags and those of addresses may be said again, the others not.
      if ((flags & bits) === bits && !allowed.includes("nnan") && !allowed.includes("inbounds")) break;
      flags |= bits;
      this.next();
    }
    return flags;
  }

  private parseConstantExpr(row: OpcodeRow): Value {
    const at = this.start;
    this.next();
    const opcode = row.name as ConstantExprOpcode;
    let flags = this.parseFlags(row);
    let inRange: { start: bigint; end: bigint } | undefined;
    let predicate: string | undefined;
    let sourceElementType: Type | undefined;
    if (opcode === "getelementptr" && this.acceptWord(INRANGE)) {
      this.expect(T.leftParen, "'('");
      const start = this.readBigInt();
      this.expect(T.comma, "','");
      inRange = { start, end: this.readBigInt() };
      this.expect(T.rightParen, "')'");
      if (inRange.start >= inRange.end) this.errorAt(at, "expected end to be larger than start");
    }
    if (opcode === "icmp" || opcode === "fcmp") {
      predicate = this.kind === T.word ? (opcode === "icmp" ? ICMP_OF : FCMP_OF)[this.sym] : undefined;
      if (predicate === undefined) this.expected(`${opcode} predicate (e.g. 'eq')`);
      this.next();
    }
    this.expect(T.leftParen, `'(' in constantexpr`);
    if (opcode === "getelementptr") {
      if ((flags & Flag.inbounds) !== 0) flags |= Flag.nusw;
      sourceElementType = this.parseType();
      this.expect(T.comma, "comma after getelementptr's type");
    }
    if (row.class === "cast") {
      const operand = this.parseTypedConstant();
      this.expectWord(TO, "'to' in constantexpr cast");
      const type = this.parseType();
      this.expect(T.rightParen, "')' at end of constantexpr cast");
      const problem = castProblem(opcode, operand.type, type);
      if (problem !== undefined) {
        this.errorAt(at, `invalid cast opcode for cast from '${operand.type}' to '${type}'`);
      }
      return foldConstantExpr(opcode, type, [operand], { flags });
    }
    const operands: Value[] = [];
    const indices: number[] = [];
    do {
      if (this.kind === T.integer && (opcode === "extractvalue" || opcode === "insertvalue")) {
        indices.push(this.readUnsigned(0xffffffff));
        continue;
      }
      // `inrange` before an index is how LLVM 18 and before wrote it; it bounds what is reached, and may be dropped.
      if (opcode === "getelementptr") this.acceptWord(INRANGE);
      operands.push(this.parseTypedConstant());
    } while (this.accept(T.comma));
    this.expect(T.rightParen, "')' in constantexpr");
    const data: ConstantExprData = {
      flags,
      ...(sourceElementType !== undefined && { sourceElementType }),
      ...(inRange !== undefined && { inRange }),
      ...(predicate !== undefined && { predicate }),
      ...(indices.length > 0 && { indices }),
    };
    return this.finishConstantExpr(opcode, row, operands, data, at);
  }

  private finishConstantExpr(
    opcode: ConstantExprOpcode,
    row: OpcodeRow,
    operands: Value[],
    data: ConstantExprData,
    at: number,
  ): Value {
    const [first, second, third] = operands;
    if (first === undefined) this.errorAt(at, `expected operands of ${opcode}`);
    const arity = (count: number): void => {
      if (operands.length !== count) this.errorAt(at, `expected ${count} operands in constantexpr ${opcode}`);
    };
    const same = (): void => {
      if (second?.type !== first.type) this.errorAt(at, "operands of constexpr must have same type");
    };
    switch (opcode) {
      case "getelementptr": {
        const source = data.sourceElementType ?? i32;
        const indices = operands.slice(1);
        const pointer = first.type.kind === "vector" ? first.type.element : first.type;
        if (pointer.kind !== "pointer") this.errorAt(at, "base of getelementptr must be a pointer");
        if (indices.length > 0 && !isSized(source))
          this.errorAt(at, "base element of getelementptr must be sized");
        for (const index of indices) {
          if (!inDomain(index.type, "int")) this.errorAt(at, "getelementptr index must be an integer");
        }
        const type = gepResultType(first, indices);
        if (type === undefined) this.errorAt(at, "getelementptr vector index has a wrong number of elements");
        if (indexedType(source, indices) === undefined) this.errorAt(at, "invalid getelementptr indices");
        return foldConstantExpr(opcode, type, operands, data);
      }
      case "extractelement":
        arity(2);
        if (first.type.kind !== "vector" || second?.type.kind !== "integer") {
          this.errorAt(at, "invalid extractelement operands");
        }
        return foldConstantExpr(opcode, first.type.element, operands, data);
      case "insertelement":
        arity(3);
        if (
          first.type.kind !== "vector" ||
          second?.type !== first.type.element ||
          third?.type.kind !== "integer"
        ) {
          this.errorAt(at, "invalid insertelement operands");
        }
        return foldConstantExpr(opcode, first.type, operands, data);
      case "shufflevector": {
        arity(3);
        const mask = third === undefined ? undefined : shuffleMask(third);
        if (first.type.kind !== "vector" || second?.type !== first.type || mask === undefined) {
          this.errorAt(at, "invalid operands to shufflevector");
        }
        const scalable = third?.type.kind === "vector" && third.type.scalable;
        const type = vectorType(first.type.element, mask.length, scalable);
        return foldConstantExpr(opcode, type, [first, second], { ...data, mask });
      }
      case "extractvalue":
      case "insertvalue": {
        arity(opcode === "extractvalue" ? 1 : 2);
        let type: Type | undefined = first.type;
        for (const index of data.indices ?? [])
          type = type === undefined ? undefined : memberType(type, index);
        if (type === undefined || data.indices === undefined) {
          this.errorAt(at, `invalid indices for ${opcode}`);
        }
        if (opcode === "extractvalue") return foldConstantExpr(opcode, type, operands, data);
        if (second?.type !== type) this.errorAt(at, "insertvalue operand and field disagree in type");
        return foldConstantExpr(opcode, first.type, operands, data);
      }
      case "select":
        arity(3);
        if (second?.type !== third?.type || second === undefined) {
          this.errorAt(at, "select values must have same type");
        }
        return foldConstantExpr(opcode, second.type, operands, data);
      case "icmp":
      case "fcmp":
        arity(2);
        same();
        if (!inDomain(first.type, row.domain ?? "any")) {
          this.errorAt(
            at,
            `${opcode} requires ${opcode === "icmp" ? "pointer or integer" : "floating point"} operands`,
          );
        }
        return foldConstantExpr(opcode, withScalar(first.type, i1), operands, data);
      case "fneg":
        arity(1);
        if (!inDomain(first.type, "float")) this.errorAt(at, "operand of fneg must be floating point");
        return foldConstantExpr(opcode, first.type, operands, data);
      default:
        arity(2);
        same();
        if (!inDomain(first.type, row.domain ?? "int")) {
          this.errorAt(at, `constexpr requires ${row.domain === "float" ? "fp" : "integer"} operands`);
        }
        return foldConstantExpr(opcode, first.type, operands, data);
    }
  }
}

/** Inline assembly as written; its function type is known once the call is read. */
export interface InlineAsmText {
  readonly template: string;
  readonly constraints: string;
  /** sideeffect, alignstack, inteldialect, unwind. */
  readonly flags: readonly boolean[];
}
export function inlineAsm(fnType: FunctionType, { template, constraints, flags }: InlineAsmText): InlineAsm {
  const [sideEffect = false, alignStack = false, intel = false, unwind = false] = flags;
  return new InlineAsm(fnType, template, constraints, sideEffect, alignStack, intel, unwind);
}

/** The mask a constant vector of i32 says, -1 for undef and poison. */
export function shuffleMask(value: Value): number[] | undefined {
  const type = value.type;
  if (type.kind !== "vector" || type.element !== i32 || !isConstant(value)) return undefined;
  if (type.length > MAX_SPLAT) return undefined;
  switch (value.constantKind) {
    case "null":
      return new Array<number>(type.length).fill(0);
    case "undef":
    case "poison":
      return new Array<number>(type.length).fill(-1);
    case "vector":
      return value.operands.map((element) => {
        if (!isConstant(element) || element.constantKind !== "int") return -1;
        return element.low;
      });
    default:
      return undefined;
  }
}

/** Types that have undef, poison and zero. */
function isConstantType(type: Type): boolean {
  switch (type.kind) {
    case "void":
    case "label":
    case "function":
    case "metadata":
    case "token":
      return false;
    default:
      return true;
  }
}
function hasZero(name: string): boolean {
  return name.startsWith("spirv.") || name === "aarch64.svcount";
}
