/** Reading the instructions that reach memory, and the pieces instructions share. */
import type { BasicBlock } from "../basic-block.js";
import { CALLING_CONVENTIONS, conventionName } from "../calling-conventions.js";
import { constInt } from "../constants.js";
import {
  type AtomicData,
  type CallData,
  createInstruction,
  type Instruction,
  type InstructionData,
} from "../instruction.js";
import {
  ATOMIC_ORDERINGS,
  ATOMIC_RMW_OPERATIONS,
  type AtomicOrdering,
  type AtomicRMWOperation,
  Flag,
  inDomain,
  type OpcodeRow,
} from "../opcodes.js";
import { gepResultType, indexedType, isSized } from "../type-rules.js";
import { i1, i32, isFirstClass, pointerType, scalarType, structType, type Type, voidType } from "../types.js";
import type { Value } from "../value.js";
import { bySymbol, keyword } from "./keywords.js";
import { decodeName, T } from "./lexer.js";
import { MetadataParser } from "./metadata.js";

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
const CC = keyword("cc");
const LABEL = keyword("label");

const ONE = constInt(i32, 1);

const CONVENTION_OF = bySymbol<string>(CALLING_CONVENTIONS.map((name) => [name, name] as const));

export class MemoryParser extends MetadataParser {
  /** A comma was passed over and metadata follows it. */
  protected extraComma = false;
  // What many instructions carry alike is made once.
  protected readonly plainAccess: (AtomicData | undefined)[] = [];
  protected readonly plainAllocas = new Map<Type, InstructionData<"alloca">>();
  protected readonly gepData = new Map<Type, InstructionData<"getelementptr">>();
  protected readonly callData = new Map<Value, CallData>();

  /** Passes over a comma, unless metadata attachments follow it. */
  protected acceptComma(): boolean {
    if (this.kind !== T.comma) return false;
    this.next();
    if (this.kind !== T.metadataName) return true;
    this.extraComma = true;
    return false;
  }

  // ---- pieces ----------------------------------------------------------------------------------------------------

  parseCallingConvention(): string {
    if (this.kind !== T.word) return "ccc";
    const symbol = this.sym;
    if (symbol === CC) {
      this.next();
      return conventionName(this.readUnsigned(1023, "integer"));
    }
    const name = CONVENTION_OF[symbol];
    if (name === undefined) return "ccc";
    this.next();
    return name;
  }

  /** `align N` behind a comma that was passed over. */
  protected parseAlign(): number {
    const at = this.start;
    this.expectWord(ALIGN, "'align'");
    const value = this.readUnsigned(Number.MAX_VALUE);
    this.checkAlignment(value, at);
    return value;
  }

  protected parseSyncScope(): string | undefined {
    if (!this.acceptWord(SYNCSCOPE)) return undefined;
    this.expect(T.leftParen, "'(' in syncscope");
    if (this.kind !== T.string) this.expected("synchronization scope name");
    const scope = decodeName(this.text.slice(this.stringStart, this.stringEnd));
    this.next();
    this.expect(T.rightParen, "')' in syncscope");
    // The empty name is the system scope.
    return scope === "" ? undefined : scope;
  }

  protected parseOrdering(): AtomicOrdering {
    const ordering = this.kind === T.word ? ORDERING_OF[this.sym] : undefined;
    if (ordering === undefined) this.expected("ordering on atomic instruction");
    this.next();
    return ordering;
  }

  /** A plain access of this alignment: one object for all. */
  protected access(align: number | undefined): AtomicData {
    const slot = align === undefined ? 0 : align < 1 << 30 ? 32 - Math.clz32(align) : 1 + Math.log2(align);
    let data = this.plainAccess[slot];
    if (data === undefined) {
      data = { volatile: false, ordering: undefined, syncScope: undefined, align };
      this.plainAccess[slot] = data;
    }
    return data;
  }

  /** What follows the operands of a load or store. */
  protected parseAccess(atomic: boolean, volatile: boolean): AtomicData {
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
  protected parseTarget(): BasicBlock {
    // The usual spelling, without the detour through types.
    if (this.isWord(LABEL)) return this.parseBlock();
    return this.expected("a basic block");
  }

  protected expectComma(what: string): void {
    this.expect(T.comma, what);
  }

  // ---- readers: memory -------------------------------------------------------------------------------------------

  readAlloca(): Instruction {
    const inalloca = this.acceptWord(INALLOCA);
    const swifterror = this.acceptWord(SWIFTERROR);
    const at = this.start;
    const allocatedType = this.parseType();
    if (NOT_IN_MEMORY.has(allocatedType.kind)) this.errorAt(at, "invalid type for alloca");
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
    if (sourceElementType.kind === "struct" && sourceElementType.fields.some(isScalable)) {
      this.errorAt(at, "getelementptr cannot target structure that contains scalable vector type");
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
}

/** Types whose values are nowhere in memory. */
const NOT_IN_MEMORY: ReadonlySet<string> = new Set(["function", "label", "metadata", "token", "x86_amx"]);

function isScalable(type: Type): boolean {
  if (type.kind === "array") return isScalable(type.element);
  return type.kind === "struct" ? type.fields.some(isScalable) : type.kind === "vector" && type.scalable;
}
